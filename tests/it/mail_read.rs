//! Folders of answers, read in the window and from the command line: what is agreed for the silent waits for it.

use std::path::PathBuf;

use returnbay::domain::decision::Decision;
use returnbay::domain::hold::{HoldEnd, HoldReason};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::Command;
use returnbay::ledger::mailing::RowEnd;
use returnbay::shell::view::{Job, JobState};
use returnbay::text::{Language, Words};

use super::cli_run::run;
use super::mail::{House, end_of, id, refilled, say, unit};

#[test]
fn an_answer_comes_over_a_confirmed_default_that_was_not_carried_out() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let made = house.make("S-01");
    house
        .clock
        .set(UtcMs::parse("2026-12-08T17:00:00Z").unwrap());
    let default = Command::EndHold {
        units: vec![unit(1)],
        decision: Decision::Dispose,
        end: HoldEnd::Default,
        said: None,
        note: None,
    };
    let inbox = house.home.path().join("inbox");
    std::fs::create_dir(&inbox).unwrap();
    // The same share twice: first a file that cannot be read, then an empty folder.
    let read = || {
        house.shell.run(Job::ReadAnswers {
            folder: inbox.clone(),
            seller: None,
        })
    };
    std::os::unix::fs::symlink(house.home.path().join("gone"), inbox.join("a.xlsx")).unwrap();
    assert!(matches!(read(), Ok(JobState::Failed(_)) | Err(_)));
    let early = house.shell.commit(default.clone()).unwrap_err();
    let early = Words::new(Language::English, Zone::UTC).say(&early);
    assert!(early.contains("answers are not read"), "{early}");
    std::fs::remove_file(inbox.join("a.xlsx")).unwrap();
    let Ok(JobState::AnswersRead(found)) = read() else {
        panic!("an empty folder is read");
    };
    assert_eq!((found.count(), found.taken()), (0, 0));
    house.shell.commit(default).unwrap();
    let taken = house.answer(&made, "late.xlsx", |table| say(table, 1, "维修"));
    assert_eq!(end_of(&taken, 1), RowEnd::Applied(Decision::Repair));
}

#[test]
fn the_command_line_makes_takes_and_lists() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-02", HoldReason::Instruction);
    let House { home, shell, .. } = house;
    drop(shell);
    let data = home.path().join("data");
    let out = home.path().join("out").display().to_string();
    let made = run(&data, &["--json", "mail", "make", "--out", &out]).ends(0);
    let made: Vec<serde_json::Value> = made
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(made.len(), 2);
    assert_eq!(
        (&made[0]["seller"], &made[0]["rows"]),
        (&"S-01".into(), &1.into())
    );
    let file = PathBuf::from(made[0]["file"].as_str().unwrap());
    let back = home.path().join("back");
    std::fs::create_dir(&back).unwrap();
    let filled = refilled(&file, |table| say(table, 1, "寄回"));
    std::fs::write(back.join("S-01 回复.xlsx"), filled).unwrap();
    let back = back.display().to_string();
    run(&data, &["mail", "take", &back, "--seller", "S-02"]).ends(1);
    // The reading for one seller alone is none of the day's answers.
    let one = run(
        &data,
        &["--json", "mail", "take", &back, "--seller", "S-02"],
    )
    .ends(1);
    assert_eq!(one.lines()[1]["answers_read"], false);
    let lines = run(&data, &["--json", "mail", "take", &back])
        .ends(0)
        .lines();
    let [taken, read] = lines.as_slice() else {
        panic!("{lines:?}");
    };
    assert_eq!(
        *read,
        serde_json::json!({"folder": "back", "files": 1, "taken": 1, "answers_read": true})
    );
    assert_eq!(
        (&taken["taken"], &taken["applied"]),
        (&true.into(), &1.into())
    );
    let row = &taken["rows"][0];
    assert_eq!(
        (&row["row"], &row["result"]),
        (&id(1).into(), &"applied".into())
    );
    assert_eq!(row["decision"], "ship_china");
    let again = run(&data, &["--json", "mail", "take", &back])
        .ends(0)
        .lines()
        .remove(0);
    assert_eq!(
        (&again["taken"], &again["applied"]),
        (&false.into(), &0.into())
    );
    assert!(again["taken_before"].is_string());
    let listed = run(&data, &["--json", "mail", "list"]).ends(0);
    let silent: Vec<bool> = listed
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|mail| mail["silent"] == true)
        .collect();
    assert_eq!(silent, [true, false], "newest first: S-02 is silent");
    let sound = run(&data, &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
}
