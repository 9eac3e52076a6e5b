//! Recorded shifts: their answers are checked, and the demo's papers come from its scans.

use std::path::Path;

use calamine::Reader as _;
use returnbay::domain::codes::ContainerName;

use super::cli::{HEAD, Home, LAMP};
use super::cli_run::{project, run};

/// The lamp from its label to a carton, with what the bench answered.
const SHIFT: &str = "at 2026-11-23T16:04:05Z\nimport returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n> Received expected S-01 1\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n> Proposed ship_china unsellable_home\n+4 scan R-01\n> Refused wrong_container\n+4 scan C-01\n> Put UA00000000016 ship_china C-01\n";

#[test]
fn a_recorded_answer_that_differs_fails_the_check_by_its_line() {
    let right = Home::new();
    right.file("returns.tsv", [HEAD, LAMP].concat());
    let shift = right.file("shift.txt", SHIFT);
    run(&right.data(), &["replay", "--check", &shift]).ends(0);

    for (from, to, line) in [
        ("ship_china C-01\n", "ship_china C-02\n", "14"),
        ("Received expected", "Received unknown", "5"),
        ("scan R-01", "scan C-01", "12"),
    ] {
        let wrong = Home::new();
        wrong.file("returns.tsv", [HEAD, LAMP].concat());
        let shift = wrong.file("shift.txt", SHIFT.replace(from, to));
        let told = run(&wrong.data(), &["replay", "--check", &shift]).ends(1);
        assert!(told.err.contains(&format!("Line {line}:")), "{}", told.err);
        let unchecked = Home::new();
        unchecked.file("returns.tsv", [HEAD, LAMP].concat());
        run(
            &unchecked.data(),
            &[
                "replay",
                &unchecked.file("shift.txt", SHIFT.replace(from, to)),
            ],
        )
        .ends(0);
    }
}

#[test]
fn a_line_that_is_no_event_stops_a_shift_before_its_first() {
    let home = Home::new();
    let shift = home.file("shift.txt", "badge OP-7\nshout loud\n");
    let told = run(&home.data(), &["replay", &shift]).ends(1);
    assert!(
        told.err.contains("Line 2") && told.err.contains("shout loud"),
        "{}",
        told.err
    );
    assert!(!home.data().exists());
}

/// Runs the demo without a window on a shift and gives the rows of its CSV manifest.
fn demo(home: &Home, shift: Option<&str>) -> Vec<Vec<String>> {
    let out = home.path().join("out");
    let mut args = vec!["demo", "--headless", "--out", out.to_str().unwrap()];
    args.extend(shift.iter().flat_map(|file| ["--shift", file]));
    run(&home.data(), &args).ends(0);
    let csv = std::fs::read(out.join("china-manifest.csv")).unwrap();
    let rows = csv::Reader::from_reader(&csv[..])
        .into_records()
        .map(Result::unwrap);
    // The third column is the parcel's number: each new store has a prefix of its own.
    let rows = rows.map(|row| {
        row.iter()
            .enumerate()
            .filter(|(place, _)| *place != 2)
            .map(|(_, cell)| cell.to_owned())
            .collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    agree(&out, rows.len());
    rows
}

/// The three forms of the manifest and the day's report speak of the same units.
fn agree(out: &Path, units: usize) {
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.join("china-manifest.json")).unwrap()).unwrap();
    let tag = "UA0012P4QXM8H";
    let json = json.to_string();
    assert!(json.contains(tag) && json.matches("UA0012P4QXM").count() >= units);
    for (name, least) in [
        ("china-manifest.xlsx", units),
        ("intake-2026-11-23.xlsx", units),
    ] {
        let mut book = calamine::open_workbook_auto(out.join(name)).unwrap();
        let sheets = book.worksheets();
        let cells = sheets.iter().flat_map(|(_, sheet)| sheet.rows().flatten());
        let tags = cells
            .filter(|cell| cell.to_string().starts_with("UA0012P4QX"))
            .count();
        assert!(
            tags >= least,
            "{name}: {tags} tags, {units} units go to China"
        );
    }
}

#[test]
fn changing_one_scan_of_the_demo_changes_one_row_of_the_manifest() {
    let whole = Home::new();
    let before = demo(&whole, None);
    assert!(before.len() >= 5, "{} units", before.len());

    let changed = Home::new();
    for name in ["returns-s01.tsv", "returns-s02.tsv"] {
        changed.file(
            name,
            std::fs::read(project("assets/demo").join(name)).unwrap(),
        );
    }
    let shift = std::fs::read_to_string(project("assets/demo/shift.txt")).unwrap();
    let printed = |name: &str| ContainerName::parse(name).unwrap().printed();
    let other = shift.replacen(&printed("C-01"), &printed("C-03"), 1);
    assert_ne!(other, shift);
    let after = demo(&changed, Some(&changed.file("shift.txt", other)));

    let lost: Vec<_> = before.iter().filter(|row| !after.contains(row)).collect();
    let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert_eq!((lost.len(), new.len(), before.len()), (1, 1, after.len()));
    assert!(lost[0].iter().any(|cell| cell == "C-01") && new[0].iter().any(|cell| cell == "C-03"));
    assert_eq!(&lost[0][1], &new[0][1], "the same unit tag");
}
