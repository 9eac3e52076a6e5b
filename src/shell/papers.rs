//! Papers of consignments as the command line and the screens make them: one paper, or the whole set.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::slice::from_ref;

use crate::domain::codes::{ConsignmentNumber, SellerCode};
use crate::domain::consignment::Consignment;
use crate::domain::ids::{Hash, ParcelId};
use crate::domain::time::{Day, UtcMs, Zone};
use crate::evidence::keep;
use crate::evidence::outgoing::{Leaves, leaves};
use crate::exchange::papers::{
    FolderError, NotShown, PICTURE_FORMAT, PaperError, PapersOf, Picture, Pictures, SetFile,
    Standing, UnitHistory, epcis_bytes, letter_bytes, paper_bytes, papers_set, part_of,
    write_folder,
};
pub use crate::exchange::papers::{LETTER_FORMAT, PAPER_FORMATS, PaperKind};
use crate::ledger::fact::{Kind, MadePapers};
use crate::ledger::query::{ConsignmentView, ShipAnswer, ShipQuery, TimelineEntry};
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Answer, Query, codec};
use crate::text::{Message, PapersMsg, TroubleMsg};

use super::templates::{Layouts, PaperTemplate};

/// A paper that is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperOrder {
    /// Of which consignment.
    pub consignment: ConsignmentNumber,
    /// Which.
    pub kind: PaperKind,
    /// One of [`PAPER_FORMATS`].
    pub format: String,
    /// A layout; without it that of the consignment's forwarder, else the paper's own.
    pub template: Option<String>,
    /// Of this seller's goods alone; only the papers of [`PaperKind::OF_SELLER`].
    pub seller: Option<SellerCode>,
}

/// A file of a consignment that is no paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConsignmentFile {
    /// What happened to its units, as an EPCIS document.
    History,
    /// The evidence of its exports with the photos; of this seller's goods alone, where one is named.
    Evidence(Option<SellerCode>),
}

impl ConsignmentFile {
    /// Gives what its name has behind the consignment.
    pub fn name(&self) -> String {
        match self {
            Self::History => "epcis.jsonld".to_owned(),
            Self::Evidence(None) => "evidence.zip".to_owned(),
            Self::Evidence(Some(seller)) => format!("evidence-{seller}.zip"),
        }
    }
}

/// A set of papers that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrittenSet {
    /// Its folder.
    pub folder: PathBuf,
    /// The names of its files, in their order.
    pub files: Vec<String>,
}

/// Gives what names of a consignment's papers begin with: the number, the revision, and that it is a draft.
pub fn stem(view: &ConsignmentView) -> String {
    let standing = standing_of(view, UtcMs(0));
    let day = Day::numbered(0);
    let consignment = &view.consignment;
    let of = PapersOf {
        consignment,
        standing,
        day,
        pictures: Pictures::none(),
    };
    of.stem()
}

/// Gives the formats that a paper is made in.
pub fn formats(kind: PaperKind) -> &'static [&'static str] {
    match kind.grain() {
        Some(_) => &PAPER_FORMATS,
        None => &[LETTER_FORMAT],
    }
}

/// When papers are made, and where photos are.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// Now.
    pub at: UtcMs,
    /// The site's zone.
    pub zone: Zone,
    /// The folder of kept photos.
    pub photos: &'a Path,
}

fn view<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    number: &ConsignmentNumber,
    making: &Making<'_>,
) -> Result<Box<ConsignmentView>, E> {
    let query = ShipQuery::Consignment(number.clone(), making.zone.day(making.at));
    match ask(&Query::Ship(query))? {
        Answer::Ship(ShipAnswer::Consignment(Some(view))) => Ok(view),
        _ => Err(E::from(
            TroubleMsg::NotFound {
                what: number.to_string(),
            }
            .into(),
        )),
    }
}

/// A closed consignment's papers are dated by its closing, so that they are the same whenever they are made.
fn standing_of(view: &ConsignmentView, at: UtcMs) -> Standing {
    let closed = view.row.closed.as_ref().map(|(_, said)| said.at);
    closed.map_or(Standing::Draft(at), Standing::Closed)
}

