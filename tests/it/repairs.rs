//! Repairs through the whole shell on a real store, from a label's scan to the end: repaired and sold,
//! refused by the seller and liquidated, beyond economic repair.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::checklist::{Answers, Checklist};
use returnbay::domain::codes::{ContainerName, PersonCode, SellerCode, StationName};
use returnbay::domain::decision::Decision;
use returnbay::domain::finding::OriginalState;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::UnitId;
use returnbay::domain::money::Currency;
use returnbay::domain::photo::{PhotoKind, WaiveReason};
use returnbay::domain::rates::RateCard;
use returnbay::domain::repair::{
    RepairAnswer, RepairCosts, RepairQueue, RepairResult, RepairStep, RepairTest,
};
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::time::{Day, UtcMs, Zone};
use returnbay::ledger::command::{EndRepair, EstimateRepair};
use returnbay::ledger::fact::{
    PackRef, ReadAnswers, RepairAnswered, RepairEnded, RepairWorked, Role, WaivedPhoto,
};
use returnbay::ledger::mailing::{RowEnd, RowRefusal};
use returnbay::ledger::query::{QueuedUnit, RepairUnit, UnitQueue};
use returnbay::ledger::rows::{RatesFrom, UnitRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, PhotoOf, Shell, ShellConfig, shift};
use returnbay::text::{Language, Words};

use super::cli::{HEAD, LAMP};
use super::cli_run::run;
use super::mail::{column, refilled, tables};

/// From the label to the repair bin: the bench would send it home, and a person decides otherwise.
const SHIFT: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n\
    +4 scan UA00000000016\n+4 scan B0NQH9WRMZ\n+4 key 3\n+4 key 3\n+4 key O\n+4 key 1\n+4 scan F-01\n";

struct Story {
    home: tempfile::TempDir,
    clock: Clock,
    shell: Option<Shell>,
}

