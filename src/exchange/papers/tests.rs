//! Papers of a small consignment whose sums are reckoned by hand, of hostile texts, and of two sellers.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::documents::paper;
use super::model::{Block, Paper, Value, fixed, unfixed};
use super::said::Said;
use super::set::part_of;
use super::*;
use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::consignment::{ConsignedCarton, Consignment};
use crate::domain::goods::ValueBasis;
use crate::domain::ids::UnitId;
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::Money;
use crate::domain::printed::Sscc;
use crate::domain::time::{Day, UtcMs};
use crate::exchange::data::paper_templates::{default_template, paper_templates};
use crate::exchange::print::Mark;
use crate::ledger::codec;

/// A consignment of two cartons: two hair ties and a lamp of one seller, and a power bank of another.
const LIST: &str = include_str!("../../../tests/data/papers/consignment.json");

pub(in crate::exchange) fn consignment() -> Consignment {
    let mut list = LIST.trim_end().to_owned();
    for number in 1..=4 {
        let tag = UnitTag::make("A00", number).expect("a tag");
        list = list.replace(&format!("\"T{number}\""), &format!("\"{tag}\""));
    }
    codec::decode_consignment(&list).expect("a list")
}

pub(super) fn of(consignment: &Consignment, standing: Standing) -> PapersOf<'_> {
    PapersOf {
        consignment,
        standing,
        day: Day::parse("2026-11-30").expect("a day"),
        pictures: Pictures::none(),
    }
}

pub(super) fn closed() -> Standing {
    Standing::Closed(UtcMs::parse("2026-11-30T18:00:00Z").expect("a moment"))
}

fn made(consignment: &Consignment, kind: PaperKind) -> Paper {
    let of = of(consignment, closed());
    paper(&of, kind, default_template(kind), &Said::new())
}

fn set(consignment: &Consignment, standing: Standing) -> Vec<SetFile> {
    let made = papers_set(&of(consignment, standing), &[], |_, _| {
        Ok::<_, PaperError>(())
    });
    made.expect("a set")
}

fn sheets(bytes: &[u8]) -> Vec<Vec<Vec<Data>>> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).expect("a sheet");
        range.rows().map(<[Data]>::to_vec).collect()
    };
    names.into_iter().map(sheet).collect()
}

fn file<'a>(set: &'a [SetFile], ends: &str) -> &'a SetFile {
    let mut found = set.iter().filter(|file| file.name.ends_with(ends));
    found.next().unwrap_or_else(|| panic!("no {ends}"))
}

#[test]
fn exact_numbers_are_printed_and_read() {
    for (digits, behind, text) in [
        (14_200, 3, "14.200"),
        (5, 2, "0.05"),
        (-1234, 2, "-12.34"),
        (7, 0, "7"),
    ] {
        assert_eq!(fixed(digits, behind), text);
        assert_eq!(unfixed(text, behind), Some(digits));
    }
    assert_eq!(unfixed("14.2", 3), Some(14_200));
    for wrong in ["", "x", "1.2345", "1,5", "0x7", "1.2.3", "--1"] {
        assert_eq!(unfixed(wrong, 3), None, "{wrong}");
    }
}

#[test]
fn the_sums_are_those_reckoned_by_hand() {
    let figures = Figures::of(&consignment());
    // 2 cartons; 4 units; 20 + 20 + 750 + 210 g; 14,200 + 3,050 g; 0.0844 -> 0.084 and 0.0306 -> 0.031 m³;
    // 1.50 + 1.50 + 12.00 + 8.25 USD.
    assert_eq!((figures.cartons, figures.units), (2, 4));
    assert_eq!((figures.net_g, figures.gross_g), (1_000, 17_250));
    assert_eq!((figures.volume, figures.value), (115, 2_325));
}

