//! The resale desk as a pure machine of its own, with no bench and no parcel: a scanned tag gathers a unit
//! into a batch, or begins the proof of its new label.
//!
//! ```text
//! tag ─▶ looking ─▶ label (printed) ─▶ the new label reads its code ─▶ others
//!                                       others ─▶ an old one reads: red ─▶ the new label again ─▶ others
//!                                       others ─▶ "nothing else reads" ─▶ saving ─▶ tag
//! ```

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::mem;
use std::sync::Arc;

use crate::domain::codes::{BatchNumber, PersonCode, UnitTag};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, UnitId};
use crate::domain::label_spec::{NoLabel, item_stock};
use crate::domain::limits::{DOUBLE_TRIGGER_MS, LABEL_CODE_MAX, QUEUED_SCANS_MAX};
use crate::domain::printed::{Dpi, LabelSize};
use crate::domain::resale::SkuProblem;
use crate::domain::time::UtcMs;
use crate::ledger::fact::RelabelledUnit;
use crate::ledger::query::{NewCode, NewCodeKind, RelabelLack, RelabelView};
use crate::ledger::{Answer, Command, Order, Query, Refusal};
use crate::scan::Reading;
use crate::text::resale::StockName;
use crate::text::{Message, ResaleMsg};

use super::at_put::words_of;
use super::effect::{Ticket, Tone};
use super::event::Moment;
use super::face::Lamp;

/// Tickets of this desk have this bit, so that an answer finds its way.
const OURS: u64 = 1 << 63;

/// What the desk does with a scanned tag.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ResaleMode {
    /// Gathers its unit into a batch.
    Gather(BatchNumber),
    /// Proves the new label of its unit, printed at this resolution.
    Relabel(Dpi),
}

/// Something that happened.
#[derive(Clone, PartialEq, Debug)]
pub enum ResaleEvent {
    /// A scanner sent something.
    Scanned {
        /// Which scanner.
        scanner: u8,
        /// What it may be.
        reading: Arc<Reading>,
    },
    /// A person says that no other code reads.
    NothingElseReads,
    /// A person wants the label once more.
    PrintAgain,
    /// A person begins anew; nothing was written of what was in hand.
    BeginAnew,
    /// The store answered a question.
    Found(Ticket, Box<Answer>),
    /// The command's facts are on the disk.
    Saved(Ticket),
    /// A rule said no; nothing was written.
    Refused(Ticket, Box<Refusal>),
    /// The store did not take it, or cannot say.
    Failed(Ticket),
}

/// Something for the shell to do.
#[derive(Clone, PartialEq, Debug)]
pub enum ResaleEffect {
    /// Ask the store.
    Ask(Ticket, Box<Query>),
    /// Write to the journal.
    Commit(Ticket, Box<Order>),
    /// Print a label.
    Print(NewLabel),
    /// Sound it, and answer the scanner of this number.
    Sound(Tone, u8),
}

/// A label to be printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewLabel {
    /// What it reads.
    pub code: String,
    /// What the item is called.
    pub title: Option<String>,
    /// Its condition.
    pub grade: Grade,
    /// The narrowest label stock that takes the code.
    pub size: LabelSize,
}

/// What the desk shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResaleFace {
    /// What is done with a tag; none while the desk is closed.
    pub mode: Option<ResaleMode>,
    /// The state that fills the field.
    pub lamp: Lamp,
    /// The one thing asked.
    pub prompt: Option<Message>,
    /// A smaller line under it.
    pub detail: Option<Message>,
    /// What just happened.
    pub result: Option<(Lamp, Message)>,
    /// The unit in hand.
    pub unit: Option<ResaleUnit>,
    /// Whether "nothing else reads" may be said.
    pub may_confirm: bool,
    /// Scans that wait.
    pub queued: usize,
}

/// The unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResaleUnit {
    /// Its tag.
    pub tag: UnitTag,
    /// What it is called.
    pub title: Option<String>,
    /// Its condition.
    pub grade: Grade,
    /// What its label is to read.
    pub code: String,
    /// What that is.
    pub kind: NewCodeKind,
    /// What its last proven label read.
    pub label: Option<String>,
    /// Other codes, and whether each was read since the new label is on.
    pub olds: Vec<(String, bool)>,
}

