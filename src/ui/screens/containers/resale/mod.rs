//! Resale: batches from the totes to their listing, and the desk where labels are proven by scans.

mod back;
mod batches;
mod chosen;
mod relabel;
mod rows;

use eframe::egui::{Frame, Margin, Panel, Ui};

use super::super::{Intent, Seen, export, table};
use crate::domain::codes::BatchNumber;
use crate::domain::ids::UnitId;
use crate::domain::printed::{Dpi, LabelSize};
use crate::shell::view::PrinterSetting;
use crate::station::resale::ResaleMode;
use crate::text::{DeskMsg, Message, ResaleMsg};
use crate::ui::theme::size::space;

pub use back::Draft as Back;
pub use batches::New;

/// How much of the width the chosen batch takes.
const CHOSEN_SHARE: f32 = 0.58;

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Which part is shown.
    pub part: Part,
    /// What is typed of a new batch.
    pub new: New,
    /// The batch that is shown.
    pub chosen: Option<BatchNumber>,
    /// The batch that scans go into, once it is known to take any.
    pub gathering: Option<BatchNumber>,
    /// Which of its lists is shown.
    pub list: Units,
    /// The unit that is chosen in it.
    pub unit: Option<UnitId>,
    /// Whether it was asked to be listed and waits for the second yes.
    pub listing: bool,
    /// Why the batch comes to nothing, once somebody says so.
    pub withdrawing: Option<String>,
    /// What is chosen of a unit that goes back to hold, once somebody says so.
    pub back: Option<Back>,
    /// A code that is typed.
    pub typed: String,
    /// Where the listing is written.
    pub export: export::Draft,
    /// The table of the batches.
    pub batches: table::Draft,
    /// The table of what may be gathered.
    pub totes: table::Draft,
    /// The table of what is in the batch.
    pub units: table::Draft,
}

/// A part of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Part {
    /// Batches.
    #[default]
    Batches,
    /// The desk of labels.
    Relabel,
}

/// A list of the chosen batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Units {
    /// What is in it.
    #[default]
    InBatch,
    /// What may be gathered.
    InTotes,
}

impl Draft {
    /// Shows a batch.
    pub fn show(&mut self, batch: BatchNumber) {
        self.part = Part::Batches;
        self.chosen = Some(batch);
    }

    /// Gives what the desk does with scans; none where they are the bench's.
    pub fn mode(&self, seen: &Seen) -> Option<ResaleMode> {
        match self.part {
            Part::Batches => self.gathering.clone().map(ResaleMode::Gather),
            Part::Relabel => Some(ResaleMode::Relabel(item_dpi(seen))),
        }
    }
}

/// The resolution of the printer that holds item labels, or the common one where none is set.
fn item_dpi(seen: &Seen) -> Dpi {
    let printer = seen.settings.printer(LabelSize::TwoByOne);
    printer.map_or(Dpi::Dpi203, PrinterSetting::resolution)
}

/// Draws resale into all of `ui`.
pub fn resale_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let parts: [(Part, Message); 2] = [
            (Part::Batches, DeskMsg::ResaleBatches.into()),
            (Part::Relabel, ResaleMsg::PartRelabel.into()),
        ];
        for (part, word) in parts {
            ui.selectable_value(&mut draft.part, part, seen.say(word));
        }
    });
    match draft.part {
        Part::Batches => {
            right_part(ui, CHOSEN_SHARE, |ui| {
                chosen::chosen_ui(ui, seen, draft, intents);
            });
            batches::batches_ui(ui, seen, draft, intents);
        }
        Part::Relabel => relabel::relabel_ui(ui, seen, draft, intents),
    }
}

/// Draws what is chosen into the right part of `ui`, which is so much of it.
fn right_part(ui: &mut Ui, share: f32, add: impl FnOnce(&mut Ui)) {
    let width = (ui.available_width() * share).floor();
    Panel::right("chosen batch")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, add);
}
