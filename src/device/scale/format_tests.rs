//! What scales send, byte for byte as their makers' manuals print it, and what becomes of it.

use proptest::prelude::*;

use super::sim::written;
use super::stream::{GAP_MS, Heard, MESSAGE_MAX, Said, Stream};
use super::{ScaleFormat, toledo};
use crate::domain::measure::Grams;
use crate::domain::weight::{Motion, ScaleLoad, ScaleReading, WeightMode};

/// All that a stream of bytes says, in one read or a byte at a time, the silence behind it included.
fn heard(set: Option<ScaleFormat>, bytes: &[u8]) -> Vec<Heard> {
    let read = |size: usize| {
        let (mut stream, mut out) = (Stream::new(set), Vec::new());
        for part in bytes.chunks(size.max(1)) {
            stream.push(1000, part, &mut out);
        }
        stream.idle(1000 + i64::try_from(GAP_MS).unwrap(), &mut out);
        out
    };
    let whole = read(bytes.len());
    assert_eq!(read(1), whole, "a byte at a time: {bytes:02x?}");
    assert_eq!(read(7), whole, "seven at a time: {bytes:02x?}");
    whole
}

fn is(format: ScaleFormat, reading: ScaleReading) -> Heard {
    Heard::Known(format, Said::Weight(reading))
}

fn shown(grams: i64, motion: Motion, mode: WeightMode) -> ScaleReading {
    ScaleReading {
        load: ScaleLoad::Grams(grams),
        motion,
        mode,
        tare: None,
    }
}

fn out_of_range(load: ScaleLoad) -> ScaleReading {
    ScaleReading {
        load,
        ..shown(0, Motion::Moving, WeightMode::Gross)
    }
}

const GROSS: WeightMode = WeightMode::Gross;
const NET: WeightMode = WeightMode::Net;

/// A message of Toledo's with its checksum.
fn toledo(words: [u8; 3], figures: &str) -> Vec<u8> {
    let content = [&words, figures.as_bytes()].concat();
    let sum = toledo::checksum(&content);
    [&[0x02], content.as_slice(), &[b'\r', sum]].concat()
}

#[test]
fn toledo_continuous_is_read_by_its_status_words() {
    let stable = |grams| shown(grams, Motion::Stable, GROSS);
    // Word A: 0x2d is three decimals, 0x2c two, 0x2a none, 0x28 two noughts.
    for (words, figures, wanted) in [
        ([0x2d, 0x30, 0x20], "  1234     0", stable(1234)),
        ([0x2c, 0x20, 0x20], "000125000000", stable(567)),
        ([0x2a, 0x30, 0x21], "000412000000", stable(412)),
        ([0x28, 0x30, 0x20], "000003000000", stable(300_000)),
        ([0x2c, 0x20, 0x23], "001450000000", stable(411)),
        (
            [0x2d, 0x38, 0x20],
            "001234000000",
            shown(1234, Motion::Moving, GROSS),
        ),
        (
            [0x2d, 0x31, 0x20],
            "001234000250",
            ScaleReading {
                tare: Some(Grams(250)),
                ..shown(1234, Motion::Stable, NET)
            },
        ),
        (
            [0x2d, 0x33, 0x20],
            "000250000250",
            ScaleReading {
                tare: Some(Grams(250)),
                ..shown(-250, Motion::Stable, NET)
            },
        ),
        (
            [0x2d, 0x3c, 0x20],
            "999999000000",
            out_of_range(ScaleLoad::Over),
        ),
        (
            [0x2d, 0x3e, 0x20],
            "000100000000",
            out_of_range(ScaleLoad::Under),
        ),
    ] {
        let wanted = vec![is(ScaleFormat::Toledo, wanted)];
        assert_eq!(heard(None, &toledo(words, figures)), wanted, "{figures}");
        // Without tare, and without a checksum.
        let whole = toledo(words, figures);
        assert_eq!(heard(None, &whole[..17]), wanted, "{figures}");
    }
    let short = [b"\x02\x2d\x30\x20001234\r".as_slice()].concat();
    let wanted = is(ScaleFormat::Toledo, stable(1234));
    assert_eq!(heard(None, &short), [wanted]);
    assert_eq!(heard(None, &[short.clone(), short].concat()), [wanted; 2]);
}

#[test]
fn toledo_with_a_wrong_checksum_an_expanded_display_or_tons_is_no_weight() {
    let mut bytes = toledo([0x2d, 0x30, 0x20], "001234000000");
    bytes[17] ^= 1;
    assert_eq!(heard(None, &bytes), [Heard::Unreadable]);
    for c in [0x30, 0x22] {
        let bytes = toledo([0x2d, 0x30, c], "001234000000");
        let word = Heard::Known(ScaleFormat::Toledo, Said::Word);
        assert_eq!(heard(None, &bytes), [word], "{c:02x}");
    }
}

