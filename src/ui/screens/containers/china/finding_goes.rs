//! Where a finding of pre-flight leads: to the row that is to be put right.

use super::super::super::table::RowKey;
use super::forms::{ConsignmentForm, Form, ShipmentForm};
use super::panes::{Pane, Way};
use super::parties::PartyForm;
use super::{Draft, Known, Part};
use crate::domain::codes::{ContainerName, PartyCode};
use crate::domain::preflight::{CheckCode, Finding, Place};

/// Whether the line of an export paper puts it right.
fn is_of_exports(check: CheckCode) -> bool {
    [
        CheckCode::ExportReference,
        CheckCode::ExportBalance,
        CheckCode::TwelveMonths,
        CheckCode::TaxWindow,
    ]
    .contains(&check)
}

/// Leads to what a finding is about.
pub(super) fn to(draft: &mut Draft, finding: &Finding, known: &Known<'_>) {
    match &finding.place {
        Place::Consignment => to_terms(draft, finding.check, known),
        Place::Party(code) => to_party(draft, code, known),
        Place::Carton(container, _) => to_carton(draft, container),
        Place::Unit(..) | Place::Sku(..) if is_of_exports(finding.check) => {
            draft.pane = Pane::Exports;
            draft.exports.chosen.clone_from(&finding.units);
        }
        Place::Unit(tag, container) => {
            to_carton(draft, container);
            draft.way = Some(Way::Unit(tag.clone()));
        }
        // The product book says it, not the goods data.
        Place::Sku(seller, _) if finding.check == CheckCode::BatteryUnknown => {
            draft.way = Some(Way::Products(seller.clone()));
        }
        Place::Sku(seller, sku) => {
            draft.part = Part::Goods;
            draft.goods.look_for(seller, sku);
        }
    }
}

/// Shows a carton among those of the consignment.
fn to_carton(draft: &mut Draft, container: &ContainerName) {
    draft.pane = Pane::Cartons;
    draft.carton.choose(container.clone());
    draft.cartons.point_at(RowKey::Name(container.to_string()));
}

fn to_party(draft: &mut Draft, code: &PartyCode, known: &Known<'_>) {
    let party = known.parties.iter().find(|party| party.party == *code);
    draft.part = Part::Parties;
    draft.parties.form = party.map(PartyForm::of);
}

/// Opens the terms that say it: those of the shipment where the day of arrival lacks, else the consignment's.
fn to_terms(draft: &mut Draft, check: CheckCode, known: &Known<'_>) {
    if check == CheckCode::CartonReady {
        draft.pane = Pane::Cartons;
        return;
    }
    let open = known.consignment.filter(|view| view.row.closed.is_none());
    let Some(view) = open else {
        return;
    };
    draft.form = match (check, known.shipment) {
        (CheckCode::SixMonths | CheckCode::TwelveMonths, Some(shipment)) => {
            Form::Shipment(ShipmentForm::of(&shipment.row.terms))
        }
        (_, _) => Form::Consignment(ConsignmentForm::of(&view.row.terms)),
    };
}
