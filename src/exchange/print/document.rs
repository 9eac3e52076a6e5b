//! Documents that flow over pages of A4: lines, paragraphs, tables whose heads stand on every page, boxes to
//! sign in. What is too long for its place goes on in the next line; nothing is cut.

use super::PrintError;
use super::font::Face;
use super::ink::Ink;
use super::paper::A4;
use super::sheet::{Align, Area, Mark, Page, Sheet, Text};

/// What stays white around a page.
const EDGE: f32 = 30.0;
/// The height of what stands above the flow.
const HEAD: f32 = 30.0;
/// The size of the title.
const TITLE: f32 = 13.0;
/// The size of lines and paragraphs, and from one base to the next.
const SIZE: f32 = 9.0;
const LEAD: f32 = 12.5;
/// The smallest and the largest size of cells: as large as their characters leave room for.
const CELL_MIN: f32 = 6.2;
const CELL_MAX: f32 = 8.5;
/// How wide a character is on average, and how far the next line is, by the size.
const CHARACTER: f32 = 0.53;
const CELL_LEAD: f32 = 1.23;
/// What stays free on each side of a cell.
const GAP: f32 = 2.0;
/// The width of names of lines.
const NAMES: f32 = 170.0;
/// How many times as wide as its place a run may be that is written smaller and not broken.
const SMALLER_MAX: f32 = 1.5;
/// The height of a box to sign in.
const BOX: f32 = 92.0;
/// More columns than this make a page lie.
const UPRIGHT_MAX: usize = 9;
/// Behind heads.
const SHADE: Ink = Ink([228, 228, 228]);
/// Between rows.
const RULE: Ink = Ink([176, 176, 176]);

/// A column of a table that flows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlowColumn {
    /// Its head, in each language.
    pub heads: [String; 2],
    /// Its share of the page's width.
    pub share: u16,
    /// On which side its cells stand.
    pub align: Align,
}

/// A table that flows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlowTable {
    /// Its columns.
    pub columns: Vec<FlowColumn>,
    /// A cell a column.
    pub rows: Vec<Vec<String>>,
    /// Sums, below a rule; empty without.
    pub totals: Vec<String>,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flow {
    /// What something is called, and what it is.
    Lines(Vec<(String, String)>),
    /// Paragraphs.
    Text(Vec<String>),
    /// A table.
    Table(FlowTable),
    /// Boxes side by side, each with what is said above it.
    Boxes(Vec<String>),
    /// What comes next begins on a new page.
    NewPage,
}

/// A document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What stands beside the title on every page.
    pub running: String,
    /// What stands in large letters on every page, of a draft.
    pub mark: Option<String>,
    /// Its parts.
    pub parts: Vec<Flow>,
}

/// Lays a document out.
///
/// # Errors
/// Names the character that the font has no glyph for, and the text that it stands in.
pub fn flowed(document: &Document) -> Result<Sheet, PrintError> {
    let (width, height) = size(document);
    let mut press = Press {
        face: Face::open()?,
        width,
        height,
        pages: vec![Vec::new()],
        y: EDGE + HEAD,
    };
    for part in &document.parts {
        match part {
            Flow::Lines(lines) => press.lines(lines)?,
            Flow::Text(paragraphs) => press.text(paragraphs)?,
            Flow::Table(table) => press.table(table)?,
            Flow::Boxes(names) => press.boxes(names)?,
            Flow::NewPage => press.turn(),
        }
        press.y += LEAD / 2.0;
    }
    press.finish(document)
}

/// Gives the width and the height of a document's pages: they lie where a table is wide.
fn size(document: &Document) -> (f32, f32) {
    let lies = document.parts.iter().any(|part| match part {
        Flow::Table(table) => table.columns.len() > UPRIGHT_MAX,
        Flow::Lines(_) | Flow::Text(_) | Flow::Boxes(_) | Flow::NewPage => false,
    });
    let (width, height) = A4;
    if lies {
        (height, width)
    } else {
        (width, height)
    }
}

/// Gives the right edge of each column of a table of a document, where its numbers end.
pub fn edges(document: &Document, table: &FlowTable) -> Vec<f32> {
    let (width, _) = size(document);
    let form = Form::of(table, width - 2.0 * EDGE);
    let columns = form.columns.iter();
    columns.map(|column| column.x + column.width).collect()
}

struct Press {
    face: Face,
    width: f32,
    height: f32,
    pages: Vec<Vec<Mark>>,
    /// Where the next part begins on the last page.
    y: f32,
}

/// Where and how large a run of text is.
#[derive(Clone, Copy)]
struct Place {
    x: f32,
    width: f32,
    size: f32,
    lead: f32,
    align: Align,
}

