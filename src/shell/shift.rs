//! Recorded shifts: one event a line, the scenario format of the tests (see `docs/cli.md`).

use std::fmt::Write as _;

use crate::domain::codes::{CommandWord, PersonCode, SellerCode};
use crate::domain::money::{Currency, Money};
use crate::domain::time::UtcMs;
use crate::station::Key;

/// One line of a recorded shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShiftLine {
    /// Its number in the file, from 1.
    pub number: usize,
    /// Milliseconds after the event before, `+SECONDS` in the file.
    pub after_ms: i64,
    /// What happens.
    pub event: ShiftEvent,
}

/// What happens in a recorded shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShiftEvent {
    /// `at TIME`: the clock is set.
    At(UtcMs),
    /// `badge CODE`: a person signs in.
    Badge(PersonCode),
    /// `scan TEXT`: the scanner sends these bytes.
    Scan(Vec<u8>),
    /// `key K`: a key of the current step.
    Press(Key),
    /// `command WORD`: a command code.
    Command(CommandWord),
    /// `import FILE SELLER`: a seller's file arrives.
    Import(String, SellerCode),
    /// `seller CODE NAME`: a seller is named at a desk.
    Seller(SellerCode, String),
    /// `policy CODE PACK`: a seller's rule table is chosen at a desk.
    Policy(SellerCode, String),
    /// `cage CODE AMOUNT CURRENCY`: a seller's terms, the house's own but for the cage's limit, are
    /// set at a desk.
    Cage(SellerCode, Money),
    /// `rates FILE CODE`: a seller's rate card is set at a desk, in force from that day on.
    Rates(String, SellerCode),
    /// `checklist FILE CODE`: a seller's own checklist is taken, in force from that day on.
    Checklist(String, SellerCode),
    /// `photo FILE`: a photo is chosen.
    Photo(String),
    /// `weigh 412g`: a thing of so many grams is laid on the empty scale.
    Weigh(i64),
    /// `found …`: a scripted answer of the store, for the bare machine only.
    Found(String),
    /// `> …`: a recorded answer.
    Answer(String),
}

/// Why a line is no event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShiftError {
    /// The line's number, from 1.
    pub number: usize,
    /// The line.
    pub line: String,
}

/// Reads a recorded shift.
///
/// # Errors
/// Names the first line that is no event.
pub fn parse(text: &str) -> Result<Vec<ShiftLine>, ShiftError> {
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let parsed = parse_line(bare).ok_or_else(|| ShiftError {
            number,
            line: line.to_owned(),
        })?;
        lines.push(ShiftLine {
            number,
            after_ms: parsed.0,
            event: parsed.1,
        });
    }
    Ok(lines)
}

fn parse_line(line: &str) -> Option<(i64, ShiftEvent)> {
    if let Some(answer) = line.strip_prefix('>') {
        return Some((0, ShiftEvent::Answer(answer.trim().to_owned())));
    }
    let line = cut_comment(line);
    let (first, rest) = cut_seconds(line);
    let (after_ms, line) = match first {
        Some(ms) => (ms, rest),
        None => cut_seconds_at_end(line),
    };
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let event = match word {
        "at" => ShiftEvent::At(UtcMs::parse(rest)?),
        "badge" => ShiftEvent::Badge(PersonCode::parse(rest)?),
        "scan" => ShiftEvent::Scan(unescape(rest)?),
        "key" => ShiftEvent::Press(Key::parse(rest)?),
        "command" => ShiftEvent::Command(CommandWord::parse(rest)?),
        "import" => {
            let (file, seller) = rest.rsplit_once(char::is_whitespace)?;
            ShiftEvent::Import(file.trim().to_owned(), SellerCode::parse(seller)?)
        }
        "seller" => {
            let (seller, name) = rest.split_once(char::is_whitespace)?;
            ShiftEvent::Seller(SellerCode::parse(seller)?, name.trim().to_owned())
        }
        "policy" => {
            let (seller, pack) = rest.split_once(char::is_whitespace)?;
            ShiftEvent::Policy(SellerCode::parse(seller)?, pack.trim().to_owned())
        }
        "cage" => {
            let mut words = rest.split_whitespace();
            let seller = SellerCode::parse(words.next()?)?;
            let (amount, currency) = (words.next()?, words.next()?);
            let amount = Money::parse_decimal(amount, Currency::parse(currency)?)?;
            ShiftEvent::Cage(seller, amount)
        }
        "rates" => {
            let (file, seller) = rest.rsplit_once(char::is_whitespace)?;
            ShiftEvent::Rates(file.trim().to_owned(), SellerCode::parse(seller)?)
        }
        "checklist" => {
            let (file, seller) = rest.rsplit_once(char::is_whitespace)?;
            ShiftEvent::Checklist(file.trim().to_owned(), SellerCode::parse(seller)?)
        }
        "photo" if !rest.is_empty() => ShiftEvent::Photo(rest.to_owned()),
        "weigh" => ShiftEvent::Weigh(rest.strip_suffix('g')?.trim_end().parse().ok()?),
        "found" => ShiftEvent::Found(rest.to_owned()),
        _ => return None,
    };
    Some((after_ms, event))
}

