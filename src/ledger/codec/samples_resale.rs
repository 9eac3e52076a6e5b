//! Samples of the facts of resale.

use crate::domain::codes::{BatchNumber, PersonCode, SellerCode};
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, EndedBatch, ListedBatch, LockedSku, OpenedBatch, RelabelledUnit};

fn let_go(batch: &BatchNumber) -> Body {
    Body::BatchLetGo {
        batch: batch.clone(),
        units: vec![UnitId(0x11)],
    }
}

pub(super) fn samples_of_resale() -> Vec<(u16, &'static str, Body)> {
    let batch = BatchNumber::parse("2026-11-B1").expect("a number");
    let seller = SellerCode::parse("S-01").expect("a seller");
    let units = vec![UnitId(0x11)];
    let let_go = let_go(&batch);
    let day = Day::parse("2026-12-02").expect("a day");
    vec![
        (
            1,
            r#"{"batch":"2026-11-B1","channel":"amazon","due":"2026-12-02","owner":"OP-7","seller":"S-01"}"#,
            Body::BatchOpened(OpenedBatch {
                batch: batch.clone(),
                seller: seller.clone(),
                channel: SaleChannel::Amazon,
                owner: PersonCode::parse("OP-7").expect("a badge"),
                due: day,
            }),
        ),
        (
            1,
            r#"{"batch":"2026-11-B1","units":["00000000000000000000000000000011"]}"#,
            Body::BatchGathered {
                batch: batch.clone(),
                units: units.clone(),
            },
        ),
        (
            1,
            r#"{"batch":"2026-11-B1","units":["00000000000000000000000000000011"]}"#,
            let_go,
        ),
        (
            1,
            r#"{"batch":"2026-11-B1","day":"2026-12-02","list":"0404040404040404040404040404040404040404040404040404040404040404","units":7,"unpriced":2}"#,
            Body::BatchListed(ListedBatch {
                batch: batch.clone(),
                day,
                list: Hash([4; 32]),
                units: 7,
                unpriced: 2,
            }),
        ),
        (
            1,
            r#"{"batch":"2026-11-B1","end":"withdrawn","reason":"the file was refused"}"#,
            Body::BatchEnded(EndedBatch {
                batch,
                end: BatchEnd::Withdrawn,
                reason: Some("the file was refused".to_owned()),
            }),
        ),
        (
            1,
            r#"{"base":"P0360","grade":"very_good","seller":"S-01","sku":"P0360-VG"}"#,
            Body::SkuLocked(LockedSku {
                seller,
                sku: "P0360-VG".to_owned(),
                base: "P0360".to_owned(),
                grade: Grade::VeryGood,
            }),
        ),
        (
            1,
            r#"{"code":"P0360-VG","covered":["00036000291452","LPNRR00012345"],"unit":"00000000000000000000000000000011"}"#,
            Body::UnitRelabelled(RelabelledUnit {
                unit: UnitId(0x11),
                code: "P0360-VG".to_owned(),
                covered: vec!["00036000291452".to_owned(), "LPNRR00012345".to_owned()],
            }),
        ),
    ]
}
