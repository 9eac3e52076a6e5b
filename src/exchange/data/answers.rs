//! What sellers write for an action: `assets/rules/answers.toml`, read strictly.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::domain::decision::Decision;
use crate::domain::repair::RepairAnswer;

use super::pack::{PackError, checked_head};

const ANSWERS: &str = include_str!("../../../assets/rules/answers.toml");

/// The actions of sellers' workbooks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answers {
    labels: Vec<(Decision, String)>,
    known: BTreeMap<String, Decision>,
    ours: Words,
    not_ours: Words,
    approve: Words,
    refuse: Words,
    standing: Words,
    once: Words,
    ended: Words,
}

/// What a seller says of how long an action about all goods of a SKU holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasting {
    /// From now on.
    Standing,
    /// For the units on hold alone.
    Once,
    /// What was ordered before ends.
    Ended,
}

/// Words of one meaning about something else than a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Words {
    label: String,
    known: BTreeSet<String>,
}

/// What a seller says of a parcel of nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// It is its own.
    Ours,
    /// It is not.
    NotOurs,
}

impl Answers {
    /// Reads what a seller wrote about a parcel of nobody; none for words that are not on the list.
    pub fn whose(&self, written: &str) -> Option<Whose> {
        let written = folded(written);
        if self.ours.known.contains(&written) {
            Some(Whose::Ours)
        } else if self.not_ours.known.contains(&written) {
            Some(Whose::NotOurs)
        } else {
            None
        }
    }

    /// Reads what a seller wrote about an estimate; none for words that are not on the list.
    pub fn approval(&self, written: &str) -> Option<RepairAnswer> {
        let written = folded(written);
        if self.approve.known.contains(&written) {
            Some(RepairAnswer::Approved)
        } else if self.refuse.known.contains(&written) {
            Some(RepairAnswer::Refused)
        } else {
            None
        }
    }

    /// Reads how long a seller's action about all goods of a SKU holds; none for words that are not on the
    /// list.
    pub fn lasting(&self, written: &str) -> Option<Lasting> {
        let written = folded(written);
        let meant = [
            (&self.standing, Lasting::Standing),
            (&self.once, Lasting::Once),
            (&self.ended, Lasting::Ended),
        ];
        let found = meant
            .into_iter()
            .find(|(words, _)| words.known.contains(&written));
        found.map(|(_, lasting)| lasting)
    }

    /// Gives what the workbook offers about how long an action holds, in both languages.
    pub fn lasting_labels(&self) -> [&str; 3] {
        [&self.standing.label, &self.once.label, &self.ended.label].map(String::as_str)
    }

    /// Gives what the workbook offers about an estimate, in both languages.
    pub fn approval_labels(&self) -> [&str; 2] {
        [&self.approve.label, &self.refuse.label].map(String::as_str)
    }

    /// Gives what the workbook offers about a parcel of nobody, in both languages.
    pub fn whose_labels(&self) -> [&str; 2] {
        [&self.ours.label, &self.not_ours.label].map(String::as_str)
    }

    /// Reads what a seller wrote; none for words that are not on the list.
    pub fn find(&self, written: &str) -> Option<Decision> {
        self.known.get(&folded(written)).copied()
    }

    /// Gives what the workbook offers for an action, in both languages.
    pub fn label(&self, decision: Decision) -> &str {
        let of = self.labels.iter().find(|(known, _)| *known == decision);
        of.map_or("", |(_, label)| label.as_str())
    }
}

/// Gives the program's list.
///
/// # Panics
/// Panics when the program's own list does not read; a test reads it.
pub fn answers() -> Answers {
    read(ANSWERS).expect("a test reads the program's answers")
}

