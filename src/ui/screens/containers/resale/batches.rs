//! The batches, and the form of a new one.

use std::sync::Arc;

use eframe::egui::{Button, Grid, TextEdit, Ui, Vec2};

use super::super::super::table::column::{counts, words};
use super::super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::super::{Intent, Seen};
use super::{Draft, Units};
use crate::domain::codes::{BatchNumber, SellerCode};
use crate::domain::limits::BATCH_TEXT_MAX;
use crate::domain::resale::{BatchEnd, SaleChannel};
use crate::domain::time::Day;
use crate::ledger::fact::OpenedBatch;
use crate::ledger::query::{BatchCount, SellerForSale};
use crate::ledger::rows::BatchRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, Message, ResaleMsg};
use crate::ui::icons::Icon;
use crate::ui::theme::size::space;

/// Days in which a new batch is to be listed, where nothing is typed.
const DUE_DAYS: i64 = 2;

/// What is typed of a new batch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct New {
    /// Whose goods.
    pub seller: Option<SellerCode>,
    /// Where they are listed.
    pub channel: SaleChannel,
    /// Its number; the one that is offered where nothing is typed.
    pub number: String,
    /// The day by which it is listed; the one that is offered where nothing is typed.
    pub due: String,
    /// The batch that was asked to be opened.
    pub opening: Option<BatchNumber>,
}

impl Default for New {
    fn default() -> Self {
        Self {
            seller: None,
            channel: SaleChannel::Amazon,
            number: String::new(),
            due: String::new(),
            opening: None,
        }
    }
}

const COLUMNS: [Column<BatchCount>; 6] = [
    words(
        || DeskMsg::ColBatch,
        112.0,
        0,
        |_, of| Cell::words(of.row.opened.batch.as_str()),
    ),
    words(
        || DeskMsg::ColSeller,
        74.0,
        2,
        |_, of| Cell::words(of.row.opened.seller.as_str()),
    ),
    words(
        || DeskMsg::ColChannel,
        80.0,
        3,
        |seen, of| Cell::words(seen.term("sale-channel", of.row.opened.channel.code())),
    ),
    counts(|| DeskMsg::ColUnits, 64.0, 1, |_, of| Cell::count(of.units)),
    words(
        || DeskMsg::ColState,
        128.0,
        0,
        |seen, of| Cell::words(seen.say(state(&of.row))),
    ),
    words(
        || DeskMsg::ColDue,
        92.0,
        4,
        |_, of| Cell::words(of.row.opened.due.to_string()),
    ),
];
/// The place of the number among the columns.
const BATCH: usize = 0;

const NO_BATCHES: Nothing = Nothing {
    icon: Icon::Resell,
    what: || DeskMsg::ResaleBatchesNone,
    how: || DeskMsg::ResaleBatchesNoneHow,
};

/// Says how a batch stands.
pub(super) fn state(row: &BatchRow) -> Message {
    match (&row.ended, &row.listed) {
        (Some((BatchEnd::Done, ..)), _) => ResaleMsg::StateDone,
        (Some((BatchEnd::Withdrawn, ..)), _) => ResaleMsg::StateWithdrawn,
        (None, Some(_)) => ResaleMsg::StateListed,
        (None, None) => ResaleMsg::StateGathered,
    }
    .into()
}

/// Draws the part into all of `ui`.
pub(super) fn batches_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::Batches, Box::new(Query::Batches)));
    let answer = seen.answered(View::Batches, &Query::Batches);
    let all: &[BatchCount] = match answer.map(Arc::as_ref) {
        Some(Answer::Batches(rows)) => rows,
        Some(_) | None => &[],
    };
    let is_open = |number: &BatchNumber| all.iter().any(|of| of.row.opened.batch == *number);
    if draft.new.opening.as_ref().is_some_and(is_open) {
        draft.chosen = draft.new.opening.take();
        draft.list = Units::InTotes;
        draft.new = New::default();
    }
    new_ui(ui, seen, draft, all, intents);
    ui.add_space(space(2));
    let rows: Vec<&BatchCount> = all.iter().collect();
    let list = List {
        name: ListName::Batches,
        label: DeskMsg::ResaleBatches,
        columns: &COLUMNS,
        grows: BATCH,
        rows: &rows,
        key: |_, of: &BatchCount| RowKey::Name(of.row.opened.batch.to_string()),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: match answer {
            Some(_) => Whole::All,
            None => Whole::Loading,
        },
        empty: NO_BATCHES,
    };
    let touched = table_ui(ui, seen, &mut draft.batches, &list, intents);
    if let Some(of) = touched.selected.and_then(|row| rows.get(row)) {
        draft.chosen = Some(of.row.opened.batch.clone());
        draft.list = Units::InBatch;
        forget(draft);
    }
}

