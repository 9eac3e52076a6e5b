//! The rule: a command and what is known become facts or a refusal. Nothing else writes.

mod attach;
mod boxes;
mod chat;
mod correct;
mod day;
mod desk;
mod dock;
mod drum;
mod evidence;
mod forward;
mod hold;
mod known;
mod label;
mod leaving;
mod lot;
mod mail;
mod parcel;
mod person;
mod photo;
mod place;
mod pool;
mod put;
mod rating;
mod repair;
mod resale;
mod rights;
mod shelf;
mod ship;
mod single;
mod standing;
mod undo;

#[cfg(test)]
mod tables;

use crate::domain::leaving::LeftHow;
use crate::domain::pin::PersonState;

pub use self::known::{
    Announced, BatteryState, DayKnown, DayStanding, DrumKnown, Known, Need, ResaleNeed, Taken,
};
use self::leaving::Leaving;
pub(crate) use self::place::clashes;
pub use self::rating::KnownLooks;
pub use self::rights::action_of;
pub use self::ship::{Checks, ExportedKnown, ShipKnown, ShipNeed};
use super::command::{Command, Order, PutUnit, ShipCommand};
use super::fact::Body;
use super::query::LotAsked;
use super::refusal::Refusal;

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
    if order.person.is_some() {
        needs.extend(rights::needs(&order.command));
    }
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
    needs.extend(mail::needs_on(&order.command, order.day));
    needs.extend(resale::needs_on(&order.command, order.day));
    needs.extend(single::needs_on(&order.command, order.day));
    needs.extend(ship::needs_on(&order.command, order.day));
    if let Command::Correct(command) = &order.command {
        needs.extend(correct::needs(command, order.day));
    }
    needs
}

