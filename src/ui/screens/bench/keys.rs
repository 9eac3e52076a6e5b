//! Keys of the bench: digits, the letters the face lists, Enter and Escape, whatever has focus.

use eframe::egui::{Event, Key as Pressed, Modifiers, Ui};

use super::super::Intent;
use crate::station::{Face, Key};

/// Takes the keys of this frame out of the input and gives what they mean. While a person types
/// into a text box, every key is the box's. A key held down answers once.
pub fn pressed(ui: &Ui, face: &Face) -> Vec<Intent> {
    if ui.text_edit_focused() {
        return Vec::new();
    }
    let mut keys = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                repeat,
                modifiers,
                ..
            } => match meaning(*key, *modifiers, face) {
                Some(meaning) => {
                    if !repeat {
                        keys.push(meaning);
                    }
                    false
                }
                None => true,
            },
            _ => true,
        });
    });
    keys.into_iter().map(Intent::Press).collect()
}

/// What a key means on this face; none for letters the face does not list.
pub fn meaning(key: Pressed, modifiers: Modifiers, face: &Face) -> Option<Key> {
    if modifiers.ctrl || modifiers.alt || modifiers.command {
        return None;
    }
    match key {
        Pressed::Enter => Some(Key::Confirm),
        Pressed::Escape => Some(Key::Cancel),
        other => {
            let name = other.name();
            let mut letters = name.chars();
            let letter = letters.next().filter(|_| letters.next().is_none())?;
            let listed = face
                .keys
                .iter()
                .any(|(of, _)| of.eq_ignore_ascii_case(&letter));
            let digit = letter.is_ascii_digit() && (letter != '0' || face.keys_a_number());
            (digit || listed).then(|| Key::parse(name)).flatten()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{BenchMsg, Message};

    #[test]
    fn only_listed_letters_and_all_digits_mean_something() {
        let face = Face {
            keys: vec![('U', Message::from(BenchMsg::KeyUndo))],
            ..Face::default()
        };
        let of = |key| meaning(key, Modifiers::NONE, &face);
        assert_eq!(of(Pressed::U), Some(Key::Undo));
        assert_eq!(of(Pressed::P), None);
        assert_eq!(of(Pressed::Num1), Some(Key::Digit(1)));
        assert_eq!(of(Pressed::Num0), None);
        assert_eq!(of(Pressed::Enter), Some(Key::Confirm));
        assert_eq!(of(Pressed::Escape), Some(Key::Cancel));
        assert_eq!(of(Pressed::F1), None);
        assert_eq!(meaning(Pressed::U, Modifiers::CTRL, &face), None);
    }
}
