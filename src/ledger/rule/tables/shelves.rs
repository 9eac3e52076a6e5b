//! Tables of the dock, of what is learned of a parcel, of shelves, photos, rolls and terms.

use crate::domain::codes::TagPrefix;
use crate::domain::finding::{Damage, ParkWhy};
use crate::domain::hold::{Hold, HoldEnd, HoldOwner, HoldReason};
use crate::domain::ids::LoadId;
use crate::domain::leaving::LeftHow;
use crate::domain::mask::Area;
use crate::domain::measure::Grams;
use crate::domain::photo::{PhotoDebt, PhotoKind, PhotoKinds, PhotoSource, WaiveReason};
use crate::domain::printed::{Reprint, RollKind, RollPart};
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::said::{Said, SaidHow};
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::ledger::command::{DockParcel, EarlierWeight, ParkUnit};
use crate::ledger::fact::{
    LeftContainer, MaskedPhoto, NamedPhoto, PurgedPhotos, ReadAnswers, TakenList, WaivedPhoto,
};
use crate::ledger::rows::{AnswersReadRow, Left, LoadRow, PhotoRow, RangeRow};

use super::*;

const LOAD: LoadId = LoadId(6);
const PHOTO: Hash = Hash([8; 32]);
const COPY: Hash = Hash([9; 32]);

/// A hold that is whole.
pub(super) fn hold() -> Hold {
    Hold {
        reason: HoldReason::Instruction,
        owner: HoldOwner::Seller,
        review: day(),
        default: Decision::Dispose,
    }
}

fn slip() -> Candidate {
    Candidate {
        kind: CodeKind::Rma,
        carrier: None,
        key: "DfqRyqfBRRMA".to_owned(),
        check: CheckVerdict::None,
        how: How::Literal,
    }
}

fn named(kind: &str) -> NamedPhoto {
    NamedPhoto {
        photo: PHOTO,
        parcel: PARCEL,
        unit: None,
        kind: PhotoKind::parse(kind).expect("a kind"),
        source: PhotoSource::Folder,
        taken_at: UtcMs(0),
        width: 1,
        height: 1,
        bytes: 1,
    }
}

fn photo_row(named: NamedPhoto) -> PhotoRow {
    PhotoRow {
        named,
        person: None,
        named_at: UtcMs(0),
        copy: None,
        purged: None,
    }
}

/// A copy that covers so many areas; its hash is told by its bytes.
fn masked(areas: usize) -> MaskedPhoto {
    MaskedPhoto {
        photo: PHOTO,
        // A rule writes the photo's own parcel, whatever a command says.
        parcel: ParcelId(77),
        copy: COPY,
        bytes: 1,
        covered: vec![Area::ALL; areas],
    }
}

fn debt(kind: &str) -> PhotoDebt {
    PhotoDebt {
        since: UtcMs(0),
        kind: PhotoKind::parse(kind).expect("a kind"),
        unit: Some(UNIT),
    }
}

fn weight(grams: &str) -> ParcelWeight {
    ParcelWeight {
        weight: Grams(grams.parse().expect("a number")),
        mode: WeightMode::Gross,
        tare: None,
    }
}

