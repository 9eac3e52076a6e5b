//! Shipments to China at a desk: what is packed, what is missing, forms, scans and what was asked twice.

use std::collections::VecDeque;
use std::sync::Arc;

use eframe::egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{
    ConsignmentNumber, Country, PalletNumber, PartyCode, PersonCode, SellerCode, ShipmentNumber,
    Uscc,
};
use returnbay::domain::consignment::{ConsignedCarton, ConsignedUnit, Consignment, Parties};
use returnbay::domain::goods::{
    BrandKind, Goods, GoodsSides, GoodsTrait, GoodsValue, SidesBasis, ValueBasis,
};
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::ids::UnitId;
use returnbay::domain::measure::{Grams, Millimetres};
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::party::Party;
use returnbay::domain::printed::Sscc;
use returnbay::domain::product::Battery;
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::domain::screening::{Hit, HitBy, LoadedList, PartyHit};
use returnbay::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, PalletMaterial, PalletTerms, ShipMode,
    ShipmentTerms, WeighedBy,
};
use returnbay::domain::time::Day;
use returnbay::domain::weight::ScaleReading;
use returnbay::ledger::command::ShipCommand;
use returnbay::ledger::fact::{DeclaredGoods, LeftShipment, SsccRange};
use returnbay::ledger::import::ImportKind;
use returnbay::ledger::query::{
    ConsignmentView, ContainerCount, FreeCarton, ScreeningView, ShipAnswer, ShipQuery, ShipmentView,
};
use returnbay::ledger::rows::{
    CartonRow, ConsignmentRow, ContainerRow, GoodsRow, SaidAt, ShipmentRow,
};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::listen::{Ear, Heard, HeardAnswer, Listening};
use returnbay::shell::view::{Job, ReadOptions, TakeRows, View};
use returnbay::text::trouble::RefusalCode;
use returnbay::text::{Language, TroubleMsg};
use returnbay::ui::screens::containers::china::{Form, Part, ShipmentForm, Sure};
use returnbay::ui::screens::containers::{self, china};
use returnbay::ui::screens::{Intent, Place, Screens, Seen};

use crate::bench::{Bench, harness};
use crate::faces::{self, NOW, container, tag};
use crate::seen::{self, zone};

pub fn shipment(text: &str) -> ShipmentNumber {
    ShipmentNumber::parse(text).expect("a number")
}

pub fn consignment(text: &str) -> ConsignmentNumber {
    ConsignmentNumber::parse(text).expect("a number")
}

fn party(code: &str, name: &str) -> Party {
    Party {
        name_zh: Some(name.to_owned()),
        address_zh: Some("广东省深圳市南山区示例路 1 号".to_owned()),
        uscc: Uscc::parse("91110000600037341L"),
        sellers: vec![SellerCode::parse("S-01").expect("a seller")],
        ..Party::of(PartyCode::parse(code).expect("a code"), Country::china())
    }
}

pub fn parties() -> Vec<Party> {
    vec![
        party("HK-B", "香港示例物流有限公司"),
        party("SZ-A", "深圳市示例跨境贸易有限公司"),
    ]
}

fn terms(number: &str, left: bool) -> ShipmentTerms {
    ShipmentTerms {
        shipment: shipment(number),
        mode: ShipMode::SeaLcl,
        forwarder: PartyCode::parse("HK-B"),
        carrier: (!left).then(|| "COSCO".to_owned()),
        voyage: (!left).then(|| "071E".to_owned()),
        bill: None,
        cut_off: Day::parse("2026-12-04"),
        arrives: Day::parse("2027-01-08"),
    }
}

pub fn said() -> SaidAt {
    SaidAt {
        at: NOW,
        person: PersonCode::parse("OP-7"),
    }
}

fn shipments() -> Vec<ShipmentRow> {
    let here = |number| ShipmentRow {
        terms: terms(number, false),
        begun_at: NOW,
        left: None,
    };
    let left = ShipmentRow {
        terms: terms("SH-2026-10-A", true),
        begun_at: NOW,
        left: Some((
            LeftShipment {
                shipment: shipment("SH-2026-10-A"),
                consignments: vec![consignment("SH-2026-10-A-1")],
                cartons: 12,
                units: 431,
            },
            said(),
        )),
    };
    vec![here("SH-2026-11-B"), here("SH-2026-11-A"), left]
}

