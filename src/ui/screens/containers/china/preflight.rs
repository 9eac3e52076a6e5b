//! Pre-flight of the chosen consignment: all findings by kind, what blocks first; signatures under warnings.

use std::collections::BTreeSet;

use eframe::egui::{Button, Label, RichText, TextFormat, Ui, Vec2, text::LayoutJob};

use super::super::super::export::strip;
use super::super::super::seen::tail;
use super::super::super::work::judge::person;
use super::super::super::{Intent, Seen};
use super::consignments::command;
use super::fields::{End, ends_ui, text_ui};
use super::panes::{Pane, card};
use super::{Draft as Desk, Known, finding_goes, head_ui, muted_ui, scrolled};
use crate::domain::ids::UnitId;
use crate::domain::limits::PARTY_TEXT_MAX;
use crate::domain::preflight::{
    CheckCode, Counted, Finding, FindingGroup, Place, RuleKind, Signer, Standing, groups, listed_of,
};
use crate::ledger::Query;
use crate::ledger::command::ShipCommand;
use crate::ledger::judging::may_judge;
use crate::ledger::query::{ConsignmentView, PreflightView};
use crate::shell::view::View;
use crate::text::{DeskMsg, PreflightMsg, ShipDeskMsg};
use crate::ui::theme::size::{self, font};
use crate::ui::widgets::BannerState;

/// Findings of a kind that are shown before more are asked for.
const SHOWN: usize = 4;
/// Findings of a kind that are shown at most.
const SHOWN_MAX: usize = 200;
/// Units and cartons that are named at most.
const NAMED: usize = 6;

/// What the pane keeps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// The kind of which all findings are shown.
    pub open: Option<CheckCode>,
    /// The signature that is written.
    pub sign: Option<SignForm>,
    /// What led here.
    pub came: Came,
}

/// What led to the findings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Came {
    /// The person's own choice.
    #[default]
    ByChoice,
    /// The consignment was to be closed.
    ByClosing,
}

/// A signature that is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignForm {
    /// For which kind.
    pub check: CheckCode,
    /// Why the consignment may go nevertheless.
    pub reason: String,
}

/// Draws the figures of pre-flight in the head of the chosen consignment; pressed, they lead to the findings.
pub(super) fn chip_ui(ui: &mut Ui, seen: &Seen, desk: &mut Desk, found: &PreflightView) {
    let counted = Counted::of(&found.findings, &found.row.signatures());
    let (word, color) = if counted.is_clear() {
        (seen.say(PreflightMsg::ChipClear), seen.theme.text)
    } else {
        let list = stands(seen, counted);
        let color = if counted.blocks > 0 {
            seen.theme.stop_text
        } else {
            seen.theme.text
        };
        (seen.say(PreflightMsg::Chip { list }), color)
    };
    let text = RichText::new(word).color(color).strong();
    if ui.add(Button::new(text).wrap()).clicked() {
        desk.pane = Pane::Preflight;
        desk.preflight.came = Came::ByChoice;
    }
}

/// Says what keeps a consignment open: `3 block · 2 to sign`.
fn stands(seen: &Seen, counted: Counted) -> String {
    let (blocks, waits) = (counted.blocks, counted.waits);
    let parts = [
        (blocks, PreflightMsg::Blocks { count: blocks }),
        (waits, PreflightMsg::ToSign { count: waits }),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts.map(|(_, word)| seen.say(word)).collect();
    parts.join(" · ")
}

pub(super) fn preflight_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    known: &Known<'_>,
    intents: &mut Vec<Intent>,
) {
    let (Some(view), Some(found)) = (known.consignment, known.preflight) else {
        return muted_ui(ui, seen, &seen.say(DeskMsg::Counting));
    };
    // Who may sign depends on who is signed in.
    intents.push(Intent::Ask(View::People, Box::new(Query::People)));
    let signatures = found.row.signatures();
    let groups = groups(&found.findings, &signatures);
    let counted = Counted::of(&found.findings, &signatures);
    let signing = desk.preflight.sign.as_ref().map(|form| form.check);
    let waits = |check| {
        let mut waiting = groups.iter();
        waiting.any(|group| group.check == check && group.standing == Standing::Waits)
    };
    if signing.is_some_and(|check| !waits(check)) {
        desk.preflight.sign = None;
    }
    summary_ui(ui, seen, desk.preflight.came, found, counted);
    scrolled(ui, "findings", |ui| {
        let mut before = None;
        for group in &groups {
            if before != Some(group.standing) {
                head_ui(ui, seen, head(group.standing));
                before = Some(group.standing);
            }
            let shown = Shown { view, found, group };
            card(seen).show(ui, |ui| {
                ui.set_width(ui.available_width());
                group_ui(ui, seen, desk, (&shown, known), intents);
            });
        }
        fine_ui(ui, seen, found);
        muted_ui(ui, seen, &seen.say(PreflightMsg::Aid));
    });
}

