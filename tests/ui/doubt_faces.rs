//! Faces of scans that belong to another step or are in doubt, as the real machine shows them.

use std::sync::Arc;

use returnbay::domain::codes::PersonCode;
use returnbay::domain::time::Zone;
use returnbay::exchange::data::carriers;
use returnbay::ledger::{Answer, Query};
use returnbay::scan::read;
use returnbay::shell::open::bench_packs;
use returnbay::station::{Bench, Effect, Event, Face, Moment, Station};

use crate::faces::NOW;

/// Every such face: its name, what was scanned before, and the scan.
const SCANS: [(&str, &[&str], &str); 7] = [
    ("doubt-wrong-check", &[], "1Z5R89390357567120"),
    ("doubt-parcel-or-product", &[], "360002914041"),
    ("doubt-outbound", &[], "YT2229521272164448"),
    ("doubt-lpn", &[], "LPNNC5N165ZVR"),
    ("doubt-garbage", &[], "!?*%"),
    (
        "other-step-product",
        &["9400111206206406260787"],
        "036000291452",
    ),
    ("other-step-command", &[], "RB1.K.DANCE.E"),
];

/// Plays each and gives its face.
pub fn all() -> Vec<(&'static str, Face)> {
    SCANS
        .into_iter()
        .map(|(name, before, scan)| {
            let mut at = Played::new();
            for scan in before {
                at.scan(scan);
            }
            at.scan(scan);
            (name, at.station.face())
        })
        .collect()
}

/// A bench behind which nothing was ever announced.
struct Played {
    station: Station,
    events: u128,
}

impl Played {
    fn new() -> Self {
        let bench = Bench {
            packs: bench_packs(),
            station: "Dock-1".to_owned(),
            prefix: "A00".to_owned(),
        };
        let mut new = Self {
            station: Station::new(bench, moment(0)),
            events: 0,
        };
        new.event(Event::SignedIn(PersonCode::parse("OP-7").expect("a badge")));
        new
    }

    fn scan(&mut self, text: &str) {
        let reading = Arc::new(read(text.as_bytes(), &carriers::carriers()));
        self.event(Event::Scanned {
            scanner: 1,
            reading,
        });
    }

    fn event(&mut self, event: Event) {
        self.events += 1;
        for effect in self.station.on(moment(self.events), event) {
            match effect {
                Effect::Ask(ticket, query) => {
                    let answer = Box::new(answer(&query));
                    self.event(Event::Found(ticket, answer));
                }
                Effect::Commit(ticket, _) => self.event(Event::Saved(ticket)),
                Effect::KeepDraft(_)
                | Effect::DropDraft
                | Effect::Say(_)
                | Effect::PrintTags(_)
                | Effect::Sound(..) => {}
            }
        }
    }
}

fn moment(fresh: u128) -> Moment {
    Moment {
        at: NOW,
        day: Zone::UTC.day(NOW),
        fresh,
    }
}

/// A store that knows nobody and nothing.
fn answer(query: &Query) -> Answer {
    match query {
        Query::People => Answer::People(Vec::new()),
        Query::LastPut => Answer::LastPut(None),
        Query::Tag(_) => Answer::Tag(None),
        _ => Answer::Dossier(Box::default()),
    }
}