fn cut_comment(line: &str) -> &str {
    line.split_once(" #")
        .map_or(line, |(before, _)| before)
        .trim_end()
}

fn cut_seconds(line: &str) -> (Option<i64>, &str) {
    let Some((word, rest)) = line.split_once(char::is_whitespace) else {
        return (None, line);
    };
    (seconds(word), rest.trim_start())
}

fn cut_seconds_at_end(line: &str) -> (i64, &str) {
    match line
        .rsplit_once(char::is_whitespace)
        .map(|(before, word)| (before, seconds(word)))
    {
        Some((before, Some(ms))) => (ms, before.trim_end()),
        Some((_, None)) | None => (0, line),
    }
}

/// Reads `+3` or `+0.25` as milliseconds.
fn seconds(word: &str) -> Option<i64> {
    let number = word.strip_prefix('+')?;
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() || whole.len() > 9 || part.len() > 3 {
        return None;
    }
    format!("{whole}{part:0<3}").parse().ok()
}

/// Reads `\xHH` and `\\`; everything else stands for itself.
pub fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first != b'\\' {
            out.push(*first);
            rest = after;
        } else if let Some(after) = after.strip_prefix(b"\\") {
            out.push(b'\\');
            rest = after;
        } else {
            let hex = after.strip_prefix(b"x")?;
            let digits = std::str::from_utf8(hex.get(..2)?).ok()?;
            out.push(u8::from_str_radix(digits, 16).ok()?);
            rest = hex.get(2..)?;
        }
    }
    Some(out)
}

/// Writes bytes so that [`unescape`] gives them back and no reader of a line takes them for anything
/// else: letters, digits and common signs as they are, all other bytes as `\xHH`.
pub fn escape(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        let stands = byte.is_ascii_graphic() && !matches!(byte, b'\\' | b'#' | b'+');
        if stands {
            text.push(char::from(*byte));
        } else {
            write!(text, "\\x{byte:02x}").expect("writing to a String cannot fail");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_bytes_come_back_from_a_scan_s_line(bytes in prop::collection::vec(any::<u8>(), 1..80)) {
            let line = format!("+1.250 scan {}   # scanner 1", escape(&bytes));
            let lines = parse(&line).expect("an event");
            prop_assert_eq!(lines[0].after_ms, 1250);
            prop_assert_eq!(&lines[0].event, &ShiftEvent::Scan(bytes));
        }
    }

    #[test]
    fn the_contracts_example_reads() {
        let text = "at 2026-11-23T15:04:05Z          # the clock\nbadge OP-7\nscan ]C1420\\x0d\nkey 1 +2\n+1.5 key esc\nweigh 412g\nscan UA0012P4QX7M3   # tag\ncommand undo\n> Put UA0012P4QX7M3 resell R-03\n";
        let lines = parse(text).expect("every line is an event");
        assert_eq!(lines.len(), 9);
        assert_eq!(lines[2].event, ShiftEvent::Scan(b"]C1420\r".to_vec()));
        assert_eq!((lines[3].after_ms, lines[4].after_ms), (2000, 1500));
        assert_eq!(lines[4].event, ShiftEvent::Press(Key::Cancel));
        assert_eq!(lines[5].event, ShiftEvent::Weigh(412));
        assert_eq!(lines[7].event, ShiftEvent::Command(CommandWord::Undo));
    }

    #[test]
    fn a_line_that_is_no_event_is_named() {
        assert!(parse("weigh 412 kg\n").is_err());
        let error = parse("badge OP-7\nshout loud\n").expect_err("no such event");
        assert_eq!((error.number, error.line.as_str()), (2, "shout loud"));
    }
}
