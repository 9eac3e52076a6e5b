//! The station by itself: every step × every event as one table, and laws over random shifts.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use returnbay::domain::codes::{CommandWord, ContainerName, PersonCode, UnitTag};
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::limits::QUEUED_SCANS_MAX;
use returnbay::ledger::draft::{Asks, Draft, DraftParcel, DraftUnit, Life, Noted, UnitAsks};
use returnbay::ledger::query::Dossier;
use returnbay::ledger::{Answer, Command, Refusal};
use returnbay::shell::shift;
use returnbay::station::face::Busy;
use returnbay::station::{Effect, Event, Key, Restored, Ticket};

use crate::scenarios::bare::Bare;
use crate::scenarios::script::{self, Player};

const TAG: &str = "UA00000000016";
const OTHER_TAG: &str = "UA0000000002J";
const PARCEL: &str = "1Z43DTWW9020567346";
const PRODUCT: &str = "B0B4R6SZ8V";

/// What the sellers announced: a plain return, one of two lines, and two under one label.
const ANNOUNCED: &str = "\
found expected seller=S-01 tracking=1Z43DTWW9020567346 order=111-5397078-6874505 asin=B0B4R6SZ8V sku=WB-32-SG qty=2
found expected seller=S-02 tracking=1ZRCWRMF9002201374 order=114-5592557-4194480 asin=B0K0T3JCR5 sku=EC-2-WH qty=1
found expected seller=S-01 tracking=9202090946940031307958 order=112-1640451-5934515 asin=B0ZHNJWH6Q sku=PZ qty=1
found expected seller=S-01 tracking=9202090946940031307958 order=114-1069074-9668193 asin=B0C7GDBN70 sku=GP-Z qty=1
";

/// Whether the house answers the last line of the way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum House {
    /// It does.
    Answers,
    /// It stays silent: the step waits.
    Silent,
    /// It answers this many of the questions, then it stays silent.
    AnswersFirst(usize),
}

use House::{Answers, AnswersFirst, Silent};

const RECEIVED: &str = "badge OP-7\nscan 1Z43DTWW9020567346\n";
const TAGGED: &str = "scan UA00000000016\n";
const NAMED: &str = "scan B0B4R6SZ8V\n";
const GRADED: &str = "key 1\n";
const PUT: &str = "scan R-03\n";
const AT_DOCK: &str = "badge OP-7\ncommand dock\n";
const NUMBER: &str = "scan PLT-0412\nkey 4\n";
const LOAD: &str = "key enter\n";
const DOCKED: &str = "scan 1Z43DTWW9020567346\n";
/// A unit in its tote, its parcel over, and the way to where goods are moved.
const IN_TOTE: &str = "badge OP-7\nscan 1Z43DTWW9020567346\nscan UA00000000016\nscan B0B4R6SZ8V\nkey 1\nscan R-03\nkey P\nkey 1\ncommand places\n";
/// A parcel on the claim shelf, and the way to where goods are moved.
const ON_SHELF: &str = "badge OP-7\nscan 1Z5R89390357567127\nkey C\nscan Q-01\ncommand places\n";
const AT_PLACES: &str = "badge OP-7\ncommand places\n";
const SECOND: &str = "scan UA0000000002J\nscan B0B4R6SZ8V\n";

