//! What is typed about a seller, and what saving it would ask for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::table;
use super::rates::{TypedRates, WrongRate};
use super::{orders, statement};
use crate::domain::codes::SellerCode;
use crate::domain::dated::{self, lay, not_in};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::HOLD_DAYS_MAX;
use crate::domain::money::{Currency, Money};
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::domain::workdays::{DaysOff, SellerCalendar};
use crate::ledger::rows::{PolicyFrom, SellerRow, TermsFrom};
use crate::ledger::{Command, PackRef};
use crate::shell::open::rule_tables;
use crate::text::SellersMsg;

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
    /// The days of a statement.
    pub statement: statement::Draft,
    /// What is typed of a standing order.
    pub orders: orders::Draft,
}

/// A part of the form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Part {
    /// Who the seller is, and its terms.
    #[default]
    Terms,
    /// Its rate card.
    Rates,
    /// What it ordered for all goods of a SKU.
    Orders,
    /// Its own checklists.
    Checklists,
    /// Its statement of charges.
    Statement,
}

/// The form: what is typed, and what it began from.
pub struct Form {
    /// The seller as the store has it; none for a new one.
    pub base: Option<SellerRow>,
    /// What is typed.
    pub typed: Typed,
    /// Which part of it is shown.
    pub part: Part,
    /// The day on which the fields were filled.
    filled: Day,
    /// The day to come whose terms they have; none means those in force.
    coming: Option<Day>,
    /// What was asked to be written and is not in the store yet, as row and as typed.
    sent: Option<(SellerRow, Typed)>,
}

/// The fields as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The first day on which rule table and terms are in force; empty means from today on.
    pub from: String,
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
    /// Whose days off the seller keeps.
    pub keeps: DaysOff,
    /// Its own days off.
    pub days_off: String,
    /// Days that it works all the same.
    pub days_worked: String,
    /// The newest rate card.
    pub rates: TypedRates,
}

