//! What goes to China now and what can wait: the proposal with its reasons, all ways beside each other, units by
//! their last day, and the rates with who gave them.

use std::path::PathBuf;

use eframe::egui::{Align, Button, Frame, Grid, Label, Layout, RichText, TextEdit, Ui, Vec2};

use super::super::super::export::{job_state_ui, strip};
use super::super::super::{Intent, Seen};
use super::{asked, head_ui, muted_ui, scrolled};
use crate::domain::freight::Surely;
use crate::domain::money::{Currency, Money};
use crate::domain::planner::{Chosen, ClockGroup, Leg, Way};
use crate::ledger::query::{PlanOf, PlanView, ShipAnswer, ShipQuery};
use crate::ledger::rows::SellerRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::{Job, JobState, JobView, View};
use crate::text::planner::thousandths;
use crate::text::{DeskMsg, Message, PlannerMsg};
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::BannerState;

/// Problems of a file that are shown.
const PROBLEMS_SHOWN: usize = 8;
/// How long may be waited, in days.
const WAITS: [u32; 4] = [7, 14, 30, 60];

/// Whether a way is the one that is proposed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Proposed {
    Yes,
    No,
}

impl Proposed {
    fn of(way: Chosen, chosen: Option<Chosen>) -> Self {
        if chosen == Some(way) {
            Self::Yes
        } else {
            Self::No
        }
    }
}

/// What the part keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Whose units are planned.
    pub of: Option<PlanOf>,
    /// How many days may be waited.
    pub wait_days: u32,
    /// A file of rates that is to be taken.
    pub file: String,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            of: None,
            wait_days: 30,
            file: String::new(),
        }
    }
}

pub(super) fn planner_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    whose_ui(ui, seen, draft, intents);
    file_ui(ui, seen, draft, intents);
    ui.add_space(space(1));
    let Some(of) = draft.of.clone() else {
        muted_ui(ui, seen, &seen.say(crate::text::ShipDeskMsg::SellersNone));
        return;
    };
    let today = seen.zone.day(seen.now);
    let query = ShipQuery::Plan(of, today, draft.wait_days);
    let answer = asked(seen, View::Plan, query, intents);
    scrolled(ui, "plan", |ui| match answer {
        Some(ShipAnswer::Plan(Some(view))) => view_ui(ui, seen, view),
        Some(ShipAnswer::Plan(None)) => muted_ui(ui, seen, &seen.say(PlannerMsg::NoSuchFirm)),
        // It is on its way.
        Some(_) | None => {}
    });
}

/// Draws whose units are planned, and how long may be waited.
fn whose_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    let sellers: &[SellerRow] = match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows,
        Some(_) | None => &[],
    };
    let parties = match asked(seen, View::Parties, ShipQuery::Parties(None), intents) {
        Some(ShipAnswer::Parties(parties)) => parties.as_slice(),
        Some(_) | None => &[],
    };
    if draft.of.is_none() {
        draft.of = sellers
            .first()
            .map(|row| PlanOf::Seller(row.seller.clone()));
    }
    let of_sellers = sellers.iter().map(|row| {
        let word = row.seller.to_string();
        (PlanOf::Seller(row.seller.clone()), word)
    });
    let importers = parties.iter().filter(|party| !party.sellers.is_empty());
    let of_importers = importers.map(|party| {
        let word = format!("{} {}", party.party, party.shown());
        (PlanOf::Importer(party.party.clone()), word)
    });
    let rows: [(PlannerMsg, Vec<(PlanOf, String)>); 2] = [
        (PlannerMsg::ForSeller, of_sellers.collect()),
        (PlannerMsg::ForImporter, of_importers.collect()),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        for (label, all) in rows {
            if all.is_empty() {
                continue;
            }
            ui.label(seen.say(label));
            for (of, word) in all {
                let is_chosen = draft.of.as_ref() == Some(&of);
                if ui.add(Button::selectable(is_chosen, word)).clicked() {
                    draft.of = Some(of);
                }
            }
            ui.add_space(space(3));
        }
        ui.label(seen.say(PlannerMsg::Wait));
        for days in WAITS {
            let word = seen.say(PlannerMsg::WaitDays { days });
            let button = Button::selectable(draft.wait_days == days, word);
            if ui.add(button).clicked() {
                draft.wait_days = days;
            }
        }
    });
}

