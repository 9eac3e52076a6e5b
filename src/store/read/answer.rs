//! Which file of this room answers which question.

use rusqlite::Connection;

use super::{
    agreement, audit, book, charges, claims, containers, correcting, days, docks, dossier,
    elsewhere, evidence, expected, find, guesses, holds, kept_back, last_put, leaving, lists, lots,
    manifest, outbox, parcels, personal, photos, places, pool, recalls, repairs, resale, review,
    ships, timeline, unit_lines, units, weight, work,
};
use crate::domain::limits::UNDO_REACH_FACTS;
use crate::domain::time::Zone;
use crate::ledger::rows::RangeRow;
use crate::ledger::{Answer, Query};
use crate::store::fault::Result;
use crate::store::import::look::Unfinished;
use crate::store::known;
use crate::store::packs::{self, Packs};
use crate::store::rows::{chat, dock, forward, lot, mail, parcel, standing};

/// Answers a question from one snapshot.
#[expect(clippy::too_many_lines, reason = "one arm for each question")]
pub(super) fn answer(
    (db, unmerged): (&Connection, &Unfinished),
    packs: &Packs,
    query: &Query,
    zone: Zone,
) -> Result<Answer> {
    let snapshot = (db, unmerged);
    Ok(match query {
        Query::Dossier(candidates) => {
            Answer::Dossier(Box::new(dossier::of_scan(snapshot, packs, candidates)?))
        }
        Query::ParcelDossier(id, beside) => {
            Answer::Dossier(Box::new(dossier::of_parcel(snapshot, packs, *id, beside)?))
        }
        Query::Elsewhere(keys) => {
            Answer::Dossier(Box::new(elsewhere::of_product(snapshot, packs, keys)?))
        }
        Query::Ending(end, seller) => Answer::Dossier(Box::new(dossier::of_ending(
            snapshot,
            end,
            seller.as_ref(),
        )?)),
        Query::Tag(tag) => Answer::Tag(known::tag_holder(db, tag)?.map(Box::new)),
        Query::Tagged(tags) => Answer::Tagged(leaving::tagged(db, tags)?),
        Query::KeptBack(tags, day) => {
            let rows = leaving::tagged(db, tags)?;
            Answer::KeptBack(kept_back::of_units((db, packs), &rows, *day)?)
        }
        Query::Forwards => Answer::Forwards(forward::waiting(db)?),
        Query::Forward(number) => Answer::Forward(forward::get(db, number)?.map(Box::new)),
        Query::Drums => Answer::Drums(leaving::drums(db)?),
        Query::BoxClaim(id) => Answer::BoxClaim(leaving::box_claim((db, packs), *id)?),
        Query::UnderTag(tag) => Answer::UnderTag(Box::new(places::tagged(db, tag)?)),
        Query::Place(name) => Answer::Place(Box::new(places::view(db, name)?)),
        Query::LastPut => {
            Answer::LastPut(last_put::of_station(db, UNDO_REACH_FACTS)?.map(Box::new))
        }
        Query::Product(barcode) => Answer::Product(lists::products(db, barcode)?),
        Query::Review(days) => Answer::Review(Box::new(review::of_days(snapshot, *days, zone)?)),
        Query::Units(filter, after) => Answer::Units(units::page(db, filter, *after, zone)?),
        Query::Parcels(filter, after) => {
            Answer::Parcels(parcels::page(snapshot, filter, *after, zone)?)
        }
        Query::Backlog(after) => Answer::Backlog(Box::new(docks::backlog(db, *after)?)),
        Query::OpenWork(asked) => Answer::OpenWork(work::figures((db, packs), *asked, zone)?),
        Query::QueuedUnits(queue, after) => Answer::QueuedUnits(work::units(db, *queue, *after)?),
        Query::QueuedParcels(asked, after) => {
            Answer::QueuedParcels(work::parcels(db, *asked, *after)?)
        }
        Query::Guesses(id) => Answer::Guesses(Box::new(guesses::of_parcel(snapshot, *id)?)),
        Query::UnitLines(asked) => {
            Answer::UnitLines(unit_lines::of_unit(snapshot, asked)?.map(Box::new))
        }
        Query::Parcel(number) => Answer::Parcel(parcel::numbered(db, number)?.map(Box::new)),
        Query::PoolTold(id, days) => Answer::PoolTold(pool::told(db, *id, *days)?),
        Query::PoolFound => Answer::PoolFound(work::pool_found(db)?),
        Query::QueuedDebts(after) => Answer::QueuedDebts(photos::debts(db, *after)?),
        Query::QueuedClaims(asked, after) => {
            Answer::QueuedClaims(claims::page(snapshot, *asked, *after)?)
        }
        Query::Holds(asked, after) => Answer::Holds(holds::page(db, *asked, *after)?),
        Query::Repairs(queue, after) => Answer::Repairs(repairs::page(db, *queue, *after)?),
        Query::HoldWall => Answer::HoldWall(holds::wall(db)?),
        Query::Mail(id) => Answer::Mail(mail::get(db, *id)?.map(Box::new)),
        Query::Mails => Answer::Mails(mail::newest(db)?),
        Query::Outbox => Answer::Outbox(outbox::outbox(db)?),
        Query::AnswersRead(day) => Answer::AnswersRead(mail::answers_read(db, *day)?.map(Box::new)),
        Query::QueuedLoads => Answer::QueuedLoads(work::loads(db)?),
        Query::Stays(today) => Answer::Containers(containers::stays(db, *today, zone)?),
        Query::QueuedProducts(trust) => Answer::QueuedProducts(work::products(db, *trust)?),
        Query::OpenLoads(since) => Answer::OpenLoads(docks::open(db, *since)?),
        Query::Load(id) => Answer::Load(docks::one(snapshot, packs, *id)?.map(Box::new)),
        Query::ParcelPhotos(id) => Answer::ParcelPhotos(photos::of_parcel(db, *id)?.map(Box::new)),
        Query::ParcelWeight(id) => {
            Answer::ParcelWeight(weight::of_parcel(snapshot, *id)?.map(Box::new))
        }
        Query::ParcelAt(at) => Answer::ParcelAt(photos::parcel_at(db, *at)?),
        Query::Photo(hash) => Answer::Photo(dock::get_photo(db, *hash)?.map(Box::new)),
        Query::Photos(after) => Answer::Photos(photos::every(db, *after)?),
        Query::Originals(asked, after) => {
            Answer::Originals(personal::originals(db, *asked, *after)?)
        }
        Query::PhotoOfCopy(copy) => Answer::Photo(personal::of_copy(db, *copy)?.map(Box::new)),
        Query::PurgedPhotos(after) => Answer::Photos(personal::purged(db, *after)?),
        Query::ChatPictures(after) => Answer::ChatPictures(chat::pictures(db, *after)?),
        Query::WorkedDays(first, last) => {
            Answer::WorkedDays(personal::worked_days(db, *first, *last)?)
        }
        Query::RawScans(before) => Answer::RawScans(personal::raw_scans(db, *before)?),
        Query::Evidence(of) => Answer::Evidence(evidence::of(snapshot, packs, of)?.map(Box::new)),
        Query::UnitTimeline(id) => {
            Answer::Timeline(timeline::of_unit((db, packs), *id)?.map(Box::new))
        }
        Query::ParcelTimeline(id) => {
            Answer::Timeline(timeline::of_parcel((db, packs), *id)?.map(Box::new))
        }
        Query::Containers(kind) => Answer::Containers(containers::list(db, *kind)?),
        Query::Manifest(cartons) => {
            Answer::Manifest(Box::new(manifest::of_cartons((db, packs), cartons)?))
        }
        Query::Charges(seller, period) => {
            Answer::Charges(Box::new(charges::statement(db, seller, *period)?))
        }
        Query::LotView(asked) => Answer::LotView(Box::new(lots::view(db, packs, asked)?)),
        Query::Lots(after) => Answer::Lots(lot::page(db, *after)?),
        Query::Lot(number) => Answer::Lot(lots::sold(db, number)?.map(Box::new)),
        Query::ResaleView(asked) => Answer::ResaleView(Box::new(resale::view(db, packs, asked)?)),
        Query::Correction(tag, day) => {
            Answer::Correction(Box::new(correcting::view((db, packs), tag, *day)?))
        }
        Query::Day(day, asked) => {
            Answer::Day(Box::new(days::view((snapshot, packs), *day, *asked, zone)?))
        }
        Query::Journal(after) => Answer::Journal(audit::kept(db, *after)?),
        Query::Audit(asked, before) => Answer::Audit(audit::page(db, asked, *before)?),
        Query::Agreement(asked) => Answer::Agreement(agreement::answer((db, packs), asked)?),
        Query::Ship(asked) => Answer::Ship(ships::answer((db, packs), asked)?),
        Query::ForSale => Answer::ForSale(resale::for_sale(db)?),
        Query::Batches => Answer::Batches(resale::batches(db)?),
        Query::LateBatches(today) => Answer::Batches(resale::late(db, *today, zone)?),
        Query::Batch(number) => Answer::Batch(resale::batch(db, number)?.map(Box::new)),
        Query::Relabel(tag, day) => {
            Answer::Relabel(resale::relabel(db, packs, (tag, *day))?.map(Box::new))
        }
        Query::Expected(by) => {
            let (lines, next) = expected::list(db, unmerged, by)?;
            Answer::Expected(lines, next)
        }
        Query::Find(text, scope) => Answer::Found(Box::new(find::find(snapshot, text, *scope)?)),
        Query::Sellers => Answer::Sellers(lists::sellers(db)?),
        Query::Standing(seller, after) => {
            Answer::Standing(standing::page(db, seller, after.as_deref())?)
        }
        Query::People => Answer::People(lists::people(db)?),
        Query::Imports => Answer::Imports(lists::imports(db)?),
        Query::ColumnsOf(kind, seller) => {
            Answer::ColumnsOf(lists::columns_of(db, *kind, seller.as_ref())?)
        }
        Query::Book(seller) => Answer::Book(book::of_seller(db, seller)?),
        Query::Recalls => Answer::Recalls(recalls::every(db)?),
        Query::Range(roll, prefix) => Answer::Range(
            dock::get_range(db, *roll, prefix.as_str())?.map_or(RangeRow::FIRST, |row| row.next),
        ),
        Query::Checklists(named) => Answer::Checklists(packs.checklists.of(db, named)?),
        Query::Pack(hash) => Answer::Pack(packs::bytes(db, *hash)?.map(Into::into)),
        Query::Health => Answer::Health(lists::health(db)?),
    })
}
