//! The chosen batch: gathering, listing, its file, its end.

use std::sync::Arc;

use eframe::egui::{Button, Label, RichText, TextEdit, Ui};

use super::super::super::export::{Format, Offer, Ready, export_ui, job_ui, strip};
use super::super::super::table::{List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::super::{Intent, SaveFor, Seen};
use super::rows::{self, COLUMNS, Line, WHY};
use super::{Draft, Units, back, batches};
use crate::domain::ids::UnitId;
use crate::domain::limits::{BATCH_TEXT_MAX, LABEL_CODE_MAX};
use crate::domain::resale::SaleChannel;
use crate::ledger::query::{BatchSheet, ResaleAsked, ResaleOf, ResaleView};
use crate::ledger::{Answer, Command, Query, codec};
use crate::shell::view::{Job, JobView, ListName, View};
use crate::text::{DeskMsg, Message, ResaleMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::{self, space};
use crate::ui::widgets::{BannerState, EmptyState, empty_state_ui};

const NOTHING_IN_TOTES: Nothing = Nothing {
    icon: Icon::Resell,
    what: || DeskMsg::ResaleCandidatesNone,
    how: || DeskMsg::ResaleCandidatesNoneHow,
};
const NOTHING_IN_BATCH: Nothing = Nothing {
    icon: Icon::Resell,
    what: || DeskMsg::ResaleInBatchNone,
    how: || DeskMsg::ResaleInBatchNoneHow,
};

/// Draws the chosen batch, or how to choose one.
pub(super) fn chosen_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    draft.gathering = None;
    let sheet = draft.chosen.as_ref().and_then(|number| {
        let query = Query::Batch(number.clone());
        intents.push(Intent::Ask(View::Batch, Box::new(query.clone())));
        match seen.answer(View::Batch, &query) {
            Some(Answer::Batch(sheet)) => sheet.as_deref(),
            Some(_) | None => None,
        }
    });
    let Some(sheet) = sheet else {
        let empty = EmptyState {
            icon: Icon::Resell,
            what: &seen.say(ResaleMsg::ChosenNone),
            how: &seen.say(ResaleMsg::ChosenNoneHow),
            action: None,
        };
        empty_state_ui(ui, &seen.theme, &empty);
        return;
    };
    head_ui(ui, seen, sheet);
    if sheet.count.row.is_gathered() {
        draft.gathering = Some(sheet.count.row.opened.batch.clone());
        gathered_ui(ui, seen, draft, sheet, intents);
    } else {
        listed_ui(ui, seen, draft, sheet, intents);
    }
}

fn muted(ui: &mut Ui, seen: &Seen, text: &str) {
    let text = RichText::new(text).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

fn head_ui(ui: &mut Ui, seen: &Seen, sheet: &BatchSheet) {
    let row = &sheet.count.row;
    let opened = &row.opened;
    ui.horizontal_wrapped(|ui| {
        let head = seen.say(ResaleMsg::Head {
            batch: opened.batch.clone(),
            seller: opened.seller.clone(),
        });
        ui.label(RichText::new(head).size(size::TITLE).strong());
        ui.label(seen.term("sale-channel", opened.channel.code()));
        ui.label(RichText::new(seen.say(batches::state(row))).strong());
    });
    let (owner, due) = (opened.owner.clone(), opened.due);
    let is_late = row.is_gathered() && due < seen.zone.day(seen.now);
    if is_late {
        let text = seen.say(ResaleMsg::Overdue { owner, due });
        ui.add(Label::new(RichText::new(text).color(seen.theme.stop_text)).wrap());
    } else {
        muted(ui, seen, &seen.say(ResaleMsg::Owner { owner, due }));
    }
    if let Some((_, at, _)) = &row.listed {
        muted(ui, seen, &seen.say(ResaleMsg::ListedAt { at: *at }));
    }
    if let Some((_, at, reason)) = &row.ended {
        let at = *at;
        let told = match reason.clone() {
            Some(reason) => ResaleMsg::EndedWhy { at, reason },
            None => ResaleMsg::EndedAt { at },
        };
        muted(ui, seen, &seen.say(told));
    }
}

/// A view of units that the screen asks for.
fn view_of<'s>(
    seen: &'s Seen,
    view: View,
    sheet: &BatchSheet,
    of: ResaleOf,
    intents: &mut Vec<Intent>,
) -> (Option<&'s Arc<Answer>>, Option<&'s ResaleView>) {
    let opened = &sheet.count.row.opened;
    let query = Query::ResaleView(ResaleAsked {
        of,
        seller: opened.seller.clone(),
        channel: opened.channel,
        today: seen.zone.day(seen.now),
    });
    intents.push(Intent::Ask(view, Box::new(query.clone())));
    let answer = seen.answered(view, &query);
    let found = match answer.map(Arc::as_ref) {
        Some(Answer::ResaleView(found)) => Some(found.as_ref()),
        Some(_) | None => None,
    };
    (answer, found)
}

fn gathered_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    sheet: &BatchSheet,
    intents: &mut Vec<Intent>,
) {
    let number = sheet.count.row.opened.batch.clone();
    let inside = ResaleOf::Batch(number);
    let (inside_answer, inside) = view_of(seen, View::ResaleBatch, sheet, inside, intents);
    let (totes_answer, totes) = view_of(seen, View::ResaleTotes, sheet, ResaleOf::Totes, intents);
    if let Some(view) = inside {
        totals_ui(ui, seen, view);
    }
    scans_ui(ui, seen, draft, intents);
    let mut end = |ui: &mut Ui, draft: &mut Draft| {
        if let Some(view) = inside {
            list_ui(ui, seen, draft, (sheet, view), intents);
        }
        end_ui(ui, seen, draft, sheet, intents);
    };
    // What is asked a second time has lines of its own; until then one line is enough.
    if draft.listing || draft.withdrawing.is_some() {
        end(ui, draft);
    } else {
        ui.horizontal_wrapped(|ui| end(ui, draft));
    }
    ui.horizontal_wrapped(|ui| {
        let lists = [
            (Units::InBatch, DeskMsg::ResaleInBatch),
            (Units::InTotes, DeskMsg::ResaleCandidates),
        ];
        for (list, word) in lists {
            if ui
                .selectable_value(&mut draft.list, list, seen.say(word))
                .clicked()
            {
                draft.unit = None;
                draft.back = None;
            }
        }
        take_ui(ui, seen, draft, (sheet, totes), intents);
    });
    let (answer, view) = match draft.list {
        Units::InBatch => (inside_answer, inside),
        Units::InTotes => (totes_answer, totes),
    };
    let lines = view.map(rows::of_view).unwrap_or_default();
    table(ui, seen, draft, (answer, &lines), intents);
}

