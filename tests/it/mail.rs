//! Seller mail through the whole shell on a real store: workbooks out, filled ones back, every row
//! taken or named with its reason.

use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use returnbay::domain::codes::{
    ContainerName, OrderId, ParcelTag, PersonCode, Rma, SellerCode, StationName, UnitTag,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::ReturnRef;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::{LineId, ParcelId, UnitId};
use returnbay::domain::mask::Area;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, PhotoSource};
use returnbay::domain::policy::Why;
use returnbay::domain::time::{Day, UtcMs, Zone};
use returnbay::evidence::mask::cover;
use returnbay::evidence::{keep, ready};
use returnbay::ledger::command::{PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{
    Inspection, LineChoice, MailCounts, MaskedPhoto, NamedPhoto, ProductHow, RawScan, Role,
};
use returnbay::ledger::mailing::{AskedOf, RowEnd, RowRefusal};
use returnbay::ledger::rows::{MailRow, UnitRow, UnitState};
use returnbay::ledger::{Answer, Body, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::mail::{MadeWorkbook, TakenWorkbook, told};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};
use returnbay::text::{Language, MailMsg, Message, Words};
use rust_xlsxwriter::Workbook;

use super::mail_books::{jpeg, parts};

pub type Table = Vec<Vec<String>>;

/// A site in Los Angeles with a supervisor signed in.
pub struct House {
    pub home: tempfile::TempDir,
    pub clock: Clock,
    pub shell: Shell,
}

pub fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).unwrap()
}

pub fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

