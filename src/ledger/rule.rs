//! The rule: a command and what is known become facts or a refusal. Nothing else writes.

mod desk;
mod dock;
mod hold;
mod label;
mod leaving;
mod lot;
mod mail;
mod parcel;
mod photo;
mod put;
mod repair;
mod shelf;
mod undo;

#[cfg(test)]
mod tables;

use crate::domain::codes::{ContainerName, LotNumber, PersonCode, SellerCode, UnitTag};
use crate::domain::ids::{CommandKey, Hash, LoadId, MailId, ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::printed::RollKind;

use self::leaving::Leaving;
use super::command::{Command, Order, PutUnit};
use super::fact::{Body, Fact};
use super::query::{LotAsked, LotSheet, LotView, PackedChecklist};
use super::refusal::Refusal;
use super::rows::{
    ContainerRow, LoadRow, MailRow, ParcelRow, PersonRow, PhotoRow, ProductRow, RangeRow,
    SellerRow, SeriesRow, UnitRow,
};

/// What a rule must know; the store loads exactly this.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Need {
    /// Whether the series has begun.
    Series,
    /// The person of the order.
    Person(PersonCode),
    /// A person who is to be enrolled.
    Enrolled(PersonCode),
    /// Whether anybody is a supervisor.
    Supervised,
    /// A seller.
    Seller(SellerCode),
    /// A container.
    Container(ContainerName),
    /// The number of units in a container.
    Contents(ContainerName),
    /// The units in a container, one by one.
    EachOf(ContainerName),
    /// The photos that units in a container owe.
    Owed(ContainerName),
    /// A parcel.
    Parcel(ParcelId),
    /// The unit that carries a tag: the one in a container or, without such a one, the newest that
    /// was taken back.
    Tag(UnitTag),
    /// One barcode of one seller.
    Product(SellerCode, String),
    /// The facts of an earlier command that still count, with the container of its put, or the
    /// parcel of its receipt.
    Target(CommandKey),
    /// A load at the dock.
    Load(LoadId),
    /// Units by their ids.
    Units(Vec<UnitId>),
    /// A kept photo.
    Photo(Hash),
    /// Kept photos.
    Photos(Vec<Hash>),
    /// What was given out of a roll.
    Range(RollKind, String),
    /// Whether a file of a seller was taken.
    Import(SellerCode, Hash),
    /// Whether a recall list was taken.
    RecallList(Hash),
    /// A workbook that a seller was sent.
    Mail(MailId),
    /// A sold lot with its units.
    Lot(LotNumber),
    /// What a lot of some pallets would be.
    LotView(LotAsked),
    /// The checklist by which a unit was graded at the bench.
    ChecklistOf(UnitId),
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
    /// Whether anybody is a supervisor.
    pub supervised: Supervised,
    /// The seller.
    pub seller: Option<SellerRow>,
    /// The container or, for an undo, the container of the target's put.
    pub container: Option<ContainerRow>,
    /// Units in the container, for a command that asks for its contents.
    pub container_units: u32,
    /// The units in the container, for a command that moves them all.
    pub container_each: Vec<UnitId>,
    /// The photos that units in the container owe, by their tags.
    pub container_owed: Vec<(UnitTag, PhotoKinds)>,
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
    /// The load.
    pub load: Option<LoadRow>,
    /// The units, as far as they are known.
    pub units: Vec<UnitRow>,
    /// The photo.
    pub photo: Option<PhotoRow>,
    /// The photos, as far as they are known.
    pub photos: Vec<PhotoRow>,
    /// What was given out of the roll.
    pub range: Option<RangeRow>,
    /// The workbook that a seller was sent.
    pub mail: Option<MailRow>,
    /// The sold lot with its units.
    pub lot: Option<Box<LotSheet>>,
    /// What the lot would be; none where no pallet is named.
    pub lot_view: Option<Box<LotView>>,
    /// The checklist of the unit; none where it has none or none is kept.
    pub checklist: Option<PackedChecklist>,
}

/// Whether anybody is a supervisor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Supervised {
    /// Nobody is, as at a site that begins.
    #[default]
    No,
    /// Somebody is.
    Yes,
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
    needs.extend(needs_of(&order.command));
    if let Command::SellLot(sale) = &order.command
        && !sale.pallets.is_empty()
    {
        needs.push(Need::LotView(LotAsked {
            pallets: sale.pallets.clone(),
            currency: sale.price.currency,
            today: order.day,
            claims_from: None,
        }));
    }
    needs
}

