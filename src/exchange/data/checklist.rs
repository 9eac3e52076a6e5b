//! Checklists as data, read strictly: those of the program in `assets/checklists/*.toml`, and those that
//! sellers bring ([`read_own`]).

mod file;
mod own;
mod problem;

use std::sync::LazyLock;

use crate::domain::checklist::Checklist;
use crate::domain::gate::Gates;
use crate::domain::ids::Hash;
use crate::ledger::PackRef;

use super::gates::gates;
use super::pack::{PackError, pack_of};
use file::Form;
pub(super) use file::{line_of, own_text, unread};
pub use own::{OwnChecklist, kept, read_own};
pub(super) use problem::Found;
pub use problem::{Problem, told};

macro_rules! packs {
    ($($name:literal),+) => {
        [$(include_str!(concat!("../../../assets/checklists/", $name, ".toml"))),+]
    };
}

/// Every checklist of the program, the one for goods of any kind first.
const ALL: [&str; 11] = packs!(
    "general",
    "apparel",
    "shoes",
    "small_electronics",
    "phones_tablets",
    "battery_goods",
    "beauty_personal_care",
    "toys",
    "kitchen",
    "books_media",
    "jewellery"
);

/// Gives the checklist for goods of any kind, with its pack and the pack's bytes.
///
/// # Panics
/// Panics when the program's own checklist does not read; a test reads it.
pub fn general() -> (PackRef, Vec<u8>, Checklist) {
    READ.first()
        .cloned()
        .expect("the general checklist is one of them")
}

/// Gives every checklist of the program, the one for goods of any kind first.
///
/// # Panics
/// As [`general`].
pub fn checklists() -> Vec<(PackRef, Vec<u8>, Checklist)> {
    READ.clone()
}

/// What [`checklists`] gives, read once: stores, benches and screens all ask for it.
static READ: LazyLock<Vec<(PackRef, Vec<u8>, Checklist)>> = LazyLock::new(|| {
    let (_, gates) = gates();
    let packed = |text: &str| {
        let list = read(text, &gates).expect("a test reads every checklist of the program");
        let pack = pack_of(&list.id, list.version, text);
        (pack, text.as_bytes().to_vec(), list)
    };
    ALL.into_iter().map(packed).collect()
});

/// Finds a checklist of the program by its id.
fn house(id: &str) -> Option<&'static (PackRef, Vec<u8>, Checklist)> {
    READ.iter().find(|(pack, ..)| pack.id == id)
}

/// Gives the program's checklist of exactly these bytes.
pub fn of_pack(hash: Hash) -> Option<&'static Checklist> {
    let mut all = READ.iter();
    all.find(|(pack, ..)| pack.hash == hash)
        .map(|(.., list)| list)
}

/// Reads a checklist of the program from the text of its pack.
///
/// # Errors
/// Names the line and the key that is wrong: an unknown grade, decision, gate, photo, question or
/// answer, a code that stands twice, no answers or more than nine.
pub fn read(text: &str, gates: &Gates) -> Result<Checklist, PackError> {
    let read = file::read(text, gates, Form::House).map_err(|problems| {
        let said = problems.iter().map(|problem| {
            let Problem { line, code, about } = problem;
            format!("{line}: {code} {about}")
        });
        PackError(said.collect::<Vec<_>>().join("; "))
    })?;
    Ok(read.list)
}

#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod tests;
