//! How long what may show a buyer's name or address is kept, by the site's rule.

use super::time::Day;

/// The rule about what may show an address. A pack as data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrivacyRules {
    /// The pack's name.
    pub id: String,
    /// Rises with every change of the rule.
    pub version: u32,
    /// Originals of photos.
    pub label_originals: OriginalsRule,
    /// Days for which the picture of a chat stays after the newest word that names it.
    pub chat_picture_days: u32,
    /// Days after its scan for which what a scanner sent is kept as it was sent.
    pub raw_scan_days: u32,
    /// When what is due goes without a person.
    pub by_itself: ByItselfRule,
}

/// "What is due goes by itself when parcels were received on so many of the days before."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByItselfRule {
    /// Days with a parcel, at least: they prove the clock.
    pub worked_days: u32,
    /// Days before today that are looked at.
    pub within_days: u32,
    /// Who says so.
    pub source: String,
}

/// "The original of a photo that shows an address goes so many days after it was taken."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OriginalsRule {
    /// Days after the day it was taken.
    pub days: u32,
    /// Whether it stays while a claim for its parcel may still be filed.
    pub until_claim_ends: bool,
    /// Who says so.
    pub source: String,
}

impl PrivacyRules {
    /// Gives the day on which an original goes: on it and on every later day it is due. `claim_ends` is
    /// the last day on which a claim for its parcel may be filed, and on that day it is still needed.
    pub fn original_goes(&self, taken: Day, claim_ends: Option<Day>) -> Day {
        let rule = &self.label_originals;
        let by_age = taken.plus_days(i64::from(rule.days));
        let claim_ends = claim_ends.filter(|_| rule.until_claim_ends);
        claim_ends.map_or(by_age, |last| by_age.max(last.plus_days(1)))
    }

    /// Gives the last day whose photos may be due on a day: none taken later is.
    pub fn originals_taken_until(&self, day: Day) -> Day {
        day.plus_days(-i64::from(self.label_originals.days))
    }

    /// Gives the day on which the picture of a chat goes whose newest word was keyed in on a day.
    pub fn chat_picture_goes(&self, named: Day) -> Day {
        named.plus_days(i64::from(self.chat_picture_days))
    }

    /// Gives the last day whose raw scans go on a day.
    pub fn raw_scans_until(&self, day: Day) -> Day {
        day.plus_days(-i64::from(self.raw_scan_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn rules(until_claim_ends: bool) -> PrivacyRules {
        PrivacyRules {
            id: "privacy".to_owned(),
            version: 1,
            label_originals: OriginalsRule {
                days: 30,
                until_claim_ends,
                source: "a test".to_owned(),
            },
            raw_scan_days: 30,
            chat_picture_days: 30,
            by_itself: ByItselfRule {
                worked_days: 3,
                within_days: 14,
                source: "a test".to_owned(),
            },
        }
    }

    #[test]
    fn an_original_goes_by_its_age_or_the_day_after_its_claim_ends() {
        for (taken, claim_ends, until, goes) in [
            ("2026-11-01", None, true, "2026-12-01"),
            // The claim ends earlier, on the day itself, and later.
            ("2026-11-01", Some("2026-11-20"), true, "2026-12-01"),
            ("2026-11-01", Some("2026-11-30"), true, "2026-12-01"),
            ("2026-11-01", Some("2026-12-01"), true, "2026-12-02"),
            ("2026-11-01", Some("2027-01-05"), true, "2027-01-06"),
            // A site that does not wait for claims.
            ("2026-11-01", Some("2027-01-05"), false, "2026-12-01"),
        ] {
            let found = rules(until).original_goes(day(taken), claim_ends.map(day));
            assert_eq!(found, day(goes), "{taken} {claim_ends:?} {until}");
        }
    }

    #[test]
    fn nothing_taken_after_the_boundary_is_due() {
        let rules = rules(true);
        let today = day("2026-12-01");
        let until = rules.originals_taken_until(today);
        assert_eq!(until, day("2026-11-01"));
        assert!(rules.original_goes(until, None) <= today);
        assert!(rules.original_goes(until.plus_days(1), None) > today);
        assert_eq!(rules.raw_scans_until(today), day("2026-11-01"));
    }
}
