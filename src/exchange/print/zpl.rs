//! Labels in the language of label printers, ZPL II: barcodes as the printer's own Code 128, so that
//! their bars are whole dots at any resolution; every text as a picture, because few printers have a
//! Chinese font and none has ours.
//!
//! The commands are those of the ZPL II Programming Guide: `^XA` and `^XZ` around one label, `^PW`
//! and `^LL` its size in dots, `^FO` a place, `^BY` and `^BC` a barcode, `^FH` escapes, `^GF` a
//! picture, `^PQ` how many.

use std::fmt::Write as _;

use super::PrintError;
use super::bars::{Bars, Content};
use super::dots::Dots;
use super::font::Face;
use super::sheet::{Mark, Page, Sheet, Text};
use crate::domain::printed::Dpi;

/// Points of an inch.
const POINTS: f32 = 72.0;

/// Writes each page as one label, in their order.
///
/// # Errors
/// Says what cannot be drawn.
pub fn labels(sheet: &Sheet, dpi: Dpi) -> Result<Vec<Vec<u8>>, PrintError> {
    let face = Face::open()?;
    let writer = Writer { face, dpi };
    sheet.pages.iter().map(|page| writer.label(page)).collect()
}

struct Writer {
    face: Face,
    dpi: Dpi,
}

impl Writer {
    /// Gives a length of points in dots.
    fn dots(&self, points: f32) -> f32 {
        points / POINTS * f32::from(self.dpi.dots_per_inch())
    }

    /// Gives it in whole dots.
    fn whole(&self, points: f32) -> i32 {
        rounded(self.dots(points))
    }

    fn label(&self, page: &Page) -> Result<Vec<u8>, PrintError> {
        let (width, length) = (self.whole(page.width), self.whole(page.height));
        let mut out = format!("^XA^PW{width}^LL{length}^LH0,0\n");
        for mark in &page.marks {
            match mark {
                Mark::Text(text) => self.text(text, &mut out)?,
                Mark::Bars(bars) => self.bars(bars, &mut out),
                // A hue that only helps the eye, and lines to cut along: neither is for a roll
                // printed in black.
                Mark::Band(..) | Mark::Cut(_) => {}
            }
        }
        out.push_str("^PQ1,0,1,Y^XZ\n");
        Ok(out.into_bytes())
    }

    fn bars(&self, bars: &Bars, out: &mut String) {
        let module = self.whole(bars.module);
        let modules = i32::try_from(bars.modules.len()).unwrap_or(i32::MAX);
        let middle = self.dots(bars.x + bars.width() / 2.0);
        let x = rounded(middle - between(modules.saturating_mul(module)));
        let (y, height) = (self.whole(bars.y), self.whole(bars.height));
        let data = field(bars);
        push(
            out,
            format_args!("^FO{x},{y}^BY{module}^BCN,{height},N,N,N,N^FH_^FD{data}^FS\n"),
        );
    }

    fn text(&self, text: &Text, out: &mut String) -> Result<(), PrintError> {
        let line = self.face.line(&text.text)?;
        let (x, size) = text.fitted(line.width);
        let place = (self.dots(x), self.dots(text.base));
        let outlines = self.face.outlines(&line, place, self.dots(size))?;
        let Some(dots) = Dots::drawn(&outlines) else {
            return Ok(());
        };
        let (x, y) = dots.place;
        let (bytes, row) = (dots.bytes.len(), dots.row_bytes);
        let data = dots.compressed();
        push(
            out,
            format_args!("^FO{x},{y}^GFA,{bytes},{bytes},{row},{data}^FS\n"),
        );
        Ok(())
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("text is written to memory");
}

/// Half of a count of dots.
fn between(dots: i32) -> f32 {
    f32::from(u16::try_from(dots).unwrap_or(u16::MAX)) / 2.0
}

/// The whole dot next to a place.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a label is a few thousand dots wide; what is beyond is cut off at the edge"
)]
fn rounded(dots: f32) -> i32 {
    dots.round() as i32
}

/// Gives a barcode's data with the start character that makes the symbols ours, not the printer's
/// guess: set B, or set C and FNC1 for GS1, as the layout has measured them.
fn field(bars: &Bars) -> String {
    match bars.content {
        Content::Plain => format!(">:{}", escaped(&bars.text)),
        Content::Gs1 => format!(">;>8{}", escaped(&bars.text)),
    }
}

/// Escapes what commands a printer: `^` and `~` begin commands, `_` begins an escape of `^FH`, `>`
/// one of Code 128.
pub(super) fn escaped(data: &str) -> String {
    let mut out = String::with_capacity(data.len());
    for character in data.chars() {
        match character {
            '^' | '~' | '_' => push(&mut out, format_args!("_{:02X}", u32::from(character))),
            '>' => out.push_str("><"),
            plain => out.push(plain),
        }
    }
    out
}