pub fn unit(place: u64) -> ConsignedUnit {
    let name = if place.is_multiple_of(2) {
        "发圈（珍珠款，24 件装）"
    } else {
        "无线耳机充电盒"
    };
    let value = GoodsValue {
        money: Money {
            minor: 899,
            currency: Currency::USD,
        },
        basis: ValueBasis::Cost,
    };
    ConsignedUnit {
        unit: UnitId(u128::from(place)),
        tag: tag(place),
        seller: SellerCode::parse("S-01"),
        sku: Some("P0360".to_owned()),
        asin: Some("B0B4WP8XYZ".to_owned()),
        title: Some("Hair ties, heart pearl".to_owned()),
        serial: None,
        grade: Some(Grade::VeryGood),
        returned: None,
        reason: None,
        inspected: seen::today(),
        weight: (!place.is_multiple_of(5)).then_some(Grams(412)),
        battery: Battery::Unknown,
        class: HazardClass::None,
        original_state: None,
        facts: Vec::new(),
        photos: 2,
        picture: None,
        export: None,
        exported: None,
        goods: Goods {
            name_zh: Some(name.to_owned()),
            net: (!place.is_multiple_of(5)).then_some(Grams(380)),
            packed: (!place.is_multiple_of(7)).then(|| GoodsSides {
                sides: [200, 150, 120].map(Millimetres),
                basis: if place.is_multiple_of(4) {
                    SidesBasis::Estimated
                } else {
                    SidesBasis::Measured
                },
            }),
            value: (!place.is_multiple_of(4)).then_some(value),
            ..Goods::default()
        },
    }
}

fn carton(number: u32, units: std::ops::Range<u64>, done: bool) -> ConsignedCarton {
    ConsignedCarton {
        container: container(&format!("C-{number:02}")),
        number,
        sscc: done
            .then(|| Sscc::make(&format!("1061414100000{number:04}")))
            .flatten(),
        pallet: done.then(|| PalletNumber::parse("1")).flatten(),
        seal: done.then(|| format!("CN-77{number}")),
        seal_photo: None,
        measure: done.then(|| CartonMeasure {
            sides: [600, 400, 355].map(Millimetres),
            gross: Grams(14_203),
            tare: Grams(700),
            by: WeighedBy::Scale,
        }),
        is_sealed: done,
        units: units.map(unit).collect(),
    }
}

fn consignment_terms(number: &str) -> ConsignmentTerms {
    ConsignmentTerms {
        consignment: consignment(number),
        shipment: shipment("SH-2026-11-B"),
        importer: PartyCode::parse("SZ-A").expect("a code"),
        exporter: None,
        notify: None,
        route: CustomsRoute::DutyFree,
        currency: Currency::USD,
        invoice: None,
        incoterm: None,
        itn: None,
        reason: None,
    }
}

pub fn row(number: &str, revision: u32) -> ConsignmentRow {
    ConsignmentRow {
        terms: consignment_terms(number),
        begun_at: NOW,
        revision,
        closed: None,
        signed: Vec::new(),
        papers: Vec::new(),
        left_at: None,
    }
}

pub fn inside(done: bool) -> Consignment {
    let [_, importer] = parties().try_into().expect("two");
    Consignment {
        shipment: terms("SH-2026-11-B", false),
        terms: consignment_terms("SH-2026-11-B-1"),
        parties: Parties {
            importer: Some(importer),
            ..Parties::default()
        },
        revision: 1,
        pallets: vec![pallet()],
        cartons: vec![
            carton(1, 1..13, true),
            carton(2, 13..31, true),
            carton(3, 31..36, done),
        ],
    }
}

fn pallet() -> PalletTerms {
    PalletTerms {
        shipment: shipment("SH-2026-11-B"),
        pallet: PalletNumber::parse("1").expect("a number"),
        material: PalletMaterial::TreatedWood,
        sides: None,
        tare: Grams(18_000),
    }
}

fn free() -> Vec<FreeCarton> {
    [("C-07", "S-01", 9), ("C-08", "S-02", 22)]
        .map(|(name, seller, units)| FreeCarton {
            count: ContainerCount {
                row: ContainerRow {
                    container: container(name),
                    kind: container(name).kind(),
                    opened_at: NOW,
                    sealed_at: None,
                    left: None,
                    pictures: Vec::new(),
                },
                units,
                parcels: 0,
            },
            seller: SellerCode::parse(seller),
            carton: CartonRow::of(container(name)),
        })
        .to_vec()
}

