//! The bench of the year: parcels come, units are put, parked, taken back.

use returnbay::domain::codes::{ContainerName, ParcelTag, SellerCode};
use returnbay::domain::decision::Decision;
use returnbay::domain::finding::ParkWhy;
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::ParcelId;
use returnbay::domain::photo::PhotoKinds;
use returnbay::domain::policy::Why;
use returnbay::ledger::command::{ParkUnit, PutUnit, ReceiveParcel};
use returnbay::ledger::fact::{Inspection, ProductHow, RawScan};
use returnbay::ledger::{Answer, Command, Query};

use super::{SELLERS, Year, tag, unit};

/// What is printed on all goods of the year: each seller's book has it.
pub const BARCODE: &str = "00036000291452";

/// What a day brings: some parcels of one or two units each. Some were one box with two labels.
pub fn intake(year: &mut Year) {
    let mut records = Vec::new();
    for _ in 0..=year.dice.roll(3) {
        let parcel = received(year);
        for _ in 0..=year.dice.roll(2) {
            year.came += 1;
            let number = year.came;
            if year.dice.hits(8) {
                park(year, number, parcel);
            } else {
                put(year, number, parcel);
            }
        }
        year.must(Command::CloseParcel {
            parcel,
            unseen: Vec::new(),
        });
        records.push(parcel);
    }
    let is_one = year.came.is_multiple_of(3) && one_box(year, &records);
    if year.dice.hits(10) && !is_one {
        take_back(year);
    }
}

/// The day's last two records become one parcel; every other time they are two after all.
fn one_box(year: &mut Year, records: &[ParcelId]) -> bool {
    let [.., into, parcel] = records else {
        return false;
    };
    year.must(Command::MergeParcel {
        parcel: *parcel,
        into: *into,
    });
    year.note("two records one");
    let units = |year: &Year, of: ParcelId| match year.ask(&Query::ParcelTimeline(of)) {
        Answer::Timeline(Some(life)) => life.parcel.unwrap(),
        other => panic!("{other:?}"),
    };
    let goes = units(year, *parcel);
    assert_eq!(goes.units, 0);
    assert_eq!(year.row(year.came).inspection.parcel, *into);
    if year.came.is_multiple_of(2) {
        year.must(Command::Undo {
            target: goes.merged.unwrap().key,
            reason: "correction".to_owned(),
        });
        assert_eq!(year.row(year.came).inspection.parcel, *parcel);
        assert!(units(year, *parcel).units > 0);
        year.note("two records again");
        return false;
    }
    true
}

fn received(year: &mut Year) -> ParcelId {
    let parcel = ParcelId((3 << 100) + u128::from(year.came + 1));
    year.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: ParcelTag::make("A00", year.came + 1).unwrap(),
        raw: RawScan {
            salt: [9; 16],
            bytes: b"1Z".to_vec(),
        },
        candidates: Vec::new(),
        chosen: None,
        finding: None,
    }));
    parcel
}

/// Whose a unit is.
pub fn seller(number: u64) -> &'static str {
    let at = usize::try_from(number % 3).unwrap();
    SELLERS[at]
}

/// Whose goods lie together with a unit's where it is put: all sellers' in totes and on shelves, one
/// seller's in cartons and on lot pallets.
pub fn together(letter: char, number: u64) -> &'static str {
    match letter {
        'C' | 'L' => seller(number),
        _ => "",
    }
}

fn inspection(number: u64, parcel: ParcelId) -> Inspection {
    Inspection {
        seller: SellerCode::parse(seller(number)),
        barcode: Some(BARCODE.to_owned()),
        grade: Some(Grade::New),
        ..Inspection::begun(parcel, tag(number), ProductHow::Barcode)
    }
}

pub fn hold(year: &mut Year) -> Hold {
    let defaults = [
        Decision::Dispose,
        Decision::Liquidate,
        Decision::ShipChina,
        Decision::Resell,
    ];
    let owner = if year.dice.hits(70) {
        HoldOwner::Seller
    } else {
        HoldOwner::Site
    };
    Hold {
        reason: HoldReason::Instruction,
        owner,
        review: year
            .today()
            .plus_days(i64::try_from(3 + year.dice.roll(18)).unwrap()),
        default: defaults[usize::try_from(year.dice.roll(4)).unwrap()],
    }
}

fn decision(year: &mut Year) -> Decision {
    match year.dice.roll(100) {
        0..30 => Decision::Resell,
        30..50 => Decision::Hold,
        50..64 => Decision::Repair,
        64..78 => Decision::Liquidate,
        78..93 => Decision::ShipChina,
        _ => Decision::Dispose,
    }
}

pub fn put(year: &mut Year, number: u64, parcel: ParcelId) {
    let decision = decision(year);
    let letter = match year.dice.roll(100) {
        0..8 => 'A',
        8..11 => 'G',
        _ => decision.spec().letter,
    };
    let container = year.container(letter, together(letter, number));
    let hold = (decision == Decision::Hold).then(|| hold(year));
    year.must(Command::PutUnit(Box::new(PutUnit {
        units: vec![unit(number)],
        inspection: inspection(number, parcel),
        hold,
        photos: PhotoKinds::NONE,
        class: HazardClass::None,
        readings: Vec::new(),
        allowed: Grade::Good.spec().allowed.to_vec(),
        proposed: decision,
        why: Why::Rule("home".to_owned()),
        policy: None,
        decision,
        override_reason: None,
        advice: None,
        rework_cost: None,
        container,
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    })));
    year.note("put");
}

fn park(year: &mut Year, number: u64, parcel: ParcelId) {
    let shelf: ContainerName = year.container('T', "");
    year.must(Command::ParkUnit(Box::new(ParkUnit {
        unit: unit(number),
        inspection: inspection(number, parcel),
        why: ParkWhy::Charge,
        shelf,
    })));
    year.note("park");
}

/// The newest unit is taken back; it is put again on another day.
fn take_back(year: &mut Year) {
    let row = year.row(year.came);
    let open = Command::Undo {
        target: row.put_key,
        reason: "misscan".to_owned(),
    };
    if year.shell.commit(open).is_ok() {
        year.note("take back");
    }
}
