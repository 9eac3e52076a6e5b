//! The sheet of a lot: whose columns, and where it is written.

use eframe::egui::{Button, Ui, Vec2};

use super::super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::super::{Intent, SaveFor, Seen};
use super::Draft;
use crate::shell::lots::{LotOf, lot_templates};
use crate::shell::view::{Job, JobView};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

const FORMATS: [Format; 2] = [Format::XLSX, Format::CSV];

/// Draws the choice of columns and the export of a lot; none while there is none to write.
pub(super) fn files_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    of: Option<LotOf>,
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        ui.label(seen.say(DeskMsg::LotColumns));
        let own = Button::selectable(draft.template.is_none(), seen.term("lot-template", "own"));
        if ui.add(own).clicked() {
            draft.template = None;
        }
        for template in lot_templates() {
            let is_chosen = draft.template.as_ref() == Some(&template.id);
            let word = seen.term("lot-template", &template.id);
            if ui.add(Button::selectable(is_chosen, word)).clicked() {
                draft.template = Some(template.id.clone());
            }
        }
    });
    let name = match &of {
        Some(LotOf::Sold(number)) => format!("lot-{number}"),
        Some(LotOf::Pallets(..)) | None => "lot".to_owned(),
    };
    let offer = Offer {
        name: &name,
        formats: &FORMATS,
        of: SaveFor::Lot,
        ready: if of.is_some() { Ready::Yes } else { Ready::No },
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let (Some((format, path)), Some(of)) = (pressed, of) {
        intents.push(Intent::Start(Job::ExportLot {
            of,
            template: draft.template.clone(),
            format: format.to_owned(),
            path,
        }));
    }
    let is_export = |view: &JobView| matches!(view.job.as_ref(), Job::ExportLot { .. });
    job_ui(ui, seen, DeskMsg::LotsTab, is_export, intents);
}
