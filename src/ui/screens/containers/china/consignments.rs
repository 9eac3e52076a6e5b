//! The consignments of the chosen shipment with their figures and what they lack; closing, leaving.

use std::collections::BTreeMap;

use eframe::egui::{Button, Frame, Label, Margin, RichText, TextEdit, Ui};

use super::super::super::{Intent, Seen};
use super::forms::{ConsignmentForm, Form, PalletForm, ShipmentForm};
use super::preflight::{self, Came};
use super::{CartonDraft, Draft, Known, Pane, head_ui, muted_ui, trouble_ui};
use crate::domain::carton::CartonLack;
use crate::domain::consignment::ConsignmentTotals;
use crate::domain::limits::PARTY_TEXT_MAX;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::party::Party;
use crate::domain::preflight::stops;
use crate::domain::shipment::cubic_metres;
use crate::ledger::command::ShipCommand;
use crate::ledger::query::{ConsignmentView, PreflightView, ShipmentView};
use crate::ledger::rows::ConsignmentRow;
use crate::ledger::{Command, codec};
use crate::shell::view::{CartonLabel, Job, PrintTo, Printed};
use crate::text::ShipDeskMsg;
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// What was asked and waits for the second yes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Sure {
    /// Nothing.
    #[default]
    Nothing,
    /// To close the consignment.
    Close,
    /// To open it again, for this reason.
    Reopen(String),
    /// To let the shipment leave.
    Ship,
}

pub(super) fn consignments_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let Some(view) = known.shipment else {
        let empty = EmptyState {
            icon: Icon::ShipChina,
            what: &seen.say(ShipDeskMsg::ChosenNone),
            how: &seen.say(ShipDeskMsg::ChosenNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    shipment_ui(ui, seen, draft, view, intents);
    if view.consignments.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::ConsignmentsNone));
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::ConsignmentsNoneHow));
    }
    let numbers = || {
        view.consignments
            .iter()
            .map(|(row, _)| &row.terms.consignment)
    };
    let is_of_it = numbers().any(|number| Some(number) == draft.consignment.as_ref());
    if !is_of_it {
        draft.consignment = numbers().next().cloned();
    }
    for (row, totals) in &view.consignments {
        card_ui(ui, seen, draft, (row, totals), known);
        let is_chosen = draft.consignment.as_ref() == Some(&row.terms.consignment);
        let inside = known
            .consignment
            .filter(|inside| is_chosen && inside.row.terms.consignment == row.terms.consignment);
        if let Some(inside) = inside {
            chosen_ui(ui, seen, draft, (inside, known.preflight), intents);
        }
        ui.add_space(space(1));
    }
}

/// Draws the shipment: its terms, its pallets, and that it leaves.
fn shipment_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    view: &ShipmentView,
    intents: &mut Vec<Intent>,
) {
    let terms = &view.row.terms;
    let shipment = terms.shipment.clone();
    let mode = seen.term("ship-mode", terms.mode.code());
    head_ui(ui, seen, ShipDeskMsg::ShipmentHead { shipment, mode });
    let texts = [&terms.carrier, &terms.voyage, &terms.bill];
    let mut said: Vec<String> = texts.into_iter().flatten().cloned().collect();
    said.extend(
        terms
            .cut_off
            .map(|day| seen.say(ShipDeskMsg::CutOffOn { day })),
    );
    said.extend(
        terms
            .arrives
            .map(|day| seen.say(ShipDeskMsg::ArrivesOn { day })),
    );
    if !said.is_empty() {
        muted_ui(ui, seen, &said.join(" · "));
    }
    if !view.pallets.is_empty() {
        let pallets = view.pallets.iter().map(|pallet| {
            let material = seen.term("pallet-material", pallet.material.code());
            format!("{} {material}", pallet.pallet)
        });
        let pallets: Vec<String> = pallets.collect();
        let list = pallets.join(" · ");
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::Pallets { list }));
    }
    if view.row.left.is_some() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(ShipDeskMsg::EditShipment)).clicked() {
            draft.form = Form::Shipment(ShipmentForm::of(terms));
        }
        if ui.button(seen.say(ShipDeskMsg::NewConsignment)).clicked() {
            draft.form = Form::Consignment(ConsignmentForm::offered(view));
        }
        if ui.button(seen.say(ShipDeskMsg::NewPallet)).clicked() {
            draft.form = Form::Pallet(PalletForm::offered(view));
        }
        let all_closed = view
            .consignments
            .iter()
            .all(|(row, _)| row.closed.is_some());
        let may = all_closed && !view.consignments.is_empty() && seen.face.person.is_some();
        let word = if all_closed {
            ShipDeskMsg::Ship
        } else {
            ShipDeskMsg::ShipWantsClosed
        };
        if ui.add_enabled(may, Button::new(seen.say(word))).clicked() {
            draft.sure = Sure::Ship;
        }
    });
    if draft.sure == Sure::Ship {
        let shipment = terms.shipment.clone();
        let question = seen.say(ShipDeskMsg::ShipSure { shipment });
        if let Some(yes) = sure_ui(ui, seen, draft, &question, ShipDeskMsg::ShipYes)
            && yes == Yes::Yes
        {
            let shipment = terms.shipment.clone();
            intents.push(command(ShipCommand::Ship { shipment }));
        }
    }
    ui.add_space(space(1));
}

