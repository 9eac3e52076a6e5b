//! The evidence of a consignment's exports: read from the store, filled with photos from the disk, written whole
//! or not at all.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::domain::codes::{ConsignmentNumber, ContainerName, SellerCode};
use crate::domain::consignment::{ConsignedCarton, ConsignedUnit, Consignment};
use crate::domain::export_line::{BalancedLine, ExportLine};
use crate::domain::finding::OriginalState;
use crate::domain::grade::Grade;
use crate::domain::ids::Hash;
use crate::domain::limits::EXPORT_BUNDLE_BYTES_MAX;
use crate::domain::party::Party;
use crate::domain::time::UtcMs;
use crate::evidence::keep;
use crate::evidence::outgoing::{Leaves, leaves};
use crate::exchange::out::{ShownCell, ShownFormat, ShownHead, ShownTable, write_whole};
use crate::exchange::pack::{BundleFile, BundleKind, BundleOf, LeftOut, bundle};
use crate::ledger::query::{ConsignmentView, EvidenceOf, ShipAnswer, ShipQuery};
use crate::ledger::rows::PhotoRow;
use crate::ledger::{Answer, Query, codec};
use crate::text::{ExportMsg, Language, Message, TroubleMsg, Words};

use super::evidence::Made;
use super::view::name_of;

/// A bundle that was written.
pub struct Bundled {
    /// Its bytes.
    pub bytes: usize,
    /// SHA-256 of the file.
    pub hash: Hash,
    /// SHA-256 of its index.
    pub index: Hash,
    /// Photos whose picture is in it.
    pub photos: u32,
    /// Photos without their picture.
    pub photos_left_out: u32,
}

type Asked<'a> = &'a dyn Fn(&Query) -> Result<Answer, Message>;

/// Writes the bundle of a consignment; none when no consignment has that number.
///
/// # Errors
/// Gives the sentence for the person: nothing of that seller, too much, a disk that does not read or write.
pub fn export(
    ask: Asked<'_>,
    (number, seller): (&ConsignmentNumber, Option<&SellerCode>),
    made: &Made<'_>,
    words: &Words,
    path: &Path,
) -> Result<Option<Bundled>, Message> {
    let query = ShipQuery::Consignment(number.clone(), made.zone.day(made.at));
    let Answer::Ship(ShipAnswer::Consignment(Some(view))) = ask(&Query::Ship(query))? else {
        return Ok(None);
    };
    let rows = units(&view.consignment, seller);
    if rows.is_empty() {
        return Err(TroubleMsg::NothingToExport.into());
    }
    let mut files = vec![
        sheet(
            "export-lines.xlsx",
            &lines_sheet(ask, &rows, made, words)?,
            made.at,
            words,
        )?,
        sheet(
            "units.xlsx",
            &units_sheet(ask, &rows, words)?,
            made.at,
            words,
        )?,
        agreement(&view, rows.len(), words),
    ];
    let mut left_out = Vec::new();
    photos(ask, &rows, made.folder, (&mut files, &mut left_out))?;
    let pictures = files.len().saturating_sub(3);
    let of = BundleOf {
        consignment: number.to_string(),
        revision: view.consignment.revision,
        closed: view.row.closed.is_some(),
        seller: seller.map(ToString::to_string),
        made_at: made.at.to_string(),
        photos_left_out: left_out,
    };
    let failed = |detail: String| -> Message {
        let name = name_of(path);
        TroubleMsg::ExportFailed { name, detail }.into()
    };
    let (bytes, index) = bundle(&of, made.at, &files).map_err(|error| failed(error.to_string()))?;
    write_whole(path, &bytes).map_err(|error| failed(error.to_string()))?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Ok(Some(Bundled {
        bytes: bytes.len(),
        hash: codec::sha256(&bytes),
        index,
        photos: count(pictures),
        photos_left_out: count(of.photos_left_out.len()),
    }))
}

/// A unit in its carton.
type Placed<'a> = (&'a ConsignedCarton, &'a ConsignedUnit);

fn units<'a>(consignment: &'a Consignment, seller: Option<&SellerCode>) -> Vec<Placed<'a>> {
    let is_of = |unit: &ConsignedUnit| seller.is_none() || unit.seller.as_ref() == seller;
    let cartons = consignment.cartons.iter();
    let all = cartons.flat_map(|carton| carton.units.iter().map(move |unit| (carton, unit)));
    all.filter(|(_, unit)| is_of(unit)).collect()
}

fn sheet(
    path: &str,
    table: &ShownTable,
    made: UtcMs,
    words: &Words,
) -> Result<BundleFile, Message> {
    let bytes = table.bytes(ShownFormat::Xlsx, made, words);
    let bytes = bytes.map_err(|error| TroubleMsg::ExportFailed {
        name: path.to_owned(),
        detail: error.to_string(),
    })?;
    Ok(BundleFile {
        path: path.to_owned(),
        bytes,
        kind: BundleKind::Packed,
    })
}

