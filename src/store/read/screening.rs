//! Loaded lists of parties, as the desk sees them.

use rusqlite::Connection;

use crate::domain::screening::Screenee;
use crate::domain::time::Day;
use crate::ledger::query::ScreeningView;
use crate::store::fault::Result;
use crate::store::packs::Packs;
use crate::store::rows::ship;
use crate::store::screening::find;

/// Says which lists are loaded, how old they are, and which firms are like an entry.
pub(super) fn view((db, packs): (&Connection, &Packs), today: Day) -> Result<ScreeningView> {
    let parties = ship::parties(db, None)?;
    let firms: Vec<Screenee> = parties.iter().map(Screenee::of).collect();
    let Some(screened) = find::screened(db, &firms)? else {
        return Ok(ScreeningView::default());
    };
    let most = packs.preflight.as_ref();
    let most = most.map_or(0, |rules| rules.limits.screening_days);
    let aged = screened.lists.into_iter();
    let aged = aged.map(|list| {
        let age = list.age(today, most);
        (list, age)
    });
    Ok(ScreeningView {
        lists: aged.collect(),
        hits: screened.hits,
    })
}
