//! Opening: the folder, the store, the key, the settings, and every thread.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use ed25519_dalek::SigningKey;

use crate::device::tone::{Tone as DeviceTone, Tones};
use crate::domain::alert::Alert;
use crate::domain::codes::{StationName, TagPrefix};
use crate::domain::ids::{CommandKey, EventId};
use crate::domain::limits::{INBOX_MAX, PHOTO_ANSWER_MS};
use crate::domain::printed::{Paper, RollKind};
use crate::domain::time::Zone;
use crate::exchange::data;
use crate::ledger::{Command, Order, PackRef, codec};
use crate::station::resale::NewLabel;
use crate::station::{Bench, BenchPacks, Station, Tone};
use crate::store::{Creation, KeptChecklists, LogFolder, OpenError, Packs, Reader, Writer};
use crate::text::{Message, TroubleMsg};

use super::bench::BenchThread;
use super::clock::Clock;
use super::devices;
use super::handle::{Core, Shell};
use super::inbox::{Inbox, Input};
use super::jobs::{self, JobsThread, Started};
use super::log_thread::LogThread;
use super::photos::{PhotosEnd, PhotosThread, Shares, reach};
use super::readers::{DeskQueue, run_bench_reader, run_desk_reader};
use super::resale::item_label;
use super::settings::Settings;
use super::shared::{Shared, Wake};
use super::store_thread::{BENCH, Merging, Pause, StoreMsg, StoreThread, trouble};
use super::view::{Job, NoticeLevel, PrintTo, Printed};
use super::weights::Weights;

/// The store's file in the data folder.
pub const STORE_FILE: &str = "returnbay.db";
/// The settings' file in the data folder.
pub const SETTINGS_FILE: &str = "settings.toml";
/// The series' private key in the data folder.
pub const KEY_FILE: &str = "station.key";

/// How a shell is opened.
pub struct ShellConfig {
    /// The data folder.
    pub folder: PathBuf,
    /// The station's name for a new store.
    pub station: StationName,
    /// The site's zone for a new store.
    pub zone: Zone,
    /// The clock.
    pub clock: Clock,
    /// Wakes whoever draws.
    pub wake: Wake,
    /// Whether scanner and tones are started.
    pub devices: Devices,
}

/// Whether scanner and tones are started.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Devices {
    /// Yes: this is a station.
    Started,
    /// No: scans come from a replay, a test or the command line.
    Left,
}

/// Gives every pack this program carries.
pub fn packs() -> Packs {
    let mut packs = Packs::default();
    for (pack, bytes, _) in data::checklist::checklists() {
        packs.bytes.insert(pack.hash, bytes.into());
    }
    for (pack, bytes, policy) in data::policy::policies() {
        packs.bytes.insert(pack.hash, bytes.into());
        packs.policies.insert(pack.hash, Arc::new(policy));
    }
    packs.house = Some(data::policy::house().0.hash);
    packs.lots = data::lots::lot_rules();
    packs.drums = data::drum::drums();
    packs.deadlines = Some(data::deadlines::deadlines());
    packs.resale = data::resale::resale_rules();
    packs.preflight = Some(Arc::new(data::preflight::preflight_rules()));
    packs.checklists = KeptChecklists::read_by(data::checklist::kept);
    packs
}

/// Gives the packs that a bench grades with.
pub fn bench_packs() -> BenchPacks {
    let all = data::checklist::checklists().into_iter();
    let others = all.skip(1).map(|(pack, _, list)| (pack, list));
    let (general, _, list) = data::checklist::general();
    BenchPacks {
        general: (general, list),
        others: others.collect(),
        gates: data::gates::gates().1,
        deadlines: data::deadlines::deadlines(),
    }
}

/// Gives the rule tables a seller may have, the house's own first.
pub fn rule_tables() -> &'static [PackRef] {
    static TABLES: OnceLock<Vec<PackRef>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let all = data::policy::policies().into_iter();
        all.map(|(pack, ..)| pack).collect()
    })
}

