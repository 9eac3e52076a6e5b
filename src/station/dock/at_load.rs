//! Which load: its id is scanned or it is taken up again, and the driver's number is keyed.

use std::sync::Arc;

use crate::domain::ids::LoadId;
use crate::domain::limits::{DRIVER_SAYS_MAX, LOAD_NAME_MAX};
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::ledger::query::{LoadCount, LoadView};
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::station::context::Context;
use crate::station::event::Key;
use crate::station::face::Lamp;
use crate::station::meaning::{Meaning, meaning};
use crate::station::said::Said;
use crate::station::step::Step;
use crate::text::{DockMsg, LoadName};

use super::at_parcels;
use super::machine::look_for_loads;
use super::step::Dock;
use super::work::{LoadInHand, NewLoad, Then};
use crate::station::keyed::with_digit;

/// A load's id has at least so many letters and digits.
const LOAD_NAME_MIN: usize = 2;

/// The loads left open are known: one is chosen, or a new id is scanned.
pub(super) fn listed(loads: Vec<LoadCount>, context: &mut Context) -> Dock {
    context.asked("load");
    Dock::Load(loads)
}

/// What a scan is where the id of a load is wanted.
enum Label {
    Load(String),
    Parcel,
    Place(String),
    Other,
}

/// Tells a pallet's id from a parcel's label. A number that only looks like a carrier's and fails
/// its check digit may be a pallet's: freight papers are full of such.
fn label(reading: &Reading) -> Label {
    let best = reading.candidates.first();
    match meaning(reading) {
        Meaning::Container(name) => Label::Place(name.to_string()),
        Meaning::Parcel if best.is_some_and(|best| best.check != CheckVerdict::Bad) => {
            Label::Parcel
        }
        Meaning::Other if best.is_some_and(|best| best.kind != CodeKind::Gs1) => Label::Other,
        Meaning::Parcel | Meaning::Other | Meaning::Nothing => {
            let name = reading.text.trim();
            let signs = name.chars().filter(|sign| sign.is_alphanumeric()).count();
            if signs >= LOAD_NAME_MIN && name.chars().count() <= LOAD_NAME_MAX {
                Label::Load(name.to_owned())
            } else {
                Label::Other
            }
        }
        Meaning::Tag(_)
        | Meaning::Product
        | Meaning::Postal
        | Meaning::Misread
        | Meaning::SignOut
        | Meaning::OtherCommand
        | Meaning::Badge(_)
        | Meaning::Key(_) => Label::Other,
    }
}

/// The id of a pallet or gaylord is awaited.
pub(super) fn scanned(loads: Vec<LoadCount>, context: &mut Context, reading: &Reading) -> Dock {
    match label(reading) {
        Label::Load(name) => named(&loads, name, context),
        Label::Parcel => {
            context.tell_with("not_a_load", DockMsg::NotALoad, DockMsg::NotALoadDetail);
            context.with_verbatim(&reading.text);
            Dock::Load(loads)
        }
        Label::Place(name) => {
            let told = DockMsg::Place { name };
            context.tell_with("place_not_load", told, DockMsg::NotALoadDetail);
            Dock::Load(loads)
        }
        Label::Other => {
            let code = reading.text.clone();
            let told = DockMsg::NoIdOfALoad { code };
            context.tell_with("no_id_of_a_load", told, DockMsg::ScanLoadDetail);
            Dock::Load(loads)
        }
    }
}

/// A digit: loose parcels, or one of the loads left open.
pub(super) fn chosen(loads: Vec<LoadCount>, context: &mut Context, digit: u8) -> Dock {
    let left_open = usize::from(digit).checked_sub(2);
    match (digit, left_open.and_then(|place| loads.get(place))) {
        (1, _) => ask_number(String::new(), context),
        (_, Some(load)) => take(load.row.load, context),
        (_, None) => Dock::Load(loads),
    }
}

/// A load of this name that was left open goes on; otherwise a new one begins.
fn named(loads: &[LoadCount], name: String, context: &mut Context) -> Dock {
    match loads.iter().find(|load| load.row.name == name) {
        Some(load) => take(load.row.load, context),
        None => ask_number(name, context),
    }
}

