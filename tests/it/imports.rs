//! Files of announced returns through the shell: read once, bound as before, stopped half way.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use nix::sys::stat::Mode;
use nix::unistd::mkfifo;
use returnbay::domain::codes::{SellerCode, StationName};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::query::ExpectedBy;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::view::{Job, JobState, ReadOptions, TakeRows};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use serde_json::json;
use tempfile::TempDir;

use super::cli::{HEAD, Home, LAMP, TIES};
use super::cli_run::{command, finish, project, run};

/// How long a silent shell is waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_file_that_can_be_read_only_once_is_taken() {
    let home = Home::new();
    let args = ["--json", "import", "/dev/stdin", "--seller", "S-01"];
    let text = [HEAD, LAMP, TIES].concat();
    let told = finish(&mut command(&home.data(), &args), text.as_bytes())
        .ends(0)
        .json();
    assert_eq!((&told["taken"], &told["new"]), (&json!(true), &json!(2)));
    assert_eq!(home.expected().len(), 2);
    let bad = [HEAD, &TIES.replace("112-9403254-1489943", "none")].concat();
    let told = finish(&mut command(&home.data(), &args), bad.as_bytes())
        .ends(1)
        .json();
    assert_eq!(told["problems"][0]["code"], "bad_order_id");
}

#[test]
fn columns_are_bound_as_in_the_sellers_earlier_file() {
    let home = Home::new();
    let strange = HEAD
        .replace("Order ID", "单号")
        .replace("Merchant SKU", "货号");
    let map = json!({"单号": "order_id", "货号": "sku", "Item Name": null}).to_string();
    let map = home.file("map.json", map);
    let first = home.file("first.tsv", [&strange, LAMP].concat());
    assert_eq!(home.import(&first, &["--map", &map]).0, 0);
    let second = home.file("second.tsv", [&strange, TIES].concat());
    assert_eq!(home.import(&second, &[]).0, 0);
    let lines = home.expected();
    let ties = lines.iter().find(|line| line["asin"] == "B0B4WP8XYZ");
    let ties = ties.expect("the second file's line");
    assert_eq!(ties["order_id"], "112-9403254-1489943");
    assert_eq!(ties["sku"], "P0360");
    assert_eq!(ties["title"], json!(null), "left out once, left out again");
    let args = ["--json", "import", &second, "--seller", "S-02"];
    let other = finish(&mut command(&home.data(), &args), b"")
        .ends(0)
        .json();
    let unknown = other["warnings"].as_array().unwrap();
    let unknown = unknown
        .iter()
        .filter(|warning| warning["code"] == "unknown_column");
    assert_eq!(unknown.count(), 2, "another seller's columns are its own");
}

#[test]
fn a_folders_files_come_one_after_the_other_each_with_its_own_result() {
    let home = Home::new();
    let folder = home.data().with_file_name("seller");
    std::fs::create_dir(&folder).unwrap();
    for name in ["erp-zh.json", "prime.csv", "report.xml"] {
        let sample = project("tests/data/returns").join(name);
        std::fs::copy(sample, folder.join(name)).unwrap();
    }
    std::fs::write(folder.join("photo.tsv"), b"\x89PNG\r\n").unwrap();
    std::fs::write(folder.join("cut.xml"), b"<a>\n<b>").unwrap();
    std::fs::write(folder.join(".hidden"), b"x").unwrap();
    let path = folder.to_str().unwrap();
    let args = ["--json", "import", path, "--seller", "S-01", "--good-rows"];
    let told = finish(&mut command(&home.data(), &args), b"")
        .ends(1)
        .lines();
    let short = |one: &serde_json::Value| {
        let name = one["file"].as_str().unwrap().rsplit('/').next();
        json!([name, one["taken"], one["new"], one["problems"][0]["line"]])
    };
    assert_eq!(
        told.iter().map(short).collect::<Vec<_>>(),
        [
            json!(["cut.xml", false, 0, 2]),
            json!(["erp-zh.json", true, 2, 32]),
            json!(["photo.tsv", false, 0, 0]),
            json!(["prime.csv", true, 3, null]),
            json!(["report.xml", true, 2, 59]),
        ]
    );
    assert_eq!(home.expected().len(), 7);
    for file in std::fs::read_dir(home.data()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        for word in ["QZ Person", "QZ Street", "QZ 555", "QZ words"] {
            let found = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!found, "{word} in {}", path.display());
        }
    }
    let none = home.data().with_file_name("none");
    std::fs::create_dir(&none).unwrap();
    let args = ["import", none.to_str().unwrap(), "--seller", "S-01"];
    let told = finish(&mut command(&home.data(), &args), b"").ends(1);
    assert!(told.err.contains("no file in the folder"), "{}", told.err);
}

