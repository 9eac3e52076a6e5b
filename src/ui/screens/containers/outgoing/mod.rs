//! The desk of leaving: single units are sold, labelled to go on, handed to their carrier, brought back; and
//! the seller's word that goods are to be destroyed. It listens to the scanner while it is shown.

mod back;
mod gather;
mod hand_over;
pub mod label;
pub mod sell;

use eframe::egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

use super::super::{Intent, Seen, listening, table};
use crate::domain::codes::UnitTag;
use crate::ledger::Query;
use crate::ledger::outgoing::Way;
use crate::shell::view::View;
use crate::text::LeavingMsg;
use crate::ui::theme::size::space;

pub(super) use back::may_ui;

/// A part of the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Part {
    /// Sell one by one.
    #[default]
    Sell,
    /// Label units to go on.
    Forward,
    /// Hand forwards to their carrier.
    HandOver,
    /// Units are here again.
    Back,
    /// The seller's word.
    Word,
}

/// What the desk keeps.
#[derive(Default)]
pub struct Draft {
    /// Which part is shown.
    pub part: Part,
    /// Units that are gathered, by their tags.
    pub tags: Vec<UnitTag>,
    /// What it hears.
    pub ears: listening::Draft,
    /// What was wrong with the newest scan.
    pub wrong: Option<String>,
    /// The table of what is gathered.
    pub list: table::Draft,
    /// What is typed of a sale.
    pub sell: sell::Draft,
    /// What is known of a label.
    pub label: label::Draft,
    /// Why units are here again.
    pub why: String,
    /// Who of the seller said that units are to be destroyed.
    pub who: String,
    /// The table of what waits for its carrier.
    pub waiting: table::Draft,
}

impl Draft {
    /// Begins to let these units leave one by one.
    pub fn begin(&mut self, tags: Vec<UnitTag>) {
        *self = Self {
            tags,
            ..Self::default()
        };
    }
}

/// Draws the desk into all the room left.
pub(super) fn outgoing_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        for (part, word) in [
            (Part::Sell, LeavingMsg::PartSell),
            (Part::Forward, LeavingMsg::PartForward),
            (Part::HandOver, LeavingMsg::PartHandOver),
            (Part::Back, LeavingMsg::PartBack),
            (Part::Word, LeavingMsg::PartWord),
        ] {
            let chosen = ui.selectable_value(&mut draft.part, part, seen.say(word));
            if chosen.clicked() {
                draft.wrong = None;
            }
        }
    });
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    if seen.face.person.is_none() {
        wrong_ui(ui, seen, &seen.say(LeavingMsg::Nobody));
    }
    match draft.part {
        Part::Sell => {
            let rows = gather::gather_ui(ui, seen, draft, Way::Sell, intents);
            beside_ui(ui, |ui| gather::rows_ui(ui, seen, draft, &rows, intents));
            sell::sell_ui(ui, seen, draft, &rows, intents);
        }
        Part::Forward => {
            let way = label::way(draft);
            let rows = gather::gather_ui(ui, seen, draft, way, intents);
            beside_ui(ui, |ui| gather::rows_ui(ui, seen, draft, &rows, intents));
            ScrollArea::vertical()
                .id_salt("label")
                .auto_shrink([false, true])
                .show(ui, |ui| label::label_ui(ui, seen, draft, &rows, intents));
        }
        Part::HandOver => hand_over::hand_over_ui(ui, seen, draft, intents),
        Part::Back => {
            let rows = gather::gather_ui(ui, seen, draft, Way::Back, intents);
            beside_ui(ui, |ui| gather::rows_ui(ui, seen, draft, &rows, intents));
            back::back_ui(ui, seen, draft, &rows, intents);
        }
        Part::Word => {
            let rows = gather::gather_ui(ui, seen, draft, Way::Instruct, intents);
            beside_ui(ui, |ui| gather::rows_ui(ui, seen, draft, &rows, intents));
            back::word_ui(ui, seen, draft, &rows, intents);
        }
    }
}

/// Draws what is gathered at the right side, beside the form.
fn beside_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let half = (ui.available_width() * 0.5).floor();
    Panel::right("gathered units")
        .exact_size(half)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, add);
}

/// Says what is wrong.
fn wrong_ui(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text).color(seen.theme.stop_text);
    ui.add(Label::new(text).wrap());
}
