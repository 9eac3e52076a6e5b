//! The label printer as it is kept in the settings.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::device::printer::{NETWORK_PORT, PrinterChoice, SERIAL_BAUD};
use crate::domain::printed::{Dpi, LabelSize};
use crate::shell::settings::ScannerSetting;

/// One of this station's label printers, and what is in it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct PrinterSetting {
    /// Its labels, by [`LabelSize::code`].
    pub labels: String,
    /// Its dots per inch, by [`Dpi::code`].
    pub dpi: String,
    /// Where it is.
    pub way: PrinterWay,
}

/// Where a label printer is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PrinterWay {
    /// In the network.
    Network {
        /// Its name or address.
        host: String,
        /// Its port.
        port: u16,
    },
    /// At a serial port.
    Serial {
        /// Which port.
        port: ScannerSetting,
        /// Line speed in baud.
        baud: u32,
    },
    /// A folder that another program prints from.
    Folder {
        /// The folder.
        path: PathBuf,
    },
}

impl Default for PrinterSetting {
    fn default() -> Self {
        Self {
            labels: LabelSize::TwoByOne.code().to_owned(),
            dpi: Dpi::Dpi203.code().to_owned(),
            way: PrinterWay::Network {
                host: String::new(),
                port: NETWORK_PORT,
            },
        }
    }
}

impl PrinterWay {
    /// Reads `host` or `host:port`; none when it can be neither.
    pub fn network(text: &str) -> Option<Self> {
        let text = text.trim();
        // An address of IPv6 stands in brackets when a port follows it.
        let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((host, "")) => (host, None),
            Some((host, rest)) => (host, Some(rest.strip_prefix(':')?)),
            None if text.matches(':').count() > 1 => (text, None),
            None => match text.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (text, None),
            },
        };
        let port = match port {
            Some(port) => port.parse().ok().filter(|port| *port > 0)?,
            None => NETWORK_PORT,
        };
        let is_name = !host.is_empty() && !host.contains(|c: char| c.is_whitespace() || c == '/');
        is_name.then(|| Self::Network {
            host: host.to_owned(),
            port,
        })
    }

    /// A printer at a serial port, as it leaves the factory.
    pub fn serial(port: ScannerSetting) -> Self {
        Self::Serial {
            port,
            baud: SERIAL_BAUD,
        }
    }
}

impl PrinterSetting {
    /// The labels in it; the small ones when the file says something else.
    pub fn size(&self) -> LabelSize {
        LabelSize::parse(&self.labels).unwrap_or(LabelSize::TwoByOne)
    }

    /// Its resolution; the common one when the file says something else.
    pub fn resolution(&self) -> Dpi {
        Dpi::parse(&self.dpi).unwrap_or(Dpi::Dpi203)
    }

    /// How people call it: its address, port or folder.
    pub fn called(&self) -> String {
        match &self.way {
            PrinterWay::Network { host, port } if *port == NETWORK_PORT => host.clone(),
            PrinterWay::Network { host, port } => format!("{host}:{port}"),
            PrinterWay::Serial { port, .. } => port.path.clone(),
            PrinterWay::Folder { path } => path.display().to_string(),
        }
    }

    /// How its thread finds it.
    pub fn choice(&self) -> PrinterChoice {
        match &self.way {
            PrinterWay::Network { host, port } => PrinterChoice::Network {
                host: host.clone(),
                port: *port,
            },
            PrinterWay::Serial { port, baud } => PrinterChoice::Serial {
                port: port.choice(&[]),
                baud: *baud,
            },
            PrinterWay::Folder { path } => PrinterChoice::Folder(path.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::Settings;

    #[test]
    fn a_printer_of_the_network_is_read_as_people_write_it() {
        let network = |host: &str, port| {
            Some(PrinterWay::Network {
                host: host.to_owned(),
                port,
            })
        };
        for (text, wanted) in [
            ("192.168.1.50", network("192.168.1.50", 9100)),
            (" zebra-1:6101 ", network("zebra-1", 6101)),
            ("[fe80::1]:9101", network("fe80::1", 9101)),
            ("fe80::1", network("fe80::1", 9100)),
            ("", None),
            (":9100", None),
            ("zebra:0", None),
            ("zebra:99999", None),
            ("two words", None),
            ("http://zebra", None),
        ] {
            assert_eq!(PrinterWay::network(text), wanted, "{text}");
        }
    }

    #[test]
    fn every_way_is_kept_and_read_back() {
        let ways = [
            PrinterWay::network("zebra-1").unwrap(),
            PrinterWay::serial(ScannerSetting {
                path: "/dev/ttyUSB0".to_owned(),
                vid: Some(0x0A5F),
                ..ScannerSetting::default()
            }),
            PrinterWay::Folder {
                path: "/srv/labels".into(),
            },
        ];
        for way in ways {
            let settings = Settings {
                printers: vec![PrinterSetting {
                    labels: LabelSize::FourBySix.code().to_owned(),
                    dpi: Dpi::Dpi300.code().to_owned(),
                    way,
                }],
                ..Settings::default()
            };
            let text = toml::to_string(&settings).unwrap();
            assert_eq!(
                toml::from_str::<Settings>(&text).unwrap(),
                settings,
                "{text}"
            );
        }
    }
}
