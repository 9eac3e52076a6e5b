//! What stands above a table: filter, columns, copy, export of what is shown.

use std::sync::Arc;

use eframe::egui::containers::menu::{MenuButton, MenuConfig};
use eframe::egui::{Button, Id, Key, Memory, Modifiers, PopupCloseBehavior, TextEdit, Ui};

use super::super::export::{Format, Offer, Ready, export_ui, job_ui};
use super::super::{Intent, SaveFor};
use super::draft::Wish;
use super::{Draft, List, Seen, Whole, column, shown};
use crate::shell::view::{Job, JobView, ListName, ShownFormat};
use crate::text::DeskMsg;
use crate::ui::theme::size::space;
use crate::ui::widgets::{SortOrder, table_id};

const FORMATS: [Format; 2] = [
    Format {
        code: "xlsx",
        label: || DeskMsg::TableXlsx,
    },
    Format {
        code: "csv",
        label: || DeskMsg::TableCsv,
    },
];

/// What an empty table says.
pub(super) struct EmptyWords {
    pub what: String,
    pub how: String,
    pub action: Option<String>,
}

/// Draws the bar and, while a file is wanted, the row that says where to.
pub(super) fn bar_ui<Row>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    list: &List<'_, Row>,
    intents: &mut Vec<Intent>,
) {
    let room = ui.available_width();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space(2);
        filter_ui(ui, seen, draft, list.name);
        let columns = seen.say(DeskMsg::TableColumns);
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        MenuButton::new(columns)
            .config(stays)
            .ui(ui, |ui| columns_ui(ui, seen, draft, list, room));
        let copy = Button::new(seen.say(DeskMsg::TableCopy));
        if ui.add_enabled(draft.selection().is_some(), copy).clicked() {
            shown::copy(ui, seen, draft, list, room);
        }
        let export = Button::new(seen.say(DeskMsg::TableExport)).selected(draft.export.is_some());
        if ui.add_enabled(draft.shown_count() > 0, export).clicked() {
            draft.export = match draft.export {
                Some(_) => None,
                None => Some(super::super::export::Draft::default()),
            };
        }
    });
    files_ui(ui, seen, draft, list, room, intents);
}

/// The box that narrows the rows: Ctrl+F leads into it, Enter to the rows, Esc empties it.
fn filter_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, name: ListName) {
    let id = Id::unique(("filter", name.code()));
    let label = ui.label(seen.say(DeskMsg::TableFilter));
    let width = (ui.available_width() * 0.3).clamp(space(22), space(60));
    let field = TextEdit::singleline(&mut draft.filter)
        .id(id)
        .hint_text(seen.say(DeskMsg::TableFilterHint))
        .desired_width(width);
    let response = ui.add(field).labelled_by(label.id);
    let key = |key| ui.input(|input| input.key_pressed(key));
    if response.lost_focus() && key(Key::Escape) {
        draft.filter.clear();
    }
    if response.lost_focus() && key(Key::Enter) {
        ui.memory_mut(|memory| memory.request_focus(table_id(name.code())));
    }
    let clear = Button::new(seen.say(DeskMsg::TableClear));
    if !draft.filter.is_empty() && ui.add(clear).clicked() {
        draft.filter.clear();
    }
    let focused = ui.memory(Memory::focused);
    let mine = focused.is_none_or(|of| of == table_id(name.code()));
    if mine && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F)) {
        response.request_focus();
    }
}

/// Every column with a mark for those that stand.
fn columns_ui<Row>(ui: &mut Ui, seen: &Seen, draft: &mut Draft, list: &List<'_, Row>, room: f32) {
    let standing = column::standing(draft, list.columns, room);
    for (index, column) in list.columns.iter().enumerate() {
        let mut stands = standing.contains(&index);
        // The last column stays: a table without any would have no way back.
        let last = stands && standing.len() == 1;
        let word = seen.say((column.title)());
        let response = ui.add_enabled_ui(!last, |ui| ui.checkbox(&mut stands, word));
        if response.inner.changed() {
            let wish = if stands { Wish::Shown } else { Wish::Hidden };
            draft.want(index, wish);
        }
    }
    ui.separator();
    if ui.button(seen.say(DeskMsg::TableColumnsFirst)).clicked() {
        draft.as_at_first();
    }
}

fn files_ui<Row>(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    list: &List<'_, Row>,
    room: f32,
    intents: &mut Vec<Intent>,
) {
    let Some(mut export) = draft.export.take() else {
        return;
    };
    let day = seen.zone.day(seen.now);
    let offer = Offer {
        name: &format!("{}-{day}", list.name.code()),
        formats: &FORMATS,
        of: SaveFor::List(list.name),
        ready: match list.whole {
            Whole::All | Whole::Cut => Ready::Yes,
            Whole::Loading => Ready::No,
        },
    };
    if let Some((format, path)) = export_ui(ui, seen, &mut export, &offer, intents) {
        intents.push(Intent::Start(Job::ExportShown {
            list: list.name,
            shown: Arc::new(shown::shown(seen, draft, list, room)),
            format: match format {
                "csv" => ShownFormat::Csv,
                _ => ShownFormat::Xlsx,
            },
            path,
        }));
    }
    let is_mine = |view: &JobView| matches!(view.job.as_ref(), Job::ExportShown { list: of, .. } if *of == list.name);
    job_ui(ui, seen, DeskMsg::TableFile, is_mine, intents);
    draft.export = Some(export);
}

/// A header's name while the rows are sorted by it.
pub(super) fn sorted_word(seen: &Seen, title: &str, order: SortOrder) -> String {
    let title = title.to_owned();
    seen.say(match order {
        SortOrder::Up => DeskMsg::TableSortedUp { title },
        SortOrder::Down => DeskMsg::TableSortedDown { title },
    })
}

/// Why no row is shown: the filter, rows on their way, or nothing there.
pub(super) fn empty_words<Row>(seen: &Seen, draft: &Draft, list: &List<'_, Row>) -> EmptyWords {
    if draft.filter.trim().is_empty() || list.rows.is_empty() {
        let (what, how) = match list.whole {
            Whole::Loading => (DeskMsg::Counting, DeskMsg::CountingHow),
            Whole::All | Whole::Cut => ((list.empty.what)(), (list.empty.how)()),
        };
        return EmptyWords {
            what: seen.say(what),
            how: seen.say(how),
            action: None,
        };
    }
    let all = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    EmptyWords {
        what: seen.say(DeskMsg::TableNoMatch),
        how: seen.say(DeskMsg::TableNoMatchHow { all }),
        action: Some(seen.say(DeskMsg::TableClearFilter)),
    }
}
