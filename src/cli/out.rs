//! What a verb prints: answers on stdout, messages for people on stderr.

use std::io::{self, Write};

use serde::Serialize;

use crate::domain::time::Zone;
use crate::text::{Language, Message, Words};

use super::Exit;

/// The two streams and the language.
pub struct Out {
    /// Whether answers are for machines.
    pub form: Form,
    words: Words,
}

/// Whom answers are for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// For people.
    People,
    /// JSON.
    Machines,
}

impl Out {
    /// Makes the streams of one run.
    pub fn new(json: bool, language: Language) -> Self {
        Self {
            form: if json { Form::Machines } else { Form::People },
            words: Words::new(language, Zone::UTC),
        }
    }

    /// The words of the run's language; moments are in UTC.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Words of the run's language for a site.
    pub fn words_at(&self, zone: Zone) -> Words {
        Words::new(self.words.language, zone)
    }

    /// Tells a person something, on stderr.
    pub fn tell(&self, message: &Message) {
        self.note(&self.words.say(message));
    }

    /// Tells a person a finished sentence, on stderr.
    pub fn note(&self, text: &str) {
        // A closed stream is nobody listening.
        writeln!(io::stderr(), "{text}").ok();
    }

    /// Prints a line of the answer.
    pub fn line(&self, text: &str) {
        writeln!(io::stdout(), "{text}").ok();
    }

    /// Prints one JSON object.
    pub fn json(&self, value: &impl Serialize) {
        let text = serde_json::to_string(value)
            .unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}"));
        self.line(&text);
    }

    /// Says a trouble of the store.
    pub fn store_trouble(&self, message: &Message) -> Exit {
        self.tell(message);
        Exit::Store
    }

    /// Says a refusal.
    pub fn refused(&self, message: &Message) -> Exit {
        self.tell(message);
        Exit::Refused
    }

    /// Says how something ended that only fails by the machine.
    pub fn finish<E: std::fmt::Display>(&self, outcome: Result<(), E>) -> Exit {
        match outcome {
            Ok(()) => Exit::Done,
            Err(error) => {
                self.note(&error.to_string());
                Exit::Refused
            }
        }
    }
}
