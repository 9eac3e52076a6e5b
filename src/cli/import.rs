//! `returnbay import`: sellers' files, each taken whole or not at all.

use std::path::Path;

use serde::Serialize;

use crate::exchange::encoding::Encoding;
use crate::exchange::incoming::ReadOptions;
use crate::ledger::import::{Becomes, FileColumn, FileLines, ImportCounts, ImportKind, SellerFile};
use crate::shell::folder::files_in;
use crate::shell::view::{Job, JobState, TakeRows};
use crate::shell::{Clock, Devices, Shell};
use crate::text::trouble::ProblemCode;
use crate::text::{Message, TroubleMsg};

use super::args::{Args, Import};
use super::out::Form;
use super::{Exit, Out, checklist, open, seller};

#[derive(Serialize)]
struct FileOut<'a> {
    file: String,
    kind: &'static str,
    encoding: &'a str,
    rows: u32,
    new: u32,
    changed: u32,
    unchanged: u32,
    skipped: u32,
    problems: Vec<ProblemOut<'a>>,
    problems_unlisted: u32,
    dropped_columns: &'a [String],
    warnings: Vec<WarningOut<'a>>,
    taken: bool,
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    line: u64,
    column: Option<&'a str>,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct WarningOut<'a> {
    code: &'static str,
    about: &'a str,
}

/// The kind that is found out by a file's heads.
const AUTO: &str = "auto";

/// A product book of which the prices are wanted.
const PRICES: &str = "prices";

/// The fields of a product book that such a file must have one of.
const PRICE_FIELDS: [&str; 3] = ["new_price", "china_value", "demand_per_month"];

/// Gives the kind of file that is meant; none where its heads tell.
fn kind_of(verb: &Import) -> Option<ImportKind> {
    match verb.kind.as_str() {
        PRICES => Some(ImportKind::Products),
        kind => ImportKind::parse(kind),
    }
}

/// Whether a file was taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    No,
    Yes,
}

pub(super) fn run(args: &Args, verb: &Import, out: &Out) -> Exit {
    if verb.kind == seller::SELLER {
        return seller::import(args, verb, out);
    }
    if verb.kind == checklist::CHECKLIST {
        return checklist::import(args, verb, out);
    }
    if verb.kind != AUTO && kind_of(verb).is_none() {
        return out.refused(
            &TroubleMsg::KindNotYet {
                kind: verb.kind.clone(),
            }
            .into(),
        );
    }
    let reading = match reading(verb) {
        Ok(reading) => reading,
        Err(message) => return out.refused(&message),
    };
    let shell = match open(args, Clock::system(), Devices::Left) {
        Ok(shell) => shell,
        Err(message) => return out.store_trouble(&message),
    };
    let mut exit = Exit::Done;
    for path in &verb.files {
        let files = match files_in(path) {
            Ok(files) => files,
            Err(trouble) => {
                untaken(path, reading.kind, &trouble.into(), out);
                exit = Exit::Refused;
                continue;
            }
        };
        for file in &files {
            if take(&shell, file, verb, &reading, out) != Exit::Done {
                exit = Exit::Refused;
            }
        }
    }
    exit
}

fn reading(verb: &Import) -> Result<ReadOptions, Message> {
    let mapping = verb.map.as_deref().map(read_mapping).transpose()?;
    Ok(ReadOptions {
        kind: kind_of(verb),
        encoding: Encoding::parse(&verb.encoding),
        mapping,
        dated: verb.dated,
        list: verb.list.clone(),
    })
}

fn read_mapping(path: &Path) -> Result<Vec<(String, Option<String>)>, Message> {
    let unreadable = |detail: String| TroubleMsg::FileUnreadable {
        name: path.display().to_string(),
        detail,
    };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    let map: std::collections::BTreeMap<String, Option<String>> =
        serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
    Ok(map.into_iter().collect())
}

/// Takes one file, or looks into it only: one job, which reads and compares it once.
fn take(shell: &Shell, path: &Path, verb: &Import, reading: &ReadOptions, out: &Out) -> Exit {
    let kind = reading.kind;
    let (path_buf, seller, reading) = (path.to_owned(), verb.seller.clone(), reading.clone());
    if verb.kind == PRICES && !has_prices(shell, path, verb, &reading, out) {
        return Exit::Refused;
    }
    let job = if verb.dry_run {
        Job::PreviewImport {
            path: path_buf,
            seller,
            reading,
        }
    } else {
        Job::TakeImport {
            path: path_buf,
            seller,
            reading,
            rows: if verb.good_rows {
                TakeRows::Good
            } else {
                TakeRows::AllOrNone
            },
        }
    };
    let bad = match shell.run(job) {
        Ok(JobState::Previewed(left)) => {
            print(path, verb, &left.file, left.counts, Taken::No, out);
            let problems = left.file.problem_count();
            if problems > 0 {
                let name = path.display().to_string();
                out.tell(&TroubleMsg::ImportRefused { name, problems }.into());
            }
            problems
        }
        Ok(JobState::Imported(done)) => {
            print(path, verb, &done.file, done.counts, Taken::Yes, out);
            done.file.problem_count()
        }
        Ok(
            JobState::Running { .. }
            | JobState::Written(_)
            | JobState::SetWritten(_)
            | JobState::HandedOver
            | JobState::SellerTaken(_)
            | JobState::ChecklistTaken(_)
            | JobState::Purged(_)
            | JobState::MailMade(_)
            | JobState::MailTaken(_)
            | JobState::AnswersRead(_)
            | JobState::SaidKept(_)
            | JobState::ProceedsTaken(_)
            | JobState::GoodsTaken(_)
            | JobState::Proposed(_)
            | JobState::TemplateTaken(_)
            | JobState::SheetRead(_)
            | JobState::FreightTaken(_)
            | JobState::FileTaken(_)
            | JobState::Cancelled,
        ) => {
            return Exit::Refused;
        }
        Ok(JobState::Failed(message)) | Err(message) => {
            untaken(path, kind, &message, out);
            return Exit::Refused;
        }
    };
    if bad > 0 && !verb.good_rows {
        Exit::Refused
    } else {
        Exit::Done
    }
}

