//! Everything one frame is drawn from: plain data, gathered before drawing begins.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::alert::Alert;
use crate::domain::container::ContainerKind;
use crate::domain::decision::Decision;
use crate::domain::expected::ReturnStanding;
use crate::domain::grade::Grade;
use crate::domain::ids::Hash;
use crate::domain::time::{UtcMs, Zone};
use crate::ledger::{Answer, Query};
use crate::shell::Settings;
use crate::shell::door::DeskLock;
use crate::shell::listen::Ear;
use crate::shell::view::{Covering, DemoView, DevicesView, JobView, Notice, Picture, View};
use crate::station::Face;
use crate::station::resale::ResaleFace;
use crate::text::{DeskMsg, Message, Words};
use crate::ui::theme::{AlertLook, DecisionLook, Theme};

/// What the window shows, as it was when the frame began.
pub struct Seen {
    /// The bench.
    pub face: Arc<Face>,
    /// The resale desk.
    pub resale: Arc<ResaleFace>,
    /// The picture of the product in hand, once it is decoded.
    pub picture: Option<Arc<Picture>>,
    /// Small copies of the photos that are shown, those that are decoded.
    pub thumbnails: BTreeMap<Hash, Arc<Picture>>,
    /// The photo that is open to be covered.
    pub covering: Option<Arc<Covering>>,
    /// The words of the language in force.
    pub words: Arc<Words>,
    /// The words of the other language, when the bench shows both.
    pub second: Option<Arc<Words>>,
    /// The theme in force.
    pub theme: Arc<Theme>,
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// The devices.
    pub devices: Arc<DevicesView>,
    /// Notices, newest first.
    pub notices: Vec<Notice>,
    /// Jobs, newest first.
    pub jobs: Vec<JobView>,
    /// The demo's script, when this is the demo.
    pub demo: Option<Arc<DemoView>>,
    /// The station's name.
    pub station: String,
    /// Now.
    pub now: UtcMs,
    /// The site's zone.
    pub zone: Zone,
    /// Units put today and the pace per hour.
    pub pace: (u32, u32),
    /// The newest answer of each view that has one.
    pub answers: BTreeMap<View, (Query, Arc<Answer>)>,
    /// What desks have heard from the scanner.
    pub ear: Arc<Ear>,
    /// Whether the desk is open.
    pub desk: DeskLock,
    /// A folder that is offered for files written.
    pub folder: PathBuf,
}

impl Seen {
    /// Puts a message into words.
    pub fn say(&self, message: impl Into<Message>) -> String {
        self.words.say(&message.into())
    }

    /// Puts a message into the second language, when the bench shows both.
    pub fn second(&self, message: &Message) -> Option<String> {
        match message {
            Message::Verbatim(_) => None,
            Message::Bench(_)
            | Message::Dock(_)
            | Message::Places(_)
            | Message::Exports(_)
            | Message::Pool(_)
            | Message::Agreement(_)
            | Message::Photo(_)
            | Message::Scale(_)
            | Message::Scanner(_)
            | Message::Printer(_)
            | Message::Advice(_)
            | Message::Evidence(_)
            | Message::Privacy(_)
            | Message::Mail(_)
            | Message::Repair(_)
            | Message::Correct(_)
            | Message::Day(_)
            | Message::Leaving(_)
            | Message::Resale(_)
            | Message::Papers(_)
            | Message::People(_)
            | Message::Preflight(_)
            | Message::Found(_)
            | Message::Planner(_)
            | Message::ShipDesk(_)
            | Message::Screening(_)
            | Message::Propose(_)
            | Message::Sheet(_)
            | Message::Desk(_)
            | Message::Review(_)
            | Message::Figures(_)
            | Message::Settings(_)
            | Message::Guide(_)
            | Message::Sellers(_)
            | Message::Trouble(_)
            | Message::Term(_)
            | Message::Brought(_) => self.second.as_ref().map(|words| words.say(message)),
        }
    }

    /// The word for a decision.
    pub fn decision(&self, decision: Decision) -> String {
        self.words.say(&Message::decision(decision))
    }

    /// The word for a grade, or for goods that are not graded.
    pub fn grade(&self, grade: Option<Grade>) -> String {
        match grade {
            Some(grade) => self.words.say(&Message::grade(grade)),
            None => self.term("grade", "none"),
        }
    }

    /// The word for a kind of container.
    pub fn kind(&self, kind: ContainerKind) -> String {
        self.term("container", kind.code())
    }

    /// The words for what an announced return meant.
    pub fn standing(&self, standing: ReturnStanding) -> String {
        self.say(DeskMsg::Standing { standing })
    }

    /// The word of a closed set: `family` and the stable name, such as `exception` and `overridden`.
    pub fn term(&self, family: &str, code: &str) -> String {
        let code = code.replace(['_', '.'], "-");
        self.words.say(&Message::Term(format!("{family}-{code}")))
    }

    /// The answer of a view, when it answers this question.
    pub fn answer(&self, view: View, query: &Query) -> Option<&Answer> {
        self.answered(view, query).map(Arc::as_ref)
    }

    /// The same, to be told from a later answer to the same question.
    pub fn answered(&self, view: View, query: &Query) -> Option<&Arc<Answer>> {
        self.answers
            .get(&view)
            .filter(|(of, _)| of == query)
            .map(|(_, answer)| answer)
    }
}

/// How a decision looks.
pub fn look(decision: Decision) -> DecisionLook {
    match decision {
        Decision::Resell => DecisionLook::Resell,
        Decision::Hold => DecisionLook::Hold,
        Decision::Repair => DecisionLook::Repair,
        Decision::Liquidate => DecisionLook::Liquidate,
        Decision::ShipChina => DecisionLook::ShipChina,
        Decision::Dispose => DecisionLook::Dispose,
    }
}

/// How a warning of the dock looks.
pub fn alert_look(alert: Alert) -> AlertLook {
    match alert {
        Alert::Hazmat => AlertLook::Hazmat,
        Alert::RefundedAtFirstScan => AlertLook::Refunded,
        Alert::HighValue => AlertLook::HighValue,
    }
}

/// The last five characters of a code behind an ellipsis, or a short code whole.
pub fn tail(code: &str) -> String {
    let count = code.chars().count();
    if count <= 8 {
        return code.to_owned();
    }
    let end: String = code.chars().skip(count - 5).collect();
    format!("…{end}")
}

/// Joins a folder and a file's name for display.
pub(crate) fn joined(folder: &std::path::Path, name: &str) -> std::path::PathBuf {
    folder.join(name)
}
