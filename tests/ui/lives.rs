//! The life of a unit, made by hand.

use returnbay::domain::codes::SellerCode;
use returnbay::domain::decision::{Decision, OverrideReason};
use returnbay::domain::expected::ReturnStanding;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{Hash, ParcelId, UnitId};
use returnbay::domain::photo::{PhotoKind, PhotoKinds};
use returnbay::domain::policy::Why;
use returnbay::ledger::fact::{Inspection, ProductHow};
use returnbay::ledger::query::{Checklists, Timeline, TimelineEntry, Undone};
use returnbay::ledger::rows::PhotoRow;
use returnbay::ledger::{Body, PackRef};

use crate::faces::{NOW, container, parcel_tag, tag};
use crate::seen::{advised, parcel, units};

pub fn timeline() -> Timeline {
    let pack = PackRef {
        id: "general".to_owned(),
        version: 1,
        hash: Hash::ZERO,
    };
    let answers =
        [("sealed", "opened"), ("function", "works")].map(|(q, a)| (q.to_owned(), a.to_owned()));
    let bodies = [
        Body::ParcelReceived {
            parcel: ParcelId(1),
            number: parcel_tag(),
            raw_hash: Hash::ZERO,
            candidates: Vec::new(),
            chosen: None,
            finding: Some(ReturnStanding::RefundedAtFirstScan),
        },
        Body::UnitInspected {
            units: vec![UnitId(1)],
            inspection: Inspection {
                barcode: Some("4006381333931".to_owned()),
                seller: SellerCode::parse("S-01"),
                checklist: Some(pack),
                answers: answers.into_iter().collect(),
                grade: Some(Grade::Good),
                ..Inspection::begun(ParcelId(1), tag(9037), ProductHow::Barcode)
            },
            photos: PhotoKinds::NONE,
            readings: Vec::new(),
        },
        Body::PhotoNamed(crate::photos::named(3, PhotoKind::Item, 2)),
        Body::UnitDecided {
            units: vec![UnitId(1)],
            hold: None,
            proposed: Decision::Hold,
            why: Why::NoRule,
            policy: None,
            decision: Decision::Resell,
            override_reason: Some(OverrideReason::Supervisor),
            advice: Some(Box::new(advised())),
            rework_cost: None,
        },
        Body::UnitPut {
            units: vec![UnitId(1)],
            container: container("R-03"),
        },
    ];
    let entries = (1_u64..)
        .zip(bodies)
        .map(|(seq, body)| TimelineEntry {
            seq,
            at: NOW,
            person: Some("OP-7".to_owned()),
            station: "A".to_owned(),
            kind: body.kind(),
            undone: if seq == 4 { Undone::Yes } else { Undone::No },
            body,
        })
        .collect();
    Timeline {
        unit: units().into_iter().next(),
        parcel: Some(parcel()),
        place: None,
        units: Vec::new(),
        forward: None,
        photos: vec![PhotoRow {
            named: crate::photos::named(3, PhotoKind::Item, 2),
            person: None,
            named_at: NOW,
            copy: None,
            purged: None,
        }],
        entries,
        checklists: Checklists::default(),
    }
}
