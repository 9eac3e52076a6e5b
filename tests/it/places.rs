//! Places through the whole shell on a real store: from the bench to the shelf of the seller, moved, counted,
//! missed, found and given up, scan by scan.

use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{PersonCode, StationName, UnitTag};
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::ledger::fact::Role;
use returnbay::ledger::query::{ParcelQueue, QueuedUnit, UnitQueue};
use returnbay::ledger::rows::{UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::replay::{Replay, Way};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, shift};
use returnbay::text::{Language, Words};
use tempfile::TempDir;

use super::cli::HEAD;

/// A shop of two sellers with a bench.
struct Floor {
    home: TempDir,
    clock: Clock,
    running: Option<(Shell, Replay)>,
}

fn open(folder: &Path, clock: &Clock) -> Shell {
    Shell::open(ShellConfig {
        folder: folder.to_owned(),
        station: StationName::parse("A").unwrap(),
        zone: Zone::UTC,
        clock: clock.clone(),
        wake: Arc::new(|| {}),
        devices: Devices::Left,
    })
    .unwrap()
}

fn tracking(number: u64) -> String {
    // USPS numbers of the test files differ in their last digits only; any text is a label.
    format!("TBA40016961014{number}")
}

fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

impl Floor {
    /// Three hair ties of two sellers lie in one tote: the first and the third are S-01's.
    fn with_a_tote() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-11-23T15:00:00Z").unwrap());
        let mut floor = Self {
            home,
            clock,
            running: None,
        };
        floor.start();
        for (seller, numbers) in [("S-01", &[1, 3][..]), ("S-02", &[2])] {
            let rows: String = numbers.iter().map(|number| row(*number)).collect();
            let file = floor.home.path().join(format!("{seller}.tsv"));
            std::fs::write(file, [HEAD.to_owned(), rows].concat()).unwrap();
        }
        floor.play("import S-01.tsv S-01\nimport S-02.tsv S-02\nbadge OP-7\n");
        for number in 1..=3 {
            let said = floor.play(&format!(
                "+9 scan {}\n+9 scan {}\n+9 scan B0B4WP8XYZ\n+9 key 1\n+9 scan R-03\n",
                tracking(number),
                tag(number)
            ));
            let put = format!("Put {} resell R-03", tag(number));
            assert!(said.contains(&put), "{said:?}");
        }
        floor.play("+9 key P\n");
        floor
    }

    fn start(&mut self) {
        let shell = open(&self.home.path().join("data"), &self.clock);
        let replay = Replay::new(shell.clone(), Way::Inbox, self.home.path().to_owned());
        self.running = Some((shell, replay));
    }

    fn shell(&self) -> &Shell {
        &self.running.as_ref().expect("it runs").0
    }

    /// Plays lines of a shift and gives what the bench answered.
    fn play(&mut self, lines: &str) -> Vec<String> {
        let (_, replay) = self.running.as_mut().expect("it runs");
        let mut said = Vec::new();
        for line in shift::parse(lines).unwrap() {
            let answered = replay.play(&line).unwrap();
            said.extend(answered.into_iter().map(|answer| answer.said));
        }
        self.shell().settle();
        said
    }

    /// Plays lines that must be answered so, in both languages with words.
    fn answers(&mut self, lines: &str, wanted: &[&str]) {
        let said = self.play(lines);
        assert_eq!(said, wanted, "{lines}");
        let face = self.shell().face();
        let result = face.result.as_ref().map(|(_, message)| message);
        for message in face.prompt.iter().chain(&face.detail).chain(result) {
            let said = Language::ALL.map(|language| Words::new(language, Zone::UTC).say(message));
            assert!(
                !said.iter().any(|text| text.contains(['{', '}'])),
                "{said:?}"
            );
        }
    }

    fn restart(&mut self) {
        // One store is open once: the old program ends before the new one starts.
        self.running = None;
        self.start();
    }

    fn ask(&self, query: &Query) -> Answer {
        let desk = Desk::open(&self.home.path().join("data")).unwrap();
        desk.ask(query).unwrap()
    }

    fn unit(&self, number: u64) -> UnitRow {
        match self.ask(&Query::Tag(tag(number))) {
            Answer::Tag(Some(row)) => *row,
            other => panic!("{other:?}"),
        }
    }

    fn missing_boxes(&self) -> usize {
        let query = Query::queued_parcels(ParcelQueue::Missing, self.shell().now(), None);
        match self.ask(&query) {
            Answer::QueuedParcels(page) => page.rows.len(),
            other => panic!("{other:?}"),
        }
    }

    fn missing(&self) -> Vec<UnitTag> {
        match self.ask(&Query::QueuedUnits(UnitQueue::Missing, None)) {
            Answer::QueuedUnits(page) => {
                let rows = page.rows.into_iter();
                rows.map(|QueuedUnit(row)| row.inspection.tag).collect()
            }
            other => panic!("{other:?}"),
        }
    }
}

fn row(number: u64) -> String {
    format!(
        "112-9403254-148994{number}\t16-Nov-2026\tApproved\tDk6aazM{number}RRMA\tAMZL\t{}\tB0B4WP8XYZ\tP0360\tHair ties\t1\tCR-UNWANTED_ITEM\tStandardRefund\n",
        tracking(number)
    )
}

