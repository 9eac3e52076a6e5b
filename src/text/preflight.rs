//! What pre-flight says: what was found, and what stands around it.

use crate::domain::preflight::{What, WhatArg};
use crate::domain::time::{Day, UtcMs};

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
        HitUnnamed { entry: String } = "preflight-hit-unnamed",
        Pane = "preflight-pane",
        Blocks { count: u32 } = "preflight-blocks",
        ToSign { count: u32 } = "preflight-to-sign",
        Signed { count: u32 } = "preflight-signed",
        ToKnow { count: u32 } = "preflight-to-know",
        Chip { list: String } = "preflight-chip",
        ChipClear = "preflight-chip-clear",
        WordBlocked = "preflight-word-blocked",
        WordSign = "preflight-word-sign",
        WordClear = "preflight-word-clear",
        MayClose = "preflight-may-close",
        NotClosed { list: String } = "preflight-not-closed",
        WasClosed = "preflight-was-closed",
        Ran { checks: u32, route: String, version: u32, day: Day } = "preflight-ran",
        Fine { list: String } = "preflight-fine",
        HeadBlocks = "preflight-head-blocks",
        HeadWaits = "preflight-head-waits",
        HeadSigned = "preflight-head-signed",
        HeadNotes = "preflight-head-notes",
        ShowMore { count: u32 } = "preflight-show-more",
        ShowFewer = "preflight-show-fewer",
        Units { units: u32 } = "preflight-units",
        UnitsIn { units: u32, list: String } = "preflight-units-in",
        Sign = "preflight-sign",
        SignUnits { units: u32, list: String } = "preflight-sign-units",
        SignUnitsMore { units: u32, list: String, more: u32 } = "preflight-sign-units-more",
        SignWhole = "preflight-sign-whole",
        SupervisorSigns = "preflight-supervisor-signs",
        SignedBy { person: String, at: UtcMs, reason: String } = "preflight-signed-by",
        CameSince = "preflight-came-since",
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
