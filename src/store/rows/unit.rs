//! The unit's row.

use rusqlite::{Connection, Row, named_params, params};
use serde::{Deserialize, Serialize};

use super::gone::LeftWire;
use super::place::kin_text;
use super::repair::RepairWire;
use super::wire::{self, CandidateWire, ChoiceWire, HoldWire, PackWire};
use super::{coded, coded_maybe, day, identified, plain};
use crate::domain::checklist::Answers;
use crate::domain::codes::{ContainerName, PersonCode, SellerCode, StationName, Tracking, UnitTag};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::dispose::DisposeBasis;
use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{CommandKey, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::time::{Day, UtcMs};
use crate::ledger::fact::{Inspection, ProductHow};
use crate::ledger::holding::{held, is_held};
use crate::ledger::repairing;
use crate::ledger::rows::{Missing, UnitRow, UnitState, Verdict};
use crate::store::fault::{Fault, Result};

/// Every column of a unit, in the order of its table.
macro_rules! unit_columns {
    () => {
        "unit.unit, unit.tag, unit.parcel, unit.state, unit.seller, unit.line, unit.how, \
         unit.finding, unit.grade, unit.proposed, unit.decision, unit.container, unit.put_key, unit.person, \
         unit.station, unit.put_ms, unit.day, unit.lpn, unit.serial, unit.forward, unit.detail"
    };
}
pub(in crate::store) use unit_columns;

pub(in crate::store) const PUT: &str = "
    insert into unit (unit, tag, parcel, state, seller, line, how, finding, grade, proposed,
        decision, container, put_key, person, station, put_ms, day, lpn, serial, for_sale,
        hold_review, repair_queue, repair_day, forward, kin, missing_ms, detail)
    values (:unit, :tag, :parcel, :state, :seller, :line, :how, :finding, :grade, :proposed,
        :decision, :container, :put_key, :person, :station, :put_ms, :day, :lpn, :serial,
        :for_sale, :hold_review, :repair_queue, :repair_day, :forward, :kin, :missing_ms, :detail)
    on conflict (unit) do update set tag = excluded.tag, parcel = excluded.parcel,
        state = excluded.state, seller = excluded.seller, line = excluded.line,
        how = excluded.how, finding = excluded.finding, grade = excluded.grade, proposed = excluded.proposed,
        decision = excluded.decision, container = excluded.container,
        put_key = excluded.put_key, person = excluded.person, station = excluded.station,
        put_ms = excluded.put_ms, day = excluded.day, lpn = excluded.lpn,
        serial = excluded.serial, for_sale = excluded.for_sale,
        hold_review = excluded.hold_review, repair_queue = excluded.repair_queue,
        repair_day = excluded.repair_day, forward = excluded.forward, kin = excluded.kin,
        missing_ms = excluded.missing_ms, detail = excluded.detail";
pub(in crate::store) const DROP: &str = "delete from unit where unit = :unit";
pub(in crate::store) const GET: &str = concat!(
    "select ",
    unit_columns!(),
    " from unit where unit.unit = :unit"
);

#[derive(Serialize, Deserialize)]
struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    barcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice: Option<ChoiceWire>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    rework: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    original_state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    checklist: Option<PackWire>,
    answers: Answers,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<(String, String)>,
    label_units: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    out_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    override_reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<HoldWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    judged: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repair: Option<RepairWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parked: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    shipped_before: Vec<CandidateWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<LeftWire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attached: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    class: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<(i64, Option<String>)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written_off: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    moved_ms: Option<i64>,
}

