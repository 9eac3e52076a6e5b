//! Rules of the claim pool: what ends a wait, and what two records or a wrong match come to.

use std::collections::BTreeSet;

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::ids::{Hash, LineId, ParcelId};
use crate::domain::limits::{
    SEEN_CATEGORY_CHARS_MAX, SEEN_PHOTOS_MAX, SEEN_PRODUCTS_MAX, SEEN_TITLE_CHARS_MAX,
};
use crate::domain::pool::{
    MatchMistake, MergeBar, NotedProduct, POOL_PACK, PoolRule, SeenLack, SeenProduct,
};
use crate::domain::product::barcode_key;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::ledger::command::Order;
use crate::ledger::fact::{Body, ExpiredParcel, MergedParcel, MergedUnit, NamedPhoto, Unseen};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{ParcelRow, ParcelState, PhotoRow, UnitRow, UnitState};

use super::desk::{not_sealed, opened_now};
use super::parcel::not_over;
use super::{Announced, Known, mail};

/// Confirms the default for a box of nobody. Only a supervisor does, only after the last day, and only
/// once every seller was told for the last time and had its days to answer. The same again changes nothing.
pub(super) fn expire(
    parcel: ParcelId,
    rule: PoolRule,
    order: &Order,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let owner = order.person.clone().ok_or(Refusal::NobodySignedIn)?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if row.state == ParcelState::Expired {
        return Ok(Vec::new());
    }
    let Some(since) = row.shelved.filter(|_| row.state == ParcelState::Claim) else {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    };
    let is_somebodys =
        row.chosen.is_some() || !row.claims.is_empty() || known.announced == Announced::Yes;
    if is_somebodys {
        return Err(Refusal::ParcelHasOwner(row.number.clone()));
    }
    let over = since.plus_days(i64::from(rule.default_days));
    if order.day < over {
        return Err(Refusal::PoolNotOver(over));
    }
    let told = known.told.iter();
    let untold = told.clone().filter(|one| one.mail.is_none());
    let untold: Vec<_> = untold.map(|one| one.seller.clone()).collect();
    if !untold.is_empty() {
        return Err(Refusal::PoolUntold(untold));
    }
    let mails = told.filter_map(|one| one.mail);
    let (day, answer_by) = (
        mails.clone().map(|(day, _)| day).max(),
        mails.map(|(_, answer_by)| answer_by).max(),
    );
    if let Some(until) = answer_by.filter(|until| *until > order.at) {
        return Err(Refusal::PoolAnswersDue(until));
    }
    mail::are_read(known)?;
    Ok(vec![Body::ParcelExpired(ExpiredParcel {
        parcel,
        decision: rule.default,
        since,
        told: day,
        owner,
        due: order.day.plus_days(i64::from(rule.act_days)),
        rule: POOL_PACK.to_owned(),
        rule_version: rule.version,
    })])
}

/// Puts a box whose wait was over whole into a dispose bin; what was confirmed must say so.
pub(super) fn bin(
    parcel: ParcelId,
    container: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let expired = row
        .expired
        .as_ref()
        .filter(|_| row.state == ParcelState::Expired);
    let Some(expired) = expired else {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    };
    not_sealed(container, known)?;
    let takes = container.kind().spec().decision;
    if expired.decision != Decision::Dispose || container.kind() != ContainerKind::DisposeBin {
        return Err(Refusal::WrongContainer {
            container: container.clone(),
            takes,
            wanted: expired.decision,
        });
    }
    let binned = Body::ParcelBinned {
        parcel,
        container: container.clone(),
    };
    Ok(opened_now(container, known)
        .into_iter()
        .chain([binned])
        .collect())
}