impl Press {
    fn room(&self) -> f32 {
        self.width - 2.0 * EDGE
    }

    fn end(&self) -> f32 {
        self.height - EDGE
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = EDGE + HEAD;
    }

    /// Begins a new page where so much does not fit on this one.
    fn need(&mut self, height: f32) {
        if self.y + height > self.end() {
            self.turn();
        }
    }

    /// Breaks a text into lines of a width.
    fn broken(&self, text: &str, width: f32, size: f32) -> Result<Vec<String>, PrintError> {
        let room = width / size;
        let mut lines = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        for piece in pieces(text) {
            let wide = self.face.line(piece)?.width;
            if used + wide <= room {
                line.push_str(piece);
                used += wide;
                continue;
            }
            let bare = self.face.line(piece.trim_end())?.width;
            if used + bare <= room {
                line.push_str(piece.trim_end());
                used = room;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = String::new();
            used = 0.0;
            if bare <= room {
                line.push_str(piece);
                used = wide;
                continue;
            }
            // A number or a word that is a little too wide has a line of its own and is written smaller.
            if bare <= room * SMALLER_MAX {
                lines.push(piece.trim_end().to_owned());
                continue;
            }
            // A run without a place to break at is broken where it must be.
            for sign in piece.chars() {
                let wide = self.face.line(sign.encode_utf8(&mut [0; 4]))?.width;
                if used + wide > room && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                line.push(sign);
                used += wide;
            }
        }
        if !line.trim().is_empty() {
            lines.push(line.trim_end().to_owned());
        }
        Ok(lines)
    }

    /// Writes lines one below the other; gives where they end.
    fn write(&mut self, lines: &[String], top: f32, place: Place) -> f32 {
        let mut y = top;
        for line in lines {
            let x = match place.align {
                Align::Left => place.x,
                Align::Center => place.x + place.width / 2.0,
                Align::Right => place.x + place.width,
            };
            self.put(Mark::Text(Text {
                text: line.clone(),
                x,
                base: y + place.size,
                size: place.size,
                width: place.width,
                align: place.align,
            }));
            y += place.lead;
        }
        y
    }

    fn lines(&mut self, lines: &[(String, String)]) -> Result<(), PrintError> {
        let room = self.room();
        for (name, text) in lines {
            let names = self.broken(name, NAMES - GAP, SIZE)?;
            let texts = self.broken(text, room - NAMES, SIZE)?;
            let rows = u16::try_from(names.len().max(texts.len())).unwrap_or(u16::MAX);
            self.need(f32::from(rows) * LEAD);
            let top = self.y;
            let place = |x: f32, width: f32| Place {
                x,
                width,
                size: SIZE,
                lead: LEAD,
                align: Align::Left,
            };
            let left = self.write(&names, top, place(EDGE, NAMES - GAP));
            let right = self.write(&texts, top, place(EDGE + NAMES, room - NAMES));
            self.y = left.max(right);
        }
        Ok(())
    }

    fn text(&mut self, paragraphs: &[String]) -> Result<(), PrintError> {
        let room = self.room();
        for paragraph in paragraphs {
            for line in self.broken(paragraph, room, SIZE)? {
                self.need(LEAD);
                let place = Place {
                    x: EDGE,
                    width: room,
                    size: SIZE,
                    lead: LEAD,
                    align: Align::Left,
                };
                self.y = self.write(&[line], self.y, place);
            }
            self.y += LEAD / 3.0;
        }
        Ok(())
    }

    fn boxes(&mut self, names: &[String]) -> Result<(), PrintError> {
        let count = u16::try_from(names.len().max(1)).unwrap_or(1);
        let each = self.room() / f32::from(count);
        self.need(BOX + LEAD);
        let top = self.y;
        for (at, name) in (0_u16..).zip(names) {
            let x = EDGE + each * f32::from(at);
            let width = each - 4.0 * GAP;
            let lines = self.broken(name, width, SIZE)?;
            let place = Place {
                x,
                width,
                size: SIZE,
                lead: LEAD,
                align: Align::Left,
            };
            self.write(&lines, top, place);
            self.put(Mark::Cut(Area {
                x,
                y: top + LEAD + 2.0,
                width,
                height: BOX - LEAD,
            }));
        }
        self.y = top + BOX + LEAD;
        Ok(())
    }

    fn table(&mut self, table: &FlowTable) -> Result<(), PrintError> {
        let form = Form::of(table, self.room());
        let english = table.columns.iter().map(|column| column.heads[0].as_str());
        let english = self.cells(&form, english)?;
        let chinese = table.columns.iter().map(|column| column.heads[1].as_str());
        let chinese = self.cells(&form, chinese)?;
        self.heads(&form, &english, &chinese);
        for row in &table.rows {
            let cells = self.cells(&form, row.iter().map(String::as_str))?;
            let height = form.height(&cells);
            if self.y + height > self.end() {
                self.turn();
                self.heads(&form, &english, &chinese);
            }
            self.row(&form, &cells, height);
        }
        if !table.totals.is_empty() {
            let cells = self.cells(&form, table.totals.iter().map(String::as_str))?;
            let height = form.height(&cells);
            if self.y + height > self.end() {
                self.turn();
                self.heads(&form, &english, &chinese);
            }
            self.shade(height);
            self.row(&form, &cells, height);
        }
        Ok(())
    }

    /// Breaks the cells of a row; what is not found in the font is named with its column.
    fn cells<'t>(
        &self,
        form: &Form,
        row: impl Iterator<Item = &'t str>,
    ) -> Result<Vec<Vec<String>>, PrintError> {
        form.columns
            .iter()
            .zip(row)
            .map(|(column, text)| {
                // A number is never broken: it is written smaller where it must be.
                if column.align == Align::Right && is_number(text) {
                    self.face.line(text)?;
                    return Ok(vec![text.to_owned()]);
                }
                let broken = self.broken(text, column.width, form.size);
                broken.map_err(|error| match error {
                    PrintError::NoGlyph(sign, _) => {
                        PrintError::NoGlyph(sign, format!("{}: {text}", column.name))
                    }
                    other => other,
                })
            })
            .collect()
    }

