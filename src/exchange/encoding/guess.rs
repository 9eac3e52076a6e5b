//! Finding out how a text is encoded that says nothing of it and is not UTF-8.
//!
//! The rule: a letter of two bytes is at home in an encoding when it is one of its everyday letters:
//! in cp932 kana, full-width signs and the kanji of the first level, in GB18030 the hanzi and signs
//! of the first level of GB 2312. A text is of the encoding in which nine of ten of its letters
//! beyond ASCII are at home (for cp932 with at least one of ten a kana, since windows-1252's curly
//! quotes before a letter look like kanji); of both, the one with the larger share. Else it is
//! windows-1252, when no byte is undefined there. Else nobody knows.

use super::Encoding;

/// Of ten letters beyond ASCII so many must be at home.
const AT_HOME_OF_TEN: u64 = 9;
/// Bytes beyond which a text is not weighed further: it has shown what it is.
const WEIGHED_BYTES: usize = 1 << 20;

/// What the letters of a text beyond ASCII came to in one encoding.
#[derive(Clone, Copy, Default, Debug)]
struct Weight {
    all: u64,
    at_home: u64,
    kana: u64,
}

impl Weight {
    fn is_enough(self) -> bool {
        self.at_home > 0 && self.at_home * 10 >= self.all * AT_HOME_OF_TEN
    }
}

/// Tells the encoding of a text; none for UTF-8 and for what nobody knows.
pub(in crate::exchange) fn found_out(bytes: &[u8]) -> Option<Encoding> {
    let error = std::str::from_utf8(bytes).err()?;
    let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
    if error.error_len().is_none() && !whole.is_ascii() {
        // A UTF-8 file that only ends inside a letter stays UTF-8.
        return None;
    }
    // The text is weighed from its first letter beyond ASCII.
    let from = bytes.iter().position(|byte| !byte.is_ascii())?;
    let rest = bytes.get(from..).unwrap_or_default();
    let weighed = rest.get(..WEIGHED_BYTES).unwrap_or(rest);
    let chinese = weigh(weighed, gb18030);
    let japanese = weigh(weighed, cp932);
    let is_japanese = japanese.is_enough() && japanese.kana * 10 >= japanese.all;
    // Shares compared without division: a/b > c/d.
    let more_chinese = chinese.at_home * japanese.all >= japanese.at_home * chinese.all;
    if chinese.is_enough() && (more_chinese || !is_japanese) {
        return Some(Encoding::Gb18030);
    }
    if is_japanese {
        return Some(Encoding::Cp932);
    }
    super::is_windows_1252(bytes).then_some(Encoding::Windows1252)
}

/// Adds a letter that begins with these bytes; gives its length.
type Letter = fn(first: u8, second: Option<u8>, &mut Weight) -> usize;

fn weigh(bytes: &[u8], letter: Letter) -> Weight {
    let mut weight = Weight::default();
    let mut place = 0;
    while let Some(first) = bytes.get(place) {
        place += if first.is_ascii() {
            1
        } else {
            weight.all += 1;
            letter(*first, bytes.get(place + 1).copied(), &mut weight)
        };
    }
    weight
}

fn cp932(first: u8, second: Option<u8>, weight: &mut Weight) -> usize {
    let Some(second) = second else { return 1 };
    let is_trail = matches!(second, 0x40..=0x7e | 0x80..=0xfc);
    match first {
        0x82 if matches!(second, 0x9f..=0xf1) => weight.kana += 1,
        0x83 if matches!(second, 0x40..=0x7e | 0x80..=0x96) => weight.kana += 1,
        0x81 | 0x82 | 0x88..=0x97 if is_trail => {}
        0xa1..=0xdf => return 1,
        _ => return if is_trail { 2 } else { 1 },
    }
    weight.at_home += 1;
    2
}

fn gb18030(first: u8, second: Option<u8>, weight: &mut Weight) -> usize {
    match (first, second) {
        (0xa1..=0xa3 | 0xb0..=0xd7, Some(0xa1..=0xfe)) => {
            weight.at_home += 1;
            2
        }
        (0x81..=0xfe, Some(0x30..=0x39)) => 4,
        (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe)) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &[u8]) -> Option<Encoding> {
        found_out(text)
    }

    fn in_encoding(text: &str, encoding: &'static encoding_rs::Encoding) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{text}");
        bytes.into_owned()
    }

    #[test]
    fn chinese_japanese_and_western_texts_are_told_apart() {
        let chinese = [
            "订单号,商品名称,退货原因\n发圈",
            "陶瓷杯（白色）",
            "不锈钢保温杯，500ml",
        ];
        for text in chinese {
            let bytes = in_encoding(text, encoding_rs::GB18030);
            assert_eq!(told(&bytes), Some(Encoding::Gb18030), "{text}");
        }
        let japanese = [
            "ステンレスマグカップ 500ml",
            "注文番号\t商品の名前",
            "陶器のカップ（白）",
        ];
        for text in japanese {
            let bytes = in_encoding(text, encoding_rs::SHIFT_JIS);
            assert_eq!(told(&bytes), Some(Encoding::Cp932), "{text}");
        }
        let western = [
            "café",
            "Größe: Übergröße",
            "Men’s shoe, “blue”",
            "½” screw – 10 £",
            "Crème brûlée à l’été",
            "PANTALÓN NIÑO AÑOS",
            "ÀÉÎÕÜ",
            "25 °C ± 1 ®",
        ];
        for text in western {
            let bytes = in_encoding(text, encoding_rs::WINDOWS_1252);
            assert_eq!(told(&bytes), Some(Encoding::Windows1252), "{text}");
        }
    }

    #[test]
    fn utf_8_and_noise_are_no_guess() {
        assert_eq!(told("订单号 café".as_bytes()), None);
        assert_eq!(told(b"plain"), None);
        assert_eq!(told("发圈".as_bytes().get(..5).expect("longer")), None);
        assert_eq!(told(b"\x81 \x8d \x9d"), None);
    }
}
