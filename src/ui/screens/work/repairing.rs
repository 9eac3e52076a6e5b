//! A work order: what may be done with it at its step, by whom.

use eframe::egui::{Button, CollapsingHeader, Grid, Label, RichText, TextEdit, Ui, Widget as _};

use super::super::{Intent, Seen, said};
use super::judge::person;
use super::moving::newest_notice;
use super::{estimating, giving_up, repair_photos, retesting};
use crate::domain::codes::PersonCode;
use crate::domain::repair::{
    RepairAnswer, RepairOrder, RepairStage, RepairStep, goes_without_word, words_fit,
};
use crate::domain::time::Day;
use crate::ledger::fact::{RepairAnswered, RepairWorked};
use crate::ledger::judging::may_judge;
use crate::ledger::rows::{SellerRow, UnitRow};
use crate::ledger::{Answer, Command, Query, repairing};
use crate::shell::repairs::rules;
use crate::shell::view::View;
use crate::text::{DeskMsg, RepairMsg};
use crate::ui::theme::size::{self, space};

/// What is typed about one work order, as long as its row stays the same.
#[derive(Default)]
pub struct Draft {
    /// The row that it is about.
    pub row: Option<UnitRow>,
    /// Symptom, diagnosis, costs, owner and days.
    pub estimate: estimating::Draft,
    /// Who of the seller's people said so.
    pub who: String,
    /// What shows it.
    pub said: said::Draft,
    /// Tests, second grade and what it becomes.
    pub tested: retesting::Draft,
    /// Why it is given up, and for what.
    pub given_up: giving_up::Draft,
    /// The newest notice when something was asked to be written.
    pub sent: Option<Option<u64>>,
}

impl Draft {
    fn about(&mut self, seen: &Seen, row: &UnitRow) {
        if self.row.as_ref() != Some(row) {
            *self = Self {
                row: Some(row.clone()),
                estimate: estimating::Draft::of(seen, row),
                ..Self::default()
            };
        }
    }
}

/// Draws the work order of a unit with what its step lets a person do.
pub(super) fn repair_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
    intents: &mut Vec<Intent>,
) {
    let Some(stage) = repairing::stage(row) else {
        return;
    };
    draft.about(seen, row);
    head_ui(ui, seen, row, stage);
    if person(seen).is_none() {
        let said = RichText::new(seen.say(RepairMsg::Nobody)).color(seen.theme.stop_text);
        ui.add(Label::new(said).wrap());
        ui.add_space(space(2));
        return;
    }
    if draft.sent == Some(newest_notice(seen)) {
        muted(ui, seen, seen.say(DeskMsg::BeingSaved));
        return;
    }
    let command = step_ui(ui, seen, draft, row, (stage, intents));
    ui.add_space(space(1));
    repair_photos::photos_ui(ui, seen, row, stage, intents);
    let command = command
        .or_else(|| change_ui(ui, seen, draft, row, stage))
        .or_else(|| give_up_ui(ui, seen, draft, row, stage));
    if let Some(command) = command {
        intents.push(Intent::Command(Box::new(command)));
        draft.sent = Some(newest_notice(seen));
    }
    ui.add_space(space(2));
}

fn head_ui(ui: &mut Ui, seen: &Seen, row: &UnitRow, stage: RepairStage) {
    let head = seen.say(RepairMsg::Head {
        tag: row.inspection.tag.clone(),
    });
    ui.label(RichText::new(head).size(size::STRONG).strong());
    let mut parts = vec![seen.term("repair-stage", stage.code())];
    parts.extend(repairing::owner(row).map(|owner| {
        seen.say(RepairMsg::DueBy {
            day: repairing::due(row, rules()),
            owner: owner.clone(),
        })
    }));
    muted(ui, seen, parts.join(" · "));
    if let Some(order) = row
        .repair
        .as_deref()
        .filter(|_| stage != RepairStage::Diagnose)
    {
        order_ui(ui, seen, order);
    }
    if repairing::ends_free_return(row) {
        let said = RichText::new(seen.say(RepairMsg::FreeReturnEnds)).color(seen.theme.stop_text);
        ui.add(Label::new(said).wrap());
    }
}

/// Says what is the matter and what it costs.
fn order_ui(ui: &mut Ui, seen: &Seen, order: &RepairOrder) {
    let estimate = &order.estimate;
    let said = format!("{} → {}", estimate.symptom, estimate.diagnosis);
    Label::new(said).wrap().ui(ui);
    let total = estimate.costs.total();
    let mut parts = vec![seen.say(RepairMsg::Total { total })];
    parts.extend(estimate.cap.map(|cap| seen.say(RepairMsg::Cap { cap })));
    let approved = order.approved;
    parts.extend(approved.map(|most| seen.say(RepairMsg::Approved { most })));
    Label::new(parts.join(" · ")).wrap().ui(ui);
    if let Some(note) = order.note.clone() {
        let said = RichText::new(seen.say(DeskMsg::HoldNoted { note }));
        Label::new(said).wrap().ui(ui);
    }
}

