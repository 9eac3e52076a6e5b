//! The forms of a shipment, a consignment and a pallet. Each stays open until what was sent is kept.

use eframe::egui::Ui;

use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, kept, party_ui, pick_ui, text_ui};
use super::{Draft, Known, asked, head_ui, muted_ui};
use crate::domain::codes::{ConsignmentNumber, PalletNumber, PartyCode, ShipmentNumber};
use crate::domain::measure::MassUnit;
use crate::domain::money::Currency;
use crate::domain::party::Party;
use crate::domain::shipment::{
    ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode, ShipmentTerms,
};
use crate::domain::time::Day;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{ShipAnswer, ShipQuery, ShipmentView};
use crate::ledger::rows::ShipmentRow;
use crate::shell::view::View;
use crate::text::entered::{self, LengthUnit};
use crate::text::{Message, ShipDeskMsg};

/// The form that is open.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Form {
    /// None.
    #[default]
    Nothing,
    /// Of a shipment.
    Shipment(ShipmentForm),
    /// Of a consignment.
    Consignment(ConsignmentForm),
    /// Of a pallet.
    Pallet(PalletForm),
}

/// What is typed of a shipment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShipmentForm {
    /// Whether it is known already, and its number stays.
    pub known: bool,
    /// Its number.
    pub number: String,
    /// How it travels.
    pub mode: ShipMode,
    /// Who carries it.
    pub forwarder: Option<PartyCode>,
    /// The exporting carrier.
    pub carrier: String,
    /// Vessel and voyage, or flight.
    pub voyage: String,
    /// Bill of lading or air waybill.
    pub bill: String,
    /// The last day on which the carrier takes it.
    pub cut_off: String,
    /// The day on which it is to arrive.
    pub arrives: String,
    /// What was sent.
    pub sent: Option<ShipmentTerms>,
}

/// What is typed of a consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignmentForm {
    /// Whether it is known already, and its number stays.
    pub known: bool,
    /// The shipment that it travels with.
    pub shipment: ShipmentNumber,
    /// Its number.
    pub number: String,
    /// The importer in China.
    pub importer: Option<PartyCode>,
    /// The exporter.
    pub exporter: Option<PartyCode>,
    /// Who is told on arrival.
    pub notify: Option<PartyCode>,
    /// The way into China.
    pub route: CustomsRoute,
    /// Of every value.
    pub currency: String,
    /// The number of its invoice.
    pub invoice: String,
    /// Terms of delivery.
    pub incoterm: String,
    /// The number of its export filing.
    pub itn: String,
    /// Why the goods come back.
    pub reason: String,
    /// What was sent.
    pub sent: Option<ConsignmentTerms>,
}

/// What is typed of a pallet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PalletForm {
    /// Of which shipment.
    pub shipment: ShipmentNumber,
    /// Its number.
    pub number: String,
    /// What it is made of.
    pub material: PalletMaterial,
    /// Its sides.
    pub sides: String,
    /// What it weighs empty.
    pub tare: String,
    /// What was sent.
    pub sent: Option<PalletTerms>,
}

impl ShipmentForm {
    /// A new shipment, with a number that is not taken.
    pub(super) fn offered(seen: &Seen, taken: &[ShipmentRow]) -> Self {
        let month = seen.zone.day(seen.now).to_string();
        let month = month.get(..7).unwrap_or(&month).to_owned();
        let numbers = ('A'..='Z').map(|letter| format!("SH-{month}-{letter}"));
        let is_taken = |number: &String| {
            taken
                .iter()
                .any(|row| row.terms.shipment.as_str() == number)
        };
        let mut free = numbers.filter(|number| !is_taken(number));
        Self {
            known: false,
            number: free.next().unwrap_or_default(),
            mode: ShipMode::SeaLcl,
            forwarder: None,
            carrier: String::new(),
            voyage: String::new(),
            bill: String::new(),
            cut_off: String::new(),
            arrives: String::new(),
            sent: None,
        }
    }

