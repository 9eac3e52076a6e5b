//! What is written beside a fact: packs that it names, its raw scan, its file.

use std::collections::BTreeSet;

use rusqlite::{Connection, named_params};

use crate::domain::ids::{EventId, Hash};
use crate::domain::pin::PersonState;
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::{ChunkRef, ShipFact};
use crate::ledger::{Body, Command, Order, PackRef, codec};
use crate::store::fault::{Fault, Result};
use crate::store::import::{chunk, run};
use crate::store::packs::Packs;
use crate::store::pins;
use crate::store::screening::item as screening;

const PACK_ADD: &str =
    "insert into pack (hash, bytes) values (:hash, :bytes) on conflict do nothing";

pub(in crate::store) const PACK_KNOWN: &str = "select 1 from pack where hash = :hash";
const RAW_ADD: &str = "insert into raw_scan (event, salt, bytes) values (:event, :salt, :bytes)";

/// Writes what stands beside a fact: packs it names first, its raw scan, its import's run.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
pub(super) fn beside(
    db: &Connection,
    packs: (&Packs, &mut BTreeSet<Hash>),
    order: &Order,
    body: &Body,
    (id, event): (i64, EventId),
) -> Result<()> {
    match body {
        Body::PersonEnrolled { person, state, .. } => match state {
            PersonState::Active => Ok(()),
            PersonState::Left => pins::forget(db, person),
        },
        Body::PersonPinSet { .. } => {
            let Command::SetPin { person, hash } = &order.command else {
                return Err(Fault::Damaged("a PIN is set by its own command".into()));
            };
            pins::set(db, person, hash)
        }
        Body::PersonUnlocked { person } => pins::right(db, person),
        Body::SellerPolicySet { set, .. } => pack(db, packs, Some(&set.policy)),
        Body::SellerChecklistSet { set, .. } => match &set.pack {
            Some(pack) => brought(db, order, pack.hash),
            None => Ok(()),
        },
        Body::LotSold(sold) => brought(db, order, sold.list),
        Body::BatchListed(listed) => brought(db, order, listed.list),
        Body::Ship(ShipFact::ConsignmentClosed(closed)) => brought(db, order, closed.list),
        Body::Ship(ShipFact::TemplateSet(set)) => brought(db, order, set.pack.hash),
        Body::UnitInspected { inspection, .. } | Body::UnitParked { inspection, .. } => {
            pack(db, packs, inspection.checklist.as_ref())
        }
        Body::UnitDecided { policy, .. } => pack(db, packs, policy.as_ref()),
        Body::ParcelReceived { .. } | Body::ParcelDocked { .. } => {
            let raw = if let Command::ReceiveParcel(received) = &order.command {
                &received.raw
            } else if let Command::DockParcel(docked) = &order.command {
                &docked.raw
            } else {
                return Ok(());
            };
            db.prepare_cached(RAW_ADD)?.execute(named_params! {
                ":event": event.bytes(),
                ":salt": raw.salt,
                ":bytes": raw.bytes,
            })?;
            Ok(())
        }
        Body::ReturnsImported(file) | Body::ProductsImported(file) => {
            chunks_are_kept(db, &file.chunks)?;
            run::add(db, id)
        }
        Body::Ship(ShipFact::ExportsImported(file)) => {
            chunks_are_kept(db, &file.chunks)?;
            run::add(db, id)
        }
        Body::RecallsImported(list) => {
            chunks_are_kept(db, &list.chunks)?;
            run::add(db, id)
        }
        Body::Ship(ShipFact::ScreeningLoaded(list)) => {
            chunks_are_kept(db, &list.chunks)?;
            screening::taken(db, id, list)?;
            run::add(db, id)
        }
        Body::SeriesOpened { .. }
        | Body::PersonLocked { .. }
        | Body::SellerNamed { .. }
        | Body::SellerTermsSet { .. }
        | Body::SellerRatesSet { .. }
        | Body::SellerOrderSet(_)
        | Body::ProductBound { .. }
        | Body::ContainerOpened { .. }
        | Body::ContainerSealed { .. }
        | Body::MailMade(_)
        | Body::MailTaken(_)
        | Body::AnswersRead(_)
        | Body::LotWithdrawn(_)
        | Body::Ship(_)
        | Body::Correct(_)
        | Body::Day(_)
        | Body::LotProceeds(_)
        | Body::BatchOpened(_)
        | Body::BatchGathered { .. }
        | Body::BatchLetGo { .. }
        | Body::BatchEnded(_)
        | Body::SkuLocked(_)
        | Body::UnitRelabelled(_)
        | Body::LoadOpened { .. }
        | Body::LoadClosed { .. }
        | Body::ParcelOpened { .. }
        | Body::ParcelIdentified { .. }
        | Body::ParcelDamaged { .. }
        | Body::ParcelWeighed { .. }
        | Body::ParcelClaimed { .. }
        | Body::ParcelUnmatched { .. }
        | Body::ParcelMerged(_)
        | Body::ParcelNoted { .. }
        | Body::ParcelExpired(_)
        | Body::ParcelBinned { .. }
        | Body::ParcelFoundEmpty { .. }
        | Body::ParcelShelved { .. }
        | Body::ParcelClosed { .. }
        | Body::UnitPut { .. }
        | Body::UnitJudged { .. }
        | Body::UnitHoldChanged { .. }
        | Body::UnitHoldEnded { .. }
        | Body::RepairEstimated(_)
        | Body::RepairAnswered(_)
        | Body::RepairWorked(_)
        | Body::RepairEnded(_)
        | Body::UnitRated(_)
        | Body::UnitLeft(_)
        | Body::UnitInstructed { .. }
        | Body::UnitAttached(_)
        | Body::ForwardMade(_)
        | Body::ForwardHandedOver { .. }
        | Body::ForwardCancelled { .. }
        | Body::ParcelReleased(_)
        | Body::UnitCameBack { .. }
        | Body::UnitClassed { .. }
        | Body::UnitMoved { .. }
        | Body::UnitWrittenOff(_)
        | Body::ParcelMoved { .. }
        | Body::ParcelWrittenOff(_)
        | Body::PlaceCounted(_)
        | Body::ContainerLeft(_)
        | Body::ContainerPictured(_)
        | Body::UnitShippedBefore { .. }
        | Body::PhotoNamed { .. }
        | Body::PhotoDropped { .. }
        | Body::PhotoWaived { .. }
        | Body::PhotoMasked { .. }
        | Body::PhotoPurged { .. }
        | Body::ChatPurged(_)
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. }
        | Body::Undone { .. } => Ok(()),
    }
}

