//! Shipments to China: consignments and their cartons, packed by scans; parties, goods and serial numbers.

mod carton;
mod cartons;
mod consignments;
mod fields;
mod forms;
mod goods;
mod layout;
mod numbers;
mod parties;
mod shipments;

use eframe::egui::Ui;

use super::super::{Intent, Seen, listening, table};
use crate::domain::codes::{ConsignmentNumber, ShipmentNumber};
use crate::text::ShipDeskMsg;
use crate::ui::theme::size::space;

pub use carton::{Act, Draft as CartonDraft, Measure, System};
pub use forms::{ConsignmentForm, Form, PalletForm, ShipmentForm};
pub use goods::{Draft as Goods, GoodsForm};
use layout::{Known, asked, head_ui, muted_ui, scrolled, shipments_ui, trouble_ui};
pub use numbers::Draft as Numbers;
pub use parties::{Draft as Parties, PartyForm};

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
