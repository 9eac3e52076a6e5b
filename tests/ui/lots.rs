//! Lots at a desk: pallets that may go, a sale asked twice, and what each seller gets.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Vec2;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{ContainerName, LotNumber, PersonCode, SellerCode, UnitTag};
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::{Hash, UnitId};
use returnbay::domain::lot::{Lot, LotLevel, LotUnit, LotWhy, SplitBy};
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::exchange::proceeds::ProceedsProblem;
use returnbay::ledger::command::SellLot;
use returnbay::ledger::fact::SoldLot;
use returnbay::ledger::query::{ContainerCount, LotAsked, LotNote, LotSheet, LotView, Page};
use returnbay::ledger::rows::{ContainerRow, LotRow};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::claims;
use returnbay::shell::listen::Listening;
use returnbay::shell::lots::{LotOf, ProceedsDone};
use returnbay::shell::view::{FileFor, Job, JobState, JobView, TakeRows, TakenFileOf, View};
use returnbay::text::{Language, LeavingMsg};
use returnbay::ui::screens::containers::lots::{Part, Reopening, Sale};
use returnbay::ui::screens::{Intent, Place, Screens, Seen, containers};

use crate::bench::{Bench, harness};
use crate::faces::{self, NOW, container};
use crate::seen::{self, zone};
use crate::waiting;

fn usd(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::USD,
    }
}

fn number(text: &str) -> LotNumber {
    LotNumber::parse(text).expect("a number")
}

fn unit(place: u64, pallet: &str, retail: Option<i64>) -> LotUnit {
    let seller = if pallet == "L-03" { "S-02" } else { "S-01" };
    LotUnit {
        unit: UnitId(u128::from(place)),
        tag: UnitTag::make("A00", place).expect("a tag"),
        pallet: container(pallet),
        seller: SellerCode::parse(seller),
        asin: Some("B0B4WP8XYZ".to_owned()),
        sku: Some("P0360".to_owned()),
        fnsku: None,
        barcode: None,
        lpn: None,
        serial: None,
        title: Some("Hair ties, heart pearl".to_owned()),
        category: None,
        grade: Some(if place.is_multiple_of(3) {
            Grade::Acceptable
        } else {
            Grade::VeryGood
        }),
        retail,
        weight: Some(Grams(412)),
    }
}

fn pallet(name: &str, units: u32) -> ContainerCount {
    ContainerCount {
        row: ContainerRow {
            pictures: Vec::new(),
            container: container(name),
            kind: container(name).kind(),
            opened_at: NOW,
            sealed_at: Some(NOW),
            left: None,
        },
        units,
        parcels: 0,
    }
}

/// What is on some of four pallets: on L-04 two units stay out, of one on L-01 a claim may be filed.
fn view(names: &[&str]) -> LotView {
    let mut units: Vec<LotUnit> = Vec::new();
    for (name, from, retail) in [
        ("L-01", 1, Some(2599)),
        ("L-02", 11, Some(1899)),
        ("L-03", 21, None),
        ("L-04", 31, Some(999)),
    ] {
        units.extend((from..from + 6).map(|place| unit(place, name, retail)));
    }
    units.retain(|unit| names.contains(&unit.pallet.as_str()));
    let note = |place: u64, name: &str, why, level| LotNote {
        unit: UnitId(u128::from(place)),
        tag: UnitTag::make("A00", place).expect("a tag"),
        pallet: container(name),
        seller: SellerCode::parse("S-01"),
        why,
        level,
    };
    let (gate, rule) = (
        |code: &str| LotWhy::Gate(code.to_owned()),
        |code: &str| LotWhy::Rule(code.to_owned()),
    );
    let mut notes = vec![
        note(2, "L-01", rule("claim_open"), LotLevel::Warned),
        note(31, "L-04", gate("recalled"), LotLevel::Refused),
        note(32, "L-04", rule("answer_due"), LotLevel::Refused),
        note(33, "L-04", rule("dangerous_goods"), LotLevel::Refused),
    ];
    notes.retain(|note| names.contains(&note.pallet.as_str()));
    LotView {
        pallets: names.iter().map(|name| pallet(name, 6)).collect(),
        lot: Lot {
            currency: Currency::USD,
            units,
            pictures: [].into(),
        },
        notes,
        beyond: 0,
    }
}

fn asked(names: &[&str]) -> Query {
    let today = zone().day(NOW);
    Query::LotView(LotAsked {
        pallets: names.iter().map(|name| container(name)).collect(),
        currency: Currency::USD,
        today,
        claims_from: Some(claims::days(today).open_from),
    })
}

