//! Faces of the dock as the station would show them.

use returnbay::domain::alert::Alert;
use returnbay::domain::codes::{ParcelTag, PersonCode, SellerCode};
use returnbay::station::face::{DockFace, DockedFace, Face, Keying, Lamp, LoadFace, Tile};
use returnbay::text::{BenchMsg, DockMsg, LoadName, Message};

use crate::faces::NOW;

const ESCAPE: char = '\u{1b}';

fn number(serial: u64) -> ParcelTag {
    ParcelTag::make("A00", 77_000 + serial).expect("a prefix of three")
}

fn pallet() -> LoadName {
    LoadName("PLT-0412".to_owned())
}

fn docked(serial: u64, code: &str, seller: Option<&str>) -> DockedFace {
    DockedFace {
        number: number(serial),
        code: code.to_owned(),
        seller: seller.and_then(SellerCode::parse),
        at: NOW.plus_ms(-3000 * i64::try_from(10 - serial).expect("small")),
        alerts: Vec::new(),
        note: None,
    }
}

fn newest() -> Vec<DockedFace> {
    vec![
        DockedFace {
            alerts: vec![Alert::RefundedAtFirstScan, Alert::HighValue],
            ..docked(9, "1ZWSX33W9030436917", Some("S-01"))
        },
        docked(8, "9202090339598344170026", Some("S-01")),
        DockedFace {
            note: Some(DockMsg::NotAnnounced.into()),
            ..docked(7, "1Z5R89390357567127", None)
        },
        DockedFace {
            alerts: vec![Alert::Hazmat],
            ..docked(6, "161784484478", Some("S-02"))
        },
        DockedFace {
            note: Some(DockMsg::ValueUnknown.into()),
            ..docked(5, "TBA400169610140", Some("S-02"))
        },
    ]
}

/// A pallet of forty with thirty-seven scanned.
fn parcels() -> Face {
    let load = LoadFace {
        name: pallet(),
        since: Some(NOW.plus_ms(-600_000)),
        count: 37,
        said: Some(40),
        keying: Keying::No,
    };
    Face {
        step: "dock_parcels",
        person: PersonCode::parse("OP-7"),
        prompt: Some(DockMsg::ScanParcels.into()),
        keys: vec![
            ('P', DockMsg::KeyClose.into()),
            ('U', DockMsg::KeyUndo.into()),
            (ESCAPE, DockMsg::KeyLeave.into()),
        ],
        dock: Some(Box::new(DockFace {
            load: Some(load),
            told: Vec::new(),
            newest: newest(),
        })),
        ..Face::default()
    }
}

/// The face with its load changed.
fn with_load(mut face: Face, change: impl FnOnce(&mut LoadFace)) -> Face {
    if let Some(load) = face.dock.as_mut().and_then(|dock| dock.load.as_mut()) {
        change(load);
    }
    face
}

fn counted() -> Face {
    let number = number(8).tail().to_owned();
    Face {
        lamp: Lamp::Saved,
        result: Some((Lamp::Saved, DockMsg::Docked { number }.into())),
        ..parcels()
    }
}

fn warns(alerts: &[Alert]) -> Face {
    let first = alerts[0];
    let told = DockMsg::DockedAlert {
        alert: first,
        number: number(9).tail().to_owned(),
    };
    let mut face = Face {
        lamp: Lamp::Need,
        result: Some((Lamp::Need, told.into())),
        detail: Some(Message::term("alert-do", first.code())),
        ..parcels()
    };
    if let Some(dock) = &mut face.dock {
        dock.told = alerts.to_vec();
        dock.newest[0].alerts = alerts.to_vec();
    }
    face
}

fn choosing() -> Face {
    let tile = |digit, label: DockMsg, note| Tile {
        digit,
        label: label.into(),
        note,
        decision: None,
    };
    let note = DockMsg::OpenLoadNote {
        count: 37,
        at: NOW.plus_ms(-600_000),
    };
    Face {
        step: "dock_load",
        prompt: Some(DockMsg::ScanLoad.into()),
        detail: Some(DockMsg::ScanLoadDetail.into()),
        tiles: vec![
            tile(1, DockMsg::LooseParcels, None),
            tile(2, DockMsg::GoOnWith { name: pallet() }, Some(note.into())),
        ],
        keys: vec![(ESCAPE, DockMsg::KeyLeave.into())],
        dock: Some(Box::default()),
        ..parcels()
    }
}

fn keying() -> Face {
    let face = Face {
        step: "dock_number",
        prompt: Some(DockMsg::DriverSays.into()),
        detail: Some(DockMsg::DriverSaysDetail.into()),
        keys: vec![
            ('\r', DockMsg::KeyEnter.into()),
            (ESCAPE, DockMsg::KeyBack.into()),
        ],
        ..parcels()
    };
    with_load(face, |load| {
        load.since = None;
        load.said = None;
        load.keying = Keying::Number(Some(40));
    })
}

fn closing(name: LoadName) -> Face {
    let face = Face {
        step: "dock_close",
        prompt: Some(DockMsg::CloseLoad { name: name.clone() }.into()),
        detail: Some(DockMsg::CloseDetail.into()),
        so_far: vec![DockMsg::Fewer { count: 3 }.into()],
        keys: vec![
            ('\r', DockMsg::KeyClose.into()),
            (ESCAPE, DockMsg::KeyBack.into()),
        ],
        ..parcels()
    };
    with_load(face, |load| {
        load.name = name;
        load.keying = Keying::Number(None);
    })
}

fn already() -> Face {
    let told = DockMsg::Already {
        number: number(8),
        at: NOW,
    };
    Face {
        lamp: Lamp::Need,
        result: Some((Lamp::Need, told.into())),
        detail: Some(DockMsg::NotCounted.into()),
        ..parcels()
    }
}

fn odd() -> Face {
    let tile = |digit, label: DockMsg| Tile {
        digit,
        label: label.into(),
        note: None,
        decision: None,
    };
    let code = "XY-77-ODD".to_owned();
    Face {
        step: "dock_odd",
        lamp: Lamp::Need,
        prompt: Some(BenchMsg::Unreadable { code }.into()),
        tiles: vec![tile(1, DockMsg::OddCount), tile(2, DockMsg::OddScanAgain)],
        keys: vec![(ESCAPE, DockMsg::KeyBack.into())],
        ..parcels()
    }
}

/// Every face of the dock by name.
pub fn all() -> Vec<(&'static str, Face)> {
    let loose = |face| {
        with_load(face, |load| {
            load.name = LoadName(String::new());
            load.said = None;
        })
    };
    let mut begun = with_load(parcels(), |load| load.count = 0);
    if let Some(dock) = &mut begun.dock {
        dock.newest.clear();
    }
    vec![
        ("dock-load", choosing()),
        ("dock-number", keying()),
        ("dock-begun", begun),
        ("dock-parcels", parcels()),
        ("dock-counted", counted()),
        ("dock-loose", loose(counted())),
        ("dock-hazmat", warns(&[Alert::Hazmat])),
        ("dock-refunded", warns(&[Alert::RefundedAtFirstScan])),
        ("dock-high-value", warns(&[Alert::HighValue])),
        ("dock-all-three", warns(Alert::ALL)),
        ("dock-already", already()),
        ("dock-odd", odd()),
        ("dock-close", closing(pallet())),
        ("dock-close-loose", closing(LoadName(String::new()))),
    ]
}
