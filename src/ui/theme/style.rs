//! The tokens become egui's own style, so that plain labels, buttons and fields look like ours.

use eframe::egui::{
    Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme as Shade, Vec2,
    Visuals,
    style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals},
};

use super::{
    size::{self, CORNER, font, space},
    tokens::{Theme, ThemeName},
};

impl Theme {
    /// Makes `ctx` draw with this theme from its next pass on: colours, sizes, no animation, no
    /// blinking cursor (an idle window draws no frame).
    pub fn apply(&self, ctx: &Context) {
        ctx.set_theme(self.shade());
        ctx.all_styles_mut(|style| self.fill_style(style));
    }

    fn shade(&self) -> Shade {
        match self.name {
            ThemeName::Day => Shade::Light,
            ThemeName::Night | ThemeName::HighContrast => Shade::Dark,
        }
    }

    fn fill_style(&self, style: &mut Style) {
        style.animation_time = 0.0;
        style.scroll_animation = ScrollAnimation::none();
        style.text_styles = [
            (TextStyle::Small, font(size::CAPTION)),
            (TextStyle::Body, font(size::BODY)),
            (TextStyle::Button, font(size::BODY)),
            (TextStyle::Heading, font(size::TITLE)),
            (
                TextStyle::Monospace,
                eframe::egui::FontId::monospace(size::BODY),
            ),
        ]
        .into();
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(space(2), space(2));
        spacing.button_padding = Vec2::new(space(3), space(2));
        spacing.interact_size = Vec2::new(space(12), size::CONTROL);
        spacing.text_edit_width = space(60);
        spacing.combo_width = space(40);
        spacing.icon_width = space(5);
        spacing.icon_width_inner = space(3);
        spacing.window_margin = Margin::same(16);
        spacing.menu_margin = Margin::same(8);
        spacing.scroll = scroll_bars();
        style.visuals = self.visuals();
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = match self.shade() {
            Shade::Light => Visuals::light(),
            Shade::Dark => Visuals::dark(),
        };
        visuals.override_text_color = None;
        visuals.weak_text_color = Some(self.text_muted);
        visuals.hyperlink_color = self.accent.fill;
        visuals.faint_bg_color = self.surface_raised;
        visuals.extreme_bg_color = self.surface;
        visuals.code_bg_color = self.surface_raised;
        visuals.warn_fg_color = self.text;
        visuals.error_fg_color = self.stop_text;
        visuals.panel_fill = self.background;
        visuals.window_fill = self.surface;
        visuals.window_stroke = Stroke::new(1.0, self.line_strong);
        visuals.window_corner_radius = CornerRadius::same(CORNER);
        visuals.menu_corner_radius = CornerRadius::same(CORNER);
        visuals.window_shadow = Shadow::NONE;
        visuals.popup_shadow = Shadow::NONE;
        visuals.text_cursor.blink = false;
        visuals.text_cursor.stroke = Stroke::new(2.0, self.accent.fill);
        visuals.selection = Selection {
            bg_fill: self.selection,
            stroke: Stroke::new(2.0, self.text),
        };
        let widgets = &mut visuals.widgets;
        widgets.noninteractive = self.widget(self.surface, self.line, 1.0);
        widgets.inactive = self.widget(self.surface_raised, self.line_strong, 1.0);
        widgets.hovered = self.widget(self.surface_hover, self.line_strong, 1.0);
        widgets.active = self.widget(self.selection, self.accent.fill, 2.0);
        widgets.open = self.widget(self.surface_hover, self.accent.fill, 1.0);
        visuals
    }

    fn widget(&self, fill: Color32, line: Color32, width: f32) -> WidgetVisuals {
        WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(width, line),
            corner_radius: CornerRadius::same(CORNER),
            fg_stroke: Stroke::new(1.0, self.text),
            expansion: 0.0,
        }
    }
}

/// Bars that keep their place and their width, and stand back behind what they scroll.
fn scroll_bars() -> ScrollStyle {
    ScrollStyle {
        floating: true,
        bar_width: space(3),
        floating_width: space(3),
        floating_allocated_width: space(4),
        bar_inner_margin: space(1),
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.35,
        active_handle_opacity: 0.45,
        interact_handle_opacity: 0.7,
        ..ScrollStyle::solid()
    }
}