/// Says why a store was not opened.
pub fn open_trouble(error: OpenError) -> Message {
    let trouble = match error {
        OpenError::Missing => TroubleMsg::StoreMissing,
        OpenError::Foreign => TroubleMsg::StoreForeign,
        OpenError::Newer { found, known } => TroubleMsg::StoreNewer { found, known },
        OpenError::InUse => TroubleMsg::StoreInUse,
        OpenError::NetworkFolder => TroubleMsg::StoreNetworkFolder,
        OpenError::NoRights => TroubleMsg::StoreNoRights {
            path: STORE_FILE.to_owned(),
        },
        OpenError::Full => TroubleMsg::StoreFull,
        OpenError::Damaged(detail) => TroubleMsg::StoreDamaged { detail },
        OpenError::OldEngine(found) => TroubleMsg::StoreOldEngine { found },
        OpenError::Io(detail) => TroubleMsg::StoreFailed { detail },
    };
    trouble.into()
}

impl Shell {
    /// Opens the data folder, makes what is missing in it, and starts every thread.
    ///
    /// # Errors
    /// Gives the sentence for the person: what happened, that nothing was touched, what to do.
    pub fn open(config: ShellConfig) -> Result<Self, Message> {
        let failed = |error: io::Error| {
            Message::from(TroubleMsg::StoreFailed {
                detail: error.to_string(),
            })
        };
        fs::create_dir_all(&config.folder).map_err(failed)?;
        let path = config.folder.join(STORE_FILE);
        let public_key = series_key(&config.folder.join(KEY_FILE)).map_err(failed)?;
        let clock = config.clock.clone();
        let at = clock.now();
        let command = Command::OpenSeries {
            station: config.station.clone(),
            zone: config.zone,
            public_key,
        };
        let order = Order {
            key: CommandKey(clock.fresh()),
            at,
            day: config.zone.day(at),
            person: None,
            command,
        };
        let creation = Creation {
            order,
            epoch: random_epoch().map_err(failed)?,
        };
        let ids = clock.clone();
        let writer = Writer::open(&path, Some(&creation), packs(), || EventId(ids.fresh()))
            .map_err(open_trouble)?;
        let reader = || {
            let opened = Reader::open(&path, packs());
            opened
                .map(|reader| reader.beside(writer.unmerged()))
                .map_err(open_trouble)
        };
        let readers = [reader()?, reader()?, reader()?, reader()?];
        let series = readers[0].series().map_err(|error| {
            Message::from(TroubleMsg::StoreFailed {
                detail: format!("{error:?}"),
            })
        })?;
        let (settings, settings_trouble) = Settings::load(&config.folder.join(SETTINGS_FILE));
        let shared = Arc::new(Shared::new(
            clock,
            series.zone,
            series.station.as_str().to_owned(),
            config.wake,
            settings,
        ));
        if let Some(detail) = settings_trouble {
            shared.notice(
                NoticeLevel::Warning,
                TroubleMsg::ConfigUnreadable { detail },
            );
        }
        let draft = writer
            .load_draft(BENCH)
            .ok()
            .flatten()
            .and_then(|text| codec::decode_draft(&text).ok());
        let prefix = prefix_of(writer.epoch());
        let folder = LogFolder::open(&path).map_err(open_trouble)?;
        let data = config.folder.clone();
        let started = (config.devices, data);
        let threads = start_threads(&shared, (writer, folder), readers, prefix, started)?;
        if let Some(draft) = draft {
            threads.inbox.send(Input::Restored(Box::new(draft)));
        }
        let core = Core::new(shared, threads, config.folder, config.devices);
        Ok(Self::of(core))
    }
}

/// Everything that the handle must keep to talk to the threads and to end them.
pub(super) struct Threads {
    pub inbox: Inbox,
    pub store: SyncSender<StoreMsg>,
    pub desk: Arc<DeskQueue>,
    pub jobs: SyncSender<Started>,
    pub photos: PhotosEnd,
    pub running: Vec<(JoinHandle<()>, Last)>,
}

/// Whether a thread is joined before or after the writer is told to stop.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    No,
    Yes,
}

/// A bench where nobody is signed in.
fn station(shared: &Shared, prefix: String) -> Station {
    let bench = Bench {
        packs: bench_packs(),
        station: shared.station.clone(),
        prefix,
    };
    Station::new(bench, shared.clock.moment(shared.zone))
}

