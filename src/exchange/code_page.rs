//! The code page of a scanner: its bytes beyond ASCII become text.

use std::borrow::Cow;

use encoding_rs::GBK;
use serde::{Deserialize, Serialize};

/// How the bytes of a scanner beyond ASCII are read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodePage {
    /// As UTF-8 where the bytes are UTF-8, else as Latin-1.
    ///
    /// Latin-1 and not GBK, because there each byte stays one letter: what is ASCII in a number
    /// stays as it is. Read as GBK, a stray byte would swallow the letter or digit after it.
    #[default]
    Auto,
    /// As UTF-8 alone; other bytes are shown as they are.
    Utf8,
    /// As Latin-1 (ISO 8859-1), one letter a byte.
    Latin1,
    /// As GBK, which scanners sold in China send; bytes that are no GBK are shown as they are.
    Gbk,
}

impl CodePage {
    /// Every code page, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Utf8, Self::Latin1, Self::Gbk];

    /// Gives its stable short name; its words stand under `scanner-page-…`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Utf8 => "utf8",
            Self::Latin1 => "latin1",
            Self::Gbk => "gbk",
        }
    }

    /// Gives the bytes of one scan as UTF-8. Control bytes stay; ASCII alone stays as it is in any
    /// code page, and so do bytes that are not of the page: nothing is ever left out or replaced.
    pub fn to_utf8(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        if bytes.is_ascii() {
            return Cow::Borrowed(bytes);
        }
        let latin1 = || {
            Cow::Owned(
                bytes
                    .iter()
                    .map(|byte| char::from(*byte))
                    .collect::<String>()
                    .into_bytes(),
            )
        };
        match self {
            Self::Utf8 => Cow::Borrowed(bytes),
            Self::Auto if std::str::from_utf8(bytes).is_ok() => Cow::Borrowed(bytes),
            Self::Auto | Self::Latin1 => latin1(),
            Self::Gbk => match GBK.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => Cow::Owned(text.into_owned().into_bytes()),
                None => Cow::Borrowed(bytes),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A box label of a seller: 退货 and a number, as GBK.
    const RETURNED_GBK: &[u8] = b"\xcd\xcb\xbb\xf5-8831\x1d21A";

    #[test]
    fn each_page_reads_its_own() {
        let read =
            |page: CodePage, bytes: &[u8]| String::from_utf8(page.to_utf8(bytes).into_owned());
        assert_eq!(
            read(CodePage::Gbk, RETURNED_GBK).as_deref(),
            Ok("退货-8831\u{1d}21A")
        );
        assert_eq!(
            read(CodePage::Latin1, b"M\xfcller").as_deref(),
            Ok("Müller")
        );
        assert_eq!(read(CodePage::Auto, b"M\xfcller").as_deref(), Ok("Müller"));
        assert_eq!(
            read(CodePage::Auto, "退货".as_bytes()).as_deref(),
            Ok("退货")
        );
        assert_eq!(
            read(CodePage::Utf8, "退货".as_bytes()).as_deref(),
            Ok("退货")
        );
    }

    #[test]
    fn what_is_not_of_the_page_stays_as_it_came() {
        assert_eq!(CodePage::Gbk.to_utf8(b"1Z9\xff").as_ref(), b"1Z9\xff");
        assert_eq!(CodePage::Utf8.to_utf8(RETURNED_GBK).as_ref(), RETURNED_GBK);
    }

    proptest! {
        #[test]
        fn ascii_is_the_same_in_every_page(bytes in "[\\x00-\\x7f]{0,60}") {
            for page in CodePage::ALL {
                let text = page.to_utf8(bytes.as_bytes());
                prop_assert_eq!(text.as_ref(), bytes.as_bytes());
            }
        }

        #[test]
        fn the_default_keeps_every_ascii_byte_in_its_place(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let text = CodePage::Auto.to_utf8(&bytes);
            let ascii = |of: &[u8]| of.iter().copied().filter(u8::is_ascii).collect::<Vec<_>>();
            prop_assert_eq!(ascii(&text), ascii(&bytes));
        }
    }
}
