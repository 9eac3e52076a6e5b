//! `returnbay shipment template`: the column layouts of papers.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::PartyCode;
use crate::domain::limits::TEMPLATE_BYTES_MAX;
use crate::ledger::PackRef;
use crate::shell::desk::Desk;
use crate::shell::templates::{
    Layout, Layouts, PaperField, PaperTemplate, cloned, write as file_of,
};
use crate::shell::view::{Job, JobState};
use crate::text::{Message, PapersMsg, TroubleMsg};

use super::super::args::{Args, TemplateWay};
use super::super::out::Form;
use super::super::{Exit, Out};
use super::{At, read, write};

#[derive(Serialize)]
struct LayoutOut<'a> {
    id: &'a str,
    version: u32,
    name: String,
    paper: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    forwarder: Option<&'a str>,
    own: bool,
    columns: Vec<&'static str>,
}

#[derive(Serialize)]
struct ProblemOut {
    line: u32,
    code: &'static str,
    about: String,
    message: String,
}

#[derive(Serialize)]
struct SetOut {
    file: String,
    taken: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    problems: Vec<ProblemOut>,
}

pub(super) fn run(args: &Args, way: &TemplateWay, out: &Out) -> Exit {
    match way {
        TemplateWay::List => read(args, out, list),
        TemplateWay::Show { id } => read(args, out, |desk, out| {
            out.line(file_of(&found(desk, id)?).trim_end());
            Ok(())
        }),
        TemplateWay::Clone {
            id,
            to,
            name,
            forwarder,
            by,
        } => write(args, &by.badge, out, |at| {
            clone(at, id, (to, name), forwarder.clone(), out)
        }),
        TemplateWay::Set { file, by } => write(args, &by.badge, out, |at| {
            let name = file.display().to_string();
            take(at, &name, bytes_of(file)?, out)
        }),
    }
}

fn every(desk: &Desk) -> Result<Vec<Layout>, Message> {
    Ok(Layouts::read(|query| desk.ask(query))?.all())
}

fn found(desk: &Desk, id: &str) -> Result<PaperTemplate, Message> {
    let mut all = every(desk)?.into_iter();
    let found = all.find(|layout| layout.template.id == id);
    let unknown = || TroubleMsg::NotFound {
        what: id.to_owned(),
    };
    Ok(found.ok_or_else(unknown)?.template)
}

fn list(desk: &Desk, out: &Out) -> Result<(), Message> {
    let words = out.words();
    for Layout { template, row } in every(desk)? {
        let carried = || words.say(&Message::term("paper-template", &template.id));
        let name = template.name.clone().unwrap_or_else(carried);
        let columns = template.columns.iter();
        let columns = columns.map(|column| column.field.map_or("blank", PaperField::code));
        let columns: Vec<&str> = columns.collect();
        let forwarder = template.forwarder.as_ref().map(PartyCode::as_str);
        if out.form == Form::Machines {
            out.json(&LayoutOut {
                id: &template.id,
                version: template.version,
                name,
                paper: template.paper.code(),
                forwarder,
                own: row.is_some(),
                columns,
            });
        } else {
            let forwarder = forwarder.unwrap_or("-");
            let paper = template.paper.code();
            let (id, version) = (&template.id, template.version);
            out.line(&format!(
                "{id} {version} {paper} {forwarder} \"{name}\": {}",
                columns.join(", ")
            ));
        }
    }
    Ok(())
}

fn bytes_of(file: &Path) -> Result<Vec<u8>, Message> {
    let unreadable = |detail: String| TroubleMsg::FileUnreadable {
        name: file.display().to_string(),
        detail,
    };
    let size = std::fs::metadata(file).map_err(|error| unreadable(error.to_string()))?;
    if usize::try_from(size.len()).map_or(true, |size| size > TEMPLATE_BYTES_MAX) {
        return Err(unreadable(format!("{} bytes", size.len())).into());
    }
    Ok(std::fs::read(file).map_err(|error| unreadable(error.to_string()))?)
}

fn clone(
    at: &At<'_>,
    id: &str,
    (to, name): (&str, &str),
    forwarder: Option<PartyCode>,
    out: &Out,
) -> Result<(), Message> {
    let of = found(&at.desk, id)?;
    let day = at.shell.zone().day(at.shell.now());
    if every(&at.desk)?
        .iter()
        .any(|layout| layout.template.id == to)
    {
        let name = to.to_owned();
        return Err(PapersMsg::TemplateThere { name }.into());
    }
    let copy = cloned(&of, (to, name), forwarder, day);
    take(at, to, file_of(&copy).into_bytes(), out)
}

/// Takes a file; what it came to is printed, and what is wrong with it is a refusal.
fn take(at: &At<'_>, name: &str, bytes: Vec<u8>, out: &Out) -> Result<(), Message> {
    let job = Job::TakeTemplate {
        name: name.to_owned(),
        bytes: bytes.into(),
    };
    match at.shell.run(job) {
        Ok(JobState::TemplateTaken(pack)) => {
            taken(name, &pack, out);
            Ok(())
        }
        Ok(JobState::Failed(message)) | Err(message) => {
            problems(name, &message, out);
            Err(message)
        }
        Ok(_) => Err(TroubleMsg::NothingToExport.into()),
    }
}

fn taken(name: &str, pack: &PackRef, out: &Out) {
    let PackRef { id, version, hash } = pack;
    if out.form == Form::Machines {
        out.json(&SetOut {
            file: name.to_owned(),
            taken: true,
            id: Some(id.clone()),
            version: Some(*version),
            hash: Some(hash.to_string()),
            problems: Vec::new(),
        });
    } else {
        out.line(&format!("{id} {version} {hash}"));
    }
}

/// Prints each problem of a file by its line.
fn problems(name: &str, message: &Message, out: &Out) {
    let Message::Papers(PapersMsg::Template { problems, .. }) = message else {
        return;
    };
    let words = out.words();
    let say = |key: String| words.term(&key).unwrap_or(key);
    let told = problems.0.iter().map(|problem| ProblemOut {
        line: problem.line,
        code: problem.code,
        about: problem.about.clone(),
        message: say(problem.key()),
    });
    if out.form == Form::Machines {
        return out.json(&SetOut {
            file: name.to_owned(),
            taken: false,
            id: None,
            version: None,
            hash: None,
            problems: told.collect(),
        });
    }
    for problem in told {
        let ProblemOut {
            line,
            about,
            message,
            ..
        } = problem;
        out.line(&format!("{name}:{line}: {about}: {message}"));
    }
}
