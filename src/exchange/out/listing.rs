//! A listed batch as files: Amazon's Inventory Loader as tab-separated text, a CSV for eBay, and our own
//! workbook. Units of one SKU are one row.
//!
//! Heads and meaning of the loader: Amazon Seller Central help 200385480 (Inventory Loader) and the
//! definitions of its template; heads of eBay: File Exchange, basic template instructions 3.5.2, "Template
//! field definitions". See `docs/resale.md`.

use std::collections::BTreeMap;

use crate::domain::codes::{BatchNumber, SellerCode};
use crate::domain::grade::Grade;
use crate::domain::limits::ITEM_NOTE_MAX;
use crate::domain::money::{Currency, Money};
use crate::domain::resale::{ProductId, SaleChannel};
use crate::domain::time::UtcMs;
use crate::ledger::batch::{Batch, BatchUnit, ListingLine, Seen};
use crate::ledger::query::Checklists;
use crate::text::{Message, Words};

use super::OutError;
use super::columns::{Cell, Column, Speech, column, head, term};
use super::csv_file;
use super::sheet::{Book, Head};

/// Heads of Amazon's Inventory Loader, in their order.
const LOADER: [&str; 13] = [
    "sku",
    "product-id",
    "product-id-type",
    "price",
    "minimum-seller-allowed-price",
    "maximum-seller-allowed-price",
    "item-condition",
    "quantity",
    "add-delete",
    "will-ship-internationally",
    "expedited-shipping",
    "item-note",
    "fulfillment-center-id",
];
/// Heads of a file for eBay. What is not known here stays empty: category, description and terms are the
/// seller's.
const EBAY: [&str; 14] = [
    "*Action(SiteID=US|Country=US|Currency=USD)",
    "CustomLabel",
    "*Category",
    "*Title",
    "*ConditionID",
    "ConditionDescription",
    "Product:UPC",
    "Product:EAN",
    "*Description",
    "*Format",
    "*Duration",
    "*StartPrice",
    "*Quantity",
    "*Location",
];
/// Characters of a title on eBay.
const EBAY_TITLE_MAX: usize = 80;

/// A listed batch that is written to a file.
pub struct ListingPaper<'a> {
    /// Its number.
    pub number: &'a BatchNumber,
    /// Its units as they were listed.
    pub batch: &'a Batch,
    /// The checklists that its units name.
    pub checklists: &'a Checklists,
    /// eBay's number of each condition.
    pub ebay: &'a BTreeMap<Grade, u16>,
    /// The words of the marketplace.
    pub market: &'a Words,
}

/// One row of our own workbook.
struct Row {
    number: String,
    seller: SellerCode,
    channel: SaleChannel,
    currency: Currency,
    line: ListingLine,
    note: String,
    ebay: Option<u16>,
}

/// The columns of our own workbook.
const OWN: [Column<Row>; 15] = [
    column("resale_batch", 16, |row, _| {
        Cell::of(Some(row.number.as_str()))
    }),
    column("seller", 10, |row, _| Cell::of(Some(row.seller.as_str()))),
    column("channel", 10, |row, speech| {
        let code = row.channel.code();
        speech.say(&term("sale-channel", code), code)
    }),
    column("resale_sku", 22, |row, _| {
        Cell::of(Some(row.line.sku.as_str()))
    }),
    column("seller_sku", 18, |row, _| {
        Cell::of(row.line.base.as_deref())
    }),
    column("asin", 13, |row, _| Cell::of(row.line.asin.as_deref())),
    column("barcode", 18, |row, _| {
        Cell::of(row.line.barcode.as_deref())
    }),
    column("title", 44, |row, _| Cell::of(row.line.title.as_deref())),
    column("condition", 18, |row, speech| {
        let code = row.line.grade.code();
        speech.say(&Message::grade(row.line.grade), code)
    }),
    column("amazon_condition", 12, |row, _| {
        let code = row.line.grade.spec().amazon_condition;
        code.map_or(Cell::Empty, |code| Cell::Count(u32::from(code)))
    }),
    column("ebay_condition", 12, |row, _| {
        row.ebay
            .map_or(Cell::Empty, |code| Cell::Count(u32::from(code)))
    }),
    column("quantity", 10, |row, _| Cell::Count(row.line.quantity)),
    column("price", 12, |row, _| {
        amount(row.currency, &row.line).map_or(Cell::Empty, Cell::Amount)
    }),
    column("currency", 10, |row, _| Cell::of(Some(row.currency.code()))),
    column("item_note", 60, |row, _| Cell::of(Some(row.note.as_str()))),
];

