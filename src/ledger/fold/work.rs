//! What was done on a unit or a parcel and for which seller, as charges count it.
//!
//! Work counts from the evening of a day on: what is taken back on the day it was done was never charged, and
//! what is taken back later keeps its place with the day of its undo. So no later fact changes what an
//! earlier evening had.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::charge::Activity;
use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::ids::{EventId, Hash, ParcelId, UnitId};
use crate::domain::leaving::LeftHow;
use crate::domain::money::Money;
use crate::domain::place::Mixed;
use crate::domain::time::Day;
use crate::ledger::charge::{CardSet, Evidence, Work};
use crate::ledger::fact::{Body, CorrectFact, Fact, Inspection, LeftUnits, RepairWorked};

use super::counting::{counting, ordered};

/// Folds a unit's facts into the work that was done on it, the oldest first.
pub fn unit_work(unit: UnitId, facts: &[Fact]) -> Vec<Work> {
    let told = Told::of(facts);
    told.work(|counted| {
        let mut story = UnitStory::new(unit, &told);
        for fact in counted {
            story.go_on(fact);
        }
        story.due
    })
}

/// Folds a parcel's facts into the work that was done on it, the oldest first: it is charged once a seller is
/// named by a person's choice or by a unit out of it.
pub fn parcel_work(parcel: ParcelId, facts: &[Fact]) -> Vec<Work> {
    let told = Told::of(facts);
    told.work(|counted| parcel_due(&told, parcel, counted))
}

/// Gives the rate cards of a seller as they were set, the oldest first.
pub fn cards(facts: &[Fact]) -> Vec<CardSet> {
    let told = Told::of(facts);
    let set = |fact: &&Fact| {
        if let Body::SellerRatesSet { rates, .. } = &fact.body {
            Some(CardSet {
                set: told.day(fact),
                rates: rates.as_ref().clone(),
            })
        } else {
            None
        }
    };
    told.facts.iter().filter_map(set).collect()
}

/// Facts in their order, each with the day on which it was known. A clock that goes back writes nothing into
/// a day that is over.
struct Told<'f> {
    facts: Vec<&'f Fact>,
    days: BTreeMap<EventId, Day>,
}

impl<'f> Told<'f> {
    fn of(facts: &'f [Fact]) -> Self {
        let facts = ordered(facts);
        let mut days = BTreeMap::new();
        let mut newest = None;
        for fact in &facts {
            let day = newest.map_or(fact.envelope.day, |newest: Day| {
                newest.max(fact.envelope.day)
            });
            newest = Some(day);
            days.insert(fact.envelope.event, day);
        }
        Self { facts, days }
    }

    fn day(&self, fact: &Fact) -> Day {
        let event = &fact.envelope.event;
        self.days.get(event).copied().unwrap_or(fact.envelope.day)
    }