#[test]
fn the_packing_list_has_each_carton_once_and_each_unit_with_its_tag() {
    let consignment = consignment();
    let bytes = paper_bytes(
        &of(&consignment, closed()),
        default_template(PaperKind::PackingList).expect("a layout"),
        "xlsx",
    );
    let sheets = sheets(&bytes.expect("a file"));
    let sheet = sheets.first().expect("a sheet");
    let head = sheet
        .iter()
        .position(|row| row.first() == Some(&Data::String("CTN NO.\n箱号".to_owned())));
    let head = head.expect("heads");
    let text = |row: usize, column: usize| match &sheet[head + row][column] {
        Data::String(text) => text.clone(),
        Data::Float(number) => format!("{number}"),
        other => format!("{other:?}"),
    };
    let column = |row: usize| (text(row, 0), text(row, 1), text(row, 2), text(row, 12));
    assert_eq!(text(1, 0), "1");
    assert_eq!(text(1, 1), "106141412345678908");
    assert_eq!(text(1, 5), "0902101000", "a leading nought stays");
    assert_eq!(text(1, 12), "14.2");
    assert_eq!(column(2).3, "Empty", "the weight of a carton stands once");
    assert_eq!(text(4, 0), "2");
    assert_eq!(text(5, 0), "TOTAL 合计");
    assert_eq!(
        (text(5, 7), text(5, 10)),
        ("4".to_owned(), "23.25".to_owned())
    );
    assert_eq!(
        (text(5, 11), text(5, 12)),
        ("1".to_owned(), "17.25".to_owned())
    );
    assert_eq!(text(5, 16), "0.115");
    let mut tags: Vec<String> = (1..5).map(|row| text(row, 2)).collect();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 4);
}

#[test]
fn every_layout_makes_every_format_and_is_read_back() {
    let consignment = consignment();
    for standing in [closed(), Standing::Draft(closed().at())] {
        for template in paper_templates() {
            for format in PAPER_FORMATS {
                let of = of(&consignment, standing);
                let made = paper_bytes(&of, template, format);
                let bytes =
                    made.unwrap_or_else(|error| panic!("{} {format}: {error}", template.id));
                assert!(bytes.len() > 100);
                let again = paper_bytes(&of, template, format).expect("a file");
                assert_eq!(again, bytes, "{} {format} differs", template.id);
            }
        }
    }
    let template = default_template(PaperKind::Invoice).expect("a layout");
    let of = of(&consignment, closed());
    let error = paper_bytes(&of, template, "odt").expect_err("no such format");
    assert_eq!(error, PaperError::NoFormat("odt".to_owned()));
}

#[test]
fn lines_of_a_declaration_are_goods_that_customs_see_as_one() {
    let consignment = consignment();
    let paper = made(&consignment, PaperKind::Declaration);
    let grid = paper.grids().next().expect("a table");
    assert_eq!(grid.rows.len(), 3, "two hair ties are one line");
    let at = |code: &str| {
        let mut columns = grid.columns.iter();
        columns
            .position(|column| column.code == Some(code))
            .expect("a column")
    };
    let ties = grid
        .rows
        .iter()
        .find(|row| row[at("quantity")] == Value::Number(2, 0));
    let ties = ties.expect("the hair ties");
    assert_eq!(ties[at("value")], Value::Number(300, 2));
    assert_eq!(ties[at("unit_value")], Value::Number(150, 2));
    assert_eq!(
        ties[at("quantity1")],
        Value::Number(40, 3),
        "千克 follows from the net weight"
    );
    assert_eq!(
        ties[at("quantity2")],
        Value::Number(2, 0),
        "个 follows from the count"
    );
    // Another value makes a line of its own, and so does another export line.
    let mut other = consignment.clone();
    let unit = &mut other.cartons[0].units[0];
    unit.goods.value.as_mut().expect("a value").money.minor = 151;
    assert_eq!(
        made(&other, PaperKind::Declaration)
            .grids()
            .next()
            .expect("a table")
            .rows
            .len(),
        4
    );
    let mut other = consignment;
    let line = other.cartons[0].units[0].exported.as_mut();
    line.expect("an export line").line = 9;
    assert_eq!(
        made(&other, PaperKind::Declaration)
            .grids()
            .next()
            .expect("a table")
            .rows
            .len(),
        4
    );
}

