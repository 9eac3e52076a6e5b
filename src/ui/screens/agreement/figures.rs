//! How alike people grade: by badge, kind by kind, with the range that the figure lies in; no order of merit.

use eframe::egui::{Frame, Grid, RichText, ScrollArea, Ui};

use super::super::{Intent, Seen};
use super::{kind, muted, since, warn};
use crate::domain::agreement::NoKappa;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{AgreementAnswer, AgreementQuery};
use crate::ledger::rating::{CategoryFigure, GraderFigures};
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Query};
use crate::shell::agreement::rules;
use crate::shell::view::View;
use crate::text::{AgreementMsg, DeskMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{EmptyState, empty_state_ui};

/// Draws everybody's figures for a supervisor, else one's own.
pub(super) fn figures_ui(ui: &mut Ui, seen: &Seen, person: &PersonRow, intents: &mut Vec<Intent>) {
    let own = may_judge(Some(person)).is_err();
    let of = own.then(|| person.person.clone());
    let asked = AgreementQuery::Figures(rules().clone(), of, since(seen));
    let query = Query::Agreement(asked);
    intents.push(Intent::Ask(View::AgreementFigures, Box::new(query.clone())));
    muted(
        ui,
        seen,
        seen.say(AgreementMsg::FiguresHow {
            days: rules().days,
            least: rules().ratings_min,
        }),
    );
    if own {
        muted(ui, seen, seen.say(AgreementMsg::FiguresOwn));
    }
    let Some(Answer::Agreement(AgreementAnswer::Figures(rows))) =
        seen.answer(View::AgreementFigures, &query)
    else {
        muted(ui, seen, seen.say(DeskMsg::Counting));
        return;
    };
    let is_empty = |row: &GraderFigures| row.all.count + row.calibration.count == 0;
    if rows.iter().all(is_empty) {
        let empty = EmptyState {
            icon: Icon::Saved,
            what: &seen.say(AgreementMsg::FiguresNone),
            how: &seen.say(AgreementMsg::FiguresNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    }
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            for row in rows.iter().filter(|row| !is_empty(row)) {
                person_ui(ui, seen, row);
                ui.add_space(space(2));
            }
            let drift = &rules().drift;
            muted(
                ui,
                seen,
                seen.say(AgreementMsg::DriftRule {
                    every: drift.false_call_every,
                    within: drift.found_within,
                    usual: drift.usual_per_mille / 10,
                    found: drift.found_per_mille / 10,
                }),
            );
        });
}

fn person_ui(ui: &mut Ui, seen: &Seen, row: &GraderFigures) {
    let name = match seen.answer(View::People, &Query::People) {
        Some(Answer::People(people)) => {
            let known = people.iter().find(|one| one.person == row.person);
            known.map(|one| one.name.clone())
        }
        Some(_) | None => None,
    };
    let head = match name {
        Some(name) => format!("{} · {name}", row.person),
        None => row.person.to_string(),
    };
    Frame::new()
        .fill(seen.theme.surface)
        .inner_margin(space(2))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(head).size(size::STRONG).strong());
            if row.drift.calls(rules().alarm_stands) {
                warn(ui, seen, AgreementMsg::Drifts);
            }
            table_ui(ui, seen, row);
        });
}

fn table_ui(ui: &mut Ui, seen: &Seen, row: &GraderFigures) {
    Grid::new(("agreement of", row.person.as_str()))
        .num_columns(5)
        .min_col_width(space(26))
        .spacing([space(4), space(1)])
        .show(ui, |ui| {
            for head in [
                AgreementMsg::ColKind,
                AgreementMsg::ColLooks,
                AgreementMsg::ColAlike,
                AgreementMsg::ColKappa,
                AgreementMsg::ColInterval,
            ] {
                let head = RichText::new(seen.say(head)).color(seen.theme.text_muted);
                ui.label(head.size(size::CAPTION));
            }
            ui.end_row();
            for figure in &row.blind {
                line_ui(ui, seen, kind(seen, &figure.category), figure);
            }
            if row.blind.len() > 1 {
                line_ui(ui, seen, seen.say(AgreementMsg::AllKinds), &row.all);
            }
            if row.calibration.count > 0 {
                let name = seen.say(AgreementMsg::Calibration);
                line_ui(ui, seen, name, &row.calibration);
            }
        });
}

fn line_ui(ui: &mut Ui, seen: &Seen, name: String, figure: &CategoryFigure) {
    ui.label(name);
    ui.label(figure.count.to_string());
    ui.label(figure.alike.to_string());
    match &figure.kappa {
        Ok(kappa) => {
            ui.label(RichText::new(hundredths(kappa.micro)).strong());
            let ends = kappa.interval();
            ui.label(seen.say(AgreementMsg::Interval {
                from: hundredths(ends.from),
                to: hundredths(ends.to),
            }));
        }
        Err(why) => {
            let least = rules().ratings_min;
            let said = seen.say(match why {
                NoKappa::TooFew(_) => AgreementMsg::TooFew { least },
                NoKappa::OneGrade => AgreementMsg::OneGrade,
                NoKappa::TooMany => AgreementMsg::TooMany,
            });
            ui.label(RichText::new(said).color(seen.theme.text_muted));
            ui.label("");
        }
    }
    ui.end_row();
}

/// Prints millionths with two digits behind the point, rounded.
fn hundredths(micro: i64) -> String {
    let rounded = (micro.unsigned_abs() + 5_000) / 10_000;
    let sign = if micro < 0 && rounded > 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", rounded / 100, rounded % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_rounded_to_hundredths() {
        assert_eq!(hundredths(508_160), "0.51");
        assert_eq!(hundredths(1_000_000), "1.00");
        assert_eq!(hundredths(-4_999), "0.00");
        assert_eq!(hundredths(-125_000), "−0.13");
    }
}
