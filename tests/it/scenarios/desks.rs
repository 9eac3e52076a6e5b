//! Scripts of the desks: each one path from the bench to its end, through the whole shell on a real store.
//!
//! A line is a line of a recorded shift (`docs/cli.md`), or one of the tests' own, which the product's parser
//! does not know:
//!
//! ```text
//! desk VERB THING… name=value…      a desk's command; `"…"` holds blanks together; see `desks/*.rs`
//! mail make S-01                    the shell makes the seller's workbook
//! mail fill S-01 ROW head=value…    a row is filled; `C-LABEL` names a parcel by its label
//! mail take S-01 name=back.xlsx     the filled workbook is taken
//! china VERB THING… name=value…     the desk of shipments; see `desks/ships.rs`
//! clock +30d                        days pass
//! end                               where every unit and parcel stands
//! ```
//! Answers name each new fact with what it is about, or the refusal in English; behind them what is next for
//! each unit that they touch. A script ends with `end`: every unit that is here then has a next step, with
//! somebody and a day, and the store is sound. `UPDATE_SCENARIOS=1` rewrites the answers.

mod correct;
mod facts;
mod floor;
mod goods;
mod holds;
mod leaving;
mod letters;
mod paths;
mod pool;
mod repairs;
mod said;
mod sales;
mod ships;

use std::fs;
use std::path::PathBuf;

use floor::Floor;

fn folder() -> PathBuf {
    super::script::folder().join("desks")
}

fn path(name: &str) -> PathBuf {
    folder().join(format!("{name}.txt"))
}

fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}.txt: {error}"))
}

/// Plays a script and compares its answers with the recorded ones.
fn check(name: &str) {
    let recorded = text(name);
    assert!(
        recorded.starts_with("# "),
        "{name}.txt must open with one line saying what it shows"
    );
    let mut floor = Floor::new();
    let mut played = String::new();
    let mut last = "";
    for (index, line) in recorded.lines().enumerate() {
        let is_answer = line.starts_with('>');
        if is_answer {
            continue;
        }
        played.push_str(line);
        played.push('\n');
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        last = line;
        for answer in floor.play(&format!("{name}.txt:{}", index + 1), line) {
            played.push_str("> ");
            played.push_str(&answer);
            played.push('\n');
        }
    }
    assert_eq!(last, "end", "{name}.txt must close with `end`");
    if played == recorded {
        return;
    }
    if super::script::updating() {
        fs::write(path(name), played).unwrap();
        return;
    }
    panic!(
        "{name}.txt says something else than the desks\n{}",
        super::script::difference(&recorded, &played)
    );
}
