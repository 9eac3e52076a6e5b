//! The bare player: the station alone; the house in memory answers at once.

use std::collections::VecDeque;
use std::sync::{Arc, LazyLock};

use returnbay::domain::codes::{ParcelTag, UnitTag};
use returnbay::domain::ids::{CommandKey, Hash, ParcelId};
use returnbay::domain::terms::Terms;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::exchange::data::{carriers, checklist, policy, rates};
use returnbay::ledger::rows::{ChecklistFrom, PolicyFrom, RatesFrom, TermsFrom};
use returnbay::ledger::{Answer, Body, Command, Order, Query, codec};
use returnbay::scan::{Carriers, Reading, read};
use returnbay::shell::open::bench_packs;
use returnbay::shell::shift::{ShiftEvent, ShiftLine};
use returnbay::station::{Bench, Effect, Event, Face, Moment, Restored, Station, Ticket};

use super::found::{self, Found, Trouble};
use super::house::House;
use super::script::{Player, Restart, folder};

/// The station's name in every scenario.
pub const STATION: &str = "Dock-1";
/// The carriers' forms, compiled once for all benches.
static CARRIERS: LazyLock<Arc<Carriers>> = LazyLock::new(|| Arc::new(carriers::carriers()));

/// A station with a house in memory behind it.
pub struct Bare {
    station: Station,
    house: House,
    carriers: Arc<Carriers>,
    now: UtcMs,
    events: u128,
    trouble: Option<Trouble>,
    /// The draft's text, as a store keeps it.
    kept: Option<String>,
    /// Effects that wait for the house.
    pub waiting: VecDeque<Effect>,
    /// Everything said so far.
    pub said: Vec<String>,
}

impl Bare {
    pub fn new() -> Self {
        let now = UtcMs::parse("2026-11-23T15:00:00Z").unwrap();
        Self {
            station: station(now),
            house: House::new(STATION),
            carriers: CARRIERS.clone(),
            now,
            events: 0,
            trouble: None,
            kept: None,
            waiting: VecDeque::new(),
            said: Vec::new(),
        }
    }

    pub fn face(&self) -> Face {
        self.station.face()
    }

    /// Reads a scan as the shell would.
    pub fn reading(&self, bytes: &[u8]) -> Arc<Reading> {
        let end = bytes
            .iter()
            .rposition(|byte| !matches!(byte, b'\r' | b'\n' | 3))
            .map_or(0, |last| last + 1);
        Arc::new(read(&bytes[..end], &self.carriers))
    }

    /// Gives the station one event; what it asks of the house waits. Gives every effect.
    pub fn event(&mut self, event: Event) -> Vec<Effect> {
        self.events += 1;
        let ms = u128::try_from(self.now.0).unwrap();
        let moment = Moment {
            at: self.now,
            day: Zone::UTC.day(self.now),
            fresh: ms << 80 | self.events << 16,
        };
        let effects = self.station.on(moment, event);
        for effect in &effects {
            match effect {
                Effect::Say(said) => self.said.push(said.to_string()),
                Effect::Ask(..) | Effect::Commit(..) => self.waiting.push_back(effect.clone()),
                Effect::KeepDraft(draft) => self.kept = Some(codec::encode_draft(draft)),
                Effect::DropDraft => self.kept = None,
                Effect::PrintTags(_) | Effect::Sound(..) => {}
            }
        }
        effects
    }

    /// The house answers until the station waits for a person.
    pub fn settle(&mut self) {
        while !self.waiting.is_empty() {
            self.answer_one();
        }
    }

    fn answers(&mut self, effect: &Effect) -> Vec<Event> {
        match effect {
            Effect::Ask(ticket, query) => {
                vec![Event::Found(*ticket, Box::new(self.house.answer(query)))]
            }
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
            Effect::KeepDraft(_)
            | Effect::DropDraft
            | Effect::Say(_)
            | Effect::PrintTags(_)
            | Effect::Sound(..) => Vec::new(),
        }
    }

