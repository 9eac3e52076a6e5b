//! Cartons proposed for what waits for the chosen consignment: each with its goods in the order in which they go
//! in, and what is in none. Nothing is written: people scan units into cartons as they like.

use std::collections::BTreeMap;

use eframe::egui::{Button, CornerRadius, Label, Rect, RichText, ScrollArea, Sense, Ui, Vec2};

use super::super::super::export::job_state_ui;
use super::super::super::{Intent, Seen};
use super::propose_boxes::{self, BoxForm};
use super::{Draft as Desk, Known, Part, head_ui, muted_ui, scrolled, trouble_ui};
use crate::domain::carton_plan::{CartonPlan, LeftOut, PlannedCarton, WhyNot};
use crate::domain::measure::Millimetres;
use crate::domain::packing::Turning;
use crate::domain::shipment::centimetres;
use crate::ledger::query::LooseOf;
use crate::shell::view::{Job, JobState, JobView};
use crate::text::{ProposeMsg, ShipDeskMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::{BoxPicture, BoxPiece, box_picture_ui};

/// Steps of the grid that the list of cartons has at most.
const LIST_ROOM: u8 = 44;
/// Steps of the grid that the picture of a carton is high.
const PICTURE_ROOM: u8 = 60;
/// Units in no carton that are named for each reason.
const LEFT_SHOWN: usize = 6;

/// What is chosen among proposed cartons.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// What the pane shows.
    pub shown: Shown,
    /// Whether all stand as their goods say, or every one with this side up.
    pub turning: Turning,
    /// The chosen carton, by its number; the first without it.
    pub carton: Option<u32>,
    /// Up to which unit it is drawn; all without it.
    pub step: Option<u32>,
    /// What is typed of a box.
    pub form: BoxForm,
}

/// What the pane of cartons shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shown {
    /// The cartons of the consignment.
    #[default]
    Cartons,
    /// Proposed ones.
    Plan,
    /// The boxes in stock.
    Boxes,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            shown: Shown::Cartons,
            turning: Turning::Free,
            carton: None,
            step: None,
            form: BoxForm::default(),
        }
    }
}

/// Draws the button that begins a proposal, where the consignment is open.
pub(super) fn begin_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Desk,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let open = known.consignment.filter(|view| view.row.closed.is_none());
    let Some(view) = open else {
        return;
    };
    if ui.button(seen.say(ProposeMsg::Propose)).clicked() {
        let of = LooseOf::Consignment(view.row.terms.consignment.clone());
        if seen.settings.boxes.is_empty() {
            draft.propose.shown = Shown::Boxes;
        } else {
            start(&mut draft.propose, of, intents);
        }
    }
}

fn start(draft: &mut Draft, of: LooseOf, intents: &mut Vec<Intent>) {
    draft.shown = Shown::Plan;
    draft.carton = None;
    draft.step = None;
    let turning = draft.turning;
    intents.push(Intent::Start(Job::Propose { of, turning }));
}

pub(super) fn propose_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Desk,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let Some(view) = known.consignment else {
        draft.propose.shown = Shown::Cartons;
        return;
    };
    let of = LooseOf::Consignment(view.row.terms.consignment.clone());
    head_ui(ui, seen, ProposeMsg::Title);
    buttons_ui(ui, seen, &mut draft.propose, &of, intents);
    match draft.propose.shown {
        Shown::Cartons => {}
        Shown::Boxes => scrolled(ui, "boxes in stock", |ui| {
            propose_boxes::boxes_ui(ui, seen, &mut draft.propose.form, intents);
        }),
        Shown::Plan => {
            let newest = seen.jobs.iter().find(|view| match view.job.as_ref() {
                Job::Propose { of: asked, .. } => *asked == of,
                _ => false,
            });
            if let Some(job) = newest {
                scrolled(ui, "proposal", |ui| {
                    job_ui(ui, seen, draft, job, intents);
                });
            }
        }
    }
}

