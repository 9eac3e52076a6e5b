//! Long work beside scanning: imports and exports, one after the other, each to be cancelled.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, channel};

use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::ids::{CommandKey, Hash};
use crate::domain::time::{Day, UtcMs};
use crate::exchange::out;
use crate::exchange::returns_flat::{self, ReadOptions};
use crate::ledger::command::ImportReturns;
use crate::ledger::import::{ImportCounts, ReturnsFile};
use crate::ledger::query::{Manifest, UnitFilter};
use crate::ledger::{Answer, Command, Order, Query, Refusal, codec};
use crate::store::{Chunk, Marked, Reader, Unmerged, chunks_of};
use crate::text::trouble::ProblemCode;
use crate::text::{Message, TroubleMsg, Words};

use super::desk::every_unit;
use super::shared::{Shared, lock};
use super::store_thread::{CommitFailure, Reply, StoreMsg};
use super::view::{ImportDone, ImportPreview, Job, JobState, JobView, NoticeLevel, TakeRows};

/// Jobs kept in the list.
const JOBS_KEPT_MAX: usize = 20;

/// A job with its cancel flag.
pub(super) struct Started {
    pub id: u64,
    pub job: Arc<Job>,
    pub cancelled: Arc<AtomicBool>,
}

/// Why a job ended without its result.
enum Ended {
    Cancelled,
    Failed(Message),
}

impl<M: Into<Message>> From<M> for Ended {
    fn from(message: M) -> Self {
        Self::Failed(message.into())
    }
}

pub(super) struct JobsThread {
    pub shared: Arc<Shared>,
    pub reader: Reader,
    pub store: SyncSender<StoreMsg>,
    pub jobs: Receiver<Started>,
}

/// Lists a job as waiting.
pub(super) fn list(shared: &Shared, started: &Started) {
    let mut jobs = lock(&shared.jobs);
    jobs.push_front(JobView {
        id: started.id,
        job: Arc::clone(&started.job),
        state: JobState::Running { done: 0, all: 0 },
    });
    jobs.truncate(JOBS_KEPT_MAX);
    drop(jobs);
    shared.wake();
}

impl JobsThread {
    /// Works until the program ends.
    pub fn run(self) {
        let mut marked = Marked::One;
        while let Some(started) = self.next(&mut marked) {
            let state = match self.work(&started) {
                Ok(state) => state,
                Err(Ended::Cancelled) => JobState::Cancelled,
                Err(Ended::Failed(message)) => {
                    self.shared.notice(NoticeLevel::Error, message.clone());
                    JobState::Failed(message)
                }
            };
            self.publish(started.id, state);
        }
    }

    /// Gives the next job. Until one comes, marks what an earlier run of the program took and did
    /// not merge, a chunk at a time, so that scans find it before the merge does.
    fn next(&self, marked: &mut Marked) -> Option<Started> {
        while *marked == Marked::One {
            match self.jobs.try_recv() {
                Ok(started) => return Some(started),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => {}
            }
            *marked = self.reader.mark_unmerged().unwrap_or_else(|error| {
                self.shared.notice(
                    NoticeLevel::Warning,
                    TroubleMsg::StoreFailed {
                        detail: format!("{error:?}"),
                    },
                );
                Marked::All
            });
        }
        self.jobs.recv().ok()
    }

    fn publish(&self, id: u64, state: JobState) {
        if let Some(job) = lock(&self.shared.jobs).iter_mut().find(|job| job.id == id) {
            job.state = state;
        }
        self.shared.jobs_moved.notify_all();
        self.shared.wake();
    }

