//! The review with a million units in the store: a day opens, a year's range opens, a list turns its page.

use std::time::Instant;

use rusqlite::{Connection, OpenFlags, params};

use returnbay::domain::charge::Period;
use returnbay::domain::codes::{ParcelTag, UnitTag};
use returnbay::domain::time::Day;
use returnbay::ledger::query::{PageAfter, ParcelFilter, UnitFilter};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::open::{STORE_FILE, packs};
use returnbay::store::{Creation, Reader, Writer};

use crate::ground::{Ground, zone};
use crate::measure::{Run, Times, Verdict, note, ratio};

/// Units at full size, each out of a parcel of its own.
const UNITS: u32 = 1_000_000;
/// Days over which they came.
const DAYS: u32 = 365;
/// Looks at full size.
const LOOKS: u32 = 400;
/// Limits in milliseconds.
const DAY_MS: f64 = 20.0;
const YEAR_MS: f64 = 150.0;
const PAGE_MS: f64 = 5.0;
/// Milliseconds of a day, and where its work begins.
const OF_DAY_MS: i64 = 86_400_000;
const MORNING_MS: i64 = 15 * 3_600_000;
/// Milliseconds of a day's work.
const SHIFT_MS: i64 = 8 * 3_600_000;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let units = run.size(UNITS);
    let folder = filled(run, units);
    let file = folder.path().join(STORE_FILE);
    let reader = Reader::open(&file, packs()).expect("the store just made");
    let bare = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the store just made");
    note(&format!("{units} units and as many parcels in {DAYS} days"));
    let day = |number: u32| first_day().plus_days(i64::from(number % DAYS));
    let looks = run.size(LOOKS);
    let days: Vec<Period> = (0..looks).map(|look| Period::one(day(look * 7))).collect();
    let a_day = asked(run, &reader, &bare, ("a day opens, p99", DAY_MS), &days);
    let year = Period::of(first_day(), day(DAYS - 1)).expect("a year");
    let years = vec![year; usize::try_from(looks / 10).expect("few").max(5)];
    let a_year = asked(run, &reader, &bare, ("a year opens, p99", YEAR_MS), &years);
    let pages = pages(run, &reader, (first_day(), day(DAYS - 1)), looks);
    a_day.and(a_year).and(pages)
}

fn first_day() -> Day {
    Day::parse("2025-12-01").expect("a day")
}

/// Asks for figures; the floor reads the kept counts of the same days bare.
fn asked(
    run: &Run,
    reader: &Reader,
    bare: &Connection,
    (what, limit): (&str, f64),
    of: &[Period],
) -> Verdict {
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for days in of {
        let start = Instant::now();
        let mut look = bare
            .prepare_cached("select hours from day_tally where day between ?1 and ?2")
            .expect("a look-up");
        let bounds = params![days.from.to_string(), days.to.to_string()];
        let rows = look.query_map(bounds, |row| row.get::<_, Vec<u8>>(0));
        let bytes: usize = rows
            .expect("rows")
            .map(|row| row.expect("a row").len())
            .sum();
        floor.push(start.elapsed());
        assert!(bytes > 0, "{days:?} has counts");
        let start = Instant::now();
        let answer = reader
            .answer(&Query::Review(*days), zone())
            .expect("an answer");
        ours.push(start.elapsed());
        let Answer::Review(review) = answer else {
            panic!("figures are asked for");
        };
        assert!(review.put > 0 && review.parcels > 0, "{days:?}");
    }
    let (ours, floor) = (Times::of(ours), Times::of(floor));
    note(&format!("{what}  {}", ours.words()));
    note(&format!(
        "p50 {:.1} times the kept counts read bare",
        ratio(ours.median(), floor.median())
    ));
    let worst = ours.permille(990).as_secs_f64() * 1000.0;
    run.limit(what, worst, "ms", limit)
}

