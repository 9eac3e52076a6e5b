//! Papers of the chosen consignment: the whole set, one paper, and what authorities and other programs read.

use std::path::{Path, PathBuf};

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::super::export::job_state_ui;
use super::super::super::{Intent, Seen, joined};
use super::fields::pick_ui;
use super::panes::card;
use super::templates::name_of;
use super::{Draft as Desk, Known, asked, head_ui, muted_ui, scrolled};
use crate::domain::codes::SellerCode;
use crate::ledger::query::{ConsignmentView, KeptTemplate, ShipAnswer, ShipQuery};
use crate::shell::Settings;
use crate::shell::papers::{ConsignmentFile, PaperKind, PaperOrder, formats, stem};
use crate::shell::templates::every;
use crate::shell::view::{Job, JobState, JobView, View};
use crate::text::{DeskMsg, PapersMsg, PreflightMsg};
use crate::ui::theme::size::space;

/// Files of a set that are named.
const FILES_SHOWN: usize = 60;

/// What the pane keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// The folder as typed; none while the remembered one is taken.
    pub folder: Option<String>,
    /// The paper that is chosen.
    pub kind: PaperKind,
    /// Whose goods; none for all.
    pub seller: Option<SellerCode>,
    /// The layout of the paper; none for that of the consignment's forwarder, else our own.
    pub layout: Option<String>,
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            folder: None,
            kind: PaperKind::PackingList,
            seller: None,
            layout: None,
        }
    }
}

pub(super) fn papers_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let Some(view) = known.consignment else {
        return muted_ui(ui, seen, &seen.say(DeskMsg::Counting));
    };
    let draft = &mut desk.papers;
    scrolled(ui, "papers", |ui| {
        if view.consignment.cartons.is_empty() {
            return muted_ui(ui, seen, &seen.say(PapersMsg::Empty));
        }
        standing_ui(ui, seen, view);
        let folder = folder_ui(ui, seen, draft, intents);
        card(seen).show(ui, |ui| {
            ui.set_width(ui.available_width());
            set_ui(ui, seen, view, folder.as_deref(), intents);
        });
        card(seen).show(ui, |ui| {
            ui.set_width(ui.available_width());
            one_ui(ui, seen, draft, (view, folder.as_deref()), intents);
        });
        card(seen).show(ui, |ui| {
            ui.set_width(ui.available_width());
            more_ui(ui, seen, draft, (view, folder.as_deref()), intents);
        });
        noted_ui(ui, seen, view);
        muted_ui(ui, seen, &seen.say(PreflightMsg::Aid));
    });
}

/// Says whether papers are those of a closed consignment, or drafts.
fn standing_ui(ui: &mut Ui, seen: &Seen, view: &ConsignmentView) {
    match &view.row.closed {
        Some((closed, said)) => {
            let revision = closed.revision;
            let day = seen.zone.day(said.at);
            let text = seen.say(PapersMsg::OfClosed { revision, day });
            ui.add(Label::new(RichText::new(text).strong()).wrap());
        }
        None => {
            let text = seen.say(PapersMsg::OfDraft);
            ui.add(Label::new(RichText::new(text).strong()).wrap());
        }
    }
}

/// Draws the folder, and gives it; none while nothing is typed.
fn folder_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<PathBuf> {
    let remembered = seen.settings.papers_folder.as_ref();
    let remembered = remembered.unwrap_or(&seen.folder).display().to_string();
    let mut text = draft.folder.clone().unwrap_or(remembered);
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PapersMsg::Folder));
        let width = (ui.available_width() - space(40)).max(space(30));
        let field = TextEdit::singleline(&mut text).desired_width(width);
        if ui.add(field).labelled_by(label.id).changed() {
            draft.folder = Some(text.clone());
        }
        if ui.button(seen.say(PapersMsg::ChooseFolder)).clicked() {
            draft.folder = None;
            intents.push(Intent::PickPapersFolder);
        }
    });
    let text = text.trim();
    (!text.is_empty()).then(|| PathBuf::from(text))
}

/// Starts a job, and remembers the folder that it writes into.
fn start(seen: &Seen, folder: &Path, job: Job, intents: &mut Vec<Intent>) {
    let folder = Some(folder.to_owned());
    if folder != seen.settings.papers_folder {
        intents.push(Intent::Change(Box::new(Settings {
            papers_folder: folder,
            ..Settings::clone(&seen.settings)
        })));
    }
    intents.push(Intent::Start(job));
}

