//! What versions written no more say, for ever.

use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::ids::UnitId;
use crate::domain::money::{Currency, Money};
use crate::domain::photo::PhotoKinds;
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::codec::samples_hold::samples_of_old_holds;
use crate::ledger::codec::samples_leaving::samples_of_old_leaving;
use crate::ledger::codec::samples_person::samples_of_old_people;
use crate::ledger::codec::samples_place::samples_of_old_places;
use crate::ledger::codec::samples_pool::samples_of_old_pool;
use crate::ledger::codec::samples_rates::samples_of_old_rates;
use crate::ledger::codec::samples_repair::samples_of_old_repair;
use crate::ledger::codec::samples_ship::old_samples;
use crate::ledger::fact::Body;
use crate::ledger::rows::{PolicyFrom, TermsFrom};

use super::{UNIT, closely_seen, container, decided, full_terms, pack, seen, seller};

/// Terms as they were written before sellers had calendars of their own.
fn terms_before_calendars() -> (u16, &'static str, Body) {
    (
        3,
        r#"{"address_hints":["Jason-01"],"approve":["dispose"],"cage_from":{"currency":"USD","minor":20000},"contacts":["WeChat li-02"],"from":"2027-01-01","hold_days":14,"hold_default":"dispose","language":"zh-CN","override_loss":{"currency":"USD","minor":500},"photos":"every_unit","resell_from":"very_good","seller":"S-01"}"#,
        Body::SellerTermsSet {
            seller: seller(),
            set: TermsFrom {
                from: Day::parse("2027-01-01"),
                terms: full_terms(),
            },
        },
    )
}

/// What versions written no more say, for ever.
#[expect(clippy::too_many_lines, reason = "one table: a row for each version")]
pub(in crate::ledger::codec) fn samples_of_old_versions() -> Vec<(u16, &'static str, Body)> {
    let mut old = vec![
        (
            1,
            r#"{"policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"seller":"S-01"}"#,
            Body::SellerPolicySet {
                seller: seller(),
                set: PolicyFrom {
                    from: None,
                    policy: pack("house"),
                },
            },
        ),
        (
            2,
            r#"{"address_hints":["Jason-01"],"approve":["dispose"],"cage_from":{"currency":"USD","minor":20000},"contacts":["WeChat li-02"],"hold_days":14,"hold_default":"dispose","language":"zh-CN","override_loss":{"currency":"USD","minor":500},"photos":"every_unit","resell_from":"very_good","seller":"S-01"}"#,
            Body::SellerTermsSet {
                seller: seller(),
                set: TermsFrom {
                    from: None,
                    terms: full_terms(),
                },
            },
        ),
        (
            1,
            r#"{"address_hints":["Jason-01"],"approve":["dispose"],"cage_from":{"currency":"USD","minor":20000},"hold_days":14,"hold_default":"dispose","language":"zh-CN","seller":"S-01"}"#,
            Body::SellerTermsSet {
                seller: seller(),
                set: TermsFrom {
                    from: None,
                    terms: Terms {
                        language: "zh-CN".to_owned(),
                        address_hints: vec!["Jason-01".to_owned()],
                        cage_from: Some(Money {
                            minor: 20_000,
                            currency: Currency::USD,
                        }),
                        approve: vec![Decision::Dispose],
                        hold_days: 14,
                        hold_default: Decision::Dispose,
                        ..Terms::default()
                    },
                },
            },
        ),
        (
            1,
            r#"{"decision":"dispose","units":["00000000000000000000000000000011"]}"#,
            Body::UnitJudged {
                units: vec![UNIT],
                decision: Decision::Dispose,
                override_reason: None,
                hold: None,
            },
        ),
        (
            1,
            r#"{"answers":{"box":"missing","works":"yes"},"barcode":"00012345678905","because":["box","missing"],"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"general","version":3},"grade":"good","how":"bound","line":{"asin":"B000000001","line":"05050505050505050505050505050505","of":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"sku":"RED-L","title":"Shirt 红"},"parcel":"00000000000000000000000000000022","seller":"S-01","tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000011"}"#,
            Body::UnitInspected {
                units: vec![UNIT],
                inspection: seen(),
                photos: PhotoKinds::NONE,
                readings: Vec::new(),
            },
        ),
        (
            2,
            r#"{"inspection":{"answers":{"box":"missing","works":"yes"},"barcode":"00012345678905","because":["box","missing"],"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"general","version":3},"finding":"extra","grade":"good","how":"bound","line":{"asin":"B000000001","line":"05050505050505050505050505050505","of":{"order_id":"114-1234567-7654321","rma_id":"DxbCRMA1","seller":"S-01"},"sku":"RED-L","title":"Shirt 红"},"lpn":"LPNNC5N165ZVR","original_state":"kept","parcel":"00000000000000000000000000000022","rework":["polybag","wipe"],"seller":"S-01","serial":"SN 7","tag":"UA0012P4QX7M3"},"units":["00000000000000000000000000000011","00000000000000000000000000000012"]}"#,
            Body::UnitInspected {
                units: vec![UNIT, UnitId(0x12)],
                inspection: closely_seen(),
                photos: PhotoKinds::NONE,
                readings: Vec::new(),
            },
        ),
        (
            1,
            r#"{"decision":"ship_china","override_reason":"seller_instruction","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"proposed":"resell","unit":"00000000000000000000000000000011","why":"fit_for_sale"}"#,
            decided(None),
        ),
        (
            2,
            r#"{"decision":"ship_china","hold":{"default":"dispose","owner":"seller","reason":"wrong_item","review":"2026-12-07"},"override_reason":"seller_instruction","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"proposed":"resell","units":["00000000000000000000000000000011"],"why":"fit_for_sale"}"#,
            decided(Some(Hold {
                reason: HoldReason::WrongItem,
                owner: HoldOwner::Seller,
                review: Day::parse("2026-12-07").expect("a day"),
                default: Decision::Dispose,
            })),
        ),
        (
            1,
            r#"{"container":"C-01","unit":"00000000000000000000000000000011"}"#,
            Body::UnitPut {
                units: vec![UNIT],
                container: container("C-01"),
            },
        ),
    ];
    old.extend(samples_of_old_rates());
    old.extend(samples_of_old_people());
    old.extend(samples_of_old_places());
    old.extend(samples_of_old_leaving());
    old.extend(samples_of_old_holds());
    old.extend(samples_of_old_pool());
    old.push(terms_before_calendars());
    old.extend(samples_of_old_repair());
    old.extend(old_samples());
    old
}
