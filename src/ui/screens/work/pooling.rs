//! What ends a parcel's wait on the claim shelf: who was told, the default that a supervisor confirms, and
//! the bin that the box goes into.

use eframe::egui::{Button, Key, Label, RichText, TextEdit, Ui};

use super::super::review::pooled::CORRECTION;
use super::super::{Intent, Seen};
use super::answers::{Answers, answers_ui};
use super::judge::person;
use super::moving::newest_notice;
use crate::domain::codes::ContainerName;
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::ids::ParcelId;
use crate::domain::pool::{PoolExpiry, ToldSeller};
use crate::ledger::judging::may_judge;
use crate::ledger::rows::ParcelRow;
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::shell::pool;
use crate::shell::view::View;
use crate::text::{DeskMsg, Message, PoolMsg};
use crate::ui::theme::size::{self, space};

/// What is typed, and what was asked to be written.
#[derive(Default)]
pub struct Draft {
    /// The bin.
    pub bin: String,
    /// What was asked to be written.
    pub sent: Sent,
}

/// Parcels about which something was asked to be written: it is on its way until a newer notice.
#[derive(Default)]
pub struct Sent {
    parcels: Vec<ParcelId>,
    notice: Option<u64>,
}

impl Sent {
    /// Remembers what was asked now.
    pub(super) fn of(seen: &Seen, parcels: &[ParcelId]) -> Self {
        Self {
            parcels: parcels.to_vec(),
            notice: newest_notice(seen),
        }
    }

    /// Whether something about one of these parcels is on its way.
    pub(super) fn is_on_its_way(&self, seen: &Seen, parcels: &[ParcelId]) -> bool {
        let asked = parcels.iter().any(|one| self.parcels.contains(one));
        asked && newest_notice(seen) == self.notice
    }
}

/// Says by when a confirmed default is to be done, or since when it is late.
pub(super) fn due(seen: &Seen, expired: &PoolExpiry) -> String {
    let day = expired.due;
    seen.say(if seen.zone.day(seen.now) > day {
        PoolMsg::PoolLate { day }
    } else {
        PoolMsg::PoolDoBy { day }
    })
}

pub(super) fn muted(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

pub(super) fn stop(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.stop_text);
    ui.add(Label::new(text).wrap());
}

fn head(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).size(size::STRONG).strong();
    ui.add(Label::new(text).wrap());
}

/// Draws which sellers were told of a parcel for the last time, and who still is to be.
pub(super) fn told_ui(ui: &mut Ui, seen: &Seen, parcel: ParcelId, intents: &mut Vec<Intent>) {
    let query = Query::PoolTold(parcel, pool::rule().notice_days);
    intents.push(Intent::Ask(View::PoolTold, Box::new(query.clone())));
    ui.label(RichText::new(seen.say(PoolMsg::PoolToldHead)).strong());
    let Some(Answer::PoolTold(told)) = seen.answer(View::PoolTold, &query) else {
        muted(ui, seen, DeskMsg::Counting);
        return;
    };
    for ToldSeller { seller, mail } in told {
        let seller = seller.clone();
        match *mail {
            Some((day, at)) => {
                let told = seen.say(PoolMsg::PoolTold { seller, day, at });
                ui.add(Label::new(told).wrap());
            }
            None => stop(ui, seen, PoolMsg::PoolUntold { seller }),
        }
    }
    if told.iter().any(|one| one.mail.is_none()) {
        muted(ui, seen, PoolMsg::PoolUntoldHow);
    }
    ui.add_space(space(1));
}

/// Draws the default of the selected parcels, which only a supervisor confirms.
pub(super) fn over_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    parcels: &[ParcelId],
    intents: &mut Vec<Intent>,
) {
    let count = u32::try_from(parcels.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return;
    }
    head(ui, seen, PoolMsg::PoolOverHead { count });
    if let Err(refusal) = may_judge(person(seen)) {
        let said = match (refusal, &seen.face.person) {
            (Refusal::SupervisorNeeded, Some(person)) => PoolMsg::PoolNoSupervisor {
                person: person.clone(),
            },
            (_, _) => PoolMsg::PoolOverNobody,
        };
        stop(ui, seen, said);
        return;
    }
    if draft.sent.is_on_its_way(seen, parcels) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    let are_read = answers_ui(ui, seen, intents) == Answers::Read;
    let rule = pool::rule();
    let decision = rule.default;
    let word = RichText::new(seen.say(PoolMsg::PoolConfirm { count, decision }))
        .color(seen.theme.accent.on)
        .size(size::STRONG);
    let button = Button::new(word).fill(seen.theme.accent.fill).wrap();
    if ui.add_enabled(are_read, button).clicked() {
        let commands = parcels
            .iter()
            .map(|parcel| Command::ExpireParcel {
                parcel: *parcel,
                rule,
            })
            .map(|command| Intent::Command(Box::new(command)));
        intents.extend(commands);
        draft.sent = Sent::of(seen, parcels);
    }
    muted(ui, seen, PoolMsg::PoolConfirmHow);
    ui.add_space(space(2));
}

/// Draws what is done with a box whose default is confirmed, and the way back while it is not done.
pub(super) fn expired_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    row: &ParcelRow,
    intents: &mut Vec<Intent>,
) {
    let Some(expired) = &row.expired else {
        return;
    };
    let confirmed = PoolMsg::PoolConfirmed {
        decision: expired.decision,
        person: expired.owner.clone(),
        due: expired.due,
    };
    head(ui, seen, confirmed);
    let parcels = [row.parcel];
    if draft.sent.is_on_its_way(seen, &parcels) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    if expired.decision == Decision::Dispose {
        muted(ui, seen, PoolMsg::PoolBinHow);
        bin_ui(ui, seen, draft, row.parcel, intents);
    } else {
        let decision = expired.decision;
        muted(ui, seen, PoolMsg::PoolOpenHow { decision });
    }
    if may_judge(person(seen)).is_err() {
        muted(ui, seen, PoolMsg::PoolBackNobody);
    } else if ui.button(seen.say(PoolMsg::PoolBack)).clicked() {
        intents.push(Intent::Command(Box::new(Command::Undo {
            target: expired.key,
            reason: CORRECTION.to_owned(),
        })));
        draft.sent = Sent::of(seen, &parcels);
    }
    ui.add_space(space(2));
}

fn bin_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    parcel: ParcelId,
    intents: &mut Vec<Intent>,
) {
    if seen.face.person.is_none() {
        stop(ui, seen, PoolMsg::PoolBinNobody);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PoolMsg::PoolBinTo));
        let field = TextEdit::singleline(&mut draft.bin)
            .hint_text("D-01")
            .desired_width(space(24));
        let response = ui.add(field).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let container = named(&draft.bin);
        let button = Button::new(seen.say(PoolMsg::PoolBinDo));
        let pressed = ui.add_enabled(container.is_some(), button).clicked();
        if let (true, Some(container)) = (pressed || entered, container) {
            let command = Command::BinParcel { parcel, container };
            intents.push(Intent::Command(Box::new(command)));
            draft.sent = Sent::of(seen, &[parcel]);
            draft.bin.clear();
        }
    });
    if !draft.bin.trim().is_empty() && named(&draft.bin).is_none() {
        stop(ui, seen, PoolMsg::PoolBinWrong);
    }
}

/// Reads a dispose bin.
fn named(typed: &str) -> Option<ContainerName> {
    let name = ContainerName::parse(&typed.trim().to_uppercase())?;
    (name.kind() == ContainerKind::DisposeBin).then_some(name)
}
