//! The parties, and the form of one.

use eframe::egui::{Button, Frame, Margin, Panel, Ui};

use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, kept, text_ui};
use super::{asked, head_ui, muted_ui, screening, scrolled, trouble_ui};
use crate::domain::codes::{Country, HkBr, PartyCode, SellerCode, Uscc, UsccFault};
use crate::domain::party::{ImporterLack, Party};
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::shell::view::View;
use crate::text::{Message, ShipDeskMsg};

/// How much of the width the form takes.
const FORM_SHARE: f32 = 0.55;

/// What is typed of a party.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The form that is open.
    pub form: Option<PartyForm>,
    /// The list that parties are compared with.
    pub screening: screening::Draft,
}

/// See [`Draft`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PartyForm {
    /// Whether it is known already, and its code stays.
    pub known: bool,
    /// The code under which it is kept.
    pub code: String,
    /// Its name in English.
    pub name_en: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its address in English.
    pub address_en: String,
    /// Its address in Chinese.
    pub address_zh: String,
    /// Where it is.
    pub country: String,
    /// Its unified social credit code.
    pub uscc: String,
    /// Its business registration number in Hong Kong.
    pub hk_br: String,
    /// Its employer identification number.
    pub ein: String,
    /// Whom to call or write to.
    pub contact: String,
    /// Whose goods it may import.
    pub sellers: String,
    /// What was sent.
    pub sent: Option<Party>,
}

impl PartyForm {
    fn new() -> Self {
        Self {
            country: Country::china().to_string(),
            ..Self::default()
        }
    }

    /// A party that is known.
    pub fn of(party: &Party) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let sellers = party.sellers.iter().map(ToString::to_string);
        Self {
            known: true,
            code: party.party.to_string(),
            name_en: text(&party.name_en),
            name_zh: text(&party.name_zh),
            address_en: text(&party.address_en),
            address_zh: text(&party.address_zh),
            country: party.country.to_string(),
            uscc: party
                .uscc
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            hk_br: party
                .hk_br
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            ein: text(&party.ein),
            contact: text(&party.contact),
            sellers: sellers.collect::<Vec<_>>().join(", "),
            sent: None,
        }
    }

    /// Says what is wrong with the unified social credit code.
    pub fn uscc_trouble(&self) -> Option<ShipDeskMsg> {
        if self.uscc.trim().is_empty() {
            return None;
        }
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        match Uscc::read(&self.uscc).err()? {
            UsccFault::Length(length) => Some(ShipDeskMsg::UsccLength {
                count: number(length),
            }),
            UsccFault::Sign(place) => Some(ShipDeskMsg::UsccSign {
                place: number(place),
            }),
            UsccFault::Check(sign) => Some(ShipDeskMsg::UsccCheck {
                sign: sign.to_string(),
            }),
        }
    }

    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<Party, ShipDeskMsg> {
        if self.uscc_trouble().is_some() {
            return Err(ShipDeskMsg::UsccWrong);
        }
        let hk_br = self.hk_br.trim();
        if !hk_br.is_empty() && HkBr::parse(hk_br).is_none() {
            return Err(ShipDeskMsg::HkBrWrong);
        }
        let sellers = self.sellers.split([',', '，', ' ']);
        let sellers = sellers.map(str::trim).filter(|code| !code.is_empty());
        let sellers: Option<Vec<SellerCode>> = sellers.map(SellerCode::parse).collect();
        let code = PartyCode::parse(self.code.trim());
        let country = Country::parse(self.country.trim());
        Ok(Party {
            party: code.ok_or(ShipDeskMsg::NumberWrong)?,
            name_en: kept(&self.name_en),
            name_zh: kept(&self.name_zh),
            address_en: kept(&self.address_en),
            address_zh: kept(&self.address_zh),
            country: country.ok_or(ShipDeskMsg::CountryWrong)?,
            uscc: Uscc::parse(self.uscc.trim()),
            hk_br: HkBr::parse(hk_br),
            ein: kept(&self.ein),
            contact: kept(&self.contact),
            sellers: sellers.ok_or(ShipDeskMsg::SellersWrong)?,
        })
    }
}

