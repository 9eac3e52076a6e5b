//! What the threads publish for the screens: each value whole, behind its own short lock.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::domain::ids::CommandKey;
use crate::domain::limits::NOTICES_MAX;
use crate::domain::time::{UtcMs, Zone};
use crate::evidence::Hands;
use crate::ledger::{Answer, Command, Order, Query};
use crate::station::Face;
use crate::station::resale::ResaleFace;
use crate::text::{Language, Message, Words};

use super::clock::Clock;
use super::door::Door;
use super::listen::Ear;
use super::pictures::Pictures;
use super::printing::Printing;
use super::recorder::Recorder;
use super::scanners::Known;
use super::settings::Settings;
use super::view::{Covering, DemoView, DevicesView, JobView, Notice, NoticeLevel, View};

/// Wakes whoever draws; with nobody to wake it does nothing.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// One published value: replaced whole, read by cloning an `Arc`.
pub(super) struct Slot<T>(Mutex<Arc<T>>);

impl<T> Slot<T> {
    pub fn new(value: T) -> Self {
        Self(Mutex::new(Arc::new(value)))
    }

    pub fn get(&self) -> Arc<T> {
        Arc::clone(&lock(&self.0))
    }

    pub fn set(&self, value: T) {
        *lock(&self.0) = Arc::new(value);
    }
}

impl<T: Clone> Slot<T> {
    pub fn change(&self, act: impl FnOnce(&mut T)) {
        let mut guard = lock(&self.0);
        let mut value = T::clone(&guard);
        act(&mut value);
        *guard = Arc::new(value);
    }
}

/// Takes a lock; a panic of another holder does not make the value unreadable.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One view: what was asked last, and what was answered last.
#[derive(Default)]
pub(super) struct ViewSlot {
    pub asked: Option<(Query, u64)>,
    pub answered: Option<(Query, Arc<Answer>)>,
}

/// What the bench said, and how many scans it has taken, for replays.
#[derive(Default)]
pub(super) struct Log {
    pub said: Vec<(UtcMs, String)>,
    pub scans: u64,
}

/// Everything published.
pub(super) struct Shared {
    pub clock: Clock,
    pub zone: Zone,
    pub station: String,
    pub wake: Mutex<Wake>,
    pub face: Slot<Face>,
    pub resale: Slot<ResaleFace>,
    pub views: Mutex<HashMap<View, ViewSlot>>,
    pub notices: Mutex<VecDeque<Notice>>,
    pub jobs: Mutex<VecDeque<JobView>>,
    pub jobs_moved: Condvar,
    pub settings: Slot<Settings>,
    pub words: Mutex<HashMap<Language, Arc<Words>>>,
    pub devices: Slot<DevicesView>,
    pub demo: Slot<Option<DemoView>>,
    /// Rises with every change of the store.
    pub changes: AtomicU64,
    pub log: Mutex<Log>,
    pub log_moved: Condvar,
    /// Pictures of products that were asked for.
    pub pictures: Mutex<Pictures>,
    /// Small copies of photos that were asked for.
    pub thumbnails: Mutex<Pictures>,
    /// The photo that is open to be covered.
    pub covering: Mutex<Option<Arc<Covering>>>,
    /// The label printer and what was given to it.
    pub printing: Printing,
    /// What the bench had in hand, for photos that come later.
    pub hands: Mutex<Hands>,
    /// Moments of this station's newest puts, for the pace.
    pub puts: Mutex<VecDeque<UtcMs>>,
    /// What the bench must know of each scanner.
    pub scanners: Known,
    /// Takes what scanners send, when it is switched on.
    pub recorder: Recorder,
    /// What desks have heard.
    pub ear: Slot<Ear>,
    /// The door of the desks.
    pub door: Door,
    counter: AtomicU64,
}

impl Shared {
    pub fn new(clock: Clock, zone: Zone, station: String, wake: Wake, settings: Settings) -> Self {
        Self {
            clock,
            zone,
            station,
            wake: Mutex::new(wake),
            face: Slot::new(Face::default()),
            resale: Slot::new(ResaleFace::default()),
            views: Mutex::default(),
            notices: Mutex::default(),
            jobs: Mutex::default(),
            jobs_moved: Condvar::new(),
            settings: Slot::new(settings),
            words: Mutex::default(),
            devices: Slot::new(DevicesView::default()),
            demo: Slot::new(None),
            changes: AtomicU64::new(0),
            log: Mutex::default(),
            log_moved: Condvar::new(),
            pictures: Mutex::default(),
            thumbnails: Mutex::default(),
            covering: Mutex::default(),
            printing: Printing::default(),
            hands: Mutex::default(),
            puts: Mutex::default(),
            scanners: Known::default(),
            recorder: Recorder::default(),
            ear: Slot::new(Ear::default()),
            door: Door::default(),
            counter: AtomicU64::new(0),
        }
    }

    /// Wakes whoever draws; every publication ends here.
    pub fn wake(&self) {
        let wake = Arc::clone(&lock(&self.wake));
        wake();
    }

    /// Gives a number that rises by one.
    pub fn next_number(&self) -> u64 {
        self.counter.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Makes the order of a command: now, by the person signed in, with a key of its own.
    pub fn order(&self, command: Command) -> Box<Order> {
        let at = self.clock.now();
        Box::new(Order {
            key: CommandKey(self.clock.fresh()),
            at,
            day: self.zone.day(at),
            person: self.face.get().person.clone(),
            command,
        })
    }

    /// Makes the order of what a rule asks by itself, whoever is signed in.
    pub fn order_by_rule(&self, command: Command) -> Box<Order> {
        let mut order = self.order(command);
        order.person = None;
        order
    }

    /// Gives the language of whoever is signed in, else of the station.
    pub fn language(&self) -> Language {
        let face = self.face.get();
        let row = face.person.as_ref().and_then(|of| self.door.person(of));
        let own = row.and_then(|row| row.language);
        let of_station = || Language::parse(&self.settings.get().language);
        own.as_deref()
            .and_then(Language::parse)
            .or_else(of_station)
            .unwrap_or_default()
    }

    /// Puts a sentence on the screen. The same sentence again only moves to now.
    pub fn notice(&self, level: NoticeLevel, message: impl Into<Message>) {
        let notice = Notice {
            id: self.next_number(),
            at: self.clock.now(),
            level,
            message: message.into(),
        };
        let mut notices = lock(&self.notices);
        notices.retain(|known| known.message != notice.message);
        notices.push_front(notice);
        notices.truncate(NOTICES_MAX);
        drop(notices);
        self.wake();
    }

    /// Says that facts have changed: screens ask again.
    pub fn changed(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.wake();
    }

    pub fn words_of(&self, language: Language) -> Arc<Words> {
        let mut cache = lock(&self.words);
        Arc::clone(
            cache
                .entry(language)
                .or_insert_with(|| Arc::new(Words::new(language, self.zone))),
        )
    }
}
