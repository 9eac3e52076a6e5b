//! Bodies about photos and printed rolls.

use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::photo::{PhotoKind, PhotoSource, WaiveReason};
use crate::domain::printed::RollKind;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, NamedPhoto, WaivedPhoto};

use super::DecodeError;
use super::json::Object;
use super::read::{Fields, wrong};

pub(super) fn photo_named_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PhotoNamed(NamedPhoto {
        photo: fields.code("photo", Hash::parse)?,
        parcel: fields.code("parcel", ParcelId::parse)?,
        unit: fields.optional_code("unit", UnitId::parse)?,
        kind: fields.code("kind", PhotoKind::parse)?,
        source: fields.code("source", PhotoSource::parse)?,
        taken_at: UtcMs(fields.signed("taken_ms")?),
        width: fields.number("width")?,
        height: fields.number("height")?,
        bytes: fields.number("bytes")?,
    }))
}

pub(super) fn photo_dropped_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PhotoDropped {
        photo: fields.code("photo", Hash::parse)?,
        parcel: fields.code("parcel", ParcelId::parse)?,
    })
}

pub(super) fn photo_waived_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PhotoWaived(WaivedPhoto {
        parcel: fields.code("parcel", ParcelId::parse)?,
        unit: fields.optional_code("unit", UnitId::parse)?,
        kind: fields.code("kind", PhotoKind::parse)?,
        reason: fields.code("reason", WaiveReason::parse)?,
    }))
}

pub(super) fn range_allotted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::RangeAllotted {
        roll: fields.code("roll", RollKind::parse)?,
        prefix: fields.text("prefix")?,
        first: u64::try_from(fields.signed("first")?)
            .map_err(|_negative| wrong("first", "no negative number"))?,
        count: fields.number("count")?,
    })
}

pub(super) fn write_photo_named(named: &NamedPhoto, out: &mut Object<'_, '_>) {
    let NamedPhoto {
        photo,
        parcel,
        unit,
        kind,
        source,
        taken_at,
        width,
        height,
        bytes,
    } = named;
    out.number("bytes", *bytes);
    out.number("height", *height);
    out.text("kind", kind.code());
    out.shown("parcel", parcel);
    out.shown("photo", photo);
    out.text("source", source.code());
    out.number("taken_ms", taken_at.0);
    out.optional_text("unit", unit.map(|unit: UnitId| unit.to_string()));
    out.number("width", *width);
}

pub(super) fn write_photo_dropped(photo: Hash, parcel: ParcelId, out: &mut Object<'_, '_>) {
    out.shown("parcel", parcel);
    out.shown("photo", photo);
}

pub(super) fn write_photo_waived(waived: &WaivedPhoto, out: &mut Object<'_, '_>) {
    let WaivedPhoto {
        parcel,
        unit,
        kind,
        reason,
    } = waived;
    out.text("kind", kind.code());
    out.shown("parcel", parcel);
    out.text("reason", reason.code());
    out.optional_text("unit", unit.map(|unit: UnitId| unit.to_string()));
}

pub(super) fn write_range_allotted(
    roll: RollKind,
    prefix: &str,
    first: u64,
    count: u32,
    out: &mut Object<'_, '_>,
) {
    out.number("count", count);
    out.number("first", first);
    out.text("prefix", prefix);
    out.text("roll", roll.code());
}
