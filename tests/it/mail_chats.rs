//! Pictures of chats through the whole shell: kept, checked, erased by rule; and who answered in a chat.

use std::fs;
use std::path::PathBuf;

use returnbay::domain::decision::Decision;
use returnbay::domain::hold::{HoldEnd, HoldReason};
use returnbay::domain::ids::Hash;
use returnbay::domain::said::{Said, SaidHow};
use returnbay::domain::standing::StandingOrder;
use returnbay::domain::time::UtcMs;
use returnbay::evidence::keep::{self, Size};
use returnbay::ledger::chatting::{Answered, OutboxRow};
use returnbay::ledger::fact::OrderSet;
use returnbay::ledger::query::Queue;
use returnbay::ledger::{Answer, Body, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::privacy::Purged;
use returnbay::shell::view::{Job, JobState};

use super::cli_run::run;
use super::mail::{House, day, say, seller, tag};

/// The folder of pictures of chats.
const SAID: &str = "said";

fn chat(who: &str, shown: Option<Hash>) -> Said {
    Said {
        how: SaidHow::Chat,
        who: who.to_owned(),
        shown,
    }
}

fn picture(house: &House, seed: u32) -> Hash {
    let path = house.path(&format!("chat-{seed}.jpg"));
    let side = 40 + seed;
    let pixels = image::RgbImage::from_pixel(side, 30, image::Rgb([20, 120, 40]));
    pixels.save(&path).unwrap();
    match house.shell.run(Job::KeepSaid { path }).unwrap() {
        JobState::SaidKept(hash) => hash,
        other => panic!("{other:?}"),
    }
}

/// A supervisor keys in what a seller said of a unit.
fn key_in(house: &House, number: u64, said: Said) {
    let end = Command::EndHold {
        units: vec![house.row(number).unit],
        decision: Decision::ShipChina,
        end: HoldEnd::Answered,
        said: Some(said),
        note: None,
    };
    house.shell.commit(end).unwrap();
}

fn file(house: &House, picture: Hash) -> PathBuf {
    keep::path(&house.path("data").join(SAID), picture, Size::Full)
}

fn purge(house: &House, on: &str) -> Purged {
    match house.shell.run(Job::Purge { day: day(on) }).unwrap() {
        JobState::Purged(done) => *done,
        other => panic!("{other:?}"),
    }
}

fn counted(house: &House) -> (u64, u64) {
    let found = Desk::open(&house.path("data")).unwrap().verify().unwrap();
    assert_eq!(found.first_bad, None);
    (found.chats, found.chats_purged)
}

fn outbox(house: &House, code: &str) -> OutboxRow {
    let Answer::Outbox(rows) = house.ask(&Query::Outbox) else {
        panic!("no outbox");
    };
    let mut rows = rows.into_iter();
    rows.find(|row| row.mail.made.seller == seller(code))
        .expect("a workbook")
}

#[test]
fn a_picture_goes_by_its_rule_the_fact_first_and_everything_that_named_it_says_so() {
    let house = House::new();
    for number in 1..=3 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    let (shown, other) = (picture(&house, 1), picture(&house, 2));
    key_in(&house, 1, chat("Li", Some(shown)));
    key_in(&house, 2, chat("Li", Some(shown)));
    let order = OrderSet {
        seller: seller("S-01"),
        sku: "P0360".to_owned(),
        mail: None,
        order: StandingOrder {
            grade: None,
            from: day("2026-11-24"),
            until: None,
            decision: Some(Decision::Liquidate),
            said: chat("Li", Some(shown)),
        },
    };
    house
        .shell
        .commit(Command::SetOrder(Box::new(order)))
        .unwrap();
    house
        .clock
        .set(UtcMs::parse("2026-11-25T01:30:00Z").unwrap());
    key_in(&house, 3, chat("Li", Some(other)));
    assert_eq!(counted(&house), (2, 0));
    house
        .clock
        .set(UtcMs::parse("2026-12-24T01:30:00Z").unwrap());
    let before = house.facts();
    let early = purge(&house, "2026-12-22");
    assert_eq!((early.chats, early.finished, house.facts()), (0, 0, before));
    let done = purge(&house, "2026-12-23");
    assert_eq!(
        (done.chats, done.left),
        (1, 0),
        "the other is a day younger"
    );
    assert_eq!(house.facts(), before + 1, "one fact for all that named it");
    assert!(!file(&house, shown).exists() && file(&house, other).exists());
    let small = keep::path(&house.path("data").join(SAID), shown, Size::Small);
    assert!(!small.exists());
    assert_eq!(counted(&house), (1, 1));
    for number in [1, 2] {
        let Answer::Timeline(Some(life)) = house.ask(&Query::UnitTimeline(house.row(number).unit))
        else {
            panic!("a life");
        };
        let went = life.entries.iter().find_map(|entry| match &entry.body {
            Body::ChatPurged(purged) => Some((purged.picture, purged.rule_version)),
            _ => None,
        });
        assert_eq!(went, Some((shown, 3)), "{number}");
    }
    let data = house.path("data");
    let label = tag(1).to_string();
    let life = run(&data, &["show", &label]).ends(0).out;
    assert!(life.contains("Picture of a chat erased by rule"), "{life}");
    let chinese = run(&data, &["--lang", "zh-CN", "show", &label]).ends(0).out;
    assert!(chinese.contains("聊天截图已按规则清除"), "{chinese}");
    assert_eq!(purge(&house, "2026-12-23").chats, 0, "once");
    // The same picture for a newer answer is there again, and stands for its own days.
    house.hold(4, "S-01", HoldReason::Instruction);
    assert_eq!(picture(&house, 1), shown);
    key_in(&house, 4, chat("Li", Some(shown)));
    assert_eq!(counted(&house), (2, 0));
    house.is_sound();
}

#[test]
fn what_a_crash_or_a_form_that_was_left_kept_on_the_disk_goes_with_the_next_purge() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let shown = picture(&house, 1);
    key_in(&house, 1, chat("Li", Some(shown)));
    let bytes = fs::read(file(&house, shown)).unwrap();
    house
        .clock
        .set(UtcMs::parse("2027-12-24T01:30:00Z").unwrap());
    assert_eq!(purge(&house, "2027-12-23").chats, 1);
    fs::write(file(&house, shown), bytes).unwrap();
    // Nobody gave the answer that this one shows.
    let left = picture(&house, 2);
    let done = purge(&house, "2027-12-23");
    assert_eq!((done.chats, done.finished), (0, 2));
    assert!(!file(&house, shown).exists() && !file(&house, left).exists());
    let young = picture(&house, 3);
    let written = fs::metadata(file(&house, young))
        .unwrap()
        .modified()
        .unwrap();
    let written = written.duration_since(std::time::UNIX_EPOCH).unwrap();
    let written = UtcMs(i64::try_from(written.as_millis()).unwrap());
    house.clock.set(written.plus_ms(2 * 86_400_000));
    let today = written.plus_ms(86_400_000).to_string();
    let done = purge(&house, &today[..10]);
    assert_eq!(done.finished, 0, "its answer may still be given");
    assert!(file(&house, young).exists());
}

