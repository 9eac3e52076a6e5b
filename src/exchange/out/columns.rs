//! Columns as data: code, width, and what stands in the cell.

use crate::domain::expected::ReturnRef;
use crate::domain::money::Money;
use crate::domain::time::UtcMs;
use crate::ledger::PackRef;
use crate::ledger::query::{Checklists, ManifestLine};
use crate::ledger::rows::UnitRow;
use crate::text::{Message, Words};

/// What stands in a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell {
    /// Text, also of ids: never a number, never a formula.
    Text(String),
    /// A count of ours.
    Count(u32),
    /// A number of ours as decimal digits, such as an amount.
    Number(String),
    /// An amount: a number with the decimals of its currency, which another column or the file tells.
    Amount(Money),
    /// Nothing.
    Empty,
}

impl Cell {
    pub(super) fn of(text: Option<impl Into<String>>) -> Self {
        text.map(Into::into)
            .filter(|text: &String| !text.is_empty())
            .map_or(Self::Empty, Self::Text)
    }
}

/// In what language a cell speaks.
pub(super) enum Speech<'a> {
    /// Words for people, with those that sellers' own checklists bring; moments at the site.
    Words(&'a Words, &'a Checklists),
    /// Stable names for programs, moments in UTC.
    Codes,
}

impl Speech<'_> {
    /// Says a code of a closed set or of a pack; one without words as it is.
    pub(super) fn say(&self, message: &Message, code: &str) -> Cell {
        let said = match self {
            Self::Words(words, _) => words.known(message),
            Self::Codes => None,
        };
        Cell::Text(said.unwrap_or_else(|| code.to_owned()))
    }

    /// Says an answer by the checklist that asked for it.
    fn answer(&self, pack: &PackRef, question: &str, answer: &str) -> Cell {
        let list = match self {
            Self::Words(_, checklists) => checklists.of(pack),
            Self::Codes => None,
        };
        let message = match list {
            Some(list) => Message::answers(list, question, answer),
            None => Message::answer(&pack.id, question, answer),
        };
        self.say(&message, &format!("{question}.{answer}"))
    }

    fn moment(&self, at: UtcMs) -> Cell {
        Cell::Text(match self {
            Self::Words(words, _) => words.moment(at),
            Self::Codes => at.to_string(),
        })
    }
}

/// One column of a list of `Row`.
pub(super) struct Column<Row> {
    /// The stable name.
    pub(super) code: &'static str,
    /// Width in characters of a spreadsheet.
    pub(super) width: u16,
    /// What stands in the cell.
    pub(super) cell: fn(&Row, &Speech<'_>) -> Cell,
}

/// The unit list of a China manifest.
pub(super) const MANIFEST: [Column<ManifestLine>; 18] = [
    column("carton", 12, |line, _| {
        Cell::of(Some(line.unit.container.as_str()))
    }),
    column("tag", 16, |line, _| {
        Cell::of(Some(line.unit.inspection.tag.as_str()))
    }),
    column("parcel", 16, |line, _| {
        Cell::of(Some(line.parcel_number.as_str()))
    }),
    column("seller", 10, |line, _| seller(&line.unit)),
    column("order_id", 22, |line, _| order_id(&line.unit)),
    column("rma_id", 18, |line, _| rma_id(&line.unit)),
    column("tracking", 28, |line, _| Cell::of(line.tracking.as_deref())),
    column("asin", 13, |line, _| asin(&line.unit)),
    column("sku", 16, |line, _| sku(&line.unit)),
    column("title", 44, |line, _| title(&line.unit)),
    column("units", 8, |_, _| Cell::Count(1)),
    column("grade", 12, |line, speech| grade(&line.unit, speech)),
    column("because", 30, |line, speech| because(&line.unit, speech)),
    column("why", 34, |line, speech| why(&line.unit, speech)),
    column("override", 24, |line, speech| {
        override_reason(&line.unit, speech)
    }),
    column("reason_code", 26, |line, _| {
        Cell::of(line.reason_code.as_deref())
    }),
    column("request_date", 12, |line, _| {
        Cell::of(line.request_date.map(|day| day.to_string()))
    }),
    column("put_at", 17, |line, speech| speech.moment(line.unit.put_at)),
];

/// A list of units.
pub(super) const UNITS: [Column<UnitRow>; 18] = [
    column("tag", 16, |unit, _| {
        Cell::of(Some(unit.inspection.tag.as_str()))
    }),
    column("state", 12, |unit, speech| {
        let code = unit.state.code();
        speech.say(&term("unit-state", code), code)
    }),
    column("seller", 10, |unit, _| seller(unit)),
    column("order_id", 22, |unit, _| order_id(unit)),
    column("rma_id", 18, |unit, _| rma_id(unit)),
    column("asin", 13, |unit, _| asin(unit)),
    column("sku", 16, |unit, _| sku(unit)),
    column("title", 44, |unit, _| title(unit)),
    column("barcode", 18, |unit, _| {
        Cell::of(unit.inspection.barcode.as_deref())
    }),
    column("grade", 12, grade),
    column("because", 30, because),
    column("decision", 14, |unit, speech| {
        unit.decision().map_or(Cell::Empty, |decision| {
            speech.say(&Message::decision(decision), decision.code())
        })
    }),
    column("why", 34, why),
    column("override", 24, override_reason),
    column("container", 12, |unit, _| {
        Cell::of(Some(unit.container.as_str()))
    }),
    column("put_at", 17, |unit, speech| speech.moment(unit.put_at)),
    column("person", 10, |unit, _| {
        Cell::of(unit.person.as_ref().map(AsRef::<str>::as_ref))
    }),
    column("station", 12, |unit, _| {
        Cell::of(Some(unit.station.as_str()))
    }),
];

/// Makes a column.
pub(super) const fn column<Row>(
    code: &'static str,
    width: u16,
    cell: fn(&Row, &Speech<'_>) -> Cell,
) -> Column<Row> {
    Column { code, width, cell }
}

pub(super) fn manifest_codes() -> Vec<&'static str> {
    MANIFEST.iter().map(|column| column.code).collect()
}

pub(super) fn unit_codes() -> Vec<&'static str> {
    UNITS.iter().map(|column| column.code).collect()
}

