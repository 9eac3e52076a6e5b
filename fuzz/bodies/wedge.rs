//! What must hold for any keys of a keyboard scanner and of a person at once.

use egui::{Event, Key, Modifiers};
use returnbay::ui::wedge::{Taken, TextBox, Wedge, take};

/// Takes frames of keys: each typed character comes out once, in a scan or as a key, and nothing is
/// held after a silence. Each pair of bytes is one thing that happens.
pub fn wedge(data: &[u8]) {
    let text_box = match data.first() {
        Some(byte) if byte % 2 == 1 => TextBox::Focused,
        _ => TextBox::None,
    };
    let mut state = Wedge::default();
    let mut now_ms = 1_000;
    let mut frame = Vec::new();
    let mut typed = Vec::new();
    let mut given = Vec::new();
    for pair in data.chunks_exact(2) {
        let [what, value] = *pair else { continue };
        match what % 8 {
            0..=3 => type_one(value, &mut frame, &mut typed),
            4 => frame.extend([pressed(Key::Enter, true), pressed(Key::Enter, false)]),
            5 => frame.push(pressed(Key::ArrowDown, value % 2 == 0)),
            6 => frame.push(Event::Text("pasted".to_owned())),
            _ => {
                now_ms += u64::from(value);
                let events = std::mem::take(&mut frame);
                add(take(&mut state, events, now_ms, text_box), &mut given);
            }
        }
    }
    add(take(&mut state, frame, now_ms + 10, text_box), &mut given);
    let rest = take(&mut state, Vec::new(), now_ms + 2_000, text_box);
    assert_eq!(rest.wait_ms, None, "nothing is held after a silence");
    add(rest, &mut given);
    given.sort_unstable();
    typed.sort_unstable();
    assert_eq!(given, typed);
}

/// Adds the characters that a frame gave.
fn add(taken: Taken, given: &mut Vec<char>) {
    for scan in taken.scans {
        given.extend(scan.chars());
    }
    for event in taken.pass {
        if let Event::Text(text) = event
            && text != "pasted"
        {
            given.extend(text.chars());
        }
    }
}

fn type_one(value: u8, frame: &mut Vec<Event>, typed: &mut Vec<char>) {
    let character = char::from(b'0' + value % 10);
    let key = Key::from_name(&character.to_string()).unwrap_or(Key::Num0);
    frame.extend([
        pressed(key, true),
        Event::Text(character.to_string()),
        pressed(key, false),
    ]);
    typed.push(character);
}

fn pressed(key: Key, pressed: bool) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}
