//! Two windows at one carton and one consignment: one of them closes it, the other is told, and nothing is double.

use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::{Arc, Barrier};
use std::thread;

use returnbay::domain::measure::Grams;
use returnbay::domain::shipment::{CartonMeasure, WeighedBy};
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::query::{ShipAnswer, ShipQuery};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::Wrote;
use returnbay::text::{Message, TroubleMsg};

use super::cli_run::{command, finish, run};
use super::lots::{House, name, tag};
use super::papers::{close, number, packed, put, sign, view};

/// Windows that press at the same moment.
const WINDOWS: usize = 6;

/// Runs work on a thread of its own.
fn side_by_side<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> thread::JoinHandle<T> {
    let thread = thread::Builder::new().name("side by side".to_owned());
    thread.spawn(work).expect("a thread")
}

/// What each of several windows heard that do the same at the same moment.
fn at_once(house: &House, command: &Command) -> Vec<Result<Wrote, Message>> {
    let start = Arc::new(Barrier::new(WINDOWS));
    let windows: Vec<_> = (0..WINDOWS)
        .map(|_| {
            let (shell, command, start) =
                (house.shell.clone(), command.clone(), Arc::clone(&start));
            side_by_side(move || {
                start.wait();
                shell.committed(command)
            })
        })
        .collect();
    windows
        .into_iter()
        .map(|window| window.join().unwrap())
        .collect()
}

fn facts(house: &House) -> u64 {
    match house.desk().ask(&Query::Health).unwrap() {
        Answer::Health(health) => health.facts,
        other => panic!("{other:?}"),
    }
}

fn one_wrote(heard: &[Result<Wrote, Message>]) {
    let wrote = |what| heard.iter().filter(|one| **one == Ok(what)).count();
    assert_eq!(
        (wrote(Wrote::Facts), wrote(Wrote::Nothing)),
        (1, WINDOWS - 1),
        "{heard:?}"
    );
}

fn closing(list: &str) -> Command {
    Command::Ship(ShipCommand::CloseConsignment {
        consignment: number(),
        list: Arc::from(list.as_bytes()),
    })
}

#[test]
fn of_windows_that_close_one_consignment_as_they_show_it_one_writes() {
    let house = packed();
    sign(&house);
    let shown = codec::encode_consignment(&view(&house).consignment);
    let before = facts(&house);
    one_wrote(&at_once(&house, &closing(&shown)));
    assert_eq!(facts(&house), before + 1);
    // The window that comes a moment later hears by words that it was so already.
    house.shell.command(closing(&shown));
    let nothing = Message::from(TroubleMsg::CommandNothing);
    while house
        .shell
        .notices()
        .iter()
        .all(|one| one.message != nothing)
    {
        thread::yield_now();
    }
    assert_eq!(facts(&house), before + 1);
}

#[test]
fn a_window_that_shows_something_else_closes_nothing() {
    let house = packed();
    sign(&house);
    let old = codec::encode_consignment(&view(&house).consignment);
    let measured = CartonMeasure {
        gross: Grams(14_300),
        by: WeighedBy::Hand,
        ..view(&house).consignment.cartons[0].measure.unwrap()
    };
    house.must(Command::Ship(ShipCommand::MeasureCarton {
        container: name("C-01"),
        measure: measured,
    }));
    let code = |heard: Result<Wrote, Message>| match heard {
        Err(Message::Trouble(TroubleMsg::CommandRefused { why })) => why.0,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        code(house.shell.committed(closing(&old))),
        "consignment_changed"
    );
    close(&house);
    let before = facts(&house);
    for heard in at_once(&house, &closing(&old)) {
        assert_eq!(code(heard), "consignment_closed");
    }
    assert_eq!(facts(&house), before);
}

