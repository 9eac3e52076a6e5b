//! PINs: what one is, and how long wrong ones keep a desk locked. No hash is computed here.

use std::fmt;

use crate::domain::closed::closed_set;
use crate::domain::limits::{PIN_DIGITS_MAX, PIN_DIGITS_MIN, PIN_LOCKS_MINUTES, PIN_TRIES};
use crate::domain::time::UtcMs;

closed_set! {
    /// Whether a person works here.
    PersonState {
        /// Yes.
        Active = "active",
        /// Not any more: the badge opens nothing.
        Left = "left",
    }
}

closed_set! {
    /// Whether a person has a PIN.
    PinState {
        /// No: the badge alone is enough.
        Missing = "missing",
        /// Yes: desks ask for it.
        Set = "set",
    }
}

/// What a person types to open a desk. It is never printed, kept or written.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

closed_set! {
    /// Why digits are no PIN.
    PinFault {
        /// Too few, too many, or something else than digits.
        Digits = "digits",
        /// All the same, or a run such as 1234: it is guessed first.
        Plain = "plain",
    }
}

impl Pin {
    /// Reads a PIN that is to be set.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, PinFault> {
        let text = text.trim();
        let count = text.chars().count();
        let digits: Vec<i32> = text
            .chars()
            .filter_map(|one| one.to_digit(10))
            .filter_map(|digit| i32::try_from(digit).ok())
            .collect();
        if digits.len() != count || !(PIN_DIGITS_MIN..=PIN_DIGITS_MAX).contains(&count) {
            return Err(PinFault::Digits);
        }
        let steps: Vec<i32> = digits
            .windows(2)
            .filter_map(|pair| match pair {
                [one, next] => Some(next - one),
                _ => None,
            })
            .collect();
        if [-1, 0, 1]
            .iter()
            .any(|step| steps.iter().all(|of| of == step))
        {
            return Err(PinFault::Plain);
        }
        Ok(Self(text.to_owned()))
    }

    /// Takes what somebody typed to open a desk: right or wrong, it counts as a try.
    pub fn tried(text: &str) -> Self {
        Self(text.trim().chars().take(PIN_DIGITS_MAX + 1).collect())
    }

    /// Gives the digits, for the hash alone.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Pin(…)")
    }
}

/// The hash of a PIN with its salt and costs, as the PHC string format writes it. It stands in no fact: who
/// has an export of the journal could guess at it without end.
#[derive(Clone, PartialEq, Eq)]
pub struct PinHash(String);

impl PinHash {
    /// Takes the text of a hash.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// Gives the text, for the store and the check alone.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PinHash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PinHash(…)")
    }
}

/// Wrong tries in a row, and until when none is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct PinTries {
    /// Tries since the last right one.
    pub wrong: u32,
    /// Until when the desk stays locked.
    pub locked_until: Option<UtcMs>,
}

impl PinTries {
    /// Tells until when no try is looked at now.
    pub fn locked(self, now: UtcMs) -> Option<UtcMs> {
        self.locked_until.filter(|until| now.0 < until.0)
    }

    /// Counts one more try, before anybody knows whether it is right: a kill cannot take it back. The last
    /// one of a row locks at once, and a right one takes that back.
    pub fn counted(self, now: UtcMs) -> Self {
        let wrong = self.wrong.saturating_add(1);
        Self {
            wrong,
            locked_until: lock_ms(wrong).map(|for_ms| UtcMs(now.0.saturating_add(for_ms))),
        }
    }

    /// How many tries are left before the desk locks.
    pub fn left(self) -> u32 {
        PIN_TRIES - self.wrong % PIN_TRIES
    }
}

/// How long the try of this number locks when it is wrong: each row of wrong ones longer than the one before.
fn lock_ms(wrong: u32) -> Option<i64> {
    if wrong == 0 || !wrong.is_multiple_of(PIN_TRIES) {
        return None;
    }
    let row = usize::try_from(wrong / PIN_TRIES).unwrap_or(usize::MAX);
    let last = PIN_LOCKS_MINUTES.last();
    let minutes = PIN_LOCKS_MINUTES.get(row - 1).or(last)?;
    Some(i64::from(*minutes) * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_no_pin() {
        let found = |text: &str| Pin::new(text).map(|_pin| ());
        for good in ["2580", "738194", " 1357 ", "112233445566"] {
            assert_eq!(found(good), Ok(()), "{good}");
        }
        for short in ["", "123", "1234567890123", "12a4", "１２３５", "-123"] {
            assert_eq!(found(short), Err(PinFault::Digits), "{short}");
        }
        for plain in ["0000", "1234", "987654", "777777"] {
            assert_eq!(found(plain), Err(PinFault::Plain), "{plain}");
        }
    }

    #[test]
    fn nothing_prints_a_pin_or_its_hash() {
        let pin = Pin::new("2580").expect("a PIN");
        let hash = PinHash::new("$argon2id$secret".to_owned());
        let shown = format!("{pin:?} {hash:?}");
        assert!(
            !shown.contains("2580") && !shown.contains("secret"),
            "{shown}"
        );
    }

    #[test]
    fn each_row_of_wrong_tries_locks_longer_until_a_day() {
        let minute = 60_000;
        let mut tries = PinTries::default();
        let mut now = UtcMs(1_000_000);
        let mut locked = Vec::new();
        for _ in 0..30 {
            let left = tries.left();
            tries = tries.counted(now);
            match tries.locked(now) {
                Some(until) => {
                    assert_eq!(left, 1, "the last try of a row locks");
                    locked.push((until.0 - now.0) / minute);
                    assert_eq!(tries.locked(UtcMs(until.0 - 1)), Some(until));
                    assert_eq!(tries.locked(until), None);
                    now = until;
                }
                None => assert!(left > 1, "{tries:?}"),
            }
        }
        assert_eq!(locked, [15, 60, 240, 1440, 1440, 1440]);
    }
}
