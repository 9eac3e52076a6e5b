//! One thing's life: who, when, what; what was taken back stays, struck through.

use eframe::egui::{Color32, CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui};

use super::super::seen::look;
use super::super::{Intent, Seen, photos};
use super::counting_ui;
use super::{
    Subject, correct, corrected, evidence, exported, gone, held, lines, pooled, repaired, weight,
};
use crate::domain::checklist::Answers;
use crate::domain::pin::PersonState;
use crate::domain::pool::SellerClaim;
use crate::domain::reading::Candidate;
use crate::domain::time::Day;
use crate::ledger::fact::{Inspection, PackRef};
use crate::ledger::query::{Checklists, Timeline, TimelineEntry, Undone};
use crate::ledger::superseding::{Superseded, superseded};
use crate::ledger::{Answer, Body, Query};
use crate::shell::next;
use crate::shell::view::View;
use crate::text::{DeskMsg, Message, ReviewMsg, told_money};
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{BadgeSize, decision_badge_ui};

/// Draws the timeline of the subject into all of `ui`.
pub fn timeline_ui(
    ui: &mut Ui,
    seen: &Seen,
    subject: Subject,
    draft: &mut evidence::Draft,
    intents: &mut Vec<Intent>,
) {
    let query = match subject {
        Subject::Unit(unit) => Query::UnitTimeline(unit),
        Subject::Parcel(parcel) => Query::ParcelTimeline(parcel),
    };
    intents.push(Intent::Ask(View::Timeline, Box::new(query.clone())));
    let Some(Answer::Timeline(Some(timeline))) = seen.answer(View::Timeline, &query) else {
        counting_ui(ui, seen);
        return;
    };
    head_ui(ui, seen, timeline);
    ScrollArea::vertical()
        .id_salt("timeline entries")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            forms_ui(ui, seen, (subject, timeline), draft, intents);
            ui.spacing_mut().item_spacing.y = space(1);
            let superseded = superseded(&timeline.entries);
            for (place, entry) in timeline.entries.iter().enumerate() {
                let by = superseded.get(&place).copied().unwrap_or_default();
                entry_ui(ui, seen, (entry, by), timeline, intents);
            }
        });
}

/// Draws what may be done about the thing.
fn forms_ui(
    ui: &mut Ui,
    seen: &Seen,
    (subject, timeline): (Subject, &Timeline),
    draft: &mut evidence::Draft,
    intents: &mut Vec<Intent>,
) {
    exported::exported_ui(ui, seen, timeline, intents);
    if let (Subject::Parcel(_), Some(parcel)) = (subject, &timeline.parcel) {
        pooled::merged_ui(ui, seen, parcel, intents);
        lines::returns_ui(ui, seen, timeline);
        pooled::ended_ui(ui, seen, parcel, draft, intents);
    }
    if let (Subject::Unit(_), Some(unit)) = (subject, &timeline.unit) {
        lines::lines_ui(ui, seen, unit, draft.lines(unit.unit), intents);
        correct::unit_ui(ui, seen, unit, draft.correcting(subject), intents);
    }
    if let (Subject::Parcel(_), Some(parcel)) = (subject, &timeline.parcel) {
        correct::parcel_ui(ui, seen, parcel, draft.correcting(subject), intents);
    }
    evidence::evidence_ui(ui, seen, (subject, timeline), draft, intents);
}

