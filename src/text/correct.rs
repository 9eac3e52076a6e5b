//! What is said where something wrong is put right.

use crate::domain::codes::ContainerName;
use crate::domain::decision::Decision;

use super::message::messages;

messages! {
    /// Headings, labels and notes of corrections.
    CorrectMsg, Correct {
        Ask = "correct-ask",
        Nobody = "correct-nobody",
        NotNow = "correct-not-now",
        What = "correct-what",
        WrongGrade = "correct-wrong-grade",
        WrongDecision = "correct-wrong-decision",
        GradeHead = "correct-grade-head",
        NoChecklist = "correct-no-checklist",
        GradeFollows { grade: String } = "correct-grade-follows",
        DecisionHead = "correct-decision-head",
        DecisionClosed = "correct-decision-closed",
        HoldAgreed { days: u32, default: Decision } = "correct-hold-agreed",
        Reason = "correct-reason",
        ReasonHint = "correct-reason-hint",
        EffectHead = "correct-effect-head",
        Grade { before: String, after: String } = "correct-effect-grade",
        Decision { before: String, after: String } = "correct-effect-decision",
        Moves { decision: Decision, container: ContainerName } = "correct-effect-moves",
        StaysAfterAll { container: ContainerName } = "correct-effect-stays-after-all",
        Stays { container: ContainerName } = "correct-effect-stays",
        NotCharged = "correct-effect-not-charged",
        ApprovalNeeded = "correct-approval-needed",
        Approves = "correct-approves",
        Wants = "correct-wants",
        Do = "correct-do",
        ReopenHow = "correct-reopen-how",
        Reopen = "correct-reopen",
        Superseded { person: String } = "correct-superseded",
        SupersededWhy { person: String, reason: String } = "correct-superseded-why",
    }
}
