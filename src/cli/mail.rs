//! `returnbay mail`: workbooks for sellers out, filled ones back, and who is silent.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::domain::codes::SellerCode;
use crate::ledger::chatting::{ChatAnswers, OutboxRow};
use crate::ledger::mailing::RowEnd;
use crate::ledger::rows::MailRow;
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::shell::mail::{FolderOf, MadeWorkbook, TakenRow, TakenWorkbook, folder_told, told};
use crate::shell::view::{Job, JobState, name_of};
use crate::shell::{Clock, Devices, Shell};
use crate::text::{MailMsg, Message, Words};

use super::args::{Args, Mail, MailWay};
use super::out::Form;
use super::{Exit, Out, folder, open};

#[derive(Serialize)]
struct MadeOut {
    file: String,
    mail: String,
    seller: String,
    day: String,
    rows: u32,
    answer_by: String,
    photos_left_out: u32,
}

#[derive(Serialize)]
struct TakenOut {
    file: String,
    seller: String,
    taken: bool,
    taken_before: Option<String>,
    applied: u32,
    unchanged: u32,
    unanswered: u32,
    refused: u32,
    rows: Vec<RowOut>,
}

#[derive(Serialize)]
struct RowOut {
    line: u32,
    row: String,
    result: &'static str,
    code: Option<&'static str>,
    decision: Option<&'static str>,
    message: String,
    note: String,
}

#[derive(Serialize)]
struct UntakenOut {
    file: String,
    taken: bool,
    message: String,
}

#[derive(Serialize)]
struct ChatOut {
    labels: u32,
    waits: u32,
    who: String,
    at: String,
}

impl ChatOut {
    fn of(chat: &ChatAnswers) -> Self {
        Self {
            labels: chat.labels,
            waits: chat.waits,
            who: chat.who.clone(),
            at: chat.at.to_string(),
        }
    }
}

#[derive(Serialize)]
struct ListedOut {
    mail: String,
    seller: String,
    file: String,
    day: String,
    made_at: String,
    answer_by: String,
    rows: u32,
    silent: bool,
    /// What was said in chats since.
    #[serde(skip_serializing_if = "Option::is_none")]
    chat: Option<ChatOut>,
    filled: Vec<FilledOut>,
}

#[derive(Serialize)]
struct FolderOut<'a> {
    folder: &'a str,
    files: u32,
    taken: u32,
    /// Whether the day's answers are read now: not when one seller's alone were looked for.
    answers_read: bool,
}

#[derive(Serialize)]
struct FilledOut {
    file: String,
    taken_at: String,
    applied: u32,
    unchanged: u32,
    unanswered: u32,
    refused: u32,
}

pub(super) fn run(args: &Args, verb: &Mail, out: &Out) -> Exit {
    match &verb.way {
        MailWay::Make {
            seller,
            out: folder,
        } => make(args, seller.as_ref(), folder, out),
        MailWay::Take { paths, seller } => take(args, paths, seller.as_ref(), out),
        MailWay::List => list(args, out),
    }
}

fn make(args: &Args, seller: Option<&SellerCode>, folder: &Path, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let job = Job::MakeMail {
        seller: seller.cloned(),
        folder: folder.to_owned(),
    };
    let words = out.words_at(shell.zone());
    match shell.run(job) {
        Ok(JobState::MailMade(made)) => {
            for one in made.iter() {
                print_made(one, &words, out);
            }
            Exit::Done
        }
        Ok(JobState::Failed(message)) | Err(message) if is_nothing(&message) => {
            out.tell(&message);
            Exit::Done
        }
        Ok(JobState::Failed(message)) | Err(message) => out.refused(&message),
        Ok(_) => Exit::Refused,
    }
}

/// Nobody is asked anything: that is an answer, and no failure.
fn is_nothing(message: &Message) -> bool {
    *message == MailMsg::NothingAsked.into()
}

fn print_made(one: &MadeWorkbook, words: &Words, out: &Out) {
    let MadeWorkbook {
        made,
        path,
        left_out,
    } = one;
    if out.form == Form::Machines {
        out.json(&MadeOut {
            file: path.display().to_string(),
            mail: made.mail.to_string(),
            seller: made.seller.to_string(),
            day: made.day.to_string(),
            rows: made.rows,
            answer_by: made.answer_by.to_string(),
            photos_left_out: *left_out,
        });
        return;
    }
    let say = |message: MailMsg| out.line(&words.say(&message.into()));
    let name = || path.display().to_string();
    say(MailMsg::Made {
        name: name(),
        seller: made.seller.clone(),
        rows: made.rows,
        due: made.answer_by,
    });
    if *left_out > 0 {
        say(MailMsg::LeftOut {
            name: name(),
            count: *left_out,
        });
    }
}

