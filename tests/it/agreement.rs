//! Tables, draws and run lengths of agreement, written for a program that shares no code with ours.

use std::fmt::Write as _;

use returnbay::domain::agreement::{Drift, GradeTable, RunLength, Weights, draw};
use returnbay::domain::ids::UnitId;
use returnbay::exchange::data::agreement::agreement;

/// Tables that are compared.
const TABLES: u64 = 300;

/// The numbers that stand for chance.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: u64) -> u64 {
        // Marsaglia's xorshift of 64 bits.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

/// A table whose graders agree more or less, at most 4000 pairs.
fn table(seeded: &mut Seeded, number: u64) -> GradeTable {
    let mut table = GradeTable::default();
    let pairs = 1 + seeded.below(if number.is_multiple_of(3) { 4000 } else { 120 });
    let alike = seeded.below(101);
    let kinds = 1 + seeded.below(6);
    for _ in 0..pairs {
        let first = seeded.below(kinds);
        let second = if seeded.below(100) < alike {
            first
        } else {
            seeded.below(kinds)
        };
        let place = |of: u64| usize::try_from(of).unwrap();
        table.add(place(first), place(second), 1);
    }
    table
}

fn line(table: &GradeTable, weights: Weights) -> String {
    let cells: Vec<String> = table.0.iter().flatten().map(u32::to_string).collect();
    let cells = cells.join(",");
    match table.kappa(weights, 1) {
        Ok(kappa) => {
            let ends = kappa.interval();
            format!(
                "kappa {} {cells} {} {} {} {} {} {}",
                weights.code(),
                kappa.ratio.0,
                kappa.ratio.1,
                kappa.micro,
                kappa.error_micro,
                ends.from,
                ends.to
            )
        }
        Err(_) => format!("none {} {cells}", weights.code()),
    }
}

fn length(drift: &Drift, share: u32) -> String {
    match drift.run_length(share) {
        RunLength::Ratings(mean) => {
            let Drift {
                differs,
                agrees,
                line,
                ..
            } = drift;
            format!("run {differs} {agrees} {line} {share} {mean}")
        }
        RunLength::Long => panic!("the test asks for shorter ones"),
    }
}

/// With `RETURNBAY_AGREEMENT` a folder, leaves them there for `.ci/check_agreement.py`.
#[test]
fn seeded_tables_draws_and_run_lengths_are_told_to_an_independent_program() {
    let mut seeded = Seeded(20_261_201);
    let mut told = String::new();
    let mut figures = 0;
    for number in 0..TABLES {
        let table = table(&mut seeded, number);
        for weights in Weights::ALL {
            let line = line(&table, *weights);
            figures += u64::from(line.starts_with("kappa"));
            writeln!(told, "{line}").unwrap();
        }
    }
    assert!(figures > TABLES, "most tables have a figure: {figures}");
    for number in 0..500_u128 {
        let unit = UnitId(((1_764_000_000_000 + number * 977) << 80) | (number * number));
        writeln!(told, "draw {:032x} {}", unit.0, draw(unit)).unwrap();
    }
    let rules = agreement();
    for share in [100, 150, 200, 300, 500] {
        writeln!(told, "{}", length(&rules.drift, share)).unwrap();
    }
    if let Some(folder) = std::env::var_os("RETURNBAY_AGREEMENT") {
        let folder = std::path::PathBuf::from(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("agreement.txt"), told).unwrap();
    }
}
