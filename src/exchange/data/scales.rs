//! Other people's scales as data: `assets/rules/scales.toml`, read strictly.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::grade::Grade;

use super::pack::{PackError, checked_head};

const SCALES: &str = include_str!("../../../assets/rules/scales.toml");

/// A grade in the words of others; what a scale does not have is none.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    code: String,
    /// Amazon's `item-condition` number.
    pub amazon: Option<u8>,
    /// eBay's condition id.
    pub ebay: Option<u32>,
    /// B-Stock's letter for consumer electronics.
    pub b_stock: Option<String>,
    /// SERI R2v3: how it looks.
    pub r2_cosmetic: Option<String>,
    /// SERI R2v3: how it works.
    pub r2_functional: Option<String>,
    /// CTIA: function and looks.
    pub ctia: Option<String>,
}

/// Every grade in the words of others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scales {
    /// Who says so, by scale.
    pub sources: BTreeMap<String, String>,
    grades: BTreeMap<Grade, Elsewhere>,
}

impl Scales {
    /// Gives a grade in the words of others.
    pub fn of(&self, grade: Grade) -> Option<&Elsewhere> {
        self.grades.get(&grade)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    sources: BTreeMap<String, String>,
    grade: Vec<Elsewhere>,
}

/// Gives the program's scales.
///
/// # Panics
/// Panics when the program's own scales do not read; a test reads them.
pub fn scales() -> Scales {
    read(SCALES).expect("a test reads the program's scales")
}

/// Reads scales from the text of their pack.
///
/// # Errors
/// Names the key that is wrong: an unknown grade, one that stands twice or is missing, a number of
/// Amazon's that is not the grade's own.
pub fn read(text: &str) -> Result<Scales, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut grades = BTreeMap::new();
    for row in file.grade {
        let code = row.code.clone();
        let wrong = |what: &str| PackError(format!("{code}{what}"));
        let grade = Grade::parse(&code).ok_or_else(|| wrong(": no grade"))?;
        if row.amazon != grade.spec().amazon_condition {
            return Err(wrong(".amazon: not the grade's own number"));
        }
        if grades.insert(grade, row).is_some() {
            return Err(wrong(": stands twice"));
        }
    }
    let missing = Grade::SPECS
        .iter()
        .find(|spec| !grades.contains_key(&spec.grade));
    if let Some(spec) = missing {
        return Err(PackError(format!("{}: missing", spec.code)));
    }
    Ok(Scales {
        sources: file.sources,
        grades,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::pack::each_change_is_refused;

    #[test]
    fn every_grade_stands_in_every_scale_that_has_it_and_a_worse_one_never_higher() {
        let scales = scales();
        let rows: Vec<&Elsewhere> = Grade::SPECS
            .iter()
            .map(|spec| scales.of(spec.grade).expect("each is there"))
            .collect();
        let falls = |of: fn(&Elsewhere) -> Option<String>| {
            let known: Vec<String> = rows.iter().filter_map(|row| of(row)).collect();
            known.is_sorted_by(|better, worse| better >= worse)
        };
        assert!(falls(|row| row.r2_cosmetic.clone()));
        assert!(falls(|row| row.r2_functional.clone()));
        let rises = |of: fn(&Elsewhere) -> Option<String>| {
            let known: Vec<String> = rows.iter().filter_map(|row| of(row)).collect();
            known.is_sorted()
        };
        assert!(rises(|row| row.b_stock.clone()));
        assert!(rises(|row| row.ctia.clone()));
        assert!(rises(|row| row.ebay.map(|id| id.to_string())));
        let unsellable = scales.of(Grade::Unsellable).expect("it is there");
        assert_eq!((unsellable.amazon, &unsellable.ctia), (None, &None));
        for scale in ["amazon", "ebay", "b_stock", "r2", "ctia"] {
            assert!(
                scales.sources.get(scale).is_some_and(|who| !who.is_empty()),
                "{scale}"
            );
        }
    }

    #[test]
    fn wrong_scales_say_which_key() {
        let cases = [
            ("code = \"good\"", "code = \"fine\"", "fine: no grade"),
            (
                "code = \"good\"",
                "code = \"new\"",
                "new.amazon: not the grade's own number",
            ),
            (
                "amazon = 3",
                "amazon = 4",
                "good.amazon: not the grade's own number",
            ),
        ];
        each_change_is_refused(SCALES, read, &cases);
        let end = SCALES
            .find("[[grade]]\ncode = \"unsellable\"")
            .expect("the last row");
        let short = SCALES.get(..end).expect("a place between rows");
        assert_eq!(
            read(short),
            Err(PackError("unsellable: missing".to_owned()))
        );
    }
}
