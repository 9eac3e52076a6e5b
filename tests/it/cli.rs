//! The command line's contract: what is taken, what is printed, how it exits.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::cli_run::{command, finish, project, run};

/// The head of the tests' reports.
pub const HEAD: &str = "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tReturn carrier\tTracking ID\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tResolution\n";
/// A lamp that is said to be defective.
pub const LAMP: &str = "112-3177071-7901658\t16-Nov-2026\tApproved\tDemwvs9LRRMA\tUPS\t1Z4CJTH59083524484\tB0NQH9WRMZ\tLMP-Q10\tLED desk lamp\t1\tCR-DEFECTIVE\tStandardRefund\n";
/// Hair ties that nobody wanted.
pub const TIES: &str = "112-9403254-1489943\t16-Nov-2026\tApproved\tDk6aazMBRRMA\tUSPS\t9202090339598344170026\tB0B4WP8XYZ\tP0360\tHair ties\t1\tCR-UNWANTED_ITEM\tStandardRefund\n";

/// A home with a data folder and files beside it.
pub struct Home(TempDir);

impl Home {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file and gives its path as an argument.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Imports a file for S-01 with more arguments; gives exit status and the JSON told.
    pub fn import(&self, file: &str, more: &[&str]) -> (i32, Value) {
        let mut args = vec!["--json", "import", file, "--seller", "S-01"];
        args.extend(more);
        let run = run(&self.data(), &args);
        (run.code.unwrap(), run.json())
    }

    pub fn expected(&self) -> Vec<Value> {
        run(&self.data(), &["expected"]).ends(0).lines()
    }
}

/// Fails unless an object has exactly these fields.
pub fn has_fields(object: &Value, fields: &str) {
    let mut wanted: Vec<&str> = fields.split(' ').collect();
    let mut found: Vec<&str> = object
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    wanted.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, wanted);
}

fn counts(told: &Value) -> [u64; 5] {
    ["rows", "new", "changed", "unchanged", "skipped"].map(|name| told[name].as_u64().unwrap())
}

#[test]
fn a_file_taken_twice_changes_nothing_and_an_overlapping_one_only_what_is_new() {
    let home = Home::new();
    let first = home.file("first.tsv", [HEAD, LAMP].concat());
    let (code, told) = home.import(&first, &[]);
    assert_eq!((code, counts(&told)), (0, [1, 1, 0, 0, 0]));
    has_fields(
        &told,
        "file kind encoding rows new changed unchanged skipped problems problems_unlisted dropped_columns warnings taken",
    );
    let (code, told) = home.import(&first, &[]);
    assert_eq!((code, counts(&told)), (0, [1, 0, 0, 1, 0]));
    let before = home.expected();
    let second = home.file(
        "second.tsv",
        [HEAD, &LAMP.replace("Approved", "Completed"), TIES].concat(),
    );
    let (code, told) = home.import(&second, &[]);
    assert_eq!((code, counts(&told)), (0, [2, 1, 1, 0, 0]));
    let after = home.expected();
    assert_eq!((before.len(), after.len()), (1, 2));
    let lamp = after
        .iter()
        .find(|line| line["asin"] == "B0NQH9WRMZ")
        .unwrap();
    assert_eq!(lamp["status"], "Completed");
    assert_eq!(
        (&before[0]["source"], &lamp["source"]),
        (&"first.tsv".into(), &"second.tsv".into())
    );
}

#[test]
fn a_dry_run_takes_nothing() {
    let home = Home::new();
    let file = home.file("returns.tsv", [HEAD, LAMP, TIES].concat());
    let (code, told) = home.import(&file, &["--dry-run"]);
    assert_eq!((code, counts(&told)), (0, [2, 2, 0, 0, 0]));
    assert_eq!(told["taken"], false);
    assert!(home.expected().is_empty());
}

#[test]
fn one_bad_row_stops_a_file_unless_good_rows_are_wanted() {
    let home = Home::new();
    let bad = TIES.replace("112-9403254-1489943", "no order id");
    let file = home.file("returns.tsv", [HEAD, LAMP, &bad].concat());
    let (code, told) = home.import(&file, &[]);
    assert_eq!(code, 1);
    let problem = &told["problems"][0];
    has_fields(problem, "line column code message");
    assert_eq!(
        (&problem["line"], &problem["code"]),
        (&3.into(), &"bad_order_id".into())
    );
    assert!(home.expected().is_empty());
    let (code, told) = home.import(&file, &["--good-rows"]);
    assert_eq!((code, counts(&told)), (0, [2, 1, 0, 0, 1]));
    assert_eq!(home.expected().len(), 1);
}

