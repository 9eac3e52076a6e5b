//! Export papers: any order the same, what is proposed, balances that never go beyond what went out.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::dump::dump;
use super::imports::merge;
use super::ships::{
    ask, close, consignment, must, packed, refused, rows_are_rebuilt, shipment, try_it, view,
};
use super::shop::{Shop, seller, tag};
use crate::domain::codes::SellerCode;
use crate::domain::decimal::Decimal;
use crate::domain::export_line::{ExportBalance, ExportLine, ExportRef};
use crate::domain::goods::{Goods, ValueBasis};
use crate::domain::ids::UnitId;
use crate::domain::measure::Grams;
use crate::domain::money::{Currency, Money};
use crate::domain::product::{Product, Says};
use crate::domain::time::Day;
use crate::ledger::command::{DeclareGoods, ShipCommand};
use crate::ledger::fact::{ExportedUnits, TakenFile};
use crate::ledger::import::{ImportCounts, ImportKind};
use crate::ledger::query::{ExportPlan, ShipAnswer, ShipQuery, UnitExports};
use crate::ledger::refusal::ShipRefusal;
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::store::{SubmitError, Unmerged, Why, export_chunks_of};

pub(super) fn line(number: &str, released: &str, pieces: u32) -> ExportLine {
    ExportLine {
        seller: seller(),
        mode: "9610".to_owned(),
        number: number.to_owned(),
        line: 1,
        released: Day::parse(released),
        sku: Some("LAMP".to_owned()),
        name: "台灯".to_owned(),
        model: Some("LED-5".to_owned()),
        cn10: None,
        quantity: Decimal::whole(pieces),
        unit: Some("007".to_owned()),
        price: Decimal::parse("35.5"),
        currency: Currency::parse("CNY"),
        exporter: None,
        exporter_uscc: None,
        order: None,
    }
}

fn taken(shop: &mut Shop, name: &str, lines: &[ExportLine]) -> Result<(), SubmitError> {
    let chunks = export_chunks_of(lines);
    for chunk in &chunks {
        shop.writer.as_mut().unwrap().stage_chunk(chunk).unwrap();
    }
    let file = TakenFile {
        seller: seller(),
        file: codec::sha256(name.as_bytes()),
        file_name: name.to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows: u32::try_from(lines.len()).unwrap(),
        skipped: 0,
        chunks: chunks.into_iter().map(|chunk| chunk.named).collect(),
    };
    let order = shop.order(Command::Ship(ShipCommand::ImportExports(Box::new(file))));
    shop.submit_import(&order, Unmerged::default()).map(|_| ())
}

pub(super) fn import(shop: &mut Shop, name: &str, lines: &[ExportLine]) -> (u32, u32, u32) {
    taken(shop, name, lines).unwrap();
    let ImportCounts {
        new,
        changed,
        unchanged,
    } = merge(shop);
    (new, changed, unchanged)
}

