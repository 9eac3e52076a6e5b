//! What is printed is read back: bars as a scanner's line would see them, decoded by a table that
//! the encoder does not know, and handed to our own reading of scans.

use super::bars::QUIET_MODULES;
use super::*;
use crate::domain::codes::PersonCode;
use crate::domain::codes::{
    COMMAND_SPECS, CommandWord, DOCK_COMMANDS, OwnCode, ParcelTag, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::label_spec::{item_label, item_stock};
use crate::domain::printed::{RollKind, Sscc};
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::domain::time::Zone;
use crate::exchange::data::carriers::carriers;
use crate::scan::read::read;
use crate::text::Language;

/// Widths of bars and gaps of each Code 128 symbol, from ISO/IEC 15417: values 0 to 105.
const SYMBOLS: &str = "212222222122222221121223121322131222122213122312132212221213\
221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222\
321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313\
231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123\
311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214\
112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112\
124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141\
114131311141411131211412211214211232";
const STOP: &str = "2331112";
const START_B: usize = 104;
const START_C: usize = 105;
const FNC1: usize = 102;

pub(super) fn words() -> [Words; 2] {
    [Language::English, Language::Chinese].map(|language| Words::new(language, Zone::UTC))
}

fn laid_out(drawn: &Drawn, paper: Paper) -> Sheet {
    let [english, chinese] = &words();
    sheet(drawn, paper, BothWords { english, chinese }).expect("it fits")
}

pub(super) fn tags(roll: RollKind, first: u64, count: u32) -> Drawn {
    Drawn::Tags(RollPart {
        roll,
        prefix: TagPrefix::parse("AXX").unwrap(),
        first,
        count,
    })
}

pub(super) fn containers() -> Vec<ContainerName> {
    let every = ContainerKind::SPECS
        .iter()
        .map(|spec| format!("{}-03", spec.letter));
    every
        .chain(["C-ABCDEF-99999".to_owned()])
        .map(|name| ContainerName::parse(&name).unwrap())
        .collect()
}

/// A carton that everything is known of, and one with nothing but its name.
pub(super) fn cartons() -> Vec<Carton> {
    let bare = Carton {
        name: ContainerName::parse("C-01").unwrap(),
        number: None,
        sscc: None,
        marks: Vec::new(),
    };
    let full = Carton {
        name: ContainerName::parse("C-ABCDEF-99999").unwrap(),
        number: Some((3, 1200)),
        sscc: Sscc::parse("106141412345678908"),
        marks: ["S-ACME_TRADING-COMPANY-1", "12 件", "MADE IN CHINA"]
            .map(str::to_owned)
            .to_vec(),
    };
    vec![bare, full]
}

fn people() -> Vec<PersonCode> {
    ["OP-7", "SUPERVISOR-00001"]
        .map(|code| PersonCode::parse(code).unwrap())
        .to_vec()
}

fn badges() -> Vec<Badge> {
    let names = ["李小明 Amy", "SUPERVISOR-00001"].map(str::to_owned);
    let both = people().into_iter().zip(names);
    both.map(|(person, name)| Badge { person, name }).collect()
}

/// An FNSKU and a resale SKU, one with a title that is cut and one with letters that the font has not.
fn items() -> Vec<ItemLabel> {
    let item = |code: &str, title: &str, grade| ItemLabel {
        code: code.to_owned(),
        title: Some(title.to_owned()),
        grade,
        size: item_stock(code, Dpi::Dpi203).unwrap(),
    };
    vec![
        item(
            "X003RBCVNT",
            &"Hair ties, heart pearl ".repeat(4),
            Grade::New,
        ),
        item("P0360-VG", "发圈 \u{1F600}", Grade::VeryGood),
        item("36000291-N", "Lamp", Grade::New),
    ]
}

/// An item label on each wider stock, its code as long as that takes.
fn wider_items() -> Vec<Drawn> {
    let of = |length: usize| {
        let code = "A".repeat(length);
        let size = item_stock(&code, Dpi::Dpi203).unwrap();
        let item = ItemLabel {
            code,
            title: Some("Lamp".to_owned()),
            grade: Grade::Good,
            size,
        };
        Drawn::Items(vec![item], Dpi::Dpi203)
    };
    [15, 18, 22].map(of).into()
}

fn everything() -> Vec<Drawn> {
    let mut all = wider_items();
    all.extend(narrow());
    all
}

fn narrow() -> Vec<Drawn> {
    vec![
        tags(RollKind::UnitTag, 1, 45),
        tags(RollKind::ParcelTag, (1 << 40) - 3, 3),
        Drawn::Containers(containers()),
        Drawn::Cartons(cartons()),
        Drawn::Items(items(), Dpi::Dpi203),
        Drawn::Badges(badges()),
        Drawn::Commands,
        Drawn::Test(LabelSize::TwoByOne),
        Drawn::Test(LabelSize::ThreeByTwo),
        Drawn::Test(LabelSize::FourBySix),
    ]
}

fn bars_of(page: &Page) -> Vec<&Bars> {
    let bars = page.marks.iter().filter_map(|mark| match mark {
        Mark::Bars(bars) => Some(bars),
        Mark::Text(_) | Mark::Band(..) | Mark::Cut(_) => None,
    });
    bars.collect()
}

fn end_of(bars: &Bars) -> f32 {
    let each = bars.each();
    each.last().map(|(x, width)| x + width).unwrap()
}

/// Where a page is dark along a level line. Text is kept out of bars by a test of its own.
fn dark(page: &Page, y: f32) -> Vec<(f32, f32)> {
    let across = |top: f32, height: f32| (top..top + height).contains(&y);
    let mut spans = Vec::new();
    for mark in &page.marks {
        match mark {
            Mark::Band(area, _) if across(area.y, area.height) => {
                spans.push((area.x, area.x + area.width));
            }
            Mark::Cut(area) if across(area.y, area.height) => {
                let edges = [area.x, area.x + area.width];
                spans.extend(edges.map(|edge| (edge - 0.4, edge + 0.4)));
            }
            Mark::Bars(bars) if across(bars.y, bars.height) => {
                let each = bars.each().into_iter();
                spans.extend(each.map(|(x, width)| (x, x + width)));
            }
            Mark::Text(_) | Mark::Band(..) | Mark::Cut(_) | Mark::Bars(_) => {}
        }
    }
    spans
}

/// The dots of a line through the middle of a barcode and its quiet zones, true where dark.
fn line(page: &Page, bars: &Bars, dpi: f32) -> Vec<bool> {
    let quiet = f32::from(QUIET_MODULES) * bars.module;
    let (from, to) = (bars.x - quiet, end_of(bars) + quiet);
    let spans = dark(page, bars.y + bars.height / 2.0);
    let dot = 72.0 / dpi;
    (0..u16::MAX)
        .map(|index| from + (f32::from(index) + 0.5) * dot)
        .take_while(|x| *x < to)
        .map(|x| spans.iter().any(|(from, to)| (*from..*to).contains(&x)))
        .collect()
}

/// Reads a line of dots as Code 128, set B or GS1's set C; the width of a module is the scanner's own guess.
fn decoded(line: &[bool]) -> Option<String> {
    let runs: Vec<&[bool]> = line.chunk_by(|a, b| a == b).collect();
    let [before, bars @ .., after] = runs.as_slice() else {
        return None;
    };
    let ink: usize = bars.iter().map(|run| run.len()).sum();
    // 11 modules a symbol of 6 runs, 13 the stop of 7.
    let symbols = bars.len().checked_sub(7)? / 6;
    let modules = 11 * symbols + 13;
    let wide = |run: &&&[bool]| (2 * run.len() * modules + ink) / (2 * ink);
    if before[0] || after[0] || wide(&before) < 10 || wide(&after) < 10 {
        return None;
    }
    let widths: String = bars.iter().map(|run| wide(&run).to_string()).collect();
    let values: Vec<usize> = widths
        .strip_suffix(STOP)?
        .as_bytes()
        .chunks(6)
        .map(|symbol| SYMBOLS.as_bytes().chunks(6).position(|of| of == symbol))
        .collect::<Option<_>>()?;
    let [start, data @ .., check] = values.as_slice() else {
        return None;
    };
    let sum: usize = (1..).zip(data).map(|(weight, value)| weight * value).sum();
    if (start + sum) % 103 != *check {
        return None;
    }
    match (*start, data) {
        (START_B, data) => {
            let letter = |value: &usize| Some(char::from(u8::try_from(*value).ok()? + b' '));
            data.iter().map(letter).collect()
        }
        (START_C, [FNC1, pairs @ ..]) => {
            let digits: Vec<String> = pairs.iter().map(|pair| format!("{pair:02}")).collect();
            Some(digits.concat())
        }
        _ => None,
    }
}

/// Reads back every barcode of a sheet as printers of three resolutions would print it.
fn read_back(sheet: &Sheet) -> Vec<String> {
    let mut texts = Vec::new();
    for page in &sheet.pages {
        for bars in bars_of(page) {
            for dpi in [203.0, 300.0, 600.0] {
                let text = decoded(&line(page, bars, dpi));
                assert_eq!(text.as_deref(), Some(bars.text.as_str()), "at {dpi} dpi");
            }
            texts.push(bars.text.clone());
        }
    }
    texts
}

fn first_candidate(text: &str) -> (CodeKind, String, CheckVerdict) {
    let scanned = format!("]C0{text}");
    let reading = read(scanned.as_bytes(), &carriers());
    let first = reading.candidates.first().expect("a candidate").clone();
    (first.kind, first.key, first.check)
}

#[test]
fn every_tag_is_read_back_as_the_tag_of_its_number() {
    let units = read_back(&laid_out(&tags(RollKind::UnitTag, 1, 45), Paper::Roll));
    for (serial, text) in (1..=45).zip(&units) {
        let tag = UnitTag::make("AXX", serial).unwrap();
        let read = first_candidate(text);
        let wanted = (CodeKind::Unit, tag.to_string(), CheckVerdict::Ok);
        assert_eq!(read, wanted);
    }
    assert_eq!(units.len(), 45);
    let [first, .., end] = units.as_slice() else {
        panic!("45 tags")
    };
    let title = laid_out(&tags(RollKind::UnitTag, 1, 45), Paper::Roll).title;
    assert_eq!(title, format!("Unit tag 单件码 {first} – {end}"));
    let last = (1 << 40) - 3;
    let parcels = read_back(&laid_out(&tags(RollKind::ParcelTag, last, 3), Paper::A4));
    for (serial, text) in (last..).zip(&parcels) {
        let tag = ParcelTag::make("AXX", serial).unwrap();
        let (kind, key, check) = first_candidate(text);
        assert_eq!((kind, check), (CodeKind::Parcel, CheckVerdict::Ok));
        assert_eq!(key, tag.as_str());
    }
    assert_eq!(parcels.len(), 3);
}

#[test]
fn containers_badges_and_commands_are_read_back() {
    for paper in Paper::ALL.iter().copied() {
        let texts = read_back(&laid_out(&Drawn::Containers(containers()), paper));
        let codes = texts.iter().map(|text| OwnCode::parse(text));
        let wanted = containers().into_iter().map(OwnCode::Container).map(Ok);
        assert!(codes.eq(wanted));
        let texts = read_back(&laid_out(&Drawn::Badges(badges()), paper));
        let codes = texts.iter().map(|text| OwnCode::parse(text));
        assert!(codes.eq(people().into_iter().map(OwnCode::Badge).map(Ok)));
        let texts = read_back(&laid_out(&Drawn::Commands, paper));
        let codes = texts.iter().map(|text| OwnCode::parse(text));
        let all = || COMMAND_SPECS.iter().map(|spec| spec.word);
        let at_dock = |word: &CommandWord| {
            matches!(word, CommandWord::Digit(_)) || DOCK_COMMANDS.contains(word)
        };
        let commands = all().chain(all().filter(at_dock));
        assert!(codes.eq(commands.map(OwnCode::Command).map(Ok)));
    }
    let kinds = [
        (containers()[0].printed(), CodeKind::Container),
        (people()[0].printed(), CodeKind::Badge),
        (COMMAND_SPECS[0].word.printed(), CodeKind::Command),
    ];
    for (text, kind) in kinds {
        let (read, _, check) = first_candidate(&text);
        assert_eq!((read, check), (kind, CheckVerdict::Ok));
    }
}

#[test]
fn a_cartons_serial_number_is_read_back_as_gs1() {
    let sheet = laid_out(&Drawn::Cartons(cartons()), Paper::Roll);
    let texts = read_back(&sheet);
    let own = cartons()[1].name.printed();
    assert_eq!(texts[1..], [own, "00106141412345678908".to_owned()]);
    let contents: Vec<Content> = sheet
        .pages
        .iter()
        .flat_map(bars_of)
        .map(|bars| bars.content)
        .collect();
    assert_eq!(contents, [Content::Plain, Content::Plain, Content::Gs1]);
}

#[test]
fn a_smudged_bar_or_a_narrow_margin_is_not_read() {
    let sheet = laid_out(&tags(RollKind::UnitTag, 7, 1), Paper::Roll);
    let page = &sheet.pages[0];
    let dots = line(page, bars_of(page)[0], 203.0);
    assert!(decoded(&dots).is_some());
    assert_eq!(decoded(&dots[4..]), None);
    let bar = dots.iter().skip(100).position(|dark| !dark).unwrap() + 100;
    let mut smudged = dots;
    smudged[bar..bar + 2].fill(true);
    assert_eq!(decoded(&smudged), None);
}

#[test]
fn bars_are_wide_enough_for_handheld_scanners_and_begin_on_whole_dots() {
    for drawn in everything() {
        for paper in Paper::ALL.iter().copied() {
            for page in &laid_out(&drawn, paper).pages {
                for bars in bars_of(page) {
                    let module_mm = bars.module / 72.0 * 25.4;
                    let height_mm = bars.height / 72.0 * 25.4;
                    let begin = bars.x / 72.0 * 203.0;
                    assert!(
                        (begin - begin.round()).abs() < 0.01,
                        "{}: {begin}",
                        bars.text
                    );
                    assert!(module_mm >= 0.25, "{}: {module_mm} mm", bars.text);
                    assert!(height_mm >= 9.0, "{}: {height_mm} mm", bars.text);
                }
            }
        }
    }
}

#[test]
fn an_items_bars_are_whole_dots_of_its_printer_with_white_beside_them() {
    for dpi in Dpi::ALL.iter().copied() {
        let dots = |points: f32| points / 72.0 * f32::from(dpi.dots_per_inch());
        let whole = |dots: f32| (dots - dots.round()).abs() < 0.01;
        for page in &laid_out(&Drawn::Items(items(), dpi), Paper::Roll).pages {
            let [bars] = &bars_of(page)[..] else {
                panic!("one barcode alone");
            };
            assert!(
                whole(dots(bars.x)) && whole(dots(bars.module)),
                "{}",
                bars.text
            );
            let spec = item_label(&bars.text, LabelSize::TwoByOne, dpi).unwrap();
            let quiet = f32::from(u16::try_from(spec.quiet_dots).unwrap()) - 0.01;
            assert!(dots(bars.x) >= quiet, "{}", bars.text);
            assert!(
                dots(page.width - bars.x - bars.width()) >= quiet,
                "{}",
                bars.text
            );
        }
    }
    let long = ItemLabel {
        code: "P0360-LAMP-WHITE-VG".to_owned(),
        title: None,
        grade: Grade::VeryGood,
        size: LabelSize::TwoByOne,
    };
    let [english, chinese] = &words();
    let drawn = Drawn::Items(vec![long], Dpi::Dpi203);
    let refused = sheet(&drawn, Paper::Roll, BothWords { english, chinese });
    assert!(
        matches!(refused, Err(PrintError::TooWide(_))),
        "{refused:?}"
    );
}

#[test]
fn nothing_stands_in_the_way_of_bars_or_off_the_page() {
    for drawn in everything() {
        for paper in Paper::ALL.iter().copied() {
            for page in &laid_out(&drawn, paper).pages {
                for mark in &page.marks {
                    let Mark::Text(text) = mark else { continue };
                    let (top, foot) = (text.base - 0.8 * text.size, text.base + 0.2 * text.size);
                    assert!(top >= 0.0 && foot <= page.height, "{}", text.text);
                    let reach = match text.align {
                        Align::Left => (text.x, text.x + text.width),
                        Align::Center => (text.x - text.width / 2.0, text.x + text.width / 2.0),
                        Align::Right => (text.x - text.width, text.x),
                    };
                    let crossed = bars_of(page).into_iter().find(|bars| {
                        let beside = reach.1 <= bars.x || reach.0 >= end_of(bars);
                        !beside && top < bars.y + bars.height && foot > bars.y
                    });
                    assert_eq!(crossed.map(|bars| &bars.text), None, "{}", text.text);
                }
            }
        }
    }
}

#[test]
fn a_label_says_its_decision_in_both_languages_and_in_its_hue() {
    let r = ContainerName::parse("R-03").unwrap();
    let sheet = laid_out(&Drawn::Containers(vec![r]), Paper::Roll);
    let marks = &sheet.pages[0].marks;
    for wanted in ["R", "Resell", "转售", "R-03"] {
        let is = |mark: &Mark| matches!(mark, Mark::Text(text) if text.text == wanted);
        assert!(marks.iter().any(is), "{wanted}");
    }
    let hue = Ink::of(Decision::Resell);
    let is = |mark: &Mark| matches!(mark, Mark::Band(_, ink) if *ink == hue);
    assert!(marks.iter().any(is));
    let day = include_str!("../../../assets/theme/day.toml");
    for spec in &Decision::SPECS {
        let Ink([red, green, blue]) = Ink::of(spec.decision);
        let row = format!(
            "{} = {{ fill = \"#{red:02X}{green:02X}{blue:02X}\"",
            spec.code
        );
        assert!(day.contains(&row), "{row}");
    }
}

#[test]
fn a_sheet_holds_as_many_labels_as_fit_and_the_last_page_the_rest() {
    let pages = |paper| laid_out(&tags(RollKind::UnitTag, 1, 45), paper).pages;
    assert_eq!(pages(Paper::Roll).len(), 45);
    let on = |paper| {
        pages(paper)
            .iter()
            .map(|page| bars_of(page).len())
            .collect()
    };
    let (letter, a4): (Vec<usize>, Vec<usize>) = (on(Paper::Letter), on(Paper::A4));
    assert_eq!((letter, a4), (vec![40, 5], vec![35, 10]));
}

#[test]
fn what_cannot_be_printed_is_said_and_not_left_out() {
    let [english, chinese] = &words();
    let both = BothWords { english, chinese };
    let beyond = tags(RollKind::UnitTag, (1 << 40) - 1, 2);
    let error = sheet(&beyond, Paper::Roll, both).unwrap_err();
    assert!(matches!(error, PrintError::NoMoreNumbers(_)));
    let mut odd = laid_out(&Drawn::Commands, Paper::Letter);
    odd.pages[0].marks.push(Mark::Text(Text {
        text: "a𠮷".to_owned(),
        x: 1.0,
        base: 20.0,
        size: 9.0,
        width: 90.0,
        align: Align::Left,
    }));
    let error = pdf::bytes(&odd).unwrap_err();
    assert_eq!(error, PrintError::NoGlyph('𠮷', "a𠮷".to_owned()));
}

#[test]
fn the_same_sheet_gives_the_same_bytes_with_a_small_font() {
    for drawn in everything() {
        let sheet = laid_out(&drawn, Paper::Letter);
        let bytes = pdf::bytes(&sheet).expect("it draws");
        assert_eq!(pdf::bytes(&sheet), Ok(bytes.clone()));
        assert!(bytes.starts_with(b"%PDF-"));
        let font = b"NotoSansCJKsc";
        assert!(bytes.windows(font.len()).any(|part| part == font));
        assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    }
}
