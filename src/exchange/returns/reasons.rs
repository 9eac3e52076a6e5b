//! Families of return reasons and names of carriers. Both sets grow, so what is unknown stays raw.

use crate::domain::expected::ReasonFamily::{
    self, Damaged, Defective, Fraud, Late, MissingParts, NotAsDescribed, Other, SizeOrStyle,
    Undeliverable, Unwanted, WrongItem,
};

/// Codes without their prefix, upper-case, with `-` as `_` (facts: Amazon's reports of
/// seller-fulfilled returns, and those of its own warehouses).
const FAMILIES: [(&str, ReasonFamily); 65] = [
    ("UNWANTED_ITEM", Unwanted),
    ("NO_LONGER_NEEDED", Unwanted),
    ("ORDERED_WRONG_ITEM", Unwanted),
    ("MISORDERED", Unwanted),
    ("FOUND_BETTER_PRICE", Unwanted),
    ("NO_REASON_GIVEN", Unwanted),
    ("EXTRA_ITEM", WrongItem),
    ("SWITCHEROO", WrongItem),
    ("DIFFERENT_PRODUCT", WrongItem),
    ("DEFECTIVE", Defective),
    ("BAD_ITEM", Defective),
    ("QUALITY_UNACCEPTABLE", Defective),
    ("QUALITY_UNACCEPTABLE_APPAREL", Defective),
    ("APPAREL_STYLE", SizeOrStyle),
    ("APPAREL_TOO_LARGE", SizeOrStyle),
    ("APPAREL_TOO_SMALL", SizeOrStyle),
    ("APP_TOO_LARGE", SizeOrStyle),
    ("APP_TOO_SMALL", SizeOrStyle),
    ("APP_STYLE", SizeOrStyle),
    ("APP_TOO_LATE", Late),
    ("WJ_TOO_SMALL", SizeOrStyle),
    ("WJ_TOO_LARGE", SizeOrStyle),
    ("POOR_FIT", SizeOrStyle),
    ("DID_NOT_LIKE_COLOR", SizeOrStyle),
    ("DID_NOT_LIKE_FABRIC", SizeOrStyle),
    ("NOT_COMPATIBLE", NotAsDescribed),
    ("NOT_AS_DESCRIBED", NotAsDescribed),
    ("NOT_AS_PHOTO", NotAsDescribed),
    ("BAD_DESC", NotAsDescribed),
    ("INACCURATE_DESCRIPTION", NotAsDescribed),
    ("PRODUCT_NOT_ITALIAN", NotAsDescribed),
    ("PRODUCT_NOT_SPANISH", NotAsDescribed),
    ("PRODUCT_NOT_FRENCH", NotAsDescribed),
    ("PRODUCT_NOT_GERMAN", NotAsDescribed),
    ("MISSING_PARTS", MissingParts),
    ("PART_NOT_COMPATIBLE", NotAsDescribed),
    ("DAMAGED_BY_CARRIER", Damaged),
    ("DAMAGED_BY_FC", Damaged),
    ("CARRIER_DAMAGED", Damaged),
    ("MISSED_ESTIMATED_DELIVERY", Late),
    ("NEVER_ARRIVED", Undeliverable),
    ("UNDELIVERABLE_UNKNOWN", Undeliverable),
    ("UNDELIVERABLE_REFUSED", Undeliverable),
    ("UNDELIVERABLE_UNCLAIMED", Undeliverable),
    ("UNDELIVERABLE_INSUFFICIENT_ADDRESS", Undeliverable),
    ("UNDELIVERABLE_FAILED_DELIVERY_ATTEMPTS", Undeliverable),
    ("UNDELIVERABLE_CARRIER_MISS_SORTED", Undeliverable),
    ("UNDELIVERABLE_MISSING_LABEL", Undeliverable),
    ("UNAUTHORIZED_PURCHASE", Fraud),
    ("EXCESSIVE_INSTALLATION", Unwanted),
    ("JEWELRY_BATTERY", Defective),
    ("JEWELRY_BAD_CLASP", Defective),
    ("JEWELRY_LOOSE_STONE", Defective),
    ("JEWELRY_TARNISHED", Defective),
    ("JEWELRY_TOO_LARGE", SizeOrStyle),
    ("JEWELRY_TOO_SMALL", SizeOrStyle),
    ("JEWELRY_NO_DOCS", MissingParts),
    ("JEWELRY_NO_WARRANTY", MissingParts),
    ("WARRANTY", Defective),
    ("REPAIR", Defective),
    ("JEWELRY_NO_CERT", MissingParts),
    ("UNKNOWN_OTHER_REASON", Other),
    ("OTHER", Other),
    ("CANCELLED_ORDER", Unwanted),
    ("UNDELIVERABLE", Undeliverable),
];