/// Reads a word `name=value` of the first column.
#[expect(clippy::too_many_lines, reason = "one arm for each word of the tables")]
pub(super) fn given(known: &mut Known, name: &str, value: &str) {
    match (name, value) {
        ("load", state) => {
            known.load = Some(LoadRow {
                load: LOAD,
                name: "G-17".to_owned(),
                said: None,
                station: station(),
                opened_at: UtcMs(0),
                day: day(),
                closed_at: (state == "closed").then_some(UtcMs(1)),
            });
        }
        ("answers", _read) => {
            known.answers_read = Some(AnswersReadRow {
                read: ReadAnswers::nothing_on(day()),
                at: UtcMs(0),
                person: None,
            });
        }
        ("role", code) => {
            known.person = Some(PersonRow {
                role: Role::parse(code).expect("a role"),
                ..person_row("Amy")
            });
        }
        ("unit", code) => {
            let state = UnitState::parse(code).expect("a state");
            known.units = vec![unit_row(UNIT, state)];
        }
        ("left", name) => {
            known.container = Some(ContainerRow {
                pictures: Vec::new(),
                container: container(name),
                kind: container(name).kind(),
                opened_at: UtcMs(0),
                sealed_at: Some(UtcMs(1)),
                left: Some(Left {
                    at: UtcMs(2),
                    person: None,
                    what: LeftContainer {
                        container: container(name),
                        how: LeftHow::Sold,
                        units: 1,
                        under: None,
                        witness: None,
                        photo: None,
                        taker: None,
                    },
                }),
            });
        }
        ("each", count) => {
            let count: u128 = count.parse().expect("a number");
            known.container_each = (0..count).map(UnitId).collect();
        }
        ("held", day) => {
            let row = known.units.first_mut().expect("a unit before it");
            let verdict = row.verdict.as_mut().expect("it is decided");
            if row.state == UnitState::Put {
                verdict.decision = Decision::Hold;
            }
            verdict.hold = Some(Hold {
                review: Day::parse(day).expect("a day"),
                ..hold()
            });
        }
        ("because", code) => {
            let row = known.units.first_mut().expect("a unit before it");
            let verdict = row.verdict.as_mut().expect("it is decided");
            let hold = verdict.hold.as_mut().expect("a hold before it");
            hold.reason = HoldReason::parse(code).expect("a reason");
        }
        ("grade", code) => {
            let row = known.units.first_mut().expect("a unit before it");
            row.inspection.grade = Grade::parse(code);
        }
        ("learned", "slip") => {
            let row = known.parcel.as_mut().expect("a parcel before it");
            row.candidates = vec![slip()];
        }
        ("outside", code) => {
            let row = known.parcel.as_mut().expect("a parcel before it");
            row.damage = Damage::parse(code).into_iter().collect();
        }
        ("photo", "elsewhere") => {
            let mut other = named("box");
            other.parcel = ParcelId(99);
            known.photo = Some(photo_row(other));
            known.photos = known.photo.iter().cloned().collect();
        }
        ("photo", code) => {
            known.photo = Some(photo_row(named(code)));
            known.photos = known.photo.iter().cloned().collect();
        }
        ("covered", copy) => {
            let row = known.photo.as_mut().expect("a photo before its copy");
            row.copy = Some(if copy == "so" { COPY } else { Hash([8; 32]) });
            known.photos = known.photo.iter().cloned().collect();
        }
        ("erased", day) => {
            let row = known.photo.as_mut().expect("a photo before its end");
            row.purged = Day::parse(day);
            known.photos = known.photo.iter().cloned().collect();
        }
        ("owing", code) => {
            let kind = PhotoKind::parse(code).expect("a kind");
            known.container_owed = vec![(tag(), PhotoKinds::NONE.with(kind))];
        }
        ("owes", code) => {
            let row = known.parcel.as_mut().expect("a parcel before it");
            row.owed = vec![debt(code)];
        }
        ("weight", grams) => {
            let row = known.parcel.as_mut().expect("a parcel before its weight");
            row.weight = Some(weight(grams));
        }
        ("range", next) => {
            known.range = Some(RangeRow {
                roll: RollKind::UnitTag,
                prefix: "A0X".to_owned(),
                next: next.parse().expect("a number"),
            });
        }
        (name, value) => super::repairs::given(known, name, value),
    }
}

