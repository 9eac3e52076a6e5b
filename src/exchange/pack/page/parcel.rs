//! How a parcel came: by which numbers, when, how heavy, how damaged.

use super::html::{Both, Html, Said};
use crate::domain::reading::{Candidate, CodeKind};
use crate::domain::weight::{ParcelWeight, WeightMode, WeightVerdict};
use crate::exchange::pack::scope::{Scoped, ScopedParcel, Whose};
use crate::ledger::query::WeighedParcel;
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow};
use crate::text::{EvidenceMsg, ScaleMsg};

/// Writes the section of one parcel.
pub(super) fn section(html: &mut Html, both: &Both, scoped: &Scoped, parcel: &ScopedParcel) {
    let row = &parcel.parcel.row;
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadParcel));
    html.begin_fields();
    let number = Said::plain(row.number.as_str());
    html.field(&both.say(EvidenceMsg::ParcelNumber), &[number]);
    numbers(html, both, parcel);
    moments(html, both, row);
    let standing = row.finding.filter(|_| parcel.whose == Whose::Ours);
    let standing = standing.map(|found| both.word("standing", found.code()));
    let standing: Vec<Said> = standing.into_iter().collect();
    html.field(&both.say(EvidenceMsg::Standing), &standing);
    let damage = row.damage.iter();
    let mut damage: Vec<Said> = damage.map(|one| both.word("damage", one.code())).collect();
    if damage.is_empty() {
        damage.push(both.say(EvidenceMsg::OutsideFine));
    }
    html.field(&both.say(EvidenceMsg::Outside), &damage);
    // What another seller's goods weigh is that seller's.
    weights(
        html,
        both,
        row,
        parcel
            .parcel
            .weighed
            .filter(|_| parcel.whose == Whose::Ours),
    );
    let state = row.state.code();
    html.field(
        &both.word("column", "state"),
        &[both.word("parcel-state", state)],
    );
    let shelf = row.shelf.as_ref().map(|shelf| Said::plain(shelf.as_str()));
    let shelf: Vec<Said> = shelf.into_iter().collect();
    html.field(&both.say(EvidenceMsg::Shelf), &shelf);
    html.end_fields();
    let of_it = |unit: &&UnitRow| unit.inspection.parcel == row.parcel;
    let is_empty = row.state == ParcelState::Empty && !scoped.units.iter().any(|unit| of_it(&unit));
    if is_empty {
        html.element("p class=\"none\"", &both.say(EvidenceMsg::NothingInside));
    }
    html.raw("</section>\n");
}

fn numbers(html: &mut Html, both: &Both, parcel: &ScopedParcel) {
    let label = both.word("column", "tracking");
    if parcel.whose == Whose::Anothers {
        html.field(&label, &[both.say(EvidenceMsg::ParcelAnothers)]);
        return;
    }
    let tracking = |candidate: &&Candidate| candidate.kind == CodeKind::Tracking;
    let mut keys: Vec<Said> = Vec::new();
    for candidate in parcel.parcel.row.candidates.iter().filter(tracking) {
        let key = Said::plain(candidate.key.as_str());
        let said = match &candidate.carrier {
            Some(carrier) => key.then(" · ", &both.word("carrier", carrier)),
            None => key,
        };
        if !keys.contains(&said) {
            keys.push(said);
        }
    }
    if keys.is_empty() {
        keys.push(both.say(EvidenceMsg::NotKnown));
    }
    html.field(&label, &keys);
}

fn moments(html: &mut Html, both: &Both, row: &ParcelRow) {
    let person = match &row.person {
        Some(person) => Said::plain(person.as_str()),
        None => both.say(EvidenceMsg::ByTheProgram),
    };
    let received = Said::plain(both.moment(row.received_at));
    let received = received.then(" · ", &person).and(&row.station);
    html.field(&both.say(EvidenceMsg::Received), &[received]);
    for (label, at) in [
        (EvidenceMsg::Opened, row.opened_at),
        (EvidenceMsg::Closed, row.closed_at),
    ] {
        let at: Vec<Said> = at
            .into_iter()
            .map(|at| Said::plain(both.moment(at)))
            .collect();
        html.field(&both.say(label), &at);
    }
}

fn weights(html: &mut Html, both: &Both, row: &ParcelRow, weighed: Option<WeighedParcel>) {
    let shown = match row.weight {
        Some(weight) => shown(both, weight),
        None => both.say(EvidenceMsg::NotWeighed),
    };
    let is_known = |of: &WeighedParcel| of.expected.at_least.0 > 0 || of.expected.usual.is_some();
    let verdict = weighed.filter(|of| row.weight.is_some() && is_known(of));
    let verdict = verdict.map(|weighed| match weighed.verdict() {
        WeightVerdict::Light { .. } => both.say(EvidenceMsg::WeightLight),
        WeightVerdict::Unusual { .. } => both.say(EvidenceMsg::WeightUnusual),
        WeightVerdict::Fits => both.say(EvidenceMsg::WeightFits),
    });
    let values: Vec<Said> = [Some(shown), verdict].into_iter().flatten().collect();
    html.field(&both.say(EvidenceMsg::Weighed), &values);
    let expected = weighed.map(|of| of.expected.at_least);
    let expected = match expected.filter(|grams| grams.0 > 0) {
        Some(grams) => Said::plain(both.weight(grams)),
        None => both.say(EvidenceMsg::NotKnown),
    };
    html.field(&both.say(EvidenceMsg::WeightExpected), &[expected]);
}

/// Says a weight as a scale showed it.
pub(super) fn shown(both: &Both, weight: ParcelWeight) -> Said {
    match weight.mode {
        WeightMode::Gross => Said::plain(both.weight(weight.weight)),
        WeightMode::Net => both.say(ScaleMsg::Net {
            weight: weight.weight,
        }),
    }
}
