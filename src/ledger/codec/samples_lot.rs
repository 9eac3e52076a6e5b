//! Samples of the facts of lots.

use crate::domain::codes::{ContainerName, LotNumber};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::lot::SplitBy;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, LotProceeds, SoldLot, WithdrawnLot};

pub(super) fn samples_of_lots() -> Vec<(u16, &'static str, Body)> {
    let lot = LotNumber::parse("2026-11-A").expect("a number");
    let pallet = ContainerName::parse("L-01").expect("a pallet");
    vec![
        (
            1,
            r#"{"buyer":"B-Stock 某某","condition":"acceptable","day":"2026-11-24","list":"0404040404040404040404040404040404040404040404040404040404040404","lot":"2026-11-A","pallets":["L-01"],"price":{"currency":"USD","minor":125000},"reference":"AUC-77","split":"retail","units":214}"#,
            Body::LotSold(SoldLot {
                lot: lot.clone(),
                pallets: vec![pallet.clone()],
                units: 214,
                list: Hash([4; 32]),
                condition: Some(Grade::Acceptable),
                buyer: "B-Stock 某某".to_owned(),
                day: Day::parse("2026-11-24").expect("a day"),
                price: Money {
                    minor: 125_000,
                    currency: Currency::USD,
                },
                reference: Some("AUC-77".to_owned()),
                split: SplitBy::Retail,
            }),
        ),
        (
            1,
            r#"{"lot":"2026-11-A","pallets":["L-01"],"reason":"not paid"}"#,
            Body::LotWithdrawn(WithdrawnLot {
                lot: lot.clone(),
                pallets: vec![pallet],
                reason: "not paid".to_owned(),
            }),
        ),
        (
            1,
            r#"{"amounts":[{"minor":412,"unit":"00000000000000000000000000000011"}],"currency":"USD","file":"0505050505050505050505050505050505050505050505050505050505050505","file_name":"sold.csv","lot":"2026-11-A"}"#,
            Body::LotProceeds(LotProceeds {
                lot,
                file: Hash([5; 32]),
                file_name: "sold.csv".to_owned(),
                currency: Currency::USD,
                amounts: vec![(UnitId(0x11), 412)],
            }),
        ),
    ]
}
