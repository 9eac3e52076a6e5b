//! Filled workbooks of sellers: every row is taken or named with its reason, and no file twice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::import::{bytes_of, not_readable};
use super::standing::{self, GroupRow, GroupWord};
use super::{Ended, JobsThread, uncommitted};
use crate::domain::codes::{ParcelTag, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::ids::{MailId, UnitId};
use crate::domain::limits::{HANDLING_UNITS_MAX, MAIL_FILLED_BYTES_MAX, MAIL_NOTE_CHARS_MAX};
use crate::domain::pool::SellerClaim;
use crate::domain::repair::RepairAnswer;
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::UtcMs;
use crate::exchange::data::answers::{Answers, Whose, answers};
use crate::exchange::incoming::NotReadable;
use crate::exchange::mail::{self, Filled, FilledRow};
use crate::ledger::fact::{MailCounts, TakenMail};
use crate::ledger::mailing::{AskedOf, RowEnd, RowRefusal, judged, may_be_claimed, too_late};
use crate::ledger::query::UnitFilter;
use crate::ledger::rows::{MailRow, ParcelRow, UnitRow};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::desk::every_unit;
use crate::shell::mail::{TakenRow, TakenWorkbook, counted};
use crate::shell::store_thread::CommitFailure;
use crate::shell::view::{JobState, name_of};
use crate::text::{MailMsg, Message, TroubleMsg};

/// Who answers what: the mail, the seller, and the file as what shows it.
pub(super) struct Answering {
    pub mail: MailId,
    /// When the mail was made.
    pub sent_at: UtcMs,
    pub seller: SellerCode,
    pub said: Said,
}

/// Records that were merged one into the other, at most.
const MERGED_MAX: usize = 16;

/// A row that is to be written, with the units under its label.
pub(super) struct ToWrite {
    pub place: usize,
    pub units: Vec<UnitId>,
}

/// Rows that are to be written with the same decision and note.
type Alike = BTreeMap<(Decision, Option<String>), Vec<ToWrite>>;

impl JobsThread {
    /// Takes a filled workbook. `wanted` refuses another seller's whole.
    pub(super) fn take_mail(
        &self,
        path: &Path,
        wanted: Option<&SellerCode>,
    ) -> Result<JobState, Ended> {
        let taken = self.taken(path, wanted)??;
        Ok(JobState::MailTaken(Arc::new(taken)))
    }

    /// Takes a filled workbook, or says why the file itself is refused.
    ///
    /// # Errors
    /// Says that the file could not be read, or the store not written.
    pub(super) fn taken(
        &self,
        path: &Path,
        wanted: Option<&SellerCode>,
    ) -> Result<Result<TakenWorkbook, Message>, Ended> {
        let name = name_of(path);
        let bytes =
            bytes_of(path, MAIL_FILLED_BYTES_MAX).map_err(|error| TroubleMsg::FileUnreadable {
                name: name.clone(),
                detail: error.to_string(),
            })?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > MAIL_FILLED_BYTES_MAX) {
            return Ok(Err(not_readable(&name, &NotReadable::too_large()).into()));
        }
        let filled = match mail::read(&bytes) {
            Ok(filled) => filled,
            Err(error) => return Ok(Err(not_readable(&name, &error).into())),
        };
        let sent = match self.sent(&name, &filled, wanted)? {
            Ok(sent) => sent,
            Err(refused) => return Ok(Err(refused.into())),
        };
        let file = codec::sha256(&bytes);
        if let Some(before) = sent.filled.iter().find(|known| known.file == file) {
            return Ok(Ok(TakenWorkbook {
                file_name: name,
                seller: filled.seller,
                rows: Vec::new(),
                counts: MailCounts::default(),
                before: Some(before.taken_at),
            }));
        }
        let answering = Answering {
            mail: filled.mail,
            sent_at: sent.made_at,
            seller: filled.seller.clone(),
            said: Said {
                how: SaidHow::Workbook,
                who: name.clone(),
                shown: Some(file),
            },
        };
        let rows = self.answered(&answering, filled.rows)?;
        let counts = counted(&rows);
        let taken = TakenMail {
            mail: filled.mail,
            seller: filled.seller.clone(),
            file,
            file_name: name.clone(),
            rows: counts,
        };
        self.commit_alone(Command::TakeMail(taken))
            .map_err(uncommitted)?;
        Ok(Ok(TakenWorkbook {
            file_name: name,
            seller: filled.seller,
            rows,
            counts,
            before: None,
        }))
    }

    /// Finds the mail that a file answers: made here, for that seller, and the one that is wanted.
    fn sent(
        &self,
        name: &str,
        filled: &Filled,
        wanted: Option<&SellerCode>,
    ) -> Result<Result<MailRow, MailMsg>, Ended> {
        let name = || name.to_owned();
        if let Some(wanted) = wanted.filter(|wanted| **wanted != filled.seller) {
            return Ok(Err(MailMsg::FileOtherSeller {
                name: name(),
                seller: filled.seller.clone(),
                wanted: wanted.clone(),
            }));
        }
        match self.ask(&Query::Mail(filled.mail))? {
            Answer::Mail(Some(row)) if row.made.seller == filled.seller => Ok(Ok(*row)),
            _ => Ok(Err(MailMsg::FileUnknown { name: name() })),
        }
    }

    /// Judges every row, and then has the answers written.
    fn answered(
        &self,
        answering: &Answering,
        rows: Vec<FilledRow>,
    ) -> Result<Vec<TakenRow>, Ended> {
        let answers = answers();
        let today = self.shared.zone.day(self.shared.clock.now());
        let rows: Vec<FilledRow> = rows.into_iter().filter(speaks).collect();
        let torn = asked_twice(&rows, &answers);
        let mut seen: BTreeMap<AskedOf, usize> = BTreeMap::new();
        let mut taken: Vec<TakenRow> = Vec::with_capacity(rows.len());
        let mut to_write = Alike::new();
        let mut groups: Vec<GroupRow> = Vec::new();
        for (place, row) in rows.into_iter().enumerate() {
            let end = match asked(&row, &answers, &torn) {
                Err(RowEnd::Unanswered) => self.noted(answering, &row, (place, &mut to_write))?,
                Err(end) => end,
                Ok((of, word)) if seen.contains_key(&of) => {
                    let first = seen.get(&of).and_then(|place| taken.get(*place));
                    word.said_again(first.map(|row| &row.end))
                }
                Ok((AskedOf::Claim(number), Word::Ours(names))) => {
                    let end = self.claim(answering, &number, (names, &row.note))?;
                    seen.insert(AskedOf::Claim(number), place);
                    end
                }
                Ok((AskedOf::Repair(tag), Word::Repair(answer))) => {
                    let end =
                        self.answer_repair(answering, &tag, (answer, note_of(&row)), today)?;
                    seen.insert(AskedOf::Repair(tag), place);
                    end
                }
                Ok((AskedOf::Hold(tag), Word::Becomes(decision))) => {
                    let end =
                        self.becomes(answering, &tag, decision, (&row, place, &mut to_write))?;
                    seen.insert(AskedOf::Hold(tag), place);
                    end
                }
                Ok((AskedOf::Standing(grade, sku), Word::Group(word))) => {
                    let of = AskedOf::Standing(grade, sku.clone());
                    seen.insert(of, place);
                    let end = word.so_already();
                    let note = note_of(&row);
                    groups.push(GroupRow {
                        place,
                        grade,
                        sku,
                        word,
                        note,
                    });
                    end
                }
                Ok((_, _)) => RowEnd::Refused(RowRefusal::WrongKind),
            };
            taken.push(TakenRow {
                number: row.number,
                id: row.id,
                note: row.note,
                end,
            });
        }
        self.write_all(answering, &to_write, &mut taken)?;
        let of_labels = seen.into_keys().filter_map(|of| match of {
            AskedOf::Hold(tag) => Some(tag),
            AskedOf::Claim(_) | AskedOf::Repair(_) | AskedOf::Standing(..) => None,
        });
        for (place, end) in self.answer_groups(answering, groups, of_labels.collect(), today)? {
            if let Some(row) = taken.get_mut(place) {
                row.end = end;
            }
        }
        Ok(taken)
    }

    /// Writes the answers about holds; a row that is refused says so.
    fn write_all(
        &self,
        answering: &Answering,
        to_write: &Alike,
        taken: &mut [TakenRow],
    ) -> Result<(), Ended> {
        for ((decision, note), rows) in to_write {
            for (place, code) in self.write_answers(answering, (*decision, note.as_ref()), rows)? {
                if let Some(row) = taken.get_mut(place) {
                    row.end = RowEnd::Refused(RowRefusal::NotWritten(code));
                }
            }
        }
        Ok(())
    }

    /// Judges an answer about the units of one label, and lists it to be written.
    fn becomes(
        &self,
        answering: &Answering,
        tag: &UnitTag,
        decision: Decision,
        (row, place, to_write): (&FilledRow, usize, &mut Alike),
    ) -> Result<RowEnd, Ended> {
        let units = self.under(tag)?;
        let end = judged(&units, &answering.seller, decision);
        let note = note_of(row);
        let waits_with_a_note = matches!(end, RowEnd::Waits(..)) && note.is_some();
        if end == RowEnd::Applied(decision) || waits_with_a_note {
            let units = units.iter().map(|row| row.unit).collect();
            let of_it = to_write.entry((decision, note)).or_default();
            of_it.push(ToWrite { place, units });
        }
        Ok(end)
    }

    /// Keeps what a seller noted beside a label on hold that it does not answer for yet.
    fn noted(
        &self,
        answering: &Answering,
        row: &FilledRow,
        (place, to_write): (usize, &mut Alike),
    ) -> Result<RowEnd, Ended> {
        let (Some(AskedOf::Hold(tag)), Some(note)) = (AskedOf::parse(&row.id), note_of(row)) else {
            return Ok(RowEnd::Unanswered);
        };
        let units = self.under(&tag)?;
        let end = judged(&units, &answering.seller, Decision::Hold);
        if !matches!(end, RowEnd::Waits(..)) {
            return Ok(RowEnd::Unanswered);
        }
        let units = units.iter().map(|row| row.unit).collect();
        let of_it = to_write.entry((Decision::Hold, Some(note))).or_default();
        of_it.push(ToWrite { place, units });
        Ok(RowEnd::Noted)
    }

    /// Takes a seller's word that a parcel is its own, with the return that it names and its note.
    fn claim(
        &self,
        answering: &Answering,
        number: &ParcelTag,
        (names, note): (Option<String>, &str),
    ) -> Result<RowEnd, Ended> {
        let Some(row) = self.standing(number)? else {
            return Ok(RowEnd::Refused(RowRefusal::UnknownRow));
        };
        if !may_be_claimed(&row) {
            let met = too_late(&row).unwrap_or(RowRefusal::NotUnclaimed);
            return Ok(RowEnd::Refused(met));
        }
        let note = Some(note.trim()).filter(|note| !note.is_empty());
        let claim = SellerClaim {
            seller: answering.seller.clone(),
            names,
            note: note.map(str::to_owned),
            said: answering.said.clone(),
        };
        let is_known = |known: &SellerClaim| {
            let same = |claim: &SellerClaim| (claim.names.clone(), claim.note.clone());
            known.seller == claim.seller && same(known) == same(&claim)
        };
        if row.claims.iter().any(is_known) {
            return Ok(RowEnd::ClaimedBefore);
        }
        let command = Command::ClaimParcel {
            mail: answering.mail,
            parcel: row.parcel,
            claim,
        };
        let late = row.expired.as_ref();
        let late = late.map(|expired| RowEnd::ClaimedLate(expired.day, expired.decision));
        self.write_row(command, late.unwrap_or(RowEnd::Claimed))
    }

    /// Gives the record that stands for a parcel: that number's own, or the one it was merged into.
    fn standing(&self, number: &ParcelTag) -> Result<Option<Box<ParcelRow>>, Ended> {
        let mut number = number.clone();
        for _ in 0..MERGED_MAX {
            let Answer::Parcel(Some(row)) = self.ask(&Query::Parcel(number))? else {
                return Ok(None);
            };
            match &row.merged {
                Some(of) => number = of.number.clone(),
                None => return Ok(Some(row)),
            }
        }
        Ok(None)
    }

    /// Writes what one row says; gives what it came to.
    pub(super) fn write_row(&self, command: Command, end: RowEnd) -> Result<RowEnd, Ended> {
        match self.commit_alone(command) {
            Ok(()) => Ok(end),
            Err(CommitFailure::Refused(refusal)) => {
                let code = refusal.code().to_owned();
                Ok(RowEnd::Refused(RowRefusal::NotWritten(code)))
            }
            Err(failure) => Err(uncommitted(failure)),
        }
    }

    /// Writes answers alike, as many as one command takes; where one is refused each alone. Gives the
    /// rows that were refused, with why.
    pub(super) fn write_answers(
        &self,
        answering: &Answering,
        answer: (Decision, Option<&String>),
        rows: &[ToWrite],
    ) -> Result<Vec<(usize, String)>, Ended> {
        let mut refused = Vec::new();
        let mut rest = rows;
        while !rest.is_empty() {
            let mut units = 0;
            let fits = |row: &&ToWrite| {
                units += row.units.len();
                units <= HANDLING_UNITS_MAX
            };
            let many = rest.iter().take_while(fits).count().max(1);
            let (part, after) = rest.split_at(many.min(rest.len()));
            rest = after;
            if self.write_part(answering, answer, part)?.is_none() {
                continue;
            }
            for row in part {
                let alone = self.write_part(answering, answer, std::slice::from_ref(row))?;
                refused.extend(alone.map(|code| (row.place, code)));
            }
        }
        Ok(refused)
    }

    /// Writes answers in one command; gives the code of a refusal.
    fn write_part(
        &self,
        answering: &Answering,
        (decision, note): (Decision, Option<&String>),
        rows: &[ToWrite],
    ) -> Result<Option<String>, Ended> {
        let units = rows.iter().flat_map(|row| row.units.iter().copied());
        let command = Command::AnswerHolds {
            mail: answering.mail,
            units: units.collect(),
            decision,
            said: answering.said.clone(),
            note: note.cloned(),
        };
        match self.commit_alone(command) {
            Ok(()) => Ok(None),
            Err(CommitFailure::Refused(refusal)) => Ok(Some(refusal.code().to_owned())),
            Err(failure) => Err(uncommitted(failure)),
        }
    }

    /// Gives the units under a label.
    pub(super) fn under(&self, tag: &UnitTag) -> Result<Vec<UnitRow>, Ended> {
        let Answer::Tag(Some(row)) = self.ask(&Query::Tag(tag.clone()))? else {
            return Ok(Vec::new());
        };
        if row.label_units <= 1 {
            return Ok(vec![*row]);
        }
        let of_parcel = UnitFilter {
            parcel: Some(row.inspection.parcel),
            ..UnitFilter::default()
        };
        let mut units = every_unit(|query| self.ask(query), &of_parcel)?;
        units.retain(|one| one.inspection.tag == *tag);
        Ok(units)
    }
}

