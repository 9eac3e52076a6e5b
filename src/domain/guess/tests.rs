//! Guesses: each reason by an example, and the law that more agreement never counts less.

use proptest::prelude::*;

use super::*;
use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::{ReasonFamily, ReturnRef};

/// 2026-11-23T15:00:00Z.
const CAME_AT: UtcMs = UtcMs(1_795_446_000_000);

fn came() -> Day {
    Day::parse("2026-11-23").unwrap()
}

fn clues() -> Clues {
    Clues::none(CAME_AT, came())
}

fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).unwrap()
}

fn line(tracking: &[&str]) -> ExpectedLine {
    ExpectedLine {
        of: ReturnRef {
            seller: seller("S-01"),
            order_id: OrderId::parse("111-0000001-0000001"),
            rma_id: Rma::parse("Dabc0001RRMA"),
        },
        ordinal: 1,
        merchant_rma_id: Some("m-77".to_owned()),
        tracking: tracking.iter().map(ToString::to_string).collect(),
        carrier: None,
        carrier_raw: None,
        asin: Some("B000000001".to_owned()),
        sku: Some("SKU-1".to_owned()),
        fnsku: None,
        title: None,
        quantity: 1,
        reason_code: None,
        reason_family: ReasonFamily::Unwanted,
        status: None,
        resolution: None,
        label_type: None,
        label_cost: None,
        currency: None,
        order_amount: None,
        refunded_amount: None,
        request_date: Day::parse("2026-11-01"),
        delivered_date: Day::parse("2026-11-22"),
        order_quantity: None,
        category: None,
        in_policy: None,
        a_to_z: None,
        safet_state: None,
        safet_claim_id: None,
        order_item_id: None,
        outbound: Vec::new(),
        serials: Vec::new(),
    }
}

#[test]
fn numbers_agree_by_how_much_of_them_is_the_same() {
    for (read, announced, reason) in [
        (
            "9400111899223197428490",
            "9400111899223197428490",
            Some(GuessReason::Number),
        ),
        (
            "9400111899223197428490",
            "9400111899223197428491",
            Some(GuessReason::NearNumber),
        ),
        (
            "9400111899223197428490",
            "9400111899223197428409",
            Some(GuessReason::NearNumber),
        ),
        ("9400111899223197428490", "9400111899223199999490", None),
        (
            "1Z5R89390357567127",
            "1Z5R89390357567128",
            Some(GuessReason::NearNumber),
        ),
        (
            "1Z5R89390357567127",
            "1Z5X89390357567127",
            Some(GuessReason::EndsInEight),
        ),
        (
            "1Z5R89390357567127",
            "77567127",
            Some(GuessReason::EndsInSix),
        ),
        (
            "357567127",
            "1Z5R89390357567127",
            Some(GuessReason::EndsInEight),
        ),
        ("567127", "1Z5R89390357567127", Some(GuessReason::EndsInSix)),
        ("67127", "1Z5R89390357567127", None),
        ("1234567", "1234568", None),
    ] {
        let clues = Clues {
            numbers: BTreeSet::from([read.to_owned()]),
            ..clues()
        };
        assert_eq!(clues.of_number(announced), reason, "{read} {announced}");
    }
}

#[test]
fn near_numbers_are_those_that_are_near_and_no_others() {
    let number = "1Z5R89390357567127";
    let near = near(number);
    assert!(near.iter().all(|other| is_near(number, other)));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let swaps = number.as_bytes().windows(2);
    let swaps = swaps.filter(|pair| pair[0] != pair[1]).count();
    assert_eq!(near.len(), digits * 9 + swaps);
    assert_eq!(super::near("1234567"), Vec::<String>::new(), "too short");
}

#[test]
fn each_thing_that_agrees_is_a_reason() {
    let all = Clues {
        returns: BTreeSet::from(["DABC0001RRMA".to_owned()]),
        orders: BTreeSet::from(["111-0000001-0000001".to_owned()]),
        products: BTreeSet::from([ProductClue {
            seller: Some(seller("S-01")),
            code: "SKU-1".to_owned(),
        }]),
        seller: Some(seller("S-01")),
        ..clues()
    };
    let later = Some(CAME_AT.plus_ms(1));
    let reasons: Vec<GuessReason> = all.reasons(&line(&[]), later).into_iter().collect();
    let wanted = [
        GuessReason::Rma,
        GuessReason::Order,
        GuessReason::Product,
        GuessReason::Seller,
        GuessReason::Delivered,
        GuessReason::Requested,
        GuessReason::Later,
    ];
    assert_eq!(reasons, wanted);
    let by_days: Vec<GuessReason> = clues().reasons(&line(&[]), None).into_iter().collect();
    assert_eq!(by_days, [GuessReason::Delivered, GuessReason::Requested]);
    assert!(
        !is_guess(&by_days.into_iter().collect()),
        "days alone name nothing"
    );
}

