//! Pre-flight: what stands in the way of a consignment, all of it at once. An aid, not legal advice.
//!
//! The consignment's route says which checks run and how much each weighs; limits, sources and dates are data
//! of the rules pack. Nothing here reads a clock or a store: what is asked of them comes in with [`Context`].

mod cartons;
mod danger;
mod export;
mod goods;
mod groups;
mod money;
mod parties;
mod rules;
mod signed;
#[cfg(test)]
pub(crate) mod tests;
mod trade;
mod what;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::closed::closed_set;
use super::codes::{ContainerName, PartyCode, SellerCode, TariffCode, UnitTag};
use super::consignment::{ConsignedCarton, ConsignedUnit, Consignment};
use super::deadline::DeadlineRules;
use super::decision::Decision;
use super::goods::Goods;
use super::ids::UnitId;
use super::money::Money;
use super::screening::{ListedHit, Screened};
use super::time::Day;

pub use danger::is_suspect;
pub use groups::{Counted, FindingGroup, groups};
pub use rules::{CheckRule, Flight, LithiumRow, PreflightLimits, PreflightRules, RuleKind, Signer};
pub use signed::{Signature, Standing, listed_of, standing, stops, units_of};
pub use what::{What, WhatArg};

closed_set! {
    /// What is looked at, in the order in which findings are told.
    CheckCode {
        /// Every unit is decided for China and on no hold.
        Decision = "decision",
        /// Every unit is there; none is twice in it, or in a batch or a forward as well.
        Elsewhere = "elsewhere",
        /// Every carton is sealed, weighed and measured.
        CartonReady = "carton_ready",
        /// No carton is heavier than people and carriers lift.
        CartonHeavy = "carton_heavy",
        /// The scale says what its units and the empty carton weigh.
        CartonScale = "carton_scale",
        /// Net weights are known and below the gross weights.
        NetGross = "net_gross",
        /// Cartons are numbered without a gap, each with a serial number of its own.
        CartonNumbers = "carton_numbers",
        /// The importer can stand on papers and may import these goods.
        Importer = "importer",
        /// The importer is the exporter of then, or acts for the seller.
        OriginalExporter = "original_exporter",
        /// The importer acts for another exporter: its agency goes with the papers.
        Agency = "agency",
        /// The paper of the export is known to its line.
        ExportReference = "export_reference",
        /// Name, code, currency and value are those of that line.
        ExportLine = "export_line",
        /// No more comes back under a line than went out.
        ExportBalance = "export_balance",
        /// It arrives while it comes back free of duty.
        SixMonths = "six_months",
        /// It arrives while it comes back as returned goods at all.
        TwelveMonths = "twelve_months",
        /// The export is of days that a rule of the tax-free way back covers.
        TaxWindow = "tax_window",
        /// Food has no tax-free way back.
        Food = "food",
        /// Nothing was repaired or added since the export 原状.
        OriginalState = "original_state",
        /// What is used was returned by a buyer.
        Used = "used",
        /// Return, reason and photos are there.
        Evidence = "evidence",
        /// Tariff codes are there.
        TariffCode = "tariff_code",
        /// China's code and that of the United States share six digits.
        TariffShared = "tariff_shared",
        /// Names say in both languages what it is.
        Names = "names",
        /// A value is declared in the currency of the papers.
        Value = "value",
        /// The value is not far from the price, or from what it was at first.
        ValueLow = "value_low",
        /// The value is no guess.
        ValueEstimated = "value_estimated",
        /// Origin and brand are known.
        Origin = "origin",
        /// The brand is on no list of the seller's marketplace.
        BrandListed = "brand_listed",
        /// What must be filed for export is filed.
        Eei = "eei",
        /// The sum that decides about filing can be made.
        EeiCurrency = "eei_currency",
        /// What papers print where nothing must be filed.
        EeiLegend = "eei_legend",
        /// Every line has its export control number.
        Eccn = "eccn",
        /// Parties were compared with a list that is not old.
        Screening = "screening",
        /// No party's name is on it.
        ScreeningHit = "screening_hit",
        /// With which list, and how old it is.
        ScreeningList = "screening_list",
        /// Whether there is a battery is known.
        BatteryUnknown = "battery_unknown",
        /// No damaged battery flies.
        BatteryDamagedAir = "battery_damaged_air",
        /// A damaged battery at sea is packed by its own rule.
        BatteryDamagedSea = "battery_damaged_sea",
        /// Batteries fly as they may.
        BatteryMode = "battery_mode",
        /// What cartons with batteries are marked with.
        BatteryMarks = "battery_marks",
        /// One class of danger in a carton.
        DangerMixed = "danger_mixed",
        /// Other dangerous goods are asked about.
        DangerDesk = "danger_desk",
        /// No waste 固体废物.
        SolidWaste = "solid_waste",
        /// No worn clothing or shoes.
        Worn = "worn",
        /// No used electrical goods without proof of their export 旧机电.
        UsedElectrical = "used_electrical",
        /// No untreated wood.
        Wood = "wood",
        /// No data of the person who used it.
        DataLeft = "data_left",
    }
}

