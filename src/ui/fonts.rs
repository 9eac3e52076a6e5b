//! The fonts every screen is drawn with: egui's own for Latin, our cut of Noto Sans CJK SC for Chinese.

use eframe::egui::{
    Context, FontData, FontFamily, FontTweak,
    epaint::text::{FontInsert, FontPriority, InsertFontFamily},
};

/// Name under which the Chinese font is known to egui.
pub const CHINESE_FONT: &str = "Noto Sans CJK SC (GBK)";

/// The cut that `docs/fonts.md` describes: ASCII, punctuation, full-width forms, U+4E00 to U+9FA5.
static CHINESE_FONT_BYTES: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-GBK.otf");

/// Share of the text size by which hanzi are lifted: egui centres the taller Chinese line on the
/// Latin one, which leaves hanzi hanging below the middle of Latin capitals.
const CHINESE_RISE: f32 = -0.05;

/// Adds the Chinese font to `ctx` as the last fallback of both families, so that Latin text keeps
/// egui's own glyphs; calling it again changes nothing.
pub fn install(ctx: &Context) {
    let fallback = |family| InsertFontFamily {
        family,
        priority: FontPriority::Lowest,
    };
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
    fn a_character_no_font_holds_is_reported_missing() {
        assert_eq!(
            glyphs_missing(&FontFamily::Proportional, "\u{AC00}".chars()),
            "\u{AC00}"
        );
    }
}
