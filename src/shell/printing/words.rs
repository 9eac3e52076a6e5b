//! What is said of a label printer: its state in one word and in a sentence.

use crate::device::printer::PrinterState;
use crate::domain::printed::LabelSize;
use crate::shell::devices;
use crate::shell::view::DeviceHealth;
use crate::text::{Message, PrinterMsg};

/// One of the station's label printers, as screens see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrinterView {
    /// Which labels it holds.
    pub size: LabelSize,
    /// Whether it works.
    pub health: DeviceHealth,
    /// Its state in a word or two.
    pub short: Message,
    /// What is so, is the work safe, what to do.
    pub said: Message,
}

/// Says a printer's state.
pub fn view_of(size: LabelSize, called: &str, state: &PrinterState) -> PrinterView {
    use DeviceHealth::{Bad, Good, Waiting};

    let printer = called.to_owned();
    let (health, said): (DeviceHealth, Message) = match state {
        PrinterState::Looking => (Waiting, PrinterMsg::Looking { printer }.into()),
        PrinterState::Ready => (Good, PrinterMsg::Ready { printer }.into()),
        PrinterState::Printing => (Good, PrinterMsg::Printing { printer }.into()),
        PrinterState::Silent => (Good, PrinterMsg::Silent { printer }.into()),
        PrinterState::NoPaper => (Bad, PrinterMsg::NoPaper { printer }.into()),
        PrinterState::HeadOpen => (Bad, PrinterMsg::HeadOpen { printer }.into()),
        PrinterState::NoRibbon => (Bad, PrinterMsg::NoRibbon { printer }.into()),
        PrinterState::Paused => (Bad, PrinterMsg::Paused { printer }.into()),
        PrinterState::BufferFull => (Waiting, PrinterMsg::BufferFull { printer }.into()),
        PrinterState::TakeLabel => (Waiting, PrinterMsg::TakeLabel { printer }.into()),
        PrinterState::TooHot => (Waiting, PrinterMsg::TooHot { printer }.into()),
        PrinterState::TooCold => (Bad, PrinterMsg::TooCold { printer }.into()),
        PrinterState::MemoryLost => (Bad, PrinterMsg::MemoryLost { printer }.into()),
        PrinterState::Stuck => (Bad, PrinterMsg::Stuck { printer }.into()),
        PrinterState::Fallen => (Bad, PrinterMsg::Fallen { printer }.into()),
        PrinterState::UnknownHost => (Bad, PrinterMsg::UnknownHost { printer }.into()),
        PrinterState::Unreachable => (Bad, PrinterMsg::Unreachable { printer }.into()),
        PrinterState::Refused => (Bad, PrinterMsg::Refused { printer }.into()),
        PrinterState::Lost => (Bad, PrinterMsg::Lost { printer }.into()),
        PrinterState::FolderMissing => (Bad, PrinterMsg::FolderMissing { printer }.into()),
        PrinterState::FolderNoRights => (Bad, PrinterMsg::FolderNoRights { printer }.into()),
        PrinterState::DiskFull => (Bad, PrinterMsg::DiskFull { printer }.into()),
        PrinterState::Port(port) => devices::sentence(called, port),
        PrinterState::Failed(detail) => {
            let detail = detail.clone();
            (Bad, PrinterMsg::Failed { printer, detail }.into())
        }
    };
    PrinterView {
        size,
        health,
        short: Message::term("printer-state", state.code()),
        said,
    }
}
