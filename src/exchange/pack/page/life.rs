//! What happened, fact by fact, oldest first; what was taken back stays, struck through.

use super::asked::AskedBy;
use super::html::{Both, Html, Said};
use super::parcel::shown;
use crate::exchange::pack::scope::{Says, Scoped, ScopedFact};
use crate::ledger::Body;
use crate::ledger::fact::CorrectFact;
use crate::ledger::fact::Inspection;
use crate::ledger::query::Undone;
use crate::text::{EvidenceMsg, Message};

/// Writes the section.
pub(super) fn section(html: &mut Html, both: &Both, scoped: &Scoped) {
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadLife));
    html.element("p class=\"note\"", &both.say(EvidenceMsg::LifeHow));
    html.raw("<table class=\"life\"><thead><tr>");
    for head in [
        both.say(EvidenceMsg::When),
        both.say(EvidenceMsg::What),
        both.word("column", "person")
            .then(" · ", &both.word("column", "station")),
    ] {
        html.element("th", &head);
    }
    html.raw("</tr></thead><tbody>\n");
    for fact in &scoped.facts {
        row(html, both, scoped, fact);
    }
    html.raw("</tbody></table>\n</section>\n");
}

fn row(html: &mut Html, both: &Both, scoped: &Scoped, fact: &ScopedFact) {
    let envelope = &fact.kept.fact.envelope;
    let is_undone = fact.kept.undone == Undone::Yes;
    html.raw(if is_undone {
        "<tr class=\"undone\"><td class=\"when\">"
    } else {
        "<tr><td class=\"when\">"
    });
    html.moment(both, envelope.at);
    html.raw("</td><td>");
    if is_undone {
        html.raw("<s>");
    }
    let kind = envelope.kind.code();
    html.raw("<strong>");
    html.said(&both.term(&Message::kind(kind), kind));
    html.raw("</strong>");
    let details = match fact.says {
        Says::All => details(both, scoped, &fact.kept.fact.body),
        Says::ThatItWas => vec![both.say(EvidenceMsg::NamesAnother)],
    };
    for detail in &details {
        html.raw("<br>");
        html.said(detail);
    }
    if is_undone {
        html.raw("</s><br><b class=\"struck\">");
        html.said(&both.say(EvidenceMsg::Struck));
        html.raw("</b>");
    }
    html.raw("</td><td class=\"who\">");
    match &envelope.person {
        Some(person) => html.text(person.as_str()),
        None => html.said(&both.say(EvidenceMsg::ByTheProgram)),
    }
    html.text(&format!(" · {} #{}", envelope.station, envelope.seq));
    html.raw("</td></tr>\n");
}

