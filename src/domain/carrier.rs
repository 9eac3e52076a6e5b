//! What is known of carriers beyond the forms of their numbers.

/// Carriers that bring goods out of China: their number on a returned box is the one it was sent out
/// by, not the return's. By the forms of `assets/carriers.toml`; codes are those of that table.
const FROM_CHINA: [&str; 9] = [
    "4px",
    "cainiao",
    "china_post",
    "sf",
    "sunyou",
    "yanwen",
    "yq_family",
    "yto",
    "yunexpress",
];

/// Tells whether a carrier, by its lower-case code, brings goods out of China.
pub fn ships_from_china(carrier: &str) -> bool {
    FROM_CHINA.contains(&carrier)
}

/// Lists those carriers, for the test that the table of forms has each.
#[cfg(test)]
pub(crate) fn from_china() -> &'static [&'static str] {
    &FROM_CHINA
}
