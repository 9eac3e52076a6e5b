//! The form of one seller: who it is, its rules, its terms.

use eframe::egui::{Button, ComboBox, Label, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

use super::super::{Intent, SaveFor, Seen, joined};
use super::draft::{Draft, Form, Part, Standing, Typed, Wrong};
use super::{checklists, list, orders, rates, statement};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::terms::{PhotoLevel, Terms};
use crate::domain::time::Day;
use crate::domain::workdays::DaysOff;
use crate::ledger::rows::SellerRow;
use crate::shell::open::rule_tables;
use crate::text::{Language, SellersMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, Field, empty_state_ui, field_ui};

/// Draws the form of the chosen seller, or how to choose one.
pub(super) fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    sellers: &[SellerRow],
    intents: &mut Vec<Intent>,
) {
    let Some(form) = &mut draft.form else {
        let empty = EmptyState {
            icon: Icon::Person,
            what: &seen.say(SellersMsg::SellerNone),
            how: &seen.say(SellersMsg::SellerNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    let standing = form.standing(sellers, seen.zone.day(seen.now));
    let wrong = match &standing {
        Standing::Wrong(wrong) => wrong.as_ref().clone(),
        Standing::Same | Standing::Sent | Standing::Ready(_) => Wrong::default(),
    };
    head_ui(ui, seen, form);
    save_ui(ui, seen, form, standing, intents);
    parts_ui(ui, seen, form, &wrong);
    ScrollArea::vertical()
        .id_salt(("part of a seller", form.part))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(3);
            match form.part {
                Part::Terms => terms_ui(ui, seen, form, &wrong),
                Part::Rates => {
                    let cards = form.base.as_ref().map_or(&[][..], |base| &base.rates);
                    rates::rates_ui(ui, seen, &mut form.typed.rates, wrong.rates, cards);
                }
                Part::Orders => {
                    let typed = &mut draft.orders;
                    orders::orders_ui(ui, seen, typed, form.base.as_ref(), intents);
                }
                Part::Checklists => {
                    let wanted = checklists::checklists_ui(ui, seen, form.base.as_ref(), intents);
                    draft.pack = wanted.or(draft.pack.take());
                }
                Part::Statement => {
                    let days = &mut draft.statement;
                    statement::statement_ui(ui, seen, days, form.base.as_ref(), intents);
                }
            }
        });
}

/// Draws the choice of the part; one with something wrong in it is marked.
fn parts_ui(ui: &mut Ui, seen: &Seen, form: &mut Form, wrong: &Wrong) {
    let rates = Wrong {
        rates: wrong.rates,
        ..Wrong::default()
    };
    let in_rates = wrong.rates.is_some();
    let in_terms = *wrong != rates;
    ui.horizontal_wrapped(|ui| {
        for (part, word, is_wrong) in [
            (Part::Terms, SellersMsg::SellerPartTerms, in_terms),
            (Part::Rates, SellersMsg::RatesHeading, in_rates),
            (Part::Orders, SellersMsg::SellerPartOrders, false),
            (Part::Checklists, SellersMsg::SellerPartChecklists, false),
            (Part::Statement, SellersMsg::StatementTab, false),
        ] {
            let word = RichText::new(seen.say(word));
            let word = if is_wrong && form.part != part {
                word.color(seen.theme.stop_text)
            } else {
                word
            };
            ui.selectable_value(&mut form.part, part, word);
        }
    });
}

fn terms_ui(ui: &mut Ui, seen: &Seen, form: &mut Form, wrong: &Wrong) {
    who_ui(ui, seen, form, wrong);
    from_ui(ui, seen, form, wrong);
    labels_ui(ui, seen, &mut form.typed, wrong);
    approve_ui(ui, seen, &mut form.typed);
    cage_ui(ui, seen, &mut form.typed, wrong);
    hold_ui(ui, seen, &mut form.typed, wrong);
    floor_ui(ui, seen, &mut form.typed);
    loss_ui(ui, seen, &mut form.typed, wrong);
    photos_ui(ui, seen, &mut form.typed);
    contacts_ui(ui, seen, &mut form.typed);
    calendar_ui(ui, seen, &mut form.typed, wrong);
}

fn head_ui(ui: &mut Ui, seen: &Seen, form: &Form) {
    let title = match &form.base {
        Some(row) => format!("{}  {}", row.seller, row.name),
        None => seen.say(SellersMsg::SellerNewTitle),
    };
    let title = RichText::new(title).size(size::TITLE).strong();
    ui.add(Label::new(title).truncate());
}

/// Draws the buttons, and how what is typed stands to the store.
fn save_ui(
    ui: &mut Ui,
    seen: &Seen,
    form: &mut Form,
    standing: Standing,
    intents: &mut Vec<Intent>,
) {
    let said = match &standing {
        Standing::Same => Some(SellersMsg::SellerSaved),
        Standing::Sent => Some(SellersMsg::SellerSaving),
        Standing::Ready(_) | Standing::Wrong(_) => None,
    };
    ui.horizontal_wrapped(|ui| {
        let ready = matches!(standing, Standing::Ready(_));
        let save = Button::new(seen.say(SellersMsg::SellerSave));
        let pressed = ui.add_enabled(ready, save).clicked();
        let discard = Button::new(seen.say(SellersMsg::SellerDiscard));
        let may_discard = said.is_none() || form.is_unsaved();
        if ui.add_enabled(may_discard, discard).clicked() {
            form.discard();
        }
        if let Some(base) = &form.base
            && ui.button(seen.say(SellersMsg::SellerWrite)).clicked()
        {
            let name = format!("seller-{}.json", base.seller);
            let offered = joined(&seen.folder, &name);
            intents.push(Intent::PickSave(SaveFor::Seller, offered));
        }
        if let Some(said) = said {
            let text = seen.say(said);
            ui.label(RichText::new(text).color(seen.theme.text_muted));
        }
        if let (true, Standing::Ready(row)) = (pressed, standing) {
            let commands = form.save(*row).into_iter().map(Box::new);
            intents.extend(commands.map(Intent::Command));
        }
    });
}

/// Draws code, name, rule table and language. A code is for ever: it is typed only once.
fn who_ui(ui: &mut Ui, seen: &Seen, form: &mut Form, wrong: &Wrong) {
    let typed = &mut form.typed;
    if form.base.is_none() {
        let words = (SellersMsg::SellerCode, None, wrong.code.clone());
        line_ui(ui, seen, words, &mut typed.code);
    }
    let words = (SellersMsg::SellerName, None, wrong.name.clone());
    line_ui(ui, seen, words, &mut typed.name);
    field(ui, seen, (SellersMsg::SellerRules, None, None), |ui| {
        for table in rule_tables() {
            let house = rule_tables().first() == Some(table);
            let chosen = typed.policy.as_ref() == Some(table) || (house && typed.policy.is_none());
            let word = list::rules(seen, Some(&table.id));
            if ui.selectable_label(chosen, word).clicked() && !chosen {
                typed.policy = Some(table.clone());
            }
        }
    });
    field(ui, seen, (SellersMsg::SellerLanguage, None, None), |ui| {
        for language in Language::ALL {
            let chosen = Language::parse(&typed.language) == Some(language);
            if ui.selectable_label(chosen, language.own_name()).clicked() {
                language.code().clone_into(&mut typed.language);
            }
        }
    });
}

/// Draws from which day on rule table and terms are in force, and what is set for days to come; what is
/// typed and not saved is never replaced.
fn from_ui(ui: &mut Ui, seen: &Seen, form: &mut Form, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerFromHelp);
    let words = (SellersMsg::RatesFrom, help, wrong.from.clone());
    line_ui(ui, seen, words, &mut form.typed.from);
    let now = form.coming().map(|_| (None, SellersMsg::SellerInForce));
    let to_come = form.to_come(seen.zone.day(seen.now)).into_iter();
    let to_come = to_come.map(|(from, rules)| {
        let said = match rules {
            Some(id) => SellersMsg::SellerRulesToCome {
                from,
                rules: list::rules(seen, Some(&id)),
            },
            None => SellersMsg::SellerTermsToCome { from },
        };
        (Some(from), said)
    });
    let lines: Vec<(Option<Day>, SellersMsg)> = now.into_iter().chain(to_come).collect();
    if lines.is_empty() {
        return;
    }
    let may_show = !form.is_unsaved();
    field(ui, seen, (SellersMsg::SellerToCome, None, None), |ui| {
        for (day, said) in lines {
            let line = RichText::new(seen.say(said)).color(seen.theme.text_muted);
            let line = Button::selectable(day == form.coming() && day.is_some(), line);
            if ui.add_enabled(may_show, line).clicked() {
                form.show(day);
            }
        }
    });
}

