//! What was found, in one table: announced lines that are awaited first, then the container, parcels
//! and units, then announced lines that were seen.

use std::sync::Arc;

use eframe::egui::{Label, RichText, Ui};

use super::super::review::{Subject, pooled};
use super::super::table::column::words;
use super::super::table::{Cell, Column, List, Nothing, RowKey, Stamp, Whole, table_ui};
use super::super::{Intent, Seen};
use super::{Draft, Reach};
use crate::domain::codes::ContainerName;
use crate::domain::expected::KnownLine;
use crate::domain::limits::PAGE_ROWS;
use crate::domain::time::UtcMs;
use crate::ledger::Answer;
use crate::ledger::query::{ContainerCount, Found};
use crate::ledger::rows::{ParcelRow, UnitRow};
use crate::shell::view::ListName;
use crate::text::DeskMsg;
use crate::ui::icons::Icon;

/// A row: one thing that has the number.
enum Hit<'a> {
    Line(&'a KnownLine),
    Container(&'a ContainerCount),
    Parcel(&'a ParcelRow),
    Unit(&'a UnitRow),
}

const NOTHING_TYPED: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::FindEmpty,
    how: || DeskMsg::FindEmptyHow,
};
const NOTHING_RECENT: Nothing = Nothing {
    icon: Icon::Warning,
    what: || DeskMsg::FindNothing,
    how: || DeskMsg::FindNothingHow,
};
const NOTHING_EVER: Nothing = Nothing {
    icon: Icon::Warning,
    what: || DeskMsg::FindNothing,
    how: || DeskMsg::FindNothingEver,
};
const LOOKING: Nothing = Nothing {
    icon: Icon::Working,
    what: || DeskMsg::Counting,
    how: || DeskMsg::CountingHow,
};

/// Draws the list into all the room left; a parcel or unit that is chosen shows its life, a
/// container is returned.
pub(super) fn list_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (answer, found): (Option<&Arc<Answer>>, &Found),
    intents: &mut Vec<Intent>,
) -> Option<ContainerName> {
    let hits = in_order(found);
    let rows: Vec<&Hit<'_>> = hits.iter().collect();
    let columns = columns();
    let empty = match (draft.text.trim().is_empty(), answer, draft.reach) {
        (true, _, _) => NOTHING_TYPED,
        (false, None, _) => LOOKING,
        (false, Some(_), Reach::Recent) => NOTHING_RECENT,
        (false, Some(_), Reach::All) => NOTHING_EVER,
    };
    let list = List {
        name: ListName::Found,
        label: DeskMsg::FindList,
        columns: &columns,
        grows: PRODUCT,
        rows: &rows,
        key: |_, hit: &Hit<'_>| key(hit),
        stamp: Stamp {
            answer: answer.cloned(),
            number: 0,
        },
        whole: Whole::All,
        empty,
    };
    if !found.cut.is_empty() {
        let kinds = found.cut.iter().map(|kind| seen.term("found", kind.code()));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        let most = u32::try_from(PAGE_ROWS).unwrap_or(u32::MAX);
        let text = seen.say(DeskMsg::FindCut { kinds, most });
        ui.add(Label::new(RichText::new(text).color(seen.theme.stop_text)).wrap());
    }
    let touched = table_ui(ui, seen, &mut draft.list, &list, intents);
    match touched.selected.and_then(|at| hits.get(at))? {
        Hit::Line(_) => draft.subject = None,
        Hit::Parcel(row) => draft.subject = Some(Subject::Parcel(row.parcel)),
        Hit::Unit(row) => draft.subject = Some(Subject::Unit(row.unit)),
        Hit::Container(count) => return Some(count.row.container.clone()),
    }
    None
}

fn in_order(found: &Found) -> Vec<Hit<'_>> {
    let (awaited, seen): (Vec<_>, Vec<_>) =
        found.lines.iter().partition(|line| line.awaits_units());
    let awaited = awaited.into_iter().map(Hit::Line);
    awaited
        .chain(found.container.iter().map(Hit::Container))
        .chain(found.parcels.iter().map(Hit::Parcel))
        .chain(found.units.iter().map(Hit::Unit))
        .chain(seen.into_iter().map(Hit::Line))
        .collect()
}

fn key(hit: &Hit<'_>) -> RowKey {
    match hit {
        Hit::Line(line) => RowKey::Number(u128::from_be_bytes(line.id.0)),
        Hit::Container(count) => RowKey::Name(count.row.container.to_string()),
        Hit::Parcel(row) => RowKey::Number(row.parcel.0),
        Hit::Unit(row) => RowKey::Number(row.unit.0),
    }
}

