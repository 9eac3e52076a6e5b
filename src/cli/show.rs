//! `returnbay show`: a unit, a parcel or a shipment with everything that happened to it.

use serde::Serialize;

use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::time::Zone;
use crate::ledger::Body;
use crate::ledger::query::{Timeline, TimelineEntry, Undone};
use crate::ledger::rows::{UnitRow, UnitState};
use crate::shell::desk::Desk;
use crate::shell::next;
use crate::text::{Message, PoolMsg, TroubleMsg, Words, told_money};

use super::args::{Args, Show};
use super::out::Form;
use super::{Exit, Out, folder};

#[derive(Serialize)]
struct ShowOut {
    subject: String,
    state: &'static str,
    parcel: Option<String>,
    seller: Option<String>,
    grade: Option<&'static str>,
    decision: Option<&'static str>,
    container: Option<String>,
    /// Of a unit the one that it is under; of a parcel those in it.
    returns: Vec<ReturnOut>,
    next: Option<NextOut>,
    timeline: Vec<EntryOut>,
}

/// A return in a parcel; without seller and numbers the units that are under none.
#[derive(Serialize)]
struct ReturnOut {
    seller: Option<String>,
    order_id: Option<String>,
    rma_id: Option<String>,
    units: Vec<String>,
}

/// What is to be done with a unit that is here, by whom, and on which day at the latest.
#[derive(Serialize)]
struct NextOut {
    step: &'static str,
    by: &'static str,
    due: String,
    #[serde(skip)]
    said: String,
}

#[derive(Serialize)]
pub(super) struct EntryOut {
    seq: u64,
    at: String,
    person: Option<String>,
    station: String,
    kind: &'static str,
    text: String,
    undone: bool,
}

pub(super) fn run(args: &Args, verb: &Show, out: &Out) -> Exit {
    let desk = match folder(args).and_then(|folder| Desk::open(&folder)) {
        Ok(desk) => desk,
        Err(message) => return out.store_trouble(&message),
    };
    match desk.timeline(&verb.what) {
        Err(message) => out.store_trouble(&message),
        Ok(None) => shipment(&desk, &verb.what, out),
        Ok(Some(timeline)) => {
            let words = out.words_at(desk.zone);
            let shown = show(&timeline, desk.zone, &words);
            if out.form == Form::Machines {
                out.json(&shown);
            } else {
                print(&shown, &words, out);
            }
            Exit::Done
        }
    }
}

/// Shows the shipment that a text names.
fn shipment(desk: &Desk, what: &str, out: &Out) -> Exit {
    match super::shipment::show(desk, what, out) {
        Ok(Some(exit)) => exit,
        Ok(None) => {
            let what = what.to_owned();
            out.refused(&TroubleMsg::NotFound { what }.into())
        }
        Err(message) => out.store_trouble(&message),
    }
}

/// Gives a fact as it is printed.
pub(super) fn entry_out(entry: &TimelineEntry, words: &Words) -> EntryOut {
    EntryOut {
        seq: entry.seq,
        at: entry.at.to_string(),
        person: entry.person.clone(),
        station: entry.station.clone(),
        kind: entry.kind.code(),
        text: told(&entry.body, words),
        undone: entry.undone == Undone::Yes,
    }
}

fn show(timeline: &Timeline, zone: Zone, words: &Words) -> ShowOut {
    let unit = timeline.unit.as_ref();
    let parcel = timeline.parcel.as_ref();
    let subject = unit
        .map(|unit| unit.inspection.tag.to_string())
        .or_else(|| parcel.map(|parcel| parcel.number.to_string()));
    let state = unit
        .map(|unit| unit.state.code())
        .or_else(|| parcel.map(|parcel| parcel.state.code()));
    let entries = timeline.entries.iter();
    let entries = entries.map(|entry| entry_out(entry, words));
    ShowOut {
        subject: subject.unwrap_or_default(),
        state: state.unwrap_or(""),
        parcel: parcel.map(|parcel| parcel.number.to_string()),
        seller: unit
            .and_then(|unit| unit.inspection.seller.as_ref())
            .map(ToString::to_string),
        grade: unit
            .and_then(|unit| unit.inspection.grade)
            .map(crate::domain::grade::Grade::code),
        decision: unit.and_then(UnitRow::decision).map(Decision::code),
        container: unit.map(|unit| unit.container.to_string()),
        returns: returns(unit.into_iter().chain(&timeline.units)),
        next: next::of(timeline, zone).map(|next| NextOut {
            step: next.step.code(),
            by: next.by.code(),
            due: next.due.to_string(),
            said: next::said(next, words),
        }),
        timeline: entries.collect(),
    }
}

