//! Resale at a desk: batches, what stays off a channel, a listing asked twice, the proof of a label, and
//! back to hold.

use std::sync::Arc;

use eframe::egui::Vec2;
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use returnbay::domain::codes::{BatchNumber, PersonCode, SellerCode, UnitTag};
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::hold::{Hold, HoldOwner, HoldReason};
use returnbay::domain::ids::{Hash, UnitId};
use returnbay::domain::lot::{LotLevel, LotWhy};
use returnbay::domain::money::Currency;
use returnbay::domain::printed::{Dpi, LabelSize};
use returnbay::domain::resale::{BatchEnd, SaleChannel};
use returnbay::ledger::batch::{Batch, BatchUnit, Seen as SeenOfIt};
use returnbay::ledger::fact::{ListedBatch, OpenedBatch};
use returnbay::ledger::query::{
    BatchCount, BatchSheet, NewCodeKind, ResaleAsked, ResaleNote, ResaleOf, ResaleView,
    SellerForSale,
};
use returnbay::ledger::rows::BatchRow;
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::resale::ResaleKey;
use returnbay::shell::view::View;
use returnbay::station::face::Lamp;
use returnbay::station::resale::{ResaleFace, ResaleMode, ResaleUnit};
use returnbay::text::resale::StockName;
use returnbay::text::{Language, Message, ResaleMsg};
use returnbay::ui::screens::containers::resale::{Back, Part, Units};
use returnbay::ui::screens::{Intent, Place, Screens, Seen, containers};

use crate::bench::{Bench, harness};
use crate::faces::{self, NOW, container};
use crate::seen::{self, zone};

fn number(text: &str) -> BatchNumber {
    BatchNumber::parse(text).expect("a number")
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").expect("a seller")
}

fn tag(place: u64) -> UnitTag {
    UnitTag::make("A00", place).expect("a tag")
}

fn unit(place: u64) -> BatchUnit {
    let grade = if place.is_multiple_of(3) {
        Grade::Acceptable
    } else {
        Grade::VeryGood
    };
    let letter = if grade == Grade::Acceptable {
        "A"
    } else {
        "VG"
    };
    BatchUnit {
        unit: UnitId(u128::from(place)),
        tag: tag(place),
        container: container("R-01"),
        sku: Some(format!("P0360-{letter}")),
        base: Some("P0360".to_owned()),
        asin: Some("B0B4WP8XYZ".to_owned()),
        barcode: None,
        title: Some("Hair ties, heart pearl".to_owned()),
        grade: Some(grade),
        price: (!place.is_multiple_of(4)).then_some(2199),
        seen: SeenOfIt::default(),
    }
}

fn view(places: std::ops::Range<u64>, notes: &[(u64, &str, LotLevel)]) -> ResaleView {
    let notes = notes.iter().map(|(place, code, level)| ResaleNote {
        unit: UnitId(u128::from(*place)),
        tag: tag(*place),
        container: container("R-01"),
        why: LotWhy::Rule((*code).to_owned()),
        level: *level,
    });
    ResaleView {
        batch: Batch {
            seller: seller(),
            channel: SaleChannel::Amazon,
            day: zone().day(NOW),
            currency: Currency::USD,
            units: places.map(unit).collect(),
        },
        notes: notes.collect(),
        new_skus: Vec::new(),
        beyond: 0,
    }
}

fn row(text: &str, listed: bool, ended: Option<BatchEnd>) -> BatchRow {
    BatchRow {
        opened: OpenedBatch {
            batch: number(text),
            seller: seller(),
            channel: SaleChannel::Amazon,
            owner: PersonCode::parse("OP-7").expect("a badge"),
            due: zone()
                .day(NOW)
                .plus_days(if text.ends_with('0') { -3 } else { 2 }),
        },
        opened_at: NOW,
        listed: listed.then(|| {
            let listed = ListedBatch {
                batch: number(text),
                day: zone().day(NOW),
                list: Hash([0x5a; 32]),
                units: 6,
                unpriced: 1,
            };
            (listed, NOW, PersonCode::parse("OP-7"))
        }),
        ended: ended.map(|end| (end, NOW, Some("the file was refused".to_owned()))),
    }
}

