//! What becomes of keys: bursts, typing, text boxes, the agreed character, Caps Lock.

use super::*;

/// One code of each family that a bench sees, beginning like a hotkey where it can.
const CODES: [&str; 12] = [
    "UA0012P4QX7M3",
    "PA000000A1B7K",
    "RB1.C.R-03.K",
    "RB1.B.OP-7.Q",
    "RB1.K.UNDO.M",
    "B0B4WP8XYZ",
    "X000ABC12D",
    "1Z999AA10123456784",
    "9202090339598344170026",
    "DWcmDxrSRRMA",
    "113-1234567-7654321",
    "4006381333931",
];

fn key(character: char) -> Key {
    Key::from_name(&character.to_ascii_uppercase().to_string()).unwrap_or(Key::Minus)
}

fn press(key: Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}

fn stroke(character: char) -> [Event; 3] {
    let key = key(character);
    [
        press(key, true),
        Event::Text(character.to_string()),
        press(key, false),
    ]
}

fn enter() -> [Event; 2] {
    [press(Key::Enter, true), press(Key::Enter, false)]
}

fn burst(code: &str) -> Vec<Event> {
    code.chars().flat_map(stroke).chain(enter()).collect()
}

fn presses(events: &[Event]) -> Vec<Key> {
    let key = |event: &Event| match event {
        Event::Key {
            key, pressed: true, ..
        } => Some(*key),
        _ => None,
    };
    events.iter().filter_map(key).collect()
}

fn texts(events: &[Event]) -> usize {
    let is_text = |event: &&Event| matches!(event, Event::Text(_));
    events.iter().filter(is_text).count()
}

#[test]
fn no_burst_of_any_code_family_fires_a_key() {
    for code in CODES {
        for text_box in [TextBox::None, TextBox::Focused] {
            let mut state = Wedge::default();
            let taken = take(&mut state, burst(code), 1_000, text_box);
            assert_eq!(taken.scans, [code]);
            assert_eq!(presses(&taken.pass), [], "{code}");
            assert_eq!(texts(&taken.pass), 0, "{code}");
        }
    }
}

#[test]
fn a_burst_over_many_frames_is_one_scan() {
    for code in CODES {
        for step_ms in [3, 12, 29] {
            let mut state = Wedge::default();
            let mut now = 50;
            let mut scans = Vec::new();
            for frame in burst(code).chunks(3) {
                now += step_ms;
                let taken = take(&mut state, frame.to_vec(), now, TextBox::None);
                assert_eq!(presses(&taken.pass), [], "{code}");
                scans.extend(taken.scans);
            }
            assert_eq!(scans, [code], "{step_ms} ms");
        }
    }
}

#[test]
fn a_frame_that_comes_late_does_not_split_a_scan() {
    let mut state = Wedge::default();
    let all = burst("UA0012P4QX7M3");
    let (first, rest) = all.split_at(3);
    let taken = take(&mut state, first.to_vec(), 1_000, TextBox::None);
    assert_eq!(presses(&taken.pass), []);
    let taken = take(&mut state, rest.to_vec(), 1_180, TextBox::None);
    assert_eq!(taken.scans, ["UA0012P4QX7M3"]);
    assert_eq!(presses(&taken.pass), []);
}

#[test]
fn two_bursts_in_one_frame_are_two_scans() {
    let both = [burst("UA0012P4QX7M3"), burst("B0B4WP8XYZ")].concat();
    let taken = take(&mut Wedge::default(), both, 7, TextBox::Focused);
    assert_eq!(taken.scans, ["UA0012P4QX7M3", "B0B4WP8XYZ"]);
}

#[test]
fn a_single_key_passes_after_the_silence_and_once() {
    let mut state = Wedge::default();
    let taken = take(&mut state, stroke('1').to_vec(), 1_000, TextBox::None);
    assert_eq!(presses(&taken.pass), []);
    assert_eq!(taken.wait_ms, Some(SILENCE_MS));
    let early = take(&mut state, Vec::new(), 1_030, TextBox::None);
    assert_eq!((presses(&early.pass), early.wait_ms), (vec![], Some(30)));
    let taken = take(&mut state, Vec::new(), 1_060, TextBox::None);
    assert_eq!(presses(&taken.pass), [Key::Num1]);
    assert_eq!(taken.wait_ms, None);
    let after = take(&mut state, Vec::new(), 1_200, TextBox::None);
    assert!(after.pass.is_empty() && after.scans.is_empty());
}