fn heads(codes: &[(&str, u16)], words: &Words) -> Vec<ShownHead> {
    let head = |(code, width): &(&str, u16)| ShownHead {
        text: words.say(&Message::term("column", code)),
        width: *width,
    };
    codes.iter().map(head).collect()
}

fn text(text: &impl ToString) -> ShownCell {
    ShownCell::Text(text.to_string())
}

fn maybe<T: ToString>(told: Option<T>) -> ShownCell {
    ShownCell::Text(told.map_or_else(String::new, |told| told.to_string()))
}

const LINE_HEADS: [(&str, u16); 17] = [
    ("export-mode", 8),
    ("export-number", 26),
    ("export-line", 8),
    ("export-released", 12),
    ("export-exporter", 30),
    ("export-uscc", 22),
    ("sku", 18),
    ("export-name", 24),
    ("export-model", 18),
    ("export-cn10", 14),
    ("export-out", 10),
    ("export-unit", 8),
    ("export-price", 12),
    ("export-currency", 8),
    ("export-back", 10),
    ("export-here", 10),
    ("export-free-until", 12),
];

/// The lines of the papers that the units come back under, with how many of the units each has.
fn lines_sheet(
    ask: Asked<'_>,
    rows: &[Placed<'_>],
    made: &Made<'_>,
    words: &Words,
) -> Result<ShownTable, Message> {
    let mut found: Vec<(BalancedLine, u32)> = Vec::new();
    let exported = rows.iter().filter(|(_, unit)| unit.exported.is_some());
    for (_, unit) in exported {
        let known = found.iter_mut().find(|(one, _)| {
            unit.exported.as_ref().map(ExportLine::named) == Some(one.line.named())
        });
        if let Some((_, here)) = known {
            *here = here.saturating_add(1);
            continue;
        }
        let query = ShipQuery::ExportsOf(unit.unit, made.zone.day(made.at));
        if let Answer::Ship(ShipAnswer::ExportsOf(Some(one))) = ask(&Query::Ship(query))?
            && let Some(line) = one.of
        {
            found.push((line, 1));
        }
    }
    found.sort_by_key(|(one, _)| one.line.named());
    let rows = found.into_iter().map(|(one, here)| {
        let line = one.line;
        vec![
            text(&line.mode),
            text(&line.number),
            ShownCell::Count(line.line),
            maybe(line.released),
            maybe(line.exporter),
            maybe(line.exporter_uscc),
            maybe(line.sku),
            text(&line.name),
            maybe(line.model),
            maybe(line.cn10),
            text(&line.quantity),
            maybe(line.unit),
            maybe(line.price),
            maybe(line.currency),
            ShownCell::Count(one.balance.back),
            ShownCell::Count(here),
            maybe(one.free_until),
        ]
    });
    Ok(ShownTable {
        heads: heads(&LINE_HEADS, words),
        rows: rows.collect(),
    })
}

const UNIT_HEADS: [(&str, u16); 14] = [
    ("carton", 12),
    ("unit", 12),
    ("sku", 18),
    ("title", 30),
    ("export-number", 26),
    ("export-line", 8),
    ("order-id", 24),
    ("rma-id", 20),
    ("reason-code", 26),
    ("export-requested", 12),
    ("export-delivered", 12),
    ("grade", 14),
    ("export-state", 14),
    ("export-inspected", 12),
];

/// Each unit with the platform's record of its return, as the seller announced it.
fn units_sheet(ask: Asked<'_>, rows: &[Placed<'_>], words: &Words) -> Result<ShownTable, Message> {
    let mut cells = Vec::with_capacity(rows.len());
    for (carton, unit) in rows {
        let Answer::Evidence(found) = ask(&Query::Evidence(EvidenceOf::Unit(unit.unit)))? else {
            continue;
        };
        let lines = found.map(|found| found.lines).unwrap_or_default();
        let record = lines.into_iter().map(|known| known.line);
        let record = record
            .filter(|line| Some(&line.of) == unit.returned.as_ref())
            .find(|line| line.sku == unit.sku || line.asin == unit.asin);
        let state = unit.original_state.map(OriginalState::code);
        let returned = unit.returned.as_ref();
        cells.push(vec![
            text(&carton.container),
            text(&unit.tag),
            maybe(unit.sku.as_ref()),
            maybe(unit.title.as_ref()),
            maybe(unit.exported.as_ref().map(|line| &line.number)),
            maybe(unit.exported.as_ref().map(|line| line.line)),
            maybe(returned.and_then(|of| of.order_id.as_ref())),
            maybe(returned.and_then(|of| of.rma_id.as_ref())),
            maybe(unit.reason.as_ref()),
            maybe(record.as_ref().and_then(|line| line.request_date)),
            maybe(record.as_ref().and_then(|line| line.delivered_date)),
            maybe(
                unit.grade
                    .map(|grade: Grade| words.say(&Message::grade(grade))),
            ),
            maybe(state.map(|code| words.say(&Message::term("original-state", code)))),
            text(&unit.inspected),
        ]);
    }
    Ok(ShownTable {
        heads: heads(&UNIT_HEADS, words),
        rows: cells,
    })
}

