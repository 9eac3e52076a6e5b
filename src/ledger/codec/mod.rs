//! Canonical bytes and hashes of facts.

use crate::domain::expected::ExpectedLine;
use crate::domain::ids::{Hash, LineId};

use super::draft::Draft;
use super::fact::{Body, Envelope, Kind};
use super::subject::Subject;

/// Why stored bytes are no fact of this version.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DecodeError(pub String);

/// Encodes a body in the newest version of its kind: (version, canonical JSON with sorted keys,
/// integers only, no white space).
pub fn encode_body(_body: &Body) -> (u16, String) {
    todo!()
}
/// Decodes a body of any version ever written.
pub fn decode_body(_kind: Kind, _version: u16, _text: &str) -> Result<Body, DecodeError> {
    todo!()
}
/// Names what a body is about, in the envelope's order.
pub fn subjects(_body: &Body) -> Vec<Subject> {
    todo!()
}
/// Hashes bytes.
pub fn sha256(_bytes: &[u8]) -> Hash {
    todo!()
}
/// Gives the canonical bytes of an envelope, version 1.
pub fn encode_envelope(_envelope: &Envelope) -> String {
    todo!()
}
/// Chains an envelope to the hash before it: SHA-256(previous ‖ envelope ‖ body hash).
pub fn chain_hash(_previous: Hash, _envelope: &Envelope) -> Hash {
    todo!()
}
/// Names a raw scan: SHA-256(salt ‖ bytes).
pub fn raw_hash(_raw: &super::fact::RawScan) -> Hash {
    todo!()
}
/// Gives the id of an announced line.
pub fn line_id(_line: &ExpectedLine) -> LineId {
    todo!()
}
/// Encodes announced lines as one chunk: a JSON line each.
pub fn encode_line(_line: &ExpectedLine, _out: &mut String) {
    todo!()
}
/// Decodes one JSON line of a chunk.
pub fn decode_line(_text: &str) -> Result<ExpectedLine, DecodeError> {
    todo!()
}
/// Encodes a draft.
pub fn encode_draft(_draft: &Draft) -> String {
    todo!()
}
/// Decodes a draft.
pub fn decode_draft(_text: &str) -> Result<Draft, DecodeError> {
    todo!()
}
