//! Which unit of a lot a row means that names goods alone: the only one of them, or each of as many rows as there
//! are units where all were sold for the same.

use std::collections::BTreeMap;

use crate::domain::ids::UnitId;
use crate::domain::lot::LotUnit;
use crate::ledger::query::LotSheet;

use super::rows::{GoodsNamed, ProceedsRow};

/// Units that rows name by their goods: by the row's line.
pub(super) struct ByGoods(BTreeMap<u64, Result<UnitId, &'static str>>);

impl ByGoods {
    /// Finds the unit of each row that has neither tag nor label. Several units of the same goods are not told
    /// apart: only where there are as many rows, of one each, and all of one amount, is it known what each brought.
    pub(super) fn of(rows: &[ProceedsRow], sheet: &LotSheet) -> Self {
        let mut same: BTreeMap<Vec<UnitId>, Vec<&ProceedsRow>> = BTreeMap::new();
        for row in rows.iter().filter(|row| is_by_goods(row)) {
            let units = sheet.lot.units.iter();
            let of_it = units.filter(|unit| is_of(&row.goods, unit));
            let units: Vec<UnitId> = of_it.map(|unit| unit.unit).collect();
            same.entry(units).or_default().push(row);
        }
        let mut found = BTreeMap::new();
        for (units, rows) in same {
            let amount = rows.first().map(|row| &row.amount);
            let alike = |row: &&ProceedsRow| is_one(row) && Some(&row.amount) == amount;
            let are_alike = rows.len() == units.len() && rows.iter().all(alike);
            for (at, row) in rows.iter().enumerate() {
                let unit = match units.as_slice() {
                    [] => Err("not_in_lot"),
                    // A second row of it is told as such where amounts are taken.
                    [only] if is_one(row) => Ok(*only),
                    many => {
                        let unit = many.get(at).filter(|_unit| are_alike);
                        unit.copied().ok_or("several_units")
                    }
                };
                found.insert(row.line, unit);
            }
        }
        Self(found)
    }

    /// Gives the unit that a row means by its goods, or why none is known.
    pub(super) fn unit(&self, row: &ProceedsRow) -> Result<UnitId, &'static str> {
        self.0.get(&row.line).copied().unwrap_or(Err("no_unit"))
    }
}

/// Tells whether a row is of one unit.
fn is_one(row: &ProceedsRow) -> bool {
    matches!(row.quantity.as_str(), "" | "1")
}

/// Tells whether a row names goods, and no unit by tag or label.
pub(super) fn is_by_goods(row: &ProceedsRow) -> bool {
    let has_goods = row.goods.cells().iter().any(|cell| !cell.is_empty());
    row.broken.is_none() && row.tag.is_empty() && row.lpn.is_empty() && has_goods
}

/// Tells whether a unit is of these goods: of what both name nothing differs, and something is the same.
fn is_of(goods: &GoodsNamed, unit: &LotUnit) -> bool {
    let known = [&unit.serial, &unit.asin, &unit.barcode, &unit.sku];
    let both = goods.cells().into_iter().zip(known);
    let both = both.filter_map(|(cell, known)| {
        let known = known.as_deref().filter(|known| !known.is_empty())?;
        (!cell.is_empty()).then(|| plain(cell).eq_ignore_ascii_case(plain(known)))
    });
    let both: Vec<bool> = both.collect();
    !both.is_empty() && both.into_iter().all(|is_same| is_same)
}

/// Gives a code without the zeros before it, which sheets lose.
fn plain(code: &str) -> &str {
    code.trim_start_matches('0')
}
