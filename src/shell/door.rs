//! The door of the desks: who sits there, whether a PIN opened it, when it locks again. The bench and the dock
//! have none: a badge is enough there.

use std::collections::BTreeMap;
use std::sync::Mutex;

use serde::{Deserialize, Serialize};

use super::shared::lock;
use crate::domain::codes::PersonCode;
use crate::domain::pin::{PinState, PinTries};
use crate::domain::time::UtcMs;
use crate::ledger::rows::PersonRow;
use crate::store::People;

/// Where the person at this station is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Seat {
    /// At the bench or the dock.
    Bench,
    /// At a desk.
    Desk,
    /// At no window: the command line, which may name no badge.
    #[default]
    Outside,
}

/// Whether the desk takes commands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum DeskLock {
    /// Yes.
    #[default]
    Open,
    /// No, for this reason.
    Shut(Box<Shut>),
}

/// Why a desk takes no commands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shut {
    /// Who sits there, by badge and name.
    pub person: Option<(PersonCode, String)>,
    /// What it wants.
    pub wants: Wants,
    /// How many wrong tries the desks still take.
    pub left: u32,
    /// Until when no try is looked at.
    pub until: Option<UtcMs>,
    /// Whether a try is looked at now.
    pub looking: Looking,
    /// What became of the last try.
    pub said: Option<PinSaid>,
}

/// What a shut desk wants.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wants {
    /// The person's PIN.
    Pin,
    /// A PIN, of which the person has none yet.
    PinSet,
    /// A badge first.
    Badge,
}

/// Whether a try is looked at now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Looking {
    /// No.
    #[default]
    No,
    /// Yes, on a thread of its own.
    Yes,
}

/// What became of a try.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PinSaid {
    /// It was wrong.
    Wrong,
    /// No hash is kept that it could be held to.
    Lost,
    /// It could not be looked at.
    Failed,
}

/// What a site asks of its desks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DoorRules {
    /// Milliseconds without a key or a mouse after which a desk locks; none never.
    pub idle_ms: Option<i64>,
    /// What becomes of people without a PIN.
    pub without_pin: WithoutPin,
}

/// What becomes of people without a PIN.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutPin {
    /// Their badge is enough.
    #[default]
    ByBadge,
    /// They use no desk.
    ShutOut,
}

/// The door.
#[derive(Default)]
pub(super) struct Door(Mutex<State>);

#[derive(Default)]
struct State {
    people: BTreeMap<PersonCode, PersonRow>,
    tries: BTreeMap<PersonCode, PinTries>,
    /// Who gave the PIN.
    opened: Option<PersonCode>,
    touched: UtcMs,
    seat: Seat,
    looking: Looking,
    said: Option<PinSaid>,
}

impl Door {
    /// Takes the people anew, as the store has them.
    pub fn know(&self, (people, tries): People) {
        let mut state = lock(&self.0);
        state.people = people
            .into_iter()
            .map(|row| (row.person.clone(), row))
            .collect();
        state.tries = tries.into_iter().collect();
    }

    /// Gives what is known of a person.
    pub fn person(&self, person: &PersonCode) -> Option<PersonRow> {
        lock(&self.0).people.get(person).cloned()
    }

    /// Gives everybody.
    pub fn people(&self) -> Vec<PersonRow> {
        lock(&self.0).people.values().cloned().collect()
    }

    /// Another badge, or none: whoever comes gives a PIN of his own.
    pub fn badge(&self) {
        let mut state = lock(&self.0);
        state.opened = None;
        state.said = None;
    }

    /// Tells where the person is.
    pub fn seat(&self) -> Seat {
        lock(&self.0).seat
    }

    /// Says where the person is.
    pub fn sit(&self, seat: Seat) {
        lock(&self.0).seat = seat;
    }

    /// Notes a key or the mouse. One that comes too late opens nothing.
    pub fn touch(&self, now: UtcMs, rules: DoorRules) {
        let mut state = lock(&self.0);
        state.lock_when_idle(now, rules);
        state.touched = now;
    }

    /// A try begins.
    pub fn begin(&self) {
        let mut state = lock(&self.0);
        state.looking = Looking::Yes;
        state.said = None;
    }

    /// A try was counted.
    pub fn counted(&self, person: &PersonCode, tries: PinTries) {
        lock(&self.0).tries.insert(person.clone(), tries);
    }

    /// A try was right: the door opens for whom the PIN is.
    pub fn open(&self, person: &PersonCode, now: UtcMs) {
        let mut state = lock(&self.0);
        state.tries.insert(person.clone(), PinTries::default());
        state.opened = Some(person.clone());
        state.touched = now;
        (state.looking, state.said) = (Looking::No, None);
    }

    /// A try opened nothing.
    pub fn stay_shut(&self, said: Option<PinSaid>) {
        let mut state = lock(&self.0);
        (state.looking, state.said) = (Looking::No, said);
    }

    /// Tells whether the desk takes commands of a person now.
    pub fn of(&self, person: Option<&PersonCode>, now: UtcMs, rules: DoorRules) -> DeskLock {
        let mut state = lock(&self.0);
        state.lock_when_idle(now, rules);
        state.of(person, now, rules)
    }