fn totals_ui(ui: &mut Ui, seen: &Seen, view: &ResaleView) {
    let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
    let totals = seen.say(ResaleMsg::Totals {
        units: count(view.batch.units.len()),
        lines: count(view.batch.lines().len()),
    });
    let unpriced = view.batch.unpriced();
    let mut text = vec![totals];
    if unpriced > 0 {
        text.push(seen.say(ResaleMsg::Unpriced { units: unpriced }));
    }
    ui.add(Label::new(RichText::new(text.join(" · ")).strong()).wrap());
}

/// Draws what scans do here, what the last one came to, and a field for a tag that is typed.
fn scans_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, seen, &seen.say(ResaleMsg::ScanHint));
        let label = ui.label(seen.say(ResaleMsg::TakeTag));
        typed_ui(ui, seen, (draft, label.id), intents);
    });
    if let Some((lamp, message)) = &seen.resale.result {
        result_ui(ui, seen, *lamp, message);
    }
}

/// Draws a field for a code that is typed on purpose, to be taken as a scan.
pub(super) fn typed_ui(
    ui: &mut Ui,
    seen: &Seen,
    (draft, label): (&mut Draft, eframe::egui::Id),
    intents: &mut Vec<Intent>,
) {
    let field = TextEdit::singleline(&mut draft.typed)
        .hint_text(seen.say(ResaleMsg::TakeTagHint))
        .char_limit(LABEL_CODE_MAX)
        .desired_width(space(44));
    let response = ui.add(field).labelled_by(label);
    let entered =
        response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if entered && !draft.typed.trim().is_empty() {
        intents.push(Intent::Scan(draft.typed.trim().to_owned()));
        draft.typed.clear();
    }
}

/// Draws what a scan came to, by colour, icon and word.
pub(super) fn result_ui(
    ui: &mut Ui,
    seen: &Seen,
    lamp: crate::station::face::Lamp,
    message: &Message,
) {
    use crate::station::face::Lamp;
    let (state, word) = match lamp {
        Lamp::Saved => (BannerState::Saved, DeskMsg::LampSaved),
        Lamp::Stop => (BannerState::Stop, DeskMsg::LampStop),
        Lamp::Need => (BannerState::Need, DeskMsg::LampNeed),
        Lamp::Working | Lamp::Ready => (BannerState::Working, DeskMsg::LampWorking),
    };
    strip(ui, seen, state, word, &seen.say(message.clone()));
}

