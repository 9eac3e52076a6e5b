//! Rules of the desks: series, people, sellers, files, containers.

use crate::domain::codes::{ContainerName, SellerCode, StationName};
use crate::domain::dated::not_in;
use crate::domain::limits::PARTY_TEXT_MAX;
use crate::domain::time::Zone;
use crate::ledger::fact::{Body, ShipFact, TakenFile, TakenList};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::{
    ChecklistFrom, ContainerRow, PersonRow, PolicyFrom, RatesFrom, SellerRow, TermsFrom,
};

use super::{Known, Taken};

pub(super) fn open_series(
    station: &StationName,
    zone: Zone,
    public_key: &[u8; 32],
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if known.series.is_some() {
        return Err(Refusal::SeriesOpenAlready);
    }
    Ok(vec![Body::SeriesOpened {
        station: station.clone(),
        zone,
        public_key: *public_key,
    }])
}

pub(super) fn name_seller(seller: &SellerCode, name: &str, known: &Known) -> Vec<Body> {
    if known.seller.as_ref().is_some_and(|row| row.name == name) {
        return Vec::new();
    }
    vec![Body::SellerNamed {
        seller: seller.clone(),
        name: name.to_owned(),
    }]
}

pub(super) fn set_seller_policy(seller: &SellerCode, set: &PolicyFrom, known: &Known) -> Vec<Body> {
    if known.seller.as_ref().is_some_and(|row| row.has_policy(set)) {
        return Vec::new();
    }
    vec![Body::SellerPolicySet {
        seller: seller.clone(),
        set: set.clone(),
    }]
}

/// Sets terms; a seller that nobody named yet is named by its code.
pub(super) fn set_seller_terms(seller: &SellerCode, set: &TermsFrom, known: &Known) -> Vec<Body> {
    if known.seller.as_ref().is_some_and(|row| row.has_terms(set)) {
        return Vec::new();
    }
    let body = Body::SellerTermsSet {
        seller: seller.clone(),
        set: set.clone(),
    };
    named_now(seller, known).into_iter().chain([body]).collect()
}

/// Sets a rate card; a seller that nobody named yet is named by its code.
pub(super) fn set_seller_rates(seller: &SellerCode, rates: &RatesFrom, known: &Known) -> Vec<Body> {
    let of = known.seller.as_ref();
    if of.is_some_and(|row| row.rates.contains(rates)) {
        return Vec::new();
    }
    let set = Body::SellerRatesSet {
        seller: seller.clone(),
        rates: Box::new(rates.clone()),
    };
    named_now(seller, known).into_iter().chain([set]).collect()
}

/// Sets a seller's own checklist; a seller that nobody named yet is named by its code. Where it never had
/// one of that id, the house's stands already.
pub(super) fn set_seller_checklist(
    seller: &SellerCode,
    set: &ChecklistFrom,
    known: &Known,
) -> Vec<Body> {
    let sets = known.seller.as_ref().map_or(&[][..], |row| &row.checklists);
    let had = sets.iter().any(|one| one.checklist == set.checklist);
    if sets.contains(set) || (set.pack.is_none() && !had) {
        return Vec::new();
    }
    let body = Body::SellerChecklistSet {
        seller: seller.clone(),
        set: set.clone(),
    };
    named_now(seller, known).into_iter().chain([body]).collect()
}

/// Takes a whole record: each part that differs is a fact of its own.
pub(super) fn take_seller(row: &SellerRow, known: &Known) -> Vec<Body> {
    let fresh = SellerRow::unnamed(&row.seller);
    let before = known.seller.as_ref().unwrap_or(&fresh);
    let mut bodies = Vec::new();
    if known.seller.is_none() || before.name != row.name {
        bodies.push(Body::SellerNamed {
            seller: row.seller.clone(),
            name: row.name.clone(),
        });
    }
    bodies.extend(
        not_in(&row.policies, &before.policies).map(|set| Body::SellerPolicySet {
            seller: row.seller.clone(),
            set: set.clone(),
        }),
    );
    bodies.extend(
        not_in(&row.terms, &before.terms).map(|set| Body::SellerTermsSet {
            seller: row.seller.clone(),
            set: set.clone(),
        }),
    );
    bodies.extend(
        not_in(&row.rates, &before.rates).map(|rates| Body::SellerRatesSet {
            seller: row.seller.clone(),
            rates: Box::new(rates.clone()),
        }),
    );
    bodies
}

/// Takes a file of a kind that `taken` makes a fact of.
pub(super) fn import(
    file: &TakenFile,
    taken: impl FnOnce(TakenFile) -> Body,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if known.import_taken == Taken::Yes {
        return Err(Refusal::FileTakenAlready);
    }
    let named = named_now(&file.seller, known);
    Ok(named.into_iter().chain([taken(file.clone())]).collect())
}

/// Takes a recall list. Who handed it over need be no seller that is known: it concerns them all.
pub(super) fn import_recalls(list: &TakenList, known: &Known) -> Result<Vec<Body>, Refusal> {
    if known.import_taken == Taken::Yes {
        return Err(Refusal::FileTakenAlready);
    }
    Ok(vec![Body::RecallsImported(list.clone())])
}

fn named_now(seller: &SellerCode, known: &Known) -> Option<Body> {
    known.seller.is_none().then(|| Body::SellerNamed {
        name: seller.to_string(),
        seller: seller.clone(),
    })
}

pub(super) fn open_container(
    container: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    not_sealed(container, known)?;
    Ok(opened_now(container, known).into_iter().collect())
}

/// Seals a container. One whose units leave the building is not sealed while they owe photos: once they
/// are gone no photo can be taken.
pub(super) fn seal_container(
    container: &ContainerName,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let Some(row) = &known.container else {
        return Err(Refusal::NoSuchContainer(container.clone()));
    };
    if row.sealed_at.is_some() {
        return Ok(Vec::new());
    }
    if known.container_units == 0 && known.container_boxes == 0 {
        return Err(Refusal::ContainerEmpty(container.clone()));
    }
    if container.kind().leaves() && !known.container_owed.is_empty() {
        let owed = known.container_owed.clone();
        return Err(Refusal::PhotosOwed(container.clone(), owed));
    }
    // What is not there cannot leave with it.
    if container.kind().leaves() && known.container_missing > 0 {
        let missing = known.container_missing;
        return Err(Refusal::UnitsMissing(container.clone(), missing));
    }
    Ok(vec![Body::ContainerSealed {
        container: container.clone(),
    }])
}

/// Opens a sealed container again; only a supervisor may, and says why.
pub(super) fn reopened(
    row: &ContainerRow,
    reason: &str,
    person: Option<&PersonRow>,
) -> Result<ShipFact, Refusal> {
    may_judge(person)?;
    let container = row.container.clone();
    if row.sealed_at.is_none() {
        return Err(Refusal::NotSealed(container));
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonNeeded);
    }
    Ok(ShipFact::ContainerReopened {
        container,
        reason: reason.chars().take(PARTY_TEXT_MAX).collect(),
    })
}

/// Refuses a container that takes no more.
pub(super) fn not_sealed(container: &ContainerName, known: &Known) -> Result<(), Refusal> {
    match &known.container {
        Some(row) if row.sealed_at.is_some() => Err(Refusal::ContainerSealed(container.clone())),
        Some(_) | None => Ok(()),
    }
}

/// Gives the opening of a container that is used for the first time: its printed name says all.
pub(super) fn opened_now(container: &ContainerName, known: &Known) -> Option<Body> {
    known.container.is_none().then(|| Body::ContainerOpened {
        container: container.clone(),
        kind: container.kind(),
    })
}
