//! What leaves, through the whole shell on a real store: from the scan at the bench to each end.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use returnbay::domain::checklist::Answers;
use returnbay::domain::codes::{
    ContainerName, ParcelTag, PersonCode, SellerCode, StationName, Tracking, UnitTag,
};
use returnbay::domain::decision::Decision;
use returnbay::domain::forward::ForwardTo;
use returnbay::domain::grade::Grade;
use returnbay::domain::hazard::HazardClass;
use returnbay::domain::hold::HoldEnd;
use returnbay::domain::ids::{Hash, ParcelId, UnitId};
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::measure::Grams;
use returnbay::domain::photo::{PhotoKind, PhotoKinds, WaiveReason};
use returnbay::domain::policy::Why;
use returnbay::domain::time::{Day, UtcMs, Zone};
use returnbay::exchange::data::checklist::checklists;
use returnbay::ledger::command::{MakeForward, PutUnit, ReceiveParcel, ReleaseParcel, SellUnits};
use returnbay::ledger::fact::{
    Inspection, ProductHow, RawScan, ReadAnswers, ReleaseReason, Role, WaivedPhoto,
};
use returnbay::ledger::query::{ParcelQueue, Queue};
use returnbay::ledger::rows::{BoxClaim, UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::claims;
use returnbay::shell::desk::Desk;
use returnbay::shell::listen::{Heard, Listening};
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::view::{FileFor, Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};
use returnbay::text::{Language, Words};

use super::cli::{HEAD, LAMP, TIES};
use super::cli_run::run;

/// From the label to the resale tote: sealed, as new.
const SOLD_AS_NEW: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 9202090339598344170026\n\
    +4 scan UA00000000016\n+4 scan B0B4WP8XYZ\n+4 key 1\n+4 scan R-01\n+4 key P\n";
/// An old shoe in place of the lamp: it is no goods of the seller's.
const LOST: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 1Z4CJTH59083524484\n\
    +4 scan UA00000000016\n+4 key B\n+4 key 2\n+4 key 2\n+4 scan H-01\n";
/// An empty box.
const EMPTY: &str = "import returns.tsv S-01\nbadge OP-7\n+4 scan 9202090339598344170026\n\
    +4 key E\n+4 key 1\n+4 scan E-01\n";

const NUMBER: &str = "1Z5R89390357567127";
/// What stands on a label and must stand nowhere else.
const ADDRESS: &str = "742 Evergreen Terrace";

struct Story {
    home: tempfile::TempDir,
    clock: Clock,
    shell: Shell,
    woken: Receiver<()>,
}

fn name(text: &str) -> ContainerName {
    ContainerName::parse(text).unwrap()
}

fn tag() -> UnitTag {
    UnitTag::parse("UA00000000016").unwrap()
}

fn person(badge: &str) -> PersonCode {
    PersonCode::parse(badge).unwrap()
}

impl Story {
    fn begin(text: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        std::fs::write(home.path().join("returns.tsv"), [HEAD, LAMP, TIES].concat()).unwrap();
        let (sender, woken) = channel();
        let shell = Shell::open(ShellConfig {
            folder: home.path().join("data"),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: clock.clone(),
            wake: Arc::new(move || {
                sender.send(()).ok();
            }),
            devices: Devices::Left,
        })
        .unwrap();
        let story = Self {
            home,
            clock,
            shell,
            woken,
        };
        let folder = story.home.path().to_owned();
        let mut replay = Replay::new(story.shell.clone(), Way::Inbox, folder);
        for line in shift::parse(text).unwrap() {
            replay.play(&line).unwrap();
        }
        story.shell.settle();
        for (badge, role) in [("OP-9", Role::Operator), ("SUP-1", Role::Supervisor)] {
            story.does(Command::EnrolPerson {
                person: person(badge),
                name: badge.to_owned(),
                role,
            });
        }
        story.signs_in("OP-7");
        story
    }

    fn signs_in(&self, badge: &str) {
        self.shell.sign_in(person(badge));
        self.shell.settle();
    }

    fn data(&self) -> std::path::PathBuf {
        self.home.path().join("data")
    }

    fn today(&self) -> Day {
        self.shell.zone().day(self.shell.now())
    }

    fn does(&self, command: Command) {
        self.shell.commit(command).unwrap();
    }

    /// What is said in both languages when a command is not taken.
    fn refused(&self, command: Command) -> [String; 2] {
        let message = self.shell.commit(command).unwrap_err();
        Language::ALL.map(|language| Words::new(language, Zone::UTC).say(&message))
    }

    fn ask(&self, query: &Query) -> Answer {
        Desk::open(&self.data()).unwrap().ask(query).unwrap()
    }

    fn unit(&self) -> UnitRow {
        match self.ask(&Query::Tag(tag())) {
            Answer::Tag(Some(row)) => *row,
            other => panic!("{other:?}"),
        }
    }

    fn count(&self, queue: Queue) -> u32 {
        let today = self.today();
        let query = Query::open_work(self.shell.now(), claims::days(today), today);
        let Answer::OpenWork(figures) = self.ask(&query) else {
            panic!("figures are asked for");
        };
        let figure = figures.iter().find(|figure| figure.queue == queue);
        figure.unwrap().count
    }

    /// Scans at a desk that listens.
    fn hears(&self, code: &str) -> Arc<Heard> {
        self.shell.listen(Listening::Bench);
        self.shell.listen(Listening::Desk);
        self.shell.scan(code.as_bytes());
        self.until(|shell| !shell.ear().heard.is_empty());
        let ear = self.shell.ear();
        Arc::clone(ear.heard.back().unwrap())
    }

    /// Hands over what a scan reads; gives the refusal in both languages.
    fn hands_over(&self, code: &str) -> Option<[String; 2]> {
        let heard = self.hears(code);
        let read: Vec<Tracking> = heard.numbers().into_iter().map(|(one, _)| one).collect();
        self.shell
            .command_of_scan(heard.text.clone(), Command::HandOver { read });
        let of_it = |shell: &Shell| {
            let ear = shell.ear();
            ear.answer
                .as_ref()
                .is_some_and(|one| one.text == heard.text)
        };
        self.until(of_it);
        let refused = self.shell.ear().answer.clone().unwrap().refused?;
        Some(Language::ALL.map(|language| Words::new(language, Zone::UTC).say(&refused)))
    }

    fn until(&self, is_so: impl Fn(&Shell) -> bool) {
        while !is_so(&self.shell) {
            self.woken
                .recv_timeout(Duration::from_secs(20))
                .expect("the shell wakes whoever waits");
        }
    }

    fn takes(&self, of: FileFor, path: &Path) -> Result<Hash, [String; 2]> {
        let job = Job::TakeFile {
            of,
            path: path.to_owned(),
        };
        match self.shell.run(job) {
            Ok(JobState::FileTaken(file)) => Ok(file.hashes[0]),
            Ok(JobState::Failed(message)) | Err(message) => {
                Err(Language::ALL.map(|language| Words::new(language, Zone::UTC).say(&message)))
            }
            Ok(other) => panic!("{other:?}"),
        }
    }

    /// A supervisor waives the photo that lost property owes, and the operator is back.
    fn waives_its_photo(&self) {
        let row = self.unit();
        self.signs_in("SUP-1");
        self.does(Command::WaivePhoto(WaivedPhoto {
            parcel: row.inspection.parcel,
            unit: Some(row.unit),
            kind: PhotoKind::Item,
            reason: WaiveReason::NotWanted,
        }));
        self.signs_in("OP-7");
    }

    fn label(&self, to: ForwardTo, label: Option<Hash>) -> Command {
        let heard = self.hears(NUMBER);
        let (number, carrier) = heard.numbers().remove(0);
        Command::MakeForward(Box::new(MakeForward {
            tags: vec![tag()],
            number,
            carrier,
            to,
            weight: Some(Grams(412)),
            label,
            due: self.today().plus_days(1),
            owner: person("OP-7"),
        }))
    }

    /// Ends the program and gives the unit's life as the command line tells it.
    fn life(self, what: &str) -> String {
        let data = self.data();
        drop(self.shell);
        run(&data, &["verify"]).ends(0);
        run(&data, &["show", what]).ends(0).out
    }
}

/// Looks through every file of a folder.
fn stands_somewhere(folder: &Path, text: &str) -> bool {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = std::fs::read(&path).unwrap();
                let mut windows = bytes.windows(text.len());
                if windows.any(|window| window == text.as_bytes()) {
                    return true;
                }
            }
        }
    }
    false
}