#[derive(Clone, PartialEq, Debug)]
enum Step {
    Tag,
    Looking(Ticket, UnitTag),
    Adding(Ticket, UnitTag),
    Label(Box<Hand>),
    Others(Box<Hand>),
    Saving(Ticket, Box<Hand>),
}

/// The unit whose label is proven.
#[derive(Clone, PartialEq, Debug)]
struct Hand {
    unit: UnitId,
    tag: UnitTag,
    title: Option<String>,
    code: NewCode,
    size: LabelSize,
    label: Option<String>,
    olds: BTreeSet<String>,
    read: BTreeSet<String>,
}

/// The desk at work.
pub struct ResaleDesk {
    mode: ResaleMode,
    step: Step,
    result: Option<(Lamp, Message)>,
    waiting: VecDeque<(u8, Arc<Reading>)>,
    last_scans: BTreeMap<u8, (Vec<u8>, UtcMs)>,
    person: Option<PersonCode>,
    now: Moment,
    scanner: u8,
    tickets: u64,
    effects: Vec<ResaleEffect>,
}

impl ResaleDesk {
    /// Opens the desk. `tickets` counts from the one it gives back when it closes, so that an answer to an
    /// earlier desk is nobody's.
    pub fn open(mode: ResaleMode, now: Moment, tickets: u64) -> Self {
        Self {
            mode,
            step: Step::Tag,
            result: None,
            waiting: VecDeque::new(),
            last_scans: BTreeMap::new(),
            person: None,
            now,
            scanner: 0,
            tickets,
            effects: Vec::new(),
        }
    }

    /// Tells whether a ticket is of such a desk.
    pub fn owns(ticket: Ticket) -> bool {
        ticket.0 & OURS != 0
    }

    /// Gives how many tickets were given out.
    pub fn tickets(&self) -> u64 {
        self.tickets
    }

    /// Gives what it does with a tag.
    pub fn mode(&self) -> &ResaleMode {
        &self.mode
    }

    /// Takes what happened and gives what is to be done, in order.
    pub fn on(
        &mut self,
        now: Moment,
        person: Option<&PersonCode>,
        event: ResaleEvent,
    ) -> Vec<ResaleEffect> {
        self.now = now;
        self.person = person.cloned();
        match event {
            ResaleEvent::Scanned { scanner, reading } => self.take(scanner, reading),
            ResaleEvent::NothingElseReads => self.confirm(),
            ResaleEvent::PrintAgain => {
                if let Step::Label(hand) | Step::Others(hand) = &self.step {
                    let label = hand.label();
                    self.effects.push(ResaleEffect::Print(label));
                }
            }
            ResaleEvent::BeginAnew => {
                if self.awaited().is_none() {
                    self.step = Step::Tag;
                    self.result = None;
                }
            }
            ResaleEvent::Found(ticket, answer) => {
                if self.awaited() == Some(ticket) {
                    self.found(*answer);
                }
            }
            ResaleEvent::Saved(ticket) => {
                if self.awaited() == Some(ticket) {
                    self.saved();
                }
            }
            ResaleEvent::Refused(ticket, refusal) => {
                if self.awaited() == Some(ticket) {
                    let words = words_of(&refusal);
                    self.back(words);
                }
            }
            ResaleEvent::Failed(ticket) => {
                if self.awaited() == Some(ticket) {
                    self.back(ResaleMsg::StoreTrouble);
                }
            }
        }
        self.take_waiting();
        mem::take(&mut self.effects)
    }

    /// Tells whether an answer of the store is awaited.
    pub fn is_waiting(&self) -> bool {
        self.awaited().is_some()
    }

    fn awaited(&self) -> Option<Ticket> {
        match &self.step {
            Step::Looking(ticket, _) | Step::Adding(ticket, _) | Step::Saving(ticket, _) => {
                Some(*ticket)
            }
            Step::Tag | Step::Label(_) | Step::Others(_) => None,
        }
    }

