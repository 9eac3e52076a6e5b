//! Rules of column layouts of papers: a version stands for the same bytes for ever.

use crate::domain::limits::{
    TEMPLATE_BYTES_MAX, TEMPLATE_NAME_MAX, TEMPLATE_VERSIONS_MAX, TEMPLATES_MAX,
};
use crate::ledger::codec;
use crate::ledger::fact::{SetTemplate, ShipFact};
use crate::ledger::refusal::{Refusal, ShipRefusal};

use super::super::{Known, Need};
use super::{ShipNeed, are_kept, refused};

/// Lists what the rule must know about a layout.
pub(super) fn needs(set: &SetTemplate) -> Vec<Need> {
    vec![
        Need::Ship(ShipNeed::Template(set.pack.id.clone())),
        Need::Ship(ShipNeed::Parties(set.forwarder.iter().cloned().collect())),
    ]
}

/// Takes a layout whose bytes were read: a new one, or the next version of one that is kept.
pub(super) fn set(
    set: &SetTemplate,
    bytes: &[u8],
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    let name = set.name.trim();
    let is_long = name.chars().count() > TEMPLATE_NAME_MAX || bytes.len() > TEMPLATE_BYTES_MAX;
    if name.is_empty() || is_long || name.chars().any(char::is_control) {
        return Err(refused(ShipRefusal::TextTooLong));
    }
    are_kept(&set.forwarder, known)?;
    let row = known.ship.template.as_ref();
    let newest = row.and_then(|row| row.newest());
    if newest == Some(set) {
        return Ok(Vec::new());
    }
    let next = newest.map_or(1, |newest| newest.pack.version.saturating_add(1));
    if set.pack.version < next || set.pack.hash != codec::sha256(bytes) {
        return Err(refused(ShipRefusal::TemplateVersion(next)));
    }
    let is_full = match row {
        Some(row) => row.versions.len() >= TEMPLATE_VERSIONS_MAX,
        None => known.ship.templates >= TEMPLATES_MAX,
    };
    if is_full {
        return Err(refused(ShipRefusal::TemplatesFull));
    }
    Ok(vec![ShipFact::TemplateSet(Box::new(set.clone()))])
}
