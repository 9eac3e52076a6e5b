//! What the site prints itself: rolls of tags, container labels, badges, the command sheet.
//!
//! A layout makes a [`Sheet`] of plain marks; [`pdf`] alone knows the file format. Every barcode is
//! Code 128 in whole dots of a label printer, and what it says is read back by [`crate::scan`].

mod badges;
mod bars;
mod commands;
mod containers;
mod font;
mod ink;
mod paper;
pub mod pdf;
mod sheet;
mod tags;
#[cfg(test)]
mod tests;

pub use bars::Bars;
pub use ink::Ink;
pub use sheet::{Align, Area, Mark, Page, Sheet, Text};

use crate::domain::codes::{ContainerName, PersonCode, TagPrefix};
use crate::domain::printed::{Paper, RollKind};
use crate::text::{Message, Words};

/// What can be printed, as the command line names it; each is a PDF.
pub const PRINTED: [&str; 5] = [
    "unit-tags",
    "parcel-tags",
    "container-labels",
    "badges",
    "command-sheet",
];

/// Numbers of a roll, given out before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Numbers {
    /// What carries them.
    pub roll: RollKind,
    /// What stands before each.
    pub prefix: TagPrefix,
    /// The first one.
    pub first: u64,
    /// How many.
    pub count: u32,
}

/// What is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Drawn {
    /// Tags.
    Tags(Numbers),
    /// A label for each container.
    Containers(Vec<ContainerName>),
    /// A badge for each person.
    Badges(Vec<PersonCode>),
    /// Every command of the bench.
    Commands,
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

/// Lays out what is drawn on this paper.
///
/// # Errors
/// Says which label cannot be made.
pub fn sheet(drawn: &Drawn, paper: Paper, words: BothWords<'_>) -> Result<Sheet, PrintError> {
    let pages = match drawn {
        Drawn::Tags(numbers) => paper::pages(paper, tags::labels(numbers, words)?),
        Drawn::Containers(names) => paper::pages(paper, containers::labels(names, words)?),
        Drawn::Badges(people) => paper::pages(paper, badges::labels(people, words)?),
        Drawn::Commands => vec![commands::page(paper, words)?],
    };
    let title = match drawn {
        Drawn::Tags(numbers) => tags::title(numbers, words)?,
        Drawn::Containers(_) => words.line(&Message::term("print", "container")),
        Drawn::Badges(_) => words.line(&Message::term("print", "badge")),
        Drawn::Commands => words.line(&Message::term("print", "command_sheet")),
    };
    Ok(Sheet { title, pages })
}
