//! What is due now, whatever days are shown: claims to file, evidence owed, holds past their review. These are
//! queues of open work; each number leads there.

use eframe::egui::{RichText, Ui};

use super::super::{Intent, Seen};
use super::Draft;
use crate::ledger::query::{ClaimQueue, Counted, HoldQueue, Queue};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, FiguresMsg};
use crate::ui::theme::size;

/// What a review tells of open work.
const DUE: [Queue; 4] = [
    Queue::Claims(ClaimQueue::Due),
    Queue::Claims(ClaimQueue::RunOut),
    Queue::Photos,
    Queue::Holds(HoldQueue::Over),
];

/// Draws the numbers in a row.
pub(super) fn now_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let claims = crate::shell::claims::days(today);
    let over = crate::shell::pool::over_since(today);
    let query = Query::open_work_over(seen.now, claims, today, Some(over));
    intents.push(Intent::Ask(View::Work, Box::new(query)));
    let Some(Answer::OpenWork(figures)) = seen.answers.get(&View::Work).map(|(_, of)| &**of) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let heading = RichText::new(seen.say(FiguresMsg::DueNow)).size(size::STRONG);
        ui.label(heading.strong());
        for queue in DUE {
            let Some(figure) = figures.iter().find(|figure| figure.queue == queue) else {
                continue;
            };
            let count = match figure.counted {
                Counted::All => figure.count.to_string(),
                Counted::Oldest => seen.say(DeskMsg::WorkAtLeast {
                    count: figure.count,
                }),
            };
            let word = seen.term("queue", queue.code());
            if ui.button(format!("{word}  {count}")).clicked() {
                draft.queue = Some(queue);
            }
        }
    });
}