    /// The same scanner and bytes within [`DOUBLE_TRIGGER_MS`] are one pull of the trigger: one scan never
    /// proves two things.
    fn take(&mut self, scanner: u8, reading: Arc<Reading>) {
        let at = self.now.at;
        let last = self.last_scans.get(&scanner);
        let again = last.is_some_and(|(bytes, last_at)| {
            *bytes == reading.raw && (0..DOUBLE_TRIGGER_MS).contains(&(at.0 - last_at.0))
        });
        if again {
            return;
        }
        self.last_scans.insert(scanner, (reading.raw.clone(), at));
        if self.awaited().is_none() && self.waiting.is_empty() {
            self.scan(scanner, &reading);
        } else if self.waiting.len() < QUEUED_SCANS_MAX {
            self.waiting.push_back((scanner, reading));
        } else {
            self.scanner = scanner;
            self.stop(ResaleMsg::TooManyScans);
        }
    }

    fn take_waiting(&mut self) {
        while self.awaited().is_none() {
            let Some((scanner, reading)) = self.waiting.pop_front() else {
                break;
            };
            self.scan(scanner, &reading);
        }
    }

    fn scan(&mut self, scanner: u8, reading: &Reading) {
        self.scanner = scanner;
        if self.person.is_none() {
            return self.stop(ResaleMsg::NobodyHere);
        }
        match mem::replace(&mut self.step, Step::Tag) {
            Step::Label(hand) => self.at_label(hand, reading),
            Step::Others(hand) => self.at_others(hand, reading),
            Step::Tag => self.at_tag(reading),
            step @ (Step::Looking(..) | Step::Adding(..) | Step::Saving(..)) => self.step = step,
        }
    }

    fn at_tag(&mut self, reading: &Reading) {
        let Some(tag) = tag_of(reading) else {
            let read = shown(reading);
            return self.stop(ResaleMsg::NotATag { read });
        };
        self.result = None;
        let query = match &self.mode {
            ResaleMode::Gather(_) => Query::Tag(tag.clone()),
            ResaleMode::Relabel(_) => Query::Relabel(tag.clone(), self.now.day),
        };
        let ticket = self.ticket();
        self.effects
            .push(ResaleEffect::Ask(ticket, Box::new(query)));
        self.step = Step::Looking(ticket, tag);
    }

    /// The new label must read exactly its code.
    fn at_label(&mut self, hand: Box<Hand>, reading: &Reading) {
        if hand.is_new(reading) {
            let code = hand.code.code.clone();
            self.step = Step::Others(hand);
            return self.show(Lamp::Need, ResaleMsg::NewReads { code });
        }
        let told = Self::of_tags(&hand, reading).unwrap_or_else(|| {
            let code = hand.code.code.clone();
            let read = shown(reading);
            ResaleMsg::ReadsOther { read, code }
        });
        self.step = Step::Label(hand);
        self.stop(told);
    }

    /// Whatever else reads is a stop: it is covered, and the new label is read once more.
    fn at_others(&mut self, mut hand: Box<Hand>, reading: &Reading) {
        if hand.is_new(reading) {
            let code = hand.code.code.clone();
            self.step = Step::Others(hand);
            return self.show(Lamp::Need, ResaleMsg::NewReads { code });
        }
        if let Some(told) = Self::of_tags(&hand, reading) {
            self.step = Step::Others(hand);
            return self.stop(told);
        }
        let code = hand.old(reading);
        if code.chars().count() <= LABEL_CODE_MAX {
            hand.olds.insert(code.clone());
            hand.read.insert(code.clone());
        }
        self.step = Step::Label(hand);
        self.stop(ResaleMsg::StillReads { code });
    }

    /// Says what is to be said of a unit tag: ours stays on, another's is another unit.
    fn of_tags(hand: &Hand, reading: &Reading) -> Option<ResaleMsg> {
        let tag = tag_of(reading)?;
        Some(if tag == hand.tag {
            ResaleMsg::OwnTag
        } else {
            ResaleMsg::OtherUnit { tag }
        })
    }

    fn confirm(&mut self) {
        let Step::Others(hand) = &self.step else {
            return;
        };
        let command = Command::RelabelUnit {
            relabelled: RelabelledUnit {
                unit: hand.unit,
                code: hand.code.code.clone(),
                covered: hand.olds.iter().cloned().collect(),
            },
            tag: hand.tag.clone(),
        };
        let hand = hand.clone();
        let ticket = self.commit(command);
        self.result = None;
        self.step = Step::Saving(ticket, hand);
    }

