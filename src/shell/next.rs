//! What is next for a unit, as desks and command line say it.

use crate::domain::time::Zone;
use crate::ledger::next::{self, Next, Whereabouts};
use crate::ledger::query::Timeline;
use crate::text::{DeskMsg, Message, Words};

use super::repairs;

/// Gives the next step of the unit of a timeline; none once it left, and for a parcel.
pub fn of(timeline: &Timeline, zone: Zone) -> Option<Next> {
    let unit = timeline.unit.as_ref()?;
    let whereabouts = Whereabouts {
        place: timeline.place.as_ref(),
        forward: timeline.forward.as_ref(),
    };
    next::next(unit, whereabouts, repairs::rules(), zone)
}

/// Says a next step in one line.
pub fn said(next: Next, words: &Words) -> String {
    let term = |group, code| words.say(&Message::term(group, code));
    let said = DeskMsg::NextIs {
        step: term("next", next.step.code()),
        by: term("next-by", next.by.code()),
        due: next.due,
    };
    words.say(&said.into())
}
