//! The handle that window, command line and tests hold.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::device::printer::Taken;
use crate::device::scale::Scale;
use crate::domain::codes::PersonCode;
use crate::domain::printed::{LabelSize, ReprintWhy};
use crate::domain::time::{UtcMs, Zone};
use crate::ledger::{Answer, Command, Query, action_of};
use crate::station::{Face, Key};
use crate::store::Wrote;
use crate::text::{Language, Message, PrinterMsg, ScannerMsg, TroubleMsg, Words};

use super::clock::Clock;
use super::devices;
use super::inbox::{Input, Offered};
use super::jobs;
use super::open::{Devices, Last, SETTINGS_FILE, STORE_FILE, Threads, spawn};
use super::player::Player;
use super::printing;
use super::readers;
use super::scanners::{KEYBOARD, ScannerThreads, Verdict};
use super::settings::Settings;
use super::shared::{Shared, Wake, lock};
use super::store_thread::{CommitFailure, StoreMsg, refused, wrote};
use super::view::{
    DemoView, DeviceHealth, DevicesView, Job, JobView, Notice, NoticeLevel, Playing, ScannerView,
    View,
};

/// How long a wait for a job lasts before it is looked at again.
const JOB_LOOK: Duration = Duration::from_millis(50);
/// One hour in milliseconds, over which the pace is counted.
const HOUR_MS: i64 = 3_600_000;

/// The running program. Cheap to clone; every call of the window returns at once. The last clone
/// dropped ends every thread and closes the store.
#[derive(Clone)]
pub struct Shell {
    core: Arc<Core>,
}

/// What the handle holds.
pub(super) struct Core {
    pub shared: Arc<Shared>,
    threads: Threads,
    folder: PathBuf,
    devices: Devices,
    scanners: Mutex<ScannerThreads>,
    scale: Mutex<Option<Scale>>,
    cancels: Mutex<Vec<(u64, Arc<AtomicBool>)>>,
    player: Mutex<Option<Arc<Player>>>,
}

impl Core {
    pub fn new(shared: Arc<Shared>, threads: Threads, folder: PathBuf, devices: Devices) -> Self {
        let scanners = ScannerThreads::new(Arc::clone(&shared), threads.inbox.clone());
        let core = Self {
            shared,
            threads,
            folder,
            devices,
            scanners: Mutex::new(scanners),
            scale: Mutex::default(),
            cancels: Mutex::default(),
            player: Mutex::default(),
        };
        core.start_scanners();
        core.start_scale();
        for size in LabelSize::ALL {
            core.start_printer(*size);
        }
        core
    }

    /// Starts the scanners that the settings name, after stopping others.
    fn start_scanners(&self) {
        if self.devices == Devices::Started {
            let settings = self.shared.settings.get();
            lock(&self.scanners).set(&settings.scanners);
        }
    }
}

impl Core {
    /// Starts the scale that the settings name, after stopping another.
    fn start_scale(&self) {
        let mut scale = lock(&self.scale);
        drop(scale.take());
        self.shared.devices.change(|view| view.scale = None);
        let settings = self.shared.settings.get();
        if self.devices == Devices::Started
            && let Some(setting) = &settings.scale
        {
            *scale = super::scale::start(&self.shared, &self.threads.inbox, setting);
        }
    }
}

impl Core {
    /// Starts the label printer that the settings name for a size of labels, after stopping another.
    fn start_printer(&self, size: LabelSize) {
        if self.devices == Devices::Started {
            printing::start(&self.shared, size);
        }
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        drop(lock(&self.scale).take());
        drop(lock(&self.player).take());
        lock(&self.scanners).set(&[]);
        self.shared.recorder.stop();
        for size in LabelSize::ALL {
            printing::end(&self.shared, *size);
        }
        self.threads.inbox.send(Input::Stop);
        self.threads.desk.end();
        self.threads.photos.end();
        let (closed, _) = std::sync::mpsc::sync_channel(1);
        self.threads.jobs = closed;
        let running = std::mem::take(&mut self.threads.running);
        let (first, last): (Vec<_>, Vec<_>) =
            running.into_iter().partition(|(_, last)| *last == Last::No);
        for (thread, _) in first {
            // A panic was caught at the thread's root and said.
            drop(thread.join());
        }
        drop(self.threads.store.send(StoreMsg::Stop));
        for (thread, _) in last {
            drop(thread.join());
        }
    }
}

