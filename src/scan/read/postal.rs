//! GS1-128 postal routing: `420`, a ZIP, and the parcel's number behind it.

use std::borrow::Cow;

use super::rank::{Ranked, Tier};
use super::{Findings, ReadingNote, clean};
use crate::domain::check::mod10;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::carriers::{CarrierForm, Carriers, Strength};
use crate::scan::gs1::GROUP_SEPARATOR;

const USPS: &str = "usps";
const ROUTING: &str = "420";
/// Digits of an `IMpb` whose routing part has no length we know.
const SHORT_IMPB_LENGTH: usize = 22;

/// Reads routing with a parcel's number behind it, or the ZIP bar alone; finds nothing otherwise.
pub(super) fn routed(text: &str, carriers: &Carriers) -> Findings {
    let mut found = Findings::default();
    if !begins_with_routing(text) {
        return found;
    }
    let text = text.trim_matches(GROUP_SEPARATOR);
    let data = if text.contains(' ') {
        Cow::Owned(text.replace(' ', ""))
    } else {
        Cow::Borrowed(text)
    };
    let Some(behind) = data.strip_prefix(ROUTING) else {
        return found;
    };
    if let Some((zip, rest)) = behind.split_once(GROUP_SEPARATOR) {
        separated(zip, rest, carriers, &mut found);
        return found;
    }
    let is_digits = |number: &Cow<'_, str>| clean::holds_only(number, |byte| byte.is_ascii_digit());
    let Some(digits) = clean::number(behind).filter(is_digits) else {
        return found;
    };
    match digits.len() {
        5 | 9 => zip_bar(&digits, &mut found),
        _ => unseparated(&digits, carriers, &mut found),
    }
    found
}

fn begins_with_routing(text: &str) -> bool {
    text.bytes()
        .filter(|byte| !matches!(byte, b' ' | 0x1d))
        .take(ROUTING.len())
        .eq(ROUTING.bytes())
}

/// Characters of a code with 15 of routing before an `IMpb`, which one application documents.
const SHORT_ROUTED_LENGTH: usize = 37;

/// Adds the `IMpb` at the end of such a code, where its check digit holds.
pub(super) fn short_routing(number: &str, carriers: &Carriers, found: &mut Findings) {
    let end = number
        .get(SHORT_ROUTED_LENGTH - SHORT_IMPB_LENGTH..)
        .filter(|_| number.len() == SHORT_ROUTED_LENGTH);
    let candidate = end
        .and_then(|end| impb(end, How::Last22, carriers))
        .filter(|candidate| candidate.check == CheckVerdict::Ok);
    found
        .candidates
        .extend(candidate.map(|candidate| Ranked::new(Tier::Fair, candidate)));
}

fn zip_bar(zip: &str, found: &mut Findings) {
    found.note = Some(ReadingNote::PostalBar);
    found.candidates.push(Ranked::new(
        Tier::Said,
        Candidate {
            kind: CodeKind::Postal,
            carrier: None,
            key: zip.to_owned(),
            check: CheckVerdict::None,
            how: How::ZipBar,
        },
    ));
}

/// The scanner sent the separator: the cut is certain.
fn separated(zip: &str, rest: &str, carriers: &Carriers, found: &mut Findings) {
    let how = match (zip.len(), zip.chars().all(|c| c.is_ascii_digit())) {
        (5, true) => How::Zip5Separator,
        (9, true) => How::Zip9Separator,
        _ => return,
    };
    let parts = || rest.split(GROUP_SEPARATOR).filter(|part| !part.is_empty());
    let mut sound = parts()
        .filter_map(clean::number)
        .filter_map(|number| impb(&number, how, carriers));
    match (sound.next(), sound.next()) {
        (Some(one), None) if parts().count() == 1 => {
            found.candidates.push(Ranked::new(Tier::Said, one));
        }
        (Some(_), Some(_)) => found.note = Some(ReadingNote::TwoTrackings),
        _ => {}
    }
}