/// The columns of the units behind the rows.
const UNITS: [(&str, u16); 5] = [
    ("tag", 16),
    ("tote", 12),
    ("resale_sku", 22),
    ("condition", 18),
    ("price", 12),
];

pub(super) fn loader_codes() -> Vec<&'static str> {
    LOADER.to_vec()
}

pub(super) fn ebay_codes() -> Vec<&'static str> {
    EBAY.to_vec()
}

pub(super) fn listing_codes() -> Vec<&'static str> {
    OWN.iter().map(|column| column.code).collect()
}

/// Tells whether a batch of a channel is written in a format: each marketplace has its own, and our
/// workbook has all.
pub fn listing_fits(channel: SaleChannel, format: &str) -> bool {
    match format {
        "txt" => channel == SaleChannel::Amazon,
        "csv" => channel == SaleChannel::Ebay,
        "xlsx" => true,
        _ => false,
    }
}

/// Makes the file of a listed batch: `txt` for Amazon's Inventory Loader, `csv` for eBay, `xlsx` of our own.
///
/// # Errors
/// Refuses another format; else gives what the writer of the format said.
pub fn listing_bytes(
    paper: &ListingPaper<'_>,
    format: &str,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    match format {
        "txt" => Ok(loader(paper)),
        "csv" => ebay(paper),
        "xlsx" => own(paper, made, words),
        other => Err(OutError::Format(format!("no listing is {other}"))),
    }
}

fn amount(currency: Currency, line: &ListingLine) -> Option<Money> {
    line.price.map(|minor| Money { minor, currency })
}

fn price(batch: &Batch, line: &ListingLine) -> String {
    amount(batch.currency, line).map_or_else(String::new, Money::decimal)
}

