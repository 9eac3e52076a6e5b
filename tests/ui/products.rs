//! The product books by label, by press and by what they ask.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::measure::Grams;
use returnbay::domain::money::Money;
use returnbay::domain::product::{Battery, Product, Says};
use returnbay::domain::time::Day;
use returnbay::shell::view::Job;
use returnbay::text::Language;
use returnbay::ui::screens::{Intent, Place, Screens, products};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

pub fn screens(seller: &str) -> Screens {
    Screens {
        place: Place::Products,
        products: products::Draft {
            seller: seller.to_owned(),
            ..products::Draft::default()
        },
        ..Screens::default()
    }
}

/// The screen with the recalls.
pub fn of_recalls() -> Screens {
    let mut screens = screens("S-01");
    screens.products.shows = products::Shows::Recalls;
    screens
}

/// The screen with the first product of the book to be written.
pub fn writing() -> Screens {
    let mut screens = screens("S-01");
    let first = seen::book().into_iter().next().expect("a product");
    screens.products.edit = Some(products::edit::Draft::of(&first, seen::today()));
    screens
}

fn at(screens: Screens) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen::busy(Language::English, faces::face("ready")));
    harness.run();
    harness
}

fn saved(harness: &Harness<'_, Bench>) -> Vec<Product> {
    let product = |intent: &Intent| match intent {
        Intent::Start(Job::TakeProduct(product)) => Some(product.as_ref().clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(product).collect()
}

#[test]
fn a_seller_is_chosen_and_the_doubts_stand_in_the_list() {
    let mut harness = at(screens(""));
    harness.get_by_label_contains("Choose a seller");
    harness.get_by_label_contains("S-01  ").click();
    harness.run();
    assert_eq!(harness.state().screens.products.seller, "S-01");
    harness.get_by_label("Two products have it");
    harness.get_by_label("Bench, 1 parcel");
}

#[test]
fn the_recalls_stand_behind_one_press_and_a_seller_leads_back() {
    let mut harness = at(screens("S-01"));
    harness.get_by_label("Recalls").click();
    harness.run();
    assert!(harness.query_all_by_label("In force").count() > 0);
    harness.get_by_label("Ended 2026-11-01");
    assert!(
        harness
            .query_all_by_label_contains("2024-01-01 – 2025-03-31")
            .count()
            > 0
    );
    assert!(harness.query_by_label("New product…").is_none());
    harness.get_by_label_contains("S-02  ").click();
    harness.run();
    assert_eq!(
        harness.state().screens.products.shows,
        products::Shows::Book
    );
    assert_eq!(harness.state().screens.products.seller, "S-02");
}

#[test]
fn a_product_is_written_whole() {
    let mut harness = at(writing());
    harness.get_by_label("Save").click();
    harness.run();
    let first = seen::book()
        .into_iter()
        .next()
        .and_then(|entry| entry.product);
    let wanted = Product {
        says: Says::Whole,
        ..first.expect("a product")
    };
    assert_eq!(
        (wanted.weight, wanted.battery),
        (Some(Grams(412)), Battery::Contained)
    );
    assert_eq!(saved(&harness), [wanted]);
    assert_eq!(harness.state().screens.products.edit, None);
}

#[test]
fn a_price_is_written_for_a_day_to_come_beside_the_one_in_force() {
    let written = |from: &str| {
        let mut screens = writing();
        let edit = screens.products.edit.as_mut().expect("a product");
        let mut put = |field: &str, text: &str| {
            let place = products::edit::FIELDS.iter().position(|one| *one == field);
            text.clone_into(&mut edit.texts[place.expect("a field")]);
        };
        put("new_price", "19.00 USD");
        put("price_from", from);
        let mut harness = at(screens);
        harness.get_by_label("Save").click();
        harness.run();
        let product = saved(&harness).into_iter().next();
        let price = |on: &str| {
            let prices = product.as_ref()?.prices_on(Day::parse(on)?);
            prices.new_price.map(Money::named)
        };
        ["2026-12-31", "2027-01-01", "2027-02-01"].map(price)
    };
    let usd = |text: &str| Some(text.to_owned());
    let (now, planned, typed) = (usd("25.99 USD"), usd("22.50 USD"), usd("19.00 USD"));
    assert_eq!(
        written("2027-02-01"),
        [now.clone(), planned.clone(), typed.clone()]
    );
    assert_eq!(written("2027-01-01"), [now, typed.clone(), typed.clone()]);
    assert_eq!(written(""), [typed, planned.clone(), planned]);
    assert_eq!(written("soon"), [None, None, None]);
}

#[test]
fn what_is_not_readable_is_named_and_not_saved() {
    let mut screens = writing();
    let edit = screens.products.edit.as_mut().expect("a product");
    let place = products::edit::FIELDS
        .iter()
        .position(|field| *field == "barcode");
    "036000291453".clone_into(&mut edit.texts[place.expect("a field")]);
    let mut harness = at(screens);
    harness.get_by_label("Not readable: Barcode");
    harness.get_by_label("Save").click();
    harness.run();
    assert_eq!(saved(&harness), []);
    harness.get_by_label("Leave it").click();
    harness.run();
    assert_eq!(harness.state().screens.products.edit, None);
}
