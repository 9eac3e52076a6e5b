//! Units are labelled to go on to somebody: the seller's label is opened by the system and printed there, and
//! its number is read off the printed label. Nothing of the file is kept here but its fingerprint.

use std::path::PathBuf;

use eframe::egui::{Button, ComboBox, Grid, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::gather::Rows;
use crate::domain::codes::{PersonCode, Tracking};
use crate::domain::forward::ForwardTo;
use crate::domain::ids::Hash;
use crate::domain::limits::FORWARD_DAYS_MAX;
use crate::domain::measure::Grams;
use crate::ledger::command::MakeForward;
use crate::ledger::outgoing::Way;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{FileFor, Job, JobState, JobView, View};
use crate::text::LeavingMsg;
use crate::ui::theme::size::space;

/// Days until the carrier has it that are offered first.
const DAYS: &str = "1";

/// What is known of the label.
pub struct Draft {
    /// Whom it goes to.
    pub to: ForwardTo,
    /// The number that was read off the printed label.
    pub number: Option<Tracking>,
    /// The carrier, when its form is known.
    pub carrier: Option<String>,
    /// What the parcel weighs, in grams.
    pub weight: String,
    /// Days until the carrier is to have it.
    pub days: String,
    /// Who sees to that; without it who is signed in.
    pub owner: Option<PersonCode>,
    /// Where the label's file is.
    pub path: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            to: ForwardTo::Fba,
            number: None,
            carrier: None,
            weight: String::new(),
            days: DAYS.to_owned(),
            owner: None,
            path: String::new(),
        }
    }
}

/// Gives the way that what is gathered goes.
pub(super) fn way(draft: &super::Draft) -> Way {
    if draft.label.to.takes_goods() {
        Way::Forward
    } else {
        Way::ToOwner
    }
}

/// Draws the label.
pub(super) fn label_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    rows: &Rows,
    intents: &mut Vec<Intent>,
) {
    let label = &mut draft.label;
    Grid::new("forward")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            to_ui(ui, seen, label);
            file_ui(ui, seen, label, intents);
            number_ui(ui, seen, label);
            due_ui(ui, seen, label);
        });
    let private = RichText::new(seen.say(LeavingMsg::LabelPrivate)).color(seen.theme.text_muted);
    ui.add(Label::new(private).wrap());
    let Some(asked) = asked(seen, label, rows) else {
        ui.add_enabled(false, Button::new(seen.say(LeavingMsg::ForwardWants)));
        return;
    };
    let count = rows.count();
    if ui.button(seen.say(LeavingMsg::Forward { count })).clicked() {
        intents.push(Intent::Command(Box::new(Command::MakeForward(Box::new(
            asked,
        )))));
        draft.tags.clear();
        draft.label = Draft {
            to: draft.label.to,
            ..Draft::default()
        };
    }
}

fn to_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.label(seen.say(LeavingMsg::To));
    // A row that wraps has no height of its own within a grid.
    ui.vertical(|ui| {
        for pair in ForwardTo::ALL.chunks(2) {
            ui.horizontal(|ui| {
                for to in pair {
                    let word = seen.term("forward-to", to.code());
                    ui.selectable_value(&mut draft.to, *to, word);
                }
            });
        }
    });
    ui.end_row();
}

fn file_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let label = ui.label(seen.say(LeavingMsg::LabelFile));
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut draft.path)
            .hint_text(seen.say(LeavingMsg::LabelHint))
            .desired_width(space(44));
        ui.add(field).labelled_by(label.id);
        if ui.button(seen.say(LeavingMsg::Choose)).clicked() {
            intents.push(Intent::PickFileFor(FileFor::Label));
        }
    });
    ui.end_row();
    ui.label("");
    let path = draft.path.trim();
    let open = Button::new(seen.say(LeavingMsg::LabelOpen));
    if ui.add_enabled(!path.is_empty(), open).clicked() {
        intents.push(Intent::Start(Job::TakeFile {
            of: FileFor::Label,
            path: PathBuf::from(path),
        }));
    }
    ui.end_row();
    match taken(seen, FileFor::Label, &draft.path).map(|view| &view.state) {
        Some(JobState::FileTaken(file)) => {
            ui.label("");
            let name = file.name.clone();
            let text = RichText::new(seen.say(LeavingMsg::LabelOpened { name }));
            ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
            ui.end_row();
        }
        Some(JobState::Failed(message)) => {
            ui.label("");
            let text = RichText::new(seen.words.say(message)).color(seen.theme.stop_text);
            ui.add(Label::new(text).wrap());
            ui.end_row();
        }
        Some(_) | None => {}
    }
}

