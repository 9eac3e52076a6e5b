//! Shipments to China: consignments and their cartons, packed by scans; parties, goods and serial numbers.

mod carton;
mod cartons;
mod consignments;
mod exports;
mod fields;
mod finding_goes;
mod forms;
mod goods;
mod layout;
mod numbers;
mod panes;
mod papers;
mod parties;
mod planner;
mod preflight;
mod propose;
mod propose_boxes;
mod screening;
mod seal;
mod sheet;
mod shipments;
mod templates;

use eframe::egui::Ui;

use super::super::{Intent, Seen, listening, table};
use crate::domain::codes::{ConsignmentNumber, ShipmentNumber};
use crate::text::{Message, PlannerMsg, SheetMsg, ShipDeskMsg};
use crate::ui::theme::size::space;

pub use carton::{Act, Draft as CartonDraft, Measure, System};
pub use consignments::Sure;
pub use exports::Draft as Exports;
pub use forms::{ConsignmentForm, Form, PalletForm, ShipmentForm};
pub use goods::{Draft as Goods, GoodsForm};
use layout::{Known, asked, head_ui, muted_ui, scrolled, shipments_ui, trouble_ui};
pub use numbers::Draft as Numbers;
pub use panes::{Pane, Way};
pub use papers::Draft as Papers;
pub use parties::{Draft as Parties, PartyForm};
pub use planner::Draft as Planner;
pub use preflight::{Came, Draft as Preflight, SignForm};
pub use propose::{Draft as Propose, Shown as ProposeShown};
pub use propose_boxes::BoxForm;
pub use screening::Draft as Screening;
pub use templates::{Draft as Templates, TemplateForm};

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
    /// Cartons that are proposed.
    pub propose: Propose,
    /// The table of the cartons.
    pub cartons: table::Draft,
    /// Which pane of the chosen consignment is shown.
    pub pane: Pane,
    /// Its pre-flight.
    pub preflight: Preflight,
    /// Its papers.
    pub papers: Papers,
    /// The lines of export papers for its units.
    pub exports: Exports,
    /// The other screen that was asked for.
    pub way: Option<Way>,
    /// The parties.
    pub parties: Parties,
    /// Goods of a seller.
    pub goods: Goods,
    /// Serial numbers.
    pub numbers: Numbers,
    /// Column layouts of papers.
    pub templates: Templates,
    /// The planner.
    pub planner: Planner,
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
    /// Column layouts of papers.
    Templates,
    /// What goes now and what can wait.
    Planner,
}

/// Draws shipments to China into all of `ui`.
pub fn china_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let parts = [
            (Part::Shipments, Message::from(ShipDeskMsg::PartShipments)),
            (Part::Parties, ShipDeskMsg::PartParties.into()),
            (Part::Goods, ShipDeskMsg::PartGoods.into()),
            (Part::Numbers, ShipDeskMsg::PartNumbers.into()),
            (Part::Templates, SheetMsg::PartTemplates.into()),
            (Part::Planner, PlannerMsg::Part.into()),
        ];
        for (part, word) in parts {
            ui.selectable_value(&mut draft.part, part, seen.say(word));
        }
    });
    match draft.part {
        Part::Shipments => shipments_ui(ui, seen, draft, intents),
        Part::Parties => parties::parties_ui(ui, seen, &mut draft.parties, intents),
        Part::Goods => {
            let of = draft.consignment.as_ref();
            goods::goods_ui(ui, seen, (&mut draft.goods, of), intents);
        }
        Part::Numbers => numbers::numbers_ui(ui, seen, &mut draft.numbers, intents),
        Part::Templates => templates::templates_ui(ui, seen, &mut draft.templates, intents),
        Part::Planner => planner::planner_ui(ui, seen, &mut draft.planner, intents),
    }
}
