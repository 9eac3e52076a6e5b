//! Sellers, finding and open work, by label, by press and by what they ask.

use eframe::egui::Key as Pressed;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use returnbay::domain::codes::SellerCode;
use returnbay::domain::decision::Decision;
use returnbay::domain::ids::{ParcelId, UnitId};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::terms::Terms;
use returnbay::domain::time::Day;
use returnbay::ledger::query::{EvidenceOf, FindScope};
use returnbay::ledger::rows::{PolicyFrom, TermsFrom};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::evidence::PackFormat;
use returnbay::shell::open::rule_tables;
use returnbay::shell::view::{Job, View};
use returnbay::text::{DeskMsg, Language, Message, SellersMsg};
use returnbay::ui::screens::find::Reach;
use returnbay::ui::screens::review::Subject;
use returnbay::ui::screens::{Intent, Place, SaveFor, Screens};

use crate::bench::{Bench, harness};
use crate::{faces, seen};

fn at(place: Place, language: Language) -> Harness<'static, Bench> {
    let screens = Screens {
        place,
        ..Screens::default()
    };
    harness(screens, seen::busy(language, faces::face("ready")))
}

fn commands(harness: &Harness<'_, Bench>) -> Vec<Command> {
    let command = |intent: &Intent| match intent {
        Intent::Command(command) => Some(command.as_ref().clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(command).collect()
}

fn press(harness: &mut Harness<'_, Bench>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Types into the field of this name.
fn fill(harness: &mut Harness<'_, Bench>, label: &str, text: &str) {
    let role = Role::TextInput;
    harness.get_by_role_and_label(role, label).focus();
    harness.run();
    harness.key_press_modifiers(eframe::egui::Modifiers::COMMAND, Pressed::A);
    harness.get_by_role_and_label(role, label).type_text(text);
    harness.run();
}

fn word(harness: &Harness<'_, Bench>, message: impl Into<Message>) -> String {
    harness.state().seen.say(message)
}

fn seller(code: &str) -> SellerCode {
    SellerCode::parse(code).expect("a code")
}

#[test]
fn a_new_seller_is_named_with_its_terms_in_both_languages() {
    for language in Language::ALL {
        let mut harness = at(Place::Sellers, language);
        harness.run();
        let new = word(&harness, SellersMsg::SellerNew);
        press(&mut harness, &new);
        for (label, text) in [
            (SellersMsg::SellerCode, "S-03"),
            (SellersMsg::SellerName, "North Pier"),
            (SellersMsg::SellerHints, "Suite 03, Pier-03"),
            (SellersMsg::SellerCage, "199.50"),
            (SellersMsg::SellerHoldDays, "30"),
        ] {
            let label = word(&harness, label);
            fill(&mut harness, &label, text);
        }
        let dispose = harness.state().seen.decision(Decision::Dispose);
        harness
            .get_by_role_and_label(Role::CheckBox, &dispose)
            .click();
        harness.run();
        let save = word(&harness, SellersMsg::SellerSave);
        press(&mut harness, &save);
        let terms = Terms {
            address_hints: vec!["Suite 03".to_owned(), "Pier-03".to_owned()],
            cage_from: Money::parse_decimal("199.50", Currency::USD),
            approve: vec![Decision::Dispose],
            hold_days: 30,
            ..Terms::default()
        };
        let wanted = [
            Command::NameSeller {
                seller: seller("S-03"),
                name: "North Pier".to_owned(),
            },
            Command::SetSellerTerms {
                seller: seller("S-03"),
                set: TermsFrom {
                    from: Some(seen::today()),
                    terms,
                },
            },
        ];
        assert_eq!(commands(&harness), wanted, "{}", language.code());
        let saving = word(&harness, SellersMsg::SellerSaving);
        harness.get_by_label(&saving);
    }
}

#[test]
fn only_what_differs_is_asked_for() {
    let mut harness = at(Place::Sellers, Language::English);
    let first = seen::sellers().into_iter().next();
    harness
        .state_mut()
        .screens
        .sellers
        .open(first.as_ref(), seen::today());
    harness.run();
    harness.get_by_label("As it is in the store");
    press(&mut harness, "Used goods go home");
    press(&mut harness, "Save");
    let policy = rule_tables().last().expect("two rule tables").clone();
    let wanted = Command::SetSellerPolicy {
        seller: seller("S-01"),
        set: PolicyFrom {
            from: Some(seen::today()),
            policy,
        },
    };
    assert_eq!(commands(&harness), [wanted]);
}

#[test]
fn what_is_wrong_is_said_by_its_field_and_nothing_is_written() {
    for (label, text, said) in [
        (
            "Seller code",
            "S-02",
            "There is a seller with this code already",
        ),
        (
            "Words on labels",
            "harbor-02",
            "“harbor-02” names S-02 too. Two sellers cannot share one",
        ),
        (
            "Words on labels",
            "B",
            "“B” is too short: it may stand on any label",
        ),
        (
            "To the cage from",
            "two hundred",
            "Write an amount such as 200 or 199.50, and a currency such as USD",
        ),
        ("Days of a hold", "0", "A number of days from 1 to 365"),
        ("Seller's name", " ", "Write a name that people here know"),
    ] {
        let mut harness = at(Place::Sellers, Language::English);
        harness.run();
        press(&mut harness, "New seller…");
        fill(&mut harness, "Seller code", "S-03");
        fill(&mut harness, "Seller's name", "North Pier");
        fill(&mut harness, label, text);
        assert!(harness.query_all_by_label(said).next().is_some(), "{said}");
        let save = harness.get_by_label("Save");
        assert!(save.accesskit_node().is_disabled(), "{said}");
        save.click();
        harness.run();
        assert_eq!(commands(&harness), [], "{said}");
    }
}

#[test]
fn what_is_typed_is_not_lost_to_another_row() {
    let mut harness = at(Place::Sellers, Language::English);
    let sellers = seen::sellers();
    harness
        .state_mut()
        .screens
        .sellers
        .open(sellers.first(), seen::today());
    harness.run();
    fill(&mut harness, "Days of a hold", "60");
    let last = sellers.last();
    harness
        .state_mut()
        .screens
        .sellers
        .open(last, seen::today());
    harness.run();
    harness.get_by_label("Not saved yet: save or discard before another seller is chosen");
    let days = |harness: &Harness<'_, Bench>| {
        let form = harness.state().screens.sellers.form.as_ref();
        form.expect("the form stays").typed.days.clone()
    };
    assert_eq!(days(&harness), "60");
    press(&mut harness, "Discard changes");
    harness
        .state_mut()
        .screens
        .sellers
        .open(last, seen::today());
    harness.run();
    assert_eq!(days(&harness), "21");
}

#[test]
fn terms_are_typed_for_a_day_and_what_is_to_come_stands_below() {
    let mut harness = at(Place::Sellers, Language::English);
    let sellers = seen::sellers();
    let today = seen::today();
    harness
        .state_mut()
        .screens
        .sellers
        .open(sellers.last(), today);
    harness.run();
    harness.get_by_label("As it is in the store");
    harness.get_by_label("From 2027-01-01: rule table “Used goods go home”");
    fill(&mut harness, "In force from", "soon");
    let wrong = "The day is written as 2026-12-01, or left empty for today";
    assert!(harness.query_all_by_label(wrong).next().is_some());
    fill(&mut harness, "In force from", "2027-02-01");
    fill(&mut harness, "Days of a hold", "60");
    press(&mut harness, "Save");
    let sent = |harness: &Harness<'_, Bench>| {
        let terms = commands(harness).into_iter().map(|command| match command {
            Command::SetSellerTerms { set, .. } => (set.from, set.terms.hold_days),
            Command::SetSellerPolicy { set, .. } => (set.from, 0),
            other => panic!("{other:?}"),
        });
        terms.collect::<Vec<_>>()
    };
    // From that day on what the fields show holds, and they show the house's rule table.
    let day = |text: &str| Day::parse(text);
    assert_eq!(
        sent(&harness),
        [(day("2027-02-01"), 0), (day("2027-02-01"), 60)]
    );

    let mut harness = at(Place::Sellers, Language::English);
    harness
        .state_mut()
        .screens
        .sellers
        .open(sellers.last(), today);
    harness.run();
    press(&mut harness, "From 2027-01-01: other terms");
    let form = |harness: &Harness<'_, Bench>| {
        let form = harness.state().screens.sellers.form.as_ref();
        let typed = &form.expect("a form").typed;
        (typed.from.clone(), typed.days.clone())
    };
    assert_eq!(form(&harness), ("2027-01-01".to_owned(), "45".to_owned()));
    harness.get_by_label("As it is in the store");
    press(&mut harness, "What is in force today");
    assert_eq!(form(&harness), (String::new(), "21".to_owned()));
}