#[expect(clippy::too_many_lines, reason = "one arm for each command")]
fn needs_of(command: &Command) -> Vec<Need> {
    match command {
        Command::OpenSeries { .. } => vec![Need::Series],
        Command::EnrolPerson { person, .. } => {
            vec![Need::Enrolled(person.clone()), Need::Supervised]
        }
        Command::NameSeller { seller, .. }
        | Command::SetSellerPolicy { seller, .. }
        | Command::SetSellerTerms { seller, .. }
        | Command::SetSellerRates { seller, .. }
        | Command::SetSellerChecklist { seller, .. } => vec![Need::Seller(seller.clone())],
        Command::TakeSeller(row) => vec![Need::Seller(row.seller.clone())],
        Command::ImportReturns(file) | Command::ImportProducts(file) => vec![
            Need::Seller(file.seller.clone()),
            Need::Import(file.seller.clone(), file.file),
        ],
        Command::ImportRecalls(list) => vec![Need::RecallList(list.file)],
        Command::OpenContainer { container } => vec![Need::Container(container.clone())],
        Command::SealContainer { container } => vec![
            Need::Container(container.clone()),
            Need::Contents(container.clone()),
            Need::Owed(container.clone()),
        ],
        Command::LeaveContainer {
            container, witness, ..
        } => [
            Need::Container(container.clone()),
            Need::EachOf(container.clone()),
        ]
        .into_iter()
        .chain(witness.clone().map(Need::Enrolled))
        .collect(),
        Command::OpenLoad { load, .. } | Command::CloseLoad { load, .. } => vec![Need::Load(*load)],
        Command::DockParcel(dock) => [Need::Parcel(dock.parcel)]
            .into_iter()
            .chain(dock.load.map(Need::Load))
            .collect(),
        Command::ReceiveParcel(receive) => vec![Need::Parcel(receive.parcel)],
        Command::OpenParcel { parcel, .. }
        | Command::IdentifyParcel { parcel, .. }
        | Command::DamageParcel { parcel, .. }
        | Command::WeighParcel { parcel, .. }
        | Command::CloseParcel { parcel, .. } => vec![Need::Parcel(*parcel)],
        Command::EmptyParcel { parcel, shelf } | Command::ShelveParcel { parcel, shelf } => {
            vec![Need::Parcel(*parcel), Need::Container(shelf.clone())]
        }
        Command::PutUnit(put) => needs_of_put(put),
        Command::ParkUnit(park) => vec![
            Need::Parcel(park.inspection.parcel),
            Need::Tag(park.inspection.tag.clone()),
            Need::Container(park.shelf.clone()),
        ],
        Command::JudgeUnits { units, .. }
        | Command::ChangeHold { units, .. }
        | Command::EndHold { units, .. } => vec![Need::Units(units.clone())],
        Command::EstimateRepair(asked) => repair::needs_of_estimate(asked),
        Command::AnswerRepair(answered) => vec![Need::Units(vec![answered.unit])],
        Command::WorkRepair(worked) => vec![
            Need::Units(vec![worked.unit]),
            Need::Enrolled(worked.owner.clone()),
        ],
        Command::EndRepair(asked) => {
            let unit = asked.ended.unit;
            vec![Need::Units(vec![unit]), Need::ChecklistOf(unit)]
        }
        Command::AnswerHolds { mail, units, .. } => {
            vec![Need::Mail(*mail), Need::Units(units.clone())]
        }
        Command::AnswerRepairInBook { mail, answered } => {
            vec![Need::Mail(*mail), Need::Units(vec![answered.unit])]
        }
        Command::ClaimParcel { mail, parcel, .. } => {
            vec![Need::Mail(*mail), Need::Parcel(*parcel)]
        }
        Command::SellLot(sale) => vec![Need::Lot(sale.lot.clone())],
        Command::WithdrawLot { lot, .. } => vec![Need::Lot(lot.clone())],
        Command::TakeProceeds(told) => vec![Need::Lot(told.lot.clone())],
        Command::MakeMail(made) => vec![Need::Mail(made.mail)],
        Command::TakeMail(taken) => vec![Need::Mail(taken.mail)],
        Command::MoveUnits { units, container } => vec![
            Need::Units(units.clone()),
            Need::Container(container.clone()),
        ],
        Command::BindShipment { unit, .. } => vec![Need::Units(vec![*unit])],
        Command::NamePhoto(name) => vec![Need::Parcel(name.parcel), Need::Photo(name.photo)],
        Command::DropPhoto { photo } => vec![Need::Photo(*photo)],
        Command::WaivePhoto(waived) => vec![Need::Parcel(waived.parcel)],
        Command::MaskPhoto(masked) => vec![Need::Photo(masked.photo)],
        Command::PurgePhotos(purged) => vec![Need::Photos(purged.photos.clone())],
        Command::AllotRange { roll, prefix, .. } => {
            vec![Need::Range(*roll, prefix.to_string())]
        }
        Command::Reprint { what, .. } => label::needs(what),
        Command::Undo { target, .. } => vec![Need::Target(*target)],
    }
}

