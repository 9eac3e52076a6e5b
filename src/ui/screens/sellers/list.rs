//! The list of sellers.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::table::column::{numbers, words};
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::Draft;
use crate::domain::decision::Decision;
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::Answer;
use crate::ledger::rows::SellerRow;
use crate::shell::view::ListName;
use crate::text::{DeskMsg, Language, SettingsMsg};
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
            let pack = row.policy_on(today(seen));
            Cell::words(rules(seen, pack.map(|pack| pack.id.as_str())))
        },
    ),
    words(
        || DeskMsg::ColLanguage,
        90.0,
        5,
        |seen, row| {
            let code = terms(seen, row).language.as_str();
            Cell::words(language(code)).leaving(code)
        },
    ),
    words(|| DeskMsg::ColApprove, 130.0, 4, approve),
    words(|| DeskMsg::ColCage, 110.0, 3, cage),
    numbers(
        || DeskMsg::ColHoldDays,
        100.0,
        2,
        |seen, row| Cell::count(terms(seen, row).hold_days),
    ),
    words(
        || DeskMsg::ColHoldDefault,
        100.0,
        6,
        |seen, row| Cell::words(seen.decision(terms(seen, row).hold_default)),
    ),
    words(
        || DeskMsg::ColHints,
        140.0,
        7,
        |seen, row| Cell::words(terms(seen, row).address_hints.join(", ")),
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
        None => seen.say(SettingsMsg::HouseRules),
    }
}

fn today(seen: &Seen) -> Day {
    seen.zone.day(seen.now)
}

/// The terms in force.
fn terms<'r>(seen: &Seen, row: &'r SellerRow) -> &'r Terms {
    row.terms_on(today(seen))
}

/// A language by its own name.
fn language(code: &str) -> String {
    let known = Language::parse(code).map(Language::own_name);
    known.unwrap_or(code).to_owned()
}

fn approve(seen: &Seen, row: &SellerRow) -> Cell {
    let wanted = &terms(seen, row).approve;
    let words = Decision::SPECS
        .iter()
        .filter(|spec| wanted.contains(&spec.decision))
        .map(|spec| seen.decision(spec.decision));
    Cell::words(words.collect::<Vec<_>>().join(", "))
}

fn cage(seen: &Seen, row: &SellerRow) -> Cell {
    let from = terms(seen, row).cage_from;
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
            // Terms change with the day.
            number: today(seen).number().unsigned_abs(),
        },
        whole: Whole::All,
        empty: NO_SELLERS,
    };
    let touched = table_ui(ui, seen, &mut draft.list, &list, intents);
    if let Some(row) = touched.selected.and_then(|at| sellers.get(at)) {
        draft.open(Some(row), today(seen));
    }
}
