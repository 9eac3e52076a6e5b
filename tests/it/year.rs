//! A year in a small warehouse, played by a seed: goods come, wait, are decided anew, repaired, sold, shipped,
//! destroyed, brought back. At the end of each week every unit that is here has a next step, somebody and a
//! day, stands in one place, and the books balance.

mod books;
mod boxes;
mod floor;
mod ships;
mod singly;
mod staff;

use std::collections::BTreeMap;
use std::sync::Arc;

use returnbay::domain::charge::Extra;
use returnbay::domain::codes::{
    ContainerName, PersonCode, SellerCode, StationName, Tracking, UnitTag,
};
use returnbay::domain::ids::{Hash, UnitId};
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::money::Currency;
use returnbay::domain::rates::RateCard;
use returnbay::domain::time::{Day, UtcMs, Zone};
use returnbay::ledger::fact::Role;
use returnbay::ledger::rows::{RatesFrom, UnitRow};
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::desk::Desk;
use returnbay::shell::leaving::FileFor;
use returnbay::shell::seeded::scramble;
use returnbay::shell::view::{Job, JobState};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig};

use super::cli_run::project;

/// Of the dice: any other plays another year.
const SEED: u64 = 6;
/// Weeks that are played.
const WEEKS: u64 = 52;
/// Days of a week on which the warehouse works.
const WORKDAYS: u64 = 3;
const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
/// The sellers, by their codes.
const SELLERS: [&str; 3] = ["S-01", "S-02", "S-03"];

/// Numbers that look like chance and are the same in every run.
struct Dice {
    drawn: u64,
}

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: u64) -> u64 {
        self.drawn += 1;
        scramble(SEED, self.drawn) % sides
    }

    /// True in so many of a hundred throws.
    fn hits(&mut self, percent: u64) -> bool {
        self.roll(100) < percent
    }
}

/// Why a unit is not here.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Gone {
    /// It left.
    Left(LeftHow),
    /// A count missed it, and it was given up.
    WrittenOff,
}

/// The warehouse, and what the test itself knows of it.
struct Year {
    home: tempfile::TempDir,
    clock: Clock,
    shell: Shell,
    desk: Desk,
    dice: Dice,
    /// Units that came, by their number.
    came: u64,
    /// How each unit went that is not here.
    gone: BTreeMap<UnitTag, Gone>,
    /// Forwards that wait for their carrier.
    waiting: Vec<(Tracking, UnitTag)>,
    /// Forwards that were labelled.
    labelled: u64,
    /// The containers in use, by what is put into them and whose they are.
    open: BTreeMap<(char, String), ContainerName>,
    /// Containers that were opened.
    opened: u64,
    /// How often each thing was done.
    done: BTreeMap<&'static str, u64>,
    /// The whole parcels.
    boxes: boxes::Book,
    /// The shipments to China.
    ships: ships::Book,
    /// A kept picture of what is destroyed.
    proof: Hash,
}

fn tag(number: u64) -> UnitTag {
    UnitTag::make("A00", number).unwrap()
}

fn unit(number: u64) -> UnitId {
    UnitId((4 << 100) + u128::from(number))
}

fn person() -> PersonCode {
    PersonCode::parse("SUP-1").unwrap()
}

