//! The work of a printer's thread: look, and print batches a few labels at a time.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use super::line::{Line, is_silence, open};
use super::status::{ASK, Heard, Status};
use super::{
    Batch, BatchEnd, Count, PrinterChoice, PrinterEvent, PrinterSetup, PrinterState, folder,
};

/// Labels that are sent and not yet known to be out. With one alone the printer would halt after
/// each label; these are the ones that a person is asked to look at when the line breaks.
const ON_THE_WAY_MAX: u32 = 2;

/// Questions answered in a row with the same labels waiting and nothing wrong, after which a printer
/// is stuck: half a minute.
const SAME_ANSWERS_MAX: u32 = 300;

/// Questions for which labels on their way are waited for when a person stops a batch: 3 seconds.
const STOP_ANSWERS_MAX: u32 = 30;

/// Reads of one answer: each may bring a part of it.
const READS_MAX: usize = 64;

/// Runs until the owner hangs up. A panic, ours or the owner's, ends the thread with a last word.
pub(super) fn live(
    setup: PrinterSetup,
    orders: &Receiver<Batch>,
    tell: &(dyn Fn(PrinterEvent) + Send),
) {
    let mut life = Life {
        setup,
        orders,
        tell,
        waiting: VecDeque::new(),
        told: None,
        owner: Owner::Listens,
    };
    if catch_unwind(AssertUnwindSafe(|| life.run())).is_err() {
        let last = "the printer's thread stopped by a fault of the program".to_owned();
        // If it was `tell` that panicked, it may do so again: nobody is left to hear it.
        drop(catch_unwind(AssertUnwindSafe(|| {
            life.report(PrinterState::Failed(last));
        })));
    }
}

/// Looks once, printing nothing.
pub(super) fn look(choice: &PrinterChoice) -> PrinterState {
    if let PrinterChoice::Folder(path) = choice {
        return folder::state(path);
    }
    let mut line = match open(choice) {
        Ok(line) => line,
        Err(state) => return state,
    };
    match ask(line.as_mut()) {
        Said::Status(status) => status.trouble.unwrap_or(PrinterState::Ready),
        Said::Nothing => PrinterState::Silent,
        Said::Lost => PrinterState::Lost,
    }
}

/// What came back to a question.
enum Said {
    Status(Status),
    /// Nothing in time, or nothing that is an answer.
    Nothing,
    Lost,
}

fn ask(line: &mut dyn Line) -> Said {
    if line.send(ASK).is_err() {
        return Said::Lost;
    }
    let mut heard = Heard::default();
    let mut bytes = [0; 256];
    for _ in 0..READS_MAX {
        match line.receive(&mut bytes) {
            Ok(0) => return Said::Lost,
            Ok(count) => {
                if let Some(status) = heard.push(bytes.get(..count).unwrap_or_default()) {
                    return Said::Status(status);
                }
            }
            Err(error) if is_silence(&error) => return Said::Nothing,
            Err(_) => return Said::Lost,
        }
    }
    Said::Nothing
}

/// Whether anybody wants more of this thread.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Listens,
    HungUp,
}

struct Life<'a> {
    setup: PrinterSetup,
    orders: &'a Receiver<Batch>,
    tell: &'a (dyn Fn(PrinterEvent) + Send),
    /// Batches that came while another was printed.
    waiting: VecDeque<Batch>,
    /// The last state told; each is told once.
    told: Option<PrinterState>,
    owner: Owner,
}