    /// Tells whether a command may come from where the person is.
    pub fn passes(&self, person: Option<&PersonCode>, now: UtcMs, rules: DoorRules) -> Passes {
        let mut state = lock(&self.0);
        state.lock_when_idle(now, rules);
        match (state.seat, state.of(person, now, rules)) {
            (Seat::Bench, _) | (Seat::Desk | Seat::Outside, DeskLock::Open) => Passes::Yes,
            (Seat::Outside, DeskLock::Shut(_)) if person.is_none() => Passes::Yes,
            (Seat::Desk | Seat::Outside, DeskLock::Shut(_)) => Passes::No,
        }
    }
}

/// Whether a command may come from where the person is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Passes {
    /// Yes.
    Yes,
    /// No: the desk is locked.
    No,
}

impl State {
    fn lock_when_idle(&mut self, now: UtcMs, rules: DoorRules) {
        let since = now.0.saturating_sub(self.touched.0);
        // A clock that was set back counts as time that went by.
        if rules.idle_ms.is_some_and(|idle| since >= idle || since < 0) {
            self.opened = None;
        }
    }

    fn of(&self, person: Option<&PersonCode>, now: UtcMs, rules: DoorRules) -> DeskLock {
        let row = person.and_then(|person| self.people.get(person));
        let wants = match (person, row.map(|row| row.pin)) {
            (Some(person), Some(PinState::Set)) => {
                if self.opened.as_ref() == Some(person) {
                    return DeskLock::Open;
                }
                Wants::Pin
            }
            (_, Some(PinState::Missing) | None) => match (rules.without_pin, person) {
                (WithoutPin::ByBadge, _) => return DeskLock::Open,
                (WithoutPin::ShutOut, Some(_)) => Wants::PinSet,
                (WithoutPin::ShutOut, None) => Wants::Badge,
            },
            (None, Some(PinState::Set)) => Wants::Badge,
        };
        let tries = person.and_then(|person| self.tries.get(person));
        let tries = tries.copied().unwrap_or_default();
        DeskLock::Shut(Box::new(Shut {
            person: person.map(|person| {
                let name = row.map_or_else(|| person.to_string(), |row| row.name.clone());
                (person.clone(), name)
            }),
            wants,
            left: tries.left(),
            until: tries.locked(now),
            looking: self.looking,
            said: self.said,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::fact::Role;

    const MINUTE: i64 = 60_000;
    const RULES: DoorRules = DoorRules {
        idle_ms: Some(10 * MINUTE),
        without_pin: WithoutPin::ByBadge,
    };

    fn code(text: &str) -> PersonCode {
        PersonCode::parse(text).expect("a badge")
    }

    fn door() -> Door {
        let door = Door::default();
        let row = |text: &str, pin| PersonRow {
            pin,
            ..PersonRow::new(code(text), text.to_owned(), Role::Operator)
        };
        let people = vec![
            row("OP-1", PinState::Set),
            row("OP-2", PinState::Missing),
            row("OP-3", PinState::Set),
        ];
        door.know((people, Vec::new()));
        door
    }

    fn at(minutes: i64) -> UtcMs {
        UtcMs(minutes * MINUTE)
    }

    fn is_open(door: &Door, person: &str, minutes: i64) -> bool {
        door.of(Some(&code(person)), at(minutes), RULES) == DeskLock::Open
    }

    #[test]
    fn a_desk_opens_by_pin_for_that_badge_alone_and_locks_when_nobody_touches_it() {
        let door = door();
        assert!(!is_open(&door, "OP-1", 0));
        assert!(is_open(&door, "OP-2", 0), "no PIN yet: the badge is enough");
        door.open(&code("OP-1"), at(0));
        assert!(is_open(&door, "OP-1", 9));
        assert!(!is_open(&door, "OP-3", 9), "another's PIN is needed");
        door.touch(at(9), RULES);
        assert!(is_open(&door, "OP-1", 18));
        door.touch(at(19), RULES);
        assert!(!is_open(&door, "OP-1", 19), "a late touch opens nothing");
        door.open(&code("OP-1"), at(20));
        door.badge();
        assert!(!is_open(&door, "OP-1", 20), "another badge was in between");
        door.open(&code("OP-1"), at(30));
        assert!(!is_open(&door, "OP-1", 29), "a clock set back locks");
    }

    #[test]
    fn a_site_that_wants_pins_shuts_out_who_has_none_and_nobody() {
        let door = door();
        let strict = DoorRules {
            idle_ms: None,
            without_pin: WithoutPin::ShutOut,
        };
        let wants = |person: Option<&str>| {
            let person = person.map(code);
            match door.of(person.as_ref(), at(0), strict) {
                DeskLock::Open => None,
                DeskLock::Shut(shut) => Some(shut.wants),
            }
        };
        assert_eq!(wants(Some("OP-2")), Some(Wants::PinSet));
        assert_eq!(wants(Some("OP-1")), Some(Wants::Pin));
        assert_eq!(wants(None), Some(Wants::Badge));
        door.open(&code("OP-1"), at(0));
        let person = code("OP-1");
        let later = door.of(Some(&person), at(9999), strict);
        assert_eq!(later, DeskLock::Open, "it never locks by itself");
    }

    #[test]
    fn a_bench_goes_on_while_the_desk_is_locked() {
        let door = door();
        let person = code("OP-1");
        assert_eq!(door.passes(Some(&person), at(0), RULES), Passes::No);
        door.sit(Seat::Bench);
        assert_eq!(door.passes(Some(&person), at(0), RULES), Passes::Yes);
    }
}