/// Draws what the step wants next.
fn step_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
    (stage, intents): (RepairStage, &mut Vec<Intent>),
) -> Option<Command> {
    match stage {
        RepairStage::Diagnose => estimate_ui(ui, seen, draft, row),
        RepairStage::Asked => answer_ui(ui, seen, draft, row, intents),
        RepairStage::Refused => None,
        RepairStage::Ready => begin_ui(ui, seen, row),
        RepairStage::Begun => done_ui(ui, seen, draft, row),
        RepairStage::Test => supervised(ui, seen, |ui| {
            retesting::tested_ui(ui, seen, &mut draft.tested, row)
        }),
    }
}

/// Draws the estimate once more, where another may still be given.
fn change_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
    stage: RepairStage,
) -> Option<Command> {
    match stage {
        RepairStage::Asked | RepairStage::Refused | RepairStage::Ready | RepairStage::Begun => {
            let head = RichText::new(seen.say(RepairMsg::EstimateHead)).strong();
            let shown = CollapsingHeader::new(head)
                .id_salt("repair estimate")
                .show(ui, |ui| estimate_ui(ui, seen, draft, row));
            shown.body_returned.flatten()
        }
        RepairStage::Diagnose | RepairStage::Test => None,
    }
}

fn give_up_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
    stage: RepairStage,
) -> Option<Command> {
    let today = seen.zone.day(seen.now);
    let waits = stage == RepairStage::Asked && today < repairing::day_of(row);
    if waits {
        return None;
    }
    let head = RichText::new(seen.say(RepairMsg::GiveUpHead)).strong();
    let open = matches!(stage, RepairStage::Asked | RepairStage::Refused);
    let shown = CollapsingHeader::new(head)
        .id_salt("repair given up")
        .default_open(open)
        .show(ui, |ui| {
            supervised(ui, seen, |ui| {
                giving_up::give_up_ui(ui, seen, &mut draft.given_up, row)
            })
        });
    shown.body_returned.flatten()
}

/// Draws what only a supervisor may do, or says whose badge is wanted.
fn supervised(
    ui: &mut Ui,
    seen: &Seen,
    add: impl FnOnce(&mut Ui) -> Option<Command>,
) -> Option<Command> {
    if may_judge(person(seen)).is_ok() {
        return add(ui);
    }
    let said = RichText::new(seen.say(RepairMsg::NoSupervisor)).color(seen.theme.stop_text);
    ui.add(Label::new(said).wrap());
    None
}

/// Draws the estimate's form and what it comes to: within the cap, or a question to the seller.
fn estimate_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, row: &UnitRow) -> Option<Command> {
    let today = seen.zone.day(seen.now);
    let seller = seller_of(seen, row);
    let cap = repairing::cap(seller, today);
    let currency = estimating::currency(row, cap);
    let form = &mut draft.estimate;
    form.owner = form.owner.take().or(seen.face.person.clone());
    estimating::form_ui(ui, seen, form, &people(seen));
    let costs = form.costs.read(currency);
    let approved = row.repair.as_deref().and_then(|order| order.approved);
    let Some(costs) = costs else {
        let said = RichText::new(seen.say(RepairMsg::CostsWrong)).color(seen.theme.stop_text);
        ui.add(Label::new(said).wrap());
        ui.add_enabled(false, Button::new(seen.say(RepairMsg::Estimate)));
        return None;
    };
    let total = costs.total();
    let mut parts = vec![seen.say(RepairMsg::Total { total })];
    parts.push(match cap {
        Some(cap) => seen.say(RepairMsg::Cap { cap }),
        None => seen.say(RepairMsg::CapUnknown),
    });
    Label::new(parts.join(" · ")).wrap().ui(ui);
    let asks = !goes_without_word(total, cap, approved);
    let stage = if asks {
        RepairStage::Asked
    } else {
        RepairStage::Ready
    };
    let asked = form.asked(row, costs, today, rules().days(stage));
    let Some(asked) = asked else {
        ui.add_enabled(false, Button::new(seen.say(RepairMsg::EstimateWants)));
        return None;
    };
    let word = if asks {
        RepairMsg::EstimateAsk
    } else {
        RepairMsg::Estimate
    };
    let news = estimating::is_news(row, &asked);
    let pressed = ui.add_enabled(news, Button::new(seen.say(word))).clicked();
    pressed.then(|| Command::EstimateRepair(Box::new(asked)))
}

