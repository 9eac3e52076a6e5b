//! Why a command is not taken: data that the text room puts into words.

mod correct;
mod ship;

use crate::domain::attach::LineStay;
use crate::domain::codes::{
    BatchNumber, ContainerName, LotNumber, ParcelTag, PersonCode, SellerCode, Tracking, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::forward::ForwardState;
use crate::domain::hazard::HazardClass;
use crate::domain::leaving::LeftHow;
use crate::domain::lot::LotWhy;
use crate::domain::photo::PhotoKinds;
use crate::domain::pool::{MergeBar, MergeStay, SeenLack};
use crate::domain::repair::{RepairLack, RepairStage, RepairTest};
use crate::domain::time::{Day, UtcMs};

use super::rating::RatingBar;
pub use correct::CorrectRefusal;

pub use ship::ShipRefusal;

/// A rule said no. Nothing was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Nobody with that badge is enrolled.
    UnknownPerson(PersonCode),
    /// Nobody is signed in.
    NobodySignedIn,
    /// The series has begun already.
    SeriesOpenAlready,
    /// The parcel is not in this store.
    NoSuchParcel,
    /// The parcel's work is over.
    ParcelNotOpen(ParcelTag),
    /// The parcel has units: it was not empty, and its match stands.
    ParcelHasUnits(ParcelTag),
    /// The tag is on another unit.
    TagInUse(UnitTag),
    /// The container takes no more.
    ContainerSealed(ContainerName),
    /// The container is for another decision.
    WrongContainer {
        /// The container scanned.
        container: ContainerName,
        /// What it takes; none when it takes no units at all.
        takes: Option<Decision>,
        /// What was to be put.
        wanted: Decision,
    },
    /// Another kind of shelf is wanted.
    WrongShelf {
        /// The container scanned.
        container: ContainerName,
        /// The kind wanted.
        wanted: ContainerKind,
    },
    /// Grade or answers close this decision.
    DecisionClosed(Decision),
    /// A decision that was not proposed needs a reason.
    ReasonNeeded,
    /// There is nothing to take back.
    NothingToUndo,
    /// A later fact stands on it: the container was sealed meanwhile.
    TooLateToUndo(ContainerName),
    /// This container has not been opened.
    NoSuchContainer(ContainerName),
    /// The container is empty, so there is nothing to seal.
    ContainerEmpty(ContainerName),
    /// The same file was taken before.
    FileTakenAlready,
    /// The load is not in this store.
    NoSuchLoad,
    /// The load's scanning is over.
    LoadClosed(String),
    /// Only a supervisor may do that.
    SupervisorNeeded,
    /// Only shipping, a supervisor or an admin may do that.
    ShippingNeeded,
    /// The role of the person takes nothing in and grades nothing.
    BenchNeeded,
    /// Only an admin may do that.
    AdminNeeded,
    /// The person does not work here any more.
    PersonLeft(PersonCode),
    /// Without this person nobody would lead the site.
    LastLead(PersonCode),
    /// The unit is not in this store.
    NoSuchUnit,
    /// The unit is not where that can be done: it does not wait on the approval shelf, or was not
    /// judged yet.
    NotWaiting(UnitTag),
    /// A hold without owner, day of review and default is none.
    HoldNeedsOwner,
    /// The unit does not wait as a hold.
    NotHeld(UnitTag),
    /// A hold is looked at again on a day to come, within a year.
    HoldDay,
    /// A note about a hold is too long.
    NoteTooLong,
    /// The default of a hold counts from this day on.
    HoldNotOver(Day),
    /// A default waits until the answers that came by today were read.
    AnswersNotRead,
    /// What was read is noted on its own day, with its own counts.
    AnswersOfAnotherDay,
    /// An answer says who gave it.
    SaidNeeded,
    /// A standing order is about goods of a known seller with a SKU that is one line and not too long.
    OrderTerms,
    /// A standing order begins today or later and does not end before.
    OrderDay,
    /// The unit is not in repair.
    NotInRepair(UnitTag),
    /// The repair of the unit is at another step.
    RepairStage(UnitTag, RepairStage),
    /// What is said of a repair lacks this.
    RepairLacks(RepairLack),
    /// The seller was asked, and its word is waited for until this day.
    RepairNotOver(Day),
    /// Such goods are tested for this before they count as repaired.
    TestMissing(RepairTest),
    /// The container takes units still: it is sealed before it leaves.
    NotSealed(ContainerName),
    /// What is in such a container does not leave that way.
    WrongWayOut(ContainerName, LeftHow),
    /// A second person must have seen it, known here by its badge.
    WitnessNeeded,
    /// No workbook of that id was made here for that seller.
    NoSuchMail,
    /// The unit is not this seller's.
    OtherSellers(UnitTag),
    /// So many units do not go under one label.
    TooManyUnits(usize),
    /// The photo is not in this store.
    NoSuchPhoto,
    /// So many numbers are not given out at once.
    RollTooLong(u32),
    /// Units in the container owe photos, so it does not leave: each tag and what is to be shown.
    PhotosOwed(ContainerName, Vec<(UnitTag, PhotoKinds)>),
    /// A number among them was never given out, so there is no label of it to print again.
    NotGivenOut,
    /// A covered copy that covers nothing, or more areas than one has.
    CoversNothing,
    /// The photo's original is erased by rule.
    OriginalGone,
    /// Another lot has that number.
    LotNumberTaken(LotNumber),
    /// No lot of that number was sold here.
    NoSuchLot(LotNumber),
    /// There is no unit on its pallets.
    LotEmpty,
    /// The container left the building already.
    LeftAlready(ContainerName),
    /// Pictures are kept of lot pallets alone, each once and so many at most.
    NoPictures(ContainerName),
    /// It is no lot pallet.
    NotALotPallet(ContainerName),
    /// A lot pallet leaves as a lot that is sold.
    SoldAsLot(ContainerName),
    /// A rule of every sale keeps the unit here; the reason is the rule's.
    KeptBack(UnitTag, LotWhy),
    /// A rule keeps the unit out of lots, for this reason.
    NotInLots(UnitTag, LotWhy),
    /// What is on the pallets is not what was shown any more.
    LotChanged,
    /// A sale has a buyer and a price that is not below nothing; its proceeds are of the price's currency.
    SaleTerms,
    /// The sale of the lot was withdrawn.
    SaleWithdrawn(LotNumber),
    /// The unit left the building.
    UnitGone(UnitTag),
    /// The unit stands in no container from which it could leave.
    UnitNotHere(UnitTag),
    /// The unit is labelled for a forward and leaves with it.
    InForward(UnitTag),
    /// The unit was not decided to be disposed of.
    NotToDispose(UnitTag),
    /// A single sale has the number of an order.
    OrderNumberNeeded,
    /// The unit did not leave by itself, so it does not come back so.
    NotLeftSingly(UnitTag),
    /// The unit does not wait as lost property.
    NotLostProperty(UnitTag),
    /// A forward under this number stands already.
    ForwardKnown(Tracking),
    /// The carrier is to have a forward on a day to come, soon.
    ForwardDay,
    /// Nothing was labelled with what was read.
    NoSuchForward(Option<Tracking>),
    /// The forward does not wait any more.
    ForwardOver(Tracking, ForwardState),
    /// Lost property is kept for its owner until this day.
    LostPropertyKept(Day),
    /// What is destroyed is shown by a photo.
    PhotoNeeded,
    /// A recycler takes a drum under a number.
    TakerNeeded,
    /// Neither the seller nor the contract said that the unit is to be destroyed.
    NoInstruction(UnitTag),
    /// The parcel is no empty box on the evidence shelf.
    NoEvidence(ParcelTag),
    /// The box that was read is another than the one chosen.
    OtherParcel(ParcelTag, String),
    /// A claim for it may be filed until this day.
    ClaimOpen(Day),
    /// A claim was filed: it is said how it was decided.
    ClaimFiled,
    /// The unit has no battery that a drum takes, as far as is known.
    NotABattery(UnitTag),
    /// Damaged batteries and others stand in drums of their own.
    DrumApart(ContainerName, UnitTag),
    /// Goods of another seller are in the container, which takes one seller's; none where no seller is known.
    OtherSellerThere(ContainerName, Option<SellerCode>),
    /// Goods of another decision are in the container, which takes one.
    OtherDecisionThere(ContainerName, Decision),
    /// Goods of another hazard class are in the container, which takes one.
    OtherClassThere {
        /// The container.
        container: ContainerName,
        /// The class of what is in it.
        there: HazardClass,
        /// The class of what was to be put.
        wanted: HazardClass,
    },
    /// The unit is in no container here: it left, or is on a bench.
    NotHere(UnitTag),
    /// The unit waits for a person on its shelf, or is to wait on none; it is not moved by scan.
    StaysOnShelf(UnitTag),
    /// No single units are counted in that place.
    NothingToCount(ContainerName),
    /// No count missed the unit.
    NotMissing(UnitTag),
    /// No count missed the parcel.
    ParcelNotMissing(ParcelTag),
    /// The parcel stands on no shelf for whole parcels: it is not moved by scan.
    ParcelOnNoShelf(ParcelTag),
    /// A count missed so many units of the container: it is not sealed before they are found or given up.
    UnitsMissing(ContainerName, u32),
    /// Somebody knows whose the parcel is: it is announced, matched or claimed.
    ParcelHasOwner(ParcelTag),
    /// The parcel waits on the claim shelf until this day.
    PoolNotOver(Day),
    /// These sellers were not told for the last time.
    PoolUntold(Vec<SellerCode>),
    /// The sellers have until then to answer the last notice.
    PoolAnswersDue(UtcMs),
    /// No person matched the parcel with a return.
    NotMatched(ParcelTag),
    /// The record does not become part of the other.
    NotMerged(ParcelTag, MergeBar),
    /// The units stay under the record that stands for their parcel.
    MergeStays(MergeStay),
    /// No file announces the line.
    NoSuchLine,
    /// The line is this seller's, the unit another's or nobody's.
    LineOfAnother(UnitTag, SellerCode),
    /// So many units of so many are under the line: it takes no more.
    LineFull(u32, u32),
    /// The unit stays under the line that it is under.
    LineStays(UnitTag, LineStay),
    /// What is said of a product that somebody saw lacks this.
    SeenProduct(SeenLack),
    /// Another batch has that number.
    BatchNumberTaken(BatchNumber),
    /// No batch has that number.
    NoSuchBatch(BatchNumber),
    /// The batch is listed or over: nothing comes into it or goes out of it alone.
    BatchNotGathered(BatchNumber),
    /// The batch is over.
    BatchOver(BatchNumber),
    /// There is no unit in the batch.
    BatchEmpty(BatchNumber),
    /// What is in the batch, or what a book says of it, is not what was shown.
    BatchChanged(BatchNumber),
    /// The unit is in this batch already.
    InBatch(UnitTag, BatchNumber),
    /// The unit is not in this batch.
    NotInBatch(UnitTag, BatchNumber),
    /// The unit may not be sold on that channel, for this reason.
    NotOnChannel(UnitTag, LotWhy),
    /// The unit was not decided to be resold, is nobody's, or does not lie where such goods do.
    NotForSale(UnitTag),
    /// The label is not what the unit is to bear.
    LabelDiffers(UnitTag),
    /// This code is known to be on the unit and is not said to be covered.
    OldCodeUncovered(String),
    /// The day lies ahead, within a year.
    BatchDay,
    /// The person does not grade the unit a second time.
    NotRated(UnitTag, RatingBar),
    /// About shipments to China.
    Ship(ShipRefusal),
    /// About corrections and the sign-off of days.
    Correct(CorrectRefusal),
}

