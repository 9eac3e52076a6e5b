//! Messages: what is to be said, before any language.

use crate::domain::alert::Alert;
use crate::domain::checklist::{Checklist, Wording};
use crate::domain::codes::{
    BatchNumber, ConsignmentNumber, ContainerName, LotNumber, ParcelTag, PersonCode, SellerCode,
    ShipmentNumber, UnitTag,
};
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::{ReasonFamily, ReturnStanding};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::measure::Grams;
use crate::domain::money::Money;
use crate::domain::packing::BoxFault;
use crate::domain::photo::PhotoKind;
use crate::domain::policy::Why;
use crate::domain::preflight::What;
use crate::domain::reading::CodeKind;
use crate::domain::time::{Day, UtcMs};
use crate::domain::weight::ScaleFormat;

use super::preflight::arg_of;
use super::{
    AdviceMsg, AgreementMsg, BenchMsg, CorrectMsg, DayMsg, DeskMsg, DockMsg, EvidenceMsg,
    ExportMsg, FiguresMsg, GateName, GateOpens, GuideMsg, LeavingMsg, MailMsg, MoneyTerm,
    PapersMsg, PeopleMsg, PhotoMsg, PlacesMsg, PlannerMsg, PoolMsg, PreflightMsg, PrinterMsg,
    PrivacyMsg, ProposeMsg, RepairMsg, ResaleMsg, ReviewMsg, ScaleMsg, ScannerMsg, ScreeningMsg,
    SellersMsg, SettingsMsg, SheetMsg, ShipDeskMsg, TroubleMsg,
};

/// Anything the program says to a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// At the bench.
    Bench(BenchMsg),
    /// At the dock.
    Dock(DockMsg),
    /// Where goods are moved and counted.
    Places(PlacesMsg),
    /// Of lines of export papers.
    Exports(ExportMsg),
    /// The claim pool.
    Pool(PoolMsg),
    /// Of second looks.
    Agreement(AgreementMsg),
    /// At the desks.
    Desk(DeskMsg),
    /// In the review of a day.
    Review(ReviewMsg),
    /// Figures of some days beside each other.
    Figures(FiguresMsg),
    /// In the settings.
    Settings(SettingsMsg),
    /// Of the guide.
    Guide(GuideMsg),
    /// At the desk of sellers.
    Sellers(SellersMsg),
    /// Of photos.
    Photo(PhotoMsg),
    /// Of the scale and of weights.
    Scale(ScaleMsg),
    /// Of scanners.
    Scanner(ScannerMsg),
    /// Of label printers.
    Printer(PrinterMsg),
    /// Of grades, gates and advice.
    Advice(AdviceMsg),
    /// Of evidence packs.
    Evidence(EvidenceMsg),
    /// Of what shows an address.
    Privacy(PrivacyMsg),
    /// Of sellers' workbooks.
    Mail(MailMsg),
    /// Of repairs.
    Repair(RepairMsg),
    /// Of corrections.
    Correct(CorrectMsg),
    /// Of the sign-off of days, and of the journal.
    Day(DayMsg),
    /// Of what leaves.
    Leaving(LeavingMsg),
    /// Of resale.
    Resale(ResaleMsg),
    /// Of papers of shipments.
    Papers(PapersMsg),
    /// Of people, PINs and locked desks.
    People(PeopleMsg),
    /// Around pre-flight.
    Preflight(PreflightMsg),
    /// What pre-flight found.
    Found(Box<What>),
    /// Of the planner.
    Planner(PlannerMsg),
    /// At the desk of shipments to China.
    ShipDesk(ShipDeskMsg),
    /// Of lists of parties.
    Screening(ScreeningMsg),
    /// Of cartons that are proposed.
    Propose(ProposeMsg),
    /// Layouts and filled sheets.
    Sheet(SheetMsg),
    /// When something is wrong: what happened, whether the work is safe, what to do.
    Trouble(TroubleMsg),
    /// A word of a data pack or of a closed set, by its key.
    Term(String),
    /// Text that is nobody's words: a title from a file, a scan as read.
    Verbatim(String),
    /// Words that a seller's own pack brings in each language.
    Brought(Wording),
}

