//! A seller's record as a file: JSON with its name, rule tables, terms and rate cards, read strictly and
//! written back. What a file leaves out stays as it was, and what has no day holds from today on.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::codes::SellerCode;
use crate::domain::dated;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::{CALENDAR_DAYS_MAX, HOLD_DAYS_MAX};
use crate::domain::money::Money;
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::domain::workdays::{DaysOff, SellerCalendar};
use crate::ledger::rows::{PolicyFrom, RatesFrom, SellerRow, TermsFrom};

use super::pack::PackError;
use super::{policy, rates};

/// Longest text of a record, in characters.
const TEXT_CHARS_MAX: usize = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordIn<'a> {
    seller: String,
    name: Option<String>,
    rules: Option<String>,
    #[serde(default)]
    rules_from: Told,
    #[serde(default)]
    terms_from: Told,
    language: Option<String>,
    address_hints: Option<Vec<String>>,
    #[serde(default)]
    cage_from: Told,
    approve: Option<Vec<String>>,
    hold_days: Option<u32>,
    hold_default: Option<String>,
    contacts: Option<Vec<String>>,
    photos: Option<String>,
    #[serde(default)]
    resell_from: Told,
    #[serde(default)]
    override_loss: Told,
    calendar: Option<String>,
    days_off: Option<Vec<String>>,
    days_worked: Option<Vec<String>>,
    #[serde(default)]
    other_rules: Vec<RulesIn>,
    #[serde(default)]
    other_terms: Vec<TermsIn>,
    #[serde(borrow)]
    rates: Option<Vec<RatesIn<'a>>>,
}

/// A rule table of another day.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesIn {
    #[serde(default)]
    from: Told,
    rules: String,
}

/// Terms of another day; what they leave out is as on the day before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermsIn {
    #[serde(default)]
    from: Told,
    language: Option<String>,
    address_hints: Option<Vec<String>>,
    #[serde(default)]
    cage_from: Told,
    approve: Option<Vec<String>>,
    hold_days: Option<u32>,
    hold_default: Option<String>,
    contacts: Option<Vec<String>>,
    photos: Option<String>,
    #[serde(default)]
    resell_from: Told,
    #[serde(default)]
    override_loss: Told,
    calendar: Option<String>,
    days_off: Option<Vec<String>>,
    days_worked: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RatesIn<'a> {
    from: String,
    #[serde(borrow)]
    card: &'a RawValue,
}

#[derive(Serialize)]
struct RecordOut {
    seller: String,
    name: String,
    rules: Option<String>,
    rules_from: Option<String>,
    terms_from: Option<String>,
    #[serde(flatten)]
    terms: TermsOut,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_rules: Vec<RulesOut>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_terms: Vec<OtherTermsOut>,
    rates: Vec<RatesOut>,
}

#[derive(Serialize)]
struct RulesOut {
    from: Option<String>,
    rules: String,
}

#[derive(Serialize)]
struct OtherTermsOut {
    from: Option<String>,
    #[serde(flatten)]
    terms: TermsOut,
}

#[derive(Serialize)]
struct TermsOut {
    language: String,
    address_hints: Vec<String>,
    cage_from: Option<String>,
    approve: Vec<&'static str>,
    hold_days: u32,
    hold_default: &'static str,
    contacts: Vec<String>,
    photos: &'static str,
    resell_from: Option<&'static str>,
    override_loss: Option<String>,
    calendar: &'static str,
    days_off: Vec<String>,
    days_worked: Vec<String>,
}

#[derive(Serialize)]
struct RatesOut {
    from: String,
    card: Box<RawValue>,
}

/// A value that may be left out, said to be none, or said.
#[derive(Default)]
enum Told {
    #[default]
    LeftOut,
    None,
    Said(String),
}

impl<'de> Deserialize<'de> for Told {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        Ok(text.map_or(Self::None, Self::Said))
    }
}

