//! Statements from real files: the same again after more work, a restart and a rebuild, page by page.

use super::shop::{Shop, seller, tracking, unit};
use crate::domain::charge::{Activity, Period};
use crate::domain::ids::CommandKey;
use crate::domain::limits::STATEMENT_PAGE_ROWS;
use crate::domain::rates;
use crate::domain::time::Day;
use crate::ledger::charge::Statement;
use crate::ledger::rows::RatesFrom;
use crate::ledger::{Answer, Command, Query};
use crate::store::Charged;

const DAY_MS: i64 = 86_400_000;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn statement(shop: &Shop, from: &str, to: &str) -> Statement {
    let period = Period::of(day(from), day(to)).unwrap();
    match shop.ask(&Query::Charges(seller(), period)) {
        Answer::Charges(statement) => *statement,
        other => panic!("{other:?}"),
    }
}

fn set_card(shop: &mut Shop, from: &str) {
    shop.must(Command::SetSellerRates {
        seller: seller(),
        rates: Box::new(RatesFrom {
            from: day(from),
            card: rates::sample(),
        }),
    });
}

fn undo(shop: &mut Shop, target: CommandKey) {
    shop.must(Command::Undo {
        target,
        reason: "misscan".to_owned(),
    });
}

fn quantity(statement: &Statement, activity: Activity) -> i64 {
    let lines = statement.lines.iter();
    let lines = lines.filter(|line| line.activity == activity);
    lines.map(|line| line.quantity).sum()
}

/// On 23 November, a Monday, a parcel with two units.
fn worked() -> (Shop, CommandKey) {
    let mut shop = Shop::new();
    set_card(&mut shop, "2026-11-01");
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    shop.put(1, parcel, "R-01");
    let key = shop.must(Command::PutUnit(Box::new(unit(2, parcel, "C-01"))));
    (shop, key)
}

#[test]
fn a_statement_is_the_same_again_after_more_work_a_restart_and_a_rebuild() {
    let (mut shop, key) = worked();
    let then = statement(&shop, "2026-11-01", "2026-11-23");
    assert_eq!(quantity(&then, Activity::Receive), 1);
    assert_eq!(quantity(&then, Activity::Inspect), 2);
    assert_eq!(quantity(&then, Activity::ShipHandling), 1);
    assert_eq!(quantity(&then, Activity::Storage), 2);
    shop.at = shop.at.plus_ms(2 * DAY_MS);
    undo(&mut shop, key);
    set_card(&mut shop, "2026-11-20");
    let parcel = shop.receive(2, &[tracking("1Z5R89390357567128")]);
    shop.put(3, parcel, "R-01");
    assert_eq!(statement(&shop, "2026-11-01", "2026-11-23"), then);
    let later = statement(&shop, "2026-11-24", "2026-11-30");
    assert_eq!(quantity(&later, Activity::Inspect), 1 - 1);
    // The first unit for 7 days, the third from the 25th on; of the second the 24th, then all of it back.
    assert_eq!(quantity(&later, Activity::Storage), 7 + 6 + 1 - 2);
    shop.restart();
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(statement(&shop, "2026-11-01", "2026-11-23"), then);
    assert_eq!(statement(&shop, "2026-11-24", "2026-11-30"), later);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

/// Derives all work that waits.
fn charge_all(shop: &mut Shop) {
    while shop.writer.as_mut().unwrap().charge_slice().unwrap() == Charged::More {}
}

#[test]
fn what_is_derived_early_in_part_or_when_it_is_asked_for_is_the_same() {
    let (mut shop, key) = worked();
    let asked = || ("2026-11-01", "2026-11-30");
    let late = statement(&shop, asked().0, asked().1);
    charge_all(&mut shop);
    assert_eq!(statement(&shop, asked().0, asked().1), late);
    // What came since takes the place of the rows that stand there.
    undo(&mut shop, key);
    let parcel = shop.receive(2, &[tracking("1Z5R89390357567128")]);
    shop.put(3, parcel, "R-01");
    let late = statement(&shop, asked().0, asked().1);
    assert_eq!(
        quantity(&late, Activity::Inspect),
        2,
        "one undone, one more"
    );
    charge_all(&mut shop);
    assert_eq!(statement(&shop, asked().0, asked().1), late);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn a_row_of_work_that_was_changed_is_found() {
    let (mut shop, _) = worked();
    charge_all(&mut shop);
    let db = shop.writer.as_ref().unwrap().connection();
    db.execute(
        "update activity set items = replace(items, 'inspect', 'put')",
        [],
    )
    .unwrap();
    assert!(shop.reader().verify().unwrap().first_bad.is_some());
}

#[test]
fn every_page_of_work_is_in_the_statement_once() {
    let mut shop = Shop::new();
    set_card(&mut shop, "2026-11-01");
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let units = u64::try_from(STATEMENT_PAGE_ROWS).unwrap() + 7;
    for number in 1..=units {
        shop.put(number, parcel, "R-01");
    }
    let whole = statement(&shop, "2026-11-23", "2026-11-24");
    assert_eq!(quantity(&whole, Activity::Inspect), units.cast_signed());
    assert_eq!(quantity(&whole, Activity::Receive), 1);
}