/// Reads the middle column.
#[expect(clippy::too_many_lines, reason = "one arm for each verb of the tables")]
pub(super) fn command(verb: &str, word: &str) -> Command {
    match verb {
        "load" => Command::OpenLoad {
            load: LOAD,
            name: "G-17".to_owned(),
            said: Some(40),
        },
        "close_load" => Command::CloseLoad {
            load: LOAD,
            said: Some(40),
        },
        "dock" => Command::DockParcel(DockParcel {
            parcel: PARCEL,
            number: number(),
            load: (word == "load").then_some(LOAD),
            raw: RawScan {
                salt: [1; 16],
                bytes: b"scan".to_vec(),
            },
            candidates: Vec::new(),
            finding: None,
        }),
        "open_parcel" => Command::OpenParcel {
            parcel: PARCEL,
            chosen: None,
            finding: None,
        },
        "identify" => Command::IdentifyParcel {
            parcel: PARCEL,
            candidates: vec![slip()],
            chosen: None,
            seller: (word == "seller").then(seller),
        },
        "damage" => Command::DamageParcel {
            parcel: PARCEL,
            damage: Damage::parse(word).into_iter().collect(),
        },
        "weigh" | "weigh_again" => Command::WeighParcel {
            parcel: PARCEL,
            weight: weight(word),
            earlier: match verb {
                "weigh" => EarlierWeight::Stands,
                _again => EarlierWeight::Replaced,
            },
        },
        "park" => Command::ParkUnit(Box::new(ParkUnit {
            unit: UNIT,
            inspection: put().inspection,
            why: ParkWhy::Charge,
            shelf: container(word),
        })),
        "judge" | "judge_why" | "judge_hold" => Command::JudgeUnits {
            units: vec![UNIT],
            decision: Decision::parse(word).expect("a decision"),
            override_reason: (verb != "judge").then_some(OverrideReason::Supervisor),
            hold: (verb == "judge_hold").then(hold),
        },
        "hold_to" | "hold_else" => Command::ChangeHold {
            units: vec![UNIT],
            hold: Hold {
                review: Day::parse(word).expect("a day"),
                default: match verb {
                    "hold_to" => Decision::Dispose,
                    _else => Decision::Resell,
                },
                reason: match verb {
                    "hold_to" => HoldReason::Instruction,
                    _else => HoldReason::Recall,
                },
                ..hold()
            },
            note: None,
        },
        "release" | "default" | "answer" | "answer_of_nobody" => Command::EndHold {
            units: vec![UNIT],
            decision: Decision::parse(word).expect("a decision"),
            end: match verb {
                "release" => HoldEnd::Released,
                "default" => HoldEnd::Default,
                _answer => HoldEnd::Answered,
            },
            said: (verb == "answer").then(|| Said {
                how: SaidHow::Chat,
                who: "Li".to_owned(),
                shown: None,
            }),
            note: None,
        },
        "sold" | "as_lot" | "destroyed" | "witnessed" | "own_witness" | "shown" => {
            Command::LeaveContainer {
                container: container(word),
                how: match verb {
                    "sold" => LeftHow::Sold,
                    "as_lot" => LeftHow::LotSold,
                    _destroyed => LeftHow::Destroyed,
                },
                under: None,
                witness: match verb {
                    "witnessed" | "shown" => PersonCode::parse("OP-9"),
                    "own_witness" => Some(super::person()),
                    _without => None,
                },
                photo: (verb == "shown").then_some(Hash([6; 32])),
                taker: None,
            }
        }
        "move" => Command::MoveUnits {
            units: vec![UNIT],
            container: container(word),
        },
        "bind" => Command::BindShipment {
            unit: UNIT,
            candidates: vec![slip()],
        },
        "photo" => Command::NamePhoto(named(word)),
        "mask" => Command::MaskPhoto(masked(word.parse().expect("a number"))),
        "purge" => Command::PurgePhotos(PurgedPhotos {
            parcel: PARCEL,
            photos: vec![PHOTO; word.parse().expect("a number")],
            rule: "privacy".to_owned(),
            rule_version: 1,
            day: Day::parse("2026-12-29").expect("a day"),
        }),
        "drop_photo" => Command::DropPhoto { photo: PHOTO },
        "waive" => Command::WaivePhoto(WaivedPhoto {
            parcel: PARCEL,
            unit: Some(UNIT),
            kind: PhotoKind::parse(word).expect("a kind"),
            reason: WaiveReason::TooLate,
        }),
        "allot" => Command::AllotRange {
            roll: RollKind::UnitTag,
            prefix: TagPrefix::parse("A0X").expect("a prefix"),
            count: word.parse().expect("a number"),
        },
        "again" => Command::Reprint {
            what: match word.split_once('+') {
                Some((first, count)) => Reprint::Tags(RollPart {
                    roll: RollKind::UnitTag,
                    prefix: TagPrefix::parse("A0X").expect("a prefix"),
                    first: first.parse().expect("a number"),
                    count: count.parse().expect("a number"),
                }),
                None => Reprint::Container(container(word)),
            },
            why: None,
        },
        "terms" => Command::SetSellerTerms {
            seller: seller(),
            set: terms_from(word),
        },
        "rates" => Command::SetSellerRates {
            seller: seller(),
            rates: Box::new(rates_from(word)),
        },
        "checklist" => Command::SetSellerChecklist {
            seller: seller(),
            set: checklist_from(word),
            bytes: None,
        },
        "products" => Command::ImportProducts(TakenFile {
            seller: seller(),
            file: Hash([2; 32]),
            file_name: String::new(),
            encoding: "utf-8".to_owned(),
            mapping: Vec::new(),
            rows: 1,
            skipped: 0,
            chunks: Vec::new(),
        }),
        "recalls" => Command::ImportRecalls(TakenList {
            from: None,
            file: Hash([2; 32]),
            file_name: String::new(),
            encoding: "utf-8".to_owned(),
            mapping: Vec::new(),
            rows: 1,
            skipped: 0,
            chunks: Vec::new(),
        }),
        other => super::repairs::command(other, word),
    }
}