pub fn id(number: u64) -> String {
    AskedOf::Hold(tag(number)).row_id()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

impl House {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-24T01:30:00Z").unwrap());
        let shell = Shell::open(ShellConfig {
            folder: home.path().join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            clock: clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        })
        .unwrap();
        let person = PersonCode::parse("SUP-1").unwrap();
        let enrol = Command::EnrolPerson {
            person: person.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        };
        shell.commit(enrol).unwrap();
        shell.sign_in(person);
        shell.settle();
        for code in ["S-01", "S-02"] {
            let name = Command::NameSeller {
                seller: seller(code),
                name: format!("Seller {code}"),
            };
            shell.commit(name).unwrap();
        }
        Self { home, clock, shell }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A unit of a seller on hold, in a parcel of its own.
    pub fn hold(&self, number: u64, code: &str, reason: HoldReason) {
        let parcel = ParcelId((3 << 100) + u128::from(number));
        self.shell
            .commit(Command::ReceiveParcel(ReceiveParcel {
                parcel,
                number: ParcelTag::make("A00", number).unwrap(),
                raw: RawScan {
                    salt: [9; 16],
                    bytes: b"1Z".to_vec(),
                },
                candidates: Vec::new(),
                chosen: None,
                finding: None,
            }))
            .unwrap();
        let inspection = Inspection {
            seller: Some(seller(code)),
            line: Some(LineChoice {
                line: LineId([u8::try_from(number % 250).unwrap(); 16]),
                of: ReturnRef {
                    seller: seller(code),
                    order_id: OrderId::parse("114-1234567-7654321"),
                    rma_id: Rma::parse("DxbCRMA1"),
                },
                asin: None,
                sku: Some("=HYPERLINK(\"http://x\")".to_owned()),
                title: Some("台灯 lamp".to_owned()),
            }),
            grade: Some(Grade::Good),
            ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
        };
        self.shell
            .commit(Command::PutUnit(Box::new(PutUnit {
                units: vec![unit(number)],
                inspection,
                hold: Some(Hold {
                    reason,
                    owner: HoldOwner::Seller,
                    review: day("2026-12-07"),
                    default: Decision::Dispose,
                }),
                photos: PhotoKinds::NONE,
                readings: Vec::new(),
                allowed: Grade::Good.spec().allowed.to_vec(),
                proposed: Decision::Hold,
                why: Why::Rule("home".to_owned()),
                policy: None,
                decision: Decision::Hold,
                override_reason: None,
                advice: None,
                rework_cost: None,
                class: returnbay::domain::hazard::HazardClass::None,
                container: ContainerName::parse("H-01").unwrap(),
                learned: None,
                shipped_before: Vec::new(),
                out_of: None,
            })))
            .unwrap();
    }

    pub fn make(&self, code: &str) -> MadeWorkbook {
        let job = Job::MakeMail {
            seller: Some(seller(code)),
            folder: self.path("out"),
        };
        match self.shell.run(job).unwrap() {
            JobState::MailMade(made) => made[0].clone(),
            other => panic!("{other:?}"),
        }
    }

    pub fn run(&self, path: &Path, code: Option<&str>) -> Result<TakenWorkbook, Message> {
        let job = Job::TakeMail {
            path: path.to_owned(),
            seller: code.map(seller),
        };
        match self.shell.run(job)? {
            JobState::MailTaken(taken) => Ok((*taken).clone()),
            other => panic!("{other:?}"),
        }
    }

    /// Takes the made workbook after a person's edits of the sheet with the answers.
    pub fn answer(
        &self,
        made: &MadeWorkbook,
        name: &str,
        edit: impl FnOnce(&mut Table),
    ) -> TakenWorkbook {
        let path = self.path(name);
        std::fs::write(&path, refilled(&made.path, edit)).unwrap();
        self.run(&path, None).unwrap()
    }

    pub fn ask(&self, query: &Query) -> Answer {
        let desk = Desk::open(&self.path("data")).unwrap();
        desk.ask(query).unwrap()
    }

    pub fn row(&self, number: u64) -> UnitRow {
        match self.ask(&Query::Tag(tag(number))) {
            Answer::Tag(Some(row)) => *row,
            other => panic!("{other:?}"),
        }
    }

    fn mails(&self) -> Vec<MailRow> {
        match self.ask(&Query::Mails) {
            Answer::Mails(rows) => rows,
            other => panic!("{other:?}"),
        }
    }

    pub fn facts(&self) -> u64 {
        match self.ask(&Query::Health) {
            Answer::Health(health) => health.facts,
            other => panic!("{other:?}"),
        }
    }

    pub fn is_sound(&self) {
        let found = Desk::open(&self.path("data")).unwrap().verify().unwrap();
        assert_eq!(found.first_bad, None);
    }

    fn move_to(&self, number: u64, container: &str) {
        let command = Command::MoveUnits {
            units: vec![unit(number)],
            container: ContainerName::parse(container).unwrap(),
        };
        self.shell.commit(command).unwrap();
    }
}

pub fn unit(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

pub fn tables(path: &Path) -> Vec<(String, Table)> {
    let bytes = std::fs::read(path).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let text = |cell: &Data| match cell {
        Data::Empty => String::new(),
        other => other.to_string(),
    };
    let sheets = book.worksheets().into_iter();
    sheets
        .map(|(name, range)| {
            let rows = range.rows();
            (
                name,
                rows.map(|row| row.iter().map(text).collect()).collect(),
            )
        })
        .collect()
}

/// Writes a made workbook anew as another program would: no form, no locks, the sheet edited.
pub fn refilled(path: &Path, edit: impl FnOnce(&mut Table)) -> Vec<u8> {
    let mut sheets = tables(path);
    edit(&mut sheets[0].1);
    written(sheets)
}

/// Writes sheets of texts as a workbook.
pub fn written(sheets: Vec<(String, Table)>) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, cells) in (0_u32..).zip(rows) {
            for (at, text) in (0_u16..).zip(cells) {
                if let Some(formula) = text.strip_prefix("=_xlfn.") {
                    let value = format!("={formula}");
                    let formula = rust_xlsxwriter::Formula::new(formula).set_result(value);
                    sheet.write_formula(row, at, formula).unwrap();
                } else if !text.is_empty() {
                    sheet.write_string(row, at, text).unwrap();
                }
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub fn column(table: &Table, head: &str) -> usize {
    let found = table[0].iter().position(|cell| cell.contains(head));
    found.unwrap_or_else(|| panic!("no column {head} in {:?}", table[0]))
}

/// Writes an action into the row of a unit.
pub fn say(table: &mut Table, number: u64, action: &str) {
    let (at, of) = (column(table, "Action"), column(table, "Row id"));
    let row = table.iter_mut().find(|row| row[of] == id(number)).unwrap();
    action.clone_into(&mut row[at]);
}

pub fn ends(taken: &TakenWorkbook) -> Vec<(&str, &RowEnd)> {
    let rows = taken.rows.iter();
    rows.map(|row| (row.id.as_str(), &row.end)).collect()
}

pub fn end_of(taken: &TakenWorkbook, number: u64) -> RowEnd {
    let id = id(number);
    let row = taken.rows.iter().find(|row| row.id == id);
    row.unwrap().end.clone()
}

#[test]
fn a_workbook_says_what_waits_in_both_languages_with_locked_texts() {
    let house = House::new();
    for number in 1..=7 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    house.hold(8, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    assert_eq!(made.made.rows, 7);
    // 17:30 at the site is 09:30 of a workday in China.
    assert_eq!(made.made.answer_by.to_string(), "2026-11-24T10:00:00Z");
    let sheet = &tables(&made.path)[0].1;
    assert_eq!(sheet.len(), 8, "a head and seven rows");
    let cell = |head| sheet[1][column(sheet, head)].clone();
    assert_eq!(cell("Row id"), id(1));
    assert_eq!(cell("SKU"), "=HYPERLINK(\"http://x\")", "text, no formula");
    assert_eq!(cell("RMA"), "DxbCRMA1");
    assert_eq!(cell("Reason held"), "待卖家指示 Seller is to say");
    assert!(
        cell("Answer by").contains("2026-11-24 18:00")
            && cell("Answer by").contains("2026-11-24 02:00"),
        "{}",
        cell("Answer by")
    );
    assert!(house.mails()[0].is_silent());
}

#[test]
fn a_filled_workbook_comes_back_reordered_cut_and_in_two_languages() {
    let house = House::new();
    for number in 1..=7 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    let made = house.make("S-01");
    let taken = house.answer(&made, "回复.xlsx", |table| {
        say(table, 1, "弃货");
        say(table, 2, "Ship to China");
        say(table, 3, "  转 ＦＢＡ ");
        say(table, 4, "先放着");
        say(table, 5, "随便");
        let at = column(table, "Action");
        "=_xlfn.DISPIMG(\"ID_1\",1)".clone_into(&mut table[6][at]);
        let (photo, note) = (column(table, "Photo"), column(table, "Note"));
        "=_xlfn.DISPIMG(\"ID_2\",1)".clone_into(&mut table[6][photo]);
        "包装破了".clone_into(&mut table[1][note]);
        table.remove(7);
        table[1..].reverse();
        table.push(vec![format!("{}X", id(7)); 12]);
        table.insert(0, vec!["请看 please see".to_owned()]);
    });
    assert_eq!(end_of(&taken, 1), RowEnd::Applied(Decision::Dispose));
    assert_eq!(end_of(&taken, 2), RowEnd::Applied(Decision::ShipChina));
    assert_eq!(end_of(&taken, 3), RowEnd::Applied(Decision::Resell));
    assert_eq!(
        end_of(&taken, 4),
        RowEnd::Waits(day("2026-12-07"), Decision::Dispose)
    );
    assert_eq!(
        end_of(&taken, 5),
        RowEnd::Refused(RowRefusal::UnknownAction("随便".to_owned()))
    );
    assert_eq!(
        end_of(&taken, 6),
        RowEnd::Unanswered,
        "a picture is no answer"
    );
    let (_, last) = *ends(&taken).last().unwrap();
    assert_eq!(
        *last,
        RowEnd::Refused(RowRefusal::UnknownRow),
        "an edited id"
    );
    assert_eq!(
        taken.counts,
        MailCounts {
            applied: 3,
            unchanged: 1,
            unanswered: 1,
            refused: 2,
        }
    );
    let noted = taken.rows.iter().find(|row| row.id == id(1)).unwrap();
    assert_eq!(noted.note, "包装破了");
    assert_eq!(
        (house.row(1).state, house.row(1).decision()),
        (UnitState::Judged, Some(Decision::Dispose))
    );
    assert_eq!(
        house.row(7).decision(),
        Some(Decision::Hold),
        "its row was cut"
    );
    let mails = house.mails();
    assert!(!mails[0].is_silent());
    assert_eq!(mails[0].filled[0].file_name, "回复.xlsx");
    house.is_sound();
}

#[test]
fn the_same_file_twice_changes_nothing_and_says_so() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let made = house.make("S-01");
    let path = house.path("filled.xlsx");
    std::fs::write(&path, refilled(&made.path, |table| say(table, 1, "报废"))).unwrap();
    house.run(&path, None).unwrap();
    let facts = house.facts();
    let again = house.run(&path, None).unwrap();
    assert_eq!(again.before, Some(house.clock.now()));
    assert_eq!((again.rows.len(), house.facts()), (0, facts));
    // The same answer in another file changes no unit.
    let other = house.answer(&made, "other.xlsx", |table| {
        say(table, 1, "DISPOSE");
        let row = table[1].clone();
        table.push(row);
    });
    assert!(
        ends(&other)
            .iter()
            .all(|(_, end)| **end == RowEnd::Unchanged(Decision::Dispose))
    );
    assert_eq!(house.facts(), facts + 1, "the file alone");
}

#[test]
fn of_two_answers_the_later_counts_until_the_goods_are_moved() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-01", HoldReason::Instruction);
    let made = house.make("S-01");
    house.answer(&made, "first.xlsx", |table| {
        say(table, 1, "弃置 Dispose");
        say(table, 2, "清货");
    });
    let second = house.answer(&made, "second.xlsx", |table| {
        say(table, 1, "退回国内");
        say(table, 2, "keep");
    });
    assert_eq!(second.counts.applied, 2);
    assert_eq!(house.row(1).decision(), Some(Decision::ShipChina));
    assert_eq!(house.row(2).decision(), Some(Decision::Hold), "called back");
    let Answer::Timeline(Some(life)) = house.ask(&Query::UnitTimeline(unit(1))) else {
        panic!("a life");
    };
    let said: Vec<String> = life
        .entries
        .iter()
        .filter_map(|entry| match &entry.body {
            Body::UnitHoldEnded { said, .. } => said.clone().map(|said| said.who),
            _ => None,
        })
        .collect();
    assert_eq!(said, ["first.xlsx", "second.xlsx"], "both are shown");
    house.move_to(1, "C-01");
    house.move_to(2, "H-01");
    let late = house.answer(&made, "late.xlsx", |table| {
        say(table, 1, "弃置");
        say(table, 2, "弃置");
    });
    let RowEnd::Refused(done) = end_of(&late, 1) else {
        panic!("{late:?}");
    };
    assert_eq!(
        done,
        RowRefusal::Done {
            decision: Decision::ShipChina,
            container: ContainerName::parse("C-01").unwrap(),
            day: day("2026-11-23"),
        }
    );
    let words = Words::new(Language::Chinese, Zone::UTC);
    let told = words.say(&told(&RowEnd::Refused(done)));
    assert!(
        told.contains("C-01") && told.contains("2026-11-23"),
        "{told}"
    );
    assert_eq!(
        end_of(&late, 2),
        RowEnd::Applied(Decision::Dispose),
        "held again"
    );
    house.is_sound();
}

#[test]
fn rows_that_may_not_be_taken_are_named_and_the_others_are_taken() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-01", HoldReason::Recall);
    house.hold(3, "S-01", HoldReason::Instruction);
    house.hold(4, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    let taken = house.answer(&made, "filled.xlsx", |table| {
        say(table, 1, "弃置");
        say(table, 2, "上架");
        say(table, 3, "弃置");
        let (of, at) = (column(table, "Row id"), column(table, "Action"));
        let mut torn = table[3].clone();
        "清货".clone_into(&mut torn[at]);
        let mut foreign = table[1].clone();
        foreign[of] = id(4);
        table.push(torn);
        table.push(foreign);
    });
    assert_eq!(end_of(&taken, 1), RowEnd::Applied(Decision::Dispose));
    let refused = |number| match end_of(&taken, number) {
        RowEnd::Refused(why) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(2), RowRefusal::Closed(Decision::Resell));
    assert_eq!(refused(3), RowRefusal::Twice);
    assert_eq!(refused(4), RowRefusal::OtherSellers);
    for number in 2..=4 {
        assert_eq!(
            house.row(number).decision(),
            Some(Decision::Hold),
            "{number}"
        );
    }
    house.is_sound();
}

#[test]
fn a_workbook_of_another_seller_or_of_no_mail_is_refused_whole() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    let theirs = house.make("S-02");
    let facts = house.facts();
    let filled = |meta: &dyn Fn(&mut Table)| {
        let path = house.path("edited.xlsx");
        let mut sheets = tables(&made.path);
        say(&mut sheets[0].1, 1, "弃置");
        meta(&mut sheets.last_mut().unwrap().1);
        let mut book = Workbook::new();
        for (name, rows) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(name).unwrap();
            for (row, cells) in (0_u32..).zip(rows) {
                for (at, text) in (0_u16..).zip(cells) {
                    sheet.write_string(row, at, text).unwrap();
                }
            }
        }
        std::fs::write(&path, book.save_to_buffer().unwrap()).unwrap();
        path
    };
    let english = |message: Message| Words::new(Language::English, Zone::UTC).say(&message);
    let asked = |path: &Path, code| english(house.run(path, code).unwrap_err());
    let sound = filled(&|_| {});
    assert!(asked(&sound, Some("S-02")).contains("is of S-01, not of S-02"));
    let other_seller = filled(&|meta| "S-02".clone_into(&mut meta[3][1]));
    assert!(asked(&other_seller, None).contains("was not made in this store"));
    let mail = theirs.made.mail.to_string();
    let other_mail = filled(&|meta| meta[2][1].clone_from(&mail));
    assert!(asked(&other_mail, None).contains("was not made in this store"));
    let unknown = filled(&|meta| meta[2][1] = "0".repeat(32));
    assert!(asked(&unknown, None).contains("was not made in this store"));
    for broken in [
        filled(&|meta| "another".clone_into(&mut meta[0][1])),
        filled(&|meta| "2".clone_into(&mut meta[1][1])),
        filled(&|meta| meta.clear()),
    ] {
        assert!(asked(&broken, None).contains("hidden sheet"));
    }
    let path = house.path("headless.xlsx");
    std::fs::write(&path, refilled(&made.path, |table| drop(table.remove(0)))).unwrap();
    assert!(asked(&path, None).contains("columns"));
    std::fs::write(&path, b"no workbook").unwrap();
    assert!(house.run(&path, None).is_err());
    assert_eq!(house.facts(), facts, "nothing was taken");
    assert_eq!(house.row(1).decision(), Some(Decision::Hold));
}

