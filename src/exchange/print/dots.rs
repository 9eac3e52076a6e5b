//! Pictures of text in black dots, as label printers take them.

use zeno::{Command, Mask};

/// How much of a dot a letter must cover for it to be black, of 255.
const BLACK_FROM: u8 = 128;
/// Dots of a byte, the leftmost first.
const DOTS_OF_A_BYTE: usize = 8;
/// The longest run that one letter counts.
const RUN_LETTERS_MAX: usize = 20;

/// A picture at its place.
pub(super) struct Dots {
    /// Its upper left corner in dots, from the label's.
    pub place: (i32, i32),
    /// Bytes of a row.
    pub row_bytes: usize,
    /// Row by row, eight dots a byte, 1 is black.
    pub bytes: Vec<u8>,
}

impl Dots {
    /// Draws outlines; none when nothing of them is black. What stands beyond the label's upper or
    /// left edge begins at that edge.
    pub fn drawn(outlines: &[Command]) -> Option<Self> {
        let (cover, placed) = Mask::new(outlines).render();
        let width = usize::try_from(placed.width).ok().filter(|w| *w > 0)?;
        let row_bytes = width.div_ceil(DOTS_OF_A_BYTE);
        let bytes: Vec<u8> = cover
            .chunks(width)
            .flat_map(|row| row.chunks(DOTS_OF_A_BYTE).map(packed))
            .collect();
        let is_black = bytes.iter().any(|byte| *byte != 0);
        is_black.then_some(Self {
            place: (placed.left.max(0), placed.top.max(0)),
            row_bytes,
            bytes,
        })
    }

    /// Writes the picture as hexadecimal digits with runs counted: a letter before a digit says how
    /// often it stands, `,` fills a row with white, `!` with black, `:` repeats the row before.
    pub fn compressed(&self) -> String {
        let mut out = String::new();
        let mut before: Option<&[u8]> = None;
        for row in self.bytes.chunks(self.row_bytes) {
            if before == Some(row) {
                out.push(':');
            } else {
                compress(row, &mut out);
            }
            before = Some(row);
        }
        out
    }
}

/// Packs up to eight dots; those that are missing at the right are white.
fn packed(dots: &[u8]) -> u8 {
    let mut byte = 0;
    for (place, cover) in dots.iter().enumerate() {
        if *cover >= BLACK_FROM {
            byte |= 0x80 >> place;
        }
    }
    byte
}

fn compress(row: &[u8], out: &mut String) {
    let digits: Vec<u8> = row
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 0x0F])
        .collect();
    let mut runs: Vec<&[u8]> = digits.chunk_by(|a, b| a == b).collect();
    let end = match runs.last().and_then(|run| run.first()) {
        Some(0) => ',',
        Some(0x0F) => '!',
        Some(_) | None => {
            for run in runs {
                count(run, out);
            }
            return;
        }
    };
    runs.pop();
    for run in runs {
        count(run, out);
    }
    out.push(end);
}

/// Writes a run: `g` to `z` count twenties up to 400, `G` to `Y` ones up to 19; one alone is bare.
fn count(run: &[u8], out: &mut String) {
    let Some(digit) = run.first() else { return };
    let digit = char::from_digit(u32::from(*digit), 16).map_or('0', |d| d.to_ascii_uppercase());
    let letter = |first: u8, nth: usize| {
        let nth = u8::try_from(nth.saturating_sub(1)).unwrap_or(0);
        char::from(first.saturating_add(nth))
    };
    for part in run.chunks(RUN_LETTERS_MAX * RUN_LETTERS_MAX) {
        let (twenties, ones) = (part.len() / RUN_LETTERS_MAX, part.len() % RUN_LETTERS_MAX);
        if twenties > 0 {
            out.push(letter(b'g', twenties));
        }
        if ones > 1 || (ones == 1 && twenties > 0) {
            out.push(letter(b'G', ones));
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads rows back as the printer's guide says they are read.
    fn unpacked(text: &str, row_bytes: usize) -> Vec<u8> {
        let (mut all, mut row, mut times) = (Vec::new(), Vec::new(), 0);
        let digits = row_bytes * 2;
        for letter in text.chars() {
            match letter {
                'G'..='Y' => times += letter as usize - 'F' as usize,
                'g'..='z' => times += 20 * (letter as usize - 'f' as usize),
                ':' => all.extend_from_within(all.len() - digits..),
                ',' | '!' => row.resize(digits, if letter == ',' { 0 } else { 15 }),
                digit => {
                    let value = digit.to_digit(16).unwrap();
                    row.extend(std::iter::repeat_n(value, times.max(1)));
                    times = 0;
                }
            }
            assert!(row.len() <= digits, "{text}");
            if row.len() == digits {
                all.append(&mut row);
            }
        }
        assert!(row.is_empty());
        let pairs = all.chunks(2);
        pairs
            .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap())
            .collect()
    }

    proptest! {
        #[test]
        fn every_picture_is_unpacked_as_it_was(
            row_bytes in 1_usize..130,
            seed in proptest::collection::vec(prop_oneof![Just(0_u8), Just(0xFF), any::<u8>()], 1..40),
            times in 1_usize..120,
        ) {
            let mut bytes: Vec<u8> = seed
                .iter()
                .flat_map(|byte| std::iter::repeat_n(*byte, times))
                .collect();
            bytes.resize(bytes.len().next_multiple_of(row_bytes), 0);
            let dots = Dots { place: (0, 0), row_bytes, bytes };
            prop_assert_eq!(unpacked(&dots.compressed(), row_bytes), dots.bytes);
        }
    }

    #[test]
    fn runs_are_counted_by_twenties_and_ones() {
        let dots = |row: &[u8]| Dots {
            place: (0, 0),
            row_bytes: row.len(),
            bytes: [row, row].concat(),
        };
        assert_eq!(dots(&[0x0F, 0x80, 0, 0]).compressed(), "0F8,:");
        assert_eq!(dots(&[0xAA; 21]).compressed(), "hHA:");
        assert_eq!(dots(&[0x12, 0xFF]).compressed(), "12!:");
    }
}
