//! Folders that may be another machine's. A share that went away can hold a read for minutes and
//! nothing ends it, so each folder is read by a thread of its own, and nobody waits for one longer than
//! a limit. A thread that is held is left to itself: it holds nothing that others need.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use crate::domain::limits::PHOTO_BYTES_MAX;
use crate::domain::time::UtcMs;
use crate::evidence::folder::{self, BadFolder, Contents};

/// How often a wait looks whether the program ends.
const ENDED_LOOK: Duration = Duration::from_millis(100);

/// What a folder is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::shell) enum Wanted {
    /// What it holds.
    List(PathBuf),
    /// The bytes of a file, with when it was written.
    Read(FileAt),
}

/// A file as somebody saw it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::shell) struct FileAt {
    /// Where it is.
    pub path: PathBuf,
    /// When it was written, where a list said so: a camera may give a name again.
    pub written: Option<UtcMs>,
}

/// What it gives.
pub(in crate::shell) enum Given {
    /// What it holds.
    Listed(Result<Contents, BadFolder>),
    /// A file's bytes, one more than a photo may have.
    Read(io::Result<(Vec<u8>, UtcMs)>),
}

/// It does not answer in time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::shell) struct Silent;

/// Reaches into a folder, for as long as that takes.
pub(in crate::shell) type Reach = Arc<dyn Fn(&Wanted) -> Given + Send + Sync>;

/// Every folder that was asked, with its thread.
pub(in crate::shell) struct Shares {
    reach: Reach,
    limit: Duration,
    ended: Arc<AtomicBool>,
    by_folder: BTreeMap<PathBuf, Share>,
}

/// One folder's thread.
struct Share {
    asked: Sender<Wanted>,
    given: Receiver<Given>,
    /// What it was asked and has not answered.
    pending: Option<Wanted>,
    /// An answer that came too late, for when the same is asked again: a large photo of a slow share.
    late: Option<(Wanted, Given)>,
}

/// Why a thread gives nothing.
enum No {
    /// Not in time.
    Late,
    /// It has ended, or never began.
    Gone,
}

impl Shares {
    /// Waits for no answer longer than `limit`, nor once the program ends.
    pub fn new(reach: Reach, limit: Duration, ended: Arc<AtomicBool>) -> Self {
        Self {
            reach,
            limit,
            ended,
            by_folder: BTreeMap::new(),
        }
    }

    /// Lists a folder.
    pub fn list(&mut self, folder: &Path) -> Result<Result<Contents, BadFolder>, Silent> {
        match self.ask(folder, Wanted::List(folder.to_owned()))? {
            Given::Listed(listed) => Ok(listed),
            Given::Read(_) => Err(Silent),
        }
    }

    /// Reads a file by the thread of a folder: the one that is watched, or the file's own.
    pub fn read(
        &mut self,
        folder: &Path,
        file: &FileAt,
    ) -> Result<io::Result<(Vec<u8>, UtcMs)>, Silent> {
        match self.ask(folder, Wanted::Read(file.clone()))? {
            Given::Read(read) => Ok(read),
            Given::Listed(_) => Err(Silent),
        }
    }

    /// Lets go of the threads of all folders but these.
    pub fn keep_only(&mut self, folders: &[PathBuf]) {
        self.by_folder.retain(|folder, _| folders.contains(folder));
    }

    fn ask(&mut self, folder: &Path, wanted: Wanted) -> Result<Given, Silent> {
        let share = self
            .by_folder
            .entry(folder.to_owned())
            .or_insert_with(|| Share::start(Arc::clone(&self.reach)));
        share.ask(wanted, self.limit, &self.ended).map_err(|no| {
            if matches!(no, No::Gone) {
                self.by_folder.remove(folder);
            }
            Silent
        })
    }
}

impl Share {
    fn start(reach: Reach) -> Self {
        let (asked, wanted) = channel::<Wanted>();
        let (give, given) = channel();
        let work = move || {
            for one in wanted {
                if give.send(reach(&one)).is_err() {
                    return;
                }
            }
        };
        // Without a thread nobody answers, and the next look tries again.
        drop(thread::Builder::new().name("share".to_owned()).spawn(work));
        Self {
            asked,
            given,
            pending: None,
            late: None,
        }
    }

    /// Gives an answer that came too late. A photo's bytes stay: it is read twice, to be dated and to be
    /// taken, and another file may be on its way in between.
    fn came_late(&mut self, wanted: &Wanted) -> Option<Given> {
        match &self.late {
            Some((asked, Given::Read(Ok((bytes, written))))) if asked == wanted => {
                Some(Given::Read(Ok((bytes.clone(), *written))))
            }
            Some((asked, _)) if asked == wanted => self.late.take().map(|(_, given)| given),
            Some(_) | None => None,
        }
    }

    /// A question that had its time is looked at again and not waited for.
    fn ask(&mut self, wanted: Wanted, limit: Duration, ended: &AtomicBool) -> Result<Given, No> {
        if let Some(given) = self.came_late(&wanted) {
            return Ok(given);
        }
        if let Some(asked) = self.pending.take() {
            match self.given.try_recv() {
                Ok(given) => self.late = Some((asked, given)),
                Err(TryRecvError::Disconnected) => return Err(No::Gone),
                Err(TryRecvError::Empty) => {
                    self.pending = Some(asked);
                    return Err(No::Late);
                }
            }
            if let Some(given) = self.came_late(&wanted) {
                return Ok(given);
            }
        }
        self.asked
            .send(wanted.clone())
            .map_err(|_closed| No::Gone)?;
        self.pending = Some(wanted);
        let looks = (limit.as_millis() / ENDED_LOOK.as_millis()).max(1);
        for _ in 0..looks {
            match self.given.recv_timeout(limit.min(ENDED_LOOK)) {
                Ok(given) => {
                    self.pending = None;
                    return Ok(given);
                }
                Err(RecvTimeoutError::Disconnected) => return Err(No::Gone),
                Err(RecvTimeoutError::Timeout) if ended.load(Ordering::SeqCst) => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        Err(No::Late)
    }
}

/// Reaches into a folder by the system's own calls.
pub(in crate::shell) fn reach(wanted: &Wanted) -> Given {
    match wanted {
        Wanted::List(folder) => Given::Listed(folder::list(folder)),
        Wanted::Read(file) => Given::Read(read(&file.path)),
    }
}

/// Reads a file with the moment it was written, one byte further than a photo may be long.
fn read(path: &Path) -> io::Result<(Vec<u8>, UtcMs)> {
    let file = open(path)?;
    let about = file.metadata()?;
    if !about.is_file() {
        return Err(io::Error::other("no file"));
    }
    let mut bytes = Vec::new();
    file.take(PHOTO_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    Ok((bytes, folder::written(&about)))
}

/// Opens a file without waiting: a pipe that somebody laid there has no other end.
fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(WITHOUT_WAITING);
    }
    options.open(path)
}

/// `O_NONBLOCK`.
#[cfg(target_os = "linux")]
const WITHOUT_WAITING: i32 = 0o4000;
/// `O_NONBLOCK` of macOS and the BSDs.
#[cfg(all(unix, not(target_os = "linux")))]
const WITHOUT_WAITING: i32 = 0x4;
