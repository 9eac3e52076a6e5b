//! What is said when something is wrong: what happened, whether the work is safe, what to do.

use crate::domain::codes::{ContainerName, SellerCode, UnitTag};
use crate::domain::lot::LotWhy;
use crate::domain::photo::{PhotoKind, PhotoKinds};
use crate::domain::time::{Day, UtcMs};

use super::message::{Arg, ToArg, messages};

/// The stable name of a file's problem, said by its words under `problem-…`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProblemCode(pub String);

impl ToArg for ProblemCode {
    fn to_arg(&self) -> Arg {
        Arg::Term(format!("problem-{}", self.0.replace('_', "-")))
    }

    fn sample() -> Self {
        Self("file_empty".to_owned())
    }
}

/// The stable name of a rule's refusal, said by its words under `refusal-…`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusalCode(pub String);

impl ToArg for RefusalCode {
    fn to_arg(&self) -> Arg {
        Arg::Term(format!("refusal-{}", self.0.replace('_', "-")))
    }

    fn sample() -> Self {
        Self("supervisor_needed".to_owned())
    }
}

/// The words of a gate or of a rule of sales: what it is, or what opens it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleWords(String);

impl RuleWords {
    /// Gives what a rule is and what opens it, in the words of a way of selling: `lot-rule` or `resale-rule`.
    pub fn of(why: &LotWhy, family: &str) -> (Self, Self) {
        let code = why.code().replace('_', "-");
        let family = match why {
            LotWhy::Gate(_) => "gate",
            LotWhy::Rule(_) => family,
        };
        let opens = Self(format!("{family}-opens-{code}"));
        (Self(format!("{family}-{code}")), opens)
    }
}

impl ToArg for RuleWords {
    fn to_arg(&self) -> Arg {
        Arg::Term(self.0.clone())
    }

    fn sample() -> Self {
        Self("resale-rule-held".to_owned())
    }
}

/// What is wrong on a line of a file, said by its words under `pack-problem-…`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileProblem {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, by its stable name.
    pub code: &'static str,
    /// What it is about, as the file has it.
    pub about: String,
}

impl FileProblem {
    /// Gives the key of its words.
    pub fn key(&self) -> String {
        format!("pack-problem-{}", self.code.replace('_', "-"))
    }
}

/// Problems of a file, by line; a sentence names the first few.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileProblems(pub Vec<FileProblem>);

/// So many problems are named in one sentence.
const PROBLEMS_NAMED: usize = 3;

impl ToArg for FileProblems {
    fn to_arg(&self) -> Arg {
        let named = self.0.iter().take(PROBLEMS_NAMED);
        let named = named.map(|one| (format!("{} {}", one.line, one.about), vec![one.key()]));
        Arg::Named(named.collect())
    }

    fn sample() -> Self {
        Self(vec![FileProblem {
            line: 12,
            code: "grade",
            about: "looks.worn".to_owned(),
        }])
    }
}

impl TroubleMsg {
    /// Says what is wrong with a checklist's file.
    pub fn checklist_refused(name: String, problems: FileProblems) -> Self {
        let count = u32::try_from(problems.0.len()).unwrap_or(u32::MAX);
        Self::ChecklistRefused {
            name,
            problems,
            count,
        }
    }
}

/// Units and the photos that they owe; the first few are named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OwedPhotos(pub Vec<(UnitTag, PhotoKinds)>);

/// So many units are named in one sentence.
const OWED_NAMED: usize = 4;

impl ToArg for OwedPhotos {
    fn to_arg(&self) -> Arg {
        let named = self.0.iter().take(OWED_NAMED).map(|(tag, kinds)| {
            let key = |kind: PhotoKind| format!("photo-{}", kind.code());
            (format!("…{}", tag.tail()), kinds.iter().map(key).collect())
        });
        Arg::Named(named.collect())
    }

    fn sample() -> Self {
        let tag = UnitTag::sample();
        Self(vec![(tag, PhotoKinds::NONE.with(PhotoKind::Serial))])
    }
}

