//! People at desks through the whole program: a PIN opens, wrong ones lock, and neither a restart nor a kill
//! opens the door again.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{ContainerName, PersonCode, SellerCode, StationName};
use returnbay::domain::pin::{PersonState, Pin, PinState, PinTries};
use returnbay::domain::rights::printed;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::PersonTold;
use returnbay::ledger::fact::Role;
use returnbay::ledger::rows::PersonRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::door::{DeskLock, Seat, Wants, WithoutPin};
use returnbay::shell::pins::Tried;
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig, View};
use returnbay::text::{Language, Message, PeopleMsg, RefusalCode, TroubleMsg};

const MINUTE: i64 = 60_000;
const NOON: &str = "2026-11-23T20:00:00Z";

fn open(folder: &Path, clock: &Clock) -> Shell {
    Shell::open(ShellConfig {
        folder: folder.to_owned(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::parse("America/Los_Angeles").unwrap(),
        clock: clock.clone(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap()
}

fn clock() -> Clock {
    Clock::scripted(UtcMs::parse(NOON).unwrap())
}

fn badge(text: &str) -> PersonCode {
    PersonCode::parse(text).unwrap()
}

fn pin(text: &str) -> Pin {
    Pin::new(text).unwrap()
}

fn sign_in(shell: &Shell, text: &str) {
    shell.sign_in(badge(text));
    shell.settle();
}

fn enrol(shell: &Shell, text: &str, role: Role) {
    shell
        .commit(Command::EnrolPerson {
            person: badge(text),
            name: text.to_owned(),
            role,
        })
        .unwrap();
}

/// A site that SUP-1 leads, with PIN 2580 of SUP-1, and OP-7 without one.
fn site(folder: &Path, clock: &Clock) -> Shell {
    let shell = open(folder, clock);
    enrol(&shell, "SUP-1", Role::Supervisor);
    enrol(&shell, "OP-7", Role::Operator);
    sign_in(&shell, "SUP-1");
    shell.give_pin(&badge("SUP-1"), &pin("2580")).unwrap();
    shell
}

fn name_seller(name: &str) -> Command {
    Command::NameSeller {
        seller: SellerCode::parse("S-01").unwrap(),
        name: name.to_owned(),
    }
}

fn people(shell: &Shell) -> Vec<PersonRow> {
    shell.ask(View::People, Query::People);
    shell.wait_for_answer(View::People, &Query::People);
    match shell.answer(View::People) {
        Some((_, answer)) => match answer.as_ref() {
            Answer::People(rows) => rows.clone(),
            other => panic!("{other:?}"),
        },
        None => panic!("people"),
    }
}

fn locked() -> Message {
    PeopleMsg::DeskLocked.into()
}

#[test]
fn a_desk_opens_by_pin_and_locks_by_time_and_by_badge_while_the_bench_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let shell = site(folder.path(), &clock);
    assert_eq!(
        shell.desk_lock(),
        DeskLock::Open,
        "who sets a PIN has given it"
    );
    shell.commit(name_seller("One")).unwrap();
    clock.set(shell.now().plus_ms(10 * MINUTE));
    assert_eq!(
        shell.commit(name_seller("Two")),
        Err(locked()),
        "nobody was there"
    );
    assert!(matches!(shell.try_pin(&pin("2580")), Ok(Tried::Opened)));
    shell.commit(name_seller("Two")).unwrap();
    // A person without a PIN acts by badge; coming back needs the PIN.
    sign_in(&shell, "OP-7");
    assert_eq!(shell.desk_lock(), DeskLock::Open);
    sign_in(&shell, "SUP-1");
    assert_eq!(shell.commit(name_seller("Three")), Err(locked()));
    let started = shell.start(Job::Purge {
        day: shell.zone().day(shell.now()),
    });
    let jobs = shell.jobs();
    let job = jobs.iter().find(|job| job.id == started).unwrap();
    assert_eq!(job.state, JobState::Failed(locked()), "nor is a job begun");
    // The bench is no desk: scans and its own commands go on by badge.
    shell.sit(Seat::Bench);
    let open = Command::OpenContainer {
        container: ContainerName::parse("R-01").unwrap(),
    };
    shell.commit(open).unwrap();
    shell.scan(b"1Z999AA10123456784");
    shell.settle();
    assert!(shell.face().parcel.is_some());
    shell.sit(Seat::Desk);
    assert_eq!(shell.commit(name_seller("Three")), Err(locked()));
}

#[test]
fn five_wrong_pins_lock_over_a_restart_and_a_supervisor_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let shell = site(folder.path(), &clock);
    shell.give_pin(&badge("OP-7"), &pin("1379")).unwrap();
    sign_in(&shell, "OP-7");
    for count in 1..5 {
        let tried = shell.try_pin(&Pin::tried("0000")).unwrap();
        let so_far = PinTries {
            wrong: count,
            locked_until: None,
        };
        assert_eq!(tried, Tried::Wrong(so_far));
    }
    drop(shell);
    let shell = open(folder.path(), &clock);
    sign_in(&shell, "OP-7");
    let DeskLock::Shut(shut) = shell.desk_lock() else {
        panic!("locked");
    };
    assert_eq!((shut.wants, shut.left, shut.until), (Wants::Pin, 1, None));
    let until = shell.now().plus_ms(15 * MINUTE);
    assert!(matches!(
        shell.try_pin(&Pin::tried("0001")),
        Ok(Tried::Wrong(_))
    ));
    let right = shell.try_pin(&pin("1379")).unwrap();
    assert!(
        matches!(right, Tried::Locked(_)),
        "not even the right one: {right:?}"
    );
    drop(shell);
    let shell = open(folder.path(), &clock);
    sign_in(&shell, "OP-7");
    assert!(matches!(shell.try_pin(&pin("1379")), Ok(Tried::Locked(_))));
    let DeskLock::Shut(shut) = shell.desk_lock() else {
        panic!("locked");
    };
    assert_eq!(shut.until, Some(until));
    let row = people(&shell)
        .into_iter()
        .find(|row| row.person == badge("OP-7"));
    assert_eq!(
        row.unwrap().locked_until,
        Some(until),
        "the journal says so too"
    );
    sign_in(&shell, "SUP-1");
    assert!(matches!(shell.try_pin(&pin("2580")), Ok(Tried::Opened)));
    let person = badge("OP-7");
    shell.commit(Command::UnlockPerson { person }).unwrap();
    sign_in(&shell, "OP-7");
    assert!(matches!(shell.try_pin(&pin("1379")), Ok(Tried::Opened)));
    assert_eq!(shell.desk_lock(), DeskLock::Open);
}

#[test]
fn the_lock_ends_by_itself_and_the_next_one_is_longer() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let shell = site(folder.path(), &clock);
    let mut now = shell.now();
    for minutes in [15, 60] {
        for _ in 0..5 {
            let tried = shell.try_pin(&Pin::tried("9999")).unwrap();
            assert!(matches!(tried, Tried::Wrong(_)), "{tried:?}");
        }
        clock.set(now.plus_ms(minutes * MINUTE - 1));
        assert!(matches!(shell.try_pin(&pin("2580")), Ok(Tried::Locked(_))));
        now = now.plus_ms(minutes * MINUTE);
        clock.set(now);
    }
    assert!(matches!(shell.try_pin(&pin("2580")), Ok(Tried::Opened)));
}

#[test]
fn a_site_that_insists_lets_nobody_sit_down_without_badge_and_pin() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock();
    let shell = site(folder.path(), &clock);
    shell.change_settings(Settings {
        without_pin: WithoutPin::ShutOut,
        desk_idle_minutes: 0,
        ..Settings::default()
    });
    clock.set(shell.now().plus_ms(600 * MINUTE));
    shell.commit(name_seller("One")).unwrap();
    sign_in(&shell, "OP-7");
    let open = Command::OpenContainer {
        container: ContainerName::parse("R-01").unwrap(),
    };
    assert_eq!(shell.commit(open.clone()), Err(locked()));
    assert!(shell.give_pin(&badge("OP-7"), &pin("1379")).is_err());
    shell.sit(Seat::Bench);
    shell.commit(open).unwrap();
}

