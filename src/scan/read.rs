//! Says what one scan may mean: candidates with reasons, best first, never a silent guess.
//!
//! Order: symbology, then unambiguous prefix, then check digit. The raw bytes stay beside it.

mod clean;
mod element;
mod envelope;
mod marks;
mod maxicode;
mod postal;
mod product;
mod rank;
mod serials;

use clean::{Payload, Symbology};
use rank::{Ranked, Tier};

use super::carriers::{Carriers, Strength};
use super::frame::FRAME_CAP_BYTES;
use super::gs1::{self, Element, GROUP_SEPARATOR};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};

/// What a person should know about a scan beside its candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReadingNote {
    /// The ZIP bar alone: the parcel's own bar stands elsewhere on the label.
    PostalBar,
    /// Two trackings came as one scan.
    TwoTrackings,
    /// More bytes than any code has.
    TooLong,
    /// Control bytes or undecodable bytes where none belong.
    ControlBytes,
    /// The best candidate's check digit does not hold: scan again, or keep with a mark.
    WrongCheck,
    /// A printed code of ours, sound, of a kind or word this program does not know.
    UnknownCommand,
}

impl ReadingNote {
    /// Returns the short stable code; words come from the text room.
    pub fn code(self) -> &'static str {
        match self {
            Self::PostalBar => "postal_bar",
            Self::TwoTrackings => "two_trackings",
            Self::TooLong => "too_long",
            Self::ControlBytes => "control_bytes",
            Self::WrongCheck => "wrong_check",
            Self::UnknownCommand => "unknown_command",
        }
    }
}

/// One scan, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The bytes as they came.
    pub raw: Vec<u8>,
    /// The AIM symbology id, such as `]C1`, if the scanner sends it.
    pub symbology: Option<String>,
    /// What was read, without framing and symbology id; control bytes as `\xHH`, a backslash as `\\`.
    pub text: String,
    /// What it may mean, best first.
    pub candidates: Vec<Candidate>,
    /// The GS1 element strings, when all of it is valid GS1.
    pub gs1: Vec<Element>,
    /// The GS1 Digital Link, when it is one.
    pub digital_link: Option<String>,
    /// What a person should know.
    pub note: Option<ReadingNote>,
}

impl Reading {
    /// Returns the best candidate's kind, or unknown.
    pub fn kind(&self) -> CodeKind {
        self.candidates
            .first()
            .map_or(CodeKind::Unknown, |best| best.kind)
    }
}

/// What the readers of one payload find together.
#[derive(Debug, Default)]
struct Findings {
    candidates: Vec<Ranked>,
    gs1: Vec<Element>,
    digital_link: Option<String>,
    note: Option<ReadingNote>,
}

/// Reads the bytes of one scan; any bytes give a reading.
pub fn read(bytes: &[u8], carriers: &Carriers) -> Reading {
    let payload = clean::payload(bytes);
    let mut found = if bytes.len() >= FRAME_CAP_BYTES {
        note_only(ReadingNote::TooLong)
    } else {
        match payload.text {
            Some(text) => findings(text, &payload, carriers),
            None => note_only(ReadingNote::ControlBytes),
        }
    };
    let candidates = rank::ordered(std::mem::take(&mut found.candidates));
    let is_wrong = candidates
        .first()
        .is_some_and(|best| best.check == CheckVerdict::Bad);
    Reading {
        raw: bytes.to_vec(),
        symbology: payload.symbology_id,
        text: payload.printable,
        note: found.note.or(is_wrong.then_some(ReadingNote::WrongCheck)),
        candidates,
        gs1: found.gs1,
        digital_link: found.digital_link,
    }
}

fn note_only(note: ReadingNote) -> Findings {
    Findings {
        note: Some(note),
        ..Findings::default()
    }
}

/// Tries each reader in turn; the first that owns the shape of the payload decides alone.
fn findings(text: &str, payload: &Payload<'_>, carriers: &Carriers) -> Findings {
    if let Some(found) = marks::own_code(text) {
        return found;
    }
    if let Some(found) = element::link(text) {
        return found;
    }
    if let Some(found) = envelope::message(text, carriers) {
        return found;
    }
    if clean::has_stray_control(text) {
        return if holds_two_lines_of_trackings(text, carriers) {
            note_only(ReadingNote::TwoTrackings)
        } else {
            note_only(ReadingNote::ControlBytes)
        };
    }
    let is_fnc1_first = payload.symbology == Symbology::Unsaid && text.starts_with(GROUP_SEPARATOR);
    let symbology = if is_fnc1_first {
        Symbology::Gs1Logistic
    } else {
        payload.symbology
    };
    let text = text.trim_matches(GROUP_SEPARATOR);
    match symbology {
        Symbology::Retail => product::retail(text),
        Symbology::Gs1Logistic | Symbology::Gs1Other => gs1_symbol(text, symbology, carriers),
        Symbology::Plain | Symbology::Unsaid => plain(text, symbology, carriers),
    }
}

