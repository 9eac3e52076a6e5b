//! Whole tables as values, to compare stores.

use rusqlite::Connection;
use rusqlite::types::Value;

pub type Table = Vec<Vec<Value>>;

/// Reads every row of the named tables, sorted.
pub fn dump(db: &Connection, tables: &[&str]) -> Vec<(String, Table)> {
    tables
        .iter()
        .map(|name| {
            let mut statement = db.prepare(&format!("select * from {name}")).unwrap();
            let columns = statement.column_count();
            let mut rows: Table = statement
                .query_map([], |row| (0..columns).map(|at| row.get(at)).collect())
                .unwrap()
                .map(Result::unwrap)
                .collect();
            rows.sort_by_key(|row| format!("{row:?}"));
            ((*name).to_owned(), rows)
        })
        .collect()
}
