//! The one font of what is printed: a glyph for each character, or an error; nothing is left out.
//! A PDF embeds it, a label printer gets its outlines drawn in dots.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider as _};
use zeno::{Command, PathBuilder as _};

use super::PrintError;
use crate::text::CHINESE_FONT_BYTES;

/// The font, opened for measuring and for embedding.
pub(super) struct Face {
    measures: FontRef<'static>,
    pub embedded: Font,
}

/// A line of glyphs.
pub(super) struct Line {
    pub glyphs: Vec<KrillaGlyph>,
    /// Its width at size 1.
    pub width: f32,
}

impl Face {
    pub(super) fn open() -> Result<Self, PrintError> {
        let measures = FontRef::new(CHINESE_FONT_BYTES)
            .map_err(|error| PrintError::Format(error.to_string()))?;
        let embedded = Font::new(CHINESE_FONT_BYTES.into(), 0)
            .ok_or_else(|| PrintError::Format("the font cannot be embedded".to_owned()))?;
        Ok(Self { measures, embedded })
    }

    /// Sets a text in one line.
    pub(super) fn line(&self, text: &str) -> Result<Line, PrintError> {
        let (size, upright) = (Size::unscaled(), LocationRef::default());
        let em = f32::from(self.measures.metrics(size, upright).units_per_em);
        let (glyph_of, widths) = (
            self.measures.charmap(),
            self.measures.glyph_metrics(size, upright),
        );
        let mut width = 0.0;
        let mut glyphs = Vec::new();
        for (start, letter) in text.char_indices() {
            let id = glyph_of
                .map(letter)
                .ok_or_else(|| PrintError::NoGlyph(letter, text.to_owned()))?;
            let advance = widths.advance_width(id).unwrap_or(0.0) / em;
            width += advance;
            glyphs.push(KrillaGlyph {
                glyph_id: GlyphId::new(id.to_u32()),
                text_range: start..start + letter.len_utf8(),
                x_advance: advance,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            });
        }
        Ok(Line { glyphs, width })
    }
}

impl Face {
    /// Gives the outlines of a line whose base begins at this place, all in dots, from the top left.
    pub(super) fn outlines(
        &self,
        line: &Line,
        (x, base): (f32, f32),
        size: f32,
    ) -> Result<Vec<Command>, PrintError> {
        let glyphs = self.measures.outline_glyphs();
        let mut pen = Pen {
            path: Vec::new(),
            x,
            base,
        };
        for glyph in &line.glyphs {
            let id = skrifa::GlyphId::new(glyph.glyph_id.to_u32());
            if let Some(outline) = glyphs.get(id) {
                let settings = DrawSettings::unhinted(Size::new(size), LocationRef::default());
                outline
                    .draw(settings, &mut pen)
                    .map_err(|error| PrintError::Format(error.to_string()))?;
            }
            pen.x += glyph.x_advance * size;
        }
        Ok(pen.path)
    }
}

/// Puts outlines, whose y grows upwards, where their glyph stands on a label, whose y grows down.
struct Pen {
    path: Vec<Command>,
    x: f32,
    base: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> [f32; 2] {
        [self.x + x, self.base - y]
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.move_to(to);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.at(x, y);
        self.path.line_to(to);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        let (by, to) = (self.at(cx0, cy0), self.at(x, y));
        self.path.quad_to(by, to);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (by, and, to) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.curve_to(by, and, to);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
