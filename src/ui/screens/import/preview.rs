//! What a file holds, before it is taken: counts, mapping, first rows, problems by line.

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::{Intent, Seen};
use super::{Draft, Tab, lists};
use crate::ledger::import::ReturnsFile;
use crate::shell::view::{ImportPreview, Job, JobView, TakeRows};
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::figure_ui;

/// Draws the preview with the buttons that take the file.
pub fn preview_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    job: &JobView,
    found: &ImportPreview,
    intents: &mut Vec<Intent>,
) {
    figures_ui(ui, seen, draft, found);
    take_ui(ui, seen, draft, job, &found.file, intents);
    tabs_ui(ui, seen, draft, &found.file);
    match draft.tab {
        Tab::Rows => lists::rows_ui(ui, seen, &mut draft.rows, job.id, &found.file, intents),
        Tab::Columns => {
            lists::columns_ui(ui, seen, &mut draft.columns, job.id, &found.file, intents);
        }
        Tab::Problems => {
            lists::problems_ui(ui, seen, &mut draft.problems, job.id, &found.file, intents);
        }
    }
}

fn problem_count(file: &ReturnsFile) -> u32 {
    u32::try_from(file.problems.len())
        .unwrap_or(u32::MAX)
        .saturating_add(file.problems_unlisted)
}

fn figures_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, found: &ImportPreview) {
    let problems = problem_count(&found.file);
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
    ui.horizontal_wrapped(|ui| {
        for (count, caption, hue, tab) in figures {
            let caption = seen.say(caption);
            if figure_ui(ui, &seen.theme, &count.to_string(), &caption, hue).clicked() {
                draft.tab = tab;
            }
        }
    });
}

fn take_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    job: &JobView,
    file: &ReturnsFile,
    intents: &mut Vec<Intent>,
) {
    let Job::PreviewImport {
        path,
        seller,
        reading,
    } = job.job.as_ref()
    else {
        return;
    };
    let bad = problem_count(file);
    let good = u32::try_from(file.lines.len()).unwrap_or(u32::MAX);
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
        if ui.add_enabled(good > 0, button).clicked() {
            intents.push(Intent::Start(Job::TakeImport {
                path: path.clone(),
                seller: seller.clone(),
                reading: reading.clone(),
                rows,
            }));
        }
        if ui.button(seen.say(DeskMsg::ImportLeave)).clicked() {
            draft.put_away = Some(job.id);
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
        let text = format!("{word} {}", warning.about);
        let text = RichText::new(text.trim()).color(seen.theme.text_muted);
        ui.add(Label::new(text).wrap());
    }
}

fn tabs_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, file: &ReturnsFile) {
    let problems = problem_count(file);
    let tabs = [
        (Tab::Rows, seen.say(DeskMsg::ImportFirstRows)),
        (Tab::Columns, seen.say(DeskMsg::ImportColumns)),
        (
            Tab::Problems,
            seen.say(DeskMsg::ImportProblemsOf { count: problems }),
        ),
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space(1);
        for (tab, word) in tabs {
            ui.selectable_value(&mut draft.tab, tab, word);
        }
        let encoding = seen.say(DeskMsg::ImportEncoding {
            encoding: file.encoding.clone(),
        });
        ui.label(RichText::new(encoding).color(seen.theme.text_muted));
    });
}
