//! The line at the top: station, person, every device with what is wrong with it, pace and clock.

use eframe::egui::{Align, Label, Layout, Rect, RichText, Ui, UiBuilder, Vec2};

use super::{Place, Seen};
use crate::shell::view::{DeviceHealth, PrinterView};
use crate::text::{DeskMsg, Message, PhotoMsg, PrinterMsg, ScaleMsg, ScannerMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{ChipState, chip_ui, chip_width};

/// One device or person.
struct Chip {
    icon: Icon,
    state: ChipState,
    /// What it is, with what is wrong with it; what it is; and nothing, for the icon says it.
    words: [String; 3],
    /// The whole sentence.
    said: String,
}

/// Draws the line; gives the settings when a device's chip was pressed. Pace and clock keep their
/// place; chips say less where there is no room for all.
pub fn status_ui(ui: &mut Ui, seen: &Seen) -> Option<Place> {
    let mut chosen = None;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let row = Vec2::new(ui.available_width(), size::CONTROL);
        let row = Rect::from_min_size(ui.cursor().min, row);
        let right = Layout::right_to_left(Align::Center);
        let mut figures = ui.new_child(UiBuilder::new().max_rect(row).layout(right));
        figures.add_space(space(2));
        figures_ui(&mut figures, seen);
        let room = figures.min_rect().left();
        let station = RichText::new(&seen.station).size(size::STRONG).strong();
        ui.add_space(space(2));
        ui.add(Label::new(station).selectable(false));
        ui.add_space(space(2));
        person_ui(ui, seen);
        let chips = chips(seen);
        let room = room - ui.cursor().left();
        let word = spoken(ui, &chips, room);
        for chip in &chips {
            let text = chip.words.get(word).map_or("", String::as_str);
            let response = chip_ui(ui, &seen.theme, chip.icon, text, chip.state);
            if response.on_hover_text(&chip.said).clicked() {
                chosen = Some(Place::Settings);
            }
        }
    });
    chosen
}

/// Gives how much of the chips' words fits into the room.
fn spoken(ui: &Ui, chips: &[Chip], room: f32) -> usize {
    let gap = ui.spacing().item_spacing.x;
    let width = |word: usize| -> f32 {
        let texts = chips.iter().filter_map(|chip| chip.words.get(word));
        texts.map(|text| chip_width(ui, text) + gap).sum()
    };
    (0..2).find(|word| width(*word) <= room).unwrap_or(2)
}

fn person_ui(ui: &mut Ui, seen: &Seen) {
    let nobody = || seen.say(DeskMsg::NobodySignedIn);
    let person = seen.face.person.as_ref();
    let word = person.map_or_else(nobody, |person| person.as_str().to_owned());
    let state = match person {
        Some(_) => ChipState::Ready,
        None => ChipState::Absent,
    };
    chip_ui(ui, &seen.theme, Icon::Person, &word, state);
}

/// Devices that stop work when they fail, each scanner by itself; scale, camera and label printer
/// where one is set. Tones that are missing are said in the settings.
fn chips(seen: &Seen) -> Vec<Chip> {
    let set = &seen.devices.scanners;
    let mut chips: Vec<Chip> = set
        .iter()
        .map(|scanner| {
            let word: Message = match set.len() {
                1 => DeskMsg::ChipScanner.into(),
                _ => ScannerMsg::Chip {
                    number: u32::from(scanner.number),
                }
                .into(),
            };
            device(
                seen,
                Icon::Scanner,
                word,
                Some((scanner.health, &scanner.state)),
            )
        })
        .collect();
    if chips.is_empty() {
        chips.push(device(
            seen,
            Icon::Scanner,
            DeskMsg::ChipScanner.into(),
            None,
        ));
    }
    let others = [
        (Icon::Scale, ScaleMsg::Chip.into(), &seen.devices.scale),
        (Icon::Camera, PhotoMsg::Chip.into(), &seen.devices.photos),
    ];
    for (icon, word, set) in others {
        let set = set.as_ref().map(|(health, said)| (*health, said));
        chips.extend(set.map(|set| device(seen, icon, word, Some(set))));
    }
    chips.extend(seen.devices.printers.iter().map(|of| printer(seen, of)));
    chips
}

fn device(seen: &Seen, icon: Icon, word: Message, of: Option<(DeviceHealth, &Message)>) -> Chip {
    let health = of.map(|(health, _)| health);
    let state = match health {
        Some(DeviceHealth::Good) => None,
        Some(DeviceHealth::Waiting) => Some(DeskMsg::DeviceWaiting),
        Some(DeviceHealth::Bad) => Some(DeskMsg::DeviceBad),
        None => Some(DeskMsg::DeviceNone),
    };
    let state = state.map(|state| seen.say(state));
    let words = words(seen, seen.say(word), state);
    let said = of.map_or_else(|| words[0].clone(), |(_, said)| seen.words.say(said));
    Chip {
        icon,
        state: state_of(health),
        words,
        said,
    }
}

/// A label printer says what is wrong with it in a word of its own; of two each names its labels.
fn printer(seen: &Seen, of: &PrinterView) -> Chip {
    let state = match of.health {
        DeviceHealth::Good => None,
        DeviceHealth::Waiting | DeviceHealth::Bad => Some(seen.words.say(&of.short)),
    };
    let name = match seen.devices.printers.len() {
        1 => PrinterMsg::Chip,
        _ => PrinterMsg::ChipOf {
            size: of.size.code().to_owned(),
        },
    };
    Chip {
        icon: Icon::Printer,
        state: state_of(Some(of.health)),
        words: words(seen, seen.say(name), state),
        said: seen.words.say(&of.said),
    }
}

fn words(seen: &Seen, name: String, state: Option<String>) -> [String; 3] {
    let full = match state {
        Some(state) => seen.say(DeskMsg::DeviceWord {
            name: name.clone(),
            state,
        }),
        None => name.clone(),
    };
    [full, name, String::new()]
}

fn state_of(health: Option<DeviceHealth>) -> ChipState {
    match health {
        Some(DeviceHealth::Good) => ChipState::Ready,
        Some(DeviceHealth::Waiting) | None => ChipState::Absent,
        Some(DeviceHealth::Bad) => ChipState::Trouble,
    }
}

fn figures_ui(ui: &mut Ui, seen: &Seen) {
    let (today, per_hour) = seen.pace;
    let clock = seen.zone.local(seen.now).format("%H:%M").to_string();
    let pace = seen.say(DeskMsg::Pace { today, per_hour });
    let queued = u32::try_from(seen.face.queued).unwrap_or(u32::MAX);
    for text in [pace, clock] {
        let text = RichText::new(text).size(size::STRONG);
        ui.add(Label::new(text).selectable(false));
        ui.add_space(space(3));
    }
    if queued > 0 {
        let text = RichText::new(seen.say(DeskMsg::Queued { count: queued }));
        ui.add(Label::new(text.size(size::STRONG).strong()).selectable(false));
    }
}