/// Every step with a way to it.
const STEPS: &[(&str, &[&str], House)] = &[
    ("sign_in", &[], Answers),
    ("signing_in", &["badge OP-7\n"], Silent),
    ("signing_in, enrolling", &["badge OP-7\n"], AnswersFirst(1)),
    ("recalling", &["badge OP-7\n"], AnswersFirst(2)),
    (
        "recalling, after an undo",
        &[
            RECEIVED, TAGGED, NAMED, GRADED, PUT, SECOND, "key U\n", TAGGED,
        ],
        AnswersFirst(1),
    ),
    ("ready", &["badge OP-7\n"], Answers),
    (
        "ready, after a put",
        &[RECEIVED, TAGGED, NAMED, GRADED, PUT, "key P\nkey 1\n"],
        Answers,
    ),
    ("looking", &[RECEIVED], Silent),
    (
        "choosing",
        &["badge OP-7\nscan 9202090946940031307958\n"],
        Answers,
    ),
    ("odd", &["badge OP-7\nscan !?*%\n"], Answers),
    ("receiving", &[RECEIVED], AnswersFirst(1)),
    ("opened", &[RECEIVED], Answers),
    (
        "opened, with a unit put",
        &[RECEIVED, TAGGED, NAMED, GRADED, PUT],
        Answers,
    ),
    (
        "opened, of nobody",
        &["badge OP-7\nscan 1Z5R89390357567127\n"],
        Answers,
    ),
    ("tag_looking", &[RECEIVED, TAGGED], Silent),
    (
        "ending",
        &["badge OP-7\nscan 1Z5R89390357567127\nkey 3\nkey 0\nkey 7\nkey 9\nkey 5\nkey 8\n"],
        Answers,
    ),
    (
        "number_end",
        &["badge OP-7\nscan 1Z5R89390357567127\nkey N\nkey 0\n"],
        Answers,
    ),
    (
        "looking, for the end of a number",
        &["badge OP-7\nscan 1Z5R89390357567127\nkey 3\nkey 0\nkey 7\nkey 9\nkey 5\nkey 8\n"],
        Silent,
    ),
    (
        "tag_looking, without a parcel",
        &["badge OP-7\n", TAGGED],
        Silent,
    ),
    (
        "resuming",
        &[
            RECEIVED,
            TAGGED,
            NAMED,
            GRADED,
            PUT,
            "key P\nkey 1\nkey U\n",
            TAGGED,
            "scan UA00000000016 +2\n",
        ],
        AnswersFirst(1),
    ),
    ("naming", &[RECEIVED, TAGGED], Answers),
    (
        "binding",
        &[RECEIVED, TAGGED, "scan 036000291452\n"],
        Answers,
    ),
    (
        "looking, for other returns",
        &[RECEIVED, TAGGED, "scan 036000291452\n"],
        Silent,
    ),
    (
        "binding, to another return",
        &[RECEIVED, TAGGED, "scan B0K0T3JCR5\n"],
        Answers,
    ),
    ("checking", &[RECEIVED, TAGGED, NAMED], Answers),
    (
        "checking, one answer given",
        &[RECEIVED, TAGGED, NAMED, "key 3\n"],
        Answers,
    ),
    ("proposing", &[RECEIVED, TAGGED, NAMED, GRADED], Answers),
    (
        "overriding",
        &[RECEIVED, TAGGED, NAMED, GRADED, "key O\n"],
        Answers,
    ),
    (
        "elsewhere",
        &[RECEIVED, TAGGED, NAMED, GRADED, "key O\nkey 1\n"],
        Answers,
    ),
    ("differing", &[RECEIVED, TAGGED, "key B\nkey 2\n"], Answers),
    ("damage", &[RECEIVED, "key D\n"], Answers),
    ("writing", &[RECEIVED, "key D\nkey 1\n"], Silent),
    ("park_why", &[RECEIVED, TAGGED, NAMED, "key K\n"], Answers),
    (
        "test_shelf",
        &[RECEIVED, TAGGED, NAMED, "key K\nkey 1\n"],
        Answers,
    ),
    ("rework", &[RECEIVED, TAGGED, NAMED, "key R\n"], Answers),
    (
        "original_state",
        &[RECEIVED, TAGGED, NAMED, GRADED, "key R\nkey 1\n"],
        Answers,
    ),
    (
        "quantity",
        &[RECEIVED, TAGGED, NAMED, "key Q\nkey 4\n"],
        Answers,
    ),
    (
        "take_out",
        &[
            RECEIVED,
            TAGGED,
            NAMED,
            "key Q\nkey 2\nkey enter\n",
            GRADED,
            PUT,
            "scan UA00000000016 +2\n",
        ],
        Answers,
    ),
    ("parcel_tag", &["badge OP-7\nkey N\n"], Answers),
    (
        "looking, for a parcel tag",
        &["badge OP-7\nkey N\nscan PA0000000001K\n"],
        Silent,
    ),
    (
        "whose_parcel",
        &["badge OP-7\nkey N\nscan PA0000000001K\n"],
        Answers,
    ),
    (
        "looking, for a slip",
        &[RECEIVED, "scan 114-5592557-4194480\n"],
        Silent,
    ),
    ("saving", &[RECEIVED, TAGGED, NAMED, GRADED, PUT], Silent),
    ("unseen", &[RECEIVED, "key P\n"], Answers),
    ("closing", &[RECEIVED, "key P\nkey 1\n"], Silent),
    ("empty_confirm", &[RECEIVED, "key E\n"], Answers),
    ("empty_shelf", &[RECEIVED, "key E\nkey 1\n"], Answers),
    (
        "claim_shelf",
        &["badge OP-7\nscan 1Z5R89390357567127\nkey C\n"],
        Answers,
    ),
    (
        "shelf_saving",
        &[RECEIVED, "key E\nkey 1\nscan E-01\n"],
        Silent,
    ),
    (
        "undo_tag",
        &[RECEIVED, TAGGED, NAMED, GRADED, PUT, SECOND, "key U\n"],
        Answers,
    ),
    (
        "undoing",
        &[
            RECEIVED, TAGGED, NAMED, GRADED, PUT, SECOND, "key U\n", TAGGED,
        ],
        Silent,
    ),
    ("dock_entering", &[AT_DOCK], Silent),
    ("dock_load", &[AT_DOCK], Answers),
    (
        "dock_load, one left open",
        &[AT_DOCK, NUMBER, LOAD, DOCKED, "key esc\ncommand dock\n"],
        Answers,
    ),
    ("dock_number", &[AT_DOCK, NUMBER], Answers),
    (
        "dock_number, of loose parcels",
        &[AT_DOCK, "key 1\n"],
        Answers,
    ),
    ("dock_opening", &[AT_DOCK, NUMBER, LOAD], Silent),
    (
        "dock_opening, by the first parcel",
        &[AT_DOCK, NUMBER, DOCKED],
        Silent,
    ),
    (
        "dock_taking",
        &[AT_DOCK, NUMBER, LOAD, "key esc\ncommand dock\n", "key 2\n"],
        Silent,
    ),
    ("dock_parcels", &[AT_DOCK, NUMBER, LOAD], Answers),
    (
        "dock_parcels, one scanned",
        &[AT_DOCK, NUMBER, LOAD, DOCKED],
        Answers,
    ),
    ("dock_looking", &[AT_DOCK, NUMBER, LOAD, DOCKED], Silent),
    (
        "dock_docking",
        &[AT_DOCK, NUMBER, LOAD, DOCKED],
        AnswersFirst(1),
    ),
    ("dock_odd", &[AT_DOCK, NUMBER, LOAD, "scan !?*%\n"], Answers),
    (
        "dock_undoing",
        &[AT_DOCK, NUMBER, LOAD, DOCKED, "key U\n"],
        Silent,
    ),
    (
        "dock_close",
        &[AT_DOCK, NUMBER, LOAD, DOCKED, "key P\n"],
        Answers,
    ),
    (
        "dock_closing",
        &[AT_DOCK, NUMBER, LOAD, DOCKED, "key P\n", LOAD],
        Silent,
    ),
    ("places_choose", &[AT_PLACES], Answers),
    ("places_move", &[AT_PLACES, "key 1\n"], Answers),
    (
        "places_move, into a tote",
        &[AT_PLACES, "key 1\nscan R-05\n"],
        Answers,
    ),
    ("places_whole", &[AT_PLACES, "key 2\n"], Answers),
    ("places_away", &[AT_PLACES, "key 3\n"], Answers),
    ("places_count", &[AT_PLACES, "key 4\n"], Answers),
    (
        "places_looking",
        &[AT_PLACES, "key 1\nscan R-05\n", TAGGED],
        Silent,
    ),
    (
        "places_looking, into a place",
        &[AT_PLACES, "key 4\nscan R-03\n"],
        Silent,
    ),
    (
        "places_move, a unit in hand",
        &[IN_TOTE, "key 1\n", TAGGED],
        Answers,
    ),
    (
        "places_writing",
        &[IN_TOTE, "key 1\nscan R-05\n", TAGGED],
        AnswersFirst(1),
    ),
    (
        "places_away, its shelf asked",
        &[IN_TOTE, "key 3\nscan R-03\n", TAGGED],
        Answers,
    ),
    (
        "places_count, begun",
        &[IN_TOTE, "key 4\nscan R-03\n"],
        Answers,
    ),
    (
        "places_misplaced",
        &[
            IN_TOTE,
            "key 1\nscan R-05\n",
            TAGGED,
            "key esc\nkey esc\nkey 4\nscan R-03\n",
            TAGGED,
        ],
        Answers,
    ),
    ("places_boxes", &[AT_PLACES, "key 5\n"], Answers),
    (
        "places_boxes, one in hand",
        &[ON_SHELF, "key 5\nscan 1Z5R89390357567127\n"],
        Answers,
    ),
    (
        "places_looking, for a parcel",
        &[AT_PLACES, "key 5\nscan 1Z5R89390357567127\n"],
        Silent,
    ),
    (
        "places_count_boxes",
        &[ON_SHELF, "key 4\nscan Q-01\n"],
        Answers,
    ),
    (
        "places_box_misplaced",
        &[
            ON_SHELF,
            "key 5\nscan 1Z5R89390357567127\nscan Q-02\nkey esc\nkey 4\nscan Q-01\n",
            "scan 1Z5R89390357567127\n",
        ],
        Answers,
    ),
    (
        "places_result",
        &[IN_TOTE, "key 4\nscan R-03\n+4 scan R-03\n"],
        Answers,
    ),
    (
        "halted",
        &[
            RECEIVED,
            TAGGED,
            NAMED,
            GRADED,
            "found trouble stopped\n",
            PUT,
        ],
        Answers,
    ),
];