#[test]
fn a_unit_is_sold_by_the_scan_of_its_tag_and_comes_back_by_a_supervisors_word() {
    let story = Story::begin(SOLD_AS_NEW);
    assert_eq!(story.hears("UA00000000016").tag(), Some(tag()));
    let sell = |order: &str| {
        Command::SellUnits(Box::new(SellUnits {
            tags: vec![tag()],
            order: order.to_owned(),
            price: None,
        }))
    };
    let [english, chinese] = story.refused(sell(" "));
    assert!(english.contains("number of an order"), "{english}");
    assert!(chinese.contains("订单号"), "{chinese}");
    story.does(sell("114-1234567-7654321"));
    assert_eq!(story.unit().state, UnitState::Gone);
    let [english, _] = story.refused(sell("114-1234567-7654321"));
    assert!(english.contains("UA00000000016"), "{english}");
    let back = Command::BringBack {
        tags: vec![tag()],
        reason: "order cancelled".to_owned(),
    };
    story.refused(back.clone());
    story.signs_in("SUP-1");
    story.does(back);
    assert_eq!(story.unit().state, UnitState::Put);
    story.does(sell("114-7777777-7777777"));
    let life = story.life("UA00000000016");
    for word in [
        "114-1234567-7654321",
        "order cancelled",
        "114-7777777-7777777",
        "Sold",
    ] {
        assert!(life.contains(word), "{word}: {life}");
    }
    assert!(life.starts_with("UA00000000016 · gone"), "{life}");
}