fn start_threads(
    shared: &Arc<Shared>,
    (writer, folder): (Writer, LogFolder),
    readers: [Reader; 4],
    prefix: String,
    (started, data): (Devices, PathBuf),
) -> Result<Threads, Message> {
    let (inbox_sender, inbox_receiver) = sync_channel(INBOX_MAX);
    let (store, store_messages) = sync_channel(INBOX_MAX);
    let (questions, asked) = sync_channel(INBOX_MAX);
    let (jobs, jobs_receiver) = sync_channel(INBOX_MAX);
    let inbox = Inbox::new(inbox_sender);
    let desk = Arc::new(DeskQueue::default());
    let [bench_reader, desk_reader, jobs_reader, photos_reader] = readers;
    let bench = BenchThread {
        shared: Arc::clone(shared),
        station: station(shared, prefix),
        carriers: Arc::new(data::carriers::carriers()),
        inbox: inbox_receiver,
        store: store.clone(),
        reader: questions,
        sound: sound(shared, started),
        print_tags: print_tags(shared, &jobs, data.join("prints")),
        print_item: print_item(shared, &jobs),
        resale: None,
        resale_tickets: 0,
        probes: Vec::new(),
        weights: Weights::default(),
        unanswered: BTreeSet::new(),
    };
    let writer = store_thread(shared, (writer, folder), &inbox, (&store, store_messages))?;
    writer.know_people();
    let work = JobsThread {
        shared: Arc::clone(shared),
        reader: jobs_reader,
        store: store.clone(),
        jobs: jobs_receiver,
        data: data.clone(),
        by_itself: started,
    };
    let (photos, photos_thread) = photos(shared, photos_reader, &store, (started, data));
    let (for_reader, reader_inbox) = (Arc::clone(shared), inbox.clone());
    let (for_desk, queue) = (Arc::clone(shared), Arc::clone(&desk));
    let running = vec![
        (spawn(shared, "bench", move || bench.run())?, Last::No),
        (
            spawn(shared, "reader-bench", move || {
                run_bench_reader(&for_reader, &bench_reader, &asked, &reader_inbox);
            })?,
            Last::No,
        ),
        (
            spawn(shared, "reader-desk", move || {
                run_desk_reader(&for_desk, &desk_reader, &queue);
            })?,
            Last::No,
        ),
        (spawn(shared, "jobs", move || work.run())?, Last::No),
        (
            spawn(shared, "photos", move || photos_thread.run())?,
            Last::No,
        ),
        (
            spawn(shared, "store-writer", move || writer.run())?,
            Last::Yes,
        ),
    ];
    Ok(Threads {
        inbox,
        store,
        desk,
        jobs,
        photos,
        running,
    })
}

/// Starts the tones of a station, and gives what plays one.
fn sound(shared: &Shared, started: Devices) -> Box<dyn Fn(Tone) + Send> {
    let tones = match started {
        Devices::Started => Tones::start(),
        Devices::Left => return Box::new(|_| {}),
    };
    let state = devices::tones(tones.state());
    shared.devices.change(|view| view.tones = Some(state));
    Box::new(move |tone| tones.play(device_tone(tone)))
}

/// Prints new unit tags of the station into a folder, as a job like those of the desks.
fn print_tags(
    shared: &Arc<Shared>,
    jobs: &SyncSender<Started>,
    folder: PathBuf,
) -> Box<dyn Fn(u32) + Send> {
    let (shared, jobs) = (Arc::clone(shared), jobs.clone());
    Box::new(move |count| {
        // Without a folder the job says so.
        fs::create_dir_all(&folder).ok();
        let wanted = Printed::Tags {
            roll: RollKind::UnitTag,
            prefix: TagPrefix::of_station(&shared.station),
            count,
        };
        let name = format!("{}-{}.pdf", wanted.code(), shared.clock.now().0);
        let job = Job::Print {
            wanted,
            to: PrintTo::Pdf {
                paper: Paper::Roll,
                path: folder.join(name),
            },
        };
        jobs::begin(&shared, &jobs, job, Arc::default());
    })
}

/// Prints the label of an item for sale on the station's printer of such labels, as a job like those of the
/// desks: without a printer the job says so.
fn print_item(shared: &Arc<Shared>, jobs: &SyncSender<Started>) -> Box<dyn Fn(NewLabel) + Send> {
    let (shared, jobs) = (Arc::clone(shared), jobs.clone());
    Box::new(move |label| {
        let job = Job::Print {
            wanted: Printed::Item(item_label(label)),
            to: PrintTo::Printer,
        };
        jobs::begin(&shared, &jobs, job, Arc::default());
    })
}