/// Notes a product of nobody's book. Its code is what was read of the parcel as well: a file or a book that
/// names it later brings a guess. The same again changes nothing.
pub(super) fn note(
    parcel: ParcelId,
    seen: &SeenProduct,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let row = not_over(known)?;
    let fits = |text: &str, most: usize| {
        !text.trim().is_empty() && text.trim() == text && text.chars().count() <= most
    };
    let category = seen.category.as_deref();
    let is_code = |text: &String| barcode_key(text).as_ref() == Ok(text);
    let lack = if !fits(&seen.title, SEEN_TITLE_CHARS_MAX) {
        Some(SeenLack::Title)
    } else if !category.is_none_or(|text| fits(text, SEEN_CATEGORY_CHARS_MAX)) {
        Some(SeenLack::Category)
    } else if !seen.barcode.as_ref().is_none_or(is_code) {
        Some(SeenLack::Barcode)
    } else if !show_it(seen, known) {
        Some(SeenLack::Photos)
    } else if row.noted.len() >= SEEN_PRODUCTS_MAX {
        Some(SeenLack::TooMany)
    } else {
        None
    };
    if let Some(lack) = lack {
        return Err(Refusal::SeenProduct(lack));
    }
    if row.noted.iter().any(|noted| noted.seen == *seen) {
        return Ok(Vec::new());
    }
    let noted = Body::ParcelNoted {
        parcel,
        seen: seen.clone(),
    };
    let is_read = |key: &String| {
        let mut codes = row.candidates.iter();
        codes.any(|one| one.kind == CodeKind::Product && one.key == *key)
    };
    let code = seen.barcode.clone().filter(|key| !is_read(key));
    let read = code.map(|key| Body::ParcelIdentified {
        parcel,
        candidates: vec![Candidate {
            kind: CodeKind::Product,
            carrier: None,
            key,
            check: CheckVerdict::None,
            how: How::Literal,
        }],
        chosen: None,
        seller: None,
    });
    Ok([noted].into_iter().chain(read).collect())
}

/// Whether what is to show a product are photos of its parcel, few and each once.
fn show_it(seen: &SeenProduct, known: &Known) -> bool {
    let of_parcel = |photo: &Hash| known.photos.iter().any(|row| row.named.photo == *photo);
    let each: BTreeSet<_> = seen.photos.iter().collect();
    seen.photos.len() <= SEEN_PHOTOS_MAX
        && each.len() == seen.photos.len()
        && seen.photos.iter().all(of_parcel)
}

