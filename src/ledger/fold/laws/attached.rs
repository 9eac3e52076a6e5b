//! Units that a desk put under another return, and answers that were read: the last word counts, and taken back it
//! is as if it had never been.

use proptest::prelude::*;

use crate::domain::attach::LineMistake;
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::LineId;
use crate::domain::time::Day;
use crate::ledger::fact::{AttachedUnits, Body, LineChoice, ReadAnswers};
use crate::ledger::fold;

use super::{PARCEL, UNIT, fact, one_put, seller, undone};

/// The unit under this line, or under none.
pub(super) fn attached(line: Option<u8>) -> Body {
    Body::UnitAttached(AttachedUnits {
        parcel: PARCEL,
        units: vec![UNIT],
        seller: Some(seller()),
        line: line.map(|line| LineChoice {
            line: LineId([line; 16]),
            of: ReturnRef {
                seller: seller(),
                order_id: None,
                rma_id: None,
            },
            asin: None,
            sku: None,
            title: None,
        }),
        finding: line.is_none().then_some(UnitFinding::Extra),
        reason: LineMistake::TwoReturns,
        unseen: Vec::new(),
    })
}

fn read(files: u32) -> Body {
    Body::AnswersRead(ReadAnswers {
        day: Day::parse("2026-12-01").expect("a day"),
        folder: Some("inbox".to_owned()),
        files,
        taken: 0,
    })
}

pub(super) fn any() -> impl Strategy<Value = Body> {
    prop_oneof![
        proptest::option::of(1_u8..4).prop_map(attached),
        (0_u32..3).prop_map(read),
    ]
}

fn line_of(facts: &[crate::ledger::fact::Fact]) -> Option<LineId> {
    let row = fold::unit(UNIT, facts).expect("put");
    row.inspection.line.map(|choice| choice.line)
}

#[test]
fn the_last_line_counts_and_taken_back_the_one_before_it() {
    let mut facts = one_put(1, 10, Decision::Resell, "R-1");
    let own = line_of(&facts);
    facts.push(fact(5, 11, attached(Some(1))));
    facts.push(fact(6, 12, attached(Some(2))));
    assert_eq!(line_of(&facts), Some(LineId([2; 16])));
    facts.push(fact(7, 13, undone(12)));
    assert_eq!(line_of(&facts), Some(LineId([1; 16])));
    facts.push(fact(8, 14, undone(11)));
    assert_eq!(line_of(&facts), own);
    facts.push(fact(9, 15, attached(None)));
    let row = fold::unit(UNIT, &facts).expect("put");
    assert_eq!(
        (row.inspection.line, row.inspection.finding),
        (None, Some(UnitFinding::Extra))
    );
    // Put anew, it stands as the bench said.
    facts.extend(one_put(10, 16, Decision::Resell, "R-2"));
    assert_eq!(line_of(&facts), own);
}

#[test]
fn what_was_read_last_stands() {
    let facts = [fact(2, 11, read(5)), fact(1, 10, read(1))];
    let row = fold::answers_read(&facts).expect("read");
    assert_eq!((row.read.files, row.at), (5, facts[0].envelope.at));
}
