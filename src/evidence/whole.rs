//! Whether a JPEG is there to its end: decoders paint what is missing grey and say nothing.

/// Tells whether the picture's data end with their own mark. Cameras put more behind it, which is
/// not looked at; a smaller picture among the notes has an end of its own, which is stepped over.
pub(super) fn jpeg_is_whole(bytes: &[u8]) -> bool {
    let Some(mut rest) = bytes.strip_prefix(&[0xff, 0xd8]) else {
        return false;
    };
    loop {
        let Some((mark, after)) = next_mark(rest) else {
            return false;
        };
        match mark {
            END => return true,
            // A mark without a length.
            0x01 | 0xd0..=0xd8 => rest = after,
            _ => {
                let Some(length) = after
                    .first_chunk::<2>()
                    .map(|raw| usize::from(u16::from_be_bytes(*raw)))
                else {
                    return false;
                };
                let Some(behind) = after.get(length..) else {
                    return false;
                };
                rest = behind;
            }
        }
    }
}

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
    use super::super::made::{Notes, jpeg, quarters};
    use super::*;

    #[test]
    fn a_jpeg_is_whole_at_its_last_byte_and_at_no_earlier_one() {
        let bytes = jpeg(&quarters(64, 48), &Notes::default());
        assert!(jpeg_is_whole(&bytes));
        for cut in 0..bytes.len() {
            assert!(!jpeg_is_whole(&bytes[..cut]), "cut at {cut}");
        }
        let mut more = bytes;
        more.extend(b"what a camera puts behind");
        assert!(jpeg_is_whole(&more));
    }
}