#[test]
fn where_it_was_sent_to_speaks_only_for_what_was_to_come_then() {
    let sent = Clues {
        zip: Some(seller("S-01")),
        ..clues()
    };
    let then = sent.reasons(&line(&[]), None);
    assert!(
        then.contains(&GuessReason::Zip) && is_guess(&then),
        "{then:?}"
    );
    let mut old = line(&[]);
    (old.delivered_date, old.request_date) = (None, Day::parse("2026-01-01"));
    let old = sent.reasons(&old, None);
    assert_eq!(old, Reasons::from([GuessReason::Zip]));
    assert!(!is_guess(&old), "alone it is no guess");
    let other = Clues {
        zip: Some(seller("S-02")),
        ..clues()
    };
    assert!(!is_guess(&other.reasons(&line(&[]), None)), "another's ZIP");
    // It counts less than every reason that names a number, a return, a product or a seller.
    let weakest = score(&Reasons::from([GuessReason::Seller]));
    assert!(score(&Reasons::from([GuessReason::Zip])) < weakest);
}

#[test]
fn another_seller_s_product_of_the_same_name_is_no_reason() {
    let clues = Clues {
        products: BTreeSet::from([ProductClue {
            seller: Some(seller("S-02")),
            code: "SKU-1".to_owned(),
        }]),
        ..clues()
    };
    let reasons = clues.reasons(&line(&[]), None);
    assert!(!reasons.contains(&GuessReason::Product));
}

/// Numbers that are often the same, near, or end alike.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("1Z5R89390357567127".to_owned()),
        Just("1Z5R89390357567128".to_owned()),
        Just("1Z5R89390000567127".to_owned()),
        "[0-9]{6,22}",
    ]
}

fn some_clues() -> impl Strategy<Value = Clues> {
    let set = |of| prop::collection::btree_set(of, 0..3);
    let product = prop::sample::select(vec![("S-01", "SKU-1"), ("S-02", "SKU-1"), ("S-01", "X")]);
    let product = product.prop_map(|(whose, code)| ProductClue {
        seller: Some(seller(whose)),
        code: code.to_owned(),
    });
    (
        set(number().boxed()),
        set(Just("567127".to_owned()).boxed()),
        set(prop::sample::select(vec!["M-77".to_owned(), "NO".to_owned()]).boxed()),
        set(Just("111-0000001-0000001".to_owned()).boxed()),
        prop::collection::btree_set(product, 0..3),
    )
        .prop_map(|(numbers, ends, returns, orders, products)| Clues {
            numbers,
            ends,
            returns,
            orders,
            products,
            ..clues()
        })
}

proptest! {
    #[test]
    fn more_that_was_read_never_counts_less(
        one in some_clues(),
        more in some_clues(),
        announced in prop::collection::vec(number(), 1..3),
        hint in prop::bool::ANY,
    ) {
        let announced: Vec<&str> = announced.iter().map(String::as_str).collect();
        let line = line(&announced);
        let mut both = one.clone();
        both.numbers.extend(more.numbers);
        both.ends.extend(more.ends);
        both.returns.extend(more.returns);
        both.orders.extend(more.orders);
        both.products.extend(more.products);
        both.seller = hint.then(|| seller("S-01"));
        both.zip = hint.then(|| seller("S-01"));
        let (before, after) = (one.reasons(&line, None), both.reasons(&line, None));
        prop_assert!(score(&after) >= score(&before), "{before:?} {after:?}");
        prop_assert!(is_guess(&after) || !is_guess(&before));
    }

    #[test]
    fn what_is_near_is_near_both_ways(one in number(), other in number()) {
        prop_assert_eq!(is_near(&one, &other), is_near(&other, &one));
        prop_assert_eq!(is_near(&one, &other), near(&one).contains(&other));
    }
}
