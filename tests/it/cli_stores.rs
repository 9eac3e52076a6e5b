//! One store, several programs; and files that are no store of ours: refused by a plain sentence,
//! in both languages, and left as they were.

use returnbay::domain::codes::StationName;
use returnbay::domain::time::Zone;
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};

use super::cli::{HEAD, Home, LAMP};
use super::cli_run::{Run, run};

/// What a person reads in English and in Chinese for each trouble: what happened, what of the
/// work, what to do.
struct Sentence {
    english: [&'static str; 3],
    chinese: [&'static str; 3],
}

const IN_USE: Sentence = Sentence {
    english: [
        "Another Returnbay has this store open",
        "Nothing was touched",
        "close it first",
    ],
    chinese: ["另一个 Returnbay", "未做任何改动", "先关闭它"],
};
const FOREIGN: Sentence = Sentence {
    english: [
        "not a Returnbay store",
        "It was not touched",
        "Choose another folder",
    ],
    chinese: ["不是 Returnbay 的存储", "未做任何改动", "请选择其他文件夹"],
};
const NEWER: Sentence = Sentence {
    english: [
        "made by a newer version",
        "It was not touched",
        "Update this program",
    ],
    chinese: ["更新的版本", "未做任何改动", "请更新程序"],
};
const LIVE: Sentence = Sentence {
    english: [
        "holds real work",
        "Nothing was touched",
        "Use an empty folder",
    ],
    chinese: ["有真实工作", "未做任何改动", "请使用空文件夹"],
};
const MISSING: Sentence = Sentence {
    english: [
        "There is no store in this folder",
        "Nothing was touched",
        "start the program once",
    ],
    chinese: ["没有存储", "未做任何改动", "先启动一次程序"],
};

/// Runs a verb in both languages: exit 3 and the whole sentence each time.
fn refused(home: &Home, args: &[&str], sentence: &Sentence) {
    for (language, parts) in [("en", sentence.english), ("zh-CN", sentence.chinese)] {
        let mut all = vec!["--lang", language];
        all.extend(args);
        let Run { err, .. } = run(&home.data(), &all).ends(3);
        for part in parts {
            assert!(err.contains(part), "{part} in {err}");
        }
    }
}

fn with_a_lamp() -> (Home, String) {
    let home = Home::new();
    let file = home.file("returns.tsv", [HEAD, LAMP].concat());
    assert_eq!(home.import(&file, &[]).0, 0);
    (home, file)
}

#[test]
fn a_second_program_may_read_a_held_store_and_never_write_it() {
    let (home, file) = with_a_lamp();
    let holder = Shell::open(ShellConfig {
        folder: home.data(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::UTC,
        clock: Clock::system(),
        wake: std::sync::Arc::new(|| {}),
        devices: Devices::Left,
    });
    let holder = holder.unwrap_or_else(|message| panic!("it opens: {message:?}"));
    refused(&home, &["import", &file, "--seller", "S-01"], &IN_USE);
    refused(&home, &["seed", "--parcels", "1"], &IN_USE);
    let labels = home.path().join("labels.pdf");
    let to = labels.to_str().unwrap();
    let roll = ["export", "unit-tags", "--out", to];
    refused(&home, &roll, &IN_USE);
    assert!(!labels.exists(), "no numbers, no roll");
    let reading: [&[&str]; 7] = [
        &["export", "command-sheet", "--out", to],
        &["export", "badges", "--out", to],
        &["expected"],
        &["verify"],
        &["review", "--day", "2026-11-23"],
        &["show", "1Z4CJTH59083524484"],
        &["export", "--list"],
    ];
    for args in reading {
        let run = run(&home.data(), args);
        assert_ne!(run.code, Some(3), "{args:?}: {}", run.err);
    }
    assert_eq!(home.expected().len(), 1);
    drop(holder);
    assert_eq!(home.import(&file, &[]).0, 0, "let go, it is written again");
}

#[test]
fn a_foreign_file_is_refused_and_stays_as_it_was() {
    for text in ["just a text file, longer than any magic\n", "x"] {
        let home = Home::new();
        std::fs::create_dir(home.data()).unwrap();
        left_alone(&home, text.as_bytes());
    }
    let home = Home::new();
    std::fs::create_dir(home.data()).unwrap();
    let other = home.path().join("other.db");
    let db = rusqlite::Connection::open(&other).unwrap();
    db.execute_batch("create table recipe (cake text); insert into recipe values ('apple');")
        .unwrap();
    db.close().unwrap();
    left_alone(&home, &std::fs::read(&other).unwrap());
}

fn left_alone(home: &Home, bytes: &[u8]) {
    let store = home.data().join("returnbay.db");
    std::fs::write(&store, bytes).unwrap();
    let file = home.file("returns.tsv", [HEAD, LAMP].concat());
    refused(home, &["verify"], &FOREIGN);
    refused(home, &["import", &file, "--seller", "S-01"], &FOREIGN);
    assert_eq!(
        std::fs::read(&store).unwrap(),
        bytes,
        "not a byte is changed"
    );
}

#[test]
fn a_newer_store_is_refused_and_stays_as_it_was() {
    let (home, file) = with_a_lamp();
    let store = home.data().join("returnbay.db");
    let db = rusqlite::Connection::open(&store).unwrap();
    db.pragma_update(None, "user_version", 9_999).unwrap();
    db.close().unwrap();
    let before = std::fs::read(&store).unwrap();
    refused(&home, &["verify"], &NEWER);
    refused(&home, &["import", &file, "--seller", "S-01"], &NEWER);
    assert_eq!(std::fs::read(&store).unwrap(), before);
}

#[test]
fn no_store_is_said_and_none_is_made_by_reading() {
    let home = Home::new();
    let reading: [&[&str]; 4] = [
        &["verify"],
        &["expected"],
        &["review", "--day", "2026-11-23"],
        &["show", "x"],
    ];
    for args in reading {
        refused(&home, args, &MISSING);
    }
    assert!(!home.data().join("returnbay.db").exists());
}

#[test]
fn made_up_work_is_not_played_into_real_work() {
    let home = Home::new();
    let shift = home.file(
        "shift.txt",
        "at 2026-11-23T16:04:05Z\nbadge OP-7\nscan 1Z5R89390357567127\n> Received unknown - 0\n",
    );
    run(&home.data(), &["replay", "--check", &shift]).ends(0);
    refused(&home, &["replay", &shift], &LIVE);
    refused(&home, &["seed", "--parcels", "1"], &LIVE);
    refused(
        &home,
        &["demo", "--headless", "--out", home.path().to_str().unwrap()],
        &LIVE,
    );
}
