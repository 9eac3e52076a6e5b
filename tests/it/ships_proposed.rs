//! Cartons proposed on the command line for real units of a real store; a proposal writes nothing.

use serde_json::{Value, json};

use super::cli_run::run;
use super::lots::tag;
use super::ships::{Line, stocked};

const MEDIUM: [&str; 7] = [
    "shipment",
    "box",
    "M",
    "--inner=40x30x30cm",
    "--tare=600g",
    "--gross-max=22.7kg",
    "--supply=5",
];

fn proposed(line: &Line, of: &str) -> Value {
    line.run(&["shipment", "propose", of]).ends(0).json()
}

fn left(plan: &Value) -> Vec<(String, String)> {
    let left = plan["left_out"].as_array().unwrap().iter();
    let text = |of: &Value, key: &str| of[key].as_str().unwrap().to_owned();
    left.map(|of| (text(of, "tag"), text(of, "why"))).collect()
}

fn packed(plan: &Value) -> Vec<String> {
    let cartons = plan["cartons"].as_array().unwrap().iter();
    let units = cartons.flat_map(|of| of["units"].as_array().unwrap());
    let mut tags: Vec<String> = units
        .map(|of| of["tag"].as_str().unwrap().to_owned())
        .collect();
    tags.sort();
    tags
}

fn tags(numbers: &[u64]) -> Vec<String> {
    numbers
        .iter()
        .map(|number| tag(*number).to_string())
        .collect()
}

/// Says how large a lamp is as it is packed, and what it weighs without its packing.
fn tell_sides(home: &tempfile::TempDir, line: &Line) {
    let file = home.path().join("sides.tsv");
    let sheet = "sku\t单件尺寸\tsides_basis\tnetweight\nLAMP\t20 x 15 x 10\tmeasured\t400 g\n";
    std::fs::write(&file, sheet).unwrap();
    let goods = ["goods", file.to_str().unwrap(), "--seller", "S-01"];
    assert_eq!(line.ship(&goods).ends(0).json()["skus"], 1);
}

#[test]
fn cartons_are_proposed_once_boxes_and_sides_are_told() {
    let (home, line) = stocked();
    line.begin();
    let none = line.run(&["shipment", "propose", "SH-1-1"]).ends(1);
    assert!(
        none.err.contains("No kind of box is entered"),
        "{}",
        none.err
    );
    line.run(&MEDIUM).ends(0);

    let plan = proposed(&line, "SH-1-1");
    assert_eq!(plan["cartons"], json!([]));
    let unknown = tags(&[1, 2, 3])
        .into_iter()
        .map(|tag| (tag, "no_sides".to_owned()));
    let unknown: Vec<_> = unknown.collect();
    assert_eq!(left(&plan), unknown, "only what the importer may import");

    tell_sides(&home, &line);
    let plan = proposed(&line, "SH-1-1");
    assert_eq!((left(&plan), packed(&plan)), (Vec::new(), tags(&[1, 2, 3])));
    let carton = &plan["cartons"][0];
    assert_eq!(
        (&carton["box"], &carton["seller"]),
        (&json!("M"), &json!("S-01"))
    );
    assert_eq!(carton["gross_g"], 600 + 3 * 400);
    assert_eq!(carton["fill_permille"], 250, "9 of 36 litres");
    assert_eq!(carton["estimated"], true, "a net weight is a guess");
    let first = &carton["units"][0];
    assert_eq!(first["at_mm"], json!([0, 0, 0]), "the first on the floor");

    let people = run(&line.0, &["shipment", "propose", "SH-1-1", "--flat"]).ends(0);
    assert!(people.out.contains("25 % full"), "{}", people.out);
    let other = proposed(&line, "S-02");
    assert_eq!(left(&other), [(tag(4).to_string(), "no_sides".to_owned())]);
    let nobody = line.run(&["shipment", "propose", "S-77"]).ends(1);
    assert!(nobody.err.contains("S-77"), "{}", nobody.err);
    run(&line.0, &["verify"]).ends(0);
}

