//! Under which line of an export paper a unit goes back to China, and until when.

use eframe::egui::{Label, RichText, Ui};

use super::super::{Intent, Seen};
use crate::domain::decision::Decision;
use crate::domain::export_line::BalancedLine;
use crate::domain::finding::OriginalState;
use crate::domain::time::Day;
use crate::ledger::query::{ShipAnswer, ShipQuery, Timeline, UnitExports};
use crate::ledger::{Answer, Query};
use crate::shell::view::View;
use crate::text::ExportMsg;

/// Shows the line of a unit that is to go to China, or the one that is proposed.
pub(super) fn exported_ui(
    ui: &mut Ui,
    seen: &Seen,
    timeline: &Timeline,
    intents: &mut Vec<Intent>,
) {
    let goes = timeline
        .unit
        .as_ref()
        .filter(|unit| unit.decision() == Some(Decision::ShipChina));
    let Some(unit) = goes else {
        return;
    };
    let today = seen.zone.day(seen.now);
    let query = Query::Ship(ShipQuery::ExportsOf(unit.unit, today));
    intents.push(Intent::Ask(View::UnitExports, Box::new(query.clone())));
    let answer = seen.answer(View::UnitExports, &query);
    let Some(Answer::Ship(ShipAnswer::ExportsOf(Some(found)))) = answer else {
        return;
    };
    let text = said(seen, found).join(" · ");
    let late = found.of.as_ref().and_then(|one| one.free_until);
    let color = if late.is_some_and(|last| last < today) {
        seen.theme.stop_text
    } else {
        seen.theme.text_muted
    };
    ui.add(Label::new(RichText::new(text).color(color)).wrap());
}

fn said(seen: &Seen, found: &UnitExports) -> Vec<String> {
    let proposed = found.lines.first().filter(|one| one.balance.left() > 0);
    let mut parts = Vec::new();
    let shown = match (&found.of, proposed) {
        (Some(line), _) => {
            parts.push(seen.say(ExportMsg::Under {
                line: named(line),
                left: line.balance.left(),
                out: line.balance.out,
            }));
            Some(line)
        }
        (None, Some(line)) => {
            parts.push(seen.say(ExportMsg::Proposed {
                line: named(line),
                left: line.balance.left(),
                out: line.balance.out,
            }));
            Some(line)
        }
        (None, None) => {
            parts.push(seen.say(ExportMsg::NoLine));
            None
        }
    };
    if found.original_state == Some(OriginalState::Lost) {
        parts.push(seen.say(ExportMsg::StateLost));
    } else if let Some(line) = shown {
        parts.extend(days(seen, line));
    }
    parts
}

/// Names a line as papers do: mode, number, line.
pub(in crate::ui::screens) fn named(one: &BalancedLine) -> String {
    format!(
        "{} / {} / {}",
        one.line.mode, one.line.number, one.line.line
    )
}

/// Says until when a line comes back free of duty, and at all, with the days that are left.
pub(in crate::ui::screens) fn days(seen: &Seen, line: &BalancedLine) -> Vec<String> {
    let today = seen.zone.day(seen.now);
    let left = |day: Day| u32::try_from(day.days_since(today)).ok();
    let free = line.free_until.map(|day| {
        seen.say(match left(day) {
            Some(days) => ExportMsg::FreeUntil { day, days },
            None => ExportMsg::FreeEnded { day },
        })
    });
    let back = line.back_until.map(|day| {
        seen.say(match left(day) {
            Some(days) => ExportMsg::BackUntil { day, days },
            None => ExportMsg::BackEnded { day },
        })
    });
    let known: Vec<String> = free.into_iter().chain(back).collect();
    if known.is_empty() {
        vec![seen.say(ExportMsg::NoDay)]
    } else {
        known
    }
}
