//! Names and tags that we give out ourselves.

use super::code_type;
use super::printed::OwnCode;
use crate::domain::check::{tag_character, tag_check, tag_holds, tag_value};
use crate::domain::container::ContainerKind;

/// Characters of a unit or parcel tag: letter, prefix of 3, serial of 8, check character.
const TAG_LENGTH: usize = 13;
const TAG_PREFIX_LENGTH: usize = 3;
const TAG_SERIAL_LENGTH: usize = 8;
/// How many characters before the check character a screen shows.
const TAG_TAIL_LENGTH: usize = 5;
/// Values of Crockford's set below this are digits, the others letters.
const DIGITS: u8 = 10;
/// The value of `X`, which fills up short prefixes.
const FILLING: u8 = 29;

code_type!(
    /// A unit tag 单件码: `U`, roll or station prefix of 3, serial of 8, check character; 13
    /// characters of Crockford's set behind the letter, upper-case.
    UnitTag,
    unit_tag_form
);
code_type!(
    /// A parcel tag: as a unit tag, with `P` for its first letter.
    ParcelTag,
    parcel_tag_form
);
code_type!(
    /// What stands before the numbers of a roll: 3 characters of Crockford's set, upper-case, one
    /// of the last two a letter, so that no tag looks like a postal number (two letters, nine
    /// digits, two letters).
    TagPrefix,
    prefix_form
);
code_type!(
    /// A container's name: the letter of its kind, `-`, then 1..=12 of `A-Z 0-9 -`, e.g. `R-03`.
    ContainerName,
    container_form
);
code_type!(
    /// The number of a liquidation lot 清货批次: 1..=24 of `A-Z 0-9 -`, e.g. `2026-11-A`.
    LotNumber,
    lot_form
);
code_type!(
    /// A resale batch's number, as the desk gives it: the signs of a lot's, e.g. `B-2026-11-30-1`.
    BatchNumber,
    lot_form
);
code_type!(
    /// A person's code at the bench: 2..=16 of `A-Z 0-9 -`, e.g. `OP-7`.
    PersonCode,
    person_form
);
code_type!(
    /// A station's name: 1..=24 of `A-Z a-z 0-9 -`, case kept.
    StationName,
    station_form
);
code_type!(
    /// A seller's code: 1..=24 of `A-Z a-z 0-9 _ -`, case kept, e.g. `S-01`.
    SellerCode,
    seller_form
);

fn unit_tag_form(text: &str) -> Option<String> {
    tag_form('U', text)
}

fn parcel_tag_form(text: &str) -> Option<String> {
    tag_form('P', text)
}

fn tag_form(letter: char, text: &str) -> Option<String> {
    let mut characters = text.chars();
    let opens = characters.next()?.eq_ignore_ascii_case(&letter);
    if !opens || text.len() != TAG_LENGTH {
        return None;
    }
    let mut whole = String::with_capacity(TAG_LENGTH);
    whole.push(letter);
    for character in characters {
        whole.push(tag_value(character).and_then(tag_character)?);
    }
    tag_holds(&whole).then_some(whole)
}

fn prefix_form(text: &str) -> Option<String> {
    let whole = UnitTag::make(&text.to_ascii_uppercase(), 0)?;
    let prefix = whole.0.get(1..=TAG_PREFIX_LENGTH)?;
    let is_told_apart = prefix.chars().skip(1).any(|c| c.is_ascii_alphabetic());
    is_told_apart.then(|| prefix.to_owned())
}

fn make_tag(letter: char, prefix: &str, serial: u64) -> Option<String> {
    if prefix.chars().count() != TAG_PREFIX_LENGTH || serial >> (5 * TAG_SERIAL_LENGTH) != 0 {
        return None;
    }
    let serial_text: String = (0..TAG_SERIAL_LENGTH)
        .rev()
        .map(|place| {
            u8::try_from((serial >> (5 * place)) & 31)
                .ok()
                .and_then(tag_character)
        })
        .collect::<Option<_>>()?;
    let payload = format!("{letter}{prefix}{serial_text}");
    let check = tag_check(&payload)?;
    tag_form(letter, &format!("{payload}{check}"))
}

fn tail_of(tag: &str) -> &str {
    let end = tag.len().saturating_sub(1);
    tag.get(end.saturating_sub(TAG_TAIL_LENGTH)..end)
        .unwrap_or(tag)
}

/// Signs of a lot's number in their order, behind "no sign".
const LOT_SIGNS: &[u8; 37] = b"-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The most signs of a lot's number.
const LOT_LENGTH: usize = 24;
/// Signs and "no sign".
const LOT_BASE: u128 = 38;

