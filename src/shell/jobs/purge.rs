//! Erasing by rule what shows an address: the fact first, then the files. What a crash left in between
//! goes with the next purge.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use super::said::SAID_FOLDER;
use super::{Ended, JobsThread, Started, list, store_failed, uncommitted};
use crate::domain::ids::Hash;
use crate::domain::limits::{PURGED_AT_ONCE_MAX, RAW_SCANS_ERASED_AT_ONCE_MAX};
use crate::domain::time::Day;
use crate::evidence::keep::{self, PHOTOS_FOLDER};
use crate::ledger::command::PurgeChat;
use crate::ledger::fact::PurgedPhotos;
use crate::ledger::{Answer, Command, Query};
use crate::shell::Devices;
use crate::shell::privacy::{
    self, Original, Purged, every_chat, every_purged, raw_scans_before, rules,
};
use crate::shell::shared::lock;
use crate::shell::store_thread::StoreMsg;
use crate::shell::view::{Job, JobState, NoticeLevel};
use crate::text::PrivacyMsg;

/// The day for which it was last looked whether something is due.
#[derive(Default)]
pub(in crate::shell) struct LookedFor(Option<Day>);

impl JobsThread {
    /// Looks once a day, on a station, whether something is due, and gives the job that erases it: only
    /// where the days before prove that the clock stands right.
    pub(in crate::shell) fn due_by_itself(&self, looked: &mut LookedFor) -> Option<Started> {
        let today = self.shared.zone.day(self.shared.clock.now());
        if self.by_itself == Devices::Left || looked.0 == Some(today) {
            return None;
        }
        looked.0 = Some(today);
        let is_due = self.is_clock_proved(today) && self.is_something_due(today);
        let purge = || {
            let started = Started {
                id: self.shared.next_number(),
                job: Arc::new(Job::Purge { day: today }),
                cancelled: Arc::new(AtomicBool::new(false)),
            };
            list(&self.shared, &started);
            started
        };
        is_due.then(purge)
    }

    fn is_clock_proved(&self, today: Day) -> bool {
        let rule = &rules().by_itself;
        let first = today.plus_days(-i64::from(rule.within_days));
        let worked = self.ask(&Query::WorkedDays(first, today.plus_days(-1)));
        matches!(worked, Ok(Answer::WorkedDays(days)) if days >= rule.worked_days)
    }

    fn is_something_due(&self, today: Day) -> bool {
        let found = privacy::due(|query| self.ask(query), self.shared.zone, today);
        found.is_ok_and(|found| !found.is_nothing())
    }

    /// Erases what is due on a day, today or earlier: nothing goes before its time.
    pub(super) fn purge(&self, started: &Started, day: Day) -> Result<JobState, Ended> {
        let today = self.shared.zone.day(self.shared.clock.now());
        if day > today {
            return Err(PrivacyMsg::NotYetDue { day }.into());
        }
        let mut done = Purged {
            day,
            originals: 0,
            uncovered: 0,
            finished: 0,
            left: 0,
            chats: 0,
            raw_scans: 0,
            soon: 0,
        };
        every_purged(
            |query| self.ask(query),
            |row| {
                self.take_off(&[row.named.photo], &mut done.left, &mut done.finished);
                Ok::<(), Ended>(())
            },
        )?;
        self.finish_chats(day, &mut done)?;
        let found = privacy::due(|query| self.ask(query), self.shared.zone, day)?;
        done.soon = count(found.soon.len());
        for originals in by_parcel(&found.originals) {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            self.purge_some(&originals, &mut done)?;
        }
        for due in &found.chats {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            self.purge_chat(due.picture, &mut done)?;
        }
        done.raw_scans = self.erase_raw_scans(started, day)?;
        self.shared.notice(NoticeLevel::Info, done.told());
        if done.left > 0 {
            let left = PrivacyMsg::FilesLeft { count: done.left };
            self.shared.notice(NoticeLevel::Error, left);
        }
        Ok(JobState::Purged(Box::new(done)))
    }

