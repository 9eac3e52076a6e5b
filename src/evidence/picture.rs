//! From a camera's bytes to what is kept: decoded within limits, made smaller, turned as it was
//! held, encoded, and named by its hash.

use std::io::Cursor;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::error::ImageError;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbImage};

use super::capture::{self, Stamp};
use super::whole::{self, Whole};
use crate::domain::ids::Hash;
use crate::domain::limits::{
    PHOTO_BYTES_MAX, PHOTO_KEPT_SIDE, PHOTO_PIXELS_MAX, PHOTO_SIDE_MAX, PHOTO_SMALL_SIDE,
};
use crate::ledger::codec;

/// How well a kept photo is kept, of a hundred.
const KEPT_QUALITY: u8 = 85;
/// The same for its small copy.
const SMALL_QUALITY: u8 = 80;
/// Bytes that a decoder may take beside the picture's own: a progressive JPEG holds its parts.
const DECODER_BYTES_MAX: u64 = 512 << 20;

/// Bytes of an unpacked pixel, its opacity included: pixels of 16 bits a colour are half as many.
const BYTES_OF_A_PIXEL: u64 = 4;

/// What is kept of a photo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ready {
    /// SHA-256 of `full`.
    pub hash: Hash,
    /// Pixels of a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The picture as a JPEG file.
    pub full: Vec<u8>,
    /// Its small copy as a JPEG file.
    pub small: Vec<u8>,
}

/// Why a file gives no photo. The file itself is as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BadPhoto {
    /// It has no bytes.
    Empty,
    /// It has more bytes than a photo.
    TooManyBytes,
    /// It has more pixels than a photo.
    TooManyPixels,
    /// It is neither a JPEG nor a PNG.
    NotAPicture,
    /// It ends before its end: it is still being written, or was cut off.
    CutOff,
    /// It begins as a picture and does not go on as one.
    Damaged,
}

/// Reads when a photo was taken, as the camera noted it; none when it did not. Unpacks no pixel.
///
/// # Errors
/// Says why the file gives no photo, as far as its head and its end tell.
pub fn taken(bytes: &[u8]) -> Result<Option<Stamp>, BadPhoto> {
    let exif = decoder(bytes)?.exif_metadata();
    Ok(exif.ok().flatten().and_then(|exif| capture::taken(&exif)))
}

/// Makes a photo ready to be kept.
///
/// # Errors
/// Says why the file gives no photo.
pub fn ready(bytes: &[u8]) -> Result<Ready, BadPhoto> {
    let mut decoder = decoder(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let photo = DynamicImage::from_decoder(decoder)
        .map_err(|error| bad(&error))?
        .into_rgb8();
    let kept = smaller(photo, PHOTO_KEPT_SIDE)?;
    let mut turned = DynamicImage::ImageRgb8(kept);
    turned.apply_orientation(orientation);
    kept_as(turned.into_rgb8())
}

/// Unpacks a kept photo.
///
/// # Errors
/// Says why the file gives no photo.
pub(super) fn unpacked(bytes: &[u8]) -> Result<RgbImage, BadPhoto> {
    let picture = DynamicImage::from_decoder(decoder(bytes)?).map_err(|error| bad(&error))?;
    Ok(picture.into_rgb8())
}

/// Makes the two files of a picture that is upright and no larger than it is kept; nothing but its
/// pixels is in them.
pub(super) fn kept_as(kept: RgbImage) -> Result<Ready, BadPhoto> {
    let full = encoded(&kept, KEPT_QUALITY)?;
    let (width, height) = kept.dimensions();
    let small = encoded(&smaller(kept, PHOTO_SMALL_SIDE)?, SMALL_QUALITY)?;
    Ok(Ready {
        hash: codec::sha256(&full),
        width,
        height,
        full,
        small,
    })
}

/// Opens a picture as far as its head, within the limits.
fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, BadPhoto> {
    if bytes.is_empty() {
        return Err(BadPhoto::Empty);
    }
    if u64::try_from(bytes.len()).is_ok_and(|count| count > PHOTO_BYTES_MAX) {
        return Err(BadPhoto::TooManyBytes);
    }
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_unread| BadPhoto::NotAPicture)?;
    let whole = match reader.format() {
        Some(ImageFormat::Jpeg) => whole::jpeg(bytes),
        Some(ImageFormat::Png) => whole::png(bytes),
        Some(_) | None => return Err(BadPhoto::NotAPicture),
    };
    match whole {
        Whole::Yes => {}
        Whole::CutOff => return Err(BadPhoto::CutOff),
        Whole::TooManyScans => return Err(BadPhoto::TooManyPixels),
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(PHOTO_SIDE_MAX);
    limits.max_image_height = Some(PHOTO_SIDE_MAX);
    limits.max_alloc = Some(DECODER_BYTES_MAX);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| bad(&error))?;
    let (width, height) = decoder.dimensions();
    if width > PHOTO_SIDE_MAX
        || height > PHOTO_SIDE_MAX
        || u64::from(width) * u64::from(height) > PHOTO_PIXELS_MAX
        || decoder.total_bytes() > PHOTO_PIXELS_MAX * BYTES_OF_A_PIXEL
    {
        return Err(BadPhoto::TooManyPixels);
    }
    Ok(decoder)
}

