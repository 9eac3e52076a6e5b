//! Which script shows which path of the desks, and that no way out lacks one.

use std::collections::BTreeSet;

use returnbay::domain::forward::ForwardTo;
use returnbay::domain::hold::HoldEnd;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::repair::{RepairAnswer, RepairResult};
use returnbay::domain::resale::BatchEnd;
use returnbay::domain::time::Zone;
use returnbay::ledger::Kind;
use returnbay::ledger::fact::ReleaseReason;
use returnbay::text::{Language, Message, Words};

use super::facts::of_the_bench;

/// A path in the words of the floor, and the script that shows it. Each is a test of its own.
macro_rules! paths {
    ($($path:literal => $script:ident),+ $(,)?) => {
        const PATHS: &[(&str, &str)] = &[$(($path, stringify!($script))),+];

        mod plays { $(
            #[test]
            fn $script() {
                super::super::check(stringify!($script));
            }
        )+ }
    };
}

paths! {
    "an unknown parcel is claimed by workbook, matched, opened" => box_claimed_by_workbook,
    "an unknown parcel is guessed by a key" => box_guessed_by_key,
    "a claim comes after the default was confirmed" => box_claimed_late,
    "a wait is ended by a supervisor and the box cleared into a bin" => box_cleared,
    "a box whose wait is over is opened at a bench" => box_opened_by_default,
    "two records of one parcel are merged, and taken back" => two_records_merged,
    "a wrong match is taken back" => wrong_match_taken_back,
    "a unit is put under another return after the bench, and taken back" => unit_of_another_return,
    "a wrong grade and a wrong decision are corrected" => unit_corrected,
    "a parcel that was ended too early is opened again" => parcel_opened_again,
    "a day is signed off, corrected later, and opened again" => day_signed_off,
    "a hold has its reason changed, and is reminded" => hold_reminded,
    "a hold is answered by workbook" => hold_answered_by_workbook,
    "a hold is answered by chat" => hold_answered_by_chat,
    "a seller answers after the default" => hold_answered_after_default,
    "a default is refused before its day and confirmed after the morning's files" => hold_defaults_confirmed,
    "a hold is released" => hold_released,
    "a hold is turned into another decision" => hold_turned,
    "a standing order by SKU and grade, set and ended" => standing_order_by_grade,
    "a standing order comes in a workbook" => standing_order_by_workbook,
    "a repair is approved, done with photos, graded again, sold" => repair_approved,
    "a repair does not pay" => repair_does_not_pay,
    "a repair is refused by its seller" => repair_refused,
    "goods cannot be repaired" => repair_impossible,
    "a resale batch is relabelled, listed, sold, forwarded, returned to hold" => resale_batch,
    "a resale batch comes to nothing" => resale_batch_withdrawn,
    "a unit is sold one by one, and is here again" => sold_one_by_one,
    "a forward to Amazon FBA" => forward_to_fba,
    "a forward to another warehouse" => forward_to_warehouse,
    "a forward to a buyer" => forward_to_buyer,
    "lost property goes to its owner" => lost_property_to_owner,
    "lost property is destroyed when its time is over" => lost_property_destroyed,
    "a lot by rule, sold, with what its units brought" => lot_sold,
    "a lot by scan refuses what is excluded" => lot_keeps_out,
    "the sale of a lot is withdrawn" => lot_withdrawn,
    "a lot pallet is opened again for a recall" => lot_opened_again,
    "disposed of by the seller's instruction" => disposed_by_instruction,
    "disposed of by default, with witness and photo" => disposed_by_default,
    "shipped to China" => shipped_to_china,
    "a consignment is packed, signed for, closed, opened again, and its shipment leaves" => shipment_leaves,
    "what does not belong into a carton is kept out, and a carton is given up" => shipment_keeps_out,
    "two windows show one consignment" => shipment_changed_meanwhile,
    "units come back under the lines that they left China under" => shipment_under_its_export,
    "a battery drum is closed at its limit" => drum_at_its_limit,
    "an empty box leaves the evidence shelf when no claim can follow" => evidence_run_out,
    "an empty box leaves the evidence shelf after its claim" => evidence_claim_closed,
    "whole parcels are counted, moved, missed, found and given up" => box_counted,
    "goods are put away by seller" => put_away_by_seller,
    "the cage and the approval shelf" => cage_and_approval,
    "a unit and a whole tote are moved" => moved,
    "a count misses a unit, which is found" => count_found,
    "a count finds what is misplaced" => count_misplaced,
    "a count misses a unit, which is given up" => count_given_up,
    "what a seller is charged" => charges,
}

