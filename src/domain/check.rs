//! Check digits and check characters: the carriers', GS1's and our own.
//!
//! Every function takes the text without spaces and answers `false` or `None` for text of
//! another shape, so that a caller may try any text on any rule.

/// The 32 characters of our own codes, in the order of their values 0..=31 (Crockford's set).
pub const TAG_ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// x^5 + x^3 + 1, the polynomial of the field our check characters are counted in.
const FIELD_POLYNOMIAL: u8 = 0b10_1001;

/// Generates all 31 values of the field but zero, so neighbours never weigh the same.
const WEIGHT_STEP: u8 = 12;

/// Returns the value 0..=31 of one character of our own codes; O counts as 0, I and L as 1, U as V.
pub fn tag_value(character: char) -> Option<u8> {
    let plain = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        'U' => 'V',
        other => other,
    };
    TAG_ALPHABET
        .bytes()
        .position(|known| char::from(known) == plain)
        .and_then(|place| u8::try_from(place).ok())
}

/// Returns the character of our own codes for a value; values past 31 have none.
pub fn tag_character(value: u8) -> Option<char> {
    TAG_ALPHABET
        .as_bytes()
        .get(usize::from(value))
        .copied()
        .map(char::from)
}

fn field_multiply(left: u8, right: u8) -> u8 {
    let mut product = 0;
    let mut shifted = left;
    for bit in 0..5 {
        if right & (1 << bit) != 0 {
            product ^= shifted;
        }
        shifted <<= 1;
        if shifted & 0b10_0000 != 0 {
            shifted ^= FIELD_POLYNOMIAL;
        }
    }
    product
}

/// Computes the check character that follows `payload` in our own codes.
///
/// The rule is ours: over GF(32) with polynomial x^5 + x^3 + 1, the sum of each character's value
/// times 12^i, where i is 1 for the rightmost character and rises to the left. `-` and `.` are
/// skipped. Finds every single wrong character and every swap of two neighbours. Any other
/// character outside the alphabet, or no character at all, gives `None`.
pub fn tag_check(payload: &str) -> Option<char> {
    let mut weight = WEIGHT_STEP;
    let mut sum = 0;
    let mut counted = 0_usize;
    for character in payload.chars().rev().filter(|c| !matches!(c, '-' | '.')) {
        sum ^= field_multiply(tag_value(character)?, weight);
        weight = field_multiply(weight, WEIGHT_STEP);
        counted += 1;
    }
    if counted == 0 {
        return None;
    }
    tag_character(sum)
}

/// Tells whether the last character of `text` is the check character of what stands before it.
pub fn tag_holds(text: &str) -> bool {
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    let payload = text.strip_suffix(last).unwrap_or("");
    match (tag_check(payload).and_then(tag_value), tag_value(last)) {
        (Some(wanted), Some(found)) => wanted == found,
        (None, _) | (_, None) => false,
    }
}

/// The values of the digits of an all-digit text; `None` for any other text.
fn digits(text: &str) -> Option<Digits<'_>> {
    let all = text.as_bytes();
    (!all.is_empty() && all.iter().all(u8::is_ascii_digit)).then_some(Digits(all))
}

/// Digits, written as they are in text.
#[derive(Clone, Copy)]
struct Digits<'a>(&'a [u8]);

impl Digits<'_> {
    fn values(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.0.iter().map(|digit| u32::from(digit - b'0'))
    }

    fn count(&self) -> usize {
        self.0.len()
    }

    /// Sums the digits from the left, each times its weight.
    fn weighted(&self, weights: impl Iterator<Item = u32>) -> u32 {
        self.values()
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum()
    }
}

/// Splits an all-digit text of at least two digits into payload and check digit.
fn payload_and_check(text: &str) -> Option<(Digits<'_>, u32)> {
    let (check, payload) = digits(text)?.0.split_last()?;
    (!payload.is_empty()).then(|| (Digits(payload), u32::from(check - b'0')))
}

