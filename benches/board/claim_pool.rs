//! The claim pool: how many parcels whose declaration is hidden find their return among the first
//! guesses, beside a plain search by the end of a number; and how long a file of a million rows takes
//! to be matched against ten thousand unknown parcels.

use std::time::{Duration, Instant};

use returnbay::domain::codes::{ContainerName, ParcelTag, Rma, SellerCode};
use returnbay::domain::ids::ParcelId;
use returnbay::domain::limits::POOL_LOOKED_MAX;
use returnbay::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use returnbay::exchange::returns::{self, ReadOptions};
use returnbay::ledger::command::ReceiveParcel;
use returnbay::ledger::fact::{RawScan, TakenFile};
use returnbay::ledger::{Answer, Command, Query, codec};
use returnbay::shell::open::packs;
use returnbay::shell::seeded;
use returnbay::store::{MergeProgress, Reader, chunks_of};

use crate::ground::{Ground, zone};
use crate::measure::{Run, Times, Verdict, note, seconds};

/// Announced rows at full size, of all sellers.
const ROWS: u32 = 1_000_000;
/// Parcels on the claim shelf at full size.
const PARCELS: u32 = 10_000;
/// Parcels whose guesses are looked at, at full size.
const GUESSED: u32 = 2000;
/// Sellers who share the rows.
const SELLERS: u32 = 4;
/// The limit of matching in seconds.
const LIMIT_S: f64 = 5.0;

/// What is left of a parcel's declaration. Shares are made up, a tenth each or two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Left {
    /// Its number: only the file was late.
    Number,
    /// Its number with one digit read as another.
    OneDigit,
    /// Its number with two neighbours swapped.
    Swapped,
    /// The last eight digits.
    EightDigits,
    /// The last six digits.
    SixDigits,
    /// Its product, which many returns of four sellers await.
    Product,
    /// Its product, and the seller whom our address line names.
    ProductAndSeller,
}

impl Left {
    const ALL: [Self; 7] = [
        Self::Number,
        Self::OneDigit,
        Self::Swapped,
        Self::EightDigits,
        Self::SixDigits,
        Self::Product,
        Self::ProductAndSeller,
    ];

    fn of(parcel: u32) -> Self {
        match parcel % 10 {
            0 => Self::Number,
            1 | 2 => Self::OneDigit,
            3 => Self::Swapped,
            4 | 5 => Self::EightDigits,
            6 => Self::SixDigits,
            7 => Self::Product,
            _ => Self::ProductAndSeller,
        }
    }
}

/// A parcel of the pool and the return that it really is.
struct Hidden {
    parcel: ParcelId,
    left: Left,
    /// What a person would search by.
    end: Option<String>,
    seller: SellerCode,
    rma: Option<Rma>,
}

/// Measures.
pub fn run(run: &Run) -> Verdict {
    let (rows, parcels) = (run.size(ROWS), run.size(PARCELS));
    let mut ground = Ground::new();
    let start = Instant::now();
    let hidden: Vec<Hidden> = (0..parcels)
        .map(|number| shelve(&mut ground, run.seed, number))
        .collect();
    note(&format!(
        "{parcels} parcels on the claim shelf, made in {}",
        seconds(start.elapsed())
    ));
    let start = Instant::now();
    for number in 0..SELLERS {
        announce(&mut ground, run.seed, number, rows / SELLERS);
    }
    ground.writer.checkpoint_idle().expect("an idle checkpoint");
    note(&format!(
        "{rows} rows of {SELLERS} sellers, taken in {}",
        seconds(start.elapsed())
    ));
    let reader = Reader::open(&ground.path(), packs()).expect("the store just made");
    let start = Instant::now();
    let Answer::PoolFound(found) = reader.answer(&Query::PoolFound, zone()).expect("an answer")
    else {
        panic!("what was found is asked for");
    };
    let matching = start.elapsed();
    let whole = hidden.iter().filter(|one| one.left == Left::Number).count();
    assert_eq!(found.len(), whole.min(POOL_LOOKED_MAX));
    note(&format!("{whole} of them are announced by now"));
    recall(run, &reader, &hidden);
    run.limit(
        "a file matched against the claim shelf",
        matching.as_secs_f64(),
        "s",
        LIMIT_S,
    )
}

