//! A fact in one line, as `show`, the journal's list and its export say it.

use crate::ledger::Body;
use crate::ledger::fact::{CorrectFact, DayFact};
use crate::text::{Message, PoolMsg, Words, told_money};

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
        Body::Correct(fact) => {
            match fact {
                CorrectFact::UnitRegraded(regraded) => {
                    parts.push(words.say(&Message::grade(regraded.grade)));
                }
                CorrectFact::UnitRedecided(redecided) => {
                    parts.push(words.say(&Message::decision(redecided.decision)));
                }
                CorrectFact::ParcelReopened { .. } => {}
            }
            parts.push(fact.reason().to_owned());
        }
        Body::Day(fact) => {
            parts.push(fact.day().to_string());
            match fact {
                DayFact::Closed(closed) => {
                    parts.push(format!("#{}", closed.head_seq));
                }
                DayFact::Reopened { reason, .. } => parts.push(reason.clone()),
            }
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
        | Body::PersonPinSet { .. }
        | Body::PersonLocked { .. }
        | Body::PersonUnlocked { .. }
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
