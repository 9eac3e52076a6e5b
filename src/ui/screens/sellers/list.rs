//! The list of sellers.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::column::{numbers, words};
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::Draft;
use crate::domain::decision::Decision;
use crate::ledger::Answer;
use crate::ledger::rows::SellerRow;
use crate::shell::view::ListName;
use crate::text::{DeskMsg, Language};
use crate::ui::icons::Icon;

const COLUMNS: [Column<SellerRow>; 9] = [
    words(
        || DeskMsg::ColSeller,
        80.0,
        0,
        |_, row| Cell::words(row.seller.as_str()),
    ),
    words(
        || DeskMsg::ColName,
        120.0,
        0,
        |_, row| Cell::words(row.name.as_str()),
    ),
    words(
        || DeskMsg::ColRules,
        130.0,
        1,
        |seen, row| {
            let pack = row.policy.as_ref();
            Cell::words(rules(seen, pack.map(|pack| pack.id.as_str())))
        },
    ),
    words(
        || DeskMsg::ColLanguage,
        90.0,
        5,
        |_, row| Cell::words(language(&row.terms.language)).leaving(row.terms.language.as_str()),
    ),
    words(|| DeskMsg::ColApprove, 130.0, 4, approve),
    words(|| DeskMsg::ColCage, 110.0, 3, cage),
    numbers(
        || DeskMsg::ColHoldDays,
        100.0,
        2,
        |_, row| Cell::count(row.terms.hold_days),
    ),
    words(
        || DeskMsg::ColHoldDefault,
        100.0,
        6,
        |seen, row| Cell::words(seen.decision(row.terms.hold_default)),
    ),
    words(
        || DeskMsg::ColHints,
        140.0,
        7,
        |_, row| Cell::words(row.terms.address_hints.join(", ")),
    ),
];
/// The place of the name among the columns.
const NAME: usize = 1;

const NO_SELLERS: Nothing = Nothing {
    icon: Icon::Person,
    what: || DeskMsg::SellersNothing,
    how: || DeskMsg::SellersNothingHow,
};

/// The word of a rule table; without one it is the house's.
pub(super) fn rules(seen: &Seen, id: Option<&str>) -> String {
    match id {
        Some(id) => seen.term("rules", id),
        None => seen.say(DeskMsg::HouseRules),
    }
}

/// A language by its own name.
fn language(code: &str) -> String {
    let known = Language::parse(code).map(Language::own_name);
    known.unwrap_or(code).to_owned()
}

fn approve(seen: &Seen, row: &SellerRow) -> Cell {
    let words = Decision::SPECS
        .iter()
        .filter(|spec| row.terms.approve.contains(&spec.decision))
        .map(|spec| seen.decision(spec.decision));
    Cell::words(words.collect::<Vec<_>>().join(", "))
}

fn cage(seen: &Seen, row: &SellerRow) -> Cell {
    let from = row.terms.cage_from;
    let rank = from.and_then(|from| usize::try_from(from.minor).ok());
    let shown = from.map(|from| seen.words.money(from));
    let leaves = from.map(|from| format!("{} {}", from.decimal(), from.currency));
    Cell::ranked(shown.unwrap_or_default(), rank).leaving(leaves.unwrap_or_default())
}

/// Draws the list into all the room left; a row that is chosen opens its form.
pub(super) fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (answer, sellers): (Option<&Arc<Answer>>, &[SellerRow]),
    intents: &mut Vec<Intent>,
) {
    let rows: Vec<&SellerRow> = sellers.iter().collect();
    let list = List {
        name: ListName::Sellers,
        label: DeskMsg::NavSellers,
        columns: &COLUMNS,
        grows: NAME,
        rows: &rows,
        key: |_, row: &SellerRow| RowKey::Name(row.seller.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: Whole::All,
        empty: NO_SELLERS,
    };
    let touched = table_ui(ui, seen, &mut draft.list, &list, intents);
    if let Some(row) = touched.selected.and_then(|at| sellers.get(at)) {
        draft.open(Some(row));
    }
}