#[test]
fn a_leavers_badge_opens_neither_bench_nor_desk() {
    let folder = tempfile::tempdir().unwrap();
    let shell = site(folder.path(), &clock());
    let left = |state| {
        Command::SetPerson(Box::new(PersonTold {
            person: badge("OP-7"),
            name: "Ana".to_owned(),
            role: Role::Operator,
            language: None,
            state,
        }))
    };
    shell.commit(left(PersonState::Left)).unwrap();
    shell.scan(badge("OP-7").printed().as_bytes());
    shell.settle();
    assert_eq!(
        shell.face().person,
        Some(badge("SUP-1")),
        "the badge is refused"
    );
    let (said, _) = shell.said_since(0);
    assert!(
        said.iter().any(|(_, line)| line.contains("person_left")),
        "{said:?}"
    );
    shell.commit(left(PersonState::Active)).unwrap();
    sign_in(&shell, "OP-7");
    assert_eq!(shell.face().person, Some(badge("OP-7")));
}

#[test]
fn a_badge_brings_its_language_and_the_next_one_the_stations_again() {
    let folder = tempfile::tempdir().unwrap();
    let shell = site(folder.path(), &clock());
    let told = PersonTold {
        person: badge("OP-7"),
        name: "李".to_owned(),
        role: Role::Operator,
        language: Some("zh-CN".to_owned()),
        state: PersonState::Active,
    };
    shell.commit(Command::SetPerson(Box::new(told))).unwrap();
    assert_eq!(shell.words().language, Language::English);
    sign_in(&shell, "OP-7");
    assert_eq!(shell.words().language, Language::Chinese);
    sign_in(&shell, "SUP-1");
    assert_eq!(shell.words().language, Language::English);
}

#[test]
fn a_role_is_refused_in_words_at_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let shell = site(folder.path(), &clock());
    sign_in(&shell, "OP-7");
    let why = RefusalCode("supervisor_needed".to_owned());
    assert_eq!(
        shell.commit(name_seller("One")),
        Err(TroubleMsg::CommandRefused { why }.into())
    );
    let row = people(&shell)
        .into_iter()
        .find(|row| row.person == badge("OP-7"));
    assert_eq!(row.unwrap().pin, PinState::Missing);
}

#[test]
fn the_page_of_rights_has_the_table_of_the_program() {
    let page = include_str!("../../docs/rights.md");
    let table = printed();
    assert!(
        page.contains(&table),
        "docs/rights.md wants this table:\n{table}"
    );
}
