//! Words: the same keys and arguments in every language, and no code without words.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use returnbay::device::printer::PrinterState;
use returnbay::domain::agreement::RatedHow;
use returnbay::domain::alert::Alert;
use returnbay::domain::attach::{LineMistake, LineStay};
use returnbay::domain::carton::CartonLack;
use returnbay::domain::carton_plan::WhyNot;
use returnbay::domain::codes::{COMMAND_SPECS, CommandWord};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::correction::ApprovalWhy;
use returnbay::domain::decision::{Decision, OverrideReason};
use returnbay::domain::dispose::DisposeBasis;
use returnbay::domain::expected::{ReasonFamily, ReturnStanding};
use returnbay::domain::finding::{Damage, OriginalState, ParkWhy, Rework, UnitFinding};
use returnbay::domain::forward::ForwardTo;
use returnbay::domain::freight::FreightFault;
use returnbay::domain::goods::{BrandKind, GoodsTrait, SidesBasis, ValueBasis};
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{HoldOwner, HoldReason};
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::packing::BoxFault;
use returnbay::domain::photo::{PhotoKind, PhotoSource};
use returnbay::domain::pin::PersonState;
use returnbay::domain::planner::ClockState;
use returnbay::domain::pool::{MatchMistake, MergeBar, MergeStay, SeenLack};
use returnbay::domain::preflight::{CheckCode, Level};
use returnbay::domain::printed::{LabelSize, Paper, ReprintWhy, RollKind};
use returnbay::domain::repair::{
    RepairAnswer, RepairLack, RepairResult, RepairStage, RepairStep, RepairTest,
};
use returnbay::domain::shipment::{CustomsRoute, PalletMaterial, ShipMode, WeighedBy};
use returnbay::domain::time::Zone;
use returnbay::exchange::data::{checklist, policy};
use returnbay::exchange::{freight, returns};
use returnbay::ledger::Kind;
use returnbay::ledger::fact::ReleaseReason;
use returnbay::ledger::query::Queue;
use returnbay::ledger::rating::RatingBar;
use returnbay::ledger::rows::{ParcelState, UnitState};
use returnbay::text::{Language, Message, Words};

use super::{kept_texts, none};

/// Keys of one language file with the names of their arguments.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn keys_of(text: &str) -> Keys {
    let head = Regex::new(r"^([a-z][a-z0-9-]*) =").expect("a pattern");
    let argument = Regex::new(r"\$([a-z][a-z0-9_-]*)").expect("a pattern");
    let mut keys = Keys::new();
    let mut current = None;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(found) = head.captures(line) {
            current = Some(found[1].to_owned());
            keys.entry(found[1].to_owned()).or_default();
        }
        let Some(key) = &current else {
            continue;
        };
        let names = argument
            .captures_iter(line)
            .map(|found| found[1].to_owned());
        keys.get_mut(key).expect("it was entered").extend(names);
    }
    keys
}

/// Every language file by language and name.
fn language_files() -> BTreeMap<String, BTreeMap<String, Keys>> {
    let mut files: BTreeMap<String, BTreeMap<String, Keys>> = BTreeMap::new();
    for source in kept_texts() {
        let Some((language, name)) = source
            .path
            .strip_prefix("assets/text/")
            .and_then(|path| path.split_once('/'))
            .filter(|(_, name)| name.strip_suffix(".ftl").is_some())
        else {
            continue;
        };
        let of_language = files.entry(language.to_owned()).or_default();
        of_language.insert(name.to_owned(), keys_of(&source.text));
    }
    files
}

fn speakers() -> Vec<Words> {
    Language::ALL
        .into_iter()
        .map(|language| Words::new(language, Zone::UTC))
        .collect()
}

#[test]
fn every_language_has_the_same_keys_with_the_same_arguments() {
    let files = language_files();
    let codes: Vec<&str> = Language::ALL.into_iter().map(Language::code).collect();
    assert_eq!(files.keys().collect::<Vec<_>>(), codes);
    let english = &files[Language::English.code()];
    let mut findings = Vec::new();
    for (language, other) in &files {
        let names: BTreeSet<_> = english.keys().chain(other.keys()).collect();
        for name in names {
            let nothing = Keys::new();
            let (ours, theirs) = (
                english.get(name).unwrap_or(&nothing),
                other.get(name).unwrap_or(&nothing),
            );
            let keys: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
            for key in keys {
                let (here, there) = (ours.get(key), theirs.get(key));
                if here != there {
                    findings.push(format!(
                        "assets/text/{language}/{name}: {key} has {there:?}, English has {here:?}"
                    ));
                }
            }
        }
    }
    none(&findings);
}

