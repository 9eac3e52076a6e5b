//! The face of each step of this room.

use crate::domain::codes::ContainerName;
use crate::domain::limits::PLACES_SHOWN;
use crate::ledger::query::PlaceView;
use crate::station::face::{Face, Lamp, Tile};
use crate::text::{BenchMsg, Message, PlacesMsg};

use super::face::{PlacesFace, PlacesList};
use super::step::{Away, Counting, CountingBoxes, Done, Moving, Places, Task};

/// The escape key as faces list it.
const ESCAPE: char = '\u{1b}';

/// Gives this room's part of the face.
pub(in crate::station) fn face(places: &Places) -> PlacesFace {
    match places {
        Places::Choose => PlacesFace::default(),
        Places::At(task)
        | Places::Tag(_, task, _)
        | Places::Box(_, task, _)
        | Places::Place(_, task, _)
        | Places::Writing(_, task, _) => of_task(task),
        Places::Result(view) => of_result(view),
    }
}

fn of_task(task: &Task) -> PlacesFace {
    match task {
        Task::Move(moving) => PlacesFace {
            doing: Some(PlacesMsg::ModeMove.into()),
            place: moving.to.clone(),
            line: None,
            lists: vec![moves(&moving.done)],
        },
        Task::Whole(from, done) => PlacesFace {
            doing: Some(PlacesMsg::ModeWhole.into()),
            place: from.as_ref().map(|(from, _)| from.clone()),
            line: from.as_ref().map(|(_, count)| left(*count)),
            lists: vec![moves(done)],
        },
        Task::Away(away) => PlacesFace {
            doing: Some(PlacesMsg::ModeAway.into()),
            place: away.as_ref().map(|away| away.from.clone()),
            line: away.as_ref().map(|away| left(away.left)),
            lists: away.iter().map(|away| moves(&away.done)).collect(),
        },
        Task::Count(counting) => PlacesFace {
            doing: Some(PlacesMsg::ModeCount.into()),
            place: counting.as_ref().map(|counting| counting.place.clone()),
            line: counting.as_ref().map(|counting| {
                PlacesMsg::CountLine {
                    counted: counting.counted,
                    expected: counting.expected,
                }
                .into()
            }),
            lists: counting
                .iter()
                .flat_map(|counting| so_far(counting))
                .collect(),
        },
        Task::Boxes(moving) => PlacesFace {
            doing: Some(PlacesMsg::ModeBoxes.into()),
            place: moving.hand.as_ref().map(|hand| hand.at.clone()),
            line: None,
            lists: vec![moves(&moving.done)],
        },
        Task::CountBoxes(counting) => PlacesFace {
            doing: Some(PlacesMsg::ModeCount.into()),
            place: Some(counting.place.clone()),
            line: Some(
                PlacesMsg::CountLine {
                    counted: counting.counted,
                    expected: counting.expected,
                }
                .into(),
            ),
            lists: boxes_so_far(counting),
        },
    }
}

fn left(count: u32) -> Message {
    PlacesMsg::AwayLeft { count }.into()
}

fn moves(done: &[Done]) -> PlacesList {
    let lines = done
        .iter()
        .map(|done| (done.what.clone(), Some(done.to.clone())));
    list(PlacesMsg::ListMoves, lines)
}

/// The first lines of a list, and how many more there are.
fn list(
    heading: impl Into<Message>,
    lines: impl Iterator<Item = (String, Option<ContainerName>)>,
) -> PlacesList {
    let mut all: Vec<_> = lines.collect();
    let more = all.len().saturating_sub(PLACES_SHOWN);
    all.truncate(PLACES_SHOWN);
    PlacesList {
        heading: heading.into(),
        lines: all,
        more: u32::try_from(more).unwrap_or(u32::MAX),
    }
}

