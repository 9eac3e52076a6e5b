//! Reading a store beside an open window, for the command line's reading verbs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::charge::Period;
use crate::domain::codes::{ConsignmentNumber, PersonCode, SellerCode, UnitTag};
use crate::domain::expected::ExpectedLine;
use crate::domain::ids::Hash;
use crate::domain::pin::PersonState;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::evidence::keep::{self, Size};
use crate::exchange::print::Badge;
use crate::ledger::charge::Statement;
use crate::ledger::import::ImportCounts;
use crate::ledger::query::{
    Checklists, ContainerCount, ExpectedBy, ShipAnswer, ShipQuery, Timeline, UnitFilter,
};
use crate::ledger::rows::{PersonRow, SellerRow, UnitRow};
use crate::ledger::{Answer, PackRef, Query};
use crate::store::{Bad, Reader, Verified, Why};
use crate::text::{EvidenceMsg, Message, TroubleMsg, Words};

use super::evidence::{self, Made, PackFormat, PackOrder, Packed};
use super::export_bundle::{self, Bundled};
use super::jobs::said::SAID_FOLDER;
use super::open::{STORE_FILE, open_trouble, packs};
use super::privacy::every_chat;

/// Stands before the hash of the picture of a chat where a check names it.
pub const CHAT_ABOUT: &str = "chat:";

/// A store opened for reading only.
pub struct Desk {
    reader: Reader,
    /// The data folder: the store's own.
    folder: PathBuf,
    /// The folder of kept photos beside the store.
    photos: PathBuf,
    /// The site's zone.
    pub zone: Zone,
}

/// Gives the badges of these people, or of everybody who works here.
pub fn badges(people: &[PersonCode], known: Vec<PersonRow>) -> Vec<Badge> {
    if people.is_empty() {
        let here = known.into_iter();
        let here = here.filter(|row| row.state == PersonState::Active);
        return here
            .map(|PersonRow { person, name, .. }| Badge { person, name })
            .collect();
    }
    let named = |person: &PersonCode| {
        let row = known.iter().find(|row| row.person == *person);
        Badge {
            person: person.clone(),
            name: row.map_or_else(|| person.to_string(), |row| row.name.clone()),
        }
    };
    people.iter().map(named).collect()
}

impl Desk {
    /// Opens the store of a data folder, or a store's own file.
    ///
    /// # Errors
    /// Gives the sentence for the person; nothing was touched.
    pub fn open(path: &Path) -> Result<Self, Message> {
        let file = if path.is_dir() {
            path.join(STORE_FILE)
        } else {
            path.to_owned()
        };
        let reader = Reader::open(&file, packs()).map_err(open_trouble)?;
        let zone = reader.series().map_err(failed)?.zone;
        let folder = file.with_file_name("");
        let photos = folder.join(keep::PHOTOS_FOLDER);
        Ok(Self {
            reader,
            folder,
            photos,
            zone,
        })
    }

    /// Reads the settings of the station whose store this is.
    pub fn settings(&self) -> super::Settings {
        super::Settings::of_folder(&self.folder).0
    }

    /// The folder of kept photos.
    pub(crate) fn photos(&self) -> &Path {
        &self.photos
    }

