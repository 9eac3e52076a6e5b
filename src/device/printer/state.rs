//! How a printer fares, and what its thread tells.

use super::super::port::PortState;

/// Tells how a printer fares. Each state has a sentence of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterState {
    /// Started; the first look is under way.
    Looking,
    /// There, and nothing keeps it from printing.
    Ready,
    /// Labels are on their way.
    Printing,
    /// It takes labels and answers nothing, as printers do that do not know the question.
    Silent,
    /// Out of labels.
    NoPaper,
    /// The print head is open.
    HeadOpen,
    /// Out of ribbon.
    NoRibbon,
    /// Paused at its own button.
    Paused,
    /// Its memory for labels is full.
    BufferFull,
    /// A label waits in its mouth to be taken.
    TakeLabel,
    /// Too hot to print; it goes on by itself.
    TooHot,
    /// Too cold to print.
    TooCold,
    /// It lost what it had in memory.
    MemoryLost,
    /// It holds labels, says that nothing is wrong, and prints none.
    Stuck,
    /// It answered before and answers no more.
    Fallen,
    /// No computer of that name is known.
    UnknownHost,
    /// The network does not reach it.
    Unreachable,
    /// There is a device, and it takes no labels at this port.
    Refused,
    /// The line broke in the middle of work.
    Lost,
    /// The folder is not there.
    FolderMissing,
    /// The folder's rights do not let a file be written.
    FolderNoRights,
    /// The disk is full.
    DiskFull,
    /// The serial port cannot be used.
    Port(PortState),
    /// Anything else, in the system's own words.
    Failed(String),
}

impl PrinterState {
    /// Gives one of every state, those of serial ports included: for tests that each has its words.
    pub fn samples() -> Vec<Self> {
        let ports = [
            PortState::Closed,
            PortState::Opening,
            PortState::Missing,
            PortState::Busy,
            PortState::Held,
            PortState::NoRights,
            PortState::NotAPort,
            PortState::Gone,
            PortState::NotInBuild,
        ];
        let own = [
            Self::Looking,
            Self::Ready,
            Self::Printing,
            Self::Silent,
            Self::NoPaper,
            Self::HeadOpen,
            Self::NoRibbon,
            Self::Paused,
            Self::BufferFull,
            Self::TakeLabel,
            Self::TooHot,
            Self::TooCold,
            Self::MemoryLost,
            Self::Stuck,
            Self::Fallen,
            Self::UnknownHost,
            Self::Unreachable,
            Self::Refused,
            Self::Lost,
            Self::FolderMissing,
            Self::FolderNoRights,
            Self::DiskFull,
            Self::Failed("detail".to_owned()),
        ];
        own.into_iter().chain(ports.map(Self::Port)).collect()
    }

    /// Returns the stable short name of the state, the word in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Ready => "ready",
            Self::Printing => "printing",
            Self::Silent => "silent",
            Self::NoPaper => "no_paper",
            Self::HeadOpen => "head_open",
            Self::NoRibbon => "no_ribbon",
            Self::Paused => "paused",
            Self::BufferFull => "buffer_full",
            Self::TakeLabel => "take_label",
            Self::TooHot => "too_hot",
            Self::TooCold => "too_cold",
            Self::MemoryLost => "memory_lost",
            Self::Stuck => "stuck",
            Self::Fallen => "fallen_silent",
            Self::UnknownHost => "unknown_host",
            Self::Unreachable => "unreachable",
            Self::Refused => "refused",
            Self::Lost => "lost",
            Self::FolderMissing => "folder_missing",
            Self::FolderNoRights => "folder_no_rights",
            Self::DiskFull => "disk_full",
            Self::Port(state) => state.code(),
            Self::Failed(_) => "failed",
        }
    }
}

/// How far a batch is. Both count from its first label, those left out included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Labels that came out, by the printer's own word.
    pub out: u32,
    /// Labels that were sent; those above `out` may have come out.
    pub sent: u32,
}

/// How a batch ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchEnd {
    /// Every label came out, by the printer's own word; for a folder: the file is written.
    Printed,
    /// Every label was sent, and the printer does not say whether they came out.
    Unconfirmed,
    /// Its owner stopped it.
    Stopped,
    /// The printer failed; what was not sent was not printed.
    Broken(PrinterState),
}

/// What a printer's thread tells its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterEvent {
    /// The printer's state changed.
    State(PrinterState),
    /// A batch went on.
    Progress {
        /// Which.
        batch: u64,
        /// How far it is.
        count: Count,
    },
    /// A batch ended; nothing more of it is printed.
    Ended {
        /// Which.
        batch: u64,
        /// How far it came.
        count: Count,
        /// How.
        end: BatchEnd,
    },
}
