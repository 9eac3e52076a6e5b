//! The backlog: parcels that wait unopened, the oldest first, with how many and how old.

mod columns;

use eframe::egui::{RichText, Ui};

use super::review::list;
use super::table::Nothing;
use super::{Intent, Seen};
use crate::domain::time::UtcMs;
use crate::ledger::Answer;
use crate::ledger::query::{Backlog, WaitingParcel};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, DockMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};

/// Draft fields of the screen.
#[derive(Default)]
pub struct Draft {
    /// The list.
    pub list: list::Draft<WaitingParcel>,
}

const NONE: Nothing = Nothing {
    icon: Icon::Saved,
    what: || DeskMsg::BacklogNone,
    how: || DeskMsg::BacklogNoneHow,
};

/// Draws the screen: the figures, and the list as a queue.
pub fn backlog_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    head_ui(ui, seen);
    queue_ui(ui, seen, draft, intents);
}

/// Draws the list into all the room left.
pub fn queue_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let of = list::Of {
        name: ListName::Backlog,
        view: View::Backlog,
        filter: &(),
        empty: NONE,
    };
    list::list_ui(ui, seen, &mut draft.list, &of, intents);
}

fn newest_answer(seen: &Seen) -> Option<&Backlog> {
    match seen
        .answers
        .get(&View::Backlog)
        .map(|(_, answer)| &**answer)
    {
        Some(Answer::Backlog(backlog)) => Some(backlog),
        Some(_) | None => None,
    }
}

fn head_ui(ui: &mut Ui, seen: &Seen) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(6);
        ui.label(
            RichText::new(seen.say(DeskMsg::Backlog))
                .size(size::TITLE)
                .strong(),
        );
        let Some(backlog) = newest_answer(seen) else {
            return;
        };
        let count = seen.say(DockMsg::BacklogCount {
            count: backlog.parcels,
        });
        ui.label(RichText::new(count).size(size::STRONG));
        if let Some(oldest) = backlog.oldest {
            let age = age(seen, oldest);
            let oldest = seen.say(DockMsg::BacklogOldest { age });
            ui.label(RichText::new(oldest).size(size::STRONG).strong());
        }
    });
    ui.add_space(space(1));
}

/// Days from which on hours do not matter.
const MANY_DAYS: i64 = 10;

/// How long something waits, in the units that matter.
pub fn age(seen: &Seen, since: UtcMs) -> String {
    let minutes = seen.now.0.saturating_sub(since.0).max(0) / 60_000;
    let part = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let (days, hours) = (minutes / 1440, minutes / 60 % 24);
    seen.say(if days >= MANY_DAYS {
        DockMsg::AgeManyDays { days: part(days) }
    } else if days > 0 {
        DockMsg::AgeDays {
            days: part(days),
            hours: part(hours),
        }
    } else if hours > 0 {
        DockMsg::AgeHours {
            hours: part(hours),
            minutes: part(minutes % 60),
        }
    } else {
        DockMsg::AgeMinutes {
            minutes: part(minutes),
        }
    })
}
