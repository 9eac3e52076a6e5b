//! The evidence pack of the thing whose life is shown: where it is written, and how that goes on.

use eframe::egui::Ui;

use super::super::export::{self, Format, Offer, Ready, export_ui, job_ui};
use super::super::work::mending;
use super::super::{Intent, SaveFor, Seen};
use super::{Subject, correct, lines};
use crate::domain::ids::{ParcelId, UnitId};
use crate::ledger::query::{EvidenceOf, Timeline};
use crate::shell::evidence::{PackFormat, PackOrder};
use crate::shell::view::{Job, JobView};
use crate::text::DeskMsg;

const FORMATS: [Format; 2] = [
    Format {
        code: "html",
        label: || DeskMsg::EvidencePage,
    },
    Format {
        code: "zip",
        label: || DeskMsg::EvidenceArchive,
    },
];

/// What is kept beside a thing's life: the pack that is asked for, of which thing and where it is written,
/// and what is typed to put its record right.
#[derive(Default)]
pub struct Draft {
    pack: Option<(Subject, export::Draft)>,
    mending: Option<(ParcelId, mending::Draft)>,
    lines: Option<(UnitId, lines::Draft)>,
    correcting: Option<(Subject, correct::Draft)>,
}

impl Draft {
    /// Begins to ask for the pack of a thing.
    pub fn open(&mut self, subject: Subject) {
        self.pack = Some((subject, export::Draft::default()));
    }

    /// Gives what is typed about a parcel's record; of another parcel nothing is.
    pub fn mending(&mut self, parcel: ParcelId) -> &mut mending::Draft {
        if self.mending.as_ref().is_none_or(|(of, _)| *of != parcel) {
            self.mending = None;
        }
        let begun = || (parcel, mending::Draft::default());
        &mut self.mending.get_or_insert_with(begun).1
    }

    /// Gives what is typed about a unit's return; of another unit nothing is.
    pub fn lines(&mut self, unit: UnitId) -> &mut lines::Draft {
        if self.lines.as_ref().is_none_or(|(of, _)| *of != unit) {
            self.lines = None;
        }
        let begun = || (unit, lines::Draft::default());
        &mut self.lines.get_or_insert_with(begun).1
    }

    /// Gives what is chosen to put a thing right; of another thing nothing is.
    pub fn correcting(&mut self, of: Subject) -> &mut correct::Draft {
        if self
            .correcting
            .as_ref()
            .is_none_or(|(known, _)| *known != of)
        {
            self.correcting = None;
        }
        let begun = || (of, correct::Draft::default());
        &mut self.correcting.get_or_insert_with(begun).1
    }

    /// Takes the place to write to that was chosen.
    pub fn take_path(&mut self, path: String) {
        if let Some((_, export)) = &mut self.pack {
            export.path = Some(path);
        }
    }
}

/// Draws the button, and once it was pressed the place to write to and the kinds of file.
pub(super) fn evidence_ui(
    ui: &mut Ui,
    seen: &Seen,
    (subject, timeline): (Subject, &Timeline),
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    let is_open = |draft: &Draft| draft.pack.as_ref().is_some_and(|(of, _)| *of == subject);
    if ui.button(seen.say(DeskMsg::EvidenceAsk)).clicked() {
        if is_open(draft) {
            draft.pack = None;
        } else {
            draft.open(subject);
        }
    }
    let Some((_, export)) = draft.pack.as_mut().filter(|(of, _)| *of == subject) else {
        return;
    };
    let number = match subject {
        Subject::Unit(_) => timeline
            .unit
            .as_ref()
            .map(|row| row.inspection.tag.as_str()),
        Subject::Parcel(_) => timeline.parcel.as_ref().map(|row| row.number.as_str()),
    };
    let offer = Offer {
        name: &format!("evidence-{}", number.unwrap_or_default()),
        formats: &FORMATS,
        of: SaveFor::Evidence,
        ready: Ready::Yes,
    };
    let of = match subject {
        Subject::Unit(unit) => EvidenceOf::Unit(unit),
        Subject::Parcel(parcel) => EvidenceOf::Parcel(parcel),
    };
    let pressed = export_ui(ui, seen, export, &offer, intents);
    let pressed = pressed.and_then(|(code, path)| Some((PackFormat::parse(code)?, path)));
    if let Some((format, path)) = pressed {
        let order = PackOrder {
            of: of.clone(),
            seller: None,
            format,
        };
        intents.push(Intent::Start(Job::ExportEvidence { order, path }));
    }
    let is_mine = |view: &JobView| matches!(view.job.as_ref(), Job::ExportEvidence { order, .. } if order.of == of);
    job_ui(ui, seen, DeskMsg::Evidence, is_mine, intents);
}