closed_set! {
    /// How much a finding weighs.
    Level {
        /// The consignment is not closed while it stands.
        Block = "block",
        /// It is closed once somebody signed for it.
        Warn = "warn",
        /// To be known.
        Note = "note",
    }
}

/// Where a finding is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Place {
    /// The consignment itself.
    Consignment,
    /// A firm on its papers.
    Party(PartyCode),
    /// A carton, with its number on papers.
    Carton(ContainerName, u32),
    /// A unit, in its carton.
    Unit(UnitTag, ContainerName),
    /// All units of a seller's SKU.
    Sku(SellerCode, String),
}

impl Place {
    /// Gives the stable name of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Consignment => "consignment",
            Self::Party(_) => "party",
            Self::Carton(..) => "carton",
            Self::Unit(..) => "unit",
            Self::Sku(..) => "sku",
        }
    }

    /// Gives what people call it; nothing for the consignment itself.
    pub fn name(&self) -> String {
        match self {
            Self::Consignment => String::new(),
            Self::Party(code) => code.to_string(),
            Self::Carton(name, _) => name.to_string(),
            Self::Unit(tag, _) => tag.to_string(),
            Self::Sku(seller, sku) => format!("{seller}/{sku}"),
        }
    }
}

/// One thing that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// By which check.
    pub check: CheckCode,
    /// How much it weighs.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// The units that it is about, in order; none where it is about the consignment as such.
    pub units: Vec<UnitId>,
    /// The entry of a list of parties that it is about; none in most.
    pub listed: Option<ListedHit>,
    /// What was found.
    pub what: What,
}

/// What checks must know beside the consignment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Context {
    /// The day by whose books and rules is judged.
    pub today: Day,
    /// The rules of the ways back to China.
    pub deadlines: Arc<DeadlineRules>,
    /// What is known of each unit beside its papers.
    pub units: BTreeMap<UnitId, UnitContext>,
    /// Units of other consignments by the export line that they come back under: seller, number, line.
    pub returned: BTreeMap<(SellerCode, String, u32), u32>,
    /// What other consignments on the same conveyance declare in US cents, by Schedule B number, where exporter and
    /// importer are the same.
    pub beside: BTreeMap<TariffCode, i64>,
    /// How parties were compared with a list; none where no list is loaded.
    pub screened: Option<Screened>,
}

/// What is known of a unit beside its papers.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnitContext {
    /// What was decided last.
    pub decision: Option<Decision>,
    /// Whether it waits as a hold.
    pub is_held: bool,
    /// Whether a count missed it.
    pub is_missing: bool,
    /// The number of the forward or batch that it is promised to as well.
    pub elsewhere: Option<String>,
    /// Whether it was repaired here.
    pub is_repaired: bool,
    /// The category of its seller's product book: some have no tax-free way back.
    pub category: Option<String>,
    /// What a new one is sold for.
    pub price: Option<Money>,
    /// The value that was declared of its SKU first.
    pub first_value: Option<Money>,
}

/// Looks at a consignment and tells all findings, in the order of the checks.
pub fn preflight(of: &Consignment, rules: &PreflightRules, context: &Context) -> Vec<Finding> {
    let mut look = Look {
        of,
        rules,
        context,
        kinds: Vec::new(),
        found: Vec::new(),
    };
    look.kinds = look.by_goods();
    look.units_stand();
    look.cartons();
    look.parties();
    look.export();
    look.goods();
    look.money();
    look.danger();
    look.trade();
    look.found.sort_by_key(|finding| finding.check);
    look.found
}

/// Units of one SKU with the same goods data.
struct Kind<'a> {
    place: Place,
    goods: &'a Goods,
    units: Vec<&'a ConsignedUnit>,
}

struct Look<'a> {
    of: &'a Consignment,
    rules: &'a PreflightRules,
    context: &'a Context,
    kinds: Vec<Kind<'a>>,
    found: Vec<Finding>,
}