impl Message {
    /// Gives the key in the language files; none for text that stands in none of them.
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::Bench(message) => Some(message.key()),
            Self::Dock(message) => Some(message.key()),
            Self::Places(message) => Some(message.key()),
            Self::Exports(message) => Some(message.key()),
            Self::Pool(message) => Some(message.key()),
            Self::Agreement(message) => Some(message.key()),
            Self::Desk(message) => Some(message.key()),
            Self::Review(message) => Some(message.key()),
            Self::Figures(message) => Some(message.key()),
            Self::Settings(message) => Some(message.key()),
            Self::Guide(message) => Some(message.key()),
            Self::Sellers(message) => Some(message.key()),
            Self::Photo(message) => Some(message.key()),
            Self::Scale(message) => Some(message.key()),
            Self::Scanner(message) => Some(message.key()),
            Self::Printer(message) => Some(message.key()),
            Self::Advice(message) => Some(message.key()),
            Self::Evidence(message) => Some(message.key()),
            Self::Privacy(message) => Some(message.key()),
            Self::Mail(message) => Some(message.key()),
            Self::Repair(message) => Some(message.key()),
            Self::Correct(message) => Some(message.key()),
            Self::Day(message) => Some(message.key()),
            Self::Leaving(message) => Some(message.key()),
            Self::Resale(message) => Some(message.key()),
            Self::Papers(message) => Some(message.key()),
            Self::People(message) => Some(message.key()),
            Self::Preflight(message) => Some(message.key()),
            Self::Found(what) => Some(what.key()),
            Self::Planner(message) => Some(message.key()),
            Self::ShipDesk(message) => Some(message.key()),
            Self::Screening(message) => Some(message.key()),
            Self::Propose(message) => Some(message.key()),
            Self::Sheet(message) => Some(message.key()),
            Self::Trouble(message) => Some(message.key()),
            Self::Term(key) => Some(key),
            Self::Verbatim(_) | Self::Brought(_) => None,
        }
    }

    /// Gives the arguments by name.
    pub fn args(&self) -> Vec<(&'static str, Arg)> {
        match self {
            Self::Bench(message) => message.args(),
            Self::Dock(message) => message.args(),
            Self::Places(message) => message.args(),
            Self::Exports(message) => message.args(),
            Self::Pool(message) => message.args(),
            Self::Agreement(message) => message.args(),
            Self::Desk(message) => message.args(),
            Self::Review(message) => message.args(),
            Self::Figures(message) => message.args(),
            Self::Settings(message) => message.args(),
            Self::Guide(message) => message.args(),
            Self::Sellers(message) => message.args(),
            Self::Photo(message) => message.args(),
            Self::Scale(message) => message.args(),
            Self::Scanner(message) => message.args(),
            Self::Printer(message) => message.args(),
            Self::Advice(message) => message.args(),
            Self::Evidence(message) => message.args(),
            Self::Privacy(message) => message.args(),
            Self::Mail(message) => message.args(),
            Self::Repair(message) => message.args(),
            Self::Correct(message) => message.args(),
            Self::Day(message) => message.args(),
            Self::Leaving(message) => message.args(),
            Self::Resale(message) => message.args(),
            Self::Papers(message) => message.args(),
            Self::People(message) => message.args(),
            Self::Preflight(message) => message.args(),
            Self::Found(what) => {
                let args = what.args().into_iter();
                args.map(|(name, arg)| (name, arg_of(arg))).collect()
            }
            Self::Planner(message) => message.args(),
            Self::ShipDesk(message) => message.args(),
            Self::Screening(message) => message.args(),
            Self::Propose(message) => message.args(),
            Self::Sheet(message) => message.args(),
            Self::Trouble(message) => message.args(),
            Self::Term(_) | Self::Verbatim(_) | Self::Brought(_) => Vec::new(),
        }
    }

    /// Gives one sample of every message with arguments filled in, for tests of the language files.
    pub fn samples() -> Vec<Self> {
        let bench = BenchMsg::samples().into_iter().map(Self::Bench);
        let desk = DeskMsg::samples().into_iter().map(Self::Desk);
        let dock = DockMsg::samples().into_iter().map(Self::Dock);
        bench
            .chain(dock)
            .chain(desk)
            .chain(ReviewMsg::samples().into_iter().map(Self::Review))
            .chain(FiguresMsg::samples().into_iter().map(Self::Figures))
            .chain(SettingsMsg::samples().into_iter().map(Self::Settings))
            .chain(GuideMsg::samples().into_iter().map(Self::Guide))
            .chain(SellersMsg::samples().into_iter().map(Self::Sellers))
            .chain(PlacesMsg::samples().into_iter().map(Self::Places))
            .chain(ExportMsg::samples().into_iter().map(Self::Exports))
            .chain(PoolMsg::samples().into_iter().map(Self::Pool))
            .chain(PhotoMsg::samples().into_iter().map(Self::Photo))
            .chain(ScaleMsg::samples().into_iter().map(Self::Scale))
            .chain(ScannerMsg::samples().into_iter().map(Self::Scanner))
            .chain(PrinterMsg::samples().into_iter().map(Self::Printer))
            .chain(AdviceMsg::samples().into_iter().map(Self::Advice))
            .chain(EvidenceMsg::samples().into_iter().map(Self::Evidence))
            .chain(PrivacyMsg::samples().into_iter().map(Self::Privacy))
            .chain(MailMsg::samples().into_iter().map(Self::Mail))
            .chain(RepairMsg::samples().into_iter().map(Self::Repair))
            .chain(CorrectMsg::samples().into_iter().map(Self::Correct))
            .chain(DayMsg::samples().into_iter().map(Self::Day))
            .chain(LeavingMsg::samples().into_iter().map(Self::Leaving))
            .chain(ResaleMsg::samples().into_iter().map(Self::Resale))
            .chain(PapersMsg::samples().into_iter().map(Self::Papers))
            .chain(PeopleMsg::samples().into_iter().map(Self::People))
            .chain(PreflightMsg::samples().into_iter().map(Self::Preflight))
            .chain(What::samples().into_iter().map(Self::from))
            .chain(PlannerMsg::samples().into_iter().map(Self::Planner))
            .chain(ShipDeskMsg::samples().into_iter().map(Self::ShipDesk))
            .chain(ScreeningMsg::samples().into_iter().map(Self::Screening))
            .chain(ProposeMsg::samples().into_iter().map(Self::Propose))
            .chain(SheetMsg::samples().into_iter().map(Self::Sheet))
            .chain(TroubleMsg::samples().into_iter().map(Self::Trouble))
            .collect()
    }

    /// The words for a decision.
    pub fn decision(decision: Decision) -> Self {
        Self::Term(format!("decision-{}", dashed(decision.code())))
    }

    /// The words for a grade.
    pub fn grade(grade: Grade) -> Self {
        Self::Term(format!("grade-{}", dashed(grade.code())))
    }

    /// The words for a question of a checklist.
    pub fn question(checklist: &str, question: &str) -> Self {
        Self::Term(format!(
            "checklist-{}-{}",
            dashed(checklist),
            dashed(question)
        ))
    }

    /// The words for an answer of a checklist.
    pub fn answer(checklist: &str, question: &str, answer: &str) -> Self {
        Self::Term(format!(
            "checklist-{}-{}-{}",
            dashed(checklist),
            dashed(question),
            dashed(answer)
        ))
    }

    /// The words for a question of this checklist, its own where it brings them.
    pub fn asks(list: &Checklist, question: &str) -> Self {
        brought(list, question, None).unwrap_or_else(|| Self::question(&list.id, question))
    }

    /// The words for an answer of this checklist, its own where it brings them.
    pub fn answers(list: &Checklist, question: &str, answer: &str) -> Self {
        let own = brought(list, question, Some(answer));
        own.unwrap_or_else(|| Self::answer(&list.id, question, answer))
    }

    /// The words for the rule that proposed a decision.
    pub fn why(code: &str) -> Self {
        if let Why::SellerOrder(of) = Why::parse(code) {
            return DeskMsg::OrderedSince { day: of.day() }.into();
        }
        Self::Term(format!("policy-{}", dashed(code)))
    }

    /// The words for the reason of an override.
    pub fn override_reason(reason: OverrideReason) -> Self {
        Self::Term(format!("override-{}", dashed(reason.code())))
    }

    /// The words for a fact's kind.
    pub fn kind(code: &str) -> Self {
        Self::Term(format!("fact-{}", dashed(code)))
    }

    /// Names a member of a closed set by its family and code.
    pub fn term(family: &str, code: &str) -> Self {
        Self::Term(format!("{family}-{}", dashed(code)))
    }
}