/// Draws the file that tells rates, and how the newest one went.
fn file_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PlannerMsg::RatesFile));
        let field = TextEdit::singleline(&mut draft.file).desired_width(space(90));
        ui.add(field).labelled_by(label.id);
        let path = draft.file.trim();
        let may = !path.is_empty() && seen.face.person.is_some();
        let take = Button::new(seen.say(PlannerMsg::RatesTake));
        if ui.add_enabled(may, take).clicked() {
            intents.push(Intent::Start(Job::TakeFreight {
                path: PathBuf::from(path),
            }));
        }
    });
    let is_of_rates = |view: &&JobView| matches!(*view.job, Job::TakeFreight { .. });
    let newest = seen.jobs.iter().find(is_of_rates);
    let Some(view) = newest else {
        return;
    };
    let JobState::FreightTaken(done) = &view.state else {
        let name = seen.say(PlannerMsg::RatesFile);
        return job_state_ui(ui, seen, &name, view, intents);
    };
    let (state, word) = if done.problems.is_empty() {
        (BannerState::Saved, DeskMsg::LampSaved)
    } else {
        (BannerState::Stop, DeskMsg::JobFailedWord)
    };
    strip(ui, seen, state, word, &seen.say(done.told()));
    for (problem, why) in done.lines().into_iter().take(PROBLEMS_SHOWN) {
        let line = seen.say(PlannerMsg::ProblemLine {
            line: problem.line,
            why: seen.say(why),
            about: problem.about,
        });
        muted_ui(ui, seen, &line);
    }
}

fn view_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    notes_ui(ui, seen, view);
    if view.units.is_empty() {
        head_ui(ui, seen, PlannerMsg::UnitsNone);
        muted_ui(ui, seen, &seen.say(PlannerMsg::UnitsNoneHow));
    } else if view.rates.is_empty() {
        head_ui(ui, seen, PlannerMsg::RatesNone);
        muted_ui(ui, seen, &seen.say(PlannerMsg::RatesNoneHow));
        ui.add_space(space(2));
        clocks_ui(ui, seen, view);
    } else {
        ui.columns(2, |columns| {
            let mut columns = columns.iter_mut();
            if let (Some(left), Some(right)) = (columns.next(), columns.next()) {
                proposed_ui(left, seen, view);
                clocks_ui(right, seen, view);
            }
        });
        ui.add_space(space(3));
        ways_ui(ui, seen, view);
        ui.add_space(space(3));
        lacks_ui(ui, seen, view);
    }
    rates_ui(ui, seen, view);
    ui.add_space(space(2));
    muted_ui(ui, seen, &seen.say(PlannerMsg::Aid));
}

/// What is left out of the plan.
fn notes_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    let notes = [
        (view.kept, PlannerMsg::Kept { units: view.kept }),
        (view.closed, PlannerMsg::Closed { units: view.closed }),
        (view.beyond, PlannerMsg::Beyond { units: view.beyond }),
    ];
    for (count, note) in notes {
        if count > 0 {
            muted_ui(ui, seen, &seen.say(note));
        }
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wrapped_ui(ui: &mut Ui, text: impl Into<String>) {
    ui.add(Label::new(RichText::new(text.into())).wrap());
}

/// Draws what is proposed, with why.
fn proposed_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    let plan = &view.plan;
    let (Some(way), Some(currency)) = (plan.proposed(), plan.currency) else {
        return;
    };
    Frame::new()
        .fill(seen.theme.surface)
        .inner_margin(space(3))
        .corner_radius(size::CORNER)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            head_ui(ui, seen, PlannerMsg::Proposed);
            for leg in &way.legs {
                let leg = PlannerMsg::ProposedLeg {
                    mode: leg.mode,
                    leaves: leg.leaves,
                    arrives: leg.arrives,
                    units: count(leg.units.len()),
                };
                let text = RichText::new(seen.say(leg)).strong();
                ui.add(Label::new(text).wrap());
            }
            let total = Money {
                minor: way.total(),
                currency,
            };
            wrapped_ui(ui, seen.say(PlannerMsg::Total { total }));
            let units = count(way.stays.len());
            if units > 0 {
                wrapped_ui(ui, seen.say(PlannerMsg::Stays { units }));
            }
            ui.add_space(space(1));
            for why in &plan.why {
                wrapped_ui(ui, format!("· {}", seen.say(Message::from(why))));
            }
        });
}

