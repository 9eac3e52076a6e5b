//! Shipments to China: consignments and their cartons, packed by scans; parties, goods and serial numbers.

mod carton;
mod cartons;
mod consignments;
mod fields;
mod forms;
mod goods;
mod numbers;
mod parties;
mod shipments;

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::super::{Intent, Seen, listening, table};
use crate::domain::codes::{ConsignmentNumber, ShipmentNumber};
use crate::domain::party::Party;
use crate::ledger::query::{ConsignmentView, FreeCarton, ShipAnswer, ShipQuery, ShipmentView};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::{Message, ShipDeskMsg};
use crate::ui::theme::size::space;

pub use carton::Draft as CartonDraft;
pub use forms::{ConsignmentForm, Form, PalletForm, ShipmentForm};
pub use goods::Draft as Goods;
pub use numbers::Draft as Numbers;
pub use parties::Draft as Parties;

/// How much of the width the shipments take.
const SHIPMENTS_SHARE: f32 = 0.2;
/// How much of it the cartons take.
const CARTONS_SHARE: f32 = 0.5;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Which part is shown.
    pub part: Part,
    /// The chosen shipment.
    pub shipment: Option<ShipmentNumber>,
    /// The chosen consignment.
    pub consignment: Option<ConsignmentNumber>,
    /// What is done with the chosen carton.
    pub carton: CartonDraft,
    /// The form that is open.
    pub form: Form,
    /// What it hears of scans.
    pub ears: listening::Draft,
    /// What was said of the newest scan, where nothing was written.
    pub said: Option<ShipDeskMsg>,
    /// What was asked and waits for the second yes.
    pub sure: Sure,
    /// The table of the cartons.
    pub cartons: table::Draft,
    /// The parties.
    pub parties: Parties,
    /// Goods of a seller.
    pub goods: Goods,
    /// Serial numbers.
    pub numbers: Numbers,
}

/// A part of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Part {
    /// Shipments and what is in them.
    #[default]
    Shipments,
    /// Parties.
    Parties,
    /// Goods.
    Goods,
    /// Serial numbers of cartons.
    Numbers,
}

/// What was asked and waits for the second yes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Sure {
    /// Nothing.
    #[default]
    Nothing,
    /// To close the consignment.
    Close,
    /// To open it again, for this reason.
    Reopen(String),
    /// To let the shipment leave.
    Ship,
}

/// Draws shipments to China into all of `ui`.
pub fn china_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let parts = [
            (Part::Shipments, ShipDeskMsg::PartShipments),
            (Part::Parties, ShipDeskMsg::PartParties),
            (Part::Goods, ShipDeskMsg::PartGoods),
            (Part::Numbers, ShipDeskMsg::PartNumbers),
        ];
        for (part, word) in parts {
            ui.selectable_value(&mut draft.part, part, seen.say(word));
        }
    });
    match draft.part {
        Part::Shipments => shipments_ui(ui, seen, draft, intents),
        Part::Parties => parties::parties_ui(ui, seen, &mut draft.parties, intents),
        Part::Goods => goods::goods_ui(ui, seen, &mut draft.goods, intents),
        Part::Numbers => numbers::numbers_ui(ui, seen, &mut draft.numbers, intents),
    }
}

/// What the store says of what is chosen.
struct Known<'s> {
    /// The shipment.
    shipment: Option<&'s ShipmentView>,
    /// The consignment.
    consignment: Option<&'s ConsignmentView>,
    /// Cartons that are in none.
    free: &'s [FreeCarton],
    /// Firms.
    parties: &'s [Party],
}

fn shipments_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let known = known(seen, draft, intents);
    forms::done(seen, draft, &known);
    cartons::hear(seen, draft, &known, intents);
    let width = (ui.available_width() * SHIPMENTS_SHARE).floor();
    Panel::left("shipments")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "shipments list", |ui| {
                shipments::list_ui(ui, seen, draft, intents);
            });
        });
    let width = (ui.available_width() * CARTONS_SHARE / (1.0 - SHIPMENTS_SHARE)).floor();
    Panel::right("cartons of a consignment")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| match draft.form {
            Form::Nothing => cartons::cartons_ui(ui, seen, draft, &known, intents),
            Form::Shipment(_) | Form::Consignment(_) | Form::Pallet(_) => {
                scrolled(ui, "form of a shipment", |ui| {
                    forms::form_ui(ui, seen, draft, &known, intents);
                });
            }
        });
    scrolled(ui, "consignments", |ui| {
        consignments::consignments_ui(ui, seen, draft, &known, intents);
    });
}

fn scrolled(ui: &mut Ui, name: &'static str, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, add);
}

/// Asks a question of shipments and gives what is answered.
fn asked<'s>(
    seen: &'s Seen,
    view: View,
    query: ShipQuery,
    intents: &mut Vec<Intent>,
) -> Option<&'s ShipAnswer> {
    let query = Query::Ship(query);
    let answer = match seen.answer(view, &query) {
        Some(Answer::Ship(answer)) => Some(answer),
        Some(_) | None => None,
    };
    intents.push(Intent::Ask(view, Box::new(query)));
    answer
}

fn known<'s>(seen: &'s Seen, draft: &Draft, intents: &mut Vec<Intent>) -> Known<'s> {
    let today = seen.zone.day(seen.now);
    let mut ask = |view, query| asked(seen, view, query, intents);
    let shipment = draft.shipment.clone().and_then(|number| {
        match ask(View::Shipment, ShipQuery::Shipment(number, today)) {
            Some(ShipAnswer::Shipment(view)) => view.as_deref(),
            Some(_) | None => None,
        }
    });
    let consignment = draft.consignment.clone().and_then(|number| {
        match ask(View::Consignment, ShipQuery::Consignment(number, today)) {
            Some(ShipAnswer::Consignment(view)) => view.as_deref(),
            Some(_) | None => None,
        }
    });
    let free: &[FreeCarton] = match ask(View::FreeCartons, ShipQuery::FreeCartons) {
        Some(ShipAnswer::FreeCartons(cartons)) => cartons,
        Some(_) | None => &[],
    };
    let parties: &[Party] = match ask(View::Parties, ShipQuery::Parties(None)) {
        Some(ShipAnswer::Parties(parties)) => parties,
        Some(_) | None => &[],
    };
    Known {
        shipment,
        consignment,
        free,
        parties,
    }
}

/// Draws a heading of a part of the desk.
fn head_ui(ui: &mut Ui, seen: &Seen, word: impl Into<Message>) {
    use crate::ui::theme::size;
    use eframe::egui::{Label, RichText};
    let text = RichText::new(seen.say(word)).size(size::STRONG).strong();
    ui.add(Label::new(text).wrap());
}

/// Draws a note.
fn muted_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    use eframe::egui::{Label, RichText};
    let text = RichText::new(text).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// Draws what is wrong.
fn trouble_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    use eframe::egui::{Label, RichText};
    let text = RichText::new(text).color(seen.theme.stop_text);
    ui.add(Label::new(text).wrap());
}
