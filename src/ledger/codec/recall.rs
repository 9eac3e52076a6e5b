//! Recalls as rows of an import's chunks: one canonical JSON object a line.

use crate::domain::recall::Recall;
use crate::domain::time::Day;

use super::DecodeError;
use super::json::{Object, write_object, write_text};
use super::read::{Fields, text_of};

/// Appends one recall to a chunk: a JSON object and a line feed.
pub fn encode_recall(recall: &Recall, out: &mut String) {
    write_object(out, |object| write(recall, object));
    out.push('\n');
}

fn write(recall: &Recall, out: &mut Object<'_, '_>) {
    let Recall {
        notice,
        agency,
        barcodes,
        asins,
        models,
        title,
        units_from,
        units_to,
        valid_from,
        ended,
        source,
    } = recall;
    let day = |day: &Option<Day>| day.map(|day| day.to_string());
    out.optional_text("agency", agency.as_ref());
    out.list("asins", asins, |out, id| write_text(out, id));
    out.list("barcodes", barcodes, |out, key| write_text(out, key));
    out.optional_text("ended", day(ended));
    out.list("models", models, |out, model| write_text(out, model));
    out.text("notice", notice);
    out.optional_text("source", source.as_ref());
    out.optional_text("title", title.as_ref());
    out.optional_text("units_from", day(units_from));
    out.optional_text("units_to", day(units_to));
    out.optional_text("valid_from", day(valid_from));
}

/// Decodes one JSON line of a chunk, with or without its line feed.
///
/// # Errors
/// Names the field that is missing, of the wrong type, of an unknown value or not known here.
pub fn decode_recall(text: &str) -> Result<Recall, DecodeError> {
    let mut fields = Fields::parse(text)?;
    let recall = Recall {
        notice: fields.text("notice")?,
        agency: fields.optional_text("agency")?,
        barcodes: fields.list("barcodes", text_of)?,
        asins: fields.list("asins", text_of)?,
        models: fields.list("models", text_of)?,
        title: fields.optional_text("title")?,
        units_from: fields.optional_code("units_from", Day::parse)?,
        units_to: fields.optional_code("units_to", Day::parse)?,
        valid_from: fields.optional_code("valid_from", Day::parse)?,
        ended: fields.optional_code("ended", Day::parse)?,
        source: fields.optional_text("source")?,
    };
    fields.end()?;
    Ok(recall)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recall_has_its_bytes() {
        let text = |text: &str| Some(text.to_owned());
        let day = |text: &str| Some(Day::parse(text).expect("a day"));
        let full = Recall {
            notice: "26-101".to_owned(),
            agency: text("CPSC"),
            barcodes: vec!["00036000291452".to_owned()],
            asins: vec!["B0B4WP8XYZ".to_owned()],
            models: vec!["PB-20K".to_owned()],
            title: text("移动电源 \"20K\""),
            units_from: day("2024-01-01"),
            units_to: day("2025-03-31"),
            valid_from: day("2025-11-06"),
            ended: day("2027-01-01"),
            source: text("cpsc.gov"),
        };
        let cases = [
            (
                full,
                r#"{"agency":"CPSC","asins":["B0B4WP8XYZ"],"barcodes":["00036000291452"],"ended":"2027-01-01","models":["PB-20K"],"notice":"26-101","source":"cpsc.gov","title":"移动电源 \"20K\"","units_from":"2024-01-01","units_to":"2025-03-31","valid_from":"2025-11-06"}"#,
            ),
            (
                Recall::of("26-102".to_owned()),
                r#"{"asins":[],"barcodes":[],"models":[],"notice":"26-102"}"#,
            ),
        ];
        let mut chunk = String::new();
        for (recall, text) in cases {
            chunk.clear();
            encode_recall(&recall, &mut chunk);
            assert_eq!(chunk.trim_end_matches('\n'), text);
            assert_eq!(decode_recall(&chunk), Ok(recall));
        }
        let refused = |text: &str| decode_recall(text).expect_err(text).0;
        assert_eq!(
            refused(r#"{"asins":[],"barcodes":[],"models":[]}"#),
            "notice: missing"
        );
        assert_eq!(
            refused(r#"{"asins":[],"barcodes":[],"ended":"soon","models":[],"notice":"26-101"}"#),
            "ended: unknown value \"soon\""
        );
        assert_eq!(
            refused(r#"{"asins":[],"barcodes":[],"buyer":"A","models":[],"notice":"26-101"}"#),
            "buyer: not known here"
        );
    }
}
