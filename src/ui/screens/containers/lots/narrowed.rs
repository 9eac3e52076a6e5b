//! Pallets by a rule: of one seller alone, of one category, and none with a unit below a condition.

use std::collections::BTreeSet;

use eframe::egui::{ComboBox, Ui, Vec2};

use super::super::super::Seen;
use super::{Draft, sale};
use crate::domain::checklist::category_words;
use crate::domain::codes::{ContainerName, SellerCode};
use crate::domain::grade::Grade;
use crate::ledger::query::LotView;
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// Tells whether all on a pallet is of the seller, the category and the condition that pallets are narrowed
/// to. What was not graded has no condition that could be above one.
pub(super) fn is_within(whole: &LotView, name: &ContainerName, draft: &Draft) -> bool {
    let mut on_it = whole.lot.units.iter().filter(|unit| unit.pallet == *name);
    on_it.all(|unit| {
        let seller = draft.seller.as_ref();
        let category = unit.category.as_deref().map(category_words);
        let is_of_seller = seller.is_none_or(|seller| unit.seller.as_ref() == Some(seller));
        let is_of_sort = draft.category.is_none() || category == draft.category;
        let is_good = |floor: Grade| unit.grade.is_some_and(|grade| grade <= floor);
        is_of_seller && is_of_sort && draft.floor.is_none_or(is_good)
    })
}

/// Draws what pallets are narrowed to; another rule begins the lot anew.
pub(super) fn narrowed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, whole: &LotView) {
    let rule = |draft: &Draft| (draft.seller.clone(), draft.category.clone(), draft.floor);
    let before = rule(draft);
    sellers_ui(ui, seen, draft, whole);
    ui.horizontal_wrapped(|ui| {
        categories_ui(ui, seen, draft, whole);
        floor_ui(ui, seen, draft);
    });
    if rule(draft) != before {
        draft.pallets.clear();
        draft.sale.sure = sale::Sure::No;
    }
}

fn sellers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, whole: &LotView) {
    let units = whole.lot.units.iter();
    let sellers: BTreeSet<&SellerCode> = units.filter_map(|unit| unit.seller.as_ref()).collect();
    if sellers.len() < 2 {
        draft.seller = None;
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        let every = seen.say(DeskMsg::LotsEverySeller);
        ui.selectable_value(&mut draft.seller, None, every);
        for seller in sellers {
            ui.selectable_value(&mut draft.seller, Some(seller.clone()), seller.as_str());
        }
    });
}

fn categories_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, whole: &LotView) {
    let units = whole.lot.units.iter();
    let sorts = units.filter_map(|unit| unit.category.as_deref().map(category_words));
    let sorts: BTreeSet<String> = sorts.collect();
    if sorts.is_empty() {
        draft.category = None;
        return;
    }
    let every = seen.say(DeskMsg::LotsEveryCategory);
    let shown = draft.category.clone().unwrap_or_else(|| every.clone());
    let label = ui.label(seen.say(DeskMsg::LotsCategory));
    let shown = ComboBox::from_id_salt("category of a lot").selected_text(shown);
    let shown = shown.show_ui(ui, |ui| {
        ui.selectable_value(&mut draft.category, None, every);
        for sort in sorts {
            ui.selectable_value(&mut draft.category, Some(sort.clone()), sort);
        }
    });
    shown.response.labelled_by(label.id);
}

fn floor_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    let every = seen.say(DeskMsg::LotsEveryCondition);
    let said = |floor: Option<Grade>| match floor {
        Some(grade) => seen.grade(Some(grade)),
        None => every.clone(),
    };
    let label = ui.label(seen.say(DeskMsg::LotsFloor));
    let shown = ComboBox::from_id_salt("floor of a lot").selected_text(said(draft.floor));
    let shown = shown.show_ui(ui, |ui| {
        let grades = Grade::SPECS.iter().map(|spec| Some(spec.grade));
        for floor in [None].into_iter().chain(grades) {
            ui.selectable_value(&mut draft.floor, floor, said(floor));
        }
    });
    shown.response.labelled_by(label.id);
}
