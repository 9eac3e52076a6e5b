//! Prices: which card was known and in force, and what work and storage came to by it.

use std::collections::BTreeMap;

use crate::domain::charge::{Activity, Period};
use crate::domain::decimal::Decimal;
use crate::domain::money::Currency;
use crate::domain::rates::Tier;
use crate::domain::time::Day;

use super::{CardSet, ChargeLine, LineRate, Work};

/// Gives the card in force on a day, as it was known on another.
fn card(cards: &[CardSet], day: Day, known: Day) -> Option<&CardSet> {
    cards
        .iter()
        .filter(|card| card.set <= known && card.rates.from <= day)
        // Of two for one day the one set later.
        .max_by_key(|card| card.rates.from)
}

/// Days of a period on which cards were set, each once.
fn set_days(cards: &[CardSet], period: Period) -> Vec<Day> {
    let mut days: Vec<Day> = cards.iter().map(|card| card.set).collect();
    days.retain(|day| period.has(*day));
    days.dedup();
    days
}

/// Gives the lines of a period that some work makes.
pub fn lines_of(work: &Work, cards: &[CardSet], period: Period) -> Vec<ChargeLine> {
    if work.activity == Activity::Storage {
        return stay_lines(work, cards, period);
    }
    let mut lines = Vec::new();
    let rate = |known: Day| -> Option<LineRate> {
        let card = card(cards, work.day, known)?;
        let priced = &card.rates.card;
        // What a repair took is charged as it is, in the card's currency: no rate of exchange is known.
        let minor = match work.cost {
            Some(cost) => (cost.currency == priced.currency).then_some(cost.minor),
            None => priced.price_of(work.activity),
        };
        Some(LineRate {
            each: Decimal::of_minor(minor?)?,
            currency: priced.currency,
            card: card.rates.from,
        })
    };
    let (count, from, to) = work.counted();
    // No line is made for what the card in force does not list.
    let mut add = |day, known: Day, sign: i64, is_correction| {
        if !is_listed(work, cards, known) {
            return;
        }
        let (quantity, rate) = (sign * count, rate(known));
        lines.push(ChargeLine {
            day,
            activity: work.activity,
            about: work.about.clone(),
            from,
            to,
            quantity,
            rate,
            minor: rate.map_or(0, |rate| rate.each.times(quantity, 1)),
            is_correction,
            evidence: work.evidence.clone(),
        });
    };
    if period.has(work.charged) {
        add(work.charged, work.charged, 1, false);
    }
    for set in repriced(work, cards, period) {
        let yesterday = set.plus_days(-1);
        let key = |known| (is_listed(work, cards, known), price(rate(known)));
        if key(yesterday) != key(set) {
            add(set, yesterday, -1, true);
            add(set, set, 1, true);
        }
    }
    if let Some(back) = work.back.filter(|back| period.has(*back)) {
        add(back, back.plus_days(-1), -1, true);
    }
    lines
}

/// Tells whether work stands on a statement as its card was known on a day: an extra service does where the
/// card prices any of them, all other work always.
fn is_listed(work: &Work, cards: &[CardSet], known: Day) -> bool {
    let by_card = |card: &CardSet| card.rates.card.lists(work.activity);
    match card(cards, work.day, known) {
        Some(card) => by_card(card),
        None => work.activity.extra().is_none(),
    }
}

/// Gives the days of a period on which cards were set that may price the work of earlier days anew.
fn repriced<'a>(
    work: &'a Work,
    cards: &'a [CardSet],
    period: Period,
) -> impl Iterator<Item = Day> + 'a {
    let is_charged = |day: &Day| work.charged < *day && work.back.is_none_or(|back| *day < back);
    set_days(cards, period).into_iter().filter(is_charged)
}

fn price(rate: Option<LineRate>) -> Option<(Decimal, Currency)> {
    rate.map(|rate| (rate.each, rate.currency))
}

/// Days of storage of one rate that follow each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stretch {
    from: Day,
    to: Day,
    rate: Option<LineRate>,
    /// By so much the sum of all days so far grew, each sum rounded half up: stretches add up as days do.
    minor: i64,
}

impl Stretch {
    fn line(&self, work: &Work, day: Option<Day>, sign: i64) -> ChargeLine {
        ChargeLine {
            day: day.unwrap_or(self.to),
            activity: Activity::Storage,
            about: work.about.clone(),
            from: self.from,
            to: self.to,
            quantity: sign * (self.to.days_since(self.from) + 1),
            rate: self.rate,
            minor: sign * self.minor,
            is_correction: day.is_some(),
            evidence: work.evidence.clone(),
        }
    }

