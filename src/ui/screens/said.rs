//! The picture that shows what a seller said in a chat: asked for beside who said it, never demanded.

use eframe::egui::{Button, Label, RichText, Ui};

use super::{Intent, Seen};
use crate::domain::ids::Hash;
use crate::domain::said::{Said, SaidHow};
use crate::shell::view::{Job, JobState, JobView};
use crate::text::DeskMsg;

/// Digits of a hash that tell one picture from another.
const HASH_DIGITS: usize = 12;

/// The picture of one answer.
#[derive(Default)]
pub struct Draft {
    /// The newest job of before the picture was asked for; none while it is not asked for.
    since: Option<u64>,
    /// Whether the field was drawn with somebody named.
    asked: bool,
    /// The picture, once it is kept.
    picture: Option<Hash>,
}

impl Draft {
    /// Tells whether a picture that is dropped onto the window belongs here.
    pub fn is_asked(&self) -> bool {
        self.asked
    }

    /// Forgets that it was drawn: it is asked for anew when it is drawn again.
    pub fn begin_frame(&mut self) {
        self.asked = false;
    }

    /// Gives what was said in a chat by somebody, with what shows it.
    pub fn by(&self, who: &str) -> Said {
        Said {
            how: SaidHow::Chat,
            who: who.to_owned(),
            shown: self.picture,
        }
    }
}

fn is_picture(view: &JobView) -> bool {
    matches!(view.job.as_ref(), Job::KeepSaid { .. })
}

/// Draws the picture of a chat and how one is chosen.
pub fn said_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let newest = seen.jobs.iter().find(|view| is_picture(view));
    let since = *draft
        .since
        .get_or_insert_with(|| newest.map_or(0, |view| view.id));
    draft.asked = true;
    let ours = newest.filter(|view| view.id > since);
    let mut at_work = false;
    let said = match ours.map(|view| &view.state) {
        Some(JobState::SaidKept(hash)) => {
            draft.picture = Some(*hash);
            let hash = hash.to_string().chars().take(HASH_DIGITS).collect();
            RichText::new(seen.say(DeskMsg::SaidShown { hash })).color(seen.theme.saved.fill)
        }
        Some(JobState::Running { .. }) => {
            at_work = true;
            RichText::new(seen.say(DeskMsg::SaidReading)).color(seen.theme.text_muted)
        }
        Some(JobState::Failed(why)) => {
            RichText::new(seen.words.say(why)).color(seen.theme.stop_text)
        }
        Some(_) | None => RichText::new(seen.say(DeskMsg::SaidAsked)).color(seen.theme.text_muted),
    };
    ui.add(Label::new(said).wrap());
    ui.horizontal_wrapped(|ui| {
        let choose = Button::new(seen.say(DeskMsg::SaidChoose));
        if ui.add_enabled(!at_work, choose).clicked() {
            intents.push(Intent::PickSaid);
        }
        if draft.picture.is_some() && ui.button(seen.say(DeskMsg::SaidWithout)).clicked() {
            draft.picture = None;
            draft.since = newest.map(|view| view.id);
        }
    });
}
