//! What the site prints itself: rolls of tags, container labels, badges, the command sheet.
//!
//! A layout makes a [`Sheet`] of plain marks; [`pdf`] and [`zpl`] alone know a format. Every barcode is
//! Code 128 in whole dots of a label printer, and what it says is read back by [`crate::scan`].

mod badges;
mod bars;
mod cartons;
mod commands;
mod containers;
mod document;
mod dots;
mod font;
mod ink;
mod items;
mod life;
mod paper;
pub mod pdf;
mod sheet;
mod signoff;
mod table;
mod tags;
#[cfg(test)]
mod tests;
mod trial;
pub mod zpl;
#[cfg(test)]
mod zpl_tests;

pub use badges::Badge;
pub use bars::{Bars, Content};
pub use cartons::{Carton, MARKS_MAX, carton_label, carton_labels};
pub use document::{Document, Flow, FlowColumn, FlowTable, edges, flowed};
pub use ink::Ink;
pub use items::ItemLabel;
pub use life::life_pdf;
pub use sheet::{Align, Area, Mark, Page, Sheet, Text};
pub use signoff::signoff_pdf;
pub use table::{Table, TableColumn, tables_pdf};

use crate::domain::codes::{ContainerName, TagPrefix};
use crate::domain::printed::{Dpi, LabelSize, Paper, RollPart};
use crate::text::{Message, Words};

/// What can be printed, as the command line names it, with the formats it is written in.
pub const PRINTED: [(&str, &[&str]); 6] = [
    ("unit-tags", &["pdf", "zpl"]),
    ("parcel-tags", &["pdf", "zpl"]),
    ("container-labels", &["pdf", "zpl"]),
    ("carton-labels", &["pdf", "zpl"]),
    ("badges", &["pdf"]),
    ("command-sheet", &["pdf"]),
];

/// What is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Drawn {
    /// Tags.
    Tags(RollPart),
    /// A label for each container.
    Containers(Vec<ContainerName>),
    /// A label for each carton.
    Cartons(Vec<Carton>),
    /// A label for each item for sale, for a printer of this resolution.
    Items(Vec<ItemLabel>, Dpi),
    /// A badge for each person.
    Badges(Vec<Badge>),
    /// Every command: a sheet for the bench and one for the dock.
    Commands,
    /// One label that shows whether a printer prints.
    Test(LabelSize),
}

impl Drawn {
    /// Gives the label stock it belongs on; none for cards and pages, which no label printer holds.
    pub fn stock(&self) -> Option<LabelSize> {
        match self {
            Self::Tags(_) => Some(LabelSize::TwoByOne),
            Self::Items(items, _) => items.first().map(|item| item.size),
            Self::Containers(_) | Self::Cartons(_) => Some(LabelSize::FourBySix),
            Self::Test(size) => Some(*size),
            Self::Badges(_) | Self::Commands => None,
        }
    }

    /// Names each label, in their order, as people find it again.
    ///
    /// # Errors
    /// Says so when a roll has no such number.
    pub fn names(&self) -> Result<Vec<String>, PrintError> {
        Ok(match self {
            Self::Tags(numbers) => tags::names(numbers)?,
            Self::Containers(names) => names.iter().map(ToString::to_string).collect(),
            Self::Cartons(cartons) => cartons.iter().map(|of| of.name.to_string()).collect(),
            Self::Items(items, _) => items.iter().map(|item| item.code.clone()).collect(),
            Self::Badges(people) => people.iter().map(|of| of.person.to_string()).collect(),
            Self::Commands | Self::Test(_) => vec![String::new()],
        })
    }
}

/// The words of both languages: what is printed hangs where people of both work.
#[derive(Clone, Copy)]
pub struct BothWords<'a> {
    /// English.
    pub english: &'a Words,
    /// Chinese.
    pub chinese: &'a Words,
}

impl BothWords<'_> {
    /// Says a message in English, then in Chinese.
    fn both(self, message: &Message) -> [String; 2] {
        [self.english.say(message), self.chinese.say(message)]
    }

    /// Says both in one line.
    fn line(self, message: &Message) -> String {
        let [english, chinese] = self.both(message);
        format!("{english} {chinese}")
    }
}

