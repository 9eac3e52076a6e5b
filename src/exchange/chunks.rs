//! Canonical rows of an import, cut into chunks that the store keeps by their hash.

use crate::domain::expected::ExpectedLine;
use crate::domain::limits::IMPORT_CHUNK_BYTES_MAX;
use crate::ledger::codec::{encode_line, line_id, sha256};
use crate::ledger::fact::ChunkRef;

/// Encodes lines in the order of their ids, a JSON line each, into chunks of at most
/// [`IMPORT_CHUNK_BYTES_MAX`] bytes. The same lines give the same chunks in whatever order they
/// came. A chunk is larger only when one line alone is.
pub fn chunks(lines: &[ExpectedLine]) -> Vec<(ChunkRef, Vec<u8>)> {
    let mut order: Vec<_> = lines.iter().map(|line| (line_id(line), line)).collect();
    order.sort_by_key(|(id, _)| *id);
    let mut done = Vec::new();
    let mut open = Chunk::default();
    let mut row = String::new();
    for (_, line) in order {
        row.clear();
        encode_line(line, &mut row);
        if !row.ends_with('\n') {
            row.push('\n');
        }
        if open.rows > 0 && open.text.len() + row.len() > IMPORT_CHUNK_BYTES_MAX {
            done.push(std::mem::take(&mut open).close());
        }
        open.text.push_str(&row);
        open.rows += 1;
    }
    if open.rows > 0 {
        done.push(open.close());
    }
    done
}

#[derive(Default)]
struct Chunk {
    text: String,
    rows: u32,
}

impl Chunk {
    fn close(self) -> (ChunkRef, Vec<u8>) {
        let bytes = self.text.into_bytes();
        let hash = sha256(&bytes);
        (
            ChunkRef {
                hash,
                rows: self.rows,
            },
            bytes,
        )
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;
    use crate::domain::codes::SellerCode;
    use crate::exchange::returns_flat::{ReadOptions, read};
    use crate::ledger::codec::decode_line;

    #[test]
    fn chunks_hold_every_line_once_in_one_order() {
        let mut text = "Order ID\tASIN\tItem Name\n".to_owned();
        for number in 0..9000 {
            let title = "Hair ties, heart pearl ".repeat(8);
            writeln!(text, "111-0000000-{number:07}\tB0B4WP8XYZ\t{title}").expect("memory");
        }
        let seller = SellerCode::parse("S-01").expect("a seller's code");
        let file = read(text.as_bytes(), &seller, &ReadOptions::default()).expect("a report");
        let made = chunks(&file.lines);
        assert!(made.len() > 1);
        let mut back = Vec::new();
        for (chunk, bytes) in &made {
            assert!(bytes.len() <= IMPORT_CHUNK_BYTES_MAX);
            assert_eq!(chunk.hash, sha256(bytes));
            let text = std::str::from_utf8(bytes).expect("text");
            let rows: Vec<_> = text
                .lines()
                .map(|row| decode_line(row).expect("a line"))
                .collect();
            assert_eq!(rows.len(), usize::try_from(chunk.rows).expect("small"));
            back.extend(rows);
        }
        let mut reversed = file.lines.clone();
        reversed.reverse();
        assert_eq!(chunks(&reversed), made);
        let mut sorted = file.lines;
        sorted.sort_by_key(line_id);
        assert_eq!(back, sorted);
    }
}
