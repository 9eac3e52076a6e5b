//! The chosen container: what it is, its units, and sealing it.

use eframe::egui::{Button, RichText, Ui};

use super::super::review::{list, pages};
use super::super::seen::look;
use super::super::table::Nothing;
use super::super::{Intent, Seen};
use super::{Draft, Tab, leaving};
use crate::domain::codes::UnitTag;
use crate::domain::container::ContainerKind;
use crate::domain::leaving::leaves_singly;
use crate::domain::limits::LEAVING_UNITS_MAX;
use crate::ledger::Command;
use crate::ledger::query::{ContainerCount, UnitFilter};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, LeavingMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size;
use crate::ui::widgets::{BadgeSize, EmptyState, decision_badge_ui, empty_state_ui};

/// Draws the chosen container, or how to choose one.
pub fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    all: &[ContainerCount],
    intents: &mut Vec<Intent>,
) {
    let chosen = draft
        .chosen
        .as_ref()
        .and_then(|name| all.iter().find(|count| &count.row.container == name));
    let Some(count) = chosen else {
        let empty = EmptyState {
            icon: Icon::Liquidate,
            what: &seen.say(DeskMsg::ChosenNone),
            how: &seen.say(DeskMsg::ChosenNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    head_ui(ui, seen, count);
    seal_ui(ui, seen, draft, count, intents);
    let is_of_lots = count.row.kind == ContainerKind::LotPallet;
    if is_of_lots && count.row.sealed_at.is_some() && count.row.left.is_none() {
        if ui.button(seen.say(DeskMsg::ToLots)).clicked() {
            draft.tab = Tab::Lots;
        }
    } else {
        leaving::leaving_ui(ui, seen, &mut draft.leaving, count, intents);
    }
    singly_ui(ui, seen, draft, count);
    pages::gap(ui);
    let filter = UnitFilter {
        container: Some(count.row.container.clone()),
        ..UnitFilter::default()
    };
    let of = list::Of {
        name: ListName::ContainerUnits,
        view: View::ContainerUnits,
        filter: &filter,
        empty: NO_UNITS,
    };
    list::list_ui(ui, seen, &mut draft.units, &of, intents);
}

/// Goes to the desk of leaving with the units that are selected in the list.
fn singly_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, count: &ContainerCount) {
    let may = leaves_singly(count.row.kind) || count.row.kind == ContainerKind::HoldShelf;
    if !may || count.units == 0 || !ui.button(seen.say(LeavingMsg::Singly)).clicked() {
        return;
    }
    let rows = &draft.units.pages.rows;
    let places = draft.units.table.selected_rows().iter();
    let chosen = places.filter_map(|place| rows.get(*place));
    let mut tags: Vec<UnitTag> = chosen.map(|row| row.inspection.tag.clone()).collect();
    tags.dedup();
    tags.truncate(LEAVING_UNITS_MAX);
    draft.outgoing.begin(tags);
    draft.tab = Tab::Leaving;
}

const NO_UNITS: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::ContainerEmpty,
    how: || DeskMsg::ContainerEmptyHow,
};

fn head_ui(ui: &mut Ui, seen: &Seen, count: &ContainerCount) {
    ui.horizontal_wrapped(|ui| {
        let name = RichText::new(count.row.container.as_str())
            .size(size::TITLE)
            .strong();
        ui.label(name);
        match count.row.kind.spec().decision {
            Some(decision) => {
                let word = seen.decision(decision);
                decision_badge_ui(ui, &seen.theme, look(decision), &word, BadgeSize::Row);
            }
            None => {
                ui.label(seen.kind(count.row.kind));
            }
        }
        let since = match count.row.sealed_at {
            Some(at) => DeskMsg::SealedAt { at },
            None => DeskMsg::OpenedAt {
                at: count.row.opened_at,
            },
        };
        ui.label(RichText::new(seen.say(since)).color(seen.theme.text_muted));
    });
}

/// Sealing cannot be taken back once units left: it is asked a second time, in its own words.
fn seal_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    count: &ContainerCount,
    intents: &mut Vec<Intent>,
) {
    let container = count.row.container.clone();
    ui.horizontal_wrapped(|ui| {
        if count.row.sealed_at.is_none() && draft.sealing.as_ref() == Some(&container) {
            let asked = seen.say(DeskMsg::SealSure {
                container: container.clone(),
                units: count.units,
            });
            ui.label(RichText::new(asked).strong());
            let yes = RichText::new(seen.say(DeskMsg::SealYes)).color(seen.theme.stop.on);
            if ui
                .add(Button::new(yes).fill(seen.theme.stop.fill))
                .clicked()
            {
                intents.push(Intent::Command(Box::new(Command::SealContainer {
                    container: container.clone(),
                })));
                draft.sealing = None;
            }
            if ui.button(seen.say(DeskMsg::SealNo)).clicked() {
                draft.sealing = None;
            }
        } else if count.row.sealed_at.is_none() {
            let seal = Button::new(seen.say(DeskMsg::Seal));
            if ui.add_enabled(count.units > 0, seal).clicked() {
                draft.sealing = Some(container.clone());
            }
        }
        if count.row.kind == ContainerKind::Carton
            && ui.button(seen.say(DeskMsg::ToManifest)).clicked()
        {
            draft.cartons = vec![container];
            draft.tab = Tab::Manifest;
        }
    });
}
