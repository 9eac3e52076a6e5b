//! Codes that others give: carriers, product numbering bodies, the marketplace.

use super::code_type;
use crate::domain::check::{isbn10, mod10, mod10_digit};

code_type!(
    /// A carrier's key in normal form: 5..=48 upper-case letters and digits, no spaces or dashes.
    Tracking,
    tracking_form
);
code_type!(
    /// A product number (GTIN) of 14 digits with its check digit, zeros before the shorter ones.
    Gtin,
    gtin_form
);
code_type!(
    /// Amazon's catalogue number: `B0` and 8 more, or the ISBN-10 of a book.
    Asin,
    asin_form
);
code_type!(
    /// Amazon's label of a seller's product in its warehouses: `X00` and 7 more.
    Fnsku,
    fnsku_form
);
code_type!(
    /// Amazon's label of one unit that went through its warehouse: `LPN` and 8..=12 more.
    Lpn,
    lpn_form
);
code_type!(
    /// A return's id, case kept: 3..=64 printable characters without a space; opaque to us.
    Rma,
    rma_form
);
code_type!(
    /// An order's id: 3, 7 and 7 digits joined by `-`.
    OrderId,
    order_form
);

fn is_upper_alphanumeric(character: char) -> bool {
    character.is_ascii_uppercase() || character.is_ascii_digit()
}

/// Drops spaces and dashes and raises letters: the spelling carriers' numbers are compared in.
fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn tracking_form(text: &str) -> Option<String> {
    let key = squeezed(text);
    let fits = (5..=48).contains(&key.len()) && key.chars().all(is_upper_alphanumeric);
    fits.then_some(key)
}

impl Tracking {
    /// Returns the key under which two spellings of one parcel meet: a 20-digit postal number becomes
    /// the 22-digit one that its check digit tells (`92` or `91` before it); all others stay.
    #[must_use]
    pub fn meeting_key(&self) -> Self {
        let text = &self.0;
        if text.len() != 20 || mod10(text) {
            return self.clone();
        }
        ["92", "91"]
            .iter()
            .map(|lead| format!("{lead}{text}"))
            .find(|longer| mod10(longer))
            .map_or_else(|| self.clone(), Self)
    }
}

fn gtin_form(text: &str) -> Option<String> {
    if !text.chars().all(|c| c.is_ascii_digit()) || text.chars().all(|c| c == '0') {
        return None;
    }
    match text.len() {
        8 if !mod10(text) => Gtin::from_upc_e(text).map(|gtin| gtin.0),
        8 | 12 | 13 | 14 if mod10(text) => Some(format!("{text:0>14}")),
        _ => None,
    }
}

impl Gtin {
    /// Opens the short form UPC-E: 8 digits (system, 6, check), 7 (system 0 or 1 and 6, else 6 and
    /// check) or 6 bare digits of system 0. A check digit not given is computed; a wrong one gives
    /// `None`.
    pub fn from_upc_e(text: &str) -> Option<Self> {
        if !text.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let (system, core, check) = match text.len() {
            6 => ("0", text, None),
            7 if text.starts_with(['0', '1']) => (text.get(..1)?, text.get(1..)?, None),
            7 => ("0", text.get(..6)?, text.get(6..)),
            8 => (text.get(..1)?, text.get(1..7)?, text.get(7..)),
            _ => return None,
        };
        if !matches!(system, "0" | "1") {
            return None;
        }
        let (first, last) = core.split_at(5);
        let at = |from: usize, to: usize| first.get(from..to).unwrap_or("");
        let opened = match last {
            "0" | "1" | "2" => format!("{system}{}{last}0000{}", at(0, 2), at(2, 5)),
            "3" => format!("{system}{}00000{}", at(0, 3), at(3, 5)),
            "4" => format!("{system}{}00000{}", at(0, 4), at(4, 5)),
            _ => format!("{system}{first}0000{last}"),
        };
        let computed = mod10_digit(&opened)?.to_string();
        if check.is_some_and(|given| given != computed) {
            return None;
        }
        gtin_form(&format!("{opened}{computed}")).map(Self)
    }

    /// Shows the number without the zeros before it, as 13 digits at most where it fits.
    pub fn short(&self) -> &str {
        self.0
            .strip_prefix("000000")
            .or_else(|| self.0.strip_prefix("00"))
            .or_else(|| self.0.strip_prefix('0'))
            .unwrap_or(&self.0)
    }
}

fn asin_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let catalogue =
        upper.len() == 10 && upper.starts_with("B0") && upper.chars().all(is_upper_alphanumeric);
    (catalogue || isbn10(&upper)).then_some(upper)
}

fn fnsku_form(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    let fits =
        upper.len() == 10 && upper.starts_with("X00") && upper.chars().all(is_upper_alphanumeric);
    fits.then_some(upper)
}

fn lpn_form(text: &str) -> Option<String> {
    let key = squeezed(text);
    let rest = key.strip_prefix("LPN")?;
    let fits = (8..=12).contains(&rest.len())
        && rest.chars().all(is_upper_alphanumeric)
        && rest.chars().any(|c| c.is_ascii_digit());
    fits.then_some(key)
}

