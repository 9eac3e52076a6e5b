//! Query plans: what the bench asks walks no big table, and pages come sorted from an index.

use super::shop::Shop;
use crate::store::book::{item, keys as book_keys};
use crate::store::export::item as export;
use crate::store::import::{check, chunk, keys, line, run};
use crate::store::read::{
    book, charges, claims as due, containers, docks, dossier, evidence, expected, find, guesses,
    holds, leaving, lists, manifest, parcels, personal, photos, places, pool, recalls, repairs,
    resale as for_sale, review, units, work,
};
use crate::store::recall::item as recall;
use crate::store::rows::{
    activity, dock, exported, forward, lot, mail, parcel, place, resale, small, unit, weighed,
};
use crate::store::{claims, journal, known, packs, raw, writer};

fn plan(shop: &Shop, sql: &str) -> Vec<String> {
    let db = shop.writer.as_ref().unwrap().connection();
    let mut statement = db.prepare(&format!("explain query plan {sql}")).unwrap();
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        steps.push(row.get::<_, String>(3).unwrap());
    }
    steps
}

/// Everything on the way of a scan, a put, a page or a merge.
const SEARCHED: &[&str] = &[
    journal::HEAD,
    journal::BY_KEY,
    journal::BY_SUBJECT,
    journal::BY_ID,
    journal::PAGE,
    journal::SEQ_AFTER,
    journal::PUT_BEFORE,
    journal::SUBJECT_KNOWN,
    known::TAG_HOLDER,
    known::CONTAINER_UNITS,
    known::CONTAINER_EACH,
    known::CONTAINER_OWING,
    known::CONTAINER_LABELLED,
    known::CONTAINER_ROWS,
    leaving::FORWARDS,
    leaving::DRUM_FIRST,
    leaving::DRUM_ONE,
    leaving::ON_EVIDENCE,
    known::CONTAINER_BOXES,
    pool::TOLD,
    crate::store::places::KIN_AFTER,
    crate::store::places::ROWS,
    crate::store::places::MISSING_IN,
    crate::store::places::HERE_IN,
    crate::store::places::SHELF_BEFORE,
    place::GET,
    places::MISSING,
    places::MISSING_PAGE,
    writer::PACK_KNOWN,
    packs::PACK_GET,
    small::SERIES_GET,
    small::PERSON_GET,
    small::SELLER_GET,
    small::PRODUCT_GET,
    small::CONTAINER_GET,
    containers::HERE,
    dock::LOAD_GET,
    mail::GET,
    lot::GET,
    forward::GET,
    forward::WAITING,
    resale::BATCH_GET,
    resale::UNIT_GET,
    resale::UNITS_OF,
    resale::SKU_GET,
    resale::SKU_OF,
    for_sale::IN_TOTE,
    dock::PHOTO_GET,
    dock::RANGE_GET,
    parcel::GET,
    parcel::NUMBERED,
    parcel::KEY_GET,
    parcel::LEARN,
    parcel::CHANGE,
    parcel::OWE,
    unit::GET,
    chunk::GET,
    chunk::KNOWN,
    keys::KNOWN,
    line::GET,
    line::TELLINGS,
    line::CHANGE,
    line::RENEW,
    run::STAMP,
    run::SAVE,
    run::IS_MERGING,
    dossier::PARCELS,
    dossier::NUMBERED,
    dossier::UNITS,
    dossier::LINE_UNITS,
    dossier::BY_SKU,
    dossier::BY_ASIN,
    book_keys::PRODUCTS,
    book_keys::OF_CODE,
    book_keys::KNOWN,
    book_keys::DROP,
    recall::GET,
    weighed::STATE,
    weighed::GET,
    weighed::PUT,
    weighed::DROP,
    weighed::OF_PRODUCT,
    recall::OF_KEY,
    item::GET,
    item::TELLINGS,
    book::OF_SELLER,
    book::LEARNED,
    evidence::OF_LINE,
    evidence::BY_KEY,
    expected::BY_KEY,
    expected::KEY_KNOWN,
    expected::GET,
    expected::PAGE,
    guesses::TOLD_AT,
    find::PARCELS,
    find::NUMBERED,
    find::UNITS,
    find::LABELLED,
    find::SERIAL,
    lists::PRODUCTS,
    containers::PARCELS_ON,
    manifest::UNITS,
    review::UNITS,
    review::PARCELS,
    units::OF_DAY,
    units::OF_CONTAINER,
    units::OF_PARCEL,
    units::OF_ALL,
    parcels::OF_DAY,
    parcels::OF_STATE,
    parcels::OF_STATE_AND_DAY,
    parcels::OF_ALL,
    docks::OPEN,
    docks::COUNT,
    docks::NEWEST,
    docks::WAITING,
    docks::OLDEST,
    docks::BACKLOG,
    activity::GET,
    crate::store::journal::NEWEST_OF,
    activity::DROP,
    charges::PAGE,
    claims::GET,
    claims::LINKED,
    claims::LINKS,
    claims::UNLINK,
    claims::DROP,
    claims::RECEIVED,
    due::COUNT,
    due::PAGE,
    holds::COUNT,
    holds::PAGE,
    holds::WALL,
    repairs::COUNT,
    repairs::PAGE,
    lot::NEWEST,
    photos::OF_PARCEL,
    photos::EVERY,
    photos::OWING,
    photos::OWING_COUNT,
    photos::OLDEST,
    photos::BACKWARDS,
    personal::PERSONAL,
    personal::UNCOVERED,
    personal::UNCOVERED_COUNT,
    personal::PURGED,
    personal::CLAIMED,
    personal::WORKED_ON,
    personal::OF_COPY,
    raw::COUNT,
    raw::ERASE,
    work::WAITING,
    work::CAGED,
    work::LOADS,
    work::DOUBTS,
    work::PARCELS,
    work::OLDEST_PARCEL,
    work::WAITING_PAGE,
    work::CAGED_PAGE,
    work::PARCELS_PAGE,
    work::EVIDENCE_PAGE,
    work::LOADS_PAGE,
    work::DOUBTS_PAGE,
    export::GET,
    export::OF_SKU,
    export::PAGE,
    exported::GET,
    exported::BALANCE,
    exported::CONSIGNMENT_OF,
];