#[test]
fn expected_lines_have_every_field_of_the_contract() {
    let home = Home::new();
    let file = project("tests/data/returns/columns-33.tsv");
    assert_eq!(home.import(file.to_str().unwrap(), &[]).0, 0);
    let lines = home.expected();
    assert_eq!(lines.len(), 3);
    let fields = "seller order_id rma_id merchant_rma_id tracking carrier carrier_raw asin sku fnsku title quantity reason_code reason_family status resolution label_type label_cost currency order_amount refunded_amount request_date delivered_date order_quantity category in_policy a_to_z safet_state safet_claim_id order_item_id source";
    for line in &lines {
        has_fields(line, fields);
    }
    let by = |args: &[&str]| run(&home.data(), args).ends(0).lines();
    let ties = &by(&["expected", "--tracking", "9202090339598344170026"])[0];
    assert_eq!(ties["carrier"], "usps");
    assert_eq!(
        ties["label_cost"],
        serde_json::json!({"minor": 414, "currency": "USD"})
    );
    assert_eq!(ties["order_amount"]["minor"], 123_450);
    assert_eq!(ties["request_date"], "2026-11-10");
    assert_eq!(ties["merchant_rma_id"], Value::Null);
    assert_eq!(by(&["expected", "--rma", "DBh1k2m3RRMA"]).len(), 1);
    assert!(
        by(&["expected", "--rma", "dbh1k2m3rrma"]).is_empty(),
        "case is kept"
    );
    assert_eq!(
        by(&["expected", "--order", "113-0027731-5590212"])[0]["reason_family"],
        "defective"
    );
}

fn a_unit_and_its_parcel_are_shown(home: &Home) {
    let unit = run(&home.data(), &["show", "UA0012P4QXMJD", "--json"])
        .ends(0)
        .json();
    has_fields(
        &unit,
        "subject state parcel seller grade decision container next returns timeline",
    );
    assert_eq!(
        (&unit["container"], &unit["decision"]),
        (&"C-01".into(), &"ship_china".into())
    );
    let timeline = unit["timeline"].as_array().unwrap();
    has_fields(&timeline[0], "seq at person station kind text undone");
    assert!(
        timeline.iter().any(|entry| entry["undone"] == true),
        "its first put was taken back"
    );
    let parcel = run(&home.data(), &["show", "1Z4CJTH59083524484", "--json"])
        .ends(0)
        .json();
    assert_eq!(parcel["seller"], Value::Null);
    assert!(parcel["subject"].as_str().unwrap().starts_with('P'));
}

#[test]
fn the_day_is_shown_by_review_show_verify_and_exports() {
    let home = Home::new();
    let shift = project("assets/demo/shift.txt");
    let played = run(&home.data(), &["replay", shift.to_str().unwrap()])
        .ends(0)
        .lines();
    let summary = &played.last().unwrap()["summary"];
    has_fields(
        summary,
        "parcels units scans keys pointer refusals seconds docked",
    );
    has_fields(&played[0], "line at said");

    let review = run(&home.data(), &["review", "--day", "2026-11-23", "--json"])
        .ends(0)
        .json();
    has_fields(
        &review,
        "day to parcels units decided graded put units_waiting waiting by_hour parcels_by_hour by_decision by_grade by_seller by_person \
         hours_by_person by_carrier by_reason to_open to_close exceptions compared",
    );
    let days = [
        "review",
        "--from",
        "2026-11-01",
        "--to",
        "2026-11-30",
        "--json",
    ];
    let month = run(&home.data(), &days).ends(0).json();
    assert_eq!(month["put"], review["put"], "all work was on one day");
    assert_eq!(month["to"], "2026-11-30");
    let backwards = ["review", "--from", "2026-11-30", "--to", "2026-11-01"];
    run(&home.data(), &backwards).ends(1);
    // Received counts from the first scan: seven of the pallet's parcels wait unopened.
    let received = summary["parcels"].as_u64().unwrap() + 7;
    assert_eq!(review["parcels"].as_u64(), Some(received));
    let by_decision = review["by_decision"].as_object().unwrap();
    let units: u64 = by_decision
        .values()
        .map(|count| count.as_u64().unwrap())
        .sum();
    assert_eq!(Some(units), review["units"].as_u64());

    a_unit_and_its_parcel_are_shown(&home);

    let verified = run(&home.data(), &["verify", "--json"]).ends(0).json();
    has_fields(
        &verified,
        "ok facts subjects first_bad purged photos chats chats_purged",
    );
    assert_eq!(
        (&verified["ok"], &verified["first_bad"]),
        (&true.into(), &Value::Null)
    );

    let path = home.path().join("units.csv");
    let args = [
        "export",
        "units",
        "2026-11-23",
        "--format",
        "csv",
        "--out",
        path.to_str().unwrap(),
    ];
    run(&home.data(), &args).ends(0);
    let bytes = std::fs::read(&path).unwrap();
    let listed = csv::Reader::from_reader(&bytes[3..]).records().count();
    assert!(listed as u64 >= units, "{listed} lines, {units} units");
}

