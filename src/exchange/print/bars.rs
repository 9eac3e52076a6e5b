//! Code 128 as vectors, in whole dots of a label printer and with its quiet zones.

use barcoders::sym::code128::Code128;

use super::PrintError;
use super::sheet::Area;
use crate::domain::label_spec::LabelSpec;
use crate::domain::printed::Dpi;

/// One dot of a 203 dpi label printer, in points: bars of whole dots are printed as wide as drawn.
const DOT_PT: f32 = 72.0 / 203.0;
/// Dots of the narrowest bar, from the best to the least that a handheld imager reads: 2 dots are
/// 0.2502 mm.
const DOTS: [u8; 5] = [6, 5, 4, 3, 2];
/// Modules of white that each side needs.
pub(super) const QUIET_MODULES: u16 = 10;
/// What the encoder takes for "character set B": upper case, digits, `-` and `.`, one symbol each.
const SET_B: char = '\u{0181}';
/// What it takes for "character set C": two digits a symbol.
const SET_C: char = '\u{0106}';
/// What it takes for the function character that makes a symbol GS1's.
const FNC1: char = '\u{0179}';

/// What a barcode's content is, which its first symbols tell the reader.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// Our own codes: a reader sends them with `]C0`.
    Plain,
    /// GS1 element strings, all digits and an even number of them: a reader sends them with `]C1`.
    Gs1,
}

/// One barcode at its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Bars {
    /// What it says.
    pub text: String,
    /// What that is.
    pub content: Content,
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
        Self::of(Content::Plain, text, area)
    }

    /// Makes the barcode of GS1 element strings: digits, an even number of them.
    pub(super) fn gs1_within(digits: &str, area: Area) -> Result<Self, PrintError> {
        Self::of(Content::Gs1, digits, area)
    }

    /// Makes the barcode of a text in whole dots of a printer, in the middle of its label. `y` and `height`
    /// are in points.
    pub(super) fn in_dots(
        text: &str,
        spec: LabelSpec,
        dpi: Dpi,
        (y, height): (f32, f32),
    ) -> Result<Self, PrintError> {
        let encoded = Code128::new(format!("{SET_B}{text}"))
            .map_err(|error| PrintError::Format(format!("{error:?}")))?;
        let modules = encoded.encode();
        let too_wide = || PrintError::TooWide(text.to_owned());
        let points = |dots: u32| {
            let dots = u16::try_from(dots).map_err(|_error| too_wide())?;
            Ok::<f32, PrintError>(f32::from(dots) * 72.0 / f32::from(dpi.dots_per_inch()))
        };
        let drawn = u32::try_from(modules.len()).unwrap_or(u32::MAX);
        if drawn.saturating_mul(spec.module_dots) != spec.bars_dots {
            return Err(too_wide());
        }
        let left = spec.label_dots.saturating_sub(spec.bars_dots) / 2;
        if left < spec.quiet_dots {
            return Err(too_wide());
        }
        Ok(Self {
            text: text.to_owned(),
            content: Content::Plain,
            x: points(left)?,
            y,
            height,
            module: points(spec.module_dots)?,
            modules,
        })
    }

    fn of(content: Content, text: &str, area: Area) -> Result<Self, PrintError> {
        let symbols = match content {
            Content::Plain => format!("{SET_B}{text}"),
            Content::Gs1 => format!("{SET_C}{FNC1}{text}"),
        };
        let encoded =
            Code128::new(symbols).map_err(|error| PrintError::Format(format!("{error:?}")))?;
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
            content,
            x: on_dot(area.x + (area.width - f32::from(bars) * module) / 2.0),
            y: area.y,
            height: area.height,
            module,
            modules,
        })
    }

    /// How wide it is, without its quiet zones.
    pub(super) fn width(&self) -> f32 {
        f32::from(u16::try_from(self.modules.len()).unwrap_or(u16::MAX)) * self.module
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
