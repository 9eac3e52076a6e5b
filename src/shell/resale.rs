//! The resale desk as window, command line and tests hold it: its machine beside the bench's, and the
//! files of listed batches.

use crate::domain::codes::BatchNumber;
use crate::domain::printed::{Dpi, LabelSize};
use crate::domain::reading::CodeKind;
use crate::domain::time::{UtcMs, Zone};
use crate::exchange::data::resale::resale_rules;
use crate::exchange::out::{ListingPaper, listing_bytes, listing_fits};
use crate::exchange::print::ItemLabel;
use crate::ledger::query::Checklists;
use crate::ledger::{Answer, PackRef, Query};
use crate::scan::Reading;
use crate::station::resale::{
    NewLabel, ResaleDesk, ResaleEffect, ResaleEvent, ResaleFace, ResaleMode,
};
use crate::text::{Language, Message, ResaleMsg, TroubleMsg, Words};

use super::bench::BenchThread;
use super::handle::Shell;
use super::inbox::Input;
use super::store_thread::{Reply, StoreMsg};

/// What the desk is told beside scans.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ResaleKey {
    /// Scans are this desk's from here on.
    Open(ResaleMode),
    /// Scans are the bench's again. Nothing was written of what was in hand.
    Close,
    /// No other code reads.
    NothingElseReads,
    /// The label once more.
    PrintAgain,
    /// Another unit.
    BeginAnew,
}

impl Shell {
    /// Tells the resale desk.
    pub fn resale(&self, key: ResaleKey) {
        self.offer(Input::Resale(key));
    }

    /// What the resale desk shows now; without a mode it is closed.
    pub fn resale_face(&self) -> std::sync::Arc<ResaleFace> {
        self.shared_arc().resale.get()
    }

    /// The resolution of the printer that holds item labels, or the common one where none is set.
    pub fn item_dpi(&self) -> Dpi {
        let settings = self.settings();
        let printer = settings.printer(LabelSize::TwoByOne);
        printer.map_or(Dpi::Dpi203, super::printing::PrinterSetting::resolution)
    }
}

impl BenchThread {
    /// Takes what is this desk's, and gives back what is not.
    pub(super) fn not_of_resale(&mut self, input: Input) -> Option<Input> {
        let event = match input {
            Input::Resale(key) => {
                self.resale_key(key);
                self.answer_scanners();
                self.answer_probes();
                return None;
            }
            Input::Found(ticket, answer) if ResaleDesk::owns(ticket) => {
                ResaleEvent::Found(ticket, answer)
            }
            Input::Saved(ticket) if ResaleDesk::owns(ticket) => ResaleEvent::Saved(ticket),
            Input::Refused(ticket, refusal) if ResaleDesk::owns(ticket) => {
                ResaleEvent::Refused(ticket, refusal)
            }
            Input::DiskFull(ticket)
            | Input::OutcomeUnknown(ticket)
            | Input::StoreStopped(ticket)
                if ResaleDesk::owns(ticket) =>
            {
                ResaleEvent::Failed(ticket)
            }
            other => return Some(other),
        };
        self.of_resale(event);
        None
    }

    /// Takes what the desk is told.
    fn resale_key(&mut self, key: ResaleKey) {
        let event = match key {
            ResaleKey::Open(mode) => {
                let is_so = |desk: &ResaleDesk| *desk.mode() == mode;
                if !self.resale.as_ref().is_some_and(is_so) {
                    self.close_resale();
                    let moment = self.shared.clock.moment(self.shared.zone);
                    self.resale = Some(ResaleDesk::open(mode, moment, self.resale_tickets));
                }
                return self.publish_resale();
            }
            ResaleKey::Close => {
                self.close_resale();
                return self.publish_resale();
            }
            ResaleKey::NothingElseReads => ResaleEvent::NothingElseReads,
            ResaleKey::PrintAgain => ResaleEvent::PrintAgain,
            ResaleKey::BeginAnew => ResaleEvent::BeginAnew,
        };
        self.resale_event(event);
    }

