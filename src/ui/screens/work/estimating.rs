//! The form of an estimate, and of what a repair took: parts, work, who and until when.

use eframe::egui::{Button, ComboBox, Grid, TextEdit, Ui, Vec2, WidgetInfo};

use super::super::Seen;
use super::repairing::grid;
use crate::domain::codes::PersonCode;
use crate::domain::limits::{REPAIR_DAYS_MAX, REPAIR_PARTS_MAX};
use crate::domain::money::{Currency, Money};
use crate::domain::repair::{Part, RepairCosts, words_fit};
use crate::domain::time::Day;
use crate::ledger::command::EstimateRepair;
use crate::ledger::repairing;
use crate::ledger::rows::UnitRow;
use crate::text::{Message, RepairMsg};
use crate::ui::theme::size::space;

/// Widths of the fields of a part; its name has the rest of the row.
const LOT_WIDTH: f32 = 54.0;
const PIECES_WIDTH: f32 = 44.0;
const EACH_WIDTH: f32 = 58.0;
/// The button that leaves a part out, and the gaps of a row.
const DROP_WIDTH: f32 = 72.0;
const NAME_WIDTH_MIN: f32 = 44.0;
const NAME_WIDTH_MAX: f32 = 200.0;

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// What was seen.
    pub symptom: String,
    /// What is the matter.
    pub diagnosis: String,
    /// What it is expected to cost.
    pub costs: Costs,
    /// What it took.
    pub spent: Costs,
    /// Who has it in hand.
    pub owner: Option<PersonCode>,
    /// Days until the next step is due; empty goes by the house's rule.
    pub days: String,
}

/// Parts and work as they are typed.
#[derive(Clone, Default)]
pub struct Costs {
    /// The parts.
    pub parts: Vec<TypedPart>,
    /// Minutes of work; empty are none.
    pub minutes: String,
    /// What the work costs; empty is nothing.
    pub labour: String,
}

/// A part as it is typed.
#[derive(Clone, Default)]
pub struct TypedPart {
    /// What it is.
    pub name: String,
    /// The lot it comes from.
    pub lot: String,
    /// How many.
    pub pieces: String,
    /// What one costs.
    pub each: String,
}

impl Draft {
    /// What a row has already: its newest estimate, else the reason of its grade as the symptom.
    pub(super) fn of(seen: &Seen, row: &UnitRow) -> Self {
        let Some(order) = row.repair.as_deref() else {
            return Self {
                symptom: symptom(seen, row),
                ..Self::default()
            };
        };
        let costs = Costs::of(&order.estimate.costs);
        Self {
            symptom: order.estimate.symptom.clone(),
            diagnosis: order.estimate.diagnosis.clone(),
            spent: order
                .spent
                .as_ref()
                .map_or_else(|| costs.clone(), Costs::of),
            costs,
            owner: Some(order.owner.clone()),
            days: String::new(),
        }
    }

    /// Reads what is to be asked; none while something is missing.
    pub(super) fn asked(
        &self,
        row: &UnitRow,
        costs: RepairCosts,
        today: Day,
        house: u32,
    ) -> Option<EstimateRepair> {
        let days = match self.days.trim() {
            "" => house,
            text => text.parse().ok().filter(|days| *days <= REPAIR_DAYS_MAX)?,
        };
        let (symptom, diagnosis) = (self.symptom.trim(), self.diagnosis.trim());
        let fits = words_fit(symptom) && words_fit(diagnosis);
        fits.then_some(())?;
        Some(EstimateRepair {
            unit: row.unit,
            seller: row.inspection.seller.clone(),
            symptom: symptom.to_owned(),
            diagnosis: diagnosis.to_owned(),
            costs,
            owner: self.owner.clone()?,
            due: today.plus_days(i64::from(days)),
        })
    }
}

/// Tells whether an estimate would say anything new.
pub(super) fn is_news(row: &UnitRow, asked: &EstimateRepair) -> bool {
    row.repair.as_deref().is_none_or(|order| {
        let known = &order.estimate;
        known.symptom != asked.symptom
            || known.diagnosis != asked.diagnosis
            || known.costs != asked.costs
            || order.owner != asked.owner
            || repairing::day_of(row) != asked.due
    })
}

/// The currency of a work order: of its estimate, else of the seller's cap, else dollars.
pub(super) fn currency(row: &UnitRow, cap: Option<Money>) -> Currency {
    let known = row
        .repair
        .as_deref()
        .map(|order| order.estimate.costs.currency);
    known
        .or(cap.map(|cap| cap.currency))
        .unwrap_or(Currency::USD)
}

fn symptom(seen: &Seen, row: &UnitRow) -> String {
    let seen_so = &row.inspection;
    let said = seen_so.because.as_ref().zip(seen_so.checklist.as_ref());
    let because = said.and_then(|((question, answer), pack)| {
        let message = Message::answer(&pack.id, question, answer);
        let word = seen.words.say(&message);
        (message.key() != Some(word.as_str())).then_some(word)
    });
    because.unwrap_or_default()
}

impl Costs {
    fn of(costs: &RepairCosts) -> Self {
        let money = |minor| {
            let currency = costs.currency;
            Money { minor, currency }.decimal()
        };
        let parts = costs.parts.iter().map(|part| TypedPart {
            name: part.name.clone(),
            lot: part.lot.clone().unwrap_or_default(),
            pieces: part.pieces.to_string(),
            each: money(part.each),
        });
        Self {
            parts: parts.collect(),
            minutes: costs.minutes.to_string(),
            labour: money(costs.labour),
        }
    }