#[test]
fn a_carton_is_sealed_once_and_takes_nothing_that_comes_a_moment_later() {
    let house = House::new();
    for at in 1..=4 {
        put(&house, at, if at == 1 { "C-01" } else { "C-02" });
    }
    let pack = |at| {
        Command::Ship(ShipCommand::Pack {
            tags: vec![tag(at)],
            container: name("C-01"),
            consignment: None,
        })
    };
    let seal = Command::SealContainer {
        container: name("C-01"),
    };
    let start = Arc::new(Barrier::new(4));
    let packers: Vec<_> = (2..=4)
        .map(|at| {
            let (shell, start) = (house.shell.clone(), Arc::clone(&start));
            let command = pack(at);
            side_by_side(move || {
                start.wait();
                (at, shell.commit(command).is_ok())
            })
        })
        .collect();
    start.wait();
    house.must(seal.clone());
    for packer in packers {
        let (at, is_packed) = packer.join().unwrap();
        let shown = run(&house.path("data"), &["show", tag(at).as_str(), "--json"]);
        let shown = shown.ends(0).json();
        let wanted = if is_packed { "C-01" } else { "C-02" };
        assert_eq!(shown["container"], wanted, "{shown}");
    }
    let before = facts(&house);
    let heard = at_once(&house, &seal);
    assert!(heard.iter().all(|one| *one == Ok(Wrote::Nothing)));
    assert_eq!(facts(&house), before);
    let late = house.shell.commit(pack(2));
    let late = late.err().or_else(|| house.shell.commit(pack(3)).err());
    assert!(late.is_some(), "a sealed carton takes nothing");
}

#[test]
fn windows_that_number_cartons_at_once_never_give_a_number_twice() {
    let house = packed();
    for at in 4..=7 {
        put(&house, at, &format!("C-0{at}"));
    }
    let windows: Vec<_> = (4..=7)
        .map(|at| {
            let shell = house.shell.clone();
            side_by_side(move || {
                let container = name(&format!("C-0{at}"));
                let given = Command::Ship(ShipCommand::GiveSscc { container });
                let first = shell.committed(given.clone()).unwrap();
                (first, shell.committed(given).unwrap())
            })
        })
        .collect();
    for window in windows {
        let heard = window.join().unwrap();
        assert_eq!(heard, (Wrote::Facts, Wrote::Nothing));
    }
    let query = Query::Ship(ShipQuery::FreeCartons);
    let Answer::Ship(ShipAnswer::FreeCartons(free)) = house.desk().ask(&query).unwrap() else {
        panic!("free cartons");
    };
    let inside = view(&house).consignment.cartons;
    let inside = inside.into_iter().filter_map(|carton| carton.sscc);
    let free = free.into_iter().filter_map(|of| of.carton.sscc);
    let all: Vec<String> = inside
        .chain(free)
        .map(|sscc| sscc.digits().to_owned())
        .collect();
    let each: BTreeSet<&String> = all.iter().collect();
    assert_eq!((all.len(), each.len()), (6, 6));
}

#[test]
fn a_second_program_on_the_store_is_told_and_of_two_at_once_one_closes() {
    let house = packed();
    sign(&house);
    let data = house.path("data");
    let close = ["shipment", "close", "SH-1-1", "--badge", "SUP-1"];
    let before = facts(&house);
    let told = run(&data, &close);
    assert_ne!(told.code, Some(0), "the window has the store");
    assert!(told.err.contains("open"), "{}", told.err);
    assert_eq!(facts(&house), before);

    let House { home, shell } = house;
    drop(shell);
    let windows: Vec<_> = (0..2)
        .map(|_| {
            let mut window = command(&data, &close);
            side_by_side(move || finish(window.stdout(Stdio::null()), b""))
        })
        .collect();
    let heard: Vec<_> = windows
        .into_iter()
        .map(|window| window.join().unwrap())
        .collect();
    // One closes. The other finds the store taken, or the consignment closed.
    let silent = |run: &&super::cli_run::Run| run.code == Some(0) && run.err.is_empty();
    assert_eq!(
        heard.iter().filter(silent).count(),
        1,
        "{:?}",
        heard.iter().map(|run| &run.err).collect::<Vec<_>>()
    );
    let other = heard.iter().find(|run| !run.err.is_empty()).unwrap();
    let is_told = other.err.contains("It was so already") || other.err.contains("open");
    assert!(is_told, "{}", other.err);
    let shown = run(&data, &["show", "SH-1", "--json"]).ends(0).json();
    let life = shown["timeline"].as_array().unwrap().iter();
    let closed = life.filter(|one| one["kind"] == "consignment.closed");
    assert_eq!(closed.count(), 1);
    run(&data, &["verify"]).ends(0);
    drop(home);
}
