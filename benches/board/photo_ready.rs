//! A photo of 12 megapixels from a camera's bytes to what is kept: full picture, small copy, hash.

use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::{ImageReader, Rgb, RgbImage};

use returnbay::evidence::{keep, ready};
use returnbay::shell::seeded;

use crate::measure::{Run, Times, Verdict, ms, note, ratio};

/// Sides of a photo of 12 megapixels at full size.
const SIDES: [u32; 2] = [4032, 3024];
/// Photos at full size.
const PHOTOS: u32 = 40;
/// How well a camera keeps its photos.
const CAMERA_QUALITY: u8 = 88;
/// The limit, as a multiple of the floor.
const LIMIT: f64 = 1.2;

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let photos = run.size(PHOTOS).min(PHOTOS);
    let bytes = photo(run.seed);
    let folder = tempfile::tempdir().expect("a folder");
    let (mut ours, mut floors, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..photos {
        floors.push(floor(&bytes));
        let start = Instant::now();
        let photo = ready(black_box(&bytes)).expect("a photo");
        ours.push(start.elapsed());
        let start = Instant::now();
        keep::keep(&folder.path().join("photos"), &photo).expect("room for a photo");
        kept.push(start.elapsed());
    }
    let (ours, floors, kept) = (Times::of(ours), Times::of(floors), Times::of(kept));
    let size = bytes.len() / 1024;
    note(&format!("{} x {} pixels, {size} KB", SIDES[0], SIDES[1]));
    note(&format!("ready  {}", ours.words()));
    note(&format!("floor  {}", floors.words()));
    note(&format!(
        "kept on disk, synced, on top: p50 {}",
        ms(kept.median())
    ));
    run.limit(
        "a photo ready, p50 to decode + fast resize + encode",
        ratio(ours.median(), floors.median()),
        "x",
        LIMIT,
    )
}

/// The floor: decoded, made smaller by the same filter, encoded as well as what is kept.
fn floor(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let photo = ImageReader::new(Cursor::new(black_box(bytes)))
        .with_guessed_format()
        .expect("bytes in memory")
        .decode()
        .expect("a photo")
        .into_rgb8();
    let from = ImageRef::new(
        photo.width(),
        photo.height(),
        photo.as_raw(),
        PixelType::U8x3,
    )
    .expect("a picture");
    let mut to = Image::new(1600, 1200, PixelType::U8x3);
    let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(&from, &mut to, &how)
        .expect("two pictures");
    let small = RgbImage::from_raw(1600, 1200, to.into_vec()).expect("a picture");
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 85)
        .encode_image(&small)
        .expect("a picture");
    black_box(out);
    start.elapsed()
}

/// A photo with edges, slopes and noise, as long as a camera's.
pub fn photo(seed: u64) -> Vec<u8> {
    let picture = RgbImage::from_fn(SIDES[0], SIDES[1], |x, y| {
        let noise = seeded::scramble(seed, u64::from(y) * u64::from(SIDES[0]) + u64::from(x)) % 12;
        let noise = u8::try_from(noise).expect("small");
        let slope = u8::try_from((x / 32 + y / 24) % 200).expect("small");
        let inside = (x / 400 + y / 300) % 2 == 0;
        if inside {
            Rgb([slope + noise, 90 + noise, 60])
        } else {
            Rgb([40, slope + noise, 120 + noise])
        }
    });
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, CAMERA_QUALITY)
        .encode_image(&picture)
        .expect("a picture");
    out
}
