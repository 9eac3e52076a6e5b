//! Putting right what was wrong with a unit or a parcel: what is wrong, what will be so, why, and then it is done.

use eframe::egui::{
    Button, CollapsingHeader, CornerRadius, Frame, Label, Margin, RichText, Stroke, TextEdit, Ui,
};

use super::super::work::judge::person;
use super::super::work::moving::newest_notice;
use super::super::work::regrading::{answered_ui, question_ui};
use super::super::{Intent, Seen};
use crate::domain::checklist::Answers;
use crate::domain::correction::ApprovalWhy;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::limits::CORRECTION_REASON_MAX;
use crate::ledger::command::{CorrectCommand, CorrectUnit, Regrade, Wanted};
use crate::ledger::correcting::{Effect, correctable, effect, graded, is_closed, reopens};
use crate::ledger::judging::{hold, may_judge};
use crate::ledger::query::CorrectionView;
use crate::ledger::rows::{ParcelRow, ParcelState, SellerRow, UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::shell::correcting::rule;
use crate::shell::view::View;
use crate::text::{CorrectMsg, DeskMsg, Message};
use crate::ui::theme::size::{self, space};

/// What is chosen about one thing.
#[derive(Default)]
pub struct Draft {
    /// Whether the grade is wrong.
    pub grade: bool,
    /// Whether the decision is wrong.
    pub decision: bool,
    /// What is answered to the unit's checklist now.
    pub answers: Answers,
    /// The grade that is said where no checklist is kept.
    pub said: Option<Grade>,
    /// What it becomes.
    pub becomes: Option<Decision>,
    /// Why.
    pub reason: String,
    /// The newest notice when something was asked to be written, and how the thing stood then.
    sent: Option<(Option<u64>, String)>,
    /// Whether it stands unfolded before anybody pressed its head.
    pub is_open: bool,
}

fn muted(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn stop(ui: &mut Ui, seen: &Seen, text: String) {
    let text = RichText::new(text).color(seen.theme.stop_text);
    ui.add(Label::new(text).wrap());
}

fn refused(ui: &mut Ui, seen: &Seen, refusal: &Refusal) {
    stop(ui, seen, seen.term("refusal", refusal.code()));
}

/// Draws how a unit that is here is corrected.
pub(super) fn unit_ui(
    ui: &mut Ui,
    seen: &Seen,
    unit: &UnitRow,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    if !unit.is_here() {
        return;
    }
    let head = RichText::new(seen.say(CorrectMsg::Ask)).strong();
    CollapsingHeader::new(head)
        .id_salt("correct the unit")
        .default_open(draft.is_open)
        .show(ui, |ui| form_ui(ui, seen, unit, draft, intents));
}

fn form_ui(ui: &mut Ui, seen: &Seen, unit: &UnitRow, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    if person(seen).is_none() {
        muted(ui, seen, CorrectMsg::Nobody);
        return;
    }
    let tag = unit.inspection.tag.clone();
    let query = Query::Correction(tag, seen.zone.day(seen.now));
    intents.push(Intent::Ask(View::Correction, Box::new(query.clone())));
    let Some(Answer::Correction(view)) = seen.answer(View::Correction, &query) else {
        muted(ui, seen, DeskMsg::Counting);
        return;
    };
    let row = match correctable(view) {
        Ok((row, _)) => row,
        Err(refusal) => {
            ui.label(seen.say(CorrectMsg::NotNow));
            refused(ui, seen, &refusal);
            return;
        }
    };
    if is_being_saved(seen, draft, &stamp(row)) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(seen.say(CorrectMsg::What)).strong());
        ui.checkbox(&mut draft.grade, seen.say(CorrectMsg::WrongGrade));
        ui.checkbox(&mut draft.decision, seen.say(CorrectMsg::WrongDecision));
    });
    if draft.grade {
        grade_ui(ui, seen, view, row, draft);
    }
    let regrade = regrade(view, row, draft);
    if draft.decision {
        decision_ui(ui, seen, (view, row), regrade.as_ref(), draft);
    }
    reason_ui(ui, seen, draft);
    if let Some(command) = confirm_ui(ui, seen, (view, row), regrade, draft) {
        intents.push(Intent::Command(Box::new(command)));
        *draft = Draft {
            sent: Some((newest_notice(seen), stamp(row))),
            ..Draft::default()
        };
    }
}

/// How a unit stands, to know whether what was asked is written.
fn stamp(row: &UnitRow) -> String {
    let answers = &row.inspection.answers;
    let stands = crate::ledger::correcting::Stands::of(row);
    format!("{stands:?} {answers:?}")
}

fn is_being_saved(seen: &Seen, draft: &Draft, stands: &str) -> bool {
    let sent = draft.sent.as_ref();
    sent.is_some_and(|(notice, stood)| *notice == newest_notice(seen) && stood == stands)
}