#[test]
fn the_dock() {
    check(
        "
        nobody                           | load        | ! nobody_signed_in
        person                           | load        | load.opened
        person load=open                 | load        | nothing
        person                           | close_load  | ! no_such_load
        person load=closed               | close_load  | nothing
        person load=open                 | close_load  | load.closed

        nobody parcel=at_dock            | dock load   | ! nobody_signed_in
        person parcel=at_dock            | dock load   | ! parcel_not_open
        person                           | dock load   | ! no_such_load
        person load=closed               | dock load   | ! load_closed
        person load=open                 | dock load   | parcel.docked
        person                           | dock        | parcel.docked

        nobody                           | open_parcel | ! nobody_signed_in
        person                           | open_parcel | ! no_such_parcel
        person parcel=open               | open_parcel | ! parcel_not_open
        person parcel=at_dock            | open_parcel | parcel.opened
        person parcel=claim              | open_parcel | parcel.opened
        person parcel=empty              | open_parcel | ! parcel_not_open
        ",
    );
}

#[test]
fn what_is_learned_of_a_parcel() {
    check(
        "
        nobody                             | identify | ! nobody_signed_in
        person                             | identify | ! no_such_parcel
        person parcel=at_dock              | identify | parcel.identified
        person parcel=closed               | identify | ! parcel_not_open
        person parcel=open learned=slip    | identify | nothing
        person parcel=open                 | identify | parcel.identified
        person parcel=claim                | identify | parcel.identified
        person parcel=open learned=slip    | identify seller | parcel.identified

        person                             | damage wet | ! no_such_parcel
        person parcel=closed               | damage wet | ! parcel_not_open
        person parcel=open outside=wet     | damage wet | nothing
        person parcel=at_dock              | damage wet | parcel.damaged
        person parcel=open outside=wet     | damage | parcel.damaged
        ",
    );
}

