//! Why a command is not taken: data that the text room puts into words.

use crate::domain::codes::{ContainerName, LotNumber, ParcelTag, PersonCode, UnitTag};
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::leaving::LeftHow;
use crate::domain::photo::PhotoKinds;
use crate::domain::repair::{RepairLack, RepairStage, RepairTest};
use crate::domain::time::Day;

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
    /// The parcel has units, so it was not empty.
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
    /// A lot pallet leaves as a lot that is sold.
    SoldAsLot(ContainerName),
    /// A rule keeps the unit out of lots.
    NotInLots(UnitTag),
    /// What is on the pallets is not what was shown any more.
    LotChanged,
    /// A sale has a buyer and a price that is not below nothing; its proceeds are of the price's currency.
    SaleTerms,
    /// The sale of the lot was withdrawn.
    SaleWithdrawn(LotNumber),
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
        } else {
            None
        }
    }

    /// Gives the stable name, as `replay` and logs print it.
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
            Self::NoSuchUnit => "no_such_unit",
            Self::NotWaiting(_) => "not_waiting",
            Self::HoldNeedsOwner => "hold_needs_owner",
            Self::NotHeld(_) => "not_held",
            Self::HoldDay => "hold_day",
            Self::NoteTooLong => "note_too_long",
            Self::HoldNotOver(_) => "hold_not_over",
            Self::SaidNeeded => "said_needed",
            Self::OrderTerms => "order_terms",
            Self::OrderDay => "order_day",
            Self::NotInRepair(_) => "not_in_repair",
            Self::RepairStage(..) => "repair_stage",
            Self::RepairLacks(_) => "repair_lacks",
            Self::RepairNotOver(_) => "repair_not_over",
            Self::TestMissing(_) => "test_missing",
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
            Self::NotInLots(_) => "not_in_lots",
            Self::LotChanged => "lot_changed",
            Self::SaleTerms => "sale_terms",
            Self::SaleWithdrawn(_) => "sale_withdrawn",
        }
    }
}