/// Writes tab-separated text. No cell holds a tab or a line end, none begins as a formula does, and no
/// sign is put before one: the marketplace takes each as it stands.
fn loader(paper: &ListingPaper<'_>) -> Vec<u8> {
    let mut text = LOADER.join("\t");
    text.push_str("\r\n");
    for line in paper.batch.lines() {
        let id = ProductId::of(line.asin.as_deref(), line.barcode.as_deref());
        let kind = id
            .as_ref()
            .map_or_else(String::new, |id| id.loader_type().to_string());
        let condition = line.grade.spec().amazon_condition;
        let cells = LOADER.map(|head| match head {
            "sku" => line.sku.clone(),
            "product-id" => id
                .as_ref()
                .map_or_else(String::new, |id| id.id().to_owned()),
            "product-id-type" => kind.clone(),
            "price" => price(paper.batch, &line),
            "item-condition" => condition.map_or_else(String::new, |code| code.to_string()),
            "quantity" => line.quantity.to_string(),
            "add-delete" => "a".to_owned(),
            "item-note" => note(&line, paper.checklists, paper.market),
            _ => String::new(),
        });
        text.push_str(&cells.map(|cell| plain(&cell)).join("\t"));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

fn ebay(paper: &ListingPaper<'_>) -> Result<Vec<u8>, OutError> {
    let currency = paper.batch.currency.code();
    let heads = EBAY.map(|head| head.replace("Currency=USD", &format!("Currency={currency}")));
    let rows = paper.batch.lines().into_iter().map(|line| {
        let id = ProductId::of(None, line.barcode.as_deref());
        let title = line.title.as_deref().map(|title| {
            plain(title)
                .chars()
                .take(EBAY_TITLE_MAX)
                .collect::<String>()
        });
        let cells = EBAY.map(|head| match head {
            "*Action(SiteID=US|Country=US|Currency=USD)" => Cell::of(Some("Add")),
            "CustomLabel" => Cell::of(Some(line.sku.as_str())),
            "*Title" => Cell::of(title.clone()),
            "*ConditionID" => {
                let code = paper.ebay.get(&line.grade);
                code.map_or(Cell::Empty, |code| Cell::Count(u32::from(*code)))
            }
            "ConditionDescription" => Cell::of(Some(note(&line, paper.checklists, paper.market))),
            "Product:UPC" => match &id {
                Some(ProductId::Upc(upc)) => Cell::of(Some(upc.as_str())),
                Some(ProductId::Asin(_) | ProductId::Ean(_)) | None => Cell::Empty,
            },
            "Product:EAN" => match &id {
                Some(ProductId::Ean(ean)) => Cell::of(Some(ean.as_str())),
                Some(ProductId::Asin(_) | ProductId::Upc(_)) | None => Cell::Empty,
            },
            "*Format" => Cell::of(Some("FixedPrice")),
            "*Duration" => Cell::of(Some("GTC")),
            "*StartPrice" => amount(paper.batch.currency, &line).map_or(Cell::Empty, Cell::Amount),
            "*Quantity" => Cell::Count(line.quantity),
            _ => Cell::Empty,
        });
        cells.to_vec()
    });
    csv_file::written(heads.to_vec(), rows)
}

fn own(paper: &ListingPaper<'_>, made: UtcMs, words: &Words) -> Result<Vec<u8>, OutError> {
    let mut book = Book::new(made, words)?;
    let speech = Speech::Words(words, paper.checklists);
    let lines = paper.batch.lines();
    let quantity: u32 = lines.iter().map(|line| line.quantity).sum();
    let rows = lines.into_iter().map(|line| {
        let row = Row {
            number: paper.number.to_string(),
            seller: paper.batch.seller.clone(),
            channel: paper.batch.channel,
            currency: paper.batch.currency,
            note: note(&line, paper.checklists, words),
            ebay: paper.ebay.get(&line.grade).copied(),
            line,
        };
        OWN.iter()
            .map(|column| (column.cell)(&row, &speech))
            .collect()
    });
    let heads = OWN.map(|column| Head {
        text: head(column.code, words),
        width: column.width,
    });
    let totals = OWN.map(|column| match column.code {
        "resale_batch" => Cell::Text(head("total", words)),
        "quantity" => Cell::Count(quantity),
        _ => Cell::Empty,
    });
    let name = words.say(&term("sheet", "listing"));
    book.add(&name, &heads, rows, Some(totals.to_vec()))?;
    let heads = UNITS.map(|(code, width)| Head {
        text: head(code, words),
        width,
    });
    let units = paper.batch.units.iter();
    let units = units.map(|unit| unit_row(unit, paper.batch, &speech));
    let name = words.say(&term("sheet", "units"));
    book.add(&name, &heads, units, None)?;
    book.finish()
}

fn unit_row(unit: &BatchUnit, batch: &Batch, speech: &Speech<'_>) -> Vec<Cell> {
    let price = unit.price.map(|minor| Money {
        minor,
        currency: batch.currency,
    });
    vec![
        Cell::of(Some(unit.tag.as_str())),
        Cell::of(Some(unit.container.as_str())),
        Cell::of(unit.sku.as_deref()),
        unit.grade.map_or(Cell::Empty, |grade| {
            speech.say(&Message::grade(grade), grade.code())
        }),
        price.map_or(Cell::Empty, Cell::Amount),
    ]
}

/// Says what was seen of the units of a line, in plain words: what leaves them less than new, the worst
/// first, and nothing of who sold or bought them. A remark that is too much is left out whole.
fn note(line: &ListingLine, checklists: &Checklists, words: &Words) -> String {
    let told: Vec<String> = line
        .seen
        .iter()
        .map(|seen| remarks(seen, checklists, words))
        .collect();
    let mut distinct: Vec<&String> = Vec::new();
    for text in told.iter().filter(|text| !text.is_empty()) {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    let mut note = match distinct.len() {
        0 | 1 => String::new(),
        _ => format!("{}: ", words.say(&Message::term("item-note", "varies"))),
    };
    let mut first = true;
    for text in distinct {
        let joined = if first {
            text.clone()
        } else {
            format!(" / {text}")
        };
        if note.chars().count() + joined.chars().count() > ITEM_NOTE_MAX {
            break;
        }
        note.push_str(&joined);
        first = false;
    }
    plain(&note)
}

fn remarks(seen: &Seen, checklists: &Checklists, words: &Words) -> String {
    let Some(pack) = &seen.checklist else {
        return String::new();
    };
    let list = checklists.of(pack);
    let said = seen.remarks.iter().filter_map(|(question, answer)| {
        let message = match list {
            Some(list) => Message::answers(list, question, answer),
            None => Message::answer(&pack.id, question, answer),
        };
        words.known(&message)
    });
    let mut text = String::new();
    for remark in said {
        let parted = if text.is_empty() {
            remark
        } else {
            format!("; {remark}")
        };
        if text.chars().count() + parted.chars().count() > ITEM_NOTE_MAX {
            break;
        }
        text.push_str(&parted);
    }
    text
}

/// Gives text for a file whose cells are taken as they stand: tabs and line ends become spaces, and the
/// signs with which a formula begins are left out in front.
fn plain(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    let calls = |sign: char| {
        sign.is_whitespace() || matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    };
    spaced.trim_start_matches(calls).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsx};

    use super::*;
    use crate::domain::codes::{ContainerName, UnitTag};
    use crate::domain::ids::{Hash, UnitId};
    use crate::domain::time::{Day, Zone};
    use crate::exchange::data::resale::resale_rules;
    use crate::ledger::PackRef;
    use crate::text::Language;

    fn unit(number: u64, sku: &str, grade: Grade, price: Option<i64>, looks: &str) -> BatchUnit {
        let remarks = (!looks.is_empty()).then(|| ("looks".to_owned(), looks.to_owned()));
        BatchUnit {
            unit: UnitId(u128::from(number)),
            tag: UnitTag::make("A00", number).expect("a tag"),
            container: ContainerName::parse("R-01").expect("a tote"),
            sku: Some(sku.to_owned()),
            base: sku.split('-').next().map(str::to_owned),
            asin: (sku == "LAMP-G").then(|| "B0B4WP8XYZ".to_owned()),
            barcode: Some("00036000291452".to_owned()),
            title: Some("=cmd|' /C calc'!A0,\t发圈".to_owned()),
            grade: Some(grade),
            price,
            seen: Seen {
                checklist: Some(PackRef {
                    id: "general".to_owned(),
                    version: 1,
                    hash: Hash::ZERO,
                }),
                remarks: remarks.into_iter().collect(),
            },
        }
    }

    fn batch(channel: SaleChannel) -> Batch {
        Batch {
            seller: SellerCode::parse("S-01").expect("a seller"),
            channel,
            day: Day::parse("2026-11-30").expect("a day"),
            currency: Currency::USD,
            units: vec![
                unit(1, "LAMP-G", Grade::Good, Some(2079), "visible_marks"),
                unit(2, "LAMP-G", Grade::Good, Some(2079), "worn"),
                unit(3, "00360-N", Grade::New, None, ""),
            ],
        }
    }

    fn made(channel: SaleChannel, format: &str, language: Language) -> Vec<u8> {
        let batch = batch(channel);
        let number = BatchNumber::parse("B-1").expect("a number");
        let market = Words::new(Language::English, Zone::UTC);
        let paper = ListingPaper {
            number: &number,
            batch: &batch,
            checklists: &Checklists::default(),
            ebay: &resale_rules().ebay,
            market: &market,
        };
        let words = Words::new(language, Zone::UTC);
        listing_bytes(&paper, format, UtcMs(0), &words).expect("a file")
    }

    #[test]
    fn amazons_loader_is_tab_separated_and_sums_up_each_sku() {
        let bytes = made(SaleChannel::Amazon, "txt", Language::Chinese);
        let text = String::from_utf8(bytes).expect("text");
        let mut lines = text
            .split("\r\n")
            .map(|line| line.split('\t').collect::<Vec<_>>());
        assert_eq!(lines.next().expect("heads"), LOADER);
        let none = "";
        let varies = "What was seen varies: Marks seen at arm's length / Worn";
        assert_eq!(
            lines.next().expect("a row"),
            [
                "00360-N",
                "036000291452",
                "3",
                none,
                none,
                none,
                "11",
                "1",
                "a",
                none,
                none,
                none,
                none
            ],
            "leading zeros stay, a price that is not known is empty"
        );
        assert_eq!(
            lines.next().expect("a row"),
            [
                "LAMP-G",
                "B0B4WP8XYZ",
                "1",
                "20.79",
                none,
                none,
                "3",
                "2",
                "a",
                none,
                none,
                varies,
                none
            ],
        );
        assert_eq!(lines.next(), Some(vec![""]), "the end");
    }

    #[test]
    fn ebays_file_has_its_numbers_of_conditions_and_no_formula() {
        let bytes = made(SaleChannel::Ebay, "csv", Language::English);
        let body = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark");
        let mut reader = csv::Reader::from_reader(body);
        assert_eq!(reader.headers().expect("heads"), EBAY.to_vec());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        let cell = |row: usize, head: &str| {
            let at = EBAY
                .iter()
                .position(|known| *known == head)
                .expect("a head");
            rows[row][at].to_owned()
        };
        assert_eq!(cell(0, "CustomLabel"), "00360-N");
        assert_eq!(
            (cell(0, "*ConditionID"), cell(0, "*StartPrice")),
            ("1000".into(), String::new())
        );
        assert_eq!(
            (cell(1, "*ConditionID"), cell(1, "*Quantity")),
            ("5000".into(), "2".into())
        );
        assert_eq!(cell(1, "*Title"), "cmd|' /C calc'!A0, 发圈");
        assert_eq!(cell(1, "Product:UPC"), "036000291452");
    }

    #[test]
    fn our_workbook_has_the_rows_and_the_units_behind_them() {
        let bytes = made(SaleChannel::Other, "xlsx", Language::English);
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let names = book.sheet_names();
        assert_eq!(names.len(), 2);
        for name in &names {
            assert!(book.worksheet_formula(name).expect("formulas").is_empty());
        }
        let rows = book.worksheet_range(&names[0]).expect("a sheet");
        let at = |row: u32, code: &str| {
            let column = listing_codes()
                .iter()
                .position(|known| *known == code)
                .expect("a column");
            let column = u32::try_from(column).expect("few");
            rows.get_value((row, column))
                .cloned()
                .unwrap_or(Data::Empty)
        };
        assert_eq!(at(1, "resale_sku"), Data::String("00360-N".to_owned()));
        assert_eq!(at(1, "price"), Data::Empty, "not known is not nothing");
        assert_eq!(at(2, "price"), Data::Float(20.79));
        assert_eq!(at(2, "quantity"), Data::Float(2.0));
        assert_eq!(at(2, "amazon_condition"), Data::Float(3.0));
        assert_eq!(at(3, "quantity"), Data::Float(3.0), "the sum");
        let units = book.worksheet_range(&names[1]).expect("a sheet");
        assert_eq!(units.rows().count(), 4);
    }

    #[test]
    fn a_note_is_cut_between_remarks_and_never_longer_than_it_may_be() {
        let many = Seen {
            remarks: vec![("looks".to_owned(), "worn".to_owned()); 500],
            ..unit(1, "A-G", Grade::Good, None, "worn").seen
        };
        let mut line = batch(SaleChannel::Amazon).lines().remove(1);
        line.seen = vec![many];
        let words = Words::new(Language::English, Zone::UTC);
        let text = note(&line, &Checklists::default(), &words);
        assert!(text.chars().count() <= ITEM_NOTE_MAX, "{}", text.len());
        assert!(text.ends_with("; Worn"), "{text}");
        assert_eq!(plain("=+ -@1\t2\r\n"), "1 2");
    }
}
