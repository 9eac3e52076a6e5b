//! Photos that are owed: which, of what and since when; beside the list one is added or waived.

use eframe::egui::{Button, Label, RichText, Ui};

use super::super::backlog::age;
use super::super::review::pages::Paged;
use super::super::review::{Subject, list, timeline};
use super::super::table::column::words;
use super::super::table::{Cell, Column, RowKey};
use super::super::{Intent, Seen};
use super::columns::mirrored;
use super::moving::newest_notice;
use super::{judge, queues, waiting};
use crate::domain::photo::{PhotoKind, WaiveReason};
use crate::domain::time::UtcMs;
use crate::ledger::fact::WaivedPhoto;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{Page, PageAfter, QueuedDebt};
use crate::ledger::{Answer, Command, Query};
use crate::shell::PhotoOf;
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, PhotoMsg};
use crate::ui::theme::size::{self, space};

/// The place of the photo's kind among the columns.
const KIND: usize = 3;

const DEBTS: [Column<QueuedDebt>; 7] = [
    words(
        || DeskMsg::ColAge,
        102.0,
        0,
        |seen, row| {
            let since = row.debt.since;
            Cell::moment(age(seen, since), seen.words.moment(since), since)
        },
    ),
    words(
        || DeskMsg::ColParcel,
        84.0,
        0,
        |_, row| Cell::code(format!("…{}", row.number.tail()), row.number.as_str()),
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, row| match &row.tag {
            Some(tag) => Cell::code(format!("…{}", tag.tail()), tag.as_str()),
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColOwed,
        120.0,
        0,
        |seen, row| {
            let rank = PhotoKind::ALL.iter().position(|of| *of == row.debt.kind);
            Cell::ranked(seen.term("photo", row.debt.kind.code()), rank)
        },
    ),
    words(
        || DeskMsg::ColContainer,
        90.0,
        1,
        |_, row| Cell::maybe(row.container.as_ref()),
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        2,
        |_, row| Cell::maybe(row.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColStation,
        80.0,
        3,
        |_, row| Cell::words(row.station.as_str()),
    ),
];

impl Paged for QueuedDebt {
    type Filter = ();
    const LABEL: DeskMsg = DeskMsg::DebtsList;
    const COLUMNS: &'static [Column<Self>] = &DEBTS;
    const GROWS: usize = KIND;

    fn query((): &(), after: Option<PageAfter>) -> Query {
        Query::QueuedDebts(after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::QueuedDebts(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(self.oldest, self.parcel.0)
    }

    fn row_key(&self) -> RowKey {
        let unit = self.debt.unit.map_or(0, |unit| unit.0);
        let kind = self.debt.kind.code();
        RowKey::Name(format!("{}\u{1f}{unit}\u{1f}{kind}", self.parcel.0))
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// What is chosen about photos that are waived.
#[derive(Default)]
pub struct Draft {
    /// Why they are not taken any more.
    pub reason: Option<WaiveReason>,
    /// What was asked to be written, and the newest notice then.
    sent: Option<(Vec<RowKey>, Option<u64>)>,
}

/// Draws the photos that are owed.
pub(super) fn debts_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let places = draft.debts.table.selected_rows().iter();
    let rows = places.filter_map(|place| draft.debts.pages.rows.get(*place));
    let selected: Vec<QueuedDebt> = rows.cloned().collect();
    if let Some(subject) = draft.subject {
        waiting::beside(ui, |ui| {
            chosen_ui(ui, seen, &mut draft.waive, &selected, intents);
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let of = list::Of {
        name: ListName::WorkDebts,
        view: View::WorkDebts,
        filter: &(),
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.debts, &of, intents);
    let chosen = chosen.map(|row| match row.debt.unit {
        Some(unit) => Subject::Unit(unit),
        None => Subject::Parcel(row.parcel),
    });
    draft.subject = chosen.or(draft.subject);
}

/// Draws what may be done about the photos that are selected.
fn chosen_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &[QueuedDebt],
    intents: &mut Vec<Intent>,
) {
    if rows.is_empty() {
        return;
    }
    let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let head = RichText::new(seen.say(DeskMsg::DebtHead { count }));
    ui.label(head.size(size::STRONG).strong());
    let how = RichText::new(seen.say(DeskMsg::DebtHow)).color(seen.theme.text_muted);
    ui.add(Label::new(how).wrap());
    if let [row] = rows {
        let word = RichText::new(seen.say(PhotoMsg::Add)).color(seen.theme.accent.on);
        let add = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
        if ui.add(add).clicked() {
            intents.push(Intent::PickPhotosOf(PhotoOf {
                parcel: row.parcel,
                unit: row.debt.unit,
                kind: row.debt.kind,
            }));
        }
    }
    ui.add_space(space(1));
    waive_ui(ui, seen, draft, rows, intents);
    ui.add_space(space(2));
}

/// Draws why photos are waived, and who may.
fn waive_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &[QueuedDebt],
    intents: &mut Vec<Intent>,
) {
    if may_judge(judge::person(seen)).is_err() {
        let said = seen.say(DeskMsg::DebtNoSupervisor);
        ui.add(Label::new(RichText::new(said).color(seen.theme.text_muted)).wrap());
        return;
    }
    let keys: Vec<RowKey> = rows.iter().map(Paged::row_key).collect();
    if let Some((sent, notice)) = &draft.sent
        && *notice == newest_notice(seen)
        && keys.iter().any(|key| sent.contains(key))
    {
        let text = seen.say(DeskMsg::BeingSaved);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(seen.say(DeskMsg::DebtReason));
        for reason in WaiveReason::ALL.iter().copied() {
            let chosen = draft.reason == Some(reason);
            let word = seen.term("waive", reason.code());
            if ui.selectable_label(chosen, word).clicked() {
                draft.reason = (!chosen).then_some(reason);
            }
        }
    });
    let word = seen.say(DeskMsg::DebtWaive);
    let pressed = ui.add_enabled(draft.reason.is_some(), Button::new(word));
    if let Some(reason) = draft.reason.filter(|_| pressed.clicked()) {
        intents.extend(rows.iter().map(|row| {
            Intent::Command(Box::new(Command::WaivePhoto(WaivedPhoto {
                parcel: row.parcel,
                unit: row.debt.unit,
                kind: row.debt.kind,
                reason,
            })))
        }));
        *draft = Draft {
            reason: None,
            sent: Some((keys, newest_notice(seen))),
        };
    }
}
