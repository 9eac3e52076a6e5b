//! Back to hold: never without reason, owner, day of review and default.

use eframe::egui::{Button, Grid, RichText, TextEdit, Ui};

use super::super::super::work::holding::choice_ui;
use super::super::super::{Intent, Seen};
use super::Draft as Resale;
use super::rows::Line;
use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldOwner, HoldReason};
use crate::domain::limits::HOLD_DAYS_MAX;
use crate::domain::terms::Terms;
use crate::ledger::Command;
use crate::text::{DeskMsg, ResaleMsg};
use crate::ui::theme::size::space;

/// What is chosen of the hold.
#[derive(Default)]
pub struct Draft {
    /// Why.
    pub reason: Option<HoldReason>,
    /// Who acts next.
    pub owner: Option<HoldOwner>,
    /// Days from today on which it is looked at again.
    pub days: String,
    /// What happens when nobody answers.
    pub default: Option<Decision>,
}

/// Draws the button and, once it was pressed, the form for the chosen unit.
pub(super) fn back_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Resale,
    line: &Line,
    intents: &mut Vec<Intent>,
) {
    let Some(back) = &mut draft.back else {
        let button = Button::new(seen.say(ResaleMsg::Back));
        if ui.add_enabled(seen.face.person.is_some(), button).clicked() {
            draft.back = Some(Draft::default());
        }
        return;
    };
    let tag = line.unit.tag.clone();
    ui.label(RichText::new(seen.say(ResaleMsg::BackHead { tag })).strong());
    form_ui(ui, seen, back);
    let hold = hold(seen, back);
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        match hold {
            Some(hold) => {
                let yes = RichText::new(seen.say(ResaleMsg::BackYes)).color(seen.theme.accent.on);
                let yes = Button::new(yes).fill(seen.theme.accent.fill);
                if ui.add(yes).clicked() {
                    let units = vec![line.unit.unit];
                    let command = Command::ReturnToHold { units, hold };
                    intents.push(Intent::Command(Box::new(command)));
                    ends = true;
                }
            }
            None => {
                ui.add_enabled(false, Button::new(seen.say(ResaleMsg::BackWants)));
            }
        }
        ends |= ui.button(seen.say(ResaleMsg::No)).clicked();
    });
    if ends {
        draft.back = None;
        draft.unit = None;
    }
}

fn form_ui(ui: &mut Ui, seen: &Seen, back: &mut Draft) {
    let unset = seen.say(DeskMsg::HoldUnset);
    Grid::new("back to hold")
        .num_columns(2)
        .spacing([space(3), space(1)])
        .show(ui, |ui| {
            let label = ui.label(seen.say(ResaleMsg::BackReason));
            let reasons = HoldReason::ALL.iter();
            let reasons = reasons.map(|of| (*of, seen.term("hold-reason", of.code()), true));
            choice_ui(
                ui,
                ("back reason", label.id),
                &mut back.reason,
                reasons,
                &unset,
            );
            ui.end_row();
            let label = ui.label(seen.say(ResaleMsg::BackOwner));
            let owners = HoldOwner::ALL.iter();
            let owners = owners.map(|of| (*of, seen.term("hold-owner", of.code()), true));
            choice_ui(
                ui,
                ("back owner", label.id),
                &mut back.owner,
                owners,
                &unset,
            );
            ui.end_row();
            let label = ui.label(seen.say(ResaleMsg::BackDays));
            let field = TextEdit::singleline(&mut back.days).desired_width(space(14));
            ui.add(field).labelled_by(label.id);
            ui.end_row();
            let label = ui.label(seen.say(ResaleMsg::BackDefault));
            let closes = back.reason.map_or(&[][..], HoldReason::closes);
            let defaults = Terms::DEFAULTS.into_iter();
            let defaults = defaults.map(|of| (of, seen.decision(of), !closes.contains(&of)));
            choice_ui(
                ui,
                ("back default", label.id),
                &mut back.default,
                defaults,
                &unset,
            );
            ui.end_row();
        });
}

/// Gives the hold, once all is there that a hold has.
fn hold(seen: &Seen, back: &Draft) -> Option<Hold> {
    let (reason, owner, default) = (back.reason?, back.owner?, back.default?);
    let days: u32 = back.days.trim().parse().ok()?;
    let sound = (1..=HOLD_DAYS_MAX).contains(&days) && !reason.closes().contains(&default);
    sound.then(|| Hold {
        reason,
        owner,
        review: seen.zone.day(seen.now).plus_days(i64::from(days)),
        default,
    })
}
