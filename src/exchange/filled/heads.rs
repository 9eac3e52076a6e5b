//! Which column of a filled sheet is which field: by the heads of layouts, then by those that forwarders use.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::lines::Line;
use crate::domain::measure::MassUnit;
use crate::exchange::data::paper_templates::{
    ColumnFormat, PaperColumn, PaperTemplate, paper_templates,
};
use crate::exchange::papers::{FieldKind, PaperField};
use crate::exchange::table::{NotReadable, columns};

/// Heads by field, the preferred one first.
const HEADS: &str = include_str!("../../../assets/templates/sheet_heads.toml");
/// Rows at a sheet's start among which the heads are looked for: our own papers have a block of lines above.
const HEAD_ROWS: usize = 40;

/// Fields whose cells are read back.
pub(super) const FILLED: &[PaperField] = &[
    PaperField::NameEn,
    PaperField::NameZh,
    PaperField::Model,
    PaperField::Material,
    PaperField::Purpose,
    PaperField::Brand,
    PaperField::BrandKind,
    PaperField::Cn10,
    PaperField::Us10,
    PaperField::Eccn,
    PaperField::Origin,
    PaperField::Unit,
    PaperField::Unit1,
    PaperField::Unit2,
    PaperField::UnitValue,
    PaperField::NetEach,
    PaperField::Magnetic,
    PaperField::Liquid,
    PaperField::Powder,
];
/// Fields by which a row is found, or that say how another of its cells is meant.
const BESIDE: &[PaperField] = &[
    PaperField::Tag,
    PaperField::Sku,
    PaperField::Seller,
    PaperField::Currency,
    PaperField::Basis,
    PaperField::Quantity,
];

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Bound {
    pub head: String,
    /// What stands in it; none where nobody knows.
    pub field: Option<PaperField>,
    /// In what its weights are.
    pub mass: Option<MassUnit>,
}

impl Bound {
    /// Tells whether what stands in it counts.
    pub fn is_read(&self) -> bool {
        self.field
            .is_some_and(|field| FILLED.contains(&field) || BESIDE.contains(&field))
    }
}

