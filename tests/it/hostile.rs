//! Files that are no good report: a sentence that says what happened, that nothing was taken and
//! what to do; and one that only looks bad.

use std::io::Write as _;

use super::cli::{HEAD, Home, LAMP, TIES};
use super::cli_run::run;

/// A file nobody can take: its bytes, and what is said of it in both languages.
struct Bad {
    name: &'static str,
    bytes: Vec<u8>,
    english: &'static str,
    chinese: &'static str,
}

fn bad_files() -> Vec<Bad> {
    let long = TIES.replace("Hair ties", &"x".repeat(1 << 20));
    let half = TIES.split_at(11).0;
    let of = |name, bytes: Vec<u8>, english, chinese| Bad {
        name,
        bytes,
        english,
        chinese,
    };
    vec![
        of("empty.tsv", Vec::new(), "file is empty", "文件为空"),
        of(
            "blank.tsv",
            b"\r\n \n".to_vec(),
            "file is empty",
            "文件为空",
        ),
        of(
            "packed.tsv",
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03KL*\x06\x00".to_vec(),
            "compressed (gzip)",
            "gzip",
        ),
        of(
            "picture.tsv",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00".to_vec(),
            "a picture",
            "文件是图片",
        ),
        of(
            "pipes.txt",
            [HEAD, LAMP].concat().replace('\t', "|").into_bytes(),
            "parted neither by tabs nor by commas",
            "各列不是以制表符、逗号或分号分隔",
        ),
        of(
            "nul.tsv",
            [HEAD, LAMP, &TIES.replace("Hair", "Ha\0ir")]
                .concat()
                .into_bytes(),
            "NUL byte",
            "NUL 字节",
        ),
        of(
            "long.tsv",
            [HEAD, LAMP, &long].concat().into_bytes(),
            "longer than 1 MB",
            "超过 1 MB",
        ),
        of(
            "half.tsv",
            [HEAD, LAMP, half].concat().into_bytes(),
            "no order id",
            "不是订单号",
        ),
    ]
}

#[test]
fn a_bad_file_is_named_nothing_is_taken_and_it_is_said_what_to_do() {
    let home = Home::new();
    let good = home.file("good.tsv", [HEAD, LAMP].concat());
    assert_eq!(home.import(&good, &["--dry-run"]).0, 0);
    for Bad {
        name,
        bytes,
        english,
        chinese,
    } in bad_files()
    {
        let file = home.file(name, &bytes);
        let said = [
            ("en", [english, "Nothing was taken. "]),
            ("zh-CN", [chinese, "未导入任何内容。请"]),
        ];
        for (language, parts) in said {
            let args = ["--lang", language, "import", &file, "--seller", "S-01"];
            let told = run(&home.data(), &args).ends(1);
            for part in parts {
                assert!(told.err.contains(part), "{name}: {part} in {}", told.err);
            }
            assert!(told.err.contains(name), "{name} is named: {}", told.err);
            assert!(
                told.err.chars().count() < 1_000,
                "{name}: no flood of its bytes"
            );
        }
        assert!(home.expected().is_empty(), "{name}: nothing is taken");
        let (code, told) = home.import(&file, &[]);
        assert_eq!((code, told["taken"].as_bool()), (1, Some(false)), "{name}");
        assert!(!told["problems"].as_array().unwrap().is_empty());
    }
    assert_eq!(home.import(&good, &[]).0, 0, "the next good file is taken");
}

#[test]
fn a_quote_that_is_never_closed_is_part_of_a_title() {
    let home = Home::new();
    let title = "27\" monitor arm, \"quiet";
    let file = home.file(
        "quotes.tsv",
        [HEAD, &LAMP.replace("LED desk lamp", title), TIES].concat(),
    );
    assert_eq!(home.import(&file, &[]).0, 0);
    let lines = home.expected();
    assert_eq!(lines.len(), 2, "the quote swallows no line");
    assert!(lines.iter().any(|line| line["title"] == title));
}

#[test]
fn a_file_cut_in_mid_cell_without_its_last_newline_is_taken_as_it_stands() {
    let home = Home::new();
    let mut bytes = Vec::new();
    bytes.write_all(HEAD.as_bytes()).unwrap();
    bytes.write_all(LAMP.trim_end().as_bytes()).unwrap();
    let file = home.file("cut.tsv", &bytes);
    assert_eq!(home.import(&file, &[]).0, 0);
    assert_eq!(home.expected()[0]["resolution"], "StandardRefund");
}
