//! A seller's statement: what was done for it in a period, read page by page and priced by its cards.

use rusqlite::{Connection, Row, named_params};

use crate::domain::charge::Period;
use crate::domain::codes::SellerCode;
use crate::domain::limits::STATEMENT_PAGE_ROWS;
use crate::ledger::charge::{Statement, Work, reaches_back_to};
use crate::ledger::{Subject, fold};
use crate::store::fault::Result;
use crate::store::rows::activity::{self, DoneOn};
use crate::store::rows::{all, number, plain};
use crate::store::{charged, journal};

pub(in crate::store) const PAGE: &str = "
    select last_day, id, kind, seller, items from activity indexed by activity_by_seller
    where seller = :seller and last_day >= :after_day and first_day <= :to
    and (last_day, id, kind) > (:after_day, :after_id, :after_kind)
    order by last_day, id, kind limit :limit";

/// Where a page ended.
type After = (String, Vec<u8>, String);

/// Answers for a seller and a period.
pub(super) fn statement(db: &Connection, seller: &SellerCode, period: Period) -> Result<Statement> {
    let facts = journal::of_subject(db, &Subject::Seller(seller.clone()))?;
    let cards = fold::cards(&facts);
    let to = period.to.to_string();
    let rest = charged::rest(db)?;
    let mut work: Vec<Work> = Vec::new();
    let mut after: After = (
        reaches_back_to(period, &cards).to_string(),
        Vec::new(),
        String::new(),
    );
    loop {
        let page = all(
            &mut *db.prepare_cached(PAGE)?,
            named_params! {
                ":seller": seller.as_str(),
                ":to": to,
                ":after_day": after.0,
                ":after_id": after.1,
                ":after_kind": after.2,
                ":limit": number(STATEMENT_PAGE_ROWS),
            },
            decode,
        )?;
        let is_last = page.len() < STATEMENT_PAGE_ROWS;
        for (place, done) in page {
            let on = DoneOn::of(&place.1, &place.2);
            after = place;
            if !on.is_some_and(|on| rest.contains_key(&on)) {
                work.extend(done);
            }
        }
        if is_last {
            let of_seller = rest.into_values().flatten();
            work.extend(of_seller.filter(|one| one.seller == *seller));
            return Ok(Statement::of(seller, period, &work, &cards));
        }
    }
}

fn decode(row: &Row<'_>) -> Result<(After, Vec<Work>)> {
    let place = (
        plain(row, "last_day")?,
        plain(row, "id")?,
        plain(row, "kind")?,
    );
    Ok((place, activity::decode(row)?))
}
