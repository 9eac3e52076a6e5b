//! The desk of leaving: units gathered by scans, sold, labelled, handed over; drums and empty boxes.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use returnbay::domain::codes::{PersonCode, Tracking, UnitTag};
use returnbay::domain::decision::Decision;
use returnbay::domain::forward::{ForwardState, ForwardTo};
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::Hash;
use returnbay::domain::lot::LotWhy;
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::ledger::command::{MakeForward, ReleaseParcel, SellUnits};
use returnbay::ledger::fact::{MadeForward, ReleaseReason};
use returnbay::ledger::query::{Drum, KeptBack, ParcelQueue, Queue, QueuedParcel};
use returnbay::ledger::rows::{BoxClaim, ContainerRow, ForwardRow, UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::listen::{Ear, HeardAnswer, Listening};
use returnbay::shell::view::{FileFor, Job, JobState, JobView, TakenFileOf, View};
use returnbay::station::Face;
use returnbay::text::{Language, TroubleMsg, trouble::RefusalCode};
use returnbay::ui::screens::containers::outgoing::Part;
use returnbay::ui::screens::{Intent, Place, Screens, Seen, containers};

use crate::bench::{Bench, harness};
use crate::faces::{self, NOW, container, tag};
use crate::seen::{self, unit, zone};
use crate::work;

const LABEL: &str = "/data/op/labels/fba-1177.pdf";

fn number(last: u32) -> Tracking {
    Tracking::parse(&format!("94055118992231974284{last:02}")).expect("a number")
}

fn candidate(kind: CodeKind, key: &str) -> Candidate {
    Candidate {
        kind,
        carrier: (kind == CodeKind::Tracking).then(|| "usps".to_owned()),
        key: key.to_owned(),
        check: CheckVerdict::Ok,
        how: How::Literal,
    }
}

/// What a desk hears of these codes, one scan each.
fn ear(scans: &[(CodeKind, &str)]) -> Ear {
    let mut ear = Ear {
        listening: Listening::Desk,
        ..Ear::default()
    };
    for (kind, key) in scans {
        ear.add((*key).to_owned(), vec![candidate(*kind, key)]);
    }
    ear
}

fn tags() -> Vec<UnitTag> {
    (1_u64..=3).map(|index| tag(9000 + index * 37)).collect()
}

/// Two units that may be sold, and one that waits for its carrier.
fn units() -> Vec<UnitRow> {
    let of = |index| unit(index, Grade::New, Decision::Resell, "R-03");
    vec![
        of(1),
        of(2),
        UnitRow {
            forward: Some(number(90)),
            ..of(3)
        },
    ]
}

fn forward(last: u32, to: ForwardTo, days: i64) -> ForwardRow {
    ForwardRow {
        made: MadeForward {
            number: number(last),
            carrier: Some("usps".to_owned()),
            to,
            seller: to.takes_goods().then(|| seen::sellers()[0].seller.clone()),
            units: units().iter().map(|row| row.unit).collect(),
            weight: Some(Grams(1412)),
            label: Some(Hash([7; 32])),
            due: zone().day(NOW).plus_days(days),
            owner: PersonCode::parse("OP-7").expect("a badge"),
        },
        made_at: NOW.plus_ms(-7_200_000),
        person: PersonCode::parse("OP-7"),
        state: ForwardState::Waits,
        end: None,
    }
}

/// Forwards and drums of a busy day.
pub fn listed() -> Vec<(View, Query, Answer)> {
    let drum = |name: &str, units, ago: Option<i64>| Drum {
        row: ContainerRow {
            pictures: Vec::new(),
            container: container(name),
            kind: container(name).kind(),
            opened_at: NOW,
            sealed_at: None,
            left: None,
        },
        units,
        first: ago.map(|days| {
            let at = NOW.plus_ms(-days * 86_400_000);
            (at, zone().day(at))
        }),
    };
    vec![
        (
            View::Forwards,
            Query::Forwards,
            Answer::Forwards(vec![
                forward(88, ForwardTo::Buyer, -1),
                forward(90, ForwardTo::Fba, 1),
                forward(91, ForwardTo::Owner, 3),
            ]),
        ),
        (
            View::Drums,
            Query::Drums,
            Answer::Drums(vec![
                drum("B-01", 214, Some(371)),
                drum("B-02", 31, Some(320)),
                drum("B-03", 0, None),
            ]),
        ),
    ]
}

fn job(of: FileFor, path: &str, state: JobState) -> JobView {
    JobView {
        id: 41,
        job: Arc::new(Job::TakeFile {
            of,
            path: path.into(),
        }),
        state,
    }
}

fn taken(name: &str) -> JobState {
    JobState::FileTaken(Arc::new(TakenFileOf {
        name: name.to_owned(),
        hashes: vec![Hash([7; 32])],
    }))
}

/// The desk with a badge, a part of it shown and what it hears.
fn desk(language: Language, part: Part, tags: &[UnitTag], ear: Ear) -> (Screens, Seen) {
    let mut seen = seen::busy(language, faces::face("ready"));
    for (view, query, answer) in listed() {
        seen.answers.insert(view, (query, Arc::new(answer)));
    }
    seen.face = Arc::new(Face {
        person: PersonCode::parse("OP-7"),
        ..faces::face("ready")
    });
    let known = units().into_iter();
    let known = known.filter(|row| tags.contains(&row.inspection.tag));
    let query = Query::Tagged(tags.to_vec());
    let answer = Answer::Tagged(known.collect());
    seen.answers
        .insert(View::Outgoing, (query, Arc::new(answer)));
    let kept = Query::KeptBack(tags.to_vec(), zone().day(NOW));
    let none = Arc::new(Answer::KeptBack(Vec::new()));
    seen.answers.insert(View::OutgoingKept, (kept, none));
    seen.ear = Arc::new(ear);
    let mut screens = Screens {
        place: Place::Containers,
        ..Screens::default()
    };
    screens.containers.tab = containers::Tab::Leaving;
    screens.containers.outgoing.part = part;
    screens.containers.outgoing.tags = tags.to_vec();
    (screens, seen)
}

fn labelled(language: Language, state: JobState) -> (Screens, Seen) {
    let code = number(92);
    let heard = ear(&[(CodeKind::Tracking, code.as_str())]);
    let (mut screens, mut seen) = desk(language, Part::Forward, &tags()[..2], heard);
    LABEL.clone_into(&mut screens.containers.outgoing.label.path);
    seen.jobs = vec![job(FileFor::Label, LABEL, state)];
    (screens, seen)
}

fn handed(language: Language, refused: Option<&str>) -> (Screens, Seen) {
    let mut heard = ear(&[]);
    heard.answer = Some(HeardAnswer {
        text: "1Z5R89390357567127".to_owned(),
        refused: refused.map(|code| {
            TroubleMsg::RefusedOf {
                about: "1Z5R89390357567127".to_owned(),
                why: RefusalCode(code.to_owned()),
            }
            .into()
        }),
    });
    desk(language, Part::HandOver, &[], heard)
}

/// An empty box of the queue, with what keeps it.
fn boxed(language: Language, claim: Option<BoxClaim>) -> (Screens, Seen) {
    let queue = Queue::Parcels(ParcelQueue::Evidence);
    let (mut screens, mut seen) = work::busy(language, queue, Some("OP-7"));
    let Some((_, answer)) = seen.answers.get(&View::WorkParcels) else {
        panic!("boxes stand there");
    };
    let Answer::QueuedParcels(page) = &**answer else {
        panic!("boxes are asked for");
    };
    let QueuedParcel(row, _) = page.rows.first().expect("a box").clone();
    let query = Query::BoxClaim(row.parcel);
    let answer = Arc::new(Answer::BoxClaim(claim));
    seen.answers.insert(View::BoxClaim, (query, answer));
    screens.work.subject = Some(returnbay::ui::screens::review::Subject::Parcel(row.parcel));
    screens.work.releasing.reason = Some(ReleaseReason::RunOut);
    (screens, seen)
}

fn dying(language: Language, state: Option<JobState>) -> (Screens, Seen) {
    let (mut screens, mut seen) = desk(language, Part::Sell, &[], Ear::default());
    screens.containers.tab = containers::Tab::List;
    let bin = container("D-01");
    screens.containers.chosen = Some(bin.clone());
    let draft = &mut screens.containers.leaving;
    draft.container = Some(bin);
    draft.how = Some(returnbay::domain::leaving::LeftHow::Destroyed);
    "OP-9".clone_into(&mut draft.witness);
    "/data/op/IMG_7.jpg".clone_into(&mut draft.proof);
    let jobs = state.map(|state| job(FileFor::Proof, "/data/op/IMG_7.jpg", state));
    seen.jobs = jobs.into_iter().collect();
    (screens, seen)
}

fn chosen(queue: Queue, language: Language) -> (Screens, Seen) {
    let (screens, seen) = work::busy(language, queue, Some("OP-7"));
    let mut harness = harness(screens, seen);
    harness.run();
    let needle = match queue {
        Queue::Drums => "B-01".to_owned(),
        _ => number(88).to_string(),
    };
    let names = |row: &egui_kittest::Node<'_>| {
        let label = row.accesskit_node().label();
        label.is_some_and(|label| label.contains(&needle))
    };
    let row = harness.query_all_by_role(Role::Row).find(names);
    row.expect("a row of the list").click();
    harness.run();
    let screens = std::mem::take(&mut harness.state_mut().screens);
    (screens, work::busy(language, queue, Some("OP-7")).1)
}

