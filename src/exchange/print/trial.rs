//! A test label: whether a printer draws letters, Chinese and bars where they belong.

use super::bars::Bars;
use super::sheet::{Align, Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::printed::LabelSize;
use crate::text::Message;

/// What its barcode says; no step of the bench takes it for anything.
const SAYS: &str = "PRINT-TEST";

/// Makes the label. It fills the stock that the printer is said to hold.
pub(super) fn label(size: LabelSize, words: BothWords<'_>) -> Result<Label, PrintError> {
    let (width, height) = size_pt(size);
    let [english, chinese] = words.both(&Message::term("print", "test"));
    let line = |text: String, base: f32, size: f32| {
        Mark::Text(Text {
            text,
            x: width / 2.0,
            base,
            size,
            width: width - 12.0,
            align: Align::Center,
        })
    };
    let area = Area {
        x: 0.0,
        y: 31.0,
        width,
        height: height - 45.0,
    };
    Ok(Label {
        width,
        height,
        marks: vec![
            line(english, 13.0, 10.0),
            line(chinese, 27.0, 11.0),
            Mark::Bars(Bars::within(SAYS, area)?),
            line(SAYS.to_owned(), height - 4.0, 8.0),
        ],
    })
}

/// Width and length of label stock in points.
pub(super) fn size_pt(size: LabelSize) -> (f32, f32) {
    match size {
        LabelSize::TwoByOne => (144.0, 72.0),
        LabelSize::TwoAndQuarter => (162.0, 90.0),
        LabelSize::ThirtyUp => (189.0, 72.0),
        LabelSize::ThreeByTwo => (216.0, 144.0),
        LabelSize::FourBySix => (288.0, 432.0),
    }
}
