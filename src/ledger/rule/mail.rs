//! Rules of seller mail: the seller's own word in a workbook that we sent needs no badge of ours.

use crate::domain::decision::Decision;
use crate::domain::hold::{Hold, HoldEnd};
use crate::domain::ids::{MailId, ParcelId, UnitId};
use crate::domain::pool::SellerClaim;
use crate::domain::said::Said;
use crate::domain::time::Day;
use crate::ledger::command::Command;
use crate::ledger::fact::{Body, MadeMail, ReadAnswers, RepairAnswered, TakenMail};
use crate::ledger::holding::{closed, held, is_held, is_noted, may_end, noted};
use crate::ledger::judging::may_judge;
use crate::ledger::mailing::may_be_claimed;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::UnitRow;

use super::{Known, Need, repair};

pub(super) fn make(made: &MadeMail, known: &Known) -> Vec<Body> {
    match known.mail {
        Some(_) => Vec::new(),
        None => vec![Body::MailMade(made.clone())],
    }
}

/// Takes a filled workbook once: the same file again is refused.
pub(super) fn take(taken: &TakenMail, known: &Known) -> Result<Vec<Body>, Refusal> {
    let row = known.mail.as_ref().ok_or(Refusal::NoSuchMail)?;
    if row.made.seller != taken.seller {
        return Err(Refusal::NoSuchMail);
    }
    if row.has(taken.file) {
        return Err(Refusal::FileTakenAlready);
    }
    Ok(vec![Body::MailTaken(taken.clone())])
}

/// Notes that a day's answers were read: today's, and no more taken than looked at. That nothing came is a
/// supervisor's word.
pub(super) fn read_answers(
    read: &ReadAnswers,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    if read.folder.is_none() {
        may_judge(known.person.as_ref())?;
    }
    let is_sound =
        read.day == today && read.taken <= read.files && (read.folder.is_some() || read.files == 0);
    if !is_sound {
        return Err(Refusal::AnswersOfAnotherDay);
    }
    Ok(vec![Body::AnswersRead(read.clone())])
}

/// What was agreed for a silent seller waits until the day's answers were read: none of them may be lying about
/// unread.
pub(super) fn are_read(known: &Known) -> Result<(), Refusal> {
    match known.answers_read {
        Some(_) => Ok(()),
        None => Err(Refusal::AnswersNotRead),
    }
}

/// Lists what the rule must know of a day where a command stands in for a silent seller.
pub(super) fn needs_on(command: &Command, today: Day) -> Option<Need> {
    match command {
        Command::EndHold {
            end: HoldEnd::Default,
            ..
        }
        | Command::ExpireParcel { .. }
        | Command::EndRepair(_) => Some(Need::AnswersRead(today)),
        _ => None,
    }
}

/// Takes a seller's word on an estimate: the seller's own, in a workbook of its own.
pub(super) fn answer_repair(
    answered: &RepairAnswered,
    today: Day,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let sent = known.mail.as_ref().ok_or(Refusal::NoSuchMail)?;
    let row = known.units.first().ok_or(Refusal::NoSuchUnit)?;
    if row.inspection.seller.as_ref() != Some(&sent.made.seller) {
        return Err(Refusal::OtherSellers(row.inspection.tag.clone()));
    }
    repair::heard(answered, today, known)
}

/// Takes a seller's word that a parcel of nobody is its own. Several may say so; a person matches it.
pub(super) fn claim(
    (mail, parcel): (MailId, ParcelId),
    claim: &SellerClaim,
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let sent = known.mail.as_ref().ok_or(Refusal::NoSuchMail)?;
    let row = known.parcel.as_ref().ok_or(Refusal::NoSuchParcel)?;
    if sent.made.seller != claim.seller {
        return Err(Refusal::NoSuchMail);
    }
    if !may_be_claimed(row) {
        return Err(Refusal::ParcelNotOpen(row.number.clone()));
    }
    if row.claims.contains(claim) {
        return Ok(Vec::new());
    }
    Ok(vec![Body::ParcelClaimed {
        parcel,
        mail,
        claim: claim.clone(),
    }])
}

/// Takes an answer about held units. Until they are moved the later one counts, whoever spoke before.
/// An answer to wait on leaves a hold as it is but for what is noted beside it, and calls back an earlier word.
pub(super) fn answer(
    units: &[UnitId],
    decision: Decision,
    (said, note): (&Said, Option<&String>),
    known: &Known,
) -> Result<Vec<Body>, Refusal> {
    let mail = known.mail.as_ref().ok_or(Refusal::NoSuchMail)?;
    if units.is_empty() || known.units.len() != units.len() {
        return Err(Refusal::NoSuchUnit);
    }
    for row in &known.units {
        let tag = || row.inspection.tag.clone();
        if row.inspection.seller.as_ref() != Some(&mail.made.seller) {
            return Err(Refusal::OtherSellers(tag()));
        }
        if !may_end(row) {
            return Err(Refusal::NotHeld(tag()));
        }
        if decision != Decision::Hold && closed(row, decision) {
            return Err(Refusal::DecisionClosed(decision));
        }
    }
    let note = noted(note)?;
    if decision == Decision::Hold && known.units.iter().all(is_held) {
        return Ok(note_down(&known.units, said, note.as_ref()));
    }
    Ok(vec![Body::UnitHoldEnded {
        units: units.to_vec(),
        decision,
        end: HoldEnd::Answered,
        said: Some(said.clone()),
        note,
    }])
}

/// Keeps a note beside holds that go on as they are, those alike together.
fn note_down(units: &[UnitRow], said: &Said, note: Option<&String>) -> Vec<Body> {
    let mut alike: Vec<(&Hold, Vec<UnitId>)> = Vec::new();
    for row in units.iter().filter(|row| !is_noted(row, note)) {
        let Some(hold) = held(row) else {
            continue;
        };
        match alike.iter_mut().find(|(known, _)| *known == hold) {
            Some((_, units)) => units.push(row.unit),
            None => alike.push((hold, vec![row.unit])),
        }
    }
    let bodies = alike
        .into_iter()
        .map(|(hold, units)| Body::UnitHoldChanged {
            units,
            hold: hold.clone(),
            note: note.cloned(),
            said: Some(said.clone()),
        });
    bodies.collect()
}