    /// The terms of a shipment that is known.
    pub fn of(terms: &ShipmentTerms) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            known: true,
            number: terms.shipment.to_string(),
            mode: terms.mode,
            forwarder: terms.forwarder.clone(),
            carrier: text(&terms.carrier),
            voyage: text(&terms.voyage),
            bill: text(&terms.bill),
            cut_off: day(terms.cut_off),
            arrives: day(terms.arrives),
            sent: None,
        }
    }

    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<ShipmentTerms, ShipDeskMsg> {
        let number = ShipmentNumber::parse(self.number.trim());
        Ok(ShipmentTerms {
            shipment: number.ok_or(ShipDeskMsg::NumberWrong)?,
            mode: self.mode,
            forwarder: self.forwarder.clone(),
            carrier: kept(&self.carrier),
            voyage: kept(&self.voyage),
            bill: kept(&self.bill),
            cut_off: day(&self.cut_off)?,
            arrives: day(&self.arrives)?,
        })
    }
}

/// Reads a day, or nothing.
fn day(text: &str) -> Result<Option<Day>, ShipDeskMsg> {
    match text.trim() {
        "" => Ok(None),
        text => Day::parse(text).map(Some).ok_or(ShipDeskMsg::DayWrong),
    }
}

impl ConsignmentForm {
    /// A new consignment of a shipment, with a number that is not taken.
    pub(super) fn offered(view: &ShipmentView) -> Self {
        let shipment = view.row.terms.shipment.clone();
        let numbers = (1_u32..).map(|count| format!("{shipment}-{count}"));
        let is_taken = |number: &String| {
            let mut taken = view.consignments.iter();
            taken.any(|(row, _)| row.terms.consignment.as_str() == number)
        };
        let mut free = numbers.filter(|number| !is_taken(number));
        let before = view.consignments.last().map(|(row, _)| &row.terms);
        Self {
            known: false,
            number: free.next().unwrap_or_default(),
            importer: None,
            exporter: before.and_then(|terms| terms.exporter.clone()),
            notify: None,
            route: before.map_or(CustomsRoute::DutyFree, |terms| terms.route),
            currency: before
                .map_or(Currency::USD, |terms| terms.currency)
                .code()
                .to_owned(),
            invoice: String::new(),
            incoterm: before
                .and_then(|terms| terms.incoterm.clone())
                .unwrap_or_default(),
            itn: String::new(),
            reason: String::new(),
            shipment,
            sent: None,
        }
    }

    /// The terms of a consignment that is known.
    pub fn of(terms: &ConsignmentTerms) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            known: true,
            shipment: terms.shipment.clone(),
            number: terms.consignment.to_string(),
            importer: Some(terms.importer.clone()),
            exporter: terms.exporter.clone(),
            notify: terms.notify.clone(),
            route: terms.route,
            currency: terms.currency.code().to_owned(),
            invoice: text(&terms.invoice),
            incoterm: text(&terms.incoterm),
            itn: text(&terms.itn),
            reason: text(&terms.reason),
            sent: None,
        }
    }

    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<ConsignmentTerms, ShipDeskMsg> {
        let number = ConsignmentNumber::parse(self.number.trim());
        let currency = Currency::parse(self.currency.trim());
        Ok(ConsignmentTerms {
            consignment: number.ok_or(ShipDeskMsg::NumberWrong)?,
            shipment: self.shipment.clone(),
            importer: self.importer.clone().ok_or(ShipDeskMsg::ImporterWanted)?,
            exporter: self.exporter.clone(),
            notify: self.notify.clone(),
            route: self.route,
            currency: currency.ok_or(ShipDeskMsg::CurrencyWrong)?,
            invoice: kept(&self.invoice),
            incoterm: kept(&self.incoterm),
            itn: kept(&self.itn),
            reason: kept(&self.reason),
        })
    }
}