fn papers_of<'a>(view: &'a ConsignmentView, making: &Making<'_>) -> PapersOf<'a> {
    let standing = standing_of(view, making.at);
    PapersOf {
        consignment: &view.consignment,
        standing,
        day: making.zone.day(standing.at()),
        pictures: Pictures::none(),
    }
}

/// Reads what workbooks show of the photos that a consignment names.
fn pictures<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    of: &Consignment,
    layouts: &[PaperTemplate],
    folder: &Path,
) -> Result<Pictures, E> {
    Pictures::gathered(of, layouts, |photo| picture(&ask, photo, folder))
}

/// Reads the small copy of a photo as far as it may leave the house now. What was covered since is not shown: a
/// person saw an address on it.
fn picture<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    photo: Hash,
    folder: &Path,
) -> Result<Picture, E> {
    let row = |query: Query| -> Result<Option<Box<PhotoRow>>, E> {
        match ask(&query)? {
            Answer::Photo(row) => Ok(row),
            _ => Ok(None),
        }
    };
    let row = match row(Query::Photo(photo))? {
        Some(row) => Some(row),
        None => row(Query::PhotoOfCopy(photo))?,
    };
    let Some(row) = row else {
        return Ok(Err(NotShown::Withheld));
    };
    let goes_out = match leaves(&row) {
        Leaves::Whole => true,
        Leaves::Masked(copy) => copy == photo,
        Leaves::Purged => return Ok(Err(NotShown::Gone)),
        Leaves::KeptBack => false,
    };
    if !goes_out {
        return Ok(Err(NotShown::Withheld));
    }
    let small = keep::small(folder, photo).map(Into::into);
    Ok(small.ok_or(NotShown::Gone))
}

/// Says why papers were not made.
pub fn failed(name: &str, error: PaperError) -> Message {
    let name = name.to_owned();
    match error {
        PaperError::NoGlyph(sign, place) => PapersMsg::NoGlyph {
            name,
            sign: sign.to_string(),
            place,
        },
        PaperError::Disagrees(paper, what, made, read) => PapersMsg::Disagree {
            name,
            paper,
            what: what.to_owned(),
            made,
            read,
        },
        PaperError::Empty => return TroubleMsg::NothingToExport.into(),
        other @ (PaperError::NoFormat(_) | PaperError::Format(_)) => PapersMsg::Failed {
            name,
            detail: other.to_string(),
        },
    }
    .into()
}

/// Makes one paper.
///
/// # Errors
/// Gives the sentence: no such consignment or layout, nothing in it, or why its file cannot be made.
pub fn one<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    order: &PaperOrder,
    making: &Making<'_>,
) -> Result<Vec<u8>, E> {
    let mut view = view(&ask, &order.consignment, making)?;
    if let Some(seller) = &order.seller {
        if !PaperKind::OF_SELLER.contains(&order.kind) {
            let what = format!("{} {seller}", order.kind.code());
            return Err(E::from(TroubleMsg::NotFound { what }.into()));
        }
        view.consignment = part_of(&view.consignment, seller);
    }
    let of = papers_of(&view, making);
    let made = if order.kind.grain().is_none() && order.template.is_none() {
        letter_bytes(&of, order.kind, &order.format)
    } else {
        let layouts = Layouts::read(&ask)?;
        let layout = match &order.template {
            Some(id) => layouts.named(id, of.standing.at(), Some(order.kind))?,
            None => layouts.of(order.kind, &of)?,
        };
        let shown = if order.format == PICTURE_FORMAT {
            pictures(&ask, of.consignment, from_ref(&layout), making.photos)?
        } else {
            Pictures::default()
        };
        let of = PapersOf {
            pictures: &shown,
            ..of
        };
        paper_bytes(&of, &layout, &order.format)
    };
    made.map_err(|error| E::from(failed(order.consignment.as_str(), error)))
}

/// Gives where a fact stands: its station and its number there.
fn place(entry: &TimelineEntry) -> (String, u64) {
    (entry.station.clone(), entry.seq)
}

/// Gives what happened to a parcel itself, not to the units in it.
fn of_parcel<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    parcel: ParcelId,
) -> Result<Vec<TimelineEntry>, E> {
    let mut entries = match ask(&Query::ParcelTimeline(parcel))? {
        Answer::Timeline(Some(timeline)) => timeline.entries,
        _ => Vec::new(),
    };
    entries.retain(|entry| {
        matches!(
            entry.kind,
            Kind::ParcelReceived | Kind::ParcelOpened | Kind::ParcelIdentified
        )
    });
    Ok(entries)
}