/// Brings a bench to a step. The clock moves on, so that the next scan is no double trigger.
fn at(step: &str) -> Bare {
    let (name, way, house) = STEPS.iter().find(|(name, ..)| *name == step).unwrap();
    let mut bench = Bare::new();
    let mut lines = shift::parse(&[ANNOUNCED, &way.concat()].concat()).unwrap();
    let last = if *house == Answers { None } else { lines.pop() };
    for line in &lines {
        bench.play(line);
    }
    if let Some(line) = last {
        bench.play_unanswered(&line);
        if let AnswersFirst(count) = house {
            (0..*count).for_each(|_| bench.answer_one());
        }
    }
    bench.wait(10_000);
    let plain = name.split(',').next().unwrap();
    assert_eq!(
        bench.face().step,
        plain,
        "the way to {name} does not lead there"
    );
    bench
}

/// One sample of each event, by the name of its row.
fn events(bench: &Bare) -> Vec<(String, Event)> {
    let scan = |text: &str| Event::Scanned {
        scanner: 0,
        reading: bench.reading(text.as_bytes()),
    };
    let dock = CommandWord::Dock.printed();
    let scans = [
        ("its own parcel", PARCEL),
        ("another parcel", "161784484478"),
        ("the tag in hand", TAG),
        ("another tag", OTHER_TAG),
        ("product", PRODUCT),
        ("unknown product", "4006381333931"),
        ("tote", "R-03"),
        ("evidence shelf", "E-01"),
        ("claim shelf", "Q-01"),
        ("badge", "RB1.B.OP-9.D"),
        ("misread command", "RB1.K.UNDO.1"),
        ("command of no use", "RB1.K.DANCE.E"),
        ("sign-out command", "RB1.K.SIGN-OUT.8"),
        ("dock command", dock.as_str()),
        ("pallet", "PLT-0412"),
        ("parcel tag", "PA0000000001K"),
        ("ZIP bar", "42090210"),
        ("garbage", "%%%"),
    ];
    let keys = [0, 1, 2, 9].map(Key::Digit).into_iter();
    let keys = keys
        .chain(Key::LETTERS.map(|(key, _)| key))
        .chain([Key::Confirm, Key::Cancel]);
    let ticket = bench.awaited().unwrap_or(Ticket(u64::MAX));
    let mut all: Vec<(String, Event)> = scans
        .iter()
        .map(|(name, text)| (format!("scan {name}"), scan(text)))
        .collect();
    all.extend(keys.map(|key| (format!("key {key:?}"), Event::Pressed(key))));
    all.push(("dock".to_owned(), Event::DockToggled));
    all.push((
        "signed in".to_owned(),
        Event::SignedIn(PersonCode::parse("OP-9").unwrap()),
    ));
    all.extend(
        answers(ticket)
            .into_iter()
            .map(|(name, event)| (name.to_owned(), event)),
    );
    all.push(("restored".to_owned(), Event::Restored(Box::new(restored()))));
    all
}