fn take(args: &Args, paths: &[PathBuf], seller: Option<&SellerCode>, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let mut exit = Exit::Done;
    for path in paths {
        let one = if path.is_dir() {
            read_folder(&shell, path, seller, out)
        } else {
            take_one(&shell, path, seller, out)
        };
        if one != Exit::Done {
            exit = Exit::Refused;
        }
    }
    exit
}

fn take_one(shell: &Shell, path: &Path, seller: Option<&SellerCode>, out: &Out) -> Exit {
    let job = Job::TakeMail {
        path: path.to_owned(),
        seller: seller.cloned(),
    };
    match shell.run(job) {
        Ok(JobState::MailTaken(taken)) => one_taken(path, &taken, shell, out),
        Ok(JobState::Failed(message)) | Err(message) => {
            untaken(path, &message, out);
            Exit::Refused
        }
        Ok(_) => Exit::Refused,
    }
}

fn one_taken(path: &Path, taken: &TakenWorkbook, shell: &Shell, out: &Out) -> Exit {
    print_taken(path, taken, &out.words_at(shell.zone()), out);
    if taken.counts.refused > 0 {
        Exit::Refused
    } else {
        Exit::Done
    }
}

/// Reads a folder; with it, unless one seller alone was looked for, the day's answers are read.
fn read_folder(shell: &Shell, path: &Path, seller: Option<&SellerCode>, out: &Out) -> Exit {
    let job = Job::ReadAnswers {
        folder: path.to_owned(),
        seller: seller.cloned(),
    };
    let read = match shell.run(job) {
        Ok(JobState::AnswersRead(read)) => read,
        Ok(JobState::Failed(message)) | Err(message) => {
            untaken(path, &message, out);
            return Exit::Refused;
        }
        Ok(_) => return Exit::Refused,
    };
    let mut exit = Exit::Done;
    for (name, end) in &read.files {
        let path = path.join(name);
        let one = match end {
            Ok(taken) => one_taken(&path, taken, shell, out),
            Err(refused) => {
                untaken(&path, refused, out);
                Exit::Refused
            }
        };
        if one != Exit::Done {
            exit = one;
        }
    }
    if out.form == Form::Machines {
        out.json(&FolderOut {
            folder: &read.folder,
            files: read.count(),
            taken: read.taken(),
            answers_read: read.whose == FolderOf::Everyone,
        });
    } else {
        out.tell(&folder_told(&read));
    }
    exit
}

fn untaken(path: &Path, message: &Message, out: &Out) {
    if out.form == Form::Machines {
        out.json(&UntakenOut {
            file: path.display().to_string(),
            taken: false,
            message: out.words().say(message),
        });
    } else {
        out.tell(message);
    }
}

fn print_taken(path: &Path, taken: &TakenWorkbook, words: &Words, out: &Out) {
    let counts = taken.counts;
    if out.form == Form::Machines {
        out.json(&TakenOut {
            file: path.display().to_string(),
            seller: taken.seller.to_string(),
            taken: taken.before.is_none(),
            taken_before: taken.before.map(|at| at.to_string()),
            applied: counts.applied,
            unchanged: counts.unchanged,
            unanswered: counts.unanswered,
            refused: counts.refused,
            rows: taken.rows.iter().map(|row| row_out(row, out)).collect(),
        });
        return;
    }
    let say = |message: MailMsg| out.line(&words.say(&message.into()));
    let name = path.display().to_string();
    if let Some(at) = taken.before {
        say(MailMsg::FileTakenBefore { name, at });
        return;
    }
    say(MailMsg::Taken {
        name,
        seller: taken.seller.clone(),
    });
    for row in taken
        .rows
        .iter()
        .filter(|row| row.end != RowEnd::Unanswered)
    {
        let text = words.say(&told(&row.end));
        let note = if row.note.is_empty() {
            String::new()
        } else {
            format!(" · {}", row.note)
        };
        out.line(&format!("  {} {}: {text}{note}", row.number, row.id));
    }
    say(MailMsg::TakenCounts {
        applied: counts.applied,
        unchanged: counts.unchanged,
        unanswered: counts.unanswered,
        refused: counts.refused,
    });
}

