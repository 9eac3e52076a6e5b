//! Tells packets of a scanner that speaks SSI from plain scans, before bytes are cut into frames.
//!
//! SSI (Simple Serial Interface) is a packet protocol of Zebra scanners on the same wire. Its length
//! and sum bytes would be read as letters or as ends of scans, and it wants every packet
//! acknowledged. It is not spoken here: it is recognised, so that a person is told what to do
//! instead of being shown garbage. Source: Simple Serial Interface Programmer's Guide, 72E-40451.

use super::frame::{Assembler, Frame, FrameRules};

/// The opcode of a packet with what was decoded.
const DECODE_DATA: u8 = 0xf3;
/// Length, opcode, source, status and the code's type stand before what was decoded.
const HEAD_BYTES: u8 = 5;
/// The source of a packet from the scanner.
const FROM_SCANNER: u8 = 0;
/// Bits a status may have: sent again, and more to come.
const STATUS_BITS: u8 = 0b11;
/// The two bytes of the sum follow the bytes that the length counts.
const SUM_BYTES: usize = 2;

/// What the bytes of a line turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A plain scan.
    Scan(Frame),
    /// A packet of SSI, whole and with a sum that holds.
    SsiPacket,
}

/// Cuts the bytes of one line into scans as [`Assembler`] does, and takes SSI packets out before.
///
/// A packet is looked for where a scan would begin only: at the first byte, after silence, and after
/// another packet. What only looked like one goes on as it came.
#[derive(Debug, Clone)]
pub struct Listener {
    assembler: Assembler,
    idle_gap_ms: i64,
    /// The beginning of what may be a packet.
    held: Vec<u8>,
    last_byte_ms: i64,
    place: Place,
    frames: Vec<Frame>,
}

/// Where in a burst the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where a packet may begin, or inside of what may be one.
    Start,
    /// Inside of a plain scan.
    Plain,
}

/// Whether held bytes are a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    No,
    NotYetKnown,
    Yes,
}

impl Listener {
    /// Begins with nothing held.
    pub fn new(rules: FrameRules) -> Self {
        Self {
            idle_gap_ms: rules.idle_gap_ms,
            assembler: Assembler::new(rules),
            held: Vec::new(),
            last_byte_ms: 0,
            place: Place::Start,
            frames: Vec::new(),
        }
    }

    /// Takes the bytes of one read that came at `at_ms` and appends what they complete.
    pub fn push(&mut self, at_ms: i64, bytes: &[u8], out: &mut Vec<Heard>) {
        if bytes.is_empty() {
            return;
        }
        self.idle(at_ms, out);
        self.last_byte_ms = at_ms;
        let mut rest = bytes;
        while let Some((byte, after)) = rest.split_first() {
            if self.place == Place::Plain {
                self.plain(at_ms, rest, out);
                break;
            }
            self.held.push(*byte);
            match verdict(&self.held) {
                Verdict::NotYetKnown => {}
                Verdict::Yes => {
                    self.held.clear();
                    out.push(Heard::SsiPacket);
                }
                Verdict::No => {
                    let held = std::mem::take(&mut self.held);
                    self.plain(at_ms, &held, out);
                    self.place = Place::Plain;
                }
            }
            rest = after;
        }
    }

    /// Tells the time without new bytes; after the idle gap what is held becomes a scan.
    pub fn idle(&mut self, at_ms: i64, out: &mut Vec<Heard>) {
        if at_ms >= self.last_byte_ms.saturating_add(self.idle_gap_ms) {
            if !self.held.is_empty() {
                let held = std::mem::take(&mut self.held);
                self.plain(self.last_byte_ms, &held, out);
            }
            self.place = Place::Start;
        }
        self.assembler.idle(at_ms, &mut self.frames);
        out.extend(self.frames.drain(..).map(Heard::Scan));
    }

    /// Returns whether the beginning of something waits for its rest.
    pub fn holds(&self) -> bool {
        !self.held.is_empty() || self.assembler.deadline_ms().is_some()
    }

    fn plain(&mut self, at_ms: i64, bytes: &[u8], out: &mut Vec<Heard>) {
        self.assembler.push(at_ms, bytes, &mut self.frames);
        out.extend(self.frames.drain(..).map(Heard::Scan));
    }
}

fn verdict(held: &[u8]) -> Verdict {
    let Some((&length, after)) = held.split_first() else {
        return Verdict::NotYetKnown;
    };
    let begins_so = length >= HEAD_BYTES
        && after.first().is_none_or(|opcode| *opcode == DECODE_DATA)
        && after.get(1).is_none_or(|source| *source == FROM_SCANNER)
        && after
            .get(2)
            .is_none_or(|status| *status & !STATUS_BITS == 0);
    if !begins_so {
        return Verdict::No;
    }
    let whole = usize::from(length) + SUM_BYTES;
    if held.len() < whole {
        return Verdict::NotYetKnown;
    }
    match held.split_last_chunk::<SUM_BYTES>() {
        Some((counted, sum)) if *sum == sum_of(counted).to_be_bytes() => Verdict::Yes,
        Some(_) | None => Verdict::No,
    }
}

/// The two's complement of the sum of all bytes, sixteen bits wide.
fn sum_of(bytes: &[u8]) -> u16 {
    bytes
        .iter()
        .fold(0_u16, |sum, byte| sum.wrapping_sub(u16::from(*byte)))
}

