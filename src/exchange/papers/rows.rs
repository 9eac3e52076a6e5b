//! Tables of papers by their layouts: what stands in each cell, and which units are one row.

use std::collections::BTreeMap;

use crate::domain::codes::TariffCode;
use crate::domain::consignment::{ConsignedCarton, ConsignedUnit, Consignment};
use crate::domain::counted::{Counted, beside_pieces, counted};
use crate::domain::goods::{BrandKind, GoodsTrait};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::printed::Sscc;
use crate::domain::product::Battery;
use crate::exchange::data::paper_templates::{ColumnFormat, PaperColumn, PaperTemplate};

use super::fields::{FieldKind, Grain, Level, PaperField};
use super::model::{Column, Figure, Figures, Grid, PapersOf, Value, thousandths};
use super::pictures::Index;
use super::said::Said;

/// A unit with the carton that it is in.
type Placed<'a> = (&'a ConsignedCarton, &'a ConsignedUnit);

/// Units that are one row.
struct Row<'a> {
    number: usize,
    carton: Option<&'a ConsignedCarton>,
    /// Whether it is the first row of its carton.
    is_first: bool,
    units: Vec<Placed<'a>>,
    /// How many photos come before its own.
    photos_before: u32,
}

/// Makes the tables of a layout: one, or as many as its limit of lines asks for.
pub(super) fn grids(of: &PapersOf<'_>, template: &PaperTemplate, said: &Said) -> Vec<Grid> {
    let grain = template.paper.grain().unwrap_or(Grain::Unit);
    let rows = rows(of.consignment, template, grain, said);
    let columns: Vec<Column> = template.columns.iter().map(column).collect();
    let figures = Figures::of(of.consignment);
    let index = Index::of(of.consignment, template, of.pictures);
    let most = template.lines_max.unwrap_or(usize::MAX);
    let mut grids: Vec<Grid> = Vec::new();
    for part in rows.chunks(most) {
        let rows = part.iter().map(|row| {
            let cells = template.columns.iter();
            cells
                .map(|column| match column.field {
                    Some(PaperField::Picture) => picture(row, &index, said),
                    _ => cell(column, row, of.consignment, said),
                })
                .collect()
        });
        let rows: Vec<Vec<Value>> = rows.collect();
        let totals = totals(&columns, &rows, &figures, said);
        grids.push(Grid {
            columns: columns.clone(),
            rows,
            totals,
        });
    }
    grids
}

fn column(of: &PaperColumn) -> Column {
    let is_number = |field: PaperField| match field.kind() {
        FieldKind::Text | FieldKind::Picture => false,
        FieldKind::Count
        | FieldKind::Weight
        | FieldKind::Length
        | FieldKind::Volume
        | FieldKind::Money => true,
    };
    Column {
        code: of.field.map(PaperField::code),
        heads: of.heads.clone(),
        width: of.width,
        figure: of.field.and_then(PaperField::figure),
        is_number: of.field.is_some_and(is_number),
        is_printed: of.is_printed,
    }
}

fn behind_of(column: Option<Figure>, figures: &Figures) -> u8 {
    match column.map(|figure| figures.value_of(figure)) {
        Some(Value::Number(_, behind)) => behind,
        Some(Value::Text(_) | Value::Picture(_) | Value::Empty) | None => 0,
    }
}

/// Adds up the columns that are added up.
fn totals(columns: &[Column], rows: &[Vec<Value>], figures: &Figures, said: &Said) -> Vec<Value> {
    if columns.iter().all(|column| column.figure.is_none()) {
        return Vec::new();
    }
    let sum = |at: usize, column: &Column| {
        column.figure?;
        let mut sum = 0_i64;
        let mut digits = behind_of(column.figure, figures);
        for cell in rows.iter().filter_map(|row| row.get(at)) {
            if let Value::Number(number, behind) = cell {
                sum = sum.saturating_add(*number);
                digits = *behind;
            }
        }
        Some(Value::Number(sum, digits))
    };
    let mut totals: Vec<Value> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| sum(at, column).unwrap_or(Value::Empty))
        .collect();
    if let Some(first) = totals.first_mut()
        && *first == Value::Empty
    {
        *first = Value::Text(said.word("total"));
    }
    totals
}