    fn found(&mut self, answer: Answer) {
        let Step::Looking(_, tag) = mem::replace(&mut self.step, Step::Tag) else {
            return;
        };
        if let Answer::Relabel(view) = answer {
            match view {
                Some(view) => self.relabel(*view),
                None => self.stop(ResaleMsg::NoSuchUnit { tag }),
            }
        } else if let (Answer::Tag(row), ResaleMode::Gather(batch)) = (answer, self.mode.clone()) {
            let Some(row) = row else {
                return self.stop(ResaleMsg::NoSuchUnit { tag });
            };
            let units = vec![row.unit];
            let ticket = self.commit(Command::GatherUnits { batch, units });
            self.step = Step::Adding(ticket, tag);
        }
    }

    fn relabel(&mut self, view: RelabelView) {
        let tag = view.unit.inspection.tag.clone();
        let code = match view.code {
            Ok(code) => code,
            Err(lack) => {
                let container = view.unit.container.clone();
                return self.stop(lacks(lack, tag, container));
            }
        };
        let ResaleMode::Relabel(dpi) = &self.mode else {
            return;
        };
        let size = match item_stock(&code.code, *dpi) {
            Ok(size) => size,
            Err(why) => {
                let code = code.code;
                return self.stop(match why {
                    NoLabel::Signs => ResaleMsg::NoLabelSigns { code },
                    NoLabel::TooLong { most } => ResaleMsg::NoLabelTooLong { code, most },
                });
            }
        };
        let hand = Hand {
            unit: view.unit.unit,
            tag,
            title: view.title,
            code,
            size,
            label: view.label,
            olds: view.olds.into_iter().collect(),
            read: BTreeSet::new(),
        };
        self.effects.push(ResaleEffect::Print(hand.label()));
        self.step = Step::Label(Box::new(hand));
    }

    fn saved(&mut self) {
        match mem::replace(&mut self.step, Step::Tag) {
            Step::Saving(_, hand) => {
                let (tag, code) = (hand.tag.clone(), hand.code.code.clone());
                self.show(Lamp::Saved, ResaleMsg::Relabelled { tag, code });
            }
            Step::Adding(_, tag) => {
                if let ResaleMode::Gather(batch) = self.mode.clone() {
                    self.show(Lamp::Saved, ResaleMsg::Gathered { tag, batch });
                }
            }
            Step::Tag | Step::Looking(..) | Step::Label(_) | Step::Others(_) => {}
        }
    }

    /// Goes one step back: nothing was written.
    fn back(&mut self, why: impl Into<Message>) {
        self.step = match mem::replace(&mut self.step, Step::Tag) {
            Step::Saving(_, hand) => Step::Label(hand),
            Step::Tag | Step::Looking(..) | Step::Adding(..) | Step::Label(_) | Step::Others(_) => {
                Step::Tag
            }
        };
        self.stop(why);
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets += 1;
        Ticket(OURS | self.tickets)
    }

    fn commit(&mut self, command: Command) -> Ticket {
        let ticket = self.ticket();
        let order = Order {
            key: CommandKey(self.now.fresh ^ u128::from(self.tickets)),
            at: self.now.at,
            day: self.now.day,
            person: self.person.clone(),
            command,
        };
        self.effects
            .push(ResaleEffect::Commit(ticket, Box::new(order)));
        ticket
    }

    fn show(&mut self, lamp: Lamp, message: impl Into<Message>) {
        self.result = Some((lamp, message.into()));
        let tone = match lamp {
            Lamp::Saved => Tone::Good,
            Lamp::Stop => Tone::Bad,
            Lamp::Need | Lamp::Ready | Lamp::Working => Tone::Need,
        };
        self.effects.push(ResaleEffect::Sound(tone, self.scanner));
    }

    fn stop(&mut self, message: impl Into<Message>) {
        self.show(Lamp::Stop, message);
    }

