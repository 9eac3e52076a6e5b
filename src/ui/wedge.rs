//! Keyboard scanners: tells a scanner's burst from a person's keys before any widget sees them.
//!
//! A scanner that poses as a keyboard types its number much faster than a hand can. Each key is
//! held back until 60 ms pass without another; what came in a fast burst is one scan, anything
//! else goes on, late and in order. So `U…`, `P…`, `B0…` and `1Z…` never fire a key of the bench.
//!
//! Surer is an agreed character that the scanner sends first: then only bursts that begin with it
//! are scans, in any text box too, and a burst without it is refused aloud, for its keys would
//! answer questions.

use eframe::egui::{Event, Key, Modifiers};

/// Silence after which held keys are judged, in milliseconds.
pub const SILENCE_MS: u64 = 60;
/// A window that draws slowly brings keys late: only beyond this are later keys surely others.
const LATE_MS: u64 = 500;
/// Fewest characters of a scan that is known by its speed alone.
const BURST_CHARS_MIN: usize = 6;
/// Fewest characters of a scan after the agreed one.
const PREFIXED_CHARS_MIN: usize = 3;
/// Longest mean time between the characters of a scan, in milliseconds: about 33 keys a second,
/// twice as fast as the fastest typists.
const BURST_MEAN_GAP_MS: u64 = 30;
/// Held characters beyond this are let go: no code of the trade is as long.
const HELD_CHARS_MAX: usize = 4096;
/// The group separator of GS1 codes, which scanners type as Ctrl+] or as F8.
const GROUP_SEPARATOR: char = '\u{1d}';

/// What is held back between frames.
#[derive(Default)]
pub struct Wedge {
    prefix: Option<char>,
    held: Vec<Event>,
    text: String,
    began: Began,
    letters: Letters,
    span_ms: u64,
    last_ms: u64,
    down: Option<Key>,
    shift: bool,
    repeating: bool,
    text_box: TextBox,
}

/// What a burst began with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Began {
    /// Any key.
    #[default]
    Plainly,
    /// The agreed character, which is no part of the scan.
    WithPrefix,
}

/// Whether the letters of a burst fit the Shift key: with Caps Lock on none does.
#[derive(Default)]
struct Letters {
    all: u32,
    swapped: u32,
}

/// Whether a person types into a text box.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TextBox {
    /// A text box has the focus.
    Focused,
    /// None has.
    #[default]
    None,
}

/// What became of a frame's events.
#[derive(Default, Debug)]
pub struct Taken {
    /// Whole scans, in order, without their terminators.
    pub scans: Vec<String>,
    /// Bursts without the agreed character: neither scans nor keys.
    pub without_prefix: Vec<String>,
    /// What widgets and keys of the bench may see, in order.
    pub pass: Vec<Event>,
    /// When to look again, in milliseconds; none when nothing is held.
    pub wait_ms: Option<u64>,
}

/// What held keys turn out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Burst {
    Scan,
    WithoutPrefix,
    Keys,
}

/// Whether a terminator ended the burst.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum EndedBy {
    Terminator,
    Silence,
}

/// Takes the events of one frame at `now_ms` of any steady clock.
///
/// A burst of at least six characters, a mean gap of at most 30 ms and Enter or Tab at its end is
/// a scan, whatever has the focus. Without a terminator it is one only while no text box has the
/// focus. With an agreed character a burst that begins with it is a scan in either case, and no
/// other burst is. Characters that come several at once are pasted or composed, not typed: they
/// pass.
pub fn take(state: &mut Wedge, events: Vec<Event>, now_ms: u64, text_box: TextBox) -> Taken {
    let mut taken = Taken::default();
    state.text_box = text_box;
    let elapsed = now_ms.saturating_sub(state.last_ms);
    let brings_keys = events.iter().any(writes);
    if !state.held.is_empty() && (elapsed > LATE_MS || (elapsed >= SILENCE_MS && !brings_keys)) {
        state.judge(&mut taken, EndedBy::Silence);
    }
    if brings_keys {
        if !state.held.is_empty() {
            state.span_ms += elapsed.min(SILENCE_MS);
        }
        state.last_ms = now_ms;
    }
    for event in events {
        state.event(event, &mut taken);
    }
    if !state.held.is_empty() {
        let since = now_ms.saturating_sub(state.last_ms);
        taken.wait_ms = Some(SILENCE_MS.saturating_sub(since).max(1));
    }
    taken
}