/// Keeps the bytes of a pack that the command itself brings.
fn brought(db: &Connection, order: &Order, hash: Hash) -> Result<()> {
    let bytes = if let Command::SetSellerChecklist { bytes, .. } = &order.command {
        bytes.as_ref()
    } else if let Command::SellLot(sale) = &order.command {
        Some(&sale.list)
    } else if let Command::ListBatch { list, .. } = &order.command {
        Some(list)
    } else if let Command::Ship(
        ShipCommand::CloseConsignment { list, .. } | ShipCommand::SetTemplate(_, list),
    ) = &order.command
    {
        Some(list)
    } else {
        None
    };
    let bytes = bytes
        .filter(|bytes| codec::sha256(bytes) == hash)
        .ok_or(Fault::PackMissing(hash))?;
    db.prepare_cached(PACK_ADD)?
        .execute(named_params! { ":hash": hash.0, ":bytes": &bytes[..] })?;
    Ok(())
}

fn chunks_are_kept(db: &Connection, chunks: &[ChunkRef]) -> Result<()> {
    for named in chunks {
        if !chunk::is_kept(db, named.hash)? {
            return Err(Fault::ChunkMissing(named.hash));
        }
    }
    Ok(())
}

fn pack(
    db: &Connection,
    (packs, stored): (&Packs, &mut BTreeSet<Hash>),
    named: Option<&PackRef>,
) -> Result<()> {
    let Some(named) = named else {
        return Ok(());
    };
    if !stored.insert(named.hash) {
        return Ok(());
    }
    let kept = db
        .prepare_cached(PACK_KNOWN)?
        .exists(named_params! { ":hash": named.hash.0 })?;
    if kept {
        return Ok(());
    }
    let bytes = packs
        .bytes
        .get(&named.hash)
        .filter(|bytes| codec::sha256(bytes) == named.hash)
        .ok_or(Fault::PackMissing(named.hash))?;
    db.prepare_cached(PACK_ADD)?
        .execute(named_params! { ":hash": named.hash.0, ":bytes": &bytes[..] })?;
    Ok(())
}
