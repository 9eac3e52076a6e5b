//! The export that goods come back from: its paper, its clocks, their state, the evidence.

use std::collections::BTreeMap;

use super::super::codes::TariffCode;
use super::super::consignment::{ConsignedCarton, ConsignedUnit};
use super::super::deadline::{DeadlineKind, Export, UnitDays};
use super::super::decimal::Decimal;
use super::super::export_line::ExportLine;
use super::super::finding::OriginalState;
use super::super::goods::GoodsTrait;
use super::super::grade::Grade;
use super::super::money::Money;
use super::super::time::Day;
use super::{CheckCode, Look, What};

/// A unit with its carton.
type At<'a> = (&'a ConsignedCarton, &'a ConsignedUnit);

impl<'a> Look<'a> {
    pub(super) fn export(&mut self) {
        let arrival = self.arrival();
        if arrival.is_none() {
            self.at_all(CheckCode::SixMonths, What::ArrivalUnknown {});
        }
        for at in self.each() {
            self.reference(at);
            self.clocks(at, arrival);
            self.state(at);
            self.evidence(at);
        }
        self.balance();
    }

    /// Gives the day of declaration in China: the arrival that somebody told, else cut-off and transit, with
    /// the days that follow.
    fn arrival(&self) -> Option<Day> {
        let shipment = &self.of.shipment;
        let buffer = i64::from(self.rules.limits.buffer_days);
        let transit = self.rules.transit.get(&shipment.mode).copied();
        let by_cut_off = || {
            let days = i64::from(transit?);
            Some(shipment.cut_off?.plus_days(days.saturating_add(buffer)))
        };
        shipment.arrives.or_else(by_cut_off)
    }

    fn reference(&mut self, at: At<'a>) {
        let unit = at.1;
        let Some(line) = &unit.exported else {
            self.at_unit(CheckCode::ExportReference, at, What::NoExportLine {});
            return;
        };
        if Export::mode(&line.mode).is_none() {
            let mode = line.mode.clone();
            self.at_unit(CheckCode::ExportReference, at, What::ExportMode { mode });
        }
        if line.number.trim().is_empty() || line.line == 0 || line.released.is_none() {
            let number = line.number.clone();
            self.at_unit(
                CheckCode::ExportReference,
                at,
                What::ExportIncomplete { number },
            );
        }
        self.equals(at, line);
    }

    /// Papers of the return say what the export line says.
    fn equals(&mut self, at: At<'a>, line: &ExportLine) {
        let goods = &at.1.goods;
        let told = |text: Option<&str>| text.unwrap_or("–").to_owned();
        if goods.name_zh.as_deref() != Some(line.name.trim()) {
            let (here, there) = (told(goods.name_zh.as_deref()), line.name.clone());
            self.at_unit(CheckCode::ExportLine, at, What::LineName { here, there });
        }
        if let Some(cn10) = &line.cn10
            && goods.cn10.as_ref() != Some(cn10)
        {
            let here = told(goods.cn10.as_ref().map(TariffCode::as_str));
            let there = cn10.to_string();
            self.at_unit(CheckCode::ExportLine, at, What::LineCode { here, there });
        }
        let (Some(value), Some(currency)) = (goods.value, line.currency) else {
            return;
        };
        let here = value.money;
        if here.currency != currency {
            let what = What::LineCurrency {
                here: here.currency.code().to_owned(),
                there: currency.code().to_owned(),
            };
            self.at_unit(CheckCode::ExportLine, at, what);
            return;
        }
        let Some(minor) = line.minor_of_one(goods.net) else {
            return;
        };
        let there = Money { minor, currency };
        if here != there {
            self.at_unit(CheckCode::ExportLine, at, What::LineValue { here, there });
        }
    }