/// Gives a head as it is compared: lower case, without spaces and line ends.
fn plain(head: &str) -> String {
    let signs = head.chars().filter(|sign| !sign.is_whitespace());
    signs
        .map(|sign| match sign {
            '（' => '(',
            '）' => ')',
            '：' => ':',
            sign => sign,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// Leaves out what stands in brackets.
fn unbracketed(head: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for sign in head.chars() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            sign if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}

fn aliases() -> &'static BTreeMap<String, PaperField> {
    static READ: OnceLock<BTreeMap<String, PaperField>> = OnceLock::new();
    READ.get_or_init(|| {
        let file: BTreeMap<String, Vec<String>> =
            toml::from_str(HEADS).expect("a test reads the heads");
        let mut all = BTreeMap::new();
        for (code, heads) in file {
            let field = PaperField::parse(&code).expect("a test reads the heads");
            for head in heads {
                all.insert(plain(&head), field);
            }
        }
        all
    })
}

/// Gives what a column of a layout is called, in each way in which papers write it.
fn heads_of(column: &PaperColumn) -> [String; 4] {
    let [english, chinese] = &column.heads;
    [
        plain(&column.heads.concat()),
        plain(english),
        plain(chinese),
        plain(&format!("{chinese}{english}")),
    ]
}

fn of_layout(head: &str, layouts: &[PaperTemplate]) -> Option<Bound> {
    let name = plain(head);
    let columns = layouts.iter().flat_map(|layout| &layout.columns);
    let mut columns = columns.filter(|column| column.field.is_some());
    let column = columns.find(|column| heads_of(column).contains(&name))?;
    Some(Bound {
        head: head.to_owned(),
        field: column.field,
        mass: match column.format {
            Some(ColumnFormat::Kg) => Some(MassUnit::Kilogram),
            Some(ColumnFormat::G) => Some(MassUnit::Gram),
            None if column.field.map(PaperField::kind) == Some(FieldKind::Weight) => {
                Some(MassUnit::Gram)
            }
            Some(ColumnFormat::Cm | ColumnFormat::Mm) | None => None,
        },
    })
}

fn bound(head: &str, layouts: &[PaperTemplate]) -> Option<Bound> {
    let name = plain(head);
    if name.is_empty() || columns::is_a_buyers(head) {
        return None;
    }
    if let Some(bound) = of_layout(head, layouts) {
        return Some(bound);
    }
    let known = aliases();
    let field = known.get(&name).or_else(|| known.get(&unbracketed(&name)));
    let mass = if ["kg", "千克", "公斤"]
        .iter()
        .any(|unit| name.contains(unit))
    {
        Some(MassUnit::Kilogram)
    } else if name.contains("(g)") || name.contains('克') {
        Some(MassUnit::Gram)
    } else {
        None
    };
    Some(Bound {
        head: head.to_owned(),
        field: field.copied(),
        mass,
    })
}

/// Tells whether a head is one that is known, of whatever layout.
pub(super) fn is_known(head: &str) -> bool {
    bound(head, paper_templates()).is_some_and(|bound| bound.field.is_some())
}

fn known(line: &Line, layouts: &[PaperTemplate]) -> usize {
    let bound = line.cells.iter().filter_map(|cell| bound(cell, layouts));
    bound.filter(Bound::is_read).count()
}

/// Tells whether a sheet has heads that are known.
pub(super) fn has_heads(lines: &[Line]) -> bool {
    let start = lines.get(..lines.len().min(HEAD_ROWS)).unwrap_or_default();
    start.iter().any(|line| known(line, paper_templates()) > 1)
}

/// What heads are bound to, the lines above them and the rows below.
type Found<'a> = (Vec<Option<Bound>>, &'a [Line], &'a [Line]);

/// Finds the line with the most known heads. A field is read from one column: the first that has it.
pub(super) fn found<'a>(
    lines: &'a [Line],
    layouts: &[PaperTemplate],
) -> Result<Found<'a>, NotReadable> {
    let none = || NotReadable::plain("file_no_goods");
    let start = lines.iter().take(HEAD_ROWS).enumerate();
    let counted = start.map(|(place, line)| (known(line, layouts), place));
    let best = counted.max_by_key(|(count, place)| (*count, std::cmp::Reverse(*place)));
    let (_, place) = best.filter(|(count, _)| *count > 0).ok_or_else(none)?;
    let (above, rest) = lines.split_at(place);
    let (heads, rows) = rest.split_first().ok_or_else(none)?;
    let mut seen = Vec::new();
    let all = heads.cells.iter().map(|head| {
        let mut column = bound(head, layouts)?;
        if let Some(field) = column.field {
            if seen.contains(&field) {
                column.field = None;
            }
            seen.push(field);
        }
        Some(column)
    });
    let bound: Vec<Option<Bound>> = all.collect();
    let has = |field| seen_in(&bound, field);
    if !has(PaperField::Tag) && !has(PaperField::Sku) {
        return Err(none());
    }
    let filled = |place: usize| {
        rows.iter()
            .any(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty()))
    };
    // A column that is not read and says nothing is not worth a word.
    let places = bound.into_iter().enumerate();
    let bound = places.map(|(place, bound)| bound.filter(|bound| bound.is_read() || filled(place)));
    Ok((bound.collect(), above, rows))
}

fn seen_in(bound: &[Option<Bound>], field: PaperField) -> bool {
    let mut fields = bound.iter().flatten().filter_map(|bound| bound.field);
    fields.any(|of| of == field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_forwarders_stand_for_fields_and_each_for_one() {
        let mut all = Vec::new();
        let file: BTreeMap<String, Vec<String>> = toml::from_str(HEADS).expect("heads");
        for (code, heads) in &file {
            assert!(PaperField::parse(code).is_some(), "{code}");
            all.extend(heads.iter().map(|head| plain(head)));
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count, "a head stands for one field");
        for (head, field) in [
            ("P/N. （系统料号 ）", PaperField::Sku),
            ("报关中文品名", PaperField::NameZh),
            ("MODEL （货物型号\n（与实物相符)", PaperField::Model),
            ("材质（必填）", PaperField::Material),
            ("单件净重 (KG)", PaperField::NetEach),
            ("CTN NO.\n箱号", PaperField::Carton),
        ] {
            let found = bound(head, paper_templates()).and_then(|bound| bound.field);
            assert_eq!(found, Some(field), "{head}");
        }
        assert!(!is_known("收货地址"));
    }
}