/// Each part empty, busy and in error.
pub fn pictures(language: Language) -> Vec<(String, Screens, Seen)> {
    let today = zone().day(NOW);
    let failed = || {
        JobState::Failed(
            returnbay::text::LeavingMsg::NoLabel {
                name: "fba-1177.pdf".to_owned(),
            }
            .into(),
        )
    };
    let mut nobody = desk(language, Part::Sell, &[], Ear::default());
    nobody.1.face = Arc::new(Face {
        person: None,
        ..faces::face("ready")
    });
    let all = vec![
        ("sell", sale(language, &tags()[..2])),
        ("sell-refused", sale(language, &tags())),
        (
            "sell-empty",
            desk(language, Part::Sell, &[], ear(&[(CodeKind::Product, "B0")])),
        ),
        ("nobody", nobody),
        ("forward", labelled(language, taken("fba-1177.pdf"))),
        ("forward-error", labelled(language, failed())),
        ("hand-over", handed(language, None)),
        ("hand-over-wrong", handed(language, Some("no_such_forward"))),
        ("back", desk(language, Part::Back, &tags()[..1], ear(&[]))),
        ("word", desk(language, Part::Word, &tags()[..1], ear(&[]))),
        ("destroy", dying(language, Some(taken("IMG_7.jpg")))),
        ("destroy-wants", dying(language, None)),
        ("box-open", boxed(language, Some(BoxClaim::Open(today)))),
        (
            "box-over",
            boxed(language, Some(BoxClaim::Open(today.plus_days(-4)))),
        ),
        ("box-filed", boxed(language, Some(BoxClaim::Filed))),
        ("queue-forward", chosen(Queue::Forwards, language)),
        ("queue-drum", chosen(Queue::Drums, language)),
    ];
    all.into_iter()
        .map(|(name, (screens, seen))| (format!("leaving-{name}"), screens, seen))
        .collect()
}

