//! What `returnbay shipment` and `returnbay show` print of shipments.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::carton::{CartonRoom, Space};
use crate::domain::codes::{PartyCode, ShipmentNumber};
use crate::domain::consignment::{ConsignedCarton, ConsignmentTotals};
use crate::domain::measure::Millimetres;
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::shipment::{PalletTerms, cubic_metres, litres};
use crate::ledger::query::{FreeCarton, ShipAnswer, ShipQuery, ShipmentView};
use crate::ledger::rows::{ConsignmentRow, ShipmentRow};
use crate::shell::Settings;
use crate::shell::desk::Desk;
use crate::text::{Message, ShipDeskMsg, Words, fill_said, room_said};

use super::super::json::MoneyOut;
use super::super::out::Form;
use super::super::show::{EntryOut, entry_out, print_entry};
use super::super::{Exit, Out};
use super::ask;

#[derive(Serialize)]
struct ShipmentOut {
    subject: String,
    state: &'static str,
    mode: &'static str,
    forwarder: Option<String>,
    carrier: Option<String>,
    voyage: Option<String>,
    bill: Option<String>,
    cut_off: Option<String>,
    arrives: Option<String>,
    begun_at: String,
    left_at: Option<String>,
    pallets: Vec<PalletOut>,
    consignments: Vec<ConsignmentOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timeline: Option<Vec<EntryOut>>,
}

#[derive(Serialize)]
struct PalletOut {
    pallet: String,
    material: &'static str,
    sides_mm: Option<[u32; 3]>,
    tare_g: u32,
}

#[derive(Serialize)]
struct ConsignmentOut {
    consignment: String,
    state: &'static str,
    revision: u32,
    importer: String,
    exporter: Option<String>,
    notify: Option<String>,
    route: &'static str,
    currency: String,
    invoice: Option<String>,
    incoterm: Option<String>,
    itn: Option<String>,
    reason: Option<String>,
    totals: TotalsOut,
    list: Option<String>,
    closed_at: Option<String>,
    papers: Vec<PapersOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cartons: Option<Vec<CartonOut>>,
}

#[derive(Serialize)]
struct TotalsOut {
    cartons: u32,
    units: u32,
    gross_g: u64,
    unmeasured: u32,
    net_g: u64,
    unweighed: u32,
    cbm: String,
    value: MoneyOut,
    unvalued: u32,
}

#[derive(Serialize)]
struct PapersOut {
    revision: u32,
    superseded: bool,
    made_at: String,
    files: Vec<String>,
}

#[derive(Serialize)]
struct CartonOut {
    container: String,
    number: u32,
    sscc: Option<String>,
    pallet: Option<String>,
    seal: Option<String>,
    seal_photo: Option<String>,
    sealed: bool,
    sides_mm: Option<[u32; 3]>,
    gross_g: Option<u32>,
    tare_g: Option<u32>,
    fill: FillOut,
    room: RoomOut,
    #[serde(skip)]
    said: Vec<ShipDeskMsg>,
    units: Vec<String>,
}

/// How heavy it is by what is in it.
#[derive(Serialize)]
struct FillOut {
    about_g: u32,
    limit_g: u32,
    left_g: Option<u32>,
    unknown: u32,
}

/// How full it is by volume, in litres.
#[derive(Serialize)]
struct RoomOut {
    by: &'static str,
    #[serde(rename = "box")]
    kind: Option<String>,
    space_l: Option<String>,
    used_l: String,
    left_l: Option<String>,
    percent: Option<u32>,
    estimated: u32,
    without_sizes: u32,
    without: BTreeMap<String, u32>,
}

#[derive(Serialize)]
struct FreeOut {
    container: String,
    seller: Option<String>,
    units: u32,
    sealed: bool,
    sscc: Option<String>,
}

