//! Taking in a seller's file: read once, compared once, staged, named by one fact.
//!
//! Until that fact is written a cancel leaves nothing that anybody sees: staged chunks that no
//! fact names are not rows. After it the file is taken, and a cancel comes too late.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::channel;

use crate::domain::codes::SellerCode;
use crate::domain::ids::Hash;
use crate::domain::limits::IMPORT_FILE_BYTES_MAX;
use crate::domain::product::Product;
use crate::exchange::incoming::{self, NotReadable, ReadOptions};
use crate::exchange::screening;
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::{ChunkRef, TakenFile, TakenList, TakenScreening};
use crate::ledger::import::{FileLines, ImportKind, SellerFile};
use crate::ledger::{Answer, Command, Query, Refusal, codec};
use crate::shell::folder::files_in;
use crate::shell::store_thread::{CommitFailure, StoreMsg};
use crate::shell::view::{ImportDone, ImportPreview, JobState, TakeRows};
use crate::store::{
    Chunk, Unmerged, chunks_of, export_chunks_of, product_chunks_of, recall_chunks_of,
    screening_chunks_of,
};
use crate::text::TroubleMsg;
use crate::text::trouble::ProblemCode;

use super::{Ended, JobsThread, Started, name_of, store_failed, uncommitted};

/// A file that was read and compared.
pub(super) struct Opened {
    hash: Hash,
    pub preview: ImportPreview,
}

impl JobsThread {
    /// Reads a file from the disk and looks into it.
    pub(super) fn open(
        &self,
        started: &Started,
        path: &Path,
        seller: Option<&SellerCode>,
        reading: &ReadOptions,
    ) -> Result<Opened, Ended> {
        let name = name_of(path);
        if path.is_dir() {
            let trouble = files_in(path).err();
            return Err(trouble.unwrap_or(TroubleMsg::FileIsFolder { name }).into());
        }
        let bytes =
            bytes_of(path, IMPORT_FILE_BYTES_MAX).map_err(|error| TroubleMsg::FileUnreadable {
                name: name.clone(),
                detail: error.to_string(),
            })?;
        self.look_into(started, &name, &bytes, seller, reading.clone())
    }

    /// Says what a file holds and how it compares. Without a map of the columns they are bound as
    /// in the seller's newest file with the same heads.
    pub(super) fn look_into(
        &self,
        started: &Started,
        name: &str,
        bytes: &[u8],
        seller: Option<&SellerCode>,
        mut reading: ReadOptions,
    ) -> Result<Opened, Ended> {
        unless_cancelled(started)?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > IMPORT_FILE_BYTES_MAX) {
            return Err(not_readable(name, &NotReadable::too_large()).into());
        }
        let kind = incoming::kind_of(bytes, &reading);
        if reading.mapping.is_none()
            && let Answer::ColumnsOf(earlier) =
                self.ask(&Query::ColumnsOf(kind, seller.cloned()))?
        {
            reading.mapping = incoming::remembered(kind, bytes, reading.encoding, &earlier);
        }
        if kind == ImportKind::Screening && reading.dated.is_none() {
            reading.dated = screening::day_of_name(name);
        }
        let file = incoming::read(kind, bytes, seller, &reading)
            .map_err(|error| not_readable(name, &error))?;
        unless_cancelled(started)?;
        let today = self.shared.zone.day(self.shared.clock.now());
        if let FileLines::Screening(list) = &file.lines
            && list.dated > today
        {
            return Err(not_readable(name, &NotReadable::of_tomorrow()).into());
        }
        let counts = match &file.lines {
            FileLines::Returns(lines) => self.reader.compare(lines),
            FileLines::Products(products) => self.reader.compare_products(products, today),
            FileLines::Recalls(recalls) => self.reader.compare_recalls(recalls),
            FileLines::Exports(lines) => self.reader.compare_exports(lines),
            FileLines::Screening(list) => self.reader.compare_screening(list),
        };
        let counts = counts.map_err(|error| store_failed(format!("{error:?}")))?;
        Ok(Opened {
            hash: codec::sha256(bytes),
            preview: ImportPreview {
                file,
                counts,
                reading,
            },
        })
    }

    /// Takes a file that was looked into. One with bad rows, of which all or none is wanted, is
    /// left and shown.
    pub(super) fn take(
        &self,
        started: &Started,
        name: &str,
        seller: Option<&SellerCode>,
        opened: Opened,
        rows: TakeRows,
    ) -> Result<JobState, Ended> {
        let Opened { hash, preview } = opened;
        if preview.file.problem_count() > 0 && rows == TakeRows::AllOrNone {
            return Ok(JobState::Previewed(Arc::new(preview)));
        }
        let ImportPreview {
            mut file, counts, ..
        } = preview;
        let chunks = match &file.lines {
            FileLines::Returns(lines) => chunks_of(lines),
            FileLines::Products(products) => product_chunks_of(products),
            FileLines::Recalls(recalls) => recall_chunks_of(recalls),
            FileLines::Exports(lines) => export_chunks_of(lines),
            FileLines::Screening(list) => screening_chunks_of(&list.entries),
        };
        let unmerged = Unmerged::of(&chunks);
        let chunks = self.stage_all(started, chunks)?;
        let command = import_of(name, seller, hash, &file, chunks)?;
        unless_cancelled(started)?;
        let announced = matches!(command, Command::ImportReturns(_));
        let before = announced.then(|| self.pool_found()).transpose()?;
        self.commit_file(command, unmerged)?;
        self.wait_until_merged()?;
        if let Some(before) = before {
            self.tell_pool(&before);
        }
        file.lines.clear();
        Ok(JobState::Imported(Arc::new(ImportDone { file, counts })))
    }

    /// Takes one product as a person wrote it at a desk: a file of one row without a name.
    pub(super) fn take_edit(
        &self,
        started: &Started,
        product: &Product,
    ) -> Result<JobState, Ended> {
        let products = vec![product.clone()];
        let now = self.shared.clock.now();
        let counts = self
            .reader
            .compare_products(&products, self.shared.zone.day(now))
            .map_err(|error| store_failed(format!("{error:?}")))?;
        let chunks = product_chunks_of(&products);
        // The same words a second time are another edit: the moment tells them apart.
        let moment = now.0.to_be_bytes();
        let bytes = chunks.iter().flat_map(|chunk| chunk.bytes.iter().copied());
        let named: Vec<u8> = bytes.chain(moment).collect();
        let mut file = SellerFile {
            encoding: "utf-8".to_owned(),
            rows: 1,
            lines: FileLines::Products(products),
            ..SellerFile::default()
        };
        let chunks = self.stage_all(started, chunks)?;
        let hash = codec::sha256(&named);
        let command = import_of("", Some(&product.seller), hash, &file, chunks)?;
        self.commit_file(command, Unmerged::default())?;
        self.wait_until_merged()?;
        file.lines.clear();
        Ok(JobState::Imported(Arc::new(ImportDone { file, counts })))
    }

    /// Writes the fact that names a file; one that was taken before is taken already.
    fn commit_file(&self, command: Command, unmerged: Unmerged) -> Result<(), Ended> {
        match self.commit(command, unmerged) {
            Ok(()) | Err(CommitFailure::Refused(Refusal::FileTakenAlready)) => Ok(()),
            Err(failure) => Err(uncommitted(failure)),
        }
    }

    /// Stages every chunk and gives what the fact will name.
    fn stage_all(&self, started: &Started, chunks: Vec<Chunk>) -> Result<Vec<ChunkRef>, Ended> {
        let all = u64::try_from(chunks.len()).unwrap_or(u64::MAX);
        let all = all.saturating_add(1);
        let mut refs = Vec::with_capacity(chunks.len());
        for (done, chunk) in (1..).zip(chunks) {
            unless_cancelled(started)?;
            refs.push(chunk.named.clone());
            self.stage(chunk)?;
            self.publish(started.id, JobState::Running { done, all });
        }
        Ok(refs)
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

    /// Writes a command that brings no rows.
    pub(super) fn commit_alone(&self, command: Command) -> Result<(), CommitFailure> {
        self.commit(command, Unmerged::default())
    }

    /// Writes what a rule asks by itself: not whoever is signed in at the bench does it.
    pub(super) fn commit_by_rule(&self, command: Command) -> Result<(), CommitFailure> {
        let order = self.shared.order_by_rule(command);
        self.write(|reply| StoreMsg::Commit { reply, order })
    }

    fn commit(&self, command: Command, unmerged: Unmerged) -> Result<(), CommitFailure> {
        let order = self.shared.order(command);
        self.write(|reply| StoreMsg::Import {
            reply,
            order,
            unmerged,
        })
    }
}

