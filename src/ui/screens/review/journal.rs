//! The journal as a readable list: who, when, what, narrowed by person, kind and days; who changed which rule, and when.

use eframe::egui::{Button, ComboBox, Label, RichText, ScrollArea, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::PersonCode;
use crate::domain::time::Day;
use crate::ledger::query::{AuditAsked, AuditPage, AuditRow, AuditWhat, SETTINGS};
use crate::ledger::{Answer, Kind, Query};
use crate::shell::journal::told;
use crate::shell::view::View;
use crate::text::{DayMsg, DeskMsg, Message, ReviewMsg};
use crate::ui::theme::size::{self, space};

/// What narrows the list, and what of it was read so far.
#[derive(Default)]
pub struct Draft {
    /// What is listed.
    pub asked: AuditAsked,
    /// The first day as it is typed.
    pub first: String,
    /// The last day as it is typed.
    pub last: String,
    /// Before which number the page that is shown begins.
    before: Option<u64>,
}

impl Draft {
    fn narrow(&mut self, change: impl FnOnce(&mut AuditAsked)) {
        let before = self.asked.clone();
        change(&mut self.asked);
        if self.asked != before {
            self.before = None;
        }
    }
}

fn muted(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// Draws the list into all of `ui`.
pub(super) fn journal_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    muted(ui, seen, DayMsg::JournalHow);
    ui.horizontal_wrapped(|ui| {
        person_ui(ui, seen, draft);
        what_ui(ui, seen, draft);
        days_ui(ui, seen, draft);
    });
    let query = Query::Audit(draft.asked.clone(), draft.before);
    intents.push(Intent::Ask(View::Audit, Box::new(query.clone())));
    let Some(Answer::Audit(page)) = seen.answer(View::Audit, &query) else {
        muted(ui, seen, DeskMsg::Counting);
        return;
    };
    ScrollArea::vertical()
        .id_salt("journal")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for row in &page.rows {
                row_ui(ui, seen, row);
            }
            end_ui(ui, seen, draft, page);
        });
}

fn person_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let people = match seen.answer(View::People, &Query::People) {
        Some(Answer::People(people)) => people.as_slice(),
        Some(_) | None => &[],
    };
    let named = |person: &PersonCode| {
        let row = people.iter().find(|row| row.person == *person);
        row.map_or_else(
            || person.to_string(),
            |row| format!("{person} · {}", row.name),
        )
    };
    let label = ui.label(seen.say(DayMsg::Person));
    let shown = draft.asked.person.as_ref().map(named);
    let mut chosen = draft.asked.person.clone();
    let everybody = seen.say(DayMsg::Everybody);
    ComboBox::from_id_salt("journal person")
        .selected_text(shown.unwrap_or_else(|| everybody.clone()))
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut chosen, None, everybody);
            for row in people {
                let word = named(&row.person);
                ui.selectable_value(&mut chosen, Some(row.person.clone()), word);
            }
        })
        .response
        .labelled_by(label.id);
    draft.narrow(|asked| asked.person = chosen);
}

fn what_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let word = |what: AuditWhat| match what {
        AuditWhat::All => seen.say(DayMsg::Everything),
        AuditWhat::Settings => seen.say(DayMsg::Settings),
        AuditWhat::Kind(kind) => seen.words.say(&Message::kind(kind.code())),
    };
    let label = ui.label(seen.say(DayMsg::ColWhat));
    let mut chosen = draft.asked.what;
    ComboBox::from_id_salt("journal what")
        .selected_text(word(chosen))
        .width(space(50))
        .show_ui(ui, |ui| {
            let kinds = Kind::ALL.iter().copied().map(AuditWhat::Kind);
            for what in [AuditWhat::All, AuditWhat::Settings]
                .into_iter()
                .chain(kinds)
            {
                ui.selectable_value(&mut chosen, what, word(what));
            }
        })
        .response
        .labelled_by(label.id);
    draft.narrow(|asked| asked.what = chosen);
}

fn days_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let label = ui.label(seen.say(DayMsg::From));
    let field = TextEdit::singleline(&mut draft.first).desired_width(space(26));
    ui.add(field).labelled_by(label.id);
    let label = ui.label(seen.say(DayMsg::To));
    let field = TextEdit::singleline(&mut draft.last).desired_width(space(26));
    ui.add(field).labelled_by(label.id);
    let (first, last) = (draft.first.trim().to_owned(), draft.last.trim().to_owned());
    let is_wrong = |text: &str| !text.is_empty() && Day::parse(text).is_none();
    if is_wrong(&first) || is_wrong(&last) {
        let text = seen.say(ReviewMsg::DayWrong);
        ui.label(RichText::new(text).color(seen.theme.stop_text));
    }
    draft.narrow(|asked| {
        asked.first = Day::parse(&first);
        asked.last = Day::parse(&last);
    });
}

fn row_ui(ui: &mut Ui, seen: &Seen, row: &AuditRow) {
    let entry = &row.entry;
    let who = entry.person.clone();
    let who = who.unwrap_or_else(|| seen.say(ReviewMsg::ByTheProgram));
    let what = RichText::new(told(&entry.body, &seen.words));
    let sets = SETTINGS.contains(&entry.kind);
    let what = if sets { what.strong() } else { what };
    ui.add(Label::new(what).wrap());
    let (day, at) = (seen.zone.day(entry.at), seen.words.clock(entry.at));
    let about = row.about.first().cloned().unwrap_or_default();
    let mark = format!(
        "#{} · {day} {at} · {who} · {} · {about}",
        entry.seq, entry.station
    );
    let mark = RichText::new(mark)
        .size(size::CAPTION)
        .color(seen.theme.text_muted);
    ui.add(Label::new(mark).truncate());
}

/// Draws the way to older facts, or that there are none.
fn end_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, page: &AuditPage) {
    let Some(next) = page.next else {
        muted(ui, seen, DayMsg::End);
        return;
    };
    if page.rows.is_empty() {
        muted(ui, seen, DayMsg::LookedOn);
    }
    if ui.add(Button::new(seen.say(DayMsg::More))).clicked() {
        draft.before = Some(next);
    }
}
