//! Rows of series, people, sellers and containers.

use crate::ledger::fact::{Body, Fact};
use crate::ledger::rows::{
    ChecklistFrom, ContainerRow, Left, PersonRow, RatesFrom, SellerRow, SeriesRow,
};

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

/// Folds a person's facts: the newest enrolment.
pub fn person(facts: &[Fact]) -> Option<PersonRow> {
    counting(&ordered(facts))
        .into_iter()
        .rev()
        .find_map(|fact| {
            if let Body::PersonEnrolled { person, name, role } = &fact.body {
                Some(PersonRow {
                    person: person.clone(),
                    name: name.clone(),
                    role: *role,
                })
            } else {
                None
            }
        })
}

/// Folds a seller's facts: the newest name, the newest rule table, the newest terms, of each day
/// the newest rate card, and of each day and id the newest checklist.
pub fn seller(facts: &[Fact]) -> Option<SellerRow> {
    let mut row: Option<SellerRow> = None;
    for fact in counting(&ordered(facts)) {
        if let Body::SellerNamed { seller, name } = &fact.body {
            row.get_or_insert_with(|| SellerRow::unnamed(seller))
                .name
                .clone_from(name);
        } else if let Body::SellerPolicySet { seller, policy } = &fact.body {
            row.get_or_insert_with(|| SellerRow::unnamed(seller)).policy = Some(policy.clone());
        } else if let Body::SellerTermsSet { seller, terms } = &fact.body {
            row.get_or_insert_with(|| SellerRow::unnamed(seller))
                .terms
                .clone_from(terms);
        } else if let Body::SellerRatesSet { seller, rates } = &fact.body {
            let row = row.get_or_insert_with(|| SellerRow::unnamed(seller));
            lay(&mut row.rates, rates);
        } else if let Body::SellerChecklistSet { seller, set } = &fact.body {
            let row = row.get_or_insert_with(|| SellerRow::unnamed(seller));
            lay_checklist(&mut row.checklists, set);
        }
    }
    row
}

/// Puts a rate card in its place: of two for one day the newer fact counts.
fn lay(cards: &mut Vec<RatesFrom>, rates: &RatesFrom) {
    match cards.binary_search_by_key(&rates.from, |known| known.from) {
        Ok(place) => {
            if let Some(known) = cards.get_mut(place) {
                known.clone_from(rates);
            }
        }
        Err(place) => cards.insert(place, rates.clone()),
    }
}

/// Puts a checklist in its place: of two of one id for one day the newer fact counts.
fn lay_checklist(sets: &mut Vec<ChecklistFrom>, set: &ChecklistFrom) {
    let place = |one: &ChecklistFrom| (one.checklist.clone(), one.from);
    sets.retain(|known| place(known) != place(set));
    sets.push(set.clone());
    sets.sort_by_key(place);
}

/// Folds a container's own facts: its first opening, its first seal and its leaving, which counts no more
/// once the sale was withdrawn. An undo takes none of them back.
pub fn container(facts: &[Fact]) -> Option<ContainerRow> {
    let all = ordered(facts);
    let sealed_at = all.iter().find_map(|fact| {
        matches!(fact.body, Body::ContainerSealed { .. }).then_some(fact.envelope.at)
    });
    let mut left: Option<Left> = None;
    for fact in &all {
        if let Body::ContainerLeft(what) = &fact.body {
            left.get_or_insert_with(|| Left {
                at: fact.envelope.at,
                person: fact.envelope.person.clone(),
                what: what.clone(),
            });
        } else if let Body::LotWithdrawn(_) = &fact.body {
            left = None;
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
            })
        } else {
            None
        }
    })
}