fn head(stands: Standing) -> PreflightMsg {
    match stands {
        Standing::Blocks => PreflightMsg::HeadBlocks,
        Standing::Waits => PreflightMsg::HeadWaits,
        Standing::Signed => PreflightMsg::HeadSigned,
        Standing::Noted => PreflightMsg::HeadNotes,
    }
}

fn summary_ui(ui: &mut Ui, seen: &Seen, came: Came, found: &PreflightView, counted: Counted) {
    let list = stands(seen, counted);
    let (state, word) = if counted.blocks > 0 {
        (BannerState::Stop, PreflightMsg::WordBlocked)
    } else if counted.waits > 0 {
        (BannerState::Need, PreflightMsg::WordSign)
    } else {
        (BannerState::Saved, PreflightMsg::WordClear)
    };
    let text = match (found.row.closed.is_some(), counted.is_clear(), came) {
        (true, _, _) => seen.say(PreflightMsg::WasClosed),
        (false, true, _) => seen.say(PreflightMsg::MayClose),
        (false, false, Came::ByClosing) => seen.say(PreflightMsg::NotClosed { list }),
        (false, false, Came::ByChoice) => list,
    };
    strip(ui, seen, state, word, &text);
    let ran = found.rules.on(found.row.terms.route).count();
    let ran = PreflightMsg::Ran {
        checks: u32::try_from(ran).unwrap_or(u32::MAX),
        route: seen.term("customs-route", found.row.terms.route.code()),
        version: found.rules.version,
        day: found.rules.date,
    };
    muted_ui(ui, seen, &seen.say(ran));
}

/// Names the checks that ran and found nothing.
fn fine_ui(ui: &mut Ui, seen: &Seen, found: &PreflightView) {
    let told: BTreeSet<CheckCode> = found.findings.iter().map(|one| one.check).collect();
    let fine = found.rules.on(found.row.terms.route);
    let fine = fine.filter(|check| !told.contains(check));
    let fine: Vec<String> = fine
        .map(|check| seen.term("preflight-check", check.code()))
        .collect();
    if !fine.is_empty() {
        let list = fine.join(" · ");
        muted_ui(ui, seen, &seen.say(PreflightMsg::Fine { list }));
    }
}

/// A kind of findings, and the consignment that it is of.
struct Shown<'a> {
    view: &'a ConsignmentView,
    found: &'a PreflightView,
    group: &'a FindingGroup<'a>,
}

