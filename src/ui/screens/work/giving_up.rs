//! The end of a repair that did not work, or does not pay: another way out, for a reason.

use eframe::egui::{Button, TextEdit, Ui};

use super::super::Seen;
use super::holding::choice_ui;
use super::repairing::grid;
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::repair::{RepairResult, UNREPAIRED, words_fit};
use crate::domain::terms::Terms;
use crate::ledger::command::EndRepair;
use crate::ledger::fact::RepairEnded;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Command, Query, repairing};
use crate::shell::view::View;
use crate::text::RepairMsg;
use crate::ui::theme::size::space;

/// What is chosen.
#[derive(Default)]
pub struct Draft {
    /// Why: it cannot be repaired, or it does not pay.
    pub result: Option<RepairResult>,
    /// What it becomes.
    pub decision: Option<Decision>,
    /// The reason in words.
    pub reason: String,
}

/// Draws why the repair is given up and what the unit becomes.
pub(super) fn give_up_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
) -> Option<Command> {
    let unset = seen.say(RepairMsg::Unset);
    let closed = |way| repairing::closed(row, RepairResult::BeyondEconomic, None, way);
    grid("repair given up").show(ui, |ui| {
        let label = ui.label(seen.say(RepairMsg::Result));
        let results = [RepairResult::BeyondEconomic, RepairResult::NotRepairable].into_iter();
        let results = results.map(|of| (of, seen.term("repair-result", of.code()), true));
        choice_ui(
            ui,
            ("why given up", label.id),
            &mut draft.result,
            results,
            &unset,
        );
        ui.end_row();
        let label = ui.label(seen.say(RepairMsg::Becomes));
        let ways = UNREPAIRED.into_iter();
        let ways = ways.map(|way| (way, seen.decision(way), !closed(way)));
        choice_ui(
            ui,
            ("given up to", label.id),
            &mut draft.decision,
            ways,
            &unset,
        );
        ui.end_row();
        let label = ui.label(seen.say(RepairMsg::Reason));
        let field = TextEdit::singleline(&mut draft.reason).desired_width(space(58));
        ui.add(field).labelled_by(label.id);
    });
    let reason = draft.reason.trim();
    let open = draft.decision.filter(|way| !closed(*way));
    let ready = draft.result.zip(open).filter(|_| words_fit(reason));
    let Some((result, decision)) = ready else {
        ui.add_enabled(false, Button::new(seen.say(RepairMsg::GiveUpWants)));
        return None;
    };
    let pressed = ui
        .button(seen.say(RepairMsg::GiveUp { decision }))
        .clicked();
    pressed.then(|| {
        Command::EndRepair(Box::new(EndRepair {
            ended: RepairEnded {
                unit: row.unit,
                result,
                tests: Vec::new(),
                checklist: None,
                answers: [].into(),
                grade: None,
                decision,
                hold: (decision == Decision::Hold).then(|| hold(seen, row)),
                reason: Some(reason.to_owned()),
                warranty: None,
            },
            wants: Vec::new(),
        }))
    })
}

/// A hold as the seller's terms have it: the site waits for a part.
fn hold(seen: &Seen, row: &UnitRow) -> Hold {
    let today = seen.zone.day(seen.now);
    let rows = match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows.as_slice(),
        Some(_) | None => &[],
    };
    let seller = row.inspection.seller.as_ref();
    let terms = rows.iter().find(|row| Some(&row.seller) == seller);
    let terms = terms.map_or(Terms::house(), |row| row.terms_on(today));
    Hold {
        reason: HoldReason::Part,
        owner: HoldOwner::Site,
        review: today.plus_days(i64::from(terms.hold_days)),
        default: terms.hold_default,
    }
}
