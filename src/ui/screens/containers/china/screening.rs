//! The lists that parties are compared with: their age, the file that loads a newer one, and what is alike.

use std::path::PathBuf;

use eframe::egui::{Button, Label, RichText, TextEdit, Ui, Vec2};

use super::super::super::export::{job_state_ui, strip};
use super::super::super::{Intent, Seen};
use super::{asked, head_ui, muted_ui, trouble_ui};
use crate::domain::codes::PartyCode;
use crate::domain::time::Day;
use crate::ledger::import::ImportKind;
use crate::ledger::query::{ScreeningView, ShipAnswer, ShipQuery};
use crate::shell::view::{Job, JobState, ReadOptions, TakeRows, View};
use crate::text::{DeskMsg, ScreeningMsg, ShipDeskMsg};
use crate::ui::theme::size::space;
use crate::ui::widgets::BannerState;

/// Hits of one party that are shown.
const HITS_SHOWN: usize = 3;
/// Rows of a file that are shown with what is wrong with them.
const PROBLEMS_SHOWN: usize = 5;

/// What is typed of a list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The file.
    pub file: String,
    /// The list's own day.
    pub dated: String,
}

/// Asks which lists are loaded.
pub(super) fn known<'s>(seen: &'s Seen, intents: &mut Vec<Intent>) -> Option<&'s ScreeningView> {
    let today = seen.zone.day(seen.now);
    match asked(seen, View::Screening, ShipQuery::Screening(today), intents) {
        Some(ShipAnswer::Screening(view)) => Some(view),
        Some(_) | None => None,
    }
}

/// Draws the lists and the file that loads one.
pub(super) fn lists_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    view: &ScreeningView,
    intents: &mut Vec<Intent>,
) {
    head_ui(ui, seen, ScreeningMsg::Head);
    if view.lists.is_empty() {
        trouble_ui(ui, seen, &seen.say(ScreeningMsg::None));
    }
    for (list, age) in &view.lists {
        let told = seen.say(ScreeningMsg::List {
            list: list.list.clone(),
            day: list.listed,
            entries: list.entries,
            days: age.days,
        });
        ui.add(Label::new(told).wrap());
        if age.is_old {
            let days = age.days;
            trouble_ui(ui, seen, &seen.say(ScreeningMsg::Old { days }));
        }
    }
    muted_ui(ui, seen, &seen.say(ScreeningMsg::Aid));
    file_ui(ui, seen, draft, intents);
    newest_ui(ui, seen, intents);
    ui.add_space(space(2));
}

fn file_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let today = seen.zone.day(seen.now);
    let typed = draft.dated.trim();
    let dated = Day::parse(typed).filter(|day| *day <= today);
    let is_day = typed.is_empty() || dated.is_some();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        let label = ui.label(seen.say(ScreeningMsg::File));
        let field = TextEdit::singleline(&mut draft.file).desired_width(space(48));
        ui.add(field).labelled_by(label.id);
        let label = ui.label(seen.say(ScreeningMsg::Dated));
        let field = TextEdit::singleline(&mut draft.dated).desired_width(space(26));
        let field = field.hint_text(today.to_string());
        ui.add(field).labelled_by(label.id);
        let path = draft.file.trim();
        let may = !path.is_empty() && is_day && seen.face.person.is_some();
        let button = Button::new(seen.say(ScreeningMsg::Load));
        if ui.add_enabled(may, button).clicked() {
            let rows = TakeRows::AllOrNone;
            intents.push(load(PathBuf::from(path), dated, rows));
        }
    });
    if is_day {
        muted_ui(ui, seen, &seen.say(ScreeningMsg::DatedHelp));
    } else {
        let wrong = ScreeningMsg::DatedWrong { day: today };
        trouble_ui(ui, seen, &seen.say(wrong));
    }
}

