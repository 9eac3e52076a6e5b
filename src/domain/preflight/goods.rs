//! What papers say of goods: codes, names, values, origin and brand. Each is told once for a SKU.

use super::super::goods::{BrandKind, GoodsValue, ValueBasis};
use super::super::product::Restriction;
use super::{CheckCode, Kind, Look, What};

/// Whether a sign is a Chinese character: the unified ideographs and their first extension.
fn is_hanzi(sign: char) -> bool {
    matches!(sign, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

fn counted(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl<'a> Look<'a> {
    pub(super) fn goods(&mut self) {
        self.each_kind(|look, kind| {
            look.codes(kind);
            look.names(kind);
            match kind.goods.value {
                None => look.at_kind(CheckCode::Value, kind, What::NoValue {}),
                Some(value) => look.value(kind, value),
            }
            look.origin(kind);
        });
    }

    fn codes(&mut self, kind: &Kind<'a>) {
        let goods = kind.goods;
        if goods.cn10.is_none() {
            self.at_kind(CheckCode::TariffCode, kind, What::NoCn10 {});
        }
        if goods.us10.is_none() {
            self.at_kind(CheckCode::TariffCode, kind, What::NoUs10 {});
        }
        if let (Some(cn), Some(us)) = (&goods.cn10, &goods.us10)
            && cn.shared() != us.shared()
        {
            let (cn, us) = (cn.to_string(), us.to_string());
            self.at_kind(CheckCode::TariffShared, kind, What::CodesDiffer { cn, us });
        }
    }

    fn names(&mut self, kind: &Kind<'a>) {
        let most = self.rules.limits.name_chars;
        let vague = |name: &str| self.rules.vague.contains(&name.trim().to_lowercase());
        let mut found = Vec::new();
        match kind.goods.name_en.as_deref() {
            None => found.push(What::NoNameEn {}),
            Some(name) => {
                let chars = counted(name);
                let name_of = || name.to_owned();
                if !name.is_ascii() {
                    found.push(What::NameEnSigns { name: name_of() });
                }
                if chars > most {
                    found.push(What::NameEnLong { chars, most });
                }
                if vague(name) {
                    found.push(What::NameVague { name: name_of() });
                }
            }
        }
        match kind.goods.name_zh.as_deref() {
            None => found.push(What::NoNameZh {}),
            Some(name) => {
                let hanzi = name.chars().filter(|sign| is_hanzi(*sign)).count();
                let hanzi = u32::try_from(hanzi).unwrap_or(u32::MAX);
                let name_of = || name.to_owned();
                if hanzi < self.rules.limits.hanzi {
                    found.push(What::NameZhShort { name: name_of() });
                }
                if vague(name) {
                    found.push(What::NameVague { name: name_of() });
                }
            }
        }
        for what in found {
            self.at_kind(CheckCode::Names, kind, what);
        }
    }

    fn value(&mut self, kind: &Kind<'a>, declared: GoodsValue) {
        let value = declared.money;
        let currency = self.of.terms.currency;
        if value.minor <= 0 {
            self.at_kind(CheckCode::Value, kind, What::ValueNothing { value });
        }
        if value.currency != currency {
            let currency = currency.code().to_owned();
            self.at_kind(
                CheckCode::Value,
                kind,
                What::ValueCurrency { value, currency },
            );
        }
        let known = kind
            .units
            .iter()
            .find_map(|unit| self.context.units.get(&unit.unit));
        let limits = &self.rules.limits;
        let hundredths = |of: i64, pct: u32| i128::from(of) * i128::from(pct);
        let hundred = |of: i64| i128::from(of) * 100;
        let price = known.and_then(|known| known.price);
        let price = price.filter(|price| price.currency == value.currency);
        let first = known.and_then(|known| known.first_value);
        let first = first.filter(|first| first.currency == value.currency);
        let below = price
            .filter(|price| hundred(value.minor) < hundredths(price.minor, limits.value_low_pct));
        let moved = first.filter(|first| {
            let by = value.minor.saturating_sub(first.minor).saturating_abs();
            hundred(by) > hundredths(first.minor.saturating_abs(), limits.value_moved_pct)
        });
        if let Some(price) = below {
            self.at_kind(CheckCode::ValueLow, kind, What::ValueBelow { value, price });
        }
        if let Some(first) = moved {
            self.at_kind(CheckCode::ValueLow, kind, What::ValueMoved { value, first });
        }
        if declared.basis == ValueBasis::Estimated {
            self.at_kind(CheckCode::ValueEstimated, kind, What::ValueGuess { value });
        }
    }

    fn origin(&mut self, kind: &Kind<'a>) {
        if kind.goods.origin.is_none() {
            self.at_kind(CheckCode::Origin, kind, What::NoOrigin {});
        }
        if kind.goods.brand.is_none() && kind.goods.brand_kind != Some(BrandKind::None) {
            self.at_kind(CheckCode::Origin, kind, What::NoBrand {});
        }
        let restricted = Restriction::BrandRestricted.code();
        let is_listed = kind.units.iter().any(|unit| {
            let mut facts = unit.facts.iter();
            facts.any(|fact| fact == restricted)
        });
        if is_listed {
            self.at_kind(CheckCode::BrandListed, kind, What::BrandRestricted {});
        }
    }
}
