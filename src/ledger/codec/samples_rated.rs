//! Samples of second looks.

use crate::domain::agreement::RatedHow;
use crate::domain::grade::Grade;
use crate::domain::ids::{Hash, UnitId};
use crate::ledger::fact::{Body, PackRef, UnitRated};

pub(super) fn samples_of_ratings() -> Vec<(u16, &'static str, Body)> {
    vec![(
        1,
        r#"{"answers":{"seal":"broken"},"checklist":{"hash":"abababababababababababababababababababababababababababababababab","id":"general","version":3},"grade":"very_good","how":"blind","unit":"00000000000000000000000000000011"}"#,
        Body::UnitRated(Box::new(UnitRated {
            unit: UnitId(0x11),
            how: RatedHow::Blind,
            checklist: PackRef {
                id: "general".to_owned(),
                version: 3,
                hash: Hash([0xab; 32]),
            },
            answers: [("seal".to_owned(), "broken".to_owned())].into(),
            grade: Grade::VeryGood,
        })),
    )]
}
