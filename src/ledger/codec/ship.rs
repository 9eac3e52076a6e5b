//! Bodies about shipments, consignments and cartons.

use serde_json::Value;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, PalletNumber, PartyCode, SellerCode, ShipmentNumber,
};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::Currency;
use crate::domain::preflight::CheckCode;
use crate::domain::printed::Sscc;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use crate::domain::time::Day;
use crate::ledger::fact::{
    Body, ClosedConsignment, JoinedCarton, LeftShipment, MadePapers, ReopenedConsignment, ShipFact,
    SignedFinding, SsccRange,
};
use crate::ledger::subject::{ShipSubject, Subject};

use super::DecodeError;
use super::desk::write_taken_file;
use super::export_line::write_unit_exported;
use super::freight::write_freight_rated;
use super::goods::{write_goods_declared, write_party};
use super::json::{Object, push, write_object, write_text};
use super::parts::{coded, read_money, write_money};
use super::read::{Fields, whole, wrong};
use super::screening::{read_listed, write_listed, write_screening};
use super::template;

/// Names what a fact about shipments is about.
pub(super) fn subjects_of(fact: &ShipFact) -> Vec<Subject> {
    let ship = |subject: ShipSubject| Subject::Ship(subject);
    match fact {
        ShipFact::PartySet(party) => vec![ship(ShipSubject::Party(party.party.clone()))],
        ShipFact::GoodsDeclared(declared) => vec![ship(ShipSubject::Goods(
            declared.seller.clone(),
            declared.sku.clone(),
        ))],
        ShipFact::FreightRated(rated) => vec![ship(ShipSubject::Freight(rated.table.mode))],
        ShipFact::ExportsImported(file) => {
            vec![Subject::Import(file.seller.clone(), file.file)]
        }
        ShipFact::UnitExported(units) => units.units.iter().copied().map(Subject::Unit).collect(),
        ShipFact::ShipmentSet(terms) => {
            vec![ship(ShipSubject::Shipment(terms.shipment.clone()))]
        }
        ShipFact::ShipmentLeft(left) => {
            let parts = left.consignments.iter().cloned();
            let parts = parts.map(|one| ship(ShipSubject::Consignment(one)));
            let shipment = [ship(ShipSubject::Shipment(left.shipment.clone()))];
            shipment.into_iter().chain(parts).collect()
        }
        ShipFact::PalletSet(terms) => vec![ship(ShipSubject::Pallet(
            terms.shipment.clone(),
            terms.pallet.clone(),
        ))],
        ShipFact::ConsignmentSet(terms) => {
            vec![ship(ShipSubject::Consignment(terms.consignment.clone()))]
        }
        ShipFact::ConsignmentClosed(closed) => {
            vec![ship(ShipSubject::Consignment(closed.consignment.clone()))]
        }
        ShipFact::ConsignmentReopened(reopened) => {
            vec![ship(ShipSubject::Consignment(reopened.consignment.clone()))]
        }
        ShipFact::FindingSigned(signed) => {
            vec![ship(ShipSubject::Consignment(signed.consignment.clone()))]
        }
        ShipFact::ScreeningLoaded(list) => {
            vec![ship(ShipSubject::Screening(list.dated, list.file))]
        }
        ShipFact::PapersMade(made) => {
            vec![ship(ShipSubject::Consignment(made.consignment.clone()))]
        }
        ShipFact::CartonJoined(joined) => vec![Subject::Container(joined.container.clone())],
        ShipFact::CartonParted { container, .. }
        | ShipFact::CartonMeasured { container, .. }
        | ShipFact::CartonSealNoted { container, .. }
        | ShipFact::ContainerReopened { container, .. } => {
            vec![Subject::Container(container.clone())]
        }
        ShipFact::SsccAllotted(range) => vec![ship(ShipSubject::SsccRange(
            range.prefix.clone(),
            range.first,
        ))],
        ShipFact::TemplateSet(set) => vec![ship(ShipSubject::Template(set.pack.id.clone()))],
        ShipFact::SsccGiven { sscc, container } => vec![
            Subject::Container(container.clone()),
            ship(ShipSubject::Sscc(sscc.clone())),
        ],
    }
}

