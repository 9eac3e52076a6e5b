//! Seller mail: who was sent a workbook, who has answered, and who is silent; workbooks made and taken.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::backlog::age;
use super::super::export::{job_state_ui, strip};
use super::super::table::column::{counts, words};
use super::super::table::{self, Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen, joined};
use super::answers::answers_ui;
use super::waiting::beside;
use crate::domain::time::UtcMs;
use crate::ledger::chatting::{Answered, ChatAnswers, OutboxRow};
use crate::ledger::mailing::RowEnd;
use crate::ledger::{Answer, Query};
use crate::shell::mail::{ReadFolder, TakenWorkbook, folder_told, told};
use crate::shell::view::{Job, JobState, JobView, ListName, View};
use crate::text::{DeskMsg, MailMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::BannerState;

/// The folder within the offered one into which workbooks go.
const FOLDER: &str = "mail";
/// Rows of a filled workbook that are named beside the list.
const NAMED_MAX: usize = 40;

const OUTBOX: [Column<OutboxRow>; 8] = [
    words(
        || DeskMsg::ColSeller,
        64.0,
        0,
        |_, row| Cell::words(row.mail.made.seller.as_str()),
    ),
    words(
        || DeskMsg::MailColState,
        92.0,
        0,
        |seen, row| Cell::words(seen.say(state(seen, row))),
    ),
    words(
        || DeskMsg::MailColMade,
        94.0,
        1,
        |seen, row| {
            let at = row.mail.made_at;
            Cell::moment(age(seen, at), seen.words.moment(at), at)
        },
    ),
    counts(
        || DeskMsg::MailColQuestions,
        60.0,
        1,
        |_, row| Cell::count(row.mail.made.rows),
    ),
    words(
        || DeskMsg::MailColBack,
        110.0,
        0,
        |seen, row| {
            back(seen, row).map_or_else(
                || Cell::words(""),
                |(text, at)| Cell::moment(text, seen.words.moment(at), at),
            )
        },
    ),
    words(
        || DeskMsg::MailColChat,
        150.0,
        0,
        |seen, row| {
            row.chat.as_ref().map_or_else(
                || Cell::words(""),
                |chat| {
                    let whole = seen.say(MailMsg::ChatWhole {
                        who: chat.who.clone(),
                        labels: chat.labels,
                        waits: chat.waits,
                        at: chat.at,
                    });
                    Cell::moment(chatted(seen, chat), whole, chat.at)
                },
            )
        },
    ),
    words(
        || DeskMsg::MailColDue,
        150.0,
        1,
        |seen, row| Cell::words(seen.words.moment(row.mail.made.answer_by)),
    ),
    words(
        || DeskMsg::MailColFile,
        180.0,
        2,
        |_, row| Cell::words(row.mail.made.file_name.as_str()),
    ),
];
/// The place of the file among the columns.
const FILE: usize = 7;

const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::MailOutboxNone,
    how: || DeskMsg::MailOutboxHow,
};

fn state(seen: &Seen, row: &OutboxRow) -> DeskMsg {
    match row.answered() {
        Answered::Whole => DeskMsg::MailStateAnswered,
        Answered::Partly => DeskMsg::MailStatePartly,
        Answered::Not if seen.now > row.mail.made.answer_by => DeskMsg::MailStateLate,
        Answered::Not => DeskMsg::MailStateSilent,
    }
}

/// Says what the newest filled workbook answered, and when it was taken.
fn back(seen: &Seen, row: &OutboxRow) -> Option<(String, UtcMs)> {
    let newest = row.mail.filled.iter().max_by_key(|file| file.taken_at)?;
    let rows = newest.rows.applied + newest.rows.unchanged;
    let age = age(seen, newest.taken_at);
    Some((seen.say(MailMsg::Back { rows, age }), newest.taken_at))
}

/// Says who answered in a chat, for how many labels, and when.
fn chatted(seen: &Seen, chat: &ChatAnswers) -> String {
    seen.say(MailMsg::Chat {
        labels: chat.labels,
        who: chat.who.clone(),
        age: age(seen, chat.at),
    })
}

/// Ranks a seller: who has not answered first, then who has not answered for all.
fn rank(row: &OutboxRow) -> u8 {
    match row.answered() {
        Answered::Not => 0,
        Answered::Partly => 1,
        Answered::Whole => 2,
    }
}