/// Draws the unit's own checklist once more, or the grades where it is not kept.
fn grade_ui(ui: &mut Ui, seen: &Seen, view: &CorrectionView, row: &UnitRow, draft: &mut Draft) {
    let Some((_, list)) = view.checklist.as_deref() else {
        muted(ui, seen, CorrectMsg::NoChecklist);
        ui.horizontal_wrapped(|ui| {
            for spec in &Grade::SPECS {
                let chosen = draft.said == Some(spec.grade);
                let word = seen.grade(Some(spec.grade));
                if ui.selectable_label(chosen, word).clicked() {
                    draft.said = (!chosen).then_some(spec.grade);
                }
            }
        });
        return;
    };
    muted(ui, seen, CorrectMsg::GradeHead);
    answered_ui(ui, seen, &mut draft.answers, list);
    if let Some(question) = list.standing(&draft.answers).next {
        question_ui(ui, seen, &mut draft.answers, (list, question));
    }
    if let Some(grade) = graded(list, &draft.answers, row) {
        let grade = seen.grade(Some(grade));
        ui.label(RichText::new(seen.say(CorrectMsg::GradeFollows { grade })).strong());
    }
}

/// Gives the grade that is wanted, once it follows.
fn regrade(view: &CorrectionView, row: &UnitRow, draft: &Draft) -> Option<Regrade> {
    if !draft.grade {
        return None;
    }
    match view.checklist.as_deref() {
        Some((pack, list)) => graded(list, &draft.answers, row).map(|grade| Regrade {
            checklist: Some(pack.clone()),
            answers: draft.answers.clone(),
            grade,
        }),
        None => draft.said.map(|grade| Regrade {
            checklist: None,
            answers: Answers::new(),
            grade,
        }),
    }
}

fn decision_ui(
    ui: &mut Ui,
    seen: &Seen,
    (view, row): (&CorrectionView, &UnitRow),
    regrade: Option<&Regrade>,
    draft: &mut Draft,
) {
    let grade = regrade.map_or(row.inspection.grade, |regrade| Some(regrade.grade));
    let closed = |decision| is_closed(view, row, (regrade, grade), decision);
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(CorrectMsg::DecisionHead));
        for spec in &Decision::SPECS {
            let of = spec.decision;
            let chosen = draft.becomes == Some(of);
            let word = Button::selectable(chosen, seen.decision(of));
            if ui.add_enabled(!closed(of), word).clicked() {
                draft.becomes = (!chosen).then_some(of);
            }
        }
    });
    if Decision::SPECS.iter().any(|spec| closed(spec.decision)) {
        muted(ui, seen, CorrectMsg::DecisionClosed);
    }
    if draft.becomes == Some(Decision::Hold) {
        let agreed = agreed(seen, row);
        let days = agreed.review.days_since(seen.zone.day(seen.now));
        let said = CorrectMsg::HoldAgreed {
            days: u32::try_from(days).unwrap_or(0),
            default: agreed.default,
        };
        muted(ui, seen, said);
    }
}

/// A hold as the unit's seller has agreed on it.
fn agreed(seen: &Seen, row: &UnitRow) -> crate::domain::hold::Hold {
    let sellers: &[SellerRow] = match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows,
        Some(_) | None => &[],
    };
    let seller = row.inspection.seller.as_ref();
    hold(seller, sellers, seen.zone.day(seen.now))
}

fn reason_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let label = ui.label(RichText::new(seen.say(CorrectMsg::Reason)).strong());
    let field = TextEdit::singleline(&mut draft.reason)
        .hint_text(seen.say(CorrectMsg::ReasonHint))
        .char_limit(CORRECTION_REASON_MAX)
        .desired_width(f32::INFINITY);
    ui.add(field).labelled_by(label.id);
}

/// Draws what will be so, who must approve it, and the button; gives the command once it is pressed.
fn confirm_ui(
    ui: &mut Ui,
    seen: &Seen,
    (view, row): (&CorrectionView, &UnitRow),
    regrade: Option<Regrade>,
    draft: &Draft,
) -> Option<Command> {
    let becomes = draft.becomes.filter(|_| draft.decision);
    let is_whole = (draft.grade || draft.decision)
        && draft.grade == regrade.is_some()
        && draft.decision == becomes.is_some();
    if !is_whole {
        ui.add_enabled(false, Button::new(seen.say(CorrectMsg::Wants)).wrap());
        return None;
    }
    let decision = becomes.map(|decision| {
        let hold = (decision == Decision::Hold).then(|| agreed(seen, row));
        (decision, hold)
    });
    let wanted = Wanted { regrade, decision };
    let today = seen.zone.day(seen.now);
    let effect = match effect(view, &wanted, (rule(), today)) {
        Ok(effect) => effect,
        Err(refusal) => {
            refused(ui, seen, &refusal);
            return None;
        }
    };
    effect_ui(ui, seen, &effect);
    let may = approvals_ui(ui, seen, &effect.approvals);
    let reason = draft.reason.trim().to_owned();
    let word = if reason.is_empty() {
        CorrectMsg::Wants
    } else {
        CorrectMsg::Do
    };
    let ready = may && !reason.is_empty();
    let pressed = ui.add_enabled(ready, Button::new(seen.say(word)).wrap());
    pressed.clicked().then(|| {
        Command::Correct(CorrectCommand::Unit(Box::new(CorrectUnit {
            tag: row.inspection.tag.clone(),
            wanted,
            shown: effect.before,
            reason,
            rule: rule().clone(),
        })))
    })
}

