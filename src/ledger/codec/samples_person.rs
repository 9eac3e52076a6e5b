//! Samples of the facts of people.

use crate::domain::codes::PersonCode;
use crate::domain::pin::PersonState;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Role};

fn person() -> PersonCode {
    PersonCode::parse("OP-7").expect("a code")
}

pub(super) fn samples_of_people() -> Vec<(u16, &'static str, Body)> {
    vec![
        (
            2,
            r#"{"language":"zh-CN","name":"李 \"Amy\"","person":"OP-7","role":"admin","state":"active"}"#,
            Body::PersonEnrolled {
                person: person(),
                name: "李 \"Amy\"".to_owned(),
                role: Role::Admin,
                language: Some("zh-CN".to_owned()),
                state: PersonState::Active,
            },
        ),
        (
            2,
            r#"{"name":"Ben","person":"OP-7","role":"shipping","state":"left"}"#,
            Body::PersonEnrolled {
                person: person(),
                name: "Ben".to_owned(),
                role: Role::Shipping,
                language: None,
                state: PersonState::Left,
            },
        ),
        (
            1,
            r#"{"person":"OP-7"}"#,
            Body::PersonPinSet { person: person() },
        ),
        (
            1,
            r#"{"person":"OP-7","tries":10,"until_ms":1795500000000}"#,
            Body::PersonLocked {
                person: person(),
                tries: 10,
                until: UtcMs(1_795_500_000_000),
            },
        ),
        (
            1,
            r#"{"person":"OP-7"}"#,
            Body::PersonUnlocked { person: person() },
        ),
    ]
}

pub(super) fn samples_of_old_people() -> Vec<(u16, &'static str, Body)> {
    vec![(
        1,
        r#"{"name":"李 \"Amy\"","person":"OP-7","role":"supervisor"}"#,
        Body::PersonEnrolled {
            person: person(),
            name: "李 \"Amy\"".to_owned(),
            role: Role::Supervisor,
            language: None,
            state: PersonState::Active,
        },
    )]
}