/// Writes the body of a fact about shipments.
pub(super) fn write(fact: &ShipFact, out: &mut Object<'_, '_>) {
    match fact {
        ShipFact::PartySet(party) => write_party(party, out),
        ShipFact::GoodsDeclared(declared) => write_goods_declared(declared, out),
        ShipFact::FreightRated(rated) => write_freight_rated(rated, out),
        ShipFact::ExportsImported(file) => write_taken_file(file, out),
        ShipFact::UnitExported(units) => write_unit_exported(units, out),
        ShipFact::ShipmentSet(terms) => write_shipment(terms, out),
        ShipFact::ShipmentLeft(left) => write_left(left, out),
        ShipFact::PalletSet(terms) => write_pallet(terms, out),
        ShipFact::ConsignmentSet(terms) => write_consignment(terms, out),
        ShipFact::ConsignmentClosed(closed) => write_closed(closed, out),
        ShipFact::ConsignmentReopened(reopened) => {
            out.text("consignment", &reopened.consignment);
            out.text("reason", &reopened.reason);
            out.number("revision", reopened.revision);
        }
        ShipFact::FindingSigned(signed) => write_signed(signed, out),
        ShipFact::ScreeningLoaded(list) => write_screening(list, out),
        ShipFact::PapersMade(made) => write_papers(made, out),
        ShipFact::CartonJoined(joined) => write_joined(joined, out),
        ShipFact::CartonParted {
            container,
            consignment,
        } => {
            out.text("consignment", consignment);
            out.text("container", container);
        }
        ShipFact::CartonMeasured { container, measure } => {
            out.text("container", container);
            write_measure(measure, out);
        }
        ShipFact::CartonSealNoted {
            container,
            seal,
            photo,
        } => {
            out.text("container", container);
            out.optional_text("photo", photo.map(|hash| hash.to_string()));
            out.optional_text("seal", seal.as_ref());
        }
        ShipFact::ContainerReopened { container, reason } => {
            out.text("container", container);
            out.text("reason", reason);
        }
        ShipFact::SsccAllotted(range) => {
            out.number("count", range.count);
            out.number("first", range.first);
            out.text("prefix", &range.prefix);
        }
        ShipFact::TemplateSet(set) => template::write(set, out),
        ShipFact::SsccGiven { sscc, container } => {
            out.text("container", container);
            out.text("sscc", sscc.digits());
        }
    }
}

/// Takes a number that is never below nothing.
fn unsigned(fields: &mut Fields, field: &str) -> Result<u64, DecodeError> {
    let number = fields.signed(field)?;
    u64::try_from(number)
        .ok()
        .ok_or_else(|| wrong(field, "below nothing"))
}

pub(super) fn shipment_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let terms = read_shipment(fields)?;
    Ok(Body::Ship(ShipFact::ShipmentSet(Box::new(terms))))
}

pub(super) fn shipment_left_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::ShipmentLeft(LeftShipment {
        shipment: fields.code("shipment", ShipmentNumber::parse)?,
        consignments: fields.list("consignments", coded(ConsignmentNumber::parse))?,
        cartons: fields.number("cartons")?,
        units: fields.number("units")?,
    })))
}

pub(super) fn pallet_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let terms = read_pallet(fields)?;
    Ok(Body::Ship(ShipFact::PalletSet(terms)))
}

pub(super) fn consignment_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let terms = read_consignment(fields)?;
    Ok(Body::Ship(ShipFact::ConsignmentSet(Box::new(terms))))
}

pub(super) fn consignment_closed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let closed = read_closed(fields, None)?;
    Ok(Body::Ship(ShipFact::ConsignmentClosed(Box::new(closed))))
}

pub(super) fn consignment_closed_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let pictures = fields.number("pictures")?;
    let closed = read_closed(fields, Some(pictures))?;
    Ok(Body::Ship(ShipFact::ConsignmentClosed(Box::new(closed))))
}

fn read_closed(
    fields: &mut Fields,
    pictures: Option<u32>,
) -> Result<ClosedConsignment, DecodeError> {
    let net = fields.optional_signed("net_g")?;
    let net = net.map(|grams| {
        u64::try_from(grams)
            .ok()
            .ok_or_else(|| wrong("net_g", "below nothing"))
    });
    Ok(ClosedConsignment {
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        revision: fields.number("revision")?,
        list: fields.code("list", Hash::parse)?,
        cartons: fields.number("cartons")?,
        units: fields.number("units")?,
        gross_g: unsigned(fields, "gross_g")?,
        net_g: net.transpose()?,
        volume_mm3: unsigned(fields, "volume_mm3")?,
        value: fields.optional_object("value", read_money)?,
        pictures,
    })
}

pub(super) fn consignment_reopened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let reopened = ReopenedConsignment {
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        revision: fields.number("revision")?,
        reason: fields.text("reason")?,
    };
    Ok(Body::Ship(ShipFact::ConsignmentReopened(reopened)))
}

pub(super) fn finding_signed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let signed = SignedFinding {
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        revision: fields.number("revision")?,
        check: fields.code("check", CheckCode::parse)?,
        units: fields.list("units", coded(UnitId::parse))?,
        listed: read_listed(fields)?,
        reason: fields.text("reason")?,
    };
    Ok(Body::Ship(ShipFact::FindingSigned(Box::new(signed))))
}

