//! The reading threads: one for the bench, one for the desks, each with its own connection.

use std::collections::VecDeque;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Condvar, Mutex};

use crate::ledger::Query;
use crate::station::Ticket;
use crate::store::Reader;
use crate::text::TroubleMsg;

use super::inbox::{Inbox, Input};
use super::shared::{Shared, lock};
use super::view::{NoticeLevel, View};

/// Answers the bench, in order.
pub(super) fn run_bench_reader(
    shared: &Shared,
    reader: &Reader,
    questions: &Receiver<(Ticket, Query)>,
    inbox: &Inbox,
) {
    while let Ok((ticket, query)) = questions.recv() {
        match reader.answer(&query, shared.zone) {
            Ok(answer) => inbox.send(Input::Found(ticket, Box::new(answer))),
            Err(error) => {
                shared.notice(
                    NoticeLevel::Error,
                    TroubleMsg::StoreFailed {
                        detail: format!("{error:?}"),
                    },
                );
                inbox.send(Input::StoreStopped(ticket));
            }
        }
    }
}

/// What the desks have asked and nobody has answered yet; the newest question of a view wins.
#[derive(Default)]
pub(super) struct DeskQueue {
    waiting: Mutex<(VecDeque<(View, Query)>, Ended)>,
    moved: Condvar,
}

/// Whether the program ends.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Ended {
    #[default]
    No,
    Yes,
}

impl DeskQueue {
    pub fn ask(&self, view: View, query: Query) {
        let mut waiting = lock(&self.waiting);
        waiting.0.retain(|(other, _)| *other != view);
        waiting.0.push_back((view, query));
        self.moved.notify_one();
    }

    pub fn end(&self) {
        lock(&self.waiting).1 = Ended::Yes;
        self.moved.notify_one();
    }

    fn next(&self) -> Option<(View, Query)> {
        let mut waiting = lock(&self.waiting);
        loop {
            if waiting.1 == Ended::Yes {
                return None;
            }
            if let Some(next) = waiting.0.pop_front() {
                return Some(next);
            }
            waiting = self
                .moved
                .wait(waiting)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }
}

/// Answers the desks until the program ends.
pub(super) fn run_desk_reader(shared: &Arc<Shared>, reader: &Reader, queue: &DeskQueue) {
    while let Some((view, query)) = queue.next() {
        match reader.answer(&query, shared.zone) {
            Ok(answer) => {
                if let Some(slot) = lock(&shared.views).get_mut(&view) {
                    slot.answered = Some((query, Arc::new(answer)));
                }
                shared.jobs_moved.notify_all();
                shared.wake();
            }
            Err(error) => shared.notice(
                NoticeLevel::Error,
                TroubleMsg::StoreFailed {
                    detail: format!("{error:?}"),
                },
            ),
        }
    }
}

/// Asks a view's question unless the same was asked and nothing has changed since.
pub(super) fn ask(shared: &Shared, queue: &DeskQueue, view: View, query: Query) {
    let changes = shared.changes.load(Ordering::SeqCst);
    let mut views = lock(&shared.views);
    let slot = views.entry(view).or_default();
    if slot
        .asked
        .as_ref()
        .is_some_and(|(asked, at)| *asked == query && *at == changes)
    {
        return;
    }
    slot.asked = Some((query.clone(), changes));
    drop(views);
    queue.ask(view, query);
}
