//! One row of a settings form: label, control, help, and what is wrong with it.

use eframe::egui::{Align, Label, Layout, Response, RichText, Ui, Vec2};

use crate::ui::{
    icons::{self, Icon},
    theme::{
        Theme,
        size::{self, space},
    },
};

/// The words around a control.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// What is set here; also the control's accessibility name.
    pub label: &'a str,
    /// What it is for.
    pub help: Option<&'a str>,
    /// What is wrong with the value and what to do.
    pub trouble: Option<&'a str>,
}

/// Draws one row: `add` draws the control and returns its response, which is returned again.
pub fn field_ui(
    ui: &mut Ui,
    theme: &Theme,
    field: &Field<'_>,
    add: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let label_width = (ui.available_width() * 0.32).clamp(space(24), space(56));
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = space(4);
        let size = Vec2::new(label_width, size::CONTROL);
        let label = ui
            .allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_size(size);
                ui.add(Label::new(field.label).wrap())
            })
            .inner;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space(1);
            let response = add(ui).labelled_by(label.id);
            if let Some(help) = field.help {
                let text = RichText::new(help)
                    .size(size::CAPTION)
                    .color(theme.text_muted);
                ui.add(Label::new(text).wrap());
            }
            if let Some(trouble) = field.trouble {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space(1);
                    icons::icon_ui(ui, Icon::Warning, space(5), theme.stop_text, trouble);
                    let text = RichText::new(trouble).color(theme.stop_text);
                    ui.add(Label::new(text).wrap());
                });
            }
            response
        })
        .inner
    })
    .inner
}
