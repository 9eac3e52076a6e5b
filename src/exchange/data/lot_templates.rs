//! Buyers' sheets of lots as data: `assets/templates/lots`, read strictly.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::closed::closed_set;
use crate::domain::grade::Grade;

use super::pack::{PackError, checked_head};

/// Every sheet that is carried, in the order in which they are listed.
const TEMPLATES: [&str; 12] = [
    include_str!("../../../assets/templates/lots/bstock.toml"),
    include_str!("../../../assets/templates/lots/amazon.toml"),
    include_str!("../../../assets/templates/lots/target.toml"),
    include_str!("../../../assets/templates/lots/costco.toml"),
    include_str!("../../../assets/templates/lots/auction.toml"),
    include_str!("../../../assets/templates/lots/target17.toml"),
    include_str!("../../../assets/templates/lots/walmart.toml"),
    include_str!("../../../assets/templates/lots/amazon16.toml"),
    include_str!("../../../assets/templates/lots/amazon17b.toml"),
    include_str!("../../../assets/templates/lots/eu_fba.toml"),
    include_str!("../../../assets/templates/lots/techliquidators.toml"),
    include_str!("../../../assets/templates/lots/amzd.toml"),
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
    /// What it tells of the condition of goods; none where it has no such column.
    pub conditions: Option<Conditions>,
    /// Whether its workbook has a second sheet with pictures of the pallets.
    pub photos: PhotoSheet,
    /// Its columns, in order: the buyer's head, and the code of a column of our own list.
    pub columns: Vec<(String, String)>,
}

/// What a buyer's sheet tells of the condition of goods.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conditions {
    /// Whose condition it tells.
    pub of: ConditionOf,
    /// The buyer's words for grades.
    words: BTreeMap<Grade, String>,
    /// The buyer's word for goods that were not graded.
    ungraded: String,
}

impl Conditions {
    /// Gives the buyer's word for a grade, or for goods without one.
    pub fn word(&self, grade: Option<Grade>) -> &str {
        let word = grade.and_then(|grade| self.words.get(&grade));
        word.unwrap_or(&self.ungraded)
    }
}

/// Finds whose columns a file has, by the heads of its header: all of the buyer's stand there, in any order
/// and beside others; of several buyers' the one with the most.
pub(in crate::exchange) fn recognised(header: &str) -> Option<&'static LotTemplate> {
    let there: BTreeSet<String> = header.split('\t').map(signature).collect();
    let stands = |template: &&LotTemplate| {
        let mut heads = template.columns.iter();
        heads.all(|(head, _)| there.contains(&signature(head)))
    };
    let all = lot_templates().iter().filter(stands);
    all.max_by_key(|template| template.columns.len())
}

/// Gives a head as it is compared: small letters, digits and the sign of a number. `Ext. Retail` and
/// `ext-retail` are one head; what stands in brackets behind a sign of equality is somebody's note.
fn signature(head: &str) -> String {
    let head = head.split_once("(=").map_or(head, |(head, _note)| head);
    let kept = |sign: &char| sign.is_alphanumeric() || *sign == '#';
    head.chars()
        .filter(kept)
        .flat_map(char::to_lowercase)
        .collect()
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
    condition_of: Option<String>,
    #[serde(default)]
    photos: bool,
    condition: Option<BTreeMap<String, String>>,
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
/// The column that tells the condition.
const CONDITION: &str = "condition";

/// Reads a buyer's sheet.
///
/// # Errors
/// Names the key that is wrong: a grade without a word or an unknown one, words for a condition that no
/// column tells, a column of no list of ours, a head that is empty.
pub fn read(text: &str) -> Result<LotTemplate, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
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
    let is_told = columns.iter().any(|(_, field)| field == CONDITION);
    let conditions = match (file.condition_of, file.condition) {
        (Some(of), Some(words)) if is_told => Some(conditions_of(&of, words)?),
        (None, None) if !is_told => None,
        (Some(_) | None, Some(_) | None) => {
            let why = format!("{CONDITION}: its column, words and condition_of go together");
            return Err(PackError(why));
        }
    };
    Ok(LotTemplate {
        id: file.id,
        source: file.source,
        conditions,
        photos: if file.photos {
            PhotoSheet::Yes
        } else {
            PhotoSheet::No
        },
        columns,
    })
}

fn conditions_of(of: &str, mut words: BTreeMap<String, String>) -> Result<Conditions, PackError> {
    let of =
        ConditionOf::parse(of).ok_or_else(|| PackError(format!("condition_of: no \"{of}\"")))?;
    let ungraded = words
        .remove(UNGRADED)
        .ok_or_else(|| PackError(format!("condition.{UNGRADED}: no word")))?;
    let mut grades = BTreeMap::new();
    for spec in &Grade::SPECS {
        let word = words.remove(spec.code);
        let word = word.ok_or_else(|| PackError(format!("condition.{}: no word", spec.code)))?;
        grades.insert(spec.grade, word);
    }
    if let Some(code) = words.keys().next() {
        return Err(PackError(format!("condition.{code}: no grade")));
    }
    Ok(Conditions {
        of,
        words: grades,
        ungraded,
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
            (
                "field = \"condition\"",
                "field = \"blank\"",
                "condition: its column, words and condition_of go together",
            ),
        ];
        each_change_is_refused(TEMPLATES[1], read, &cases);
    }

    #[test]
    fn a_file_is_known_by_its_heads_however_they_are_written() {
        let whose = |heads: &str| recognised(&heads.replace(',', "\t")).map(|one| one.id.as_str());
        for line in SEEN.lines() {
            let (id, heads) = line.split_once('\t').expect("a name and its heads");
            assert_eq!(whose(heads), Some(id));
            let mut turned: Vec<String> = heads.split(',').map(str::to_uppercase).collect();
            turned.reverse();
            turned.push("Sold price".to_owned());
            assert_eq!(whose(&turned.join(",")), Some(id), "in another order");
        }
        let bare = "Paleta,Nazwa,Foto,EAN,Kod 1,Kod 2,PackId,Kategoria,PCS,Cena regularna brutto,\
            Waluta,Cena sprzedaży netto,Waluta,Link,FCSku";
        assert_eq!(whose(bare), Some("eu_fba"), "without the notes");
        let costco_of_target = "Item #,Item Description,Qty,Unit Retail,Ext. Retail";
        assert_eq!(
            whose(costco_of_target),
            None,
            "heads that several buyers have"
        );
    }
}
