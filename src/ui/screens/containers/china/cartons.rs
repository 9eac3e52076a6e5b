//! The cartons of the chosen consignment, what scans do here, and free cartons to join.

use std::sync::Arc;

use eframe::egui::{Button, RichText, ScrollArea, TextEdit, Ui, Vec2};

use super::super::super::export::strip;
use super::super::super::table::column::{counts, numbers, words};
use super::super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::{Draft, Known, Pane, carton, muted_ui, propose};
use crate::domain::consignment::ConsignedCarton;
use crate::domain::shipment::centimetres;
use crate::ledger::Query;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::ShipQuery;
use crate::shell::packing::{PackDesk, PackScan};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, Message, ShipDeskMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// Free cartons that are offered.
const FREE_SHOWN: usize = 12;

const COLUMNS: [Column<ConsignedCarton>; 7] = [
    numbers(
        || DeskMsg::ColShipNumber,
        66.0,
        2,
        |_, of| Cell::count(of.number),
    ),
    words(
        || DeskMsg::ColCarton,
        72.0,
        0,
        |_, of| Cell::words(of.container.as_str()),
    ),
    counts(
        || DeskMsg::ColUnits,
        64.0,
        1,
        |_, of| Cell::count(u32::try_from(of.units.len()).unwrap_or(u32::MAX)),
    ),
    words(
        || DeskMsg::ColShipGross,
        84.0,
        1,
        |seen, of| Cell::maybe(of.measure.map(|measure| seen.words.weight(measure.gross))),
    ),
    words(
        || DeskMsg::ColShipSides,
        116.0,
        4,
        |_, of| Cell::maybe(of.measure.map(|measure| centimetres(measure.sides))),
    ),
    words(
        || DeskMsg::ColPallet,
        56.0,
        5,
        |_, of| Cell::maybe(of.pallet.as_ref()),
    ),
    words(
        || DeskMsg::ColShipSscc,
        168.0,
        3,
        |_, of| Cell::maybe(of.sscc.as_ref().map(|sscc| sscc.digits().to_owned())),
    ),
];
/// The place of the carton's name among the columns.
const CARTON: usize = 1;

const NO_CARTONS: Nothing = Nothing {
    icon: Icon::ShipChina,
    what: || DeskMsg::ShipCartonsNone,
    how: || DeskMsg::ShipCartonsNoneHow,
};

/// Takes what was scanned.
pub(super) fn hear(seen: &Seen, draft: &mut Draft, known: &Known<'_>, intents: &mut Vec<Intent>) {
    for heard in draft.ears.hear(seen, intents) {
        // What a scan came to stands there.
        draft.pane = Pane::Cartons;
        let chosen = draft.carton.chosen.clone();
        let desk = PackDesk {
            consignment: known.consignment,
            carton: chosen.as_ref(),
            free: known.free,
        };
        draft.said = None;
        let text = heard.text.clone();
        match desk.means(&heard) {
            PackScan::Choose(container) => draft.carton.choose(container),
            PackScan::Join(container, command) => {
                draft.carton.choose(container);
                intents.push(Intent::CommandOfScan(text, Box::new(command)));
            }
            PackScan::Pack(_, command) => {
                intents.push(Intent::CommandOfScan(text, Box::new(command)));
            }
            PackScan::Said(said) => draft.said = Some(said),
        }
    }
}

/// Steps of the grid that the table of cartons has at least.
const TABLE_ROOM: u8 = 44;
/// Steps of the grid that what is above it has at least.
const CHOSEN_ROOM: u8 = 10;