/// Gives what stands in the declaration's line of the two hair ties: the unit beside the pieces, and the two
/// statutory quantities.
fn line_of_ties(consignment: &Consignment) -> [Value; 3] {
    let paper = made(consignment, PaperKind::Declaration);
    let grid = paper.grids().next().expect("a table");
    let at = |code: &str| {
        let mut columns = grid.columns.iter();
        let at = columns.position(|column| column.code == Some(code));
        at.expect("a column")
    };
    let mut rows = grid.rows.iter();
    let ties = rows.find(|row| row[at("quantity")] == Value::Number(2, 0));
    let ties = ties.expect("the hair ties");
    ["unit", "quantity1", "quantity2"].map(|code| ties[at(code)].clone())
}

#[test]
fn goods_that_are_counted_by_weight_give_their_net_weight_and_their_pieces() {
    let (none, pieces) = (Value::Empty, Value::Number(2, 0));
    let (kilograms, grams) = (Value::Number(40, 3), Value::Number(40, 0));
    // Declared, first and second unit; what stands beside the pieces; the two statutory quantities.
    for (declared, first, second, beside, quantities) in [
        ("个", "千克", Some("个"), "个", [&kilograms, &pieces]),
        ("千克", "千克", None, "PCS", [&kilograms, &none]),
        ("035", "035", Some("006"), "PCS", [&kilograms, &pieces]),
        ("kg", "kg", Some("克"), "PCS", [&kilograms, &grams]),
        ("件", "件", Some("米"), "件", [&pieces, &none]),
    ] {
        let mut consignment = consignment();
        let mut ties = Vec::new();
        for unit in consignment.cartons.iter_mut().flat_map(|of| &mut of.units) {
            if unit.goods.unit2.as_deref() == Some("个") {
                unit.goods.unit = Some(declared.to_owned());
                unit.goods.unit1 = Some(first.to_owned());
                unit.goods.unit2 = second.map(ToOwned::to_owned);
                ties.push(unit.tag.clone());
            }
        }
        let [beside_found, one, two] = line_of_ties(&consignment);
        assert_eq!(beside_found, Value::Text(beside.to_owned()), "{declared}");
        assert_eq!([&one, &two], quantities, "{declared}");
        // One whose net weight nobody told leaves the weight of the line open, and its pieces as they are.
        let mut units = consignment.cartons.iter_mut().flat_map(|of| &mut of.units);
        let tie = units.find(|unit| ties.contains(&unit.tag));
        tie.expect("a hair tie").goods.net = None;
        let [_, one, _] = line_of_ties(&consignment);
        let wanted = if first == "件" { &pieces } else { &none };
        assert_eq!(&one, wanted, "{declared}");
    }
}

#[test]
fn more_lines_than_a_declaration_takes_are_parts_that_add_up() {
    let mut consignment = consignment();
    let carton = &mut consignment.cartons[0];
    let one = carton.units[0].clone();
    for number in 0..120_u32 {
        let mut unit = one.clone();
        unit.unit = UnitId(1_000 + u128::from(number));
        unit.tag = UnitTag::make("A00", 5_000 + u64::from(number)).expect("a tag");
        unit.goods.name_zh = Some(format!("发圈{number}"));
        carton.units.push(unit);
    }
    let paper = made(&consignment, PaperKind::Declaration);
    let rows: Vec<usize> = paper.grids().map(|grid| grid.rows.len()).collect();
    assert_eq!(rows, [50, 50, 23]);
    let of = of(&consignment, closed());
    let template = default_template(PaperKind::Declaration).expect("a layout");
    for format in PAPER_FORMATS {
        let made = paper_bytes(&of, template, format);
        assert!(made.is_ok(), "{format}: {made:?}");
    }
}

