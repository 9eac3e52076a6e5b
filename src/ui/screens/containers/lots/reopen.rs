//! A sealed pallet is opened again, so that what stays out of lots can be taken off it: a supervisor says why.

use eframe::egui::{Button, ComboBox, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::super::outgoing::may_ui;
use super::Draft as Lots;
use crate::domain::codes::ContainerName;
use crate::domain::limits::PARTY_TEXT_MAX;
use crate::ledger::query::LotView;
use crate::ledger::{Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::theme::size::space;

/// What is said of a pallet that is opened again.
#[derive(Default)]
pub struct Draft {
    /// The pallet.
    pub pallet: Option<ContainerName>,
    /// Why.
    pub reason: String,
}

/// Draws the button that begins it; the pallet with goods that stay out is meant first.
pub(super) fn begin_ui(ui: &mut Ui, seen: &Seen, draft: &mut Lots, whole: &LotView) {
    let begin = Button::new(seen.say(LeavingMsg::Unseal));
    if ui.add_enabled(draft.reopening.is_none(), begin).clicked() {
        let mut names = whole.pallets.iter().map(|count| &count.row.container);
        let keeps_back = |name: &&ContainerName| whole.refused_on(name).next().is_some();
        let first = names.clone().find(keeps_back).or_else(|| names.next());
        draft.reopening = Some(Draft {
            pallet: first.cloned(),
            reason: String::new(),
        });
    }
}

/// Draws which pallet is opened and why, once somebody begins it.
pub(super) fn reopen_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Lots,
    whole: &LotView,
    intents: &mut Vec<Intent>,
) {
    let Some(reopening) = &mut draft.reopening else {
        return;
    };
    // A pallet that was opened or sold meanwhile is none of these.
    let is_here = |name: &ContainerName| whole.pallets.iter().any(|of| of.row.container == *name);
    let Some(pallet) = reopening.pallet.clone().filter(is_here) else {
        draft.reopening = None;
        return;
    };
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let asked = seen.say(LeavingMsg::UnsealSure {
        container: pallet.clone(),
    });
    ui.add(Label::new(RichText::new(asked).strong()).wrap());
    let may = may_ui(ui, seen);
    ui.horizontal_wrapped(|ui| {
        which_ui(ui, seen, reopening, whole);
        let label = ui.label(seen.say(LeavingMsg::UnsealWhy));
        let field = TextEdit::singleline(&mut reopening.reason)
            .char_limit(PARTY_TEXT_MAX)
            .desired_width(space(72));
        ui.add(field).labelled_by(label.id);
    });
    let reason = reopening.reason.trim().to_owned();
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        if may && !reason.is_empty() {
            let yes = seen.say(LeavingMsg::UnsealYes {
                container: pallet.clone(),
            });
            if ui.button(yes).clicked() {
                intents.push(Intent::Command(Box::new(Command::ReopenPallet {
                    container: pallet,
                    reason,
                })));
                ends = true;
            }
        } else {
            ui.add_enabled(false, Button::new(seen.say(LeavingMsg::UnsealWants)));
        }
        ends |= ui.button(seen.say(DeskMsg::LotNo)).clicked();
    });
    if ends {
        draft.reopening = None;
    }
}

fn which_ui(ui: &mut Ui, seen: &Seen, reopening: &mut Draft, whole: &LotView) {
    let label = ui.label(seen.say(LeavingMsg::UnsealWhich));
    let shown = reopening.pallet.as_ref().map(ToString::to_string);
    let shown = ComboBox::from_id_salt("pallet to open").selected_text(shown.unwrap_or_default());
    let shown = shown.show_ui(ui, |ui| {
        for count in &whole.pallets {
            let name = &count.row.container;
            ui.selectable_value(&mut reopening.pallet, Some(name.clone()), name.as_str());
        }
    });
    shown.response.labelled_by(label.id);
}
