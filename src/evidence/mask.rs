//! Covering what of a photo shows an address: which areas are proposed, and the copy without them.
//!
//! A covered copy is a picture of its own: the pixels of its areas are gone from it and from its small
//! copy. Nobody's proposal is applied by itself: a person looks at it first.

mod bars;

use image::imageops::{grayscale, rotate90};
use image::{Rgb, RgbImage};

use super::picture::{BadPhoto, Ready, kept_as, unpacked};
use crate::domain::mask::{Area, WHOLE};
use bars::{Kept, band, number_line};

/// What stands in place of the pixels that are covered.
pub const COVER: [u8; 3] = [0, 0, 0];

/// Parts of a thousand of the height that are covered where no barcode is found.
const WITHOUT_BARS: u16 = 667;

/// Which areas to cover, as far as a picture tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The areas.
    pub areas: Vec<Area>,
    /// What they leave free.
    pub leaves: LeavesFree,
}

/// What a proposal leaves free.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LeavesFree {
    /// A barcode, with the line of its number where there is one.
    Barcode,
    /// No barcode was found: the lower third, and somebody must look where the address is.
    LowerThird,
}

/// Proposes what to cover of a kept photo of a label: all of it but the largest barcode with the line of
/// its number. Rather too much than too little.
///
/// # Errors
/// Says why the file gives no photo.
pub fn propose(bytes: &[u8]) -> Result<Proposal, BadPhoto> {
    Ok(proposed(&unpacked(bytes)?))
}

/// Gives a kept photo with what is proposed to cover of it, unpacked once.
///
/// # Errors
/// Says why the file gives no photo.
pub fn look(bytes: &[u8]) -> Result<(Proposal, RgbImage), BadPhoto> {
    let picture = unpacked(bytes)?;
    Ok((proposed(&picture), picture))
}

/// Makes the covered copy of a kept photo.
///
/// # Errors
/// Says why the file gives no photo.
pub fn cover(bytes: &[u8], areas: &[Area]) -> Result<Ready, BadPhoto> {
    let mut picture = unpacked(bytes)?;
    fill(&mut picture, areas);
    kept_as(picture)
}

fn fill(picture: &mut RgbImage, areas: &[Area]) {
    let (width, height) = picture.dimensions();
    for area in areas {
        let [left, top, right, bottom] = area.pixels(width, height);
        for y in top..bottom.min(height) {
            for x in left..right.min(width) {
                picture.put_pixel(x, y, Rgb(COVER));
            }
        }
    }
}

fn proposed(picture: &RgbImage) -> Proposal {
    let upright = grayscale(picture);
    let (width, height) = upright.dimensions();
    let found = band(&upright);
    let turned = rotate90(&upright);
    // A label that lies on its side: its bars run across. The line of its number may be on either
    // side of them, so that it is left to the person.
    let sideways = band(&turned);
    let larger =
        |one: &Kept, other: &Option<Kept>| other.is_none_or(|other| one.weight >= other.weight);
    let free = match (found, sideways) {
        (Some(bars), other) if larger(&bars, &other) => Some(number_line(&upright, bars)),
        (_, Some(bars)) => Some(turned_back(bars, height)),
        (Some(_) | None, None) => None,
    };
    let areas = free.and_then(|free| around(free, width, height));
    match areas {
        Some(areas) => Proposal {
            areas,
            leaves: LeavesFree::Barcode,
        },
        None => Proposal {
            areas: Area::of([0, 0, WHOLE, WITHOUT_BARS]).into_iter().collect(),
            leaves: LeavesFree::LowerThird,
        },
    }
}

/// Gives where a place of the picture turned to the right stands in the picture itself.
fn turned_back(turned: Kept, height: u32) -> Kept {
    Kept {
        left: turned.top,
        top: height.saturating_sub(turned.right),
        right: turned.bottom,
        bottom: height.saturating_sub(turned.left),
        weight: turned.weight,
    }
}

/// Gives the areas around what is left free; none when that is no part of the picture.
fn around(free: Kept, width: u32, height: u32) -> Option<Vec<Area>> {
    let parts =
        |pixel: u32, side: u32| u64::from(pixel) * u64::from(WHOLE) / u64::from(side.max(1));
    let short = |part: u64| u16::try_from(part).unwrap_or(WHOLE).min(WHOLE);
    // What is left free is never more than was found.
    let after = |pixel: u32, side: u32| short(parts(pixel, side) + 1);
    let before = |pixel: u32, side: u32| short(parts(pixel, side));
    let (left, top) = (after(free.left, width), after(free.top, height));
    let (right, bottom) = (before(free.right, width), before(free.bottom, height));
    Area::of([left, top, right, bottom])?;
    let sides = [
        [0, 0, WHOLE, top],
        [0, top, left, bottom],
        [right, top, WHOLE, bottom],
        [0, bottom, WHOLE, WHOLE],
    ];
    Some(sides.into_iter().filter_map(Area::of).collect())
}

#[cfg(test)]
mod tests;
