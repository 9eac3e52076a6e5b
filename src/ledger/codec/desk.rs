//! Bodies about stations, people, sellers and their product books, files and containers.

use crate::domain::codes::{ContainerName, PersonCode, SellerCode, StationName};
use crate::domain::container::ContainerKind;
use crate::domain::ids::{Hash, ParcelId, hex};
use crate::domain::leaving::LeftHow;
use crate::domain::time::Zone;
use crate::ledger::fact::{Body, ChunkRef, LeftContainer, TakenFile, TakenList};

use super::DecodeError;
use super::json::{Object, write_list, write_object, write_text};
use super::read::{Fields, pair_of, unhex, whole};

pub(super) fn series_opened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SeriesOpened {
        station: fields.code("station", StationName::parse)?,
        zone: fields.code("zone", Zone::parse)?,
        public_key: fields.code("public_key", unhex)?,
    })
}

pub(super) fn seller_named_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::SellerNamed {
        seller: fields.code("seller", SellerCode::parse)?,
        name: fields.text("name")?,
    })
}

pub(super) fn returns_imported_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    taken_file(fields).map(Body::ReturnsImported)
}

pub(super) fn products_imported_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    taken_file(fields).map(Body::ProductsImported)
}

pub(super) fn taken_file(fields: &mut Fields) -> Result<TakenFile, DecodeError> {
    Ok(TakenFile {
        seller: fields.code("seller", SellerCode::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        encoding: fields.text("encoding")?,
        mapping: fields.list("mapping", pair_of)?,
        rows: fields.number("rows")?,
        skipped: fields.number("skipped")?,
        chunks: chunks(fields)?,
    })
}

pub(super) fn recalls_imported_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::RecallsImported(TakenList {
        from: fields.optional_code("from", SellerCode::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        encoding: fields.text("encoding")?,
        mapping: fields.list("mapping", pair_of)?,
        rows: fields.number("rows")?,
        skipped: fields.number("skipped")?,
        chunks: chunks(fields)?,
    }))
}

pub(super) fn chunks(fields: &mut Fields) -> Result<Vec<ChunkRef>, DecodeError> {
    fields.list("chunks", |field, value| {
        whole(field, value, |chunk| {
            Ok(ChunkRef {
                hash: chunk.code("hash", Hash::parse)?,
                rows: chunk.number("rows")?,
            })
        })
    })
}

pub(super) fn product_bound_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ProductBound {
        seller: fields.code("seller", SellerCode::parse)?,
        barcode: fields.text("barcode")?,
        sku: fields.optional_text("sku")?,
        asin: fields.optional_text("asin")?,
        parcel: fields.code("parcel", ParcelId::parse)?,
    })
}

pub(super) fn container_opened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ContainerOpened {
        container: fields.code("container", ContainerName::parse)?,
        kind: fields.code("kind", ContainerKind::parse)?,
    })
}

pub(super) fn container_sealed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ContainerSealed {
        container: fields.code("container", ContainerName::parse)?,
    })
}

pub(super) fn container_left_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    left_container(fields, None, None)
}

pub(super) fn container_left_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let photo = fields.optional_code("photo", Hash::parse)?;
    let taker = fields.optional_text("taker")?;
    left_container(fields, photo, taker)
}

fn left_container(
    fields: &mut Fields,
    photo: Option<Hash>,
    taker: Option<String>,
) -> Result<Body, DecodeError> {
    Ok(Body::ContainerLeft(LeftContainer {
        container: fields.code("container", ContainerName::parse)?,
        how: fields.code("how", LeftHow::parse)?,
        units: fields.number("units")?,
        under: fields.optional_text("under")?,
        witness: fields.optional_code("witness", PersonCode::parse)?,
        photo,
        taker,
    }))
}

pub(super) fn write_container_left(left: &LeftContainer, out: &mut Object<'_, '_>) {
    let LeftContainer {
        container,
        how,
        units,
        under,
        witness,
        photo,
        taker,
    } = left;
    out.text("container", container);
    out.text("how", how.code());
    out.optional_text("photo", photo.map(|hash| hash.to_string()));
    out.optional_text("taker", taker.as_ref());
    out.optional_text("under", under.as_ref());
    out.number("units", *units);
    out.optional_text("witness", witness.as_ref());
}

pub(super) fn write_series_opened(
    station: &StationName,
    zone: Zone,
    public_key: &[u8; 32],
    out: &mut Object<'_, '_>,
) {
    out.text("public_key", hex(public_key));
    out.text("station", station);
    out.text("zone", zone.name());
}

pub(super) fn write_taken_file(file: &TakenFile, out: &mut Object<'_, '_>) {
    let TakenFile {
        seller,
        file,
        file_name,
        encoding,
        mapping,
        rows,
        skipped,
        chunks,
    } = file;
    write_chunks(chunks, out);
    out.text("encoding", encoding);
    out.shown("file", file);
    out.text("file_name", file_name);
    write_mapping(mapping, out);
    out.number("rows", *rows);
    out.text("seller", seller);
    out.number("skipped", *skipped);
}

pub(super) fn write_taken_list(list: &TakenList, out: &mut Object<'_, '_>) {
    let TakenList {
        from,
        file,
        file_name,
        encoding,
        mapping,
        rows,
        skipped,
        chunks,
    } = list;
    write_chunks(chunks, out);
    out.text("encoding", encoding);
    out.shown("file", file);
    out.text("file_name", file_name);
    out.optional_text("from", from.as_ref());
    write_mapping(mapping, out);
    out.number("rows", *rows);
    out.number("skipped", *skipped);
}

pub(super) fn write_chunks(chunks: &[ChunkRef], out: &mut Object<'_, '_>) {
    out.list("chunks", chunks, |out, ChunkRef { hash, rows }| {
        write_object(out, |out| {
            out.shown("hash", hash);
            out.number("rows", *rows);
        });
    });
}

pub(super) fn write_mapping(mapping: &[(String, String)], out: &mut Object<'_, '_>) {
    out.list("mapping", mapping, |out, (head, field)| {
        write_list(out, [head, field], |out, text| write_text(out, text));
    });
}

pub(super) fn write_product_bound(body: &Body, out: &mut Object<'_, '_>) {
    let Body::ProductBound {
        seller,
        barcode,
        sku,
        asin,
        parcel,
    } = body
    else {
        unreachable!("called for its own kind only")
    };
    out.optional_text("asin", asin.as_ref());
    out.text("barcode", barcode);
    out.shown("parcel", parcel);
    out.text("seller", seller);
    out.optional_text("sku", sku.as_ref());
}
