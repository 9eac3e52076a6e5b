//! `returnbay purge`: erases by rule what shows a buyer's address, or says what is due.

use serde::Serialize;

use crate::domain::time::Day;
use crate::shell::desk::Desk;
use crate::shell::privacy::{self, ChatDue, Due, Original, Purged};
use crate::shell::view::{Job, JobState};
use crate::shell::{Clock, Devices};
use crate::text::PrivacyMsg;

use super::args::{Args, Purge};
use super::out::Form;
use super::{Exit, Out, folder, open};

#[derive(Serialize)]
struct PurgeOut<'a> {
    day: String,
    dry_run: bool,
    rule: &'a str,
    rule_version: u32,
    originals: u32,
    uncovered: u32,
    finished: u32,
    left: u32,
    raw_scans: u64,
    chats: u32,
    due: Vec<OriginalOut>,
    chats_due: Vec<ChatOut>,
    soon: Vec<OriginalOut>,
}

/// The picture of a chat.
#[derive(Serialize)]
struct ChatOut {
    picture: String,
    named: String,
    goes: String,
}

#[derive(Serialize)]
struct OriginalOut {
    photo: String,
    parcel: String,
    taken: String,
    goes: String,
    covered: bool,
}

pub(super) fn run(args: &Args, verb: &Purge, out: &Out) -> Exit {
    // What is due is read beside an open window; erasing wants the store for itself.
    let clock = Clock::system();
    let desk = folder(args).and_then(|folder| Desk::open(&folder));
    let desk = match desk {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    let day = verb.day.unwrap_or_else(|| desk.zone.day(clock.now()));
    let found = privacy::due(|query| desk.ask(query), desk.zone, day);
    let found = match found {
        Ok(found) => found,
        Err(message) => return out.store_trouble(&message),
    };
    drop(desk);
    if verb.dry_run {
        would_go(day, &found, out);
        return Exit::Done;
    }
    let shell = match open(args, clock, Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    match shell.run(Job::Purge { day }) {
        Ok(JobState::Purged(done)) => {
            tell(&done, &found, out);
            if done.left == 0 {
                Exit::Done
            } else {
                out.tell(&PrivacyMsg::FilesLeft { count: done.left }.into());
                Exit::Refused
            }
        }
        Ok(JobState::Failed(message)) | Err(message) => out.refused(&message),
        Ok(
            JobState::Running { .. }
            | JobState::Previewed(_)
            | JobState::Imported(_)
            | JobState::Written(_)
            | JobState::SetWritten(_)
            | JobState::HandedOver
            | JobState::SellerTaken(_)
            | JobState::ChecklistTaken(_)
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
            | JobState::Cancelled,
        ) => Exit::Refused,
    }
}

/// Whether anything was erased.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Erased {
    No,
    Yes,
}

fn would_go(day: Day, found: &Due, out: &Out) {
    let uncovered = found.originals.iter().filter(|one| !one.is_covered());
    let would = Purged {
        day,
        originals: count(found.originals.len()),
        uncovered: count(uncovered.count()),
        finished: 0,
        left: 0,
        raw_scans: found.raw_scans,
        chats: count(found.chats.len()),
        soon: count(found.soon.len()),
    };
    if out.form == Form::Machines {
        json(&would, found, Erased::No, out);
        return;
    }
    let said = PrivacyMsg::WouldGo {
        originals: would.originals,
        uncovered: would.uncovered,
        scans: u32::try_from(would.raw_scans).unwrap_or(u32::MAX),
        chats: would.chats,
    };
    out.line(&out.words().say(&said.into()));
    for original in found.originals.iter().filter(|one| !one.is_covered()) {
        let said = PrivacyMsg::GoesUncovered {
            number: original.photo.number.clone(),
            photo: short(original),
        };
        out.line(&out.words().say(&said.into()));
    }
    soon(found, out);
}

fn tell(done: &Purged, found: &Due, out: &Out) {
    if out.form == Form::Machines {
        json(done, found, Erased::Yes, out);
    } else {
        out.line(&out.words().say(&done.told().into()));
        soon(found, out);
    }
}

/// Names the labels whose originals go soon and leave nothing but a hash.
fn soon(found: &Due, out: &Out) {
    for original in &found.soon {
        let said = PrivacyMsg::GoesSoon {
            number: original.photo.number.clone(),
            photo: short(original),
            day: original.goes,
        };
        out.line(&out.words().say(&said.into()));
    }
}

fn json(done: &Purged, found: &Due, erased: Erased, out: &Out) {
    let rules = privacy::rules();
    let listed = |originals: &[Original]| originals.iter().map(OriginalOut::of).collect();
    out.json(&PurgeOut {
        day: done.day.to_string(),
        dry_run: erased == Erased::No,
        rule: &rules.id,
        rule_version: rules.version,
        originals: done.originals,
        uncovered: done.uncovered,
        finished: done.finished,
        left: done.left,
        raw_scans: done.raw_scans,
        chats: done.chats,
        due: listed(&found.originals),
        chats_due: found.chats.iter().map(ChatOut::of).collect(),
        soon: listed(&found.soon),
    });
}

impl ChatOut {
    fn of(due: &ChatDue) -> Self {
        Self {
            picture: due.picture.to_string(),
            named: due.named.to_string(),
            goes: due.goes.to_string(),
        }
    }
}

impl OriginalOut {
    fn of(original: &Original) -> Self {
        Self {
            photo: original.photo.row.named.photo.to_string(),
            parcel: original.photo.number.to_string(),
            taken: original.taken.to_string(),
            goes: original.goes.to_string(),
            covered: original.is_covered(),
        }
    }
}

/// The beginning of a photo's hash, enough for people to tell it by.
fn short(original: &Original) -> String {
    let hash = original.photo.row.named.photo.to_string();
    hash.chars().take(12).collect()
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