#[test]
fn a_forward_goes_by_the_carriers_scan_and_its_label_is_kept_nowhere() {
    let story = Story::begin(SOLD_AS_NEW);
    let file = story.home.path().join("label.pdf");
    std::fs::write(&file, format!("%PDF-1.7\n{ADDRESS}\n%%EOF\n")).unwrap();
    let label = story.takes(FileFor::Label, &file).unwrap();
    std::fs::write(&file, ADDRESS).unwrap();
    let [english, chinese] = story.takes(FileFor::Label, &file).unwrap_err();
    assert!(english.contains("no PDF") && chinese.contains("PDF"));
    let made = story.label(ForwardTo::Fba, Some(label));
    story.does(made.clone());
    assert_eq!(story.count(Queue::Forwards), 1);
    assert_eq!(
        story.unit().state,
        UnitState::Put,
        "it is here until it is handed over"
    );
    let [english, _] = story.hands_over("9405511899223197428490").unwrap();
    assert!(english.contains("9405511899223197428490"), "{english}");
    assert_eq!(story.count(Queue::Forwards), 1);
    story.does(Command::CancelForward {
        number: Tracking::parse(NUMBER).unwrap(),
        reason: "box torn".to_owned(),
    });
    assert_eq!(story.count(Queue::Forwards), 0);
    let [english, _] = story.hands_over(NUMBER).unwrap();
    assert!(english.contains("waits no more"), "{english}");
    story.does(made);
    assert_eq!(story.hands_over(NUMBER), None);
    let left = story.unit().left.unwrap();
    assert_eq!(
        (left.how, left.under.as_deref()),
        (LeftHow::Forwarded, Some(NUMBER))
    );
    assert!(!stands_somewhere(&story.data(), ADDRESS));
    let life = story.life("UA00000000016");
    assert!(
        life.contains("Amazon FBA") && life.contains("box torn"),
        "{life}"
    );
}

