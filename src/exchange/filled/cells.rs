//! Cells of one row, each read as what its column is.

use super::heads::Bound;
use super::lines::Line;
use super::{Wrong, is_formula};
use crate::domain::codes::{Country, Eccn, TariffCode};
use crate::domain::counted::{PIECE_WORD, beside_pieces};
use crate::domain::goods::{BrandKind, Goods, GoodsTrait, GoodsValue, ValueBasis};
use crate::domain::limits::GOODS_TEXT_MAX;
use crate::domain::measure::{Grams, MassUnit};
use crate::domain::money::{Currency, Money};
use crate::exchange::goods::{basis_named, brand_named, country_named, is_unseen};
use crate::exchange::papers::PaperField;
use crate::exchange::papers::said::Said;
use crate::text::entered;

/// Words for yes, beside that of our own papers.
const YES: [&str; 6] = ["y", "yes", "是", "√", "1", "有"];

/// The cells of a row by field.
pub(super) struct Cells<'a> {
    filled: Vec<(PaperField, &'a str, Option<MassUnit>)>,
    currency: Currency,
    said: &'a Said,
}

impl<'a> Cells<'a> {
    pub fn of(
        line: &'a Line,
        bound: &[Option<Bound>],
        (currency, said): (Currency, &'a Said),
    ) -> Self {
        let both = line.cells.iter().zip(bound);
        let cells = both.filter_map(|(cell, bound)| {
            let bound = bound.as_ref()?;
            (!cell.is_empty()).then_some((bound.field?, cell.as_str(), bound.mass))
        });
        Self {
            filled: cells.collect(),
            currency,
            said,
        }
    }

    /// Gives what stands in a column; none for nothing.
    pub fn text(&self, field: PaperField) -> Option<&'a str> {
        let mut cells = self.filled.iter();
        cells
            .find(|(of, _, _)| *of == field)
            .map(|(_, text, _)| *text)
    }

    /// Tells whether goods are named, as no row of sums does.
    pub fn names_goods(&self) -> bool {
        let names = [PaperField::NameEn, PaperField::NameZh, PaperField::Cn10];
        names.iter().any(|field| self.text(*field).is_some())
    }

    /// Gives what a cell says that was neither printed nor is known.
    pub fn goods(
        &self,
        field: PaperField,
        printed: &Goods,
        known: &Goods,
    ) -> Result<Option<Goods>, Wrong> {
        if field == PaperField::UnitValue {
            return self.value(printed, known);
        }
        let mut cells = self.filled.iter();
        let Some((_, text, mass)) = cells.find(|(of, _, _)| *of == field) else {
            return Ok(None);
        };
        plain(text)?;
        let goods = self.one(field, text, *mass)?;
        let told = shown(&goods, field);
        let is_new = told.is_some()
            && told != shown(printed, field)
            && told != shown(known, field)
            && !is_word_of_pieces(field, text, printed);
        Ok(is_new.then_some(goods))
    }

    fn one(&self, field: PaperField, text: &str, mass: Option<MassUnit>) -> Result<Goods, Wrong> {
        let wrong = |code: &'static str| move || (code, text.to_owned());
        let mut goods = Goods::default();
        let long = text.chars().count() > GOODS_TEXT_MAX;
        if let Some(room) = text_of(&mut goods, field) {
            if long {
                return Err(wrong("too_long")());
            }
            *room = Some(text.to_owned());
            return Ok(goods);
        }
        match field {
            PaperField::Cn10 => {
                let code = TariffCode::parse(text).ok_or_else(wrong("bad_tariff"))?;
                goods.cn10 = Some(code);
            }
            PaperField::Us10 => {
                let code = TariffCode::parse(text).ok_or_else(wrong("bad_tariff"))?;
                goods.us10 = Some(code);
            }
            PaperField::Eccn => {
                goods.eccn = Some(Eccn::parse(text).ok_or_else(wrong("bad_eccn"))?);
            }
            PaperField::Origin => {
                let origin: Country = country_named(text).ok_or_else(wrong("bad_country"))?;
                goods.origin = Some(origin);
            }
            PaperField::BrandKind => {
                let said = |kind: &BrandKind| self.said.line("brand-kind", kind.code()) == text;
                let kind = BrandKind::ALL.iter().copied().find(said);
                let kind = kind.or_else(|| brand_named(text));
                goods.brand_kind = Some(kind.ok_or_else(wrong("bad_brand"))?);
            }
            PaperField::NetEach => {
                let net = entered::weight(text, mass).filter(|net| net.0 > 0);
                goods.net = Some(net.ok_or_else(wrong("bad_net"))?);
            }
            PaperField::Magnetic | PaperField::Liquid | PaperField::Powder => {
                let lower = text.to_lowercase();
                if lower == self.said.word("yes").to_lowercase() || YES.contains(&lower.as_str()) {
                    goods.traits = trait_of(field).into_iter().collect();
                }
            }
            _ => {}
        }
        Ok(goods)
    }

