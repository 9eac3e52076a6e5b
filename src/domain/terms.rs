//! What the site and a seller agreed on, as far as the bench must know it.

use std::sync::LazyLock;

use super::closed::closed_set;
use super::decision::Decision;
use super::grade::Grade;
use super::limits::HOLD_DAYS_MAX;
use super::money::Money;
use super::workdays::SellerCalendar;

/// A seller's terms. Each set of terms replaces the one before it whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Terms {
    /// Language of what the seller is sent, such as `zh-CN`.
    pub language: String,
    /// Pieces of our own address line that name the seller on a label ("Suite 01", "Jason-01").
    pub address_hints: Vec<String>,
    /// From this value on a unit goes to the cage; none means never.
    pub cage_from: Option<Money>,
    /// Decisions that a supervisor must approve before a unit leaves the approval shelf.
    pub approve: Vec<Decision>,
    /// Days after which a hold is looked at again.
    pub hold_days: u32,
    /// What becomes of a held unit when nobody answers.
    pub hold_default: Decision,
    /// Whom of the seller's people we ask, and how, in free words: its own staff, never a buyer.
    pub contacts: Vec<String>,
    /// Which photos the seller wants.
    pub photos: PhotoLevel,
    /// The worst grade that is still sold as fit; none means any that the grade itself allows.
    pub resell_from: Option<Grade>,
    /// The greatest amount that a decision against the proposal may be expected to lose before a
    /// supervisor must approve it; none means any.
    pub override_loss: Option<Money>,
    /// When the seller's people work, and so when an answer is due.
    pub calendar: SellerCalendar,
}

closed_set! {
    /// Which photos a seller wants of its units.
    PhotoLevel {
        /// Those that grade, finding and answers ask for.
        AsNeeded = "as_needed",
        /// One of every unit besides.
        EveryUnit = "every_unit",
    }
}

impl Default for Terms {
    /// The house's own terms, in force until a seller has others.
    fn default() -> Self {
        Self {
            language: "zh-CN".to_owned(),
            address_hints: Vec::new(),
            cage_from: None,
            approve: Vec::new(),
            hold_days: 14,
            hold_default: Decision::Dispose,
            contacts: Vec::new(),
            photos: PhotoLevel::AsNeeded,
            resell_from: None,
            override_loss: None,
            calendar: SellerCalendar::default(),
        }
    }
}

impl Terms {
    /// What a hold may come to when nobody answers: anything but another hold.
    pub const DEFAULTS: [Decision; 5] = [
        Decision::Resell,
        Decision::Repair,
        Decision::Liquidate,
        Decision::ShipChina,
        Decision::Dispose,
    ];
    /// Characters that a piece of our address has at least: a shorter one stands on any label.
    pub const HINT_CHARS_MIN: usize = 3;

    /// Gives the house's own terms.
    pub fn house() -> &'static Self {
        static HOUSE: LazyLock<Terms> = LazyLock::new(Terms::default);
        &HOUSE
    }

    /// Reads the days until a hold is looked at again.
    pub fn parse_days(text: &str) -> Option<u32> {
        let days = text.trim().parse().ok();
        days.filter(|days| (1..=HOLD_DAYS_MAX).contains(days))
    }

    /// Reads pieces of our address with commas or ends of line between them: each once, in order.
    pub fn parse_hints(text: &str) -> Vec<String> {
        let mut hints: Vec<String> = Vec::new();
        let pieces = text
            .split([',', '，', '、', ';', '；', '\n'])
            .map(str::trim);
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            if !hints.iter().any(|known| is_same_hint(known, piece)) {
                hints.push(piece.to_owned());
            }
        }
        hints
    }

    /// Reads contacts with commas or ends of line between them: each once, in order.
    pub fn parse_contacts(text: &str) -> Vec<String> {
        Self::parse_hints(text)
    }

    /// Finds a piece of our address that is the other seller's too and so names neither.
    pub fn shared_hint(&self, other: &Self) -> Option<&str> {
        let theirs = |hint: &&String| {
            let same = |known: &String| is_same_hint(known, hint);
            other.address_hints.iter().any(same)
        };
        self.address_hints.iter().find(theirs).map(String::as_str)
    }
}

fn is_same_hint(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_never_comes_to_another_hold() {
        for spec in &Decision::SPECS {
            let may = Terms::DEFAULTS.contains(&spec.decision);
            assert_eq!(may, spec.decision != Decision::Hold, "{}", spec.code);
        }
        assert!(Terms::DEFAULTS.contains(&Terms::default().hold_default));
    }

    #[test]
    fn days_are_a_number_from_one_on() {
        for (text, days) in [
            ("14", Some(14)),
            (" 1 ", Some(1)),
            ("365", Some(365)),
            ("0", None),
            ("366", None),
            ("-3", None),
            ("two", None),
            ("", None),
        ] {
            assert_eq!(Terms::parse_days(text), days, "{text}");
        }
    }

    #[test]
    fn pieces_of_an_address_are_parted_and_kept_once() {
        assert_eq!(
            Terms::parse_hints("Suite 01，Jason-01,, suite 01\n Dock B "),
            ["Suite 01", "Jason-01", "Dock B"]
        );
    }

    #[test]
    fn a_piece_that_two_sellers_have_is_found_in_any_case() {
        let of = |text: &str| Terms {
            address_hints: Terms::parse_hints(text),
            ..Terms::default()
        };
        let ours = of("Suite 01, Jason-01");
        assert_eq!(ours.shared_hint(&of("JASON-01")), Some("Jason-01"));
        assert_eq!(ours.shared_hint(&of("Suite 02")), None);
    }
}