/// Says which units are one row, in the order of cartons.
fn rows<'a>(
    of: &'a Consignment,
    template: &PaperTemplate,
    grain: Grain,
    said: &Said,
) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    match grain {
        Grain::Whole => {
            for carton in &of.cartons {
                let units = carton.units.iter().map(|unit| (carton, unit));
                rows.push(Row::of(Some(carton), true, units.collect()));
            }
        }
        Grain::Carton | Grain::Unit => {
            let apart = |unit: &ConsignedUnit| match grain {
                Grain::Unit => None,
                Grain::Carton | Grain::Line | Grain::Whole => Some(key(template, of, unit, said)),
            };
            for carton in &of.cartons {
                let units = carton.units.iter().map(|unit| (carton, unit));
                let mut groups = grouped(units, apart).into_iter();
                let first = groups.next().unwrap_or_default();
                rows.push(Row::of(Some(carton), true, first));
                rows.extend(groups.map(|units| Row::of(Some(carton), false, units)));
            }
        }
        Grain::Line => {
            let cartons = of.cartons.iter();
            let units =
                cartons.flat_map(|carton| carton.units.iter().map(move |unit| (carton, unit)));
            let mut groups = grouped(units, |unit| Some(line_key(unit)));
            groups.sort_by_cached_key(|units| units.first().map(|(_, unit)| line_key(unit)));
            rows.extend(groups.into_iter().map(|units| Row::of(None, false, units)));
        }
    }
    let mut photos = 0_u32;
    for (number, row) in (1..).zip(&mut rows) {
        row.number = number;
        row.photos_before = photos;
        let own = row.units.iter().map(|(_, unit)| unit.photos);
        photos = photos.saturating_add(own.sum());
    }
    rows
}

impl<'a> Row<'a> {
    fn of(carton: Option<&'a ConsignedCarton>, is_first: bool, units: Vec<Placed<'a>>) -> Self {
        Self {
            number: 0,
            carton,
            is_first,
            units,
            photos_before: 0,
        }
    }
}

/// Puts units of equal keys together, in the order of the first of each; one without a key stays alone.
fn grouped<'a, K: Ord>(
    units: impl Iterator<Item = Placed<'a>>,
    key: impl Fn(&ConsignedUnit) -> Option<K>,
) -> Vec<Vec<Placed<'a>>> {
    let mut groups: Vec<Vec<Placed<'a>>> = Vec::new();
    let mut at_of: BTreeMap<K, usize> = BTreeMap::new();
    for placed in units {
        let next = groups.len();
        let at = match key(placed.1) {
            Some(key) => *at_of.entry(key).or_insert(next),
            None => next,
        };
        match groups.get_mut(at) {
            Some(group) => group.push(placed),
            None => groups.push(vec![placed]),
        }
    }
    groups
}

/// Gives what a layout shows of one unit: units that are alike in it are one row.
fn key(
    template: &PaperTemplate,
    of: &Consignment,
    unit: &ConsignedUnit,
    said: &Said,
) -> Vec<Value> {
    let fields = template.columns.iter().filter_map(|column| column.field);
    fields
        .filter(|field| field.level() == Level::Unit)
        .map(|field| of_unit(field, unit, of, said))
        .collect()
}

/// Gives what makes a line of a declaration: CN10, 品名, origin, value of one, export line, unit; and, so that
/// nothing that is printed differs within a line, what else customs read of it.
fn line_key(unit: &ConsignedUnit) -> Vec<Value> {
    let goods = &unit.goods;
    let value = goods.value.map(|value| value.money.named());
    let exported = unit.exported.as_ref();
    let brand_kind = goods.brand_kind.map(BrandKind::code);
    let texts = [
        goods.cn10.as_ref().map(ToString::to_string),
        goods.name_zh.clone(),
        goods.origin.as_ref().map(ToString::to_string),
        value,
        exported.map(|line| format!("{} {} {:09}", line.mode, line.number, line.line)),
        goods.unit.clone(),
        goods.name_en.clone(),
        goods.brand.clone(),
        brand_kind.map(ToOwned::to_owned),
        goods.model.clone(),
        goods.material.clone(),
        goods.purpose.clone(),
        goods.unit1.clone(),
        goods.unit2.clone(),
        goods.eccn.as_ref().map(ToString::to_string),
        goods.us10.as_ref().map(ToString::to_string),
        goods.value.map(|value| value.basis.code().to_owned()),
    ];
    texts.into_iter().map(Value::of).collect()
}