/// A batch that is listed for long, and one that was to be listed three days ago.
pub fn late() -> Vec<BatchCount> {
    let mut sold = row("2026-10-20-1", true, None);
    let ago = |days: i64| NOW.plus_ms(-days * 86_400_000);
    sold.opened_at = ago(36);
    if let Some((listed, ..)) = &mut sold.listed {
        listed.day = zone().day(ago(34));
    }
    let mut waits = row("2026-11-20", false, None);
    waits.opened_at = ago(5);
    vec![count(sold, 6), count(waits, 14)]
}

fn asked(of: ResaleOf) -> Query {
    Query::ResaleView(ResaleAsked {
        of,
        seller: seller(),
        channel: SaleChannel::Amazon,
        today: zone().day(NOW),
    })
}

const GATHERED: &str = "2026-11-24-1";
const LISTED: &str = "2026-11-23-1";

fn count(row: BatchRow, units: u32) -> BatchCount {
    BatchCount { row, units }
}

/// A desk with batches, of which one is chosen.
fn desk(language: Language, chosen: Option<&str>) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    let mut put = |view, query, answer| {
        seen.answers.insert(view, (query, Arc::new(answer)));
    };
    let sellers = [("S-01", 9), ("S-02", 4)].map(|(code, units)| SellerForSale {
        seller: SellerCode::parse(code).expect("a seller"),
        units,
    });
    put(
        View::ForSale,
        Query::ForSale,
        Answer::ForSale(sellers.to_vec()),
    );
    let rows = vec![
        count(row(GATHERED, false, None), 6),
        count(row("2026-11-20-0", false, None), 0),
        count(row(LISTED, true, None), 5),
        count(row("2026-11-19-1", true, Some(BatchEnd::Withdrawn)), 0),
    ];
    put(View::Batches, Query::Batches, Answer::Batches(rows));
    put(
        View::ResaleBatch,
        asked(ResaleOf::Batch(number(GATHERED))),
        Answer::ResaleView(Box::new(view(1..7, &[(4, "no_price", LotLevel::Warned)]))),
    );
    let off = [
        (11, "no_product_id", LotLevel::Refused),
        (12, "no_price", LotLevel::Warned),
        (13, "sku_taken", LotLevel::Refused),
    ];
    put(
        View::ResaleTotes,
        asked(ResaleOf::Totes),
        Answer::ResaleView(Box::new(view(10..19, &off))),
    );
    let mut screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    screens.containers.tab = containers::Tab::Resale;
    if let Some(text) = chosen {
        let is_listed = text == LISTED;
        let sheet = BatchSheet {
            count: count(row(text, is_listed, None), 6),
            listed: is_listed.then(|| view(1..7, &[]).batch),
            here: (1..if is_listed { 6 } else { 7 }).map(UnitId).collect(),
        };
        screens.containers.resale.chosen = Some(number(text));
        let query = Query::Batch(number(text));
        put(View::Batch, query, Answer::Batch(Some(Box::new(sheet))));
    }
    (screens, seen)
}

fn empty(language: Language) -> (Screens, Seen) {
    let (screens, mut seen) = desk(language, None);
    for (view, query, answer) in [
        (View::Batches, Query::Batches, Answer::Batches(Vec::new())),
        (View::ForSale, Query::ForSale, Answer::ForSale(Vec::new())),
    ] {
        seen.answers.insert(view, (query, Arc::new(answer)));
    }
    (screens, seen)
}

fn shown(read: &[&str]) -> ResaleUnit {
    let olds = ["00036000291452", "LPNRR00012345", "X003RBCVNT"];
    ResaleUnit {
        tag: tag(1),
        title: Some("Hair ties, heart pearl".to_owned()),
        grade: Grade::VeryGood,
        code: "P0360-VG".to_owned(),
        kind: NewCodeKind::Sku,
        label: None,
        olds: olds
            .map(|code| (code.to_owned(), read.contains(&code)))
            .to_vec(),
    }
}

