//! Forwards are handed to their carrier: one scan of the number ends each.

use eframe::egui::Ui;

use super::super::super::export::strip;
use super::super::super::work::forwards;
use super::super::super::{Intent, Seen, listening};
use super::{Draft, wrong_ui};
use crate::domain::codes::Tracking;
use crate::ledger::Command;
use crate::shell::view::ListName;
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::widgets::BannerState;

/// Draws the prompt, what became of the newest scan, and what waits still.
pub(super) fn hand_over_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    for heard in draft.ears.hear(seen, intents) {
        let read = heard.numbers().into_iter().map(|(number, _)| number);
        let read: Vec<Tracking> = read.collect();
        let code = heard.text.clone();
        if read.is_empty() {
            draft.wrong = Some(seen.say(LeavingMsg::NoNumber { code }));
        } else {
            draft.wrong = None;
            let command = Command::HandOver { read };
            intents.push(Intent::CommandOfScan(code, Box::new(command)));
        }
    }
    let prompt = LeavingMsg::ScanHandOver;
    listening::prompt_ui(ui, seen, &mut draft.ears, prompt, intents);
    if let Some(wrong) = &draft.wrong {
        wrong_ui(ui, seen, wrong);
    } else if let Some(answer) = &seen.ear.answer {
        let code = answer.text.clone();
        match &answer.refused {
            None => {
                let text = seen.say(LeavingMsg::HandedOver { code });
                strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &text);
            }
            Some(message) => {
                let mut text = seen.words.say(message);
                if !text.contains(&code) {
                    let read = seen.say(LeavingMsg::Read { code });
                    text = format!("{read} · {text}");
                }
                strip(ui, seen, BannerState::Stop, DeskMsg::JobFailedWord, &text);
            }
        }
    }
    forwards::table(ui, seen, &mut draft.waiting, ListName::HandOvers, intents);
}
