//! A person at the bench who looks at the face and does the next thing, whatever was in hand when
//! the program was killed. Runs in a process of its own, so that it can be killed too.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use returnbay::domain::codes::{PersonCode, SellerCode, StationName, UnitTag};
use returnbay::domain::container::ContainerKind;
use returnbay::domain::decision::Decision;
use returnbay::domain::time::{UtcMs, Zone};
use returnbay::shell::{Clock, Devices, Shell, ShellConfig, seeded};
use returnbay::station::{Face, Key};

/// Announced returns the operator works through.
const ROWS: u32 = 60;
/// Things done at most before the operator gives up.
const DEEDS_MAX: u32 = 2_000;

/// An operator's shift.
pub struct Operator {
    shell: Shell,
    shift: u64,
    next_parcel: u32,
    next_tag: u64,
    said: usize,
    ended: u32,
}

impl Operator {
    /// Opens the store of a folder and takes a made-up report in; `shift` sets parcels and tags
    /// apart from those of other shifts.
    pub fn begin(folder: &Path, shift: u64) -> Self {
        let morning = UtcMs::parse("2026-11-24T16:00:00Z").unwrap();
        let day_ms = i64::try_from(shift).unwrap() * 86_400_000;
        let shell = Shell::open(ShellConfig {
            folder: folder.to_owned(),
            station: StationName::parse("A").unwrap(),
            zone: Zone::UTC,
            clock: Clock::scripted(morning.plus_ms(day_ms)),
            wake: Arc::new(|| {}),
            devices: Devices::Left,
        });
        let shell = shell.unwrap_or_else(|message| panic!("the shell does not open: {message:?}"));
        let seller = SellerCode::parse("S-09").unwrap();
        let report = seeded::returns_file(&seller, shift, ROWS);
        shell
            .take_text("shift.tsv", &seller, Arc::from(report.into_bytes()))
            .unwrap_or_else(|message| panic!("the report is taken: {message:?}"));
        Self {
            shell,
            shift,
            next_parcel: 0,
            next_tag: shift * 10_000,
            said: 0,
            ended: 0,
        }
    }

    /// Works until so many parcels are ended, and prints what the bench said.
    pub fn work(&mut self, parcels: u32) {
        for _ in 0..DEEDS_MAX {
            if self.ended >= parcels {
                return;
            }
            let clock = self.shell.clock();
            clock.set(clock.now().plus_ms(2_000));
            let face = self.shell.face();
            self.act(&face);
            self.shell.settle();
            self.report();
        }
        panic!("no end in sight at {:#?}", self.shell.face());
    }

    fn act(&mut self, face: &Face) {
        match face.step {
            "sign_in" => self.scan(&PersonCode::parse("OP-7").unwrap().printed()),
            "ready" => {
                let tracking = seeded::tracking(self.shift, self.next_parcel);
                self.next_parcel += 1;
                self.scan(&tracking);
            }
            "opened" => self.opened(face),
            "naming" => match face.lines.iter().find_map(|line| line.asin.clone()) {
                Some(asin) => self.scan(&asin),
                None => self.shell.press(Key::NoBarcode),
            },
            "checking" | "binding" | "choosing" | "odd" | "unseen" => {
                self.shell.press(Key::Digit(1));
            }
            "proposing" => {
                let proposal = face.proposal.as_ref().unwrap();
                self.scan(&format!("{}-77", letter(proposal.decision)));
            }
            "overriding" | "elsewhere" | "empty_shelf" | "claim_shelf" | "undo_tag" => {
                self.shell.press(Key::Cancel);
            }
            "empty_confirm" | "dock_odd" => self.shell.press(Key::Digit(2)),
            // The load of the shift before is brought to its end; then it is the bench again.
            "dock_load" => self.shell.toggle_dock(),
            "dock_number" | "dock_close" => self.shell.press(Key::Confirm),
            "dock_parcels" => self.shell.press(Key::EndParcel),
            other => panic!("nobody can go on from {other}: {face:#?}"),
        }
    }

    fn opened(&mut self, face: &Face) {
        let first = face.parcel.as_ref().is_none_or(|it| it.unit_number == 0);
        if first {
            let tag = UnitTag::make("K11", self.next_tag).unwrap();
            self.next_tag += 1;
            self.scan(tag.as_str());
        } else {
            self.shell.press(Key::EndParcel);
        }
    }

    fn scan(&self, code: &str) {
        self.shell.scan(code.as_bytes());
    }

    /// Says outside the process what the bench has said inside.
    fn report(&mut self) {
        let (said, next) = self.shell.said_since(self.said);
        self.said = next;
        let mut out = std::io::stdout();
        for (_, text) in said {
            self.ended += u32::from(text.starts_with("Ended"));
            writeln!(out, "said {text}").unwrap();
        }
        out.flush().unwrap();
    }
}

fn letter(decision: Decision) -> char {
    let spec = ContainerKind::SPECS
        .iter()
        .find(|spec| spec.decision == Some(decision));
    spec.map(|spec| spec.letter).unwrap()
}
