//! `grade` and `advise` on the command line: the contract, Amazon's ladder, and what is refused.

use serde_json::{Value, json};

use super::cli::{Home, has_fields};
use super::cli_run::{Run, command, finish, project};

const CHECKLISTS: [&str; 11] = [
    "general",
    "apparel",
    "shoes",
    "small_electronics",
    "phones_tablets",
    "battery_goods",
    "beauty_personal_care",
    "toys",
    "kitchen",
    "books_media",
    "jewellery",
];

fn asked(args: &[&str], input: &Value) -> Run {
    said(args, input.to_string().as_bytes())
}

fn said(args: &[&str], input: &[u8]) -> Run {
    let home = Home::new();
    let run = finish(&mut command(&home.data(), args), input);
    assert!(!home.data().exists(), "no store is made");
    run
}

fn grade(checklist: &str, answers: &Value) -> Run {
    let args = ["grade", "--checklist", checklist];
    asked(&args, &json!({ "answers": answers }))
}

#[test]
fn every_checklist_is_listed_and_walked_by_its_own_questions() {
    for id in CHECKLISTS {
        let listed = said(&["grade", "--checklist", id, "--questions"], b"");
        let listed = listed.ends(0).json();
        has_fields(&listed, "checklist gates questions");
        let first = &listed["questions"][0];
        has_fields(first, "code text when answers");
        has_fields(
            &first["answers"][0],
            "code text best closes gates photos ends",
        );
        let mut answers = json!({});
        let graded = loop {
            let graded = grade(id, &answers).ends(0).json();
            has_fields(
                &graded,
                "grade reasons gates allowed photos scales next checklist",
            );
            let Some(next) = graded["next"].as_str() else {
                break graded;
            };
            let questions = listed["questions"].as_array().unwrap();
            let question = questions.iter().find(|one| one["code"] == next).unwrap();
            let all = question["answers"].as_array().unwrap();
            answers[next] = all.last().unwrap()["code"].clone();
        };
        assert_eq!(graded["checklist"], listed["checklist"], "{id}");
        assert_eq!(graded["checklist"]["id"], id);
        assert_eq!(graded["checklist"]["hash"].as_str().unwrap().len(), 64);
        assert!(
            graded["allowed"]
                .as_array()
                .unwrap()
                .contains(&"hold".into())
        );
    }
}

#[test]
fn the_worst_answer_makes_the_grade_and_a_gate_says_what_opens_it() {
    let locked = json!({ "sealed": "opened", "state": "account_locked" });
    let graded = grade("phones_tablets", &locked).ends(0).json();
    assert_eq!(
        (&graded["grade"], &graded["next"]),
        (&"unsellable".into(), &Value::Null)
    );
    assert_eq!(graded["reasons"][0]["answer"], "account_locked");
    assert_eq!(graded["allowed"], json!(["hold", "dispose"]));
    let scales = &graded["scales"];
    has_fields(scales, "amazon ebay b_stock r2_cosmetic r2_functional ctia");
    assert_eq!(
        (&scales["amazon"], &scales["ebay"]),
        (&Value::Null, &7000.into())
    );
    let gates = graded["gates"].as_array().unwrap();
    let lock = gates
        .iter()
        .find(|gate| gate["code"] == "activation_lock")
        .unwrap();
    has_fields(lock, "code text opens closes channels stop source");
    assert_eq!(lock["closes"], json!(["resell", "repair", "liquidate"]));
    let chinese = ["--lang", "zh-CN", "grade", "--checklist", "phones_tablets"];
    let chinese = asked(&chinese, &json!({ "answers": locked }))
        .ends(0)
        .json();
    assert_ne!(chinese["reasons"][0]["text"], graded["reasons"][0]["text"]);
}

#[test]
fn what_a_checklist_does_not_have_is_refused_by_name() {
    for (checklist, answers, said) in [
        ("moon", json!({}), "phones_tablets"),
        ("general", json!({ "colour": "red" }), "colour"),
        ("general", json!({ "sealed": "torn" }), "sealed_clean"),
        ("general", json!(["sealed"]), "invalid type"),
    ] {
        let run = grade(checklist, &answers).ends(1);
        assert!(run.err.contains(said), "{}", run.err);
        assert_eq!(run.out, "");
    }
}

fn example() -> Value {
    json!({
        "as_of": "2026-03-01", "stock_depth": 0,
        "unit": {
            "grade": "very_good", "category": "home", "weight_g": 1520,
            "dims_mm": [300, 200, 150], "marketplace": "US",
            "received_at": "2026-02-01", "refunded_at": "2026-01-25", "facts": ["opened"],
            "repaired": false, "export": { "mode": "9610", "date": "2026-01-10" }
        },
        "terms": {
            "currency": "USD", "new_price": 3000,
            "resell": {
                "price_pct": { "like_new": 95, "very_good": 85, "good": 80, "acceptable": 75 },
                "referral_pct": 15, "handling": 180, "fulfil": 580
            },
            "liquidate": { "gross_pct": { "good": 8 }, "referral_pct": 15, "per_unit": 50 },
            "repair": { "cost": 400, "success_pct": 80, "grade_after": "good" },
            "ship_china": { "per_kg": 450, "handling": 100, "value": 1200, "duty_pct": 10, "vat_pct": 13 },
            "hold": { "storage_per_day": [[30, 0], [60, 2]], "days": 30, "then": "resell" },
            "dispose": { "fee": 236 }
        }
    })
}

fn advised(input: &Value) -> Value {
    asked(&["advise"], input).ends(0).json()
}

