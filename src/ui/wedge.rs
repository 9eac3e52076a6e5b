//! Keyboard scanners: tells a scanner's burst from a person's keys before any widget sees them.
//!
//! A scanner that poses as a keyboard types its number much faster than a hand can. Each key is
//! held back until 60 ms pass without another; what came in a fast burst is one scan, anything
//! else goes on, late and in order. So `U…`, `P…`, `B0…` and `1Z…` never fire a key of the bench.

use eframe::egui::{Event, Key, Modifiers};

/// Silence after which held keys are judged, in milliseconds.
pub const SILENCE_MS: u64 = 60;
/// A window that draws slowly brings keys late: only beyond this are later keys surely others.
const LATE_MS: u64 = 500;
/// Fewest characters of a scan.
const BURST_CHARS_MIN: usize = 6;
/// Longest mean time between the characters of a scan, in milliseconds: about 33 keys a second,
/// twice as fast as the fastest typists.
const BURST_MEAN_GAP_MS: u64 = 30;
/// Held characters beyond this are let go: no code of the trade is as long.
const HELD_CHARS_MAX: usize = 4096;
/// The group separator of GS1 codes, which scanners type as Ctrl+].
const GROUP_SEPARATOR: char = '\u{1d}';

/// What is held back between frames.
#[derive(Default)]
pub struct Wedge {
    held: Vec<Event>,
    text: String,
    span_ms: u64,
    last_ms: u64,
    down: Option<Key>,
    repeating: bool,
}

/// Whether a person types into a text box.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextBox {
    /// A text box has the focus.
    Focused,
    /// None has.
    None,
}

/// What became of a frame's events.
#[derive(Default, Debug)]
pub struct Taken {
    /// Whole scans, in order, without their terminators.
    pub scans: Vec<String>,
    /// What widgets and keys of the bench may see, in order.
    pub pass: Vec<Event>,
    /// When to look again, in milliseconds; none when nothing is held.
    pub wait_ms: Option<u64>,
}

/// Takes the events of one frame at `now_ms` of any steady clock.
///
/// A burst of at least six characters, a mean gap of at most 30 ms and Enter or Tab at its end is
/// a scan, whatever has the focus. Without a terminator it is one only while no text box has the
/// focus. Characters that come several at once are pasted or composed, not typed: they pass.
pub fn take(state: &mut Wedge, events: Vec<Event>, now_ms: u64, text_box: TextBox) -> Taken {
    let mut taken = Taken::default();
    let elapsed = now_ms.saturating_sub(state.last_ms);
    let brings_keys = events.iter().any(|event| typed(event).is_some());
    if !state.held.is_empty() && (elapsed > LATE_MS || (elapsed >= SILENCE_MS && !brings_keys)) {
        state.judge(&mut taken, text_box);
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
                Some(character) => self.hold(event, Some(character), taken),
                None => {
                    self.let_go(taken);
                    taken.pass.push(event);
                }
            },
            _ => taken.pass.push(event),
        }
    }

    fn pressed(&mut self, event: Event, key: Key, modifiers: Modifiers, taken: &mut Taken) {
        let auto_repeat = self.down == Some(key);
        self.down = Some(key);
        self.repeating = auto_repeat;
        let ordered = modifiers.ctrl || modifiers.alt || modifiers.command;
        if auto_repeat {
            self.let_go(taken);
            taken.pass.push(event);
        } else if matches!(key, Key::Enter | Key::Tab) && !ordered {
            if self.is_burst() {
                taken.scans.push(std::mem::take(&mut self.text));
                self.forget();
            } else {
                self.let_go(taken);
                taken.pass.push(event);
            }
        } else if key == Key::CloseBracket && modifiers.ctrl && !self.held.is_empty() {
            self.hold(event, Some(GROUP_SEPARATOR), taken);
        } else if matches!(key, Key::ShiftLeft | Key::ShiftRight) {
            self.follow(event, taken);
        } else if ordered || !types_text(key) {
            self.let_go(taken);
            taken.pass.push(event);
        } else {
            self.hold(event, None, taken);
        }
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

    fn is_burst(&self) -> bool {
        let count = self.text.chars().count();
        let gaps = u64::try_from(count.saturating_sub(1)).unwrap_or(u64::MAX);
        count >= BURST_CHARS_MIN && self.span_ms <= gaps.saturating_mul(BURST_MEAN_GAP_MS)
    }

    fn judge(&mut self, taken: &mut Taken, text_box: TextBox) {
        if text_box == TextBox::None && self.is_burst() {
            taken.scans.push(std::mem::take(&mut self.text));
            self.forget();
        } else {
            self.let_go(taken);
        }
    }

    fn let_go(&mut self, taken: &mut Taken) {
        taken.pass.append(&mut self.held);
        self.forget();
    }

    fn forget(&mut self) {
        self.held.clear();
        self.text.clear();
        self.span_ms = 0;
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
mod tests {
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
}