#[test]
fn a_tote_of_two_sellers_is_put_away_counted_and_what_is_lost_given_up() {
    let mut floor = Floor::with_a_tote();
    let [one, two, three] = [1, 2, 3].map(|number| format!("+9 scan {}\n", tag(number)));
    floor.answers("+9 command places\n", &["Asked places"]);
    floor.answers("+9 key 3\n", &["Asked places_away"]);
    floor.answers("+9 scan R-03\n", &["Told put_away R-03 3"]);
    floor.answers(&one, &["Told shelf new"]);
    floor.answers("+9 scan R-04\n", &["Refused seller_shelf_wanted"]);
    floor.answers("+9 scan V-01\n", &["Told moved V-01"]);
    // Another seller's goods have no shelf yet, and are refused on this one.
    floor.answers(&two, &["Told shelf new"]);
    floor.answers("+9 scan V-01\n", &["Refused other_seller_there"]);
    floor.answers("+9 scan V-02\n", &["Told moved V-02"]);
    floor.answers(&three, &["Told shelf V-01"]);
    floor.answers("+9 scan V-02\n", &["Refused other_shelf"]);
    floor.answers("+9 scan V-01\n", &["Told moved V-01", "Told empty R-03"]);
    assert_eq!(floor.unit(3).container.as_str(), "V-01");
    assert_eq!(floor.unit(2).container.as_str(), "V-02");

    floor.answers(
        "+9 key esc\n+9 key 4\n",
        &["Asked places", "Asked places_count"],
    );
    floor.answers("+9 scan V-01\n", &["Told count V-01 2"]);
    floor.answers(&one, &["Told counted"]);
    floor.answers(&one, &["Told counted_already"]);
    floor.answers(&two, &["Told misplaced"]);
    floor.answers(&format!("+9 scan {}\n", tag(9)), &["Told strange"]);
    floor.answers("+9 scan V-01\n", &["Told result V-01 1 1 1 1"]);
    assert_eq!(floor.missing(), [tag(3)]);

    // A supervisor gives it up; a scan of it brings it back.
    let lead = PersonCode::parse("SUP-1").unwrap();
    floor
        .shell()
        .commit(Command::EnrolPerson {
            person: lead.clone(),
            name: "Lee".to_owned(),
            role: Role::Supervisor,
        })
        .unwrap();
    let off = Command::WriteOff {
        units: vec![floor.unit(3).unit],
        reason: "not on any shelf".to_owned(),
    };
    let refused = floor.shell().commit(off.clone()).unwrap_err();
    for language in Language::ALL {
        let said = Words::new(language, Zone::UTC).say(&refused);
        assert!(!said.contains("supervisor_needed"), "{said}");
    }
    floor.play("+9 badge SUP-1\n");
    floor.shell().commit(off).unwrap();
    assert_eq!(floor.unit(3).state, UnitState::Gone);
    assert!(floor.missing().is_empty());
    floor.answers(
        "+9 key esc\n+9 key esc\n+9 key 1\n",
        &["Asked places", "Asked places_move"],
    );
    floor.answers("+9 scan R-05\n", &["Told into R-05"]);
    floor.answers(&three, &["Told moved R-05"]);
    assert_eq!(floor.unit(3).state, UnitState::Put);
}

#[test]
fn moves_go_container_first_or_tag_first_and_are_taken_back() {
    let mut floor = Floor::with_a_tote();
    let [one, two] = [1, 2].map(|number| format!("+9 scan {}\n", tag(number)));
    floor.answers(
        "+9 command places\n+9 key 1\n",
        &["Asked places", "Asked places_move"],
    );
    floor.answers(&one, &["Told tag_first"]);
    floor.answers("+9 scan H-01\n", &["Refused wrong_container"]);
    floor.answers(&one, &["Told tag_first"]);
    floor.answers("+9 scan R-05\n", &["Told moved R-05"]);
    floor.answers("+9 scan R-06\n", &["Told into R-06"]);
    floor.answers(&two, &["Told moved R-06"]);
    floor.answers(&two, &["Told stands_there"]);
    floor.answers("+9 key U\n", &["Told undone"]);
    assert_eq!(floor.unit(2).container.as_str(), "R-03");
    floor.answers("+9 key U\n", &["Told undone"]);
    assert_eq!(floor.unit(1).container.as_str(), "R-03");
    floor.answers("+9 key U\n", &["Refused nothing_to_undo"]);
    floor.answers(&format!("+9 scan {}\n", tag(9)), &["Refused unknown_tag"]);
    // A whole container by two scans, and back.
    floor.answers(
        "+9 key esc\n+9 key esc\n+9 key 2\n",
        &["Asked places", "Asked places_whole"],
    );
    floor.answers("+9 scan R-09\n", &["Refused empty_place"]);
    floor.answers("+9 scan R-03\n", &["Told all of R-03 3"]);
    floor.answers("+9 scan V-01\n", &["Refused other_seller_there"]);
    floor.answers("+9 scan R-03\n", &["Refused same_place"]);
    floor.answers("+9 scan R-07\n", &["Told moved 3 R-03 R-07"]);
    floor.answers("+9 key U\n", &["Told undone"]);
    assert_eq!(floor.unit(3).container.as_str(), "R-03");
    floor.answers("+9 command places\n", &[]);
    assert_eq!(floor.shell().face().step, "ready");
}