fn brought(list: &Checklist, question: &str, answer: Option<&str>) -> Option<Message> {
    let own = list.own.as_ref()?;
    own.wording(question, answer).cloned().map(Message::Brought)
}

/// Keys of the language files have dashes where codes have underscores and dots.
pub(super) fn dashed(code: &str) -> String {
    code.replace(['_', '.'], "-")
}

/// A typed argument of a message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// As it is.
    Text(String),
    /// A count.
    Number(i64),
    /// A word that is itself translated, by its key.
    Term(String),
    /// An amount.
    Money(Money),
    /// A weight.
    Weight(Grams),
    /// A day.
    Day(Day),
    /// A moment, shown as the site's local time.
    Moment(UtcMs),
    /// Names, each with words by their keys.
    Named(Vec<(String, Vec<String>)>),
}

/// A carrier by its lower-case code, said by its name; none by nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CarrierName(pub String);

/// Becomes an argument, and has a sample for tests.
pub trait ToArg {
    /// Gives the argument.
    fn to_arg(&self) -> Arg;
    /// Gives a value that a test can print.
    fn sample() -> Self;
}

macro_rules! to_arg {
    ($($type:ty: $value:ident => $arg:expr, $sample:expr;)+) => {$(
        impl ToArg for $type {
            fn to_arg(&self) -> Arg {
                let $value = self;
                $arg
            }
            fn sample() -> Self {
                $sample
            }
        }
    )+};
}