pub(super) fn command(command: ShipCommand) -> Intent {
    Intent::Command(Box::new(Command::Ship(command)))
}

/// What was answered to a question that is asked twice.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Yes {
    Yes,
    No,
}

fn sure_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    question: &str,
    word: ShipDeskMsg,
) -> Option<Yes> {
    ui.add(Label::new(RichText::new(question).strong()).wrap());
    let mut answer = None;
    let row = ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(word)).color(seen.theme.accent.on);
        if ui
            .add(Button::new(yes).fill(seen.theme.accent.fill))
            .clicked()
        {
            answer = Some(Yes::Yes);
        }
        if ui.button(seen.say(ShipDeskMsg::No)).clicked() {
            answer = Some(Yes::No);
        }
    });
    // What is asked is seen, however far the list was scrolled.
    row.response.scroll_to_me(None);
    if answer.is_some() {
        draft.sure = Sure::Nothing;
    }
    answer
}

/// Draws a consignment's figures.
fn card_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (row, totals): (&ConsignmentRow, &ConsignmentTotals),
    known: &Known<'_>,
) {
    let number = &row.terms.consignment;
    let is_chosen = draft.consignment.as_ref() == Some(number);
    let state = match (&row.left_at, &row.closed) {
        (Some(_), _) => "left",
        (None, Some(_)) => "closed",
        (None, None) => "open",
    };
    let mut head = vec![number.to_string(), seen.term("consignment-state", state)];
    if row.revision > 1 {
        head.push(seen.say(ShipDeskMsg::Revision {
            revision: row.revision,
        }));
    }
    let text = RichText::new(head.join(" · ")).size(size::BODY).strong();
    let width = ui.available_width();
    let button = Button::selectable(is_chosen, text).wrap();
    let button = button.min_size(eframe::egui::Vec2::new(width, 0.0));
    if ui.add(button).clicked() {
        draft.consignment = Some(number.clone());
        draft.carton = CartonDraft::default();
        draft.preflight = super::Preflight::default();
        draft.exports = super::Exports::default();
        draft.form = Form::Nothing;
        draft.sure = Sure::Nothing;
        draft.said = None;
    }
    Frame::new()
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| {
            let importer = known.parties.iter();
            let mut importer = importer.filter(|party| party.party == row.terms.importer);
            let importer = importer
                .next()
                .map_or(row.terms.importer.as_str(), Party::shown);
            let route = seen.term("customs-route", row.terms.route.code());
            ui.add(Label::new(format!("{importer} · {route}")).wrap());
            figures_ui(ui, seen, row, totals);
        });
}

fn figures_ui(ui: &mut Ui, seen: &Seen, row: &ConsignmentRow, totals: &ConsignmentTotals) {
    let grams = |sum: u64| Grams(u32::try_from(sum).unwrap_or(u32::MAX));
    let figures = seen.say(ShipDeskMsg::Figures {
        cartons: totals.cartons,
        units: totals.units,
    });
    let weights = seen.say(ShipDeskMsg::Weights {
        gross: grams(totals.gross),
        net: grams(totals.net),
        cbm: cubic_metres(totals.volume),
    });
    let value = Money {
        minor: totals.value,
        currency: row.terms.currency,
    };
    ui.add(Label::new(RichText::new(figures).strong()).wrap());
    ui.add(Label::new(weights).wrap());
    ui.add(Label::new(seen.say(ShipDeskMsg::Value { value })).wrap());
    let missing = [
        (
            totals.unmeasured,
            ShipDeskMsg::Unmeasured {
                count: totals.unmeasured,
            },
        ),
        (
            totals.unweighed,
            ShipDeskMsg::Unweighed {
                count: totals.unweighed,
            },
        ),
        (
            totals.unvalued,
            ShipDeskMsg::Unvalued {
                count: totals.unvalued,
            },
        ),
    ];
    let missing = missing.into_iter().filter(|(count, _)| *count > 0);
    let missing: Vec<String> = missing.map(|(_, word)| seen.say(word)).collect();
    if !missing.is_empty() {
        trouble_ui(ui, seen, &missing.join(" · "));
    }
}

