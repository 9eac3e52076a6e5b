//! Rules of cartons: which consignment they are in, what they measure, their serial numbers.

use crate::domain::codes::{ConsignmentNumber, ContainerName, PalletNumber, SellerCode, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::ids::Hash;
use crate::domain::limits::{CARTON_GROSS_MAX, CARTON_SIDE_MAX, SHIP_TEXT_MAX, SSCC_COUNT_MAX};
use crate::domain::measure::Millimetres;
use crate::domain::printed::Sscc;
use crate::domain::shipment::CartonMeasure;
use crate::ledger::fact::{Body, JoinedCarton, ShipFact, SsccRange};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::{Refusal, ShipRefusal};
use crate::ledger::rows::{ContainerRow, UnitRow, UnitState};

use super::super::{Known, desk, place};
use super::{imports, is_here, is_open, kept, known_one, refused, texts_fit};

/// The fewest and the most digits of extension digit and GS1 company prefix (GS1 General Specifications 3.2:
/// a company prefix of 4 to 12 digits; 7 to 12 are in use).
const PREFIX_DIGITS: std::ops::RangeInclusive<usize> = 8..=13;

/// Gives the carton's container while it is here.
fn here<'k>(container: &ContainerName, known: &'k Known) -> Result<&'k ContainerRow, Refusal> {
    if container.kind() != ContainerKind::Carton {
        return Err(refused(ShipRefusal::NotACarton(container.clone())));
    }
    let row = known.container.as_ref();
    let row = row.ok_or_else(|| Refusal::NoSuchContainer(container.clone()))?;
    if row.left.is_some() {
        return Err(Refusal::LeftAlready(container.clone()));
    }
    Ok(row)
}

/// Refuses a carton of a consignment that is closed: what was closed stays as it was.
fn may_change(known: &Known) -> Result<(), Refusal> {
    known.ship.carton_in.as_ref().map_or(Ok(()), is_open)
}

/// Joins a carton with goods in it to an open consignment whose importer may import them.
pub(super) fn join(
    container: &ContainerName,
    consignment: &ConsignmentNumber,
    pallet: Option<&PalletNumber>,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    here(container, known)?;
    let row = known_one(consignment, known)?;
    is_open(row)?;
    is_here(&row.terms.shipment, known)?;
    may_change(known)?;
    let seller = seller_of(container, known)?;
    imports(&row.terms.importer, [&seller], known)?;
    if let Some(pallet) = pallet
        && known.ship.pallet.is_none()
    {
        return Err(refused(ShipRefusal::NoSuchPallet(pallet.clone())));
    }
    let joined = JoinedCarton {
        container: container.clone(),
        consignment: consignment.clone(),
        seller,
        pallet: pallet.cloned(),
    };
    let before = known
        .ship
        .carton
        .as_ref()
        .and_then(|row| row.joined.as_ref());
    if before == Some(&joined) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::CartonJoined(Box::new(joined))])
}

/// Moves the units under these tags into a carton that takes what they are; with the first of them it comes into
/// the consignment.
pub(super) fn pack(
    tags: &[UnitTag],
    container: &ContainerName,
    consignment: Option<&ConsignmentNumber>,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if container.kind() != ContainerKind::Carton {
        return Err(refused(ShipRefusal::NotACarton(container.clone())));
    }
    if known
        .container
        .as_ref()
        .is_some_and(|row| row.left.is_some())
    {
        return Err(Refusal::LeftAlready(container.clone()));
    }
    let mut units = Vec::new();
    for tag in tags {
        let of_it = || known.units.iter().filter(|row| row.inspection.tag == *tag);
        if of_it().next().is_none() {
            return Err(Refusal::NoSuchUnit);
        }
        let here: Vec<&UnitRow> = of_it().filter(|row| is_here_still(row)).collect();
        if here.is_empty() {
            return Err(Refusal::NotHere(tag.clone()));
        }
        units.extend(here.into_iter().cloned());
    }
    let moved = place::moved(&units, container, known)?;
    let joined = match consignment {
        None => Vec::new(),
        Some(consignment) => comes_into(container, consignment, &units, known)?,
    };
    let joined = joined.into_iter().map(Body::Ship);
    Ok(moved.into_iter().chain(joined).collect())
}

/// Tells whether a unit may be moved at all: what left or was taken back is under its tag no more.
fn is_here_still(row: &UnitRow) -> bool {
    match row.state {
        UnitState::Undone => false,
        UnitState::Gone => row.written_off.is_some(),
        UnitState::Judged | UnitState::Put | UnitState::Waiting | UnitState::Parked => true,
    }
}

/// Joins a carton to an open consignment with goods that come into it now.
fn comes_into(
    container: &ContainerName,
    consignment: &ConsignmentNumber,
    units: &[UnitRow],
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    let row = known_one(consignment, known)?;
    is_open(row)?;
    is_here(&row.terms.shipment, known)?;
    may_change(known)?;
    let before = known.ship.carton.as_ref().and_then(|row| row.consignment());
    match before {
        Some(before) if before == consignment => return Ok(Vec::new()),
        Some(other) => {
            let (container, other) = (container.clone(), other.clone());
            return Err(refused(ShipRefusal::InConsignment(container, other)));
        }
        None => {}
    }
    let there = known.kins.iter().filter_map(|kin| kin.seller.clone());
    let coming = units.iter().filter_map(|row| row.inspection.seller.clone());
    let seller = there.chain(coming).next();
    let seller = seller.ok_or_else(|| Refusal::ContainerEmpty(container.clone()))?;
    imports(&row.terms.importer, [&seller], known)?;
    Ok(vec![ShipFact::CartonJoined(Box::new(JoinedCarton {
        container: container.clone(),
        consignment: consignment.clone(),
        seller,
        pallet: None,
    }))])
}

