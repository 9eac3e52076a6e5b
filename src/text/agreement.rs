//! What the desk of agreement says: second looks, and how alike people grade.

use crate::domain::codes::{ContainerName, PersonCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::time::UtcMs;

use super::message::messages;

messages! {
    /// Headings, labels and notes of second looks.
    AgreementMsg, Agreement {
        Open = "agreement-open",
        Title = "agreement-title",
        Back = "agreement-back",
        TabDue = "agreement-tab-due",
        TabCalibration = "agreement-tab-calibration",
        TabFigures = "agreement-tab-figures",
        TabDiffering = "agreement-tab-differing",
        Nobody = "agreement-nobody",
        DueHow = "agreement-due-how",
        DueNone = "agreement-due-none",
        DueNoneHow = "agreement-due-none-how",
        NextPage = "agreement-next-page",
        FirstPage = "agreement-first-page",
        CalibrationHow = "agreement-calibration-how",
        CalibrationNone = "agreement-calibration-none",
        CalibrationNoneHow = "agreement-calibration-none-how",
        Raters { count: u32 } = "agreement-raters",
        TypeTag = "agreement-type-tag",
        LookHead { tag: UnitTag } = "agreement-look-head",
        LookAt { container: ContainerName } = "agreement-look-at",
        LookAs = "agreement-look-as",
        NotFound { tag: UnitTag } = "agreement-not-found",
        NoChecklist = "agreement-no-checklist",
        Leads = "agreement-leads",
        LeadsWants = "agreement-leads-wants",
        Choose = "agreement-choose",
        ChooseHow = "agreement-choose-how",
        Result { grade: Grade } = "agreement-result",
        Save = "agreement-save",
        StaysSo = "agreement-stays-so",
        FiguresHow { days: u32, least: u32 } = "agreement-figures-how",
        FiguresOwn = "agreement-figures-own",
        FiguresNone = "agreement-figures-none",
        FiguresNoneHow = "agreement-figures-none-how",
        ColKind = "agreement-col-kind",
        ColLooks = "agreement-col-looks",
        ColAlike = "agreement-col-alike",
        ColKappa = "agreement-col-kappa",
        ColInterval = "agreement-col-interval",
        AllKinds = "agreement-all-kinds",
        Calibration = "agreement-calibration",
        Interval { from: String, to: String } = "agreement-interval",
        TooFew { least: u32 } = "agreement-too-few",
        OneGrade = "agreement-one-grade",
        TooMany = "agreement-too-many",
        Drifts = "agreement-drifts",
        DriftRule { every: u32, within: u32, usual: u32, found: u32 } = "agreement-drift-rule",
        DifferingHow = "agreement-differing-how",
        DifferingNone = "agreement-differing-none",
        DifferingNoneHow = "agreement-differing-none-how",
        FirstLook = "agreement-first-look",
        SecondLook = "agreement-second-look",
        By { person: PersonCode, at: UtcMs } = "agreement-by",
        Unasked = "agreement-unasked",
        Photos = "agreement-photos",
        NoPhotos = "agreement-no-photos",
    }
}
