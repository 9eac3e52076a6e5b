//! By which words a scale of each format is asked for a weight.

pub use crate::domain::weight::ScaleFormat;

/// Asks MT-SICS, and newer scales of A&D, for the weight at once.
const AT_ONCE: &[u8] = b"SI\r\n";
/// Asks NCI for weight and status.
const NCI_WEIGHT: &[u8] = b"W\r";
/// Asks A&D for the weight at once.
const A_AND_D: &[u8] = b"Q\r\n";
/// Asks Ohaus to print at once.
const OHAUS: &[u8] = b"IP\r\n";
/// Asks Sartorius to print.
const SARTORIUS: &[u8] = b"\x1bP\r\n";

/// Lists what an unknown scale is asked, one after another. None of these tares or zeroes anything.
const ANY: &[&[u8]] = &[AT_ONCE, NCI_WEIGHT, A_AND_D, OHAUS];

/// Gives by what a scale is asked for a weight; empty for one that speaks by itself. Without a format
/// that is set, the words of several are tried.
pub(super) fn questions(set: Option<ScaleFormat>) -> &'static [&'static [u8]] {
    match set {
        None => ANY,
        Some(ScaleFormat::Toledo) => &[],
        Some(ScaleFormat::Sics) => &[AT_ONCE],
        Some(ScaleFormat::Nci) => &[NCI_WEIGHT],
        Some(ScaleFormat::Comma) => &[A_AND_D, AT_ONCE],
        Some(ScaleFormat::Plain) => &[OHAUS, SARTORIUS],
    }
}
