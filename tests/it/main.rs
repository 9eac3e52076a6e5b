//! The integration tests without a window: one binary, one module a subject.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "in a test a panic is the report"
)]

mod agreement;
mod audited;
mod carriers;
mod charges;
mod checklists;
mod cli;
mod cli_advice;
mod cli_run;
mod cli_shift;
mod cli_stores;
mod covered;
mod dated;
mod evidence;
mod exports;
mod fuzzed;
#[cfg(all(unix, feature = "serial"))]
mod gate;
mod hostile;
#[cfg(target_os = "linux")]
mod hostile_disk;
#[cfg(all(unix, feature = "serial"))]
mod hostile_scans;
#[cfg(unix)]
mod imports;
mod kills;
mod kills_operator;
mod labels;
mod leaving;
mod lots;
mod lots_broken;
mod mail;
mod mail_books;
mod mail_broken;
mod mail_chats;
mod mail_claims;
mod mail_read;
mod mail_said;
mod mail_standing;
mod own_checklists;
mod paper_pictures;
mod papers;
mod people;
mod places;
mod planner;
mod pool;
mod pool_book;
mod pool_ends;
mod preflight;
mod prints;
mod privacy;
mod repairs;
mod resale;
#[cfg(all(unix, feature = "serial"))]
mod scanners;
mod scenarios;
mod sellers;
mod ships;
mod ships_killed;
#[cfg(all(unix, feature = "serial"))]
mod ships_printed;
mod ships_proposed;
mod ships_twice;
mod skip;
mod station;
mod station_scanners;
mod templates;
mod tidy;
mod weights;
mod work;
mod year;
