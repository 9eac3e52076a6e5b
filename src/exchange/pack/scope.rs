//! What of the store's answer belongs into one pack: one seller's units, lines and facts.
//!
//! A parcel may hold units of several sellers, and neither's papers name the other.

use std::collections::BTreeSet;

use crate::domain::codes::SellerCode;
use crate::domain::expected::KnownLine;
use crate::domain::ids::{LineId, UnitId};
use crate::domain::limits::{PACK_BYTES_MAX, PACK_PHOTOS_MAX, PACK_UNITS_MAX};
use crate::ledger::fact::Inspection;
use crate::ledger::query::{Checklists, Evidence, EvidenceOf, EvidenceParcel, KeptFact};
use crate::ledger::rows::{ParcelRow, PhotoRow, UnitRow};
use crate::ledger::{Body, Subject, codec};

/// Why no pack can be made of an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoPack {
    /// Goods of several sellers are in it: one must be named.
    Sellers(Vec<SellerCode>),
    /// None of it is of the seller that was named.
    NotOf(SellerCode),
    /// More units or photos than one pack holds.
    TooMuch,
}

/// One seller's part of an answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scoped {
    /// What was asked for.
    pub of: EvidenceOf,
    /// Whose goods; none while nobody knows.
    pub seller: Option<SellerCode>,
    /// The parcels.
    pub parcels: Vec<ScopedParcel>,
    /// The units, by parcel, in the order they were put.
    pub units: Vec<UnitRow>,
    /// The announced lines.
    pub lines: Vec<KnownLine>,
    /// The facts, oldest first.
    pub facts: Vec<ScopedFact>,
    /// The checklists that the inspections name.
    pub checklists: Checklists,
}

/// A parcel of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScopedParcel {
    /// The parcel with its photos: those of the pack's units and those of no unit.
    pub parcel: EvidenceParcel,
    /// Whether its return is the pack's seller's.
    pub whose: Whose,
}

/// Whose return a parcel is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The pack's seller's, or nobody knows.
    Ours,
    /// Another seller's: its numbers are left out.
    Anothers,
}

/// A fact of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ScopedFact {
    /// The fact.
    pub kept: KeptFact,
    /// Whether what it says goes out.
    pub says: Says,
}

/// Whether a fact's words go out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// All of it.
    All,
    /// Only that it happened: it names another seller, or another seller's return.
    ThatItWas,
}

impl Scoped {
    /// Gives the facts whose bytes go out.
    pub fn told(&self) -> impl Iterator<Item = &KeptFact> {
        let told = self.facts.iter().filter(|fact| fact.says == Says::All);
        told.map(|fact| &fact.kept)
    }

    /// Gives the photos, in the order they were taken.
    pub fn photos(&self) -> Vec<&PhotoRow> {
        let all = self.parcels.iter().flat_map(|one| &one.parcel.photos);
        let mut photos: Vec<&PhotoRow> = all.collect();
        photos.sort_by_key(|row| (row.named.taken_at, row.named.photo));
        photos
    }
}

