//! The steps of the bench. A step is consumed by what happens and gives the next one.

use std::sync::Arc;

use crate::domain::advice::Advised;
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, UnitTag};
use crate::domain::deadline::Deadline;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnRef;
use crate::domain::finding::{Damage, ParkWhy};
use crate::domain::grade::Grade;
use crate::domain::ids::UnitId;
use crate::domain::policy::Proposal;
use crate::ledger::draft::{Aside, Binding, NumberEnd};
use crate::ledger::fact::PackRef;
use crate::ledger::query::Dossier;
use crate::ledger::rows::SellerRow;
use crate::scan::Reading;
use crate::text::Message;

use super::at_aside;
use super::context::PutDone;
use super::dock::Dock;
use super::effect::Ticket;
use super::event::Restored;
use super::places::Places;
use super::work::{Hand, Work};

/// Where the bench is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Step {
    /// Nobody is signed in; after a restart, something may be in hand.
    SignIn(Option<Box<Restored>>),
    /// The badge is looked up.
    SigningIn(Ticket, PersonCode, Box<Step>),
    /// A new badge is enrolled.
    Enrolling(Ticket, PersonCode, Box<Step>),
    /// The last put that still counts is looked up, before the bench goes on as it stood.
    Recalling(Ticket, Box<Step>),
    /// Waits for a parcel.
    Ready,
    /// The scan is looked up.
    Looking(Ticket, Arc<Reading>),
    /// Several returns fit: a digit chooses.
    Choosing(Arc<Reading>, Box<Dossier>, Vec<ReturnRef>),
    /// A code that nobody knows: received as it is, or scanned again.
    Odd(Arc<Reading>, Box<Dossier>),
    /// The receipt is written.
    Receiving(Ticket, Box<Work>, &'static str),
    /// The parcel in hand is loaded again, after a restart or for a unit taken back.
    Resuming(Ticket, Box<Resume>),
    /// The parcel is open: waits for a unit tag.
    Opened(Box<Work>),
    /// A unit tag is looked up; without a parcel when a unit taken back is put again.
    TagLooking(Ticket, Option<Box<Work>>, UnitTag),
    /// The unit has its tag: waits for its product.
    Naming(Box<Work>, Box<Hand>),
    /// The unit is on none of the lines: a digit says whose goods it is; the barcode read on it.
    Differing(Box<Work>, Box<Hand>, Option<String>),
    /// A digit says which announced line the unit is.
    Binding(Box<Work>, Box<Hand>, Box<Binding>),
    /// A question of the checklist is open.
    Checking(Box<Work>, Box<Hand>),
    /// Grade and proposal stand: waits for a container.
    Proposing(Box<Work>, Box<Hand>, Box<Outcome>),
    /// The put is written.
    Saving(Ticket, Box<Work>, Box<Hand>, Box<Outcome>, PutDone, Sure),
    /// Announced lines were not seen: asked once.
    Unseen(Box<Work>, Then),
    /// The parcel's end is written.
    Closing(Ticket, Box<Work>, Then, usize),
    /// [E]: the box is said to be empty; asked once more.
    EmptyConfirm(Box<Work>),
    /// Waits for the shelf where box and label stay.
    Shelving(Box<Work>, Purpose),
    /// The shelf is written.
    ShelfSaving(Ticket, Box<Work>, Purpose, ContainerName),
    /// A key of its own asks something aside; the step stands behind it.
    Aside(Box<Step>, Aside),
    /// A fact about what is in hand is written; when it is not taken, the step stands again.
    Writing(Ticket, Box<Step>, Written),
    /// Other returns that await the product are looked up; the barcode read on it.
    ElsewhereLooking(Ticket, Box<Work>, Box<Hand>, String),
    /// Announced numbers that end as keyed are looked up.
    EndLooking(Ticket, Box<Work>, NumberEnd),
    /// A digit says which of the returns whose numbers end so the parcel is.
    Ending(Box<Work>, NumberEnd, Box<Dossier>, Vec<ReturnRef>),
    /// The slip's number is looked up.
    SlipLooking(Ticket, Box<Work>, Arc<Reading>),
    /// The parcel tag of a parcel without a label is looked up.
    NumberLooking(Ticket, Arc<Reading>),
    /// The sellers are looked up.
    SellersLooking(Ticket, Arc<Reading>),
    /// A digit says whom our own address line names: the page of the sellers that is shown.
    Whose(Arc<Reading>, Vec<SellerRow>, usize),
    /// [U]: waits for the tag of the unit to be taken back.
    UndoTag(Box<Step>, PutDone),
    /// The undo is written.
    Undoing(Ticket, Box<Step>, PutDone),
    /// Parcels are counted at the dock.
    Dock(Box<Dock>),
    /// Goods are moved, put away and counted.
    Places(Box<Places>),
    /// The store stopped: nothing more is taken.
    Halted,
}

