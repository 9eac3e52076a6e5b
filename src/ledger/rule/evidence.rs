//! The rule of the evidence shelf: an empty box goes by a scan of it, once its claim is over.

use crate::domain::limits::LEFT_REASON_MAX;
use crate::domain::time::Day;
use crate::ledger::command::ReleaseParcel;
use crate::ledger::fact::{Body, ReleaseReason, ReleasedParcel};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{BoxClaim, ParcelState};

use super::Known;
use super::single::kept;

/// Releases a box. A claim that may still be filed keeps it; of a filed one a person says how it was decided.
pub(super) fn release(
    asked: &ReleaseParcel,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let (ParcelState::Empty, Some(shelf)) = (row.state, &row.shelf) else {
        return Err(Refusal::NoEvidence(row.number.clone()));
    };
    let names = |read: &String| {
        row.number.as_str() == read || row.candidates.iter().any(|one| one.key == *read)
    };
    if !asked.read.iter().any(names) {
        let read = asked.read.first().cloned().unwrap_or_default();
        return Err(Refusal::OtherParcel(row.number.clone(), read));
    }
    let note = asked.note.as_deref();
    let note = note.and_then(|note| kept(note, LEFT_REASON_MAX));
    match (known.claim, asked.reason) {
        (Some(BoxClaim::Open(last)), _) if today <= last => return Err(Refusal::ClaimOpen(last)),
        (Some(BoxClaim::Filed), ReleaseReason::RunOut) => return Err(Refusal::ClaimFiled),
        (Some(BoxClaim::Open(_) | BoxClaim::Filed) | None, ReleaseReason::ClaimClosed)
            if note.is_none() =>
        {
            return Err(Refusal::ReasonNeeded);
        }
        (Some(BoxClaim::Open(_) | BoxClaim::Filed) | None, _) => {}
    }
    Ok(vec![Body::ParcelReleased(ReleasedParcel {
        parcel: asked.parcel,
        shelf: shelf.clone(),
        reason: asked.reason,
        note,
    })])
}
