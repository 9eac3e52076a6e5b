//! The sign-off of a day: what is open, the figures as signed and as they are now, the journal's head, and what came later.

use eframe::egui::{Button, Grid, Label, RichText, ScrollArea, TextEdit, Ui};

use super::super::export::{self, Format, Offer, Ready, export_ui, job_ui};
use super::super::work::judge::person;
use super::super::work::moving::newest_notice;
use super::super::{Intent, SaveFor, Seen};
use crate::domain::limits::{CORRECTION_REASON_MAX, DAY_NOTE_MAX};
use crate::domain::time::Day;
use crate::ledger::closing::compared;
use crate::ledger::command::DayCommand;
use crate::ledger::judging::may_judge;
use crate::ledger::query::DayView;
use crate::ledger::rows::DayRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::correcting::open_points;
use crate::shell::journal::{figure, grouped, queue, told};
use crate::shell::view::{Job, JobView, View};
use crate::text::{DayMsg, DeskMsg, Message, ReviewMsg};
use crate::ui::theme::size::{self, space};

const FORMATS: [Format; 1] = [Format {
    code: "pdf",
    label: || DeskMsg::SignOffPaper,
}];

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// What the next shift should know.
    pub note: String,
    /// Why the day is opened again.
    pub reason: String,
    /// Where the paper is written.
    pub export: export::Draft,
    /// The newest notice when something was asked to be written, and how often the day was signed then.
    sent: Option<(Option<u64>, Day, u32, bool)>,
}

fn muted(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn head(ui: &mut Ui, seen: &Seen, said: DayMsg) {
    ui.add_space(space(1));
    ui.label(RichText::new(seen.say(said)).size(size::STRONG).strong());
}

/// Draws the sign-off into all of `ui`.
pub(super) fn closing_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (day, today): (Day, Day),
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let query = Query::Day(day, open_points(seen.now, today));
    intents.push(Intent::Ask(View::Day, Box::new(query)));
    // The minute passes while the answer is on its way: that of the minute before is shown.
    let answer = seen.answers.get(&View::Day);
    let view = match answer.map(|(asked, answer)| (asked, &**answer)) {
        Some((Query::Day(of, _), Answer::Day(view))) if *of == day => view,
        Some(_) | None => {
            muted(ui, seen, DeskMsg::Counting);
            return;
        }
    };
    ScrollArea::vertical()
        .id_salt("sign-off")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let title = seen.say(DayMsg::Head { day });
            ui.label(RichText::new(title).size(size::TITLE).strong());
            standing_ui(ui, seen, view);
            act_ui(ui, seen, draft, view, today, intents);
            ui.columns(2, |columns| {
                if let [left, right] = columns {
                    figures_ui(left, seen, view);
                    open_ui(right, seen, view);
                }
            });
            later_ui(ui, seen, view);
        });
}

fn name(seen: &Seen, person: Option<&crate::domain::codes::PersonCode>) -> String {
    person.map_or_else(|| seen.say(ReviewMsg::ByTheProgram), ToString::to_string)
}

/// Draws who signed it, and the journal's head that stands on its paper.
fn standing_ui(ui: &mut Ui, seen: &Seen, view: &DayView) {
    let Some(row) = &view.row else {
        muted(ui, seen, DayMsg::NotSigned);
        return;
    };
    let person = name(seen, row.person.as_ref());
    let signed = seen.say(DayMsg::Signed { person, at: row.at });
    ui.add(Label::new(RichText::new(signed).strong()).wrap());
    if row.times > 1 {
        muted(ui, seen, DayMsg::SignedTimes { times: row.times });
    }
    if let Some(reopened) = &row.reopened {
        let said = seen.say(DayMsg::OpenedAgain {
            person: name(seen, reopened.person.as_ref()),
            at: reopened.at,
            reason: reopened.reason.clone(),
        });
        ui.add(Label::new(RichText::new(said).color(seen.theme.stop_text)).wrap());
    }
    if let Some(note) = &row.closed.note {
        let note = format!("{}: {note}", seen.say(DayMsg::Note));
        ui.add(Label::new(note).wrap());
    }
    let number = row.closed.head_seq.to_string();
    ui.label(seen.say(DayMsg::JournalHead { number }));
    for line in grouped(&row.closed.head_hash.to_string()) {
        ui.label(RichText::new(line).monospace());
    }
    muted(ui, seen, DayMsg::HeadHow);
}

/// Draws what may be done: signing it off, or opening it again and printing it.
fn act_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    view: &DayView,
    today: Day,
    intents: &mut Vec<Intent>,
) {
    let row = view.row.as_ref();
    let is_closed = row.is_some_and(DayRow::is_closed);
    let times = row.map_or(0, |row| row.times);
    let now = (newest_notice(seen), view.day, times, is_closed);
    if row.is_some() {
        paper_ui(ui, seen, draft, view.day, intents);
    }
    if may_judge(person(seen)).is_err() {
        muted(ui, seen, DayMsg::NoSupervisor);
        return;
    }
    if draft.sent == Some(now) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    let command = if is_closed {
        reopen_ui(ui, seen, draft, view.day)
    } else {
        close_ui(ui, seen, draft, (view.day, today))
    };
    if let Some(command) = command {
        intents.push(Intent::Command(Box::new(Command::Day(command))));
        draft.note.clear();
        draft.reason.clear();
        draft.sent = Some(now);
    }
}

