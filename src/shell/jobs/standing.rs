//! Standing orders and sellers' workbooks: one row for all goods of a SKU and grade, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use super::filled::{Answering, ToWrite};
use super::{Ended, JobsThread};
use crate::domain::codes::{SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::hold::HoldOwner;
use crate::domain::standing::{StandingOrder, is_sku, ordered_of};
use crate::domain::time::{Day, UtcMs};
use crate::exchange::data::answers::{Answers, Lasting};
use crate::exchange::mail::{FilledRow, StandingLine, day_written};
use crate::ledger::fact::OrderSet;
use crate::ledger::holding::{closed, held};
use crate::ledger::mailing::{GroupUnits, RowEnd, RowRefusal, is_asked, judged};
use crate::ledger::query::{BookEntry, HeldUnit, QueuedUnit, UnitQueue};
use crate::ledger::rows::{StandingRow, UnitRow};
use crate::ledger::{Answer, Command, Query};

/// What a row about all goods of a SKU says.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct GroupWord {
    decision: Option<Decision>,
    lasting: Lasting,
    until: Option<Day>,
}

impl GroupWord {
    /// What the same word comes to in a second row that is not refused.
    pub(super) fn so_already(&self) -> RowEnd {
        self.decision.map_or(RowEnd::NoOrder, RowEnd::Unchanged)
    }
}

/// A row about all goods of a SKU, by its place among the rows of the file.
pub(super) struct GroupRow {
    pub place: usize,
    pub grade: Option<Grade>,
    pub sku: String,
    pub word: GroupWord,
    pub note: Option<String>,
}

/// Reads what such a row says; none where it says nothing.
pub(super) fn said(row: &FilledRow, answers: &Answers) -> Result<Option<GroupWord>, RowRefusal> {
    let unknown = |text: &str| RowRefusal::UnknownAction(text.to_owned());
    let decision = if row.action.is_empty() {
        None
    } else {
        let found = answers.find(&row.action);
        Some(found.ok_or_else(|| unknown(&row.action))?)
    };
    let lasting = if row.standing.is_empty() {
        Lasting::Once
    } else {
        let found = answers.lasting(&row.standing);
        found.ok_or_else(|| unknown(&row.standing))?
    };
    let until = if row.until.is_empty() {
        None
    } else {
        let day = day_written(&row.until);
        Some(day.ok_or_else(|| RowRefusal::NoDay(row.until.clone()))?)
    };
    match (lasting, decision, until) {
        (Lasting::Once, None, None) => Ok(None),
        (Lasting::Once, _, Some(_)) => Err(RowRefusal::DayAlone),
        (Lasting::Standing, None, _) => Err(RowRefusal::NoAction),
        (Lasting::Ended, Some(_), _) | (Lasting::Ended, None, Some(_)) => {
            Err(RowRefusal::WrongKind)
        }
        (Lasting::Once, Some(_), None)
        | (Lasting::Standing, Some(_), _)
        | (Lasting::Ended, None, None) => Ok(Some(GroupWord {
            decision,
            lasting,
            until,
        })),
    }
}

impl JobsThread {
    /// Makes a row for the held units of each SKU and grade, and for each order of the seller beside them.
    pub(super) fn groups(
        &self,
        seller: &SellerCode,
        held: &[&HeldUnit],
        today: Day,
    ) -> Result<Vec<StandingLine>, Ended> {
        let orders = self.standing_of(seller)?;
        let mut groups: BTreeMap<(String, Option<Grade>), Vec<&UnitRow>> = BTreeMap::new();
        for row in held.iter().map(|row| &row.unit) {
            if let (Some(sku), Some(grade)) = (sku_of(row), row.inspection.grade) {
                let of_it = groups.entry((sku.to_owned(), Some(grade))).or_default();
                of_it.push(row);
            }
        }
        for row in &orders {
            for order in &row.orders {
                if ordered_of(&row.orders, order.grade, today).is_some() {
                    groups.entry((row.sku.clone(), order.grade)).or_default();
                }
            }
        }
        let lines = groups.into_iter().map(|((sku, grade), units)| {
            let of_sku = orders.iter().find(|row| row.sku == sku);
            let may_be = |decision: &Decision| {
                let waits_on = *decision == Decision::Hold && !units.is_empty();
                let is_open = !units.iter().any(|row| closed(row, *decision));
                waits_on || (StandingOrder::may_be(grade, *decision) && is_open)
            };
            let decisions = Decision::SPECS.iter().map(|spec| spec.decision);
            let product = units.first().and_then(|row| row.inspection.line.as_ref());
            StandingLine {
                grade,
                product: product.and_then(|line| line.title.clone().or_else(|| line.asin.clone())),
                units: u32::try_from(units.len()).unwrap_or(u32::MAX),
                order: of_sku.and_then(|row| ordered_of(&row.orders, grade, today)),
                open: decisions.filter(may_be).collect(),
                sku,
            }
        });
        Ok(lines.collect())
    }