fn row(lot: &str, withdrawn: Option<&str>) -> LotRow {
    LotRow {
        sold: SoldLot {
            lot: number(lot),
            pallets: vec![container("L-02"), container("L-03")],
            units: 12,
            list: Hash([0x5a; 32]),
            condition: Some(Grade::Acceptable),
            buyer: "Second Chance 尾货 LLC".to_owned(),
            day: zone().day(NOW),
            price: usd(125_000),
            reference: Some("AUC-2026-1177".to_owned()),
            split: SplitBy::Units,
        },
        sold_at: NOW,
        person: PersonCode::parse("OP-7"),
        withdrawn: withdrawn.map(|why| (NOW, why.to_owned())),
        files: Vec::new(),
        told: [].into(),
    }
}

fn sheet(lot: &str, withdrawn: Option<&str>) -> LotSheet {
    LotSheet {
        row: row(lot, withdrawn),
        lot: view(&["L-02", "L-03"]).lot,
    }
}

const ALL: [&str; 4] = ["L-01", "L-02", "L-03", "L-04"];
const CHOSEN: [&str; 2] = ["L-01", "L-02"];

/// A desk with pallets to sell, some chosen, and lots that were sold.
fn desk(language: Language, chosen: &[&str], sold: Option<LotSheet>) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let mut put = |view, query, answer| {
        seen.answers.insert(view, (query, Arc::new(answer)));
    };
    put(
        View::LotPallets,
        asked(&[]),
        Answer::LotView(Box::new(view(&ALL))),
    );
    put(
        View::Lot,
        asked(chosen),
        Answer::LotView(Box::new(view(chosen))),
    );
    let rows = vec![row("2026-11-B", None), row("2026-11-A", Some("not paid"))];
    let page = Page { rows, next: None };
    put(View::SoldLots, Query::Lots(None), Answer::Lots(page));
    let mut screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    screens.containers.tab = containers::Tab::Lots;
    screens.containers.lots.pallets = chosen.iter().map(|name| container(name)).collect();
    if let Some(sheet) = sold {
        screens.containers.lots.part = Part::Sold;
        screens.containers.lots.chosen = Some(sheet.row.sold.lot.clone());
        let query = Query::Lot(sheet.row.sold.lot.clone());
        put(View::SoldLot, query, Answer::Lot(Some(Box::new(sheet))));
    }
    (screens, seen)
}

const CAMERA: &str = "/data/op/camera";

/// The pictures of a pallet are shown, two of them, and others are typed.
fn pictured((mut screens, mut seen): (Screens, Seen)) -> (Screens, Seen) {
    let name = container("L-01");
    let kept: Vec<Hash> = [1, 2].map(|byte| Hash([byte; 32])).into();
    let mut of_one = view(&["L-01"]);
    of_one.pallets[0].row.pictures.clone_from(&kept);
    of_one.lot.pictures.insert(name.clone(), kept.clone());
    let answer = Arc::new(Answer::LotView(Box::new(of_one)));
    seen.answers
        .insert(View::LotPictures, (asked(&["L-01"]), answer));
    for (at, names) in [(View::LotPallets, &ALL[..]), (View::Lot, &CHOSEN[..])] {
        let mut view = view(names);
        view.pallets[0].row.pictures.clone_from(&kept);
        view.lot.pictures.insert(name.clone(), kept.clone());
        if let Some((_, answer)) = seen.answers.get_mut(&at) {
            *answer = Arc::new(Answer::LotView(Box::new(view)));
        }
    }
    seen.thumbnails = kept
        .iter()
        .map(|photo| (*photo, Arc::new(crate::photos::thumbnail(photo.0[0]))))
        .collect();
    screens.containers.lots.pictures.pallet = Some(name);
    CAMERA.clone_into(&mut screens.containers.lots.pictures.path);
    (screens, seen)
}

fn taking(state: JobState) -> JobView {
    JobView {
        id: 9,
        job: Arc::new(Job::TakeFile {
            of: FileFor::Pallet,
            path: CAMERA.into(),
        }),
        state,
    }
}

fn filled() -> Sale {
    Sale {
        number: "2026-11-C".to_owned(),
        buyer: "Second Chance LLC".to_owned(),
        price: "1,250".to_owned(),
        reference: "AUC-1".to_owned(),
        ..Sale::default()
    }
}

