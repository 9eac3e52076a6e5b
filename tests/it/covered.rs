//! Photos of labels with real codes, held straight and aslant. Their covered copies go to a reader of
//! barcodes that is not ours (`.ci/check_labels.py`): what it reads from the original it must read there.

use std::path::PathBuf;

use barcoders::sym::code128::Code128;
use image::{ImageFormat, Rgb, RgbImage};
use returnbay::evidence::mask::{COVER, LeavesFree, cover, propose};
use returnbay::evidence::ready;

/// Numbers of carriers as their labels have them, each behind the sign that begins its set of signs.
const NUMBERS: [&str; 4] = [
    "\u{0106}9202090999016815215350",
    "\u{0181}1Z999AA10123456784",
    "\u{0106}420926219400111899223197428490",
    "\u{0181}TBA305512345678",
];
/// Thousandths of the width by which a label leans over its height: 70 is four degrees.
const LEANS: [i64; 5] = [0, -20, 30, 50, -70];
/// Where lines of an address stand, above the bars and below.
const LINES: [u32; 8] = [90, 135, 180, 225, 270, 315, 760, 805];

fn fill(picture: &mut RgbImage, [left, top, right, bottom]: [u32; 4], brightness: u8) {
    for (x, y) in (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y))) {
        picture.put_pixel(x, y, Rgb([brightness; 3]));
    }
}

/// A line of signs: strokes on a grid of five by seven.
fn write(picture: &mut RgbImage, top: u32, seed: &mut u64) {
    for sign in 0..24 {
        for dot in 0..35 {
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            if (*seed >> 40).is_multiple_of(2) {
                let (x, y) = (110 + sign * 28 + dot % 5 * 4, top + dot / 5 * 4);
                fill(picture, [x, y, x + 4, y + 4], 20);
            }
        }
    }
}

/// A white label on a grey table: bars that say a number, an address above and below them.
fn label(number: &str, seed: &mut u64) -> RgbImage {
    let mut picture = RgbImage::from_pixel(1200, 1000, Rgb([110; 3]));
    fill(&mut picture, [60, 40, 1140, 960], 245);
    for top in LINES {
        write(&mut picture, top, seed);
    }
    let modules = Code128::new(number).unwrap().encode();
    for (module, x) in modules.iter().zip((150..).step_by(3)) {
        fill(&mut picture, [x, 420, x + 3, 620], 245 - 220 * module);
    }
    write(&mut picture, 640, seed);
    picture
}

/// Leans a picture as a hand holds a label aslant.
fn leaning(picture: &RgbImage, lean: i64) -> RgbImage {
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        let shift = (i64::from(x) - i64::from(width / 2)) * lean / 1000;
        let from = u32::try_from(i64::from(y) + shift).unwrap_or(0);
        *picture.get_pixel(x, from.min(height - 1))
    })
}

/// Original and copy of each go into the folder that `RETURNBAY_LABELS` names, where it names one.
#[test]
fn a_label_with_a_carriers_code_is_covered_straight_and_aslant() {
    let folder = std::env::var_os("RETURNBAY_LABELS").map(PathBuf::from);
    let mut seed = 20_261_130;
    for (at, number) in NUMBERS.iter().enumerate() {
        let straight = label(number, &mut seed);
        for lean in LEANS {
            let mut sent = std::io::Cursor::new(Vec::new());
            let held = leaning(&straight, lean);
            held.write_to(&mut sent, ImageFormat::Png).unwrap();
            let original = ready(sent.get_ref()).unwrap().full;
            let proposal = propose(&original).unwrap();
            assert_eq!(proposal.leaves, LeavesFree::Barcode, "{number} {lean}");
            let copy = cover(&original, &proposal.areas).unwrap().full;
            let covered = image::load_from_memory(&copy).unwrap().into_rgb8();
            for top in LINES {
                let is_dark = |x| {
                    let pixel = covered.get_pixel(x, top + 14).0;
                    pixel
                        .iter()
                        .zip(COVER)
                        .all(|(is, cover)| is.abs_diff(cover) <= 24)
                };
                assert!((120..770).all(is_dark), "{number} {lean}: line at {top}");
            }
            let Some(folder) = &folder else { continue };
            std::fs::create_dir_all(folder).unwrap();
            for (name, bytes) in [("original", &original), ("covered", &copy)] {
                let name = format!("{at}-{lean}-{name}.jpg");
                std::fs::write(folder.join(name), bytes).unwrap();
            }
        }
    }
}