/// Pages whose order must come from their index.
const SORTED: &[&str] = &[
    mail::NEWEST,
    lot::NEWEST,
    forward::WAITING,
    known::CONTAINER_LABELLED,
    known::CONTAINER_ROWS,
    work::EVIDENCE_PAGE,
    resale::BATCH_NEWEST,
    journal::PUT_BEFORE,
    units::OF_DAY,
    units::OF_ALL,
    parcels::OF_DAY,
    parcels::OF_STATE,
    parcels::OF_STATE_AND_DAY,
    parcels::OF_ALL,
    docks::OPEN,
    docks::NEWEST,
    docks::OLDEST,
    docks::BACKLOG,
    charges::PAGE,
    due::PAGE,
    holds::PAGE,
    repairs::PAGE,
    known::CONTAINER_EACH,
    crate::store::places::KIN_AFTER,
    crate::store::places::ROWS,
    crate::store::places::SHELF_BEFORE,
    places::MISSING_PAGE,
    photos::OF_PARCEL,
    photos::EVERY,
    photos::OWING,
    photos::OLDEST,
    photos::BACKWARDS,
    personal::PERSONAL,
    personal::UNCOVERED,
    personal::PURGED,
    work::OLDEST_PARCEL,
    work::WAITING_PAGE,
    work::CAGED_PAGE,
    work::PARCELS_PAGE,
    work::LOADS_PAGE,
    work::DOUBTS_PAGE,
    book::OF_SELLER,
    book::LEARNED,
    expected::PAGE,
    expected::FIRST,
    expected::BY_KEY,
    evidence::BY_KEY,
    find::PARCELS,
    find::NUMBERED,
    find::UNITS,
    manifest::UNITS,
    export::OF_SKU,
    export::PAGE,
    lists::IMPORTS,
    recall::LISTED,
    weighed::OF_PRODUCT,
    recalls::NEWEST_DAY,
];

#[test]
fn nothing_on_the_way_of_a_scan_walks_a_table() {
    let shop = Shop::bare();
    for sql in SEARCHED {
        let steps = plan(&shop, sql);
        assert!(
            !steps.iter().any(|step| step.starts_with("SCAN")),
            "{sql}: {steps:?}"
        );
    }
}

#[test]
fn pages_come_sorted_from_their_index() {
    let shop = Shop::bare();
    for sql in SORTED {
        let steps = plan(&shop, sql);
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE")),
            "{sql}: {steps:?}"
        );
    }
}

#[test]
fn a_walk_is_told_from_a_search() {
    let shop = Shop::bare();
    let steps = plan(&shop, check::COUNT);
    assert!(steps.iter().any(|step| step.starts_with("SCAN")));
}
