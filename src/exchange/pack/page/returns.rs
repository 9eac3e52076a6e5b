//! What the seller announced, in the words of a claim's form, beside how much of it came.

use super::html::{Both, Html, Said};
use crate::domain::codes::{OrderId, Rma};
use crate::domain::expected::{ExpectedLine, KnownLine};
use crate::exchange::pack::scope::{Scoped, Whose};
use crate::ledger::fact::Unseen;
use crate::ledger::rows::UnitRow;
use crate::text::{EvidenceMsg, Message};

/// Writes the section, a table for each announced line.
pub(super) fn section(html: &mut Html, both: &Both, scoped: &Scoped) {
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadReturn));
    if scoped.lines.is_empty() {
        html.element("p class=\"none\"", &both.say(EvidenceMsg::NotAnnounced));
    }
    for known in &scoped.lines {
        html.begin_fields();
        ids(html, both, &known.line);
        quantities(html, both, scoped, known);
        circumstances(html, both, &known.line);
        claim(html, both, &known.line);
        html.end_fields();
    }
    html.raw("</section>\n");
}

/// Writes a field whose text comes from a file; nothing where there is none.
fn text(html: &mut Html, label: &Said, value: Option<&str>) {
    let values: Vec<Said> = value.into_iter().map(Said::plain).collect();
    html.field(label, &values);
}

fn ids(html: &mut Html, both: &Both, line: &ExpectedLine) {
    let column = |code: &str| both.word("column", code);
    text(html, &column("seller"), Some(line.of.seller.as_str()));
    let order = line.of.order_id.as_ref().map(OrderId::as_str);
    needed(html, both, &column("order_id"), order);
    text(
        html,
        &both.say(EvidenceMsg::OrderItem),
        line.order_item_id.as_deref(),
    );
    let rma = line.of.rma_id.as_ref().map(Rma::as_str);
    needed(html, both, &column("rma_id"), rma);
    text(
        html,
        &both.say(EvidenceMsg::MerchantRma),
        line.merchant_rma_id.as_deref(),
    );
    let carrier = line.carrier.as_deref();
    let carrier = carrier
        .map(|code| both.word("carrier", code))
        .or_else(|| line.carrier_raw.as_deref().map(Said::plain));
    let tracking = line.tracking.iter().map(|key| {
        let number = Said::plain(key.as_str());
        match &carrier {
            Some(carrier) => number.then(" · ", carrier),
            None => number,
        }
    });
    let tracking: Vec<Said> = tracking.collect();
    html.field(&column("tracking"), &or_unknown(both, tracking));
    let outbound: Vec<Said> = line.outbound.iter().map(Said::plain).collect();
    html.field(&both.say(EvidenceMsg::Outbound), &outbound);
    needed(html, both, &column("asin"), line.asin.as_deref());
    needed(html, both, &column("sku"), line.sku.as_deref());
    text(html, &both.say(EvidenceMsg::Fnsku), line.fnsku.as_deref());
    needed(html, both, &column("title"), line.title.as_deref());
    let serials: Vec<Said> = line.serials.iter().map(Said::plain).collect();
    html.field(
        &both.say(EvidenceMsg::SerialAnnounced),
        &or_unknown(both, serials),
    );
}

/// Writes a field that a claim asks for: where nothing is known it says so.
fn needed(html: &mut Html, both: &Both, label: &Said, value: Option<&str>) {
    let values = value.into_iter().map(Said::plain).collect();
    html.field(label, &or_unknown(both, values));
}

fn or_unknown(both: &Both, values: Vec<Said>) -> Vec<Said> {
    if values.is_empty() {
        return vec![both.say(EvidenceMsg::NotKnown)];
    }
    values
}

fn quantities(html: &mut Html, both: &Both, scoped: &Scoped, known: &KnownLine) {
    let of_line = |unit: &&UnitRow| {
        let line = unit.inspection.line.as_ref();
        line.is_some_and(|choice| choice.line == known.id)
    };
    let count = |number: u32| Said::plain(number.to_string());
    let line = &known.line;
    html.field(&both.say(EvidenceMsg::Announced), &[count(line.quantity)]);
    // Another parcel may have brought more of the line than this pack has units.
    let came = u32::try_from(scoped.units.iter().filter(of_line).count()).unwrap_or(u32::MAX);
    html.field(
        &both.say(EvidenceMsg::Came),
        &[count(came.max(known.put_units))],
    );
    let ordered: Vec<Said> = line.order_quantity.into_iter().map(count).collect();
    html.field(&both.say(EvidenceMsg::OrderQuantity), &ordered);
    let ours = scoped.parcels.iter().filter(|one| one.whose == Whose::Ours);
    let unseen = ours.flat_map(|one| &one.parcel.row.unseen);
    let said = unseen.filter(|(id, _)| *id == known.id).map(|(_, said)| {
        let said: &Unseen = said;
        both.word("unseen", said.code())
    });
    let said: Vec<Said> = said.collect();
    html.field(&both.say(EvidenceMsg::Unseen), &said);
}

fn circumstances(html: &mut Html, both: &Both, line: &ExpectedLine) {
    let family = line.reason_family.code();
    let family = both.term(&Message::term("reason", family), family);
    let reason = line.reason_code.as_deref().map(Said::plain);
    let reason = reason.map(|code| code.then(" · ", &family));
    html.field(
        &both.word("column", "reason_code"),
        &or_unknown(both, reason.into_iter().collect()),
    );
    let day = |day: Option<crate::domain::time::Day>| day.map(|day| day.to_string());
    let money = |amount: Option<crate::domain::money::Money>| amount.map(|of| both.money(of));
    text(
        html,
        &both.say(EvidenceMsg::Resolution),
        line.resolution.as_deref(),
    );
    text(html, &both.say(EvidenceMsg::Status), line.status.as_deref());
    let requested = day(line.request_date);
    needed(
        html,
        both,
        &both.say(EvidenceMsg::RequestDate),
        requested.as_deref(),
    );
    html.field(
        &both.say(EvidenceMsg::RefundDate),
        &[both.say(EvidenceMsg::RefundDateHow)],
    );
    let refunded = money(line.refunded_amount);
    needed(
        html,
        both,
        &both.say(EvidenceMsg::Refunded),
        refunded.as_deref(),
    );
    let ordered = money(line.order_amount);
    text(
        html,
        &both.say(EvidenceMsg::OrderAmount),
        ordered.as_deref(),
    );
    let delivered = day(line.delivered_date);
    needed(
        html,
        both,
        &both.say(EvidenceMsg::Delivered),
        delivered.as_deref(),
    );
}

/// Writes what decides whether a claim may be made.
fn claim(html: &mut Html, both: &Both, line: &ExpectedLine) {
    let yes = |truth: Option<bool>| {
        let said = truth.map(|yes| {
            both.say(if yes {
                EvidenceMsg::Yes
            } else {
                EvidenceMsg::No
            })
        });
        said.into_iter().collect::<Vec<Said>>()
    };
    text(
        html,
        &both.say(EvidenceMsg::Category),
        line.category.as_deref(),
    );
    html.field(&both.say(EvidenceMsg::InPolicy), &yes(line.in_policy));
    html.field(&both.say(EvidenceMsg::AToZ), &yes(line.a_to_z));
    text(
        html,
        &both.say(EvidenceMsg::SafetState),
        line.safet_state.as_deref(),
    );
    text(
        html,
        &both.say(EvidenceMsg::SafetClaim),
        line.safet_claim_id.as_deref(),
    );
}
