//! Units are gathered: by scans of their tags, or chosen in a container's list before. Of each it is said at
//! once whether it may go.

use std::sync::Arc;

use eframe::egui::{RichText, Ui};

use super::super::super::review::units::title;
use super::super::super::table::column::words;
use super::super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::super::{Intent, Seen, listening};
use super::{Draft, Part, wrong_ui};
use crate::domain::codes::UnitTag;
use crate::domain::limits::LEAVING_UNITS_MAX;
use crate::ledger::outgoing::{Way, may, may_be_sold};
use crate::ledger::query::KeptBack;
use crate::ledger::refusal::Refusal;
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Query};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, LeavingMsg, RuleWords};
use crate::ui::icons::Icon;

/// A unit that is gathered, and whether it may go.
pub(super) struct Gathered {
    /// The unit; none where no unit has the tag.
    pub row: Option<UnitRow>,
    /// The tag.
    pub tag: UnitTag,
    /// Why it may not go; none where it may.
    pub refused: Option<String>,
}

/// What is gathered.
pub(super) struct Rows {
    /// The units.
    pub all: Vec<Gathered>,
    answer: Option<Arc<Answer>>,
    way: Way,
}

impl Rows {
    /// Gives the tags, once every one of them may go.
    pub(super) fn ready(&self) -> Option<Vec<UnitTag>> {
        let may = !self.all.is_empty() && self.all.iter().all(|one| one.refused.is_none());
        may.then(|| {
            let mut tags: Vec<UnitTag> = self.all.iter().map(|one| one.tag.clone()).collect();
            tags.dedup();
            tags
        })
    }

    /// How many units are gathered.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }
}

/// Takes what was scanned, draws the prompt and gives what is gathered.
pub(super) fn gather_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    way: Way,
    intents: &mut Vec<Intent>,
) -> Rows {
    for heard in draft.ears.hear(seen, intents) {
        take(seen, draft, &heard);
    }
    let prompt = match draft.part {
        Part::Forward => LeavingMsg::ScanLabel,
        Part::Sell | Part::HandOver | Part::Back | Part::Word => LeavingMsg::ScanTags,
    };
    listening::prompt_ui(ui, seen, &mut draft.ears, prompt, intents);
    if let Some(wrong) = &draft.wrong {
        wrong_ui(ui, seen, wrong);
    }
    let query = Query::Tagged(draft.tags.clone());
    intents.push(Intent::Ask(View::Outgoing, Box::new(query.clone())));
    let answer = seen.answered(View::Outgoing, &query);
    let known: &[UnitRow] = match answer.map(Arc::as_ref) {
        Some(Answer::Tagged(rows)) => rows,
        Some(_) | None => &[],
    };
    let kept = match way {
        Way::Sell => kept_back(seen, draft, intents),
        Way::Forward | Way::ToOwner | Way::Back | Way::Instruct => Some(&[][..]),
    };
    let Some(kept) = kept else {
        // Nothing may go before it is known what keeps it here.
        return Rows {
            all: Vec::new(),
            answer: None,
            way,
        };
    };
    let mut all = Vec::new();
    for tag in &draft.tags {
        let mut of_it = known
            .iter()
            .filter(|row| row.inspection.tag == *tag)
            .peekable();
        if of_it.peek().is_none() && answer.is_some() {
            let code = tag.to_string();
            all.push(Gathered {
                row: None,
                tag: tag.clone(),
                refused: Some(seen.say(LeavingMsg::UnknownTag { code })),
            });
        }
        all.extend(of_it.map(|row| {
            Gathered {
                row: Some(row.clone()),
                tag: tag.clone(),
                refused: match way {
                    Way::Sell => may_be_sold(row, kept),
                    Way::Forward | Way::ToOwner | Way::Back | Way::Instruct => may(row, way),
                }
                .err()
                .map(|refusal| said(seen, &refusal)),
            }
        }));
    }
    Rows {
        all,
        answer: answer.cloned(),
        way,
    }
}

/// Gives what keeps gathered units from every sale; none until it is known.
fn kept_back<'s>(
    seen: &'s Seen,
    draft: &Draft,
    intents: &mut Vec<Intent>,
) -> Option<&'s [KeptBack]> {
    let query = Query::KeptBack(draft.tags.clone(), seen.zone.day(seen.now));
    intents.push(Intent::Ask(View::OutgoingKept, Box::new(query.clone())));
    match seen.answer(View::OutgoingKept, &query) {
        Some(Answer::KeptBack(kept)) => Some(kept),
        Some(_) | None => None,
    }
}