impl Year {
    fn begin() -> Self {
        let home = tempfile::tempdir().unwrap();
        let clock = Clock::scripted(UtcMs::parse("2026-01-05T16:00:00Z").unwrap());
        let shell = opened(&home.path().join("data"), &clock);
        let desk = Desk::open(&home.path().join("data")).unwrap();
        let picture = Job::TakeFile {
            of: FileFor::Proof,
            path: project("assets/demo/photos/contents.jpg"),
        };
        let proof = match shell.run(picture) {
            Ok(JobState::FileTaken(file)) => file.hashes[0],
            other => panic!("{other:?}"),
        };
        let year = Self {
            proof,
            home,
            clock,
            shell,
            desk,
            dice: Dice { drawn: 0 },
            came: 0,
            gone: BTreeMap::new(),
            waiting: Vec::new(),
            labelled: 0,
            open: BTreeMap::new(),
            opened: 0,
            done: BTreeMap::new(),
            boxes: boxes::Book::default(),
            ships: ships::Book::default(),
        };
        for (code, role) in [("SUP-1", Role::Supervisor), ("OP-7", Role::Operator)] {
            year.must(Command::EnrolPerson {
                person: PersonCode::parse(code).unwrap(),
                name: code.to_owned(),
                role,
            });
        }
        year.shell.sign_in(person());
        year.shell.settle();
        for code in SELLERS {
            let seller = SellerCode::parse(code).unwrap();
            year.must(Command::NameSeller {
                seller: seller.clone(),
                name: code.to_owned(),
            });
            let mut card = RateCard::unknown(Currency::USD);
            card.repair.cost = Some(500);
            card.extras = [(Extra::Forward, 150), (Extra::Liquidate, 30)].into();
            year.must(Command::SetSellerRates {
                seller,
                rates: Box::new(RatesFrom {
                    from: Day::parse("2026-01-01").unwrap(),
                    card,
                }),
            });
        }
        ships::begin(&year);
        year
    }

    fn ask(&self, query: &Query) -> Answer {
        self.desk.ask(query).unwrap()
    }

    fn today(&self) -> Day {
        Zone::UTC.day(self.shell.now())
    }

    fn must(&self, command: Command) {
        let said = format!("{command:?}");
        if let Err(refused) = self.shell.commit(command) {
            panic!("{refused:?}: {said}");
        }
    }

    /// Counts that something was done.
    fn note(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn row(&self, number: u64) -> UnitRow {
        match self.ask(&Query::Tag(tag(number))) {
            Answer::Tag(Some(row)) => *row,
            other => panic!("{number}: {other:?}"),
        }
    }

    /// The container in use for goods of a seller; a new one where there is none. `of` is empty where goods of all
    /// sellers lie together.
    fn container(&mut self, letter: char, of: &str) -> ContainerName {
        let place = (letter, of.to_owned());
        if let Some(name) = self.open.get(&place) {
            return name.clone();
        }
        self.opened += 1;
        let name = ContainerName::parse(&format!("{letter}-{:04}", self.opened)).unwrap();
        self.open.insert(place, name.clone());
        name
    }

    /// Closes the program and opens it again.
    fn restart(self) -> Self {
        let folder = self.home.path().join("data");
        let Self { shell, clock, .. } = self;
        drop(shell);
        let shell = opened(&folder, &clock);
        shell.sign_in(person());
        shell.settle();
        Self {
            clock,
            shell,
            ..self
        }
    }
}

fn opened(folder: &std::path::Path, clock: &Clock) -> Shell {
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

#[test]
fn in_a_year_no_unit_is_without_a_next_step_or_in_two_places_and_the_books_balance() {
    let mut year = Year::begin();
    for week in 0..WEEKS {
        for day in 0..WORKDAYS {
            let morning = UtcMs::parse("2026-01-05T16:00:00Z").unwrap();
            let days = i64::try_from(week * 7 + day).unwrap();
            year.clock.set(morning.plus_ms(days * DAY_MS));
            staff::morning(&mut year);
            floor::intake(&mut year);
            staff::afternoon(&mut year);
            singly::afternoon(&mut year);
            year.clock.set(morning.plus_ms(days * DAY_MS + 8 * HOUR_MS));
        }
        singly::count(&mut year);
        boxes::week(&mut year);
        staff::friday(&mut year);
        books::balance(&year);
        boxes::balance(&year);
        ships::balance(&year);
        if week % 13 == 12 {
            year = year.restart();
        }
    }
    books::whole(&year);
    books::charged(&year);
    for what in books::EVERYTHING {
        let times = year.done.get(what).copied().unwrap_or(0);
        assert!(times > 0, "{what} never happened: {:?}", year.done);
    }
}
