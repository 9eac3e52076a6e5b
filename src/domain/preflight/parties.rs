//! Firms on papers: who imports, for whom, and whether a list names them.

use std::collections::BTreeSet;

use super::super::codes::SellerCode;
use super::super::screening::PartyHit;
use super::super::shipment::CustomsRoute;
use super::{CheckCode, Look, Place, What};

impl Look<'_> {
    pub(super) fn parties(&mut self) {
        self.importer();
        self.exporters();
        self.screening();
    }

    fn at_importer(&mut self, what: What) {
        let place = Place::Party(self.of.terms.importer.clone());
        self.find(CheckCode::Importer, (place, Vec::new()), what);
    }

    fn importer(&mut self) {
        let Some(importer) = &self.of.parties.importer else {
            self.at_importer(What::NoImporter {});
            return;
        };
        if let Some(lack) = importer.importer_lacks() {
            self.at_importer(What::ImporterLacks { lack });
        } else if importer.uscc.is_none() && self.of.terms.route != CustomsRoute::HongKong {
            self.at_importer(What::NoUscc {});
        }
        let sellers: BTreeSet<&SellerCode> = self
            .of
            .units()
            .filter_map(|unit| unit.seller.as_ref())
            .collect();
        for seller in sellers {
            if !importer.imports_for(seller) {
                let seller = seller.to_string();
                self.at_importer(What::NotTheirImporter { seller });
            }
        }
    }

    /// Goods come back to the firm that exported them, or to one that acts for the seller.
    fn exporters(&mut self) {
        let Some(importer) = &self.of.parties.importer else {
            return;
        };
        for (carton, unit) in self.each() {
            let Some(code) = unit
                .exported
                .as_ref()
                .and_then(|line| line.exporter_uscc.as_ref())
            else {
                continue;
            };
            if importer.uscc.as_ref() == Some(code) {
                continue;
            }
            let exporter = code.to_string();
            let seller = unit.seller.as_ref();
            if seller.is_some_and(|seller| importer.imports_for(seller)) {
                let what = What::AgencyNeeded { exporter };
                self.at_unit(CheckCode::Agency, (carton, unit), what);
            } else {
                let what = What::OtherExporter { exporter };
                self.at_unit(CheckCode::OriginalExporter, (carton, unit), what);
            }
        }
    }

    /// Each list with its age, and each entry that is like a party. No list says that a party is clear.
    fn screening(&mut self) {
        let context = self.context;
        let Some(screened) = &context.screened else {
            self.at_all(CheckCode::Screening, What::NoList {});
            return;
        };
        for list in &screened.lists {
            let age = list.age(context.today, self.rules.limits.screening_days);
            if age.is_old {
                let what = What::ListOld {
                    list: list.list.clone(),
                    listed: list.listed,
                    days: age.days,
                };
                self.at_all(CheckCode::Screening, what);
            }
            let hits = screened.hits.iter().filter(|hit| hit.list == list.list);
            let what = What::ListCompared {
                list: list.list.clone(),
                listed: list.listed,
                days: age.days,
                entries: list.entries,
                hits: u32::try_from(hits.count()).unwrap_or(u32::MAX),
            };
            self.at_all(CheckCode::ScreeningList, what);
        }
        for hit in &screened.hits {
            self.hit(hit);
        }
    }

    fn hit(&mut self, found: &PartyHit) {
        let party = found.party.clone();
        let place = party.map_or(Place::Consignment, Place::Party);
        let entry = match &found.hit.source {
            Some(source) => format!("{} ({source})", found.hit.entry),
            None => found.hit.entry.clone(),
        };
        let what = What::OnList {
            own: found.hit.own.clone(),
            name: found.hit.name.clone(),
            by: found.hit.by,
            percent: found.hit.permille / 10,
            list: found.list.clone(),
            entry,
        };
        let before = self.found.len();
        self.find(CheckCode::ScreeningHit, (place, Vec::new()), what);
        if let Some(finding) = self.found.get_mut(before) {
            finding.listed = Some(found.named());
        }
    }
}
