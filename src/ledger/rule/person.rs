//! Rules of people: enrolled, changed, given a PIN, locked and unlocked.

use crate::domain::codes::PersonCode;
use crate::domain::pin::{PersonState, PinState};
use crate::domain::rights::{Action, Led, may_at};
use crate::domain::time::UtcMs;
use crate::ledger::command::PersonTold;
use crate::ledger::fact::{Body, Role};
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::PersonRow;

use super::Known;

/// Gives a person a badge. A known one keeps language and state.
pub(super) fn enrol(
    person: &PersonCode,
    name: &str,
    role: Role,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let before = known.enrolled.as_ref();
    let told = PersonTold {
        person: person.clone(),
        name: name.to_owned(),
        role,
        language: before.and_then(|row| row.language.clone()),
        state: before.map_or(PersonState::Active, |row| row.state),
    };
    set(&told, known)
}

/// Tells a person's record whole.
pub(super) fn set(told: &PersonTold, known: &Known) -> Result<Vec<Body>, Refusal> {
    let before = known.enrolled.as_ref();
    if before.is_some_and(|row| is_so(row, told)) {
        return Ok(Vec::new());
    }
    for action in wanted(told, before, known) {
        granted(action, known)?;
    }
    let leads_on = told.state == PersonState::Active && told.role.leads();
    let leads_alone = known.leads.as_slice() == [told.person.clone()];
    if leads_alone && !leads_on {
        return Err(Refusal::LastLead(told.person.clone()));
    }
    let PersonTold {
        person,
        name,
        role,
        language,
        state,
    } = told.clone();
    Ok(vec![Body::PersonEnrolled {
        person,
        name,
        role,
        language,
        state,
    }])
}

fn is_so(row: &PersonRow, told: &PersonTold) -> bool {
    row.name == told.name
        && row.role == told.role
        && row.language == told.language
        && row.state == told.state
}

/// Gives the rights that a change asks for. A new operator needs none: a bench never waits for a desk. Nor
/// does it when people choose their own language.
fn wanted(told: &PersonTold, before: Option<&PersonRow>, known: &Known) -> Vec<Action> {
    let mut wanted = Vec::new();
    let is_own = known
        .person
        .as_ref()
        .is_some_and(|row| row.person == told.person);
    let only_speaks = |row: &PersonRow| {
        let language = told.language.clone();
        is_so(
            &PersonRow {
                language,
                ..row.clone()
            },
            told,
        )
    };
    let is_free = match before {
        Some(row) => is_own && only_speaks(row),
        None => told.role == Role::Operator && told.state == PersonState::Active,
    };
    if !is_free {
        wanted.push(Action::People);
    }
    let was = before.map(|row| row.role);
    if !wanted.is_empty() && (told.role == Role::Admin || was == Some(Role::Admin)) {
        wanted.push(Action::Admins);
    }
    wanted
}

/// Refuses who lacks a right. The first who leads a site is nobody's to name.
fn granted(action: Action, known: &Known) -> Result<(), Refusal> {
    if known.led == Led::Nobody {
        return Ok(());
    }
    match &known.person {
        Some(row) if may_at(row.role, action, known.led) => Ok(()),
        Some(_) | None if action == Action::Admins => Err(Refusal::AdminNeeded),
        Some(_) | None => Err(Refusal::SupervisorNeeded),
    }
}

/// Gives a person a new PIN: everybody may set the own one, who leads any but an admin's.
pub(super) fn set_pin(person: &PersonCode, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = works_here(person, known)?;
    let is_own = known
        .person
        .as_ref()
        .is_some_and(|by| by.person == row.person);
    if !is_own {
        over(row, known)?;
    }
    Ok(vec![Body::PersonPinSet {
        person: person.clone(),
    }])
}

/// Notes a lock. Nobody needs a right for it: the program counts the tries.
pub(super) fn lock(
    person: &PersonCode,
    tries: u32,
    until: UtcMs,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    works_here(person, known)?;
    Ok(vec![Body::PersonLocked {
        person: person.clone(),
        tries,
        until,
    }])
}

/// Opens a lock: who leads may, but not for oneself, or a guesser with the badge could.
pub(super) fn unlock(person: &PersonCode, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = works_here(person, known)?;
    over(row, known)?;
    if known.person.as_ref().is_some_and(|by| by.person == *person) {
        return Err(Refusal::SupervisorNeeded);
    }
    if row.pin == PinState::Missing || row.locked_until.is_none() {
        return Ok(Vec::new());
    }
    Ok(vec![Body::PersonUnlocked {
        person: person.clone(),
    }])
}

/// Asks for the right over another person.
fn over(row: &PersonRow, known: &Known) -> Result<(), Refusal> {
    granted(Action::People, known)?;
    if row.role == Role::Admin {
        granted(Action::Admins, known)?;
    }
    Ok(())
}

fn works_here<'a>(person: &PersonCode, known: &'a Known) -> Result<&'a PersonRow, Refusal> {
    match &known.enrolled {
        Some(row) if row.state == PersonState::Left => Err(Refusal::PersonLeft(person.clone())),
        Some(row) => Ok(row),
        None => Err(Refusal::UnknownPerson(person.clone())),
    }
}
