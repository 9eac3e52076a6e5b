//! Projecting: the row of every touched subject is folded anew from all its facts.

use rusqlite::{Connection, named_params};

use super::charged;
use super::claims::{self, Claimed};
use super::fault::Result;
use super::journal;
use super::recent::Recent;
use super::rows::activity::DoneOn;
use super::rows::{
    chat, day, dock, exported, forward, lot, mail, parcel, place, rating, resale, ship, small,
    standing, unit, weighed,
};
use crate::domain::codes::SellerCode;
use crate::ledger::rows::UnitRow;
use crate::ledger::stamp::Stamped;
use crate::ledger::{Fact, Subject, fold};

/// Whether a subject's row is what its facts fold to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Agreement {
    /// It is.
    Agrees,
    /// It is not.
    Differs,
}

impl Agreement {
    fn of(agrees: bool) -> Self {
        if agrees { Self::Agrees } else { Self::Differs }
    }
}

/// Folds a subject and writes its row, or takes the row away when no fact counts any more.
pub(super) fn project(db: &Connection, subject: &Subject) -> Result<()> {
    write(
        db,
        subject,
        Before::Unknown,
        &journal::of_subject(db, subject)?,
    )
}

/// Folds a subject as [`project`] does; the facts from the local number `first` to `last` were
/// appended just now, and the others may be held, so that neither is read back and decoded.
pub(super) fn project_new(
    db: &Connection,
    recent: &mut Recent,
    subject: &Subject,
    (first, last): (i64, i64),
    appended: &[Stamped],
) -> Result<()> {
    let mut facts = match recent.take(subject) {
        Some(facts) => facts,
        None => journal::of_subject_but(db, subject, (first, last))?,
    };
    let held = facts.len();
    let about = |one: &&Stamped| one.fact.envelope.subjects.contains(subject);
    facts.extend(appended.iter().filter(about).map(|one| one.fact.clone()));
    write(db, subject, Before::of(&facts, held), &facts)?;
    recent.hold(subject, facts);
    Ok(())
}

/// Writes what follows from rows of several subjects, once each of these is projected.
pub(super) fn settle<'s>(
    db: &Connection,
    subjects: impl IntoIterator<Item = &'s Subject>,
) -> Result<()> {
    for subject in subjects {
        if let Subject::Parcel(id) = subject {
            weighed::refresh(db, *id)?;
        }
    }
    Ok(())
}

/// What a subject's row was folded from, if that is at hand.
#[derive(Clone, Copy)]
enum Before<'a> {
    /// These facts.
    Facts(&'a [Fact]),
    /// The row must be read.
    Unknown,
}

