//! Stamping: bodies of one command become facts at the end of a series.

use crate::domain::codes::StationName;
use crate::domain::ids::{EventId, Hash};
use crate::domain::time::UtcMs;

use super::codec;
use super::command::Order;
use super::fact::{Body, Envelope, Fact, Hlc};

/// The end of a series: what the next fact is chained to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The station.
    pub station: StationName,
    /// The series' epoch.
    pub epoch: u64,
    /// The newest fact's number; 0 before the first.
    pub seq: u64,
    /// The newest fact's hash; zeros before the first.
    pub hash: Hash,
    /// The newest clock seen.
    pub hlc: Hlc,
}

/// A fact ready to be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamped {
    /// The fact.
    pub fact: Fact,
    /// Its canonical body.
    pub body: String,
    /// Its place in the chain.
    pub hash: Hash,
}

impl Hlc {
    /// Gives the next clock: the wall clock where it is ahead, else one tick more.
    #[must_use]
    pub fn next(self, at: UtcMs) -> Self {
        let wall = u64::try_from(at.0).unwrap_or(0) << 16;
        Self(wall.max(self.0 + 1))
    }
}

/// Stamps the bodies of one command onto the head, which moves. `event_id` gives a new id each call.
pub fn stamp(
    head: &mut Head,
    order: &Order,
    bodies: Vec<Body>,
    mut event_id: impl FnMut() -> EventId,
) -> Vec<Stamped> {
    bodies
        .into_iter()
        .map(|body| {
            let (version, text) = codec::encode_body(&body);
            let hlc = head.hlc.next(order.at);
            let envelope = Envelope {
                station: head.station.clone(),
                epoch: head.epoch,
                seq: head.seq + 1,
                event: event_id(),
                key: order.key,
                kind: body.kind(),
                version,
                hlc,
                at: order.at,
                day: order.day,
                person: order.person.clone(),
                subjects: codec::subjects(&body),
                body_hash: codec::sha256(text.as_bytes()),
            };
            let hash = codec::chain_hash(head.hash, &envelope);
            *head = Head {
                seq: envelope.seq,
                hash,
                hlc,
                ..head.clone()
            };
            Stamped {
                fact: Fact { envelope, body },
                body: text,
                hash,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::codes::{ContainerName, PersonCode};
    use crate::domain::ids::CommandKey;
    use crate::domain::time::Day;
    use crate::ledger::command::Command;

    fn head() -> Head {
        Head {
            station: StationName::parse("bench-1").expect("a name"),
            epoch: 9,
            seq: 4,
            hash: Hash([5; 32]),
            hlc: Hlc(0),
        }
    }

    fn order(at: i64) -> Order {
        Order {
            key: CommandKey(1),
            at: UtcMs(at),
            day: Day::parse("2026-11-23").expect("a day"),
            person: PersonCode::parse("OP-7"),
            command: Command::OpenContainer {
                container: container(),
            },
        }
    }

    fn container() -> ContainerName {
        ContainerName::parse("R-1").expect("a name")
    }

    fn bodies() -> Vec<Body> {
        vec![
            Body::ContainerOpened {
                container: container(),
                kind: container().kind(),
            },
            Body::ContainerSealed {
                container: container(),
            },
        ]
    }

    fn stamped(head: &mut Head, at: i64) -> Vec<Stamped> {
        let mut event = u128::from(head.seq);
        stamp(head, &order(at), bodies(), || {
            event += 1;
            EventId(event)
        })
    }

    #[test]
    fn facts_of_a_command_are_dense_and_each_stands_on_the_one_before() {
        let mut head = head();
        let facts = stamped(&mut head, 1000);
        let mut before = Hash([5; 32]);
        for (seq, one) in (5..).zip(&facts) {
            let envelope = &one.fact.envelope;
            assert_eq!(
                (envelope.seq, envelope.event),
                (seq, EventId(u128::from(seq)))
            );
            assert_eq!(envelope.body_hash, codec::sha256(one.body.as_bytes()));
            assert_eq!(one.hash, codec::chain_hash(before, envelope));
            assert_eq!(
                codec::decode_body(envelope.kind, envelope.version, &one.body),
                Ok(one.fact.body.clone())
            );
            before = one.hash;
        }
        assert_eq!((head.seq, head.hash), (6, before));
        assert_eq!(
            facts.last().map(|one| one.fact.envelope.hlc),
            Some(head.hlc)
        );
    }

    #[test]
    fn a_wall_clock_that_jumps_back_leaves_the_order_as_it_was() {
        let mut head = head();
        let mut clocks: Vec<Hlc> = stamped(&mut head, 5_000_000)
            .into_iter()
            .map(|one| one.fact.envelope.hlc)
            .collect();
        assert_eq!(clocks.first(), Some(&Hlc(5_000_000 << 16)));
        for at in [10, i64::MIN, 5_000_000] {
            clocks.extend(
                stamped(&mut head, at)
                    .into_iter()
                    .map(|one| one.fact.envelope.hlc),
            );
        }
        assert!(
            clocks.is_sorted_by(|left, right| left < right),
            "{clocks:?}"
        );
    }

    proptest! {
        #[test]
        fn the_clock_never_stands_still(moments in prop::collection::vec(any::<i64>(), 1..20)) {
            let mut clock = Hlc(0);
            for at in moments {
                let next = clock.next(UtcMs(at % (1 << 47)));
                prop_assert!(next > clock);
                clock = next;
            }
        }
    }
}
