//! Whether a picture is there to its end: decoders paint what is missing grey and say nothing.

use crate::domain::limits::PHOTO_SCANS_MAX;

/// How much of a picture is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whole {
    /// All of it.
    Yes,
    /// It ends before its end: it is being written, or was cut off.
    CutOff,
    /// It is painted over more often than a camera does: a decoder would be busy for minutes.
    TooManyScans,
}

/// Tells whether the picture's data end with their own mark. Cameras put more behind it, which is
/// not looked at; a smaller picture among the notes has an end of its own, which is stepped over.
pub(super) fn jpeg(bytes: &[u8]) -> Whole {
    let mut scans = 0;
    let Some(mut rest) = bytes.strip_prefix(&[0xff, 0xd8]) else {
        return Whole::CutOff;
    };
    loop {
        let Some((mark, after)) = next_mark(rest) else {
            return Whole::CutOff;
        };
        match mark {
            END => return Whole::Yes,
            // A mark without a length.
            0x01 | 0xd0..=0xd8 => rest = after,
            _ => {
                scans += usize::from(mark == SCAN);
                if scans > PHOTO_SCANS_MAX {
                    return Whole::TooManyScans;
                }
                let Some(length) = after
                    .first_chunk::<2>()
                    .map(|raw| usize::from(u16::from_be_bytes(*raw)))
                else {
                    return Whole::CutOff;
                };
                let Some(behind) = after.get(length..) else {
                    return Whole::CutOff;
                };
                rest = behind;
            }
        }
    }
}

/// Tells whether a PNG's parts go on to its last one, by their lengths alone.
pub(super) fn png(bytes: &[u8]) -> Whole {
    /// Of what stands around the contents of a part: length, name, checksum.
    const AROUND: usize = 12;
    let Some(mut rest) = bytes.get(8..) else {
        return Whole::CutOff;
    };
    loop {
        let Some((head, _)) = rest.split_first_chunk::<8>() else {
            return Whole::CutOff;
        };
        let [a, b, c, d, name @ ..] = *head;
        let length = usize::try_from(u32::from_be_bytes([a, b, c, d])).unwrap_or(usize::MAX);
        let Some(behind) = rest.get(length.saturating_add(AROUND)..) else {
            return Whole::CutOff;
        };
        if &name == b"IEND" {
            return Whole::Yes;
        }
        rest = behind;
    }
}

/// The mark before the picture's data, or before one layer of them.
const SCAN: u8 = 0xda;

/// The mark that ends the picture.
const END: u8 = 0xd9;

/// Finds the next mark. Among the picture's data 0xff stands before a zero, and marks that only
/// divide them are marks like others.
fn next_mark(bytes: &[u8]) -> Option<(u8, &[u8])> {
    let mut rest = bytes;
    loop {
        let place = rest.iter().position(|byte| *byte == 0xff)?;
        rest = rest.get(place + 1..)?;
        match rest.split_first()? {
            (0x00, after) => rest = after,
            // Filling before a mark.
            (0xff, _) => {}
            (mark, after) => return Some((*mark, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{self, Notes, quarters};
    use super::*;

    #[test]
    fn a_jpeg_is_whole_at_its_last_byte_and_at_no_earlier_one() {
        let bytes = made::jpeg(&quarters(64, 48), &Notes::default());
        assert_eq!(jpeg(&bytes), Whole::Yes);
        for cut in 0..bytes.len() {
            assert_eq!(jpeg(&bytes[..cut]), Whole::CutOff, "cut at {cut}");
        }
        let mut more = bytes;
        more.extend(b"what a camera puts behind");
        assert_eq!(jpeg(&more), Whole::Yes);
    }

    #[test]
    fn a_png_is_whole_at_its_last_byte_and_at_no_earlier_one() {
        let bytes = made::png(&quarters(64, 48));
        assert_eq!(png(&bytes), Whole::Yes);
        for cut in 0..bytes.len() {
            assert_eq!(png(&bytes[..cut]), Whole::CutOff, "cut at {cut}");
        }
    }

    #[test]
    fn a_jpeg_of_more_layers_than_a_camera_makes_is_told_by_its_marks() {
        let mut bytes = made::jpeg(&quarters(64, 48), &Notes::default());
        let end = bytes.split_off(bytes.len() - 2);
        for _ in 0..PHOTO_SCANS_MAX {
            bytes.extend([0xff, SCAN, 0, 8, 1, 1, 0, 0, 63, 0]);
        }
        bytes.extend(end);
        assert_eq!(jpeg(&bytes), Whole::TooManyScans);
    }
}
