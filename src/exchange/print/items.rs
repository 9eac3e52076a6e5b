//! Item labels: the code that a unit for sale bears, its title and condition in the words of
//! the marketplace, and nothing else that a scanner reads.

use super::bars::Bars;
use super::font::Face;
use super::sheet::{Label, Mark, Text};
use super::trial::size_pt;
use super::{BothWords, PrintError};
use crate::domain::grade::Grade;
use crate::domain::label_spec::item_label;
use crate::domain::printed::{Dpi, LabelSize};
use crate::text::Message;

/// Height of the words under the bars and of the white around them, in points.
const WORDS_HEIGHT: f32 = 42.0;
/// The highest bars that help a reader, in points.
const BARS_HEIGHT_MAX: f32 = 72.0;
/// Characters of a title that stand on a label; of a longer one the middle is left out.
const TITLE_CHARS_MAX: usize = 44;

/// What one label says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ItemLabel {
    /// What its barcode reads.
    pub code: String,
    /// What the item is called.
    pub title: Option<String>,
    /// Its condition.
    pub grade: Grade,
    /// The label stock that takes its code.
    pub size: LabelSize,
}

/// Makes a label for each item, with modules of whole dots of a printer.
pub(super) fn labels(
    items: &[ItemLabel],
    dpi: Dpi,
    words: BothWords<'_>,
) -> Result<Vec<Label>, PrintError> {
    let face = Face::open()?;
    items
        .iter()
        .map(|item| label(item, dpi, &face, words))
        .collect()
}

fn label(
    item: &ItemLabel,
    dpi: Dpi,
    face: &Face,
    words: BothWords<'_>,
) -> Result<Label, PrintError> {
    let too_wide = |_why| PrintError::TooWide(item.code.clone());
    let spec = item_label(&item.code, item.size, dpi).map_err(too_wide)?;
    let (width, height) = size_pt(item.size);
    let bars = (height - WORDS_HEIGHT).min(BARS_HEIGHT_MAX);
    let condition = words
        .english
        .say(&Message::term("item-condition", item.grade.code()));
    let middle = |text: String, base: f32, size: f32| {
        Text::middle(text, width / 2.0, width - 12.0, (base, size))
    };
    let mut marks = vec![
        Mark::Bars(Bars::in_dots(&item.code, spec, dpi, (6.0, bars))?),
        middle(item.code.clone(), bars + 15.0, 9.0),
        middle(condition, bars + 36.0, 7.5),
    ];
    // A title with letters that the font has not is left out: the code is what counts.
    let title = item
        .title
        .as_deref()
        .map(short)
        .filter(|title| face.line(title).is_ok());
    marks.extend(title.map(|title| middle(title, bars + 26.0, 7.0)));
    Ok(Label {
        width,
        height,
        marks,
    })
}

/// Leaves out the middle of a long title, as marketplaces do: beginning and end tell most.
fn short(title: &str) -> String {
    let count = title.chars().count();
    if count <= TITLE_CHARS_MAX {
        return title.to_owned();
    }
    let half = TITLE_CHARS_MAX / 2;
    let begin: String = title.chars().take(half).collect();
    let end: String = title.chars().skip(count - half + 1).collect();
    format!("{begin}…{end}")
}
