//! When a photo was taken, as the camera noted it inside the file (EXIF).

use crate::domain::time::{UtcMs, Zone};

/// Offsets and counts of a TIFF file, in its own order of bytes.
struct Tiff<'a> {
    bytes: &'a [u8],
    order: Order,
}

#[derive(Clone, Copy)]
enum Order {
    Little,
    Big,
}

/// A wall clock's moment as a camera noted it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// Year, month, day.
    pub date: [u16; 3],
    /// Hour, minute, second, thousandth.
    pub time: [u16; 4],
    /// Minutes that the clock was ahead of UTC, when the camera knew.
    pub offset_minutes: Option<i32>,
}

impl Stamp {
    /// Gives the moment: by the offset when the camera knew it, else by the site's clock.
    pub fn moment(self, zone: Zone) -> Option<UtcMs> {
        let [year, month, day] = self.date;
        let [hour, minute, second, ms] = self.time;
        match self.offset_minutes {
            Some(ahead) => {
                let at = Zone::UTC.moment((year, month, day), (hour, minute, second))?;
                Some(at.plus_ms(i64::from(ms) - i64::from(ahead) * 60_000))
            }
            None => {
                let at = zone.moment((year, month, day), (hour, minute, second))?;
                Some(at.plus_ms(i64::from(ms)))
            }
        }
    }
}

/// Where the camera's own part of the notes begins.
const CAMERA_PART: u16 = 0x8769;
/// When the shutter opened, the part of its second, and the clock's offset.
const TAKEN: [u16; 3] = [0x9003, 0x9291, 0x9011];
/// When the picture was made digital: the same moment in a camera.
const MADE: [u16; 3] = [0x9004, 0x9292, 0x9012];
/// When the file was changed: the last resort.
const CHANGED: u16 = 0x0132;
/// Notes in one part that are looked through.
const NOTES_MAX: u16 = 512;

/// Reads when a photo was taken from its EXIF block, which begins with the TIFF header; none when
/// the camera did not say, or said nonsense.
pub fn taken(exif: &[u8]) -> Option<Stamp> {
    let tiff = Tiff::open(exif)?;
    let first = tiff.long(4)?;
    let camera = tiff
        .note(first, CAMERA_PART)
        .and_then(|note| tiff.long(note + 8));
    let within = |[moment, part, offset]: [u16; 3]| {
        let camera = camera?;
        let mut stamp = parse(&tiff.text(camera, moment)?)?;
        if let Some(part) = tiff.text(camera, part) {
            stamp.time[3] = thousandths(&part);
        }
        stamp.offset_minutes = tiff.text(camera, offset).and_then(|text| minutes(&text));
        Some(stamp)
    };
    within(TAKEN)
        .or_else(|| within(MADE))
        .or_else(|| parse(&tiff.text(first, CHANGED)?))
}

impl<'a> Tiff<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let order = match bytes.get(..4)? {
            b"II*\0" => Order::Little,
            b"MM\0*" => Order::Big,
            _ => return None,
        };
        Some(Self { bytes, order })
    }

    fn short(&self, at: u32) -> Option<u16> {
        let at = usize::try_from(at).ok()?;
        let raw: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self.order {
            Order::Little => u16::from_le_bytes(raw),
            Order::Big => u16::from_be_bytes(raw),
        })
    }

    fn long(&self, at: u32) -> Option<u32> {
        let at = usize::try_from(at).ok()?;
        let raw: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(match self.order {
            Order::Little => u32::from_le_bytes(raw),
            Order::Big => u32::from_be_bytes(raw),
        })
    }

    /// Finds a note in the part that begins there.
    fn note(&self, part: u32, tag: u16) -> Option<u32> {
        let count = self.short(part)?.min(NOTES_MAX);
        (0..u32::from(count))
            .filter_map(|index| part.checked_add(2)?.checked_add(index.checked_mul(12)?))
            .find(|at| self.short(*at) == Some(tag))
    }

    /// Reads a note of letters.
    fn text(&self, part: u32, tag: u16) -> Option<String> {
        const LETTERS: u16 = 2;
        let note = self.note(part, tag)?;
        if self.short(note + 2)? != LETTERS {
            return None;
        }
        let count = self.long(note + 4)?;
        // Up to four letters stand in the note itself.
        let at = if count <= 4 {
            note + 8
        } else {
            self.long(note + 8)?
        };
        let from = usize::try_from(at).ok()?;
        let to = from.checked_add(usize::try_from(count).ok()?)?;
        let raw = self.bytes.get(from..to)?;
        let text = std::str::from_utf8(raw).ok()?;
        Some(text.trim_end_matches('\0').trim().to_owned())
    }
}

