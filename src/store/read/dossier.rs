//! The dossier: everything the bench needs about a scan, in one snapshot.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use super::recalls::Recalls;
use super::{book, elsewhere, expected, for_sale, lists, standing};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{ExpectedLine, KnownLine, ReturnRef};
use crate::domain::ids::{LineId, ParcelId};
use crate::domain::limits::DOSSIER_LINES_MAX;
use crate::domain::reading::{Candidate, CodeKind};
use crate::ledger::query::{Beside, Checklists, Dossier, DossierLine, FoundBy, SellerTerms};
use crate::ledger::rows::{ParcelRow, ParcelState, ProductRow, SellerRow, UnitRow, UnitState};
use crate::store::book::keys::by_code;
use crate::store::fault::Result;
use crate::store::import::look::Unfinished;
use crate::store::packs::Packs;
use crate::store::rows::parcel::{self, parcel_columns};
use crate::store::rows::unit::{self, unit_columns};
use crate::store::rows::{all, number, small};

/// A snapshot of the store with the files it has not merged.
pub(super) type Snapshot<'a> = (&'a Connection, &'a Unfinished);

/// Parcels that one dossier shows.
const PARCELS_MAX: usize = 5;

pub(in crate::store) const PARCELS: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel_key join parcel on parcel.parcel = parcel_key.parcel \
      where parcel_key.key = :key and parcel_key.kind = :kind and parcel.state <> 'undone' \
      order by parcel_key.parcel desc limit :limit"
);
pub(in crate::store) const NUMBERED: &str = concat!(
    "select ",
    parcel_columns!(),
    " from parcel where parcel.number = :number and parcel.state <> 'undone' limit :limit"
);
pub(in crate::store) const UNITS: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.parcel = :parcel order by unit.put_ms, unit.unit"
);
pub(in crate::store) const LINE_UNITS: &str =
    "select count(*) from unit where line = :line and state <> 'undone'";
pub(in crate::store) const BY_SKU: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where seller = :seller and sku = :id order by barcode";
pub(in crate::store) const BY_ASIN: &str = "
    select seller, barcode, sku, asin, parcels, trust from product
    where seller = :seller and asin = :id order by barcode";

/// Answers for a scan at the parcel step.
pub(super) fn of_scan(
    (db, unmerged): Snapshot<'_>,
    packs: &Packs,
    candidates: &[Candidate],
) -> Result<Dossier> {
    let parcels = parcels(db, candidates)?;
    let open = parcels
        .iter()
        .find(|parcel| parcel.state == ParcelState::Open)
        .map(|parcel| parcel.parcel);
    let units = match open {
        Some(id) => units_of(db, id)?,
        None => Vec::new(),
    };
    let snapshot = (db, unmerged);
    let beside = Beside::default();
    let mut dossier = about(snapshot, packs, candidates, parcels, (units, &beside))?;
    let is_unopened = |row: &ParcelRow| row.state == ParcelState::AtDock;
    if dossier.lines.is_empty() && dossier.parcels.iter().all(is_unopened) {
        sent_out_by(snapshot, packs, candidates, &mut dossier)?;
    }
    Ok(dossier)
}

/// Adds the announced lines whose goods went out by one of the scan's numbers, with their sellers.
fn sent_out_by(
    (db, unmerged): Snapshot<'_>,
    packs: &Packs,
    candidates: &[Candidate],
    dossier: &mut Dossier,
) -> Result<()> {
    let lines = outbound(db, unmerged, candidates)?;
    if lines.is_empty() {
        return Ok(());
    }
    let told: Vec<&ExpectedLine> = lines.iter().map(|line| &line.known.line).collect();
    dossier.products = products_of_lines(db, &told)?;
    dossier.book = book::about(db, &told, &mut dossier.products)?;
    let known = lines.iter().map(|line| &line.known);
    dossier.recalled = Recalls::of(db)?.tell(known, &dossier.products, &mut dossier.book)?;
    dossier.sellers = sellers(db, packs, &told, &dossier.parcels)?;
    dossier.for_sale = for_sale::of_lines(db, &told)?;
    dossier.standing = standing::of_lines(db, &told)?;
    dossier.found_by = FoundBy::Outbound;
    dossier.lines = lines;
    Ok(())
}

