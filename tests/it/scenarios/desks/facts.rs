//! The facts that a line wrote, as the command line's `show` words them.

use std::collections::BTreeMap;
use std::path::Path;

use returnbay::cli::show;
use returnbay::domain::time::Zone;
use returnbay::ledger::{Body, Kind, Subject, codec};
use returnbay::text::{Language, Words};
use rusqlite::{Connection, OpenFlags};

/// Kinds that bench and dock write, whose own answers tell of them.
const OF_THE_BENCH: [Kind; 23] = [
    Kind::SeriesOpened,
    Kind::SellerNamed,
    Kind::ReturnsImported,
    Kind::ProductsImported,
    Kind::RecallsImported,
    Kind::ProductBound,
    Kind::ContainerOpened,
    Kind::ParcelDocked,
    Kind::ParcelReceived,
    Kind::ParcelOpened,
    Kind::ParcelIdentified,
    Kind::ParcelDamaged,
    Kind::ParcelShelved,
    Kind::ParcelFoundEmpty,
    Kind::ParcelClosed,
    Kind::UnitInspected,
    Kind::UnitDecided,
    Kind::UnitClassed,
    Kind::UnitPut,
    Kind::UnitParked,
    Kind::UnitShippedBefore,
    Kind::PersonEnrolled,
    Kind::RangeAllotted,
];

/// Whether a kind is of the bench, and no desk writes it alone.
pub fn of_the_bench(kind: Kind) -> bool {
    OF_THE_BENCH.contains(&kind)
}

/// A fact that was written.
pub struct Written {
    pub kind: Kind,
    pub subjects: Vec<Subject>,
    pub body: Body,
}

impl Written {
    /// Says it in one line: its kind, what it is about, its words.
    pub fn told(&self, names: &BTreeMap<Subject, String>) -> String {
        let name = |subject: &Subject| {
            let named = names.get(subject).cloned();
            named.unwrap_or_else(|| bare(subject))
        };
        let mut about: Vec<String> = self.subjects.iter().map(name).collect();
        about.retain(|name| !name.is_empty());
        about.dedup();
        let words = Words::new(Language::English, Zone::UTC);
        let told = show::told(&self.body, &words);
        format!("{} {}: {told}", self.kind.code(), about.join(" "))
    }
}

/// The name of what has one; hashes and ids of files say nothing to a reader.
fn bare(subject: &Subject) -> String {
    match subject {
        Subject::Photo(_)
        | Subject::Mail(_)
        | Subject::Import(..)
        | Subject::RecallList(_)
        | Subject::Parcel(_)
        | Subject::Unit(_)
        | Subject::Load(_) => String::new(),
        Subject::Series(_)
        | Subject::Person(_)
        | Subject::Seller(_)
        | Subject::Product(..)
        | Subject::Standing(..)
        | Subject::Container(_)
        | Subject::Answers(_)
        | Subject::Day(_)
        | Subject::Range(..)
        | Subject::Lot(_)
        | Subject::Forward(_)
        | Subject::Batch(_)
        | Subject::ResaleSku(..)
        | Subject::Ship(_) => {
            let text = subject.to_string();
            let (_, key) = text.split_once(':').expect("a kind and a key");
            key.to_owned()
        }
    }
}

/// Reads the facts behind one, with the id of the newest.
pub fn since(data: &Path, seen: i64) -> (Vec<Written>, i64) {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = Connection::open_with_flags(data.join("returnbay.db"), flags).unwrap();
    let mut rows = db
        .prepare("select id, kind, version, subjects, body from fact where id > ?1 order by id")
        .unwrap();
    let mut newest = seen;
    let read = rows.query_map([seen], |row| {
        let id: i64 = row.get(0)?;
        let (kind, version): (String, u16) = (row.get(1)?, row.get(2)?);
        let (subjects, body): (String, String) = (row.get(3)?, row.get(4)?);
        Ok((id, kind, version, subjects, body))
    });
    let facts = read.unwrap().map(|row| {
        let (id, kind, version, subjects, body) = row.unwrap();
        newest = newest.max(id);
        let kind = Kind::parse(&kind).unwrap();
        let names: Vec<String> = serde_json::from_str(&subjects).unwrap();
        Written {
            kind,
            subjects: names
                .iter()
                .map(|name| Subject::parse(name).unwrap())
                .collect(),
            body: codec::read_body(kind, version, &body).unwrap(),
        }
    });
    let facts: Vec<Written> = facts.collect();
    (facts, newest)
}