#[test]
fn lost_property_goes_to_its_owner_or_is_destroyed_when_its_time_is_over() {
    let story = Story::begin(LOST);
    let goods = story.label(ForwardTo::Buyer, None);
    story.refused(goods);
    let made = story.label(ForwardTo::Owner, None);
    let [english, _] = story.refused(made.clone());
    assert!(english.contains("photo"), "{english}");
    story.waives_its_photo();
    story.does(made);
    story.signs_in("SUP-1");
    let dispose = |end| Command::EndHold {
        units: vec![story.unit().unit],
        decision: Decision::Dispose,
        end,
        said: None,
        note: None,
    };
    let [english, _] = story.refused(dispose(HoldEnd::Released));
    assert!(english.contains("waits for its carrier"), "{english}");
    story.does(Command::CancelForward {
        number: Tracking::parse(NUMBER).unwrap(),
        reason: "nobody home".to_owned(),
    });
    let [english, chinese] = story.refused(dispose(HoldEnd::Released));
    assert!(english.contains("2026-12-23"), "{english}");
    assert!(chinese.contains("失主"), "{chinese}");
    story
        .clock
        .set(UtcMs::parse("2026-12-23T15:00:00Z").unwrap());
    let [english, chinese] = story.refused(dispose(HoldEnd::Default));
    assert!(english.contains("answers are not read"), "{english}");
    assert!(chinese.contains("尚未读取"), "{chinese}");
    story.does(Command::ReadAnswers(ReadAnswers::nothing_on(story.today())));
    story.does(dispose(HoldEnd::Default));
    story.does(Command::MoveUnits {
        units: vec![story.unit().unit],
        container: name("D-01"),
    });
    story.does(Command::SealContainer {
        container: name("D-01"),
    });
    let destroy = |photo| Command::LeaveContainer {
        container: name("D-01"),
        how: LeftHow::Destroyed,
        under: None,
        witness: Some(person("OP-9")),
        photo,
        taker: None,
    };
    let [english, chinese] = story.refused(destroy(None));
    assert!(english.contains("photo") && chinese.contains("照片"));
    let text = story.home.path().join("notes.txt");
    std::fs::write(&text, "no picture").unwrap();
    story.takes(FileFor::Proof, &text).unwrap_err();
    let shown = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/photos/contents.jpg");
    let photo = story.takes(FileFor::Proof, &shown).unwrap();
    let kept = photo.to_string();
    let file = story.data().join("photos").join(&kept[..2]);
    assert!(file.join(format!("{kept}.jpg")).is_file());
    story.does(destroy(Some(photo)));
    assert_eq!(story.unit().state, UnitState::Gone);
    assert!(story.life("UA00000000016").contains("Destroyed"));
}

#[test]
fn lost_property_is_handed_to_its_owners_carrier() {
    let story = Story::begin(LOST);
    story.waives_its_photo();
    let made = story.label(ForwardTo::Owner, None);
    story.does(made);
    assert_eq!(story.hands_over(NUMBER), None);
    assert_eq!(story.unit().state, UnitState::Gone);
    assert!(
        story
            .life("UA00000000016")
            .contains("Its owner, who lost it")
    );
}

#[test]
fn an_empty_box_leaves_the_evidence_shelf_by_its_scan_when_no_claim_can_follow() {
    let story = Story::begin(EMPTY);
    let evidence = Queue::Parcels(ParcelQueue::Evidence);
    assert_eq!(story.count(evidence), 1);
    let query = Query::queued_parcels(ParcelQueue::Evidence, story.shell.now(), None);
    let Answer::QueuedParcels(page) = story.ask(&query) else {
        panic!("boxes are asked for");
    };
    let row = page.rows[0].0.clone();
    let Answer::BoxClaim(Some(BoxClaim::Open(last))) = story.ask(&Query::BoxClaim(row.parcel))
    else {
        panic!("a claim may be filed");
    };
    let release = |heard: &Heard| {
        Command::ReleaseParcel(Box::new(ReleaseParcel {
            parcel: row.parcel,
            read: heard.keys(),
            reason: ReleaseReason::RunOut,
            note: None,
        }))
    };
    let box_label = story.hears("9202090339598344170026");
    let [english, chinese] = story.refused(release(&box_label));
    assert!(english.contains(&last.to_string()), "{english}");
    assert!(chinese.contains("索赔"), "{chinese}");
    let at = format!("{}T15:00:00Z", last.plus_days(1));
    story.clock.set(UtcMs::parse(&at).unwrap());
    let other = story.hears("1Z4CJTH59083524484");
    let [english, _] = story.refused(release(&other));
    assert!(english.contains("1Z4CJTH59083524484"), "{english}");
    story.does(release(&box_label));
    assert_eq!(story.count(evidence), 0);
    let number = row.number.to_string();
    assert!(story.life(&number).contains("Claim run out"));
}

