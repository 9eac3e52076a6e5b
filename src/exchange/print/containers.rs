//! Container labels of 4 by 6 inch: the letter is read from across the hall, the barcode at hand.

use super::bars::Bars;
use super::ink::Ink;
use super::sheet::{Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::ContainerName;
use crate::text::Message;

const WIDTH: f32 = 288.0;
const HEIGHT: f32 = 432.0;

/// Makes a label for each container.
pub(super) fn labels(
    names: &[ContainerName],
    words: BothWords<'_>,
) -> Result<Vec<Label>, PrintError> {
    names.iter().map(|name| label(name, words)).collect()
}

fn label(name: &ContainerName, words: BothWords<'_>) -> Result<Label, PrintError> {
    let spec = name.kind().spec();
    let kind = Message::term("container", spec.code);
    let (ink, word) = match spec.decision {
        Some(decision) => (Ink::of(decision), Message::decision(decision)),
        None => (Ink::SHELF, kind.clone()),
    };
    let [english, chinese] = words.both(&word);
    let printed = name.printed();
    let area = Area {
        x: 4.0,
        y: 354.0,
        width: WIDTH - 8.0,
        height: 54.0,
    };
    let band = Area {
        x: 0.0,
        y: 0.0,
        width: WIDTH,
        height: 34.0,
    };
    let mut marks = vec![
        Mark::Band(band, ink),
        middle(spec.letter.to_string(), 215.0, 230.0),
        middle(english, 247.0, 28.0),
        middle(chinese, 281.0, 30.0),
        middle(name.as_str().to_owned(), 344.0, 44.0),
        Mark::Bars(Bars::within(&printed, area)?),
        middle(printed, 421.0, 10.0),
    ];
    if spec.decision.is_some() {
        marks.push(middle(words.line(&kind), 299.0, 11.0));
    }
    Ok(Label {
        width: WIDTH,
        height: HEIGHT,
        marks,
    })
}

fn middle(text: String, base: f32, size: f32) -> Mark {
    Text::middle(text, WIDTH / 2.0, WIDTH - 24.0, (base, size))
}
