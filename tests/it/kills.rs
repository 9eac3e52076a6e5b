//! Fifty kills: what was said outside the process is on the disk, and nothing is half applied.
//!
//! Each shop is killed twice with SIGKILL at a moment the seed chooses: once while the program
//! plays the demo's shift, once while an operator goes on with what was in hand. Then somebody
//! finishes the day on the same store. `RETURNBAY_SEED` chooses other moments.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use returnbay::domain::codes::UnitTag;
use returnbay::domain::decision::Decision;
use returnbay::ledger::rows::UnitState;
use returnbay::ledger::{Answer, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::seeded::scramble;
use rusqlite::{Connection, OpenFlags};

use super::cli_run::{command, project, run};
use super::kills_operator::Operator;

/// Names the folder where the operator's process works, its shift, and how many parcels it ends.
const AT_WORK: &str = "RETURNBAY_TEST_AT_WORK";
const SHIFT: &str = "RETURNBAY_TEST_SHIFT";
const PARCELS: &str = "RETURNBAY_TEST_PARCELS";
/// A kill comes at most so much after the answer that the seed chose.
const JITTER_US_MAX: u64 = 12_000;
/// Longer than this nobody waits for an answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// Shops of one test, each killed twice; five tests make fifty kills.
const SHOPS: u64 = 5;

#[test]
fn ten_kills_lose_nothing_first_seed() {
    kill_shops(1);
}

#[test]
fn ten_kills_lose_nothing_second_seed() {
    kill_shops(2);
}

#[test]
fn ten_kills_lose_nothing_third_seed() {
    kill_shops(3);
}

#[test]
fn ten_kills_lose_nothing_fourth_seed() {
    kill_shops(4);
}

#[test]
fn ten_kills_lose_nothing_fifth_seed() {
    kill_shops(5);
}

/// The operator's process of this module; by itself it has no work and checks its own orders.
#[test]
fn somebody_is_at_work() {
    let Some(folder) = std::env::var_os(AT_WORK) else {
        let home = tempfile::tempdir().unwrap();
        Operator::begin(home.path(), 3).work(1);
        assert!(
            facts(home.path())
                .iter()
                .any(|kinds| kinds.contains(&"unit.put".to_owned()))
        );
        return;
    };
    let number = |name: &str| std::env::var(name).unwrap().parse().unwrap();
    // The test runner's own words stand on a line that is not ended.
    std::io::stdout().write_all(b"\n").unwrap();
    Operator::begin(Path::new(&folder), number(SHIFT))
        .work(u32::try_from(number(PARCELS)).unwrap());
}

fn kill_shops(test: u64) {
    let seed = std::env::var("RETURNBAY_SEED").map_or(1, |text| text.parse().unwrap());
    for shop in 0..SHOPS {
        // Captured with the test; shown when it fails.
        eprintln!("RETURNBAY_SEED={seed} test {test} shop {shop}");
        kill_twice(scramble(seed, test * 1_000 + shop));
    }
}

fn kill_twice(chance: u64) {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let shift = project("assets/demo/shift.txt");

    let mut play = command(&data, &["replay"]);
    let mut said = killed(play.arg(&shift), chance, whole_shift().1.len());
    check(&data, &said);
    stands_at_a_prefix(&data);

    let more = killed(&mut operator(&data, 1, 60), scramble(chance, 1), 40);
    said.extend(more);
    check(&data, &said);

    let rest = heard(operator(&data, 2, 2).spawn().unwrap());
    said.extend(rest);
    check(&data, &said);
    let verified = run(&data, &["verify", "--json"]).ends(0).json();
    assert_eq!(verified["ok"], true, "{verified}");
}

fn operator(data: &Path, shift: u64, parcels: u32) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "kills::somebody_is_at_work", "--nocapture"])
        .env(AT_WORK, data)
        .env(SHIFT, shift.to_string())
        .env(PARCELS, parcels.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .stdin(Stdio::null());
    command
}

/// Starts a process, kills it after a number of answers below `most` and a little while, and gives
/// everything that was heard from it outside.
fn killed(command: &mut Command, chance: u64, most: usize) -> Vec<String> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let answers = listen(&mut child);
    let most = u64::try_from(most).unwrap();
    let (count, jitter_us) = (1 + chance % most, (chance >> 32) % JITTER_US_MAX);
    let mut said = Vec::new();
    for _ in 0..count {
        match answers.recv_timeout(PATIENCE) {
            Ok(answer) => said.push(answer),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => panic!("no answer after {said:?}"),
        }
    }
    // The moment is the seed's, not an answer's: somewhere within the next lines' work.
    if let Ok(answer) = answers.recv_timeout(Duration::from_micros(jitter_us)) {
        said.push(answer);
    }
    child.kill().unwrap();
    child.wait().unwrap();
    said.extend(answers.iter());
    said
}

