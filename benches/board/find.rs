//! From a number, whole or its end, to the parcels that have it, with a million parcels in the store.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use returnbay::domain::codes::ParcelTag;
use returnbay::ledger::query::FindScope;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::open::packs;
use returnbay::shell::seeded;
use returnbay::store::Reader;

use crate::ground::{Ground, zone};
use crate::measure::{Run, Times, Verdict, note, ratio};

/// Parcels at full size.
const PARCELS: u32 = 1_000_000;
/// Looks at full size.
const LOOKS: u32 = 20_000;
/// One look of so many is for a number that nothing has.
const UNKNOWN_EVERY: u32 = 10;
/// The limit in milliseconds.
const LIMIT_MS: f64 = 5.0;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let parcels = run.size(PARCELS);
    let ground = Ground::new();
    let path = filled(ground, run.seed, parcels);
    let file = path.path().join(returnbay::shell::open::STORE_FILE);
    let reader = Reader::open(&file, packs()).expect("the store just made");
    let bare = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the store just made");
    bare.execute_batch("pragma cache_size = -65536")
        .expect("a setting");
    let (mut whole, mut ends, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for look in 0..run.size(LOOKS) {
        let unknown = look % UNKNOWN_EVERY == 0;
        let seed = if unknown { run.seed ^ 2 } else { run.seed };
        let mixed = seeded::scramble(run.seed ^ 3, u64::from(look)) % u64::from(parcels);
        let number = u32::try_from(mixed).expect("below the number of parcels");
        let key = seeded::tracking(seed, number);
        let end: String = key.chars().skip(key.chars().count() - 6).collect();
        floor.push(look_up(&bare, &key));
        for (text, times) in [(&key, &mut whole), (&end, &mut ends)] {
            let start = Instant::now();
            let query = Query::Find(text.clone(), FindScope::All);
            let answer = reader.answer(&query, zone()).expect("an answer");
            times.push(start.elapsed());
            let Answer::Found(found) = answer else {
                panic!("what was found is asked for");
            };
            assert!(unknown || !found.parcels.is_empty(), "look {look}: {text}");
        }
    }
    let (whole, ends, floor) = (Times::of(whole), Times::of(ends), Times::of(floor));
    note(&format!("{parcels} parcels"));
    note(&format!("whole  {}", whole.words()));
    note(&format!("ends   {}", ends.words()));
    note(&format!("floor  {}", floor.words()));
    note(&format!(
        "p50 {:.1} times a bare look-up by the whole number",
        ratio(ends.median(), floor.median())
    ));
    let worst = whole.permille(990).max(ends.permille(990));
    run.limit("a number found, p99", millis(worst), "ms", LIMIT_MS)
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The floor: the key, and the parcel it names.
fn look_up(db: &Connection, key: &str) -> Duration {
    let start = Instant::now();
    let found: Option<String> = db
        .prepare_cached(
            "select detail from parcel_key join parcel on parcel.parcel = parcel_key.parcel
             where parcel_key.key = ?1",
        )
        .and_then(|mut look| look.query_row(params![key], |row| row.get(0)).optional())
        .expect("a look-up");
    let took = start.elapsed();
    drop(found);
    took
}

/// A store with so many parcels: one is received, the others are its rows under other numbers. Only
/// reading is measured, so that no fact need stand behind a row.
fn filled(mut ground: Ground, seed: u64, parcels: u32) -> tempfile::TempDir {
    ground.receive(0, seed);
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    let path = ground.path();
    let Ground { writer, folder, .. } = ground;
    drop(writer);
    let mut db = Connection::open(path).expect("the store just made");
    let rows = db.transaction().expect("a transaction");
    {
        let mut parcel = rows
            .prepare(
                "insert into parcel (parcel, number, state, station, person, received_ms, day, detail)
                 select ?1, ?2, state, station, person, received_ms, day, detail
                 from parcel where number = ?3",
            )
            .expect("columns of the store");
        let mut keys = rows
            .prepare("insert into parcel_key (key, kind, parcel) values (?1, 'tracking', ?2)")
            .expect("columns of the store");
        let tag = |number| ParcelTag::make("0SD", u64::from(number)).expect("a small serial");
        let model = tag(0);
        for number in 1..parcels {
            let id = (1_u128 << 120 | u128::from(number)).to_be_bytes();
            parcel
                .execute(params![id, tag(number).as_str(), model.as_str()])
                .expect("a row");
            keys.execute(params![seeded::tracking(seed, number), id])
                .expect("a key");
        }
    }
    rows.commit().expect("the rows are kept");
    folder
}
