//! What the planner says: ways, why one is proposed, and what is missing.

use crate::domain::money::Money;
use crate::domain::planner::{Lack, Named, Why};
use crate::domain::shipment::ShipMode;
use crate::domain::time::Day;

use super::Message;
use super::message::{dashed, messages};

messages! {
    /// Headings, reasons and notes of the planner.
    PlannerMsg, Planner {
        Part = "planner-part",
        Aid = "planner-aid",
        ForSeller = "planner-for-seller",
        ForImporter = "planner-for-importer",
        Wait = "planner-wait",
        WaitDays { days: u32 } = "planner-wait-days",
        RatesFile = "planner-rates-file",
        RatesTake = "planner-rates-take",
        RatesTaken { name: String, tables: u32 } = "planner-rates-taken",
        RatesNotTaken { name: String, problems: u32 } = "planner-rates-not-taken",
        ProblemLine { line: u32, why: String, about: String } = "planner-problem-line",
        RatesNone = "planner-rates-none",
        RatesNoneHow = "planner-rates-none-how",
        UnitsNone = "planner-units-none",
        UnitsNoneHow = "planner-units-none-how",
        NoSuchFirm = "planner-no-such-firm",
        Counts { units: u32 } = "planner-counts",
        Kept { units: u32 } = "planner-kept",
        Closed { units: u32 } = "planner-closed",
        Beyond { units: u32 } = "planner-beyond",
        Ways = "planner-ways",
        Clocks = "planner-clocks",
        WhyHead = "planner-why-head",
        LackHead = "planner-lack-head",
        RatesHead = "planner-rates-head",
        ColWay = "planner-col-way",
        ColLeaves = "planner-col-leaves",
        ColThere = "planner-col-there",
        ColUnits = "planner-col-units",
        ColCharged = "planner-col-charged",
        ColFreight = "planner-col-freight",
        ColStorage = "planner-col-storage",
        ColLate = "planner-col-late",
        ColTax = "planner-col-tax",
        ColTotal = "planner-col-total",
        ColEach = "planner-col-each",
        ColLast = "planner-col-last",
        ColStored = "planner-col-stored",
        Proposed = "planner-proposed",
        ProposedSplit = "planner-proposed-split",
        ProposedLeg { mode: ShipMode, leaves: Day, arrives: Day, units: u32 } = "planner-proposed-leg",
        Total { total: Money } = "planner-total",
        AtLeast { what: String } = "planner-at-least",
        NotKnown = "planner-not-known",
        NotAll { what: String } = "planner-not-all",
        LateBarred { late: u32, barred: u32 } = "planner-late-barred",
        LastBy { mode: ShipMode, leaves: Day } = "planner-last-by",
        LateBy { mode: ShipMode } = "planner-late-by",
        GoesBy { mode: ShipMode, leaves: Day, units: u32 } = "planner-goes-by",
        StoredSo { stored: Money, tonight: Money } = "planner-stored-so",
        Stays { units: u32 } = "planner-stays",
        RatedLine { mode: ShipMode, from: Day, source: String, told: Day } = "planner-rated-line",
        RatedUntil { to: Day } = "planner-rated-until",
        WhyParted { saves: Money } = "planner-why-parted",
        WhyPartedAnyhow = "planner-why-parted-anyhow",
        WhyCheapest = "planner-why-cheapest",
        WhyOnly { mode: ShipMode } = "planner-why-only",
        WhyDearer { mode: ShipMode, leaves: Day, by: Money } = "planner-why-dearer",
        WhyCheaperNot { mode: ShipMode, leaves: Day, by: Money } = "planner-why-cheaper-not",
        WhyLapses { mode: ShipMode, leaves: Day, arrives: Day, units: u32, first: Day, tax: Money } = "planner-why-lapses",
        WhyLapsesUnknown { mode: ShipMode, leaves: Day, arrives: Day, units: u32, first: Day } = "planner-why-lapses-unknown",
        WhySaves { mode: ShipMode, freight: Money, tax: Money } = "planner-why-saves",
        WhyWaitCosts { mode: ShipMode, leaves: Day, by: Money } = "planner-why-wait-costs",
        WhyWaitSaves { mode: ShipMode, first: Day, by: Money } = "planner-why-wait-saves",
        WhyBelow { mode: ShipMode, found: String, least: String } = "planner-why-below",
        WhyBattery { units: u32, names: String } = "planner-why-battery",
        WhyLoses { units: u32, first: Day, tax: Money } = "planner-why-loses",
        WhyTaxed { units: u32 } = "planner-why-taxed",
        WhyLate { units: u32, names: String } = "planner-why-late",
        LackRates { mode: ShipMode } = "planner-lack-rates",
        LackDeparture { mode: ShipMode } = "planner-lack-departure",
        LackCurrency { mode: ShipMode, currency: String } = "planner-lack-currency",
        LackWeight { units: u32, names: String } = "planner-lack-weight",
        LackVolume = "planner-lack-volume",
        LackExport { units: u32, names: String } = "planner-lack-export",
        LackValue { units: u32, names: String } = "planner-lack-value",
        LackTax { names: String } = "planner-lack-tax",
        LackStorage { names: String } = "planner-lack-storage",
        LackExchange { names: String } = "planner-lack-exchange",
    }
}

