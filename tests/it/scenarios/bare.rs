//! The bare player: the station alone; the house in memory answers at once.

use std::collections::VecDeque;
use std::sync::Arc;

use returnbay::domain::codes::{ContainerName, ParcelTag};
use returnbay::domain::ids::{CommandKey, Hash, ParcelId};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::data::{carriers, checklist};
use returnbay::ledger::{Body, Command, Order};
use returnbay::scan::{Carriers, Reading, read};
use returnbay::shell::shift::{ShiftEvent, ShiftLine};
use returnbay::station::{Bench, BenchPacks, Effect, Event, Face, Moment, Station};

use super::found::{self, Found, Trouble};
use super::house::House;
use super::script::Player;

/// The station's name in every scenario.
pub const STATION: &str = "Dock-1";

/// A station with a house in memory behind it.
pub struct Bare {
    station: Station,
    house: House,
    carriers: Arc<Carriers>,
    now: UtcMs,
    events: u128,
    trouble: Option<Trouble>,
    /// Effects that wait for the house.
    pub waiting: VecDeque<Effect>,
    /// Everything said so far.
    pub said: Vec<String>,
}

impl Bare {
    pub fn new() -> Self {
        let (pack, _, questions) = checklist::general();
        let bench = Bench { packs: BenchPacks { general: (pack, questions) }, station: STATION.to_owned(), prefix: "A00".to_owned() };
        let now = UtcMs::parse("2026-11-23T15:00:00Z").unwrap();
        let start = Moment { at: now, day: Zone::UTC.day(now), fresh: 0 };
        Self {
            station: Station::new(bench, start),
            house: House::new(STATION),
            carriers: Arc::new(carriers::carriers()),
            now,
            events: 0,
            trouble: None,
            waiting: VecDeque::new(),
            said: Vec::new(),
        }
    }

    pub fn face(&self) -> Face {
        self.station.face()
    }

    /// Reads a scan as the shell would.
    pub fn reading(&self, bytes: &[u8]) -> Arc<Reading> {
        let end = bytes.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n' | 3)).map_or(0, |last| last + 1);
        Arc::new(read(&bytes[..end], &self.carriers))
    }

    /// Gives the station one event; what it asks of the house waits. Gives every effect.
    pub fn event(&mut self, event: Event) -> Vec<Effect> {
        self.events += 1;
        let ms = u128::try_from(self.now.0).unwrap();
        let moment = Moment { at: self.now, day: Zone::UTC.day(self.now), fresh: ms << 80 | self.events << 16 };
        let effects = self.station.on(moment, event);
        for effect in &effects {
            match effect {
                Effect::Say(said) => self.said.push(said.to_string()),
                Effect::Ask(..) | Effect::Commit(..) => self.waiting.push_back(effect.clone()),
                Effect::KeepDraft(_) | Effect::DropDraft | Effect::Sound(_) => {}
            }
        }
        effects
    }

    /// The house answers until the station waits for a person.
    pub fn settle(&mut self) {
        while let Some(effect) = self.waiting.pop_front() {
            for event in self.answers(&effect) {
                self.event(event);
            }
        }
    }

    fn answers(&mut self, effect: &Effect) -> Vec<Event> {
        match effect {
            Effect::Ask(ticket, query) => vec![Event::Found(*ticket, Box::new(self.house.answer(query)))],
            Effect::Commit(ticket, order) => match self.trouble.take() {
                Some(Trouble::Full) => vec![Event::DiskFull(*ticket)],
                Some(Trouble::Stopped) => vec![Event::StoreStopped(*ticket)],
                trouble => {
                    let outcome = match self.house.submit(order) {
                        Ok(()) => Event::Saved(*ticket),
                        Err(refusal) => Event::Refused(*ticket, Box::new(refusal)),
                    };
                    let unknown = trouble.map(|_| Event::OutcomeUnknown(*ticket));
                    unknown.into_iter().chain([outcome]).collect()
                }
            },
            Effect::KeepDraft(_) | Effect::DropDraft | Effect::Say(_) | Effect::Sound(_) => Vec::new(),
        }
    }

    fn found(&mut self, text: &str) {
        match found::parse(text) {
            Found::Expected(line) => self.house.announce(*line),
            Found::Binding(product) => self.house.bind(product),
            Found::Trouble(trouble) => self.trouble = Some(trouble),
            Found::Sealed(container) => self.seal(container),
            Found::Parcel { scan, station } => {
                let candidates = self.reading(scan.as_bytes()).candidates.clone();
                let body = Body::ParcelReceived {
                    parcel: ParcelId(7),
                    number: ParcelTag::make("B00", 7).unwrap(),
                    raw_hash: Hash([0; 32]),
                    candidates,
                    chosen: None,
                    finding: None,
                };
                let key = self.key();
                self.house.absorb(station, key, self.now, body);
            }
        }
    }

    fn seal(&mut self, container: ContainerName) {
        let order = self.order(Command::SealContainer { container });
        self.house.submit(&order).expect("the container can be sealed");
    }

    fn key(&mut self) -> CommandKey {
        self.events += 1;
        CommandKey(self.events)
    }

    fn order(&mut self, command: Command) -> Order {
        Order { key: self.key(), at: self.now, day: Zone::UTC.day(self.now), person: self.face().person, command }
    }
}

impl Player for Bare {
    fn play(&mut self, line: &ShiftLine) -> Vec<String> {
        self.now = self.now.plus_ms(line.after_ms);
        let from = self.said.len();
        match &line.event {
            ShiftEvent::At(at) => self.now = *at,
            ShiftEvent::Badge(person) => drop(self.event(Event::SignedIn(person.clone()))),
            ShiftEvent::Scan(bytes) => self.scan(bytes),
            ShiftEvent::Press(key) => drop(self.event(Event::Pressed(*key))),
            ShiftEvent::Command(word) => self.scan(word.printed().as_bytes()),
            ShiftEvent::Found(text) => self.found(text),
            ShiftEvent::Import(..) | ShiftEvent::Unused(_) | ShiftEvent::Answer(_) => {}
        }
        self.settle();
        self.said[from..].to_vec()
    }
}

impl Bare {
    pub fn scan(&mut self, bytes: &[u8]) {
        let reading = self.reading(bytes);
        self.event(Event::Scanned { scanner: 0, reading });
    }
}
