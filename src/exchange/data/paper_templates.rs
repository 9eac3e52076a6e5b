//! Column layouts of papers as data: `assets/templates/papers`, and a site's own in its data folder; both are
//! read strictly.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::closed::closed_set;
use crate::exchange::papers::{FieldKind, PaperField, PaperKind};

use super::pack::{PackError, checked_head};

/// Every layout that is carried: the first of a paper is its default.
const TEMPLATES: [&str; 7] = [
    include_str!("../../../assets/templates/papers/packing_list.toml"),
    include_str!("../../../assets/templates/papers/packing_list_traits.toml"),
    include_str!("../../../assets/templates/papers/packing_list_39.toml"),
    include_str!("../../../assets/templates/papers/invoice.toml"),
    include_str!("../../../assets/templates/papers/units.toml"),
    include_str!("../../../assets/templates/papers/declaration.toml"),
    include_str!("../../../assets/templates/papers/check_sheet.toml"),
];

/// Characters of one head.
const HEAD_MAX: usize = 60;
/// Columns of one layout.
const COLUMNS_MAX: usize = 60;
/// Characters of a column's width.
const WIDTH_MAX: u16 = 80;

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
    fn kind(self) -> FieldKind {
        match self {
            Self::Kg | Self::G => FieldKind::Weight,
            Self::Cm | Self::Mm => FieldKind::Length,
        }
    }
}

/// A column of a layout.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperColumn {
    /// What stands in it; none stays empty.
    pub field: Option<PaperField>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    paper: String,
    lines_max: Option<usize>,
    column: Vec<ColumnRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnRow {
    field: String,
    en: String,
    zh: String,
    width: u16,
    format: Option<String>,
    print: Option<bool>,
}

/// What a column is called that stays empty.
const BLANK: &str = "blank";

/// Reads a layout.
///
/// # Errors
/// Names the key that is wrong: a field that no paper has or that this one cannot fill, one that stands twice,
/// a format that does not fit, a head or a width that no column has.
pub fn read(text: &str) -> Result<PaperTemplate, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let paper = PaperKind::parse(&file.paper).filter(|paper| paper.grain().is_some());
    let paper =
        paper.ok_or_else(|| PackError(format!("paper: no columns of \"{}\"", file.paper)))?;
    if file.lines_max == Some(0) {
        return Err(PackError("lines_max: counts from 1".to_owned()));
    }
    if file.column.is_empty() || file.column.len() > COLUMNS_MAX {
        return Err(PackError(format!("column: 1 to {COLUMNS_MAX}")));
    }
    let mut seen = BTreeSet::new();
    let mut columns = Vec::new();
    for row in file.column {
        let column = column(row, paper)?;
        if let Some(field) = column.field
            && !seen.insert(field)
        {
            return Err(PackError(format!("{}.field: stands twice", field.code())));
        }
        columns.push(column);
    }
    Ok(PaperTemplate {
        id: file.id,
        version: file.version,
        source: file.source,
        paper,
        lines_max: file.lines_max,
        columns,
    })
}

fn column(row: ColumnRow, paper: PaperKind) -> Result<PaperColumn, PackError> {
    let ColumnRow {
        field: name,
        en,
        zh,
        width,
        format: form,
        print,
    } = row;
    for (key, head) in [("en", &en), ("zh", &zh)] {
        let wrong = head.trim().is_empty()
            || head.chars().count() > HEAD_MAX
            || head.chars().any(char::is_control);
        if wrong {
            return Err(PackError(format!("{name}.{key}: no head")));
        }
    }
    if width == 0 || width > WIDTH_MAX {
        return Err(PackError(format!("{name}.width: 1 to {WIDTH_MAX}")));
    }
    let field = if name == BLANK {
        None
    } else {
        let field = PaperField::parse(&name).filter(|field| field.fits(paper));
        Some(field.ok_or_else(|| PackError(format!("{name}.field: not of this paper")))?)
    };
    let format = match form {
        None => None,
        Some(text) => {
            let format = ColumnFormat::parse(&text);
            let fits = |format: &ColumnFormat| field.map(PaperField::kind) == Some(format.kind());
            let format = format.filter(fits);
            Some(format.ok_or_else(|| PackError(format!("{name}.format: not \"{text}\"")))?)
        }
    };
    Ok(PaperColumn {
        field,
        heads: [en, zh],
        width,
        format,
        is_printed: print.unwrap_or(true),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::pack::each_change_is_refused;

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

    #[test]
    fn wrong_layouts_say_which_key() {
        let cases = [
            (
                "paper = \"packing-list\"",
                "paper = \"reason\"",
                "paper: no columns of \"reason\"",
            ),
            (
                "field = \"sscc\"",
                "field = \"plate\"",
                "plate.field: not of this paper",
            ),
            (
                "field = \"sscc\"",
                "field = \"quantity1\"",
                "quantity1.field: not of this paper",
            ),
            (
                "field = \"sscc\"",
                "field = \"tag\"",
                "tag.field: stands twice",
            ),
            ("en = \"SSCC\"", "en = \" \"", "sscc.en: no head"),
            ("width = 20", "width = 0", "sscc.width: 1 to 80"),
            (
                "format = \"kg\"",
                "format = \"cm\"",
                "net.format: not \"cm\"",
            ),
            (
                "format = \"kg\"",
                "format = \"stone\"",
                "net.format: not \"stone\"",
            ),
            ("version = 1", "version = 0", "version: counts from 1"),
        ];
        each_change_is_refused(TEMPLATES[0], read, &cases);
    }
}
