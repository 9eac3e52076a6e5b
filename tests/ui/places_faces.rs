//! Faces of moving, putting away and counting as the station would show them.

use returnbay::domain::codes::{PersonCode, SellerCode};
use returnbay::domain::decision::Decision;
use returnbay::domain::hazard::HazardClass;
use returnbay::station::face::{Busy, Face, Lamp, PlacesFace, PlacesList, Tile};
use returnbay::text::places::{BoxState, SellerName};
use returnbay::text::{BenchMsg, Message, PlacesMsg};

use crate::faces::container;

const ESCAPE: char = '\u{1b}';

fn list(heading: PlacesMsg, lines: &[(&str, Option<&str>)], more: u32) -> PlacesList {
    let lines = lines.iter();
    PlacesList {
        heading: heading.into(),
        lines: lines
            .map(|(what, place)| ((*what).to_owned(), place.map(container)))
            .collect(),
        more,
    }
}

fn moves() -> PlacesList {
    let lines = [
        ("QX7M3", Some("V-01")),
        ("8R2KD", Some("V-04")),
        ("0P4QX", Some("V-01")),
    ];
    list(PlacesMsg::ListMoves, &lines, 4)
}

fn at(step: &'static str, places: PlacesFace, prompt: PlacesMsg, detail: PlacesMsg) -> Face {
    Face {
        step,
        person: PersonCode::parse("OP-7"),
        prompt: Some(prompt.into()),
        detail: Some(detail.into()),
        keys: vec![
            ('U', PlacesMsg::KeyUndo.into()),
            (ESCAPE, PlacesMsg::KeyBack.into()),
        ],
        places: Some(Box::new(places)),
        ..Face::default()
    }
}

fn doing(mode: PlacesMsg, place: Option<&str>, lists: Vec<PlacesList>) -> PlacesFace {
    PlacesFace {
        doing: Some(mode.into()),
        place: place.map(container),
        line: None,
        lists,
    }
}

fn tile(digit: u8, label: PlacesMsg, note: Option<PlacesMsg>) -> Tile {
    Tile {
        digit,
        label: label.into(),
        note: note.map(Message::from),
        decision: None,
    }
}

fn choose() -> Face {
    Face {
        tiles: vec![
            tile(1, PlacesMsg::ModeMove, Some(PlacesMsg::ModeMoveNote)),
            tile(2, PlacesMsg::ModeWhole, Some(PlacesMsg::ModeWholeNote)),
            tile(3, PlacesMsg::ModeAway, Some(PlacesMsg::ModeAwayNote)),
            tile(4, PlacesMsg::ModeCount, Some(PlacesMsg::ModeCountNote)),
            tile(5, PlacesMsg::ModeBoxes, Some(PlacesMsg::ModeBoxesNote)),
        ],
        keys: vec![(ESCAPE, PlacesMsg::KeyLeave.into())],
        ..at(
            "places_choose",
            PlacesFace::default(),
            PlacesMsg::Choose,
            PlacesMsg::ChooseDetail,
        )
    }
}

fn empty_move() -> Face {
    let none = list(PlacesMsg::ListMoves, &[], 0);
    at(
        "places_move",
        doing(PlacesMsg::ModeMove, None, vec![none]),
        PlacesMsg::MoveScan,
        PlacesMsg::MoveScanDetail,
    )
}

fn saving() -> Face {
    Face {
        lamp: Lamp::Working,
        busy: Busy::Yes,
        prompt: Some(BenchMsg::Saving.into()),
        detail: None,
        ..at(
            "places_writing",
            doing(PlacesMsg::ModeMove, Some("V-01"), vec![moves()]),
            PlacesMsg::MoveScan,
            PlacesMsg::MoveScanDetail,
        )
    }
}

fn moved() -> Face {
    let place = container("V-01");
    let told = PlacesMsg::Moved {
        tag: "QX7M3".to_owned(),
        container: place.clone(),
    };
    Face {
        lamp: Lamp::Saved,
        result: Some((Lamp::Saved, told.into())),
        ..at(
            "places_move",
            doing(PlacesMsg::ModeMove, Some("V-01"), vec![moves()]),
            PlacesMsg::MoveInto { container: place },
            PlacesMsg::MoveIntoDetail,
        )
    }
}

fn refused() -> Face {
    let told = PlacesMsg::RefusedClass {
        container: container("R-03"),
        there: HazardClass::None,
        wanted: HazardClass::LithiumSuspect,
    };
    Face {
        lamp: Lamp::Stop,
        result: Some((Lamp::Stop, told.into())),
        ..at(
            "places_move",
            doing(PlacesMsg::ModeMove, Some("R-03"), vec![moves()]),
            PlacesMsg::MoveInto {
                container: container("R-03"),
            },
            PlacesMsg::MoveIntoDetail,
        )
    }
}