fn mod10_of(payload: Digits<'_>) -> u32 {
    let sum: u32 = payload
        .values()
        .rev()
        .zip([3, 1].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (10 - sum % 10) % 10
}

/// Computes the GS1 check digit of a payload: weights 3, 1, 3, 1 … from the right (GS1 General
/// Specifications 7.9; the same rule serves USPS, `FedEx` Ground and Canada Post).
pub fn mod10_digit(payload: &str) -> Option<u32> {
    digits(payload).map(mod10_of)
}

/// Tells whether the last digit of `text` is its GS1 check digit.
pub fn mod10(text: &str) -> bool {
    payload_and_check(text).is_some_and(|(payload, check)| mod10_of(payload) == check)
}

/// Tells whether a whole `1Z…` number of 18 characters carries its check digit (UPS: letters count
/// (ASCII − 63) mod 10, every second of the 15 characters doubled without folding).
pub fn ups_1z(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("1Z").filter(|rest| rest.len() == 16) else {
        return false;
    };
    let mut sum = 0;
    let mut check = None;
    for (place, character) in rest.chars().enumerate() {
        let value = match character {
            '0'..='9' => character.to_digit(10).unwrap_or(0),
            'A'..='Z' => (u32::from(character) - 63) % 10,
            _ => return false,
        };
        if place == 15 {
            check = character.to_digit(10);
        } else if place % 2 == 1 {
            sum += value * 2;
        } else {
            sum += value;
        }
    }
    check == Some((10 - sum % 10) % 10)
}

/// Tells whether the digits after the letter of a UPS waybill number carry their check digit: the
/// 1Z rule over nine digits, the letter left out.
pub fn ups_waybill(text: &str) -> bool {
    let Some((payload, check)) = text.get(1..).and_then(payload_and_check) else {
        return false;
    };
    let sum = payload.weighted([1, 2].into_iter().cycle());
    payload.count() == 9 && check == (10 - sum % 10) % 10
}

fn weighted_mod11_mod10(text: &str, weights: [u32; 3]) -> bool {
    payload_and_check(text).is_some_and(|(payload, check)| {
        check == payload.weighted(weights.into_iter().cycle()) % 11 % 10
    })
}

/// Tells whether 12 digits carry the `FedEx` Express check digit (weights 3, 1, 7 from the left;
/// sum mod 11 mod 10).
pub fn fedex_12(text: &str) -> bool {
    text.len() == 12 && weighted_mod11_mod10(text, [3, 1, 7])
}

/// Tells whether 14 digits (the end of a 34-digit `FedEx` code) carry their check digit (weights 1,
/// 7, 3 from the left; sum mod 11 mod 10).
pub fn fedex_14(text: &str) -> bool {
    text.len() == 14 && weighted_mod11_mod10(text, [1, 7, 3])
}

/// Tells whether nine digits (eight and a check digit) satisfy the postal unions' S10 rule.
pub fn s10(text: &str) -> bool {
    let Some((payload, check)) = payload_and_check(text) else {
        return false;
    };
    let sum = payload.weighted([8, 6, 4, 2, 3, 5, 9, 7].into_iter());
    let wanted = match sum % 11 {
        0 => 5,
        1 => 0,
        rest => 11 - rest,
    };
    payload.count() == 8 && check == wanted
}

/// Tells whether the payload, read as one number, leaves its last digit as the rest by seven
/// (DHL Express waybills).
pub fn mod7(text: &str) -> bool {
    payload_and_check(text).is_some_and(|(payload, check)| {
        check
            == payload
                .values()
                .fold(0, |rest, digit| (rest * 10 + digit) % 7)
    })
}

/// Tells whether digits satisfy Luhn's rule (IMEI, several regional carriers).
pub fn luhn(text: &str) -> bool {
    payload_and_check(text).is_some_and(|(payload, check)| {
        let sum: u32 = payload
            .values()
            .rev()
            .zip([2, 1].into_iter().cycle())
            .map(|(digit, weight)| {
                let product = digit * weight;
                product / 10 + product % 10
            })
            .sum();
        check == (10 - sum % 10) % 10
    })
}

/// Tells whether ten characters are an ISBN-10 with its check character (mod 11, X for ten).
pub fn isbn10(text: &str) -> bool {
    let mut sum = 0;
    let mut count = 0;
    for (place, character) in text.chars().enumerate() {
        let value = match character {
            '0'..='9' => character.to_digit(10).unwrap_or(0),
            'X' if place == 9 => 10,
            _ => return false,
        };
        let Some(weight) = 10_usize
            .checked_sub(place)
            .and_then(|w| u32::try_from(w).ok())
        else {
            return false;
        };
        sum += weight * value;
        count += 1;
    }
    count == 10 && sum % 11 == 0
}

/// Tells whether an `OnTrac` number (letter C or D, 13 digits, check digit) holds: 4 for C or 5 for D
/// stands before the digits, every second one doubled without folding, mod 10.
pub fn ontrac(text: &str) -> bool {
    let (lead, rest) = match (text.strip_prefix('C'), text.strip_prefix('D')) {
        (Some(rest), _) => (4, rest),
        (None, Some(rest)) => (5, rest),
        (None, None) => return false,
    };
    let Some((payload, check)) = payload_and_check(rest) else {
        return false;
    };
    let sum: u32 = std::iter::once(lead)
        .chain(payload.values())
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    payload.count() == 13 && check == (10 - sum % 10) % 10
}

/// Tells whether the last character satisfies ISO 7064 mod 37,36 over digits and letters (DPD).
pub fn mod37_36(text: &str) -> bool {
    let mut carried = 36;
    let mut sum = 0;
    for character in text.chars() {
        let Some(value) = character.to_digit(36) else {
            return false;
        };
        sum = (carried + value) % 36;
        carried = (if sum == 0 { 36 } else { sum }) * 2 % 37;
    }
    text.len() > 1 && sum == 1
}

/// The check rules that a carrier's form can name in its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckRule {
    /// The form carries no check digit that anybody published.
    None,
    /// [`mod10`]
    Mod10,
    /// [`ups_1z`]
    Ups1z,
    /// [`ups_waybill`]; a number that fails is unchecked, since two published rules disagree.
    UpsWaybill,
    /// [`fedex_12`]
    Fedex12,
    /// [`fedex_14`]
    Fedex14,
    /// [`s10`]
    S10,
    /// [`mod7`]
    Mod7,
    /// [`luhn`]
    Luhn,
    /// [`ontrac`]
    Ontrac,
    /// [`mod37_36`]
    Mod37And36,
}

