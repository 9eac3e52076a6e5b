//! Code 128 as vectors, in whole dots of a label printer and with its quiet zones.

use barcoders::sym::code128::Code128;

use super::PrintError;
use super::sheet::Area;

/// One dot of a 203 dpi label printer, in points: bars of whole dots are printed as wide as drawn.
const DOT_PT: f32 = 72.0 / 203.0;
/// Dots of the narrowest bar, from the best to the least that a handheld imager reads: 2 dots are
/// 0.2502 mm.
const DOTS: [u8; 5] = [6, 5, 4, 3, 2];
/// Modules of white that each side needs.
pub(super) const QUIET_MODULES: u16 = 10;
/// What the encoder takes for "character set B": upper case, digits, `-` and `.`, one symbol each.
const SET_B: char = '\u{0181}';

/// One barcode at its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Bars {
    /// What it says.
    pub text: String,
    /// Where its first bar begins.
    pub x: f32,
    /// Its upper edge.
    pub y: f32,
    /// How high the bars are.
    pub height: f32,
    /// The width of a module.
    pub module: f32,
    /// Module by module: 1 is a bar's.
    pub modules: Vec<u8>,
}

/// Gives the whole dot next to a place: bars that begin between two dots are printed blurred.
pub(super) fn on_dot(x: f32) -> f32 {
    (x / DOT_PT).round() * DOT_PT
}

impl Bars {
    /// Makes the barcode of a text in the middle of an area, as wide as fits with its quiet zones.
    pub(super) fn within(text: &str, area: Area) -> Result<Self, PrintError> {
        let encoded = Code128::new(format!("{SET_B}{text}"))
            .map_err(|error| PrintError::Format(format!("{error:?}")))?;
        let modules = encoded.encode();
        let too_wide = || PrintError::TooWide(text.to_owned());
        let bars = u16::try_from(modules.len()).map_err(|_error| too_wide())?;
        let all = f32::from(bars + 2 * QUIET_MODULES);
        let module = DOTS
            .into_iter()
            .map(|dots| f32::from(dots) * DOT_PT)
            .find(|module| all * module <= area.width)
            .ok_or_else(too_wide)?;
        Ok(Self {
            text: text.to_owned(),
            x: on_dot(area.x + (area.width - f32::from(bars) * module) / 2.0),
            y: area.y,
            height: area.height,
            module,
            modules,
        })
    }

    /// Gives where each bar begins and how wide it is.
    pub(super) fn each(&self) -> Vec<(f32, f32)> {
        let mut bars = Vec::new();
        let mut at = self.x;
        for run in self.modules.chunk_by(|a, b| a == b) {
            let width = f32::from(u16::try_from(run.len()).unwrap_or(u16::MAX)) * self.module;
            if run.first() == Some(&1) {
                bars.push((at, width));
            }
            at += width;
        }
        bars
    }
}
