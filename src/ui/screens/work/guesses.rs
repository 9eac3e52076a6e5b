//! Whose a parcel of nobody may be: numbered guesses with their reasons, and the match by one key.

use eframe::egui::{
    CornerRadius, Frame, Key, Label, Margin, Modifiers, RichText, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo,
};

use super::super::{Intent, Seen};
use super::moving::newest_notice;
use crate::domain::expected::{ReturnRef, ReturnStanding};
use crate::domain::ids::ParcelId;
use crate::domain::pool::{PoolStage, SellerClaim};
use crate::ledger::query::{Guess, Guesses, ParcelQueue};
use crate::ledger::{Answer, Command, Query};
use crate::shell::pool;
use crate::shell::view::View;
use crate::text::{DeskMsg, PoolMsg};
use crate::ui::theme::size::{self, space};

/// The keys that choose a guess, in their order.
const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// What was asked to be written: it is on its way until a newer notice says how it ended.
#[derive(Default)]
pub struct Draft {
    sent: Option<(ParcelId, Option<u64>)>,
}

/// Tells whether the parcels of a queue are looked for an owner.
pub(super) fn has_guesses(queue: ParcelQueue) -> bool {
    match queue {
        ParcelQueue::Claim
        | ParcelQueue::ClaimFound
        | ParcelQueue::Over
        | ParcelQueue::Expired
        | ParcelQueue::Unknown => true,
        ParcelQueue::Evidence | ParcelQueue::Missing | ParcelQueue::LongOpen => false,
    }
}

/// Says when a parcel's wait on the claim shelf ends.
pub(super) fn ends(stage: PoolStage) -> PoolMsg {
    match stage {
        PoolStage::Waits(days) => PoolMsg::PoolWaits { days },
        PoolStage::Notice(days) => PoolMsg::PoolNotice { days },
        PoolStage::Over(days) => PoolMsg::PoolOver { days },
    }
}

/// Draws the guesses about a parcel; one that is chosen becomes a match.
pub(super) fn guesses_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (queue, parcel, stage): (ParcelQueue, ParcelId, Option<PoolStage>),
    intents: &mut Vec<Intent>,
) {
    let query = Query::Guesses(parcel);
    intents.push(Intent::Ask(View::Guesses, Box::new(query.clone())));
    let head = RichText::new(seen.say(PoolMsg::GuessHead));
    ui.label(head.size(size::STRONG).strong());
    let quiet = |ui: &mut Ui, said: String| {
        let text = RichText::new(said).color(seen.theme.text_muted);
        ui.add(Label::new(text).wrap());
    };
    let Some(Answer::Guesses(guesses)) = seen.answer(View::Guesses, &query) else {
        quiet(ui, seen.say(DeskMsg::Counting));
        return;
    };
    if let Some(of) = &guesses.chosen {
        let text = RichText::new(seen.say(matched(of)));
        ui.add(Label::new(text.strong()).wrap());
    }
    for claim in &guesses.claims {
        ui.add(Label::new(RichText::new(seen.say(claimed(claim))).strong()).wrap());
        if let Some(note) = &claim.note {
            ui.add(Label::new(RichText::new(note).color(seen.theme.text_muted)).wrap());
        }
    }
    match queue {
        ParcelQueue::ClaimFound => quiet(ui, seen.say(PoolMsg::GuessFoundHow)),
        ParcelQueue::Claim | ParcelQueue::Over => {
            if let Some(stage) = stage {
                ui.label(RichText::new(seen.say(ends(stage))).strong());
            }
            let rule = pool::rule();
            quiet(
                ui,
                seen.say(PoolMsg::PoolEnds {
                    notice: rule.notice_days,
                    days: rule.default_days,
                    decision: rule.default,
                }),
            );
        }
        ParcelQueue::Expired
        | ParcelQueue::Unknown
        | ParcelQueue::Evidence
        | ParcelQueue::Missing
        | ParcelQueue::LongOpen => {}
    }
    if guesses.rows.is_empty() && guesses.chosen.is_none() {
        ui.add(Label::new(seen.say(PoolMsg::GuessNone)).wrap());
        quiet(ui, seen.say(PoolMsg::GuessNoneHow));
    }
    if !guesses.rows.is_empty() {
        choice_ui(ui, seen, draft, (parcel, guesses), intents);
    }
    ui.add_space(space(3));
}