/// Refusals that sentences of their own say, with the days and names that they are about.
const SAID_WHOLE: [&str; 3] = ["pool_not_over", "pool_untold", "pool_answers_due"];

#[test]
fn every_refusal_has_words_in_every_language() {
    let source = concat!(
        include_str!("../../../src/ledger/refusal.rs"),
        include_str!("../../../src/ledger/refusal/ship.rs"),
        include_str!("../../../src/ledger/refusal/correct.rs")
    );
    let of_code = Regex::new(r#"Self::\w+[^=\n]*=> "([a-z_]+)""#).unwrap();
    let codes: Vec<&str> = of_code
        .captures_iter(source)
        .map(|found| found.get(1).unwrap().as_str())
        .filter(|code| !SAID_WHOLE.contains(code))
        .collect();
    assert!(codes.len() > 90, "only {} refusals", codes.len());
    let terms = terms();
    let mut findings = Vec::new();
    for words in speakers() {
        for code in &codes {
            let key = format!("refusal-{}", code.replace('_', "-"));
            // One that is told by what is lacking has words for each lack.
            let by_member = terms
                .iter()
                .any(|term| term.starts_with(&format!("{key}-")));
            if words.term(&key).is_none() && !by_member {
                findings.push(format!("{}: no words for {key}", words.language.code()));
            }
        }
    }
    none(&findings);
}

#[test]
fn no_key_stands_twice_in_a_language() {
    for (language, files) in language_files() {
        let mut seen = BTreeSet::new();
        for key in files.values().flat_map(Keys::keys) {
            assert!(seen.insert(key.clone()), "{language}: {key} stands twice");
        }
    }
}

#[test]
fn every_message_has_words_and_its_arguments_in_every_language() {
    let samples = Message::samples();
    assert!(samples.len() > 50, "only {} samples", samples.len());
    let files = language_files();
    let mut findings = Vec::new();
    for words in speakers() {
        let code = words.language.code();
        for message in &samples {
            let key = message.key().expect("samples are no verbatim text");
            let said = words.say(message);
            if said == key || said.trim().is_empty() || said.contains('{') {
                findings.push(format!("{code}: {key} says {said:?}"));
            }
            let given: BTreeSet<String> = message
                .args()
                .into_iter()
                .map(|(name, _)| name.to_owned())
                .collect();
            let wanted = files[code].values().find_map(|keys| keys.get(key));
            for name in wanted
                .into_iter()
                .flatten()
                .filter(|name| !given.contains(*name))
            {
                findings.push(format!(
                    "{code}: {key} wants ${name}, the message has {given:?}"
                ));
            }
        }
    }
    none(&findings);
}

/// Every word that a closed set or a pack asks for, by its key.
fn terms() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace(['_', '.'], "-"));
    let mut keys = Vec::new();
    keys.extend(
        Decision::SPECS
            .iter()
            .map(|spec| key("decision", spec.code)),
    );
    keys.extend(Grade::SPECS.iter().map(|spec| key("grade", spec.code)));
    keys.extend(
        ContainerKind::SPECS
            .iter()
            .map(|spec| key("container", spec.code)),
    );
    keys.extend(
        OverrideReason::ALL
            .into_iter()
            .map(|reason| key("override", reason.code())),
    );
    keys.extend(
        ReasonFamily::ALL
            .into_iter()
            .map(|(_, code)| key("reason", code)),
    );
    keys.extend(
        ReturnStanding::ALL
            .iter()
            .map(|standing| key("standing", standing.code())),
    );
    keys.extend(Kind::ALL.iter().map(|kind| key("fact", kind.code())));
    keys.extend(
        ParcelState::ALL
            .iter()
            .map(|state| key("parcel-state", state.code())),
    );
    keys.extend(terms_of_findings());
    keys.extend(returns::fields().map(|field| key("field", field)));
    keys.extend(["no_rule", "no_seller", "not_expected"].map(|code| key("policy", code)));
    for (_, _, policy) in policy::policies() {
        keys.push(key("rules", &policy.id));
        keys.extend(policy.rules.iter().map(|rule| key("policy", &rule.code)));
    }
    let lists = checklist::checklists();
    let questions = lists
        .iter()
        .flat_map(|(.., list)| list.questions.iter().map(move |one| (list, one)));
    for (list, question) in questions {
        let stem = format!("checklist-{}-{}", list.id, question.code);
        keys.push(key("checklist", &format!("{}-{}", list.id, question.code)));
        keys.extend(
            question
                .answers
                .iter()
                .map(|answer| format!("{stem}-{}", answer.code).replace(['_', '.'], "-")),
        );
    }
    keys
}

