//! What happens goes to the step in hand; the bench's machine hands it over.

use std::sync::Arc;

use crate::domain::codes::CommandWord;
use crate::domain::limits::OPEN_LOADS_DAYS;
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::ledger::{Answer, Query};
use crate::scan::Reading;
use crate::station::context::Context;
use crate::station::event::Key;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::station::step::Step;
use crate::text::{BenchMsg, DockMsg, LoadName};

use super::step::Dock;
use super::{at_close, at_load, at_parcels};

/// Tells whether a scan is the command that leads to the dock and back.
pub(in crate::station) fn is_command(reading: &Reading) -> bool {
    reading.candidates.first().is_some_and(|best| {
        best.kind == CodeKind::Command
            && best.check != CheckVerdict::Bad
            && CommandWord::parse(&best.key) == Some(CommandWord::Dock)
    })
}

/// Goes to the dock when nothing is in hand at the bench, or back to the bench.
pub(in crate::station) fn toggle(step: Step, context: &mut Context) -> Step {
    match step {
        Step::Dock(dock) => leave(&dock, context),
        Step::Ready => Step::Dock(Box::new(enter(context))),
        Step::SignIn(_) => {
            context.refuse("nobody_signed_in", BenchMsg::ScanBadge);
            step
        }
        Step::Halted => {
            context.refuse("store_stopped", BenchMsg::StoreStopped);
            step
        }
        Step::Choosing(..)
        | Step::Ending(..)
        | Step::Odd(..)
        | Step::Opened(_)
        | Step::Naming(..)
        | Step::Binding(..)
        | Step::Checking(..)
        | Step::Proposing(..)
        | Step::Unseen(..)
        | Step::EmptyConfirm(_)
        | Step::Shelving(..)
        | Step::Differing(..)
        | Step::Aside(..)
        | Step::Whose(..)
        | Step::Places(_)
        | Step::UndoTag(..) => {
            context.refuse("end_parcel_first", DockMsg::EndParcelFirst);
            step
        }
        Step::SigningIn(..)
        | Step::Enrolling(..)
        | Step::Recalling(..)
        | Step::Looking(..)
        | Step::Receiving(..)
        | Step::Resuming(..)
        | Step::TagLooking(..)
        | Step::Saving(..)
        | Step::Closing(..)
        | Step::ShelfSaving(..)
        | Step::Writing(..)
        | Step::ElsewhereLooking(..)
        | Step::SlipLooking(..)
        | Step::EndLooking(..)
        | Step::NumberLooking(..)
        | Step::SellersLooking(..)
        | Step::Undoing(..) => step,
    }
}

/// Asks which loads were left open; what is shown stays.
pub(super) fn look_for_loads(context: &mut Context) -> Dock {
    let back = i64::try_from(OPEN_LOADS_DAYS).unwrap_or(i64::MAX);
    let since = context.now.day.plus_days(-back);
    Dock::Entering(context.ask(Query::OpenLoads(since)))
}

fn enter(context: &mut Context) -> Dock {
    context.shown = None;
    look_for_loads(context)
}

/// Back to the bench. An open load stays open and says so.
fn leave(dock: &Dock, context: &mut Context) -> Step {
    context.shown = None;
    if let Some(load) = dock.load() {
        let name = LoadName(load.name.clone());
        context.say(Said::Told("load_left_open".to_owned()));
        context.mark(Lamp::Ready, DockMsg::LoadLeftOpen { name }, None);
    }
    Step::Ready
}

/// A scan that is no badge, command or ZIP bar.
pub(in crate::station) fn scanned(
    dock: Dock,
    context: &mut Context,
    reading: &Arc<Reading>,
) -> Step {
    let next = match dock {
        Dock::Load(loads) => at_load::scanned(loads, context, reading),
        Dock::Number(new) => at_load::first_scan(new, context, reading),
        Dock::Parcels(load) | Dock::Close(load, _) => at_parcels::scanned(load, context, reading),
        Dock::Odd(load, before, dossier) => {
            at_parcels::scanned_again(load, (&before, &dossier), context, reading)
        }
        Dock::Entering(_)
        | Dock::Opening(..)
        | Dock::Taking(..)
        | Dock::Looking(..)
        | Dock::Docking(..)
        | Dock::Undoing(..)
        | Dock::Closing(..) => dock,
    };
    Step::Dock(Box::new(next))
}

pub(in crate::station) fn pressed(dock: Dock, context: &mut Context, key: Key) -> Step {
    let next = match (dock, key) {
        (Dock::Load(loads), Key::Digit(digit)) => at_load::chosen(loads, context, digit),
        (Dock::Number(new), key) => at_load::keyed(new, context, key),
        (Dock::Odd(load, reading, dossier), key) => {
            at_parcels::pressed(load, reading, dossier, context, key)
        }
        (Dock::Parcels(load), Key::EndParcel) => at_close::ask(load, context),
        (Dock::Parcels(load), Key::Undo) => at_close::undo(load, context),
        (Dock::Close(load, keyed), key) => at_close::keyed(load, keyed, context, key),
        (dock @ (Dock::Load(_) | Dock::Parcels(_)), Key::Cancel) => return leave(&dock, context),
        (dock, _) => dock,
    };
    Step::Dock(Box::new(next))
}

pub(in crate::station) fn found(dock: Dock, context: &mut Context, answer: Answer) -> Step {
    let next = match (dock, answer) {
        (Dock::Entering(_), Answer::OpenLoads(loads)) => at_load::listed(loads, context),
        (Dock::Taking(_, then), Answer::Load(view)) => match view {
            Some(view) if view.count.row.closed_at.is_none() => {
                return at_load::taken(&view, then, context);
            }
            Some(_) | None => look_for_loads(context),
        },
        (Dock::Looking(_, load, reading), Answer::Dossier(dossier)) => {
            at_parcels::found(load, reading, dossier, context)
        }
        (dock, _) => dock,
    };
    Step::Dock(Box::new(next))
}

/// What was to be written is on the disk.
pub(in crate::station) fn saved(dock: Dock, context: &mut Context) -> Step {
    let next = match dock {
        Dock::Opening(_, new, then) => return at_load::opened(&new, then.as_ref(), context),
        Dock::Docking(_, load, docked) => at_parcels::counted(load, *docked, context),
        Dock::Undoing(_, load) => at_close::undone(&load, context),
        Dock::Closing(_, load, keyed) => at_close::closed(&load, keyed, context),
        Dock::Entering(_)
        | Dock::Load(_)
        | Dock::Number(_)
        | Dock::Taking(..)
        | Dock::Parcels(_)
        | Dock::Looking(..)
        | Dock::Odd(..)
        | Dock::Close(..) => dock,
    };
    Step::Dock(Box::new(next))
}

/// Nothing was written: the step before the write stands again.
pub(in crate::station) fn step_back(dock: Dock) -> Step {
    let next = match dock {
        Dock::Opening(_, new, _) => Dock::Number(new),
        Dock::Docking(_, load, _) | Dock::Undoing(_, load) => Dock::Parcels(load),
        Dock::Closing(_, load, keyed) => Dock::Close(load, keyed),
        Dock::Entering(_)
        | Dock::Load(_)
        | Dock::Number(_)
        | Dock::Taking(..)
        | Dock::Parcels(_)
        | Dock::Looking(..)
        | Dock::Odd(..)
        | Dock::Close(..) => dock,
    };
    Step::Dock(Box::new(next))
}
