//! Which column becomes which field: one choice a column, the preview follows at once.

use eframe::egui::{ComboBox, Label, RichText, ScrollArea, Ui};

use super::super::Seen;
use super::asked::Asked;
use crate::ledger::import::{Becomes, FileColumn, FileLines, SellerFile};
use crate::shell::view::fields;
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// Width of a head, of a choice, and of what is said beside it, in points.
const WIDTHS: [f32; 2] = [280.0, 240.0];

/// What a person chose for a column: a field, or to leave it out.
type Choice = Option<&'static str>;

/// Draws the columns; a choice made is told to `asked`.
pub(super) fn columns_ui(
    ui: &mut Ui,
    seen: &Seen,
    file: &SellerFile<FileLines>,
    asked: &mut Asked<'_>,
) {
    let fields = fields(file.lines.kind());
    let mut chosen = None;
    ScrollArea::vertical()
        .id_salt("columns")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(1);
            for (place, column) in file.columns.iter().enumerate() {
                if let Some(choice) = column_ui(ui, seen, &fields, (place, column)) {
                    chosen = Some((column, choice));
                }
            }
        });
    if let Some((column, choice)) = chosen {
        asked.bind(&column.head, choice);
    }
}

fn column_ui(
    ui: &mut Ui,
    seen: &Seen,
    fields: &[&'static str],
    (place, column): (usize, &FileColumn),
) -> Option<Choice> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let [head, choice] = WIDTHS;
        let label = cell_ui(ui, head, RichText::new(&column.head));
        if column.becomes == Becomes::NeverKept {
            let text = seen.say(DeskMsg::ImportNeverKept);
            ui.label(RichText::new(text).color(seen.theme.text_muted));
            return;
        }
        let selected = field_of(&column.becomes);
        let text = selected.map_or_else(
            || seen.say(DeskMsg::ImportLeaveOut),
            |field| seen.term("field", field),
        );
        let response = ComboBox::from_id_salt(("field", place))
            .width(choice - space(4))
            .height(space(110))
            .selected_text(text)
            .show_ui(ui, |ui| chosen = choices_ui(ui, seen, fields, selected))
            .response;
        response.labelled_by(label);
        chosen = chosen.or(note_ui(ui, seen, &column.becomes));
    });
    chosen
}

/// Draws a text into a cell of this width; gives the label's id.
fn cell_ui(ui: &mut Ui, width: f32, text: RichText) -> eframe::egui::Id {
    let size = eframe::egui::vec2(width, size::CONTROL);
    let layout = eframe::egui::Layout::left_to_right(eframe::egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate()).id
    })
    .inner
}

/// Draws every field and leaving out; gives the one that was pressed.
fn choices_ui(
    ui: &mut Ui,
    seen: &Seen,
    fields: &[&'static str],
    selected: Choice,
) -> Option<Choice> {
    let mut chosen = None;
    let leave = seen.say(DeskMsg::ImportLeaveOut);
    if ui.selectable_label(selected.is_none(), leave).clicked() {
        chosen = Some(None);
    }
    for field in fields.iter().copied() {
        let word = seen.term("field", field);
        if ui.selectable_label(selected == Some(field), word).clicked() {
            chosen = Some(Some(field));
        }
    }
    chosen
}

/// The field that a column has or was to have.
fn field_of(becomes: &Becomes) -> Choice {
    match becomes {
        Becomes::Field(field) | Becomes::Taken { field, .. } => Some(field),
        Becomes::NeverKept | Becomes::LeftOut | Becomes::NotNeeded | Becomes::Unknown(_) => None,
    }
}

/// Says what there is to say of a column; gives the proposal that was accepted.
fn note_ui(ui: &mut Ui, seen: &Seen, becomes: &Becomes) -> Option<Choice> {
    let (text, colour) = match becomes {
        Becomes::Field(_) | Becomes::NeverKept => return None,
        Becomes::Unknown(Some(field)) => {
            let field_word = seen.term("field", field);
            let text = seen.say(DeskMsg::ImportPropose { field: field_word });
            return ui.button(text).clicked().then_some(Some(*field));
        }
        Becomes::Unknown(None) => (seen.say(DeskMsg::ImportUnknown), seen.theme.text_muted),
        Becomes::LeftOut => (seen.say(DeskMsg::ImportLeftOut), seen.theme.text_muted),
        Becomes::NotNeeded => (seen.say(DeskMsg::ImportUnused), seen.theme.text_muted),
        Becomes::Taken { field, by } => {
            let text = seen.say(DeskMsg::ImportColumnTaken {
                field: seen.term("field", field),
                head: by.clone(),
            });
            (text, seen.theme.stop.fill)
        }
    };
    ui.add(Label::new(RichText::new(text).color(colour)).truncate());
    None
}
