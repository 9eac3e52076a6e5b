//! Bodies of the claim pool.

use crate::domain::attach::LineMistake;
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::finding::UnitFinding;
use crate::domain::ids::{Hash, ParcelId, UnitId, hex};
use crate::domain::measure::Grams;
use crate::domain::photo::{PhotoDebt, PhotoKind};
use crate::domain::pool::{MatchMistake, SeenProduct};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{AttachedUnits, Body, ExpiredParcel, MergedParcel, MergedUnit, Unseen};

use super::DecodeError;
use super::json::{Object, write_object};
use super::parts::{coded, line_id_of, read_return, write_code, write_return};
use super::read::{Fields, whole};
use super::unit::{read_line_choice, units, write_line_choice};

pub(super) fn parcel_expired_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelExpired(ExpiredParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        decision: fields.code("decision", Decision::parse)?,
        since: fields.code("since", Day::parse)?,
        told: fields.optional_code("told", Day::parse)?,
        owner: fields.code("owner", PersonCode::parse)?,
        due: fields.code("due", Day::parse)?,
        rule: fields.text("rule")?,
        rule_version: fields.number("rule_version")?,
    }))
}

pub(super) fn parcel_binned_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelBinned {
        parcel: fields.code("parcel", ParcelId::parse)?,
        container: fields.code("container", ContainerName::parse)?,
    })
}

pub(super) fn parcel_merged_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelMerged(merged(fields)?))
}

pub(super) fn parcel_merged_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let units = fields.list("units", |field, value| {
        whole(field, value, |entry| {
            Ok(MergedUnit {
                unit: entry.code("unit", UnitId::parse)?,
                seller: entry.optional_code("seller", SellerCode::parse)?,
            })
        })
    })?;
    let unseen = fields.list("unseen", |field, value| {
        whole(field, value, |entry| {
            Ok((
                entry.code("line", line_id_of)?,
                entry.code("said", Unseen::parse)?,
            ))
        })
    })?;
    let owed = fields.list("owed", |field, value| {
        whole(field, value, |entry| {
            Ok(PhotoDebt {
                since: UtcMs(entry.signed("since_ms")?),
                kind: entry.code("kind", PhotoKind::parse)?,
                unit: entry.optional_code("unit", UnitId::parse)?,
            })
        })
    })?;
    Ok(Body::ParcelMerged(MergedParcel {
        units,
        unseen,
        owed,
        ..merged(fields)?
    }))
}

fn merged(fields: &mut Fields) -> Result<MergedParcel, DecodeError> {
    Ok(MergedParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        number: fields.code("number", ParcelTag::parse)?,
        into: fields.code("into", ParcelId::parse)?,
        into_number: fields.code("into_number", ParcelTag::parse)?,
        units: Vec::new(),
        unseen: Vec::new(),
        owed: Vec::new(),
    })
}

pub(super) fn parcel_unmatched_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelUnmatched {
        parcel: fields.code("parcel", ParcelId::parse)?,
        of: fields.object("of", read_return)?,
        reason: fields.code("reason", MatchMistake::parse)?,
    })
}

pub(super) fn write_parcel_expired(expired: &ExpiredParcel, out: &mut Object<'_, '_>) {
    let ExpiredParcel {
        parcel,
        decision,
        since,
        told,
        owner,
        due,
        rule,
        rule_version,
    } = expired;
    out.text("decision", decision.code());
    out.shown("due", due);
    out.text("owner", owner);
    out.shown("parcel", parcel);
    out.text("rule", rule);
    out.number("rule_version", *rule_version);
    out.shown("since", since);
    out.optional_text("told", told.map(|day| day.to_string()));
}

pub(super) fn write_parcel_binned(
    parcel: ParcelId,
    container: &ContainerName,
    out: &mut Object<'_, '_>,
) {
    out.text("container", container);
    out.shown("parcel", parcel);
}

