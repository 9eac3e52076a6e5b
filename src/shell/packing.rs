//! What a scan means at the desk of shipments: a carton's label chooses it or joins it, a unit's tag packs it.

use crate::domain::codes::{ContainerName, UnitTag};
use crate::domain::container::ContainerKind;
use crate::ledger::Command;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{ConsignmentView, FreeCarton};
use crate::text::ShipDeskMsg;

use super::listen::Heard;

/// What the desk has before it when something is scanned.
#[derive(Clone, Copy, Default)]
pub struct PackDesk<'a> {
    /// The consignment that is shown.
    pub consignment: Option<&'a ConsignmentView>,
    /// The carton that is chosen.
    pub carton: Option<&'a ContainerName>,
    /// Cartons with units in them that are in no consignment.
    pub free: &'a [FreeCarton],
}

/// What a scan means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PackScan {
    /// This carton is packed from here on.
    Choose(ContainerName),
    /// The same, and it comes into the consignment.
    Join(ContainerName, Command),
    /// A unit goes into the chosen carton.
    Pack(UnitTag, Command),
    /// Nothing: this is said.
    Said(ShipDeskMsg),
}

impl PackDesk<'_> {
    /// Says what a scan means. Whether it is allowed is for the rule to say.
    pub fn means(&self, heard: &Heard) -> PackScan {
        if let Some(container) = self.carton_of(heard) {
            return self.carton(container);
        }
        let Some(tag) = heard.tag() else {
            let code = heard.text.clone();
            return PackScan::Said(ShipDeskMsg::NotForPacking { code });
        };
        let Some(container) = self.carton.cloned() else {
            return PackScan::Said(ShipDeskMsg::CartonFirst);
        };
        let open = self.consignment.filter(|view| view.row.closed.is_none());
        let command = ShipCommand::Pack {
            tags: vec![tag.clone()],
            container,
            consignment: open.map(|view| view.row.terms.consignment.clone()),
        };
        PackScan::Pack(tag, Command::Ship(command))
    }

    fn carton(&self, container: ContainerName) -> PackScan {
        if container.kind() != ContainerKind::Carton {
            return PackScan::Said(ShipDeskMsg::NoCarton { container });
        }
        let is_free = self.free.iter().any(|of| *of.name() == container);
        match self.consignment {
            Some(view) if is_free && view.row.closed.is_none() => {
                let command = ShipCommand::JoinCarton {
                    container: container.clone(),
                    consignment: view.row.terms.consignment.clone(),
                    pallet: None,
                };
                PackScan::Join(container, Command::Ship(command))
            }
            Some(_) | None => PackScan::Choose(container),
        }
    }

    /// Gives the carton whose label was scanned: by its name, or by its SSCC where the desk shows it.
    fn carton_of(&self, heard: &Heard) -> Option<ContainerName> {
        if let Some(container) = heard.container() {
            return Some(container);
        }
        let keys = heard.keys();
        let is_it = |digits: &str| {
            keys.iter().any(|key| {
                key.trim_start_matches("(00)") == digits || key == &format!("00{digits}")
            })
        };
        let inside = self.consignment.iter();
        let inside = inside.flat_map(|view| &view.consignment.cartons);
        let inside = inside.map(|carton| (&carton.container, carton.sscc.as_ref()));
        let free = self.free.iter();
        let free = free.map(|of| (of.name(), of.carton.sscc.as_ref()));
        let mut known = inside.chain(free);
        let found = known.find(|(_, sscc)| sscc.is_some_and(|sscc| is_it(sscc.digits())));
        found.map(|(container, _)| container.clone())
    }
}