/// What is wrong with each field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wrong {
    /// With the code.
    pub code: Option<SellersMsg>,
    /// With the name.
    pub name: Option<SellersMsg>,
    /// With the day from which on they are in force.
    pub from: Option<SellersMsg>,
    /// With the pieces of our address.
    pub hints: Option<SellersMsg>,
    /// With the value of the cage or its currency.
    pub cage: Option<SellersMsg>,
    /// With what an override may lose.
    pub loss: Option<SellersMsg>,
    /// With the days of a hold.
    pub days: Option<SellersMsg>,
    /// With its own days off or worked days.
    pub calendar: Option<SellersMsg>,
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
    /// Fills the fields from a seller as it stands today, or on a day to come.
    fn of(row: &SellerRow, today: Day, coming: Option<Day>) -> Self {
        let day = coming.unwrap_or(today);
        let terms = row.terms_on(day);
        let amounts = terms.cage_from.or(terms.override_loss);
        let currency = amounts.map_or(Currency::USD, |from| from.currency);
        Self {
            code: row.seller.to_string(),
            name: row.name.clone(),
            from: coming.map(|day| day.to_string()).unwrap_or_default(),
            policy: row.policy_on(day).cloned(),
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
            keeps: terms.calendar.keeps,
            days_off: joined(&terms.calendar.off),
            days_worked: joined(&terms.calendar.worked),
            rates: TypedRates::of(&row.rates),
        }
    }

    /// The fields of a new seller: the house's own terms.
    fn blank() -> Self {
        let terms = Terms::default();
        Self {
            code: String::new(),
            name: String::new(),
            from: String::new(),
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
            keeps: terms.calendar.keeps,
            days_off: String::new(),
            days_worked: String::new(),
            rates: TypedRates::of(&[]),
        }
    }

    /// Reads an amount in the currency of both; nothing typed is none.
    fn amount(&self, text: &str) -> Result<Option<Money>, SellersMsg> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let read = |currency| Money::parse_decimal(text, currency);
        let from = Currency::parse(&self.currency).and_then(read);
        let from = from.filter(|from| from.minor > 0);
        from.map(Some).ok_or(SellersMsg::SellerCageWrong)
    }

    /// Reads when the seller's people work.
    fn calendar(&self) -> Result<SellerCalendar, SellersMsg> {
        let days = |text: &str| SellerCalendar::parse_days(text).ok_or(SellersMsg::SellerDaysWrong);
        let calendar = SellerCalendar {
            keeps: self.keeps,
            off: days(&self.days_off)?,
            worked: days(&self.days_worked)?,
        };
        match calendar.torn() {
            Some(day) => Err(SellersMsg::SellerDaysTorn { day }),
            None => Ok(calendar),
        }
    }

    /// Reads the fields; what is wrong stands by its field.
    fn read(
        &self,
        base: Option<&SellerRow>,
        others: &[&SellerRow],
        today: Day,
    ) -> Result<SellerRow, Box<Wrong>> {
        let code = SellerCode::parse(self.code.trim());
        let taken = others.iter().any(|row| Some(&row.seller) == code.as_ref());
        let days = Terms::parse_days(&self.days);
        let cage = self.amount(&self.cage);
        let loss = self.amount(&self.loss);
        let known = base.map_or(&[][..], |base| &base.rates);
        let rates = self.rates.laid(known, today);
        let calendar = self.calendar();
        let from = match self.from.trim() {
            "" => Some(today),
            text => Day::parse(text),
        };
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
            calendar: calendar.clone().unwrap_or_default(),
        };
        let wrong = Wrong {
            code: match (&code, taken) {
                (None, _) => Some(SellersMsg::SellerCodeWrong),
                (Some(_), true) => Some(SellersMsg::SellerTaken),
                (Some(_), false) => None,
            },
            name: self
                .name
                .trim()
                .is_empty()
                .then_some(SellersMsg::SellerNameWrong),
            from: from.is_none().then_some(SellersMsg::RatesFromWrong),
            hints: None,
            cage: cage.err(),
            loss: loss.err(),
            calendar: calendar.err(),
            days: days.is_none().then_some(SellersMsg::SellerHoldDaysWrong {
                most: HOLD_DAYS_MAX,
            }),
            rates: rates.as_ref().err().copied(),
        };
        let Some((seller, from)) = code.zip(from) else {
            return Err(Box::new(wrong));
        };
        let mut row = base.cloned().unwrap_or_else(|| SellerRow::unnamed(&seller));
        row.seller = seller;
        self.name.trim().clone_into(&mut row.name);
        row.rates = rates.unwrap_or_default();
        self.lay_policy(&mut row, from);
        let hint = wrong_hint(&terms);
        lay_terms(&mut row, from, terms);
        let wrong = Wrong {
            hints: hint.or_else(|| shared_hint(&row, others, today)),
            ..wrong
        };
        if wrong == Wrong::default() {
            Ok(row)
        } else {
            Err(Box::new(wrong))
        }
    }

    /// Lays the rule table where another would be in force.
    fn lay_policy(&self, row: &mut SellerRow, from: Day) {
        let chosen = self.policy.as_ref();
        // The house's own needs a name only where the seller has another.
        let house = || {
            rule_tables()
                .first()
                .filter(|_| row.policy_on(from).is_some())
        };
        let Some(policy) = chosen.or_else(house).cloned() else {
            return;
        };
        let set = PolicyFrom {
            from: Some(from),
            policy,
        };
        if !row.has_policy(&set) {
            lay(&mut row.policies, set);
        }
    }
}

fn joined(days: &BTreeSet<Day>) -> String {
    let days: Vec<String> = days.iter().map(Day::to_string).collect();
    days.join(", ")
}

/// Lays terms where others would be in force.
fn lay_terms(row: &mut SellerRow, from: Day, terms: Terms) {
    let set = TermsFrom {
        from: Some(from),
        terms,
    };
    if !row.has_terms(&set) {
        lay(&mut row.terms, set);
    }
}

fn wrong_hint(terms: &Terms) -> Option<SellersMsg> {
    let mut hints = terms.address_hints.iter();
    let short = hints.find(|hint| hint.chars().count() < Terms::HINT_CHARS_MIN)?;
    Some(SellersMsg::SellerHintsShort {
        hint: short.clone(),
    })
}

fn shared_hint(row: &SellerRow, others: &[&SellerRow], today: Day) -> Option<SellersMsg> {
    others.iter().find_map(|other| {
        let hint = row.shared_hint(other, today)?;
        Some(SellersMsg::SellerHintsShared {
            hint: hint.to_owned(),
            seller: other.seller.clone(),
        })
    })
}

impl Form {
    /// The form of a seller as it stands today, or of a new one.
    fn new(row: Option<&SellerRow>, part: Part, today: Day) -> Self {
        Self {
            base: row.cloned(),
            typed: filled(row, today, None),
            part,
            filled: today,
            coming: None,
            sent: None,
        }
    }

    /// Tells how what is typed stands to the store.
    pub fn standing(&self, sellers: &[SellerRow], today: Day) -> Standing {
        let own = self.own();
        let others: Vec<&SellerRow> = sellers
            .iter()
            .filter(|row| own.is_none_or(|own| own.seller != row.seller))
            .collect();
        match self.typed.read(self.base.as_ref(), &others, today) {
            Ok(row) if self.base.as_ref() == Some(&row) => Standing::Same,
            Ok(row) if self.sent_row() == Some(&row) => Standing::Sent,
            Ok(row) => Standing::Ready(Box::new(row)),
            Err(wrong) => Standing::Wrong(wrong),
        }
    }

