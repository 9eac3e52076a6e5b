//! The chosen carton: what is in it and how full it is; measuring, its seal, its number, its pallet.

use std::collections::BTreeMap;

use eframe::egui::{Button, ComboBox, Label, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, pick_ui, text_ui};
use super::{Known, muted_ui, seal, trouble_ui};
use crate::domain::codes::{ContainerName, PalletNumber};
use crate::domain::consignment::ConsignedCarton;
use crate::domain::limits::PARTY_TEXT_MAX;
use crate::domain::measure::{Grams, MassUnit, Millimetres};
use crate::domain::shipment::{CartonMeasure, WeighedBy, centimetres};
use crate::domain::weight::{ScaleReading, WeightMode};
use crate::ledger::command::ShipCommand;
use crate::shell::Settings;
use crate::text::entered::{self, LengthUnit};
use crate::text::{ShipDeskMsg, fill_said, room_said};
use crate::ui::theme::size::{self, space};

/// Goods in a carton that are told apart on the screen.
const GOODS_SHOWN: usize = 4;
/// Steps of the grid that the choice of a box has.
const BOX_ROOM: u8 = 24;

/// What is done with the chosen carton.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The carton.
    pub chosen: Option<ContainerName>,
    /// What is asked of it.
    pub act: Act,
}

/// What is asked of the chosen carton.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Act {
    /// Nothing.
    #[default]
    Nothing,
    /// What it measures and weighs.
    Measure(Measure),
    /// The number of its seal.
    Seal(String),
    /// A photo of its seal.
    Photo(seal::Draft),
    /// Why it is opened again.
    Unseal(String),
    /// On which pallet it stands.
    Pallet(Option<PalletNumber>),
}

/// What is typed of a carton's sides and weights.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Measure {
    /// In which units numbers without a unit are.
    pub system: System,
    /// Three sides.
    pub sides: String,
    /// With everything in it.
    pub gross: String,
    /// The empty carton.
    pub tare: String,
    /// What the scale showed when its weight was taken.
    pub scale: Option<Grams>,
}

/// Units of measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum System {
    /// Centimetres and kilograms.
    #[default]
    Metric,
    /// Inches and pounds.
    American,
}

impl System {
    fn units(self) -> (LengthUnit, MassUnit) {
        match self {
            Self::Metric => (LengthUnit::Centimetre, MassUnit::Kilogram),
            Self::American => (LengthUnit::Inch, MassUnit::Pound),
        }
    }
}

impl Draft {
    /// Takes another carton; what was asked of the one before is forgotten.
    pub fn choose(&mut self, carton: ContainerName) {
        if self.chosen.as_ref() != Some(&carton) {
            *self = Self {
                chosen: Some(carton),
                act: Act::Nothing,
            };
        }
    }

    /// Takes the photo of a seal that was chosen.
    pub fn seal_photo(&mut self, path: String) {
        if let Act::Photo(draft) = &mut self.act {
            draft.path = path;
        }
    }
}

impl Measure {
    /// Begins with what is known.
    fn of(measure: Option<CartonMeasure>) -> Self {
        let Some(measure) = measure else {
            return Self::default();
        };
        Self {
            system: System::Metric,
            sides: centimetres(measure.sides),
            gross: kilograms(measure.gross),
            tare: kilograms(measure.tare),
            scale: match measure.by {
                WeighedBy::Scale => Some(measure.gross),
                WeighedBy::Hand => None,
            },
        }
    }

    /// Reads what is typed.
    pub fn read(&self) -> Result<CartonMeasure, ShipDeskMsg> {
        let (length, mass) = self.system.units();
        let sides = entered::sides(&self.sides, Some(length));
        let sides = sides.ok_or(ShipDeskMsg::SidesWrong)?;
        let weight = |text: &str| entered::weight(text, Some(mass));
        let gross = weight(&self.gross).ok_or(ShipDeskMsg::GrossWrong)?;
        let tare = weight(&self.tare).ok_or(ShipDeskMsg::TareWrong)?;
        if gross <= tare {
            return Err(ShipDeskMsg::TareAbove);
        }
        Ok(CartonMeasure {
            sides,
            gross,
            tare,
            by: if self.scale == Some(gross) {
                WeighedBy::Scale
            } else {
                WeighedBy::Hand
            },
        })
    }
}

