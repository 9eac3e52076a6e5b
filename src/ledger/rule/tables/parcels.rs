//! Tables of parcels.

use super::check;

#[test]
fn parcels() {
    check(
        "
        nobody parcel=open                  | receive   | ! nobody_signed_in
        parcel=open                         | receive   | ! unknown_person
        person parcel=open                  | receive   | ! parcel_not_open
        person                              | receive   | parcel.received

        nobody                              | empty R-1 | ! nobody_signed_in
                                            | empty R-1 | ! unknown_person
        person sealed=R-1                   | empty R-1 | ! no_such_parcel
        person sealed=R-1 parcel=closed     | empty R-1 | ! parcel_not_open
        person sealed=R-1 parcel=with_units | empty R-1 | ! parcel_has_units
        person sealed=R-1 parcel=open       | empty R-1 | ! container_sealed
        person parcel=open                  | empty R-1 | ! wrong_shelf
        person parcel=open                  | empty Q-1 | ! wrong_shelf
        person parcel=open                  | empty E-1 | container.opened parcel.found_empty
        person parcel=open open=E-1         | empty E-1 | parcel.found_empty

        nobody                              | shelve E-1 | ! nobody_signed_in
                                            | shelve E-1 | ! unknown_person
        person sealed=E-1                   | shelve E-1 | ! no_such_parcel
        person sealed=E-1 parcel=empty      | shelve E-1 | ! parcel_not_open
        person sealed=E-1 parcel=with_units | shelve E-1 | ! parcel_has_units
        person sealed=E-1 parcel=open       | shelve E-1 | ! container_sealed
        person parcel=open                  | shelve E-1 | ! wrong_shelf
        person parcel=open                  | shelve Q-1 | container.opened parcel.shelved
        person parcel=open open=Q-1         | shelve Q-1 | parcel.shelved

        nobody                              | close     | ! nobody_signed_in
                                            | close     | ! unknown_person
        person                              | close     | ! no_such_parcel
        person parcel=undone                | close     | ! parcel_not_open
        person parcel=claim                 | close     | ! parcel_not_open
        person parcel=with_units            | close     | parcel.closed
        person parcel=open                  | close     | parcel.closed
        ",
    );
}
