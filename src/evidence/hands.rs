//! What was on the bench when a photo was taken, and what the photo is taken to show.

use std::collections::VecDeque;

use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::limits::{HANDS_KEPT_MAX, PHOTO_BEFORE_SCAN_MS};
use crate::domain::photo::{OF_EVERY_PARCEL, PhotoDebt, PhotoKind, PhotoKinds};
use crate::domain::time::UtcMs;

/// What is in somebody's hands at a bench.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hand {
    /// The parcel.
    pub parcel: ParcelId,
    /// The unit that has its tag and is not put yet.
    pub unit: Option<UnitId>,
    /// The photos that what was known of the unit then asked for.
    pub asked: PhotoKinds,
}

/// What was in hand at a moment, as far as it is remembered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    /// This.
    Hand(Hand),
    /// Nothing.
    Nothing,
    /// The moment is before anything that is remembered: the journal is to be asked.
    Unknown,
}

/// What one bench had in hand since the program began, in the order of its clock.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hands(VecDeque<(UtcMs, Option<Hand>)>);

impl Hands {
    /// Notes what is in hand from a moment on; the same again is no change.
    pub fn note(&mut self, at: UtcMs, hand: Option<Hand>) {
        if self.0.back().is_some_and(|(_, last)| *last == hand) {
            return;
        }
        self.0.push_back((at, hand));
        if self.0.len() > HANDS_KEPT_MAX {
            self.0.pop_front();
        }
    }

    /// Gives what is in hand now.
    pub fn now(&self) -> Option<Hand> {
        self.0.back().and_then(|(_, hand)| *hand)
    }

    /// Tells what was in hand at a moment. Where nothing was, a parcel that came onto the bench
    /// within [`PHOTO_BEFORE_SCAN_MS`] is meant: a camera that is quicker than the scanner.
    pub fn at(&self, moment: UtcMs) -> At {
        // The newest entry that is not later: a clock that was set back leaves later ones before it.
        let Some(place) = self.0.iter().rposition(|(at, _)| *at <= moment) else {
            return match self.soon(0, moment) {
                Some(hand) => At::Hand(hand),
                None => At::Unknown,
            };
        };
        match self.0.get(place).and_then(|(_, hand)| *hand) {
            Some(hand) => At::Hand(hand),
            None => self.soon(place + 1, moment).map_or(At::Nothing, At::Hand),
        }
    }

    fn soon(&self, from: usize, moment: UtcMs) -> Option<Hand> {
        self.0
            .iter()
            .skip(from)
            .take_while(|(at, _)| at.0.saturating_sub(moment.0) <= PHOTO_BEFORE_SCAN_MS)
            .find_map(|(_, hand)| *hand)
    }
}

