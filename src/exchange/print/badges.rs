//! Badges of the size of a bank card.

use super::bars::Bars;
use super::sheet::{Align, Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::PersonCode;
use crate::text::Message;

/// 684 dots of a label printer: labels side by side on a sheet begin on whole dots.
const WIDTH: f32 = 684.0 * 72.0 / 203.0;
const HEIGHT: f32 = 153.01;

/// Whose badge it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Badge {
    /// What it says.
    pub person: PersonCode,
    /// The person's name; where it is the code again nothing is printed.
    pub name: String,
}

/// Makes a badge for each person.
pub(super) fn labels(people: &[Badge], words: BothWords<'_>) -> Result<Vec<Label>, PrintError> {
    let word = words.line(&Message::term("print", "badge"));
    people.iter().map(|badge| label(badge, &word)).collect()
}

fn label(badge: &Badge, word: &str) -> Result<Label, PrintError> {
    let Badge { person, name } = badge;
    let printed = person.printed();
    let area = Area {
        x: 4.0,
        y: 80.0,
        width: WIDTH - 8.0,
        height: 48.0,
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
    let is_named = name != person.as_str();
    let named = is_named.then(|| middle(name, 73.0, 14.0));
    let marks = [
        middle(word, 20.0, 10.0),
        middle(person.as_str(), 53.0, 32.0),
        Mark::Bars(Bars::within(&printed, area)?),
        middle(&printed, 142.0, 9.0),
    ];
    Ok(Label {
        width: WIDTH,
        height: HEIGHT,
        marks: marks.into_iter().chain(named).collect(),
    })
}
