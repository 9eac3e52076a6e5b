//! What is said of lists of parties.

use crate::domain::time::Day;

use super::message::messages;

messages! {
    /// Headings and notes of lists of parties.
    ScreeningMsg, Screening {
        Head = "screening-head",
        None = "screening-none",
        List { list: String, day: Day, entries: u32, days: u32 } = "screening-list",
        Old { days: u32 } = "screening-old",
        File = "screening-file",
        Dated = "screening-dated",
        DatedHelp = "screening-dated-help",
        DatedWrong { day: Day } = "screening-dated-wrong",
        Load = "screening-load",
        Taken { name: String, entries: u32 } = "screening-taken",
        NotTaken { name: String, rows: u32 } = "screening-not-taken",
        Hit { name: String, by: String, percent: u32, list: String, entry: String } = "screening-hit",
        HitsMore { hits: u32 } = "screening-hits-more",
        Aid = "screening-aid",
    }
}
