//! How a barcode stands on an item's label, by the resolution of the printer: a module is a whole number
//! of dots, wide enough to be read, with white on both sides. A code that does not fit is refused: bars
//! that are printed between two dots, or too narrow, are not read.

use super::codes::Fnsku;
use super::printed::{Dpi, LabelSize};

/// Label stock for items with its width in thousandths of an inch, the narrowest first. Amazon takes labels
/// from 1 by 2 to 2 by 3 inches (item label specification).
pub const ITEM_STOCK: [(LabelSize, u32); 4] = [
    (LabelSize::TwoByOne, 2_000),
    (LabelSize::TwoAndQuarter, 2_250),
    (LabelSize::ThirtyUp, 2_625),
    (LabelSize::ThreeByTwo, 3_000),
];
/// The narrowest module that a handheld reader takes for sure, in thousandths of a millimetre.
const MODULE_UM_MIN: u32 = 250;
/// The widest module that helps, in thousandths of a millimetre.
const MODULE_UM_MAX: u32 = 510;
/// Modules of white on each side (ISO/IEC 15417).
const QUIET_MODULES: u32 = 10;
/// White on each side of an FNSKU in thousandths of an inch (Amazon, item label specification).
const FNSKU_QUIET_MIL: u32 = 250;
/// Thousandths of a millimetre of an inch.
const UM_PER_INCH: u32 = 25_400;

/// How a barcode stands on a label, in dots of its printer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LabelSpec {
    /// Dots of a module.
    pub module_dots: u32,
    /// Dots of white on each side, at least.
    pub quiet_dots: u32,
    /// Dots of all bars.
    pub bars_dots: u32,
    /// Dots of the label.
    pub label_dots: u32,
}

/// Why a code stands on no label.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoLabel {
    /// It has signs that Code 128 has not in its plain set, or none at all.
    Signs,
    /// It is too long for the label at this resolution.
    TooLong {
        /// Signs that fit.
        most: u32,
    },
}

/// Modules of a Code 128 symbol of so many signs of set B: start, signs, check and stop.
fn modules(signs: u32) -> u32 {
    (signs + 2) * 11 + 13
}

/// Gives the narrowest label stock that takes a code. On another than the one of 2 by 1 inch it fits at every
/// resolution: which printer holds that stock is another question.
///
/// # Errors
/// Says why none takes it, and how many signs the widest does.
pub fn item_stock(code: &str, dpi: Dpi) -> Result<LabelSize, NoLabel> {
    let mut refused = NoLabel::Signs;
    for (size, _) in ITEM_STOCK {
        let on = |dpi| item_label(code, size, dpi);
        let all = match size {
            LabelSize::TwoByOne => on(dpi),
            LabelSize::TwoAndQuarter
            | LabelSize::ThirtyUp
            | LabelSize::ThreeByTwo
            | LabelSize::FourBySix => {
                let mut every = Dpi::ALL.iter().map(|dpi| on(*dpi));
                every.find(Result::is_err).unwrap_or_else(|| on(dpi))
            }
        };
        match all {
            Ok(_) => return Ok(size),
            Err(why) => refused = why,
        }
    }
    Err(refused)
}