fn buttons_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    of: &LooseOf,
    intents: &mut Vec<Intent>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        if ui.button(seen.say(ProposeMsg::Back)).clicked() {
            draft.shown = Shown::Cartons;
        }
        let has_boxes = !seen.settings.boxes.is_empty();
        if draft.shown == Shown::Boxes {
            let back = Button::new(seen.say(ProposeMsg::BoxesDone));
            if ui.add_enabled(has_boxes, back).clicked() {
                start(draft, of.clone(), intents);
            }
            return;
        }
        if ui.button(seen.say(ProposeMsg::Again)).clicked() {
            start(draft, of.clone(), intents);
        }
        let is_flat = draft.turning == Turning::KeepFlat;
        let flat = Button::selectable(is_flat, seen.say(ProposeMsg::Flat));
        if ui.add(flat).clicked() {
            draft.turning = match draft.turning {
                Turning::Free => Turning::KeepFlat,
                Turning::KeepFlat => Turning::Free,
            };
            start(draft, of.clone(), intents);
        }
        if ui.button(seen.say(ProposeMsg::Boxes)).clicked() {
            draft.shown = Shown::Boxes;
        }
    });
}

fn job_ui(ui: &mut Ui, seen: &Seen, draft: &mut Desk, job: &JobView, intents: &mut Vec<Intent>) {
    let JobState::Proposed(plan) = &job.state else {
        return job_state_ui(ui, seen, &seen.say(ProposeMsg::Title), job, intents);
    };
    if plan.cartons.is_empty() && plan.left_out.is_empty() {
        muted_ui(ui, seen, &seen.say(ProposeMsg::Nothing));
        return;
    }
    muted_ui(ui, seen, &seen.say(ProposeMsg::Note));
    let units = plan.cartons.iter().map(|of| of.units.len()).sum();
    let sum = ProposeMsg::Sum {
        cartons: count(plan.cartons.len()),
        units: count(units),
        left: count(plan.left_out.len()),
    };
    ui.add(Label::new(RichText::new(seen.say(sum)).strong()).wrap());
    list_ui(ui, seen, &mut draft.propose, plan);
    let chosen = draft.propose.carton;
    let carton = plan.cartons.iter().find(|of| Some(of.number) == chosen);
    if let Some(carton) = carton.or(plan.cartons.first()) {
        carton_ui(ui, seen, &mut draft.propose, carton);
    }
    if !plan.left_out.is_empty() {
        left_out_ui(ui, seen, draft, &plan.left_out);
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Draws the cartons, each with how full it is.
fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, plan: &CartonPlan) {
    let all = count(plan.cartons.len());
    ScrollArea::vertical()
        .id_salt("proposed cartons")
        .max_height(space(LIST_ROOM))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for carton in &plan.cartons {
                let is_chosen = draft.carton.unwrap_or(1) == carton.number;
                let button = Button::selectable(is_chosen, words_of(seen, carton, all)).wrap();
                let width = ui.available_width();
                if ui.add(button.min_size(Vec2::new(width, 0.0))).clicked() {
                    draft.carton = Some(carton.number);
                    draft.step = None;
                }
                fill_ui(ui, seen, carton.fill_permille);
            }
        });
}

/// Says one carton: which, its box, whose goods and how full.
fn words_of(seen: &Seen, carton: &PlannedCarton, of: u32) -> String {
    let mut said = vec![seen.say(ProposeMsg::Carton {
        number: carton.number,
        of,
        kind: carton.kind.name.clone(),
    })];
    said.extend(carton.kin.seller.as_ref().map(ToString::to_string));
    let class = carton.kin.class;
    if class != crate::domain::hazard::HazardClass::None {
        said.push(seen.term("hazard", class.code()));
    }
    let holds = seen.say(ProposeMsg::Holds {
        units: count(carton.units.len()),
        gross: carton.gross,
        percent: carton.fill_permille / 10,
    });
    format!("{}\n{holds}", said.join(" · "))
}

/// Draws how full a carton is as a bar; the words above say it too.
fn fill_ui(ui: &mut Ui, seen: &Seen, permille: u32) {
    let room = Vec2::new(ui.available_width(), space(2));
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let part = f32::from(u16::try_from(permille.min(1000)).unwrap_or(1000)) / 1000.0;
    let full = Rect::from_min_size(rect.min, Vec2::new(rect.width() * part, rect.height()));
    let corner = CornerRadius::same(2);
    ui.painter()
        .rect_filled(rect, corner, seen.theme.surface_hover);
    ui.painter()
        .rect_filled(full, corner, seen.theme.accent.fill);
}