/// What the exporter and the importer agree on, in both languages, to be signed.
fn agreement(view: &ConsignmentView, units: usize, words: &Words) -> BundleFile {
    let parties = &view.consignment.parties;
    let shown = |party: Option<&Party>| party.map_or("________", Party::shown).to_owned();
    let message = ExportMsg::Agreement {
        consignment: view.row.terms.consignment.to_string(),
        exporter: shown(parties.exporter.as_ref()),
        importer: shown(parties.importer.as_ref()),
        units: u32::try_from(units).unwrap_or(u32::MAX),
    };
    let message = Message::from(message);
    let mut both = String::new();
    for language in Language::ALL {
        both.push_str(&Words::new(language, words.zone).say(&message));
        both.push_str("\n\n");
    }
    BundleFile {
        path: "agreement.txt".to_owned(),
        bytes: both.into_bytes(),
        kind: BundleKind::Text,
    }
}

/// Reads what goes out of the units' photos: covered copies of what may show an address, nothing else of these.
fn photos(
    ask: Asked<'_>,
    rows: &[Placed<'_>],
    folder: &Path,
    (files, left_out): (&mut Vec<BundleFile>, &mut Vec<LeftOut>),
) -> Result<(), Message> {
    let folder = folder.join(keep::PHOTOS_FOLDER);
    let mut all = seals(rows, &folder, (files, left_out))?;
    for (_, unit) in rows {
        let Answer::Evidence(Some(found)) = ask(&Query::Evidence(EvidenceOf::Unit(unit.unit)))?
        else {
            continue;
        };
        let photos = found.parcels.iter().flat_map(|parcel| &parcel.photos);
        let of_it = photos.filter(|row| row.named.unit == Some(unit.unit));
        for (number, row) in (1_u32..).zip(of_it) {
            match picture(&folder, row)? {
                Ok(bytes) => {
                    all = all.saturating_add(bytes.len());
                    if all > EXPORT_BUNDLE_BYTES_MAX {
                        return Err(ExportMsg::BundleTooLarge.into());
                    }
                    let kind = row.named.kind.code();
                    files.push(BundleFile {
                        path: format!("photos/{}/{number}-{kind}.jpg", unit.tag),
                        bytes,
                        kind: BundleKind::Packed,
                    });
                }
                Err(why) => left_out.push(LeftOut {
                    unit: unit.tag.to_string(),
                    photo: row.named.photo.to_string(),
                    why,
                }),
            }
        }
    }
    Ok(())
}

/// Adds the photos of the seals of the cartons that the units are in, and gives how many bytes they are.
fn seals(
    rows: &[Placed<'_>],
    folder: &Path,
    (files, left_out): (&mut Vec<BundleFile>, &mut Vec<LeftOut>),
) -> Result<usize, Message> {
    let cartons = rows.iter().map(|(carton, _)| (&carton.container, *carton));
    let cartons: BTreeMap<&ContainerName, &ConsignedCarton> = cartons.collect();
    let mut all = 0_usize;
    for (name, carton) in cartons {
        let Some(photo) = carton.seal_photo else {
            continue;
        };
        match kept(folder, photo)? {
            Ok(bytes) => {
                all = all.saturating_add(bytes.len());
                files.push(BundleFile {
                    path: format!("photos/{name}/seal.jpg"),
                    bytes,
                    kind: BundleKind::Packed,
                });
            }
            Err(why) => left_out.push(LeftOut {
                unit: name.to_string(),
                photo: photo.to_string(),
                why,
            }),
        }
    }
    Ok(all)
}

/// Gives the bytes that go out of a photo, or why none do.
fn picture(folder: &Path, row: &PhotoRow) -> Result<Result<Vec<u8>, &'static str>, Message> {
    match leaves(row) {
        Leaves::Whole => kept(folder, row.named.photo),
        Leaves::Masked(copy) => kept(folder, copy),
        Leaves::KeptBack => Ok(Err("kept_back")),
        Leaves::Purged => Ok(Err("purged")),
    }
}

/// Gives the bytes of a kept photo, or why there are none.
fn kept(folder: &Path, hash: Hash) -> Result<Result<Vec<u8>, &'static str>, Message> {
    match fs::read(keep::path(folder, hash, keep::Size::Full)) {
        Ok(bytes) if codec::sha256(&bytes) == hash => Ok(Ok(bytes)),
        Ok(_) => Ok(Err("changed")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Err("missing")),
        Err(error) => Err(TroubleMsg::StoreFailed {
            detail: error.to_string(),
        }
        .into()),
    }
}