fn rma_form(text: &str) -> Option<String> {
    let fits = (3..=64).contains(&text.chars().count())
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    fits.then(|| text.to_owned())
}

impl Rma {
    /// Tells whether the id looks like Amazon's: `D`, 7 letters or digits, `RRMA`, in this case.
    pub fn is_amazon_shape(&self) -> bool {
        self.0
            .strip_prefix('D')
            .and_then(|rest| rest.strip_suffix("RRMA"))
            .is_some_and(|core| core.len() == 7 && core.chars().all(|c| c.is_ascii_alphanumeric()))
    }
}

fn order_form(text: &str) -> Option<String> {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    let fits = lengths == [3, 7, 7] && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn gtin(text: &str) -> Option<String> {
        Gtin::parse(text).map(|gtin| gtin.to_string())
    }

    #[test]
    fn a_tracking_key_has_one_spelling() {
        let key = Tracking::parse(" 9400 1112 0620-6406260787 ").expect("a key");
        assert_eq!(key.as_str(), "9400111206206406260787");
        assert_eq!(
            Tracking::parse("1z5r89390357567127").map(|k| k.to_string()),
            Some("1Z5R89390357567127".to_owned())
        );
        assert_eq!(Tracking::parse("9.40011E+21"), None);
        assert_eq!(Tracking::parse(""), None);
    }

    #[test]
    fn the_20_and_the_22_digit_form_of_one_parcel_meet() {
        for (short, long) in [
            ("61299998620341515252", "9261299998620341515252"),
            ("02931503799192766595", "9102931503799192766595"),
            ("03071790000523483741", "03071790000523483741"),
            ("9261299998620341515252", "9261299998620341515252"),
        ] {
            let key = Tracking::parse(short).expect("a key");
            assert_eq!(key.meeting_key().as_str(), long);
        }
    }

    #[test]
    fn product_numbers_of_all_lengths_become_14_digits() {
        assert_eq!(gtin("036000291452"), Some("00036000291452".to_owned()));
        assert_eq!(gtin("5901234123457"), Some("05901234123457".to_owned()));
        assert_eq!(gtin("96385074"), Some("00000096385074".to_owned()));
        assert_eq!(gtin("10614141543219"), Some("10614141543219".to_owned()));
        assert_eq!(gtin("036000291453"), None);
        assert_eq!(gtin("00000000"), None);
        assert_eq!(
            Gtin::parse("036000291452").expect("a number").short(),
            "036000291452"
        );
    }

    #[test]
    fn upc_e_opens_by_its_last_digit() {
        for (short, long) in [
            ("04252614", "00042100005264"),
            ("01234505", "00012000003455"),
            ("0425261", "00042100005264"),
            ("4252614", "00042100005264"),
            ("14252611", "00142100005261"),
            ("425261", "00042100005264"),
            ("01234531", "00012300000451"),
            ("01234543", "00012340000053"),
            ("01234558", "00012345000058"),
        ] {
            let opened = Gtin::from_upc_e(short).map(|gtin| gtin.to_string());
            assert_eq!(opened, Some(long.to_owned()), "{short}");
        }
        assert_eq!(Gtin::from_upc_e("24252614"), None);
    }

    #[test]
    fn marketplace_codes_keep_to_their_shapes() {
        assert!(Asin::parse("B0B4WP8XYZ").is_some());
        assert!(Asin::parse("080442957X").is_some());
        assert_eq!(Asin::parse("A0B4WP8XYZ"), None);
        assert!(Fnsku::parse("X003RBCVNT").is_some());
        assert_eq!(Fnsku::parse("X013RBCVNT"), None);
        assert!(Lpn::parse("LPNNC5N165ZVR").is_some());
        assert_eq!(
            Lpn::parse("LPN RR AB1234567").map(|l| l.to_string()),
            Some("LPNRRAB1234567".to_owned())
        );
        assert_eq!(Lpn::parse("LPN12"), None);
        assert!(OrderId::parse("113-6277818-6289068").is_some());
        assert_eq!(OrderId::parse("113-6277818-628906"), None);
    }

    #[test]
    fn a_return_id_keeps_its_case() {
        let amazon = Rma::parse("DfqRyqfBRRMA").expect("an id");
        assert!(amazon.is_amazon_shape());
        assert_eq!(amazon.as_str(), "DfqRyqfBRRMA");
        let merchant = Rma::parse("amzn1.rma.v1.xyz").expect("opaque");
        assert!(!merchant.is_amazon_shape());
        assert_eq!(Rma::parse("a b c"), None);
        assert_eq!(Rma::parse("ab"), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic(text in "\\PC{0,24}") {
            let _: Option<Tracking> = Tracking::parse(&text);
            let _: Option<Gtin> = Gtin::parse(&text);
            let _: Option<Gtin> = Gtin::from_upc_e(&text);
            let _: Option<Asin> = Asin::parse(&text);
            let _: Option<Lpn> = Lpn::parse(&text);
            let _: Option<OrderId> = OrderId::parse(&text);
        }
    }
}