/// Reads `2026:11:23 07:04:05`.
fn parse(text: &str) -> Option<Stamp> {
    let (date, time) = text.split_once(' ')?;
    let numbers = |text: &str| -> Option<[u16; 3]> {
        let parts: Vec<u16> = text
            .split([':', '-'])
            .map(|part| part.parse().ok())
            .collect::<Option<_>>()?;
        parts.try_into().ok()
    };
    let [hour, minute, second] = numbers(time)?;
    let date = numbers(date)?;
    // Cameras whose clock was never set write zeros.
    (date[0] >= 1990).then_some(Stamp {
        date,
        time: [hour, minute, second, 0],
        offset_minutes: None,
    })
}

/// Reads `25` of a part of a second as 250 thousandths.
fn thousandths(text: &str) -> u16 {
    let digits: String = text
        .chars()
        .take_while(char::is_ascii_digit)
        .take(3)
        .collect();
    format!("{digits:0<3}").parse().unwrap_or(0)
}

/// Reads `-08:00` as minutes.
fn minutes(text: &str) -> Option<i32> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let hours: i32 = hours
        .parse()
        .ok()
        .filter(|hours| (0..=14).contains(hours))?;
    let minutes: i32 = minutes.parse().ok().filter(|part| (0..60).contains(part))?;
    Some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::super::made::{Notes, exif};
    use super::*;

    fn stamp(notes: &Notes<'_>) -> Option<Stamp> {
        taken(&exif(notes))
    }

    #[test]
    fn the_shutters_moment_is_read_in_both_orders_of_bytes() {
        for big in [false, true] {
            let read = stamp(&Notes {
                big,
                taken: Some("2026:11:23 07:04:05"),
                part: Some("25"),
                offset: Some("-08:00"),
                ..Notes::default()
            });
            let stamp = read.expect("a moment");
            assert_eq!(stamp.offset_minutes, Some(-480));
            let at = stamp.moment(Zone::UTC).map(|at| at.to_string());
            assert_eq!(at.as_deref(), Some("2026-11-23T15:04:05.250Z"));
        }
    }

    #[test]
    fn without_an_offset_the_sites_clock_counts() {
        let read = stamp(&Notes {
            taken: Some("2026:11:23 07:04:05"),
            ..Notes::default()
        });
        let site = Zone::parse("America/Los_Angeles").expect("a zone");
        let at = read.expect("a moment").moment(site);
        assert_eq!(
            at.map(|at| at.to_string()).as_deref(),
            Some("2026-11-23T15:04:05Z")
        );
    }

    #[test]
    fn a_clock_that_was_never_set_and_nonsense_say_nothing() {
        for text in ["0000:00:00 00:00:00", "yesterday", "2026:11:23", ""] {
            let read = stamp(&Notes {
                taken: Some(text),
                ..Notes::default()
            });
            assert_eq!(read, None, "{text}");
        }
        assert_eq!(stamp(&Notes::default()), None);
        let odd = Stamp {
            date: [2026, 13, 40],
            time: [25, 0, 0, 0],
            offset_minutes: None,
        };
        assert_eq!(odd.moment(Zone::UTC), None);
    }

    proptest::proptest! {
        #[test]
        fn damaged_notes_are_never_a_panic(cut in 0_usize..200, place in 0_usize..200, byte: u8) {
            let mut bytes = exif(&Notes {
                taken: Some("2026:11:23 07:04:05"),
                ..Notes::default()
            });
            if let Some(one) = bytes.get_mut(place) {
                *one = byte;
            }
            bytes.truncate(cut.max(1));
            let _read_or_not = taken(&bytes).and_then(|stamp| stamp.moment(Zone::UTC));
        }
    }
}
