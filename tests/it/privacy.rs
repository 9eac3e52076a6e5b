//! A buyer's name, address, phone and e-mail reach no file of ours.

use std::path::Path;

use super::cli::Home;
use super::cli_run::{project, run};

/// Words that stand only in columns about the buyer.
const MARKERS: [&str; 8] = [
    "Zephyrina",
    "Quillfeather",
    "Marzipangasse",
    "zq.marker@",
    "5550199887",
    "QZ Person",
    "QZ Street",
    "QZ words",
];

/// A report whose buyer columns hold the markers, in the ways reports name such columns.
const REPORT: &str = "Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tBuyer name\tShip-to address\tBuyer phone number\tBuyer e-mail\tReturn carrier\tTracking ID\tASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tResolution\n\
112-3177071-7901658\t16-Nov-2026\tApproved\tDemwvs9LRRMA\tZephyrina Quillfeather\t7 Marzipangasse\t5550199887\tzq.marker@example.com\tUPS\t1Z4CJTH59083524484\tB0NQH9WRMZ\tLMP-Q10\tLED desk lamp\t1\tCR-DEFECTIVE\tStandardRefund\n";

/// From the report to a carton: the unit's exports speak of the row.
const SHIFT: &str = "at 2026-11-23T16:04:05Z\nimport buyers.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 scan C-01\n> Put UA00000000016 ship_china C-01\n+4 key P\n";

#[test]
fn a_buyers_words_reach_no_file_and_no_export() {
    let home = tempfile::tempdir().unwrap();
    let (inbox, data, out) = (
        home.path().join("inbox"),
        home.path().join("data"),
        home.path().join("out"),
    );
    for folder in [&inbox, &out] {
        std::fs::create_dir(folder).unwrap();
    }
    std::fs::write(inbox.join("buyers.tsv"), REPORT).unwrap();
    let shift = inbox.join("shift.txt");
    std::fs::write(&shift, SHIFT).unwrap();
    let played = run(&data, &["replay", "--check", shift.to_str().unwrap()]).ends(0);
    free_of_markers("the replay", played.out.as_bytes());

    // A store that a killed program left has a log; a reader of the test's own keeps one here.
    let keeps = rusqlite::Connection::open(data.join("returnbay.db")).unwrap();
    let facts: i64 = keeps
        .query_row("select count(*) from fact", [], |row| row.get(0))
        .unwrap();
    assert!(facts >= 5);
    let again = inbox.join("again.tsv");
    std::fs::write(
        &again,
        REPORT.replace("StandardRefund", "RefundAtFirstScan"),
    )
    .unwrap();
    let taken = run(
        &data,
        &[
            "--json",
            "import",
            "--seller",
            "S-01",
            again.to_str().unwrap(),
        ],
    )
    .ends(0);
    let told = taken.json();
    assert_eq!(told["changed"], 1, "{told}");
    let dropped = [
        "Buyer name",
        "Ship-to address",
        "Buyer phone number",
        "Buyer e-mail",
    ];
    assert_eq!(told["dropped_columns"], serde_json::json!(dropped));
    free_of_markers("the import's answer", taken.out.as_bytes());

    let told = export_everything(&data, &out);
    free_of_markers("an answer", told.as_bytes());
    let looked_at = look_through(&data) + look_through(&out);
    assert!(looked_at >= 8, "{looked_at} files");
    drop(keeps);
}