/// Writes the facts that go out in the form of an exported journal, a line each (`docs/facts.md`).
pub fn facts(scoped: &Scoped) -> String {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        body: &'a str,
        envelope: String,
        hash: String,
    }
    let mut text = String::new();
    for kept in scoped.told() {
        let line = Line {
            body: &kept.body,
            envelope: codec::encode_envelope(&kept.fact.envelope),
            hash: kept.hash.to_string(),
        };
        // Texts always become JSON.
        text.push_str(&serde_json::to_string(&line).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// Chooses one seller's part. Without `wanted` it is the only seller's that there is.
///
/// # Errors
/// Says why there is no such part.
pub fn scope(evidence: Evidence, wanted: Option<&SellerCode>) -> Result<Scoped, NoPack> {
    let owners: Vec<(Evidenced, Option<SellerCode>)> = owners(&evidence);
    let sellers: BTreeSet<SellerCode> = owners
        .iter()
        .filter_map(|(_, seller)| seller.clone())
        .collect();
    let seller = match wanted {
        Some(wanted) if sellers.contains(wanted) => Some(wanted.clone()),
        Some(wanted) => return Err(NoPack::NotOf(wanted.clone())),
        None if sellers.len() > 1 => return Err(NoPack::Sellers(sellers.into_iter().collect())),
        None => sellers.first().cloned(),
    };
    let alone = sellers.len() <= 1;
    // Goods of nobody go with the only seller there is, and with none of several.
    let is_ours = |owner: &Option<SellerCode>| match owner {
        Some(owner) => Some(owner) == seller.as_ref(),
        None => alone,
    };
    let ours: BTreeSet<UnitId> = owners
        .iter()
        .filter(|(_, owner)| is_ours(owner))
        .filter_map(|(what, _)| match what {
            Evidenced::Unit(unit) => Some(*unit),
            Evidenced::Return => None,
        })
        .collect();
    let Evidence {
        of,
        parcels,
        mut units,
        mut lines,
        facts,
        checklists,
        ..
    } = evidence;
    units.retain(|unit| ours.contains(&unit.unit));
    let parcels: Vec<ScopedParcel> = parcels
        .into_iter()
        .filter(|parcel| is_of(parcel, (&of, &lines), &units))
        .map(|parcel| scoped_parcel(parcel, (seller.as_ref(), &lines), &ours))
        .collect();
    lines.retain(|known| is_told(known, (&of, seller.as_ref()), (&parcels, &units)));
    let photos = || parcels.iter().flat_map(|one| &one.parcel.photos);
    let bytes: u64 = photos().map(|row| u64::from(row.named.bytes)).sum();
    // As text a picture takes a third more; half of the limit is left for all else.
    let too_large = bytes > PACK_BYTES_MAX / 2;
    if units.len() > PACK_UNITS_MAX || photos().count() > PACK_PHOTOS_MAX || too_large {
        return Err(NoPack::TooMuch);
    }
    // A fact does not say which of several parcels it would name: one of another's hides all.
    let mut whose = parcels.iter().map(|one| one.whose);
    let whose = whose.find(|whose| *whose == Whose::Anothers);
    let whose = whose.unwrap_or(Whose::Ours);
    let facts = facts
        .into_iter()
        .filter(|kept| is_about(kept, &ours))
        .map(|kept| ScopedFact {
            says: says(&kept.fact.body, seller.as_ref(), whose),
            kept,
        });
    Ok(Scoped {
        facts: facts.collect(),
        of,
        seller,
        parcels,
        units,
        lines,
        checklists,
    })
}

/// What has an owner.
enum Evidenced {
    Unit(UnitId),
    Return,
}

/// Lists the units that are asked for and, unless one unit is, the return itself, with whose they are.
fn owners(evidence: &Evidence) -> Vec<(Evidenced, Option<SellerCode>)> {
    let parcel_of = |unit: &UnitRow| {
        let id = unit.inspection.parcel;
        evidence.parcels.iter().find(|one| one.row.parcel == id)
    };
    let owner = |unit: &UnitRow| {
        owner_of(&unit.inspection).or_else(|| {
            let row = &parcel_of(unit)?.row;
            parcel_seller(row, &evidence.lines)
        })
    };
    let unit_of = |unit: &UnitRow| (Evidenced::Unit(unit.unit), owner(unit));
    match &evidence.of {
        EvidenceOf::Unit(id) => {
            let one = evidence.units.iter().filter(|unit| unit.unit == *id);
            one.map(unit_of).collect()
        }
        EvidenceOf::Parcel(_) => {
            let of_return = evidence.parcels.iter().map(|one| {
                let seller = parcel_seller(&one.row, &evidence.lines);
                (Evidenced::Return, seller)
            });
            of_return
                .chain(evidence.units.iter().map(unit_of))
                .collect()
        }
        EvidenceOf::Lines(ids) => {
            let lines = evidence
                .lines
                .iter()
                .filter(|known| ids.contains(&known.id));
            let of_return =
                lines.map(|known| (Evidenced::Return, Some(known.line.of.seller.clone())));
            let asked = |unit: &&UnitRow| {
                let line = unit.inspection.line.as_ref();
                line.is_none_or(|choice| ids.contains(&choice.line))
            };
            let units = evidence.units.iter().filter(asked);
            of_return.chain(units.map(unit_of)).collect()
        }
    }
}

/// Whose goods a unit is taken to be.
fn owner_of(inspection: &Inspection) -> Option<SellerCode> {
    let line = inspection.line.as_ref();
    inspection
        .seller
        .clone()
        .or_else(|| line.map(|choice| choice.of.seller.clone()))
}

/// Whose return a parcel is: a person's choice, our own address line, or the only seller whom its
/// numbers name.
fn parcel_seller(row: &ParcelRow, lines: &[KnownLine]) -> Option<SellerCode> {
    let said = row.chosen.as_ref().map(|of| of.seller.clone());
    said.or_else(|| row.hinted.clone()).or_else(|| {
        let mut sellers = lines
            .iter()
            .filter(|known| is_numbered(row, known))
            .map(|known| &known.line.of.seller);
        let first = sellers.next()?;
        sellers.all(|other| other == first).then(|| first.clone())
    })
}

/// Tells whether a number of the parcel is one of the line's return.
fn is_numbered(row: &ParcelRow, known: &KnownLine) -> bool {
    let line = &known.line;
    row.candidates.iter().any(|candidate| {
        let key = candidate.key.as_str();
        line.tracking.iter().any(|one| one == key)
            || line
                .of
                .rma_id
                .as_ref()
                .is_some_and(|rma| rma.as_str() == key)
            || line
                .of
                .order_id
                .as_ref()
                .is_some_and(|id| id.as_str() == key)
            || line.merchant_rma_id.as_deref() == Some(key)
    })
}

/// Tells whether a parcel belongs to what was asked for: of a return's, not one that a person took for
/// another return's.
fn is_of(
    parcel: &EvidenceParcel,
    (of, lines): (&EvidenceOf, &[KnownLine]),
    units: &[UnitRow],
) -> bool {
    let EvidenceOf::Lines(ids) = of else {
        return true;
    };
    let asked = |known: &&KnownLine| ids.contains(&known.id);
    let mut returns = lines.iter().filter(asked).map(|known| &known.line.of);
    let chosen = parcel.row.chosen.as_ref();
    let holds = |unit: &UnitRow| {
        let line = unit.inspection.line.as_ref();
        unit.inspection.parcel == parcel.row.parcel
            && line.is_some_and(|choice| ids.contains(&choice.line))
    };
    chosen.is_none_or(|chosen| returns.any(|of| of == chosen)) || units.iter().any(holds)
}

fn scoped_parcel(
    mut parcel: EvidenceParcel,
    (seller, lines): (Option<&SellerCode>, &[KnownLine]),
    ours: &BTreeSet<UnitId>,
) -> ScopedParcel {
    let is_shown = |row: &PhotoRow| row.named.unit.is_none_or(|unit| ours.contains(&unit));
    parcel.photos.retain(is_shown);
    let whose = match (parcel_seller(&parcel.row, lines), seller) {
        (Some(whose), Some(seller)) if whose != *seller => Whose::Anothers,
        (Some(_), Some(_) | None) | (None, _) => Whose::Ours,
    };
    ScopedParcel { parcel, whose }
}

/// Tells whether an announced line stands in the pack: one that was asked for, one of its units', or
/// one of its parcels' return.
fn is_told(
    known: &KnownLine,
    (of, seller): (&EvidenceOf, Option<&SellerCode>),
    (parcels, units): (&[ScopedParcel], &[UnitRow]),
) -> bool {
    if Some(&known.line.of.seller) != seller {
        return false;
    }
    let of_unit = |id: LineId| {
        let mut lines = units
            .iter()
            .filter_map(|unit| unit.inspection.line.as_ref());
        lines.any(|choice| choice.line == id)
    };
    let of_parcel = || {
        parcels.iter().any(|one| match &one.parcel.row.chosen {
            Some(chosen) => *chosen == known.line.of,
            None => is_numbered(&one.parcel.row, known),
        })
    };
    match of {
        EvidenceOf::Lines(ids) => ids.contains(&known.id),
        EvidenceOf::Parcel(_) => of_unit(known.id) || of_parcel(),
        EvidenceOf::Unit(_) => {
            let has_line = units.iter().any(|unit| unit.inspection.line.is_some());
            of_unit(known.id) || (!has_line && of_parcel())
        }
    }
}

/// Tells whether a fact is about the pack's units, or about a parcel and no unit.
fn is_about(kept: &KeptFact, ours: &BTreeSet<UnitId>) -> bool {
    let mut units = kept
        .fact
        .envelope
        .subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Unit(unit) => Some(*unit),
            Subject::Series(_)
            | Subject::Person(_)
            | Subject::Seller(_)
            | Subject::Product(..)
            | Subject::Standing(..)
            | Subject::Container(_)
            | Subject::Load(_)
            | Subject::Parcel(_)
            | Subject::Import(..)
            | Subject::Photo(_)
            | Subject::Range(..)
            | Subject::Mail(_)
            | Subject::Answers(_)
            | Subject::Day(_)
            | Subject::Lot(_)
            | Subject::Forward(_)
            | Subject::Batch(_)
            | Subject::ResaleSku(..)
            | Subject::Ship(_)
            | Subject::RecallList(_) => None,
        })
        .peekable();
    units.peek().is_none() || units.any(|unit| ours.contains(&unit))
}

