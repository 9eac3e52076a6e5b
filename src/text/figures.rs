//! What the figures of some days say beside each other, and what a wall says.

use super::message::messages;

messages! {
    /// Words of days, of comparison and of pace.
    FiguresMsg, Figures {
        Today = "figures-today",
        Yesterday = "figures-yesterday",
        Week = "figures-week",
        Month = "figures-month",
        FromDay = "figures-from-day",
        ToDay = "figures-to-day",
        Wall = "figures-wall",
        WallEnd = "figures-wall-end",
        FigureDecided = "figures-decided",
        DayBefore { change: String, count: u32 } = "figures-day-before",
        WeekBefore { change: String, count: u32 } = "figures-week-before",
        DaysBefore { change: String, count: u32 } = "figures-days-before",
        WeekdaysBefore { change: String, count: u32 } = "figures-weekdays-before",
        ColDays { from: String, to: String } = "figures-col-days",
        ColDay { day: String } = "figures-col-day",
        ColChange = "figures-col-change",
        ColWhat = "figures-col-what",
        ColWhich = "figures-col-which",
        Figures = "figures-figures",
        DueNow = "figures-due-now",
        Hours = "figures-hours",
        ParcelsFrom { hour: u32 } = "figures-parcels-from",
        UnitsFrom { hour: u32 } = "figures-units-from",
        ByCarrier = "figures-by-carrier",
        ByReason = "figures-by-reason",
        PerHour { count: String } = "figures-per-hour",
        PaceAll { count: String, hours: u32 } = "figures-pace-all",
        ChartToOpen = "figures-chart-to-open",
        ChartToClose = "figures-chart-to-close",
        NotCompared { days: u32 } = "figures-not-compared",
        NoExceptions = "figures-no-exceptions",
        File = "figures-file",
        WallDay { day: String } = "figures-wall-day",
        WallDays { from: String, to: String } = "figures-wall-days",
        WallWaiting = "figures-wall-waiting",
        WallPace = "figures-wall-pace",
        WallExceptions = "figures-wall-exceptions",
    }
}
