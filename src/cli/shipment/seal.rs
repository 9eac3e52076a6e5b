//! The seal of a carton: its number, and a photo that shows it.

use std::path::Path;

use super::At;
use crate::domain::codes::ContainerName;
use crate::domain::ids::Hash;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::FindScope;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{FileFor, Job, JobState};
use crate::text::{Message, TroubleMsg};

/// Seals a carton and notes what is told of its seal. The photo is kept before anything is written.
pub(super) fn seal(
    at: &At<'_>,
    carton: &ContainerName,
    number: Option<&String>,
    photo: Option<&Path>,
) -> Result<(), Message> {
    let photo = photo.map(|path| keep(at, path)).transpose()?;
    let sealed = Command::SealContainer {
        container: carton.clone(),
    };
    if number.is_none() && photo.is_none() {
        return at.done(sealed);
    }
    if !is_sealed(at, carton)? {
        at.shell.commit(sealed)?;
    }
    at.commit(ShipCommand::NoteSeal {
        container: carton.clone(),
        seal: number.cloned(),
        photo,
    })
}

fn is_sealed(at: &At<'_>, carton: &ContainerName) -> Result<bool, Message> {
    let query = Query::Find(carton.to_string(), FindScope::All);
    let Answer::Found(found) = at.desk.ask(&query)? else {
        return Ok(false);
    };
    let found = found.container;
    Ok(found.is_some_and(|of| of.row.sealed_at.is_some()))
}

/// Takes a photo in and gives the SHA-256 of what is kept.
fn keep(at: &At<'_>, path: &Path) -> Result<Hash, Message> {
    let taken = at.shell.run(Job::TakeFile {
        of: FileFor::Seal,
        path: path.to_owned(),
    })?;
    let nothing = || TroubleMsg::NotFound {
        what: path.display().to_string(),
    };
    match taken {
        JobState::FileTaken(file) => file.hashes.first().copied().ok_or_else(|| nothing().into()),
        JobState::Failed(message) => Err(message),
        _ => Err(nothing().into()),
    }
}
