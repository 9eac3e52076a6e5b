//! Pictures that show what a seller said in a chat: read within limits, and kept by their hash as photos are.

use std::path::Path;

use super::import::bytes_of;
use super::{Ended, JobsThread};
use crate::domain::limits::PHOTO_BYTES_MAX;
use crate::evidence::{BadPhoto, keep, ready};
use crate::shell::photos::{bad, unkept, unreadable};
use crate::shell::view::{JobState, name_of};
use crate::text::{MailMsg, Message};

/// The folder of pictures of chats inside the data folder.
pub const SAID_FOLDER: &str = "said";

impl JobsThread {
    /// Keeps the pixels of a picture and nothing else of its file; the answer that it shows names it by the
    /// hash of what is kept.
    pub(super) fn keep_said(&self, path: &Path) -> Result<JobState, Ended> {
        let name = name_of(path);
        let bytes = bytes_of(path, PHOTO_BYTES_MAX).map_err(|error| unreadable(&name, &error))?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > PHOTO_BYTES_MAX) {
            return Err(bad(&name, BadPhoto::TooManyBytes).into());
        }
        let picture = ready(&bytes).map_err(|why| -> Message {
            match why {
                BadPhoto::NotAPicture => MailMsg::SaidNoPicture { name: name.clone() }.into(),
                BadPhoto::Empty
                | BadPhoto::TooManyBytes
                | BadPhoto::TooManyPixels
                | BadPhoto::CutOff
                | BadPhoto::Damaged => bad(&name, why),
            }
        })?;
        let folder = self.data.join(SAID_FOLDER);
        keep::keep(&folder, &picture).map_err(|error| unkept(&name, &error))?;
        Ok(JobState::SaidKept(picture.hash))
    }
}