fn head_ui(ui: &mut Ui, seen: &Seen, timeline: &Timeline) {
    if let Some(unit) = &timeline.unit {
        ui.horizontal_wrapped(|ui| {
            let tag = RichText::new(unit.inspection.tag.as_str())
                .size(size::STRONG)
                .strong();
            ui.label(tag);
            if let Some(decision) = unit.decision() {
                let word = seen.decision(decision);
                decision_badge_ui(ui, &seen.theme, look(decision), &word, BadgeSize::Row);
            }
            ui.label(seen.grade(unit.inspection.grade));
        });
        if let Some(next) = next::of(timeline, seen.zone) {
            let text = next::said(next, &seen.words);
            let is_late = next.due < seen.zone.day(seen.now);
            let color = if is_late {
                seen.theme.stop_text
            } else {
                seen.theme.text
            };
            ui.add(Label::new(RichText::new(text).color(color)).wrap());
        }
        let title = unit
            .inspection
            .line
            .as_ref()
            .and_then(|line| line.title.clone());
        if let Some(title) = title {
            ui.add(Label::new(title).truncate());
        }
    }
    if let Some(parcel) = &timeline.parcel {
        let number = parcel.number.as_str().to_owned();
        let text = seen.say(DeskMsg::ParcelNumber { number });
        let key = parcel
            .candidates
            .first()
            .map(|candidate| candidate.key.as_str())
            .unwrap_or_default();
        let text = RichText::new(format!("{text}  {key}")).color(seen.theme.text_muted);
        ui.add(Label::new(text).truncate());
        photos::owed_ui(ui, seen, &parcel.owed);
    }
}

fn entry_ui(
    ui: &mut Ui,
    seen: &Seen,
    (entry, superseded): (&TimelineEntry, Superseded),
    timeline: &Timeline,
    intents: &mut Vec<Intent>,
) {
    let theme = &seen.theme;
    let frame = Frame::new()
        .fill(theme.surface)
        .stroke(Stroke::new(1.0, theme.line))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let struck = |text: String, color: Color32| {
            let text = RichText::new(text).color(color);
            match entry.undone {
                Undone::No => text,
                Undone::Yes => text.strikethrough(),
            }
        };
        ui.horizontal_wrapped(|ui| {
            let what = seen.words.say(&Message::kind(entry.kind.code()));
            ui.label(struck(what, theme.text).strong());
            if entry.undone == Undone::Yes {
                let word = seen.say(ReviewMsg::TakenBack);
                ui.label(RichText::new(word).color(theme.stop.fill));
            }
        });
        for line in details(seen, &entry.body, &timeline.checklists) {
            let is_replaced = corrected::replaces(seen, &entry.body, superseded, &line);
            let line = struck(line, theme.text);
            let line = if is_replaced {
                line.strikethrough()
            } else {
                line
            };
            ui.add(Label::new(line).wrap());
        }
        for line in corrected::by(seen, timeline, superseded) {
            ui.add(Label::new(RichText::new(line).color(theme.stop_text)).wrap());
        }
        if let Body::PhotoNamed(named) = &entry.body {
            let mut rows = timeline.photos.iter();
            let row = rows.find(|row| row.named.photo == named.photo);
            photos::entry_ui(ui, seen, (named, row), intents);
        }
        let nobody = || seen.say(ReviewMsg::ByTheProgram);
        let who = entry.person.clone().unwrap_or_else(nobody);
        let day = seen.zone.day(entry.at);
        let at = seen.words.clock(entry.at);
        let mark = format!("{day} {at} · {who} · {} #{}", entry.station, entry.seq);
        let mark = RichText::new(mark).size(size::CAPTION);
        ui.add(Label::new(mark.color(theme.text_muted)).wrap());
    });
}

