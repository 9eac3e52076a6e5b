//! Every figure of a day is a plain count over the facts: by a text of SQL that knows no fold and no row.

use std::collections::BTreeMap;

use super::pool_ends::{a_shop, lead_says};
use super::shop::{Shop, candidate, container, hold, line, seller, site, tracking, unit};
use crate::domain::charge::Period;
use crate::domain::codes::{ParcelTag, SellerCode};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnStanding;
use crate::domain::finding::ParkWhy;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, ParcelId, UnitId};
use crate::domain::reading::CodeKind;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::command::{DockParcel, ParkUnit, PutUnit, ReceiveParcel};
use crate::ledger::fact::{Inspection, ProductHow, RawScan, Unseen};
use crate::ledger::figures::Tally;
use crate::ledger::{Answer, Command, Query, codec};
use crate::store::{Charged, SubmitError, tallied};

/// What counts, by plain SQL. Hours are those of Los Angeles, by the two moments of 2026 at which its clocks
/// are set; a fact counts unless an `undone` names its command.
const COUNT: &str = include_str!("figures.sql");

/// Counts by day, dimension, key and hour.
type Counts = BTreeMap<(String, String, String, i64), i64>;

fn by_facts(shop: &Shop) -> Counts {
    let db = shop.writer.as_ref().unwrap().connection();
    let mut statement = db.prepare(COUNT).unwrap();
    let rows = statement.query_map([], |row| {
        let key = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        Ok((key, row.get::<_, i64>(4)?))
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

fn counts(tally: &Tally) -> Counts {
    let mut counts = Counts::new();
    for (day, parts) in &tally.days {
        for (part, hours) in parts {
            for (hour, count) in (0..).zip(hours) {
                let key = (
                    day.to_string(),
                    part.dim.code().to_owned(),
                    part.key.clone(),
                    hour,
                );
                if *count != 0 {
                    counts.insert(key, i64::from(*count));
                }
            }
        }
    }
    counts
}

fn all() -> Period {
    let day = |text| Day::parse(text).unwrap();
    Period::of(day("2026-01-01"), day("2026-12-31")).unwrap()
}

fn told(shop: &Shop) -> Tally {
    let db = shop.writer.as_ref().unwrap().connection();
    tallied::between(db, all(), site()).unwrap()
}

/// Holds the counts to the facts, and the numbers that are answered to the counts.
fn is_true(shop: &Shop) {
    let wanted = by_facts(shop);
    let tally = told(shop);
    assert_eq!(counts(&tally), wanted);
    let mut ranges = vec![all()];
    ranges.extend(tally.days.keys().map(|day| Period::one(*day)));
    ranges.extend(tally.days.keys().map(|day| Period {
        from: *day,
        to: day.plus_days(2),
    }));
    for days in ranges {
        let Answer::Review(review) = shop.ask(&Query::Review(days)) else {
            panic!("figures")
        };
        let sum = |dim: &str, key: Option<&str>| {
            let of = wanted.iter().filter(|((day, of, its, _), _)| {
                let day = Day::parse(day).unwrap();
                days.has(day) && of == dim && key.is_none_or(|key| key == its)
            });
            u32::try_from(of.map(|(_, count)| *count).sum::<i64>()).unwrap()
        };
        assert_eq!(review.parcels, sum("parcels", None), "{days:?}");
        assert_eq!(review.units, sum("units", None), "{days:?}");
        assert_eq!(review.put, sum("put", None), "{days:?}");
        assert_eq!(review.decided, sum("decided", None), "{days:?}");
        assert_eq!(review.graded, sum("graded", None), "{days:?}");
        assert_eq!(review.units_waiting, sum("waiting", None), "{days:?}");
        assert_eq!(review.waiting, sum("state", Some("open")), "{days:?}");
        let overridden = review.exceptions.get("overridden").copied();
        assert_eq!(overridden.unwrap_or(0), sum("overridden", None));
        let busy = wanted.keys().filter(|(day, of, key, _)| {
            days.has(Day::parse(day).unwrap()) && of == "person" && key == "OP-7"
        });
        let hours = review.hours_by_person.get("OP-7").copied().unwrap_or(0);
        assert_eq!(usize::try_from(hours).unwrap(), busy.count(), "{days:?}");
    }
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn of(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// A house whose people do anything that is allowed, in any order.
struct Play {
    shop: Shop,
    dice: Dice,
    made: u64,
    docked: Vec<ParcelId>,
    open: Vec<ParcelId>,
    parked: Vec<(u64, ParcelId)>,
    puts: Vec<(CommandKey, u64, ParcelId)>,
    done: BTreeMap<&'static str, u32>,
}

impl Play {
    fn new(seed: u64) -> Self {
        let mut shop = a_shop();
        shop.must(Command::NameSeller {
            seller: SellerCode::parse("S-02").unwrap(),
            name: "Second Seller".to_owned(),
        });
        Self {
            shop,
            dice: Dice(seed),
            made: 0,
            docked: Vec::new(),
            open: Vec::new(),
            parked: Vec::new(),
            puts: Vec::new(),
            done: BTreeMap::new(),
        }
    }

    fn did(&mut self, what: &'static str) {
        *self.done.entry(what).or_insert(0) += 1;
    }

    fn pick<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        let sides = u64::try_from(of.len()).unwrap();
        (sides > 0).then(|| of[usize::try_from(self.dice.of(sides)).unwrap()].clone())
    }

    fn number(&mut self) -> u64 {
        self.made += 1;
        self.made
    }

    fn dock(&mut self) -> ParcelId {
        let number = self.number();
        let parcel = ParcelId((3 << 100) + u128::from(number));
        let mut key = candidate(CodeKind::Order, &format!("111-{number:07}-0000001"));
        key.carrier = None;
        let mut keys = vec![key];
        if self.dice.of(3) > 0 {
            let carrier = ["usps", "fedex"][usize::try_from(self.dice.of(2)).unwrap()];
            let mut of_carrier = tracking(&format!("1Z{number:016}"));
            of_carrier.carrier = Some(carrier.to_owned());
            keys.push(of_carrier);
        }
        self.shop.must(Command::DockParcel(DockParcel {
            parcel,
            number: ParcelTag::make("A00", number).unwrap(),
            load: None,
            raw: RawScan {
                salt: [9; 16],
                bytes: b"4201234592001".to_vec(),
            },
            candidates: keys,
            finding: (self.dice.of(4) == 0).then_some(ReturnStanding::Returnless),
        }));
        self.docked.push(parcel);
        self.did("dock");
        parcel
    }

    fn receive(&mut self) {
        let number = self.number();
        let parcel = ParcelId((3 << 100) + u128::from(number));
        let key = self.shop.must(Command::ReceiveParcel(ReceiveParcel {
            parcel,
            number: ParcelTag::make("A00", number).unwrap(),
            raw: RawScan {
                salt: [9; 16],
                bytes: b"4201234592001".to_vec(),
            },
            candidates: vec![tracking(&format!("1Z{number:016}"))],
            chosen: None,
            finding: (self.dice.of(5) == 0).then_some(ReturnStanding::Cancelled),
        }));
        if self.dice.of(6) == 0 {
            self.undo("receipt undone", key);
        } else {
            self.open.push(parcel);
            self.did("receive");
        }
    }

    fn undo(&mut self, what: &'static str, target: CommandKey) -> bool {
        let reason = "misscan".to_owned();
        let undone = self.may(what, Command::Undo { target, reason });
        undone.is_some()
    }

    fn open(&mut self) {
        let Some(parcel) = self.pick(&self.docked.clone()) else {
            return;
        };
        self.docked.retain(|one| *one != parcel);
        self.shop.must(Command::OpenParcel {
            parcel,
            chosen: None,
            finding: (self.dice.of(4) == 0).then_some(ReturnStanding::RefundedAtFirstScan),
        });
        self.open.push(parcel);
        self.did("open");
    }

    fn seen(&mut self, number: u64, parcel: ParcelId) -> PutUnit {
        let base = unit(number, parcel, "C-01");
        let how = match self.dice.of(3) {
            0 => ProductHow::NotExpected,
            _ => ProductHow::Barcode,
        };
        // A container of some kinds takes the goods of one seller.
        let (seller, place) = match self.dice.of(4) {
            0 => (None, "03"),
            1 => (SellerCode::parse("S-02"), "02"),
            _ => (Some(seller()), "01"),
        };
        let grade = self
            .pick(&[Some(Grade::Good), Some(Grade::New), None])
            .unwrap();
        let is_owned = seller.is_some();
        let inspection = Inspection {
            how,
            seller,
            grade,
            because: grade.and_then(|_| base.inspection.because.clone()),
            ..base.inspection.clone()
        };
        let into = |letter: &str| container(&format!("{letter}-{place}"));
        let base = PutUnit {
            inspection,
            container: into("C"),
            ..base
        };
        let otherwise = if is_owned { self.dice.of(4) } else { 0 };
        match otherwise {
            0 => PutUnit {
                decision: Decision::Hold,
                hold: Some(hold()),
                override_reason: Some(OverrideReason::Supervisor),
                container: into("H"),
                ..base
            },
            1 => PutUnit {
                decision: Decision::Resell,
                override_reason: Some(OverrideReason::ConditionDiffers),
                container: into("R"),
                ..base
            },
            _ => base,
        }
    }

    /// Writes a command that the rule may refuse: then nothing happened.
    fn may(&mut self, what: &'static str, command: Command) -> Option<CommandKey> {
        let order = self.shop.order(command);
        match self.shop.submit(&order) {
            Ok(_) => {
                self.did(what);
                Some(order.key)
            }
            Err(SubmitError::Refused(_)) => {
                self.did("refused");
                None
            }
            Err(error) => panic!("{what}: {error:?}"),
        }
    }

    fn put(&mut self) {
        let Some(parcel) = self.pick(&self.open.clone()) else {
            return;
        };
        let number = self.number();
        self.put_it("put", number, parcel);
    }

    fn put_it(&mut self, what: &'static str, number: u64, parcel: ParcelId) -> bool {
        let put = self.seen(number, parcel);
        let key = self.may(what, Command::PutUnit(Box::new(put)));
        self.puts.extend(key.map(|key| (key, number, parcel)));
        key.is_some()
    }

    fn park(&mut self) {
        let Some(parcel) = self.pick(&self.open.clone()) else {
            return;
        };
        let number = self.number();
        let put = self.seen(number, parcel);
        let park = Command::ParkUnit(Box::new(ParkUnit {
            unit: put.units[0],
            inspection: put.inspection,
            why: ParkWhy::Charge,
            shelf: container("T-01"),
        }));
        if self.may("park", park).is_some() {
            self.parked.push((number, parcel));
        }
    }

    /// A unit that waited on the shelf is put, often on another day: its first day loses it.
    fn unpark(&mut self) {
        let Some((number, parcel)) = self.pick(&self.parked.clone()) else {
            return;
        };
        if !self.open.contains(&parcel) {
            return;
        }
        if self.put_it("put from the shelf", number, parcel) {
            self.parked.retain(|(of, _)| *of != number);
        }
    }

    /// Takes the newest put back; half of the time the same unit is put again.
    fn take_back(&mut self) {
        let Some((key, number, parcel)) = self.puts.pop() else {
            return;
        };
        if !self.open.contains(&parcel) {
            return;
        }
        if self.undo("put undone", key) && self.dice.of(2) == 0 {
            self.later();
            self.put_it("put again", number, parcel);
        }
    }

    fn close(&mut self) {
        let Some(parcel) = self.pick(&self.open.clone()) else {
            return;
        };
        if self.puts.iter().all(|(_, _, of)| *of != parcel) {
            return;
        }
        let missing = (self.dice.of(3) == 0).then(|| (codec::line_id(&line(1)), Unseen::Missing));
        let unseen = missing.into_iter().collect();
        if self
            .may("close", Command::CloseParcel { parcel, unseen })
            .is_some()
        {
            self.open.retain(|one| *one != parcel);
        }
    }

    fn merge(&mut self) {
        let Some(into) = self.pick(&self.open.clone()) else {
            return;
        };
        let parcel = self.dock();
        self.docked.pop();
        let Ok(key) = lead_says(&mut self.shop, Command::MergeParcel { parcel, into }) else {
            self.did("refused");
            return;
        };
        self.did("merge");
        if self.dice.of(3) > 0 {
            return;
        }
        let undo = Command::Undo {
            target: key,
            reason: "correction".to_owned(),
        };
        if lead_says(&mut self.shop, undo).is_ok() {
            self.docked.push(parcel);
            self.did("merge undone");
        }
    }

    /// Time goes on: mostly by minutes, now and then into another day.
    fn later(&mut self) {
        let minutes = match self.dice.of(8) {
            0 => 60 * 7,
            1 => 75,
            _ => 3,
        };
        self.shop.at = self.shop.at.plus_ms(minutes * 60_000);
    }

    fn step(&mut self) {
        match self.dice.of(14) {
            0 | 1 => {
                self.dock();
            }
            2 | 3 => self.receive(),
            4 | 5 => self.open(),
            6..=8 => self.put(),
            9 => self.park(),
            10 => self.unpark(),
            11 => self.take_back(),
            12 => self.close(),
            _ => self.merge(),
        }
        self.later();
        if self.dice.of(25) == 0 {
            // Somebody set the clock back.
            self.shop.at = self.shop.at.plus_ms(-95 * 60_000);
            self.did("clock set back");
        }
        if self.dice.of(9) == 0 {
            self.shop.writer.as_mut().unwrap().tally_slice().unwrap();
            self.did("slice");
        }
    }
}

fn derive_all(shop: &mut Shop) {
    while shop.writer.as_mut().unwrap().tally_slice().unwrap() == Charged::More {}
}

/// Around both nights in which clocks are set, and over many midnights.
const BEGINNINGS: [&str; 3] = [
    "2026-03-08T05:00:00Z",
    "2026-11-01T04:30:00Z",
    "2026-11-23T15:00:00Z",
];

#[test]
fn every_figure_is_a_plain_count_over_the_facts() {
    let mut done: BTreeMap<&str, u32> = BTreeMap::new();
    for (seed, beginning) in (1..).zip(BEGINNINGS) {
        let mut play = Play::new(seed);
        play.shop.at = UtcMs::parse(beginning).unwrap();
        for step in 0..160 {
            play.step();
            if step % 20 == 0 {
                is_true(&play.shop);
            }
        }
        is_true(&play.shop);
        derive_all(&mut play.shop);
        is_true(&play.shop);
        assert_eq!(play.shop.reader().verify().unwrap().first_bad, None);
        let kept = told(&play.shop);
        play.shop.restart();
        play.shop.writer.as_mut().unwrap().rebuild().unwrap();
        assert_eq!(told(&play.shop), kept, "made again from nothing");
        assert_eq!(play.shop.reader().verify().unwrap().first_bad, None);
        for (what, count) in play.done {
            *done.entry(what).or_insert(0) += count;
        }
    }
    for what in [
        "dock",
        "receive",
        "receipt undone",
        "open",
        "put",
        "park",
        "put from the shelf",
        "put undone",
        "put again",
        "close",
        "merge",
        "merge undone",
        "clock set back",
        "slice",
    ] {
        assert!(
            done.get(what).is_some_and(|count| *count > 2),
            "{what}: {done:?}"
        );
    }
}

#[test]
fn the_hour_that_autumn_repeats_is_counted_twice_and_spring_leaves_one_out() {
    let mut shop = Shop::new();
    let mut number = 0;
    let mut put_at = |shop: &mut Shop, at: &str| {
        // An order comes a minute after the last one.
        shop.at = UtcMs::parse(at).unwrap().plus_ms(-60_000);
        number += 1;
        shop.receive(number, &[tracking("1Z5R89390357567127")]);
    };
    for at in ["2026-11-01T08:30:00Z", "2026-11-01T09:30:00Z"] {
        put_at(&mut shop, at);
    }
    for at in ["2026-03-08T09:30:00Z", "2026-03-08T10:30:00Z"] {
        put_at(&mut shop, at);
    }
    let hours = |day: &str| {
        let days = Period::one(Day::parse(day).unwrap());
        match shop.ask(&Query::Review(days)) {
            Answer::Review(review) => review.parcels_by_hour,
            other => panic!("{other:?}"),
        }
    };
    let autumn = hours("2026-11-01");
    assert_eq!((autumn[1], autumn[2]), (2, 0));
    let spring = hours("2026-03-08");
    assert_eq!((spring[1], spring[2], spring[3]), (1, 0, 1));
}

#[test]
fn a_count_that_was_changed_is_found() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "C-01");
    derive_all(&mut shop);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let db = shop.writer.as_ref().unwrap().connection();
    db.execute("delete from day_tally where dim = 'grade'", [])
        .unwrap();
    let bad = shop.reader().verify().unwrap().first_bad.unwrap();
    assert_eq!(bad.about, "day_tally:2026-11-23");
}

#[test]
fn a_put_writes_no_count() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "C-01");
    let db = shop.writer.as_ref().unwrap().connection();
    let rows: i64 = db
        .query_row("select count(*) from day_tally", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 0);
    let unit = UnitId((4 << 100) + 1);
    assert!(matches!(
        shop.ask(&Query::UnitTimeline(unit)),
        Answer::Timeline(Some(_))
    ));
}