fn bad(error: &ImageError) -> BadPhoto {
    match error {
        ImageError::Limits(_) => BadPhoto::TooManyPixels,
        ImageError::Unsupported(_) => BadPhoto::NotAPicture,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::IoError(_) => BadPhoto::Damaged,
    }
}

/// Makes a picture smaller until its longer side is `side`; one that is small enough stays.
fn smaller(picture: RgbImage, side: u32) -> Result<RgbImage, BadPhoto> {
    let (width, height) = picture.dimensions();
    if width.max(height) <= side {
        return Ok(picture);
    }
    let (new_width, new_height) = fitted(width, height, side);
    let damaged = |_odd_size| BadPhoto::Damaged;
    let from = ImageRef::new(width, height, picture.as_raw(), PixelType::U8x3).map_err(damaged)?;
    let mut to = Image::new(new_width, new_height, PixelType::U8x3);
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(&from, &mut to, &how)
        .map_err(|_unlike_sizes| BadPhoto::Damaged)?;
    RgbImage::from_raw(new_width, new_height, to.into_vec()).ok_or(BadPhoto::Damaged)
}

/// Gives the sides in the same ratio, the longer one as said, each at least one pixel.
fn fitted(width: u32, height: u32, side: u32) -> (u32, u32) {
    let longer = u64::from(width.max(height));
    let scaled = |own: u32| {
        let exact = (u64::from(own) * u64::from(side) + longer / 2) / longer;
        u32::try_from(exact).unwrap_or(side).clamp(1, side)
    };
    (scaled(width), scaled(height))
}

