//! Rows of shipments: parties, goods, shipments, consignments, cartons and their serial numbers.

use crate::domain::codes::ContainerName;
use crate::domain::dated;
use crate::domain::export_line::ExportRef;
use crate::domain::party::Party;
use crate::domain::shipment::PalletTerms;
use crate::ledger::fact::{Body, Fact, ShipFact, SsccRange};
use crate::ledger::rows::{
    CartonRow, ConsignmentRow, FreightRow, GoodsRow, SaidAt, ShipmentRow, TemplateRow,
};

use super::counting::{counting, ordered};

/// Gives the facts of shipments that count, in order, with when and by whom.
fn told(facts: &[Fact]) -> Vec<(&ShipFact, SaidAt)> {
    let ordered = ordered(facts);
    let told = counting(&ordered).into_iter().filter_map(|fact| {
        if let Body::Ship(ship) = &fact.body {
            let said = SaidAt {
                at: fact.envelope.at,
                person: fact.envelope.person.clone(),
            };
            Some((ship, said))
        } else {
            None
        }
    });
    told.collect()
}

/// Folds a firm's facts: the newest word counts whole.
pub fn party(facts: &[Fact]) -> Option<Party> {
    let mut row = None;
    for (fact, _) in told(facts) {
        if let ShipFact::PartySet(party) = fact {
            row = Some(Party::clone(party));
        }
    }
    row
}

/// Folds what was told of a SKU's goods: the newest word counts whole.
pub fn goods(facts: &[Fact]) -> Option<GoodsRow> {
    let mut row = None;
    for (fact, said) in told(facts) {
        if let ShipFact::GoodsDeclared(declared) = fact {
            row = Some(GoodsRow {
                declared: (**declared).clone(),
                said,
            });
        }
    }
    row
}

/// Folds the freight rates of a way, the oldest day first: of two for one day the newer counts.
pub fn freight(facts: &[Fact]) -> Vec<FreightRow> {
    let mut rows = Vec::new();
    for (fact, said) in told(facts) {
        if let ShipFact::FreightRated(rated) = fact {
            let rated = (**rated).clone();
            dated::lay(&mut rows, FreightRow { rated, said });
        }
    }
    rows
}

/// Folds under which line of an export paper a unit comes back: the newest word counts.
pub fn exported(facts: &[Fact]) -> Option<ExportRef> {
    let mut of = None;
    for (fact, _) in told(facts) {
        if let ShipFact::UnitExported(units) = fact {
            of.clone_from(&units.of);
        }
    }
    of
}

/// Folds a shipment's facts: its newest terms, and its first leaving.
pub fn shipment(facts: &[Fact]) -> Option<ShipmentRow> {
    let mut row: Option<ShipmentRow> = None;
    for (fact, said) in told(facts) {
        if let ShipFact::ShipmentSet(terms) = fact {
            let begun_at = row.as_ref().map_or(said.at, |row| row.begun_at);
            let left = row.and_then(|row| row.left);
            row = Some(ShipmentRow {
                terms: (**terms).clone(),
                begun_at,
                left,
            });
        } else if let ShipFact::ShipmentLeft(left) = fact
            && let Some(row) = &mut row
        {
            row.left.get_or_insert_with(|| (left.clone(), said));
        }
    }
    row
}

/// Folds a pallet's facts: the newest word counts whole.
pub fn pallet(facts: &[Fact]) -> Option<PalletTerms> {
    let mut row = None;
    for (fact, _) in told(facts) {
        if let ShipFact::PalletSet(terms) = fact {
            row = Some(terms.clone());
        }
    }
    row
}

/// Folds a consignment's facts: its newest terms, its revisions, and what was closed of the newest one.
pub fn consignment(facts: &[Fact]) -> Option<ConsignmentRow> {
    let mut row: Option<ConsignmentRow> = None;
    for (fact, said) in told(facts) {
        if let (ShipFact::ConsignmentSet(terms), None) = (fact, &row) {
            row = Some(ConsignmentRow {
                terms: (**terms).clone(),
                begun_at: said.at,
                revision: 1,
                closed: None,
                signed: Vec::new(),
                papers: Vec::new(),
                left_at: None,
            });
        } else if let Some(row) = &mut row {
            go_on(row, fact, said);
        }
    }
    row
}

fn go_on(row: &mut ConsignmentRow, fact: &ShipFact, said: SaidAt) {
    if let ShipFact::ConsignmentSet(terms) = fact {
        row.terms = (**terms).clone();
    } else if let ShipFact::ConsignmentClosed(closed) = fact {
        row.closed.get_or_insert_with(|| ((**closed).clone(), said));
    } else if let ShipFact::ConsignmentReopened(reopened) = fact {
        row.closed = None;
        row.signed.clear();
        row.revision = row.revision.max(reopened.revision.saturating_add(1));
    } else if let ShipFact::FindingSigned(signed) = fact {
        if signed.revision == row.revision {
            row.signed.push(((**signed).clone(), said));
        }
    } else if let ShipFact::PapersMade(made) = fact {
        row.papers.push(((**made).clone(), said));
    } else if let ShipFact::ShipmentLeft(_) = fact {
        row.left_at.get_or_insert(said.at);
    }
}

/// Folds what shipments know of a carton out of its container's facts; none where they know nothing.
pub fn carton(container: &ContainerName, facts: &[Fact]) -> Option<CartonRow> {
    let mut row = CartonRow::of(container.clone());
    for (fact, _) in told(facts) {
        if let ShipFact::CartonJoined(joined) = fact {
            row.joined = Some((**joined).clone());
        } else if let ShipFact::CartonParted { .. } = fact {
            row.joined = None;
        } else if let ShipFact::CartonMeasured { measure, .. } = fact {
            row.measure = Some(*measure);
        } else if let ShipFact::CartonSealNoted { seal, photo, .. } = fact {
            row.seal.clone_from(seal);
            row.photo = *photo;
        } else if let ShipFact::ContainerReopened { .. } = fact {
            // What is opened is no more what was weighed, and its seal is broken.
            row.measure = None;
            row.seal = None;
            row.photo = None;
        } else if let ShipFact::SsccGiven { sscc, .. } = fact {
            row.sscc.get_or_insert_with(|| sscc.clone());
        }
    }
    (row != CartonRow::of(container.clone())).then_some(row)
}

/// Folds a serial number's facts: it is of the first carton that it was given to, for ever.
pub fn sscc(facts: &[Fact]) -> Option<ContainerName> {
    let told = told(facts);
    let mut given = told.iter().filter_map(|(fact, _)| {
        if let ShipFact::SsccGiven { container, .. } = fact {
            Some(container.clone())
        } else {
            None
        }
    });
    given.next()
}

/// Folds serial numbers that were allotted.
pub fn sscc_range(facts: &[Fact]) -> Option<SsccRange> {
    let told = told(facts);
    let mut allotted = told.iter().filter_map(|(fact, _)| {
        if let ShipFact::SsccAllotted(range) = fact {
            Some(range.clone())
        } else {
            None
        }
    });
    allotted.next()
}

/// Folds a column layout's facts: every version, the newest one last.
pub fn template(facts: &[Fact]) -> Option<TemplateRow> {
    let mut row = TemplateRow::default();
    for (fact, said) in told(facts) {
        if let ShipFact::TemplateSet(set) = fact {
            row.versions.push(((**set).clone(), said));
        }
    }
    (!row.versions.is_empty()).then_some(row)
}