/// The words of what is found, held, photographed and printed.
fn terms_of_findings() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let mut keys = Vec::new();
    keys.extend(
        UnitState::ALL
            .iter()
            .map(|state| key("unit-state", state.code())),
    );
    keys.extend(
        PersonState::ALL
            .iter()
            .map(|one| key("person-state", one.code())),
    );
    keys.extend(Alert::ALL.iter().map(|one| key("alert", one.code())));
    keys.extend(Alert::ALL.iter().map(|one| key("alert-do", one.code())));
    keys.extend(Damage::ALL.iter().map(|one| key("damage", one.code())));
    keys.extend(
        UnitFinding::ALL
            .iter()
            .map(|one| key("finding", one.code())),
    );
    keys.extend(Rework::ALL.iter().map(|one| key("rework", one.code())));
    keys.extend(
        OriginalState::ALL
            .iter()
            .map(|one| key("original-state", one.code())),
    );
    keys.extend(ParkWhy::ALL.iter().map(|one| key("park", one.code())));
    keys.extend(
        HoldReason::ALL
            .iter()
            .map(|one| key("hold-reason", one.code())),
    );
    keys.extend(
        HoldOwner::ALL
            .iter()
            .map(|one| key("hold-owner", one.code())),
    );
    keys.extend(terms_of_repairs());
    keys.extend(terms_of_leaving());
    keys.extend(terms_of_ships());
    keys.extend(terms_of_planner());
    keys.extend(PhotoKind::ALL.iter().map(|one| key("photo", one.code())));
    keys.extend(
        PhotoSource::ALL
            .iter()
            .map(|one| key("photo-source", one.code())),
    );
    keys.extend(terms_of_prints());
    keys.extend(
        COMMAND_SPECS
            .iter()
            .filter(|spec| !matches!(spec.word, CommandWord::Digit(_)))
            .map(|spec| key("command", &spec.code.to_ascii_lowercase())),
    );
    keys
}

/// The words of repairs and of why one is not taken further.
fn terms_of_repairs() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let stages = RepairStage::ALL.iter().flat_map(|one| {
        ["repair-stage", "refusal-repair-stage"].map(|family| key(family, one.code()))
    });
    let tests = RepairTest::ALL.iter().flat_map(|one| {
        ["repair-test", "refusal-test-missing"].map(|family| key(family, one.code()))
    });
    let answers = RepairAnswer::ALL.iter();
    let steps = RepairStep::ALL.iter();
    let results = RepairResult::ALL.iter();
    let lacks = RepairLack::ALL.iter();
    let seen = SeenLack::ALL.iter();
    let (mistakes, bars) = (MatchMistake::ALL.iter(), MergeBar::ALL.iter());
    let stays = MergeStay::ALL.iter();
    let approvals = ApprovalWhy::ALL.iter();
    stages
        .chain(tests)
        .chain(answers.map(|one| key("repair-answer", one.code())))
        .chain(steps.map(|one| key("repair-step", one.code())))
        .chain(results.map(|one| key("repair-result", one.code())))
        .chain(lacks.map(|one| key("refusal-repair-lacks", one.code())))
        .chain(approvals.map(|one| key("approval", one.code())))
        .chain(Queue::ALL.iter().map(|one| key("queue", one.code())))
        .chain(mistakes.map(|one| key("match-mistake", one.code())))
        .chain(seen.map(|one| key("refusal-seen-product", one.code())))
        .chain(bars.map(|one| key("refusal-not-merged", one.code())))
        .chain(stays.map(|one| key("refusal-merge-stays", one.code())))
        .chain(
            LineMistake::ALL
                .iter()
                .map(|one| key("line-mistake", one.code())),
        )
        .chain(
            LineStay::ALL
                .iter()
                .map(|one| key("refusal-line-stays", one.code())),
        )
        .chain(
            RatingBar::ALL
                .iter()
                .map(|one| key("refusal-not-rated", one.code())),
        )
        .collect()
}

/// The words of the planner.
fn terms_of_planner() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let clocks = ClockState::ALL.iter();
    let faults = FreightFault::ALL.iter().map(|one| one.code());
    let problems = freight::PROBLEMS.into_iter().chain(faults);
    clocks
        .map(|one| key("clock-state", one.code()))
        .chain(problems.map(|one| key("freight-problem", one)))
        .collect()
}