#[test]
fn what_is_packed_or_planned_already_is_left_alone() {
    let (home, line) = stocked();
    line.begin();
    line.run(&MEDIUM).ends(0);
    tell_sides(&home, &line);
    line.ship(&["join", "C-02", "--consignment", "SH-1-1"])
        .ends(0);
    assert_eq!(packed(&proposed(&line, "S-01")), tags(&[1, 2]));
    assert_eq!(packed(&proposed(&line, "SH-1-1")), tags(&[1, 2, 3]));
    line.ship(&["seal", "C-01"]).ends(0);
    assert_eq!(packed(&proposed(&line, "SH-1-1")), tags(&[3]));
    let nothing = run(&line.0, &["shipment", "propose", "S-01"]).ends(0);
    assert!(
        nothing.out.contains("Nothing is to be proposed"),
        "{}",
        nothing.out
    );
}

#[test]
fn a_carton_is_shown_with_what_is_left_by_weight_and_by_volume() {
    let (home, line) = stocked();
    line.begin();
    line.run(&MEDIUM).ends(0);
    line.ship(&["join", "C-01", "--consignment", "SH-1-1"])
        .ends(0);
    let carton = || {
        let shown = line.run(&["show", "SH-1"]).ends(0).json();
        let carton = &shown["consignments"][0]["cartons"][0];
        assert_eq!(carton["container"], "C-01");
        (carton["fill"].clone(), carton["room"].clone())
    };
    let (_, bare) = carton();
    assert_eq!(
        (&bare["by"], &bare["used_l"], &bare["left_l"]),
        (&json!("unknown"), &json!("0.0"), &Value::Null)
    );
    assert_eq!(bare["without"], json!({ "LAMP": 2 }));
    tell_sides(&home, &line);
    line.run(&["shipment", "box", "XL", "--of", "C-01"]).ends(1);
    line.run(&["shipment", "box", "M", "--of", "C-01"]).ends(0);
    let (fill, room) = carton();
    // Two lamps of 20 x 15 x 10 cm in 40 x 30 x 30 cm.
    let wanted = json!({
        "by": "inner", "box": "M", "space_l": "36.0", "used_l": "6.0", "left_l": "30.0", "percent": 16,
        "estimated": 0, "without_sizes": 0, "without": {},
    });
    assert_eq!(room, wanted);
    assert_eq!(
        (&fill["limit_g"], &fill["about_g"]),
        (&json!(22_700), &json!(600)),
        "what the lamps weigh with their packing is not known"
    );
    assert_eq!(fill["unknown"], 2);
    let people = run(&line.0, &["show", "SH-1"]).ends(0);
    assert!(
        people
            .out
            .contains("Volume 6.0 of 36.0 L; 30.0 L left, 16 % full"),
        "{}",
        people.out
    );
    line.run(&["shipment", "box", "-", "--of", "C-01"]).ends(0);
    assert_eq!(carton().1["by"], "unknown");
}

#[test]
fn boxes_are_kept_until_they_are_taken_out_and_one_that_holds_nothing_is_refused() {
    let (_home, line) = stocked();
    assert_eq!(line.run(&["shipment", "boxes"]).ends(0).lines().len(), 0);
    line.run(&MEDIUM).ends(0);
    let flat = [
        "--inner",
        "40x0x30cm",
        "--tare",
        "600g",
        "--gross-max",
        "22.7kg",
    ];
    line.run(&[&["shipment", "box", "flat"], &flat[..]].concat())
        .ends(1);
    let heavy = [
        "--inner",
        "40x30x30cm",
        "--tare",
        "23kg",
        "--gross-max",
        "22.7kg",
    ];
    line.run(&[&["shipment", "box", "heavy"], &heavy[..]].concat())
        .ends(1);
    let boxes = line.run(&["shipment", "boxes"]).ends(0).lines();
    let sides = [400, 300, 300];
    let medium =
        json!({"name": "M", "inner_mm": sides, "tare_g": 600, "gross_max_g": 22_700, "supply": 5});
    assert_eq!(boxes, [medium]);
    line.run(&["shipment", "box", "M", "--remove"]).ends(0);
    line.run(&["shipment", "box", "M", "--remove"]).ends(1);
    assert_eq!(line.run(&["shipment", "boxes"]).ends(0).lines().len(), 0);
}