/// Draws what is done with the chosen consignment.
fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (view, found): (&ConsignmentView, Option<&PreflightView>),
    intents: &mut Vec<Intent>,
) {
    if let Some(found) = found {
        preflight::chip_ui(ui, seen, draft, found);
    }
    let lacks = lacks(view);
    if view.row.closed.is_none() {
        for (lack, cartons) in &lacks {
            let cartons = cartons.join(", ");
            let lack = seen.term("carton-lack", lack.code());
            trouble_ui(ui, seen, &format!("{lack}: {cartons}"));
        }
    }
    ui.horizontal_wrapped(|ui| {
        actions_ui(ui, seen, draft, (view, found), intents);
    });
    let number = view.row.terms.consignment.clone();
    match &mut draft.sure {
        Sure::Close => {
            let question = seen.say(ShipDeskMsg::CloseSure {
                consignment: number.clone(),
            });
            if sure_ui(ui, seen, draft, &question, ShipDeskMsg::CloseYes) == Some(Yes::Yes) {
                let list = codec::encode_consignment(&view.consignment);
                intents.push(command(ShipCommand::CloseConsignment {
                    consignment: number,
                    list: std::sync::Arc::from(list.as_bytes()),
                }));
                show_findings(draft);
            }
        }
        Sure::Reopen(reason) => {
            let label = ui.label(seen.say(ShipDeskMsg::ReopenWhy));
            let field = TextEdit::singleline(reason).char_limit(PARTY_TEXT_MAX);
            ui.add(field.desired_width(f32::INFINITY))
                .labelled_by(label.id);
            let reason = reason.trim().to_owned();
            if reason.is_empty() {
                return;
            }
            let question = seen.say(ShipDeskMsg::ReopenSure {
                consignment: number.clone(),
            });
            if sure_ui(ui, seen, draft, &question, ShipDeskMsg::ReopenYes) == Some(Yes::Yes) {
                intents.push(command(ShipCommand::ReopenConsignment {
                    consignment: number,
                    reason,
                }));
            }
        }
        Sure::Nothing | Sure::Ship => {}
    }
}

/// Gives what the cartons lack, with the cartons that lack it.
fn lacks(view: &ConsignmentView) -> BTreeMap<CartonLack, Vec<String>> {
    let mut lacks: BTreeMap<CartonLack, Vec<String>> = BTreeMap::new();
    for carton in &view.consignment.cartons {
        for lack in carton.lacks() {
            lacks
                .entry(lack)
                .or_default()
                .push(carton.container.to_string());
        }
    }
    lacks
}

/// Asks once more, or leads to what keeps the consignment open.
fn close_asked(draft: &mut Draft, found: Option<&PreflightView>) {
    let stops = found.is_some_and(|found| {
        let signatures = found.row.signatures();
        stops(&found.findings, &signatures).is_some()
    });
    if stops {
        draft.sure = Sure::Nothing;
        show_findings(draft);
    } else {
        draft.sure = Sure::Close;
    }
}

/// Shows the findings: they say why, where the store does not close it after all.
fn show_findings(draft: &mut Draft) {
    draft.pane = Pane::Preflight;
    draft.preflight.came = Came::ByClosing;
}

fn actions_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (view, found): (&ConsignmentView, Option<&PreflightView>),
    intents: &mut Vec<Intent>,
) {
    let signed_in = seen.face.person.is_some();
    let cartons = &view.consignment.cartons;
    if view.row.closed.is_none() {
        if ui.button(seen.say(ShipDeskMsg::EditConsignment)).clicked() {
            draft.form = Form::Consignment(ConsignmentForm::of(&view.row.terms));
        }
        let bare: Vec<_> = cartons.iter().filter(|of| of.sscc.is_none()).collect();
        let count = u32::try_from(bare.len()).unwrap_or(u32::MAX);
        let give = Button::new(seen.say(ShipDeskMsg::GiveAll { count }));
        if count > 0 && ui.add_enabled(signed_in, give).clicked() {
            for carton in bare {
                let container = carton.container.clone();
                intents.push(command(ShipCommand::GiveSscc { container }));
            }
        }
        let (may, word) = if view.consignment.is_packed() {
            (true, ShipDeskMsg::Close)
        } else {
            (false, ShipDeskMsg::CloseWants)
        };
        let close = Button::new(seen.say(word));
        if ui.add_enabled(may && signed_in, close).clicked() {
            close_asked(draft, found);
        }
    } else if view.row.left_at.is_none() {
        let reopen = Button::new(seen.say(ShipDeskMsg::Reopen));
        if ui.add_enabled(signed_in, reopen).clicked() {
            draft.sure = Sure::Reopen(String::new());
        }
    }
    let has_labels = !cartons.is_empty() && cartons.iter().all(|of| of.sscc.is_some());
    let labels = Button::new(seen.say(ShipDeskMsg::PrintLabels));
    if ui.add_enabled(has_labels, labels).clicked() {
        // Together, so that each label says which of how many it is.
        let labels = cartons.iter().map(|carton| CartonLabel {
            name: carton.container.clone(),
            sscc: carton.sscc.clone(),
        });
        intents.push(Intent::Start(Job::Print {
            wanted: Printed::Cartons(labels.collect()),
            to: PrintTo::Printer,
        }));
    }
}