fn id(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

pub(super) fn under(of: Option<&ExportLine>, numbers: &[u64]) -> ShipCommand {
    ShipCommand::ExportUnits(Box::new(ExportedUnits {
        of: of.map(ExportLine::named),
        units: numbers.iter().copied().map(id).collect(),
    }))
}

fn balances(shop: &Shop) -> Vec<(String, ExportBalance)> {
    match ask(shop, ShipQuery::Exports(seller(), None)) {
        ShipAnswer::Exports(lines) => lines
            .into_iter()
            .map(|one| (one.line.number, one.balance))
            .collect(),
        other => panic!("{other:?}"),
    }
}

fn of_unit(shop: &Shop, number: u64) -> UnitExports {
    match ask(shop, ShipQuery::ExportsOf(id(number), shop.today())) {
        ShipAnswer::ExportsOf(Some(found)) => *found,
        other => panic!("{other:?}"),
    }
}

fn plan(shop: &Shop) -> ExportPlan {
    let query = ShipQuery::ExportPlan(consignment("SH-1-1"), shop.today());
    match ask(shop, query) {
        ShipAnswer::ExportPlan(Some(plan)) => *plan,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_newest_file_tells_a_line_and_any_order_of_rows_is_the_same() {
    let older = line("E1", "2026-06-30", 5);
    let newer = ExportLine {
        quantity: Decimal::whole(6),
        ..older.clone()
    };
    let other = line("E2", "2026-07-31", 5);
    let mut shop = Shop::new();
    let both = [older.clone(), other.clone()];
    assert_eq!(import(&mut shop, "a.xml", &both), (2, 0, 0));
    let told = shop
        .reader()
        .compare_exports(&[newer.clone(), other.clone()]);
    let told = told.unwrap();
    assert_eq!((told.new, told.changed, told.unchanged), (0, 1, 1));
    assert_eq!(
        import(&mut shop, "b.xml", &[other.clone(), newer.clone()]),
        (0, 1, 1)
    );
    let again = taken(&mut shop, "b.xml", &both);
    assert_eq!(again, Err(SubmitError::Refused(Refusal::FileTakenAlready)));
    let stands: Vec<_> = balances(&shop)
        .into_iter()
        .map(|(_, one)| one.out)
        .collect();
    assert_eq!(stands, [6, 5]);
    match shop.ask(&Query::Imports) {
        Answer::Imports(files) => assert_eq!(files[0].kind, ImportKind::Exports),
        other => panic!("{other:?}"),
    }
    rows_are_rebuilt(&mut shop);
    let db = shop.writer.as_ref().unwrap().connection();
    db.execute(
        "update export_line set body = replace(body, '6', '7') where number = 'E1'",
        [],
    )
    .unwrap();
    let bad = shop
        .reader()
        .verify()
        .unwrap()
        .first_bad
        .expect("a bad row");
    assert_eq!(
        (bad.why, bad.about.as_str()),
        (Why::Row, "export_line:S-01/E1/1")
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one story from end to end")]
fn units_get_the_oldest_line_that_still_runs_and_never_more_than_went_out() {
    let mut shop = packed();
    let long_ago = line("E1", "2025-01-31", 5);
    let oldest = line("E2", "2026-08-31", 2);
    let newest = line("E3", "2026-10-31", 1);
    let lines = [newest.clone(), oldest.clone(), long_ago.clone()];
    import(&mut shop, "list.xml", &lines);

    let proposed = of_unit(&shop, 1);
    let named: Vec<_> = proposed
        .lines
        .iter()
        .map(|one| one.line.number.as_str())
        .collect();
    assert_eq!((proposed.of, named), (None, vec!["E2", "E3", "E1"]));
    // Six calendar months from the last day of August end with February.
    let last = proposed.lines[0].free_until.map(|day| day.to_string());
    assert_eq!(last.as_deref(), Some("2027-02-28"));
    let proposed = plan(&shop);
    let shares: Vec<_> = proposed
        .lines
        .iter()
        .map(|one| (one.line.line.number.as_str(), one.units.len()))
        .collect();
    assert_eq!(shares, [("E2", 2), ("E3", 1)]);

    let too_many = ShipRefusal::ExportLineUsedUp(newest.named(), 1, 2);
    assert_eq!(
        try_it(&mut shop, under(Some(&newest), &[1, 2])),
        refused(too_many)
    );
    must(&mut shop, under(Some(&newest), &[1]));
    must(&mut shop, under(Some(&newest), &[1]));
    let too_many = ShipRefusal::ExportLineUsedUp(newest.named(), 1, 2);
    assert_eq!(
        try_it(&mut shop, under(Some(&newest), &[1, 3])),
        refused(too_many)
    );
    must(&mut shop, under(Some(&oldest), &[2, 3]));
    let nothing = plan(&shop);
    let under_each = nothing.under.iter();
    let under_each: Vec<_> = under_each
        .map(|one| {
            (
                one.line.line.named(),
                one.units.len(),
                one.line.balance.left(),
            )
        })
        .collect();
    let out = |line: &ExportLine| line.pieces(None);
    assert_eq!(
        under_each,
        [
            (oldest.named(), 2, out(&oldest) - 2),
            (newest.named(), 1, out(&newest) - 1)
        ]
    );
    assert_eq!(
        (
            nothing.under_count(),
            nothing.lines.len(),
            nothing.without.len()
        ),
        (3, 0, 0)
    );

    let open = view(&shop, "SH-1-1").consignment;
    let unit = open.units().find(|unit| unit.tag == tag(1)).unwrap();
    assert_eq!(unit.exported.as_ref(), Some(&newest));
    assert_eq!(unit.export, newest.export());
    let value = unit.goods.value.expect("the paper tells it");
    let wanted = Money::parse_named("35.50 CNY");
    assert_eq!(
        (Some(value.money), value.basis),
        (wanted, ValueBasis::Export)
    );
    assert_eq!(unit.goods.name_zh.as_deref(), Some("台灯"));

    assert_eq!(close(&mut shop, "SH-1-1"), Ok(()));
    let closed = ShipRefusal::ConsignmentClosed(consignment("SH-1-1"));
    assert_eq!(try_it(&mut shop, under(None, &[1])), refused(closed));
    let in_open = |one: &(String, ExportBalance)| (one.1.open, one.1.back);
    let counted: Vec<_> = balances(&shop).iter().map(in_open).collect();
    assert_eq!(counted, [(0, 0), (2, 0), (1, 0)]);
    must(
        &mut shop,
        ShipCommand::Ship {
            shipment: shipment(),
        },
    );
    let counted: Vec<_> = balances(&shop).iter().map(in_open).collect();
    assert_eq!(counted, [(0, 0), (0, 2), (0, 1)]);
    assert_eq!(of_unit(&shop, 1).of.map(|one| one.balance.left()), Some(0));
    rows_are_rebuilt(&mut shop);
}

#[test]
fn a_persons_own_word_goes_before_the_paper() {
    let mut shop = packed();
    import(&mut shop, "list.xml", &[line("E1", "2026-08-31", 5)]);
    must(
        &mut shop,
        ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller(),
            goods: vec![(
                "LAMP".to_owned(),
                Goods {
                    name_zh: Some("LED台灯".to_owned()),
                    ..Goods::default()
                },
            )],
            says: Says::Whole,
            file: None,
        }),
    );
    let open = view(&shop, "SH-1-1").consignment;
    let unit = open.units().next().unwrap();
    assert_eq!(unit.goods.name_zh.as_deref(), Some("LED台灯"));
    assert_eq!(unit.goods.model.as_deref(), Some("LED-5"));
    assert_eq!((unit.goods.value, unit.exported.as_ref()), (None, None));
}

#[test]
fn lines_of_others_and_lines_that_nobody_told_are_refused() {
    let mut shop = packed();
    let known = line("E1", "2026-08-31", 5);
    import(&mut shop, "list.xml", std::slice::from_ref(&known));
    let others = ExportLine {
        seller: SellerCode::parse("S-77").unwrap(),
        ..known.clone()
    };
    let wrong = ShipRefusal::OtherSellersLine(others.named());
    assert_eq!(
        try_it(&mut shop, under(Some(&others), &[1])),
        refused(wrong)
    );
    let missing = ExportLine {
        line: 9,
        ..known.clone()
    };
    let wrong = ShipRefusal::NoSuchExportLine(missing.named());
    assert_eq!(
        try_it(&mut shop, under(Some(&missing), &[1])),
        refused(wrong)
    );
    let twice = refused(ShipRefusal::ExportUnits);
    assert_eq!(try_it(&mut shop, under(Some(&known), &[1, 1])), twice);
    assert_eq!(try_it(&mut shop, under(Some(&known), &[])), twice);
    assert_eq!(
        try_it(&mut shop, under(Some(&known), &[404])),
        Err(Refusal::NoSuchUnit)
    );
    assert_eq!(balances(&shop)[0].1.used(), 0);
}

#[test]
fn whatever_is_asked_no_line_takes_back_more_than_went_out() {
    let lines = [line("E1", "2026-08-31", 1), line("E2", "2026-08-31", 2)];
    let asked = (0_usize..3, vec(1_u64..=3, 1..4));
    let mut runner = TestRunner::new(Config::with_cases(12));
    let outcome = runner.run(&vec(asked, 1..12), |asked| {
        let mut shop = packed();
        import(&mut shop, "list.xml", &lines);
        for (of, units) in asked {
            // A refusal is an answer as good as any.
            drop(try_it(&mut shop, under(lines.get(of), &units)));
            for (number, balance) in balances(&shop) {
                prop_assert!(balance.used() <= balance.out, "{number}: {balance:?}");
            }
        }
        let rows = |shop: &Shop| {
            let db = shop.writer.as_ref().unwrap().connection();
            dump(db, &["unit_export"])
        };
        let grown = rows(&shop);
        shop.writer.as_mut().unwrap().rebuild().unwrap();
        prop_assert_eq!(grown, rows(&shop));
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn a_line_is_named_by_its_key() {
    let of = ExportRef {
        seller: seller(),
        number: "E1".to_owned(),
        line: 1,
    };
    assert_eq!(line("E1", "2026-08-31", 1).named(), of);
}

#[test]
fn goods_of_a_category_without_a_free_way_have_no_last_day_in_the_plan() {
    let mut shop = packed();
    let told = line("E1", "2026-08-31", 2);
    import(&mut shop, "list.xml", std::slice::from_ref(&told));
    must(&mut shop, under(Some(&told), &[1]));
    let days = |shop: &Shop| {
        let plan = plan(shop);
        let all = plan.lines.iter().chain(&plan.under);
        all.map(|one| one.line.free_until.map(|day| day.to_string()))
            .collect::<Vec<_>>()
    };
    let last = || Some("2027-02-28".to_owned());
    assert_eq!(days(&shop), [last(), last()]);
    let lamp = Product {
        sku: Some("LAMP".to_owned()),
        barcodes: vec!["00012345678905".to_owned()],
        category: Some("Grocery".to_owned()),
        ..Product::of(seller())
    };
    super::books::import(&mut shop, "newer.tsv", &[lamp]);
    assert_eq!(days(&shop), [None, None]);
}

#[test]
fn a_line_by_weight_gives_as_many_pieces_as_its_kilograms_hold() {
    let mut shop = packed();
    let told = ExportLine {
        unit: Some("035".to_owned()),
        ..line("E1", "2026-08-31", 1)
    };
    import(&mut shop, "list.xml", std::slice::from_ref(&told));
    let out = |shop: &Shop| balances(shop)[0].1.out;
    assert_eq!(out(&shop), 1, "what one weighs is not known");
    let lamp = Goods {
        net: Some(Grams(400)),
        ..Goods::default()
    };
    must(
        &mut shop,
        ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller(),
            goods: vec![("LAMP".to_owned(), lamp)],
            says: Says::Whole,
            file: None,
        }),
    );
    assert_eq!(out(&shop), 2);
    must(&mut shop, under(Some(&told), &[1, 2]));
    let too_many = ShipRefusal::ExportLineUsedUp(told.named(), 2, 3);
    assert_eq!(
        try_it(&mut shop, under(Some(&told), &[3])),
        refused(too_many)
    );
}
