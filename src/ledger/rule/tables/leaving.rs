//! Tables of what leaves: single units, forwards, the seller's word, boxes, drums.

use crate::domain::codes::Tracking;
use crate::domain::forward::{ForwardState, ForwardTo};
use crate::domain::hold::HoldReason;
use crate::domain::leaving::LeftHow;
use crate::domain::money::{Currency, Money};
use crate::domain::photo::PhotoKind;
use crate::domain::said::{Said, SaidHow};
use crate::ledger::command::{MakeForward, ReleaseParcel, SellUnits};
use crate::ledger::fact::{MadeForward, ReleaseReason};
use crate::ledger::rows::{BoxClaim, ForwardRow, LeftUnit};
use crate::ledger::{BatteryState, DrumKnown};

use super::*;

fn tracking() -> Tracking {
    Tracking::parse("1Z5R89390357567127").expect("a number")
}

fn forward(state: ForwardState) -> ForwardRow {
    ForwardRow {
        made: MadeForward {
            number: tracking(),
            carrier: None,
            to: ForwardTo::Fba,
            seller: Some(seller()),
            units: vec![UNIT],
            weight: None,
            label: None,
            due: day(),
            owner: person(),
        },
        made_at: UtcMs(1),
        person: Some(person()),
        state,
        end: None,
    }
}

/// Reads the words of a unit: its state, what it is and where.
fn unit(words: &[&str]) -> UnitRow {
    let has = |word: &str| words.contains(&word);
    let state = if has("gone") || has("singly") {
        UnitState::Gone
    } else if has("judged") {
        UnitState::Judged
    } else {
        UnitState::Put
    };
    let mut row = unit_row(UNIT, state);
    if has("dispose") {
        row.container = container("D-01");
    }
    if has("lost") {
        row.container = container("H-01");
        row.inspection.seller = None;
    }
    if let Some(verdict) = &mut row.verdict {
        if has("dispose") {
            verdict.decision = Decision::Dispose;
        }
        if has("held") || has("lost") {
            verdict.decision = Decision::Hold;
            let mut hold = hold();
            if has("lost") {
                hold.reason = HoldReason::WrongItem;
            }
            verdict.hold = Some(hold);
        }
    }
    if has("labelled") || has("awaited") {
        row.forward = Some(tracking());
    }
    row.left = (state == UnitState::Gone).then(|| {
        Box::new(LeftUnit {
            at: UtcMs(5),
            day: day(),
            person: None,
            how: LeftHow::Sold,
            under: has("singly").then(|| "114-1".to_owned()),
            price: None,
            together: 1,
        })
    });
    row
}

fn known(words: &[&str]) -> Known {
    let has = |word: &str| words.contains(&word);
    let role = if has("lead") {
        Role::Supervisor
    } else {
        Role::Operator
    };
    let row = unit(words);
    let mut units: Vec<UnitRow> = Vec::new();
    if !has("unknown") {
        units.push(row.clone());
    }
    if has("two_sellers") {
        let mut other = unit_row(OTHER_UNIT, UnitState::Put);
        other.inspection.seller = SellerCode::parse("S-02");
        units.push(other);
    }
    let owed = PhotoKinds::NONE.with(PhotoKind::Item);
    let mut parcel = parcel_row(ParcelState::Empty, 0);
    parcel.shelf = (!has("released")).then(|| container("E-01"));
    Known {
        person: Some(PersonRow {
            role,
            ..person_row("Amy")
        }),
        enrolled: (!has("no_owner")).then(|| person_row("Bo")),
        units,
        units_owed: has("owes")
            .then(|| (container("R-03"), tag(), owed))
            .into_iter()
            .collect(),
        forwards: [
            (has("waits"), ForwardState::Waits),
            (has("over"), ForwardState::HandedOver),
            (has("ended"), ForwardState::Cancelled),
        ]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, state)| forward(state))
        .collect(),
        parcel: Some(parcel),
        claim: if has("filed") {
            Some(BoxClaim::Filed)
        } else if has("claim") {
            Some(BoxClaim::Open(day()))
        } else if has("run_out") {
            Some(BoxClaim::Open(day().plus_days(-1)))
        } else {
            None
        },
        ..Known::default()
    }
}