impl CheckRule {
    /// Every rule with the name that data files use.
    pub const SPECS: [(Self, &'static str); 11] = [
        (Self::None, "none"),
        (Self::Mod10, "mod10"),
        (Self::Ups1z, "ups_1z"),
        (Self::UpsWaybill, "ups_waybill"),
        (Self::Fedex12, "fedex_12"),
        (Self::Fedex14, "fedex_14"),
        (Self::S10, "s10"),
        (Self::Mod7, "mod7"),
        (Self::Luhn, "luhn"),
        (Self::Ontrac, "ontrac"),
        (Self::Mod37And36, "mod37_36"),
    ];

    /// Finds a rule by its name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::SPECS
            .iter()
            .find(|(_, known)| *known == code)
            .map(|(rule, _)| *rule)
    }

    /// Applies the rule: `Some(true)` holds, `Some(false)` does not, `None` cannot be said.
    pub fn holds(self, text: &str) -> Option<bool> {
        match self {
            Self::None => None,
            Self::Mod10 => Some(mod10(text)),
            Self::Ups1z => Some(ups_1z(text)),
            Self::UpsWaybill => ups_waybill(text).then_some(true),
            Self::Fedex12 => Some(fedex_12(text)),
            Self::Fedex14 => Some(fedex_14(text)),
            Self::S10 => Some(s10(text)),
            Self::Mod7 => Some(mod7(text)),
            Self::Luhn => Some(luhn(text)),
            Self::Ontrac => Some(ontrac(text)),
            Self::Mod37And36 => Some(mod37_36(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_example_tag_has_check_character_3() {
        assert_eq!(tag_check("UA0012P4QX7M"), Some('3'));
        assert!(tag_holds("UA0012P4QX7M3"));
        assert!(!tag_holds("UA0012P4QX7M4"));
    }

    #[test]
    fn look_alike_letters_count_as_what_they_look_like() {
        assert_eq!(tag_check("O1LU"), tag_check("011V"));
        assert_eq!(tag_check("R-03"), tag_check("R03"));
        assert_eq!(tag_check(""), None);
        assert_eq!(tag_check("A*B"), None);
    }

    #[test]
    fn each_rule_knows_a_published_number_and_refuses_its_neighbour() {
        assert!(mod10("9400111206206406260787"));
        assert!(!mod10("9400111206206406260788"));
        assert!(ups_1z("1Z5R89390357567127"));
        assert!(!ups_1z("1Z5R89390357567128"));
        assert!(ups_waybill("K1506235620"));
        assert!(!ups_waybill("K1506235622"));
        assert!(fedex_12("790535312317"));
        assert!(!fedex_12("790535312318"));
        assert!(fedex_14("00779017972697"));
        assert!(!fedex_14("00779017972698"));
        assert!(s10("123456785"));
        assert!(!s10("123456786"));
        assert!(mod7("3318810025"));
        assert!(!mod7("3318810010"));
        assert!(luhn("490154203237518"));
        assert!(!luhn("490154203237519"));
        assert!(ontrac("C11031500001879"));
        assert!(!ontrac("C11031500001889"));
        assert!(mod37_36("008182709980000020033350276C"));
        assert!(!mod37_36("008182709980000020033350276A"));
        assert!(isbn10("080442957X"));
        assert!(!isbn10("0804429570"));
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_found(text in "[0-9A-HJKMNP-TV-Z]{1,30}", place in 0_usize..31, value in 0_u8..32) {
            let check = tag_check(&text).expect("in the alphabet");
            let mut whole: Vec<char> = format!("{text}{check}").chars().collect();
            let place = place % whole.len();
            let wrong = tag_character(value).expect("below 32");
            prop_assume!(whole[place] != wrong);
            whole[place] = wrong;
            let misread: String = whole.into_iter().collect();
            prop_assert!(!tag_holds(&misread));
        }

        #[test]
        fn two_swapped_neighbours_are_found(text in "[0-9A-HJKMNP-TV-Z]{1,30}", place in 0_usize..30) {
            let check = tag_check(&text).expect("in the alphabet");
            let mut whole: Vec<char> = format!("{text}{check}").chars().collect();
            let place = place % (whole.len() - 1);
            prop_assume!(whole[place] != whole[place + 1]);
            whole.swap(place, place + 1);
            let misread: String = whole.into_iter().collect();
            prop_assert!(!tag_holds(&misread));
        }

        #[test]
        fn no_rule_panics_on_any_text(text in "\\PC{0,40}") {
            for rule in [mod10, ups_1z, ups_waybill, fedex_12, fedex_14, s10, mod7, luhn, isbn10, ontrac, mod37_36, tag_holds] {
                let _: bool = rule(&text);
            }
        }
    }
}
