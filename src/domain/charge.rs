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