fn load(path: PathBuf, dated: Option<Day>, rows: TakeRows) -> Intent {
    Intent::Start(Job::TakeImport {
        path,
        seller: None,
        reading: ReadOptions {
            kind: Some(ImportKind::Screening),
            dated,
            ..ReadOptions::default()
        },
        rows,
    })
}

/// Draws how the newest file went.
fn newest_ui(ui: &mut Ui, seen: &Seen, intents: &mut Vec<Intent>) {
    let newest = seen.jobs.iter().find_map(|view| {
        if let Job::TakeImport { path, reading, .. } = view.job.as_ref()
            && reading.kind == Some(ImportKind::Screening)
        {
            Some((view, path, reading.dated))
        } else {
            None
        }
    });
    let Some((view, path, dated)) = newest else {
        return;
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.into_owned();
    match &view.state {
        JobState::Imported(done) => {
            let entries = done.counts.new + done.counts.changed + done.counts.unchanged;
            let told = seen.say(ScreeningMsg::Taken { name, entries });
            strip(ui, seen, BannerState::Saved, DeskMsg::LampSaved, &told);
        }
        JobState::Previewed(left) => {
            let rows = left.file.problem_count();
            let told = seen.say(ScreeningMsg::NotTaken { name, rows });
            strip(ui, seen, BannerState::Stop, DeskMsg::JobFailedWord, &told);
            for problem in left.file.problems.iter().take(PROBLEMS_SHOWN) {
                let line = seen.say(ShipDeskMsg::GoodsLine {
                    line: u32::try_from(problem.line).unwrap_or(u32::MAX),
                    why: seen.term("problem", problem.code),
                    found: problem.found.clone(),
                });
                muted_ui(ui, seen, &line);
            }
            let good = Button::new(seen.say(ShipDeskMsg::GoodsTakeGood));
            if !left.file.lines.is_empty() && ui.add(good).clicked() {
                intents.push(load(path.clone(), dated, TakeRows::Good));
            }
        }
        JobState::Running { .. }
        | JobState::Written(_)
        | JobState::HandedOver
        | JobState::SellerTaken(_)
        | JobState::ChecklistTaken(_)
        | JobState::Purged(_)
        | JobState::MailMade(_)
        | JobState::MailTaken(_)
        | JobState::AnswersRead(_)
        | JobState::SaidKept(_)
        | JobState::ProceedsTaken(_)
        | JobState::GoodsTaken(_)
        | JobState::TemplateTaken(_)
        | JobState::SheetRead(_)
        | JobState::Proposed(_)
        | JobState::SetWritten(_)
        | JobState::FreightTaken(_)
        | JobState::FileTaken(_)
        | JobState::Failed(_)
        | JobState::Cancelled => job_state_ui(ui, seen, &name, view, intents),
    }
}

/// Draws what of the lists is like a party.
pub(super) fn hits_ui(ui: &mut Ui, seen: &Seen, view: &ScreeningView, party: &PartyCode) {
    let hits = view.hits.iter();
    let of_it: Vec<_> = hits
        .filter(|hit| hit.party.as_ref() == Some(party))
        .collect();
    for found in of_it.iter().take(HITS_SHOWN) {
        let told = seen.say(ScreeningMsg::Hit {
            name: found.hit.name.clone(),
            by: seen.term("hit-by", found.hit.by.code()),
            percent: found.hit.permille / 10,
            list: found.list.clone(),
            entry: found.hit.source.clone().map_or_else(
                || found.hit.entry.clone(),
                |source| format!("{} ({source})", found.hit.entry),
            ),
        });
        let text = RichText::new(told).color(seen.theme.stop_text);
        ui.add(Label::new(text).wrap());
    }
    let more = of_it.len().saturating_sub(HITS_SHOWN);
    if more > 0 {
        let hits = u32::try_from(more).unwrap_or(u32::MAX);
        muted_ui(ui, seen, &seen.say(ScreeningMsg::HitsMore { hits }));
    }
}
