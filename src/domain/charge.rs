//! What a seller is charged for, and for which days.

use super::closed::closed_set;
use super::finding::Rework;
use super::time::Day;

closed_set! {
    /// Something that the house does for a seller and that its rate card may price.
    Activity {
        /// A parcel was taken in.
        Receive = "receive",
        /// A unit was inspected.
        Inspect = "inspect",
        /// A unit was put into a container.
        Put = "put",
        /// A photo was kept.
        Photo = "photo",
        /// A unit got a new polybag.
        Polybag = "rework_polybag",
        /// Lint was taken off a unit.
        Lint = "rework_lint",
        /// A unit was wiped clean.
        Wipe = "rework_wipe",
        /// A unit got a new box.
        Rebox = "rework_rebox",
        /// A unit was made ready for sale.
        ResellHandling = "resell_handling",
        /// A unit was made ready for China.
        ShipHandling = "ship_handling",
        /// A unit was destroyed.
        Dispose = "dispose",
        /// Parts that the repair of a unit took, at what they cost.
        RepairParts = "repair_parts",
        /// The work that the repair of a unit took, at what was entered for it.
        RepairLabour = "repair_labour",
        /// A unit stood here for a day.
        Storage = "storage",
        /// A unit got the label of its resale SKU, proved by both scans.
        Relabel = "relabel",
        /// A unit was handed to a carrier in a forward.
        Forward = "forward",
        /// A unit left in a lot that was sold.
        Liquidate = "liquidate",
        /// A box came off the claim shelf for its seller.
        Claim = "claim",
        /// A box stood on the claim shelf for a day.
        ClaimStorage = "claim_storage",
        /// A carton or pallet of one seller left.
        Container = "container",
    }
}

impl Activity {
    /// Gives the activity that work at the bench is.
    pub fn of_rework(work: Rework) -> Self {
        match work {
            Rework::Polybag => Self::Polybag,
            Rework::Lint => Self::Lint,
            Rework::Wipe => Self::Wipe,
            Rework::Rebox => Self::Rebox,
        }
    }

    /// Gives the extra service that it is, if it is one.
    pub fn extra(self) -> Option<Extra> {
        match self {
            Self::Relabel => Some(Extra::Relabel),
            Self::Forward => Some(Extra::Forward),
            Self::Liquidate => Some(Extra::Liquidate),
            Self::Claim => Some(Extra::Claim),
            Self::ClaimStorage => Some(Extra::ClaimStorage),
            Self::Container => Some(Extra::Container),
            Self::Receive
            | Self::Inspect
            | Self::Put
            | Self::Photo
            | Self::Polybag
            | Self::Lint
            | Self::Wipe
            | Self::Rebox
            | Self::ResellHandling
            | Self::ShipHandling
            | Self::Dispose
            | Self::RepairParts
            | Self::RepairLabour
            | Self::Storage => None,
        }
    }
}

closed_set! {
    /// A service that a rate card may leave out: a card that prices none of them was made before they were
    /// charged, or holds them in its other prices, and nothing is charged or listed for them.
    Extra {
        /// The label of a resale SKU on a unit.
        Relabel = "relabel",
        /// A unit handed to a carrier.
        Forward = "forward",
        /// A unit that left in a lot.
        Liquidate = "liquidate",
        /// A box that came off the claim shelf for its seller.
        Claim = "claim",
        /// A day of such a box on the shelf.
        ClaimStorage = "claim_storage",
        /// A carton or pallet that left.
        Container = "container",
    }
}

/// Days at the site, the first and the last in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Period {
    /// Makes a period; none when it ends before it begins.
    pub fn of(from: Day, to: Day) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Gives one day.
    pub fn one(day: Day) -> Self {
        Self { from: day, to: day }
    }

    /// Gives its last day, of several.
    pub fn until(self) -> Option<Day> {
        (self.from != self.to).then_some(self.to)
    }

    /// Counts its days.
    pub fn days(self) -> i64 {
        self.to.days_since(self.from) + 1
    }

    /// Gives as many days, so many earlier.
    #[must_use]
    pub fn earlier(self, days: i64) -> Self {
        Self {
            from: self.from.plus_days(-days),
            to: self.to.plus_days(-days),
        }
    }

    /// Gives the calendar month before the one of a day.
    pub fn month_before(day: Day) -> Self {
        let (_, _, of_month) = day.parts();
        let to = day.plus_days(-i64::from(of_month));
        let (_, _, days) = to.parts();
        Self {
            from: to.plus_days(1 - i64::from(days)),
            to,
        }
    }

    /// Tells whether a day is in it.
    pub fn has(self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_before_is_whole() {
        for (day, from, to) in [
            ("2026-03-31", "2026-02-01", "2026-02-28"),
            ("2026-01-01", "2025-12-01", "2025-12-31"),
            ("2028-03-01", "2028-02-01", "2028-02-29"),
        ] {
            let month = Period::month_before(Day::parse(day).expect("a day"));
            assert_eq!(month.from.to_string(), from, "{day}");
            assert_eq!(month.to.to_string(), to, "{day}");
        }
    }
}
