//! What the store holds, and the sellers it knows.

use eframe::egui::{Button, Grid, Label, RichText, Ui};

use super::super::export::job_state_ui;
use super::super::{Intent, Seen};
use super::heading;
use crate::ledger::{Answer, Query};
use crate::shell::privacy;
use crate::shell::view::{Job, JobState, JobView, View};
use crate::text::{DeskMsg, PrivacyMsg, SettingsMsg};
use crate::ui::theme::size::space;

/// Draws both groups, read-only.
pub fn store_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Health, Box::new(Query::Health)));
    intents.push(Intent::Ask(View::Sellers, Box::new(Query::Sellers)));
    heading(ui, seen, SettingsMsg::SettingsStore);
    if let Some(Answer::Health(health)) = seen.answer(View::Health, &Query::Health) {
        let start: String = health.head_hash.chars().take(12).collect();
        let rows = [
            (SettingsMsg::HealthFacts, health.facts.to_string()),
            (SettingsMsg::HealthParcels, health.parcels.to_string()),
            (SettingsMsg::HealthUnits, health.units.to_string()),
            (SettingsMsg::HealthExpected, health.expected.to_string()),
            (
                SettingsMsg::HealthHead,
                format!("#{} {start}…", health.head_seq),
            ),
        ];
        Grid::new("health")
            .num_columns(2)
            .spacing([space(6), space(2)])
            .show(ui, |ui| {
                for (label, value) in rows {
                    let label = RichText::new(seen.say(label)).color(seen.theme.text_muted);
                    ui.label(label);
                    ui.label(value);
                    ui.end_row();
                }
            });
    } else {
        ui.label(seen.say(DeskMsg::Counting));
    }
    privacy_ui(ui, seen, intents);
    heading(ui, seen, SettingsMsg::SettingsSellers);
    let none = || seen.say(SettingsMsg::SellersNone);
    match seen.answer(View::Sellers, &Query::Sellers) {
        Some(Answer::Sellers(sellers)) if !sellers.is_empty() => {
            for row in sellers {
                let house = || seen.say(SettingsMsg::HouseRules);
                let chosen = row.policy_on(seen.zone.day(seen.now));
                let rules = chosen.map_or_else(house, |pack| pack.id.clone());
                let text = format!("{}  {}  · {rules}", row.seller, row.name);
                ui.add(Label::new(text).truncate());
            }
        }
        Some(_) | None => {
            let text = RichText::new(none()).color(seen.theme.text_muted);
            ui.add(Label::new(text).wrap());
        }
    }
}

/// Draws the rule about what shows an address, and has what is due erased.
fn privacy_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    heading(ui, seen, PrivacyMsg::Heading);
    let rules = privacy::rules();
    let rule = PrivacyMsg::Rule {
        days: rules.label_originals.days,
        chats: rules.chat_picture_days,
        scans: rules.raw_scan_days,
        worked: rules.by_itself.worked_days,
        within: rules.by_itself.within_days,
    };
    let text = RichText::new(seen.say(rule)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
    let newest = seen.jobs.iter().find(|view| is_purge(view));
    let at_work = newest.is_some_and(|view| matches!(view.state, JobState::Running { .. }));
    let button = Button::new(seen.say(PrivacyMsg::EraseDue));
    if ui.add_enabled(!at_work, button).clicked() {
        let day = seen.zone.day(seen.now);
        intents.push(Intent::Start(Job::Purge { day }));
    }
    if let Some(view) = newest {
        job_state_ui(ui, seen, &seen.say(PrivacyMsg::Erasing), view, intents);
    }
}

fn is_purge(view: &JobView) -> bool {
    matches!(view.job.as_ref(), Job::Purge { .. })
}