fn many(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn so_far(counting: &Counting) -> Vec<PlacesList> {
    let misplaced = counting.misplaced.iter();
    let misplaced = misplaced.map(|hand| (hand.tag.tail().to_owned(), Some(hand.at.clone())));
    let strange = counting.strange.iter().map(|text| (text.clone(), None));
    let count = many(counting.misplaced.len());
    let odd = many(counting.strange.len());
    vec![
        list(PlacesMsg::ListMisplaced { count }, misplaced),
        list(PlacesMsg::ListStrange { count: odd }, strange),
    ]
}

fn boxes_so_far(counting: &CountingBoxes) -> Vec<PlacesList> {
    let misplaced = counting.misplaced.iter();
    let misplaced = misplaced.map(|hand| (hand.number.tail().to_owned(), Some(hand.at.clone())));
    let strange = counting.strange.iter().map(|text| (text.clone(), None));
    let count = many(counting.misplaced.len());
    let odd = many(counting.strange.len());
    vec![
        list(PlacesMsg::ListMisplaced { count }, misplaced),
        list(PlacesMsg::ListStrange { count: odd }, strange),
    ]
}

fn of_result(view: &PlaceView) -> PlacesFace {
    let Some(last) = &view.last else {
        return PlacesFace::default();
    };
    let count = many(last.missing.len() + last.missing_parcels.len());
    let missing = view.missing.iter().map(|tag| (tag.tail().to_owned(), None));
    let boxes = view.missing_parcels.iter();
    let missing = missing.chain(boxes.map(|number| (number.tail().to_owned(), None)));
    let misplaced = view.misplaced.iter();
    let misplaced = misplaced.map(|(tag, at)| (tag.tail().to_owned(), Some(at.clone())));
    let boxes = view.misplaced_parcels.iter();
    let boxes = boxes.map(|(number, at)| (number.tail().to_owned(), Some(at.clone())));
    let misplaced = misplaced.chain(boxes);
    let strange = last.strange.iter().map(|text| (text.clone(), None));
    let mut lists = vec![
        list(PlacesMsg::ListMissing { count }, missing),
        list(
            PlacesMsg::ListMisplaced {
                count: many(last.misplaced.len() + last.misplaced_parcels.len()),
            },
            misplaced,
        ),
        list(
            PlacesMsg::ListStrange {
                count: many(last.strange.len()),
            },
            strange,
        ),
    ];
    // More were missed than the answer names.
    if let Some(first) = lists.first_mut() {
        first.more = count.saturating_sub(many(first.lines.len()));
    }
    PlacesFace {
        doing: Some(PlacesMsg::ModeCount.into()),
        place: Some(last.place.clone()),
        line: None,
        lists,
    }
}

/// Fills in what is asked and gives the prompt.
pub(in crate::station) fn ask(face: &mut Face, places: &Places) -> Message {
    match places {
        Places::Choose => {
            face.tiles = vec![
                tile(1, PlacesMsg::ModeMove, PlacesMsg::ModeMoveNote),
                tile(2, PlacesMsg::ModeWhole, PlacesMsg::ModeWholeNote),
                tile(3, PlacesMsg::ModeAway, PlacesMsg::ModeAwayNote),
                tile(4, PlacesMsg::ModeCount, PlacesMsg::ModeCountNote),
                tile(5, PlacesMsg::ModeBoxes, PlacesMsg::ModeBoxesNote),
            ];
            face.detail = Some(PlacesMsg::ChooseDetail.into());
            face.keys = vec![(ESCAPE, PlacesMsg::KeyLeave.into())];
            PlacesMsg::Choose.into()
        }
        Places::Tag(..) | Places::Box(..) | Places::Place(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Looking.into()
        }
        Places::Writing(..) => {
            face.lamp = Lamp::Working;
            BenchMsg::Saving.into()
        }
        Places::Result(_) => {
            face.keys = vec![(ESCAPE, PlacesMsg::KeyBack.into())];
            PlacesMsg::CountPlace.into()
        }
        Places::At(task) => at(face, task),
    }
}

fn at(face: &mut Face, task: &Task) -> Message {
    let (prompt, detail) = match task {
        Task::Move(moving) => {
            undo_key(face, &moving.done);
            moving_words(moving)
        }
        Task::Whole(from, done) => {
            undo_key(face, done);
            match from {
                None => (PlacesMsg::WholeFrom, PlacesMsg::WholeFromDetail),
                Some((from, count)) => (
                    PlacesMsg::WholeTo {
                        container: from.clone(),
                        count: *count,
                    },
                    PlacesMsg::WholeToDetail,
                ),
            }
        }
        Task::Away(None) => (PlacesMsg::AwayFrom, PlacesMsg::AwayFromDetail),
        Task::Away(Some(away)) => away_words(face, away),
        Task::Count(None) => (PlacesMsg::CountPlace, PlacesMsg::CountPlaceDetail),
        Task::Count(Some(counting)) => count_words(face, counting),
        Task::Boxes(moving) => {
            undo_key(face, &moving.done);
            match &moving.hand {
                None => (PlacesMsg::BoxScan, PlacesMsg::BoxScanDetail),
                Some(hand) => (
                    PlacesMsg::BoxWhere {
                        tag: hand.number.tail().to_owned(),
                    },
                    PlacesMsg::BoxWhereDetail {
                        container: hand.at.clone(),
                    },
                ),
            }
        }
        Task::CountBoxes(counting) => boxes_words(face, counting),
    };
    face.detail = Some(detail.into());
    face.keys.push((ESCAPE, PlacesMsg::KeyBack.into()));
    prompt.into()
}

fn undo_key(face: &mut Face, done: &[Done]) {
    if !done.is_empty() {
        face.keys.push(('U', PlacesMsg::KeyUndo.into()));
    }
}

fn moving_words(moving: &Moving) -> (PlacesMsg, PlacesMsg) {
    match (&moving.hand, &moving.to) {
        (Some(hand), _) => (
            PlacesMsg::MoveWhere {
                tag: hand.tag.tail().to_owned(),
            },
            PlacesMsg::MoveWhereDetail {
                container: hand.at.clone(),
            },
        ),
        (None, Some(to)) => (
            PlacesMsg::MoveInto {
                container: to.clone(),
            },
            PlacesMsg::MoveIntoDetail,
        ),
        (None, None) => (PlacesMsg::MoveScan, PlacesMsg::MoveScanDetail),
    }
}

fn away_words(face: &mut Face, away: &Away) -> (PlacesMsg, PlacesMsg) {
    undo_key(face, &away.done);
    let Some((hand, shelf)) = &away.hand else {
        let container = away.from.clone();
        return (PlacesMsg::AwayTag { container }, PlacesMsg::AwayTagDetail);
    };
    match (shelf, away.other, hand.decision) {
        (Some(container), super::step::Other::No, _) => {
            face.keys.push(('O', PlacesMsg::KeyOtherShelf.into()));
            let container = container.clone();
            (PlacesMsg::AwayTo { container }, PlacesMsg::AwayToDetail)
        }
        (_, _, Some(decision)) => (
            PlacesMsg::AwayNew {
                seller: super::refusal::name(hand.seller.clone()),
                decision,
            },
            PlacesMsg::AwayNewDetail,
        ),
        (_, _, None) => (PlacesMsg::AwayWantsShelf, PlacesMsg::AwayNewDetail),
    }
}

fn count_words(face: &mut Face, counting: &Counting) -> (PlacesMsg, PlacesMsg) {
    let container = counting.place.clone();
    face.keys.push(('P', PlacesMsg::KeyEnd.into()));
    match &counting.asked {
        Some(hand) => misplaced_words(face, container, (hand.tag.tail(), &hand.at)),
        None => (
            PlacesMsg::CountTags { container },
            PlacesMsg::CountTagsDetail,
        ),
    }
}

fn boxes_words(face: &mut Face, counting: &CountingBoxes) -> (PlacesMsg, PlacesMsg) {
    let container = counting.place.clone();
    face.keys.push(('P', PlacesMsg::KeyEnd.into()));
    match &counting.asked {
        Some(hand) => misplaced_words(face, container, (hand.number.tail(), &hand.at)),
        None => (
            PlacesMsg::CountBoxes { container },
            PlacesMsg::CountBoxesDetail,
        ),
    }
}

/// Asks whether what belongs elsewhere stays where it was counted.
fn misplaced_words(
    face: &mut Face,
    container: ContainerName,
    (tag, at): (&str, &ContainerName),
) -> (PlacesMsg, PlacesMsg) {
    face.lamp = Lamp::Need;
    face.tiles = vec![
        plain(1, PlacesMsg::MisplacedTile { container }),
        plain(2, PlacesMsg::MisplacedLeave),
    ];
    let told = PlacesMsg::Misplaced {
        tag: tag.to_owned(),
        container: at.clone(),
    };
    (told, PlacesMsg::MisplacedDetail)
}

fn plain(digit: u8, label: PlacesMsg) -> Tile {
    Tile {
        digit,
        label: label.into(),
        note: None,
        decision: None,
    }
}

fn tile(digit: u8, label: PlacesMsg, note: PlacesMsg) -> Tile {
    Tile {
        note: Some(note.into()),
        ..plain(digit, label)
    }
}