/// Forgets what was asked of another batch or unit.
pub(super) fn forget(draft: &mut Draft) {
    draft.unit = None;
    draft.listing = false;
    draft.withdrawing = None;
    draft.back = None;
    draft.export.path = None;
}

/// Draws the form of a new batch.
fn new_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    all: &[BatchCount],
    intents: &mut Vec<Intent>,
) {
    intents.push(Intent::Ask(View::ForSale, Box::new(Query::ForSale)));
    let sellers: &[SellerForSale] = match seen.answer(View::ForSale, &Query::ForSale) {
        Some(Answer::ForSale(sellers)) => sellers,
        Some(_) | None => &[],
    };
    let new = &mut draft.new;
    let known = |of: &&SellerForSale| Some(&of.seller) == new.seller.as_ref();
    if !sellers.iter().any(|of| known(&of)) {
        new.seller = sellers.first().map(|of| of.seller.clone());
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        ui.label(seen.say(ResaleMsg::Seller));
        for of in sellers {
            let (seller, units) = (of.seller.clone(), of.units);
            let is_chosen = new.seller.as_ref() == Some(&seller);
            let word = seen.say(ResaleMsg::SellerUnits { seller, units });
            if ui.add(Button::selectable(is_chosen, word)).clicked() {
                new.seller = Some(of.seller.clone());
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space(1));
        ui.label(seen.say(ResaleMsg::Channel));
        for channel in SaleChannel::ALL {
            let word = seen.term("sale-channel", channel.code());
            ui.selectable_value(&mut new.channel, *channel, word);
        }
    });
    let today = seen.zone.day(seen.now);
    let (offered, due) = (offered(today, all), today.plus_days(DUE_DAYS));
    let fields: [(ResaleMsg, &mut String, String); 2] = [
        (ResaleMsg::Number, &mut new.number, offered.clone()),
        (ResaleMsg::Due, &mut new.due, due.to_string()),
    ];
    Grid::new("new batch")
        .num_columns(2)
        .spacing([space(2), space(1)])
        .show(ui, |ui| {
            for (word, text, hint) in fields {
                let label = ui.label(seen.say(word));
                let field = TextEdit::singleline(text)
                    .hint_text(hint)
                    .char_limit(BATCH_TEXT_MAX)
                    .desired_width(space(30));
                ui.add(field).labelled_by(label.id);
                ui.end_row();
            }
        });
    match wanted(seen, new, (&offered, due)) {
        Ok(opened) => {
            if ui.button(seen.say(ResaleMsg::Open)).clicked() {
                new.opening = Some(opened.batch.clone());
                intents.push(Intent::Command(Box::new(Command::OpenBatch(opened))));
            }
        }
        Err(why) => {
            ui.add_enabled(false, Button::new(seen.say(why)));
        }
    }
}

/// Offers the day with a number that no batch has.
fn offered(today: Day, all: &[BatchCount]) -> String {
    let numbers = (1_u32..).map(|count| format!("{today}-{count}"));
    let taken = |number: &String| all.iter().any(|of| of.row.opened.batch.as_str() == number);
    let mut free = numbers.filter(|number| !taken(number));
    free.next().unwrap_or_default()
}

fn wanted(seen: &Seen, new: &New, (offered, due): (&str, Day)) -> Result<OpenedBatch, ResaleMsg> {
    let Some(owner) = seen.face.person.clone() else {
        return Err(ResaleMsg::NobodySignedIn);
    };
    let typed = |text: &str, or: &str| match text.trim() {
        "" => or.to_owned(),
        typed => typed.to_owned(),
    };
    let wants = || ResaleMsg::OpenWants;
    Ok(OpenedBatch {
        batch: BatchNumber::parse(&typed(&new.number, offered)).ok_or_else(wants)?,
        seller: new.seller.clone().ok_or_else(wants)?,
        channel: new.channel,
        owner,
        due: Day::parse(&typed(&new.due, &due.to_string())).ok_or_else(wants)?,
    })
}
