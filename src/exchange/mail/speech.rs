//! Both languages of a workbook, Chinese first.

use std::sync::LazyLock;

use crate::domain::time::{UtcMs, Zone};
use crate::exchange::data::answers::folded;
use crate::text::{Language, MailMsg, Message, Words};

use super::MailHead;

static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| {
    [Language::Chinese, Language::English].map(|language| Words::new(language, Zone::UTC))
});

/// Says a message in both languages.
pub(super) fn each(message: &Message) -> [String; 2] {
    WORDS.each_ref().map(|words| words.say(message))
}

/// Says a message in both languages, one after the other; what is the same in both once.
pub(super) fn both(message: impl Into<Message>) -> String {
    let [chinese, english] = each(&message.into());
    if chinese == english {
        chinese
    } else {
        format!("{chinese} {english}")
    }
}

/// Tells whether a cell says this, in both languages or in either.
pub(super) fn says(cell: &str, message: &MailMsg) -> bool {
    let cell = folded(cell);
    let [chinese, english] = each(&message.clone().into());
    let whole = folded(&both(message.clone()));
    [whole, folded(&chinese), folded(&english)].contains(&cell)
}

/// Prints a moment by the clock of a zone, to the minute.
pub(super) fn moment(at: UtcMs, zone: Zone) -> String {
    zone.local(at).format("%Y-%m-%d %H:%M").to_string()
}

/// Says until when an answer is due, by the clocks of the seller and of the site.
pub(super) fn answer_by(head: &MailHead) -> String {
    let sellers = moment(head.answer_by, head.sellers_zone);
    let site = moment(head.answer_by, head.zone);
    let (here, there) = (both(MailMsg::ClockSite), both(MailMsg::ClockSellers));
    format!("{there} {sellers}\n{here} {site}")
}

/// Prints what is known, and nothing for what is not.
pub(super) fn known(text: Option<&String>) -> String {
    text.cloned().unwrap_or_default()
}

/// Prints an amount; it reads the same in both languages.
pub(super) fn money(amount: crate::domain::money::Money) -> String {
    let [chinese, _] = &*WORDS;
    chinese.money(amount)
}