to_arg! {
    String: text => Arg::Text(text.clone()), "9202090339598344170026".to_owned();
    u32: count => Arg::Number(i64::from(*count)), 3;
    UnitTag: tag => Arg::Text(tag.as_str().to_owned()), UnitTag::parse("UA0012P4QX7M3").expect("the tag of the contract's example");
    ParcelTag: tag => Arg::Text(tag.as_str().to_owned()), ParcelTag::make("A00", 42).expect("a prefix of three");
    LotNumber: lot => Arg::Text(lot.as_str().to_owned()), LotNumber::parse("2026-11-A").expect("a lot's number");
    BatchNumber: batch => Arg::Text(batch.as_str().to_owned()), BatchNumber::parse("2026-11-B1").expect("a batch's number");
    ContainerName: name => Arg::Text(name.as_str().to_owned()), ContainerName::parse("R-03").expect("a tote's name");
    ShipmentNumber: shipment => Arg::Text(shipment.as_str().to_owned()), ShipmentNumber::parse("SH-2026-12-A").expect("a shipment's number");
    ConsignmentNumber: number => Arg::Text(number.as_str().to_owned()), ConsignmentNumber::parse("SH-2026-12-A-1").expect("a consignment's number");
    PersonCode: person => Arg::Text(person.as_str().to_owned()), PersonCode::parse("OP-7").expect("a badge");
    SellerCode: seller => Arg::Text(seller.as_str().to_owned()), SellerCode::parse("S-01").expect("a seller's code");
    Decision: decision => Arg::Term(format!("decision-{}", dashed(decision.code()))), Decision::ShipChina;
    Grade: grade => Arg::Term(format!("grade-{}", dashed(grade.code()))), Grade::VeryGood;
    ContainerKind: kind => Arg::Term(format!("container-{}", dashed(kind.code()))), ContainerKind::EvidenceShelf;
    HazardClass: class => Arg::Term(format!("hazard-{}", dashed(class.code()))), HazardClass::LithiumSuspect;
    PhotoKind: kind => Arg::Term(format!("photo-{}", dashed(kind.code()))), PhotoKind::Contents;
    OverrideReason: reason => Arg::Term(format!("override-{}", dashed(reason.code()))), OverrideReason::Supervisor;
    ReasonFamily: family => Arg::Term(format!("reason-{}", dashed(family.code()))), ReasonFamily::SizeOrStyle;
    ReturnStanding: standing => Arg::Term(standing_key(*standing).to_owned()), ReturnStanding::Cancelled;
    CodeKind: kind => Arg::Term(format!("code-{}", dashed(kind.code()))), CodeKind::Lpn;
    GateName: gate => Arg::Term(format!("gate-{}", dashed(&gate.0))), GateName("activation_lock".to_owned());
    GateOpens: gate => Arg::Term(format!("gate-opens-{}", dashed(&gate.0))), GateOpens("activation_lock".to_owned());
    MoneyTerm: term => Arg::Term(format!("money-{}", dashed(&term.0))), MoneyTerm("price".to_owned());
    CarrierName: carrier => carrier_arg(&carrier.0), CarrierName("usps".to_owned());
    BoxFault: fault => Arg::Term(format!("box-fault-{}", fault.code())), BoxFault::Tare;
    Alert: alert => Arg::Term(format!("alert-{}", dashed(alert.code()))), Alert::HighValue;
    Money: money => Arg::Money(*money), Money { minor: 1407, currency: crate::domain::money::Currency::USD };
    ScaleFormat: format => Arg::Term(format!("scale-format-{}", dashed(format.code()))), ScaleFormat::Toledo;
    Grams: weight => Arg::Weight(*weight), Grams(412);
    Day: day => Arg::Day(*day), Day::parse("2026-11-23").expect("a day");
    UtcMs: at => Arg::Moment(*at), UtcMs(1_795_446_245_000);
}

