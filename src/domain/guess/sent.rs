//! The ZIP to which a parcel was sent: it stands in the routing of its barcode, is that of a house or of a
//! seller's own address, and names nobody who buys. Where the sender lives is never read.

use std::collections::BTreeSet;

use crate::domain::codes::SellerCode;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};

/// What a routing barcode begins with.
const ROUTING: &str = "420";
/// Digits of a ZIP.
const SHORT: usize = 5;
/// Digits of a ZIP+4.
const LONG: usize = 9;

/// Gives the ZIP, or the ZIP+4, to which a parcel was sent: what its barcode has between the routing and the
/// number whose check digit holds. Where the barcode can be cut in two ways it is the ZIP that both have.
pub fn sent_to(candidates: &[Candidate]) -> Option<String> {
    let by_routing = [
        How::Zip5Separator,
        How::Zip9Separator,
        How::Zip5Cut,
        How::Zip9Cut,
    ];
    let is_cut = |one: &&Candidate| {
        let is_sound = one.kind == CodeKind::Tracking && one.check == CheckVerdict::Ok;
        is_sound && by_routing.contains(&one.how)
    };
    let cut = candidates.iter().filter(is_cut);
    let whole = candidates
        .iter()
        .filter(|one| one.kind == CodeKind::Unknown);
    let whole: Vec<String> = whole.map(|one| bare(&one.key)).collect();
    let zips: BTreeSet<String> = cut
        .flat_map(|number| whole.iter().filter_map(|text| between(text, &number.key)))
        .collect();
    let mut zips = zips.into_iter();
    let first = zips.next()?;
    match zips.next() {
        None => Some(first),
        Some(other) => {
            let zip = first.get(..SHORT)?;
            let same = other.starts_with(zip) && zips.next().is_none();
            same.then(|| zip.to_owned())
        }
    }
}

/// A scan's text without the separators that it is printed with.
fn bare(text: &str) -> String {
    text.replace("\\x1d", "").replace(' ', "")
}

fn between(text: &str, number: &str) -> Option<String> {
    let zip = text.strip_prefix(ROUTING)?.strip_suffix(number)?;
    digits(zip)
}

fn digits(text: &str) -> Option<String> {
    let fits = matches!(text.len(), SHORT | LONG) && text.bytes().all(|sign| sign.is_ascii_digit());
    fits.then(|| text.to_owned())
}

/// Reads a piece of an address that is a ZIP or a ZIP+4 and nothing else.
pub fn of_hint(hint: &str) -> Option<String> {
    let hint = hint.trim();
    match hint.split_once('-') {
        None => digits(hint),
        Some((zip, four)) if zip.len() == SHORT && four.len() == LONG - SHORT => {
            digits(&format!("{zip}{four}"))
        }
        Some(_) => None,
    }
}

/// Tells where in its index a parcel's whole barcode stands that was sent to the same five digits: from the
/// first text to before the second.
pub fn range(zip: &str) -> Option<(String, String)> {
    let from = format!("{ROUTING}{}", zip.get(..SHORT)?);
    let before = format!("{from}:");
    Some((from, before))
}

