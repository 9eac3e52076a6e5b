//! Standing orders and notes through workbooks: one row for all goods of a SKU and grade, from now on or once.

use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::HoldReason;
use returnbay::domain::said::SaidHow;
use returnbay::domain::standing::{Ordered, ordered_on};
use returnbay::domain::time::UtcMs;
use returnbay::ledger::mailing::{AskedOf, GroupUnits, RowEnd, RowRefusal};
use returnbay::ledger::rows::{StandingRow, UnitState};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::mail::{MadeWorkbook, TakenWorkbook};

use super::mail::{House, Table, column, day, end_of, ends, say, seller, tables, written};

/// The SKU of the house's units: text that looks like a formula.
const SKU: &str = "=HYPERLINK(\"http://x\")";

fn row_id() -> String {
    AskedOf::Standing(Some(Grade::Good), SKU.to_owned()).row_id()
}

/// What a seller writes into a row about all goods of a SKU.
struct Said<'a> {
    action: &'a str,
    standing: &'a str,
    until: &'a str,
}

fn standing_sheet(sheets: &mut [(String, Table)]) -> &mut Table {
    let found = sheets
        .iter_mut()
        .find(|(name, _)| name.contains("Standing orders"));
    &mut found.expect("a sheet of standing orders").1
}

/// Fills the row of the SKU, and others by `edit`; takes the file.
fn fill(
    house: &House,
    made: &MadeWorkbook,
    name: &str,
    said: &Said<'_>,
    edit: impl FnOnce(&mut Vec<(String, Table)>),
) -> TakenWorkbook {
    let mut sheets = tables(&made.path);
    let table = standing_sheet(&mut sheets);
    let of = column(table, "Row id");
    let places = ["Action", "Standing?", "Until"].map(|head| column(table, head));
    let row = table.iter_mut().find(|row| row[of] == row_id()).unwrap();
    for (at, text) in places
        .into_iter()
        .zip([said.action, said.standing, said.until])
    {
        text.clone_into(&mut row[at]);
    }
    edit(&mut sheets);
    let path = house.path(name);
    std::fs::write(&path, written(sheets)).unwrap();
    house.run(&path, None).unwrap()
}

fn group_end(taken: &TakenWorkbook) -> RowEnd {
    let row = taken.rows.iter().find(|row| row.id == row_id());
    row.expect("the row was named").end.clone()
}

fn orders(house: &House) -> Vec<StandingRow> {
    match house.ask(&Query::Standing(seller("S-01"), None)) {
        Answer::Standing(rows) => rows,
        other => panic!("{other:?}"),
    }
}

fn ordered(house: &House, on: &str) -> Option<Ordered> {
    let rows = orders(house);
    let row = rows.iter().find(|row| row.sku == SKU)?;
    ordered_on(&row.orders, Grade::Good, day(on))
}

fn units(decided: u32, left: u32) -> GroupUnits {
    GroupUnits { decided, left }
}