    fn value(&self, printed: &Goods, known: &Goods) -> Result<Option<Goods>, Wrong> {
        let Some(text) = self.text(PaperField::UnitValue) else {
            return Ok(None);
        };
        plain(text)?;
        let wrong = |code: &'static str, text: &str| (code, text.to_owned());
        let currency = match self.text(PaperField::Currency) {
            None => self.currency,
            Some(text) => Currency::parse(text).ok_or_else(|| wrong("bad_currency", text))?,
        };
        let money = Money::parse_named(text).or_else(|| Money::parse_grouped(text, currency));
        let money = money.filter(|money| money.minor > 0);
        let money = money.ok_or_else(|| wrong("bad_value", text))?;
        let is_money = |goods: &Goods| goods.value.map(|value| value.money) == Some(money);
        let told = match self.text(PaperField::Basis) {
            None => None,
            Some(text) => Some(self.basis(text).ok_or_else(|| wrong("bad_basis", text))?),
        };
        let Some(basis) = told else {
            return if is_money(printed) || is_money(known) {
                Ok(None)
            } else {
                Err(wrong("no_basis", text))
            };
        };
        let value = Some(GoodsValue { money, basis });
        if printed.value == value || known.value == value {
            return Ok(None);
        }
        Ok(Some(Goods {
            value,
            ..Goods::default()
        }))
    }

    fn basis(&self, text: &str) -> Option<ValueBasis> {
        let said = |basis: &ValueBasis| self.said.line("value-basis", basis.code()) == text;
        let ours = ValueBasis::ALL.iter().copied().find(said);
        ours.or_else(|| basis_named(text))
    }
}

/// Refuses what is no text: formulas, pictures that stand as formulas, errors, signs that cannot be seen.
fn plain(text: &str) -> Result<(), Wrong> {
    if is_formula(text) {
        Err(("formula", text.to_owned()))
    } else if text.chars().any(|sign| sign != '\n' && is_unseen(sign)) {
        Err(("hidden_signs", text.to_owned()))
    } else {
        Ok(())
    }
}

/// Tells whether a cell has what papers print beside the pieces of goods that are declared by weight.
fn is_word_of_pieces(field: PaperField, text: &str, printed: &Goods) -> bool {
    let unit = printed.unit.as_deref().unwrap_or_default();
    field == PaperField::Unit && text == PIECE_WORD && beside_pieces(unit) == PIECE_WORD
}

fn text_of(goods: &mut Goods, field: PaperField) -> Option<&mut Option<String>> {
    Some(match field {
        PaperField::NameEn => &mut goods.name_en,
        PaperField::NameZh => &mut goods.name_zh,
        PaperField::Model => &mut goods.model,
        PaperField::Material => &mut goods.material,
        PaperField::Purpose => &mut goods.purpose,
        PaperField::Brand => &mut goods.brand,
        PaperField::Unit => &mut goods.unit,
        PaperField::Unit1 => &mut goods.unit1,
        PaperField::Unit2 => &mut goods.unit2,
        _ => return None,
    })
}

fn trait_of(field: PaperField) -> Option<GoodsTrait> {
    match field {
        PaperField::Magnetic => Some(GoodsTrait::Magnetic),
        PaperField::Liquid => Some(GoodsTrait::Liquid),
        PaperField::Powder => Some(GoodsTrait::Powder),
        _ => None,
    }
}

/// Says what goods have in a field, in one way; none for nothing.
pub(super) fn shown(goods: &Goods, field: PaperField) -> Option<String> {
    let mut copy = goods.clone();
    if let Some(text) = text_of(&mut copy, field) {
        return text.take();
    }
    match field {
        PaperField::Cn10 => goods.cn10.as_ref().map(ToString::to_string),
        PaperField::Us10 => goods.us10.as_ref().map(ToString::to_string),
        PaperField::Eccn => goods.eccn.as_ref().map(ToString::to_string),
        PaperField::Origin => goods.origin.as_ref().map(ToString::to_string),
        PaperField::BrandKind => goods.brand_kind.map(|kind| kind.code().to_owned()),
        PaperField::NetEach => goods.net.map(|Grams(net)| format!("{net} g")),
        PaperField::UnitValue => goods.value.map(|value| {
            let (money, basis) = (value.money.named(), value.basis.code());
            format!("{money} ({basis})")
        }),
        PaperField::Magnetic | PaperField::Liquid | PaperField::Powder => {
            let has = trait_of(field).is_some_and(|one| goods.has(one));
            has.then(|| field.code().to_owned())
        }
        _ => None,
    }
}

/// Joins what is new of a SKU: a trait is added to those that are known.
pub(super) fn joined(so_far: Goods, new: Goods, known: &Goods) -> Goods {
    let added = !new.traits.is_empty();
    let mut traits = so_far.traits.clone();
    traits.extend(new.traits.iter().copied());
    if added {
        traits.extend(known.traits.iter().copied());
    }
    let mut goods = so_far.or(new);
    let has = |one: &&GoodsTrait| traits.contains(one);
    goods.traits = GoodsTrait::ALL.iter().filter(has).copied().collect();
    goods
}