/// A cut behind a ZIP, before anything of it is copied.
struct Cut<'d, 'c> {
    number: &'d str,
    how: How,
    /// Of today's identifiers; none for one that is kept all the same.
    form: Option<&'c CarrierForm>,
    check: CheckVerdict,
}

impl<'d, 'c> Cut<'d, 'c> {
    fn at(digits: &'d str, zip: usize, how: How, carriers: &'c Carriers) -> Option<Self> {
        let number = digits.get(zip..)?;
        let (form, check) = match impb_form(number, carriers) {
            Some((form, check)) => (Some(form), check),
            None if is_unlisted_impb(number) => (None, CheckVerdict::Ok),
            None => return None,
        };
        Some(Self {
            number,
            how,
            form,
            check,
        })
    }

    fn candidate(&self) -> Option<Candidate> {
        let how = self.how;
        match self.form {
            Some(form) => form
                .candidate(self.number)
                .map(|candidate| Candidate { how, ..candidate }),
            None => Some(Candidate {
                kind: CodeKind::Tracking,
                carrier: Some(USPS.to_owned()),
                key: self.number.to_owned(),
                check: self.check,
                how,
            }),
        }
    }
}

/// No separator: every cut by length that leaves an `IMpb` stays a candidate, ZIP of nine first; where
/// one holds its check digit, those that do not go.
fn unseparated(digits: &str, carriers: &Carriers, found: &mut Findings) {
    let cuts = [(9, How::Zip9Cut), (5, How::Zip5Cut)]
        .map(|(zip, how)| Cut::at(digits, zip, how, carriers));
    let cuts = || cuts.iter().flatten();
    if cuts().next().is_none() {
        let last = digits
            .len()
            .checked_sub(SHORT_IMPB_LENGTH)
            .and_then(|from| impb(digits.get(from..)?, How::Last22, carriers))
            .filter(|candidate| candidate.check == CheckVerdict::Ok);
        let ranked = last.map(|candidate| Ranked::new(Tier::Said, candidate));
        found.candidates.extend(ranked);
        return;
    }
    let is_sound = |cut: &&Cut<'_, '_>| cut.check == CheckVerdict::Ok;
    let holds = cuts().any(|cut| is_sound(&cut));
    let kept = cuts().filter(|cut| !holds || is_sound(cut));
    let ranked = kept.filter_map(Cut::candidate);
    let ranked = ranked.map(|candidate| Ranked::new(Tier::Said, candidate));
    found.candidates.extend(ranked);
}

/// Tells a number that begins with 9 and holds its check digit although its identifier is none of
/// today's: where two cuts are possible, neither is dropped in silence.
fn is_unlisted_impb(number: &str) -> bool {
    matches!(number.len(), 22 | 26 | 30) && number.starts_with('9') && mod10(number)
}

/// Adds a 20-digit number as printed beside its 22-digit form: reports carry either.
pub(super) fn bare_spelling(number: &str, found: &mut Findings) {
    let longer = found
        .candidates
        .iter()
        .find(|ranked| matches!(ranked.candidate.how, How::Prefix92 | How::Prefix91))
        .map(|ranked| Candidate {
            key: number.to_owned(),
            how: How::Literal,
            ..ranked.candidate.clone()
        });
    found
        .candidates
        .retain(|ranked| longer.is_none() || ranked.candidate.key != number);
    found
        .candidates
        .extend(longer.map(|candidate| Ranked::new(Tier::Weak, candidate)));
}

/// Finds the form of an `IMpb` with its verdict; the longer and the bare forms are all in the carriers'
/// table.
fn impb_form<'c>(number: &str, carriers: &'c Carriers) -> Option<(&'c CarrierForm, CheckVerdict)> {
    carriers
        .fitting(number)
        .filter(|form| form.strength == Strength::Sure && form.carrier == USPS)
        .find_map(|form| Some((form, form.listed(number)?)))
}

/// Returns the candidate of an `IMpb`.
fn impb(number: &str, how: How, carriers: &Carriers) -> Option<Candidate> {
    let (form, _) = impb_form(number, carriers)?;
    let candidate = form.candidate(number)?;
    Some(Candidate { how, ..candidate })
}
