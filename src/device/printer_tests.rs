//! The printer's thread over real network lines and pseudo-terminals: every wait is on a channel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::printer::{
    Batch, BatchEnd, Count, Printer, PrinterChoice, PrinterEvent, PrinterSetup, PrinterState,
    SimAnswers, SimHead, SimPrinter, SimScript, Taken, look,
};

/// Far above anything a loaded machine needs; reached only when a test fails.
const PATIENCE: Duration = Duration::from_mins(1);

fn label(number: u32) -> Vec<u8> {
    format!("^XA^FO8,8^FD{number}^FS^PQ1^XZ").into_bytes()
}

/// Sixty labels, as many as a short roll.
fn sixty() -> Batch {
    Batch {
        id: 7,
        name: "unit-tags-AXX-1".to_owned(),
        labels: (1..=60).map(label).collect(),
        from: 0,
        stop: Arc::default(),
    }
}

fn on(sim: &SimPrinter) -> PrinterChoice {
    let (host, port) = sim.address();
    PrinterChoice::Network { host, port }
}

struct Desk {
    printer: Printer,
    told: Receiver<PrinterEvent>,
}

impl Desk {
    fn at(choice: PrinterChoice) -> Self {
        let (send, told) = channel();
        let setup = PrinterSetup {
            number: 1,
            choice,
            look: PATIENCE,
            ask_again: Duration::from_millis(1),
        };
        let printer = Printer::start(setup, move |event| drop(send.send(event))).unwrap();
        Self { printer, told }
    }

    fn next(&self) -> PrinterEvent {
        self.told.recv_timeout(PATIENCE).expect("the thread tells")
    }

    fn wait_for(&self, wanted: &PrinterState) {
        while self.next() != PrinterEvent::State(wanted.clone()) {}
    }

    /// Prints and gives every state told on the way and the end.
    fn print(&self, batch: Batch) -> (Vec<PrinterState>, Count, BatchEnd) {
        assert_eq!(self.printer.print(batch), Taken::Yes);
        self.end()
    }

    fn end(&self) -> (Vec<PrinterState>, Count, BatchEnd) {
        let mut states = Vec::new();
        loop {
            match self.next() {
                PrinterEvent::State(state) => states.push(state),
                PrinterEvent::Progress { count, .. } => assert!(count.out <= count.sent),
                PrinterEvent::Ended { count, end, .. } => return (states, count, end),
            }
        }
    }
}

fn sim(script: SimScript) -> SimPrinter {
    SimPrinter::start(script).unwrap()
}

fn numbers(printed: &[Vec<u8>]) -> Vec<u32> {
    let number = |bytes: &Vec<u8>| (1..=60).find(|number| label(*number) == *bytes).unwrap();
    // What stands between two labels, such as the end of a question's line, is not the label's.
    let plain = |bytes: &Vec<u8>| {
        let from = bytes.windows(3).position(|part| part == b"^XA").unwrap();
        bytes[from..].to_vec()
    };
    printed.iter().map(|bytes| number(&plain(bytes))).collect()
}

#[test]
fn sixty_labels_come_out_once_each_and_are_known_to() {
    let sim = sim(SimScript::default());
    let desk = Desk::at(on(&sim));
    let (states, count, end) = desk.print(sixty());
    assert_eq!(end, BatchEnd::Printed);
    assert_eq!(count, Count { out: 60, sent: 60 });
    assert_eq!(numbers(&sim.printed()), (1..=60).collect::<Vec<_>>());
    assert_eq!(states.last(), Some(&PrinterState::Ready));
}