/// Takes all, or the chosen one; lets the chosen one go; sends it back to hold.
fn take_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (sheet, totes): (&BatchSheet, Option<&ResaleView>),
    intents: &mut Vec<Intent>,
) {
    let batch = sheet.count.row.opened.batch.clone();
    let signed_in = seen.face.person.is_some();
    match draft.list {
        Units::InTotes => {
            let may: Vec<UnitId> = totes.map(may_go).unwrap_or_default();
            let one = draft.unit.filter(|unit| may.contains(unit));
            let units = u32::try_from(may.len()).unwrap_or(u32::MAX);
            let all = Button::new(seen.say(ResaleMsg::TakeAll { units }));
            if ui.add_enabled(signed_in && units > 0, all).clicked() {
                let (batch, units) = (batch.clone(), may.clone());
                let gather = Command::GatherUnits { batch, units };
                intents.push(Intent::Command(Box::new(gather)));
            }
            let take = Button::new(seen.say(ResaleMsg::Take));
            if ui.add_enabled(signed_in && one.is_some(), take).clicked() {
                let units = one.into_iter().collect();
                let gather = Command::GatherUnits { batch, units };
                intents.push(Intent::Command(Box::new(gather)));
                draft.unit = None;
            }
            if let Some(units) = totes.map(|view| view.beyond).filter(|beyond| *beyond > 0) {
                muted(ui, seen, &seen.say(ResaleMsg::Beyond { units }));
            }
        }
        Units::InBatch => {
            let one = draft.unit.filter(|unit| sheet.here.contains(unit));
            let go = Button::new(seen.say(ResaleMsg::LetGo));
            if ui.add_enabled(signed_in && one.is_some(), go).clicked() {
                let units = one.into_iter().collect();
                let go = Command::LetGoUnits { batch, units };
                intents.push(Intent::Command(Box::new(go)));
                draft.unit = None;
            }
        }
    }
}

/// Gives the units that may be gathered.
fn may_go(view: &ResaleView) -> Vec<UnitId> {
    let units = view.batch.units.iter().map(|unit| unit.unit);
    units.filter(|unit| !view.stays_off(*unit)).collect()
}

/// Lists the batch; asked a second time.
fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (sheet, view): (&BatchSheet, &ResaleView),
    intents: &mut Vec<Intent>,
) {
    let batch = sheet.count.row.opened.batch.clone();
    let off = view
        .batch
        .units
        .iter()
        .filter(|unit| view.stays_off(unit.unit));
    let off = u32::try_from(off.count()).unwrap_or(u32::MAX);
    let trouble = if view.batch.units.is_empty() {
        Some(ResaleMsg::ListWantsUnits)
    } else if off > 0 {
        Some(ResaleMsg::ListKeepsOff { units: off })
    } else if seen.face.person.is_none() {
        Some(ResaleMsg::NobodySignedIn)
    } else {
        None
    };
    if let Some(trouble) = trouble {
        draft.listing = false;
        ui.add_enabled(false, Button::new(seen.say(trouble)));
        return;
    }
    if !draft.listing {
        draft.listing = ui.button(seen.say(ResaleMsg::List)).clicked();
        return;
    }
    let units = u32::try_from(view.batch.units.len()).unwrap_or(u32::MAX);
    let sure = seen.say(ResaleMsg::ListSure {
        batch: batch.clone(),
        units,
    });
    ui.add(Label::new(RichText::new(sure).strong()).wrap());
    ui.horizontal_wrapped(|ui| {
        let yes = RichText::new(seen.say(ResaleMsg::ListYes)).color(seen.theme.accent.on);
        let yes = Button::new(yes).fill(seen.theme.accent.fill);
        if ui.add(yes).clicked() {
            draft.listing = false;
            let list = Arc::from(codec::encode_batch(&view.batch).as_bytes());
            let command = Command::ListBatch { batch, list };
            intents.push(Intent::Command(Box::new(command)));
        }
        if ui.button(seen.say(ResaleMsg::No)).clicked() {
            draft.listing = false;
        }
    });
}

/// Ends the batch: done where nothing is left in it, else it comes to nothing for a reason.
fn end_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    sheet: &BatchSheet,
    intents: &mut Vec<Intent>,
) {
    let row = &sheet.count.row;
    if row.ended.is_some() || seen.face.person.is_none() {
        return;
    }
    let end = |reason: Option<String>| {
        let batch = row.opened.batch.clone();
        Intent::Command(Box::new(Command::EndBatch { batch, reason }))
    };
    if sheet.here.is_empty() && row.listed.is_some() {
        if ui.button(seen.say(ResaleMsg::Finish)).clicked() {
            intents.push(end(None));
        }
        return;
    }
    let Some(reason) = &mut draft.withdrawing else {
        if ui.button(seen.say(ResaleMsg::Withdraw)).clicked() {
            draft.withdrawing = Some(String::new());
        }
        return;
    };
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(ResaleMsg::WithdrawWhy));
        let field = TextEdit::singleline(reason)
            .char_limit(BATCH_TEXT_MAX)
            .desired_width(space(50));
        ui.add(field).labelled_by(label.id);
        let yes = RichText::new(seen.say(ResaleMsg::WithdrawYes)).color(seen.theme.stop.on);
        let yes = Button::new(yes).fill(seen.theme.stop.fill);
        if ui.add_enabled(!reason.trim().is_empty(), yes).clicked() {
            intents.push(end(Some(reason.trim().to_owned())));
            ends = true;
        }
        ends |= ui.button(seen.say(ResaleMsg::No)).clicked();
    });
    if ends {
        draft.withdrawing = None;
    }
}

