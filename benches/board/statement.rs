//! A seller's statement: from the question to its priced lines, beside the same rows of the store read bare.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};

use returnbay::domain::charge::Period;
use returnbay::domain::ids::UnitId;
use returnbay::domain::time::Day;
use returnbay::exchange::data::rates;
use returnbay::exchange::out::statement_bytes;
use returnbay::ledger::charge::Statement;
use returnbay::ledger::rows::RatesFrom;
use returnbay::ledger::{Answer, Command, Order, Query};
use returnbay::shell::open::packs;
use returnbay::store::{Charged, Reader};

use crate::ground::{Ground, seller, zone};
use crate::measure::{Run, Times, Verdict, note, ratio, seconds};

/// Charged events at full size.
const EVENTS: u32 = 100_000;
/// Units of one parcel, all of a sealed carton: each is inspected, put, made ready for sale and stays.
const UNITS: u32 = 25;
/// Events of one parcel with its receipt.
const OF_PARCEL: u32 = 1 + 4 * UNITS;
/// How often each is measured.
const TIMES: usize = 7;
/// The limit in seconds.
const LIMIT_S: f64 = 1.0;
/// Some facts have a rate and some have none; storage has two.
const CARD: &str = r#"{"currency": "USD", "services": {"receive": 120, "inspect": 95, "put": 20},
  "resell": {"handling": 180}, "hold": {"storage_per_day": [[10, 0.5], [60, 2.25]]}}"#;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let mut ground = Ground::new();
    let from = Day::parse("2026-01-01").expect("a day");
    ground.must(Command::SetSellerRates {
        seller: seller(),
        rates: Box::new(RatesFrom {
            from,
            card: rates::read(CARD).expect("a card"),
        }),
    });
    let parcels = run.size(EVENTS).div_ceil(OF_PARCEL);
    let start = Instant::now();
    for number in 0..parcels {
        let parcel = ground.receive(number, run.seed);
        let order = carton(ground.put(number, parcel, run.seed), number);
        ground.submit(&order);
    }
    while ground.writer.charge_slice().expect("a slice") == Charged::More {}
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    let made = seconds(start.elapsed());
    note(&format!(
        "{parcels} parcels of {UNITS} units, made in {made}"
    ));
    let reader = Reader::open(&ground.path(), packs()).expect("the store just made");
    let bare = Connection::open_with_flags(ground.path(), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the store just made");
    let period = Period::of(from, from.plus_days(30)).expect("a month");
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        floor.push(read_bare(&bare));
        let start = Instant::now();
        let statement = ask(&reader, period);
        ours.push(start.elapsed());
        assert_eq!(
            statement.sums.first().map(|sum| sum.minor > 0),
            Some(true),
            "it is priced"
        );
    }
    let statement = ask(&reader, period);
    note(&format!("{} lines", statement.lines.len()));
    for format in ["xlsx", "csv", "json", "pdf"] {
        let start = Instant::now();
        let bytes = statement_bytes(&statement, format).expect("a file");
        let taken = seconds(start.elapsed());
        note(&format!("{format} of {} bytes in {taken}", bytes.len()));
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!("rows read bare  {}", floor.words()));
    note(&format!("statement       {}", ours.words()));
    let times = ratio(ours.median(), floor.median());
    note(&format!("{times:.2} times the floor"));
    run.limit(
        "a statement of 100,000 events",
        ours.longest().as_secs_f64(),
        "s",
        LIMIT_S,
    )
}

/// Makes a put of one unit one of a whole carton.
fn carton(mut order: Order, number: u32) -> Order {
    if let Command::PutUnit(put) = &mut order.command {
        let first = (1_u128 << 120) + u128::from(number * UNITS);
        put.units = (0..UNITS)
            .map(|unit| UnitId(first + u128::from(unit)))
            .collect();
    }
    order
}

fn ask(reader: &Reader, period: Period) -> Statement {
    let query = Query::Charges(seller(), period);
    match reader.answer(&query, zone()).expect("an answer") {
        Answer::Charges(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

/// Reads every row of the seller in the order of the index, and the length of its texts.
fn read_bare(db: &Connection) -> Duration {
    let start = Instant::now();
    let mut statement = db
        .prepare_cached(
            "select items from activity indexed by activity_by_seller
             where seller = 'S-01' order by last_day, id, kind",
        )
        .expect("a query");
    let mut rows = statement.raw_query();
    let mut bytes = 0;
    while let Some(row) = rows.next().expect("a row") {
        let items: String = row.get(0).expect("a text");
        bytes += items.len();
    }
    assert!(bytes > 0, "something was done");
    start.elapsed()
}
