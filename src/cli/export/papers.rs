//! `returnbay export papers`, `packing-list`, `invoice` and the other papers of a consignment.
//!
//! A single paper is only read and is made beside an open window. The set is noted in the store when its
//! consignment is closed, so it wants the store for itself.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::ConsignmentNumber;
use crate::shell::desk::Desk;
use crate::shell::papers::{self, LETTER_FORMAT, Making, PAPER_FORMATS, PaperKind, PaperOrder};
use crate::shell::templates::{Layout, Layouts, every};
use crate::shell::view::{Job, JobState};
use crate::shell::{Clock, Devices};
use crate::text::{Message, TroubleMsg};

use super::super::args::{Args, Export};
use super::super::out::Form;
use super::super::{Exit, Out, folder, open};
use super::ends_written;

/// What the command line calls the whole set.
const SET: &str = "papers";
/// What the command line calls what happened to the units.
const HISTORY: &str = "epcis";
/// Its format.
const HISTORY_FORMAT: &str = "jsonld";
/// The format of the set.
const FOLDER: &str = "folder";

#[derive(Serialize)]
struct LayoutOut<'a> {
    what: &'static str,
    format: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<&'a str>,
    columns: Vec<&'a str>,
}

#[derive(Serialize)]
struct SetOut {
    path: String,
    files: usize,
}

/// Tells whether a paper is one of a consignment, and in which format it is written: the one wanted, or its
/// first.
pub(super) fn format_of(what: &str, wanted: Option<&str>) -> Option<&'static str> {
    all()
        .find(|(of, format)| *of == what && wanted.is_none_or(|wanted| wanted == *format))
        .map(|(_, format)| format)
}

/// Every paper of a consignment, and the set, each in each of its formats.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    let each = PaperKind::ALL.iter().flat_map(|kind| {
        let formats = papers::formats(*kind).iter();
        formats.map(|format| (kind.code(), *format))
    });
    [(SET, FOLDER), (HISTORY, HISTORY_FORMAT)]
        .into_iter()
        .chain(each)
}

/// Lists them with the columns of each layout.
pub(super) fn list(args: &Args, out: &Out) {
    let letters = PaperKind::ALL.iter().filter(|kind| kind.grain().is_none());
    let letters = letters.map(|kind| (kind.code(), LETTER_FORMAT));
    for (what, format) in [(SET, FOLDER), (HISTORY, HISTORY_FORMAT)]
        .into_iter()
        .chain(letters)
    {
        if out.form == Form::Machines {
            let (template, columns) = (None, Vec::new());
            out.json(&LayoutOut {
                what,
                format,
                template,
                columns,
            });
        } else {
            out.line(&format!("{what} {format}"));
        }
    }
    // Without a store there are none of its own.
    let desk = folder(args).and_then(|folder| Desk::open(&folder));
    let all = match &desk {
        Ok(desk) => Layouts::read(|query| desk.ask(query)).map(|layouts| layouts.all()),
        Err(_) => Ok(every(&[])),
    };
    for Layout {
        template: layout, ..
    } in all.unwrap_or_else(|_| every(&[]))
    {
        let what = layout.paper.code();
        let columns = layout.columns.iter();
        let columns: Vec<&str> = columns
            .map(|column| column.field.map_or("blank", |field| field.code()))
            .collect();
        if out.form == Form::Machines {
            for format in PAPER_FORMATS {
                out.json(&LayoutOut {
                    what,
                    format,
                    template: Some(&layout.id),
                    columns: columns.clone(),
                });
            }
        } else {
            let formats = PAPER_FORMATS.join("|");
            let columns = columns.join(", ");
            out.line(&format!(
                "{what} {formats} --template {}: {columns}",
                layout.id
            ));
        }
    }
}

/// Makes what is asked for.
pub(super) fn run(
    args: &Args,
    verb: &Export,
    (what, format): (&str, &str),
    path: &Path,
    out: &Out,
) -> Exit {
    let id = verb.id.as_deref().unwrap_or_default();
    let Some(consignment) = ConsignmentNumber::parse(id) else {
        let what = format!("{what} {id}").trim().to_owned();
        return out.refused(&TroubleMsg::NotFound { what }.into());
    };
    match PaperKind::parse(what) {
        Some(kind) => {
            let order = PaperOrder {
                consignment,
                kind,
                format: format.to_owned(),
                template: verb.template.clone(),
                seller: verb.seller.clone(),
            };
            one(args, path, out, |desk, making| {
                papers::one(|query| desk.ask(query), &order, making)
            })
        }
        None if what == HISTORY => one(args, path, out, |desk, making| {
            papers::epcis(|query| desk.ask(query), &consignment, making)
        }),
        None => set(args, verb, consignment, out),
    }
}

/// Makes what is only read, beside an open window.
fn one(
    args: &Args,
    path: &Path,
    out: &Out,
    make: impl FnOnce(&Desk, &Making<'_>) -> Result<Vec<u8>, Message>,
) -> Exit {
    let home = match folder(args) {
        Ok(home) => home,
        Err(message) => return out.store_trouble(&message),
    };
    let desk = match Desk::open(&home) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    let making = Making {
        at: Clock::system().now(),
        zone: desk.zone,
        photos: desk.photos(),
    };
    ends_written(path, make(&desk, &making), out)
}

/// Makes the set by the shell's own job, which notes it.
fn set(args: &Args, verb: &Export, consignment: ConsignmentNumber, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let offered = || format!("{SET}-{consignment}").into();
    let path = verb.out.clone().unwrap_or_else(offered);
    let job = Job::ExportPapers {
        consignment,
        template: verb.template.clone(),
        folder: path,
    };
    let told = |message: &Message| out.refused(message);
    match shell.run(job) {
        Ok(JobState::SetWritten(set)) => {
            let shown = set.folder.display().to_string();
            if out.form == Form::Machines {
                let files = set.files.len();
                out.json(&SetOut { path: shown, files });
            } else {
                out.line(&shown);
            }
            Exit::Done
        }
        Ok(JobState::Failed(message)) | Err(message) => told(&message),
        Ok(_) => Exit::Refused,
    }
}
