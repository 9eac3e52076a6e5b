//! What may be written and asked: commands, facts, the rule, the fold, queries and answers.
//!
//! Knows: domain.
//! Must not know: SQL, threads, egui.
//!
//! Two doors lead into the journal and no third: [`rule()`] for our own commands, `absorb` (with
//! the hub) for other stations' facts. A row is the pure [`fold`] of its subject's facts.

pub mod batch;
pub mod book;
pub mod charge;
pub mod chatting;
pub mod closing;
pub mod codec;
pub mod command;
pub mod correcting;
pub mod draft;
pub mod fact;
pub mod figures;
pub mod fold;
pub mod holding;
pub mod import;
pub mod judging;
pub mod mailing;
pub mod next;
pub mod outgoing;
pub mod query;
pub mod rating;
pub mod refusal;
pub mod repairing;
pub mod review;
pub mod rows;
mod rule;
pub mod span;
pub mod stamp;
pub mod subject;
pub mod superseding;

pub use command::{Command, Order};
pub use fact::{Body, Envelope, Fact, Hlc, Kind, PackRef};
pub use query::{Answer, Query};
pub use refusal::Refusal;
pub(crate) use rule::clashes;
pub use rule::{
    Announced, BatteryState, Checks, DayKnown, DayStanding, DrumKnown, ExportedKnown, Known,
    KnownLooks, Need, ResaleNeed, ShipKnown, ShipNeed, Taken, action_of, needs, rule,
};
pub use subject::Subject;