    /// Erases originals of one parcel: their files go once the fact that says so is on the disk.
    fn purge_some(&self, originals: &[&Original], done: &mut Purged) -> Result<(), Ended> {
        let Some(first) = originals.first() else {
            return Ok(());
        };
        let photos: Vec<Hash> = originals
            .iter()
            .map(|original| original.photo.row.named.photo)
            .collect();
        self.commit_by_rule(Command::PurgePhotos(PurgedPhotos {
            parcel: first.photo.row.named.parcel,
            photos: photos.clone(),
            rule: rules().id.clone(),
            rule_version: rules().version,
            day: done.day,
        }))
        .map_err(uncommitted)?;
        done.originals += count(photos.len());
        let uncovered = originals.iter().filter(|original| !original.is_covered());
        done.uncovered += count(uncovered.count());
        self.take_off(&photos, &mut done.left, &mut 0);
        Ok(())
    }

    /// Erases the picture of a chat: its file goes once the facts that say so are on the disk.
    fn purge_chat(&self, picture: Hash, done: &mut Purged) -> Result<(), Ended> {
        self.commit_by_rule(Command::PurgeChat(PurgeChat {
            picture,
            rule: rules().id.clone(),
            rule_version: rules().version,
            day: done.day,
        }))
        .map_err(uncommitted)?;
        done.chats += 1;
        self.take_off_chat(picture, &mut done.left);
        Ok(())
    }

    /// Takes pictures of chats off the disk that an earlier purge has left, and those that no fact names for
    /// as long as the rule lets one stay: their answers were never given.
    fn finish_chats(&self, day: Day, done: &mut Purged) -> Result<(), Ended> {
        let mut named = BTreeSet::new();
        let mut left = 0;
        let mut finished = 0;
        every_chat(
            |query| self.ask(query),
            |row| {
                named.insert(row.picture);
                if row.standing == 0 {
                    finished += self.take_off_chat(row.picture, &mut left);
                }
                Ok::<(), Ended>(())
            },
        )?;
        // A folder that cannot be listed has its trouble told by the pictures themselves, or has none.
        let kept = keep::every(&self.data.join(SAID_FOLDER)).unwrap_or_default();
        for (picture, at) in kept {
            let goes = rules().chat_picture_goes(self.shared.zone.day(at));
            if goes <= day && !named.contains(&picture) {
                finished += self.take_off_chat(picture, &mut left);
            }
        }
        done.left += left;
        done.finished += finished;
        Ok(())
    }

    /// Takes the picture of a chat off the disk; gives one where it was there.
    fn take_off_chat(&self, picture: Hash, left: &mut u32) -> u32 {
        match keep::erase(&self.data.join(SAID_FOLDER), picture) {
            Ok(0) => 0,
            Ok(_) => 1,
            Err(_) => {
                *left += 1;
                0
            }
        }
    }

    /// Takes originals off the disk and out of the memory of what is drawn.
    fn take_off(&self, photos: &[Hash], left: &mut u32, gone: &mut u32) {
        let folder: PathBuf = self.data.join(PHOTOS_FOLDER);
        for photo in photos {
            match keep::erase(&folder, *photo) {
                Ok(0) => {}
                Ok(_) => *gone += 1,
                Err(_) => *left += 1,
            }
            let name = photo.to_string();
            lock(&self.shared.thumbnails).retain(|(known, _)| *known != name);
        }
    }

    /// Erases scans as they were sent, a few at a time so that a bench does not wait, and then has them
    /// leave the log.
    fn erase_raw_scans(&self, started: &Started, day: Day) -> Result<u64, Ended> {
        let before = raw_scans_before(self.shared.zone, day);
        let mut all = 0;
        loop {
            if started.cancelled.load(Ordering::SeqCst) {
                return Err(Ended::Cancelled);
            }
            let (reply, answer) = channel();
            drop(self.store.send(StoreMsg::EraseRawScans { before, reply }));
            let stopped = || store_failed("the writer has stopped".to_owned());
            let erased = answer.recv().map_err(|_ended| stopped())??;
            all += u64::from(erased);
            if erased < RAW_SCANS_ERASED_AT_ONCE_MAX {
                return Ok(all);
            }
        }
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// Puts the originals of each parcel together, at most as many as one command takes.
fn by_parcel(originals: &[Original]) -> Vec<Vec<&Original>> {
    let mut sorted: Vec<&Original> = originals.iter().collect();
    sorted.sort_by_key(|original| original.photo.row.named.parcel);
    let parcel = |original: &&Original| original.photo.row.named.parcel;
    sorted
        .chunk_by(|one, next| parcel(one) == parcel(next))
        .flat_map(|of_parcel| of_parcel.chunks(PURGED_AT_ONCE_MAX))
        .map(<[&Original]>::to_vec)
        .collect()
}
