//! Firms on papers: who imports, for whom, and whether a list names them.

use std::collections::BTreeSet;

use super::super::codes::SellerCode;
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

    fn screening(&mut self) {
        let Some(screened) = &self.context.screened else {
            self.at_all(CheckCode::Screening, What::NoList {});
            return;
        };
        let days = self.context.today.days_since(screened.listed);
        if days > i64::from(self.rules.limits.screening_days) {
            let what = What::ListOld {
                listed: screened.listed,
                days: u32::try_from(days).unwrap_or(u32::MAX),
            };
            self.at_all(CheckCode::Screening, what);
        }
        for (party, name) in &screened.hits {
            let place = Place::Party(party.clone());
            let what = What::OnList { name: name.clone() };
            self.find(CheckCode::ScreeningHit, (place, Vec::new()), what);
        }
    }
}