/// Says why a unit may not go, and of a rule of sales what opens it.
fn said(seen: &Seen, refusal: &Refusal) -> String {
    if let Refusal::KeptBack(_, why) = refusal {
        let (rule, opens) = RuleWords::of(why, "resale-rule");
        return seen.say(LeavingMsg::KeptBack { rule, opens });
    }
    seen.term("refusal", refusal.code())
}

/// Takes a scan: a tag is gathered, a carrier's number belongs to a label.
fn take(seen: &Seen, draft: &mut Draft, heard: &crate::shell::listen::Heard) {
    draft.wrong = None;
    if let Some(tag) = heard.tag() {
        if !draft.tags.contains(&tag) && draft.tags.len() < LEAVING_UNITS_MAX {
            draft.tags.push(tag);
        }
        return;
    }
    let number = heard.numbers().into_iter().next();
    match (draft.part, number) {
        (Part::Forward, Some((number, carrier))) => {
            draft.label.number = Some(number);
            draft.label.carrier = carrier;
        }
        (Part::Sell | Part::Forward | Part::HandOver | Part::Back | Part::Word, _) => {
            let code = heard.text.clone();
            draft.wrong = Some(seen.say(LeavingMsg::NotATag { code }));
        }
    }
}

const COLUMNS: [Column<Gathered>; 5] = [
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, one| Cell::code(format!("…{}", one.tag.tail()), one.tag.as_str()),
    ),
    words(
        || DeskMsg::ColSeller,
        72.0,
        1,
        |_, one| {
            let seller = one.row.as_ref().map(|row| &row.inspection.seller);
            Cell::maybe(seller.and_then(Option::as_ref))
        },
    ),
    words(
        || DeskMsg::ColContainer,
        90.0,
        1,
        |_, one| Cell::maybe(one.row.as_ref().map(|row| &row.container)),
    ),
    words(
        || DeskMsg::ColTitle,
        180.0,
        2,
        |_, one| match &one.row {
            Some(row) => title(row),
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColMayLeave,
        320.0,
        0,
        |seen, one| {
            Cell::words(match &one.refused {
                Some(why) => why.clone(),
                None => seen.say(LeavingMsg::MayGo),
            })
        },
    ),
];
/// The place of the words that say whether it may go.
const MAY: usize = 4;

const NOTHING: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::GatheredNone,
    how: || DeskMsg::GatheredNoneHow,
};

/// Draws what is gathered into the room left; the chosen one can be left out again.
pub(super) fn rows_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    rows: &Rows,
    intents: &mut Vec<Intent>,
) {
    let listed: Vec<&Gathered> = rows.all.iter().collect();
    if !listed.is_empty() {
        ui.horizontal_wrapped(|ui| {
            let count = rows.count();
            ui.label(RichText::new(seen.say(LeavingMsg::Gathered { count })).strong());
            let chosen = draft.list.selected_rows().first();
            let tag = chosen.and_then(|place| rows.all.get(*place));
            if let Some(one) = tag
                && ui.button(seen.say(LeavingMsg::Drop)).clicked()
            {
                draft.tags.retain(|tag| *tag != one.tag);
            }
            if ui.button(seen.say(LeavingMsg::DropAll)).clicked() {
                draft.tags.clear();
            }
        });
    }
    let list = List {
        name: ListName::Outgoing,
        label: DeskMsg::GatheredList,
        columns: &COLUMNS,
        grows: MAY,
        rows: &listed,
        key: |place, one: &Gathered| {
            let unit = one.row.as_ref().map(|row| row.unit.0);
            RowKey::Number(unit.unwrap_or_else(|| u128::try_from(place).unwrap_or(0)))
        },
        stamp: Stamp {
            answer: rows.answer.clone(),
            number: stamp(rows.way) + u64::from(rows.count()) * 8,
        },
        whole: Whole::All,
        empty: NOTHING,
    };
    table_ui(ui, seen, &mut draft.list, &list, intents);
}

/// The same units may go one way and not another.
fn stamp(way: Way) -> u64 {
    match way {
        Way::Sell => 0,
        Way::Forward => 1,
        Way::ToOwner => 2,
        Way::Back => 3,
        Way::Instruct => 4,
    }
}
