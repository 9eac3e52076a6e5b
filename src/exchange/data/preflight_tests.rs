//! Every check by a consignment that passes it and one that does not, with its message in both languages;
//! and good consignments that were spoilt at random, each stopped for what was spoilt.

mod goods_rows;
mod rows;
mod spoilt;

use std::collections::BTreeSet;

use self::rows::{flown, rows, weigh};
use super::preflight::preflight_rules;
use crate::domain::codes::{Eccn, HkBr, TariffCode, UnitTag};
use crate::domain::consignment::{ConsignedUnit, Consignment};
use crate::domain::decimal::Decimal;
use crate::domain::export_line::ExportLine;
use crate::domain::goods::{Goods, GoodsTrait, GoodsValue, ValueBasis};
use crate::domain::ids::UnitId;
use crate::domain::party::Party;
use crate::domain::preflight::tests::{context, day, good, usd};
use crate::domain::preflight::{
    CheckCode, Context, Finding, Level, Place, UnitContext, preflight, stops,
};
use crate::domain::shipment::{CustomsRoute, ShipMode};
use crate::domain::time::Zone;
use crate::text::{Language, Words};

/// A consignment with what is known beside it.
struct Case {
    of: Consignment,
    beside: Context,
}

impl Case {
    fn good() -> Self {
        let of = good();
        let beside = context(&of);
        Self { of, beside }
    }

    fn on(route: CustomsRoute) -> Self {
        let mut case = Self::good();
        case.of.terms.route = route;
        case
    }

    fn by_air() -> Self {
        let mut case = Self::good();
        case.of.shipment.mode = ShipMode::Air;
        case
    }

    fn unit(&mut self) -> &mut ConsignedUnit {
        &mut self.of.cartons[0].units[0]
    }

    fn known(&mut self) -> &mut UnitContext {
        self.beside
            .units
            .get_mut(&UnitId(1))
            .expect("the first unit")
    }

    /// Changes the goods of every unit: they are of one SKU.
    fn goods(&mut self, change: impl Fn(&mut Goods)) {
        for unit in self
            .of
            .cartons
            .iter_mut()
            .flat_map(|carton| &mut carton.units)
        {
            change(&mut unit.goods);
        }
    }

    fn value(&mut self, minor: i64) {
        self.goods(|goods| {
            goods.value = Some(GoodsValue {
                money: usd(minor),
                basis: ValueBasis::Export,
            });
        });
    }

    fn lines(&mut self, change: impl Fn(&mut ExportLine)) {
        for unit in self
            .of
            .cartons
            .iter_mut()
            .flat_map(|carton| &mut carton.units)
        {
            change(unit.exported.as_mut().expect("a line"));
        }
    }

    fn importer(&mut self) -> &mut Party {
        self.of.parties.importer.as_mut().expect("an importer")
    }

    fn found(&self) -> Vec<Finding> {
        preflight(&self.of, &preflight_rules(), &self.beside)
    }

    fn of_check(&self, check: CheckCode) -> Vec<Finding> {
        let mut found = self.found();
        found.retain(|finding| finding.check == check);
        found
    }
}

fn spoilt(change: impl Fn(&mut Case)) -> Case {
    let mut case = Case::good();
    change(&mut case);
    case
}

#[test]
fn nothing_but_the_legend_is_found_in_a_good_consignment() {
    let found = Case::good().found();
    let codes: Vec<CheckCode> = found.iter().map(|finding| finding.check).collect();
    assert_eq!(
        codes,
        [CheckCode::EeiLegend, CheckCode::ScreeningList],
        "{found:?}"
    );
    assert_eq!(stops(&found, &[]), None);
}

#[test]
fn every_check_finds_what_was_spoilt_and_says_it_in_both_languages() {
    let zone = Zone::parse("UTC").expect("a zone");
    let (english, chinese) = (
        Words::new(Language::English, zone),
        Words::new(Language::Chinese, zone),
    );
    for (check, level, made, said, said_zh) in rows() {
        let found = made().of_check(check);
        let all = |words: &Words| -> Vec<String> {
            let each = found.iter();
            each.map(|one| words.say(&one.what.clone().into()))
                .collect()
        };
        let (told, told_zh) = (all(&english), all(&chinese));
        assert!(
            told.iter().any(|one| one.contains(said)),
            "{check:?} {said}: {told:?}"
        );
        assert!(
            told_zh.iter().any(|one| one.contains(said_zh)),
            "{check:?} {said_zh}: {told_zh:?}"
        );
        assert!(found.iter().all(|one| one.level == level), "{check:?}");
        let passes = Case::good().of_check(check);
        let is_note = level == Level::Note;
        assert!(
            passes.is_empty() || is_note,
            "{check:?} finds something in a good consignment"
        );
    }
}

#[test]
fn every_check_has_a_row_of_its_own() {
    let told: BTreeSet<CheckCode> = rows().iter().map(|row| row.0).collect();
    let all: BTreeSet<CheckCode> = CheckCode::ALL.iter().copied().collect();
    assert_eq!(told, all);
}

