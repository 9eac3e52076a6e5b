//! Finding by whole numbers and by their ends.

use super::imports::{merge, take};
use super::shop::{Shop, line, site, tag, tracking, unit};
use crate::domain::codes::ParcelTag;
use crate::domain::expected::KnownLine;
use crate::domain::ids::ParcelId;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::Day;
use crate::ledger::command::ReceiveParcel;
use crate::ledger::fact::RawScan;
use crate::ledger::query::{FindScope, Found, FoundKind};
use crate::ledger::{Answer, Command, Query};

fn find(shop: &Shop, text: &str, scope: FindScope) -> Found {
    let Answer::Found(found) = shop.ask(&Query::Find(text.to_owned(), scope)) else {
        panic!("what was found is asked for");
    };
    *found
}

fn parcels(shop: &Shop, text: &str) -> Vec<ParcelTag> {
    let found = find(shop, text, FindScope::All);
    found.parcels.into_iter().map(|row| row.number).collect()
}

#[test]
fn a_parcel_is_found_by_any_of_its_numbers_and_their_ends() {
    let mut shop = Shop::new();
    let number = |number| ParcelTag::make("A00", number).unwrap();
    shop.receive(1, &[tracking("9202090339598344170026")]);
    shop.receive(2, &[tracking("1Z00000000000170026")]);
    for text in [
        "9202090339598344170026",
        "9202 0903 3959 8344 1700 26",
        " 8344170026 ",
        "344170026",
    ] {
        assert_eq!(parcels(&shop, text), [number(1)], "{text}");
    }
    assert_eq!(parcels(&shop, "1z00000000000170026"), [number(2)]);
    assert_eq!(parcels(&shop, "170026"), [number(2), number(1)]);
    assert!(
        parcels(&shop, "70026").is_empty(),
        "five characters name too much"
    );
    assert!(
        parcels(&shop, "_70026").is_empty(),
        "no sign stands for another"
    );
    let own = number(1);
    let end: String = own.as_str().chars().skip(own.as_str().len() - 6).collect();
    assert_eq!(parcels(&shop, &end), [own]);
}

#[test]
fn a_unit_is_found_by_its_tag_and_a_container_by_its_name() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("9202090339598344170026")]);
    shop.put(5, parcel, "R-01");
    let whole = tag(5);
    let end: String = whole
        .as_str()
        .chars()
        .skip(whole.as_str().len() - 6)
        .collect();
    for text in [whole.as_str(), &end, &end.to_lowercase()] {
        let found = find(&shop, text, FindScope::All);
        let tags: Vec<_> = found.units.iter().map(|row| &row.inspection.tag).collect();
        assert_eq!(tags, [&whole], "{text}");
    }
    let found = find(&shop, "R-01", FindScope::All);
    assert_eq!(found.container.map(|count| count.units), Some(1));
}

#[test]
fn earlier_days_are_found_only_when_all_are_asked_for() {
    let mut shop = Shop::new();
    shop.receive(1, &[tracking("9202090339598344170026")]);
    let today: Day = site().day(shop.at);
    let count = |scope| find(&shop, "170026", scope).parcels.len();
    assert_eq!(count(FindScope::Since(today)), 1);
    assert_eq!(count(FindScope::Since(today.plus_days(1))), 0);
    assert_eq!(count(FindScope::All), 1);
}

#[test]
fn announced_lines_are_found_whole_before_and_after_their_merge() {
    let mut shop = Shop::new();
    take(&mut shop, "lines.tsv", &[line(1), line(2)]);
    for merged in ["before", "after"] {
        for text in ["111-0000001-0000001", "1Z0000000000000001", "Dabc0001RRMA"] {
            let found = find(&shop, text, FindScope::All);
            let orders: Vec<_> = found.lines.iter().map(|known| &known.line.of).collect();
            assert_eq!(orders, [&line(1).of], "{text} {merged} the merge");
            assert!(found.lines.iter().all(KnownLine::awaits_units));
        }
        merge(&mut shop);
    }
}

#[test]
fn a_receipt_taken_back_is_not_found() {
    let mut shop = Shop::new();
    let received = shop.order(Command::ReceiveParcel(ReceiveParcel {
        parcel: ParcelId(9),
        number: ParcelTag::make("A00", 9).unwrap(),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"9202090339598344555777".to_vec(),
        },
        candidates: vec![tracking("9202090339598344555777")],
        chosen: None,
        finding: None,
    }));
    shop.submit(&received).unwrap();
    assert_eq!(parcels(&shop, "555777").len(), 1);
    shop.must(Command::Undo {
        target: received.key,
        reason: "misscan".to_owned(),
    });
    assert!(parcels(&shop, "555777").is_empty());
}

#[test]
fn a_unit_is_found_by_amazon_s_label_and_by_its_serial_number() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("9202090339598344170026")]);
    shop.put(1, parcel, "R-01");
    let mut noted = unit(2, parcel, "R-01");
    noted.inspection.lpn = Some("LPNRR123456789".to_owned());
    noted.inspection.serial = Some("SN-77".to_owned());
    shop.must(Command::PutUnit(Box::new(noted)));
    for text in ["LPNRR123456789", "lpnrr123456789", "SN-77"] {
        let found = find(&shop, text, FindScope::All);
        let tags: Vec<_> = found.units.iter().map(|row| &row.inspection.tag).collect();
        assert_eq!(tags, [&tag(2)], "{text}");
    }
    assert!(
        find(&shop, "SN-7", FindScope::All).units.is_empty(),
        "whole numbers only"
    );
}

#[test]
fn a_kind_that_is_cut_says_so_and_the_others_do_not() {
    let mut shop = Shop::new();
    for number in 0..=PAGE_ROWS as u64 {
        shop.receive(number + 1, &[tracking(&format!("1Z{number:04}0000170026"))]);
        if number + 1 == PAGE_ROWS as u64 {
            let found = find(&shop, "170026", FindScope::All);
            assert_eq!((found.parcels.len(), found.cut), (PAGE_ROWS, Vec::new()));
        }
    }
    let found = find(&shop, "170026", FindScope::All);
    assert_eq!(found.parcels.len(), PAGE_ROWS);
    assert_eq!(found.cut, [FoundKind::Parcels]);
}

#[test]
fn a_line_is_found_by_its_sku_and_by_the_end_of_its_tracking_number() {
    let mut shop = Shop::new();
    let lines: Vec<_> = [1, 2].map(line).to_vec();
    let [first, second] = lines.as_slice() else {
        panic!("two lines");
    };
    assert!(first.asin.is_some() && first.sku.is_some());
    let found = |shop: &Shop, text: &str| {
        let found = find(shop, text, FindScope::All).lines;
        let orders = found.into_iter().map(|known| known.line.of);
        orders.collect::<Vec<_>>()
    };
    take(&mut shop, "a.tsv", &lines);
    let whole = first.tracking[0].as_str();
    let unmerged = [6, 7, 8].map(|chars| found(&shop, &whole[whole.len() - chars..]));
    merge(&mut shop);
    let merged = [6, 7, 8].map(|chars| found(&shop, &whole[whole.len() - chars..]));
    assert_eq!(unmerged, merged);
    assert!(merged.iter().all(|orders| orders.contains(&first.of)));
    assert!(found(&shop, &whole[whole.len() - 5..]).is_empty());
    let by_sku = found(&shop, first.sku.as_deref().unwrap());
    assert!(by_sku.contains(&first.of));
    assert_eq!(by_sku.contains(&second.of), first.sku == second.sku);
}