/// Gives a weight as it is typed: kilograms without loss.
fn kilograms(Grams(grams): Grams) -> String {
    format!("{}.{:03}", grams / 1000, grams % 1000)
}

pub(super) fn carton_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let Some(name) = draft.chosen.clone() else {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::CartonNone));
        return;
    };
    let inside = known.consignment.and_then(|view| {
        let mut cartons = view.consignment.cartons.iter();
        cartons.find(|carton| carton.container == name)
    });
    let Some(carton) = inside else {
        head_ui(ui, seen, &[name.to_string()]);
        let free = known.free.iter().find(|of| *of.name() == name);
        let said = match free {
            Some(of) => ShipDeskMsg::CartonFree {
                units: of.count.units,
            },
            None => ShipDeskMsg::CartonEmpty,
        };
        muted_ui(ui, seen, &seen.say(said));
        return;
    };
    let all = known
        .consignment
        .map_or(0, |view| view.consignment.cartons.len());
    let sealed = if carton.is_sealed {
        ShipDeskMsg::Sealed
    } else {
        ShipDeskMsg::NotSealed
    };
    let number = seen.say(ShipDeskMsg::NumberOf {
        number: carton.number,
        all: u32::try_from(all).unwrap_or(u32::MAX),
    });
    let mut words = vec![name.to_string(), number, seen.say(sealed)];
    words.extend(carton.seal.clone());
    head_ui(ui, seen, &words);
    fill_ui(ui, seen, carton);
    if !carton.is_sealed {
        box_ui(ui, seen, carton, intents);
    }
    goods_ui(ui, seen, carton);
    seal::kept_ui(ui, seen, carton);
    let is_open = known
        .consignment
        .is_some_and(|view| view.row.closed.is_none());
    if !is_open {
        draft.act = Act::Nothing;
        return;
    }
    match &draft.act {
        Act::Nothing => actions_ui(ui, seen, draft, carton, intents),
        Act::Measure(_) | Act::Seal(_) | Act::Photo(_) | Act::Unseal(_) | Act::Pallet(_) => {
            act_ui(ui, seen, draft, carton, known, intents);
        }
    }
}

fn head_ui(ui: &mut Ui, seen: &Seen, words: &[String]) {
    let text = RichText::new(words.join(" · "))
        .size(size::STRONG)
        .color(seen.theme.text)
        .strong();
    ui.add(Label::new(text).wrap());
}

/// Draws how full it is by weight and by volume.
fn fill_ui(ui: &mut Ui, seen: &Seen, carton: &ConsignedCarton) {
    let kind = seen.settings.box_of(&carton.container);
    let units = u32::try_from(carton.units.len()).unwrap_or(u32::MAX);
    let fill = carton.fill(kind.as_ref());
    let limit = fill.limit;
    for said in fill_said(&fill, units) {
        said_ui(ui, seen, said);
    }
    let mut said = room_said(&carton.room(kind.as_ref())).into_iter();
    if let Some(sum) = said.next() {
        said_ui(ui, seen, sum);
    }
    let more: Vec<String> = said.map(|said| seen.say(said)).collect();
    if !more.is_empty() {
        muted_ui(ui, seen, &more.join(" · "));
    }
    if let Some(measure) = carton.measure {
        let text = seen.say(ShipDeskMsg::Measured {
            sides: centimetres(measure.sides),
            gross: measure.gross,
            tare: measure.tare,
            by: seen.term("weighed-by", measure.by.code()),
        });
        muted_ui(ui, seen, &text);
        if measure.gross > limit {
            let about = measure.gross;
            trouble_ui(ui, seen, &seen.say(ShipDeskMsg::FillOver { about, limit }));
        }
    }
}

/// Draws a sentence of how full it is; what is beyond a limit stands out.
fn said_ui(ui: &mut Ui, seen: &Seen, said: ShipDeskMsg) {
    let is_over = matches!(
        said,
        ShipDeskMsg::FillOver { .. } | ShipDeskMsg::RoomOver { .. }
    );
    let text = seen.say(said);
    if is_over {
        trouble_ui(ui, seen, &text);
    } else {
        ui.add(Label::new(text).wrap());
    }
}