fn asked(middle: &str) -> Command {
    let words: Vec<&str> = middle.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let tags = || vec![tag()];
    let why = || if has("why") { "a reason" } else { " " }.to_owned();
    match words.first() {
        Some(&"sell") => Command::SellUnits(Box::new(SellUnits {
            tags: if has("none") { Vec::new() } else { tags() },
            order: if has("order") { "114-1" } else { " " }.to_owned(),
            price: has("owed").then_some(Money {
                minor: -1,
                currency: Currency::USD,
            }),
        })),
        Some(&"back") => Command::BringBack {
            tags: tags(),
            reason: why(),
        },
        Some(&"word") => Command::InstructDispose {
            tags: tags(),
            said: Said {
                how: SaidHow::Chat,
                who: why(),
                shown: None,
            },
        },
        Some(&"forward") => Command::MakeForward(Box::new(MakeForward {
            tags: tags(),
            number: tracking(),
            carrier: None,
            to: if has("owner") {
                ForwardTo::Owner
            } else {
                ForwardTo::Fba
            },
            weight: None,
            label: None,
            due: if has("late") {
                day().plus_days(31)
            } else {
                day()
            },
            owner: person(),
        })),
        Some(&"hand") => Command::HandOver {
            read: vec![tracking()],
        },
        Some(&"cancel") => Command::CancelForward {
            number: tracking(),
            reason: why(),
        },
        Some(&"release") => Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel: PARCEL,
            read: vec![if has("other") {
                "1Z".to_owned()
            } else {
                number().to_string()
            }],
            reason: if has("closed") {
                ReleaseReason::ClaimClosed
            } else {
                ReleaseReason::RunOut
            },
            note: Some(why()),
        })),
        other => panic!("{other:?}"),
    }
}

fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [left, middle, right] = columns[..] else {
            panic!("three columns wanted: {row}")
        };
        let words: Vec<&str> = left.split_whitespace().collect();
        let order = Order {
            person: (!words.contains(&"nobody")).then(person),
            ..order(asked(middle))
        };
        let came = match rule(&order, &known(&words)) {
            Ok(bodies) if bodies.is_empty() => "nothing".to_owned(),
            Ok(bodies) => {
                let kinds = bodies.iter().map(|body| body.kind().code());
                kinds.collect::<Vec<_>>().join(" ")
            }
            Err(refusal) => format!("! {}", refusal.code()),
        };
        assert_eq!(came, right, "{row}");
    }
}

#[test]
fn single_units_are_sold() {
    check(
        "
        nobody unknown        | sell order | ! nobody_signed_in
        unknown               | sell order | ! unit_not_here
                              | sell none  | ! no_such_unit
        gone                  | sell order | ! unit_gone
        judged                | sell order | ! unit_not_here
        labelled              | sell order | ! in_forward
        dispose               | sell order | ! wrong_way_out
        held                  | sell order | ! not_for_sale
        lost                  | sell order | ! wrong_way_out
        owes                  | sell order | ! photos_owed
                              | sell       | ! order_number_needed
                              | sell order owed | ! sale_terms
                              | sell order | unit.left
        ",
    );
}

#[test]
fn single_units_come_back_by_a_supervisors_word() {
    check(
        "
        singly                | back why | ! supervisor_needed
        lead unknown          | back why | ! unit_not_here
        lead                  | back why | ! not_left_singly
        lead gone             | back why | ! not_left_singly
        lead singly           | back     | ! reason_needed
        lead singly           | back why | unit.came_back
        ",
    );
}

#[test]
fn the_sellers_word_lets_goods_be_destroyed() {
    check(
        "
        dispose               | word why | ! supervisor_needed
        lead gone             | word why | ! unit_gone
        lead                  | word why | ! not_to_dispose
        lead dispose          | word     | ! said_needed
        lead dispose          | word why | unit.instructed
        ",
    );
}