/// A battery of no parcel in particular, with what was answered.
fn battery(number: u64, answer: Option<&str>, drum: &str) -> Command {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    let (pack, ..) = checklists()
        .into_iter()
        .find(|(.., list)| list.id == "battery_goods")
        .unwrap();
    let answers = answer.map(|answer| ("sealed".to_owned(), answer.to_owned()));
    Command::PutUnit(Box::new(PutUnit {
        units: vec![UnitId((4 << 100) + u128::from(number))],
        inspection: Inspection {
            seller: SellerCode::parse("S-01"),
            checklist: answer.map(|_| pack),
            answers: answers.into_iter().collect::<Answers>(),
            grade: Some(Grade::Unsellable),
            ..Inspection::begun(
                parcel,
                UnitTag::make("A00", number).unwrap(),
                ProductHow::Barcode,
            )
        },
        hold: None,
        photos: PhotoKinds::NONE,
        class: HazardClass::None,
        readings: Vec::new(),
        allowed: Grade::Unsellable.spec().allowed.to_vec(),
        proposed: Decision::Dispose,
        why: Why::Rule("house".to_owned()),
        policy: None,
        decision: Decision::Dispose,
        override_reason: None,
        advice: None,
        rework_cost: None,
        container: name(drum),
        learned: None,
        shipped_before: Vec::new(),
        out_of: None,
    }))
}

#[test]
fn a_drum_keeps_damaged_batteries_apart_nears_its_end_and_leaves_with_its_recycler() {
    let story = Story::begin("badge OP-7\n");
    for number in 1..=4 {
        story.does(Command::ReceiveParcel(ReceiveParcel {
            parcel: ParcelId((3 << 100) + u128::from(number)),
            number: ParcelTag::make("A00", number).unwrap(),
            raw: RawScan {
                salt: [9; 16],
                bytes: b"1Z".to_vec(),
            },
            candidates: Vec::new(),
            chosen: None,
            finding: None,
        }));
    }
    story.does(battery(1, Some("hot_or_leaking"), "B-01"));
    let [english, chinese] = story.refused(battery(2, Some("sealed_clean"), "B-01"));
    assert!(english.contains("drums of their own"), "{english}");
    assert!(chinese.contains("分桶"), "{chinese}");
    story.does(battery(2, Some("sealed_clean"), "B-02"));
    let [english, _] = story.refused(battery(3, None, "B-02"));
    assert!(english.contains("bin"), "{english}");
    assert_eq!(story.count(Queue::Drums), 0);
    story
        .clock
        .set(UtcMs::parse("2027-10-01T15:00:00Z").unwrap());
    assert_eq!(story.count(Queue::Drums), 2);
    let Answer::Drums(drums) = story.ask(&Query::Drums) else {
        panic!("drums are asked for");
    };
    let first: Vec<Option<Day>> = drums
        .iter()
        .map(|drum| drum.first.map(|(_, day)| day))
        .collect();
    assert_eq!(first, [Day::parse("2026-11-23"); 2]);
    story.signs_in("SUP-1");
    story.does(Command::WaivePhoto(WaivedPhoto {
        parcel: ParcelId((3 << 100) + 1),
        unit: Some(UnitId((4 << 100) + 1)),
        kind: PhotoKind::Item,
        reason: WaiveReason::NotWanted,
    }));
    story.does(Command::SealContainer {
        container: name("B-01"),
    });
    let leave = |taker: Option<&str>| Command::LeaveContainer {
        container: name("B-01"),
        how: LeftHow::Recycled,
        under: Some("BOL 17".to_owned()),
        witness: None,
        photo: None,
        taker: taker.map(str::to_owned),
    };
    story.refused(leave(None));
    story.does(leave(Some("Cell Loop")));
    assert_eq!(story.count(Queue::Drums), 1);
    let life = story.life(UnitTag::make("A00", 1).unwrap().as_str());
    assert!(life.contains("Recycled"), "{life}");
}