pub(super) fn write_parcel_merged(merged: &MergedParcel, out: &mut Object<'_, '_>) {
    let MergedParcel {
        parcel,
        number,
        into,
        into_number,
        units,
        unseen,
        owed,
    } = merged;
    out.shown("into", into);
    out.text("into_number", into_number);
    out.text("number", number);
    out.list("owed", owed, |out, debt| {
        write_object(out, |out| {
            out.text("kind", debt.kind.code());
            out.number("since_ms", debt.since.0);
            out.optional_text("unit", debt.unit.map(|unit| unit.to_string()));
        });
    });
    out.shown("parcel", parcel);
    out.list("units", units, |out, moved| {
        write_object(out, |out| {
            out.optional_text("seller", moved.seller.as_ref());
            out.shown("unit", moved.unit);
        });
    });
    out.list("unseen", unseen, |out, (line, said)| {
        write_object(out, |out| {
            out.text("line", hex(&line.0));
            out.text("said", said.code());
        });
    });
}

pub(super) fn write_parcel_unmatched<'k>(
    parcel: ParcelId,
    of: &'k ReturnRef,
    reason: MatchMistake,
    out: &mut Object<'_, 'k>,
) {
    out.object("of", |out| write_return(of, out));
    out.shown("parcel", parcel);
    out.text("reason", reason.code());
}

pub(super) fn parcel_noted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    noted(fields, Vec::new())
}

pub(super) fn parcel_noted_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let photos = fields.list("photos", coded(Hash::parse))?;
    noted(fields, photos)
}

fn noted(fields: &mut Fields, photos: Vec<Hash>) -> Result<Body, DecodeError> {
    Ok(Body::ParcelNoted {
        parcel: fields.code("parcel", ParcelId::parse)?,
        seen: SeenProduct {
            barcode: fields.optional_text("barcode")?,
            title: fields.text("title")?,
            category: fields.optional_text("category")?,
            weight: fields.optional_number("weight_g")?.map(Grams),
            photos,
        },
    })
}

pub(super) fn write_parcel_noted(parcel: ParcelId, seen: &SeenProduct, out: &mut Object<'_, '_>) {
    let SeenProduct {
        barcode,
        title,
        category,
        weight,
        photos,
    } = seen;
    out.optional_text("barcode", barcode.as_ref());
    out.optional_text("category", category.as_ref());
    out.shown("parcel", parcel);
    out.list("photos", photos, |out, photo| {
        write_code(out, &photo.to_string());
    });
    out.text("title", title);
    out.optional_number("weight_g", weight.map(|weight| weight.0));
}

pub(super) fn unit_attached_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let unseen = fields.list("unseen", |field, value| {
        whole(field, value, |entry| {
            Ok((
                entry.code("line", line_id_of)?,
                entry.optional_code("said", Unseen::parse)?,
            ))
        })
    })?;
    Ok(Body::UnitAttached(AttachedUnits {
        parcel: fields.code("parcel", ParcelId::parse)?,
        units: units(fields)?,
        seller: fields.optional_code("seller", SellerCode::parse)?,
        line: fields.optional_object("line", read_line_choice)?,
        finding: fields.optional_code("finding", UnitFinding::parse)?,
        reason: fields.code("reason", LineMistake::parse)?,
        unseen,
    }))
}

pub(super) fn write_unit_attached<'k>(attached: &'k AttachedUnits, out: &mut Object<'_, 'k>) {
    let AttachedUnits {
        parcel,
        units,
        seller,
        line,
        finding,
        reason,
        unseen,
    } = attached;
    out.optional_text("finding", finding.map(UnitFinding::code));
    out.optional_object("line", line.as_ref(), write_line_choice);
    out.shown("parcel", parcel);
    out.text("reason", reason.code());
    out.optional_text("seller", seller.as_ref());
    out.list("units", units, |out, unit| {
        write_code(out, &unit.to_string());
    });
    out.list("unseen", unseen, |out, (line, said)| {
        write_object(out, |out| {
            out.text("line", hex(&line.0));
            out.optional_text("said", said.map(Unseen::code));
        });
    });
}