    fn heads(&mut self, form: &Form, english: &[Vec<String>], chinese: &[Vec<String>]) {
        let (first, second) = (form.height(english), form.height(chinese));
        if self.y + first + second + form.lead > self.end() {
            self.turn();
        }
        self.shade(first + second);
        self.row(form, english, first);
        self.row(form, chinese, second);
    }

    fn shade(&mut self, height: f32) {
        let area = Area {
            x: EDGE,
            y: self.y,
            width: self.room(),
            height,
        };
        self.put(Mark::Band(area, SHADE));
    }

    fn row(&mut self, form: &Form, cells: &[Vec<String>], height: f32) {
        let top = self.y;
        for (column, lines) in form.columns.iter().zip(cells) {
            let place = Place {
                x: column.x,
                width: column.width,
                size: form.size,
                lead: form.lead,
                align: column.align,
            };
            self.write(lines, top + GAP / 2.0, place);
        }
        self.y = top + height;
        let rule = Area {
            x: EDGE,
            y: self.y - 0.3,
            width: self.room(),
            height: 0.3,
        };
        self.put(Mark::Band(rule, RULE));
    }

    fn finish(self, document: &Document) -> Result<Sheet, PrintError> {
        let count = self.pages.len();
        let (width, height) = (self.width, self.height);
        let line = |text: String, x: f32, size: f32, align: Align, base: f32| {
            Mark::Text(Text {
                text,
                x,
                base,
                size,
                width: width - 2.0 * EDGE,
                align,
            })
        };
        self.face.line(&document.title)?;
        let mut pages = Vec::with_capacity(count);
        for (number, marks) in (1_usize..).zip(self.pages) {
            let running = format!("{} · {number} / {count}", document.running);
            let base = EDGE + TITLE;
            let mut all = vec![
                line(document.title.clone(), EDGE, TITLE, Align::Left, base),
                line(running, width - EDGE, SIZE, Align::Right, EDGE - 8.0),
            ];
            if let Some(mark) = &document.mark {
                let middle = width / 2.0;
                all.push(line(mark.clone(), middle, TITLE, Align::Center, EDGE - 6.0));
                all.push(line(
                    mark.clone(),
                    middle,
                    TITLE,
                    Align::Center,
                    height - 12.0,
                ));
            }
            all.extend(marks);
            pages.push(Page {
                width,
                height,
                marks: all,
            });
        }
        Ok(Sheet {
            title: document.title.clone(),
            pages,
        })
    }
}

/// Where the cells of a table stand.
struct Form {
    columns: Vec<FormColumn>,
    size: f32,
    lead: f32,
}

struct FormColumn {
    x: f32,
    width: f32,
    align: Align,
    name: String,
}

fn is_number(text: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | '-');
    !text.is_empty() && text.chars().all(is_digit)
}

impl Form {
    fn of(table: &FlowTable, room: f32) -> Self {
        let shares: u16 = table.columns.iter().map(|column| column.share).sum();
        let each = room / f32::from(shares.max(1));
        let mut x = EDGE;
        let columns = table.columns.iter().map(|column| {
            let width = each * f32::from(column.share);
            let place = FormColumn {
                x: x + GAP,
                width: width - 2.0 * GAP,
                align: column.align,
                name: column.heads.join(" "),
            };
            x += width;
            place
        });
        let size = (each / CHARACTER).clamp(CELL_MIN, CELL_MAX);
        Self {
            columns: columns.collect(),
            size,
            lead: size * CELL_LEAD,
        }
    }

