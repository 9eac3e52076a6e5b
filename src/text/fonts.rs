//! The font files in which both languages are drawn, on screens and on paper.

/// The cut that `docs/fonts.md` describes: ASCII, punctuation, full-width forms, U+4E00 to U+9FA5.
pub static CHINESE_FONT_BYTES: &[u8] = include_bytes!("../../assets/fonts/NotoSansCJKsc-GBK.otf");
