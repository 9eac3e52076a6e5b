//! Takes framing and symbology id off a scan and makes it printable.

use std::borrow::Cow;

use crate::scan::carriers::NUMBER_LENGTH_MAX;

/// What the AIM symbology id says about the data that follows (ISO/IEC 15424).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Symbology {
    /// EAN, UPC: a product, or nothing.
    Retail,
    /// GS1-128: element strings, printed on parcels too.
    Gs1Logistic,
    /// Another symbol with GS1 element strings; carriers print no parcel number in it.
    Gs1Other,
    /// A symbol that may hold anything.
    Plain,
    /// The scanner sends no symbology id.
    Unsaid,
}

/// A scan without its framing.
#[derive(Debug, Clone)]
pub(super) struct Payload<'a> {
    pub(super) symbology: Symbology,
    pub(super) symbology_id: Option<String>,
    /// The data as text; `None` when its bytes are no text.
    pub(super) text: Option<&'a str>,
    pub(super) printable: String,
}

/// Cuts byte order mark, STX … ETX, line ends, tabs and spaces around the data, then the AIM id.
pub(super) fn payload(bytes: &[u8]) -> Payload<'_> {
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let framed = trimmed(unmarked);
    let (id, data) = match framed {
        [b']', letter, modifier, data @ ..]
            if letter.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() =>
        {
            (framed.get(..3).and_then(as_text), data)
        }
        data => (None, data),
    };
    let text = as_text(data);
    Payload {
        symbology: id.map_or(Symbology::Unsaid, symbology_of),
        symbology_id: id.map(str::to_owned),
        text,
        printable: match text {
            Some(text) => shown(text),
            None => printable(data),
        },
    }
}

fn as_text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let is_framing = |byte: &u8| matches!(byte, 0x02 | 0x03 | b'\t' | b'\n' | b'\r' | b' ');
    let from = bytes
        .iter()
        .position(|byte| !is_framing(byte))
        .unwrap_or(bytes.len());
    let to = bytes
        .iter()
        .rposition(|byte| !is_framing(byte))
        .map_or(from, |last| last + 1);
    bytes.get(from..to).unwrap_or(&[])
}

fn symbology_of(id: &str) -> Symbology {
    match id {
        "]C1" => Symbology::Gs1Logistic,
        "]e0" | "]e1" | "]e2" | "]e3" | "]d2" | "]d5" | "]Q3" | "]Q4" | "]J1" => {
            Symbology::Gs1Other
        }
        _ if id.starts_with("]E") => Symbology::Retail,
        _ => Symbology::Plain,
    }
}

/// Shows bytes as text: `\xHH` for control bytes and for bytes that are no UTF-8, `\\` for `\`.
pub(super) fn printable(bytes: &[u8]) -> String {
    let mut printed = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        push_shown(&mut printed, chunk.valid());
        push_hex(&mut printed, chunk.invalid());
    }
    printed
}

/// Shows text as [`printable`] does.
fn shown(text: &str) -> String {
    // With room for two separators as they are shown.
    let mut printed = String::with_capacity(text.len() + 6);
    push_shown(&mut printed, text);
    printed
}

fn push_shown(printed: &mut String, text: &str) {
    if holds_only(text, |byte| matches!(byte, b' '..=b'~') && byte != b'\\') {
        printed.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some((plain, odd, after)) = split_at_odd(rest) {
        printed.push_str(plain);
        if odd == "\\" {
            printed.push_str("\\\\");
        } else {
            push_hex(printed, odd.as_bytes());
        }
        rest = after;
    }
    printed.push_str(rest);
}

/// Splits a text at its first character that is not shown as it is.
fn split_at_odd(text: &str) -> Option<(&str, &str, &str)> {
    let place = text.find(|c: char| c == '\\' || c.is_control())?;
    let (plain, rest) = text.split_at_checked(place)?;
    let length = rest.chars().next()?.len_utf8();
    let (odd, after) = rest.split_at_checked(length)?;
    Some((plain, odd, after))
}

fn push_hex(shown: &mut String, bytes: &[u8]) {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    for byte in bytes {
        shown.push_str("\\x");
        shown.push(digit(byte >> 4));
        shown.push(digit(byte & 15));
    }
}

/// Tells whether every byte of a text is one of these: nearly every scan's are, so that all are looked
/// at together, without stopping at the first that is not.
pub(super) fn holds_only(text: &str, is_one: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & is_one(byte))
}

/// Tells whether control characters stand where none belong: all but FS, GS, RS, US and EOT.
pub(super) fn has_stray_control(text: &str) -> bool {
    let is_expected = |byte| matches!(byte, b' '..=b'~' | 0x1c..=0x1f | 0x04);
    !holds_only(text, is_expected)
        && text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\u{1c}'..='\u{1f}' | '\u{4}'))
}

/// The caption that `FedEx` prints before a tracking number.
const CAPTION: &str = "TRK#";

/// Cuts the caption that `FedEx` prints before its number.
pub(super) fn without_caption(text: &str) -> &str {
    match text.split_at_checked(CAPTION.len()) {
        Some((caption, number)) if caption.eq_ignore_ascii_case(CAPTION) => number,
        _ => text,
    }
}

/// Returns the normal form of carriers' numbers: upper-case, no spaces or dashes; `None` when other
/// characters stand in it or it is longer than any carrier's number.
pub(super) fn number(text: &str) -> Option<Cow<'_, str>> {
    long_number(text).filter(|number| number.len() <= NUMBER_LENGTH_MAX)
}

/// As [`number`], up to two numbers in a row.
pub(super) fn long_number(text: &str) -> Option<Cow<'_, str>> {
    let is_normal = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
    if (1..=2 * NUMBER_LENGTH_MAX).contains(&text.len()) && holds_only(text, is_normal) {
        return Some(Cow::Borrowed(text));
    }
    let mut number = String::with_capacity(text.len().min(2 * NUMBER_LENGTH_MAX));
    for byte in text.bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
        if !byte.is_ascii_alphanumeric() || number.len() == 2 * NUMBER_LENGTH_MAX {
            return None;
        }
        number.push(char::from(byte.to_ascii_uppercase()));
    }
    (!number.is_empty()).then_some(Cow::Owned(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn framing_and_symbology_id_are_cut_and_the_rest_is_kept() {
        for (bytes, id, text) in [
            (b"\x02]C01Z9\x03\r\n".as_slice(), Some("]C0"), "1Z9"),
            (b"\xef\xbb\xbf1Z9\t", None, "1Z9"),
            (b"]C142010001\x1d94\r", Some("]C1"), "42010001\\x1d94"),
            (b"\x001Z9", None, "\\x001Z9"),
            (b"]-x", None, "]-x"),
            (b"a\\b\xff", None, "a\\\\b\\xff"),
            (b"", None, ""),
        ] {
            let payload = payload(bytes);
            assert_eq!(payload.symbology_id.as_deref(), id);
            assert_eq!(payload.printable, text);
        }
    }
}