#[test]
fn a_missing_or_damaged_picture_is_named_in_both_languages() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let shown = picture(&house, 1);
    key_in(&house, 1, chat("Li", Some(shown)));
    let data = house.path("data");
    let sound = run(&data, &["verify"]).ends(0).out;
    assert!(sound.contains("· chats 1"), "{sound}");
    let name = shown.to_string();
    let path = file(&house, shown);
    fs::write(&path, b"another").unwrap();
    for (language, said) in [("en", "is not the one that was kept"), ("zh-CN", "不一致")] {
        let told = run(&data, &["--lang", language, "verify"]).ends(1).out;
        assert!(told.contains(said) && told.contains(&name), "{told}");
    }
    let told = run(&data, &["--json", "verify"]).ends(1).json();
    let bad = &told["first_bad"];
    assert_eq!(bad["about"], format!("chat:{name}"));
    assert_eq!(bad["why"], "blob");
    fs::remove_file(&path).unwrap();
    for (language, said) in [("en", "no rule has erased it"), ("zh-CN", "找不到聊天截图")] {
        let told = run(&data, &["--lang", language, "verify"]).ends(1).out;
        assert!(told.contains(said) && told.contains(&name), "{told}");
    }
    let told = run(&data, &["--json", "verify"]).ends(1).json();
    assert_eq!(told["first_bad"]["why"], "missing");
}

