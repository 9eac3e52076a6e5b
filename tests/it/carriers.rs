//! The walk that finds carriers' forms says what their patterns say as regular expressions.

use std::sync::LazyLock;

use proptest::prelude::*;
use regex::Regex;
use returnbay::exchange::data::carriers::carriers;
use returnbay::scan::CarrierForm;

static EXPRESSIONS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let whole = |form: &CarrierForm| Regex::new(&format!("^(?:{})$", form.pattern)).unwrap();
    carriers().forms().iter().map(whole).collect()
});

/// The forms whose pattern takes a number, by a regular-expression engine.
fn by_expressions(number: &str) -> Vec<(String, String)> {
    let table = carriers();
    let taken = table.forms().iter().zip(EXPRESSIONS.iter());
    taken
        .filter(|(_, expression)| expression.is_match(number))
        .map(|(form, _)| (form.carrier.clone(), form.form.clone()))
        .collect()
}

fn by_the_walk(number: &str) -> Vec<(String, String)> {
    let table = carriers();
    let fitting = table.fitting(number);
    fitting
        .map(|form| (form.carrier.clone(), form.form.clone()))
        .collect()
}

/// A number that one of the patterns takes, or nearly.
fn near_number() -> impl Strategy<Value = String> {
    let patterns: Vec<String> = carriers()
        .forms()
        .iter()
        .map(|form| form.pattern.replace("\\d", "[0-9]"))
        .collect();
    let number = prop::sample::select(patterns)
        .prop_flat_map(|pattern| proptest::string::string_regex(&pattern).unwrap());
    (number, any::<prop::sample::Index>(), "[0-9A-Z]?", 0..4_u8).prop_map(
        |(number, place, other, what)| {
            let place = place.index(number.len());
            let (before, behind) = number.split_at(place);
            match what {
                0 => format!("{before}{other}{behind}"),
                1 => format!("{before}{other}{}", &behind[1..]),
                _ => number,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_walk_takes_what_the_expressions_take(number in near_number()) {
        if number.bytes().any(|byte| byte != b'0') {
            prop_assert_eq!(by_the_walk(&number), by_expressions(&number));
        }
    }
}
