//! Cuts between the closing of a consignment and its papers: the real program is killed, and started again. Then
//! the consignment is open and has no papers, or it is closed and they are whole or made again to the byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use returnbay::ledger::query::{ConsignmentView, ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::desk::Desk;
use tempfile::TempDir;

use super::cli_run::{command, run};
use super::lots::House;
use super::papers::{close, files, number, packed, sign};

/// A store whose consignment may be closed, in a folder that it was left in by its program.
fn signed() -> (TempDir, PathBuf) {
    let house = packed();
    sign(&house);
    left(house)
}

/// The same, closed.
fn closed() -> (TempDir, PathBuf) {
    let house = packed();
    close(&house);
    left(house)
}

fn left(house: House) -> (TempDir, PathBuf) {
    let House { home, shell } = house;
    drop(shell);
    let data = home.path().join("data");
    (home, data)
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copied(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), &to).unwrap();
        }
    }
}

/// What a program beside the killed one reads of the consignment.
fn view(data: &Path) -> ConsignmentView {
    let desk = Desk::open(data).unwrap();
    let query = ShipQuery::Consignment(
        number(),
        returnbay::domain::time::Day::parse("2026-11-23").unwrap(),
    );
    match desk.ask(&Query::Ship(query)).unwrap() {
        Answer::Ship(ShipAnswer::Consignment(Some(view))) => *view,
        other => panic!("{other:?}"),
    }
}

fn is_closed(data: &Path) -> bool {
    view(data).row.closed.is_some()
}

fn started(data: &Path, args: &[&str]) -> Child {
    let mut command = command(data, args);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

/// Kills a program as soon as something is seen from outside; tells whether it had ended by itself.
fn killed(mut child: Child, seen: impl Fn() -> bool) -> bool {
    let mut status = None;
    while status.is_none() && !seen() {
        status = child.try_wait().unwrap();
    }
    child.kill().ok();
    let status = child.wait().unwrap();
    status.success()
}

fn verified(data: &Path) {
    assert_eq!(run(data, &["verify", "--json"]).ends(0).json()["ok"], true);
}

/// How often the consignment was closed.
fn closings(data: &Path) -> usize {
    let shown = run(data, &["show", "SH-1", "--json"]).ends(0).json();
    let life = shown["timeline"].as_array().unwrap().iter();
    life.filter(|one| one["kind"] == "consignment.closed")
        .count()
}

const CLOSE: [&str; 5] = ["shipment", "close", "SH-1-1", "--badge", "SUP-1"];

/// When it is cut: in words, and by what is on the disk.
type Cut = (&'static str, fn(&Path) -> bool);

#[test]
fn a_cut_while_it_is_closed_leaves_it_open_or_closed_and_never_without_its_list() {
    let (home, data) = signed();
    let cuts: [Cut; 4] = [
        ("at once", |_| true),
        ("the store is open", |data| {
            data.join("returnbay.db-shm").exists()
        }),
        ("something is being written", |data| {
            fs::metadata(data.join("returnbay.db-wal")).is_ok_and(|of| of.len() > 0)
        }),
        ("it is closed", is_closed),
    ];
    for (cut, seen) in cuts {
        let shop = home.path().join(cut);
        copied(&data, &shop);
        let ended = killed(started(&shop, &CLOSE), || seen(&shop));
        verified(&shop);
        let view = view(&shop);
        assert!(view.row.closed.is_some() || !ended, "{cut}");
        assert!(view.row.papers.is_empty(), "{cut}");
        assert_eq!(closings(&shop), usize::from(view.row.closed.is_some()));
        // Whoever does it again closes it, or hears that it is closed.
        let again = run(&shop, &CLOSE).ends(0);
        let is_told = again.err.contains("It was so already");
        assert_eq!(is_told, view.row.closed.is_some(), "{cut}: {}", again.err);
        assert_eq!(closings(&shop), 1, "{cut}");
        verified(&shop);
    }
}

/// What is beside a folder of papers and is no such folder.
fn parts(beside: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(beside).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "part"))
        .collect()
}

/// How many files of a set in the making are there; it may be gone while it is looked at.
fn half_made(beside: &Path) -> Option<usize> {
    let part = parts(beside).pop()?;
    fs::read_dir(part).ok().map(Iterator::count)
}

#[test]
fn a_cut_while_papers_are_written_leaves_all_of_them_or_none() {
    let (home, data) = closed();
    let made = |shop: &Path, folder: &Path| {
        let folder = folder.to_str().unwrap();
        run(shop, &["export", "papers", "SH-1-1", "--out", folder]).ends(0);
    };
    let (shop, whole) = (home.path().join("whole"), home.path().join("whole papers"));
    copied(&data, &shop);
    made(&shop, &whole);
    let whole = files(&whole);
    let all = whole.len();
    for cut in [
        None,
        Some(0),
        Some(1),
        Some(all / 2),
        Some(all - 1),
        Some(all),
    ] {
        let shop = home.path().join(format!("store {cut:?}"));
        copied(&data, &shop);
        let beside = home.path().join(format!("desk {cut:?}"));
        fs::create_dir(&beside).unwrap();
        let folder = beside.join("papers");
        let text = folder.to_str().unwrap();
        let child = started(&shop, &["export", "papers", "SH-1-1", "--out", text]);
        let ended = killed(child, || match cut {
            None => true,
            Some(_) if folder.exists() => true,
            Some(count) => half_made(&beside).is_some_and(|there| there >= count),
        });
        verified(&shop);
        assert!(is_closed(&shop));
        if folder.exists() {
            assert_eq!(files(&folder), whole, "{cut:?}");
        }
        let noted = view(&shop).row.papers.len();
        assert!(folder.exists() || (noted == 0 && !ended), "{cut:?}");
        // The next run makes the same, removes what was half made, and notes it once.
        made(&shop, &folder);
        assert_eq!(files(&folder), whole, "{cut:?}");
        assert!(parts(&beside).is_empty());
        let noted = view(&shop).row.papers;
        assert_eq!(noted.len(), 1, "{cut:?}");
        assert_eq!(noted[0].0.files.len(), all);
        verified(&shop);
    }
}
