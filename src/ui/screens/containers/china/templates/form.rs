//! The columns of a layout that is being changed, and the one in hand.

use eframe::egui::{Button, ComboBox, RichText, Ui, Vec2};

use super::super::super::super::Seen;
use super::super::fields::{kept, pick_ui, text_ui};
use super::super::{head_ui, muted_ui};
use super::{TemplateForm, trouble};
use crate::shell::templates::{COLUMNS_MAX, ColumnFormat, PaperColumn, PaperField};
use crate::text::{Message, SheetMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Field, field_ui};

/// The width of a new column, in characters.
const NEW_WIDTH: u16 = 12;

/// What is wrong: the place of the column, the stable name, what it is about.
pub(super) type Troubles = [(Option<usize>, &'static str, String)];

/// A column that is being changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnForm {
    /// What stands in it.
    pub field: Option<PaperField>,
    /// The head in English.
    pub en: String,
    /// The head in Chinese.
    pub zh: String,
    /// Its width in characters.
    pub width: String,
    /// In which unit its numbers stand.
    pub format: Option<ColumnFormat>,
    /// Whether it stands on pages too.
    pub is_printed: bool,
    /// What stands on each row of one without a field.
    pub text: String,
}

impl ColumnForm {
    /// Opens a column.
    pub fn of(column: &PaperColumn) -> Self {
        let [en, zh] = column.heads.clone();
        Self {
            field: column.field,
            en,
            zh,
            width: column.width.to_string(),
            format: column.format,
            is_printed: column.is_printed,
            text: column.text.clone().unwrap_or_default(),
        }
    }

    /// Gives the column as it is typed; a width that is no number is none.
    pub fn column(&self) -> PaperColumn {
        PaperColumn {
            field: self.field,
            text: kept(&self.text).filter(|_| self.field.is_none()),
            heads: [self.en.trim().to_owned(), self.zh.trim().to_owned()],
            width: self.width.trim().parse().unwrap_or(0),
            format: self.format,
            is_printed: self.is_printed,
        }
    }

    fn new(seen: &Seen, field: Option<PaperField>) -> Self {
        let name = field_name(seen, field);
        Self {
            field,
            en: name.clone(),
            zh: name,
            width: NEW_WIDTH.to_string(),
            format: None,
            is_printed: true,
            text: String::new(),
        }
    }
}

fn field_name(seen: &Seen, field: Option<PaperField>) -> String {
    match field {
        Some(field) => seen.term("paper-field", field.code()),
        None => seen.say(SheetMsg::Blank),
    }
}

/// Draws the columns in their order, and what adds one.
pub(super) fn columns_ui(ui: &mut Ui, seen: &Seen, form: &mut TemplateForm, troubles: &Troubles) {
    ui.spacing_mut().item_spacing.y = space(1);
    add_ui(ui, seen, form);
    for (place, column) in form.columns.iter().enumerate() {
        let name = field_name(seen, column.field);
        let text = format!("{} · {name} · {} {}", place + 1, column.en, column.zh);
        let mut text = RichText::new(text);
        if troubles.iter().any(|(of, _, _)| *of == Some(place)) {
            text = text.color(seen.theme.stop_text);
        }
        let button = Button::selectable(form.chosen == place, text).truncate();
        let button = button.min_size(Vec2::new(ui.available_width(), 0.0));
        if ui.add(button).clicked() {
            form.chosen = place;
        }
    }
}

fn add_ui(ui: &mut Ui, seen: &Seen, form: &mut TemplateForm) {
    if form.columns.len() >= COLUMNS_MAX {
        return;
    }
    let paper = form.base.paper;
    let has = |field: PaperField| form.columns.iter().any(|one| one.field == Some(field));
    let fields = PaperField::ALL.iter().copied();
    let fields = fields.filter(|field| field.fits(paper) && !has(*field));
    let offered: Vec<Option<PaperField>> = [None].into_iter().chain(fields.map(Some)).collect();
    let mut added = None;
    let label = seen.say(SheetMsg::AddField);
    let of = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &of, |ui| {
        ComboBox::from_id_salt("add a column")
            .width(ui.available_width())
            .selected_text("+")
            .show_ui(ui, |ui| {
                for field in offered {
                    if ui.button(field_name(seen, field)).clicked() {
                        added = Some(ColumnForm::new(seen, field));
                    }
                }
            })
            .response
    });
    if let Some(column) = added {
        let place = form.chosen.saturating_add(1).min(form.columns.len());
        form.columns.insert(place, column);
        form.chosen = place;
    }
}

/// Draws the column in hand.
pub(super) fn column_ui(ui: &mut Ui, seen: &Seen, form: &mut TemplateForm, troubles: &Troubles) {
    let (place, count) = (form.chosen, form.columns.len());
    let Some(column) = form.columns.get_mut(place) else {
        return;
    };
    head_ui(ui, seen, Message::Verbatim(field_name(seen, column.field)));
    for (of, code, about) in troubles {
        if *of == Some(place) {
            muted_ui(ui, seen, &trouble(seen, *of, code, about));
        }
    }
    text_ui(ui, seen, SheetMsg::HeadEn, &mut column.en, ("", None));
    text_ui(ui, seen, SheetMsg::HeadZh, &mut column.zh, ("", None));
    text_ui(ui, seen, SheetMsg::Width, &mut column.width, ("12", None));
    if column.field.is_none() {
        text_ui(ui, seen, SheetMsg::Text, &mut column.text, ("", None));
    }
    format_ui(ui, seen, column);
    ui.checkbox(&mut column.is_printed, seen.say(SheetMsg::Printed));
    ui.horizontal_wrapped(|ui| {
        let up = Button::new(seen.say(SheetMsg::Up));
        if ui.add_enabled(place > 0, up).clicked() {
            form.columns.swap(place, place - 1);
            form.chosen = place - 1;
        }
        let down = Button::new(seen.say(SheetMsg::Down));
        if ui.add_enabled(place + 1 < count, down).clicked() {
            form.columns.swap(place, place + 1);
            form.chosen = place + 1;
        }
        let remove = Button::new(seen.say(SheetMsg::Remove));
        if ui.add_enabled(count > 1, remove).clicked() {
            form.columns.remove(place);
            form.chosen = place.min(count.saturating_sub(2));
        }
    });
}

fn format_ui(ui: &mut Ui, seen: &Seen, column: &mut ColumnForm) {
    let Some(field) = column.field else {
        return;
    };
    let fits = |format: &&ColumnFormat| format.kind() == field.kind();
    let formats = ColumnFormat::ALL.iter().filter(fits);
    let formats = formats.map(|one| (Some(*one), seen.term("column-format", one.code())));
    let formats: Vec<_> = formats.collect();
    if formats.is_empty() {
        return;
    }
    let none = (None, "–".to_owned());
    let all: Vec<_> = [none].into_iter().chain(formats).collect();
    let of = ("unit of a column", SheetMsg::Format);
    pick_ui(ui, seen, of, &mut column.format, &all);
}
