//! Names that are alike and names that are not; a long list is asked by its index and not walked.

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::super::codes::{Country, PartyCode, Uscc};
use super::super::party::Party;
use super::*;

/// A list that counts how often it is asked.
#[derive(Default)]
struct InMemory {
    entries: BTreeMap<String, ListedParty>,
    keys: BTreeMap<(KeyKind, String), Vec<IndexedName>>,
    asked: usize,
}

impl InMemory {
    fn of(entries: impl IntoIterator<Item = ListedParty>) -> Self {
        let mut list = Self::default();
        for listed in entries {
            for key in listed.keys() {
                let named = IndexedName {
                    entry: listed.entry.clone(),
                    name: key.name,
                    words: key.words,
                };
                list.keys
                    .entry((key.kind, key.text))
                    .or_default()
                    .push(named);
            }
            list.entries.insert(listed.entry.clone(), listed);
        }
        list
    }
}

impl ListIndex for InMemory {
    type Fault = Infallible;

    fn named(&mut self, kind: KeyKind, key: &str) -> Result<Vec<IndexedName>, Infallible> {
        self.asked += 1;
        let found = self.keys.get(&(kind, key.to_owned()));
        Ok(found.cloned().unwrap_or_default())
    }

    fn entry(&mut self, entry: &str) -> Result<Option<ListedParty>, Infallible> {
        Ok(self.entries.get(entry).cloned())
    }
}

fn firm(name: &str) -> Screenee {
    let code = PartyCode::parse("SZ-A").expect("a code");
    Screenee::of(&Party {
        name_en: Some(name.to_owned()),
        ..Party::of(code, Country::china())
    })
}

fn found(who: &Screenee, listed: ListedParty) -> Vec<Hit> {
    let Ok(found) = search(who, &mut InMemory::of([listed]));
    found.hits
}

#[test]
fn names_are_alike_by_their_words_and_not_by_their_form() {
    // The party's name, the list's name, how much they are alike; 0 is no hit.
    let rows: &[(&str, &str, u32)] = &[
        ("Example Trading Co., Ltd.", "EXAMPLE TRADING LIMITED", 1000),
        ("Trading Example", "Example, Trading", 1000),
        ("Exámple Träding GmbH", "Example Trading", 1000),
        ("Ｅｘａｍｐｌｅ Trading", "Example Trading", 1000),
        ("E.X.A. Optics S.A.", "EXA Optics", 1000),
        ("Exampel Trading", "Example Trading", 950),
        ("Example Trading", "Exampl Trading", 950),
        ("Hua Example Tech", "HuaExample Tech", 950),
        ("HuaExample", "Hua Example", 950),
        ("Example Technologies Dongguan", "Example Technologies", 800),
        // One word of two is another firm.
        ("Example Trading", "Sample Freight", 0),
        ("Example Trading", "Example Freight", 0),
        ("Trading", "Example Trading", 0),
        ("Example", "Examples", 0),
        ("Abc Trading", "Abd Trading", 0),
        ("深圳市示例科技有限公司", "深圳市示例科技", 1000),
        (
            "深圳市 示例（科技）股份有限公司",
            "深圳市示例科技有限责任公司",
            1000,
        ),
        // A Chinese name is the same or another one.
        ("深圳市示例科技有限公司", "深圳市示列科技有限公司", 0),
        ("深圳市示例科技有限公司", "示例科技有限公司", 0),
        ("有限公司", "公司", 0),
        ("Co Ltd", "Ltd", 0),
        ("", "Example Trading", 0),
    ];
    for (own, name, wanted) in rows {
        let listed = ListedParty::of("a1".to_owned(), (*name).to_owned());
        let hits = found(&firm(own), listed);
        let alike = hits.first().map_or(0, |hit| hit.permille);
        assert_eq!(alike, *wanted, "{own:?} {name:?}");
        // Which of both is the list's says nothing.
        let listed = ListedParty::of("a1".to_owned(), (*own).to_owned());
        let back = found(&firm(name), listed);
        let back = back.first().map_or(0, |hit| hit.permille);
        assert_eq!(back, *wanted, "{name:?} {own:?}");
    }
}

