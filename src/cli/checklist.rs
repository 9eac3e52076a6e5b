//! A seller's own checklist from the command line: `import FILE --kind checklist`, `export checklist ID`.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::SellerCode;
use crate::domain::ids::Hash;
use crate::ledger::rows::{ChecklistFrom, SellerRow};
use crate::ledger::{Command, PackRef};
use crate::shell::desk::Desk;
use crate::shell::view::{ChecklistTaken, Job, JobState};
use crate::shell::{Clock, Devices, Shell};
use crate::text::{Message, TroubleMsg};

use super::args::{Args, Export, Import};
use super::export::ends_written;
use super::out::Form;
use super::{Exit, Out, folder, open};

/// The kind of such a file, and what is exported.
pub(super) const CHECKLIST: &str = "checklist";

#[derive(Serialize)]
struct TakenOut {
    file: String,
    kind: &'static str,
    seller: String,
    id: String,
    version: u32,
    hash: String,
    from: String,
    taken: bool,
}

#[derive(Serialize)]
struct RefusedOut {
    file: String,
    kind: &'static str,
    problems: Vec<ProblemOut>,
    taken: bool,
}

#[derive(Serialize)]
struct ProblemOut {
    line: u32,
    code: &'static str,
    about: String,
    message: String,
}

/// Takes the checklists of files, each whole or not at all; or sets the house's again.
pub(super) fn import(args: &Args, verb: &Import, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let Some(seller) = &verb.seller else {
        return Exit::Usage;
    };
    if let Some(id) = &verb.house {
        let desk = folder(args).and_then(|folder| Desk::open(&folder));
        return match desk.and_then(|desk| desk.seller(seller)) {
            Ok(row) => of_house(&shell, verb, (seller, id), row.as_ref(), out),
            Err(message) => out.store_trouble(&message),
        };
    }
    let mut exit = Exit::Done;
    for path in &verb.files {
        let job = Job::TakeChecklist {
            path: path.clone(),
            seller: seller.clone(),
            from: verb.from,
        };
        match shell.run(job) {
            Ok(JobState::ChecklistTaken(done)) => taken(path, &done, out),
            Ok(JobState::Failed(message)) | Err(message) => {
                refused(path, &message, out);
                exit = Exit::Refused;
            }
            Ok(
                JobState::Running { .. }
                | JobState::Previewed(_)
                | JobState::Imported(_)
                | JobState::Written(_)
                | JobState::SetWritten(_)
                | JobState::SellerTaken(_)
                | JobState::Purged(_)
                | JobState::MailMade(_)
                | JobState::MailTaken(_)
                | JobState::AnswersRead(_)
                | JobState::SaidKept(_)
                | JobState::ProceedsTaken(_)
                | JobState::GoodsTaken(_)
                | JobState::Proposed(_)
                | JobState::TemplateTaken(_)
                | JobState::SheetRead(_)
                | JobState::FreightTaken(_)
                | JobState::FileTaken(_)
                | JobState::HandedOver
                | JobState::Cancelled,
            ) => exit = Exit::Refused,
        }
    }
    exit
}

/// Sets the house's checklist again, where the seller has one of its own of that id.
fn of_house(
    shell: &Shell,
    verb: &Import,
    (seller, id): (&SellerCode, &String),
    row: Option<&SellerRow>,
    out: &Out,
) -> Exit {
    let sets = row.map_or(&[][..], |row| &row.checklists);
    if sets.iter().all(|set| set.checklist != *id) {
        let (seller, id) = (seller.clone(), id.clone());
        return out.refused(&TroubleMsg::ChecklistNotSet { seller, id }.into());
    }
    let from = verb.from.unwrap_or_else(|| shell.zone().day(shell.now()));
    let command = Command::SetSellerChecklist {
        seller: seller.clone(),
        set: ChecklistFrom {
            checklist: id.clone(),
            from,
            pack: None,
        },
        bytes: None,
    };
    if let Err(message) = shell.commit(command) {
        return out.store_trouble(&message);
    }
    let (seller, id) = (seller.clone(), id.clone());
    out.tell(&TroubleMsg::ChecklistOfHouse { seller, id, from }.into());
    Exit::Done
}

fn taken(path: &Path, done: &ChecklistTaken, out: &Out) {
    let ChecklistTaken { seller, pack, from } = done;
    if out.form == Form::Machines {
        out.json(&TakenOut {
            file: path.display().to_string(),
            kind: CHECKLIST,
            seller: seller.to_string(),
            id: pack.id.clone(),
            version: pack.version,
            hash: pack.hash.to_string(),
            from: from.to_string(),
            taken: true,
        });
    } else {
        let PackRef { id, version, hash } = pack;
        let path = path.display();
        out.line(&format!("{path}: {seller} {id} {version} {hash} {from}"));
    }
}

/// Says why a file was not taken: each problem by its line.
fn refused(path: &Path, message: &Message, out: &Out) {
    let Message::Trouble(TroubleMsg::ChecklistRefused { problems, .. }) = message else {
        return out.tell(message);
    };
    let words = out.words();
    let say = |key: String| words.term(&key).unwrap_or(key);
    if out.form == Form::Machines {
        let problems = problems.0.iter().map(|problem| ProblemOut {
            line: problem.line,
            code: problem.code,
            about: problem.about.clone(),
            message: say(problem.key()),
        });
        return out.json(&RefusedOut {
            file: path.display().to_string(),
            kind: CHECKLIST,
            problems: problems.collect(),
            taken: false,
        });
    }
    for problem in &problems.0 {
        let (line, about) = (problem.line, &problem.about);
        let said = say(problem.key());
        out.note(&format!("{}:{line}: {about} {said}", path.display()));
    }
    out.tell(message);
}

/// Writes a checklist as it was brought: by its hash, or the seller's own of this id that is in force,
/// else its newest.
pub(super) fn export(args: &Args, verb: &Export, path: &Path, out: &Out) -> Exit {
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    ends_written(path, bytes(&desk, verb), out)
}

fn bytes(desk: &Desk, verb: &Export) -> Result<std::sync::Arc<[u8]>, Message> {
    let id = verb.id.as_deref().unwrap_or_default();
    let unknown = || {
        Message::from(TroubleMsg::NotFound {
            what: id.to_owned(),
        })
    };
    let hash = match (Hash::parse(id), &verb.seller) {
        (Some(hash), _) => Some(hash),
        (None, Some(seller)) => {
            let today = desk.zone.day(Clock::system().now());
            let row = desk.seller(seller)?;
            row.and_then(|row| named(&row, id, today))
        }
        (None, None) => None,
    };
    let bytes = desk.pack(hash.ok_or_else(unknown)?)?;
    bytes.ok_or_else(unknown)
}

fn named(row: &SellerRow, id: &str, today: crate::domain::time::Day) -> Option<Hash> {
    let mut now = row.checklists_on(today).map(|(_, pack)| pack);
    let newest = || {
        let mut packs = row.checklists.iter().rev();
        packs.find_map(|set| set.pack.as_ref().filter(|pack| pack.id == id))
    };
    let pack = now.find(|pack| pack.id == id).or_else(newest)?;
    Some(pack.hash)
}