/// One sample of each answer of the store.
fn answers(ticket: Ticket) -> Vec<(&'static str, Event)> {
    let sealed = Refusal::ContainerSealed(ContainerName::parse("R-03").unwrap());
    vec![
        (
            "found nobody",
            Event::Found(ticket, Box::new(Answer::People(Vec::new()))),
        ),
        (
            "found no tag",
            Event::Found(ticket, Box::new(Answer::Tag(None))),
        ),
        (
            "found nothing",
            Event::Found(ticket, Box::new(Answer::Dossier(Box::<Dossier>::default()))),
        ),
        (
            "found no put",
            Event::Found(ticket, Box::new(Answer::LastPut(None))),
        ),
        (
            "found no loads",
            Event::Found(ticket, Box::new(Answer::OpenLoads(Vec::new()))),
        ),
        (
            "found no load",
            Event::Found(ticket, Box::new(Answer::Load(None))),
        ),
        (
            "found no unit",
            Event::Found(ticket, Box::new(Answer::UnderTag(Box::default()))),
        ),
        (
            "found an empty place",
            Event::Found(ticket, Box::new(Answer::Place(Box::default()))),
        ),
        ("saved", Event::Saved(ticket)),
        ("refused", Event::Refused(ticket, Box::new(sealed))),
        ("disk full", Event::DiskFull(ticket)),
        ("outcome unknown", Event::OutcomeUnknown(ticket)),
        ("store stopped", Event::StoreStopped(ticket)),
    ]
}