/// Gives the seller whose address has the ZIP. A ZIP+4 goes before a ZIP; what several sellers have names
/// none of them, and five digits do not tell which of two longer ones is meant.
pub fn named_by<'s>(
    zip: &str,
    sellers: impl Iterator<Item = (&'s SellerCode, &'s [String])> + Clone,
) -> Option<&'s SellerCode> {
    let having = |fits: &dyn Fn(&str) -> bool| -> BTreeSet<&'s SellerCode> {
        let fitting = sellers.clone().filter(|(_, hints)| {
            let mut zips = hints.iter().filter_map(|hint| of_hint(hint));
            zips.any(|hint| fits(&hint))
        });
        fitting.map(|(seller, _)| seller).collect()
    };
    let exact = having(&|hint| hint.len() == LONG && hint == zip);
    let short = zip.get(..SHORT)?;
    let near = if exact.is_empty() {
        // Of a parcel that names nine digits another's nine do not speak.
        having(&|hint| hint == short || (zip.len() == SHORT && hint.starts_with(short)))
    } else {
        exact
    };
    let one = near.first().copied().filter(|_| near.len() == 1)?;
    let mut own = sellers.filter(|(seller, _)| *seller == one);
    let says_it = own.any(|(_, hints)| {
        let mut zips = hints.iter().filter_map(|hint| of_hint(hint));
        zips.any(|hint| hint == short || hint == zip)
    });
    says_it.then_some(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(kind: CodeKind, key: &str, how: How) -> Candidate {
        Candidate {
            kind,
            carrier: None,
            key: key.to_owned(),
            check: CheckVerdict::Ok,
            how,
        }
    }

    const NUMBER: &str = "9400111899223197428490";

    fn scanned(text: &str, cuts: &[(&str, How)]) -> Option<String> {
        let mut all: Vec<Candidate> = cuts
            .iter()
            .map(|(key, how)| candidate(CodeKind::Tracking, key, *how))
            .collect();
        all.push(candidate(CodeKind::Unknown, text, How::Literal));
        sent_to(&all)
    }

    #[test]
    fn what_stands_between_routing_and_number_is_where_it_was_sent() {
        let some = |zip: &str| Some(zip.to_owned());
        for (text, how, zip) in [
            (format!("42090210{NUMBER}"), How::Zip5Cut, some("90210")),
            (
                format!("42090210\\x1d{NUMBER}"),
                How::Zip5Separator,
                some("90210"),
            ),
            (
                format!("420902101234{NUMBER}"),
                How::Zip9Cut,
                some("902101234"),
            ),
            (format!("420 90210 {NUMBER}"), How::Zip5Cut, some("90210")),
            (format!("4209021{NUMBER}"), How::Zip5Cut, None),
            (format!("42190210{NUMBER}"), How::Zip5Cut, None),
            (NUMBER.to_owned(), How::Literal, None),
        ] {
            assert_eq!(scanned(&text, &[(NUMBER, how)]), zip, "{text}");
        }
        // Two cuts that both hold: the five digits that they share.
        let long = format!("1234{NUMBER}");
        let both = [(NUMBER, How::Zip9Cut), (long.as_str(), How::Zip5Cut)];
        assert_eq!(
            scanned(&format!("420902101234{NUMBER}"), &both),
            some("90210")
        );
        let mut wrong = candidate(CodeKind::Tracking, NUMBER, How::Zip5Cut);
        wrong.check = CheckVerdict::Bad;
        let text = format!("42090210{NUMBER}");
        let whole = candidate(CodeKind::Unknown, &text, How::Literal);
        assert_eq!(
            sent_to(&[wrong, whole]),
            None,
            "a doubtful cut says nothing"
        );
    }

    #[test]
    fn a_piece_of_an_address_is_a_zip_or_none() {
        for (hint, zip) in [
            ("90210", Some("90210")),
            (" 90210-1234 ", Some("902101234")),
            ("902101234", Some("902101234")),
            ("Suite 90210", None),
            ("9021", None),
            ("90210-12", None),
            ("9021-01234", None),
            ("Jason-01", None),
        ] {
            assert_eq!(of_hint(hint).as_deref(), zip, "{hint}");
        }
    }

    #[test]
    fn a_zip_names_the_one_seller_that_has_it() {
        let named = |zip: &str, hints: &[(&str, &str)]| -> Option<String> {
            let sellers: Vec<(SellerCode, Vec<String>)> = hints
                .iter()
                .map(|(code, hint)| (SellerCode::parse(code).unwrap(), vec![(*hint).to_owned()]))
                .collect();
            let sellers = sellers.iter().map(|(code, hints)| (code, hints.as_slice()));
            named_by(zip, sellers).map(ToString::to_string)
        };
        let (one, two) = (Some("S-01".to_owned()), Some("S-02".to_owned()));
        assert_eq!(
            named("90210", &[("S-01", "90210"), ("S-02", "Suite 2")]),
            one
        );
        assert_eq!(named("902101234", &[("S-01", "90210")]), one);
        assert_eq!(
            named("902101234", &[("S-01", "90210"), ("S-02", "90210-1234")]),
            two
        );
        assert_eq!(
            named("902109999", &[("S-01", "90210"), ("S-02", "90210-1234")]),
            one
        );
        assert_eq!(named("902109999", &[("S-02", "90210-1234")]), None);
        // Shared, or not told apart.
        assert_eq!(
            named("90210", &[("S-01", "90210"), ("S-02", "90210")]),
            None
        );
        assert_eq!(
            named("90210", &[("S-01", "90210"), ("S-02", "90210-1234")]),
            None
        );
        assert_eq!(named("90210", &[("S-02", "90210-1234")]), None);
        assert_eq!(named("10001", &[("S-01", "90210")]), None);
    }
}
