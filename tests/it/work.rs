//! Open work through the whole shell on a real store: approved by a supervisor's badge, moved, and
//! what is not allowed said in words.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{ContainerName, PersonCode, SellerCode, StationName, TagPrefix};
use returnbay::domain::decision::Decision;
use returnbay::domain::printed::{Paper, RollKind};
use returnbay::domain::terms::Terms;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::fact::Role;
use returnbay::ledger::judging::{Judging, commands};
use returnbay::ledger::query::{Queue, QueuedUnit, UnitQueue};
use returnbay::ledger::rows::{TermsFrom, UnitRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::claims;
use returnbay::shell::desk::Desk;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::view::{Job, JobState, PrintTo, Printed};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};
use returnbay::text::{Language, Message, Words};

use super::cli::{HEAD, LAMP};

fn open(folder: &Path, clock: &Clock) -> Shell {
    Shell::open(ShellConfig {
        folder: folder.to_owned(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::UTC,
        clock: clock.clone(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap()
}

fn ask(data: &Path, query: &Query) -> Answer {
    Desk::open(data).unwrap().ask(query).unwrap()
}

fn count(data: &Path, queue: UnitQueue) -> u32 {
    let Answer::OpenWork(figures) = ask(
        data,
        &Query::open_work(
            UtcMs(0),
            claims::days(Zone::UTC.day(UtcMs(0))),
            Zone::UTC.day(UtcMs(0)),
        ),
    ) else {
        panic!("figures are asked for");
    };
    let queue = Queue::Units(queue);
    let figure = figures.iter().find(|figure| figure.queue == queue);
    figure.unwrap().count
}

fn listed(data: &Path, queue: UnitQueue) -> Vec<UnitRow> {
    match ask(data, &Query::QueuedUnits(queue, None)) {
        Answer::QueuedUnits(page) => page.rows.into_iter().map(|QueuedUnit(row)| row).collect(),
        other => panic!("{other:?}"),
    }
}

fn as_asked(rows: &[UnitRow], shell: &Shell) -> Vec<Command> {
    let rows: Vec<&UnitRow> = rows.iter().collect();
    commands(&rows, Judging::AsAsked, &[], shell.zone().day(shell.now()))
}

/// A lamp of a seller that wants every way home approved, from its label to the approval shelf.
fn lamp_on_the_shelf(folder: &Path, shell: &Shell) {
    let seller = SellerCode::parse("S-01").unwrap();
    let terms = Terms {
        approve: vec![Decision::ShipChina],
        ..Terms::default()
    };
    shell
        .commit(Command::SetSellerTerms {
            seller,
            set: TermsFrom { from: None, terms },
        })
        .unwrap();
    std::fs::write(folder.join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
    let shift = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n+4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 scan A-01\n";
    let mut replay = Replay::new(shell.clone(), Way::Inbox, folder.to_owned());
    for line in shift::parse(shift).unwrap() {
        replay.play(&line).unwrap();
    }
    shell.settle();
}

#[test]
fn a_unit_goes_from_the_approval_shelf_by_a_supervisor_s_word_into_its_carton() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
    let shell = open(&data, &clock);
    lamp_on_the_shelf(home.path(), &shell);
    assert_eq!(count(&data, UnitQueue::Approval), 1);
    let rows = listed(&data, UnitQueue::Approval);
    assert_eq!(rows[0].decision(), Some(Decision::ShipChina));

    let refused = shell.commit(as_asked(&rows, &shell).remove(0)).unwrap_err();
    for language in Language::ALL {
        let said = Words::new(language, Zone::UTC).say(&refused);
        let word = match language {
            Language::English => "Only a supervisor may do that",
            Language::Chinese => "只有主管可以这样做",
        };
        assert!(
            said.contains(word) && !said.contains("supervisor_needed"),
            "{said}"
        );
    }
    assert_eq!(count(&data, UnitQueue::Approval), 1, "nothing was written");

    let lead = PersonCode::parse("SUP-1").unwrap();
    shell
        .commit(Command::EnrolPerson {
            person: lead.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        })
        .unwrap();
    shell.sign_in(lead.clone());
    shell.settle();
    assert_eq!(shell.face().person, Some(lead));
    for command in as_asked(&rows, &shell) {
        shell.commit(command).unwrap();
    }
    drop(shell);

    let shell = open(&data, &clock);
    shell.sign_in(PersonCode::parse("OP-7").unwrap());
    shell.settle();
    assert_eq!(count(&data, UnitQueue::Approval), 0);
    let judged = listed(&data, UnitQueue::Judged);
    let units: Vec<_> = judged.iter().map(|row| row.unit).collect();
    let moved = |name: &str| Command::MoveUnits {
        units: units.clone(),
        container: ContainerName::parse(name).unwrap(),
    };
    let refused: Message = shell.commit(moved("R-01")).unwrap_err();
    let said = Words::new(Language::English, Zone::UTC).say(&refused);
    assert!(said.contains("for another decision"), "{said}");
    shell.commit(moved("C-01")).unwrap();
    assert_eq!(count(&data, UnitQueue::Judged), 0);
    shell.commit(moved("C-01")).unwrap();
    assert_eq!(count(&data, UnitQueue::Judged), 0, "it is there already");
}

#[test]
fn tags_are_printed_when_a_carton_is_broken() {
    let home = tempfile::tempdir().unwrap();
    let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:04:05Z").unwrap());
    let shell = open(home.path(), &clock);
    std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
    let text = "import returns.tsv S-01\nbadge OP-7\nscan 1Z4CJTH59083524484\nscan UA00000000016\n\
        scan B0NQH9WRMZ\nkey Q\nkey 7\nkey enter\nkey 1\nscan R-03\nkey P\n\
        scan UA00000000016\nkey Q\n";
    let mut replay = Replay::new(shell.clone(), Way::Inbox, home.path().to_owned());
    for line in shift::parse(text).unwrap() {
        replay.play(&line).unwrap();
    }
    // Jobs run one after the other: behind this one the roll is printed.
    let sheet = shell.run(Job::Print {
        wanted: Printed::Commands,
        to: PrintTo::Pdf {
            paper: Paper::Letter,
            path: home.path().join("sheet.pdf"),
        },
    });
    assert!(matches!(sheet, Ok(JobState::Written(_))), "{sheet:?}");
    let folder = std::fs::read_dir(home.path().join("prints")).unwrap();
    let files: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    let [roll] = files.as_slice() else {
        panic!("one roll is printed: {files:?}");
    };
    let bytes = std::fs::read(roll).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let range = Query::Range(RollKind::UnitTag, TagPrefix::of_station("A"));
    assert_eq!(
        ask(home.path(), &range),
        Answer::Range(8),
        "seven numbers are given out"
    );
}
