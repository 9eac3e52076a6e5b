//! A lot as a sheet: our own columns, or those of a buyer.

use std::collections::BTreeMap;

use crate::domain::codes::{ContainerName, Gtin, LotNumber};
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::lot::{Lot, LotUnit, Partly};
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::time::UtcMs;
use crate::exchange::data::lot_templates::{
    ConditionOf, Conditions, LotTemplate, PhotoSheet, lot_templates,
};
use crate::ledger::query::Checklists;
use crate::text::{Message, Words};

use super::OutError;
use super::columns::{Cell, Column, Speech, column, head, term};
use super::csv_file;
use super::sheet::{Book, Head};

/// A lot that is written to a file.
pub struct LotPaper<'a> {
    /// Its number; none before its sale.
    pub number: Option<&'a LotNumber>,
    /// Its units.
    pub lot: &'a Lot,
    /// What each unit brought, in minor units; empty before its sale.
    pub brought: BTreeMap<UnitId, i64>,
    /// Small pictures of its pallets, as JPEG.
    pub pictures: Vec<(ContainerName, Vec<Vec<u8>>)>,
}

/// One row: a unit, and what the columns ask of the lot around it.
struct LotLine {
    number: String,
    unit: LotUnit,
    currency: Currency,
    brought: Option<i64>,
    /// The condition in a buyer's words; none in our own list.
    condition: Option<String>,
}

impl LotLine {
    fn amount(&self, minor: Option<i64>) -> Cell {
        minor.map_or(Cell::Empty, |minor| {
            Cell::Amount(Money {
                minor,
                currency: self.currency,
            })
        })
    }

    /// Gives the barcode where it is a GTIN of so many digits, without the zeros before it.
    fn gtin(&self, digits: usize) -> Cell {
        let gtin = self.unit.barcode.as_deref().and_then(Gtin::parse);
        let whole = gtin.as_ref().map_or("", |gtin| gtin.as_str());
        let (zeros, rest) = whole.split_at(whole.len().saturating_sub(digits));
        let is_so = !rest.is_empty() && zeros.bytes().all(|digit| digit == b'0');
        let is_shorter = digits > UPC_DIGITS && rest.starts_with('0');
        Cell::of((is_so && !is_shorter).then_some(rest))
    }
}

/// Digits of a UPC.
const UPC_DIGITS: usize = 12;
/// Digits of an EAN.
const EAN_DIGITS: usize = 13;

/// The columns of our own list.
const OWN: [Column<LotLine>; 18] = [
    column("lot", 14, |line, _| Cell::of(Some(line.number.as_str()))),
    column("pallet", 12, |line, _| {
        Cell::of(Some(line.unit.pallet.as_str()))
    }),
    column("tag", 16, |line, _| Cell::of(Some(line.unit.tag.as_str()))),
    column("seller", 10, |line, _| {
        Cell::of(line.unit.seller.as_ref().map(AsRef::<str>::as_ref))
    }),
    column("asin", 13, |line, _| Cell::of(line.unit.asin.as_deref())),
    column("sku", 16, |line, _| Cell::of(line.unit.sku.as_deref())),
    column("fnsku", 13, |line, _| Cell::of(line.unit.fnsku.as_deref())),
    column("barcode", 18, |line, _| {
        Cell::of(line.unit.barcode.as_deref())
    }),
    column("lpn", 18, |line, _| Cell::of(line.unit.lpn.as_deref())),
    column("serial", 18, |line, _| {
        Cell::of(line.unit.serial.as_deref())
    }),
    column("title", 44, |line, _| Cell::of(line.unit.title.as_deref())),
    column("category", 18, |line, _| {
        Cell::of(line.unit.category.as_deref())
    }),
    column("grade", 14, |line, speech| {
        line.unit.grade.map_or(Cell::Empty, |grade| {
            speech.say(&Message::grade(grade), grade.code())
        })
    }),
    column("units", 8, |_, _| Cell::Count(1)),
    column("unit_retail", 12, |line, _| line.amount(line.unit.retail)),
    column("ext_retail", 12, |line, _| line.amount(line.unit.retail)),
    column("weight_g", 10, |line, _| {
        line.unit
            .weight
            .map_or(Cell::Empty, |Grams(grams)| Cell::Count(grams))
    }),
    column("brought", 12, |line, _| line.amount(line.brought)),
];