fn close_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (day, today): (Day, Day),
) -> Option<DayCommand> {
    let pressed = ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DayMsg::Note));
        let field = TextEdit::singleline(&mut draft.note)
            .hint_text(seen.say(DayMsg::NoteHint))
            .char_limit(DAY_NOTE_MAX)
            .desired_width(space(90));
        ui.add(field).labelled_by(label.id);
        let word = RichText::new(seen.say(DayMsg::Close { day })).color(seen.theme.accent.on);
        let button = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
        ui.add_enabled(day <= today, button).clicked()
    });
    muted(ui, seen, DayMsg::CloseHow);
    pressed.inner.then(|| DayCommand::Close {
        day,
        asked: open_points(seen.now, today),
        note: Some(draft.note.clone()),
    })
}

fn reopen_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, day: Day) -> Option<DayCommand> {
    let pressed = ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DayMsg::Reason));
        let field = TextEdit::singleline(&mut draft.reason)
            .hint_text(seen.say(DayMsg::ReopenReason))
            .char_limit(CORRECTION_REASON_MAX)
            .desired_width(space(90));
        ui.add(field).labelled_by(label.id);
        let ready = !draft.reason.trim().is_empty();
        let button = Button::new(seen.say(DayMsg::Reopen));
        ui.add_enabled(ready, button).clicked()
    });
    pressed.inner.then(|| DayCommand::Reopen {
        day,
        reason: draft.reason.clone(),
    })
}

fn paper_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, day: Day, intents: &mut Vec<Intent>) {
    let offer = Offer {
        name: &format!("sign-off-{day}"),
        formats: &FORMATS,
        of: SaveFor::SignOff,
        ready: Ready::Yes,
    };
    if let Some((_, path)) = export_ui(ui, seen, &mut draft.export, &offer, intents) {
        intents.push(Intent::Start(Job::ExportSignOff { day, path }));
    }
    let is_mine = |view: &JobView| matches!(view.job.as_ref(), Job::ExportSignOff { .. });
    job_ui(ui, seen, DeskMsg::SignOffDone, is_mine, intents);
}

/// Draws the figures as signed and as they are now; what differs stands out.
fn figures_ui(ui: &mut Ui, seen: &Seen, view: &DayView) {
    head(ui, seen, DayMsg::FiguresHead);
    let signed = view.row.as_ref().map(|row| &row.closed.figures);
    let nothing = std::collections::BTreeMap::new();
    Grid::new("figures of the day")
        .num_columns(3)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            muted(ui, seen, DayMsg::ColFigure);
            if signed.is_some() {
                muted(ui, seen, DayMsg::ColSigned);
            }
            muted(ui, seen, DayMsg::ColNow);
            ui.end_row();
            for one in compared(signed.unwrap_or(&nothing), &view.figures) {
                ui.label(seen.say(figure(&one.code)));
                if signed.is_some() {
                    ui.label(one.signed.to_string());
                }
                let now = RichText::new(one.now.to_string());
                let differs = signed.is_some() && one.signed != one.now;
                ui.label(if differs {
                    now.strong().color(seen.theme.stop_text)
                } else {
                    now
                });
                ui.end_row();
            }
        });
}

/// Draws what was open when the day was signed, or is open now.
fn open_ui(ui: &mut Ui, seen: &Seen, view: &DayView) {
    head(ui, seen, DayMsg::OpenHead);
    let signed = view.row.as_ref().filter(|row| row.is_closed());
    let open = signed.map_or(&view.open, |row| &row.closed.open);
    if open.is_empty() {
        muted(ui, seen, DayMsg::OpenNone);
        return;
    }
    Grid::new("open points of the day")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            for (code, count) in open {
                ui.label(seen.say(queue(code)));
                ui.label(count.to_string());
                ui.end_row();
            }
        });
    muted(ui, seen, DayMsg::OpenStays);
}

/// Draws what was written about the day after its sign-off, apart from the rest.
fn later_ui(ui: &mut Ui, seen: &Seen, view: &DayView) {
    if view.row.is_none() {
        return;
    }
    head(ui, seen, DayMsg::LaterHead);
    if view.later.is_empty() {
        muted(ui, seen, DayMsg::LaterNone);
    }
    for later in &view.later {
        let entry = &later.entry;
        let who = entry.person.clone();
        let who = who.unwrap_or_else(|| seen.say(ReviewMsg::ByTheProgram));
        let day = seen.zone.day(entry.at);
        let at = seen.words.clock(entry.at);
        let what = told(&entry.body, &seen.words);
        ui.add(Label::new(format!("{} · {what}", later.about)).wrap());
        let mark = format!("{day} {at} · {who} · #{}", entry.seq);
        ui.label(
            RichText::new(mark)
                .size(size::CAPTION)
                .color(seen.theme.text_muted),
        );
    }
    if view.more {
        muted(ui, seen, DayMsg::LaterMore);
    }
}
