//! The store's writer thread: owns every write, and says when the log is folded.

use std::mem;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::ids::EventId;
use crate::domain::limits::{MERGE_SLICE_MS, RAW_SCANS_ERASED_AT_ONCE_MAX};
use crate::domain::time::UtcMs;
use crate::ledger::codec;
use crate::ledger::draft::Draft;
use crate::ledger::{Command, Order, Refusal};
use crate::station::Ticket;
use crate::store::{
    Charged, Chunk, Committed, LogWork, MergeProgress, PinTry, SubmitError, Unmerged, Writer, Wrote,
};
use crate::text::{OwedPhotos, RefusalCode, RuleWords, TroubleMsg};

use super::inbox::{Inbox, Input, WeightDone};
use super::log_thread::{Asked, LogThread};
use super::shared::Shared;
use super::view::NoticeLevel;

/// The name under which this bench keeps its draft.
pub(super) const BENCH: &str = "bench";
/// How long nothing is written before the log is folded into the main file.
const IDLE_BEFORE_CHECKPOINT: Duration = Duration::from_secs(2);

/// What the writer is asked.
pub(super) enum StoreMsg {
    Commit {
        reply: Reply,
        order: Box<Order>,
    },
    /// Takes a file whose chunks are staged; its lines are found at once by these marks.
    Import {
        reply: Reply,
        order: Box<Order>,
        unmerged: Unmerged,
    },
    /// Counts a try at a PIN before anybody knows whether it is right.
    TryPin {
        person: PersonCode,
        reply: Sender<Result<PinTry, TroubleMsg>>,
    },
    /// The last try was right.
    PinWasRight {
        person: PersonCode,
        reply: Sender<Result<(), TroubleMsg>>,
    },
    KeepDraft(Box<Draft>),
    DropDraft,
    Stage {
        chunk: Chunk,
        reply: Sender<Result<(), TroubleMsg>>,
    },
    /// Erases some of the scans that are kept as they were sent and were made before a moment; with the
    /// last ones the log is cut to nothing.
    EraseRawScans {
        before: UtcMs,
        reply: Sender<Result<u32, TroubleMsg>>,
    },
    /// Answered once every imported row is merged.
    TellMerged(Sender<()>),
    /// The log was folded as far as it went when that was asked.
    Folded,
    Stop,
}

/// Who waits for a commit.
pub(super) enum Reply {
    Bench(Ticket),
    Desk(Sender<Result<Wrote, CommitFailure>>),
    /// The bench, which waits for no weight.
    Weight,
}

/// Why a desk's or a job's command was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CommitFailure {
    /// A rule said no.
    Refused(Refusal),
    /// The disk is full.
    Full,
    /// The store stopped.
    Stopped(String),
}

pub(super) struct StoreThread {
    pub shared: Arc<Shared>,
    pub writer: Writer,
    pub log: LogThread,
    pub inbox: Inbox,
    pub messages: Receiver<StoreMsg>,
    pub merging: Merging,
    pub tell_merged: Vec<Sender<()>>,
    pub pause: Pause,
}

/// Whether files wait, so that nothing but the bench's facts is written.
#[derive(Default)]
pub(super) enum Pause {
    /// Nothing waits.
    #[default]
    No,
    /// The rest of a long log is being folded: with nothing new behind it, it begins anew.
    UntilFolded {
        /// Whose chunk is kept and hears of it then.
        staged: Option<Sender<Result<(), TroubleMsg>>>,
    },
}

/// Whether imported rows wait to be merged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Merging {
    Done,
    Waiting,
}

/// What is done next while nobody asks for anything.
#[derive(Clone, Copy)]
enum Turn {
    Merge,
    Fold,
}

