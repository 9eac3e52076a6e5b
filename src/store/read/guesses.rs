//! Guesses whose a parcel of nobody is: announced lines that share something with what was read of it,
//! each looked up by a key, ranked by what speaks for them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, named_params};

use super::dossier::{self, Snapshot};
use super::{expected, lists};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{ExpectedLine, KnownLine, ReturnRef};
use crate::domain::guess::sent;
use crate::domain::guess::{Clues, GuessReason, ProductClue, Reasons, is_guess, near, score};
use crate::domain::ids::{LineId, ParcelId};
use crate::domain::limits::{
    FIND_CHARS_MIN, GUESS_LINES_MAX, GUESS_NUMBERS_MAX, GUESS_OURS_LINES_MAX, GUESS_OURS_ROWS_MAX,
    GUESS_ZIP_PARCELS_MAX, GUESSES_MAX,
};
use crate::domain::reading::{Candidate, CodeKind, How};
use crate::domain::time::UtcMs;
use crate::ledger::codec;
use crate::ledger::query::{Guess, Guesses};
use crate::ledger::rows::ParcelRow;
use crate::store::book::keys::by_code;
use crate::store::fault::Result;
use crate::store::import::chunk;
use crate::store::rows::{all, first, identified, number, parcel, plain};

/// When the newest merged file that tells of a line was taken in.
pub(in crate::store) const TOLD_AT: &str = "
    select fact.utc_ms from expected join fact on fact.id = expected.source
    where expected.line = :line";

/// Parcels whose whole barcode begins with a ZIP's routing.
pub(in crate::store) const SENT_TO: &str = "
    select parcel from parcel_key
    where key >= :from and key < :before and kind = 'unknown' limit :limit";

/// Lines by their ids.
pub(super) type Lines = BTreeMap<LineId, ExpectedLine>;

/// Answers with the returns that a parcel may belong to, the likeliest first.
pub(super) fn of_parcel(snapshot: Snapshot<'_>, id: ParcelId) -> Result<Guesses> {
    match parcel::get(snapshot.0, id)? {
        Some(row) => Ok(Guesses {
            rows: of_row(snapshot, &row)?,
            chosen: row.chosen,
            claims: row.claims,
        }),
        None => Ok(Guesses::default()),
    }
}

/// Ranks the returns that may be a parcel's.
fn of_row((db, unmerged): Snapshot<'_>, row: &ParcelRow) -> Result<Vec<Guess>> {
    let units = dossier::units_of(db, row.parcel)?;
    let codes = units.into_iter().filter_map(|unit| unit.inspection.barcode);
    let clues = clues(db, row, codes.collect())?;
    let mut returns: BTreeMap<ReturnRef, (Vec<KnownLine>, Reasons)> = BTreeMap::new();
    for (id, line) in sharing((db, unmerged), &clues)? {
        if !is_guess(&clues.reasons(&line, None)) {
            continue;
        }
        let known = dossier::known(db, id, line)?;
        if known.awaits_units() {
            let reasons = clues.reasons(&known.line, told_at(db, id)?);
            let of = returns.entry(known.line.of.clone()).or_default();
            of.0.push(known);
            of.1.extend(reasons);
        }
    }
    let mut guesses: Vec<Guess> = returns.into_iter().map(guess).collect();
    guesses.sort_by_key(|guess| {
        let asked = guess.lines.iter().filter_map(|one| one.line.request_date);
        (Reverse(guess.score), Reverse(asked.max()), guess.of.clone())
    });
    guesses.truncate(GUESSES_MAX);
    Ok(guesses)
}

fn guess((of, (lines, reasons)): (ReturnRef, (Vec<KnownLine>, Reasons))) -> Guess {
    Guess {
        of,
        lines,
        score: score(&reasons),
        reasons: reasons.into_iter().collect::<Vec<GuessReason>>(),
    }
}