/// The pictures of the lots.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    let mut empty = desk(language, &[], None);
    empty.1.answers.insert(
        View::LotPallets,
        (asked(&[]), Arc::new(Answer::LotView(Box::new(view(&[]))))),
    );
    put("lots-empty", empty);
    let mut sure = desk(language, &CHOSEN, None);
    sure.0.containers.lots.sale = filled();
    sure.0.containers.lots.sale.sure = returnbay::ui::screens::containers::lots::Sure::Asked;
    put("lots-sell", sure);
    put("lots-pictures", pictured(desk(language, &CHOSEN, None)));
    let mut gone = pictured(desk(language, &CHOSEN, None));
    gone.1.jobs = vec![taking(JobState::Failed(
        LeavingMsg::NoPictures {
            name: "camera".to_owned(),
        }
        .into(),
    ))];
    gone.0.containers.lots.pictures.adding = Some(container("L-01"));
    put("lots-pictures-none", gone);
    put("lots-none-chosen", desk(language, &[], None));
    for (name, badge) in [("lots-open-again", "OP-7"), ("lots-open-not", "OP-9")] {
        let mut opening = opening(desk(language, &CHOSEN, None), badge);
        opening.0.containers.lots.reopening = Some(Reopening {
            pallet: Some(container("L-04")),
            reason: "recalled kettle".to_owned(),
        });
        put(name, opening);
    }
    let mut out = desk(language, &CHOSEN, None);
    out.0.containers.lots.floor = Some(Grade::Acceptable);
    scan(&mut out.1, "L-04");
    put("lots-scan-out", out);
    let mut none_sold = desk(language, &[], None);
    none_sold.0.containers.lots.part = Part::Sold;
    none_sold.1.answers.insert(
        View::SoldLots,
        (
            Query::Lots(None),
            Arc::new(Answer::Lots(Page {
                rows: Vec::new(),
                next: None,
            })),
        ),
    );
    put("lots-none-sold", none_sold);
    let mut pictured_sheet = sheet("2026-11-B", None);
    let kept = vec![Hash([1; 32]), Hash([2; 32])];
    pictured_sheet.lot.pictures.insert(container("L-02"), kept);
    let mut sold = bad_rows(desk(language, &[], Some(pictured_sheet)));
    sold.1.thumbnails = pictured(desk(language, &[], None)).1.thumbnails;
    put("lots-sold", sold);
    let mut withdrawing = desk(language, &[], Some(sheet("2026-11-B", None)));
    withdrawing.0.containers.lots.withdrawing = Some("not paid".to_owned());
    put("lots-withdrawing", withdrawing);
    let withdrawn = sheet("2026-11-A", Some("not paid"));
    put("lots-withdrawn", desk(language, &[], Some(withdrawn)));
    pictures
}

/// Somebody is signed in of whom the house knows what they may do: OP-7 is a supervisor.
fn opening((screens, mut seen): (Screens, Seen), badge: &str) -> (Screens, Seen) {
    let people = Answer::People(waiting::people());
    seen.answers
        .insert(View::People, (Query::People, Arc::new(people)));
    let mut face = seen.face.as_ref().clone();
    face.person = PersonCode::parse(badge);
    seen.face = Arc::new(face);
    (screens, seen)
}

/// A file of proceeds was looked into, and two of its rows are bad.
fn bad_rows((screens, mut seen): (Screens, Seen)) -> (Screens, Seen) {
    let problem = |line, code, found: &str| ProceedsProblem {
        line,
        code,
        found: found.to_owned(),
    };
    seen.jobs = vec![JobView {
        id: 9,
        job: Arc::new(Job::TakeProceeds {
            lot: number("2026-11-B"),
            path: PathBuf::from("/data/op/sold-2026-11-b.csv"),
            rows: TakeRows::AllOrNone,
        }),
        state: JobState::ProceedsTaken(Arc::new(ProceedsDone {
            file_name: "sold-2026-11-b.csv".to_owned(),
            lot: number("2026-11-B"),
            units: 0,
            taken_before: false,
            problems: vec![
                problem(4, "not_in_lot", "UA00000000016"),
                problem(7, "bad_amount", "1.234,50"),
            ],
        })),
    }];
    (screens, seen)
}

fn at((screens, seen): (Screens, Seen)) -> Harness<'static, Bench> {
    harness(screens, seen)
}

fn wanted(harness: &Harness<'_, Bench>, of: &Intent) -> bool {
    harness.state().wanted.contains(of)
}

fn pallets(harness: &Harness<'_, Bench>) -> Vec<ContainerName> {
    harness.state().screens.containers.lots.pallets.clone()
}

