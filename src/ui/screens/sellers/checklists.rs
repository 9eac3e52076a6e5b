//! A seller's own checklists: which are in force, as files again, and back to the house's.

use eframe::egui::{Frame, Label, Margin, RichText, Ui};

use super::super::{Intent, SaveFor, Seen, joined};
use crate::domain::time::Day;
use crate::ledger::rows::{ChecklistFrom, SellerRow};
use crate::ledger::{Command, PackRef};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;

/// Characters of a hash that tell a pack from another.
const HASH_SHOWN: usize = 12;

/// Draws every checklist that was set, newest first; gives the pack whose file is wanted.
pub(super) fn checklists_ui(
    ui: &mut Ui,
    seen: &Seen,
    row: Option<&SellerRow>,
    intents: &mut Vec<Intent>,
) -> Option<PackRef> {
    let help = RichText::new(seen.say(DeskMsg::ChecklistsHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    let row = row.filter(|row| !row.checklists.is_empty());
    let Some(row) = row else {
        ui.label(seen.say(DeskMsg::ChecklistsNone));
        return None;
    };
    let today = seen.zone.day(seen.now);
    let in_force: Vec<&ChecklistFrom> = row.checklists_on(today).map(|(set, _)| set).collect();
    let mut wanted = None;
    for set in row.checklists.iter().rev() {
        let is_in_force = in_force.contains(&set);
        wanted = wanted.or(set_ui(
            ui,
            seen,
            (row, set),
            is_in_force.then_some(today),
            intents,
        ));
    }
    wanted
}

/// Draws one of them; `today` where it is in force.
fn set_ui(
    ui: &mut Ui,
    seen: &Seen,
    (row, set): (&SellerRow, &ChecklistFrom),
    today: Option<Day>,
    intents: &mut Vec<Intent>,
) -> Option<PackRef> {
    let mut wanted = None;
    let frame = Frame::new()
        .fill(seen.theme.surface)
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space(1);
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(&set.checklist).strong());
            let version = match &set.pack {
                Some(pack) => seen.say(DeskMsg::ChecklistVersion {
                    version: pack.version,
                }),
                None => seen.say(DeskMsg::ChecklistOfHouse),
            };
            ui.label(version);
            ui.label(seen.say(DeskMsg::ChecklistFrom { from: set.from }));
            if today.is_some() {
                let word = seen.say(DeskMsg::ChecklistInForce);
                ui.label(RichText::new(word).color(seen.theme.saved.fill));
            }
        });
        let Some(pack) = &set.pack else {
            return;
        };
        let hash: String = pack.hash.to_string().chars().take(HASH_SHOWN).collect();
        let hash = RichText::new(hash).monospace().color(seen.theme.text_muted);
        ui.label(hash);
        ui.horizontal_wrapped(|ui| {
            if ui.button(seen.say(DeskMsg::ChecklistWrite)).clicked() {
                let name = format!("{}-{}-{}.toml", row.seller, pack.id, pack.version);
                let offered = joined(&seen.folder, &name);
                intents.push(Intent::PickSave(SaveFor::Checklist, offered));
                wanted = Some(pack.clone());
            }
            if let Some(from) = today
                && ui.button(seen.say(DeskMsg::ChecklistBack)).clicked()
            {
                intents.push(Intent::Command(Box::new(back(row, set, from))));
            }
        });
    });
    wanted
}

/// The house's checklist again, from this day on.
fn back(row: &SellerRow, set: &ChecklistFrom, from: Day) -> Command {
    Command::SetSellerChecklist {
        seller: row.seller.clone(),
        set: ChecklistFrom {
            checklist: set.checklist.clone(),
            from,
            pack: None,
        },
        bytes: None,
    }
}
