//! What scanners are told back, and which maker's scanner speaks how: `assets/scanners.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

const TABLE: &str = include_str!("../../../assets/scanners.toml");

static SCANNERS: LazyLock<Table> =
    LazyLock::new(|| toml::from_str(TABLE).expect("a test reads the table in the program"));

/// What a scanner is told about its scan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Its fact is on the disk.
    Good,
    /// It was refused.
    Bad,
    /// It was taken, and neither saved nor refused.
    Taken,
}

/// How a maker's scanners are told what became of a scan.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToneProfile {
    /// Its stable short name; its words stand under `scanner-profile-…`.
    pub code: String,
    good: String,
    bad: String,
    taken: Option<String>,
    known: KnownFrom,
    source: String,
}

/// From where a line of the table is known.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KnownFrom {
    Guide,
    Code,
}

/// From where a vendor number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VendorKnown {
    /// From the maker's own papers.
    Manual,
    /// Unchecked.
    Memory,
}

/// A maker of scanners.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendor {
    /// The USB vendor number.
    pub id: u16,
    /// The maker's name.
    pub name: String,
    /// The code of the profile that is offered.
    pub suggests: String,
    /// From where the number is known.
    pub known: VendorKnown,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    profile: Vec<ToneProfile>,
    vendor: Vec<Vendor>,
}

impl ToneProfile {
    /// Gives the bytes for a verdict; empty where there are none.
    pub fn bytes(&self, verdict: Verdict) -> &[u8] {
        match verdict {
            Verdict::Good => self.good.as_bytes(),
            Verdict::Bad => self.bad.as_bytes(),
            Verdict::Taken => self.taken.as_deref().unwrap_or_default().as_bytes(),
        }
    }
}

/// Gives every profile, in the order in which they are offered.
pub fn profiles() -> &'static [ToneProfile] {
    &SCANNERS.profile
}

/// Gives the profile of this code; none for `none` and for a code this version does not know.
pub fn profile(code: &str) -> Option<&'static ToneProfile> {
    profiles().iter().find(|profile| profile.code == code)
}

/// Gives the makers whose vendor numbers are known.
pub fn vendors() -> &'static [Vendor] {
    &SCANNERS.vendor
}

/// Gives the maker of a USB vendor number.
pub fn vendor(vid: u16) -> Option<&'static Vendor> {
    vendors().iter().find(|vendor| vendor.id == vid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Zone;
    use crate::text::{Language, Words};

    /// Takes one sound or lamp off the front; nothing else may be sent to a scanner.
    fn after_one_signal(bytes: &[u8]) -> Option<&[u8]> {
        const PLAIN: [&[u8]; 8] = [
            b"\x07",
            b"\x01",
            b"B",
            b"\x1b7,",
            b"\x1b8,",
            b"\x1b5,",
            b"#@////\r",
            b"\x1b[3q",
        ];
        const LAMPS: [&[u8]; 3] = [b"\x1b[4q", b"\x1b[6q", b"\x1b[7q"];
        let known = PLAIN.iter().chain(&LAMPS);
        if let Some(rest) = known.into_iter().find_map(|one| bytes.strip_prefix(*one)) {
            return Some(rest);
        }
        // Newland's beep, in the form that is forgotten with the power: `#`, never `@`.
        let beep = bytes.strip_prefix(b"~\x010000#BEEPON")?;
        let end = beep.iter().position(|byte| *byte == b';')?;
        let (order, rest) = beep.split_at(end);
        let is_beep = order
            .iter()
            .all(|byte| byte.is_ascii_digit() || b"FTV".contains(byte));
        is_beep.then(|| rest.strip_prefix(b";\x03")).flatten()
    }

    #[test]
    fn nothing_but_known_sounds_and_lamps_is_ever_sent() {
        assert_eq!(after_one_signal(b"D"), None, "D shuts a Datalogic");
        assert_eq!(
            after_one_signal(b"~\x010000@BEEPON1F1T1V;\x03"),
            None,
            "to flash"
        );
        for profile in profiles() {
            for verdict in [Verdict::Good, Verdict::Bad, Verdict::Taken] {
                let mut rest = profile.bytes(verdict);
                assert!(
                    !rest.is_empty() || verdict == Verdict::Taken,
                    "{}",
                    profile.code
                );
                while !rest.is_empty() {
                    rest = after_one_signal(rest)
                        .unwrap_or_else(|| panic!("{} sends {rest:?}", profile.code));
                }
            }
        }
    }

    #[test]
    fn every_profile_has_its_source_and_good_differs_from_bad() {
        let mut codes: Vec<&str> = profiles().iter().map(|of| of.code.as_str()).collect();
        for profile in profiles() {
            assert!(profile.source.len() > 20, "{}", profile.code);
            assert_ne!(profile.bytes(Verdict::Good), profile.bytes(Verdict::Bad));
            assert!(matches!(profile.known, KnownFrom::Guide | KnownFrom::Code));
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), profiles().len());
        assert_eq!(profile("none"), None, "none is no profile");
    }

    #[test]
    fn every_profile_has_words_and_says_what_the_scanner_needs() {
        for language in Language::ALL {
            let words = Words::new(language, Zone::UTC);
            for profile in profiles() {
                for key in ["", "-needs"] {
                    let key = format!("scanner-profile-{}{key}", profile.code);
                    assert!(words.term(&key).is_some(), "{key} in {}", language.code());
                }
            }
        }
    }

    #[test]
    fn a_vendor_only_suggests_a_profile_that_there_is() {
        for vendor in vendors() {
            assert!(profile(&vendor.suggests).is_some(), "{}", vendor.name);
        }
        assert_eq!(
            vendor(0x0c2e).map(|of| of.suggests.as_str()),
            Some("honeywell")
        );
        assert_eq!(vendor(0x1eab).map(|of| of.known), Some(VendorKnown::Manual));
        assert_eq!(vendor(0xffff), None);
    }

    /// The rule for udev names the same makers as the table, so that no maker is forgotten in one.
    #[test]
    fn the_shipped_rule_names_the_same_vendors() {
        let rule = include_str!("../../../assets/udev/60-returnbay-scanner.rules");
        let mut known: Vec<u16> = vendors().iter().map(|vendor| vendor.id).collect();
        known.sort_unstable();
        for of in ["ATTR{idVendor}==\"", "ATTRS{idVendor}==\""] {
            let mut named: Vec<u16> = rule
                .lines()
                .filter_map(|line| line.strip_prefix(of))
                .filter_map(|rest| u16::from_str_radix(rest.get(..4)?, 16).ok())
                .collect();
            named.sort_unstable();
            assert_eq!(named, known, "{of}");
        }
        for setting in [
            "ID_MM_DEVICE_IGNORE",
            "TAG+=\"uaccess\"",
            "SYMLINK+=\"returnbay/",
        ] {
            assert!(rule.contains(setting), "{setting}");
        }
    }
}
