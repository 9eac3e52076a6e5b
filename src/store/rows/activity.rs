//! What was done on a unit or a parcel, a row for each seller that it was done for.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, named_params, params};

use super::{all, coded, plain, wire};
use crate::domain::charge::Activity;
use crate::domain::codes::{SellerCode, StationName};
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::money::{Currency, Money};
use crate::domain::time::Day;
use crate::ledger::charge::{Evidence, Work};
use crate::store::fault::Result;

/// Stands for the last day of a unit that is here still.
const NO_END: &str = "9999-12-31";

pub(in crate::store) const PUT: &str = "
    insert into activity (id, kind, seller, first_day, last_day, items)
    values (:id, :kind, :seller, :first_day, :last_day, :items)";
pub(in crate::store) const DROP: &str = "delete from activity where id = :id and kind = :kind";
pub(in crate::store) const GET: &str =
    "select seller, items from activity where id = :id and kind = :kind order by seller";

/// On what something was done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(in crate::store) enum DoneOn {
    /// A unit.
    Unit(UnitId),
    /// A parcel.
    Parcel(ParcelId),
}

impl DoneOn {
    /// Reads what a row is about from its id and kind.
    pub(in crate::store) fn of(id: &[u8], kind: &str) -> Option<Self> {
        let id = u128::from_be_bytes(id.try_into().ok()?);
        match kind {
            "unit" => Some(Self::Unit(UnitId(id))),
            "parcel" => Some(Self::Parcel(ParcelId(id))),
            _ => None,
        }
    }

    fn key(self) -> ([u8; 16], &'static str) {
        match self {
            Self::Unit(unit) => (unit.bytes(), "unit"),
            Self::Parcel(parcel) => (parcel.bytes(), "parcel"),
        }
    }
}

/// One item: activity, unit or parcel, what it cost by its fact, its days by number, and its fact.
type ItemWire<'a> = (
    &'a str,
    &'a str,
    Option<(i64, &'a str)>,
    (i64, i64, Option<i64>, Option<i64>),
    (&'a str, u64, u64),
);

fn item(work: &Work) -> ItemWire<'_> {
    (
        work.activity.code(),
        &work.about,
        work.cost
            .as_ref()
            .map(|cost| (cost.minor, cost.currency.code())),
        (
            work.day.number(),
            work.charged.number(),
            work.until.map(Day::number),
            work.back.map(Day::number),
        ),
        (
            work.evidence.station.as_str(),
            work.evidence.epoch,
            work.evidence.seq,
        ),
    )
}

fn back(seller: &SellerCode, item: ItemWire<'_>) -> Result<Work> {
    let (activity, about, cost, (day, charged, until, back), (station, epoch, seq)) = item;
    Ok(Work {
        seller: seller.clone(),
        activity: wire::known("activity", activity, Activity::parse)?,
        about: about.to_owned(),
        cost: cost.map(money).transpose()?,
        day: Day::numbered(day),
        charged: Day::numbered(charged),
        until: until.map(Day::numbered),
        back: back.map(Day::numbered),
        evidence: Evidence {
            station: wire::known("station", station, StationName::parse)?,
            epoch,
            seq,
        },
    })
}

fn money((minor, currency): (i64, &str)) -> Result<Money> {
    let currency = wire::known("currency", currency, Currency::parse)?;
    Ok(Money { minor, currency })
}

/// Writes what was done, in the place of what stood there.
pub(in crate::store) fn put(db: &Connection, on: DoneOn, work: &[Work]) -> Result<()> {
    let (id, kind) = on.key();
    db.prepare_cached(DROP)?
        .execute(named_params! { ":id": id, ":kind": kind })?;
    let mut of_seller: BTreeMap<&SellerCode, Vec<&Work>> = BTreeMap::new();
    for one in work {
        of_seller.entry(&one.seller).or_default().push(one);
    }
    for (seller, work) in of_seller {
        let first = work.iter().map(|one| one.charged).min();
        // One that has no last day is here still.
        let last = work.iter().map(|one| one.last_day());
        let last = last.collect::<Option<Vec<Day>>>();
        let last = last.and_then(|days| days.into_iter().max());
        let items: Vec<ItemWire<'_>> = work.into_iter().map(item).collect();
        // In the order of PUT.
        db.prepare_cached(PUT)?.execute(params![
            id,
            kind,
            seller.as_str(),
            first.map(|day| day.to_string()),
            last.map_or_else(|| NO_END.to_owned(), |day| day.to_string()),
            wire::write(&items)?,
        ])?;
    }
    Ok(())
}

/// Reads what was done for a seller from a row with seller and items.
pub(in crate::store) fn decode(row: &Row<'_>) -> Result<Vec<Work>> {
    let seller = coded(row, "seller", SellerCode::parse)?;
    let text: String = plain(row, "items")?;
    let items: Vec<ItemWire<'_>> = wire::read(&text)?;
    items.into_iter().map(|one| back(&seller, one)).collect()
}

/// Tells whether what stands there is what the facts say.
pub(in crate::store) fn holds(db: &Connection, on: DoneOn, work: &[Work]) -> Result<bool> {
    let (id, kind) = on.key();
    let rows = all(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":id": id, ":kind": kind },
        decode,
    )?;
    let mut told = work.to_vec();
    // Stable: of one seller the order of the facts stays.
    told.sort_by(|a, b| a.seller.cmp(&b.seller));
    Ok(rows.concat() == told)
}