impl Refusal {
    /// Gives the stable name of the one among several things that the words speak of apart.
    pub fn member(&self) -> Option<&'static str> {
        if let Self::RepairStage(_, stage) = self {
            Some(stage.code())
        } else if let Self::RepairLacks(lack) = self {
            Some(lack.code())
        } else if let Self::TestMissing(test) = self {
            Some(test.code())
        } else if let Self::NotMerged(_, bar) = self {
            Some(bar.code())
        } else if let Self::MergeStays(stay) = self {
            Some(stay.code())
        } else if let Self::LineStays(_, stay) = self {
            Some(stay.code())
        } else if let Self::NotRated(_, bar) = self {
            Some(bar.code())
        } else if let Self::SeenProduct(lack) = self {
            Some(lack.code())
        } else {
            None
        }
    }

    /// Gives what it is about, where the words name it first: a tag, a number, a day.
    pub fn about(&self) -> Option<String> {
        if let Self::UnitGone(tag)
        | Self::UnitNotHere(tag)
        | Self::InForward(tag)
        | Self::NotForSale(tag)
        | Self::NotToDispose(tag)
        | Self::NotLeftSingly(tag)
        | Self::NotLostProperty(tag)
        | Self::NoInstruction(tag)
        | Self::NotABattery(tag)
        | Self::NotHeld(tag)
        | Self::DrumApart(_, tag) = self
        {
            Some(tag.to_string())
        } else if let Self::ForwardKnown(number)
        | Self::ForwardOver(number, _)
        | Self::NoSuchForward(Some(number)) = self
        {
            Some(number.to_string())
        } else if let Self::LostPropertyKept(day) | Self::ClaimOpen(day) | Self::HoldNotOver(day) =
            self
        {
            Some(day.to_string())
        } else if let Self::Correct(refusal) = self {
            Some(refusal.about())
        } else if let Self::LineOfAnother(_, seller) = self {
            Some(seller.to_string())
        } else if let Self::LotNumberTaken(lot) | Self::NoSuchLot(lot) | Self::SaleWithdrawn(lot) =
            self
        {
            Some(lot.to_string())
        } else if let Self::NoEvidence(number) = self {
            Some(number.to_string())
        } else if let Self::PersonLeft(person) | Self::LastLead(person) = self {
            Some(person.to_string())
        } else if let Self::OtherParcel(_, read) = self {
            Some(read.clone())
        } else {
            None
        }
    }

    /// Gives the stable name, as `replay` and logs print it.
    #[expect(clippy::too_many_lines, reason = "one arm for each refusal")]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownPerson(_) => "unknown_person",
            Self::NobodySignedIn => "nobody_signed_in",
            Self::SeriesOpenAlready => "series_open_already",
            Self::NoSuchParcel => "no_such_parcel",
            Self::ParcelNotOpen(_) => "parcel_not_open",
            Self::ParcelHasUnits(_) => "parcel_has_units",
            Self::TagInUse(_) => "tag_in_use",
            Self::ContainerSealed(_) => "container_sealed",
            Self::WrongContainer { .. } => "wrong_container",
            Self::WrongShelf { .. } => "wrong_shelf",
            Self::DecisionClosed(_) => "decision_closed",
            Self::ReasonNeeded => "reason_needed",
            Self::NothingToUndo => "nothing_to_undo",
            Self::TooLateToUndo(_) => "too_late_to_undo",
            Self::NoSuchContainer(_) => "no_such_container",
            Self::ContainerEmpty(_) => "container_empty",
            Self::FileTakenAlready => "file_taken_already",
            Self::NoSuchLoad => "no_such_load",
            Self::LoadClosed(_) => "load_closed",
            Self::SupervisorNeeded => "supervisor_needed",
            Self::ShippingNeeded => "shipping_needed",
            Self::BenchNeeded => "bench_needed",
            Self::AdminNeeded => "admin_needed",
            Self::PersonLeft(_) => "person_left",
            Self::LastLead(_) => "last_lead",
            Self::NoSuchUnit => "no_such_unit",
            Self::NotWaiting(_) => "not_waiting",
            Self::HoldNeedsOwner => "hold_needs_owner",
            Self::NotHeld(_) => "not_held",
            Self::HoldDay => "hold_day",
            Self::NoteTooLong => "note_too_long",
            Self::HoldNotOver(_) => "hold_not_over",
            Self::AnswersNotRead => "answers_not_read",
            Self::AnswersOfAnotherDay => "answers_of_another_day",
            Self::SaidNeeded => "said_needed",
            Self::OrderTerms => "order_terms",
            Self::OrderDay => "order_day",
            Self::NotInRepair(_) => "not_in_repair",
            Self::RepairStage(..) => "repair_stage",
            Self::RepairLacks(_) => "repair_lacks",
            Self::RepairNotOver(_) => "repair_not_over",
            Self::TestMissing(_) => "test_missing",
            Self::NotRated(..) => "not_rated",
            Self::NotSealed(_) => "not_sealed",
            Self::WrongWayOut(..) => "wrong_way_out",
            Self::WitnessNeeded => "witness_needed",
            Self::NoSuchMail => "no_such_mail",
            Self::OtherSellers(_) => "other_sellers",
            Self::TooManyUnits(_) => "too_many_units",
            Self::NoSuchPhoto => "no_such_photo",
            Self::RollTooLong(_) => "roll_too_long",
            Self::PhotosOwed(..) => "photos_owed",
            Self::NotGivenOut => "not_given_out",
            Self::CoversNothing => "covers_nothing",
            Self::OriginalGone => "original_gone",
            Self::LotNumberTaken(_) => "lot_number_taken",
            Self::NoSuchLot(_) => "no_such_lot",
            Self::LotEmpty => "lot_empty",
            Self::LeftAlready(_) => "left_already",
            Self::SoldAsLot(_) => "sold_as_lot",
            Self::NoPictures(_) => "no_pictures",
            Self::NotALotPallet(_) => "not_a_lot_pallet",
            Self::KeptBack(..) => "kept_back",
            Self::NotInLots(..) => "not_in_lots",
            Self::LotChanged => "lot_changed",
            Self::SaleTerms => "sale_terms",
            Self::SaleWithdrawn(_) => "sale_withdrawn",
            Self::UnitGone(_) => "unit_gone",
            Self::UnitNotHere(_) => "unit_not_here",
            Self::InForward(_) => "in_forward",
            Self::NotToDispose(_) => "not_to_dispose",
            Self::OrderNumberNeeded => "order_number_needed",
            Self::NotLeftSingly(_) => "not_left_singly",
            Self::NotLostProperty(_) => "not_lost_property",
            Self::ForwardKnown(_) => "forward_known",
            Self::ForwardDay => "forward_day",
            Self::NoSuchForward(_) => "no_such_forward",
            Self::ForwardOver(..) => "forward_over",
            Self::LostPropertyKept(_) => "lost_property_kept",
            Self::PhotoNeeded => "photo_needed",
            Self::TakerNeeded => "taker_needed",
            Self::NoInstruction(_) => "no_instruction",
            Self::NoEvidence(_) => "no_evidence",
            Self::OtherParcel(..) => "other_parcel",
            Self::ClaimOpen(_) => "claim_open",
            Self::ClaimFiled => "claim_filed",
            Self::NotABattery(_) => "not_a_battery",
            Self::DrumApart(..) => "drum_apart",
            Self::OtherSellerThere(..) => "other_seller_there",
            Self::OtherDecisionThere(..) => "other_decision_there",
            Self::OtherClassThere { .. } => "other_class_there",
            Self::NotHere(_) => "not_here",
            Self::StaysOnShelf(_) => "stays_on_shelf",
            Self::NothingToCount(_) => "nothing_to_count",
            Self::NotMissing(_) => "not_missing",
            Self::ParcelNotMissing(_) => "parcel_not_missing",
            Self::ParcelOnNoShelf(_) => "parcel_on_no_shelf",
            Self::UnitsMissing(..) => "units_missing",
            Self::ParcelHasOwner(_) => "parcel_has_owner",
            Self::PoolNotOver(_) => "pool_not_over",
            Self::PoolUntold(_) => "pool_untold",
            Self::PoolAnswersDue(_) => "pool_answers_due",
            Self::NotMatched(_) => "not_matched",
            Self::NotMerged(..) => "not_merged",
            Self::MergeStays(_) => "merge_stays",
            Self::NoSuchLine => "no_such_line",
            Self::LineOfAnother(..) => "line_of_another",
            Self::LineFull(..) => "line_full",
            Self::LineStays(..) => "line_stays",
            Self::SeenProduct(_) => "seen_product",
            Self::BatchNumberTaken(_) => "batch_number_taken",
            Self::NoSuchBatch(_) => "no_such_batch",
            Self::BatchNotGathered(_) => "batch_not_gathered",
            Self::BatchOver(_) => "batch_over",
            Self::BatchEmpty(_) => "batch_empty",
            Self::BatchChanged(_) => "batch_changed",
            Self::InBatch(..) => "in_batch",
            Self::NotInBatch(..) => "not_in_batch",
            Self::NotOnChannel(..) => "not_on_channel",
            Self::NotForSale(_) => "not_for_sale",
            Self::LabelDiffers(_) => "label_differs",
            Self::OldCodeUncovered(_) => "old_code_uncovered",
            Self::BatchDay => "batch_day",
            Self::Ship(refusal) => refusal.code(),
            Self::Correct(refusal) => refusal.code(),
        }
    }
}
