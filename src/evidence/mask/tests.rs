//! Drawn labels: what is proposed leaves the bars and their number free and covers every address.

use image::imageops::{rotate90, rotate180, rotate270};
use proptest::prelude::*;

use super::super::made::{Notes, jpeg, quarters};
use super::super::picture::{ready, unpacked};
use super::*;

/// Pixels of a row of a drawn label.
const WIDTH: u32 = 600;

/// A label as drawn: white paper on a grey table, blocks of an address, bars with their number.
struct Drawn {
    picture: RgbImage,
    bars: [u32; 4],
    number: [u32; 4],
    addresses: Vec<[u32; 4]>,
}

/// The next number of a row that a seed begins.
fn next(seed: &mut u64) -> u32 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    u32::try_from(*seed >> 40).unwrap_or(0)
}

fn block(picture: &mut RgbImage, [left, top, right, bottom]: [u32; 4], brightness: u8) {
    for y in top..bottom {
        for x in left..right {
            picture.put_pixel(x, y, Rgb([brightness; 3]));
        }
    }
}

/// A line of signs: each some strokes on a grid of five by seven, as wide as two thirds of its height.
fn line(picture: &mut RgbImage, [left, top, right, bottom]: [u32; 4], seed: &mut u64) {
    let dot = ((bottom - top) / 7).max(1);
    let mut x = left;
    while x + 5 * dot <= right {
        for row in 0..7 {
            for column in 0..5 {
                if next(seed).is_multiple_of(2) {
                    let place = [x + column * dot, top + row * dot];
                    let [px, py] = place;
                    block(picture, [px, py, px + dot, py + dot], 20);
                }
            }
        }
        x += 7 * dot;
    }
}

/// Bars and gaps of one to four modules, as Code 128 has them.
fn bars(picture: &mut RgbImage, place: [u32; 4], module: u32, seed: &mut u64) {
    let [left, top, right, bottom] = place;
    let mut x = left;
    while x < right {
        let bar = module * (1 + next(seed) % 4);
        block(picture, [x, top, (x + bar).min(right), bottom], 25);
        x += bar + module * (1 + next(seed) % 4);
    }
}

/// Draws a label: an address above the bars, one below, the number right under the bars.
fn drawn(seed: u64, module: u32, height: u32) -> Drawn {
    let mut seed = seed;
    let mut picture = RgbImage::from_pixel(WIDTH, 800, Rgb([110; 3]));
    block(&mut picture, [30, 30, WIDTH - 30, 770], 245);
    let mut addresses = Vec::new();
    for (row, top) in [60_u32, 95, 130, 210, 245, 280, 315]
        .into_iter()
        .enumerate()
    {
        let right = 350 + 30 * u32::try_from(row % 4).unwrap();
        let place = [60, top, right, top + 21];
        line(&mut picture, place, &mut seed);
        addresses.push(place);
    }
    let band = [100, 400, 100 + 130 * module, 400 + height];
    bars(&mut picture, band, module, &mut seed);
    let under = 400 + height + 10;
    let number = [130, under, 90 + 120 * module, under + 21];
    line(&mut picture, number, &mut seed);
    for top in [650_u32, 690] {
        let place = [60, top, 450, top + 21];
        line(&mut picture, place, &mut seed);
        addresses.push(place);
    }
    Drawn {
        picture,
        bars: band,
        number,
        addresses,
    }
}

/// Bright or dark, pixel by pixel of a row.
fn told(picture: &RgbImage, y: u32, left: u32, right: u32) -> Vec<bool> {
    let bright = |x| {
        picture
            .get_pixel(x, y)
            .0
            .iter()
            .map(|part| u32::from(*part))
            .sum::<u32>()
            > 390
    };
    (left..right).map(bright).collect()
}

fn all_covered(picture: &RgbImage, [left, top, right, bottom]: [u32; 4]) -> bool {
    let mut pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    pixels.all(|(x, y)| picture.get_pixel(x, y).0.iter().all(|part| *part <= 24))
}

/// Takes a label through what is kept: proposal, copy, and both read again.
fn through(label: &RgbImage) -> (Proposal, RgbImage, RgbImage, RgbImage) {
    let kept = ready(&jpeg(label, &Notes::default())).expect("a photo");
    let proposal = propose(&kept.full).expect("a proposal");
    let copy = cover(&kept.full, &proposal.areas).expect("a copy");
    (
        proposal,
        unpacked(&kept.full).expect("a picture"),
        unpacked(&copy.full).expect("a picture"),
        unpacked(&copy.small).expect("a picture"),
    )
}

