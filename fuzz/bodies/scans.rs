//! What must hold for any bytes, one function a target. The fuzz targets call them, and so do the
//! tests, for a second or two each.

use std::sync::LazyLock;

use returnbay::domain::limits::CANDIDATES_MAX;
use returnbay::domain::reading::{CodeKind, How};
use returnbay::exchange::data::carriers::carriers;
use returnbay::scan::carriers::Carriers;
use returnbay::scan::frame::{Assembler, FRAME_CAP_BYTES, Frame, FrameRules};
use returnbay::scan::gs1;
use returnbay::scan::read::{Reading, read as read_scan};

static CARRIERS: LazyLock<Carriers> = LazyLock::new(carriers);

/// Cuts a port's bytes: the same frames however they are chunked, none empty, none beyond the cap,
/// no terminator inside, nothing made up. The first three bytes choose the cap, how many bytes come
/// at one time, and the milliseconds between such times.
pub fn frame(data: &[u8]) {
    let Some((&[cap, together, pause], bytes)) = data.split_first_chunk::<3>() else {
        return;
    };
    let rules = FrameRules {
        cap_bytes: usize::from(cap).max(1),
        ..FrameRules::default()
    };
    let frames = framed(&rules, bytes, together, pause, usize::MAX);
    for size in [1, 2, 3, 64] {
        assert_eq!(frames, framed(&rules, bytes, together, pause, size));
    }
    let mut kept = 0;
    for frame in &frames {
        assert!(!frame.bytes.is_empty() && frame.bytes.len() <= rules.cap_bytes);
        assert!(
            !frame
                .bytes
                .iter()
                .any(|byte| rules.terminators.contains(byte))
        );
        kept += frame.bytes.len();
    }
    assert!(kept <= bytes.len());
}

fn framed(rules: &FrameRules, bytes: &[u8], together: u8, pause: u8, size: usize) -> Vec<Frame> {
    let mut assembler = Assembler::new(rules.clone());
    let mut frames = Vec::new();
    let mut at_ms = 0;
    for block in bytes.chunks(usize::from(together).max(1)) {
        at_ms += i64::from(pause);
        for part in block.chunks(size) {
            assembler.push(at_ms, part, &mut frames);
        }
    }
    assembler.idle(at_ms + 1_000, &mut frames);
    assert_eq!(assembler.deadline_ms(), None, "silence leaves nothing held");
    frames
}

/// Reads a scan: its bytes are kept, its candidates are few and no longer than the scan allows, and
/// a frame around it changes nothing.
pub fn read(data: &[u8]) {
    let reading = judged(data);
    let begins_with_a_mark = data.first() == Some(&0xef);
    if !begins_with_a_mark && data.len() + 4 < FRAME_CAP_BYTES {
        let around = [b"\x02", data, b"\x03\r\n"].concat();
        let framed = judged(&around);
        assert_eq!(framed.candidates, reading.candidates);
        assert_eq!((framed.note, framed.text), (reading.note, reading.text));
    }
}

fn judged(data: &[u8]) -> Reading {
    let reading = read_scan(data, &CARRIERS);
    assert_eq!(reading.raw, data);
    assert!(reading.candidates.len() <= CANDIDATES_MAX);
    assert!(reading.text.len() <= 4 * data.len());
    for candidate in &reading.candidates {
        assert_ne!(candidate.kind, CodeKind::Unknown);
        assert!(!candidate.key.is_empty());
        assert!(candidate.key.len() <= 4 * data.len() + 32);
    }
    if let Some(link) = &reading.digital_link {
        assert!(!reading.gs1.is_empty(), "{link} names something");
    }
    reading
}

/// Splits element strings: each value keeps to its format, and joined by separators they are read
/// as the same again.
pub fn gs1(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(elements) = gs1::element_strings(text) else {
        return;
    };
    let mut joined = String::new();
    for (ai, value) in &elements {
        assert!(gs1::is_valid(ai, value));
        assert!(text.contains(value));
        joined.push_str(ai);
        joined.push_str(value);
        joined.push(gs1::GROUP_SEPARATOR);
    }
    assert_eq!(gs1::element_strings(&joined).as_ref(), Some(&elements));
    assert!(joined.len() <= text.len() + elements.len());
    let _: bool = gs1::keeps_company_rules(&elements);
    judged(&[b"]C1", data].concat());
}

/// Reads the carriers' two-dimensional messages: any fields behind a true opening, and a true
/// message of any shipper, class and package, which gives the number of 18 characters.
pub fn maxicode(data: &[u8]) {
    for opening in ["[)>\u{1e}01\u{1d}96", "[)>\u{1e}06\u{1d}", "84170667284000"] {
        let reading = judged(&[opening.as_bytes(), data].concat());
        for candidate in &reading.candidates {
            if candidate.how == How::MaxicodeRebuilt {
                assert_eq!(candidate.key.len(), 18);
                assert!(candidate.key.starts_with("1Z"));
            }
        }
    }
    let Some((made, rest)) = data.split_first_chunk::<17>() else {
        return;
    };
    let made: String = made.iter().map(|byte| character(*byte)).collect();
    let (shipper, class, package) = (&made[..6], &made[6..9], &made[9..]);
    let rest = String::from_utf8_lossy(rest).replace(['\u{0}', '\u{1e}', '\u{4}'], "");
    let message = format!(
        "[)>\u{1e}01\u{1d}96841706672\u{1d}840\u{1d}{class}\u{1d}1Z{package}\u{1d}UPSN\u{1d}{shipper}\u{1d}{rest}\u{1e}\u{4}"
    );
    let reading = judged(message.as_bytes());
    let wanted = format!("1Z{shipper}{}{package}", &class[1..]);
    assert!(
        message.len() >= FRAME_CAP_BYTES || reading.candidates.iter().any(|one| one.key == wanted),
        "{wanted} in {:?}",
        reading.candidates
    );
}

/// A digit or capital letter for a byte.
fn character(byte: u8) -> char {
    char::from_digit(u32::from(byte % 36), 36).map_or('0', |c| c.to_ascii_uppercase())
}

/// Reads Digital Links: what is named keeps to its format, the capital scheme says the same, and a
/// scheme of mixed case is none.
pub fn digital_link(data: &[u8]) {
    let Ok(rest) = std::str::from_utf8(data) else {
        return;
    };
    let elements = gs1::digital_link(&format!("https://{rest}"));
    assert_eq!(gs1::digital_link(&format!("HTTPS://{rest}")), elements);
    assert_eq!(gs1::digital_link(&format!("Https://{rest}")), None);
    for (ai, value) in elements.iter().flatten() {
        assert!(gs1::is_valid(ai, value));
    }
    let reading = judged(format!("]Q1https://{rest}").as_bytes());
    let is_read_whole = rest.len() + 16 < FRAME_CAP_BYTES && rest.trim() == rest;
    if is_read_whole && !rest.contains(['\u{2}', '\u{3}']) {
        assert_eq!(reading.digital_link.is_some(), elements.is_some());
    }
}
