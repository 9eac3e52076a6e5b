//! The rule about what shows an address, as desks and the command line ask by it: which originals are due
//! on a day, and which will be soon although no covered copy of them is made.

use std::sync::OnceLock;

use crate::domain::ids::Hash;
use crate::domain::limits::ORIGINAL_GOES_SOON_DAYS;
use crate::domain::privacy::PrivacyRules;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::exchange::data::privacy;
use crate::ledger::chatting::ChatPicture;
use crate::ledger::query::{Originals, OriginalsAsked, PersonalPhoto};
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Answer, Query};

use crate::text::PrivacyMsg;

use super::claims;

/// The site's rule, read once.
pub fn rules() -> &'static PrivacyRules {
    static RULES: OnceLock<PrivacyRules> = OnceLock::new();
    RULES.get_or_init(privacy::privacy)
}

/// An original, and the day on which the rule has it go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Original {
    /// The photo.
    pub photo: PersonalPhoto,
    /// The site's day on which it was taken.
    pub taken: Day,
    /// The day on which it goes.
    pub goes: Day,
}

impl Original {
    /// Applies the rule to a photo.
    pub fn of(photo: PersonalPhoto, zone: Zone) -> Self {
        let taken = zone.day(photo.row.named.taken_at);
        let claim_ends = photo.claimed.and_then(claims::last_day_of);
        Self {
            taken,
            goes: rules().original_goes(taken, claim_ends),
            photo,
        }
    }

    /// Tells whether it goes within the days in which a missing copy is warned of.
    pub fn goes_soon(&self, today: Day) -> bool {
        self.goes <= today.plus_days(ORIGINAL_GOES_SOON_DAYS)
    }

    /// Tells whether a covered copy of it stays.
    pub fn is_covered(&self) -> bool {
        self.photo.row.copy.is_some()
    }
}

/// What a purge on a day finds to do, before it does anything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Due {
    /// Originals that are due, the one taken first on top.
    pub originals: Vec<Original>,
    /// Photos of labels without a covered copy whose originals go within a few days more.
    pub soon: Vec<Original>,
    /// Scans that are kept as they were sent for longer than the rule has it.
    pub raw_scans: u64,
    /// Pictures of chats that are due, by their hashes.
    pub chats: Vec<ChatDue>,
}

/// The picture of a chat that is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChatDue {
    /// SHA-256 of it.
    pub picture: Hash,
    /// The site's day of the newest word that names it.
    pub named: Day,
    /// The day on which it goes.
    pub goes: Day,
}

impl Due {
    /// Tells whether nothing is due.
    pub fn is_nothing(&self) -> bool {
        self.originals.is_empty() && self.chats.is_empty() && self.raw_scans == 0
    }
}

/// Looks for what is due on a day, by whatever door asks the store.
///
/// # Errors
/// Gives what the question to the store gave.
pub fn due<E>(ask: impl Fn(&Query) -> Result<Answer, E>, zone: Zone, day: Day) -> Result<Due, E> {
    let mut found = Due::default();
    let until = rules().originals_taken_until(day.plus_days(ORIGINAL_GOES_SOON_DAYS));
    let asked = OriginalsAsked {
        which: Originals::Personal,
        taken_before: after(zone, until),
    };
    let mut next = None;
    loop {
        let Answer::Originals(page) = ask(&Query::Originals(asked, next))? else {
            break;
        };
        for photo in page.rows {
            let original = Original::of(photo, zone);
            if original.goes <= day {
                found.originals.push(original);
            } else if original.goes_soon(day) && !original.is_covered() {
                found.soon.push(original);
            }
        }
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    every_chat(&ask, |row| {
        let named = zone.day(row.named_at);
        let goes = rules().chat_picture_goes(named);
        if row.standing > 0 && goes <= day {
            let picture = row.picture;
            found.chats.push(ChatDue {
                picture,
                named,
                goes,
            });
        }
        Ok(())
    })?;
    if let Answer::RawScans(count) = ask(&Query::RawScans(raw_scans_before(zone, day)))? {
        found.raw_scans = count;
    }
    Ok(found)
}

/// The moment before which scans as they were sent go on a day.
pub(super) fn raw_scans_before(zone: Zone, day: Day) -> UtcMs {
    after(zone, rules().raw_scans_until(day))
}

/// The first moment after a day at the site. Where no clock shows it, nothing is before it.
fn after(zone: Zone, day: Day) -> UtcMs {
    let (year, month, day) = day.plus_days(1).parts();
    let part = |number: u32| u16::try_from(number).unwrap_or(u16::MAX);
    let date = (u16::try_from(year).unwrap_or(0), part(month), part(day));
    zone.moment(date, (0, 0, 0)).unwrap_or(UtcMs(0))
}

/// Hands every page of the photos whose originals were erased by rule to `each`.
pub(super) fn every_purged<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    mut each: impl FnMut(&PhotoRow) -> Result<(), E>,
) -> Result<(), E> {
    let mut after: Option<Hash> = None;
    loop {
        let Answer::Photos(rows) = ask(&Query::PurgedPhotos(after))? else {
            return Ok(());
        };
        for row in &rows {
            each(row)?;
        }
        after = rows.last().map(|row| row.named.photo);
        if after.is_none() {
            return Ok(());
        }
    }
}

/// Hands every picture of a chat that a fact names to `each`.
pub(super) fn every_chat<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    mut each: impl FnMut(&ChatPicture) -> Result<(), E>,
) -> Result<(), E> {
    let mut after: Option<Hash> = None;
    loop {
        let Answer::ChatPictures(rows) = ask(&Query::ChatPictures(after))? else {
            return Ok(());
        };
        for row in &rows {
            each(row)?;
        }
        after = rows.last().map(|row| row.picture);
        if after.is_none() {
            return Ok(());
        }
    }
}

/// What a purge did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Purged {
    /// The day that it was done for.
    pub day: Day,
    /// Originals that a fact now says are erased.
    pub originals: u32,
    /// Of them those of which no covered copy was made: only their hashes stay.
    pub uncovered: u32,
    /// Originals whose files an earlier purge had left, and which went now.
    pub finished: u32,
    /// Originals whose files the disk did not let go; the next purge tries again.
    pub left: u32,
    /// Pictures of chats that facts now say are erased.
    pub chats: u32,
    /// Scans as they were sent that went.
    pub raw_scans: u64,
    /// Photos of labels without a covered copy whose originals go soon.
    pub soon: u32,
}

impl Purged {
    /// Says what was done.
    pub fn told(&self) -> PrivacyMsg {
        PrivacyMsg::Purged {
            originals: self.originals.saturating_add(self.finished),
            uncovered: self.uncovered,
            chats: self.chats,
            scans: u32::try_from(self.raw_scans).unwrap_or(u32::MAX),
        }
    }
}
