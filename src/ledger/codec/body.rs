//! Which shape a kind and a version have. A line here is for ever: old versions stay readable.

use crate::ledger::fact::{Body, Kind};
use crate::ledger::subject::Subject;

use super::DecodeError;
use super::json::{Object, write_object};
use super::read::{Fields, wrong};
use super::{bench, desk};

type Decode = fn(&mut Fields) -> Result<Body, DecodeError>;

/// Every shape ever written; the last of a kind is the one written now.
pub(super) const SHAPES: &[(Kind, u16, Decode)] = &[
    (Kind::SeriesOpened, 1, desk::series_opened_v1),
    (Kind::PersonEnrolled, 1, desk::person_enrolled_v1),
    (Kind::SellerNamed, 1, desk::seller_named_v1),
    (Kind::SellerPolicySet, 1, desk::seller_policy_set_v1),
    (Kind::ReturnsImported, 1, desk::returns_imported_v1),
    (Kind::ProductBound, 1, desk::product_bound_v1),
    (Kind::ContainerOpened, 1, desk::container_opened_v1),
    (Kind::ContainerSealed, 1, desk::container_sealed_v1),
    (Kind::ParcelReceived, 1, bench::parcel_received_v1),
    (Kind::ParcelFoundEmpty, 1, bench::parcel_found_empty_v1),
    (Kind::ParcelShelved, 1, bench::parcel_shelved_v1),
    (Kind::ParcelClosed, 1, bench::parcel_closed_v1),
    (Kind::UnitInspected, 1, bench::unit_inspected_v1),
    (Kind::UnitDecided, 1, bench::unit_decided_v1),
    (Kind::UnitPut, 1, bench::unit_put_v1),
    (Kind::Undone, 1, bench::undone_v1),
];

fn newest(kind: Kind) -> u16 {
    SHAPES
        .iter()
        .rev()
        .find(|(known, ..)| *known == kind)
        .map(|(_, version, _)| *version)
        .expect("every kind has a shape")
}

/// Encodes a body in the newest version of its kind: (version, canonical JSON with sorted keys,
/// integers only, no white space).
pub fn encode_body(body: &Body) -> (u16, String) {
    let mut out = String::with_capacity(256);
    write_object(&mut out, |object| write(body, object));
    (newest(body.kind()), out)
}

fn write<'k>(body: &'k Body, out: &mut Object<'_, 'k>) {
    match body {
        Body::SeriesOpened {
            station,
            zone,
            public_key,
        } => desk::write_series_opened(station, *zone, public_key, out),
        Body::PersonEnrolled { person, name, role } => {
            desk::write_person_enrolled(person, name, *role, out);
        }
        Body::SellerNamed { seller, name } => {
            out.text("name", name);
            out.text("seller", seller);
        }
        Body::SellerPolicySet { seller, policy } => desk::write_policy_set(seller, policy, out),
        Body::ReturnsImported { .. } => desk::write_returns_imported(body, out),
        Body::ProductBound { .. } => desk::write_product_bound(body, out),
        Body::ContainerOpened { container, kind } => {
            out.text("container", container);
            out.text("kind", kind.code());
        }
        Body::ContainerSealed { container } => out.text("container", container),
        Body::ParcelReceived { .. } => bench::write_parcel_received(body, out),
        Body::ParcelFoundEmpty { parcel, shelf } | Body::ParcelShelved { parcel, shelf } => {
            bench::write_parcel_on_shelf(*parcel, shelf, out);
        }
        Body::ParcelClosed { parcel, unseen } => bench::write_parcel_closed(*parcel, unseen, out),
        Body::UnitInspected { .. } => bench::write_unit_inspected(body, out),
        Body::UnitDecided { .. } => bench::write_unit_decided(body, out),
        Body::UnitPut { unit, container } => {
            out.text("container", container);
            out.shown("unit", unit);
        }
        Body::Undone {
            target,
            reason,
            subjects,
        } => bench::write_undone(*target, reason, subjects, out),
    }
}

/// Decodes a body of any version ever written, strictly.
///
/// # Errors
/// As for [`read_body`]. Text in the newest version that is not exactly what [`encode_body`] prints
/// is an error too.
pub fn decode_body(kind: Kind, version: u16, text: &str) -> Result<Body, DecodeError> {
    let body = read_body(kind, version, text)?;
    if version == newest(kind) && encode_body(&body).1 != text {
        return Err(wrong(kind.code(), "not in canonical form"));
    }
    Ok(body)
}

/// Reads a body of any version ever written, whose spelling was checked when it was taken in.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn read_body(kind: Kind, version: u16, text: &str) -> Result<Body, DecodeError> {
    let (_, _, decode) = SHAPES
        .iter()
        .find(|(known, of, _)| *known == kind && *of == version)
        .ok_or_else(|| wrong(kind.code(), &format!("version {version} is not known here")))?;
    let within = |DecodeError(inner): DecodeError| DecodeError(format!("{} {inner}", kind.code()));
    let mut fields = Fields::parse(text).map_err(within)?;
    let body = decode(&mut fields).map_err(within)?;
    fields.end().map_err(within)?;
    Ok(body)
}

/// Names what a body is about, in the envelope's order.
pub fn subjects(body: &Body) -> Vec<Subject> {
    match body {
        Body::SeriesOpened { station, .. } => vec![Subject::Series(station.clone())],
        Body::PersonEnrolled { person, .. } => vec![Subject::Person(person.clone())],
        Body::SellerNamed { seller, .. } | Body::SellerPolicySet { seller, .. } => {
            vec![Subject::Seller(seller.clone())]
        }
        Body::ReturnsImported { seller, file, .. } => {
            vec![Subject::Import(seller.clone(), *file)]
        }
        Body::ProductBound {
            seller, barcode, ..
        } => vec![Subject::Product(seller.clone(), barcode.clone())],
        Body::ContainerOpened { container, .. } | Body::ContainerSealed { container } => {
            vec![Subject::Container(container.clone())]
        }
        Body::ParcelReceived { parcel, .. }
        | Body::ParcelFoundEmpty { parcel, .. }
        | Body::ParcelShelved { parcel, .. }
        | Body::ParcelClosed { parcel, .. } => vec![Subject::Parcel(*parcel)],
        Body::UnitInspected { unit, parcel, .. } => {
            vec![Subject::Unit(*unit), Subject::Parcel(*parcel)]
        }
        Body::UnitDecided { unit, .. } | Body::UnitPut { unit, .. } => vec![Subject::Unit(*unit)],
        Body::Undone { subjects, .. } => subjects.clone(),
    }
}
