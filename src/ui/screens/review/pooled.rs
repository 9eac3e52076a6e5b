//! What the claim pool says of a parcel, in its timeline.

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::work::mending;
use super::super::{Intent, Seen};
use super::evidence;
use crate::domain::pool::SeenProduct;
use crate::ledger::Command;
use crate::ledger::fact::Body;
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::text::{DeskMsg, PoolMsg};

/// The reason by which what was said by mistake is taken back.
pub const CORRECTION: &str = "correction";

/// Says what such a fact says, line by line; nothing of any other.
pub(super) fn told(seen: &Seen, body: &Body) -> Vec<String> {
    if let Body::ParcelUnmatched { of, reason, .. } = body {
        let order = of.order_id.as_ref().map(ToString::to_string);
        let number = order.or_else(|| of.rma_id.as_ref().map(ToString::to_string));
        let name = [Some(of.seller.to_string()), number];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        vec![name, seen.term("match-mistake", reason.code())]
    } else if let Body::UnitAttached(attached) = body {
        let of = attached.line.as_ref().and_then(|line| line.of.number());
        let of = of.map_or_else(|| seen.say(PoolMsg::ReturnsNone), str::to_owned);
        let finding = attached.finding.map(|of| seen.term("finding", of.code()));
        let reason = seen.term("line-mistake", attached.reason.code());
        [Some(of), Some(reason), finding]
            .into_iter()
            .flatten()
            .collect()
    } else if let Body::ParcelNoted { seen: product, .. } = body {
        noted(seen, product)
    } else if let Body::ParcelMerged(merged) = body {
        vec![format!("{} → {}", merged.number, merged.into_number)]
    } else if let Body::ParcelExpired(expired) = body {
        let mut said = vec![seen.say(PoolMsg::PoolConfirmed {
            decision: expired.decision,
            person: expired.owner.clone(),
            due: expired.due,
        })];
        said.extend(
            expired
                .told
                .map(|day| seen.say(PoolMsg::PoolAllTold { day })),
        );
        said
    } else if let Body::ParcelBinned { container, .. } = body {
        vec![container.to_string()]
    } else {
        Vec::new()
    }
}

/// Says where a parcel's work stands; of one that another stands for, which.
pub fn state(seen: &Seen, parcel: &ParcelRow) -> String {
    let word = seen.term("parcel-state", parcel.state.code());
    match &parcel.merged {
        Some(of) => format!("{word} → …{}", of.number.tail()),
        None => word,
    }
}

/// Says what was seen of a product, line by line.
pub fn noted(seen: &Seen, product: &SeenProduct) -> Vec<String> {
    let weight = product.weight.map(|weight| seen.words.weight(weight));
    let beside = [product.barcode.clone(), product.category.clone(), weight];
    let beside = beside.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let lines = [product.title.clone(), beside];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// Draws how a record whose work is ended becomes one with another of the same parcel.
pub(super) fn ended_ui(
    ui: &mut Ui,
    seen: &Seen,
    parcel: &ParcelRow,
    draft: &mut evidence::Draft,
    intents: &mut Vec<Intent>,
) {
    if parcel.state == ParcelState::Closed && parcel.units > 0 {
        let draft = draft.mending(parcel.parcel);
        mending::mending_ui(ui, seen, draft, parcel, intents);
    }
}

/// Draws which record stands for a parcel, and the way back for whoever is signed in; the rule asks for a
/// supervisor.
pub(super) fn merged_ui(ui: &mut Ui, seen: &Seen, parcel: &ParcelRow, intents: &mut Vec<Intent>) {
    let Some(of) = &parcel.merged else {
        return;
    };
    let number = of.number.clone();
    let said = seen.say(DeskMsg::MergedInto { number });
    ui.add(Label::new(RichText::new(said).strong()).wrap());
    let may = seen.face.person.is_some();
    let back = Button::new(seen.say(DeskMsg::MergeBack)).wrap();
    if ui.add_enabled(may, back).clicked() {
        intents.push(Intent::Command(Box::new(Command::Undo {
            target: of.key,
            reason: CORRECTION.to_owned(),
        })));
    }
}