fn seller(number: u32) -> SellerCode {
    SellerCode::parse(&format!("S-0{}", 1 + number)).expect("a seller's code")
}

fn seed_of(seed: u64, seller: u32) -> u64 {
    seed ^ (u64::from(seller) << 40)
}

fn read(kind: CodeKind, key: String) -> Candidate {
    Candidate {
        kind,
        carrier: (kind == CodeKind::Tracking).then(|| "usps".to_owned()),
        key,
        check: CheckVerdict::Bad,
        how: How::Literal,
    }
}

/// Receives a parcel with what is left of its declaration and puts it on the claim shelf.
fn shelve(ground: &mut Ground, seed: u64, number: u32) -> Hidden {
    let (of, row) = (number % SELLERS, number / SELLERS);
    let whose = seller(of);
    let seed = seed_of(seed, of);
    let left = Left::of(number);
    let whole = seeded::tracking(seed, row);
    let mixed = seeded::scramble(seed ^ 0x5eed, u64::from(row));
    let product = || read(CodeKind::Product, format!("SKU-{:05}", mixed % 20_000));
    let end = |count: usize| whole.get(whole.len() - count..).unwrap_or_default();
    let number_read = match left {
        Left::Number => Some(whole.clone()),
        Left::OneDigit => Some(misread(&whole, mixed)),
        Left::Swapped => Some(swapped(&whole, mixed)),
        Left::EightDigits => Some(end(8).to_owned()),
        Left::SixDigits => Some(end(6).to_owned()),
        Left::Product | Left::ProductAndSeller => None,
    };
    let candidate = match (&number_read, left) {
        (Some(key), Left::EightDigits | Left::SixDigits) => Candidate {
            how: How::KeyedEnd,
            ..read(CodeKind::Unknown, key.clone())
        },
        (Some(key), _) => read(CodeKind::Tracking, key.clone()),
        (None, _) => product(),
    };
    let parcel = ParcelId((7 << 100) + u128::from(number));
    ground.must(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: ParcelTag::make("0SD", u64::from(number)).expect("a small serial"),
        raw: RawScan {
            salt: parcel.bytes(),
            bytes: candidate.key.clone().into_bytes(),
        },
        candidates: vec![candidate],
        chosen: None,
        finding: None,
    }));
    if left == Left::ProductAndSeller {
        ground.must(Command::IdentifyParcel {
            parcel,
            candidates: Vec::new(),
            chosen: None,
            seller: Some(whose.clone()),
        });
    }
    ground.must(Command::ShelveParcel {
        parcel,
        shelf: ContainerName::parse("Q-01").expect("a claim shelf"),
    });
    Hidden {
        parcel,
        left,
        end: number_read.map(|key| key.get(key.len() - 6..).unwrap_or_default().to_owned()),
        seller: whose,
        rma: Rma::parse(&format!("D{row:07X}RRMA")),
    }
}

/// Reads one digit of a number as another, somewhere.
fn misread(number: &str, mixed: u64) -> String {
    let at = usize::try_from(mixed % 20).unwrap_or(0) + 2;
    let other = |digit: char| char::from_digit((digit.to_digit(10).unwrap_or(0) + 3) % 10, 10);
    let signs = number.chars().enumerate();
    signs
        .filter_map(|(place, sign)| if place == at { other(sign) } else { Some(sign) })
        .collect()
}

/// Swaps two neighbours that differ, behind the first digits.
fn swapped(number: &str, mixed: u64) -> String {
    let mut signs: Vec<char> = number.chars().collect();
    let from = usize::try_from(mixed % 10).unwrap_or(0) + 8;
    let differs = |at: &usize| signs.get(*at) != signs.get(at + 1);
    if let Some(at) = (from..signs.len() - 1).find(differs) {
        signs.swap(at, at + 1);
    }
    signs.into_iter().collect()
}