/// Says what became of a command that was taken.
pub(super) fn done(wrote: Wrote) -> TroubleMsg {
    match wrote {
        Wrote::Facts => TroubleMsg::CommandDone,
        Wrote::Nothing => TroubleMsg::CommandNothing,
    }
}

impl Shell {
    pub(super) fn of(core: Core) -> Self {
        Self {
            core: Arc::new(core),
        }
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.core.shared
    }

    /// Names who is woken when something to draw has changed.
    pub fn wake_with(&self, wake: Wake) {
        *lock(&self.shared().wake) = wake;
    }

    /// Lets go of a window that is closed: its wake-up holds the window's context, which holds a
    /// handle again, and the store is closed when the last handle is gone.
    pub fn close_window(&self) {
        self.wake_with(Arc::new(|| {}));
    }

    /// What the bench shows now.
    pub fn face(&self) -> Arc<Face> {
        self.shared().face.get()
    }

    /// A key or tile of the bench.
    pub fn press(&self, key: Key) {
        self.offer(Input::Press(key));
    }

    /// Bytes of a keyboard scanner, of a typed number or of the simulated scanner.
    pub fn scan(&self, bytes: &[u8]) {
        let shared = self.shared();
        shared.recorder.whole(KEYBOARD, shared.clock.now().0, bytes);
        self.offer(Input::Scan {
            scanner: KEYBOARD,
            bytes: bytes.to_vec(),
        });
    }

    /// A person goes to the dock, or from there back to the bench.
    pub fn toggle_dock(&self) {
        self.offer(Input::Dock);
    }

    /// A person goes to where goods are moved and counted, or from there back to the bench.
    pub fn toggle_places(&self) {
        self.offer(Input::Places);
    }

    /// A person signs in without a scan, as a recorded shift does.
    pub fn sign_in(&self, person: PersonCode) {
        self.offer(Input::SignIn(person));
    }

    pub(super) fn offer(&self, input: Input) {
        if self.core.threads.inbox.offer(input) == Offered::Refused {
            self.shared()
                .notice(NoticeLevel::Error, TroubleMsg::ScanLost);
        }
    }

    /// Waits until the bench waits for a person. For replays and tests, never for the window.
    pub fn settle(&self) {
        let (reply, answer) = channel();
        self.core.threads.inbox.send(Input::Probe(reply));
        // The bench thread ends only with the program.
        answer.recv().ok();
    }

    /// Asks for a view; the same question again asks only when facts have changed since.
    pub fn ask(&self, view: View, query: Query) {
        readers::ask(self.shared(), &self.core.threads.desk, view, query);
    }

    /// The newest answer of a view with the question it answers.
    pub fn answer(&self, view: View) -> Option<(Query, Arc<Answer>)> {
        lock(&self.shared().views)
            .get(&view)
            .and_then(|slot| slot.answered.clone())
    }

    /// The newest answer of every view that has one. A frame is drawn from all of them: a list of those that it is drawn
    /// from would leave out the next one that somebody adds.
    pub fn answers(&self) -> BTreeMap<View, (Query, Arc<Answer>)> {
        let views = lock(&self.shared().views);
        let answered = views.iter();
        answered
            .filter_map(|(view, slot)| Some((*view, slot.answered.clone()?)))
            .collect()
    }

    /// Waits until a view's question is answered, at most about ten seconds. For pictures and
    /// tests, never for the window.
    pub fn wait_for_answer(&self, view: View, query: &Query) {
        for _ in 0..200 {
            if self
                .answer(view)
                .is_some_and(|(answered, _)| answered == *query)
            {
                return;
            }
            self.wait_for_jobs();
        }
    }

