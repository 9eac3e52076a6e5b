//! Finding: one box for any number, what it names below, and the life of what is chosen beside it.

mod list;

use std::sync::Arc;

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, RichText, TextEdit, Ui};

use super::review::{Subject, evidence, timeline};
use super::{Intent, Seen, table};
use crate::domain::codes::ContainerName;
use crate::domain::limits::FIND_DAYS;
use crate::ledger::query::{FindScope, Found};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// What is typed.
    pub text: String,
    /// How far back is looked.
    pub reach: Reach,
    /// The table of what was found.
    pub list: table::Draft,
    /// Whose life is shown beside it.
    pub subject: Option<Subject>,
    /// The evidence pack that is asked for.
    pub evidence: evidence::Draft,
    focus: Focus,
}

/// How far back parcels and units are looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reach {
    /// The last days.
    #[default]
    Recent,
    /// All there are.
    All,
}

/// Whether the box takes the keys in the next frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Focus {
    #[default]
    Left,
    Wanted,
}

impl Draft {
    /// The screen was asked for: its box takes the keys.
    pub fn enter(&mut self) {
        self.focus = Focus::Wanted;
    }
}

/// Draws the screen into all of `ui` and returns the container that was chosen.
pub fn find_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<ContainerName> {
    box_ui(ui, seen, draft);
    let scope = match draft.reach {
        Reach::Recent => FindScope::Since(seen.zone.day(seen.now).plus_days(-FIND_DAYS)),
        Reach::All => FindScope::All,
    };
    let typed = draft.text.trim().to_owned();
    let query = Query::Find(typed.clone(), scope);
    let mut answer = None;
    if !typed.is_empty() {
        intents.push(Intent::Ask(View::Find, Box::new(query.clone())));
        answer = seen.answered(View::Find, &query);
    }
    let nothing = Found::default();
    let found = match answer.map(Arc::as_ref) {
        Some(Answer::Found(found)) => found.as_ref(),
        Some(_) | None => &nothing,
    };
    if let Some(subject) = draft.subject {
        let width = (ui.available_width() * 0.42).floor();
        Panel::right("life of what was found")
            .exact_size(width)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new().inner_margin(Margin {
                left: 12,
                ..Margin::ZERO
            }))
            .show(ui, |ui| {
                timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
            });
    }
    list::list_ui(ui, seen, draft, (answer, found), intents)
}

/// Draws the box, and how far back is looked. Another text begins with the last days again.
fn box_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let asked = Modifiers::COMMAND;
    if ui.input_mut(|input| input.consume_key(asked, Key::F)) {
        draft.focus = Focus::Wanted;
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::FindBox));
        let field = TextEdit::singleline(&mut draft.text).desired_width(space(80));
        let response = ui.add(field).labelled_by(label.id);
        if std::mem::take(&mut draft.focus) == Focus::Wanted {
            response.request_focus();
        }
        if response.changed() {
            draft.reach = Reach::Recent;
            draft.subject = None;
            draft.list.begin();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let all = ui.button(seen.say(DeskMsg::FindAll)).clicked();
        if entered || all {
            draft.reach = Reach::All;
        }
    });
    let days = u32::try_from(FIND_DAYS).unwrap_or(0);
    let said = match draft.reach {
        Reach::Recent => DeskMsg::FindRecent { days },
        Reach::All => DeskMsg::FindEver,
    };
    ui.label(RichText::new(seen.say(said)).color(seen.theme.text_muted));
}
