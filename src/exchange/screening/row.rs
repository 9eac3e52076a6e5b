//! One row becomes one entry of a list; a row that cannot be read whole is left out.

use super::columns::Field;
use crate::domain::codes::Country;
use crate::domain::limits::{SCREENING_NAME_CHARS_MAX, SCREENING_NAMES_MAX};
use crate::domain::screening::{ListedParty, id_key, words};
use crate::domain::time::Day;
use crate::exchange::table::cells::clean;
use crate::exchange::table::columns::Binding;
use crate::exchange::table::days::day;

/// What is wrong with a row: the column's place, the stable name, what was found.
pub(super) type Wrong = (Option<usize>, &'static str, String);

/// Reads a row; gives the entry, and the list's own day where the row tells it.
///
/// # Errors
/// Gives what is wrong with the row.
pub(super) fn read(
    line: &str,
    binding: &Binding<Field>,
) -> Result<(ListedParty, Option<Day>), Wrong> {
    let mut listed = ListedParty::of(String::new(), String::new());
    let mut number = None;
    let mut dated = None;
    for (place, cell) in line.split('\t').enumerate() {
        let text = clean(cell);
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        if place >= binding.width() {
            return Err((None, "too_many_cells", String::new()));
        }
        let wrong = |code| (Some(place), code, text.to_owned());
        match binding.field_at(place) {
            Some(Field::Entry) => listed.entry = short(text),
            Some(Field::Number) => number = Some(short(text)),
            Some(Field::Source) => listed.source = Some(short(text)),
            Some(Field::Name) => listed.name = named(text).map_err(wrong)?,
            Some(Field::AltNames) => {
                for name in parted(text) {
                    let name = named(name).map_err(wrong)?;
                    keep(&mut listed.alt_names, name).map_err(wrong)?;
                }
            }
            Some(Field::Addresses) => {
                for address in parted(text) {
                    let last = address.rsplit(',').next().unwrap_or_default();
                    country(last, &mut listed);
                }
            }
            Some(Field::Country) => {
                for code in text.split([';', ',']) {
                    country(code, &mut listed);
                }
            }
            Some(Field::Ids) => {
                for id in parted(text).flat_map(numbers) {
                    keep(&mut listed.ids, id).map_err(wrong)?;
                }
            }
            Some(Field::Programs) => listed.programs = Some(short(text)),
            Some(Field::Notice) => listed.notice = Some(short(text)),
            Some(Field::Dated) => dated = Some(day(text).ok_or_else(|| wrong("bad_date"))?),
            None => {}
        }
    }
    if words(&listed.name).is_empty() {
        return Err((None, "no_listed_name", listed.entry));
    }
    if listed.entry.is_empty() {
        let source = listed.source.as_deref().unwrap_or_default();
        listed.entry = match number {
            Some(number) => short(format!("{source} {number}").trim()),
            None => short(&listed.name),
        };
    }
    let name = listed.name.clone();
    listed
        .alt_names
        .retain(|one| *one != name && !words(one).is_empty());
    Ok((listed, dated))
}

fn parted(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split([';', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn named(text: &str) -> Result<String, &'static str> {
    if text.chars().count() > SCREENING_NAME_CHARS_MAX {
        return Err("listed_name_long");
    }
    Ok(text.to_owned())
}

/// Keeps what is compared by nothing, such as a citation, as far as there is room.
fn short(text: &str) -> String {
    text.chars().take(SCREENING_NAME_CHARS_MAX).collect()
}

fn keep(known: &mut Vec<String>, one: String) -> Result<(), &'static str> {
    if known.contains(&one) {
        return Ok(());
    }
    if known.len() >= SCREENING_NAMES_MAX {
        return Err("listed_names_many");
    }
    known.push(one);
    Ok(())
}

fn country(text: &str, listed: &mut ListedParty) {
    if let Some(country) = Country::parse(text.trim())
        && !listed.countries.contains(&country)
    {
        listed.countries.push(country);
    }
}

/// Gives the numbers of an id as lists write it: kind, number, country, days. Days are none.
fn numbers(id: &str) -> impl Iterator<Item = String> {
    let parts = id.split([',', '，']).map(str::trim);
    let told = parts.filter(|part| day(part).is_none());
    told.filter_map(id_key)
}
