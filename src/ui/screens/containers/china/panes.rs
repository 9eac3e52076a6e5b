//! What the right half of the desk shows of the chosen consignment, and where its rows lead.

use eframe::egui::{CornerRadius, Frame, Margin, Ui};

use super::super::super::{Intent, Seen};
use super::{Draft, Known, cartons, exports, papers, preflight};
use crate::domain::codes::{SellerCode, UnitTag};
use crate::text::{DeskMsg, ExportMsg, Message, PapersMsg, PreflightMsg};
use crate::ui::theme::size::{self, space};

/// A pane of the chosen consignment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pane {
    /// Its cartons.
    #[default]
    Cartons,
    /// What stands in its way.
    Preflight,
    /// Its papers.
    Papers,
    /// The lines of export papers that its units come back under.
    Exports,
}

/// Another screen that a row of a pane leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Way {
    /// The life of a unit.
    Unit(UnitTag),
    /// The product book of a seller.
    Products(SellerCode),
    /// Taking in an export paper, of this seller where one is known.
    ExportPaper(Option<SellerCode>),
}

/// Draws which pane is shown, and the pane.
pub(super) fn panes_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        let panes: [(Pane, Message); 4] = [
            (Pane::Cartons, DeskMsg::ShipCartons.into()),
            (Pane::Preflight, PreflightMsg::Pane.into()),
            (Pane::Papers, PapersMsg::Pane.into()),
            (Pane::Exports, ExportMsg::Pane.into()),
        ];
        for (pane, word) in panes {
            ui.selectable_value(&mut draft.pane, pane, seen.say(word));
        }
    });
    match draft.pane {
        Pane::Cartons => cartons::cartons_ui(ui, seen, draft, known, intents),
        Pane::Preflight => preflight::preflight_ui(ui, seen, draft, known, intents),
        Pane::Papers => papers::papers_ui(ui, seen, draft, known, intents),
        Pane::Exports => exports::exports_ui(ui, seen, draft, known, intents),
    }
}

/// The frame of what belongs together in a pane.
pub(super) fn card(seen: &Seen) -> Frame {
    Frame::new()
        .fill(seen.theme.surface)
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(12, 8))
}