/// What a row says.
#[derive(Clone, PartialEq, Eq)]
enum Word {
    /// The unit is to become that.
    Becomes(Decision),
    /// The parcel is the seller's; the return that it names.
    Ours(Option<String>),
    /// Yes or no to an estimate.
    Repair(RepairAnswer),
    /// What all goods of a SKU become, and for how long.
    Group(GroupWord),
}

impl Word {
    /// What the same word about the same goods comes to in a second row: refused as in the first, or so
    /// already.
    fn said_again(self, first: Option<&RowEnd>) -> RowEnd {
        if let Some(refused @ RowEnd::Refused(_)) = first {
            return refused.clone();
        }
        match self {
            Self::Becomes(decision) => RowEnd::Unchanged(decision),
            Self::Ours(_) => RowEnd::ClaimedBefore,
            Self::Repair(answer) => RowEnd::RepairAnswered(answer),
            Self::Group(word) => word.so_already(),
        }
    }
}

/// Reads what a row asks for, or says what it comes to without looking at its goods.
fn asked(
    row: &FilledRow,
    answers: &Answers,
    torn: &BTreeSet<AskedOf>,
) -> Result<(AskedOf, Word), RowEnd> {
    let of = AskedOf::parse(&row.id).ok_or(RowEnd::Refused(RowRefusal::UnknownRow))?;
    let Some(word) = said(row, &of, answers)? else {
        return Err(RowEnd::Unanswered);
    };
    if torn.contains(&of) {
        return Err(RowEnd::Refused(RowRefusal::Twice));
    }
    Ok((of, word))
}

