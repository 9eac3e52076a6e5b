//! Units that are put under another announced line after the bench: where they count then, what hinders it,
//! and the way back.

use super::imports::import;
use super::pool_ends::{a_shop, lead_says};
use super::shop::{Shop, answering, container, line, seller, tag, tracking};
use crate::domain::attach::{LineMistake, LineStay, Surplus};
use crate::domain::codes::SellerCode;
use crate::domain::expected::ExpectedLine;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{CommandKey, LineId, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::photo::{PhotoKind, WaiveReason};
use crate::ledger::command::{AttachUnits, SellUnits};
use crate::ledger::fact::{ProductHow, Unseen, WaivedPhoto};
use crate::ledger::query::{UnitLines, UnitLinesAsked};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::SubmitError;

fn refused(result: Result<CommandKey, SubmitError>) -> Refusal {
    match result {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The line of another return of that seller.
fn other() -> ExpectedLine {
    ExpectedLine {
        tracking: vec!["1Z0000000000000909".to_owned()],
        ..line(2)
    }
}

fn foreign() -> ExpectedLine {
    let mut foreign = line(3);
    foreign.of.seller = SellerCode::parse("S-02").unwrap();
    foreign
}

fn own() -> ExpectedLine {
    line(1)
}

fn id(line: &ExpectedLine) -> LineId {
    codec::line_id(line)
}

/// A parcel of one announced line, with one unit of it that is put.
fn begun() -> (Shop, ParcelId, UnitId) {
    let mut shop = a_shop();
    import(&mut shop, "lines.tsv", &[own(), other()]);
    shop.must(Command::NameSeller {
        seller: SellerCode::parse("S-02").unwrap(),
        name: "Second".to_owned(),
    });
    let keys: Vec<_> = own().tracking.iter().map(|key| tracking(key)).collect();
    let parcel = shop.receive(1, &keys);
    let put = answering(1, parcel, "R-01", &own());
    let unit = put.units[0];
    shop.must(Command::PutUnit(Box::new(put)));
    (shop, parcel, unit)
}

fn ended() -> (Shop, ParcelId, UnitId) {
    let (mut shop, parcel, unit) = begun();
    close(&mut shop, parcel, Vec::new());
    (shop, parcel, unit)
}

fn close(shop: &mut Shop, parcel: ParcelId, unseen: Vec<(LineId, Unseen)>) {
    shop.must(Command::CloseParcel { parcel, unseen });
}

fn asked(parcel: ParcelId, unit: UnitId, line: Option<&ExpectedLine>) -> AttachUnits {
    AttachUnits {
        parcel,
        units: vec![unit],
        line: line.map(id),
        surplus: Surplus::Refused,
        reason: LineMistake::TwoReturns,
        left: Unseen::OtherBox,
    }
}

fn attach(
    shop: &mut Shop,
    parcel: ParcelId,
    unit: UnitId,
    line: Option<&ExpectedLine>,
) -> Result<CommandKey, SubmitError> {
    let asked = asked(parcel, unit, line);
    lead_says(shop, Command::AttachUnits(Box::new(asked)))
}

fn lines(shop: &Shop, unit: UnitId) -> UnitLines {
    let order = other().of.order_id;
    let asked = UnitLinesAsked {
        unit,
        typed: order.map(|order| order.to_string()),
    };
    match shop.ask(&Query::UnitLines(asked)) {
        Answer::UnitLines(Some(lines)) => *lines,
        other => panic!("{other:?}"),
    }
}

fn put_units(shop: &Shop, unit: UnitId, line: &ExpectedLine) -> u32 {
    let lines = lines(shop, unit);
    let known = lines.lines.iter().map(|one| &one.known).chain(&lines.under);
    let mut of_it = known.filter(|known| known.id == id(line));
    of_it.next().expect("the line is shown").put_units
}

fn life(shop: &Shop, unit: UnitId) -> (UnitRow, ParcelRow) {
    match shop.ask(&Query::UnitTimeline(unit)) {
        Answer::Timeline(Some(life)) => (life.unit.unwrap(), life.parcel.unwrap()),
        other => panic!("{other:?}"),
    }
}

fn undo(target: CommandKey) -> Command {
    Command::Undo {
        target,
        reason: "correction".to_owned(),
    }
}

fn stays(result: Result<CommandKey, SubmitError>) -> LineStay {
    match refused(result) {
        Refusal::LineStays(_, stay) => stay,
        other => panic!("{other:?}"),
    }
}

/// The rows are what the facts fold to, and the same when they are all made again.
fn holds(shop: &mut Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_unit_counts_for_the_line_that_it_is_put_under_and_is_missed_at_the_one_before() {
    let (mut shop, parcel, unit) = ended();
    assert_eq!(put_units(&shop, unit, &own()), 1);
    assert_eq!(put_units(&shop, unit, &other()), 0);
    let key = attach(&mut shop, parcel, unit, Some(&other())).unwrap();
    let (row, stands) = life(&shop, unit);
    assert_eq!(row.inspection.line.unwrap().of, other().of);
    assert_eq!(row.inspection.finding, Some(UnitFinding::OtherReturn));
    assert_eq!(row.inspection.seller, Some(seller()));
    assert_eq!(
        (row.container, row.attached),
        (container("R-01"), Some(key))
    );
    assert_eq!(stands.unseen, [(id(&own()), Unseen::OtherBox)]);
    assert_eq!(put_units(&shop, unit, &own()), 0);
    assert_eq!(put_units(&shop, unit, &other()), 1);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    let again = attach(&mut shop, parcel, unit, Some(&own())).unwrap();
    let (row, stands) = life(&shop, unit);
    assert_eq!((row.inspection.finding, stands.unseen), (None, Vec::new()));
    lead_says(&mut shop, undo(again)).unwrap();
    assert_eq!(life(&shop, unit).0.attached, Some(key));
    lead_says(&mut shop, undo(key)).unwrap();
    let (row, stands) = life(&shop, unit);
    assert_eq!(row.inspection.line.unwrap().of, own().of);
    assert_eq!((row.inspection.finding, row.attached), (None, None));
    assert_eq!(stands.unseen, []);
    holds(&mut shop);
}

#[test]
fn under_no_line_it_is_extra_and_a_line_makes_it_announced_again() {
    let (mut shop, parcel, unit) = ended();
    attach(&mut shop, parcel, unit, None).unwrap();
    let seen = life(&shop, unit).0.inspection;
    assert_eq!((seen.line, seen.finding), (None, Some(UnitFinding::Extra)));
    assert_eq!(seen.how, ProductHow::NotExpected);
    attach(&mut shop, parcel, unit, Some(&own())).unwrap();
    let seen = life(&shop, unit).0.inspection;
    assert_eq!((seen.finding, seen.how), (None, ProductHow::Bound));
}

#[test]
fn a_line_that_is_full_takes_more_only_where_that_is_said() {
    let (mut shop, parcel, unit) = ended();
    let second = shop.receive(2, &[tracking("1Z0000000000000909")]);
    shop.must(Command::PutUnit(Box::new(answering(
        2,
        second,
        "R-01",
        &other(),
    ))));
    let full = attach(&mut shop, parcel, unit, Some(&other()));
    assert_eq!(refused(full), Refusal::LineFull(1, 1));
    let more = AttachUnits {
        surplus: Surplus::Said,
        ..asked(parcel, unit, Some(&other()))
    };
    lead_says(&mut shop, Command::AttachUnits(Box::new(more))).unwrap();
    assert_eq!(put_units(&shop, unit, &other()), 2);
}

#[test]
fn an_item_said_to_be_missing_came_once_a_unit_is_put_under_its_line() {
    let (mut shop, parcel, unit) = begun();
    let mut second = own();
    (second.ordinal, second.sku) = (2, Some("SKU-2".to_owned()));
    import(&mut shop, "more.tsv", &[second.clone()]);
    close(&mut shop, parcel, vec![(id(&second), Unseen::Missing)]);
    let missing = AttachUnits {
        left: Unseen::Missing,
        ..asked(parcel, unit, Some(&second))
    };
    lead_says(&mut shop, Command::AttachUnits(Box::new(missing))).unwrap();
    let (row, stands) = life(&shop, unit);
    assert_eq!(stands.unseen, [(id(&own()), Unseen::Missing)]);
    assert_eq!(row.inspection.finding, None, "the parcel's own line");
    holds(&mut shop);
}

#[test]
fn only_a_supervisor_and_only_after_the_parcel_is_ended() {
    let (mut shop, parcel, unit) = begun();
    let command = || Command::AttachUnits(Box::new(asked(parcel, unit, Some(&other()))));
    let order = shop.order(command());
    let nobodys = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(nobodys), Refusal::SupervisorNeeded);
    assert_eq!(stays(lead_says(&mut shop, command())), LineStay::Open);
    close(&mut shop, parcel, Vec::new());
    lead_says(&mut shop, command()).unwrap();
    let before = lines(&shop, unit).unit.attached;
    lead_says(&mut shop, command()).unwrap();
    assert_eq!(lines(&shop, unit).unit.attached, before, "no fact");
}

#[test]
fn another_seller_s_line_an_unknown_line_and_another_parcel_s_unit_are_refused() {
    let (mut shop, parcel, unit) = ended();
    let unknown = attach(&mut shop, parcel, unit, Some(&line(9)));
    assert_eq!(refused(unknown), Refusal::NoSuchLine);
    import(&mut shop, "theirs.tsv", &[foreign()]);
    let theirs = attach(&mut shop, parcel, unit, Some(&foreign()));
    let whose = SellerCode::parse("S-02").unwrap();
    assert_eq!(refused(theirs), Refusal::LineOfAnother(tag(1), whose));
    let strange = shop.receive(5, &[tracking("1Z0000000000000505")]);
    let strange = attach(&mut shop, strange, unit, Some(&other()));
    assert_eq!(refused(strange), Refusal::NoSuchUnit);
}

#[test]
fn a_unit_that_left_stays_under_its_line() {
    let (mut shop, parcel, unit) = ended();
    let key = attach(&mut shop, parcel, unit, Some(&other())).unwrap();
    let waived = Command::WaivePhoto(WaivedPhoto {
        parcel,
        unit: Some(unit),
        kind: PhotoKind::Item,
        reason: WaiveReason::NotWanted,
    });
    lead_says(&mut shop, waived).unwrap();
    shop.must(Command::SellUnits(Box::new(SellUnits {
        tags: vec![tag(1)],
        order: "113-1".to_owned(),
        price: None,
    })));
    let gone = attach(&mut shop, parcel, unit, Some(&own()));
    assert_eq!(refused(gone), Refusal::UnitGone(tag(1)));
    let gone = lead_says(&mut shop, undo(key));
    assert_eq!(refused(gone), Refusal::UnitGone(tag(1)));
    assert_eq!(life(&shop, unit).0.left.unwrap().how, LeftHow::Sold);
}

#[test]
fn a_put_is_not_taken_back_before_a_desk_s_word_that_stands_on_it() {
    let (mut shop, parcel, _) = begun();
    let first = shop.put(7, parcel, "R-01");
    close(&mut shop, parcel, Vec::new());
    let second = UnitId((4 << 100) + 7);
    let key = attach(&mut shop, parcel, second, Some(&other())).unwrap();
    assert_eq!(stays(lead_says(&mut shop, undo(first))), LineStay::Attached);
    lead_says(&mut shop, undo(key)).unwrap();
    lead_says(&mut shop, undo(first)).unwrap();
}
