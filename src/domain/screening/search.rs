//! Which entries of a list are like a party. Only those are compared that an index gives for its words.

use std::collections::{BTreeMap, BTreeSet};

use super::super::limits::SCREENING_HITS_MAX;
use super::score::{HIT_PERMILLE, JOINED_PERMILLE, most, permille};
use super::{Hit, HitBy, KeyKind, ListedParty, Screenee, id_key, joined, words};

/// A name of an entry that an index knows.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct IndexedName {
    /// The entry.
    pub entry: String,
    /// Which of its names, as [`ListedParty::names`] counts.
    pub name: u32,
    /// How many words that name has.
    pub words: u32,
}

/// What finds entries of a list by key.
pub trait ListIndex {
    /// Why it could not be asked.
    type Fault;

    /// Gives the names that have a key.
    ///
    /// # Errors
    /// As the index has them.
    fn named(&mut self, kind: KeyKind, key: &str) -> Result<Vec<IndexedName>, Self::Fault>;

    /// Gives an entry; none that the list has no more.
    ///
    /// # Errors
    /// As the index has them.
    fn entry(&mut self, entry: &str) -> Result<Option<ListedParty>, Self::Fault>;
}

/// What a search came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Searched {
    /// The hits, the most alike first; of one entry the best.
    pub hits: Vec<Hit>,
    /// How many entries were compared.
    pub compared: u32,
}

/// Finds what of a list is like a party.
///
/// # Errors
/// As the index has them.
pub fn search<I: ListIndex>(who: &Screenee, index: &mut I) -> Result<Searched, I::Fault> {
    let mut candidates: BTreeSet<String> = BTreeSet::new();
    for name in &who.names {
        let own = words(name);
        let count = u32::try_from(own.len()).unwrap_or(u32::MAX);
        let mut shared: BTreeMap<IndexedName, u32> = BTreeMap::new();
        for word in &own {
            for named in index.named(KeyKind::Word, word)? {
                *shared.entry(named).or_default() += 1;
            }
        }
        let reaches =
            |(named, same): &(IndexedName, u32)| most(count, named.words, *same) >= HIT_PERMILLE;
        let reached = shared.into_iter().filter(reaches);
        candidates.extend(reached.map(|(named, _)| named.entry));
        let one = joined(name);
        for kind in [KeyKind::Joined, KeyKind::Word] {
            let named = index.named(kind, &one)?;
            candidates.extend(named.into_iter().map(|named| named.entry));
        }
    }
    for id in &who.ids {
        let named = index.named(KeyKind::Id, id)?;
        candidates.extend(named.into_iter().map(|named| named.entry));
    }
    let mut found = Searched::default();
    for entry in candidates {
        let Some(listed) = index.entry(&entry)? else {
            continue;
        };
        found.compared = found.compared.saturating_add(1);
        found.hits.extend(best(who, &listed));
    }
    found.hits.sort_by(|one, two| {
        let by = |hit: &Hit| {
            (
                std::cmp::Reverse((hit.permille, hit.same_country)),
                hit.entry.clone(),
            )
        };
        by(one).cmp(&by(two))
    });
    found.hits.truncate(SCREENING_HITS_MAX);
    Ok(found)
}

/// Gives how an entry is most like a party; none where it is not.
fn best(who: &Screenee, listed: &ListedParty) -> Option<Hit> {
    let same_country = who
        .country
        .as_ref()
        .is_some_and(|country| listed.countries.contains(country));
    let hit = |own: &str, name: &str, by, permille| Hit {
        entry: listed.entry.clone(),
        source: listed.source.clone(),
        own: own.to_owned(),
        name: name.to_owned(),
        by,
        permille,
        same_country,
    };
    let same = |id: &&String| {
        listed
            .ids
            .iter()
            .any(|one| id_key(one).as_ref() == Some(id))
    };
    if let Some(id) = who.ids.iter().find(same) {
        return Some(hit(id, id, HitBy::Id, 1000));
    }
    let mut best: Option<Hit> = None;
    for own in &who.names {
        for (place, name) in listed.names().enumerate() {
            let alike = alike(own, name);
            let is_better = best.as_ref().is_none_or(|best| alike > best.permille);
            if alike >= HIT_PERMILLE && is_better {
                let by = if place == 0 {
                    HitBy::Name
                } else {
                    HitBy::AltName
                };
                best = Some(hit(own, name, by, alike));
            }
        }
    }
    best
}

fn alike(own: &str, name: &str) -> u32 {
    let by_words = permille(&words(own), &words(name));
    let one = joined(own);
    if by_words < JOINED_PERMILLE && !one.is_empty() && one == joined(name) {
        JOINED_PERMILLE
    } else {
        by_words
    }
}