/// Why a parcel is loaded again.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Resume {
    /// After a restart.
    Draft(Box<Restored>),
    /// To put a unit again that was taken back, or that waited on the test shelf.
    Unit(UnitId),
    /// Its slip was read.
    Identified,
    /// Nobody had announced it and it is scanned again: a file may have come meanwhile.
    Again,
    /// The same, for its next unit, which has this tag.
    Tagged(UnitTag),
    /// For its next unit, which has this tag: what the store knows of its goods has changed.
    Renewed(UnitTag),
    /// Its carton is broken: this unit comes out next.
    Carton(UnitId),
    /// This unit of its carton comes out and gets a tag of its own.
    TakeOut(UnitId, UnitTag),
    /// It came without a label and its seller is known.
    Unlabelled,
}

/// What is being written about the parcel or unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Written {
    /// Outside damage.
    Damage(Damage),
    /// The unit waits on a test shelf.
    Parked(ParkWhy, ContainerName),
    /// The number of a slip.
    Slip,
    /// The return that the product in hand belongs to.
    Product,
    /// The receipt of a parcel without a label; its seller follows.
    Unlabelled(SellerCode),
    /// The seller of a parcel without a label.
    Hinted,
}

/// Grade and proposal of the unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outcome {
    pub grade: Option<Grade>,
    /// The question and answer that set the grade.
    pub because: Option<(String, String)>,
    /// The same answer in its words.
    pub because_said: Option<Message>,
    pub allowed: Vec<Decision>,
    pub proposal: Proposal,
    pub policy: Option<PackRef>,
    /// What the open decisions are expected to bring, where the proposal was made by rates.
    pub advice: Option<Box<Advised>>,
    /// Gates that kind and state of the goods close, beyond those that answers do.
    pub gates: Vec<String>,
    /// Days that end and lie ahead, the first first.
    pub deadlines: Vec<Deadline>,
    pub elsewhere: Elsewhere,
}

impl Outcome {
    /// The decision that a shelf of no decision is sought for.
    pub fn sought(&self) -> Decision {
        match self.elsewhere {
            Elsewhere::Because(_, Some(decision)) => decision,
            Elsewhere::No | Elsewhere::Asked | Elsewhere::Because(_, None) => {
                self.proposal.decision
            }
        }
    }

    /// Notes which decision waits for a supervisor's word.
    pub fn seek(&mut self, decision: Decision) {
        if let Elsewhere::Because(_, sought) = &mut self.elsewhere {
            *sought = Some(decision);
        }
    }
}

/// Whether the unit goes elsewhere than proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Elsewhere {
    /// As proposed.
    No,
    /// [O]: the reason is asked.
    Asked,
    /// The reason is given: any open decision's container is taken.
    /// Once such a container was refused because the unit waits for a supervisor's word: the decision
    /// that the approval shelf is sought for.
    Because(OverrideReason, Option<Decision>),
}

/// Whether the disk has answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sure {
    /// The write is on its way.
    Awaited,
    /// The disk could not say: the store looks again.
    Checking,
}

/// What follows the end of a parcel.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Then {
    /// Nothing.
    Ready,
    /// The scan that ended it.
    Scan(Arc<Reading>),
}

/// Why a parcel goes to a shelf.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// The box was empty: box and label are evidence.
    Empty,
    /// Nobody announced it.
    Claim,
}