pub(super) fn told_at(db: &Connection, line: LineId) -> Result<Option<UtcMs>> {
    first(
        &mut *db.prepare_cached(TOLD_AT)?,
        named_params! { ":line": line.0 },
        |row| plain(row, "utc_ms").map(UtcMs),
    )
}

/// Sorts what was read of a parcel, and codes of goods that came out of it, by what it names.
pub(super) fn clues(
    db: &Connection,
    row: &ParcelRow,
    mut codes: BTreeSet<String>,
) -> Result<Clues> {
    let mut clues = Clues::none(row.received_at, row.day);
    clues.seller.clone_from(&row.hinted);
    clues.zip = zip_seller(db, row)?;
    clues.claims.extend(row.claims.iter().map(|claim| {
        let named = claim.names.as_ref();
        let named = named.map(|text| text.split_whitespace().collect::<String>().to_uppercase());
        (claim.seller.clone(), named)
    }));
    for candidate in &row.candidates {
        read(candidate, &mut clues, &mut codes);
    }
    for code in codes {
        let of_book = by_code(db, &code)?.into_iter();
        let of_book = of_book.map(|product| (product.seller, product.sku, product.asin));
        let learned = lists::products(db, &code)?.into_iter();
        let learned = learned.map(|row| (row.seller, row.bound.sku, row.bound.asin));
        for (seller, sku, asin) in of_book.chain(learned) {
            let named = [sku, asin].into_iter().flatten();
            clues.products.extend(named.map(|code| ProductClue {
                seller: Some(seller.clone()),
                code,
            }));
        }
        clues.products.insert(ProductClue { seller: None, code });
    }
    Ok(clues)
}

/// Gives the one seller to whose own ZIP a parcel was sent. A ZIP to which another seller's parcels came as
/// well, as to the house's, says nothing.
fn zip_seller(db: &Connection, row: &ParcelRow) -> Result<Option<SellerCode>> {
    let Some(zip) = sent::sent_to(&row.candidates) else {
        return Ok(None);
    };
    let sellers = lists::sellers(db)?;
    let hints = sellers
        .iter()
        .map(|of| (&of.seller, of.terms_on(row.day).address_hints.as_slice()));
    let named = |zip: &str| sent::named_by(zip, hints.clone());
    let (Some(seller), Some((from, before))) = (named(&zip), sent::range(&zip)) else {
        return Ok(None);
    };
    let parcels = all(
        &mut *db.prepare_cached(SENT_TO)?,
        named_params! { ":from": from, ":before": before, ":limit": number(GUESS_ZIP_PARCELS_MAX) },
        |row| identified(row, "parcel", ParcelId::from_bytes),
    )?;
    for id in parcels {
        let other = parcel::get(db, id)?;
        let there = |row: &ParcelRow| sent::sent_to(&row.candidates).and_then(|zip| named(&zip));
        let other = other.filter(|other| there(other) == Some(seller));
        let whose = other.and_then(|other| other.chosen.map(|of| of.seller).or(other.hinted));
        if whose.is_some_and(|whose| whose != *seller) {
            return Ok(None);
        }
    }
    Ok(Some(seller.clone()))
}

fn read(candidate: &Candidate, clues: &mut Clues, codes: &mut BTreeSet<String>) {
    let key = &candidate.key;
    match candidate.kind {
        _ if candidate.how == How::KeyedEnd => {
            clues.ends.insert(key.to_uppercase());
        }
        CodeKind::Tracking => {
            clues.numbers.insert(key.clone());
        }
        CodeKind::Rma => {
            clues.returns.insert(key.to_uppercase());
        }
        CodeKind::Order => {
            clues.orders.insert(key.clone());
        }
        // A seller's own numbers have no shape of their own.
        CodeKind::Unknown => {
            clues.returns.insert(key.to_uppercase());
            clues.orders.insert(key.clone());
            let bare = key.chars().filter(|sign| !matches!(sign, ' ' | '-'));
            clues
                .numbers
                .insert(bare.collect::<String>().to_uppercase());
        }
        CodeKind::Product => {
            codes.insert(key.clone());
        }
        CodeKind::Unit
        | CodeKind::Parcel
        | CodeKind::Lpn
        | CodeKind::Serial
        | CodeKind::Gs1
        | CodeKind::Postal
        | CodeKind::Command
        | CodeKind::Badge
        | CodeKind::Container => {}
    }
}