impl StoreThread {
    /// Works until it is told to stop, then folds the log into the main file.
    pub fn run(mut self) {
        while let Some(message) = self.next() {
            match message {
                StoreMsg::Commit { reply, order } => self.commit(reply, &order, None),
                StoreMsg::Import {
                    reply,
                    order,
                    unmerged,
                } => self.commit(reply, &order, Some(&unmerged)),
                StoreMsg::TryPin { person, reply } => {
                    let now = self.shared.clock.now();
                    let tried = self.writer.try_pin(&person, now).map_err(trouble);
                    drop(reply.send(tried));
                }
                StoreMsg::PinWasRight { person, reply } => {
                    let right = self.writer.pin_was_right(&person).map_err(trouble);
                    drop(reply.send(right));
                }
                StoreMsg::KeepDraft(draft) => {
                    let kept = self.writer.save_draft(BENCH, &codec::encode_draft(&draft));
                    self.draft_trouble(kept.err());
                }
                StoreMsg::DropDraft => {
                    let dropped = self.writer.drop_draft(BENCH);
                    self.draft_trouble(dropped.err());
                }
                StoreMsg::Stage { chunk, reply } => {
                    let staged = self.writer.stage_chunk(&chunk).map_err(trouble);
                    self.fold_long_log();
                    match (&mut self.pause, &staged) {
                        (Pause::UntilFolded { staged: told }, Ok(())) => *told = Some(reply),
                        (Pause::UntilFolded { .. } | Pause::No, _) => drop(reply.send(staged)),
                    }
                }
                StoreMsg::Folded => {
                    if let Pause::UntilFolded {
                        staged: Some(reply),
                    } = mem::take(&mut self.pause)
                    {
                        drop(reply.send(Ok(())));
                    }
                }
                StoreMsg::EraseRawScans { before, reply } => {
                    drop(reply.send(self.erase_raw_scans(before)));
                }
                StoreMsg::TellMerged(reply) => {
                    self.merging = Merging::Waiting;
                    self.tell_merged.push(reply);
                }
                StoreMsg::Stop => break,
            }
        }
        // Nobody reads what the other thread has to say any more.
        drop(self.messages);
        self.log.end();
        if let Err(error) = self.writer.close() {
            self.shared.notice(NoticeLevel::Warning, trouble(error));
        }
    }

    /// Gives the next message. Until one comes, merges what waits; a long log is folded in a turn
    /// of its own, so that no scan waits for a slice and for that.
    fn next(&mut self) -> Option<StoreMsg> {
        let mut turn = Turn::Merge;
        loop {
            match self.messages.try_recv() {
                Ok(message) => return Some(message),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => {}
            }
            if matches!(self.pause, Pause::UntilFolded { .. }) {
                return self.messages.recv().ok();
            }
            turn = match (turn, self.merging) {
                (Turn::Merge, Merging::Waiting) => {
                    self.merge();
                    Turn::Fold
                }
                (Turn::Merge, Merging::Done) => Turn::Fold,
                (Turn::Fold, merging) => {
                    self.fold_long_log();
                    match merging {
                        Merging::Waiting => Turn::Merge,
                        Merging::Done => return self.wait(),
                    }
                }
            };
        }
    }

    /// Waits for the next message; when none comes for a while, folds the whole log first.
    fn wait(&mut self) -> Option<StoreMsg> {
        match self.messages.recv_timeout(IDLE_BEFORE_CHECKPOINT) {
            Ok(message) => Some(message),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => {
                while self.derive() == Charged::More {
                    match self.messages.try_recv() {
                        Ok(message) => return Some(message),
                        Err(TryRecvError::Disconnected) => return None,
                        Err(TryRecvError::Empty) => {}
                    }
                }
                // A checkpoint that finds a reader in the way is tried again after the next pause.
                drop(self.writer.checkpoint_idle());
                self.messages.recv().ok()
            }
        }
    }

    /// Derives the work and the counts of a few more facts. What fails now is derived when it is asked for.
    fn derive(&mut self) -> Charged {
        match self.writer.charge_slice().unwrap_or(Charged::All) {
            Charged::More => Charged::More,
            Charged::All => self.writer.tally_slice().unwrap_or(Charged::All),
        }
    }

    /// A log that cannot be folded now is folded later; every commit is safe in it.
    fn fold_long_log(&mut self) {
        match self.writer.log_work() {
            Ok(LogWork::Nothing) => {}
            Ok(LogWork::Long) => {
                self.log.ask();
            }
            Ok(LogWork::Rest) => {
                if self.log.ask() == Asked::Yes {
                    self.pause = Pause::UntilFolded { staged: None };
                }
            }
            Err(error) => self.shared.notice(NoticeLevel::Warning, trouble(error)),
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a slice is bounded by real time, not by the shift's clock"
    )]
    fn merge(&mut self) {
        let until = Instant::now() + Duration::from_millis(MERGE_SLICE_MS);
        match self.writer.merge_slice(|| Instant::now() >= until) {
            Ok(MergeProgress::Idle) => {
                self.merging = Merging::Done;
                for waiting in self.tell_merged.drain(..) {
                    waiting.send(()).ok();
                }
            }
            Ok(MergeProgress::Finished { .. }) => self.shared.changed(),
            Ok(MergeProgress::Working { .. }) => {}
            Err(error) => {
                self.merging = Merging::Done;
                self.tell_merged.clear();
                self.shared.notice(NoticeLevel::Error, trouble(error));
            }
        }
    }