#[test]
fn mt_sics_answers_are_read() {
    let sics = |reading| is(ScaleFormat::Sics, reading);
    for (line, wanted) in [
        ("S S     100.00 g", sics(shown(100, Motion::Stable, GROSS))),
        ("S D      99.5 g", sics(shown(100, Motion::Moving, GROSS))),
        (
            "S S      -0.412 kg",
            sics(shown(-412, Motion::Stable, GROSS)),
        ),
        (
            "S S       2.50 lb",
            sics(shown(1134, Motion::Stable, GROSS)),
        ),
        ("S +", sics(out_of_range(ScaleLoad::Over))),
        ("S -", sics(out_of_range(ScaleLoad::Under))),
        ("S I", Heard::Known(ScaleFormat::Sics, Said::Word)),
        ("ES", Heard::Known(ScaleFormat::Sics, Said::Word)),
        ("S S     12 PCS", Heard::Unreadable),
        ("S S", Heard::Unreadable),
    ] {
        let bytes = format!("{line}\r\n");
        assert_eq!(heard(None, bytes.as_bytes()), [wanted], "{line}");
    }
}

#[test]
fn nci_answers_are_weight_and_status_together() {
    let nci = |reading| is(ScaleFormat::Nci, reading);
    for (bytes, wanted) in [
        (
            "\n0001.25lb\r\n00\r\x03",
            nci(shown(567, Motion::Stable, GROSS)),
        ),
        (
            "\n0001.25lb\r\n10\r\x03",
            nci(shown(567, Motion::Moving, GROSS)),
        ),
        (
            "\n 0.412kg\r\n20\r\x03",
            nci(shown(412, Motion::Stable, GROSS)),
        ),
        (
            "\n 0.412kg\r\n0p4\r\x03",
            nci(shown(412, Motion::Stable, NET)),
        ),
        ("\n^^^^^^lb\r\n02\r\x03", nci(out_of_range(ScaleLoad::Over))),
        (
            "\n______lb\r\n01\r\x03",
            nci(out_of_range(ScaleLoad::Under)),
        ),
        (
            "\n------\r\n00\r\x03",
            nci(ScaleReading {
                motion: Motion::Stable,
                ..out_of_range(ScaleLoad::Under)
            }),
        ),
        (
            "\n1lb 4.0oz\r\n00\r\x03",
            nci(shown(567, Motion::Stable, GROSS)),
        ),
        (
            "\n0001.25lb\r\n40\r\x03",
            Heard::Known(ScaleFormat::Nci, Said::Word),
        ),
        ("\n?\r\x03", Heard::Known(ScaleFormat::Nci, Said::Word)),
    ] {
        let first = heard(None, bytes.as_bytes());
        let wanted = match wanted {
            // Over and under are told with the motion of the status.
            Heard::Known(format, Said::Weight(reading))
                if !matches!(reading.load, ScaleLoad::Grams(_)) =>
            {
                Heard::Known(
                    format,
                    Said::Weight(ScaleReading {
                        motion: Motion::Stable,
                        ..reading
                    }),
                )
            }
            other => other,
        };
        assert_eq!(first, [wanted], "{bytes:?}");
    }
}

#[test]
fn lines_with_commas_are_read() {
    let comma = |reading| is(ScaleFormat::Comma, reading);
    let word = Heard::Known(ScaleFormat::Comma, Said::Word);
    for (line, wanted) in [
        (
            "ST,GS,+00123.4 kg",
            comma(shown(123_400, Motion::Stable, GROSS)),
        ),
        (
            "US,NT,-00012.34kg",
            comma(shown(-12_340, Motion::Moving, NET)),
        ),
        ("ST,+001234.5  g", comma(shown(1235, Motion::Stable, GROSS))),
        ("ST,GS,   245.6 g", comma(shown(246, Motion::Stable, GROSS))),
        ("ST,GS    20.7g", comma(shown(21, Motion::Stable, GROSS))),
        ("ST,NT,-    1.25, lb", Heard::Unreadable),
        (
            "ST,NT,1,4,    0.412 kg",
            comma(shown(412, Motion::Stable, NET)),
        ),
        ("OL,GS,+", comma(out_of_range(ScaleLoad::Over))),
        ("OL,-999999.9  g", comma(out_of_range(ScaleLoad::Under))),
        ("ST,TR,+0001.20kg", word),
        ("QT,+00012345 PC", word),
        ("ST,+000123.4  %", word),
        ("ST", Heard::Unreadable),
    ] {
        let bytes = format!("{line}\r\n");
        assert_eq!(heard(None, bytes.as_bytes()), [wanted], "{line}");
    }
}

