//! Export papers through the real program: taken once, told by line, bad rows named, balances listed.

use serde_json::{Value, json};

use super::cli::Home;
use super::cli_run::run;

/// A list of two lines, of which the second one has no quantity.
fn list(second: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ceb:CEB603Message xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">\n\
         <ceb:Inventory><ceb:InventoryHead><ceb:orderNo>O-1</ceb:orderNo><ceb:invtNo>E202601</ceb:invtNo>\n\
         <ceb:ieFlag>E</ceb:ieFlag><ceb:ieDate>20260831</ceb:ieDate><ceb:tradeMode>9610</ceb:tradeMode></ceb:InventoryHead>\n\
         <ceb:InventoryList><ceb:gnum>1</ceb:gnum><ceb:itemNo>K-1</ceb:itemNo><ceb:gname>发圈</ceb:gname>\
         <ceb:gcode>9615110000</ceb:gcode><ceb:qty>10</ceb:qty><ceb:price>1.5</ceb:price><ceb:currency>142</ceb:currency></ceb:InventoryList>\n\
         <ceb:InventoryList><ceb:gnum>2</ceb:gnum><ceb:itemNo>K-2</ceb:itemNo><ceb:gname>台灯</ceb:gname>\
         <ceb:qty>{second}</ceb:qty></ceb:InventoryList>\n\
         </ceb:Inventory></ceb:CEB603Message>\n"
    )
}

fn lines(home: &Home) -> Vec<Value> {
    run(&home.data(), &["--json", "export-lines", "list", "S-01"])
        .ends(0)
        .lines()
}

fn counted(told: &Value) -> [u64; 5] {
    ["rows", "new", "changed", "unchanged", "skipped"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn a_customs_list_is_taken_whole_or_by_its_good_rows() {
    let home = Home::new();
    let bad = home.file("bad.xml", list("none"));
    let (code, told) = home.import(&bad, &["--kind", "ceb603"]);
    assert_eq!(
        (code, &told["taken"], &told["kind"]),
        (1, &json!(false), &json!("ceb603"))
    );
    assert_eq!(told["problems"][0]["code"], "bad_export_quantity");
    assert_eq!(told["problems"][0]["line"], 6);
    assert_eq!(lines(&home).len(), 0);

    let good = home.file("good.xml", list("4"));
    let (code, told) = home.import(&good, &["--dry-run"]);
    assert_eq!(
        (code, &told["taken"], counted(&told)),
        (0, &json!(false), [2, 2, 0, 0, 0])
    );
    assert_eq!(told["kind"], "ceb603", "found out by its root");
    assert_eq!(lines(&home).len(), 0);

    let (code, told) = home.import(&bad, &["--kind", "ceb603", "--good-rows"]);
    assert_eq!((code, counted(&told)), (0, [2, 1, 0, 0, 1]));
    let (code, told) = home.import(&good, &["--kind", "ceb603"]);
    assert_eq!((code, counted(&told)), (0, [2, 1, 0, 1, 0]));
    let stands = lines(&home);
    let named: Vec<_> = stands
        .iter()
        .map(|line| {
            (
                line["line"].as_u64(),
                line["out"].as_u64(),
                line["left"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        named,
        [(Some(1), Some(10), Some(10)), (Some(2), Some(4), Some(4))]
    );
    assert_eq!(stands[0]["free_until"], "2027-02-28");
    assert_eq!(stands[0]["back_until"], "2027-08-31");
    run(&home.data(), &["--json", "verify"]).ends(0);
}

#[test]
fn what_is_no_export_paper_and_whose_line_it_is_not_is_said() {
    let home = Home::new();
    let import = home.file("import.xml", list("4").replace("CEB603", "CEB621"));
    let (code, told) = home.import(&import, &["--kind", "ceb603"]);
    assert_eq!(
        (code, &told["problems"][0]["code"]),
        (1, &json!("not_readable"))
    );
    let bomb = list("4").replace("?>\n", "?>\n<!DOCTYPE a [<!ENTITY b \"c\">]>\n");
    let bomb = home.file("bomb.xml", bomb);
    assert_eq!(home.import(&bomb, &["--kind", "ceb603"]).0, 1);
    assert_eq!(lines(&home).len(), 0);
    let unknown = run(&home.data(), &["export-lines", "plan", "SH-404-1"]);
    assert_eq!(unknown.code, Some(1));
    let badge = run(
        &home.data(),
        &["export-lines", "assign", "SH-404-1", "--badge", "P-404"],
    );
    assert_eq!(badge.code, Some(1));
}
