//! The fields of each thing that can be printed; a form that is filled in gives what to print and
//! the name that is offered for its file.

use eframe::egui::{TextEdit, Ui};

use super::super::{Intent, Seen};
use super::{ALL, Draft, What};
use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, TagPrefix, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::limits::ROLL_NUMBERS_MAX;
use crate::domain::printed::{Paper, RollKind};
use crate::ledger::{Answer, Query};
use crate::shell::view::{CartonLabel, Printed, View};
use crate::text::{DeskMsg, Message};
use crate::ui::theme::size::space;
use crate::ui::widgets::{Field, field_ui};

/// How many tags are offered.
const COUNT_OFFERED: &str = "100";

/// Draws how many and the prefix.
pub(super) fn tags_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    roll: RollKind,
    intents: &mut Vec<Intent>,
) -> Option<(Printed, String)> {
    let mut typed = draft
        .count
        .clone()
        .unwrap_or_else(|| COUNT_OFFERED.to_owned());
    let most = ROLL_NUMBERS_MAX;
    let count_of = |text: &str| {
        let count = text.trim().parse::<u32>().ok();
        count.filter(|count| (1..=most).contains(count))
    };
    let wrong = count_of(&typed).is_none();
    let wrong = wrong.then(|| seen.say(DeskMsg::PrintCountWrong { most }));
    if line_ui(ui, seen, (DeskMsg::PrintCount, None, wrong), &mut typed) {
        draft.count = Some(typed.clone());
    }
    let own = TagPrefix::of_station(&seen.station);
    let mut prefix = draft.prefix.clone().unwrap_or_else(|| own.to_string());
    let wrong = TagPrefix::parse(&prefix).is_none();
    let wrong = wrong.then(|| seen.say(DeskMsg::PrintPrefixWrong));
    let help = Some(seen.say(DeskMsg::PrintPrefixHelp));
    if line_ui(ui, seen, (DeskMsg::PrintPrefix, help, wrong), &mut prefix) {
        draft.prefix = Some(prefix.clone());
    }
    let prefix = TagPrefix::parse(&prefix)?;
    let query = Query::Range(roll, prefix.clone());
    intents.push(Intent::Ask(View::Range, Box::new(query.clone())));
    let Some(Answer::Range(next)) = seen.answer(View::Range, &query) else {
        ui.label(seen.say(DeskMsg::Counting));
        return None;
    };
    let tag = match roll {
        RollKind::UnitTag => UnitTag::make(prefix.as_str(), *next)?.to_string(),
        RollKind::ParcelTag => ParcelTag::make(prefix.as_str(), *next)?.to_string(),
    };
    ui.label(seen.say(DeskMsg::PrintBegins { tag }));
    let wanted = Printed::Tags {
        roll,
        prefix: prefix.clone(),
        count: count_of(&typed)?,
    };
    let name = format!("{}-{prefix}-{next}", wanted.code());
    Some((wanted, name))
}

/// Draws which containers; without names all in use.
pub(super) fn containers_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<(Printed, String)> {
    let help = DeskMsg::PrintNamesContainers;
    let names = in_use_ui(ui, seen, (draft, intents), help, None)?;
    let wanted = Printed::Containers(names);
    let name = wanted.code().to_owned();
    Some((wanted, name))
}

/// Draws which cartons; without names all in use, which then count as travelling together.
pub(super) fn cartons_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<(Printed, String)> {
    let help = DeskMsg::PrintNamesCartons;
    let kind = Some(ContainerKind::Carton);
    let names = in_use_ui(ui, seen, (draft, intents), help, kind)?;
    let bare = |name| CartonLabel { name, sscc: None };
    let wanted = Printed::Cartons(names.into_iter().map(bare).collect());
    let name = wanted.code().to_owned();
    Some((wanted, name))
}

/// Draws the box for containers, of one kind or of any; no names mean all in use, and none are
/// wanted where none is.
fn in_use_ui(
    ui: &mut Ui,
    seen: &Seen,
    (draft, intents): (&mut Draft, &mut Vec<Intent>),
    help: DeskMsg,
    kind: Option<ContainerKind>,
) -> Option<Vec<ContainerName>> {
    let all = Query::Containers(kind);
    intents.push(Intent::Ask(View::Containers, Box::new(all.clone())));
    let of_kind = |name: &str| {
        ContainerName::parse(name).filter(|name| kind.is_none_or(|kind| name.kind() == kind))
    };
    let names = names_ui(ui, seen, &mut draft.names, help, of_kind)?;
    let known = match seen.answer(View::Containers, &all) {
        Some(Answer::Containers(rows)) => rows.as_slice(),
        Some(_) | None => &[],
    };
    if names.is_empty() && known.is_empty() {
        ui.label(seen.say(DeskMsg::PrintNoContainers));
        return None;
    }
    Some(names)
}

/// Draws whose badges.
pub(super) fn badges_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) -> Option<(Printed, String)> {
    let help = DeskMsg::PrintNamesBadges;
    let people = names_ui(ui, seen, &mut draft.names, help, PersonCode::parse)?;
    if people.is_empty() {
        return None;
    }
    let wanted = Printed::Badges(people);
    let name = wanted.code().to_owned();
    Some((wanted, name))
}

/// Draws the papers that serve and returns the one in force.
pub(super) fn paper_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) -> Paper {
    let usual = ALL.into_iter().find(|(what, ..)| *what == draft.what);
    let usual = usual.map_or(Paper::Letter, |(_, _, paper)| paper);
    let in_force = draft.paper.unwrap_or(usual);
    let label = seen.say(DeskMsg::PrintPaper);
    let field = Field {
        label: &label,
        help: None,
        trouble: None,
    };
    field_ui(ui, &seen.theme, &field, |ui| {
        let row = ui.horizontal_wrapped(|ui| {
            for paper in Paper::ALL.iter().copied() {
                if paper == Paper::Roll && draft.what == What::Commands {
                    continue;
                }
                let word = seen.term("paper", paper.code());
                if ui.selectable_label(in_force == paper, word).clicked() {
                    draft.paper = Some(paper);
                }
            }
        });
        row.response
    });
    in_force
}

/// Draws a field for names with commas between them; none while one of them is wrong.
fn names_ui<T>(
    ui: &mut Ui,
    seen: &Seen,
    typed: &mut String,
    help: DeskMsg,
    parse: impl Fn(&str) -> Option<T>,
) -> Option<Vec<T>> {
    let split = |text: &str| -> Vec<String> {
        let names = text.split([',', '，', ' ', '、']).map(str::trim);
        names
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let wrong = split(typed).into_iter().find(|name| parse(name).is_none());
    let wrong = wrong.map(|name| seen.say(DeskMsg::PrintNamesWrong { name }));
    let words = (DeskMsg::PrintNames, Some(seen.say(help)), wrong);
    line_ui(ui, seen, words, typed);
    split(typed).iter().map(|name| parse(name)).collect()
}

/// Draws a field of one line and tells whether it was changed.
pub(super) fn line_ui(
    ui: &mut Ui,
    seen: &Seen,
    (label, help, trouble): (impl Into<Message>, Option<String>, Option<String>),
    text: &mut String,
) -> bool {
    let label = seen.say(label);
    let field = Field {
        label: &label,
        help: help.as_deref(),
        trouble: trouble.as_deref(),
    };
    let response = field_ui(ui, &seen.theme, &field, |ui| {
        ui.add(TextEdit::singleline(text).desired_width(space(60)))
    });
    response.changed()
}