impl Detail {
    fn of(row: &UnitRow) -> Self {
        let seen = &row.inspection;
        let verdict = row.verdict.as_ref();
        Self {
            barcode: seen.barcode.clone(),
            choice: seen.line.as_ref().map(ChoiceWire::of),
            rework: seen
                .rework
                .iter()
                .map(|one| one.code().to_owned())
                .collect(),
            original_state: seen.original_state.map(|state| state.code().to_owned()),
            checklist: seen.checklist.as_ref().map(PackWire::of),
            answers: seen.answers.clone(),
            because: seen.because.clone(),
            label_units: row.label_units,
            out_of: row.out_of.as_ref().map(ToString::to_string),
            why: verdict.map(|verdict| verdict.why.code().to_owned()),
            override_reason: verdict
                .and_then(|verdict| verdict.override_reason)
                .map(|reason| reason.code().to_owned()),
            hold: verdict
                .and_then(|verdict| verdict.hold.as_ref())
                .map(HoldWire::of),
            judged: verdict
                .and_then(|verdict| verdict.judged)
                .map(|day| day.to_string()),
            hold_note: verdict.and_then(|verdict| verdict.hold_note.clone()),
            repair: row.repair.as_deref().map(RepairWire::of),
            parked: row.parked.map(|why| why.code().to_owned()),
            shipped_before: row.shipped_before.iter().map(CandidateWire::of).collect(),
            left: row.left.as_deref().map(LeftWire::of),
            attached: row.attached.map(|key| key.to_string()),
            basis: row.basis.map(|basis| basis.code().to_owned()),
            class: Some(row.class)
                .filter(|class| *class != HazardClass::None)
                .map(|class| class.code().to_owned()),
            missing: row.missing.as_ref().map(|missing| {
                let person = missing.person.as_ref().map(ToString::to_string);
                (missing.at.0, person)
            }),
            written_off: row.written_off.clone(),
            moved_ms: row.moved_at.map(|at| at.0),
        }
    }
}

/// Names a product for the count of its units that are for sale; none where nothing names it.
pub(in crate::store) fn sale_key(
    seller: &SellerCode,
    sku: Option<&str>,
    asin: Option<&str>,
) -> Option<String> {
    Some(format!("{seller}\u{1f}{}", sku.or(asin)?))
}

fn for_sale(row: &UnitRow) -> Option<String> {
    let is_for_sale = row.state == UnitState::Put && row.decision() == Some(Decision::Resell);
    let choice = row.inspection.line.as_ref().filter(|_| is_for_sale)?;
    let seller = row.inspection.seller.as_ref()?;
    sale_key(seller, choice.sku.as_deref(), choice.asin.as_deref())
}

/// Writes the row of a unit, new or changed.
pub(in crate::store) fn put(db: &Connection, row: &UnitRow) -> Result<()> {
    let seen = &row.inspection;
    let repair = repairing::stage(row);
    // In the order of PUT.
    db.prepare_cached(PUT)?.execute(params![
        row.unit.bytes(),
        seen.tag.as_str(),
        seen.parcel.bytes(),
        row.state.code(),
        seen.seller.as_ref().map(SellerCode::as_str),
        seen.line.as_ref().map(|choice| choice.line.0),
        seen.how.code(),
        seen.finding.map(UnitFinding::code),
        seen.grade.map(Grade::code),
        row.verdict.as_ref().map(|verdict| verdict.proposed.code()),
        row.decision().map(Decision::code),
        row.container.as_str(),
        row.put_key.bytes(),
        row.person.as_ref().map(PersonCode::as_str),
        row.station.as_str(),
        row.put_at.0,
        row.day.to_string(),
        seen.lpn,
        seen.serial,
        for_sale(row),
        held(row)
            .filter(|_| is_held(row))
            .map(|hold| hold.review.to_string()),
        repair.map(|stage| stage.queue().code()),
        repair.map(|_| repairing::day_of(row).to_string()),
        row.forward.as_ref().map(Tracking::as_str),
        row.is_here().then(|| kin_text(&row.standing())),
        row.missing
            .as_ref()
            .filter(|_| row.is_here())
            .map(|missing| missing.at.0),
        wire::write(&Detail::of(row))?,
    ])?;
    Ok(())
}

/// Takes a unit's row away: it has no facts that make one.
pub(in crate::store) fn drop_row(db: &Connection, unit: UnitId) -> Result<()> {
    db.prepare_cached(DROP)?
        .execute(named_params! { ":unit": unit.bytes() })?;
    Ok(())
}