/// Kinds of facts that no desk of work writes: the bench's, the dock's, photos, second looks and forms of sellers have tests
/// of their own, and so have PINs (`it::people`).
const OTHERS: [Kind; 18] = [
    Kind::PersonPinSet,
    Kind::PersonLocked,
    Kind::PersonUnlocked,
    Kind::LoadOpened,
    Kind::LoadClosed,
    Kind::ParcelWeighed,
    Kind::SellerPolicySet,
    Kind::SellerTermsSet,
    Kind::SellerChecklistSet,
    Kind::PhotoDropped,
    Kind::UnitRated,
    Kind::PhotoMasked,
    Kind::PhotoPurged,
    Kind::ChatPurged,
    Kind::LabelReprinted,
    Kind::ScreeningLoaded,
    Kind::TemplateSet,
    Kind::FreightRated,
];

#[test]
fn every_script_of_a_desk_is_the_script_of_one_path() {
    let files = std::fs::read_dir(super::folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let written: BTreeSet<String> = names
        .filter_map(|name| name.strip_suffix(".txt").map(str::to_owned))
        .collect();
    let listed: BTreeSet<String> = PATHS.iter().map(|(_, name)| (*name).to_owned()).collect();
    assert_eq!(written, listed);
    assert_eq!(listed.len(), PATHS.len(), "one script, one path");
}

/// Every recorded answer of every script.
fn answers() -> Vec<String> {
    let texts = PATHS.iter().map(|(_, name)| super::text(name));
    let lines = texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.filter(|line| line.starts_with("> ")).collect()
}

#[test]
fn every_kind_of_fact_of_the_desks_stands_in_a_script() {
    let answers = answers();
    let stands = |kind: Kind| {
        let begins = format!("> {} ", kind.code());
        answers.iter().any(|line| line.starts_with(&begins))
    };
    let wanted = Kind::ALL.iter().copied();
    let wanted = wanted.filter(|kind| !OTHERS.contains(kind) && !of_the_bench(*kind));
    let lacking: Vec<&str> = wanted
        .filter(|kind| !stands(*kind))
        .map(Kind::code)
        .collect();
    assert_eq!(lacking, [""; 0], "a script shows each");
}

#[test]
fn every_way_out_and_every_end_stands_in_a_script() {
    let answers = answers();
    let words = Words::new(Language::English, Zone::UTC);
    let term = |group: &'static str, code: &'static str| words.say(&Message::term(group, code));
    let of_left = LeftHow::ALL
        .iter()
        .map(|one| ("left ", term("left", one.code())));
    let of_holds = HoldEnd::ALL
        .iter()
        .map(|one| ("unit.hold_ended ", term("hold-end", one.code())));
    let of_repairs = RepairResult::ALL
        .iter()
        .map(|one| ("repair.ended ", term("repair-result", one.code())));
    let of_words = RepairAnswer::ALL
        .iter()
        .map(|one| ("repair.answered ", term("repair-answer", one.code())));
    let of_forwards = ForwardTo::ALL
        .iter()
        .map(|one| ("forward.made ", term("forward-to", one.code())));
    let of_boxes = ReleaseReason::ALL
        .iter()
        .map(|one| ("parcel.released ", term("release", one.code())));
    let of_batches = BatchEnd::ALL
        .iter()
        .map(|one| ("batch.ended ", one.code().to_owned()));
    let wanted = of_left
        .chain(of_holds)
        .chain(of_repairs)
        .chain(of_words)
        .chain(of_forwards)
        .chain(of_boxes)
        .chain(of_batches);
    for (begins, word) in wanted {
        let begins = format!("> {begins}");
        let stands = |line: &String| line.starts_with(&begins) && line.contains(&word);
        assert!(answers.iter().any(stands), "no script: {begins}… {word}");
    }
}
