//! What the resale desk says.

use crate::domain::codes::{BatchNumber, ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::printed::LabelSize;
use crate::domain::time::{Day, UtcMs};

use super::message::{Arg, ToArg, messages};

/// Label stock, said by its words under `label-stock-…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StockName(pub LabelSize);

impl ToArg for StockName {
    fn to_arg(&self) -> Arg {
        Arg::Term(format!("label-stock-{}", self.0.code().replace('_', "-")))
    }

    fn sample() -> Self {
        Self(LabelSize::ThreeByTwo)
    }
}

messages! {
    /// Headings, labels and results of batches and of relabelling.
    ResaleMsg, Resale {
        PartRelabel = "resale-part-relabel",
        NobodySignedIn = "resale-nobody-signed-in",
        New = "resale-new",
        Number = "resale-number",
        Seller = "resale-seller",
        SellerUnits { seller: SellerCode, units: u32 } = "resale-seller-units",
        Channel = "resale-channel",
        Due = "resale-due",
        Open = "resale-open",
        OpenWants = "resale-open-wants",
        ChosenNone = "resale-chosen-none",
        ChosenNoneHow = "resale-chosen-none-how",
        Head { batch: BatchNumber, seller: SellerCode } = "resale-head",
        Owner { owner: PersonCode, due: Day } = "resale-owner",
        Overdue { owner: PersonCode, due: Day } = "resale-overdue",
        ListedAt { at: UtcMs } = "resale-listed-at",
        EndedAt { at: UtcMs } = "resale-ended-at",
        EndedWhy { at: UtcMs, reason: String } = "resale-ended-why",
        Totals { units: u32, lines: u32 } = "resale-totals",
        Unpriced { units: u32 } = "resale-unpriced",
        ScanHint = "resale-scan-hint",
        TakeAll { units: u32 } = "resale-take-all",
        TakeTag = "resale-take-tag",
        TakeTagHint = "resale-take-tag-hint",
        Beyond { units: u32 } = "resale-beyond",
        Take = "resale-take",
        LetGo = "resale-let-go",
        StateGathered = "resale-state-gathered",
        StateListed = "resale-state-listed",
        StateDone = "resale-state-done",
        StateWithdrawn = "resale-state-withdrawn",
        List = "resale-list",
        ListSure { batch: BatchNumber, units: u32 } = "resale-list-sure",
        ListYes = "resale-list-yes",
        No = "resale-no",
        ListWantsUnits = "resale-list-wants-units",
        ListKeepsOff { units: u32 } = "resale-list-keeps-off",
        Finish = "resale-finish",
        Withdraw = "resale-withdraw",
        WithdrawWhy = "resale-withdraw-why",
        WithdrawYes = "resale-withdraw-yes",
        Back = "resale-back",
        BackHead { tag: UnitTag } = "resale-back-head",
        BackReason = "resale-back-reason",
        BackOwner = "resale-back-owner",
        BackDays = "resale-back-days",
        BackDefault = "resale-back-default",
        BackYes = "resale-back-yes",
        BackWants = "resale-back-wants",
        Left = "resale-left",
        LeftSince { units: u32 } = "resale-left-since",
        NotListed { batch: BatchNumber } = "resale-not-listed",
        OtherChannel { batch: BatchNumber, format: String } = "resale-other-channel",
        ScanTag = "resale-scan-tag",
        ScanTagHow = "resale-scan-tag-how",
        GatherTag { batch: BatchNumber } = "resale-gather-tag",
        Looking = "resale-looking",
        Saving = "resale-saving",
        ScanNew { code: String } = "resale-scan-new",
        ScanNewHow = "resale-scan-new-how",
        ScanNewWider { stock: StockName } = "resale-scan-new-wider",
        ScanOlds = "resale-scan-olds",
        ScanOldsHow = "resale-scan-olds-how",
        ScanNewAgain { code: String } = "resale-scan-new-again",
        ScanNewAgainHow = "resale-scan-new-again-how",
        NewReads { code: String } = "resale-new-reads",
        StillReads { code: String } = "resale-still-reads",
        ReadsOther { read: String, code: String } = "resale-reads-other",
        Relabelled { tag: UnitTag, code: String } = "resale-relabelled",
        Gathered { tag: UnitTag, batch: BatchNumber } = "resale-gathered",
        NotATag { read: String } = "resale-not-a-tag",
        NoSuchUnit { tag: UnitTag } = "resale-no-such-unit",
        OtherUnit { tag: UnitTag } = "resale-other-unit",
        OwnTag = "resale-own-tag",
        LackLeft { tag: UnitTag, container: ContainerName } = "resale-lack-left",
        LackNotForSale { tag: UnitTag } = "resale-lack-not-for-sale",
        LackNotGraded { tag: UnitTag } = "resale-lack-not-graded",
        LackNoSku { tag: UnitTag } = "resale-lack-no-sku",
        LackTooLong { tag: UnitTag } = "resale-lack-too-long",
        LackSigns { tag: UnitTag } = "resale-lack-signs",
        LackUnsellable { tag: UnitTag } = "resale-lack-unsellable",
        LackTaken { tag: UnitTag } = "resale-lack-taken",
        NoLabelSigns { code: String } = "resale-no-label-signs",
        NoLabelTooLong { code: String, most: u32 } = "resale-no-label-too-long",
        NobodyHere = "resale-nobody-here",
        StoreTrouble = "resale-store-trouble",
        TooManyScans = "resale-too-many-scans",
        KindFnsku = "resale-kind-fnsku",
        KindSku = "resale-kind-sku",
        Condition { grade: Grade } = "resale-condition",
        OldCodes = "resale-old-codes",
        OldCodesNone = "resale-old-codes-none",
        OldUnread = "resale-old-unread",
        OldRead = "resale-old-read",
        NothingElse = "resale-nothing-else",
        PrintAgain = "resale-print-again",
        Begin = "resale-begin",
        BearsAlready { code: String } = "resale-bears-already",
        LateUnlisted { opened: Day, due: Day } = "resale-late-unlisted",
        LateUnlistedHow = "resale-late-unlisted-how",
        LateUnsold { listed: Day, units: u32 } = "resale-late-unsold",
        LateUnsoldHow = "resale-late-unsold-how",
        LateGo = "resale-late-go",
        CoveredCode { code: String } = "resale-covered-code",
    }
}
