//! What goes to China now, on the command line: rates out of a file, the plan by them, and what is missing.

use std::path::Path;

use super::cli_run::{Run, run};
use super::lots::{House, tag};
use super::ships::put;

/// The example of the documents, whose rates are made up, from a day on that is long over.
fn example() -> String {
    include_str!("../../docs/freight-example.toml")
        .replace("2026-11-01", "2020-01-01")
        .replace("2026-11-06", "2020-01-03")
        .replace("2027-12-31", "2099-12-31")
        .replace("2026-10-30", "2020-01-01")
        .replace("[\"mon\", \"thu\"]", "\"daily\"")
}

fn json(data: &Path, args: &[&str]) -> Run {
    run(data, &[&["--json", "shipment"], args].concat())
}

#[test]
fn a_plan_is_made_by_the_rates_of_a_file_and_says_why() {
    let House { home, shell } = {
        let house = House::new();
        for (number, carton) in [(1, "C-01"), (2, "C-01"), (3, "C-02")] {
            put(&house, number, "S-01", carton);
        }
        put(&house, 4, "S-02", "C-03");
        house
    };
    drop(shell);
    let data = home.path().join("data");
    let bare = json(&data, &["plan", "S-01"]).ends(0).json();
    assert_eq!(bare["units"], 3);
    assert!(bare["chosen"].is_null() && bare["ways"] == serde_json::json!([]));
    let lack = bare["lacks"][0].as_str().unwrap();
    assert!(lack.contains("No freight rates"), "{lack}");

    let file = home.path().join("rates.toml");
    let take = |text: &str, end| {
        std::fs::write(&file, text).unwrap();
        let of = ["rates", file.to_str().unwrap(), "--badge", "SUP-1"];
        json(&data, &of).ends(end).json()
    };
    let wrong = example()
        .replace("divisor = 6000", "divisor = 0")
        .replace("\"lb\"", "1");
    let refused = take(&wrong, 1);
    assert_eq!(
        (&refused["tables"], &refused["problems"][0]["code"]),
        (&0.into(), &"divisor".into())
    );
    assert!(refused["problems"][0]["line"].as_u64().unwrap() > 20);
    assert_eq!(take(&example(), 0)["tables"], 3);

    let plan = json(&data, &["plan", "S-01", "--wait", "30"])
        .ends(0)
        .json();
    assert_eq!(plan["currency"], "USD");
    assert_eq!(plan["rates"].as_array().unwrap().len(), 3);
    assert_eq!(plan["rates"][0]["entered_by"], "SUP-1");
    let ways = plan["ways"].as_array().unwrap();
    assert_eq!(ways.len(), 9, "three departures of each way");
    let way = &ways[usize::try_from(plan["chosen"]["way"].as_u64().unwrap()).unwrap()];
    let leg = &way["legs"][0];
    let sum = ["carriage", "fees", "storage", "tax"].map(|part| leg[part].as_i64().unwrap());
    assert_eq!(
        way["total"]["minor"].as_i64().unwrap(),
        sum.iter().sum::<i64>()
    );
    assert_eq!(leg["units"][0], tag(1).to_string());
    assert_eq!(plan["clocks"][0]["state"], "unknown");
    assert!(!plan["why"].as_array().unwrap().is_empty());
    json(&data, &["plan", "--importer", "NOBODY"]).ends(1);
    json(&data, &["plan"]).ends(2);
    run(&data, &["verify"]).ends(0);
    let spoken = run(&data, &["shipment", "plan", "S-01"]).ends(0);
    assert!(
        spoken.out.contains("Proposed:") && spoken.out.contains("not advice"),
        "{}",
        spoken.out
    );
}