/// Folds a text so that width, case, spaces and punctuation do not count.
pub fn folded(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        other => other,
    };
    let signs = text.chars().map(narrow);
    let kept = signs.filter(|sign| sign.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    answer: Vec<AnswerRow>,
    ours: WordsRow,
    not_ours: WordsRow,
    approve: WordsRow,
    refuse: WordsRow,
    standing: WordsRow,
    once: WordsRow,
    ended: WordsRow,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsRow {
    label: String,
    also: Vec<String>,
}

impl WordsRow {
    fn read(self, key: &str) -> Result<Words, PackError> {
        let known: BTreeSet<String> = self
            .also
            .iter()
            .chain([&self.label])
            .map(|text| folded(text))
            .collect();
        if known.contains("") || known.len() != self.also.len() + 1 || self.label.contains(',') {
            return Err(PackError(format!("{key}: a text is empty or stands twice")));
        }
        Ok(Words {
            label: self.label,
            known,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    decision: String,
    label: String,
    also: Vec<String>,
}

/// Reads a list of answers.
///
/// # Errors
/// Names the key that is wrong: an unknown decision, one that lacks, a text that stands twice or is
/// empty, a label with a comma.
pub fn read(text: &str) -> Result<Answers, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut answers = Answers {
        labels: Vec::new(),
        known: BTreeMap::new(),
        ours: file.ours.read("ours")?,
        not_ours: file.not_ours.read("not_ours")?,
        approve: file.approve.read("approve")?,
        refuse: file.refuse.read("refuse")?,
        standing: file.standing.read("standing")?,
        once: file.once.read("once")?,
        ended: file.ended.read("ended")?,
    };
    for (key, one, other) in [
        ("not_ours", &answers.ours, &answers.not_ours),
        ("refuse", &answers.approve, &answers.refuse),
        ("once", &answers.standing, &answers.once),
        ("ended", &answers.standing, &answers.ended),
        ("ended", &answers.once, &answers.ended),
    ] {
        if !one.known.is_disjoint(&other.known) {
            return Err(PackError(format!("{key}: a text means both")));
        }
    }
    for row in file.answer {
        let wrong = |what: &str| PackError(format!("{}: {what}", row.decision));
        let decision = Decision::parse(&row.decision).ok_or_else(|| wrong("no decision"))?;
        // A drop-down list keeps its texts with commas between them.
        if row.label.contains(',') {
            return Err(wrong("a comma in the label"));
        }
        for text in row.also.iter().chain([&row.label]) {
            let text = folded(text);
            if text.is_empty() || answers.known.insert(text, decision).is_some() {
                return Err(wrong("a text is empty or stands twice"));
            }
        }
        answers.labels.push((decision, row.label));
    }
    for spec in &Decision::SPECS {
        if answers.label(spec.decision).is_empty() {
            return Err(PackError(format!("{}: lacks", spec.code)));
        }
    }
    Ok(answers)
}

#[cfg(test)]
mod tests {
    use super::super::pack::each_change_is_refused;
    use super::*;

    #[test]
    fn sellers_words_are_understood_in_both_languages() {
        let answers = answers();
        for (written, decision) in [
            ("弃货", "dispose"),
            ("报废", "dispose"),
            (" 不要了。", "dispose"),
            ("DISPOSE", "dispose"),
            ("弃置 Dispose", "dispose"),
            ("寄回", "ship_china"),
            ("退回国内", "ship_china"),
            ("退 运", "ship_china"),
            ("Ship to China", "ship_china"),
            ("上架", "resell"),
            ("换标", "resell"),
            ("重新上架", "resell"),
            ("转ＦＢＡ", "resell"),
            ("转 fba", "resell"),
            ("留着", "hold"),
            ("先放着", "hold"),
            ("暂存", "hold"),
            ("修", "repair"),
            ("维修", "repair"),
            ("清货", "liquidate"),
            ("处理掉", "liquidate"),
            ("打包卖", "liquidate"),
            ("ｌｉｑｕｉｄａｔｅ　", "liquidate"),
        ] {
            assert_eq!(
                answers.find(written),
                Decision::parse(decision),
                "{written}"
            );
        }
        for unknown in ["", "ok", "好的", "弃货/退回国内", "不弃置"] {
            assert_eq!(answers.find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn whose_a_parcel_is_is_understood_in_both_languages() {
        let answers = answers();
        for (written, whose) in [
            ("是", Some(Whose::Ours)),
            ("是我的 Ours", Some(Whose::Ours)),
            ("YES", Some(Whose::Ours)),
            ("不是我的 Not ours", Some(Whose::NotOurs)),
            ("否。", Some(Whose::NotOurs)),
            ("", None),
            ("弃货", None),
        ] {
            assert_eq!(answers.whose(written), whose, "{written}");
        }
    }

    #[test]
    fn how_long_an_action_holds_is_understood_in_both_languages() {
        let answers = answers();
        for (written, lasting) in [
            ("长期 Standing", Some(Lasting::Standing)),
            ("是", Some(Lasting::Standing)),
            ("ONCE", Some(Lasting::Once)),
            ("取消。", Some(Lasting::Ended)),
            ("", None),
            ("弃货", None),
        ] {
            assert_eq!(answers.lasting(written), lasting, "{written}");
        }
    }

    #[test]
    fn the_list_is_read_strictly() {
        each_change_is_refused(
            ANSWERS,
            read,
            &[
                (
                    "\"报废\"",
                    "\"弃货\"",
                    "dispose: a text is empty or stands twice",
                ),
                (
                    "\"弃货\"",
                    "\"留着\"",
                    "dispose: a text is empty or stands twice",
                ),
                (
                    "维修 Repair",
                    "维修, Repair",
                    "repair: a comma in the label",
                ),
                (
                    "decision = \"repair\"",
                    "decision = \"mend\"",
                    "mend: no decision",
                ),
                (
                    "\"mine\"",
                    "\"我的\"",
                    "ours: a text is empty or stands twice",
                ),
                ("\"not mine\"", "\"mine\"", "not_ours: a text means both"),
                ("\"cancel\"", "\"once\"", "ended: a text means both"),
            ],
        );
    }
}
