//! What happens to single units: sold, forwarded, brought back, put away, counted, lost and found.

use returnbay::domain::codes::{ContainerName, Tracking};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::decision::Decision;
use returnbay::domain::forward::ForwardTo;
use returnbay::domain::leaving::LeftHow;
use returnbay::ledger::command::{CountPlace, MakeForward, SellUnits};
use returnbay::ledger::query::UnitQueue;
use returnbay::ledger::rows::{UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query};

use super::floor::{seller, together};
use super::staff::{contents, number_of, queued};
use super::{Gone, Year, person};

/// One afternoon: what lies in totes and on sellers' shelves is sold, labelled, put away; the cage is emptied.
pub fn afternoon(year: &mut Year) {
    carriers(year);
    for row in for_sale(year) {
        match year.dice.roll(100) {
            0..4 => sell(year, &row),
            4..8 => label(year, &row),
            8..12 => put_away(year, &row),
            _ => {}
        }
    }
    brought_back(year);
    out_of_the_cage(year);
}

/// Units that may be sold: in totes and on shelves of sellers, not labelled, not missed.
fn for_sale(year: &Year) -> Vec<UnitRow> {
    let mut found = Vec::new();
    for kind in [ContainerKind::Tote, ContainerKind::SellerShelf] {
        for count in super::staff::containers(year, kind) {
            found.extend(contents(year, &count.row.container));
        }
    }
    found.retain(|row| {
        row.state == UnitState::Put && row.forward.is_none() && row.missing.is_none()
    });
    found
}

/// Tells whether a rule keeps a unit back: its seller may still answer, or it is recalled. It waits on.
fn is_kept_back(year: &Year, row: &UnitRow) -> bool {
    let asked = Query::KeptBack(vec![row.inspection.tag.clone()], year.today());
    match year.ask(&asked) {
        Answer::KeptBack(kept) => !kept.is_empty(),
        other => panic!("{other:?}"),
    }
}

fn sell(year: &mut Year, row: &UnitRow) {
    if is_kept_back(year, row) {
        year.note("kept back from a sale");
        return;
    }
    year.must(Command::SellUnits(Box::new(SellUnits {
        tags: vec![row.inspection.tag.clone()],
        order: format!("114-{:07}-0000000", number_of(row)),
        price: None,
    })));
    let tag = row.inspection.tag.clone();
    year.gone.insert(tag, Gone::Left(LeftHow::Sold));
    year.note("sold singly");
}

fn label(year: &mut Year, row: &UnitRow) {
    year.labelled += 1;
    let number = Tracking::parse(&format!("9400{:018}", year.labelled)).unwrap();
    year.must(Command::MakeForward(Box::new(MakeForward {
        tags: vec![row.inspection.tag.clone()],
        number: number.clone(),
        carrier: None,
        to: ForwardTo::Fba,
        weight: None,
        label: None,
        due: year.today().plus_days(3),
        owner: person(),
    })));
    year.waiting.push((number, row.inspection.tag.clone()));
    year.note("labelled");
}

/// The carrier takes most of what waits; some of it is not sent after all.
fn carriers(year: &mut Year) {
    for (number, tag) in std::mem::take(&mut year.waiting) {
        if year.dice.hits(15) {
            year.must(Command::CancelForward {
                number,
                reason: "The seller sells it here".to_owned(),
            });
            year.note("forward cancelled");
        } else {
            year.must(Command::HandOver { read: vec![number] });
            year.gone.insert(tag, Gone::Left(LeftHow::Forwarded));
            year.note("handed over");
        }
    }
}

fn put_away(year: &mut Year, row: &UnitRow) {
    if row.container.kind() != ContainerKind::Tote {
        return;
    }
    let shelf = year.container('V', seller(number_of(row)));
    year.must(Command::MoveUnits {
        units: vec![row.unit],
        container: shelf,
    });
    year.note("put away");
}

/// A sale that came to nothing: the unit is where it was, if that is still here.
fn brought_back(year: &mut Year) {
    let singly = |number: &u64| {
        let row = year.row(*number);
        row.left.as_ref().is_some_and(|left| left.under.is_some())
            && row.state == UnitState::Gone
            && year.gone.get(&row.inspection.tag) == Some(&Gone::Left(LeftHow::Sold))
    };
    let last = year.came;
    let sold: Vec<u64> = (last.saturating_sub(30).max(1)..=last)
        .filter(singly)
        .collect();
    for number in sold {
        if !year.dice.hits(5) {
            continue;
        }
        let tag = super::tag(number);
        let back = Command::BringBack {
            tags: vec![tag.clone()],
            reason: "The buyer did not pay".to_owned(),
        };
        if year.shell.commit(back).is_ok() {
            year.gone.remove(&tag);
            year.note("brought back");
        }
    }
}

/// What stands in the cage goes to where it leaves from, or to its shelf.
fn out_of_the_cage(year: &mut Year) {
    for row in queued(year, UnitQueue::Caged) {
        let Some(decision) = row.decision().filter(|_| year.dice.hits(30)) else {
            continue;
        };
        let letter = decision.spec().letter;
        let container = year.container(letter, together(letter, number_of(&row)));
        year.must(Command::MoveUnits {
            units: vec![row.unit],
            container,
        });
        year.note("out of the cage");
    }
}

/// A shelf is counted; now and then a unit is not found there, and is found or given up a week later.
pub fn count(year: &mut Year) {
    for row in queued(year, UnitQueue::Missing) {
        if year.dice.hits(50) {
            year.must(Command::WriteOff {
                units: vec![row.unit],
                reason: "Looked for in the whole house".to_owned(),
            });
            let tag = row.inspection.tag.clone();
            year.gone.insert(tag, Gone::WrittenOff);
            year.note("written off");
        } else {
            scan_all(year, &row.container, None);
            year.note("found");
        }
    }
    for letter in ['H', 'V'] {
        let of = if letter == 'V' { super::SELLERS[0] } else { "" };
        let place = year.container(letter, of);
        let rows = contents(year, &place);
        let takes = |row: &&UnitRow| {
            row.state == UnitState::Put
                && row.forward.is_none()
                && matches!(row.decision(), Some(Decision::Hold | Decision::Resell))
        };
        let lost = rows.iter().find(takes).filter(|_| year.dice.hits(40));
        let lost = lost.map(|row| row.unit);
        if !rows.is_empty() {
            scan_all(year, &place, lost);
            year.note("counted");
        }
    }
}

/// Scans every unit of a place but one.
fn scan_all(year: &mut Year, place: &ContainerName, but: Option<returnbay::domain::ids::UnitId>) {
    let rows = super::staff::standing(year, place);
    let units = rows.iter().map(|row| row.unit);
    year.must(Command::CountPlace(Box::new(CountPlace {
        place: place.clone(),
        since: year.shell.now().plus_ms(1),
        units: units.filter(|unit| Some(*unit) != but).collect(),
        strange: Vec::new(),
    })));
    if but.is_some() {
        year.note("missed");
    }
}