/// Answers for a parcel that is known, as after a restart, with what is beside it. Empty when it is
/// not known.
pub(super) fn of_parcel(
    (db, unmerged): Snapshot<'_>,
    packs: &Packs,
    id: ParcelId,
    beside: &Beside,
) -> Result<Dossier> {
    let Some(row) = parcel::get(db, id)? else {
        return Ok(Dossier::default());
    };
    let candidates = row.candidates.clone();
    let units = units_of(db, id)?;
    about(
        (db, unmerged),
        packs,
        &candidates,
        vec![row],
        (units, beside),
    )
}

/// Answers with the announced lines of a seller, or of any, whose tracking number ends so; those
/// that still await units first.
pub(super) fn of_ending(
    (db, unmerged): Snapshot<'_>,
    end: &str,
    seller: Option<&SellerCode>,
) -> Result<Dossier> {
    let mut lines = Vec::new();
    for (id, line) in expected::by_end(db, unmerged, end)? {
        if seller.is_none_or(|seller| line.of.seller == *seller) {
            lines.push(DossierLine {
                known: known(db, id, line)?,
                candidate: None,
            });
        }
    }
    lines.sort_by_key(|line| !line.known.awaits_units());
    lines.truncate(DOSSIER_LINES_MAX);
    Ok(Dossier {
        lines,
        ..Dossier::default()
    })
}

fn about(
    (db, unmerged): Snapshot<'_>,
    packs: &Packs,
    candidates: &[Candidate],
    parcels: Vec<ParcelRow>,
    (units, beside): (Vec<UnitRow>, &Beside),
) -> Result<Dossier> {
    let mut lines = lines(db, unmerged, candidates)?;
    if let [row] = parcels.as_slice()
        && let Some(of) = &row.chosen
    {
        add_chosen((db, unmerged), of, &mut lines)?;
    }
    let of_units = units
        .iter()
        .filter_map(|unit| unit.inspection.line.as_ref());
    let others: BTreeSet<LineId> = of_units
        .map(|choice| choice.line)
        .chain(beside.lines.iter().copied())
        .filter(|id| lines.iter().all(|line| line.known.id != *id))
        .collect();
    let elsewhere = elsewhere::these((db, unmerged), others)?;
    let checklists = begun_by(db, packs, &units, beside)?;
    let told = lines.iter().map(|line| &line.known.line);
    let told: Vec<&ExpectedLine> = told
        .chain(elsewhere.iter().map(|known| &known.line))
        .collect();
    let mut products = products_of_lines(db, &told)?;
    let mut book = book::about(db, &told, &mut products)?;
    let mut recalls = Recalls::of(db)?;
    let known = lines.iter().map(|line| &line.known).chain(&elsewhere);
    let mut recalled = recalls.tell(known, &products, &mut book)?;
    let scanned = units
        .iter()
        .filter_map(|unit| unit.inspection.barcode.as_ref())
        .chain(&beside.codes);
    recalled.extend(recalls.codes(scanned.map(String::as_str))?);
    if lines.is_empty() && parcels.is_empty() {
        // A product where a parcel is wanted is called by its name.
        for candidate in candidates
            .iter()
            .filter(|one| one.kind == CodeKind::Product)
        {
            book.extend(by_code(db, &candidate.key)?);
        }
    }
    Ok(Dossier {
        for_sale: for_sale::of_lines(db, &told)?,
        standing: standing::of_lines(db, &told)?,
        book,
        recalled,
        products,
        sellers: sellers(db, packs, &told, &parcels)?,
        scanned_products: scanned_products(db, candidates)?,
        parcels,
        units,
        lines,
        found_by: FoundBy::Return,
        elsewhere,
        checklists,
    })
}

/// Gives the checklists by which units that wait were begun, and the one that a bench has in hand.
fn begun_by(
    db: &Connection,
    packs: &Packs,
    units: &[UnitRow],
    beside: &Beside,
) -> Result<Checklists> {
    let waiting = units.iter().filter(|unit| unit.state == UnitState::Parked);
    let named = waiting.filter_map(|unit| unit.inspection.checklist.as_ref());
    let mut found = packs.checklists.of(db, named)?;
    if let Some(hash) = beside.checklist.filter(|hash| found.get(*hash).is_none()) {
        found.0.extend(packs.checklists.get(db, hash)?);
    }
    Ok(found)
}

/// Finds the announced lines whose goods went out by one of the scan's numbers.
fn outbound(
    db: &Connection,
    unmerged: &Unfinished,
    candidates: &[Candidate],
) -> Result<Vec<DossierLine>> {
    let mut found: Vec<DossierLine> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        for (id, line) in expected::by_outbound(db, unmerged, &candidate.key)? {
            if found.len() < DOSSIER_LINES_MAX && found.iter().all(|hit| hit.known.id != id) {
                found.push(DossierLine {
                    known: known(db, id, line)?,
                    candidate: Some(index),
                });
            }
        }
    }
    Ok(found)
}

