//! Tables of corrections and of the sign-off of days: what is refused and why, who approves, and that what is shown is what
//! is written.

use super::*;
use crate::domain::codes::{BatchNumber, ConsignmentNumber};
use crate::domain::correction::{ApprovalWhy, CorrectionRule};
use crate::domain::hold::Hold;
use crate::domain::money::{Currency, Money};
use crate::ledger::command::{CorrectCommand, CorrectUnit, DayCommand, Regrade, Wanted};
use crate::ledger::correcting::{Effect, Stands, effect};
use crate::ledger::fact::{ClosedDay, CorrectFact, DayFact};
use crate::ledger::query::{ClaimDays, CorrectionView, WorkAsked};
use crate::ledger::rows::{BoxClaim, DayRow, Missing, ReopenedDay};
use crate::ledger::rule::{DayKnown, DayStanding};

fn the_rule() -> CorrectionRule {
    CorrectionRule {
        version: 1,
        value_from: vec![usd(10_000)],
        days: 1,
    }
}

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

/// A unit for sale, graded good, in a tote that is open; its price is known and low.
fn view() -> CorrectionView {
    let mut row = unit_row(UNIT, UnitState::Put);
    row.inspection.grade = Some(Grade::Good);
    row.inspection.checklist = None;
    row.inspection.answers.clear();
    let verdict = row.verdict.as_mut().expect("it is decided");
    verdict.decision = Decision::Resell;
    verdict.hold = None;
    row.container = container("R-01");
    row.day = day();
    CorrectionView {
        units: vec![row],
        place: Some(ContainerRow {
            sealed_at: None,
            ..container_row("R-01")
        }),
        value: Some(usd(2_000)),
        ..CorrectionView::default()
    }
}

fn container_row(name: &str) -> ContainerRow {
    ContainerRow {
        container: container(name),
        kind: container(name).kind(),
        opened_at: UtcMs(1),
        sealed_at: None,
        left: None,
        pictures: Vec::new(),
    }
}

fn grade(grade: Grade) -> Wanted {
    Wanted {
        regrade: Some(Regrade {
            checklist: None,
            answers: [].into(),
            grade,
        }),
        decision: None,
    }
}

fn becomes(decision: Decision) -> Wanted {
    let held = (decision == Decision::Hold).then(|| Hold {
        review: day().plus_days(7),
        ..hold()
    });
    Wanted {
        regrade: None,
        decision: Some((decision, held)),
    }
}

fn both(of: Grade, decision: Decision) -> Wanted {
    Wanted {
        regrade: grade(of).regrade,
        ..becomes(decision)
    }
}

fn asked(view: &CorrectionView, wanted: &Wanted, reason: &str) -> Order {
    let row = view.units.first();
    let shown = row.map_or_else(|| Stands::of(&unit_row(UNIT, UnitState::Put)), Stands::of);
    order(Command::Correct(CorrectCommand::Unit(Box::new(
        CorrectUnit {
            tag: tag(),
            wanted: wanted.clone(),
            shown,
            reason: reason.to_owned(),
            rule: the_rule(),
        },
    ))))
}

fn judged_by(
    person: PersonRow,
    view: &CorrectionView,
    wanted: &Wanted,
) -> Result<Vec<Body>, Refusal> {
    let known = Known {
        person: Some(person),
        correction: Some(Box::new(view.clone())),
        ..Known::default()
    };
    rule(&asked(view, wanted, "Scratched"), &known)
}

fn shown(view: &CorrectionView, wanted: &Wanted) -> Result<Effect, Refusal> {
    effect(view, wanted, (&the_rule(), day()))
}

/// Gives the name of the refusal, or the kinds of the facts; the preview and the rule must say the same.
fn told(view: &CorrectionView, wanted: &Wanted) -> String {
    let said = judged_by(lead_row(), view, wanted);
    let preview = shown(view, wanted);
    assert_eq!(
        said.as_ref().err(),
        preview.as_ref().err(),
        "what is shown is what happens"
    );
    match said {
        Ok(bodies) => bodies
            .iter()
            .map(|body| body.kind().code())
            .collect::<Vec<_>>()
            .join(" "),
        Err(refusal) => refusal.code().to_owned(),
    }
}