/// What a fact says, line by line.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn details(both: &Both, scoped: &Scoped, body: &Body) -> Vec<Said> {
    let plain = |text: &str| vec![Said::plain(text)];
    let decided = |decision: crate::domain::decision::Decision| {
        both.term(&Message::decision(decision), decision.code())
    };
    match body {
        Body::ParcelReceived {
            number,
            candidates,
            finding,
            ..
        }
        | Body::ParcelDocked {
            number,
            candidates,
            finding,
            ..
        } => {
            let best = candidates.first();
            let mut said = plain(number.as_str());
            said.extend(best.map(|best| Said::plain(best.key.as_str())));
            let marked = best.filter(|best| best.is_marked());
            said.extend(marked.map(|best| both.word("check", best.check.code())));
            said.extend(finding.map(|one| both.word("standing", one.code())));
            said
        }
        Body::ParcelOpened { finding, .. } => finding
            .map(|one| both.word("standing", one.code()))
            .into_iter()
            .collect(),
        Body::ParcelIdentified { candidates, .. } | Body::UnitShippedBefore { candidates, .. } => {
            let keys = candidates.iter().map(|one| one.key.as_str());
            keys.map(Said::plain).collect()
        }
        Body::ParcelDamaged { damage, .. } => damage
            .iter()
            .map(|one| both.word("damage", one.code()))
            .collect(),
        Body::ParcelWeighed { weight, .. } => vec![shown(both, *weight)],
        Body::ParcelClaimed { claim, .. } => [Some(claim.seller.as_str()), claim.names.as_deref()]
            .into_iter()
            .flatten()
            .map(Said::plain)
            .collect(),
        Body::UnitAttached(attached) => {
            let reason = both.word("line-mistake", attached.reason.code());
            let of = attached.line.as_ref().and_then(|line| line.of.number());
            vec![match of {
                Some(number) => reason.and(&number),
                None => reason,
            }]
        }
        Body::ParcelUnmatched { reason, .. } => vec![both.word("match-mistake", reason.code())],
        Body::ParcelNoted { seen, .. } => {
            let parts = [Some(seen.title.as_str()), seen.barcode.as_deref()];
            parts.into_iter().flatten().map(Said::plain).collect()
        }
        Body::ParcelMerged(merged) => [&merged.number, &merged.into_number]
            .map(|number| Said::plain(number.as_str()))
            .into(),
        Body::ParcelExpired(expired) => {
            vec![both.word("decision", expired.decision.code())]
        }
        Body::ParcelFoundEmpty { shelf, .. } | Body::ParcelShelved { shelf, .. } => {
            plain(shelf.as_str())
        }
        Body::ParcelClosed { unseen, .. } => unseen
            .iter()
            .map(|(_, said)| both.word("unseen", said.code()))
            .collect(),
        Body::UnitInspected {
            inspection,
            readings,
            ..
        } => {
            let mut said = inspected(both, scoped, inspection);
            said.extend(readings.iter().map(|one| Said::plain(one.as_str())));
            said
        }
        Body::UnitParked {
            inspection,
            why,
            shelf,
            ..
        } => {
            let mut said = inspected(both, scoped, inspection);
            said.push(both.word("park", why.code()).and(shelf));
            said
        }
        Body::UnitDecided {
            proposed,
            why,
            decision,
            override_reason,
            ..
        } => {
            let why = both.term(&Message::why(why.code()), why.code());
            let mut said = vec![decided(*proposed).then(": ", &why)];
            if decision != proposed {
                said.push(decided(*decision));
            }
            let other = override_reason.map(|one| {
                let message = Message::override_reason(one);
                both.term(&message, one.code())
            });
            said.extend(other);
            said
        }
        Body::UnitJudged { decision, .. } => vec![decided(*decision)],
        Body::ContainerLeft(left) => plain(left.container.as_str()),
        Body::ContainerPictured(of) => plain(of.container.as_str()),
        Body::UnitLeft(left) => {
            vec![both.word("left", left.how.code()).and(&left.container)]
        }
        Body::UnitInstructed { said, .. } => {
            vec![both.word("said", said.how.code()).and(&said.who)]
        }
        Body::ForwardMade(made) => {
            vec![both.word("forward-to", made.to.code()).and(&made.number)]
        }
        Body::ForwardHandedOver { number } | Body::ForwardCancelled { number, .. } => {
            plain(number.as_str())
        }
        Body::ParcelReleased(released) => {
            vec![
                both.word("release", released.reason.code())
                    .and(&released.shelf),
            ]
        }
        Body::UnitClassed { class, .. } => vec![both.word("hazard", class.code())],
        Body::UnitWrittenOff(off) => plain(&off.reason),
        Body::PlaceCounted(count) => plain(count.place.as_str()),
        Body::ParcelMoved { shelf, .. } => plain(shelf.as_str()),
        Body::ParcelWrittenOff(off) => plain(&format!("{} · {}", off.shelf, off.reason)),
        Body::UnitHoldChanged { hold, .. } => {
            vec![both.word("hold-reason", hold.reason.code())]
        }
        Body::UnitHoldEnded { decision, end, .. } => {
            vec![decided(*decision), both.word("hold-end", end.code())]
        }
        Body::RepairEstimated(estimated) => {
            let next = both.word("repair-stage", estimated.next.code());
            vec![next.and(&estimated.estimate.diagnosis)]
        }
        Body::RepairAnswered(answered) => vec![both.word("repair-answer", answered.answer.code())],
        Body::RepairWorked(worked) => vec![both.word("repair-step", worked.step.code())],
        Body::RepairEnded(ended) => {
            let mut said = vec![decided(ended.decision)];
            said.push(both.word("repair-result", ended.result.code()));
            let tests = ended.tests.iter();
            said.extend(tests.map(|test| both.word("repair-test", test.code())));
            said
        }
        Body::Correct(CorrectFact::UnitRegraded(regraded)) => {
            let grade = both.term(&Message::grade(regraded.grade), regraded.grade.code());
            vec![grade, Said::plain(regraded.reason.as_str())]
        }
        Body::Correct(CorrectFact::UnitRedecided(redecided)) => vec![
            decided(redecided.decision),
            Said::plain(redecided.reason.as_str()),
        ],
        Body::Correct(CorrectFact::ParcelReopened { reason, .. }) => plain(reason),
        Body::UnitRated(rated) => vec![both.word("grade", rated.grade.code())],
        Body::ContainerOpened { container, .. }
        | Body::ContainerSealed { container }
        | Body::UnitCameBack { container, .. }
        | Body::UnitMoved { container, .. }
        | Body::ParcelBinned { container, .. }
        | Body::UnitPut { container, .. } => plain(container.as_str()),
        Body::PhotoNamed(named) => {
            let kind = both.word("photo", named.kind.code());
            vec![kind.and(&named.photo)]
        }
        Body::PhotoWaived(waived) => {
            let kind = both.word("photo", waived.kind.code());
            vec![kind.then(": ", &both.word("waive", waived.reason.code()))]
        }
        Body::PhotoMasked(masked) => plain(&masked.copy.to_string()),
        Body::PhotoPurged(purged) => purged
            .photos
            .iter()
            .map(|photo| Said::plain(photo.to_string()))
            .collect(),
        Body::ChatPurged(purged) => plain(&purged.picture.to_string()),
        Body::PhotoDropped { photo, .. } => plain(&photo.to_string()),
        Body::Undone { reason, .. } => vec![both.word("undo-reason", reason)],
        Body::LoadOpened { .. }
        | Body::LoadClosed { .. }
        | Body::SeriesOpened { .. }
        | Body::PersonEnrolled { .. }
        | Body::PersonPinSet { .. }
        | Body::PersonLocked { .. }
        | Body::PersonUnlocked { .. }
        | Body::SellerNamed { .. }
        | Body::SellerPolicySet { .. }
        | Body::SellerTermsSet { .. }
        | Body::SellerRatesSet { .. }
        | Body::SellerChecklistSet { .. }
        | Body::SellerOrderSet(_)
        | Body::ReturnsImported(_)
        | Body::ProductsImported(_)
        | Body::RecallsImported(_)
        | Body::MailMade(_)
        | Body::MailTaken(_)
        | Body::AnswersRead(_)
        | Body::LotSold(_)
        | Body::Ship(_)
        | Body::Day(_)
        | Body::LotWithdrawn(_)
        | Body::LotProceeds(_)
        | Body::BatchOpened(_)
        | Body::BatchGathered { .. }
        | Body::BatchLetGo { .. }
        | Body::BatchListed(_)
        | Body::BatchEnded(_)
        | Body::SkuLocked(_)
        | Body::UnitRelabelled(_)
        | Body::ProductBound { .. }
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. } => Vec::new(),
    }
}

fn inspected(both: &Both, scoped: &Scoped, inspection: &Inspection) -> Vec<Said> {
    let mut said = vec![Said::plain(inspection.tag.as_str())];
    let finding = inspection.finding;
    said.extend(finding.map(|one| both.word("finding", one.code())));
    if let Some(pack) = &inspection.checklist {
        let by = AskedBy::of(scoped, pack);
        for (question, answer) in &inspection.answers {
            let answer = by.answered(both, question, answer);
            said.push(by.asked(both, question).then(" ", &answer));
        }
    }
    let grade = inspection.grade;
    said.extend(grade.map(|grade| both.term(&Message::grade(grade), grade.code())));
    said
}