/// Draws which box of the stock it is, and lets it be said. It is kept with the settings, as the boxes are.
fn box_ui(ui: &mut Ui, seen: &Seen, carton: &ConsignedCarton, intents: &mut Vec<Intent>) {
    if seen.settings.boxes.is_empty() {
        return;
    }
    let chosen = seen
        .settings
        .box_of(&carton.container)
        .map(|kind| kind.name);
    let none = seen.say(ShipDeskMsg::RoomBoxNone);
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ShipDeskMsg::RoomBox));
        let shown = ComboBox::from_id_salt("carton box")
            .width(space(BOX_ROOM))
            .truncate()
            .selected_text(chosen.as_deref().unwrap_or(&none))
            .show_ui(ui, |ui| {
                let named = seen.settings.boxes.iter().map(|of| {
                    let sides = centimetres(of.inner_mm.map(Millimetres));
                    (Some(of.name.clone()), format!("{} · {sides} cm", of.name))
                });
                for (kind, word) in [(None, none.clone())].into_iter().chain(named) {
                    let button = Button::selectable(kind == chosen, word);
                    if ui.add(button).clicked() && kind != chosen {
                        picked = Some(kind);
                    }
                }
            });
        shown.response.labelled_by(label.id);
    });
    if let Some(kind) = picked {
        let mut settings = Settings::clone(&seen.settings);
        settings.set_box_of(&carton.container, kind.as_deref());
        intents.push(Intent::Change(Box::new(settings)));
    }
}

/// Draws what is in it, by SKU.
fn goods_ui(ui: &mut Ui, seen: &Seen, carton: &ConsignedCarton) {
    let mut goods: BTreeMap<&str, u32> = BTreeMap::new();
    for unit in &carton.units {
        let name = unit.goods.name_zh.as_deref().or(unit.title.as_deref());
        let name = name.or(unit.sku.as_deref()).unwrap_or("–");
        let count = goods.entry(name).or_default();
        *count = count.saturating_add(1);
    }
    let lines = goods.iter().take(GOODS_SHOWN);
    let mut lines: Vec<String> = lines
        .map(|(name, count)| format!("{name} × {count}"))
        .collect();
    let more = goods.len().saturating_sub(GOODS_SHOWN);
    if let Some(count) = u32::try_from(more).ok().filter(|count| *count > 0) {
        lines.push(seen.say(ShipDeskMsg::FreeMore { count }));
    }
    if !lines.is_empty() {
        muted_ui(ui, seen, &lines.join(" · "));
    }
}

fn actions_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    carton: &ConsignedCarton,
    intents: &mut Vec<Intent>,
) {
    let signed_in = seen.face.person.is_some();
    let name = || carton.container.clone();
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, word: ShipDeskMsg| {
            ui.add_enabled(signed_in, Button::new(seen.say(word)))
                .clicked()
        };
        if button(ui, ShipDeskMsg::MeasureIt) {
            draft.act = Act::Measure(Measure::of(carton.measure));
        }
        if carton.is_sealed {
            if button(ui, ShipDeskMsg::SealPhoto) {
                draft.act = Act::Photo(seal::Draft::default());
            }
            if button(ui, ShipDeskMsg::Unseal) {
                draft.act = Act::Unseal(String::new());
            }
        } else if !carton.units.is_empty() && button(ui, ShipDeskMsg::Seal) {
            draft.act = Act::Seal(String::new());
        }
        if carton.sscc.is_none() && button(ui, ShipDeskMsg::GiveSscc) {
            intents.push(command(ShipCommand::GiveSscc { container: name() }));
        }
        if button(ui, ShipDeskMsg::OnPallet) {
            draft.act = Act::Pallet(carton.pallet.clone());
        }
        if button(ui, ShipDeskMsg::Part) {
            intents.push(command(ShipCommand::PartCarton { container: name() }));
        }
    });
}