/// Tells how much of a fact goes out to a seller.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn says(body: &Body, seller: Option<&SellerCode>, whose: Whose) -> Says {
    let foreign = |named: Option<&SellerCode>| named.is_some_and(|named| Some(named) != seller);
    let names_another = match body {
        // What a parcel was received as is its return's: of another seller's, only that it was.
        Body::ParcelReceived { chosen, .. } | Body::ParcelOpened { chosen, .. } => {
            whose == Whose::Anothers || foreign(chosen.as_ref().map(|of| &of.seller))
        }
        Body::ParcelIdentified {
            chosen,
            seller: hinted,
            ..
        } => {
            whose == Whose::Anothers
                || foreign(chosen.as_ref().map(|of| &of.seller))
                || foreign(hinted.as_ref())
        }
        Body::ParcelDocked { .. } | Body::ParcelClosed { .. } => whose == Whose::Anothers,
        Body::UnitInspected { inspection, .. } | Body::UnitParked { inspection, .. } => {
            let line = inspection.line.as_ref().map(|choice| &choice.of.seller);
            foreign(inspection.seller.as_ref()) || foreign(line)
        }
        Body::SellerNamed { seller: named, .. }
        | Body::SellerPolicySet { seller: named, .. }
        | Body::SellerTermsSet { seller: named, .. }
        | Body::SellerRatesSet { seller: named, .. }
        | Body::SellerChecklistSet { seller: named, .. }
        | Body::ProductBound { seller: named, .. } => foreign(Some(named)),
        Body::ReturnsImported(file) | Body::ProductsImported(file) => foreign(Some(&file.seller)),
        Body::SellerOrderSet(set) => foreign(Some(&set.seller)),
        Body::BatchOpened(opened) => foreign(Some(&opened.seller)),
        Body::SkuLocked(locked) => foreign(Some(&locked.seller)),
        Body::MailMade(made) => foreign(Some(&made.seller)),
        Body::ForwardMade(made) => foreign(made.seller.as_ref()),
        Body::MailTaken(taken) => foreign(Some(&taken.seller)),
        Body::ParcelClaimed { claim, .. } => foreign(Some(&claim.seller)),
        Body::ParcelUnmatched { of, .. } => foreign(Some(&of.seller)),
        Body::UnitAttached(attached) => foreign(attached.seller.as_ref()),
        Body::ParcelMerged(merged) => {
            let mut sellers = merged.units.iter().map(|moved| moved.seller.as_ref());
            sellers.any(foreign)
        }
        // A lot holds goods of several sellers, and what they were sold for is no business of one; a
        // count of a place names units of any.
        Body::LotSold(_)
        | Body::LotWithdrawn(_)
        | Body::LotProceeds(_)
        | Body::PlaceCounted(_)
        // A folder holds answers of several sellers.
        | Body::AnswersRead(_)
        // A shipment consolidates goods of several sellers.
        | Body::Day(_)
        | Body::Ship(_) => true,
        Body::SeriesOpened { .. }
        | Body::PersonEnrolled { .. }
        | Body::PersonPinSet { .. }
        | Body::PersonLocked { .. }
        | Body::PersonUnlocked { .. }
        | Body::ContainerOpened { .. }
        | Body::ContainerSealed { .. }
        | Body::LoadOpened { .. }
        | Body::LoadClosed { .. }
        | Body::ParcelDamaged { .. }
        | Body::ParcelWeighed { .. }
        | Body::ParcelFoundEmpty { .. }
        | Body::ParcelShelved { .. }
        | Body::ParcelNoted { .. }
        | Body::ParcelExpired(_)
        | Body::ParcelBinned { .. }
        | Body::UnitDecided { .. }
        | Body::UnitPut { .. }
        | Body::UnitJudged { .. }
        | Body::UnitHoldChanged { .. }
        | Body::UnitHoldEnded { .. }
        | Body::RepairEstimated(_)
        | Body::RepairAnswered(_)
        | Body::RepairWorked(_)
        | Body::RepairEnded(_)
        | Body::Correct(_)
        | Body::UnitRated(_)
        | Body::UnitLeft(_)
        | Body::UnitInstructed { .. }
        | Body::ForwardHandedOver { .. }
        | Body::ForwardCancelled { .. }
        | Body::ParcelReleased(_)
        | Body::BatchGathered { .. }
        | Body::BatchLetGo { .. }
        | Body::BatchListed(_)
        | Body::BatchEnded(_)
        | Body::UnitRelabelled(_)
        | Body::UnitCameBack { .. }
        | Body::UnitClassed { .. }
        | Body::UnitMoved { .. }
        | Body::UnitWrittenOff(_)
        | Body::ParcelMoved { .. }
        | Body::ParcelWrittenOff(_)
        | Body::ContainerLeft(_)
        | Body::ContainerPictured(_)
        | Body::UnitShippedBefore { .. }
        | Body::PhotoNamed(_)
        | Body::PhotoDropped { .. }
        | Body::PhotoWaived(_)
        | Body::PhotoMasked(_)
        | Body::PhotoPurged(_)
        | Body::ChatPurged(_)
        | Body::RecallsImported(_)
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. }
        | Body::Undone { .. } => false,
    };
    if names_another {
        Says::ThatItWas
    } else {
        Says::All
    }
}
