//! A unit's page, where it is put under another announced line: the lines it could be, and what is asked.

use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use returnbay::domain::attach::{LineMistake, Surplus};
use returnbay::domain::codes::{OrderId, PersonCode, Rma};
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::KnownLine;
use returnbay::domain::grade::Grade;
use returnbay::domain::guess::GuessReason;
use returnbay::domain::ids::{CommandKey, LineId};
use returnbay::ledger::command::AttachUnits;
use returnbay::ledger::fact::Unseen;
use returnbay::ledger::query::{LineGuess, Timeline, UnitFilter, UnitLines, UnitLinesAsked};
use returnbay::ledger::rows::{ParcelRow, ParcelState, UnitRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::view::View;
use returnbay::text::Language;
use returnbay::ui::screens::{Place, Screens, Seen, review};

use crate::bench::harness;
use crate::work::{commands, press};
use crate::{faces, lives, seen, waiting};

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The lines, one of them chosen.
    Lines,
    /// A line that took all it announced is chosen.
    Full,
    /// What a desk said before, and nothing else to choose.
    Back,
    /// Nobody who may.
    Nobody,
    /// Work on the parcel goes on.
    Open,
}

fn known(number: u32, put_units: u32, quantity: u32) -> KnownLine {
    let mut line = waiting::line(number);
    line.of.rma_id = Rma::parse(&format!("Dk6aazM{number}RRMA"));
    line.sku = Some(format!("P036{number}"));
    line.quantity = quantity;
    KnownLine {
        id: LineId([u8::try_from(number).expect("small"); 16]),
        line,
        put_units,
    }
}

fn guess(known: KnownLine, reasons: &[GuessReason]) -> LineGuess {
    LineGuess {
        known,
        reasons: reasons.to_vec(),
        score: 300,
    }
}

fn unit(shows: Shows) -> UnitRow {
    let mut row = seen::unit(0, Grade::Good, Decision::Resell, "R-03");
    let line = row.inspection.line.as_mut().expect("a line");
    line.line = known(1, 1, 1).id;
    line.of.order_id = OrderId::parse("112-9403254-1489941");
    line.of.rma_id = Rma::parse("Dk6aazM1RRMA");
    row.attached = (shows == Shows::Back).then_some(CommandKey(91));
    row
}

fn lines(shows: Shows) -> UnitLines {
    let row = unit(shows);
    let lines = vec![
        guess(known(1, 1, 1), &[GuessReason::Number]),
        guess(
            known(2, 0, 1),
            &[GuessReason::Product, GuessReason::Requested],
        ),
        guess(known(3, 2, 2), &[GuessReason::Number, GuessReason::Product]),
    ];
    UnitLines {
        label: vec![row.unit],
        parcel: ParcelRow {
            state: match shows {
                Shows::Open => ParcelState::Open,
                Shows::Lines | Shows::Full | Shows::Back | Shows::Nobody => ParcelState::Closed,
            },
            ..seen::parcel()
        },
        under: Some(known(1, 1, 1)),
        own: vec![known(1, 1, 1).id, known(3, 2, 2).id],
        lines: match shows {
            Shows::Back => lines.into_iter().take(1).collect(),
            Shows::Lines | Shows::Full | Shows::Nobody | Shows::Open => lines,
        },
        unit: row,
    }
}