#[test]
fn the_shelves() {
    check(
        "
        nobody tag=put sealed=H-1          | park H-1 | ! nobody_signed_in
        person tag=put sealed=H-1          | park H-1 | ! no_such_parcel
        person parcel=closed tag=put sealed=H-1 | park H-1 | ! parcel_not_open
        person parcel=open tag=put sealed=H-1 | park H-1 | ! tag_in_use
        person parcel=open sealed=H-1      | park H-1 | ! container_sealed
        person parcel=open open=H-1        | park H-1 | ! wrong_shelf
        person parcel=open                 | park T-1 | container.opened unit.parked
        person parcel=closed tag=parked open=T-1 | park T-1 | unit.parked

        nobody unit=put                    | judge dispose | ! nobody_signed_in
        person unit=put                    | judge dispose | ! supervisor_needed
        role=supervisor                    | judge dispose | ! no_such_unit
        role=supervisor unit=put           | judge dispose | ! not_waiting
        role=supervisor unit=waiting grade=unsellable | judge resell | ! decision_closed
        role=supervisor unit=waiting       | judge dispose | ! reason_needed
        role=supervisor unit=waiting       | judge hold | ! reason_needed
        role=supervisor unit=waiting       | judge_why hold | ! hold_needs_owner
        role=supervisor unit=waiting       | judge_why dispose | unit.judged
        role=supervisor unit=waiting       | judge_hold hold | unit.judged
        role=supervisor unit=waiting       | judge resell | unit.judged

        person                             | move R-03 | ! no_such_unit
        person unit=waiting sealed=D-1     | move D-1 | ! container_sealed
        person unit=waiting                | move R-04 | ! stays_on_shelf
        person unit=parked                 | move R-03 | ! stays_on_shelf
        person unit=undone                 | move R-03 | ! not_here
        person unit=gone                   | move R-03 | ! not_here
        person unit=put open=R-03          | move R-03 | nothing
        person unit=put                    | move R-04 | container.opened unit.moved
        person unit=put open=R-04          | move R-04 | unit.moved
        person unit=put                    | move V-01 | container.opened unit.moved
        person unit=put                    | move H-01 | ! wrong_container
        person unit=judged sealed=D-1      | move D-1 | ! container_sealed
        person unit=judged                 | move D-1 | ! wrong_container
        person unit=judged                 | move R-03 | container.opened unit.put
        person unit=judged open=R-03       | move R-03 | unit.put

        person                             | bind | ! no_such_unit
        person unit=put                    | bind | unit.shipped_before
        ",
    );
}

#[test]
fn holds() {
    check(
        "
        nobody unit=put                    | hold_to 2026-11-23 | ! nobody_signed_in
        person unit=put                    | hold_to 2026-11-23 | ! supervisor_needed
        role=supervisor                    | hold_to 2026-11-23 | ! no_such_unit
        role=supervisor unit=put           | hold_to 2026-11-23 | ! not_held
        role=supervisor unit=judged held=2026-12-01 | hold_to 2026-12-02 | ! not_held
        role=supervisor unit=put held=2026-12-01 | hold_to 2026-11-23 | ! hold_day
        role=supervisor unit=put held=2026-12-01 | hold_to 2027-11-24 | ! hold_day
        role=supervisor unit=put held=2026-12-01 | hold_else 2026-12-09 | ! decision_closed
        role=supervisor unit=put held=2026-12-01 | hold_to 2027-11-23 | unit.hold_changed
        role=supervisor unit=put held=2026-12-01 | hold_to 2026-12-01 | nothing

        nobody unit=put                    | answer_of_nobody hold | ! nobody_signed_in
        person unit=put                    | answer_of_nobody hold | ! supervisor_needed
        role=supervisor                    | answer_of_nobody hold | ! no_such_unit
        role=supervisor unit=put           | answer_of_nobody hold | ! not_held
        role=supervisor unit=waiting held=2026-12-01 | answer_of_nobody hold | ! not_held
        role=supervisor unit=put held=2026-12-01 | answer_of_nobody hold | ! decision_closed
        role=supervisor unit=put held=2026-12-01 grade=unsellable | answer resell | ! decision_closed
        role=supervisor unit=put held=2026-12-01 because=recall | answer ship_china | ! decision_closed
        role=supervisor unit=put held=2026-12-01 | answer_of_nobody resell | ! said_needed
        role=supervisor unit=put held=2026-12-01 | answer resell | unit.hold_ended
        role=supervisor unit=judged held=2026-12-01 | answer liquidate | unit.hold_ended
        role=supervisor unit=put held=2026-12-01 because=recall | release dispose | unit.hold_ended
        role=supervisor unit=put held=2026-11-24 | default resell | ! hold_not_over
        role=supervisor unit=put held=2026-11-23 | default resell | ! decision_closed
        role=supervisor unit=put held=2026-11-23 | default dispose | ! answers_not_read
        role=supervisor unit=put held=2026-11-24 answers=read | default dispose | ! hold_not_over
        role=supervisor unit=put held=2026-11-23 answers=read | default dispose | unit.hold_ended
        role=supervisor unit=put held=2026-11-01 answers=read | default dispose | unit.hold_ended
        role=supervisor unit=judged held=2026-11-01 | default dispose | ! not_held
        ",
    );
}

