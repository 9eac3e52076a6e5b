//! Battery drums that are here, with the day by which each must have left.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::claims::ends_in;
use super::waiting::beside;
use crate::domain::time::Day;
use crate::ledger::query::Drum;
use crate::ledger::query::claims::moment;
use crate::ledger::{Answer, Query};
use crate::shell::leaving::drum_rules;
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size;

fn last(drum: &Drum) -> Option<Day> {
    drum.first.map(|(_, day)| drum_rules().last_day(day))
}

const DRUMS: [Column<Drum>; 4] = [
    words(
        || DeskMsg::ColDrumLast,
        130.0,
        0,
        |seen, drum| match last(drum) {
            Some(day) => Cell::moment(ends_in(seen, day), day.to_string(), moment(day)),
            None => Cell::words(seen.say(LeavingMsg::DrumEmpty)),
        },
    ),
    words(
        || DeskMsg::ColContainer,
        110.0,
        0,
        |_, drum| Cell::words(drum.row.container.as_str()),
    ),
    counts(
        || DeskMsg::ColUnits,
        80.0,
        1,
        |_, drum| Cell::count(drum.units),
    ),
    words(
        || DeskMsg::ColDrumFirst,
        120.0,
        1,
        |_, drum| Cell::maybe(drum.first.map(|(_, day)| day)),
    ),
];
/// The place of the name among the columns.
const NAME: usize = 1;

const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::DrumsNone,
    how: || DeskMsg::DrumsNoneHow,
};

/// Draws the drums with what is to be done with the chosen one.
pub(super) fn drums_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    intents: &mut Vec<Intent>,
) {
    let query = Query::Drums;
    intents.push(Intent::Ask(View::Drums, Box::new(query.clone())));
    let answer = seen.answered(View::Drums, &query);
    let rows: Vec<&Drum> = match answer.map(Arc::as_ref) {
        Some(Answer::Drums(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let place = draft.selected_rows().first().copied();
    if let Some(drum) = place.and_then(|place| rows.get(place)) {
        beside(ui, |ui| chosen_ui(ui, seen, drum));
    }
    let list = List {
        name: ListName::Drums,
        label: DeskMsg::DrumsList,
        columns: &DRUMS,
        grows: NAME,
        rows: &rows,
        key: |_, drum: &Drum| RowKey::Name(drum.row.container.as_str().to_owned()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: Whole::All,
        empty: NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
}

fn chosen_ui(ui: &mut Ui, seen: &Seen, drum: &Drum) {
    let container = drum.row.container.clone();
    let head = RichText::new(seen.say(LeavingMsg::DrumHead { container }));
    ui.add(Label::new(head.size(size::STRONG).strong()).wrap());
    if let (Some((_, day)), Some(last)) = (drum.first, last(drum)) {
        let since = seen.say(LeavingMsg::DrumSince { day, last });
        ui.add(Label::new(since).wrap());
        let source = RichText::new(&drum_rules().source).color(seen.theme.text_muted);
        ui.add(Label::new(source).wrap());
    }
    let next = RichText::new(seen.say(LeavingMsg::DrumNext)).color(seen.theme.text_muted);
    ui.add(Label::new(next).wrap());
}
