//! Stories of bindings, containers, sellers and rolls.

use crate::domain::container::ContainerKind;
use crate::domain::ids::Hash;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Fact, PackRef};
use crate::ledger::fold;
use crate::ledger::rows::{PolicyFrom, ProductBinding, Trust};

use super::{allotted, bound, container, fact, opened, seller, undone};

#[test]
fn a_binding_is_trusted_when_a_second_parcel_agrees() {
    let mut facts = vec![fact(1, 1, bound(1, "RED")), fact(2, 2, bound(1, "RED"))];
    let trust = |facts: &[Fact]| {
        let row = fold::product(facts).expect("a binding");
        (row.bound.sku, row.parcels, row.trust)
    };
    let red = Some("RED".to_owned());
    assert_eq!(trust(&facts), (red.clone(), 1, Trust::Provisional));
    facts.push(fact(3, 3, bound(2, "RED")));
    assert_eq!(trust(&facts), (red.clone(), 2, Trust::Agreed));
    facts.push(fact(4, 4, bound(3, "BLUE")));
    assert_eq!(
        trust(&facts),
        (Some("BLUE".to_owned()), 3, Trust::Contested)
    );
    facts.push(fact(5, 5, undone(4)));
    assert_eq!(trust(&facts), (red, 2, Trust::Agreed));
}

#[test]
fn a_parcel_that_corrects_itself_contests_nothing() {
    let facts = [fact(1, 1, bound(1, "RED")), fact(2, 2, bound(1, "BLUE"))];
    let row = fold::product(&facts).expect("a binding");
    assert_eq!(
        (row.bound, row.trust),
        (
            ProductBinding {
                sku: Some("BLUE".to_owned()),
                asin: None
            },
            Trust::Provisional
        )
    );
}

#[test]
fn a_container_stands_even_when_the_put_that_opened_it_is_taken_back() {
    let seal = Body::ContainerSealed {
        container: container("R-1"),
    };
    let facts = [
        fact(1, 1, opened("R-1")),
        fact(2, 2, undone(1)),
        fact(3, 3, opened("R-1")),
        fact(4, 4, seal.clone()),
        fact(5, 5, seal),
    ];
    let row = fold::container(&facts[..2]).expect("a container");
    assert_eq!(
        (row.kind, row.opened_at, row.sealed_at),
        (ContainerKind::Tote, UtcMs(1000), None)
    );
    let row = fold::container(&facts).expect("a container");
    assert_eq!(
        (row.opened_at, row.sealed_at),
        (UtcMs(1000), Some(UtcMs(4000)))
    );
}

#[test]
fn a_seller_has_its_code_for_a_name_until_one_is_given() {
    let policy = PackRef {
        id: "house".to_owned(),
        version: 2,
        hash: Hash::ZERO,
    };
    let facts = [
        fact(
            1,
            1,
            Body::SellerPolicySet {
                seller: seller(),
                set: PolicyFrom {
                    from: None,
                    policy: policy.clone(),
                },
            },
        ),
        fact(
            2,
            2,
            Body::SellerNamed {
                seller: seller(),
                name: "Alpha".to_owned(),
            },
        ),
    ];
    let row = fold::seller(&facts[..1]).expect("a seller");
    assert_eq!(
        (row.name.as_str(), row.policy_on(None)),
        ("S-01", Some(&policy))
    );
    let row = fold::seller(&facts).expect("a seller");
    let has = (row.name.as_str(), row.policy_on(None));
    assert_eq!(has, ("Alpha", Some(&policy)));
}

#[test]
fn a_number_given_out_is_never_given_out_again() {
    let facts = [
        fact(1, 1, allotted(1, 500)),
        fact(2, 2, allotted(501, 10)),
        fact(3, 3, undone(2)),
    ];
    assert_eq!(fold::range(&facts).expect("a roll").next, 511);
}
