//! The keyboard scanner's place in egui: before any widget sees the events of a frame.

use std::time::Duration;

use eframe::egui::{Context, Plugin, RawInput};

use super::wedge::{self, TextBox, Wedge};

/// What a keyboard scanner sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyboardScan<'a> {
    /// A whole scan.
    Whole(&'a [u8]),
    /// A burst without the agreed character, which was not taken.
    WithoutPrefix(char),
}

/// Where scans go.
pub type ScanSink = Box<dyn Fn(KeyboardScan<'_>) + Send + Sync>;

/// Whether bursts of the keyboard are taken as scans.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyboardScanner {
    /// Bursts are scans; with an agreed character those that begin with it.
    On(Option<char>),
    /// Every key passes at once.
    Off,
}

/// Takes scans out of the keyboard's events.
pub struct WedgePlugin {
    scanner: KeyboardScanner,
    state: Wedge,
    sink: ScanSink,
}

impl WedgePlugin {
    /// Makes the plugin; `sink` must return at once.
    pub fn new(scanner: KeyboardScanner, sink: ScanSink) -> Self {
        let mut plugin = Self {
            scanner: KeyboardScanner::Off,
            state: Wedge::default(),
            sink,
        };
        plugin.set(scanner);
        plugin
    }

    /// Sets how keyboard scanners are told from hands; keys that are held are forgotten.
    pub fn set(&mut self, scanner: KeyboardScanner) {
        if self.scanner != scanner {
            self.scanner = scanner;
            self.state = Wedge::with_prefix(self.prefix());
        }
    }

    fn prefix(&self) -> Option<char> {
        match self.scanner {
            KeyboardScanner::On(prefix) => prefix,
            KeyboardScanner::Off => None,
        }
    }
}

impl Plugin for WedgePlugin {
    fn debug_name(&self) -> &'static str {
        "keyboard scanner"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if self.scanner == KeyboardScanner::Off {
            return;
        }
        let before = || ctx.input(|seen| seen.time) + f64::from(input.predicted_dt);
        let seconds = input.time.unwrap_or_else(before);
        let now = Duration::try_from_secs_f64(seconds).unwrap_or_default();
        let now_ms = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
        let text_box = if ctx.text_edit_focused() {
            TextBox::Focused
        } else {
            TextBox::None
        };
        let events = std::mem::take(&mut input.events);
        let taken = wedge::take(&mut self.state, events, now_ms, text_box);
        input.events = taken.pass;
        for scan in taken.scans {
            (self.sink)(KeyboardScan::Whole(scan.as_bytes()));
        }
        if let (Some(prefix), false) = (self.prefix(), taken.without_prefix.is_empty()) {
            (self.sink)(KeyboardScan::WithoutPrefix(prefix));
        }
        if let Some(wait_ms) = taken.wait_ms {
            ctx.request_repaint_after(Duration::from_millis(wait_ms));
        }
    }
}