pub(super) fn papers_made_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let made = MadePapers {
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        revision: fields.number("revision")?,
        files: fields.list("files", |field, value| {
            whole(field, value, |fields| {
                Ok((fields.text("name")?, fields.code("file", Hash::parse)?))
            })
        })?,
    };
    Ok(Body::Ship(ShipFact::PapersMade(Box::new(made))))
}

pub(super) fn carton_joined_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let joined = JoinedCarton {
        container: fields.code("container", ContainerName::parse)?,
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        seller: fields.code("seller", SellerCode::parse)?,
        pallet: fields.optional_code("pallet", PalletNumber::parse)?,
    };
    Ok(Body::Ship(ShipFact::CartonJoined(Box::new(joined))))
}

pub(super) fn carton_parted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::CartonParted {
        container: fields.code("container", ContainerName::parse)?,
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
    }))
}

pub(super) fn carton_measured_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::CartonMeasured {
        container: fields.code("container", ContainerName::parse)?,
        measure: read_measure(fields)?,
    }))
}

pub(super) fn carton_seal_noted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::CartonSealNoted {
        container: fields.code("container", ContainerName::parse)?,
        seal: fields.optional_text("seal")?,
        photo: fields.optional_code("photo", Hash::parse)?,
    }))
}

pub(super) fn container_reopened_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::ContainerReopened {
        container: fields.code("container", ContainerName::parse)?,
        reason: fields.text("reason")?,
    }))
}

pub(super) fn sscc_allotted_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::SsccAllotted(SsccRange {
        prefix: fields.text("prefix")?,
        first: unsigned(fields, "first")?,
        count: fields.number("count")?,
    })))
}

pub(super) fn sscc_given_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::Ship(ShipFact::SsccGiven {
        sscc: fields.code("sscc", Sscc::parse)?,
        container: fields.code("container", ContainerName::parse)?,
    }))
}

pub(super) fn write_shipment(terms: &ShipmentTerms, out: &mut Object<'_, '_>) {
    let ShipmentTerms {
        shipment,
        mode,
        forwarder,
        carrier,
        voyage,
        bill,
        cut_off,
        arrives,
    } = terms;
    out.optional_text("arrives", arrives.map(|day| day.to_string()));
    out.optional_text("bill", bill.as_ref());
    out.optional_text("carrier", carrier.as_ref());
    out.optional_text("cut_off", cut_off.map(|day| day.to_string()));
    out.optional_text("forwarder", forwarder.as_ref());
    out.text("mode", mode.code());
    out.text("shipment", shipment);
    out.optional_text("voyage", voyage.as_ref());
}

pub(super) fn read_shipment(fields: &mut Fields) -> Result<ShipmentTerms, DecodeError> {
    Ok(ShipmentTerms {
        shipment: fields.code("shipment", ShipmentNumber::parse)?,
        mode: fields.code("mode", ShipMode::parse)?,
        forwarder: fields.optional_code("forwarder", PartyCode::parse)?,
        carrier: fields.optional_text("carrier")?,
        voyage: fields.optional_text("voyage")?,
        bill: fields.optional_text("bill")?,
        cut_off: fields.optional_code("cut_off", Day::parse)?,
        arrives: fields.optional_code("arrives", Day::parse)?,
    })
}

fn write_left(left: &LeftShipment, out: &mut Object<'_, '_>) {
    let LeftShipment {
        shipment,
        consignments,
        cartons,
        units,
    } = left;
    out.number("cartons", *cartons);
    out.list("consignments", consignments, |out, one| {
        write_text(out, one.as_str());
    });
    out.text("shipment", shipment);
    out.number("units", *units);
}

pub(super) fn write_pallet(terms: &PalletTerms, out: &mut Object<'_, '_>) {
    let PalletTerms {
        shipment,
        pallet,
        material,
        sides,
        tare,
    } = terms;
    out.text("material", material.code());
    out.text("pallet", pallet);
    out.text("shipment", shipment);
    if let Some(sides) = sides {
        write_sides(sides, out);
    }
    out.number("tare_g", tare.0);
}

pub(super) fn read_pallet(fields: &mut Fields) -> Result<PalletTerms, DecodeError> {
    Ok(PalletTerms {
        shipment: fields.code("shipment", ShipmentNumber::parse)?,
        pallet: fields.code("pallet", PalletNumber::parse)?,
        material: fields.code("material", PalletMaterial::parse)?,
        sides: fields
            .optional_list("sides_mm", millimetres)?
            .map(|sides| sides_of(&sides))
            .transpose()?,
        tare: Grams(fields.number("tare_g")?),
    })
}

