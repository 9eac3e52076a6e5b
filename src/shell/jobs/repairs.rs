//! Repairs and sellers' workbooks: which estimates a seller is asked about, and its word on one.

use std::collections::BTreeMap;

use super::filled::Answering;
use super::news::number;
use super::{Ended, JobsThread};
use crate::domain::codes::{SellerCode, UnitTag};
use crate::domain::repair::{RepairAnswer, RepairQueue, RepairStage};
use crate::domain::time::Day;
use crate::exchange::mail::RepairLine;
use crate::ledger::fact::RepairAnswered;
use crate::ledger::mailing::{RowEnd, RowRefusal};
use crate::ledger::query::RepairUnit;
use crate::ledger::repairing;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::repairs::rules;

impl JobsThread {
    /// Makes a row of each unit whose estimate waits for its seller's word, by seller.
    pub(super) fn repairs_asked(&self) -> Result<BTreeMap<SellerCode, Vec<RepairLine>>, Ended> {
        let mut lines: BTreeMap<SellerCode, Vec<RepairLine>> = BTreeMap::new();
        let mut after = None;
        loop {
            let query = Query::Repairs(RepairQueue::Seller, after);
            let Answer::Repairs(page) = self.ask(&query)? else {
                return Ok(lines);
            };
            for RepairUnit(row) in page.rows {
                let Some(seller) = row.inspection.seller.clone() else {
                    continue;
                };
                if repairing::stage(&row) == Some(RepairStage::Asked) {
                    let picture = self.picture_of(&row)?;
                    let line = line(&row).map(|line| RepairLine { picture, ..line });
                    lines.entry(seller).or_default().extend(line);
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(lines);
            }
        }
    }

    /// Takes a seller's word on the estimate of one unit. Until the work begins the later word counts.
    pub(super) fn answer_repair(
        &self,
        answering: &Answering,
        tag: &UnitTag,
        (answer, note): (RepairAnswer, Option<String>),
        today: Day,
    ) -> Result<RowEnd, Ended> {
        let units = self.under(tag)?;
        let Some(row) = units.first() else {
            return Ok(RowEnd::Refused(RowRefusal::UnknownRow));
        };
        if row.inspection.seller.as_ref() != Some(&answering.seller) {
            return Ok(RowEnd::Refused(RowRefusal::OtherSellers));
        }
        let next = match repairing::stage(row) {
            Some(RepairStage::Asked | RepairStage::Refused | RepairStage::Ready) => match answer {
                RepairAnswer::Approved => RepairStage::Ready,
                RepairAnswer::Refused => RepairStage::Refused,
            },
            Some(RepairStage::Diagnose | RepairStage::Begun | RepairStage::Test) | None => {
                return Ok(RowEnd::Refused(RowRefusal::NotAsked));
            }
        };
        let command = Command::AnswerRepairInBook {
            mail: answering.mail,
            answered: RepairAnswered {
                unit: row.unit,
                answer,
                said: answering.said.clone(),
                due: today.plus_days(i64::from(rules().days(next))),
                note,
            },
        };
        self.write_row(command, RowEnd::RepairAnswered(answer))
    }
}

/// Makes the row of one unit, without its photo; none where nothing was estimated.
fn line(row: &UnitRow) -> Option<RepairLine> {
    let order = row.repair.as_ref()?;
    let chosen = row.inspection.line.as_ref();
    Some(RepairLine {
        tag: row.inspection.tag.clone(),
        return_id: chosen.and_then(|line| number(&line.of)),
        sku: chosen.and_then(|line| line.sku.clone()),
        product: chosen.and_then(|line| line.title.clone().or_else(|| line.asin.clone())),
        grade: row.inspection.grade,
        symptom: order.estimate.symptom.clone(),
        diagnosis: order.estimate.diagnosis.clone(),
        estimate: order.estimate.costs.total(),
        cap: order.estimate.cap,
        due: order.due,
        picture: None,
    })
}