/// Looks whether a file tells any price, and says so when it does not; what else is wrong is said when
/// it is taken.
fn has_prices(shell: &Shell, path: &Path, verb: &Import, reading: &ReadOptions, out: &Out) -> bool {
    let job = Job::PreviewImport {
        path: path.to_owned(),
        seller: verb.seller.clone(),
        reading: reading.clone(),
    };
    let Ok(JobState::Previewed(found)) = shell.run(job) else {
        return true;
    };
    let tells = |column: &FileColumn| matches!(column.becomes, Becomes::Field(field) if PRICE_FIELDS.contains(&field));
    let told = found.file.columns.iter().any(tells);
    if !told {
        let (name, why) = (path.display().to_string(), "file_no_price".to_owned());
        let why = ProblemCode(why);
        untaken(
            path,
            reading.kind,
            &TroubleMsg::FileNotReturns { name, why }.into(),
            out,
        );
    }
    told
}

/// Says why a file was not taken: for machines an object, when the file is at fault.
fn untaken(path: &Path, kind: Option<ImportKind>, message: &Message, out: &Out) {
    let is_files = matches!(
        message,
        Message::Trouble(
            TroubleMsg::FileUnreadable { .. }
                | TroubleMsg::FileNotReturns { .. }
                | TroubleMsg::FileBroken { .. }
                | TroubleMsg::FolderEmpty { .. }
                | TroubleMsg::FolderTooFull { .. }
        )
    );
    let mut line = 0;
    if let Message::Trouble(TroubleMsg::FileBroken { line: broken, .. }) = message {
        line = u64::from(*broken);
    }
    if is_files && out.form == Form::Machines {
        let text = out.words().say(message);
        let problem = ProblemOut {
            line,
            column: None,
            code: "not_readable",
            message: text,
        };
        out.json(&FileOut {
            file: path.display().to_string(),
            kind: kind.unwrap_or(ImportKind::Returns).code(),
            encoding: "",
            rows: 0,
            new: 0,
            changed: 0,
            unchanged: 0,
            skipped: 0,
            problems: vec![problem],
            problems_unlisted: 0,
            dropped_columns: &[],
            warnings: Vec::new(),
            taken: false,
        });
    } else {
        out.tell(message);
    }
}

#[expect(clippy::too_many_lines, reason = "one field a line")]
fn print(
    path: &Path,
    verb: &Import,
    file: &SellerFile<FileLines>,
    counts: ImportCounts,
    taken: Taken,
    out: &Out,
) {
    let words = out.words();
    let say = |code: &str| {
        words
            .term(&format!("problem-{}", code.replace('_', "-")))
            .unwrap_or_else(|| code.to_owned())
    };
    if out.form == Form::People {
        for problem in &file.problems {
            let column = problem.column.as_deref().unwrap_or("");
            out.note(&format!(
                "{}:{}: {column} {} {}",
                path.display(),
                problem.line,
                say(problem.code),
                problem.found
            ));
        }
        let done = TroubleMsg::ImportSummary {
            name: path.display().to_string(),
            rows: file.rows,
            new: counts.new,
            changed: counts.changed,
            unchanged: counts.unchanged,
        };
        out.line(&words.say(&done.into()));
        if !file.dropped_columns.is_empty() {
            out.line(
                &words.say(
                    &TroubleMsg::ImportDropped {
                        columns: file.dropped_columns.join(", "),
                    }
                    .into(),
                ),
            );
        }
        if taken == Taken::No {
            out.line(&words.say(&TroubleMsg::ImportNotTaken.into()));
        }
        return;
    }
    let good = counts.new + counts.changed + counts.unchanged;
    let problems = file.problems.iter().map(|problem| ProblemOut {
        line: problem.line,
        column: problem.column.as_deref(),
        code: problem.code,
        message: [say(problem.code), problem.found.clone()]
            .join(" ")
            .trim()
            .to_owned(),
    });
    out.json(&FileOut {
        file: path.display().to_string(),
        kind: if verb.kind == PRICES {
            PRICES
        } else {
            file.lines.kind().code()
        },
        encoding: &file.encoding,
        rows: file.rows,
        new: counts.new,
        changed: counts.changed,
        unchanged: counts.unchanged,
        skipped: file.rows.saturating_sub(good),
        problems: problems.collect(),
        problems_unlisted: file.problems_unlisted,
        dropped_columns: &file.dropped_columns,
        warnings: file
            .warnings
            .iter()
            .map(|warning| WarningOut {
                code: warning.code,
                about: &warning.about,
            })
            .collect(),
        taken: taken == Taken::Yes,
    });
}
