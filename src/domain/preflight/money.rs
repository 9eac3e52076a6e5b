//! The export filing of the United States: sums by Schedule B number, and export control numbers.

use std::collections::BTreeMap;

use super::super::codes::TariffCode;
use super::super::money::{Currency, Money};
use super::{CheckCode, Look, What};

/// Digits of an internal transaction number behind its X (15 CFR 30.5: the date and six digits).
const ITN_DIGITS: usize = 14;

/// Tells whether a text is an internal transaction number.
fn is_itn(text: &str) -> bool {
    let digits = text.strip_prefix('X').unwrap_or_default();
    digits.len() == ITN_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit())
}

impl Look<'_> {
    pub(super) fn money(&mut self) {
        if self.of.terms.exporter.is_none() || self.of.parties.exporter.is_none() {
            self.at_all(CheckCode::Eei, What::NoExporter {});
        }
        let itn = self.of.terms.itn.as_deref();
        if let Some(itn) = itn.filter(|itn| !is_itn(itn)) {
            let itn = itn.to_owned();
            self.at_all(CheckCode::Eei, What::ItnForm { itn });
        }
        let sums = self.sums();
        let limit = self.rules.limits.eei_cents;
        let usd = |minor: i64| Money {
            minor,
            currency: Currency::USD,
        };
        if itn.is_none() {
            for (code, sum) in sums.iter().filter(|(_, sum)| **sum > limit) {
                let what = What::ItnNeeded {
                    code: code.to_string(),
                    sum: usd(*sum),
                    limit: usd(limit),
                };
                self.at_all(CheckCode::Eei, what);
            }
        }
        let mut others = self.of.units().filter_map(|unit| unit.goods.value);
        if let Some(other) = others.find(|value| value.money.currency != Currency::USD) {
            let currency = other.money.currency.code().to_owned();
            self.at_all(CheckCode::EeiCurrency, What::SumUnknown { currency });
        }
        self.each_kind(|look, kind| match &kind.goods.eccn {
            None => look.at_kind(CheckCode::Eccn, kind, What::NoEccn {}),
            Some(eccn) if !eccn.is_ear99() && itn.is_none() => {
                let eccn = eccn.to_string();
                look.at_kind(CheckCode::Eccn, kind, What::EccnItn { eccn });
            }
            Some(_) => {}
        });
        let mut found = self.found.iter();
        let is_open = found.any(|one| {
            [CheckCode::Eei, CheckCode::EeiCurrency, CheckCode::Eccn].contains(&one.check)
        });
        if itn.is_none() && !is_open {
            self.at_all(CheckCode::EeiLegend, What::Legend {});
        }
    }

    /// Sums up US cents by Schedule B number, with what goes beside it from the same exporter to the same
    /// importer by the same carrier.
    fn sums(&self) -> BTreeMap<TariffCode, i64> {
        let mut sums: BTreeMap<TariffCode, i64> = BTreeMap::new();
        for unit in self.of.units() {
            let (Some(code), Some(value)) = (&unit.goods.us10, unit.goods.value) else {
                continue;
            };
            if value.money.currency == Currency::USD {
                let sum = sums.entry(code.clone()).or_default();
                *sum = sum.saturating_add(value.money.minor);
            }
        }
        for (code, sum) in &mut sums {
            let beside = self.context.beside.get(code).copied().unwrap_or(0);
            *sum = sum.saturating_add(beside);
        }
        sums
    }
}