impl Wedge {
    /// A wedge with the character that scanners are set to send first, or without one.
    pub fn with_prefix(prefix: Option<char>) -> Self {
        Self {
            prefix,
            ..Self::default()
        }
    }

    fn event(&mut self, event: Event, taken: &mut Taken) {
        match &event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                let (key, modifiers) = (*key, *modifiers);
                self.pressed(event, key, modifiers, taken);
            }
            Event::Key {
                key,
                pressed: false,
                ..
            } => {
                if self.down == Some(*key) {
                    self.down = None;
                    self.repeating = false;
                }
                self.follow(event, taken);
            }
            Event::Text(_) if self.repeating => taken.pass.push(event),
            Event::Text(_) => match typed(&event) {
                Some(character) => self.character(event, character, taken),
                None => {
                    self.let_go(taken);
                    taken.pass.push(event);
                }
            },
            _ => taken.pass.push(event),
        }
    }

    fn pressed(&mut self, event: Event, key: Key, modifiers: Modifiers, taken: &mut Taken) {
        if is_modifier(key) {
            // It does nothing by itself: Ctrl of Ctrl+] must not end the burst it stands in.
            self.follow(event, taken);
            return;
        }
        let auto_repeat = self.down == Some(key);
        self.down = Some(key);
        self.shift = modifiers.shift;
        self.repeating = auto_repeat;
        let ordered = modifiers.ctrl || modifiers.alt || modifiers.command;
        if auto_repeat {
            self.let_go(taken);
            taken.pass.push(event);
        } else if matches!(key, Key::Enter | Key::Tab) && !ordered {
            if self.judge(taken, EndedBy::Terminator) == Burst::Keys {
                taken.pass.push(event);
            }
        } else if is_group_separator(key, modifiers) {
            self.hold(event, Some(GROUP_SEPARATOR), taken);
        } else if ordered || !types_text(key) {
            self.let_go(taken);
            taken.pass.push(event);
        } else {
            self.hold(event, None, taken);
        }
    }

    fn character(&mut self, event: Event, character: char, taken: &mut Taken) {
        if self.prefix == Some(character) && self.began == Began::Plainly {
            // What came before is another's: a burst that ended in silence, or keys.
            let own_key = self
                .held
                .pop_if(|last| matches!(last, Event::Key { pressed: true, .. }));
            self.judge(taken, EndedBy::Silence);
            self.began = Began::WithPrefix;
            self.held.extend(own_key);
            self.held.push(event);
            return;
        }
        self.letters.note(character, self.shift);
        self.hold(event, Some(character), taken);
    }

    fn hold(&mut self, event: Event, character: Option<char>, taken: &mut Taken) {
        self.held.push(event);
        self.text.extend(character);
        if self.text.len() > HELD_CHARS_MAX {
            self.let_go(taken);
        }
    }

    /// Holds an event that only matters together with those held already.
    fn follow(&mut self, event: Event, taken: &mut Taken) {
        if self.held.is_empty() {
            taken.pass.push(event);
        } else {
            self.held.push(event);
        }
    }

    fn burst(&self, ended: EndedBy) -> Burst {
        let count = self.text.chars().count();
        let gaps = u64::try_from(count.saturating_sub(1)).unwrap_or(u64::MAX);
        let is_fast = self.span_ms <= gaps.saturating_mul(BURST_MEAN_GAP_MS);
        let is_text_there = ended == EndedBy::Silence && self.text_box == TextBox::Focused;
        if !is_fast {
            return Burst::Keys;
        }
        match (self.prefix, self.began) {
            (Some(_), Began::WithPrefix) if count >= PREFIXED_CHARS_MIN => Burst::Scan,
            (None, _) if count >= BURST_CHARS_MIN && !is_text_there => Burst::Scan,
            (Some(_), Began::Plainly)
                if count >= BURST_CHARS_MIN && self.text_box == TextBox::None =>
            {
                Burst::WithoutPrefix
            }
            (Some(_) | None, Began::Plainly | Began::WithPrefix) => Burst::Keys,
        }
    }

    /// Says what is held, and gives it where it belongs.
    fn judge(&mut self, taken: &mut Taken, ended: EndedBy) -> Burst {
        let burst = self.burst(ended);
        match burst {
            Burst::Scan => taken.scans.push(self.scanned()),
            Burst::WithoutPrefix => taken.without_prefix.push(self.scanned()),
            Burst::Keys => self.let_go(taken),
        }
        self.forget();
        burst
    }

    /// Gives the text of a burst as the scanner meant it.
    ///
    /// With Caps Lock on, every letter comes in the other case than Shift says. They are swapped back,
    /// but not where all came as capitals: that is a scanner that minds Caps Lock itself, or a code in
    /// small letters, which the trade does not have.
    fn scanned(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        let has_small = text.chars().any(|letter| letter.is_ascii_lowercase());
        if self.letters.all_swapped() && has_small {
            text.chars().map(other_case).collect()
        } else {
            text
        }
    }

    fn let_go(&mut self, taken: &mut Taken) {
        taken.pass.append(&mut self.held);
        self.forget();
    }

    fn forget(&mut self) {
        self.held.clear();
        self.text.clear();
        self.began = Began::Plainly;
        self.letters = Letters::default();
        self.span_ms = 0;
    }
}

