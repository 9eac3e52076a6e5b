//! Lots that were sold: the list, and what the chosen one brought each seller.

use eframe::egui::{Align, Grid, Label, Layout, RichText, Ui, Vec2};

use super::super::super::review::list;
use super::super::super::review::pages::Paged;
use super::super::super::table::column::{counts, numbers, words};
use super::super::super::table::{Cell, Column, Nothing};
use super::super::super::{Intent, Seen};
use super::{Draft, files, pictures, right_part, withdraw};
use crate::domain::lot::Partly;
use crate::domain::money::Money;
use crate::domain::time::UtcMs;
use crate::ledger::query::{LotSheet, Page, PageAfter};
use crate::ledger::rows::LotRow;
use crate::ledger::{Answer, Query};
use crate::shell::lots::LotOf;
use crate::shell::view::{ListName, View};
use crate::text::DeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Digits of a list's hash that are shown.
const HASH_SHOWN: usize = 12;

const COLUMNS: [Column<LotRow>; 6] = [
    words(
        || DeskMsg::ColLot,
        100.0,
        0,
        |_, row| Cell::words(row.sold.lot.as_str()),
    ),
    words(
        || DeskMsg::ColSoldOn,
        96.0,
        2,
        |_, row| Cell::words(row.sold.day.to_string()),
    ),
    words(
        || DeskMsg::ColBuyer,
        110.0,
        0,
        |_, row| Cell::words(row.sold.buyer.as_str()),
    ),
    counts(
        || DeskMsg::ColUnits,
        60.0,
        3,
        |_, row| Cell::count(row.sold.units),
    ),
    numbers(
        || DeskMsg::ColPrice,
        112.0,
        1,
        |seen, row| Cell::words(seen.words.money(row.sold.price)),
    ),
    words(
        || DeskMsg::ColState,
        98.0,
        0,
        |seen, row| Cell::words(state(seen, row)),
    ),
];
/// The place of the buyer among the columns.
const BUYER: usize = 2;

const NO_LOTS: Nothing = Nothing {
    icon: Icon::Liquidate,
    what: || DeskMsg::LotSoldNone,
    how: || DeskMsg::LotSoldNoneHow,
};

fn state(seen: &Seen, row: &LotRow) -> String {
    seen.say(match row.withdrawn {
        None => DeskMsg::LotStands,
        Some(_) => DeskMsg::LotWasWithdrawn,
    })
}

impl Paged for LotRow {
    type Filter = ();
    const LABEL: DeskMsg = DeskMsg::LotsSold;
    const COLUMNS: &'static [Column<Self>] = &COLUMNS;
    const GROWS: usize = BUYER;

