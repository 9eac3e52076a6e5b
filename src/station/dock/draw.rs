//! The face of each step of the dock.

use crate::domain::alert::Worth;
use crate::domain::expected::ReturnStanding;
use crate::ledger::query::LoadCount;
use crate::station::at_odd::{self, Doubt};
use crate::station::face::{Face, Lamp, Tile};
use crate::text::{BenchMsg, DockMsg, LoadName, Message};

use super::face::{DockFace, DockedFace, Keying, LoadFace};
use super::step::Dock;
use super::work::difference;
use super::work::{Docked, LoadInHand, NewLoad};

/// The escape key as faces list it.
const ESCAPE: char = '\u{1b}';
/// The enter key as faces list it.
const ENTER: char = '\r';

/// Gives the dock's part of the face.
pub(in crate::station) fn face(dock: &Dock) -> DockFace {
    match dock {
        Dock::Number(new) | Dock::Opening(_, new, _) => DockFace {
            load: Some(new_load(new)),
            ..DockFace::default()
        },
        Dock::Close(load, keyed) | Dock::Closing(_, load, keyed) => {
            in_hand(load, Keying::Number(*keyed))
        }
        Dock::Parcels(load)
        | Dock::Looking(_, load, _)
        | Dock::Odd(load, ..)
        | Dock::Docking(_, load, _)
        | Dock::Undoing(_, load) => in_hand(load, Keying::No),
        Dock::Entering(_) | Dock::Load(_) | Dock::Taking(..) => DockFace::default(),
    }
}

fn new_load(new: &NewLoad) -> LoadFace {
    LoadFace {
        name: LoadName(new.name.clone()),
        since: None,
        count: 0,
        said: None,
        keying: Keying::Number(new.keyed),
    }
}

fn in_hand(load: &LoadInHand, keying: Keying) -> DockFace {
    DockFace {
        load: Some(LoadFace {
            name: LoadName(load.name.clone()),
            since: Some(load.opened_at),
            count: load.count,
            said: load.said,
            keying,
        }),
        told: load.told.clone(),
        newest: load.newest.iter().map(docked).collect(),
    }
}

fn docked(docked: &Docked) -> DockedFace {
    DockedFace {
        number: docked.number.clone(),
        code: docked.code.clone(),
        seller: docked.seller.clone(),
        at: docked.at,
        alerts: docked.warned.alerts.clone(),
        note: note(docked),
    }
}

/// One word on a parcel: what its return means, that nobody announced it, that its value is unknown.
fn note(docked: &Docked) -> Option<Message> {
    match docked.finding {
        Some(standing @ (ReturnStanding::Cancelled | ReturnStanding::Returnless)) => {
            return Some(BenchMsg::Finding { standing }.into());
        }
        Some(ReturnStanding::Open | ReturnStanding::RefundedAtFirstScan) | None => {}
    }
    if docked.outcome == "unknown" {
        return Some(DockMsg::NotAnnounced.into());
    }
    value_note(docked).map(Message::from)
}

/// Its seller sets a limit, and nothing is known to compare with it.
pub(super) fn value_note(docked: &Docked) -> Option<DockMsg> {
    (docked.warned.worth == Worth::Unknown).then_some(DockMsg::ValueUnknown)
}

/// Fills in what is asked and gives the prompt.
pub(in crate::station) fn ask(face: &mut Face, dock: &Dock) -> Message {
    match dock {
        Dock::Entering(_) | Dock::Taking(..) | Dock::Looking(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Looking.into()
        }
        Dock::Opening(..) | Dock::Docking(..) | Dock::Undoing(..) | Dock::Closing(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Saving.into()
        }
        Dock::Load(loads) => {
            face.tiles = load_tiles(loads);
            face.detail = Some(DockMsg::ScanLoadDetail.into());
            face.keys = vec![(ESCAPE, DockMsg::KeyLeave.into())];
            DockMsg::ScanLoad.into()
        }
        Dock::Number(_) => {
            face.detail = Some(DockMsg::DriverSaysDetail.into());
            face.keys = vec![
                (ENTER, DockMsg::KeyEnter.into()),
                (ESCAPE, DockMsg::KeyBack.into()),
            ];
            DockMsg::DriverSays.into()
        }
        Dock::Parcels(load) => {
            face.keys = vec![('P', DockMsg::KeyClose.into())];
            if !load.newest.is_empty() {
                face.keys.push(('U', DockMsg::KeyUndo.into()));
            }
            face.keys.push((ESCAPE, DockMsg::KeyLeave.into()));
            DockMsg::ScanParcels.into()
        }
        Dock::Odd(_, reading, dossier) => {
            let doubt = at_odd::doubt(reading, dossier).unwrap_or(Doubt::NotKnown);
            let words = (DockMsg::OddCount.into(), DockMsg::OddScanAgain.into());
            face.keys = vec![(ESCAPE, DockMsg::KeyBack.into())];
            at_odd::draw(face, doubt, reading, words)
        }
        Dock::Close(load, keyed) => {
            let name = LoadName(load.name.clone());
            face.detail = Some(DockMsg::CloseDetail.into());
            face.keys = vec![
                (ENTER, DockMsg::KeyClose.into()),
                (ESCAPE, DockMsg::KeyBack.into()),
            ];
            face.so_far = vec![difference(load.count, keyed.or(load.said)).into()];
            DockMsg::CloseLoad { name }.into()
        }
    }
}

fn load_tiles(loads: &[LoadCount]) -> Vec<Tile> {
    let left_open = (2_u8..).zip(loads).map(|(digit, load)| {
        let name = LoadName(load.row.name.clone());
        let note = DockMsg::OpenLoadNote {
            count: load.parcels,
            at: load.row.opened_at,
        };
        Tile {
            note: Some(note.into()),
            ..tile(digit, DockMsg::GoOnWith { name })
        }
    });
    let mut tiles = vec![tile(1, DockMsg::LooseParcels)];
    tiles.extend(left_open);
    tiles
}

fn tile(digit: u8, label: DockMsg) -> Tile {
    Tile {
        digit,
        label: label.into(),
        note: None,
        decision: None,
    }
}
