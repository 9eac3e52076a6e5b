//! The end of a load, and taking the last scan back.

use crate::ledger::{Command, Query};
use crate::station::context::Context;
use crate::station::event::Key;
use crate::station::face::Lamp;
use crate::station::said::Said;
use crate::text::{DockMsg, LoadName, Message};

use super::at_load;
use super::machine::look_for_loads;
use super::step::Dock;
use super::work::difference;
use super::work::{LoadInHand, Then};

/// [P]: compares the count with the driver's number, which may be keyed now.
pub(super) fn ask(mut load: Box<LoadInHand>, context: &mut Context) -> Dock {
    load.told.clear();
    context.shown = None;
    context.asked("close_load");
    Dock::Close(load, None)
}

/// Enter: the load is over, with the number keyed now or the one keyed before.
pub(super) fn close(load: Box<LoadInHand>, keyed: Option<u32>, context: &mut Context) -> Dock {
    let (ticket, _) = context.commit(Command::CloseLoad {
        load: load.load,
        said: keyed,
    });
    Dock::Closing(ticket, load, keyed)
}

/// The end is on the disk; the difference is said once more.
pub(super) fn closed(load: &LoadInHand, keyed: Option<u32>, context: &mut Context) -> Dock {
    let said = keyed.or(load.said);
    context.say(Said::LoadClosed {
        name: load.name.clone(),
        parcels: load.count,
        said,
    });
    let name = LoadName(load.name.clone());
    let told = DockMsg::LoadClosed { name };
    let differs = said.is_some_and(|said| said != load.count);
    let lamp = if differs { Lamp::Need } else { Lamp::Saved };
    context.show_with(lamp, told, difference(load.count, said));
    look_for_loads(context)
}

/// [U]: takes the newest scan back; it may be scanned again.
pub(super) fn undo(mut load: Box<LoadInHand>, context: &mut Context) -> Dock {
    load.told.clear();
    let Some(last) = load.newest.first() else {
        context.refuse("nothing_to_undo", DockMsg::NothingToUndo);
        return Dock::Parcels(load);
    };
    let (ticket, _) = context.commit(Command::Undo {
        target: last.key,
        reason: "misscan".to_owned(),
    });
    Dock::Undoing(ticket, load)
}

/// The undo is on the disk: the load is read again, so that the scan before is the last now.
pub(super) fn undone(load: &LoadInHand, context: &mut Context) -> Dock {
    let number = load
        .newest
        .first()
        .map(|last| last.number.tail().to_owned());
    let number = number.unwrap_or_default();
    context.say(Said::Undocked);
    let told: Message = DockMsg::Undone { number }.into();
    context.show(Lamp::Saved, told);
    Dock::Taking(context.ask(Query::Load(load.load)), Then::Parcels(None))
}

/// Keys of the number at the end of a load.
pub(super) fn keyed(
    load: Box<LoadInHand>,
    keyed: Option<u32>,
    context: &mut Context,
    key: Key,
) -> Dock {
    match key {
        Key::Digit(digit) => {
            let keyed = at_load::digit_keyed(keyed, digit, context);
            Dock::Close(load, keyed)
        }
        Key::Confirm => close(load, keyed, context),
        Key::Cancel if keyed.is_some() => Dock::Close(load, None),
        Key::Cancel => {
            context.shown = None;
            Dock::Parcels(load)
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
        | Key::Quantity => Dock::Close(load, keyed),
    }
}
