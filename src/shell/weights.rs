//! Weights at the bench: which is a parcel's, and that the store keeps it. Nothing waits for one.

use std::collections::VecDeque;

use crate::domain::codes::ParcelTag;
use crate::domain::measure::Grams;
use crate::domain::weight::ScaleReading;
use crate::evidence::{Hand, Weighed, Weighing};
use crate::ledger::Command;
use crate::ledger::command::EarlierWeight;
use crate::text::ScaleMsg;

use super::bench::BenchThread;
use super::handle::Shell;
use super::inbox::{Input, ScaleInput, WeightDone};
use super::shared::lock;
use super::store_thread::{Reply, StoreMsg};
use super::view::NoticeLevel;

/// What the bench knows of weights.
#[derive(Default)]
pub(super) struct Weights {
    weighing: Weighing,
    /// Weights that the store has not answered, in the order they were sent.
    sent: VecDeque<(Option<ParcelTag>, Grams, EarlierWeight)>,
}

impl Weights {
    /// Tells whether the store has answered every weight.
    pub fn are_done(&self) -> bool {
        self.sent.is_empty()
    }
}

impl BenchThread {
    /// Takes what the scale says.
    pub(super) fn scale_said(&mut self, said: ScaleInput) {
        let now = self.shared.clock.now();
        let shown = match said {
            ScaleInput::Read(reading) => {
                let weighed = self.weights.weighing.read(now, reading);
                self.keep_weight(weighed, EarlierWeight::Stands);
                Some(reading)
            }
            ScaleInput::Lost => {
                self.weights.weighing.lost();
                None
            }
        };
        if self.shared.devices.get().scale_shown != shown {
            self.shared.devices.change(|view| view.scale_shown = shown);
            self.shared.wake();
        }
    }

    /// Takes what is in hand now.
    pub(super) fn weigh_in_hand(&mut self, hand: Option<Hand>) {
        let now = self.shared.clock.now();
        let weighed = self.weights.weighing.hand(now, hand);
        self.keep_weight(weighed, EarlierWeight::Stands);
    }

    /// Takes what the scale shows now as the weight of the parcel in hand.
    pub(super) fn weigh_again(&mut self) {
        let weighed = self.weights.weighing.again();
        if weighed.is_none() {
            self.shared.notice(NoticeLevel::Warning, ScaleMsg::AgainNot);
        }
        self.keep_weight(weighed, EarlierWeight::Replaced);
    }

    fn keep_weight(&mut self, weighed: Option<Weighed>, earlier: EarlierWeight) {
        let Some(Weighed { parcel, weight }) = weighed else {
            return;
        };
        let face = self.station.face();
        let number = face.parcel.map(|parcel| parcel.number);
        let sent = (number, weight.weight, earlier);
        self.weights.sent.push_back(sent);
        drop(self.store.send(StoreMsg::Commit {
            reply: Reply::Weight,
            order: self.shared.order(Command::WeighParcel {
                parcel,
                weight,
                earlier,
            }),
        }));
    }

    /// Says what became of the oldest weight that was sent.
    pub(super) fn weight_done(&mut self, done: WeightDone) {
        let Some((number, weight, earlier)) = self.weights.sent.pop_front() else {
            return;
        };
        match done {
            WeightDone::Kept => {
                let number = number.map_or_else(String::new, |number| format!(" {number}"));
                let said = format!("Weighed{number} {}", weight.0);
                lock(&self.shared.log)
                    .said
                    .push((self.shared.clock.now(), said));
            }
            // The box was open already, or its work over: what lies on the scale is not the parcel.
            WeightDone::Left => match earlier {
                EarlierWeight::Stands => {}
                EarlierWeight::Replaced => {
                    self.shared.notice(NoticeLevel::Warning, ScaleMsg::AgainNot);
                }
            },
            WeightDone::Failed => self
                .shared
                .notice(NoticeLevel::Warning, ScaleMsg::NotKept { weight }),
        }
    }
}

impl Shell {
    /// Lays a thing on the empty scale, as a recorded shift does: the scale shows nothing, then this
    /// weight in grams, standing still.
    pub fn weigh(&self, grams: i64) {
        for shown in [0, grams] {
            let reading = ScaleReading::stable(shown);
            self.offer(Input::Scale(ScaleInput::Read(reading)));
        }
    }

    /// Takes what the scale shows now as the weight of the parcel in hand.
    pub fn weigh_again(&self) {
        self.offer(Input::WeighAgain);
    }
}

#[cfg(test)]
#[path = "weights_tests.rs"]
mod tests;