/// Columns that only buyers ask for.
const BUYERS: [Column<LotLine>; 5] = [
    column("upc", 14, |line, _| line.gtin(UPC_DIGITS)),
    column("ean", 15, |line, _| line.gtin(EAN_DIGITS)),
    column("condition", 18, |line, _| {
        Cell::of(line.condition.as_deref())
    }),
    column("currency", 10, |line, _| {
        Cell::of(Some(line.currency.code()))
    }),
    column("blank", 12, |_, _| Cell::Empty),
];

/// Tells whether a buyer's sheet may name a column.
pub(in crate::exchange) fn is_lot_column(code: &str) -> bool {
    found(code).is_some()
}

fn found(code: &str) -> Option<&'static Column<LotLine>> {
    OWN.iter().chain(&BUYERS).find(|column| column.code == code)
}

pub(super) fn lot_codes() -> Vec<&'static str> {
    OWN.iter().map(|column| column.code).collect()
}

/// Finds a buyer's sheet by its stable name.
pub fn lot_template(id: &str) -> Option<&'static LotTemplate> {
    lot_templates().iter().find(|template| template.id == id)
}

/// Makes the sheet of a lot as `xlsx` or `csv`: in our own columns, with what sellers get where it is
/// sold, or in those of a buyer, without totals. One row is one unit.
///
/// # Errors
/// Refuses another format; else gives what the writer of the format said.
pub fn lot_bytes(
    paper: &LotPaper<'_>,
    template: Option<&LotTemplate>,
    format: &str,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    let table = Table::of(paper, template, words);
    match format {
        "xlsx" => table.xlsx(paper, made, words),
        "csv" => csv_file::written(table.heads, table.rows.into_iter()),
        other => Err(OutError::Format(format!("no lot is {other}"))),
    }
}

/// A sheet as heads and cells.
struct Table {
    heads: Vec<String>,
    widths: Vec<u16>,
    rows: Vec<Vec<Cell>>,
    /// The row of totals; none in a buyer's sheet.
    totals: Option<Vec<Cell>>,
    /// Whether a sheet of pictures stands beside it.
    photos: PhotoSheet,
}

impl Table {
    fn of(paper: &LotPaper<'_>, template: Option<&LotTemplate>, words: &Words) -> Self {
        let checklists = Checklists::default();
        let speech = Speech::Words(words, &checklists);
        let whole = paper.lot.condition();
        let number = paper.number.map_or("", |number| number.as_str());
        let lines = paper.lot.units.iter().map(|unit| LotLine {
            number: number.to_owned(),
            unit: unit.clone(),
            currency: paper.lot.currency,
            brought: paper.brought.get(&unit.unit).copied(),
            condition: template
                .and_then(|template| template.conditions.as_ref())
                .map(|conditions| told_condition(conditions, whole, unit.grade).to_owned()),
        });
        let lines: Vec<LotLine> = lines.collect();
        match template {
            None => Self {
                heads: OWN.iter().map(|column| head(column.code, words)).collect(),
                widths: OWN.iter().map(|column| column.width).collect(),
                rows: lines
                    .iter()
                    .map(|line| OWN.iter().map(|one| (one.cell)(line, &speech)).collect())
                    .collect(),
                totals: Some(totals(paper, words)),
                photos: PhotoSheet::Yes,
            },
            Some(template) => {
                let columns = || template.columns.iter().filter_map(|(_, code)| found(code));
                Self {
                    heads: template
                        .columns
                        .iter()
                        .map(|(head, _)| head.clone())
                        .collect(),
                    widths: columns().map(|column| column.width).collect(),
                    rows: lines
                        .iter()
                        .map(|line| columns().map(|one| (one.cell)(line, &speech)).collect())
                        .collect(),
                    totals: None,
                    photos: template.photos,
                }
            }
        }
    }

