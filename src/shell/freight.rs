//! Files of freight rates, as they were taken.

use crate::exchange::freight::FreightProblem;
use crate::text::{Message, PlannerMsg};

/// What a file of freight rates came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FreightDone {
    /// The file's name.
    pub file_name: String,
    /// Tables that were taken; none where anything is wrong.
    pub tables: u32,
    /// What is wrong.
    pub problems: Vec<FreightProblem>,
}

impl FreightDone {
    /// Says what it came to.
    pub fn told(&self) -> Message {
        let name = self.file_name.clone();
        match u32::try_from(self.problems.len()).unwrap_or(u32::MAX) {
            0 => PlannerMsg::RatesTaken {
                name,
                tables: self.tables,
            },
            problems => PlannerMsg::RatesNotTaken { name, problems },
        }
        .into()
    }

    /// Says each problem.
    pub fn lines(&self) -> Vec<(FreightProblem, Message)> {
        let problems = self.problems.iter().cloned();
        let told = problems.map(|problem| {
            let why = Message::term("freight-problem", problem.code);
            (problem, why)
        });
        told.collect()
    }
}
