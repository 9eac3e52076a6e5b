use proptest::prelude::*;

use super::*;
use crate::domain::recall::Recall;
use crate::domain::time::Day;
use crate::ledger::import::RecallsFile;

fn read_text(text: &str) -> RecallsFile {
    read(text.as_bytes(), &ReadOptions::default()).expect("a recall list")
}

/// Line, column and code of every problem.
fn problems(file: &RecallsFile) -> Vec<(u64, Option<&str>, &'static str)> {
    let told = file.problems.iter();
    told.map(|one| (one.line, one.column.as_deref(), one.code))
        .collect()
}

#[test]
fn a_list_is_read_by_its_heads_in_english_and_chinese() {
    let english = "Recall Number,Agency,UPC,ASIN,Model,Product,Sold From,Sold To,Recall Date,Ended,Source\n\
        26-101,CPSC,036000291452 5901234123457,b0b4wp8xyz,\"pb-20k, PB-10K\",Power bank,2024-01-01,2025/3/31,6-Nov-2025,,cpsc.gov\n";
    let chinese = "召回编号,召回机构,条码,ASIN,型号,产品名称,销售日期起,销售日期止,召回日期,解除日期,来源\n\
        26-101,CPSC,036000291452、5901234123457,B0B4WP8XYZ,PB-20K、PB-10K,Power bank,2024年1月1日,2025.03.31,2025-11-06,,cpsc.gov\n";
    let day = |text: &str| Some(Day::parse(text).expect("a day"));
    let wanted = Recall {
        agency: Some("CPSC".to_owned()),
        barcodes: vec!["00036000291452".to_owned(), "05901234123457".to_owned()],
        asins: vec!["B0B4WP8XYZ".to_owned()],
        models: vec!["PB-20K".to_owned(), "PB-10K".to_owned()],
        title: Some("Power bank".to_owned()),
        units_from: day("2024-01-01"),
        units_to: day("2025-03-31"),
        valid_from: day("2025-11-06"),
        source: Some("cpsc.gov".to_owned()),
        ..Recall::of("26-101".to_owned())
    };
    for text in [english, chinese] {
        let file = read_text(text);
        assert_eq!(problems(&file), []);
        assert_eq!(file.warnings, []);
        assert_eq!(file.lines, std::slice::from_ref(&wanted));
        assert!(looks_like_one(text.as_bytes(), None));
    }
}

#[test]
fn each_bad_cell_and_row_is_named_by_its_line_and_the_rest_is_read() {
    let file = read_text(
        "notice\tupc\tasin\tmodel\tmade from\tmade to\tended\n\
         26-101\t036000291453\tB0B4WP8XYZ\t\t\t\t\n\
         \t036000291452\t\t\t\t\t\n\
         26-102\t\tnone\tX1\t\t\t\n\
         26-103\t036000291452\t\t\t2025-03-31\t2024-01-01\t\n\
         26-104\t036000291452\t\t\t3/4/2025\t\tsoon\n\
         2.61E+05\t036000291452\t\t\t\t\t\n\
         26-105\t\t\tPB-20K\t\t\t2026-01-01\tmore\n",
    );
    assert_eq!(
        problems(&file),
        [
            (2, Some("upc"), "barcode_wrong_check"),
            (3, None, "no_recall_notice"),
            (4, Some("asin"), "bad_asin"),
            (4, Some("model"), "model_short"),
            (4, None, "no_recall_key"),
            (5, Some("made to"), "range_backwards"),
            (6, Some("made from"), "bad_date"),
            (6, Some("ended"), "bad_date"),
            (7, Some("notice"), "number_mangled"),
            (7, None, "no_recall_notice"),
            (8, None, "too_many_cells"),
        ]
    );
    let notices: Vec<&str> = file.lines.iter().map(|one| one.notice.as_str()).collect();
    assert_eq!(notices, ["26-101", "26-103", "26-104"]);
    // What is not certain narrows and ends nothing.
    let open = |recall: &Recall| recall.range().is_none() && recall.ended.is_none();
    assert!(file.lines.iter().all(open));
    assert_eq!((file.rows, file.lines.len(), file.repeated), (7, 3, 0));
}

#[test]
fn the_same_row_twice_is_one_and_two_words_of_one_notice_are_a_problem() {
    let file = read_text(
        "notice,upc,title\n\
         26-101,036000291452,Lamp\n\
         26-101,036000291452,Lamp\n\
         26-101,036000291452,Shade\n\
         26-102,036000291452,Lamp\n",
    );
    assert_eq!(problems(&file), [(4, None, "recall_twice")]);
    assert_eq!((file.rows, file.lines.len(), file.repeated), (4, 2, 1));
}

#[test]
fn a_product_book_with_a_recall_column_and_a_report_are_none() {
    for text in [
        "SKU,UPC,recall number\nK-1,036000291452,26-101\n",
        "Order ID,ASIN,Recall,Agency\n,,,\n",
        "notice,upc\n26-101,036000291452\n",
        "<returns/>",
        "",
    ] {
        assert!(!looks_like_one(text.as_bytes(), None), "{text}");
    }
    let refused = read(b"colour;shape\nred;round\n", &ReadOptions::default());
    assert_eq!(refused.expect_err("no list").code, "file_no_known_column");
}

proptest! {
    #[test]
    fn whatever_stands_in_a_list_every_row_is_read_repeated_or_named(
        cells in proptest::collection::vec(
            prop_oneof![
                Just("26-101".to_owned()), Just("036000291452".to_owned()), Just("PB-20K".to_owned()),
                Just("2025-03-31".to_owned()), Just("2025年3月".to_owned()), Just("1E+9".to_owned()),
                Just("\n".to_owned()), Just("\"".to_owned()), ".{0,9}",
            ],
            0..60,
        ),
    ) {
        let head = "notice,upc,asin,model,made from,made to,ended\n";
        let file = read([head, &cells.join(",")].concat().as_bytes(), &ReadOptions::default());
        let file = file.expect("its heads are known");
        let bad: std::collections::BTreeSet<u64> =
            file.problems.iter().map(|one| one.line).collect();
        let kept = file.lines.len() + usize::try_from(file.repeated).expect("few");
        let rows = usize::try_from(file.rows).expect("few");
        prop_assert!(kept <= rows && rows <= kept + bad.len());
        for recall in &file.lines {
            prop_assert!(!recall.notice.is_empty() && !recall.keys().is_empty());
            let range = recall.units_from.zip(recall.units_to);
            prop_assert!(range.is_none_or(|(from, to)| from <= to));
        }
    }
}