    /// Reads what is typed; none where something is no number, or out of its limits.
    pub(super) fn read(&self, currency: Currency) -> Option<RepairCosts> {
        let money = |text: &str| match text.trim() {
            "" => Some(0),
            text => Money::parse_decimal(text, currency).map(|money| money.minor),
        };
        let part = |part: &TypedPart| {
            let lot = part.lot.trim();
            Some(Part {
                name: part.name.trim().to_owned(),
                lot: (!lot.is_empty()).then(|| lot.to_owned()),
                pieces: part.pieces.trim().parse().ok()?,
                each: money(&part.each)?,
            })
        };
        let minutes = match self.minutes.trim() {
            "" => 0,
            text => text.parse().ok()?,
        };
        let costs = RepairCosts {
            currency,
            parts: self.parts.iter().map(part).collect::<Option<_>>()?,
            minutes,
            labour: money(&self.labour)?,
        };
        costs.fit().then_some(costs)
    }
}

/// Draws symptom, diagnosis, costs, who has it and until when.
pub(super) fn form_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, people: &[PersonCode]) {
    grid("repair words").show(ui, |ui| {
        for (message, text) in [
            (RepairMsg::Symptom, &mut draft.symptom),
            (RepairMsg::Diagnosis, &mut draft.diagnosis),
        ] {
            let label = ui.label(seen.say(message));
            let field = TextEdit::singleline(text).desired_width(space(66));
            ui.add(field).labelled_by(label.id);
            ui.end_row();
        }
    });
    costs_ui(ui, seen, "estimate", &mut draft.costs);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(RepairMsg::Owner));
        let shown = draft.owner.as_ref().map(PersonCode::to_string);
        let shown = shown.unwrap_or_else(|| seen.say(RepairMsg::Unset));
        let combo = ComboBox::from_id_salt("repair owner")
            .width(space(22))
            .selected_text(shown)
            .show_ui(ui, |ui| {
                for person in people {
                    let word = person.as_str();
                    ui.selectable_value(&mut draft.owner, Some(person.clone()), word);
                }
            });
        combo.response.labelled_by(label.id);
        let label = ui.label(seen.say(RepairMsg::Days));
        let field = TextEdit::singleline(&mut draft.days).desired_width(space(10));
        ui.add(field).labelled_by(label.id);
    });
}

/// Draws parts, one a row, and the work.
pub(super) fn costs_ui(ui: &mut Ui, seen: &Seen, name: &str, costs: &mut Costs) {
    if !costs.parts.is_empty() {
        parts_ui(ui, seen, name, &mut costs.parts);
    }
    let full = costs.parts.len() >= REPAIR_PARTS_MAX;
    let add = Button::new(seen.say(RepairMsg::PartAdd));
    if ui.add_enabled(!full, add).clicked() {
        costs.parts.push(TypedPart {
            pieces: "1".to_owned(),
            ..TypedPart::default()
        });
    }
    ui.horizontal_wrapped(|ui| {
        for (message, text) in [
            (RepairMsg::Minutes, &mut costs.minutes),
            (RepairMsg::Labour, &mut costs.labour),
        ] {
            let label = ui.label(seen.say(message));
            let field = TextEdit::singleline(text).desired_width(space(16));
            ui.add(field).labelled_by(label.id);
        }
    });
}

fn parts_ui(ui: &mut Ui, seen: &Seen, name: &str, parts: &mut Vec<TypedPart>) {
    let heads = [
        RepairMsg::PartName,
        RepairMsg::PartLot,
        RepairMsg::PartPieces,
        RepairMsg::PartEach,
    ];
    let heads = heads.map(|head| seen.say(head));
    let mut dropped = None;
    let others = LOT_WIDTH + PIECES_WIDTH + EACH_WIDTH + DROP_WIDTH;
    let name_width = (ui.available_width() - others).clamp(NAME_WIDTH_MIN, NAME_WIDTH_MAX);
    Grid::new(("repair parts", name))
        .num_columns(5)
        .spacing([space(1), space(1)])
        .show(ui, |ui| {
            for head in &heads {
                ui.label(head);
            }
            ui.end_row();
            for (place, part) in parts.iter_mut().enumerate() {
                let TypedPart {
                    name,
                    lot,
                    pieces,
                    each,
                } = part;
                let widths = [name_width, LOT_WIDTH, PIECES_WIDTH, EACH_WIDTH];
                let fields = [name, lot, pieces, each].into_iter().zip(widths);
                for ((text, width), head) in fields.zip(&heads) {
                    let word = format!("{head} {}", place + 1);
                    let size = Vec2::new(width, 0.0);
                    let field = TextEdit::singleline(text)
                        .desired_width(width)
                        .min_size(size);
                    ui.add(field).widget_info(|| {
                        WidgetInfo::labeled(eframe::egui::Role::TextInput, true, &word)
                    });
                }
                let drop = ui.button("−").on_hover_text(seen.say(RepairMsg::PartDrop));
                let word = format!("{} {}", seen.say(RepairMsg::PartDrop), place + 1);
                drop.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Button, true, &word));
                if drop.clicked() {
                    dropped = Some(place);
                }
                ui.end_row();
            }
        });
    if let Some(place) = dropped {
        parts.remove(place);
    }
}
