//! Codes of trade across the border: shipments and consignments, parties and their registers, tariff codes.

use super::code_type;
use super::ours::lot_form;

/// Characters of a unified social credit code.
const USCC_LENGTH: usize = 18;
/// The alphabet of GB 32100-2015: digits and letters without I, O, S, V and Z.
const USCC_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The weights of the first 17 characters (GB 32100-2015, 3^i mod 31).
const USCC_WEIGHTS: [usize; 17] = [
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
/// Which characters of a unified social credit code are digits: the area of registration.
const USCC_DIGITS: std::ops::Range<usize> = 2..8;
/// Digits of a tariff code of China or of the United States.
const TARIFF_DIGITS: usize = 10;
/// Digits of a tariff code that all countries share.
const SHARED_DIGITS: usize = 6;

code_type!(
    /// The number of a shipment 主单, as the desk gives it: the signs of a lot's, e.g. `SH-2026-12-A`.
    ShipmentNumber,
    lot_form
);
code_type!(
    /// The number of a consignment 分单: the signs of a lot's, e.g. `SH-2026-12-A-1`.
    ConsignmentNumber,
    lot_form
);
code_type!(
    /// The number of a pallet within its shipment: the signs of a lot's, e.g. `1`.
    PalletNumber,
    lot_form
);
code_type!(
    /// The code under which a party is kept: the signs of a lot's number, e.g. `SZ-TRADING`.
    PartyCode,
    lot_form
);
code_type!(
    /// A unified social credit code 统一社会信用代码: 18 characters, the last one a check character
    /// (GB 32100-2015).
    Uscc,
    uscc_form
);
code_type!(
    /// A business registration number of Hong Kong 商业登记号码: 8 digits.
    HkBr,
    hk_form
);
code_type!(
    /// A country by its two letters (ISO 3166-1).
    Country,
    country_form
);
code_type!(
    /// A tariff code of 10 digits: China's 商品编号, or the United States' Schedule B or HTS number. Dots and
    /// spaces are left out.
    TariffCode,
    tariff_form
);
code_type!(
    /// An export control classification number of the United States, such as `5A992` or `EAR99`.
    Eccn,
    eccn_form
);

/// What is wrong with a unified social credit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UsccFault {
    /// It has so many characters, not 18.
    Length(usize),
    /// The character at this place, counted from 1, cannot stand there.
    Sign(usize),
    /// Its check character should be this one.
    Check(char),
}

impl Uscc {
    /// Reads a code.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn read(text: &str) -> Result<Self, UsccFault> {
        let upper: String = text.trim().to_ascii_uppercase();
        let length = upper.chars().count();
        if length != USCC_LENGTH {
            return Err(UsccFault::Length(length));
        }
        let mut sum = 0;
        let mut last = 0;
        for (at, sign) in upper.chars().enumerate() {
            let value = u8::try_from(sign)
                .ok()
                .and_then(|byte| USCC_ALPHABET.iter().position(|known| *known == byte));
            let must_be_digit = USCC_DIGITS.contains(&at);
            let value = value.filter(|_| !must_be_digit || sign.is_ascii_digit());
            let value = value.ok_or(UsccFault::Sign(at + 1))?;
            match USCC_WEIGHTS.get(at) {
                Some(weight) => sum += weight * value,
                None => last = value,
            }
        }
        let base = USCC_ALPHABET.len();
        let wanted = (base - sum % base) % base;
        if wanted == last {
            return Ok(Self(upper));
        }
        let sign = USCC_ALPHABET.get(wanted).copied().map_or('0', char::from);
        Err(UsccFault::Check(sign))
    }
}

impl Country {
    /// China.
    ///
    /// # Panics
    /// Never: two letters are a country's.
    pub fn china() -> Self {
        Self::parse("CN").expect("two letters")
    }
}

impl TariffCode {
    /// Gives the six digits that all countries share (Harmonized System).
    pub fn shared(&self) -> &str {
        self.0.get(..SHARED_DIGITS).unwrap_or(&self.0)
    }

    /// Gives the chapter: the first two digits.
    pub fn chapter(&self) -> &str {
        self.0.get(..2).unwrap_or(&self.0)
    }
}