#[test]
fn typing_in_a_text_box_passes_whole_and_in_order() {
    let mut state = Wedge::default();
    let mut seen = Vec::new();
    let mut now = 0;
    for character in "S-01 returns".chars() {
        now += 45;
        let frame = stroke(character).to_vec();
        seen.extend(take(&mut state, frame, now, TextBox::Focused).pass);
    }
    seen.extend(take(&mut state, enter().to_vec(), now + 90, TextBox::Focused).pass);
    let typed: String = seen.iter().filter_map(typed).collect();
    assert_eq!(typed, "S-01 returns");
    assert_eq!(presses(&seen).last(), Some(&Key::Enter));
}

#[test]
fn a_fast_burst_without_an_end_is_text_in_a_box_and_a_scan_elsewhere() {
    let strokes: Vec<Event> = "B0B4WP8XYZ".chars().flat_map(stroke).collect();
    for (text_box, scans) in [(TextBox::Focused, 0), (TextBox::None, 1)] {
        let mut state = Wedge::default();
        take(&mut state, strokes.clone(), 10, text_box);
        let taken = take(&mut state, Vec::new(), 80, text_box);
        assert_eq!(taken.scans.len(), scans);
        assert_eq!(presses(&taken.pass).is_empty(), scans == 1);
    }
}

#[test]
fn a_key_held_down_is_no_scan() {
    let mut state = Wedge::default();
    let mut passed = Vec::new();
    let mut now = 0;
    for _ in 0..40 {
        now += 20;
        let frame = vec![press(Key::Num1, true), Event::Text("1".to_owned())];
        let taken = take(&mut state, frame, now, TextBox::None);
        assert_eq!(taken.scans.len(), 0);
        passed.extend(taken.pass);
    }
    let taken = take(&mut state, enter().to_vec(), now + 20, TextBox::None);
    assert_eq!(taken.scans.len(), 0);
    assert_eq!(presses(&passed).len(), 40);
}

#[test]
fn pasted_text_and_keys_of_movement_pass_at_once() {
    let events = vec![
        Event::Text("UA0012P4QX7M3".to_owned()),
        press(Key::ArrowDown, true),
        press(Key::F2, true),
        press(Key::Escape, true),
    ];
    let taken = take(&mut Wedge::default(), events, 5, TextBox::Focused);
    assert_eq!(taken.pass.len(), 4);
    assert_eq!(taken.wait_ms, None);
}

#[test]
fn a_group_separator_typed_as_control_bracket_stays_in_the_scan() {
    let mut events: Vec<Event> = "0104006".chars().flat_map(stroke).collect();
    events.push(Event::Key {
        key: Key::CloseBracket,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::CTRL,
    });
    events.extend("21A".chars().flat_map(stroke));
    events.extend(enter());
    let taken = take(&mut Wedge::default(), events, 5, TextBox::None);
    assert_eq!(taken.scans, ["0104006\u{1d}21A"]);
}

/// The strokes of a scanner that presses Shift for capitals and signs, as a keyboard with Caps Lock
/// on or off has turned them into text.
fn shifted(code: &str, turned: fn(char) -> char) -> Vec<Event> {
    let of = |character: char| {
        let shift = character.is_ascii_uppercase();
        let text = turned(character);
        let modifiers = if shift {
            Modifiers::SHIFT
        } else {
            Modifiers::NONE
        };
        let key = key(character);
        let key = |pressed| Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers,
        };
        let mut strokes = Vec::new();
        if shift {
            strokes.push(press(Key::ShiftLeft, true));
        }
        strokes.extend([key(true), Event::Text(text.to_string()), key(false)]);
        if shift {
            strokes.push(press(Key::ShiftLeft, false));
        }
        strokes
    };
    code.chars().flat_map(of).chain(enter()).collect()
}