#[test]
fn nothing_to_ask_makes_no_workbook_and_a_second_one_has_a_name_of_its_own() {
    let house = House::new();
    let job = Job::MakeMail {
        seller: None,
        folder: house.path("out"),
    };
    assert_eq!(house.shell.run(job), Err(MailMsg::NothingAsked.into()));
    assert!(!house.path("out").exists());
    house.hold(1, "S-01", HoldReason::Instruction);
    let (first, second) = (house.make("S-01"), house.make("S-01"));
    assert_eq!(first.made.file_name, "S-01_2026-11-23.xlsx");
    assert_eq!(second.made.file_name, "S-01_2026-11-23_2.xlsx");
    let left = std::fs::read_dir(house.path("out")).unwrap().count();
    assert_eq!(left, 2, "no parts");
    assert_eq!(house.mails().len(), 2);
}

#[test]
fn photos_float_over_their_cells_and_nothing_links_out() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    house.hold(2, "S-01", HoldReason::Recall);
    let photo = ready(&jpeg(7, 0)).unwrap();
    let photos = house.path("data").join(keep::PHOTOS_FOLDER);
    keep::keep(&photos, &photo).unwrap();
    let named = NamedPhoto {
        photo: photo.hash,
        parcel: ParcelId((3 << 100) + 2),
        unit: Some(unit(2)),
        kind: PhotoKind::Defect,
        source: PhotoSource::File,
        taken_at: house.clock.now(),
        width: photo.width,
        height: photo.height,
        bytes: u32::try_from(photo.full.len()).unwrap(),
    };
    house.shell.commit(Command::NamePhoto(named)).unwrap();
    let made = house.make("S-01");
    let parts = parts(std::fs::read(&made.path).unwrap());
    let named = |end: &str| {
        let found = parts.iter().find(|(name, _)| name.ends_with(end));
        found.map(|(_, text)| text.as_str())
    };
    let drawing = named("drawings/drawing1.xml").unwrap();
    let (_, from) = drawing.split_once("<xdr:from>").unwrap();
    assert!(from.starts_with("<xdr:col>8</xdr:col>"), "{from}");
    assert!(
        from.contains("<xdr:row>2</xdr:row>"),
        "the second row: {from}"
    );
    assert!(named("media/image1.jpeg").is_some());
    let sheet = named("worksheets/sheet1.xml").unwrap();
    assert!(sheet.contains("<sheetProtection "));
    assert!(sheet.contains("重新上架 Resell") && sheet.contains("弃置 Dispose"));
    let lists = sheet.matches("<dataValidation ").count();
    assert_eq!(lists, 2, "a recalled one may not be sold: {sheet}");
    assert!(!sheet.contains("<f>"), "no formula");
    for (name, text) in &parts {
        assert!(!name.contains("richData"), "{name}");
        assert!(!text.contains("TargetMode=\"External\""), "{name}");
        assert!(!text.contains("<hyperlink"), "{name}");
    }
    let workbook = named("xl/workbook.xml").unwrap();
    assert!(workbook.contains("state=\"hidden\""), "{workbook}");
}