    /// Compares what is due on each evening with the evening before.
    fn work(&self, due: impl Fn(&[&'f Fact]) -> Vec<Work>) -> Vec<Work> {
        let mut all: Vec<Work> = Vec::new();
        let mut end = 0;
        while let Some(first) = self.facts.get(end) {
            let day = self.day(first);
            let more = self.facts.iter().skip(end);
            end += more.take_while(|fact| self.day(fact) == day).count();
            let until = self.facts.get(..end).unwrap_or(&self.facts);
            let mut now = due(&counting(until));
            for known in all.iter_mut().filter(|known| known.back.is_none()) {
                match now.iter().position(|one| one.is_same(known)) {
                    Some(at) => {
                        let left = now.remove(at).until.map(|_| day);
                        known.until = known.until.or(left);
                    }
                    None => known.back = Some(day),
                }
            }
            all.extend(now.into_iter().map(|one| Work {
                charged: day,
                ..one
            }));
        }
        all
    }

    fn one(&self, seller: &SellerCode, about: &str, activity: Activity, fact: &Fact) -> Work {
        let day = self.day(fact);
        Work {
            seller: seller.clone(),
            activity,
            about: about.to_owned(),
            cost: None,
            day,
            charged: day,
            until: None,
            back: None,
            evidence: Evidence {
                station: fact.envelope.station.clone(),
                epoch: fact.envelope.epoch,
                seq: fact.envelope.seq,
            },
        }
    }
}

/// What a unit's facts came to so far.
struct UnitStory<'t, 'f> {
    unit: UnitId,
    told: &'t Told<'f>,
    seen: Option<(&'f SellerCode, &'f str)>,
    decision: Option<Decision>,
    place: Option<&'f ContainerName>,
    /// Codes of resale labels that it got.
    labels: BTreeSet<&'f str>,
    due: Vec<Work>,
}

impl<'t, 'f> UnitStory<'t, 'f> {
    fn new(unit: UnitId, told: &'t Told<'f>) -> Self {
        Self {
            unit,
            told,
            labels: BTreeSet::new(),
            seen: None,
            decision: None,
            place: None,
            due: Vec::new(),
        }
    }

    fn go_on(&mut self, fact: &'f Fact) {
        if let Body::UnitInspected { inspection, .. } = &fact.body {
            self.see(inspection);
            self.add(Activity::Inspect, fact);
            for work in &inspection.rework {
                self.add(Activity::of_rework(*work), fact);
            }
        } else if let Body::UnitParked {
            inspection, shelf, ..
        } = &fact.body
        {
            self.see(inspection);
            self.decision = None;
            self.put(shelf, fact);
        } else if let Body::UnitDecided { decision, .. }
        | Body::UnitJudged { decision, .. }
        | Body::UnitHoldEnded { decision, .. } = &fact.body
        {
            self.decision = Some(*decision);
        } else if let Body::Correct(CorrectFact::UnitRedecided(redecided)) = &fact.body {
            // What was wrong is put right at nobody's charge: neither this nor another grade is work.
            self.decision = Some(redecided.decision);
        } else if let Body::RepairWorked(worked) = &fact.body {
            self.repair(worked, fact);
        } else if let Body::RepairEnded(ended) = &fact.body {
            self.decision = Some(ended.decision);
        } else if let Body::UnitCameBack { container, .. } = &fact.body {
            // A sale that is withdrawn was none.
            let of_sale =
                |work: &Work| matches!(work.activity, Activity::Liquidate | Activity::Container);
            self.due.retain(|work| !of_sale(work));
            self.stand(container, fact);
        } else if let Body::UnitMoved { container, .. } = &fact.body {
            self.stand(container, fact);
        } else if let Body::UnitPut { container, .. } = &fact.body {
            self.add(Activity::Put, fact);
            self.put(container, fact);
        } else if let Body::UnitLeft(left) = &fact.body {
            self.leave(left, fact);
        } else if let Body::UnitRelabelled(relabelled) = &fact.body {
            // The same label once more replaces one that was spoilt here.
            if self.labels.insert(&relabelled.code) {
                self.add(Activity::Relabel, fact);
            }
        } else if let Body::UnitWrittenOff(_) = &fact.body {
            self.end_stay(fact);
        }
    }

    fn see(&mut self, inspection: &'f Inspection) {
        let seller = inspection.seller.as_ref();
        self.seen = seller.map(|seller| (seller, inspection.tag.as_str()));
    }

    fn add(&mut self, activity: Activity, fact: &Fact) {
        if let Some((seller, tag)) = self.seen {
            self.due.push(self.told.one(seller, tag, activity, fact));
        }
    }

    /// Adds what a repair took: its parts, and its work. A fact that names no parcel was written before
    /// repairs were charged, and the statement of its day stays as it was.
    fn repair(&mut self, worked: &RepairWorked, fact: &Fact) {
        let (Some(spent), Some(_), Some((seller, tag))) = (&worked.spent, worked.parcel, self.seen)
        else {
            return;
        };
        let labour = spent.labour;
        let parts = spent.total().minor.saturating_sub(labour);
        let took = [
            (Activity::RepairParts, parts, !spent.parts.is_empty()),
            (
                Activity::RepairLabour,
                labour,
                spent.minutes > 0 || labour > 0,
            ),
        ];
        for (activity, minor, _) in took.into_iter().filter(|(_, _, is_so)| *is_so) {
            let cost = Money {
                minor,
                currency: spent.currency,
            };
            self.due.push(Work {
                cost: Some(cost),
                ..self.told.one(seller, tag, activity, fact)
            });
        }
    }

    /// Adds what is done once for a unit.
    fn add_once(&mut self, activity: Activity, fact: &Fact) {
        if self.due.iter().all(|known| known.activity != activity) {
            self.add(activity, fact);
        }
    }

    /// Has the unit stand in a container from here on.
    fn stand(&mut self, container: &'f ContainerName, fact: &Fact) {
        self.place = Some(container);
        if !self.due.iter().any(is_here) {
            self.add(Activity::Storage, fact);
        }
    }

    fn put(&mut self, container: &'f ContainerName, fact: &Fact) {
        self.stand(container, fact);
        if container.kind() == ContainerKind::ApprovalShelf {
            return;
        }
        match self.decision {
            Some(Decision::Resell) => self.add_once(Activity::ResellHandling, fact),
            Some(Decision::ShipChina) => self.add_once(Activity::ShipHandling, fact),
            Some(Decision::Hold | Decision::Repair | Decision::Liquidate | Decision::Dispose)
            | None => {}
        }
    }

    /// It is here no more.
    fn end_stay(&mut self, fact: &Fact) {
        self.place = None;
        let left = self.told.day(fact);
        for stay in self.due.iter_mut().filter(|known| is_here(known)) {
            stay.until = Some(left);
        }
    }

    fn leave(&mut self, left: &LeftUnits, fact: &Fact) {
        if self.place != Some(&left.container) {
            return;
        }
        self.end_stay(fact);
        match left.how {
            LeftHow::Destroyed | LeftHow::Recycled => self.add_once(Activity::Dispose, fact),
            LeftHow::Forwarded => self.add(Activity::Forward, fact),
            LeftHow::LotSold => self.add(Activity::Liquidate, fact),
            LeftHow::Sold | LeftHow::Shipped => {}
        }
        self.container(left, fact);
    }

    /// Adds the carton or pallet that one seller's goods left in. The first unit that each fact names says it;
    /// a container whose units stand in several facts is told from them when they are read together.
    fn container(&mut self, left: &LeftUnits, fact: &Fact) {
        let rule = left.container.kind().rule();
        let is_whole = left.under.is_none() && left.container.kind().leaves();
        let is_first = left.units.first() == Some(&self.unit);
        if rule.sellers == Mixed::One && is_whole && is_first {
            let about = left.container.as_str();
            if let Some((seller, _)) = self.seen {
                let work = self.told.one(seller, about, Activity::Container, fact);
                self.due.push(work);
            }
        }
    }
}

/// Tells whether it is the stay of a unit that did not leave.
fn is_here(known: &Work) -> bool {
    known.activity == Activity::Storage && known.until.is_none()
}

/// Names the seller that a fact of a parcel names.
fn named(fact: &Fact) -> Option<&SellerCode> {
    let chosen = if let Body::ParcelReceived { chosen, .. }
    | Body::ParcelOpened { chosen, .. }
    | Body::ParcelIdentified { chosen, .. } = &fact.body
    {
        chosen.as_ref().map(|of| &of.seller)
    } else {
        None
    };
    chosen.or(if let Body::ParcelIdentified { seller, .. } = &fact.body {
        seller.as_ref()
    } else if let Body::UnitInspected { inspection, .. } | Body::UnitParked { inspection, .. } =
        &fact.body
    {
        inspection.seller.as_ref()
    } else if let Body::ParcelMerged(merged) = &fact.body {
        merged.units.iter().find_map(|moved| moved.seller.as_ref())
    } else {
        None
    })
}

fn parcel_due(told: &Told<'_>, parcel: ParcelId, counted: &[&Fact]) -> Vec<Work> {
    // What was written down twice was received once.
    let merged =
        |fact: &&Fact| matches!(&fact.body, Body::ParcelMerged(one) if one.parcel == parcel);
    if counted.iter().any(merged) {
        return Vec::new();
    }
    let received = counted.iter().find_map(|fact| {
        if let Body::ParcelReceived { number, .. } | Body::ParcelDocked { number, .. } = &fact.body
        {
            Some((*fact, number))
        } else {
            None
        }
    });
    let (Some((first, number)), Some(seller)) =
        (received, counted.iter().find_map(|fact| named(fact)))
    else {
        return Vec::new();
    };
    let receive = told.one(seller, number.as_str(), Activity::Receive, first);
    let photos = photos(parcel, counted).into_values();
    let photos = photos.map(|(fact, unit)| {
        let of_unit = unit.and_then(|unit| seller_of(unit, counted));
        let seller = of_unit.unwrap_or(seller);
        told.one(seller, number.as_str(), Activity::Photo, fact)
    });
    let claims = claims(told, (number.as_str(), seller), counted);
    let mut due: Vec<Work> = photos.chain([receive]).chain(claims).collect();
    due.sort_by_key(|work| (work.day, work.evidence.seq));
    due
}

/// Gives for each time that a parcel came off the claim shelf to be opened for its seller that it did, and the
/// days that it stood there.
fn claims(told: &Told<'_>, (number, first): (&str, &SellerCode), counted: &[&Fact]) -> Vec<Work> {
    let mut due = Vec::new();
    let mut shelved: Option<&Fact> = None;
    let mut seller = None;
    for fact in counted {
        seller = named(fact).or(seller);
        if let Body::ParcelShelved { .. } = &fact.body {
            // Put on another shelf it waits since the first.
            shelved = shelved.or(Some(fact));
        } else if let (Body::ParcelOpened { .. }, Some(since)) = (&fact.body, shelved) {
            shelved = None;
            let seller = seller.unwrap_or(first);
            due.push(told.one(seller, number, Activity::Claim, fact));
            let (day, until) = (told.day(since), told.day(fact));
            if day < until {
                due.push(Work {
                    day,
                    until: Some(until),
                    ..told.one(seller, number, Activity::ClaimStorage, fact)
                });
            }
        }
    }
    due
}

/// Gives the photos of a parcel, each with the fact that brought it and the unit that it shows now.
fn photos<'f>(
    parcel: ParcelId,
    counted: &[&'f Fact],
) -> BTreeMap<Hash, (&'f Fact, Option<UnitId>)> {
    let mut shown = BTreeMap::new();
    for fact in counted {
        if let Body::PhotoNamed(named) = &fact.body {
            if named.parcel == parcel {
                shown.entry(named.photo).or_insert((*fact, None)).1 = named.unit;
            } else {
                shown.remove(&named.photo);
            }
        } else if let Body::PhotoDropped { photo, .. } = &fact.body {
            shown.remove(photo);
        }
    }
    shown
}

/// Gives the seller of a unit as it was seen last, or as it came with another record of the parcel.
fn seller_of<'f>(unit: UnitId, counted: &[&'f Fact]) -> Option<&'f SellerCode> {
    let seen = |fact: &&'f Fact| {
        if let Body::UnitInspected { units, .. } = &fact.body {
            units.contains(&unit).then(|| named(fact))
        } else if let Body::UnitParked { unit: parked, .. } = &fact.body {
            (*parked == unit).then(|| named(fact))
        } else if let Body::ParcelMerged(merged) = &fact.body {
            let moved = merged.units.iter().find(|moved| moved.unit == unit);
            moved.map(|moved| moved.seller.as_ref())
        } else {
            None
        }
    };
    counted.iter().rev().find_map(seen).flatten()
}
