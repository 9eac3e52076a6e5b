//! Photos of labels whose address is not covered: when each was taken, and when its original goes.

use eframe::egui::{Label, RichText, Ui};

use super::super::backlog::age;
use super::super::review::pages::Paged;
use super::super::review::{Subject, list, timeline};
use super::super::table::column::words;
use super::super::table::{Cell, Column, RowKey};
use super::super::{Intent, Seen};
use super::columns::mirrored;
use super::{queues, waiting};
use crate::domain::time::UtcMs;
use crate::ledger::query::{Originals, OriginalsAsked, Page, PageAfter, PersonalPhoto};
use crate::ledger::{Answer, Query};
use crate::shell::privacy::Original;
use crate::shell::view::{ListName, View};
use crate::text::{DeskMsg, PrivacyMsg};

const LABELS: [Column<PersonalPhoto>; 4] = [
    words(
        || DeskMsg::ColAge,
        102.0,
        0,
        |seen, row| {
            let since = row.row.named.taken_at;
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
        || DeskMsg::ColOriginalGoes,
        110.0,
        0,
        |seen, row| {
            let original = Original::of(row.clone(), seen.zone);
            Cell::words(original.goes.to_string())
        },
    ),
    words(
        || DeskMsg::ColClaimLeft,
        90.0,
        0,
        |seen, row| {
            let original = Original::of(row.clone(), seen.zone);
            Cell::words(super::claims::ends_in(seen, original.goes))
        },
    ),
];

impl Paged for PersonalPhoto {
    type Filter = ();
    const LABEL: DeskMsg = DeskMsg::UncoveredList;
    const COLUMNS: &'static [Column<Self>] = &LABELS;
    const GROWS: usize = 1;

    fn query((): &(), after: Option<PageAfter>) -> Query {
        Query::Originals(OriginalsAsked::all(Originals::Uncovered), after)
    }

    fn page(answer: &Answer) -> Option<&Page<Self>> {
        if let Answer::Originals(page) = answer {
            Some(page)
        } else {
            None
        }
    }

    fn key(&self) -> (UtcMs, u128) {
        mirrored(self.row.named.taken_at, self.row.named.photo.beginning())
    }

    fn row_key(&self) -> RowKey {
        RowKey::Name(self.row.named.photo.to_string())
    }

    fn begins(after: PageAfter) -> (UtcMs, u128) {
        mirrored(after.at, after.id)
    }
}

/// Draws the photos of labels that wait to be covered.
pub(super) fn labels_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut super::Draft,
    intents: &mut Vec<Intent>,
) {
    if let Some(subject) = draft.subject {
        waiting::beside(ui, |ui| {
            let how = RichText::new(seen.say(PrivacyMsg::UncoveredHow));
            ui.add(Label::new(how.color(seen.theme.text_muted)).wrap());
            timeline::timeline_ui(ui, seen, subject, &mut draft.evidence, intents);
        });
    }
    let of = list::Of {
        name: ListName::WorkLabels,
        view: View::WorkLabels,
        filter: &(),
        empty: queues::NONE,
    };
    let chosen = list::list_ui(ui, seen, &mut draft.labels, &of, intents);
    let chosen = chosen.map(|row| Subject::Parcel(row.row.named.parcel));
    draft.subject = chosen.or(draft.subject);
}
