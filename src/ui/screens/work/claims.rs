//! Claims to Amazon that may be filed, the one that ends first on top, and those that ran out lately.

use eframe::egui::{Label, RichText, Ui};

use super::super::photos;
use super::super::review::pages::Paged;
use super::super::review::{Subject, list, timeline};
use super::super::table::column::words;
use super::super::table::{Cell, Column};
use super::super::{Intent, Seen};
use super::columns::mirrored;
use super::{queues, waiting};
use crate::domain::claim::ClaimReason;
use crate::domain::deadline::Sure;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::query::claims::moment;
use crate::ledger::query::{ClaimQueue, ClaimsAsked, Page, PageAfter, QueuedClaim};
use crate::ledger::{Answer, Query};
use crate::shell::claims::{days, last_day};
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, Message};
use crate::ui::theme::size::{self, space};

/// The place of the reason among the columns.
const WHY: usize = 2;

const CLAIMS: [Column<QueuedClaim>; 10] = [
    words(
        || DeskMsg::ColClaimLeft,
        92.0,
        0,
        |seen, row| match last_day(&row.days) {
            Some(last) => {
                let whole = last.due.days_since(seen.zone.day(seen.now)).to_string();
                Cell::moment(left(seen, last.due), whole, moment(last.due))
            }
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColClaimDue,
        150.0,
        0,
        |seen, row| match last_day(&row.days) {
            Some(last) => {
                let text = due(seen, last.due, last.sure);
                Cell::moment(text.clone(), text, moment(last.due))
            }
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColWhy,
        168.0,
        0,
        |seen, row| {
            let rank = ClaimReason::ALL.iter().position(|of| *of == row.reason);
            Cell::ranked(seen.term("claim-reason", row.reason.code()), rank)
        },
    ),
    words(
        || DeskMsg::ColOrder,
        170.0,
        1,
        |_, row| Cell::maybe(row.of.order_id.as_ref()),
    ),
    words(
        || DeskMsg::ColRma,
        130.0,
        4,
        |_, row| Cell::maybe(row.of.rma_id.as_ref()),
    ),
    words(
        || DeskMsg::ColSeller,
        64.0,
        2,
        |_, row| Cell::words(row.seller().as_str()),
    ),
    words(
        || DeskMsg::ColOwed,
        130.0,
        3,
        |seen, row| Cell::words(photos::kinds(seen, &row.owed)),
    ),
    words(
        || DeskMsg::ColUnitTag,
        84.0,
        5,
        |_, row| match &row.tag {
            Some(tag) => Cell::code(format!("…{}", tag.tail()), tag.as_str()),
            None => Cell::words(""),
        },
    ),
    words(
        || DeskMsg::ColParcel,
        84.0,
        6,
        |_, row| Cell::code(format!("…{}", row.number.tail()), row.number.as_str()),
    ),
    words(
        || DeskMsg::ColTitle,
        110.0,
        7,
        |_, row| Cell::maybe(row.title.as_ref()),
    ),
];

impl Paged for QueuedClaim {
    type Filter = ClaimsAsked;
    const LABEL: DeskMsg = DeskMsg::ClaimsList;
    const COLUMNS: &'static [Column<Self>] = &CLAIMS;
    const GROWS: usize = WHY;

    fn query(asked: &ClaimsAsked, after: Option<PageAfter>) -> Query {
        Query::QueuedClaims(*asked, after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::QueuedClaims(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(moment(self.delivered), self.id)
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// Says how many days are left until a last day, or passed since it.
fn left(seen: &Seen, due: Day) -> String {
    said(seen, due, |count| DeskMsg::ClaimLeft { count })
}

/// Says in how many days a last day comes, or how many have passed since it.
pub(super) fn ends_in(seen: &Seen, due: Day) -> String {
    said(seen, due, |count| DeskMsg::ClaimIn { count })
}

fn said(seen: &Seen, due: Day, to_come: fn(u32) -> DeskMsg) -> String {
    let days = due.days_since(seen.zone.day(seen.now));
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    seen.say(match days {
        0 => DeskMsg::ClaimToday,
        1.. => to_come(count),
        _ => DeskMsg::ClaimOver { count },
    })
}

fn due(seen: &Seen, day: Day, sure: Sure) -> String {
    match sure {
        Sure::Known => day.to_string(),
        Sure::Estimated => seen.say(DeskMsg::ClaimEstimated { day }),
    }
}

/// Draws a queue of claims.
pub(super) fn claims_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    queue: ClaimQueue,
    intents: &mut Vec<Intent>,
) {
    let chosen = draft.claims.table.selected_rows().first();
    let chosen = chosen.and_then(|place| draft.claims.pages.rows.get(*place));
    let chosen = chosen.cloned();
    if let Some(subject) = draft.subject {
        waiting::beside(ui, |ui| {
            if let Some(row) = &chosen {
                chosen_ui(ui, seen, row);
            }
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let filter = ClaimsAsked {
        queue,
        days: days(seen.zone.day(seen.now)),
    };
    let of = list::Of {
        name: ListName::WorkClaims,
        view: View::WorkClaims,
        filter: &filter,
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.claims, &of, intents);
    let chosen = chosen.map(|row| match row.unit {
        Some(unit) => Subject::Unit(unit),
        None => Subject::Parcel(row.parcel),
    });
    draft.subject = chosen.or(draft.subject);
}

/// Draws what a claim counts from, by whose rule, and what it lacks.
fn chosen_ui(ui: &mut Ui, seen: &Seen, row: &QueuedClaim) {
    let reason = seen.term("claim-reason", row.reason.code());
    let grade = match row.reason {
        ClaimReason::Worse | ClaimReason::SerialDiffers => row.grade,
        ClaimReason::Empty
        | ClaimReason::Missing
        | ClaimReason::WrongItem
        | ClaimReason::Unsellable => None,
    };
    let grade = grade.map(|grade| seen.words.say(&Message::grade(grade)));
    let head = [Some(reason), grade].into_iter().flatten();
    let head = head.collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(RichText::new(head).size(size::STRONG).strong()).wrap());
    let quiet = |ui: &mut Ui, text: String| {
        ui.add(Label::new(RichText::new(text).color(seen.theme.text_muted)).wrap());
    };
    let of = [
        row.of.order_id.as_ref().map(ToString::to_string),
        row.of.rma_id.as_ref().map(ToString::to_string),
        Some(row.seller().to_string()),
    ];
    let of = of.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    ui.add(Label::new(of).wrap());
    if let Some(day) = row.days.received {
        let counts = match row.days.refunded {
            Some(_) => DeskMsg::ClaimCounts { day },
            None => DeskMsg::ClaimCountsEstimated { day },
        };
        quiet(ui, seen.say(counts));
    }
    if let Some(last) = last_day(&row.days) {
        quiet(ui, last.source);
    }
    photos::owed_ui(ui, seen, &row.owed);
    quiet(ui, seen.say(DeskMsg::ClaimHow));
    ui.add_space(space(2));
}