fn carrier_arg(code: &str) -> Arg {
    if code.is_empty() {
        return Arg::Text(String::new());
    }
    Arg::Term(format!("carrier-{}", dashed(code)))
}

fn standing_key(standing: ReturnStanding) -> &'static str {
    match standing {
        ReturnStanding::Open => "standing-open",
        ReturnStanding::RefundedAtFirstScan => "standing-refunded-at-first-scan",
        ReturnStanding::Returnless => "standing-returnless",
        ReturnStanding::Cancelled => "standing-cancelled",
    }
}

/// Makes an enum of messages: each variant with its key and its typed arguments.
macro_rules! messages {
    ($(#[$doc:meta])* $name:ident, $wrap:ident { $($variant:ident $({ $($arg:ident: $type:ty),+ })? = $key:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug)]
        #[expect(missing_docs, reason = "the words of each message are its documentation")]
        pub enum $name { $($variant $({ $($arg: $type),+ })?),+ }

        impl $name {
            /// Gives the key in the language files.
            pub fn key(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $key),+ }
            }

            /// Gives the arguments by name.
            pub fn args(&self) -> Vec<(&'static str, $crate::text::Arg)> {
                match self { $(
                    Self::$variant $({ $($arg),+ })? => vec![$($((stringify!($arg), $crate::text::message::ToArg::to_arg($arg))),+)?]
                ),+ }
            }

            /// Gives one sample of every message.
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$variant $({ $($arg: $crate::text::message::ToArg::sample()),+ })?),+]
            }
        }

        impl From<$name> for $crate::text::Message {
            fn from(message: $name) -> Self {
                Self::$wrap(message)
            }
        }
    };
}
pub(crate) use messages;