fn needs_of_put(put: &PutUnit) -> Vec<Need> {
    let learned = put
        .learned
        .iter()
        .map(|learned| Need::Product(learned.seller.clone(), learned.barcode.clone()));
    [
        Need::Parcel(put.inspection.parcel),
        Need::Tag(put.inspection.tag.clone()),
        Need::Container(put.container.clone()),
    ]
    .into_iter()
    .chain(put.out_of.as_ref().map(|_| Need::Units(put.units.clone())))
    .chain(learned)
    .collect()
}

/// Judges an order. No facts and no refusal mean that everything is so already.
///
/// # Errors
/// Gives the first reason, in the order of precedence of the rule tables, why nothing is written.
#[expect(clippy::too_many_lines, reason = "one arm for each command")]
pub fn rule(order: &Order, known: &Known) -> Result<Vec<Body>, Refusal> {
    person_may(order, known)?;
    match &order.command {
        Command::OpenSeries {
            station,
            zone,
            public_key,
        } => desk::open_series(station, *zone, public_key, known),
        Command::EnrolPerson { person, name, role } => {
            desk::enrol_person(person, name, *role, known)
        }
        Command::NameSeller { seller, name } => Ok(desk::name_seller(seller, name, known)),
        Command::SetSellerPolicy { seller, set } => Ok(desk::set_seller_policy(seller, set, known)),
        Command::SetSellerTerms { seller, set } => Ok(desk::set_seller_terms(seller, set, known)),
        Command::TakeSeller(row) => Ok(desk::take_seller(row, known)),
        Command::SetSellerRates { seller, rates } => {
            Ok(desk::set_seller_rates(seller, rates, known))
        }
        Command::SetSellerChecklist { seller, set, .. } => {
            Ok(desk::set_seller_checklist(seller, set, known))
        }
        Command::ImportReturns(file) => desk::import(file, Body::ReturnsImported, known),
        Command::ImportProducts(file) => desk::import(file, Body::ProductsImported, known),
        Command::ImportRecalls(list) => desk::import_recalls(list, known),
        Command::OpenContainer { container } => desk::open_container(container, known),
        Command::SealContainer { container } => desk::seal_container(container, known),
        Command::LeaveContainer {
            container,
            how,
            under,
            witness,
        } => leaving::leave(
            &Leaving {
                container,
                how: *how,
                under: under.as_deref(),
                witness: witness.as_ref(),
            },
            order.person.as_ref(),
            known,
        ),
        Command::OpenLoad { load, name, said } => Ok(dock::open_load(*load, name, *said, known)),
        Command::CloseLoad { load, said } => dock::close_load(*load, *said, known),
        Command::DockParcel(dock) => dock::dock(dock, known),
        Command::OpenParcel {
            parcel,
            chosen,
            finding,
        } => dock::open_parcel(*parcel, chosen.as_ref(), *finding, known),
        Command::IdentifyParcel {
            parcel,
            candidates,
            chosen,
            seller,
        } => parcel::identify(*parcel, candidates, chosen.as_ref(), seller.as_ref(), known),
        Command::DamageParcel { parcel, damage } => parcel::damage(*parcel, damage, known),
        Command::WeighParcel {
            parcel,
            weight,
            earlier,
        } => parcel::weigh(*parcel, *weight, *earlier, known),
        Command::ReceiveParcel(receive) => parcel::receive(receive, known),
        Command::EmptyParcel { parcel, shelf } => parcel::empty(*parcel, shelf, known),
        Command::ShelveParcel { parcel, shelf } => parcel::shelve(*parcel, shelf, known),
        Command::CloseParcel { parcel, unseen } => parcel::close(*parcel, unseen, known),
        Command::PutUnit(put) => put::put_unit(put, known),
        Command::ParkUnit(park) => shelf::park(park, known),
        Command::JudgeUnits {
            units,
            decision,
            override_reason,
            hold,
        } => shelf::judge(units, *decision, *override_reason, hold.as_ref(), known),
        Command::ChangeHold { units, hold } => hold::change(units, hold, order.day, known),
        Command::EndHold {
            units,
            decision,
            end,
            said,
        } => hold::end(units, *decision, (*end, said.as_ref()), order.day, known),
        Command::EstimateRepair(asked) => repair::estimate(asked, order.day, known),
        Command::AnswerRepair(answered) => repair::answer(answered, order.day, known),
        Command::WorkRepair(worked) => repair::work(worked, order.day, known),
        Command::EndRepair(asked) => repair::end(asked, order.day, known),
        Command::AnswerHolds {
            mail: _,
            units,
            decision,
            said,
        } => mail::answer(units, *decision, said, known),
        Command::AnswerRepairInBook { mail: _, answered } => {
            mail::answer_repair(answered, order.day, known)
        }
        Command::ClaimParcel {
            mail,
            parcel,
            claim,
        } => mail::claim((*mail, *parcel), claim, known),
        Command::SellLot(sale) => lot::sell(sale, known),
        Command::WithdrawLot { lot, reason } => lot::withdraw(lot, reason, known),
        Command::TakeProceeds(told) => lot::proceeds(told, known),
        Command::MakeMail(made) => Ok(mail::make(made, known)),
        Command::TakeMail(taken) => mail::take(taken, known),
        Command::MoveUnits { units, container } => shelf::move_units(units, container, known),
        Command::BindShipment { unit, candidates } => {
            shelf::bind_shipment(*unit, candidates, known)
        }
        Command::NamePhoto(name) => photo::name(name, known),
        Command::DropPhoto { photo } => photo::drop_photo(*photo, known),
        Command::WaivePhoto(waived) => photo::waive(*waived, known),
        Command::MaskPhoto(masked) => photo::mask(masked, known),
        Command::PurgePhotos(purged) => photo::purge(purged, known),
        Command::AllotRange {
            roll,
            prefix,
            count,
        } => photo::allot(*roll, prefix, *count, known),
        Command::Reprint { what, why } => label::reprint(what, *why, known),
        Command::Undo { target, reason } => undo::undo(*target, reason, known),
    }
}