#[test]
fn a_count_that_is_left_or_cut_off_writes_nothing() {
    let mut floor = Floor::with_a_tote();
    let one = format!("+9 scan {}\n", tag(1));
    floor.play("+9 command places\n+9 key 4\n+9 scan R-03\n");
    floor.answers(&one, &["Told counted"]);
    floor.restart();
    floor.play("+9 badge OP-7\n");
    assert_eq!(floor.shell().face().step, "ready");
    assert!(floor.missing().is_empty());
    floor.play("+9 command places\n+9 key 4\n+9 scan R-03\n");
    floor.answers(&one, &["Told counted"]);
    floor.answers("+9 key esc\n", &["Told count_dropped"]);
    floor.answers("+9 scan Q-01\n", &["Refused no_such_container"]);
    floor.answers("+9 scan R-09\n", &["Refused no_such_container"]);
    // A misplaced one that stays where it is by one key.
    floor.play("+9 key esc\n+9 key 1\n+9 scan R-05\n");
    floor.answers(&one, &["Told moved R-05"]);
    floor.play("+9 key esc\n+9 key esc\n+9 key 4\n+9 scan R-03\n");
    floor.answers(&one, &["Told misplaced"]);
    floor.answers("+9 key 1\n", &["Told kept R-03"]);
    assert_eq!(floor.unit(1).container.as_str(), "R-03");
    let rest = [2, 3].map(|number| format!("+9 scan {}\n", tag(number)));
    floor.answers(&rest.concat(), &["Told counted", "Told counted"]);
    floor.answers("+9 scan R-03\n", &["Told result R-03 3 0 0 0"]);
    assert!(floor.missing().is_empty());
}

#[test]
fn a_shelf_of_whole_parcels_is_counted_and_they_go_from_shelf_to_shelf() {
    let mut floor = Floor::with_a_tote();
    let scan = |code: &str| format!("+9 scan {code}\n");
    let [one, two] = ["1Z5R89390357567127", "1Z43DTWW9020567346"].map(scan);
    let empty = scan("9202090339598344170026");
    floor.play(&format!("{one}+9 key C\n+9 scan Q-01\n"));
    floor.play(&format!("{two}+9 key C\n+9 scan Q-02\n"));
    floor.play(&format!("{empty}+9 key E\n+9 key 1\n+9 scan E-01\n"));
    floor.play("+9 command places\n+9 key 5\n");
    // From shelf to shelf, each kind to its own.
    floor.answers(&scan("UA00000000016"), &["Refused box_wanted"]);
    floor.answers("+9 scan Q-02\n", &["Refused box_wanted"]);
    floor.answers(&scan("9400111899223100001234"), &["Refused unknown_box"]);
    floor.answers(&scan(&tracking(1)), &["Refused parcel_on_no_shelf"]);
    floor.answers(&one, &["Told box_first"]);
    floor.answers("+9 scan E-01\n", &["Refused wrong_shelf"]);
    floor.answers(&one, &["Told box_first"]);
    floor.answers("+9 scan Q-02\n", &["Told moved Q-02"]);
    floor.answers("+9 key U\n", &["Told undone"]);
    // What is missing, what stands elsewhere by the books, what was opened, what is nobody's.
    floor.play("+9 key esc\n+9 key 4\n");
    floor.answers("+9 scan Q-09\n", &["Refused no_such_container"]);
    floor.answers("+9 scan Q-01\n", &["Told count Q-01 1"]);
    floor.answers(&two, &["Told misplaced"]);
    floor.answers("+9 key 1\n", &["Told kept Q-01"]);
    floor.answers(&empty, &["Told misplaced"]);
    floor.answers(&scan(&tracking(1)), &["Told strange"]);
    floor.answers(&scan("9400111899223100001234"), &["Told strange"]);
    floor.answers(&two, &["Told counted_already"]);
    floor.answers("+9 scan Q-02\n", &["Refused other_place"]);
    floor.answers("+9 scan Q-01\n", &["Told result Q-01 1 1 1 2"]);
    assert_eq!(floor.missing_boxes(), 1);
    // A count that is left writes nothing; one that sees it finds it, and one more misses it.
    floor.answers("+9 scan Q-01\n", &["Told count Q-01 2"]);
    floor.answers("+9 key esc\n", &["Told count_dropped"]);
    floor.play("+9 scan Q-01\n");
    floor.answers(&one, &["Told found"]);
    floor.answers(&two, &["Told counted"]);
    floor.answers("+9 key P\n", &["Told result Q-01 2 0 0 0"]);
    assert_eq!(floor.missing_boxes(), 0);
    floor.restart();
    floor.play("+9 badge OP-7\n+9 command places\n+9 key 4\n");
    floor.answers("+9 scan Q-01\n", &["Told count Q-01 2"]);
}