/// The desk of labels as it looks with this face.
fn labels(language: Language, face: ResaleFace) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, None);
    screens.containers.resale.part = Part::Relabel;
    seen.resale = Arc::new(ResaleFace {
        mode: Some(ResaleMode::Relabel(Dpi::Dpi203)),
        ..face
    });
    (screens, seen)
}

fn told(message: ResaleMsg) -> Message {
    message.into()
}

fn code() -> String {
    "P0360-VG".to_owned()
}

fn ready() -> ResaleFace {
    ResaleFace {
        prompt: Some(told(ResaleMsg::ScanTag)),
        detail: Some(told(ResaleMsg::ScanTagHow)),
        ..ResaleFace::default()
    }
}

fn proving() -> ResaleFace {
    ResaleFace {
        lamp: Lamp::Need,
        prompt: Some(told(ResaleMsg::ScanOlds)),
        detail: Some(told(ResaleMsg::ScanOldsHow)),
        result: Some((Lamp::Need, ResaleMsg::NewReads { code: code() }.into())),
        unit: Some(shown(&[])),
        may_confirm: true,
        ..ResaleFace::default()
    }
}

fn stopped() -> ResaleFace {
    let old = "00036000291452".to_owned();
    ResaleFace {
        lamp: Lamp::Stop,
        prompt: Some(told(ResaleMsg::ScanNewAgain { code: code() })),
        detail: Some(told(ResaleMsg::ScanNewAgainHow)),
        result: Some((Lamp::Stop, ResaleMsg::StillReads { code: old }.into())),
        unit: Some(shown(&["00036000291452"])),
        ..ResaleFace::default()
    }
}

/// The pictures of resale.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let mut pictures = Vec::new();
    let mut put = |name: &str, (screens, seen)| pictures.push((name.to_owned(), screens, seen));
    put("resale-empty", empty(language));
    put("resale-gathered", desk(language, Some(GATHERED)));
    let mut totes = desk(language, Some(GATHERED));
    totes.0.containers.resale.list = Units::InTotes;
    let refused = ResaleMsg::NotATag {
        read: "00036000291452".to_owned(),
    };
    totes.1.resale = Arc::new(ResaleFace {
        mode: Some(ResaleMode::Gather(number(GATHERED))),
        result: Some((Lamp::Stop, refused.into())),
        ..ResaleFace::default()
    });
    put("resale-totes", totes);
    put("resale-listed", desk(language, Some(LISTED)));
    let mut back = desk(language, Some(LISTED));
    back.0.containers.resale.unit = Some(UnitId(1));
    back.0.containers.resale.back = Some(Back::default());
    back.0.containers.resale.withdrawing = Some("the file was refused".to_owned());
    put("resale-back", back);
    put("resale-labels", labels(language, ready()));
    put("resale-labels-proving", labels(language, proving()));
    let mut wider = proving();
    wider.prompt = Some(told(ResaleMsg::ScanNew { code: code() }));
    wider.detail = Some(told(ResaleMsg::ScanNewWider {
        stock: StockName(LabelSize::ThreeByTwo),
    }));
    put("resale-labels-wider", labels(language, wider));
    put("resale-labels-stop", labels(language, stopped()));
    let too_long = ResaleMsg::NoLabelTooLong {
        code: "P0360-LAMP-OF-WHITE-GLASS-VG".to_owned(),
        most: 22,
    };
    let mut no_label = ready();
    no_label.lamp = Lamp::Stop;
    no_label.result = Some((Lamp::Stop, too_long.into()));
    put("resale-labels-no-label", labels(language, no_label));
    pictures
}

fn at((screens, seen): (Screens, Seen)) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen);
    harness.set_size(Vec2::new(1280.0, 800.0));
    harness.run();
    harness
}

