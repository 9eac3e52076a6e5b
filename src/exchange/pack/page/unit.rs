//! What a unit was seen to be, what follows from it, and what was decided.

use super::asked::AskedBy;
use super::html::{Both, Html, Said};
use crate::domain::hold::Hold;
use crate::exchange::data;
use crate::exchange::pack::scope::Scoped;
use crate::ledger::fact::Inspection;
use crate::ledger::rows::{UnitRow, Verdict};
use crate::text::{EvidenceMsg, Message};

/// Writes the section of one unit.
pub(super) fn section(html: &mut Html, both: &Both, scoped: &Scoped, unit: &UnitRow) {
    let seen = &unit.inspection;
    html.raw("<section>\n");
    html.element("h2", &both.say(EvidenceMsg::HeadUnit).and(&seen.tag));
    html.begin_fields();
    what_it_is(html, both, unit);
    serials(html, both, scoped, seen);
    let by = seen.checklist.as_ref();
    let by = by.map(|pack| AskedBy::of(scoped, pack));
    grade(html, both, seen, by);
    let (known, closed) = gates(both, seen, by);
    if known {
        let none = || vec![both.say(EvidenceMsg::GatesNone)];
        let closed = if closed.is_empty() { none() } else { closed };
        html.field(&both.say(EvidenceMsg::Gates), &closed);
    }
    if let Some(verdict) = &unit.verdict {
        decision(html, both, verdict);
    }
    where_it_is(html, both, unit);
    html.end_fields();
    checks(html, both, seen, by);
    html.raw("</section>\n");
}

fn what_it_is(html: &mut Html, both: &Both, unit: &UnitRow) {
    let seen = &unit.inspection;
    let plain = |text: &Option<String>| text.iter().map(Said::plain).collect::<Vec<_>>();
    let line = seen.line.as_ref();
    let title = line.and_then(|line| line.title.clone());
    html.field(&both.word("column", "title"), &plain(&title));
    let finding = match seen.finding {
        Some(finding) => both.word("finding", finding.code()),
        None => both.say(EvidenceMsg::AsAnnounced),
    };
    html.field(&both.say(EvidenceMsg::Finding), &[finding]);
    html.field(
        &both.say(EvidenceMsg::How),
        &[both.word("how", seen.how.code())],
    );
    html.field(&both.word("column", "barcode"), &plain(&seen.barcode));
    html.field(&both.say(EvidenceMsg::Lpn), &plain(&seen.lpn));
    let old: Vec<Said> = unit
        .shipped_before
        .first()
        .map(|best| Said::plain(best.key.as_str()))
        .into_iter()
        .collect();
    html.field(&both.say(EvidenceMsg::OldLabel), &old);
    if unit.label_units > 1 {
        let count = unit.label_units;
        let said = both.say(EvidenceMsg::UnderOneLabel { count });
        html.field(&both.word("column", "units"), &[said]);
    }
}

fn serials(html: &mut Html, both: &Both, scoped: &Scoped, seen: &Inspection) {
    let choice = seen.line.as_ref();
    let line = choice.and_then(|choice| {
        let mut lines = scoped.lines.iter();
        lines.find(|known| known.id == choice.line)
    });
    let Some(serial) = &seen.serial else {
        return;
    };
    let mut values = vec![Said::plain(serial.as_str())];
    if let Some(known) = line.filter(|known| !known.line.serials.is_empty()) {
        values.push(both.say(if known.line.serial_differs(serial) {
            EvidenceMsg::SerialOther
        } else {
            EvidenceMsg::SerialSame
        }));
    }
    html.field(&both.say(EvidenceMsg::SerialSeen), &values);
}

