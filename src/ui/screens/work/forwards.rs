//! Forwards that wait, labelled, for their carrier: the one that is due first on top.

use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::backlog::age;
use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::claims::ends_in;
use super::waiting::beside;
use crate::domain::limits::{LEFT_REASON_MAX, PAGE_ROWS};
use crate::ledger::query::claims::moment;
use crate::ledger::rows::ForwardRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};

const FORWARDS: [Column<ForwardRow>; 7] = [
    words(
        || DeskMsg::ColForwardDue,
        104.0,
        0,
        |seen, row| {
            let due = row.made.due;
            Cell::moment(ends_in(seen, due), due.to_string(), moment(due))
        },
    ),
    words(
        || DeskMsg::ColForwardNumber,
        180.0,
        0,
        |_, row| Cell::words(row.made.number.as_str()),
    ),
    words(
        || DeskMsg::ColForwardTo,
        176.0,
        1,
        |seen, row| Cell::words(seen.term("forward-to", row.made.to.code())),
    ),
    counts(
        || DeskMsg::ColUnits,
        64.0,
        2,
        |_, row| Cell::count(u32::try_from(row.made.units.len()).unwrap_or(u32::MAX)),
    ),
    words(
        || DeskMsg::ColSeller,
        72.0,
        2,
        |_, row| Cell::maybe(row.made.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColForwardOwner,
        84.0,
        1,
        |_, row| Cell::words(row.made.owner.as_str()),
    ),
    words(
        || DeskMsg::ColAge,
        102.0,
        3,
        |seen, row| {
            let at = row.made_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
];
/// The place of the number among the columns.
const NUMBER: usize = 1;

const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::ForwardsNone,
    how: || DeskMsg::ForwardsNoneHow,
};

/// Draws the forwards that wait; gives the one that is chosen.
pub(in crate::ui::screens) fn table(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    name: ListName,
    intents: &mut Vec<Intent>,
) {
    let query = Query::Forwards;
    intents.push(Intent::Ask(View::Forwards, Box::new(query.clone())));
    let answer = seen.answered(View::Forwards, &query);
    let rows: Vec<&ForwardRow> = match answer.map(Arc::as_ref) {
        Some(Answer::Forwards(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    let list = List {
        name,
        label: DeskMsg::ForwardsList,
        columns: &FORWARDS,
        grows: NUMBER,
        rows: &rows,
        key: |_, row: &ForwardRow| RowKey::Name(row.made.number.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            Some(_) if rows.len() < PAGE_ROWS => Whole::All,
            Some(_) => Whole::Cut,
            None => Whole::Loading,
        },
        empty: NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
}

/// What is kept of the queue.
#[derive(Default)]
pub struct Draft {
    /// The table.
    pub table: table::Draft,
    /// Why the chosen one does not go.
    pub why: String,
}

/// Draws the queue with the chosen forward beside it.
pub(super) fn forwards_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let answer = seen.answered(View::Forwards, &Query::Forwards);
    let rows: &[ForwardRow] = match answer.map(Arc::as_ref) {
        Some(Answer::Forwards(rows)) => rows,
        Some(_) | None => &[],
    };
    let place = draft.table.selected_rows().first().copied();
    if let Some(row) = place.and_then(|place| rows.get(place)) {
        beside(ui, |ui| chosen_ui(ui, seen, &mut draft.why, row, intents));
    }
    table(ui, seen, &mut draft.table, ListName::Forwards, intents);
}

fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    why: &mut String,
    row: &ForwardRow,
    intents: &mut Vec<Intent>,
) {
    let made = &row.made;
    let units = u32::try_from(made.units.len()).unwrap_or(u32::MAX);
    let number = made.number.to_string();
    let head = RichText::new(seen.say(LeavingMsg::ForwardHead { number }));
    ui.add(Label::new(head.size(size::STRONG).strong()).wrap());
    let of = match &made.seller {
        Some(seller) => LeavingMsg::ForwardOf {
            seller: seller.clone(),
            units,
        },
        None => LeavingMsg::ForwardLost { units },
    };
    let due = LeavingMsg::ForwardDue {
        day: made.due,
        owner: made.owner.clone(),
    };
    let to = seen.term("forward-to", made.to.code());
    let since = LeavingMsg::ForwardSince { at: row.made_at };
    let carrier = made.carrier.as_ref().map(|code| seen.term("carrier", code));
    let weight = made.weight.map(|weight| seen.words.weight(weight));
    let told = [Some(to), carrier, weight];
    let told: Vec<String> = told.into_iter().flatten().collect();
    for line in [
        told.join(" · "),
        seen.say(of),
        seen.say(due),
        seen.say(since),
    ] {
        ui.add(Label::new(line).wrap());
    }
    let next = RichText::new(seen.say(LeavingMsg::ForwardNext)).color(seen.theme.text_muted);
    ui.add(Label::new(next).wrap());
    ui.add_space(space(2));
    if seen.face.person.is_none() {
        let nobody = RichText::new(seen.say(LeavingMsg::Nobody)).color(seen.theme.stop_text);
        ui.add(Label::new(nobody).wrap());
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(LeavingMsg::CancelWhy));
        let field = TextEdit::singleline(why)
            .char_limit(LEFT_REASON_MAX)
            .desired_width(space(60));
        ui.add(field).labelled_by(label.id);
    });
    let reason = why.trim().to_owned();
    if reason.is_empty() {
        ui.add_enabled(false, Button::new(seen.say(LeavingMsg::CancelWants)));
    } else if ui.button(seen.say(LeavingMsg::Cancel)).clicked() {
        intents.push(Intent::Command(Box::new(Command::CancelForward {
            number: made.number.clone(),
            reason,
        })));
        why.clear();
    }
}
