//! Sellers' records and price files on the command line: taken whole or not at all, written back.

use super::cli_run::run;

const RECORD: &str = r#"{
  "seller": "S-01", "name": "红星 Trading", "rules": "used_home", "hold_days": 7, "cage_from": "200.00 USD",
  "contacts": ["WeChat li-02"], "photos": "every_unit", "resell_from": "very_good",
  "rates": [{"from": "2026-12-01", "card": {
    "currency": "USD", "new_price": 3000,
    "resell": {"price_pct": {"very_good": 85}, "referral_pct": 15, "handling": 180, "fulfil": 580}
  }}]
}"#;

fn file(home: &std::path::Path, name: &str, text: &str) -> String {
    let path = home.join(name);
    std::fs::write(&path, text).expect("a file");
    path.display().to_string()
}

#[test]
fn a_sellers_record_is_taken_whole_and_written_back() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    let import = |path: &str, seller: &str| {
        let args = [
            "--json", "import", "--kind", "seller", "--seller", seller, path,
        ];
        run(&data, &args)
    };
    let record = file(home.path(), "record.json", RECORD);
    let taken = import(&record, "S-01").ends(0).json();
    assert_eq!(
        (&taken["seller"], &taken["taken"]),
        (&"S-01".into(), &true.into())
    );
    let written = home.path().join("written.json");
    let written = written.display().to_string();
    run(&data, &["export", "seller", "S-01", "--out", &written]).ends(0);
    let first = std::fs::read_to_string(&written).expect("written");
    let back: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(back["name"], "红星 Trading");
    assert_eq!(back["rules"], "used_home");
    assert_eq!(
        back["rates"][0]["card"]["resell"]["price_pct"]["very_good"],
        85
    );
    assert_eq!(back["terms_from"], back["rules_from"]);
    // Another seller's, a rate that no card has, and text that is no record change nothing.
    import(&record, "S-02").ends(1);
    for wrong in [
        RECORD
            .replace("\"fulfil\"", "\"fulfill\"")
            .replace("\"hold_days\": 7", "\"hold_days\": 9"),
        RECORD.replace("7,", "0,"),
        RECORD.replace(
            "\"hold_days\": 7,",
            "\"hold_days\": 9, \"terms_from\": \"2027-02-30\",",
        ),
        RECORD.replace(
            "\"hold_days\": 7,",
            "\"hold_days\": 9, \"other_rules\": [{\"from\": \"soon\", \"rules\": \"house\"}],",
        ),
        "{".to_owned(),
    ] {
        let wrong = file(home.path(), "wrong.json", &wrong);
        let said = import(&wrong, "S-01").ends(1);
        assert!(said.err.contains("wrong.json"), "{}", said.err);
    }
    run(&data, &["export", "seller", "S-01", "--out", &written]).ends(0);
    let again = std::fs::read_to_string(&written).expect("written");
    assert_eq!(again, first);
    import(&written, "S-01").ends(0);
    let sound = run(&data, &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
    run(&data, &["export", "seller", "S-09", "--out", &written]).ends(1);
}

#[test]
fn a_price_file_tells_prices_or_is_refused() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().join("data");
    let import = |path: &str| {
        let args = [
            "--json", "import", "--kind", "prices", "--seller", "S-01", path,
        ];
        run(&data, &args)
    };
    let none = file(home.path(), "none.csv", "SKU,UPC\nK-1,036000291452\n");
    let told = import(&none).ends(1).json();
    assert_eq!(
        (&told["taken"], &told["problems"][0]["code"]),
        (&false.into(), &"not_readable".into())
    );
    let bad = file(
        home.path(),
        "bad.csv",
        "SKU,Price (USD)\nK-1,25.99\nK-2,cheap\n",
    );
    let told = import(&bad).ends(1).json();
    assert_eq!(told["kind"], "prices");
    assert_eq!(
        (&told["problems"][0]["line"], &told["problems"][0]["code"]),
        (&3.into(), &"bad_price".into())
    );
    let bad = file(
        home.path(),
        "bad-day.csv",
        "SKU,Price (USD),Price from\nK-1,25.99,2027-01-01\nK-2,12,soon\n",
    );
    let told = import(&bad).ends(1).json();
    assert_eq!(
        (&told["problems"][0]["line"], &told["problems"][0]["code"]),
        (&3.into(), &"bad_price_day".into())
    );
    let good = file(
        home.path(),
        "good.csv",
        "SKU,Price (USD)\nK-1,25.99\nK-2,\n",
    );
    let told = import(&good).ends(0).json();
    assert_eq!((&told["new"], &told["taken"]), (&2.into(), &true.into()));
}
