//! What may be done with the selected holds: confirm what was signed, end them otherwise, let them go on.

use eframe::egui::{Button, ComboBox, Grid, Id, RichText, TextEdit, Ui};

use super::super::{Intent, Seen, said};
use super::answers::{Answers, answers_ui};
use super::judge::{MayAct, Wants, may_act_ui};
use super::moving::Sent;
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::limits::MAIL_NOTE_CHARS_MAX;
use crate::domain::terms::Terms;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Command, holding};
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// What is chosen.
#[derive(Default)]
pub struct Draft {
    /// What the units become.
    pub decision: Option<Decision>,
    /// Who of the seller's people said so; empty where the supervisor releases it.
    pub who: String,
    /// What shows it.
    pub said: said::Draft,
    /// What is noted beside, whether the hold ends or goes on.
    pub note: String,
    /// The reason for which the hold goes on.
    pub reason: Option<HoldReason>,
    /// Who acts next.
    pub owner: Option<HoldOwner>,
    /// Days from today on which it is looked at again.
    pub days: String,
    /// What happens when nobody answers.
    pub default: Option<Decision>,
    /// What was asked to be written.
    pub sent: Sent,
}

/// Draws what may be done with the selected units.
pub(super) fn holding_ui(
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
        head: DeskMsg::HoldHead { count },
        nobody: DeskMsg::HoldNobody,
        other: |person| DeskMsg::HoldNoSupervisor { person },
    };
    if may_act_ui(ui, seen, wants, (&draft.sent, units)) == MayAct::No {
        return;
    }
    let rows: Vec<&UnitRow> = units.iter().collect();
    let confirmed = default_ui(ui, seen, &rows, intents);
    note_ui(ui, seen, draft);
    let commands = confirmed
        .or_else(|| end_ui(ui, seen, draft, &rows, intents))
        .or_else(|| go_on_ui(ui, seen, draft, &rows));
    if let Some(commands) = commands.filter(|commands| !commands.is_empty()) {
        intents.extend(commands.into_iter().map(Box::new).map(Intent::Command));
        *draft = Draft {
            sent: Sent::of(seen, units),
            ..Draft::default()
        };
    }
    ui.add_space(space(2));
}

/// Confirms the default of those whose day has come, once today's answers were read.
fn default_ui(
    ui: &mut Ui,
    seen: &Seen,
    rows: &[&UnitRow],
    intents: &mut Vec<Intent>,
) -> Option<Vec<Command>> {
    let commands = holding::defaults(rows, seen.zone.day(seen.now));
    let due = commands.iter().map(|command| match command {
        Command::EndHold { units, .. } => units.len(),
        _ => 0,
    });
    let count = u32::try_from(due.sum::<usize>()).unwrap_or(u32::MAX);
    if count == 0 {
        return None;
    }
    let are_read = answers_ui(ui, seen, intents) == Answers::Read;
    let word = RichText::new(seen.say(DeskMsg::HoldConfirm { count }))
        .color(seen.theme.accent.on)
        .size(size::STRONG);
    let button = Button::new(word).fill(seen.theme.accent.fill);
    let confirms = ui.add_enabled(are_read, button).clicked();
    confirms.then_some(commands)
}

/// Asks what is to be noted beside the hold.
fn note_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    grid("hold note").show(ui, |ui| {
        let label = ui.label(seen.say(DeskMsg::HoldNote));
        let field = TextEdit::singleline(&mut draft.note)
            .hint_text(seen.say(DeskMsg::HoldNoteHint))
            .char_limit(MAIL_NOTE_CHARS_MAX)
            .desired_width(space(50));
        ui.add(field).labelled_by(label.id);
    });
}

/// Ends the hold otherwise: released here, or because the seller said so.
fn end_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &[&UnitRow],
    intents: &mut Vec<Intent>,
) -> Option<Vec<Command>> {
    let closed = |decision| rows.iter().any(|row| holding::closed(row, decision));
    grid("hold ends").show(ui, |ui| {
        let label = ui.label(RichText::new(seen.say(DeskMsg::HoldEnds)).strong());
        decision_ui(
            ui,
            seen,
            ("becomes", label.id),
            &mut draft.decision,
            &closed,
        );
        ui.end_row();
        let label = ui.label(seen.say(DeskMsg::HoldWho));
        let field = TextEdit::singleline(&mut draft.who)
            .hint_text(seen.say(DeskMsg::HoldWhoHint))
            .desired_width(space(50));
        ui.add(field).labelled_by(label.id);
    });
    if !draft.who.trim().is_empty() {
        said::said_ui(ui, seen, &mut draft.said, intents);
    }
    let decision = draft.decision.filter(|decision| !closed(*decision));
    let Some(decision) = decision else {
        ui.add_enabled(false, Button::new(seen.say(DeskMsg::HoldEndWants)));
        return None;
    };
    let who = draft.who.trim();
    let (end, said, word) = if who.is_empty() {
        let word = DeskMsg::HoldRelease { decision };
        (HoldEnd::Released, None, word)
    } else {
        let said = draft.said.by(who);
        let word = DeskMsg::HoldAnswered { decision };
        (HoldEnd::Answered, Some(said), word)
    };
    let pressed = ui.button(seen.say(word)).clicked();
    let beside = (said.as_ref(), Some(draft.note.as_str()));
    pressed.then(|| holding::end(rows, decision, end, beside))
}