    fn xlsx(self, paper: &LotPaper<'_>, made: UtcMs, words: &Words) -> Result<Vec<u8>, OutError> {
        let mut book = Book::new(made, words)?;
        let heads = self.heads.into_iter().zip(self.widths);
        let heads: Vec<Head> = heads.map(|(text, width)| Head { text, width }).collect();
        let with_sellers = self.totals.is_some() && !paper.brought.is_empty();
        let name = words.say(&term("sheet", "units"));
        book.add(&name, &heads, self.rows.into_iter(), self.totals)?;
        if with_sellers {
            add_sellers(&mut book, paper, words)?;
        }
        if self.photos == PhotoSheet::Yes && !paper.pictures.is_empty() {
            add_pictures(&mut book, paper, words)?;
        }
        book.finish()
    }
}

fn told_condition(conditions: &Conditions, whole: Option<Grade>, own: Option<Grade>) -> &str {
    conditions.word(match conditions.of {
        ConditionOf::Unit => own,
        ConditionOf::Lot => whole,
    })
}

fn count(number: usize) -> Cell {
    Cell::Count(u32::try_from(number).unwrap_or(u32::MAX))
}

fn totals(paper: &LotPaper<'_>, words: &Words) -> Vec<Cell> {
    let amount = |minor: i64| {
        Cell::Amount(Money {
            minor,
            currency: paper.lot.currency,
        })
    };
    let cell = |column: &Column<LotLine>| match column.code {
        "lot" => Cell::Text(head("total", words)),
        "units" => count(paper.lot.units.len()),
        // Where a part is not known the sum of the others would be taken for the whole.
        "ext_retail" => match paper.lot.retail() {
            Partly { sum, unknown: 0 } => amount(sum),
            Partly { .. } => Cell::Empty,
        },
        "brought" if !paper.brought.is_empty() => amount(paper.brought.values().sum()),
        _ => Cell::Empty,
    };
    OWN.iter().map(cell).collect()
}

/// Adds what each seller gets.
fn add_sellers(book: &mut Book<'_>, paper: &LotPaper<'_>, words: &Words) -> Result<(), OutError> {
    let heads = [("seller", 16), ("units", 10), ("brought", 14)].map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let amount = |minor: i64| {
        Cell::Amount(Money {
            minor,
            currency: paper.lot.currency,
        })
    };
    let sellers = paper.lot.by_seller(&paper.brought);
    let rows = sellers.iter().map(|of| {
        let code = of.seller.as_ref().map(AsRef::<str>::as_ref);
        vec![Cell::of(code), count(of.units), amount(of.brought)]
    });
    let totals = vec![
        Cell::Text(head("total", words)),
        count(paper.lot.units.len()),
        amount(paper.brought.values().sum()),
    ];
    let name = words.say(&term("sheet", "sellers"));
    book.add(&name, &heads, rows, Some(totals))
}