fn sale(language: Language, tags: &[UnitTag]) -> (Screens, Seen) {
    let (mut screens, seen) = desk(language, Part::Sell, tags, ear(&[]));
    "114-1234567-7654321".clone_into(&mut screens.containers.outgoing.sell.order);
    "51.98 USD".clone_into(&mut screens.containers.outgoing.sell.price);
    (screens, seen)
}

fn shown((screens, seen): (Screens, Seen)) -> Harness<'static, Bench> {
    let mut harness = harness(screens, seen);
    harness.run();
    harness
}

fn commands(harness: &Harness<'_, Bench>) -> Vec<Command> {
    let of = |intent: &Intent| match intent {
        Intent::Command(command) | Intent::CommandOfScan(_, command) => Some((**command).clone()),
        _ => None,
    };
    harness.state().wanted.iter().filter_map(of).collect()
}

#[test]
fn a_sale_of_single_units_is_asked_twice() {
    let mut harness = shown(sale(Language::English, &tags()[..2]));
    assert!(
        harness
            .state()
            .wanted
            .contains(&Intent::Listen(Listening::Desk))
    );
    harness.get_by_label("Sell 2 units").click();
    harness.run();
    assert!(commands(&harness).is_empty());
    harness.get_by_label("Sold").click();
    harness.run();
    let sold = Command::SellUnits(Box::new(SellUnits {
        tags: tags()[..2].to_vec(),
        order: "114-1234567-7654321".to_owned(),
        price: Some(Money {
            minor: 5198,
            currency: Currency::USD,
        }),
    }));
    assert_eq!(commands(&harness), [sold]);
    assert!(harness.state().screens.containers.outgoing.tags.is_empty());
}

#[test]
fn what_may_not_go_keeps_the_sale_back_and_says_why() {
    let harness = shown(sale(Language::English, &tags()));
    assert!(harness.query_by_label("Sell 3 units").is_none());
    harness.get_by_label("Wants units that may go and an order");
    let rows = harness.query_all_by_role(Role::Row);
    let told = rows.filter_map(|row| row.accesskit_node().label());
    assert!(
        told.into_iter()
            .any(|row| row.contains("waits for its carrier"))
    );
}

#[test]
fn a_scan_of_a_tag_gathers_its_unit_once_and_another_code_is_told() {
    let first = tags()[0].to_string();
    let heard = ear(&[
        (CodeKind::Unit, &first),
        (CodeKind::Unit, &first),
        (CodeKind::Product, "B0B4WP8XYZ"),
    ]);
    let harness = shown(desk(Language::English, Part::Sell, &[], heard));
    let draft = &harness.state().screens.containers.outgoing;
    assert_eq!(draft.tags, tags()[..1]);
    let wrong = draft.wrong.as_ref().expect("it is told");
    assert!(wrong.contains("B0B4WP8XYZ"), "{wrong}");
}

