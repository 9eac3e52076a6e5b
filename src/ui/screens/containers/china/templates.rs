//! Column layouts of papers: the program's, and the site's own, which are made by cloning one.

mod form;

use eframe::egui::{Button, Frame, Grid, Label, Margin, Panel, RichText, ScrollArea, Ui, Vec2};

use super::super::super::export::job_state_ui;
use super::super::super::{Intent, Seen};
use super::fields::{kept, party_ui, text_ui};
use super::{asked, head_ui, muted_ui, scrolled};
use crate::domain::codes::PartyCode;
use crate::domain::party::Party;
use crate::domain::time::Day;
use crate::ledger::query::{KeptTemplate, ShipAnswer, ShipQuery};
use crate::shell::templates::{
    Layout, PaperColumn, PaperTemplate, cloned, every, sample, write, wrong,
};
use crate::shell::view::{Job, JobState, View};
use crate::text::{Message, SheetMsg, ShipDeskMsg};
use crate::ui::theme::size::space;

pub use form::ColumnForm;

/// How much of the width the list takes.
const LIST_SHARE: f32 = 0.26;
/// How much of the form its columns take.
const COLUMNS_SHARE: f32 = 0.42;
/// The height of the preview, in steps of the grid.
const PREVIEW: u8 = 44;

/// What is typed of layouts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The layout that is looked at.
    pub chosen: Option<String>,
    /// The form that is open.
    pub form: Option<TemplateForm>,
}

/// A layout that is being changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateForm {
    /// What it was made of: what the form does not show stays.
    pub base: PaperTemplate,
    /// Whether it has an id already, which stays.
    pub known: bool,
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The forwarder whose consignments get it.
    pub forwarder: Option<PartyCode>,
    /// Its columns.
    pub columns: Vec<ColumnForm>,
    /// The place of the one that is changed.
    pub chosen: usize,
}

impl TemplateForm {
    /// Opens a copy of a layout.
    pub fn copy(of: &PaperTemplate, name: &str) -> Self {
        Self {
            known: false,
            id: String::new(),
            name: name.to_owned(),
            ..Self::of(of)
        }
    }

    /// Opens one of the site's own.
    pub fn of(template: &PaperTemplate) -> Self {
        Self {
            base: template.clone(),
            known: true,
            id: template.id.clone(),
            name: template.name.clone().unwrap_or_default(),
            forwarder: template.forwarder.clone(),
            columns: template.columns.iter().map(ColumnForm::of).collect(),
            chosen: 0,
        }
    }

    /// Gives the layout as it is typed: the next version of the one that it was, or the first of a copy.
    pub fn template(&self, day: Day) -> PaperTemplate {
        let name = kept(&self.name).unwrap_or_default();
        let id = self.id.trim();
        let copy = cloned(&self.base, (id, &name), self.forwarder.clone(), day);
        let of = if self.known {
            PaperTemplate {
                version: self.base.version.saturating_add(1),
                source: self.base.source.clone(),
                ..copy
            }
        } else {
            copy
        };
        PaperTemplate {
            columns: self.columns.iter().map(ColumnForm::column).collect(),
            ..of
        }
    }
}

pub(super) fn templates_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let own: &[KeptTemplate] = match asked(seen, View::Templates, ShipQuery::Templates, intents) {
        Some(ShipAnswer::Templates(own)) => own,
        Some(_) | None => &[],
    };
    let parties: &[Party] = match asked(seen, View::Parties, ShipQuery::Parties(None), intents) {
        Some(ShipAnswer::Parties(parties)) => parties,
        Some(_) | None => &[],
    };
    let all = every(own);
    let width = (ui.available_width() * LIST_SHARE).floor();
    Panel::left("layouts")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "layouts list", |ui| list_ui(ui, seen, draft, &all));
        });
    saved(seen, draft, &all);
    let chosen = draft.chosen.as_ref();
    let chosen = all.iter().find(|one| Some(&one.template.id) == chosen);
    if draft.form.is_some() {
        form_ui(ui, seen, draft, (&all, parties), intents);
    } else if let Some(layout) = chosen {
        look_ui(ui, seen, draft, layout, intents);
    } else {
        muted_ui(ui, seen, &seen.say(SheetMsg::Choose));
    }
}

