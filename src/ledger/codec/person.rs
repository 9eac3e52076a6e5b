//! Bodies about people: enrolled, changed, left; PINs set and locked. No body holds a PIN or its hash.

use crate::domain::codes::PersonCode;
use crate::domain::pin::PersonState;
use crate::domain::time::UtcMs;
use crate::ledger::fact::{Body, Role};

use super::DecodeError;
use super::json::Object;
use super::read::Fields;

/// What was written before people had languages and could leave.
pub(super) fn person_enrolled_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    enrolled(fields, None, PersonState::Active)
}

pub(super) fn person_enrolled_v2(fields: &mut Fields) -> Result<Body, DecodeError> {
    let language = fields.optional_text("language")?;
    let state = fields.code("state", PersonState::parse)?;
    enrolled(fields, language, state)
}

fn enrolled(
    fields: &mut Fields,
    language: Option<String>,
    state: PersonState,
) -> Result<Body, DecodeError> {
    Ok(Body::PersonEnrolled {
        person: whose(fields)?,
        name: fields.text("name")?,
        role: fields.code("role", Role::parse)?,
        language,
        state,
    })
}

pub(super) fn person_pin_set_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let person = whose(fields)?;
    Ok(Body::PersonPinSet { person })
}

pub(super) fn person_locked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::PersonLocked {
        person: whose(fields)?,
        tries: fields.number("tries")?,
        until: UtcMs(fields.signed("until_ms")?),
    })
}

pub(super) fn person_unlocked_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    let person = whose(fields)?;
    Ok(Body::PersonUnlocked { person })
}

fn whose(fields: &mut Fields) -> Result<PersonCode, DecodeError> {
    fields.code("person", PersonCode::parse)
}

pub(super) fn write(body: &Body, out: &mut Object<'_, '_>) {
    if let Body::PersonEnrolled {
        person,
        name,
        role,
        language,
        state,
    } = body
    {
        out.optional_text("language", language.as_ref());
        out.text("name", name);
        out.text("person", person);
        out.text("role", role.code());
        out.text("state", state.code());
    } else if let Body::PersonLocked {
        person,
        tries,
        until,
    } = body
    {
        out.text("person", person);
        out.number("tries", *tries);
        out.number("until_ms", until.0);
    } else if let Body::PersonPinSet { person } | Body::PersonUnlocked { person } = body {
        out.text("person", person);
    } else {
        unreachable!("called for its own kinds only")
    }
}