fn badge(command: &Command) -> Badge {
    match command {
        Command::OpenSeries { .. }
        | Command::EnrolPerson { .. }
        | Command::NameSeller { .. }
        | Command::SetSellerPolicy { .. }
        | Command::SetSellerTerms { .. }
        | Command::SetSellerRates { .. }
        | Command::SetSellerChecklist { .. }
        | Command::TakeSeller(_)
        | Command::ImportReturns(_)
        | Command::ImportProducts(_)
        | Command::ImportRecalls(_)
        | Command::OpenContainer { .. }
        | Command::WeighParcel { .. }
        | Command::AnswerHolds { .. }
        | Command::AnswerRepairInBook { .. }
        | Command::ClaimParcel { .. }
        | Command::MakeMail(_)
        | Command::TakeMail(_)
        | Command::TakeProceeds(_)
        | Command::NamePhoto(_)
        | Command::DropPhoto { .. }
        | Command::PurgePhotos(_)
        | Command::AllotRange { .. } => Badge::MayMiss,
        Command::SealContainer { .. }
        | Command::LeaveContainer { .. }
        | Command::SellLot(_)
        | Command::WithdrawLot { .. }
        | Command::OpenLoad { .. }
        | Command::CloseLoad { .. }
        | Command::DockParcel(_)
        | Command::OpenParcel { .. }
        | Command::IdentifyParcel { .. }
        | Command::DamageParcel { .. }
        | Command::ReceiveParcel(_)
        | Command::EmptyParcel { .. }
        | Command::ShelveParcel { .. }
        | Command::CloseParcel { .. }
        | Command::PutUnit(_)
        | Command::ParkUnit(_)
        | Command::JudgeUnits { .. }
        | Command::ChangeHold { .. }
        | Command::EndHold { .. }
        | Command::EstimateRepair(_)
        | Command::AnswerRepair(_)
        | Command::WorkRepair(_)
        | Command::EndRepair(_)
        | Command::MoveUnits { .. }
        | Command::BindShipment { .. }
        | Command::WaivePhoto { .. }
        | Command::MaskPhoto(_)
        | Command::Reprint { .. }
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