/// What a layout is called.
pub(super) fn name_of(seen: &Seen, template: &PaperTemplate) -> String {
    let carried = || seen.term("paper-template", &template.id);
    template.name.clone().unwrap_or_else(carried)
}

fn list_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, all: &[Layout]) {
    ui.spacing_mut().item_spacing.y = space(1);
    for Layout { template, row } in all {
        let of = match row {
            None => seen.say(SheetMsg::Carried),
            Some(_) => seen.say(SheetMsg::Own {
                version: template.version,
            }),
        };
        let mut more = vec![seen.term("paper", template.paper.code()), of];
        more.extend(template.forwarder.as_ref().map(ToString::to_string));
        let text = format!("{}\n{}", name_of(seen, template), more.join(" · "));
        let is_chosen = draft.chosen.as_ref() == Some(&template.id);
        let button = Button::selectable(is_chosen, text).wrap();
        let button = button.min_size(Vec2::new(ui.available_width(), 0.0));
        if ui.add(button).clicked() {
            draft.chosen = Some(template.id.clone());
            draft.form = None;
        }
    }
}

/// Closes the form when what it was saved as stands in the store.
fn saved(seen: &Seen, draft: &mut Draft, all: &[Layout]) {
    let Some(form) = &draft.form else {
        return;
    };
    let template = form.template(seen.zone.day(seen.now));
    let is_it = |layout: &&Layout| layout.template == template;
    if all.iter().any(|layout| is_it(&layout)) {
        draft.chosen = Some(template.id);
        draft.form = None;
    }
}

fn look_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    layout: &Layout,
    intents: &mut Vec<Intent>,
) {
    let template = &layout.template;
    head_ui(ui, seen, Message::Verbatim(name_of(seen, template)));
    newest_ui(ui, seen, &template.id, intents);
    if layout.row.is_none() {
        muted_ui(ui, seen, &seen.say(SheetMsg::ReadOnly));
    }
    ui.horizontal_wrapped(|ui| {
        if layout.row.is_some() && ui.button(seen.say(SheetMsg::Edit)).clicked() {
            draft.form = Some(TemplateForm::of(template));
        }
        if ui.button(seen.say(SheetMsg::Clone)).clicked() {
            let name = seen.say(SheetMsg::CloneOf {
                name: name_of(seen, template),
            });
            draft.form = Some(TemplateForm::copy(template, &name));
        }
    });
    ui.add_space(space(2));
    preview_ui(ui, seen, &template.columns);
}

/// Says how the newest saving of a layout went.
fn newest_ui(ui: &mut Ui, seen: &Seen, id: &str, intents: &mut Vec<Intent>) {
    let newest = seen.jobs.iter().find(|view| match view.job.as_ref() {
        Job::TakeTemplate { name, .. } => name == id,
        _ => false,
    });
    let Some(view) = newest else {
        return;
    };
    if let JobState::TemplateTaken(pack) = &view.state {
        let saved = SheetMsg::Saved {
            name: pack.id.clone(),
            version: pack.version,
        };
        muted_ui(ui, seen, &seen.say(saved));
    } else {
        job_state_ui(ui, seen, id, view, intents);
    }
}

fn form_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (all, parties): (&[Layout], &[Party]),
    intents: &mut Vec<Intent>,
) {
    let Some(form) = &mut draft.form else {
        return;
    };
    let template = form.template(seen.zone.day(seen.now));
    let mut troubles = wrong(&template);
    let taken = all.iter().any(|one| one.template.id == template.id);
    if !form.known
        && taken
        && troubles
            .iter()
            .all(|(_, code, _)| *code != "template_carried")
    {
        troubles.insert(0, (None, "template_there", template.id.clone()));
    }
    let mut is_left = false;
    Panel::bottom("preview of a layout")
        .exact_size(space(PREVIEW))
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new())
        .show(ui, |ui| {
            is_left = ends_ui(ui, seen, (&template, &troubles), intents);
            preview_ui(ui, seen, &template.columns);
        });
    if is_left {
        draft.form = None;
        return;
    }
    head_fields_ui(ui, seen, form, parties);
    newest_ui(ui, seen, form.id.trim(), intents);
    let width = (ui.available_width() * COLUMNS_SHARE).floor();
    Panel::left("columns of a layout")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            scrolled(ui, "layout columns", |ui| {
                form::columns_ui(ui, seen, form, &troubles);
            });
        });
    scrolled(ui, "layout column", |ui| {
        form::column_ui(ui, seen, form, &troubles);
    });
}

