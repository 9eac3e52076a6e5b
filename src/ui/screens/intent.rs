//! What a person wants: collected while drawing, carried out after it.

use std::path::PathBuf;

use crate::domain::codes::PersonCode;
use crate::domain::ids::Hash;
use crate::domain::mask::Area;
use crate::domain::pin::Pin;
use crate::ledger::{Command, Query};
use crate::shell::PhotoOf;
use crate::shell::Settings;
use crate::shell::listen::Listening;
use crate::shell::resale::ResaleKey;
use crate::shell::scanners::Verdict;
use crate::shell::view::{FileFor, Job, ListName, Playing, View};
use crate::station::Key;

/// One wish. Drawing changes nothing but a screen's own draft; the window carries these out.
#[derive(Clone, PartialEq, Debug)]
pub enum Intent {
    /// A key or tile of the bench.
    Press(Key),
    /// A number typed on purpose, to be taken as a scan.
    Scan(String),
    /// A view's question; every visible view says its question in every frame, and the shell asks
    /// the store only when the question or the facts have changed.
    Ask(View, Box<Query>),
    /// To the dock, or from there back to the bench.
    ToggleDock,
    /// To where goods are moved and counted, or from there back to the bench.
    TogglePlaces,
    /// Tell the resale desk.
    Resale(ResaleKey),
    /// A desk's command.
    Command(Box<Command>),
    /// Try a PIN at the locked desk.
    Unlock(Pin),
    /// Give a person a new PIN.
    SetPin(PersonCode, Pin),
    /// Lock the desk at once.
    LockDesk,
    /// The screen that is shown takes these scans; said in every frame in which it does.
    Listen(Listening),
    /// A command that a scan gave: the scan as it was read, and what follows from it.
    CommandOfScan(String, Box<Command>),
    /// Long work.
    Start(Job),
    /// Stop a job.
    Cancel(u64),
    /// Stop a print after the label that is on its way.
    StopPrint(u64),
    /// Go on with a stopped print behind the last label that came out.
    GoOnPrinting(u64, u32),
    /// Take a notice off the screen.
    Dismiss(u64),
    /// Keep other settings.
    Change(Box<Settings>),
    /// Take what the scale shows as the weight of the parcel in hand.
    WeighAgain,
    /// Look for ports again.
    LookForPorts,
    /// Have a scanner sound as after a scan.
    TryScanner(u8, Verdict),
    /// Start or stop the recorder for support.
    Record(Recording),
    /// Play the demo's next line.
    DemoStep,
    /// Start or pause the demo.
    DemoPlay(Playing),
    /// Open the system's dialog to choose photos for the bench.
    PickPhotos,
    /// Open the system's dialog to choose the photos that are owed of one thing.
    PickPhotosOf(PhotoOf),
    /// Open a photo so that what shows an address is covered.
    OpenToCover(Hash),
    /// Make the copy of a photo in which these areas are covered.
    Cover(Hash, Vec<Area>),
    /// Close the photo that is open to be covered.
    CloseCover,
    /// Open the system's dialog to choose the folder of this station's camera.
    PickPhotoFolder,
    /// Open the system's dialog to choose the folder that papers of consignments go to.
    PickPapersFolder,
    /// Open the system's dialog to choose a file of what leaves.
    PickFileFor(FileFor),
    /// Open the system's dialog to choose a file to read.
    PickFile,
    /// Open the system's dialog to choose a seller's record to read.
    PickSeller,
    /// Open the system's dialog to choose the picture that shows what a seller said in a chat.
    PickSaid,
    /// Open the system's dialog to choose sellers' filled workbooks to take.
    PickMail,
    /// Open the system's dialog to choose a folder of sellers' answers to read.
    PickAnswers,
    /// Open the system's dialog to choose where a file is written.
    PickSave(SaveFor, PathBuf),
}

/// What the recorder is to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recording {
    /// Begin.
    Start,
    /// End.
    Stop,
}

/// Which screen a chosen place to write to belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaveFor {
    /// The China manifest.
    Manifest,
    /// A lot.
    Lot,
    /// The listing of a resale batch.
    Listing,
    /// The day's intake report.
    Intake,
    /// The paper of a signed day.
    SignOff,
    /// What is printed.
    Print,
    /// A seller's record.
    Seller,
    /// A seller's statement.
    Statement,
    /// A seller's own checklist.
    Checklist,
    /// An evidence pack, of the screen that is shown.
    Evidence,
    /// What a list shows.
    List(ListName),
}