/// Why nothing can be drawn. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PrintError {
    /// The numbers of this prefix are used up.
    NoMoreNumbers(TagPrefix),
    /// No barcode of this text fits the label at a width that scanners read.
    TooWide(String),
    /// The font has no glyph for a character of this text.
    NoGlyph(char, String),
    /// Badges and the command sheet are no labels.
    NotALabel,
    /// The maker of the format failed; its own words.
    Format(String),
}

impl std::fmt::Display for PrintError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoMoreNumbers(prefix) => write!(out, "no more numbers under {prefix}"),
            Self::TooWide(text) => write!(out, "the barcode of {text} does not fit the label"),
            Self::NoGlyph(glyph, text) => {
                write!(out, "the font has no glyph for {glyph:?} in {text:?}")
            }
            Self::NotALabel => out.write_str("this is printed on cards or pages, not on labels"),
            Self::Format(detail) => out.write_str(detail),
        }
    }
}

impl std::error::Error for PrintError {}

/// Draws on this paper and gives the file's bytes.
///
/// # Errors
/// Says which label cannot be made.
pub fn pdf_of(drawn: &Drawn, paper: Paper, words: BothWords<'_>) -> Result<Vec<u8>, PrintError> {
    pdf::bytes(&sheet(drawn, paper, words)?)
}

/// Draws for a label printer of this resolution and gives one piece of ZPL a label.
///
/// # Errors
/// Says which label cannot be made.
pub fn zpl_of(drawn: &Drawn, dpi: Dpi, words: BothWords<'_>) -> Result<Vec<Vec<u8>>, PrintError> {
    if drawn.stock().is_none() {
        return Err(PrintError::NotALabel);
    }
    let sheet = match drawn {
        Drawn::Items(items, _) => sheet(&Drawn::Items(items.clone(), dpi), Paper::Roll, words)?,
        Drawn::Tags(_)
        | Drawn::Containers(_)
        | Drawn::Cartons(_)
        | Drawn::Badges(_)
        | Drawn::Commands
        | Drawn::Test(_) => sheet(drawn, Paper::Roll, words)?,
    };
    zpl::labels(&sheet, dpi)
}

/// Lays out what is drawn on this paper.
///
/// # Errors
/// Says which label cannot be made.
pub fn sheet(drawn: &Drawn, paper: Paper, words: BothWords<'_>) -> Result<Sheet, PrintError> {
    let pages = match drawn {
        Drawn::Tags(numbers) => paper::pages(paper, tags::labels(numbers, words)?),
        Drawn::Containers(names) => paper::pages(paper, containers::labels(names, words)?),
        Drawn::Cartons(cartons) => paper::pages(paper, cartons::labels(cartons, words)?),
        Drawn::Items(items, dpi) => paper::pages(paper, items::labels(items, *dpi, words)?),
        Drawn::Badges(people) => paper::pages(paper, badges::labels(people, words)?),
        Drawn::Commands => commands::pages(paper, words)?,
        Drawn::Test(size) => paper::pages(paper, vec![trial::label(*size, words)?]),
    };
    let title = title_of(drawn, words)?;
    Ok(Sheet { title, pages })
}

/// Names what is drawn: tags by the first and the last of them.
///
/// # Errors
/// Says so when a roll has no such number.
pub fn title_of(drawn: &Drawn, words: BothWords<'_>) -> Result<String, PrintError> {
    Ok(match drawn {
        Drawn::Tags(numbers) => tags::title(numbers, words)?,
        Drawn::Containers(_) => words.line(&Message::term("print", "container")),
        Drawn::Cartons(_) => words.line(&Message::term("print", "carton")),
        Drawn::Items(..) => words.line(&Message::term("print", "item_label")),
        Drawn::Badges(_) => words.line(&Message::term("print", "badge")),
        Drawn::Test(_) => words.line(&Message::term("print", "test")),
        Drawn::Commands => words.line(&Message::term("print", "command_sheet")),
    })
}