fn goods() -> Vec<GoodsRow> {
    let of = |sku: &str, basis| GoodsRow {
        declared: DeclaredGoods {
            seller: SellerCode::parse("S-01").expect("a seller"),
            sku: sku.to_owned(),
            goods: Goods {
                name_en: Some("hair ties, polyester, with imitation pearl".to_owned()),
                name_zh: Some("发圈（珍珠款，24 件装）".to_owned()),
                brand_kind: Some(BrandKind::Domestic),
                net: Some(Grams(380)),
                value: Some(GoodsValue {
                    money: Money {
                        minor: 899,
                        currency: Currency::USD,
                    },
                    basis,
                }),
                traits: vec![GoodsTrait::Magnetic],
                ..Goods::default()
            },
            file: None,
        },
        said: said(),
    };
    vec![
        of("P0360", ValueBasis::Cost),
        of("P0361-红色", ValueBasis::Estimated),
    ]
}

pub fn put(seen: &mut Seen, view: View, query: ShipQuery, answer: ShipAnswer) {
    let answer = Arc::new(Answer::Ship(answer));
    seen.answers.insert(view, (Query::Ship(query), answer));
}

/// A desk where nothing was ever shipped.
fn empty(language: Language) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let nothing = [
        (
            View::Shipments,
            ShipQuery::Shipments,
            ShipAnswer::Shipments(Vec::new()),
        ),
        (
            View::FreeCartons,
            ShipQuery::FreeCartons,
            ShipAnswer::FreeCartons(Vec::new()),
        ),
        (
            View::Parties,
            ShipQuery::Parties(None),
            ShipAnswer::Parties(Vec::new()),
        ),
        (View::Ssccs, ShipQuery::Ssccs, ShipAnswer::Ssccs(Vec::new())),
        (
            View::Templates,
            ShipQuery::Templates,
            ShipAnswer::Templates(Vec::new()),
        ),
    ];
    for (view, query, answer) in nothing {
        put(&mut seen, view, query, answer);
    }
    let mut screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    screens.containers.tab = containers::Tab::China;
    (screens, seen)
}

/// A desk with shipments, the first of which is packed; `done` where nothing is missing.
pub fn desk(language: Language, done: bool) -> (Screens, Seen) {
    let (mut screens, mut seen) = empty(language);
    let today = zone().day(NOW);
    let number = || shipment("SH-2026-11-B");
    let one = inside(done);
    let view = ShipmentView {
        row: shipments().swap_remove(0),
        pallets: vec![pallet()],
        consignments: vec![
            (row("SH-2026-11-B-1", 1), one.totals()),
            (row("SH-2026-11-B-2", 2), inside(false).totals()),
        ],
    };
    let chosen = ConsignmentView {
        row: row("SH-2026-11-B-1", 1),
        consignment: one,
    };
    let range = SsccRange {
        prefix: "10614141".to_owned(),
        first: 1,
        count: 10_000,
    };
    let seller = SellerCode::parse("S-01").expect("a seller");
    let answers = [
        (
            View::Shipments,
            ShipQuery::Shipments,
            ShipAnswer::Shipments(shipments()),
        ),
        (
            View::Shipment,
            ShipQuery::Shipment(number(), today),
            ShipAnswer::Shipment(Some(Box::new(view))),
        ),
        (
            View::Consignment,
            ShipQuery::Consignment(consignment("SH-2026-11-B-1"), today),
            ShipAnswer::Consignment(Some(Box::new(chosen))),
        ),
        (
            View::FreeCartons,
            ShipQuery::FreeCartons,
            ShipAnswer::FreeCartons(free()),
        ),
        (
            View::Parties,
            ShipQuery::Parties(None),
            ShipAnswer::Parties(parties()),
        ),
        (
            View::Ssccs,
            ShipQuery::Ssccs,
            ShipAnswer::Ssccs(vec![range]),
        ),
        (
            View::Goods,
            ShipQuery::Goods(seller, None),
            ShipAnswer::Goods(goods()),
        ),
    ];
    for (view, query, answer) in answers {
        put(&mut seen, view, query, answer);
    }
    let draft = &mut screens.containers.china;
    draft.shipment = Some(number());
    draft.consignment = Some(consignment("SH-2026-11-B-1"));
    draft.carton.choose(container("C-02"));
    (screens, seen)
}

