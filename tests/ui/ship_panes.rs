//! The panes of a consignment to China: pre-flight and where its findings lead, papers, lines of export papers.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Vec2;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{PersonCode, SellerCode};
use returnbay::domain::decimal::Decimal;
use returnbay::domain::export_line::{BalancedLine, ExportBalance, ExportLine};
use returnbay::domain::ids::{Hash, UnitId};
use returnbay::domain::measure::Grams;
use returnbay::domain::money::Currency;
use returnbay::domain::preflight::{CheckCode, Finding, Level, Place as At, What};
use returnbay::domain::time::Day;
use returnbay::exchange::data::preflight::preflight_rules;
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::fact::{ClosedConsignment, ExportedUnits, MadePapers, SignedFinding};
use returnbay::ledger::query::{
    ConsignmentView, ExportPlan, PlannedLine, PreflightView, ShipAnswer, ShipQuery, UnitExports,
};
use returnbay::ledger::rows::ConsignmentRow;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::papers::{PaperKind, PaperOrder, WrittenSet};
use returnbay::shell::view::{Job, JobState, JobView, View};
use returnbay::text::{Language, PapersMsg};
use returnbay::ui::screens::containers::china::{Came, Form, Pane, Part, SignForm, Sure};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::faces::{NOW, container, tag};
use crate::seen::zone;
use crate::ships::{at, consignment, desk, inside, put, row, said, ship, wanted};
use crate::waiting;

const NUMBER: &str = "SH-2026-11-B-1";

type Desk = (Screens, Seen);

fn units(places: std::ops::Range<u64>) -> Vec<UnitId> {
    places.map(|place| UnitId(u128::from(place))).collect()
}

fn finding(check: CheckCode, level: Level, place: At, units: Vec<UnitId>, what: What) -> Finding {
    Finding {
        check,
        level,
        place,
        units,
        listed: None,
        what,
    }
}

fn sku() -> At {
    At::Sku(
        SellerCode::parse("S-01").expect("a seller"),
        "P0360".to_owned(),
    )
}

fn blocks() -> Vec<Finding> {
    let carton = At::Carton(container("C-03"), 3);
    let no_line = |place: u64| {
        let at = At::Unit(tag(place), container("C-01"));
        let what = What::NoExportLine {};
        finding(
            CheckCode::ExportReference,
            Level::Block,
            at,
            units(place..place + 1),
            what,
        )
    };
    let mut all = vec![
        finding(
            CheckCode::CartonReady,
            Level::Block,
            carton.clone(),
            units(31..36),
            What::NotSealed {},
        ),
        finding(
            CheckCode::CartonReady,
            Level::Block,
            carton,
            units(31..36),
            What::NotMeasured {},
        ),
        finding(
            CheckCode::TariffCode,
            Level::Block,
            sku(),
            units(1..36),
            What::NoUs10 {},
        ),
    ];
    all.extend((1..9).map(no_line));
    all
}

fn warnings() -> Vec<Finding> {
    let carton = At::Carton(container("C-02"), 2);
    let scale = What::ScaleDiffers {
        gross: Grams(14_203),
        sum: Grams(12_040),
        likely: "K-1, K-2".to_owned(),
    };
    vec![
        finding(
            CheckCode::CartonScale,
            Level::Warn,
            carton,
            units(13..31),
            scale,
        ),
        finding(
            CheckCode::Screening,
            Level::Warn,
            At::Consignment,
            Vec::new(),
            What::NoList {},
        ),
    ]
}

fn notes() -> Vec<Finding> {
    let what = What::Legend {};
    vec![finding(
        CheckCode::EeiLegend,
        Level::Note,
        At::Consignment,
        Vec::new(),
        what,
    )]
}

fn found(seen: &mut Seen, row: ConsignmentRow, findings: Vec<Finding>) {
    let view = PreflightView {
        row,
        findings,
        rules: Arc::new(preflight_rules()),
    };
    let query = ShipQuery::Preflight(consignment(NUMBER), zone().day(NOW));
    let answer = ShipAnswer::Preflight(Some(Box::new(view)));
    put(seen, View::Preflight, query, answer);
    let people = Arc::new(Answer::People(waiting::people()));
    seen.answers.insert(View::People, (Query::People, people));
}

