//! Moving judged units from the approval shelf into a container of what they became.

use eframe::egui::{Button, Key, Label, RichText, TextEdit, Ui};

use super::super::{Intent, Seen};
use crate::domain::codes::ContainerName;
use crate::domain::decision::Decision;
use crate::domain::ids::UnitId;
use crate::ledger::Command;
use crate::ledger::rows::UnitRow;
use crate::text::DeskMsg;
use crate::ui::theme::size::{self, space};

/// What is typed.
#[derive(Default)]
pub struct Draft {
    /// The container.
    pub container: String,
    /// What was asked to be written.
    pub sent: Sent,
}

/// Units about which something was asked to be written: it is on its way until they have left the
/// list, or a notice says why not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sent {
    units: Vec<UnitId>,
    notice: Option<u64>,
}

impl Sent {
    /// Remembers what was asked now.
    pub(super) fn of(seen: &Seen, units: &[UnitRow]) -> Self {
        Self {
            units: units.iter().map(|row| row.unit).collect(),
            notice: newest_notice(seen),
        }
    }

    /// Whether something about one of these units is on its way.
    pub(super) fn is_on_its_way(&self, seen: &Seen, units: &[UnitRow]) -> bool {
        let asked = units.iter().any(|row| self.units.contains(&row.unit));
        asked && newest_notice(seen) == self.notice
    }
}

pub(in crate::ui::screens) fn newest_notice(seen: &Seen) -> Option<u64> {
    seen.notices.iter().map(|notice| notice.id).max()
}

/// Draws where the selected units are moved.
pub(super) fn moving_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    units: &[UnitRow],
    intents: &mut Vec<Intent>,
) {
    let Some(first) = units.first().and_then(UnitRow::decision) else {
        return;
    };
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let head = RichText::new(seen.say(DeskMsg::MoveHead { count }));
    ui.label(head.size(size::STRONG).strong());
    let wrong = |said: DeskMsg| RichText::new(seen.say(said)).color(seen.theme.stop_text);
    if seen.face.person.is_none() {
        ui.add(Label::new(wrong(DeskMsg::MoveNobody)).wrap());
        return;
    }
    if units.iter().any(|row| row.decision() != Some(first)) {
        ui.add(Label::new(wrong(DeskMsg::MoveMixed)).wrap());
        return;
    }
    if draft.sent.is_on_its_way(seen, units) {
        let text = seen.say(DeskMsg::BeingSaved);
        ui.label(RichText::new(text).color(seen.theme.text_muted));
        return;
    }
    let help = RichText::new(seen.say(DeskMsg::MoveHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(DeskMsg::MoveTo));
        let field = TextEdit::singleline(&mut draft.container)
            .hint_text(format!("{}-01", first.spec().letter))
            .desired_width(space(24));
        let response = ui.add(field).labelled_by(label.id);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let container = named(&draft.container, first);
        let button = Button::new(seen.say(DeskMsg::MoveDo));
        let pressed = ui.add_enabled(container.is_some(), button).clicked();
        if let (true, Some(container)) = (pressed || entered, container) {
            intents.push(Intent::Command(Box::new(Command::MoveUnits {
                units: units.iter().map(|row| row.unit).collect(),
                container,
            })));
            draft.sent = Sent::of(seen, units);
            draft.container.clear();
        }
    });
    let typed = !draft.container.trim().is_empty();
    if typed && named(&draft.container, first).is_none() {
        ui.add(Label::new(wrong(DeskMsg::MoveWrong)).wrap());
    }
    ui.add_space(space(2));
}

/// Reads a container that takes units of the decision.
fn named(typed: &str, decision: Decision) -> Option<ContainerName> {
    let name = ContainerName::parse(&typed.trim().to_uppercase())?;
    (name.kind().spec().decision == Some(decision)).then_some(name)
}
