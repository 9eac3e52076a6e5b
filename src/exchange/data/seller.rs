//! A seller's record as a file: JSON with its name, rule table, terms and rate cards, read strictly and
//! written back. What a file leaves out stays as it was.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::domain::codes::SellerCode;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::HOLD_DAYS_MAX;
use crate::domain::money::Money;
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::ledger::rows::{RatesFrom, SellerRow};

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
    #[serde(borrow)]
    rates: Option<Vec<RatesIn<'a>>>,
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
    rates: Vec<RatesOut>,
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

/// Lays the record of a file over what is known of the seller.
///
/// # Errors
/// Names the line and column where the text is no record, or the key that holds what cannot be; then
/// nothing of it is used.
pub fn read(text: &str, known: Option<&SellerRow>) -> Result<SellerRow, PackError> {
    let record: RecordIn<'_> = parsed(text)?;
    let seller = code(&record.seller)?;
    let mut row = known
        .cloned()
        .unwrap_or_else(|| SellerRow::unnamed(&seller));
    if let Some(name) = record.name {
        row.name = plain("name", &name)?;
    }
    if let Some(id) = &record.rules {
        let packs = policy::policies().into_iter().map(|(pack, ..)| pack);
        let pack = packs.into_iter().find(|pack| pack.id == *id);
        row.policy = Some(pack.ok_or_else(|| PackError(format!("rules: no rule table {id:?}")))?);
    }
    let terms = &mut row.terms;
    if let Some(language) = record.language {
        terms.language = plain("language", &language)?;
    }
    if let Some(hints) = record.address_hints {
        terms.address_hints = read_hints(&hints)?;
    }
    record.cage_from.over("cage_from", &mut terms.cage_from)?;
    record
        .override_loss
        .over("override_loss", &mut terms.override_loss)?;
    match record.resell_from {
        Told::LeftOut => {}
        Told::None => terms.resell_from = None,
        Told::Said(code) => {
            let grade = Grade::parse(&code);
            let wrong = || PackError(format!("resell_from: no grade {code:?}"));
            terms.resell_from = Some(grade.ok_or_else(wrong)?);
        }
    }
    if let Some(contacts) = record.contacts {
        let read = contacts.iter().map(|one| plain("contacts", one));
        terms.contacts = read.collect::<Result<_, _>>()?;
    }
    if let Some(level) = record.photos {
        let read = PhotoLevel::parse(&level);
        terms.photos = read.ok_or_else(|| PackError(format!("photos: no level {level:?}")))?;
    }
    if let Some(codes) = record.approve {
        terms.approve = super::pack::named("approve", &codes, Decision::parse)?;
    }
    if let Some(days) = record.hold_days {
        let fits = (1..=HOLD_DAYS_MAX).contains(&days);
        terms.hold_days = fits
            .then_some(days)
            .ok_or_else(|| PackError(format!("hold_days: {days} is not 1 to {HOLD_DAYS_MAX}")))?;
    }
    if let Some(text) = record.hold_default {
        let read = Decision::parse(&text).filter(|one| Terms::DEFAULTS.contains(one));
        terms.hold_default =
            read.ok_or_else(|| PackError(format!("hold_default: no default {text:?}")))?;
    }
    for one in record.rates.unwrap_or_default() {
        lay(&mut row.rates, read_rates(&one)?);
    }
    Ok(row)
}

/// Writes the record of a seller as a file has it.
///
/// # Panics
/// Never: every part of a record has a form in JSON.
pub fn write(row: &SellerRow) -> String {
    let terms = &row.terms;
    let card = |rates: &RatesFrom| RatesOut {
        from: rates.from.to_string(),
        card: RawValue::from_string(rates::write(&rates.card).trim_end().to_owned())
            .expect("a rate card is JSON"),
    };
    let record = RecordOut {
        seller: row.seller.to_string(),
        name: row.name.clone(),
        rules: row.policy.as_ref().map(|pack| pack.id.clone()),
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
        rates: row.rates.iter().map(card).collect(),
    };
    let mut text =
        serde_json::to_string_pretty(&record).expect("every part of a record has a form in JSON");
    text.push('\n');
    text
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

/// Puts a card among the known ones, in the place of another for the same day.
fn lay(cards: &mut Vec<RatesFrom>, rates: RatesFrom) {
    cards.retain(|known| known.from != rates.from);
    cards.push(rates);
    cards.sort_by_key(|rates| rates.from);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rates::sample;

    fn row() -> SellerRow {
        let code = SellerCode::parse("S-01").expect("a code");
        let mut row = SellerRow::unnamed(&code);
        row.name = "红星 Trading".to_owned();
        row.policy = Some(policy::house().0);
        row.terms.address_hints = vec!["Suite 01".to_owned()];
        row.terms.cage_from = Money::parse_named("200.00 USD");
        row.terms.approve = vec![Decision::Dispose];
        row.terms.contacts = vec!["WeChat li-02".to_owned()];
        row.terms.photos = PhotoLevel::EveryUnit;
        row.terms.resell_from = Some(Grade::VeryGood);
        row.terms.override_loss = Money::parse_named("5.00 USD");
        row.rates = ["2026-12-01", "2027-01-01"]
            .map(|day| RatesFrom {
                from: Day::parse(day).expect("a day"),
                card: sample(),
            })
            .to_vec();
        row
    }

    #[test]
    fn a_record_is_written_and_read_back() {
        let text = write(&row());
        assert_eq!(read(&text, None), Ok(row()));
        assert_eq!(whose(&text), Ok(row().seller));
    }

    #[test]
    fn the_record_that_the_page_of_sellers_shows_is_one() {
        let page = include_str!("../../../docs/sellers.md");
        let shown = page
            .split("```")
            .nth(1)
            .and_then(|text| text.strip_prefix("json"));
        let row = read(shown.expect("a record is shown"), None).expect("a record");
        assert_eq!(row.rates.len(), 1);
        assert_eq!(read(&write(&row), None), Ok(row));
    }

    #[test]
    fn what_a_record_leaves_out_stays_as_it_was() {
        let known = row();
        let read = |text: &str| read(text, Some(&known)).expect("a record");
        assert_eq!(read(r#"{"seller": "S-01"}"#), known);
        let other = read(r#"{"seller": "S-01", "cage_from": null, "hold_days": 7}"#);
        assert_eq!((other.terms.cage_from, other.terms.hold_days), (None, 7));
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
                "{\"seller\": \"S-01\",\n \"terms\": 1}",
                "unknown field `terms`, expected one of `seller`, `name`, `rules`, `language`, `address_hints`, `cage_from`, `approve`, `hold_days`, `hold_default`, `contacts`, `photos`, `resell_from`, `override_loss`, `rates` at line 2 column 8",
            ),
            (
                "[]",
                "invalid length 0, expected struct RecordIn with 14 elements at line 1 column 2",
            ),
        ] {
            assert_eq!(read(text, None), Err(PackError(said.to_owned())), "{text}");
        }
    }
}
