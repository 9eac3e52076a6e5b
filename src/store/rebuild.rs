//! Rebuilding: every derived table is emptied and derived again from the ground.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::fault::Result;
use super::import::run;
use super::screening::item as screening;
use super::{journal, project, tallied};
use crate::ledger::Body;
use crate::ledger::fact::ShipFact;

/// Tables that are never changed once written.
pub const GROUND: &[&str] = &["meta", "fact_series", "fact", "pack", "import_chunk"];
/// Tables that are neither ground nor derived at once: erasable, private to the station, or derived later.
pub const KEPT: &[&str] = &[
    "raw_scan",
    "draft",
    "activity",
    "charged",
    "day_tally",
    "tallied",
    "pin",
];
/// Tables that a rebuild empties and fills again.
pub const DERIVED: &[&str] = &[
    "fact_subject",
    "series",
    "person",
    "seller",
    "product",
    "container",
    "parcel",
    "parcel_key",
    "unit",
    "claim",
    "claim_link",
    "load",
    "photo",
    "number_range",
    "mail",
    "answers_read",
    "day",
    "lot",
    "forward",
    "place_count",
    "batch",
    "resale_unit",
    "resale_sku",
    "expected",
    "expected_telling",
    "expected_key",
    "import_run",
    "book",
    "book_telling",
    "book_key",
    "recall",
    "weighed",
    "standing_order",
    "chat_answer",
    "rating",
    "drawn",
    "party",
    "goods",
    "shipment",
    "pallet",
    "consignment",
    "carton",
    "sscc",
    "sscc_range",
    "paper_template",
    "export_line",
    "unit_export",
    "screening_list",
    "screening_entry",
    "screening_key",
];

const EMPTY: &str = "
    delete from fact_subject;
    delete from series;
    delete from person;
    delete from seller;
    delete from product;
    delete from container;
    delete from parcel;
    delete from parcel_key;
    delete from unit;
    delete from activity;
    update charged set upto = 0;
    delete from claim;
    delete from claim_link;
    delete from load;
    delete from photo;
    delete from number_range;
    delete from mail;
    delete from answers_read;
    delete from day;
    delete from lot;
    delete from forward;
    delete from place_count;
    delete from batch;
    delete from resale_unit;
    delete from resale_sku;
    delete from party;
    delete from goods;
    delete from shipment;
    delete from pallet;
    delete from consignment;
    delete from carton;
    delete from sscc;
    delete from sscc_range;
    delete from paper_template;
    delete from expected;
    delete from expected_telling;
    delete from expected_key;
    delete from import_run;
    delete from book;
    delete from book_telling;
    delete from book_key;
    delete from recall;
    delete from export_line;
    delete from screening_list;
    delete from screening_entry;
    delete from screening_key;
    delete from unit_export;
    delete from weighed;
    delete from standing_order;
    delete from chat_answer;
    delete from rating;
    delete from drawn;";

/// Facts that are read at once.
const FACTS_PER_PAGE: u32 = 1000;

/// Empties and derives again, inside the caller's transaction.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    db.execute_batch(EMPTY)?;
    let mut subjects = BTreeSet::new();
    let mut after = 0;
    loop {
        let page = journal::page(db, after, FACTS_PER_PAGE)?;
        let Some(last) = page.last() else {
            break;
        };
        after = last.id;
        for kept in page {
            let about = &kept.fact.envelope.subjects;
            journal::index(db, kept.id, about)?;
            subjects.extend(about.iter().cloned());
            if let Body::ReturnsImported(_)
            | Body::ProductsImported(_)
            | Body::RecallsImported(_)
            | Body::Ship(ShipFact::ExportsImported(_)) = kept.fact.body
            {
                run::add(db, kept.id)?;
            } else if let Body::Ship(ShipFact::ScreeningLoaded(list)) = &kept.fact.body {
                run::add(db, kept.id)?;
                screening::taken(db, kept.id, list)?;
            }
        }
    }
    for subject in &subjects {
        project::project(db, subject)?;
    }
    project::settle(db, &subjects)?;
    tallied::refill(db)
}
