//! Labels that are printed again: which tags of a roll, or which container, and why.

use eframe::egui::{Label, RichText, Ui};

use super::super::Seen;
use super::form::line_ui;
use super::{Draft, Kind};
use crate::domain::codes::{ContainerName, ParcelTag, TagPrefix, UnitTag};
use crate::domain::limits::ROLL_NUMBERS_MAX;
use crate::domain::printed::{Reprint, ReprintWhy, RollKind, RollPart};
use crate::shell::view::Printed;
use crate::text::PrinterMsg;
use crate::ui::widgets::{Field, field_ui};

/// Draws the choice between new labels and earlier ones, with what a reprint means.
pub(super) fn kind_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.horizontal_wrapped(|ui| {
        ui.selectable_value(&mut draft.kind, Kind::New, seen.say(PrinterMsg::New));
        ui.selectable_value(&mut draft.kind, Kind::Again, seen.say(PrinterMsg::Again));
    });
    if draft.kind == Kind::Again {
        let help = RichText::new(seen.say(PrinterMsg::AgainHelp)).color(seen.theme.text_muted);
        ui.add(Label::new(help).wrap());
    }
}

/// Draws the first and the last tag, and why.
pub(super) fn tags_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    roll: RollKind,
) -> Option<(Printed, String)> {
    let is_tag = |text: &str| RollPart::between(roll, text, text).is_some();
    let trouble = |text: &str| {
        let wrong = !text.trim().is_empty() && !is_tag(text);
        wrong.then(|| seen.say(PrinterMsg::AgainWrong))
    };
    let own = TagPrefix::of_station(&seen.station);
    let tag = match roll {
        RollKind::UnitTag => UnitTag::make(own.as_str(), 37)?.to_string(),
        RollKind::ParcelTag => ParcelTag::make(own.as_str(), 37)?.to_string(),
    };
    let help = Some(seen.say(PrinterMsg::AgainExample { tag }));
    let from = (PrinterMsg::AgainFrom, help, trouble(&draft.from));
    line_ui(ui, seen, from, &mut draft.from);
    let to = (PrinterMsg::AgainTo, None, trouble(&draft.to));
    line_ui(ui, seen, to, &mut draft.to);
    why_ui(ui, seen, draft);
    // One tag alone needs no second one.
    let last = if draft.to.trim().is_empty() {
        &draft.from
    } else {
        &draft.to
    };
    let part = RollPart::between(roll, &draft.from, last)?;
    let count = part.count;
    if count > ROLL_NUMBERS_MAX {
        return None;
    }
    ui.label(seen.say(PrinterMsg::AgainCount { count }));
    let name = format!("{}-again-{}-{}", roll.code(), part.prefix, part.first);
    let again = Printed::Again(Reprint::Tags(part), draft.why);
    Some((again, name.replace('_', "-")))
}

/// Draws the container, and why.
pub(super) fn container_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
) -> Option<(Printed, String)> {
    let typed = draft.names.trim();
    let wrong = !typed.is_empty() && ContainerName::parse(typed).is_none();
    let name = typed.to_owned();
    let wrong = wrong.then(|| seen.say(crate::text::DeskMsg::PrintNamesWrong { name }));
    let label = (PrinterMsg::AgainContainer, None, wrong);
    line_ui(ui, seen, label, &mut draft.names);
    why_ui(ui, seen, draft);
    let name = ContainerName::parse(draft.names.trim())?;
    let file = format!("container-again-{name}");
    Some((Printed::Again(Reprint::Container(name), draft.why), file))
}

/// Draws the reasons; none has to be given.
fn why_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let label = seen.say(PrinterMsg::Why);
    let field = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        let row = ui.horizontal_wrapped(|ui| {
            ui.selectable_value(&mut draft.why, None, seen.say(PrinterMsg::WhyUnsaid));
            for why in ReprintWhy::ALL.iter().copied() {
                let word = seen.term("reprint-why", why.code());
                ui.selectable_value(&mut draft.why, Some(why), word);
            }
        });
        row.response
    });
}