fn signed_row(checks: &[(CheckCode, Vec<UnitId>, &str)]) -> ConsignmentRow {
    let signed = checks.iter().map(|(check, units, reason)| {
        let signed = SignedFinding {
            consignment: consignment(NUMBER),
            revision: 1,
            check: *check,
            units: units.clone(),
            listed: Vec::new(),
            reason: (*reason).to_owned(),
        };
        (signed, said())
    });
    ConsignmentRow {
        signed: signed.collect(),
        ..row(NUMBER, 1)
    }
}

fn all_signed() -> ConsignmentRow {
    signed_row(&[
        (
            CheckCode::CartonScale,
            units(13..31),
            "weighed twice, wet carton",
        ),
        (
            CheckCode::Screening,
            Vec::new(),
            "compared by hand on 30 November",
        ),
    ])
}

/// The desk at pre-flight, with these findings.
fn preflight(language: Language, row: ConsignmentRow, findings: Vec<Finding>) -> Desk {
    let (mut screens, mut seen) = desk(language, true);
    found(&mut seen, row, findings);
    screens.containers.china.pane = Pane::Preflight;
    (screens, seen)
}

fn busy() -> Vec<Finding> {
    [blocks(), warnings(), notes()].concat()
}

fn line(number: &str, released: &str, left: (u32, u32)) -> BalancedLine {
    let day = Day::parse(released).expect("a day");
    let (left, out) = left;
    BalancedLine {
        line: ExportLine {
            seller: SellerCode::parse("S-01").expect("a seller"),
            mode: "9610".to_owned(),
            number: number.to_owned(),
            line: 2,
            released: Some(day),
            sku: Some("P0360".to_owned()),
            name: "发圈".to_owned(),
            model: None,
            cn10: None,
            quantity: Decimal::parse(&out.to_string()).expect("a quantity"),
            unit: None,
            price: Decimal::parse("1.5"),
            currency: Currency::parse("CNY"),
            exporter: None,
            exporter_uscc: None,
            order: None,
        },
        balance: ExportBalance {
            out,
            back: out - left,
            ..ExportBalance::default()
        },
        free_until: Some(day.plus_months(6)),
        back_until: Some(day.plus_months(12)),
    }
}

fn planned(line: BalancedLine, places: std::ops::Range<u64>) -> PlannedLine {
    PlannedLine {
        line,
        units: places
            .map(|place| (UnitId(u128::from(place)), tag(place)))
            .collect(),
    }
}

const SOON: &str = "E20260610000123456";
const LATER: &str = "E20260831000777888";
const OVER: &str = "E20260320000111222";

fn exports(language: Language) -> Desk {
    let (mut screens, mut seen) = desk(language, true);
    let mut without: Vec<_> = (31..36).map(tag).collect();
    without.sort();
    let plan = ExportPlan {
        lines: vec![
            planned(line(SOON, "2026-06-10", (14, 40)), 1..13),
            planned(line(LATER, "2026-08-31", (60, 60)), 13..14),
        ],
        under: vec![planned(line(OVER, "2026-03-20", (3, 20)), 14..31)],
        without,
    };
    let today = zone().day(NOW);
    let query = ShipQuery::ExportPlan(consignment(NUMBER), today);
    let answer = ShipAnswer::ExportPlan(Some(Box::new(plan)));
    put(&mut seen, View::ExportPlan, query, answer);
    let of_unit = UnitExports {
        unit: UnitId(13),
        tag: tag(13),
        of: None,
        original_state: None,
        lines: vec![
            line(LATER, "2026-08-31", (60, 60)),
            line(SOON, "2026-06-10", (14, 40)),
            line(OVER, "2026-03-20", (0, 20)),
        ],
    };
    let query = ShipQuery::ExportsOf(UnitId(13), today);
    let answer = ShipAnswer::ExportsOf(Some(Box::new(of_unit)));
    put(&mut seen, View::UnitExports, query, answer);
    screens.containers.china.pane = Pane::Exports;
    (screens, seen)
}

fn papers(language: Language) -> Desk {
    let (mut screens, mut seen) = desk(language, true);
    found(&mut seen, row(NUMBER, 1), Vec::new());
    screens.containers.china.pane = Pane::Papers;
    seen.folder = PathBuf::from("/mnt/clerk/papers");
    (screens, seen)
}

