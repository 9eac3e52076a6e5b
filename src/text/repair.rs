//! What the repair desk says.

use crate::domain::codes::{PersonCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::money::Money;
use crate::domain::photo::PhotoKind;
use crate::domain::time::{Day, UtcMs};

use super::message::messages;

messages! {
    /// Headings, labels and notes of a repair's work order.
    RepairMsg, Repair {
        Head { tag: UnitTag } = "repair-head",
        Nobody = "repair-nobody",
        NoSupervisor = "repair-no-supervisor",
        FreeReturnEnds = "repair-free-return-ends",
        EstimateHead = "repair-estimate-head",
        Symptom = "repair-symptom",
        Diagnosis = "repair-diagnosis",
        PartName = "repair-part-name",
        PartLot = "repair-part-lot",
        PartPieces = "repair-part-pieces",
        PartEach = "repair-part-each",
        PartAdd = "repair-part-add",
        PartDrop = "repair-part-drop",
        Minutes = "repair-minutes",
        Labour = "repair-labour",
        Owner = "repair-owner",
        Days = "repair-days",
        Total { total: Money } = "repair-total",
        Cap { cap: Money } = "repair-cap",
        CapUnknown = "repair-cap-unknown",
        Approved { most: Money } = "repair-approved",
        Estimate = "repair-estimate",
        EstimateAsk = "repair-estimate-ask",
        EstimateWants = "repair-estimate-wants",
        CostsWrong = "repair-costs-wrong",
        AnswerHead = "repair-answer-head",
        AnswerUntil { day: Day } = "repair-answer-until",
        AnswerOver { day: Day } = "repair-answer-over",
        AnswerWho = "repair-answer-who",
        AnswerWhoHint = "repair-answer-who-hint",
        AnswerYes = "repair-answer-yes",
        AnswerNo = "repair-answer-no",
        WorkHead = "repair-work-head",
        Begin = "repair-begin",
        DoneHead = "repair-done-head",
        Done = "repair-done",
        DoneWants = "repair-done-wants",
        TestHead = "repair-test-head",
        RegradeHead = "repair-regrade-head",
        FirstGrade { grade: Grade } = "repair-first-grade",
        SecondGrade { grade: Grade } = "repair-second-grade",
        NeverNew = "repair-never-new",
        AnswerChange = "repair-answer-change",
        TestsWanted = "repair-tests-wanted",
        Grade = "repair-grade",
        Becomes = "repair-becomes",
        Warranty = "repair-warranty",
        WarrantyHint = "repair-warranty-hint",
        End { decision: Decision } = "repair-end",
        EndWants = "repair-end-wants",
        GiveUpHead = "repair-give-up-head",
        Result = "repair-result-label",
        Reason = "repair-reason",
        GiveUp { decision: Decision } = "repair-give-up",
        GiveUpWants = "repair-give-up-wants",
        Unset = "repair-unset",
        DueBy { day: Day, owner: PersonCode } = "repair-due-by",
        CostOf { total: Money } = "repair-cost-of",
        PhotosHead = "repair-photos-head",
        PhotoNone = "repair-photo-none",
        PhotoOwed { since: UtcMs } = "repair-photo-owed",
        PhotoNotOwed = "repair-photo-not-owed",
        PhotoAdd { kind: PhotoKind } = "repair-photo-add",
    }
}