impl PalletForm {
    /// A new pallet of a shipment, with the number after the last one.
    pub(super) fn offered(view: &ShipmentView) -> Self {
        let numbers = (1_u32..).map(|count| count.to_string());
        let is_taken = |number: &String| {
            let mut taken = view.pallets.iter();
            taken.any(|terms| terms.pallet.as_str() == number)
        };
        let mut free = numbers.filter(|number| !is_taken(number));
        Self {
            shipment: view.row.terms.shipment.clone(),
            number: free.next().unwrap_or_default(),
            material: PalletMaterial::TreatedWood,
            sides: String::new(),
            tare: String::new(),
            sent: None,
        }
    }

    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<PalletTerms, ShipDeskMsg> {
        let sides = match self.sides.trim() {
            "" => None,
            text => {
                let sides = entered::sides(text, Some(LengthUnit::Centimetre));
                Some(sides.ok_or(ShipDeskMsg::SidesWrong)?)
            }
        };
        let tare = entered::weight(&self.tare, Some(MassUnit::Kilogram));
        let number = PalletNumber::parse(self.number.trim());
        Ok(PalletTerms {
            shipment: self.shipment.clone(),
            pallet: number.ok_or(ShipDeskMsg::NumberWrong)?,
            material: self.material,
            sides,
            tare: tare.ok_or(ShipDeskMsg::TareWrong)?,
        })
    }
}

/// Closes a form once what it sent is kept, and chooses what it is of.
pub(super) fn done(seen: &Seen, draft: &mut Draft, known: &Known<'_>) {
    let mut unasked = Vec::new();
    let answer = asked(seen, View::Shipments, ShipQuery::Shipments, &mut unasked);
    let shipments: &[ShipmentRow] = match answer {
        Some(ShipAnswer::Shipments(rows)) => rows,
        Some(_) | None => &[],
    };
    let is_kept = match &draft.form {
        Form::Nothing => false,
        Form::Shipment(form) => {
            let is_it = |terms: &ShipmentTerms| shipments.iter().any(|row| row.terms == *terms);
            form.sent.as_ref().is_some_and(is_it)
        }
        Form::Consignment(form) => {
            let all = || known.shipment.iter().flat_map(|view| &view.consignments);
            let is_it = |terms: &ConsignmentTerms| all().any(|(row, _)| row.terms == *terms);
            form.sent.as_ref().is_some_and(is_it)
        }
        Form::Pallet(form) => {
            let all = || known.shipment.iter().flat_map(|view| &view.pallets);
            let is_it = |terms: &PalletTerms| all().any(|pallet| pallet == terms);
            form.sent.as_ref().is_some_and(is_it)
        }
    };
    if !is_kept {
        return;
    }
    match std::mem::take(&mut draft.form) {
        Form::Shipment(form) => {
            let number = form.sent.map(|terms| terms.shipment);
            if draft.shipment != number {
                draft.shipment = number;
                draft.consignment = None;
            }
        }
        Form::Consignment(form) => draft.consignment = form.sent.map(|terms| terms.consignment),
        Form::Pallet(_) | Form::Nothing => {}
    }
}

pub(super) fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let end = match &mut draft.form {
        Form::Nothing => None,
        Form::Shipment(form) => shipment_ui(ui, seen, form, known.parties, intents),
        Form::Consignment(form) => consignment_ui(ui, seen, form, known.parties, intents),
        Form::Pallet(form) => pallet_ui(ui, seen, form, intents),
    };
    if end == Some(End::No) {
        draft.form = Form::Nothing;
    }
}

/// Draws the word of the button that opened a form as its title.
fn title_ui(ui: &mut Ui, seen: &Seen, word: ShipDeskMsg) {
    let word = seen.say(word);
    let title = word.trim_end_matches('…').to_owned();
    head_ui(ui, seen, Message::Verbatim(title));
}

fn number_ui(ui: &mut Ui, seen: &Seen, known: bool, number: &mut String) {
    if known {
        let text = seen.say(ShipDeskMsg::NumberIs {
            number: number.clone(),
        });
        muted_ui(ui, seen, &text);
    } else {
        text_ui(ui, seen, ShipDeskMsg::Number, number, ("", None));
    }
}