#[test]
fn no_other_seller_is_in_an_excerpt() {
    let consignment = consignment();
    let set = set(&consignment, closed());
    for (seller, other, own_units) in [("S-01", "S-02", 3), ("S-02", "S-01", 1)] {
        let strangers: Vec<String> = consignment
            .units()
            .filter(|unit| unit.seller.as_ref().is_some_and(|of| of.as_str() == other))
            .flat_map(|unit| {
                let name = unit.goods.name_zh.clone();
                [
                    Some(unit.tag.to_string()),
                    unit.sku.clone(),
                    unit.title.clone(),
                    name,
                ]
            })
            .flatten()
            .chain([other.to_owned()])
            .collect();
        let book = file(&set, &format!("-seller-{seller}.xlsx"));
        let sheets = sheets(&book.bytes);
        assert_eq!(sheets.len(), 3);
        let cells = || sheets.iter().flatten().flatten().map(ToString::to_string);
        for stranger in &strangers {
            assert!(
                cells().all(|cell| !cell.contains(stranger)),
                "{seller}: {stranger}"
            );
        }
        let part = part_of(&consignment, &SellerCode::parse(seller).expect("a code"));
        assert_eq!(part.totals().units, own_units);
        assert!(
            cells().any(|cell| cell.contains(part.units().next().expect("a unit").tag.as_str()))
        );
        let list = paper(
            &of(&part, closed()),
            PaperKind::PackingList,
            default_template(PaperKind::PackingList),
            &Said::new(),
        );
        for mark in page::sheet(&list)
            .expect("pages")
            .pages
            .iter()
            .flat_map(|page| &page.marks)
        {
            if let Mark::Text(text) = mark {
                for stranger in &strangers {
                    assert!(!text.text.contains(stranger), "{seller}: {stranger}");
                }
            }
        }
    }
}

#[test]
fn a_shared_carton_tells_neither_seller_what_it_weighs() {
    let mut consignment = consignment();
    let stranger = consignment.cartons[1].units.remove(0);
    consignment.cartons[0].units.push(stranger);
    consignment.cartons.truncate(1);
    let part = part_of(&consignment, &SellerCode::parse("S-02").expect("a code"));
    assert_eq!((part.cartons.len(), part.totals().units), (1, 1));
    assert_eq!(part.totals().unmeasured, 1);
    assert_eq!(Figures::of(&part).gross_g, 0);
}

#[test]
fn a_sign_that_the_font_lacks_is_named_with_its_place_and_nothing_is_made() {
    let mut consignment = consignment();
    consignment.cartons[0].units[0].goods.name_zh = Some("𠮷圈".to_owned());
    let of = of(&consignment, closed());
    let all = papers_set(&of, &[], |_, _| Ok::<_, PaperError>(()));
    let Err(PaperError::NoGlyph(sign, place)) = all else {
        panic!("it has that sign");
    };
    assert_eq!(sign, '𠮷');
    assert!(
        place.starts_with("Packing list 装箱单") && place.contains("品名: 𠮷圈"),
        "{place}"
    );
    let template = default_template(PaperKind::PackingList).expect("a layout");
    assert!(
        paper_bytes(&of, template, "xlsx").is_ok(),
        "a sheet needs no font"
    );
}

#[test]
fn hostile_texts_stay_texts() {
    let mut consignment = consignment();
    let unit = &mut consignment.cartons[0].units[0];
    unit.goods.name_en = Some("=1+1".to_owned());
    unit.goods.name_zh = Some("+CMD|' /C calc'!A0".to_owned());
    unit.goods.brand = Some("@SUM(A1)".to_owned());
    unit.sku = Some("-2".to_owned());
    consignment.terms.incoterm = Some("=HYPERLINK(\"x\")".to_owned());
    let of = of(&consignment, closed());
    for kind in [PaperKind::PackingList, PaperKind::Units, PaperKind::Invoice] {
        let template = default_template(kind).expect("a layout");
        let bytes = paper_bytes(&of, template, "xlsx").expect("a file");
        let mut book = Xlsx::new(Cursor::new(bytes.clone())).expect("a workbook");
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).expect("a sheet");
            assert!(formulas.used_cells().next().is_none(), "{name}");
        }
        let bytes = paper_bytes(&of, template, "csv").expect("a file");
        let text = String::from_utf8(bytes).expect("UTF-8");
        for cell in text.split("\",\"") {
            let cell = cell.trim_start_matches(['\u{feff}', '"']);
            assert!(!cell.starts_with(['=', '+', '@']), "{cell}");
        }
    }
}

