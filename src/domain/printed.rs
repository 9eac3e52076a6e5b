//! Labels that the site prints itself, and the numbers it gives out for them.

use super::check::{mod10, mod10_digit, tag_value};
use super::closed::closed_set;
use super::codes::{ContainerName, ParcelTag, TagPrefix, UnitTag};

closed_set! {
    /// Codes that are printed on rolls, each number once.
    RollKind {
        /// Unit tags.
        UnitTag = "unit_tag",
        /// Parcel tags, for parcels whose label cannot be read.
        ParcelTag = "parcel_tag",
    }
}

closed_set! {
    /// What labels are printed on.
    Paper {
        /// A roll or a card: one label a page, of its own size.
        Roll = "roll",
        /// Sheets of A4.
        A4 = "a4",
        /// Sheets of Letter.
        Letter = "letter",
    }
}

closed_set! {
    /// The label stock that a label printer holds, by its width and length in inches.
    LabelSize {
        /// Unit and parcel tags, and item labels that fit.
        TwoByOne = "2x1",
        /// Item labels of 2.25 by 1.25 inches.
        TwoAndQuarter = "2_25x1_25",
        /// Item labels of 2.625 by 1 inch, as thirty stand on a sheet.
        ThirtyUp = "2_625x1",
        /// Item labels of 3 by 2 inches.
        ThreeByTwo = "3x2",
        /// Container and carton labels.
        FourBySix = "4x6",
    }
}

closed_set! {
    /// Dots per inch of a label printer's head.
    Dpi {
        /// 8 dots per millimetre.
        Dpi203 = "203",
        /// 12 dots per millimetre.
        Dpi300 = "300",
        /// 24 dots per millimetre.
        Dpi600 = "600",
    }
}

impl Dpi {
    /// Gives the number.
    pub fn dots_per_inch(self) -> u16 {
        match self {
            Self::Dpi203 => 203,
            Self::Dpi300 => 300,
            Self::Dpi600 => 600,
        }
    }
}

closed_set! {
    /// Why a label is printed again.
    ReprintWhy {
        /// It came out spoilt, or can no longer be read.
        Unreadable = "unreadable",
        /// It is not to be found.
        Lost = "lost",
        /// The printer stopped, and a person saw that it did not come out.
        NotOut = "not_out",
    }
}

/// Numbers of a roll that were given out before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollPart {
    /// What carries them.
    pub roll: RollKind,
    /// What stands before each.
    pub prefix: TagPrefix,
    /// The first one.
    pub first: u64,
    /// How many.
    pub count: u32,
}

impl RollPart {
    /// Gives the numbers from one tag to another of the same roll, both as printed. None when either
    /// is no tag of such a roll, or the first comes after the last.
    pub fn between(roll: RollKind, first: &str, last: &str) -> Option<Self> {
        let (prefix, first) = parts_of(roll, first)?;
        let (same, last) = parts_of(roll, last)?;
        let count = u32::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
        (prefix == same).then_some(Self {
            roll,
            prefix,
            first,
            count,
        })
    }
}

/// Takes a tag apart: prefix and number.
fn parts_of(roll: RollKind, tag: &str) -> Option<(TagPrefix, u64)> {
    let tag = match roll {
        RollKind::UnitTag => UnitTag::parse(tag)?.to_string(),
        RollKind::ParcelTag => ParcelTag::parse(tag)?.to_string(),
    };
    let prefix = TagPrefix::parse(tag.get(1..4)?)?;
    let digits = tag.get(4..12)?;
    let number = digits.chars().try_fold(0, |sum: u64, c| {
        Some(sum.checked_mul(32)? + u64::from(tag_value(c)?))
    })?;
    Some((prefix, number))
}

/// Labels that are printed once more.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reprint {
    /// Tags whose numbers were given out before.
    Tags(RollPart),
    /// A container's label.
    Container(ContainerName),
}

/// The serial number of a carton or pallet, GS1's SSCC: 18 digits, the last one a check digit
/// (GS1 General Specifications, application identifier 00).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sscc(String);

impl Sscc {
    /// Digits of an SSCC, its check digit among them.
    pub const DIGITS: usize = 18;

    /// Reads 18 digits whose check digit is right; `(00)` before them and spaces are left out.
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(|c| *c != ' ').collect();
        let digits = plain.strip_prefix("(00)").unwrap_or(&plain);
        let whole = digits.len() == Self::DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        (whole && mod10(digits)).then(|| Self(digits.to_owned()))
    }

    /// Makes the SSCC of its first 17 digits.
    pub fn make(payload: &str) -> Option<Self> {
        let check = mod10_digit(payload)?;
        Self::parse(&format!("{payload}{check}"))
    }

    /// Gives the 18 digits.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_from_one_to_another_are_numbers_of_one_roll() {
        let unit = |serial| UnitTag::make("AXX", serial).unwrap().to_string();
        let between = |first: &str, last: &str| RollPart::between(RollKind::UnitTag, first, last);
        let part = between(&unit(37).to_lowercase(), &unit(1_000_000)).unwrap();
        assert_eq!((part.first, part.count), (37, 999_964));
        assert_eq!(part.prefix.as_str(), "AXX");
        assert_eq!(between(&unit(5), &unit(5)).unwrap().count, 1);
        assert_eq!(between(&unit(6), &unit(5)), None);
        let other = UnitTag::make("AX1", 9).unwrap();
        assert_eq!(between(&unit(5), other.as_str()), None);
        let parcel = ParcelTag::make("AXX", 9).unwrap();
        assert_eq!(between(parcel.as_str(), parcel.as_str()), None);
        assert_eq!(between("", &unit(5)), None);
    }

    #[test]
    fn an_sscc_has_18_digits_and_its_check_digit() {
        let wanted = Some(Sscc("106141412345678908".to_owned()));
        assert_eq!(Sscc::parse("106141412345678908"), wanted);
        assert_eq!(Sscc::parse("(00) 1 0614141 234567890 8"), wanted);
        assert_eq!(Sscc::make("10614141234567890"), wanted);
        for wrong in [
            "106141412345678907",
            "10614141234567890",
            "1061414123456789081",
            "10614141234567890x",
            "",
        ] {
            assert_eq!(Sscc::parse(wrong), None, "{wrong}");
        }
    }
}
