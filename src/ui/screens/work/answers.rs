//! Whether today's answers were read: a default waits for it.

use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::judge::person;
use crate::ledger::fact::ReadAnswers;
use crate::ledger::judging::may_judge;
use crate::ledger::rows::AnswersReadRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{Job, JobState, View};
use crate::text::MailMsg;

/// What is known of today's answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// They were read.
    Read,
    /// They were not, or it is not known yet.
    Unread,
}

/// Says whether today's answers were read, and lets them be.
pub(super) fn answers_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) -> Answers {
    let today = seen.zone.day(seen.now);
    let query = Query::AnswersRead(today);
    intents.push(Intent::Ask(View::WorkAnswers, Box::new(query.clone())));
    // Who may say that nothing came.
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let Some(Answer::AnswersRead(row)) = seen.answered(View::WorkAnswers, &query).map(Arc::as_ref)
    else {
        return Answers::Unread;
    };
    let text = row.as_deref().map_or(MailMsg::AnswersUnread, told);
    let text = RichText::new(seen.say(text));
    let color = match row {
        Some(_) => seen.theme.text_muted,
        None => seen.theme.stop_text,
    };
    ui.add(Label::new(text.color(color)).wrap());
    let reads = |job: &Job| matches!(job, Job::ReadAnswers { .. });
    let mut jobs = seen.jobs.iter().filter(|view| reads(&view.job));
    let at_work = jobs.any(|view| matches!(view.state, JobState::Running { .. }));
    ui.horizontal_wrapped(|ui| {
        let read = Button::new(seen.say(MailMsg::ReadAnswers));
        if ui.add_enabled(!at_work, read).clicked() {
            intents.push(Intent::PickAnswers);
        }
        if row.is_some() {
            return;
        }
        // That nothing came is a supervisor's word.
        let none = Button::new(seen.say(MailMsg::NothingCame));
        let may = may_judge(person(seen)).is_ok() && !at_work;
        if ui.add_enabled(may, none).clicked() {
            intents.push(Intent::Command(Box::new(Command::ReadAnswers(
                ReadAnswers::nothing_on(today),
            ))));
        }
    });
    match row {
        Some(_) => Answers::Read,
        None => Answers::Unread,
    }
}

fn told(row: &AnswersReadRow) -> MailMsg {
    let at = row.at;
    match &row.read.folder {
        Some(folder) => MailMsg::AnswersRead {
            folder: folder.clone(),
            files: row.read.files,
            taken: row.read.taken,
            at,
        },
        None => MailMsg::AnswersNone {
            person: row
                .person
                .as_ref()
                .map_or_else(String::new, ToString::to_string),
            at,
        },
    }
}