    /// Gives what the desk shows.
    pub fn face(&self) -> ResaleFace {
        let told = |message: ResaleMsg| Some(Message::from(message));
        let (prompt, detail) = match &self.step {
            Step::Tag => match &self.mode {
                ResaleMode::Gather(batch) => {
                    let batch = batch.clone();
                    (told(ResaleMsg::GatherTag { batch }), None)
                }
                ResaleMode::Relabel(_) => (told(ResaleMsg::ScanTag), told(ResaleMsg::ScanTagHow)),
            },
            Step::Looking(..) => (told(ResaleMsg::Looking), None),
            Step::Adding(..) | Step::Saving(..) => (told(ResaleMsg::Saving), None),
            Step::Label(hand) => {
                let code = hand.code.code.clone();
                if hand.read.is_empty() {
                    (told(ResaleMsg::ScanNew { code }), told(hand.stick_on()))
                } else {
                    let again = ResaleMsg::ScanNewAgain { code };
                    (told(again), told(ResaleMsg::ScanNewAgainHow))
                }
            }
            Step::Others(_) => (told(ResaleMsg::ScanOlds), told(ResaleMsg::ScanOldsHow)),
        };
        let lamp = match (&self.step, &self.result) {
            (Step::Looking(..) | Step::Adding(..) | Step::Saving(..), _) => Lamp::Working,
            (_, Some((lamp, _))) => *lamp,
            (Step::Label(_) | Step::Others(_), None) => Lamp::Need,
            (Step::Tag, None) => Lamp::Ready,
        };
        let unit = match &self.step {
            Step::Label(hand) | Step::Others(hand) | Step::Saving(_, hand) => Some(hand.shown()),
            Step::Tag | Step::Looking(..) | Step::Adding(..) => None,
        };
        ResaleFace {
            mode: Some(self.mode.clone()),
            lamp,
            prompt,
            detail,
            result: self.result.clone(),
            unit,
            may_confirm: matches!(self.step, Step::Others(_)),
            queued: self.waiting.len(),
        }
    }
}

impl Hand {
    fn label(&self) -> NewLabel {
        NewLabel {
            code: self.code.code.clone(),
            title: self.title.clone(),
            grade: self.code.grade,
            size: self.size,
        }
    }

    /// Says how the label is stuck on, and which it is where it is none of the usual ones.
    fn stick_on(&self) -> ResaleMsg {
        match self.size {
            LabelSize::TwoByOne | LabelSize::FourBySix => ResaleMsg::ScanNewHow,
            LabelSize::TwoAndQuarter | LabelSize::ThirtyUp | LabelSize::ThreeByTwo => {
                ResaleMsg::ScanNewWider {
                    stock: StockName(self.size),
                }
            }
        }
    }

    /// Tells whether a scan reads exactly the new code.
    fn is_new(&self, reading: &Reading) -> bool {
        reading.text == self.code.code
    }

    /// Names an old code as it is known: by what a scan may mean, else as it was read.
    fn old(&self, reading: &Reading) -> String {
        let mut keys = reading.candidates.iter().map(|one| &one.key);
        let known = keys.find(|key| self.olds.contains(*key));
        known.map_or_else(|| shown(reading), Clone::clone)
    }

    fn shown(&self) -> ResaleUnit {
        let olds = self.olds.iter();
        let olds = olds.map(|code| (code.clone(), self.read.contains(code)));
        ResaleUnit {
            tag: self.tag.clone(),
            title: self.title.clone(),
            grade: self.code.grade,
            code: self.code.code.clone(),
            kind: self.code.kind,
            label: self.label.clone(),
            olds: olds.collect(),
        }
    }
}

/// Gives the unit tag that a scan reads.
fn tag_of(reading: &Reading) -> Option<UnitTag> {
    UnitTag::parse(&reading.text)
}

/// Shows a scan as it was read, cut where no code is so long.
fn shown(reading: &Reading) -> String {
    reading.text.chars().take(LABEL_CODE_MAX).collect()
}

fn lacks(
    lack: RelabelLack,
    tag: UnitTag,
    container: crate::domain::codes::ContainerName,
) -> ResaleMsg {
    match lack {
        RelabelLack::Left => ResaleMsg::LackLeft { tag, container },
        RelabelLack::NotForSale => ResaleMsg::LackNotForSale { tag },
        RelabelLack::NotGraded => ResaleMsg::LackNotGraded { tag },
        RelabelLack::Sku(SkuProblem::NoSku) => ResaleMsg::LackNoSku { tag },
        RelabelLack::Sku(SkuProblem::TooLong) => ResaleMsg::LackTooLong { tag },
        RelabelLack::Sku(SkuProblem::Signs) => ResaleMsg::LackSigns { tag },
        RelabelLack::Sku(SkuProblem::NotSold) => ResaleMsg::LackUnsellable { tag },
        RelabelLack::Sku(SkuProblem::Taken) => ResaleMsg::LackTaken { tag },
    }
}

#[cfg(test)]
mod tests;
