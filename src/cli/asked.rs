//! What `advise` and `grade` share: a question from stdin, and closed gates in words.

use std::io::{self, Read as _};

use serde::Serialize;

use crate::domain::gate::{Gate, Stop};
use crate::text::{AdviceMsg, Message, Words};

/// Bytes of one question, at most.
const INPUT_BYTES_MAX: u64 = 1 << 20;

/// Reads a question from stdin.
pub(super) fn read_stdin() -> Result<String, AdviceMsg> {
    let mut text = String::new();
    let bad = |detail: String| AdviceMsg::BadInput { detail };
    let read = io::stdin()
        .lock()
        .take(INPUT_BYTES_MAX + 1)
        .read_to_string(&mut text);
    let bytes = read.map_err(|error| bad(error.to_string()))?;
    if u64::try_from(bytes).is_ok_and(|bytes| bytes > INPUT_BYTES_MAX) {
        return Err(bad(format!("more than {INPUT_BYTES_MAX} bytes")));
    }
    Ok(text)
}

/// A closed gate, as `advise` and `grade` say it.
#[derive(Serialize)]
pub(super) struct GateOut {
    code: String,
    text: String,
    opens: String,
    closes: Vec<&'static str>,
    channels: Vec<&'static str>,
    stop: bool,
    source: String,
}

impl GateOut {
    /// Says a gate in the words of a language.
    pub fn of(gate: &Gate, words: &Words) -> Self {
        Self {
            code: gate.code.clone(),
            text: words.say(&Message::term("gate", &gate.code)),
            opens: words.say(&Message::term("gate-opens", &gate.code)),
            closes: gate.closes.iter().map(|of| of.code()).collect(),
            channels: gate.channels.iter().map(|of| of.code()).collect(),
            stop: gate.stop == Stop::Yes,
            source: gate.source.clone(),
        }
    }
}
