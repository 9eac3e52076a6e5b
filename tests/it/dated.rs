//! What a seller agreed for a day to come, through the whole shell: the bench decides by what is in
//! force on its day.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{SellerCode, StationName};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::query::UnitFilter;
use returnbay::ledger::{Answer, Body, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};

use super::cli::{HEAD, LAMP};

const RECORD: &str = r#"{
  "seller": "S-01", "terms_from": null, "hold_days": 14,
  "other_terms": [{"from": "2027-01-01", "hold_days": 30}],
  "other_rules": [{"from": "2027-01-01", "rules": "used_home"}]
}"#;

/// A lamp that is held against the proposal.
const SHIFT: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 key O\n+4 key 1\n+4 scan H-01\n";

fn open(folder: &Path, at: &str) -> Shell {
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

/// The rule table, and the days of the hold, of a lamp that is held at this time.
fn held_at(at: &str) -> (String, i64) {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let shell = open(&data, at);
    let record = home.path().join("record.json");
    std::fs::write(&record, RECORD).unwrap();
    let taken = shell.run(Job::TakeSeller {
        path: record,
        wanted: SellerCode::parse("S-01"),
    });
    assert!(matches!(taken, Ok(JobState::SellerTaken(_))), "{taken:?}");
    std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
    let mut replay = Replay::new(shell.clone(), Way::Inbox, home.path().to_owned());
    for line in shift::parse(SHIFT).unwrap() {
        replay.play(&line).unwrap();
    }
    shell.settle();
    let desk = Desk::open(&data).unwrap();
    let units = desk.units(&UnitFilter::default()).unwrap();
    let Answer::Timeline(Some(life)) = desk.ask(&Query::UnitTimeline(units[0].unit)).unwrap()
    else {
        panic!("a life");
    };
    let mut decided = life
        .entries
        .into_iter()
        .filter_map(|entry| match entry.body {
            Body::UnitDecided { hold, policy, .. } => Some((hold.unwrap(), policy.unwrap())),
            _ => None,
        });
    let (hold, policy) = decided.next().expect("a decision");
    let today = shell.zone().day(shell.now());
    (policy.id, hold.review.days_since(today))
}

#[test]
fn a_hold_waits_as_long_as_the_terms_of_its_day_say_and_names_its_rule_table() {
    for (at, rules, days) in [
        ("2026-12-31T23:00:00Z", "house", 14),
        ("2027-01-01T00:00:00Z", "used_home", 30),
        ("2027-01-02T08:00:00Z", "used_home", 30),
    ] {
        assert_eq!(held_at(at), (rules.to_owned(), days), "{at}");
    }
}
