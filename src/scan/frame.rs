//! Cuts the bytes of a scanner into frames: one frame is one scan.
//!
//! A frame ends at a terminator or after an idle gap. GS, RS and EOT are data. An empty frame is
//! never given out, so CR LF ends one scan and not two, in one read or over two.

/// The most bytes one scan may have; longer ones are runaways of a chattering port.
pub const FRAME_CAP_BYTES: usize = 4096;

/// How long a port may be silent inside one scan: USB scanners send gaps of at most 30 ms.
pub const IDLE_GAP_MS: i64 = 50;

/// Bits on an RS-232 line for one byte: start, eight of data, stop.
const BITS_PER_BYTE: i64 = 10;

/// What kind of line a scanner speaks on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// USB: whole packets, whatever speed is set.
    Usb,
    /// RS-232, where a byte takes its time.
    Serial {
        /// Bits a second.
        baud: u32,
    },
}

/// How the bytes of one scanner are cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameRules {
    /// Bytes that end a scan and belong to none.
    pub terminators: Vec<u8>,
    /// Silence in milliseconds that ends a scan.
    pub idle_gap_ms: i64,
    /// The most bytes kept of one scan.
    pub cap_bytes: usize,
}

impl Default for FrameRules {
    /// Gives the rules that fit scanners as delivered: CR, LF and ETX end a scan, or 50 ms.
    fn default() -> Self {
        Self {
            terminators: vec![b'\r', b'\n', 0x03],
            idle_gap_ms: IDLE_GAP_MS,
            cap_bytes: FRAME_CAP_BYTES,
        }
    }
}

impl FrameRules {
    /// Gives the rules of a line as delivered. On RS-232 two bytes' time is added to the gap, so that
    /// a slow line does not cut a scan in two.
    pub fn for_line(line: LineKind) -> Self {
        let bytes_ms = match line {
            LineKind::Usb => 0,
            LineKind::Serial { baud } => {
                let a_second = i64::from(baud.max(1));
                (2 * BITS_PER_BYTE * 1000 + a_second - 1) / a_second
            }
        };
        Self {
            idle_gap_ms: IDLE_GAP_MS + bytes_ms,
            ..Self::default()
        }
    }
}

/// What ended a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameEnd {
    /// A terminator byte.
    Terminator,
    /// Silence.
    Idle,
    /// More bytes than allowed: the frame holds the first of them.
    Overflow,
}

/// One scan as it came, without its terminator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The bytes of the scan, unchanged.
    pub bytes: Vec<u8>,
    /// When the last of them came, in the caller's milliseconds.
    pub at_ms: i64,
    /// What ended it.
    pub end: FrameEnd,
}

/// Collects the bytes of one port into frames; the same bytes at the same times give the same
/// frames, however they are split over reads.
#[derive(Debug, Clone)]
pub struct Assembler {
    rules: FrameRules,
    held: Vec<u8>,
    last_byte_ms: i64,
    /// An overflow was given out; bytes are dropped until the runaway ends.
    is_dropping: bool,
}

impl Assembler {
    /// Begins with nothing held.
    pub fn new(rules: FrameRules) -> Self {
        Self {
            rules,
            held: Vec::new(),
            last_byte_ms: 0,
            is_dropping: false,
        }
    }

    /// Takes the bytes of one read that came at `at_ms` and appends the frames they complete.
    pub fn push(&mut self, at_ms: i64, bytes: &[u8], out: &mut Vec<Frame>) {
        if bytes.is_empty() {
            return;
        }
        self.idle(at_ms, out);
        for &byte in bytes {
            if self.rules.terminators.contains(&byte) {
                self.give_out(at_ms, FrameEnd::Terminator, out);
                self.is_dropping = false;
            } else if !self.is_dropping {
                if self.held.len() >= self.rules.cap_bytes {
                    self.give_out(at_ms, FrameEnd::Overflow, out);
                    self.is_dropping = true;
                } else {
                    self.held.push(byte);
                }
            }
        }
        self.last_byte_ms = at_ms;
    }

    /// Tells the time without new bytes; after the idle gap what is held becomes a frame.
    pub fn idle(&mut self, at_ms: i64, out: &mut Vec<Frame>) {
        if self.deadline_ms().is_some_and(|deadline| at_ms >= deadline) {
            self.give_out(self.last_byte_ms, FrameEnd::Idle, out);
            self.is_dropping = false;
        }
    }

    /// Returns when [`Self::idle`] will end what is held, if anything is.
    pub fn deadline_ms(&self) -> Option<i64> {
        (self.is_dropping || !self.held.is_empty())
            .then(|| self.last_byte_ms.saturating_add(self.rules.idle_gap_ms))
    }

