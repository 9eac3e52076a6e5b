//! Files that leaving takes in: a label is handed to the system and forgotten, a photo is kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::import::bytes_of;
use super::{Ended, JobsThread};
use crate::domain::ids::Hash;
use crate::domain::limits::{LABEL_BYTES_MAX, PALLET_PHOTOS_MAX, PHOTO_BYTES_MAX};
use crate::evidence::keep::{self, PHOTOS_FOLDER};
use crate::evidence::picture;
use crate::ledger::codec;
use crate::shell::Devices;
use crate::shell::folder::{files_in, pictures_apart};
use crate::shell::view::{FileFor, JobState, TakenFileOf, name_of};
use crate::text::{LeavingMsg, TroubleMsg};

/// How a PDF begins, at most so many bytes in (ISO 32000-1, implementation note 13 of its forerunner).
const PDF_HEAD: &[u8] = b"%PDF-";
const PDF_HEAD_WITHIN: usize = 1024;

impl JobsThread {
    /// Takes a file that a person chose for what leaves.
    pub(super) fn take_file(&self, of: FileFor, path: &Path) -> Result<JobState, Ended> {
        let hashes = match of {
            FileFor::Label => vec![self.take_label(path)?],
            FileFor::Proof | FileFor::Seal => vec![self.keep_picture(path)?],
            FileFor::Pallet => {
                let pictures = pictures_of(path)?;
                let mut kept: Vec<Hash> = Vec::new();
                for picture in &pictures {
                    let hash = self.keep_picture(picture)?;
                    // A copy under another name is the same picture.
                    if !kept.contains(&hash) {
                        kept.push(hash);
                    }
                }
                kept
            }
        };
        let name = name_of(path);
        Ok(JobState::FileTaken(Arc::new(TakenFileOf { name, hashes })))
    }

    /// Hands a label to the system and gives its fingerprint.
    fn take_label(&self, path: &Path) -> Result<Hash, Ended> {
        let bytes = read(path, LABEL_BYTES_MAX)?;
        let is_too_large = u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > LABEL_BYTES_MAX);
        let begins = bytes.get(..PDF_HEAD_WITHIN).unwrap_or(&bytes);
        let is_pdf = begins.windows(PDF_HEAD.len()).any(|head| head == PDF_HEAD);
        if is_too_large || !is_pdf {
            let name = name_of(path);
            return Err(LeavingMsg::NoLabel { name }.into());
        }
        self.hand(path)?;
        Ok(codec::sha256(&bytes))
    }

    /// Keeps a picture and gives the hash that it is kept under.
    fn keep_picture(&self, path: &Path) -> Result<Hash, Ended> {
        let name = name_of(path);
        let bytes = read(path, PHOTO_BYTES_MAX)?;
        let photo = picture::ready(&bytes);
        let photo = photo.map_err(|_why| LeavingMsg::NoProof { name: name.clone() })?;
        keep::keep(&self.data.join(PHOTOS_FOLDER), &photo).map_err(|error| {
            TroubleMsg::ExportFailed {
                name,
                detail: error.to_string(),
            }
        })?;
        Ok(photo.hash)
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

fn read(path: &Path, most: u64) -> Result<Vec<u8>, Ended> {
    let bytes = bytes_of(path, most).map_err(|error| TroubleMsg::FileUnreadable {
        name: name_of(path),
        detail: error.to_string(),
    });
    Ok(bytes?)
}

/// Gives a picture itself, or the pictures of a folder by their names: the camera's numbers. More than a
/// pallet keeps are not begun with.
fn pictures_of(path: &Path) -> Result<Vec<PathBuf>, Ended> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let (pictures, _) = pictures_apart(files_in(path)?);
    let name = name_of(path);
    let most = u32::try_from(PALLET_PHOTOS_MAX).unwrap_or(u32::MAX);
    match pictures.len() {
        0 => Err(LeavingMsg::NoPictures { name }.into()),
        1..=PALLET_PHOTOS_MAX => Ok(pictures),
        _ => Err(LeavingMsg::TooManyPictures { name, most }.into()),
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
