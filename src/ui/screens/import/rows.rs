//! The columns of the first rows of a file, by what it holds.

use super::super::table::column::{counts, words};
use super::super::table::{Cell, Column};
use crate::domain::expected::ExpectedLine;
use crate::domain::export_line::ExportLine;
use crate::domain::product::Product;
use crate::domain::recall::Recall;
use crate::domain::screening::ListedParty;
use crate::text::DeskMsg;

/// Announced returns.
pub(super) const RETURNS: [Column<ExpectedLine>; 8] = [
    words(
        || DeskMsg::ColOrder,
        170.0,
        0,
        |_, line| Cell::maybe(line.of.order_id.as_ref()),
    ),
    words(
        || DeskMsg::ColRma,
        140.0,
        3,
        |_, line| Cell::maybe(line.of.rma_id.as_ref()),
    ),
    words(
        || DeskMsg::ColTracking,
        216.0,
        0,
        |_, line| Cell::maybe(line.tracking.last()),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        4,
        |_, line| Cell::maybe(line.asin.as_ref()),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        2,
        |_, line| Cell::maybe(line.sku.as_ref()),
    ),
    counts(
        || DeskMsg::ColQuantity,
        90.0,
        1,
        |_, line| Cell::count(line.quantity),
    ),
    words(
        || DeskMsg::ColReason,
        150.0,
        5,
        |_, line| Cell::maybe(line.reason_code.as_ref()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, line| Cell::maybe(line.title.as_ref()),
    ),
];

/// Products of a seller's book.
pub(super) const PRODUCTS: [Column<Product>; 9] = [
    words(
        || DeskMsg::ColBarcodes,
        216.0,
        0,
        |_, product| Cell::words(product.barcodes.join(" ")),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        0,
        |_, product| Cell::maybe(product.sku.as_ref()),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        1,
        |_, product| Cell::maybe(product.asin.as_ref()),
    ),
    words(
        || DeskMsg::ColFnsku,
        110.0,
        4,
        |_, product| Cell::maybe(product.fnsku.as_ref()),
    ),
    words(
        || DeskMsg::ColVariant,
        110.0,
        3,
        |_, product| Cell::maybe(product.variant.as_ref()),
    ),
    words(
        || DeskMsg::ColWeight,
        90.0,
        2,
        |seen, product| Cell::maybe(product.weight.map(|weight| seen.words.weight(weight))),
    ),
    words(
        || DeskMsg::ColBattery,
        110.0,
        2,
        |seen, product| Cell::words(seen.term("battery", product.battery.code())),
    ),
    words(
        || DeskMsg::ColCategory,
        100.0,
        5,
        |_, product| Cell::maybe(product.category.as_ref()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, product| Cell::maybe(product.title.as_ref()),
    ),
];

/// Recalls of a list.
pub(super) const RECALLS: [Column<Recall>; 8] = [
    words(
        || DeskMsg::ColNotice,
        150.0,
        0,
        |_, recall| Cell::words(recall.notice.as_str()),
    ),
    words(
        || DeskMsg::ColAgency,
        90.0,
        3,
        |_, recall| Cell::maybe(recall.agency.as_ref()),
    ),
    words(
        || DeskMsg::ColBarcodes,
        216.0,
        0,
        |_, recall| Cell::words(recall.barcodes.join(" ")),
    ),
    words(
        || DeskMsg::ColAsin,
        110.0,
        1,
        |_, recall| Cell::words(recall.asins.join(" ")),
    ),
    words(
        || DeskMsg::ColModel,
        110.0,
        1,
        |_, recall| Cell::words(recall.models.join(", ")),
    ),
    words(
        || DeskMsg::ColUnitsOf,
        200.0,
        2,
        |_, recall| Cell::maybe(recall.range()),
    ),
    words(
        || DeskMsg::ColEnded,
        110.0,
        4,
        |_, recall| Cell::maybe(recall.ended),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, recall| Cell::maybe(recall.title.as_ref()),
    ),
];

/// Lines of an export paper.
pub(super) const EXPORTS: [Column<ExportLine>; 6] = [
    words(
        || DeskMsg::ColExportLine,
        290.0,
        0,
        |_, line| Cell::words(format!("{} / {} / {}", line.mode, line.number, line.line)),
    ),
    words(
        || DeskMsg::ColReleased,
        110.0,
        2,
        |_, line| Cell::maybe(line.released),
    ),
    words(
        || DeskMsg::ColSku,
        110.0,
        0,
        |_, line| Cell::maybe(line.sku.as_ref()),
    ),
    words(
        || DeskMsg::ColTariffCode,
        120.0,
        3,
        |_, line| Cell::maybe(line.cn10.as_ref()),
    ),
    words(
        || DeskMsg::ColQuantity,
        90.0,
        0,
        |_, line| Cell::words(line.quantity.to_string()),
    ),
    words(
        || DeskMsg::ColTitle,
        160.0,
        1,
        |_, line| Cell::words(line.name.as_str()),
    ),
];

/// Entries of a list of parties.
pub(super) const LISTED: [Column<ListedParty>; 4] = [
    words(
        || DeskMsg::ColListed,
        160.0,
        2,
        |_, listed| Cell::words(listed.entry.as_str()),
    ),
    words(
        || DeskMsg::ColTitle,
        260.0,
        0,
        |_, listed| Cell::words(listed.name.as_str()),
    ),
    words(
        || DeskMsg::ColListedCountries,
        110.0,
        3,
        |_, listed| {
            let codes: Vec<String> = listed.countries.iter().map(ToString::to_string).collect();
            Cell::words(codes.join(" "))
        },
    ),
    words(
        || DeskMsg::ColListedNames,
        260.0,
        1,
        |_, listed| Cell::words(listed.alt_names.join("; ")),
    ),
];