fn away(shelf: Option<&str>) -> Face {
    let prompt = match shelf {
        Some(shelf) => PlacesMsg::AwayTo {
            container: container(shelf),
        },
        None => PlacesMsg::AwayNew {
            seller: SellerName(SellerCode::parse("S-01")),
            decision: Decision::Resell,
        },
    };
    let detail = match shelf {
        Some(_) => PlacesMsg::AwayToDetail,
        None => PlacesMsg::AwayNewDetail,
    };
    let mut face = at(
        "places_away",
        PlacesFace {
            line: Some(PlacesMsg::AwayLeft { count: 12 }.into()),
            ..doing(PlacesMsg::ModeAway, Some("R-03"), vec![moves()])
        },
        prompt,
        detail,
    );
    face.lamp = Lamp::Need;
    face.keys.insert(0, ('O', PlacesMsg::KeyOtherShelf.into()));
    face
}

fn counting() -> PlacesFace {
    let misplaced = list(
        PlacesMsg::ListMisplaced { count: 1 },
        &[("8R2KD", Some("R-03"))],
        0,
    );
    let strange = list(PlacesMsg::ListStrange { count: 0 }, &[], 0);
    PlacesFace {
        line: Some(
            PlacesMsg::CountLine {
                counted: 37,
                expected: 41,
            }
            .into(),
        ),
        ..doing(PlacesMsg::ModeCount, Some("V-01"), vec![misplaced, strange])
    }
}

fn counted() -> Face {
    let place = container("V-01");
    let told = PlacesMsg::Counted {
        tag: "QX7M3".to_owned(),
    };
    let mut face = at(
        "places_count",
        counting(),
        PlacesMsg::CountTags { container: place },
        PlacesMsg::CountTagsDetail,
    );
    face.result = Some((Lamp::Ready, told.into()));
    face.keys = vec![
        ('P', PlacesMsg::KeyEnd.into()),
        (ESCAPE, PlacesMsg::KeyBack.into()),
    ];
    face
}

fn misplaced() -> Face {
    let prompt = PlacesMsg::Misplaced {
        tag: "8R2KD".to_owned(),
        container: container("R-03"),
    };
    let here = PlacesMsg::MisplacedTile {
        container: container("V-01"),
    };
    Face {
        lamp: Lamp::Need,
        tiles: vec![
            tile(1, here, None),
            tile(2, PlacesMsg::MisplacedLeave, None),
        ],
        result: None,
        prompt: Some(prompt.into()),
        detail: Some(PlacesMsg::MisplacedDetail.into()),
        step: "places_misplaced",
        ..counted()
    }
}

fn result() -> Face {
    let told = PlacesMsg::ResultDiffers {
        container: container("V-01"),
        count: 37,
    };
    let lists = vec![
        list(
            PlacesMsg::ListMissing { count: 14 },
            &[
                ("1P4QX", None),
                ("2M3RT", None),
                ("7C9HW", None),
                ("4K1ZD", None),
                ("9T5VE", None),
            ],
            9,
        ),
        list(
            PlacesMsg::ListMisplaced { count: 1 },
            &[("8R2KD", Some("R-03"))],
            0,
        ),
        list(
            PlacesMsg::ListStrange { count: 1 },
            &[("UA0012P4QX7M3", None)],
            0,
        ),
    ];
    let mut face = at(
        "places_result",
        doing(PlacesMsg::ModeCount, Some("V-01"), lists),
        PlacesMsg::CountPlace,
        PlacesMsg::ResultDetail,
    );
    face.lamp = Lamp::Need;
    face.result = Some((Lamp::Need, told.into()));
    face.keys = vec![(ESCAPE, PlacesMsg::KeyBack.into())];
    face
}

/// A parcel in hand, whose shelf is to be scanned.
fn box_in_hand() -> Face {
    let tag = "QX7M3".to_owned();
    let at_shelf = container("Q-01");
    let none = list(PlacesMsg::ListMoves, &[], 0);
    let mut face = at(
        "places_boxes",
        doing(PlacesMsg::ModeBoxes, Some("Q-01"), vec![none]),
        PlacesMsg::BoxWhere { tag },
        PlacesMsg::BoxWhereDetail {
            container: at_shelf,
        },
    );
    face.keys = vec![(ESCAPE, PlacesMsg::KeyBack.into())];
    face
}

/// A shelf of whole parcels is counted, and one was opened long ago.
fn strange_box() -> Face {
    let told = PlacesMsg::BoxOnNoShelf {
        tag: "QX7M3".to_owned(),
        state: BoxState("closed".to_owned()),
    };
    let place = container("Q-01");
    let mut face = at(
        "places_count_boxes",
        counting(),
        PlacesMsg::CountBoxes { container: place },
        PlacesMsg::CountBoxesDetail,
    );
    face.result = Some((Lamp::Need, told.into()));
    face.keys = vec![
        ('P', PlacesMsg::KeyEnd.into()),
        (ESCAPE, PlacesMsg::KeyBack.into()),
    ];
    face
}

/// Every face of this room by its name.
pub fn all() -> Vec<(&'static str, Face)> {
    vec![
        ("places-choose", choose()),
        ("places-move-empty", empty_move()),
        ("places-saving", saving()),
        ("places-moved", moved()),
        ("places-refused", refused()),
        ("places-away", away(Some("V-04"))),
        ("places-away-new", away(None)),
        ("places-counted", counted()),
        ("places-misplaced", misplaced()),
        ("places-result", result()),
        ("places-box", box_in_hand()),
        ("places-box-strange", strange_box()),
    ]
}
