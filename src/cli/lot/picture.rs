//! `returnbay lot picture`: pictures of a lot pallet, by somebody's badge.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::{ContainerName, PersonCode};
use crate::domain::ids::Hash;
use crate::ledger::{Answer, Command, Query};
use crate::shell::desk::Desk;
use crate::shell::view::{FileFor, Job, JobState};
use crate::shell::{Clock, Devices};
use crate::text::{BenchMsg, Message, TroubleMsg};

use super::super::args::Args;
use super::super::out::Form;
use super::super::{Exit, Out, folder, open, sit_down};
use super::sale::{Known, is_known};

#[derive(Serialize)]
struct PicturedOut {
    pallet: String,
    photos: Vec<String>,
}

/// Keeps pictures and names them; prints all that show the pallet then.
pub(super) fn picture(
    args: &Args,
    (pallet, file): (&str, &Path),
    badge: &PersonCode,
    out: &Out,
) -> Exit {
    match pictured(args, (pallet, file), badge) {
        Ok(shown) if out.form == Form::Machines => out.json(&shown),
        Ok(shown) => out.line(&format!("{} · {}", shown.pallet, shown.photos.len())),
        Err(message) => return out.refused(&message),
    }
    Exit::Done
}

fn pictured(
    args: &Args,
    (pallet, file): (&str, &Path),
    badge: &PersonCode,
) -> Result<PicturedOut, Message> {
    let unknown = || TroubleMsg::NotFound {
        what: pallet.to_owned(),
    };
    let container = ContainerName::parse(pallet).ok_or_else(unknown)?;
    let shell = open(args, Clock::system(), Devices::Left)?;
    let desk = folder(args).and_then(|folder| Desk::open(&folder))?;
    // Signing in would enrol a badge that nobody knows: here it is refused.
    if let Known::No = is_known(args, badge)? {
        let person = badge.clone();
        return Err(BenchMsg::UnknownPerson { person }.into());
    }
    let Answer::Containers(rows) = desk.ask(&Query::Containers(Some(container.kind())))? else {
        return Err(unknown().into());
    };
    let row = rows.into_iter().find(|of| of.row.container == container);
    let mut photos: Vec<Hash> = row.ok_or_else(unknown)?.row.pictures;
    let taken = shell.run(Job::TakeFile {
        of: FileFor::Pallet,
        path: file.to_owned(),
    })?;
    match taken {
        JobState::FileTaken(file) => {
            let new = file.hashes.iter().filter(|hash| !photos.contains(hash));
            let new: Vec<Hash> = new.copied().collect();
            photos.extend(new);
        }
        JobState::Failed(message) => return Err(message),
        _ => return Err(unknown().into()),
    }
    sit_down(args, &shell, badge)?;
    shell.commit(Command::PictureContainer {
        container: container.clone(),
        photos: photos.clone(),
    })?;
    Ok(PicturedOut {
        pallet: container.to_string(),
        photos: photos.iter().map(ToString::to_string).collect(),
    })
}
