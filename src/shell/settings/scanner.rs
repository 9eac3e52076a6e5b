//! Which serial scanners are this station's, and how each speaks.

use serde::{Deserialize, Serialize};

pub use crate::exchange::code_page::CodePage;

use crate::device::port::PortChoice;
use crate::device::scanner::BAUD_DEFAULT;
use crate::scan::LineKind;

/// The code of the tones of a scanner that is told nothing.
pub const NO_TONES: &str = "none";

/// The speeds that are offered for a scanner on RS-232, in baud.
pub const SPEEDS: [u32; 5] = [9600, 19_200, 38_400, 57_600, 115_200];

/// One serial scanner of this station. A field missing in the file has its default.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ScannerSetting {
    /// The port's path or name when it was chosen.
    pub path: String,
    /// USB vendor id.
    pub vid: Option<u16>,
    /// USB product id.
    pub pid: Option<u16>,
    /// USB serial number.
    pub serial_number: Option<String>,
    /// USB location: bus and port chain.
    pub location: Option<String>,
    /// Speed of its line in baud; none for USB, where it means nothing.
    pub baud: Option<u32>,
    /// How its bytes beyond ASCII are read.
    pub code_page: CodePage,
    /// The profile by which it is told what became of a scan; [`NO_TONES`] tells it nothing.
    pub tones: String,
}

impl Default for ScannerSetting {
    fn default() -> Self {
        Self {
            path: String::new(),
            vid: None,
            pid: None,
            serial_number: None,
            location: None,
            baud: None,
            code_page: CodePage::default(),
            tones: NO_TONES.to_owned(),
        }
    }
}

impl ScannerSetting {
    /// Gives the line it speaks on. A port without USB identity is taken for RS-232 at the factory's
    /// speed until another one is set.
    pub fn line(&self) -> LineKind {
        match (self.baud, self.vid) {
            (Some(baud), _) => LineKind::Serial { baud },
            (None, Some(_)) => LineKind::Usb,
            (None, None) => LineKind::Serial { baud: BAUD_DEFAULT },
        }
    }

    /// Gives the speed of its line in baud; none on USB.
    pub fn speed(&self) -> Option<u32> {
        match self.line() {
            LineKind::Usb => None,
            LineKind::Serial { baud } => Some(baud),
        }
    }

    /// Gives what finds its port again, beside the other scanners of this station.
    ///
    /// Cheap scanners all carry the same serial number. Where two of this station do, the number tells
    /// nothing, and the one that is left would be taken for the one pulled out: the socket decides.
    pub fn choice(&self, all: &[Self]) -> PortChoice {
        let is_known = self.serial_number.is_some() || self.location.is_some();
        let (Some(vid), Some(pid), true) = (self.vid, self.pid, is_known) else {
            return PortChoice::Path(self.path.clone().into());
        };
        let equal = |other: &&Self| {
            other.vid == self.vid
                && other.pid == self.pid
                && other.serial_number == self.serial_number
        };
        let has_twin = all.iter().filter(equal).count() > 1 && self.location.is_some();
        PortChoice::Usb {
            vid,
            pid,
            serial_number: self.serial_number.clone().filter(|_| !has_twin),
            location: self.location.clone(),
        }
    }

    /// Whether both are on the same port in the same way, so that a change of the rest needs no new
    /// opening.
    pub(crate) fn same_line(&self, other: &Self) -> bool {
        let own = |of: &Self| Self {
            code_page: CodePage::default(),
            tones: String::new(),
            ..of.clone()
        };
        own(self) == own(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usb(serial_number: Option<&str>, location: &str) -> ScannerSetting {
        ScannerSetting {
            vid: Some(0x1eab),
            pid: Some(0x1d06),
            serial_number: serial_number.map(str::to_owned),
            location: Some(location.to_owned()),
            ..ScannerSetting::default()
        }
    }

    fn number(choice: &PortChoice) -> Option<&str> {
        match choice {
            PortChoice::Usb { serial_number, .. } => serial_number.as_deref(),
            PortChoice::Path(_) => None,
        }
    }

    #[test]
    fn a_number_of_its_own_finds_a_scanner_and_a_shared_one_does_not() {
        let all = [
            usb(Some("0001"), "1-2"),
            usb(Some("0001"), "1-3"),
            usb(Some("A7"), "1-4"),
        ];
        let choices: Vec<PortChoice> = all.iter().map(|one| one.choice(&all)).collect();
        assert_eq!([number(&choices[0]), number(&choices[1])], [None, None]);
        assert_eq!(number(&choices[2]), Some("A7"));
        assert_eq!(
            number(&all[0].choice(&all[..1])),
            Some("0001"),
            "alone it may move"
        );
    }

    #[test]
    fn a_line_is_usb_or_has_a_speed() {
        assert_eq!(usb(None, "1-2").line(), LineKind::Usb);
        let card = ScannerSetting::default();
        assert_eq!(card.line(), LineKind::Serial { baud: 9600 });
        let adapter = ScannerSetting {
            baud: Some(38_400),
            ..usb(None, "1-2")
        };
        assert_eq!(adapter.line(), LineKind::Serial { baud: 38_400 });
    }

    #[test]
    fn other_tones_are_the_same_line_and_another_speed_is_not() {
        let one = usb(None, "1-2");
        let other = ScannerSetting {
            tones: "bel".to_owned(),
            code_page: CodePage::Gbk,
            ..one.clone()
        };
        assert!(one.same_line(&other));
        let faster = ScannerSetting {
            baud: Some(115_200),
            ..one.clone()
        };
        assert!(!one.same_line(&faster));
    }
}
