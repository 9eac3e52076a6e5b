//! Files that leave the house. Every format is one row of [`SPECS`]; its columns are data.
//!
//! No cell that comes from a file or a scan is ever a formula, and ids are text.

mod claims;
mod columns;
mod csv_file;
mod intake;
mod listing;
mod lot;
mod manifest;
mod over;
mod sheet;
mod shown;
mod statement;
mod unclaimed;
mod whole;

pub use claims::{ClaimLine, claims_csv};
pub(in crate::exchange) use csv_file::safe;
pub use csv_file::units_csv;
pub use intake::intake_xlsx;
pub use listing::{ListingPaper, listing_bytes, listing_fits};
pub(in crate::exchange) use lot::is_lot_column;
pub use lot::{LotPaper, lot_bytes, lot_template};
pub use manifest::manifest_bytes;
pub(in crate::exchange) use over::picture_over;
pub(in crate::exchange) use sheet::lock;
pub use shown::{ShownCell, ShownFormat, ShownHead, ShownTable, rows_xlsx};
pub use statement::statement_bytes;
pub use unclaimed::{UnclaimedLine, unclaimed_xlsx};
pub use whole::{Part, write_whole};

/// One format of one paper, as `export --list` shows it.
pub struct ExportSpec {
    /// What is exported, as the command line names it.
    pub what: &'static str,
    /// The format, also the ending of the file's name.
    pub format: &'static str,
    /// Codes of the columns of its list, in order; heads stand in the language files under
    /// `column-<code>`.
    pub columns: fn() -> Vec<&'static str>,
}

/// What the page of an evidence pack has, in its order.
fn evidence_page() -> Vec<&'static str> {
    vec![
        "announced",
        "parcel",
        "unit",
        "checks",
        "photos",
        "life",
        "seal",
    ]
}

/// What the archive of an evidence pack holds.
fn evidence_archive() -> Vec<&'static str> {
    vec!["page", "facts", "photos", "manifest"]
}

/// Every format.
pub const SPECS: &[ExportSpec] = &[
    ExportSpec {
        what: "manifest",
        format: "xlsx",
        columns: columns::manifest_codes,
    },
    ExportSpec {
        what: "manifest",
        format: "csv",
        columns: columns::manifest_codes,
    },
    ExportSpec {
        what: "manifest",
        format: "json",
        columns: columns::manifest_codes,
    },
    ExportSpec {
        what: "lot",
        format: "xlsx",
        columns: lot::lot_codes,
    },
    ExportSpec {
        what: "lot",
        format: "csv",
        columns: lot::lot_codes,
    },
    ExportSpec {
        what: "resale-listing",
        format: "xlsx",
        columns: listing::listing_codes,
    },
    ExportSpec {
        what: "resale-listing",
        format: "txt",
        columns: listing::loader_codes,
    },
    ExportSpec {
        what: "resale-listing",
        format: "csv",
        columns: listing::ebay_codes,
    },
    ExportSpec {
        what: "intake-report",
        format: "xlsx",
        columns: columns::unit_codes,
    },
    ExportSpec {
        what: "units",
        format: "csv",
        columns: columns::unit_codes,
    },
    ExportSpec {
        what: "seller",
        format: "json",
        columns: Vec::new,
    },
    ExportSpec {
        what: "checklist",
        format: "toml",
        columns: Vec::new,
    },
    ExportSpec {
        what: "claim-list",
        format: "csv",
        columns: claims::claim_codes,
    },
    ExportSpec {
        what: "unclaimed",
        format: "xlsx",
        columns: unclaimed::unclaimed_codes,
    },
    ExportSpec {
        what: "charges",
        format: "xlsx",
        columns: statement::line_codes,
    },
    ExportSpec {
        what: "charges",
        format: "pdf",
        columns: statement::line_codes,
    },
    ExportSpec {
        what: "charges",
        format: "csv",
        columns: statement::line_codes,
    },
    ExportSpec {
        what: "charges",
        format: "json",
        columns: statement::line_codes,
    },
    ExportSpec {
        what: "evidence",
        format: "html",
        columns: evidence_page,
    },
    ExportSpec {
        what: "evidence",
        format: "zip",
        columns: evidence_archive,
    },
];

/// Why a file cannot be made. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OutError {
    /// More units than one manifest holds ([`crate::domain::limits::MANIFEST_UNITS_MAX`]).
    TooManyUnits(usize),
    /// More lines than one statement holds ([`crate::domain::limits::STATEMENT_LINES_MAX`]).
    TooManyLines(usize),
    /// The maker of the format failed; its own words.
    Format(String),
}

impl std::fmt::Display for OutError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooManyUnits(count) => write!(
                out,
                "{count} units, one manifest holds {}",
                crate::domain::limits::MANIFEST_UNITS_MAX
            ),
            Self::TooManyLines(count) => write!(
                out,
                "{count} lines, one statement holds {}",
                crate::domain::limits::STATEMENT_LINES_MAX
            ),
            Self::Format(detail) => out.write_str(detail),
        }
    }
}

impl std::error::Error for OutError {}

#[cfg(test)]
mod tests;
