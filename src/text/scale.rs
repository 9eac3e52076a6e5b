//! What is said of the scale and of weights.

use crate::domain::measure::Grams;
use crate::domain::weight::ScaleFormat;

use super::message::messages;

messages! {
    /// Labels, states and troubles of the scale.
    ScaleMsg, Scale {
        Heading = "scale-heading",
        Chip = "scale-chip",
        None = "scale-none",
        Help = "scale-help",
        UsePort = "scale-use-port",
        Forget = "scale-forget",
        Format = "scale-format",
        FormatHelp = "scale-format-help",
        FormatAny = "scale-format-any",
        Speed = "scale-speed",
        SpeedHelp = "scale-speed-help",
        Shown = "scale-shown",
        ShownNone = "scale-shown-none",
        Moves { weight: String } = "scale-moves",
        Stands { weight: String } = "scale-stands",
        Below { weight: Grams } = "scale-below",
        Net { weight: Grams } = "scale-net",
        Light { expected: Grams } = "scale-light",
        Unusual { usual: Grams } = "scale-unusual",
        WeighAgain = "scale-weigh-again",
        AgainNot = "scale-again-not",
        Closed { port: String } = "scale-closed",
        Opening { port: String } = "scale-opening",
        Missing { port: String } = "scale-missing",
        Busy { port: String } = "scale-busy",
        Held { port: String } = "scale-held",
        NoRights { port: String } = "scale-no-rights",
        NotAPort { port: String } = "scale-not-a-port",
        Gone { port: String } = "scale-gone",
        Failed { port: String, detail: String } = "scale-failed",
        NotInBuild = "scale-not-in-build",
        Listening { port: String } = "scale-listening",
        Alive { port: String, format: ScaleFormat } = "scale-alive",
        Over { port: String } = "scale-over",
        Under { port: String } = "scale-under",
        Silent { port: String } = "scale-silent",
        Unreadable { port: String } = "scale-unreadable",
        NotKept { weight: Grams } = "scale-not-kept",
    }
}