impl<'a> Before<'a> {
    fn of(facts: &'a [Fact], held: usize) -> Self {
        facts.get(..held).map_or(Self::Unknown, Self::Facts)
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind of subject")]
fn write(db: &Connection, subject: &Subject, before: Before<'_>, facts: &[Fact]) -> Result<()> {
    match subject {
        Subject::Series(station) => match fold::series(facts) {
            Some(row) => small::put_series(db, &row),
            None => gone(db, small::SERIES_DROP, ":station", station.as_str()),
        },
        Subject::Person(person) => match fold::person(facts) {
            Some(row) => small::put_person(db, &row),
            None => gone(db, small::PERSON_DROP, ":person", person.as_str()),
        },
        Subject::Seller(seller) => match fold::seller(facts) {
            Some(row) => small::put_seller(db, &row),
            None => gone(db, small::SELLER_DROP, ":seller", seller.as_str()),
        },
        Subject::Product(seller, barcode) => product(db, seller, barcode, facts),
        Subject::Container(name) => {
            match fold::container(facts) {
                Some(row) => small::put_container(db, &row)?,
                None => gone(db, small::CONTAINER_DROP, ":container", name.as_str())?,
            }
            ship::put_carton(db, name, fold::carton(name, facts).as_ref())?;
            match fold::place_count(facts) {
                Some(row) => place::put(db, &row),
                None => place::drop_row(db, name),
            }
        }
        Subject::Standing(seller, sku) => {
            match fold::standing(facts) {
                Some(row) => standing::put(db, &row)?,
                None => standing::drop_row(db, seller, sku)?,
            }
            chat::put(db, subject, &fold::chats(subject, Some(seller), facts))
        }
        Subject::Parcel(id) => {
            let old = match before {
                Before::Facts(facts) => fold::parcel(facts),
                Before::Unknown => parcel::get(db, *id)?,
            };
            let lacked = old.as_ref().filter(|row| claims::lacks(row)).cloned();
            let row = fold::parcel(facts);
            match &row {
                Some(row) => parcel::put(db, old, row)?,
                None => parcel::drop_row(db, *id)?,
            }
            claims::parcel_changed(db, *id, lacked.as_ref(), row.as_ref())
        }
        Subject::Unit(id) => {
            let row = fold::unit(*id, facts);
            let old = unit::get(db, *id)?;
            match &row {
                Some(row) => unit::put(db, row)?,
                None => unit::drop_row(db, *id)?,
            }
            resale::set_unit(db, *id, fold::resale(*id, facts).as_ref())?;
            chat::put(
                db,
                subject,
                &fold::chats(subject, whose(row.as_ref()), facts),
            )?;
            rating::set(db, *id, facts, row.as_ref())?;
            exported::set(db, *id, fold::exported(facts).as_ref())?;
            claims::unit_changed(db, *id, (old.as_ref(), row.as_ref()))
        }
        Subject::Load(id) => match fold::load(facts) {
            Some(row) => dock::put_load(db, &row),
            None => dock::drop_load(db, *id),
        },
        Subject::Photo(hash) => match fold::photo(facts) {
            Some(row) => dock::put_photo(db, &row),
            None => dock::drop_photo(db, *hash),
        },
        // Numbers that were given out are never taken back, so that such a row never goes.
        Subject::Range(..) => match fold::range(facts) {
            Some(row) => dock::put_range(db, &row),
            None => Ok(()),
        },
        Subject::Mail(id) => match fold::mail(facts) {
            Some(row) => mail::put(db, &row),
            None => mail::drop_row(db, *id),
        },
        // That answers were read is never taken back, so that such a row never goes.
        Subject::Answers(_) => match fold::answers_read(facts) {
            Some(row) => mail::put_answers_read(db, &row),
            None => Ok(()),
        },
        Subject::Day(of) => match fold::day(facts) {
            Some(row) => day::put(db, &row),
            None => day::drop_row(db, *of),
        },
        Subject::Lot(number) => match fold::lot(facts) {
            Some(row) => lot::put(db, &row),
            None => lot::drop_row(db, number),
        },
        Subject::Forward(number) => match fold::forward(facts) {
            Some(row) => forward::put(db, &row),
            None => forward::drop_row(db, number),
        },
        Subject::Batch(number) => match fold::batch(facts) {
            Some(row) => resale::put_batch(db, &row),
            None => resale::drop_batch(db, number),
        },
        Subject::ResaleSku(seller, sku) => match fold::locked_sku(facts) {
            Some(locked) => resale::put_sku(db, &locked),
            None => resale::drop_sku(db, seller, sku),
        },
        Subject::Ship(subject) => ship::project(db, subject, facts),
        // The rows of a file are merged in slices of their own.
        Subject::Import(..) | Subject::RecallList(_) => Ok(()),
    }
}

/// Gives the seller of a unit.
fn whose(row: Option<&UnitRow>) -> Option<&SellerCode> {
    row.and_then(|row| row.inspection.seller.as_ref())
}

fn product(db: &Connection, seller: &SellerCode, barcode: &str, facts: &[Fact]) -> Result<()> {
    if let Some(row) = fold::product(facts) {
        return small::put_product(db, &row);
    }
    db.prepare_cached(small::PRODUCT_DROP)?
        .execute(named_params! { ":seller": seller.as_str(), ":barcode": barcode })?;
    Ok(())
}

fn gone(db: &Connection, sql: &str, name: &str, key: &str) -> Result<()> {
    db.prepare_cached(sql)?.execute(&[(name, key)])?;
    Ok(())
}

/// Compares a subject's row with the fold of its facts.
pub(super) fn compare(db: &Connection, subject: &Subject) -> Result<Agreement> {
    let facts = journal::of_subject(db, subject)?;
    let agrees = match subject {
        Subject::Series(station) => small::get_series(db, station)? == fold::series(&facts),
        Subject::Person(person) => small::get_person(db, person)? == fold::person(&facts),
        Subject::Seller(seller) => small::get_seller(db, seller)? == fold::seller(&facts),
        Subject::Product(seller, barcode) => {
            small::get_product(db, seller, barcode)? == fold::product(&facts)
        }
        Subject::Container(name) => {
            small::get_container(db, name)? == fold::container(&facts)
                && place::get(db, name)? == fold::place_count(&facts)
                && ship::carton_holds(db, name, fold::carton(name, &facts).as_ref())?
        }
        Subject::Standing(seller, sku) => {
            standing::get(db, seller, sku)? == fold::standing(&facts)
                && chat::get(db, subject)? == fold::chats(subject, Some(seller), &facts)
        }
        Subject::Parcel(id) => {
            let row = parcel::get(db, *id)?;
            let keyed = match &row {
                Some(row) => parcel::keys_hold(db, row)?,
                None => true,
            };
            keyed
                && row == fold::parcel(&facts)
                && weighed::holds(db, *id)?
                && claims::holds(db, Claimed::Parcel(*id))?
                && charged::holds(db, DoneOn::Parcel(*id), &facts)?
        }
        Subject::Unit(id) => {
            let row = unit::get(db, *id)?;
            row == fold::unit(*id, &facts)
                && chat::get(db, subject)? == fold::chats(subject, whose(row.as_ref()), &facts)
                && rating::holds(db, *id, &facts, row.as_ref())?
                && resale::get_unit(db, *id)? == fold::resale(*id, &facts)
                && exported::get(db, *id)? == fold::exported(&facts)
                && claims::holds(db, Claimed::Unit(*id))?
                && charged::holds(db, DoneOn::Unit(*id), &facts)?
        }
        Subject::Load(id) => dock::get_load(db, *id)? == fold::load(&facts),
        Subject::Photo(hash) => dock::get_photo(db, *hash)? == fold::photo(&facts),
        Subject::Range(roll, prefix) => dock::get_range(db, *roll, prefix)? == fold::range(&facts),
        Subject::Mail(id) => mail::get(db, *id)? == fold::mail(&facts),
        Subject::Answers(day) => mail::answers_read(db, *day)? == fold::answers_read(&facts),
        Subject::Day(of) => day::get(db, *of)? == fold::day(&facts),
        Subject::Lot(number) => lot::get(db, number)? == fold::lot(&facts),
        Subject::Forward(number) => forward::get(db, number)? == fold::forward(&facts),
        Subject::Batch(number) => resale::get_batch(db, number)? == fold::batch(&facts),
        Subject::ResaleSku(seller, sku) => {
            resale::get_sku(db, seller, sku)? == fold::locked_sku(&facts)
        }
        Subject::Ship(subject) => ship::holds(db, subject, &facts)?,
        Subject::Import(..) | Subject::RecallList(_) => true,
    };
    Ok(Agreement::of(agrees))
}
