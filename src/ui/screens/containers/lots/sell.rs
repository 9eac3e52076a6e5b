//! Pallets that may go: which are in the lot, what stays out and why, what the lot comes to.

use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, Ui, Vec2};

use super::super::super::table::column::words;
use super::super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::super::{Intent, Seen};
use super::{Draft, files, narrowed, pictures, reopen, right_part, sale};
use crate::domain::codes::ContainerName;
use crate::domain::lot::{LotLevel, LotWhy, Partly};
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::ledger::query::{LotAsked, LotNote, LotView};
use crate::ledger::{Answer, Query};
use crate::shell::claims;
use crate::shell::listen::Listening;
use crate::shell::lots::LotOf;
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// How much of the width the sale takes: what is to be done with goods that stay out wants more.
const SALE_SHARE: f32 = 0.4;

/// Draws the part into all of `ui`.
pub(super) fn sell_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let currency = draft.sale.currency();
    let all = query(seen, Vec::new(), currency);
    intents.push(Intent::Ask(View::LotPallets, Box::new(all.clone())));
    let answer = seen.answered(View::LotPallets, &all);
    let Some(Answer::LotView(whole)) = answer.map(Arc::as_ref) else {
        return;
    };
    draft.pallets.retain(|name| is_here(whole, name));
    if whole.pallets.is_empty() {
        let empty = EmptyState {
            icon: Icon::Liquidate,
            what: &seen.say(DeskMsg::LotPalletsNone),
            how: &seen.say(DeskMsg::LotPalletsNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        sale::end(seen, draft, intents);
        return;
    }
    let lot = query(seen, draft.pallets.clone(), currency);
    let mut chosen = None;
    if !draft.pallets.is_empty() {
        intents.push(Intent::Ask(View::Lot, Box::new(lot.clone())));
        if let Some(Answer::LotView(view)) = seen.answer(View::Lot, &lot) {
            chosen = Some(view.as_ref());
        }
    }
    right_part(ui, "sale of a lot", SALE_SHARE, |ui| {
        if let Some(view) = chosen {
            totals_ui(ui, seen, view);
        }
        pictures::pictures_ui(ui, seen, draft, whole, intents);
        ui.add_space(space(2));
        sale::sale_ui(ui, seen, draft, chosen, intents);
        ui.add_space(space(2));
        let of = chosen.map(|_| LotOf::Pallets(draft.pallets.clone(), currency));
        files::files_ui(ui, seen, draft, of, intents);
    });
    scanned_ui(ui, seen, draft, whole, intents);
    narrowed::narrowed_ui(ui, seen, draft, whole);
    pallets_ui(ui, seen, draft, whole);
    reopen::reopen_ui(ui, seen, draft, whole, intents);
    notes_ui(ui, seen, draft, (answer, whole), intents);
}

pub(super) fn query(seen: &Seen, pallets: Vec<ContainerName>, currency: Currency) -> Query {
    let today = seen.zone.day(seen.now);
    Query::LotView(LotAsked {
        pallets,
        currency,
        today,
        claims_from: Some(claims::days(today).open_from),
    })
}

fn is_here(whole: &LotView, name: &ContainerName) -> bool {
    let mut pallets = whole.pallets.iter();
    pallets.any(|count| &count.row.container == name)
}

/// Takes a pallet whose label was scanned into the lot, whatever has focus; says of one that may not go.
fn scanned_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    whole: &LotView,
    intents: &mut Vec<Intent>,
) {
    for heard in draft.ears.hear_as(Listening::LotPallets, seen, intents) {
        let Some(container) = heard.container() else {
            continue;
        };
        let may_go = is_here(whole, &container) && whole.refused_on(&container).next().is_none();
        draft.scanned_out = (!may_go).then(|| container.clone());
        if may_go && !draft.pallets.contains(&container) {
            toggle(&mut draft.pallets, container);
            draft.sale.sure = sale::Sure::No;
        }
    }
    let said = match &draft.scanned_out {
        Some(container) => RichText::new(seen.say(DeskMsg::LotScanOut {
            container: container.clone(),
        }))
        .color(seen.theme.stop_text),
        None => RichText::new(seen.say(DeskMsg::LotScanHow)).color(seen.theme.text_muted),
    };
    ui.add(Label::new(said).wrap());
}