/// Gives the family of a reason code as Amazon writes it, with or without `CR-` or `AMZ-PG-`;
/// `None` for a code that nobody has seen yet.
pub fn family_of(code: &str) -> Option<ReasonFamily> {
    let bare = ["CR-", "AMZ-PG-"]
        .iter()
        .find_map(|prefix| {
            let (start, rest) = code.split_at_checked(prefix.len())?;
            is_same(start, prefix).then_some(rest)
        })
        .unwrap_or(code);
    FAMILIES
        .iter()
        .find(|(known, _)| is_same(bare, known))
        .map(|(_, family)| *family)
}

/// Compares codes without regard to case, and to `-` or `_`.
fn is_same(code: &str, known: &str) -> bool {
    let plain = |byte: u8| match byte {
        b'-' => b'_',
        other => other.to_ascii_uppercase(),
    };
    code.len() == known.len()
        && code
            .bytes()
            .zip(known.bytes())
            .all(|(one, other)| plain(one) == plain(other))
}

/// Carriers' names as reports have them, lower-case without spaces, dots, dashes and underscores.
const CARRIERS: [(&str, &str); 34] = [
    ("usps", "usps"),
    ("unitedstatespostalservice", "usps"),
    ("uspsdomestic", "usps"),
    ("ups", "ups"),
    ("unitedparcelservice", "ups"),
    ("upsmi", "ups"),
    ("fedex", "fedex"),
    ("fedexground", "fedex"),
    ("fedexsmartpost", "fedex"),
    ("federalexpress", "fedex"),
    ("amazon", "amazon"),
    ("amazonlogistics", "amazon"),
    ("amazonshipping", "amazon"),
    ("amzl", "amazon"),
    ("amzlus", "amazon"),
    ("amzae", "amazon"),
    ("dhl", "dhl"),
    ("dhlexpress", "dhl"),
    ("dhlecommerce", "dhl_ecommerce"),
    ("dhlglobalmail", "dhl_ecommerce"),
    ("ontrac", "ontrac"),
    ("lasership", "lasership"),
    ("canadapost", "canada_post"),
    ("sf", "sf"),
    ("sfexpress", "sf"),
    ("yunexpress", "yunexpress"),
    ("yunexpressus", "yunexpress"),
    ("4px", "4px"),
    ("cainiao", "cainiao"),
    ("chinapost", "china_post"),
    ("顺丰", "sf"),
    ("云途", "yunexpress"),
    ("菜鸟", "cainiao"),
    ("中国邮政", "china_post"),
];

/// Gives the code of a carrier's name; `None` for a name that is not in the table.
pub(super) fn carrier_of(name: &str) -> Option<&'static str> {
    let plain = || {
        name.chars()
            .filter(|sign| !sign.is_whitespace() && !matches!(sign, '.' | '-' | '_' | '®'))
            .flat_map(char::to_lowercase)
    };
    CARRIERS
        .iter()
        .find(|(known, _)| plain().eq(known.chars()))
        .map(|(_, code)| *code)
}