pub(super) fn parties_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let answer = asked(seen, View::Parties, ShipQuery::Parties(None), intents);
    let parties: &[Party] = match answer {
        Some(ShipAnswer::Parties(parties)) => parties,
        Some(_) | None => &[],
    };
    let sent = draft.form.as_ref().and_then(|form| form.sent.clone());
    if let Some(sent) = sent
        && parties.contains(&sent)
    {
        draft.form = None;
    }
    let width = (ui.available_width() * FORM_SHARE).floor();
    Panel::right("form of a party")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "party form", |ui| form_ui(ui, seen, draft, intents));
        });
    let listed = screening::known(seen, intents);
    scrolled(ui, "parties", |ui| {
        if let Some(view) = listed {
            screening::lists_ui(ui, seen, &mut draft.screening, view, intents);
        }
        if ui.button(seen.say(ShipDeskMsg::NewParty)).clicked() {
            draft.form = Some(PartyForm::new());
        }
        if parties.is_empty() {
            muted_ui(ui, seen, &seen.say(ShipDeskMsg::PartiesNone));
            muted_ui(ui, seen, &seen.say(ShipDeskMsg::PartiesNoneHow));
        }
        for party in parties {
            let is_chosen = draft
                .form
                .as_ref()
                .is_some_and(|form| form.known && form.code == party.party.as_str());
            let mut lines = vec![format!("{} · {}", party.party, party.shown())];
            let registers = [
                party.uscc.as_ref().map(ToString::to_string),
                party.hk_br.as_ref().map(ToString::to_string),
                party.ein.clone(),
            ];
            let sellers: Vec<String> = party.sellers.iter().map(ToString::to_string).collect();
            let more: Vec<String> = registers.into_iter().flatten().chain(sellers).collect();
            if !more.is_empty() {
                lines.push(more.join(" · "));
            }
            let width = ui.available_width();
            let button = Button::selectable(is_chosen, lines.join("\n")).wrap();
            let button = button.min_size(eframe::egui::Vec2::new(width, 0.0));
            if ui.add(button).clicked() {
                draft.form = Some(PartyForm::of(party));
            }
            if let Some(view) = listed {
                screening::hits_ui(ui, seen, view, &party.party);
            }
        }
    });
}

fn form_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let Some(form) = &mut draft.form else {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::PartyChoose));
        return;
    };
    if form.known {
        let text = seen.say(ShipDeskMsg::NumberIs {
            number: form.code.clone(),
        });
        muted_ui(ui, seen, &text);
    } else {
        let word = seen.say(ShipDeskMsg::NewParty);
        let title = word.trim_end_matches('…').to_owned();
        head_ui(ui, seen, Message::Verbatim(title));
        text_ui(
            ui,
            seen,
            ShipDeskMsg::PartyCode,
            &mut form.code,
            ("SZ-A", None),
        );
    }
    let uscc = form.uscc_trouble();
    let rows = [
        (ShipDeskMsg::NameZh, &mut form.name_zh, "", None),
        (ShipDeskMsg::NameEn, &mut form.name_en, "", None),
        (ShipDeskMsg::AddressZh, &mut form.address_zh, "", None),
        (ShipDeskMsg::AddressEn, &mut form.address_en, "", None),
        (ShipDeskMsg::CountryCode, &mut form.country, "CN", None),
        (ShipDeskMsg::Uscc, &mut form.uscc, "", uscc),
        (ShipDeskMsg::HkBr, &mut form.hk_br, "", None),
        (ShipDeskMsg::Ein, &mut form.ein, "", None),
        (ShipDeskMsg::Contact, &mut form.contact, "", None),
        (
            ShipDeskMsg::ImportsFor,
            &mut form.sellers,
            "S-01, S-02",
            None,
        ),
    ];
    for (label, text, hint, trouble) in rows {
        text_ui(ui, seen, label, text, (hint, trouble));
    }
    let read = form.read();
    if let Ok(party) = &read
        && let Some(lack) = party.importer_lacks()
    {
        let said = match lack {
            ImporterLack::Register => ShipDeskMsg::LacksRegister,
            ImporterLack::Name => ShipDeskMsg::LacksName,
            ImporterLack::Address => ShipDeskMsg::LacksAddress,
        };
        trouble_ui(ui, seen, &seen.say(said));
    }
    let end = ends_ui(ui, seen, ShipDeskMsg::Keep, read.as_ref().err().cloned());
    match (end, read) {
        (Some(End::Yes), Ok(party)) => {
            form.sent = Some(party.clone());
            intents.push(command(ShipCommand::SetParty(Box::new(party))));
        }
        (Some(End::No), _) => draft.form = None,
        (Some(End::Yes) | None, _) => {}
    }
}
