//! The bytes of rate cards, of advice and of sellers' own checklists, for ever.

use crate::domain::advice::{Advised, Driver, Net};
use crate::domain::charge::Extra;
use crate::domain::decision::Decision;
use crate::domain::finding::Rework;
use crate::domain::money::Currency;
use crate::domain::rates::{self, RateCard, ServiceRates};
use crate::domain::time::Day;
use crate::ledger::fact::Body;
use crate::ledger::fact::PackRef;
use crate::ledger::rows::{ChecklistFrom, RatesFrom};

use super::samples::{decided, pack, seller};

fn day() -> Day {
    Day::parse("2026-12-01").expect("a day")
}

fn advised() -> Advised {
    Advised {
        rates_from: day(),
        currency: Currency::USD,
        nets: vec![
            Net {
                decision: Decision::Resell,
                minor: 1407,
            },
            Net {
                decision: Decision::Dispose,
                minor: -236,
            },
        ],
        runner_up: Some(Decision::Dispose),
        drivers: vec![Driver {
            name: "price".to_owned(),
            minor: 2550,
        }],
    }
}

fn with_advice() -> Body {
    let mut body = decided(None);
    if let Body::UnitDecided {
        advice,
        rework_cost,
        ..
    } = &mut body
    {
        *advice = Some(Box::new(advised()));
        *rework_cost = rates::sample().rework_cost(&[Rework::Polybag, Rework::Wipe]);
    }
    body
}

pub(super) fn samples_of_rates() -> Vec<(u16, &'static str, Body)> {
    vec![
        (3, SET, set(with_extras())),
        (3, SET_EMPTY, set(RateCard::unknown(Currency::USD))),
        (3, DECIDED, with_advice()),
        (1, CHECKLIST, checklist(Some(pack("small_electronics")))),
        (1, CHECKLIST_OF_HOUSE, checklist(None)),
    ]
}

fn set(card: RateCard) -> Body {
    Body::SellerRatesSet {
        seller: seller(),
        rates: Box::new(RatesFrom { from: day(), card }),
    }
}

/// A card that prices every extra service.
fn with_extras() -> RateCard {
    let prices = Extra::ALL.iter().zip(1..);
    RateCard {
        extras: prices.map(|(extra, price)| (*extra, price)).collect(),
        ..rates::sample()
    }
}

/// Cards of before the house's own work had prices, and of before extra services had.
pub(super) fn samples_of_old_rates() -> Vec<(u16, &'static str, Body)> {
    let card = RateCard {
        services: ServiceRates::default(),
        ..rates::sample()
    };
    vec![
        (1, SET_V1, set(card)),
        (2, SET_V2, set(rates::sample())),
        (2, SET_EMPTY_V2, set(RateCard::unknown(Currency::USD))),
    ]
}

fn checklist(pack: Option<PackRef>) -> Body {
    Body::SellerChecklistSet {
        seller: seller(),
        set: ChecklistFrom {
            checklist: "small_electronics".to_owned(),
            from: day(),
            pack,
        },
    }
}

const CHECKLIST: &str = r#"{"checklist":"small_electronics","from":"2026-12-01","pack":{"hash":"abababababababababababababababababababababababababababababababab","id":"small_electronics","version":3},"seller":"S-01"}"#;

const CHECKLIST_OF_HOUSE: &str =
    r#"{"checklist":"small_electronics","from":"2026-12-01","seller":"S-01"}"#;

const SET_V1: &str = r#"{"card":{"currency":"USD","dispose_fee":236,"hold":{"days":30,"storage_per_day":[{"per_day":"0","until_day":30},{"per_day":"2","until_day":60}],"then":"resell"},"liquidate":{"gross_pct":{"good":"8","very_good":"8"},"per_unit":50,"referral_pct":"15"},"new_price":3000,"repair":{"cost":400,"grade_after":"good","success_pct":"80"},"resell":{"fulfil":580,"handling":180,"price_pct":{"acceptable":"75","good":"80","like_new":"95","very_good":"85"},"referral_pct":"15"},"rework":{"polybag":50,"wipe":40},"ship_china":{"duty_pct":"10","handling":100,"per_kg":"450","value":1200,"vat_pct":"13"}},"from":"2026-12-01","seller":"S-01"}"#;

const SET: &str = r#"{"card":{"currency":"USD","dispose_fee":236,"extras":{"claim":4,"claim_storage":5,"container":6,"forward":2,"liquidate":3,"relabel":1},"hold":{"days":30,"storage_per_day":[{"per_day":"0","until_day":30},{"per_day":"2","until_day":60}],"then":"resell"},"liquidate":{"gross_pct":{"good":"8","very_good":"8"},"per_unit":50,"referral_pct":"15"},"new_price":3000,"repair":{"cost":400,"grade_after":"good","success_pct":"80"},"resell":{"fulfil":580,"handling":180,"price_pct":{"acceptable":"75","good":"80","like_new":"95","very_good":"85"},"referral_pct":"15"},"rework":{"polybag":50,"wipe":40},"services":{"inspect":95,"put":20,"receive":120},"ship_china":{"duty_pct":"10","handling":100,"per_kg":"450","value":1200,"vat_pct":"13"}},"from":"2026-12-01","seller":"S-01"}"#;

const SET_V2: &str = r#"{"card":{"currency":"USD","dispose_fee":236,"hold":{"days":30,"storage_per_day":[{"per_day":"0","until_day":30},{"per_day":"2","until_day":60}],"then":"resell"},"liquidate":{"gross_pct":{"good":"8","very_good":"8"},"per_unit":50,"referral_pct":"15"},"new_price":3000,"repair":{"cost":400,"grade_after":"good","success_pct":"80"},"resell":{"fulfil":580,"handling":180,"price_pct":{"acceptable":"75","good":"80","like_new":"95","very_good":"85"},"referral_pct":"15"},"rework":{"polybag":50,"wipe":40},"services":{"inspect":95,"put":20,"receive":120},"ship_china":{"duty_pct":"10","handling":100,"per_kg":"450","value":1200,"vat_pct":"13"}},"from":"2026-12-01","seller":"S-01"}"#;

const SET_EMPTY: &str = r#"{"card":{"currency":"USD","extras":{},"hold":{},"liquidate":{"gross_pct":{}},"repair":{},"resell":{"price_pct":{}},"rework":{},"services":{},"ship_china":{}},"from":"2026-12-01","seller":"S-01"}"#;

const SET_EMPTY_V2: &str = r#"{"card":{"currency":"USD","hold":{},"liquidate":{"gross_pct":{}},"repair":{},"resell":{"price_pct":{}},"rework":{},"services":{},"ship_china":{}},"from":"2026-12-01","seller":"S-01"}"#;

const DECIDED: &str = r#"{"advice":{"currency":"USD","drivers":[{"minor":2550,"name":"price"}],"nets":[{"decision":"resell","minor":1407},{"decision":"dispose","minor":-236}],"rates_from":"2026-12-01","runner_up":"dispose"},"decision":"ship_china","override_reason":"seller_instruction","policy":{"hash":"abababababababababababababababababababababababababababababababab","id":"house","version":3},"proposed":"resell","rework_cost":{"currency":"USD","minor":90},"units":["00000000000000000000000000000011"],"why":"fit_for_sale"}"#;
