//! The steps of the guide: which there are, whether each is done, and what each shows.

use eframe::egui::{Label, RichText, Ui};

use super::super::settings::{devices, looks};
use super::super::{Intent, Seen};
use super::{Draft, Leaving, people};
use crate::ledger::{Answer, Query};
use crate::shell::view::{DeviceHealth, View};
use crate::text::GuideMsg;
use crate::ui::theme::size;

/// A step of the guide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Step {
    /// Language, size, colours.
    #[default]
    Language,
    /// The site and its zone.
    Site,
    /// The station.
    Station,
    /// People and their badges.
    People,
    /// The scanner, with a real scan.
    Scanner,
    /// The first file of a seller.
    File,
}

impl Step {
    /// Every step in its order.
    pub const ALL: [Self; 6] = [
        Self::Language,
        Self::Site,
        Self::Station,
        Self::People,
        Self::Scanner,
        Self::File,
    ];

    /// What it is called.
    pub(super) fn title(self) -> GuideMsg {
        match self {
            Self::Language => GuideMsg::GuideLanguage,
            Self::Site => GuideMsg::GuideSite,
            Self::Station => GuideMsg::GuideStation,
            Self::People => GuideMsg::GuidePeople,
            Self::Scanner => GuideMsg::GuideScanner,
            Self::File => GuideMsg::GuideFile,
        }
    }

    /// Whether what it shows begins with a heading of its own.
    pub(super) fn has_heading(self) -> bool {
        match self {
            Self::Language | Self::Scanner => true,
            Self::Site | Self::Station | Self::People | Self::File => false,
        }
    }

    fn place(self) -> usize {
        Self::ALL.iter().position(|of| *of == self).unwrap_or(0)
    }

    /// The step before.
    pub(super) fn before(self) -> Option<Self> {
        let place = self.place().checked_sub(1)?;
        Self::ALL.get(place).copied()
    }

    /// The step after.
    pub(super) fn after(self) -> Option<Self> {
        Self::ALL.get(self.place() + 1).copied()
    }

    /// Whether nothing is left to do here. Language, site and station have a value from the start.
    pub fn is_done(self, seen: &Seen) -> bool {
        match self {
            Self::Language | Self::Site | Self::Station => true,
            Self::People => !people::known(seen).is_empty(),
            Self::Scanner => {
                let mut scanners = seen.devices.scanners.iter();
                seen.devices.last_scan.is_some()
                    || scanners.any(|of| of.health == DeviceHealth::Good)
            }
            Self::File => match seen.answer(View::Imports, &Query::Imports) {
                Some(Answer::Imports(files)) => !files.is_empty(),
                Some(_) | None => false,
            },
        }
    }
}

/// Draws what the shown step is about; returns where a person goes.
pub(super) fn step_ui(
    ui: &mut Ui,
    seen: &Seen,
    draft: &mut Draft,
    intents: &mut Vec<Intent>,
) -> Option<Leaving> {
    match draft.step {
        Step::Language => looks::looks_ui(ui, seen, intents),
        Step::Site => {
            let zone = seen.zone.name().to_owned();
            let at = seen.words.moment(seen.now);
            fixed_ui(
                ui,
                seen,
                &format!("{zone}  ·  {at}"),
                GuideMsg::GuideSiteHelp,
            );
        }
        Step::Station => fixed_ui(ui, seen, &seen.station, GuideMsg::GuideStationHelp),
        Step::People => {
            help_ui(ui, seen, GuideMsg::GuidePeopleHelp);
            people::people_ui(ui, seen, &mut draft.person, intents);
            return way_ui(ui, seen, GuideMsg::GuideToPrint, Leaving::Print);
        }
        Step::Scanner => {
            devices::devices_ui(ui, seen, intents);
            help_ui(ui, seen, GuideMsg::GuideScannerHelp);
        }
        Step::File => {
            help_ui(ui, seen, GuideMsg::GuideFileHelp);
            let import = way_ui(ui, seen, GuideMsg::GuideToImport, Leaving::Import);
            let sellers = way_ui(ui, seen, GuideMsg::GuideToSellers, Leaving::Sellers);
            return import.or(sellers);
        }
    }
    None
}

fn help_ui(ui: &mut Ui, seen: &Seen, help: GuideMsg) {
    let text = RichText::new(seen.say(help)).color(seen.theme.text_muted);
    ui.add(Label::new(text).wrap());
}

/// Draws what was set when the store was made and stays so.
fn fixed_ui(ui: &mut Ui, seen: &Seen, value: &str, help: GuideMsg) {
    let value = RichText::new(value).size(size::STRONG).strong();
    ui.add(Label::new(value).wrap());
    help_ui(ui, seen, help);
}

fn way_ui(ui: &mut Ui, seen: &Seen, word: GuideMsg, leaving: Leaving) -> Option<Leaving> {
    ui.button(seen.say(word)).clicked().then_some(leaving)
}