fn right_ui(ui: &mut Ui, text: RichText) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add(Label::new(text).extend());
    });
}

/// Draws every way beside the others.
fn ways_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    let plan = &view.plan;
    let Some(currency) = plan.currency else {
        return;
    };
    head_ui(ui, seen, PlannerMsg::Ways);
    let heads = [
        (PlannerMsg::ColLeaves, false),
        (PlannerMsg::ColThere, false),
        (PlannerMsg::ColUnits, true),
        (PlannerMsg::ColCharged, true),
        (PlannerMsg::ColFreight, true),
        (PlannerMsg::ColStorage, true),
        (PlannerMsg::ColLate, true),
        (PlannerMsg::ColTax, true),
        (PlannerMsg::ColTotal, true),
        (PlannerMsg::ColEach, true),
    ];
    Grid::new("ways of a plan")
        .spacing([space(4), space(1)])
        .striped(true)
        .show(ui, |ui| {
            let caption = |text: String| RichText::new(text).color(seen.theme.text_muted);
            ui.label(caption(seen.say(PlannerMsg::ColWay)));
            for (head, is_number) in heads {
                let text = caption(seen.say(head));
                if is_number {
                    right_ui(ui, text);
                } else {
                    ui.label(text);
                }
            }
            ui.end_row();
            if let Some(split) = &plan.split {
                let proposed = Proposed::of(Chosen::Split, plan.chosen);
                way_ui(ui, seen, (split, currency), proposed);
            }
            for (at, way) in plan.ways.iter().enumerate() {
                let proposed = Proposed::of(Chosen::Way(at), plan.chosen);
                way_ui(ui, seen, (way, currency), proposed);
            }
        });
}

/// Draws a way: a row for each leg.
fn way_ui(ui: &mut Ui, seen: &Seen, (way, currency): (&Way, Currency), proposed: Proposed) {
    let is_proposed = proposed == Proposed::Yes;
    for leg in &way.legs {
        let cells = cells(seen, leg, currency);
        let strong = |text: String| {
            let text = RichText::new(text);
            if is_proposed { text.strong() } else { text }
        };
        let mode = seen.term("ship-mode", leg.mode.code());
        ui.label(strong(mode));
        ui.label(strong(leg.leaves.to_string()));
        ui.label(strong(leg.arrives.to_string()));
        for cell in cells {
            right_ui(ui, strong(cell));
        }
        let word = match (is_proposed, way.legs.len()) {
            (false, _) => String::new(),
            (true, 1) => seen.say(PlannerMsg::Proposed),
            (true, _) => seen.say(PlannerMsg::ProposedSplit),
        };
        ui.label(strong(word));
        ui.end_row();
    }
}

