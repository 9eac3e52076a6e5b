//! The file of a checklist: its form, read strictly, and the line on which each thing stands.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::problem::{Found, Problem};
use crate::domain::checklist::{
    After, Answer, Checklist, ClosedGate, Condition, Own, Question, Wording, category_words,
};
use crate::domain::decision::Decision;
use crate::domain::gate::{Gates, Stop};
use crate::domain::grade::Grade;
use crate::domain::limits::{CHECKLIST_ANSWERS_MAX, CHECKLIST_QUESTIONS_MAX};
use crate::domain::photo::PhotoKind;
use crate::domain::time::Day;
use crate::text::Language;

/// Whose file is read, and how strictly.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// One of the program: its words stand in the language files.
    House,
    /// One that a seller brings: it follows one of the house and has its own words.
    Sellers,
    /// One that a store keeps, of either: what was taken in once is not judged again.
    Kept,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Spanned<String>,
    version: Spanned<u32>,
    date: Spanned<String>,
    source: Spanned<String>,
    base: Option<Spanned<String>>,
    #[serde(default)]
    categories: Vec<Spanned<String>>,
    #[serde(default)]
    gates: Vec<Spanned<String>>,
    #[serde(default)]
    question: Vec<QuestionRow>,
    words: Option<WordsRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionRow {
    code: Spanned<String>,
    #[serde(default)]
    when: Vec<WhenRow>,
    #[serde(default)]
    answer: Vec<AnswerRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenRow {
    question: Spanned<String>,
    any_of: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerRow {
    code: Spanned<String>,
    best: Spanned<String>,
    #[serde(default)]
    closes: Vec<Spanned<String>>,
    #[serde(default)]
    gates: Vec<Spanned<String>>,
    #[serde(default)]
    photos: Vec<Spanned<String>>,
    #[serde(default)]
    ends: bool,
}

/// Texts by question, or by question and answer with a dash between; the checklist's own under `name`.
type Texts = BTreeMap<String, Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsRow {
    #[serde(default)]
    en: Texts,
    #[serde(default, rename = "zh-CN")]
    chinese: Texts,
}

/// The key of the checklist's own name among its words.
pub(super) const NAME: &str = "name";

/// A checklist as its file has it, with where each thing stands.
pub(super) struct Read {
    pub list: Checklist,
    pub at: Places,
}

/// The lines of a file on which things stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Places {
    pub id: u32,
    pub version: u32,
    pub base: u32,
    /// Lines of categories, in their order.
    pub categories: Vec<u32>,
    /// Lines of questions and answers, by the keys of their words.
    pub codes: BTreeMap<String, u32>,
    /// Lines of words, by language and key.
    pub words: BTreeMap<(Language, String), u32>,
}

impl Places {
    /// The line of a question, or of an answer; the first line for what stands nowhere.
    pub fn of(&self, question: &str, answer: Option<&str>) -> u32 {
        let key = Own::key(question, answer);
        self.codes.get(&key).copied().unwrap_or(1)
    }
}

/// Reads a file.
///
/// # Errors
/// Lists every problem by its line.
pub(super) fn read(text: &str, gates: &Gates, form: Form) -> Result<Read, Vec<Problem>> {
    let (read, found) = look(text, gates, form)?;
    found.none_or(read)
}

/// Reads a file as far as it can be read, with what is wrong with it.
///
/// # Errors
/// Says on which line it is no checklist at all.
pub(super) fn look(text: &str, gates: &Gates, form: Form) -> Result<(Read, Found), Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}');
    let file: File = toml::from_str(text).map_err(|error| vec![unread(text, &error)])?;
    let mut reader = Reader {
        text,
        gates,
        form,
        at: Places::default(),
        found: Found::default(),
    };
    let list = reader.list(file);
    let Reader { at, found, .. } = reader;
    Ok((Read { list, at }, found))
}

/// Says why a text is no file of this form at all.
pub(in crate::exchange::data) fn unread(text: &str, error: &toml::de::Error) -> Problem {
    let line = error.span().map_or(1, |span| line_of(text, span.start));
    let said = error.message();
    let quoted = || said.split('`').nth(1).unwrap_or(said).to_owned();
    let (code, about) = if said.starts_with("unknown field") {
        ("unknown_key", quoted())
    } else if said.starts_with("missing field") {
        ("missing_key", quoted())
    } else if said.starts_with("invalid type") || said.starts_with("invalid value") {
        ("wrong_value", said.to_owned())
    } else {
        ("not_toml", said.to_owned())
    };
    Problem::at(line, code, about)
}

/// Counts the line of a place in a text, from 1.
pub(in crate::exchange::data) fn line_of(text: &str, place: usize) -> u32 {
    let before = text.as_bytes().get(..place).unwrap_or(text.as_bytes());
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(ends).map_or(u32::MAX, |ends| ends.saturating_add(1))
}

