//! The journal for an auditor, page by page into a file, with the chain's rule and its checker beside it.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::exchange::journal::{CHECK, README, heads, line, row};
use crate::exchange::out::write_whole;
use crate::ledger::{Answer, Query};
use crate::text::{Message, TroubleMsg, Words};

pub use crate::exchange::journal::{figure, grouped, queue};
pub use crate::exchange::told::told;

/// What was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audited {
    /// Facts in the file.
    pub facts: u64,
    /// Bytes of it.
    pub bytes: u64,
    /// The chain's rule.
    pub readme: PathBuf,
    /// The checker.
    pub check: PathBuf,
}

/// Writes the journal as `jsonl` or as `csv`. A file that was there stays as it was until the new one is whole.
///
/// # Errors
/// Gives the sentence when the store cannot be read or the file not be written.
pub fn export(
    ask: impl Fn(&Query) -> Result<Answer, Message>,
    (format, words): (&str, &Words),
    path: &Path,
) -> Result<Audited, Message> {
    let failed = |detail: String| {
        Message::from(TroubleMsg::ExportFailed {
            name: path.display().to_string(),
            detail,
        })
    };
    let io = |error: io::Error| failed(error.to_string());
    let part = beside(path, &format!(".{}.part", std::process::id()));
    let written = write(&ask, (format, words), &part, &failed);
    let (facts, bytes) = match written {
        Ok(written) => written,
        Err(message) => {
            // Why it was not written is what counts.
            drop(std::fs::remove_file(&part));
            return Err(message);
        }
    };
    std::fs::rename(&part, path).map_err(io)?;
    let (readme, check) = (beside(path, "-README.txt"), beside(path, "-check.py"));
    write_whole(&readme, README.as_bytes()).map_err(io)?;
    write_whole(&check, CHECK.as_bytes()).map_err(io)?;
    Ok(Audited {
        facts,
        bytes,
        readme,
        check,
    })
}

fn write(
    ask: &impl Fn(&Query) -> Result<Answer, Message>,
    (format, words): (&str, &Words),
    part: &Path,
    failed: &impl Fn(String) -> Message,
) -> Result<(u64, u64), Message> {
    let io = |error: io::Error| failed(error.to_string());
    let mut file = BufWriter::new(File::create(part).map_err(io)?);
    let (mut facts, mut bytes, mut after) = (0, 0, 0);
    let mut put = |piece: &[u8]| -> Result<(), Message> {
        bytes += piece.len() as u64;
        file.write_all(piece).map_err(io)
    };
    if format == "csv" {
        put("\u{feff}".as_bytes())?;
        put(&heads().map_err(failed)?)?;
    }
    while let Answer::Journal(page) = ask(&Query::Journal(after))? {
        let Some(last) = page.last() else {
            break;
        };
        after = last.fact.envelope.seq;
        for kept in &page {
            facts += 1;
            match format {
                "csv" => put(&row(kept, words).map_err(failed)?)?,
                _jsonl => put(line(kept).map_err(failed)?.as_bytes())?,
            }
        }
    }
    file.flush().map_err(io)?;
    file.get_ref().sync_all().map_err(io)?;
    Ok((facts, bytes))
}

/// A file beside another one, whose name begins as that one's.
fn beside(path: &Path, end: &str) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}{end}"))
}