/// Puts a consignment in its second revision on the desk, closed, with the papers of both.
fn closed(seen: &mut Seen) {
    let files = |revision: u32| {
        let name = |end: &str| (format!("{NUMBER}-r{revision}-{end}"), Hash::ZERO);
        let files = ["packing-list.xlsx", "invoice.pdf"].map(name).to_vec();
        let papers = MadePapers {
            consignment: consignment(NUMBER),
            revision,
            files,
        };
        (papers, said())
    };
    let closed = ClosedConsignment {
        consignment: consignment(NUMBER),
        revision: 2,
        list: Hash::ZERO,
        cartons: 3,
        units: 35,
        gross_g: 42_609,
        net_g: None,
        volume_mm3: 255_600_000,
        value: None,
        pictures: Some(2),
    };
    let mut one = inside(true);
    one.revision = 2;
    let view = ConsignmentView {
        row: ConsignmentRow {
            closed: Some((closed, said())),
            papers: vec![files(1), files(2)],
            ..row(NUMBER, 2)
        },
        consignment: one,
    };
    let query = ShipQuery::Consignment(consignment(NUMBER), zone().day(NOW));
    let answer = ShipAnswer::Consignment(Some(Box::new(view)));
    put(seen, View::Consignment, query, answer);
}

fn set_job(state: JobState) -> JobView {
    let folder = PathBuf::from("/mnt/clerk/papers/SH-2026-11-B-1-r2");
    JobView {
        id: 71,
        job: Arc::new(Job::ExportPapers {
            consignment: consignment(NUMBER),
            template: None,
            folder,
        }),
        state,
    }
}

fn written() -> JobState {
    let ends = [
        "packing-list.xlsx",
        "packing-list.pdf",
        "invoice.xlsx",
        "invoice.pdf",
        "agency.pdf",
    ];
    let files = ends.map(|end| format!("{NUMBER}-r2-{end}")).to_vec();
    JobState::SetWritten(Arc::new(WrittenSet {
        folder: PathBuf::from("/mnt/clerk/papers/SH-2026-11-B-1-r2"),
        files,
    }))
}

fn failed() -> JobState {
    let name = "/mnt/clerk/papers/SH-2026-11-B-1-r2".to_owned();
    JobState::Failed(PapersMsg::FolderTaken { name }.into())
}

/// The pictures of the panes.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen): Desk| {
        pictures.push((format!("ships-{name}"), screens, seen));
    };
    put(
        "preflight-clear",
        preflight(language, row(NUMBER, 1), notes()),
    );
    let mut stopped = preflight(language, row(NUMBER, 1), busy());
    stopped.0.containers.china.preflight.came = Came::ByClosing;
    put("preflight-busy", stopped);
    let mut signing = preflight(language, row(NUMBER, 1), warnings());
    signing.0.containers.china.preflight.sign = Some(SignForm {
        check: CheckCode::CartonScale,
        reason: "weighed twice, wet carton".to_owned(),
    });
    put("preflight-signing", signing);
    let signed = [warnings(), notes()].concat();
    put(
        "preflight-signed",
        preflight(language, all_signed(), signed),
    );
    put("papers", papers(language));
    let mut pictured = papers(language);
    pictured.0.containers.china.papers.kind = PaperKind::Units;
    pictured.0.containers.china.papers.layout = Some("units_pictures".to_owned());
    put("papers-pictured", pictured);
    let mut running = papers(language);
    running
        .1
        .jobs
        .insert(0, set_job(JobState::Running { done: 9, all: 25 }));
    put("papers-running", running);
    let mut done = papers(language);
    closed(&mut done.1);
    done.1.jobs.insert(0, set_job(written()));
    put("papers-done", done);
    let mut wrong = papers(language);
    wrong.1.jobs.insert(0, set_job(failed()));
    put("papers-failed", wrong);
    put("exports", exports(language));
    let mut choosing = exports(language);
    choosing.0.containers.china.exports.chosen = units(13..14);
    put("exports-choosing", choosing);
    pictures
}

#[test]
fn closing_leads_to_the_findings_while_one_keeps_it_open_and_asks_once_none_does() {
    let mut screen = preflight(Language::English, row(NUMBER, 1), busy());
    screen.0.containers.china.pane = Pane::Cartons;
    let mut harness = at(screen);
    harness.get_by_label("Pre-flight: 11 block · 2 to sign");
    harness.get_by_label("Close…").click();
    harness.run();
    let china = &harness.state().screens.containers.china;
    assert_eq!((china.pane, &china.sure), (Pane::Preflight, &Sure::Nothing));
    harness.get_by_label_contains("It was not closed: 11 block · 2 to sign");

    let signed = [warnings(), notes()].concat();
    let mut harness = at(preflight(Language::English, all_signed(), signed));
    harness.get_by_label("Pre-flight: nothing in the way");
    harness.get_by_label_contains("Nothing stands in the way of closing");
    harness.get_by_label_contains("weighed twice, wet carton");
    harness.get_by_label("Close…").click();
    harness.run();
    assert_eq!(harness.state().screens.containers.china.sure, Sure::Close);
}