/// Names the folder of a set. A draft's never is the one of an earlier draft, which would be refused.
fn set_name(seen: &Seen, view: &ConsignmentView) -> String {
    let stem = stem(view);
    if view.row.closed.is_some() {
        return stem;
    }
    format!("{stem}-{}", seen.zone.local(seen.now).format("%Y%m%d-%H%M"))
}

/// Finds the newest of the jobs about the consignment that `is` picks.
fn newest(seen: &Seen, is: impl Fn(&Job) -> bool) -> Option<&JobView> {
    seen.jobs.iter().find(|view| is(&view.job))
}

fn set_ui(
    ui: &mut Ui,
    seen: &Seen,
    view: &ConsignmentView,
    folder: Option<&Path>,
    intents: &mut Vec<Intent>,
) {
    let number = &view.row.terms.consignment;
    let name = set_name(seen, view);
    head_ui(ui, seen, PapersMsg::SetHead);
    let job = newest(
        seen,
        |job| matches!(job, Job::ExportPapers { consignment, .. } if consignment == number),
    );
    let is_running = job.is_some_and(|job| matches!(job.state, JobState::Running { .. }));
    let how = PapersMsg::SetHow { name: name.clone() };
    muted_ui(ui, seen, &seen.say(how));
    let word = RichText::new(seen.say(PapersMsg::WriteSet)).color(seen.theme.accent.on);
    let button = Button::new(word).fill(seen.theme.accent.fill);
    let may = folder.is_some() && !is_running;
    let pressed = ui.add_enabled(may, button).clicked();
    if let Some(folder) = folder.filter(|_| pressed) {
        let job = Job::ExportPapers {
            consignment: number.clone(),
            template: None,
            folder: joined(folder, &name),
        };
        start(seen, folder, job, intents);
    }
    let Some(job) = job else {
        return;
    };
    let name = seen.say(PapersMsg::SetHead);
    job_state_ui(ui, seen, &name, job, intents);
    if let JobState::SetWritten(set) = &job.state {
        let count = u32::try_from(set.files.len()).unwrap_or(u32::MAX);
        let text = seen.say(PapersMsg::FilesWritten { count });
        ui.add(Label::new(RichText::new(text).strong()).wrap());
        let files = set.files.iter().take(FILES_SHOWN);
        let files: Vec<&str> = files.map(String::as_str).collect();
        muted_ui(ui, seen, &files.join("\n"));
    }
}

fn one_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (view, folder): (&ConsignmentView, Option<&Path>),
    intents: &mut Vec<Intent>,
) {
    let number = &view.row.terms.consignment;
    head_ui(ui, seen, PapersMsg::OneHead);
    seller_ui(ui, seen, &mut draft.seller, view);
    let kinds: &[PaperKind] = if draft.seller.is_some() {
        &PaperKind::OF_SELLER
    } else {
        PaperKind::ALL
    };
    if !kinds.contains(&draft.kind) {
        draft.kind = PaperKind::PackingList;
    }
    let all: Vec<_> = kinds
        .iter()
        .map(|kind| (*kind, seen.term("paper", kind.code())))
        .collect();
    let label = PapersMsg::Paper;
    pick_ui(ui, seen, ("paper", label), &mut draft.kind, &all);
    layout_ui(ui, seen, draft, intents);
    ui.horizontal_wrapped(|ui| {
        for format in formats(draft.kind) {
            let button = Button::new(format.to_uppercase());
            let pressed = ui.add_enabled(folder.is_some(), button).clicked();
            let Some(folder) = folder.filter(|_| pressed) else {
                continue;
            };
            let seller = draft.seller.as_ref();
            let part = seller.map_or_else(String::new, |seller| format!("-seller-{seller}"));
            let layout = draft.layout.as_ref();
            let which = layout.map_or_else(String::new, |id| format!("-{id}"));
            let kind = draft.kind.code();
            let name = format!("{}{part}-{kind}{which}.{format}", stem(view));
            let order = PaperOrder {
                consignment: number.clone(),
                kind: draft.kind,
                format: (*format).to_owned(),
                template: layout.cloned(),
                seller: seller.cloned(),
            };
            let path = joined(folder, &name);
            start(seen, folder, Job::ExportPaper { order, path }, intents);
        }
    });
    let job = newest(
        seen,
        |job| matches!(job, Job::ExportPaper { order, .. } if order.consignment == *number),
    );
    if let Some(job) = job {
        let name = seen.say(PapersMsg::OneHead);
        job_state_ui(ui, seen, &name, job, intents);
    }
}