fn shipment_ui(
    ui: &mut Ui,
    seen: &Seen,
    form: &mut ShipmentForm,
    parties: &[Party],
    intents: &mut Vec<Intent>,
) -> Option<End> {
    let head = if form.known {
        ShipDeskMsg::EditShipment
    } else {
        ShipDeskMsg::NewShipment
    };
    title_ui(ui, seen, head);
    number_ui(ui, seen, form.known, &mut form.number);
    let modes = ShipMode::ALL.iter();
    let modes: Vec<_> = modes
        .map(|of| (*of, seen.term("ship-mode", of.code())))
        .collect();
    pick_ui(
        ui,
        seen,
        ("ship mode", ShipDeskMsg::Mode),
        &mut form.mode,
        &modes,
    );
    let of = ("forwarder", ShipDeskMsg::ForwarderParty);
    party_ui(ui, seen, of, &mut form.forwarder, parties);
    let rows = [
        (ShipDeskMsg::Carrier, &mut form.carrier, ""),
        (ShipDeskMsg::Voyage, &mut form.voyage, ""),
        (ShipDeskMsg::Bill, &mut form.bill, ""),
        (ShipDeskMsg::CutOff, &mut form.cut_off, "2026-12-04"),
        (ShipDeskMsg::Arrives, &mut form.arrives, "2027-01-08"),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let read = form.read();
    let end = ends_ui(ui, seen, ShipDeskMsg::Keep, read.as_ref().err().cloned());
    if let (Some(End::Yes), Ok(terms)) = (end, read) {
        form.sent = Some(terms.clone());
        intents.push(command(ShipCommand::SetShipment(Box::new(terms))));
    }
    end
}

fn consignment_ui(
    ui: &mut Ui,
    seen: &Seen,
    form: &mut ConsignmentForm,
    parties: &[Party],
    intents: &mut Vec<Intent>,
) -> Option<End> {
    let head = if form.known {
        ShipDeskMsg::EditConsignment
    } else {
        ShipDeskMsg::NewConsignment
    };
    title_ui(ui, seen, head);
    number_ui(ui, seen, form.known, &mut form.number);
    if parties.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::PartiesNoneHow));
    }
    let picks = [
        ("importer", ShipDeskMsg::Importer, &mut form.importer),
        ("exporter", ShipDeskMsg::Exporter, &mut form.exporter),
        ("notify", ShipDeskMsg::Notify, &mut form.notify),
    ];
    for (name, label, chosen) in picks {
        party_ui(ui, seen, (name, label), chosen, parties);
    }
    let routes = CustomsRoute::ALL.iter();
    let routes: Vec<_> = routes
        .map(|of| (*of, seen.term("customs-route", of.code())))
        .collect();
    pick_ui(
        ui,
        seen,
        ("route", ShipDeskMsg::Route),
        &mut form.route,
        &routes,
    );
    let rows = [
        (ShipDeskMsg::CurrencyCode, &mut form.currency, "USD"),
        (ShipDeskMsg::Invoice, &mut form.invoice, ""),
        (ShipDeskMsg::Incoterm, &mut form.incoterm, "CIF SHENZHEN"),
        (ShipDeskMsg::Itn, &mut form.itn, "X20261204123456"),
        (ShipDeskMsg::ReturnReason, &mut form.reason, ""),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let read = form.read();
    let end = ends_ui(ui, seen, ShipDeskMsg::Keep, read.as_ref().err().cloned());
    if let (Some(End::Yes), Ok(terms)) = (end, read) {
        form.sent = Some(terms.clone());
        intents.push(command(ShipCommand::SetConsignment(Box::new(terms))));
    }
    end
}

fn pallet_ui(
    ui: &mut Ui,
    seen: &Seen,
    form: &mut PalletForm,
    intents: &mut Vec<Intent>,
) -> Option<End> {
    title_ui(ui, seen, ShipDeskMsg::NewPallet);
    text_ui(ui, seen, ShipDeskMsg::Number, &mut form.number, ("1", None));
    let materials = PalletMaterial::ALL.iter();
    let materials: Vec<_> = materials
        .map(|of| (*of, seen.term("pallet-material", of.code())))
        .collect();
    let of = ("pallet material", ShipDeskMsg::Material);
    pick_ui(ui, seen, of, &mut form.material, &materials);
    let hint = ("120 x 100 x 150", None);
    text_ui(ui, seen, ShipDeskMsg::PalletSides, &mut form.sides, hint);
    text_ui(
        ui,
        seen,
        ShipDeskMsg::PalletTare,
        &mut form.tare,
        ("18", None),
    );
    let read = form.read();
    let end = ends_ui(ui, seen, ShipDeskMsg::Keep, read.as_ref().err().cloned());
    if let (Some(End::Yes), Ok(terms)) = (end, read) {
        form.sent = Some(terms.clone());
        intents.push(command(ShipCommand::SetPallet(terms)));
    }
    end
}