/// Makes the photos' thread and the end that it is asked by.
fn photos(
    shared: &Arc<Shared>,
    reader: Reader,
    store: &SyncSender<StoreMsg>,
    (devices, data): (Devices, PathBuf),
) -> (PhotosEnd, PhotosThread) {
    let (sender, inbox) = sync_channel(INBOX_MAX);
    let end = PhotosEnd {
        sender,
        ended: Arc::default(),
    };
    let thread = PhotosThread {
        shared: Arc::clone(shared),
        reader,
        store: store.clone(),
        data,
        inbox,
        ended: Arc::clone(&end.ended),
        devices,
        cameras: Vec::new(),
        shares: Shares::new(
            Arc::new(reach),
            Duration::from_millis(PHOTO_ANSWER_MS),
            Arc::clone(&end.ended),
        ),
        told: BTreeSet::new(),
    };
    (end, thread)
}

/// Makes the writer's thread, and starts the one that folds its log.
fn store_thread(
    shared: &Arc<Shared>,
    (writer, folder): (Writer, LogFolder),
    inbox: &Inbox,
    (store, messages): (&SyncSender<StoreMsg>, Receiver<StoreMsg>),
) -> Result<StoreThread, Message> {
    let (told, say) = (store.clone(), Arc::clone(shared));
    let log = LogThread::start(shared, folder, move |folded| {
        if let Err(error) = folded {
            say.notice(NoticeLevel::Warning, trouble(error));
        }
        // A writer that has stopped needs no word.
        drop(told.send(StoreMsg::Folded));
    })?;
    Ok(StoreThread {
        shared: Arc::clone(shared),
        writer,
        log,
        inbox: inbox.clone(),
        messages,
        merging: Merging::Waiting,
        tell_merged: Vec::new(),
        pause: Pause::No,
    })
}

/// Starts a named thread; a panic is caught at its root and said.
pub(super) fn spawn(
    shared: &Arc<Shared>,
    name: &'static str,
    work: impl FnOnce() + Send + 'static,
) -> Result<JoinHandle<()>, Message> {
    let told = Arc::clone(shared);
    let guarded = move || {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).is_err() {
            told.notice(
                NoticeLevel::Error,
                TroubleMsg::ThreadStopped {
                    name: name.to_owned(),
                },
            );
        }
    };
    let started = Builder::new().name(name.to_owned()).spawn(guarded);
    started.map_err(|error| {
        TroubleMsg::StoreFailed {
            detail: error.to_string(),
        }
        .into()
    })
}

fn device_tone(tone: Tone) -> DeviceTone {
    match tone {
        Tone::Good => DeviceTone::Good,
        Tone::Need => DeviceTone::Need,
        Tone::Bad => DeviceTone::Bad,
        Tone::Alert(Alert::Hazmat) => DeviceTone::Hazmat,
        Tone::Alert(Alert::RefundedAtFirstScan) => DeviceTone::Refunded,
        Tone::Alert(Alert::HighValue) => DeviceTone::HighValue,
    }
}

/// Three Crockford characters that tell this series' parcel numbers from another's.
fn prefix_of(epoch: u64) -> String {
    const CROCKFORD: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let at = |shift: u32| {
        CROCKFORD
            .get(usize::try_from((epoch >> shift) & 31).unwrap_or(0))
            .copied()
            .unwrap_or(b'0')
    };
    [at(10), at(5), at(0)].into_iter().map(char::from).collect()
}

/// Gives the public key of the series; its private key is made once and read by its owner alone.
fn series_key(path: &Path) -> io::Result<[u8; 32]> {
    let secret = match fs::read(path) {
        Ok(bytes) => <[u8; 32]>::try_from(bytes).map_err(|bytes: Vec<u8>| {
            io::Error::other(format!("station.key has {} bytes, not 32", bytes.len()))
        })?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut secret = [0_u8; 32];
            getrandom::fill(&mut secret).map_err(io::Error::other)?;
            write_private(path, &secret)?;
            secret
        }
        Err(error) => return Err(error),
    };
    Ok(SigningKey::from_bytes(&secret).verifying_key().to_bytes())
}

/// A number that tells this store apart from any copy of it; 47 bits, so that it stays exact in
/// every program that reads the journal as JSON.
fn random_epoch() -> io::Result<u64> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok((u64::from_be_bytes(bytes) >> 17) | 1)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = new_private_file(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a file that was not there before and that its owner alone may read.
pub(super) fn new_private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}
