//! The devices of a station as the shell shows them, made by hand.

use returnbay::domain::time::UtcMs;
use returnbay::shell::settings::ScannerSetting;
use returnbay::shell::view::{DeviceHealth, DevicesView, LastScan, PortView};
use returnbay::text::{PhotoMsg, TroubleMsg};

use crate::faces::NOW;

/// A scanner that answers, a port without rights, no sound, a camera's folder.
pub fn devices() -> DevicesView {
    let port = |path: &str, label: &str, trouble: Option<TroubleMsg>| PortView {
        setting: ScannerSetting {
            path: path.to_owned(),
            ..ScannerSetting::default()
        },
        label: label.to_owned(),
        trouble: trouble.map(Into::into),
    };
    DevicesView {
        scanner: Some((
            DeviceHealth::Good,
            TroubleMsg::ScannerAlive {
                port: "/dev/ttyACM0".to_owned(),
            }
            .into(),
        )),
        tones: Some((DeviceHealth::Bad, TroubleMsg::TonesNoPlayer.into())),
        printer: None,
        prints: Vec::new(),
        ports: vec![
            port("/dev/ttyACM0", "Honeywell 1950", None),
            port(
                "/dev/ttyS0",
                "",
                Some(TroubleMsg::ScannerNoRights {
                    port: "/dev/ttyS0".to_owned(),
                }),
            ),
        ],
        last_scan: Some(LastScan {
            at: UtcMs(NOW.0 - 5000),
            text: "]C1420917619202090339598344170026\\x0d".to_owned(),
            reading: "tracking usps 9202090339598344170026".to_owned(),
        }),
        photos: Some((
            DeviceHealth::Good,
            PhotoMsg::FolderFine {
                folder: "/data/op/Camera".to_owned(),
            }
            .into(),
        )),
        photos_making: 1,
        photos_homeless: 2,
    }
}
