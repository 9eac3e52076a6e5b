//! The envelope's canonical bytes and the hashes that chain a series.

use sha2::{Digest, Sha256};

use crate::domain::codes::{PersonCode, StationName};
use crate::domain::ids::{CommandKey, EventId, Hash};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{Envelope, Hlc, Kind, RawScan};

use super::DecodeError;
use super::bench::{read_subject, write_subjects};
use super::json::{push, write_text};
use super::read::{list_of, text_of, wrong};

/// The first item of every envelope.
const FORMAT: &str = "returnbay/1";

/// Hashes bytes.
pub fn sha256(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

/// Gives the canonical bytes of an envelope, version 1: a JSON list of fourteen items.
pub fn encode_envelope(envelope: &Envelope) -> String {
    let Envelope {
        station,
        epoch,
        seq,
        event,
        key,
        kind,
        version,
        hlc,
        at,
        day,
        person,
        subjects,
        body_hash,
    } = envelope;
    let mut out = format!("[\"{FORMAT}\",");
    write_text(&mut out, station.as_str());
    push(
        &mut out,
        format_args!(
            ",{epoch},{seq},\"{event}\",\"{key}\",\"{}\",{version},{},{},\"{day}\",",
            kind.code(),
            hlc.0,
            at.0,
        ),
    );
    match person {
        Some(person) => write_text(&mut out, person.as_str()),
        None => out.push_str("null"),
    }
    out.push(',');
    write_subjects(&mut out, subjects);
    push(&mut out, format_args!(",\"{body_hash}\"]"));
    out
}

/// Reads the canonical bytes of an envelope.
///
/// # Errors
/// Names the item that is missing or wrong; text that is not exactly what [`encode_envelope`]
/// prints is an error too.
pub fn decode_envelope(text: &str) -> Result<Envelope, DecodeError> {
    let value = serde_json::from_str(text)
        .map_err(|problem| wrong("envelope", &format!("no JSON: {problem}")))?;
    let mut items = list_of("envelope", value)?.into_iter();
    let mut next = |field: &'static str| {
        items
            .next()
            .ok_or_else(|| wrong(field, "missing"))
            .map(|value| (field, value))
    };
    let whole = |(field, value): (&'static str, serde_json::Value)| {
        value
            .as_u64()
            .ok_or_else(|| wrong(field, "whole number wanted"))
    };
    if next("format")?.1.as_str() != Some(FORMAT) {
        return Err(wrong("format", "not known here"));
    }
    let envelope = Envelope {
        station: code(next("station")?, StationName::parse)?,
        epoch: whole(next("epoch")?)?,
        seq: whole(next("seq")?)?,
        event: code(next("event")?, EventId::parse)?,
        key: code(next("key")?, CommandKey::parse)?,
        kind: code(next("kind")?, Kind::parse)?,
        version: u16::try_from(whole(next("version")?)?)
            .map_err(|_too_big| wrong("version", "below 65536 wanted"))?,
        hlc: Hlc(whole(next("hlc")?)?),
        at: next("utc_ms")?
            .1
            .as_i64()
            .map(UtcMs)
            .ok_or_else(|| wrong("utc_ms", "whole number wanted"))?,
        day: code(next("day")?, Day::parse)?,
        person: match next("person")? {
            (_, serde_json::Value::Null) => None,
            given => Some(code(given, PersonCode::parse)?),
        },
        subjects: list_of("subjects", next("subjects")?.1)?
            .into_iter()
            .map(|value| read_subject("subjects", value))
            .collect::<Result<_, _>>()?,
        body_hash: code(next("body_sha256")?, Hash::parse)?,
    };
    if encode_envelope(&envelope) == text {
        Ok(envelope)
    } else {
        Err(wrong("envelope", "not in canonical form"))
    }
}

fn code<T>(
    (field, value): (&'static str, serde_json::Value),
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, DecodeError> {
    let text = text_of(field, value)?;
    parse(&text).ok_or_else(|| wrong(field, &format!("unknown value {text:?}")))
}

/// Chains an envelope to the hash before it: SHA-256(previous ‖ envelope ‖ body hash).
pub fn chain_hash(previous: Hash, envelope: &Envelope) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous.0);
    hasher.update(encode_envelope(envelope));
    hasher.update(envelope.body_hash.0);
    Hash(hasher.finalize().into())
}

/// Names a raw scan: SHA-256(salt ‖ bytes).
pub fn raw_hash(raw: &RawScan) -> Hash {
    let RawScan { salt, bytes } = raw;
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(bytes);
    Hash(hasher.finalize().into())
}