impl Letters {
    fn note(&mut self, character: char, shift: bool) {
        if character.is_ascii_alphabetic() {
            self.all += 1;
            self.swapped += u32::from(character.is_ascii_uppercase() != shift);
        }
    }

    fn all_swapped(&self) -> bool {
        self.all > 0 && self.all == self.swapped
    }
}

fn other_case(letter: char) -> char {
    if letter.is_ascii_lowercase() {
        letter.to_ascii_uppercase()
    } else {
        letter.to_ascii_lowercase()
    }
}

/// Whether a character can be agreed on: printable, and in no code of the trade.
pub fn may_be_prefix(character: char) -> bool {
    character.is_ascii_punctuation() && !"-./]:".contains(character)
}

fn is_modifier(key: Key) -> bool {
    matches!(
        key,
        Key::ShiftLeft
            | Key::ShiftRight
            | Key::ControlLeft
            | Key::ControlRight
            | Key::AltLeft
            | Key::AltRight
            | Key::SuperLeft
            | Key::SuperRight
    )
}

fn is_group_separator(key: Key, modifiers: Modifiers) -> bool {
    let plain = !(modifiers.ctrl || modifiers.alt || modifiers.command || modifiers.shift);
    (key == Key::CloseBracket && modifiers.ctrl && !modifiers.alt) || (key == Key::F8 && plain)
}

/// Whether an event writes a character of a burst.
fn writes(event: &Event) -> bool {
    match event {
        Event::Key {
            key,
            pressed: true,
            modifiers,
            ..
        } => is_group_separator(*key, *modifiers),
        _ => typed(event).is_some(),
    }
}

/// The character of an event that one key typed.
fn typed(event: &Event) -> Option<char> {
    let Event::Text(text) = event else {
        return None;
    };
    let mut characters = text.chars();
    let first = characters.next()?;
    let alone = characters.next().is_none();
    (alone && (first.is_ascii_graphic() || first == ' ')).then_some(first)
}

/// Whether a key writes a character when no modifier is held: its text event follows it.
fn types_text(key: Key) -> bool {
    let name = key.name();
    name.chars().count() == 1
        || matches!(
            key,
            Key::Space
                | Key::Minus
                | Key::Plus
                | Key::Equals
                | Key::Comma
                | Key::Period
                | Key::Colon
                | Key::Semicolon
                | Key::Slash
                | Key::Pipe
                | Key::Backslash
                | Key::Questionmark
                | Key::Exclamationmark
                | Key::Quote
                | Key::Backtick
                | Key::OpenBracket
                | Key::CloseBracket
                | Key::OpenCurlyBracket
                | Key::CloseCurlyBracket
        )
}

#[cfg(test)]
#[path = "wedge_tests.rs"]
mod tests;
