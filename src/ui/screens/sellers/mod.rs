//! Sellers: their codes, what was agreed with each, their rates, and the form that changes it.

mod checklists;
mod draft;
mod form;
mod list;
mod orders;
mod rates;
mod statement;

use eframe::egui::{Frame, Margin, Panel, Ui};

pub use draft::{Draft, Form, Part};

use super::export::job_ui;
use super::{Intent, Seen};
use crate::ledger::rows::SellerRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, JobView, View};
use crate::text::SellersMsg;

/// Draws the screen into all of `ui`.
pub fn sellers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    let answer = seen.answered(View::Sellers, &Query::Sellers);
    let sellers: &[SellerRow] = match answer.map(std::sync::Arc::as_ref) {
        Some(Answer::Sellers(rows)) => rows,
        Some(_) | None => &[],
    };
    let today = seen.zone.day(seen.now);
    draft.refresh(sellers, today);
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(SellersMsg::SellerNew)).clicked() {
            draft.open(None, today);
        }
        if ui.button(seen.say(SellersMsg::SellerRead)).clicked() {
            intents.push(Intent::PickSeller);
        }
        if draft.waits {
            let text = seen.say(SellersMsg::SellerUnsaved);
            ui.colored_label(seen.theme.stop_text, text);
        }
    });
    if let (Some(path), Some(row)) = (draft.save.take(), draft.chosen()) {
        let seller = row.seller.clone();
        intents.push(Intent::Start(Job::ExportSeller { seller, path }));
    }
    if let (Some(path), Some(pack)) = (draft.save_pack.take(), draft.pack.take()) {
        intents.push(Intent::Start(Job::ExportPack { pack, path }));
    }
    let is_record = |view: &JobView| {
        matches!(
            view.job.as_ref(),
            Job::TakeSeller { .. } | Job::ExportSeller { .. } | Job::ExportPack { .. }
        )
    };
    job_ui(ui, seen, SellersMsg::SellerRecord, is_record, intents);
    let half = (ui.available_width() * 0.5).floor();
    Panel::right("chosen seller")
        .exact_size(half)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| form::form_ui(ui, seen, draft, sellers, intents));
    list::list_ui(ui, seen, draft, (answer, sellers), intents);
}