fn take(load: LoadId, context: &mut Context) -> Dock {
    context.shown = None;
    Dock::Taking(context.ask(Query::Load(load)), Then::Parcels(None))
}

fn ask_number(name: String, context: &mut Context) -> Dock {
    context.shown = None;
    context.asked("driver_says");
    let load = LoadId(context.fresh());
    Dock::Number(NewLoad {
        load,
        name,
        keyed: None,
    })
}

/// A load that is on the disk is in hand, with what is to follow.
pub(super) fn taken(view: &LoadView, then: Then, context: &mut Context) -> Step {
    let load = Box::new(LoadInHand::of(view, context.now.day));
    if context.shown.is_none() {
        let name = LoadName(load.name.clone());
        context.say(Said::Told("load_goes_on".to_owned()));
        context.mark(Lamp::Ready, DockMsg::LoadGoesOn { name }, None);
    }
    let next = match then {
        Then::Parcels(None) => Dock::Parcels(load),
        Then::Parcels(Some(reading)) => at_parcels::scanned(load, context, &reading),
        Then::Close(keyed) => Dock::Close(load, keyed),
    };
    Step::Dock(Box::new(next))
}

/// Keys of the driver's number, until the load begins by Enter or by its first parcel.
pub(super) fn keyed(new: NewLoad, context: &mut Context, key: Key) -> Dock {
    match key {
        Key::Digit(digit) => {
            let keyed = digit_keyed(new.keyed, digit, context);
            Dock::Number(NewLoad { keyed, ..new })
        }
        Key::Confirm => begin(new, None, context),
        Key::Cancel if new.keyed.is_some() => Dock::Number(NewLoad { keyed: None, ..new }),
        Key::Cancel => {
            context.shown = None;
            look_for_loads(context)
        }
        Key::Undo
        | Key::EndParcel
        | Key::Empty
        | Key::NoBarcode
        | Key::Override
        | Key::Claim
        | Key::Damage
        | Key::Park
        | Key::Rework
        | Key::Unlabelled
        | Key::Quantity => Dock::Number(new),
    }
}

/// A digit more, or a refusal when the number grows too large.
pub(super) fn digit_keyed(keyed: Option<u32>, digit: u8, context: &mut Context) -> Option<u32> {
    let Ok(longer) = with_digit(keyed, digit, DRIVER_SAYS_MAX) else {
        let most = DRIVER_SAYS_MAX;
        context.refuse("too_many", DockMsg::TooMany { most });
        return keyed;
    };
    context.shown = None;
    longer
}

/// A scan where the number is keyed begins the load and is taken right after.
pub(super) fn first_scan(new: NewLoad, context: &mut Context, reading: &Arc<Reading>) -> Dock {
    if reading.text.trim() == new.name {
        let name = LoadName(new.name.clone());
        context.tell_with(
            "same_load",
            DockMsg::SameLoad { name },
            DockMsg::DriverSaysDetail,
        );
        return Dock::Number(new);
    }
    begin(new, Some(Arc::clone(reading)), context)
}

fn begin(new: NewLoad, then: Option<Arc<Reading>>, context: &mut Context) -> Dock {
    let (ticket, _) = context.commit(Command::OpenLoad {
        load: new.load,
        name: new.name.clone(),
        said: new.keyed,
    });
    Dock::Opening(ticket, new, then)
}

/// The load is on the disk.
pub(super) fn opened(new: &NewLoad, then: Option<&Arc<Reading>>, context: &mut Context) -> Step {
    context.say(Said::LoadOpened {
        name: new.name.clone(),
        said: new.keyed,
    });
    let name = LoadName(new.name.clone());
    context.show(Lamp::Saved, DockMsg::LoadOpened { name });
    let load = Box::new(LoadInHand::begun(new, context.now.at));
    let next = match then {
        Some(reading) => at_parcels::scanned(load, context, reading),
        None => Dock::Parcels(load),
    };
    Step::Dock(Box::new(next))
}