impl<'a> Look<'a> {
    /// Notes a finding, where the check runs on the consignment's route.
    fn find(&mut self, check: CheckCode, at: (Place, Vec<UnitId>), what: What) {
        let Some(level) = self.rules.level(check, self.of.terms.route) else {
            return;
        };
        let (place, mut units) = at;
        units.sort_unstable();
        units.dedup();
        self.found.push(Finding {
            check,
            level,
            place,
            units,
            listed: None,
            what,
        });
    }

    fn at_all(&mut self, check: CheckCode, what: What) {
        self.find(check, (Place::Consignment, Vec::new()), what);
    }

    fn at_carton(&mut self, check: CheckCode, carton: &ConsignedCarton, what: What) {
        let place = Place::Carton(carton.container.clone(), carton.number);
        let units = carton.units.iter().map(|unit| unit.unit).collect();
        self.find(check, (place, units), what);
    }

    fn at_unit(
        &mut self,
        check: CheckCode,
        (carton, unit): (&ConsignedCarton, &ConsignedUnit),
        what: What,
    ) {
        let place = Place::Unit(unit.tag.clone(), carton.container.clone());
        self.find(check, (place, vec![unit.unit]), what);
    }

    fn at_kind(&mut self, check: CheckCode, kind: &Kind<'a>, what: What) {
        let units = kind.units.iter().map(|unit| unit.unit).collect();
        self.find(check, (kind.place.clone(), units), what);
    }

    /// Gives each unit with its carton.
    fn each(&self) -> impl Iterator<Item = (&'a ConsignedCarton, &'a ConsignedUnit)> + use<'a> {
        let cartons = self.of.cartons.iter();
        cartons.flat_map(|carton| carton.units.iter().map(move |unit| (carton, unit)))
    }

    /// Groups units by SKU and goods data, so that a word that lacks for a SKU is told once.
    fn by_goods(&self) -> Vec<Kind<'a>> {
        let mut kinds: Vec<Kind<'a>> = Vec::new();
        let mut known: BTreeMap<(&SellerCode, &str), Vec<usize>> = BTreeMap::new();
        for (carton, unit) in self.each() {
            let (Some(seller), Some(sku)) = (&unit.seller, &unit.sku) else {
                kinds.push(Kind {
                    place: Place::Unit(unit.tag.clone(), carton.container.clone()),
                    goods: &unit.goods,
                    units: vec![unit],
                });
                continue;
            };
            let same = known.entry((seller, sku)).or_default();
            let at = same.iter().copied().find(|at| {
                let kind = kinds.get(*at);
                kind.is_some_and(|kind| *kind.goods == unit.goods)
            });
            if let Some(kind) = at.and_then(|at| kinds.get_mut(at)) {
                kind.units.push(unit);
                continue;
            }
            same.push(kinds.len());
            kinds.push(Kind {
                place: Place::Sku(seller.clone(), sku.clone()),
                goods: &unit.goods,
                units: vec![unit],
            });
        }
        kinds
    }

    /// Takes the kinds for a while: checks walk over them and note findings.
    fn each_kind(&mut self, check: impl Fn(&mut Self, &Kind<'a>)) {
        let kinds = std::mem::take(&mut self.kinds);
        for kind in &kinds {
            check(self, kind);
        }
        self.kinds = kinds;
    }

    /// Every unit is decided for China, and is in one place.
    fn units_stand(&mut self) {
        let mut seen: BTreeMap<UnitId, &ContainerName> = BTreeMap::new();
        for (carton, unit) in self.each() {
            let at = (carton, unit);
            let known = self.context.units.get(&unit.unit);
            let decision = known.and_then(|known| known.decision);
            if known.is_some_and(|known| known.is_held) || decision == Some(Decision::Hold) {
                self.at_unit(CheckCode::Decision, at, What::Held {});
            } else if decision != Some(Decision::ShipChina) {
                let what = decision.map_or(What::Undecided {}, |decision| What::OtherDecision {
                    decision,
                });
                self.at_unit(CheckCode::Decision, at, what);
            }
            if known.is_some_and(|known| known.is_missing) {
                self.at_unit(CheckCode::Elsewhere, at, What::Missing {});
            }
            if let Some(other) = seen.insert(unit.unit, &carton.container) {
                let other = other.to_string();
                self.at_unit(CheckCode::Elsewhere, at, What::InTwo { other });
            }
            if let Some(other) = known.and_then(|known| known.elsewhere.clone()) {
                self.at_unit(CheckCode::Elsewhere, at, What::PromisedTo { other });
            }
        }
    }
}
