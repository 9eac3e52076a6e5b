//! From a scan's bytes at the dock to the decision which tone it gets, with a million returns
//! announced.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use returnbay::domain::money::{Currency, Money};
use returnbay::domain::terms::Terms;
use returnbay::exchange::data;
use returnbay::ledger::Command;
use returnbay::ledger::rows::TermsFrom;
use returnbay::scan::{Carriers, read};
use returnbay::shell::open::{bench_packs, packs};
use returnbay::shell::{Clock, seeded};
use returnbay::station::{Bench, Effect, Event, Key, Moment, Said, Station, Tone};
use returnbay::store::Reader;

use crate::ground::{person, seller, zone};
use crate::import_million::ROWS;
use crate::measure::{Run, Times, Verdict, note, ratio};
use crate::scan_answer::{filled, look_up};

/// Scans at full size.
const SCANS: u32 = 20_000;
/// One scan of so many is of a parcel that nobody announced.
const UNKNOWN_EVERY: u32 = 10;
/// One return of so many was refunded at first scan.
const REFUNDED_EVERY: usize = 20;
/// Milliseconds between two scans.
const PACE_MS: i64 = 3000;
/// The limit in milliseconds.
const LIMIT_MS: f64 = 2.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let rows = run.size(ROWS);
    let mut ground = filled(report(run.seed, rows), rows);
    ground.must(Command::SetSellerTerms {
        seller: seller(),
        set: TermsFrom {
            from: None,
            terms: Terms {
                cage_from: Some(Money {
                    minor: 50_000,
                    currency: Currency::USD,
                }),
                ..Terms::default()
            },
        },
    });
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    let bare = Connection::open_with_flags(ground.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the store just made");
    bare.execute_batch("pragma cache_size = -65536")
        .expect("a setting");
    let mut dock = Dock::open(Reader::open(&ground.path(), packs()).expect("the store just made"));
    let (mut ours, mut floor, mut warned) = (Vec::new(), Vec::new(), 0_u32);
    for scan in 0..run.size(SCANS) {
        let unknown = scan % UNKNOWN_EVERY == 0;
        let seed = if unknown { run.seed ^ 2 } else { run.seed };
        let mixed = seeded::scramble(run.seed ^ 3, u64::from(scan)) % u64::from(rows);
        let number = u32::try_from(mixed).expect("below the number of rows");
        let key = seeded::tracking(seed, number);
        let bytes = format!("]C1420{:05}{key}", number % 100_000);
        floor.push(look_up(&bare, &key));
        let (took, said, tone) = dock.scan(bytes.as_bytes());
        ours.push(took);
        let words = said.to_string();
        assert_eq!(words.starts_with("Docked unknown"), unknown, "{words}");
        warned += u32::from(matches!(tone, Tone::Alert(_)));
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!(
        "{rows} returns announced; {warned} scans had a tone of their own"
    ));
    note(&format!("decision {}", ours.words()));
    note(&format!("floor    {}", floor.words()));
    note(&format!(
        "p50 {:.1} times two bare look-ups by key",
        ratio(ours.median(), floor.median())
    ));
    run.limit(
        "dock scan to its tone decision, p99",
        ours.permille(990).as_secs_f64() * 1000.0,
        "ms",
        LIMIT_MS,
    )
}

/// The made-up report, with some returns refunded at first scan.
fn report(seed: u64, rows: u32) -> String {
    let text = seeded::returns_file(&seller(), seed, rows);
    let mut out = String::with_capacity(text.len() + text.len() / 20);
    for (number, line) in text.lines().enumerate() {
        if number % REFUNDED_EVERY == 1 {
            out.push_str(&line.replace("StandardRefund", "RefundAtFirstScan"));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// The station's machine at the dock, a load in hand, over a real store. What it writes is taken
/// for written: the decision stands before that.
struct Dock {
    station: Station,
    reader: Reader,
    carriers: Carriers,
    clock: Clock,
}

impl Dock {
    fn open(reader: Reader) -> Self {
        let clock = Clock::scripted(seeded::START);
        let bench = Bench {
            packs: bench_packs(),
            station: "bench-1".to_owned(),
            prefix: "A00".to_owned(),
        };
        let mut dock = Self {
            station: Station::new(bench, clock.moment(zone())),
            reader,
            carriers: data::carriers::carriers(),
            clock,
        };
        dock.happens(Event::SignedIn(person()));
        dock.happens(Event::DockToggled);
        dock.happens(dock.scanned(b"PLT-0001"));
        dock.happens(Event::Pressed(Key::Confirm));
        assert_eq!(dock.station.face().step, "dock_parcels");
        dock
    }

    fn now(&self) -> Moment {
        self.clock.moment(zone())
    }

    fn scanned(&self, bytes: &[u8]) -> Event {
        Event::Scanned {
            scanner: 0,
            reading: std::sync::Arc::new(read(bytes, &self.carriers)),
        }
    }

    /// Scans a parcel; gives the time until the write is ordered, with the warnings decided.
    fn scan(&mut self, bytes: &[u8]) -> (Duration, Said, Tone) {
        self.clock.set(self.clock.now().plus_ms(PACE_MS));
        let now = self.now();
        let start = Instant::now();
        let event = self.scanned(bytes);
        let asked = self.station.on(now, event);
        let found = asked.iter().find_map(|effect| self.answer(effect));
        let ordered = self.station.on(now, found.expect("a dossier is asked for"));
        let took = start.elapsed();
        let saved = ordered.iter().find_map(|effect| self.answer(effect));
        let counted = self.station.on(now, saved.expect("a parcel is written"));
        let said = counted.iter().find_map(|effect| match effect {
            Effect::Say(said) => Some(said.clone()),
            _ => None,
        });
        let tone = counted.iter().find_map(|effect| match effect {
            Effect::Sound(tone, _) => Some(*tone),
            _ => None,
        });
        (took, said.expect("it is counted"), tone.expect("a tone"))
    }

    fn answer(&self, effect: &Effect) -> Option<Event> {
        match effect {
            Effect::Ask(ticket, query) => {
                let answer = self.reader.answer(query, zone()).expect("an answer");
                Some(Event::Found(*ticket, Box::new(answer)))
            }
            Effect::Commit(ticket, _) => Some(Event::Saved(*ticket)),
            Effect::KeepDraft(_)
            | Effect::DropDraft
            | Effect::Say(_)
            | Effect::PrintTags(_)
            | Effect::Sound(..) => None,
        }
    }

    /// Something happens; the store answers until a person is awaited.
    fn happens(&mut self, event: Event) {
        self.clock.set(self.clock.now().plus_ms(PACE_MS));
        let mut next = Some(event);
        while let Some(event) = next {
            let effects = self.station.on(self.now(), event);
            next = effects.iter().find_map(|effect| self.answer(effect));
        }
    }
}
