//! Serial numbers of cartons (SSCC) that are allotted to this station.

use eframe::egui::{Frame, Label, Panel, Ui};

use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, text_ui};
use super::{asked, head_ui, muted_ui};
use crate::ledger::command::ShipCommand;
use crate::ledger::fact::SsccRange;
use crate::ledger::query::{ShipAnswer, ShipQuery};
use crate::shell::view::View;
use crate::text::ShipDeskMsg;
use crate::ui::theme::size::space;

/// How much of the width is taken: a longer field would say nothing more.
const SHARE: f32 = 0.6;

/// What is typed of a range.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Extension digit and company prefix.
    pub prefix: String,
    /// The first serial number.
    pub first: String,
    /// How many.
    pub count: String,
}

impl Draft {
    /// Reads what is typed.
    ///
    /// # Errors
    /// Says what is wrong.
    pub fn read(&self) -> Result<SsccRange, ShipDeskMsg> {
        let prefix = self.prefix.trim();
        let first = self.first.trim().parse().ok();
        let count = self.count.trim().parse().ok();
        if prefix.is_empty() {
            return Err(ShipDeskMsg::RangeWants);
        }
        Ok(SsccRange {
            prefix: prefix.to_owned(),
            first: first.ok_or(ShipDeskMsg::RangeWants)?,
            count: count.ok_or(ShipDeskMsg::RangeWants)?,
        })
    }
}

pub(super) fn numbers_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let width = (ui.available_width() * SHARE).floor();
    Panel::left("serial numbers")
        .exact_size(width)
        .resizable(false)
        .show_separator_line(false)
        .frame(Frame::new())
        .show(ui, |ui| ranges_ui(ui, seen, draft, intents));
}

fn ranges_ui(ui: &mut Ui, seen: &Seen, draft: &mut Draft, intents: &mut Vec<Intent>) {
    let ranges: &[SsccRange] = match asked(seen, View::Ssccs, ShipQuery::Ssccs, intents) {
        Some(ShipAnswer::Ssccs(ranges)) => ranges,
        Some(_) | None => &[],
    };
    head_ui(ui, seen, ShipDeskMsg::PartNumbers);
    if ranges.is_empty() {
        muted_ui(ui, seen, &seen.say(ShipDeskMsg::RangesNone));
    }
    for range in ranges {
        let last = range
            .first
            .saturating_add(u64::from(range.count))
            .saturating_sub(1);
        let digits = |serial: u64| range.sscc(serial).map(|sscc| sscc.digits().to_owned());
        let text = seen.say(ShipDeskMsg::Range {
            first: digits(range.first).unwrap_or_default(),
            last: digits(last).unwrap_or_default(),
            count: range.count,
        });
        ui.add(Label::new(text).wrap());
    }
    ui.add_space(space(2));
    head_ui(ui, seen, ShipDeskMsg::NewRange);
    muted_ui(ui, seen, &seen.say(ShipDeskMsg::NewRangeHow));
    let rows = [
        (ShipDeskMsg::Prefix, &mut draft.prefix, "10614141"),
        (ShipDeskMsg::FirstSerial, &mut draft.first, "1"),
        (ShipDeskMsg::HowMany, &mut draft.count, "1000"),
    ];
    for (label, text, hint) in rows {
        text_ui(ui, seen, label, text, (hint, None));
    }
    let read = draft.read();
    let end = ends_ui(ui, seen, ShipDeskMsg::Allot, read.as_ref().err().cloned());
    match (end, read) {
        (Some(End::Yes), Ok(range)) => intents.push(command(ShipCommand::AllotSscc(range))),
        (Some(End::No), _) => *draft = Draft::default(),
        (Some(End::Yes) | None, _) => {}
    }
}