/// The parties beside a list so many days old, and an entry that is like one of them.
fn screening(language: Language, days: Option<u32>, hit: bool) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, false);
    screens.containers.china.part = Part::Parties;
    let today = zone().day(NOW);
    let list = |days: u32| LoadedList {
        list: "CSL".to_owned(),
        listed: today.plus_days(-i64::from(days)),
        entries: 21_482,
        file_name: "consolidated.csv".to_owned(),
    };
    let found = PartyHit {
        who: "SZ-A".to_owned(),
        party: PartyCode::parse("SZ-A"),
        list: "CSL".to_owned(),
        hit: Hit {
            entry: "8c1f".to_owned(),
            source: Some("Entity List".to_owned()),
            own: "深圳市示例跨境贸易有限公司".to_owned(),
            name: "深圳市示例跨境贸易".to_owned(),
            by: HitBy::AltName,
            permille: 1000,
            same_country: true,
        },
    };
    let lists = days.into_iter().map(|days| {
        let list = list(days);
        let age = list.age(today, 30);
        (list, age)
    });
    let view = ScreeningView {
        lists: lists.collect(),
        hits: hit.then_some(found).into_iter().collect(),
    };
    put(
        &mut seen,
        View::Screening,
        ShipQuery::Screening(today),
        ShipAnswer::Screening(Box::new(view)),
    );
    (screens, seen)
}

fn refused(seen: &mut Seen) {
    let why = TroubleMsg::CommandRefused {
        why: RefusalCode("other_seller_there".to_owned()),
    };
    seen.ear = Arc::new(Ear {
        listening: Listening::Desk,
        answer: Some(HeardAnswer {
            text: tag(9).to_string(),
            refused: Some(why.into()),
        }),
        ..Ear::default()
    });
}

/// The pictures of shipments.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    put("ships-empty", empty(language));
    put("ships", desk(language, false));
    let mut stop = desk(language, false);
    refused(&mut stop.1);
    stop.0.containers.china.carton.choose(container("C-03"));
    put("ships-stop", stop);
    let mut closing = desk(language, true);
    closing.0.containers.china.sure = Sure::Close;
    put("ships-closing", closing);
    let mut form = desk(language, false);
    form.0.containers.china.form = Form::Consignment(china::ConsignmentForm::of(
        &consignment_terms("SH-2026-11-B-1"),
    ));
    put("ships-consignment", form);
    let mut measuring = desk(language, false);
    measuring.0.containers.china.carton.act = china::Act::Measure(china::Measure {
        sides: "60 x 40".to_owned(),
        ..china::Measure::default()
    });
    let devices = Arc::make_mut(&mut measuring.1.devices);
    devices.scale_shown = Some(ScaleReading::stable(14_203));
    put("ships-measure", measuring);
    let mut party = desk(language, false);
    party.0.containers.china.part = Part::Parties;
    let mut typed = china::PartyForm::of(&parties()[1]);
    "91110000600037341M".clone_into(&mut typed.uscc);
    party.0.containers.china.parties.form = Some(typed);
    put("ships-party-wrong", party);
    let mut of_goods = desk(language, false);
    of_goods.0.containers.china.part = Part::Goods;
    of_goods.0.containers.china.goods.seller = SellerCode::parse("S-01");
    of_goods.0.containers.china.goods.form = Some(china::GoodsForm::of(&goods()[1]));
    put("ships-goods", of_goods);
    let mut numbers = desk(language, false);
    numbers.0.containers.china.part = Part::Numbers;
    put("ships-numbers", numbers);
    for (name, days, hit) in [
        ("ships-screening-none", None, false),
        ("ships-screening-fresh", Some(3), false),
        ("ships-screening-hit", Some(31), true),
    ] {
        put(name, screening(language, days, hit));
    }
    let mut no_party = empty(language);
    no_party.0.containers.china.part = Part::Parties;
    put("ships-parties-empty", no_party);
    pictures
}

pub fn at((screens, seen): (Screens, Seen)) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness
}

pub fn wanted(harness: &Harness<'_, Bench>, of: &Intent) -> bool {
    harness.state().wanted.contains(of)
}

pub fn ship(command: ShipCommand) -> Intent {
    Intent::Command(Box::new(Command::Ship(command)))
}

fn heard(number: u64, kind: CodeKind, key: &str) -> Arc<Heard> {
    Arc::new(Heard {
        number,
        scanner: 0,
        text: key.to_owned(),
        candidates: vec![Candidate {
            kind,
            carrier: None,
            key: key.to_owned(),
            check: CheckVerdict::Ok,
            how: How::Literal,
        }],
    })
}