#[test]
fn what_was_saved_is_shown_as_the_store_has_it() {
    let mut harness = at(Place::Sellers, Language::English);
    let mut sellers = seen::sellers();
    harness
        .state_mut()
        .screens
        .sellers
        .open(sellers.first(), seen::today());
    harness.run();
    fill(&mut harness, "Days of a hold", "60");
    press(&mut harness, "Save");
    harness.get_by_label("Saving");
    let terms = Terms {
        hold_days: 60,
        ..Terms::default()
    };
    sellers[0].terms.push(TermsFrom {
        from: Some(seen::today()),
        terms,
    });
    let answer = (Query::Sellers, Answer::Sellers(sellers).into());
    harness
        .state_mut()
        .seen
        .answers
        .insert(View::Sellers, answer);
    harness.run();
    harness.get_by_label("As it is in the store");
}

fn found_for(harness: &Harness<'_, Bench>) -> Vec<Query> {
    let asked = |intent: &Intent| match intent {
        Intent::Ask(View::Find, query) => Some(query.as_ref().clone()),
        _ => None,
    };
    let mut queries: Vec<Query> = harness.state().wanted.iter().filter_map(asked).collect();
    queries.dedup();
    queries
}

fn recent() -> FindScope {
    FindScope::Since(seen::zone().day(faces::NOW).plus_days(-90))
}