impl Story {
    /// A lamp in the repair bin, of a seller that lets 4.00 USD go without a word.
    fn begin() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP].concat()).unwrap();
        let mut story = Self {
            home,
            clock,
            shell: None,
        };
        story.open();
        let mut card = RateCard::unknown(Currency::USD);
        card.repair.cost = Some(400);
        story.does(Command::SetSellerRates {
            seller: seller(),
            rates: Box::new(RatesFrom {
                from: Day::parse("2026-11-01").unwrap(),
                card,
            }),
        });
        let folder = story.home.path().to_owned();
        let mut replay = Replay::new(story.shell().clone(), Way::Inbox, folder);
        for line in shift::parse(SHIFT).unwrap() {
            replay.play(&line).unwrap();
        }
        story.shell().settle();
        let lead = PersonCode::parse("SUP-1").unwrap();
        story.does(Command::EnrolPerson {
            person: lead.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        });
        story.signs_in("OP-7");
        story
    }

    fn open(&mut self) {
        let shell = Shell::open(ShellConfig {
            folder: self.data(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: self.clock.clone(),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        });
        self.shell = Some(shell.unwrap());
    }

    fn data(&self) -> std::path::PathBuf {
        self.home.path().join("data")
    }

    fn shell(&self) -> &Shell {
        self.shell.as_ref().expect("it is open")
    }

    fn signs_in(&self, badge: &str) {
        self.shell().sign_in(PersonCode::parse(badge).unwrap());
        self.shell().settle();
    }

    fn today(&self) -> Day {
        self.shell().zone().day(self.shell().now())
    }

    fn does(&self, command: Command) {
        self.shell().commit(command).unwrap();
    }

    /// What is said in both languages when a command is not taken.
    fn refused(&self, command: Command) -> [String; 2] {
        let message = self.shell().commit(command).unwrap_err();
        Language::ALL.map(|language| Words::new(language, Zone::UTC).say(&message))
    }

    fn in_queue(&self, queue: RepairQueue) -> Vec<UnitRow> {
        match ask(&self.data(), &Query::Repairs(queue, None)) {
            Answer::Repairs(page) => page.rows.into_iter().map(|RepairUnit(row)| row).collect(),
            other => panic!("{other:?}"),
        }
    }

    /// The one unit, which must stand in this queue.
    fn unit_in(&self, queue: RepairQueue) -> UnitRow {
        let mut rows = self.in_queue(queue);
        assert_eq!(rows.len(), 1, "{}", queue.code());
        rows.remove(0)
    }

    fn to_be_moved(&self) -> UnitRow {
        match ask(&self.data(), &Query::QueuedUnits(UnitQueue::Judged, None)) {
            Answer::QueuedUnits(page) => {
                let mut rows = page.rows;
                assert_eq!(rows.len(), 1);
                let QueuedUnit(row) = rows.remove(0);
                row
            }
            other => panic!("{other:?}"),
        }
    }

    /// The checklist by which a unit was graded, as the store keeps it.
    fn checklist(&self, unit: UnitId) -> (PackRef, Checklist) {
        let Answer::Timeline(Some(life)) = ask(&self.data(), &Query::UnitTimeline(unit)) else {
            panic!("it has a life");
        };
        let pack = life.unit.unwrap().inspection.checklist.unwrap();
        let list = life.checklists.of(&pack).cloned().unwrap();
        (pack, list)
    }

    /// The photos that the unit owes.
    fn owes(&self, unit: UnitId) -> Vec<PhotoKind> {
        match ask(&self.data(), &Query::QueuedDebts(None)) {
            Answer::QueuedDebts(page) => {
                let rows = page.rows.into_iter();
                let of_it = rows.filter(|row| row.debt.unit == Some(unit));
                of_it.map(|row| row.debt.kind).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    fn moves(&self, unit: UnitId, name: &str) {
        self.does(Command::MoveUnits {
            units: vec![unit],
            container: ContainerName::parse(name).unwrap(),
        });
    }

    /// Ends the program and gives the unit's life as the command line tells it.
    fn life(mut self) -> String {
        self.shell = None;
        run(&self.data(), &["show", "UA00000000016"]).ends(0).out
    }
}

fn ask(data: &Path, query: &Query) -> Answer {
    Desk::open(data).unwrap().ask(query).unwrap()
}

fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

fn costs(labour: i64) -> RepairCosts {
    RepairCosts {
        currency: Currency::USD,
        parts: Vec::new(),
        minutes: 20,
        labour,
    }
}

fn estimate(story: &Story, unit: UnitId, labour: i64) -> Command {
    Command::EstimateRepair(Box::new(EstimateRepair {
        unit,
        seller: Some(seller()),
        symptom: "Does not light".to_owned(),
        diagnosis: "Switch broken".to_owned(),
        costs: costs(labour),
        owner: PersonCode::parse("OP-7").unwrap(),
        due: story.today().plus_days(3),
    }))
}

fn answer(story: &Story, unit: UnitId, answer: RepairAnswer) -> Command {
    Command::AnswerRepair(RepairAnswered {
        unit,
        answer,
        said: Said {
            how: SaidHow::Chat,
            who: "Li, WeChat".to_owned(),
            shown: None,
        },
        due: story.today(),
        note: None,
    })
}

fn work(story: &Story, unit: UnitId, step: RepairStep) -> Command {
    Command::WorkRepair(Box::new(RepairWorked {
        unit,
        parcel: None,
        step,
        spent: (step == RepairStep::Done).then(|| costs(350)),
        owner: PersonCode::parse("OP-7").unwrap(),
        due: story.today().plus_days(7),
    }))
}

fn given_up(unit: UnitId, decision: Decision, reason: &str) -> Command {
    Command::EndRepair(Box::new(EndRepair {
        ended: RepairEnded {
            unit,
            result: RepairResult::BeyondEconomic,
            tests: Vec::new(),
            checklist: None,
            answers: [].into(),
            grade: None,
            decision,
            hold: None,
            reason: Some(reason.to_owned()),
            warranty: None,
        },
        wants: Vec::new(),
    }))
}

#[test]
fn a_unit_is_repaired_within_its_cap_graded_again_and_sold() {
    let story = Story::begin();
    let unit = story.unit_in(RepairQueue::Diagnose).unit;
    let [said, chinese] = story.refused(work(&story, unit, RepairStep::Begun));
    assert!(said.contains("waits for its diagnosis"), "{said}");
    assert!(chinese.contains("待检测"), "{chinese}");
    story.does(estimate(&story, unit, 400));
    story.unit_in(RepairQueue::Work);
    story.does(work(&story, unit, RepairStep::Begun));
    let begun = story.unit_in(RepairQueue::Work);
    assert_eq!(begun.inspection.original_state, Some(OriginalState::Lost));
    story.does(work(&story, unit, RepairStep::Done));
    story.unit_in(RepairQueue::Test);
    let (pack, list) = story.checklist(unit);
    let mut best = Answers::new();
    while let Some(question) = list.standing(&best).next {
        best.insert(question.code.clone(), question.answers[0].code.clone());
    }
    let end = |tests: &[RepairTest], answers: &Answers, grade| {
        Command::EndRepair(Box::new(EndRepair {
            ended: RepairEnded {
                unit,
                result: RepairResult::Repaired,
                tests: tests.to_vec(),
                checklist: Some(pack.clone()),
                answers: answers.clone(),
                grade: Some(grade),
                decision: Decision::Resell,
                hold: None,
                reason: None,
                warranty: Some("90 days".to_owned()),
            },
            wants: vec![RepairTest::Works, RepairTest::Safe],
        }))
    };
    let tests = [RepairTest::Works, RepairTest::Safe];
    let again = Grade::LikeNew;
    let [said, _] = story.refused(end(&tests, &best, again));
    assert!(said.contains("Only a supervisor"), "{said}");
    story.signs_in("SUP-1");
    let [said, chinese] = story.refused(end(&tests[..1], &best, again));
    assert!(said.contains("tested for safety"), "{said}");
    assert!(chinese.contains("用电安全"), "{chinese}");
    // The grade follows from the answers of now: nobody types it, and none of them is left out.
    let few: Answers = best.clone().into_iter().take(best.len() - 1).collect();
    for (answers, grade) in [(&Answers::new(), again), (&few, again)] {
        let [said, chinese] = story.refused(end(&tests, answers, grade));
        assert!(said.contains("Every question"), "{said}");
        assert!(chinese.contains("重新回答全部问题"), "{chinese}");
    }
    for grade in [Grade::New, Grade::VeryGood] {
        let [said, _] = story.refused(end(&tests, &best, grade));
        assert!(said.contains("Repaired goods have a grade"), "{said}");
    }
    story.does(end(&tests, &best, again));
    let ended = story.to_be_moved();
    assert_eq!(ended.inspection.grade, Some(again));
    assert_eq!(ended.inspection.answers, best, "the newest answers stand");
    story.moves(unit, "R-01");
    let life = story.life();
    for said in [
        "Repair estimated · Switch broken · 4.00 USD · May begin",
        "Repair work · Begun",
        "Repair work · Work done · 3.50 USD",
        "Repair ended · Resell · Repaired · Like new · 90 days",
        "R-01",
    ] {
        assert!(life.contains(said), "{said}: {life}");
    }
}

#[test]
fn a_repair_owes_its_photos_and_is_charged_as_it_was_spent() {
    let mut story = Story::begin();
    let row = story.unit_in(RepairQueue::Diagnose);
    let unit = row.unit;
    let of_repair = |story: &Story| {
        let kinds = story.owes(unit).into_iter();
        kinds
            .filter(|kind| matches!(kind, PhotoKind::BeforeRepair | PhotoKind::AfterRepair))
            .collect::<Vec<_>>()
    };
    story.does(estimate(&story, unit, 400));
    assert_eq!(
        of_repair(&story),
        [],
        "nothing is owed before the work begins"
    );
    story.does(work(&story, unit, RepairStep::Begun));
    assert_eq!(of_repair(&story), [PhotoKind::BeforeRepair]);
    // Nothing waits for it.
    story.does(work(&story, unit, RepairStep::Done));
    let both = [PhotoKind::BeforeRepair, PhotoKind::AfterRepair];
    assert_eq!(of_repair(&story), both);
    let of = PhotoOf {
        parcel: row.inspection.parcel,
        unit: Some(unit),
        kind: PhotoKind::AfterRepair,
    };
    let picture = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/demo/photos/contents.jpg"
    );
    story.shell().take_photos_of(of, vec![picture.into()]);
    story.shell().settle_photos();
    assert_eq!(of_repair(&story), [PhotoKind::BeforeRepair]);
    let waive = Command::WaivePhoto(WaivedPhoto {
        parcel: row.inspection.parcel,
        unit: Some(unit),
        kind: PhotoKind::BeforeRepair,
        reason: WaiveReason::TooLate,
    });
    let [said, _] = story.refused(waive.clone());
    assert!(said.contains("supervisor"), "{said}");
    story.signs_in("SUP-1");
    story.does(waive);
    assert_eq!(of_repair(&story), []);
    story
        .clock
        .set(UtcMs::parse("2026-11-24T09:00:00Z").unwrap());
    let data = story.data();
    story.shell = None;
    let out = story.home.path().join("s.json");
    let days = ["--from", "2026-11-23", "--to", "2026-11-23"];
    let out_name = out.display().to_string();
    let asked = [
        "export", "charges", "S-01", "--format", "json", "--out", &out_name,
    ];
    run(&data, &[&asked[..], &days].concat()).ends(0);
    let text = std::fs::read_to_string(&out).unwrap();
    let told: serde_json::Value = serde_json::from_str(&text).unwrap();
    let lines = told["lines"].as_array().unwrap();
    let mut labour = lines
        .iter()
        .filter(|line| line["activity"] == "repair_labour");
    let line = labour.next().unwrap();
    assert_eq!((&line["amount"]["minor"], labour.count()), (&350.into(), 0));
    assert_eq!(line["charged_on"], "UA00000000016");
    assert!(line["fact"]["seq"].as_u64().is_some(), "{line}");
    let parts = lines
        .iter()
        .filter(|line| line["activity"] == "repair_parts");
    assert_eq!(parts.count(), 0, "it took none");
    run(&data, &["verify"]).ends(0);
}

#[test]
fn what_the_seller_refused_is_liquidated() {
    let story = Story::begin();
    let unit = story.unit_in(RepairQueue::Diagnose).unit;
    story.does(estimate(&story, unit, 401));
    let asked = story.unit_in(RepairQueue::Seller);
    let order = asked.repair.as_ref().expect("it has an estimate");
    assert_eq!(order.estimate.cap.map(|cap| cap.minor), Some(400));
    let [said, _] = story.refused(work(&story, unit, RepairStep::Begun));
    assert!(said.contains("waits for the seller's word"), "{said}");
    story.signs_in("SUP-1");
    let give_up = || given_up(unit, Decision::Liquidate, "The seller said no");
    let [said, chinese] = story.refused(give_up());
    assert!(said.contains("may still answer"), "{said}");
    assert!(chinese.contains("答复期未到"), "{chinese}");
    story.does(answer(&story, unit, RepairAnswer::Refused));
    story.unit_in(RepairQueue::Seller);
    story.does(give_up());
    let ended = story.to_be_moved();
    assert_eq!(ended.inspection.original_state, None, "it was not opened");
    story.moves(unit, "L-01");
    let life = story.life();
    for said in [
        "Repair estimated · Switch broken · 4.01 USD · Seller is asked",
        "Seller answered about the repair · Refused by the seller · Li, WeChat",
        "Repair ended · Liquidate · Beyond economic repair · The seller said no",
    ] {
        assert!(life.contains(said), "{said}: {life}");
    }
}

#[test]
fn what_does_not_pay_is_given_up_in_mid_work_and_a_silent_seller_on_its_day() {
    let story = Story::begin();
    let unit = story.unit_in(RepairQueue::Diagnose).unit;
    story.does(estimate(&story, unit, 300));
    story.does(work(&story, unit, RepairStep::Begun));
    // Once open, more is broken than was seen: the higher estimate asks the seller, who is silent.
    story.does(estimate(&story, unit, 900));
    story.unit_in(RepairQueue::Seller);
    story.signs_in("SUP-1");
    let give_up = |decision| given_up(unit, decision, "The board is gone too");
    let [said, _] = story.refused(give_up(Decision::Dispose));
    assert!(said.contains("may still answer"), "{said}");
    story
        .clock
        .set(UtcMs::parse("2026-11-26T09:00:00Z").unwrap());
    let [said, _] = story.refused(give_up(Decision::Dispose));
    assert!(said.contains("answers are not read"), "{said}");
    let today = story.shell().zone().day(story.shell().now());
    story.does(Command::ReadAnswers(ReadAnswers::nothing_on(today)));
    let [said, _] = story.refused(give_up(Decision::Resell));
    assert!(said.contains("not fit for sale"), "{said}");
    story.does(give_up(Decision::Dispose));
    let ended = story.to_be_moved();
    let state = ended.inspection.original_state;
    assert_eq!(state, Some(OriginalState::Lost), "it was opened");
    story.moves(unit, "D-01");
    for queue in RepairQueue::ALL {
        assert_eq!(story.in_queue(*queue), [], "{}", queue.code());
    }
    let life = story.life();
    let said = "Repair ended · Dispose · Beyond economic repair · The board is gone too";
    assert!(life.contains(said), "{life}");
}

/// What the seller noted of the unit in a queue.
fn note_in(story: &Story, queue: RepairQueue) -> String {
    let order = story.unit_in(queue).repair.expect("an order");
    order.note.expect("a note")
}

#[test]
fn a_seller_says_yes_or_no_in_its_workbook_until_the_work_begins() {
    let story = Story::begin();
    let unit = story.unit_in(RepairQueue::Diagnose).unit;
    story.does(estimate(&story, unit, 401));
    let folder = story.home.path().join("out");
    let seller = Some(seller());
    let made = match story.shell().run(Job::MakeMail { seller, folder }).unwrap() {
        JobState::MailMade(made) => made[0].clone(),
        other => panic!("{other:?}"),
    };
    let (name, sheet) = &tables(&made.path)[0];
    assert_eq!((name.as_str(), sheet.len()), ("维修确认 Repairs", 2));
    let cell = |head| sheet[1][column(sheet, head)].clone();
    assert_eq!(cell("Row id"), "R-UA00000000016");
    assert_eq!(
        (cell("Repair costs"), cell("Goes without")),
        ("4.01 USD".to_owned(), "4.00 USD".to_owned())
    );
    assert_eq!(cell("Diagnosis"), "Switch broken");
    let noted = |name: &str, action: &str, note: &str| {
        let path = story.home.path().join(name);
        let filled = refilled(&made.path, |sheet| {
            let [at, beside] = ["Action", "Note"].map(|head| column(sheet, head));
            action.clone_into(&mut sheet[1][at]);
            note.clone_into(&mut sheet[1][beside]);
        });
        std::fs::write(&path, filled).unwrap();
        match story
            .shell()
            .run(Job::TakeMail { path, seller: None })
            .unwrap()
        {
            JobState::MailTaken(taken) => taken.rows[0].end.clone(),
            other => panic!("{other:?}"),
        }
    };
    let said = |name: &str, action: &str| noted(name, action, "");
    let refused = |why| RowEnd::Refused(why);
    assert_eq!(said("0.xlsx", "弃货"), refused(RowRefusal::WrongKind));
    assert_eq!(
        noted("1.xlsx", "不修", "太贵了"),
        RowEnd::RepairAnswered(RepairAnswer::Refused)
    );
    assert_eq!(story.unit_in(RepairQueue::Seller).unit, unit);
    assert_eq!(note_in(&story, RepairQueue::Seller), "太贵了");
    assert_eq!(
        noted("2.xlsx", "同意维修 Approve repair", " 换原装开关 "),
        RowEnd::RepairAnswered(RepairAnswer::Approved)
    );
    let order = story.unit_in(RepairQueue::Work).repair.expect("an order");
    assert_eq!(order.approved.map(|most| most.minor), Some(401));
    assert_eq!(note_in(&story, RepairQueue::Work), "换原装开关");
    assert_eq!(
        said("2b.xlsx", "同意维修"),
        RowEnd::RepairAnswered(RepairAnswer::Approved)
    );
    // An answer without a note leaves the one before.
    assert_eq!(note_in(&story, RepairQueue::Work), "换原装开关");
    story.does(work(&story, unit, RepairStep::Begun));
    assert_eq!(said("3.xlsx", "不维修"), refused(RowRefusal::NotAsked));
    let life = story.life();
    for told in [
        "Refused by the seller · 1.xlsx · 太贵了",
        "Approved by the seller · 2.xlsx · 换原装开关",
    ] {
        assert!(life.contains(told), "{told} in {life}");
    }
}
