//! Papers of a consignment to China: what a customs broker and a forwarder want, in English and Chinese, each
//! made of one list and agreeing with the others to the digit.
//!
//! Knows: domain, ledger (what happened to a unit), text, the layouts of `exchange::data`.
//! Must not know: the store, who asks.

mod amounts;
mod csv_file;
mod documents;
mod epcis;
mod fields;
mod folder;
mod json_file;
mod make;
mod model;
mod page;
mod pictures;
mod read_back;
mod rows;
pub(in crate::exchange) mod said;
mod sample;
mod set;
#[cfg(test)]
pub(in crate::exchange) mod tests;
mod xlsx;

pub use epcis::{UnitHistory, epcis_bytes};
pub use fields::{FieldKind, Grain, PaperField};
pub use folder::{FolderError, write_folder};
pub use make::{LETTER_FORMAT, PAPER_FORMATS, letter_bytes, paper_bytes};
pub use model::{Figures, PaperKind, PapersOf, Standing};
pub use pictures::{NotShown, PICTURE_FORMAT, Picture, Pictures};
pub use sample::sample;
pub use set::{SetFile, papers_set, part_of};

/// Why papers are not made. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PaperError {
    /// The font of printed papers has no glyph for a character; where it stands.
    NoGlyph(char, String),
    /// What was read back of a file is not what it was made of: the paper, what, as made, as read.
    Disagrees(String, &'static str, String, String),
    /// The paper has no such format.
    NoFormat(String),
    /// Nothing is in the consignment.
    Empty,
    /// The maker of the format failed; its own words.
    Format(String),
}

impl std::fmt::Display for PaperError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGlyph(glyph, place) => {
                write!(out, "the font has no glyph for {glyph:?} ({place})")
            }
            Self::Disagrees(paper, what, made, read) => {
                write!(out, "{paper}: {what} is {made} and reads back as {read}")
            }
            Self::NoFormat(format) => write!(out, "no paper is {format}"),
            Self::Empty => out.write_str("nothing is in the consignment"),
            Self::Format(detail) => out.write_str(detail),
        }
    }
}

impl std::error::Error for PaperError {}
