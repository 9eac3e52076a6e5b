//! Parcels of one product on the scale: their usual weight is learned with no key more, and an empty
//! box and another thing are told from it.

use std::fmt::Write as _;

use returnbay::domain::codes::UnitTag;

use super::cli::{HEAD, Home, LAMP};
use super::cli_run::run;

/// A tracking number of UPS with its check digit.
fn tracking(number: u32) -> String {
    let body = format!("{:015}", 401_000_000 + number);
    let sum: u32 = body
        .bytes()
        .zip([1, 2].into_iter().cycle())
        .map(|(digit, times)| u32::from(digit - b'0') * times)
        .sum();
    format!("1Z{body}{}", (10 - sum % 10) % 10)
}

/// One return of the lamp for each number.
fn returns(count: u32) -> String {
    let mut file = HEAD.to_owned();
    for number in 1..=count {
        let line = LAMP
            .replace("112-3177071-7901658", &format!("112-{number:07}-7901658"))
            .replace("Demwvs9LRRMA", &format!("Demwvs{number}LRRMA"))
            .replace("1Z4CJTH59083524484", &tracking(number));
        file.push_str(&line);
    }
    file
}

/// A parcel's scan while so many grams lie on the scale.
fn received(shift: &mut String, number: u32, grams: u32) {
    let code = tracking(number);
    write!(
        shift,
        "+4 weigh {grams}g\n+1 scan {code}\n> Received expected S-01 1\n+2 weigh 0g\n"
    )
    .expect("a text");
}

fn tag(number: u32) -> String {
    UnitTag::make("A00", number.into())
        .expect("a tag")
        .to_string()
}

/// The lamp comes out as announced.
fn lamp(shift: &mut String, number: u32, grams: u32) {
    received(shift, number, grams);
    let tag = tag(number);
    write!(
        shift,
        "+4 scan {tag}\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 scan C-01\n\
         > Put {tag} ship_china C-01\n+4 key P\n> Ended 0\n"
    )
    .expect("a text");
}

/// Gives the exceptions of the day as code and count.
fn exceptions(home: &Home) -> Vec<(String, u64)> {
    let told = run(&home.data(), &["--json", "review", "--day", "2026-11-23"]);
    let told = told.ends(0).json();
    let list = told["exceptions"].as_array().expect("a list").clone();
    list.iter()
        .map(|one| {
            let code = one["code"].as_str().expect("a code").to_owned();
            (code, one["count"].as_u64().expect("a count"))
        })
        .collect()
}

#[test]
fn an_empty_box_and_a_swapped_thing_are_in_the_review_and_a_normal_parcel_is_not() {
    let home = Home::new();
    home.file("returns.tsv", returns(6));
    let mut shift = "at 2026-11-23T16:04:05Z\nimport returns.tsv S-01\nbadge OP-7\n".to_owned();
    for (number, grams) in [(1, 1610), (2, 1600), (3, 1620)] {
        lamp(&mut shift, number, grams);
    }
    lamp(&mut shift, 4, 1590);
    received(&mut shift, 5, 310);
    shift.push_str("+4 key E\n+4 key 1\n+4 scan E-01\n> Empty E-01\n");
    received(&mut shift, 6, 1100);
    write!(
        shift,
        "+4 scan {}\n+4 scan 036000291452\n+4 key 2\n+4 key 2\n+4 scan H-01\n\
         > Put {} hold H-01\n+4 key P\n+4 key 1\n> Ended 1\n",
        tag(6),
        tag(6)
    )
    .expect("a text");
    let whole = home.file("shift.txt", &shift);
    run(&home.data(), &["replay", "--check", &whole]).ends(0);
    let found = exceptions(&home);
    let count = |code: &str| {
        let one = found.iter().find(|(known, _)| known == code);
        one.map_or(0, |(_, count)| *count)
    };
    assert_eq!(count("light_parcel"), 1, "the empty box: {found:?}");
    assert_eq!(count("unusual_weight"), 1, "the swapped thing: {found:?}");
    assert_eq!(count("empty_parcel"), 1);
    let sound = run(&home.data(), &["--json", "verify"]).ends(0).json();
    assert_eq!(sound["ok"], true);
}
