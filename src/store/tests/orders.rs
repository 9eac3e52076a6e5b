//! Any order of files and scans of the same parcels ends in the same rows, and what came out of the
//! parcels is what stands in the containers.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rusqlite::types::Value;

use super::imports::{merge, take};
use super::shop::{MORNING, Shop, answering, container, line, person, site, tracking, unit};
use crate::domain::codes::ParcelTag;
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{CommandKey, ParcelId};
use crate::domain::time::Day;
use crate::ledger::command::ReceiveParcel;
use crate::ledger::fact::{RawScan, Unseen};
use crate::ledger::query::Answer;
use crate::ledger::{Command, Order, Query, codec};

const FILES: u32 = 3;
const LINES_OF_A_FILE: u32 = 4;
/// Parcels; the last is announced by no file.
const PARCELS: u64 = 6;
const STEPS: u64 = 4;
const CONTAINERS: [&str; 3] = ["R-01", "C-01", "H-01"];

/// What happens: a file is taken, or a parcel's next step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Act {
    File(u32),
    Merge,
    Parcel(u64, u64),
}

fn acts() -> Vec<Act> {
    let files = (0..FILES).map(Act::File);
    let parcels =
        (0..PARCELS).flat_map(|parcel| (0..STEPS).map(move |step| Act::Parcel(parcel, step)));
    files
        .chain((0..4).map(|_| Act::Merge))
        .chain(parcels)
        .collect()
}

/// The acts in another order; each parcel's own steps stay in theirs.
fn shuffled() -> impl Strategy<Value = Vec<Act>> {
    Just(acts()).prop_shuffle().prop_map(|mut acts| {
        for parcel in 0..PARCELS {
            let mut step = 0;
            for act in &mut acts {
                if matches!(act, Act::Parcel(of, _) if *of == parcel) {
                    *act = Act::Parcel(parcel, step);
                    step += 1;
                }
            }
        }
        acts
    })
}

fn id(parcel: u64) -> ParcelId {
    ParcelId((3 << 100) + u128::from(parcel))
}

/// The same command at the same moment, wherever it stands in the order.
fn order(parcel: u64, step: u64) -> Order {
    let number = u32::try_from(parcel).unwrap() * 2;
    let place = i64::try_from(parcel * STEPS + step).unwrap();
    let at = MORNING.plus_ms(60_000 * (1 + place));
    let name = CONTAINERS[usize::try_from(parcel % 3).unwrap()];
    let command = match step {
        0 => Command::ReceiveParcel(ReceiveParcel {
            parcel: id(parcel),
            number: ParcelTag::make("A00", parcel).unwrap(),
            raw: RawScan {
                salt: [9; 16],
                bytes: b"1Z".to_vec(),
            },
            candidates: vec![tracking(&format!("1Z{number:016}"))],
            chosen: None,
            finding: None,
        }),
        1 => {
            let mut put = answering(parcel * 2, id(parcel), name, &line(number));
            // A barcode of its own: which of two bindings is newer is a matter of their order.
            if let Some(learned) = &mut put.learned {
                learned.barcode = format!("{parcel:014}");
            }
            Command::PutUnit(Box::new(put))
        }
        2 => Command::PutUnit(Box::new(unit(parcel * 2 + 1, id(parcel), "R-01"))),
        _ => Command::CloseParcel {
            parcel: id(parcel),
            unseen: vec![(codec::line_id(&line(number + 1)), Unseen::Missing)],
        },
    };
    Order {
        key: CommandKey((7 << 100) + u128::from(parcel * STEPS + step)),
        at,
        day: site().day(at),
        person: Some(person()),
        command,
    }
}

/// A line as its file tells it: some with the day of delivery, some with a claim filed.
fn told(number: u32) -> ExpectedLine {
    ExpectedLine {
        delivered_date: Day::parse("2026-11-20").filter(|_| number.is_multiple_of(3)),
        safet_claim_id: (number % 4 == 2).then(|| "123-456".to_owned()),
        ..line(number)
    }
}

fn play(acts: &[Act]) -> Shop {
    let mut shop = Shop::new();
    for name in CONTAINERS {
        shop.must(Command::OpenContainer {
            container: container(name),
        });
    }
    for act in acts {
        match act {
            Act::File(file) => {
                let from = file * LINES_OF_A_FILE;
                let lines: Vec<_> = (from..from + LINES_OF_A_FILE).map(told).collect();
                take(&mut shop, &format!("file-{file}"), &lines);
            }
            Act::Merge => {
                let _ = shop.writer.as_mut().unwrap().merge_slice(|| true).unwrap();
            }
            Act::Parcel(parcel, step) => {
                shop.submit(&order(*parcel, *step)).unwrap();
            }
        }
    }
    merge(&mut shop);
    shop
}

/// Every derived row but for the places of facts in the journal.
fn rows(shop: &Shop) -> BTreeMap<&'static str, Vec<Vec<Value>>> {
    let tables = [
        ("parcel", "select * from parcel order by parcel"),
        (
            "parcel_key",
            "select * from parcel_key order by key, kind, parcel",
        ),
        ("unit", "select * from unit order by unit"),
        ("claim", "select * from claim order by id, kind"),
        (
            "claim_link",
            "select * from claim_link order by link, id, kind",
        ),
        ("container", "select * from container order by container"),
        ("product", "select * from product order by seller, barcode"),
        ("expected", "select line, body from expected order by line"),
        (
            "expected_key",
            "select * from expected_key order by key, kind, line",
        ),
    ];
    let db = shop.writer.as_ref().unwrap().connection();
    let read = |sql: &str| {
        let mut statement = db.prepare(sql).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect());
        rows.unwrap().map(Result::unwrap).collect()
    };
    tables.map(|(name, sql)| (name, read(sql))).into()
}

/// What each parcel's label names at the end.
fn named(shop: &Shop) -> Vec<(usize, usize)> {
    let of = |parcel| {
        let number = parcel * 2;
        let found = shop.dossier(&[tracking(&format!("1Z{number:016}"))]);
        (found.parcels.len(), found.lines.len())
    };
    (0..PARCELS).map(of).collect()
}

/// Units in the containers by their counts, and units that the parcels say came out of them.
fn in_and_out(shop: &Shop) -> (u32, u32) {
    let Answer::Containers(all) = shop.ask(&Query::Containers(None)) else {
        panic!("a list of containers");
    };
    let out = (0..PARCELS).map(|parcel| {
        let found = shop.dossier(&[tracking(&format!("1Z{:016}", parcel * 2))]);
        found.parcels.iter().map(|row| row.units).sum::<u32>()
    });
    (all.iter().map(|one| one.units).sum(), out.sum())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_order_of_files_and_scans_ends_in_the_same_rows(acts in shuffled()) {
        let plain = play(&self::acts());
        let other = play(&acts);
        prop_assert_eq!(rows(&other), rows(&plain));
        prop_assert_eq!(named(&other), named(&plain));
        let (inside, out) = in_and_out(&other);
        prop_assert_eq!(inside, out);
        prop_assert_eq!(u64::from(inside), PARCELS * 2);
        prop_assert_eq!(other.reader().verify().unwrap().first_bad, None);
    }
}
