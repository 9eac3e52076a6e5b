//! What stands around every screen: who and where, devices, clock, navigation, notices.

use std::time::Duration;

use eframe::egui::{
    Align, Button, CornerRadius, Frame, Label, Layout, Margin, ModifierNames, Panel, RichText,
    Stroke, Ui, Vec2,
};

use super::{Intent, Place, Seen};
use crate::domain::limits::NOTICE_INFO_MS;
use crate::shell::view::{Notice, NoticeLevel};
use crate::text::{AgreementMsg, DeskMsg, DockMsg, GuideMsg, Message, PlacesMsg};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::size::{self, space};

/// Draws the top of the window and returns the screen that was chosen.
pub fn top_ui(ui: &mut Ui, seen: &Seen, place: Place, intents: &mut Vec<Intent>) -> Option<Place> {
    let frame = Frame::new()
        .fill(seen.theme.surface)
        .inner_margin(Margin::symmetric(8, 2));
    let chosen = Panel::top("frame")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = Vec2::new(space(1), 0.0);
            let to_settings = super::status::status_ui(ui, seen);
            let chosen = navigation_ui(ui, seen, place);
            chosen.or(to_settings)
        })
        .inner;
    let standing = standing_ui(ui, seen, intents);
    if let [newest, others @ ..] = standing.as_slice() {
        notice_ui(ui, seen, newest, others.len(), intents);
    }
    chosen
}

fn navigation_ui(ui: &mut Ui, seen: &Seen, place: Place) -> Option<Place> {
    let mut chosen = None;
    let with_keys = ui.available_width() >= size::KEYS_SHOWN;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        for (of, _, key) in Place::ALL.iter().copied() {
            let word = seen.say(word(of));
            let here = of == place;
            let color = if here {
                seen.theme.accent.on
            } else {
                seen.theme.text
            };
            let shown = if with_keys {
                format!("{word}  {}", key.format(&ModifierNames::NAMES, false))
            } else {
                word.clone()
            };
            let text = RichText::new(shown).size(size::BODY).color(color);
            let mut button = Button::new(text)
                .corner_radius(CornerRadius::same(size::CORNER))
                .stroke(Stroke::NONE);
            if here {
                button = button.fill(seen.theme.accent.fill);
            } else {
                button = button.fill(seen.theme.surface);
            }
            let response = ui.add(button.min_size(Vec2::new(space(16), space(8))));
            response.widget_info(|| {
                eframe::egui::WidgetInfo::selected(
                    eframe::egui::Role::Button,
                    true,
                    here,
                    word.as_str(),
                )
            });
            if response.clicked() {
                chosen = Some(of);
            }
        }
    });
    chosen
}

fn word(place: Place) -> Message {
    match place {
        Place::Bench => DeskMsg::NavBench.into(),
        Place::Import => DeskMsg::NavImport.into(),
        Place::Containers => DeskMsg::NavContainers.into(),
        Place::Review => DeskMsg::NavReview.into(),
        Place::Settings => DeskMsg::NavSettings.into(),
        Place::Print => DeskMsg::NavPrint.into(),
        Place::Dock => DockMsg::Nav.into(),
        Place::Places => PlacesMsg::Nav.into(),
        Place::Backlog => DockMsg::NavBacklog.into(),
        Place::Products => DeskMsg::NavProducts.into(),
        Place::Find => DeskMsg::NavFind.into(),
        Place::Sellers => DeskMsg::NavSellers.into(),
        Place::Work => DeskMsg::NavWork.into(),
        Place::Guide => GuideMsg::GuideTitle.into(),
        Place::Agreement => AgreementMsg::Title.into(),
    }
}

/// Gives the notices that still stand. Those that want nothing of anybody and were there long enough
/// are dismissed, and the frame is asked for in which the next one goes.
fn standing_ui<'a>(ui: &Ui, seen: &'a Seen, intents: &mut Vec<Intent>) -> Vec<&'a Notice> {
    let mut standing = Vec::new();
    for notice in &seen.notices {
        if notice.level != NoticeLevel::Info {
            standing.push(notice);
            continue;
        }
        let left = NOTICE_INFO_MS - (seen.now.0 - notice.at.0);
        match u64::try_from(left) {
            Ok(left @ 1..) => {
                ui.ctx().request_repaint_after(Duration::from_millis(left));
                standing.push(notice);
            }
            Ok(0) | Err(_) => intents.push(Intent::Dismiss(notice.id)),
        }
    }
    standing
}

/// Draws the newest notice as a strip, with how many more there are.
fn notice_ui(ui: &mut Ui, seen: &Seen, notice: &Notice, more: usize, intents: &mut Vec<Intent>) {
    let (hue, icon) = match notice.level {
        NoticeLevel::Info => (seen.theme.working, Icon::Saved),
        NoticeLevel::Warning => (seen.theme.need, Icon::Warning),
        NoticeLevel::Error => (seen.theme.stop, Icon::Stop),
    };
    let frame = Frame::new()
        .fill(hue.fill)
        .inner_margin(Margin::symmetric(16, 6));
    Panel::top("notice")
        .frame(frame)
        .resizable(false)
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let text = seen.words.say(&notice.message);
                let at = seen.zone.local(notice.at).format("%H:%M").to_string();
                icons::icon_ui(ui, icon, space(6), hue.on, &text);
                let room = Vec2::new(ui.available_width() - space(50), 0.0);
                ui.allocate_ui(room, |ui| {
                    ui.set_max_width(room.x);
                    let text = RichText::new(format!("{at}  {text}")).color(hue.on);
                    ui.add(Label::new(text.size(size::BODY)).wrap());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if ui.button(seen.say(DeskMsg::Dismiss)).clicked() {
                        intents.push(Intent::Dismiss(notice.id));
                    }
                    if more > 0 {
                        let count = u32::try_from(more).unwrap_or(u32::MAX);
                        let text = seen.say(DeskMsg::MoreNotices { count });
                        let text = RichText::new(text).color(hue.on);
                        ui.add(Label::new(text).selectable(false));
                    }
                });
            });
        });
}
