//! Containers and what is in them; the manifest of the cartons to China; lots of pallets.

pub mod china;
mod chosen;
pub mod leaving;
mod list;
pub mod lots;
mod manifest;
mod open;
pub mod outgoing;
pub mod resale;
mod tab;

use eframe::egui::{ModifierNames, Ui};

use super::review::list as list_of_units;
use super::review::units::OF_CONTAINER;
use super::{Intent, Seen, export, table};
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::ledger::rows::UnitRow;
use crate::station::resale::ResaleMode;
use crate::text::{DeskMsg, LeavingMsg, PlacesMsg, ShipDeskMsg};
use crate::ui::theme::size::space;

pub use tab::{Asked, Tab};

/// What the screen keeps.
pub struct Draft {
    /// Which half is shown.
    pub tab: Tab,
    /// The kind the list is narrowed to.
    pub kind: Option<ContainerKind>,
    /// The container whose contents are shown.
    pub chosen: Option<ContainerName>,
    /// The container that was asked to be sealed and waits for the second yes.
    pub sealing: Option<ContainerName>,
    /// What is chosen about a container that leaves.
    pub leaving: leaving::Draft,
    /// Draft of a new container.
    pub open: open::Draft,
    /// The units of the chosen container, page by page.
    pub units: list_of_units::Draft<UnitRow>,
    /// The table of the containers.
    pub list: table::Draft,
    /// The table of the manifest's lines.
    pub lines: table::Draft,
    /// Cartons of the manifest; empty means every carton in use.
    pub cartons: Vec<ContainerName>,
    /// Where the manifest is written.
    pub export: export::Draft,
    /// The lots.
    pub lots: lots::Draft,
    /// What leaves one by one.
    pub outgoing: outgoing::Draft,
    /// Whether a person goes elsewhere from here.
    pub asked: Asked,
    /// Resale.
    pub resale: resale::Draft,
    /// Shipments to China.
    pub china: china::Draft,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            tab: Tab::default(),
            kind: None,
            chosen: None,
            sealing: None,
            leaving: leaving::Draft::default(),
            open: open::Draft::default(),
            units: list_of_units::Draft::without(&OF_CONTAINER),
            list: table::Draft::default(),
            lines: table::Draft::default(),
            cartons: Vec::new(),
            export: export::Draft::default(),
            lots: lots::Draft::default(),
            outgoing: outgoing::Draft::default(),
            asked: Asked::Nothing,
            resale: resale::Draft::default(),
            china: china::Draft::default(),
        }
    }
}

impl Draft {
    /// Gives what the resale desk does with scans while this screen shows; none where they are the
    /// bench's.
    pub fn resale_mode(&self, seen: &Seen) -> Option<ResaleMode> {
        match self.tab {
            Tab::Resale => self.resale.mode(seen),
            Tab::List | Tab::Manifest | Tab::Lots | Tab::Leaving | Tab::China => None,
        }
    }
}

/// Draws the screen into all of `ui`.
pub fn containers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let tabs = [
            (Tab::List, DeskMsg::ContainersTab),
            (Tab::Manifest, DeskMsg::ManifestTab),
            (Tab::Lots, DeskMsg::LotsTab),
            (Tab::Resale, DeskMsg::ResaleTab),
        ];
        for (tab, word) in tabs {
            ui.selectable_value(&mut draft.tab, tab, seen.say(word));
        }
        let word = seen.say(ShipDeskMsg::Tab);
        ui.selectable_value(&mut draft.tab, Tab::China, word);
        let word = seen.say(LeavingMsg::Tab);
        ui.selectable_value(&mut draft.tab, Tab::Leaving, word);
        let key = super::Place::PLACES_KEY.format(&ModifierNames::NAMES, false);
        let word = format!("{}  {key}", seen.say(PlacesMsg::Nav));
        if ui.button(word).clicked() {
            draft.asked = Asked::Places;
        }
    });
    match draft.tab {
        Tab::List => list::list_ui(ui, seen, draft, intents),
        Tab::Manifest => manifest::manifest_ui(ui, seen, draft, intents),
        Tab::Lots => lots::lots_ui(ui, seen, &mut draft.lots, intents),
        Tab::Leaving => outgoing::outgoing_ui(ui, seen, &mut draft.outgoing, intents),
        Tab::Resale => resale::resale_ui(ui, seen, &mut draft.resale, intents),
        Tab::China => {
            china::china_ui(ui, seen, &mut draft.china, intents);
            if let Some(way) = draft.china.way.take() {
                draft.asked = Asked::Way(way);
            }
        }
    }
}
