//! Sellers' workbooks in open work: who is late, and what came of a filled one.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::SellerCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::ids::{Hash, MailId};
use returnbay::ledger::chatting::{ChatAnswers, OutboxRow};
use returnbay::ledger::fact::{MadeMail, MailCounts, ReadAnswers};
use returnbay::ledger::mailing::{RowEnd, RowRefusal};
use returnbay::ledger::query::Queue;
use returnbay::ledger::rows::{AnswersReadRow, FilledMail, MailRow};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::mail::{FolderOf, ReadFolder, TakenRow, TakenWorkbook};
use returnbay::shell::view::{Job, JobState, JobView, View};
use returnbay::text::{Language, MailMsg};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::harness;
use crate::faces::{self, NOW};
use crate::seen;

fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).expect("a code")
}

/// A seller that answered, one that has hours left, one that is late, and two that answered in chats.
pub fn outbox() -> Vec<OutboxRow> {
    let chat = |code: &str| {
        let (labels, waits) = match code {
            "S-04" => (3, 9),
            "S-05" => (60, 0),
            _ => return None,
        };
        Some(ChatAnswers {
            labels,
            at: NOW.plus_ms(-2 * 3_600_000),
            who: "李伟（微信）".to_owned(),
            waits,
        })
    };
    let row = |mail: MailRow| OutboxRow {
        chat: chat(mail.made.seller.as_str()),
        mail,
    };
    mails().into_iter().map(row).collect()
}

fn mails() -> Vec<MailRow> {
    let counts = MailCounts {
        applied: 11,
        unchanged: 0,
        unanswered: 1,
        refused: 0,
    };
    [
        ("S-01", 5, true),
        ("S-02", 9, false),
        ("S-03", -4, false),
        ("S-04", -4, false),
        ("S-05", 9, false),
    ]
    .into_iter()
    .zip(1_u8..)
    .map(|((code, due_hours, answered), number)| MailRow {
        made: MadeMail {
            mail: MailId(u128::from(number)),
            seller: seller(code),
            file: Hash([number; 32]),
            file_name: format!("{code}_2026-11-22.xlsx"),
            day: seen::zone().day(NOW.plus_ms(-21 * 3_600_000)),
            answer_by: NOW.plus_ms(due_hours * 3_600_000),
            rows: 12 * u32::from(number),
        },
        made_at: NOW.plus_ms(-21 * 3_600_000),
        filled: answered
            .then(|| FilledMail {
                file: Hash([90; 32]),
                file_name: "S-01 已填.xlsx".to_owned(),
                taken_at: NOW,
                rows: counts,
            })
            .into_iter()
            .collect(),
    })
    .collect()
}

/// That today's answers were read.
pub fn answers_read() -> (View, Query, Answer) {
    let today = seen::zone().day(NOW);
    let row = AnswersReadRow {
        read: ReadAnswers {
            day: today,
            folder: Some("2026-11-23 回复".to_owned()),
            files: 6,
            taken: 5,
        },
        at: NOW.plus_ms(-2 * 3_600_000),
        person: None,
    };
    let answer = Answer::AnswersRead(Some(Box::new(row)));
    (View::WorkAnswers, Query::AnswersRead(today), answer)
}

/// The same screen before today's answers were read.
pub fn unread((screens, mut seen): (Screens, Seen)) -> (Screens, Seen) {
    let (view, query, _) = answers_read();
    let answer = Arc::new(Answer::AnswersRead(None));
    seen.answers.insert(view, (query, answer));
    (screens, seen)
}

/// The screen after a folder was read: one workbook with refused rows, one file that is no workbook.
pub fn folder_read((screens, seen): (Screens, Seen)) -> (Screens, Seen) {
    let (screens, mut seen) = taken((screens, seen));
    let Some(JobState::MailTaken(book)) = seen.jobs.first().map(|view| view.state.clone()) else {
        panic!("a workbook was taken");
    };
    let stranger = MailMsg::FileUnknown {
        name: "S-09 副本.xlsx".to_owned(),
    };
    let read = ReadFolder {
        folder: "2026-11-23 回复".to_owned(),
        files: vec![
            ("S-02 已填.xlsx".to_owned(), Ok((*book).clone())),
            ("S-09 副本.xlsx".to_owned(), Err(stranger.into())),
        ],
        whose: FolderOf::Everyone,
    };
    seen.jobs = vec![JobView {
        id: 1,
        job: Arc::new(Job::ReadAnswers {
            folder: PathBuf::from("2026-11-23 回复"),
            seller: None,
        }),
        state: JobState::AnswersRead(Arc::new(read)),
    }];
    (screens, seen)
}

