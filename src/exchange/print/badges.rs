//! Badges of the size of a bank card.

use super::bars::Bars;
use super::sheet::{Align, Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::PersonCode;
use crate::text::Message;

/// 684 dots of a label printer: labels side by side on a sheet begin on whole dots.
const WIDTH: f32 = 684.0 * 72.0 / 203.0;
const HEIGHT: f32 = 153.01;

/// Makes a badge for each person.
pub(super) fn labels(
    people: &[PersonCode],
    words: BothWords<'_>,
) -> Result<Vec<Label>, PrintError> {
    let word = words.line(&Message::term("print", "badge"));
    people.iter().map(|person| label(person, &word)).collect()
}

fn label(person: &PersonCode, word: &str) -> Result<Label, PrintError> {
    let printed = person.printed();
    let area = Area {
        x: 4.0,
        y: 76.0,
        width: WIDTH - 8.0,
        height: 52.0,
    };
    let middle = |text: &str, base: f32, size: f32| {
        Mark::Text(Text {
            text: text.to_owned(),
            x: WIDTH / 2.0,
            base,
            size,
            width: WIDTH - 24.0,
            align: Align::Center,
        })
    };
    Ok(Label {
        width: WIDTH,
        height: HEIGHT,
        marks: vec![
            middle(word, 24.0, 11.0),
            middle(person.as_str(), 62.0, 36.0),
            Mark::Bars(Bars::within(&printed, area)?),
            middle(&printed, 142.0, 9.0),
        ],
    })
}
