//! The file of a layout: its form, read strictly with all that is wrong with it by line, and written.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::super::checklist::{Found, Problem, line_of, own_text, unread};
use super::super::pack::checked_code;
use super::{COLUMNS_MAX, ColumnFormat, HEAD_MAX, PaperColumn, PaperTemplate, WIDTH_MAX};
use crate::domain::codes::PartyCode;
use crate::domain::limits::{TEMPLATE_BYTES_MAX, TEMPLATE_NAME_MAX};
use crate::domain::time::Day;
use crate::exchange::papers::{PaperField, PaperKind};

/// What a column is called that has no field.
const BLANK: &str = "blank";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Spanned<String>,
    version: Spanned<u32>,
    date: Spanned<String>,
    source: Spanned<String>,
    name: Option<Spanned<String>>,
    forwarder: Option<Spanned<String>>,
    paper: Spanned<String>,
    lines_max: Option<Spanned<usize>>,
    #[serde(default)]
    column: Vec<ColumnRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnRow {
    field: Spanned<String>,
    en: Spanned<String>,
    zh: Spanned<String>,
    width: Spanned<u16>,
    format: Option<Spanned<String>>,
    print: Option<bool>,
    text: Option<Spanned<String>>,
}

/// Reads a layout.
///
/// # Errors
/// Lists what is wrong by line: a field that no paper has or that this one cannot fill, one that stands twice, a
/// format that does not fit, a head or a width that no column has.
pub fn read(text: &str) -> Result<PaperTemplate, Vec<Problem>> {
    let (template, found, _) = look(text)?;
    found.none_or(template)
}

/// Reads a layout that a site brings as its own.
///
/// # Errors
/// As [`read`]; it has a name, is not too large, and goes in the place of none that is carried.
pub fn read_own(bytes: &[u8]) -> Result<PaperTemplate, Vec<Problem>> {
    let text = own_text(bytes, TEMPLATE_BYTES_MAX)?;
    let (template, mut found, line) = look(text)?;
    if super::is_carried(&template.id) {
        found.add(line, "template_carried", &template.id);
    }
    if template.name.is_none() {
        found.add(1, "missing_key", "name");
    }
    found.none_or(template)
}

/// Reads a file as far as it can be read, with what is wrong with it and the line of its id.
fn look(text: &str) -> Result<(PaperTemplate, Found, u32), Vec<Problem>> {
    let text = text.trim_start_matches('\u{feff}');
    let file: File = toml::from_str(text).map_err(|error| vec![unread(text, &error)])?;
    let mut reader = Reader {
        text,
        found: Found::default(),
    };
    let line = reader.line(&file.id);
    let template = reader.template(file);
    Ok((template, reader.found, line))
}

struct Reader<'a> {
    text: &'a str,
    found: Found,
}

