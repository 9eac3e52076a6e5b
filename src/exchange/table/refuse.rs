//! Files that are no such report at all.

use super::columns::{Binding, Fields};

/// Why a file as a whole cannot be read. Nothing of it was taken; its words stand in the language
/// files under `problem-<code>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotReadable {
    /// The stable name.
    pub code: &'static str,
    /// What was found instead, as a word of this program such as `comma`; empty when none helps.
    pub found: &'static str,
    /// The line where it broke off, if that is known.
    pub line: Option<u64>,
}

impl NotReadable {
    /// A file beyond the limit of bytes.
    pub fn too_large() -> Self {
        Self::plain("file_too_large")
    }

    /// A seller's file, and nobody said whose.
    pub fn of_nobody() -> Self {
        Self::plain("file_of_nobody")
    }

    /// A list of parties of a day that has not come.
    pub fn of_tomorrow() -> Self {
        Self::plain("file_list_future")
    }

    pub(in crate::exchange) fn plain(code: &'static str) -> Self {
        Self {
            code,
            found: "",
            line: None,
        }
    }
}

/// Opening bytes of files that people pick by mistake.
const MAGIC: [(&[u8], &str); 8] = [
    (b"\x1f\x8b", "file_gzip"),
    (b"PK\x05\x06", "file_workbook"),
    (b"\xd0\xcf\x11\xe0", "file_workbook"),
    (b"%PDF", "file_pdf"),
    (b"\x89PNG", "file_picture"),
    (b"\xff\xd8\xff", "file_picture"),
    (b"GIF8", "file_picture"),
    (b"BM6", "file_picture"),
];

/// Bytes at a file's start that are looked at for UTF-16.
const LOOK_BYTES: usize = 4096;

pub(in crate::exchange) fn by_content(bytes: &[u8]) -> Result<(), NotReadable> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(NotReadable::plain("file_empty"));
    }
    if let Some((_, code)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(NotReadable::plain(code));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Ok(());
    }
    let start = bytes.get(..LOOK_BYTES).unwrap_or(bytes);
    let nuls = start.split(|byte| *byte == 0).count() - 1;
    let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if marked || nuls * 4 > start.len() {
        return Err(NotReadable::plain("file_utf16"));
    }
    Ok(())
}

/// Refuses a file with no column that is known. One whose columns a person is naming is read, and
/// so is one whose values look like return or order ids or tracking numbers: then a person can.
pub(in crate::exchange) fn by_header<F: Fields>(
    header: &str,
    binding: &Binding<F>,
    proposed: &[(usize, F)],
    keys: &[F],
) -> Result<(), NotReadable> {
    let has_key = proposed.iter().any(|(_, field)| keys.contains(field));
    if binding.binds_something() || binding.is_told() || has_key {
        return Ok(());
    }
    if !header.contains('\t') && header.contains('|') {
        return Err(NotReadable {
            code: "file_not_tabs",
            found: "bar",
            line: None,
        });
    }
    Err(NotReadable::plain("file_no_known_column"))
}