/// The page of a unit with the form unfolded.
pub fn page(language: Language, shows: Shows) -> (Screens, Seen) {
    let badge = match shows {
        Shows::Nobody => "OP-9",
        Shows::Lines | Shows::Full | Shows::Back | Shows::Open => "OP-7",
    };
    let mut face = faces::face("ready");
    face.person = PersonCode::parse(badge);
    let mut seen = crate::photos::with_photos(seen::busy(language, face));
    let row = unit(shows);
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let filter = UnitFilter {
        day: Some(seen::zone().day(faces::NOW)),
        ..UnitFilter::default()
    };
    screens.review.open_units(filter, "87".to_owned());
    screens.review.subject = Some(review::Subject::Unit(row.unit));
    let draft = screens.review.evidence.lines(row.unit);
    draft.is_open = true;
    draft.chosen = match shows {
        Shows::Lines => Some(Some(known(2, 0, 1).id)),
        Shows::Full => Some(Some(known(3, 2, 2).id)),
        Shows::Back | Shows::Nobody | Shows::Open => None,
    };
    draft.reason = draft.chosen.map(|_| LineMistake::TwoReturns);
    let life = Timeline {
        unit: Some(row.clone()),
        ..lives::timeline()
    };
    let asked = UnitLinesAsked {
        unit: row.unit,
        typed: None,
    };
    let answers = [
        (
            View::People,
            Query::People,
            Answer::People(waiting::people()),
        ),
        (
            View::UnitLines,
            Query::UnitLines(asked),
            Answer::UnitLines(Some(Box::new(lines(shows)))),
        ),
        (
            View::Timeline,
            Query::UnitTimeline(row.unit),
            Answer::Timeline(Some(Box::new(life))),
        ),
    ];
    for (view, query, answer) in answers {
        seen.answers.insert(view, (query, Arc::new(answer)));
    }
    (screens, seen)
}

/// The pages as pictures show them.
pub const PICTURES: [(&str, Shows); 4] = [
    ("unit-lines", Shows::Lines),
    ("unit-lines-full", Shows::Full),
    ("unit-lines-back", Shows::Back),
    ("unit-lines-nobody", Shows::Nobody),
];

/// Presses a button of a page and gives the command that follows.
fn pressed(shows: Shows, label: &str) -> Vec<Command> {
    let (screens, seen) = page(Language::English, shows);
    let mut harness = harness(screens, seen);
    harness.run();
    press(&mut harness, label);
    commands(&harness)
}

fn asked(number: u32, surplus: Surplus) -> Command {
    Command::AttachUnits(Box::new(AttachUnits {
        parcel: seen::parcel().parcel,
        units: vec![unit(Shows::Lines).unit],
        line: Some(LineId([u8::try_from(number).expect("small"); 16])),
        surplus,
        reason: LineMistake::TwoReturns,
        left: Unseen::OtherBox,
    }))
}

#[test]
fn a_line_is_chosen_with_a_reason_and_a_full_one_as_more_than_announced() {
    let put = pressed(Shows::Lines, "Put it there");
    assert_eq!(put, [asked(2, Surplus::Refused)]);
    let more = pressed(Shows::Full, "Put it there as more than announced");
    assert_eq!(more, [asked(3, Surplus::Said)]);
}

#[test]
fn what_a_desk_said_is_taken_back_there() {
    let undo = Command::Undo {
        target: CommandKey(91),
        reason: "correction".to_owned(),
    };
    assert_eq!(
        pressed(Shows::Back, "Put it back under the return before"),
        [undo]
    );
}

#[test]
fn each_line_says_what_is_expected_of_it_and_why_it_may_be_meant() {
    let (screens, seen) = page(Language::English, Shows::Lines);
    let mut harness = harness(screens, seen);
    harness.run();
    harness.get_by_label_contains("Now under 112-9403254-1489941");
    harness.get_by_label_contains("112-9403254-1489942 · Dk6aazM2RRMA: 1 of 1 still expected");
    harness.get_by_label_contains("2 of 2 came, none expected · of this parcel");
    harness.get_by_label_contains("No return: nobody announced it");
}

#[test]
fn an_operator_and_an_open_parcel_are_told_what_to_do_instead() {
    for (shows, wanted) in [
        (Shows::Nobody, "Scan a supervisor's badge to put it"),
        (Shows::Open, "At the bench a digit chooses the return"),
    ] {
        let (screens, seen) = page(Language::English, shows);
        let mut harness = harness(screens, seen);
        harness.run();
        harness.get_by_label_contains(wanted);
        assert!(harness.query_by_label("Put it there").is_none());
    }
}
