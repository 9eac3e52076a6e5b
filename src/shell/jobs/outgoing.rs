//! Files that leaving takes in: a label is handed to the system and forgotten, a photo is kept.

use std::path::Path;
use std::sync::Arc;

use super::import::bytes_of;
use super::{Ended, JobsThread};
use crate::domain::limits::{LABEL_BYTES_MAX, PHOTO_BYTES_MAX};
use crate::evidence::keep::{self, PHOTOS_FOLDER};
use crate::evidence::picture;
use crate::ledger::codec;
use crate::shell::Devices;
use crate::shell::view::{FileFor, JobState, TakenFileOf, name_of};
use crate::text::{LeavingMsg, TroubleMsg};

/// How a PDF begins, at most so many bytes in (ISO 32000-1, implementation note 13 of its forerunner).
const PDF_HEAD: &[u8] = b"%PDF-";
const PDF_HEAD_WITHIN: usize = 1024;

impl JobsThread {
    /// Takes a file that a person chose for what leaves.
    pub(super) fn take_file(&self, of: FileFor, path: &Path) -> Result<JobState, Ended> {
        let name = name_of(path);
        let most = match of {
            FileFor::Label => LABEL_BYTES_MAX,
            FileFor::Proof => PHOTO_BYTES_MAX,
        };
        let bytes = bytes_of(path, most).map_err(|error| TroubleMsg::FileUnreadable {
            name: name.clone(),
            detail: error.to_string(),
        })?;
        let is_too_large = u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > most);
        let hash = match of {
            FileFor::Label => {
                let begins = bytes.get(..PDF_HEAD_WITHIN).unwrap_or(&bytes);
                let is_pdf = begins.windows(PDF_HEAD.len()).any(|head| head == PDF_HEAD);
                if is_too_large || !is_pdf {
                    return Err(LeavingMsg::NoLabel { name }.into());
                }
                self.hand(path)?;
                codec::sha256(&bytes)
            }
            FileFor::Proof => {
                let photo = picture::ready(&bytes);
                let photo = photo.map_err(|_why| LeavingMsg::NoProof { name: name.clone() })?;
                keep::keep(&self.data.join(PHOTOS_FOLDER), &photo).map_err(|error| {
                    TroubleMsg::ExportFailed {
                        name: name.clone(),
                        detail: error.to_string(),
                    }
                })?;
                photo.hash
            }
        };
        Ok(JobState::FileTaken(Arc::new(TakenFileOf { name, hash })))
    }

    /// Has the system open a label, from where it is printed. Nothing of it stays here.
    fn hand(&self, path: &Path) -> Result<(), Ended> {
        if self.by_itself == Devices::Left {
            return Ok(());
        }
        let mut command = opener();
        command.arg(path);
        command.stdin(std::process::Stdio::null());
        command.stdout(std::process::Stdio::null());
        command.stderr(std::process::Stdio::null());
        match command.spawn() {
            Ok(mut opened) => {
                // Whoever opened it may stay open: it is waited for beside the jobs.
                let thread = std::thread::Builder::new().name("label opened".to_owned());
                drop(thread.spawn(move || drop(opened.wait())));
                Ok(())
            }
            Err(error) => Err(LeavingMsg::NotOpened {
                name: name_of(path),
                detail: error.to_string(),
            }
            .into()),
        }
    }
}

/// The program by which the system opens a file as a double click would.
fn opener() -> std::process::Command {
    if cfg!(windows) {
        let mut command = std::process::Command::new("rundll32");
        command.arg("url.dll,FileProtocolHandler");
        command
    } else if cfg!(target_os = "macos") {
        std::process::Command::new("open")
    } else {
        std::process::Command::new("xdg-open")
    }
}