    /// Answers a question.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn ask(&self, query: &Query) -> Result<Answer, Message> {
        self.reader.answer(query, self.zone).map_err(failed)
    }

    /// Writes the evidence pack of what a text names: a unit tag, a parcel number, an RMA id, an order
    /// id, or anything that a parcel was scanned by.
    ///
    /// # Errors
    /// Gives the sentence: nothing has that name or nothing of it came, several sellers, no key, too
    /// much, or a disk that does not read or write.
    pub fn evidence(
        &self,
        text: &str,
        seller: Option<&SellerCode>,
        format: PackFormat,
        at: UtcMs,
        path: &Path,
    ) -> Result<Packed, Message> {
        let ask = |query: &Query| self.ask(query);
        let what = || text.to_owned();
        let Some(of) = evidence::named(ask, text)? else {
            return Err(TroubleMsg::NotFound { what: what() }.into());
        };
        let made = Made {
            folder: &self.folder,
            zone: self.zone,
            at,
        };
        let order = PackOrder {
            of,
            seller: seller.cloned(),
            format,
        };
        let nothing = Message::from(TroubleMsg::NothingToExport);
        evidence::export(ask, &order, &made, path).map_err(|error: Message| {
            if error == nothing {
                EvidenceMsg::NothingOf { what: what() }.into()
            } else {
                error
            }
        })
    }

    /// Writes the evidence of a consignment's exports; none when no consignment has that number.
    ///
    /// # Errors
    /// Gives the sentence: nothing of that seller, too much, or a disk that does not read or write.
    pub fn export_bundle(
        &self,
        of: (&ConsignmentNumber, Option<&SellerCode>),
        at: UtcMs,
        words: &Words,
        path: &Path,
    ) -> Result<Option<Bundled>, Message> {
        let ask = |query: &Query| self.ask(query);
        let made = Made {
            folder: &self.folder,
            zone: self.zone,
            at,
        };
        export_bundle::export(&ask, of, &made, words, path)
    }

    /// Checks the whole store, and then every photo that its facts name.
    ///
    /// # Errors
    /// Gives the sentence when the store or a photo cannot be read.
    pub fn verify(&self) -> Result<Verified, Message> {
        let mut found = self.reader.verify().map_err(failed)?;
        if found.first_bad.is_none() {
            found.first_bad = self.first_bad_photo(&mut found)?;
        }
        if found.first_bad.is_none() {
            found.first_bad = self.first_bad_picture(&mut found)?;
        }
        if found.first_bad.is_none() {
            found.first_bad = self.first_bad_chat(&mut found)?;
        }
        Ok(found)
    }

    /// Compares every picture of a chat that must be there with its hash.
    fn first_bad_chat(&self, found: &mut Verified) -> Result<Option<Bad>, Message> {
        let said = self.folder.join(SAID_FOLDER);
        let mut bad: Option<Bad> = None;
        every_chat(
            |query| self.ask(query),
            |row| {
                if bad.is_some() {
                    return Ok(());
                }
                if row.standing == 0 {
                    found.chats_purged += 1;
                    return Ok(());
                }
                found.chats += 1;
                let unread = |error: std::io::Error| TroubleMsg::StoreFailed {
                    detail: error.to_string(),
                };
                if !keep::holds(&said, row.picture).map_err(unread)? {
                    let is_there = keep::path(&said, row.picture, Size::Full).exists();
                    bad = Some(Bad {
                        seq: 0,
                        why: if is_there { Why::Blob } else { Why::Missing },
                        about: format!("{CHAT_ABOUT}{}", row.picture),
                    });
                }
                Ok::<(), Message>(())
            },
        )?;
        Ok(bad)
    }

    /// Compares every original that stands and every covered copy with its hash. An original that a
    /// fact says was erased is sound; one that is gone without such a fact is not.
    fn first_bad_photo(&self, found: &mut Verified) -> Result<Option<Bad>, Message> {
        let mut after = None;
        loop {
            let Answer::Photos(rows) = self.ask(&Query::Photos(after))? else {
                return Ok(None);
            };
            for row in &rows {
                let original = match row.purged {
                    None => Some(row.named.photo),
                    Some(_) => {
                        found.purged += 1;
                        None
                    }
                };
                for photo in original.into_iter().chain(row.copy) {
                    found.photos += 1;
                    let unread = |error: std::io::Error| TroubleMsg::StoreFailed {
                        detail: error.to_string(),
                    };
                    if !keep::holds(&self.photos, photo).map_err(unread)? {
                        let about = format!("photo:{photo}");
                        return Ok(Some(Bad {
                            seq: 0,
                            why: Why::Blob,
                            about,
                        }));
                    }
                }
            }
            after = rows.last().map(|row| row.named.photo);
            if after.is_none() {
                return Ok(None);
            }
        }
    }

    /// Gives the photos of the seals of cartons.
    fn seals(&self) -> Result<BTreeSet<Hash>, Message> {
        let mut photos = BTreeSet::new();
        let mut after = None;
        loop {
            let query = Query::Ship(ShipQuery::Cartons(after));
            let Answer::Ship(ShipAnswer::Cartons(page)) = self.ask(&query)? else {
                return Ok(photos);
            };
            photos.extend(page.iter().filter_map(|row| row.photo));
            after = page.into_iter().last().map(|row| row.container);
            if after.is_none() {
                return Ok(photos);
            }
        }
    }

    /// Compares the pictures of containers with their hashes: those that show a pallet now, those that a sold
    /// lot was frozen with, the seals of cartons, and those that show what was destroyed.
    fn first_bad_picture(&self, found: &mut Verified) -> Result<Option<Bad>, Message> {
        let mut pictures: BTreeSet<Hash> = self.seals()?;
        if let Answer::Containers(rows) = self.ask(&Query::Containers(None))? {
            for ContainerCount { row, .. } in rows {
                pictures.extend(row.pictures);
                pictures.extend(row.left.and_then(|left| left.what.photo));
            }
        }
        let mut after = None;
        while let Answer::Lots(page) = self.ask(&Query::Lots(after))? {
            for row in page.rows {
                if let Answer::Lot(Some(sheet)) = self.ask(&Query::Lot(row.sold.lot))? {
                    pictures.extend(sheet.lot.pictures.into_values().flatten());
                }
            }
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        for picture in pictures {
            found.photos += 1;
            let unread = |error: std::io::Error| TroubleMsg::StoreFailed {
                detail: error.to_string(),
            };
            if !keep::holds(&self.photos, picture).map_err(unread)? {
                let about = format!("photo:{picture}");
                return Ok(Some(Bad {
                    seq: 0,
                    why: Why::Blob,
                    about,
                }));
            }
        }
        Ok(None)
    }

    /// Counts what taking lines would do.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn compare(&self, lines: &[ExpectedLine]) -> Result<ImportCounts, Message> {
        self.reader.compare(lines).map_err(failed)
    }

    /// Gives every unit that a filter lets through, newest first.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn units(&self, filter: &UnitFilter) -> Result<Vec<UnitRow>, Message> {
        every_unit(|query| self.ask(query), filter)
    }

    /// Gives the checklists that units name.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn checklists(&self, units: &[UnitRow]) -> Result<Checklists, Message> {
        checklists_of(|query| self.ask(query), units)
    }

    /// Gives the bytes of a pack; none when the store has no such pack.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn pack(&self, hash: Hash) -> Result<Option<Arc<[u8]>>, Message> {
        match self.ask(&Query::Pack(hash))? {
            Answer::Pack(bytes) => Ok(bytes),
            _ => Ok(None),
        }
    }

    /// Gives a seller as the store has it.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn seller(&self, code: &SellerCode) -> Result<Option<SellerRow>, Message> {
        match self.ask(&Query::Sellers)? {
            Answer::Sellers(rows) => Ok(rows.into_iter().find(|row| row.seller == *code)),
            _ => Ok(None),
        }
    }

    /// Hands every announced line to `each`, page by page, in the order of their keys.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn all_expected(&self, mut each: impl FnMut(&ExpectedLine, &str)) -> Result<(), Message> {
        let mut after = None;
        loop {
            let Answer::Expected(rows, next) =
                self.ask(&Query::Expected(ExpectedBy::All(after)))?
            else {
                return Ok(());
            };
            for (_, line, source) in &rows {
                each(line, source);
            }
            after = next;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// Makes the statement of a known seller from one day to another; without both of last month.
    ///
    /// # Errors
    /// Gives the sentence when nobody is called so, the days are none or end after today, or the store cannot
    /// be read.
    pub fn statement(
        &self,
        seller: SellerCode,
        days: (Option<Day>, Option<Day>),
        today: Day,
    ) -> Result<Statement, Message> {
        if self.seller(&seller)?.is_none() {
            return Err(TroubleMsg::NotFound {
                what: seller.to_string(),
            }
            .into());
        }
        let period = match days {
            (None, None) => Some(Period::month_before(today)),
            (from, to) => Period::of(from.unwrap_or(today), to.unwrap_or(today)),
        };
        let period = period.filter(|period| period.to <= today);
        let period = period.ok_or(TroubleMsg::PeriodWrong)?;
        match self.ask(&Query::Charges(seller, period))? {
            Answer::Charges(statement) => Ok(*statement),
            _ => Err(TroubleMsg::NothingToExport.into()),
        }
    }

    /// Finds the unit or parcel that a text names: a unit tag, a parcel number, or anything that
    /// the parcel was scanned by.
    ///
    /// # Errors
    /// Gives the sentence when the store cannot be read.
    pub fn timeline(&self, text: &str) -> Result<Option<Box<Timeline>>, Message> {
        if let Some(tag) = UnitTag::parse(text) {
            let Answer::Tag(Some(unit)) = self.ask(&Query::Tag(tag))? else {
                return Ok(None);
            };
            return self.timeline_of(&Query::UnitTimeline(unit.unit));
        }
        let candidates = evidence::scanned_as(text);
        let Answer::Dossier(dossier) = self.ask(&Query::Dossier(candidates))? else {
            return Ok(None);
        };
        match dossier.parcels.first() {
            Some(parcel) => self.timeline_of(&Query::ParcelTimeline(parcel.parcel)),
            None => Ok(None),
        }
    }

    fn timeline_of(&self, query: &Query) -> Result<Option<Box<Timeline>>, Message> {
        match self.ask(query)? {
            Answer::Timeline(timeline) => Ok(timeline),
            _ => Ok(None),
        }
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "map_err hands the error over"
)]
fn failed(error: crate::store::ReadError) -> Message {
    TroubleMsg::StoreFailed {
        detail: format!("{error:?}"),
    }
    .into()
}

/// Reads every page of a list of units, newest first, by whatever door asks the store.
pub(super) fn every_unit<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    filter: &UnitFilter,
) -> Result<Vec<UnitRow>, E> {
    let mut rows = Vec::new();
    let mut after = None;
    loop {
        let Answer::Units(page) = ask(&Query::Units(filter.clone(), after))? else {
            return Ok(rows);
        };
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return Ok(rows);
        }
    }
}

/// Gives the checklists that units name, by whatever door asks the store.
pub(super) fn checklists_of<E>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    units: &[UnitRow],
) -> Result<Checklists, E> {
    let mut named: Vec<PackRef> = Vec::new();
    for pack in units
        .iter()
        .filter_map(|unit| unit.inspection.checklist.as_ref())
    {
        if !named.contains(pack) {
            named.push(pack.clone());
        }
    }
    match ask(&Query::Checklists(named))? {
        Answer::Checklists(found) => Ok(found),
        _ => Ok(Checklists::default()),
    }
}