#[test]
fn the_list_of_papers_names_formats_and_columns() {
    let home = Home::new();
    let papers = run(&home.data(), &["export", "--list", "--json"])
        .ends(0)
        .lines();
    for paper in &papers {
        let of_a_buyer = paper["template"].is_string();
        has_fields(
            paper,
            if of_a_buyer {
                "what format template columns"
            } else {
                "what format columns"
            },
        );
        let columns = paper["columns"].as_array().unwrap().len();
        let parts = (paper["what"] == "evidence" || of_a_buyer) && columns > 3;
        let formats = ["pdf", "zpl", "toml", "folder", "jsonld"].map(serde_json::Value::from);
        let has_none = formats.contains(&paper["format"])
            || paper["what"] == "seller"
            || paper["format"] == "jsonl";
        assert!(columns > 5 || parts || has_none, "{paper}");
    }
    for (what, format) in [
        ("manifest", "xlsx"),
        ("manifest", "csv"),
        ("manifest", "json"),
        ("lot", "xlsx"),
        ("lot", "csv"),
        ("intake-report", "xlsx"),
        ("units", "csv"),
        ("checklist", "toml"),
        ("claim-list", "csv"),
        ("unclaimed", "xlsx"),
        ("unit-tags", "pdf"),
        ("parcel-tags", "pdf"),
        ("container-labels", "pdf"),
        ("badges", "pdf"),
        ("command-sheet", "pdf"),
    ] {
        assert!(
            papers
                .iter()
                .any(|paper| paper["what"] == what && paper["format"] == format)
        );
    }
    let devices = run(&home.data(), &["devices", "--json"]).ends(0).json();
    has_fields(&devices, "ports scanners scale printers keyboard");
    assert!(devices["ports"].is_array() && devices["scale"].is_null());
    assert!(!home.data().exists(), "neither makes a store");
    std::fs::create_dir_all(home.data()).unwrap();
    let set =
        "[scale]\nbaud = 4800\nformat = \"nci\"\n[scale.port]\npath = \"/dev/no-such-scale\"\n";
    std::fs::write(home.data().join("settings.toml"), set).unwrap();
    let devices = run(&home.data(), &["devices", "--json"]).ends(0).json();
    has_fields(&devices["scale"], "path format baud trouble");
    assert_eq!(
        (&devices["scale"]["format"], &devices["scale"]["baud"]),
        (&"nci".into(), &4800.into())
    );
    let trouble = devices["scale"]["trouble"].as_str().unwrap();
    assert!(trouble.contains("/dev/no-such-scale"), "{trouble}");
}

#[test]
fn wrong_usage_exits_with_two_and_an_empty_answer_with_one() {
    let home = Home::new();
    let usage: [&[&str]; 6] = [
        &["fly"],
        &["import", "x.tsv"],
        &["review"],
        &["review", "--day", "23.11.2026"],
        &["export", "manifest", "--format", "pdf"],
        &["seed", "--parcels", "many"],
    ];
    for args in usage {
        let run = run(&home.data(), args).ends(2);
        assert!(run.out.is_empty() && !run.err.is_empty(), "{args:?}");
    }
    let file = home.file("returns.tsv", [HEAD, LAMP].concat());
    assert_eq!(home.import(&file, &[]).0, 0);
    let refused: [&[&str]; 5] = [
        &["export", "manifest"],
        &["export", "claim-list", "no seller's code"],
        &["show", "UA00000000016"],
        &["replay", "nowhere.txt"],
        &["import", "nowhere.tsv", "--seller", "S-01"],
    ];
    for args in refused {
        let run = run(&home.data(), args).ends(1);
        assert!(!run.err.is_empty(), "{args:?} says why");
    }
    run(&home.data(), &["--version"]).ends(0);
}

#[test]
fn scans_are_read_from_stdin_without_a_store() {
    let home = Home::new();
    let lines = b"]C1420902109202090339598344170026\\x0d\nUA0012P4QX7M3\nUA0012P4QX7M4\n\n\\xzz\n";
    let read = finish(&mut command(&home.data(), &["identify"]), lines)
        .ends(0)
        .lines();
    assert_eq!(read.len(), 5, "an answer for each line");
    has_fields(
        &read[0],
        "kind symbology text candidates gs1 digital_link message",
    );
    has_fields(&read[0]["candidates"][0], "kind carrier key check how");
    assert_eq!(
        (&read[0]["kind"], &read[0]["candidates"][0]["carrier"]),
        (&"tracking".into(), &"usps".into())
    );
    assert_eq!(read[0]["candidates"][0]["key"], "9202090339598344170026");
    assert_eq!(read[1]["kind"], "unit");
    assert_ne!(
        read[2]["candidates"][0]["check"], "ok",
        "one character misread"
    );
    assert_eq!(read[4]["message"], "unreadable_line");
    let hex = finish(
        &mut command(&home.data(), &["identify", "--hex"]),
        b"55 41 30 30 31 32 50 34 51 58 37 4d 33\n",
    )
    .ends(0);
    assert_eq!(hex.json()["candidates"][0]["key"], "UA0012P4QX7M3");
    assert!(!home.data().exists());
}