#[test]
fn a_finding_leads_to_its_carton_its_goods_its_unit_or_its_terms() {
    let press = |label: &str, findings| {
        let mut harness = at(preflight(Language::English, row(NUMBER, 1), findings));
        harness.set_size(Vec2::new(1280.0, 2400.0));
        harness.run();
        harness.get_by_label_contains(label).click();
        harness.run();
        harness
    };
    let harness = press("The carton is not sealed", busy());
    let china = &harness.state().screens.containers.china;
    assert_eq!(china.pane, Pane::Cartons);
    assert_eq!(china.carton.chosen, Some(container("C-03")));
    assert_eq!(china.cartons.selected_rows(), [2]);

    let harness = press("The Schedule B number", busy());
    let china = &harness.state().screens.containers.china;
    assert_eq!(china.part, Part::Goods);
    assert_eq!(china.goods.wanted.as_deref(), Some("P0360"));

    let held = |check, what| {
        let at = At::Unit(tag(7), container("C-01"));
        vec![finding(check, Level::Block, at, units(7..8), what)]
    };
    let harness = press("It is on hold", held(CheckCode::Decision, What::Held {}));
    let screens = &harness.state().screens;
    assert_eq!(screens.place, Place::Find);
    assert_eq!(screens.find.text, tag(7).as_str());

    let no_line = held(CheckCode::ExportReference, What::NoExportLine {});
    let harness = press("No line of an export paper", no_line);
    let china = &harness.state().screens.containers.china;
    assert_eq!(
        (china.pane, &china.exports.chosen),
        (Pane::Exports, &units(7..8))
    );

    let arrival = finding(
        CheckCode::SixMonths,
        Level::Block,
        At::Consignment,
        Vec::new(),
        What::ArrivalUnknown {},
    );
    let harness = press("When it arrives is not known", vec![arrival]);
    let china = &harness.state().screens.containers.china;
    assert!(matches!(china.form, Form::Shipment(_)));
}

#[test]
fn one_signature_covers_all_units_of_a_kind_and_wants_a_reason_and_the_right_person() {
    let mut harness = at(preflight(Language::English, row(NUMBER, 1), warnings()));
    harness.set_size(Vec2::new(1280.0, 1600.0));
    harness.run();
    harness
        .get_all_by_label("Sign…")
        .next()
        .expect("a kind to sign")
        .click();
    harness.run();
    harness.get_by_label("Wants a reason");
    harness.get_by_label_contains("The signature covers 18 units");
    let china = &mut harness.state_mut().screens.containers.china;
    let form = china.preflight.sign.as_mut().expect("a form");
    "weighed twice ".clone_into(&mut form.reason);
    harness.run();
    harness.get_by_label("Sign").click();
    harness.run();
    let sign = ship(ShipCommand::SignFinding {
        consignment: consignment(NUMBER),
        check: CheckCode::CartonScale,
        units: units(13..31),
        listed: Vec::new(),
        reason: "weighed twice".to_owned(),
    });
    assert!(wanted(&harness, &sign));
    let row = signed_row(&[(CheckCode::CartonScale, units(13..31), "weighed twice")]);
    found(&mut harness.state_mut().seen, row, warnings());
    harness.run();
    assert_eq!(
        harness.state().screens.containers.china.preflight.sign,
        None
    );

    // What only a supervisor signs, an operator does not.
    let at_unit = At::Unit(tag(7), container("C-01"));
    let lost = finding(
        CheckCode::OriginalState,
        Level::Warn,
        at_unit,
        units(7..8),
        What::StateLost {},
    );
    let mut screen = preflight(Language::English, self::row(NUMBER, 1), vec![lost]);
    let mut face = returnbay::station::Face::clone(&screen.1.face);
    face.person = PersonCode::parse("OP-9");
    screen.1.face = Arc::new(face);
    let harness = at(screen);
    harness.get_by_label("A supervisor signs for this kind");
    assert!(harness.query_by_label("Sign…").is_none());
}

