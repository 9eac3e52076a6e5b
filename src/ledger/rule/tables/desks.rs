//! Tables of the desks: people, sellers, files, containers.

use crate::ledger::fact::Body;

use super::{check, judge, seller};

#[test]
fn the_desks() {
    check(
        "
        series           | begin       | ! unknown_person
        person series    | begin       | ! series_open_already
        person           | begin       | series.opened
        nobody           | begin       | series.opened

                         | enrol       | person.enrolled
        enrolled=Bob     | enrol       | person.enrolled
        enrolled=Amy     | enrol       | nothing
        nobody           | enrol       | person.enrolled
                         | enrol_other | ! unknown_person
        person           | enrol_other | person.enrolled
        person enrolled=Amy | enrol_other | nothing
                             | enrol_lead  | ! unknown_person
        nobody               | enrol_lead  | person.enrolled
        person               | enrol_lead  | person.enrolled
        nobody supervised    | enrol_lead  | ! supervisor_needed
        person supervised    | enrol_lead  | ! supervisor_needed
        lead supervised      | enrol_lead  | person.enrolled
        person supervised enrolled_lead | enrol_other | ! supervisor_needed
        lead supervised enrolled_lead   | enrol_other | person.enrolled

                         | name        | ! unknown_person
        person           | name        | seller.named
        nobody           | name        | seller.named
        nobody seller=S-01 | name      | seller.named
        nobody seller=Alpha | name     | nothing

                         | policy      | ! unknown_person
        nobody           | policy      | seller.policy_set
        nobody seller=Alpha | policy 2 | seller.policy_set
        nobody seller=Alpha | policy 1 | nothing

        taken            | import      | ! unknown_person
        person taken     | import      | ! file_taken_already
        nobody           | import      | seller.named returns.imported
        nobody seller=Alpha | import   | returns.imported
        ",
    );
}

#[test]
fn containers() {
    check(
        "
        sealed=R-03              | open R-03 | ! unknown_person
        person sealed=R-03       | open R-03 | ! container_sealed
        person open=R-03         | open R-03 | nothing
        nobody                   | open R-03 | container.opened

        nobody                   | seal R-03 | ! nobody_signed_in
                                 | seal R-03 | ! unknown_person
        person                   | seal R-03 | ! no_such_container
        person sealed=R-03       | seal R-03 | nothing
        person open=R-03         | seal R-03 | ! container_empty
        person open=R-03 units=1 | seal R-03 | container.sealed
        person open=R-03 owing=serial | seal R-03 | ! container_empty
        person open=R-03 units=1 owing=serial | seal R-03 | ! photos_owed
        person open=D-03 units=1 owing=item | seal D-03 | ! photos_owed
        person open=H-03 units=1 owing=item | seal H-03 | container.sealed
        person sealed=R-03 owing=serial | seal R-03 | nothing
        ",
    );
}

#[test]
fn an_unknown_seller_is_named_by_its_code() {
    let bodies = judge("nobody", "import").expect("allowed");
    assert_eq!(
        bodies.first(),
        Some(&Body::SellerNamed {
            seller: seller(),
            name: "S-01".to_owned(),
        })
    );
}
