//! PINs: hashed and looked at on threads of their own, never on the window's, the bench's or the writer's.

use std::sync::mpsc::channel;

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use super::door::{DeskLock, DoorRules, Passes, PinSaid, Seat};
use super::handle::Shell;
use super::open::spawn;
use super::settings::Settings;
use super::shared::Shared;
use super::store_thread::{StoreMsg, refused, wrote};
use super::view::{Job, NoticeLevel};
use crate::domain::codes::PersonCode;
use crate::domain::limits::PIN_HASH_COSTS;
use crate::domain::pin::{Pin, PinHash, PinTries};
use crate::domain::rights::{Action, Role, may_at};
use crate::ledger::rows::led_by;
use crate::ledger::{Command, Refusal};
use crate::store::PinTry;
use crate::text::{Message, PeopleMsg, TroubleMsg};

/// Whether a PIN is the one that was hashed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PinMatch {
    /// It is.
    Right,
    /// It is not.
    Wrong,
}

/// How a try at a locked desk ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tried {
    /// The desk is open.
    Opened,
    /// The PIN is wrong; so many tries were counted.
    Wrong(PinTries),
    /// No try is looked at before a moment.
    Locked(PinTries),
    /// There is nothing to hold it to.
    Lost,
}

/// Hashes a new PIN with a salt of its own.
///
/// # Errors
/// The machine gives no random bytes or not the memory.
pub fn hash(pin: &Pin) -> Result<PinHash, String> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|error| error.to_string())?;
    let salt = SaltString::encode_b64(&salt).map_err(|error| error.to_string())?;
    let hashed = hasher()?.hash_password(pin.digits().as_bytes(), &salt);
    let hashed = hashed.map_err(|error| error.to_string())?;
    Ok(PinHash::new(hashed.to_string()))
}

/// Holds a PIN to a hash, with the costs that the hash names.
///
/// # Errors
/// What is kept is no hash.
pub fn check(pin: &Pin, hash: &PinHash) -> Result<PinMatch, String> {
    let kept = PasswordHash::new(hash.text()).map_err(|error| error.to_string())?;
    match hasher()?.verify_password(pin.digits().as_bytes(), &kept) {
        Ok(()) => Ok(PinMatch::Right),
        Err(argon2::password_hash::Error::Password) => Ok(PinMatch::Wrong),
        Err(error) => Err(error.to_string()),
    }
}

fn hasher() -> Result<Argon2<'static>, String> {
    let (memory_kib, passes, lanes) = PIN_HASH_COSTS;
    let params = Params::new(memory_kib, passes, lanes, None);
    let params = params.map_err(|error| error.to_string())?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

impl Settings {
    /// Gives what the site asks of its desks.
    pub fn door(&self) -> DoorRules {
        let idle = i64::from(self.desk_idle_minutes) * 60_000;
        DoorRules {
            idle_ms: (idle > 0).then_some(idle),
            without_pin: self.without_pin,
        }
    }
}

impl Shared {
    /// Tells whether the desk takes commands now.
    pub(super) fn desk_lock(&self) -> DeskLock {
        let rules = self.settings.get().door();
        let face = self.face.get();
        self.door.of(face.person.as_ref(), self.clock.now(), rules)
    }

    /// Refuses what comes from a locked desk.
    pub(super) fn desk_passes(&self) -> Result<(), Message> {
        let rules = self.settings.get().door();
        let face = self.face.get();
        let now = self.clock.now();
        match self.door.passes(face.person.as_ref(), now, rules) {
            Passes::Yes => Ok(()),
            Passes::No => Err(PeopleMsg::DeskLocked.into()),
        }
    }
}

impl Shared {
    /// Refuses a job that a locked desk starts, or that the person may not start. The rule erases, not a
    /// person; to begin it before its hour is a leader's.
    pub(super) fn may_start(&self, job: &Job) -> Result<(), Message> {
        self.desk_passes()?;
        match job {
            Job::Purge { .. } => self.may_ask(Action::Purge),
            _ => Ok(()),
        }
    }

    /// Refuses what a role may not do, and at a window what not everybody may do where nobody is signed in:
    /// else signing out would give every right. The command line may name no badge.
    pub(super) fn may_ask(&self, action: Action) -> Result<(), Message> {
        let people = self.door.people();
        let led = led_by(&people);
        let face = self.face.get();
        let Some(person) = &face.person else {
            let is_free = |role: &Role| may_at(*role, action, led);
            return match self.door.seat() {
                Seat::Outside => Ok(()),
                Seat::Bench | Seat::Desk if Role::ALL.iter().all(is_free) => Ok(()),
                Seat::Bench | Seat::Desk => Err(refused(&Refusal::NobodySignedIn).into()),
            };
        };
        match people.iter().find(|row| row.person == *person) {
            Some(row) if !may_at(row.role, action, led) => {
                Err(refused(&Refusal::SupervisorNeeded).into())
            }
            Some(_) | None => Ok(()),
        }
    }
}

impl Shell {
    /// Whether the desk takes commands now.
    pub fn desk_lock(&self) -> DeskLock {
        self.shared().desk_lock()
    }

    /// Where the person is: at the bench no PIN is asked for.
    pub fn sit(&self, seat: Seat) {
        self.shared().door.sit(seat);
    }

    /// A key or the mouse: the desk is in use.
    pub fn touched(&self) {
        let shared = self.shared();
        let rules = shared.settings.get().door();
        shared.door.touch(shared.clock.now(), rules);
    }

    /// Locks the desk at once.
    pub fn lock_desk(&self) {
        self.shared().door.badge();
        self.shared().wake();
    }

