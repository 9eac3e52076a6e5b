//! Printing on the station's label printers, one for each size of labels: what was given to them, how
//! far it is, and going on after one stopped. What was given is kept until the program ends; after that the numbers of a roll are
//! still there, and a reprint names them.

mod run;
mod setting;
mod words;

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use crate::device::printer::{
    self, Batch, BatchEnd, Count, Printer, PrinterEvent, PrinterSetup, PrinterState, Taken,
};
use crate::domain::printed::{Dpi, LabelSize, Paper, Reprint};

pub(super) use run::{Labels, LabelsOf};
pub use run::{PrintRun, RunState};
pub use setting::{PrinterSetting, PrinterWay};
pub use words::{PrinterView, view_of};

use super::shared::{Shared, lock};

/// What was given to the printers and is still listed.
const RUNS_KEPT_MAX: usize = 20;

/// Where something is printed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PrintTo {
    /// A PDF.
    Pdf {
        /// On which paper.
        paper: Paper,
        /// Where to.
        path: PathBuf,
    },
    /// A file of ZPL for a label printer.
    Zpl {
        /// The printer's resolution.
        dpi: Dpi,
        /// Where to.
        path: PathBuf,
    },
    /// The station's label printer that holds such labels.
    Printer,
}

/// One run with what only the shell needs of it.
struct Kept {
    run: PrintRun,
    labels: Labels,
    zpl: Arc<[Vec<u8>]>,
    name: String,
    stop: Arc<AtomicBool>,
}

/// The printers' threads and what was given to them.
#[derive(Default)]
pub(super) struct Printing {
    printers: Mutex<BTreeMap<LabelSize, Printer>>,
    kept: Mutex<VecDeque<Kept>>,
}

/// Labels ready to be printed.
pub(super) struct Prepared {
    pub labels: Labels,
    pub zpl: Vec<Vec<u8>>,
    pub title: String,
    pub size: LabelSize,
    /// The name of the file that a folder gets.
    pub name: String,
}

/// Starts the printer that is set for a size of labels, after stopping another. What waits for the
/// other one is stopped.
pub(super) fn start(shared: &Arc<Shared>, size: LabelSize) {
    end(shared, size);
    let settings = shared.settings.get();
    let Some(setting) = settings.printer(size) else {
        return;
    };
    let setup = PrinterSetup {
        number: number_of(size),
        choice: setting.choice(),
        look: printer::LOOK,
        ask_again: printer::ASK_AGAIN,
    };
    let (told, called) = (Arc::clone(shared), setting.called());
    let started = Printer::start(setup, move |event| heard(&told, size, &called, event));
    match started {
        Ok(printer) => {
            lock(&shared.printing.printers).insert(size, printer);
        }
        Err(error) => {
            let state = PrinterState::Failed(error.to_string());
            show_state(shared, size, &setting.called(), &state);
        }
    }
}

/// Numbers the station's label printers from 1.
fn number_of(size: LabelSize) -> u8 {
    match size {
        LabelSize::TwoByOne => 1,
        LabelSize::FourBySix => 2,
        LabelSize::TwoAndQuarter => 3,
        LabelSize::ThirtyUp => 4,
        LabelSize::ThreeByTwo => 5,
    }
}

/// Stops the thread of a printer; a label on its way comes out.
pub(super) fn end(shared: &Shared, size: LabelSize) {
    let printer = lock(&shared.printing.printers).remove(&size);
    drop(printer);
    shared.devices.change(|devices| {
        devices.printers.retain(|view| view.size != size);
    });
}

fn heard(shared: &Shared, size: LabelSize, called: &str, event: PrinterEvent) {
    match event {
        PrinterEvent::State(state) => show_state(shared, size, called, &state),
        PrinterEvent::Progress { batch, count } => change(shared, batch, |run| {
            run.state = RunState::Printing;
            (run.out, run.sent) = (count.out, count.sent);
        }),
        PrinterEvent::Ended { batch, count, end } => change(shared, batch, |run| {
            (run.out, run.sent) = (count.out, count.sent);
            run.state = state_after(&end, size, called, count);
        }),
    }
}

fn state_after(end: &BatchEnd, size: LabelSize, called: &str, count: Count) -> RunState {
    match end {
        BatchEnd::Printed => RunState::Printed,
        BatchEnd::Unconfirmed => RunState::Unconfirmed,
        BatchEnd::Stopped => RunState::Stopped {
            why: None,
            doubt: count.sent - count.out,
        },
        BatchEnd::Broken(state) => RunState::Stopped {
            why: Some(view_of(size, called, state).said),
            doubt: count.sent - count.out,
        },
    }
}

