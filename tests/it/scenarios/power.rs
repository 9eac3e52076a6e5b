//! The program ends after every single event and is started again: after the badge the same step
//! stands with the same unit, and the shift goes on as if nothing had been.

use returnbay::shell::shift::{self, ShiftEvent, ShiftLine};
use returnbay::station::{Face, Key};

use super::script::{self, Player};
use super::shell::Whole;

/// What must come back: the step and all that is known of the unit in hand. The last result and
/// the last put are not kept.
fn in_hand(face: &Face) -> String {
    let Face {
        step,
        parcel,
        tag,
        prompt,
        tiles,
        proposal,
        lines,
        so_far,
        queued,
        busy,
        ..
    } = face;
    format!(
        "{step}\n{parcel:?}\n{tag:?}\n{prompt:?}\n{tiles:?}\n{proposal:?}\n{lines:?}\n{so_far:?}\n{queued} {busy:?}"
    )
}

fn badge() -> ShiftLine {
    shift::parse("badge OP-7").unwrap().remove(0)
}

/// Plays a script with a restart after each event behind the first badge; gives the put units.
fn with_restarts(name: &str) -> Vec<String> {
    let (_, lines) = script::load(name);
    let mut bench = Whole::new();
    let mut said = Vec::new();
    let mut restarts = 0;
    for line in lines
        .iter()
        .filter(|line| !matches!(line.event, ShiftEvent::Answer(_)))
    {
        said.extend(bench.play(line));
        if bench.face().person.is_none() {
            continue;
        }
        let before = in_hand(&bench.face());
        bench = bench.again();
        assert_eq!(bench.face().step, "sign_in", "{name}.txt:{}", line.number);
        bench.play(&badge());
        let after = in_hand(&bench.face());
        assert_eq!(
            before, after,
            "{name}.txt:{}: other work after a restart",
            line.number
        );
        restarts += 1;
    }
    assert!(restarts > 5, "{name}.txt restarts only {restarts} times");
    said.retain(|answer| {
        answer.starts_with("Put ")
            || answer.starts_with("Ended ")
            || answer.starts_with("Received ")
    });
    said
}

#[test]
fn an_opened_unit_survives_a_restart_after_each_answer() {
    let said = with_restarts("opened_and_fine");
    assert_eq!(
        said,
        ["Received expected S-01 1", "Put UA00000000016 resell R-03"]
    );
}

#[test]
fn two_units_of_one_order_survive_a_restart_after_each_event() {
    let said = with_restarts("two_units_of_one_order");
    let wanted = [
        "Received expected S-01 1",
        "Put UA00000000016 resell R-03",
        "Put UA0000000002J liquidate L-07",
        "Ended 0",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn another_badge_after_a_restart_takes_over_the_unit_in_hand() {
    let (_, lines) = script::load("opened_and_fine");
    let mut bench = Whole::new();
    for line in lines.iter().filter(|line| line.number <= 10) {
        bench.play(line);
    }
    let before = in_hand(&bench.face());
    assert!(bench.face().tag.is_some(), "a unit is in hand");
    let mut bench = bench.again();
    bench.play(&shift::parse("badge OP-9").unwrap().remove(0));
    assert_eq!(in_hand(&bench.face()), before);
}

#[test]
fn a_unit_put_again_after_its_parcel_ended_survives_a_restart() {
    let (_, lines) = script::load("undo_after_the_parcel_ended");
    let marked = ShiftEvent::Press(Key::Digit(2));
    let until = lines.iter().position(|line| line.event == marked);
    let mut bench = Whole::new();
    for line in lines.iter().take(until.expect("the box is marked") + 1) {
        bench.play(line);
    }
    let before = in_hand(&bench.face());
    assert!(bench.face().tag.is_some(), "a unit is in hand");
    let mut bench = bench.again();
    bench.play(&shift::parse("badge OP-7").unwrap().remove(0));
    assert_eq!(in_hand(&bench.face()), before);
}