/// Gives whose goods are in a carton: a carton takes one seller.
fn seller_of(container: &ContainerName, known: &Known) -> Result<SellerCode, Refusal> {
    let mut sellers = known.kins.iter().filter_map(|kin| kin.seller.clone());
    let seller = sellers.next();
    seller.ok_or_else(|| Refusal::ContainerEmpty(container.clone()))
}

/// Takes a carton out of its open consignment.
pub(super) fn part(container: &ContainerName, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    here(container, known)?;
    may_change(known)?;
    let carton = known.ship.carton.as_ref();
    let consignment = carton.and_then(|row| row.consignment()).cloned();
    let none = || refused(ShipRefusal::InNoConsignment(container.clone()));
    Ok(vec![ShipFact::CartonParted {
        container: container.clone(),
        consignment: consignment.ok_or_else(none)?,
    }])
}

/// Refuses sides that no carton or pallet has.
pub(super) fn sides_fit(sides: Option<&[Millimetres; 3]>) -> Result<(), Refusal> {
    let fits = |side: &Millimetres| (1..=CARTON_SIDE_MAX).contains(&side.0);
    if sides.is_none_or(|sides| sides.iter().all(fits)) {
        Ok(())
    } else {
        Err(refused(ShipRefusal::CartonMeasure))
    }
}

/// Takes what a carton measures and weighs. Its sides stand in order, the longest first.
pub(super) fn measure(
    container: &ContainerName,
    mut measure: CartonMeasure,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    here(container, known)?;
    may_change(known)?;
    sides_fit(Some(&measure.sides))?;
    if measure.gross.0 > CARTON_GROSS_MAX || measure.gross.0 <= measure.tare.0 {
        return Err(refused(ShipRefusal::CartonMeasure));
    }
    measure.sides.sort_unstable_by(|a, b| b.cmp(a));
    if known.ship.carton.as_ref().and_then(|row| row.measure) == Some(measure) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::CartonMeasured {
        container: container.clone(),
        measure,
    }])
}

/// Takes the seal of a carton that is sealed. What is not told stays as it was told last.
pub(super) fn note_seal(
    container: &ContainerName,
    seal: Option<&str>,
    photo: Option<Hash>,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    if here(container, known)?.sealed_at.is_none() {
        return Err(Refusal::NotSealed(container.clone()));
    }
    may_change(known)?;
    let before = known.ship.carton.as_ref();
    let before = before
        .map(|row| (row.seal.clone(), row.photo))
        .unwrap_or_default();
    let seal = kept(seal).or_else(|| before.0.clone());
    let photo = photo.or(before.1);
    texts_fit([&seal], SHIP_TEXT_MAX)?;
    if before == (seal.clone(), photo) {
        return Ok(Vec::new());
    }
    Ok(vec![ShipFact::CartonSealNoted {
        container: container.clone(),
        seal,
        photo,
    }])
}

/// Opens a sealed carton again; its consignment is opened first, where it is closed.
pub(super) fn reopen(
    container: &ContainerName,
    reason: &str,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    let row = here(container, known)?;
    may_change(known)?;
    Ok(vec![desk::reopened(row, reason, known.person.as_ref())?])
}

/// Allots serial numbers under a prefix, none of them twice.
pub(super) fn allot(range: &SsccRange, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    may_judge(known.person.as_ref())?;
    let wrong = || refused(ShipRefusal::SsccPrefix);
    let digits = range.prefix.len();
    if !PREFIX_DIGITS.contains(&digits) || !range.prefix.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(wrong());
    }
    let room = u32::try_from(Sscc::DIGITS - 1 - digits)
        .ok()
        .ok_or_else(wrong)?;
    let last = range.first.saturating_add(u64::from(range.count));
    if !(1..=SSCC_COUNT_MAX).contains(&range.count) || last > 10_u64.saturating_pow(room) {
        return Err(wrong());
    }
    let meets = |before: &SsccRange| {
        before.first < last && range.first < before.first.saturating_add(u64::from(before.count))
    };
    if known.ship.ranges.contains(range) {
        return Ok(Vec::new());
    }
    if known.ship.ranges.iter().any(meets) {
        return Err(refused(ShipRefusal::SsccOverlap));
    }
    Ok(vec![ShipFact::SsccAllotted(range.clone())])
}

/// Gives a carton its serial number: the next one that nothing ever had.
pub(super) fn give_sscc(
    container: &ContainerName,
    known: &Known,
) -> Result<Vec<ShipFact>, Refusal> {
    here(container, known)?;
    if known
        .ship
        .carton
        .as_ref()
        .is_some_and(|row| row.sscc.is_some())
    {
        return Ok(Vec::new());
    }
    let next = known.ship.next_sscc.clone();
    Ok(vec![ShipFact::SsccGiven {
        sscc: next.ok_or_else(|| refused(ShipRefusal::NoSsccLeft))?,
        container: container.clone(),
    }])
}

/// Refuses a carton that leaves with its shipment, and in no other way.
pub(crate) fn in_no_consignment(container: &ContainerName, known: &Known) -> Result<(), Refusal> {
    let carton = known.ship.carton.as_ref();
    match carton.and_then(|row| row.consignment()) {
        None => Ok(()),
        Some(consignment) => Err(refused(ShipRefusal::InConsignment(
            container.clone(),
            consignment.clone(),
        ))),
    }
}