#[derive(Serialize)]
struct PartyOut {
    party: String,
    country: String,
    name_en: Option<String>,
    name_zh: Option<String>,
    address_en: Option<String>,
    address_zh: Option<String>,
    uscc: Option<String>,
    hk_br: Option<String>,
    ein: Option<String>,
    contact: Option<String>,
    sellers: Vec<String>,
}

fn mm(sides: [Millimetres; 3]) -> [u32; 3] {
    sides.map(|side| side.0)
}

fn shown(of: Option<&impl ToString>) -> Option<String> {
    of.map(ToString::to_string)
}

/// Lists shipments with their consignments.
pub(super) fn list(desk: &Desk, out: &Out) -> Result<(), Message> {
    let ShipAnswer::Shipments(rows) = ask(desk, ShipQuery::Shipments)? else {
        return Ok(());
    };
    for ShipmentRow { terms, .. } in rows {
        if let Some(view) = viewed(desk, &terms.shipment)? {
            print(&shipment_out(&view), &view, &out.words_at(desk.zone), out);
        }
    }
    Ok(())
}

/// Lists cartons that are in no consignment.
pub(super) fn free(desk: &Desk, out: &Out) -> Result<(), Message> {
    let ShipAnswer::FreeCartons(cartons) = ask(desk, ShipQuery::FreeCartons)? else {
        return Ok(());
    };
    for of in &cartons {
        let shown = free_out(of);
        if out.form == Form::Machines {
            out.json(&shown);
        } else {
            let seller = shown.seller.unwrap_or_else(|| "–".to_owned());
            let line = [shown.container, seller, shown.units.to_string()];
            out.line(&line.join(" · "));
        }
    }
    Ok(())
}

fn free_out(of: &FreeCarton) -> FreeOut {
    FreeOut {
        container: of.name().to_string(),
        seller: shown(of.seller.as_ref()),
        units: of.count.units,
        sealed: of.count.row.sealed_at.is_some(),
        sscc: of.carton.sscc.as_ref().map(|sscc| sscc.digits().to_owned()),
    }
}

/// Gives every party, by code.
fn every_party(desk: &Desk) -> Result<Vec<Party>, Message> {
    let mut all: Vec<Party> = Vec::new();
    loop {
        let after = all.last().map(|party| party.party.clone());
        match ask(desk, ShipQuery::Parties(after))? {
            ShipAnswer::Parties(page) if !page.is_empty() => all.extend(page),
            _ => return Ok(all),
        }
    }
}

/// Gives the party that is kept under a code.
pub(super) fn party_of(desk: &Desk, code: &PartyCode) -> Result<Option<Party>, Message> {
    let mut all = every_party(desk)?.into_iter();
    Ok(all.find(|party| party.party == *code))
}

/// Lists parties.
pub(super) fn parties(desk: &Desk, out: &Out) -> Result<(), Message> {
    for party in every_party(desk)? {
        if out.form == Form::Machines {
            out.json(&PartyOut {
                party: party.party.to_string(),
                country: party.country.to_string(),
                uscc: shown(party.uscc.as_ref()),
                hk_br: shown(party.hk_br.as_ref()),
                sellers: party.sellers.iter().map(ToString::to_string).collect(),
                name_en: party.name_en,
                name_zh: party.name_zh,
                address_en: party.address_en,
                address_zh: party.address_zh,
                ein: party.ein,
                contact: party.contact,
            });
        } else {
            out.line(&format!("{} · {}", party.party, party.shown()));
        }
    }
    Ok(())
}

fn viewed(desk: &Desk, number: &ShipmentNumber) -> Result<Option<Box<ShipmentView>>, Message> {
    let today = desk.zone.day(crate::shell::Clock::system().now());
    match ask(desk, ShipQuery::Shipment(number.clone(), today))? {
        ShipAnswer::Shipment(view) => Ok(view),
        _ => Ok(None),
    }
}

