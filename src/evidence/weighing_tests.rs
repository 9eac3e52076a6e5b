//! A bench with a scale, told as a person would: what is put on and taken off, and what is scanned.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::UnitId;
use crate::domain::photo::PhotoKinds;
use crate::domain::weight::{Motion, ScaleReading};

struct Bench {
    weighing: Weighing,
    now: UtcMs,
    hand: Option<Hand>,
    kept: Vec<(u128, u32)>,
}

impl Bench {
    /// A bench whose scale was seen empty.
    fn with_empty_scale() -> Self {
        let mut bench = Self {
            weighing: Weighing::default(),
            now: UtcMs(1_000_000),
            hand: None,
            kept: Vec::new(),
        };
        bench.shows(0);
        bench
    }

    fn note(&mut self, weighed: Option<Weighed>) {
        let kept = weighed.map(|kept| (kept.parcel.0, kept.weight.weight.0));
        self.kept.extend(kept);
    }

    fn later(&mut self, seconds: i64) -> &mut Self {
        self.now = self.now.plus_ms(seconds * 1000);
        self
    }

    fn reads(&mut self, reading: ScaleReading) -> &mut Self {
        let weighed = self.weighing.read(self.now, reading);
        self.note(weighed);
        self
    }

    fn shows(&mut self, grams: i64) -> &mut Self {
        self.reads(ScaleReading::stable(grams))
    }

    fn moves(&mut self, grams: i64) -> &mut Self {
        self.reads(ScaleReading {
            motion: Motion::Moving,
            ..ScaleReading::stable(grams)
        })
    }

    /// A thing is put on and comes to rest.
    fn puts_on(&mut self, grams: i64) -> &mut Self {
        self.moves(grams / 2).moves(grams + 3).shows(grams)
    }

    fn takes_off(&mut self) -> &mut Self {
        self.moves(40).shows(0)
    }

    fn has(&mut self, hand: Option<Hand>) -> &mut Self {
        self.hand = hand;
        let weighed = self.weighing.hand(self.now, hand);
        self.note(weighed);
        self
    }

    fn scans(&mut self, parcel: u128) -> &mut Self {
        self.has(Some(Hand {
            parcel: ParcelId(parcel),
            unit: None,
            asked: PhotoKinds::NONE,
        }))
    }

    fn begins_unit(&mut self) -> &mut Self {
        let hand = self.hand.map(|hand| Hand {
            unit: Some(UnitId(7)),
            ..hand
        });
        self.has(hand)
    }

    fn puts_unit(&mut self) -> &mut Self {
        let hand = self.hand.map(|hand| Hand { unit: None, ..hand });
        self.has(hand)
    }
}

#[test]
fn a_box_on_the_scale_when_it_is_scanned_has_its_weight_at_once() {
    let mut bench = Bench::with_empty_scale();
    bench.puts_on(412).later(3).scans(1);
    assert_eq!(bench.kept, [(1, 412)]);
    // Later weights are the open box's.
    bench.later(2).shows(300).takes_off().later(1).puts_on(90);
    assert_eq!(bench.kept, [(1, 412)]);
}

#[test]
fn a_box_put_on_after_its_scan_is_weighed_when_it_stands_still() {
    let mut bench = Bench::with_empty_scale();
    bench.scans(1).later(2).moves(200).moves(430);
    assert!(bench.kept.is_empty());
    bench.later(1).shows(412);
    assert_eq!(bench.kept, [(1, 412)]);
}

#[test]
fn a_box_that_settles_after_its_scan_is_weighed() {
    let mut bench = Bench::with_empty_scale();
    bench.moves(380).scans(1).moves(420).shows(412);
    assert_eq!(bench.kept, [(1, 412)]);
}

#[test]
fn the_next_box_put_on_before_the_one_in_hand_ends_is_the_next_ones() {
    let mut bench = Bench::with_empty_scale();
    bench.puts_on(412).scans(1).later(5).takes_off();
    bench.begins_unit().later(40).puts_unit();
    // The scan of the next parcel ends the one before.
    bench.puts_on(950).later(2).scans(2);
    assert_eq!(bench.kept, [(1, 412), (2, 950)]);
}

#[test]
fn what_is_left_on_the_scale_is_no_other_parcels_weight() {
    let mut bench = Bench::with_empty_scale();
    bench.puts_on(412).scans(1).begins_unit().puts_unit();
    bench.later(30).scans(2).later(1).shows(412).shows(415);
    assert_eq!(bench.kept, [(1, 412)], "the first box still lies there");
    // Swapped so quickly that nobody saw the scale empty: no weight rather than a doubtful one.
    bench.moves(700).shows(950);
    assert_eq!(bench.kept, [(1, 412)]);
    bench.takes_off().puts_on(950);
    assert_eq!(bench.kept, [(1, 412), (2, 950)]);
}

