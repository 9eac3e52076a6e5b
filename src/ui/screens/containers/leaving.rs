//! A sealed container leaves the building: how, under what number, seen by whom; asked a second time.

use eframe::egui::{Button, Grid, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::leaving::LeftHow;
use crate::ledger::Command;
use crate::ledger::query::ContainerCount;
use crate::ledger::rows::Left;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// What is chosen about a container that leaves.
#[derive(Default)]
pub struct Draft {
    /// Which; none until somebody says that one leaves.
    pub container: Option<ContainerName>,
    /// How.
    pub how: Option<LeftHow>,
    /// Under what number.
    pub under: String,
    /// Whose badge saw it too.
    pub witness: String,
}

/// Draws how a container left, or what is said when it does.
pub(super) fn leaving_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    count: &ContainerCount,
    intents: &mut Vec<Intent>,
) {
    let ways = LeftHow::of(count.row.kind);
    if let Some(left) = &count.row.left {
        left_ui(ui, seen, left);
        return;
    }
    if count.row.sealed_at.is_none() || ways.is_empty() {
        return;
    }
    let container = &count.row.container;
    if draft.container.as_ref() != Some(container) {
        if ui.button(seen.say(DeskMsg::Leaves)).clicked() {
            *draft = Draft {
                container: Some(container.clone()),
                how: Some(ways).and_then(|ways| match ways {
                    [only] => Some(*only),
                    _ => None,
                }),
                ..Draft::default()
            };
        }
        return;
    }
    form_ui(ui, seen, draft, ways);
    let command = command(seen, draft, container);
    let asked = seen.say(DeskMsg::LeavesSure {
        container: container.clone(),
        units: count.units,
    });
    ui.add(Label::new(RichText::new(asked).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(DeskMsg::LeavesYes)).color(seen.theme.stop.on);
        let yes = Button::new(yes).fill(seen.theme.stop.fill);
        if let Some(command) = command {
            if ui.add(yes).clicked() {
                intents.push(Intent::Command(Box::new(command)));
                *draft = Draft::default();
            }
        } else {
            ui.add_enabled(false, Button::new(seen.say(DeskMsg::LeavesWants)));
        }
        if ui.button(seen.say(DeskMsg::LeavesNo)).clicked() {
            *draft = Draft::default();
        }
    });
    ui.add_space(space(1));
}

/// Gives what is said, once everything is there that it takes.
fn command(seen: &Seen, draft: &Draft, container: &ContainerName) -> Option<Command> {
    let how = draft.how?;
    let witness = PersonCode::parse(&draft.witness.trim().to_uppercase());
    let another = witness.filter(|witness| Some(witness) != seen.face.person.as_ref());
    if seen.face.person.is_none() || (how.wants_witness() && another.is_none()) {
        return None;
    }
    let under = draft.under.trim();
    Some(Command::LeaveContainer {
        container: container.clone(),
        how,
        under: (!under.is_empty()).then(|| under.to_owned()),
        witness: another,
    })
}

fn form_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, ways: &[LeftHow]) {
    Grid::new("leaving")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            ui.label(seen.say(DeskMsg::LeavesHow));
            ui.horizontal_wrapped(|ui| {
                for way in ways {
                    let word = seen.term("left", way.code());
                    ui.selectable_value(&mut draft.how, Some(*way), word);
                }
            });
            ui.end_row();
            let label = ui.label(seen.say(DeskMsg::LeavesUnder));
            let field = TextEdit::singleline(&mut draft.under)
                .hint_text(seen.say(DeskMsg::LeavesUnderHint))
                .desired_width(space(60));
            ui.add(field).labelled_by(label.id);
            ui.end_row();
            if draft.how.is_some_and(LeftHow::wants_witness) {
                let label = ui.label(seen.say(DeskMsg::LeavesWitness));
                let field = TextEdit::singleline(&mut draft.witness)
                    .hint_text(seen.say(DeskMsg::LeavesWitnessHint))
                    .desired_width(space(60));
                ui.add(field).labelled_by(label.id);
                ui.end_row();
            }
        });
}

fn left_ui(ui: &mut Ui, seen: &Seen, left: &Left) {
    let what = &left.what;
    let how = seen.term("left", what.how.code());
    let head = seen.say(DeskMsg::LeftAt {
        at: left.at,
        units: what.units,
    });
    let parts = [
        Some(how),
        Some(head),
        what.under.clone(),
        left.person.as_ref().map(ToString::to_string),
        what.witness.as_ref().map(ToString::to_string),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(RichText::new(text).strong()).wrap());
    ui.add_space(space(1));
}