fn choice_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    (parcel, guesses): (ParcelId, &Guesses),
    intents: &mut Vec<Intent>,
) {
    let is_on_its_way = draft.sent == Some((parcel, newest_notice(seen)));
    let (said, may) = match (&seen.face.person, is_on_its_way) {
        (None, _) => (seen.say(PoolMsg::GuessNobody), false),
        (Some(_), true) => (seen.say(DeskMsg::BeingSaved), false),
        (Some(_), false) => (seen.say(PoolMsg::GuessHelp), true),
    };
    let text = RichText::new(said).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
    let pressed = ui.vertical(|ui| {
        let mut pressed = None;
        for (guess, key) in guesses.rows.iter().zip(DIGITS) {
            let is_chosen = guesses.chosen.as_ref() == Some(&guess.of);
            let typed = !ui.ctx().text_edit_focused()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if guess_ui(ui, seen, (guess, key), is_chosen) || typed {
                pressed = Some(guess.of.clone());
            }
        }
        pressed
    });
    let chosen = pressed
        .inner
        .filter(|of| guesses.chosen.as_ref() != Some(of));
    if let Some(of) = chosen.filter(|_| may) {
        intents.push(Intent::Command(Box::new(Command::IdentifyParcel {
            parcel,
            candidates: Vec::new(),
            chosen: Some(of),
            seller: None,
        })));
        draft.sent = Some((parcel, newest_notice(seen)));
        ui.ctx().request_repaint();
    }
}

/// Draws one guess as a row; tells whether it was pressed.
fn guess_ui(ui: &mut Ui, seen: &Seen, (guess, key): (&Guess, Key), is_chosen: bool) -> bool {
    let theme = &seen.theme;
    let (name, reasons) = (name(seen, guess), reasons(seen, guess));
    let said = format!("{} {name}: {reasons}", key.name());
    let row = UiBuilder::new().sense(Sense::click());
    let response = ui.scope_builder(row, |ui| {
        let edge = if is_chosen || ui.response().hovered() || ui.response().has_focus() {
            Stroke::new(2.0, theme.accent.fill)
        } else {
            Stroke::new(1.0, theme.line)
        };
        let frame = Frame::new()
            .fill(theme.surface)
            .stroke(edge)
            .corner_radius(CornerRadius::same(size::CORNER))
            .inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.style_mut().interaction.selectable_labels = false;
            ui.horizontal_top(|ui| {
                ui.label(RichText::new(key.name()).size(size::STRONG).strong());
                ui.vertical(|ui| {
                    ui.add(Label::new(RichText::new(name).strong()).wrap());
                    ui.add(Label::new(reasons).wrap());
                    let title = guess.lines.iter().find_map(|one| one.line.title.clone());
                    if let Some(title) = title {
                        let title = RichText::new(title).color(theme.text_muted);
                        ui.add(Label::new(title).truncate());
                    }
                });
            });
        });
    });
    let response = response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    response.clicked()
}

/// Names a return: its seller, its number, how many lines of it were found, and that no parcel of it
/// should come.
fn name(seen: &Seen, guess: &Guess) -> String {
    let lines = u32::try_from(guess.lines.len()).unwrap_or(u32::MAX);
    let standing = guess.lines.iter().map(|one| one.line.standing()).max();
    let standing = standing.filter(|worst| *worst != ReturnStanding::Open);
    let parts = [
        Some(guess.of.seller.to_string()),
        number(&guess.of),
        (lines > 1).then(|| seen.say(PoolMsg::GuessLines { count: lines })),
        standing.map(|standing| seen.standing(standing)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn reasons(seen: &Seen, guess: &Guess) -> String {
    let words = guess.reasons.iter();
    let words = words.map(|reason| seen.term("guess-reason", reason.code()));
    words.collect::<Vec<_>>().join(" · ")
}

/// The number by which people call a return.
fn number(of: &ReturnRef) -> Option<String> {
    let order = of.order_id.as_ref().map(ToString::to_string);
    order.or_else(|| of.rma_id.as_ref().map(ToString::to_string))
}

fn claimed(claim: &SellerClaim) -> PoolMsg {
    let (seller, file) = (claim.seller.clone(), claim.said.who.clone());
    match claim.names.clone() {
        Some(number) => PoolMsg::GuessClaimedByName {
            seller,
            number,
            file,
        },
        None => PoolMsg::GuessClaimed { seller, file },
    }
}

fn matched(of: &ReturnRef) -> PoolMsg {
    PoolMsg::GuessMatched {
        seller: of.seller.clone(),
        number: number(of).unwrap_or_default(),
    }
}
