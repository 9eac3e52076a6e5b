//! The first-run guide: what a new station needs, step by step; each can be skipped, what is done
//! shows as done. It is a screen like any other: scans go where they always go.

mod list;
mod people;
mod steps;

use eframe::egui::{Button, Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

pub use people::Person;
pub use steps::Step;

use super::{Intent, Seen};
use crate::ledger::Query;
use crate::shell::settings::Guide;
use crate::shell::view::View;
use crate::text::GuideMsg;
use crate::ui::theme::size::{self, space};

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// The step that is shown.
    pub step: Step,
    /// The person who is entered.
    pub person: Person,
    /// Who opened the guide.
    pub opened: Opened,
}

/// Who opened the guide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Opened {
    /// A person did.
    #[default]
    ByHand,
    /// The program, on an empty store: it goes out of the way of the first parcel.
    ByItself,
}

/// Where a person goes from here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// To the bench: the guide is over.
    Bench,
    /// To the import.
    Import,
    /// To the sellers.
    Sellers,
    /// To what is printed.
    Print,
}

/// Draws the guide into all of `ui` and returns where a person goes.
pub fn guide_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<Leaving> {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    intents.push(Intent::Ask(View::Imports, Box::new(Query::Imports)));
    let title = RichText::new(seen.say(GuideMsg::GuideTitle)).size(size::TITLE);
    ui.label(title.strong());
    let help = RichText::new(seen.say(GuideMsg::GuideHelp)).color(seen.theme.text_muted);
    ui.add(Label::new(help).wrap());
    ui.add_space(space(2));
    Panel::left("steps of the guide")
        .exact_size(space(64))
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin {
            right: 16,
            ..Margin::ZERO
        }))
        .show(ui, |ui| list::list_ui(ui, seen, draft));
    let leaving = Panel::bottom("ways of the guide")
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new().inner_margin(Margin::symmetric(0, 8)))
        .show(ui, |ui| ways_ui(ui, seen, draft, intents))
        .inner;
    let from_step = ScrollArea::vertical()
        .id_salt("step of the guide")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space(3);
            if !draft.step.has_heading() {
                ui.add_space(space(1));
                let title = RichText::new(seen.say(draft.step.title()));
                ui.label(title.size(size::TITLE));
            }
            steps::step_ui(ui, seen, draft, intents)
        })
        .inner;
    leaving.or(from_step)
}

/// Draws the ways on: back, on or past the step, out.
fn ways_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<Leaving> {
    let mut leaving = None;
    ui.horizontal_wrapped(|ui| {
        let back = Button::new(seen.say(GuideMsg::GuideBack));
        if ui
            .add_enabled(draft.step.before().is_some(), back)
            .clicked()
            && let Some(before) = draft.step.before()
        {
            draft.step = before;
        }
        let after = draft.step.after();
        let word = match (after, draft.step.is_done(seen)) {
            (Some(_), true) => GuideMsg::GuideNext,
            (Some(_), false) => GuideMsg::GuideSkip,
            (None, _) => GuideMsg::GuideFinish,
        };
        let word = RichText::new(seen.say(word)).color(seen.theme.accent.on);
        let on = Button::new(word.size(size::STRONG)).fill(seen.theme.accent.fill);
        let pressed = ui.add(on).clicked();
        let out = after.is_some() && ui.button(seen.say(GuideMsg::GuideClose)).clicked();
        match (pressed, after) {
            (true, Some(after)) => draft.step = after,
            (true, None) => leaving = Some(Leaving::Bench),
            (false, _) => {}
        }
        if out {
            leaving = Some(Leaving::Bench);
        }
    });
    if leaving.is_some() && seen.settings.guide != Guide::Closed {
        let mut settings = seen.settings.as_ref().clone();
        settings.guide = Guide::Closed;
        intents.push(Intent::Change(Box::new(settings)));
    }
    leaving
}