#[test]
fn forwards_are_made_handed_over_and_cancelled() {
    check(
        "
        nobody                | forward | ! nobody_signed_in
        gone                  | forward | ! unit_gone
        labelled              | forward | ! in_forward
        held                  | forward | ! not_for_sale
        two_sellers           | forward | ! other_sellers
        owes                  | forward | ! photos_owed
        waits                 | forward | ! forward_known
        over                  | forward | ! forward_known
                              | forward late | ! forward_day
        no_owner              | forward | ! unknown_person
        ended                 | forward | forward.made
                              | forward | forward.made
                              | forward owner | ! not_lost_property
        held                  | forward owner | ! not_lost_property
        lost                  | forward owner | forward.made

        nobody waits awaited  | hand    | ! nobody_signed_in
                              | hand    | ! no_such_forward
        over                  | hand    | ! forward_over
        ended                 | hand    | ! forward_over
        waits awaited gone    | hand    | ! unit_gone
        waits                 | hand    | ! no_such_unit
        waits awaited         | hand    | forward.handed_over unit.left

                              | cancel why | ! no_such_forward
        over                  | cancel why | ! forward_over
        ended                 | cancel why | nothing
        waits awaited         | cancel     | ! reason_needed
        waits awaited         | cancel why | forward.cancelled
        ",
    );
}

#[test]
fn empty_boxes_stay_until_their_claim_is_over() {
    check(
        "
        nobody                | release other | ! nobody_signed_in
        released              | release other | ! no_evidence
        claim                 | release other | ! other_parcel
        claim                 | release | ! claim_open
        claim                 | release closed why | ! claim_open
        filed                 | release | ! claim_filed
        filed                 | release closed | ! reason_needed
        filed                 | release closed why | parcel.released
        run_out               | release | parcel.released
                              | release | parcel.released
        ",
    );
}

/// Seals nothing and puts one unit into a drum that holds this, with that in hand.
fn into_drum(
    holds: Option<BatteryState>,
    comes: Option<BatteryState>,
) -> Result<Vec<Body>, Refusal> {
    let mut put = put();
    for word in ["into=B-01", "decide=dispose", "reason"] {
        change(&mut put, word);
    }
    let known = Known {
        person: Some(person_row("Amy")),
        parcel: Some(parcel_row(ParcelState::Open, 0)),
        drum: Some(DrumKnown {
            holds,
            comes: vec![(tag(), comes)],
        }),
        ..Known::default()
    };
    rule(&order(Command::PutUnit(Box::new(put))), &known)
}

#[test]
fn a_drum_takes_batteries_of_one_state() {
    use BatteryState::{Damaged, Sound};
    assert_eq!(into_drum(None, None), Err(Refusal::NotABattery(tag())));
    for (holds, comes, may) in [
        (None, Sound, true),
        (None, Damaged, true),
        (Some(Sound), Sound, true),
        (Some(Damaged), Damaged, true),
        (Some(Sound), Damaged, false),
        (Some(Damaged), Sound, false),
    ] {
        let came = into_drum(holds, Some(comes));
        let apart = Refusal::DrumApart(container("B-01"), tag());
        assert_eq!(came.is_ok(), may, "{holds:?} {comes:?}");
        assert!(may || came == Err(apart));
    }
}

#[test]
fn a_drum_leaves_with_its_recycler_and_what_nobody_gave_leave_to_destroy_stays() {
    let leave = |under: Option<&str>, taker: Option<&str>, known: &Known| {
        let command = Command::LeaveContainer {
            container: container("B-01"),
            how: LeftHow::Recycled,
            under: under.map(str::to_owned),
            witness: None,
            photo: None,
            taker: taker.map(str::to_owned),
        };
        rule(&order(command), known)
    };
    let mut known = Known {
        person: Some(person_row("Amy")),
        container_each: vec![UNIT],
        ..Known::default()
    };
    given(&mut known, "sealed=B-01");
    for (under, taker) in [
        (None, Some("Loop")),
        (Some("17"), None),
        (Some("17"), Some(" ")),
    ] {
        assert_eq!(leave(under, taker, &known), Err(Refusal::TakerNeeded));
    }
    let left = leave(Some("17"), Some("Loop"), &known).expect("it leaves");
    assert_eq!(left.len(), 2);
    let labelled = Known {
        container_labelled: vec![tag()],
        ..known.clone()
    };
    let refused = leave(Some("17"), Some("Loop"), &labelled);
    assert_eq!(refused, Err(Refusal::InForward(tag())));
    let baseless = Known {
        container_baseless: vec![tag()],
        ..known
    };
    let refused = leave(Some("17"), Some("Loop"), &baseless);
    assert_eq!(refused, Err(Refusal::NoInstruction(tag())));
}
