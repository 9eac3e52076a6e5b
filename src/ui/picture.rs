//! Screens to pictures, with no window and no display.

use std::sync::Arc;

use image::RgbaImage;

use super::raster;
use super::screens::{Place, Screens, Seen};
use super::window::{scale_of, seen_of, theme_of};
use crate::ledger::Query;
use crate::shell::Shell;
use crate::shell::view::View;
use crate::text::Language;

use super::screens::Intent;

/// The names of the screens that can be drawn.
pub fn screens() -> Vec<&'static str> {
    let names = Place::ALL.iter().map(|(_, name, _)| *name);
    names.chain([Place::GUIDE]).collect()
}

/// The questions that a screen asks before it has anything to show; none for an unknown name.
/// The caller puts them to the shell and waits for the answers.
pub fn asks(shell: &Shell, screen: &str) -> Vec<(View, Query)> {
    let settings = shell.settings();
    let theme = Arc::new(theme_of(&settings.theme));
    let seen = seen_of(shell, theme, settings);
    let Some(mut screens) = at(screen) else {
        return Vec::new();
    };
    let mut asked = Vec::new();
    draw(&mut screens, &seen, 1.0, [1280, 800], &mut asked);
    asked
        .into_iter()
        .filter_map(|intent| match intent {
            Intent::Ask(view, query) => Some((view, *query)),
            _ => None,
        })
        .collect()
}

/// Draws a screen as it stands, in a language and theme (`day`, `night`, `high_contrast`), at a
/// scale in percent, into `size` pixels; none for an unknown name.
pub fn picture(
    shell: &Shell,
    screen: &str,
    language: Language,
    theme: &str,
    scale_percent: u16,
    size: [u16; 2],
) -> Option<RgbaImage> {
    let settings = shell.settings();
    let mut seen = seen_of(shell, Arc::new(theme_of(theme)), settings);
    seen.words = shell.words_of(language);
    seen.second = seen.second.map(|_| {
        shell.words_of(match language {
            Language::English => Language::Chinese,
            Language::Chinese => Language::English,
        })
    });
    let native = size.map(f32::from);
    let scale = scale_of(scale_percent, native, seen.demo.is_some());
    Some(draw(&mut at(screen)?, &seen, scale, size, &mut Vec::new()))
}

/// Draws any screens from plain data, `scale` pixels a point, into `size` pixels; what a person
/// would be taken to want in the last pass is added to `intents`.
pub fn draw(
    screens: &mut Screens,
    seen: &Seen,
    scale: f32,
    size: [u16; 2],
    intents: &mut Vec<Intent>,
) -> RgbaImage {
    let points = size.map(|side| f32::from(side) / scale);
    let mut applied = false;
    raster::draw(points, scale, |ui| {
        if !applied {
            seen.theme.apply(ui.ctx());
            applied = true;
            ui.ctx().request_repaint();
        }
        *intents = screens.draw(ui, seen);
    })
}

fn at(name: &str) -> Option<Screens> {
    Some(Screens {
        place: Place::named(name)?,
        ..Screens::default()
    })
}
