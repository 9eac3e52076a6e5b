//! The bench thread: owns the station, turns bytes into readings, runs its effects.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, SyncSender};

use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::reading::CodeKind;
use crate::evidence::Hand;
use crate::ledger::Query;
use crate::ledger::draft::Draft;
use crate::scan::{Carriers, Reading, read};
use crate::station::{Effect, Event, Restored, Said, Station, Ticket, Tone};
use crate::text::TroubleMsg;

use super::inbox::Input;
use super::scanners::Verdict;
use super::settings::CodePage;
use super::shared::{Shared, lock};
use super::store_thread::{Reply, StoreMsg};
use super::view::{DeskScan, DeskTakes, LastScan, NoticeLevel};
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
            let event = match input {
                Input::Stop => break,
                Input::Probe(reply) => {
                    self.probes.push(reply);
                    self.answer_probes();
                    continue;
                }
                Input::Scale(said) => {
                    self.scale_said(said);
                    continue;
                }
                Input::WeighAgain => {
                    self.weigh_again();
                    continue;
                }
                Input::WeightDone(done) => {
                    self.weight_done(done);
                    self.answer_probes();
                    continue;
                }
                Input::Overflow { scanner } => {
                    self.shared
                        .notice(NoticeLevel::Warning, TroubleMsg::ScanOverflow);
                    self.sound(Tone::Bad, scanner);
                    continue;
                }
                Input::Scan { scanner, bytes } => {
                    self.unanswered.insert(scanner);
                    let scanned = self.scanned(scanner, bytes);
                    if let Event::Scanned { reading, .. } = &scanned
                        && self.desk_took(reading)
                    {
                        self.answer_scanners();
                        continue;
                    }
                    scanned
                }
                Input::Press(key) => Event::Pressed(key),
                Input::Dock => Event::DockToggled,
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

    fn scanned(&self, scanner: u8, bytes: Vec<u8>) -> Event {
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
        Event::Scanned {
            scanner,
            reading: Arc::new(reading),
        }
    }

    /// Gives a scan to the desk that is shown, where it takes such labels and nothing is in hand here: with
    /// goods in hand the label of a pallet means where they go. Nothing is written, so no tone sounds.
    fn desk_took(&self, reading: &Reading) -> bool {
        let takes = *lock(&self.shared.desk_takes);
        let best = reading.candidates.first();
        let best = best.filter(|best| best.kind == CodeKind::Container);
        let container = best.and_then(|best| ContainerName::parse(&best.key));
        let is_for_it = |name: &ContainerName| match takes {
            DeskTakes::Nothing => false,
            DeskTakes::LotPallets => name.kind() == ContainerKind::LotPallet,
        };
        let is_free = self.shared.face.get().in_hand.is_none();
        let Some(container) = container.filter(|name| is_free && is_for_it(name)) else {
            return false;
        };
        self.shared.devices.change(|devices| {
            let before = devices.desk_scan.as_ref().map_or(0, |scan| scan.number);
            devices.desk_scan = Some(DeskScan {
                number: before.saturating_add(1),
                container,
            });
        });
        self.shared.wake();
        true
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
    fn sound(&mut self, tone: Tone, scanner: u8) {
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
    fn answer_scanners(&mut self) {
        if !self.unanswered.is_empty() && self.is_at_rest() {
            for scanner in std::mem::take(&mut self.unanswered) {
                self.shared.scanners.tell(scanner, Verdict::Taken);
            }
        }
    }

    fn is_at_rest(&self) -> bool {
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
        if *self.shared.face.get() != face {
            self.shared.face.set(face);
        }
        self.shared.wake();
    }

    fn answer_probes(&mut self) {
        if self.is_at_rest() && self.weights.are_done() {
            for probe in self.probes.drain(..) {
                // Whoever asked may have stopped waiting.
                probe.send(()).ok();
            }
        }
    }
}
