//! Lists of parties: the fact that names one, its entries in chunks, and what of them is signed for by name.

use serde_json::Value;

use crate::domain::codes::Country;
use crate::domain::ids::Hash;
use crate::domain::screening::{ListedHit, ListedParty};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, ShipFact, TakenScreening};

use super::DecodeError;
use super::desk::{chunks, write_chunks, write_mapping};
use super::json::{Object, write_object, write_text};
use super::parts::coded;
use super::read::{Fields, pair_of, text_of, whole};

/// Appends one entry of a list of parties to a chunk: a JSON object and a line feed.
pub fn encode_listed_party(listed: &ListedParty, out: &mut String) {
    write_object(out, |object| write(listed, object));
    out.push('\n');
}

fn write(listed: &ListedParty, out: &mut Object<'_, '_>) {
    let ListedParty {
        entry,
        source,
        name,
        alt_names,
        ids,
        countries,
        programs,
        notice,
    } = listed;
    out.list("alt_names", alt_names, |out, name| write_text(out, name));
    out.list("countries", countries, |out, country| {
        write_text(out, country.as_ref());
    });
    out.text("entry", entry);
    out.list("ids", ids, |out, id| write_text(out, id));
    out.text("name", name);
    out.optional_text("notice", notice.as_ref());
    out.optional_text("programs", programs.as_ref());
    out.optional_text("source", source.as_ref());
}

/// Decodes one JSON line of a chunk, with or without its line feed.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_listed_party(text: &str) -> Result<ListedParty, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let listed = ListedParty {
        entry: fields.text("entry")?,
        source: fields.optional_text("source")?,
        name: fields.text("name")?,
        alt_names: fields.list("alt_names", text_of)?,
        ids: fields.list("ids", text_of)?,
        countries: fields.list("countries", coded(Country::parse))?,
        programs: fields.optional_text("programs")?,
        notice: fields.optional_text("notice")?,
    };
    fields.end()?;
    Ok(listed)
}

pub(super) fn write_screening(list: &TakenScreening, out: &mut Object<'_, '_>) {
    let TakenScreening {
        list,
        dated,
        file,
        file_name,
        encoding,
        mapping,
        rows,
        skipped,
        chunks,
    } = list;
    write_chunks(chunks, out);
    out.shown("dated", dated);
    out.text("encoding", encoding);
    out.shown("file", file);
    out.text("file_name", file_name);
    out.text("list", list);
    write_mapping(mapping, out);
    out.number("rows", *rows);
    out.number("skipped", *skipped);
}

pub(super) fn screening_loaded_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let list = TakenScreening {
        list: fields.text("list")?,
        dated: fields.code("dated", Day::parse)?,
        file: fields.code("file", Hash::parse)?,
        file_name: fields.text("file_name")?,
        encoding: fields.text("encoding")?,
        mapping: fields.list("mapping", pair_of)?,
        rows: fields.number("rows")?,
        skipped: fields.number("skipped")?,
        chunks: chunks(fields)?,
    };
    Ok(Body::Ship(ShipFact::ScreeningLoaded(Box::new(list))))
}

/// Writes what is signed for by name; nothing where nothing is, as it was before there were lists.
pub(super) fn write_listed(listed: &[ListedHit], out: &mut Object<'_, '_>) {
    if listed.is_empty() {
        return;
    }
    out.list("listed", listed, |out, hit| {
        let ListedHit {
            party,
            list,
            entry,
            own,
            name,
        } = hit;
        write_object(out, |out| {
            out.text("entry", entry);
            out.text("list", list);
            out.text("name", name);
            out.text("own", own);
            out.text("party", party);
        });
    });
}

pub(super) fn read_listed(fields: &mut Fields) -> Result<Vec<ListedHit>, DecodeError> {
    fields.list_or_none("listed", |field, value: Value| {
        whole(field, value, |hit| {
            Ok(ListedHit {
                party: hit.text("party")?,
                list: hit.text("list")?,
                entry: hit.text("entry")?,
                own: hit.text("own")?,
                name: hit.text("name")?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_a_list_has_its_bytes() {
        let full = ListedParty {
            source: Some("Entity List".to_owned()),
            alt_names: vec!["示例科技".to_owned()],
            ids: vec!["914403001922038216".to_owned()],
            countries: vec![Country::china()],
            programs: Some("EL".to_owned()),
            notice: Some("84 FR 22961".to_owned()),
            ..ListedParty::of("a1".to_owned(), "Example Tech".to_owned())
        };
        let cases = [
            (
                full,
                r#"{"alt_names":["示例科技"],"countries":["CN"],"entry":"a1","ids":["914403001922038216"],"name":"Example Tech","notice":"84 FR 22961","programs":"EL","source":"Entity List"}"#,
            ),
            (
                ListedParty::of("b2".to_owned(), "Other".to_owned()),
                r#"{"alt_names":[],"countries":[],"entry":"b2","ids":[],"name":"Other"}"#,
            ),
        ];
        for (listed, text) in cases {
            let mut chunk = String::new();
            encode_listed_party(&listed, &mut chunk);
            assert_eq!(chunk.trim_end_matches('\n'), text);
            assert_eq!(decode_listed_party(&chunk), Ok(listed));
        }
        let refused =
            decode_listed_party(r#"{"alt_names":[],"countries":[],"entry":"b2","ids":[]}"#);
        assert_eq!(refused.expect_err("no name").0, "name: missing");
    }
}
