//! Labels of a consignment's cartons on a printer whose line breaks in the middle: which came out is known, printing
//! goes on behind them, a label that is sent twice is a fact, and no serial number is ever on two cartons.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

use returnbay::device::SimPrinter;
use returnbay::device::printer::SimScript;
use returnbay::domain::codes::{PersonCode, StationName};
use returnbay::domain::printed::{LabelSize, Reprint, ReprintWhy, Sscc};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::view::{
    CartonLabel, Job, JobState, PrintRun, PrintTo, Printed, PrinterSetting, PrinterWay, RunState,
};
use returnbay::shell::{Clock, Devices, Settings, Shell, ShellConfig};

use super::lots::{House, name};
use super::papers::{carton, packed, put, view};

/// How long a silent shell is waited for before a test fails.
const PATIENCE: Duration = Duration::from_mins(1);
/// Cartons of the consignment.
const CARTONS: u32 = 5;

/// The consignment's labels, as its desk asks for them.
fn labels(house: &House) -> Vec<CartonLabel> {
    let cartons = view(house).consignment.cartons.into_iter();
    let label = cartons.map(|carton| CartonLabel {
        name: carton.container,
        sscc: carton.sscc,
    });
    label.collect()
}

struct Printing {
    shell: Shell,
    moved: Receiver<()>,
}

impl Printing {
    fn on(sim: &SimPrinter, data: &Path) -> Self {
        let (host, port) = sim.address();
        let settings = Settings {
            tones: false,
            printers: vec![PrinterSetting {
                labels: LabelSize::FourBySix.code().to_owned(),
                way: PrinterWay::Network { host, port },
                ..PrinterSetting::default()
            }],
            ..Settings::default()
        };
        settings.save(&data.join("settings.toml")).unwrap();
        let (send, moved) = sync_channel(1);
        let shell = Shell::open(ShellConfig {
            folder: data.to_owned(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::parse("America/Los_Angeles").unwrap(),
            clock: Clock::scripted(UtcMs::parse("2026-11-24T02:30:00Z").unwrap()),
            wake: Arc::new(move || {
                send.try_send(()).ok();
            }),
            devices: Devices::Started,
        })
        .unwrap();
        shell.sign_in(PersonCode::parse("SUP-1").unwrap());
        shell.settle();
        Self { shell, moved }
    }

    fn print(&self, wanted: Printed) {
        let to = PrintTo::Printer;
        let handed = self.shell.run(Job::Print { wanted, to });
        assert_eq!(handed, Ok(JobState::HandedOver));
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
}

/// Cuts a label out of what a printer got.
fn label(bytes: &[u8]) -> &[u8] {
    let from = bytes.windows(3).position(|part| part == b"^XA").unwrap();
    &bytes[from..]
}

/// Reads the serial number out of the bars of a label: Code 128 in code C, begun by FNC1, with the application
/// identifier 00 before 18 digits.
fn serial(label: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(label).into_owned();
    let fields = text.split("^FD").skip(1);
    let data = fields.filter_map(|field| field.split("^FS").next());
    let mut of_bars = data.filter_map(|data| data.strip_prefix(">;>8"));
    let digits = of_bars.next()?.strip_prefix("00")?;
    let is_whole = digits.len() == 18 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_whole.then(|| digits.to_owned())
}

fn facts(data: &Path) -> u64 {
    match Desk::open(data).unwrap().ask(&Query::Health).unwrap() {
        Answer::Health(health) => health.facts,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_that_breaks_among_carton_labels_is_gone_on_from_and_no_number_is_on_two() {
    let house = packed();
    for at in 3..=CARTONS {
        let named = format!("C-0{at}");
        put(&house, u64::from(at) + 10, &named);
        carton(&house, &named, 5_000 + at);
    }
    let wanted = labels(&house);
    let numbers: BTreeSet<String> = wanted
        .iter()
        .filter_map(|label| Some(label.sscc.as_ref()?.digits().to_owned()))
        .collect();
    assert_eq!(numbers.len(), usize::try_from(CARTONS).unwrap());
    let House { home, shell } = house;
    drop(shell);
    let data = home.path().join("data");

    let sim = SimPrinter::start(SimScript {
        breaks_after: Some(2),
        ..SimScript::default()
    })
    .unwrap();
    let at = Printing::on(&sim, &data);
    at.print(Printed::Cartons(wanted.clone()));
    let run = at.run_that(|state| matches!(state, RunState::Stopped { .. }));
    assert_eq!(run.all(), CARTONS);
    assert!(run.out <= 2 && 2 <= run.sent, "{run:?}");
    let RunState::Stopped { why, doubt } = &run.state else {
        panic!("{run:?}");
    };
    assert!(why.is_some(), "it says what went wrong");
    assert_eq!(*doubt, run.sent - run.out);
    assert_eq!(sim.printed().len(), 2, "two are on the table");
    assert_eq!(run.name(2), Some("C-02"));

    // The person looked: the second one is the last that came out. What was sent behind it is sent again, and
    // each of these is a fact of its carton.
    let before = facts(&data);
    at.shell.go_on_printing(run.id, 2);
    let done = at.run_that(|state| *state == RunState::Printed);
    assert_eq!((done.out, done.sent), (CARTONS, CARTONS));
    assert_eq!(facts(&data) - before, u64::from(run.sent - 2));
    let each: BTreeSet<Vec<u8>> = sim.printed().into_iter().collect();
    assert_eq!(
        (sim.printed().len(), each.len()),
        (5, 5),
        "each came out once"
    );

    // A label that is wanted again says why, and its carton keeps its number.
    let before = facts(&data);
    let again = Reprint::Container(name("C-02"));
    at.print(Printed::Again(again, Some(ReprintWhy::Unreadable)));
    at.run_that(|state| *state == RunState::Printed);
    assert_eq!(facts(&data), before + 1);
    assert_eq!(sim.printed().len(), 6);
    // It is the same label: number of how many, marks, and the bars of the same serial number.
    let printed = sim.printed();
    assert_eq!(label(&printed[5]), label(&printed[1]));
    let known = wanted[1].sscc.as_ref().map(Sscc::digits);
    assert_eq!(serial(&printed[5]).as_deref(), known);
    let give = |named: &str| {
        let container = name(named);
        let given = ShipCommand::GiveSscc { container };
        at.shell.commit(Command::Ship(given)).unwrap();
    };
    give("C-02");
    assert_eq!(facts(&data), before + 1, "it has one");
    let house = House {
        home,
        shell: at.shell,
    };
    assert_eq!(labels(&house), wanted);
    // What comes next has a number that is on no label.
    put(&house, 30, "C-09");
    carton(&house, "C-09", 4_000);
    let next = labels(&house).pop().and_then(|label| label.sscc).unwrap();
    assert!(!numbers.contains(next.digits()));
}
