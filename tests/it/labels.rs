//! Labels through the whole shell on a printer at a real network port: which came out, going on, and
//! that a label is printed twice only when a fact says so.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use returnbay::device::SimPrinter;
use returnbay::device::printer::SimScript;
use returnbay::domain::codes::{ContainerName, PersonCode, StationName, TagPrefix, UnitTag};
use returnbay::domain::printed::{LabelSize, Reprint, ReprintWhy, RollKind, RollPart};
use returnbay::domain::time::Zone;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::view::{
    Job, JobState, PrintRun, PrintTo, Printed, PrinterSetting, PrinterWay, RunState,
};
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig};
use returnbay::text::{Message, PrinterMsg};
use tempfile::TempDir;

/// How long a silent shell is waited for before a test fails.
const PATIENCE: Duration = Duration::from_mins(1);

struct Station {
    folder: TempDir,
    shell: Shell,
    moved: Receiver<()>,
}

fn tags(count: u32) -> Printed {
    Printed::Tags {
        roll: RollKind::UnitTag,
        prefix: TagPrefix::parse("AXX").unwrap(),
        count,
    }
}

fn part(first: u64, count: u32) -> RollPart {
    RollPart {
        roll: RollKind::UnitTag,
        prefix: TagPrefix::parse("AXX").unwrap(),
        first,
        count,
    }
}

fn on(sim: &SimPrinter, size: LabelSize) -> PrinterSetting {
    let (host, port) = sim.address();
    PrinterSetting {
        labels: size.code().to_owned(),
        way: PrinterWay::Network { host, port },
        ..PrinterSetting::default()
    }
}

impl Station {
    fn with(printers: impl IntoIterator<Item = PrinterSetting>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            printers: printers.into_iter().collect(),
            tones: false,
            ..Settings::default()
        };
        settings.save(&folder.path().join("settings.toml")).unwrap();
        let (send, moved) = sync_channel(1);
        let shell = Shell::open(ShellConfig {
            folder: folder.path().to_owned(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: Clock::system(),
            wake: Arc::new(move || {
                send.try_send(()).ok();
            }),
            devices: Devices::Started,
        })
        .unwrap();
        Self {
            folder,
            shell,
            moved,
        }
    }

    fn signed_in(self) -> Self {
        self.shell.sign_in(PersonCode::parse("OP-7").unwrap());
        self.shell.settle();
        self
    }

    fn print(&self, wanted: Printed) -> Result<JobState, Message> {
        let to = PrintTo::Printer;
        self.shell.run(Job::Print { wanted, to })
    }

    /// Waits until the newest run stands as it should.
    fn run_that(&self, is: impl Fn(&RunState) -> bool) -> PrintRun {
        loop {
            if let Some(run) = self.shell.devices().prints.first()
                && is(&run.state)
            {
                return run.clone();
            }
            self.moved.recv_timeout(PATIENCE).expect("the shell wakes");
        }
    }

    fn facts(&self) -> u64 {
        match ask(self.folder.path(), &Query::Health) {
            Answer::Health(health) => health.facts,
            other => panic!("{other:?}"),
        }
    }

    fn next_number(&self) -> u64 {
        let prefix = TagPrefix::parse("AXX").unwrap();
        match ask(self.folder.path(), &Query::Range(RollKind::UnitTag, prefix)) {
            Answer::Range(next) => next,
            other => panic!("{other:?}"),
        }
    }
}

fn ask(data: &Path, query: &Query) -> Answer {
    Desk::open(data).unwrap().ask(query).unwrap()
}

fn is_stopped(state: &RunState) -> bool {
    matches!(state, RunState::Stopped { .. })
}

#[test]
fn a_broken_line_is_gone_on_from_and_a_label_sent_twice_is_a_fact() {
    let sim = SimPrinter::start(SimScript {
        breaks_after: Some(7),
        ..SimScript::default()
    })
    .unwrap();
    let station = Station::with([on(&sim, LabelSize::TwoByOne)]).signed_in();
    assert_eq!(station.print(tags(12)), Ok(JobState::HandedOver));
    let run = station.run_that(is_stopped);
    assert_eq!(run.all(), 12);
    let first = UnitTag::make("AXX", 1).unwrap();
    assert_eq!(run.name(1), Some(first.as_str()));
    let RunState::Stopped { why, doubt } = &run.state else {
        panic!("{run:?}")
    };
    let name = station.shell.settings().printers[0].called();
    let lost = PrinterMsg::Lost { printer: name };
    assert_eq!(*why, Some(lost.into()));
    assert_eq!(*doubt, run.sent - run.out);
    assert!(run.out <= 7 && 7 <= run.sent && *doubt <= 2, "{run:?}");
    assert_eq!(sim.printed().len(), 7);
    // Beyond what was sent nobody can have seen a label.
    station.shell.go_on_printing(run.id, run.sent + 1);
    let before = station.facts();
    station.shell.go_on_printing(run.id, 7);
    let done = station.run_that(|state| *state == RunState::Printed);
    assert_eq!((done.out, done.sent), (12, 12));
    assert_eq!(station.facts() - before, u64::from(run.sent > 7));
    let printed: BTreeSet<Vec<u8>> = sim.printed().into_iter().collect();
    assert_eq!((sim.printed().len(), printed.len()), (12, 12));
    assert_eq!(station.next_number(), 13);
}

