//! Corrections, sign-off and the journal for an auditor through the whole program: what was signed stays, what came later
//! stands apart, and whoever changes a byte of the exported journal is found by Python alone.

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use returnbay::domain::codes::{PersonCode, StationName, UnitTag};
use returnbay::domain::decision::Decision;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::{CorrectCommand, CorrectUnit, Wanted};
use returnbay::ledger::correcting::Stands;
use returnbay::ledger::fact::Role;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::correcting::rule;
use returnbay::shell::desk::Desk;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};

use super::cli::{HEAD, LAMP, has_fields};
use super::cli_run::run;
use super::skip::skip;

const SHIFT: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n\
    +4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 1\n+4 scan R-01\n+4 key P\n";
const TAG: &str = "UA00000000016";
const DAY: &str = "2026-11-23";

struct Story {
    home: tempfile::TempDir,
    clock: Clock,
}

impl Story {
    /// One unit put into a tote, and a supervisor.
    fn begin() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        let story = Self { home, clock };
        let shell = story.open();
        let folder = story.home.path().to_owned();
        let mut replay = Replay::new(shell.clone(), Way::Inbox, folder);
        for line in shift::parse(SHIFT).unwrap() {
            replay.play(&line).unwrap();
        }
        shell.settle();
        let enrol = Command::EnrolPerson {
            person: PersonCode::parse("SUP-1").unwrap(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        };
        shell.commit(enrol).unwrap();
        drop(replay);
        story
    }

    fn open(&self) -> Shell {
        Shell::open(ShellConfig {
            folder: self.data(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: self.clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        })
        .unwrap()
    }

    fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A supervisor decides the unit anew, the day after.
    fn correct(&self) {
        self.clock.set(self.clock.now().plus_ms(86_400_000));
        let desk = Desk::open(&self.data()).unwrap();
        let tag = UnitTag::parse(TAG).unwrap();
        let Answer::Tag(Some(row)) = desk.ask(&Query::Tag(tag.clone())).unwrap() else {
            panic!("it was put");
        };
        let shell = self.open();
        shell.sign_in(PersonCode::parse("SUP-1").unwrap());
        shell.settle();
        shell
            .commit(Command::Correct(CorrectCommand::Unit(Box::new(
                CorrectUnit {
                    tag,
                    wanted: Wanted {
                        regrade: None,
                        decision: Some((Decision::Liquidate, None)),
                    },
                    shown: Stands::of(&row),
                    reason: "=Not for us to sell".to_owned(),
                    rule: rule().clone(),
                },
            ))))
            .unwrap();
    }

    fn run(&self, args: &[&str]) -> super::cli_run::Run {
        let args: Vec<&str> = ["--json"].into_iter().chain(args.iter().copied()).collect();
        run(&self.data(), &args)
    }

    fn exported(&self, what: &[&str], name: &str) -> PathBuf {
        let path = self.path(name);
        let mut args = vec!["export"];
        args.extend(what);
        args.extend(["--out", path.to_str().unwrap()]);
        self.run(&args).ends(0);
        path
    }
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one day from its sign-off to the next"
)]
fn a_day_is_signed_by_a_known_supervisor_and_a_later_correction_stands_apart() {
    let story = Story::begin();
    story
        .run(&["day", "close", DAY, "--badge", "NOBODY-9"])
        .ends(1);
    let open = story.run(&["day", "show", DAY]).ends(0).json();
    has_fields(
        &open,
        "day signed by at times reopened head_seq head_hash note open figures later more",
    );
    assert_eq!(
        (&open["signed"], &open["head_seq"]),
        (&false.into(), &().into())
    );
    let close = [
        "day",
        "close",
        DAY,
        "--badge",
        "SUP-1",
        "--note",
        "All quiet",
    ];
    let signed = story.run(&close).ends(0).json();
    assert_eq!(signed["signed"], true);
    assert_eq!(
        (&signed["by"], &signed["note"]),
        (&"SUP-1".into(), &"All quiet".into())
    );
    assert_eq!(signed["later"], serde_json::json!([]));
    story.run(&close).ends(1);
    let figure = |told: &serde_json::Value, code: &str, side: &str| {
        let figures = told["figures"].as_array().unwrap();
        let found = figures.iter().find(|one| one["code"] == code).unwrap();
        found[side].as_u64().unwrap()
    };
    assert_eq!(figure(&signed, "decision.resell", "signed"), 1);
    assert_eq!(figure(&signed, "decision.resell", "now"), 1);
    story.correct();
    let later = story.run(&["day", "show", DAY]).ends(0).json();
    assert_eq!(later["head_hash"], signed["head_hash"]);
    assert_eq!(
        figure(&later, "decision.resell", "signed"),
        1,
        "what was signed stays"
    );
    assert_eq!(figure(&later, "decision.resell", "now"), 0);
    let told = later["later"].as_array().unwrap();
    let kinds: Vec<&str> = told
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["unit.redecided"]);
    assert_eq!(
        (&told[0]["about"], &told[0]["person"]),
        (&TAG.into(), &"SUP-1".into())
    );
    let reopen = [
        "day",
        "reopen",
        DAY,
        "--badge",
        "SUP-1",
        "--reason",
        "A box was found",
    ];
    let open = story.run(&reopen).ends(0).json();
    assert_eq!(open["signed"], false);
    assert_eq!(open["reopened"]["reason"], "A box was found");
    let again = story.run(&close).ends(0).json();
    assert_eq!(
        (&again["times"], &again["later"]),
        (&2.into(), &serde_json::json!([]))
    );
    let verified = story.run(&["verify"]).ends(0).json();
    assert_eq!(verified["ok"], true);
}