#[expect(clippy::too_many_lines, reason = "one arm for each command")]
fn needs_of(command: &Command) -> Vec<Need> {
    match command {
        Command::OpenSeries { .. } => vec![Need::Series],
        Command::EnrolPerson { person, .. }
        | Command::SetPin { person, .. }
        | Command::LockPerson { person, .. }
        | Command::UnlockPerson { person } => vec![Need::Enrolled(person.clone()), Need::Led],
        Command::SetPerson(told) => vec![Need::Enrolled(told.person.clone()), Need::Led],
        Command::NameSeller { seller, .. }
        | Command::SetSellerPolicy { seller, .. }
        | Command::SetSellerTerms { seller, .. }
        | Command::SetSellerRates { seller, .. }
        | Command::SetSellerChecklist { seller, .. } => vec![Need::Seller(seller.clone())],
        Command::SetOrder(set) => standing::needs(set),
        Command::TakeSeller(row) => vec![Need::Seller(row.seller.clone())],
        Command::ImportReturns(file) | Command::ImportProducts(file) => vec![
            Need::Seller(file.seller.clone()),
            Need::Import(file.seller.clone(), file.file),
        ],
        Command::ImportRecalls(list) => vec![Need::RecallList(list.file)],
        Command::OpenContainer { container }
        | Command::PictureContainer { container, .. }
        | Command::ReopenPallet { container, .. } => {
            vec![Need::Container(container.clone())]
        }
        Command::SealContainer { container } => vec![
            Need::Container(container.clone()),
            Need::Contents(container.clone()),
            Need::Owed(container.clone()),
            Need::MissingIn(container.clone()),
        ],
        Command::LeaveContainer {
            container,
            witness,
            how,
            ..
        } => [
            Need::Container(container.clone()),
            Need::EachOf(container.clone()),
            Need::Labelled(container.clone()),
        ]
        .into_iter()
        .chain(how.ends_goods().then(|| Need::Baseless(container.clone())))
        .chain(witness.clone().map(Need::Enrolled))
        .chain((*how == LeftHow::Shipped).then(|| Need::Ship(ShipNeed::Carton(container.clone()))))
        .collect(),
        Command::SellUnits(sale) => vec![Need::Tagged(sale.tags.clone())],
        Command::BringBack { tags, .. } | Command::InstructDispose { tags, .. } => {
            vec![Need::Tagged(tags.clone())]
        }
        Command::MakeForward(asked) => vec![
            Need::Tagged(asked.tags.clone()),
            Need::Forwards(vec![asked.number.clone()]),
            Need::Enrolled(asked.owner.clone()),
        ],
        Command::HandOver { read } => vec![Need::Forwards(read.clone())],
        Command::CancelForward { number, .. } => vec![Need::Forwards(vec![number.clone()])],
        Command::ReleaseParcel(asked) => {
            vec![Need::Parcel(asked.parcel), Need::BoxClaim(asked.parcel)]
        }
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
        | Command::CloseParcel { parcel, .. }
        | Command::UnmatchParcel { parcel, .. } => vec![Need::Parcel(*parcel)],
        Command::AttachUnits(asked) => attach::needs(asked),
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
        | Command::EndHold { units, .. }
        | Command::WriteOff { units, .. } => vec![Need::Units(units.clone())],
        Command::EstimateRepair(asked) => repair::needs_of_estimate(asked),
        Command::AnswerRepair(answered) => vec![Need::Units(vec![answered.unit])],
        Command::WorkRepair(worked) => vec![
            Need::Units(vec![worked.unit]),
            Need::Enrolled(worked.owner.clone()),
        ],
        Command::RateUnit(asked) => rating::needs(asked.rated.unit),
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
        Command::NoteProduct { parcel, .. } => {
            vec![Need::Parcel(*parcel), Need::PhotosOf(*parcel)]
        }
        Command::MergeParcel { parcel, into } => vec![
            Need::Parcel(*parcel),
            Need::Other(*into),
            Need::PhotosOf(*parcel),
            Need::UnitsOf(*parcel),
        ],
        Command::ExpireParcel { parcel, rule } => vec![
            Need::Parcel(*parcel),
            Need::Announced(*parcel),
            Need::Told(*parcel, rule.notice_days),
        ],
        Command::BinParcel { parcel, container } => {
            vec![Need::Parcel(*parcel), Need::Container(container.clone())]
        }
        Command::SellLot(sale) => vec![Need::Lot(sale.lot.clone())],
        Command::WithdrawLot { lot, .. } => vec![Need::Lot(lot.clone())],
        Command::TakeProceeds(told) => vec![Need::Lot(told.lot.clone())],
        Command::OpenBatch(_)
        | Command::GatherUnits { .. }
        | Command::LetGoUnits { .. }
        | Command::ListBatch { .. }
        | Command::EndBatch { .. }
        | Command::RelabelUnit { .. }
        | Command::ReturnToHold { .. } => resale::needs_of(command),
        Command::MakeMail(made) => vec![Need::Mail(made.mail)],
        Command::TakeMail(taken) => vec![Need::Mail(taken.mail)],
        // A correction asks by the books of a day.
        Command::ReadAnswers(_) | Command::Correct(_) => Vec::new(),
        Command::MoveUnits { units, container } => [
            Need::Units(units.clone()),
            Need::SourcesOf(units.clone()),
            Need::Container(container.clone()),
            Need::Kins(container.clone()),
        ]
        .into_iter()
        .chain(drum::need(container))
        .collect(),
        Command::MoveContents { from, to } => [
            Need::Container(to.clone()),
            Need::Kins(to.clone()),
            Need::RowsIn(from.clone()),
        ]
        .into_iter()
        .chain(drum::need(to))
        .collect(),
        Command::CountPlace(count) => vec![
            Need::Container(count.place.clone()),
            Need::PlacedIn(count.place.clone()),
            Need::Placed(count.units.clone()),
        ],
        Command::CountShelf(_) | Command::MoveParcel { .. } | Command::WriteOffParcels { .. } => {
            boxes::needs(command)
        }
        Command::BindShipment { unit, .. } => vec![Need::Units(vec![*unit])],
        Command::NamePhoto(name) => vec![Need::Parcel(name.parcel), Need::Photo(name.photo)],
        Command::DropPhoto { photo } => vec![Need::Photo(*photo)],
        Command::WaivePhoto(waived) => vec![Need::Parcel(waived.parcel)],
        Command::MaskPhoto(masked) => vec![Need::Photo(masked.photo)],
        Command::PurgePhotos(purged) => vec![Need::Photos(purged.photos.clone())],
        Command::PurgeChat(purge) => vec![Need::Chats(purge.picture)],
        Command::AllotRange { roll, prefix, .. } => {
            vec![Need::Range(*roll, prefix.to_string())]
        }
        Command::Reprint { what, .. } => label::needs(what),
        Command::Ship(command) => ship::needs(command),
        Command::Day(command) => day::needs(command),
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
        Need::Kins(put.container.clone()),
    ]
    .into_iter()
    .chain(drum::need(&put.container))
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
        Command::EnrolPerson { person, name, role } => person::enrol(person, name, *role, known),
        Command::SetPerson(told) => person::set(told, known),
        Command::SetPin { person, .. } => person::set_pin(person, known),
        Command::LockPerson {
            person,
            tries,
            until,
        } => person::lock(person, *tries, *until, known),
        Command::UnlockPerson { person } => person::unlock(person, known),
        Command::NameSeller { seller, name } => Ok(desk::name_seller(seller, name, known)),
        Command::SetSellerPolicy { seller, set } => Ok(desk::set_seller_policy(seller, set, known)),
        Command::SetSellerTerms { seller, set } => Ok(desk::set_seller_terms(seller, set, known)),
        Command::SetOrder(set) => standing::set(set, order.day, known),
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
            photo,
            taker,
        } => leaving::leave(
            &Leaving {
                container,
                how: *how,
                under: under.as_deref(),
                witness: witness.as_ref(),
                photo: *photo,
                taker: taker.as_deref(),
            },
            order.person.as_ref(),
            known,
        ),
        Command::SellUnits(sale) => single::sell(sale, known),
        Command::BringBack { tags, reason } => single::bring_back(tags, reason, known),
        Command::InstructDispose { tags, said } => single::instruct(tags, said, known),
        Command::MakeForward(asked) => forward::make(asked, order.day, known),
        Command::HandOver { read } => forward::hand_over(read, known),
        Command::CancelForward { number, reason } => forward::cancel(number, reason, known),
        Command::ReleaseParcel(asked) => evidence::release(asked, order.day, known),
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
        Command::ChangeHold { units, hold, note } => {
            hold::change(units, (hold, note.as_ref()), order.day, known)
        }
        Command::EndHold {
            units,
            decision,
            end,
            said,
            note,
        } => {
            let beside = (said.as_ref(), note.as_ref());
            hold::end(units, (*decision, *end), beside, (order.day, known))
        }
        Command::EstimateRepair(asked) => repair::estimate(asked, order.day, known),
        Command::AnswerRepair(answered) => repair::answer(answered, order.day, known),
        Command::WorkRepair(worked) => repair::work(worked, order.day, known),
        Command::EndRepair(asked) => repair::end(asked, order.day, known),
        Command::RateUnit(asked) => rating::rate(asked, known),
        Command::AnswerHolds {
            mail: _,
            units,
            decision,
            said,
            note,
        } => mail::answer(units, *decision, (said, note.as_ref()), known),
        Command::AnswerRepairInBook { mail: _, answered } => {
            mail::answer_repair(answered, order.day, known)
        }
        Command::ClaimParcel {
            mail,
            parcel,
            claim,
        } => mail::claim((*mail, *parcel), claim, known),
        Command::UnmatchParcel { parcel, reason } => pool::unmatch(*parcel, *reason, known),
        Command::AttachUnits(asked) => attach::attach(asked, known),
        Command::NoteProduct { parcel, seen } => pool::note(*parcel, seen, known),
        Command::MergeParcel { parcel, into } => pool::merge(*parcel, *into, known),
        Command::ExpireParcel { parcel, rule } => pool::expire(*parcel, *rule, order, known),
        Command::BinParcel { parcel, container } => pool::bin(*parcel, container, known),
        Command::PictureContainer { container, photos } => lot::picture(container, photos, known),
        Command::ReopenPallet { container, reason } => lot::reopen(container, reason, known),
        Command::SellLot(sale) => lot::sell(sale, known),
        Command::WithdrawLot { lot, reason } => lot::withdraw(lot, reason, known),
        Command::TakeProceeds(told) => lot::proceeds(told, known),
        Command::OpenBatch(opened) => resale::open(opened, order.day, known),
        Command::GatherUnits { batch, units } => resale::gather(batch, units, known),
        Command::LetGoUnits { batch, units } => resale::let_go(batch, units, known),
        Command::ListBatch { batch, list } => resale::list(batch, list, order.day, known),
        Command::EndBatch { batch, reason } => resale::end(batch, reason.as_deref(), known),
        Command::RelabelUnit { relabelled, tag } => resale::relabel(relabelled, tag, known),
        Command::ReturnToHold { units, hold } => resale::hold(units, hold, order.day, known),
        Command::MakeMail(made) => Ok(mail::make(made, known)),
        Command::TakeMail(taken) => mail::take(taken, known),
        Command::ReadAnswers(read) => mail::read_answers(read, order.day, known),
        Command::MoveUnits { units, container } => place::move_units(units, container, known),
        Command::MoveContents { from, to } => place::move_contents(from, to, known),
        Command::CountPlace(count) => place::count(count, known),
        Command::WriteOff { units, reason } => place::write_off(units, reason, known),
        Command::CountShelf(count) => boxes::count(count, known),
        Command::MoveParcel { parcel, shelf } => boxes::move_parcel(*parcel, shelf, known),
        Command::WriteOffParcels { parcels, reason } => boxes::write_off(parcels, reason, known),
        Command::BindShipment { unit, candidates } => {
            shelf::bind_shipment(*unit, candidates, known)
        }
        Command::NamePhoto(name) => photo::name(name, known),
        Command::DropPhoto { photo } => photo::drop_photo(*photo, known),
        Command::WaivePhoto(waived) => photo::waive(*waived, known),
        Command::MaskPhoto(masked) => photo::mask(masked, known),
        Command::PurgePhotos(purged) => photo::purge(purged, known),
        Command::PurgeChat(purge) => chat::purge(purge, known),
        Command::AllotRange {
            roll,
            prefix,
            count,
        } => photo::allot(*roll, prefix, *count, known),
        Command::Reprint { what, why } => label::reprint(what, *why, known),
        Command::Ship(command) => ship::judge(command, known),
        Command::Correct(command) => correct::correct(command, order.day, known),
        Command::Day(command) => day::sign(command, order.day, known),
        Command::Undo { target, reason } => undo::undo(*target, reason, known),
    }
}

