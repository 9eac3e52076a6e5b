//! What is said of scanners: their settings, what they are told back, their recorder.

use super::message::messages;

messages! {
    /// Labels, helps and troubles of scanners.
    ScannerMsg, Scanner {
        Chip { number: u32 } = "scanner-chip",
        Numbered { number: u32, port: String } = "scanner-numbered",
        Ssi { port: String } = "scanner-ssi",
        Full { most: u32 } = "scanner-full",
        Remove = "scanner-remove",
        More = "scanner-more",
        Speed = "scanner-speed",
        SpeedUsb = "scanner-speed-usb",
        SpeedHelp = "scanner-speed-help",
        Page = "scanner-page",
        PageHelp = "scanner-page-help",
        Tones = "scanner-tones",
        TonesHelp = "scanner-tones-help",
        TonesNone = "scanner-tones-none",
        Suggested { profile: String } = "scanner-suggested",
        TryGood = "scanner-try-good",
        TryBad = "scanner-try-bad",
        Prefix = "scanner-prefix",
        PrefixHelp = "scanner-prefix-help",
        PrefixHint = "scanner-prefix-hint",
        PrefixWrong = "scanner-prefix-wrong",
        PrefixNone = "scanner-prefix-none",
        PrefixSet { prefix: String } = "scanner-prefix-set",
        PrefixForget = "scanner-prefix-forget",
        WithoutPrefix { prefix: String } = "scanner-without-prefix",
        Record = "scanner-record",
        RecordHelp = "scanner-record-help",
        RecordPrivate = "scanner-record-private",
        RecordStart = "scanner-record-start",
        RecordStop = "scanner-record-stop",
        Recording { path: String, kib: u32 } = "scanner-recording",
        Recorded { path: String, kib: u32 } = "scanner-recorded",
        RecordFull { path: String } = "scanner-record-full",
        RecordFailed { detail: String } = "scanner-record-failed",
    }
}
