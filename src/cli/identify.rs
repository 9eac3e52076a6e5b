//! `returnbay identify`: scans from a stream, one a line, to JSON Lines of what each may mean.

use std::io::{self, BufRead, Write};

use serde::Serialize;

use crate::scan::carriers::Carriers;
use crate::scan::gs1;
use crate::scan::read::{Reading, ReadingNote, read};

/// How the lines of the stream write bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineForm {
    /// Text with `\xHH` for control bytes and `\\` for a backslash.
    Escaped,
    /// Pairs of hexadecimal digits, spaces between them allowed.
    Hex,
}

/// Whether the answer says if GS1 data also keeps the rules about which identifiers go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StrictGs1 {
    /// It does.
    Said,
    /// It does not.
    LeftOut,
}

/// What a caller of [`identify_lines`] chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdentifyOptions {
    /// How lines write bytes.
    pub line_form: LineForm,
    /// Whether `gs1_strict` is added.
    pub strict_gs1: StrictGs1,
}

#[derive(Serialize)]
struct Line<'a> {
    kind: &'static str,
    symbology: Option<&'a str>,
    text: &'a str,
    candidates: Vec<CandidateLine<'a>>,
    gs1: Vec<ElementLine<'a>>,
    digital_link: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gs1_strict: Option<bool>,
    message: Option<&'static str>,
}

#[derive(Serialize)]
struct CandidateLine<'a> {
    kind: &'static str,
    carrier: Option<&'a str>,
    key: &'a str,
    check: &'static str,
    how: &'static str,
}

#[derive(Serialize)]
struct ElementLine<'a> {
    ai: &'a str,
    value: &'a str,
}

/// Reads scans until the stream ends and writes one JSON object a line; a line that writes no
/// bytes gives one of kind `unknown` with the message `unreadable_line`. Blank lines are answered
/// too, so that answers and lines keep step.
///
/// # Errors
/// Passes on what reading or writing the streams gives.
pub fn identify_lines(
    mut input: impl BufRead,
    mut out: impl Write,
    carriers: &Carriers,
    options: IdentifyOptions,
) -> io::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let content = line.strip_suffix(b"\n").unwrap_or(&line);
        let content = content.strip_suffix(b"\r").unwrap_or(content);
        let bytes = match options.line_form {
            LineForm::Escaped => unescaped(content),
            LineForm::Hex => from_hex(content),
        };
        let reading = read(bytes.as_deref().unwrap_or(content), carriers);
        if bytes.is_some() {
            write_line(&mut out, &shown(&reading, options.strict_gs1))?;
        } else {
            write_line(&mut out, &unreadable(&reading))?;
        }
        line.clear();
    }
    out.flush()
}

fn write_line(out: &mut impl Write, line: &Line<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

fn shown(reading: &Reading, strict_gs1: StrictGs1) -> Line<'_> {
    Line {
        kind: reading.kind().code(),
        symbology: reading.symbology.as_deref(),
        text: &reading.text,
        candidates: reading
            .candidates
            .iter()
            .map(|candidate| CandidateLine {
                kind: candidate.kind.code(),
                carrier: candidate.carrier.as_deref(),
                key: &candidate.key,
                check: candidate.check.code(),
                how: candidate.how.code(),
            })
            .collect(),
        gs1: reading
            .gs1
            .iter()
            .map(|(ai, value)| ElementLine { ai, value })
            .collect(),
        digital_link: reading.digital_link.as_deref(),
        gs1_strict: (strict_gs1 == StrictGs1::Said)
            .then(|| !reading.gs1.is_empty() && gs1::keeps_company_rules(&reading.gs1)),
        message: reading.note.map(ReadingNote::code),
    }
}

fn unreadable(reading: &Reading) -> Line<'_> {
    Line {
        kind: "unknown",
        symbology: None,
        text: &reading.text,
        candidates: Vec::new(),
        gs1: Vec::new(),
        digital_link: None,
        gs1_strict: None,
        message: Some("unreadable_line"),
    }
}