pub(super) fn write_consignment(terms: &ConsignmentTerms, out: &mut Object<'_, '_>) {
    let ConsignmentTerms {
        consignment,
        shipment,
        importer,
        exporter,
        notify,
        route,
        currency,
        invoice,
        incoterm,
        itn,
        reason,
    } = terms;
    out.text("consignment", consignment);
    out.text("currency", currency.code());
    out.optional_text("exporter", exporter.as_ref());
    out.text("importer", importer);
    out.optional_text("incoterm", incoterm.as_ref());
    out.optional_text("invoice", invoice.as_ref());
    out.optional_text("itn", itn.as_ref());
    out.optional_text("notify", notify.as_ref());
    out.optional_text("reason", reason.as_ref());
    out.text("route", route.code());
    out.text("shipment", shipment);
}

pub(super) fn read_consignment(fields: &mut Fields) -> Result<ConsignmentTerms, DecodeError> {
    Ok(ConsignmentTerms {
        consignment: fields.code("consignment", ConsignmentNumber::parse)?,
        shipment: fields.code("shipment", ShipmentNumber::parse)?,
        importer: fields.code("importer", PartyCode::parse)?,
        exporter: fields.optional_code("exporter", PartyCode::parse)?,
        notify: fields.optional_code("notify", PartyCode::parse)?,
        route: fields.code("route", CustomsRoute::parse)?,
        currency: fields.code("currency", Currency::parse)?,
        invoice: fields.optional_text("invoice")?,
        incoterm: fields.optional_text("incoterm")?,
        itn: fields.optional_text("itn")?,
        reason: fields.optional_text("reason")?,
    })
}

fn write_closed(closed: &ClosedConsignment, out: &mut Object<'_, '_>) {
    let ClosedConsignment {
        consignment,
        revision,
        list,
        cartons,
        units,
        gross_g,
        net_g,
        volume_mm3,
        value,
        pictures,
    } = closed;
    out.number("cartons", *cartons);
    out.text("consignment", consignment);
    out.number("gross_g", *gross_g);
    out.shown("list", list);
    out.optional_number("net_g", *net_g);
    out.optional_number("pictures", *pictures);
    out.number("revision", *revision);
    out.number("units", *units);
    out.optional_object("value", *value, write_money);
    out.number("volume_mm3", *volume_mm3);
}

fn write_signed(signed: &SignedFinding, out: &mut Object<'_, '_>) {
    let SignedFinding {
        consignment,
        revision,
        check,
        units,
        listed,
        reason,
    } = signed;
    out.text("check", check.code());
    out.text("consignment", consignment);
    write_listed(listed, out);
    out.text("reason", reason);
    out.number("revision", *revision);
    out.list("units", units, |out, unit| {
        write_text(out, &unit.to_string());
    });
}

fn write_papers(made: &MadePapers, out: &mut Object<'_, '_>) {
    let MadePapers {
        consignment,
        revision,
        files,
    } = made;
    out.text("consignment", consignment);
    out.list("files", files, |out, (name, file)| {
        write_object(out, |out| {
            out.shown("file", file);
            out.text("name", name);
        });
    });
    out.number("revision", *revision);
}

fn write_joined(joined: &JoinedCarton, out: &mut Object<'_, '_>) {
    let JoinedCarton {
        container,
        consignment,
        seller,
        pallet,
    } = joined;
    out.text("consignment", consignment);
    out.text("container", container);
    out.optional_text("pallet", pallet.as_ref());
    out.text("seller", seller);
}

/// Writes what is measured; its keys stand behind those of a container's name.
pub(super) fn write_measure(measure: &CartonMeasure, out: &mut Object<'_, '_>) {
    let CartonMeasure {
        sides,
        gross,
        tare,
        by,
    } = measure;
    out.number("gross_g", gross.0);
    write_sides(sides, out);
    out.number("tare_g", tare.0);
    out.text("weighed", by.code());
}

pub(super) fn read_measure(fields: &mut Fields) -> Result<CartonMeasure, DecodeError> {
    Ok(CartonMeasure {
        sides: read_sides(fields)?,
        gross: Grams(fields.number("gross_g")?),
        tare: Grams(fields.number("tare_g")?),
        by: fields.code("weighed", WeighedBy::parse)?,
    })
}

pub(super) fn read_sides(fields: &mut Fields) -> Result<[Millimetres; 3], DecodeError> {
    sides_of(&fields.list("sides_mm", millimetres)?)
}

pub(super) fn write_sides(sides: &[Millimetres; 3], out: &mut Object<'_, '_>) {
    out.list("sides_mm", sides, |out, Millimetres(side)| {
        push(out, format_args!("{side}"));
    });
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "as lists of fields hand their values out"
)]
fn millimetres(field: &str, value: Value) -> Result<Millimetres, DecodeError> {
    let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
    number
        .map(Millimetres)
        .ok_or_else(|| wrong(field, "not millimetres"))
}

fn sides_of(sides: &[Millimetres]) -> Result<[Millimetres; 3], DecodeError> {
    let three: Result<[Millimetres; 3], _> = sides.try_into();
    three
        .ok()
        .ok_or_else(|| wrong("sides_mm", "not three sides"))
}