/// Takes a seller's report and merges it.
fn announce(ground: &mut Ground, seed: u64, number: u32, rows: u32) {
    let whose = seller(number);
    ground.must(Command::NameSeller {
        seller: whose.clone(),
        name: format!("Seller {number}"),
    });
    let text = seeded::returns_file(&whose, seed_of(seed, number), rows);
    let file =
        returns::read(text.as_bytes(), &whose, &ReadOptions::default()).expect("a returns report");
    let chunks = chunks_of(&file.lines);
    for chunk in &chunks {
        ground.writer.stage_chunk(chunk).expect("a chunk is kept");
    }
    ground.must(Command::ImportReturns(TakenFile {
        seller: whose,
        file: codec::sha256(text.as_bytes()),
        file_name: "seeded.tsv".to_owned(),
        encoding: "utf-8".to_owned(),
        mapping: Vec::new(),
        rows,
        skipped: 0,
        chunks: chunks.into_iter().map(|one| one.named).collect(),
    }));
    while ground
        .writer
        .merge_slice(|| false)
        .expect("a slice is merged")
        != MergeProgress::Idle
    {}
}

/// At which places the true returns came.
#[derive(Default)]
struct Places {
    all: u32,
    first: u32,
    third: u32,
}

impl Places {
    fn add(&mut self, place: Option<usize>) {
        self.all += 1;
        self.first += u32::from(place == Some(0));
        self.third += u32::from(place.is_some_and(|place| place < 3));
    }

    fn words(&self) -> String {
        let share = |part: u32| f64::from(part) * 100.0 / f64::from(self.all.max(1));
        format!("{:5.1} % · {:5.1} %", share(self.first), share(self.third))
    }
}

/// Says how often the true return stood first, or among the first three.
fn recall(run: &Run, reader: &Reader, hidden: &[Hidden]) {
    let looked = usize::try_from(run.size(GUESSED)).unwrap_or(usize::MAX);
    let mut times: Vec<Duration> = Vec::new();
    let (mut all, mut plainly) = (Places::default(), Places::default());
    note("true return first · among the first three (guesses; a plain search by the last six)");
    for left in Left::ALL {
        let (mut guessed, mut plain) = (Places::default(), Places::default());
        let of_kind = hidden.iter().take(looked).filter(|one| one.left == left);
        for one in of_kind {
            let start = Instant::now();
            let answer = reader.answer(&Query::Guesses(one.parcel), zone());
            times.push(start.elapsed());
            let Ok(Answer::Guesses(guesses)) = answer else {
                panic!("guesses are asked for");
            };
            let mut returns = guesses.rows.iter().map(|guess| &guess.of);
            let place = returns.position(|of| of.seller == one.seller && of.rma_id == one.rma);
            let searched = searched(reader, one);
            for (places, place) in [
                (&mut guessed, place),
                (&mut all, place),
                (&mut plain, searched),
                (&mut plainly, searched),
            ] {
                places.add(place);
            }
        }
        let (ours, theirs) = (guessed.words(), plain.words());
        note(&format!(
            "  {:<17} {ours}   ({theirs})",
            format!("{left:?}")
        ));
    }
    note(&format!(
        "  {:<17} {}   ({})",
        "all",
        all.words(),
        plainly.words()
    ));
    note(&format!(
        "guesses for one parcel  {}",
        Times::of(times).words()
    ));
}

/// Where a plain search by the end of the number has the true return.
fn searched(reader: &Reader, one: &Hidden) -> Option<usize> {
    let query = Query::Ending(one.end.clone()?, None);
    let Ok(Answer::Dossier(found)) = reader.answer(&query, zone()) else {
        panic!("lines are asked for");
    };
    let mut returns = found.lines.iter().map(|line| &line.known.line.of);
    returns.position(|of| of.seller == one.seller && of.rma_id == one.rma)
}