fn grid(name: &str) -> Grid {
    Grid::new(name).num_columns(2).spacing([space(3), space(1)])
}

/// Draws a choice that may be left open.
pub(in crate::ui::screens) fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    (name, label): (&str, Id),
    chosen: &mut Option<T>,
    all: impl Iterator<Item = (T, String, bool)>,
    unset: &str,
) {
    let all: Vec<(T, String, bool)> = all.collect();
    let shown = all.iter().find(|(of, ..)| *chosen == Some(*of));
    let shown = shown.map_or(unset, |(_, word, _)| word.as_str());
    let combo = ComboBox::from_id_salt(name)
        .truncate()
        .selected_text(shown)
        .show_ui(ui, |ui| {
            ui.selectable_value(chosen, None, unset);
            for (of, word, open) in &all {
                let word = Button::selectable(*chosen == Some(*of), word);
                if ui.add_enabled(*open, word).clicked() {
                    *chosen = Some(*of);
                }
            }
        });
    combo.response.labelled_by(label);
}

fn decision_ui(
    ui: &mut Ui,
    seen: &Seen,
    of: (&str, Id),
    chosen: &mut Option<Decision>,
    closed: &dyn Fn(Decision) -> bool,
) {
    let all = Terms::DEFAULTS.into_iter();
    let all = all.map(|decision| (decision, seen.decision(decision), !closed(decision)));
    choice_ui(ui, of, chosen, all, &seen.say(DeskMsg::HoldUnset));
}

/// Lets the hold go on: what is not chosen stays as it is.
fn go_on_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &[&UnitRow],
) -> Option<Vec<Command>> {
    let same = seen.say(DeskMsg::HoldSame);
    ui.add_space(space(1));
    ui.label(RichText::new(seen.say(DeskMsg::HoldGoesOn)).strong());
    grid("hold goes on").show(ui, |ui| {
        let label = ui.label(seen.say(DeskMsg::HoldDays));
        let field = TextEdit::singleline(&mut draft.days).desired_width(space(14));
        ui.add(field).labelled_by(label.id);
        ui.end_row();
        let label = ui.label(seen.say(DeskMsg::ColHoldOwner));
        let owners = HoldOwner::ALL.iter();
        let owners = owners.map(|of| (*of, seen.term("hold-owner", of.code()), true));
        choice_ui(ui, ("owner", label.id), &mut draft.owner, owners, &same);
        ui.end_row();
        let label = ui.label(seen.say(DeskMsg::JudgeReason));
        let reasons = HoldReason::ALL.iter();
        let reasons = reasons.map(|of| (*of, seen.term("hold-reason", of.code()), true));
        choice_ui(ui, ("reason", label.id), &mut draft.reason, reasons, &same);
        ui.end_row();
        let label = ui.label(seen.say(DeskMsg::HoldDefaultOf));
        let closes = draft.reason.map_or(&[][..], HoldReason::closes);
        let defaults = Terms::DEFAULTS.into_iter();
        let defaults = defaults.map(|of| (of, seen.decision(of), !closes.contains(&of)));
        choice_ui(
            ui,
            ("default", label.id),
            &mut draft.default,
            defaults,
            &same,
        );
    });
    let Some(days) = Terms::parse_days(&draft.days) else {
        ui.add_enabled(false, Button::new(seen.say(DeskMsg::HoldGoOnWants)));
        return None;
    };
    let day = seen.zone.day(seen.now).plus_days(i64::from(days));
    let changed = |hold: &Hold| Hold {
        reason: draft.reason.unwrap_or(hold.reason),
        owner: draft.owner.unwrap_or(hold.owner),
        review: day,
        default: draft.default.unwrap_or(hold.default),
    };
    let pressed = ui.button(seen.say(DeskMsg::HoldGoOn { day })).clicked();
    pressed.then(|| holding::change(rows, changed, Some(draft.note.as_str())))
}