#[test]
fn other_names_and_numbers_of_an_entry_are_compared_and_named() {
    let mut listed = ListedParty::of("a1".to_owned(), "Quite Another".to_owned());
    listed.alt_names = vec!["Else".to_owned(), "示例贸易有限公司".to_owned()];
    listed.ids = vec!["91110000600037341L".to_owned()];
    listed.countries = vec![Country::china()];
    let [hit] = &found(&firm("示例贸易"), listed.clone())[..] else {
        panic!("no hit");
    };
    assert_eq!(
        (hit.by, hit.name.as_str()),
        (HitBy::AltName, "示例贸易有限公司")
    );
    assert!(hit.same_country);
    let mut by_number = firm("Nothing Alike");
    let code = Uscc::parse("91110000600037341L").expect("a code");
    by_number.ids = id_key(code.as_ref()).into_iter().collect();
    by_number.country = Country::parse("US");
    let [hit] = &found(&by_number, listed)[..] else {
        panic!("no hit");
    };
    assert_eq!(
        (hit.by, hit.permille, hit.same_country),
        (HitBy::Id, 1000, false)
    );
    assert_eq!(id_key("91-1100 00"), Some("91110000".to_owned()));
    assert_eq!(id_key("12345"), None);
    assert_eq!(id_key("PASSPORT"), None);
}

#[test]
fn the_country_ranks_hits_and_hides_none() {
    let mut abroad = ListedParty::of("a1".to_owned(), "Example Trading".to_owned());
    abroad.countries = Country::parse("RU").into_iter().collect();
    let mut here = ListedParty::of("b2".to_owned(), "Example Trading".to_owned());
    here.countries = vec![Country::china()];
    let closer = ListedParty::of("c3".to_owned(), "Example Trading Exampl".to_owned());
    let Ok(found) = search(
        &firm("Example Trading"),
        &mut InMemory::of([closer, abroad, here]),
    );
    let entries: Vec<&str> = found.hits.iter().map(|hit| hit.entry.as_str()).collect();
    assert_eq!(entries, ["b2", "a1", "c3"]);
}

#[test]
fn fifty_parties_are_compared_with_few_of_twenty_thousand_entries() {
    let entry = |number: u32| {
        let name = format!(
            "Firm{number:05} Harbour{} International Trading",
            number % 400
        );
        let mut listed = ListedParty::of(format!("e{number}"), name);
        listed.alt_names = vec![format!("示例第{number}贸易有限公司")];
        listed
    };
    let mut list = InMemory::of((0..20_000).map(entry));
    let (mut compared, mut hits) = (0, 0);
    for number in 0..50 {
        let who = firm(&format!(
            "Firm{number:05} Harbour{number} International Trading Co Ltd"
        ));
        let Ok(found) = search(&who, &mut list);
        compared += found.compared;
        hits += found.hits.len();
        assert!(
            found
                .hits
                .iter()
                .any(|hit| hit.entry == format!("e{number}"))
        );
    }
    // 50 × 20,000 would be a million: each party is compared with those that share three words of four.
    assert!(compared <= 50 * 60, "{compared}");
    assert!(hits >= 50);
    assert!(list.asked <= 50 * 8, "{}", list.asked);
}

#[test]
fn the_age_of_a_list_is_counted_from_its_own_day() {
    let day = |text: &str| Day::parse(text).expect("a day");
    let list = LoadedList {
        list: "CSL".to_owned(),
        listed: day("2026-11-01"),
        entries: 1,
        file_name: String::new(),
    };
    for (today, days, is_old) in [
        ("2026-11-01", 0, false),
        ("2026-12-01", 30, false),
        ("2026-12-02", 31, true),
        ("2026-10-01", 0, false),
    ] {
        assert_eq!(
            list.age(day(today), 30),
            ListAge { days, is_old },
            "{today}"
        );
    }
}