messages! {
    /// Troubles of store, devices, files and jobs.
    TroubleMsg, Trouble {
        StoreForeign = "trouble-store-foreign",
        StoreNewer { found: u32, known: u32 } = "trouble-store-newer",
        StoreInUse = "trouble-store-in-use",
        StoreNetworkFolder = "trouble-store-network-folder",
        StoreNoRights { path: String } = "trouble-store-no-rights",
        StoreFull = "trouble-store-full",
        StoreDamaged { detail: String } = "trouble-store-damaged",
        StoreFailed { detail: String } = "trouble-store-failed",
        StoreOldEngine { found: String } = "trouble-store-old-engine",
        StoreLiveFacts = "trouble-store-live-facts",
        ThreadStopped { name: String } = "trouble-thread-stopped",
        ScannerMissing { port: String } = "trouble-scanner-missing",
        ScannerBusy { port: String } = "trouble-scanner-busy",
        ScannerNoRights { port: String } = "trouble-scanner-no-rights",
        ScannerNotAPort { port: String } = "trouble-scanner-not-a-port",
        ScannerOpening { port: String } = "trouble-scanner-opening",
        ScannerClosed { port: String } = "trouble-scanner-closed",
        ScannerHeld { port: String } = "trouble-scanner-held",
        ScannerNotInBuild = "trouble-scanner-not-in-build",
        TonesPlayer { name: String } = "trouble-tones-player",
        ScanLost = "trouble-scan-lost",
        Printed { path: String } = "trouble-printed",
        PoolFound { count: u32 } = "trouble-pool-found",
        PoolNotOver { day: Day } = "trouble-pool-not-over",
        PoolUntold { sellers: String } = "trouble-pool-untold",
        PoolAnswersDue { at: UtcMs } = "trouble-pool-answers-due",
        CommandDone = "trouble-command-done",
        CommandNothing = "trouble-command-nothing",
        CommandRefused { why: RefusalCode } = "trouble-command-refused",
        KeptBack { tag: UnitTag, rule: RuleWords, opens: RuleWords } = "trouble-kept-back",
        RefusedOf { about: String, why: RefusalCode } = "trouble-refused-of",
        SealOwesPhotos { container: ContainerName, units: OwedPhotos, count: u32 } = "trouble-seal-owes-photos",
        SettingsUnwritten { detail: String } = "trouble-settings-unwritten",
        StoreMissing = "trouble-store-missing",
        ScannerGone { port: String } = "trouble-scanner-gone",
        ScannerFailed { port: String, detail: String } = "trouble-scanner-failed",
        ScannerAlive { port: String } = "trouble-scanner-alive",
        ScanOverflow = "trouble-scan-overflow",
        TonesNoPlayer = "trouble-tones-no-player",
        FileUnreadable { name: String, detail: String } = "trouble-file-unreadable",
        SellerFileWrong { name: String, detail: String } = "trouble-seller-file-wrong",
        ChecklistRefused { name: String, problems: FileProblems, count: u32 } = "trouble-checklist-refused",
        ChecklistNotSet { seller: SellerCode, id: String } = "trouble-checklist-not-set",
        ChecklistOfHouse { seller: SellerCode, id: String, from: Day } = "trouble-checklist-of-house",
        FileNotReturns { name: String, why: ProblemCode } = "trouble-file-not-returns",
        FileBroken { name: String, line: u32, why: ProblemCode } = "trouble-file-broken",
        FileIsFolder { name: String } = "trouble-file-is-folder",
        FolderEmpty { name: String } = "trouble-folder-empty",
        NotAFolder { name: String } = "trouble-not-a-folder",
        FolderTooFull { name: String, most: u32 } = "trouble-folder-too-full",
        ImportRefused { name: String, problems: u32 } = "trouble-import-refused",
        ExportFailed { name: String, detail: String } = "trouble-export-failed",
        NothingToPrint = "trouble-nothing-to-print",
        PrintFailed { name: String, detail: String } = "trouble-print-failed",
        PeriodWrong = "trouble-period-wrong",
        NothingToExport = "trouble-nothing-to-export",
        JobFailed { detail: String } = "trouble-job-failed",
        ConfigUnreadable { detail: String } = "trouble-config-unreadable",
        NoWindowInBuild = "trouble-no-window-in-build",
        KindNotYet { kind: String } = "trouble-kind-not-yet",
        ImportSummary { name: String, rows: u32, new: u32, changed: u32, unchanged: u32 } = "trouble-import-summary",
        ImportDropped { columns: String } = "trouble-import-dropped",
        ImportNotTaken = "trouble-import-not-taken",
        NotFound { what: String } = "trouble-not-found",
        ExportUnknown { what: String } = "trouble-export-unknown",
        ShiftLine { number: u32, line: String } = "trouble-shift-line",
        ShiftAnswer { number: u32, wanted: String } = "trouble-shift-answer",
        NoDisplay = "trouble-no-display",
    }
}
