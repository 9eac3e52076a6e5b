//! What is said of people, PINs and locked desks.

use crate::domain::codes::PersonCode;
use crate::domain::time::UtcMs;

use super::message::messages;

messages! {
    /// The lock of a desk, and the list of people.
    PeopleMsg, People {
        LockTitle = "people-lock-title",
        LockHelp = "people-lock-help",
        LockPin = "people-lock-pin",
        LockOpen = "people-lock-open",
        LockLooking = "people-lock-looking",
        LockWrong = "people-lock-wrong",
        LockLeft { tries: u32 } = "people-lock-left",
        LockUntil { at: UtcMs } = "people-lock-until",
        LockUntilHelp = "people-lock-until-help",
        LockLost = "people-lock-lost",
        LockFailed = "people-lock-failed",
        LockNoPin = "people-lock-no-pin",
        LockNobody = "people-lock-nobody",
        LockOther = "people-lock-other",
        LockNow = "people-lock-now",
        DeskLocked = "people-desk-locked",
        PinFileWanted = "people-pin-file-wanted",
        PinFileWrong { tries: u32 } = "people-pin-file-wrong",
        BadgeLeft { person: PersonCode } = "people-badge-left",
        BadgeLeftDetail = "people-badge-left-detail",
        PinSet { person: PersonCode } = "people-pin-set",
        NoPinYet = "people-no-pin-yet",
        HasPin = "people-has-pin",
        PinLockedUntil { at: UtcMs } = "people-pin-locked-until",
        PinDigits = "people-pin-digits",
        PinPlain = "people-pin-plain",
        PinsDiffer = "people-pins-differ",
        Pin = "people-pin",
        PinAgain = "people-pin-again",
        SetPin = "people-set-pin",
        PinHelp = "people-pin-help",
        ColBadge = "people-col-badge",
        ColRole = "people-col-role",
        ColLanguage = "people-col-language",
        AnyLanguage = "people-any-language",
        Leaves = "people-leaves",
        Returns = "people-returns",
        Unlock = "people-unlock",
        Save = "people-save",
        OpenPeople = "people-open",
        IdleLock = "people-idle-lock",
        IdleLockHelp = "people-idle-lock-help",
        IdleMinutes { minutes: u32 } = "people-idle-minutes",
        IdleNever = "people-idle-never",
        PinWanted = "people-pin-wanted",
        PinWantedHelp = "people-pin-wanted-help",
        PinWantedFirst = "people-pin-wanted-first",
        PeopleHeading = "people-heading",
    }
}
