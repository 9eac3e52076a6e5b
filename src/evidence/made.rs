//! Photos made for tests: real JPEG and PNG files with notes as cameras write them.

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};

/// What a camera notes.
#[derive(Default)]
pub struct Notes<'a> {
    /// Whether the bytes of numbers stand the big end first.
    pub big: bool,
    /// How the camera was held, 1 to 8.
    pub orientation: Option<u16>,
    /// When the shutter opened.
    pub taken: Option<&'a str>,
    /// The part of the second.
    pub part: Option<&'a str>,
    /// The clock's offset.
    pub offset: Option<&'a str>,
}

/// The EXIF block: a TIFF header, a first part with a pointer, and the camera's part.
pub fn exif(notes: &Notes<'_>) -> Vec<u8> {
    let short = |number: u16| {
        if notes.big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let long = |number: u32| {
        if notes.big {
            number.to_be_bytes()
        } else {
            number.to_le_bytes()
        }
    };
    let mut out = if notes.big {
        b"MM\0*".to_vec()
    } else {
        b"II*\0".to_vec()
    };
    out.extend(long(8));
    let camera = 8 + 2 + 2 * 12 + 4;
    out.extend(short(2));
    out.extend(short(0x0112));
    out.extend(short(3));
    out.extend(long(1));
    out.extend(short(notes.orientation.unwrap_or(1)));
    out.extend([0, 0]);
    out.extend(short(0x8769));
    out.extend(short(4));
    out.extend(long(1));
    out.extend(long(camera));
    out.extend(long(0));
    let texts: Vec<(u16, &str)> = [
        (0x9003, notes.taken),
        (0x9011, notes.offset),
        (0x9291, notes.part),
    ]
    .into_iter()
    .filter_map(|(tag, text)| Some((tag, text?)))
    .collect();
    let count = u32::try_from(texts.len()).expect("three");
    out.extend(short(u16::try_from(texts.len()).expect("three")));
    let mut place = camera + 2 + count * 12 + 4;
    let mut behind = Vec::new();
    for (tag, text) in texts {
        let length = u32::try_from(text.len() + 1).expect("short");
        out.extend(short(tag));
        out.extend(short(2));
        out.extend(long(length));
        let mut raw = text.as_bytes().to_vec();
        raw.push(0);
        if length <= 4 {
            raw.resize(4, 0);
            out.extend(raw);
        } else {
            out.extend(long(place));
            place += length;
            behind.extend(raw);
        }
    }
    out.extend(long(0));
    out.extend(behind);
    out
}

/// A picture with red in its upper left quarter, green in its upper right one, and blue below, so
/// that every way to turn it shows.
pub fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 20, 20]),
            (false, true) => Rgb([20, 200, 20]),
            (_, false) => Rgb([20, 20, 220]),
        }
    })
}

/// A JPEG with a camera's notes.
pub fn jpeg(picture: &RgbImage, notes: &Notes<'_>) -> Vec<u8> {
    let mut plain = Vec::new();
    JpegEncoder::new_with_quality(&mut plain, 90)
        .encode_image(picture)
        .expect("a picture");
    let mut block = b"Exif\0\0".to_vec();
    block.extend(exif(notes));
    let length = u16::try_from(block.len() + 2).expect("a short block");
    let mut out = vec![0xff, 0xd8, 0xff, 0xe1];
    out.extend(length.to_be_bytes());
    out.extend(block);
    out.extend(&plain[2..]);
    out
}

/// A PNG.
pub fn png(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out)
        .write_image(
            picture.as_raw(),
            picture.width(),
            picture.height(),
            ExtendedColorType::Rgb8,
        )
        .expect("a picture");
    out
}

/// A PNG whose head says that it has so many pixels, with next to nothing behind it.
pub fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut out = png(&quarters(8, 8));
    out[16..20].copy_from_slice(&width.to_be_bytes());
    out[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&out[12..29]);
    out[29..33].copy_from_slice(&sum.to_be_bytes());
    out
}

/// The same with bits of a colour and the kind of colours as a PNG's head has them.
pub fn bomb_of(width: u32, height: u32, depth_and_kind: [u8; 2]) -> Vec<u8> {
    let mut out = bomb(width, height);
    out[24..26].copy_from_slice(&depth_and_kind);
    let sum = crc(&out[12..29]);
    out[29..33].copy_from_slice(&sum.to_be_bytes());
    out
}

/// A PNG whose colour profile unpacks to so many bytes of nothing.
pub fn profile_bomb(unpacked: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = image::codecs::png::PngEncoder::new(&mut out);
    writer
        .set_icc_profile(vec![0; unpacked])
        .expect("a profile");
    writer
        .write_image(&[0, 0, 0], 1, 1, ExtendedColorType::Rgb8)
        .expect("a picture");
    out
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}