#[test]
fn a_number_is_typed_at_once_and_enter_looks_through_all_days() {
    for language in Language::ALL {
        let mut harness = at(Place::Bench, language);
        harness.key_press(Pressed::F11);
        harness.run();
        assert!(
            found_for(&harness).is_empty(),
            "nothing is asked before a sign"
        );
        let empty = word(&harness, DeskMsg::FindEmpty);
        harness.get_by_label_contains(&empty);
        let label = word(&harness, DeskMsg::FindBox);
        harness
            .get_by_role_and_label(Role::TextInput, &label)
            .type_text("170026");
        harness.run();
        let number = || "170026".to_owned();
        let last = |harness: &Harness<'_, Bench>| found_for(harness).last().cloned();
        assert_eq!(last(&harness), Some(Query::Find(number(), recent())));
        harness.key_press(Pressed::Enter);
        harness.run();
        let all = Query::Find(number(), FindScope::All);
        assert_eq!(last(&harness), Some(all), "{}", language.code());
    }
}

#[test]
fn what_awaits_units_stands_first_and_what_is_chosen_opens() {
    let mut harness = at(Place::Find, Language::English);
    "170026".clone_into(&mut harness.state_mut().screens.find.text);
    harness.run();
    let kinds: Vec<String> = ["Announced, awaited", "Container", "Parcel", "Unit"]
        .map(str::to_owned)
        .to_vec();
    for kind in &kinds {
        assert!(harness.query_all_by_label(kind).next().is_some(), "{kind}");
    }
    let found = seen::found();
    let parcel = found.parcels[0].number.to_string();
    press(&mut harness, &parcel);
    let parcel = Subject::Parcel(ParcelId(1));
    assert_eq!(harness.state().screens.find.subject, Some(parcel));
    let tag = found.units[0].inspection.tag.to_string();
    press(&mut harness, &tag);
    let unit = Subject::Unit(UnitId(1));
    assert_eq!(harness.state().screens.find.subject, Some(unit));
}

#[test]
fn the_life_of_what_was_found_becomes_an_evidence_pack() {
    let mut harness = at(Place::Find, Language::English);
    "170026".clone_into(&mut harness.state_mut().screens.find.text);
    harness.run();
    press(&mut harness, seen::found().units[0].inspection.tag.as_str());
    assert!(
        harness.query_by_label("Export page").is_none(),
        "asked for first"
    );
    press(&mut harness, "Evidence…");
    for (button, format, end) in [
        ("Export page", PackFormat::Html, "html"),
        ("Export archive", PackFormat::Zip, "zip"),
    ] {
        press(&mut harness, button);
        let wanted = &harness.state().wanted;
        let job = wanted.iter().rev().find_map(|intent| match intent {
            Intent::Start(Job::ExportEvidence { order, path }) => Some((order, path)),
            _ => None,
        });
        let (order, path) = job.expect("a job");
        assert_eq!(order.of, EvidenceOf::Unit(UnitId(1)));
        assert_eq!((order.format, &order.seller), (format, &None));
        assert_eq!(path.extension().and_then(|end| end.to_str()), Some(end));
    }
    let chosen = std::path::Path::new("/data/op/claims/mats.zip");
    harness
        .state_mut()
        .screens
        .take_save(SaveFor::Evidence, chosen);
    harness.run();
    press(&mut harness, "Export page");
    let last = harness
        .state()
        .wanted
        .iter()
        .rev()
        .find_map(|intent| match intent {
            Intent::Start(Job::ExportEvidence { path, .. }) => Some(path.clone()),
            _ => None,
        });
    assert_eq!(last, Some(chosen.with_extension("html")));
    press(&mut harness, "Evidence…");
    assert!(harness.query_by_label("Export page").is_none(), "put away");
}

