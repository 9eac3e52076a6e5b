//! What of a photo is covered: areas in thousandths of the picture's sides.

/// A side of any picture, in the thousandths that areas are told in.
pub const WHOLE: u16 = 1000;

/// An area of a picture, each side in thousandths of the picture's own: from `left` and `top` up to
/// `right` and `bottom`, never empty and never outside.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Area {
    left: u16,
    top: u16,
    right: u16,
    bottom: u16,
}

impl Area {
    /// The whole picture.
    pub const ALL: Self = Self {
        left: 0,
        top: 0,
        right: WHOLE,
        bottom: WHOLE,
    };

    /// Makes an area of its four sides; none when it would be empty or go over an edge.
    pub fn of([left, top, right, bottom]: [u16; 4]) -> Option<Self> {
        let fits = left < right && right <= WHOLE && top < bottom && bottom <= WHOLE;
        fits.then_some(Self {
            left,
            top,
            right,
            bottom,
        })
    }

    /// Gives left, top, right and bottom.
    pub fn sides(self) -> [u16; 4] {
        [self.left, self.top, self.right, self.bottom]
    }

    /// Gives the pixels of a picture that the area touches: left and top, and right and bottom which
    /// are no part of it. A pixel that is touched at all is inside: rather too much than too little.
    pub fn pixels(self, width: u32, height: u32) -> [u32; 4] {
        let before = |part: u16, side: u32| scaled(u64::from(part) * u64::from(side) / 1000);
        let after =
            |part: u16, side: u32| scaled((u64::from(part) * u64::from(side)).div_ceil(1000));
        [
            before(self.left, width),
            before(self.top, height),
            after(self.right, width),
            after(self.bottom, height),
        ]
    }
}

/// A part of a side fits where the side did.
fn scaled(pixels: u64) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_inside_its_picture_and_not_empty() {
        assert_eq!(Area::of([0, 0, 1000, 1000]), Some(Area::ALL));
        for sides in [
            [5, 0, 5, 10],
            [6, 0, 5, 10],
            [0, 7, 5, 7],
            [0, 0, 1001, 10],
            [0, 0, 10, 1001],
        ] {
            assert_eq!(Area::of(sides), None, "{sides:?}");
        }
    }

    #[test]
    fn every_pixel_that_is_touched_is_inside() {
        let area = Area::of([1, 333, 500, 667]).expect("an area");
        assert_eq!(area.pixels(1600, 1200), [1, 399, 800, 801]);
        assert_eq!(area.pixels(3, 1), [0, 0, 2, 1]);
        assert_eq!(Area::ALL.pixels(1599, 7), [0, 0, 1599, 7]);
    }
}
