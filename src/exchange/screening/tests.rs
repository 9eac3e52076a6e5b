use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::domain::codes::Country;
use crate::domain::screening::ListedParty;

/// The heads of the Consolidated Screening List as its government writes them.
const HEADS: &str = "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,places_of_birth,source_information_url,ids";

fn dated() -> ReadOptions {
    ReadOptions {
        dated: Day::parse("2026-11-20"),
        ..ReadOptions::default()
    }
}

fn read_text(text: &str) -> ScreeningFile {
    read(text.as_bytes(), &dated()).expect("a list")
}

/// Line, column and code of every problem.
fn problems(file: &ScreeningFile) -> Vec<(u64, Option<&str>, &'static str)> {
    let told = file.problems.iter();
    told.map(|one| (one.line, one.column.as_deref(), one.code))
        .collect()
}

#[test]
fn the_consolidated_list_is_read_by_its_heads_as_csv_and_tsv() {
    let row = "a1,Entity List (EL) - Bureau of Industry and Security,77,Entity,EL; SDN,\"Example Tech Co., Ltd.\",,\"1 Example Rd, Shenzhen, Guangdong, 518000, CN; Hong Kong, HK\",84 FR 22961,2019-05-21,,,,,,,,,,,,https://example.org,Example; 示例科技,,,,,,\"USCC, 91110000600037341L, CN, 2019-01-01; Tax ID, 12\"";
    let csv = format!("{HEADS}\n{row}\n");
    let file = read_text(&csv);
    assert_eq!(problems(&file), []);
    assert_eq!(file.warnings, []);
    assert!(file.dropped_columns.is_empty());
    let country = |code| Country::parse(code).expect("a country");
    let wanted = ListedParty {
        source: Some("Entity List (EL) - Bureau of Industry and Security".to_owned()),
        alt_names: vec!["Example".to_owned(), "示例科技".to_owned()],
        ids: vec!["91110000600037341L".to_owned()],
        countries: vec![country("CN"), country("HK")],
        programs: Some("EL; SDN".to_owned()),
        notice: Some("84 FR 22961".to_owned()),
        ..ListedParty::of("a1".to_owned(), "Example Tech Co., Ltd.".to_owned())
    };
    assert_eq!(file.lines.entries, std::slice::from_ref(&wanted));
    assert_eq!(file.lines.list, "CSL");
    assert!(looks_like_one(csv.as_bytes(), None));
    let tsv = "_id\tname\talt_names\tprograms\na1\tExample\t\tEL\n";
    assert_eq!(read_text(tsv).lines.entries[0].name, "Example");
    assert!(looks_like_one(tsv.as_bytes(), None));
    let recalls = "Recall Number,UPC,Agency\n26-101,036000291452,CPSC\n";
    assert!(!looks_like_one(recalls.as_bytes(), None));
}

#[test]
fn each_bad_row_is_named_and_the_same_row_twice_counts_once() {
    let long = "x".repeat(1001);
    let many: Vec<String> = (0..201).map(|number| format!("Name {number}")).collect();
    let file = read_text(&format!(
        "_id\tname\talt_names\tdates_of_birth\n\
         a1\tExample\t\t\n\
         a1\tExample\t\t\n\
         a1\tOther\t\t\n\
         a2\t\t\t\n\
         a3\t...\t\t\n\
         a4\t{long}\t\t\n\
         a5\tFine\t{}\t\n\
         a6\tFine\t\t\t\tmore\n\
         \tNumberless\t\t\n",
        many.join("; ")
    ));
    assert_eq!(
        problems(&file),
        [
            (4, None, "listed_twice"),
            (5, None, "no_listed_name"),
            (6, None, "no_listed_name"),
            (7, Some("name"), "listed_name_long"),
            (8, Some("alt_names"), "listed_names_many"),
            (9, None, "too_many_cells"),
        ]
    );
    let entries: Vec<&str> = file
        .lines
        .entries
        .iter()
        .map(|one| one.entry.as_str())
        .collect();
    assert_eq!(entries, ["a1", "Numberless"]);
    assert_eq!((file.rows, file.repeated), (9, 1));
}

#[test]
fn a_list_without_a_day_without_names_or_as_json_is_refused_with_the_reason() {
    let text = "_id,name,alt_names\na1,Example,\n";
    let code = |text: &str, options: &ReadOptions| {
        read(text.as_bytes(), options)
            .map_err(|error| error.code)
            .err()
    };
    let none = ReadOptions::default();
    assert_eq!(code(text, &none), Some("file_list_undated"));
    assert_eq!(code(text, &dated()), None);
    assert_eq!(
        code("_id,programs\na1,EL\n", &dated()),
        Some("file_no_listed_name")
    );
    assert_eq!(
        code("{\"results\":[{\"name\":\"A\"}]}", &dated()),
        Some("file_list_json")
    );
    assert_eq!(code("", &dated()), Some("file_empty"));
    // The newest day of its rows is the list's; what a person says stands above it.
    let told = "name,as_of\nExample,2026-11-01\nOther,2026-11-03\n";
    let file = read(told.as_bytes(), &none).expect("a list");
    assert_eq!(file.lines.dated.to_string(), "2026-11-03");
    assert_eq!(read_text(told).lines.dated.to_string(), "2026-11-20");
}

#[test]
fn the_name_of_a_file_tells_one_day_or_none() {
    for (name, day) in [
        ("consolidated-2026-11-20.csv", Some("2026-11-20")),
        ("csl_20261120.tsv", Some("2026-11-20")),
        ("CSL 2026.11.20 (1).csv", Some("2026-11-20")),
        ("consolidated.csv", None),
        ("2026-11-20 to 2026-11-21.csv", None),
        ("2026-13-20.csv", None),
        ("12345678.csv", None),
    ] {
        let found = day_of_name(name).map(|day| day.to_string());
        assert_eq!(found.as_deref(), day, "{name}");
    }
}

#[test]
fn hostile_files_end_in_problems_and_in_no_panic() {
    // A cell of a megabyte, quotes that never close, control characters, a row of tabs.
    let cell = "A".repeat(1 << 20);
    let file = read_text(&format!("_id\tname\nx1\t{cell}\nx2\tFine\n"));
    assert_eq!(file.lines.entries.len(), 1);
    assert_eq!(file.problem_count(), 1);
    let file =
        read_text("_id,name\na1,Go\u{7}od \u{1b}[31m\u{2028}name\na2,\"never closed\na3,lost\n");
    assert!(
        file.lines
            .entries
            .iter()
            .all(|one| !one.name.contains(char::is_control))
    );
    assert!(!file.lines.entries.is_empty());
    let tabs = "\t".repeat(5000);
    assert_eq!(
        read_text(&format!("_id\tname\na1\tFine\n{tabs}\n"))
            .lines
            .entries
            .len(),
        1
    );
    let mut long = String::from("_id,name,alt_names\n");
    for number in 0..20_001 {
        writeln!(long, "e{number},Firm {number} Trading,Other {number}").expect("a text grows");
    }
    let file = read_text(&long);
    assert_eq!(
        (file.lines.entries.len(), file.problem_count()),
        (20_001, 0)
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut text = b"_id,name,alt_names,ids,addresses\n".to_vec();
        text.extend(bytes);
        if let Ok(file) = read(&text, &dated()) {
            let taken = u32::try_from(file.lines.entries.len()).unwrap_or(u32::MAX);
            prop_assert!(taken <= file.rows);
            for one in &file.lines.entries {
                prop_assert!(!one.keys().is_empty());
            }
        }
    }
}