fn with(change: impl FnOnce(&mut CorrectionView, &mut UnitRow)) -> CorrectionView {
    let mut view = view();
    let mut row = view.units.remove(0);
    change(&mut view, &mut row);
    view.units.insert(0, row);
    view
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table: a row for each refusal")]
fn what_depends_on_the_earlier_word_forbids_a_correction() {
    let worse = grade(Grade::Acceptable);
    let lots = becomes(Decision::Liquidate);
    let (same, as_good) = (becomes(Decision::Resell), grade(Grade::Good));
    let rows: Vec<(CorrectionView, &Wanted, &str)> = vec![
        (CorrectionView::default(), &lots, "no_such_unit"),
        (
            with(|_, row| row.state = UnitState::Gone),
            &lots,
            "unit_gone",
        ),
        (
            with(|_, row| row.state = UnitState::Undone),
            &lots,
            "correct_on_bench",
        ),
        (
            with(|_, row| row.state = UnitState::Parked),
            &worse,
            "correct_on_bench",
        ),
        (
            with(|_, row| row.state = UnitState::Waiting),
            &lots,
            "correct_waiting",
        ),
        (
            with(|_, row| {
                row.missing = Some(Missing {
                    at: UtcMs(1),
                    person: None,
                });
            }),
            &lots,
            "correct_missing",
        ),
        (
            with(|_, row| {
                row.forward = crate::domain::codes::Tracking::parse("1Z5R89390357567127");
            }),
            &lots,
            "in_forward",
        ),
        (
            with(|_, row| row.verdict.as_mut().expect("decided").decision = Decision::Repair),
            &lots,
            "correct_in_repair",
        ),
        (
            with(|view, row| {
                let mut other = unit_row(OTHER_UNIT, UnitState::Put);
                other.container = row.container.clone();
                other.inspection.grade = Some(Grade::New);
                view.units.push(other);
            }),
            &lots,
            "correct_unlike",
        ),
        (
            with(|view, _| view.batch = BatchNumber::parse("A")),
            &worse,
            "correct_in_batch",
        ),
        (
            with(|view, _| view.consignment = ConsignmentNumber::parse("C-1")),
            &worse,
            "correct_in_consignment",
        ),
        (sealed(), &lots, "correct_sealed"),
        (held(), &lots, "correct_held"),
        (held(), &worse, "unit.regraded"),
        (view(), &same, "correct_nothing_changes"),
        (view(), &as_good, "correct_nothing_changes"),
        (view(), &lots, "unit.redecided"),
        (view(), &worse, "unit.regraded"),
    ];
    for (view, wanted, said) in rows {
        assert_eq!(told(&view, wanted), said, "{:?}", view.units.first());
    }
}

fn sealed() -> CorrectionView {
    with(|view, _| {
        let place = view.place.as_mut().expect("it stands somewhere");
        place.sealed_at = Some(UtcMs(5));
    })
}

fn held() -> CorrectionView {
    with(|view, row| {
        let verdict = row.verdict.as_mut().expect("it is decided");
        verdict.decision = Decision::Hold;
        verdict.hold = Some(hold());
        row.container = container("H-01");
        view.place = Some(container_row("H-01"));
    })
}

#[test]
fn a_grade_that_closes_the_decision_wants_another_one() {
    assert_eq!(
        told(&view(), &grade(Grade::Unsellable)),
        "correct_decision_needed"
    );
    assert_eq!(
        told(&view(), &both(Grade::Unsellable, Decision::ShipChina)),
        "unit.regraded unit.redecided"
    );
    let nobodys = with(|_, row| {
        row.inspection.seller = None;
        row.verdict.as_mut().expect("decided").decision = Decision::Dispose;
        row.container = container("D-01");
    });
    assert_eq!(
        told(&nobodys, &becomes(Decision::Resell)),
        "decision_closed"
    );
}

#[test]
fn a_hold_needs_a_day_to_come_and_nothing_else_has_one() {
    let hold_on = |review: Day| Wanted {
        regrade: None,
        decision: Some((Decision::Hold, Some(Hold { review, ..hold() }))),
    };
    let silent = Wanted {
        regrade: None,
        decision: Some((Decision::Hold, None)),
    };
    let stray = Wanted {
        regrade: None,
        decision: Some((Decision::Liquidate, Some(hold()))),
    };
    assert_eq!(told(&view(), &silent), "hold_needs_owner");
    assert_eq!(told(&view(), &hold_on(day())), "hold_day");
    assert_eq!(told(&view(), &stray), "decision_closed");
    assert_eq!(told(&view(), &becomes(Decision::Hold)), "unit.redecided");
}

#[test]
fn a_unit_in_a_place_of_another_decision_is_to_be_moved() {
    let lots = shown(&view(), &becomes(Decision::Liquidate)).expect("it may");
    assert!(lots.moves());
    assert_eq!(lots.after.state, UnitState::Judged);
    let caged = with(|_, row| row.container = container("G-01"));
    let stays = shown(&caged, &becomes(Decision::Liquidate)).expect("it may");
    assert_eq!((stays.moves(), stays.after.state), (false, UnitState::Put));
    let back = with(|_, row| {
        row.state = UnitState::Judged;
        row.verdict.as_mut().expect("decided").decision = Decision::Liquidate;
    });
    let back = shown(&back, &becomes(Decision::Resell)).expect("it may");
    assert!(back.stays_after_all());
}

#[test]
fn value_age_seal_and_terms_want_a_supervisor() {
    use ApprovalWhy::{Age, Sealed, Terms as ByTerms, Value, ValueUnknown};
    let worse = grade(Grade::Acceptable);
    let lots = becomes(Decision::Liquidate);
    let rows: Vec<(CorrectionView, &Wanted, &[ApprovalWhy])> = vec![
        (view(), &worse, &[]),
        (
            with(|view, _| view.value = Some(usd(10_000))),
            &worse,
            &[Value],
        ),
        (with(|view, _| view.value = None), &worse, &[ValueUnknown]),
        (with(|_, row| row.day = day().plus_days(-2)), &worse, &[Age]),
        (sealed(), &worse, &[Sealed]),
        (
            with(|view, _| view.approve = vec![Decision::Liquidate]),
            &lots,
            &[ByTerms],
        ),
        (
            with(|view, _| view.approve = vec![Decision::Liquidate]),
            &worse,
            &[],
        ),
    ];
    for (view, wanted, approvals) in rows {
        let effect = shown(&view, wanted).expect("it may be corrected");
        assert_eq!(effect.approvals, approvals);
        let by_operator = judged_by(person_row("Bo"), &view, wanted);
        assert_eq!(by_operator.is_ok(), approvals.is_empty(), "{approvals:?}");
        if let Err(refusal) = by_operator {
            assert_eq!(refusal, Refusal::SupervisorNeeded);
        }
        assert!(judged_by(lead_row(), &view, wanted).is_ok());
    }
}

#[test]
fn a_correction_says_why_and_is_of_what_was_shown() {
    let known = |view: &CorrectionView| Known {
        person: Some(lead_row()),
        correction: Some(Box::new(view.clone())),
        ..Known::default()
    };
    let (seen, wanted) = (view(), becomes(Decision::Liquidate));
    let said = |reason: &str| rule(&asked(&seen, &wanted, reason), &known(&seen));
    assert_eq!(said("  "), Err(Refusal::ReasonNeeded));
    assert_eq!(said(&"x".repeat(201)), Err(Refusal::NoteTooLong));
    let moved = with(|_, row| row.container = container("R-02"));
    let late = rule(&asked(&seen, &wanted, "Scratched"), &known(&moved));
    assert_eq!(late.map_err(|why| why.code()), Err("correct_changed"));
    let nobody = Known {
        person: None,
        ..known(&seen)
    };
    let mut order = asked(&seen, &wanted, "Scratched");
    order.person = None;
    assert_eq!(rule(&order, &nobody), Err(Refusal::NobodySignedIn));
}

#[test]
fn a_parcel_whose_work_is_over_is_opened_again() {
    use ParcelState::{AtDock, Claim, Closed, Empty, Merged, Open};
    let shelf = Some(container("E-01"));
    let young = day();
    let old = day().plus_days(-9);
    for (state, on, claim, since, lead, said) in [
        (Open, None, None, young, true, "correct_not_ended"),
        (AtDock, None, None, young, true, "correct_not_ended"),
        (Claim, None, None, young, true, "correct_not_ended"),
        (Merged, None, None, young, true, "correct_not_ended"),
        (Empty, None, None, young, true, "correct_box_gone"),
        (
            Empty,
            shelf.clone(),
            Some(BoxClaim::Filed),
            young,
            true,
            "claim_filed",
        ),
        (
            Empty,
            shelf.clone(),
            Some(BoxClaim::Open(young)),
            young,
            false,
            "parcel.reopened",
        ),
        (Closed, None, None, young, false, "parcel.reopened"),
        (Closed, None, None, old, false, "supervisor_needed"),
        (Closed, None, None, old, true, "parcel.reopened"),
    ] {
        let known = Known {
            person: Some(if lead { lead_row() } else { person_row("Bo") }),
            parcel: Some(ParcelRow {
                shelf: on,
                day: since,
                ..parcel_row(state, 1)
            }),
            claim,
            ..Known::default()
        };
        let asked = order(Command::Correct(CorrectCommand::ReopenParcel {
            parcel: PARCEL,
            reason: "One more in the box".to_owned(),
            rule: the_rule(),
        }));
        let told = match rule(&asked, &known) {
            Ok(bodies) => bodies[0].kind().code(),
            Err(refusal) => refusal.code(),
        };
        assert_eq!(told, said, "{state:?} {since}");
    }
}

fn closed_day() -> DayRow {
    DayRow {
        closed: ClosedDay {
            day: day(),
            station: station(),
            head_seq: 7,
            head_hash: Hash([7; 32]),
            figures: [].into(),
            open: Vec::new(),
            note: None,
        },
        seq: 8,
        at: UtcMs(1),
        person: None,
        times: 1,
        reopened: None,
    }
}

fn sign(command: DayCommand, person: PersonRow, row: Option<DayRow>) -> Result<Vec<Body>, Refusal> {
    let standing = DayStanding {
        head: Head {
            station: station(),
            epoch: 1,
            seq: 41,
            hash: Hash([4; 32]),
            hlc: Hlc(1),
        },
        figures: [("put".to_owned(), 3)].into(),
        open: vec![("approval".to_owned(), 2)],
    };
    let known = Known {
        person: Some(person),
        day: Some(Box::new(DayKnown {
            row,
            standing: Some(standing),
        })),
        ..Known::default()
    };
    rule(&order(Command::Day(command)), &known)
}

fn close(of: Day) -> DayCommand {
    DayCommand::Close {
        day: of,
        asked: WorkAsked {
            opened_before: UtcMs(0),
            claims: ClaimDays {
                open_from: of,
                run_out_from: of,
            },
            today: of,
            over_since: None,
        },
        note: Some("  All quiet ".to_owned()),
    }
}

#[test]
fn a_day_is_signed_off_once_with_the_head_that_the_store_has() {
    let lead = || lead_row();
    let code = |result: Result<Vec<Body>, Refusal>| result.map_err(|why| why.code());
    assert_eq!(
        code(sign(close(day()), person_row("Bo"), None)),
        Err("supervisor_needed")
    );
    let ahead = day().plus_days(1);
    assert_eq!(code(sign(close(ahead), lead(), None)), Err("day_ahead"));
    assert_eq!(
        code(sign(close(day()), lead(), Some(closed_day()))),
        Err("day_closed")
    );
    let reopened = DayRow {
        reopened: Some(ReopenedDay {
            at: UtcMs(2),
            person: None,
            reason: "A box was found".to_owned(),
        }),
        ..closed_day()
    };
    for row in [None, Some(reopened.clone())] {
        let bodies = sign(close(day()), lead(), row).expect("it is signed off");
        let [Body::Day(DayFact::Closed(closed))] = &bodies[..] else {
            panic!("{bodies:?}");
        };
        assert_eq!((closed.head_seq, closed.head_hash), (41, Hash([4; 32])));
        assert_eq!(closed.figures["put"], 3);
        assert_eq!(closed.open, [("approval".to_owned(), 2)]);
        assert_eq!(closed.note.as_deref(), Some("All quiet"));
    }
    let open_again = |reason: &str| DayCommand::Reopen {
        day: day(),
        reason: reason.to_owned(),
    };
    assert_eq!(code(sign(open_again("why"), lead(), None)), Err("day_open"));
    assert_eq!(
        code(sign(open_again("why"), lead(), Some(reopened))),
        Err("day_open")
    );
    assert_eq!(
        code(sign(open_again(" "), lead(), Some(closed_day()))),
        Err("reason_needed")
    );
    assert!(sign(open_again("why"), lead(), Some(closed_day())).is_ok());
}

#[test]
fn both_facts_name_every_unit_under_the_label() {
    let mut view = view();
    let mut other = view.units[0].clone();
    other.unit = OTHER_UNIT;
    view.units.push(other);
    let wanted = both(Grade::Acceptable, Decision::Liquidate);
    let bodies = judged_by(lead_row(), &view, &wanted).expect("two facts");
    let [
        Body::Correct(CorrectFact::UnitRegraded(regraded)),
        Body::Correct(CorrectFact::UnitRedecided(redecided)),
    ] = &bodies[..]
    else {
        panic!("{bodies:?}");
    };
    assert_eq!(regraded.units, [UNIT, OTHER_UNIT]);
    assert_eq!(redecided.units, [UNIT, OTHER_UNIT]);
}