#[test]
fn a_label_is_opened_its_number_read_and_its_units_wait() {
    let mut harness = shown(labelled(Language::English, taken("fba-1177.pdf")));
    harness.get_by_label("Open to print").click();
    harness.run();
    let opened = Intent::Start(Job::TakeFile {
        of: FileFor::Label,
        path: LABEL.into(),
    });
    assert!(harness.state().wanted.contains(&opened));
    harness
        .get_by_label("Labelled: 2 units wait for their carrier")
        .click();
    harness.run();
    let made = Command::MakeForward(Box::new(MakeForward {
        tags: tags()[..2].to_vec(),
        number: number(92),
        carrier: Some("usps".to_owned()),
        to: ForwardTo::Fba,
        weight: None,
        label: Some(Hash([7; 32])),
        due: zone().day(NOW).plus_days(1),
        owner: PersonCode::parse("OP-7").expect("a badge"),
    }));
    assert_eq!(commands(&harness), [made]);
}

#[test]
fn a_hand_over_is_one_scan_and_what_is_no_number_writes_nothing() {
    let code = number(90);
    let heard = ear(&[
        (CodeKind::Tracking, code.as_str()),
        (CodeKind::Product, "B0B4WP8XYZ"),
    ]);
    let harness = shown(desk(Language::English, Part::HandOver, &[], heard));
    let handed = Command::HandOver { read: vec![code] };
    assert_eq!(commands(&harness), [handed]);
    let wrong = &harness.state().screens.containers.outgoing.wrong;
    assert!(
        wrong
            .as_ref()
            .is_some_and(|wrong| wrong.contains("B0B4WP8XYZ"))
    );
}

#[test]
fn an_empty_box_is_released_by_its_scan_once_its_claim_is_over() {
    let today = zone().day(NOW);
    let over = Some(BoxClaim::Open(today.plus_days(-1)));
    let (screens, mut seen) = boxed(Language::English, over);
    seen.ear = Arc::new(ear(&[(CodeKind::Tracking, "9202090339598344170026")]));
    let harness = shown((screens, seen));
    let [Command::ReleaseParcel(asked)] = &commands(&harness)[..] else {
        panic!("{:?}", commands(&harness));
    };
    let ReleaseParcel { read, reason, .. } = &**asked;
    assert_eq!(*read, ["9202090339598344170026"]);
    assert_eq!(*reason, ReleaseReason::RunOut);
    let (screens, mut seen) = boxed(Language::English, Some(BoxClaim::Open(today)));
    seen.ear = Arc::new(ear(&[(CodeKind::Tracking, "9202090339598344170026")]));
    let harness = shown((screens, seen));
    assert!(commands(&harness).is_empty(), "the box stays");
    assert!(
        !harness
            .state()
            .wanted
            .contains(&Intent::Listen(Listening::Desk))
    );
}

#[test]
fn a_forward_is_cancelled_with_a_reason() {
    let mut harness = shown(chosen(Queue::Forwards, Language::English));
    harness.get_by_label("Wants a reason");
    let role = Role::TextInput;
    let why = "Why it does not go";
    harness.get_by_role_and_label(role, why).focus();
    harness.run();
    harness
        .get_by_role_and_label(role, why)
        .type_text("wrong label");
    harness.run();
    harness.get_by_label("Cancel the forward").click();
    harness.run();
    let cancelled = Command::CancelForward {
        number: number(88),
        reason: "wrong label".to_owned(),
    };
    assert_eq!(commands(&harness), [cancelled]);
}

#[test]
fn what_left_stands_in_no_state_that_may_go() {
    let mut row = units().remove(0);
    row.state = UnitState::Gone;
    let (screens, mut seen) = sale(Language::English, &tags()[..1]);
    let query = Query::Tagged(tags()[..1].to_vec());
    let answer = Arc::new(Answer::Tagged(vec![row]));
    seen.answers.insert(View::Outgoing, (query, answer));
    let harness = shown((screens, seen));
    assert!(harness.query_by_label("Sell 1 unit").is_none());
}

#[test]
fn what_was_recalled_since_says_its_rule_and_cannot_be_sold() {
    let (screens, mut seen) = sale(Language::English, &tags()[..1]);
    let query = Query::KeptBack(tags()[..1].to_vec(), zone().day(NOW));
    let row = units().remove(0);
    let kept = KeptBack {
        unit: row.unit,
        tag: row.inspection.tag,
        why: LotWhy::Gate("recalled".to_owned()),
    };
    let answer = Arc::new(Answer::KeptBack(vec![kept]));
    seen.answers.insert(View::OutgoingKept, (query, answer));
    let harness = shown((screens, seen));
    let why = "Recalled product. The maker's word that this unit is not concerned";
    assert!(harness.query_all_by_label_contains(why).count() > 0);
    assert!(harness.query_by_label("Sell 1 unit").is_none());
}
