//! What is typed about a seller, and what saving it would ask for.

use std::path::PathBuf;

use super::super::table;
use super::rates::{TypedRates, WrongRate};
use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::HOLD_DAYS_MAX;
use crate::domain::money::{Currency, Money};
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::ledger::rows::{RatesFrom, SellerRow};
use crate::ledger::{Command, PackRef};
use crate::text::DeskMsg;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// The table of the sellers.
    pub list: table::Draft,
    /// The form, when a seller is chosen or a new one is begun.
    pub form: Option<Form>,
    /// Whether another seller was chosen while this one is not saved.
    pub waits: bool,
    /// Where the chosen seller's record is to be written.
    pub save: Option<PathBuf>,
    /// The checklist whose file is wanted.
    pub pack: Option<PackRef>,
    /// Where that file is to be written.
    pub save_pack: Option<PathBuf>,
}

/// A part of the form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Part {
    /// Who the seller is, and its terms.
    #[default]
    Terms,
    /// Its rate card.
    Rates,
    /// Its own checklists.
    Checklists,
}

/// The form: what is typed, and what it began from.
pub struct Form {
    /// The seller as the store has it; none for a new one.
    pub base: Option<SellerRow>,
    /// What is typed.
    pub typed: Typed,
    /// Which part of it is shown.
    pub part: Part,
    /// What was asked to be written and is not in the store yet.
    sent: Option<SellerRow>,
}

/// The fields as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The rule table; none means the house's own.
    pub policy: Option<PackRef>,
    /// The language of what the seller is sent.
    pub language: String,
    /// Pieces of our address.
    pub hints: String,
    /// The value from which on units go to the cage.
    pub cage: String,
    /// Its currency.
    pub currency: String,
    /// Decisions that want a supervisor.
    pub approve: Vec<Decision>,
    /// Days of a hold.
    pub days: String,
    /// What a hold comes to.
    pub default: Decision,
    /// Whom of the seller's people we ask.
    pub contacts: String,
    /// Which photos the seller wants.
    pub photos: PhotoLevel,
    /// The worst grade that is sold as fit.
    pub resell_from: Option<Grade>,
    /// What a decision against the proposal may lose, in the cage's currency.
    pub loss: String,
    /// The newest rate card.
    pub rates: TypedRates,
}

/// What is wrong with each field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wrong {
    /// With the code.
    pub code: Option<DeskMsg>,
    /// With the name.
    pub name: Option<DeskMsg>,
    /// With the pieces of our address.
    pub hints: Option<DeskMsg>,
    /// With the value of the cage or its currency.
    pub cage: Option<DeskMsg>,
    /// With what an override may lose.
    pub loss: Option<DeskMsg>,
    /// With the days of a hold.
    pub days: Option<DeskMsg>,
    /// With the rate card.
    pub rates: Option<WrongRate>,
}

/// How what is typed stands to the store.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// The store has it so.
    Same,
    /// It is on its way.
    Sent,
    /// It differs and can be written.
    Ready(Box<SellerRow>),
    /// It differs and something is wrong.
    Wrong(Box<Wrong>),
}

impl Typed {
    /// Fills the fields from a seller.
    pub fn of(row: &SellerRow) -> Self {
        let terms = &row.terms;
        let amounts = terms.cage_from.or(terms.override_loss);
        let currency = amounts.map_or(Currency::USD, |from| from.currency);
        Self {
            code: row.seller.to_string(),
            name: row.name.clone(),
            policy: row.policy.clone(),
            language: terms.language.clone(),
            hints: terms.address_hints.join(", "),
            cage: terms.cage_from.map(Money::decimal).unwrap_or_default(),
            currency: currency.to_string(),
            approve: terms.approve.clone(),
            days: terms.hold_days.to_string(),
            default: terms.hold_default,
            contacts: terms.contacts.join(", "),
            photos: terms.photos,
            resell_from: terms.resell_from,
            loss: terms.override_loss.map(Money::decimal).unwrap_or_default(),
            rates: TypedRates::of(&row.rates),
        }
    }