fn wanted(harness: &Harness<'_, Bench>, of: &Intent) -> bool {
    harness.state().wanted.contains(of)
}

fn command(command: Command) -> Intent {
    Intent::Command(Box::new(command))
}

#[test]
fn scans_are_the_desks_while_its_screen_shows_and_the_benchs_behind_it() {
    let mut harness = at(desk(Language::English, Some(GATHERED)));
    let open = Intent::Resale(ResaleKey::Open(ResaleMode::Gather(number(GATHERED))));
    assert!(wanted(&harness, &open));
    harness.get_by_label("Relabel").click();
    harness.run();
    let labels = Intent::Resale(ResaleKey::Open(ResaleMode::Relabel(Dpi::Dpi203)));
    assert!(wanted(&harness, &labels));
    let mut harness = at(labels_of_the_shell());
    harness.state_mut().screens.place = Place::Bench;
    harness.run();
    assert!(wanted(&harness, &Intent::Resale(ResaleKey::Close)));
    let harness = at(desk(Language::English, Some(LISTED)));
    let any = |of: &Intent| matches!(of, Intent::Resale(ResaleKey::Open(_)));
    assert!(
        !harness.state().wanted.iter().any(any),
        "nothing goes into it"
    );
}

fn labels_of_the_shell() -> (Screens, Seen) {
    labels(Language::English, ready())
}

#[test]
fn all_that_may_go_are_taken_and_a_listing_is_asked_twice() {
    let mut screen = desk(Language::English, Some(GATHERED));
    screen.0.containers.resale.list = Units::InTotes;
    let mut harness = at(screen);
    harness.get_by_label("Take all (7)").click();
    harness.run();
    let units = [10, 12, 14, 15, 16, 17, 18].map(UnitId).to_vec();
    let batch = number(GATHERED);
    assert!(wanted(
        &harness,
        &command(Command::GatherUnits { batch, units })
    ));
    let list = command(Command::ListBatch {
        batch: number(GATHERED),
        list: Arc::from(codec::encode_batch(&view(1..7, &[]).batch).as_bytes()),
    });
    harness.get_by_label("List batch…").click();
    harness.run();
    assert!(!wanted(&harness, &list));
    harness.get_by_label("Yes, list it").click();
    harness.run();
    assert!(wanted(&harness, &list));
}

#[test]
fn nothing_goes_back_to_hold_without_reason_owner_day_and_default() {
    let mut screen = desk(Language::English, Some(LISTED));
    screen.0.containers.resale.unit = Some(UnitId(1));
    let mut harness = at(screen);
    harness.get_by_label("Back to hold…").click();
    harness.run();
    assert!(harness.query_by_label("Send back to hold").is_none());
    harness.state_mut().screens.containers.resale.back = Some(Back {
        reason: Some(HoldReason::Part),
        owner: Some(HoldOwner::Site),
        days: "7".to_owned(),
        default: Some(Decision::Dispose),
    });
    harness.run();
    harness.get_by_label("Send back to hold").click();
    harness.run();
    let back = command(Command::ReturnToHold {
        units: vec![UnitId(1)],
        hold: Hold {
            reason: HoldReason::Part,
            owner: HoldOwner::Site,
            review: zone().day(NOW).plus_days(7),
            default: Decision::Dispose,
        },
    });
    assert!(wanted(&harness, &back));
}

#[test]
fn nothing_else_reads_is_said_only_once_the_new_label_was_read() {
    let mut harness = at(labels(Language::English, stopped()));
    harness.get_by_label("Nothing else reads").click();
    harness.run();
    let said = Intent::Resale(ResaleKey::NothingElseReads);
    assert!(!wanted(&harness, &said), "an old code read");
    let mut harness = at(labels(Language::English, proving()));
    harness.get_by_label("Nothing else reads").click();
    harness.run();
    assert!(wanted(&harness, &said));
    harness
        .get_by_role_and_label(Role::TextInput, "Tag")
        .focus();
    harness.run();
}