pub(super) fn cartons_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    if draft.propose.shown != propose::Shown::Cartons {
        propose::propose_ui(ui, seen, draft, known, intents);
        return;
    }
    scans_ui(ui, seen, draft, intents);
    propose::begin_ui(ui, seen, draft, known, intents);
    if draft.carton.act != carton::Act::Nothing {
        // A form takes the room.
        super::scrolled(ui, "chosen carton", |ui| {
            free_ui(ui, seen, draft, known, intents);
            carton::carton_ui(ui, seen, &mut draft.carton, known, intents);
        });
        return;
    }
    // The table keeps its room; what is above it scrolls.
    let most = (ui.available_height() - space(TABLE_ROOM)).max(space(CHOSEN_ROOM));
    ScrollArea::vertical()
        .id_salt("carton above the table")
        .max_height(most)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            free_ui(ui, seen, draft, known, intents);
            carton::carton_ui(ui, seen, &mut draft.carton, known, intents);
        });
    let Some(view) = known.consignment else {
        return;
    };
    let today = seen.zone.day(seen.now);
    let query = ShipQuery::Consignment(view.row.terms.consignment.clone(), today);
    let answer = seen.answered(View::Consignment, &Query::Ship(query));
    let rows: Vec<&ConsignedCarton> = view.consignment.cartons.iter().collect();
    let list = List {
        name: ListName::ShipCartons,
        label: DeskMsg::ShipCartons,
        columns: &COLUMNS,
        grows: CARTON,
        rows: &rows,
        key: |_, of: &ConsignedCarton| RowKey::Name(of.container.to_string()),
        stamp: Stamp {
            answer: answer.map(Arc::clone),
            number: 0,
        },
        whole: Whole::All,
        empty: NO_CARTONS,
    };
    let touched = table_ui(ui, seen, &mut draft.cartons, &list, intents);
    if let Some(of) = touched.selected.and_then(|row| rows.get(row)) {
        draft.carton.choose(of.container.clone());
        draft.said = None;
    }
}

/// Draws what scans do here, a field for a code that is typed, and what the newest scan came to.
fn scans_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ShipDeskMsg::ScanHow));
        let field = TextEdit::singleline(&mut draft.ears.typed)
            .hint_text(seen.say(ShipDeskMsg::ScanHint))
            .desired_width(space(44));
        let response = ui.add(field).labelled_by(label.id);
        let entered =
            response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
        let code = draft.ears.typed.trim().to_owned();
        if entered && !code.is_empty() {
            intents.push(Intent::Scan(code));
            draft.ears.typed.clear();
        }
    });
    if let Some(said) = &draft.said {
        let text = seen.say(said.clone());
        strip(ui, seen, BannerState::Need, DeskMsg::LampNeed, &text);
        return;
    }
    let Some(answer) = &seen.ear.answer else {
        return;
    };
    let (state, word, text): (BannerState, Message, String) = match &answer.refused {
        None => {
            let code = answer.text.clone();
            let text = seen.say(ShipDeskMsg::Packed { code });
            (BannerState::Saved, DeskMsg::LampSaved.into(), text)
        }
        Some(why) => {
            let text = format!("{}: {}", answer.text, seen.say(why.clone()));
            (BannerState::Stop, DeskMsg::LampStop.into(), text)
        }
    };
    strip(ui, seen, state, word, &text);
}

/// Draws cartons that are in no consignment, to be joined.
fn free_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let open = known.consignment.filter(|view| view.row.closed.is_none());
    let Some(view) = open else {
        return;
    };
    let importer = view.consignment.parties.importer.as_ref();
    let may = |seller: Option<&_>| match (importer, seller) {
        (Some(party), Some(seller)) => party.imports_for(seller),
        (None, _) | (_, None) => false,
    };
    if known.free.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::FreeNone));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        ui.label(seen.say(ShipDeskMsg::Free));
        for of in known.free.iter().take(FREE_SHOWN) {
            let seller = of.seller.as_ref();
            let seller_word = seller.map_or("–", |seller| seller.as_str());
            let word = format!("+ {} · {seller_word} · {}", of.name(), of.count.units);
            let button = Button::new(RichText::new(word));
            let enabled = may(seller) && seen.face.person.is_some();
            if ui.add_enabled(enabled, button).clicked() {
                draft.carton.choose(of.name().clone());
                intents.push(command(ShipCommand::JoinCarton {
                    container: of.name().clone(),
                    consignment: view.row.terms.consignment.clone(),
                    pallet: None,
                }));
            }
        }
        let more = known.free.len().saturating_sub(FREE_SHOWN);
        if let Some(count) = u32::try_from(more).ok().filter(|count| *count > 0) {
            muted_ui(ui, seen, &seen.say(ShipDeskMsg::FreeMore { count }));
        }
    });
}