fn cell(column: &PaperColumn, row: &Row<'_>, of: &Consignment, said: &Said) -> Value {
    let Some(field) = column.field else {
        return Value::of(column.text.clone());
    };
    let value = match field.level() {
        Level::Row if field == PaperField::Line => Value::count(row.number),
        Level::Row => photo_numbers(row),
        Level::CartonEach if row.carton.is_none() => Value::of(Some(carton_numbers(row))),
        Level::Carton if !row.is_first => Value::Empty,
        Level::Carton | Level::CartonEach => row
            .carton
            .map_or(Value::Empty, |carton| of_carton(field, carton, of)),
        Level::Unit => row
            .units
            .first()
            .map_or(Value::Empty, |(_, unit)| of_unit(field, unit, of, said)),
        Level::Sum => added(field, row, of),
    };
    formed(value, column.format)
}

/// Shows grams and millimetres in the unit of a column; grams are kept to the gram.
fn formed(value: Value, format: Option<ColumnFormat>) -> Value {
    match (value, format) {
        (Value::Number(number, _), Some(ColumnFormat::Kg)) => Value::Number(number, 3),
        (Value::Number(number, _), Some(ColumnFormat::Cm)) => Value::Number(number, 1),
        (Value::Number(number, _), Some(ColumnFormat::G | ColumnFormat::Mm)) => {
            Value::Number(number, 0)
        }
        (value, _) => value,
    }
}

fn picture(row: &Row<'_>, index: &Index<'_>, said: &Said) -> Value {
    let picture = index.first(row.units.iter().map(|(_, unit)| *unit), said);
    picture.map_or(Value::Empty, |picture| Value::Picture(Box::new(picture)))
}

fn photo_numbers(row: &Row<'_>) -> Value {
    let own: u32 = row.units.iter().map(|(_, unit)| unit.photos).sum();
    let (first, last) = (row.photos_before + 1, row.photos_before + own);
    match own {
        0 => Value::Empty,
        1 => Value::Text(first.to_string()),
        _ => Value::Text(format!("{first}–{last}")),
    }
}

