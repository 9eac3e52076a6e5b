//! The fonts every screen is drawn with: two cuts of Noto Sans CJK SC, one for Latin letters and
//! digits, one for Chinese, so that both scripts have one weight.

use eframe::egui::{
    Context, FontData, FontFamily, FontTweak,
    epaint::text::{FontInsert, FontPriority, InsertFontFamily},
};

use crate::text::CHINESE_FONT_BYTES;

/// Name under which the Chinese font is known to egui.
pub const CHINESE_FONT: &str = "Noto Sans CJK SC (GBK)";

/// Name under which the Latin font is known to egui.
pub const LATIN_FONT: &str = "Noto Sans CJK SC (Latin)";

/// The cut that `docs/fonts.md` describes: ASCII and Latin-1, with the line height of egui's own font.
static LATIN_FONT_BYTES: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-Latin.otf");

/// Share of the text size by which hanzi are lifted: egui centres the taller Chinese line on the
/// Latin one, which would leave hanzi below the Latin baseline by the difference of the middles.
const CHINESE_RISE: f32 = -0.07;

/// Adds both fonts to `ctx`: Latin before egui's own font, which keeps dots, arrows and marks, and
/// Chinese as the last fallback of both families; calling it again changes nothing.
pub fn install(ctx: &Context) {
    let fallback = |family| InsertFontFamily {
        family,
        priority: FontPriority::Lowest,
    };
    ctx.add_font(FontInsert::new(
        LATIN_FONT,
        FontData::from_static(LATIN_FONT_BYTES),
        vec![InsertFontFamily {
            family: FontFamily::Proportional,
            priority: FontPriority::Highest,
        }],
    ));
    ctx.add_font(FontInsert::new(
        CHINESE_FONT,
        FontData::from_static(CHINESE_FONT_BYTES).tweak(FontTweak {
            y_offset_factor: CHINESE_RISE,
            ..FontTweak::default()
        }),
        vec![
            fallback(FontFamily::Proportional),
            fallback(FontFamily::Monospace),
        ],
    ));
}

#[cfg(test)]
mod tests {
    use eframe::egui::{FontId, RawInput};

    use super::*;

    fn glyphs_missing(family: &FontFamily, characters: impl Iterator<Item = char>) -> String {
        let ctx = Context::default();
        install(&ctx);
        ctx.run_ui(RawInput::default(), |_| {})
            .drop_without_applying_deltas();
        let font = FontId::new(16.0, family.clone());
        ctx.fonts_mut(|fonts| {
            characters
                .filter(|character| !fonts.has_glyph(&font, *character))
                .collect()
        })
    }

    #[test]
    fn every_gbk_hanzi_has_a_glyph_in_both_families() {
        for family in [FontFamily::Proportional, FontFamily::Monospace] {
            assert_eq!(glyphs_missing(&family, '\u{4E00}'..='\u{9FA5}'), "");
        }
    }

    #[test]
    fn punctuation_of_both_languages_has_glyphs() {
        let marks = "…—–·“”‘’℃№×≥≤→←↑↓●○■□▲△▼▽★、。〈〉《》「」【】！（），：；？％￥①②⑨";
        assert_eq!(glyphs_missing(&FontFamily::Proportional, marks.chars()), "");
    }

    #[test]
    fn digits_are_equally_wide_so_that_columns_of_numbers_line_up() {
        let ctx = Context::default();
        install(&ctx);
        ctx.run_ui(RawInput::default(), |_| {})
            .drop_without_applying_deltas();
        let font = FontId::new(16.0, FontFamily::Proportional);
        let width = |digit| ctx.fonts_mut(|fonts| fonts.glyph_width(&font, digit));
        for digit in '1'..='9' {
            assert!((width(digit) - width('0')).abs() < f32::EPSILON, "{digit}");
        }
    }

    #[test]
    fn a_character_no_font_holds_is_reported_missing() {
        assert_eq!(
            glyphs_missing(&FontFamily::Proportional, "\u{AC00}".chars()),
            "\u{AC00}"
        );
    }
}