/// What a fact says, line by line.
#[expect(clippy::too_many_lines, reason = "one arm for each kind")]
fn details(seen: &Seen, body: &Body, checklists: &Checklists) -> Vec<String> {
    match body {
        Body::SeriesOpened { station, zone, .. } => vec![format!("{station} · {}", zone.name())],
        Body::PersonEnrolled {
            person,
            name,
            role,
            state,
            ..
        } => {
            let role = seen.term("role", role.code());
            let left =
                (*state == PersonState::Left).then(|| seen.term("person-state", state.code()));
            [format!("{person} · {name} · {role}")]
                .into_iter()
                .chain(left)
                .collect()
        }
        Body::PersonPinSet { person } | Body::PersonUnlocked { person } => {
            vec![person.to_string()]
        }
        Body::PersonLocked { person, until, .. } => {
            vec![format!("{person} · {}", seen.words.moment(*until))]
        }
        Body::SellerNamed { seller, name } => vec![format!("{seller} · {name}")],
        Body::SellerPolicySet { seller, set } => {
            vec![dated(format!("{seller} · {}", set.policy.id), set.from)]
        }
        Body::SellerTermsSet { seller, set } => vec![dated(seller.to_string(), set.from)],
        Body::SellerRatesSet { seller, rates } => vec![format!("{seller} · {}", rates.from)],
        Body::SellerChecklistSet { seller, set } => {
            vec![format!("{seller} · {} · {}", set.checklist, set.from)]
        }
        Body::ReturnsImported(file) | Body::ProductsImported(file) => {
            vec![format!("{} · {}", file.seller, file.file_name)]
        }
        Body::RecallsImported(list) => vec![list.file_name.clone()],
        Body::SellerOrderSet(set) => {
            let mut parts = vec![format!("{} · {} · {}", set.seller, set.sku, set.order.from)];
            parts.extend(set.order.decision.map(|one| seen.decision(one)));
            parts
        }
        Body::MailMade(made) => vec![format!("{} · {}", made.seller, made.file_name)],
        Body::AnswersRead(read) => {
            let counts = format!("{}/{}", read.taken, read.files);
            read.folder.iter().cloned().chain([counts]).collect()
        }
        Body::MailTaken(taken) => vec![format!("{} · {}", taken.seller, taken.file_name)],
        Body::LoadOpened { name, .. } => vec![name.clone()],
        Body::ParcelDamaged { damage, .. } => damage
            .iter()
            .map(|one| seen.term("damage", one.code()))
            .collect(),
        Body::ParcelWeighed { weight, .. } => vec![weight::told(seen, *weight)],
        Body::ParcelClaimed { claim, .. } => claimed(claim),
        Body::ParcelUnmatched { .. }
        | Body::UnitAttached(_)
        | Body::ParcelNoted { .. }
        | Body::ParcelMerged(_)
        | Body::ParcelExpired(_)
        | Body::ParcelBinned { .. } => pooled::told(seen, body),
        Body::ParcelIdentified { candidates, .. } | Body::UnitShippedBefore { candidates, .. } => {
            candidates.iter().map(|one| one.key.clone()).collect()
        }
        Body::ParcelOpened { finding, .. } => finding
            .map(|standing| seen.standing(standing))
            .into_iter()
            .collect(),
        Body::UnitParked { why, shelf, .. } => {
            vec![format!("{} · {shelf}", seen.term("park", why.code()))]
        }
        Body::UnitJudged {
            decision,
            override_reason,
            ..
        } => vec![match override_reason {
            Some(reason) => seen.say(ReviewMsg::DecidedOtherwise {
                decision: *decision,
                reason: *reason,
            }),
            None => seen.decision(*decision),
        }],
        Body::UnitLeft(left) => gone::left(seen, left),
        Body::UnitInstructed { said, .. } => vec![gone::said(seen, said)],
        Body::ForwardMade(made) => gone::forward(seen, made),
        Body::ForwardHandedOver { number } => vec![number.to_string()],
        Body::ForwardCancelled { number, reason, .. } => vec![format!("{number} · {reason}")],
        Body::ParcelReleased(released) => gone::released(seen, released),
        Body::ContainerLeft(left) => vec![left.container.to_string()],
        Body::ContainerPictured(of) => vec![format!("{} · {}", of.container, of.photos.len())],
        Body::UnitCameBack {
            container, reason, ..
        } => [Some(container.to_string()), reason.clone()]
            .into_iter()
            .flatten()
            .collect(),
        Body::UnitMoved { container, .. } => vec![container.to_string()],
        Body::UnitClassed { class, .. } => vec![seen.term("hazard", class.code())],
        Body::UnitWrittenOff(off) => vec![off.reason.clone()],
        Body::PlaceCounted(count) => vec![count.place.to_string()],
        Body::ParcelMoved { shelf, .. } => vec![shelf.to_string()],
        Body::ParcelWrittenOff(off) => vec![off.shelf.to_string(), off.reason.clone()],
        Body::Ship(fact) => vec![fact.names().join(" · ")],
        Body::LotSold(sold) => vec![format!("{} · {}", sold.lot, sold.buyer)],
        Body::LotWithdrawn(withdrawn) => {
            vec![format!("{} · {}", withdrawn.lot, withdrawn.reason)]
        }
        Body::BatchOpened(opened) => vec![format!(
            "{} · {}",
            opened.batch,
            seen.term("sale-channel", opened.channel.code())
        )],
        Body::BatchGathered { batch, .. } | Body::BatchLetGo { batch, .. } => {
            vec![batch.to_string()]
        }
        Body::BatchListed(listed) => vec![listed.batch.to_string()],
        Body::BatchEnded(ended) => [Some(ended.batch.to_string()), ended.reason.clone()]
            .into_iter()
            .flatten()
            .collect(),
        Body::SkuLocked(locked) => {
            vec![format!(
                "{} · {}",
                locked.sku,
                seen.grade(Some(locked.grade))
            )]
        }
        Body::UnitRelabelled(relabelled) => {
            [relabelled.code.clone()]
                .into_iter()
                .chain(relabelled.covered.iter().map(|code| {
                    seen.say(crate::text::ResaleMsg::CoveredCode { code: code.clone() })
                }))
                .collect()
        }
        Body::LotProceeds(told) => vec![format!("{} · {}", told.lot, told.file_name)],
        Body::UnitHoldChanged {
            hold, note, said, ..
        } => held::changed(seen, hold, (note.as_ref(), said.as_ref())),
        Body::UnitHoldEnded {
            decision,
            end,
            said,
            note,
            ..
        } => held::ended(seen, (*decision, *end), (note.as_ref(), said.as_ref())),
        Body::RepairEstimated(estimated) => repaired::estimated(seen, estimated),
        Body::RepairAnswered(answered) => repaired::answered(seen, answered),
        Body::RepairWorked(worked) => repaired::worked(seen, worked),
        Body::RepairEnded(ended) => repaired::ended(seen, ended, checklists),
        Body::Correct(fact) => corrected::told(seen, fact, checklists),
        Body::Day(fact) => corrected::day(fact),
        Body::UnitRated(rated) => vec![
            seen.term("rated", rated.how.code()),
            seen.grade(Some(rated.grade)),
        ],
        Body::PhotoNamed(photo) => vec![seen.term("photo", photo.kind.code())],
        Body::PhotoWaived(waived) => vec![
            seen.term("photo", waived.kind.code()),
            seen.term("waive", waived.reason.code()),
        ],
        Body::PhotoPurged(purged) => vec![purged.day.to_string()],
        Body::ChatPurged(purged) => held::erased(seen, purged),
        Body::LoadClosed { .. }
        | Body::PhotoDropped { .. }
        | Body::PhotoMasked(_)
        | Body::RangeAllotted { .. }
        | Body::LabelReprinted { .. } => Vec::new(),
        Body::ProductBound {
            barcode, sku, asin, ..
        } => {
            let to = [sku, asin].into_iter().flatten().cloned();
            let to = to.collect::<Vec<_>>().join(" · ");
            vec![format!("{barcode} → {to}")]
        }
        Body::ContainerOpened { container, kind } => {
            vec![format!("{container} · {}", seen.kind(*kind))]
        }
        Body::ContainerSealed { container } | Body::UnitPut { container, .. } => {
            vec![container.as_str().to_owned()]
        }
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
        } => [
            Some(number.as_str().to_owned()),
            candidates.first().map(|best| best.key.clone()),
            mark(seen, candidates.first()),
            finding.map(|standing| seen.standing(standing)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        Body::ParcelFoundEmpty { shelf, .. } | Body::ParcelShelved { shelf, .. } => {
            vec![shelf.as_str().to_owned()]
        }
        Body::ParcelClosed { unseen, .. } => {
            let count = u32::try_from(unseen.len()).unwrap_or(u32::MAX);
            if count == 0 {
                Vec::new()
            } else {
                vec![seen.say(ReviewMsg::UnseenCount { count })]
            }
        }
        Body::UnitInspected {
            inspection,
            readings,
            ..
        } => {
            let mut lines = inspected(seen, inspection, checklists);
            lines.extend(read_as(seen, readings));
            lines
        }
        Body::UnitDecided {
            proposed,
            why,
            decision,
            override_reason,
            advice,
            rework_cost,
            ..
        } => {
            let mut lines = vec![seen.say(ReviewMsg::ProposedBecause {
                decision: *proposed,
                why: seen.words.say(&Message::why(why.code())),
            })];
            if let Some(reason) = override_reason {
                lines.push(seen.say(ReviewMsg::DecidedOtherwise {
                    decision: *decision,
                    reason: *reason,
                }));
            }
            let money = advice
                .iter()
                .flat_map(|advice| told_money(advice, *proposed));
            lines.extend(money.map(|message| seen.words.say(&message)));
            let cost = rework_cost.map(|cost| seen.say(DeskMsg::ReworkCost { cost }));
            lines.extend(cost);
            lines
        }
        Body::Undone { reason, .. } => vec![seen.term("undo-reason", reason)],
    }
}

/// Says every reading of a serial number that was read more than once.
fn read_as(seen: &Seen, readings: &[String]) -> Option<String> {
    let readings = (!readings.is_empty()).then(|| readings.join(" · "));
    readings.map(|readings| seen.say(DeskMsg::SerialReadings { readings }))
}

/// What was set, and from which day on.
fn dated(what: String, from: Option<Day>) -> String {
    match from {
        Some(day) => format!("{what} · {day}"),
        None => what,
    }
}

fn inspected(seen: &Seen, inspection: &Inspection, checklists: &Checklists) -> Vec<String> {
    let Inspection {
        tag,
        barcode,
        finding,
        serial,
        rework,
        checklist,
        answers,
        grade,
        ..
    } = inspection;
    let mut lines = vec![tag.as_str().to_owned()];
    lines.extend(barcode.clone());
    lines.extend(serial.clone());
    lines.extend(finding.map(|one| seen.term("finding", one.code())));
    lines.extend(rework.iter().map(|one| seen.term("rework", one.code())));
    if let Some(pack) = checklist {
        lines.extend(stated(seen, pack, answers, checklists));
    }
    lines.push(seen.grade(*grade));
    lines
}

/// Says what a person stated to each question of a checklist.
pub(super) fn stated<'a>(
    seen: &'a Seen,
    pack: &'a PackRef,
    answers: &'a Answers,
    checklists: &'a Checklists,
) -> impl Iterator<Item = String> + 'a {
    let list = checklists.of(pack);
    answers.iter().map(move |(question, answer)| {
        let (asked, said) = match list {
            Some(list) => (
                Message::asks(list, question),
                Message::answers(list, question, answer),
            ),
            None => (
                Message::question(&pack.id, question),
                Message::answer(&pack.id, question, answer),
            ),
        };
        let said = seen.words.say(&said);
        format!("{} {said}", seen.words.say(&asked))
    })
}

/// The mark of a number that was kept although its check digit does not hold.
fn mark(seen: &Seen, best: Option<&Candidate>) -> Option<String> {
    let marked = best.filter(|best| best.is_marked())?;
    Some(seen.say(Message::term("check", marked.check.code())))
}

/// Says who claimed a parcel, by which number, and what it wrote beside.
fn claimed(claim: &SellerClaim) -> Vec<String> {
    let said = [
        Some(claim.seller.to_string()),
        claim.names.clone(),
        claim.note.clone(),
    ];
    said.into_iter().flatten().collect()
}
