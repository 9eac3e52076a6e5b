//! Buyers' sheets of lots as data: `assets/templates/lots`, read strictly.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::closed::closed_set;
use crate::domain::grade::Grade;

use super::pack::{PackError, checked_head};

/// Every sheet that is carried, in the order in which they are listed.
const TEMPLATES: [&str; 5] = [
    include_str!("../../../assets/templates/lots/bstock.toml"),
    include_str!("../../../assets/templates/lots/amazon.toml"),
    include_str!("../../../assets/templates/lots/target.toml"),
    include_str!("../../../assets/templates/lots/costco.toml"),
    include_str!("../../../assets/templates/lots/auction.toml"),
];

closed_set! {
    /// Whose condition a buyer's sheet tells.
    ConditionOf {
        /// That of each unit.
        Unit = "unit",
        /// That of the lot, on every row: the lowest of its units.
        Lot = "lot",
    }
}

/// Whether a workbook has a sheet of pictures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PhotoSheet {
    /// It has one, where there are pictures.
    Yes,
    /// It has one sheet alone, for a buyer's program that takes no other.
    No,
}

/// A buyer's sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LotTemplate {
    /// The stable name.
    pub id: String,
    /// Where its heads come from.
    pub source: String,
    /// Whose condition it tells.
    pub condition_of: ConditionOf,
    /// The buyer's words for grades.
    conditions: BTreeMap<Grade, String>,
    /// The buyer's word for goods that were not graded.
    ungraded: String,
    /// Whether its workbook has a second sheet with pictures of the pallets.
    pub photos: PhotoSheet,
    /// Its columns, in order: the buyer's head, and the code of a column of our own list.
    pub columns: Vec<(String, String)>,
}

impl LotTemplate {
    /// Gives the buyer's word for a grade, or for goods without one.
    pub fn condition(&self, grade: Option<Grade>) -> &str {
        let word = grade.and_then(|grade| self.conditions.get(&grade));
        word.unwrap_or(&self.ungraded)
    }
}

/// Gives every buyer's sheet.
///
/// # Panics
/// Panics when the program's own sheets do not read; a test reads them.
pub fn lot_templates() -> &'static [LotTemplate] {
    static READ: OnceLock<Vec<LotTemplate>> = OnceLock::new();
    READ.get_or_init(|| {
        let all = TEMPLATES.iter();
        all.map(|text| read(text).expect("a test reads the program's sheets of lots"))
            .collect()
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    condition_of: String,
    #[serde(default)]
    photos: bool,
    condition: BTreeMap<String, String>,
    column: Vec<ColumnRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnRow {
    head: String,
    field: String,
}

/// The key of the word for goods that were not graded.
const UNGRADED: &str = "ungraded";

/// Reads a buyer's sheet.
///
/// # Errors
/// Names the key that is wrong: a grade without a word or an unknown one, a column of no list of ours, a
/// head that is empty.
pub fn read(text: &str) -> Result<LotTemplate, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let condition_of = ConditionOf::parse(&file.condition_of)
        .ok_or_else(|| PackError(format!("condition_of: no \"{}\"", file.condition_of)))?;
    let mut words = file.condition;
    let ungraded = words
        .remove(UNGRADED)
        .ok_or_else(|| PackError(format!("condition.{UNGRADED}: no word")))?;
    let mut conditions = BTreeMap::new();
    for spec in &Grade::SPECS {
        let word = words.remove(spec.code);
        let word = word.ok_or_else(|| PackError(format!("condition.{}: no word", spec.code)))?;
        conditions.insert(spec.grade, word);
    }
    if let Some(code) = words.keys().next() {
        return Err(PackError(format!("condition.{code}: no grade")));
    }
    let mut columns = Vec::new();
    for ColumnRow { head, field } in file.column {
        if head.trim().is_empty() {
            return Err(PackError("column.head: empty".to_owned()));
        }
        if !crate::exchange::out::is_lot_column(&field) {
            return Err(PackError(format!("{head}.field: no \"{field}\"")));
        }
        columns.push((head, field));
    }
    Ok(LotTemplate {
        id: file.id,
        source: file.source,
        condition_of,
        conditions,
        ungraded,
        photos: if file.photos {
            PhotoSheet::Yes
        } else {
            PhotoSheet::No
        },
        columns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::pack::each_change_is_refused;

    /// The heads as they were seen in buyers' own files.
    const SEEN: &str = include_str!("../../../tests/data/lots/heads.tsv");

    #[test]
    fn each_sheet_has_the_heads_that_were_seen_and_no_other() {
        let seen: Vec<(&str, &str)> = SEEN
            .lines()
            .map(|line| line.split_once('\t').expect("a name and its heads"))
            .collect();
        let ours: Vec<(String, String)> = lot_templates()
            .iter()
            .map(|template| {
                let heads = template.columns.iter().map(|(head, _)| head.as_str());
                (template.id.clone(), heads.collect::<Vec<_>>().join(","))
            })
            .collect();
        assert_eq!(ours.len(), seen.len());
        for ((id, heads), (name, wanted)) in ours.iter().zip(seen) {
            assert_eq!((id.as_str(), heads.as_str()), (name, wanted));
        }
    }

    #[test]
    fn wrong_sheets_say_which_key() {
        let cases = [
            (
                "condition_of = \"unit\"",
                "condition_of = \"box\"",
                "condition_of: no \"box\"",
            ),
            ("like_new = ", "as_new = ", "condition.like_new: no word"),
            (
                "ungraded = \"Un",
                "other = \"x\"\nungraded = \"Un",
                "condition.other: no grade",
            ),
            (
                "field = \"lpn\"",
                "field = \"plate\"",
                "LPN.field: no \"plate\"",
            ),
            ("head = \"UPC\"", "head = \" \"", "column.head: empty"),
        ];
        each_change_is_refused(TEMPLATES[1], read, &cases);
    }
}