impl Told {
    /// Reads it as the first day: left out it is today, none is from the start.
    fn day(self, key: &str, today: Day) -> Result<Option<Day>, PackError> {
        match self {
            Self::LeftOut => Ok(Some(today)),
            Self::None => Ok(None),
            Self::Said(text) => {
                let day = Day::parse(&text);
                let wrong = || PackError(format!("{key}: no day {text:?}"));
                day.map(Some).ok_or_else(wrong)
            }
        }
    }

    /// Lays it over what is known.
    fn over(self, key: &str, known: &mut Option<Money>) -> Result<(), PackError> {
        *known = match self {
            Self::LeftOut => return Ok(()),
            Self::None => None,
            Self::Said(text) => {
                let money = Money::parse_named(&text).filter(|money| money.minor > 0);
                Some(money.ok_or_else(|| PackError(format!("{key}: no amount {text:?}")))?)
            }
        };
        Ok(())
    }
}

/// Reads which seller a record is of.
///
/// # Errors
/// Says where the text is no record.
pub fn whose(text: &str) -> Result<SellerCode, PackError> {
    let record: RecordIn<'_> = parsed(text)?;
    code(&record.seller)
}

/// Lays the record of a file over what is known of the seller today.
///
/// # Errors
/// Names the line and column where the text is no record, or the key that holds what cannot be; then
/// nothing of it is used.
pub fn read(text: &str, known: Option<&SellerRow>, today: Day) -> Result<SellerRow, PackError> {
    let mut record: RecordIn<'_> = parsed(text)?;
    let seller = code(&record.seller)?;
    let mut row = known
        .cloned()
        .unwrap_or_else(|| SellerRow::unnamed(&seller));
    if let Some(name) = record.name.take() {
        row.name = plain("name", &name)?;
    }
    lay_rules(&mut row, &mut record, today)?;
    lay_terms(&mut row, &mut record, today)?;
    for one in record.rates.unwrap_or_default() {
        dated::lay(&mut row.rates, read_rates(&one)?);
    }
    Ok(row)
}

/// Lays the rule tables of a record, the oldest day first.
fn lay_rules(row: &mut SellerRow, record: &mut RecordIn<'_>, today: Day) -> Result<(), PackError> {
    let mut sets = Vec::new();
    if let Some(id) = record.rules.take() {
        let from = std::mem::take(&mut record.rules_from);
        sets.push((from.day("rules_from", today)?, id));
    }
    for one in std::mem::take(&mut record.other_rules) {
        sets.push((one.from.day("other_rules.from", today)?, one.rules));
    }
    sets.sort_by_key(|(from, _)| *from);
    for (from, id) in sets {
        let packs = policy::policies().into_iter().map(|(pack, ..)| pack);
        let pack = packs.into_iter().find(|pack| pack.id == id);
        let policy = pack.ok_or_else(|| PackError(format!("rules: no rule table {id:?}")))?;
        let set = PolicyFrom { from, policy };
        if !row.has_policy(&set) {
            dated::lay(&mut row.policies, set);
        }
    }
    Ok(())
}

/// Lays the terms of a record, the oldest day first.
fn lay_terms(row: &mut SellerRow, record: &mut RecordIn<'_>, today: Day) -> Result<(), PackError> {
    let from = std::mem::take(&mut record.terms_from);
    let own = from.day("terms_from", today)?;
    let mut sets = vec![(own, record.terms())];
    for mut one in std::mem::take(&mut record.other_terms) {
        let from = std::mem::take(&mut one.from);
        sets.push((from.day("other_terms.from", today)?, one));
    }
    sets.sort_by_key(|(from, _)| *from);
    for (from, said) in sets {
        let mut terms = row.terms_on(from).clone();
        said.over(&mut terms).map_err(|error| {
            if from == own {
                error
            } else {
                of_day(from, error)
            }
        })?;
        let set = TermsFrom { from, terms };
        if !row.has_terms(&set) {
            dated::lay(&mut row.terms, set);
        }
    }
    Ok(())
}

/// Says of which terms an error is.
fn of_day(from: Option<Day>, PackError(what): PackError) -> PackError {
    PackError(match from {
        Some(day) => format!("terms of {day}: {what}"),
        None => format!("terms from the start: {what}"),
    })
}