#[test]
fn of_a_photo_that_was_covered_a_workbook_shows_the_copy_and_of_a_label_nothing() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let photos = house.path("data").join(keep::PHOTOS_FOLDER);
    let photo = ready(&jpeg(7, 0)).unwrap();
    let area = Area::of([0, 0, 500, 500]).unwrap();
    let copy = cover(&photo.full, &[area]).unwrap();
    for one in [&photo, &copy] {
        keep::keep(&photos, one).unwrap();
    }
    let name = |kind| {
        let named = NamedPhoto {
            photo: photo.hash,
            parcel: ParcelId((3 << 100) + 1),
            unit: Some(unit(1)),
            kind,
            source: PhotoSource::File,
            taken_at: house.clock.now(),
            width: photo.width,
            height: photo.height,
            bytes: u32::try_from(photo.full.len()).unwrap(),
        };
        house.shell.commit(Command::NamePhoto(named)).unwrap();
    };
    let media = || -> Vec<Vec<u8>> {
        let book = std::fs::read(&house.make("S-01").path).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let names = (0..archive.len()).filter(|at| {
            let part = archive.by_index(*at).unwrap();
            part.name().unwrap().starts_with("xl/media/")
        });
        let places: Vec<usize> = names.collect();
        let read = places.into_iter().map(|at| {
            let mut bytes = Vec::new();
            archive
                .by_index(at)
                .unwrap()
                .read_to_end(&mut bytes)
                .unwrap();
            bytes
        });
        read.collect()
    };
    name(PhotoKind::Label);
    assert!(media().is_empty(), "a label stays in the house");
    name(PhotoKind::Item);
    assert_eq!(media(), std::slice::from_ref(&photo.small));
    let masked = MaskedPhoto {
        photo: photo.hash,
        parcel: ParcelId((3 << 100) + 1),
        copy: copy.hash,
        bytes: u32::try_from(copy.full.len()).unwrap(),
        covered: vec![area],
    };
    house.shell.commit(Command::MaskPhoto(masked)).unwrap();
    assert_eq!(media(), [copy.small]);
}
