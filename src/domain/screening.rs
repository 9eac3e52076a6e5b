//! Parties against a list that the user loaded, such as the Consolidated Screening List of the United States. An
//! aid, not legal advice: it says which names are alike and why, and never that a party is clear.
//!
//! A name is a set of words ([`name`]). Two names are alike when most of their words are the same; at most one
//! pair of words may differ by one letter ([`score`]). Which entries are looked at is asked of an index
//! ([`search`]), so that a long list is not walked.

mod name;
mod score;
mod search;
#[cfg(test)]
mod tests;
mod who;

use super::closed::closed_set;
use super::codes::{Country, PartyCode};
use super::time::Day;

pub use name::{id_key, joined, words};
pub use score::{HIT_PERMILLE, permille};
pub use search::{IndexedName, ListIndex, Searched, search};
pub use who::Screenee;

/// One entry of a list. Texts are as the list has them, trimmed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedParty {
    /// The key under which the list has it.
    pub entry: String,
    /// The list of an agency that it comes from.
    pub source: Option<String>,
    /// Its name.
    pub name: String,
    /// Other names.
    pub alt_names: Vec<String>,
    /// Numbers of registers and papers, as [`id_key`] writes them.
    pub ids: Vec<String>,
    /// Where its addresses are.
    pub countries: Vec<Country>,
    /// Under which programs it is listed.
    pub programs: Option<String>,
    /// The notice of the Federal Register.
    pub notice: Option<String>,
}

impl ListedParty {
    /// An entry of which nothing is known but its name.
    pub fn of(entry: String, name: String) -> Self {
        Self {
            entry,
            source: None,
            name,
            alt_names: Vec::new(),
            ids: Vec::new(),
            countries: Vec::new(),
            programs: None,
            notice: None,
        }
    }

    /// Gives its names: the first is its name, others follow.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.alt_names.iter().map(String::as_str);
        std::iter::once(self.name.as_str()).chain(others)
    }

    /// Gives the keys by which an index finds it, each once, in order.
    pub fn keys(&self) -> Vec<ListedKey> {
        let mut keys = Vec::new();
        for (place, name) in (0_u32..).zip(self.names()) {
            let words = words(name);
            let count = u32::try_from(words.len()).unwrap_or(u32::MAX);
            let key = |kind, text| ListedKey {
                kind,
                text,
                name: place,
                words: count,
            };
            if words.len() > 1 {
                keys.push(key(KeyKind::Joined, joined(name)));
            }
            keys.extend(words.into_iter().map(|word| key(KeyKind::Word, word)));
        }
        keys.extend(self.ids.iter().map(|id| ListedKey {
            kind: KeyKind::Id,
            text: id.clone(),
            name: 0,
            words: 0,
        }));
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// What an entry is found by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum KeyKind {
    /// A word of a name.
    Word = 0,
    /// A name without spaces between its words.
    Joined = 1,
    /// A number.
    Id = 2,
}

/// A key of an entry.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ListedKey {
    /// What it is.
    pub kind: KeyKind,
    /// The key.
    pub text: String,
    /// Which name it is of, as [`ListedParty::names`] counts from 0.
    pub name: u32,
    /// How many words that name has.
    pub words: u32,
}

closed_set! {
    /// What of an entry is like a party's.
    HitBy {
        /// Its name.
        Name = "name",
        /// Another name of it.
        AltName = "alt_name",
        /// A number of it.
        Id = "id",
    }
}

/// An entry that is like a party.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    /// The entry.
    pub entry: String,
    /// The list of an agency that it comes from.
    pub source: Option<String>,
    /// The name or number of the party.
    pub own: String,
    /// The name or number of the entry that is like it.
    pub name: String,
    /// What that is.
    pub by: HitBy,
    /// How much they are alike, of 1000.
    pub permille: u32,
    /// Whether the entry has an address in the party's country; it is ranked by it, not hidden.
    pub same_country: bool,
}

/// A list as it is loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadedList {
    /// Its name.
    pub list: String,
    /// Its own day.
    pub listed: Day,
    /// How many entries it has.
    pub entries: u32,
    /// The name of its file.
    pub file_name: String,
}

/// How old a list is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListAge {
    /// Days since its own day.
    pub days: u32,
    /// Whether that is more than a list may be.
    pub is_old: bool,
}

impl LoadedList {
    /// Says how old it is on a day, where it may be so many days old.
    pub fn age(&self, today: Day, most: u32) -> ListAge {
        let days = u32::try_from(today.days_since(self.listed).max(0)).unwrap_or(u32::MAX);
        ListAge {
            days,
            is_old: days > most,
        }
    }
}

/// An entry of a list that is like somebody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartyHit {
    /// Who: the code of a firm, or a name from a paper.
    pub who: String,
    /// The code of a firm that is kept.
    pub party: Option<PartyCode>,
    /// The list.
    pub list: String,
    /// What is alike.
    pub hit: Hit,
}

impl PartyHit {
    /// Gives what a signature under it names.
    pub fn named(&self) -> ListedHit {
        ListedHit {
            party: self.who.clone(),
            list: self.list.clone(),
            entry: self.hit.entry.clone(),
            own: self.hit.own.clone(),
            name: self.hit.name.clone(),
        }
    }
}

/// What somebody signs for by name: this party is not that entry of that list. Where either name changes, or a new
/// list has another entry, it is asked again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ListedHit {
    /// Who: the code of a firm, or a name from a paper.
    pub party: String,
    /// The list.
    pub list: String,
    /// The entry.
    pub entry: String,
    /// The name or number of the party that was compared.
    pub own: String,
    /// The name or number of the entry.
    pub name: String,
}

/// How parties were compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Screened {
    /// The lists, by name; at least one.
    pub lists: Vec<LoadedList>,
    /// What is alike, by party and list, the most alike first.
    pub hits: Vec<PartyHit>,
}
