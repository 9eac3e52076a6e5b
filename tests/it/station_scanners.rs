//! The station with several scanners: whose double trigger it is, and whom a tone is about.

use returnbay::domain::codes::{ContainerName, PersonCode};
use returnbay::domain::limits::QUEUED_SCANS_MAX;
use returnbay::station::{Effect, Event, Tone};

use crate::scenarios::bare::Bare;

/// Scans, and gives what the bench says and sounds.
fn scanned(bench: &mut Bare, scanner: u8, code: &str) -> Vec<String> {
    let reading = bench.reading(code.as_bytes());
    let effects = bench.event(Event::Scanned { scanner, reading });
    effects.iter().filter_map(heard).collect()
}

fn heard(effect: &Effect) -> Option<String> {
    match effect {
        Effect::Sound(tone, scanner) => Some(format!("{tone:?} to {scanner}")),
        Effect::Say(said) => Some(said.to_string()),
        Effect::Ask(..)
        | Effect::Commit(..)
        | Effect::KeepDraft(_)
        | Effect::DropDraft
        | Effect::PrintTags(_) => None,
    }
}

#[test]
fn a_double_trigger_is_one_scan_however_many_another_scanner_sends_between() {
    let mut bench = Bare::new();
    let refused = |scanner| {
        let sound = format!("Bad to {scanner}");
        vec!["Refused nobody_signed_in".to_owned(), sound]
    };
    assert_eq!(scanned(&mut bench, 1, "B0B4WP8XYZ"), refused(1));
    assert_eq!(
        scanned(&mut bench, 2, "B0B4WP8XYZ"),
        refused(2),
        "another's is no double"
    );
    assert_eq!(scanned(&mut bench, 1, "B0B4WP8XYZ"), [""; 0]);
    assert_eq!(scanned(&mut bench, 2, "B0B4WP8XYZ"), [""; 0]);
}

#[test]
fn a_tone_names_the_scanner_whose_scan_it_is_about_although_others_wait() {
    let mut bench = Bare::new();
    let badge = PersonCode::parse("OP-7").unwrap().printed();
    // The badge of the first scanner is asked about; the second one's scan waits behind it.
    assert!(
        scanned(&mut bench, 1, &badge)
            .iter()
            .all(|one| !one.contains(" to "))
    );
    assert_eq!(
        scanned(
            &mut bench,
            2,
            &ContainerName::parse("R-03").unwrap().printed()
        ),
        [""; 0]
    );
    // The queue is full for the third one alone.
    for number in 0..QUEUED_SCANS_MAX - 1 {
        assert_eq!(
            scanned(&mut bench, 3, &format!("B0B4WP8X{number:02}")),
            [""; 0]
        );
    }
    let full = scanned(&mut bench, 3, "B0B4WP8XYZ");
    assert_eq!(full, ["Refused too_many_queued", "Bad to 3"]);
    let mut tones = Vec::new();
    while let Some(effects) = bench.answer_next() {
        tones.extend(effects.iter().filter_map(|effect| match effect {
            Effect::Sound(tone, scanner) => Some((*tone, *scanner)),
            Effect::Ask(..)
            | Effect::Commit(..)
            | Effect::KeepDraft(_)
            | Effect::DropDraft
            | Effect::Say(_)
            | Effect::PrintTags(_) => None,
        }));
    }
    assert_eq!(tones.first(), Some(&(Tone::Good, 1)), "{tones:?}");
    assert_eq!(tones.get(1), Some(&(Tone::Bad, 2)), "{tones:?}");
    assert!(
        tones.iter().skip(2).all(|(_, scanner)| *scanner == 3),
        "{tones:?}"
    );
}
