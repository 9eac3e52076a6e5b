//! Which announced line a unit answers, said anew at a desk after the bench.

use super::closed::closed_set;

closed_set! {
    /// Why a unit is put under another announced line, or under none.
    LineMistake {
        /// Goods of two returns lay in one box.
        TwoReturns = "two_returns",
        /// It was put under the wrong line.
        WrongLine = "wrong_line",
        /// Nobody announced it.
        NotAnnounced = "not_announced",
    }
}

closed_set! {
    /// Why a unit stays under the line that it is under.
    LineStay {
        /// Work on its parcel goes on: there the bench chooses the line.
        Open = "open",
        /// It is in a consignment that is closed with its papers.
        Consignment = "consignment",
        /// It is in a resale batch, whose list names what it is.
        Batch = "batch",
        /// A bench looked at it again since.
        SeenAgain = "seen_again",
        /// It was put under another line at a desk since.
        Attached = "attached",
    }
}

/// Whether a line takes more units than it announced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Surplus {
    /// It does not.
    Refused,
    /// A person says that more came than was announced.
    Said,
}
