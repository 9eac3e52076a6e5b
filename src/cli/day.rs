//! `returnbay day`: a day is signed off, opened again, or shown with what came later.

use std::collections::BTreeMap;

use clap::{Args as ClapArgs, Subcommand};
use serde::Serialize;

use crate::domain::codes::PersonCode;
use crate::domain::time::{Day as SiteDay, Zone};
use crate::ledger::command::DayCommand;
use crate::ledger::query::DayView;
use crate::ledger::rows::DayRow;
use crate::ledger::{Answer, Command, Query, closing};
use crate::shell::desk::Desk;
use crate::shell::journal::{figure, grouped, queue, told};
use crate::shell::{Clock, Devices, correcting};
use crate::text::{BenchMsg, DayMsg, Message, TroubleMsg, Words};

use super::args::Args;
use super::lot::{Known, is_known};
use super::out::Form;
use super::{Exit, Out, folder, open};

/// Signs a day off, opens it again, or shows it.
#[derive(ClapArgs, Debug)]
pub struct Day {
    /// What to do.
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand, Debug)]
enum Way {
    /// Signs a day off with its figures, what is open, and the journal's head.
    Close {
        /// The site's day, YYYY-MM-DD.
        #[arg(value_parser = day)]
        day: SiteDay,
        /// What the next shift should know.
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
        /// The badge of the supervisor.
        #[arg(long = "badge", value_name = "CODE", value_parser = badge)]
        by: PersonCode,
    },
    /// Opens a signed day again.
    Reopen {
        /// The site's day, YYYY-MM-DD.
        #[arg(value_parser = day)]
        day: SiteDay,
        /// Why.
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// The badge of the supervisor.
        #[arg(long = "badge", value_name = "CODE", value_parser = badge)]
        by: PersonCode,
    },
    /// Shows the sign-off, the figures as signed and as they are now, and what was written about the day later.
    Show {
        /// The site's day, YYYY-MM-DD.
        #[arg(value_parser = day)]
        day: SiteDay,
    },
}

fn day(text: &str) -> Result<SiteDay, String> {
    SiteDay::parse(text).ok_or_else(|| "a day is YYYY-MM-DD".to_owned())
}

fn badge(text: &str) -> Result<PersonCode, String> {
    PersonCode::parse(text)
        .ok_or_else(|| "a badge has 2 to 16 letters, digits or dashes".to_owned())
}

#[derive(Serialize)]
struct DayOut {
    day: String,
    signed: bool,
    by: Option<String>,
    at: Option<String>,
    times: u32,
    reopened: Option<ReopenedOut>,
    head_seq: Option<u64>,
    head_hash: Option<String>,
    note: Option<String>,
    open: BTreeMap<String, u32>,
    figures: Vec<FigureOut>,
    later: Vec<LaterOut>,
    more: bool,
}

#[derive(Serialize)]
struct ReopenedOut {
    by: Option<String>,
    at: String,
    reason: String,
}

#[derive(Serialize)]
struct FigureOut {
    code: String,
    signed: Option<u32>,
    now: u32,
}

#[derive(Serialize)]
struct LaterOut {
    number: u64,
    at: String,
    person: Option<String>,
    about: String,
    kind: &'static str,
    text: String,
}

pub(super) fn run(args: &Args, verb: &Day, out: &Out) -> Exit {
    let (day, done) = match &verb.way {
        Way::Show { day } => (*day, Ok(())),
        Way::Close { day, note, by } => {
            let now = Clock::system().now();
            let close = |zone: Zone| DayCommand::Close {
                day: *day,
                asked: correcting::open_points(now, zone.day(now)),
                note: note.clone(),
            };
            (*day, commit(args, by, close))
        }
        Way::Reopen { day, reason, by } => {
            let reopen = |_| DayCommand::Reopen {
                day: *day,
                reason: reason.clone(),
            };
            (*day, commit(args, by, reopen))
        }
    };
    match done {
        Ok(()) => shown(args, day, out),
        Err(message) => out.refused(&message),
    }
}

fn commit(
    args: &Args,
    by: &PersonCode,
    command: impl FnOnce(Zone) -> DayCommand,
) -> Result<(), Message> {
    let shell = open(args, Clock::system(), Devices::Left)?;
    // Signing in would enrol a badge that nobody knows: here it is refused.
    if let Known::No = is_known(args, by)? {
        let person = by.clone();
        return Err(BenchMsg::UnknownPerson { person }.into());
    }
    shell.sign_in(by.clone());
    shell.settle();
    shell.commit(Command::Day(command(shell.zone())))?;
    Ok(())
}

