//! Second looks: what waits for one, the look itself, how alike people grade, and where they differ.

mod differing;
mod figures;
mod look;

use eframe::egui::{Label, RichText, Ui};

use super::work::judge::person;
use super::{Intent, Seen, listening};
use crate::domain::agreement::RatedHow;
use crate::domain::checklist::Answers;
use crate::domain::codes::UnitTag;
use crate::domain::ids::UnitId;
use crate::domain::time::UtcMs;
use crate::ledger::Query;
use crate::ledger::query::PageAfter;
use crate::ledger::query::claims::moment;
use crate::shell::agreement::rules;
use crate::shell::view::View;
use crate::text::AgreementMsg;
use crate::ui::theme::size::{self, space};

/// What the screen keeps.
#[derive(Default)]
pub struct Draft {
    /// What is shown.
    pub shown: Shown,
    /// Behind which unit the page of what is due begins.
    pub after: Option<PageAfter>,
    /// The unit that is looked at.
    pub tag: Option<UnitTag>,
    /// What was answered about it.
    pub answers: Answers,
    /// A tag as it is being typed.
    pub typed: String,
    /// What was heard.
    pub ear: listening::Draft,
    /// The disagreement that is shown.
    pub chosen: Option<UnitId>,
}

/// A part of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shown {
    /// What waits for a second look.
    #[default]
    Due,
    /// Calibration units.
    Calibration,
    /// How alike people grade.
    Figures,
    /// Where they differ.
    Differing,
}

/// Whether a person leaves the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// No.
    Stays,
    /// To the review.
    Review,
}

impl Shown {
    const ALL: [(Self, AgreementMsg); 4] = [
        (Self::Due, AgreementMsg::TabDue),
        (Self::Calibration, AgreementMsg::TabCalibration),
        (Self::Figures, AgreementMsg::TabFigures),
        (Self::Differing, AgreementMsg::TabDiffering),
    ];
}

impl Draft {
    /// Begins with a unit.
    pub fn look_at(&mut self, tag: UnitTag) {
        if self.tag.as_ref() != Some(&tag) {
            self.tag = Some(tag);
            self.answers = Answers::new();
        }
    }
}

/// Draws the screen into all of `ui` and says whether a person leaves it.
pub fn agreement_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Leaving {
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let mut leaving = Leaving::Stays;
    ui.horizontal_wrapped(|ui| {
        if ui.button(seen.say(AgreementMsg::Back)).clicked() {
            leaving = Leaving::Review;
        }
        let title = RichText::new(seen.say(AgreementMsg::Title));
        ui.label(title.size(size::TITLE).strong());
        for (shown, name) in Shown::ALL {
            let is_shown = draft.shown == shown;
            if ui.selectable_label(is_shown, seen.say(name)).clicked() && !is_shown {
                *draft = Draft {
                    shown,
                    ear: std::mem::take(&mut draft.ear),
                    ..Draft::default()
                };
            }
        }
    });
    let Some(person) = person(seen) else {
        warn(ui, seen, AgreementMsg::Nobody);
        return leaving;
    };
    ui.add_space(space(1));
    match draft.shown {
        Shown::Due => look::looks_ui(ui, seen, draft, (person, RatedHow::Blind), intents),
        Shown::Calibration => {
            look::looks_ui(ui, seen, draft, (person, RatedHow::Calibration), intents);
        }
        Shown::Figures => figures::figures_ui(ui, seen, person, intents),
        Shown::Differing => differing::differing_ui(ui, seen, draft, person, intents),
    }
    leaving
}

/// Gives the moment from which second looks count: the begin of a day of the site, so that the question stays
/// the same all day.
fn since(seen: &Seen) -> UtcMs {
    let first = seen.zone.day(seen.now).plus_days(-i64::from(rules().days));
    moment(first)
}

fn muted(ui: &mut Ui, seen: &Seen, words: String) {
    let words = RichText::new(words).color(seen.theme.text_muted);
    ui.add(Label::new(words).wrap());
}

fn warn(ui: &mut Ui, seen: &Seen, message: AgreementMsg) {
    let words = RichText::new(seen.say(message)).color(seen.theme.stop_text);
    ui.add(Label::new(words).wrap());
}

/// Names a kind of goods by its checklist: a seller's own is called as the seller calls it.
fn kind(seen: &Seen, category: &str) -> String {
    let key = format!("goods-kind-{}", category.replace('_', "-"));
    seen.words.term(&key).unwrap_or_else(|| category.to_owned())
}
