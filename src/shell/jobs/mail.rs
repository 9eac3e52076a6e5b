//! Workbooks for sellers: what waits for each seller's word, one file a seller.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::news::number;
use super::{Ended, JobsThread, export_failed, uncommitted};
use crate::domain::codes::{SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::ids::{MailId, ParcelId};
use crate::domain::limits::MAIL_ROWS_MAX;
use crate::domain::money::Money;
use crate::domain::time::{Day, UtcMs};
use crate::evidence::{keep, outgoing};
use crate::exchange::data::workdays;
use crate::exchange::mail::{self, Asked, MailHead, MailLine};
use crate::exchange::out::Part;
use crate::ledger::fact::MadeMail;
use crate::ledger::holding::{closed, held, storage_so_far};
use crate::ledger::mailing::is_asked;
use crate::ledger::query::{HeldUnit, HoldQueue, HoldsAsked};
use crate::ledger::rows::{PhotoRow, SellerRow, UnitRow};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::mail::MadeWorkbook;
use crate::shell::pool::unclaimed;
use crate::shell::view::{JobState, name_of};
use crate::text::{MailMsg, TroubleMsg};

/// Workbooks of one seller and day that a folder holds.
const OF_A_DAY_MAX: u32 = 99;

impl JobsThread {
    /// Makes a workbook for every seller that is asked about anything, or for one.
    pub(super) fn make_mail(
        &self,
        wanted: Option<&SellerCode>,
        folder: &Path,
    ) -> Result<JobState, Ended> {
        let at = self.shared.clock.now();
        let today = self.shared.zone.day(at);
        let sellers = self.sellers()?;
        let held = self.held(today)?;
        let photos = self.data.join(keep::PHOTOS_FOLDER);
        let zone = self.shared.zone;
        let claims = unclaimed(|query| self.ask(query), &photos, (zone, today))?;
        let mut news = self.news(today)?;
        let mut repairs = self.repairs_asked()?;
        let mut asked = Vec::new();
        for seller in &sellers {
            if wanted.is_some_and(|wanted| *wanted != seller.seller) {
                continue;
            }
            let of_it = held
                .iter()
                .filter(|row| is_asked(&row.unit, &seller.seller));
            let of_it: Vec<&HeldUnit> = of_it.collect();
            let standing = self.groups(&seller.seller, &of_it, today)?;
            let lines = self.lines(seller, of_it, today)?;
            let findings = news.remove(&seller.seller).unwrap_or_default();
            let repairs = repairs.remove(&seller.seller).unwrap_or_default();
            let rows = lines.len() + repairs.len() + claims.len() + findings.len();
            // Orders alone are no reason to write to a seller: nothing of theirs waits for a word.
            let all_rows = rows + standing.len();
            if rows > 0 && all_rows > MAIL_ROWS_MAX {
                let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
                return Err(MailMsg::TooManyRows {
                    seller: seller.seller.clone(),
                    rows: count(all_rows),
                    limit: count(MAIL_ROWS_MAX),
                }
                .into());
            }
            if rows > 0 {
                asked.push((seller, lines, standing, repairs, findings));
            }
        }
        if asked.is_empty() {
            return Err(MailMsg::NothingAsked.into());
        }
        std::fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
        let mut made = Vec::new();
        for (seller, lines, standing, repairs, findings) in asked {
            let asked = Asked {
                holds: &lines,
                standing: &standing,
                repairs: &repairs,
                claims: &claims,
                findings: &findings,
            };
            made.push(self.make_one(seller, &asked, (at, today), folder)?);
        }
        Ok(JobState::MailMade(Arc::new(made)))
    }

    /// Makes one workbook. Its fact is written while it has no name yet, so that no file that a seller
    /// may be sent is unknown here.
    fn make_one(
        &self,
        row: &SellerRow,
        asked: &Asked<'_>,
        (at, day): (UtcMs, Day),
        folder: &Path,
    ) -> Result<MadeWorkbook, Ended> {
        let seller = &row.seller;
        let calendar = workdays::of(&row.terms_on(day).calendar);
        let answer_by = calendar.answer_by(at).unwrap_or(at);
        let due = calendar.zone.day(answer_by);
        let head = MailHead {
            mail: MailId(self.shared.clock.fresh()),
            seller: seller.clone(),
            day,
            made_at: at,
            answer_by,
            sellers_zone: calendar.zone,
            zone: self.shared.zone,
            announced_until: calendar.announced_until.filter(|until| *until < due),
        };
        let path = free_name(folder, seller, day);
        let book = mail::workbook(&head, asked).map_err(|error| export_failed(&path, &error))?;
        let made = MadeMail {
            mail: head.mail,
            seller: seller.clone(),
            file: codec::sha256(&book.bytes),
            file_name: name_of(&path),
            day,
            answer_by,
            rows: u32::try_from(asked.questions()).unwrap_or(u32::MAX),
        };
        let part = Part::write(&path, &book.bytes).map_err(|error| unwritten(&path, &error))?;
        part.sync().map_err(|error| unwritten(&path, &error))?;
        let command = Command::MakeMail(made.clone());
        self.commit_alone(command).map_err(uncommitted)?;
        part.keep().map_err(|error| unwritten(&path, &error))?;
        Ok(MadeWorkbook {
            made,
            path,
            left_out: book.left_out,
        })
    }

    /// Gives every held unit, the one that is looked at first on top.
    pub(super) fn held(&self, today: Day) -> Result<Vec<HeldUnit>, Ended> {
        let mut held = Vec::new();
        for queue in [HoldQueue::Over, HoldQueue::Waits] {
            let mut after = None;
            loop {
                let asked = HoldsAsked { queue, today };
                let Answer::Holds(page) = self.ask(&Query::Holds(asked, after))? else {
                    break;
                };
                held.extend(page.rows);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(held)
    }

    /// Makes a row of each label on hold.
    fn lines(
        &self,
        seller: &SellerRow,
        held: Vec<&HeldUnit>,
        today: Day,
    ) -> Result<Vec<MailLine>, Ended> {
        let mut labels: Vec<&UnitTag> = Vec::new();
        let mut of_label: BTreeMap<&UnitTag, Vec<&HeldUnit>> = BTreeMap::new();
        for row in held {
            let tag = &row.unit.inspection.tag;
            let units = of_label.entry(tag).or_default();
            if units.is_empty() {
                labels.push(tag);
            }
            units.push(row);
        }
        let mut photos: BTreeMap<ParcelId, Vec<PhotoRow>> = BTreeMap::new();
        let mut lines = Vec::new();
        for units in labels.iter().filter_map(|tag| of_label.get(tag)) {
            let Some(first) = units.first() else {
                continue;
            };
            let parcel = first.unit.inspection.parcel;
            let of_parcel = match photos.entry(parcel) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => free.insert(self.photos_of(parcel)?),
            };
            let mut of_label = of_parcel.iter().filter(|photo| {
                units
                    .iter()
                    .any(|row| photo.named.unit == Some(row.unit.unit))
            });
            let picture = of_label.find_map(|photo| self.small(photo));
            lines.extend(line(seller, units, today).map(|line| MailLine { picture, ..line }));
        }
        Ok(lines)
    }

    fn photos_of(&self, parcel: ParcelId) -> Result<Vec<PhotoRow>, Ended> {
        match self.ask(&Query::ParcelPhotos(parcel))? {
            Answer::ParcelPhotos(Some(photos)) => Ok(photos.photos),
            _ => Ok(Vec::new()),
        }
    }

    /// Reads the small copy of the first photo of a unit that goes out.
    pub(super) fn picture_of(&self, row: &UnitRow) -> Result<Option<Vec<u8>>, Ended> {
        let photos = self.photos_of(row.inspection.parcel)?;
        let mut own = photos
            .iter()
            .filter(|photo| photo.named.unit == Some(row.unit));
        Ok(own.find_map(|photo| self.small(photo)))
    }

    /// Reads the small copy of what goes out of a photo.
    fn small(&self, photo: &PhotoRow) -> Option<Vec<u8>> {
        outgoing::small(&self.data.join(keep::PHOTOS_FOLDER), photo)
    }
}

/// Makes the row of one label, without its photo.
fn line(seller: &SellerRow, units: &[&HeldUnit], today: Day) -> Option<MailLine> {
    let first = units.first()?;
    let hold = held(&first.unit)?;
    let inspection = &first.unit.inspection;
    let chosen = inspection.line.as_ref();
    let return_id = chosen.and_then(|line| number(&line.of));
    let may_be = |decision: &Decision| {
        *decision == Decision::Hold || !units.iter().any(|row| closed(&row.unit, *decision))
    };
    let decisions = Decision::SPECS.iter().map(|spec| spec.decision);
    Some(MailLine {
        tag: inspection.tag.clone(),
        units: u32::try_from(units.len()).unwrap_or(u32::MAX),
        return_id,
        sku: chosen.and_then(|line| line.sku.clone()),
        product: chosen.and_then(|line| line.title.clone().or_else(|| line.asin.clone())),
        grade: inspection.grade,
        reason: hold.reason,
        came: first.received,
        storage: storage(seller, units, today),
        default: hold.default,
        review: hold.review,
        open: decisions.filter(may_be).collect(),
        picture: None,
    })
}

/// Sums the storage of the units under one label; none where a rate is not known.
fn storage(seller: &SellerRow, units: &[&HeldUnit], today: Day) -> Option<Money> {
    let mut sum: Option<Money> = None;
    for row in units {
        let one = storage_so_far(row, seller, today)?;
        let so_far = sum.map_or(0, |sum| sum.minor);
        sum = Some(Money {
            minor: so_far.saturating_add(one.minor),
            currency: one.currency,
        });
    }
    sum
}

/// Gives a name that the folder has no file of yet.
fn free_name(folder: &Path, seller: &SellerCode, day: Day) -> PathBuf {
    let plain = folder.join(format!("{seller}_{day}.xlsx"));
    let numbered =
        (2..=OF_A_DAY_MAX).map(|number| folder.join(format!("{seller}_{day}_{number}.xlsx")));
    let mut names = [plain.clone()].into_iter().chain(numbered);
    names.find(|name| !name.exists()).unwrap_or(plain)
}

fn unwritten(path: &Path, error: &std::io::Error) -> TroubleMsg {
    TroubleMsg::ExportFailed {
        name: name_of(path),
        detail: error.to_string(),
    }
}