    /// The fields of a new seller: the house's own terms.
    fn blank() -> Self {
        let terms = Terms::default();
        Self {
            code: String::new(),
            name: String::new(),
            policy: None,
            language: terms.language,
            hints: String::new(),
            cage: String::new(),
            currency: Currency::USD.to_string(),
            approve: terms.approve,
            days: terms.hold_days.to_string(),
            default: terms.hold_default,
            contacts: String::new(),
            photos: terms.photos,
            resell_from: terms.resell_from,
            loss: String::new(),
            rates: TypedRates::of(&[]),
        }
    }

    /// Reads an amount in the currency of both; nothing typed is none.
    fn amount(&self, text: &str) -> Result<Option<Money>, DeskMsg> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let read = |currency| Money::parse_decimal(text, currency);
        let from = Currency::parse(&self.currency).and_then(read);
        let from = from.filter(|from| from.minor > 0);
        from.map(Some).ok_or(DeskMsg::SellerCageWrong)
    }

    /// Reads the fields; what is wrong stands by its field.
    fn read(
        &self,
        others: &[&SellerRow],
        known: &[RatesFrom],
        today: Day,
    ) -> Result<SellerRow, Box<Wrong>> {
        let code = SellerCode::parse(self.code.trim());
        let taken = others.iter().any(|row| Some(&row.seller) == code.as_ref());
        let days = Terms::parse_days(&self.days);
        let cage = self.amount(&self.cage);
        let loss = self.amount(&self.loss);
        let rates = self.rates.laid(known, today);
        let terms = Terms {
            language: self.language.clone(),
            address_hints: Terms::parse_hints(&self.hints),
            cage_from: cage.clone().unwrap_or_default(),
            approve: self.approve.clone(),
            hold_days: days.unwrap_or_default(),
            hold_default: self.default,
            contacts: Terms::parse_contacts(&self.contacts),
            photos: self.photos,
            resell_from: self.resell_from,
            override_loss: loss.clone().unwrap_or_default(),
        };
        let wrong = Wrong {
            code: match (&code, taken) {
                (None, _) => Some(DeskMsg::ImportSellerWrong),
                (Some(_), true) => Some(DeskMsg::SellerTaken),
                (Some(_), false) => None,
            },
            name: self
                .name
                .trim()
                .is_empty()
                .then_some(DeskMsg::SellerNameWrong),
            hints: wrong_hint(&terms, others),
            cage: cage.err(),
            loss: loss.err(),
            days: days.is_none().then_some(DeskMsg::SellerHoldDaysWrong {
                most: HOLD_DAYS_MAX,
            }),
            rates: rates.as_ref().err().copied(),
        };
        match code {
            Some(seller) if wrong == Wrong::default() => Ok(SellerRow {
                seller,
                name: self.name.trim().to_owned(),
                policy: self.policy.clone(),
                terms,
                rates: rates.unwrap_or_default(),
                checklists: Vec::new(),
            }),
            Some(_) | None => Err(Box::new(wrong)),
        }
    }
}

fn wrong_hint(terms: &Terms, others: &[&SellerRow]) -> Option<DeskMsg> {
    let mut hints = terms.address_hints.iter();
    if let Some(short) = hints.find(|hint| hint.chars().count() < Terms::HINT_CHARS_MIN) {
        return Some(DeskMsg::SellerHintsShort {
            hint: short.clone(),
        });
    }
    others.iter().find_map(|other| {
        let hint = terms.shared_hint(&other.terms)?;
        Some(DeskMsg::SellerHintsShared {
            hint: hint.to_owned(),
            seller: other.seller.clone(),
        })
    })
}