/// Draws each pallet to be taken into the lot; those with a unit that stays out wait.
fn pallets_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, whole: &LotView) {
    let mut may_go = Vec::new();
    let before = draft.pallets.clone();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for count in &whole.pallets {
            let container = count.row.container.clone();
            if !narrowed::is_within(whole, &container, draft) {
                continue;
            }
            let units = count.units;
            if whole.refused_on(&container).next().is_some() {
                let word = seen.say(DeskMsg::LotPalletOut { container, units });
                ui.add_enabled(false, Button::selectable(false, word));
                continue;
            }
            may_go.push(container.clone());
            let is_chosen = draft.pallets.contains(&container);
            let word = seen.say(DeskMsg::LotPallet {
                container: container.clone(),
                units,
            });
            if ui.add(Button::selectable(is_chosen, word)).clicked() {
                toggle(&mut draft.pallets, container);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        let all = Button::new(seen.say(DeskMsg::LotsTakeAll));
        if ui.add_enabled(!may_go.is_empty(), all).clicked() {
            draft.pallets.clone_from(&may_go);
        }
        let none = Button::new(seen.say(DeskMsg::LotsTakeNone));
        if ui.add_enabled(!draft.pallets.is_empty(), none).clicked() {
            draft.pallets.clear();
        }
        reopen::begin_ui(ui, seen, draft, whole);
    });
    if draft.pallets != before {
        draft.sale.sure = sale::Sure::No;
    }
}

fn toggle(pallets: &mut Vec<ContainerName>, name: ContainerName) {
    match pallets.iter().position(|of| *of == name) {
        Some(at) => {
            pallets.remove(at);
        }
        None => {
            pallets.push(name);
            pallets.sort();
        }
    }
}

/// Draws what the lot comes to.
fn totals_ui(ui: &mut Ui, seen: &Seen, view: &LotView) {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let totals = seen.say(DeskMsg::LotTotals {
        units: count(view.lot.units.len()),
        pallets: count(view.pallets.len()),
    });
    let Partly { sum, unknown } = view.lot.retail();
    let amount = Money {
        minor: sum,
        currency: view.lot.currency,
    };
    let retail = match unknown {
        0 => DeskMsg::LotRetail { amount },
        unknown => DeskMsg::LotRetailPartly { amount, unknown },
    };
    let Partly { sum, unknown } = view.lot.weight();
    let weight = Grams(u32::try_from(sum).unwrap_or(u32::MAX));
    let weight = match unknown {
        0 => DeskMsg::LotWeight { weight },
        unknown => DeskMsg::LotWeightPartly { weight, unknown },
    };
    let condition = match view.lot.condition() {
        Some(grade) => DeskMsg::LotCondition { grade },
        None => DeskMsg::LotConditionNone,
    };
    let said = [retail, weight, condition].map(|message| seen.say(message));
    let pictured = seen
        .words
        .say(&pictures::told(&view.lot, view.pallets.len()));
    let text = [totals].into_iter().chain(said).chain([pictured]);
    let text = text.collect::<Vec<_>>();
    let text = RichText::new(text.join(" · ")).size(size::STRONG).strong();
    ui.add(Label::new(text).wrap());
    if view.beyond > 0 {
        let count = view.beyond;
        let text = seen.say(DeskMsg::LotBeyond { count });
        ui.add(Label::new(RichText::new(text).color(seen.theme.stop_text)).wrap());
    }
}

const NOTES: [Column<LotNote>; 5] = [
    words(
        || DeskMsg::ColPallet,
        66.0,
        1,
        |_, note| Cell::words(note.pallet.as_str()),
    ),
    words(
        || DeskMsg::ColUnitTag,
        132.0,
        0,
        |_, note| Cell::words(note.tag.as_str()),
    ),
    words(
        || DeskMsg::ColSeller,
        70.0,
        2,
        |_, note| Cell::maybe(note.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColWhy,
        176.0,
        0,
        |seen, note| Cell::words(said(seen, note, "gate", "lot-rule")),
    ),
    words(
        || DeskMsg::ColToDo,
        160.0,
        0,
        |seen, note| Cell::words(said(seen, note, "gate-opens", "lot-rule-opens")),
    ),
];
/// The place of what to do among the columns.
const TO_DO: usize = 4;

fn said(seen: &Seen, note: &LotNote, gate: &str, rule: &str) -> String {
    let text = match &note.why {
        LotWhy::Gate(code) => seen.term(gate, code),
        LotWhy::Rule(code) => seen.term(rule, code),
    };
    match note.level {
        LotLevel::Refused => text,
        LotLevel::Warned => format!("({text})"),
    }
}

const NO_NOTES: Nothing = Nothing {
    icon: Icon::Liquidate,
    what: || DeskMsg::LotNotesNone,
    how: || DeskMsg::LotNotesNoneHow,
};

fn notes_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (answer, whole): (Option<&Arc<Answer>>, &LotView),
    intents: &mut Vec<Intent>,
) {
    let rows: Vec<&LotNote> = whole.notes.iter().collect();
    let list = List {
        name: ListName::LotNotes,
        label: DeskMsg::LotNotes,
        columns: &NOTES,
        grows: TO_DO,
        rows: &rows,
        key: |place, note: &LotNote| RowKey::Name(format!("{} {place}", note.tag)),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: Whole::All,
        empty: NO_NOTES,
    };
    table_ui(ui, seen, &mut draft.notes, &list, intents);
}
