//! `returnbay export audit`, `export life` and `export sign-off`: the journal and what is told of it.

use std::path::Path;

use serde::Serialize;

use crate::domain::time::Day;
use crate::exchange::journal::{AUDIT, LIFE};
use crate::exchange::print::{life_pdf, signoff_pdf};
use crate::ledger::{Answer, Query};
use crate::shell::desk::Desk;
use crate::shell::{Clock, correcting, journal};
use crate::text::{Message, TroubleMsg};

use super::args::{Args, Export};
use super::export::ends_written;
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct AuditOut {
    path: String,
    bytes: u64,
    facts: u64,
    readme: String,
    check: String,
}

pub(super) fn run(
    args: &Args,
    verb: &Export,
    (what, format): (&str, &str),
    path: &Path,
    out: &Out,
) -> Exit {
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    if what == AUDIT {
        return audit(&desk, (format, path), out);
    }
    let id = verb.id.as_deref().unwrap_or_default();
    let made = if what == LIFE {
        life(&desk, id)
    } else {
        sign_off(&desk, id)
    };
    ends_written(path, made, out)
}

fn audit(desk: &Desk, (format, path): (&str, &Path), out: &Out) -> Exit {
    let words = out.words_at(desk.zone);
    let ask = |query: &Query| desk.ask(query);
    match journal::export(ask, (format, &words), path) {
        Ok(done) if out.form == Form::Machines => out.json(&AuditOut {
            path: path.display().to_string(),
            bytes: done.bytes,
            facts: done.facts,
            readme: done.readme.display().to_string(),
            check: done.check.display().to_string(),
        }),
        Ok(done) => {
            for file in [path, &done.readme, &done.check] {
                out.line(&file.display().to_string());
            }
        }
        Err(message) => return out.refused(&message),
    }
    Exit::Done
}

fn failed(name: String, detail: String) -> Message {
    TroubleMsg::ExportFailed { name, detail }.into()
}

fn not_found(what: &str) -> Message {
    let what = what.to_owned();
    TroubleMsg::NotFound { what }.into()
}

fn life(desk: &Desk, id: &str) -> Result<Vec<u8>, Message> {
    let timeline = desk.timeline(id)?.ok_or_else(|| not_found(id))?;
    life_pdf(&timeline, desk.zone).map_err(|error| failed(id.to_owned(), error.to_string()))
}

fn sign_off(desk: &Desk, id: &str) -> Result<Vec<u8>, Message> {
    let day = Day::parse(id).ok_or_else(|| not_found(id))?;
    let now = Clock::system().now();
    let asked = correcting::open_points(now, desk.zone.day(now));
    let Answer::Day(view) = desk.ask(&Query::Day(day, asked))? else {
        return Err(not_found(id));
    };
    let row = view.row.ok_or_else(|| not_found(id))?;
    signoff_pdf(&row, desk.zone).map_err(|error| failed(id.to_owned(), error.to_string()))
}
