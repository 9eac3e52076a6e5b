//! How the text of a file is encoded: one table, from which readers, command line and window take
//! their choices. Each row decodes a line without loss or not at all.

use std::borrow::Cow;

/// An encoding of text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// windows-1252.
    Windows1252,
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
    pub(super) decode: Decode,
}

impl Encoding {
    /// Every encoding that a person may choose.
    pub const SPECS: [EncodingSpec; 2] = [
        EncodingSpec {
            encoding: Self::Utf8,
            code: "utf-8",
            also: &["utf8"],
            decode: utf_8,
        },
        EncodingSpec {
            encoding: Self::Windows1252,
            code: "windows-1252",
            also: &["cp1252"],
            decode: windows_1252,
        },
    ];

    /// Gives the encoding's row.
    pub fn spec(self) -> &'static EncodingSpec {
        match self {
            Self::Utf8 => &Self::SPECS[0],
            Self::Windows1252 => &Self::SPECS[1],
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
    }
}