/// A shell on a folder of its own.
struct Station {
    shell: Shell,
    wakes: Receiver<()>,
    home: TempDir,
}

impl Station {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let (wake, wakes) = sync_channel(1);
        let shell = Shell::open(ShellConfig {
            folder: home.path().join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: Clock::scripted(UtcMs::parse("2026-11-23T16:04:05Z").unwrap()),
            wake: Arc::new(move || {
                wake.try_send(()).ok();
            }),
            devices: Devices::Left,
        });
        Self {
            shell: shell.unwrap(),
            wakes,
            home,
        }
    }

    fn take(&self, path: PathBuf) -> Job {
        assert!(path.starts_with(self.home.path()));
        Job::TakeImport {
            path,
            seller: SellerCode::parse("S-01"),
            reading: ReadOptions::default(),
            rows: TakeRows::AllOrNone,
        }
    }

    /// Waits, woken by the shell, until a job is at its end.
    fn end_of(&self, id: u64) -> JobState {
        loop {
            let jobs = self.shell.jobs();
            let state = &jobs.iter().find(|job| job.id == id).unwrap().state;
            if !matches!(state, JobState::Running { .. }) {
                return state.clone();
            }
            self.wakes.recv_timeout(PATIENCE).unwrap();
        }
    }

    /// Fails unless no file was taken, no line is announced, and the store is sound.
    fn has_nothing(&self) {
        let desk = Desk::open(&self.home.path().join("data")).unwrap();
        let Answer::Imports(files) = desk.ask(&Query::Imports).unwrap() else {
            panic!("a list of files");
        };
        assert_eq!(files, []);
        let all = Query::Expected(ExpectedBy::All(None));
        let Answer::Expected(lines, _) = desk.ask(&all).unwrap() else {
            panic!("a list of lines");
        };
        assert_eq!(lines.len(), 0);
        assert_eq!(desk.verify().unwrap().first_bad, None);
    }
}

/// A report of many rows, which fills several chunks.
fn long_report(rows: u32) -> String {
    let row = |number: u32| {
        let order = format!("112-0000000-{number:07}");
        LAMP.replace("112-3177071-7901658", &order)
    };
    [HEAD.to_owned(), (0..rows).map(row).collect()].concat()
}

#[test]
fn a_cancel_between_two_chunks_leaves_nothing_and_the_file_can_be_taken_later() {
    let station = Station::open();
    let path = station.home.path().join("long.tsv");
    std::fs::write(&path, long_report(3000)).unwrap();
    // The wake comes on the thread that imports, so the cancel comes after the first chunk.
    let (shell, (wake, wakes)) = (station.shell.clone(), sync_channel(1));
    station.shell.wake_with(Arc::new(move || {
        for job in shell.jobs() {
            if let JobState::Running { done: 1.., all } = job.state {
                assert!(all > 2, "several chunks");
                shell.cancel(job.id);
            }
        }
        wake.try_send(()).ok();
    }));
    let station = Station { wakes, ..station };
    let cancelled = station.shell.start(station.take(path.clone()));
    assert_eq!(station.end_of(cancelled), JobState::Cancelled);
    station.has_nothing();
    station.shell.close_window();
    let JobState::Imported(done) = station.shell.run(station.take(path)).unwrap() else {
        panic!("the file is taken now");
    };
    assert_eq!((done.counts.new, done.counts.unchanged), (3000, 0));
}

#[test]
fn a_cancel_while_the_file_is_being_read_takes_nothing_of_it() {
    let station = Station::open();
    let path = station.home.path().join("slow.tsv");
    mkfifo(&path, Mode::S_IRUSR | Mode::S_IWUSR).unwrap();
    let job = station.shell.start(station.take(path.clone()));
    station.shell.cancel(job);
    std::fs::write(&path, [HEAD, LAMP].concat()).unwrap();
    assert_eq!(station.end_of(job), JobState::Cancelled);
    station.has_nothing();
}

