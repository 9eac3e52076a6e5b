//! Rules of freight rates: what people enter, from a day on; the newer word for a day counts.

use std::collections::BTreeSet;

use super::{ShipNeed, refused};
use crate::domain::freight::FreightTable;
use crate::domain::limits::FREIGHT_TABLES_MAX;
use crate::ledger::command::RateFreight;
use crate::ledger::fact::{RatedFreight, ShipFact};
use crate::ledger::refusal::{Refusal, ShipRefusal};
use crate::ledger::rule::{Known, Need};

pub(super) fn needs(told: &RateFreight) -> Vec<Need> {
    let modes: BTreeSet<_> = told.tables.iter().map(|table| table.mode).collect();
    vec![Need::Ship(ShipNeed::Freight(modes.into_iter().collect()))]
}

pub(super) fn rate(told: &RateFreight, known: &Known) -> Result<Vec<ShipFact>, Refusal> {
    if told.tables.is_empty() || told.tables.len() > FREIGHT_TABLES_MAX {
        return Err(refused(ShipRefusal::FreightTables));
    }
    let mut places = BTreeSet::new();
    for table in &told.tables {
        if let Some(fault) = table.faults().first() {
            return Err(refused(ShipRefusal::FreightTable(*fault)));
        }
        if !places.insert((table.mode, table.valid_from)) {
            return Err(refused(ShipRefusal::FreightTables));
        }
    }
    let stands = |table: &&FreightTable| {
        let mut rows = known.ship.freight.iter();
        rows.any(|row| row.rated.table == **table)
    };
    let new = told.tables.iter().filter(|table| !stands(table));
    let facts = new.map(|table| {
        ShipFact::FreightRated(Box::new(RatedFreight {
            table: table.clone(),
            file: told.file,
        }))
    });
    Ok(facts.collect())
}
