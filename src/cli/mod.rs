//! Arguments become the same shell and exchange calls, headless.
//!
//! Knows: shell, exchange, text.
//! Must not know: egui.
//!
//! Exit status: 0 done; 1 refused or problems found; 2 wrong usage; 3 store trouble.

mod advise;
pub mod args;
mod asked;
pub mod checklist;
mod day;
mod demo;
mod devices;
mod evidence;
mod expected;
mod export;
mod export_lines;
mod grade;
pub mod identify;
mod import;
mod journal;
mod json;
mod lot;
mod mail;
mod opening;
mod out;
mod preflight;
mod print;
mod purge;
mod replay;
mod return_lines;
mod review;
mod seed;
mod seller;
mod shipment;
pub mod show;
mod verify;

use clap::Parser;

use crate::shell::Shell;
use crate::text::Language;

use args::{Args, Verb};
use opening::{folder, language, open, open_at, open_in, sit_down, window};
pub use out::Out;

/// How a verb ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Done.
    Done,
    /// Refused, or problems found.
    Refused,
    /// Wrong usage.
    Usage,
    /// Store trouble.
    Store,
}

impl Exit {
    /// Gives the process's exit status.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Store => 3,
        }
    }
}

/// What only a build with a window can do.
pub struct Front {
    /// Opens the window on a shell and returns when it is closed.
    pub window: fn(Shell) -> Result<(), String>,
    /// Names of the screens that can be drawn.
    pub screens: fn() -> Vec<&'static str>,
    /// Draws a screen of a shell to a PNG, or says why not.
    pub picture: fn(&Shell, &PictureOf) -> Result<Vec<u8>, String>,
    /// Tells whether there is a display to open a window on.
    pub has_display: fn() -> bool,
}

/// Which picture is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PictureOf {
    /// The screen's name.
    pub screen: String,
    /// The language.
    pub language: Language,
    /// `day`, `night` or `high_contrast`.
    pub theme: String,
    /// Percent.
    pub scale_percent: u16,
}

/// Runs the program: the verb, or the window.
pub fn run(front: Option<&Front>) -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are printed on stdout, usage on stderr.
            error.print().ok();
            return if error.use_stderr() {
                Exit::Usage
            } else {
                Exit::Done
            };
        }
    };
    let out = Out::new(args.json, language(&args));
    match &args.verb {
        None => window(&args, front, &out),
        Some(Verb::Demo(verb)) => demo::run(&args, verb, front, &out),
        Some(Verb::Import(verb)) => import::run(&args, verb, &out),
        Some(Verb::Mail(verb)) => mail::run(&args, verb, &out),
        Some(Verb::Lot(verb)) => lot::run(&args, verb, &out),
        Some(Verb::Preflight(verb)) => preflight::run(&args, verb, &out),
        Some(Verb::ExportLines(verb)) => export_lines::run(&args, verb, &out),
        Some(Verb::ReturnLines(verb)) => return_lines::run(&args, verb, &out),
        Some(Verb::Shipment(verb)) => shipment::run(&args, verb, &out),
        Some(Verb::Expected(verb)) => expected::run(&args, verb, &out),
        Some(Verb::Identify(verb)) => out.finish(identify::from_stdin(verb)),
        Some(Verb::Replay(verb)) => replay::run(&args, verb, &out),
        Some(Verb::Show(verb)) => show::run(&args, verb, &out),
        Some(Verb::Review(verb)) => review::run(&args, verb, &out),
        Some(Verb::Day(verb)) => day::run(&args, verb, &out),
        Some(Verb::Export(verb)) => export::run(&args, verb, &out),
        Some(Verb::Verify(verb)) => verify::run(&args, verb, &out),
        Some(Verb::Purge(verb)) => purge::run(&args, verb, &out),
        Some(Verb::Devices(verb)) => devices::run(&args, verb, &out),
        Some(Verb::Grade(verb)) => grade::run(&args, verb, &out),
        Some(Verb::Advise) => advise::run(&out),
        Some(Verb::Seed(verb)) => seed::run(&args, verb, &out),
        Some(Verb::Screenshot(verb)) => demo::screenshot(&args, verb, front, &out),
    }
}
