//! A sheet of a consignment that a forwarder or a seller filled in: read back into what customs ask about the
//! goods of each SKU. Its rows are found by the unit's tag or by the SKU, wherever they stand, and its columns by
//! their heads: those of the layouts of papers, and those that forwarders use (`assets/templates/sheet_heads.toml`).
//!
//! A cell that says what was printed, or what is known by now, says nothing new; an empty one leaves what is known.

mod cells;
mod heads;
mod lines;

use std::collections::BTreeMap;

use crate::domain::codes::{ConsignmentNumber, SellerCode, UnitTag};
use crate::domain::consignment::{ConsignedUnit, Consignment};
use crate::domain::goods::Goods;
use crate::domain::limits::GOODS_ROWS_MAX;
use crate::exchange::data::paper_templates::PaperTemplate;
use crate::exchange::goods::GoodsProblem;
use crate::exchange::papers::PaperField;
use crate::exchange::papers::said::Said;
use crate::exchange::table::NotReadable;

use cells::{Cells, shown};
use heads::Bound;
use lines::{ERROR, Line};

/// Why a row is not taken, and what stands there.
type Wrong = (&'static str, String);
/// Whose goods of which SKU.
type Of = (SellerCode, String);

/// What a filled sheet says that is not known yet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filled {
    /// What is new of each SKU, by seller and SKU; the rest stays as it is known.
    pub goods: BTreeMap<Of, Goods>,
    /// The same cell by cell, as people see it.
    pub changes: Vec<Change>,
    /// Rows that are not taken.
    pub problems: Vec<GoodsProblem>,
    /// Heads of columns with something in them that are not read.
    pub ignored: Vec<String>,
}

/// One thing that a filled sheet says anew.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The row that says it first.
    pub line: u64,
    /// Whose goods.
    pub seller: SellerCode,
    /// The seller's SKU.
    pub sku: String,
    /// What.
    pub field: PaperField,
    /// What is known; none for nothing.
    pub from: Option<String>,
    /// What it says.
    pub to: String,
}

/// Reads a filled sheet of a consignment. `known` gives what is known of a SKU by now; `layouts` are those whose
/// heads count.
///
/// # Errors
/// Says why the file as a whole is none, or that it is of another consignment.
pub fn read(
    bytes: &[u8],
    of: &Consignment,
    known: impl Fn(&SellerCode, &str) -> Goods,
    layouts: &[PaperTemplate],
) -> Result<Filled, NotReadable> {
    let lines = lines::read(bytes)?;
    let (bound, above, rows) = heads::found(&lines, layouts)?;
    let other = above.iter().filter_map(named_above);
    if other
        .into_iter()
        .any(|number| number != of.terms.consignment)
    {
        return Err(NotReadable::plain("file_other_consignment"));
    }
    let said = Said::new();
    let mut reader = Reader {
        of,
        said: &said,
        units: of.units().map(|unit| (&unit.tag, unit)).collect(),
        bound,
        told: BTreeMap::new(),
        filled: Filled::default(),
        is_below: false,
    };
    reader.rows(rows, &known);
    if reader.told.len() > GOODS_ROWS_MAX {
        return Err(NotReadable::too_large());
    }
    Ok(reader.done(&known))
}

/// Reads the line above our own heads that names shipment, consignment and revision.
fn named_above(line: &Line) -> Option<ConsignmentNumber> {
    let mut cells = line.cells.iter();
    cells.find_map(|cell| {
        let parts: Vec<&str> = cell.split(" · ").collect();
        match parts.as_slice() {
            [_, number, revision] if revision.starts_with('r') => ConsignmentNumber::parse(number),
            _ => None,
        }
    })
}

/// What rows said of a SKU: by field, with the row that said it first.
type Told = BTreeMap<PaperField, (u64, Goods)>;

struct Reader<'a> {
    of: &'a Consignment,
    said: &'a Said,
    units: BTreeMap<&'a UnitTag, &'a ConsignedUnit>,
    bound: Vec<Option<Bound>>,
    told: BTreeMap<Of, Told>,
    filled: Filled,
    /// Whether an empty row came since the last row of goods.
    is_below: bool,
}