fn group_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    (shown, known): (&Shown<'_>, &Known<'_>),
    intents: &mut Vec<Intent>,
) {
    let group = shown.group;
    let count = u32::try_from(group.findings.len()).unwrap_or(u32::MAX);
    let (word, color) = match group.standing {
        Standing::Blocks => (PreflightMsg::Blocks { count }, seen.theme.stop_text),
        Standing::Waits => (PreflightMsg::ToSign { count }, seen.theme.text),
        Standing::Signed => (PreflightMsg::Signed { count }, seen.theme.text_muted),
        Standing::Noted => (PreflightMsg::ToKnow { count }, seen.theme.text_muted),
    };
    ui.horizontal_wrapped(|ui| {
        let check = seen.term("preflight-check", group.check.code());
        ui.label(RichText::new(check).strong());
        ui.label(RichText::new(seen.say(word)).color(color));
    });
    source_ui(ui, seen, shown);
    let is_open = desk.preflight.open == Some(group.check);
    let most = if is_open { SHOWN_MAX } else { SHOWN };
    for finding in group.findings.iter().take(most) {
        finding_ui(ui, seen, desk, (shown, finding), known);
    }
    let more = group.findings.len().saturating_sub(most);
    let more = u32::try_from(more).unwrap_or(u32::MAX);
    if is_open {
        if ui.button(seen.say(PreflightMsg::ShowFewer)).clicked() {
            desk.preflight.open = None;
        }
        if more > 0 {
            let count = more;
            muted_ui(ui, seen, &seen.say(ShipDeskMsg::FreeMore { count }));
        }
    } else if more > 0 {
        let count = more;
        if ui
            .button(seen.say(PreflightMsg::ShowMore { count }))
            .clicked()
        {
            desk.preflight.open = Some(group.check);
        }
    }
    signatures_ui(ui, seen, shown);
    if group.standing == Standing::Waits && shown.found.row.closed.is_none() {
        sign_ui(ui, seen, desk, shown, intents);
    }
}

/// Names the rule, with its source and date.
fn source_ui(ui: &mut Ui, seen: &Seen, shown: &Shown<'_>) {
    let Some(rule) = shown.found.rules.checks.get(&shown.group.check) else {
        return;
    };
    let (source, day) = (rule.source.clone(), rule.date);
    let text = seen.say(match rule.kind {
        RuleKind::Trade => PreflightMsg::Trade { source, day },
        RuleKind::Rule | RuleKind::House => PreflightMsg::Source { source, day },
    });
    let text = RichText::new(text).size(size::CAPTION);
    ui.add(Label::new(text.color(seen.theme.text_muted)).wrap());
}

/// Draws a finding: where it is, and what to do. Pressed, it leads there.
fn finding_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    (shown, finding): (&Shown<'_>, &Finding),
    known: &Known<'_>,
) {
    let mut job = LayoutJob::default();
    let mut part = |text: &str, color| {
        let format = TextFormat::simple(font(size::BODY), color);
        job.append(text, 0.0, format);
    };
    let place = place_of(seen, shown.view, finding);
    if !place.is_empty() {
        part(&place, seen.theme.text_muted);
        part("\n", seen.theme.text_muted);
    }
    let what = seen.say(finding.what.clone());
    part(&what, seen.theme.text);
    let width = ui.available_width();
    let button = Button::new(job).wrap().min_size(Vec2::new(width, 0.0));
    let button = button.fill(seen.theme.surface_raised);
    if ui.add(button).clicked() {
        finding_goes::to(desk, finding, known);
    }
}

