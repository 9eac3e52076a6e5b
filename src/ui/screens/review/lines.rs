//! Which announced line a unit answers, said anew at a desk: the lines that it could be, and none.

use eframe::egui::{
    Button, CollapsingHeader, CornerRadius, Frame, Label, Margin, RichText, Role, Sense, Stroke,
    TextEdit, Ui, UiBuilder, WidgetInfo,
};

use super::super::work::holding::choice_ui;
use super::super::work::judge::person;
use super::super::work::moving::newest_notice;
use super::super::{Intent, Seen};
use super::pooled::CORRECTION;
use crate::domain::attach::{LineMistake, Surplus};
use crate::domain::expected::{KnownLine, ReturnRef};
use crate::domain::ids::LineId;
use crate::ledger::command::AttachUnits;
use crate::ledger::fact::Unseen;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{LineGuess, Timeline, UnitLines, UnitLinesAsked};
use crate::ledger::rows::{ParcelState, UnitRow, UnitState};
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::View;
use crate::text::{DeskMsg, Message, PoolMsg};
use crate::ui::theme::size::{self, space};

/// What is chosen and typed about one unit.
#[derive(Default)]
pub struct Draft {
    /// The line that is chosen; within, none where nobody announced the unit.
    pub chosen: Option<Option<LineId>>,
    /// The number that is typed.
    pub typed: String,
    /// Why.
    pub reason: Option<LineMistake>,
    /// What is said of the line that it leaves.
    pub left: Option<Unseen>,
    /// The newest notice when something was asked to be written.
    pub sent: Option<Option<u64>>,
    /// Whether it stands unfolded before anybody pressed its head.
    pub is_open: bool,
}

fn muted(ui: &mut Ui, seen: &Seen, said: impl Into<Message>) {
    let text = RichText::new(seen.say(said)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// The numbers by which people call a return.
fn named(of: &ReturnRef) -> String {
    let order = of.order_id.as_ref().map(ToString::to_string);
    let rma = of.rma_id.as_ref().map(ToString::to_string);
    let parts = order.into_iter().chain(rma).collect::<Vec<_>>();
    parts.join(" · ")
}

/// Draws the returns that are in a parcel, each with its units.
pub(super) fn returns_ui(ui: &mut Ui, seen: &Seen, timeline: &Timeline) {
    let counts = |row: &&UnitRow| row.state != UnitState::Undone;
    let mut found: Vec<(Option<String>, u32)> = Vec::new();
    for row in timeline.units.iter().filter(counts) {
        let of = row.inspection.line.as_ref().map(|line| named(&line.of));
        match found.iter_mut().find(|(known, _)| *known == of) {
            Some((_, count)) => *count += 1,
            None => found.push((of, 1)),
        }
    }
    if found.is_empty() {
        return;
    }
    ui.label(RichText::new(seen.say(PoolMsg::ReturnsIn)).strong());
    for (of, count) in found {
        let of = of.unwrap_or_else(|| seen.say(PoolMsg::ReturnsNone));
        let count = seen.say(PoolMsg::ReturnsUnits { count });
        ui.add(Label::new(format!("{of} · {count}")).wrap());
    }
    ui.add_space(space(1));
}

/// Draws under which return a unit may be put, for one that is here.
pub(super) fn lines_ui(
    ui: &mut Ui,
    seen: &Seen,
    unit: &UnitRow,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) {
    if !unit.is_here() {
        return;
    }
    let head = RichText::new(seen.say(PoolMsg::LinesHead)).strong();
    CollapsingHeader::new(head)
        .id_salt("put under another return")
        .default_open(draft.is_open)
        .show(ui, |ui| form_ui(ui, seen, unit, draft, intents));
}

fn form_ui(ui: &mut Ui, seen: &Seen, unit: &UnitRow, draft: &mut Draft, intents: &mut Vec<Intent>) {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    if may_judge(person(seen)).is_err() {
        muted(ui, seen, PoolMsg::LinesNobody);
        return;
    }
    if draft.sent == Some(newest_notice(seen)) {
        muted(ui, seen, DeskMsg::BeingSaved);
        return;
    }
    let typed = draft.typed.trim().to_owned();
    let query = Query::UnitLines(UnitLinesAsked {
        unit: unit.unit,
        typed: (!typed.is_empty()).then_some(typed),
    });
    intents.push(Intent::Ask(View::UnitLines, Box::new(query.clone())));
    let answer = seen.answer(View::UnitLines, &query);
    let Some(Answer::UnitLines(Some(lines))) = answer else {
        typed_ui(ui, seen, draft);
        muted(ui, seen, DeskMsg::Counting);
        return;
    };
    back_ui(ui, seen, unit, draft, intents);
    if lines.parcel.state == ParcelState::Open {
        let number = lines.parcel.number.clone();
        muted(ui, seen, PoolMsg::LinesOpen { number });
        return;
    }
    if unit.inspection.seller.is_none() {
        muted(ui, seen, PoolMsg::LinesNoSeller);
        return;
    }
    typed_ui(ui, seen, draft);
    choices_ui(ui, seen, lines, draft);
    if let Some(command) = decide_ui(ui, seen, lines, draft) {
        intents.push(Intent::Command(Box::new(command)));
        *draft = Draft {
            sent: Some(newest_notice(seen)),
            ..Draft::default()
        };
    }
    ui.add_space(space(2));
}

fn typed_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PoolMsg::LinesTyped));
        let field = TextEdit::singleline(&mut draft.typed)
            .hint_text(seen.say(PoolMsg::LinesTypedHint))
            .desired_width(space(56));
        ui.add(field).labelled_by(label.id);
    });
}

