//! Everything that happened to a unit or a parcel, on pages in both languages; what a later word replaced says by whom.

use super::document::{Document, Flow, FlowColumn, FlowTable, flowed};
use super::sheet::Align;
use super::signoff::Both;
use super::{PrintError, pdf};
use crate::domain::time::Zone;
use crate::exchange::told::told;
use crate::ledger::query::{Timeline, TimelineEntry, Undone};
use crate::ledger::superseding::{reason, superseded};
use crate::text::{CorrectMsg, DayMsg, Message, ReviewMsg};

/// Draws the pages and gives the file's bytes. The same life gives the same bytes.
///
/// # Errors
/// Says which text cannot be drawn.
pub fn life_pdf(timeline: &Timeline, zone: Zone) -> Result<Vec<u8>, PrintError> {
    pdf::bytes(&flowed(&document(timeline, zone))?)
}

fn document(timeline: &Timeline, zone: Zone) -> Document {
    let both = Both::at(zone);
    let unit = timeline.unit.as_ref();
    let parcel = timeline.parcel.as_ref();
    let name = unit
        .map(|unit| unit.inspection.tag.to_string())
        .or_else(|| parcel.map(|parcel| parcel.number.to_string()))
        .unwrap_or_default();
    let mut lines = Vec::new();
    let mut line = |name: Message, value: String| lines.push((both.say(name), value));
    if let Some(unit) = unit {
        let grade = unit.inspection.grade;
        let grade = grade.map_or(Message::Term("grade-none".to_owned()), Message::grade);
        line(CorrectMsg::WrongGrade.into(), both.say(grade));
        if let Some(decision) = unit.decision() {
            line(
                CorrectMsg::WrongDecision.into(),
                both.say(Message::decision(decision)),
            );
        }
        line(
            crate::text::DeskMsg::ColContainer.into(),
            unit.container.to_string(),
        );
    }
    Document {
        title: format!("{} {name}", both.say(DayMsg::Life)),
        running: name,
        mark: None,
        parts: vec![Flow::Lines(lines), Flow::Table(table(timeline, &both))],
    }
}

fn table(timeline: &Timeline, both: &Both) -> FlowTable {
    let column = |head: DayMsg, share| FlowColumn {
        heads: both.pair(head),
        share,
        align: Align::Left,
    };
    let replaced = superseded(&timeline.entries);
    let rows = timeline.entries.iter().enumerate().map(|(place, entry)| {
        let by = replaced.get(&place);
        let mut later = by
            .into_iter()
            .flat_map(|by| [by.grade, by.decision])
            .flatten();
        let later = later.find_map(|place| timeline.entries.get(place));
        row(both, entry, later)
    });
    FlowTable {
        columns: vec![
            column(DayMsg::ColNumber, 9),
            column(DayMsg::ColWhen, 20),
            column(DayMsg::Person, 12),
            column(DayMsg::ColWhat, 80),
        ],
        rows: rows.collect(),
        totals: Vec::new(),
    }
}

fn row(both: &Both, entry: &TimelineEntry, later: Option<&TimelineEntry>) -> Vec<String> {
    let by = |entry: &TimelineEntry| {
        let nobody = || both.say(ReviewMsg::ByTheProgram);
        entry.person.clone().unwrap_or_else(nobody)
    };
    let [english, chinese] = both.each().map(|words| told(&entry.body, words));
    let mut what = format!("{english} / {chinese}");
    if entry.undone == Undone::Yes {
        what = format!("[{}] {what}", both.say(ReviewMsg::TakenBack));
    }
    if let Some(later) = later {
        let person = by(later);
        let said = match reason(&later.body) {
            Some(reason) => CorrectMsg::SupersededWhy {
                person,
                reason: reason.to_owned(),
            },
            None => CorrectMsg::Superseded { person },
        };
        what = format!("[{}] {what}", both.say(said));
    }
    vec![
        entry.seq.to_string(),
        both.first().moment(entry.at),
        by(entry),
        what,
    ]
}