fn restored() -> Restored {
    let unit = DraftUnit {
        unit: UnitId(8),
        tag: UnitTag::parse(OTHER_TAG).unwrap(),
        product: None,
        answers: std::collections::BTreeMap::default(),
        checklist: None,
        noted: Noted::default(),
        taken_up: None,
        out_of: None,
        count: 1,
        labels: Vec::new(),
        asks: UnitAsks::Next,
    };
    let parcel = DraftParcel {
        parcel: ParcelId(7),
        life: Life::Open,
        asks: Asks::Unit(Box::new(unit)),
    };
    let draft = Draft {
        person: PersonCode::parse("OP-7").unwrap(),
        parcel: Some(parcel),
        scan: None,
        undo: None,
        aside: None,
        dock: None,
    };
    Restored { draft, scan: None }
}

fn effect(effect: &Effect) -> String {
    let command = |command: &Command| {
        format!("{command:?}")
            .split([' ', '('])
            .next()
            .unwrap()
            .to_owned()
    };
    match effect {
        Effect::Ask(_, query) => format!("Ask {}", format!("{query:?}").split('(').next().unwrap()),
        Effect::Commit(_, order) => format!("Commit {}", command(&order.command)),
        Effect::KeepDraft(_) => "KeepDraft".to_owned(),
        Effect::DropDraft => "DropDraft".to_owned(),
        Effect::Say(said) => said.to_string(),
        Effect::PrintTags(count) => format!("PrintTags {count}"),
        Effect::Sound(tone, _) => format!("♪{tone:?}"),
    }
}

