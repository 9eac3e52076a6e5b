//! The list of parcels that nobody claims, for all sellers: in both languages, with small photos, and
//! with nothing that any seller told us or that names a buyer.

use crate::domain::ids::Hash;
use crate::domain::pool::SeenProduct;
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::domain::time::{Day, UtcMs};
use crate::ledger::query::Checklists;
use crate::ledger::rows::ParcelRow;
use crate::text::{Language, Words};

use super::OutError;
use super::columns::{Cell, Column, Speech, column, head, term};
use super::sheet::{Book, Head};

/// Characters of a number that are shown: enough to say "that is mine", too few to name a parcel.
const END_CHARS: usize = 4;

/// One parcel of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnclaimedLine {
    /// The parcel.
    pub parcel: ParcelRow,
    /// Small copies of the photos of it that may leave the house, as JPEG, what is noted of its goods first.
    pub photos: Vec<Vec<u8>>,
    /// Which photos these are.
    pub shows: Vec<Hash>,
    /// The day on which it is somebody's no more.
    pub until: Option<Day>,
    /// The same day, where all are told for the last time.
    pub last_notice: Option<Day>,
    /// The day on which the list is made.
    pub today: Day,
}

impl UnclaimedLine {
    /// Gives the carrier of the first number that one is known of.
    pub fn carrier(&self) -> Option<&str> {
        let numbers = self.parcel.candidates.iter();
        let mut numbers = numbers.filter(|one| one.kind == CodeKind::Tracking);
        numbers.find_map(|one| one.carrier.as_deref())
    }

    /// Gives the last characters of the number it came under.
    pub fn number_end(&self) -> Option<String> {
        let numbers = self.parcel.candidates.iter();
        let number = numbers
            .filter(|one| one.kind == CodeKind::Tracking)
            .min_by_key(|one| one.check == CheckVerdict::Bad)?;
        let from = number.key.char_indices().nth_back(END_CHARS - 1)?.0;
        Some(format!("…{}", number.key.get(from..)?))
    }

    /// Gives the codes that were read on its goods, and what we say they are, each with the numbers of the
    /// photos beside that show it: that stands on the goods for everybody to see.
    pub fn product_codes(&self) -> String {
        let codes = self.parcel.candidates.iter();
        let codes = codes.filter(|one| one.kind == CodeKind::Product);
        let noted = self.parcel.noted.iter();
        codes
            .map(|one| one.key.as_str())
            .map(str::to_owned)
            .chain(noted.map(|noted| self.pictured(&noted.seen)))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn pictured(&self, seen: &SeenProduct) -> String {
        let shown = (1..).zip(&self.shows);
        let shown = shown.filter(|(_, photo)| seen.photos.contains(photo));
        let shown: Vec<String> = shown.map(|(place, _)| place.to_string()).collect();
        if shown.is_empty() {
            seen.title.clone()
        } else {
            format!("{} ({})", seen.title, shown.join(", "))
        }
    }
}

const UNCLAIMED: [Column<UnclaimedLine>; 9] = [
    column("parcel", 16, |line, _| {
        Cell::of(Some(line.parcel.number.as_str()))
    }),
    column("came", 14, |line, _| {
        Cell::of(Some(line.parcel.day.to_string()))
    }),
    column("waits_days", 12, |line, _| {
        let days = line.today.days_since(line.parcel.day);
        u32::try_from(days).map_or(Cell::Empty, Cell::Count)
    }),
    column("claim_until", 14, |line, _| {
        Cell::of(line.until.map(|day| day.to_string()))
    }),
    column("carrier", 18, |line, speech| {
        line.carrier()
            .map_or(Cell::Empty, |code| speech.say(&term("carrier", code), code))
    }),
    column("number_end", 14, |line, _| Cell::of(line.number_end())),
    column("product_codes", 24, |line, _| {
        Cell::of(Some(line.product_codes()))
    }),
    column("outside", 20, outside),
    column("weight_g", 12, |line, _| {
        let grams = line.parcel.weight.map(|weight| weight.weight.0);
        grams.map_or(Cell::Empty, Cell::Count)
    }),
];

fn outside(line: &UnclaimedLine, speech: &Speech<'_>) -> Cell {
    let said = line.parcel.damage.iter().map(|damage| {
        let code = damage.code();
        speech.say(&term("damage", code), code)
    });
    let words = said.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        Cell::Count(_) | Cell::Number(_) | Cell::Amount(_) | Cell::Empty => None,
    });
    Cell::of(Some(words.collect::<Vec<_>>().join(", ")))
}

pub(super) fn unclaimed_codes() -> Vec<&'static str> {
    let codes = UNCLAIMED.iter().map(|column| column.code);
    codes.chain(["photos"]).collect()
}

/// Makes the list as a workbook: every head and word in both languages, one after the other. The
/// photos of a parcel stand behind its last cell; `made` becomes the document's date.
///
/// # Errors
/// Gives what the writer of the format said.
pub fn unclaimed_xlsx(
    lines: &[UnclaimedLine],
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, OutError> {
    let both = Language::ALL.map(|language| Words::new(language, words.zone));
    let said = |say: &dyn Fn(&Words) -> String| joined(both.iter().map(say));
    let heads: Vec<Head> = UNCLAIMED
        .iter()
        .map(|column| (column.code, column.width))
        .chain([("photos", 20)])
        .map(|(code, width)| Head {
            text: said(&|words| head(code, words)),
            width,
        })
        .collect();
    let rows = lines.iter().map(|line| {
        let cells = UNCLAIMED.iter().map(|column| cell(column, line, &both));
        (cells.collect(), line.photos.as_slice())
    });
    let name = term("sheet", "unclaimed");
    let mut book = Book::new(made, words)?;
    book.add_pictured(&said(&|words| words.say(&name)), &heads, rows)?;
    book.finish()
}

/// Fills a cell with its words in both languages, once where they are the same.
fn cell(column: &Column<UnclaimedLine>, line: &UnclaimedLine, both: &[Words]) -> Cell {
    // Nothing of it was graded.
    let none = Checklists::default();
    let mut cells = both
        .iter()
        .map(|words| (column.cell)(line, &Speech::Words(words, &none)));
    match (cells.next(), cells.next()) {
        (Some(Cell::Text(one)), Some(Cell::Text(other))) => {
            Cell::Text(joined([one, other].into_iter()))
        }
        (first, _) => first.unwrap_or(Cell::Empty),
    }
}

/// Puts the words of the languages behind each other, each once.
pub(super) fn joined(said: impl Iterator<Item = String>) -> String {
    let mut each: Vec<String> = Vec::new();
    for words in said {
        if !each.contains(&words) {
            each.push(words);
        }
    }
    each.join(" ")
}
