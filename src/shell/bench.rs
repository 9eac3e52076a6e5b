//! The bench thread: owns the station, turns bytes into readings, runs its effects.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender};

use crate::evidence::Hand;
use crate::ledger::Query;
use crate::ledger::draft::Draft;
use crate::scan::{Carriers, Reading, read};
use crate::station::resale::{NewLabel, ResaleDesk, ResaleEvent};
use crate::station::{Effect, Event, Restored, Said, Station, Ticket, Tone};
use crate::text::TroubleMsg;

use super::inbox::Input;
use super::listen::{Listening, Taken};
use super::scanners::Verdict;
use super::settings::CodePage;
use super::shared::{Shared, lock};
use super::store_thread::{Reply, StoreMsg};
use super::view::{LastScan, NoticeLevel};
use super::weights::Weights;

/// Puts of this station kept for the pace.
const PUTS_KEPT_MAX: usize = 10_000;

pub(super) struct BenchThread {
    pub shared: Arc<Shared>,
    pub station: Station,
    pub carriers: Arc<Carriers>,
    pub inbox: Receiver<Input>,
    pub store: SyncSender<StoreMsg>,
    pub reader: SyncSender<(Ticket, Query)>,
    pub sound: Box<dyn Fn(Tone) + Send>,
    pub print_tags: Box<dyn Fn(u32) + Send>,
    pub print_item: Box<dyn Fn(NewLabel) + Send>,
    /// The resale desk, while its screen has the scans.
    pub resale: Option<ResaleDesk>,
    /// Tickets that its desks gave out.
    pub resale_tickets: u64,
    pub probes: Vec<Sender<()>>,
    pub weights: Weights,
    /// Scanners whose scan was neither saved nor refused yet: some wait for a word on each.
    pub unanswered: BTreeSet<u8>,
}

impl BenchThread {
    /// Works until it is told to stop.
    pub fn run(mut self) {
        self.publish();
        while let Ok(input) = self.inbox.recv() {
            let Some(input) = self.not_of_devices(input) else {
                continue;
            };
            let Some(input) = self.not_of_resale(input) else {
                continue;
            };
            let event = match input {
                Input::Stop => break,
                Input::Probe(reply) => {
                    self.probes.push(reply);
                    self.answer_probes();
                    continue;
                }
                Input::Scan { scanner, bytes } => {
                    self.unanswered.insert(scanner);
                    match self.scanned(scanner, bytes) {
                        Some(Event::Scanned { scanner, reading })
                            if self.is_of_resale(&reading) =>
                        {
                            self.of_resale(ResaleEvent::Scanned { scanner, reading });
                            continue;
                        }
                        Some(event) => event,
                        None => {
                            self.answer_scanners();
                            self.answer_probes();
                            continue;
                        }
                    }
                }
                // Taken above.
                Input::Resale(_)
                | Input::Scale(_)
                | Input::WeighAgain
                | Input::WeightDone(_)
                | Input::Overflow { .. }
                | Input::Tone(..) => continue,
                Input::Press(key) => Event::Pressed(key),
                Input::Dock => Event::DockToggled,
                Input::Places => Event::PlacesToggled,
                Input::SignIn(person) => Event::SignedIn(person),
                Input::Found(ticket, answer) => Event::Found(ticket, answer),
                Input::Saved(ticket) => Event::Saved(ticket),
                Input::Refused(ticket, refusal) => Event::Refused(ticket, refusal),
                Input::DiskFull(ticket) => Event::DiskFull(ticket),
                Input::OutcomeUnknown(ticket) => Event::OutcomeUnknown(ticket),
                Input::StoreStopped(ticket) => Event::StoreStopped(ticket),
                Input::BooksChanged => Event::BooksChanged,
                Input::Restored(draft) => self.restored(*draft),
            };
            let moment = self.shared.clock.moment(self.shared.zone);
            for effect in self.station.on(moment, event) {
                self.run_effect(effect);
            }
            self.publish();
            self.answer_scanners();
            self.answer_probes();
        }
    }

    /// Takes what the scale, a scanner's line and desks say; gives back what is for the bench.
    fn not_of_devices(&mut self, input: Input) -> Option<Input> {
        match input {
            Input::Scale(said) => self.scale_said(said),
            Input::WeighAgain => self.weigh_again(),
            Input::WeightDone(done) => {
                self.weight_done(done);
                self.answer_probes();
            }
            Input::Overflow { scanner } => {
                self.shared
                    .notice(NoticeLevel::Warning, TroubleMsg::ScanOverflow);
                self.sound(Tone::Bad, scanner);
            }
            Input::Tone(tone, scanner) => self.sound(tone, scanner),
            other => return Some(other),
        }
        None
    }

    fn restored(&self, draft: Draft) -> Event {
        let scan = draft.scan.as_deref();
        // Which scanner sent it is not kept.
        let scan = scan.map(|bytes| Arc::new(self.reading(CodePage::Auto, bytes.to_vec())));
        Event::Restored(Box::new(Restored { draft, scan }))
    }