#[test]
fn leaving() {
    check(
        "
        nobody open=D-1                    | sold D-1 | ! nobody_signed_in
        person                             | sold D-1 | ! no_such_container
        person left=D-1                    | sold D-1 | nothing
        person open=D-1                    | sold D-1 | ! wrong_way_out
        person open=L-1                    | as_lot L-1 | ! sold_as_lot
        person open=D-1                    | destroyed D-1 | ! not_sealed
        person sealed=D-1                  | destroyed D-1 | ! witness_needed
        person sealed=D-1                  | witnessed D-1 | ! witness_needed
        person enrolled=Amy sealed=D-1     | own_witness D-1 | ! witness_needed
        person enrolled=Bo sealed=D-1 each=2 | witnessed D-1 | ! photo_needed
        person enrolled=Bo sealed=D-1 each=2 | shown D-1 | container.left unit.left
        person sealed=R-03 each=1          | sold R-03 | container.left unit.left
        person sealed=R-03 each=101        | sold R-03 | container.left unit.left unit.left
        ",
    );
}

#[test]
fn the_weight_of_a_parcel() {
    check(
        "
        nobody                             | weigh 412 | ! no_such_parcel
        nobody parcel=at_dock              | weigh 412 | ! parcel_not_open
        nobody parcel=closed               | weigh 412 | ! parcel_not_open
        nobody parcel=with_units           | weigh 412 | ! parcel_has_units
        nobody parcel=with_units           | weigh_again 412 | ! parcel_has_units
        nobody parcel=open                 | weigh 412 | parcel.weighed
        nobody parcel=open weight=412      | weigh 900 | nothing
        nobody parcel=open weight=412      | weigh_again 412 | nothing
        nobody parcel=open weight=412      | weigh_again 900 | parcel.weighed
        person target=weight               | undo | undone
        ",
    );
}

#[test]
fn photos_rolls_and_terms() {
    check(
        "
        nobody                             | photo label | ! no_such_parcel
        nobody parcel=closed               | photo label | photo.named
        nobody parcel=open photo=label     | photo label | nothing
        nobody parcel=open photo=label     | photo box | photo.named
        nobody parcel=open photo=elsewhere | photo box | photo.dropped photo.named
        nobody                             | drop_photo | ! no_such_photo
        nobody photo=label                 | drop_photo | photo.dropped
        nobody parcel=open owes=serial     | waive serial | ! nobody_signed_in
        person parcel=open owes=serial     | waive serial | ! supervisor_needed
        lead                               | waive serial | ! no_such_parcel
        lead parcel=closed owes=serial     | waive item | nothing
        lead parcel=closed owes=serial     | waive serial | photo.waived

        nobody photo=label                 | mask 1 | ! nobody_signed_in
        person                             | mask 1 | ! no_such_photo
        person photo=label                 | mask 0 | ! covers_nothing
        person photo=label                 | mask 25 | ! covers_nothing
        person photo=label                 | mask 24 | photo.masked
        person photo=box                   | mask 1 | photo.masked
        person photo=label covered=so      | mask 1 | nothing
        person photo=label covered=other   | mask 1 | photo.masked
        person photo=label erased=2026-12-29 | mask 1 | ! original_gone

        nobody                             | purge 1 | ! no_such_photo
        nobody photo=elsewhere             | purge 1 | ! no_such_photo
        nobody photo=box                   | purge 1 | ! no_such_photo
        nobody photo=label                 | purge 201 | ! no_such_photo
        nobody photo=label                 | purge 0 | nothing
        nobody photo=label                 | purge 2 | photo.purged
        nobody photo=box covered=so        | purge 1 | photo.purged
        nobody photo=label erased=2026-12-28 | purge 1 | nothing

        nobody                             | allot 0 | ! roll_too_long
        nobody                             | allot 10001 | ! roll_too_long
        nobody                             | allot 500 | range.allotted
        nobody range=501                   | allot 500 | range.allotted

        nobody range=501                   | again 1+500 | ! nobody_signed_in
        person                             | again 1+1 | ! not_given_out
        person range=501                   | again 0+2 | ! not_given_out
        person range=501                   | again 500+2 | ! not_given_out
        person range=501                   | again 18446744073709551615+9 | ! not_given_out
        person range=501                   | again 7+0 | ! roll_too_long
        person range=99999                 | again 1+10001 | ! roll_too_long
        person range=501                   | again 500+1 | label.reprinted
        person                             | again R-03 | label.reprinted
        person open=R-03                   | again R-03 | label.reprinted

        nobody                             | terms 30 | seller.named seller.terms_set
        nobody                             | rates 2026-12-01 | seller.named seller.rates_set
        nobody rates=2026-12-01            | rates 2026-12-01 | nothing
        nobody rates=2026-12-01            | rates 2026-12-02 | seller.rates_set
        nobody                             | checklist 2026-12-01 | seller.named seller.checklist_set
        nobody checklist=2026-12-01        | checklist 2026-12-01 | nothing
        nobody checklist=2026-12-01        | checklist 2026-12-02 | seller.checklist_set
        nobody checklist=2026-12-01        | checklist -2026-12-01 | seller.checklist_set
        nobody checklist=-2026-12-01       | checklist 2026-12-01 | seller.checklist_set
        nobody                             | checklist -2026-12-01 | nothing
        nobody seller=Alpha                | terms 30 | seller.terms_set
        nobody seller=Alpha                | terms 14 | nothing

        nobody taken                       | products | ! file_taken_already
        nobody                             | products | seller.named products.imported
        nobody seller=Alpha                | products | products.imported
        nobody taken                       | recalls | ! file_taken_already
        nobody                             | recalls | recalls.imported
        ",
    );
}

