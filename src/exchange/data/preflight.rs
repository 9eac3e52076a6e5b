//! The checks before a consignment is closed as data: `assets/rules/preflight.toml`, read strictly.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::measure::Grams;
use crate::domain::preflight::{
    CheckCode, CheckRule, Flight, Level, LithiumRow, PreflightLimits, PreflightRules, RuleKind,
    Signer,
};
use crate::domain::product::Battery;
use crate::domain::shipment::{CustomsRoute, ShipMode};
use crate::domain::time::Day;

use super::pack::{PackError, checked_head};

const PREFLIGHT: &str = include_str!("../../../assets/rules/preflight.toml");
/// Days, hundredths, photos and signs that a rule may name at most.
const COUNT_MAX: u32 = 1000;

/// Gives the program's checks.
///
/// # Panics
/// Panics when the program's own checks do not read; a test reads them.
pub fn preflight_rules() -> PreflightRules {
    read(PREFLIGHT).expect("a test reads the program's checks")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: String,
    version: u32,
    date: String,
    source: String,
    vague: Vec<String>,
    suspect_reasons: Vec<String>,
    wiped: Vec<String>,
    limits: LimitsRow,
    transit: BTreeMap<String, u32>,
    lithium: Vec<BatteryRow>,
    check: BTreeMap<String, CheckRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LimitsRow {
    carton_g: u32,
    scale_g: u32,
    scale_pct: u32,
    photos: u32,
    name_chars: u32,
    hanzi: u32,
    value_low_pct: u32,
    value_moved_pct: u32,
    eei_cents: i64,
    screening_days: u32,
    buffer_days: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BatteryRow {
    battery: String,
    un: String,
    packing: String,
    flight: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRow {
    duty_free: Option<String>,
    taxed: Option<String>,
    hong_kong: Option<String>,
    forwarder: Option<String>,
    kind: String,
    date: String,
    source: String,
    signer: Option<String>,
}

/// Reads checks from the text of their pack.
///
/// # Errors
/// Names the key that is wrong: a check that is unknown or lacks, an unknown route level or mode, a number
/// that cannot be, an empty source.
pub fn read(text: &str) -> Result<PreflightRules, PackError> {
    let file: File = toml::from_str(text).map_err(|error| PackError(error.to_string()))?;
    checked_head(&file.id, file.version, &file.date, &file.source)?;
    let mut checks = BTreeMap::new();
    for (code, row) in &file.check {
        let check = CheckCode::parse(code).ok_or_else(|| none("check", code))?;
        checks.insert(check, check_of(code, row)?);
    }
    if let Some(check) = CheckCode::ALL.iter().find(|one| !checks.contains_key(one)) {
        return Err(PackError(format!("check.{}: lacks", check.code())));
    }
    let mut transit = BTreeMap::new();
    for (mode, days) in &file.transit {
        let of_mode = ShipMode::parse(mode).ok_or_else(|| none("transit", mode))?;
        transit.insert(of_mode, counted(&format!("transit.{mode}"), *days)?);
    }
    if let Some(mode) = ShipMode::ALL.iter().find(|one| !transit.contains_key(one)) {
        return Err(PackError(format!("transit.{}: lacks", mode.code())));
    }
    let lithium = (1..)
        .zip(&file.lithium)
        .map(|(row, one)| battery_of(row, one));
    Ok(PreflightRules {
        id: file.id,
        version: file.version,
        date: day("date", &file.date)?,
        checks,
        limits: limits_of(&file.limits)?,
        transit,
        vague: file.vague,
        suspect_reasons: file.suspect_reasons,
        wiped: file.wiped,
        lithium: lithium.collect::<Result<_, _>>()?,
    })
}

fn none(key: &str, found: &str) -> PackError {
    PackError(format!("{key}: no \"{found}\""))
}

fn day(key: &str, text: &str) -> Result<Day, PackError> {
    Day::parse(text).ok_or_else(|| PackError(format!("{key}: no day \"{text}\"")))
}

fn counted(key: &str, count: u32) -> Result<u32, PackError> {
    if (1..=COUNT_MAX).contains(&count) {
        Ok(count)
    } else {
        Err(PackError(format!("{key}: {count}")))
    }
}

fn check_of(code: &str, row: &CheckRow) -> Result<CheckRule, PackError> {
    let key = |field: &str| format!("check.{code}.{field}");
    let routes = [
        (CustomsRoute::DutyFree, &row.duty_free),
        (CustomsRoute::Taxed, &row.taxed),
        (CustomsRoute::HongKong, &row.hong_kong),
        (CustomsRoute::Forwarder, &row.forwarder),
    ];
    let mut levels = BTreeMap::new();
    for (route, level) in routes {
        if let Some(level) = level {
            let read = Level::parse(level).ok_or_else(|| none(&key(route.code()), level))?;
            levels.insert(route, read);
        }
    }
    if row.source.trim().is_empty() {
        return Err(PackError(format!("{}: empty", key("source"))));
    }
    let signer = match &row.signer {
        Some(signer) => Signer::parse(signer).ok_or_else(|| none(&key("signer"), signer))?,
        None => Signer::Anyone,
    };
    Ok(CheckRule {
        levels,
        source: row.source.clone(),
        date: day(&key("date"), &row.date)?,
        kind: RuleKind::parse(&row.kind).ok_or_else(|| none(&key("kind"), &row.kind))?,
        signer,
    })
}

fn limits_of(row: &LimitsRow) -> Result<PreflightLimits, PackError> {
    let of = |name: &str, count: u32| counted(&format!("limits.{name}"), count);
    if row.carton_g == 0 || row.eei_cents <= 0 {
        return Err(PackError("limits: nothing".to_owned()));
    }
    Ok(PreflightLimits {
        carton: Grams(row.carton_g),
        scale: Grams(row.scale_g),
        scale_pct: of("scale_pct", row.scale_pct)?,
        photos: of("photos", row.photos)?,
        name_chars: of("name_chars", row.name_chars)?,
        hanzi: of("hanzi", row.hanzi)?,
        value_low_pct: of("value_low_pct", row.value_low_pct)?,
        value_moved_pct: of("value_moved_pct", row.value_moved_pct)?,
        eei_cents: row.eei_cents,
        screening_days: of("screening_days", row.screening_days)?,
        buffer_days: of("buffer_days", row.buffer_days)?,
    })
}

fn battery_of(row: usize, one: &BatteryRow) -> Result<LithiumRow, PackError> {
    let key = |field: &str| format!("lithium {row}.{field}");
    Ok(LithiumRow {
        battery: Battery::parse(&one.battery).ok_or_else(|| none(&key("battery"), &one.battery))?,
        un: one.un.clone(),
        packing: one.packing.clone(),
        flight: Flight::parse(&one.flight).ok_or_else(|| none(&key("flight"), &one.flight))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::data::pack::each_change_is_refused;

    #[test]
    fn the_program_s_own_checks_read_and_each_runs_somewhere() {
        let rules = preflight_rules();
        assert_eq!(rules.checks.len(), CheckCode::ALL.len());
        for (check, rule) in &rules.checks {
            assert!(!rule.levels.is_empty(), "{check:?}");
        }
        assert_eq!(rules.limits.carton, Grams(22_700));
        assert_eq!(rules.limits.eei_cents, 250_000);
    }

    #[test]
    fn wrong_checks_say_which_key() {
        let cases = [
            ("[check.worn]", "[check.torn]", "check: no \"torn\""),
            ("scale_pct = 3", "scale_pct = 0", "limits.scale_pct: 0"),
            ("sea_fcl = 28", "rail = 28", "transit: no \"rail\""),
            (
                "duty_free = \"block\"",
                "duty_free = \"stop\"",
                "check.decision.duty_free: no \"stop\"",
            ),
            (
                "battery = \"standalone\"",
                "battery = \"alone\"",
                "lithium 1.battery: no \"alone\"",
            ),
        ];
        each_change_is_refused(PREFLIGHT, read, &cases);
        let (from, to) = ("[check.worn]", "[other.worn]");
        assert!(read(&PREFLIGHT.replacen(from, to, 1)).is_err());
        let cut = PREFLIGHT.find("[check.data_left]").expect("the last one");
        let lacking = PREFLIGHT.get(..cut).expect("text before it");
        assert_eq!(
            read(lacking),
            Err(PackError("check.data_left: lacks".to_owned()))
        );
    }
}
