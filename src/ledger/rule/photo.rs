//! Rules of photos and printed rolls.

use crate::domain::codes::TagPrefix;
use crate::domain::ids::Hash;
use crate::domain::limits::{COVERED_AREAS_MAX, PURGED_AT_ONCE_MAX, ROLL_NUMBERS_MAX};
use crate::domain::printed::RollKind;
use crate::ledger::fact::{Body, MaskedPhoto, NamedPhoto, PurgedPhotos, WaivedPhoto};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::RangeRow;

use super::Known;

/// Names a photo of a parcel in any state; the same name again changes nothing. A photo that moves
/// to another parcel is dropped from the one that had it, so that this one's facts tell it too.
pub(super) fn name(named: &NamedPhoto, known: &Known) -> Result<Vec<Body>, Refusal> {
    known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let same = known.photo.as_ref().is_some_and(|row| {
        let of = |photo: &NamedPhoto| (photo.parcel, photo.unit, photo.kind);
        of(&row.named) == of(named)
    });
    if same {
        return Ok(Vec::new());
    }
    let moves = known.photo.as_ref().map(|row| row.named.parcel);
    let left = moves.filter(|parcel| *parcel != named.parcel);
    let dropped = left.map(|parcel| Body::PhotoDropped {
        photo: named.photo,
        parcel,
    });
    let mut facts: Vec<Body> = dropped.into_iter().collect();
    facts.push(Body::PhotoNamed(named.clone()));
    Ok(facts)
}

pub(super) fn drop_photo(photo: Hash, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = known.photo.as_ref().ok_or(Refusal::NoSuchPhoto)?;
    Ok(vec![Body::PhotoDropped {
        photo,
        parcel: row.named.parcel,
    }])
}

/// Waives a photo that is owed; only a supervisor may. What is not owed is so already.
pub(super) fn waive(waived: WaivedPhoto, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let mut owed = row.owed.iter();
    let is_owed = owed.any(|debt| (debt.unit, debt.kind) == (waived.unit, waived.kind));
    let fact = is_owed.then_some(Body::PhotoWaived(waived));
    Ok(fact.into_iter().collect())
}

/// Names a covered copy; the same one again changes nothing. A copy that covers nothing is none, and
/// of an original that is erased none is made any more.
pub(super) fn mask(masked: &MaskedPhoto, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = known.photo.as_ref().ok_or(Refusal::NoSuchPhoto)?;
    if masked.covered.is_empty() || masked.covered.len() > COVERED_AREAS_MAX {
        return Err(Refusal::CoversNothing);
    }
    if row.copy == Some(masked.copy) {
        return Ok(Vec::new());
    }
    if row.purged.is_some() {
        return Err(Refusal::OriginalGone);
    }
    Ok(vec![Body::PhotoMasked(MaskedPhoto {
        parcel: row.named.parcel,
        ..masked.clone()
    })])
}

/// Has originals erased, of one parcel and of photos that show an address; what is erased already is so.
pub(super) fn purge(purged: &PurgedPhotos, known: &Known) -> Result<Vec<Body>, Refusal> {
    if purged.photos.len() > PURGED_AT_ONCE_MAX {
        return Err(Refusal::NoSuchPhoto);
    }
    let mut photos: Vec<Hash> = Vec::new();
    for photo in &purged.photos {
        let mut rows = known.photos.iter();
        let row = rows
            .find(|row| row.named.photo == *photo)
            .filter(|row| row.named.parcel == purged.parcel && row.is_personal())
            .ok_or(Refusal::NoSuchPhoto)?;
        if row.purged.is_none() && !photos.contains(photo) {
            photos.push(*photo);
        }
    }
    if photos.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Body::PhotoPurged(PurgedPhotos {
        photos,
        ..purged.clone()
    })])
}

/// Gives out the numbers after the last ones.
pub(super) fn allot(
    roll: RollKind,
    prefix: &TagPrefix,
    count: u32,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if count == 0 || count > ROLL_NUMBERS_MAX {
        return Err(Refusal::RollTooLong(count));
    }
    let first = known.range.as_ref().map_or(RangeRow::FIRST, |row| row.next);
    Ok(vec![Body::RangeAllotted {
        roll,
        prefix: prefix.to_string(),
        first,
        count,
    }])
}
