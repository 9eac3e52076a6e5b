//! Parcels of nobody in sellers' workbooks: every seller is asked, one says "ours" in a filled workbook, and
//! a person matches it.

use std::path::Path;

use returnbay::domain::codes::{OrderId, ParcelTag, PersonCode, Rma, SellerCode};
use returnbay::domain::expected::ReturnRef;
use returnbay::domain::guess::GuessReason;
use returnbay::domain::time::UtcMs;
use returnbay::ledger::mailing::{AskedOf, RowEnd, RowRefusal};
use returnbay::ledger::query::{Guesses, ParcelQueue, QueuedParcel};
use returnbay::ledger::rows::ParcelRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::mail::{MadeWorkbook, TakenWorkbook};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Shell};
use returnbay::station::Key;

use super::cli::{HEAD, Home, TIES};
use super::mail::{Table, column, refilled, tables};
use super::pool::{clock, open_at, shelf};

pub struct Mailing {
    pub home: Home,
    pub clock: Clock,
    pub shell: Shell,
}

pub fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).unwrap()
}

impl Mailing {
    /// Two parcels of nobody, and two sellers; the first announced hair ties.
    pub fn new() -> Self {
        let home = shelf();
        let clock = clock();
        let shell = open_at(&home, clock.clone());
        let ties = [HEAD, TIES].concat().into_bytes();
        shell
            .take_text("ties.tsv", &seller("S-01"), ties.into())
            .unwrap();
        let name = Command::NameSeller {
            seller: seller("S-02"),
            name: "Beta".to_owned(),
        };
        shell.commit(name).unwrap();
        Self { home, clock, shell }
    }

    pub fn make(&self, code: &str) -> MadeWorkbook {
        let folder = self.home.path().join("out");
        let seller = Some(seller(code));
        match self.shell.run(Job::MakeMail { seller, folder }).unwrap() {
            JobState::MailMade(made) => made[0].clone(),
            other => panic!("{other:?}"),
        }
    }

    /// Takes a made workbook after a person wrote into its first sheet.
    pub fn take(&self, made: &MadeWorkbook, edit: impl FnOnce(&mut Table)) -> TakenWorkbook {
        let path = self.home.path().join("filled.xlsx");
        std::fs::write(&path, refilled(&made.path, edit)).unwrap();
        self.take_file(&path)
    }

    pub fn take_file(&self, path: &Path) -> TakenWorkbook {
        let job = Job::TakeMail {
            path: path.to_owned(),
            seller: None,
        };
        match self.shell.run(job).unwrap() {
            JobState::MailTaken(taken) => (*taken).clone(),
            other => panic!("{other:?}"),
        }
    }

    pub fn ask(&self, query: &Query) -> Answer {
        Desk::open(&self.home.data()).unwrap().ask(query).unwrap()
    }

    pub fn waiting(&self, queue: ParcelQueue) -> Vec<ParcelRow> {
        match self.ask(&Query::queued_parcels(queue, UtcMs(0), None)) {
            Answer::QueuedParcels(page) => {
                let rows = page.rows.into_iter();
                rows.map(|QueuedParcel(row, _)| row).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    fn guesses(&self, row: &ParcelRow) -> Guesses {
        match self.ask(&Query::Guesses(row.parcel)) {
            Answer::Guesses(guesses) => *guesses,
            other => panic!("{other:?}"),
        }
    }
}

pub fn write(table: &mut Table, number: &ParcelTag, head: &str, text: &str) {
    let (at, of) = (column(table, head), column(table, "Row id"));
    let id = AskedOf::Claim(number.clone()).row_id();
    let row = table.iter_mut().find(|row| row[of] == id).unwrap();
    text.clone_into(&mut row[at]);
}

pub fn end(taken: &TakenWorkbook, number: &ParcelTag) -> RowEnd {
    let id = AskedOf::Claim(number.clone()).row_id();
    taken
        .rows
        .iter()
        .find(|row| row.id == id)
        .unwrap()
        .end
        .clone()
}

#[test]
fn every_seller_is_asked_about_parcels_of_nobody_and_one_claims_its_own() {
    let mailing = Mailing::new();
    let [first, second] = [0, 1].map(|at| mailing.waiting(ParcelQueue::Claim)[at].clone());
    let made = ["S-01", "S-02"].map(|code| mailing.make(code));
    for made in &made {
        assert_eq!(made.made.rows, 2);
        let (name, sheet) = &tables(&made.path)[0];
        assert_eq!(name, "待认领 To claim");
        let every = sheet.concat().join(" ");
        assert!(
            every.contains("…7127") && every.contains("受潮 Wet"),
            "{every}"
        );
        assert!(!every.contains("1Z5R89390357567127"), "{every}");
        assert!(
            !every.contains("Hair ties"),
            "nobody sees what another announced"
        );
    }
    let taken = mailing.take(&made[0], |sheet| {
        write(sheet, &second.number, "Action", "是我的 Ours");
        write(sheet, &second.number, "Your RMA", "112-9403254-1489943");
        write(sheet, &second.number, "Note", "发卡 24个");
        write(sheet, &first.number, "Action", "不是");
    });
    assert_eq!(end(&taken, &second.number), RowEnd::Claimed);
    assert_eq!(end(&taken, &first.number), RowEnd::Unanswered);
    assert_eq!((taken.counts.applied, taken.counts.unanswered), (1, 1));
    // A claim matches nothing by itself.
    let found = mailing.waiting(ParcelQueue::ClaimFound);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].number, &found[0].chosen),
        (&second.number, &None)
    );
    let guesses = mailing.guesses(&found[0]);
    assert_eq!(guesses.claims[0].note.as_deref(), Some("发卡 24个"));
    assert_eq!(
        guesses.claims[0].said.shown,
        Some(returnbay::ledger::codec::sha256(
            &std::fs::read(mailing.home.path().join("filled.xlsx")).unwrap(),
        ))
    );
    assert_eq!(
        guesses.rows[0].of.order_id,
        OrderId::parse("112-9403254-1489943")
    );
    assert_eq!(guesses.rows[0].reasons[0], GuessReason::ClaimedByName);
    // The same file changes nothing, and the other seller is not asked about it any more.
    let again = mailing.take_file(&mailing.home.path().join("filled.xlsx"));
    assert!(again.before.is_some() && again.rows.is_empty());
    assert_eq!(mailing.make("S-02").made.rows, 1);
    let desk = Desk::open(&mailing.home.data()).unwrap();
    assert_eq!(desk.verify().unwrap().first_bad, None);
}