fn encoded(picture: &RgbImage, quality: u8) -> Result<Vec<u8>, BadPhoto> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality)
        .encode_image(picture)
        .map_err(|error| bad(&error))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::made::{Notes, bomb, bomb_of, jpeg, png, profile_bomb, quarters};
    use super::*;

    /// The colour of each corner: r, g or b.
    fn corners(file: &[u8]) -> String {
        let picture = image::load_from_memory(file)
            .expect("a picture")
            .into_rgb8();
        let (right, below) = (picture.width() - 3, picture.height() - 3);
        [(2, 2), (right, 2), (2, below), (right, below)]
            .into_iter()
            .map(|(x, y)| match picture.get_pixel(x, y).0 {
                [red, green, blue] if red > green && red > blue => 'r',
                [_, green, blue] if green > blue => 'g',
                _ => 'b',
            })
            .collect()
    }

    #[test]
    fn every_way_to_hold_the_camera_is_turned_upright() {
        // As the standard has it: what the first row and the first column of the file show.
        for (orientation, seen, upright) in [
            (1, "rgbb", true),
            (2, "grbb", true),
            (3, "bbgr", true),
            (4, "bbrg", true),
            (5, "rbgb", false),
            (6, "brbg", false),
            (7, "bgbr", false),
            (8, "gbrb", false),
        ] {
            let notes = Notes {
                orientation: Some(orientation),
                ..Notes::default()
            };
            let photo = ready(&jpeg(&quarters(640, 480), &notes)).expect("a photo");
            assert_eq!(corners(&photo.full), seen, "orientation {orientation}");
            assert_eq!(corners(&photo.small), seen, "orientation {orientation}");
            let sides = if upright { (640, 480) } else { (480, 640) };
            assert_eq!((photo.width, photo.height), sides, "{orientation}");
        }
    }

    #[test]
    fn a_large_photo_is_made_smaller_and_a_small_one_stays() {
        let photo = ready(&jpeg(&quarters(3200, 2400), &Notes::default())).expect("a photo");
        assert_eq!((photo.width, photo.height), (1600, 1200));
        let small = image::load_from_memory(&photo.small).expect("a picture");
        assert_eq!((small.width(), small.height()), (256, 192));
        assert_eq!(photo.hash, codec::sha256(&photo.full));
        let photo = ready(&png(&quarters(200, 100))).expect("a photo");
        assert_eq!((photo.width, photo.height), (200, 100));
        assert_eq!(fitted(12_000, 3, 1600), (1600, 1));
    }

    #[test]
    fn the_same_photo_has_the_same_name_and_the_cameras_notes_are_gone() {
        let notes = Notes {
            taken: Some("2026:11:23 07:04:05"),
            ..Notes::default()
        };
        let file = jpeg(&quarters(640, 480), &notes);
        let (first, second) = (ready(&file), ready(&file));
        assert_eq!(first, second);
        let kept = first.expect("a photo").full;
        assert_eq!(taken(&kept), Ok(None));
        assert!(taken(&file).expect("a photo").is_some());
    }

    #[test]
    fn what_is_no_photo_is_refused_by_its_kind() {
        let whole = jpeg(&quarters(640, 480), &Notes::default());
        let cut = &whole[..whole.len() / 2];
        let whole_png = png(&quarters(640, 480));
        let cut_png = &whole_png[..whole_png.len() / 2];
        let bomb = bomb(50_000, 50_000);
        // Its contents are changed, its length is not.
        let mut damaged = whole_png.clone();
        for byte in damaged.iter_mut().skip(45).take(40) {
            *byte ^= 0x5a;
        }
        // 8000 by 7000 pixels of 16 bits a colour and opacity take twice what a photo may.
        let deep = bomb_of(8000, 7000, [16, 6]);
        for (bytes, why) in [
            (&b""[..], BadPhoto::Empty),
            (&b"no picture at all"[..], BadPhoto::NotAPicture),
            (&b"GIF89a............"[..], BadPhoto::NotAPicture),
            (cut, BadPhoto::CutOff),
            (cut_png, BadPhoto::CutOff),
            (&damaged[..], BadPhoto::Damaged),
            (&deep[..], BadPhoto::TooManyPixels),
            (&bomb[..], BadPhoto::TooManyPixels),
        ] {
            assert_eq!(ready(bytes), Err(why));
        }
        let mut many = whole;
        many.resize(usize::try_from(PHOTO_BYTES_MAX).expect("small") + 1, 0);
        assert_eq!(ready(&many), Err(BadPhoto::TooManyBytes));
    }

    #[test]
    fn a_colour_profile_that_unpacks_to_much_costs_its_packed_bytes() {
        let bytes = profile_bomb(64 << 20);
        assert!(bytes.len() < 1 << 20, "{}", bytes.len());
        // Taken without its profile, or refused: never a picture of its size in memory.
        match ready(&bytes) {
            Ok(photo) => assert_eq!((photo.width, photo.height), (1, 1)),
            Err(why) => assert!(matches!(why, BadPhoto::Damaged | BadPhoto::TooManyPixels)),
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]
        #[test]
        fn damage_anywhere_is_never_a_panic(place in 0_usize..4000, byte: u8, cut in 100_usize..4000) {
            for mut bytes in [
                jpeg(&quarters(96, 64), &Notes::default()),
                png(&quarters(96, 64)),
            ] {
                let length = bytes.len();
                if let Some(one) = bytes.get_mut(place % length) {
                    *one = byte;
                }
                let _photo_or_not = (ready(&bytes), taken(&bytes));
                bytes.truncate(cut);
                let _photo_or_not = (ready(&bytes), taken(&bytes));
            }
        }
    }
}