/// Draws how it stands and how it will stand.
fn effect_ui(ui: &mut Ui, seen: &Seen, effect: &Effect) {
    let (before, after) = (&effect.before, &effect.after);
    let decided = |decision: Option<Decision>| match decision {
        Some(decision) => seen.decision(decision),
        None => "–".to_owned(),
    };
    let frame = Frame::new()
        .fill(seen.theme.surface)
        .stroke(Stroke::new(1.0, seen.theme.line))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(seen.say(CorrectMsg::EffectHead)).strong());
        if before.grade != after.grade {
            let text = seen.say(CorrectMsg::Grade {
                before: seen.grade(before.grade),
                after: seen.grade(after.grade),
            });
            ui.add(Label::new(text).wrap());
        }
        if before.decision != after.decision {
            let text = seen.say(CorrectMsg::Decision {
                before: decided(before.decision),
                after: decided(after.decision),
            });
            ui.add(Label::new(text).wrap());
        }
        let container = before.container.clone();
        let said = match after.decision.filter(|_| after.state == UnitState::Judged) {
            Some(decision) => CorrectMsg::Moves {
                decision,
                container,
            },
            None if effect.stays_after_all() => CorrectMsg::StaysAfterAll { container },
            None => CorrectMsg::Stays { container },
        };
        ui.add(Label::new(seen.say(said)).wrap());
        muted(ui, seen, CorrectMsg::NotCharged);
    });
}

/// Draws why a supervisor is wanted; tells whether the person who is signed in may do it.
fn approvals_ui(ui: &mut Ui, seen: &Seen, approvals: &[ApprovalWhy]) -> bool {
    if approvals.is_empty() {
        return true;
    }
    let may = may_judge(person(seen)).is_ok();
    let words = approvals
        .iter()
        .map(|why| seen.term("approval", why.code()));
    let words = words.collect::<Vec<_>>().join(" · ");
    let text = format!("{} {words}", seen.say(CorrectMsg::ApprovalNeeded));
    if may {
        ui.add(Label::new(text).wrap());
        muted(ui, seen, CorrectMsg::Approves);
    } else {
        stop(ui, seen, text);
    }
    may
}

/// Draws how the work on a parcel that was ended goes on.
pub(super) fn parcel_ui(
    ui: &mut Ui,
    seen: &Seen,
    parcel: &ParcelRow,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    if !matches!(parcel.state, ParcelState::Closed | ParcelState::Empty) {
        return;
    }
    let head = RichText::new(seen.say(CorrectMsg::Reopen)).strong();
    CollapsingHeader::new(head)
        .id_salt("open the parcel again")
        .default_open(draft.is_open)
        .show(ui, |ui| reopen_ui(ui, seen, parcel, draft, intents));
}

fn reopen_ui(
    ui: &mut Ui,
    seen: &Seen,
    parcel: &ParcelRow,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    if person(seen).is_none() {
        muted(ui, seen, CorrectMsg::Nobody);
        return;
    }
    let stands = format!("{:?} {:?}", parcel.state, parcel.closed_at);
    if is_being_saved(seen, draft, &stands) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    // Whether a claim for an empty box was filed the rule looks up.
    let today = seen.zone.day(seen.now);
    let approvals = match reopens(parcel, None, (rule(), today)) {
        Ok(approvals) => approvals,
        Err(refusal) => {
            refused(ui, seen, &refusal);
            return;
        }
    };
    muted(ui, seen, CorrectMsg::ReopenHow);
    reason_ui(ui, seen, draft);
    let may = approvals_ui(ui, seen, &approvals);
    let reason = draft.reason.trim().to_owned();
    let ready = may && !reason.is_empty();
    let button = Button::new(seen.say(CorrectMsg::Reopen));
    if ui.add_enabled(ready, button).clicked() {
        let command = Command::Correct(CorrectCommand::ReopenParcel {
            parcel: parcel.parcel,
            reason,
            rule: rule().clone(),
        });
        intents.push(Intent::Command(Box::new(command)));
        *draft = Draft {
            sent: Some((newest_notice(seen), stands)),
            ..Draft::default()
        };
    }
    ui.add_space(space(1));
}
