//! The face of a bench: plain data, drawn as it is.

use crate::domain::codes::{ContainerName, ParcelTag, PersonCode, SellerCode, UnitTag};
use crate::domain::decision::Decision;
use crate::domain::grade::Grade;
use crate::domain::ids::{ParcelId, UnitId};
use crate::domain::photo::PhotoKinds;
use crate::domain::product::Battery;
use crate::domain::time::UtcMs;
use crate::text::Message;

pub use super::dock::face::{DockFace, DockedFace, Keying, LoadFace};
pub use super::places::face::{PlacesFace, PlacesList};

/// Everything the bench shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Face {
    /// The step, by a stable name.
    pub step: &'static str,
    /// Who is signed in.
    pub person: Option<PersonCode>,
    /// The parcel in hand.
    pub parcel: Option<ParcelView>,
    /// The ids of what is in hand, for photos.
    pub in_hand: Option<InHand>,
    /// The tag of the unit in hand.
    pub tag: Option<UnitTag>,
    /// The one thing asked.
    pub prompt: Option<Message>,
    /// One smaller line under the prompt.
    pub detail: Option<Message>,
    /// What was read, when the prompt is about a scan.
    pub verbatim: Option<String>,
    /// The state that fills the question area with colour, icon, word and tone.
    pub lamp: Lamp,
    /// A one-line result or finding above the prompt: what just happened.
    pub result: Option<(Lamp, Message)>,
    /// Answers by digit.
    pub tiles: Vec<Tile>,
    /// The grade and what is proposed.
    pub proposal: Option<ProposalView>,
    /// Announced lines of the parcel.
    pub lines: Vec<LineView>,
    /// The product in hand or, before it is known, the only one announced; as the seller's book has
    /// it.
    pub product: Option<ProductView>,
    /// What is known of the unit so far.
    pub so_far: Vec<Message>,
    /// Letter keys that do something now.
    pub keys: Vec<(char, Message)>,
    /// The last put.
    pub last: Option<LastPut>,
    /// The dock, where the person is there and not at the bench.
    pub dock: Option<Box<DockFace>>,
    /// Where goods are moved and counted, where the person is there and not at the bench.
    pub places: Option<Box<PlacesFace>>,
    /// Scans that wait.
    pub queued: usize,
    /// Whether an answer of the store is awaited.
    pub busy: Busy,
    /// What digits do.
    pub digits: Digits,
}

/// What the digit keys do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Digits {
    /// Each is an answer.
    #[default]
    Answer,
    /// They key a number, which a pad shows.
    Number,
    /// The first begins a number.
    Beginning,
}

impl Face {
    /// Tells whether digits make a number now, a zero among them.
    pub fn keys_a_number(&self) -> bool {
        let load = self.dock.as_ref().and_then(|dock| dock.load.as_ref());
        self.digits != Digits::Answer || load.is_some_and(|load| load.keying != Keying::No)
    }
}

/// Whether an answer of the store is awaited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Busy {
    /// The bench waits for a person.
    #[default]
    No,
    /// The bench waits for the store.
    Yes,
}

/// What is in hand, by its ids.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InHand {
    /// The parcel.
    pub parcel: ParcelId,
    /// The unit that has its tag.
    pub unit: Option<UnitId>,
    /// The photos that what is known of the unit asks for; nothing waits for them.
    pub asked: PhotoKinds,
}

/// The result states: each has one colour, one icon, one word, one tone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Lamp {
    /// Waits for the next scan.
    #[default]
    Ready,
    /// Blue: the store is at work.
    Working,
    /// Amber: a person must answer.
    Need,
    /// Red: refused; says the next legal step.
    Stop,
    /// Green: on the disk.
    Saved,
}

/// A numbered answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tile {
    /// Its digit, 1 to 9.
    pub digit: u8,
    /// What it states.
    pub label: Message,
    /// A smaller second line.
    pub note: Option<Message>,
    /// The decision it stands for, which lends its hue.
    pub decision: Option<Decision>,
}

/// The parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParcelView {
    /// Its number.
    pub number: ParcelTag,
    /// Carrier code of the scan, where known.
    pub carrier: Option<String>,
    /// The key it was received by.
    pub key: String,
    /// The seller with the name.
    pub seller: Option<(SellerCode, String)>,
    /// The number of the unit in hand, or how many were put when none is.
    pub unit_number: u32,
    /// Units announced in all.
    pub units_announced: u32,
}

/// An announced line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineView {
    /// The product's name.
    pub title: String,
    /// ASIN, SKU.
    pub asin: Option<String>,
    /// The seller's product id.
    pub sku: Option<String>,
    /// Units announced.
    pub quantity: u32,
    /// Units seen.
    pub seen: u32,
    /// The return reason as written.
    pub reason: Option<String>,
    /// Whether the unit in hand is taken to be this.
    pub current: Current,
}

/// A product as its seller's book has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProductView {
    /// What it is called.
    pub title: Option<String>,
    /// Size, colour and the like.
    pub variant: Option<String>,
    /// The name of its picture's file.
    pub picture: Option<String>,
    /// Which battery it has.
    pub battery: Battery,
    /// What sort of goods it is.
    pub category: Option<String>,
}

/// Whether a line is the one in hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Current {
    /// Another.
    No,
    /// The one in hand.
    Yes,
}

/// What is proposed, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposalView {
    /// The grade; none for goods that are not graded.
    pub grade: Option<Grade>,
    /// What set the grade.
    pub because: Message,
    /// The decision.
    pub decision: Decision,
    /// Why.
    pub why: Message,
    /// What else bears on it: gates that close other ways, and days that end soon.
    pub beside: Vec<Message>,
}

/// The last put.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastPut {
    /// The unit's tag.
    pub tag: UnitTag,
    /// The grade.
    pub grade: Option<Grade>,
    /// The decision.
    pub decision: Decision,
    /// Where it is.
    pub container: ContainerName,
    /// When it was put.
    pub at: UtcMs,
}
