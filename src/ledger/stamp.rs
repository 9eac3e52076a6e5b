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
