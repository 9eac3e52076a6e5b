//! Which announced lines a unit may answer: those of its parcel, and those that share something with what was
//! read of parcel and unit.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::dossier::{self, Snapshot};
use super::{elsewhere, guesses, leaving};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::domain::guess::{Reasons, is_guess, score};
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::limits::GUESSES_MAX;
use crate::ledger::query::{LineGuess, UnitLines, UnitLinesAsked};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::store::fault::Result;
use crate::store::import::look::Unfinished;
use crate::store::rows::{parcel, unit};

/// Gives the lines of a parcel, with those that units are under and one more, and which of them are the
/// parcel's own. Files that are not merged yet are not looked at.
pub(in crate::store) fn known_lines(
    db: &Connection,
    id: ParcelId,
    units: &[UnitId],
    one: Option<LineId>,
) -> Result<(Vec<KnownLine>, Vec<LineId>)> {
    let snapshot = (db, &Unfinished::default());
    let own: Vec<KnownLine> = match parcel::get(db, id)? {
        Some(row) => own(snapshot, &row)?,
        None => Vec::new(),
    };
    let names: Vec<LineId> = own.iter().map(|line| line.id).collect();
    let mut others: BTreeSet<LineId> = one.into_iter().collect();
    for id in units {
        let row = unit::get(db, *id)?;
        others.extend(
            row.and_then(|row| row.inspection.line)
                .map(|line| line.line),
        );
    }
    others.retain(|id| !names.contains(id));
    let mut lines = own;
    lines.extend(elsewhere::these(snapshot, others)?);
    Ok((lines, names))
}

fn own(snapshot: Snapshot<'_>, row: &ParcelRow) -> Result<Vec<KnownLine>> {
    let lines = dossier::lines_of(snapshot, row)?;
    Ok(lines.into_iter().map(|line| line.known).collect())
}

/// Answers; none where the unit or its parcel is not known.
pub(super) fn of_unit(
    (db, unmerged): Snapshot<'_>,
    asked: &UnitLinesAsked,
) -> Result<Option<UnitLines>> {
    let Some(unit) = unit::get(db, asked.unit)? else {
        return Ok(None);
    };
    let Some(parcel) = parcel::get(db, unit.inspection.parcel)? else {
        return Ok(None);
    };
    let own = own((db, unmerged), &parcel)?;
    let names: Vec<LineId> = own.iter().map(|line| line.id).collect();
    let under = unit.inspection.line.as_ref().map(|choice| choice.line);
    let under = elsewhere::these((db, unmerged), under)?;
    let lines = match &unit.inspection.seller {
        Some(seller) => guessed((db, unmerged), (&unit, &parcel, seller), own, asked)?,
        None => Vec::new(),
    };
    let tags = [unit.inspection.tag.clone()];
    let label = leaving::tagged(db, &tags)?.into_iter();
    let label = label.filter(|row| row.inspection.parcel == parcel.parcel);
    Ok(Some(UnitLines {
        label: label.map(|row| row.unit).collect(),
        under: under.into_iter().next(),
        own: names,
        lines,
        unit,
        parcel,
    }))
}

/// Ranks the lines of a seller that may be a unit's: its parcel's, what was typed, what is guessed.
fn guessed(
    (db, unmerged): Snapshot<'_>,
    (unit, parcel, seller): (&UnitRow, &ParcelRow, &SellerCode),
    own: Vec<KnownLine>,
    asked: &UnitLinesAsked,
) -> Result<Vec<LineGuess>> {
    let seen = &unit.inspection;
    let line = seen.line.as_ref();
    let of_line = line.map(|line| [line.sku.clone(), line.asin.clone()]);
    let codes = of_line
        .into_iter()
        .flatten()
        .flatten()
        .chain(seen.barcode.clone());
    let clues = guesses::clues(db, parcel, codes.collect())?;
    let mut wanted: BTreeMap<LineId, ExpectedLine> = BTreeMap::new();
    if let Some(text) = asked
        .typed
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
    {
        wanted.extend(dossier::of_no_shape(db, unmerged, text)?);
    }
    let mut named: BTreeSet<LineId> = wanted.keys().copied().collect();
    for line in own {
        named.insert(line.id);
        wanted.insert(line.id, line.line);
    }
    let mut guessed = Vec::new();
    for (id, line) in guesses::sharing((db, unmerged), &clues)? {
        if !wanted.contains_key(&id) && is_guess(&clues.reasons(&line, None)) {
            guessed.push((id, line));
        }
    }
    let mut lines = Vec::new();
    for (id, line) in wanted.into_iter().chain(guessed) {
        if line.of.seller != *seller {
            continue;
        }
        let known = dossier::known(db, id, line)?;
        if named.contains(&id) || known.awaits_units() {
            let reasons: Reasons = clues.reasons(&known.line, guesses::told_at(db, id)?);
            lines.push(LineGuess {
                score: score(&reasons),
                reasons: reasons.into_iter().collect(),
                known,
            });
        }
    }
    lines.sort_by_key(|one| {
        let line = &one.known.line;
        (
            Reverse(one.score),
            Reverse(line.request_date),
            line.of.clone(),
        )
    });
    let mut room = GUESSES_MAX;
    lines.retain(|one| {
        let is_named = named.contains(&one.known.id);
        let stays = is_named || room > 0;
        room -= usize::from(!is_named && stays);
        stays
    });
    Ok(lines)
}