/// Draws the newest workbook of each seller, those that have not answered first.
pub(super) fn outbox_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut table::Draft,
    intents: &mut Vec<Intent>,
) {
    let query = Query::Outbox;
    intents.push(Intent::Ask(View::WorkMail, Box::new(query.clone())));
    let answer = seen.answered(View::WorkMail, &query);
    let mut rows: Vec<&OutboxRow> = match answer.map(Arc::as_ref) {
        Some(Answer::Outbox(rows)) => rows.iter().collect(),
        Some(_) | None => Vec::new(),
    };
    rows.sort_by_key(|row| (rank(row), row.mail.made.answer_by));
    beside(ui, |ui| doing_ui(ui, seen, intents));
    let list = List {
        name: ListName::WorkMail,
        label: DeskMsg::MailOutbox,
        columns: &OUTBOX,
        grows: FILE,
        rows: &rows,
        key: |_, row: &OutboxRow| RowKey::Name(row.mail.made.seller.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: if answer.is_some() {
            Whole::All
        } else {
            Whole::Loading
        },
        empty: NONE,
    };
    table_ui(ui, seen, draft, &list, intents);
}

/// Draws what may be done, and what came of it last.
fn doing_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let title = RichText::new(seen.say(DeskMsg::MailOutbox));
    ui.label(title.size(size::STRONG).strong());
    let how = RichText::new(seen.say(DeskMsg::MailOutboxHow));
    ui.add(Label::new(how.color(seen.theme.text_muted)).wrap());
    answers_ui(ui, seen, intents);
    let newest = seen.jobs.iter().find(|view| is_mail(view));
    let at_work = newest.is_some_and(|view| matches!(view.state, JobState::Running { .. }));
    ui.horizontal_wrapped(|ui| {
        let make = Button::new(seen.say(DeskMsg::MailMakeBooks));
        if ui.add_enabled(!at_work, make).clicked() {
            intents.push(Intent::Start(Job::MakeMail {
                seller: None,
                folder: folder(seen),
            }));
        }
        let take = Button::new(seen.say(DeskMsg::MailTakeBooks));
        if ui.add_enabled(!at_work, take).clicked() {
            intents.push(Intent::PickMail);
        }
    });
    let Some(view) = newest else { return };
    match &view.state {
        JobState::MailMade(made) => {
            let count = u32::try_from(made.len()).unwrap_or(u32::MAX);
            let folder = folder(seen).display().to_string();
            let text = seen.say(DeskMsg::MailMadeMany { count, folder });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
        }
        JobState::MailTaken(taken) => taken_ui(ui, seen, taken),
        JobState::AnswersRead(read) => folder_ui(ui, seen, read),
        JobState::Running { .. }
        | JobState::Previewed(_)
        | JobState::Imported(_)
        | JobState::Written(_)
        | JobState::SetWritten(_)
        | JobState::HandedOver
        | JobState::SellerTaken(_)
        | JobState::ChecklistTaken(_)
        | JobState::Purged(_)
        | JobState::SaidKept(_)
        | JobState::ProceedsTaken(_)
        | JobState::GoodsTaken(_)
        | JobState::Proposed(_)
        | JobState::TemplateTaken(_)
        | JobState::SheetRead(_)
        | JobState::FreightTaken(_)
        | JobState::FileTaken(_)
        | JobState::Failed(_)
        | JobState::Cancelled => {
            job_state_ui(ui, seen, &seen.say(DeskMsg::MailOutbox), view, intents);
        }
    }
}

fn folder(seen: &Seen) -> PathBuf {
    joined(&seen.folder, FOLDER)
}

fn is_mail(view: &JobView) -> bool {
    matches!(
        view.job.as_ref(),
        Job::MakeMail { .. } | Job::TakeMail { .. } | Job::ReadAnswers { .. }
    )
}

/// Says what came of a folder of answers, file by file.
fn folder_ui(ui: &mut Ui, seen: &Seen, read: &ReadFolder) {
    ui.add(Label::new(RichText::new(seen.words.say(&folder_told(read))).strong()).wrap());
    for (_, end) in read.files.iter().take(NAMED_MAX) {
        match end {
            Ok(taken) => taken_ui(ui, seen, taken),
            Err(refused) => {
                let text = seen.words.say(refused);
                ui.add(Label::new(RichText::new(text).color(seen.theme.stop_text)).wrap());
            }
        }
    }
}

/// Says what came of a filled workbook: its counts, and each row that was not taken, with its reason.
fn taken_ui(ui: &mut Ui, seen: &Seen, taken: &TakenWorkbook) {
    if let Some(at) = taken.before {
        let name = taken.file_name.clone();
        let text = seen.say(MailMsg::FileTakenBefore { name, at });
        ui.add(Label::new(text).wrap());
        return;
    }
    let name = taken.file_name.clone();
    let seller = taken.seller.clone();
    let text = RichText::new(seen.say(MailMsg::Taken { name, seller })).strong();
    ui.add(Label::new(text).wrap());
    let counts = taken.counts;
    let text = seen.say(MailMsg::TakenCounts {
        applied: counts.applied,
        unchanged: counts.unchanged,
        unanswered: counts.unanswered,
        refused: counts.refused,
    });
    ui.add(Label::new(text).wrap());
    let refused = taken
        .rows
        .iter()
        .filter(|row| matches!(row.end, RowEnd::Refused(_)));
    for row in refused.take(NAMED_MAX) {
        let said = seen.words.say(&told(&row.end));
        let text = RichText::new(format!("{} {}: {said}", row.number, row.id));
        ui.add(Label::new(text.color(seen.theme.stop_text)).wrap());
    }
    let noted = taken.rows.iter().filter(|row| !row.note.is_empty());
    for row in noted.take(NAMED_MAX) {
        let text = RichText::new(format!("{}: {}", row.id, row.note));
        ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
    }
}