#[test]
fn a_consignment_closes_as_it_is_shown_once_nothing_is_missing_and_is_asked_twice() {
    let harness = at(desk(Language::English, false));
    assert!(harness.query_by_label("Close…").is_none());
    harness.get_by_label("Closes once nothing is missing");
    harness.get_by_label("Not measured: C-03");
    let mut harness = at(desk(Language::English, true));
    let close = ship(ShipCommand::CloseConsignment {
        consignment: consignment("SH-2026-11-B-1"),
        list: Arc::from(codec::encode_consignment(&inside(true)).as_bytes()),
    });
    harness.get_by_label("Close…").click();
    harness.run();
    assert!(!wanted(&harness, &close));
    harness.get_by_label("Yes, close it").click();
    harness.run();
    assert!(wanted(&harness, &close));
}

#[test]
fn scans_choose_join_and_pack() {
    let mut screen = desk(Language::English, false);
    let scans = [
        heard(1, CodeKind::Container, "C-01"),
        heard(2, CodeKind::Unit, tag(77).as_str()),
        heard(3, CodeKind::Container, "C-07"),
        heard(4, CodeKind::Unit, tag(78).as_str()),
        heard(5, CodeKind::Product, "00036000291452"),
    ];
    screen.1.ear = Arc::new(Ear {
        listening: Listening::Desk,
        heard: VecDeque::from(scans),
        answer: None,
        next: 5,
    });
    let harness = at(screen);
    assert!(wanted(&harness, &Intent::Listen(Listening::Desk)));
    let of_scan = |text: &str, command| {
        Intent::CommandOfScan(text.to_owned(), Box::new(Command::Ship(command)))
    };
    let pack = |number: u64, name: &str| {
        let command = ShipCommand::Pack {
            tags: vec![tag(number)],
            container: container(name),
            consignment: Some(consignment("SH-2026-11-B-1")),
        };
        of_scan(tag(number).as_str(), command)
    };
    assert!(wanted(&harness, &pack(77, "C-01")));
    let join = ShipCommand::JoinCarton {
        container: container("C-07"),
        consignment: consignment("SH-2026-11-B-1"),
        pallet: None,
    };
    assert!(wanted(&harness, &of_scan("C-07", join)));
    assert!(wanted(&harness, &pack(78, "C-07")));
    harness.get_by_label_contains("is neither a carton nor a unit tag");
}

#[test]
fn an_open_form_keeps_what_is_typed_until_it_is_kept() {
    let mut screen = desk(Language::English, false);
    screen.0.containers.china.form =
        Form::Shipment(ShipmentForm::of(&terms("SH-2026-11-B", false)));
    let mut harness = at(screen);
    if let Form::Shipment(form) = &mut harness.state_mut().screens.containers.china.form {
        "999-12345678".clone_into(&mut form.bill);
        "4 Dec".clone_into(&mut form.cut_off);
    }
    harness.run();
    harness.get_by_label("Days are YYYY-MM-DD");
    if let Form::Shipment(form) = &mut harness.state_mut().screens.containers.china.form {
        "2026-12-05".clone_into(&mut form.cut_off);
    }
    harness.run();
    harness.get_by_label("Keep").click();
    harness.run();
    let told = ShipmentTerms {
        bill: Some("999-12345678".to_owned()),
        cut_off: Day::parse("2026-12-05"),
        ..terms("SH-2026-11-B", false)
    };
    assert!(wanted(
        &harness,
        &ship(ShipCommand::SetShipment(Box::new(told.clone())))
    ));
    let still = |harness: &Harness<'_, Bench>| {
        let draft = &harness.state().screens.containers.china;
        matches!(draft.form, Form::Shipment(_))
    };
    assert!(still(&harness), "the store has not answered");
    let mut rows = shipments();
    rows[0].terms = told;
    let answer = ShipAnswer::Shipments(rows);
    put(
        &mut harness.state_mut().seen,
        View::Shipments,
        ShipQuery::Shipments,
        answer,
    );
    harness.run();
    assert!(!still(&harness));
}