fn head_fields_ui(ui: &mut Ui, seen: &Seen, form: &mut TemplateForm, parties: &[Party]) {
    if form.known {
        head_ui(ui, seen, Message::Verbatim(form.id.clone()));
    }
    ui.columns(3, |columns| {
        let [first, second, third] = columns else {
            return;
        };
        if form.known {
            text_ui(first, seen, SheetMsg::Name, &mut form.name, ("", None));
        } else {
            text_ui(
                first,
                seen,
                SheetMsg::Id,
                &mut form.id,
                ("my_forwarder", None),
            );
            text_ui(second, seen, SheetMsg::Name, &mut form.name, ("", None));
        }
        let room = if form.known { second } else { third };
        let of = ("forwarder of a layout", SheetMsg::Forwarder);
        party_ui(room, seen, of, &mut form.forwarder, parties);
    });
}

/// Draws the button that saves, or the first thing that is wrong. Tells whether the form was left.
fn ends_ui(
    ui: &mut Ui,
    seen: &Seen,
    (template, troubles): (&PaperTemplate, &form::Troubles),
    intents: &mut Vec<Intent>,
) -> bool {
    let mut is_left = false;
    ui.horizontal_wrapped(|ui| {
        let version = template.version;
        let save = RichText::new(seen.say(SheetMsg::Save { version })).color(seen.theme.accent.on);
        let save = Button::new(save).fill(seen.theme.accent.fill);
        if seen.face.person.is_none() {
            ui.add_enabled(false, Button::new(seen.say(ShipDeskMsg::NobodySignedIn)));
        } else if !troubles.is_empty() {
            ui.add_enabled(false, Button::new(seen.say(SheetMsg::SaveWants)));
        } else if ui.add(save).clicked() {
            intents.push(Intent::Start(Job::TakeTemplate {
                name: template.id.clone(),
                bytes: write(template).into_bytes().into(),
            }));
        }
        is_left = ui.button(seen.say(ShipDeskMsg::No)).clicked();
        if let Some((column, code, about)) = troubles.first() {
            let said = trouble(seen, *column, code, about);
            ui.add(Label::new(RichText::new(said).color(seen.theme.stop_text)).truncate());
        }
    });
    is_left
}

/// Says what is wrong.
fn trouble(seen: &Seen, column: Option<usize>, code: &str, about: &str) -> String {
    let why = seen.term("pack-problem", code);
    let found = about.to_owned();
    seen.say(match column {
        Some(column) => SheetMsg::Problem {
            column: u32::try_from(column).unwrap_or(u32::MAX).saturating_add(1),
            why,
            found,
        },
        None => SheetMsg::ProblemWhole { why, found },
    })
}

/// Draws the heads with one row of a made-up unit below.
fn preview_ui(ui: &mut Ui, seen: &Seen, columns: &[PaperColumn]) {
    muted_ui(ui, seen, &seen.say(SheetMsg::Preview));
    ScrollArea::both()
        .id_salt("preview")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let gap = Vec2::new(space(4), space(1));
            Grid::new("preview of columns")
                .spacing(gap)
                .striped(true)
                .show(ui, |ui| {
                    for column in columns {
                        let head = RichText::new(column.heads.join("\n")).strong();
                        ui.add(Label::new(head).extend());
                    }
                    ui.end_row();
                    for column in columns {
                        let shown = match (column.field, &column.text) {
                            (Some(field), _) => sample(field, column.format),
                            (None, Some(text)) => text.as_str(),
                            (None, None) => "",
                        };
                        ui.add(Label::new(shown).extend());
                    }
                    ui.end_row();
                });
        });
}
