//! Ends of a wait on the claim shelf through the whole program: told for the last time, confirmed, binned or
//! opened; and what a claim meets that comes late.

use returnbay::domain::codes::{ContainerName, PersonCode};
use returnbay::domain::decision::Decision;
use returnbay::domain::ids::Hash;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::time::UtcMs;
use returnbay::ledger::fact::{ReadAnswers, Role};
use returnbay::ledger::mailing::{RowEnd, RowRefusal};
use returnbay::ledger::query::ParcelQueue;
use returnbay::ledger::rows::{ParcelRow, ParcelState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::mail::MadeWorkbook;
use returnbay::shell::pool::rule;
use returnbay::text::{Message, RefusalCode, TroubleMsg};

use super::mail::{column, tables};
use super::mail_claims::{Mailing, end, write};

const DAY_MS: i64 = 86_400_000;

/// Two boxes of nobody and two sellers, with a supervisor; the clock stands on a day of the wait.
fn on_day(mailing: &Mailing, days: i64) {
    // The boxes were shelved on the 23rd of November.
    let shelved = UtcMs::parse("2026-11-23T17:00:00Z").unwrap();
    mailing.clock.set(shelved.plus_ms(days * DAY_MS));
    sign_in(mailing, "SV-1");
}

fn begin() -> (Mailing, [ParcelRow; 2]) {
    let mailing = Mailing::new();
    let lead = PersonCode::parse("SV-1").unwrap();
    let enrol = Command::EnrolPerson {
        person: lead.clone(),
        name: "Li".to_owned(),
        role: Role::Supervisor,
    };
    mailing.shell.commit(enrol).unwrap();
    sign_in(&mailing, "SV-1");
    let boxes = [0, 1].map(|at| mailing.waiting(ParcelQueue::Claim)[at].clone());
    (mailing, boxes)
}

fn sign_in(mailing: &Mailing, badge: &str) {
    mailing.shell.sign_in(PersonCode::parse(badge).unwrap());
    mailing.shell.settle();
}

fn expire(row: &ParcelRow) -> Command {
    Command::ExpireParcel {
        parcel: row.parcel,
        rule: rule(),
    }
}

fn expires(mailing: &Mailing, row: &ParcelRow) {
    let shell = &mailing.shell;
    let none = Command::ReadAnswers(ReadAnswers::nothing_on(shell.zone().day(shell.now())));
    shell.commit(none).unwrap();
    shell.commit(expire(row)).unwrap();
}

fn refused(result: Result<(), Message>) -> TroubleMsg {
    match result {
        Err(Message::Trouble(said)) => said,
        other => panic!("{other:?}"),
    }
}

fn row(mailing: &Mailing, of: &ParcelRow) -> ParcelRow {
    match mailing.ask(&Query::Parcel(of.number.clone())) {
        Answer::Parcel(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn kinds(made: &MadeWorkbook) -> Vec<String> {
    let (_, sheet) = &tables(&made.path)[0];
    let at = column(sheet, "Kind");
    sheet.iter().skip(1).map(|row| row[at].clone()).collect()
}

/// The workbooks of the 31st day: each seller is told for the last time.
fn told(mailing: &Mailing) -> [MadeWorkbook; 2] {
    on_day(mailing, 31);
    ["S-01", "S-02"].map(|code| mailing.make(code))
}

#[test]
fn workbooks_say_last_notice_from_its_day_on_and_no_default_goes_without_it() {
    let (mailing, [first, second]) = begin();
    on_day(&mailing, 29);
    let before = kinds(&mailing.make("S-01"));
    assert!(
        before.iter().all(|kind| !kind.contains("Last notice")),
        "{before:?}"
    );
    on_day(&mailing, 60);
    let untold = TroubleMsg::PoolUntold {
        sellers: "S-01, S-02".to_owned(),
    };
    assert_eq!(refused(mailing.shell.commit(expire(&first))), untold);
    let (mailing, [first, _]) = {
        drop((mailing, second));
        begin()
    };
    let books = told(&mailing);
    let last = kinds(&books[0]);
    assert_eq!(last.len(), 2);
    for kind in &last {
        // Sixty days after the 23rd of November.
        assert!(
            kind.contains("2027-01-22") && kind.contains("Last notice"),
            "{kind}"
        );
        assert!(kind.contains("最后通知"), "{kind}");
    }
    let early = refused(mailing.shell.commit(expire(&first)));
    assert!(matches!(early, TroubleMsg::PoolNotOver { .. }), "{early:?}");
    on_day(&mailing, 60);
    sign_in(&mailing, "OP-7");
    let nobody = refused(mailing.shell.commit(expire(&first)));
    let why = RefusalCode("supervisor_needed".to_owned());
    assert_eq!(nobody, TroubleMsg::CommandRefused { why });
    sign_in(&mailing, "SV-1");
    expires(&mailing, &first);
    let expired = row(&mailing, &first);
    assert_eq!(expired.state, ParcelState::Expired);
    assert_eq!(expired.expired.unwrap().owner.as_str(), "SV-1");
}

#[test]
fn a_late_claim_is_taken_while_the_box_is_here_and_told_what_was_done_afterwards() {
    let (mailing, [first, second]) = begin();
    let books = told(&mailing);
    on_day(&mailing, 60);
    for one in [&first, &second] {
        expires(&mailing, one);
    }
    let day = row(&mailing, &first).expired.unwrap().day;
    let taken = mailing.take(&books[0], |sheet| {
        write(sheet, &first.number, "Action", "ours");
    });
    assert_eq!(
        end(&taken, &first.number),
        RowEnd::ClaimedLate(day, Decision::Dispose)
    );
    assert_eq!(taken.counts.applied, 1);
    assert_eq!(row(&mailing, &first).claims.len(), 1);
    // The supervisor goes on with the other box: it goes into a bin, which is destroyed.
    let bin = ContainerName::parse("D-01").unwrap();
    sign_in(&mailing, "OP-7");
    mailing
        .shell
        .commit(Command::BinParcel {
            parcel: second.parcel,
            container: bin.clone(),
        })
        .unwrap();
    mailing
        .shell
        .commit(Command::SealContainer {
            container: bin.clone(),
        })
        .unwrap();
    mailing
        .shell
        .commit(Command::LeaveContainer {
            container: bin.clone(),
            how: LeftHow::Destroyed,
            under: None,
            witness: PersonCode::parse("SV-1"),
            photo: Some(Hash([6; 32])),
            taker: None,
        })
        .unwrap();
    let late = mailing.take(&books[1], |sheet| {
        write(sheet, &second.number, "Action", "ours");
    });
    assert_eq!(
        end(&late, &second.number),
        RowEnd::Refused(RowRefusal::PoolBinned {
            container: bin,
            day
        })
    );
    assert_eq!(mailing.waiting(ParcelQueue::Expired).len(), 1);
}

#[test]
fn a_box_that_is_the_houses_is_opened_at_a_bench_and_a_late_claim_is_told_so() {
    let (mailing, [_, second]) = begin();
    let books = told(&mailing);
    on_day(&mailing, 60);
    mailing.shell.scan(b"1Z5R89390357567127");
    mailing.shell.settle();
    assert_ne!(
        mailing.shell.face().step,
        "opened",
        "nobody's, and not confirmed"
    );
    expires(&mailing, &second);
    mailing.clock.set(mailing.clock.now().plus_ms(5_000));
    mailing.shell.scan(b"1Z5R89390357567127");
    mailing.shell.settle();
    let face = mailing.shell.face();
    assert_eq!(face.step, "opened", "{face:?}");
    let open = row(&mailing, &second);
    assert_eq!(open.state, ParcelState::Open);
    let day = open.expired.unwrap().day;
    let late = mailing.take(&books[0], |sheet| {
        write(sheet, &second.number, "Action", "ours");
    });
    assert_eq!(
        end(&late, &second.number),
        RowEnd::Refused(RowRefusal::PoolOpened {
            decision: Decision::Dispose,
            day
        })
    );
}

#[test]
fn a_claim_of_a_merged_record_is_a_claim_of_the_one_that_stands() {
    let (mailing, [first, second]) = begin();
    let book = mailing.make("S-01");
    mailing
        .shell
        .commit(Command::MergeParcel {
            parcel: second.parcel,
            into: first.parcel,
        })
        .unwrap();
    let taken = mailing.take(&book, |sheet| {
        write(sheet, &second.number, "Action", "ours");
    });
    assert_eq!(end(&taken, &second.number), RowEnd::Claimed);
    assert_eq!(row(&mailing, &first).claims.len(), 1);
    mailing.shell.scan(b"1Z5R89390357567127");
    mailing.shell.settle();
    let shown = format!("{:?}", mailing.shell.face());
    assert!(shown.contains(first.number.as_str()), "{shown}");
}