/// Says how a code stands on an item's label of a stock. The widest module that fits is taken.
///
/// # Errors
/// Says why it stands on none.
pub fn item_label(code: &str, size: LabelSize, dpi: Dpi) -> Result<LabelSpec, NoLabel> {
    let of_stock = ITEM_STOCK.iter().find(|(stock, _)| *stock == size);
    let width_mil = of_stock.map_or(0, |(_, width)| *width);
    let plain = |sign: char| sign.is_ascii_graphic() || sign == ' ';
    if code.is_empty() || !code.chars().all(plain) {
        return Err(NoLabel::Signs);
    }
    let dots = u32::from(dpi.dots_per_inch());
    let is_fnsku = Fnsku::parse(code).is_some();
    let signs = u32::try_from(code.len()).unwrap_or(u32::MAX / 16);
    let least = (MODULE_UM_MIN * dots).div_ceil(UM_PER_INCH);
    let most = (MODULE_UM_MAX * dots / UM_PER_INCH).max(least);
    let label_dots = width_mil * dots / 1_000;
    let spec = |module_dots: u32, signs: u32| {
        let by_modules = QUIET_MODULES * module_dots;
        let by_amazon = if is_fnsku {
            (FNSKU_QUIET_MIL * dots).div_ceil(1_000)
        } else {
            0
        };
        LabelSpec {
            module_dots,
            quiet_dots: by_modules.max(by_amazon),
            bars_dots: modules(signs).saturating_mul(module_dots),
            label_dots,
        }
    };
    let fits = |spec: &LabelSpec| spec.bars_dots.saturating_add(2 * spec.quiet_dots) <= label_dots;
    let widths = (least..=most).rev();
    let mut specs = widths.map(|module_dots| spec(module_dots, signs));
    specs.find(fits).ok_or_else(|| NoLabel::TooLong {
        most: (1..signs)
            .rev()
            .find(|signs| fits(&spec(least, *signs)))
            .unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_whole_dots_and_a_code_that_does_not_fit_is_refused() {
        let told = |code: &str, dpi| {
            item_label(code, LabelSize::TwoByOne, dpi)
                .map(|spec| (spec.module_dots, spec.quiet_dots, spec.bars_dots))
        };
        // 145 modules, and a quarter inch of white on both sides of a label of two inches.
        assert_eq!(told("X003RBCVNT", Dpi::Dpi203), Ok((2, 51, 290)));
        assert_eq!(told("X003RBCVNT", Dpi::Dpi300), Ok((3, 75, 435)));
        assert_eq!(told("X003RBCVNT", Dpi::Dpi600), Ok((6, 150, 870)));
        assert_eq!(told("P0360-VG", Dpi::Dpi203), Ok((2, 20, 246)));
        assert_eq!(told("A-N", Dpi::Dpi203), Ok((4, 40, 272)));
        let too_long = "P0360-LAMP-WHITE-VG";
        assert_eq!(
            told(too_long, Dpi::Dpi203),
            Err(NoLabel::TooLong { most: 13 })
        );
        assert_eq!(
            told(too_long, Dpi::Dpi600),
            Err(NoLabel::TooLong { most: 13 })
        );
        assert_eq!(told("发圈", Dpi::Dpi203), Err(NoLabel::Signs));
        assert_eq!(told("", Dpi::Dpi203), Err(NoLabel::Signs));
    }

    #[test]
    fn what_is_said_to_fit_fits_at_every_resolution() {
        for dpi in Dpi::ALL {
            for length in 1..=40 {
                let code = "A".repeat(length);
                let stock = item_stock(&code, *dpi);
                if let Ok(spec) = stock.and_then(|size| item_label(&code, size, *dpi)) {
                    assert!(spec.bars_dots + 2 * spec.quiet_dots <= spec.label_dots);
                    let um = spec.module_dots * UM_PER_INCH / u32::from(dpi.dots_per_inch());
                    assert!((MODULE_UM_MIN..=MODULE_UM_MAX).contains(&um), "{um}");
                }
            }
        }
    }

    #[test]
    fn a_longer_code_goes_to_the_narrowest_label_that_takes_it_on_any_printer() {
        for dpi in Dpi::ALL.iter().copied() {
            for (length, size) in [
                (1, LabelSize::TwoByOne),
                (13, LabelSize::TwoByOne),
                (14, LabelSize::TwoAndQuarter),
                (15, LabelSize::TwoAndQuarter),
                (16, LabelSize::ThirtyUp),
                (18, LabelSize::ThirtyUp),
                (19, LabelSize::ThreeByTwo),
                (22, LabelSize::ThreeByTwo),
            ] {
                let code = "A".repeat(length);
                assert_eq!(item_stock(&code, dpi), Ok(size), "{length} {dpi:?}");
            }
            let beyond = item_stock(&"A".repeat(23), dpi);
            assert_eq!(beyond, Err(NoLabel::TooLong { most: 22 }), "{dpi:?}");
            assert_eq!(item_stock("X003RBCVNT", dpi), Ok(LabelSize::TwoByOne));
            assert_eq!(item_stock("发圈", dpi), Err(NoLabel::Signs));
        }
    }
}
