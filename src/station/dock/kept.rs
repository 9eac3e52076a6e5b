//! What is kept of the dock's work, and the way back from it after a restart.

use std::sync::Arc;

use crate::ledger::Query;
use crate::ledger::draft::DraftDock;
use crate::scan::Reading;
use crate::station::context::Context;
use crate::station::step::Step;

use super::machine::look_for_loads;
use super::step::Dock;
use super::work::{NewLoad, Then};

/// Gives what is kept of the dock.
pub(in crate::station) fn draft(dock: &Dock) -> DraftDock {
    match dock {
        Dock::Entering(_) | Dock::Load(_) | Dock::Taking(..) => DraftDock::NoLoad,
        Dock::Number(new) | Dock::Opening(_, new, _) => DraftDock::Number {
            load: new.load,
            name: new.name.clone(),
            keyed: new.keyed,
        },
        Dock::Parcels(load)
        | Dock::Looking(_, load, _)
        | Dock::Odd(load, ..)
        | Dock::Docking(_, load, _)
        | Dock::Undoing(_, load) => DraftDock::Parcels(load.load),
        Dock::Close(load, keyed) | Dock::Closing(_, load, keyed) => {
            DraftDock::Closing(load.load, *keyed)
        }
    }
}

/// The scan that a person has not answered for yet.
pub(in crate::station) fn unanswered(dock: &Dock) -> Option<&Arc<Reading>> {
    if let Dock::Odd(_, reading, _) = dock {
        Some(reading)
    } else {
        None
    }
}

/// After the badge: the same load again, as far as the disk has not gone on.
pub(in crate::station) fn resume(
    draft: DraftDock,
    scan: Option<Arc<Reading>>,
    context: &mut Context,
) -> Step {
    let dock = match draft {
        DraftDock::NoLoad => look_for_loads(context),
        DraftDock::Number { load, name, keyed } => Dock::Number(NewLoad { load, name, keyed }),
        DraftDock::Parcels(load) => {
            Dock::Taking(context.ask(Query::Load(load)), Then::Parcels(scan))
        }
        DraftDock::Closing(load, keyed) => {
            Dock::Taking(context.ask(Query::Load(load)), Then::Close(keyed))
        }
    };
    Step::Dock(Box::new(dock))
}