/// Makes the packet that a scanner sends for a scan, for tests; `decoded` has at most 250 bytes.
#[cfg(test)]
pub(crate) fn packet(code_type: u8, decoded: &[u8]) -> Vec<u8> {
    let length = u8::try_from(decoded.len()).expect("a short code") + HEAD_BYTES;
    let mut packet = vec![length, DECODE_DATA, FROM_SCANNER, 0, code_type];
    packet.extend_from_slice(decoded);
    let sum = sum_of(&packet);
    packet.extend_from_slice(&sum.to_be_bytes());
    packet
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::scan::frame::FrameEnd;

    /// Code 128 in the guide's table of code types.
    const CODE_128: u8 = 0x03;

    fn heard(reads: &[(i64, &[u8])], then_idle_ms: i64) -> Vec<Heard> {
        let mut listener = Listener::new(FrameRules::default());
        let mut out = Vec::new();
        for (at_ms, bytes) in reads {
            listener.push(*at_ms, bytes, &mut out);
        }
        listener.idle(then_idle_ms, &mut out);
        out
    }

    fn texts(heard: &[Heard]) -> Vec<String> {
        heard
            .iter()
            .map(|one| match one {
                Heard::Scan(frame) => String::from_utf8_lossy(&frame.bytes).into_owned(),
                Heard::SsiPacket => "<packet>".to_owned(),
            })
            .collect()
    }

    #[test]
    fn a_packet_written_by_hand_is_known() {
        // 8 counted bytes: "ABC" as Code 39 (type 1). 8+F3+0+0+1+41+42+43 = 1C2, so the sum is FE3E.
        let packet = [8, 0xf3, 0, 0, 1, b'A', b'B', b'C', 0xfe, 0x3e];
        assert_eq!(heard(&[(0, &packet)], 0), [Heard::SsiPacket]);
        assert_eq!(packet.to_vec(), super::packet(1, b"ABC"));
    }

    #[test]
    fn packets_with_bytes_that_end_scans_are_known_however_they_come() {
        // Eight bytes make the length 13, a carriage return; one more is a line feed in the data.
        let sent = [packet(CODE_128, b"8BYTES!!"), packet(CODE_128, b"A\r\nB\r")].concat();
        assert_eq!(sent[0], b'\r');
        let whole = heard(&[(0, &sent)], 1000);
        assert_eq!(texts(&whole), ["<packet>", "<packet>"]);
        let by_one: Vec<(i64, &[u8])> = sent.chunks(1).map(|byte| (0, byte)).collect();
        assert_eq!(heard(&by_one, 1000), whole);
    }

    #[test]
    fn what_only_begins_like_a_packet_is_a_scan_as_it_came() {
        // As Code 39: its type ends no scan.
        let mut wrong_sum = packet(1, b"ABCDEF");
        *wrong_sum.last_mut().unwrap() ^= 1;
        let wrong = heard(&[(0, &wrong_sum)], 1000);
        let [Heard::Scan(frame)] = wrong.as_slice() else {
            panic!("one scan: {wrong:?}");
        };
        assert_eq!((&frame.bytes, frame.end), (&wrong_sum, FrameEnd::Idle));
        let cut = heard(&[(0, &[30, DECODE_DATA, 0, 0])], 1000);
        assert!(matches!(cut.as_slice(), [Heard::Scan(_)]), "{cut:?}");
    }

    #[test]
    fn plain_scans_come_as_from_the_assembler() {
        let sent = heard(
            &[
                (0, b"1Z9"),
                (1, b"99\r"),
                (500, b"\n"),
                (900, b"4"),
                (905, b"2\r"),
            ],
            2000,
        );
        assert_eq!(texts(&sent), ["1Z999", "42"]);
        assert_eq!(texts(&heard(&[(0, b"7")], 49)), [""; 0]);
        assert_eq!(texts(&heard(&[(0, b"7")], 50)), ["7"]);
    }

    #[test]
    fn after_silence_the_scanner_may_have_changed_its_language() {
        let packet = packet(CODE_128, b"X003RBCVNT");
        let sent = heard(&[(0, b"PLAIN\r"), (200, &packet), (400, b"PLAIN\r")], 1000);
        assert_eq!(texts(&sent), ["PLAIN", "<packet>", "PLAIN"]);
    }

    proptest! {
        #[test]
        fn any_chunking_gives_the_same(
            bytes in prop::collection::vec(prop_oneof![Just(DECODE_DATA), Just(0), Just(b'\r'), any::<u8>()], 0..200),
            cuts in prop::collection::vec(1_usize..20, 1..40),
        ) {
            let mut rest = bytes.as_slice();
            let mut reads: Vec<(i64, &[u8])> = Vec::new();
            for cut in cuts.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                let (read, after) = rest.split_at((*cut).min(rest.len()));
                reads.push((0, read));
                rest = after;
            }
            prop_assert_eq!(heard(&reads, 1000), heard(&[(0, &bytes)], 1000));
        }

        #[test]
        fn no_plain_text_is_taken_for_a_packet(text in "[ -~]{1,80}\r") {
            let expected: Vec<String> = text.split('\r').filter(|part| !part.is_empty()).map(str::to_owned).collect();
            prop_assert_eq!(texts(&heard(&[(0, text.as_bytes())], 1000)), expected);
        }

        #[test]
        fn every_packet_is_known(code_type in any::<u8>(), decoded in prop::collection::vec(any::<u8>(), 1..250)) {
            let sent = packet(code_type, &decoded);
            prop_assert_eq!(heard(&[(0, &sent)], 1000), vec![Heard::SsiPacket]);
        }
    }
}