fn table() -> String {
    let mut table = String::from(
        "# Every step × every event: the next step, and what the bench wants done.\n\
         # `UPDATE_SCENARIOS=1 cargo test --test it station` rewrites it; read the change.\n",
    );
    for (step, ..) in STEPS {
        writeln!(table, "\n== {step}").unwrap();
        for (name, event) in events(&at(step)) {
            let mut bench = at(step);
            let effects: Vec<String> = bench.event(event).iter().map(effect).collect();
            let face = bench.face();
            let queued = if face.queued > 0 { " (queued)" } else { "" };
            let next = format!("{}{queued}", face.step);
            writeln!(
                table,
                "{}",
                format!("{name:24} {next:22} {}", effects.join("; ")).trim_end()
            )
            .unwrap();
        }
    }
    table
}

#[test]
fn every_step_meets_every_event_as_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/station_table.txt");
    let now = table();
    if script::updating() {
        fs::write(&path, &now).unwrap();
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap();
    assert!(
        recorded == now,
        "station_table.txt differs\n{}",
        script::difference(&recorded, &now)
    );
}

#[test]
fn an_answer_to_another_question_changes_nothing() {
    for (step, ..) in STEPS {
        let other = at(step)
            .awaited()
            .map_or(Ticket(1), |awaited| Ticket(awaited.0 + 1));
        for (name, event) in answers(other) {
            let mut bench = at(step);
            let before = bench.face();
            assert_eq!(
                bench.event(event),
                [],
                "{step}: {name} to a stale ticket has effects"
            );
            assert_eq!(
                bench.face(),
                before,
                "{step}: {name} to a stale ticket shows"
            );
        }
    }
}

#[test]
fn a_ninth_waiting_scan_is_refused_aloud() {
    let mut bench = at("looking");
    for number in 0..QUEUED_SCANS_MAX {
        bench.scan(format!("1Z{number}").as_bytes());
    }
    let said = bench.said.len();
    bench.scan(TAG.as_bytes());
    assert_eq!(bench.said[said..], ["Refused too_many_queued"]);
    assert_eq!(bench.face().queued, QUEUED_SCANS_MAX);
}