#[test]
fn a_product_book_is_told_by_its_heads_and_taken_without_its_bad_cells() {
    let data = tempfile::tempdir().expect("a folder");
    let file = data.path().join("book.csv");
    let text = "SKU,ASIN,EAN,Weight (g),Battery\n\
        K-1,B0B4WP8XYZ,5901234123457,412,none\n\
        K-2,,5901234123458,1200,yes\n\
        K-2,,036000291452,,\n";
    std::fs::write(&file, text).expect("a file");
    let path = file.display().to_string();
    let args = ["--json", "import", "--seller", "S-01", &path];
    let told = run(data.path(), &args).ends(1).json();
    assert_eq!(told["kind"], "products");
    assert_eq!(told["taken"], false);
    assert_eq!(told["problems"][0]["code"], "barcode_wrong_check");
    assert_eq!(told["problems"][0]["line"], 3);
    assert_eq!(told["problems"][0]["column"], "EAN");
    let good = [
        "--json",
        "import",
        "--kind",
        "products",
        "--good-rows",
        "--seller",
        "S-01",
        &path,
    ];
    let told = run(data.path(), &good).ends(0).json();
    let counts = ["rows", "new", "changed", "unchanged", "skipped"];
    let counts = counts.map(|field| told[field].as_u64());
    assert_eq!(counts, [3, 2, 0, 0, 1].map(Some));
    let again = std::fs::write(&file, text.replace("412", "413"));
    again.expect("a file");
    let told = run(data.path(), &good).ends(0).json();
    assert_eq!((&told["new"], &told["changed"]), (&0.into(), &1.into()));
    let sound = run(data.path(), &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
    // The same file as returns has no line with a key.
    let returns = [
        "--json", "import", "--kind", "returns", "--seller", "S-01", &path,
    ];
    let told = run(data.path(), &returns).ends(1).json();
    assert_eq!(told["kind"], "returns");
}

/// Every problem of an import's answer: line and code.
fn named(told: &serde_json::Value) -> Vec<(u64, String)> {
    let problems = told["problems"].as_array().expect("a list");
    let one = |problem: &serde_json::Value| {
        let code = problem["code"].as_str().expect("a code").to_owned();
        (problem["line"].as_u64().expect("a line"), code)
    };
    problems.iter().map(one).collect()
}

#[test]
fn a_bad_recall_list_is_named_by_line_and_leaves_the_old_one_in_force() {
    let data = tempfile::tempdir().expect("a folder");
    let file = data.path().join("recalls.csv");
    let path = file.display().to_string();
    let write = |text: &str| std::fs::write(&file, text).expect("a file");
    let import = |more: &[&'static str]| {
        let args = ["--json", "import", "--kind", "recalls", &path];
        let args: Vec<&str> = args.into_iter().chain(more.iter().copied()).collect();
        run(data.path(), &args)
    };
    let counts = |told: &serde_json::Value| {
        ["rows", "new", "changed", "unchanged", "skipped"]
            .map(|field| told[field].as_u64().expect("a count"))
    };
    // It needs no seller: it is the site's.
    write("notice,agency,upc,model\n26-101,CPSC,036000291452,\n26-102,CPSC,,PB-20K\n");
    let told = import(&[]).ends(0).json();
    assert_eq!(
        (&told["kind"], &told["taken"]),
        (&"recalls".into(), &true.into())
    );
    assert_eq!(counts(&told), [2, 2, 0, 0, 0]);
    let again = import(&["--seller", "S-01"]).ends(0).json();
    assert_eq!(counts(&again), [2, 0, 0, 2, 0]);
    // One bad line: nothing of the list is taken, and what stood before stands.
    let bad = "notice,agency,upc,model,ended\n\
        26-101,CPSC,036000291452,,2026-11-01\n\
        26-103,CPSC,036000291453,,\n\
        ,CPSC,5901234123457,,\n";
    write(bad);
    let told = import(&[]).ends(1).json();
    assert_eq!(told["taken"], false);
    assert_eq!(
        named(&told),
        [
            (3, "barcode_wrong_check".to_owned()),
            (3, "no_recall_key".to_owned()),
            (4, "no_recall_notice".to_owned()),
        ]
    );
    assert_eq!(facts(data.path()), 2, "the series and the first list");
    // Its good row is taken when that is wanted.
    let told = import(&["--good-rows"]).ends(0).json();
    assert_eq!(counts(&told), [3, 0, 1, 0, 2]);
    assert_eq!(facts(data.path()), 3);
    // Found out by its heads, where a seller is named; every other kind needs one.
    let auto = ["--json", "import", "--seller", "S-01", &path];
    let told = run(data.path(), &auto).ends(1).json();
    assert_eq!(told["kind"], "recalls");
    for kind in ["auto", "returns", "products"] {
        run(data.path(), &["import", "--kind", kind, &path]).ends(2);
    }
}

/// How many facts a sound store has.
fn facts(data: &std::path::Path) -> u64 {
    let sound = run(data, &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
    sound["facts"].as_u64().expect("a count")
}
