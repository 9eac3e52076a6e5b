//! The rule: a command and what is known become facts or a refusal. Nothing else writes.

mod desk;
mod parcel;
mod put;
mod undo;

#[cfg(test)]
mod tables;

use crate::domain::codes::{ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::ids::{CommandKey, Hash, ParcelId};

use super::command::{Command, Order};
use super::fact::{Body, Fact};
use super::refusal::Refusal;
use super::rows::{ContainerRow, ParcelRow, PersonRow, ProductRow, SellerRow, SeriesRow, UnitRow};

/// What a rule must know; the store loads exactly this.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// Whether the series has begun.
    Series,
    /// The person of the order.
    Person(PersonCode),
    /// A person who is to be enrolled.
    Enrolled(PersonCode),
    /// A seller.
    Seller(SellerCode),
    /// A container.
    Container(ContainerName),
    /// The number of units in a container.
    Contents(ContainerName),
    /// A parcel.
    Parcel(ParcelId),
    /// The unit that carries a tag: the one in a container or, without such a one, the newest that
    /// was taken back.
    Tag(UnitTag),
    /// One barcode of one seller.
    Product(SellerCode, String),
    /// The facts of an earlier command, the units they put and the containers those are in.
    Target(CommandKey),
    /// Whether a file of a seller was taken.
    Import(SellerCode, Hash),
}

/// What the store found for the needs of one command.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    /// The series.
    pub series: Option<SeriesRow>,
    /// The person of the order.
    pub person: Option<PersonRow>,
    /// The person who is to be enrolled, if that happened before.
    pub enrolled: Option<PersonRow>,
    /// The seller.
    pub seller: Option<SellerRow>,
    /// The container or, for an undo, the container of the target's put.
    pub container: Option<ContainerRow>,
    /// Units in the container, for a command that asks for its contents.
    pub container_units: u32,
    /// The parcel.
    pub parcel: Option<ParcelRow>,
    /// The unit that carries the tag.
    pub tag_holder: Option<UnitRow>,
    /// The barcode's binding.
    pub product: Option<ProductRow>,
    /// The facts of the target command that still count.
    pub target: Vec<Fact>,
    /// Whether the file was taken before.
    pub import_taken: Taken,
}

/// Whether a file was taken before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Taken {
    /// No.
    #[default]
    No,
    /// Yes.
    Yes,
}

/// Whether a command may come from the program or a desk without a badge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Badge {
    Wanted,
    MayMiss,
}

/// Lists what the rule must know about an order, the person included.
pub fn needs(order: &Order) -> Vec<Need> {
    let mut needs: Vec<Need> = order.person.iter().cloned().map(Need::Person).collect();
    match &order.command {
        Command::OpenSeries { .. } => needs.push(Need::Series),
        Command::EnrolPerson { person, .. } => needs.push(Need::Enrolled(person.clone())),
        Command::NameSeller { seller, .. } | Command::SetSellerPolicy { seller, .. } => {
            needs.push(Need::Seller(seller.clone()));
        }
        Command::ImportReturns(import) => {
            needs.push(Need::Seller(import.seller.clone()));
            needs.push(Need::Import(import.seller.clone(), import.file));
        }
        Command::OpenContainer { container } => needs.push(Need::Container(container.clone())),
        Command::SealContainer { container } => {
            needs.push(Need::Container(container.clone()));
            needs.push(Need::Contents(container.clone()));
        }
        Command::ReceiveParcel(receive) => needs.push(Need::Parcel(receive.parcel)),
        Command::EmptyParcel { parcel, shelf } | Command::ShelveParcel { parcel, shelf } => {
            needs.push(Need::Parcel(*parcel));
            needs.push(Need::Container(shelf.clone()));
        }
        Command::CloseParcel { parcel, .. } => needs.push(Need::Parcel(*parcel)),
        Command::PutUnit(put) => {
            needs.push(Need::Parcel(put.parcel));
            needs.push(Need::Tag(put.tag.clone()));
            needs.push(Need::Container(put.container.clone()));
            if let Some(learned) = &put.learned {
                needs.push(Need::Product(
                    learned.seller.clone(),
                    learned.barcode.clone(),
                ));
            }
        }
        Command::Undo { target, .. } => needs.push(Need::Target(*target)),
    }
    needs
}

/// Judges an order. No facts and no refusal mean that everything is so already.
///
/// # Errors
/// Gives the first reason, in the order of precedence of the rule tables, why nothing is written.
pub fn rule(order: &Order, known: &Known) -> Result<Vec<Body>, Refusal> {
    person_may(order, known)?;
    match &order.command {
        Command::OpenSeries {
            station,
            zone,
            public_key,
        } => desk::open_series(station, *zone, public_key, known),
        Command::EnrolPerson { person, name, role } => {
            Ok(desk::enrol_person(person, name, *role, known))
        }
        Command::NameSeller { seller, name } => Ok(desk::name_seller(seller, name, known)),
        Command::SetSellerPolicy { seller, policy } => {
            Ok(desk::set_seller_policy(seller, policy, known))
        }
        Command::ImportReturns(import) => desk::import_returns(import, known),
        Command::OpenContainer { container } => desk::open_container(container, known),
        Command::SealContainer { container } => desk::seal_container(container, known),
        Command::ReceiveParcel(receive) => parcel::receive(receive, known),
        Command::EmptyParcel { parcel, shelf } => parcel::empty(*parcel, shelf, known),
        Command::ShelveParcel { parcel, shelf } => parcel::shelve(*parcel, shelf, known),
        Command::CloseParcel { parcel, unseen } => parcel::close(*parcel, unseen, known),
        Command::PutUnit(put) => put::put_unit(put, known),
        Command::Undo { target, reason } => undo::undo(*target, reason, known),
    }
}

fn badge(command: &Command) -> Badge {
    match command {
        Command::OpenSeries { .. }
        | Command::EnrolPerson { .. }
        | Command::NameSeller { .. }
        | Command::SetSellerPolicy { .. }
        | Command::ImportReturns(_)
        | Command::OpenContainer { .. } => Badge::MayMiss,
        Command::SealContainer { .. }
        | Command::ReceiveParcel(_)
        | Command::EmptyParcel { .. }
        | Command::ShelveParcel { .. }
        | Command::CloseParcel { .. }
        | Command::PutUnit(_)
        | Command::Undo { .. } => Badge::Wanted,
    }
}

fn person_may(order: &Order, known: &Known) -> Result<(), Refusal> {
    let Some(person) = &order.person else {
        return match badge(&order.command) {
            Badge::Wanted => Err(Refusal::NobodySignedIn),
            Badge::MayMiss => Ok(()),
        };
    };
    let enrols_itself =
        matches!(&order.command, Command::EnrolPerson { person: new, .. } if new == person);
    if enrols_itself || known.person.is_some() {
        Ok(())
    } else {
        Err(Refusal::UnknownPerson(person.clone()))
    }
}