/// The figures of a leg.
fn cells(seen: &Seen, leg: &Leg, currency: Currency) -> [String; 8] {
    let money = |minor| seen.words.money(Money { minor, currency });
    let units = count(leg.units.len());
    let partly = |unknown: u32, of: u32, minor: i64| match unknown {
        0 => money(minor),
        unknown if unknown >= of => seen.say(PlannerMsg::NotKnown),
        _ => seen.say(PlannerMsg::NotAll { what: money(minor) }),
    };
    let freight = money(leg.carriage.saturating_add(leg.fees));
    let late = count(leg.late.len());
    let each = i64::from(units.max(1));
    [
        units.to_string(),
        format!("{} {}", thousandths(leg.charged.quantity), leg.unit.code()),
        match leg.charged.surely {
            Surely::Exactly => freight,
            Surely::AtLeast => seen.say(PlannerMsg::AtLeast { what: freight }),
        },
        partly(leg.unstored, units, leg.storage),
        match count(leg.barred.len()) {
            0 => late.to_string(),
            barred => seen.say(PlannerMsg::LateBarred { late, barred }),
        },
        if late == 0 {
            "–".to_owned()
        } else {
            partly(leg.untaxed, late, leg.tax)
        },
        money(leg.total()),
        money((2 * leg.total() + each).div_euclid(2 * each)),
    ]
}

/// Draws the units by their last day.
fn clocks_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    let plan = &view.plan;
    head_ui(ui, seen, PlannerMsg::Clocks);
    let legs = plan.proposed().map(|way| way.legs.as_slice());
    let legs = legs.unwrap_or_default();
    for group in &plan.groups {
        let state = seen.term("clock-state", group.state.code());
        let until = group.until.map_or(state, |day| day.to_string());
        let units = seen.say(PlannerMsg::Counts {
            units: count(group.units.len()),
        });
        let text = RichText::new(format!("{until} · {units}")).strong();
        ui.add(Label::new(text).wrap());
        let lines = [
            goes(seen, group, legs),
            last(seen, group),
            stored(seen, group),
        ];
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            muted_ui(ui, seen, &line);
        }
        ui.add_space(space(1));
    }
}

fn goes(seen: &Seen, group: &ClockGroup, legs: &[Leg]) -> String {
    let goes = legs
        .iter()
        .zip(&group.goes)
        .filter(|(_, units)| **units > 0);
    let parts = goes.map(|(leg, units)| {
        seen.say(PlannerMsg::GoesBy {
            mode: leg.mode,
            leaves: leg.leaves,
            units: *units,
        })
    });
    parts.collect::<Vec<_>>().join(" · ")
}

fn last(seen: &Seen, group: &ClockGroup) -> String {
    let parts = group.last.iter().map(|(mode, leaves)| match leaves {
        Some(leaves) => seen.say(PlannerMsg::LastBy {
            mode: *mode,
            leaves: *leaves,
        }),
        None => seen.say(PlannerMsg::LateBy { mode: *mode }),
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    let head = seen.say(PlannerMsg::ColLast);
    format!("{head}: {}", parts.join(" · "))
}

fn stored(seen: &Seen, group: &ClockGroup) -> String {
    let parts = group.stored.iter().zip(&group.tonight);
    let parts = parts.map(|(stored, tonight)| {
        seen.say(PlannerMsg::StoredSo {
            stored: *stored,
            tonight: *tonight,
        })
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() {
        return String::new();
    }
    let head = seen.say(PlannerMsg::ColStored);
    format!("{head}: {}", parts.join(" · "))
}

/// Draws what is missing.
fn lacks_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    if view.plan.lacks.is_empty() {
        return;
    }
    head_ui(ui, seen, PlannerMsg::LackHead);
    for lack in &view.plan.lacks {
        wrapped_ui(ui, format!("· {}", seen.say(Message::from(lack))));
    }
    ui.add_space(space(3));
}

/// Draws the rates with who gave them.
fn rates_ui(ui: &mut Ui, seen: &Seen, view: &PlanView) {
    if view.rates.is_empty() {
        return;
    }
    head_ui(ui, seen, PlannerMsg::RatesHead);
    for row in &view.rates {
        let table = &row.rated.table;
        let line = seen.say(PlannerMsg::RatedLine {
            mode: table.mode,
            from: table.valid_from,
            source: table.source.clone(),
            told: table.told_on,
        });
        let until = table
            .valid_to
            .map(|to| format!(" · {}", seen.say(PlannerMsg::RatedUntil { to })));
        muted_ui(ui, seen, &format!("{line}{}", until.unwrap_or_default()));
    }
}