/// Draws the seller's yes or no; a no is entered with who said it, as a yes is.
fn answer_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &UnitRow,
    intents: &mut Vec<Intent>,
) -> Option<Command> {
    ui.label(RichText::new(seen.say(RepairMsg::AnswerHead)).strong());
    let (today, day) = (seen.zone.day(seen.now), repairing::day_of(row));
    let said = if today < day {
        RepairMsg::AnswerUntil { day }
    } else {
        RepairMsg::AnswerOver { day }
    };
    muted(ui, seen, seen.say(said));
    supervised(ui, seen, |ui| {
        grid("repair answer").show(ui, |ui| {
            let label = ui.label(seen.say(RepairMsg::AnswerWho));
            let field = TextEdit::singleline(&mut draft.who)
                .hint_text(seen.say(RepairMsg::AnswerWhoHint))
                .desired_width(space(50));
            ui.add(field).labelled_by(label.id);
        });
        if words_fit(draft.who.trim()) {
            said::said_ui(ui, seen, &mut draft.said, intents);
        }
        let who = draft.who.trim();
        let answers = [
            (RepairAnswer::Approved, RepairMsg::AnswerYes),
            (RepairAnswer::Refused, RepairMsg::AnswerNo),
        ];
        let pressed = ui.horizontal(|ui| {
            let pressed = answers.map(|(answer, word)| {
                let button = Button::new(seen.say(word));
                let clicked = ui.add_enabled(words_fit(who), button).clicked();
                clicked.then_some(answer)
            });
            pressed.into_iter().flatten().next()
        });
        let answer = pressed.inner?;
        let stage = match answer {
            RepairAnswer::Approved => RepairStage::Ready,
            RepairAnswer::Refused => RepairStage::Refused,
        };
        Some(Command::AnswerRepair(RepairAnswered {
            unit: row.unit,
            answer,
            said: draft.said.by(who),
            due: in_days(today, stage),
            note: None,
        }))
    })
}

fn begin_ui(ui: &mut Ui, seen: &Seen, row: &UnitRow) -> Option<Command> {
    ui.label(RichText::new(seen.say(RepairMsg::WorkHead)).strong());
    let word = RichText::new(seen.say(RepairMsg::Begin)).color(seen.theme.accent.on);
    let button = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
    let owner = seen.face.person.clone()?;
    let pressed = ui.add(button).clicked();
    let due = row.repair.as_deref().map(|order| order.due)?;
    let today = seen.zone.day(seen.now);
    pressed.then(|| {
        Command::WorkRepair(Box::new(RepairWorked {
            unit: row.unit,
            parcel: None,
            step: RepairStep::Begun,
            spent: None,
            owner,
            due: due.max(today),
        }))
    })
}

fn done_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, row: &UnitRow) -> Option<Command> {
    ui.label(RichText::new(seen.say(RepairMsg::DoneHead)).strong());
    let order = row.repair.as_deref()?;
    let costs = &mut draft.estimate.spent;
    estimating::costs_ui(ui, seen, "spent", costs);
    let owner = seen.face.person.clone()?;
    let Some(spent) = costs.read(order.estimate.costs.currency) else {
        ui.add_enabled(false, Button::new(seen.say(RepairMsg::DoneWants)));
        return None;
    };
    let total = spent.total();
    ui.label(seen.say(RepairMsg::CostOf { total }));
    let pressed = ui.button(seen.say(RepairMsg::Done)).clicked();
    pressed.then(|| {
        Command::WorkRepair(Box::new(RepairWorked {
            unit: row.unit,
            parcel: None,
            step: RepairStep::Done,
            spent: Some(spent),
            owner,
            due: in_days(seen.zone.day(seen.now), RepairStage::Test),
        }))
    })
}

fn in_days(today: Day, stage: RepairStage) -> Day {
    today.plus_days(i64::from(rules().days(stage)))
}

fn seller_of<'a>(seen: &'a Seen, row: &UnitRow) -> Option<&'a SellerRow> {
    let seller = row.inspection.seller.as_ref()?;
    match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(rows)) => rows.iter().find(|row| row.seller == *seller),
        Some(_) | None => None,
    }
}

fn people(seen: &Seen) -> Vec<PersonCode> {
    match seen.answer(View::People, &Query::People) {
        Some(Answer::People(people)) => people.iter().map(|row| row.person.clone()).collect(),
        Some(_) | None => Vec::new(),
    }
}

pub(super) fn grid(name: &str) -> Grid {
    Grid::new(name).num_columns(2).spacing([space(3), space(1)])
}

pub(super) fn muted(ui: &mut Ui, seen: &Seen, text: String) {
    let text = RichText::new(text).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}