impl RecordIn<'_> {
    /// Takes what it says of the terms of its own day.
    fn terms(&mut self) -> TermsIn {
        TermsIn {
            from: Told::LeftOut,
            language: self.language.take(),
            address_hints: self.address_hints.take(),
            cage_from: std::mem::take(&mut self.cage_from),
            approve: self.approve.take(),
            hold_days: self.hold_days.take(),
            hold_default: self.hold_default.take(),
            contacts: self.contacts.take(),
            photos: self.photos.take(),
            resell_from: std::mem::take(&mut self.resell_from),
            override_loss: std::mem::take(&mut self.override_loss),
            calendar: self.calendar.take(),
            days_off: self.days_off.take(),
            days_worked: self.days_worked.take(),
        }
    }
}

/// Lays what is said of a seller's workdays over what is known.
fn lay_calendar(
    (keeps, off, worked): (Option<String>, Option<Vec<String>>, Option<Vec<String>>),
    calendar: &mut SellerCalendar,
) -> Result<(), PackError> {
    if let Some(code) = keeps {
        let wrong = || PackError(format!("calendar: no calendar {code:?}"));
        calendar.keeps = DaysOff::parse(&code).ok_or_else(wrong)?;
    }
    for (key, said, known) in [
        ("days_off", off, &mut calendar.off),
        ("days_worked", worked, &mut calendar.worked),
    ] {
        let Some(said) = said else {
            continue;
        };
        if said.len() > CALENDAR_DAYS_MAX {
            return Err(PackError(format!(
                "{key}: more than {CALENDAR_DAYS_MAX} days"
            )));
        }
        let wrong = |text: &String| PackError(format!("{key}: no day {text:?}"));
        let read = said
            .iter()
            .map(|text| Day::parse(text).ok_or_else(|| wrong(text)));
        *known = read.collect::<Result<_, _>>()?;
    }
    match calendar.torn() {
        Some(day) => Err(PackError(format!("days_worked: {day} is off too"))),
        None => Ok(()),
    }
}

impl TermsIn {
    /// Lays what is said over the terms of the day.
    fn over(self, terms: &mut Terms) -> Result<(), PackError> {
        if let Some(language) = self.language {
            terms.language = plain("language", &language)?;
        }
        if let Some(hints) = self.address_hints {
            terms.address_hints = read_hints(&hints)?;
        }
        self.cage_from.over("cage_from", &mut terms.cage_from)?;
        self.override_loss
            .over("override_loss", &mut terms.override_loss)?;
        lay_calendar(
            (self.calendar, self.days_off, self.days_worked),
            &mut terms.calendar,
        )?;
        match self.resell_from {
            Told::LeftOut => {}
            Told::None => terms.resell_from = None,
            Told::Said(code) => {
                let grade = Grade::parse(&code);
                let wrong = || PackError(format!("resell_from: no grade {code:?}"));
                terms.resell_from = Some(grade.ok_or_else(wrong)?);
            }
        }
        if let Some(contacts) = self.contacts {
            let read = contacts.iter().map(|one| plain("contacts", one));
            terms.contacts = read.collect::<Result<_, _>>()?;
        }
        if let Some(level) = self.photos {
            let read = PhotoLevel::parse(&level);
            terms.photos = read.ok_or_else(|| PackError(format!("photos: no level {level:?}")))?;
        }
        if let Some(codes) = self.approve {
            terms.approve = super::pack::named("approve", &codes, Decision::parse)?;
        }
        if let Some(days) = self.hold_days {
            let fits = (1..=HOLD_DAYS_MAX).contains(&days);
            terms.hold_days = fits.then_some(days).ok_or_else(|| {
                PackError(format!("hold_days: {days} is not 1 to {HOLD_DAYS_MAX}"))
            })?;
        }
        if let Some(text) = self.hold_default {
            let read = Decision::parse(&text).filter(|one| Terms::DEFAULTS.contains(one));
            terms.hold_default =
                read.ok_or_else(|| PackError(format!("hold_default: no default {text:?}")))?;
        }
        Ok(())
    }
}