/// Reads the word of a row about what it names; none where it says nothing.
fn said(row: &FilledRow, of: &AskedOf, answers: &Answers) -> Result<Option<Word>, RowEnd> {
    let refused = |why| Err(RowEnd::Refused(why));
    let unknown =
        || RowRefusal::UnknownAction(row.action.chars().take(MAIL_NOTE_CHARS_MAX).collect());
    let (decision, whose) = (answers.find(&row.action), answers.whose(&row.action));
    match of {
        AskedOf::Hold(_) => match (row.action.is_empty(), decision, whose) {
            (true, _, _) => Ok(None),
            (false, Some(decision), _) => Ok(Some(Word::Becomes(decision))),
            (false, None, Some(_)) => refused(RowRefusal::WrongKind),
            (false, None, None) => refused(unknown()),
        },
        AskedOf::Repair(_) => match (row.action.is_empty(), answers.approval(&row.action)) {
            (true, _) => Ok(None),
            (false, Some(answer)) => Ok(Some(Word::Repair(answer))),
            (false, None) if decision.or(whose.map(|_| Decision::Hold)).is_some() => {
                refused(RowRefusal::WrongKind)
            }
            (false, None) => refused(unknown()),
        },
        AskedOf::Standing(..) => match standing::said(row, answers) {
            Ok(word) => Ok(word.map(Word::Group)),
            Err(why) => refused(why),
        },
        AskedOf::Claim(_) => {
            let names = Some(row.names.trim()).filter(|names| !names.is_empty());
            let names = names.map(str::to_owned);
            match (row.action.is_empty(), whose, decision) {
                // Who writes the number of a return of its own says enough.
                (true, _, _) => Ok(names.map(|names| Word::Ours(Some(names)))),
                (false, Some(Whose::Ours), _) => Ok(Some(Word::Ours(names))),
                (false, Some(Whose::NotOurs), _) => Ok(None),
                (false, None, Some(_)) => refused(RowRefusal::WrongKind),
                (false, None, None) => refused(unknown()),
            }
        }
    }
}

/// Tells whether a row says anything, or lacks an answer. Rows about all goods of a SKU want none: an empty one
/// is none that lacks.
fn speaks(row: &FilledRow) -> bool {
    let is_group = matches!(AskedOf::parse(&row.id), Some(AskedOf::Standing(..)));
    let said = [&row.action, &row.standing, &row.until, &row.note];
    !is_group || said.iter().any(|text| !text.trim().is_empty())
}

/// Gives what the seller noted beside a row.
fn note_of(row: &FilledRow) -> Option<String> {
    let note = row.note.trim();
    (!note.is_empty()).then(|| note.to_owned())
}

/// Finds what rows of one file say different things about.
fn asked_twice(rows: &[FilledRow], answers: &Answers) -> BTreeSet<AskedOf> {
    let mut first: BTreeMap<AskedOf, Word> = BTreeMap::new();
    let mut torn = BTreeSet::new();
    for row in rows {
        let Some(of) = AskedOf::parse(&row.id) else {
            continue;
        };
        let Ok(Some(word)) = said(row, &of, answers) else {
            continue;
        };
        if *first.entry(of.clone()).or_insert_with(|| word.clone()) != word {
            torn.insert(of);
        }
    }
    torn
}
