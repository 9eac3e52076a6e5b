//! An empty box on the evidence shelf: until when it stays, and its release by a scan of it.

use std::sync::Arc;

use eframe::egui::{Label, RichText, TextEdit, Ui};

use super::super::export::strip;
use super::super::{Intent, Seen, listening};
use crate::domain::limits::LEFT_REASON_MAX;
use crate::ledger::command::ReleaseParcel;
use crate::ledger::fact::ReleaseReason;
use crate::ledger::rows::{BoxClaim, ParcelRow};
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::BannerState;

/// What is chosen.
#[derive(Default)]
pub struct Draft {
    /// Why it may go.
    pub reason: Option<ReleaseReason>,
    /// How the claim was decided.
    pub note: String,
    /// What the panel hears.
    pub ears: listening::Draft,
}

/// Draws until when the box stays, and how it is released.
pub(super) fn releasing_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    let query = Query::BoxClaim(row.parcel);
    intents.push(Intent::Ask(View::BoxClaim, Box::new(query.clone())));
    let number = row.number.clone();
    let head = RichText::new(seen.say(LeavingMsg::BoxHead { number }));
    ui.add(Label::new(head.size(size::STRONG).strong()).wrap());
    let claim = match seen.answered(View::BoxClaim, &query).map(Arc::as_ref) {
        Some(Answer::BoxClaim(claim)) => *claim,
        Some(_) | None => None,
    };
    let today = seen.zone.day(seen.now);
    let (told, stays) = match claim {
        Some(BoxClaim::Open(day)) if today <= day => (LeavingMsg::BoxOpen { day }, true),
        Some(BoxClaim::Open(day)) => (LeavingMsg::BoxRunOut { day }, false),
        Some(BoxClaim::Filed) => (LeavingMsg::BoxFiled, false),
        None => (LeavingMsg::BoxUnknown, false),
    };
    ui.add(Label::new(seen.say(told)).wrap());
    let owner = RichText::new(seen.say(LeavingMsg::BoxOwner)).color(seen.theme.text_muted);
    ui.add(Label::new(owner).wrap());
    if stays {
        return;
    }
    if seen.face.person.is_none() {
        let nobody = RichText::new(seen.say(LeavingMsg::Nobody)).color(seen.theme.stop_text);
        ui.add(Label::new(nobody).wrap());
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(LeavingMsg::BoxWhy));
        for reason in ReleaseReason::ALL {
            let word = seen.term("release", reason.code());
            ui.selectable_value(&mut draft.reason, Some(*reason), word);
        }
    });
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(LeavingMsg::BoxNote));
        let field = TextEdit::singleline(&mut draft.note)
            .char_limit(LEFT_REASON_MAX)
            .hint_text(seen.say(LeavingMsg::BoxNoteHint))
            .desired_width(space(60));
        ui.add(field).labelled_by(label.id);
    });
    if draft.reason.is_some() {
        scan_ui(ui, seen, draft, row, intents);
    }
    ui.add_space(space(2));
}

fn scan_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    for heard in draft.ears.hear(seen, intents) {
        let Some(reason) = draft.reason else {
            continue;
        };
        let note = draft.note.trim();
        let keys = heard.keys();
        let command = Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel: row.parcel,
            read: if keys.is_empty() {
                vec![heard.text.clone()]
            } else {
                keys
            },
            reason,
            note: (!note.is_empty()).then(|| note.to_owned()),
        }));
        let code = heard.text.clone();
        intents.push(Intent::CommandOfScan(code, Box::new(command)));
    }
    let number = row.number.clone();
    let prompt = LeavingMsg::ScanBox { number };
    listening::prompt_ui(ui, seen, &mut draft.ears, prompt, intents);
    if let Some(answer) = &seen.ear.answer
        && let Some(message) = &answer.refused
    {
        let code = answer.text.clone();
        let mut text = seen.words.say(message);
        if !text.contains(&code) {
            let read = seen.say(LeavingMsg::Read { code });
            text = format!("{read} · {text}");
        }
        strip(ui, seen, BannerState::Stop, DeskMsg::JobFailedWord, &text);
    }
}