#[test]
fn a_thing_that_lay_there_long_before_the_scan_is_not_the_parcel() {
    let mut bench = Bench::with_empty_scale();
    bench.puts_on(1300).later(60).scans(1).later(1).shows(1300);
    assert!(
        bench.kept.is_empty(),
        "a tool, a tray, the box of yesterday"
    );
    bench.takes_off().puts_on(412);
    assert_eq!(bench.kept, [(1, 412)]);
}

#[test]
fn a_late_box_an_open_box_and_a_second_thing_are_not_weighed() {
    let mut late = Bench::with_empty_scale();
    late.scans(1).later(31).puts_on(412);
    assert!(late.kept.is_empty());

    let mut open = Bench::with_empty_scale();
    open.scans(1)
        .begins_unit()
        .puts_on(412)
        .puts_unit()
        .shows(412);
    assert!(open.kept.is_empty(), "a unit or an open box");

    let mut two = Bench::with_empty_scale();
    two.puts_on(412).later(2).moves(600).shows(800).scans(1);
    assert!(two.kept.is_empty(), "two things, or one after another");
}

#[test]
fn a_scale_never_seen_empty_or_silent_since_says_nothing() {
    let mut bench = Bench::with_empty_scale();
    bench.weighing = Weighing::default();
    bench.shows(412).scans(1).shows(412);
    assert!(bench.kept.is_empty());
    let mut bench = Bench::with_empty_scale();
    bench.puts_on(412);
    bench.weighing.lost();
    bench.shows(412).scans(1);
    assert!(bench.kept.is_empty());
    let mut bench = Bench::with_empty_scale();
    bench.reads(ScaleReading {
        load: ScaleLoad::Under,
        ..ScaleReading::stable(0)
    });
    bench.shows(412).scans(1);
    assert!(bench.kept.is_empty());
}

#[test]
fn an_overload_is_no_weight_and_its_box_is_weighed_no_more_until_it_is_off() {
    let mut bench = Bench::with_empty_scale();
    bench.scans(1).reads(ScaleReading {
        load: ScaleLoad::Over,
        ..ScaleReading::stable(0)
    });
    assert!(bench.kept.is_empty());
    bench.takes_off().puts_on(31_000);
    assert_eq!(bench.kept, [(1, 31_000)]);
}

#[test]
fn a_person_weighs_again_what_is_shown_now() {
    let mut bench = Bench::with_empty_scale();
    assert_eq!(bench.weighing.again(), None);
    bench.puts_on(412).scans(1).takes_off().puts_on(640);
    assert_eq!(bench.kept, [(1, 412)]);
    let again = bench.weighing.again();
    bench.note(again);
    assert_eq!(bench.kept, [(1, 412), (1, 640)]);
    bench.moves(640);
    assert_eq!(bench.weighing.again(), None, "it moves");
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Later(i64),
    PutsOn(i64),
    TakesOff,
    Scans,
    Unit,
    Put,
    Ends,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        (1_i64..40).prop_map(Act::Later),
        (20_i64..20_000).prop_map(Act::PutsOn),
        Just(Act::TakesOff),
        Just(Act::Scans),
        Just(Act::Unit),
        Just(Act::Put),
        Just(Act::Ends),
    ]
}

proptest! {
    /// Whatever is done: a parcel is weighed once, a thing is one parcel's, and what is kept was put on
    /// an empty scale shortly before or after the scan.
    #[test]
    fn a_weight_is_one_parcels_and_of_one_thing(acts in proptest::collection::vec(act(), 1..120)) {
        let mut bench = Bench::with_empty_scale();
        let mut parcels = 0_u128;
        let mut on_scale: Option<(UtcMs, i64)> = None;
        let mut scanned_at = bench.now;
        for act in acts {
            let before = bench.kept.len();
            match act {
                Act::Later(seconds) => { bench.later(seconds); }
                Act::PutsOn(grams) => {
                    bench.takes_off();
                    bench.later(1);
                    on_scale = Some((bench.now, grams));
                    bench.puts_on(grams);
                }
                Act::TakesOff => { on_scale = None; bench.takes_off(); }
                Act::Scans => {
                    parcels += 1;
                    scanned_at = bench.now;
                    bench.scans(parcels);
                }
                Act::Unit => { bench.begins_unit(); }
                Act::Put => { bench.puts_unit(); }
                Act::Ends => { bench.has(None); }
            }
            if bench.kept.len() > before {
                prop_assert_eq!(bench.kept.len(), before + 1);
                let (put_on, grams) = on_scale.take().expect("a thing that no parcel had yet");
                let (parcel, kept) = bench.kept[before];
                prop_assert_eq!((parcel, i64::from(kept)), (parcels, grams));
                prop_assert!(scanned_at.0 - put_on.0 <= WEIGHED_BEFORE_SCAN_MS);
                prop_assert!(put_on.0 - scanned_at.0 <= WEIGHED_AFTER_SCAN_MS);
            }
        }
        let mut weighed: Vec<u128> = bench.kept.iter().map(|(parcel, _)| *parcel).collect();
        weighed.dedup();
        prop_assert_eq!(weighed.len(), bench.kept.len());
    }
}
