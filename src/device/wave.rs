//! The sounds, made from whole numbers: what each means is heard in its shape, not its height alone.

use super::tone::Tone;

/// Samples a second; plenty for notes below 1.5 kHz.
const RATE_HZ: u32 = 22_050;

/// The loudest sample, about two thirds of what fits: loud in a hall, never clipped.
const LOUDEST: i32 = 21_000;

/// Milliseconds over which a note swells and fades, so that it does not click.
const EDGE_MS: u32 = 6;

/// How a note sounds.
#[derive(Clone, Copy)]
enum Shape {
    /// Near a sine: a friendly note.
    Round,
    /// A square: a buzz that no scanner's own chirp resembles.
    Square,
}

/// One note, or a pause where `height_hz` is zero.
struct Note {
    height_hz: u32,
    length_ms: u32,
    shape: Shape,
}

const fn note(height_hz: u32, length_ms: u32, shape: Shape) -> Note {
    Note {
        height_hz,
        length_ms,
        shape,
    }
}

/// Saved: two short notes that rise.
const GOOD: &[Note] = &[note(880, 60, Shape::Round), note(1319, 110, Shape::Round)];

/// Your answer is needed: the same note twice.
const NEED: &[Note] = &[
    note(660, 110, Shape::Round),
    note(0, 70, Shape::Round),
    note(660, 110, Shape::Round),
];

/// Stop: one long low buzz that falls.
const BAD: &[Note] = &[note(220, 180, Shape::Square), note(165, 320, Shape::Square)];

/// Dangerous goods: a siren of two squares, high and low, twice.
const HAZMAT: &[Note] = &[
    note(988, 140, Shape::Square),
    note(494, 140, Shape::Square),
    note(988, 140, Shape::Square),
    note(494, 140, Shape::Square),
];

/// Refunded already: three short notes that fall, as money that is gone.
const REFUNDED: &[Note] = &[
    note(1047, 80, Shape::Round),
    note(784, 80, Shape::Round),
    note(523, 200, Shape::Round),
];

/// High value: five quick notes at one height, as a bell.
const HIGH_VALUE: &[Note] = &[
    note(1397, 50, Shape::Round),
    note(0, 40, Shape::Round),
    note(1397, 50, Shape::Round),
    note(0, 40, Shape::Round),
    note(1397, 50, Shape::Round),
    note(0, 40, Shape::Round),
    note(1397, 50, Shape::Round),
    note(0, 40, Shape::Round),
    note(1397, 120, Shape::Round),
];

/// Makes the sound as a WAV file: PCM, 16 bit, one channel.
pub(super) fn wav(tone: Tone) -> Vec<u8> {
    let notes = match tone {
        Tone::Good => GOOD,
        Tone::Need => NEED,
        Tone::Bad => BAD,
        Tone::Hazmat => HAZMAT,
        Tone::Refunded => REFUNDED,
        Tone::HighValue => HIGH_VALUE,
    };
    let samples: Vec<u8> = notes
        .iter()
        .flat_map(samples)
        .flat_map(i16::to_le_bytes)
        .collect();
    with_header(&samples)
}

fn samples(note: &Note) -> Vec<i16> {
    let count = RATE_HZ * note.length_ms / 1000;
    let edge = RATE_HZ * EDGE_MS / 1000;
    (0..count)
        .map(|at| {
            let swell = at.min(count - at).min(edge);
            let loud = LOUDEST * as_i32(swell) / as_i32(edge);
            // The place in the wave in 1/RATE_HZ of a turn: exact for any note and length.
            let turn = at * note.height_hz % RATE_HZ;
            let level = if note.height_hz == 0 {
                0
            } else {
                level(note.shape, turn)
            };
            i16::try_from(loud * level / LEVEL_MAX).expect("LOUDEST fits 16 bits")
        })
        .collect()
}

/// The highest level a shape reaches.
const LEVEL_MAX: i32 = 1000;

fn level(shape: Shape, turn: u32) -> i32 {
    let half = RATE_HZ / 2;
    let (sign, place) = if turn < half {
        (1, turn)
    } else {
        (-1, turn - half)
    };
    let height = match shape {
        // A parabola over each half turn: a sine to within 6 hundredths, without floats.
        Shape::Round => {
            let rest = half.saturating_sub(place);
            as_i32(u64::from(place) * u64::from(rest) * 4000 / (u64::from(half) * u64::from(half)))
        }
        // As loud to the ear as the round one.
        Shape::Square => LEVEL_MAX * 6 / 10,
    };
    sign * height
}

