//! What the guide of the first start says.

use super::message::messages;

messages! {
    /// Steps, labels and notes of the guide.
    GuideMsg, Guide {
        GuideTitle = "desk-guide-title",
        GuideHelp = "desk-guide-help",
        GuideDone = "desk-guide-done",
        GuideOpen = "desk-guide-open",
        GuideBack = "desk-guide-back",
        GuideNext = "desk-guide-next",
        GuideSkip = "desk-guide-skip",
        GuideFinish = "desk-guide-finish",
        GuideClose = "desk-guide-close",
        GuideAgain = "desk-guide-again",
        GuideLanguage = "desk-guide-language",
        GuideSite = "desk-guide-site",
        GuideSiteHelp = "desk-guide-site-help",
        GuideStation = "desk-guide-station",
        GuideStationHelp = "desk-guide-station-help",
        GuidePeople = "desk-guide-people",
        GuidePeopleHelp = "desk-guide-people-help",
        GuideBadge = "desk-guide-badge",
        GuideBadgeWrong = "desk-guide-badge-wrong",
        GuideEnter = "desk-guide-enter",
        GuideScanner = "desk-guide-scanner",
        GuideScannerHelp = "desk-guide-scanner-help",
        GuideFile = "desk-guide-file",
        GuideFileHelp = "desk-guide-file-help",
        GuideToImport = "desk-guide-to-import",
        GuideToSellers = "desk-guide-to-sellers",
        GuideToPrint = "desk-guide-to-print",
    }
}
