//! Terms of shipments as arguments tell them: what is not named stays as it was.

use crate::domain::codes::{Country, PartyCode};
use crate::domain::money::Currency;
use crate::domain::party::Party;
use crate::domain::shipment::{ConsignmentTerms, PalletTerms, ShipmentTerms};
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::text::{Message, ShipDeskMsg};

use super::super::args::{ConsignmentTold, PalletTold, PartyTold, ShipmentTold, Told};
use super::At;

/// What stands for nothing where a text is taken away.
const NOTHING: &str = "-";

/// Gives a text as it is from now on.
fn text(told: Option<&String>, before: Option<String>) -> Option<String> {
    match told.map(|text| text.trim()) {
        None => before,
        Some("" | NOTHING) => None,
        Some(text) => Some(text.to_owned()),
    }
}

fn maybe<T: Clone>(told: Option<&Told<T>>, before: Option<T>) -> Option<T> {
    match told {
        None => before,
        Some(Told::Nothing) => None,
        Some(Told::This(this)) => Some(this.clone()),
    }
}

pub(super) fn party(at: &At<'_>, code: &PartyCode, told: &PartyTold) -> Result<(), Message> {
    let before = super::shown::party_of(&at.desk, code)?;
    let country = told.country.clone();
    let before = before.unwrap_or_else(|| Party::of(code.clone(), Country::china()));
    at.commit(ShipCommand::SetParty(Box::new(Party {
        party: code.clone(),
        name_en: text(told.name_en.as_ref(), before.name_en),
        name_zh: text(told.name_zh.as_ref(), before.name_zh),
        address_en: text(told.address_en.as_ref(), before.address_en),
        address_zh: text(told.address_zh.as_ref(), before.address_zh),
        country: country.unwrap_or(before.country),
        uscc: maybe(told.uscc.as_ref(), before.uscc),
        hk_br: maybe(told.hk_br.as_ref(), before.hk_br),
        ein: text(told.ein.as_ref(), before.ein),
        contact: text(told.contact.as_ref(), before.contact),
        sellers: told.sellers.clone().unwrap_or(before.sellers),
    })))
}

pub(super) fn shipment(at: &At<'_>, told: &ShipmentTold) -> Result<(), Message> {
    let today = at.shell.zone().day(at.shell.now());
    let before = match at.ask(ShipQuery::Shipment(told.shipment.clone(), today))? {
        ShipAnswer::Shipment(view) => view.map(|view| view.row.terms),
        _ => None,
    };
    let mode = told
        .mode
        .or_else(|| before.as_ref().map(|terms| terms.mode));
    let mode = mode.ok_or(ShipDeskMsg::WantsMode)?;
    let before = before.unwrap_or_else(|| ShipmentTerms::of(told.shipment.clone(), mode));
    at.commit(ShipCommand::SetShipment(Box::new(ShipmentTerms {
        shipment: told.shipment.clone(),
        mode,
        forwarder: maybe(told.forwarder.as_ref(), before.forwarder),
        carrier: text(told.carrier.as_ref(), before.carrier),
        voyage: text(told.voyage.as_ref(), before.voyage),
        bill: text(told.bill.as_ref(), before.bill),
        cut_off: maybe(told.cut_off.as_ref(), before.cut_off),
        arrives: maybe(told.arrives.as_ref(), before.arrives),
    })))
}

pub(super) fn pallet(at: &At<'_>, told: &PalletTold) -> Result<(), Message> {
    at.commit(ShipCommand::SetPallet(PalletTerms {
        shipment: told.shipment.clone(),
        pallet: told.pallet.clone(),
        material: told.material,
        sides: told.sides.map(|sides| sides.0),
        tare: told.tare,
    }))
}

pub(super) fn consignment(at: &At<'_>, told: &ConsignmentTold) -> Result<(), Message> {
    let before = super::viewed(at, &told.consignment)?;
    let before = before.map(|view| view.row.terms);
    let of = |terms: &ConsignmentTerms| {
        (
            terms.shipment.clone(),
            terms.importer.clone(),
            terms.route,
            terms.currency,
        )
    };
    let known = before.as_ref().map(of);
    let wants = || Message::from(ShipDeskMsg::WantsConsignment);
    let shipment = told.shipment.clone();
    let shipment = shipment.or_else(|| known.as_ref().map(|(shipment, ..)| shipment.clone()));
    let importer = told.importer.clone();
    let importer = importer.or_else(|| known.as_ref().map(|(_, importer, ..)| importer.clone()));
    let route = told.route;
    let route = route.or_else(|| known.as_ref().map(|(_, _, route, _)| *route));
    let currency = told.currency;
    let currency = currency.or_else(|| known.as_ref().map(|(.., currency)| *currency));
    let then = |pick: fn(&ConsignmentTerms) -> Option<String>| before.as_ref().and_then(pick);
    let parties = |pick: fn(&ConsignmentTerms) -> Option<PartyCode>| before.as_ref().and_then(pick);
    at.commit(ShipCommand::SetConsignment(Box::new(ConsignmentTerms {
        consignment: told.consignment.clone(),
        shipment: shipment.ok_or_else(wants)?,
        importer: importer.ok_or_else(wants)?,
        exporter: maybe(told.exporter.as_ref(), parties(|of| of.exporter.clone())),
        notify: maybe(told.notify.as_ref(), parties(|of| of.notify.clone())),
        route: route.ok_or_else(wants)?,
        currency: currency.unwrap_or(Currency::USD),
        invoice: text(told.invoice.as_ref(), then(|of| of.invoice.clone())),
        incoterm: text(told.incoterm.as_ref(), then(|of| of.incoterm.clone())),
        itn: text(told.itn.as_ref(), then(|of| of.itn.clone())),
        reason: text(told.reason.as_ref(), then(|of| of.reason.clone())),
    })))
}