impl Reader<'_> {
    fn line<T>(&self, at: &Spanned<T>) -> u32 {
        line_of(self.text, at.span().start)
    }

    fn wrong<T>(&mut self, at: &Spanned<T>, code: &'static str, about: impl Into<String>) {
        let line = self.line(at);
        self.found.add(line, code, about);
    }

    fn template(&mut self, file: File) -> PaperTemplate {
        if checked_code("id", file.id.get_ref()).is_err() {
            self.wrong(&file.id, "code", file.id.get_ref());
        }
        if *file.version.get_ref() == 0 {
            self.wrong(&file.version, "version", "0");
        }
        let date = Day::parse(file.date.get_ref());
        if date.is_none() {
            self.wrong(&file.date, "day", file.date.get_ref());
        }
        if file.source.get_ref().trim().is_empty() {
            self.wrong(&file.source, "source_empty", "source");
        }
        let name = self.name(file.name.as_ref());
        let forwarder = self.forwarder(file.forwarder.as_ref());
        let paper = PaperKind::parse(file.paper.get_ref()).filter(|of| of.grain().is_some());
        if paper.is_none() {
            self.wrong(&file.paper, "paper", file.paper.get_ref());
        }
        let paper = paper.unwrap_or(PaperKind::PackingList);
        if let Some(most) = &file.lines_max
            && *most.get_ref() == 0
        {
            self.wrong(most, "lines_max", "0");
        }
        if file.column.is_empty() || file.column.len() > COLUMNS_MAX {
            let about = file.column.len().to_string();
            self.found.add(1, "columns", about);
        }
        let mut seen = BTreeSet::new();
        let columns = file.column.iter();
        let columns = columns.map(|row| self.column(row, paper, &mut seen));
        PaperTemplate {
            columns: columns.collect(),
            id: file.id.into_inner(),
            version: file.version.into_inner(),
            date: date.unwrap_or(Day(chrono::NaiveDate::MIN)),
            name,
            forwarder,
            source: file.source.into_inner(),
            paper,
            lines_max: file.lines_max.map(Spanned::into_inner),
        }
    }

    fn name(&mut self, name: Option<&Spanned<String>>) -> Option<String> {
        let name = name?;
        let text = name.get_ref().trim();
        if !is_short(text, TEMPLATE_NAME_MAX) {
            self.wrong(name, "name", text);
        }
        Some(text.to_owned())
    }

    fn forwarder(&mut self, party: Option<&Spanned<String>>) -> Option<PartyCode> {
        let party = party?;
        let code = PartyCode::parse(party.get_ref());
        if code.is_none() {
            self.wrong(party, "forwarder", party.get_ref());
        }
        code
    }

    fn column(
        &mut self,
        row: &ColumnRow,
        paper: PaperKind,
        seen: &mut BTreeSet<PaperField>,
    ) -> PaperColumn {
        let field = self.field(&row.field, paper);
        if let Some(field) = field
            && !seen.insert(field)
        {
            self.wrong(&row.field, "field_twice", field.code());
        }
        for head in [&row.en, &row.zh] {
            if !is_short(head.get_ref(), HEAD_MAX) {
                self.wrong(head, "head", head.get_ref());
            }
        }
        if *row.width.get_ref() == 0 || *row.width.get_ref() > WIDTH_MAX {
            self.wrong(&row.width, "width", row.width.get_ref().to_string());
        }
        let format = row.format.as_ref().and_then(|text| {
            let format = ColumnFormat::parse(text.get_ref());
            let format = format.filter(|format| field.map(PaperField::kind) == Some(format.kind()));
            if format.is_none() {
                self.wrong(text, "format_wrong", text.get_ref());
            }
            format
        });
        if let Some(text) = &row.text
            && (row.field.get_ref() != BLANK || !is_short(text.get_ref(), HEAD_MAX))
        {
            self.wrong(text, "text_fixed", text.get_ref());
        }
        let own = |text: &Spanned<String>| text.get_ref().clone();
        PaperColumn {
            field,
            text: row.text.as_ref().map(own),
            heads: [own(&row.en), own(&row.zh)],
            width: *row.width.get_ref(),
            format,
            is_printed: row.print.unwrap_or(true),
        }
    }

    fn field(&mut self, name: &Spanned<String>, paper: PaperKind) -> Option<PaperField> {
        if name.get_ref() == BLANK {
            return None;
        }
        let field = PaperField::parse(name.get_ref());
        match field {
            None => self.wrong(name, "field_unknown", name.get_ref()),
            Some(of) if !of.fits(paper) => self.wrong(name, "field_other_paper", of.code()),
            Some(_) => {}
        }
        field
    }
}

/// Tells whether a text is there, has no signs that a sheet does not show, and is no longer than so many.
fn is_short(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.chars().any(char::is_control)
}

#[derive(Serialize)]
struct FileOut<'a> {
    id: &'a str,
    version: u32,
    date: String,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forwarder: Option<&'a str>,
    paper: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lines_max: Option<usize>,
    column: Vec<ColumnOut<'a>>,
}

#[derive(Serialize)]
struct ColumnOut<'a> {
    field: &'static str,
    en: &'a str,
    zh: &'a str,
    width: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    print: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// Writes a layout as its file. What is written of a layout that reads is read back as the same.