/// Reads a symbol whose id says that GS1 data follows.
fn gs1_symbol(text: &str, symbology: Symbology, carriers: &Carriers) -> Findings {
    let mut found = Findings::default();
    if symbology == Symbology::Gs1Logistic {
        found = postal::routed(text, carriers);
        if !found.candidates.is_empty() {
            found.gs1 = gs1::element_strings(text).unwrap_or_default();
            return found;
        }
    }
    element::element_strings(text, &mut found);
    if symbology == Symbology::Gs1Logistic && !text.contains(GROUP_SEPARATOR) {
        let weakest = if found.gs1.is_empty() {
            Strength::Weak
        } else {
            Strength::Sure
        };
        add_trackings(text, carriers, weakest, &mut found);
        if found.candidates.is_empty() {
            found.note = two_glued(text, carriers);
        }
    }
    found
}

/// Reads a symbol without GS1 data by its id, or a scan whose scanner sends no ids.
fn plain(text: &str, symbology: Symbology, carriers: &Carriers) -> Findings {
    let mut found = postal::routed(text, carriers);
    let is_parcel = found
        .candidates
        .iter()
        .any(|ranked| ranked.candidate.kind == CodeKind::Tracking);
    if text.contains(GROUP_SEPARATOR) {
        if is_parcel {
            found.gs1 = gs1::element_strings(text).unwrap_or_default();
        } else {
            element::element_strings(text, &mut found);
        }
        return found;
    }
    if let Some(data) = element::without_brackets(text) {
        return gs1_symbol(&data, Symbology::Gs1Logistic, carriers);
    }
    // Bare digits that are both a product and a parcel are a product first: parcels carry longer bars.
    product::plain(text, symbology, &mut found);
    add_trackings(text, carriers, Strength::Weak, &mut found);
    marks::bare_codes(text, &mut found);
    let is_settled = found
        .candidates
        .iter()
        .any(|ranked| ranked.candidate.check != CheckVerdict::Bad);
    if !is_settled && let Some(note) = two_glued(text, carriers) {
        return note_only(note);
    }
    if symbology == Symbology::Unsaid {
        element::unsaid_element_strings(text, &mut found);
    }
    add_faint(text, carriers, &mut found);
    found
}

/// Adds forms of which only the shape is known, where nothing sound is found.
fn add_faint(text: &str, carriers: &Carriers, found: &mut Findings) {
    let is_sound =
        |ranked: &Ranked| ranked.candidate.check == CheckVerdict::Ok || ranked.tier < Tier::Weak;
    if found.candidates.iter().any(is_sound) {
        return;
    }
    serials::imeisv(text, found);
    if let Some(number) = clean::number(text) {
        let faint = carriers
            .fitting(&number)
            .filter(|form| form.strength == Strength::Faint)
            .filter_map(|form| form.candidate(&number))
            .map(|candidate| Ranked::new(Tier::Last, candidate));
        found.candidates.extend(faint);
    }
}

/// Adds what the carriers' forms say about the whole text as one number.
fn add_trackings(text: &str, carriers: &Carriers, weakest: Strength, found: &mut Findings) {
    let Some(number) = clean::number(clean::without_caption(text)) else {
        return;
    };
    for form in carriers.fitting(&number) {
        if form.strength <= weakest
            && let Some(candidate) = form.candidate(&number)
        {
            let tier = Tier::of(form.strength);
            found.candidates.push(Ranked::new(tier, candidate));
        }
    }
    postal::short_routing(&number, carriers, found);
    postal::bare_spelling(&number, found);
    marks::form_id_cut(&number, carriers, found);
}

/// Characters of the two shortest numbers that are told when they come as one.
const GLUED_LENGTH_MIN: usize = 24;

/// Tells whether a text without separator is two sound numbers in a row (a lost terminator).
fn two_glued(text: &str, carriers: &Carriers) -> Option<ReadingNote> {
    let number = Some(text)
        .filter(|text| text.len() >= GLUED_LENGTH_MIN)
        .and_then(clean::long_number)
        .filter(|number| number.len() >= GLUED_LENGTH_MIN)?;
    (10..number.len() - 9).find_map(|place| {
        let (left, right) = number.split_at_checked(place)?;
        (is_sound_tracking(left, carriers) && is_sound_tracking(right, carriers))
            .then_some(ReadingNote::TwoTrackings)
    })
}

/// Tells whether a number alone is a tracking whose shape and check digit leave little doubt.
fn is_sound_tracking(number: &str, carriers: &Carriers) -> bool {
    let sound = |ranked: &Ranked| {
        ranked.candidate.kind == CodeKind::Tracking && ranked.candidate.check == CheckVerdict::Ok
    };
    postal::routed(number, carriers)
        .candidates
        .iter()
        .any(sound)
        || carriers.is_sound(number)
}

fn holds_two_lines_of_trackings(text: &str, carriers: &Carriers) -> bool {
    text.split(['\r', '\n', '\t', '\u{2}', '\u{3}'])
        .filter_map(clean::number)
        .filter(|number| is_sound_tracking(number, carriers))
        .count()
        >= 2
}
