//! What pre-flight says: what was found, and what stands around it.

use crate::domain::preflight::{What, WhatArg};
use crate::domain::time::Day;

use super::message::{Arg, dashed, messages};

messages! {
    /// Headings and notes of pre-flight.
    PreflightMsg, Preflight {
        Aid = "preflight-aid",
        Pack { version: u32, day: Day } = "preflight-pack",
        Clear { number: String } = "preflight-clear",
        Counts { number: String, blocks: u32, waits: u32, signed: u32, notes: u32 } = "preflight-counts",
        Source { source: String, day: Day } = "preflight-source",
        Trade { source: String, day: Day } = "preflight-source-trade",
        IsSigned = "preflight-is-signed",
        Waits = "preflight-waits",
        SignedFor { units: u32 } = "preflight-signed-for",
        NoSuchCheck { check: String } = "preflight-no-such-check",
    }
}

/// Gives an argument of what was found as messages have them.
pub(super) fn arg_of(arg: WhatArg) -> Arg {
    match arg {
        WhatArg::Text(text) => Arg::Text(text),
        WhatArg::Number(number) => Arg::Number(number),
        WhatArg::Term(family, code) => Arg::Term(format!("{family}-{}", dashed(code))),
        WhatArg::Money(money) => Arg::Money(money),
        WhatArg::Weight(weight) => Arg::Weight(weight),
        WhatArg::Day(day) => Arg::Day(day),
    }
}

impl From<What> for super::Message {
    fn from(what: What) -> Self {
        Self::Found(Box::new(what))
    }
}
