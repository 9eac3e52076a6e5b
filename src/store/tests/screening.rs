//! Lists of parties: the newest of a name is in force, any order the same, what `verify` finds.

use super::dump::{Table, dump};
use super::imports::merge;
use super::shop::Shop;
use crate::domain::codes::{Country, PartyCode};
use crate::domain::party::Party;
use crate::domain::screening::{ListedParty, Screened, Screenee};
use crate::domain::time::Day;
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::TakenScreening;
use crate::ledger::import::{ImportCounts, ScreeningList};
use crate::ledger::{Command, Refusal, codec};
use crate::store::screening::find;
use crate::store::{MergeProgress, SubmitError, Unmerged, Why, screening_chunks_of};

const TABLES: [&str; 3] = ["screening_list", "screening_entry", "screening_key"];

fn taken(
    shop: &mut Shop,
    (name, dated): (&str, &str),
    entries: &[ListedParty],
) -> Result<(), SubmitError> {
    let chunks = screening_chunks_of(entries);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let list = TakenScreening {
        list: "CSL".to_owned(),
        dated: Day::parse(dated).unwrap(),
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: u32::try_from(entries.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    };
    let order = shop.order(Command::Ship(ShipCommand::LoadScreening(Box::new(list))));
    shop.submit_import(&order, Unmerged::default()).map(|_| ())
}

fn load(shop: &mut Shop, of: (&str, &str), entries: &[ListedParty]) -> (u32, u32, u32) {
    taken(shop, of, entries).unwrap();
    let ImportCounts {
        new,
        changed,
        unchanged,
    } = merge(shop);
    (new, changed, unchanged)
}

fn listed(entry: &str, name: &str) -> ListedParty {
    ListedParty::of(entry.to_owned(), name.to_owned())
}

fn screened(shop: &Shop, name: &str) -> Option<Screened> {
    let code = PartyCode::parse("SZ-A").unwrap();
    let who = Screenee::of(&Party {
        name_en: Some(name.to_owned()),
        ..Party::of(code, Country::china())
    });
    find::screened(shop.writer.as_ref().unwrap().connection(), &[who]).unwrap()
}

fn entries(shop: &Shop, name: &str) -> Vec<String> {
    let hits = screened(shop, name).expect("a list").hits;
    hits.into_iter().map(|hit| hit.hit.entry).collect()
}

fn rows(shop: &Shop) -> Vec<(String, Table)> {
    dump(shop.writer.as_ref().unwrap().connection(), &TABLES)
}

#[test]
fn the_list_of_the_latest_day_is_in_force_whatever_order_they_were_loaded_in() {
    let older = [
        listed("a1", "Example Trading"),
        listed("b2", "Gone Freight"),
    ];
    let newer = [listed("a1", "Sample Harbour"), listed("c3", "Fresh Optics")];
    let mut shop = Shop::new();
    assert_eq!(screened(&shop, "Example Trading"), None);
    assert_eq!(load(&mut shop, ("a.csv", "2026-11-01"), &older), (2, 0, 0));
    assert_eq!(entries(&shop, "Example Trading"), ["a1"]);
    let list = ScreeningList {
        list: "CSL".to_owned(),
        dated: shop.today(),
        entries: newer.to_vec(),
    };
    let told = shop.reader().compare_screening(&list).unwrap();
    assert_eq!((told.new, told.changed, told.unchanged), (1, 1, 0));
    assert_eq!(load(&mut shop, ("b.csv", "2026-11-20"), &newer), (1, 1, 0));
    // What the newer list does not tell is on the list no more.
    assert_eq!(entries(&shop, "Gone Freight"), [""; 0]);
    assert_eq!(entries(&shop, "Example Trading"), [""; 0]);
    assert_eq!(entries(&shop, "Sample Harbour"), ["a1"]);
    let standing = screened(&shop, "x").expect("a list").lists;
    assert_eq!(standing[0].listed.to_string(), "2026-11-20");
    assert_eq!((standing.len(), standing[0].entries), (1, 2));
    // An old file that is loaded late changes nothing of what is in force.
    let late = [listed("a1", "Late Example"), listed("d4", "Late Harbour")];
    load(&mut shop, ("c.csv", "2026-10-01"), &late);
    assert_eq!(entries(&shop, "Late Example"), [""; 0]);
    assert_eq!(entries(&shop, "Late Harbour"), [""; 0]);
    assert_eq!(entries(&shop, "Sample Harbour"), ["a1"]);
    let verified = shop.reader().verify().unwrap();
    assert_eq!(verified.first_bad, None);
}

#[test]
fn the_same_file_twice_changes_nothing_and_rows_are_rebuilt_the_same() {
    let mut shop = Shop::new();
    let first = [
        listed("a1", "Example Trading"),
        listed("b2", "Gone Freight"),
    ];
    let second = [
        listed("a1", "Example Trading"),
        listed("c3", "示例科技有限公司"),
    ];
    load(&mut shop, ("a.csv", "2026-11-01"), &first);
    load(&mut shop, ("b.csv", "2026-11-20"), &second);
    let before = rows(&shop);
    let again = taken(&mut shop, ("b.csv", "2026-11-20"), &second);
    assert_eq!(again, Err(SubmitError::Refused(Refusal::FileTakenAlready)));
    assert_eq!(rows(&shop), before);
    let writer = shop.writer.as_mut().unwrap();
    writer.rebuild().unwrap();
    while !matches!(writer.merge_slice(|| false).unwrap(), MergeProgress::Idle) {}
    assert_eq!(rows(&shop), before);
    assert_eq!(entries(&shop, "示例科技"), ["c3"]);
}

#[test]
fn verify_finds_an_entry_and_a_key_that_no_list_told() {
    for (spoil, why) in [
        (
            "update screening_entry set body = replace(body, 'Trading', 'Freight')",
            Why::Row,
        ),
        ("delete from screening_key where key = 'trading'", Why::Row),
        (
            "insert into screening_key values ('CSL', 0, 'strange', 'a1', 0, 1)",
            Why::Orphan,
        ),
    ] {
        let mut shop = Shop::new();
        load(
            &mut shop,
            ("a.csv", "2026-11-01"),
            &[listed("a1", "Example Trading")],
        );
        let db = shop.writer.as_ref().unwrap().connection();
        db.execute(spoil, []).unwrap();
        let bad = shop.reader().verify().unwrap().first_bad;
        assert_eq!(bad.map(|bad| bad.why), Some(why), "{spoil}");
    }
}