/// The screen after a filled workbook was taken, of which two rows were refused.
pub fn taken((screens, mut seen): (Screens, Seen)) -> (Screens, Seen) {
    let row = |number, id: &str, note: &str, end| TakenRow {
        number,
        id: id.to_owned(),
        note: note.to_owned(),
        end,
    };
    let rows = vec![
        row(2, "H-UA00000000016", "", RowEnd::Applied(Decision::Dispose)),
        row(
            3,
            "H-UA0000000002J",
            "要蓝色的",
            RowEnd::Refused(RowRefusal::UnknownAction("看情况".to_owned())),
        ),
        row(
            4,
            "C-P2GZ1QMZTXG8D",
            "",
            RowEnd::Refused(RowRefusal::NotUnclaimed),
        ),
    ];
    let book = TakenWorkbook {
        file_name: "S-02 已填.xlsx".to_owned(),
        seller: seller("S-02"),
        rows,
        counts: MailCounts {
            applied: 1,
            unchanged: 0,
            unanswered: 0,
            refused: 2,
        },
        before: None,
    };
    seen.jobs = vec![JobView {
        id: 1,
        job: Arc::new(Job::TakeMail {
            path: PathBuf::from("S-02 已填.xlsx"),
            seller: None,
        }),
        state: JobState::MailTaken(Arc::new(book)),
    }];
    (screens, seen)
}

#[test]
fn late_sellers_stand_first_and_refused_rows_say_why() {
    let mut seen = seen::busy(Language::English, faces::face("ready"));
    let answer = returnbay::ledger::Answer::Outbox(outbox());
    seen.answers
        .insert(View::WorkMail, (Query::Outbox, Arc::new(answer)));
    let mut screens = Screens {
        place: Place::Work,
        ..Screens::default()
    };
    screens.work.open(Queue::Mail);
    let (screens, seen) = taken((screens, seen));
    let mut harness = harness(screens, seen);
    harness.run();
    let states: Vec<f32> = ["Late", "Silent", "Partly"]
        .map(|state| harness.get_by_label(state).rect().top())
        .to_vec();
    assert_eq!(harness.get_all_by_label("Answered").count(), 2);
    harness.get_by_label("3 · 李伟（微信） · 2 h 0 min");
    assert!(states.is_sorted(), "{states:?}");
    harness.get_by_label_contains("is no action we know");
    harness.get_by_label_contains("has an owner");
    harness.get_by_label_contains("要蓝色的");
    harness.get_by_label("Make workbooks…").click();
    harness.run();
    let started = harness.state().wanted.iter().any(|intent| {
        matches!(intent, Intent::Start(Job::MakeMail { seller: None, folder }) if folder.ends_with("mail"))
    });
    assert!(started);
    harness.get_by_label("Take filled workbooks…").click();
    harness.run();
    assert!(harness.state().wanted.contains(&Intent::PickMail));
}

#[test]
fn the_desk_of_mail_asks_itself_who_may_say_that_nothing_came() {
    let seen = seen::busy(Language::English, faces::face("ready"));
    let mut screens = Screens {
        place: Place::Work,
        ..Screens::default()
    };
    screens.work.open(Queue::Mail);
    let (screens, seen) = unread((screens, seen));
    let mut harness = harness(screens, seen);
    harness.run();
    harness.get_by_label("Nothing came today");
    let asked = harness.state().wanted.iter().any(
        |intent| matches!(intent, Intent::Ask(View::People, query) if **query == Query::People),
    );
    assert!(asked, "nobody else on this screen asks");
}
