//! What is said of what shows an address: covered copies, and what a rule has erased.

use crate::domain::codes::ParcelTag;
use crate::domain::time::Day;

use super::message::messages;

messages! {
    /// Labels, results and troubles of covered copies and of what is erased by rule.
    PrivacyMsg, Privacy {
        Heading = "privacy-heading",
        Rule { days: u32, chats: u32, scans: u32, worked: u32, within: u32 } = "privacy-rule",
        EraseDue = "privacy-erase-due",
        Erasing = "privacy-erasing",
        Purged { originals: u32, uncovered: u32, chats: u32, scans: u32 } = "privacy-purged",
        FilesLeft { count: u32 } = "privacy-files-left",
        NotYetDue { day: Day } = "privacy-not-yet-due",
        WouldGo { originals: u32, uncovered: u32, chats: u32, scans: u32 } = "privacy-would-go",
        GoesSoon { number: ParcelTag, photo: String, day: Day } = "privacy-goes-soon",
        GoesUncovered { number: ParcelTag, photo: String } = "privacy-goes-uncovered",
        ChatGone { hash: String, day: Day } = "privacy-chat-gone",
        ChatMissing { picture: String } = "privacy-chat-missing",
        ChatDamaged { picture: String } = "privacy-chat-damaged",
        Cover = "privacy-cover",
        CoverAgain = "privacy-cover-again",
        NotCovered = "privacy-not-covered",
        Covered = "privacy-covered",
        Gone { day: Day } = "privacy-gone",
        GoneWithoutCopy { day: Day } = "privacy-gone-without-copy",
        Opening = "privacy-opening",
        LeavesBarcode = "privacy-leaves-barcode",
        LeavesThird = "privacy-leaves-third",
        CoverHow = "privacy-cover-how",
        Area { number: u32 } = "privacy-area",
        AddArea = "privacy-add-area",
        RemoveArea = "privacy-remove-area",
        ProposeAnew = "privacy-propose-anew",
        Confirm = "privacy-confirm",
        Leave = "privacy-leave",
        WantsBadge = "privacy-wants-badge",
        CopyKept { number: ParcelTag } = "privacy-copy-kept",
        CopyNotMade { detail: String } = "privacy-copy-not-made",
        OriginalUnread = "privacy-original-unread",
        UncoveredHow = "privacy-uncovered-how",
    }
}
