//! The thread that folds a long log beside the store's writer.

use std::sync::Arc;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use crate::store::{LogFolder, SubmitError};
use crate::text::Message;

use super::open::spawn;
use super::shared::Shared;

/// Whether somebody is there to fold the log.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Yes,
    ThreadIsGone,
}

/// The thread, as the writer's thread holds it.
pub(super) struct LogThread {
    ask: SyncSender<()>,
    thread: JoinHandle<()>,
}

impl LogThread {
    /// Starts the thread; `folded` hears of every folding.
    pub fn start(
        shared: &Arc<Shared>,
        folder: LogFolder,
        folded: impl Fn(Result<(), SubmitError>) + Send + 'static,
    ) -> Result<Self, Message> {
        let (ask, asked) = sync_channel(1);
        let work = move || {
            while asked.recv().is_ok() {
                folded(folder.fold());
            }
        };
        let thread = spawn(shared, "store-log", work)?;
        Ok(Self { ask, thread })
    }

    /// Has the log folded from now on. Whoever asks while that is asked for already has it too.
    pub fn ask(&self) -> Asked {
        match self.ask.try_send(()) {
            Ok(()) | Err(TrySendError::Full(())) => Asked::Yes,
            Err(TrySendError::Disconnected(())) => Asked::ThreadIsGone,
        }
    }

    /// Ends the thread, after what it does now.
    pub fn end(self) {
        drop(self.ask);
        // A panic was caught at the thread's root and said.
        drop(self.thread.join());
    }
}