impl LotNumber {
    /// Gives its place among all numbers that there can be, in the order of their texts, so that a list
    /// goes on behind it.
    pub fn place(&self) -> u128 {
        let signs = self.0.bytes().map(Some).chain(std::iter::repeat(None));
        signs.take(LOT_LENGTH).fold(0, |place, sign| {
            let value = LOT_SIGNS.iter().position(|known| Some(*known) == sign);
            let value = value.and_then(|at| u128::try_from(at + 1).ok());
            place * LOT_BASE + value.unwrap_or(0)
        })
    }

    /// Gives the number of a place; none for a place of no number.
    pub fn at_place(place: u128) -> Option<Self> {
        let mut signs = Vec::with_capacity(LOT_LENGTH);
        let mut rest = place;
        for _ in 0..LOT_LENGTH {
            let value = usize::try_from(rest % LOT_BASE).ok()?;
            rest /= LOT_BASE;
            match value.checked_sub(1) {
                Some(at) => signs.push(*LOT_SIGNS.get(at)?),
                None if signs.is_empty() => {}
                None => return None,
            }
        }
        signs.reverse();
        String::from_utf8(signs)
            .ok()
            .and_then(|text| Self::parse(&text))
    }
}

impl UnitTag {
    /// Makes the tag of a serial number (below 32^8) under a roll's prefix of 3 Crockford characters.
    pub fn make(prefix: &str, serial: u64) -> Option<Self> {
        make_tag('U', prefix, serial).map(Self)
    }

    /// Shows the five characters before the check character, as screens show them.
    pub fn tail(&self) -> &str {
        tail_of(&self.0)
    }
}

impl ParcelTag {
    /// Makes the tag of a serial number (below 32^8) under a station's prefix of 3 Crockford characters.
    pub fn make(prefix: &str, serial: u64) -> Option<Self> {
        make_tag('P', prefix, serial).map(Self)
    }

    /// Shows the five characters before the check character, as screens show them.
    pub fn tail(&self) -> &str {
        tail_of(&self.0)
    }
}

impl TagPrefix {
    /// Gives the prefix that a station prints under unless a person wants another: of the letters
    /// of its name that are in Crockford's set the first and the last two, filled up with `X`. Of
    /// two digits at the end the first becomes a letter, so that `Dock-11` and `Dock-12` differ.
    ///
    /// # Panics
    /// Never: three characters of the set, one of the last two a letter, are a prefix.
    pub fn of_station(station: &str) -> Self {
        let values: Vec<u8> = station
            .chars()
            .filter_map(|c| tag_value(c.to_ascii_uppercase()))
            .collect();
        let (first, rest) = values.split_first().unwrap_or((&FILLING, &[]));
        let (middle, last) = match rest {
            [] => (FILLING, FILLING),
            [only] => (*only, FILLING),
            [.., middle, last] if middle.max(last) < &DIGITS => (middle + DIGITS, *last),
            [.., middle, last] => (*middle, *last),
        };
        let prefix: String = [*first, middle, last]
            .into_iter()
            .filter_map(tag_character)
            .collect();
        Self::parse(&prefix).expect("three characters of the set with a letter are a prefix")
    }
}

impl ContainerName {
    /// Says what the container is for.
    ///
    /// # Panics
    /// Never: no name without a kind's letter comes through the parser.
    pub fn kind(&self) -> ContainerKind {
        ContainerKind::of_name(&self.0).expect("parse admits only names with a kind's letter")
    }

    /// Returns the text of the container's printed barcode.
    pub fn printed(&self) -> String {
        OwnCode::Container(self.clone()).printed()
    }
}

impl PersonCode {
    /// Returns the text of the person's badge.
    pub fn printed(&self) -> String {
        OwnCode::Badge(self.clone()).printed()
    }
}

fn container_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let (letter, rest) = upper.split_once('-')?;
    let mut letters = letter.chars();
    ContainerKind::of_name(letter)?;
    letters.next()?;
    (letters.next().is_none() && is_made_of(rest, 1, 12, is_label_character)).then_some(upper)
}

pub(super) fn lot_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    is_made_of(&upper, 1, 24, is_label_character).then_some(upper)
}

fn person_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    is_made_of(&upper, 2, 16, is_label_character).then_some(upper)
}

fn station_form(text: &str) -> Option<String> {
    is_made_of(text, 1, 24, |c| c.is_ascii_alphanumeric() || c == '-').then(|| text.to_owned())
}

fn seller_form(text: &str) -> Option<String> {
    is_made_of(text, 1, 24, |c| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
    })
    .then(|| text.to_owned())
}

fn is_label_character(character: char) -> bool {
    character.is_ascii_uppercase() || character.is_ascii_digit() || character == '-'
}

