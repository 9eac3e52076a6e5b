//! What each command asks to know before its rule reads it.

use super::*;

#[test]
fn what_a_rule_reads_is_what_it_asked_for() {
    let asked = |text: &str| needs(&order(command(text)));
    let person = Need::Person(person());
    let shelf = |name| Need::Container(container(name));
    assert_eq!(asked("begin"), [person.clone(), Need::Series]);
    assert_eq!(
        asked("enrol_other"),
        [
            person.clone(),
            Need::Enrolled(PersonCode::parse("OP-8").expect("a code")),
            Need::Led,
        ]
    );
    assert_eq!(
        asked("import"),
        [
            person.clone(),
            Need::Seller(seller()),
            Need::Import(seller(), Hash([2; 32]))
        ]
    );
    assert_eq!(
        asked("empty E-1"),
        [person.clone(), Need::Parcel(PARCEL), shelf("E-1")]
    );
    assert_eq!(
        asked("put teach"),
        [
            person.clone(),
            Need::Parcel(PARCEL),
            Need::Tag(tag()),
            shelf("R-03"),
            Need::Kins(container("R-03")),
            Need::Product(seller(), "00012345678905".to_owned()),
        ]
    );
    assert_eq!(asked("undo"), [person, Need::Target(EARLIER)]);
    let nobody = Order {
        person: None,
        ..order(command("seal R-03"))
    };
    assert_eq!(
        needs(&nobody),
        [
            shelf("R-03"),
            Need::Contents(container("R-03")),
            Need::Owed(container("R-03")),
            Need::MissingIn(container("R-03")),
        ]
    );
}
