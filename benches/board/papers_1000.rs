//! Every paper of a consignment of 1,000 units: made, read back, as bytes; and how long each kind takes.

use std::time::Instant;

use returnbay::domain::codes::UnitTag;
use returnbay::domain::consignment::{ConsignedCarton, Consignment};
use returnbay::domain::ids::UnitId;
use returnbay::domain::measure::Grams;
use returnbay::domain::time::{Day, UtcMs};
use returnbay::exchange::data::paper_templates::paper_templates;
use returnbay::exchange::papers::{
    PAPER_FORMATS, PaperError, PapersOf, Pictures, Standing, paper_bytes, papers_set,
};
use returnbay::ledger::codec;

use crate::measure::{Run, Times, Verdict, note, seconds};

/// Units at full size.
const UNITS: u32 = 1_000;
/// Units of a carton.
const OF_CARTON: u32 = 25;
/// How often the set is made.
const TIMES: usize = 5;
/// The limit in seconds.
const LIMIT_S: f64 = 2.0;
/// A small consignment, of whose first unit the many are made.
const LIST: &str = include_str!("../../tests/data/papers/consignment.json");

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let consignment = consignment(run.size(UNITS));
    let of = PapersOf {
        consignment: &consignment,
        standing: Standing::Closed(UtcMs::parse("2026-11-30T18:00:00Z").expect("a moment")),
        day: Day::parse("2026-11-30").expect("a day"),
        pictures: Pictures::none(),
    };
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        let set = papers_set(&of, &[], |_, _| Ok::<_, PaperError>(())).expect("a set");
        times.push(start.elapsed());
        let bytes: usize = set.iter().map(|file| file.bytes.len()).sum();
        assert!(bytes > 0 && set.len() > 20, "it is a set");
        if times.len() == TIMES {
            note(&format!("{} files of {bytes} bytes", set.len()));
        }
    }
    for template in paper_templates() {
        for format in PAPER_FORMATS {
            let start = Instant::now();
            let bytes = paper_bytes(&of, template, format).expect("a file");
            let taken = seconds(start.elapsed());
            note(&format!(
                "{} {format} of {} bytes in {taken}",
                template.id,
                bytes.len()
            ));
        }
    }
    let times = Times::of(times);
    note(&format!("the set {}", times.words()));
    run.limit(
        "all papers of 1,000 units",
        times.longest().as_secs_f64(),
        "s",
        LIMIT_S,
    )
}

fn consignment(units: u32) -> Consignment {
    let mut list = LIST.trim_end().to_owned();
    for number in 1..=4 {
        let tag = UnitTag::make("A00", number).expect("a tag");
        list = list.replace(&format!("\"T{number}\""), &format!("\"{tag}\""));
    }
    let mut many = codec::decode_consignment(&list).expect("a list");
    let carton = many.cartons.first().expect("a carton").clone();
    let goods: Vec<_> = many.units().cloned().collect();
    let carton_of = |number: u32| {
        let first = number * OF_CARTON;
        let inside = (first..units.min(first + OF_CARTON)).zip(goods.iter().cycle());
        let inside = inside.map(|(at, like)| {
            let mut unit = like.clone();
            unit.unit = UnitId(1 << 100 | u128::from(at));
            unit.tag = UnitTag::make("A00", u64::from(at) + 1).expect("a tag");
            unit.goods.net = Some(Grams(20 + at % 700));
            unit.goods.name_zh = Some(format!("发圈{}", at % 90));
            unit
        });
        ConsignedCarton {
            number: number + 1,
            units: inside.collect(),
            ..carton.clone()
        }
    };
    many.cartons = (0..units.div_ceil(OF_CARTON)).map(carton_of).collect();
    many
}