fn shown(args: &Args, day: SiteDay, out: &Out) -> Exit {
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    let now = Clock::system().now();
    let asked = correcting::open_points(now, desk.zone.day(now));
    let view = match desk.ask(&Query::Day(day, asked)) {
        Ok(Answer::Day(view)) => view,
        Ok(_) => {
            let what = day.to_string();
            return out.refused(&TroubleMsg::NotFound { what }.into());
        }
        Err(message) => return out.store_trouble(&message),
    };
    let words = out.words_at(desk.zone);
    let shown = told_of(&view, &words);
    if out.form == Form::Machines {
        out.json(&shown);
    } else {
        print(&view, &shown, &words, out);
    }
    Exit::Done
}

fn told_of(view: &DayView, words: &Words) -> DayOut {
    let row = view.row.as_ref();
    let signed = row.map(|row| &row.closed);
    let nothing = BTreeMap::new();
    let figures = signed.map_or(&nothing, |signed| &signed.figures);
    let open = signed.map_or(&view.open, |signed| &signed.open);
    let person = |person: &Option<PersonCode>| person.as_ref().map(ToString::to_string);
    DayOut {
        day: view.day.to_string(),
        signed: row.is_some_and(DayRow::is_closed),
        by: row.and_then(|row| person(&row.person)),
        at: row.map(|row| row.at.to_string()),
        times: row.map_or(0, |row| row.times),
        reopened: row
            .and_then(|row| row.reopened.as_ref())
            .map(|one| ReopenedOut {
                by: person(&one.person),
                at: one.at.to_string(),
                reason: one.reason.clone(),
            }),
        head_seq: signed.map(|signed| signed.head_seq),
        head_hash: signed.map(|signed| signed.head_hash.to_string()),
        note: signed.and_then(|signed| signed.note.clone()),
        open: open.iter().cloned().collect(),
        figures: closing::compared(figures, &view.figures)
            .into_iter()
            .map(|one| FigureOut {
                code: one.code,
                signed: signed.map(|_| one.signed),
                now: one.now,
            })
            .collect(),
        later: view
            .later
            .iter()
            .map(|later| LaterOut {
                number: later.entry.seq,
                at: later.entry.at.to_string(),
                person: later.entry.person.clone(),
                about: later.about.clone(),
                kind: later.entry.kind.code(),
                text: told(&later.entry.body, words),
            })
            .collect(),
        more: view.more,
    }
}

fn print(view: &DayView, shown: &DayOut, words: &Words, out: &Out) {
    let say = |message: DayMsg| words.say(&message.into());
    out.line(&say(DayMsg::Head { day: view.day }));
    match &view.row {
        None => out.line(&say(DayMsg::NotSigned)),
        Some(row) => {
            let person = |person: &Option<PersonCode>| {
                person.as_ref().map_or("-".to_owned(), ToString::to_string)
            };
            out.line(&say(DayMsg::Signed {
                person: person(&row.person),
                at: row.at,
            }));
            if let Some(reopened) = &row.reopened {
                out.line(&say(DayMsg::OpenedAgain {
                    person: person(&reopened.person),
                    at: reopened.at,
                    reason: reopened.reason.clone(),
                }));
            }
            out.line(&say(DayMsg::JournalHead {
                number: row.closed.head_seq.to_string(),
            }));
            for line in grouped(&row.closed.head_hash.to_string()) {
                out.line(&format!("  {line}"));
            }
        }
    }
    for figure_of in &shown.figures {
        let name = words.say(&figure(&figure_of.code));
        let signed = figure_of
            .signed
            .map_or("-".to_owned(), |one| one.to_string());
        out.line(&format!("{signed:>6} {:>6}  {name}", figure_of.now));
    }
    out.line(&say(if shown.open.is_empty() {
        DayMsg::OpenNone
    } else {
        DayMsg::OpenHead
    }));
    for (code, count) in &shown.open {
        out.line(&format!("{count:>6}  {}", words.say(&queue(code))));
    }
    if view.row.is_some() {
        out.line(&say(if shown.later.is_empty() {
            DayMsg::LaterNone
        } else {
            DayMsg::LaterHead
        }));
    }
    for later in &shown.later {
        let person = later.person.as_deref().unwrap_or("-");
        let (number, about, text) = (later.number, &later.about, &later.text);
        out.line(&format!("{number:>6}  {person:<8} {about}  {text}"));
    }
    if shown.more {
        out.line(&say(DayMsg::LaterMore));
    }
}
