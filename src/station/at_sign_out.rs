//! A person leaves the bench: the next badge finds it as it stood.

use crate::text::BenchMsg;

use super::context::Context;
use super::event::Restored;
use super::face::Lamp;
use super::kept;
use super::said::Said;
use super::step::Step;

/// Signs the person out. What is in hand is kept as over a restart, and waits for the next badge.
pub(super) fn sign_out(step: Step, context: &mut Context) -> Step {
    if step == Step::Halted {
        context.refuse("store_stopped", BenchMsg::StoreStopped);
        return step;
    }
    let Some(person) = context.person.take() else {
        context.refuse("nobody_signed_in", BenchMsg::ScanBadge);
        return step;
    };
    let restored = kept::draft(&step, &person).map(|draft| {
        let scan = kept::unanswered(&step).cloned();
        Box::new(Restored { draft, scan })
    });
    context.say(Said::SignedOut(person.clone()));
    context.show(Lamp::Saved, BenchMsg::SignedOut { person });
    Step::SignIn(restored)
}
