//! Column layouts of papers as data: `assets/templates/papers`, and a site's own, which the store keeps under
//! their hashes; all are read strictly.

mod file;

use std::sync::OnceLock;

use crate::domain::closed::closed_set;
use crate::domain::codes::PartyCode;
use crate::domain::time::Day;
use crate::exchange::papers::{FieldKind, PaperField, PaperKind};
use crate::ledger::PackRef;
use crate::ledger::codec::sha256;

pub use super::checklist::{Problem, told};
pub use file::{read, read_own, write};

/// Every layout that is carried: the first of a paper is its default.
const TEMPLATES: [&str; 8] = [
    include_str!("../../../assets/templates/papers/packing_list.toml"),
    include_str!("../../../assets/templates/papers/packing_list_traits.toml"),
    include_str!("../../../assets/templates/papers/packing_list_39.toml"),
    include_str!("../../../assets/templates/papers/invoice.toml"),
    include_str!("../../../assets/templates/papers/units.toml"),
    include_str!("../../../assets/templates/papers/units_pictures.toml"),
    include_str!("../../../assets/templates/papers/declaration.toml"),
    include_str!("../../../assets/templates/papers/check_sheet.toml"),
];

/// Characters of one head, and of the text of a column that is the same on each row.
pub const HEAD_MAX: usize = 60;
/// Columns of one layout.
pub const COLUMNS_MAX: usize = 60;
/// Characters of a column's width.
pub const WIDTH_MAX: u16 = 80;

closed_set! {
    /// In which unit a column shows its numbers.
    ColumnFormat {
        /// Kilograms with three digits.
        Kg = "kg",
        /// Grams.
        G = "g",
        /// Centimetres with one digit.
        Cm = "cm",
        /// Millimetres.
        Mm = "mm",
    }
}

impl ColumnFormat {
    /// Gives which fields it shows.
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Kg | Self::G => FieldKind::Weight,
            Self::Cm | Self::Mm => FieldKind::Length,
        }
    }
}

/// A column of a layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperColumn {
    /// What stands in it; none where it stays empty or is the same on each row.
    pub field: Option<PaperField>,
    /// What stands on each row of a column without a field.
    pub text: Option<String>,
    /// Its head in English and in Chinese.
    pub heads: [String; 2],
    /// Its width in characters.
    pub width: u16,
    /// How its numbers stand.
    pub format: Option<ColumnFormat>,
    /// Whether it stands on printed pages too.
    pub is_printed: bool,
}

/// A column layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperTemplate {
    /// The stable name.
    pub id: String,
    /// Counts from 1.
    pub version: u32,
    /// The day of this version.
    pub date: Day,
    /// What a site calls its own; those that are carried have words.
    pub name: Option<String>,
    /// The forwarder whose consignments get it without being asked.
    pub forwarder: Option<PartyCode>,
    /// Where its columns come from.
    pub source: String,
    /// Of which paper.
    pub paper: PaperKind,
    /// Lines of one part, of a paper that is split; no end without it.
    pub lines_max: Option<usize>,
    /// Its columns, in order.
    pub columns: Vec<PaperColumn>,
}

/// Gives every layout that is carried.
///
/// # Panics
/// Panics when the program's own layouts do not read; a test reads them.
pub fn paper_templates() -> &'static [PaperTemplate] {
    static READ: OnceLock<Vec<PaperTemplate>> = OnceLock::new();
    READ.get_or_init(|| {
        let all = TEMPLATES.iter();
        all.map(|text| read(text).expect("a test reads the program's layouts of papers"))
            .collect()
    })
}

/// Gives the layout that a paper has when none is named.
pub fn default_template(paper: PaperKind) -> Option<&'static PaperTemplate> {
    paper_templates().iter().find(|one| one.paper == paper)
}

/// Tells whether an id is that of a layout that is carried.
pub fn is_carried(id: &str) -> bool {
    paper_templates().iter().any(|one| one.id == id)
}

/// Reads a layout that a store keeps; none for a pack of another kind.
pub fn kept(bytes: &[u8]) -> Option<PaperTemplate> {
    read(str::from_utf8(bytes).ok()?).ok()
}

/// Names a layout's file.
pub fn pack_of(template: &PaperTemplate, bytes: &[u8]) -> PackRef {
    PackRef {
        id: template.id.clone(),
        version: template.version,
        hash: sha256(bytes),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_paper_with_columns_has_a_layout_and_ids_stand_once() {
        let mut ids = BTreeSet::new();
        for template in paper_templates() {
            assert!(ids.insert(&template.id), "{}", template.id);
        }
        for paper in PaperKind::ALL {
            assert_eq!(
                default_template(*paper).is_some(),
                paper.grain().is_some(),
                "{}",
                paper.code()
            );
        }
        let of = |id: &str| {
            let found = paper_templates().iter().find(|one| one.id == id);
            found.expect("a layout").columns.len()
        };
        assert_eq!((of("packing_list"), of("packing_list_39")), (22, 39));
        let declaration = default_template(PaperKind::Declaration).expect("a layout");
        assert_eq!(declaration.lines_max, Some(50));
    }
}