/// Takes a drawn label through what is kept: its bars and number stay, every address goes.
fn keeps_its_bars(seed: u64, module: u32, height: u32) -> Result<(), TestCaseError> {
    let label = drawn(seed, module, height);
    let (proposal, before, after, small) = through(&label.picture);
    prop_assert_eq!(proposal.leaves, LeavesFree::Barcode);
    let [left, top, right, bottom] = label.bars;
    for y in [top + 6, u32::midpoint(top, bottom), bottom - 6] {
        // Behind the last bar there is nothing to keep but some white.
        let told = |picture| told(picture, y, left, right);
        let is_dark = |bright: &bool| !bright;
        let ends = told(&before).iter().rposition(is_dark);
        let ends = ends.map_or(0, |last| last + 1);
        prop_assert_eq!(&told(&before)[..ends], &told(&after)[..ends]);
    }
    let [left, top, right, bottom] = label.number;
    for y in top..bottom {
        prop_assert_eq!(
            told(&before, y, left, right),
            told(&after, y, left, right),
            "row {}",
            y
        );
    }
    for address in &label.addresses {
        prop_assert!(all_covered(&after, *address), "{:?}", address);
        let [left, top, right, bottom] = address.map(|side| side * small.width() / WIDTH);
        let inside = [left + 1, top + 1, right - 1, bottom - 1];
        prop_assert!(
            all_covered(&small, inside),
            "{:?} of the small copy",
            address
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 8, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn a_drawn_label_keeps_its_bars_and_number_and_loses_every_address(
        seed in 1_u64..u64::MAX,
        module in 2_u32..=3,
        height in 90_u32..=150,
    ) {
        keeps_its_bars(seed, module, height)?;
    }
}

#[test]
fn labels_that_once_lost_something_keep_it() {
    for (seed, module, height) in [
        (6_153_510_698_853_315_836, 3, 98),
        (17_922_265_440_773_464_401, 3, 131),
    ] {
        let found = keeps_its_bars(seed, module, height);
        assert!(found.is_ok(), "{found:?}");
    }
}

#[test]
fn a_label_that_lies_on_its_side_or_stands_on_its_head_keeps_its_bars() {
    let label = drawn(7, 3, 120);
    let [left, top, right, bottom] = label.bars;
    let middle = u32::midpoint(top, bottom);
    for (name, turn) in [
        ("right", rotate90 as fn(&RgbImage) -> RgbImage),
        ("over", rotate180),
        ("left", rotate270),
    ] {
        let (proposal, before, after, _) = through(&turn(&label.picture));
        assert_eq!(proposal.leaves, LeavesFree::Barcode, "{name}");
        // Turned on until it is upright again.
        let back: fn(&RgbImage) -> RgbImage = match name {
            "right" => rotate270,
            "over" => rotate180,
            _ => rotate90,
        };
        let (before, after) = (back(&before), back(&after));
        assert_eq!(
            told(&before, middle, left, right),
            told(&after, middle, left, right),
            "{name}"
        );
        for address in &label.addresses {
            assert!(all_covered(&after, *address), "{name} {address:?}");
        }
    }
}

#[test]
fn without_bars_the_upper_two_thirds_are_proposed_and_said_as_such() {
    let mut letter = RgbImage::from_pixel(450, 600, Rgb([240; 3]));
    let mut seed = 5;
    for row in 0..14 {
        let top = 30 + row * 40;
        line(&mut letter, [40, top, 410, top + 21], &mut seed);
    }
    for picture in [
        letter,
        quarters(900, 700),
        RgbImage::from_pixel(1, 1, Rgb([9; 3])),
    ] {
        let (proposal, ..) = through(&picture);
        assert_eq!(proposal.leaves, LeavesFree::LowerThird);
        assert_eq!(
            proposal.areas,
            [Area::of([0, 0, 1000, 667]).expect("an area")]
        );
    }
}

#[test]
fn lines_that_go_on_below_the_bars_are_no_number_and_stay_covered() {
    let mut label = drawn(3, 3, 120);
    let [left, top, right, bottom] = label.number;
    // An address close under the number: its first line is far longer than a number's gap allows.
    let mut seed = 11;
    for row in 0..3 {
        let top = top + row * 16;
        line(&mut label.picture, [left, top, right, top + 21], &mut seed);
    }
    let (proposal, _, after, _) = through(&label.picture);
    assert_eq!(proposal.leaves, LeavesFree::Barcode);
    assert!(all_covered(&after, [left, top + 2, right, bottom + 20]));
}

#[test]
fn a_copy_has_no_pixel_of_its_areas_and_no_note_of_the_camera() {
    let notes = Notes {
        taken: Some("2026:11:23 08:04:05"),
        ..Notes::default()
    };
    let kept = ready(&jpeg(&quarters(640, 480), &notes)).expect("a photo");
    let area = Area::of([100, 100, 900, 500]).expect("an area");
    let copy = cover(&kept.full, &[area]).expect("a copy");
    assert_ne!(copy.hash, kept.hash);
    assert_eq!((copy.width, copy.height), (kept.width, kept.height));
    let picture = unpacked(&copy.full).expect("a picture");
    assert!(all_covered(&picture, [64, 48, 576, 240]));
    assert!(!copy.full.windows(4).any(|four| four == b"Exif"));
    assert_eq!(cover(b"no photo", &[area]), Err(BadPhoto::NotAPicture));
}

#[test]
fn the_demos_label_is_read() {
    let label = include_bytes!("../../../assets/demo/photos/label.jpg");
    let kept = ready(label).expect("a photo");
    let proposal = propose(&kept.full).expect("a proposal");
    assert_eq!(proposal.leaves, LeavesFree::Barcode);
    let copy = cover(&kept.full, &proposal.areas).expect("a copy");
    let (before, after) = (unpacked(&kept.full), unpacked(&copy.full));
    let (before, after) = (before.expect("a picture"), after.expect("a picture"));
    // Held four degrees aslant: one straight look across the bars reads them all the same.
    assert_eq!(told(&before, 640, 376, 1080), told(&after, 640, 376, 1080));
    assert!(all_covered(&after, [350, 290, 870, 500]), "its address");
}
