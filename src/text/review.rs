//! What the review of a day says.

use crate::domain::decision::{Decision, OverrideReason};

use super::message::messages;

messages! {
    /// Headings, figures and charts of the review.
    ReviewMsg, Review {
        PreviousDay = "desk-previous-day",
        NextDay = "desk-next-day",
        DayWrong = "desk-day-wrong",
        BackToDay = "desk-back-to-day",
        FigureParcels = "desk-figure-parcels",
        FigureUnits = "desk-figure-units",
        FigureGraded = "desk-figure-graded",
        FigurePut = "desk-figure-put",
        FigureUnitsWaiting = "desk-figure-units-waiting",
        FigureWaiting = "desk-figure-waiting",
        Exceptions = "desk-exceptions",
        BySeller = "desk-by-seller",
        ByPerson = "desk-by-person",
        NobodyKnown = "desk-nobody-known",
        ChartParcelsHour = "desk-chart-parcels-hour",
        ChartDecisions = "desk-chart-decisions",
        ChartDecisionsHour = "desk-chart-decisions-hour",
        ChartGrades = "desk-chart-grades",
        AxisUnits = "desk-axis-units",
        AxisParcels = "desk-axis-parcels",
        UnitsOfHour { hour: u32, decision: Decision } = "desk-units-of-hour",
        ParcelsOfHour { hour: u32 } = "desk-parcels-of-hour",
        TakenBack = "desk-taken-back",
        NotDecided = "desk-not-decided",
        ByTheProgram = "desk-by-the-program",
        UnseenCount { count: u32 } = "desk-unseen-count",
        ProposedBecause { decision: Decision, why: String } = "desk-proposed-because",
        DecidedOtherwise { decision: Decision, reason: OverrideReason } = "desk-decided-otherwise",
    }
}
