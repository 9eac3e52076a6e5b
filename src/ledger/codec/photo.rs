//! Bodies about photos and printed rolls.

use serde_json::Value;

use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::mask::Area;
use crate::domain::photo::{PhotoKind, PhotoSource, WaiveReason};
use crate::domain::printed::RollKind;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{Body, MaskedPhoto, NamedPhoto, PurgedPhotos, WaivedPhoto};

use super::DecodeError;
use super::json::{Object, push, write_list, write_text};
use super::read::{Fields, list_of, text_of, wrong};

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

pub(super) fn photo_masked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PhotoMasked(MaskedPhoto {
        photo: fields.code("photo", Hash::parse)?,
        parcel: fields.code("parcel", ParcelId::parse)?,
        copy: fields.code("copy", Hash::parse)?,
        bytes: fields.number("bytes")?,
        covered: fields.list("covered", area)?,
    }))
}

pub(super) fn photo_purged_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PhotoPurged(PurgedPhotos {
        parcel: fields.code("parcel", ParcelId::parse)?,
        photos: fields.list("photos", |field, value| {
            let text = text_of(field, value)?;
            Hash::parse(&text).ok_or_else(|| wrong(field, "64 hexadecimal digits wanted"))
        })?,
        rule: fields.text("rule")?,
        rule_version: fields.number("rule_version")?,
        day: fields.code("day", Day::parse)?,
    }))
}

/// Reads an area: left, top, right and bottom.
fn area(field: &str, value: Value) -> Result<Area, DecodeError> {
    let bad = || wrong(field, "an area of four sides within the picture wanted");
    let sides: Option<Vec<u16>> = list_of(field, value)?
        .iter()
        .map(|side| side.as_u64().and_then(|side| u16::try_from(side).ok()))
        .collect();
    let sides = sides.and_then(|sides| <[u16; 4]>::try_from(sides).ok());
    sides.and_then(Area::of).ok_or_else(bad)
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

pub(super) fn write_photo_masked(masked: &MaskedPhoto, out: &mut Object<'_, '_>) {
    let MaskedPhoto {
        photo,
        parcel,
        copy,
        bytes,
        covered,
    } = masked;
    out.number("bytes", *bytes);
    out.shown("copy", copy);
    out.list("covered", covered, |out, area| {
        write_list(out, area.sides(), |out, side| {
            push(out, format_args!("{side}"));
        });
    });
    out.shown("parcel", parcel);
    out.shown("photo", photo);
}

pub(super) fn write_photo_purged(purged: &PurgedPhotos, out: &mut Object<'_, '_>) {
    let PurgedPhotos {
        parcel,
        photos,
        rule,
        rule_version,
        day,
    } = purged;
    out.shown("day", day);
    out.shown("parcel", parcel);
    out.list("photos", photos, |out, photo| {
        write_text(out, &photo.to_string());
    });
    out.text("rule", rule);
    out.number("rule_version", *rule_version);
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
