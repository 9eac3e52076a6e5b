//! Who plays the scripts of the desks: the whole shell, its desks' commands, and its seller's mail.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use returnbay::domain::codes::{ContainerName, SellerCode, UnitTag};
use returnbay::domain::ids::UnitId;
use returnbay::domain::time::{Day, Zone};
use returnbay::ledger::query::{ParcelFilter, UnitFilter, UnitOnly};
use returnbay::ledger::rows::{ParcelRow, UnitRow, UnitState};
use returnbay::ledger::{Answer, Command, Query, Subject};
use returnbay::shell::desk::Desk;
use returnbay::shell::{Shell, next, shift};
use returnbay::text::{Language, Message, Words};

use super::super::script::Player as _;
use super::super::shell::Whole;
use super::letters::Letter;
use super::said::{Said, code};
use super::{correct, facts, goods, holds, leaving, letters, pool, repairs, sales, ships};

/// What a desk does about a line.
pub enum Done {
    /// Commands one after the other; the first that is refused ends it.
    Commands(Vec<Command>),
    /// Something else, with what it said.
    Told(Vec<String>),
}

impl From<Command> for Done {
    fn from(command: Command) -> Self {
        Self::Commands(vec![command])
    }
}

/// The house of a script.
pub struct Floor {
    whole: Whole,
    seen: i64,
    resale: Option<String>,
    pub letters: BTreeMap<SellerCode, Letter>,
    pub packing: ships::Packing,
}

impl Floor {
    pub fn new() -> Self {
        Self {
            whole: Whole::new(),
            seen: 0,
            resale: None,
            letters: BTreeMap::new(),
            packing: ships::Packing::default(),
        }
    }

    /// Plays a line a second after the one before and gives what it came to. The number of a parcel is
    /// drawn by lot: `P#1` stands for the first one that came.
    pub fn play(&mut self, place: &str, line: &str) -> Vec<String> {
        self.pass(1000);
        let mut answers = self.answers(place, line);
        for (number, name) in self.numbers() {
            for answer in &mut answers {
                *answer = answer.replace(&number, &name);
            }
        }
        answers
    }

    /// The numbers of the parcels with what stands for them in a script.
    fn numbers(&self) -> Vec<(String, String)> {
        let rows = self.all_parcels().into_iter().enumerate();
        rows.map(|(at, row)| (row.number.to_string(), format!("P#{}", at + 1)))
            .collect()
    }