/// Tells what happened to the units of a consignment, as an EPCIS document.
///
/// # Errors
/// Gives the sentence: no such consignment, nothing in it, or what the writer of the format said.
pub fn epcis<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    number: &ConsignmentNumber,
    making: &Making<'_>,
) -> Result<Vec<u8>, E> {
    let view = view(&ask, number, making)?;
    let mut histories = Vec::new();
    let mut parcels: BTreeMap<ParcelId, Vec<TimelineEntry>> = BTreeMap::new();
    for unit in view.consignment.units() {
        let timeline = match ask(&Query::UnitTimeline(unit.unit))? {
            Answer::Timeline(Some(timeline)) => *timeline,
            _ => continue,
        };
        let mut entries = timeline.entries;
        if let Some(row) = &timeline.unit {
            let parcel = row.inspection.parcel;
            let parcel = match parcels.entry(parcel) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(room) => room.insert(of_parcel(&ask, parcel)?),
            };
            let own: BTreeSet<(String, u64)> = entries.iter().map(place).collect();
            let parcel = parcel.iter();
            entries.extend(parcel.filter(|entry| !own.contains(&place(entry))).cloned());
        }
        histories.push(UnitHistory {
            unit: unit.unit,
            entries,
        });
    }
    let made = epcis_bytes(&papers_of(&view, making), &histories, view.row.left_at);
    made.map_err(|error| E::from(failed(number.as_str(), error)))
}

/// A set of papers before it is written.
pub struct MadeSet {
    /// Its files.
    pub files: Vec<SetFile>,
    /// What is noted of it; nothing of a draft, or of what is noted already.
    pub note: Option<MadePapers>,
}

/// Makes every paper of a consignment, with the layout of an id in the place of its paper's own. `step` is told
/// how many files of how many are made, and ends the work by an error.
///
/// # Errors
/// Gives the sentence as [`one`] does, or what `step` answered.
pub fn set<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    (number, template): (&ConsignmentNumber, Option<&str>),
    making: &Making<'_>,
    mut step: impl FnMut(usize, usize) -> Result<(), E>,
) -> Result<MadeSet, E> {
    enum Why<E> {
        Paper(PaperError),
        Step(E),
    }
    impl<E> From<PaperError> for Why<E> {
        fn from(error: PaperError) -> Self {
            Self::Paper(error)
        }
    }
    let view = view(&ask, number, making)?;
    let of = papers_of(&view, making);
    let layouts = Layouts::read(&ask)?.set(template, &of)?;
    let shown = pictures(&ask, of.consignment, &layouts, making.photos)?;
    let of = PapersOf {
        pictures: &shown,
        ..of
    };
    let made = papers_set(&of, &layouts, |done, all| {
        step(done, all).map_err(Why::Step)
    });
    let files = made.map_err(|why| match why {
        Why::Paper(error) => E::from(failed(number.as_str(), error)),
        Why::Step(error) => error,
    })?;
    let named = files
        .iter()
        .map(|file| (file.name.clone(), codec::sha256(&file.bytes)));
    let papers = MadePapers {
        consignment: number.clone(),
        revision: view.row.revision,
        files: named.collect(),
    };
    let is_known = view.row.papers.iter().any(|(known, _)| *known == papers);
    let is_noted = view.row.closed.is_some() && !is_known;
    Ok(MadeSet {
        files,
        note: is_noted.then_some(papers),
    })
}

/// Writes a set into a folder, whole or not at all.
///
/// # Errors
/// Gives the sentence: the folder has other files, or what the file system said.
pub fn keep(folder: &Path, files: &[SetFile]) -> Result<(), Message> {
    write_folder(folder, files).map_err(|error| match error {
        FolderError::Taken => PapersMsg::FolderTaken {
            name: folder.display().to_string(),
        }
        .into(),
        FolderError::Io(error) => TroubleMsg::ExportFailed {
            name: folder.display().to_string(),
            detail: error.to_string(),
        }
        .into(),
    })
}