#[test]
fn one_row_asks_about_all_units_of_a_sku_and_may_hold_from_now_on() {
    let house = House::new();
    for number in 1..=3 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    house.hold(4, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    let mut sheets = tables(&made.path);
    let table = standing_sheet(&mut sheets);
    assert_eq!(table.len(), 2, "a head and one row for three units");
    let cell = |head| table[1][column(table, head)].clone();
    assert_eq!(cell("Row id"), row_id());
    assert_eq!(cell("Units on hold"), "3");
    assert_eq!(cell("Standing order now"), "");
    let before = house.facts();
    let said = Said {
        action: "弃货",
        standing: "长期",
        until: "2026/12/31",
    };
    let taken = fill(&house, &made, "first.xlsx", &said, |_| {});
    let until = Some(day("2026-12-31"));
    let set = RowEnd::OrderSet(Decision::Dispose, until, units(3, 0));
    assert_eq!(group_end(&taken), set);
    assert_eq!((taken.counts.applied, taken.counts.refused), (1, 0));
    for number in 1..=3 {
        let row = house.row(number);
        assert_eq!(row.decision(), Some(Decision::Dispose), "{number}");
        assert_eq!(row.state, UnitState::Judged);
    }
    assert_eq!(
        house.row(4).decision(),
        Some(Decision::Hold),
        "another seller's"
    );
    let holds = ordered(&house, "2026-12-31").expect("an order");
    assert_eq!(
        (holds.decision, holds.from),
        (Decision::Dispose, day("2026-11-23"))
    );
    assert_eq!(ordered(&house, "2027-01-01"), None);
    let said_by = &orders(&house)[0].orders[0].said;
    assert_eq!(
        (said_by.how, said_by.who.as_str()),
        (SaidHow::Workbook, "first.xlsx")
    );
    assert!(said_by.shown.is_some());
    // The order, one fact for the three units, and the file.
    assert_eq!(house.facts(), before + 3);
    let again = house.run(&house.path("first.xlsx"), None).unwrap();
    assert!(again.before.is_some() && again.rows.is_empty());
    let copy = fill(&house, &made, "copy.xlsx", &said, |sheets| {
        sheets.reverse();
    });
    assert_eq!(group_end(&copy), RowEnd::Unchanged(Decision::Dispose));
    assert_eq!(
        house.facts(),
        before + 4,
        "that the copy came, and nothing else"
    );
    house.is_sound();
}

#[test]
fn a_unit_with_an_answer_of_its_own_follows_that_and_later_units_are_asked_anew() {
    let house = House::new();
    for number in 1..=3 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    let made = house.make("S-01");
    house
        .clock
        .set(UtcMs::parse("2026-11-25T01:30:00Z").unwrap());
    house.hold(5, "S-01", HoldReason::Instruction);
    let once = Said {
        action: "清货",
        standing: "",
        until: "",
    };
    let taken = fill(&house, &made, "once.xlsx", &once, |sheets| {
        say(&mut sheets[0].1, 2, "维修");
    });
    let applied = RowEnd::GroupApplied(Decision::Liquidate, units(2, 0));
    assert_eq!(group_end(&taken), applied);
    assert_eq!(end_of(&taken, 2), RowEnd::Applied(Decision::Repair));
    assert_eq!(house.row(1).decision(), Some(Decision::Liquidate));
    assert_eq!(house.row(2).decision(), Some(Decision::Repair));
    assert_eq!(
        house.row(5).decision(),
        Some(Decision::Hold),
        "not asked about"
    );
    assert_eq!(ordered(&house, "2026-11-25"), None);
    // The later word about all of them counts until they are moved, and a standing one for all that wait.
    let standing = Said {
        action: "弃货",
        standing: "是",
        until: "",
    };
    let taken = fill(&house, &made, "later.xlsx", &standing, |_| {});
    let set = RowEnd::OrderSet(Decision::Dispose, None, units(4, 0));
    assert_eq!(group_end(&taken), set);
    for number in [1, 2, 3, 5] {
        assert_eq!(
            house.row(number).decision(),
            Some(Decision::Dispose),
            "{number}"
        );
    }
    house.is_sound();
}

#[test]
fn an_order_ends_by_the_seller_s_word_and_what_stands_is_shown() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let made = house.make("S-01");
    let said = |action, standing| Said {
        action,
        standing,
        until: "",
    };
    let none = fill(&house, &made, "none.xlsx", &said("", "结束"), |_| {});
    assert_eq!(group_end(&none), RowEnd::NoOrder);
    fill(&house, &made, "set.xlsx", &said("弃货", "长期"), |_| {});
    house.hold(2, "S-01", HoldReason::Instruction);
    let made = house.make("S-01");
    let mut sheets = tables(&made.path);
    let table = standing_sheet(&mut sheets);
    let shown = &table[1][column(table, "Standing order now")];
    assert!(shown.contains("Dispose, from 2026-11-23"), "{shown}");
    let ended = fill(&house, &made, "end.xlsx", &said("", "End"), |_| {});
    assert_eq!(group_end(&ended), RowEnd::OrderEnded);
    assert_eq!(ordered(&house, "2026-11-23"), None);
    assert_eq!(house.row(2).decision(), Some(Decision::Hold));
    house.is_sound();
}