/// Turns the pages of the lists behind figures, of a day and of the year.
fn pages(run: &Run, reader: &Reader, (first, last): (Day, Day), looks: u32) -> Verdict {
    let mut times = Vec::new();
    let (mut units, mut parcels): (Option<PageAfter>, Option<PageAfter>) = (None, None);
    for _ in 0..looks {
        let filter = UnitFilter {
            day: Some(first),
            until: Some(last),
            ..UnitFilter::default()
        };
        let start = Instant::now();
        let answer = reader.answer(&Query::Units(filter, units), zone());
        times.push(start.elapsed());
        if let Ok(Answer::Units(page)) = answer {
            assert!(!page.rows.is_empty(), "a page of units");
            units = page.next;
        }
        let filter = ParcelFilter {
            day: Some(first),
            until: Some(last),
            ..ParcelFilter::default()
        };
        let start = Instant::now();
        let answer = reader.answer(&Query::Parcels(filter, parcels), zone());
        times.push(start.elapsed());
        if let Ok(Answer::Parcels(page)) = answer {
            assert!(!page.rows.is_empty(), "a page of parcels");
            parcels = page.next;
        }
    }
    let times = Times::of(times);
    note(&format!("pages  {}", times.words()));
    let worst = times.permille(990).as_secs_f64() * 1000.0;
    run.limit("a list's next page, p99", worst, "ms", PAGE_MS)
}

/// A store with so many units: one is put, the others are its rows on other days. Only reading is measured, so
/// that no fact need stand behind a row; the counts are kept as they are made again from rows.
fn filled(run: &Run, units: u32) -> tempfile::TempDir {
    let mut ground = Ground::new();
    let parcel = ground.receive(0, run.seed);
    let order = ground.put(0, parcel, run.seed);
    ground.submit(&order);
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    let path = ground.path();
    let Ground { writer, folder, .. } = ground;
    drop(writer);
    let mut db = Connection::open(&path).expect("the store just made");
    let rows = db.transaction().expect("a transaction");
    {
        let mut parcels = rows
            .prepare(
                "insert into parcel (parcel, number, state, station, person, received_ms, day,
                    opened_ms, detail)
                 select ?1, ?2, 'closed', station, person, ?3, ?4, ?3, detail from parcel
                 where number = ?5",
            )
            .expect("columns of the store");
        let mut goods = rows
            .prepare(
                "insert into unit (unit, tag, parcel, state, seller, line, how, finding, grade,
                    proposed, decision, container, put_key, person, station, put_ms, day, detail)
                 select ?1, ?2, ?3, state, seller, null, how, finding, grade, proposed, decision,
                    container, put_key, person, station, ?4, ?5, json_remove(detail, '$.choice')
                 from unit where tag = ?6",
            )
            .expect("columns of the store");
        let tag = |number| UnitTag::make("0SD", u64::from(number)).expect("a small serial");
        let box_tag = |number| ParcelTag::make("0SD", u64::from(number)).expect("a small serial");
        let a_day = units.div_ceil(DAYS);
        for number in 1..=units {
            let (day, place) = ((number - 1) / a_day, (number - 1) % a_day);
            let day = first_day().plus_days(i64::from(day));
            let pace = SHIFT_MS / i64::from(a_day);
            let at = day.number() * OF_DAY_MS + MORNING_MS + i64::from(place) * pace;
            let id = |kind: u128| (kind << 120 | u128::from(number)).to_be_bytes();
            let text = day.to_string();
            parcels
                .execute(params![
                    id(1),
                    box_tag(number).as_str(),
                    at,
                    text,
                    box_tag(0).as_str()
                ])
                .expect("a parcel's row");
            goods
                .execute(params![
                    id(2),
                    tag(number).as_str(),
                    id(1),
                    at,
                    text,
                    tag(0).as_str()
                ])
                .expect("a unit's row");
        }
    }
    rows.commit().expect("the rows are kept");
    drop(db);
    let mut writer = Writer::open(&path, None::<&Creation>, packs(), || {
        panic!("the store is there")
    })
    .expect("the store just made");
    writer.recount().expect("counts of the rows");
    writer.checkpoint_idle().expect("an idle checkpoint");
    drop(writer);
    folder
}