impl<'a> Reader<'a> {
    fn rows(&mut self, rows: &[Line], known: &impl Fn(&SellerCode, &str) -> Goods) {
        let mut last = rows.first().map_or(0, |line| line.number);
        for line in rows {
            // Sums and signatures stand below the table, behind an empty row.
            self.is_below |= line.number > last + 1;
            last = line.number;
            if let Err((code, found)) = self.row(line, known) {
                self.filled.problems.push(GoodsProblem {
                    line: line.number,
                    code,
                    found: found.chars().take(40).collect(),
                });
            }
        }
    }

    fn row(
        &mut self,
        line: &Line,
        known: &impl Fn(&SellerCode, &str) -> Goods,
    ) -> Result<(), Wrong> {
        let cells = Cells::of(line, &self.bound, (self.of.terms.currency, self.said));
        let Some(unit) = self.unit(&cells)? else {
            return Ok(());
        };
        self.is_below = false;
        let (Some(seller), Some(sku)) = (&unit.seller, &unit.sku) else {
            return Err(("no_sku", unit.tag.to_string()));
        };
        let known = known(seller, sku);
        let mut new = Vec::new();
        for field in heads::FILLED {
            if let Some(goods) = cells.goods(*field, &unit.goods, &known)? {
                new.push((*field, goods));
            }
        }
        let of = (seller.clone(), sku.clone());
        let told = self.told.entry(of).or_default();
        let differs = new.iter().find(|(field, goods)| {
            let before = told.get(field);
            before.is_some_and(|(_, before)| shown(before, *field) != shown(goods, *field))
        });
        if let Some((field, goods)) = differs {
            return Err(("rows_differ", shown(goods, *field).unwrap_or_default()));
        }
        for (field, goods) in new {
            told.entry(field).or_insert((line.number, goods));
        }
        Ok(())
    }

    /// Finds the unit that a row is about, or one of its SKU; none for a row that is about no goods.
    fn unit(&self, cells: &Cells<'_>) -> Result<Option<&'a ConsignedUnit>, Wrong> {
        let sku = cells.text(PaperField::Sku);
        let seller = cells.text(PaperField::Seller);
        if let Some(tag) = cells.text(PaperField::Tag) {
            let wrong = || ("changed_id", tag.to_owned());
            let unit = UnitTag::parse(tag).and_then(|tag| self.units.get(&tag).copied());
            let unit = unit.ok_or_else(wrong)?;
            let is_other = sku.is_some_and(|sku| unit.sku.as_deref() != Some(sku));
            return if is_other {
                Err(("changed_id", sku.unwrap_or_default().to_owned()))
            } else {
                Ok(Some(unit))
            };
        }
        let Some(sku) = sku else {
            return if cells.names_goods() && !self.is_below {
                Err(("no_id", String::new()))
            } else {
                Ok(None)
            };
        };
        let is_it = |unit: &&ConsignedUnit| {
            let of_seller =
                |seller: &str| unit.seller.as_ref().map(SellerCode::as_str) == Some(seller);
            unit.sku.as_deref() == Some(sku) && seller.is_none_or(of_seller)
        };
        let mut found = self.of.units().filter(is_it);
        let first = found.next().ok_or_else(|| ("not_here", sku.to_owned()))?;
        if found.any(|unit| unit.seller != first.seller) {
            return Err(("sku_of_several", sku.to_owned()));
        }
        Ok(Some(first))
    }

    fn done(mut self, known: &impl Fn(&SellerCode, &str) -> Goods) -> Filled {
        for ((seller, sku), told) in self.told {
            let before = known(&seller, &sku);
            let mut goods = Goods::default();
            for (field, (line, new)) in told {
                self.filled.changes.push(Change {
                    line,
                    seller: seller.clone(),
                    sku: sku.clone(),
                    field,
                    from: shown(&before, field),
                    to: shown(&new, field).unwrap_or_default(),
                });
                goods = cells::joined(goods, new, &before);
            }
            if !goods.is_empty() {
                self.filled.goods.insert((seller, sku), goods);
            }
        }
        let unread = self.bound.iter().flatten().filter(|bound| !bound.is_read());
        self.filled.ignored = unread.map(|bound| bound.head.clone()).collect();
        self.filled
    }
}

/// Tells whether a cell holds no value but an error, a formula, or a picture that a spreadsheet keeps as one.
fn is_formula(text: &str) -> bool {
    text == ERROR || text.starts_with('=')
}
