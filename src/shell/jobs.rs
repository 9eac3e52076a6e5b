//! Long work beside scanning: imports and exports, one after the other, each to be cancelled.

mod answers;
mod checklist;
mod filled;
mod freight;
mod goods;
mod import;
mod lots;
mod mail;
mod news;
mod outgoing;
mod papers;
mod pool;
mod print;
mod propose;
pub(super) mod purge;
mod repairs;
mod resale;
pub(in crate::shell) mod said;
mod seller;
mod sheet;
mod standing;
mod template;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError};
use std::time::Duration;

use crate::domain::charge::Period;
use crate::domain::codes::ContainerName;
use crate::domain::time::Day;
use crate::exchange::out;
use crate::exchange::returns::ReadOptions;
use crate::ledger::query::UnitFilter;
use crate::ledger::{Answer, Query};
use crate::store::{Marked, Reader};
use crate::text::{EvidenceMsg, Message, TroubleMsg, Words};

use super::Devices;
use super::desk::{checklists_of, every_unit};
use super::evidence::{self, Made, PackOrder};
use super::shared::{Shared, lock};
use super::store_thread::{CommitFailure, Reply, StoreMsg, written};
use super::view::{Job, JobState, JobView, NoticeLevel, TakeRows, name_of};
use purge::LookedFor;

/// How long a thread without work waits before it looks whether a new day has begun.
const LOOK_AGAIN: Duration = Duration::from_mins(30);
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

/// Says why a command of a job was not written.
fn uncommitted(failure: CommitFailure) -> Ended {
    match failure {
        CommitFailure::Refused(refusal) => TroubleMsg::JobFailed {
            detail: refusal.code().to_owned(),
        }
        .into(),
        CommitFailure::Full => TroubleMsg::StoreFull.into(),
        CommitFailure::Stopped(detail) => store_failed(detail),
    }
}

pub(super) struct JobsThread {
    pub shared: Arc<Shared>,
    pub reader: Reader,
    pub store: SyncSender<StoreMsg>,
    pub jobs: Receiver<Started>,
    /// The data folder.
    pub data: PathBuf,
    /// Whether what is due by rule goes by itself: on a station it does.
    pub by_itself: Devices,
}

/// Lists a job as waiting and hands it to the thread that does it; gives its number.
pub(super) fn begin(
    shared: &Shared,
    jobs: &SyncSender<Started>,
    job: Job,
    cancelled: Arc<AtomicBool>,
) -> u64 {
    let started = Started {
        id: shared.next_number(),
        job: Arc::new(job),
        cancelled,
    };
    let id = started.id;
    list(shared, &started);
    if jobs.try_send(started).is_err() {
        shared.notice(
            NoticeLevel::Warning,
            TroubleMsg::JobFailed {
                detail: "too many jobs wait".to_owned(),
            },
        );
    }
    id
}

/// Lists a job that was not begun, and says why not.
pub(super) fn refuse(shared: &Shared, job: Job, message: Message) -> u64 {
    shared.notice(NoticeLevel::Warning, message.clone());
    let id = shared.next_number();
    let mut jobs = lock(&shared.jobs);
    jobs.push_front(JobView {
        id,
        job: Arc::new(job),
        state: JobState::Failed(message),
    });
    jobs.truncate(JOBS_KEPT_MAX);
    drop(jobs);
    shared.jobs_moved.notify_all();
    shared.wake();
    id
}

