//! What is asked about people.

use crate::domain::codes::PersonCode;
use crate::domain::pin::PersonState;
use crate::ledger::fact::Role;

/// See [`super::Command::SetPerson`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonTold {
    /// The badge.
    pub person: PersonCode,
    /// The name.
    pub name: String,
    /// The role.
    pub role: Role,
    /// The language that stations speak to the person, where one is chosen.
    pub language: Option<String>,
    /// Whether the person works here.
    pub state: PersonState,
}
