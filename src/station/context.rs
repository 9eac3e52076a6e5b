//! What every step may use: who works, the clock's moment, tickets, and the effects it asks for.

use crate::domain::checklist::{Checklist, category_words};
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, UnitTag};
use crate::domain::deadline::DeadlineRules;
use crate::domain::decision::Decision;
use crate::domain::gate::Gates;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId};
use crate::domain::time::UtcMs;
use crate::ledger::fact::PackRef;
use crate::ledger::{Command, Order, Query};
use crate::text::Message;

use super::effect::{Effect, Ticket, Tone};
use super::event::Moment;
use super::face::Lamp;
use super::said::Said;

/// The packs that a bench grades with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BenchPacks {
    /// The checklist of goods without one of their own.
    pub general: (PackRef, Checklist),
    /// The checklists of some categories.
    pub others: Vec<(PackRef, Checklist)>,
    /// The gates.
    pub gates: Gates,
    /// The rules with dates.
    pub deadlines: DeadlineRules,
}

impl BenchPacks {
    /// Gives the checklist of a category's goods, as a product book or a report names the category.
    pub fn checklist(&self, category: Option<&str>) -> &(PackRef, Checklist) {
        let words = category.map(category_words).unwrap_or_default();
        let serves = |(_, list): &&(PackRef, Checklist)| list.serves(&words);
        self.others.iter().find(serves).unwrap_or(&self.general)
    }

    /// Gives the checklist of exactly these bytes.
    pub fn of_pack(&self, hash: Hash) -> Option<&(PackRef, Checklist)> {
        let mut all = self.others.iter().chain([&self.general]);
        all.find(|(pack, _)| pack.hash == hash)
    }
}

/// A put that is on the disk or on its way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PutDone {
    pub key: CommandKey,
    pub parcel: ParcelId,
    pub line: Option<LineId>,
    /// Units that it brought out of the parcel: none for one taken out of its carton.
    pub count: u32,
    pub tag: UnitTag,
    pub grade: Option<Grade>,
    pub decision: Decision,
    pub container: ContainerName,
    /// As the fact has it.
    pub at: UtcMs,
}

/// What just happened, shown above the prompt until something else happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Shown {
    pub lamp: Lamp,
    pub message: Message,
    pub detail: Option<Message>,
    pub verbatim: Option<String>,
}

/// Whether what the parcel in hand was loaded with is still what the store has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Books {
    /// It is.
    AsLoaded,
    /// A file was taken, or what is known of a seller changed.
    Changed,
}

pub(super) struct Context {
    pub packs: BenchPacks,
    pub station: String,
    /// Three Crockford characters before every parcel number of this station.
    pub prefix: String,
    pub person: Option<PersonCode>,
    pub now: Moment,
    pub shown: Option<Shown>,
    pub last_put: Option<PutDone>,
    pub books: Books,
    pub effects: Vec<Effect>,
    /// The scanner whose scan is worked on; 0 for the keyboard and for keys.
    pub scanner: u8,
    tickets: u64,
    ids: u64,
    parcel_serial: u64,
}

/// Parcel numbers count milliseconds from here (2025-01-01T00:00:00Z): 40 bits last until 2059.
const NUMBERS_BEGIN_MS: i64 = 1_735_689_600_000;

impl Context {
    pub fn new(packs: BenchPacks, station: String, prefix: String, now: Moment) -> Self {
        Self {
            packs,
            station,
            prefix,
            person: None,
            now,
            shown: None,
            last_put: None,
            books: Books::AsLoaded,
            effects: Vec::new(),
            scanner: 0,
            tickets: 0,
            ids: 0,
            parcel_serial: 0,
        }
    }

    /// Begins an event: ids are counted anew from its own randomness.
    pub fn begin(&mut self, now: Moment) {
        self.now = now;
        self.ids = 0;
    }

    /// Gives a number unique to this event: its fresh number with a count in the lowest bits.
    pub fn fresh(&mut self) -> u128 {
        self.ids += 1;
        self.now.fresh ^ u128::from(self.ids)
    }

    /// Gives the next parcel number: the clock's milliseconds, or one more than the last.
    pub fn parcel_number(&mut self) -> ParcelTag {
        let clock = u64::try_from(self.now.at.0 - NUMBERS_BEGIN_MS).unwrap_or(0) & ((1 << 40) - 1);
        self.parcel_serial = clock.max(self.parcel_serial + 1) & ((1 << 40) - 1);
        ParcelTag::make(&self.prefix, self.parcel_serial)
            .expect("the prefix is three characters and the serial 40 bits")
    }

    pub fn ask(&mut self, query: Query) -> Ticket {
        let ticket = self.ticket();
        self.effects.push(Effect::Ask(ticket, Box::new(query)));
        ticket
    }

    pub fn commit(&mut self, command: Command) -> (Ticket, CommandKey) {
        let ticket = self.ticket();
        let key = CommandKey(self.fresh());
        let order = Order {
            key,
            at: self.now.at,
            day: self.now.day,
            person: self.person.clone(),
            command,
        };
        self.effects.push(Effect::Commit(ticket, Box::new(order)));
        (ticket, key)
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(self.tickets)
    }

    pub fn say(&mut self, said: Said) {
        self.effects.push(Effect::Say(said));
    }

    pub fn sound(&mut self, tone: Tone) {
        self.effects.push(Effect::Sound(tone, self.scanner));
    }

    pub fn asked(&mut self, what: &str) {
        self.say(Said::Asked(what.to_owned()));
    }

    /// Shows a result without a sound: the caller has one of its own.
    pub fn mark(&mut self, lamp: Lamp, message: impl Into<Message>, detail: Option<Message>) {
        self.shown = Some(Shown {
            lamp,
            message: message.into(),
            detail,
            verbatim: None,
        });
    }

    /// Shows a result and sounds it.
    pub fn show(&mut self, lamp: Lamp, message: impl Into<Message>) {
        self.mark(lamp, message, None);
        match lamp {
            Lamp::Saved => self.sound(Tone::Good),
            Lamp::Need => self.sound(Tone::Need),
            Lamp::Stop => self.sound(Tone::Bad),
            Lamp::Ready | Lamp::Working => {}
        }
    }

    pub fn show_with(
        &mut self,
        lamp: Lamp,
        message: impl Into<Message>,
        detail: impl Into<Message>,
    ) {
        self.show(lamp, message);
        if let Some(shown) = &mut self.shown {
            shown.detail = Some(detail.into());
        }
    }

    /// Refuses a scan or key: red, with the next legal step.
    pub fn refuse(&mut self, code: &str, message: impl Into<Message>) {
        self.say(Said::Refused(code.to_owned()));
        self.show(Lamp::Stop, message);
    }

    pub fn refuse_with(
        &mut self,
        code: &str,
        message: impl Into<Message>,
        detail: impl Into<Message>,
    ) {
        self.say(Said::Refused(code.to_owned()));
        self.show_with(Lamp::Stop, message, detail);
    }

    /// Tells something of a scan that needs a person: amber.
    pub fn tell_with(
        &mut self,
        code: &str,
        message: impl Into<Message>,
        detail: impl Into<Message>,
    ) {
        self.say(Said::Told(code.to_owned()));
        self.show_with(Lamp::Need, message, detail);
    }

    pub fn with_verbatim(&mut self, text: &str) {
        if let Some(shown) = &mut self.shown {
            shown.verbatim = Some(text.to_owned());
        }
    }
}
