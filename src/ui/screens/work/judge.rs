//! Judging the selected units: as was asked for, or otherwise for a reason.

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::moving::Sent;
use crate::domain::codes::PersonCode;
use crate::domain::decision::{Decision, OverrideReason};
use crate::ledger::judging::{self, Judging, may_judge};
use crate::ledger::rows::{PersonRow, SellerRow, UnitRow};
use crate::ledger::{Answer, Query, Refusal};
use crate::shell::view::View;
use crate::text::{DeskMsg, Message};
use crate::ui::theme::size::{self, space};

/// What is chosen.
#[derive(Default)]
pub struct Draft {
    /// What the units become, when it is not what was asked for.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: Option<OverrideReason>,
    /// What was asked to be written.
    pub sent: Sent,
}

/// Draws what may be done with the selected units.
pub(super) fn judge_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    units: &[UnitRow],
    intents: &mut Vec<Intent>,
) {
    if units.is_empty() {
        return;
    }
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let wants = Wants {
        head: DeskMsg::JudgeHead { count },
        nobody: DeskMsg::JudgeNobody,
        other: |person| DeskMsg::JudgeNoSupervisor { person },
    };
    if may_act_ui(ui, seen, wants, (&draft.sent, units)) == MayAct::No {
        return;
    }
    let word = RichText::new(seen.say(DeskMsg::JudgeAsAsked)).color(seen.theme.accent.on);
    let approve = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
    if ui.add(approve).clicked() {
        ask(seen, draft, units, Judging::AsAsked, intents);
    }
    otherwise_ui(ui, seen, draft, units, intents);
    ui.add_space(space(2));
}

/// What is said of units about which only a supervisor may say something.
pub(super) struct Wants {
    /// What it is about.
    pub head: DeskMsg,
    /// Nobody is signed in.
    pub nobody: DeskMsg,
    /// Somebody else is.
    pub other: fn(PersonCode) -> DeskMsg,
}

/// Whether the person may say something now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum MayAct {
    /// No supervisor is signed in, or what was said is being saved.
    No,
    /// A supervisor is.
    Yes,
}

/// Draws the head over what a supervisor may do with units, and why not where that is so.
pub(super) fn may_act_ui(
    ui: &mut Ui,
    seen: &Seen,
    wants: Wants,
    (sent, units): (&Sent, &[UnitRow]),
) -> MayAct {
    let head = RichText::new(seen.say(wants.head));
    ui.label(head.size(size::STRONG).strong());
    if let Err(refusal) = may_judge(person(seen)) {
        let said = seen.say(match (refusal, &seen.face.person) {
            (Refusal::SupervisorNeeded, Some(person)) => (wants.other)(person.clone()),
            (_, _) => wants.nobody,
        });
        ui.add(Label::new(RichText::new(said).color(seen.theme.stop_text)).wrap());
        ui.add_space(space(2));
        return MayAct::No;
    }
    if sent.is_on_its_way(seen, units) {
        let text = seen.say(DeskMsg::BeingSaved);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return MayAct::No;
    }
    MayAct::Yes
}

/// The person who is signed in, as far as the store knows it.
pub(in crate::ui::screens) fn person(seen: &Seen) -> Option<&PersonRow> {
    let signed_in = seen.face.person.as_ref()?;
    match seen.answer(View::People, &Query::People) {
        Some(Answer::People(people)) => people.iter().find(|row| row.person == *signed_in),
        Some(_) | None => None,
    }
}

fn otherwise_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    units: &[UnitRow],
    intents: &mut Vec<Intent>,
) {
    ui.label(RichText::new(seen.say(DeskMsg::JudgeOtherwise)).strong());
    let closed = |decision| units.iter().any(|row| judging::sold_as_fit(row, decision));
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(DeskMsg::JudgeDecision));
        for spec in &Decision::SPECS {
            let of = spec.decision;
            let chosen = draft.decision == Some(of);
            let word = Button::selectable(chosen, seen.decision(of));
            let response = ui.add_enabled(!closed(of), word);
            if response.clicked() {
                draft.decision = (!chosen).then_some(of);
            }
        }
    });
    if closed(Decision::Resell) {
        let text = RichText::new(seen.say(DeskMsg::JudgeNotSold)).size(size::CAPTION);
        ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(DeskMsg::JudgeReason));
        for reason in OverrideReason::ALL {
            let chosen = draft.reason == Some(reason);
            let word = seen.words.say(&Message::override_reason(reason));
            if ui.selectable_label(chosen, word).clicked() {
                draft.reason = (!chosen).then_some(reason);
            }
        }
    });
    let open = draft.decision.filter(|decision| !closed(*decision));
    match open.zip(draft.reason) {
        Some((decision, reason)) => {
            if ui.button(seen.say(DeskMsg::JudgeDo { decision })).clicked() {
                let judging = Judging::Otherwise(decision, reason);
                ask(seen, draft, units, judging, intents);
            }
        }
        None => {
            ui.add_enabled(false, Button::new(seen.say(DeskMsg::JudgeWants)));
        }
    }
}

/// Asks for the commands; they are done once the units have left the list.
fn ask(
    seen: &Seen,
    draft: &mut Draft,
    units: &[UnitRow],
    judging: Judging,
    intents: &mut Vec<Intent>,
) {
    let sellers: &[SellerRow] = match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows,
        Some(_) | None => &[],
    };
    let rows: Vec<&UnitRow> = units.iter().collect();
    let day = seen.zone.day(seen.now);
    let commands = judging::commands(&rows, judging, sellers, day);
    intents.extend(commands.into_iter().map(Box::new).map(Intent::Command));
    *draft = Draft {
        sent: Sent::of(seen, units),
        ..Draft::default()
    };
}