/// Draws where it is now, and the way back of a desk's newest word.
fn back_ui(ui: &mut Ui, seen: &Seen, unit: &UnitRow, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let said = match &unit.inspection.line {
        Some(line) => PoolMsg::LinesUnder {
            number: named(&line.of),
        },
        None => PoolMsg::LinesUnderNone,
    };
    ui.add(Label::new(RichText::new(seen.say(said)).strong()).wrap());
    let Some(target) = unit.attached else {
        return;
    };
    if ui.button(seen.say(PoolMsg::LinesBack)).clicked() {
        intents.push(Intent::Command(Box::new(Command::Undo {
            target,
            reason: CORRECTION.to_owned(),
        })));
        draft.sent = Some(newest_notice(seen));
    }
}

fn choices_ui(ui: &mut Ui, seen: &Seen, lines: &UnitLines, draft: &mut Draft) {
    let under = lines.under.as_ref().map(|line| line.id);
    let typed = draft.typed.trim().to_owned();
    let others = lines.lines.iter().filter(|one| Some(one.known.id) != under);
    if others.clone().next().is_none() {
        let said = if typed.is_empty() {
            PoolMsg::LinesNone
        } else {
            PoolMsg::LinesNotFound { number: typed }
        };
        muted(ui, seen, said);
    }
    for one in others {
        let id = Some(one.known.id);
        if row_ui(ui, seen, &told(seen, lines, one), draft.chosen == Some(id)) {
            draft.chosen = Some(id);
        }
    }
    if under.is_some() {
        let none = [
            seen.say(PoolMsg::LinesToNone),
            seen.say(PoolMsg::LinesToNoneHow),
            String::new(),
        ];
        if row_ui(ui, seen, &none, draft.chosen == Some(None)) {
            draft.chosen = Some(None);
        }
    }
}

