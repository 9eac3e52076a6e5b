//! Candidates of GS1 element strings and Digital Links.

use super::Findings;
use super::rank::{Ranked, Tier};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::scan::gs1::{self, Element};

/// Reads a web address; `None` when the text is none. One that is no Digital Link finds nothing.
pub(super) fn link(text: &str) -> Option<Findings> {
    let is_address = ["http://", "https://"].iter().any(|scheme| {
        text.get(..scheme.len())
            .is_some_and(|lead| lead.eq_ignore_ascii_case(scheme))
    });
    if !is_address {
        return None;
    }
    let mut found = Findings::default();
    if let Some(elements) = gs1::digital_link(text) {
        add(&elements, text, How::DigitalLink, Tier::Sure, &mut found);
        found.gs1 = elements;
        found.digital_link = Some(text.to_owned());
    }
    Some(found)
}

/// Adds what valid element strings name, in text that a symbology id or a separator says to be GS1;
/// finds nothing when any of the text is not valid.
pub(super) fn element_strings(text: &str, found: &mut Findings) {
    add_strings(text, Tier::Sure, found);
}

/// Lists the element strings of text that nothing says to be GS1, when it is valid. Any number that
/// begins 10 or 90 is, so only a key with a check digit speaks for it beside other candidates.
pub(super) fn unsaid_element_strings(text: &str, found: &mut Findings) {
    let has_key = ["00", "01", "02"].iter().any(|ai| text.starts_with(ai));
    let is_settled = found
        .candidates
        .iter()
        .any(|ranked| ranked.tier < Tier::Weak || ranked.candidate.check != CheckVerdict::Bad);
    if has_key {
        let tier = if is_settled { Tier::Weak } else { Tier::Fair };
        add_strings(text, tier, found);
    } else if is_settled {
        found.gs1 = gs1::element_strings(text).unwrap_or_default();
    } else {
        add_strings(text, Tier::Last, found);
    }
}

/// Turns what stands under a symbol for people, `(01)0 7032069 80498 8 (10)0329`, into data: some
/// printers of labels put it into a plain symbol as it is. `None` when it is not written so.
pub(super) fn without_brackets(text: &str) -> Option<String> {
    let mut data = String::with_capacity(text.len() + 8);
    for part in text.strip_prefix('(')?.split('(') {
        let (ai, value) = part.split_once(')')?;
        if !(2..=4).contains(&ai.len()) || !ai.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        data.push_str(ai);
        data.extend(value.chars().filter(|c| *c != ' '));
        data.push(gs1::GROUP_SEPARATOR);
    }
    Some(data)
}

fn add_strings(text: &str, tier: Tier, found: &mut Findings) {
    if let Some(elements) = gs1::element_strings(text) {
        let mut key = String::with_capacity(text.len() + 2 * elements.len());
        for part in elements
            .iter()
            .flat_map(|(ai, value)| ["(", *ai, ")", value.as_str()])
        {
            key.push_str(part);
        }
        add(&elements, &key, How::ElementStrings, tier, found);
        found.gs1 = elements;
    }
}

/// Adds product, unit and serial, then all of it as one GS1 candidate.
fn add(elements: &[Element], whole: &str, how: How, tier: Tier, found: &mut Findings) {
    for (ai, value) in elements {
        if let Some(product) = value.get(..14).filter(|_| matches!(*ai, "8006" | "8026")) {
            // A piece of a set: the product, then which piece of how many.
            push(
                CodeKind::Product,
                product,
                CheckVerdict::Ok,
                How::Ai01,
                tier,
                found,
            );
        }
        let candidate = match *ai {
            "01" | "02" | "03" => (CodeKind::Product, CheckVerdict::Ok, How::Ai01),
            "00" => (CodeKind::Gs1, CheckVerdict::Ok, How::Ai00),
            "21" => (CodeKind::Serial, CheckVerdict::None, How::Ai21),
            "8002" => (CodeKind::Serial, CheckVerdict::None, How::Ai8002),
            _ => continue,
        };
        let (kind, check, how) = candidate;
        push(kind, value, check, how, tier, found);
        if *ai == "00" {
            // The number of a logistic unit may be a parcel's; it tells no carrier.
            push(CodeKind::Tracking, value, check, how, tier, found);
        }
    }
    push(CodeKind::Gs1, whole, CheckVerdict::None, how, tier, found);
}

fn push(
    kind: CodeKind,
    key: &str,
    check: CheckVerdict,
    how: How,
    tier: Tier,
    found: &mut Findings,
) {
    let candidate = Candidate {
        kind,
        carrier: None,
        key: key.to_owned(),
        check,
        how,
    };
    found.candidates.push(Ranked::new(tier, candidate));
}
