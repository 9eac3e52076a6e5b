//! A sealed container leaves the building: how, under what number, seen by whom; asked a second time.

use std::path::PathBuf;

use eframe::egui::{Button, Grid, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use super::outgoing::label::{hash, taken};
use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::leaving::LeftHow;
use crate::ledger::Command;
use crate::ledger::query::ContainerCount;
use crate::ledger::rows::Left;
use crate::shell::view::{FileFor, Job, JobState};
use crate::text::{DeskMsg, LeavingMsg};
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
    /// Where the photo is that shows it.
    pub proof: String,
    /// Who takes it: a recycler.
    pub taker: String,
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
    if draft.how.is_some_and(LeftHow::wants_photo) {
        proof_ui(ui, seen, draft, intents);
    }
    let command = command(seen, draft, container);
    let asked = seen.say(DeskMsg::LeavesSure {
        container: container.clone(),
        units: count.units,
    });
    ui.add(Label::new(RichText::new(asked).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(DeskMsg::LeavesYes)).color(seen.theme.stop.on);
        let yes = Button::new(yes).fill(seen.theme.stop.fill);
        match command {
            Ok(command) => {
                if ui.add(yes).clicked() {
                    intents.push(Intent::Command(Box::new(command)));
                    *draft = Draft::default();
                }
            }
            Err(lacks) => {
                ui.add_enabled(false, Button::new(seen.say(lacks)));
            }
        }
        if ui.button(seen.say(DeskMsg::LeavesNo)).clicked() {
            *draft = Draft::default();
        }
    });
    ui.add_space(space(1));
}

/// Gives what is said, once everything is there that it takes; else what is wanted first.
fn command(seen: &Seen, draft: &Draft, container: &ContainerName) -> Result<Command, LeavingMsg> {
    let how = draft.how.ok_or(LeavingMsg::WantsHow)?;
    let witness = PersonCode::parse(&draft.witness.trim().to_uppercase());
    let another = witness.filter(|witness| Some(witness) != seen.face.person.as_ref());
    if seen.face.person.is_none() {
        return Err(LeavingMsg::WantsPerson);
    }
    if how.wants_witness() && another.is_none() {
        return Err(LeavingMsg::WantsWitness);
    }
    let under = draft.under.trim();
    let taker = draft.taker.trim();
    if how.wants_taker() && (under.is_empty() || taker.is_empty()) {
        return Err(LeavingMsg::WantsTaker);
    }
    let photo = taken(seen, FileFor::Proof, &draft.proof).and_then(hash);
    if how.wants_photo() && photo.is_none() {
        return Err(LeavingMsg::WantsPhoto);
    }
    Ok(Command::LeaveContainer {
        container: container.clone(),
        how,
        under: (!under.is_empty()).then(|| under.to_owned()),
        witness: another,
        photo: photo.filter(|_| how.wants_photo()),
        taker: (!taker.is_empty() && how.wants_taker()).then(|| taker.to_owned()),
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
            if draft.how.is_some_and(LeftHow::wants_taker) {
                let label = ui.label(seen.say(LeavingMsg::Taker));
                let field = TextEdit::singleline(&mut draft.taker)
                    .hint_text(seen.say(LeavingMsg::TakerHint))
                    .desired_width(space(60));
                ui.add(field).labelled_by(label.id);
                ui.end_row();
            }
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

/// The photo that shows it, taken in before it leaves.
fn proof_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(LeavingMsg::Proof));
        let field = TextEdit::singleline(&mut draft.proof)
            .hint_text(seen.say(LeavingMsg::ProofHint))
            .desired_width(space(60));
        ui.add(field).labelled_by(label.id);
        if ui.button(seen.say(LeavingMsg::Choose)).clicked() {
            intents.push(Intent::PickFileFor(FileFor::Proof));
        }
        let path = draft.proof.trim();
        let take = Button::new(seen.say(LeavingMsg::ProofTake));
        if ui.add_enabled(!path.is_empty(), take).clicked() {
            intents.push(Intent::Start(Job::TakeFile {
                of: FileFor::Proof,
                path: PathBuf::from(path),
            }));
        }
    });
    match taken(seen, FileFor::Proof, &draft.proof).map(|view| &view.state) {
        Some(JobState::FileTaken(file)) => {
            let name = file.name.clone();
            ui.add(Label::new(seen.say(LeavingMsg::ProofKept { name })).wrap());
        }
        Some(JobState::Failed(message)) => {
            let text = RichText::new(seen.words.say(message)).color(seen.theme.stop_text);
            ui.add(Label::new(text).wrap());
        }
        Some(_) | None => {}
    }
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
        what.taker.clone(),
        left.person.as_ref().map(ToString::to_string),
        what.witness.as_ref().map(ToString::to_string),
    ];
    let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(RichText::new(text).strong()).wrap());
    ui.add_space(space(1));
}
