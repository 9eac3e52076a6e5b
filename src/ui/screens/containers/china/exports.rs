//! Which line of an export paper each unit of the chosen consignment comes back under, and choosing another.

use eframe::egui::{Button, Label, RichText, Ui, Vec2};

use super::super::super::review::exported::{days, named};
use super::super::super::seen::tail;
use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::panes::{Way, card};
use super::{Draft as Desk, Known, asked, head_ui, muted_ui, scrolled, trouble_ui};
use crate::domain::codes::UnitTag;
use crate::domain::export_line::{BalancedLine, ExportRef};
use crate::domain::ids::UnitId;
use crate::domain::limits::EXPORT_UNITS_MAX;
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::ExportedUnits;
use crate::ledger::query::{
    ConsignmentView, ExportPlan, PlannedLine, ShipAnswer, ShipQuery, UnitExports,
};
use crate::shell::view::View;
use crate::text::{DeskMsg, ExportMsg, ShipDeskMsg};
use crate::ui::theme::size::space;

/// Units of a line that are named.
const UNITS_SHOWN: usize = 24;

/// What the pane keeps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The units that a line is chosen for; none while nothing is chosen.
    pub chosen: Vec<UnitId>,
}

pub(super) fn exports_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let Some(view) = known.consignment else {
        return muted_ui(ui, seen, &seen.say(DeskMsg::Counting));
    };
    let today = seen.zone.day(seen.now);
    let query = ShipQuery::ExportPlan(view.row.terms.consignment.clone(), today);
    let answer = asked(seen, View::ExportPlan, query, intents);
    let Some(ShipAnswer::ExportPlan(Some(plan))) = answer else {
        return muted_ui(ui, seen, &seen.say(DeskMsg::Counting));
    };
    let mut inside = view.consignment.units();
    if !desk.exports.chosen.is_empty() && !inside.any(|of| desk.exports.chosen.contains(&of.unit)) {
        desk.exports.chosen.clear();
    }
    top_ui(ui, seen, desk, (view, plan), intents);
    if view.row.closed.is_some() {
        desk.exports.chosen.clear();
        muted_ui(ui, seen, &seen.say(ExportMsg::AsClosed));
    }
    scrolled(ui, "export lines", |ui| {
        let chosen = &mut desk.exports.chosen;
        choice_ui(ui, seen, chosen, intents);
        let parts = [
            (ExportMsg::HeadProposed, &plan.lines, Stands::Proposed),
            (ExportMsg::HeadUnder, &plan.under, Stands::Under),
        ];
        if plan.lines.is_empty() && plan.under.is_empty() && plan.without.is_empty() {
            muted_ui(ui, seen, &seen.say(ExportMsg::NoUnits));
        }
        without_ui(ui, seen, chosen, (view, plan));
        for (head, lines, stands) in parts {
            if lines.is_empty() {
                continue;
            }
            head_ui(ui, seen, head);
            for line in lines {
                card(seen).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    line_ui(ui, seen, chosen, (view, line), stands);
                });
            }
        }
    });
}

/// Draws the figures, taking all proposals, and the way to an export paper that is taken in.
fn top_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    (view, plan): (&ConsignmentView, &ExportPlan),
    intents: &mut Vec<Intent>,
) {
    let count = plan.proposed_count();
    let counts = seen.say(ExportMsg::Counts {
        under: plan.under_count(),
        proposed: count,
        without: u32::try_from(plan.without.len()).unwrap_or(u32::MAX),
    });
    ui.add(Label::new(RichText::new(counts).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let open = view.row.closed.is_none() && seen.face.person.is_some();
        if count > 0 {
            let word = RichText::new(seen.say(ExportMsg::TakeAll { count }));
            let word = word.color(seen.theme.accent.on);
            let button = Button::new(word).fill(seen.theme.accent.fill);
            if ui.add_enabled(open, button).clicked() {
                for line in &plan.lines {
                    let units: Vec<UnitId> = line.units.iter().map(|(unit, _)| *unit).collect();
                    put(Some(&line.line.line.named()), &units, intents);
                }
            }
        }
        if ui.button(seen.say(ExportMsg::Import)).clicked() {
            let mut sellers = view.consignment.sellers().into_iter();
            let only = sellers.next().filter(|_| sellers.next().is_none());
            desk.way = Some(Way::ExportPaper(only));
        }
    });
}

/// Puts units under a line, or under none.
fn put(of: Option<&ExportRef>, units: &[UnitId], intents: &mut Vec<Intent>) {
    for part in units.chunks(EXPORT_UNITS_MAX) {
        let units = ExportedUnits {
            of: of.cloned(),
            units: part.to_vec(),
        };
        intents.push(command(ShipCommand::ExportUnits(Box::new(units))));
    }
}

/// Whether units are under a line, or it is proposed for them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Under,
    Proposed,
}

/// Draws a line with its rest, its last days and its units.
fn line_ui(
    ui: &mut Ui,
    seen: &Seen,
    chosen: &mut Vec<UnitId>,
    (view, line): (&ConsignmentView, &PlannedLine),
    stands: Stands,
) {
    let count = u32::try_from(line.units.len()).unwrap_or(u32::MAX);
    let balance = line.line.balance;
    let (units, left, out) = (count, balance.left(), balance.out);
    let said = match stands {
        Stands::Under => ExportMsg::OfLine { units, left, out },
        Stands::Proposed => ExportMsg::WouldTake { units, left, out },
    };
    named_ui(ui, seen, &line.line);
    ui.add(Label::new(seen.say(said)).wrap());
    days_ui(ui, seen, &line.line);
    let units: Vec<(UnitId, &UnitTag)> = line.units.iter().map(|(id, tag)| (*id, tag)).collect();
    units_ui(ui, seen, chosen, &units);
    if view.row.closed.is_none() && count > 1 {
        let word = seen.say(ExportMsg::Other { count });
        if ui.button(word).clicked() {
            *chosen = units.iter().map(|(unit, _)| *unit).collect();
        }
    }
}