/// Sorts units by their returns, in the order in which they came.
fn returns<'a>(units: impl Iterator<Item = &'a UnitRow>) -> Vec<ReturnOut> {
    let mut found: Vec<(Option<&ReturnRef>, Vec<String>)> = Vec::new();
    for row in units.filter(|row| row.state != UnitState::Undone) {
        let of = row.inspection.line.as_ref().map(|line| &line.of);
        let tag = row.inspection.tag.to_string();
        match found.iter_mut().find(|(known, _)| *known == of) {
            Some((_, tags)) => tags.push(tag),
            None => found.push((of, vec![tag])),
        }
    }
    let found = found.into_iter().map(|(of, units)| ReturnOut {
        seller: of.map(|of| of.seller.to_string()),
        order_id: of.and_then(|of| of.order_id.as_ref().map(ToString::to_string)),
        rma_id: of.and_then(|of| of.rma_id.as_ref().map(ToString::to_string)),
        units,
    });
    found.collect()
}

/// Says a fact in one line: what kind it is, and what it comes to.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
pub fn told(body: &Body, words: &Words) -> String {
    let mut parts = vec![words.say(&Message::kind(body.kind().code()))];
    match body {
        Body::ParcelReceived { candidates, .. }
        | Body::ParcelDocked { candidates, .. }
        | Body::ParcelIdentified { candidates, .. }
        | Body::UnitShippedBefore { candidates, .. } => {
            parts.extend(candidates.first().map(|best| best.key.clone()));
            let marked = candidates.first().filter(|best| best.is_marked());
            parts.extend(marked.map(|best| words.say(&Message::term("check", best.check.code()))));
        }
        Body::ParcelFoundEmpty { shelf, .. } | Body::ParcelShelved { shelf, .. } => {
            parts.push(shelf.to_string());
        }
        Body::UnitInspected { inspection, .. } => {
            let line = inspection.line.as_ref();
            parts.extend(line.and_then(|line| line.title.clone()));
            parts.extend(
                inspection
                    .grade
                    .map(|grade| words.say(&Message::grade(grade))),
            );
        }
        Body::UnitParked { why, shelf, .. } => {
            parts.push(words.say(&Message::term("park", why.code())));
            parts.push(shelf.to_string());
        }
        Body::UnitJudged { decision, .. } => parts.push(words.say(&Message::decision(*decision))),
        Body::ContainerLeft(left) => {
            parts.push(words.say(&Message::term("left", left.how.code())));
            parts.extend(left.under.iter().cloned());
        }
        Body::ContainerPictured(of) => parts.push(of.photos.len().to_string()),
        Body::UnitLeft(left) => {
            parts.push(words.say(&Message::term("left", left.how.code())));
            parts.push(left.container.to_string());
            parts.extend(left.under.iter().cloned());
            parts.extend(left.price.map(|price| words.money(price)));
        }
        Body::UnitInstructed { said, .. } => parts.push(said.who.clone()),
        Body::UnitAttached(attached) => {
            let of = attached.line.as_ref().and_then(|line| line.of.number());
            parts.push(of.map_or_else(|| words.say(&PoolMsg::ReturnsNone.into()), str::to_owned));
            let reason = attached.reason.code();
            parts.push(words.say(&Message::term("line-mistake", reason)));
        }
        Body::ForwardMade(made) => {
            parts.push(words.say(&Message::term("forward-to", made.to.code())));
            parts.push(made.number.to_string());
            parts.push(made.due.to_string());
        }
        Body::ForwardHandedOver { number } => parts.push(number.to_string()),
        Body::ForwardCancelled { number, reason, .. } => {
            parts.push(number.to_string());
            parts.push(reason.clone());
        }
        Body::ParcelReleased(released) => {
            parts.push(words.say(&Message::term("release", released.reason.code())));
            parts.extend(released.note.iter().cloned());
        }
        Body::UnitHoldChanged { hold, .. } => {
            parts.push(words.say(&Message::term("hold-reason", hold.reason.code())));
            parts.push(hold.review.to_string());
        }
        Body::UnitHoldEnded {
            decision,
            end,
            said,
            ..
        } => {
            parts.push(words.say(&Message::decision(*decision)));
            parts.push(words.say(&Message::term("hold-end", end.code())));
            parts.extend(said.iter().map(|said| said.who.clone()));
        }
        Body::RepairEstimated(estimated) => {
            parts.push(estimated.estimate.diagnosis.clone());
            parts.push(words.money(estimated.estimate.costs.total()));
            parts.push(words.say(&Message::term("repair-stage", estimated.next.code())));
        }
        Body::RepairAnswered(answered) => {
            parts.push(words.say(&Message::term("repair-answer", answered.answer.code())));
            parts.push(answered.said.who.clone());
            parts.extend(answered.note.iter().cloned());
        }
        Body::RepairWorked(worked) => {
            parts.push(words.say(&Message::term("repair-step", worked.step.code())));
            parts.extend(worked.spent.iter().map(|spent| words.money(spent.total())));
        }
        Body::RepairEnded(ended) => {
            parts.push(words.say(&Message::decision(ended.decision)));
            parts.push(words.say(&Message::term("repair-result", ended.result.code())));
            let grade = ended.grade;
            parts.extend(grade.map(|grade| words.say(&Message::grade(grade))));
            parts.extend(ended.reason.iter().chain(&ended.warranty).cloned());
        }
        Body::UnitRated(rated) => {
            parts.push(words.say(&Message::term("rated", rated.how.code())));
            parts.push(words.say(&Message::grade(rated.grade)));
        }
        Body::ParcelDamaged { damage, .. } => {
            let said = damage.iter();
            parts.extend(said.map(|one| words.say(&Message::term("damage", one.code()))));
        }
        Body::ParcelWeighed { weight, .. } => parts.push(words.weight(weight.weight)),
        Body::ParcelClaimed { claim, .. } => {
            parts.push(claim.seller.to_string());
            parts.extend(claim.names.clone());
        }
        Body::ParcelUnmatched { of, reason, .. } => {
            parts.push(of.seller.to_string());
            parts.push(words.say(&Message::term("match-mistake", reason.code())));
        }
        Body::ParcelNoted { seen, .. } => {
            parts.push(seen.title.clone());
            parts.extend(seen.barcode.clone());
        }
        Body::ParcelMerged(merged) => {
            parts.push(format!("{} → {}", merged.number, merged.into_number));
        }
        Body::ParcelExpired(expired) => {
            parts.push(words.say(&Message::decision(expired.decision)));
            parts.push(expired.due.to_string());
        }
        Body::PhotoNamed(photo) => {
            parts.push(words.say(&Message::term("photo", photo.kind.code())));
        }
        Body::PhotoWaived(waived) => {
            parts.push(words.say(&Message::term("photo", waived.kind.code())));
            parts.push(words.say(&Message::term("waive", waived.reason.code())));
        }
        Body::PhotoPurged(purged) => parts.push(format!("{} {}", purged.rule, purged.day)),
        Body::ChatPurged(purged) => parts.push(format!("{} {}", purged.rule, purged.day)),
        Body::LoadOpened { name, .. } => parts.push(name.clone()),
        Body::ReturnsImported(file) | Body::ProductsImported(file) => {
            parts.push(file.file_name.clone());
        }
        Body::RecallsImported(list) => parts.push(list.file_name.clone()),
        Body::SellerOrderSet(set) => {
            parts.push(set.sku.clone());
            parts.extend(set.order.grade.map(|one| words.say(&Message::grade(one))));
            let decision = set.order.decision;
            parts.extend(decision.map(|one| words.say(&Message::decision(one))));
            parts.push(set.order.from.to_string());
            parts.push(set.order.said.who.clone());
        }
        Body::MailMade(made) => parts.push(made.file_name.clone()),
        Body::MailTaken(taken) => parts.push(taken.file_name.clone()),
        Body::AnswersRead(read) => {
            parts.extend(read.folder.clone());
            parts.push(format!("{}/{}", read.taken, read.files));
        }
        Body::Ship(fact) => parts.extend(fact.names()),
        Body::LotSold(sold) => {
            parts.push(sold.lot.to_string());
            parts.push(sold.buyer.clone());
        }
        Body::LotWithdrawn(withdrawn) => {
            parts.push(withdrawn.lot.to_string());
            parts.push(withdrawn.reason.clone());
        }
        Body::BatchOpened(opened) => {
            parts.push(opened.batch.to_string());
            parts.push(opened.channel.code().to_owned());
        }
        Body::BatchGathered { batch, .. } | Body::BatchLetGo { batch, .. } => {
            parts.push(batch.to_string());
        }
        Body::BatchListed(listed) => parts.push(listed.batch.to_string()),
        Body::BatchEnded(ended) => {
            parts.push(ended.batch.to_string());
            parts.push(ended.end.code().to_owned());
            parts.extend(ended.reason.clone());
        }
        Body::SkuLocked(locked) => {
            parts.push(locked.sku.clone());
            parts.push(locked.grade.code().to_owned());
        }
        Body::UnitRelabelled(relabelled) => {
            parts.push(relabelled.code.clone());
            parts.push(relabelled.covered.join(", "));
        }
        Body::LotProceeds(told) => {
            parts.push(told.lot.to_string());
            parts.push(told.file_name.clone());
        }
        Body::UnitDecided {
            decision,
            proposed,
            why,
            advice,
            ..
        } => {
            let said = [Message::decision(*decision), Message::why(why.code())].into_iter();
            let money = advice.iter();
            let money = money.flat_map(|advice| told_money(advice, *proposed));
            parts.extend(said.chain(money).map(|message| words.say(&message)));
        }
        Body::SellerPolicySet { set, .. } => {
            parts.push(set.policy.id.clone());
            parts.extend(set.from.map(|day| day.to_string()));
        }
        Body::SellerTermsSet { set, .. } => parts.extend(set.from.map(|day| day.to_string())),
        Body::SellerRatesSet { rates, .. } => parts.push(rates.from.to_string()),
        Body::SellerChecklistSet { set, .. } => {
            parts.push(set.checklist.clone());
            parts.push(set.from.to_string());
        }
        Body::ContainerOpened { container, .. }
        | Body::ContainerSealed { container }
        | Body::UnitMoved { container, .. }
        | Body::ParcelBinned { container, .. }
        | Body::UnitPut { container, .. } => parts.push(container.to_string()),
        Body::UnitCameBack {
            container, reason, ..
        } => {
            parts.push(container.to_string());
            parts.extend(reason.iter().cloned());
        }
        Body::UnitClassed { class, .. } => {
            parts.push(words.say(&Message::term("hazard", class.code())));
        }
        Body::UnitWrittenOff(off) => parts.push(off.reason.clone()),
        Body::PlaceCounted(count) => parts.push(count.place.to_string()),
        Body::ParcelMoved { shelf, .. } => parts.push(shelf.to_string()),
        Body::ParcelWrittenOff(off) => {
            parts.extend([off.shelf.to_string(), off.reason.clone()]);
        }
        Body::ProductBound { barcode, .. } => parts.push(barcode.clone()),
        Body::SeriesOpened { .. }
        | Body::PersonEnrolled { .. }
        | Body::SellerNamed { .. }
        | Body::LoadClosed { .. }
        | Body::ParcelOpened { .. }
        | Body::PhotoDropped { .. }
        | Body::PhotoMasked(_)
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. }
        | Body::ParcelClosed { .. }
        | Body::Undone { .. } => {}
    }
    parts.join(" · ")
}

fn print(shown: &ShowOut, words: &Words, out: &Out) {
    out.line(&format!("{} · {}", shown.subject, shown.state));
    for of in &shown.returns {
        let names = [&of.seller, &of.order_id, &of.rma_id].into_iter().flatten();
        let named = names.cloned().collect::<Vec<_>>().join(" · ");
        let named = if named.is_empty() {
            words.say(&PoolMsg::ReturnsNone.into())
        } else {
            named
        };
        out.line(&format!("{named}: {}", of.units.join(" ")));
    }
    if let Some(next) = &shown.next {
        out.line(&next.said);
    }
    for entry in &shown.timeline {
        print_entry(entry, words, out);
    }
}

pub(super) fn print_entry(entry: &EntryOut, words: &Words, out: &Out) {
    let struck = if entry.undone { "✗" } else { " " };
    let person = entry.person.as_deref().unwrap_or("-");
    let at = crate::domain::time::UtcMs::parse(&entry.at)
        .map_or_else(|| entry.at.clone(), |at| words.moment(at));
    out.line(&format!(
        "{:>5} {struck} {at}  {:<8} {:<8} {}",
        entry.seq, person, entry.station, entry.text
    ));
}
