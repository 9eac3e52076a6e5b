//! Lines in their order, what they come to, and their text for the hash.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write;

use crate::domain::charge::{Activity, Period};
use crate::domain::codes::SellerCode;
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;

use super::{ChargeLine, ChargeTotal, Work};

/// Leaves of a container that left, whose units stand in several facts, what the first of them says.
pub(super) fn each_container_once(work: &[Work]) -> Vec<&Work> {
    let mut first: BTreeMap<(&str, Day), &Work> = BTreeMap::new();
    let is_container = |one: &&Work| one.activity == Activity::Container;
    for one in work.iter().filter(is_container) {
        let known = first.entry((&one.about, one.day)).or_insert(one);
        if one.evidence < known.evidence {
            *known = one;
        }
    }
    let others = work.iter().filter(|one| !is_container(one));
    others.chain(first.into_values()).collect()
}

/// Orders lines by day, activity, unit or parcel, and then by what tells them apart.
pub(super) fn in_order(a: &ChargeLine, b: &ChargeLine) -> Ordering {
    let key = |line: &ChargeLine| (line.day, line.activity);
    let rest = |line: &ChargeLine| (line.is_correction, line.from, line.quantity, line.minor);
    key(a)
        .cmp(&key(b))
        .then_with(|| a.about.cmp(&b.about))
        .then_with(|| a.evidence.cmp(&b.evidence))
        .then_with(|| rest(a).cmp(&rest(b)))
}

/// Adds up lines by activity and currency, and by currency.
pub(super) fn totals(lines: &[ChargeLine]) -> (Vec<ChargeTotal>, Vec<Money>) {
    let mut by_activity: BTreeMap<(bool, Option<Currency>, Activity), (i64, i64)> = BTreeMap::new();
    let mut by_currency: BTreeMap<Currency, i64> = BTreeMap::new();
    for line in lines {
        let currency = line.rate.map(|rate| rate.currency);
        let key = (currency.is_none(), currency, line.activity);
        let sum = by_activity.entry(key).or_default();
        *sum = (
            sum.0.saturating_add(line.quantity),
            sum.1.saturating_add(line.minor),
        );
        if let Some(currency) = currency {
            let sum = by_currency.entry(currency).or_default();
            *sum = sum.saturating_add(line.minor);
        }
    }
    let totals = by_activity
        .into_iter()
        .map(|((_, currency, activity), (quantity, minor))| ChargeTotal {
            activity,
            quantity,
            amount: currency.map(|currency| Money { minor, currency }),
        })
        // What was counted without a rate and taken back again is nothing.
        .filter(|total| total.amount.is_some() || total.quantity != 0)
        .collect();
    let sums = by_currency
        .into_iter()
        .map(|(currency, minor)| Money { minor, currency })
        .collect();
    (totals, sums)
}

/// Prints what a statement is hashed over: its seller and days, then a line a charge with its days by number.
pub(super) fn canonical(seller: &SellerCode, period: Period, lines: &[ChargeLine]) -> String {
    let mut text = String::with_capacity(lines.len() * 120 + 80);
    // Writing into a text cannot fail.
    writeln!(text, "{seller}\t{}\t{}", period.from, period.to).ok();
    for line in lines {
        write!(
            text,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}",
            line.day.number(),
            line.activity.code(),
            line.about,
            line.from.number(),
            line.to.number(),
            line.quantity,
            line.is_correction,
        )
        .ok();
        if let Some(rate) = line.rate {
            let (each, currency) = (rate.each, rate.currency);
            let card = rate.card.number();
            write!(text, "\t{each}\t{currency}\t{card}\t{}", line.minor).ok();
        }
        let evidence = &line.evidence;
        let (station, epoch, seq) = (&evidence.station, evidence.epoch, evidence.seq);
        writeln!(text, "\t{station}\t{epoch}\t{seq}").ok();
    }
    text
}
