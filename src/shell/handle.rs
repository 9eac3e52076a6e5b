//! The handle that window, command line and tests hold.

use std::sync::Arc;

use crate::domain::time::{UtcMs, Zone};
use crate::ledger::{Answer, Command, Query};
use crate::station::{Face, Key};
use crate::text::{Language, Words};

use super::settings::Settings;
use super::view::{DemoView, DevicesView, Job, JobView, Notice, View};

/// The running program. Cheap to clone; every call returns at once.
#[derive(Clone)]
pub struct Shell {}

impl Shell {
    /// What the bench shows now.
    pub fn face(&self) -> Arc<Face> {
        todo!()
    }
    /// A key or tile of the bench.
    pub fn press(&self, _key: Key) {
        todo!()
    }
    /// Bytes of a keyboard scanner, of a typed number or of the simulated scanner.
    pub fn scan(&self, _bytes: &[u8]) {
        todo!()
    }
    /// Asks for a view; the same question again asks only when facts have changed since.
    pub fn ask(&self, _view: View, _query: Query) {
        todo!()
    }
    /// The newest answer of a view with the question it answers.
    pub fn answer(&self, _view: View) -> Option<(Query, Arc<Answer>)> {
        todo!()
    }
    /// A desk's command; success or refusal comes as a notice.
    pub fn command(&self, _command: Command) {
        todo!()
    }
    /// Starts long work.
    pub fn start(&self, _job: Job) -> u64 {
        todo!()
    }
    /// Jobs, newest first.
    pub fn jobs(&self) -> Vec<JobView> {
        todo!()
    }
    /// Stops a job; nothing is left half done.
    pub fn cancel(&self, _job: u64) {
        todo!()
    }
    /// Notices, newest first.
    pub fn notices(&self) -> Vec<Notice> {
        todo!()
    }
    /// Takes a notice off the screen.
    pub fn dismiss(&self, _notice: u64) {
        todo!()
    }
    /// The settings in force.
    pub fn settings(&self) -> Arc<Settings> {
        todo!()
    }
    /// Changes the settings and keeps them.
    pub fn change_settings(&self, _settings: Settings) {
        todo!()
    }
    /// The words of the language in force.
    pub fn words(&self) -> Arc<Words> {
        todo!()
    }
    /// The words of a language, for a bilingual bench.
    pub fn words_of(&self, _language: Language) -> Arc<Words> {
        todo!()
    }
    /// The devices.
    pub fn devices(&self) -> Arc<DevicesView> {
        todo!()
    }
    /// Looks for ports again.
    pub fn look_for_ports(&self) {
        todo!()
    }
    /// The station's name.
    pub fn station(&self) -> String {
        todo!()
    }
    /// The clock of the shell.
    pub fn now(&self) -> UtcMs {
        todo!()
    }
    /// The site's zone.
    pub fn zone(&self) -> Zone {
        todo!()
    }
    /// Units put today at this station and the pace per hour of the last hour.
    pub fn pace(&self) -> (u32, u32) {
        todo!()
    }
    /// The demo's script, when this is the demo.
    pub fn demo(&self) -> Option<Arc<DemoView>> {
        todo!()
    }
    /// Plays the demo's next line.
    pub fn demo_step(&self) {
        todo!()
    }
    /// Starts or pauses the demo.
    pub fn demo_play(&self, _playing: super::view::Playing) {
        todo!()
    }
}