/// Lets a process end by itself and gives what was heard.
fn heard(mut child: Child) -> Vec<String> {
    let said = listen(&mut child).iter().collect();
    let status = child.wait().unwrap();
    assert!(status.success(), "{status}: {said:?}");
    said
}

/// Hears a process's answers: lines of a replay, or of the operator.
fn listen(child: &mut Child) -> Receiver<String> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (told, answers) = channel();
    let listener = std::thread::Builder::new().name("listener".to_owned());
    listener
        .spawn(move || {
            for line in lines.map_while(Result::ok) {
                let json = serde_json::from_str::<serde_json::Value>(&line).ok();
                let of_replay = json.and_then(|json| Some(json["said"].as_str()?.to_owned()));
                let of_operator = line.strip_prefix("said ").map(str::to_owned);
                if let Some(answer) = of_replay.or(of_operator) {
                    told.send(answer).ok();
                }
            }
        })
        .unwrap();
    answers
}

/// Everything acknowledged is there, each row is the fold of its facts, and nothing is there that
/// nobody did: one command may have been written whose answer was killed on its way out.
fn check(data: &Path, said: &[String]) {
    let desk = Desk::open(data).unwrap_or_else(|message| panic!("it opens: {message:?}"));
    let verified = desk.verify().unwrap();
    assert_eq!(verified.first_bad, None, "after {said:?}");
    let mut taken_back = Vec::new();
    for answer in said.iter().rev() {
        let words: Vec<&str> = answer.split(' ').collect();
        match words[0] {
            "TakenBack" => taken_back.push(words[1]),
            "Put" => {
                let tag = UnitTag::parse(words[1]).unwrap();
                let Answer::Tag(unit) = desk.ask(&Query::Tag(tag)).unwrap() else {
                    panic!("a tag is asked, something else is answered");
                };
                let unit = unit.unwrap_or_else(|| panic!("{answer} is lost"));
                if !taken_back.contains(&words[1]) && unit.state == UnitState::Put {
                    assert_eq!(unit.decision().map(Decision::code), Some(words[2]));
                    assert_eq!(unit.container.as_str(), words[3]);
                }
            }
            _ => {}
        }
    }
    let kinds = facts(data).concat();
    let written = |kind: &str| kinds.iter().filter(|known| *known == kind).count();
    let answered = |word: &str| {
        said.iter()
            .filter(|answer| answer.split(' ').next() == Some(word))
            .count()
    };
    // A parcel that waited at the dock is received by its opening.
    let received: &[&str] = &["parcel.received", "parcel.opened"];
    for (kinds, word) in [
        (received, "Received"),
        (&["parcel.docked"], "Docked"),
        (&["load.opened"], "LoadOpened"),
        (&["load.closed"], "LoadClosed"),
        (&["unit.put"], "Put"),
        (&["undone"], "TakenBack"),
    ] {
        let facts: usize = kinds.iter().map(|kind| written(kind)).sum();
        let answers = answered(word);
        assert!(
            facts >= answers,
            "{answers} {word} answered, {facts} {kinds:?} written"
        );
        // Two kills at most, each between a fact and its answer.
        assert!(
            facts <= answers + 2,
            "{answers} {word} answered, {facts} {kinds:?} written"
        );
    }
    assert!(written("parcel.closed") >= answered("Ended"));
}

/// Kinds of facts by command, in the order of the journal, read past the program.
fn facts(data: &Path) -> Vec<Vec<String>> {
    let db =
        Connection::open_with_flags(data.join("returnbay.db"), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .unwrap();
    let mut rows = db
        .prepare("select key, kind from fact order by seq")
        .unwrap();
    let rows = rows
        .query_map([], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, String>(1)?))
        })
        .unwrap();
    let rows: Vec<(Vec<u8>, String)> = rows.map(Result::unwrap).collect();
    let commands = rows.chunk_by(|one, next| one.0 == next.0);
    commands
        .map(|command| command.iter().map(|(_, kind)| kind.clone()).collect())
        .collect()
}

/// The whole shift without a kill: its facts by command, and its answers.
fn whole_shift() -> &'static (Vec<Vec<String>>, Vec<String>) {
    static WHOLE: OnceLock<(Vec<Vec<String>>, Vec<String>)> = OnceLock::new();
    WHOLE.get_or_init(|| {
        let home = tempfile::tempdir().unwrap();
        let mut play = command(home.path(), &["replay"]);
        let child = play
            .arg(project("assets/demo/shift.txt"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = heard(child);
        (facts(home.path()), said)
    })
}

/// The killed journal is the beginning of the whole one, and ends between two commands.
fn stands_at_a_prefix(data: &Path) {
    let (killed, whole) = (facts(data), &whole_shift().0);
    assert!(whole.len() > 60, "{} commands", whole.len());
    assert!(killed.len() <= whole.len());
    assert_eq!(killed[..], whole[..killed.len()]);
}
