//! The rules of pre-flight, as their pack tells them.

use std::collections::BTreeMap;

use super::super::closed::closed_set;
use super::super::measure::Grams;
use super::super::product::Battery;
use super::super::shipment::{CustomsRoute, ShipMode};
use super::super::time::Day;
use super::{CheckCode, Level};

closed_set! {
    /// What a check stands on.
    RuleKind {
        /// A rule that somebody published.
        Rule = "rule",
        /// What people of the trade know; checked against no text.
        Trade = "trade",
        /// A rule of this house.
        House = "house",
    }
}

closed_set! {
    /// Who may sign for a warning.
    Signer {
        /// Anybody who is signed in.
        Anyone = "anyone",
        /// A supervisor.
        Supervisor = "supervisor",
    }
}

closed_set! {
    /// How a battery may fly.
    Flight {
        /// On passenger aircraft as well.
        Any = "any",
        /// On cargo aircraft alone.
        CargoOnly = "cargo_only",
    }
}

/// One check.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckRule {
    /// How much a finding weighs, by route; the check does not run on others.
    pub levels: BTreeMap<CustomsRoute, Level>,
    /// Who says so.
    pub source: String,
    /// From when the source is, or when it was looked at.
    pub date: Day,
    /// What it stands on.
    pub kind: RuleKind,
    /// Who may sign.
    pub signer: Signer,
}

/// Numbers that checks compare with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreflightLimits {
    /// The heaviest carton.
    pub carton: Grams,
    /// What a scale may differ by, at least.
    pub scale: Grams,
    /// What it may differ by in hundredths of the gross weight.
    pub scale_pct: u32,
    /// Photos that a unit has, at least.
    pub photos: u32,
    /// Characters of an English name, at most.
    pub name_chars: u32,
    /// Chinese characters of a Chinese name, at least.
    pub hanzi: u32,
    /// A value below so many hundredths of the price is asked about.
    pub value_low_pct: u32,
    /// So is one that moved by more hundredths than these.
    pub value_moved_pct: u32,
    /// US cents of one Schedule B number above which a filing is needed.
    pub eei_cents: i64,
    /// Days after which a list of parties is old.
    pub screening_days: u32,
    /// Days between arrival of the carrier and the declaration.
    pub buffer_days: u32,
}

/// How a battery is named in transport.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LithiumRow {
    /// Which.
    pub battery: Battery,
    /// Its UN number.
    pub un: String,
    /// Its packing instruction by air.
    pub packing: String,
    /// How it may fly.
    pub flight: Flight,
}

/// Every rule of pre-flight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PreflightRules {
    /// The pack's name.
    pub id: String,
    /// Rises with every change.
    pub version: u32,
    /// From when it is.
    pub date: Day,
    /// Each check.
    pub checks: BTreeMap<CheckCode, CheckRule>,
    /// What they compare with.
    pub limits: PreflightLimits,
    /// Days of transit by mode, where nobody said when it arrives.
    pub transit: BTreeMap<ShipMode, u32>,
    /// Names that say nothing, in lower case.
    pub vague: Vec<String>,
    /// Parts of return reasons that leave the cause of a fault open, in upper case.
    pub suspect_reasons: Vec<String>,
    /// Facts of the bench that say that data were wiped.
    pub wiped: Vec<String>,
    /// Batteries.
    pub lithium: Vec<LithiumRow>,
}

impl PreflightRules {
    /// Says how much a finding of a check weighs on a route; none where the check does not run.
    pub fn level(&self, check: CheckCode, route: CustomsRoute) -> Option<Level> {
        self.checks.get(&check)?.levels.get(&route).copied()
    }

    /// Gives the checks that run on a route, in their order.
    pub fn on(&self, route: CustomsRoute) -> impl Iterator<Item = CheckCode> + '_ {
        let checks = self.checks.iter();
        let runs = checks.filter(move |(_, rule)| rule.levels.contains_key(&route));
        runs.map(|(check, _)| *check)
    }

    /// Says who may sign for a check.
    pub fn signer(&self, check: CheckCode) -> Signer {
        let rule = self.checks.get(&check);
        rule.map_or(Signer::Supervisor, |rule| rule.signer)
    }
}
