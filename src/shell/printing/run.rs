//! One run of labels, as screens see it, and which labels it holds.

use std::sync::Arc;

use crate::domain::codes::ContainerName;
use crate::domain::printed::{LabelSize, Reprint, RollPart};
use crate::text::Message;

/// Labels that were given to the printer together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrintRun {
    /// The number of its job.
    pub id: u64,
    /// What it holds, in both languages.
    pub title: String,
    /// On which labels it is printed.
    pub size: LabelSize,
    /// The name of each label, in their order.
    pub names: Arc<[String]>,
    /// Labels that came out, by the printer's own word or a person's.
    pub out: u32,
    /// Labels that were sent; those above `out` may have come out.
    pub sent: u32,
    /// How it stands.
    pub state: RunState,
}

impl PrintRun {
    /// How many labels it holds.
    pub fn all(&self) -> u32 {
        u32::try_from(self.names.len()).unwrap_or(u32::MAX)
    }

    /// The name of a label by its number, which counts from 1; none beyond the last.
    pub fn name(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?.checked_sub(1)?;
        self.names.get(at).map(String::as_str)
    }
}

/// How a run stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RunState {
    /// Its turn has not come.
    Waiting,
    /// Labels come out.
    Printing,
    /// All came out.
    Printed,
    /// All were sent to a printer that does not say whether they came out.
    Unconfirmed,
    /// It stopped, and goes on when a person has said which label came out last.
    Stopped {
        /// What went wrong; none when a person stopped it, or too much waits before it.
        why: Option<Message>,
        /// Labels that were sent and are not known to have come out.
        doubt: u32,
    },
}

/// Which labels a run holds, so that one that is printed a second time is written down.
pub(in crate::shell) struct Labels {
    pub names: Vec<String>,
    pub of: LabelsOf,
}

/// What labels are of.
pub(in crate::shell) enum LabelsOf {
    Tags(RollPart),
    Containers(Vec<ContainerName>),
    /// A test label, of which there may be many.
    Nothing,
}

impl Labels {
    /// Names the labels above `from` up to `to` as a reprint; both count from 1.
    pub fn again(&self, from: u32, to: u32) -> Vec<Reprint> {
        let count = to.saturating_sub(from);
        if count == 0 {
            return Vec::new();
        }
        match &self.of {
            LabelsOf::Tags(part) => vec![Reprint::Tags(RollPart {
                first: part.first.saturating_add(u64::from(from)),
                count,
                ..part.clone()
            })],
            LabelsOf::Containers(names) => {
                let at = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
                let some = names.iter().skip(at(from)).take(at(count));
                some.cloned().map(Reprint::Container).collect()
            }
            LabelsOf::Nothing => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::TagPrefix;
    use crate::domain::printed::RollKind;

    #[test]
    fn labels_that_are_printed_a_second_time_are_named_one_by_one() {
        let part = |first, count| RollPart {
            roll: RollKind::UnitTag,
            prefix: TagPrefix::parse("AXX").unwrap(),
            first,
            count,
        };
        let tags = Labels {
            names: Vec::new(),
            of: LabelsOf::Tags(part(101, 60)),
        };
        assert_eq!(tags.again(37, 37), []);
        assert_eq!(tags.again(36, 38), [Reprint::Tags(part(137, 2))]);
        let names = ["R-01", "R-02", "R-03"].map(|name| ContainerName::parse(name).unwrap());
        let containers = Labels {
            names: Vec::new(),
            of: LabelsOf::Containers(names.to_vec()),
        };
        let wanted = [&names[1], &names[2]].map(|name| Reprint::Container(name.clone()));
        assert_eq!(containers.again(1, 3), wanted);
    }
}
