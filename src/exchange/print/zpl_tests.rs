//! Labels for label printers are taken apart again: sizes, barcodes, escapes and pictures. What an
//! independent renderer and reader make of them is looked at in `.ci/check_prints.py`.

use super::bars::QUIET_MODULES;
use super::tests::{cartons, containers, tags, words};
use super::*;
use crate::domain::printed::RollKind;

/// Dots of a label: left, top, right, foot.
type Place = [i32; 4];

/// A label taken apart.
#[derive(Default, Debug)]
struct Read {
    size: [i32; 2],
    /// What each barcode says, its module in dots, its place with its quiet zones.
    bars: Vec<(String, i32, Place)>,
    pictures: Vec<Place>,
}

fn number(text: &str) -> i32 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

fn numbers(text: &str) -> Vec<i32> {
    text.split(',').map(number).collect()
}

/// Undoes the escapes of a field.
fn plain(field: &str) -> String {
    let mut out = String::new();
    let mut rest = field;
    while let Some(at) = rest.find(['_', '>']) {
        out.push_str(&rest[..at]);
        if let Some(after) = rest[at..].strip_prefix("><") {
            out.push('>');
            rest = after;
        } else {
            let code = u8::from_str_radix(&rest[at + 1..at + 3], 16).unwrap();
            out.push(char::from(code));
            rest = &rest[at + 3..];
        }
    }
    out + rest
}

/// Modules of what a field says, counted from its own start characters: eleven a symbol, the check
/// symbol with them, and thirteen of the stop.
fn modules(field: &str) -> (String, i32) {
    let symbols = |count: usize| i32::try_from((count + 1) * 11 + 13).unwrap();
    if let Some(text) = field.strip_prefix(">:") {
        let text = plain(text);
        let count = text.chars().count();
        return (text, symbols(1 + count));
    }
    let digits = field.strip_prefix(">;>8").expect("a start character");
    assert!(digits.len().is_multiple_of(2) && digits.bytes().all(|b| b.is_ascii_digit()));
    (digits.to_owned(), symbols(2 + digits.len() / 2))
}

fn taken_apart(label: &[u8]) -> Read {
    let text = std::str::from_utf8(label).unwrap().replace('\n', "");
    let inner = text
        .strip_prefix("^XA")
        .unwrap()
        .strip_suffix("^XZ")
        .unwrap();
    let (mut read, mut at, mut module, mut height) = (Read::default(), [0, 0], 0, 0);
    for command in inner.split('^').skip(1) {
        let (name, of) = command.split_at(2);
        match name {
            "PW" => read.size[0] = number(of),
            "LL" => read.size[1] = number(of),
            "LH" => assert_eq!(of, "0,0"),
            "FO" => at = numbers(of).try_into().unwrap(),
            "BY" => module = number(of),
            "BC" => height = number(of.strip_prefix("N,").unwrap().split(',').next().unwrap()),
            "FH" => assert_eq!(of, "_"),
            "FD" => {
                let (text, count) = modules(of);
                let quiet = i32::from(QUIET_MODULES) * module;
                let end = at[0] + count * module;
                let place = [at[0] - quiet, at[1], end + quiet, at[1] + height];
                read.bars.push((text, module, place));
            }
            "GF" => {
                let mut parts = of.strip_prefix("A,").unwrap().splitn(4, ',');
                let mut next = || number(parts.next().unwrap());
                let (bytes, all, row) = (next(), next(), next());
                assert_eq!((bytes, bytes % row), (all, 0));
                let rows = bytes / row;
                read.pictures
                    .push([at[0], at[1], at[0] + row * 8, at[1] + rows]);
            }
            "FS" => assert!(of.is_empty()),
            "PQ" => assert_eq!(of, "1,0,1,Y"),
            other => panic!("a command that nothing asks for: {other}"),
        }
    }
    read
}

fn made(drawn: &Drawn, dpi: Dpi) -> Vec<Read> {
    let [english, chinese] = &words();
    let labels = zpl_of(drawn, dpi, BothWords { english, chinese }).expect("it fits");
    labels.iter().map(|label| taken_apart(label)).collect()
}

fn every_label() -> Vec<Drawn> {
    vec![
        tags(RollKind::UnitTag, 1, 45),
        tags(RollKind::ParcelTag, (1 << 40) - 3, 3),
        Drawn::Containers(containers()),
        Drawn::Cartons(cartons()),
        Drawn::Test(LabelSize::TwoByOne),
        Drawn::Test(LabelSize::FourBySix),
    ]
}

#[test]
fn labels_have_their_size_in_the_dots_of_each_resolution() {
    let sizes = |drawn: &Drawn| {
        Dpi::ALL
            .iter()
            .map(|dpi| made(drawn, *dpi)[0].size)
            .collect()
    };
    let of_tags: Vec<[i32; 2]> = sizes(&tags(RollKind::UnitTag, 1, 1));
    assert_eq!(of_tags, [[406, 203], [600, 300], [1200, 600]]);
    let of_cartons: Vec<[i32; 2]> = sizes(&Drawn::Cartons(cartons()));
    assert_eq!(of_cartons, [[812, 1218], [1200, 1800], [2400, 3600]]);
}

