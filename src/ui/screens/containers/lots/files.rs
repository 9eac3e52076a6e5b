//! The sheet of a lot: whose columns, and where it is written.

use eframe::egui::{ComboBox, Ui};

use super::super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::super::{Intent, SaveFor, Seen};
use super::Draft;
use crate::shell::lots::{LotOf, lot_templates};
use crate::shell::view::{Job, JobView};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

const FORMATS: [Format; 2] = [Format::XLSX, Format::CSV];
/// The list of columns is shown whole: nobody looks for a buyer behind a scroll bar.
const LIST_HEIGHT: f32 = 480.0;

/// Draws the choice of columns and the export of a lot; none while there is none to write.
pub(super) fn files_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    of: Option<LotOf>,
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        let said = |id: Option<&str>| seen.term("lot-template", id.unwrap_or("own"));
        let label = ui.label(seen.say(DeskMsg::LotColumns));
        let shown = ComboBox::from_id_salt("columns of a lot")
            .width(space(60))
            .height(LIST_HEIGHT)
            .selected_text(said(draft.template.as_deref()));
        let shown = shown.show_ui(ui, |ui| {
            ui.selectable_value(&mut draft.template, None, said(None));
            for template in lot_templates() {
                let id = Some(template.id.clone());
                ui.selectable_value(&mut draft.template, id, said(Some(&template.id)));
            }
        });
        shown.response.labelled_by(label.id);
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