/// Draws which layout the paper has; one that has a single layout, or none, leaves no choice.
fn layout_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let own: &[KeptTemplate] = match asked(seen, View::Templates, ShipQuery::Templates, intents) {
        Some(ShipAnswer::Templates(own)) => own,
        Some(_) | None => &[],
    };
    let mut layouts = every(own);
    layouts.retain(|layout| layout.template.paper == draft.kind);
    let each = layouts.iter().map(|layout| {
        let template = &layout.template;
        (Some(template.id.clone()), name_of(seen, template))
    });
    let usual = (None, seen.say(PapersMsg::UsualLayout));
    let all: Vec<_> = [usual].into_iter().chain(each).collect();
    if all.iter().all(|(id, _)| *id != draft.layout) {
        draft.layout = None;
    }
    if layouts.len() > 1 {
        let of = ("layout", PapersMsg::Layout);
        pick_ui(ui, seen, of, &mut draft.layout, &all);
    }
}

/// Draws whose goods papers are of; a consignment of one seller leaves no choice.
fn seller_ui(ui: &mut Ui, seen: &Seen, chosen: &mut Option<SellerCode>, view: &ConsignmentView) {
    let sellers = view.consignment.sellers();
    if chosen
        .as_ref()
        .is_some_and(|seller| !sellers.contains(seller))
    {
        *chosen = None;
    }
    let every = (None, seen.say(PapersMsg::Everything));
    let each = sellers.into_iter().map(|seller| {
        let word = seen.say(PapersMsg::OfSeller {
            seller: seller.clone(),
        });
        (Some(seller), word)
    });
    let all: Vec<_> = [every].into_iter().chain(each).collect();
    pick_ui(ui, seen, ("goods of", PapersMsg::GoodsOf), chosen, &all);
}

fn more_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &Draft,
    (view, folder): (&ConsignmentView, Option<&Path>),
    intents: &mut Vec<Intent>,
) {
    let number = &view.row.terms.consignment;
    head_ui(ui, seen, PapersMsg::MoreHead);
    ui.horizontal_wrapped(|ui| {
        let files = [
            (ConsignmentFile::History, PapersMsg::History),
            (
                ConsignmentFile::Evidence(draft.seller.clone()),
                PapersMsg::Evidence,
            ),
        ];
        for (file, word) in files {
            let button = Button::new(seen.say(word));
            let pressed = ui.add_enabled(folder.is_some(), button).clicked();
            if let Some(folder) = folder.filter(|_| pressed) {
                let path = joined(folder, &format!("{}-{}", stem(view), file.name()));
                let consignment = number.clone();
                let job = Job::ExportConsignmentFile {
                    consignment,
                    file,
                    path,
                };
                start(seen, folder, job, intents);
            }
        }
    });
    let job = newest(seen, |job| match job {
        Job::ExportConsignmentFile { consignment, .. } => consignment == number,
        _ => false,
    });
    if let Some(job) = job {
        let name = seen.say(PapersMsg::MoreHead);
        job_state_ui(ui, seen, &name, job, intents);
    }
}

/// Draws the sets that were noted; those of earlier revisions are superseded.
fn noted_ui(ui: &mut Ui, seen: &Seen, view: &ConsignmentView) {
    if view.row.papers.is_empty() {
        return;
    }
    head_ui(ui, seen, PapersMsg::NotedHead);
    for (made, said) in view.row.papers.iter().rev() {
        let revision = made.revision;
        let count = u32::try_from(made.files.len()).unwrap_or(u32::MAX);
        let at = said.at;
        let person = said.person.as_ref().map(ToString::to_string);
        let person = person.unwrap_or_else(|| "–".to_owned());
        let is_old = revision < view.row.revision || view.row.closed.is_none();
        let message = if is_old {
            PapersMsg::NotedSuperseded {
                revision,
                count,
                at,
                person,
            }
        } else {
            PapersMsg::Noted {
                revision,
                count,
                at,
                person,
            }
        };
        muted_ui(ui, seen, &seen.say(message));
    }
}