    /// Gives what writing the row asks for and remembers that it was asked.
    pub fn save(&mut self, row: SellerRow) -> Vec<Command> {
        let commands = commands(self.base.as_ref(), &row);
        self.sent = Some((row, self.typed.clone()));
        commands
    }

    /// Puts the fields back to what the store has.
    pub fn discard(&mut self) {
        self.typed = self.stored();
        self.sent = None;
    }

    /// Whether something is typed that nobody asked to be written.
    pub fn is_unsaved(&self) -> bool {
        let is_sent = self
            .sent
            .as_ref()
            .is_some_and(|(_, sent)| *sent == self.typed);
        !is_sent && self.typed != self.stored()
    }

    /// The day to come whose terms the fields have.
    pub fn coming(&self) -> Option<Day> {
        self.coming
    }

    /// Fills the fields with what holds on a day to come, or with what is in force.
    pub fn show(&mut self, coming: Option<Day>) {
        self.coming = coming;
        self.discard();
    }

    /// Lists what is set for days to come.
    pub fn to_come(&self, today: Day) -> Vec<ToCome> {
        let Some(row) = &self.base else {
            return Vec::new();
        };
        let policies = dated::to_come(&row.policies, today);
        let rules = policies.filter_map(|set| Some((set.from?, Some(set.policy.id.clone()))));
        let terms = dated::to_come(&row.terms, today);
        let mut all: Vec<ToCome> = rules
            .chain(terms.filter_map(|set| Some((set.from?, None))))
            .collect();
        all.sort();
        all
    }

    /// What the fields have when nothing is typed.
    fn stored(&self) -> Typed {
        filled(self.base.as_ref(), self.filled, self.coming)
    }

    fn sent_row(&self) -> Option<&SellerRow> {
        self.sent.as_ref().map(|(row, _)| row)
    }

    fn own(&self) -> Option<&SellerRow> {
        self.base.as_ref().or(self.sent_row())
    }

    /// Takes what the store has by now; what is typed stays unless nothing was.
    fn refresh(&mut self, sellers: &[SellerRow], today: Day) {
        let own = self.own();
        let Some(now) = own.and_then(|own| sellers.iter().find(|row| row.seller == own.seller))
        else {
            return;
        };
        let arrived = self.sent_row() == Some(now);
        if !arrived && (self.sent.is_some() || self.is_unsaved()) {
            return;
        }
        self.coming = self.coming.filter(|day| !arrived && *day > today);
        self.filled = today;
        self.sent = None;
        self.base = Some(now.clone());
        self.typed = self.stored();
    }
}

/// What comes on a day: the id of a rule table, or other terms.
pub type ToCome = (Day, Option<String>);

fn filled(row: Option<&SellerRow>, today: Day, coming: Option<Day>) -> Typed {
    row.map_or_else(Typed::blank, |row| Typed::of(row, today, coming))
}

impl Draft {
    /// Gives the seller of the form as the store has it.
    pub fn chosen(&self) -> Option<&SellerRow> {
        self.form.as_ref()?.base.as_ref()
    }

    /// Opens the form on a seller, or on a new one; not while the one there is not saved.
    pub fn open(&mut self, row: Option<&SellerRow>, today: Day) {
        let stays = self.form.as_ref().is_some_and(Form::is_unsaved);
        self.waits = stays;
        if !stays {
            let part = self.form.as_ref().map_or(Part::Terms, |form| form.part);
            self.form = Some(Form::new(row, part, today));
            self.orders = orders::Draft::default();
        }
    }

    /// Takes what the store has by now.
    pub fn refresh(&mut self, sellers: &[SellerRow], today: Day) {
        if let Some(form) = &mut self.form {
            form.refresh(sellers, today);
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
    let seller = || row.seller.clone();
    commands.extend(
        not_in(&row.policies, &before.policies).map(|set| Command::SetSellerPolicy {
            seller: seller(),
            set: set.clone(),
        }),
    );
    commands.extend(
        not_in(&row.terms, &before.terms).map(|set| Command::SetSellerTerms {
            seller: seller(),
            set: set.clone(),
        }),
    );
    commands.extend(
        not_in(&row.rates, &before.rates).map(|rates| Command::SetSellerRates {
            seller: seller(),
            rates: Box::new(rates.clone()),
        }),
    );
    commands
}