#[test]
fn plain_lines_are_read() {
    let plain = |reading| is(ScaleFormat::Plain, reading);
    let word = Heard::Known(ScaleFormat::Plain, Said::Word);
    let untold = Motion::Untold;
    for (line, wanted) in [
        ("        311 g ?", plain(shown(311, Motion::Moving, GROSS))),
        ("       0.211 kg", plain(shown(211, untold, GROSS))),
        ("  0.5950 oz ?", plain(shown(17, Motion::Moving, GROSS))),
        ("   12.72 g  NET", plain(shown(13, untold, NET))),
        ("+  123.56 g", plain(shown(124, untold, GROSS))),
        ("N     +  123.5[6] g", plain(shown(124, untold, NET))),
        ("G#   +  123.56 g", plain(shown(124, untold, GROSS))),
        ("wn00.500kg", plain(shown(500, untold, NET))),
        ("ww-0015.000kg", plain(shown(-15_000, untold, GROSS))),
        ("Net: 1 lb 4 oz", plain(shown(567, untold, NET))),
        ("N     +  123.56", word),
        ("T     +  20.00 g", word),
        ("Stat       H", plain(out_of_range(ScaleLoad::Over))),
        ("Stat       L", plain(out_of_range(ScaleLoad::Under))),
        ("Stat     ERR 54", word),
        ("123456789012", Heard::Unreadable),
        ("0.85 oz WET WT", Heard::Unreadable),
        ("hello", Heard::Unreadable),
    ] {
        let bytes = format!("{line}\r\n");
        assert_eq!(heard(None, bytes.as_bytes()), [wanted], "{line}");
    }
}

#[test]
fn seven_bits_with_parity_read_as_eight_without() {
    let bytes: Vec<u8> = b"\n0001.25lb\r\n00\r\x03"
        .iter()
        .map(|byte| byte | (u8::from(byte.count_ones() % 2 == 1) << 7))
        .collect();
    let wanted = is(ScaleFormat::Nci, shown(567, Motion::Stable, GROSS));
    assert_eq!(heard(None, &bytes), [wanted]);
}

#[test]
fn a_format_that_is_set_is_the_only_one() {
    let line = b"ST,GS,+00123.4 kg\r\n";
    assert_eq!(heard(Some(ScaleFormat::Sics), line), [Heard::Unreadable]);
    let nci = b"\n0001.25lb\r\n00\r\x03";
    assert_eq!(heard(Some(ScaleFormat::Plain), nci).len(), 2);
    assert_eq!(
        heard(Some(ScaleFormat::Nci), b"  1.25 lb\r\n"),
        [Heard::Unreadable]
    );
    let wanted = is(ScaleFormat::Nci, shown(567, Motion::Stable, GROSS));
    assert_eq!(heard(Some(ScaleFormat::Nci), nci), [wanted]);
}

#[test]
fn a_chattering_line_is_one_trouble_and_what_follows_is_read() {
    let mut bytes = vec![b'x'; 5 * MESSAGE_MAX];
    bytes.extend(b"\r\nS S 412 g\r\n");
    let wanted = is(ScaleFormat::Sics, shown(412, Motion::Stable, GROSS));
    assert_eq!(heard(None, &bytes), [Heard::Unreadable, wanted]);
}

fn any_reading() -> impl Strategy<Value = ScaleReading> {
    let motion = prop_oneof![Just(Motion::Stable), Just(Motion::Moving)];
    let mode = prop_oneof![Just(GROSS), Just(NET)];
    (-99_999_i64..999_998, motion, mode).prop_map(|(grams, motion, mode)| ScaleReading {
        load: ScaleLoad::Grams(grams),
        motion,
        mode,
        tare: None,
    })
}

proptest! {
    /// What a scale of any format says is read as it was meant, several times over.
    #[test]
    fn what_is_written_is_read_again(
        readings in proptest::collection::vec(any_reading(), 1..6),
        place in 0..ScaleFormat::ALL.len(),
    ) {
        let format = ScaleFormat::ALL[place];
        let bytes: Vec<u8> = readings.iter().flat_map(|one| written(format, *one)).collect();
        let wanted: Vec<Heard> = readings
            .iter()
            .map(|one| {
                // Two formats do not tell everything.
                let told = match format {
                    ScaleFormat::Sics => ScaleReading { mode: GROSS, ..*one },
                    ScaleFormat::Plain if one.motion == Motion::Stable => {
                        ScaleReading { motion: Motion::Untold, ..*one }
                    }
                    _ => *one,
                };
                is(format, told)
            })
            .collect();
        prop_assert_eq!(heard(None, &bytes), wanted);
    }

    /// No bytes are a panic, none are held beyond the limit, and any split says the same.
    #[test]
    fn any_bytes_are_taken(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        heard(None, &bytes);
        for format in ScaleFormat::ALL {
            heard(Some(*format), &bytes);
        }
    }

    /// Bytes made of a scale's own signs.
    #[test]
    fn near_misses_are_taken(text in "[\\x02\\x03\r\nSTUSGNOL+\\-,.0-9 a-z^_?\\[\\]]{0,120}") {
        heard(None, text.as_bytes());
    }
}