#[test]
fn papers_are_asked_for_whole_one_by_one_and_of_one_seller() {
    let mut screen = papers(Language::English);
    closed(&mut screen.1);
    let mut harness = at(screen);
    harness.set_size(Vec2::new(1280.0, 1600.0));
    harness.run();
    harness.get_by_label_contains("Papers of revision 2");
    harness.get_by_label_contains("Revision 1, superseded: 2 files");
    harness.get_by_label("Write the whole set").click();
    harness.run();
    let set = Intent::Start(Job::ExportPapers {
        consignment: consignment(NUMBER),
        template: None,
        folder: PathBuf::from("/mnt/clerk/papers/SH-2026-11-B-1-r2"),
    });
    assert!(wanted(&harness, &set));
    let is_kept = |intent: &Intent| match intent {
        Intent::Change(settings) => {
            settings.papers_folder == Some(PathBuf::from("/mnt/clerk/papers"))
        }
        _ => false,
    };
    assert!(
        harness.state().wanted.iter().any(is_kept),
        "the folder is remembered"
    );
    let draft = &mut harness.state_mut().screens.containers.china.papers;
    draft.seller = SellerCode::parse("S-01");
    draft.kind = PaperKind::Invoice;
    harness.run();
    harness.get_by_label("PDF").click();
    harness.run();
    let excerpt = Intent::Start(Job::ExportPaper {
        order: PaperOrder {
            consignment: consignment(NUMBER),
            kind: PaperKind::Invoice,
            format: "pdf".to_owned(),
            template: None,
            seller: SellerCode::parse("S-01"),
        },
        path: PathBuf::from("/mnt/clerk/papers/SH-2026-11-B-1-r2-seller-S-01-invoice.pdf"),
    });
    assert!(wanted(&harness, &excerpt));

    assert!(
        harness.query_by_label("Layout").is_none(),
        "an invoice has one"
    );
    let draft = &mut harness.state_mut().screens.containers.china.papers;
    draft.seller = None;
    draft.kind = PaperKind::Units;
    draft.layout = Some("units_pictures".to_owned());
    harness.run();
    harness.get_by_label("XLSX").click();
    harness.run();
    let pictured = Intent::Start(Job::ExportPaper {
        order: PaperOrder {
            consignment: consignment(NUMBER),
            kind: PaperKind::Units,
            format: "xlsx".to_owned(),
            template: Some("units_pictures".to_owned()),
            seller: None,
        },
        path: PathBuf::from("/mnt/clerk/papers/SH-2026-11-B-1-r2-unit-list-units_pictures.xlsx"),
    });
    assert!(wanted(&harness, &pictured));
    // Another paper has its own layouts.
    harness.state_mut().screens.containers.china.papers.kind = PaperKind::CheckSheet;
    harness.run();
    assert_eq!(harness.state().screens.containers.china.papers.layout, None);
}

#[test]
fn proposals_are_taken_for_all_and_another_line_is_chosen_for_a_unit() {
    let under = |number: &str, places| {
        ship(ShipCommand::ExportUnits(Box::new(ExportedUnits {
            of: Some(line(number, "2026-08-31", (1, 1)).line.named()),
            units: units(places),
        })))
    };
    let mut harness = at(exports(Language::English));
    harness.set_size(Vec2::new(1280.0, 1600.0));
    harness.run();
    harness.get_by_label("17 under a line · 13 proposed · 5 without");
    harness
        .get_by_label("Take the proposals for 13 units")
        .click();
    harness.run();
    assert!(wanted(&harness, &under(SOON, 1..13)));
    assert!(wanted(&harness, &under(LATER, 13..14)));

    harness.state_mut().screens.containers.china.exports.chosen = units(13..14);
    harness.run();
    harness.get_by_label("used up");
    let choices = harness.get_all_by_label("Put under this line");
    choices.last().expect("the second line").click();
    harness.run();
    assert!(wanted(&harness, &under(SOON, 13..14)));
    assert!(
        harness
            .state()
            .screens
            .containers
            .china
            .exports
            .chosen
            .is_empty()
    );

    harness.get_by_label("Import an export paper…").click();
    harness.run();
    let screens = &harness.state().screens;
    assert_eq!(
        (screens.place, screens.import.seller.as_str()),
        (Place::Import, "S-01")
    );
    assert!(wanted(&harness, &Intent::PickFile));
}