/// Gives the word of a closed set by its prefix and code.
pub(super) fn term(prefix: &str, code: &str) -> Message {
    Message::Term(format!("{prefix}-{}", code.replace(['_', '.'], "-")))
}

/// Gives a column's head in words.
pub(super) fn head(code: &str, words: &Words) -> String {
    words.say(&term("column", code))
}

fn seller(unit: &UnitRow) -> Cell {
    Cell::of(unit.inspection.seller.as_ref().map(AsRef::<str>::as_ref))
}

fn of_return(unit: &UnitRow) -> Option<&ReturnRef> {
    unit.inspection.line.as_ref().map(|line| &line.of)
}

fn order_id(unit: &UnitRow) -> Cell {
    Cell::of(
        of_return(unit)
            .and_then(|of| of.order_id.as_ref())
            .map(AsRef::<str>::as_ref),
    )
}

fn rma_id(unit: &UnitRow) -> Cell {
    Cell::of(
        of_return(unit)
            .and_then(|of| of.rma_id.as_ref())
            .map(AsRef::<str>::as_ref),
    )
}

fn asin(unit: &UnitRow) -> Cell {
    Cell::of(
        unit.inspection
            .line
            .as_ref()
            .and_then(|line| line.asin.as_deref()),
    )
}

fn sku(unit: &UnitRow) -> Cell {
    Cell::of(
        unit.inspection
            .line
            .as_ref()
            .and_then(|line| line.sku.as_deref()),
    )
}

fn title(unit: &UnitRow) -> Cell {
    Cell::of(
        unit.inspection
            .line
            .as_ref()
            .and_then(|line| line.title.as_deref()),
    )
}

fn grade(unit: &UnitRow, speech: &Speech<'_>) -> Cell {
    unit.inspection.grade.map_or(Cell::Empty, |grade| {
        speech.say(&Message::grade(grade), grade.code())
    })
}

fn because(unit: &UnitRow, speech: &Speech<'_>) -> Cell {
    let (Some((question, answer)), Some(list)) =
        (&unit.inspection.because, &unit.inspection.checklist)
    else {
        return Cell::Empty;
    };
    speech.answer(list, question, answer)
}

fn why(unit: &UnitRow, speech: &Speech<'_>) -> Cell {
    unit.verdict.as_ref().map_or(Cell::Empty, |verdict| {
        let code = verdict.why.code();
        speech.say(&Message::why(code), code)
    })
}

fn override_reason(unit: &UnitRow, speech: &Speech<'_>) -> Cell {
    let reason = unit.verdict.as_ref().and_then(|of| of.override_reason);
    reason.map_or(Cell::Empty, |reason| {
        speech.say(&term("override", reason.code()), reason.code())
    })
}
