//! Putting a parcel's record right: a match is taken back, two records become one parcel, or two again.

use eframe::egui::{Button, CollapsingHeader, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use super::holding::choice_ui;
use super::judge::person;
use super::pooling::{Sent, muted, stop};
use crate::domain::codes::ParcelTag;
use crate::domain::pool::MatchMistake;
use crate::ledger::judging::may_judge;
use crate::ledger::query::ParcelQueue;
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What is chosen and typed.
#[derive(Default)]
pub struct Draft {
    /// Why a match is wrong.
    pub reason: Option<MatchMistake>,
    /// The number of the record that stands.
    pub number: String,
    /// What was asked to be written.
    pub sent: Sent,
    /// Whether it stands unfolded before anybody pressed its head.
    pub is_open: bool,
}

/// Tells whether records of a queue are put right beside its list.
pub(super) fn is_mended(queue: ParcelQueue) -> bool {
    match queue {
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Over
        | ParcelQueue::Expired
        | ParcelQueue::Unknown => true,
        ParcelQueue::Evidence | ParcelQueue::Missing | ParcelQueue::LongOpen => false,
    }
}

/// Draws what a supervisor may put right about a parcel.
pub fn mending_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    let head = RichText::new(seen.say(DeskMsg::MendHead)).strong();
    CollapsingHeader::new(head)
        .id_salt("put the record right")
        .default_open(draft.is_open)
        .show(ui, |ui| form_ui(ui, seen, draft, row, intents));
}

fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    if may_judge(person(seen)).is_err() {
        muted(ui, seen, DeskMsg::MendNobody);
        ui.add_space(space(2));
        return;
    }
    if draft.sent.is_on_its_way(seen, &[row.parcel]) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    let command = if row.chosen.is_some() && row.state != ParcelState::Closed {
        unmatch_ui(ui, seen, draft, row)
    } else {
        None
    };
    if let Some(command) = command.or_else(|| merge_ui(ui, seen, draft, row, intents)) {
        intents.push(Intent::Command(Box::new(command)));
        *draft = Draft {
            sent: Sent::of(seen, &[row.parcel]),
            ..Draft::default()
        };
    }
    ui.add_space(space(2));
}

fn unmatch_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, row: &ParcelRow) -> Option<Command> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::UnmatchWhy));
        let all = MatchMistake::ALL.iter();
        let all = all.map(|of| (*of, seen.term("match-mistake", of.code()), true));
        let unset = seen.say(DeskMsg::UnmatchUnset);
        choice_ui(ui, ("mistake", label.id), &mut draft.reason, all, &unset);
        let button = Button::new(seen.say(DeskMsg::UnmatchDo));
        let clicked = ui.add_enabled(draft.reason.is_some(), button).clicked();
        pressed = draft.reason.filter(|_| clicked);
    });
    pressed.map(|reason| Command::UnmatchParcel {
        parcel: row.parcel,
        reason,
    })
}

fn merge_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) -> Option<Command> {
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::MergeInto));
        let field = TextEdit::singleline(&mut draft.number)
            .hint_text(seen.say(DeskMsg::MergeHint))
            .desired_width(space(40));
        ui.add(field).labelled_by(label.id);
    });
    let number = ParcelTag::parse(&draft.number.trim().to_uppercase());
    let found = number.and_then(|number| {
        let query = Query::Parcel(number);
        intents.push(Intent::Ask(View::MergeTarget, Box::new(query.clone())));
        match seen.answer(View::MergeTarget, &query) {
            Some(Answer::Parcel(found)) => Some(found.as_deref()),
            Some(_) | None => None,
        }
    });
    match found {
        Some(Some(stands)) => {
            let word = seen.say(DeskMsg::MergeDo {
                number: stands.number.clone(),
            });
            if ui.add(Button::new(word).wrap()).clicked() {
                command = Some(Command::MergeParcel {
                    parcel: row.parcel,
                    into: stands.parcel,
                });
            }
            let state = super::super::review::pooled::state(seen, stands);
            ui.add(Label::new(RichText::new(state).color(seen.theme.text_muted)).wrap());
        }
        Some(None) => stop(ui, seen, DeskMsg::MergeUnknown),
        None => {
            ui.add_enabled(false, Button::new(seen.say(DeskMsg::MergeWants)).wrap());
        }
    }
    muted(ui, seen, DeskMsg::MergeHow);
    command
}