/// Says a line: its return, how many are expected still and what speaks for it, its product.
fn told(seen: &Seen, lines: &UnitLines, one: &LineGuess) -> [String; 3] {
    let line = &one.known.line;
    let is_own = lines.own.contains(&one.known.id);
    let own = is_own.then(|| seen.say(PoolMsg::LinesOwn));
    let reasons = one.reasons.iter();
    let reasons = reasons.map(|reason| seen.term("guess-reason", reason.code()));
    let why: Vec<String> = [Some(awaits(seen, &one.known)), own]
        .into_iter()
        .flatten()
        .chain(reasons)
        .collect();
    let product = [line.sku.clone(), line.title.clone()];
    let product = product.into_iter().flatten().collect::<Vec<_>>();
    [named(&line.of), why.join(" · "), product.join(" · ")]
}

fn awaits(seen: &Seen, known: &KnownLine) -> String {
    let (put, quantity) = (known.put_units, known.line.quantity);
    seen.say(if known.awaits_units() {
        let awaited = quantity.saturating_sub(put);
        PoolMsg::LinesAwaits { awaited, quantity }
    } else {
        PoolMsg::LinesFull { put, quantity }
    })
}

/// Draws one choice as a row; tells whether it was pressed.
fn row_ui(ui: &mut Ui, seen: &Seen, [name, why, product]: &[String; 3], is_chosen: bool) -> bool {
    let theme = &seen.theme;
    let said = format!("{name}: {why}");
    let response = ui.scope_builder(UiBuilder::new().sense(Sense::click()), |ui| {
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
            ui.add(Label::new(RichText::new(name).strong()).wrap());
            ui.add(Label::new(why.as_str()).wrap());
            if !product.is_empty() {
                let product = RichText::new(product).color(theme.text_muted);
                ui.add(Label::new(product).truncate());
            }
        });
    });
    let response = response.response;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &said));
    response.clicked()
}

/// Draws the reason and the button.
fn decide_ui(ui: &mut Ui, seen: &Seen, lines: &UnitLines, draft: &mut Draft) -> Option<Command> {
    let chosen = draft.chosen?;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(seen.say(PoolMsg::LinesWhy));
        let all = LineMistake::ALL.iter();
        let all = all.map(|of| (*of, seen.term("line-mistake", of.code()), true));
        let unset = seen.say(PoolMsg::LinesWhyUnset);
        choice_ui(
            ui,
            ("line mistake", label.id),
            &mut draft.reason,
            all,
            &unset,
        );
    });
    let under = lines.under.as_ref().map(|line| line.id);
    if under.is_some_and(|under| lines.own.contains(&under)) {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(seen.say(PoolMsg::LinesLeft));
            let all = [Unseen::OtherBox, Unseen::Missing];
            let all = all.map(|of| (of, seen.term("unseen", of.code()), true));
            let all = all.into_iter();
            let unset = seen.term("unseen", Unseen::OtherBox.code());
            choice_ui(ui, ("line left", label.id), &mut draft.left, all, &unset);
        });
    }
    let count = u32::try_from(lines.label.len()).unwrap_or(u32::MAX);
    let is_full = chosen.is_some_and(|id| {
        let line = lines.lines.iter().find(|one| one.known.id == id);
        line.is_some_and(|one| one.known.put_units.saturating_add(count) > one.known.line.quantity)
    });
    let (word, surplus) = if is_full {
        (PoolMsg::LinesDoMore { count }, Surplus::Said)
    } else {
        (PoolMsg::LinesDo { count }, Surplus::Refused)
    };
    let text = RichText::new(seen.say(word)).color(seen.theme.accent.on);
    let button = Button::new(text).fill(seen.theme.accent.fill).wrap();
    let clicked = ui.add_enabled(draft.reason.is_some(), button).clicked();
    muted(ui, seen, PoolMsg::LinesHow);
    let reason = draft.reason.filter(|_| clicked)?;
    Some(Command::AttachUnits(Box::new(AttachUnits {
        parcel: lines.parcel.parcel,
        units: lines.label.clone(),
        line: chosen,
        surplus,
        reason,
        left: draft.left.unwrap_or(Unseen::OtherBox),
    })))
}