#[test]
fn kinds_that_are_cut_are_said_so() {
    let screens = || {
        let mut screens = Screens {
            place: Place::Find,
            ..Screens::default()
        };
        "170026".clone_into(&mut screens.find.text);
        screens
    };
    let busy = || seen::busy(Language::English, faces::face("ready"));
    let said = "More than 200 have this number (parcels, units)";
    let mut much = harness(screens(), seen::with_much_found(busy()));
    much.run();
    much.get_by_label_contains(said);
    let mut whole = harness(screens(), busy());
    whole.run();
    assert!(whole.query_by_label_contains(said).is_none());
}

#[test]
fn a_container_that_is_found_opens_among_the_containers() {
    let mut harness = at(Place::Find, Language::English);
    "170026".clone_into(&mut harness.state_mut().screens.find.text);
    harness.run();
    press(&mut harness, "R-03");
    let screens = &harness.state().screens;
    assert_eq!(screens.place, Place::Containers);
    let chosen = screens.containers.chosen.clone();
    assert_eq!(chosen, Some(faces::container("R-03")));
}

#[test]
fn a_number_that_nothing_has_says_how_to_look_further() {
    let mut harness = at(Place::Find, Language::English);
    "999999".clone_into(&mut harness.state_mut().screens.find.text);
    for (reach, scope, said) in [
        (
            Reach::Recent,
            recent(),
            "Press Enter to look through all days",
        ),
        (Reach::All, FindScope::All, "Look at the number again"),
    ] {
        harness.state_mut().screens.find.reach = reach;
        let query = Query::Find("999999".to_owned(), scope);
        let answer = Answer::Found(Box::default());
        let answers = &mut harness.state_mut().seen.answers;
        answers.insert(View::Find, (query, answer.into()));
        harness.run();
        harness.get_by_label_contains(said);
    }
}

#[test]
fn a_statement_is_of_last_month_until_other_days_are_typed() {
    let mut harness = at(Place::Sellers, Language::English);
    harness.run();
    harness
        .state_mut()
        .screens
        .sellers
        .open(seen::sellers().last(), seen::today());
    harness.run();
    press(&mut harness, "Statement");
    let wanted = |harness: &Harness<'_, Bench>| {
        let intents = harness.state().wanted.iter().rev();
        let mut jobs = intents.filter_map(|intent| match intent {
            Intent::Start(Job::ExportStatement {
                seller,
                period,
                format,
                path,
            }) => Some((
                seller.to_string(),
                format!("{} {}", period.from, period.to),
                format.clone(),
                path.clone(),
            )),
            _ => None,
        });
        jobs.next()
    };
    press(&mut harness, "Export PDF");
    let (of, days, format, path) = wanted(&harness).expect("a job");
    assert_eq!((of.as_str(), format.as_str()), ("S-02", "pdf"));
    assert_eq!(days, "2026-10-01 2026-10-31");
    assert!(path.ends_with("statement-S-02-2026-10-01-2026-10-31.pdf"));
    fill(&mut harness, "First day", "2026-11-01");
    fill(&mut harness, "Last day", "2026-11-20");
    press(&mut harness, "Export XLSX");
    let (_, days, format, path) = wanted(&harness).expect("a job");
    assert_eq!(
        (days.as_str(), format.as_str()),
        ("2026-11-01 2026-11-20", "xlsx")
    );
    assert!(path.ends_with("statement-S-02-2026-11-01-2026-11-20.xlsx"));
    fill(&mut harness, "Last day", "2999-01-01");
    let count = harness.state().wanted.len();
    press(&mut harness, "Export CSV");
    let later = harness.state().wanted.iter().skip(count);
    let started = later.filter(|intent| matches!(intent, Intent::Start(_)));
    assert_eq!(started.count(), 0, "the days are no period");
}