/// Lists a job as waiting.
fn list(shared: &Shared, started: &Started) {
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
        let mut looked = LookedFor::default();
        while let Some(started) = self.next(&mut marked, &mut looked) {
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
    fn next(&self, marked: &mut Marked, looked: &mut LookedFor) -> Option<Started> {
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
        loop {
            if let Some(purge) = self.due_by_itself(looked) {
                return Some(purge);
            }
            match self.jobs.recv_timeout(LOOK_AGAIN) {
                Ok(started) => return Some(started),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn publish(&self, id: u64, state: JobState) {
        let mut jobs = lock(&self.shared.jobs);
        if matches!(state, JobState::Previewed(_) | JobState::Imported(_)) {
            // A preview holds its file's lines: one at a time is enough.
            jobs.retain(|job| job.id == id || !matches!(job.state, JobState::Previewed(_)));
        }
        if let Some(job) = jobs.iter_mut().find(|job| job.id == id) {
            job.state = state;
        }
        drop(jobs);
        self.shared.jobs_moved.notify_all();
        self.shared.wake();
    }

    #[expect(clippy::too_many_lines, reason = "one arm for each job")]
    fn work(&self, started: &Started) -> Result<JobState, Ended> {
        match &*started.job {
            Job::PreviewImport {
                path,
                seller,
                reading,
            } => {
                let opened = self.open(started, path, seller.as_ref(), reading)?;
                Ok(JobState::Previewed(Arc::new(opened.preview)))
            }
            Job::TakeImport {
                path,
                seller,
                reading,
                rows,
            } => {
                let seller = seller.as_ref();
                let opened = self.open(started, path, seller, reading)?;
                self.take(started, &name_of(path), seller, opened, *rows)
            }
            Job::TakeText {
                name,
                seller,
                bytes,
            } => {
                let reading = ReadOptions::default();
                let seller = Some(seller);
                let opened = self.look_into(started, name, bytes, seller, reading)?;
                self.take(started, name, seller, opened, TakeRows::AllOrNone)
            }
            Job::TakeProduct(product) => self.take_edit(started, product),
            Job::ExportManifest {
                cartons,
                format,
                path,
            } => self.export_manifest(cartons, format, path),
            Job::ExportIntake { day, path } => self.export_intake(*day, path),
            Job::ExportSignOff { day, path } => self.export_sign_off(*day, path),
            Job::TakeSeller { path, wanted } => self.take_seller(path, wanted.as_ref()),
            Job::TakeChecklist { path, seller, from } => self.take_checklist(path, seller, *from),
            Job::ExportPack { pack, path } => self.export_pack(pack, path),
            Job::ExportSeller { seller, path } => self.export_seller(seller, path),
            Job::ExportStatement {
                seller,
                period,
                format,
                path,
            } => self.export_statement(seller, *period, format, path),
            Job::ExportEvidence { order, path } => self.export_evidence(order, path),
            Job::Purge { day } => self.purge(started, *day),
            Job::MakeMail { seller, folder } => self.make_mail(seller.as_ref(), folder),
            Job::ExportLot {
                of,
                template,
                format,
                path,
            } => self.export_lot(of, template.as_deref(), format, path),
            Job::ExportPaper { order, path } => self.export_paper(order, path),
            Job::ExportPapers {
                consignment,
                template,
                folder,
            } => self.export_papers(started, (consignment, template.as_deref()), folder),
            Job::ExportConsignmentFile {
                consignment,
                file,
                path,
            } => self.export_consignment_file((consignment, file), path),
            Job::ExportListing {
                batch,
                format,
                path,
            } => self.export_listing(batch, format, path),
            Job::TakeProceeds { lot, path, rows } => self.take_proceeds(lot, path, *rows),
            Job::TakeSheet(order) => self.take_sheet(order),
            Job::TakeTemplate { name, bytes } => self.take_template(name, bytes),
            Job::TakeFreight { path } => self.take_freight(path),
            Job::TakeGoods { seller, path, rows } => self.take_goods(seller, path, *rows),
            Job::Propose { of, turning } => self.propose(started, of, *turning),
            Job::KeepSaid { path } => self.keep_said(path),
            Job::TakeMail { path, seller } => self.take_mail(path, seller.as_ref()),
            Job::ReadAnswers { folder, seller } => {
                self.read_answers(started, folder, seller.as_ref())
            }
            Job::TakeFile { of, path } => self.take_file(*of, path),
            Job::Print { wanted, to } => self.print(started, wanted, to),
            Job::ExportFigures {
                shown,
                format,
                path,
            }
            | Job::ExportShown {
                shown,
                format,
                path,
                ..
            } => self.export_shown(started, shown, *format, path),
        }
    }

    fn export_shown(
        &self,
        started: &Started,
        shown: &out::ShownTable,
        format: out::ShownFormat,
        path: &Path,
    ) -> Result<JobState, Ended> {
        let made = self.shared.clock.now();
        let bytes = shown
            .bytes(format, made, &self.words())
            .map_err(|error| export_failed(path, &error))?;
        if started.cancelled.load(Ordering::SeqCst) {
            return Err(Ended::Cancelled);
        }
        write(path, &bytes)
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
        let bytes = out::manifest_bytes(&manifest, format, self.shared.clock.now(), &self.words());
        let bytes = bytes.map_err(|error| export_failed(path, &error))?;
        write(path, &bytes)
    }

    fn export_intake(&self, day: Day, path: &Path) -> Result<JobState, Ended> {
        let Answer::Review(review) = self.ask(&Query::Review(Period::one(day)))? else {
            return Err(TroubleMsg::NothingToExport.into());
        };
        let of_day = UnitFilter {
            day: Some(day),
            ..UnitFilter::default()
        };
        let units = every_unit(|query| self.ask(query), &of_day)?;
        let words = self.words();
        let checklists = checklists_of(|query| self.ask(query), &units)?;
        let units = (units.as_slice(), &checklists);
        let bytes = out::intake_xlsx(&review, units, self.shared.clock.now(), &words)
            .map_err(|error| export_failed(path, &error))?;
        write(path, &bytes)
    }

    fn export_sign_off(&self, day: Day, path: &Path) -> Result<JobState, Ended> {
        let zone = self.shared.zone;
        let now = self.shared.clock.now();
        let asked = super::correcting::open_points(now, zone.day(now));
        let nothing = || Ended::from(TroubleMsg::NothingToExport);
        let Answer::Day(view) = self.ask(&Query::Day(day, asked))? else {
            return Err(nothing());
        };
        let row = view.row.ok_or_else(nothing)?;
        let bytes = crate::exchange::print::signoff_pdf(&row, zone)
            .map_err(|error| export_failed(path, &out::OutError::Format(error.to_string())))?;
        write(path, &bytes)
    }

    fn export_evidence(&self, order: &PackOrder, path: &Path) -> Result<JobState, Ended> {
        let made = Made {
            folder: &self.data,
            zone: self.shared.zone,
            at: self.shared.clock.now(),
        };
        let packed = evidence::export(|query| self.ask(query), order, &made, path)?;
        if packed.photos_left_out > 0 {
            self.shared.notice(
                NoticeLevel::Warning,
                EvidenceMsg::PhotosLeftOut {
                    count: packed.photos_left_out,
                },
            );
        }
        Ok(JobState::Written(path.to_owned()))
    }

    fn words(&self) -> Arc<Words> {
        self.shared.words_of(self.shared.language())
    }

    fn ask(&self, query: &Query) -> Result<Answer, Ended> {
        self.reader
            .answer(query, self.shared.zone)
            .map_err(|error| store_failed(format!("{error:?}")))
    }

    /// Has a command written and waits until it is on the disk.
    fn write(&self, message: impl FnOnce(Reply) -> StoreMsg) -> Result<(), CommitFailure> {
        written(&self.store, message)
    }
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
