use crate::domain::carrier::from_china;
use crate::domain::container::ContainerKind;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReasonFamily;
use crate::domain::grade::Grade;
use crate::domain::reading::{CheckVerdict, CodeKind};
use crate::domain::time::Zone;
use crate::ledger::Kind;
use crate::ledger::fact::{ProductHow, Unseen};
use crate::ledger::review::EXCEPTIONS;
use crate::ledger::rows::{ParcelState, UnitState};
use crate::text::{Language, Words};

fn codes() -> Vec<(&'static str, &'static str)> {
    let mut codes: Vec<(&str, &str)> = Vec::new();
    let mut add = |prefix, list: Vec<&'static str>| {
        codes.extend(list.into_iter().map(|code| (prefix, code)));
    };
    add(
        "decision",
        Decision::SPECS.iter().map(|spec| spec.code).collect(),
    );
    add("grade", Grade::SPECS.iter().map(|spec| spec.code).collect());
    add(
        "container",
        ContainerKind::SPECS.iter().map(|spec| spec.code).collect(),
    );
    add(
        "override",
        OverrideReason::ALL
            .iter()
            .map(|reason| reason.code())
            .collect(),
    );
    add(
        "reason",
        ReasonFamily::ALL.iter().map(|(_, code)| *code).collect(),
    );
    add(
        "standing",
        vec!["open", "refunded_at_first_scan", "returnless", "cancelled"],
    );
    let sheets = super::lot_templates::lot_templates().iter();
    add("lot-template", sheets.map(|one| one.id.as_str()).collect());
    add("fact", Kind::ALL.iter().map(|kind| kind.code()).collect());
    add(
        "parcel-state",
        ParcelState::ALL.iter().map(|state| state.code()).collect(),
    );
    add(
        "unit-state",
        vec![UnitState::Put.code(), UnitState::Undone.code()],
    );
    add("exception", EXCEPTIONS.to_vec());
    add(
        "unseen",
        vec![Unseen::Missing.code(), Unseen::OtherBox.code()],
    );
    add(
        "how",
        ProductHow::ALL.iter().map(|how| how.code()).collect(),
    );
    add(
        "code",
        CodeKind::SPECS.iter().map(|(_, code)| *code).collect(),
    );
    add(
        "check",
        [CheckVerdict::Ok, CheckVerdict::None, CheckVerdict::Bad]
            .map(CheckVerdict::code)
            .to_vec(),
    );
    codes
}

#[test]
fn every_carrier_has_its_name_and_those_from_china_have_forms() {
    let table = super::carriers::carriers();
    for language in Language::ALL {
        let words = Words::new(language, Zone::UTC);
        for form in table.forms() {
            let key = format!("carrier-{}", form.carrier.replace('_', "-"));
            assert!(words.term(&key).is_some(), "{key} in {}", language.code());
        }
    }
    for carrier in from_china() {
        let is_there = table.forms().iter().any(|form| form.carrier == *carrier);
        assert!(is_there, "{carrier}");
    }
}

#[test]
fn every_code_has_words_in_every_language_and_no_full_stop() {
    for language in Language::ALL {
        let words = Words::new(language, Zone::UTC);
        for (prefix, code) in codes() {
            let key = format!("{prefix}-{}", code.replace(['_', '.'], "-"));
            let said = words.term(&key).unwrap_or_default();
            assert!(!said.is_empty(), "{key} in {}", language.code());
            assert!(!said.ends_with(['.', '。']), "{key}: {said}");
        }
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key.to_owned())
            .collect()
    };
    let pairs = [
        (
            include_str!("../../../assets/text/en/terms.ftl"),
            include_str!("../../../assets/text/zh-CN/terms.ftl"),
        ),
        (
            include_str!("../../../assets/text/en/checklists.ftl"),
            include_str!("../../../assets/text/zh-CN/checklists.ftl"),
        ),
    ];
    for (english, chinese) in pairs {
        assert!(keys(english).len() > 20);
        assert_eq!(keys(english), keys(chinese));
    }
}