/// Prints thousandths without zeros that say nothing.
pub fn thousandths(quantity: u64) -> String {
    let text = format!("{}.{:03}", quantity / 1000, quantity % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Names the first of many.
fn names(named: &Named) -> String {
    let all = named.names.join(", ");
    let is_whole = usize::try_from(named.count).is_ok_and(|count| count == named.names.len());
    if is_whole { all } else { format!("{all} …") }
}

impl From<&Why> for Message {
    fn from(why: &Why) -> Self {
        match why.clone() {
            Why::Parted { saves } => PlannerMsg::WhyParted { saves },
            Why::PartedAnyhow => PlannerMsg::WhyPartedAnyhow,
            Why::Cheapest => PlannerMsg::WhyCheapest,
            Why::OnlyWay { mode } => PlannerMsg::WhyOnly { mode },
            Why::Dearer { mode, leaves, by } => PlannerMsg::WhyDearer { mode, leaves, by },
            Why::CheaperNot { mode, leaves, by } => PlannerMsg::WhyCheaperNot { mode, leaves, by },
            Why::Lapses {
                mode,
                leaves,
                arrives,
                units,
                first,
                tax,
            } => match tax {
                Some(tax) => PlannerMsg::WhyLapses {
                    mode,
                    leaves,
                    arrives,
                    units,
                    first,
                    tax,
                },
                None => PlannerMsg::WhyLapsesUnknown {
                    mode,
                    leaves,
                    arrives,
                    units,
                    first,
                },
            },
            Why::SavesTax { mode, freight, tax } => PlannerMsg::WhySaves { mode, freight, tax },
            Why::WaitCosts { mode, leaves, by } => PlannerMsg::WhyWaitCosts { mode, leaves, by },
            Why::WaitSaves { mode, first, by } => PlannerMsg::WhyWaitSaves { mode, first, by },
            Why::BelowLeast {
                mode,
                unit,
                found,
                quantity,
            } => PlannerMsg::WhyBelow {
                mode,
                found: format!("{} {}", thousandths(found), unit.code()),
                least: format!("{} {}", thousandths(quantity), unit.code()),
            },
            Why::BatteryNeverFlies { units } => PlannerMsg::WhyBattery {
                units: units.count,
                names: names(&units),
            },
            Why::Loses { units, first, tax } => PlannerMsg::WhyLoses { units, first, tax },
            Why::TaxedAnyhow { units } => PlannerMsg::WhyTaxed { units },
            Why::LateAnyhow { units } => PlannerMsg::WhyLate {
                units: units.count,
                names: names(&units),
            },
        }
        .into()
    }
}

impl From<&Lack> for Message {
    fn from(lack: &Lack) -> Self {
        match lack {
            Lack::Units => PlannerMsg::UnitsNone,
            Lack::AnyRates => PlannerMsg::RatesNone,
            Lack::Rates { mode } => PlannerMsg::LackRates { mode: *mode },
            Lack::NoDeparture { mode } => PlannerMsg::LackDeparture { mode: *mode },
            Lack::OtherCurrency { mode, currency } => PlannerMsg::LackCurrency {
                mode: *mode,
                currency: currency.to_string(),
            },
            Lack::Weight { units } => PlannerMsg::LackWeight {
                units: units.count,
                names: names(units),
            },
            Lack::Volume { .. } => PlannerMsg::LackVolume,
            Lack::Export { units } => PlannerMsg::LackExport {
                units: units.count,
                names: names(units),
            },
            Lack::Value { units } => PlannerMsg::LackValue {
                units: units.count,
                names: names(units),
            },
            Lack::Tax { sellers } => PlannerMsg::LackTax {
                names: names(sellers),
            },
            Lack::Storage { sellers } => PlannerMsg::LackStorage {
                names: names(sellers),
            },
            Lack::Exchange { currencies } => PlannerMsg::LackExchange {
                names: names(currencies),
            },
        }
        .into()
    }
}

impl super::message::ToArg for ShipMode {
    fn to_arg(&self) -> super::Arg {
        super::Arg::Term(format!("ship-mode-{}", dashed(self.code())))
    }

    fn sample() -> Self {
        Self::SeaLcl
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_are_printed_without_zeros_that_say_nothing() {
        for (quantity, text) in [
            (0, "0"),
            (84, "0.084"),
            (500, "0.5"),
            (14_000, "14"),
            (16_800, "16.8"),
        ] {
            assert_eq!(thousandths(quantity), text);
        }
    }
}
