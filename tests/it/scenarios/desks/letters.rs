//! The seller's mail: the workbook that the shell makes is filled as a person fills it, and taken back.

use std::path::PathBuf;

use returnbay::domain::codes::SellerCode;
use returnbay::ledger::mailing::AskedOf;
use returnbay::shell::mail::{MadeWorkbook, TakenWorkbook, folder_told, told};
use returnbay::shell::view::{Job, JobState};

use super::floor::{Floor, english, refusal};
use super::said::{Said, code};
use crate::mail::{Table, column, tables, written};

/// A workbook at the seller's.
pub struct Letter {
    made: MadeWorkbook,
    sheets: Vec<(String, Table)>,
    /// The file as it was saved last, until something more is filled in.
    saved: Option<PathBuf>,
}

pub fn play(floor: &mut Floor, said: &Said) -> Vec<String> {
    let seller = || code(said.thing(0), SellerCode::parse);
    match said.verb.as_str() {
        "make" => make(floor, seller()),
        "fill" => fill(floor, &seller(), said),
        "take" => take(floor, &seller(), said),
        "save" => {
            saved(floor, &seller(), said);
            Vec::new()
        }
        "read" => read(floor, said.thing(0)),
        other => panic!("mail is not `{other}`"),
    }
}

fn make(floor: &mut Floor, seller: SellerCode) -> Vec<String> {
    let job = Job::MakeMail {
        seller: Some(seller.clone()),
        folder: floor.file("out"),
    };
    let made = match floor.shell().run(job) {
        Ok(JobState::MailMade(made)) => made[0].clone(),
        Ok(JobState::Failed(message)) | Err(message) => return vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    };
    let sheets = tables(&made.path);
    let mut lines = Vec::new();
    for (name, rows) in &sheets {
        if rows
            .first()
            .is_some_and(|head| head.iter().any(|cell| cell.contains("Row id")))
        {
            let at = column(rows, "Row id");
            let ids: Vec<&str> = rows[1..].iter().map(|row| row[at].as_str()).collect();
            lines.push(format!("sheet {name}: {}", ids.join(" ")));
        }
    }
    floor.letters.insert(
        seller,
        Letter {
            made,
            sheets,
            saved: None,
        },
    );
    lines
}

/// `C-LABEL` names a parcel by a label; every other id stands as it is.
fn row_id(floor: &Floor, text: &str) -> String {
    match text.strip_prefix("C-") {
        Some(label) => AskedOf::Claim(floor.parcel(label).number).row_id(),
        None => text.to_owned(),
    }
}

fn fill(floor: &mut Floor, seller: &SellerCode, said: &Said) -> Vec<String> {
    let id = row_id(floor, said.thing(1));
    let letter = floor.letters.get_mut(seller).expect("a workbook was made");
    letter.saved = None;
    let with_ids = letter.sheets.iter_mut().filter(|(_, rows)| {
        let mut heads = rows.first().into_iter().flatten();
        heads.any(|cell| cell.contains("Row id"))
    });
    for (_, rows) in with_ids {
        let of = column(rows, "Row id");
        let Some(at) = rows.iter().position(|row| row[of] == id) else {
            continue;
        };
        for (head, value) in said.fields() {
            let column = column(rows, head);
            value.clone_into(&mut rows[at][column]);
        }
        return vec![format!("filled {id}")];
    }
    panic!("no row {id} in the workbook of {seller}");
}

/// Saves the workbook as it is filled by now, unless that was done.
fn saved(floor: &mut Floor, seller: &SellerCode, said: &Said) -> PathBuf {
    let path = floor.file(said.must("name"));
    let letter = floor.letters.get_mut(seller);
    let letter = letter.expect("a workbook was made");
    if letter.saved.as_ref() != Some(&path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, written(letter.sheets.clone())).unwrap();
        letter.saved = Some(path.clone());
    }
    assert!(letter.made.path.is_file(), "what was sent stands");
    path
}

fn lines_of(taken: &TakenWorkbook) -> Vec<String> {
    let rows = taken.rows.iter();
    let mut lines: Vec<String> = rows
        .map(|row| format!("row {}: {}", row.id, english(&told(&row.end))))
        .collect();
    if taken.before.is_some() {
        lines.push("taken before".to_owned());
    }
    lines
}

/// Reads the folder that answers are saved in.
fn read(floor: &Floor, name: &str) -> Vec<String> {
    let folder = floor.file(name);
    std::fs::create_dir_all(&folder).unwrap();
    let seller = None;
    match floor.shell().run(Job::ReadAnswers { folder, seller }) {
        Ok(JobState::AnswersRead(found)) => {
            let mut lines = vec![english(&folder_told(&found))];
            for (name, end) in &found.files {
                match end {
                    Ok(taken) => lines.extend(lines_of(taken)),
                    Err(message) => lines.push(format!("{name}: {}", english(message))),
                }
            }
            lines
        }
        Ok(JobState::Failed(message)) | Err(message) => vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    }
}

fn take(floor: &mut Floor, seller: &SellerCode, said: &Said) -> Vec<String> {
    let path = saved(floor, seller, said);
    let job = Job::TakeMail { path, seller: None };
    match floor.shell().run(job) {
        Ok(JobState::MailTaken(taken)) => lines_of(&taken),
        Ok(JobState::Failed(message)) | Err(message) => vec![refusal(&message)],
        Ok(other) => panic!("{other:?}"),
    }
}