fn show_state(shared: &Shared, size: LabelSize, called: &str, state: &PrinterState) {
    let view = view_of(size, called, state);
    shared.devices.change(|devices| {
        devices.printers.retain(|known| known.size != size);
        devices.printers.push(view);
        devices.printers.sort_by_key(|known| known.size);
    });
    shared.wake();
}

fn change(shared: &Shared, id: u64, act: impl FnOnce(&mut PrintRun)) {
    let mut kept = lock(&shared.printing.kept);
    if let Some(one) = kept.iter_mut().find(|one| one.run.id == id) {
        act(&mut one.run);
    }
    publish(shared, &kept);
    drop(kept);
    shared.wake();
}

fn publish(shared: &Shared, kept: &VecDeque<Kept>) {
    let runs = kept.iter().map(|one| one.run.clone()).collect();
    shared.devices.change(|devices| devices.prints = runs);
}

/// Gives labels to the printer, under a number.
pub(super) fn begin(shared: &Shared, id: u64, prepared: Prepared) -> Taken {
    let one = Kept {
        run: PrintRun {
            id,
            title: prepared.title,
            size: prepared.size,
            names: prepared.labels.names.clone().into(),
            out: 0,
            sent: 0,
            state: RunState::Waiting,
        },
        labels: prepared.labels,
        zpl: prepared.zpl.into(),
        name: prepared.name,
        stop: Arc::default(),
    };
    let (size, batch) = (one.run.size, batch_of(&one, 0));
    let mut kept = lock(&shared.printing.kept);
    kept.push_front(one);
    kept.truncate(RUNS_KEPT_MAX);
    publish(shared, &kept);
    drop(kept);
    give(shared, size, batch)
}

fn batch_of(one: &Kept, from: u32) -> Batch {
    Batch {
        id: one.run.id,
        name: one.name.clone(),
        labels: Arc::clone(&one.zpl),
        from,
        stop: Arc::clone(&one.stop),
    }
}

fn give(shared: &Shared, size: LabelSize, batch: Batch) -> Taken {
    let (id, from) = (batch.id, batch.from);
    let taken = lock(&shared.printing.printers)
        .get(&size)
        .map_or(Taken::No, |printer| printer.print(batch));
    if taken == Taken::No {
        change(shared, id, |run| {
            (run.out, run.sent) = (from, from);
            run.state = RunState::Stopped {
                why: None,
                doubt: 0,
            };
        });
    }
    shared.wake();
    taken
}

/// Stops a run after the label that is on its way.
pub(super) fn stop(shared: &Shared, id: u64) {
    let kept = lock(&shared.printing.kept);
    if let Some(one) = kept.iter().find(|one| one.run.id == id) {
        one.stop.store(true, Ordering::SeqCst);
    }
}

/// What going on with a stopped run takes.
pub(super) struct GoingOn {
    /// Labels that are printed a second time, each a fact of its own.
    pub again: Vec<Reprint>,
    run: u64,
    last_out: u32,
    before: PrintRun,
}

/// Takes a stopped run up behind the last label that came out, so that nobody else does. None when
/// it does not stand still, or no such label is in doubt.
pub(super) fn take_up(shared: &Shared, id: u64, last_out: u32) -> Option<GoingOn> {
    let mut kept = lock(&shared.printing.kept);
    let one = kept.iter_mut().find(|one| one.run.id == id)?;
    let is_stopped = match one.run.state {
        RunState::Stopped { .. } => true,
        RunState::Waiting | RunState::Printing | RunState::Printed | RunState::Unconfirmed => false,
    };
    if !is_stopped || !(one.run.out..=one.run.sent).contains(&last_out) {
        return None;
    }
    let before = one.run.clone();
    one.run.state = RunState::Waiting;
    let again = one.labels.again(last_out, one.run.sent);
    publish(shared, &kept);
    Some(GoingOn {
        again,
        run: id,
        last_out,
        before,
    })
}

/// Lets a run stand as it stood before it was taken up.
pub(super) fn leave(shared: &Shared, going_on: GoingOn) {
    change(shared, going_on.run, |run| *run = going_on.before);
}

/// Prints the rest of a run that was taken up.
pub(super) fn go_on(shared: &Shared, going_on: &GoingOn) -> Taken {
    let (id, last_out) = (going_on.run, going_on.last_out);
    let mut kept = lock(&shared.printing.kept);
    let Some(one) = kept.iter_mut().find(|one| one.run.id == id) else {
        return Taken::No;
    };
    one.stop = Arc::default();
    (one.run.out, one.run.sent) = (last_out, last_out);
    let (size, batch) = (one.run.size, batch_of(one, last_out));
    publish(shared, &kept);
    drop(kept);
    give(shared, size, batch)
}
