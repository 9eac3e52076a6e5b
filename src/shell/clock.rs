//! The one door to time and chance.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use uuid::{ContextV7, Timestamp, Uuid};

use crate::domain::time::{UtcMs, Zone};
use crate::station::Moment;

/// A clock that every part of the shell shares.
#[derive(Clone)]
pub struct Clock {
    source: Source,
    context: Arc<std::sync::Mutex<ContextV7>>,
}

#[derive(Clone)]
enum Source {
    System,
    Scripted(Arc<AtomicI64>),
    /// Runs like the wall clock, this many milliseconds away from it.
    Shifted(Arc<AtomicI64>),
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the wall clock"
)]
fn wall_ms() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

impl Clock {
    /// The machine's wall clock.
    pub fn system() -> Self {
        Self {
            source: Source::System,
            context: Arc::default(),
        }
    }

    /// A clock that stands still until it is set, for recorded shifts and tests.
    pub fn scripted(start: UtcMs) -> Self {
        Self {
            source: Source::Scripted(Arc::new(AtomicI64::new(start.0))),
            context: Arc::default(),
        }
    }

    /// A clock that begins at a moment and runs, for a demo that a person plays with.
    pub fn shifted(start: UtcMs) -> Self {
        let clock = Self {
            source: Source::Shifted(Arc::default()),
            context: Arc::default(),
        };
        clock.set(start);
        clock
    }

    /// Gives the moment.
    pub fn now(&self) -> UtcMs {
        match &self.source {
            Source::System => UtcMs(wall_ms()),
            Source::Shifted(by) => UtcMs(wall_ms().saturating_add(by.load(Ordering::SeqCst))),
            Source::Scripted(at) => UtcMs(at.load(Ordering::SeqCst)),
        }
    }

    /// Sets a scripted clock; the machine's own clock is never set.
    pub fn set(&self, at: UtcMs) {
        match &self.source {
            Source::System => {}
            Source::Scripted(now) => now.store(at.0, Ordering::SeqCst),
            Source::Shifted(by) => by.store(at.0.saturating_sub(wall_ms()), Ordering::SeqCst),
        }
    }

    /// Gives a new `UUIDv7` of the present moment.
    pub fn fresh(&self) -> u128 {
        let ms = u64::try_from(self.now().0).unwrap_or(0);
        let nanos = u32::try_from(ms % 1000).unwrap_or(0) * 1_000_000;
        let context = self
            .context
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        Uuid::new_v7(Timestamp::from_unix(&*context, ms / 1000, nanos)).as_u128()
    }

    /// Gives the moment of an event, with the site's day and an event's own randomness.
    pub fn moment(&self, zone: Zone) -> Moment {
        let at = self.now();
        Moment {
            at,
            day: zone.day(at),
            fresh: self.fresh(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scripted_clock_stands_still_and_its_ids_differ() {
        let clock = Clock::scripted(UtcMs(1_795_446_245_000));
        assert_eq!(clock.now(), clock.now());
        let (first, second) = (clock.fresh(), clock.fresh());
        assert_ne!(first, second);
        assert_eq!(
            first >> 80,
            1_795_446_245_000,
            "the top 48 bits are the moment"
        );
        clock.set(UtcMs(5));
        assert_eq!(clock.now(), UtcMs(5));
    }
}