/// Adds the pictures, a row for each pallet.
fn add_pictures(book: &mut Book<'_>, paper: &LotPaper<'_>, words: &Words) -> Result<(), OutError> {
    let heads = [("pallet", 14), ("photos", 10)].map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let rows = paper.pictures.iter().map(|(pallet, pictures)| {
        let cells = vec![Cell::of(Some(pallet.as_str())), count(pictures.len())];
        (cells, pictures.as_slice())
    });
    let name = words.say(&term("sheet", "photos"));
    book.add_pictured(&name, &heads, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{SellerCode, UnitTag};
    use crate::domain::time::Zone;
    use crate::text::Language;

    /// As much of a picture of 64 by 48 as a workbook looks at.
    const PICTURE: &[u8] =
        b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x40\0\0\0\x30\x08\x02\0\0\0\0\0\0\0\
        \0\0\0\0IEND\xae\x42\x60\x82";

    fn unit(number: u64, grade: Option<Grade>, retail: Option<i64>) -> LotUnit {
        let seller = if number == 3 { "S-02" } else { "S-01" };
        LotUnit {
            unit: UnitId(u128::from(number)),
            tag: UnitTag::make("A00", number).expect("a tag"),
            pallet: ContainerName::parse("L-01").expect("a pallet"),
            seller: SellerCode::parse(seller),
            asin: Some("B0B4WP8XYZ".to_owned()),
            sku: Some("00360".to_owned()),
            fnsku: Some("X003RBCVNT".to_owned()),
            barcode: Some("00036000291452".to_owned()),
            lpn: Some("LPNRR00012345".to_owned()),
            serial: None,
            title: Some("=cmd|' /C calc'!A0, 发圈".to_owned()),
            category: Some("Home, Garden".to_owned()),
            grade,
            retail,
            weight: Some(Grams(412)),
        }
    }

    fn lot() -> Lot {
        Lot {
            currency: Currency::USD,
            units: vec![
                unit(1, Some(Grade::New), Some(2599)),
                unit(2, Some(Grade::Acceptable), Some(1000)),
                unit(3, None, None),
            ],
            pictures: BTreeMap::new(),
        }
    }

    /// The CSV in English, without its mark and with plain line ends.
    fn csv(lot: &Lot, template: Option<&str>, brought: BTreeMap<UnitId, i64>) -> String {
        let number = LotNumber::parse("2026-A");
        let paper = LotPaper {
            number: number.as_ref(),
            lot,
            brought,
            pictures: Vec::new(),
        };
        let template = template.map(|id| lot_template(id).expect("a buyer's sheet"));
        let words = Words::new(Language::English, Zone::UTC);
        let bytes = lot_bytes(&paper, template, "csv", UtcMs(0), &words).expect("a file");
        let text = String::from_utf8(bytes).expect("text");
        text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
    }

    /// Each sheet as it was once looked at. `RETURNBAY_GOLDEN=1` writes them anew, to be looked at again.
    #[test]
    fn every_sheet_is_what_it_was() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lots");
        let brought = || lot().proceeds(1001, &[].into());
        let mut sheets = vec![("own".to_owned(), csv(&lot(), None, brought()))];
        for template in lot_templates() {
            let sheet = csv(&lot(), Some(&template.id), BTreeMap::new());
            sheets.push((template.id.clone(), sheet));
        }
        for (id, sheet) in sheets {
            let path = format!("{folder}/{id}.csv");
            if std::env::var_os("RETURNBAY_GOLDEN").is_some() {
                std::fs::write(&path, &sheet).expect("it is written");
            }
            let golden = std::fs::read_to_string(&path).expect("a golden file");
            assert_eq!(sheet, golden.replace("\r\n", "\n"), "{id}");
        }
    }

    #[test]
    fn a_workbook_has_what_each_seller_gets() {
        use calamine::{Data, Reader, Xlsx};
        let lot = lot();
        let number = LotNumber::parse("2026-A");
        let paper = LotPaper {
            number: number.as_ref(),
            lot: &lot,
            brought: lot.proceeds(1001, &[].into()),
            pictures: vec![(
                ContainerName::parse("L-01").expect("a pallet"),
                vec![PICTURE.to_vec()],
            )],
        };
        let words = Words::new(Language::English, Zone::UTC);
        let bytes = lot_bytes(&paper, None, "xlsx", UtcMs(0), &words).expect("a file");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let names = book.sheet_names();
        assert_eq!(names.len(), 3, "units, sellers, pictures");
        let pictures = book.worksheet_range(&names[2]).expect("a sheet");
        let row = [0, 1].map(|at| pictures.get((1, at)).cloned());
        assert_eq!(
            row,
            [
                Some(Data::String("L-01".to_owned())),
                Some(Data::Float(1.0))
            ]
        );
        let sellers = book.worksheet_range(&names[1]).expect("a sheet");
        let rows: Vec<Vec<Data>> = sellers.rows().map(<[Data]>::to_vec).collect();
        assert_eq!(rows[1][0], Data::String("S-01".to_owned()));
        assert_eq!(rows[1][2], Data::Float(6.68));
        assert_eq!(rows[2][2], Data::Float(3.33));
        assert_eq!(rows[3][2], Data::Float(10.01));
        let units = book.worksheet_range(&names[0]).expect("a sheet");
        let sku = units.get((1, 5)).expect("a cell");
        assert_eq!(*sku, Data::String("00360".to_owned()), "text stays text");
    }
}
