//! The photos of a repair in its work order: how the unit was before it, and how it is after it.

use eframe::egui::{RichText, Ui};

use super::super::{Intent, Seen, photos};
use super::repairing::muted;
use crate::domain::ids::Hash;
use crate::domain::photo::PhotoKind;
use crate::domain::repair::RepairStage;
use crate::domain::time::UtcMs;
use crate::ledger::query::{Timeline, Undone};
use crate::ledger::rows::{PhotoRow, UnitRow};
use crate::ledger::{Answer, Body, Query};
use crate::shell::PhotoOf;
use crate::shell::view::View;
use crate::text::RepairMsg;
use crate::ui::theme::size::space;

/// Draws which photos of the repair are there and which are owed, from the step on at which the first may be
/// taken. Nothing waits for them.
pub(super) fn photos_ui(
    ui: &mut Ui,
    seen: &Seen,
    row: &UnitRow,
    stage: RepairStage,
    intents: &mut Vec<Intent>,
) {
    let kinds: &[PhotoKind] = match stage {
        RepairStage::Diagnose | RepairStage::Asked | RepairStage::Refused => return,
        RepairStage::Ready => &[PhotoKind::BeforeRepair],
        RepairStage::Begun | RepairStage::Test => {
            &[PhotoKind::BeforeRepair, PhotoKind::AfterRepair]
        }
    };
    let query = Query::UnitTimeline(row.unit);
    let Some(Answer::Timeline(Some(life))) = seen.answer(View::Timeline, &query) else {
        return;
    };
    ui.label(RichText::new(seen.say(RepairMsg::PhotosHead)).strong());
    for kind in kinds.iter().copied() {
        let of = PhotoOf {
            parcel: row.inspection.parcel,
            unit: Some(row.unit),
            kind,
        };
        one_ui(ui, seen, life, (of, stage), intents);
    }
    ui.add_space(space(1));
}

fn one_ui(
    ui: &mut Ui,
    seen: &Seen,
    life: &Timeline,
    (of, stage): (PhotoOf, RepairStage),
    intents: &mut Vec<Intent>,
) {
    let rows = of_this_repair(life, of);
    ui.horizontal_wrapped(|ui| {
        let mut said = seen.term("photo", of.kind.code());
        if rows.is_empty() {
            said = format!("{said} · {}", seen.say(lacking(life, of, stage)));
        }
        muted(ui, seen, said);
        let word = seen.say(RepairMsg::PhotoAdd { kind: of.kind });
        if ui.button(word).clicked() {
            intents.push(Intent::PickPhotosOf(of));
        }
    });
    if !rows.is_empty() {
        photos::small_ui(ui, seen, rows.into_iter());
    }
}

/// Says how it stands with a photo that is not there.
fn lacking(life: &Timeline, of: PhotoOf, stage: RepairStage) -> RepairMsg {
    let owed = life.parcel.iter().flat_map(|parcel| &parcel.owed);
    let mut owed = owed.filter(|debt| debt.unit == of.unit && debt.kind == of.kind);
    let is_to_come = of.kind == PhotoKind::AfterRepair && stage == RepairStage::Begun
        || of.kind == PhotoKind::BeforeRepair && stage == RepairStage::Ready;
    match owed.next() {
        Some(debt) => RepairMsg::PhotoOwed { since: debt.since },
        None if is_to_come => RepairMsg::PhotoNone,
        None => RepairMsg::PhotoNotOwed,
    }
}

/// Gives the photos of a kind that were named since the unit's last repair ended.
fn of_this_repair(life: &Timeline, of: PhotoOf) -> Vec<&PhotoRow> {
    let mut since: Option<UtcMs> = None;
    let mut named: Vec<(UtcMs, Hash)> = Vec::new();
    for entry in life.entries.iter().filter(|one| one.undone == Undone::No) {
        if let Body::RepairEnded(_) = &entry.body {
            since = since.max(Some(entry.at));
        } else if let Body::PhotoNamed(photo) = &entry.body {
            named.push((entry.at, photo.photo));
        }
    }
    let is_of_it = |row: &&PhotoRow| {
        let at = named.iter().filter(|(_, photo)| *photo == row.named.photo);
        let newest = at.map(|(at, _)| *at).max();
        row.named.kind == of.kind && row.named.unit == of.unit && newest > since
    };
    life.photos.iter().filter(is_of_it).collect()
}