    fn draft_trouble(&self, error: Option<SubmitError>) {
        if let Some(error) = error {
            self.shared.notice(NoticeLevel::Warning, trouble(error));
        }
    }

    /// Tells the door of the desks who there is.
    pub(super) fn know_people(&self) {
        match self.writer.people() {
            Ok(people) => self.shared.door.know(people),
            Err(error) => self.shared.notice(NoticeLevel::Warning, trouble(error)),
        }
    }

    fn erase_raw_scans(&mut self, before: UtcMs) -> Result<u32, TroubleMsg> {
        let most = RAW_SCANS_ERASED_AT_ONCE_MAX;
        let erased = self.writer.erase_raw_scans(before, most).map_err(trouble)?;
        if erased < most {
            // A reader in the middle of the log keeps it for now: it is cut when the program ends.
            self.writer.empty_log().map_err(trouble)?;
        }
        Ok(erased)
    }

    /// The disk did not say: the store is opened anew and asked by the command's key; what is not
    /// there is written once more, which the key makes harmless.
    fn look_again(
        &mut self,
        order: &Order,
        unmerged: Option<&Unmerged>,
        detail: String,
    ) -> Result<Committed, SubmitError> {
        match self.writer.reopen_and_find(order.key) {
            Ok(Some(receipt)) => Ok(receipt),
            Ok(None) => self.submit(order, unmerged),
            Err(_) => Err(SubmitError::Stopped(detail)),
        }
    }

    fn submit(
        &mut self,
        order: &Order,
        unmerged: Option<&Unmerged>,
    ) -> Result<Committed, SubmitError> {
        let clock = self.shared.clock.clone();
        let event_id = || EventId(clock.fresh());
        match unmerged {
            Some(unmerged) => self.writer.submit_import(order, unmerged.clone(), event_id),
            None => self.writer.submit(order, event_id),
        }
    }

    fn commit(&mut self, reply: Reply, order: &Order, unmerged: Option<&Unmerged>) {
        let mut outcome = self.submit(order, unmerged);
        if let Err(SubmitError::OutcomeUnknown(detail)) = &outcome {
            let detail = detail.clone();
            if let Reply::Bench(ticket) = &reply {
                self.inbox.send(Input::OutcomeUnknown(*ticket));
            }
            outcome = self.look_again(order, unmerged, detail);
        }
        if outcome.is_ok() {
            self.merging = Merging::Waiting;
            if changes_people(&order.command) {
                self.know_people();
            }
            self.shared.changed();
            if changes_books(&order.command) {
                self.inbox.send(Input::BooksChanged);
            }
        }
        match (reply, outcome) {
            (Reply::Bench(ticket), Ok(_)) => self.inbox.send(Input::Saved(ticket)),
            (Reply::Bench(ticket), Err(SubmitError::Refused(refusal))) => {
                self.inbox.send(Input::Refused(ticket, Box::new(refusal)));
            }
            (Reply::Bench(ticket), Err(SubmitError::Full)) => {
                self.inbox.send(Input::DiskFull(ticket));
            }
            (
                Reply::Bench(ticket),
                Err(SubmitError::OutcomeUnknown(detail) | SubmitError::Stopped(detail)),
            ) => {
                self.shared
                    .notice(NoticeLevel::Error, TroubleMsg::StoreFailed { detail });
                self.inbox.send(Input::StoreStopped(ticket));
            }
            (Reply::Weight, outcome) => {
                let done = match outcome {
                    Ok(_) => WeightDone::Kept,
                    Err(SubmitError::Refused(_)) => WeightDone::Left,
                    Err(
                        SubmitError::Full
                        | SubmitError::OutcomeUnknown(_)
                        | SubmitError::Stopped(_),
                    ) => WeightDone::Failed,
                };
                self.inbox.send(Input::WeightDone(done));
            }
            (Reply::Desk(sender), outcome) => {
                let told = outcome.map(|done| done.wrote).map_err(|error| match error {
                    SubmitError::Refused(refusal) => CommitFailure::Refused(refusal),
                    SubmitError::Full => CommitFailure::Full,
                    SubmitError::OutcomeUnknown(detail) | SubmitError::Stopped(detail) => {
                        CommitFailure::Stopped(detail)
                    }
                });
                drop(sender.send(told));
            }
        }
    }
}