/// Lists numbers of cartons, runs as `3–5`.
fn carton_numbers(row: &Row<'_>) -> String {
    let mut numbers: Vec<u32> = row.units.iter().map(|(carton, _)| carton.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let shown = runs.into_iter().map(|(first, last)| {
        if first == last {
            first.to_string()
        } else {
            format!("{first}–{last}")
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn of_carton(field: PaperField, carton: &ConsignedCarton, of: &Consignment) -> Value {
    let side = |at: usize| {
        let sides = carton.measure.as_ref().map(|measure| measure.sides);
        let side = sides.and_then(|sides| sides.get(at).copied());
        side.map_or(Value::Empty, |Millimetres(side)| {
            Value::Number(i64::from(side), 0)
        })
    };
    match field {
        PaperField::Carton => Value::Text(carton.number.to_string()),
        PaperField::Cartons => Value::Number(1, 0),
        PaperField::CartonUnits => Value::count(carton.units.len()),
        PaperField::Sscc => Value::of(carton.sscc.as_ref().map(Sscc::digits)),
        PaperField::Container => Value::Text(carton.container.to_string()),
        PaperField::Seal => Value::of(carton.seal.clone()),
        PaperField::Pallet => Value::of(carton.pallet.as_ref().map(ToString::to_string)),
        PaperField::PalletSides => {
            let pallet = of.pallets.iter();
            let mut pallet = pallet.filter(|terms| Some(&terms.pallet) == carton.pallet.as_ref());
            let sides = pallet.next().and_then(|terms| terms.sides);
            Value::of(sides.map(|sides| sides.map(|Millimetres(side)| side.to_string()).join("×")))
        }
        PaperField::Length => side(0),
        PaperField::Width => side(1),
        PaperField::Height => side(2),
        PaperField::Sides => {
            let shown = |Millimetres(side): Millimetres| super::model::fixed(i64::from(side), 1);
            Value::of(carton.measure.map(|of| of.sides.map(shown).join("×")))
        }
        PaperField::Volume | PaperField::VolumeAll => carton.measure.map_or(Value::Empty, |of| {
            let volume = thousandths(of.volume());
            Value::Number(i64::try_from(volume).unwrap_or(i64::MAX), 3)
        }),
        PaperField::Gross => grams(carton.measure.map(|of| of.gross)),
        _ => Value::Empty,
    }
}

fn grams(weight: Option<Grams>) -> Value {
    weight.map_or(Value::Empty, |Grams(grams)| {
        Value::Number(i64::from(grams), 0)
    })
}

/// Adds up a field over the units of a row; nothing where none of them has it.
fn added(field: PaperField, row: &Row<'_>, of: &Consignment) -> Value {
    let units = || row.units.iter().map(|(_, unit)| *unit);
    let count = || Value::count(row.units.len());
    let net = || {
        let known = units().filter_map(|unit| unit.goods.net);
        known.fold(None, |sum, Grams(net)| {
            Some(sum.unwrap_or(0_i64) + i64::from(net))
        })
    };
    match field {
        PaperField::Quantity => count(),
        PaperField::Net => net().map_or(Value::Empty, |net| Value::Number(net, 0)),
        PaperField::Photos => Value::count(
            units()
                .map(|unit| usize::try_from(unit.photos).unwrap_or(0))
                .sum(),
        ),
        PaperField::Value => {
            let money = units().filter_map(|unit| unit.goods.value.map(|value| value.money));
            let money = money.filter(|money| money.currency == of.terms.currency);
            let sum = money.fold(None, |sum: Option<i64>, money| {
                Some(sum.unwrap_or(0).saturating_add(money.minor))
            });
            amount(sum, of)
        }
        PaperField::Quantity1 | PaperField::Quantity2 => {
            let first = units().next().map(|unit| &unit.goods);
            let unit = first.and_then(|goods| {
                if field == PaperField::Quantity1 {
                    goods.unit1.as_deref()
                } else {
                    goods.unit2.as_deref()
                }
            });
            match unit.map(counted) {
                Some(Counted::Weight { grams }) => {
                    let is_whole = units().all(|unit| unit.goods.net.is_some());
                    let net = net().filter(|_| is_whole);
                    let behind = if grams == 1 { 0 } else { 3 };
                    net.map_or(Value::Empty, |net| Value::Number(net, behind))
                }
                Some(Counted::Pieces) => count(),
                Some(Counted::Otherwise) | None => Value::Empty,
            }
        }
        _ => Value::Empty,
    }
}

fn amount(minor: Option<i64>, of: &Consignment) -> Value {
    let digits = u8::try_from(of.terms.currency.minor_digits()).unwrap_or(2);
    minor.map_or(Value::Empty, |minor| Value::Number(minor, digits))
}

#[expect(clippy::too_many_lines, reason = "one arm for each field")]
fn of_unit(field: PaperField, unit: &ConsignedUnit, of: &Consignment, said: &Said) -> Value {
    let goods = &unit.goods;
    let exported = unit.exported.as_ref();
    let code = |code: Option<String>| Value::of(code);
    match field {
        PaperField::Tag => Value::Text(unit.tag.to_string()),
        PaperField::Seller => code(unit.seller.as_ref().map(ToString::to_string)),
        PaperField::Sku => code(unit.sku.clone()),
        PaperField::Asin => code(unit.asin.clone()),
        PaperField::Title => code(unit.title.clone()),
        PaperField::Serial => code(unit.serial.clone()),
        PaperField::NameEn => code(goods.name_en.clone()),
        PaperField::NameZh => code(goods.name_zh.clone()),
        PaperField::Model => code(goods.model.clone()),
        PaperField::Material => code(goods.material.clone()),
        PaperField::Purpose => code(goods.purpose.clone()),
        PaperField::Brand => code(goods.brand.clone()),
        PaperField::BrandKind => Value::of(
            goods
                .brand_kind
                .map(|kind| said.line("brand-kind", kind.code())),
        ),
        PaperField::Cn10 => code(goods.cn10.as_ref().map(ToString::to_string)),
        PaperField::Hs6 => Value::of(goods.cn10.as_ref().map(TariffCode::shared)),
        PaperField::Us10 => code(goods.us10.as_ref().map(ToString::to_string)),
        PaperField::Eccn => code(goods.eccn.as_ref().map(ToString::to_string)),
        PaperField::Origin => code(goods.origin.as_ref().map(ToString::to_string)),
        // 数量 is of pieces, and so is the value of one.
        PaperField::Unit => Value::of(goods.unit.as_deref().map(beside_pieces)),
        PaperField::Unit1 => code(goods.unit1.clone()),
        PaperField::Unit2 => code(goods.unit2.clone()),
        PaperField::UnitValue => {
            let money = goods.value.map(|value| value.money);
            let ours = money.filter(|money| money.currency == of.terms.currency);
            amount(ours.map(|money| money.minor), of)
        }
        PaperField::Currency => Value::Text(of.terms.currency.to_string()),
        PaperField::Basis => Value::of(
            goods
                .value
                .map(|value| said.line("value-basis", value.basis.code())),
        ),
        PaperField::NetEach => grams(goods.net),
        PaperField::GrossEach => grams(unit.weight),
        PaperField::Condition => {
            let grade = unit.grade.map_or("none", |grade| grade.code());
            Value::Text(said.line("grade", grade))
        }
        PaperField::ExportMode => {
            let mode = exported.map(|line| line.mode.clone());
            code(mode.or_else(|| unit.export.as_ref().map(|export| export.mode.clone())))
        }
        PaperField::ExportLine => {
            code(exported.map(|line| format!("{} / {}", line.number, line.line)))
        }
        PaperField::ExportNumber => code(exported.map(|line| line.number.clone())),
        PaperField::ExportItem => code(exported.map(|line| line.line.to_string())),
        PaperField::Released => {
            let day = exported.and_then(|line| line.released);
            let day = day.or_else(|| unit.export.as_ref().map(|export| export.date));
            code(day.map(|day| day.to_string()))
        }
        PaperField::Hazard => hazard(unit, said),
        PaperField::Electric => match unit.battery {
            Battery::Unknown => Value::Empty,
            Battery::None => Value::Text(said.word("no")),
            Battery::Contained | Battery::PackedWith | Battery::Standalone => {
                Value::Text(said.word("yes"))
            }
        },
        PaperField::Magnetic => told(goods.has(GoodsTrait::Magnetic), said),
        PaperField::Liquid => told(goods.has(GoodsTrait::Liquid), said),
        PaperField::Powder => told(goods.has(GoodsTrait::Powder), said),
        PaperField::Order => returned(unit, |of| of.order_id.as_ref().map(ToString::to_string)),
        PaperField::Rma => returned(unit, |of| of.rma_id.as_ref().map(ToString::to_string)),
        PaperField::Reason => code(unit.reason.clone()),
        PaperField::Inspected => Value::Text(unit.inspected.to_string()),
        PaperField::OriginalState => Value::of(
            unit.original_state
                .map(|state| said.line("original-state", state.code())),
        ),
        PaperField::Facts => Value::of(Some(unit.facts.join(", "))),
        _ => Value::Empty,
    }
}

fn returned(
    unit: &ConsignedUnit,
    part: impl Fn(&crate::domain::expected::ReturnRef) -> Option<String>,
) -> Value {
    Value::of(unit.returned.as_ref().and_then(part))
}

/// A trait that the seller told; one that it did not tell is not denied.
fn told(has: bool, said: &Said) -> Value {
    if has {
        Value::Text(said.word("yes"))
    } else {
        Value::Empty
    }
}

/// Gives the hazard with the UN numbers that its battery may have; which of them depends on its chemistry.
pub(super) fn hazard(unit: &ConsignedUnit, said: &Said) -> Value {
    use crate::domain::hazard::HazardClass;
    match unit.class {
        HazardClass::None => Value::Empty,
        HazardClass::Lithium | HazardClass::LithiumSuspect | HazardClass::Flammable => {
            let class = said.line("hazard", unit.class.code());
            if !unit.battery.is_there() {
                return Value::Text(class);
            }
            let number = said.line("paper-un", unit.battery.code());
            Value::Text(format!("{class} {number}"))
        }
    }
}