/// Writes the record of a seller as a file has it: what is in force today, then what is of other days.
///
/// # Panics
/// Never: every part of a record has a form in JSON.
pub fn write(row: &SellerRow, today: Day) -> String {
    let day = |from: Option<Day>| from.map(|day| day.to_string());
    let card = |rates: &RatesFrom| RatesOut {
        from: rates.from.to_string(),
        card: RawValue::from_string(rates::write(&rates.card).trim_end().to_owned())
            .expect("a rate card is JSON"),
    };
    let rules = dated::in_force(&row.policies, today).next();
    let terms = dated::in_force(&row.terms, today).next();
    let other_rules = row.policies.iter().filter(|set| Some(*set) != rules);
    let other_terms = row.terms.iter().filter(|set| Some(*set) != terms);
    let record = RecordOut {
        seller: row.seller.to_string(),
        name: row.name.clone(),
        rules: rules.map(|set| set.policy.id.clone()),
        rules_from: rules.and_then(|set| day(set.from)),
        terms_from: terms.and_then(|set| day(set.from)),
        terms: TermsOut::of(row.terms_on(today)),
        other_rules: other_rules
            .map(|set| RulesOut {
                from: day(set.from),
                rules: set.policy.id.clone(),
            })
            .collect(),
        other_terms: other_terms
            .map(|set| OtherTermsOut {
                from: day(set.from),
                terms: TermsOut::of(&set.terms),
            })
            .collect(),
        rates: row.rates.iter().map(card).collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&record).expect("every part of a record has a form in JSON");
    text.push('\n');
    text
}

impl TermsOut {
    fn of(terms: &Terms) -> Self {
        Self {
            language: terms.language.clone(),
            address_hints: terms.address_hints.clone(),
            cage_from: terms.cage_from.map(Money::named),
            approve: terms.approve.iter().map(|one| one.code()).collect(),
            hold_days: terms.hold_days,
            hold_default: terms.hold_default.code(),
            contacts: terms.contacts.clone(),
            photos: terms.photos.code(),
            resell_from: terms.resell_from.map(Grade::code),
            override_loss: terms.override_loss.map(Money::named),
            calendar: terms.calendar.keeps.code(),
            days_off: terms.calendar.off.iter().map(Day::to_string).collect(),
            days_worked: terms.calendar.worked.iter().map(Day::to_string).collect(),
        }
    }
}

fn parsed(text: &str) -> Result<RecordIn<'_>, PackError> {
    serde_json::from_str(text).map_err(|error| PackError(error.to_string()))
}

fn code(text: &str) -> Result<SellerCode, PackError> {
    SellerCode::parse(text).ok_or_else(|| PackError(format!("seller: no code {text:?}")))
}

fn plain(key: &str, text: &str) -> Result<String, PackError> {
    let text = text.trim();
    let fits = !text.is_empty()
        && text.chars().count() <= TEXT_CHARS_MAX
        && !text.chars().any(char::is_control);
    fits.then(|| text.to_owned())
        .ok_or_else(|| PackError(format!("{key}: empty, too long or not plain text")))
}

fn read_hints(hints: &[String]) -> Result<Vec<String>, PackError> {
    let read = |hint: &String| {
        let hint = plain("address_hints", hint)?;
        if hint.chars().count() < Terms::HINT_CHARS_MIN {
            return Err(PackError(format!("address_hints: {hint:?} is too short")));
        }
        Ok(hint)
    };
    hints.iter().map(read).collect()
}