///
/// # Panics
/// Never: a layout is texts and numbers in tables.
pub fn write(template: &PaperTemplate) -> String {
    let columns = template.columns.iter().map(|column| {
        let [en, zh] = &column.heads;
        ColumnOut {
            field: column.field.map_or(BLANK, PaperField::code),
            en,
            zh,
            width: column.width,
            format: column.format.map(ColumnFormat::code),
            print: column.is_printed,
            text: column.text.as_deref(),
        }
    });
    let file = FileOut {
        id: &template.id,
        version: template.version,
        date: template.date.to_string(),
        source: &template.source,
        name: template.name.as_deref(),
        forwarder: template.forwarder.as_ref().map(PartyCode::as_str),
        paper: template.paper.code(),
        lines_max: template.lines_max,
        column: columns.collect(),
    };
    toml::to_string(&file).expect("texts and numbers in tables are TOML")
}

#[cfg(test)]
mod tests {
    use super::super::{default_template, paper_templates};
    use super::*;

    fn own(change: impl FnOnce(&mut PaperTemplate)) -> String {
        let mut template = default_template(PaperKind::PackingList)
            .expect("a layout")
            .clone();
        template.id = "ours".to_owned();
        template.name = Some("Our sheet".to_owned());
        change(&mut template);
        write(&template)
    }

    fn problems(text: &str) -> Vec<(u32, &'static str)> {
        let found = read_own(text.as_bytes()).expect_err("problems");
        for problem in &found {
            assert!(Problem::CODES.contains(&problem.code), "{problem:?}");
        }
        found.iter().map(|one| (one.line, one.code)).collect()
    }

    #[test]
    fn what_is_written_is_read_back_as_the_same() {
        for template in paper_templates() {
            assert_eq!(read(&write(template)).as_ref(), Ok(template));
        }
        let text = own(|template| {
            let blank = template.columns.first_mut().expect("a column");
            blank.field = None;
            blank.text = Some("\"A\" \\ 仓".to_owned());
            template.forwarder = PartyCode::parse("SZ-A");
        });
        let read = read_own(text.as_bytes()).expect("a layout");
        assert_eq!(write(&read), text);
    }

    #[test]
    fn everything_that_is_wrong_is_named_by_its_line() {
        let text = own(|_| {});
        assert!(read_own(text.as_bytes()).is_ok());
        let line = |part: &str| {
            let at = text.lines().position(|line| line == part);
            u32::try_from(at.expect("a line")).expect("few") + 1
        };
        let wrong = text
            .replacen("id = \"ours\"", "id = \"packing_list\"", 1)
            .replacen("version = 1", "version = 0", 1)
            .replacen("field = \"sscc\"", "field = \"quantity1\"", 1)
            .replacen("field = \"us10\"", "field = \"tag\"", 1)
            .replacen("field = \"name_en\"", "field = \"colour\"", 1)
            .replacen("format = \"kg\"", "format = \"cm\"", 1)
            .replacen("width = 20", "width = 0", 1)
            .replacen("en = \"Unit no.\"", "en = \" \"\ntext = \"x\"", 1);
        let found = problems(&wrong);
        let codes: Vec<&str> = found.iter().map(|(_, code)| *code).collect();
        assert_eq!(
            codes,
            [
                "template_carried",
                "version",
                "field_other_paper",
                "width",
                "head",
                "text_fixed",
                "field_unknown",
                "field_twice",
                "format_wrong",
            ]
        );
        let sscc = line("field = \"sscc\"");
        assert_eq!(found.get(2), Some(&(sscc, "field_other_paper")));
    }

    #[test]
    fn a_layout_of_a_site_has_a_name_and_a_paper_with_columns() {
        let unnamed = own(|template| template.name = None);
        assert_eq!(problems(&unnamed), [(1, "missing_key")]);
        let other = own(|_| {}).replacen("paper = \"packing-list\"", "paper = \"reason\"", 1);
        assert_eq!(
            problems(&other).first().map(|(_, code)| *code),
            Some("paper")
        );
        let none = own(|template| template.columns.clear());
        assert_eq!(problems(&none), [(1, "columns")]);
        assert_eq!(problems("id = 3"), [(1, "wrong_value")]);
        assert_eq!(problems("\u{0}"), [(1, "not_toml")]);
    }
}
