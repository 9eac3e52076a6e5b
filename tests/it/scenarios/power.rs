//! The program ends after every single event of every script and is started again: after the badge
//! the bench shows what it showed, and the shift comes to the same facts as if nothing had been.
//!
//! Not compared is the result line, which tells what just happened: its lamp and message, and the
//! detail, the verbatim scan and the warnings of the dock that stand with it.

use returnbay::domain::codes::PersonCode;
use returnbay::domain::time::Zone;
use returnbay::shell::shift::{self, ShiftEvent, ShiftLine};
use returnbay::station::Face;
use returnbay::station::face::{DockFace, Lamp};
use returnbay::text::{Language, Words};

use super::bare::Bare;
use super::script::{self, Player, Restart};
use super::shell::Whole;

/// What a restart brings back otherwise: the step before it and after it, and why.
const OTHERWISE: [(&str, &str, &str); 1] = [(
    "halted",
    "proposing",
    "the store that stopped is opened anew, and the unit stands where it stood",
)];

/// The scripts that come to other facts, and why.
const OTHER_FACTS: [(&str, &str); 1] = [(
    "store_stops",
    "the scan behind the stop is taken by the store that was opened anew",
)];

/// Answers that stand for facts.
const FACTS: [&str; 10] = [
    "Received",
    "Put",
    "TakenBack",
    "Empty",
    "Claimed",
    "Ended",
    "LoadOpened",
    "Docked",
    "Undocked",
    "LoadClosed",
];

/// The face without its result line.
fn without_result(face: &Face) -> Face {
    Face {
        lamp: Lamp::default(),
        result: None,
        detail: None,
        verbatim: None,
        dock: face.dock.clone().map(|dock| {
            Box::new(DockFace {
                told: Vec::new(),
                ..*dock
            })
        }),
        ..face.clone()
    }
}

fn comes_back(before: &Face, after: &Face) -> bool {
    let otherwise = OTHERWISE
        .iter()
        .any(|(from, to, _)| (*from, *to) == (before.step, after.step));
    let small = |face: &Face| (face.detail.clone(), face.verbatim.clone());
    // A file came while the parcel lay open: a restart loads it anew, and it is known.
    let known = before.step == after.step && before.lines.is_empty() && !after.lines.is_empty();
    otherwise
        || known
        || (without_result(before) == without_result(after)
            && (before.result.is_some() || small(before) == small(after)))
}

fn badge(person: &PersonCode) -> ShiftLine {
    shift::parse(&format!("badge {person}")).unwrap().remove(0)
}

/// Ends the program and signs in again; the face must be as it was.
fn restart(bench: &mut impl Restart, person: &PersonCode, place: &str) {
    let before = bench.face();
    bench.restart();
    assert_eq!(bench.face().step, "sign_in", "{place}");
    bench.play(&badge(person));
    let after = bench.face();
    assert!(
        comes_back(&before, &after),
        "{place}: other work after a restart\nbefore {before:#?}\nafter {after:#?}"
    );
}

/// Every word of a face stands in both languages, with all that it tells.
fn speaks_both_languages(face: &Face, place: &str) {
    let [english, chinese] = [Language::English, Language::Chinese].map(|language| {
        let words = Words::new(language, Zone::UTC);
        let result = face.result.as_ref().map(|(_, message)| message);
        let asked = face.prompt.iter().chain(&face.detail).chain(result);
        let tiles = face.tiles.iter().map(|tile| &tile.label);
        let keys = face.keys.iter().map(|(_, message)| message);
        let beside = face.proposal.iter().flat_map(|proposal| &proposal.beside);
        let all = asked.chain(tiles).chain(keys).chain(&face.so_far);
        let all = all.chain(beside);
        let said: Vec<String> = all.map(|message| words.say(message)).collect();
        for text in &said {
            assert!(!text.contains(['{', '}']), "{place}: {text}");
        }
        said
    });
    let prompts = english.first().zip(chinese.first());
    assert!(
        prompts.is_none_or(|(english, chinese)| english != chinese),
        "{place}: {prompts:?}"
    );
}

/// Plays a script with a restart behind each event once somebody is signed in.
pub fn check(name: &str, mut bench: impl Restart) {
    let (_, lines) = script::load(name);
    let is_fact = |answer: &String| FACTS.iter().any(|fact| answer.starts_with(fact));
    let (mut said, mut recorded) = (Vec::new(), Vec::new());
    for line in &lines {
        if let ShiftEvent::Answer(answer) = &line.event {
            recorded.push(answer.clone());
            continue;
        }
        said.extend(bench.play(line));
        speaks_both_languages(&bench.face(), &format!("{name}.txt:{}", line.number));
        if let Some(person) = bench.face().person {
            restart(&mut bench, &person, &format!("{name}.txt:{}", line.number));
        }
    }
    said.retain(is_fact);
    recorded.retain(is_fact);
    let other = OTHER_FACTS.iter().any(|(script, _)| *script == name);
    assert_eq!(said != recorded, other, "{name}: {said:?} {recorded:?}");
}

/// Plays a script up to and with a line.
fn play_until(bench: &mut impl Player, name: &str, last: &str) {
    let last = shift::parse(last).unwrap().remove(0).event;
    let (_, lines) = script::load(name);
    let end = lines.iter().position(|line| line.event == last);
    let end = end.unwrap_or_else(|| panic!("{name}.txt has no such line"));
    for line in &lines[..=end] {
        bench.play(line);
    }
}

#[test]
fn another_badge_after_a_restart_takes_over_the_unit_in_hand() {
    let mut bench = Whole::new();
    play_until(&mut bench, "opened_and_fine", "scan X003RBCVNT");
    let before = bench.face();
    assert!(before.tag.is_some(), "a unit is in hand");
    bench.restart();
    let other = PersonCode::parse("OP-9").unwrap();
    bench.play(&badge(&other));
    let after = bench.face();
    assert_eq!(after.person, Some(other));
    let with = |person| Face {
        person,
        ..without_result(&after)
    };
    assert_eq!(without_result(&before), with(before.person.clone()));
}

#[test]
fn an_undo_asked_for_is_not_asked_again_once_it_is_on_the_disk() {
    let mut bench = Bare::new();
    play_until(&mut bench, "undo_in_mid_unit", "key U");
    let scan = shift::parse("scan UA00000000016").unwrap().remove(0);
    bench.play_unanswered(&scan);
    assert_eq!(bench.face().step, "undoing");
    // The fact is written; the program ends before it hears so.
    bench.write_unheard();
    Restart::restart(&mut bench);
    bench.play(&badge(&PersonCode::parse("OP-7").unwrap()));
    let face = bench.face();
    assert_eq!((face.step, face.last), ("checking", None));
}

#[test]
fn the_scan_that_ends_a_parcel_comes_back_when_the_end_is_on_the_disk() {
    let mut bench = Bare::new();
    play_until(
        &mut bench,
        "next_parcel_asks_for_missing_lines",
        "scan 1Z43DTWW9020567346",
    );
    assert_eq!(bench.face().step, "unseen");
    bench.play_unanswered(&shift::parse("key 1").unwrap().remove(0));
    assert_eq!(bench.face().step, "closing");
    bench.write_unheard();
    Restart::restart(&mut bench);
    let said = bench.play(&badge(&PersonCode::parse("OP-7").unwrap()));
    assert_eq!(bench.face().step, "opened");
    assert!(
        said.iter().any(|answer| answer.starts_with("Received")),
        "{said:?}"
    );
}