/// Reads a unit from a row of all its columns.
pub(in crate::store) fn decode(row: &Row<'_>) -> Result<UnitRow> {
    let text: String = plain(row, "detail")?;
    let mut detail: Detail = wire::read(&text)?;
    Ok(UnitRow {
        unit: identified(row, "unit", UnitId::from_bytes)?,
        state: coded(row, "state", UnitState::parse)?,
        label_units: detail.label_units,
        out_of: optional("out_of", detail.out_of.as_deref(), UnitTag::parse)?,
        verdict: verdict(row, &mut detail)?,
        repair: detail
            .repair
            .take()
            .map(RepairWire::back)
            .transpose()?
            .map(Box::new),
        parked: optional("parked", detail.parked.as_deref(), ParkWhy::parse)?,
        shipped_before: std::mem::take(&mut detail.shipped_before)
            .into_iter()
            .map(CandidateWire::back)
            .collect::<Result<_>>()?,
        left: detail
            .left
            .take()
            .map(LeftWire::back)
            .transpose()?
            .map(Box::new),
        forward: coded_maybe(row, "forward", Tracking::parse)?,
        attached: optional("attached", detail.attached.as_deref(), CommandKey::parse)?,
        basis: optional("basis", detail.basis.as_deref(), DisposeBasis::parse)?,
        class: optional("class", detail.class.as_deref(), HazardClass::parse)?
            .unwrap_or(HazardClass::None),
        missing: missing(detail.missing.take())?,
        written_off: detail.written_off.take(),
        moved_at: detail.moved_ms.map(UtcMs),
        inspection: inspection(row, detail)?,
        container: coded(row, "container", ContainerName::parse)?,
        put_key: identified(row, "put_key", CommandKey::from_bytes)?,
        person: coded_maybe(row, "person", PersonCode::parse)?,
        station: coded(row, "station", StationName::parse)?,
        put_at: UtcMs(plain(row, "put_ms")?),
        day: day(row)?,
    })
}

fn missing(told: Option<(i64, Option<String>)>) -> Result<Option<Missing>> {
    told.map(|(at, person)| {
        Ok(Missing {
            at: UtcMs(at),
            person: optional("person", person.as_deref(), PersonCode::parse)?,
        })
    })
    .transpose()
}

fn verdict(row: &Row<'_>, detail: &mut Detail) -> Result<Option<Verdict>> {
    let proposed = coded_maybe(row, "proposed", Decision::parse)?;
    let decision = coded_maybe(row, "decision", Decision::parse)?;
    match (proposed, decision, &detail.why) {
        (Some(proposed), Some(decision), Some(why)) => Ok(Some(Verdict {
            proposed,
            why: Why::parse(why),
            decision,
            override_reason: optional(
                "override reason",
                detail.override_reason.as_deref(),
                OverrideReason::parse,
            )?,
            hold: detail.hold.take().map(HoldWire::back).transpose()?,
            judged: optional("judged", detail.judged.as_deref(), Day::parse)?,
            hold_note: detail.hold_note.take(),
        })),
        (None, None, None) => Ok(None),
        _ => Err(Fault::Damaged("a unit is half decided".into())),
    }
}

fn inspection(row: &Row<'_>, detail: Detail) -> Result<Inspection> {
    let line: Option<[u8; 16]> = plain(row, "line")?;
    let line = match (line, detail.choice) {
        (Some(line), Some(choice)) => Some(choice.back(LineId(line))?),
        (None, None) => None,
        (Some(_), None) | (None, Some(_)) => {
            return Err(Fault::Damaged("a unit's line and choice disagree".into()));
        }
    };
    Ok(Inspection {
        parcel: identified(row, "parcel", ParcelId::from_bytes)?,
        tag: coded(row, "tag", UnitTag::parse)?,
        barcode: detail.barcode,
        how: coded(row, "how", ProductHow::parse)?,
        finding: coded_maybe(row, "finding", UnitFinding::parse)?,
        seller: coded_maybe(row, "seller", SellerCode::parse)?,
        line,
        serial: plain(row, "serial")?,
        lpn: plain(row, "lpn")?,
        rework: detail
            .rework
            .iter()
            .map(|code| wire::known("rework", code, Rework::parse))
            .collect::<Result<_>>()?,
        original_state: optional(
            "original state",
            detail.original_state.as_deref(),
            OriginalState::parse,
        )?,
        checklist: detail.checklist.map(PackWire::back).transpose()?,
        answers: detail.answers,
        grade: coded_maybe(row, "grade", Grade::parse)?,
        because: detail.because,
    })
}

fn optional<T>(what: &str, text: Option<&str>, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
    text.map(|code| wire::known(what, code, parse)).transpose()
}

/// Reads one unit.
pub(in crate::store) fn get(db: &Connection, unit: UnitId) -> Result<Option<UnitRow>> {
    super::first(
        &mut *db.prepare_cached(GET)?,
        named_params! { ":unit": unit.bytes() },
        decode,
    )
}