#[test]
fn an_evidence_pack_has_the_hash_of_a_chats_picture_alone_before_and_after_it_went() {
    let house = House::new();
    house.hold(1, "S-01", HoldReason::Instruction);
    let shown = picture(&house, 1);
    key_in(&house, 1, chat("Li", Some(shown)));
    let data = house.path("data");
    let pack = |name: &str| {
        let path = house.path(name);
        let out = path.display().to_string();
        let label = tag(1).to_string();
        run(
            &data,
            &[
                "export", "evidence", &label, "--format", "zip", "--out", &out,
            ],
        )
        .ends(0);
        run(&data, &["verify", &out]).ends(0);
        let bytes = fs::read(&path).unwrap();
        let parts = super::mail_books::parts(bytes);
        let has_picture = parts
            .iter()
            .any(|(name, _)| name.contains(&shown.to_string()));
        assert!(!has_picture, "the picture itself stays here");
        let texts = parts.into_iter().map(|(_, text)| text);
        texts.collect::<String>()
    };
    assert!(pack("before.zip").contains(&shown.to_string()));
    house
        .clock
        .set(UtcMs::parse("2026-12-24T01:30:00Z").unwrap());
    assert_eq!(purge(&house, "2026-12-23").chats, 1);
    let after = pack("after.zip");
    assert!(after.contains("chat.purged"), "the pack says that it went");
}

#[test]
fn a_seller_that_answers_in_a_chat_is_not_silent_and_what_still_waits_is_told() {
    let house = House::new();
    for number in 1..=3 {
        house.hold(number, "S-01", HoldReason::Instruction);
    }
    house.hold(4, "S-02", HoldReason::Instruction);
    house.hold(5, "S-02", HoldReason::Instruction);
    let made = house.make("S-01");
    house.make("S-02");
    let silent = || {
        let claims = Query::open_work(
            house.clock.now(),
            returnbay::shell::claims::days(day("2026-11-23")),
            day("2026-11-23"),
        );
        let Answer::OpenWork(figures) = house.ask(&claims) else {
            panic!("no figures");
        };
        let figure = figures.iter().find(|one| one.queue == Queue::Mail);
        figure.unwrap().count
    };
    assert_eq!(silent(), 2);
    assert_eq!(outbox(&house, "S-01").answered(), Answered::Not);
    key_in(&house, 1, chat("李，微信", None));
    let row = outbox(&house, "S-01");
    assert_eq!((row.answered(), silent()), (Answered::Partly, 1));
    let said = row.chat.unwrap();
    assert_eq!((said.labels, said.waits), (1, 2));
    assert_eq!(
        (said.who.as_str(), said.at),
        ("李，微信", house.clock.now())
    );
    house.clock.set(house.clock.now().plus_ms(60_000));
    key_in(&house, 2, chat("Wang", None));
    // What came later waits for the next workbook.
    house.hold(6, "S-01", HoldReason::Instruction);
    key_in(&house, 3, chat("Wang", None));
    let row = outbox(&house, "S-01");
    let said = row.chat.as_ref().unwrap();
    assert_eq!((said.labels, said.waits, said.who.as_str()), (3, 0, "Wang"));
    assert_eq!(row.answered(), Answered::Whole);
    assert_eq!(outbox(&house, "S-02").chat, None, "another seller's word");
    // A workbook's answers stand beside it.
    house.answer(&made, "filled.xlsx", |table| say(table, 1, "弃置"));
    let row = outbox(&house, "S-01");
    assert!(row.chat.is_some() && !row.mail.is_silent());
    let data = house.path("data");
    let listed = run(&data, &["--json", "mail", "list"]).ends(0).out;
    let listed: Vec<serde_json::Value> = listed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |code: &str| listed.iter().find(|one| one["seller"] == code).unwrap();
    assert_eq!(of("S-01")["chat"]["labels"], 3);
    assert_eq!(of("S-01")["silent"], false);
    assert_eq!(of("S-02")["silent"], true);
    // A new workbook asks anew.
    house.clock.set(house.clock.now().plus_ms(60_000));
    house.make("S-01");
    assert_eq!(outbox(&house, "S-01").answered(), Answered::Not);
    house.is_sound();
}