/// Shows a shipment with all that is in it and all that happened to it; none where none has this number.
pub(in super::super) fn show(desk: &Desk, what: &str, out: &Out) -> Result<Option<Exit>, Message> {
    let Some(number) = ShipmentNumber::parse(what) else {
        return Ok(None);
    };
    let Some(view) = viewed(desk, &number)? else {
        return Ok(None);
    };
    let words = out.words_at(desk.zone);
    let settings = desk.settings();
    let mut shown = shipment_out(&view);
    let today = desk.zone.day(crate::shell::Clock::system().now());
    for one in &mut shown.consignments {
        let number = view.consignments.iter();
        let number = number.map(|(row, _)| &row.terms.consignment);
        let Some(number) = number
            .into_iter()
            .find(|number| number.as_str() == one.consignment)
        else {
            continue;
        };
        let query = ShipQuery::Consignment(number.clone(), today);
        if let ShipAnswer::Consignment(Some(inside)) = ask(desk, query)? {
            let cartons = inside.consignment.cartons.iter();
            let cartons = cartons.map(|carton| carton_out(carton, &settings));
            one.cartons = Some(cartons.collect());
        }
    }
    if let ShipAnswer::Life(entries) = ask(desk, ShipQuery::Life(number))? {
        let entries = entries.iter();
        shown.timeline = Some(entries.map(|entry| entry_out(entry, &words)).collect());
    }
    print(&shown, &view, &words, out);
    Ok(Some(Exit::Done))
}

fn shipment_out(view: &ShipmentView) -> ShipmentOut {
    let terms = &view.row.terms;
    let left_at = view.row.left.as_ref().map(|(_, said)| said.at.to_string());
    ShipmentOut {
        subject: terms.shipment.to_string(),
        state: if left_at.is_some() { "left" } else { "here" },
        mode: terms.mode.code(),
        forwarder: shown(terms.forwarder.as_ref()),
        carrier: terms.carrier.clone(),
        voyage: terms.voyage.clone(),
        bill: terms.bill.clone(),
        cut_off: shown(terms.cut_off.as_ref()),
        arrives: shown(terms.arrives.as_ref()),
        begun_at: view.row.begun_at.to_string(),
        left_at,
        pallets: view.pallets.iter().map(pallet_out).collect(),
        consignments: view
            .consignments
            .iter()
            .map(|(row, totals)| consignment_out(row, totals))
            .collect(),
        timeline: None,
    }
}

fn pallet_out(terms: &PalletTerms) -> PalletOut {
    PalletOut {
        pallet: terms.pallet.to_string(),
        material: terms.material.code(),
        sides_mm: terms.sides.map(mm),
        tare_g: terms.tare.0,
    }
}

fn consignment_out(row: &ConsignmentRow, totals: &ConsignmentTotals) -> ConsignmentOut {
    let terms = &row.terms;
    let currency = terms.currency;
    ConsignmentOut {
        consignment: terms.consignment.to_string(),
        state: match (&row.left_at, &row.closed) {
            (Some(_), _) => "left",
            (None, Some(_)) => "closed",
            (None, None) => "open",
        },
        revision: row.revision,
        importer: terms.importer.to_string(),
        exporter: shown(terms.exporter.as_ref()),
        notify: shown(terms.notify.as_ref()),
        route: terms.route.code(),
        currency: currency.code().to_owned(),
        invoice: terms.invoice.clone(),
        incoterm: terms.incoterm.clone(),
        itn: terms.itn.clone(),
        reason: terms.reason.clone(),
        totals: TotalsOut {
            cartons: totals.cartons,
            units: totals.units,
            gross_g: totals.gross,
            unmeasured: totals.unmeasured,
            net_g: totals.net,
            unweighed: totals.unweighed,
            cbm: cubic_metres(totals.volume),
            value: MoneyOut::of(Money {
                minor: totals.value,
                currency,
            }),
            unvalued: totals.unvalued,
        },
        list: row
            .closed
            .as_ref()
            .map(|(closed, _)| closed.list.to_string()),
        closed_at: row.closed.as_ref().map(|(_, said)| said.at.to_string()),
        papers: row
            .papers
            .iter()
            .map(|(made, said)| PapersOut {
                revision: made.revision,
                superseded: made.revision != row.revision,
                made_at: said.at.to_string(),
                files: made.files.iter().map(|(name, _)| name.clone()).collect(),
            })
            .collect(),
        cartons: None,
    }
}