/// Tells whether `text` has `least..=most` characters, all wanted, and at least one that counts in
/// a check character.
fn is_made_of(text: &str, least: usize, most: usize, wanted: fn(char) -> bool) -> bool {
    (least..=most).contains(&text.chars().count())
        && text.chars().all(wanted)
        && text.chars().any(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_lots_number_has_a_place_in_the_order_of_its_text() {
        let texts = [
            "0",
            "0-",
            "2026-11-A",
            "2026-11-A1",
            "A",
            "A-",
            "AA",
            "B",
            "Z",
            "ZZZZZZZZZZZZZZZZZZZZZZZZ",
        ];
        let numbers = texts.map(|text| LotNumber::parse(text).expect("a number"));
        assert!(numbers.is_sorted());
        assert!(numbers.each_ref().map(LotNumber::place).is_sorted());
        for number in numbers {
            assert_eq!(LotNumber::at_place(number.place()), Some(number));
        }
        assert_eq!(LotNumber::at_place(0), None);
        assert_eq!(LotNumber::at_place(u128::MAX), None);
    }

    #[test]
    fn a_unit_tag_is_read_in_any_case_and_shows_its_tail() {
        let tag = UnitTag::parse(" ua0012p4qx7m3 ").expect("the example");
        assert_eq!(tag.as_str(), "UA0012P4QX7M3");
        assert_eq!(tag.tail(), "4QX7M");
        assert_eq!(UnitTag::parse("UAOO12P4QX7M3"), Some(tag));
        for wrong in [
            "UA0012P4QX7M4",
            "UA0012P4QX7M",
            "PA0012P4QX7M3",
            "UA0012P4QX7M33",
            "",
        ] {
            assert_eq!(UnitTag::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_maker_gives_the_example_and_refuses_what_does_not_fit() {
        let serial = "12P4QX7M".chars().fold(0, |sum, c| {
            sum * 32 + u64::from(tag_value(c).expect("Crockford"))
        });
        assert_eq!(
            UnitTag::make("A00", serial).map(|tag| tag.to_string()),
            Some("UA0012P4QX7M3".to_owned())
        );
        assert_eq!(UnitTag::make("A0", 1), None);
        assert_eq!(UnitTag::make("A*0", 1), None);
        assert_eq!(UnitTag::make("A00", 1 << 40), None);
    }

    #[test]
    fn a_prefix_has_one_spelling_and_a_station_has_one() {
        for (text, prefix) in [("ax0", "AX0"), ("aOx", "A0X"), (" 7K3 ", "7K3")] {
            assert_eq!(
                TagPrefix::parse(text).map(|of| of.to_string()),
                Some(prefix.to_owned())
            );
        }
        for wrong in ["", "A0", "AX00", "A*X", "站0X", "A00"] {
            assert_eq!(TagPrefix::parse(wrong), None, "{wrong}");
        }
        for (station, prefix) in [
            ("A", "AXX"),
            ("A1", "A1X"),
            ("Dock-1", "DK1"),
            ("Dock-2", "DK2"),
            ("Dock-11", "DB1"),
            ("Dock-12", "DB2"),
            ("7", "7XX"),
            ("-", "XXX"),
        ] {
            assert_eq!(TagPrefix::of_station(station).as_str(), prefix);
        }
    }

    #[test]
    fn a_container_says_its_kind() {
        for (kind, letter, code) in ContainerKind::SPECS
            .iter()
            .map(|spec| (spec.kind, spec.letter, spec.code))
        {
            let name = ContainerName::parse(&format!("{letter}-03")).expect("a name");
            assert_eq!(
                (name.kind(), kind.spec().letter, kind.code()),
                (kind, letter, code)
            );
        }
        for wrong in [
            "R03",
            "X-03",
            "RR-03",
            "R-",
            "R--",
            "R-1234567890123",
            "R-a b",
            "-03",
        ] {
            assert_eq!(ContainerName::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn names_keep_to_their_characters() {
        assert_eq!(
            PersonCode::parse("op-7").map(|p| p.to_string()),
            Some("OP-7".to_owned())
        );
        assert_eq!(PersonCode::parse("7"), None);
        assert_eq!(
            SellerCode::parse("S-01_b").map(|p| p.to_string()),
            Some("S-01_b".to_owned())
        );
        assert_eq!(SellerCode::parse("S 01"), None);
        assert_eq!(
            StationName::parse("Dock-1").map(|p| p.to_string()),
            Some("Dock-1".to_owned())
        );
        assert_eq!(StationName::parse("站"), None);
    }

    proptest! {
        #[test]
        fn every_serial_makes_a_tag_that_reads_back(serial in 0_u64..1 << 40) {
            let tag = UnitTag::make("7K3", serial).expect("fits");
            prop_assert_eq!(UnitTag::parse(tag.as_str()), Some(tag.clone()));
            let parcel = ParcelTag::make("7K3", serial).expect("fits");
            prop_assert_eq!(ParcelTag::parse(parcel.as_str()), Some(parcel.clone()));
        }

        #[test]
        fn no_text_makes_a_parser_panic(text in "\\PC{0,20}") {
            let _: Option<UnitTag> = UnitTag::parse(&text);
            let _: Option<ContainerName> = ContainerName::parse(&text);
        }
    }
}
