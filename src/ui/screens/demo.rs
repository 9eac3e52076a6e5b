//! The simulated scanner: the recorded shift line by line, and a box to scan anything typed.

use eframe::egui::{
    Button, Frame, Key, Label, Margin, Panel, RichText, ScrollArea, Stroke, TextEdit, Ui, Vec2,
};

use super::{Intent, Seen};
use crate::shell::view::{DemoView, Playing};
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// What the panel keeps.
#[derive(Default)]
pub struct Draft {
    /// What is typed to be scanned.
    pub typed: String,
    /// Whether the script is unfolded.
    pub script: Script,
}

/// Whether the script's lines are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Script {
    /// Only the next line.
    #[default]
    Folded,
    /// The lines around the next one.
    Unfolded,
}

/// Lines shown before and after the next one.
const AROUND: usize = 60;

/// Draws the panel along the bottom of the window.
pub fn panel_ui(
    ui: &mut Ui,
    seen: &Seen,
    demo: &DemoView,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    let frame = Frame::new()
        .fill(seen.theme.surface_raised)
        .stroke(Stroke::new(1.0, seen.theme.line_strong))
        .inner_margin(Margin::symmetric(12, 4));
    Panel::bottom("demo")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space(2), space(1));
            if draft.script == Script::Unfolded {
                script_ui(ui, seen, demo);
            }
            ui.horizontal(|ui| {
                player_ui(ui, seen, demo, draft, intents);
            });
        });
}

fn player_ui(
    ui: &mut Ui,
    seen: &Seen,
    demo: &DemoView,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    let over = demo.next >= demo.lines.len();
    let step = Button::new(seen.say(DeskMsg::DemoNext));
    if ui.add_enabled(!over, step).clicked() {
        intents.push(Intent::DemoStep);
    }
    let (word, playing) = match demo.playing {
        Playing::Paused => (DeskMsg::DemoPlay, Playing::Running),
        Playing::Running => (DeskMsg::DemoPause, Playing::Paused),
    };
    let play = Button::new(seen.say(word));
    if ui.add_enabled(!over, play).clicked() {
        intents.push(Intent::DemoPlay(playing));
    }
    let (fold, other) = match draft.script {
        Script::Folded => (DeskMsg::DemoShowScript, Script::Unfolded),
        Script::Unfolded => (DeskMsg::DemoHideScript, Script::Folded),
    };
    if ui.button(seen.say(fold)).clicked() {
        draft.script = other;
    }
    typed_ui(ui, seen, draft, intents);
    let next = demo.lines.get(demo.next).map(String::as_str);
    let text = match next {
        Some(line) => RichText::new(line).monospace().size(size::BODY),
        None => RichText::new(seen.say(DeskMsg::DemoOver)).color(seen.theme.text_muted),
    };
    ui.add(Label::new(text).truncate());
}

/// The box is entered on purpose and left by Enter, which scans, or Escape.
fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let label = seen.say(DeskMsg::DemoScanThis);
    let field = TextEdit::singleline(&mut draft.typed)
        .hint_text(label.as_str())
        .desired_width(space(50));
    let response = ui.add(field);
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::TextInput, true, label.as_str())
    });
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let pressed = ui.button(seen.say(DeskMsg::DemoScan)).clicked();
    if (entered || pressed) && !draft.typed.is_empty() {
        intents.push(Intent::Scan(std::mem::take(&mut draft.typed)));
    }
}

fn script_ui(ui: &mut Ui, seen: &Seen, demo: &DemoView) {
    let from = demo.next.saturating_sub(AROUND);
    ScrollArea::vertical()
        .max_height(space(36))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let lines = demo.lines.iter().enumerate().skip(from).take(AROUND * 2);
            for (index, line) in lines {
                let color = if index < demo.next {
                    seen.theme.text_muted
                } else {
                    seen.theme.text
                };
                let mut text = RichText::new(line).monospace().color(color);
                if index == demo.next {
                    text = text.background_color(seen.theme.selection).strong();
                }
                let response = ui.add(Label::new(text).truncate());
                if index == demo.next {
                    response.scroll_to_me(Some(eframe::egui::Align::Center));
                }
            }
        });
}