/// Turns `\xHH` and `\\` into bytes; `None` for any other use of a backslash.
pub fn unescaped(line: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(line.len());
    let mut rest = line;
    loop {
        rest = match rest {
            [] => return Some(bytes),
            [b'\\', b'\\', after @ ..] => {
                bytes.push(b'\\');
                after
            }
            [b'\\', b'x' | b'X', high, low, after @ ..] => {
                bytes.push(hex_byte(*high, *low)?);
                after
            }
            [b'\\', ..] => return None,
            [byte, after @ ..] => {
                bytes.push(*byte);
                after
            }
        };
    }
}

fn from_hex(line: &[u8]) -> Option<Vec<u8>> {
    let digits: Vec<u8> = line
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    digits
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => hex_byte(*high, *low),
            _ => None,
        })
        .collect()
}

fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let value = char::from(high).to_digit(16)? * 16 + char::from(low).to_digit(16)?;
    u8::try_from(value).ok()
}

/// Reads lines from stdin and says of each what it means.
pub(super) fn from_stdin(verb: &super::args::Identify) -> std::io::Result<()> {
    let options = IdentifyOptions {
        line_form: if verb.hex {
            LineForm::Hex
        } else {
            LineForm::Escaped
        },
        strict_gs1: if verb.strict_gs1 {
            StrictGs1::Said
        } else {
            StrictGs1::LeftOut
        },
    };
    identify_lines(
        std::io::stdin().lock(),
        std::io::BufWriter::new(std::io::stdout().lock()),
        &crate::exchange::data::carriers::carriers(),
        options,
    )
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::exchange::data::carriers::carriers;

    fn answers(input: &[u8], line_form: LineForm) -> Vec<Value> {
        let options = IdentifyOptions {
            line_form,
            strict_gs1: StrictGs1::Said,
        };
        let mut out = Vec::new();
        identify_lines(input, &mut out, &carriers(), options).expect("streams in memory");
        String::from_utf8(out)
            .expect("JSON is UTF-8")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a JSON object a line"))
            .collect()
    }

    #[test]
    fn every_line_is_answered_in_its_order_with_the_fields_of_the_contract() {
        let input = b"]C142090210\\x1d9202090339598344170026\\x0d\r\n\n10ABC\\x1d17221231\nbad\\q\n]C142010001";
        let found = answers(input, LineForm::Escaped);
        let kinds: Vec<&str> = found
            .iter()
            .filter_map(|line| line["kind"].as_str())
            .collect();
        assert_eq!(kinds, ["tracking", "unknown", "gs1", "unknown", "postal"]);
        let first = &found[0];
        assert_eq!(first["symbology"], "]C1");
        assert_eq!(first["candidates"][0]["carrier"], "usps");
        assert_eq!(first["candidates"][0]["key"], "9202090339598344170026");
        assert_eq!(first["candidates"][0]["check"], "ok");
        assert_eq!(first["candidates"][0]["how"], "420_zip5_separator");
        assert_eq!(first["digital_link"], Value::Null);
        assert_eq!(found[2]["gs1"][1]["ai"], "17");
        assert_eq!(found[2]["gs1_strict"], false);
        assert_eq!(found[3]["message"], "unreadable_line");
        assert_eq!(found[4]["message"], "postal_bar");
    }

    #[test]
    fn hex_lines_and_backslashes_give_the_same_bytes() {
        let hex = answers(
            b"31 5a 35 52 38 39 33 39 30 33 35 37 35 36 37 31 32 37\n3\n",
            LineForm::Hex,
        );
        assert_eq!(hex[0]["candidates"][0]["key"], "1Z5R89390357567127");
        assert_eq!(hex[1]["message"], "unreadable_line");
        assert_eq!(unescaped(b"a\\\\\\x0Db"), Some(b"a\\\rb".to_vec()));
        assert_eq!(unescaped(b"a\\"), None);
        assert_eq!(unescaped(b"\\x0"), None);
    }
}