    fn work(&self, started: &Started) -> Result<JobState, Ended> {
        match &*started.job {
            Job::PreviewImport {
                path,
                seller,
                reading,
            } => {
                let (_, file) = read_file(path, seller, reading)?;
                let counts = self.compare(&file)?;
                Ok(JobState::Previewed(Arc::new(ImportPreview {
                    file,
                    counts,
                })))
            }
            Job::TakeImport {
                path,
                seller,
                reading,
                rows,
            } => {
                let (hash, file) = read_file(path, seller, reading)?;
                self.take_import(started, &name_of(path), seller, hash, file, *rows)
            }
            Job::TakeText {
                name,
                seller,
                bytes,
            } => {
                let file = read_bytes(name, bytes, seller, &ReadOptions::default())?;
                self.take_import(
                    started,
                    name,
                    seller,
                    codec::sha256(bytes),
                    file,
                    TakeRows::AllOrNone,
                )
            }
            Job::ExportManifest {
                cartons,
                format,
                path,
            } => self.export_manifest(cartons, format, path),
            Job::ExportIntake { day, path } => self.export_intake(*day, path),
            Job::ExportShown {
                shown,
                format,
                path,
                ..
            } => {
                let made = self.shared.clock.now();
                let bytes = shown
                    .bytes(*format, made, &self.words())
                    .map_err(|error| export_failed(path, &error))?;
                if started.cancelled.load(Ordering::SeqCst) {
                    return Err(Ended::Cancelled);
                }
                write(path, &bytes)
            }
        }
    }

    fn export_manifest(
        &self,
        cartons: &[ContainerName],
        format: &str,
        path: &Path,
    ) -> Result<JobState, Ended> {
        let Answer::Manifest(manifest) = self.ask(&Query::Manifest(cartons.to_vec()))? else {
            return Err(TroubleMsg::NothingToExport.into());
        };
        if manifest.lines.is_empty() {
            return Err(TroubleMsg::NothingToExport.into());
        }
        let bytes = manifest_bytes(&manifest, format, self.shared.clock.now(), &self.words());
        let bytes = bytes.map_err(|error| export_failed(path, &error))?;
        write(path, &bytes)
    }

    fn export_intake(&self, day: Day, path: &Path) -> Result<JobState, Ended> {
        let Answer::Review(review) = self.ask(&Query::Review(day))? else {
            return Err(TroubleMsg::NothingToExport.into());
        };
        let of_day = UnitFilter {
            day: Some(day),
            ..UnitFilter::default()
        };
        let units = every_unit(|query| self.ask(query), &of_day)?;
        let words = self.words();
        let bytes = out::intake_xlsx(&review, &units, self.shared.clock.now(), &words)
            .map_err(|error| export_failed(path, &error))?;
        write(path, &bytes)
    }

    fn words(&self) -> Arc<Words> {
        let code = self.shared.settings.get().language.clone();
        self.shared
            .words_of(crate::text::Language::parse(&code).unwrap_or_default())
    }

    fn ask(&self, query: &Query) -> Result<Answer, Ended> {
        self.reader
            .answer(query, self.shared.zone)
            .map_err(|error| store_failed(format!("{error:?}")))
    }

    fn compare(&self, file: &ReturnsFile) -> Result<ImportCounts, Ended> {
        self.reader
            .compare(&file.lines)
            .map_err(|error| store_failed(format!("{error:?}")))
    }

    fn take_import(
        &self,
        started: &Started,
        name: &str,
        seller: &SellerCode,
        hash: Hash,
        mut file: ReturnsFile,
        rows: TakeRows,
    ) -> Result<JobState, Ended> {
        let bad = u32::try_from(file.problems.len())
            .unwrap_or(u32::MAX)
            .saturating_add(file.problems_unlisted);
        if bad > 0 && rows == TakeRows::AllOrNone {
            return Err(TroubleMsg::ImportRefused {
                name: name.to_owned(),
                problems: bad,
            }
            .into());
        }
        let counts = self.compare(&file)?;
        let chunks = chunks_of(&file.lines);
        let unmerged = Unmerged::of(&chunks);
        let all = u64::try_from(chunks.len()).unwrap_or(0) + 1;
        let mut refs = Vec::with_capacity(chunks.len());
        for (done, chunk) in chunks.into_iter().enumerate() {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            refs.push(chunk.named.clone());
            self.stage(chunk)?;
            self.publish(
                started.id,
                JobState::Running {
                    done: u64::try_from(done).unwrap_or(0) + 1,
                    all,
                },
            );
        }
        let taken = u32::try_from(file.lines.len()).unwrap_or(u32::MAX);
        let command = Command::ImportReturns(ImportReturns {
            seller: seller.clone(),
            file: hash,
            file_name: name.to_owned(),
            encoding: file.encoding.clone(),
            mapping: file
                .mapping
                .iter()
                .filter_map(|(head, field)| Some((head.clone(), field.clone()?)))
                .collect(),
            rows: file.rows,
            skipped: file.rows.saturating_sub(taken),
            chunks: refs,
        });
        match self.commit(command, unmerged) {
            Ok(()) | Err(CommitFailure::Refused(Refusal::FileTakenAlready)) => {}
            Err(CommitFailure::Refused(refusal)) => {
                return Err(TroubleMsg::JobFailed {
                    detail: refusal.code().to_owned(),
                }
                .into());
            }
            Err(CommitFailure::Full) => return Err(TroubleMsg::StoreFull.into()),
            Err(CommitFailure::Stopped(detail)) => return Err(store_failed(detail)),
        }
        self.wait_until_merged()?;
        file.lines = Vec::new();
        Ok(JobState::Imported(Arc::new(ImportDone { file, counts })))
    }

