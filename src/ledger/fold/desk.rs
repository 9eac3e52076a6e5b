//! Rows of series, people, sellers and containers.

use crate::domain::codes::SellerCode;
use crate::domain::dated::lay;
use crate::domain::pin::{PersonState, PinState};
use crate::ledger::fact::{Body, Fact, ShipFact};
use crate::ledger::rows::{ContainerRow, Left, PersonRow, SellerRow, SeriesRow};

use super::counting::{counting, ordered};

/// Folds a series' own facts: its first opening.
pub fn series(facts: &[Fact]) -> Option<SeriesRow> {
    counting(&ordered(facts)).into_iter().find_map(|fact| {
        if let Body::SeriesOpened {
            station,
            zone,
            public_key,
        } = &fact.body
        {
            Some(SeriesRow {
                station: station.clone(),
                zone: *zone,
                public_key: *public_key,
            })
        } else {
            None
        }
    })
}

/// Folds a person's facts: the newest enrolment, whether there is a PIN, and the newest lock. Who left has
/// no PIN any more.
pub fn person(facts: &[Fact]) -> Option<PersonRow> {
    let mut row: Option<PersonRow> = None;
    let (mut pin, mut locked_until) = (PinState::Missing, None);
    for fact in counting(&ordered(facts)) {
        if let Body::PersonEnrolled {
            person,
            name,
            role,
            language,
            state,
        } = &fact.body
        {
            if *state == PersonState::Left {
                (pin, locked_until) = (PinState::Missing, None);
            }
            row = Some(PersonRow {
                language: language.clone(),
                state: *state,
                ..PersonRow::new(person.clone(), name.clone(), *role)
            });
        } else if let Body::PersonPinSet { .. } = &fact.body {
            (pin, locked_until) = (PinState::Set, None);
        } else if let Body::PersonLocked { until, .. } = &fact.body {
            locked_until = Some(*until);
        } else if let Body::PersonUnlocked { .. } = &fact.body {
            locked_until = None;
        }
    }
    row.map(|row| PersonRow {
        pin,
        locked_until,
        ..row
    })
}

/// Folds a seller's facts: the newest name, of each day the newest rule table, terms and rate card, and
/// of each day and id the newest checklist.
pub fn seller(facts: &[Fact]) -> Option<SellerRow> {
    let mut row: Option<SellerRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::SellerNamed { seller, name } = &fact.body {
            begun(&mut row, seller).name.clone_from(name);
        } else if let Body::SellerPolicySet { seller, set } = &fact.body {
            lay(&mut begun(&mut row, seller).policies, set.clone());
        } else if let Body::SellerTermsSet { seller, set } = &fact.body {
            lay(&mut begun(&mut row, seller).terms, set.clone());
        } else if let Body::SellerRatesSet { seller, rates } = &fact.body {
            lay(&mut begun(&mut row, seller).rates, rates.as_ref().clone());
        } else if let Body::SellerChecklistSet { seller, set } = &fact.body {
            lay(&mut begun(&mut row, seller).checklists, set.clone());
        }
    }
    row
}

fn begun<'r>(row: &'r mut Option<SellerRow>, seller: &SellerCode) -> &'r mut SellerRow {
    row.get_or_insert_with(|| SellerRow::unnamed(seller))
}

/// Folds a container's own facts: its first opening, its first seal since it was opened again, its newest pictures, and its
/// leaving, which counts no more once the sale was withdrawn. An undo takes none of them back.
pub fn container(facts: &[Fact]) -> Option<ContainerRow> {
    let all = ordered(facts);
    let mut sealed_at = None;
    let mut left: Option<Left> = None;
    let mut pictures = Vec::new();
    for fact in &all {
        if let Body::ContainerSealed { .. } = &fact.body {
            sealed_at.get_or_insert(fact.envelope.at);
        } else if let Body::Ship(ShipFact::ContainerReopened { .. }) = &fact.body {
            sealed_at = None;
        }
        if let Body::ContainerLeft(what) = &fact.body {
            left.get_or_insert_with(|| Left {
                at: fact.envelope.at,
                person: fact.envelope.person.clone(),
                what: what.clone(),
            });
        } else if let Body::LotWithdrawn(_) = &fact.body {
            left = None;
        } else if let Body::ContainerPictured(pictured) = &fact.body {
            pictures.clone_from(&pictured.photos);
        }
    }
    all.iter().find_map(|fact| {
        if let Body::ContainerOpened { container, kind } = &fact.body {
            Some(ContainerRow {
                container: container.clone(),
                kind: *kind,
                opened_at: fact.envelope.at,
                sealed_at,
                left: left.clone(),
                pictures: pictures.clone(),
            })
        } else {
            None
        }
    })
}