#[test]
fn a_line_that_breaks_after_the_37th_label_says_which_came_out_and_the_rest_follows() {
    let sim = sim(SimScript {
        breaks_after: Some(37),
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let (_, count, end) = desk.print(sixty());
    assert_eq!(end, BatchEnd::Broken(PrinterState::Lost));
    // The truth lies between what is known to be out and what was sent, two labels apart at most.
    assert_eq!(sim.printed().len(), 37);
    assert!(count.out <= 37 && 37 <= count.sent, "{count:?}");
    assert!(count.sent - count.out <= 2, "{count:?}");
    // A person saw that 37 came out: the rest is printed from there.
    let rest = Batch {
        from: 37,
        ..sixty()
    };
    let (_, count, end) = desk.print(rest);
    assert_eq!((count.out, end), (60, BatchEnd::Printed));
    assert_eq!(numbers(&sim.printed()), (1..=60).collect::<Vec<_>>());
}

#[test]
fn wherever_the_line_breaks_no_label_that_came_out_is_said_not_to() {
    for after in 1..=12 {
        let sim = sim(SimScript {
            breaks_after: Some(after),
            ..SimScript::default()
        });
        let desk = Desk::at(on(&sim));
        let batch = Batch {
            labels: (1..=12).map(label).collect(),
            ..sixty()
        };
        let (_, count, _) = desk.print(batch);
        let printed = u32::try_from(sim.printed().len()).unwrap();
        assert!(count.out <= printed && printed <= count.sent, "{count:?}");
    }
}

#[test]
fn a_roll_that_ends_is_said_and_goes_on_with_the_next_roll() {
    let sim = sim(SimScript {
        paper: Some(20),
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    assert_eq!(desk.printer.print(sixty()), Taken::Yes);
    desk.wait_for(&PrinterState::NoPaper);
    assert_eq!(sim.printed().len(), 20);
    sim.change(|script| script.paper = None);
    let (states, count, end) = desk.end();
    assert_eq!((count.out, end), (60, BatchEnd::Printed));
    assert_eq!(states, [PrinterState::Printing, PrinterState::Ready]);
    assert_eq!(numbers(&sim.printed()), (1..=60).collect::<Vec<_>>());
}

#[test]
fn an_open_head_at_the_start_keeps_every_label_and_a_stop_leaves_them() {
    let sim = sim(SimScript {
        head: SimHead::Open,
        ..SimScript::default()
    });
    assert_eq!(look(&on(&sim)), PrinterState::HeadOpen);
    let desk = Desk::at(on(&sim));
    let batch = sixty();
    let stop = Arc::clone(&batch.stop);
    assert_eq!(desk.printer.print(batch), Taken::Yes);
    desk.wait_for(&PrinterState::HeadOpen);
    stop.store(true, Ordering::SeqCst);
    let (_, count, end) = desk.end();
    assert_eq!((count, end), (Count::default(), BatchEnd::Stopped));
    assert!(sim.printed().is_empty());
}

#[test]
fn a_stop_lets_the_label_on_its_way_come_out_and_counts_it() {
    let sim = sim(SimScript::default());
    let desk = Desk::at(on(&sim));
    let batch = sixty();
    let stop = Arc::clone(&batch.stop);
    assert_eq!(desk.printer.print(batch), Taken::Yes);
    loop {
        if let PrinterEvent::Progress { count, .. } = desk.next()
            && count.out >= 5
        {
            break;
        }
    }
    stop.store(true, Ordering::SeqCst);
    let (_, count, end) = desk.end();
    assert_eq!(end, BatchEnd::Stopped);
    assert_eq!(count.out, count.sent);
    assert_eq!(sim.printed().len(), usize::try_from(count.out).unwrap());
    assert!(count.out < 60);
}

#[test]
fn a_printer_that_answers_nothing_gets_all_and_confirms_none() {
    let sim = sim(SimScript {
        answers: SimAnswers::Never,
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let (states, count, end) = desk.print(sixty());
    assert_eq!(end, BatchEnd::Unconfirmed);
    assert_eq!(count, Count { out: 0, sent: 60 });
    assert!(states.contains(&PrinterState::Silent));
    assert_eq!(sim.printed().len(), 60);
}

#[test]
fn a_printer_that_falls_silent_leaves_two_labels_in_doubt_at_most() {
    let sim = sim(SimScript {
        answers: SimAnswers::Times(9),
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let (_, count, end) = desk.print(sixty());
    assert_eq!(end, BatchEnd::Broken(PrinterState::Fallen));
    let printed = u32::try_from(sim.printed().len()).unwrap();
    assert!(count.out <= printed && printed <= count.sent, "{count:?}");
    assert!((1..=2).contains(&(count.sent - count.out)), "{count:?}");
}

#[test]
fn a_printer_that_holds_labels_and_prints_none_is_stuck() {
    let sim = sim(SimScript {
        answers: SimAnswers::Idle,
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let (_, count, end) = desk.print(sixty());
    assert_eq!(end, BatchEnd::Broken(PrinterState::Stuck));
    assert_eq!(count, Count { out: 0, sent: 2 });
}

#[test]
fn nobody_at_the_port_an_unknown_name_and_a_missing_folder_are_told_apart() {
    let (host, port) = {
        let gone = sim(SimScript::default());
        gone.address()
    };
    let refused = PrinterChoice::Network { host, port };
    assert_eq!(look(&refused), PrinterState::Refused);
    let (_, count, end) = Desk::at(refused).print(sixty());
    assert_eq!(count, Count::default());
    assert_eq!(end, BatchEnd::Broken(PrinterState::Refused));
    let unknown = PrinterChoice::Network {
        host: "no-such-printer.invalid".to_owned(),
        port: 9100,
    };
    assert_eq!(look(&unknown), PrinterState::UnknownHost);
    let dir = tempfile::tempdir().unwrap();
    let missing = PrinterChoice::Folder(dir.path().join("none"));
    assert_eq!(look(&missing), PrinterState::FolderMissing);
    let (_, _, end) = Desk::at(missing).print(sixty());
    assert_eq!(end, BatchEnd::Broken(PrinterState::FolderMissing));
}

#[test]
fn a_folder_gets_each_batch_as_one_whole_file_and_never_loses_an_earlier_one() {
    let dir = tempfile::tempdir().unwrap();
    let desk = Desk::at(PrinterChoice::Folder(dir.path().to_owned()));
    let (_, count, end) = desk.print(sixty());
    assert_eq!((count.out, end), (60, BatchEnd::Printed));
    let rest = Batch {
        from: 58,
        ..sixty()
    };
    let (_, _, end) = desk.print(rest);
    assert_eq!(end, BatchEnd::Printed);
    let read = |name: &str| std::fs::read(dir.path().join(name)).unwrap();
    let all: Vec<Vec<u8>> = (1..=60).map(label).collect();
    assert_eq!(read("unit-tags-AXX-1.zpl"), all.concat());
    assert_eq!(read("unit-tags-AXX-1-2.zpl"), all[58..].concat());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2);
}

#[test]
fn batches_wait_for_their_turn_and_too_many_are_refused() {
    let sim = sim(SimScript {
        head: SimHead::Open,
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let batch = |id| Batch {
        id,
        labels: vec![label(1)].into(),
        ..sixty()
    };
    assert_eq!(desk.printer.print(batch(1)), Taken::Yes);
    assert_eq!(desk.printer.print(batch(2)), Taken::Yes);
    desk.wait_for(&PrinterState::HeadOpen);
    sim.change(|script| script.head = SimHead::Closed);
    let mut ended = Vec::new();
    while ended.len() < 2 {
        if let PrinterEvent::Ended { batch, end, .. } = desk.next() {
            ended.push((batch, end));
        }
    }
    assert_eq!(ended, [(1, BatchEnd::Printed), (2, BatchEnd::Printed)]);
    assert_eq!(sim.printed().len(), 2);
}

#[test]
fn a_program_that_ends_leaves_no_batch_said_to_be_printed() {
    let sim = sim(SimScript {
        head: SimHead::Open,
        ..SimScript::default()
    });
    let desk = Desk::at(on(&sim));
    let stop: Arc<AtomicBool> = Arc::default();
    let batch = Batch {
        stop: Arc::clone(&stop),
        ..sixty()
    };
    assert_eq!(desk.printer.print(batch), Taken::Yes);
    desk.wait_for(&PrinterState::HeadOpen);
    drop(desk.printer);
    let last = desk.told.iter().last();
    let Some(PrinterEvent::Ended { count, end, .. }) = last else {
        panic!("{last:?}");
    };
    assert_eq!((count, end), (Count::default(), BatchEnd::Stopped));
}

#[cfg(all(unix, feature = "serial"))]
mod serial {
    use serialport::{SerialPort as _, TTYPort};

    use super::super::port::{PortChoice, PortState};
    use super::*;

    fn at(path: &str) -> PrinterChoice {
        PrinterChoice::Serial {
            port: PortChoice::Path(path.into()),
            baud: super::super::printer::SERIAL_BAUD,
        }
    }

    /// Serves a pseudo-terminal until its printer is pulled.
    fn served(script: SimScript) -> (Arc<SimPrinter>, String, std::thread::JoinHandle<()>) {
        let (mut ours, theirs) = TTYPort::pair().unwrap();
        ours.set_timeout(Duration::from_millis(20)).unwrap();
        let name = theirs.name().unwrap();
        let sim = Arc::new(sim(script));
        let served = Arc::clone(&sim);
        let thread = std::thread::Builder::new().name("pty-printer".to_owned());
        let thread = thread
            .spawn(move || {
                drop(served.serve(&mut ours));
                // The line breaks only now, with both ends of it.
                drop((ours, theirs));
            })
            .unwrap();
        (sim, name, thread)
    }

    #[test]
    fn a_serial_printer_prints_and_is_known_to_have() {
        let (sim, name, _thread) = served(SimScript::default());
        let desk = Desk::at(at(&name));
        let (_, count, end) = desk.print(sixty());
        assert_eq!((count.out, end), (60, BatchEnd::Printed));
        assert_eq!(numbers(&sim.printed()), (1..=60).collect::<Vec<_>>());
    }

    #[test]
    fn a_serial_printer_that_is_pulled_says_which_labels_are_in_doubt() {
        let (sim, name, thread) = served(SimScript {
            breaks_after: Some(37),
            ..SimScript::default()
        });
        let desk = Desk::at(at(&name));
        let (_, count, end) = desk.print(sixty());
        thread.join().unwrap();
        assert!(matches!(end, BatchEnd::Broken(_)), "{end:?}");
        assert_eq!(sim.printed().len(), 37);
        assert!(count.out <= 37 && 37 <= count.sent, "{count:?}");
    }

    #[test]
    fn a_port_that_is_not_there_is_said_in_the_words_of_ports() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("tty");
        let missing = look(&at(path.to_str().unwrap()));
        assert_eq!(missing, PrinterState::Port(PortState::Missing));
    }
}