    fn answers(&mut self, place: &str, line: &str) -> Vec<String> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut answers = match word {
            "desk" => self.desk(&Said::of(rest)),
            "mail" => letters::play(self, &Said::of(rest)),
            "china" => {
                let done = ships::done(self, &Said::of(rest));
                self.told(done)
            }
            "clock" => self.clock(rest),
            "end" => return self.end(place),
            _ => self.bench(place, line),
        };
        let is_desk = matches!(word, "desk" | "mail" | "china");
        let news = self.news(is_desk);
        if is_desk && answers.is_empty() && news.is_empty() {
            answers.push("nothing was written".to_owned());
        }
        answers.extend(news);
        answers
    }

    fn pass(&self, ms: i64) {
        let clock = self.shell().clock();
        clock.set(clock.now().plus_ms(ms));
    }

    /// `+30d`
    fn clock(&self, text: &str) -> Vec<String> {
        let days = text
            .strip_prefix('+')
            .and_then(|text| text.strip_suffix('d'));
        let days: i64 = code(text, |_| days?.parse().ok());
        self.pass(days * 86_400_000);
        vec![self.today().to_string()]
    }

    /// A line of a recorded shift; a resale desk that is open says its own.
    fn bench(&mut self, place: &str, line: &str) -> Vec<String> {
        let parsed = shift::parse(line).unwrap_or_else(|_| panic!("{place}: no event: {line}"));
        let mut said: Vec<String> = Vec::new();
        for one in &parsed {
            said.extend(self.whole.play(one));
        }
        said.extend(self.resale_said());
        said
    }

    /// What the resale desk says, where that is new.
    pub fn resale_said(&mut self) -> Option<String> {
        let face = self.shell().resale_face();
        face.mode.as_ref()?;
        let result = face.result.as_ref();
        let said = result.map(|(lamp, message)| format!("{lamp:?}: {}", english(message)));
        let prompt = face.prompt.as_ref().map(english);
        let said = [said, prompt].into_iter().flatten().collect::<Vec<_>>();
        let said = said.join(" / ");
        let is_new = self.resale.as_ref() != Some(&said);
        self.resale = Some(said.clone());
        is_new.then_some(said)
    }

    fn desk(&mut self, said: &Said) -> Vec<String> {
        let found = goods::done(self, said)
            .or_else(|| leaving::done(self, said))
            .or_else(|| holds::done(self, said))
            .or_else(|| correct::done(self, said))
            .or_else(|| pool::done(self, said))
            .or_else(|| repairs::done(self, said))
            .or_else(|| sales::done(self, said));
        let done = found.unwrap_or_else(|| panic!("no desk does `{}`", said.verb));
        self.told(done)
    }

    /// Does what a desk does, and gives what it said.
    fn told(&self, done: Done) -> Vec<String> {
        match done {
            Done::Told(told) => told,
            Done::Commands(commands) => {
                let refused = commands
                    .into_iter()
                    .find_map(|command| self.shell().commit(command).err());
                refused.iter().map(refusal).collect()
            }
        }
    }

    /// The facts since the last look, and what is next for the units that they touch.
    fn news(&mut self, is_desk: bool) -> Vec<String> {
        let (written, newest) = facts::since(&self.data(), self.seen);
        self.seen = newest;
        let is_told = |kind| is_desk || !facts::of_the_bench(kind);
        let told: Vec<_> = written.iter().filter(|one| is_told(one.kind)).collect();
        if told.is_empty() {
            return Vec::new();
        }
        let names = self.names();
        let mut lines: Vec<String> = told.iter().map(|one| one.told(&names)).collect();
        let mut touched: BTreeSet<UnitId> = BTreeSet::new();
        for subject in told.iter().flat_map(|one| &one.subjects) {
            if let Subject::Unit(unit) = subject {
                touched.insert(*unit);
            }
        }
        if is_desk {
            let rows = self.all_units().into_iter();
            let rows = rows.filter(|row| touched.contains(&row.unit));
            lines.extend(rows.map(|row| self.stands(&row)));
        }
        lines
    }

    /// What a unit waits for, or how it left.
    fn stands(&self, row: &UnitRow) -> String {
        let tag = &row.inspection.tag;
        let desk = self.open();
        let Ok(Some(life)) = desk.timeline(tag.as_str()) else {
            panic!("{tag} has no life");
        };
        let words = Words::new(Language::English, Zone::UTC);
        let next = next::of(&life, Zone::UTC);
        match (row.state, next) {
            (UnitState::Gone, None) => {
                let how = row.left.as_ref().map(|left| {
                    let how = words.say(&Message::term("left", left.how.code()));
                    format!("{how} {}", left.day)
                });
                let off = row
                    .written_off
                    .as_ref()
                    .map(|why| format!("given up: {why}"));
                format!("left {tag}: {}", how.or(off).expect("it says how it left"))
            }
            (UnitState::Gone, Some(_)) => panic!("{tag} is gone and has a next step"),
            (_, Some(next)) => format!("{tag} in {}: {}", row.container, next::said(next, &words)),
            (_, None) => panic!("{tag} is here and has no next step"),
        }
    }

    /// Where everything stands at the end of a script; the store is sound.
    fn end(&mut self, place: &str) -> Vec<String> {
        self.news(false);
        let found = self.open().verify().unwrap();
        assert_eq!(found.first_bad, None, "{place}: the store is not sound");
        let mut lines: Vec<String> = self
            .all_units()
            .iter()
            .map(|row| self.stands(row))
            .collect();
        lines.extend(self.all_parcels().iter().map(|row| {
            let shelf = row
                .shelf
                .as_ref()
                .map_or(String::new(), |shelf| format!(" on {shelf}"));
            format!("parcel {}: {}{shelf}", row.number, row.state.code())
        }));
        assert!(!lines.is_empty(), "{place}: a script is about something");
        lines
    }

    pub fn shell(&self) -> &Shell {
        self.whole.shell()
    }

    pub fn data(&self) -> PathBuf {
        self.whole.home().to_path_buf()
    }

    /// A file that a script writes, beside the store.
    pub fn file(&self, name: &str) -> PathBuf {
        self.data().join(name)
    }

    /// A picture of the project.
    pub fn picture(name: &str) -> PathBuf {
        let photos = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demo/photos");
        photos.join(name)
    }

    pub fn open(&self) -> Desk {
        Desk::open(&self.data()).unwrap()
    }

    pub fn ask(&self, query: &Query) -> Answer {
        self.open().ask(query).unwrap()
    }

    pub fn today(&self) -> Day {
        self.shell().zone().day(self.shell().now())
    }

    fn all_units(&self) -> Vec<UnitRow> {
        let filter = UnitFilter {
            only: UnitOnly::In,
            ..UnitFilter::default()
        };
        let mut rows = self.open().units(&filter).unwrap();
        rows.sort_by(|one, other| one.inspection.tag.cmp(&other.inspection.tag));
        rows
    }

    fn all_parcels(&self) -> Vec<ParcelRow> {
        match self.ask(&Query::Parcels(ParcelFilter::default(), None)) {
            Answer::Parcels(page) => {
                let mut rows = page.rows;
                rows.sort_by_key(|row| (row.received_at, row.parcel));
                rows
            }
            other => panic!("{other:?}"),
        }
    }

    /// Units and parcels by the names that people read.
    fn names(&self) -> BTreeMap<Subject, String> {
        let units = self.all_units().into_iter();
        let units = units.map(|row| (Subject::Unit(row.unit), row.inspection.tag.to_string()));
        let parcels = self.all_parcels().into_iter();
        let parcels = parcels.map(|row| (Subject::Parcel(row.parcel), row.number.to_string()));
        units.chain(parcels).collect()
    }

    /// Every unit under the tags of a line.
    pub fn units(&self, tags: &[String]) -> Vec<UnitRow> {
        let tags = tags.iter().map(|text| code(text, UnitTag::parse)).collect();
        match self.ask(&Query::Tagged(tags)) {
            Answer::Tagged(rows) => rows,
            other => panic!("{other:?}"),
        }
    }

    /// The one unit under the tag of a line.
    pub fn unit(&self, tag: &str) -> UnitRow {
        self.units(&[tag.to_owned()]).remove(0)
    }

    /// The parcel that `P#1` stands for, or that was scanned by a label.
    pub fn parcel(&self, text: &str) -> ParcelRow {
        if let Some(row) = text.strip_prefix("P#") {
            let at: usize = code(row, |text| text.parse().ok());
            return self.all_parcels().swap_remove(at - 1);
        }
        let life = self.open().timeline(text).unwrap();
        let row = life.and_then(|life| life.parcel);
        row.unwrap_or_else(|| panic!("nothing came under {text}"))
    }
}

/// Reads the name of a container.
pub fn container(text: &str) -> ContainerName {
    code(text, ContainerName::parse)
}

/// Says a message in English; both languages must have all its words.
pub fn english(message: &Message) -> String {
    let said = Language::ALL.map(|language| Words::new(language, Zone::UTC).say(message));
    let has_gaps = said
        .iter()
        .any(|text| text.contains(['{', '}']) || text.contains("refusal-"));
    assert!(!has_gaps, "{said:?}");
    let [english, _] = said;
    english.replace('\n', " ")
}

/// Says why something was not done.
pub fn refusal(message: &Message) -> String {
    format!("refused: {}", english(message))
}
