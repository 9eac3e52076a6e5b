//! Bodies about places: moves, hazard classes, counts by scan, units that are given up.

use crate::domain::codes::ContainerName;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{ParcelId, UnitId};
use crate::ledger::fact::{Body, CountedParcels, CountedPlace, WrittenOff, WrittenOffParcel};

use super::DecodeError;
use super::json::{Object, write_object, write_text};
use super::parts::coded;
use super::read::{Fields, text_of, whole};

pub(super) fn unit_classed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitClassed {
        units: fields.list("units", coded(UnitId::parse))?,
        class: fields.code("class", HazardClass::parse)?,
    })
}

pub(super) fn unit_moved_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitMoved {
        units: fields.list("units", coded(UnitId::parse))?,
        container: fields.code("container", ContainerName::parse)?,
    })
}

pub(super) fn unit_written_off_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::UnitWrittenOff(WrittenOff {
        units: fields.list("units", coded(UnitId::parse))?,
        reason: fields.text("reason")?,
    }))
}

pub(super) fn parcel_moved_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelMoved {
        parcel: fields.code("parcel", ParcelId::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
    })
}

pub(super) fn parcel_written_off_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelWrittenOff(WrittenOffParcel {
        parcel: fields.code("parcel", ParcelId::parse)?,
        shelf: fields.code("shelf", ContainerName::parse)?,
        reason: fields.text("reason")?,
    }))
}

pub(super) fn place_counted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PlaceCounted(Box::new(counted_v1(fields)?)))
}

pub(super) fn place_counted_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let parcels = fields.optional_object("parcels", |of| {
        Ok(CountedParcels {
            found: of.list_or_none("found", coded(ParcelId::parse))?,
            missing: of.list_or_none("missing", coded(ParcelId::parse))?,
            misplaced: of.list_or_none("misplaced", |field, value| {
                whole(field, value, |one| {
                    Ok((
                        one.code("parcel", ParcelId::parse)?,
                        one.code("place", ContainerName::parse)?,
                    ))
                })
            })?,
        })
    })?;
    Ok(Body::PlaceCounted(Box::new(CountedPlace {
        parcels: parcels.unwrap_or_default(),
        ..counted_v1(fields)?
    })))
}

fn counted_v1(fields: &mut Fields) -> Result<CountedPlace, DecodeError> {
    Ok(CountedPlace {
        place: fields.code("place", ContainerName::parse)?,
        counted: fields.number("counted")?,
        found: fields.list_or_none("found", coded(UnitId::parse))?,
        missing: fields.list_or_none("missing", coded(UnitId::parse))?,
        misplaced: fields.list_or_none("misplaced", |field, value| {
            whole(field, value, |one| {
                Ok((
                    one.code("unit", UnitId::parse)?,
                    one.code("place", ContainerName::parse)?,
                ))
            })
        })?,
        strange: fields.list_or_none("strange", text_of)?,
        parcels: CountedParcels::default(),
    })
}

pub(super) fn write_unit_classed(units: &[UnitId], class: HazardClass, out: &mut Object<'_, '_>) {
    out.text("class", class.code());
    write_units("units", units, out);
}

pub(super) fn write_unit_moved(
    units: &[UnitId],
    container: &ContainerName,
    out: &mut Object<'_, '_>,
) {
    out.text("container", container);
    write_units("units", units, out);
}

pub(super) fn write_unit_written_off(off: &WrittenOff, out: &mut Object<'_, '_>) {
    let WrittenOff { units, reason } = off;
    out.text("reason", reason);
    write_units("units", units, out);
}

pub(super) fn write_place_counted(count: &CountedPlace, out: &mut Object<'_, '_>) {
    let CountedPlace {
        place,
        counted,
        found,
        missing,
        misplaced,
        strange,
        parcels,
    } = count;
    out.number("counted", *counted);
    if !found.is_empty() {
        write_units("found", found, out);
    }
    if !misplaced.is_empty() {
        out.list("misplaced", misplaced, |out, (unit, place)| {
            write_object(out, |out| {
                out.text("place", place);
                out.shown("unit", unit);
            });
        });
    }
    if !missing.is_empty() {
        write_units("missing", missing, out);
    }
    if *parcels != CountedParcels::default() {
        out.object("parcels", |out| write_parcels(parcels, out));
    }
    out.text("place", place);
    if !strange.is_empty() {
        out.list("strange", strange, |out, text| write_text(out, text));
    }
}

fn write_parcels(parcels: &CountedParcels, out: &mut Object<'_, '_>) {
    let CountedParcels {
        found,
        missing,
        misplaced,
    } = parcels;
    if !found.is_empty() {
        out.list("found", found, |out, one| write_text(out, &one.to_string()));
    }
    if !misplaced.is_empty() {
        out.list("misplaced", misplaced, |out, (parcel, place)| {
            write_object(out, |out| {
                out.shown("parcel", parcel);
                out.text("place", place);
            });
        });
    }
    if !missing.is_empty() {
        out.list("missing", missing, |out, one| {
            write_text(out, &one.to_string());
        });
    }
}

pub(super) fn write_parcel_written_off(off: &WrittenOffParcel, out: &mut Object<'_, '_>) {
    let WrittenOffParcel {
        parcel,
        shelf,
        reason,
    } = off;
    out.shown("parcel", parcel);
    out.text("reason", reason);
    out.text("shelf", shelf);
}

fn write_units<'k>(key: &'k str, units: &[UnitId], out: &mut Object<'_, 'k>) {
    out.list(key, units, |out, unit| {
        write_text(out, &unit.to_string());
    });
}
