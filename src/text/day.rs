//! What is said where a day is signed off, and in the readable journal.

use crate::domain::time::{Day, UtcMs};

use super::message::messages;

messages! {
    /// Headings, labels and notes of the sign-off and of the journal.
    DayMsg, Day {
        SignOff = "day-sign-off",
        Head { day: Day } = "day-head",
        NotSigned = "day-not-signed",
        Signed { person: String, at: UtcMs } = "day-signed",
        SignedTimes { times: u32 } = "day-signed-times",
        OpenedAgain { person: String, at: UtcMs, reason: String } = "day-opened-again",
        NoSupervisor = "day-no-supervisor",
        OpenHead = "day-open-head",
        OpenNone = "day-open-none",
        OpenStays = "day-open-stays",
        FiguresHead = "day-figures-head",
        ColFigure = "day-col-figure",
        ColSigned = "day-col-signed",
        ColNow = "day-col-now",
        Note = "day-note",
        NoteHint = "day-note-hint",
        Close { day: Day } = "day-close",
        CloseHow = "day-close-how",
        Reopen = "day-reopen",
        ReopenReason = "day-reopen-reason",
        Reason = "day-reason",
        JournalHead { number: String } = "day-journal-head",
        HeadHow = "day-head-how",
        LaterHead = "day-later-head",
        LaterNone = "day-later-none",
        LaterMore = "day-later-more",
        SignedBy = "day-signed-by",
        SignedOn = "day-signed-on",
        Station = "day-station",
        Hash = "day-hash",
        Life = "day-life",
        ColNumber = "day-col-number",
        ColWhen = "day-col-when",
        ColWhat = "day-col-what",
        Journal = "audit-journal",
        JournalHow = "audit-how",
        Person = "audit-person",
        Everybody = "audit-everybody",
        Everything = "audit-everything",
        Settings = "audit-settings",
        From = "audit-from",
        To = "audit-to",
        More = "audit-more",
        LookedOn = "audit-looked-on",
        End = "audit-end",
    }
}
