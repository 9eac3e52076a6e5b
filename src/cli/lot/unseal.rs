//! `returnbay lot unseal`: a sealed lot pallet is opened again, by a supervisor's badge.

use serde::Serialize;

use crate::domain::codes::{ContainerName, PersonCode};
use crate::ledger::{Command, Kind};
use crate::shell::{Clock, Devices};
use crate::text::{BenchMsg, Message};

use super::super::args::Args;
use super::super::out::Form;
use super::super::{Exit, Out, open, sit_down};
use super::sale::{Known, is_known};

#[derive(Serialize)]
struct OpenedOut {
    pallet: String,
    sealed: bool,
}

/// Opens a pallet again for a reason.
pub(super) fn unseal(
    args: &Args,
    pallet: &ContainerName,
    reason: &str,
    badge: &PersonCode,
    out: &Out,
) -> Exit {
    match opened(args, pallet, reason, badge) {
        Ok(()) if out.form == Form::Machines => out.json(&OpenedOut {
            pallet: pallet.to_string(),
            sealed: false,
        }),
        Ok(()) => {
            let word = Message::kind(Kind::ContainerReopened.code());
            out.line(&format!("{pallet} · {}", out.words().say(&word)));
        }
        Err(message) => return out.refused(&message),
    }
    Exit::Done
}

fn opened(
    args: &Args,
    pallet: &ContainerName,
    reason: &str,
    badge: &PersonCode,
) -> Result<(), Message> {
    let shell = open(args, Clock::system(), Devices::Left)?;
    // Signing in would enrol a badge that nobody knows: here it is refused.
    if let Known::No = is_known(args, badge)? {
        let person = badge.clone();
        return Err(BenchMsg::UnknownPerson { person }.into());
    }
    sit_down(args, &shell, badge)?;
    shell.commit(Command::ReopenPallet {
        container: pallet.clone(),
        reason: reason.to_owned(),
    })?;
    Ok(())
}
