//! Made-up returns by a seed: the same seed gives the same file, for benches and large stores.

use std::fmt::Write;

use crate::domain::check::mod10_digit;
use crate::domain::codes::SellerCode;
use crate::domain::time::UtcMs;

/// When made-up work begins: 2026-01-05T16:00:00Z.
pub const START: UtcMs = UtcMs(1_767_628_800_000);

/// A small generator (splitmix64): a number's scramble, the same on every machine.
pub fn scramble(seed: u64, number: u64) -> u64 {
    let mut mixed = seed
        .wrapping_add(number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// Gives a USPS number of 22 digits whose check digit holds.
pub fn tracking(seed: u64, number: u32) -> String {
    let serial = scramble(seed, u64::from(number)) % 1_000_000_000;
    let payload = format!("920209033{:03}{serial:09}", number % 1000);
    let digit = mod10_digit(&payload).unwrap_or(0);
    format!("{payload}{digit}")
}

/// Gives a returns report of `rows` rows in ten columns, tab-separated.
pub fn returns_file(seller: &SellerCode, seed: u64, rows: u32) -> String {
    let mut text = String::with_capacity(usize::try_from(rows).unwrap_or(0) * 170 + 200);
    text.push_str(
        "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tReturn carrier\tTracking ID\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tResolution\n",
    );
    for number in 0..rows {
        let mixed = scramble(seed ^ 0x5eed, u64::from(number));
        let day = 1 + mixed % 28;
        // Writing into a text cannot fail.
        writeln!(
            text,
            "11{}-{:07}-{:07}\t{day:02}-Jan-2026\tApproved\tD{:07X}RRMA\tUSPS\t{}\tB0{:08X}\tSKU-{:05}\tMade-up item {number} of {seller}\t1\tCR-UNWANTED_ITEM\tStandardRefund",
            1 + mixed % 4,
            mixed % 10_000_000,
            number % 10_000_000,
            number & 0x0fff_ffff,
            tracking(seed, number),
            mixed & 0xffff_ffff,
            mixed % 20_000,
        )
        .ok();
    }
    text
}