#[test]
fn terms_and_rule_tables_of_a_day() {
    check(
        "
        nobody seller=Alpha                | terms 14@2026-12-01 | nothing
        nobody terms=30@2026-12-01         | terms 30@2026-12-01 | nothing
        nobody terms=30@2026-12-01         | terms 30@2026-12-02 | nothing
        nobody terms=30@2026-12-01         | terms 30@2026-11-30 | seller.terms_set
        nobody terms=30@2026-12-01         | terms 30 | seller.terms_set
        nobody terms=30@2026-12-01         | terms 60@2026-12-01 | seller.terms_set
        nobody terms=30@2026-12-01         | terms 14@2026-12-01 | seller.terms_set
        nobody policy=1@2026-12-01         | policy 1@2026-12-01 | nothing
        nobody policy=1@2026-12-01         | policy 1@2026-12-02 | nothing
        nobody policy=1@2026-12-01         | policy 1@2026-11-30 | seller.policy_set
        nobody policy=1@2026-12-01         | policy 1 | seller.policy_set
        nobody policy=1@2026-12-01         | policy 2@2026-12-01 | seller.policy_set
        ",
    );
}

#[test]
fn a_copy_is_named_of_its_photos_own_parcel_and_an_original_is_erased_once() {
    let bodies = judge("person photo=label", "mask 1").expect("allowed");
    let parcels = bodies.iter().map(|body| match body {
        Body::PhotoMasked(masked) => masked.parcel,
        other => panic!("{other:?}"),
    });
    assert_eq!(parcels.collect::<Vec<_>>(), [PARCEL]);
    let bodies = judge("nobody photo=label", "purge 2").expect("allowed");
    let photos = bodies.into_iter().map(|body| match body {
        Body::PhotoPurged(purged) => purged.photos,
        other => panic!("{other:?}"),
    });
    assert_eq!(photos.collect::<Vec<_>>(), [vec![PHOTO]]);
}

#[test]
fn numbers_of_a_roll_go_on_where_they_ended() {
    let first = |left: &str| {
        let bodies = judge(left, "allot 500").expect("allowed");
        bodies.into_iter().find_map(|body| match body {
            Body::RangeAllotted { first, count, .. } => Some((first, count)),
            _ => None,
        })
    };
    assert_eq!(first("nobody"), Some((1, 500)));
    assert_eq!(first("nobody range=501"), Some((501, 500)));
}