#[test]
fn caps_lock_swaps_no_letter_of_a_scan() {
    for code in CODES {
        let caps_lock: [fn(char) -> char; 2] = [|letter| letter, other_case];
        for turned in caps_lock {
            let events = shifted(code, turned);
            let taken = take(&mut Wedge::default(), events, 5, TextBox::None);
            assert_eq!(taken.scans, [code]);
            assert_eq!(
                presses(&taken.pass)
                    .iter()
                    .filter(|key| **key != Key::ShiftLeft)
                    .count(),
                0
            );
        }
    }
}

#[test]
fn a_scanner_that_minds_caps_lock_itself_is_left_alone() {
    // It lets Shift go for capitals while Caps Lock is on: they come as capitals without Shift.
    let taken = take(
        &mut Wedge::default(),
        burst("1Z999AA10123456784"),
        5,
        TextBox::None,
    );
    assert_eq!(taken.scans, ["1Z999AA10123456784"]);
    // Small letters without Shift are what they are.
    let taken = take(
        &mut Wedge::default(),
        burst("https://example.com/01/04006381333931"),
        5,
        TextBox::None,
    );
    assert_eq!(taken.scans, ["https://example.com/01/04006381333931"]);
}

fn control(key: Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::CTRL,
    }
}

/// A group separator as scanners type it: the Ctrl key is a key too.
fn separators() -> [Vec<Event>; 2] {
    [
        vec![
            control(Key::ControlLeft, true),
            control(Key::CloseBracket, true),
            control(Key::CloseBracket, false),
            press(Key::ControlLeft, false),
        ],
        vec![press(Key::F8, true), press(Key::F8, false)],
    ]
}

#[test]
fn a_group_separator_is_kept_wherever_it_stands_and_fires_no_key() {
    for separator in separators() {
        let part = |text: &str| text.chars().flat_map(stroke).collect::<Vec<Event>>();
        let events = [
            separator.clone(),
            part("0104006381333931"),
            part("10LOT7"),
            separator.clone(),
            part("21A"),
            enter().to_vec(),
        ]
        .concat();
        let taken = take(&mut Wedge::default(), events, 5, TextBox::Focused);
        assert_eq!(taken.scans, ["\u{1d}010400638133393110LOT7\u{1d}21A"]);
        let fired: Vec<Key> = presses(&taken.pass);
        assert!(
            fired.iter().all(|key| *key == Key::ControlLeft),
            "{fired:?}"
        );
    }
}

#[test]
fn f8_pressed_by_hand_still_reaches_the_window() {
    let mut state = Wedge::default();
    let held = take(&mut state, vec![press(Key::F8, true)], 1_000, TextBox::None);
    assert_eq!(
        (presses(&held.pass), held.wait_ms),
        (vec![], Some(SILENCE_MS))
    );
    let passed = take(&mut state, Vec::new(), 1_060, TextBox::None);
    assert_eq!(presses(&passed.pass), [Key::F8]);
}

#[test]
fn with_an_agreed_character_its_bursts_are_scans_in_any_text_box_and_with_any_end() {
    for text_box in [TextBox::None, TextBox::Focused] {
        for with_end in [true, false] {
            let mut state = Wedge::with_prefix(Some('~'));
            let mut events: Vec<Event> = "~B0B4WP8XYZ~R-03".chars().flat_map(stroke).collect();
            if with_end {
                events.extend(enter());
            }
            let mut taken = take(&mut state, events, 1_000, text_box);
            taken
                .scans
                .extend(take(&mut state, Vec::new(), 1_060, text_box).scans);
            // The agreed character inside a scan is data.
            assert_eq!(taken.scans, ["B0B4WP8XYZ~R-03"], "{text_box:?}");
            assert_eq!((presses(&taken.pass), texts(&taken.pass)), (vec![], 0));
        }
    }
}

#[test]
fn two_prefixed_bursts_in_one_frame_are_two_scans_and_keys_before_them_pass() {
    let events = [
        stroke('1').to_vec(),
        burst("~UA0012P4QX7M3"),
        burst("~B0B4WP8XYZ"),
    ]
    .concat();
    let taken = take(
        &mut Wedge::with_prefix(Some('~')),
        events,
        7,
        TextBox::Focused,
    );
    assert_eq!(taken.scans, ["UA0012P4QX7M3", "B0B4WP8XYZ"]);
    assert_eq!(presses(&taken.pass), [Key::Num1]);
    assert_eq!(texts(&taken.pass), 1);
}

