//! What was found of a seller's goods since its last workbook: it wants no answer, and is told once.

use std::collections::BTreeMap;

use super::{Ended, JobsThread};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{KnownLine, ReturnRef, ReturnStanding};
use crate::domain::finding::UnitFinding;
use crate::domain::limits::MAIL_NEWS_DAYS_MAX;
use crate::domain::time::{Day, UtcMs};
use crate::exchange::mail::FindingLine;
use crate::ledger::query::{Beside, Page, PageAfter, ParcelFilter, UnitFilter};
use crate::ledger::rows::{ParcelRow, ParcelState, UnitRow};
use crate::ledger::{Answer, Query};
use crate::text::Message;

/// Findings by seller.
pub(super) type News = BTreeMap<SellerCode, Vec<FindingLine>>;

impl JobsThread {
    /// Gathers what was found of every seller's goods since it was last written to, at most some days
    /// back: of parcels first, then of units, the newest first.
    pub(super) fn news(&self, today: Day) -> Result<News, Ended> {
        let mut last: BTreeMap<SellerCode, UtcMs> = BTreeMap::new();
        if let Answer::Mails(mails) = self.ask(&Query::Mails)? {
            for mail in mails {
                let at = last.entry(mail.made.seller).or_insert(mail.made_at);
                *at = mail.made_at.max(*at);
            }
        }
        let oldest = today.plus_days(-i64::from(MAIL_NEWS_DAYS_MAX));
        let is_new =
            |seller: &SellerCode, at: UtcMs| last.get(seller).is_none_or(|made| at > *made);
        let mut news = News::new();
        let mut told = Vec::new();
        let is_older = |row: &ParcelRow| row.day < oldest;
        self.each_since((parcels, parcels_of), is_older, |row| {
            told.extend(has_news(&row).then_some(row));
        })?;
        for row in told {
            let lines = self.announced(&row)?;
            let Some(of) = whose(&row, &lines) else {
                continue;
            };
            let found = of_parcel(&row, &of, &lines).into_iter();
            let new = found.filter(|(at, _)| is_new(&of.seller, *at));
            let new = new.map(|(_, line)| line);
            news.entry(of.seller.clone()).or_default().extend(new);
        }
        let mut found = Vec::new();
        let is_older = |row: &UnitRow| row.day < oldest;
        self.each_since((units, units_of), is_older, |row| {
            let seller = row.inspection.seller.clone();
            let seller = seller.filter(|seller| is_new(seller, row.put_at));
            if let (Some(seller), Some(line)) = (seller, of_unit(&row)) {
                found.push((seller, row, line));
            }
        })?;
        for (seller, row, mut line) in found {
            line.picture = self.picture_of(&row)?;
            news.entry(seller).or_default().push(line);
        }
        Ok(news)
    }

    fn announced(&self, row: &ParcelRow) -> Result<Vec<KnownLine>, Ended> {
        let query = Query::ParcelDossier(row.parcel, Beside::default());
        let Answer::Dossier(dossier) = self.ask(&query)? else {
            return Ok(Vec::new());
        };
        Ok(dossier.lines.into_iter().map(|line| line.known).collect())
    }

    /// Gives every row from a day on to `each`, page by page, the newest first.
    fn each_since<Row>(
        &self,
        (asked, page): (
            impl Fn(Option<PageAfter>) -> Query,
            impl Fn(Answer) -> Option<Page<Row>>,
        ),
        is_older: impl Fn(&Row) -> bool,
        mut each: impl FnMut(Row),
    ) -> Result<(), Ended> {
        let mut after = None;
        loop {
            let Some(found) = page(self.ask(&asked(after))?) else {
                return Ok(());
            };
            for row in found.rows {
                if is_older(&row) {
                    return Ok(());
                }
                each(row);
            }
            after = found.next;
            if after.is_none() {
                return Ok(());
            }
        }
    }
}

/// Asks for parcels, the newest first.
fn parcels(after: Option<PageAfter>) -> Query {
    Query::Parcels(ParcelFilter::default(), after)
}

fn parcels_of(answer: Answer) -> Option<Page<ParcelRow>> {
    if let Answer::Parcels(page) = answer {
        Some(page)
    } else {
        None
    }
}

/// Asks for units, the newest first.
fn units(after: Option<PageAfter>) -> Query {
    Query::Units(UnitFilter::default(), after)
}

fn units_of(answer: Answer) -> Option<Page<UnitRow>> {
    if let Answer::Units(page) = answer {
        Some(page)
    } else {
        None
    }
}

/// Tells whether something of a parcel is to be told: it should not have come, was empty, or lacked an item.
fn has_news(row: &ParcelRow) -> bool {
    let standing = row.finding.is_some_and(|one| one != ReturnStanding::Open);
    standing || row.state == ParcelState::Empty || !row.unseen.is_empty()
}

/// Gives the return of a parcel: the one that a person chose, else the only one that announced it. What
/// two returns announced is told nobody.
fn whose(row: &ParcelRow, lines: &[KnownLine]) -> Option<ReturnRef> {
    let mut announced = lines.iter().map(|known| &known.line.of);
    let first = announced.next();
    let only = first.filter(|first| announced.all(|of| of == *first));
    row.chosen.as_ref().or(only).cloned()
}

/// Gives what was found of a parcel, each with when: as it was opened, and as its work ended.
fn of_parcel(row: &ParcelRow, of: &ReturnRef, lines: &[KnownLine]) -> Vec<(UtcMs, FindingLine)> {
    let line = |what, about: Option<&KnownLine>| FindingLine {
        number: row.number.to_string(),
        what,
        return_id: number(of),
        sku: about.and_then(|known| known.line.sku.clone()),
        product: about.and_then(|known| known.line.title.clone()),
        day: row.day,
        picture: None,
    };
    let standing = row.finding.filter(|one| *one != ReturnStanding::Open);
    let standing = standing.map(|one| line(Message::term("standing", one.code()), None));
    let empty = || line(Message::term("claim-reason", "empty"), None);
    let empty = (row.state == ParcelState::Empty).then(empty);
    let unseen = row.unseen.iter().map(|(id, said)| {
        let about = lines.iter().find(|known| known.id == *id);
        line(Message::term("unseen", said.code()), about)
    });
    let opened = row.opened_at.unwrap_or(row.received_at);
    let ended = row.closed_at.unwrap_or(opened);
    let at_the_end = empty.into_iter().chain(unseen).map(|line| (ended, line));
    let standing = standing.map(|line| (opened, line));
    standing.into_iter().chain(at_the_end).collect()
}

/// The number by which a seller calls a return.
pub(super) fn number(of: &ReturnRef) -> Option<String> {
    let rma = of.rma_id.as_ref().map(ToString::to_string);
    rma.or_else(|| of.order_id.as_ref().map(ToString::to_string))
}

fn of_unit(row: &UnitRow) -> Option<FindingLine> {
    let inspection = &row.inspection;
    // Whose goods lay in another seller's parcel is not told that seller, and the owner gets them counted.
    let finding = inspection
        .finding
        .filter(|one| *one != UnitFinding::OtherSeller)?;
    let line = inspection.line.as_ref();
    Some(FindingLine {
        number: inspection.tag.to_string(),
        what: Message::term("finding", finding.code()),
        return_id: line.and_then(|line| number(&line.of)),
        sku: line.and_then(|line| line.sku.clone()),
        product: line.and_then(|line| line.title.clone()),
        day: row.day,
        picture: None,
    })
}