fn read_rates(one: &RatesIn<'_>) -> Result<RatesFrom, PackError> {
    let from = Day::parse(&one.from)
        .ok_or_else(|| PackError(format!("rates.from: no day {:?}", one.from)))?;
    let within = |PackError(what): PackError| PackError(format!("rates of {from}: {what}"));
    let card = rates::read(one.card.get()).map_err(within)?;
    Ok(RatesFrom { from, card })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rates::sample;

    fn row() -> SellerRow {
        let code = SellerCode::parse("S-01").expect("a code");
        let mut row = SellerRow::unnamed(&code);
        row.name = "红星 Trading".to_owned();
        let terms = Terms {
            address_hints: vec!["Suite 01".to_owned()],
            cage_from: Money::parse_named("200.00 USD"),
            approve: vec![Decision::Dispose],
            contacts: vec!["WeChat li-02".to_owned()],
            photos: PhotoLevel::EveryUnit,
            resell_from: Some(Grade::VeryGood),
            override_loss: Money::parse_named("5.00 USD"),
            ..Terms::default()
        };
        let later = Terms {
            hold_days: 30,
            ..terms.clone()
        };
        row.policies = vec![rules(None, 0), rules(Some("2026-12-01"), 1)];
        row.terms = vec![
            TermsFrom { from: None, terms },
            TermsFrom {
                from: Day::parse("2027-01-01"),
                terms: later,
            },
        ];
        row.rates = ["2026-12-01", "2027-01-01"]
            .map(|day| RatesFrom {
                from: Day::parse(day).expect("a day"),
                card: sample(),
            })
            .to_vec();
        row
    }

    fn rules(from: Option<&str>, table: usize) -> PolicyFrom {
        let (policy, ..) = policy::policies().remove(table);
        PolicyFrom {
            from: from.map(day),
            policy,
        }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn today() -> Day {
        day("2026-12-10")
    }

    #[test]
    fn a_record_is_written_and_read_back_on_any_day() {
        for written in ["2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"].map(day) {
            let text = write(&row(), written);
            assert_eq!(read(&text, None, today()), Ok(row()), "{written}");
            assert_eq!(read(&text, Some(&row()), today()), Ok(row()), "{written}");
            assert_eq!(whose(&text), Ok(row().seller));
        }
        let text = write(&row(), today());
        let house = SellerRow::unnamed(&row().seller);
        assert!(text.contains("\"terms_from\": null") && text.contains("\"hold_days\": 14"));
        assert!(text.contains("\"rules_from\": \"2026-12-01\""));
        assert_eq!(read(&write(&house, today()), None, today()), Ok(house));
    }

    #[test]
    fn what_has_no_day_holds_from_today_and_what_has_one_from_then() {
        let known = row();
        let read = |text: &str| read(text, Some(&known), today()).expect("a record");
        let days = |text: &str| {
            let row = read(text);
            let terms = row.terms.iter().map(|set| (set.from, set.terms.hold_days));
            terms.collect::<Vec<_>>()
        };
        let later = (Some(day("2027-01-01")), 30);
        let at = |text| Some(day(text));
        for (text, laid) in [
            (
                r#"{"seller": "S-01", "hold_days": 14}"#,
                vec![(None, 14), later],
            ),
            (
                r#"{"seller": "S-01", "hold_days": 7}"#,
                vec![(None, 14), (at("2026-12-10"), 7), later],
            ),
            (
                r#"{"seller": "S-01", "terms_from": null, "hold_days": 7}"#,
                vec![(None, 7), later],
            ),
            (
                r#"{"seller": "S-01", "terms_from": "2027-01-01", "hold_days": 7}"#,
                vec![(None, 14), (at("2027-01-01"), 7)],
            ),
            (
                r#"{"seller": "S-01", "hold_days": 7, "other_terms": [{"from": "2027-02-01", "photos": "as_needed"}, {"from": "2026-12-20"}]}"#,
                vec![
                    (None, 14),
                    (at("2026-12-10"), 7),
                    later,
                    (at("2027-02-01"), 30),
                ],
            ),
        ] {
            assert_eq!(days(text), laid, "{text}");
        }
        let text = r#"{"seller": "S-01", "rules": "house", "other_rules": [{"from": "2027-03-01", "rules": "house"}, {"rules": "house"}]}"#;
        let wanted = [
            rules(None, 0),
            rules(Some("2026-12-01"), 1),
            rules(Some("2026-12-10"), 0),
        ];
        assert_eq!(read(text).policies, wanted);
    }

    #[test]
    fn the_record_that_the_page_of_sellers_shows_is_one() {
        let page = include_str!("../../../docs/sellers.md");
        let shown = page
            .split("```")
            .nth(1)
            .and_then(|text| text.strip_prefix("json"));
        let row = read(shown.expect("a record is shown"), None, today()).expect("a record");
        assert_eq!((row.terms.len(), row.rates.len()), (2, 1));
        assert_eq!(read(&write(&row, today()), None, today()), Ok(row));
    }

    #[test]
    fn what_a_record_leaves_out_stays_as_it_was() {
        let known = row();
        let read = |text: &str| read(text, Some(&known), today()).expect("a record");
        assert_eq!(read(r#"{"seller": "S-01"}"#), known);
        let other = read(r#"{"seller": "S-01", "cage_from": null, "hold_days": 7}"#);
        let terms = other.terms_on(today());
        assert_eq!((terms.cage_from, terms.hold_days), (None, 7));
        assert_eq!(
            (other.rates, other.name),
            (known.rates.clone(), known.name.clone())
        );
        let later =
            r#"{"seller": "S-01", "rates": [{"from": "2027-01-01", "card": {"currency": "EUR"}}]}"#;
        let later = read(later).rates;
        assert_eq!(later.len(), 2);
        assert_eq!(later[0], known.rates[0]);
        assert_eq!(later[1].card.currency.code(), "EUR");
    }

    #[test]
    fn a_wrong_record_says_where() {
        for (text, said) in [
            (r#"{"seller": "?"}"#, "seller: no code \"?\""),
            (
                r#"{"seller": "S-01", "rules": "mine"}"#,
                "rules: no rule table \"mine\"",
            ),
            (
                r#"{"seller": "S-01", "name": " "}"#,
                "name: empty, too long or not plain text",
            ),
            (
                r#"{"seller": "S-01", "address_hints": ["a"]}"#,
                "address_hints: \"a\" is too short",
            ),
            (
                r#"{"seller": "S-01", "cage_from": "200"}"#,
                "cage_from: no amount \"200\"",
            ),
            (
                r#"{"seller": "S-01", "approve": ["sell"]}"#,
                "approve: no \"sell\"",
            ),
            (
                r#"{"seller": "S-01", "hold_days": 0}"#,
                "hold_days: 0 is not 1 to 365",
            ),
            (
                r#"{"seller": "S-01", "hold_default": "hold"}"#,
                "hold_default: no default \"hold\"",
            ),
            (
                r#"{"seller": "S-01", "rates": [{"from": "soon", "card": {"currency": "USD"}}]}"#,
                "rates.from: no day \"soon\"",
            ),
            (
                r#"{"seller": "S-01", "rates": [{"from": "2026-12-01", "card": {"currency": "USD", "fee": 1}}]}"#,
                "rates of 2026-12-01: fee: no rate card has it",
            ),
            (
                r#"{"seller": "S-01", "terms_from": "soon"}"#,
                "terms_from: no day \"soon\"",
            ),
            (
                r#"{"seller": "S-01", "rules": "house", "rules_from": "2026-02-30"}"#,
                "rules_from: no day \"2026-02-30\"",
            ),
            (
                r#"{"seller": "S-01", "hold_days": 7, "other_terms": [{"from": "2027"}]}"#,
                "other_terms.from: no day \"2027\"",
            ),
            (
                r#"{"seller": "S-01", "other_rules": [{"from": "then", "rules": "house"}]}"#,
                "other_rules.from: no day \"then\"",
            ),
            (
                r#"{"seller": "S-01", "other_terms": [{"from": "2027-01-01", "hold_days": 0}]}"#,
                "terms of 2027-01-01: hold_days: 0 is not 1 to 365",
            ),
            (
                "{\"seller\": \"S-01\",\n \"terms\": 1}",
                "unknown field `terms`, expected one of `seller`, `name`, `rules`, `rules_from`, `terms_from`, `language`, `address_hints`, `cage_from`, `approve`, `hold_days`, `hold_default`, `contacts`, `photos`, `resell_from`, `override_loss`, `calendar`, `days_off`, `days_worked`, `other_rules`, `other_terms`, `rates` at line 2 column 8",
            ),
            (
                "[]",
                "invalid length 0, expected struct RecordIn with 21 elements at line 1 column 2",
            ),
        ] {
            let read = read(text, None, today());
            assert_eq!(read, Err(PackError(said.to_owned())), "{text}");
        }
    }
}