#[test]
fn a_reprint_is_a_fact_of_numbers_that_were_given_out_and_of_somebody() {
    let sim = SimPrinter::start(SimScript::default()).unwrap();
    let station = Station::with([on(&sim, LabelSize::TwoByOne)]);
    assert_eq!(station.print(tags(5)), Ok(JobState::HandedOver));
    station.run_that(|state| *state == RunState::Printed);
    let first = sim.printed();
    let again = |first, count| {
        let why = Some(ReprintWhy::Unreadable);
        Printed::Again(Reprint::Tags(part(first, count)), why)
    };
    assert!(station.print(again(2, 2)).is_err(), "nobody is signed in");
    let station = station.signed_in();
    let before = station.facts();
    assert!(station.print(again(4, 3)).is_err(), "6 was never given out");
    assert_eq!(station.facts(), before);
    assert_eq!(sim.printed().len(), 5);
    assert_eq!(station.print(again(2, 2)), Ok(JobState::HandedOver));
    station.run_that(|state| *state == RunState::Printed);
    assert_eq!(station.facts(), before + 1);
    assert_eq!(station.next_number(), 6, "no new number is given out");
    let all = sim.printed();
    let label = |bytes: &[u8]| {
        let from = bytes.windows(3).position(|part| part == b"^XA").unwrap();
        bytes[from..].to_vec()
    };
    let of = |labels: &[Vec<u8>]| labels.iter().map(|of| label(of)).collect::<Vec<_>>();
    assert_eq!(of(&all[5..]), of(&first[1..3]));
}

#[test]
fn what_the_printer_cannot_hold_is_refused_before_a_number_is_given_out() {
    let sim = SimPrinter::start(SimScript::default()).unwrap();
    let station = Station::with([on(&sim, LabelSize::FourBySix)]).signed_in();
    let none_set = || PrinterMsg::NoneSet {
        size: "2x1".to_owned(),
    };
    assert_eq!(station.print(tags(5)), Err(none_set().into()));
    assert_eq!(
        station.print(Printed::Commands),
        Err(PrinterMsg::NotALabel.into())
    );
    assert_eq!(station.next_number(), 1);
    let names = ["R-01", "C-02"].map(|name| ContainerName::parse(name).unwrap());
    assert_eq!(
        station.print(Printed::Containers(names.to_vec())),
        Ok(JobState::HandedOver)
    );
    let run = station.run_that(|state| *state == RunState::Printed);
    assert_eq!((run.name(1), run.name(2)), (Some("R-01"), Some("C-02")));
    assert_eq!(sim.printed().len(), 2);
    let none = Station::with([]);
    assert_eq!(none.print(tags(5)), Err(none_set().into()));
    assert_eq!(none.next_number(), 1);
}

#[test]
fn each_size_of_labels_goes_to_its_own_printer_and_one_out_of_paper_holds_up_only_its_own() {
    let empty = SimPrinter::start(SimScript {
        paper: Some(0),
        ..SimScript::default()
    })
    .unwrap();
    let big = SimPrinter::start(SimScript::default()).unwrap();
    let set = [
        on(&empty, LabelSize::TwoByOne),
        on(&big, LabelSize::FourBySix),
    ];
    let station = Station::with(set).signed_in();
    assert_eq!(station.print(tags(4)), Ok(JobState::HandedOver));
    let container = ContainerName::parse("R-01").unwrap();
    let printed = station.print(Printed::Containers(vec![container]));
    assert_eq!(printed, Ok(JobState::HandedOver));
    let run = station.run_that(|state| *state == RunState::Printed);
    assert_eq!(
        (run.size, run.name(1)),
        (LabelSize::FourBySix, Some("R-01"))
    );
    assert_eq!((big.printed().len(), empty.printed().len()), (1, 0));
    // The other one is set anew: this one is not touched.
    let mut settings = station.shell.settings().as_ref().clone();
    settings.set_printer(LabelSize::TwoByOne, None);
    station.shell.change_settings(settings);
    loop {
        let devices = station.shell.devices();
        let sizes: Vec<LabelSize> = devices.printers.iter().map(|view| view.size).collect();
        if sizes == [LabelSize::FourBySix] {
            break;
        }
        station.moved.recv_timeout(PATIENCE).unwrap();
    }
    let tags = &station.shell.devices().prints[1];
    assert!(is_stopped(&tags.state), "{tags:?}");
}

#[test]
fn a_person_stops_a_print_and_goes_on_with_no_label_in_doubt() {
    let sim = SimPrinter::start(SimScript {
        paper: Some(3),
        ..SimScript::default()
    })
    .unwrap();
    let station = Station::with([on(&sim, LabelSize::TwoByOne)]).signed_in();
    assert_eq!(station.print(tags(8)), Ok(JobState::HandedOver));
    loop {
        let devices = station.shell.devices();
        let short = devices.printers.first().map(|view| view.short.clone());
        if short == Some(Message::term("printer-state", "no_paper")) {
            break;
        }
        station.moved.recv_timeout(PATIENCE).unwrap();
    }
    let run = station.shell.devices().prints[0].clone();
    station.shell.stop_print(run.id);
    let run = station.run_that(is_stopped);
    assert_eq!(sim.printed().len(), 3);
    assert!(run.out <= 3 && 3 <= run.sent, "{run:?}");
    // Two labels are in the printer's memory: they come out with the new roll, and are not sent again.
    sim.change(|script| script.paper = None);
    station.shell.go_on_printing(run.id, run.sent);
    station.run_that(|state| *state == RunState::Printed);
    let printed: BTreeSet<Vec<u8>> = sim.printed().into_iter().collect();
    assert_eq!((sim.printed().len(), printed.len()), (8, 8));
}