#[test]
fn a_claim_meets_what_was_done_and_words_of_another_kind_are_refused() {
    let mailing = Mailing::new();
    let [first, second] = [0, 1].map(|at| mailing.waiting(ParcelQueue::Claim)[at].clone());
    let (one, two) = (mailing.make("S-01"), mailing.make("S-02"));
    let taken = mailing.take(&one, |sheet| {
        write(sheet, &first.number, "Action", "弃货");
        write(sheet, &second.number, "Action", "蓝色");
    });
    let refused = |why| RowEnd::Refused(why);
    assert_eq!(end(&taken, &first.number), refused(RowRefusal::WrongKind));
    let unknown = RowRefusal::UnknownAction("蓝色".to_owned());
    assert_eq!(end(&taken, &second.number), refused(unknown));
    // A number of a return says enough; two rows that name two returns name none.
    let taken = mailing.take(&one, |sheet| {
        write(sheet, &first.number, "Your RMA", "112-9403254-1489943");
        let copy = sheet[1].clone();
        sheet.push(copy);
        write(sheet, &second.number, "Action", "是");
        let last = sheet.len() - 1;
        let at = column(sheet, "Your RMA");
        sheet[last][at] = "another".to_owned();
    });
    let id = AskedOf::Claim(first.number.clone()).row_id();
    let of_first = taken.rows.iter().filter(|row| row.id == id);
    assert!(of_first.clone().count() == 2);
    assert!(
        of_first
            .clone()
            .all(|row| row.end == refused(RowRefusal::Twice)),
        "{taken:?}"
    );
    assert_eq!(end(&taken, &second.number), RowEnd::Claimed);
    // A person matches it to the other seller's return; the late word says so.
    mailing.shell.sign_in(PersonCode::parse("OP-7").unwrap());
    mailing.shell.settle();
    let chosen = Some(ReturnRef {
        seller: seller("S-01"),
        order_id: OrderId::parse("112-9403254-1489943"),
        rma_id: Rma::parse("Dk6aazMBRRMA"),
    });
    let identify = Command::IdentifyParcel {
        parcel: second.parcel,
        candidates: Vec::new(),
        chosen,
        seller: None,
    };
    mailing.shell.commit(identify).unwrap();
    let late = mailing.take(&two, |sheet| write(sheet, &second.number, "Action", "ours"));
    assert_eq!(
        end(&late, &second.number),
        refused(RowRefusal::NotUnclaimed)
    );
}

#[test]
fn what_was_found_since_the_last_workbook_is_told_once_and_only_its_own_seller() {
    let mailing = Mailing::new();
    mailing.shell.sign_in(PersonCode::parse("OP-7").unwrap());
    mailing.shell.settle();
    // The hair ties come, and nothing is in the box.
    mailing.shell.scan(b"9202090339598344170026");
    mailing.shell.settle();
    for key in [Key::Empty, Key::Digit(1)] {
        mailing.shell.press(key);
        mailing.shell.settle();
    }
    mailing.shell.scan(b"E-01");
    mailing.shell.settle();
    let found = |made: &MadeWorkbook| {
        let sheets = tables(&made.path);
        let sheet = sheets
            .into_iter()
            .find(|(name, _)| name == "情况通知 Findings");
        sheet.map(|(_, rows)| rows[1..].to_vec())
    };
    let made = mailing.make("S-01");
    assert_eq!(made.made.rows, 2, "a finding is no question");
    let rows = found(&made).expect("a sheet of findings");
    assert_eq!(rows.len(), 1);
    assert!(
        rows[0].contains(&"空箱 The box was empty".to_owned()),
        "{rows:?}"
    );
    assert!(rows[0].contains(&"Dk6aazMBRRMA".to_owned()), "{rows:?}");
    assert_eq!(found(&mailing.make("S-02")), None, "not its goods");
    mailing.clock.set(mailing.clock.now().plus_ms(1000));
    assert_eq!(found(&mailing.make("S-01")), None, "told once");
    let taken = mailing.take_file(&made.path);
    assert_eq!(
        taken.counts.unanswered, 2,
        "a finding is no question: {taken:?}"
    );
}