    fn height(&self, cells: &[Vec<String>]) -> f32 {
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        f32::from(u16::try_from(lines).unwrap_or(u16::MAX)) * self.lead + GAP
    }
}

/// Cuts a text where it may be broken: behind a space, behind and before a Chinese sign.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut before: Option<char> = None;
    for (at, sign) in text.char_indices() {
        let breaks = match before {
            None => false,
            Some(' ') => sign != ' ',
            Some(last) => (is_wide(last) || is_wide(sign)) && !closes(sign) && sign != ' ',
        };
        if breaks {
            pieces.extend(text.get(from..at));
            from = at;
        }
        before = Some(sign);
    }
    pieces.extend(text.get(from..).filter(|rest| !rest.is_empty()));
    pieces
}

fn is_wide(sign: char) -> bool {
    matches!(sign, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Signs that no line begins with.
fn closes(sign: char) -> bool {
    matches!(
        sign,
        '，' | '。' | '、' | '；' | '：' | '）' | '》' | '”' | '！' | '？'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(parts: Vec<Flow>) -> Document {
        Document {
            title: "Packing list 装箱单".to_owned(),
            running: "SH-1-1 · r1".to_owned(),
            mark: Some("DRAFT 草稿".to_owned()),
            parts,
        }
    }

    fn texts(page: &Page) -> Vec<&str> {
        let texts = page.marks.iter().map(|mark| match mark {
            Mark::Text(text) => text.text.as_str(),
            Mark::Bars(_) | Mark::Band(..) | Mark::Cut(_) => "",
        });
        texts.filter(|text| !text.is_empty()).collect()
    }

    fn table(rows: usize) -> Flow {
        let column = |head: &str, align| FlowColumn {
            heads: [head.to_owned(), "数量".to_owned()],
            share: 10,
            align,
        };
        Flow::Table(FlowTable {
            columns: vec![column("Name", Align::Left), column("Qty", Align::Right)],
            rows: vec![vec!["发圈 hair ties".to_owned(), "7".to_owned()]; rows],
            totals: vec!["TOTAL".to_owned(), "99".to_owned()],
        })
    }

    #[test]
    fn heads_title_and_draft_stand_on_every_page_and_no_row_is_lost() {
        let sheet = flowed(&document(vec![table(150)])).expect("a sheet");
        assert!(sheet.pages.len() > 2);
        let mut rows = 0;
        for (number, page) in (1..).zip(&sheet.pages) {
            let all = texts(page);
            for wanted in ["Packing list 装箱单", "DRAFT 草稿", "Name", "Qty"] {
                assert!(all.contains(&wanted), "{wanted} on page {number}");
            }
            let running = format!("SH-1-1 · r1 · {number} / {}", sheet.pages.len());
            assert!(all.contains(&running.as_str()));
            rows += all.iter().filter(|text| **text == "7").count();
            for mark in &page.marks {
                if let Mark::Text(text) = mark {
                    assert!(text.base <= page.height && text.base > 0.0, "{text:?}");
                }
            }
        }
        assert_eq!(rows, 150);
        assert!(texts(sheet.pages.last().expect("a page")).contains(&"99"));
    }

    #[test]
    fn long_texts_go_on_below_and_lose_nothing() {
        let long = "退运货物，非销售，价值仅供海关申报。Returned goods, no sale. ".repeat(12);
        let sheet = flowed(&document(vec![Flow::Text(vec![long.clone()])])).expect("a sheet");
        let page = sheet.pages.first().expect("a page");
        let lines: Vec<&str> = texts(page).into_iter().skip(4).collect();
        assert!(lines.len() > 5);
        let bare = |text: &str| text.replace(' ', "");
        assert_eq!(bare(&lines.concat()), bare(&long));
        let word = "X".repeat(400);
        let sheet = flowed(&document(vec![Flow::Text(vec![word.clone()])])).expect("a sheet");
        let page = sheet.pages.first().expect("a page");
        let lines: Vec<&str> = texts(page).into_iter().skip(4).collect();
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn a_missing_glyph_is_named_with_its_column() {
        let mut parts = vec![table(1)];
        if let Some(Flow::Table(table)) = parts.first_mut() {
            table.rows.push(vec!["𠮷".to_owned(), "1".to_owned()]);
        }
        let error = flowed(&document(parts)).expect_err("no such glyph");
        let PrintError::NoGlyph(sign, place) = error else {
            panic!("{error:?}");
        };
        assert_eq!((sign, place.as_str()), ('𠮷', "Name 数量: 𠮷"));
    }
}
