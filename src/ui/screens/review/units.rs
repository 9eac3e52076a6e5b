//! The columns of a list of units.

use super::super::Seen;
use super::super::table::column::words;
use super::super::table::{Cell, Column, Nothing};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnRef;
use crate::domain::grade::Grade;
use crate::ledger::rows::{UnitRow, UnitState};
use crate::text::{DeskMsg, LeavingMsg, ReviewMsg};
use crate::ui::icons::Icon;

/// The place of the product's title among the columns.
pub const TITLE: usize = 7;

/// The places of what a container's own name says already.
pub const OF_CONTAINER: [usize; 2] = [3, 4];

/// What stands where there is none.
pub const NONE: Nothing = Nothing {
    icon: Icon::Scanner,
    what: || DeskMsg::UnitsNone,
    how: || DeskMsg::UnitsNoneHow,
};

/// The columns.
pub const COLUMNS: [Column<UnitRow>; 11] = [
    words(
        || DeskMsg::ColTime,
        62.0,
        0,
        |seen, unit| {
            let shown = seen.zone.local(unit.put_at).format("%H:%M").to_string();
            Cell::moment(shown, seen.words.moment(unit.put_at), unit.put_at)
        },
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        0,
        |_, unit| {
            Cell::code(
                format!("…{}", unit.inspection.tag.tail()),
                unit.inspection.tag.as_str(),
            )
        },
    ),
    words(
        || DeskMsg::ColGrade,
        96.0,
        2,
        |seen, unit| grade(seen, unit.inspection.grade),
    ),
    words(
        || DeskMsg::ColDecision,
        128.0,
        4,
        |seen, unit| decision(seen, unit.decision()),
    ),
    words(
        || DeskMsg::ColContainer,
        96.0,
        3,
        |seen, unit| {
            Cell::words(match unit.state {
                UnitState::Put
                | UnitState::Parked
                | UnitState::Waiting
                | UnitState::Judged
                | UnitState::Gone => unit.container.as_str().to_owned(),
                UnitState::Undone => seen.say(ReviewMsg::TakenBack),
            })
        },
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        5,
        |_, unit| Cell::maybe(unit.inspection.seller.as_ref()),
    ),
    words(
        || DeskMsg::ColPerson,
        64.0,
        6,
        |_, unit| Cell::maybe(unit.person.as_ref()),
    ),
    words(|| DeskMsg::ColTitle, 120.0, 1, ends),
    words(
        || DeskMsg::ColSku,
        110.0,
        7,
        |_, unit| {
            Cell::maybe(
                unit.inspection
                    .line
                    .as_ref()
                    .and_then(|line| line.sku.as_ref()),
            )
        },
    ),
    words(
        || DeskMsg::ColOrder,
        170.0,
        8,
        |_, unit| Cell::maybe(of_return(unit).and_then(|of| of.order_id.as_ref())),
    ),
    words(
        || DeskMsg::ColRma,
        140.0,
        9,
        |_, unit| Cell::maybe(of_return(unit).and_then(|of| of.rma_id.as_ref())),
    ),
];

/// A grade, sorted from the best on.
pub fn grade(seen: &Seen, grade: Option<Grade>) -> Cell {
    let rank = |of: Grade| Grade::SPECS.iter().position(|spec| spec.grade == of);
    Cell::ranked(seen.grade(grade), grade.and_then(rank))
}

/// A decision with its letter; the letter stays here when it leaves.
pub fn decision(seen: &Seen, decision: Option<Decision>) -> Cell {
    let Some(decision) = decision else {
        return Cell::words(seen.say(ReviewMsg::NotDecided));
    };
    let word = seen.decision(decision);
    let rank = Decision::SPECS
        .iter()
        .position(|spec| spec.decision == decision);
    let shown = format!("{}  {word}", decision.spec().letter);
    Cell::ranked(shown, rank).leaving(word)
}

fn of_return(unit: &UnitRow) -> Option<&ReturnRef> {
    unit.inspection.line.as_ref().map(|line| &line.of)
}

/// The product's title; before it that it is missed or given up, how a unit left, with which number it waits for its carrier, or on whose
/// word it is to be destroyed.
fn ends(seen: &Seen, unit: &UnitRow) -> Cell {
    let code = unit.standing_code();
    let lost = code != unit.state.code();
    let lost = lost.then(|| seen.term("unit-state", code));
    let left = unit.left.as_deref();
    let told = left.map(|left| seen.term("left", left.how.code()));
    let waits = unit.forward.as_ref();
    let waits = waits.map(|number| {
        let number = number.to_string();
        seen.say(LeavingMsg::Labelled { number })
    });
    let basis = matches!(
        unit.container.kind(),
        ContainerKind::DisposeBin | ContainerKind::BatteryDrum
    );
    let basis = basis.then(|| match unit.basis {
        Some(basis) => seen.term("basis", basis.code()),
        None => seen.say(LeavingMsg::NoBasis),
    });
    match lost.or(told).or(waits).or(basis) {
        Some(told) => {
            let title = title(unit).shown;
            Cell::words(format!("{told} · {title}"))
        }
        None => title(unit),
    }
}

/// The product's title, or what else is known of it.
pub fn title(unit: &UnitRow) -> Cell {
    let line = unit.inspection.line.as_ref();
    let known = line.and_then(|line| line.title.as_ref().or(line.sku.as_ref()));
    Cell::maybe(known.or(unit.inspection.barcode.as_ref()))
}