#[test]
fn a_measure_is_read_in_inches_and_pounds_and_the_scales_word_is_told_from_a_hands() {
    let mut screen = desk(Language::English, false);
    let devices = Arc::make_mut(&mut screen.1.devices);
    devices.scale_shown = Some(ScaleReading::stable(14_203));
    let mut harness = at(screen);
    harness.get_by_label("Measure and weigh…").click();
    harness.run();
    harness.get_by_label("in, lb").click();
    harness.get_by_label_contains("from the scale").click();
    harness.run();
    let draft = &mut harness.state_mut().screens.containers.china.carton;
    let china::Act::Measure(measure) = &mut draft.act else {
        panic!("no form");
    };
    "24 x 16 x 14".clone_into(&mut measure.sides);
    "2".clone_into(&mut measure.tare);
    harness.run();
    harness.get_by_label("Keep measures").click();
    harness.run();
    let measured = ship(ShipCommand::MeasureCarton {
        container: container("C-02"),
        measure: CartonMeasure {
            sides: [610, 406, 356].map(Millimetres),
            gross: Grams(14_203),
            tare: Grams(907),
            by: WeighedBy::Scale,
        },
    });
    assert!(wanted(&harness, &measured));
}

#[test]
fn a_wrong_uscc_names_the_sign_and_is_not_kept() {
    let mut screen = desk(Language::English, false);
    screen.0.containers.china.part = Part::Parties;
    let mut typed = china::PartyForm::of(&parties()[1]);
    typed.uscc = "91110000600037341M".to_owned();
    screen.0.containers.china.parties.form = Some(typed);
    let harness = at(screen);
    let told = harness.get_all_by_label_contains("The last sign would be L");
    assert!(told.count() > 0);
    assert!(harness.query_by_label("Keep").is_none());
}

#[test]
fn goods_of_a_sku_are_told_whole_with_where_their_value_comes_from() {
    let mut screen = desk(Language::English, false);
    screen.0.containers.china.part = Part::Goods;
    screen.0.containers.china.goods.seller = SellerCode::parse("S-01");
    screen.0.containers.china.goods.form = Some(china::GoodsForm::of(&goods()[1]));
    let mut harness = at(screen);
    harness.set_size(Vec2::new(1280.0, 1600.0));
    harness.run();
    harness.get_by_label("The value is a guess: papers say so.");
    let china = &mut harness.state_mut().screens.containers.china;
    let form = china.goods.form.as_mut().expect("a form");
    "12.50".clone_into(&mut form.value);
    form.basis = None;
    harness.run();
    harness.get_by_label("Wants where the value comes from");
    let china = &mut harness.state_mut().screens.containers.china;
    china.goods.form.as_mut().expect("a form").basis = Some(ValueBasis::Agreed);
    harness.run();
    harness.get_by_label("Keep").click();
    harness.run();
    let is_it = |intent: &Intent| match intent {
        Intent::Command(command) => match command.as_ref() {
            Command::Ship(ShipCommand::DeclareGoods(told)) => {
                let value = told.goods[0].1.value.expect("a value");
                (value.money.minor, value.basis) == (1250, ValueBasis::Agreed)
                    && told.goods[0].1.traits == [GoodsTrait::Magnetic]
            }
            _ => false,
        },
        _ => false,
    };
    assert!(harness.state().wanted.iter().any(is_it));
}

#[test]
fn a_screening_list_is_loaded_with_its_day_and_a_day_to_come_is_not_sent() {
    let mut screen = screening(Language::English, Some(31), true);
    let draft = &mut screen.0.containers.china.parties.screening;
    draft.file = "/lists/consolidated.csv".to_owned();
    draft.dated = "2099-01-01".to_owned();
    let mut harness = at(screen);
    harness.get_by_label("31 days old: load a newer one");
    let hits = harness.get_all_by_label_contains("(another name of it, 100 %): CSL 8c1f");
    assert_eq!(hits.count(), 1);
    harness.get_by_label("Load list").click();
    harness.run();
    let loads = |harness: &Harness<'_, Bench>| {
        let wanted = harness.state().wanted.iter();
        let of_list = |intent: &&Intent| matches!(intent, Intent::Start(Job::TakeImport { .. }));
        wanted.filter(of_list).cloned().collect::<Vec<_>>()
    };
    assert_eq!(loads(&harness), []);
    let draft = &mut harness
        .state_mut()
        .screens
        .containers
        .china
        .parties
        .screening;
    draft.dated = "2025-11-20".to_owned();
    harness.run();
    harness.get_by_label("Load list").click();
    harness.run();
    let wanted = Intent::Start(Job::TakeImport {
        path: "/lists/consolidated.csv".into(),
        seller: None,
        reading: ReadOptions {
            kind: Some(ImportKind::Screening),
            dated: Day::parse("2025-11-20"),
            ..ReadOptions::default()
        },
        rows: TakeRows::AllOrNone,
    });
    assert_eq!(loads(&harness), [wanted]);
}
