//! Rules of the pictures of chats.

use crate::domain::ids::UnitId;
use crate::domain::limits::PURGED_AT_ONCE_MAX;
use crate::ledger::command::PurgeChat;
use crate::ledger::fact::{Body, PurgedChat};
use crate::ledger::refusal::Refusal;
use crate::ledger::subject::Subject;

use super::Known;

/// Has the picture of a chat erased: the facts name everything whose facts name the picture. What is erased
/// already is so.
pub(super) fn purge(purge: &PurgeChat, known: &Known) -> Result<Vec<Body>, Refusal> {
    if known.chats.is_empty() {
        return Err(Refusal::NoSuchPhoto);
    }
    let standing = known.chats.iter().filter(|row| row.purged.is_none());
    let mut subjects: Vec<&Subject> = standing.map(|row| &row.of).collect();
    subjects.sort();
    subjects.dedup();
    let body = |named: &[&Subject]| {
        let units = named.iter().filter_map(|of| unit_of(of));
        let orders = named.iter().filter_map(|of| {
            if let Subject::Standing(seller, sku) = of {
                Some((seller.clone(), sku.clone()))
            } else {
                None
            }
        });
        Body::ChatPurged(Box::new(PurgedChat {
            picture: purge.picture,
            units: units.collect(),
            orders: orders.collect(),
            rule: purge.rule.clone(),
            rule_version: purge.rule_version,
            day: purge.day,
        }))
    };
    Ok(subjects.chunks(PURGED_AT_ONCE_MAX).map(body).collect())
}

fn unit_of(of: &Subject) -> Option<UnitId> {
    if let Subject::Unit(unit) = of {
        Some(*unit)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::SellerCode;
    use crate::domain::ids::{EventId, Hash};
    use crate::domain::time::{Day, UtcMs};
    use crate::ledger::chatting::{Answers, ChatRow};

    fn row(of: Subject, event: u128, purged: Option<&str>) -> ChatRow {
        ChatRow {
            of,
            event: EventId(event),
            seller: None,
            at: UtcMs(0),
            who: "Li".to_owned(),
            picture: Some(Hash([7; 32])),
            answers: Answers::Yes,
            purged: purged.and_then(Day::parse),
        }
    }

    fn judged(chats: Vec<ChatRow>) -> Result<Vec<Body>, Refusal> {
        let known = Known {
            chats,
            ..Known::default()
        };
        let asked = PurgeChat {
            picture: Hash([7; 32]),
            rule: "privacy".to_owned(),
            rule_version: 3,
            day: Day::parse("2026-12-30").expect("a day"),
        };
        purge(&asked, &known)
    }

    #[test]
    fn everything_that_names_the_picture_is_told_once_that_it_went() {
        assert_eq!(judged(Vec::new()), Err(Refusal::NoSuchPhoto));
        let seller = SellerCode::parse("S-01").expect("a code");
        let order = Subject::Standing(seller.clone(), "P0360".to_owned());
        let unit = |number| Subject::Unit(UnitId(number));
        let rows = vec![
            row(unit(1), 1, None),
            row(unit(1), 2, None),
            row(unit(2), 3, Some("2026-12-01")),
            row(order, 4, None),
        ];
        let bodies = judged(rows.clone()).expect("allowed");
        let [Body::ChatPurged(purged)] = bodies.as_slice() else {
            panic!("{bodies:?}");
        };
        assert_eq!(purged.units, [UnitId(1)], "what is erased already is so");
        assert_eq!(purged.orders, [(seller, "P0360".to_owned())]);
        let gone = vec![row(unit(2), 3, Some("2026-12-01"))];
        assert_eq!(judged(gone), Ok(Vec::new()));
        let many = (1..=PURGED_AT_ONCE_MAX + 1)
            .map(|number| row(unit(number as u128), number as u128, None))
            .collect();
        assert_eq!(judged(many).map(|bodies| bodies.len()), Ok(2));
    }
}