    /// A desk's command; success or refusal comes as a notice.
    pub fn command(&self, command: Command) {
        // Of who is signed in the rule itself says what the role may.
        if self.face().person.is_none()
            && let Err(message) = self.shared().may_ask(action_of(&command))
        {
            return self.shared().notice(NoticeLevel::Warning, message);
        }
        let shell = self.clone();
        let work = move || match shell.committed(command) {
            Ok(wrote) => shell.shared().notice(NoticeLevel::Info, done(wrote)),
            Err(message) => shell.shared().notice(NoticeLevel::Warning, message),
        };
        if let Err(message) = spawn(&self.core.shared, "desk-command", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// A command whose outcome is waited for: command line, jobs and tests, never the window.
    ///
    /// # Errors
    /// Gives the sentence for the person; nothing was written.
    pub fn commit(&self, command: Command) -> Result<(), Message> {
        self.committed(command).map(|_facts| ())
    }

    /// Does the same, and says whether anything was written: where all was so already, nothing is.
    ///
    /// # Errors
    /// As for [`Self::commit`].
    pub fn committed(&self, command: Command) -> Result<Wrote, Message> {
        self.shared().desk_passes()?;
        let order = self.shared().order(command);
        let outcome = wrote(self.writer(), |reply| StoreMsg::Commit { reply, order });
        outcome.map_err(|failure| {
            let trouble = match failure {
                CommitFailure::Refused(refusal) => refused(&refusal),
                CommitFailure::Full => TroubleMsg::StoreFull,
                CommitFailure::Stopped(detail) => TroubleMsg::StoreFailed { detail },
            };
            trouble.into()
        })
    }

    /// Starts long work.
    pub fn start(&self, job: Job) -> u64 {
        let cancelled = Arc::default();
        if let Err(message) = self.shared().may_start(&job) {
            return jobs::refuse(self.shared(), job, message);
        }
        let jobs = &self.core.threads.jobs;
        let id = jobs::begin(self.shared(), jobs, job, Arc::clone(&cancelled));
        lock(&self.core.cancels).push((id, cancelled));
        id
    }

    /// Jobs, newest first.
    pub fn jobs(&self) -> Vec<JobView> {
        lock(&self.shared().jobs).iter().cloned().collect()
    }

    /// Stops a job; nothing is left half done.
    pub fn cancel(&self, job: u64) {
        if let Some((_, cancelled)) = lock(&self.core.cancels).iter().find(|(id, _)| *id == job) {
            cancelled.store(true, Ordering::SeqCst);
        }
    }

    /// Notices, newest first.
    pub fn notices(&self) -> Vec<Notice> {
        lock(&self.shared().notices).iter().cloned().collect()
    }

    /// Takes a notice off the screen.
    pub fn dismiss(&self, notice: u64) {
        lock(&self.shared().notices).retain(|known| known.id != notice);
        self.shared().wake();
    }

    /// The settings in force.
    pub fn settings(&self) -> Arc<Settings> {
        self.shared().settings.get()
    }

    /// Changes the settings and keeps them.
    pub fn change_settings(&self, settings: Settings) {
        let before = self.settings();
        let scanner_moved = before.scanners != settings.scanners;
        let scale_moved = before.scale != settings.scale;
        let folder_moved = before.photo_folders != settings.photo_folders;
        let sizes = LabelSize::ALL.iter().copied();
        let printers_moved: Vec<LabelSize> = sizes
            .filter(|size| before.printer(*size) != settings.printer(*size))
            .collect();
        self.shared().settings.set(settings.clone());
        let shell = self.clone();
        let work = move || {
            if let Err(error) = settings.save(&shell.core.folder.join(SETTINGS_FILE)) {
                let detail = error.to_string();
                shell.shared().notice(
                    NoticeLevel::Warning,
                    TroubleMsg::SettingsUnwritten { detail },
                );
            }
            if scanner_moved {
                shell.core.start_scanners();
            }
            if scale_moved {
                shell.core.start_scale();
            }
            if folder_moved {
                shell.look_for_photos();
            }
            for size in printers_moved {
                shell.core.start_printer(size);
            }
            shell.shared().wake();
        };
        if let Err(message) = spawn(&self.core.shared, "settings", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
        self.shared().wake();
    }

    /// The words of the language in force.
    pub fn words(&self) -> Arc<Words> {
        self.words_of(self.shared().language())
    }

    /// The words of a language, for a bilingual bench.
    pub fn words_of(&self, language: Language) -> Arc<Words> {
        self.shared().words_of(language)
    }

    /// The devices.
    pub fn devices(&self) -> Arc<DevicesView> {
        self.shared().devices.get()
    }

    /// Looks for ports again, and for the scanners that are missing.
    pub fn look_for_ports(&self) {
        let shared = Arc::clone(&self.core.shared);
        shared.scanners.look();
        let work = move || {
            let ports = devices::ports();
            shared.devices.change(|view| view.ports = ports);
            shared.wake();
        };
        if let Err(message) = spawn(&self.core.shared, "ports", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// Has a scanner sound as after a scan, by the profile that is set.
    pub fn try_scanner(&self, number: u8, verdict: Verdict) {
        self.shared().scanners.tell(number, verdict);
    }

    /// Begins to write what scanners send into a file; a recording under way goes on.
    pub fn start_recording(&self) {
        let shell = self.clone();
        let work = move || shell.core.shared.start_recording(&shell.core.folder);
        if let Err(message) = spawn(&self.core.shared, "recording", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// Stops a print after the label that is on its way.
    pub fn stop_print(&self, run: u64) {
        printing::stop(self.shared(), run);
    }

    /// Goes on with a stopped print behind the last label that came out. Labels that were sent before
    /// and did not come out are printed a second time; a fact says so first.
    pub fn go_on_printing(&self, run: u64, last_out: u32) {
        let shell = self.clone();
        let work = move || {
            let Some(going_on) = printing::take_up(shell.shared(), run, last_out) else {
                return;
            };
            for what in going_on.again.clone() {
                let why = Some(ReprintWhy::NotOut);
                if let Err(message) = shell.commit(Command::Reprint { what, why }) {
                    printing::leave(shell.shared(), going_on);
                    return shell.shared().notice(NoticeLevel::Warning, message);
                }
            }
            if printing::go_on(shell.shared(), &going_on) == Taken::No {
                let message = PrinterMsg::TooManyWait;
                shell.shared().notice(NoticeLevel::Warning, message);
            }
        };
        if let Err(message) = spawn(&self.core.shared, "printing", work) {
            self.shared().notice(NoticeLevel::Error, message);
        }
    }

    /// Ends the recording; its file is whole when its view says so.
    pub fn stop_recording(&self) {
        self.shared().recorder.stop();
    }

    /// Says that a keyboard scanner's burst lacked the agreed character and was not taken.
    pub fn refuse_without_prefix(&self, prefix: char) {
        let prefix = prefix.to_string();
        let message = ScannerMsg::WithoutPrefix { prefix };
        self.shared().notice(NoticeLevel::Warning, message);
    }

    /// The station's name.
    pub fn station(&self) -> String {
        self.shared().station.clone()
    }

    /// The data folder's store file.
    pub fn store_path(&self) -> PathBuf {
        self.core.folder.join(STORE_FILE)
    }

    /// The clock of the shell.
    pub fn clock(&self) -> &Clock {
        &self.core.shared.clock
    }

    /// The present moment of the shell's clock.
    pub fn now(&self) -> UtcMs {
        self.shared().clock.now()
    }

    /// The site's zone.
    pub fn zone(&self) -> Zone {
        self.shared().zone
    }

    /// Units put today at this station since it was started, and those of the last hour.
    pub fn pace(&self) -> (u32, u32) {
        let now = self.now();
        let today = self.zone().day(now);
        let puts = lock(&self.shared().puts);
        let today_count = puts
            .iter()
            .filter(|at| self.zone().day(**at) == today)
            .count();
        let hour_count = puts.iter().filter(|at| now.0 - at.0 < HOUR_MS).count();
        (
            u32::try_from(today_count).unwrap_or(u32::MAX),
            u32::try_from(hour_count).unwrap_or(u32::MAX),
        )
    }

    /// What the bench has said since `from`, and the number to ask from next.
    pub fn said_since(&self, from: usize) -> (Vec<(UtcMs, String)>, usize) {
        let log = lock(&self.shared().log);
        (
            log.said.get(from..).unwrap_or_default().to_vec(),
            log.said.len(),
        )
    }

    /// How many scans the bench has taken.
    pub fn scans_taken(&self) -> u64 {
        lock(&self.shared().log).scans
    }

    /// Waits until the bench has taken this many scans in all. For replays through a real port.
    pub fn wait_for_scans(&self, count: u64) {
        let mut log = lock(&self.shared().log);
        while log.scans < count {
            log = self
                .shared()
                .log_moved
                .wait(log)
                .unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }

    pub(super) fn folder(&self) -> &std::path::Path {
        &self.core.folder
    }

    pub(super) fn photos(&self) -> &super::photos::PhotosEnd {
        &self.core.threads.photos
    }

    pub(super) fn writer(&self) -> &SyncSender<StoreMsg> {
        &self.core.threads.store
    }

    pub(super) fn shared_arc(&self) -> Arc<Shared> {
        Arc::clone(&self.core.shared)
    }

    pub(super) fn notice(&self, level: NoticeLevel, message: Message) {
        self.shared().notice(level, message);
    }

    /// Waits for a job to move on; gives up after a while, so that a missed move costs little.
    pub(super) fn wait_for_jobs(&self) {
        let jobs = lock(&self.shared().jobs);
        drop(self.shared().jobs_moved.wait_timeout(jobs, JOB_LOOK));
    }

    /// Lets a recorded shift be played by hand or by itself, on the simulated scanner's panel.
    ///
    /// # Errors
    /// Gives the sentence when no thread can be started.
    pub fn begin_demo(
        &self,
        replay: super::replay::Replay,
        text: &str,
        lines: Vec<super::shift::ShiftLine>,
    ) -> Result<(), Message> {
        let player = Player::start(self, replay, text, lines)?;
        *lock(&self.core.player) = Some(player);
        Ok(())
    }

    /// Ends the demo's player, which holds a handle of its own.
    pub fn end_demo(&self) {
        let player = lock(&self.core.player).take();
        if let Some(player) = player {
            player.end();
        }
    }

    /// Waits until every scanner that is set works, at most about ten seconds. For the demo and tests.
    pub fn wait_for_scanner(&self) -> bool {
        for _ in 0..200 {
            let view = self.devices();
            let works = |of: &ScannerView| of.health == DeviceHealth::Good;
            if !view.scanners.is_empty() && view.scanners.iter().all(works) {
                return true;
            }
            self.wait_for_jobs();
        }
        false
    }

    pub(super) fn publish_demo(&self, demo: DemoView) {
        self.shared().demo.set(Some(demo));
        self.shared().wake();
    }

    /// The demo's script, when this is the demo.
    pub fn demo(&self) -> Option<Arc<DemoView>> {
        Option::clone(&self.shared().demo.get()).map(Arc::new)
    }

    /// Plays the demo's next line.
    pub fn demo_step(&self) {
        if let Some(player) = &*lock(&self.core.player) {
            player.step();
        }
    }

    /// Starts or pauses the demo.
    pub fn demo_play(&self, playing: Playing) {
        if let Some(player) = &*lock(&self.core.player) {
            player.play(playing);
        }
    }
}
