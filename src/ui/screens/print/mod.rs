//! What the site prints itself: what, how many, on which paper, where to.

mod again;
mod chosen;
mod form;
mod runs;

use eframe::egui::{ScrollArea, Ui};

use super::export::{self, Format, Offer, Ready, export_ui, job_ui};
use super::{Intent, SaveFor, Seen};
use crate::domain::printed::{LabelSize, Paper, ReprintWhy};
use crate::shell::view::{Job, PrintTo, Printed};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

const FORMATS: [Format; 1] = [Format {
    code: "pdf",
    label: || DeskMsg::MakePdf,
}];

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// What is printed.
    pub what: What,
    /// How many tags, as typed.
    pub count: Option<String>,
    /// The prefix as typed; none while the station's own is taken.
    pub prefix: Option<String>,
    /// Names of containers, or codes of people, as typed.
    pub names: String,
    /// Whether new labels are wanted, or earlier ones again.
    pub kind: Kind,
    /// The first tag that is printed again, as typed.
    pub from: String,
    /// The last one.
    pub to: String,
    /// Why labels are printed again.
    pub why: Option<ReprintWhy>,
    /// The number typed as that of the label that came out last.
    pub last_out: String,
    /// The paper; none while the usual one is taken.
    pub paper: Option<Paper>,
    /// Where the file is written.
    pub export: export::Draft,
}

/// Whether new labels are wanted, or earlier ones again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// New ones.
    #[default]
    New,
    /// Earlier ones again.
    Again,
}

/// What can be printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum What {
    /// A roll of unit tags.
    #[default]
    UnitTags,
    /// A roll of parcel tags.
    ParcelTags,
    /// Container labels.
    Containers,
    /// Carton labels.
    Cartons,
    /// Badges.
    Badges,
    /// The command sheet.
    Commands,
}

impl What {
    /// Which labels it is printed on; none for what is printed on cards and pages only.
    fn size(self) -> Option<LabelSize> {
        match self {
            Self::UnitTags | Self::ParcelTags => Some(LabelSize::TwoByOne),
            Self::Containers | Self::Cartons => Some(LabelSize::FourBySix),
            Self::Badges | Self::Commands => None,
        }
    }
}

/// Everything that can be printed, by the code of its word.
const ALL: [(What, &str, Paper); 6] = [
    (What::UnitTags, "unit_tag", Paper::Roll),
    (What::ParcelTags, "parcel_tag", Paper::Roll),
    (What::Containers, "container", Paper::Roll),
    (What::Cartons, "carton", Paper::Roll),
    (What::Badges, "badge", Paper::Letter),
    (What::Commands, "command_sheet", Paper::Letter),
];

/// Draws the screen into all of `ui`.
pub fn print_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(3);
            runs::runs_ui(ui, seen, &mut draft.last_out, intents);
            chosen::what_ui(ui, seen, draft);
            let wanted = chosen::wanted_ui(ui, seen, draft, intents);
            let size = draft.what.size();
            let printed = wanted.as_ref().map(|(wanted, _)| wanted);
            chosen::printer_ui(ui, seen, size, printed, intents);
            let paper = form::paper_ui(ui, seen, draft);
            file_ui(ui, seen, draft, (wanted, paper), intents);
        });
}

/// Draws where the file is written and how the newest one went.
fn file_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (wanted, paper): (Option<(Printed, String)>, Paper),
    intents: &mut Vec<Intent>,
) {
    let name = wanted.as_ref().map_or("labels", |(_, name)| name.as_str());
    let offer = Offer {
        name,
        formats: &FORMATS,
        of: SaveFor::Print,
        ready: match wanted {
            Some(_) => Ready::Yes,
            None => Ready::No,
        },
    };
    let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
    if let (Some((_, path)), Some((wanted, _))) = (pressed, wanted) {
        // The next roll has other numbers: it is offered a name of its own.
        draft.export.path = None;
        intents.push(Intent::Start(Job::Print {
            wanted,
            to: PrintTo::Pdf { paper, path },
        }));
    }
    let is_print = |job: &crate::shell::view::JobView| matches!(*job.job, Job::Print { .. });
    job_ui(ui, seen, DeskMsg::PrintJob, is_print, intents);
}