#[test]
fn what_a_file_says_otherwise_is_found() {
    let consignment = consignment();
    let of = of(&consignment, closed());
    let list = made(&consignment, PaperKind::PackingList);
    // The paper told of the consignment, the file written of one with a unit more.
    let mut more = consignment.clone();
    let unit = more.cartons[0].units[0].clone();
    more.cartons[0].units.push(unit);
    let other = made(&more, PaperKind::PackingList);
    let bytes = xlsx::bytes(&[&other]).expect("a file");
    assert!(read_back::workbook(&bytes, &[&list]).is_err());
    let bytes = csv_file::bytes(&other).expect("a file");
    assert!(read_back::csv(&bytes, &list).is_err());
    let bytes = json_file::bytes(&of, &other).expect("a file");
    assert!(read_back::json(&bytes, &list).is_err());
    let sheet = page::sheet(&other).expect("pages");
    assert!(read_back::pages(&sheet, &page::document(&list), &list).is_err());
    // One figure that is off by the last digit, in each of them.
    let mut off = list.clone();
    for block in &mut off.blocks {
        if let Block::Grid(grid) = block {
            let at = grid
                .columns
                .iter()
                .position(|of| of.code == Some("gross"))
                .expect("a column");
            grid.rows[0][at] = Value::Number(14_201, 3);
        }
    }
    let found = |error: Result<(), PaperError>| match error {
        Err(PaperError::Disagrees(_, what, made, read)) => {
            assert_eq!(
                (what, made.as_str(), read.as_str()),
                ("gross", "17.250", "17.251")
            );
        }
        other => panic!("{other:?}"),
    };
    found(read_back::csv(
        &csv_file::bytes(&off).expect("a file"),
        &list,
    ));
    found(read_back::json(
        &json_file::bytes(&of, &off).expect("a file"),
        &list,
    ));
    let bytes = xlsx::bytes(&[&off]).expect("a file");
    assert!(read_back::workbook(&bytes, &[&list]).is_err());
    let sheet = page::sheet(&off).expect("pages");
    assert!(read_back::pages(&sheet, &page::document(&list), &list).is_err());
}

#[test]
fn the_set_is_the_same_each_time_and_a_draft_says_so_everywhere() {
    let consignment = consignment();
    let first = set(&consignment, closed());
    assert_eq!(set(&consignment, closed()), first);
    let names: Vec<&str> = first.iter().map(|file| file.name.as_str()).collect();
    assert!(
        names.iter().all(|name| name.starts_with("SH-1-1-r1-")),
        "{names:?}"
    );
    for wanted in [
        "packing-list.xlsx",
        "invoice.pdf",
        "unit-list.csv",
        "declaration.pdf",
        "reason.pdf",
        "agreement.pdf",
        "export-list.pdf",
        "tax-proof.pdf",
        "wood.pdf",
        "batteries.pdf",
        "agency.pdf",
        "check-sheet.pdf",
        "carton-labels.pdf",
    ] {
        assert!(names.iter().any(|name| name.ends_with(wanted)), "{wanted}");
    }
    let draft = Standing::Draft(closed().at());
    assert!(
        set(&consignment, draft)
            .iter()
            .all(|file| file.name.contains("-DRAFT-"))
    );
    for kind in PaperKind::ALL {
        let of = of(&consignment, draft);
        let paper = paper(&of, *kind, default_template(*kind), &Said::new());
        for page in page::sheet(&paper).expect("pages").pages {
            let marks = page.marks.iter();
            let texts = marks.filter_map(|mark| match mark {
                Mark::Text(text) => Some(text.text.as_str()),
                Mark::Bars(_) | Mark::Band(..) | Mark::Cut(_) => None,
            });
            let drafts = texts.filter(|text| *text == "DRAFT – NOT CLOSED 草稿 – 尚未关闭");
            assert_eq!(drafts.count(), 2, "{}", kind.code());
        }
    }
}

#[test]
fn packages_and_units_have_their_own_words_on_every_paper_that_sums() {
    let consignment = consignment();
    for kind in [
        PaperKind::PackingList,
        PaperKind::Invoice,
        PaperKind::Declaration,
        PaperKind::CheckSheet,
        PaperKind::Agreement,
    ] {
        let paper = made(&consignment, kind);
        let lines = paper.blocks.iter().filter_map(|block| match block {
            Block::Lines(lines) => Some(lines),
            Block::Text(_) | Block::Grid(_) | Block::Sign(_) | Block::NewPage => None,
        });
        let lines: Vec<_> = lines.flatten().collect();
        let value = |name: &str| {
            lines
                .iter()
                .find(|(of, _)| of == name)
                .map(|(_, value)| value)
        };
        assert_eq!(
            value("Packages 件数"),
            Some(&Value::Number(2, 0)),
            "{}",
            kind.code()
        );
        assert_eq!(
            value("Units 数量"),
            Some(&Value::Number(4, 0)),
            "{}",
            kind.code()
        );
    }
}