#[test]
fn pallets_are_taken_one_by_one_or_all_that_may_go() {
    let mut harness = at(desk(Language::English, &[], None));
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    assert!(harness.query_by_label("Choose pallets first").is_some());
    harness.get_by_label("L-02 · 6").click();
    harness.run();
    assert_eq!(pallets(&harness), [container("L-02")]);
    harness.get_by_label("L-02 · 6").click();
    harness.run();
    assert!(pallets(&harness).is_empty());
    harness.get_by_label("L-04 · 6 · stays out").click();
    harness.run();
    assert!(pallets(&harness).is_empty(), "a unit on it stays out");
    harness.get_by_label("Take all that may go").click();
    harness.run();
    let all: Vec<ContainerName> = ALL[..3].iter().map(|name| container(name)).collect();
    assert_eq!(pallets(&harness), all);
    harness.get_by_label("S-02").click();
    harness.run();
    harness.get_by_label("Take all that may go").click();
    harness.run();
    assert_eq!(pallets(&harness), [container("L-03")], "of one seller");
}

#[test]
fn a_sale_is_asked_twice_and_takes_the_list_that_was_shown() {
    let mut desk = desk(Language::English, &CHOSEN, None);
    desk.0.containers.lots.sale = filled();
    let mut harness = at(desk);
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    let sale = Intent::Command(Box::new(Command::SellLot(Box::new(SellLot {
        lot: number("2026-11-C"),
        pallets: CHOSEN.map(container).to_vec(),
        list: Arc::from(codec::encode_lot(&view(&CHOSEN).lot).as_bytes()),
        buyer: "Second Chance LLC".to_owned(),
        day: zone().day(NOW),
        price: usd(125_000),
        reference: Some("AUC-1".to_owned()),
    }))));
    harness.get_by_label("Sell this lot…").click();
    harness.run();
    assert!(!wanted(&harness, &sale));
    harness.get_by_label("It is sold").click();
    harness.run();
    assert!(wanted(&harness, &sale));
}

#[test]
fn a_sale_waits_until_all_is_said_and_no_other_lot_has_its_number() {
    for (number, buyer, price, word) in [
        (
            "2026-11-C",
            "",
            "5",
            "Sign in, and fill in number, buyer, day and price",
        ),
        (
            "2026-11-C",
            "B",
            "5.123",
            "Sign in, and fill in number, buyer, day and price",
        ),
        ("2026-11-b", "B", "5", "Another lot has this number"),
    ] {
        let mut desk = desk(Language::English, &CHOSEN, None);
        desk.0.containers.lots.sale = Sale {
            number: number.to_owned(),
            buyer: buyer.to_owned(),
            price: price.to_owned(),
            ..Sale::default()
        };
        let mut harness = at(desk);
        harness.set_size(Vec2::new(1280.0, 800.0));
        harness.run();
        assert!(harness.query_by_label(word).is_some(), "{number} {word}");
        assert!(harness.query_by_label("Sell this lot…").is_none());
    }
}

#[test]
fn a_sold_lot_is_written_in_a_buyers_columns_and_its_good_rows_are_taken() {
    let mut harness = at(bad_rows(desk(
        Language::English,
        &[],
        Some(sheet("2026-11-B", None)),
    )));
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness
        .get_by_role_and_label(Role::ComboBox, "Columns")
        .click();
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Amazon, 17 columns")
        .click();
    harness.run();
    harness.get_by_label("Export CSV").click();
    harness.run();
    let export = Intent::Start(Job::ExportLot {
        of: LotOf::Sold(number("2026-11-B")),
        template: Some("amazon".to_owned()),
        format: "csv".to_owned(),
        path: "/data/op/Documents/lot-2026-11-B.csv".into(),
    });
    assert!(wanted(&harness, &export));
    harness.get_by_label("Take the good rows").click();
    harness.run();
    let good = Intent::Start(Job::TakeProceeds {
        lot: number("2026-11-B"),
        path: "/data/op/sold-2026-11-b.csv".into(),
        rows: TakeRows::Good,
    });
    assert!(wanted(&harness, &good));
}

#[test]
fn a_sale_is_withdrawn_with_a_reason() {
    let mut harness = at(desk(Language::English, &[], Some(sheet("2026-11-B", None))));
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness.get_by_label("Withdraw the sale…").click();
    harness.run();
    assert!(harness.query_by_label("Withdraw it").is_none(), "why?");
    harness
        .get_by_role_and_label(Role::TextInput, "Why")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Why")
        .type_text("not paid");
    harness.run();
    harness.get_by_label("Withdraw it").click();
    harness.run();
    let withdraw = Intent::Command(Box::new(Command::WithdrawLot {
        lot: number("2026-11-B"),
        reason: "not paid".to_owned(),
    }));
    assert!(wanted(&harness, &withdraw));
}