#[test]
fn a_burst_without_the_agreed_character_is_refused_and_is_text_in_a_box() {
    for code in CODES {
        let mut state = Wedge::with_prefix(Some('~'));
        let taken = take(&mut state, burst(code), 1_000, TextBox::None);
        assert_eq!(
            (taken.scans.len(), taken.without_prefix),
            (0, vec![code.to_owned()])
        );
        assert_eq!(presses(&taken.pass), [], "{code} fires no key");
        let taken = take(&mut state, burst(code), 9_000, TextBox::Focused);
        assert_eq!((taken.scans.len(), taken.without_prefix.len()), (0, 0));
        let written: String = taken.pass.iter().filter_map(typed).collect();
        assert_eq!(written, code, "a text box gets what was typed into it");
    }
}

#[test]
fn the_agreed_character_typed_by_hand_is_a_key_like_any_other() {
    let mut state = Wedge::with_prefix(Some('~'));
    let mut passed = Vec::new();
    for (now, character) in [(1_000, '~'), (1_150, 'a'), (1_300, '~'), (1_450, 'b')] {
        passed.extend(
            take(
                &mut state,
                stroke(character).to_vec(),
                now,
                TextBox::Focused,
            )
            .pass,
        );
    }
    passed.extend(take(&mut state, enter().to_vec(), 1_600, TextBox::Focused).pass);
    let written: String = passed.iter().filter_map(typed).collect();
    assert_eq!(written, "~a~b");
    assert_eq!(presses(&passed).last(), Some(&Key::Enter));
}

#[test]
fn no_letter_digit_or_sign_of_a_code_can_be_agreed_on() {
    for code in CODES {
        assert!(!code.chars().any(may_be_prefix), "{code}");
    }
    assert!("~^|`$%&*!@#".chars().all(may_be_prefix));
    assert!(!may_be_prefix(']') && !may_be_prefix(' ') && !may_be_prefix('é'));
}

mod laws {
    use proptest::prelude::*;

    use super::*;

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let one = prop_oneof![
            4 => "[ -~]".prop_map(|text| stroke(text.chars().next().unwrap()).to_vec()),
            1 => Just(enter().to_vec()),
            1 => (0..2_usize).prop_map(|of| separators()[of].clone()),
            1 => Just(vec![press(Key::ShiftLeft, true)]),
            1 => Just(vec![press(Key::Escape, true)]),
            1 => Just(vec![Event::Text("pasted".to_owned())]),
        ];
        prop::collection::vec(one, 0..40).prop_map(|all| all.concat())
    }

    proptest! {
        /// Whatever comes in whatever frames: no character is lost, none comes twice, and nothing
        /// stays held for ever.
        #[test]
        fn every_character_goes_to_one_place(
            frames in prop::collection::vec((0_u64..200, events()), 0..8),
            prefix in prop::option::of(Just('~')),
            focused in any::<bool>(),
        ) {
            let text_box = if focused { TextBox::Focused } else { TextBox::None };
            let mut state = Wedge::with_prefix(prefix);
            let (mut now, mut sent, mut came) = (1_000, 0, 0);
            let count = |events: &[Event]| events.iter().filter(|event| typed(event).is_some()).count();
            for (after, events) in frames.into_iter().chain([(600, Vec::new())]) {
                now += after;
                sent += count(&events);
                let taken = take(&mut state, events, now, text_box);
                came += count(&taken.pass);
                for scan in taken.scans.iter().chain(&taken.without_prefix) {
                    came += scan.chars().filter(|character| *character != GROUP_SEPARATOR).count();
                }
                // The agreed character before a scan is in none of them.
                came += taken.scans.iter().filter(|_| prefix.is_some()).count();
            }
            prop_assert_eq!(came, sent);
            prop_assert!(state.held.is_empty() && state.text.is_empty());
        }
    }
}
