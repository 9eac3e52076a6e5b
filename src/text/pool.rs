//! What the desk of the claim pool says: whose a parcel may be, and how its wait ends.

use crate::domain::codes::{PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::time::{Day, UtcMs};

use super::message::messages;

messages! {
    /// Headings, labels and notes of the claim pool.
    PoolMsg, Pool {
        GuessHead = "desk-guess-head",
        GuessNone = "desk-guess-none",
        GuessNoneHow = "desk-guess-none-how",
        GuessHelp = "desk-guess-help",
        GuessNobody = "desk-guess-nobody",
        GuessClaimed { seller: SellerCode, file: String } = "desk-guess-claimed",
        GuessClaimedByName { seller: SellerCode, number: String, file: String } = "desk-guess-claimed-by-name",
        GuessMatched { seller: SellerCode, number: String } = "desk-guess-matched",
        GuessFoundHow = "desk-guess-found-how",
        PoolWaits { days: u32 } = "desk-pool-waits",
        PoolNotice { days: u32 } = "desk-pool-notice",
        PoolOver { days: u32 } = "desk-pool-over",
        PoolEnds { notice: u32, days: u32, decision: Decision } = "desk-pool-rule",
        GuessLines { count: u32 } = "desk-guess-lines",
        PoolOverHead { count: u32 } = "desk-pool-over-head",
        PoolOverNobody = "desk-pool-over-nobody",
        PoolNoSupervisor { person: PersonCode } = "desk-pool-no-supervisor",
        PoolConfirm { count: u32, decision: Decision } = "desk-pool-confirm",
        PoolConfirmHow = "desk-pool-confirm-how",
        PoolConfirmed { decision: Decision, person: PersonCode, due: Day } = "desk-pool-confirmed",
        PoolAllTold { day: Day } = "desk-pool-all-told",
        PoolToldHead = "desk-pool-told-head",
        PoolTold { seller: SellerCode, day: Day, at: UtcMs } = "desk-pool-told",
        PoolUntold { seller: SellerCode } = "desk-pool-untold",
        PoolUntoldHow = "desk-pool-untold-how",
        PoolDoBy { day: Day } = "desk-pool-do-by",
        PoolLate { day: Day } = "desk-pool-late",
        PoolBinHow = "desk-pool-bin-how",
        PoolOpenHow { decision: Decision } = "desk-pool-open-how",
        PoolBinTo = "desk-pool-bin-to",
        PoolBinDo = "desk-pool-bin-do",
        PoolBinNobody = "desk-pool-bin-nobody",
        PoolBinWrong = "desk-pool-bin-wrong",
        PoolBackNobody = "desk-pool-back-nobody",
        PoolBack = "desk-pool-back",
        NotePhotos = "desk-note-photos",
        NoteBook { seller: SellerCode, sku: String } = "desk-note-book",
        NoteInBook { seller: SellerCode, sku: String } = "desk-note-in-book",
        NoteInBookSeen { seller: SellerCode, sku: String } = "desk-note-in-book-seen",
    }
}