fn named_ui(ui: &mut Ui, seen: &Seen, line: &BalancedLine) {
    let name = &line.line.name;
    let text = RichText::new(format!("{} · {name}", named(line)));
    ui.add(Label::new(text.color(seen.theme.text).strong()).wrap());
}

/// Says the last days; once the day without duty is over, as what is wrong.
fn days_ui(ui: &mut Ui, seen: &Seen, line: &BalancedLine) {
    let text = days(seen, line).join(" · ");
    let today = seen.zone.day(seen.now);
    if line.free_until.is_none_or(|last| last < today) {
        trouble_ui(ui, seen, &text);
    } else {
        muted_ui(ui, seen, &text);
    }
}

/// Draws units, each of which may be chosen.
fn units_ui(ui: &mut Ui, seen: &Seen, chosen: &mut Vec<UnitId>, units: &[(UnitId, &UnitTag)]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for (unit, tag) in units.iter().take(UNITS_SHOWN) {
            let button = Button::selectable(chosen.contains(unit), tail(tag.as_str()));
            if ui.add(button).clicked() {
                *chosen = vec![*unit];
            }
        }
        let more = units.len().saturating_sub(UNITS_SHOWN);
        if let Some(count) = u32::try_from(more).ok().filter(|count| *count > 0) {
            muted_ui(ui, seen, &seen.say(ShipDeskMsg::FreeMore { count }));
        }
    });
}

fn without_ui(
    ui: &mut Ui,
    seen: &Seen,
    chosen: &mut Vec<UnitId>,
    (view, plan): (&ConsignmentView, &ExportPlan),
) {
    if plan.without.is_empty() {
        return;
    }
    head_ui(ui, seen, ExportMsg::HeadWithout);
    card(seen).show(ui, |ui| {
        ui.set_width(ui.available_width());
        trouble_ui(ui, seen, &seen.say(ExportMsg::WithoutHow));
        let inside = view.consignment.units();
        let without = inside.filter(|unit| plan.without.binary_search(&unit.tag).is_ok());
        let units: Vec<(UnitId, &UnitTag)> = without.map(|unit| (unit.unit, &unit.tag)).collect();
        units_ui(ui, seen, chosen, &units);
    });
}

/// Draws the lines that the chosen units could come back under.
fn choice_ui(ui: &mut Ui, seen: &Seen, chosen: &mut Vec<UnitId>, intents: &mut Vec<Intent>) {
    let Some(first) = chosen.first().copied() else {
        return;
    };
    let today = seen.zone.day(seen.now);
    let query = ShipQuery::ExportsOf(first, today);
    let answer = asked(seen, View::UnitExports, query, intents);
    card(seen).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let Some(ShipAnswer::ExportsOf(Some(found))) = answer else {
            return muted_ui(ui, seen, &seen.say(DeskMsg::Counting));
        };
        if chosen_ui(ui, seen, (chosen, found), intents) {
            chosen.clear();
        }
    });
    ui.add_space(space(1));
}

/// Draws them; tells whether the choice has ended.
fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    (chosen, found): (&[UnitId], &UnitExports),
    intents: &mut Vec<Intent>,
) -> bool {
    let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    let head = match count {
        1 => ExportMsg::ChoosingOne {
            tag: found.tag.clone(),
        },
        count => ExportMsg::ChoosingFor { count },
    };
    head_ui(ui, seen, head);
    let now = found.of.as_ref().map(|one| one.line.named());
    let said = match &found.of {
        Some(line) => ExportMsg::IsUnder { line: named(line) },
        None => ExportMsg::IsUnderNone,
    };
    muted_ui(ui, seen, &seen.say(said));
    let mut ended = false;
    let signed_in = seen.face.person.is_some();
    for line in &found.lines {
        let named = line.line.named();
        let is_now = now.as_ref() == Some(&named);
        named_ui(ui, seen, line);
        days_ui(ui, seen, line);
        ui.horizontal_wrapped(|ui| {
            let (left, out) = (line.balance.left(), line.balance.out);
            let rest = ExportMsg::LeftOf { left, out };
            ui.label(seen.say(rest));
            let word = if left == 0 && !is_now {
                ExportMsg::UsedUp
            } else {
                ExportMsg::PutUnder
            };
            let button = Button::new(seen.say(word));
            let may = signed_in && !is_now && left > 0;
            if ui.add_enabled(may, button).clicked() {
                put(Some(&named), chosen, intents);
                ended = true;
            }
        });
    }
    if found.lines.is_empty() {
        trouble_ui(ui, seen, &seen.say(ExportMsg::NoLines));
    }
    ui.horizontal_wrapped(|ui| {
        let off = Button::new(seen.say(ExportMsg::TakeOff));
        if now.is_some() && ui.add_enabled(signed_in, off).clicked() {
            put(None, chosen, intents);
            ended = true;
        }
        if ui.button(seen.say(ShipDeskMsg::No)).clicked() {
            ended = true;
        }
    });
    ended
}