#[test]
fn what_lies_on_the_limit_passes() {
    let passing: Vec<(CheckCode, Case)> = vec![
        (CheckCode::CartonHeavy, spoilt(|case| weigh(case, 22_700))),
        (CheckCode::CartonScale, spoilt(|case| weigh(case, 2500))),
        (
            CheckCode::SixMonths,
            spoilt(|case| case.of.shipment.arrives = Some(day("2027-03-01"))),
        ),
        (
            CheckCode::ExportBalance,
            spoilt(|case| case.lines(|line| line.quantity = Decimal::whole(5))),
        ),
        (
            CheckCode::ValueLow,
            spoilt(|case| case.known().price = Some(usd(4500))),
        ),
        (
            CheckCode::ValueLow,
            spoilt(|case| case.known().first_value = Some(usd(300))),
        ),
        (CheckCode::Eei, spoilt(|case| case.value(50_000))),
        (
            CheckCode::Eei,
            spoilt(|case| {
                case.value(50_001);
                case.of.terms.itn = Some("X20261130000001".to_owned());
            }),
        ),
        (
            CheckCode::Eccn,
            spoilt(|case| {
                case.goods(|goods| goods.eccn = Eccn::parse("5A992"));
                case.of.terms.itn = Some("X20261130000001".to_owned());
            }),
        ),
        (
            CheckCode::Screening,
            spoilt(|case| case.beside.today = day("2026-12-20")),
        ),
        (
            CheckCode::DataLeft,
            spoilt(|case| {
                case.goods(|goods| goods.traits = vec![GoodsTrait::Data]);
                for unit in case
                    .of
                    .cartons
                    .iter_mut()
                    .flat_map(|carton| &mut carton.units)
                {
                    unit.facts.push("works_unlocked_wiped".to_owned());
                }
            }),
        ),
        (
            CheckCode::BatteryDamagedAir,
            flown(|unit| unit.reason = Some("CR-DEFECTIVE".to_owned())),
        ),
    ];
    for (check, case) in passing {
        assert_eq!(case.of_check(check), [], "{check:?}");
    }
}

#[test]
fn the_sum_of_a_filing_is_of_one_number_and_not_of_all() {
    let mut case = Case::good();
    case.value(50_000);
    let other = TariffCode::parse("9615110000");
    case.unit().goods.us10 = other;
    case.unit().goods.value = Some(GoodsValue {
        money: usd(200_000),
        basis: ValueBasis::Export,
    });
    // 2,000 of either number: 4,000 in all, and nothing to file.
    assert_eq!(case.of_check(CheckCode::Eei), []);
}

#[test]
fn a_route_runs_its_own_checks_alone() {
    let mut late = Case::on(CustomsRoute::HongKong);
    late.of.shipment.arrives = Some(day("2029-01-01"));
    late.unit().exported = None;
    late.unit().returned = None;
    late.importer().uscc = None;
    late.importer().hk_br = HkBr::parse("12345678");
    let codes: Vec<CheckCode> = late.found().iter().map(|one| one.check).collect();
    assert_eq!(codes, [CheckCode::EeiLegend, CheckCode::ScreeningList]);
    let mut taxed = Case::on(CustomsRoute::Taxed);
    taxed.unit().exported = None;
    let found = taxed.of_check(CheckCode::ExportReference);
    assert!(found.iter().all(|one| one.level == Level::Warn) && found.len() == 1);
    assert_eq!(taxed.of_check(CheckCode::SixMonths), []);
}

#[test]
fn a_word_that_lacks_for_a_sku_is_told_once_with_all_its_units() {
    let case = spoilt(|case| case.goods(|goods| goods.origin = None));
    let found = case.of_check(CheckCode::Origin);
    let [one] = found.as_slice() else {
        panic!("{found:?}");
    };
    assert_eq!(one.units.len(), 5);
    assert_eq!(one.place.kind(), "sku");
    assert_eq!(one.place.name(), "S-01/HT-1");
}

#[test]
fn the_page_of_checks_says_what_the_pack_says() {
    let page = include_str!("../../../docs/preflight.md");
    let rules = preflight_rules();
    for (check, rule) in &rules.checks {
        let level = |route| rules.level(*check, route).map_or("–", Level::code);
        let row = format!(
            "| `{}` | {} | {} | {} | {} | {} | {} ({}) |",
            check.code(),
            level(CustomsRoute::DutyFree),
            level(CustomsRoute::Taxed),
            level(CustomsRoute::HongKong),
            level(CustomsRoute::Forwarder),
            rule.kind.code(),
            rule.source,
            rule.date,
        );
        assert!(
            page.lines().any(|line| line == row),
            "docs/preflight.md lacks: {row}"
        );
    }
}

#[test]
fn places_name_what_people_look_for() {
    let tag = UnitTag::parse("UA0012P4QX7M3").expect("a tag");
    let carton = good().cartons.remove(0).container;
    let unit = Place::Unit(tag, carton.clone());
    assert_eq!(
        (unit.kind(), unit.name()),
        ("unit", "UA0012P4QX7M3".to_owned())
    );
    let place = Place::Carton(carton, 1);
    assert_eq!((place.kind(), place.name()), ("carton", "C-01".to_owned()));
    assert_eq!(Place::Consignment.name(), "");
}