/// What can happen in a random shift.
#[derive(Clone, Debug)]
enum Happens {
    Scan(&'static str),
    Press(Key),
    Badge(&'static str),
    Dock,
    /// The house answers its oldest question.
    House,
    /// The house says something of its oldest question, by its place in [`answers`].
    Odd(usize),
    Wait(i64),
}

fn happens() -> impl Strategy<Value = Happens> {
    let scans = vec![
        PARCEL,
        TAG,
        OTHER_TAG,
        PRODUCT,
        "1ZRCWRMF9002201374",
        "B0K0T3JCR5",
        "9202090946940031307958",
        "161784484478",
        "4006381333931",
        "R-03",
        "R-04",
        "H-01",
        "C-11",
        "L-07",
        "E-01",
        "Q-01",
        "RB1.B.OP-9.D",
        "%%%",
        "42090210",
        "PLT-0412",
        "PLT-0413",
    ];
    let keys = vec![
        Key::Digit(0),
        Key::Digit(1),
        Key::Digit(2),
        Key::Digit(3),
        Key::Digit(4),
        Key::Undo,
        Key::EndParcel,
        Key::Empty,
        Key::NoBarcode,
        Key::Override,
        Key::Claim,
        Key::Confirm,
        Key::Cancel,
    ];
    prop_oneof![
        6 => prop::sample::select(scans).prop_map(Happens::Scan),
        5 => prop::sample::select(keys).prop_map(Happens::Press),
        1 => prop::sample::select(vec!["OP-7", "OP-9"]).prop_map(Happens::Badge),
        1 => Just(Happens::Dock),
        9 => Just(Happens::House),
        1 => (0..11_usize).prop_map(Happens::Odd),
        3 => (1..2000_i64).prop_map(Happens::Wait),
    ]
}

/// A bench with a person, in a house with announced returns.
fn announced() -> Bare {
    let mut bench = Bare::new();
    for line in shift::parse(&[ANNOUNCED, "badge OP-7\n"].concat()).unwrap() {
        bench.play(&line);
    }
    bench
}

fn happen(bench: &mut Bare, what: &Happens) {
    match what {
        Happens::Scan(text) => bench.scan(text.as_bytes()),
        Happens::Press(key) => drop(bench.event(Event::Pressed(*key))),
        Happens::Badge(person) => {
            drop(bench.event(Event::SignedIn(PersonCode::parse(person).unwrap())));
        }
        Happens::Dock => drop(bench.event(Event::DockToggled)),
        Happens::House => bench.answer_one(),
        Happens::Odd(place) => {
            // A store that stopped ends the shift: that is the table's business.
            if let Some(ticket) = bench.awaited().filter(|_| *place < 10) {
                bench.answer_with(answers(ticket).remove(*place).1);
            }
        }
        Happens::Wait(ms) => bench.wait(*ms),
    }
}

/// Random shifts that put nothing would prove little.
#[test]
fn random_shifts_put_units_count_loads_and_take_back() {
    let mut runner = TestRunner::deterministic();
    let shifts = prop::collection::vec(happens(), 200);
    let mut said = Vec::new();
    for _ in 0..400 {
        let mut bench = announced();
        for what in shifts.new_tree(&mut runner).unwrap().current() {
            happen(&mut bench, &what);
        }
        said.append(&mut bench.said);
    }
    for wanted in [
        "Put ",
        "TakenBack ",
        "Ended ",
        "Empty ",
        "Claimed ",
        "Resumed",
        "LoadOpened ",
        "Docked ",
        "Undocked",
        "LoadClosed ",
        "Refused too_many_queued",
    ] {
        let count = said
            .iter()
            .filter(|answer| answer.starts_with(wanted))
            .count();
        assert!(count > 0, "no random shift says {wanted}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_shift_breaks_the_bench(shift in prop::collection::vec(happens(), 200)) {
        let mut bench = announced();
        // A store that finds nothing of a parcel it has is no store of ours.
        let honest = !shift.iter().any(|what| matches!(what, Happens::Odd(2)));
        for what in &shift {
            happen(&mut bench, what);
            let face = bench.face();
            prop_assert!(bench.waiting.len() <= 1, "two questions at once: {:?}", bench.waiting);
            prop_assert_eq!(face.busy == Busy::Yes, bench.awaited().is_some(), "busy only while an answer is awaited: {}", face.step);
            prop_assert!(face.queued <= QUEUED_SCANS_MAX);
            prop_assert!(face.queued == 0 || face.busy == Busy::Yes, "a scan waits though nothing is awaited");
            prop_assert!(face.prompt.is_some(), "{} asks nothing", face.step);
            for key in [PARCEL, "1ZRCWRMF9002201374", "161784484478"] {
                prop_assert!(!honest || bench.parcels_of(key) <= 1, "{key} was received twice");
            }
            for tag in [TAG, OTHER_TAG] {
                prop_assert!(bench.puts_of(&UnitTag::parse(tag).unwrap()) <= 1, "{tag} is in two places");
            }
        }
    }
}