#[test]
fn bars_say_what_the_layout_says_in_wide_modules_and_white_margins() {
    for drawn in every_label() {
        let [english, chinese] = &words();
        let both = BothWords { english, chinese };
        let sheet = sheet(&drawn, Paper::Roll, both).unwrap();
        for dpi in Dpi::ALL.iter().copied() {
            let labels = made(&drawn, dpi);
            assert_eq!(labels.len(), sheet.pages.len());
            for (label, page) in labels.iter().zip(&sheet.pages) {
                let wanted = page.marks.iter().filter_map(|mark| match mark {
                    Mark::Bars(bars) => Some(bars.text.clone()),
                    Mark::Text(_) | Mark::Band(..) | Mark::Cut(_) => None,
                });
                assert!(wanted.eq(label.bars.iter().map(|(text, ..)| text.clone())));
                for (text, module, [left, _, right, _]) in &label.bars {
                    let least = 25 * i32::from(dpi.dots_per_inch());
                    assert!(*module * 2540 >= least, "{text}: {module} dots");
                    assert!(
                        *left >= 0 && *right <= label.size[0],
                        "{text}: {left} {right}"
                    );
                }
            }
        }
    }
}

#[test]
fn pictures_of_text_stand_on_the_label_and_beside_the_bars() {
    for drawn in every_label() {
        for dpi in Dpi::ALL.iter().copied() {
            for label in made(&drawn, dpi) {
                assert!(!label.pictures.is_empty());
                for [left, top, right, foot] in label.pictures {
                    // The last byte of a row may be white beyond the last letter.
                    assert!(
                        left >= 0 && right <= label.size[0] + 7,
                        "{right} of {drawn:?}"
                    );
                    assert!(top >= 0 && foot <= label.size[1], "{foot} of {drawn:?}");
                    for (text, _, [from, upper, to, lower]) in &label.bars {
                        let beside = right <= *from || left >= *to;
                        let apart = foot <= *upper || top >= *lower;
                        assert!(beside || apart, "a text in the bars of {text}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_commands_a_printer_is_escaped() {
    let data = "A^B~C_D>E^XZ~HS";
    let escaped = zpl::escaped(data);
    assert_eq!(escaped, "A_5EB_7EC_5FD><E_5EXZ_7EHS");
    assert_eq!(plain(&escaped), data);
    let area = Area {
        x: 0.0,
        y: 0.0,
        width: 288.0,
        height: 40.0,
    };
    let sheet = Sheet {
        title: String::new(),
        pages: vec![Page {
            width: 288.0,
            height: 72.0,
            marks: vec![Mark::Bars(Bars::within(data, area).unwrap())],
        }],
    };
    let labels = zpl::labels(&sheet, Dpi::Dpi203).unwrap();
    assert_eq!(taken_apart(&labels[0]).bars[0].0, data);
}

#[test]
fn chinese_is_drawn_and_what_the_font_lacks_is_said() {
    let word = |text: &str| Sheet {
        title: String::new(),
        pages: vec![Page {
            width: 144.0,
            height: 72.0,
            marks: vec![Mark::Text(Text {
                text: text.to_owned(),
                x: 8.0,
                base: 40.0,
                size: 20.0,
                width: 120.0,
                align: Align::Left,
            })],
        }],
    };
    let drawn = |text| zpl::labels(&word(text), Dpi::Dpi203).unwrap().concat();
    assert_ne!(drawn("退运回国"), drawn("转售回国"));
    let [left, top, right, foot] = taken_apart(&drawn("转"))
        .pictures
        .try_into()
        .map(|[one]: [Place; 1]| one)
        .unwrap();
    // One em of 20 points at 203 dots an inch is 56 dots; a Han character fills most of it.
    assert!((40..=64).contains(&(right - left)), "{left} {right}");
    assert!((40..=56).contains(&(foot - top)), "{top} {foot}");
    assert!(taken_apart(&drawn(" ")).pictures.is_empty());
    let error = zpl::labels(&word("𠮷"), Dpi::Dpi203).unwrap_err();
    assert_eq!(error, PrintError::NoGlyph('𠮷', "𠮷".to_owned()));
}

#[test]
fn badges_and_the_command_sheet_are_no_labels() {
    let [english, chinese] = &words();
    let both = BothWords { english, chinese };
    for drawn in [Drawn::Badges(Vec::new()), Drawn::Commands] {
        assert_eq!(
            zpl_of(&drawn, Dpi::Dpi203, both),
            Err(PrintError::NotALabel)
        );
    }
}
