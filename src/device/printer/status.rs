//! What a label printer answers to `~HS`, its host status: three lines, each between STX and ETX,
//! fields with commas between them (ZPL II Programming Guide, `~HS`).

use super::PrinterState;

/// The question.
pub(super) const ASK: &[u8] = b"~HS\r\n";

const STX: u8 = 0x02;
const ETX: u8 = 0x03;
/// Lines of an answer.
const LINES: usize = 3;
/// Bytes that are kept of what a printer says; an answer has about 80.
const HEARD_MAX: usize = 1024;

/// One answer, as far as labels care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Status {
    /// What keeps it from printing; none when nothing does.
    pub trouble: Option<PrinterState>,
    /// Labels that it holds and has not brought out: whole ones in its memory, those left of the one
    /// under way, and one that has not arrived whole.
    pub waiting: u32,
}

/// What was heard so far.
#[derive(Debug, Default)]
pub(super) struct Heard(Vec<u8>);

impl Heard {
    /// Takes bytes in and gives the answer once it is whole; noise around its lines is left out.
    pub fn push(&mut self, bytes: &[u8]) -> Option<Status> {
        self.0.extend_from_slice(bytes);
        let excess = self.0.len().saturating_sub(HEARD_MAX);
        self.0.drain(..excess);
        let lines = lines(&self.0);
        let [.., first, second, _third] = lines.as_slice() else {
            return None;
        };
        (lines.len() >= LINES)
            .then(|| read(first, second))
            .flatten()
    }
}

/// Gives the fields of each whole line.
fn lines(heard: &[u8]) -> Vec<Vec<String>> {
    let after_stx = heard.split(|byte| *byte == STX).skip(1);
    after_stx
        .filter_map(|line| {
            let end = line.iter().position(|byte| *byte == ETX)?;
            let text = String::from_utf8_lossy(line.get(..end)?);
            Some(
                text.split(',')
                    .map(|field| field.trim().to_owned())
                    .collect(),
            )
        })
        .collect()
}

/// Reads the first two lines by the places of the guide. None when they are no such answer.
fn read(first: &[String], second: &[String]) -> Option<Status> {
    let number = |line: &[String], place: usize| line.get(place)?.parse::<u32>().ok();
    let is_set = |line: &[String], place: usize| Some(number(line, place)? != 0);
    let (no_paper, paused) = (is_set(first, 1)?, is_set(first, 2)?);
    let (formats, full, part) = (number(first, 4)?, is_set(first, 5)?, is_set(first, 7)?);
    let (memory_lost, too_cold, too_hot) =
        (is_set(first, 9)?, is_set(first, 10)?, is_set(first, 11)?);
    let (head_open, no_ribbon) = (is_set(second, 2)?, is_set(second, 3)?);
    let (label_waits, left) = (is_set(second, 7)?, number(second, 8)?);
    // What a person must put right comes before what follows from it: an open head pauses too.
    let trouble = [
        (head_open, PrinterState::HeadOpen),
        (no_paper, PrinterState::NoPaper),
        (no_ribbon, PrinterState::NoRibbon),
        (memory_lost, PrinterState::MemoryLost),
        (too_hot, PrinterState::TooHot),
        (too_cold, PrinterState::TooCold),
        (paused, PrinterState::Paused),
        (label_waits, PrinterState::TakeLabel),
        (full, PrinterState::BufferFull),
    ]
    .into_iter()
    .find_map(|(is, state)| is.then_some(state));
    Some(Status {
        trouble,
        waiting: formats.saturating_add(left).saturating_add(u32::from(part)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer(first: &str, second: &str) -> Vec<u8> {
        format!("\x02{first}\x03\r\n\x02{second}\x03\r\n\x021234,0\x03\r\n").into_bytes()
    }

    const IDLE: (&str, &str) = (
        "030,0,0,0203,000,0,0,0,000,0,0,0",
        "000,0,0,0,0,2,4,0,00000000,1,000",
    );

    fn heard(first: &str, second: &str) -> Option<Status> {
        Heard::default().push(&answer(first, second))
    }

    #[test]
    fn each_flag_is_read_at_its_place() {
        let idle = Status {
            trouble: None,
            waiting: 0,
        };
        assert_eq!(heard(IDLE.0, IDLE.1), Some(idle));
        let rows = [
            (
                "030,1,0,0203,000,0,0,0,000,0,0,0",
                IDLE.1,
                PrinterState::NoPaper,
            ),
            (
                "030,0,1,0203,000,0,0,0,000,0,0,0",
                IDLE.1,
                PrinterState::Paused,
            ),
            (
                "030,0,0,0203,000,1,0,0,000,0,0,0",
                IDLE.1,
                PrinterState::BufferFull,
            ),
            (
                "030,0,0,0203,000,0,0,0,000,1,0,0",
                IDLE.1,
                PrinterState::MemoryLost,
            ),
            (
                "030,0,0,0203,000,0,0,0,000,0,1,0",
                IDLE.1,
                PrinterState::TooCold,
            ),
            (
                "030,0,0,0203,000,0,0,0,000,0,0,1",
                IDLE.1,
                PrinterState::TooHot,
            ),
            (
                IDLE.0,
                "000,0,1,0,0,2,4,0,00000000,1,000",
                PrinterState::HeadOpen,
            ),
            (
                IDLE.0,
                "000,0,0,1,1,2,4,0,00000000,1,000",
                PrinterState::NoRibbon,
            ),
            (
                IDLE.0,
                "000,0,0,0,0,1,4,1,00000000,1,000",
                PrinterState::TakeLabel,
            ),
            // An open head is what a person sees, whatever else it sets.
            (
                "030,1,1,0203,000,0,0,0,000,0,0,0",
                "000,0,1,0,0,2,4,0,00000000,1,000",
                PrinterState::HeadOpen,
            ),
        ];
        for (first, second, wanted) in rows {
            let status = heard(first, second).expect(first);
            assert_eq!(status.trouble, Some(wanted), "{first} {second}");
        }
    }

    #[test]
    fn what_waits_is_what_it_holds_and_what_it_has_begun() {
        let status = heard(
            "030,0,0,0203,003,0,0,1,000,0,0,0",
            "000,0,0,0,0,2,4,0,00000002,1,000",
        );
        assert_eq!(status.map(|status| status.waiting), Some(6));
    }

    #[test]
    fn an_answer_in_pieces_and_in_noise_is_read_once_it_is_whole() {
        let whole = [b"noise \x02half".as_slice(), &answer(IDLE.0, IDLE.1)].concat();
        let mut heard = Heard::default();
        let whole_at = whole.iter().position(|byte| heard.push(&[*byte]).is_some());
        // What follows the last ETX is the end of the line.
        assert_eq!(whole_at, Some(whole.len() - 3));
    }

    #[test]
    fn another_kind_of_answer_is_none() {
        assert_eq!(heard("hello", "world"), None);
        assert_eq!(heard("030,0,0", IDLE.1), None);
        assert_eq!(Heard::default().push(b"ERR\r\n"), None);
    }

    proptest! {
        #[test]
        fn no_answer_panics_or_grows(parts in proptest::collection::vec(
            proptest::collection::vec(prop_oneof![Just(STX), Just(ETX), Just(b','), Just(b'1'), any::<u8>()], 0..200),
            0..40,
        )) {
            let mut heard = Heard::default();
            for part in parts {
                drop(heard.push(&part));
                prop_assert!(heard.0.len() <= HEARD_MAX);
            }
        }
    }
}