/// The words of shipments.
fn terms_of_ships() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let modes = ShipMode::ALL.iter().map(|one| key("ship-mode", one.code()));
    let routes = CustomsRoute::ALL.iter();
    let weighed = WeighedBy::ALL.iter();
    let pallets = PalletMaterial::ALL.iter();
    let bases = ValueBasis::ALL.iter();
    let brands = BrandKind::ALL.iter();
    let traits = GoodsTrait::ALL.iter();
    let lacks = CartonLack::ALL.iter();
    let lacks = lacks.map(|one| key("carton-lack", one.code()));
    modes
        .chain(lacks)
        .chain(routes.map(|one| key("customs-route", one.code())))
        .chain(weighed.map(|one| key("weighed-by", one.code())))
        .chain(pallets.map(|one| key("pallet-material", one.code())))
        .chain(bases.map(|one| key("value-basis", one.code())))
        .chain(brands.map(|one| key("brand-kind", one.code())))
        .chain(traits.map(|one| key("goods-trait", one.code())))
        .chain(WhyNot::ALL.iter().map(|one| key("unfit", one.code())))
        .chain(BoxFault::ALL.iter().map(|one| key("box-fault", one.code())))
        .chain(
            SidesBasis::ALL
                .iter()
                .map(|one| key("sides-basis", one.code())),
        )
        .chain(
            CheckCode::ALL
                .iter()
                .map(|one| key("preflight-check", one.code())),
        )
        .chain(
            Level::ALL
                .iter()
                .map(|one| key("preflight-level", one.code())),
        )
        .chain(
            ["consignment", "party", "carton", "unit", "sku"]
                .map(|one| key("preflight-place", one)),
        )
        .chain(["register", "name", "address"].map(|one| key("importer-lack", one)))
        .collect()
}

/// The words of what leaves and of why it does not.
fn terms_of_leaving() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let refusals = [
        "unit_gone",
        "unit_not_here",
        "in_forward",
        "not_for_sale",
        "order_number_needed",
        "not_left_singly",
        "not_lost_property",
        "forward_known",
        "forward_day",
        "no_such_forward",
        "forward_over",
        "lost_property_kept",
        "photo_needed",
        "taker_needed",
        "no_instruction",
        "no_evidence",
        "other_parcel",
        "claim_open",
        "claim_filed",
        "not_a_battery",
        "drum_apart",
        "wrong_way_out",
        "not_to_dispose",
        "other_sellers",
        "said_needed",
        "sale_terms",
        "witness_needed",
        "not_sealed",
        "left_already",
        "sold_as_lot",
    ];
    let ways = LeftHow::ALL.iter().map(|one| key("left", one.code()));
    let to = ForwardTo::ALL.iter();
    let reasons = ReleaseReason::ALL.iter();
    let words = DisposeBasis::ALL.iter();
    ways.chain(to.map(|one| key("forward-to", one.code())))
        .chain(reasons.map(|one| key("release", one.code())))
        .chain(words.map(|one| key("basis", one.code())))
        .chain(refusals.into_iter().map(|code| key("refusal", code)))
        .collect()
}

/// The words of what is printed and of the label printer.
fn terms_of_prints() -> Vec<String> {
    let key = |prefix: &str, code: &str| format!("{prefix}-{}", code.replace('_', "-"));
    let mut keys = Vec::new();
    keys.extend(RollKind::ALL.iter().map(|one| key("roll", one.code())));
    keys.extend(RollKind::ALL.iter().map(|one| key("print", one.code())));
    keys.extend(
        [
            "container",
            "carton",
            "carton_number",
            "badge",
            "command_sheet",
            "answers",
            "commands",
            "test",
        ]
        .map(|code| key("print", code)),
    );
    keys.extend(
        LabelSize::ALL
            .iter()
            .map(|one| key("label-size", one.code())),
    );
    keys.extend(
        ReprintWhy::ALL
            .iter()
            .map(|one| key("reprint-why", one.code())),
    );
    keys.extend(
        PrinterState::samples()
            .iter()
            .map(|state| key("printer-state", state.code())),
    );
    keys.extend(Paper::ALL.iter().map(|one| key("paper", one.code())));
    keys.extend(RatedHow::ALL.iter().map(|one| key("rated", one.code())));
    let house = returnbay::exchange::data::checklist::checklists();
    keys.extend(house.iter().map(|(pack, ..)| key("goods-kind", &pack.id)));
    keys
}

#[test]
fn every_code_has_words_in_every_language() {
    let terms = terms();
    assert!(terms.len() > 80, "only {} terms", terms.len());
    let mut findings = Vec::new();
    for words in speakers() {
        for key in terms.iter().filter(|key| words.term(key).is_none()) {
            findings.push(format!("{}: no words for {key}", words.language.code()));
        }
    }
    none(&findings);
}
