//! Who is compared with a list: firms on the papers of a consignment, and exporters that papers of the export name.

use std::collections::{BTreeMap, BTreeSet};

use super::super::codes::{Country, PartyCode};
use super::super::consignment::Consignment;
use super::super::party::Party;
use super::id_key;

/// A party that is compared: a firm that is kept, or an exporter that a paper names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Screenee {
    /// Its code, or the name or number where nothing else is known.
    pub who: String,
    /// The code of a firm that is kept.
    pub party: Option<PartyCode>,
    /// Its names.
    pub names: Vec<String>,
    /// Its numbers, as [`id_key`] writes them.
    pub ids: Vec<String>,
    /// Where it is.
    pub country: Option<Country>,
}

impl Screenee {
    /// A firm that is kept.
    pub fn of(party: &Party) -> Self {
        let names = [&party.name_en, &party.name_zh];
        let registers = [
            party.uscc.as_ref().map(ToString::to_string),
            party.hk_br.as_ref().map(ToString::to_string),
            party.ein.clone(),
        ];
        let ids = registers.into_iter().flatten();
        Self {
            who: party.party.to_string(),
            party: Some(party.party.clone()),
            names: names.into_iter().flatten().cloned().collect(),
            ids: ids.filter_map(|id| id_key(&id)).collect(),
            country: Some(party.country.clone()),
        }
    }

    /// Everybody of a consignment, each once: its firms by code, then exporters of papers that are none of these.
    pub fn of_consignment(of: &Consignment) -> Vec<Self> {
        let parties = &of.parties;
        let firms = [
            &parties.importer,
            &parties.exporter,
            &parties.notify,
            &parties.forwarder,
        ];
        let firms = firms.into_iter().flatten().map(Self::of);
        let firms: BTreeMap<String, Self> = firms.map(|firm| (firm.who.clone(), firm)).collect();
        let mut all: Vec<Self> = firms.into_values().collect();
        let mut others: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for line in of.units().filter_map(|unit| unit.exported.as_ref()) {
            let code = line.exporter_uscc.as_ref().map(ToString::to_string);
            let name = line.exporter.as_deref().unwrap_or_default();
            let ids = others.entry(name).or_default();
            ids.extend(code.as_deref().and_then(id_key));
        }
        for (name, ids) in others {
            let names: Vec<String> = [name].into_iter().map(ToOwned::to_owned).collect();
            let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
            let is_same = |one: &Self| {
                let is_named = names.iter().all(|name| one.names.contains(name));
                is_named && ids.iter().all(|id| one.ids.contains(id))
            };
            let who = names.first().or(ids.first()).cloned();
            if let Some(who) = who
                && !all.iter().any(is_same)
            {
                all.push(Self {
                    who,
                    party: None,
                    names,
                    ids: ids.into_iter().collect(),
                    country: None,
                });
            }
        }
        all
    }
}