#[test]
fn papers_of_a_day_and_of_a_life_are_written() {
    let story = Story::begin();
    let nothing = story.path("nothing.pdf");
    let out = nothing.to_str().unwrap();
    story
        .run(&["export", "sign-off", DAY, "--out", out])
        .ends(1);
    story
        .run(&["day", "close", DAY, "--badge", "SUP-1"])
        .ends(0);
    story.correct();
    for (what, id) in [("sign-off", DAY), ("life", TAG)] {
        let path = story.exported(&[what, id], &format!("{what}.pdf"));
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 1_000, "{what}");
        if let Some(folder) = std::env::var_os("RETURNBAY_PICTURES_DIR") {
            let copy = Path::new(&folder).join(format!("{what}.pdf"));
            std::fs::write(copy, &bytes).unwrap();
        }
    }
    story
        .run(&["export", "life", "UA00000000998", "--out", out])
        .ends(1);
    assert!(!nothing.exists());
}

/// Runs the checker that stands beside an exported journal; tells whether it found the journal sound.
fn is_sound(check: &Path, journal: &Path) -> Option<bool> {
    let run = Process::new("python3").arg(check).arg(journal).output();
    match run {
        Ok(done) => Some(done.status.success()),
        Err(_) => None,
    }
}

#[test]
fn the_exported_journal_is_checked_by_python_alone_and_every_change_is_found() {
    let story = Story::begin();
    story
        .run(&["day", "close", DAY, "--badge", "SUP-1"])
        .ends(0);
    story.correct();
    let journal = story.exported(&["audit", "--format", "jsonl"], "journal.jsonl");
    let text = std::fs::read_to_string(&journal).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let health = match Desk::open(&story.data())
        .unwrap()
        .ask(&Query::Health)
        .unwrap()
    {
        Answer::Health(health) => health,
        other => panic!("{other:?}"),
    };
    assert_eq!(lines.len() as u64, health.facts);
    assert!(lines.last().unwrap().contains(&health.head_hash));
    let readme = std::fs::read_to_string(story.path("journal-README.txt")).unwrap();
    assert!(readme.contains("The chain's rule"));
    let check = story.path("journal-check.py");
    let Some(sound) = is_sound(&check, &journal) else {
        skip("no python3 to check an exported journal with");
        return;
    };
    assert!(sound, "as it was exported");
    let spoilt: Vec<(&str, Vec<String>)> = vec![
        (
            "a body",
            changed(&lines, |line| line.replacen("SUP-1", "SUP-2", 1)),
        ),
        ("a lost fact", {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines.remove(3);
            lines
        }),
        ("two facts swapped", {
            let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            lines.swap(3, 4);
            lines
        }),
        (
            "a signed head",
            changed(&lines, |line| {
                line.replacen(r#"\"head_seq\":"#, r#"\"head_seq\":1"#, 1)
            }),
        ),
    ];
    for (what, lines) in spoilt {
        let path = story.path("spoilt.jsonl");
        std::fs::write(&path, lines.join("\n") + "\n").unwrap();
        assert_ne!(
            lines.join("\n"),
            text.trim_end(),
            "{what}: something was changed"
        );
        assert_eq!(is_sound(&check, &path), Some(false), "{what}");
    }
}

fn changed(lines: &[&str], change: impl Fn(&str) -> String) -> Vec<String> {
    lines.iter().map(|line| change(line)).collect()
}

#[test]
fn the_list_has_a_row_for_each_fact_and_no_formula() {
    let story = Story::begin();
    story.correct();
    let path = story.exported(&["audit", "--format", "csv"], "journal.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let heads = reader.headers().unwrap().clone();
    assert_eq!(heads.iter().next(), Some("number"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let numbers: Vec<u64> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    let expected: Vec<u64> = (1..=rows.len() as u64).collect();
    assert_eq!(numbers, expected);
    let last = rows.last().unwrap();
    assert_eq!((&last[3], &last[5]), ("SUP-1", "unit.redecided"));
    for row in &rows {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}