impl Form {
    /// Tells how what is typed stands to the store.
    pub fn standing(&self, sellers: &[SellerRow], today: Day) -> Standing {
        let own = self.base.as_ref().or(self.sent.as_ref());
        let others: Vec<&SellerRow> = sellers
            .iter()
            .filter(|row| own.is_none_or(|own| own.seller != row.seller))
            .collect();
        let known = self.base.as_ref().map_or(&[][..], |base| &base.rates);
        // A checklist comes from a file and is not typed.
        let set = self.base.as_ref().map(|base| base.checklists.clone());
        let read = self.typed.read(&others, known, today);
        let read = read.map(|row| SellerRow {
            checklists: set.unwrap_or_default(),
            ..row
        });
        match read {
            Ok(row) if self.base.as_ref() == Some(&row) => Standing::Same,
            Ok(row) if self.sent.as_ref() == Some(&row) => Standing::Sent,
            Ok(row) => Standing::Ready(Box::new(row)),
            Err(wrong) => Standing::Wrong(wrong),
        }
    }

    /// Gives what writing the row asks for and remembers that it was asked.
    pub fn save(&mut self, row: SellerRow) -> Vec<Command> {
        let commands = commands(self.base.as_ref(), &row);
        self.sent = Some(row);
        commands
    }

    /// Puts the fields back to what the store has.
    pub fn discard(&mut self) {
        self.typed = self.base.as_ref().map_or_else(Typed::blank, Typed::of);
        self.sent = None;
    }

    /// Whether something is typed that nobody asked to be written.
    fn is_unsaved(&self) -> bool {
        let sent = self.sent.as_ref().map(Typed::of);
        let from = self.base.as_ref().map_or_else(Typed::blank, Typed::of);
        self.typed != from && Some(&self.typed) != sent.as_ref()
    }

    /// Takes what the store has by now; what is typed stays unless nothing was.
    fn refresh(&mut self, sellers: &[SellerRow]) {
        let own = self.base.as_ref().or(self.sent.as_ref());
        let Some(now) = own.and_then(|own| sellers.iter().find(|row| row.seller == own.seller))
        else {
            return;
        };
        if self.sent.as_ref() == Some(now) {
            self.sent = None;
            self.typed = Typed::of(now);
        } else if self.sent.is_none() && !self.is_unsaved() {
            self.typed = Typed::of(now);
        } else {
            return;
        }
        self.base = Some(now.clone());
    }
}

impl Draft {
    /// Gives the seller of the form as the store has it.
    pub fn chosen(&self) -> Option<&SellerRow> {
        self.form.as_ref()?.base.as_ref()
    }

    /// Opens the form on a seller, or on a new one; not while the one there is not saved.
    pub fn open(&mut self, row: Option<&SellerRow>) {
        let stays = self.form.as_ref().is_some_and(Form::is_unsaved);
        self.waits = stays;
        if !stays {
            self.form = Some(Form {
                base: row.cloned(),
                typed: row.map_or_else(Typed::blank, Typed::of),
                part: self.form.as_ref().map_or(Part::Terms, |form| form.part),
                sent: None,
            });
        }
    }

    /// Takes what the store has by now.
    pub fn refresh(&mut self, sellers: &[SellerRow]) {
        if let Some(form) = &mut self.form {
            form.refresh(sellers);
            self.waits &= form.is_unsaved();
        }
    }
}

/// Lists what differs, as commands: what another desk has changed meanwhile stays.
fn commands(base: Option<&SellerRow>, row: &SellerRow) -> Vec<Command> {
    let fresh = SellerRow::unnamed(&row.seller);
    let before = base.unwrap_or(&fresh);
    let mut commands = Vec::new();
    if base.is_none() || before.name != row.name {
        commands.push(Command::NameSeller {
            seller: row.seller.clone(),
            name: row.name.clone(),
        });
    }
    if let (true, Some(policy)) = (before.policy != row.policy, &row.policy) {
        commands.push(Command::SetSellerPolicy {
            seller: row.seller.clone(),
            policy: policy.clone(),
        });
    }
    if before.terms != row.terms {
        commands.push(Command::SetSellerTerms {
            seller: row.seller.clone(),
            terms: row.terms.clone(),
        });
    }
    let is_new = |rates: &&RatesFrom| !before.rates.contains(rates);
    commands.extend(
        row.rates
            .iter()
            .filter(is_new)
            .map(|rates| Command::SetSellerRates {
                seller: row.seller.clone(),
                rates: Box::new(rates.clone()),
            }),
    );
    commands
}
