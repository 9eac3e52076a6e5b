//! What is to be printed.

use crate::domain::codes::{ContainerName, PersonCode, TagPrefix};
use crate::domain::printed::{LabelSize, Reprint, ReprintWhy, RollKind, Sscc};
use crate::exchange::print::ItemLabel;

/// What is to be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Printed {
    /// New tags of a roll: their numbers are given out first, so that none is printed twice.
    Tags {
        /// What carries them.
        roll: RollKind,
        /// What stands before each number.
        prefix: TagPrefix,
        /// How many.
        count: u32,
    },
    /// Labels of these containers; empty means every container in use.
    Containers(Vec<ContainerName>),
    /// Labels of these cartons; empty means every carton in use.
    Cartons(Vec<CartonLabel>),
    /// Labels that were printed before; a fact says so first.
    Again(Reprint, Option<ReprintWhy>),
    /// The label of an item for sale.
    Item(ItemLabel),
    /// Badges of these people; empty means everybody known.
    Badges(Vec<PersonCode>),
    /// The command sheet.
    Commands,
    /// A label that shows whether the printer prints.
    Test(LabelSize),
}

/// A carton whose label is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CartonLabel {
    /// Its name.
    pub name: ContainerName,
    /// Its GS1 serial number, where it has one.
    pub sscc: Option<Sscc>,
}

impl Printed {
    /// Gives what it is called on the command line, also the start of its file's name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Tags {
                roll: RollKind::UnitTag,
                ..
            } => "unit-tags",
            Self::Tags {
                roll: RollKind::ParcelTag,
                ..
            } => "parcel-tags",
            Self::Containers(_) => "container-labels",
            Self::Cartons(_) => "carton-labels",
            Self::Again(..) => "labels-again",
            Self::Item(_) => "item-label",
            Self::Badges(_) => "badges",
            Self::Commands => "command-sheet",
            Self::Test(_) => "test-label",
        }
    }
}

impl Printed {
    /// Gives the label stock that a label printer needs for it; none for what is printed on cards
    /// and pages only.
    pub fn stock(&self) -> Option<LabelSize> {
        match self {
            Self::Tags { .. } | Self::Again(Reprint::Tags(_), _) => Some(LabelSize::TwoByOne),
            Self::Item(item) => Some(item.size),
            Self::Containers(_) | Self::Cartons(_) | Self::Again(Reprint::Container(_), _) => {
                Some(LabelSize::FourBySix)
            }
            Self::Test(size) => Some(*size),
            Self::Badges(_) | Self::Commands => None,
        }
    }
}