    fn give_out(&mut self, at_ms: i64, end: FrameEnd, out: &mut Vec<Frame>) {
        if !self.held.is_empty() {
            let bytes = std::mem::take(&mut self.held);
            out.push(Frame { bytes, at_ms, end });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn frames(reads: &[(i64, &[u8])], then_idle_ms: i64) -> Vec<(Vec<u8>, FrameEnd)> {
        let mut assembler = Assembler::new(FrameRules::default());
        let mut out = Vec::new();
        for (at_ms, bytes) in reads {
            assembler.push(*at_ms, bytes, &mut out);
        }
        assembler.idle(then_idle_ms, &mut out);
        out.into_iter()
            .map(|frame| (frame.bytes, frame.end))
            .collect()
    }

    #[test]
    fn crlf_gives_one_scan_in_one_read_and_over_two() {
        let expected = vec![(b"A1".to_vec(), FrameEnd::Terminator)];
        assert_eq!(frames(&[(0, b"A1\r\n")], 1000), expected);
        assert_eq!(frames(&[(0, b"A1\r"), (1, b"\n")], 1000), expected);
        assert_eq!(frames(&[(0, b"A1\r"), (500, b"\n")], 1000), expected);
    }

    #[test]
    fn a_slow_line_may_be_silent_for_two_bytes_longer() {
        let gap = |line| FrameRules::for_line(line).idle_gap_ms;
        assert_eq!(gap(LineKind::Usb), 50);
        assert_eq!(gap(LineKind::Serial { baud: 300 }), 117);
        assert_eq!(gap(LineKind::Serial { baud: 9600 }), 53);
        assert_eq!(gap(LineKind::Serial { baud: 115_200 }), 51);
        assert_eq!(gap(LineKind::Serial { baud: 0 }), 20_050);
    }

    #[test]
    fn silence_ends_a_scan_without_terminator() {
        assert_eq!(frames(&[(0, b"A1")], 49), vec![]);
        assert_eq!(
            frames(&[(0, b"A1")], 50),
            vec![(b"A1".to_vec(), FrameEnd::Idle)]
        );
        assert_eq!(
            frames(&[(0, b"A1"), (80, b"B2\r")], 80),
            vec![
                (b"A1".to_vec(), FrameEnd::Idle),
                (b"B2".to_vec(), FrameEnd::Terminator)
            ]
        );
    }

    #[test]
    fn a_scan_split_inside_its_routing_is_one_scan() {
        assert_eq!(
            frames(&[(0, b"42"), (10, b"0902\x1d94"), (59, b"00\r")], 59),
            vec![(b"420902\x1d9400".to_vec(), FrameEnd::Terminator)]
        );
    }

    #[test]
    fn glued_scans_come_apart_and_control_bytes_stay() {
        assert_eq!(
            frames(&[(0, b"\x02A\x1dB\x1e\x04\x03C\rD")], 100),
            vec![
                (b"\x02A\x1dB\x1e\x04".to_vec(), FrameEnd::Terminator),
                (b"C".to_vec(), FrameEnd::Terminator),
                (b"D".to_vec(), FrameEnd::Idle),
            ]
        );
    }

    #[test]
    fn a_runaway_gives_one_overflow_and_the_next_scan_is_whole() {
        let flood = vec![b'x'; FRAME_CAP_BYTES * 3];
        let mut assembler = Assembler::new(FrameRules::default());
        let mut out = Vec::new();
        for part in flood.chunks(64) {
            assembler.push(0, part, &mut out);
        }
        assembler.push(1, b"\rA1\r", &mut out);
        let kinds: Vec<(usize, FrameEnd)> = out.iter().map(|f| (f.bytes.len(), f.end)).collect();
        assert_eq!(
            kinds,
            vec![
                (FRAME_CAP_BYTES, FrameEnd::Overflow),
                (2, FrameEnd::Terminator)
            ]
        );
        out.clear();
        assembler.push(2, &flood, &mut out);
        assembler.push(60, b"B2\r", &mut out);
        assert_eq!(
            out.iter().map(|f| f.end).collect::<Vec<_>>(),
            vec![FrameEnd::Overflow, FrameEnd::Terminator]
        );
    }

    #[test]
    fn a_scan_of_just_the_cap_is_no_runaway() {
        let full = vec![b'x'; FRAME_CAP_BYTES];
        assert_eq!(
            frames(&[(0, &full), (0, b"\r")], 0),
            vec![(full, FrameEnd::Terminator)]
        );
    }

    proptest! {
        #[test]
        fn frames_do_not_depend_on_how_reads_are_split(
            bytes in proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(3_u8), any::<u8>()], 0..600),
            cuts in proptest::collection::vec(1_usize..80, 1..40),
            cap in 1_usize..64,
        ) {
            let rules = FrameRules { cap_bytes: cap, ..FrameRules::default() };
            let mut whole = Vec::new();
            let mut assembler = Assembler::new(rules.clone());
            assembler.push(0, &bytes, &mut whole);
            assembler.idle(1000, &mut whole);
            let mut split = Vec::new();
            let mut assembler = Assembler::new(rules);
            let mut rest = bytes.as_slice();
            let mut sizes = cuts.iter().cycle();
            while !rest.is_empty() {
                let size = (*sizes.next().expect("cycle of some")).min(rest.len());
                let (part, after) = rest.split_at(size);
                assembler.push(0, part, &mut split);
                rest = after;
            }
            assembler.idle(1000, &mut split);
            prop_assert_eq!(whole, split);
        }
    }
}