/// Gives the text of a file that somebody brings as its own.
///
/// # Errors
/// Says that it has more bytes than `most`, or by line that it is no text.
pub(in crate::exchange::data) fn own_text(bytes: &[u8], most: usize) -> Result<&str, Vec<Problem>> {
    if bytes.len() > most {
        let about = bytes.len().to_string();
        return Err(vec![Problem::at(1, "too_large", about)]);
    }
    str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = line_of(str::from_utf8(before).unwrap_or_default(), before.len());
        vec![Problem::at(line, "not_text", "UTF-8")]
    })
}

/// A file that is being read.
struct Reader<'a> {
    text: &'a str,
    gates: &'a Gates,
    form: Form,
    at: Places,
    found: Found,
}

impl Reader<'_> {
    fn line<T>(&self, value: &Spanned<T>) -> u32 {
        line_of(self.text, value.span().start)
    }

    fn wrong<T>(&mut self, at: &Spanned<T>, code: &'static str, about: impl Into<String>) {
        let line = self.line(at);
        self.found.add(line, code, about);
    }

    fn list(&mut self, file: File) -> Checklist {
        self.head(&file);
        let categories = self.categories(&file.categories);
        let gates = self.closed(&file.gates);
        if file.question.is_empty() {
            self.found.add(1, "questions_none", "question");
        }
        let mut questions: Vec<Question> = Vec::new();
        for row in &file.question {
            if questions.len() >= CHECKLIST_QUESTIONS_MAX {
                let most = CHECKLIST_QUESTIONS_MAX.to_string();
                self.wrong(&row.code, "questions_many", most);
                break;
            }
            let question = self.question(row, &questions);
            questions.push(question);
        }
        let is_whole = questions.len() == file.question.len();
        let own = is_whole.then(|| self.own(&file, &questions)).flatten();
        Checklist {
            id: file.id.into_inner(),
            version: file.version.into_inner(),
            categories,
            gates,
            questions,
            own,
        }
    }

    fn head(&mut self, file: &File) {
        self.at.id = self.line(&file.id);
        self.at.version = self.line(&file.version);
        self.code(&file.id);
        if *file.version.get_ref() == 0 {
            self.wrong(&file.version, "version", "version");
        }
        if Day::parse(file.date.get_ref()).is_none() {
            self.wrong(&file.date, "day", file.date.get_ref());
        }
        if file.source.get_ref().trim().is_empty() {
            self.wrong(&file.source, "source_empty", "source");
        }
    }

    /// A code becomes part of a key of words: lower-case letters, digits and `_`.
    fn code(&mut self, code: &Spanned<String>) {
        let text = code.get_ref();
        let fits = text.starts_with(|sign: char| sign.is_ascii_lowercase())
            && text
                .chars()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_');
        if !fits {
            self.wrong(code, "code", text);
        }
    }

    fn categories(&mut self, rows: &[Spanned<String>]) -> Vec<String> {
        let mut categories: Vec<String> = Vec::new();
        for row in rows {
            let name = row.get_ref();
            if category_words(name) != *name || name.is_empty() {
                self.wrong(row, "category_words", name);
            } else if categories.contains(name) {
                self.wrong(row, "category_twice", name);
            }
            let line = self.line(row);
            self.at.categories.push(line);
            categories.push(name.clone());
        }
        categories
    }

    /// Looks gates up by their codes. A kept checklist may name one that is no more: it closes nothing.
    fn closed(&mut self, rows: &[Spanned<String>]) -> Vec<ClosedGate> {
        let mut closed = Vec::new();
        for row in rows {
            let code = row.get_ref().clone();
            match self.gates.get(&code) {
                Some(gate) => closed.push(ClosedGate {
                    closes: gate.closes.clone(),
                    stop: gate.stop,
                    code,
                }),
                None if self.form == Form::Kept => closed.push(ClosedGate {
                    closes: Vec::new(),
                    stop: Stop::No,
                    code,
                }),
                None => self.wrong(row, "gate", code),
            }
        }
        closed
    }

    fn question(&mut self, row: &QuestionRow, before: &[Question]) -> Question {
        let code = row.code.get_ref().clone();
        self.code(&row.code);
        if code == NAME && self.form == Form::Sellers {
            self.wrong(&row.code, "code", &code);
        }
        if before.iter().any(|other| other.code == code) {
            self.wrong(&row.code, "question_twice", &code);
        }
        if row.answer.is_empty() {
            self.wrong(&row.code, "answers_none", &code);
        }
        let when = row.when.iter();
        let when = when.map(|when| self.condition(when, before)).collect();
        let line = self.line(&row.code);
        self.at.codes.insert(code.clone(), line);
        let mut answers: Vec<Answer> = Vec::new();
        for row in &row.answer {
            if answers.len() == CHECKLIST_ANSWERS_MAX {
                self.wrong(&row.code, "answers_many", &code);
                break;
            }
            if answers
                .iter()
                .any(|other| other.code == *row.code.get_ref())
            {
                let about = format!("{code}.{}", row.code.get_ref());
                self.wrong(&row.code, "answer_twice", about);
            }
            let answer = self.answer(&code, row);
            answers.push(answer);
        }
        Question {
            code,
            when,
            answers,
        }
    }

    /// A condition may only name what was asked before.
    fn condition(&mut self, row: &WhenRow, before: &[Question]) -> Condition {
        let question = row.question.get_ref().clone();
        let any_of = row.any_of.iter().map(|code| code.get_ref().clone());
        let any_of: Vec<String> = any_of.collect();
        match before.iter().find(|other| other.code == question) {
            None => self.wrong(&row.question, "when_question", &question),
            Some(_) if any_of.is_empty() => self.wrong(&row.question, "when_empty", &question),
            Some(asked) => {
                let unknown = |code: &&Spanned<String>| asked.answer(code.get_ref()).is_none();
                for code in row.any_of.iter().filter(unknown) {
                    self.wrong(
                        code,
                        "when_answer",
                        format!("{question}.{}", code.get_ref()),
                    );
                }
            }
        }
        Condition { question, any_of }
    }

    fn answer(&mut self, question: &str, row: &AnswerRow) -> Answer {
        let code = row.code.get_ref().clone();
        self.code(&row.code);
        let line = self.line(&row.code);
        self.at.codes.insert(Own::key(question, Some(&code)), line);
        let best = Grade::parse(row.best.get_ref()).unwrap_or_else(|| {
            self.wrong(&row.best, "grade", row.best.get_ref());
            Grade::New
        });
        let closes = self.named(&row.closes, "decision", Decision::parse);
        if let Some(place) = closes.iter().position(|one| *one == Decision::Hold) {
            let at = row.closes.get(place).unwrap_or(&row.code);
            self.wrong(at, "hold_closed", format!("{question}.{code}"));
        }
        Answer {
            best,
            closes,
            gates: self.closed(&row.gates),
            photos: self.named(&row.photos, "photo", PhotoKind::parse),
            code,
            after: if row.ends { After::End } else { After::Next },
        }
    }

    /// Reads names by their table.
    fn named<T>(
        &mut self,
        rows: &[Spanned<String>],
        code: &'static str,
        parse: fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut names = Vec::new();
        for row in rows {
            match parse(row.get_ref()) {
                Some(name) => names.push(name),
                None => self.wrong(row, code, row.get_ref()),
            }
        }
        names
    }

    /// Reads what only a seller's own checklist has.
    fn own(&mut self, file: &File, questions: &[Question]) -> Option<Own> {
        match (&file.base, &file.words, self.form) {
            (None, None, Form::House | Form::Kept) => None,
            (Some(base), _, Form::House) => {
                self.wrong(base, "unknown_key", "base");
                None
            }
            (None, Some(_), Form::House) => {
                self.found.add(1, "unknown_key", "words");
                None
            }
            (base, words, Form::Sellers | Form::Kept) => {
                match base {
                    Some(base) => self.at.base = self.line(base),
                    None => self.found.add(self.at.id, "missing_key", "base"),
                }
                if words.is_none() {
                    self.found.add(self.at.id, "missing_key", "words");
                }
                let words = words.as_ref()?;
                Some(Own {
                    base: base.as_ref()?.get_ref().clone(),
                    name: self.name(words),
                    words: self.words(words, questions),
                })
            }
        }
    }

    fn name(&mut self, words: &WordsRow) -> Wording {
        let line = self.at.id;
        self.wording(words, NAME, line)
    }

    fn words(&mut self, words: &WordsRow, questions: &[Question]) -> BTreeMap<String, Wording> {
        let mut all = BTreeMap::new();
        for question in questions {
            let answers = question.answers.iter();
            let keys = answers.map(|answer| Own::key(&question.code, Some(&answer.code)));
            for key in [question.code.clone()].into_iter().chain(keys) {
                let line = self.at.codes.get(&key).copied().unwrap_or(1);
                let wording = self.wording(words, &key, line);
                all.insert(key, wording);
            }
        }
        for (language, texts) in texts_of(words) {
            let of_nothing = |(key, _): &(&String, _)| *key != NAME && !all.contains_key(*key);
            for (key, text) in texts.iter().filter(of_nothing) {
                self.wrong(text, "words_unknown", in_file(language, key));
            }
        }
        all
    }

    /// Reads a text of both languages; `line` is where one that is missing is wanted.
    fn wording(&mut self, words: &WordsRow, key: &str, line: u32) -> Wording {
        let [english, chinese] = texts_of(words).map(|(language, texts)| {
            let Some(text) = texts.get(key) else {
                self.found
                    .add(line, "words_missing", in_file(language, key));
                return String::new();
            };
            let line = self.line(text);
            self.at.words.insert((language, key.to_owned()), line);
            text.get_ref().clone()
        });
        Wording { english, chinese }
    }
}

fn texts_of(words: &WordsRow) -> [(Language, &Texts); 2] {
    [
        (Language::English, &words.en),
        (Language::Chinese, &words.chinese),
    ]
}

/// Names a text by where it stands in the file.
pub(super) fn in_file(language: Language, key: &str) -> String {
    format!("words.{}.{key}", language.code())
}
