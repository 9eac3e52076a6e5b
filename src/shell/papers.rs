//! Papers of consignments as the command line and the screens make them: one paper, or the whole set.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::domain::codes::ConsignmentNumber;
use crate::domain::ids::ParcelId;
use crate::domain::time::{UtcMs, Zone};
use crate::exchange::data::paper_templates::{
    PaperTemplate, default_template, paper_templates, read,
};
use crate::exchange::papers::{
    FolderError, PaperError, PapersOf, SetFile, Standing, UnitHistory, epcis_bytes, paper_bytes,
    papers_set, write_folder,
};
pub use crate::exchange::papers::{PAPER_FORMATS, PaperKind};
use crate::ledger::fact::{Kind, MadePapers};
use crate::ledger::query::{ConsignmentView, ShipAnswer, ShipQuery, TimelineEntry};
use crate::ledger::{Answer, Query, codec};
use crate::text::{Message, PapersMsg, TroubleMsg};

/// Where a site keeps its own layouts, in its data folder.
pub const OWN_TEMPLATES: &str = "templates/papers";
/// How files of layouts end.
const TEMPLATE_ENDING: &str = "toml";
/// Bytes of one layout.
const TEMPLATE_BYTES_MAX: u64 = 256 * 1024;

/// A paper that is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaperOrder {
    /// Of which consignment.
    pub consignment: ConsignmentNumber,
    /// Which.
    pub kind: PaperKind,
    /// One of [`PAPER_FORMATS`].
    pub format: String,
    /// A layout; the paper's own without it.
    pub template: Option<String>,
}

/// When papers are made, where, and with what own layouts.
#[derive(Clone, Copy)]
pub struct Making<'a> {
    /// The data folder.
    pub folder: &'a Path,
    /// Now.
    pub at: UtcMs,
    /// The site's zone.
    pub zone: Zone,
}

/// Gives the layout of a paper: that of an id, carried or the site's own, or the paper's first.
///
/// # Errors
/// Gives the sentence: no layout of that paper has the id, or a file of the site's own does not read.
pub fn template(
    folder: &Path,
    kind: PaperKind,
    id: Option<&str>,
) -> Result<PaperTemplate, Message> {
    let unknown = |what: &str| {
        Message::from(TroubleMsg::NotFound {
            what: what.to_owned(),
        })
    };
    let Some(id) = id else {
        return default_template(kind)
            .cloned()
            .ok_or_else(|| unknown(kind.code()));
    };
    let carried = paper_templates().iter().cloned();
    let own = own_templates(folder)?;
    let mut all = carried.chain(own);
    all.find(|one| one.id == id && one.paper == kind)
        .ok_or_else(|| unknown(id))
}

/// Reads the layouts of a site. An id stands for one layout: one that is carried is never another.
///
/// # Errors
/// Names the file that does not read.
pub fn own_templates(folder: &Path) -> Result<Vec<PaperTemplate>, Message> {
    let Ok(entries) = fs::read_dir(folder.join(OWN_TEMPLATES)) else {
        return Ok(Vec::new());
    };
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<_> = paths
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == TEMPLATE_ENDING)
        })
        .collect();
    paths.sort();
    let mut own: Vec<PaperTemplate> = Vec::new();
    for path in paths {
        let wrong = |detail: String| PapersMsg::Template {
            name: super::view::name_of(&path),
            detail,
        };
        let size = fs::metadata(&path).map_err(|error| wrong(error.to_string()))?;
        if size.len() > TEMPLATE_BYTES_MAX {
            return Err(wrong(format!("{} bytes", size.len())).into());
        }
        let text = fs::read_to_string(&path).map_err(|error| wrong(error.to_string()))?;
        let one = read(&text).map_err(|error| wrong(error.to_string()))?;
        if paper_templates()
            .iter()
            .chain(&own)
            .any(|known| known.id == one.id)
        {
            return Err(wrong(format!("id: \"{}\"", one.id)).into());
        }
        own.push(one);
    }
    Ok(own)
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
fn papers_of<'a>(view: &'a ConsignmentView, making: &Making<'_>) -> PapersOf<'a> {
    let closed = view.row.closed.as_ref().map(|(_, said)| said.at);
    let standing = closed.map_or(Standing::Draft(making.at), Standing::Closed);
    PapersOf {
        consignment: &view.consignment,
        standing,
        day: making.zone.day(standing.at()),
    }
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
    let view = view(ask, &order.consignment, making)?;
    let layout = template(making.folder, order.kind, order.template.as_deref())?;
    let made = paper_bytes(&papers_of(&view, making), &layout, &order.format);
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

/// Makes every paper of a consignment. `step` is told how many files of how many are made, and ends the work
/// by an error.
///
/// # Errors
/// Gives the sentence as [`one`] does, or what `step` answered.
pub fn set<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    (number, packing_list): (&ConsignmentNumber, Option<&str>),
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
    let view = view(ask, number, making)?;
    let layout = template(making.folder, PaperKind::PackingList, packing_list)?;
    let of = papers_of(&view, making);
    let made = papers_set(&of, Some(&layout), |done, all| {
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
