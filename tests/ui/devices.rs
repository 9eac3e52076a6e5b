//! The devices of a station as the shell shows them, made by hand.

use returnbay::domain::time::UtcMs;
use returnbay::domain::weight::ScaleReading;
use returnbay::shell::settings::ScannerSetting;
use returnbay::shell::view::{
    CameraView, DeviceHealth, DevicesView, LastScan, PortView, RecordingState, RecordingView,
    ScannerView,
};
use returnbay::text::{PhotoMsg, ScannerMsg, TroubleMsg};

use crate::faces::NOW;
use crate::weights;

/// A scanner that is set: a Honeywell on USB, or one of which nothing is known.
fn setting(path: &str, vid: Option<u16>, tones: &str) -> ScannerSetting {
    ScannerSetting {
        path: path.to_owned(),
        vid,
        pid: vid,
        location: vid.map(|_| "1-2".to_owned()),
        tones: tones.to_owned(),
        ..ScannerSetting::default()
    }
}

/// One scanner that works, as most benches have it.
pub fn one_scanner() -> Vec<ScannerView> {
    vec![ScannerView {
        number: 1,
        setting: setting("/dev/ttyACM0", Some(0x0c2e), "honeywell"),
        health: DeviceHealth::Good,
        state: TroubleMsg::ScannerAlive {
            port: "/dev/ttyACM0".to_owned(),
        }
        .into(),
    }]
}

/// One that works and one that speaks another language.
pub fn two_scanners() -> Vec<ScannerView> {
    let mut scanners = one_scanner();
    scanners.push(ScannerView {
        number: 2,
        setting: setting("/dev/ttyACM1", Some(0x05e0), "none"),
        health: DeviceHealth::Bad,
        state: ScannerMsg::Ssi {
            port: "/dev/ttyACM1".to_owned(),
        }
        .into(),
    });
    scanners
}

/// Two scanners, a port without rights, no sound, a camera's folder.
pub fn devices() -> DevicesView {
    let port = |setting: ScannerSetting, label: &str, trouble: Option<TroubleMsg>| PortView {
        state: trouble.as_ref().map_or("free", |_| "no_rights"),
        kind: "usb",
        suggests: None,
        setting,
        label: label.to_owned(),
        trouble: trouble.map(Into::into),
    };
    DevicesView {
        scanners: two_scanners(),
        recording: Some(RecordingView {
            path: "/data/op/returnbay/recordings/scans-2026-11-23T15-04-05Z.txt".into(),
            bytes: 48_200,
            state: RecordingState::Running,
        }),
        scale: Some(weights::alive()),
        scale_shown: Some(ScaleReading::stable(412)),
        tones: Some((DeviceHealth::Bad, TroubleMsg::TonesNoPlayer.into())),
        printers: Vec::new(),
        prints: Vec::new(),
        ports: vec![
            port(
                setting("/dev/ttyACM0", Some(0x0c2e), "none"),
                "Honeywell 1950",
                None,
            ),
            port(
                setting("/dev/ttyS0", None, "none"),
                "",
                Some(TroubleMsg::ScannerNoRights {
                    port: "/dev/ttyS0".to_owned(),
                }),
            ),
        ],
        desk_scan: None,
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
        cameras: vec![CameraView {
            folder: "/data/op/Camera".into(),
            health: DeviceHealth::Good,
            said: PhotoMsg::FolderFine {
                folder: "/data/op/Camera".to_owned(),
            }
            .into(),
            clocks: vec![(
                String::new(),
                PhotoMsg::ClockBehind {
                    time: "1:00:02".to_owned(),
                }
                .into(),
            )],
        }],
        photos_making: 1,
        photos_homeless: 2,
    }
}