/// Reads a file, and of one beyond the limit a byte more than that, which tells.
pub(super) fn bytes_of(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(most + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Says why a file is none that we read, with the line where it breaks off.
pub(super) fn not_readable(name: &str, error: &NotReadable) -> TroubleMsg {
    let (name, why) = (name.to_owned(), ProblemCode(error.code.to_owned()));
    match error.line.and_then(|line| u32::try_from(line).ok()) {
        Some(line) => TroubleMsg::FileBroken { name, line, why },
        None => TroubleMsg::FileNotReturns { name, why },
    }
}

/// Makes the command that names the chunks of a file. Only a recall list may be of nobody.
fn import_of(
    name: &str,
    seller: Option<&SellerCode>,
    hash: Hash,
    file: &SellerFile<FileLines>,
    chunks: Vec<ChunkRef>,
) -> Result<Command, Ended> {
    let taken = u32::try_from(file.lines.len()).unwrap_or(u32::MAX);
    let skipped = file.rows.saturating_sub(taken);
    let make: fn(TakenFile) -> Command = match file.lines {
        FileLines::Returns(_) => Command::ImportReturns,
        FileLines::Products(_) => Command::ImportProducts,
        FileLines::Exports(_) => |file| Command::Ship(ShipCommand::ImportExports(Box::new(file))),
        FileLines::Screening(ref list) => {
            let list = TakenScreening {
                list: list.list.clone(),
                dated: list.dated,
                file: hash,
                file_name: name.to_owned(),
                encoding: file.encoding.clone(),
                mapping: file.mapping(),
                rows: file.rows,
                skipped,
                chunks,
            };
            return Ok(Command::Ship(ShipCommand::LoadScreening(Box::new(list))));
        }
        FileLines::Recalls(_) => {
            return Ok(Command::ImportRecalls(TakenList {
                from: seller.cloned(),
                file: hash,
                file_name: name.to_owned(),
                encoding: file.encoding.clone(),
                mapping: file.mapping(),
                rows: file.rows,
                skipped,
                chunks,
            }));
        }
    };
    let Some(seller) = seller else {
        return Err(not_readable(name, &NotReadable::of_nobody()).into());
    };
    Ok(make(TakenFile {
        seller: seller.clone(),
        file: hash,
        file_name: name.to_owned(),
        encoding: file.encoding.clone(),
        mapping: file.mapping(),
        rows: file.rows,
        skipped,
        chunks,
    }))
}

fn unless_cancelled(started: &Started) -> Result<(), Ended> {
    if started.cancelled.load(Ordering::SeqCst) {
        return Err(Ended::Cancelled);
    }
    Ok(())
}
