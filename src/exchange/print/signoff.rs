//! The paper of a signed day: figures, what is open, and the journal's head in groups, on one page in both languages.

use super::document::{Document, Flow, FlowColumn, FlowTable, flowed};
use super::sheet::Align;
use super::{PrintError, pdf};
use crate::domain::time::Zone;
use crate::exchange::journal::{figure, grouped, queue};
use crate::ledger::rows::DayRow;
use crate::text::{DayMsg, Language, Message, Words};

/// Figures beside each other in a row of the table.
const ABREAST: usize = 3;

/// Words of both languages.
pub(super) struct Both([Words; 2]);

impl Both {
    /// The words of a site.
    pub(super) fn at(zone: Zone) -> Self {
        Self([
            Words::new(Language::English, zone),
            Words::new(Language::Chinese, zone),
        ])
    }

    /// Says it in each language, one behind the other; once where it is the same.
    pub(super) fn say(&self, message: impl Into<Message>) -> String {
        let [english, chinese] = self.pair(message);
        if english == chinese {
            english
        } else {
            format!("{english} / {chinese}")
        }
    }

    /// Says it in each language.
    pub(super) fn pair(&self, message: impl Into<Message>) -> [String; 2] {
        let message = message.into();
        let Self(words) = self;
        words.each_ref().map(|words| words.say(&message))
    }

    /// The English words, for what is the same in both.
    pub(super) fn first(&self) -> &Words {
        let Self([first, _]) = self;
        first
    }

    /// The words of each language.
    pub(super) fn each(&self) -> [&Words; 2] {
        let Self(words) = self;
        words.each_ref()
    }
}

/// Draws the paper and gives the file's bytes. The same sign-off gives the same bytes.
///
/// # Errors
/// Says which text cannot be drawn.
pub fn signoff_pdf(row: &DayRow, zone: Zone) -> Result<Vec<u8>, PrintError> {
    pdf::bytes(&flowed(&document(row, zone))?)
}

fn document(row: &DayRow, zone: Zone) -> Document {
    let both = Both::at(zone);
    let closed = &row.closed;
    let person = row.person.as_ref().map(ToString::to_string);
    let mut lines = vec![
        (both.say(DayMsg::SignedBy), person.unwrap_or_default()),
        (both.say(DayMsg::SignedOn), both.first().moment(row.at)),
        (both.say(DayMsg::Station), closed.station.to_string()),
    ];
    lines.extend(
        closed
            .note
            .iter()
            .map(|note| (both.say(DayMsg::Note), note.clone())),
    );
    let mut head = vec![(
        both.say(DayMsg::JournalHead {
            number: closed.head_seq.to_string(),
        }),
        String::new(),
    )];
    for (place, group) in grouped(&closed.head_hash.to_string())
        .into_iter()
        .enumerate()
    {
        let name = if place == 0 {
            both.say(DayMsg::Hash)
        } else {
            String::new()
        };
        head.push((name, group));
    }
    let figures = closed.figures.iter();
    let figures: Vec<_> = figures
        .map(|(code, count)| (both.say(figure(code)), *count))
        .collect();
    let open = closed.open.iter();
    let open: Vec<_> = open
        .map(|(code, count)| (both.say(queue(code)), *count))
        .collect();
    let open = if open.is_empty() {
        Flow::Text(vec![both.say(DayMsg::OpenNone)])
    } else {
        Flow::Table(table(&both, DayMsg::OpenHead, &open))
    };
    let parts = vec![
        Flow::Lines(lines),
        Flow::Table(table(&both, DayMsg::FiguresHead, &figures)),
        open,
        Flow::Lines(head),
        Flow::Text(both.pair(DayMsg::HeadHow).to_vec()),
        Flow::Boxes(vec![both.say(DayMsg::SignedBy)]),
    ];
    Document {
        title: both.say(DayMsg::Head { day: closed.day }),
        running: closed.station.to_string(),
        mark: reopened(&both, row),
        parts,
    }
}