fn row_out(row: &TakenRow, out: &Out) -> RowOut {
    let decision = match &row.end {
        RowEnd::Applied(decision)
        | RowEnd::Unchanged(decision)
        | RowEnd::GroupApplied(decision, _)
        | RowEnd::OrderSet(decision, ..) => Some(decision.code()),
        RowEnd::Waits(..) => Some(crate::domain::decision::Decision::Hold.code()),
        RowEnd::RepairAnswered(_)
        | RowEnd::OrderEnded
        | RowEnd::NoOrder
        | RowEnd::Noted
        | RowEnd::Claimed
        | RowEnd::ClaimedLate(..)
        | RowEnd::ClaimedBefore
        | RowEnd::Unanswered
        | RowEnd::Refused(_) => None,
    };
    let code = match &row.end {
        RowEnd::Refused(why) => Some(why.code()),
        RowEnd::Applied(_)
        | RowEnd::Unchanged(_)
        | RowEnd::Waits(..)
        | RowEnd::GroupApplied(..)
        | RowEnd::OrderSet(..)
        | RowEnd::OrderEnded
        | RowEnd::NoOrder
        | RowEnd::Noted
        | RowEnd::RepairAnswered(_)
        | RowEnd::Claimed
        | RowEnd::ClaimedLate(..)
        | RowEnd::ClaimedBefore
        | RowEnd::Unanswered => None,
    };
    RowOut {
        line: row.number,
        row: row.id.clone(),
        result: row.end.code(),
        code,
        decision,
        message: out.words().say(&told(&row.end)),
        note: row.note.clone(),
    }
}

fn list(args: &Args, out: &Out) -> Exit {
    let answer = folder(args)
        .and_then(|folder| Desk::open(&folder))
        .and_then(|desk| {
            let newest = desk.ask(&Query::Mails)?;
            Ok((desk.zone, newest, desk.ask(&Query::Outbox)?))
        });
    let (zone, rows, outbox) = match answer {
        Ok((zone, Answer::Mails(rows), Answer::Outbox(outbox))) => (zone, rows, outbox),
        Ok(_) => return Exit::Refused,
        Err(message) => return out.store_trouble(&message),
    };
    let words = out.words_at(zone);
    for row in &rows {
        // What was said in chats counts for the newest workbook of a seller.
        let of_it = |known: &&OutboxRow| known.mail.made.mail == row.made.mail;
        let chat = outbox
            .iter()
            .find(of_it)
            .and_then(|known| known.chat.as_ref());
        if out.form == Form::Machines {
            out.json(&listed(row, chat));
            continue;
        }
        let is_silent = row.is_silent() && chat.is_none();
        let silent = is_silent.then(|| MailMsg::Silent {
            seller: row.made.seller.clone(),
            name: row.made.file_name.clone(),
            at: row.made_at,
        });
        let made = MailMsg::Made {
            name: row.made.file_name.clone(),
            seller: row.made.seller.clone(),
            rows: row.made.rows,
            due: row.made.answer_by,
        };
        out.line(&words.say(&silent.unwrap_or(made).into()));
        if let Some(chat) = chat {
            out.line(&words.say(&said_in_chat(chat).into()));
        }
    }
    Exit::Done
}

fn said_in_chat(chat: &ChatAnswers) -> MailMsg {
    MailMsg::ChatWhole {
        labels: chat.labels,
        waits: chat.waits,
        who: chat.who.clone(),
        at: chat.at,
    }
}

fn listed(row: &MailRow, chat: Option<&ChatAnswers>) -> ListedOut {
    ListedOut {
        mail: row.made.mail.to_string(),
        seller: row.made.seller.to_string(),
        file: name_of(Path::new(&row.made.file_name)),
        day: row.made.day.to_string(),
        made_at: row.made_at.to_string(),
        answer_by: row.made.answer_by.to_string(),
        rows: row.made.rows,
        silent: row.is_silent() && chat.is_none(),
        chat: chat.map(ChatOut::of),
        filled: row
            .filled
            .iter()
            .map(|file| FilledOut {
                file: file.file_name.clone(),
                taken_at: file.taken_at.to_string(),
                applied: file.rows.applied,
                unchanged: file.rows.unchanged,
                unanswered: file.rows.unanswered,
                refused: file.rows.refused,
            })
            .collect(),
    }
}
