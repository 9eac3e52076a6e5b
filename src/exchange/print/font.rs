//! The one font of what is printed: a glyph for each character, or an error; nothing is left out.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

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
