//! A seller's record from the command line: `import FILE --kind seller`, `export seller CODE`.

use std::path::Path;

use serde::Serialize;

use crate::domain::codes::SellerCode;
use crate::domain::time::Day;
use crate::shell::view::{Job, JobState};
use crate::shell::{Clock, Devices, Shell};
use crate::text::{Message, TroubleMsg};

use super::args::{Args, Import};
use super::out::Form;
use super::{Exit, Out, open};

/// The kind of such a file, and what is exported.
pub(super) const SELLER: &str = "seller";

#[derive(Serialize)]
struct TakenOut {
    file: String,
    kind: &'static str,
    seller: String,
    taken: bool,
}

/// Takes the records of files; each whole or not at all.
pub(super) fn import(args: &Args, verb: &Import, out: &Out) -> Exit {
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let mut exit = Exit::Done;
    for path in &verb.files {
        let job = Job::TakeSeller {
            path: path.clone(),
            wanted: verb.seller.clone(),
        };
        match state(&shell, job) {
            Ok(JobState::SellerTaken(seller)) => taken(path, &seller, out),
            Ok(_) => exit = Exit::Refused,
            Err(message) => {
                out.tell(&message);
                exit = Exit::Refused;
            }
        }
    }
    exit
}

fn taken(path: &Path, seller: &SellerCode, out: &Out) {
    if out.form == Form::Machines {
        out.json(&TakenOut {
            file: path.display().to_string(),
            kind: SELLER,
            seller: seller.to_string(),
            taken: true,
        });
    } else {
        out.line(&format!("{}: {seller}", path.display()));
    }
}

fn state(shell: &Shell, job: Job) -> Result<JobState, Message> {
    match shell.run(job)? {
        JobState::Failed(message) => Err(message),
        state => Ok(state),
    }
}

/// Gives the bytes of a seller's record.
pub(super) fn bytes(
    sellers: &[crate::ledger::rows::SellerRow],
    code: Option<&str>,
    today: Day,
) -> Result<Vec<u8>, Message> {
    let code = code.and_then(SellerCode::parse);
    let row = sellers
        .iter()
        .find(|row| Some(&row.seller) == code.as_ref());
    let row = row.ok_or(TroubleMsg::NothingToExport)?;
    Ok(crate::exchange::data::seller::write(row, today).into_bytes())
}