    fn is_priced_as(&self, other: &Self) -> bool {
        let key = |one: &Self| (one.from, one.to, price(one.rate), one.minor);
        key(self) == key(other)
    }
}

fn stay_lines(work: &Work, cards: &[CardSet], period: Period) -> Vec<ChargeLine> {
    let first = work.charged;
    let ends = [work.until, work.back].into_iter().flatten();
    let ends = ends.map(|end| end.plus_days(-1)).min();
    let last = |day: Day| ends.map_or(day, |end| end.min(day));
    let mut lines = Vec::new();
    // As known day by day: a stretch ends where a card is set.
    let set = set_days(cards, period);
    let (mut from, to) = (first.max(period.from), last(period.to));
    while from <= to {
        let next = set.iter().find(|set| **set > from);
        let end = next.map_or(to, |set| to.min(set.plus_days(-1)));
        let known = stretches(cards, first, (from, end), end);
        lines.extend(known.iter().map(|one| one.line(work, None, 1)));
        from = end.plus_days(1);
    }
    for set in repriced(work, cards, period) {
        let yesterday = set.plus_days(-1);
        let days = (first, last(yesterday));
        let old = stretches(cards, first, days, yesterday);
        let new = stretches(cards, first, days, set);
        let same = old.iter().zip(&new);
        let same = same.take_while(|(old, new)| old.is_priced_as(new)).count();
        let mut add = |sign: i64, of: &[Stretch]| {
            let of = of.iter().skip(same);
            lines.extend(of.map(|one| one.line(work, Some(set), sign)));
        };
        add(-1, &old);
        add(1, &new);
    }
    if let Some(back) = work.back.filter(|back| period.has(*back)) {
        let yesterday = back.plus_days(-1);
        let all = stretches(cards, first, (first, last(yesterday)), yesterday);
        lines.extend(all.iter().map(|one| one.line(work, Some(back), -1)));
    }
    lines
}

/// Gives the stretches of some days of a stay, by the cards as they were known on a day.
fn stretches(cards: &[CardSet], first: Day, (from, to): (Day, Day), known: Day) -> Vec<Stretch> {
    let mut all = Vec::new();
    let mut sums: BTreeMap<Currency, i128> = BTreeMap::new();
    let mut day = first;
    while day <= to {
        let card = card(cards, day, known);
        let tiers = card.and_then(|card| card.rates.card.hold.storage.as_deref());
        let tier = tiers.map(|tiers| tier_of(tiers, day.days_since(first) + 1));
        let tier_end = tier.and_then(|(_, until)| until);
        let ends = [
            tier_end.map(|until| first.plus_days(until - 1)),
            next_card(cards, day, known).map(|next| next.plus_days(-1)),
            (day < from).then(|| from.plus_days(-1)),
        ];
        let end = ends.into_iter().flatten().fold(to, Day::min);
        let rate = card.zip(tier).map(|(card, (each, _))| LineRate {
            each,
            currency: card.rates.card.currency,
            card: card.rates.from,
        });
        let minor = rate.map_or(0, |rate| {
            let sum = sums.entry(rate.currency).or_default();
            let before = Decimal::round_millionths(*sum);
            *sum += rate.each.millionths_of(end.days_since(day) + 1);
            Decimal::round_millionths(*sum) - before
        });
        if day >= from {
            all.push(Stretch {
                from: day,
                to: end,
                rate,
                minor,
            });
        }
        day = end.plus_days(1);
    }
    all
}

/// Gives what a day of storage costs on a day of age counted from 1, and until which one; the last tier goes
/// on, and without a tier it costs nothing.
fn tier_of(tiers: &[Tier], age: i64) -> (Decimal, Option<i64>) {
    let Some((last, before)) = tiers.split_last() else {
        return (Decimal::default(), None);
    };
    let until = |tier: &Tier| i64::from(tier.until_day);
    let tier = before.iter().find(|tier| age <= until(tier));
    tier.map_or((last.per_day, None), |tier| {
        (tier.per_day, Some(until(tier)))
    })
}

/// Gives the first day after one from which another card is in force, as known on a day.
fn next_card(cards: &[CardSet], day: Day, known: Day) -> Option<Day> {
    let later = cards
        .iter()
        .filter(|card| card.set <= known && card.rates.from > day);
    later.map(|card| card.rates.from).min()
}
