//! Bodies of what leaves: units, forwards, boxes off the evidence shelf.
//!
//! Version 1 of `unit.left` spoke of what left with its container; version 2 speaks of single units too, and
//! says under what number and for what. Version 2 of `unit.came_back` says why.

use crate::domain::codes::{ContainerName, PersonCode, SellerCode, Tracking};
use crate::domain::forward::ForwardTo;
use crate::domain::ids::{Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::measure::Grams;
use crate::domain::said::Said;
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, LeftUnits, MadeForward, PicturedContainer, ReleaseReason, ReleasedParcel,
};

use super::DecodeError;
use super::json::{Object, write_text};
use super::parts::{coded, read_money, write_money};
use super::read::Fields;
use super::unit::{read_said, units, write_said, write_units};

pub(super) fn unit_left_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitLeft(LeftUnits {
        units: units(fields)?,
        container: fields.code("container", ContainerName::parse)?,
        how: fields.code("how", LeftHow::parse)?,
        under: None,
        price: None,
    }))
}

pub(super) fn unit_left_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitLeft(LeftUnits {
        units: units(fields)?,
        container: fields.code("container", ContainerName::parse)?,
        how: fields.code("how", LeftHow::parse)?,
        under: fields.optional_text("under")?,
        price: fields.optional_object("price", read_money)?,
    }))
}

pub(super) fn write_unit_left(left: &LeftUnits, out: &mut Object<'_, '_>) {
    let LeftUnits {
        units,
        container,
        how,
        under,
        price,
    } = left;
    out.text("container", container);
    out.text("how", how.code());
    out.optional_object("price", *price, write_money);
    out.optional_text("under", under.as_ref());
    write_units(units, out);
}

pub(super) fn container_pictured_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ContainerPictured(PicturedContainer {
        container: fields.code("container", ContainerName::parse)?,
        photos: fields.list("photos", coded(Hash::parse))?,
    }))
}

pub(super) fn write_container_pictured(pictured: &PicturedContainer, out: &mut Object<'_, '_>) {
    let PicturedContainer { container, photos } = pictured;
    out.text("container", container);
    out.list("photos", photos, |out, photo| {
        write_text(out, &photo.to_string());
    });
}

pub(super) fn unit_instructed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitInstructed {
        units: units(fields)?,
        said: fields.object("said", read_said)?,
    })
}

pub(super) fn write_unit_instructed(units: &[UnitId], said: &Said, out: &mut Object<'_, '_>) {
    out.object("said", |out| write_said(said, out));
    write_units(units, out);
}

pub(super) fn unit_came_back_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitCameBack {
        units: units(fields)?,
        container: fields.code("container", ContainerName::parse)?,
        reason: None,
    })
}

pub(super) fn unit_came_back_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitCameBack {
        units: units(fields)?,
        container: fields.code("container", ContainerName::parse)?,
        reason: fields.optional_text("reason")?,
    })
}

pub(super) fn write_unit_came_back(
    units: &[UnitId],
    container: &ContainerName,
    reason: Option<&String>,
    out: &mut Object<'_, '_>,
) {
    out.text("container", container);
    out.optional_text("reason", reason);
    write_units(units, out);
}

pub(super) fn forward_made_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ForwardMade(Box::new(MadeForward {
        number: fields.code("number", Tracking::parse)?,
        carrier: fields.optional_text("carrier")?,
        to: fields.code("to", ForwardTo::parse)?,
        seller: fields.optional_code("seller", SellerCode::parse)?,
        units: units(fields)?,
        weight: fields.optional_number("weight_g")?.map(Grams),
        label: fields.optional_code("label", Hash::parse)?,
        due: fields.code("due", Day::parse)?,
        owner: fields.code("owner", PersonCode::parse)?,
    })))
}

pub(super) fn write_forward_made(made: &MadeForward, out: &mut Object<'_, '_>) {
    let MadeForward {
        number,
        carrier,
        to,
        seller,
        units,
        weight,
        label,
        due,
        owner,
    } = made;
    out.optional_text("carrier", carrier.as_ref());
    out.shown("due", due);
    out.optional_text("label", label.map(|hash| hash.to_string()));
    out.text("number", number);
    out.text("owner", owner);
    out.optional_text("seller", seller.as_ref());
    out.text("to", to.code());
    write_units(units, out);
    out.optional_number("weight_g", weight.map(|Grams(grams)| grams));
}

pub(super) fn forward_handed_over_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ForwardHandedOver {
        number: fields.code("number", Tracking::parse)?,
    })
}

pub(super) fn forward_cancelled_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ForwardCancelled {
        number: fields.code("number", Tracking::parse)?,
        units: units(fields)?,
        reason: fields.text("reason")?,
    })
}

pub(super) fn write_forward_cancelled(
    number: &Tracking,
    units: &[UnitId],
    reason: &str,
    out: &mut Object<'_, '_>,
) {
    out.text("number", number);
    out.text("reason", reason);
    write_units(units, out);
}

pub(super) fn parcel_released_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelReleased(ReleasedParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
        reason: fields.code("reason", ReleaseReason::parse)?,
        note: fields.optional_text("note")?,
    }))
}

pub(super) fn write_parcel_released(released: &ReleasedParcel, out: &mut Object<'_, '_>) {
    let ReleasedParcel {
        parcel,
        shelf,
        reason,
        note,
    } = released;
    out.optional_text("note", note.as_ref());
    out.shown("parcel", parcel);
    out.text("reason", reason.code());
    out.text("shelf", shelf);
}
