//! How the text of a file is encoded: one table, from which readers, command line and window take
//! their choices. Each row decodes a line without loss or not at all.

mod guess;

use std::borrow::Cow;

pub(super) use guess::found_out;

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// windows-1252.
    Windows1252,
    /// Microsoft's Shift-JIS (windows-31j), as reports of Japan have it.
    Cp932,
    /// GB18030, as sheets saved on Chinese systems have it; GBK and GB 2312 are part of it.
    Gb18030,
}

/// Decodes a line; none when it is no text of the encoding.
type Decode = fn(&[u8]) -> Option<Cow<'_, str>>;

/// One row of the table of encodings.
pub struct EncodingSpec {
    /// The encoding the row is about.
    pub encoding: Encoding,
    /// Its name on the command line, on the screen and in facts.
    pub code: &'static str,
    /// Other names that are read.
    pub also: &'static [&'static str],
    /// The warning of a file that says nothing and was found to be so.
    pub(super) warning: Option<&'static str>,
    pub(super) decode: Decode,
}

impl Encoding {
    /// Every encoding that a person may choose.
    pub const SPECS: [EncodingSpec; 4] = [
        EncodingSpec {
            encoding: Self::Utf8,
            code: "utf-8",
            also: &["utf8"],
            warning: None,
            decode: utf_8,
        },
        EncodingSpec {
            encoding: Self::Windows1252,
            code: "windows-1252",
            also: &["cp1252"],
            warning: Some("read_as_windows_1252"),
            decode: windows_1252,
        },
        EncodingSpec {
            encoding: Self::Cp932,
            code: "cp932",
            also: &["windows-31j", "shift_jis", "sjis"],
            warning: Some("read_as_cp932"),
            decode: cp932,
        },
        EncodingSpec {
            encoding: Self::Gb18030,
            code: "gb18030",
            also: &["gbk", "gb2312", "cp936"],
            warning: Some("read_as_gb18030"),
            decode: gb18030,
        },
    ];

    /// Gives the encoding's row.
    pub fn spec(self) -> &'static EncodingSpec {
        match self {
            Self::Utf8 => &Self::SPECS[0],
            Self::Windows1252 => &Self::SPECS[1],
            Self::Cp932 => &Self::SPECS[2],
            Self::Gb18030 => &Self::SPECS[3],
        }
    }

    /// Gives the name.
    pub fn code(self) -> &'static str {
        self.spec().code
    }

    /// Reads a name in whatever case.
    pub fn parse(text: &str) -> Option<Self> {
        let is = |name: &&str| name.eq_ignore_ascii_case(text);
        Self::SPECS
            .iter()
            .find(|spec| is(&spec.code) || spec.also.iter().any(is))
            .map(|spec| spec.encoding)
    }

    /// Decodes a line without loss; none when it is no text of this encoding.
    pub(super) fn decode(self, line: &[u8]) -> Option<Cow<'_, str>> {
        (self.spec().decode)(line)
    }
}

fn utf_8(line: &[u8]) -> Option<Cow<'_, str>> {
    std::str::from_utf8(line).ok().map(Cow::Borrowed)
}

fn windows_1252(line: &[u8]) -> Option<Cow<'_, str>> {
    is_windows_1252(line).then(|| {
        encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(line)
            .0
    })
}

fn cp932(line: &[u8]) -> Option<Cow<'_, str>> {
    // 0x80 alone is no letter of cp932 and would become a control character.
    encoding_rs::SHIFT_JIS
        .decode_without_bom_handling_and_without_replacement(line)
        .filter(|text| !text.contains('\u{80}'))
}

fn gb18030(line: &[u8]) -> Option<Cow<'_, str>> {
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(line)
}

/// Tells whether no byte is there that windows-1252 leaves undefined.
pub(super) fn is_windows_1252(bytes: &[u8]) -> bool {
    !bytes
        .iter()
        .any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_its_own_row_and_is_read_by_all_its_names() {
        for spec in &Encoding::SPECS {
            assert_eq!(spec.encoding.code(), spec.code);
            for name in spec.also.iter().chain([&spec.code]) {
                assert_eq!(Encoding::parse(name), Some(spec.encoding));
                let upper = name.to_ascii_uppercase();
                assert_eq!(Encoding::parse(&upper), Some(spec.encoding));
            }
            assert_eq!(spec.encoding.decode(b"lamp").as_deref(), Some("lamp"));
        }
        assert_eq!(Encoding::parse("auto"), None);
        assert_eq!(
            Encoding::Windows1252.decode(b"caf\xe9").as_deref(),
            Some("café")
        );
        assert_eq!(Encoding::Windows1252.decode(b"\x81"), None);
        assert_eq!(Encoding::Utf8.decode(b"caf\xe9"), None);
        let cup = Encoding::Cp932.decode(b"\x83J\x83b\x83v\xfa\xb1");
        assert_eq!(cup.as_deref(), Some("カップ﨑"), "NEC and IBM kanji too");
        for wrong in [b"\x83".as_slice(), b"\x80", b"\xff", b"\x82\x20"] {
            assert_eq!(Encoding::Cp932.decode(wrong), None, "{wrong:?}");
        }
        let hair = Encoding::Gb18030.decode(b"\xb7\xa2\xc8\xa6\x82\x31\xa2\x30");
        assert_eq!(hair.as_deref().map(|text| text.chars().count()), Some(3));
        for wrong in [b"\xb7".as_slice(), b"\xff\xff", b"\x81\x20"] {
            assert_eq!(Encoding::Gb18030.decode(wrong), None, "{wrong:?}");
        }
    }
}
