//! A buyer's name, address, phone and e-mail reach no file of ours.

use std::path::Path;

use super::cli_run::run;

/// Words that stand only in columns about the buyer.
const MARKERS: [&str; 5] = [
    "Zephyrina",
    "Quillfeather",
    "Marzipangasse",
    "zq.marker@",
    "5550199887",
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
    for marker in MARKERS {
        let found = bytes
            .windows(marker.len())
            .any(|window| window.eq_ignore_ascii_case(marker.as_bytes()));
        assert!(!found, "{marker} stands in {place}");
    }
}
