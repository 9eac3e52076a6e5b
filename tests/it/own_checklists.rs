//! A seller's own checklist from its file to the bench and, years later, out of the store again.

use std::path::{Path, PathBuf};

use returnbay::domain::ids::Hash;
use returnbay::domain::time::Day;
use returnbay::exchange::data::checklist::kept;
use returnbay::ledger::codec::sha256;
use returnbay::ledger::query::UnitFilter;
use returnbay::ledger::rows::UnitRow;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::desk::Desk;
use serde_json::{Value, json};

use super::cli_run::{Run, command, finish, project, run};

/// A home with the seller's files, and a data folder in it.
struct Home {
    folder: tempfile::TempDir,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "phones-own-1.toml",
            "phones-own-2.toml",
            "returns-kinds.tsv",
        ] {
            let from = project("tests/it/scenarios/files").join(name);
            std::fs::copy(from, folder.path().join(name)).unwrap();
        }
        Self { folder }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    fn run(&self, args: &[&str]) -> Run {
        run(&self.data(), args)
    }

    fn take(&self, name: &str, more: &[&str]) -> Run {
        let path = self.path(name).display().to_string();
        let mut args = vec!["--json", "import", &path, "--kind", "checklist"];
        args.extend(["--seller", "S-01"]);
        args.extend(more);
        self.run(&args)
    }

    /// The checklist of this id or hash as the store gives it back.
    fn exported(&self, id: &str) -> Vec<u8> {
        let out = self.path("exported.toml");
        let args = ["export", "checklist", id, "--seller", "S-01", "--out"];
        let mut args = args.to_vec();
        let path = out.display().to_string();
        args.push(&path);
        self.run(&args).ends(0);
        std::fs::read(out).unwrap()
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// Three parcels of one day, each under another version of the checklist.
const SHIFT: &str = "at 2026-11-23T15:04:05Z
import returns-kinds.tsv S-01
import book.csv S-01
checklist phones-own-1.toml S-01
badge OP-7
scan 9202090339598344170026
scan UA00000000016
scan X003PHN001
key 3
key 1
key 2
key 1
key 1
scan R-03
key P
checklist phones-own-2.toml S-01
scan 9202090999016815215350
scan UA0000000002J
scan X003SHT001
key 3
key 1
key 1
key 1
key 1
scan R-03
key P
checklist phones-own-3.toml S-01
scan 9202090998116639404686
scan UA0000000003Y
scan X003BRS001
key 3
key 1
key 1
key 1
key 1
scan C-11
key P
";

/// Every product is a phone by the seller's book.
const BOOK: &str = "SKU,UPC,Title,Category
PH-11,036000291452,Phone,Cell Phones
TS-M-WH,012345678905,Tablet,Tablets
TB-3,042100005264,Another phone,Smartphones
";

fn shop() -> Home {
    let home = Home::new();
    home.write("book.csv", BOOK);
    // The third version takes a lifted film for good.
    let third = text(&home.path("phones-own-2.toml"))
        .replacen("version = 2", "version = 3", 1)
        .replacen(
            "best = \"very_good\"\nphotos = [\"defect\"]",
            "best = \"good\"",
            1,
        );
    home.write("phones-own-3.toml", &third);
    let shift = home.write("shift.txt", SHIFT);
    home.run(&["replay", &shift]).ends(0);
    home
}

fn units(home: &Home) -> Vec<UnitRow> {
    let desk = Desk::open(&home.data()).unwrap();
    let mut units = desk.units(&UnitFilter::default()).unwrap();
    units.sort_by(|a, b| a.inspection.tag.cmp(&b.inspection.tag));
    units
}

#[test]
fn every_grade_is_derived_again_from_the_bytes_that_the_store_keeps() {
    let home = shop();
    let units = units(&home);
    let grades: Vec<&str> = units
        .iter()
        .map(|unit| unit.inspection.grade.unwrap().code())
        .collect();
    assert_eq!(grades, ["very_good", "very_good", "good"]);
    for (unit, name) in units.iter().zip([
        "phones-own-1.toml",
        "phones-own-2.toml",
        "phones-own-3.toml",
    ]) {
        let seen = &unit.inspection;
        let pack = seen.checklist.as_ref().unwrap();
        assert_eq!(pack.hash, sha256(&home.bytes(name)), "{name}");
        assert_eq!(pack.id, "phones_tablets");
        let desk = Desk::open(&home.data()).unwrap();
        let Answer::Pack(Some(bytes)) = desk.ask(&Query::Pack(pack.hash)).unwrap() else {
            panic!("the store keeps {name}");
        };
        let list = kept(&bytes).unwrap();
        assert_eq!(Some(list.standing(&seen.answers).grade), seen.grade);
        let asked = json!({ "answers": seen.answers }).to_string();
        let hash = pack.hash.to_string();
        let again = ["grade", "--hash", &hash];
        let again = finish(&mut command(&home.data(), &again), asked.as_bytes());
        let path = home.path(name).display().to_string();
        let by_file = ["grade", "--pack", &path];
        let by_file = finish(&mut command(&home.data(), &by_file), asked.as_bytes());
        for graded in [again.ends(0).json(), by_file.ends(0).json()] {
            assert_eq!(graded["grade"], seen.grade.unwrap().code());
            assert_eq!(graded["checklist"]["hash"], hash.as_str());
            assert_eq!(graded["next"], Value::Null);
        }
        assert_eq!(home.exported(&hash), home.bytes(name), "the same bytes");
    }
    let sound = home.run(&["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
    let unknown = Hash([9; 32]).to_string();
    home.run(&["grade", "--hash", &unknown, "--questions"])
        .ends(1);
}

#[test]
fn papers_say_the_answers_in_the_checklist_s_own_words() {
    let home = shop();
    let page = home.path("page.html").display().to_string();
    home.run(&["export", "evidence", "UA00000000016", "--out", &page])
        .ends(0);
    let page = text(Path::new(&page));
    for said in [
        "Is the maker&#39;s film on the screen?",
        "Film off or lifted",
        "原厂屏幕膜还在吗？",
        "原膜已揭或没有",
        &sha256(&home.bytes("phones-own-1.toml")).to_string(),
    ] {
        let plain = said.replace("&#39;", "'");
        assert!(page.contains(said) || page.contains(&plain), "{said}");
    }
    for (language, said) in [("en", "Film off or lifted"), ("zh-CN", "原膜已揭或没有")] {
        let csv = home.path("units.csv").display().to_string();
        home.run(&["--lang", language, "export", "units", "--out", &csv])
            .ends(0);
        assert!(text(Path::new(&csv)).contains(said), "{said}");
        let book = home.path("day.xlsx").display().to_string();
        home.run(&[
            "--lang",
            language,
            "export",
            "intake-report",
            "2026-11-23",
            "--out",
            &book,
        ])
        .ends(0);
    }
}

#[test]
fn a_broken_file_is_named_by_line_and_the_old_version_stays() {
    let home = Home::new();
    let taken = home
        .take("phones-own-1.toml", &["--from", "2026-11-01"])
        .ends(0)
        .json();
    assert_eq!(
        (
            &taken["id"],
            &taken["version"],
            &taken["from"],
            &taken["taken"]
        ),
        (
            &"phones_tablets".into(),
            &1.into(),
            &"2026-11-01".into(),
            &true.into()
        )
    );
    let first = home.bytes("phones-own-1.toml");
    assert_eq!(taken["hash"], sha256(&first).to_string());
    let good = text(&home.path("phones-own-2.toml"));
    let broken = good.replacen("best = \"very_good\"", "best = \"fine\"", 1);
    let line = broken
        .lines()
        .position(|line| line.contains("fine"))
        .unwrap()
        + 1;
    home.write("broken.toml", &broken);
    let told = home.take("broken.toml", &[]).ends(1);
    let problems = told.json();
    assert_eq!(
        (
            &problems["taken"],
            &problems["problems"][0]["line"],
            &problems["problems"][0]["code"]
        ),
        (&false.into(), &line.into(), &"grade".into())
    );
    let path = home.path("broken.toml").display().to_string();
    for (language, said) in [("en", "no grade is called so"), ("zh-CN", "没有这个等级")] {
        let args = [
            "--lang",
            language,
            "import",
            &path,
            "--kind",
            "checklist",
            "--seller",
            "S-01",
        ];
        let told = home.run(&args).ends(1);
        assert!(
            told.err.contains(&format!("broken.toml:{line}:")),
            "{}",
            told.err
        );
        assert!(told.err.contains(said), "{}", told.err);
    }
    assert_eq!(
        home.exported("phones_tablets"),
        first,
        "the old version stays"
    );
}

#[test]
fn a_version_stands_for_the_same_bytes_for_ever() {
    let home = Home::new();
    home.take("phones-own-1.toml", &["--from", "2026-11-01"])
        .ends(0);
    let first = home.bytes("phones-own-1.toml");
    let good = text(&home.path("phones-own-2.toml"));
    // The same version with other bytes.
    home.write("same.toml", &good.replacen("version = 2", "version = 1", 1));
    let told = home.take("same.toml", &[]).ends(1).json();
    assert_eq!(told["problems"][0]["code"], "version_known");
    assert_eq!(told["problems"][0]["line"], 3);
    assert_eq!(home.exported("phones_tablets"), first);
    // The next version comes into force on its day.
    home.take("phones-own-2.toml", &["--from", "2026-11-02"])
        .ends(0);
    assert_eq!(
        home.exported("phones_tablets"),
        home.bytes("phones-own-2.toml")
    );
}

#[test]
fn one_category_is_served_by_one_checklist_of_the_seller() {
    let home = Home::new();
    let page = text(&project("docs/sellers.md"));
    let shown = page
        .split("```toml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    home.write("garden.toml", shown);
    home.take("garden.toml", &[]).ends(0);
    let other = shown.replacen("id = \"garden_tools\"", "id = \"mowers\"", 1);
    let line = other
        .lines()
        .position(|line| line.starts_with("categories"))
        .unwrap()
        + 1;
    home.write("mowers.toml", &other);
    let told = home.take("mowers.toml", &[]).ends(1).json();
    assert_eq!(told["problems"][0]["code"], "category_taken");
    assert_eq!(told["problems"][0]["line"], line);
}

#[test]
fn the_house_checklist_is_set_again_by_an_entry() {
    let home = Home::new();
    let back = |more: &[&str]| {
        let mut args = vec!["import", "--kind", "checklist", "--seller", "S-01"];
        args.extend(["--house", "phones_tablets"]);
        args.extend(more);
        home.run(&args)
    };
    let told = back(&[]).ends(1);
    assert!(told.err.contains("no checklist of its own"), "{}", told.err);
    home.take("phones-own-1.toml", &["--from", "2026-11-01"])
        .ends(0);
    let told = back(&["--from", "2026-11-10"]).ends(0);
    assert!(told.err.contains("2026-11-10"), "{}", told.err);
    let desk = Desk::open(&home.data()).unwrap();
    let Answer::Sellers(rows) = desk.ask(&Query::Sellers).unwrap() else {
        panic!("sellers are asked for");
    };
    let in_force = |day: &str| {
        let day = Day::parse(day).unwrap();
        rows[0].checklists_on(day).count()
    };
    assert_eq!(
        [
            in_force("2026-10-31"),
            in_force("2026-11-09"),
            in_force("2026-11-10")
        ],
        [0, 1, 0]
    );
    // What it was stays in the store.
    assert_eq!(
        home.exported("phones_tablets"),
        home.bytes("phones-own-1.toml")
    );
}
