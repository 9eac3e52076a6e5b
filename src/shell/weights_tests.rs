//! Weights by a whole shell: what lies on the scale becomes the parcel's fact.

use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::ParcelId;
use crate::domain::time::{UtcMs, Zone};
use crate::domain::weight::{ExpectedWeight, ScaleLoad};
use crate::ledger::query::WeighedParcel;
use crate::ledger::{Answer, Body, Query};
use crate::shell::desk::Desk;
use crate::shell::replay::{Replay, Way};
use crate::shell::{Clock, Devices, ShellConfig, shift};
use crate::station::Key;

struct Bench {
    shell: Shell,
    clock: Clock,
    data: TempDir,
}

impl Bench {
    fn new() -> Self {
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        let data = tempfile::tempdir().unwrap();
        let config = ShellConfig {
            folder: data.path().to_path_buf(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        };
        let shell = Shell::open(config).unwrap_or_else(|message| panic!("{message:?}"));
        shell.sign_in(PersonCode::parse("OP-7").unwrap());
        shell.settle();
        Self { shell, clock, data }
    }

    fn scan(&self, code: &str) {
        self.clock.set(self.clock.now().plus_ms(2000));
        self.shell.scan(code.as_bytes());
        self.shell.settle();
    }

    fn lays_on(&self, grams: i64) {
        self.clock.set(self.clock.now().plus_ms(1000));
        self.shell.weigh(grams);
        self.shell.settle();
    }

    fn parcel(&self) -> ParcelId {
        self.shell.face().in_hand.expect("a parcel in hand").parcel
    }

    fn ask(&self, query: &Query) -> Answer {
        Desk::open(self.data.path()).unwrap().ask(query).unwrap()
    }

    fn weight(&self, parcel: ParcelId) -> Option<u32> {
        match self.ask(&Query::ParcelWeight(parcel)) {
            Answer::ParcelWeight(Some(about)) => about.weight.map(|shown| shown.weight.0),
            other => panic!("{other:?}"),
        }
    }

    fn weighings(&self, parcel: ParcelId) -> usize {
        let Answer::Timeline(Some(life)) = self.ask(&Query::ParcelTimeline(parcel)) else {
            panic!("a parcel's life");
        };
        let is_weight = |body: &Body| matches!(body, Body::ParcelWeighed { .. });
        life.entries
            .iter()
            .filter(|entry| is_weight(&entry.body))
            .count()
    }
}

const FIRST: &str = "1Z5R89390357567127";
const SECOND: &str = "1Z999AA10123456784";

#[test]
fn a_box_laid_on_before_or_after_its_scan_has_its_weight_and_no_other() {
    let bench = Bench::new();
    bench.lays_on(412);
    bench.scan(FIRST);
    let first = bench.parcel();
    assert_eq!(bench.weight(first), Some(412));
    bench.scan("UA00000000016");
    bench.shell.press(Key::NoBarcode);
    bench.shell.settle();
    bench.lays_on(90);
    assert_eq!(bench.weight(first), Some(412), "a unit of the open box");
    let parcel = |bench: &Bench| bench.shell.face().in_hand.map(|hand| hand.parcel);
    assert_eq!(parcel(&bench), Some(first));
}

#[test]
fn nothing_is_kept_without_a_parcel_or_of_an_overload() {
    let bench = Bench::new();
    bench.lays_on(412);
    bench.scan("not a parcel's code at all?");
    bench.scan(SECOND);
    let parcel = bench.parcel();
    let over = ScaleReading {
        load: ScaleLoad::Over,
        ..ScaleReading::stable(0)
    };
    let other = Bench::new();
    other.scan(FIRST);
    other
        .shell
        .offer(Input::Scale(ScaleInput::Read(ScaleReading::stable(0))));
    other.shell.offer(Input::Scale(ScaleInput::Read(over)));
    other.shell.settle();
    assert_eq!(other.weight(other.parcel()), None);
    assert_eq!(other.shell.devices().scale_shown, Some(over));
    other.shell.offer(Input::Scale(ScaleInput::Lost));
    other.shell.settle();
    assert_eq!(other.shell.devices().scale_shown, None);
    assert!(bench.weighings(parcel) <= 1);
}

#[test]
fn a_person_weighs_again_and_the_newer_weight_counts() {
    let bench = Bench::new();
    bench.scan(FIRST);
    bench.lays_on(412);
    bench.lays_on(640);
    let parcel = bench.parcel();
    assert_eq!(bench.weight(parcel), Some(412));
    // While it moves nothing is taken, and a person who asked for it is told.
    let moving = ScaleReading {
        motion: crate::domain::weight::Motion::Moving,
        ..ScaleReading::stable(650)
    };
    let said = |bench: &Bench| {
        let notices = bench.shell.notices();
        notices
            .iter()
            .any(|one| one.message == ScaleMsg::AgainNot.into())
    };
    bench.shell.offer(Input::Scale(ScaleInput::Read(moving)));
    bench.shell.weigh_again();
    bench.shell.settle();
    assert!(said(&bench));
    assert_eq!(bench.weight(parcel), Some(412));
    bench
        .shell
        .offer(Input::Scale(ScaleInput::Read(ScaleReading::stable(640))));
    bench.shell.weigh_again();
    bench.shell.settle();
    assert_eq!(
        (bench.weight(parcel), bench.weighings(parcel)),
        (Some(640), 2)
    );
}

#[test]
fn a_recorded_shift_weighs_on_the_same_way_and_says_so() {
    let bench = Bench::new();
    let text = format!("scan {FIRST}\n+2 weigh 412g\n");
    let lines = shift::parse(&text).unwrap();
    let folder = bench.data.path().to_path_buf();
    let mut replay = Replay::new(bench.shell.clone(), Way::Inbox, folder);
    let mut said = Vec::new();
    for line in &lines {
        said.extend(replay.play(line).unwrap());
    }
    let last = &said.last().expect("an answer").said;
    assert!(
        last.starts_with("Weighed ") && last.ends_with(" 412"),
        "{last}"
    );
    assert_eq!(bench.weight(bench.parcel()), Some(412));
}

#[test]
fn an_unknown_parcel_has_no_query_of_weight() {
    let bench = Bench::new();
    let none = bench.ask(&Query::ParcelWeight(ParcelId(7)));
    assert_eq!(none, Answer::ParcelWeight(None));
    let about = WeighedParcel {
        weight: None,
        expected: ExpectedWeight {
            at_least: Grams(1500),
            usual: None,
        },
    };
    let fits = crate::domain::weight::WeightVerdict::Fits;
    assert_eq!(about.verdict(), fits, "what was not weighed is not light");
}
