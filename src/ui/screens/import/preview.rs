//! What a file holds, before it is taken: counts, mapping, first rows, problems by line.

use eframe::egui::{Button, ComboBox, Label, RichText, Ui, vec2};

use super::super::{Intent, Seen};
use super::asked::Asked;
use super::columns::columns_ui;
use super::{Draft, Tab, lists};
use crate::shell::view::{Encoding, ImportPreview, Job, JobState, JobView, TakeRows};
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{FIGURE_WIDTH, figure_ui};

/// Draws the preview with the buttons that take the file. `job` is the newest about the file: it
/// may still be reading it anew.
pub fn preview_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    job: &JobView,
    found: &ImportPreview,
    intents: &mut Vec<Intent>,
) {
    figures_ui(ui, seen, draft, found);
    let Some(mut asked) = Asked::of(job, &found.reading, intents) else {
        return;
    };
    take_ui(ui, seen, draft, job, found, &mut asked);
    tabs_ui(ui, seen, draft, found, &mut asked);
    match draft.tab {
        Tab::Rows => lists::rows_ui(ui, seen, draft, job.id, &found.file, intents),
        Tab::Columns => columns_ui(ui, seen, &found.file, &mut asked),
        Tab::Problems => {
            lists::problems_ui(ui, seen, &mut draft.problems, job.id, &found.file, intents);
        }
    }
}

fn figures_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, found: &ImportPreview) {
    let problems = found.file.problem_count();
    let wrong = (problems > 0).then_some(seen.theme.stop);
    let figures = [
        (found.file.rows, DeskMsg::ImportRows, None, Tab::Rows),
        (
            found.counts.new,
            DeskMsg::ColNew,
            Some(seen.theme.saved),
            Tab::Rows,
        ),
        (
            found.counts.changed,
            DeskMsg::ColChanged,
            Some(seen.theme.need),
            Tab::Rows,
        ),
        (
            found.counts.unchanged,
            DeskMsg::ColUnchanged,
            None,
            Tab::Rows,
        ),
        (problems, DeskMsg::ImportProblems, wrong, Tab::Problems),
    ];
    // One row at every size: the columns are narrower where there is less room.
    let gap = ui.spacing().item_spacing.x;
    let all = figures.iter().map(|_| FIGURE_WIDTH + gap).sum::<f32>() - gap;
    let room = vec2(all.min(ui.available_width()), 0.0);
    ui.allocate_ui(room, |ui| {
        ui.columns(figures.len(), |columns| {
            for (ui, (count, caption, hue, tab)) in columns.iter_mut().zip(figures) {
                let caption = seen.say(caption);
                if figure_ui(ui, &seen.theme, &count.to_string(), &caption, hue).clicked() {
                    draft.tab = tab;
                }
            }
        });
    });
}

fn take_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    job: &JobView,
    found: &ImportPreview,
    asked: &mut Asked<'_>,
) {
    let file = &found.file;
    let bad = file.problem_count();
    let good = u32::try_from(file.lines.len()).unwrap_or(u32::MAX);
    let is_current = matches!(job.state, JobState::Previewed(_));
    ui.horizontal_wrapped(|ui| {
        let (word, rows) = if bad == 0 {
            (seen.say(DeskMsg::ImportTake), TakeRows::AllOrNone)
        } else {
            let word = seen.say(DeskMsg::ImportTakeGood { count: good });
            (word, TakeRows::Good)
        };
        let text = RichText::new(word)
            .color(seen.theme.accent.on)
            .size(size::STRONG);
        let button = Button::new(text).fill(seen.theme.accent.fill);
        if ui.add_enabled(good > 0 && is_current, button).clicked() {
            asked.want(Intent::Start(Job::TakeImport {
                path: asked.path.to_owned(),
                seller: asked.seller.cloned(),
                reading: found.reading.clone(),
                rows,
            }));
        }
        if ui.button(seen.say(DeskMsg::ImportLeave)).clicked() {
            draft.put_away = Some(job.id);
            draft.next();
        }
        let note = if bad == 0 {
            DeskMsg::ImportNothingYet
        } else {
            DeskMsg::ImportGoodOnly
        };
        ui.label(RichText::new(seen.say(note)).color(seen.theme.text_muted));
    });
    for warning in &file.warnings {
        let word = seen.term("warning", warning.code);
        let about = match warning.code {
            "missing_column" => seen.term("field", &warning.about),
            _ => warning.about.clone(),
        };
        let text = format!("{word} {about}");
        let text = RichText::new(text.trim()).color(seen.theme.text_muted);
        ui.add(Label::new(text).wrap());
    }
}

fn tabs_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    found: &ImportPreview,
    asked: &mut Asked<'_>,
) {
    let tabs = [
        (Tab::Rows, seen.say(DeskMsg::ImportFirstRows)),
        (Tab::Columns, seen.say(DeskMsg::ImportColumns)),
        (
            Tab::Problems,
            seen.say(DeskMsg::ImportProblemsOf {
                count: found.file.problem_count(),
            }),
        ),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        for (tab, word) in tabs {
            ui.selectable_value(&mut draft.tab, tab, word);
        }
        ui.add_space(space(2));
        encoding_ui(ui, seen, found, asked);
        if found
            .reading
            .mapping
            .as_ref()
            .is_some_and(|told| !told.is_empty())
        {
            ui.add_space(space(2));
            if asked.is_remembered {
                let text = seen.say(DeskMsg::ImportRemembered);
                ui.label(RichText::new(text).color(seen.theme.text_muted));
            }
            if ui.button(seen.say(DeskMsg::ImportColumnsReset)).clicked() {
                asked.bind_anew();
            }
        }
    });
}

/// Draws how the text was read, and the choice of another way.
fn encoding_ui(ui: &mut Ui, seen: &Seen, found: &ImportPreview, asked: &mut Asked<'_>) {
    let label = ui.label(seen.say(DeskMsg::ImportEncoding)).id;
    let told = asked.reading.encoding;
    let text = match told {
        Some(encoding) => encoding.code().to_owned(),
        None => seen.say(DeskMsg::ImportEncodingFound {
            encoding: found.file.encoding.clone(),
        }),
    };
    let mut chosen = None;
    let combo = ComboBox::from_id_salt("encoding")
        .width(space(50))
        .selected_text(text);
    let inner = combo.show_ui(ui, |ui| {
        let find = seen.say(DeskMsg::ImportEncodingFind);
        if ui.selectable_label(told.is_none(), find).clicked() {
            chosen = Some(None);
        }
        for spec in &Encoding::SPECS {
            let is_chosen = told == Some(spec.encoding);
            if ui.selectable_label(is_chosen, spec.code).clicked() {
                chosen = Some(Some(spec.encoding));
            }
        }
    });
    inner.response.labelled_by(label);
    if let Some(encoding) = chosen.filter(|encoding| *encoding != told) {
        asked.read_as(encoding);
    }
}