    /// Gives what a seller ordered, by SKU.
    fn standing_of(&self, seller: &SellerCode) -> Result<Vec<StandingRow>, Ended> {
        let mut rows: Vec<StandingRow> = Vec::new();
        loop {
            let after = rows.last().map(|row| row.sku.clone());
            let Answer::Standing(page) = self.ask(&Query::Standing(seller.clone(), after))? else {
                return Ok(rows);
            };
            if page.is_empty() {
                return Ok(rows);
            }
            rows.extend(page);
        }
    }

    /// Takes rows about all goods of a SKU. `spoken` are labels with an answer of their own in the file; a
    /// row of one grade goes before one of every grade.
    pub(super) fn answer_groups(
        &self,
        answering: &Answering,
        mut rows: Vec<GroupRow>,
        mut spoken: BTreeSet<UnitTag>,
        today: Day,
    ) -> Result<Vec<(usize, RowEnd)>, Ended> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        rows.sort_by_key(|row| row.grade.is_none());
        let units = self.of_the_seller(&answering.seller, today)?;
        let orders = self.standing_of(&answering.seller)?;
        let mut ends = Vec::new();
        for row in rows {
            let known = units
                .iter()
                .any(|one| sku_of(one) == Some(row.sku.as_str()));
            let ordered = orders.iter().find(|one| one.sku == row.sku);
            let end = if known || ordered.is_some() || self.lists(&answering.seller, &row.sku)? {
                self.answer_group(answering, &row, (&units, ordered), (&mut spoken, today))?
            } else {
                RowEnd::Refused(RowRefusal::UnknownRow)
            };
            ends.push((row.place, end));
        }
        Ok(ends)
    }

    fn answer_group(
        &self,
        answering: &Answering,
        row: &GroupRow,
        (units, ordered): (&[UnitRow], Option<&StandingRow>),
        (spoken, today): (&mut BTreeSet<UnitTag>, Day),
    ) -> Result<RowEnd, Ended> {
        let GroupWord {
            decision,
            lasting,
            until,
        } = row.word;
        if let Some(until) = until.filter(|until| *until < today) {
            return Ok(RowEnd::Refused(RowRefusal::NoDay(until.to_string())));
        }
        if lasting == Lasting::Standing
            && let Some(decision) = decision
            && !StandingOrder::may_be(row.grade, decision)
        {
            return Ok(RowEnd::Refused(RowRefusal::Closed(decision)));
        }
        let is_so = is_ordered(row, ordered, today);
        if !is_so {
            let written = self.set_order(answering, row, today)?;
            if written != RowEnd::OrderEnded {
                return Ok(written);
            }
        }
        let Some(decision) = decision else {
            return Ok(if is_so {
                RowEnd::NoOrder
            } else {
                RowEnd::OrderEnded
            });
        };
        let asked_until = match lasting {
            // The row speaks of what it asked about: units that came on hold later are asked about anew.
            Lasting::Once => Some(answering.sent_at),
            Lasting::Standing | Lasting::Ended => None,
        };
        let of_row = |one: &&UnitRow| is_of(one, row, asked_until);
        let met: Vec<&UnitRow> = units.iter().filter(of_row).collect();
        let came = self.decide_group(answering, (decision, row.note.as_ref()), &met, spoken)?;
        Ok(match (is_so, came) {
            (false, came) => RowEnd::OrderSet(decision, until, came),
            (
                true,
                GroupUnits {
                    decided: 0,
                    left: 0,
                },
            ) => {
                if met.is_empty() && lasting == Lasting::Once {
                    RowEnd::Refused(RowRefusal::NotHeld)
                } else {
                    RowEnd::Unchanged(decision)
                }
            }
            (true, GroupUnits { decided: 0, .. }) => RowEnd::Refused(RowRefusal::Closed(decision)),
            (true, came) => RowEnd::GroupApplied(decision, came),
        })
    }

    /// Writes what a row orders or ends; gives the end of an order, or why it is not written.
    fn set_order(
        &self,
        answering: &Answering,
        row: &GroupRow,
        today: Day,
    ) -> Result<RowEnd, Ended> {
        let order = StandingOrder {
            grade: row.grade,
            from: today,
            until: row.word.until,
            decision: row.word.decision,
            said: answering.said.clone(),
        };
        let set = OrderSet {
            seller: answering.seller.clone(),
            sku: row.sku.clone(),
            mail: Some(answering.mail),
            order,
        };
        self.write_row(Command::SetOrder(Box::new(set)), RowEnd::OrderEnded)
    }

    /// Has the units of a row decided, label by label, without those that were spoken of.
    fn decide_group(
        &self,
        answering: &Answering,
        (decision, note): (Decision, Option<&String>),
        units: &[&UnitRow],
        spoken: &mut BTreeSet<UnitTag>,
    ) -> Result<GroupUnits, Ended> {
        let mut labels: BTreeMap<&UnitTag, Vec<UnitRow>> = BTreeMap::new();
        for row in units {
            if !spoken.contains(&row.inspection.tag) {
                let of_label = labels.entry(&row.inspection.tag).or_default();
                of_label.push((*row).clone());
            }
        }
        let mut to_write: Vec<ToWrite> = Vec::new();
        let mut came = GroupUnits::default();
        for (tag, of_label) in &labels {
            spoken.insert((*tag).clone());
            let count = u32::try_from(of_label.len()).unwrap_or(u32::MAX);
            match judged(of_label, &answering.seller, decision) {
                RowEnd::Applied(_) => {
                    came.decided += count;
                    to_write.push(ToWrite {
                        place: to_write.len(),
                        units: of_label.iter().map(|row| row.unit).collect(),
                    });
                }
                RowEnd::Refused(_) => came.left += count,
                RowEnd::Unchanged(_)
                | RowEnd::Waits(..)
                | RowEnd::GroupApplied(..)
                | RowEnd::OrderSet(..)
                | RowEnd::OrderEnded
                | RowEnd::NoOrder
                | RowEnd::Noted
                | RowEnd::RepairAnswered(_)
                | RowEnd::Claimed
                | RowEnd::ClaimedBefore
                | RowEnd::ClaimedLate(..)
                | RowEnd::Unanswered => {}
            }
        }
        for (place, _) in self.write_answers(answering, (decision, note), &to_write)? {
            let units = to_write.get(place).map_or(0, |row| row.units.len());
            let units = u32::try_from(units).unwrap_or(u32::MAX);
            came.decided = came.decided.saturating_sub(units);
            came.left += units;
        }
        Ok(came)
    }

    /// Gives the units whose seller's word counts: held ones, and those that were decided and not moved yet.
    fn of_the_seller(&self, seller: &SellerCode, today: Day) -> Result<Vec<UnitRow>, Ended> {
        let held_now = self.held(today)?.into_iter().map(|row| row.unit);
        let mut units: Vec<UnitRow> = held_now.filter(|row| is_asked(row, seller)).collect();
        let mut after = None;
        loop {
            let query = Query::QueuedUnits(UnitQueue::Judged, after);
            let Answer::QueuedUnits(page) = self.ask(&query)? else {
                return Ok(units);
            };
            let rows = page.rows.into_iter().map(|QueuedUnit(row)| row);
            units.extend(rows.filter(|row| {
                let its_turn = held(row).is_some_and(|hold| hold.owner == HoldOwner::Seller);
                its_turn && row.inspection.seller.as_ref() == Some(seller)
            }));
            after = page.next;
            if after.is_none() {
                return Ok(units);
            }
        }
    }

    /// Tells whether a seller's product book knows a SKU.
    fn lists(&self, seller: &SellerCode, sku: &str) -> Result<bool, Ended> {
        let Answer::Book(entries) = self.ask(&Query::Book(seller.clone()))? else {
            return Ok(false);
        };
        let of_entry = |entry: &BookEntry| {
            let told = entry
                .product
                .as_ref()
                .and_then(|product| product.sku.as_deref());
            let mut learned = entry.learned.iter();
            told == Some(sku) || learned.any(|row| row.bound.sku.as_deref() == Some(sku))
        };
        Ok(entries.iter().any(of_entry))
    }
}

/// Tells whether what a row orders or ends is so already, or the row orders nothing.
fn is_ordered(row: &GroupRow, ordered: Option<&StandingRow>, today: Day) -> bool {
    let orders = ordered.map_or(&[][..], |row| &row.orders);
    let holds = ordered_of(orders, row.grade, today);
    let word = &row.word;
    match word.lasting {
        Lasting::Once => true,
        Lasting::Standing => holds.is_some_and(|holds| {
            (Some(holds.decision), holds.until) == (word.decision, word.until)
        }),
        Lasting::Ended => holds.is_none(),
    }
}

/// Gives the SKU of a unit that an order can be about.
fn sku_of(row: &UnitRow) -> Option<&str> {
    let line = row.inspection.line.as_ref()?;
    line.sku.as_deref().filter(|sku| is_sku(sku))
}

/// Tells whether a row is about a unit: one of its SKU and grade that was there when the seller was asked.
fn is_of(unit: &UnitRow, row: &GroupRow, until: Option<UtcMs>) -> bool {
    let same = sku_of(unit) == Some(row.sku.as_str());
    let grade = row.grade.is_none() || row.grade == unit.inspection.grade;
    same && grade && until.is_none_or(|until| unit.put_at <= until)
}