fn option<'a>(advice: &'a Value, decision: &str) -> &'a Value {
    let options = advice["options"].as_array().unwrap();
    options
        .iter()
        .find(|one| one["decision"] == decision)
        .unwrap()
}

fn net(advice: &Value, decision: &str) -> Option<i64> {
    option(advice, decision)["net"]["minor"].as_i64()
}

#[test]
fn amazons_published_ladder_comes_out_to_the_cent() {
    let file = std::fs::read(project("tests/data/amazon_grade_and_resell.json")).unwrap();
    let published: Value = serde_json::from_slice(&file).unwrap();
    let mut seen = 0;
    for row in published["rows"].as_array().unwrap() {
        // 16.62 and the like: two decimals, read as text.
        let cents: i64 = format!("{:.2}", row["net"].as_f64().unwrap())
            .replace('.', "")
            .parse()
            .unwrap();
        let name = row["grade"].as_str().unwrap();
        let mut input = example();
        if name == "Dispose" {
            assert_eq!(net(&advised(&input), "dispose"), Some(cents));
            seen += 1;
        } else if row["price"].is_number() {
            input["unit"]["grade"] = name.to_lowercase().replace(' ', "_").into();
            assert_eq!(net(&advised(&input), "resell"), Some(cents), "{name}");
            seen += 1;
        }
    }
    assert_eq!(seen, 5);
}

#[test]
fn advice_has_its_options_its_reason_and_its_last_days() {
    let advice = advised(&example());
    has_fields(
        &advice,
        "options proposed why reason runner_up drivers gates deadlines",
    );
    for offer in advice["options"].as_array().unwrap() {
        has_fields(offer, "decision net terms blocked_by notes");
    }
    assert_eq!(advice["options"].as_array().unwrap().len(), 6);
    let resell = option(&advice, "resell");
    assert_eq!(resell["net"], json!({ "minor": 1407, "currency": "USD" }));
    assert_eq!(
        resell["terms"][1],
        json!({ "name": "referral", "minor": -383 })
    );
    assert_eq!(net(&advice, "hold"), Some(1351));
    assert_eq!(net(&advice, "ship_china"), Some(416));
    // Nobody says what lots pay for this grade: a failed repair ends in disposal.
    assert_eq!(option(&advice, "liquidate")["net"], Value::Null);
    let missing = json!(["rate_missing:liquidate.gross_pct.very_good"]);
    assert_eq!(option(&advice, "liquidate")["blocked_by"], missing);
    assert_eq!(net(&advice, "repair"), Some(1024 - 47 - 400));
    assert_eq!(advice["proposed"], "resell");
    assert_eq!(advice["runner_up"], "repair");
    assert_eq!(
        advice["why"],
        "Resell brings 14.07 USD, 8.30 USD more than Repair"
    );
    let due: Vec<(&str, &str)> = advice["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["rule"].as_str().unwrap(), one["due"].as_str().unwrap()))
        .collect();
    let wanted = [
        ("safe_t", "2026-03-03"),
        ("cn_return_6m", "2026-07-10"),
        ("cn_return_12m", "2027-01-10"),
        ("hold_review", "2026-03-31"),
    ];
    assert_eq!(due, wanted);
}

#[test]
fn a_gate_comes_before_money_and_an_order_before_the_best_net() {
    let mut input = example();
    input["unit"]["facts"] = json!(["expired"]);
    let expired = advised(&input);
    assert_eq!(expired["proposed"], "dispose");
    for decision in ["resell", "repair", "liquidate", "ship_china"] {
        let blocked = &option(&expired, decision)["blocked_by"];
        assert_eq!(*blocked, json!(["gate:expired"]), "{decision}");
    }
    assert_eq!(expired["gates"][0]["code"], "expired");
    let mut ordered = example();
    ordered["terms"]["standing_order"] = "ship_china".into();
    let ordered = advised(&ordered);
    assert_eq!(
        (&ordered["proposed"], &ordered["reason"]),
        (&"ship_china".into(), &"standing_order".into())
    );
    let mut late = example();
    late["as_of"] = "2026-07-11".into();
    let late = advised(&late);
    assert_eq!(
        option(&late, "ship_china")["notes"],
        json!(["duty_free_lost"])
    );
    assert_eq!(net(&late, "ship_china"), Some(416 - 120 - 172));
}

#[test]
fn what_cannot_be_read_is_refused_and_nothing_is_said() {
    let change = |path: &str, value: Value| {
        let mut input = example();
        *input.pointer_mut(path).unwrap() = value;
        input.to_string().into_bytes()
    };
    let cases: [(Vec<u8>, &str); 10] = [
        (b"{".to_vec(), "EOF"),
        (b"{\"as_of\": \"2026-03-01\"}".to_vec(), "unit"),
        (b"\xff\xfe".to_vec(), "UTF-8"),
        (change("/as_of", "yesterday".into()), "yesterday"),
        (change("/unit/grade", "mint".into()), "mint"),
        (change("/terms/currency", "dollars".into()), "dollars"),
        (change("/terms/resell/handling", json!(-1)), "-1"),
        (change("/terms/resell/referral_pct", json!(1e-9)), "1e-9"),
        (change("/terms/repair/success_pct", json!(101)), "100"),
        (
            change("/terms/hold/storage_per_day", json!([[60, 1], [30, 2]])),
            "ascend",
        ),
    ];
    for (input, part) in cases {
        let run = said(&["advise"], &input).ends(1);
        assert!(run.err.contains(part), "{part}: {}", run.err);
        assert_eq!(run.out, "");
    }
    let long = vec![b' '; 2 << 20];
    assert!(said(&["advise"], &long).ends(1).err.contains("bytes"));
}
