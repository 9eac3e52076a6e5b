//! What was found of a seller's goods since its last workbook: it wants no answer, and is told once.

use std::collections::BTreeMap;

use super::{Ended, JobsThread};
use crate::domain::codes::SellerCode;
use crate::domain::expected::{KnownLine, ReturnRef, ReturnStanding};
use crate::domain::finding::UnitFinding;
use crate::domain::limits::MAIL_NEWS_DAYS_MAX;
use crate::domain::time::{Day, UtcMs};
use crate::exchange::mail::FindingLine;
use crate::ledger::query::{Beside, ParcelFilter, UnitFilter};
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
        let mut parcels = Vec::new();
        self.each_parcel_since(oldest, |row| {
            parcels.extend(has_news(row).then(|| row.clone()));
        })?;
        for row in parcels {
            let lines = self.announced(&row)?;
            let Some(of) = whose(&row, &lines) else {
                continue;
            };
            let at = row.closed_at.unwrap_or(row.received_at);
            if is_new(&of.seller, at) {
                let told = news.entry(of.seller.clone()).or_default();
                told.extend(of_parcel(&row, &of, &lines));
            }
        }
        let mut units = Vec::new();
        self.each_unit_since(oldest, |row| {
            let seller = row.inspection.seller.as_ref();
            if let Some(seller) = seller.filter(|seller| is_new(seller, row.put_at))
                && let Some(line) = of_unit(row)
            {
                units.push((seller.clone(), row.clone(), line));
            }
        })?;
        for (seller, row, mut line) in units {
            let photos = self.photos_of(row.inspection.parcel)?;
            let own = photos
                .iter()
                .find(|photo| photo.named.unit == Some(row.unit));
            line.picture = own.and_then(|photo| self.small(photo.named.photo));
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

    fn each_parcel_since(
        &self,
        oldest: Day,
        mut each: impl FnMut(&ParcelRow),
    ) -> Result<(), Ended> {
        let mut after = None;
        loop {
            let query = Query::Parcels(ParcelFilter::default(), after);
            let Answer::Parcels(page) = self.ask(&query)? else {
                return Ok(());
            };
            for row in &page.rows {
                if row.day < oldest {
                    return Ok(());
                }
                each(row);
            }
            after = page.next;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    fn each_unit_since(&self, oldest: Day, mut each: impl FnMut(&UnitRow)) -> Result<(), Ended> {
        let mut after = None;
        loop {
            let query = Query::Units(UnitFilter::default(), after);
            let Answer::Units(page) = self.ask(&query)? else {
                return Ok(());
            };
            for row in &page.rows {
                if row.day < oldest {
                    return Ok(());
                }
                each(row);
            }
            after = page.next;
            if after.is_none() {
                return Ok(());
            }
        }
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

fn of_parcel(row: &ParcelRow, of: &ReturnRef, lines: &[KnownLine]) -> Vec<FindingLine> {
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
    standing.into_iter().chain(empty).chain(unseen).collect()
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