    fn stage(&self, chunk: Chunk) -> Result<(), Ended> {
        let (reply, answer) = channel();
        drop(self.store.send(StoreMsg::Stage { chunk, reply }));
        match answer.recv() {
            Ok(Ok(())) => Ok(()),
            Ok(Err(trouble)) => Err(trouble.into()),
            Err(_) => Err(store_failed("the writer has stopped".to_owned())),
        }
    }

    fn wait_until_merged(&self) -> Result<(), Ended> {
        let (reply, answer) = channel();
        drop(self.store.send(StoreMsg::TellMerged(reply)));
        answer
            .recv()
            .map_err(|error| store_failed(error.to_string()))
    }

    fn commit(&self, command: Command, unmerged: Unmerged) -> Result<(), CommitFailure> {
        let at = self.shared.clock.now();
        let key = CommandKey(self.shared.clock.fresh());
        let person = self.shared.face.get().person.clone();
        let order = Box::new(Order {
            key,
            at,
            day: self.shared.zone.day(at),
            person,
            command,
        });
        let (reply, answer) = channel();
        drop(self.store.send(StoreMsg::Import {
            reply: Reply::Desk(reply),
            order,
            unmerged,
        }));
        answer
            .recv()
            .unwrap_or_else(|_| Err(CommitFailure::Stopped("the writer has stopped".to_owned())))
    }
}

fn manifest_bytes(
    manifest: &Manifest,
    format: &str,
    made: UtcMs,
    words: &Words,
) -> Result<Vec<u8>, out::OutError> {
    match format {
        "csv" => out::manifest_csv(manifest, words),
        "json" => out::manifest_json(manifest),
        _ => out::manifest_xlsx(manifest, made, words),
    }
}

fn read_file(
    path: &Path,
    seller: &SellerCode,
    reading: &ReadOptions,
) -> Result<(Hash, ReturnsFile), Ended> {
    let name = name_of(path);
    let bytes = std::fs::read(path).map_err(|error| TroubleMsg::FileUnreadable {
        name: name.clone(),
        detail: error.to_string(),
    })?;
    Ok((
        codec::sha256(&bytes),
        read_bytes(&name, &bytes, seller, reading)?,
    ))
}

fn read_bytes(
    name: &str,
    bytes: &[u8],
    seller: &SellerCode,
    reading: &ReadOptions,
) -> Result<ReturnsFile, Ended> {
    let not_readable = |error: returns_flat::NotReadable| {
        Ended::from(TroubleMsg::FileNotReturns {
            name: name.to_owned(),
            why: ProblemCode(error.code.to_owned()),
        })
    };
    returns_flat::read(bytes, seller, reading).map_err(not_readable)
}

fn export_failed(path: &Path, error: &out::OutError) -> TroubleMsg {
    TroubleMsg::ExportFailed {
        name: name_of(path),
        detail: error.to_string(),
    }
}

fn store_failed(detail: String) -> Ended {
    TroubleMsg::StoreFailed { detail }.into()
}

fn write(path: &Path, bytes: &[u8]) -> Result<JobState, Ended> {
    out::write_whole(path, bytes).map_err(|error| TroubleMsg::ExportFailed {
        name: name_of(path),
        detail: error.to_string(),
    })?;
    Ok(JobState::Written(path.to_owned()))
}

/// Gives a file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