    fn clocks(&mut self, at: At<'a>, arrival: Option<Day>) {
        let unit = at.1;
        let of_line = unit.exported.as_ref().map(ExportLine::export);
        let Some(export) = of_line.unwrap_or_else(|| unit.export.clone()) else {
            return;
        };
        let (mode, day) = (export.mode.clone(), export.date);
        let known = self.context.units.get(&unit.unit);
        let category = known.and_then(|known| known.category.clone());
        let [six, twelve] = self.last_days(&export, category.clone());
        if six.is_none() {
            // A rule that covers the export and leaves out the category is about what the goods are.
            let covered = category.is_some() && self.last_days(&export, None)[0].is_some();
            if !covered {
                self.at_unit(CheckCode::TaxWindow, at, What::NoWindow { mode, day });
            } else if !unit.goods.has(GoodsTrait::Food) {
                self.at_unit(CheckCode::Food, at, What::IsFood {});
            }
        }
        let Some(arrival) = arrival else { return };
        if let Some(due) = six.filter(|due| arrival > *due) {
            self.at_unit(CheckCode::SixMonths, at, What::LateSix { due, arrival });
        }
        if let Some(due) = twelve.filter(|due| arrival > *due) {
            self.at_unit(
                CheckCode::TwelveMonths,
                at,
                What::LateTwelve { due, arrival },
            );
        }
    }

    /// Gives the last days of six and of twelve months for goods of a category, where a rule covers them.
    fn last_days(&self, export: &Export, category: Option<String>) -> [Option<Day>; 2] {
        let days = UnitDays {
            export: Some(export.clone()),
            category,
            ..UnitDays::default()
        };
        let returns = self.context.deadlines.returns(&days);
        [DeadlineKind::CnReturn6m, DeadlineKind::CnReturn12m].map(|kind| {
            let of_kind = returns.iter().filter(|last| last.kind == kind);
            of_kind.map(|last| last.due).max()
        })
    }

    fn state(&mut self, at: At<'a>) {
        let unit = at.1;
        if unit.goods.has(GoodsTrait::Food) {
            self.at_unit(CheckCode::Food, at, What::IsFood {});
        }
        let known = self.context.units.get(&unit.unit);
        if known.is_some_and(|known| known.is_repaired) {
            self.at_unit(CheckCode::OriginalState, at, What::WasRepaired {});
        } else if unit.original_state == Some(OriginalState::Lost) {
            self.at_unit(CheckCode::OriginalState, at, What::StateLost {});
        }
        if let Some(grade) = unit.grade.filter(|grade| *grade != Grade::New)
            && unit.returned.is_none()
        {
            self.at_unit(CheckCode::Used, at, What::UsedUnproved { grade });
        }
    }

    fn evidence(&mut self, at: At<'a>) {
        let unit = at.1;
        if unit.returned.is_none() {
            self.at_unit(CheckCode::Evidence, at, What::NoReturn {});
        }
        if unit
            .reason
            .as_ref()
            .is_none_or(|reason| reason.trim().is_empty())
        {
            self.at_unit(CheckCode::Evidence, at, What::NoReason {});
        }
        let (photos, wanted) = (unit.photos, self.rules.limits.photos);
        if photos < wanted {
            self.at_unit(CheckCode::Evidence, at, What::FewPhotos { photos, wanted });
        }
    }

    /// No more comes back under a line than went out.
    fn balance(&mut self) {
        let mut lines: BTreeMap<_, Vec<At<'a>>> = BTreeMap::new();
        for at in self.each() {
            if let Some(line) = &at.1.exported {
                let key = (line.seller.clone(), line.number.clone(), line.line);
                lines.entry(key).or_default().push(at);
            }
        }
        for (key, units) in lines {
            let before = self.context.returned.get(&key).copied().unwrap_or(0);
            let here = u32::try_from(units.len()).unwrap_or(u32::MAX);
            let back = before.saturating_add(here);
            // The heaviest says how few pieces a line by weight is.
            let heaviest = units.iter().filter_map(|(_, unit)| unit.goods.net).max();
            let lines = || units.iter().filter_map(|(_, unit)| unit.exported.as_ref());
            let Some(quantity) = lines().map(|line| line.quantity).min() else {
                continue;
            };
            let by_weight = lines().find(|line| line.is_by_weight());
            let quantity = by_weight.map_or(quantity, |line| Decimal::whole(line.pieces(heaviest)));
            if Decimal::whole(back) <= quantity {
                continue;
            }
            for at in units {
                let what = What::OverBalance {
                    number: key.1.clone(),
                    line: key.2,
                    out: quantity.to_string(),
                    back,
                };
                self.at_unit(CheckCode::ExportBalance, at, what);
            }
        }
    }
}