fn grade(html: &mut Html, both: &Both, seen: &Inspection, by: Option<AskedBy<'_>>) {
    let grade = match seen.grade {
        Some(grade) => both.term(&Message::grade(grade), grade.code()),
        None => both.say(EvidenceMsg::NotGraded),
    };
    html.field(&both.word("column", "grade"), &[grade]);
    if let (Some((question, answer)), Some(by)) = (&seen.because, by) {
        let asked = by.asked(both, question);
        let said = asked.then(" ", &by.answered(both, question, answer));
        html.field(&both.word("column", "because"), &[said]);
    }
    let state = seen.original_state;
    let state = state.map(|state| both.word("original-state", state.code()));
    let state: Vec<Said> = state.into_iter().collect();
    html.field(&both.say(EvidenceMsg::OriginalState), &state);
    let rework = seen.rework.iter();
    let rework: Vec<Said> = rework.map(|one| both.word("rework", one.code())).collect();
    html.field(&both.say(EvidenceMsg::Rework), &rework);
}

/// Lists the gates that the answers close, with their source; whether the checklist is known at all.
fn gates(both: &Both, seen: &Inspection, by: Option<AskedBy<'_>>) -> (bool, Vec<Said>) {
    let Some(list) = by.and_then(|by| by.list) else {
        return (false, Vec::new());
    };
    let (_, gates) = data::gates::gates();
    let standing = list.standing(&seen.answers);
    let closed = standing.gates.iter().map(|closed| {
        let name = both.word("gate", &closed.code);
        match gates.get(&closed.code) {
            Some(gate) => name.and(&gate.source),
            None => name,
        }
    });
    (true, closed.collect())
}

fn decision(html: &mut Html, both: &Both, verdict: &Verdict) {
    let word = |decision: crate::domain::decision::Decision| {
        both.term(&Message::decision(decision), decision.code())
    };
    html.field(&both.word("column", "decision"), &[word(verdict.decision)]);
    let why = verdict.why.code();
    let why = both.term(&Message::why(why), why);
    let because = if verdict.decision == verdict.proposed {
        why
    } else {
        word(verdict.proposed).then(": ", &why)
    };
    html.field(&both.word("column", "why"), &[because]);
    let other = verdict.override_reason;
    let other = other.map(|one| both.term(&Message::override_reason(one), one.code()));
    let other: Vec<Said> = other.into_iter().collect();
    html.field(&both.word("column", "override"), &other);
    if let Some(hold) = &verdict.hold {
        html.field(&both.say(EvidenceMsg::Hold), &[held(both, hold)]);
    }
}

fn held(both: &Both, hold: &Hold) -> Said {
    let owner = both.word("hold-owner", hold.owner.code());
    let reason = both.word("hold-reason", hold.reason.code());
    reason.then(" · ", &owner).and(&hold.review)
}

fn where_it_is(html: &mut Html, both: &Both, unit: &UnitRow) {
    let state = unit.state.code();
    let state = both.word("unit-state", state).and(&unit.container);
    html.field(&both.word("column", "state"), &[state]);
    let person = match &unit.person {
        Some(person) => Said::plain(person.as_str()),
        None => both.say(EvidenceMsg::ByTheProgram),
    };
    let put = Said::plain(both.moment(unit.put_at)).then(" · ", &person);
    let put = put.and(&unit.station);
    html.field(&both.word("column", "put_at"), &[put]);
}

/// Writes every answer of the checklist in words, in the order the questions were asked.
fn checks(html: &mut Html, both: &Both, seen: &Inspection, by: Option<AskedBy<'_>>) {
    html.element("h3", &both.say(EvidenceMsg::HeadChecks));
    let by = by.filter(|_| !seen.answers.is_empty());
    let Some((pack, by)) = seen.checklist.as_ref().zip(by) else {
        html.element("p class=\"none\"", &both.say(EvidenceMsg::NoChecks));
        return;
    };
    let questions = by.list.map_or(&[][..], |list| &list.questions);
    let mut answers: Vec<(&String, &String)> = seen.answers.iter().collect();
    answers.sort_by_key(|(question, _)| questions.iter().position(|one| one.code == **question));
    html.begin_fields();
    for (question, answer) in answers {
        let said = by.answered(both, question, answer);
        html.field(&by.asked(both, question), &[said]);
    }
    html.end_fields();
    let named = format!("{} {} {}", pack.id, pack.version, pack.hash);
    html.element(
        "p class=\"note\"",
        &both.say(EvidenceMsg::Checklist).and(&named),
    );
}