fn number_ui(ui: &mut Ui, seen: &Seen, draft: &Draft) {
    ui.label(seen.say(LeavingMsg::Number));
    match &draft.number {
        Some(number) => {
            let carrier = draft.carrier.as_ref();
            let carrier = carrier.map(|code| seen.term("carrier", code));
            let text = [Some(number.to_string()), carrier];
            let text = text.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            ui.label(RichText::new(text).strong());
        }
        None => {
            let none = seen.say(LeavingMsg::NumberNone);
            ui.label(RichText::new(none).color(seen.theme.text_muted));
        }
    }
    ui.end_row();
}

fn due_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let label = ui.label(seen.say(LeavingMsg::Days));
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut draft.days).desired_width(space(12));
        ui.add(field).labelled_by(label.id);
        let label = ui.label(seen.say(LeavingMsg::Owner));
        let owner = draft.owner.clone().or(seen.face.person.clone());
        let people: &[crate::ledger::rows::PersonRow] =
            match seen.answer(View::People, &Query::People) {
                Some(Answer::People(people)) => people,
                Some(_) | None => &[],
            };
        let shown = owner.as_ref().map(ToString::to_string).unwrap_or_default();
        let combo = ComboBox::from_id_salt("owner of a forward")
            .selected_text(shown)
            .show_ui(ui, |ui| {
                for row in people {
                    let word = format!("{} {}", row.person, row.name);
                    ui.selectable_value(&mut draft.owner, Some(row.person.clone()), word);
                }
            });
        combo.response.labelled_by(label.id);
    });
    ui.end_row();
    let label = ui.label(seen.say(LeavingMsg::Weight));
    let field = TextEdit::singleline(&mut draft.weight)
        .hint_text(seen.say(LeavingMsg::WeightHint))
        .desired_width(space(28));
    ui.add(field).labelled_by(label.id);
    ui.end_row();
}

/// Gives what is asked for, once everything is there.
fn asked(seen: &Seen, draft: &Draft, rows: &Rows) -> Option<MakeForward> {
    let person = seen.face.person.clone()?;
    let days: u32 = draft.days.trim().parse().ok()?;
    let weight = draft.weight.trim();
    let weight = match weight {
        "" => None,
        typed => Some(Grams(typed.parse().ok()?)),
    };
    let label = taken(seen, FileFor::Label, &draft.path).and_then(hash);
    (days <= FORWARD_DAYS_MAX).then_some(())?;
    Some(MakeForward {
        tags: rows.ready()?,
        number: draft.number.clone()?,
        carrier: draft.carrier.clone(),
        to: draft.to,
        weight,
        label,
        due: seen.zone.day(seen.now).plus_days(i64::from(days)),
        owner: draft.owner.clone().unwrap_or(person),
    })
}

/// Finds the newest job that took this file.
pub(in crate::ui::screens::containers) fn taken<'s>(
    seen: &'s Seen,
    of: FileFor,
    path: &str,
) -> Option<&'s JobView> {
    let wanted = PathBuf::from(path.trim());
    seen.jobs.iter().find(|view| match view.job.as_ref() {
        Job::TakeFile { of: other, path } => *other == of && *path == wanted,
        _ => false,
    })
}

/// Gives the hash of the file that a job took.
pub(in crate::ui::screens::containers) fn hash(view: &JobView) -> Option<Hash> {
    match &view.state {
        JobState::FileTaken(file) => file.hashes.first().copied(),
        _ => None,
    }
}
