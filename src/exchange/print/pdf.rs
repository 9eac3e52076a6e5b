//! A sheet as a PDF: bars as vectors, text as text, the font embedded as a subset.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

use super::font::Face;
use super::sheet::{Area, Mark, Sheet, Text};
use super::{Bars, Ink, PrintError};

/// The width of lines to cut along.
const HAIRLINE: f32 = 0.4;

/// Draws a sheet. The same sheet gives the same bytes.
///
/// # Errors
/// Says what cannot be drawn.
pub fn bytes(sheet: &Sheet) -> Result<Vec<u8>, PrintError> {
    let face = Face::open()?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(sheet.title.clone())
            .creator("returnbay".to_owned()),
    );
    for of in &sheet.pages {
        let settings = PageSettings::from_wh(of.width, of.height)
            .ok_or_else(|| PrintError::Format("a page without a size".to_owned()))?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in &of.marks {
            draw(&mut surface, &face, mark)?;
        }
        surface.finish();
        page.finish();
    }
    document
        .finish()
        .map_err(|error| PrintError::Format(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, face: &Face, mark: &Mark) -> Result<(), PrintError> {
    match mark {
        Mark::Text(text) => write(surface, face, text),
        Mark::Bars(bars) => {
            fill(surface, Ink::BLACK, path_of(bars));
            Ok(())
        }
        Mark::Band(area, ink) => {
            fill(surface, *ink, path(std::iter::once(*area)));
            Ok(())
        }
        Mark::Cut(area) => {
            surface.set_fill(None);
            surface.set_stroke(Some(Stroke {
                paint: color(Ink::CUT).into(),
                width: HAIRLINE,
                ..Stroke::default()
            }));
            if let Some(path) = path(std::iter::once(*area)) {
                surface.draw_path(&path);
            }
            Ok(())
        }
    }
}

fn write(surface: &mut Surface<'_>, face: &Face, text: &Text) -> Result<(), PrintError> {
    let line = face.line(&text.text)?;
    if line.glyphs.is_empty() {
        return Ok(());
    }
    let (x, size) = text.fitted(line.width);
    ink(surface, Ink::BLACK);
    surface.draw_glyphs(
        Point::from_xy(x, text.base),
        &line.glyphs,
        face.embedded.clone(),
        &text.text,
        size,
        false,
    );
    Ok(())
}

fn fill(surface: &mut Surface<'_>, with: Ink, path: Option<Path>) {
    ink(surface, with);
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}

fn ink(surface: &mut Surface<'_>, ink: Ink) {
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: color(ink).into(),
        ..Fill::default()
    }));
}

fn color(Ink([red, green, blue]): Ink) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn path_of(bars: &Bars) -> Option<Path> {
    path(bars.each().into_iter().map(|(x, width)| Area {
        x,
        y: bars.y,
        width,
        height: bars.height,
    }))
}

fn path(areas: impl Iterator<Item = Area>) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for area in areas {
        if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
            builder.push_rect(rect);
        }
    }
    builder.finish()
}
