//! `returnbay seed`: a deterministic store for measuring, through the same rule and fold.

use std::sync::Arc;

use serde::Serialize;

use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::policy::Why;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::ledger::Command;
use crate::ledger::command::{PutUnit, ReceiveParcel};
use crate::ledger::fact::{Inspection, ProductHow, RawScan, Role};
use crate::shell::seeded;
use crate::shell::{Clock, Devices, Shell};
use crate::text::Message;

use super::args::{Args, Seed};
use super::replay::Temporary;
use super::{Exit, Out, open_in};

#[derive(Serialize)]
struct SeedOut {
    folder: String,
    expected: u32,
    parcels: u32,
    seed: u64,
}

pub(super) fn run(args: &Args, verb: &Seed, out: &Out) -> Exit {
    if args.data.is_none() {
        out.note("--data");
        return Exit::Usage;
    }
    let made = Temporary::for_run(args).and_then(|temporary| {
        let shell = open_in(
            temporary.folder.clone(),
            args,
            Clock::scripted(seeded::START),
            Devices::Left,
        )?;
        let expected = verb.expected.unwrap_or(verb.parcels);
        fill(&shell, verb.seed, expected, verb.parcels)?;
        Ok(SeedOut {
            folder: temporary.folder.display().to_string(),
            expected,
            parcels: verb.parcels,
            seed: verb.seed,
        })
    });
    match made {
        Ok(told) => {
            out.json(&told);
            Exit::Done
        }
        Err(message) => out.store_trouble(&message),
    }
}

/// Fills a store with announced lines and with parcels of them, each with one unit put.
///
/// # Errors
/// Gives the store's sentence.
fn fill(shell: &Shell, seed: u64, expected: u32, parcels: u32) -> Result<(), Message> {
    let seller = SellerCode::parse("S-01").expect("a seller's code");
    let person = PersonCode::parse("OP-7").expect("a badge");
    shell.commit(Command::EnrolPerson {
        person: person.clone(),
        name: "Seed".to_owned(),
        role: Role::Operator,
    })?;
    shell.sign_in(person);
    shell.settle();
    let file = seeded::returns_file(&seller, seed, expected);
    shell.take_text("seed.tsv", &seller, Arc::from(file.into_bytes()))?;
    for number in 0..parcels {
        shell
            .clock()
            .set(seeded::START.plus_ms(i64::from(number) * 1000));
        one_parcel(shell, &seller, seed, number)?;
    }
    Ok(())
}

fn one_parcel(shell: &Shell, seller: &SellerCode, seed: u64, number: u32) -> Result<(), Message> {
    let base = (u128::from(seed) << 96) | (u128::from(number) << 32);
    let (parcel, unit) = (ParcelId(base | 1), UnitId(base | 2));
    let key = seeded::tracking(seed, number);
    let candidate = Candidate {
        kind: CodeKind::Tracking,
        carrier: Some("usps".to_owned()),
        key: key.clone(),
        check: CheckVerdict::Ok,
        how: How::Literal,
    };
    shell.commit(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: ParcelTag::make("0SD", u64::from(number))
            .expect("a prefix of three and a small serial"),
        raw: RawScan {
            salt: base.to_be_bytes(),
            bytes: key.into_bytes(),
        },
        candidates: vec![candidate],
        chosen: None,
        finding: None,
    }))?;
    let letter = if number.is_multiple_of(3) { 'C' } else { 'R' };
    let decision = if letter == 'C' {
        Decision::ShipChina
    } else {
        Decision::Resell
    };
    let tag =
        UnitTag::make("0SD", u64::from(number)).expect("a prefix of three and a small serial");
    shell.commit(Command::PutUnit(Box::new(PutUnit {
        units: vec![unit],
        inspection: Inspection {
            seller: Some(seller.clone()),
            grade: Some(if letter == 'C' {
                Grade::Good
            } else {
                Grade::New
            }),
            ..Inspection::begun(parcel, tag, ProductHow::NoBarcode)
        },
        photos: PhotoKinds::NONE,
        readings: Vec::new(),
        allowed: vec![decision],
        proposed: decision,
        why: Why::NoRule,
        policy: None,
        decision,
        override_reason: None,
        hold: None,
        advice: None,
        rework_cost: None,
        class: crate::domain::hazard::HazardClass::None,
        container: ContainerName::parse(&format!("{letter}-{:02}", number / 50 % 90))
            .expect("a letter and a number"),
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    })))?;
    shell.commit(Command::CloseParcel {
        parcel,
        unseen: Vec::new(),
    })
}
