//! What is shown beside the prompt where goods are moved and counted: plain data.

use crate::domain::codes::ContainerName;
use crate::text::Message;

/// This room's part of a face.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlacesFace {
    /// What is done: moving, putting away, counting; none while it is chosen.
    pub doing: Option<Message>,
    /// The container that it is about.
    pub place: Option<ContainerName>,
    /// How far it is, in a line.
    pub line: Option<Message>,
    /// Lists under their headings.
    pub lists: Vec<PlacesList>,
}

/// A list beside the prompt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacesList {
    /// What it lists.
    pub heading: Message,
    /// Its first lines: the end of a tag, and a container where it belongs to the tag.
    pub lines: Vec<(String, Option<ContainerName>)>,
    /// How many more there are.
    pub more: u32,
}