/// Adds the lines of the return that a person chose, where no number of the parcel's label does.
fn add_chosen(
    (db, unmerged): Snapshot<'_>,
    of: &ReturnRef,
    lines: &mut Vec<DossierLine>,
) -> Result<()> {
    let found = match (&of.rma_id, &of.order_id) {
        (Some(rma), _) => expected::by_rma(db, unmerged, rma.as_str())?,
        (None, Some(order)) => expected::by_order(db, unmerged, order.as_str())?,
        (None, None) => Vec::new(),
    };
    for (id, line) in found.into_iter().filter(|(_, line)| line.of == *of) {
        if lines.len() < DOSSIER_LINES_MAX && lines.iter().all(|hit| hit.known.id != id) {
            lines.push(DossierLine {
                known: known(db, id, line)?,
                candidate: None,
            });
        }
    }
    Ok(())
}

fn parcels(db: &Connection, candidates: &[Candidate]) -> Result<Vec<ParcelRow>> {
    let mut found: Vec<ParcelRow> = Vec::new();
    for candidate in candidates {
        let hits = if candidate.kind == CodeKind::Parcel {
            all(
                &mut *db.prepare_cached(NUMBERED)?,
                named_params! { ":number": candidate.key, ":limit": number(PARCELS_MAX) },
                parcel::decode,
            )?
        } else {
            all(
                &mut *db.prepare_cached(PARCELS)?,
                named_params! {
                    ":key": candidate.key,
                    ":kind": candidate.kind.code(),
                    ":limit": number(PARCELS_MAX),
                },
                parcel::decode,
            )?
        };
        for hit in hits {
            let hit = standing(db, hit)?;
            if found.iter().all(|known| known.parcel != hit.parcel) {
                found.push(hit);
            }
        }
    }
    found.sort_by_key(|row| std::cmp::Reverse((row.received_at, row.parcel)));
    found.truncate(PARCELS_MAX);
    Ok(found)
}

/// Gives the record that stands for a parcel: itself, or the one that it was merged into.
pub(in crate::store) fn standing(db: &Connection, row: ParcelRow) -> Result<ParcelRow> {
    let mut row = row;
    // A record that stands for another may go into a third; nothing leads back.
    for _ in 0..PARCELS_MAX {
        let Some(of) = &row.merged else {
            break;
        };
        match parcel::get(db, of.parcel)? {
            Some(next) => row = next,
            None => break,
        }
    }
    Ok(row)
}

/// Gives the units of a parcel, in the order they were put.
pub(in crate::store) fn units_of(db: &Connection, parcel: ParcelId) -> Result<Vec<UnitRow>> {
    all(
        &mut *db.prepare_cached(UNITS)?,
        named_params! { ":parcel": parcel.bytes() },
        unit::decode,
    )
}

/// Finds the announced lines that one candidate names.
pub(super) fn hits(
    db: &Connection,
    unmerged: &Unfinished,
    candidate: &Candidate,
) -> Result<Vec<(LineId, ExpectedLine)>> {
    match candidate.kind {
        CodeKind::Tracking => expected::by_tracking(db, unmerged, &candidate.key),
        CodeKind::Rma => expected::by_rma_of_a_scan(db, unmerged, &candidate.key),
        CodeKind::Order => expected::by_order(db, unmerged, &candidate.key),
        // A seller's own numbers have no shape of their own.
        CodeKind::Unknown => of_no_shape(db, unmerged, &candidate.key),
        CodeKind::Product
        | CodeKind::Unit
        | CodeKind::Parcel
        | CodeKind::Lpn
        | CodeKind::Serial
        | CodeKind::Gs1
        | CodeKind::Postal
        | CodeKind::Command
        | CodeKind::Badge
        | CodeKind::Container => Ok(Vec::new()),
    }
}

/// Looks a text without a shape up as every number that a seller may write.
pub(super) fn of_no_shape(
    db: &Connection,
    unmerged: &Unfinished,
    text: &str,
) -> Result<Vec<(LineId, ExpectedLine)>> {
    let mut found = expected::by_merchant_rma(db, unmerged, text)?;
    let tracking: String = text
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '-'))
        .collect();
    found.extend(expected::by_tracking(
        db,
        unmerged,
        &tracking.to_uppercase(),
    )?);
    found.extend(expected::by_rma(db, unmerged, text)?);
    found.extend(expected::by_order(db, unmerged, text)?);
    Ok(found)
}