impl Eccn {
    /// Tells whether the goods are on no list (15 CFR 734.3(c)).
    pub fn is_ear99(&self) -> bool {
        self.0 == "EAR99"
    }
}

fn uscc_form(text: &str) -> Option<String> {
    Uscc::read(text).ok().map(|code| code.0)
}

fn hk_form(text: &str) -> Option<String> {
    (text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.to_owned())
}

fn country_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    (upper.len() == 2 && upper.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(upper)
}

fn tariff_form(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|sign| !matches!(sign, '.' | ' '))
        .collect();
    let whole = digits.len() == TARIFF_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    whole.then_some(digits)
}

/// A digit, a letter A to E, three digits, and paragraphs behind a dot (15 CFR 774, Supplement 1).
fn eccn_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    if upper == "EAR99" {
        return Some(upper);
    }
    let (number, paragraphs) = match upper.split_once('.') {
        Some((number, rest)) => (number, Some(rest)),
        None => (upper.as_str(), None),
    };
    let [category, group, digits @ ..] = number.as_bytes() else {
        return None;
    };
    let is_number = category.is_ascii_digit()
        && matches!(group, b'A'..=b'E')
        && digits.len() == 3
        && digits.iter().all(u8::is_ascii_digit);
    let is_paragraph = |rest: &str| {
        (1..=12).contains(&rest.len())
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    };
    (is_number && paragraphs.is_none_or(is_paragraph)).then_some(upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uscc_is_read_and_a_wrong_one_says_where() {
        // The example that python-stdnum's tests check as well: a real company's public code.
        let code = "91110000600037341L";
        assert_eq!(Uscc::read(code).map(|code| code.0), Ok(code.to_owned()));
        assert_eq!(
            Uscc::parse(" 91110000600037341l ").map(|code| code.0),
            Some(code.to_owned())
        );
        for (wrong, fault) in [
            ("91110000600037341M", UsccFault::Check('L')),
            ("91110000600037341", UsccFault::Length(17)),
            ("", UsccFault::Length(0)),
            ("9I110000600037341L", UsccFault::Sign(2)),
            ("911A0000600037341L", UsccFault::Sign(4)),
            ("91110000600037341Z", UsccFault::Sign(18)),
            ("9111000060003734店L", UsccFault::Sign(17)),
        ] {
            assert_eq!(Uscc::read(wrong), Err(fault), "{wrong}");
        }
    }

    #[test]
    fn every_wrong_sign_of_a_uscc_is_found() {
        let code = "91110000600037341L";
        for at in 0..code.len() {
            for sign in USCC_ALPHABET.iter().copied().map(char::from) {
                let other: String = code
                    .chars()
                    .enumerate()
                    .map(|(place, own)| if place == at { sign } else { own })
                    .collect();
                assert_eq!(Uscc::read(&other).is_ok(), other == code, "{other}");
            }
        }
    }

    #[test]
    fn tariff_codes_keep_their_leading_zeros() {
        let code = TariffCode::parse("0902.10 10.00").expect("tea");
        assert_eq!(
            (code.as_str(), code.shared(), code.chapter()),
            ("0902101000", "090210", "09")
        );
        for wrong in ["902101000", "09021010000", "09021O1000", ""] {
            assert_eq!(TariffCode::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn registers_countries_and_eccns_have_one_form() {
        assert_eq!(
            HkBr::parse("12345678").map(|code| code.0),
            Some("12345678".to_owned())
        );
        assert_eq!(HkBr::parse("1234567"), None);
        assert_eq!(Country::parse("cn"), Some(Country::china()));
        assert_eq!(Country::parse("CHN"), None);
        assert!(Eccn::parse("ear99").is_some_and(|code| code.is_ear99()));
        for right in ["5A992", "5A992.c", "3A001.a.1"] {
            assert!(
                Eccn::parse(right).is_some_and(|code| !code.is_ear99()),
                "{right}"
            );
        }
        for wrong in ["EAR", "5F992", "5A99", "5A992.", "A5992", "5A992.店"] {
            assert_eq!(Eccn::parse(wrong), None, "{wrong}");
        }
    }
}
