//! A sheet before any file format: pages of marks at places in points (1/72 inch), from the top left.

use super::bars::Bars;
use super::ink::Ink;

/// A place on a page.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    /// From the left edge.
    pub x: f32,
    /// From the top edge.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

/// Which point of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Its left end.
    Left,
    /// Its middle.
    Center,
    /// Its right end.
    Right,
}

/// One line of text. It is drawn smaller where it would be wider than it may.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Where its end or middle stands.
    pub x: f32,
    /// Where its base line stands.
    pub base: f32,
    /// Its size at most.
    pub size: f32,
    /// Its width at most.
    pub width: f32,
    /// What `x` is.
    pub align: Align,
}

impl Text {
    /// Gives where the line begins and its size, for a font in which it is so wide at size 1.
    pub(super) fn fitted(&self, width_at_1: f32) -> (f32, f32) {
        let size = self.size.min(self.width / width_at_1.max(f32::EPSILON));
        let width = width_at_1 * size;
        let x = match self.align {
            Align::Left => self.x,
            Align::Center => self.x - width / 2.0,
            Align::Right => self.x - width,
        };
        (x, size)
    }
}

impl Text {
    /// Makes a line whose middle stands at `x`, at most so wide, with its base line and its size.
    pub(super) fn middle(text: String, x: f32, width: f32, (base, size): (f32, f32)) -> Mark {
        Mark::Text(Self {
            text,
            x,
            base,
            size,
            width,
            align: Align::Center,
        })
    }
}

/// Something on a page.
#[derive(Clone, PartialEq, Debug)]
pub enum Mark {
    /// A line of text, black.
    Text(Text),
    /// A barcode, black.
    Bars(Bars),
    /// A filled area.
    Band(Area, Ink),
    /// A hairline around a label, to cut along.
    Cut(Area),
}

impl Mark {
    /// Moves it.
    pub(super) fn moved(self, x: f32, y: f32) -> Self {
        let by = |area: Area| Area {
            x: area.x + x,
            y: area.y + y,
            ..area
        };
        match self {
            Self::Text(text) => Self::Text(Text {
                x: text.x + x,
                base: text.base + y,
                ..text
            }),
            Self::Bars(bars) => Self::Bars(Bars {
                x: bars.x + x,
                y: bars.y + y,
                ..bars
            }),
            Self::Band(area, ink) => Self::Band(by(area), ink),
            Self::Cut(area) => Self::Cut(by(area)),
        }
    }
}

/// One page.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// What is on it, from back to front.
    pub marks: Vec<Mark>,
}

/// Everything that goes into one file.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The file's title.
    pub title: String,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// One label: a page of its own, or a part of one.
pub(super) type Label = Page;