    /// Tells whether a scan is this desk's: a badge is the bench's, which knows who works.
    pub(super) fn is_of_resale(&self, reading: &Reading) -> bool {
        let best = reading.candidates.first();
        self.resale.is_some() && best.is_none_or(|best| best.kind != CodeKind::Badge)
    }

    fn close_resale(&mut self) {
        if let Some(desk) = self.resale.take() {
            self.resale_tickets = desk.tickets();
        }
    }

    /// Hands an event to the desk, if it is open, and does what it wants.
    pub(super) fn resale_event(&mut self, event: ResaleEvent) {
        let person = self.shared.face.get().person.clone();
        let moment = self.shared.clock.moment(self.shared.zone);
        let Some(desk) = &mut self.resale else {
            return;
        };
        for effect in desk.on(moment, person.as_ref(), event) {
            match effect {
                ResaleEffect::Ask(ticket, query) => drop(self.reader.send((ticket, *query))),
                ResaleEffect::Commit(ticket, order) => drop(self.store.send(StoreMsg::Commit {
                    reply: Reply::Bench(ticket),
                    order,
                })),
                ResaleEffect::Print(label) => (self.print_item)(label),
                ResaleEffect::Sound(tone, scanner) => self.sound(tone, scanner),
            }
        }
        self.publish_resale();
    }

    fn publish_resale(&self) {
        let face = self
            .resale
            .as_ref()
            .map(ResaleDesk::face)
            .unwrap_or_default();
        if *self.shared.resale.get() != face {
            self.shared.resale.set(face);
        }
        self.shared.wake();
    }
}

/// Gives what is printed.
pub(super) fn item_label(label: NewLabel) -> ItemLabel {
    let NewLabel {
        code,
        title,
        grade,
        size,
    } = label;
    ItemLabel {
        code,
        title,
        grade,
        size,
    }
}

/// How a listing is made.
pub struct ListingForm<'a> {
    /// `txt`, `csv` or `xlsx`.
    pub format: &'a str,
    /// When, and in which zone.
    pub at: (UtcMs, Zone),
    /// In whose words our own workbook is.
    pub words: &'a Words,
}

/// Makes the file of a listed batch.
///
/// # Errors
/// Gives the sentence: no such batch, not listed yet, of another channel, or what the maker of the format
/// said.
pub fn listing<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    number: &BatchNumber,
    form: &ListingForm<'_>,
) -> Result<Vec<u8>, E> {
    let Answer::Batch(Some(sheet)) = ask(&Query::Batch(number.clone()))? else {
        let what = number.to_string();
        return Err(E::from(TroubleMsg::NotFound { what }.into()));
    };
    let Some(batch) = &sheet.listed else {
        let batch = number.clone();
        return Err(E::from(ResaleMsg::NotListed { batch }.into()));
    };
    if !listing_fits(batch.channel, form.format) {
        let (batch, format) = (number.clone(), form.format.to_owned());
        return Err(E::from(ResaleMsg::OtherChannel { batch, format }.into()));
    }
    let mut packs: Vec<PackRef> = Vec::new();
    for unit in &batch.units {
        if let Some(pack) = &unit.seen.checklist
            && !packs.contains(pack)
        {
            packs.push(pack.clone());
        }
    }
    let checklists = match ask(&Query::Checklists(packs))? {
        Answer::Checklists(found) => found,
        _ => Checklists::default(),
    };
    let (made, zone) = form.at;
    let market = Words::new(Language::English, zone);
    let paper = ListingPaper {
        number,
        batch,
        checklists: &checklists,
        ebay: &resale_rules().ebay,
        market: &market,
    };
    listing_bytes(&paper, form.format, made, form.words).map_err(|error| {
        let failed = TroubleMsg::ExportFailed {
            name: "resale-listing".to_owned(),
            detail: error.to_string(),
        };
        E::from(failed.into())
    })
}