fn lines(
    db: &Connection,
    unmerged: &Unfinished,
    candidates: &[Candidate],
) -> Result<Vec<DossierLine>> {
    let mut found: Vec<DossierLine> = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        for (id, line) in hits(db, unmerged, candidate)? {
            if found.len() >= DOSSIER_LINES_MAX || found.iter().any(|hit| hit.known.id == id) {
                continue;
            }
            found.push(DossierLine {
                known: known(db, id, line)?,
                candidate: Some(place),
            });
        }
    }
    Ok(found)
}

/// Gives the announced lines of a parcel: those that its numbers name, and those of the return that a
/// person chose.
pub(super) fn lines_of((db, unmerged): Snapshot<'_>, row: &ParcelRow) -> Result<Vec<DossierLine>> {
    let mut lines = lines(db, unmerged, &row.candidates)?;
    if let Some(of) = &row.chosen {
        add_chosen((db, unmerged), of, &mut lines)?;
    }
    Ok(lines)
}

/// A line with its units that are put.
pub(super) fn known(db: &Connection, id: LineId, line: ExpectedLine) -> Result<KnownLine> {
    Ok(KnownLine {
        id,
        line,
        put_units: put_units(db, id)?,
    })
}

/// Counts the units of a line that are put.
fn put_units(db: &Connection, line: LineId) -> Result<u32> {
    Ok(db
        .prepare_cached(LINE_UNITS)?
        .query_row(named_params! { ":line": line.0 }, |row| row.get(0))?)
}

/// Gives what the bench has learned of the products of announced lines.
pub(super) fn products_of_lines(
    db: &Connection,
    lines: &[&ExpectedLine],
) -> Result<Vec<ProductRow>> {
    let mut wanted: BTreeSet<(&SellerCode, &'static str, &str)> = BTreeSet::new();
    for line in lines {
        let ids = [(BY_SKU, &line.sku), (BY_ASIN, &line.asin)];
        for (sql, id) in ids {
            if let Some(id) = id {
                wanted.insert((&line.of.seller, sql, id));
            }
        }
    }
    let mut found: Vec<ProductRow> = Vec::new();
    for (seller, sql, id) in wanted {
        let rows = all(
            &mut *db.prepare_cached(sql)?,
            named_params! { ":seller": seller.as_str(), ":id": id },
            small::product,
        )?;
        found.extend(rows);
    }
    found.sort_by(|a, b| (&a.seller, &a.barcode).cmp(&(&b.seller, &b.barcode)));
    found.dedup_by(|a, b| (&a.seller, &a.barcode) == (&b.seller, &b.barcode));
    Ok(found)
}

/// Gives the sellers of announced lines and of parcels, with their terms.
pub(super) fn sellers(
    db: &Connection,
    packs: &Packs,
    lines: &[&ExpectedLine],
    parcels: &[ParcelRow],
) -> Result<Vec<SellerTerms>> {
    let mut codes: Vec<&SellerCode> = lines
        .iter()
        .map(|line| &line.of.seller)
        .chain(parcels.iter().flat_map(|row| {
            let chosen = row.chosen.as_ref().map(|of| &of.seller);
            chosen.into_iter().chain(&row.hinted)
        }))
        .collect();
    codes.sort();
    codes.dedup();
    terms(db, packs, codes)
}

/// Gives what holds for these sellers.
pub(super) fn terms<'a>(
    db: &Connection,
    packs: &Packs,
    codes: impl IntoIterator<Item = &'a SellerCode>,
) -> Result<Vec<SellerTerms>> {
    codes
        .into_iter()
        .map(|code| {
            let row = small::get_seller(db, code)?.unwrap_or_else(|| SellerRow::unnamed(code));
            Ok(SellerTerms {
                house: packs.house(),
                policies: row
                    .policies
                    .iter()
                    .filter_map(|set| packs.policy(&set.policy))
                    .collect(),
                checklists: packs.checklists.of(
                    db,
                    row.checklists.iter().filter_map(|set| set.pack.as_ref()),
                )?,
                row,
            })
        })
        .collect()
}

fn scanned_products(db: &Connection, candidates: &[Candidate]) -> Result<Vec<ProductRow>> {
    let mut found = Vec::new();
    for candidate in candidates {
        if candidate.kind == CodeKind::Product {
            found.extend(lists::products(db, &candidate.key)?);
        }
    }
    Ok(found)
}