    fn query((): &(), after: Option<PageAfter>) -> Query {
        Query::Lots(after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Lots(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        (self.sold_at, self.sold.lot.place())
    }
}

/// Draws the part into all of `ui`.
pub(super) fn sold_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    right_part(ui, "chosen lot", 0.5, |ui| {
        chosen_ui(ui, seen, draft, intents);
    });
    let of = list::Of {
        name: ListName::SoldLots,
        view: View::SoldLots,
        filter: &(),
        empty: NO_LOTS,
    };
    let selected = list::list_ui(ui, seen, &mut draft.sold, &of, intents);
    if let Some(row) = selected {
        draft.chosen = Some(row.sold.lot.clone());
        draft.withdrawing = None;
        draft.proceeds.clear();
    }
}

fn chosen_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let sheet = draft.chosen.as_ref().and_then(|number| {
        let query = Query::Lot(number.clone());
        intents.push(Intent::Ask(View::SoldLot, Box::new(query.clone())));
        match seen.answer(View::SoldLot, &query) {
            Some(Answer::Lot(sheet)) => sheet.as_deref(),
            Some(_) | None => None,
        }
    });
    let Some(sheet) = sheet else {
        let empty = EmptyState {
            icon: Icon::Liquidate,
            what: &seen.say(DeskMsg::LotChosenNone),
            how: &seen.say(DeskMsg::LotChosenNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    head_ui(ui, seen, sheet);
    pictures::frozen_ui(ui, seen, &sheet.lot);
    if sheet.row.withdrawn.is_none() {
        sellers_ui(ui, seen, sheet);
    }
    let of = LotOf::Sold(sheet.row.sold.lot.clone());
    files::files_ui(ui, seen, draft, Some(of), intents);
    if sheet.row.withdrawn.is_none() {
        withdraw::proceeds_ui(ui, seen, draft, &sheet.row.sold.lot, intents);
        withdraw::withdraw_ui(ui, seen, draft, &sheet.row.sold.lot, intents);
    }
}

fn head_ui(ui: &mut Ui, seen: &Seen, sheet: &LotSheet) {
    let row = &sheet.row;
    let sold = &row.sold;
    let number = RichText::new(sold.lot.as_str()).size(size::TITLE).strong();
    ui.label(number);
    let condition = match sold.condition {
        Some(grade) => DeskMsg::LotCondition { grade },
        None => DeskMsg::LotConditionNone,
    };
    let told = [
        Some(seen.words.money(sold.price)),
        Some(sold.buyer.clone()),
        Some(sold.day.to_string()),
        sold.reference.clone(),
        row.person.as_ref().map(ToString::to_string),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    ui.add(Label::new(RichText::new(told.join(" · ")).strong()).wrap());
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let hash: String = sold.list.to_string().chars().take(HASH_SHOWN).collect();
    let more = [
        seen.say(DeskMsg::LotTotals {
            units: sold.units,
            pallets: count(sold.pallets.len()),
        }),
        seen.say(condition),
        seen.term("lot-split", sold.split.code()),
        seen.words
            .say(&pictures::told(&sheet.lot, sold.pallets.len())),
        seen.say(DeskMsg::LotList { hash }),
    ];
    let more = RichText::new(more.join(" · ")).color(seen.theme.text_muted);
    ui.add(Label::new(more).wrap());
    if let Some((at, reason)) = &row.withdrawn {
        let text = seen.say(DeskMsg::LotWithdrawnAt {
            at: *at,
            reason: reason.clone(),
        });
        ui.add(Label::new(RichText::new(text).color(seen.theme.stop_text)).wrap());
    }
}

/// Draws what each seller gets.
fn sellers_ui(ui: &mut Ui, seen: &Seen, sheet: &LotSheet) {
    let currency = sheet.row.sold.price.currency;
    let money = |minor: i64| seen.words.money(Money { minor, currency });
    let brought = sheet
        .lot
        .proceeds(sheet.row.sold.price.minor, &sheet.row.told);
    let heads = [
        DeskMsg::ColSeller,
        DeskMsg::ColUnits,
        DeskMsg::ColRetail,
        DeskMsg::ColBrought,
    ];
    let right = |ui: &mut Ui, text: RichText| {
        let size = Vec2::new(space(30), size::CONTROL);
        let layout = Layout::right_to_left(Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_size(size);
            ui.label(text);
        });
    };
    Grid::new("sellers of a lot")
        .num_columns(heads.len())
        .spacing([space(2), 0.0])
        .show(ui, |ui| {
            for (place, head) in heads.into_iter().enumerate() {
                let text = RichText::new(seen.say(head)).color(seen.theme.text_muted);
                if place == 0 {
                    ui.label(text);
                } else {
                    right(ui, text);
                }
            }
            ui.end_row();
            for part in sheet.lot.by_seller(&brought) {
                let seller = part.seller.map(|seller| seller.to_string());
                ui.label(seller.unwrap_or_else(|| "–".to_owned()));
                right(ui, RichText::new(part.units.to_string()));
                let retail = match part.retail {
                    Partly { sum, unknown: 0 } => money(sum),
                    Partly { .. } => "–".to_owned(),
                };
                right(ui, RichText::new(retail));
                right(ui, RichText::new(money(part.brought)).strong());
                ui.end_row();
            }
        });
    ui.add_space(space(1));
}
