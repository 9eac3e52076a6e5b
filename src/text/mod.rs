//! Typed messages become words per language; money, weight and time are printed and parsed.
//!
//! Knows: domain.
//! Must not know: egui, the store.
//!
//! A message is an enum variant with typed arguments, so that a missing or misspelt argument does
//! not compile; its words stand in `assets/text/<language>/*.ftl` under the variant's key.

pub mod advice;
pub mod agreement;
pub mod bench;
pub mod correct;
pub mod day;
pub mod desk;
pub mod dock;
pub mod entered;
pub mod evidence;
pub mod exports;
pub mod figures;
mod fonts;
pub mod guide;
pub mod leaving;
pub mod mail;
pub mod message;
pub mod papers;
pub mod people;
pub mod photo;
pub mod places;
pub mod planner;
pub mod pool;
pub mod preflight;
pub mod printer;
pub mod privacy;
pub mod propose;
pub mod repair;
pub mod resale;
pub mod review;
pub mod scale;
pub mod scanner;
pub mod screening;
pub mod sellers;
pub mod settings;
pub mod sheets;
pub mod ship_desk;
pub mod trouble;
pub mod words;

pub use advice::{AdviceMsg, GateName, GateOpens, MoneyTerm, told_money};
pub use agreement::AgreementMsg;
pub use bench::BenchMsg;
pub use correct::CorrectMsg;
pub use day::DayMsg;
pub use desk::DeskMsg;
pub use dock::{DockMsg, LoadName};
pub use evidence::EvidenceMsg;
pub use exports::ExportMsg;
pub use figures::FiguresMsg;
pub use fonts::CHINESE_FONT_BYTES;
pub use guide::GuideMsg;
pub use leaving::LeavingMsg;
pub use mail::MailMsg;
pub use message::{Arg, CarrierName, Message};
pub use papers::PapersMsg;
pub use people::PeopleMsg;
pub use photo::PhotoMsg;
pub use places::PlacesMsg;
pub use planner::PlannerMsg;
pub use pool::PoolMsg;
pub use preflight::PreflightMsg;
pub use printer::PrinterMsg;
pub use privacy::PrivacyMsg;
pub use propose::ProposeMsg;
pub use repair::RepairMsg;
pub use resale::ResaleMsg;
pub use review::ReviewMsg;
pub use scale::ScaleMsg;
pub use scanner::ScannerMsg;
pub use screening::ScreeningMsg;
pub use sellers::SellersMsg;
pub use settings::SettingsMsg;
pub use sheets::SheetMsg;
pub use ship_desk::{ShipDeskMsg, fill_said, room_said};
pub use trouble::{OwedPhotos, RefusalCode, RuleWords, TroubleMsg};
pub use words::{Language, Words};