#[expect(clippy::too_many_lines, reason = "one arm for each command")]
fn badge(command: &Command) -> Badge {
    match command {
        Command::SetOrder(set) if set.mail.is_none() => Badge::Wanted,
        Command::ReadAnswers(read) if read.folder.is_none() => Badge::Wanted,
        Command::OpenSeries { .. }
        | Command::EnrolPerson { .. }
        | Command::LockPerson { .. }
        | Command::NameSeller { .. }
        | Command::SetSellerPolicy { .. }
        | Command::SetSellerTerms { .. }
        | Command::SetSellerRates { .. }
        | Command::SetSellerChecklist { .. }
        | Command::SetOrder(_)
        | Command::TakeSeller(_)
        | Command::ImportReturns(_)
        | Command::ImportProducts(_)
        | Command::ImportRecalls(_)
        | Command::Ship(
            ShipCommand::ImportExports(_)
            | ShipCommand::LoadScreening(_)
            | ShipCommand::NotePapers(_),
        )
        | Command::OpenContainer { .. }
        | Command::WeighParcel { .. }
        | Command::AnswerHolds { .. }
        | Command::AnswerRepairInBook { .. }
        | Command::ClaimParcel { .. }
        | Command::MakeMail(_)
        | Command::TakeMail(_)
        | Command::ReadAnswers(_)
        | Command::TakeProceeds(_)
        | Command::NamePhoto(_)
        | Command::DropPhoto { .. }
        | Command::PurgePhotos(_)
        | Command::PurgeChat(_)
        | Command::AllotRange { .. } => Badge::MayMiss,
        Command::SetPerson(_)
        | Command::SetPin { .. }
        | Command::UnlockPerson { .. }
        | Command::SealContainer { .. }
        | Command::LeaveContainer { .. }
        | Command::SellUnits(_)
        | Command::BringBack { .. }
        | Command::InstructDispose { .. }
        | Command::MakeForward(_)
        | Command::HandOver { .. }
        | Command::CancelForward { .. }
        | Command::ReleaseParcel(_)
        | Command::PictureContainer { .. }
        | Command::ReopenPallet { .. }
        | Command::SellLot(_)
        | Command::WithdrawLot { .. }
        | Command::OpenBatch(_)
        | Command::GatherUnits { .. }
        | Command::LetGoUnits { .. }
        | Command::ListBatch { .. }
        | Command::EndBatch { .. }
        | Command::RelabelUnit { .. }
        | Command::ReturnToHold { .. }
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
        | Command::RateUnit(_)
        | Command::UnmatchParcel { .. }
        | Command::AttachUnits(_)
        | Command::MergeParcel { .. }
        | Command::NoteProduct { .. }
        | Command::ExpireParcel { .. }
        | Command::BinParcel { .. }
        | Command::MoveUnits { .. }
        | Command::MoveContents { .. }
        | Command::CountPlace(_)
        | Command::WriteOff { .. }
        | Command::CountShelf(_)
        | Command::MoveParcel { .. }
        | Command::WriteOffParcels { .. }
        | Command::BindShipment { .. }
        | Command::WaivePhoto { .. }
        | Command::MaskPhoto(_)
        | Command::Reprint { .. }
        | Command::Ship(_)
        | Command::Correct(_)
        | Command::Day(_)
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
    match &known.person {
        Some(row) if row.state == PersonState::Left => Err(Refusal::PersonLeft(person.clone())),
        Some(row) => rights::may_order(row.role, &order.command, known.led),
        None if enrols_itself => Ok(()),
        None => Err(Refusal::UnknownPerson(person.clone())),
    }
}