    /// Reads the text of a scan; the bytes are kept as they came.
    fn reading(&self, page: CodePage, bytes: Vec<u8>) -> Reading {
        let text = match page.to_utf8(&bytes) {
            Cow::Borrowed(bytes) => return read(bytes, &self.carriers),
            Cow::Owned(text) => text,
        };
        Reading {
            raw: bytes,
            ..read(&text, &self.carriers)
        }
    }

    /// Reads a scan; none where a desk listens and takes it.
    fn scanned(&self, scanner: u8, bytes: Vec<u8>) -> Option<Event> {
        let page = self.shared.scanners.code_page(scanner);
        let reading = self.reading(page, bytes);
        let best = reading.candidates.first();
        let words = best.map(|best| {
            [
                best.kind.code(),
                best.carrier.as_deref().unwrap_or(""),
                &best.key,
            ]
            .join(" ")
        });
        let last = LastScan {
            at: self.shared.clock.now(),
            text: reading.text.clone(),
            reading: words.unwrap_or_default(),
        };
        self.shared
            .devices
            .change(|devices| devices.last_scan = Some(last));
        let mut log = lock(&self.shared.log);
        log.scans += 1;
        drop(log);
        self.shared.log_moved.notify_all();
        let mut taken = Taken::ByTheBench;
        let listens = match self.shared.ear.get().listening {
            Listening::Bench => false,
            Listening::Desk => true,
            Listening::LotPallets => self.shared.face.get().in_hand.is_none(),
        };
        if listens {
            self.shared
                .ear
                .change(|ear| taken = ear.take(scanner, &reading));
        }
        match taken {
            Taken::ByTheDesk => {
                self.shared.wake();
                None
            }
            Taken::ByTheBench => Some(Event::Scanned {
                scanner,
                reading: Arc::new(reading),
            }),
        }
    }

    fn run_effect(&mut self, effect: Effect) {
        match effect {
            Effect::Ask(ticket, query) => drop(self.reader.send((ticket, *query))),
            Effect::Commit(ticket, order) => drop(self.store.send(StoreMsg::Commit {
                reply: Reply::Bench(ticket),
                order,
            })),
            Effect::KeepDraft(draft) => drop(self.store.send(StoreMsg::KeepDraft(draft))),
            Effect::DropDraft => drop(self.store.send(StoreMsg::DropDraft)),
            Effect::Say(said) => self.said(&said),
            Effect::PrintTags(count) => (self.print_tags)(count),
            Effect::Sound(tone, scanner) => self.sound(tone, scanner),
        }
    }

    /// Sounds at the station, and tells the scanner whose scan it was.
    pub(super) fn sound(&mut self, tone: Tone, scanner: u8) {
        let verdict = match tone {
            Tone::Good => Some(Verdict::Good),
            Tone::Bad => Some(Verdict::Bad),
            Tone::Need | Tone::Alert(_) => None,
        };
        if let Some(verdict) = verdict {
            self.shared.scanners.tell(scanner, verdict);
            self.unanswered.remove(&scanner);
        }
        if self.shared.settings.get().tones {
            (self.sound)(tone);
        }
    }

    /// Tells the scanners whose scans needed neither tone, once the bench waits for a person.
    pub(super) fn answer_scanners(&mut self) {
        if !self.unanswered.is_empty() && self.is_at_rest() {
            for scanner in std::mem::take(&mut self.unanswered) {
                self.shared.scanners.tell(scanner, Verdict::Taken);
            }
        }
    }

    /// Hands an event to the resale desk.
    pub(super) fn of_resale(&mut self, event: ResaleEvent) {
        self.resale_event(event);
        self.answer_scanners();
        self.answer_probes();
    }

    fn is_at_rest(&self) -> bool {
        if self.resale.as_ref().is_some_and(ResaleDesk::is_waiting) {
            return false;
        }
        let face = self.shared.face.get();
        face.busy == crate::station::face::Busy::No && face.queued == 0
    }

    fn said(&self, said: &Said) {
        let at = self.shared.clock.now();
        if matches!(said, Said::Put(..)) {
            let mut puts = lock(&self.shared.puts);
            puts.push_back(at);
            if puts.len() > PUTS_KEPT_MAX {
                puts.pop_front();
            }
        }
        lock(&self.shared.log).said.push((at, said.to_string()));
    }

    fn publish(&mut self) {
        let face = self.station.face();
        let hand = face.in_hand.map(|hand| Hand {
            parcel: hand.parcel,
            unit: hand.unit,
            asked: hand.asked,
        });
        lock(&self.shared.hands).note(self.shared.clock.now(), hand);
        self.weigh_in_hand(hand);
        let before = self.shared.face.get();
        if *before != face {
            if before.person != face.person {
                self.shared.door.badge();
            }
            self.shared.face.set(face);
        }
        self.shared.wake();
    }

    pub(super) fn answer_probes(&mut self) {
        if self.is_at_rest() && self.weights.are_done() {
            for probe in self.probes.drain(..) {
                // Whoever asked may have stopped waiting.
                probe.send(()).ok();
            }
        }
    }
}