impl Step {
    /// Gives the step's stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::SignIn(_) => "sign_in",
            Self::SigningIn(..) | Self::Enrolling(..) => "signing_in",
            Self::Recalling(..) => "recalling",
            Self::Ready => "ready",
            Self::Choosing(..) => "choosing",
            Self::Ending(..) => "ending",
            Self::Odd(..) => "odd",
            Self::Receiving(..) => "receiving",
            Self::Resuming(..) => "resuming",
            Self::Opened(_) => "opened",
            Self::TagLooking(..) => "tag_looking",
            Self::Naming(..) => "naming",
            Self::Binding(..) => "binding",
            Self::Checking(..) => "checking",
            Self::Proposing(_, _, outcome) => match outcome.elsewhere {
                Elsewhere::No => "proposing",
                Elsewhere::Asked => "overriding",
                Elsewhere::Because(..) => "elsewhere",
            },
            Self::Saving(..) => "saving",
            Self::Unseen(..) => "unseen",
            Self::Closing(..) => "closing",
            Self::EmptyConfirm(_) => "empty_confirm",
            Self::Shelving(_, Purpose::Empty) => "empty_shelf",
            Self::Shelving(_, Purpose::Claim) => "claim_shelf",
            Self::ShelfSaving(..) => "shelf_saving",
            Self::Differing(..) => "differing",
            Self::Aside(_, aside) => at_aside::name(*aside),
            Self::Writing(..) => "writing",
            Self::Looking(..)
            | Self::ElsewhereLooking(..)
            | Self::SlipLooking(..)
            | Self::EndLooking(..)
            | Self::NumberLooking(..)
            | Self::SellersLooking(..) => "looking",
            Self::Whose(..) => "whose_parcel",
            Self::UndoTag(..) => "undo_tag",
            Self::Undoing(..) => "undoing",
            Self::Dock(dock) => dock.name(),
            Self::Places(places) => places.name(),
            Self::Halted => "halted",
        }
    }

    /// Gives the ticket that is awaited, if one is.
    pub fn awaits(&self) -> Option<Ticket> {
        match self {
            Self::SigningIn(ticket, ..)
            | Self::Enrolling(ticket, ..)
            | Self::Recalling(ticket, _)
            | Self::Looking(ticket, ..)
            | Self::Receiving(ticket, ..)
            | Self::Resuming(ticket, ..)
            | Self::TagLooking(ticket, ..)
            | Self::Saving(ticket, ..)
            | Self::Closing(ticket, ..)
            | Self::ShelfSaving(ticket, ..)
            | Self::Writing(ticket, ..)
            | Self::ElsewhereLooking(ticket, ..)
            | Self::SlipLooking(ticket, ..)
            | Self::EndLooking(ticket, ..)
            | Self::NumberLooking(ticket, _)
            | Self::SellersLooking(ticket, _)
            | Self::Undoing(ticket, ..) => Some(*ticket),
            Self::Dock(dock) => dock.awaits(),
            Self::Places(places) => places.awaits(),
            Self::SignIn(_)
            | Self::Ready
            | Self::Choosing(..)
            | Self::Ending(..)
            | Self::Odd(..)
            | Self::Opened(_)
            | Self::Naming(..)
            | Self::Binding(..)
            | Self::Checking(..)
            | Self::Proposing(..)
            | Self::Unseen(..)
            | Self::EmptyConfirm(_)
            | Self::Shelving(..)
            | Self::Differing(..)
            | Self::Aside(..)
            | Self::Whose(..)
            | Self::UndoTag(..)
            | Self::Halted => None,
        }
    }

    /// Gives the parcel in hand, if one is.
    pub fn work(&self) -> Option<&Work> {
        match self {
            Self::Receiving(_, work, _)
            | Self::Opened(work)
            | Self::Naming(work, _)
            | Self::Differing(work, ..)
            | Self::Binding(work, ..)
            | Self::Checking(work, _)
            | Self::Proposing(work, ..)
            | Self::Saving(_, work, ..)
            | Self::ElsewhereLooking(_, work, ..)
            | Self::SlipLooking(_, work, _)
            | Self::EndLooking(_, work, _)
            | Self::Ending(work, ..)
            | Self::Unseen(work, _)
            | Self::Closing(_, work, ..)
            | Self::EmptyConfirm(work)
            | Self::Shelving(work, _)
            | Self::ShelfSaving(_, work, ..) => Some(work),
            Self::TagLooking(_, work, _) => work.as_deref(),
            Self::UndoTag(back, _)
            | Self::Undoing(_, back, _)
            | Self::Aside(back, _)
            | Self::Writing(_, back, _)
            | Self::SigningIn(_, _, back)
            | Self::Enrolling(_, _, back)
            | Self::Recalling(_, back) => back.work(),
            Self::SignIn(_)
            | Self::Ready
            | Self::Looking(..)
            | Self::Choosing(..)
            | Self::Odd(..)
            | Self::Resuming(..)
            | Self::NumberLooking(..)
            | Self::SellersLooking(..)
            | Self::Whose(..)
            | Self::Dock(_)
            | Self::Places(_)
            | Self::Halted => None,
        }
    }

    /// Gives the unit in hand, if one is.
    pub fn hand(&self) -> Option<&Hand> {
        match self {
            Self::Naming(_, hand)
            | Self::Differing(_, hand, _)
            | Self::Binding(_, hand, _)
            | Self::Checking(_, hand)
            | Self::Proposing(_, hand, _)
            | Self::ElsewhereLooking(_, _, hand, _)
            | Self::Saving(_, _, hand, ..) => Some(hand),
            Self::UndoTag(back, _)
            | Self::Undoing(_, back, _)
            | Self::Aside(back, _)
            | Self::Writing(_, back, _)
            | Self::SigningIn(_, _, back)
            | Self::Enrolling(_, _, back)
            | Self::Recalling(_, back) => back.hand(),
            Self::SignIn(_)
            | Self::Ready
            | Self::Looking(..)
            | Self::Choosing(..)
            | Self::Ending(..)
            | Self::Odd(..)
            | Self::Receiving(..)
            | Self::Resuming(..)
            | Self::Opened(_)
            | Self::TagLooking(..)
            | Self::Unseen(..)
            | Self::Closing(..)
            | Self::EmptyConfirm(_)
            | Self::Shelving(..)
            | Self::ShelfSaving(..)
            | Self::SlipLooking(..)
            | Self::EndLooking(..)
            | Self::NumberLooking(..)
            | Self::SellersLooking(..)
            | Self::Whose(..)
            | Self::Dock(_)
            | Self::Places(_)
            | Self::Halted => None,
        }
    }

    /// Gives the parcel in hand to be changed, at a step where a person is awaited.
    pub fn work_mut(&mut self) -> Option<&mut Work> {
        match self {
            Self::Opened(work)
            | Self::Naming(work, _)
            | Self::Differing(work, ..)
            | Self::Binding(work, ..)
            | Self::Checking(work, _)
            | Self::Proposing(work, ..)
            | Self::Unseen(work, _)
            | Self::EmptyConfirm(work)
            | Self::Ending(work, ..)
            | Self::Shelving(work, _) => Some(work),
            Self::Aside(back, _) => back.work_mut(),
            Self::SignIn(_)
            | Self::SigningIn(..)
            | Self::Enrolling(..)
            | Self::Recalling(..)
            | Self::Ready
            | Self::Looking(..)
            | Self::Choosing(..)
            | Self::Odd(..)
            | Self::Receiving(..)
            | Self::Resuming(..)
            | Self::TagLooking(..)
            | Self::Saving(..)
            | Self::Closing(..)
            | Self::ShelfSaving(..)
            | Self::Writing(..)
            | Self::ElsewhereLooking(..)
            | Self::SlipLooking(..)
            | Self::EndLooking(..)
            | Self::NumberLooking(..)
            | Self::SellersLooking(..)
            | Self::Whose(..)
            | Self::UndoTag(..)
            | Self::Undoing(..)
            | Self::Dock(_)
            | Self::Places(_)
            | Self::Halted => None,
        }
    }

    /// Gives the unit in hand to be changed, at a step that asks about it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "no other step asks about a unit"
    )]
    pub fn hand_mut(&mut self) -> Option<&mut Hand> {
        match self {
            Self::Naming(_, hand)
            | Self::Differing(_, hand, _)
            | Self::Binding(_, hand, _)
            | Self::Checking(_, hand)
            | Self::Proposing(_, hand, _) => Some(hand),
            Self::Aside(back, _) => back.hand_mut(),
            _ => None,
        }
    }

    /// Gives the parcel in hand and forgets what was asked.
    pub fn into_work(mut self) -> Option<Box<Work>> {
        self.work_mut().cloned().map(Box::new)
    }

    /// Gives the dock's work, also while a badge is looked up there.
    pub fn dock(&self) -> Option<&Dock> {
        if let Self::SigningIn(_, _, back) | Self::Enrolling(_, _, back) = self {
            return back.dock();
        }
        if let Self::Dock(dock) = self {
            Some(dock)
        } else {
            None
        }
    }

    /// Gives the work with places, also while a badge is looked up there.
    pub fn places(&self) -> Option<&Places> {
        if let Self::SigningIn(_, _, back) | Self::Enrolling(_, _, back) = self {
            return back.places();
        }
        if let Self::Places(places) = self {
            Some(places)
        } else {
            None
        }
    }
}