fn carton_out(carton: &ConsignedCarton, settings: &Settings) -> CartonOut {
    let measure = carton.measure;
    let kind = settings.box_of(&carton.container);
    let (fill, room) = (carton.fill(kind.as_ref()), carton.room(kind.as_ref()));
    let units = u32::try_from(carton.units.len()).unwrap_or(u32::MAX);
    let mut said = fill_said(&fill, units);
    said.extend(room_said(&room));
    CartonOut {
        container: carton.container.to_string(),
        number: carton.number,
        sscc: carton.sscc.as_ref().map(|sscc| sscc.digits().to_owned()),
        pallet: shown(carton.pallet.as_ref()),
        seal: carton.seal.clone(),
        seal_photo: shown(carton.seal_photo.as_ref()),
        sealed: carton.is_sealed,
        sides_mm: measure.map(|measure| mm(measure.sides)),
        gross_g: measure.map(|measure| measure.gross.0),
        tare_g: measure.map(|measure| measure.tare.0),
        fill: FillOut {
            about_g: fill.about.0,
            limit_g: fill.limit.0,
            left_g: fill.left.map(|left| left.0),
            unknown: fill.unknown,
        },
        room: room_out(room),
        said,
        units: carton
            .units
            .iter()
            .map(|unit| unit.tag.to_string())
            .collect(),
    }
}

fn room_out(room: CartonRoom) -> RoomOut {
    let left = room.left().map(litres);
    let (percent, without_sizes) = (room.percent(), room.without_sides());
    let space_l = room.space.tenths().map(litres);
    let (by, kind) = match room.space {
        Space::Unknown => ("unknown", None),
        Space::Inner { name, .. } => ("inner", Some(name)),
        Space::Outer(_) => ("outer", None),
    };
    RoomOut {
        by,
        kind,
        space_l,
        used_l: litres(room.used),
        left_l: left,
        percent,
        estimated: room.guessed,
        without_sizes,
        without: room.without,
    }
}

fn print(shown: &ShipmentOut, view: &ShipmentView, words: &Words, out: &Out) {
    if out.form == Form::Machines {
        out.json(shown);
        return;
    }
    let term = |family: &str, code: &str| words.say(&Message::term(family, code));
    let mode = term("ship-mode", shown.mode);
    let state = term("shipment-state", shown.state);
    out.line(&[shown.subject.clone(), mode, state].join(" · "));
    for (one, (row, totals)) in shown.consignments.iter().zip(&view.consignments) {
        let figures = ShipDeskMsg::Figures {
            cartons: totals.cartons,
            units: totals.units,
        };
        let line = [
            one.consignment.clone(),
            term("customs-route", one.route),
            term("consignment-state", one.state),
            words.say(&figures.into()),
            words.money(Money {
                minor: totals.value,
                currency: row.terms.currency,
            }),
        ];
        out.line(&format!("  {}", line.join(" · ")));
        for carton in one.cartons.iter().flatten() {
            let units = carton.units.join(" ");
            let sscc = carton.sscc.as_deref().unwrap_or("–");
            out.line(&format!(
                "    {} {} {sscc} {units}",
                carton.number, carton.container
            ));
            let said = carton.said.iter();
            let said: Vec<String> = said.map(|said| words.say(&said.clone().into())).collect();
            out.line(&format!("      {}", said.join(" · ")));
        }
    }
    for entry in shown.timeline.iter().flatten() {
        print_entry(entry, words, out);
    }
}