/// The label of a container was scanned for the desk.
fn scan(seen: &mut Seen, name: &str) {
    let mut ear = seen.ear.as_ref().clone();
    let label = Candidate {
        kind: CodeKind::Container,
        carrier: None,
        key: name.to_owned(),
        check: CheckVerdict::None,
        how: How::Literal,
    };
    ear.add(name.to_owned(), vec![label]);
    seen.ear = Arc::new(ear);
}

#[test]
fn a_scanned_pallet_is_taken_whatever_has_focus_and_one_that_stays_out_is_named() {
    let mut harness = at(desk(Language::English, &[], None));
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    assert!(wanted(&harness, &Intent::Listen(Listening::LotPallets)));
    harness
        .get_by_role_and_label(Role::TextInput, "Buyer")
        .focus();
    harness.run();
    scan(&mut harness.state_mut().seen, "L-02");
    harness.run();
    assert_eq!(pallets(&harness), [container("L-02")]);
    // The same label again takes nothing out.
    scan(&mut harness.state_mut().seen, "L-02");
    harness.run();
    assert_eq!(pallets(&harness), [container("L-02")]);
    for name in ["L-04", "L-77"] {
        scan(&mut harness.state_mut().seen, name);
        harness.run();
        assert_eq!(pallets(&harness), [container("L-02")], "{name}");
        harness.get_by_label_contains(&format!("{name} is not in the lot"));
    }
    scan(&mut harness.state_mut().seen, "L-01");
    harness.run();
    assert_eq!(pallets(&harness), [container("L-01"), container("L-02")]);
}

#[test]
fn pallets_are_narrowed_by_condition() {
    let mut narrowed = desk(Language::English, &[], None);
    narrowed.0.containers.lots.floor = Some(Grade::Acceptable);
    let mut harness = at(narrowed);
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness.get_by_label("L-02 · 6");
    harness.state_mut().screens.containers.lots.floor = Some(Grade::LikeNew);
    harness.run();
    assert!(harness.query_by_label("L-02 · 6").is_none());
}

#[test]
fn pictures_are_taken_in_first_and_then_named_with_those_that_are_kept() {
    let mut harness = at(pictured(desk(Language::English, &CHOSEN, None)));
    harness.set_size(Vec2::new(1280.0, 1400.0));
    harness.run();
    assert!(
        harness
            .query_by_label_contains("1 of 2 pallets have pictures")
            .is_some()
    );
    harness.get_by_label("Add").click();
    harness.run();
    let start = Intent::Start(Job::TakeFile {
        of: FileFor::Pallet,
        path: CAMERA.into(),
    });
    assert!(wanted(&harness, &start));
    let named = |bytes: &[u8]| {
        Intent::Command(Box::new(Command::PictureContainer {
            container: container("L-01"),
            photos: bytes.iter().map(|byte| Hash([*byte; 32])).collect(),
        }))
    };
    harness.state_mut().seen.jobs = vec![taking(JobState::FileTaken(Arc::new(TakenFileOf {
        name: "camera".to_owned(),
        hashes: vec![Hash([2; 32]), Hash([3; 32])],
    })))];
    harness.run();
    assert!(wanted(&harness, &named(&[1, 2, 3])), "each once");
    harness.get_by_label("Picture 1 of L-01").click();
    harness.run();
    harness.get_by_label("Leave it out").click();
    harness.run();
    assert!(wanted(&harness, &named(&[2])));
}

#[test]
fn a_sealed_pallet_is_opened_again_by_a_supervisor_with_a_reason() {
    let mut harness = at(opening(desk(Language::English, &[], None), "OP-7"));
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness.get_by_label("Open one again…").click();
    harness.run();
    // The pallet with goods that stay out is meant.
    assert!(harness.query_by_label("Open L-04").is_none(), "why?");
    let why = "Why it is opened";
    harness.get_by_role_and_label(Role::TextInput, why).focus();
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, why)
        .type_text("recalled kettle");
    harness.run();
    harness.get_by_label("Open L-04").click();
    harness.run();
    let reopen = Intent::Command(Box::new(Command::ReopenPallet {
        container: container("L-04"),
        reason: "recalled kettle".to_owned(),
    }));
    assert!(wanted(&harness, &reopen));
    assert!(harness.query_by_label("Why it is opened").is_none(), "done");
}

#[test]
fn an_operator_opens_no_sealed_pallet() {
    let mut desk = opening(desk(Language::English, &[], None), "OP-9");
    desk.0.containers.lots.reopening = Some(Reopening {
        pallet: Some(container("L-04")),
        reason: "recalled kettle".to_owned(),
    });
    let mut harness = at(desk);
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness.get_by_label_contains("OP-9 is no supervisor");
    assert!(harness.query_by_label("Open L-04").is_none());
}