#[test]
fn what_is_not_known_or_a_guess_stands_on_the_paper() {
    let mut consignment = consignment();
    consignment.cartons[0].measure = None;
    let units = &mut consignment.cartons[0].units;
    units[0].goods.net = None;
    units[1].goods.value = None;
    units[2].goods.value.as_mut().expect("a value").basis = ValueBasis::Estimated;
    let paper = made(&consignment, PaperKind::Invoice);
    let lines = paper.blocks.iter().filter_map(|block| match block {
        Block::Lines(lines) => Some(lines),
        Block::Text(_) | Block::Grid(_) | Block::Sign(_) | Block::NewPage => None,
    });
    let notes = lines
        .flatten()
        .filter(|(name, _)| name.contains("not in the sum") || name.contains("an estimate"));
    assert_eq!(notes.count(), 4);
    let of = of(&consignment, closed());
    for format in PAPER_FORMATS {
        let template = default_template(PaperKind::Invoice).expect("a layout");
        assert!(paper_bytes(&of, template, format).is_ok(), "{format}");
    }
}

/// A consignment of many units for benches and tests of size.
pub(in crate::exchange) fn many(units: u32) -> Consignment {
    let mut many = consignment();
    let carton = many.cartons[0].clone();
    let one = carton.units[0].clone();
    many.cartons = (0..units.div_ceil(25))
        .map(|number| {
            let of_carton = (0..25.min(units - number * 25)).map(|at| {
                let number = number * 25 + at;
                let mut unit = one.clone();
                unit.unit = UnitId(1 << 100 | u128::from(number));
                unit.tag = UnitTag::make("A00", 1 + u64::from(number)).expect("a tag");
                unit.goods.net = Some(Grams(1 + number % 700));
                unit
            });
            let mut measure = carton.measure.expect("a measure");
            measure.sides[2] = Millimetres(300 + number);
            let name = format!("C-{:02}", number + 1);
            ConsignedCarton {
                number: number + 1,
                container: ContainerName::parse(&name).expect("a name"),
                sscc: Sscc::make(&format!("10614141{:09}", number + 1)),
                measure: Some(measure),
                units: of_carton.collect(),
                ..carton.clone()
            }
        })
        .collect();
    many
}

#[test]
fn a_thousand_units_add_up_in_every_paper() {
    let many = many(1_000);
    let figures = Figures::of(&many);
    assert_eq!((figures.cartons, figures.units), (40, 1_000));
    let set = set(&many, closed());
    assert!(set.iter().all(|file| !file.bytes.is_empty()));
    let money = Money {
        minor: 150 * 1_000,
        currency: many.terms.currency,
    };
    assert_eq!(figures.value, money.minor);
}

/// With `RETURNBAY_PAPERS` a folder, sets of a small and of a large consignment and each layout are left there
/// for programs that did not write them (`.ci/check_papers.py`).
#[test]
fn papers_are_left_for_other_programs_to_read() {
    let Some(folder) = std::env::var_os("RETURNBAY_PAPERS") else {
        return;
    };
    let folder = std::path::PathBuf::from(folder);
    drop(std::fs::remove_dir_all(&folder));
    let small = consignment();
    let large = many(120);
    for (name, of) in [("small", &small), ("large", &large)] {
        write_folder(&folder.join(name), &set(of, closed())).expect("a folder");
    }
    let draft = set(&small, Standing::Draft(closed().at()));
    write_folder(&folder.join("draft"), &draft).expect("a folder");
    let of = of(&small, closed());
    let mut layouts = Vec::new();
    for template in paper_templates() {
        for format in ["xlsx", "pdf"] {
            layouts.push(SetFile {
                name: format!("{}.{format}", template.id),
                bytes: paper_bytes(&of, template, format).expect("a file"),
            });
        }
    }
    write_folder(&folder.join("layouts"), &layouts).expect("a folder");
}