fn act_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    carton: &ConsignedCarton,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let name = carton.container.clone();
    let end = match &mut draft.act {
        Act::Nothing => None,
        Act::Measure(measure) => measure_ui(ui, seen, measure, &name, intents),
        Act::Seal(number) => seal::number_ui(ui, seen, number, &name, intents),
        Act::Photo(photo) => seal::photo_ui(ui, seen, photo, &name, intents),
        Act::Unseal(reason) => {
            one_ui(ui, seen, ShipDeskMsg::UnsealWhy, reason, PARTY_TEXT_MAX);
            let wants = reason.trim().is_empty().then_some(ShipDeskMsg::UnsealWants);
            let end = ends_ui(ui, seen, ShipDeskMsg::UnsealYes, wants);
            if end == Some(End::Yes) {
                intents.push(command(ShipCommand::ReopenCarton {
                    container: name,
                    reason: reason.trim().to_owned(),
                }));
            }
            end
        }
        Act::Pallet(pallet) => pallet_ui(ui, seen, pallet, (carton, known), intents),
    };
    if end.is_some() {
        draft.act = Act::Nothing;
    }
}

pub(super) fn one_ui(ui: &mut Ui, seen: &Seen, label: ShipDeskMsg, text: &mut String, most: usize) {
    let label = ui.label(seen.say(label));
    let field = TextEdit::singleline(text).char_limit(most);
    ui.add(field.desired_width(f32::INFINITY))
        .labelled_by(label.id);
}

fn measure_ui(
    ui: &mut Ui,
    seen: &Seen,
    measure: &mut Measure,
    name: &ContainerName,
    intents: &mut Vec<Intent>,
) -> Option<End> {
    ui.horizontal_wrapped(|ui| {
        let systems = [
            (System::Metric, ShipDeskMsg::Metric),
            (System::American, ShipDeskMsg::American),
        ];
        for (system, word) in systems {
            ui.selectable_value(&mut measure.system, system, seen.say(word));
        }
        let shown = seen.devices.scale_shown.and_then(ScaleReading::settled);
        // A net weight would be taken for a gross one.
        let shown = shown.filter(|shown| shown.mode == WeightMode::Gross);
        match shown {
            Some(shown) => {
                let weight = shown.weight;
                let word = seen.say(ShipDeskMsg::FromScale { weight });
                if ui.button(word).clicked() {
                    measure.gross = format!("{} kg", kilograms(weight));
                    measure.scale = Some(weight);
                }
            }
            None => muted_ui(ui, seen, &seen.say(ShipDeskMsg::ScaleSilent)),
        }
    });
    let (sides, gross, tare) = match measure.system {
        System::Metric => ("60 x 40 x 35", "14.2", "0.7"),
        System::American => ("24 x 16 x 14", "31.3", "1.5"),
    };
    let rows = [
        (ShipDeskMsg::Sides, &mut measure.sides, sides),
        (ShipDeskMsg::Gross, &mut measure.gross, gross),
        (ShipDeskMsg::Tare, &mut measure.tare, tare),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let read = measure.read();
    let wants = read.as_ref().err().cloned();
    let end = ends_ui(ui, seen, ShipDeskMsg::MeasureYes, wants);
    if let (Some(End::Yes), Ok(measure)) = (end, read) {
        let container = name.clone();
        intents.push(command(ShipCommand::MeasureCarton { container, measure }));
    }
    end
}

fn pallet_ui(
    ui: &mut Ui,
    seen: &Seen,
    pallet: &mut Option<PalletNumber>,
    (carton, known): (&ConsignedCarton, &Known<'_>),
    intents: &mut Vec<Intent>,
) -> Option<End> {
    let none = (None, seen.say(ShipDeskMsg::NoPallet));
    let pallets = known.shipment.iter().flat_map(|view| &view.pallets);
    let pallets = pallets.map(|of| (Some(of.pallet.clone()), of.pallet.to_string()));
    let all: Vec<_> = [none].into_iter().chain(pallets).collect();
    pick_ui(ui, seen, ("pallet", ShipDeskMsg::Pallet), pallet, &all);
    let end = ends_ui(ui, seen, ShipDeskMsg::PalletYes, None);
    if let (Some(End::Yes), Some(view)) = (end, known.consignment) {
        intents.push(command(ShipCommand::JoinCarton {
            container: carton.container.clone(),
            consignment: view.row.terms.consignment.clone(),
            pallet: pallet.clone(),
        }));
    }
    end
}