/// Looks up every line that shares something with the clues.
pub(super) fn sharing((db, unmerged): Snapshot<'_>, clues: &Clues) -> Result<Lines> {
    let mut lines = Lines::new();
    for number in &clues.numbers {
        lines.extend(expected::by_tracking(db, unmerged, number)?);
    }
    for number in clues.numbers.iter().take(GUESS_NUMBERS_MAX) {
        for other in near(number) {
            lines.extend(expected::by_tracking(db, unmerged, &other)?);
        }
    }
    for number in clues.numbers.iter().chain(&clues.ends) {
        let from = number.char_indices().nth_back(FIND_CHARS_MIN - 1);
        if let Some(end) = from.and_then(|(from, _)| number.get(from..)) {
            lines.extend(expected::by_end(db, unmerged, end)?);
        }
    }
    for id in &clues.returns {
        lines.extend(expected::by_rma_of_a_scan(db, unmerged, id)?);
        lines.extend(expected::by_merchant_rma(db, unmerged, id)?);
    }
    for named in clues.claims.iter().filter_map(|(_, named)| named.as_ref()) {
        lines.extend(expected::by_rma_of_a_scan(db, unmerged, named)?);
        lines.extend(expected::by_merchant_rma(db, unmerged, named)?);
        lines.extend(expected::by_order(db, unmerged, named)?);
        lines.extend(expected::by_tracking(db, unmerged, named)?);
    }
    for order in &clues.orders {
        lines.extend(expected::by_order(db, unmerged, order)?);
    }
    let bare = clues.claims.iter().filter(|(_, named)| named.is_none());
    let bare = bare.map(|(seller, _)| seller);
    let named = bare.chain(&clues.seller).chain(&clues.zip);
    for seller in named.collect::<BTreeSet<_>>() {
        lines.extend(about_then((db, unmerged), seller, clues)?);
    }
    let codes: BTreeSet<&String> = clues.products.iter().map(|one| &one.code).collect();
    for code in codes {
        if lines.len() < GUESS_LINES_MAX {
            lines.extend(expected::by_sku(db, unmerged, code)?);
        }
    }
    Ok(lines)
}

/// Gives the lines of a seller that were to come about when the parcel came, the nearest first: all that is
/// known of a parcel whose seller is named and nothing else. The seller's newest files are looked through.
fn about_then((db, unmerged): Snapshot<'_>, seller: &SellerCode, clues: &Clues) -> Result<Lines> {
    let mut near: BTreeMap<LineId, i64> = BTreeMap::new();
    let mut looked = 0;
    'files: for file in lists::chunks_of(db, seller)? {
        for named in file {
            for text in chunk::text(db, named.hash)?.lines() {
                if looked == GUESS_OURS_ROWS_MAX {
                    break 'files;
                }
                looked += 1;
                let line = codec::decode_line(text)?;
                if let Some(days) = clues.days_apart(&line) {
                    near.entry(codec::line_id(&line)).or_insert(days);
                }
            }
        }
    }
    let mut near: Vec<(i64, LineId)> = near.into_iter().map(|(id, days)| (days, id)).collect();
    near.sort_unstable();
    near.truncate(GUESS_OURS_LINES_MAX);
    let mut lines = Lines::new();
    for (_, id) in near {
        if let Some(line) = expected::one(db, unmerged, id)? {
            lines.insert(id, line);
        }
    }
    Ok(lines)
}