fn labels_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerHintsHelp);
    let words = (SellersMsg::SellerHints, help, wrong.hints.clone());
    line_ui(ui, seen, words, &mut typed.hints);
}

fn contacts_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed) {
    let help = Some(SellersMsg::SellerContactsHelp);
    let words = (SellersMsg::SellerContacts, help, None);
    line_ui(ui, seen, words, &mut typed.contacts);
}

/// Draws when the seller's people work, and so when an answer is due.
fn calendar_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerCalendarHelp);
    field(ui, seen, (SellersMsg::SellerCalendar, help, None), |ui| {
        for keeps in DaysOff::ALL {
            let word = seen.term("days-off", keeps.code());
            ui.selectable_value(&mut typed.keeps, *keeps, word);
        }
    });
    let help = Some(SellersMsg::SellerDaysHelp);
    let words = (SellersMsg::SellerDaysOff, help, wrong.calendar.clone());
    line_ui(ui, seen, words, &mut typed.days_off);
    let words = (SellersMsg::SellerDaysWorked, None, None);
    line_ui(ui, seen, words, &mut typed.days_worked);
}

fn photos_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed) {
    let help = Some(SellersMsg::SellerPhotosHelp);
    field(ui, seen, (SellersMsg::SellerPhotos, help, None), |ui| {
        for level in PhotoLevel::ALL {
            let word = seen.term("photo-level", level.code());
            ui.selectable_value(&mut typed.photos, *level, word);
        }
    });
}