impl Life<'_> {
    fn run(&mut self) {
        self.report(PrinterState::Looking);
        while self.owner == Owner::Listens {
            if let Some(batch) = self.waiting.pop_front() {
                self.print(&batch);
                continue;
            }
            self.report(look(&self.setup.choice));
            self.listen(self.setup.look);
        }
        // What still waits is not printed; its owner must not think that it is.
        while let Some(batch) = self.waiting.pop_front() {
            self.ended(&batch, counted(batch.from), BatchEnd::Stopped);
        }
    }

    /// Waits for a batch, or until the time is over.
    fn listen(&mut self, wait: Duration) {
        match self.orders.recv_timeout(wait) {
            Ok(batch) => self.waiting.push_back(batch),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => self.owner = Owner::HungUp,
        }
        loop {
            match self.orders.try_recv() {
                Ok(batch) => self.waiting.push_back(batch),
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => {
                    self.owner = Owner::HungUp;
                    return;
                }
            }
        }
    }

    /// Lets a moment go by between two questions. It is measured by the channel of the batches, which
    /// end it early; then the next question only comes sooner.
    fn moment(&mut self) {
        self.listen(self.setup.ask_again);
    }

    fn print(&mut self, batch: &Batch) {
        if let PrinterChoice::Folder(path) = &self.setup.choice {
            let (count, end) = folder::print(path, batch);
            return self.ended(batch, count, end);
        }
        let mut line = match open(&self.setup.choice) {
            Ok(line) => line,
            Err(state) => {
                return self.ended(batch, counted(batch.from), BatchEnd::Broken(state));
            }
        };
        let (count, end) = match ask(line.as_mut()) {
            Said::Status(status) => self.print_asking(line.as_mut(), batch, status),
            Said::Nothing => self.print_unheard(line.as_mut(), batch),
            Said::Lost => (counted(batch.from), BatchEnd::Broken(PrinterState::Lost)),
        };
        self.ended(batch, count, end);
    }

    /// Prints with a question after each label, so that it is known which came out.
    fn print_asking(
        &mut self,
        line: &mut dyn Line,
        batch: &Batch,
        mut status: Status,
    ) -> (Count, BatchEnd) {
        let all = labels_of(batch);
        let mut count = counted(batch.from);
        let (mut same, mut stopping) = (0, 0);
        loop {
            let before = (count, status.waiting);
            let is_well = status.trouble.is_none();
            if is_well {
                count.out = count.out.max(count.sent.saturating_sub(status.waiting));
            }
            self.report(status.trouble.clone().unwrap_or(PrinterState::Printing));
            if before.0 != count {
                self.progress(batch, count);
            }
            if count.out >= all {
                return (count, BatchEnd::Printed);
            }
            if self.is_stopped(batch) {
                stopping += 1;
                if count.out >= count.sent || !is_well || stopping > STOP_ANSWERS_MAX {
                    return (count, BatchEnd::Stopped);
                }
                self.moment();
            } else if is_well && count.sent < all && count.sent - count.out < ON_THE_WAY_MAX {
                if let Err(state) = send(line, batch, &mut count) {
                    return (count, BatchEnd::Broken(state));
                }
                self.progress(batch, count);
            } else {
                self.moment();
            }
            status = match ask(line) {
                Said::Status(status) => status,
                Said::Nothing => return (count, BatchEnd::Broken(PrinterState::Fallen)),
                Said::Lost => return (count, BatchEnd::Broken(PrinterState::Lost)),
            };
            let moved = before != (count, status.waiting) || status.trouble.is_some();
            same = if moved { 0 } else { same + 1 };
            if same > SAME_ANSWERS_MAX {
                return (count, BatchEnd::Broken(PrinterState::Stuck));
            }
        }
    }

    /// Prints to a printer that answers nothing: sent is all that can be known.
    fn print_unheard(&mut self, line: &mut dyn Line, batch: &Batch) -> (Count, BatchEnd) {
        self.report(PrinterState::Silent);
        let all = labels_of(batch);
        let mut count = counted(batch.from);
        while count.sent < all {
            if self.is_stopped(batch) {
                return (count, BatchEnd::Stopped);
            }
            if let Err(state) = send(line, batch, &mut count) {
                return (count, BatchEnd::Broken(state));
            }
            self.progress(batch, count);
            self.hear_orders();
        }
        // A line that breaks now says so to the last read; one that is well ends or stays silent.
        let mut bytes = [0; 256];
        let broken = line.finish().is_err()
            || line
                .receive(&mut bytes)
                .is_err_and(|error| !is_silence(&error));
        let end = if broken {
            BatchEnd::Broken(PrinterState::Lost)
        } else {
            BatchEnd::Unconfirmed
        };
        (count, end)
    }

    /// Takes orders in without waiting.
    fn hear_orders(&mut self) {
        self.listen(Duration::ZERO);
    }

    fn is_stopped(&self, batch: &Batch) -> bool {
        self.owner == Owner::HungUp || batch.stop.load(Ordering::SeqCst)
    }

    fn progress(&self, batch: &Batch, count: Count) {
        (self.tell)(PrinterEvent::Progress {
            batch: batch.id,
            count,
        });
    }

    fn ended(&mut self, batch: &Batch, count: Count, end: BatchEnd) {
        let state = match &end {
            BatchEnd::Broken(state) => state.clone(),
            BatchEnd::Unconfirmed => PrinterState::Silent,
            BatchEnd::Printed => PrinterState::Ready,
            // Stopped in trouble: the trouble stands as it was told.
            BatchEnd::Stopped => match self.told.take() {
                Some(PrinterState::Printing) | None => PrinterState::Ready,
                Some(other) => other,
            },
        };
        self.report(state);
        (self.tell)(PrinterEvent::Ended {
            batch: batch.id,
            count,
            end,
        });
    }

    fn report(&mut self, state: PrinterState) {
        if self.told.as_ref() != Some(&state) {
            self.told = Some(state.clone());
            (self.tell)(PrinterEvent::State(state));
        }
    }
}

fn counted(from: u32) -> Count {
    Count {
        out: from,
        sent: from,
    }
}

fn labels_of(batch: &Batch) -> u32 {
    u32::try_from(batch.labels.len()).unwrap_or(u32::MAX)
}

/// Sends the next label. It counts as sent also when the line breaks under it: a part of the line may
/// have had it whole.
fn send(line: &mut dyn Line, batch: &Batch, count: &mut Count) -> Result<(), PrinterState> {
    let next = usize::try_from(count.sent)
        .ok()
        .and_then(|at| batch.labels.get(at));
    count.sent += 1;
    let sent = next.map_or(Ok(()), |label| line.send(label));
    sent.map_err(|error: io::Error| match error.kind() {
        // It takes no more bytes: full, and not emptied for as long as a label takes.
        ErrorKind::TimedOut | ErrorKind::WouldBlock => PrinterState::Stuck,
        _ => PrinterState::Lost,
    })
}