/// Says where a finding is: `Carton C-02 · 18 units`.
fn place_of(seen: &Seen, view: &ConsignmentView, finding: &Finding) -> String {
    let kind = seen.term("preflight-place", finding.place.kind());
    let count = u32::try_from(finding.units.len()).unwrap_or(u32::MAX);
    let units = (count > 0).then(|| seen.say(PreflightMsg::Units { units: count }));
    let named = |name: String, more: Option<String>| {
        let parts = [Some(format!("{kind} {name}").trim().to_owned()), more];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match &finding.place {
        Place::Consignment => named(String::new(), units),
        Place::Party(code) => named(code.to_string(), None),
        Place::Carton(container, _) => named(container.to_string(), units),
        Place::Unit(tag, container) => {
            let carton = seen.term("preflight-place", "carton");
            named(tail(tag.as_str()), Some(format!("{carton} {container}")))
        }
        Place::Sku(seller, sku) => {
            let list = cartons_of(seen, view, &finding.units);
            let units = PreflightMsg::UnitsIn { units: count, list };
            named(format!("{seller} {sku}"), Some(seen.say(units)))
        }
    }
}

/// Names the cartons that units are in.
fn cartons_of(seen: &Seen, view: &ConsignmentView, units: &[UnitId]) -> String {
    let cartons = view.consignment.cartons.iter();
    let has_one = cartons.filter(|carton| {
        let mut inside = carton.units.iter();
        inside.any(|unit| units.binary_search(&unit.unit).is_ok())
    });
    let names: Vec<String> = has_one.map(|carton| carton.container.to_string()).collect();
    named_of(seen, &names)
}

/// Names the first of many.
fn named_of(seen: &Seen, names: &[String]) -> String {
    let mut shown: Vec<String> = names.iter().take(NAMED).cloned().collect();
    let more = names.len().saturating_sub(NAMED);
    if let Some(count) = u32::try_from(more).ok().filter(|count| *count > 0) {
        shown.push(seen.say(ShipDeskMsg::FreeMore { count }));
    }
    shown.join(", ")
}

/// Says who signed, when and why. One signature of many units is several facts with one reason.
fn signatures_ui(ui: &mut Ui, seen: &Seen, shown: &Shown<'_>) {
    let signed = shown.found.row.signed.iter();
    let of_it = signed.filter(|(signed, _)| signed.check == shown.group.check);
    let mut before = None;
    for (signed, said) in of_it {
        if before == Some((&signed.reason, said)) {
            continue;
        }
        before = Some((&signed.reason, said));
        let person = said.person.as_ref().map(ToString::to_string);
        let text = seen.say(PreflightMsg::SignedBy {
            person: person.unwrap_or_else(|| "–".to_owned()),
            at: said.at,
            reason: signed.reason.clone(),
        });
        ui.add(Label::new(text).wrap());
    }
    if before.is_some() && shown.group.standing == Standing::Waits {
        muted_ui(ui, seen, &seen.say(PreflightMsg::CameSince));
    }
}

/// Draws who may sign for the kind, or the signature that is written.
fn sign_ui(
    ui: &mut Ui,
    seen: &Seen,
    desk: &mut Desk,
    shown: &Shown<'_>,
    intents: &mut Vec<Intent>,
) {
    let check = shown.group.check;
    if shown.found.rules.signer(check) == Signer::Supervisor && may_judge(person(seen)).is_err() {
        return muted_ui(ui, seen, &seen.say(PreflightMsg::SupervisorSigns));
    }
    let form = desk.preflight.sign.as_mut();
    let Some(form) = form.filter(|form| form.check == check) else {
        let signed_in = seen.face.person.is_some();
        let button = Button::new(seen.say(PreflightMsg::Sign));
        if ui.add_enabled(signed_in, button).clicked() {
            let reason = String::new();
            desk.preflight.sign = Some(SignForm { check, reason });
        }
        return;
    };
    muted_ui(ui, seen, &covers(seen, shown));
    let label = ShipDeskMsg::SignWhy;
    text_ui(ui, seen, label, &mut form.reason, ("", None));
    let reason: String = form.reason.trim().chars().take(PARTY_TEXT_MAX).collect();
    let wants = reason.is_empty().then_some(ShipDeskMsg::SignWants);
    match ends_ui(ui, seen, ShipDeskMsg::SignYes, wants) {
        Some(End::Yes) => intents.push(command(ShipCommand::SignFinding {
            consignment: shown.found.row.terms.consignment.clone(),
            check,
            units: shown.group.units.clone(),
            listed: listed_of(&shown.found.findings, check),
            reason,
        })),
        Some(End::No) => desk.preflight.sign = None,
        None => {}
    }
}

/// Says what a signature covers.
fn covers(seen: &Seen, shown: &Shown<'_>) -> String {
    let units = &shown.group.units;
    if units.is_empty() {
        return seen.say(PreflightMsg::SignWhole);
    }
    let inside = shown.view.consignment.units();
    let covered = inside.filter(|unit| units.binary_search(&unit.unit).is_ok());
    let tags: Vec<String> = covered
        .take(NAMED)
        .map(|unit| tail(unit.tag.as_str()))
        .collect();
    let list = tags.join(", ");
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let more = u32::try_from(units.len().saturating_sub(tags.len())).unwrap_or(u32::MAX);
    let units = count;
    seen.say(if more > 0 {
        PreflightMsg::SignUnitsMore { units, list, more }
    } else {
        PreflightMsg::SignUnits { units, list }
    })
}
