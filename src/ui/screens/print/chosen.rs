//! What is chosen to be printed, its form, and the button of the label printer.

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::{ALL, Draft, Kind, What, again, form};
use crate::domain::printed::{LabelSize, RollKind};
use crate::shell::view::{Job, PrintTo, Printed};
use crate::text::{DeskMsg, PrinterMsg};

/// Draws what can be printed, and what the chosen one is for.
pub(super) fn what_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.horizontal_wrapped(|ui| {
        for (what, code, _) in ALL {
            let chosen = draft.what == what;
            if ui
                .selectable_label(chosen, seen.term("print", code))
                .clicked()
                && !chosen
            {
                draft.what = what;
                draft.names.clear();
                draft.paper = None;
                draft.export.path = None;
            }
        }
    });
    let help = seen.say(match draft.what {
        What::UnitTags => DeskMsg::PrintHelpUnitTags,
        What::ParcelTags => DeskMsg::PrintHelpParcelTags,
        What::Containers => DeskMsg::PrintHelpContainers,
        What::Cartons => DeskMsg::PrintHelpCartons,
        What::Badges => DeskMsg::PrintHelpBadges,
        What::Commands => DeskMsg::PrintHelpCommands,
    });
    let help = RichText::new(help).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
}

/// Draws the form of what is chosen; gives what is wanted once it is filled in.
pub(super) fn wanted_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<(Printed, String)> {
    let may_be_again = match draft.what {
        What::UnitTags | What::ParcelTags | What::Containers => true,
        What::Cartons | What::Badges | What::Commands => false,
    };
    if may_be_again {
        again::kind_ui(ui, seen, draft);
    }
    let is_again = may_be_again && draft.kind == Kind::Again;
    match draft.what {
        What::UnitTags if is_again => again::tags_ui(ui, seen, draft, RollKind::UnitTag),
        What::ParcelTags if is_again => again::tags_ui(ui, seen, draft, RollKind::ParcelTag),
        What::Containers if is_again => again::container_ui(ui, seen, draft),
        What::UnitTags => form::tags_ui(ui, seen, draft, RollKind::UnitTag, intents),
        What::ParcelTags => form::tags_ui(ui, seen, draft, RollKind::ParcelTag, intents),
        What::Containers => form::containers_ui(ui, seen, draft, intents),
        What::Cartons => form::cartons_ui(ui, seen, draft, intents),
        What::Badges => form::badges_ui(ui, seen, draft),
        What::Commands => Some((Printed::Commands, "command-sheet".to_owned())),
    }
}

/// Draws the button of the label printer that holds such labels, where one is set; beside it what is
/// wrong with it, or that none is set for these.
pub(super) fn printer_ui(
    ui: &mut Ui,
    seen: &Seen,
    size: Option<LabelSize>,
    wanted: Option<&Printed>,
    intents: &mut Vec<Intent>,
) {
    let Some(size) = size else {
        return;
    };
    let muted = |text: String| Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap();
    let Some(setting) = seen.settings.printer(size) else {
        if !seen.settings.printers.is_empty() {
            let size = size.code().to_owned();
            ui.add(muted(seen.say(PrinterMsg::NoneHolds { size })));
        }
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let printer = setting.called();
        let button = Button::new(seen.say(PrinterMsg::PrintTo { printer }));
        let pressed = ui.add_enabled(wanted.is_some(), button).clicked();
        if let (true, Some(wanted)) = (pressed, wanted) {
            intents.push(Intent::Start(Job::Print {
                wanted: wanted.clone(),
                to: PrintTo::Printer,
            }));
        }
        let state = seen.devices.printers.iter().find(|view| view.size == size);
        if let Some(view) = state {
            ui.add(muted(seen.words.say(&view.said)));
        }
    });
}