    /// Tries a PIN at the desk; what became of it comes with [`Self::desk_lock`].
    pub fn unlock(&self, pin: Pin) {
        self.shared().door.begin();
        let shell = self.clone();
        let work = move || {
            if let Err(message) = shell.try_pin(&pin) {
                shell.notice(NoticeLevel::Error, message);
            }
            shell.shared().wake();
        };
        if let Err(message) = spawn(&self.shared_arc(), "pin", work) {
            self.shared().door.stay_shut(Some(PinSaid::Failed));
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// Tries a PIN and waits: command line and tests, never the window.
    ///
    /// # Errors
    /// Gives the sentence when it could not be looked at; the desk stays locked.
    pub fn try_pin(&self, pin: &Pin) -> Result<Tried, Message> {
        let tried = self.looked_at(pin);
        let said = match &tried {
            Ok(Tried::Opened) => return tried,
            Ok(Tried::Wrong(_)) => Some(PinSaid::Wrong),
            Ok(Tried::Locked(_)) => None,
            Ok(Tried::Lost) => Some(PinSaid::Lost),
            Err(_) => Some(PinSaid::Failed),
        };
        self.shared().door.stay_shut(said);
        tried
    }

    fn looked_at(&self, pin: &Pin) -> Result<Tried, Message> {
        let shared = self.shared();
        let Some(person) = shared.face.get().person.clone() else {
            return Ok(Tried::Lost);
        };
        let (hash, tries) = match self.count_pin(&person)? {
            PinTry::Missing => return Ok(Tried::Lost),
            PinTry::Locked(until) => {
                return Ok(Tried::Locked(PinTries {
                    locked_until: Some(until),
                    ..PinTries::default()
                }));
            }
            PinTry::Counted(hash, tries) => (hash, tries),
        };
        // From here on the try is on the disk: whoever ends the program now has it counted.
        let failed = |_detail: String| Message::from(PeopleMsg::LockFailed);
        match check(pin, &hash).map_err(failed)? {
            PinMatch::Right => {
                self.pin_was_right(&person)?;
                shared.door.open(&person, shared.clock.now());
                Ok(Tried::Opened)
            }
            PinMatch::Wrong => {
                shared.door.counted(&person, tries);
                if let Some(until) = tries.locked_until {
                    self.note_lock(person, tries.wrong, until);
                }
                Ok(Tried::Wrong(tries))
            }
        }
    }

    fn count_pin(&self, person: &PersonCode) -> Result<PinTry, Message> {
        let (reply, answer) = channel();
        let person = person.clone();
        drop(self.writer().send(StoreMsg::TryPin { person, reply }));
        let stopped = |_ended| TroubleMsg::StoreFailed {
            detail: "the writer has stopped".to_owned(),
        };
        Ok(answer.recv().map_err(stopped)??)
    }

    fn pin_was_right(&self, person: &PersonCode) -> Result<(), Message> {
        let (reply, answer) = channel();
        let person = person.clone();
        drop(self.writer().send(StoreMsg::PinWasRight { person, reply }));
        let stopped = |_ended| TroubleMsg::StoreFailed {
            detail: "the writer has stopped".to_owned(),
        };
        Ok(answer.recv().map_err(stopped)??)
    }

    /// Writes the fact of a lock. The lock itself is on the disk already: without the fact it holds too.
    fn note_lock(&self, person: PersonCode, tries: u32, until: crate::domain::time::UtcMs) {
        let order = self.shared().order(Command::LockPerson {
            person,
            tries,
            until,
        });
        let outcome = wrote(self.writer(), |reply| StoreMsg::Commit { reply, order });
        if outcome.is_err() {
            let message = PeopleMsg::LockFailed;
            self.shared().notice(NoticeLevel::Warning, message);
        }
    }

    /// Gives a person a new PIN; success or refusal comes as a notice.
    pub fn set_pin(&self, person: PersonCode, pin: Pin) {
        let shell = self.clone();
        let work = move || {
            let told = shell.give_pin(&person, &pin);
            match told {
                Ok(()) => shell
                    .shared()
                    .notice(NoticeLevel::Info, PeopleMsg::PinSet { person }),
                Err(message) => shell.shared().notice(NoticeLevel::Warning, message),
            }
        };
        if let Err(message) = spawn(&self.shared_arc(), "pin", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// Gives a person a new PIN and waits: command line and tests, never the window. Who sets the own one sits
    /// at an open desk.
    ///
    /// # Errors
    /// Gives the sentence for the person; nothing was written.
    pub fn give_pin(&self, person: &PersonCode, pin: &Pin) -> Result<(), Message> {
        self.shared().desk_passes()?;
        let hash = hash(pin).map_err(|_detail| Message::from(PeopleMsg::LockFailed))?;
        self.commit(Command::SetPin {
            person: person.clone(),
            hash,
        })?;
        let shared = self.shared();
        if shared.face.get().person.as_ref() == Some(person) {
            shared.door.open(person, shared.clock.now());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pin(text: &str) -> Pin {
        Pin::new(text).expect("a PIN")
    }

    #[test]
    fn a_pin_is_held_to_its_own_hash_with_a_salt_of_its_own() {
        let kept = hash(&pin("2580")).expect("a hash");
        let again = hash(&pin("2580")).expect("a hash");
        assert_ne!(kept, again, "two people with one PIN do not share a hash");
        assert!(kept.text().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(!kept.text().contains("2580"));
        assert_eq!(check(&pin("2580"), &kept), Ok(PinMatch::Right));
        assert_eq!(check(&pin("2581"), &kept), Ok(PinMatch::Wrong));
        assert!(check(&pin("2580"), &PinHash::new("2580".to_owned())).is_err());
    }
}