/// Draws the chosen carton and lists its units in the order in which they go in.
fn carton_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, carton: &PlannedCarton) {
    let size = &carton.kind.size;
    let sides = [size.inner.length, size.inner.width, size.inner.height];
    ui.add_space(space(1));
    let inside = ProposeMsg::Inside {
        sides: centimetres(sides),
        limit: size.gross_max,
    };
    muted_ui(ui, seen, &seen.say(inside));
    if carton.is_guessed() {
        trouble_ui(ui, seen, &seen.say(ProposeMsg::Guessed));
    }
    let all = count(carton.units.len());
    let step = draft.step.unwrap_or(all).clamp(1, all.max(1));
    let label = seen.say(ProposeMsg::Picture {
        number: carton.number,
        kind: carton.kind.name.clone(),
        step,
    });
    let pieces = carton.units.iter().take_while(|of| of.order <= step);
    let pieces = pieces.map(|of| BoxPiece {
        at: [of.at.along, of.at.across, of.at.above].map(points),
        sides: [of.sides.length, of.sides.width, of.sides.height].map(points),
        number: of.order,
    });
    let pieces: Vec<BoxPiece> = pieces.collect();
    let picture = BoxPicture {
        label: &label,
        inner: sides.map(points),
        pieces: &pieces,
    };
    let room = Vec2::new(ui.available_width(), space(PICTURE_ROOM));
    box_picture_ui(ui, &seen.theme, &picture, room);
    step_ui(ui, seen, draft, (step, all));
    ui.label(seen.say(ProposeMsg::Order));
    for of in &carton.units {
        let what = of.unit.sku.as_ref().or(of.unit.title.as_ref());
        let line = seen.say(ProposeMsg::UnitLine {
            order: of.order,
            tag: of.unit.tag.clone(),
            what: what.cloned().unwrap_or_else(|| "–".to_owned()),
            from: of.unit.container.to_string(),
        });
        let text = RichText::new(line);
        let text = if of.order > step {
            text.color(seen.theme.text_muted)
        } else {
            text
        };
        ui.add(Label::new(text).wrap());
    }
}

/// Gives a length as it is drawn; no box is longer than that.
fn points(Millimetres(side): Millimetres) -> f32 {
    f32::from(u16::try_from(side).unwrap_or(u16::MAX))
}

/// Draws which unit is the last one drawn, and goes to the one before and behind.
fn step_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, (step, all): (u32, u32)) {
    ui.horizontal_wrapped(|ui| {
        let less = Button::new(seen.say(ProposeMsg::StepBack));
        if ui.add_enabled(step > 1, less).clicked() {
            draft.step = Some(step - 1);
        }
        ui.label(seen.say(ProposeMsg::Step { step, of: all }));
        let more = Button::new(seen.say(ProposeMsg::StepOn));
        if ui.add_enabled(step < all, more).clicked() {
            draft.step = Some(step + 1);
        }
    });
}

/// Lists what is in no carton, by why.
fn left_out_ui(ui: &mut Ui, seen: &Seen, draft: &mut Desk, left_out: &[LeftOut]) {
    ui.add_space(space(2));
    let left = ProposeMsg::LeftOut {
        count: count(left_out.len()),
    };
    trouble_ui(ui, seen, &seen.say(left));
    let mut by_why: BTreeMap<WhyNot, Vec<&LeftOut>> = BTreeMap::new();
    for of in left_out {
        by_why.entry(of.why).or_default().push(of);
    }
    for (why, units) in &by_why {
        let line = seen.say(ProposeMsg::LeftLine {
            why: seen.term("unfit", why.code()),
            count: count(units.len()),
        });
        ui.add(Label::new(line).wrap());
        let named = units.iter().take(LEFT_SHOWN).map(|of| {
            let what = of.unit.sku.as_deref().unwrap_or("–");
            format!("{} ({what})", of.unit.tag)
        });
        let mut named: Vec<String> = named.collect();
        let more = units.len().saturating_sub(LEFT_SHOWN);
        if more > 0 {
            named.push(seen.say(ProposeMsg::LeftMore { count: count(more) }));
        }
        muted_ui(ui, seen, &named.join(" · "));
    }
    let unknown = |why: &WhyNot| matches!(why, WhyNot::NoSides | WhyNot::NoWeight);
    if by_why.keys().any(unknown) {
        ui.add(Label::new(seen.say(ProposeMsg::SidesHow)).wrap());
        if ui.button(seen.say(ShipDeskMsg::PartGoods)).clicked() {
            draft.part = Part::Goods;
        }
    }
}