#[test]
fn a_row_that_cannot_be_meant_is_refused_and_named() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-01", HoldReason::Brand);
    let made = house.make("S-01");
    let unknown = |text: &str| RowRefusal::UnknownAction(text.to_owned());
    let before = house.facts();
    for (number, (action, standing, until), why) in [
        (1, ("留着", "长期", ""), RowRefusal::Closed(Decision::Hold)),
        (
            2,
            ("弃货", "长期", "soon"),
            RowRefusal::NoDay("soon".to_owned()),
        ),
        (
            3,
            ("弃货", "长期", "2026-11-22"),
            RowRefusal::NoDay("2026-11-22".to_owned()),
        ),
        (4, ("弃货", "", "2026-12-31"), RowRefusal::DayAlone),
        (5, ("", "长期", ""), RowRefusal::NoAction),
        (6, ("弃货", "maybe", ""), unknown("maybe")),
        (7, ("随便", "", ""), unknown("随便")),
        (8, ("弃货", "结束", ""), RowRefusal::WrongKind),
    ] {
        let said = Said {
            action,
            standing,
            until,
        };
        let taken = fill(&house, &made, &format!("{number}.xlsx"), &said, |_| {});
        assert_eq!(
            group_end(&taken),
            RowEnd::Refused(why),
            "{action} {standing} {until}"
        );
        assert_eq!(house.facts(), before + number, "only that the file came");
    }
    let said = Said {
        action: "弃货",
        standing: "长期",
        until: "",
    };
    let taken = fill(&house, &made, "strange.xlsx", &said, |sheets| {
        let table = standing_sheet(sheets);
        let mut other = table[1].clone();
        other[column(table, "Row id")] = "S-GOOD-NOBODYS".to_owned();
        let mut torn = table[1].clone();
        torn[column(table, "Action")] = "清货".to_owned();
        table.extend([other, torn]);
    });
    let refused = |why| RowEnd::Refused(why);
    let strange = taken
        .rows
        .iter()
        .find(|row| row.id == "S-GOOD-NOBODYS")
        .unwrap();
    assert_eq!(strange.end, refused(RowRefusal::UnknownRow));
    assert_eq!(group_end(&taken), refused(RowRefusal::Twice));
    // What a rule closes for one of the units is said, and the others follow.
    let sell = Said {
        action: "上架",
        standing: "",
        until: "",
    };
    let taken = fill(&house, &made, "sell.xlsx", &sell, |_| {});
    let applied = RowEnd::GroupApplied(Decision::Resell, units(1, 1));
    assert_eq!(group_end(&taken), applied);
    house.is_sound();
}

#[test]
fn notes_are_kept_with_the_hold_whatever_was_answered() {
    let house = House::new();
    for number in 1..=3 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    let made = house.make("S-01");
    let note = |table: &mut Table, number: u64, text: &str| {
        let (at, of) = (column(table, "Note"), column(table, "Row id"));
        let id = super::mail::id(number);
        let row = table.iter_mut().find(|row| row[of] == id).unwrap();
        text.clone_into(&mut row[at]);
    };
    let taken = house.answer(&made, "notes.xlsx", |table| {
        say(table, 1, "弃货");
        note(table, 1, " 包装也不要 ");
        say(table, 2, "留着");
        note(table, 2, "等配件");
        note(table, 3, "下周答复");
    });
    assert_eq!(end_of(&taken, 1), RowEnd::Applied(Decision::Dispose));
    assert!(
        matches!(end_of(&taken, 2), RowEnd::Waits(..)),
        "{:?}",
        ends(&taken)
    );
    assert_eq!(end_of(&taken, 3), RowEnd::Noted);
    assert_eq!(taken.counts.unanswered, 1);
    let kept = |number| house.row(number).verdict.unwrap().hold_note;
    assert_eq!(kept(1).as_deref(), Some("包装也不要"));
    assert_eq!(kept(2).as_deref(), Some("等配件"));
    assert_eq!(kept(3).as_deref(), Some("下周答复"));
    assert_eq!(
        house.row(3).decision(),
        Some(Decision::Hold),
        "a note decides nothing"
    );
    let before = house.facts();
    house.answer(&made, "again.xlsx", |table| note(table, 3, "下周答复"));
    assert_eq!(house.facts(), before + 1, "only that the file came");
    house.answer(&made, "later.xlsx", |table| say(table, 3, "弃货"));
    assert_eq!(
        kept(3).as_deref(),
        Some("下周答复"),
        "an answer without a note leaves it"
    );
    house.is_sound();
}