/// Says what a photo shows that came without a word: of the unit in hand what its answers ask for and
/// no photo `shown` is of yet, else the unit; without one what is owed of the parcel first, label
/// before box before contents; and once all are there, the contents again.
pub fn kind_of(hand: Hand, owed: &[PhotoDebt], shown: &[(PhotoKind, Option<UnitId>)]) -> PhotoKind {
    if hand.unit.is_some() {
        let mut asked = hand.asked.iter();
        let lacks = asked.find(|kind| {
            let of = hand.unit.filter(|_| kind.shows_a_unit());
            !shown.contains(&(*kind, of))
        });
        return lacks.unwrap_or(PhotoKind::Item);
    }
    OF_EVERY_PARCEL
        .into_iter()
        .find(|kind| owed.iter().any(|debt| debt.kind == *kind))
        .unwrap_or(PhotoKind::Contents)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hand(parcel: u128) -> Hand {
        Hand {
            parcel: ParcelId(parcel),
            unit: None,
            asked: PhotoKinds::NONE,
        }
    }

    #[test]
    fn a_photo_shows_what_is_owed_first_and_the_unit_in_hand_before_that() {
        let debt = |kind| PhotoDebt {
            since: UtcMs(0),
            kind,
            unit: None,
        };
        let all = OF_EVERY_PARCEL.map(debt);
        assert_eq!(kind_of(hand(1), &all, &[]), PhotoKind::Label);
        assert_eq!(kind_of(hand(1), &all[1..], &[]), PhotoKind::Box);
        assert_eq!(kind_of(hand(1), &all[2..], &[]), PhotoKind::Contents);
        assert_eq!(kind_of(hand(1), &[], &[]), PhotoKind::Contents);
        let unit = Hand {
            unit: Some(UnitId(4)),
            ..hand(1)
        };
        assert_eq!(kind_of(unit, &all, &[]), PhotoKind::Item);
    }

    #[test]
    fn a_photo_of_the_unit_in_hand_shows_what_its_answers_ask_for_first() {
        let unit = Some(UnitId(4));
        let asks = Hand {
            unit,
            asked: [PhotoKind::Contents, PhotoKind::Defect]
                .into_iter()
                .collect(),
            ..hand(1)
        };
        let contents = (PhotoKind::Contents, None);
        let defect = (PhotoKind::Defect, unit);
        assert_eq!(kind_of(asks, &[], &[]), PhotoKind::Contents);
        assert_eq!(kind_of(asks, &[], &[contents]), PhotoKind::Defect);
        let of_another = (PhotoKind::Defect, Some(UnitId(5)));
        assert_eq!(
            kind_of(asks, &[], &[contents, of_another]),
            PhotoKind::Defect
        );
        assert_eq!(kind_of(asks, &[], &[contents, defect]), PhotoKind::Item);
    }

    #[test]
    fn a_camera_quicker_than_the_scanner_means_the_parcel_that_comes() {
        let mut hands = Hands::default();
        assert_eq!(hands.at(UtcMs(0)), At::Unknown);
        hands.note(UtcMs(100_000), None);
        hands.note(UtcMs(200_000), Some(hand(1)));
        hands.note(UtcMs(300_000), None);
        assert_eq!(hands.at(UtcMs(50_000)), At::Unknown);
        assert_eq!(hands.at(UtcMs(196_000)), At::Hand(hand(1)));
        assert_eq!(hands.at(UtcMs(194_000)), At::Nothing);
        assert_eq!(hands.at(UtcMs(299_999)), At::Hand(hand(1)));
        assert_eq!(hands.at(UtcMs(300_000)), At::Nothing);
        assert_eq!(hands.now(), None);
    }

    proptest! {
        /// Parcels with gaps longer than the camera's lead: a photo taken while one was open is
        /// that one's, one taken in a gap is nobody's or, just before a scan, the next one's.
        #[test]
        fn a_photo_belongs_to_the_parcel_that_was_open_when_it_was_taken(
            spans in proptest::collection::vec((1_i64..90_000, 1_i64..90_000), 1..40),
            pick: proptest::sample::Index,
            share in 0.0_f64..1.0,
        ) {
            let mut hands = Hands::default();
            let mut at = 1_000_000;
            hands.note(UtcMs(at), None);
            let mut truth: Vec<(i64, i64, Option<u128>)> = Vec::new();
            for (number, (open_ms, gap_ms)) in (1_u128..).zip(&spans) {
                truth.push((at, at + gap_ms, None));
                at += gap_ms;
                hands.note(UtcMs(at), Some(hand(number)));
                truth.push((at, at + open_ms, Some(number)));
                at += open_ms;
                hands.note(UtcMs(at), None);
            }
            let (from, to, parcel) = truth[pick.index(truth.len())];
            #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a share of a minute")]
            let moment = (from + ((to - from) as f64 * share) as i64).min(to - 1);
            let next = truth.iter().find(|(start, _, _)| *start == to).and_then(|(_, _, of)| *of);
            let wanted = match (parcel, next) {
                (Some(number), _) => At::Hand(hand(number)),
                (None, Some(number)) if to - moment <= PHOTO_BEFORE_SCAN_MS => At::Hand(hand(number)),
                (None, _) => At::Nothing,
            };
            prop_assert_eq!(hands.at(UtcMs(moment)), wanted);
        }
    }
}
