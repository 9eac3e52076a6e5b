//! A seller's statement by the command line: the same bytes again, in every format.

use std::path::Path;
use std::sync::Arc;

use calamine::{Data, Reader as _};
use returnbay::domain::codes::{SellerCode, StationName};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::view::Job;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};

use super::cli::{HEAD, Home, LAMP};
use super::cli_run::run;

const RECORD: &str = r#"{"seller": "S-01", "terms_from": null, "rates": [{"from": "2026-11-01", "card": {
  "currency": "USD", "services": {"receive": 120, "inspect": 95, "put": 20},
  "ship_china": {"handling": 100}, "hold": {"storage_per_day": [[1, 0.5], [30, 2.25]]}}}]}"#;

const SHIFT: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 scan C-01\n";

fn shell(folder: &Path, at: &str) -> Shell {
    Shell::open(ShellConfig {
        folder: folder.to_owned(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::UTC,
        clock: Clock::scripted(UtcMs::parse(at).unwrap()),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap()
}

fn play(shell: &Shell, home: &Home, shift: &str) {
    let mut replay = Replay::new(shell.clone(), Way::Inbox, home.path().to_owned());
    for line in shift::parse(shift).unwrap() {
        replay.play(&line).unwrap();
    }
    shell.settle();
}

/// A lamp for China on 23 November 2026.
fn worked() -> Home {
    let home = Home::new();
    let record = home.path().join("record.json");
    std::fs::write(&record, RECORD).unwrap();
    std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
    let shell = shell(&home.data(), "2026-11-23T16:00:00Z");
    let wanted = SellerCode::parse("S-01");
    shell
        .run(Job::TakeSeller {
            path: record,
            wanted,
        })
        .unwrap();
    play(&shell, &home, SHIFT);
    home
}

fn charges(home: &Home, format: &str, days: [&str; 2], name: &str) -> Vec<u8> {
    let out = home.path().join(name);
    let [from, to] = days;
    let args = [
        "export",
        "charges",
        "S-01",
        "--from",
        from,
        "--to",
        to,
        "--format",
        format,
        "--out",
        out.to_str().unwrap(),
    ];
    run(&home.data(), &args).ends(0);
    std::fs::read(out).unwrap()
}

const DAYS: [&str; 2] = ["2026-11-01", "2026-11-24"];
const FORMATS: [&str; 4] = ["xlsx", "pdf", "csv", "json"];

#[test]
fn a_statement_derived_again_is_the_same_bytes() {
    let home = worked();
    let first = FORMATS.map(|format| charges(&home, format, DAYS, format));
    // More work on a later day, and the other language.
    let lines = [
        HEAD,
        &LAMP.replace("1Z4CJTH59083524484", "1Z4CJTH59083524493"),
    ]
    .concat();
    std::fs::write(home.path().join("returns.tsv"), lines).unwrap();
    let later = shell(&home.data(), "2026-12-02T16:00:00Z");
    play(
        &later,
        &home,
        &SHIFT.replace("UA00000000016", "UA00000000024"),
    );
    drop(later);
    let again = FORMATS.map(|format| charges(&home, format, DAYS, "again"));
    assert!(first == again);
    let json: serde_json::Value = serde_json::from_slice(&first[3]).unwrap();
    assert_eq!(
        json["sums"],
        serde_json::json!([{"minor": 120 + 95 + 20 + 100 + 3, "currency": "USD"}])
    );
    let lines = json["lines"].as_array().unwrap();
    let storage = lines.iter().filter(|line| line["activity"] == "storage");
    // Half a cent on the first day of age, 2.25 on the second: 2.75 in all, rounded half up.
    let days: Vec<_> = storage
        .map(|line| (&line["rate"]["minor"], &line["amount"]["minor"]))
        .collect();
    assert_eq!(
        days,
        [
            (&serde_json::json!("0.5"), &serde_json::json!(1)),
            (&serde_json::json!("2.25"), &serde_json::json!(2))
        ]
    );
    assert!(
        lines
            .iter()
            .all(|line| line["fact"]["seq"].as_u64().unwrap() > 0)
    );
}

#[test]
fn the_sheets_of_a_statement_agree() {
    let home = worked();
    charges(&home, "xlsx", DAYS, "charges.xlsx");
    let mut book = calamine::open_workbook_auto(home.path().join("charges.xlsx")).unwrap();
    let names = book.sheet_names();
    assert_eq!(names, ["Totals 合计", "Lines 明细"]);
    let amounts = |rows: &calamine::Range<Data>, column: usize, skip: &str| {
        let cells = rows.rows().filter(|row| row[0] != *skip);
        let cells = cells.filter_map(|row| match row.get(column) {
            Some(Data::Float(amount)) => Some(*amount),
            _ => None,
        });
        (cells.sum::<f64>() * 100.0).round()
    };
    let totals = book.worksheet_range(&names[0]).unwrap();
    let lines = book.worksheet_range(&names[1]).unwrap();
    let sum = amounts(&lines, 8, "");
    assert!((sum - 338.0).abs() < 0.1, "{sum}");
    assert!((amounts(&totals, 2, "Total 合计") - sum).abs() < 0.1);
    assert_eq!(lines.get((0, 1)).unwrap().to_string(), "Day 日期");
}

#[test]
fn a_statement_of_nobody_or_of_no_days_is_refused() {
    let home = worked();
    let data = home.data();
    let out = home.path().join("none.csv");
    let out = out.to_str().unwrap();
    for args in [
        vec!["export", "charges", "S-09", "--out", out],
        vec!["export", "charges", "--out", out],
        vec![
            "export",
            "charges",
            "S-01",
            "--from",
            "2026-11-24",
            "--to",
            "2026-11-23",
            "--out",
            out,
        ],
        vec![
            "export",
            "charges",
            "S-01",
            "--from",
            "2026-11-24",
            "--to",
            "2999-01-01",
            "--out",
            out,
        ],
    ] {
        run(&data, &args).ends(1);
        assert!(!Path::new(out).exists(), "{args:?}");
    }
}