/// Tells whether a command changes who may sit down at a desk.
fn changes_people(command: &Command) -> bool {
    matches!(
        command,
        Command::EnrolPerson { .. }
            | Command::SetPerson(_)
            | Command::SetPin { .. }
            | Command::LockPerson { .. }
            | Command::UnlockPerson { .. }
    )
}

/// Tells whether a command changes what a bench knows of a seller, its goods and its announced lines.
fn changes_books(command: &Command) -> bool {
    matches!(
        command,
        Command::ImportReturns(_)
            | Command::ImportProducts(_)
            | Command::ImportRecalls(_)
            | Command::TakeSeller(_)
            | Command::SetSellerPolicy { .. }
            | Command::SetSellerTerms { .. }
            | Command::SetSellerRates { .. }
            | Command::SetSellerChecklist { .. }
    )
}

/// Says why the store did not do what was asked beside the bench.
pub(super) fn trouble(error: SubmitError) -> TroubleMsg {
    match error {
        SubmitError::Full => TroubleMsg::StoreFull,
        SubmitError::Refused(refusal) => refused(&refusal),
        SubmitError::OutcomeUnknown(detail) | SubmitError::Stopped(detail) => {
            TroubleMsg::StoreFailed { detail }
        }
    }
}

/// Has a command written and waits until it is on the disk: for threads that may wait.
pub(super) fn written(
    store: &SyncSender<StoreMsg>,
    message: impl FnOnce(Reply) -> StoreMsg,
) -> Result<(), CommitFailure> {
    wrote(store, message).map(|_facts| ())
}

/// Does the same, and says whether anything was written.
pub(super) fn wrote(
    store: &SyncSender<StoreMsg>,
    message: impl FnOnce(Reply) -> StoreMsg,
) -> Result<Wrote, CommitFailure> {
    let (reply, answer) = channel();
    drop(store.send(message(Reply::Desk(reply))));
    let stopped = || CommitFailure::Stopped("the writer has stopped".to_owned());
    answer.recv().unwrap_or_else(|_ended| Err(stopped()))
}

/// Gives which unit a rule keeps from its sale, the rule, and what opens it.
fn kept_back(refusal: &Refusal) -> Option<(UnitTag, RuleWords, RuleWords)> {
    let (tag, why, family) = if let Refusal::NotInLots(tag, why) = refusal {
        (tag, why, "lot-rule")
    } else if let Refusal::KeptBack(tag, why) | Refusal::NotOnChannel(tag, why) = refusal {
        (tag, why, "resale-rule")
    } else {
        return None;
    };
    let (rule, opens) = RuleWords::of(why, family);
    Some((tag.clone(), rule, opens))
}

/// Says why a rule took nothing.
pub(super) fn refused(refusal: &Refusal) -> TroubleMsg {
    if let Refusal::PhotosOwed(container, owed) = refusal {
        return TroubleMsg::SealOwesPhotos {
            container: container.clone(),
            units: OwedPhotos(owed.clone()),
            count: u32::try_from(owed.len()).unwrap_or(u32::MAX),
        };
    }
    if let Some((tag, rule, opens)) = kept_back(refusal) {
        return TroubleMsg::KeptBack { tag, rule, opens };
    }
    if let Some(about) = refusal.about() {
        let why = RefusalCode(refusal.code().to_owned());
        return TroubleMsg::RefusedOf { about, why };
    }
    if let Refusal::PoolNotOver(day) = refusal {
        return TroubleMsg::PoolNotOver { day: *day };
    }
    if let Refusal::PoolUntold(sellers) = refusal {
        let sellers: Vec<String> = sellers.iter().map(ToString::to_string).collect();
        return TroubleMsg::PoolUntold {
            sellers: sellers.join(", "),
        };
    }
    if let Refusal::PoolAnswersDue(until) = refusal {
        return TroubleMsg::PoolAnswersDue { at: *until };
    }
    let code = match refusal.member() {
        Some(member) => format!("{}_{member}", refusal.code()),
        None => refusal.code().to_owned(),
    };
    TroubleMsg::CommandRefused {
        why: RefusalCode(code),
    }
}