/// Draws the worst grade that the seller still wants sold as fit.
fn floor_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed) {
    let help = Some(SellersMsg::SellerFloorHelp);
    field(ui, seen, (SellersMsg::SellerFloor, help, None), |ui| {
        let any = seen.say(SellersMsg::SellerFloorAny);
        ui.selectable_value(&mut typed.resell_from, None, any);
        for spec in Grade::SPECS.iter().take(Grade::SPECS.len() - 2) {
            let grade = Some(spec.grade);
            ui.selectable_value(&mut typed.resell_from, grade, seen.grade(grade));
        }
    });
}

fn approve_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed) {
    let help = Some(SellersMsg::SellerApproveHelp);
    field(ui, seen, (SellersMsg::SellerApprove, help, None), |ui| {
        for spec in &Decision::SPECS {
            let mut wanted = typed.approve.contains(&spec.decision);
            let word = seen.decision(spec.decision);
            if ui.checkbox(&mut wanted, word).clicked() {
                typed.approve = toggled(&typed.approve, spec.decision);
            }
        }
    });
}

/// The same decisions with one more or one less, in the order of their table.
fn toggled(of: &[Decision], one: Decision) -> Vec<Decision> {
    let all = Decision::SPECS.iter().map(|spec| spec.decision);
    all.filter(|decision| of.contains(decision) != (*decision == one))
        .collect()
}

fn cage_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerCageHelp);
    let label = seen.say(SellersMsg::SellerCage);
    let currency = seen.say(SellersMsg::SellerCurrency);
    let words = (SellersMsg::SellerCage, help, wrong.cage.clone());
    field(ui, seen, words, |ui| {
        let amount = TextEdit::singleline(&mut typed.cage).desired_width(space(28));
        let response = ui.add(amount);
        named(&response, &label);
        let letters = TextEdit::singleline(&mut typed.currency).desired_width(space(14));
        let response = ui.add(letters);
        named(&response, &currency);
    });
}

fn loss_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerLossHelp);
    let words = (SellersMsg::SellerLoss, help, wrong.loss.clone());
    line_ui(ui, seen, words, &mut typed.loss);
}

fn hold_ui(ui: &mut Ui, seen: &Seen, typed: &mut Typed, wrong: &Wrong) {
    let help = Some(SellersMsg::SellerHoldDaysHelp);
    let words = (SellersMsg::SellerHoldDays, help, wrong.days.clone());
    line_ui(ui, seen, words, &mut typed.days);
    let label = seen.say(SellersMsg::SellerHoldDefault);
    let help = seen.say(SellersMsg::SellerHoldDefaultHelp);
    let words = Field {
        label: &label,
        help: Some(&help),
        trouble: None,
    };
    field_ui(ui, &seen.theme, &words, |ui| {
        ComboBox::from_id_salt("default of a hold")
            .width(space(44))
            .selected_text(seen.decision(typed.default))
            .show_ui(ui, |ui| {
                for decision in Terms::DEFAULTS {
                    let word = seen.decision(decision);
                    ui.selectable_value(&mut typed.default, decision, word);
                }
            })
            .response
    });
}

/// The words around a field: its label, what it is for, what is wrong.
type Words = (SellersMsg, Option<SellersMsg>, Option<SellersMsg>);

/// Draws a field of one line.
fn line_ui(ui: &mut Ui, seen: &Seen, words: Words, text: &mut String) {
    around(ui, seen, words, |ui| {
        ui.add(TextEdit::singleline(text).desired_width(space(68)))
    });
}

/// Draws a field of several controls in a row.
fn field(ui: &mut Ui, seen: &Seen, words: Words, add: impl FnOnce(&mut Ui)) {
    around(ui, seen, words, |ui| ui.horizontal_wrapped(add).response);
}

fn around(
    ui: &mut Ui,
    seen: &Seen,
    (label, help, trouble): Words,
    add: impl FnOnce(&mut Ui) -> eframe::egui::Response,
) {
    let label = seen.say(label);
    let help = help.map(|help| seen.say(help));
    let trouble = trouble.map(|trouble| seen.say(trouble));
    let words = Field {
        label: &label,
        help: help.as_deref(),
        trouble: trouble.as_deref(),
    };
    field_ui(ui, &seen.theme, &words, add);
}

fn named(response: &eframe::egui::Response, label: &str) {
    response.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::TextInput, true, label));
}