/// A day that was opened again is signed no more: its paper says so in large letters.
fn reopened(both: &Both, row: &DayRow) -> Option<String> {
    let reopened = row.reopened.as_ref();
    reopened.map(|_| both.say(Message::kind(crate::ledger::Kind::DayReopened.code())))
}

/// Numbers by their names, several abreast.
fn table(both: &Both, head: DayMsg, numbers: &[(String, u32)]) -> FlowTable {
    let heads = both.pair(head);
    let nothing = || [String::new(), String::new()];
    let columns = (0..ABREAST).flat_map(|_| {
        let name = FlowColumn {
            heads: heads.clone(),
            share: 40,
            align: Align::Left,
        };
        let count = FlowColumn {
            heads: nothing(),
            share: 10,
            align: Align::Right,
        };
        [name, count]
    });
    let rows = numbers.len().div_ceil(ABREAST);
    let cells = |row: usize| {
        let places = (0..ABREAST).map(|column| numbers.get(row + column * rows));
        places
            .flat_map(|number| match number {
                Some((name, count)) => [name.clone(), count.to_string()],
                None => nothing(),
            })
            .collect::<Vec<_>>()
    };
    FlowTable {
        columns: columns.collect(),
        rows: (0..rows).map(cells).collect(),
        totals: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::{PersonCode, StationName};
    use crate::domain::decision::Decision;
    use crate::domain::grade::Grade;
    use crate::domain::ids::Hash;
    use crate::domain::time::{Day, UtcMs};
    use crate::ledger::fact::ClosedDay;
    use crate::ledger::query::Queue;
    use crate::ledger::review::EXCEPTIONS;
    use crate::ledger::rows::ReopenedDay;

    /// A day with every figure and every queue that there is.
    fn fullest() -> DayRow {
        let alone = [
            "parcels",
            "units",
            "graded",
            "put",
            "units_waiting",
            "waiting",
        ];
        let alone = alone.map(str::to_owned).into_iter();
        let decisions = Decision::SPECS
            .iter()
            .map(|spec| format!("decision.{}", spec.code));
        let grades = Grade::SPECS
            .iter()
            .map(|spec| format!("grade.{}", spec.code));
        let exceptions = EXCEPTIONS.iter().map(|code| format!("exception.{code}"));
        let none = ["grade.none".to_owned()];
        let all = alone
            .chain(decisions)
            .chain(grades)
            .chain(exceptions)
            .chain(none);
        DayRow {
            closed: ClosedDay {
                day: Day::parse("2026-11-23").expect("a day"),
                station: StationName::parse("bench-1").expect("a name"),
                head_seq: 123_456,
                head_hash: Hash([0xab; 32]),
                figures: all.map(|code| (code, 9_999)).collect(),
                open: Queue::ALL
                    .iter()
                    .map(|queue| (queue.code().to_owned(), 9_999))
                    .collect(),
                note: Some("x".repeat(500)),
            },
            seq: 123_457,
            at: UtcMs(1_795_446_245_000),
            person: PersonCode::parse("SUP-1"),
            times: 1,
            reopened: None,
        }
    }

    #[test]
    fn the_fullest_day_stands_on_one_page() {
        let sheet = flowed(&document(&fullest(), Zone::UTC)).expect("a sheet");
        assert_eq!(sheet.pages.len(), 1);
        let pdf = signoff_pdf(&fullest(), Zone::UTC).expect("a file");
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(
            signoff_pdf(&fullest(), Zone::UTC),
            Ok(pdf),
            "the same bytes"
        );
    }

    #[test]
    fn a_paper_of_a_day_that_is_open_again_says_so() {
        let mut row = fullest();
        assert_eq!(document(&row, Zone::UTC).mark, None);
        row.reopened = Some(ReopenedDay {
            at: UtcMs(1),
            person: None,
            reason: "A box was found".to_owned(),
        });
        assert!(document(&row, Zone::UTC).mark.is_some());
    }
}
