//! Lots: which sealed pallets may go and what stays out, their sale, and what was sold.

mod files;
mod narrowed;
mod pictures;
mod reopen;
mod sale;
mod sell;
mod sold;
mod withdraw;

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::super::review::list;
use super::super::{Intent, Seen, export, listening, table};
use crate::domain::codes::{ContainerName, LotNumber, SellerCode};
use crate::domain::grade::Grade;
use crate::ledger::rows::LotRow;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

pub use pictures::Draft as Pictures;
pub use reopen::Draft as Reopening;
pub use sale::{Draft as Sale, Sure};

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// Which part is shown.
    pub part: Part,
    /// The seller that pallets are narrowed to.
    pub seller: Option<SellerCode>,
    /// The pallets of the lot.
    pub pallets: Vec<ContainerName>,
    /// What it hears of scans.
    pub ears: listening::Draft,
    /// The label that was scanned last, where it may not go.
    pub scanned_out: Option<ContainerName>,
    /// The category that pallets are narrowed to.
    pub category: Option<String>,
    /// The condition below which no unit of a pallet is.
    pub floor: Option<Grade>,
    /// The pallet that is to be opened again, once somebody says so.
    pub reopening: Option<Reopening>,
    /// The pictures of its pallets.
    pub pictures: Pictures,
    /// What is typed of its sale.
    pub sale: Sale,
    /// The sold lot that is shown.
    pub chosen: Option<LotNumber>,
    /// Why its sale is withdrawn, once somebody says so.
    pub withdrawing: Option<String>,
    /// The file of proceeds.
    pub proceeds: String,
    /// A buyer's columns; our own without it.
    pub template: Option<String>,
    /// Where the sheet is written.
    pub export: export::Draft,
    /// The table of what stays out.
    pub notes: table::Draft,
    /// The table of the sold lots.
    pub sold: list::Draft<LotRow>,
}

/// A part of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Part {
    /// Pallets that may go.
    #[default]
    ToSell,
    /// What was sold.
    Sold,
}

/// Draws the lots into all of `ui`.
pub fn lots_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let parts = [
            (Part::ToSell, DeskMsg::LotsToSell),
            (Part::Sold, DeskMsg::LotsSold),
        ];
        for (part, word) in parts {
            ui.selectable_value(&mut draft.part, part, seen.say(word));
        }
    });
    match draft.part {
        Part::ToSell => sell::sell_ui(ui, seen, draft, intents),
        Part::Sold => sold::sold_ui(ui, seen, draft, intents),
    }
}

/// Draws what is chosen into the right part of `ui`, which is so much of it.
fn right_part(ui: &mut Ui, name: &'static str, share: f32, add: impl FnOnce(&mut Ui)) {
    let width = (ui.available_width() * share).floor();
    Panel::right(name)
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            ScrollArea::vertical().auto_shrink(false).show(ui, add);
        });
}
