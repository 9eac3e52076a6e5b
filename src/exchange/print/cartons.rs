//! Carton labels 箱唛 of 4 by 6 inch: what a hall, a forwarder and a customs officer look for on a
//! carton's side. What is not known yet is left out, never invented.

use std::collections::BTreeSet;

use super::bars::Bars;
use super::sheet::{Area, Label, Mark, Text};
use super::{BothWords, PrintError};
use crate::domain::codes::ContainerName;
use crate::domain::printed::Sscc;
use crate::ledger::query::Manifest;
use crate::text::Message;

const WIDTH: f32 = 288.0;
const HEIGHT: f32 = 432.0;
/// White at the left and the right.
const EDGE: f32 = 12.0;

/// One carton as its label shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Carton {
    /// Our own name, which a put scans.
    pub name: ContainerName,
    /// Its number among the cartons that travel together, and how many these are.
    pub number: Option<(u32, u32)>,
    /// Its GS1 serial number.
    pub sscc: Option<Sscc>,
    /// Marks 唛头: lines such as the seller's code; at most [`MARKS_MAX`] are printed.
    pub marks: Vec<String>,
}

/// Lines of marks for which a label has room.
pub const MARKS_MAX: usize = 3;

/// Gathers what is known of cartons that travel together: their numbers in this order, the sellers
/// of the units in them, and how many these are.
pub fn carton_labels(
    cartons: impl IntoIterator<Item = (ContainerName, Option<Sscc>)>,
    manifest: &Manifest,
) -> Vec<Carton> {
    let cartons: Vec<_> = cartons.into_iter().collect();
    let all = u32::try_from(cartons.len()).unwrap_or(u32::MAX);
    let numbered = (1..=all).zip(cartons);
    numbered
        .map(|(number, (name, sscc))| carton_label(name, Some((number, all)), sscc, manifest))
        .collect()
}

/// Gathers what is known of one carton whose number among those that travel with it is told.
pub fn carton_label(
    name: ContainerName,
    number: Option<(u32, u32)>,
    sscc: Option<Sscc>,
    manifest: &Manifest,
) -> Carton {
    Carton {
        number,
        marks: marks_of(&name, manifest),
        name,
        sscc,
    }
}

fn marks_of(name: &ContainerName, manifest: &Manifest) -> Vec<String> {
    let inside = || {
        manifest
            .lines
            .iter()
            .filter(|line| line.unit.container == *name)
    };
    let sellers: BTreeSet<String> = inside()
        .filter_map(|line| line.unit.inspection.seller.as_ref())
        .map(ToString::to_string)
        .collect();
    let units = inside().count();
    let mut marks: Vec<String> = Vec::new();
    if !sellers.is_empty() {
        marks.push(sellers.into_iter().collect::<Vec<_>>().join(" · "));
    }
    if units > 0 {
        marks.push(format!("{units} PCS"));
    }
    marks
}

/// Makes a label for each carton.
pub(super) fn labels(cartons: &[Carton], words: BothWords<'_>) -> Result<Vec<Label>, PrintError> {
    cartons.iter().map(|carton| label(carton, words)).collect()
}

fn label(carton: &Carton, words: BothWords<'_>) -> Result<Label, PrintError> {
    let mut marks = Vec::new();
    if let Some(decision) = carton.name.kind().spec().decision {
        let [english, chinese] = words.both(&Message::decision(decision));
        marks.push(middle(english, 28.0, 22.0));
        marks.push(middle(chinese, 56.0, 24.0));
    }
    for (index, mark) in (0_u8..).zip(carton.marks.iter().take(MARKS_MAX)) {
        marks.push(middle(mark.clone(), 82.0 + 20.0 * f32::from(index), 16.0));
    }
    if let Some((number, of)) = carton.number {
        let word = words.line(&Message::term("print", "carton_number"));
        marks.push(middle(word, 150.0, 11.0));
        marks.push(middle(format!("{number} / {of}"), 200.0, 50.0));
    }
    marks.push(middle(carton.name.as_str().to_owned(), 240.0, 30.0));
    let printed = carton.name.printed();
    let own = Area {
        x: 0.0,
        y: 250.0,
        width: WIDTH,
        height: 50.0,
    };
    marks.push(Mark::Bars(Bars::within(&printed, own)?));
    marks.push(middle(printed, 312.0, 9.0));
    if let Some(sscc) = &carton.sscc {
        let area = Area {
            x: 0.0,
            y: 324.0,
            width: WIDTH,
            height: 84.0,
        };
        let digits = sscc.digits();
        marks.push(Mark::Bars(Bars::gs1_within(&format!("00{digits}"), area)?));
        marks.push(middle(format!("(00) {digits}"), 424.0, 12.0));
    }
    Ok(Label {
        width: WIDTH,
        height: HEIGHT,
        marks,
    })
}

fn middle(text: String, base: f32, size: f32) -> Mark {
    Text::middle(text, WIDTH / 2.0, WIDTH - 2.0 * EDGE, (base, size))
}