const AMAZON: [Format; 2] = [Format::LOADER, Format::XLSX];
const EBAY: [Format; 2] = [Format::EBAY, Format::XLSX];
const OTHER: [Format; 1] = [Format::XLSX];

/// Draws a batch that is listed: its file, what left it since, its end.
fn listed_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    sheet: &BatchSheet,
    intents: &mut Vec<Intent>,
) {
    let opened = &sheet.count.row.opened;
    // The form of a hold takes the room.
    let others = draft.back.is_none();
    if let Some(batch) = sheet.listed.as_ref().filter(|_| others) {
        let gone = batch
            .units
            .iter()
            .filter(|unit| !sheet.here.contains(&unit.unit));
        let units = u32::try_from(gone.count()).unwrap_or(u32::MAX);
        if units > 0 && sheet.count.row.ended.is_none() {
            let text = seen.say(ResaleMsg::LeftSince { units });
            ui.add(Label::new(RichText::new(text).strong()).wrap());
        }
        let formats: &[Format] = match opened.channel {
            SaleChannel::Amazon => &AMAZON,
            SaleChannel::Ebay => &EBAY,
            SaleChannel::Other => &OTHER,
        };
        let offer = Offer {
            name: &format!("listing-{}", opened.batch),
            formats,
            of: SaveFor::Listing,
            ready: Ready::Yes,
        };
        let pressed = export_ui(ui, seen, &mut draft.export, &offer, intents);
        if let Some((format, path)) = pressed {
            intents.push(Intent::Start(Job::ExportListing {
                batch: opened.batch.clone(),
                format: format.to_owned(),
                path,
            }));
        }
        let is_ours = |view: &JobView| match view.job.as_ref() {
            Job::ExportListing { batch, .. } => *batch == opened.batch,
            _ => false,
        };
        job_ui(ui, seen, DeskMsg::ResaleListing, is_ours, intents);
    }
    if others {
        end_ui(ui, seen, draft, sheet, intents);
    }
    let lines = sheet
        .listed
        .as_ref()
        .map(|batch| rows::of_list(batch, &sheet.here));
    let lines = lines.unwrap_or_default();
    let query = Query::Batch(opened.batch.clone());
    draft.list = Units::InBatch;
    table(
        ui,
        seen,
        draft,
        (seen.answered(View::Batch, &query), &lines),
        intents,
    );
}

/// Draws the units; the chosen one may go back to hold while it is here.
fn table(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (answer, lines): (Option<&Arc<Answer>>, &[Line]),
    intents: &mut Vec<Intent>,
) {
    let chosen = draft
        .unit
        .and_then(|unit| lines.iter().find(|line| line.unit.unit == unit));
    if let Some(line) = chosen.filter(|line| !line.notes.is_empty()) {
        muted(ui, seen, &rows::to_do(seen, line));
    }
    if let Some(line) = chosen.filter(|line| !line.is_gone) {
        back::back_ui(ui, seen, draft, line, intents);
    }
    let rows: Vec<&Line> = lines.iter().collect();
    let (name, label, empty) = match draft.list {
        Units::InBatch => (
            ListName::ResaleUnits,
            DeskMsg::ResaleInBatch,
            NOTHING_IN_BATCH,
        ),
        Units::InTotes => (
            ListName::ResaleTotes,
            DeskMsg::ResaleCandidates,
            NOTHING_IN_TOTES,
        ),
    };
    let list = List {
        name,
        label,
        columns: &COLUMNS,
        grows: WHY,
        rows: &rows,
        key: |_, line: &Line| RowKey::Number(line.unit.unit.0),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            Some(_) => Whole::All,
            None => Whole::Loading,
        },
        empty,
    };
    let draft_of = match draft.list {
        Units::InBatch => &mut draft.units,
        Units::InTotes => &mut draft.totes,
    };
    let touched = table_ui(ui, seen, draft_of, &list, intents);
    if let Some(line) = touched.selected.and_then(|row| rows.get(row)) {
        draft.unit = Some(line.unit.unit);
        draft.back = None;
    }
}
