//! Unit and parcel tags: labels of 2 by 1 inch.

use super::bars::Bars;
use super::sheet::{Align, Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::{ParcelTag, UnitTag};
use crate::domain::printed::{RollKind, RollPart};
use crate::text::Message;

const WIDTH: f32 = 144.0;
const HEIGHT: f32 = 72.0;

/// Names a roll by its first and its last tag, so that the file of a spoilt roll is found again.
pub(super) fn title(numbers: &RollPart, words: BothWords<'_>) -> Result<String, PrintError> {
    let (first, _) = tag(numbers, 0)?;
    let (last, _) = tag(numbers, numbers.count.saturating_sub(1))?;
    Ok(format!("{} {first} – {last}", words.line(&word(numbers))))
}

/// Makes a label for each number.
pub(super) fn labels(numbers: &RollPart, words: BothWords<'_>) -> Result<Vec<Label>, PrintError> {
    let word = words.line(&word(numbers));
    (0..numbers.count)
        .map(|index| {
            let (tag, tail) = tag(numbers, index)?;
            label(&tag, tail, &word)
        })
        .collect()
}

/// Names each label by its tag.
pub(super) fn names(numbers: &RollPart) -> Result<Vec<String>, PrintError> {
    (0..numbers.count)
        .map(|index| tag(numbers, index).map(|(tag, _)| tag))
        .collect()
}

/// The word for what a roll carries.
fn word(numbers: &RollPart) -> Message {
    Message::term("print", numbers.roll.code())
}

/// Gives a tag of a roll, and the end of it that screens show.
fn tag(numbers: &RollPart, index: u32) -> Result<(String, String), PrintError> {
    let serial = numbers.first.saturating_add(u64::from(index));
    let prefix = numbers.prefix.as_str();
    let made = match numbers.roll {
        RollKind::UnitTag => UnitTag::make(prefix, serial)
            .map(|tag| (tag.as_str().to_owned(), tag.tail().to_owned())),
        RollKind::ParcelTag => ParcelTag::make(prefix, serial)
            .map(|tag| (tag.as_str().to_owned(), tag.tail().to_owned())),
    };
    made.ok_or_else(|| PrintError::NoMoreNumbers(numbers.prefix.clone()))
}

fn label(tag: &str, tail: String, word: &str) -> Result<Label, PrintError> {
    let area = Area {
        x: 0.0,
        y: 6.0,
        width: WIDTH,
        height: 36.0,
    };
    let left = |text: &str, base: f32, size: f32| {
        Mark::Text(Text {
            text: text.to_owned(),
            x: 8.0,
            base,
            size,
            width: 72.0,
            align: Align::Left,
        })
    };
    let tail = Mark::Text(Text {
        text: tail,
        x: WIDTH - 8.0,
        base: 64.0,
        size: 20.0,
        width: 56.0,
        align: Align::Right,
    });
    Ok(Label {
        width: WIDTH,
        height: HEIGHT,
        marks: vec![
            Mark::Bars(Bars::within(tag, area)?),
            left(tag, 53.0, 8.5),
            left(word, 64.0, 7.0),
            tail,
        ],
    })
}