/// The place of the product among the columns.
const PRODUCT: usize = 6;

fn columns<'a>() -> [Column<Hit<'a>>; 7] {
    [
        words(|| DeskMsg::ColWhat, 170.0, 0, what),
        words(|| DeskMsg::ColNumber, 210.0, 0, number),
        words(|| DeskMsg::ColSeller, 80.0, 3, seller),
        words(|| DeskMsg::ColState, 120.0, 1, state),
        words(|| DeskMsg::ColWhere, 90.0, 2, place),
        words(|| DeskMsg::ColWhen, 140.0, 4, when),
        words(|| DeskMsg::ColTitle, 140.0, 5, product),
    ]
}

fn what(seen: &Seen, hit: &Hit<'_>) -> Cell {
    Cell::words(seen.say(match hit {
        Hit::Line(line) if line.awaits_units() => DeskMsg::FoundAwaited,
        Hit::Line(_) => DeskMsg::FoundSeen,
        Hit::Container(_) => DeskMsg::FoundContainer,
        Hit::Parcel(_) => DeskMsg::FoundParcel,
        Hit::Unit(_) => DeskMsg::FoundUnit,
    }))
}

fn number(_: &Seen, hit: &Hit<'_>) -> Cell {
    Cell::words(match hit {
        Hit::Line(line) => {
            let of = &line.line.of;
            let order = of.order_id.as_ref().map(ToString::to_string);
            let rma = of.rma_id.as_ref().map(ToString::to_string);
            let known = order
                .or(rma)
                .or_else(|| line.line.tracking.first().cloned());
            known.unwrap_or_default()
        }
        Hit::Container(count) => count.row.container.to_string(),
        Hit::Parcel(row) => row.number.to_string(),
        Hit::Unit(row) => row.inspection.tag.to_string(),
    })
}

fn seller(_: &Seen, hit: &Hit<'_>) -> Cell {
    match hit {
        Hit::Line(line) => Cell::words(line.line.of.seller.as_str()),
        Hit::Container(_) => Cell::words(""),
        Hit::Parcel(row) => {
            let chosen = row.chosen.as_ref().map(|of| &of.seller);
            Cell::maybe(chosen.or(row.hinted.as_ref()))
        }
        Hit::Unit(row) => Cell::maybe(row.inspection.seller.as_ref()),
    }
}

fn state(seen: &Seen, hit: &Hit<'_>) -> Cell {
    Cell::words(match hit {
        Hit::Line(line) => seen.say(DeskMsg::SeenOf {
            seen: line.put_units,
            all: line.line.quantity,
        }),
        Hit::Container(count) => seen.say(match count.row.sealed_at {
            Some(_) => DeskMsg::StateSealed,
            None => DeskMsg::StateOpen,
        }),
        Hit::Parcel(row) => pooled::state(seen, row),
        Hit::Unit(row) => seen.term("unit-state", row.standing_code()),
    })
}

fn place(_: &Seen, hit: &Hit<'_>) -> Cell {
    match hit {
        Hit::Line(_) | Hit::Container(_) => Cell::words(""),
        Hit::Parcel(row) => match &row.shelf {
            Some(shelf) => Cell::words(shelf.as_str()),
            None => Cell::words(row.station.as_str()),
        },
        Hit::Unit(row) => Cell::words(row.container.as_str()),
    }
}

fn when(seen: &Seen, hit: &Hit<'_>) -> Cell {
    let at = |at: UtcMs| {
        let moment = seen.words.moment(at);
        Cell::moment(moment.clone(), moment, at)
    };
    match hit {
        Hit::Line(line) => Cell::maybe(line.line.request_date),
        Hit::Container(count) => at(count.row.opened_at),
        Hit::Parcel(row) => at(row.received_at),
        Hit::Unit(row) => at(row.put_at),
    }
}

fn product(_: &Seen, hit: &Hit<'_>) -> Cell {
    match hit {
        Hit::Line(line) => Cell::maybe(line.line.title.as_ref().or(line.line.sku.as_ref())),
        Hit::Container(_) | Hit::Parcel(_) => Cell::words(""),
        Hit::Unit(row) => {
            let line = row.inspection.line.as_ref();
            let known = line.and_then(|line| line.title.as_ref().or(line.sku.as_ref()));
            Cell::maybe(known.or(row.inspection.barcode.as_ref()))
        }
    }
}