/// A workbook as sellers send them, with the buyer's columns.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let heads = [
        "订单号",
        "跟踪号",
        "ASIN",
        "MSKU",
        "退货数量",
        "买家姓名",
        "收货地址",
        "买家留言",
    ];
    let cells = [
        "112-5550001-7901658",
        "1Z4CJTH59083524484",
        "B0NQH9WRMZ",
        "CUP-01",
        "1",
        "QZ Person",
        "QZ Street 9",
        "QZ words of a buyer",
    ];
    for (column, (head, cell)) in (0..).zip(heads.into_iter().zip(cells)) {
        sheet.write_string(0, column, head).unwrap();
        sheet.write_string(1, column, cell).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn buyers_of_every_format_reach_no_byte_on_the_disk() {
    let home = tempfile::tempdir().unwrap();
    let (inbox, data) = (home.path().join("inbox"), home.path().join("data"));
    std::fs::create_dir(&inbox).unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/returns");
    let of = |name: &str| std::fs::read(kept.join(name)).unwrap();
    let sheet = "订单号\t跟踪号\tASIN\tMSKU\t退货数量\t买家姓名\t备注\n112-5550002-7901658\t1Z43DTWW9020567346\tB0NQH9WRMZ\tCUP-02\t1\tQZ Person\tQZ words\n";
    let (gb, _, _) = encoding_rs::GB18030.encode(sheet);
    let japanese = "注文番号\tTracking ID\tASIN\tSKU\tBuyer name\t品名\n250-5550003-7901658\t1Z5R89390357567127\tB0NQH9WRMZ\tCUP-03\tQZ Person\tカップ 白\n";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
    let files = [
        ("prime.csv", of("prime.csv")),
        ("report.xml", of("report.xml")),
        ("erp-zh.json", of("erp-zh.json")),
        ("erp-zh.xlsx", workbook()),
        ("gb18030.tsv", gb.into_owned()),
        ("cp932.tsv", cp932.into_owned()),
    ];
    for (name, bytes) in files {
        // A workbook's cells are packed.
        assert!(
            marker_in(&bytes).is_some() || name.ends_with("xlsx"),
            "{name} names a buyer"
        );
        let file = inbox.join(name);
        std::fs::write(&file, bytes).unwrap();
        let args = ["import", "--seller", "S-01", "--good-rows", "--json"];
        let args = [&args[..], &[file.to_str().unwrap()]].concat();
        let told = run(&data, &args);
        assert!(
            told.json()["new"].as_u64() > Some(0),
            "{name}: {}",
            told.out
        );
        free_of_markers(name, told.out.as_bytes());
    }
    let told = run(&data, &["expected"]).ends(0).out;
    assert!(told.lines().count() >= 6, "{told}");
    free_of_markers("the announced lines", told.as_bytes());
    assert!(look_through(&data) >= 2, "a store and its lock");
}

/// Writes every paper and gives what the reading verbs print.
fn export_everything(data: &Path, out: &Path) -> String {
    for (what, format) in [
        ("manifest", "xlsx"),
        ("manifest", "csv"),
        ("manifest", "json"),
        ("intake-report", "xlsx"),
        ("units", "csv"),
    ] {
        let path = out.join(format!("{what}.{format}"));
        let day = ["2026-11-23"];
        let id: &[&str] = if what == "manifest" { &[] } else { &day };
        let mut args = vec!["export", what];
        args.extend(id);
        args.extend(["--format", format, "--out", path.to_str().unwrap()]);
        run(data, &args).ends(0);
    }
    for what in ["UA00000000016", "Demwvs9LRRMA"] {
        // An archive's entries are packed: its page is looked at.
        let path = out.join(format!("evidence-{what}.html"));
        let path = path.to_str().unwrap();
        run(data, &["export", "evidence", what, "--out", path]).ends(0);
    }
    let mut told = String::new();
    for args in [
        &["expected"][..],
        &["show", "UA00000000016", "--json"],
        &["review", "--day", "2026-11-23", "--json"],
    ] {
        told.push_str(&run(data, args).ends(0).out);
    }
    told
}

/// Looks at every file below a folder and says how many there were.
fn look_through(folder: &Path) -> usize {
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            count += look_through(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        free_of_markers(&path.display().to_string(), &bytes);
        if path.extension().is_some_and(|ending| ending == "xlsx") {
            workbook_is_free(&path);
        }
        count += 1;
    }
    count
}

/// A workbook's cells are packed; they are read by their reader.
fn workbook_is_free(path: &Path) {
    use calamine::Reader as _;
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let mut cells = String::new();
    for (name, sheet) in book.worksheets() {
        cells.push_str(&name);
        for row in sheet.rows() {
            for cell in row {
                cells.push_str(&cell.to_string());
                cells.push('\n');
            }
        }
    }
    assert!(
        cells.contains("UA00000000016"),
        "the unit stands in {}",
        path.display()
    );
    free_of_markers(&path.display().to_string(), cells.as_bytes());
}

fn free_of_markers(place: &str, bytes: &[u8]) {
    assert_eq!(marker_in(bytes), None, "{place}");
}

fn marker_in(bytes: &[u8]) -> Option<&'static str> {
    MARKERS.into_iter().find(|marker| {
        let mut windows = bytes.windows(marker.len());
        windows.any(|window| window.eq_ignore_ascii_case(marker.as_bytes()))
    })
}

#[test]
fn a_purge_says_beforehand_what_is_due_and_nothing_goes_before_its_day() {
    let home = Home::new();
    let shift = project("assets/demo/shift.txt");
    run(&home.data(), &["replay", shift.to_str().unwrap()]).ends(0);
    let dry = |day: &str| {
        let args = ["--json", "purge", "--dry-run", "--day", day];
        run(&home.data(), &args).ends(0).json()
    };
    let far = dry("2027-12-01");
    assert_eq!(far["due"].as_array().unwrap().len(), 1, "{far}");
    assert_eq!(
        (&far["originals"], &far["uncovered"]),
        (&1.into(), &1.into())
    );
    assert_eq!(
        (&far["rule"], &far["dry_run"]),
        (&"privacy".into(), &true.into())
    );
    assert!(far["raw_scans"].as_u64().unwrap() > 5, "{far}");
    let goes = far["due"][0]["goes"].as_str().unwrap().to_owned();
    let day = |days: i64| {
        let goes = returnbay::domain::time::Day::parse(&goes).unwrap();
        goes.plus_days(days).to_string()
    };
    let found = |on: &str| {
        let told = dry(on);
        let count = |name: &str| told[name].as_array().unwrap().len();
        (count("due"), count("soon"))
    };
    assert_eq!(found(&day(0)), (1, 0));
    assert_eq!(found(&day(-1)), (0, 1));
    assert_eq!(found(&day(-7)), (0, 1));
    assert_eq!(found(&day(-8)), (0, 0));
    // A day that is over: nothing of the shift was there yet.
    let done = run(&home.data(), &["--json", "purge", "--day", "2026-11-25"]).ends(0);
    let done = done.json();
    assert_eq!(
        (&done["originals"], &done["raw_scans"]),
        (&0.into(), &0.into())
    );
    let early = run(&home.data(), &["purge", "--day", "9999-12-31"]).ends(1);
    assert!(early.err.contains("has not come yet"), "{}", early.err);
    let chinese = run(
        &home.data(),
        &["--lang", "zh-CN", "purge", "--day", "9999-12-31"],
    )
    .ends(1);
    assert!(chinese.err.contains("还没到"), "{}", chinese.err);
    let said = run(&home.data(), &["purge", "--dry-run", "--day", &day(-1)]).ends(0);
    assert!(said.out.contains("has no covered copy yet"), "{}", said.out);
    let verified = run(&home.data(), &["--json", "verify"]).ends(0).json();
    assert_eq!(
        (&verified["purged"], &verified["photos"]),
        (&0.into(), &3.into())
    );
}