    fn found(&mut self, text: &str) {
        match found::parse(text) {
            Found::Expected(line) => self.house.announce(*line),
            Found::Binding(product) => self.house.bind(product),
            Found::Listed(product) => self.house.list(*product),
            Found::Recalled {
                barcode,
                asin,
                notice,
            } => self.house.recall(barcode, asin, notice),
            Found::Trouble(trouble) => self.trouble = Some(trouble),
            Found::Restart => self.restart(),
            Found::Terms(seller, set) => self.desk(Command::SetSellerTerms { seller, set }),
            Found::Ordered(commands) => commands.into_iter().for_each(|one| self.desk(one)),
            Found::Sealed(container) => self.desk(Command::SealContainer { container }),
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

    fn desk(&mut self, command: Command) {
        let order = self.order(command);
        self.house.submit(&order).expect("the desk may do this");
    }

    fn key(&mut self) -> CommandKey {
        self.events += 1;
        CommandKey(self.events)
    }

    fn order(&mut self, command: Command) -> Order {
        Order {
            key: self.key(),
            at: self.now,
            day: Zone::UTC.day(self.now),
            person: self.face().person,
            command,
        }
    }
}

/// A bench where nobody is signed in.
fn station(now: UtcMs) -> Station {
    let bench = Bench {
        packs: bench_packs(),
        station: STATION.to_owned(),
        prefix: "A00".to_owned(),
    };
    let start = Moment {
        at: now,
        day: Zone::UTC.day(now),
        fresh: 0,
    };
    Station::new(bench, start)
}

impl Restart for Bare {
    fn face(&self) -> Face {
        self.station.face()
    }

    fn restart(&mut self) {
        self.waiting.clear();
        self.station = station(self.now);
        if let Some(text) = &self.kept {
            let draft = codec::decode_draft(text).expect("a draft that was kept reads");
            let scan = draft.scan.as_deref().map(|bytes| self.reading(bytes));
            self.event(Event::Restored(Box::new(Restored { draft, scan })));
        }
    }
}

impl Player for Bare {
    fn play(&mut self, line: &ShiftLine) -> Vec<String> {
        let from = self.said.len();
        self.play_unanswered(line);
        self.settle();
        self.said[from..].to_vec()
    }
}

/// For tests that look between question and answer.
impl Bare {
    /// Plays a line; what it asks of the house waits.
    pub fn play_unanswered(&mut self, line: &ShiftLine) {
        self.wait(line.after_ms);
        match &line.event {
            ShiftEvent::At(at) => self.now = *at,
            ShiftEvent::Badge(person) => drop(self.event(Event::SignedIn(person.clone()))),
            ShiftEvent::Scan(bytes) => self.scan(bytes),
            ShiftEvent::Press(key) => drop(self.event(Event::Pressed(*key))),
            ShiftEvent::Command(word) => self.scan(word.printed().as_bytes()),
            ShiftEvent::Found(text) => self.found(text),
            ShiftEvent::Seller(seller, name) => self.desk(Command::NameSeller {
                seller: seller.clone(),
                name: name.clone(),
            }),
            ShiftEvent::Policy(seller, id) => {
                let packs = policy::policies().into_iter().map(|(pack, ..)| pack);
                self.desk(Command::SetSellerPolicy {
                    seller: seller.clone(),
                    set: PolicyFrom {
                        from: None,
                        policy: packs.into_iter().find(|pack| pack.id == *id).unwrap(),
                    },
                });
            }
            ShiftEvent::Cage(seller, limit) => self.desk(Command::SetSellerTerms {
                seller: seller.clone(),
                set: TermsFrom {
                    from: None,
                    terms: Terms {
                        cage_from: Some(*limit),
                        ..Terms::default()
                    },
                },
            }),
            ShiftEvent::Rates(file, seller) => {
                let path = folder().join("files").join(file);
                let text = std::fs::read_to_string(path).unwrap();
                self.desk(Command::SetSellerRates {
                    seller: seller.clone(),
                    rates: Box::new(RatesFrom {
                        from: Zone::UTC.day(self.now),
                        card: rates::read(&text).unwrap(),
                    }),
                });
            }
            ShiftEvent::Checklist(file, seller) => {
                let bytes = std::fs::read(folder().join("files").join(file)).unwrap();
                let own = checklist::read_own(&bytes).unwrap();
                self.desk(Command::SetSellerChecklist {
                    seller: seller.clone(),
                    set: ChecklistFrom {
                        checklist: own.pack.id.clone(),
                        from: Zone::UTC.day(self.now),
                        pack: Some(own.pack),
                    },
                    bytes: Some(bytes.into()),
                });
            }
            ShiftEvent::Import(..) => drop(self.event(Event::BooksChanged)),
            ShiftEvent::Photo(_) | ShiftEvent::Weigh(_) | ShiftEvent::Answer(_) => {}
        }
    }

    pub fn scan(&mut self, bytes: &[u8]) {
        let reading = self.reading(bytes);
        self.event(Event::Scanned {
            scanner: 0,
            reading,
        });
    }

    /// Time passes.
    pub fn wait(&mut self, ms: i64) {
        self.now = self.now.plus_ms(ms);
    }

    /// The ticket of the oldest question that waits for the house.
    pub fn awaited(&self) -> Option<Ticket> {
        match self.waiting.front() {
            Some(Effect::Ask(ticket, _) | Effect::Commit(ticket, _)) => Some(*ticket),
            _ => None,
        }
    }

    /// The house answers its oldest question.
    pub fn answer_one(&mut self) {
        drop(self.answer_next());
    }

    /// The same, with every effect of the answer; none when nothing is asked.
    pub fn answer_next(&mut self) -> Option<Vec<Effect>> {
        let effect = self.waiting.pop_front()?;
        let events = self.answers(&effect);
        let effects = events.into_iter().flat_map(|event| self.event(event));
        Some(effects.collect())
    }

    /// The house does what waits for it, and nobody hears of it: the power goes.
    pub fn write_unheard(&mut self) {
        for effect in std::mem::take(&mut self.waiting) {
            if let Effect::Commit(_, order) = effect {
                self.house.submit(&order).expect("the rule takes it");
            }
        }
    }

    /// Somebody else answers the oldest question, unless the answer leaves it open or is of no
    /// such question.
    pub fn answer_with(&mut self, event: Event) {
        let fits = match (self.waiting.front(), &event) {
            (Some(Effect::Ask(_, query)), Event::Found(_, answer)) => matches!(
                (&**query, &**answer),
                (Query::People, Answer::People(_))
                    | (Query::Tag(_), Answer::Tag(_))
                    | (Query::LastPut, Answer::LastPut(_))
                    | (Query::OpenLoads(_), Answer::OpenLoads(_))
                    | (
                        Query::Dossier(_) | Query::ParcelDossier(..) | Query::Elsewhere(_),
                        Answer::Dossier(_)
                    )
            ),
            (
                Some(Effect::Commit(..)),
                Event::Refused(..) | Event::DiskFull(_) | Event::OutcomeUnknown(_),
            ) => true,
            _ => false,
        };
        if !fits {
            return;
        }
        if !matches!(event, Event::OutcomeUnknown(_)) {
            self.waiting.pop_front();
        }
        self.event(event);
    }

    /// Counts the units in containers that carry a tag.
    pub fn puts_of(&self, tag: &UnitTag) -> usize {
        self.house.puts_of(tag)
    }

    /// Counts the parcels that a code names and that count.
    pub fn parcels_of(&self, key: &str) -> usize {
        self.house.parcels_of(key)
    }
}