fn as_i32(number: impl TryInto<i32>) -> i32 {
    number
        .try_into()
        .ok()
        .expect("samples of a short sound fit 31 bits")
}

/// Puts the 44 bytes of a RIFF/WAVE header before the samples.
fn with_header(samples: &[u8]) -> Vec<u8> {
    const BYTES_PER_SAMPLE: u16 = 2;
    const PCM: u16 = 1;
    const CHANNELS: u16 = 1;
    let length = u32::try_from(samples.len()).expect("a short sound is far below 4 GB");
    let mut file = Vec::with_capacity(samples.len() + 44);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + length).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    file.extend_from_slice(&PCM.to_le_bytes());
    file.extend_from_slice(&CHANNELS.to_le_bytes());
    file.extend_from_slice(&RATE_HZ.to_le_bytes());
    file.extend_from_slice(&(RATE_HZ * u32::from(BYTES_PER_SAMPLE)).to_le_bytes());
    file.extend_from_slice(&BYTES_PER_SAMPLE.to_le_bytes());
    file.extend_from_slice(&(BYTES_PER_SAMPLE * 8).to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(samples);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(tone: Tone) -> Vec<i16> {
        wav(tone)[44..]
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect()
    }

    /// How often the wave crosses from below zero to above: its height in notes.
    fn rises(samples: &[i16]) -> usize {
        samples
            .windows(2)
            .filter(|pair| pair[0] < 0 && pair[1] >= 0)
            .count()
    }

    #[test]
    fn the_header_tells_the_length_of_what_follows() {
        for tone in Tone::ALL {
            let file = wav(tone);
            assert_eq!(&file[..4], b"RIFF");
            assert_eq!(&file[8..16], b"WAVEfmt ");
            let told =
                |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
            assert_eq!(told(4), file.len() - 8);
            assert_eq!(told(40), file.len() - 44);
            assert_eq!(told(24), 22_050);
        }
    }

    #[test]
    fn every_sound_begins_and_ends_in_silence_and_never_clips() {
        for tone in Tone::ALL {
            let samples = heard(tone);
            assert_eq!(samples[0], 0);
            assert!(samples[samples.len() - 1].abs() < 500, "{tone:?}");
            let loudest = samples
                .iter()
                .map(|sample| i32::from(*sample).abs())
                .max()
                .unwrap();
            assert!((10_000..=LOUDEST).contains(&loudest), "{tone:?} {loudest}");
        }
    }

    /// Stretches of silence inside the sound: what separates struck notes.
    fn pauses(samples: &[i16]) -> usize {
        let silent = |window: &[i16]| window.iter().all(|sample| *sample == 0);
        let windows: Vec<bool> = samples.chunks(RATE_HZ as usize / 100).map(silent).collect();
        windows
            .windows(2)
            .filter(|pair| !pair[0] && pair[1])
            .count()
    }

    #[test]
    fn each_warning_of_the_dock_has_a_shape_of_its_own() {
        let refunded = heard(Tone::Refunded);
        let (early, late) = (
            &refunded[..22_050 * 80 / 1000],
            &refunded[22_050 * 160 / 1000..],
        );
        assert!(rises(early) * late.len() > rises(late) * early.len() * 3 / 2);
        assert_eq!(pauses(&heard(Tone::HighValue)), 4, "five strokes of a bell");
        assert_eq!(pauses(&heard(Tone::Hazmat)), 0, "a siren does not pause");
        let hazmat = heard(Tone::Hazmat);
        let quarter = hazmat.len() / 4;
        for (high, low) in [(0, 1), (2, 3)] {
            let part = |at: usize| rises(&hazmat[at * quarter..(at + 1) * quarter]);
            assert!(part(high) * 2 > part(low) * 3);
        }
    }

    #[test]
    fn good_rises_need_repeats_and_bad_is_long_and_low() {
        let good = heard(Tone::Good);
        let (first, second) = good.split_at(22_050 * 60 / 1000);
        assert!(rises(second) * first.len() > rises(first) * second.len() * 5 / 4);
        let need = heard(Tone::Need);
        let pause = &need[22_050 * 115 / 1000..22_050 * 175 / 1000];
        assert!(pause.iter().all(|sample| *sample == 0));
        let bad = heard(Tone::Bad);
        assert!(bad.len() > good.len() * 2);
        assert!(
            rises(&bad) * 44_100 / bad.len() < 500,
            "below 250 Hz on the whole"
        );
    }
}