/// Takes a match back that a person made, while nothing came out of the parcel and its work goes on.
pub(super) fn unmatch(
    parcel: ParcelId,
    reason: MatchMistake,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if row.units > 0 {
        return Err(Refusal::ParcelHasUnits(row.number.clone()));
    }
    let waits = [ParcelState::AtDock, ParcelState::Open, ParcelState::Claim];
    if !waits.contains(&row.state) {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    let Some(of) = &row.chosen else {
        return Err(Refusal::NotMatched(row.number.clone()));
    };
    Ok(vec![Body::ParcelUnmatched {
        parcel,
        of: of.clone(),
        reason,
    }])
}

/// Makes one parcel of two records. What is known of the record that goes is told of the one that stands:
/// its numbers, its match, what is wrong with its outside, its photos, its units. The same again changes
/// nothing.
pub(super) fn merge(parcel: ParcelId, into: ParcelId, known: &Known) -> Result<Vec<Body>, Refusal> {
    may_judge(known.person.as_ref())?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    let stands = known.other.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if row.merged.as_ref().is_some_and(|of| of.parcel == into) {
        return Ok(Vec::new());
    }
    if let Some(bar) = bar(row, stands, &known.units) {
        return Err(Refusal::NotMerged(row.number.clone(), bar));
    }
    let merged = Body::ParcelMerged(MergedParcel {
        parcel,
        number: row.number.clone(),
        into,
        into_number: stands.number.clone(),
        units: known.units.iter().map(unit).collect(),
        unseen: unseen(row, stands),
        owed: row
            .owed
            .iter()
            .filter(|debt| debt.unit.is_some())
            .copied()
            .collect(),
    });
    let photos = known.photos.iter().flat_map(|photo| moved(photo, into));
    let told = [read(row, stands), damaged(row, stands)];
    let is_new = |noted: &&NotedProduct| !stands.noted.iter().any(|one| one.seen == noted.seen);
    let noted = row
        .noted
        .iter()
        .filter(is_new)
        .map(|noted| Body::ParcelNoted {
            parcel: into,
            seen: noted.seen.clone(),
        });
    Ok([merged]
        .into_iter()
        .chain(noted)
        .chain(told.into_iter().flatten())
        .chain(photos)
        .collect())
}

fn unit(row: &UnitRow) -> MergedUnit {
    MergedUnit {
        unit: row.unit,
        seller: row.inspection.seller.clone(),
    }
}

/// What was said of lines that did not come, of which the other record says nothing.
fn unseen(row: &ParcelRow, stands: &ParcelRow) -> Vec<(LineId, Unseen)> {
    let is_new = |of: &&(LineId, Unseen)| stands.unseen.iter().all(|known| known.0 != of.0);
    row.unseen.iter().filter(is_new).copied().collect()
}

/// Says why two records do not become one. Units go along only where work on both is ended: a bench that
/// holds one of the parcels would go on with what it saw.
fn bar(row: &ParcelRow, stands: &ParcelRow, units: &[UnitRow]) -> Option<MergeBar> {
    let goes = [
        ParcelState::AtDock,
        ParcelState::Claim,
        ParcelState::Expired,
    ];
    let on_a_bench = units.iter().any(|unit| unit.state == UnitState::Undone);
    let have_units = row.units > 0 && stands.units > 0;
    let are_ended = row.state == ParcelState::Closed && stands.state == ParcelState::Closed;
    let gone = [
        ParcelState::Undone,
        ParcelState::Merged,
        ParcelState::Binned,
        ParcelState::Lost,
    ];
    let differ = match (&row.chosen, &stands.chosen) {
        (Some(one), Some(other)) => one != other,
        (Some(_), None) | (None, _) => false,
    };
    if row.parcel == stands.parcel {
        Some(MergeBar::Itself)
    } else if !have_units && (!goes.contains(&row.state) || row.units > 0) {
        Some(MergeBar::Worked)
    } else if gone.contains(&stands.state) {
        Some(MergeBar::Target)
    } else if on_a_bench || (have_units && !are_ended) {
        Some(MergeBar::Open)
    } else if differ {
        Some(MergeBar::OtherMatch)
    } else if row.chosen.is_none() && !row.claims.is_empty() {
        Some(MergeBar::Claimed)
    } else {
        None
    }
}

/// What was read of the one record and is not known of the other.
fn read(row: &ParcelRow, stands: &ParcelRow) -> Option<Body> {
    let is_new = |one: &&_| !stands.candidates.contains(one);
    let candidates: Vec<_> = row.candidates.iter().filter(is_new).cloned().collect();
    let chosen = row.chosen.clone().filter(|_| stands.chosen.is_none());
    let seller = row.hinted.clone().filter(|_| stands.hinted.is_none());
    let says_nothing = candidates.is_empty() && chosen.is_none() && seller.is_none();
    (!says_nothing).then_some(Body::ParcelIdentified {
        parcel: stands.parcel,
        candidates,
        chosen,
        seller,
    })
}

fn damaged(row: &ParcelRow, stands: &ParcelRow) -> Option<Body> {
    let new = row.damage.iter();
    let new: Vec<_> = new.filter(|one| !stands.damage.contains(one)).collect();
    (!new.is_empty()).then(|| Body::ParcelDamaged {
        parcel: stands.parcel,
        damage: stands.damage.iter().chain(new).copied().collect(),
    })
}

/// A photo that moves to another parcel is dropped first.
fn moved(photo: &PhotoRow, into: ParcelId) -> [Body; 2] {
    [
        Body::PhotoDropped {
            photo: photo.named.photo,
            parcel: photo.named.parcel,
        },
        Body::PhotoNamed(NamedPhoto {
            parcel: into,
            ..photo.named.clone()
        }),
    ]
}
