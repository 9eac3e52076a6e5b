//! Tables of puts and of undo.

use crate::domain::decision::Decision;
use crate::ledger::Subject;
use crate::ledger::fact::Body;
use crate::ledger::refusal::Refusal;

use super::{EARLIER, PARCEL, UNIT, check, container, judge, number, seller};

#[test]
fn the_put() {
    check(
        "
        nobody | put into=H-1 no_seller | ! nobody_signed_in
               | put into=H-1 no_seller | ! unknown_person
        person tag=put sealed=H-1 | put into=H-1 no_seller | ! no_such_parcel
        person tag=put sealed=H-1 parcel=closed | put into=H-1 no_seller | ! parcel_not_open
        person tag=put sealed=H-1 parcel=open | put into=H-1 no_seller | ! tag_in_use
        person tag=undone_other sealed=H-1 parcel=open | put into=H-1 no_seller | ! tag_in_use
        person tag=undone sealed=H-1 parcel=open | put into=H-1 no_seller | ! container_sealed
        person parcel=open | put into=H-1 no_seller | ! wrong_container
        person parcel=open | put into=E-1 no_seller | ! wrong_container
        person parcel=open | put no_seller | ! decision_closed
        person parcel=open | put grade=unsellable | ! decision_closed
        person parcel=open | put into=C-1 decide=ship_china close=ship_china | ! decision_closed
        person parcel=open | put into=C-1 decide=ship_china | ! reason_needed
        person parcel=open | put into=C-1 decide=ship_china reason | container.opened unit.inspected unit.decided unit.put
        person parcel=open open=R-03 | put | unit.inspected unit.decided unit.put
        person parcel=with_units open=R-03 | put | unit.inspected unit.decided unit.put
        person parcel=open open=R-03 tag=undone | put | unit.inspected unit.decided unit.put
        person parcel=open | put teach | container.opened unit.inspected unit.decided unit.put product.bound
        person parcel=open bound=RED-L,provisional | put teach | container.opened unit.inspected unit.decided unit.put product.bound
        person parcel=open bound=RED-L,contested | put teach | container.opened unit.inspected unit.decided unit.put product.bound
        person parcel=open bound=BLUE,agreed | put teach | container.opened unit.inspected unit.decided unit.put product.bound
        person parcel=open bound=RED-L,agreed | put teach | container.opened unit.inspected unit.decided unit.put
        person parcel=open | put no_seller into=H-1 decide=hold reason | ! hold_needs_owner
        person parcel=open | put no_seller into=H-1 decide=hold reason hold | container.opened unit.inspected unit.decided unit.put
        person parcel=open | put units=0 | ! too_many_units
        person parcel=open | put units=201 | ! too_many_units
        person parcel=open open=R-03 | put units=40 | unit.inspected unit.decided unit.put
        person parcel=open open=A-1 | put into=A-1 | unit.inspected unit.decided unit.put
        person parcel=open open=G-1 | put into=G-1 | unit.inspected unit.decided unit.put
        person parcel=closed tag=parked open=R-03 | put | unit.inspected unit.decided unit.put
        person parcel=open tag=waiting open=R-03 | put | ! tag_in_use
        ",
    );
}

#[test]
fn the_undo() {
    check(
        "
        nobody target=put             | undo | ! nobody_signed_in
        target=put                    | undo | ! unknown_person
        person sealed=R-03            | undo | ! nothing_to_undo
        person target=receipt         | undo | ! nothing_to_undo
        person target=receipt parcel=with_units | undo | ! parcel_has_units
        person target=receipt parcel=closed | undo | ! parcel_not_open
        person target=receipt parcel=open | undo | undone
        person target=receipt parcel=at_dock | undo | undone
        person target=put sealed=R-03 | undo | ! too_late_to_undo
        person target=put open=R-03   | undo | undone
        ",
    );
}

#[test]
fn an_undo_names_all_that_is_folded_again_but_no_container() {
    let bodies = judge("person target=put open=R-03", "undo").expect("allowed");
    assert_eq!(
        bodies,
        [Body::Undone {
            target: EARLIER,
            reason: "misscan".to_owned(),
            subjects: vec![
                Subject::Product(seller(), "00012345678905".to_owned()),
                Subject::Parcel(PARCEL),
                Subject::Unit(UNIT),
            ],
        }]
    );
}

#[test]
fn refusals_say_what_stands_in_the_way() {
    assert_eq!(
        judge("person parcel=open", "put into=E-1"),
        Err(Refusal::WrongContainer {
            container: container("E-1"),
            takes: None,
            wanted: Decision::Resell,
        })
    );
    assert_eq!(
        judge("person parcel=closed", "put"),
        Err(Refusal::ParcelNotOpen(number()))
    );
    assert_eq!(
        judge("person target=put sealed=R-03", "undo"),
        Err(Refusal::TooLateToUndo(container("R-03")))
    );
}
