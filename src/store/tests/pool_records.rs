//! Putting records right: two records of one parcel become one, and a wrong match is taken back.

use super::imports::import;
use super::pool_ends::{a_box, a_shop, lead_says};
use super::shop::{MORNING, Shop, answering, line, site, tracking};
use crate::domain::codes::ParcelTag;
use crate::domain::finding::Damage;
use crate::domain::ids::{CommandKey, Hash, LoadId, ParcelId};
use crate::domain::limits::{SEEN_PRODUCTS_MAX, SEEN_TITLE_CHARS_MAX};
use crate::domain::measure::Grams;
use crate::domain::photo::{PhotoKind, PhotoSource};
use crate::domain::pool::{MatchMistake, MergeBar, SeenLack, SeenProduct};
use crate::domain::reading::CodeKind;
use crate::ledger::command::DockParcel;
use crate::ledger::fact::{NamedPhoto, RawScan};
use crate::ledger::query::{Beside, FindScope, ParcelPhotos};
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

const FIRST: &str = "1Z0000000000000101";
const SECOND: &str = "1Z0000000000000202";

fn dock(shop: &mut Shop, number: u64, key: &str) -> ParcelId {
    let parcel = ParcelId((3 << 100) + u128::from(number));
    shop.must(Command::DockParcel(DockParcel {
        parcel,
        number: ParcelTag::make("A00", number).unwrap(),
        load: Some(LoadId(7)),
        raw: RawScan {
            salt: [9; 16],
            bytes: key.as_bytes().to_vec(),
        },
        candidates: vec![tracking(key)],
        finding: None,
    }));
    parcel
}

fn merge(parcel: ParcelId, into: ParcelId) -> Command {
    Command::MergeParcel { parcel, into }
}

fn refused(result: Result<CommandKey, SubmitError>) -> Refusal {
    match result {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn barred(result: Result<CommandKey, SubmitError>) -> MergeBar {
    match refused(result) {
        Refusal::NotMerged(_, bar) => bar,
        other => panic!("{other:?}"),
    }
}

fn scanned(shop: &Shop, key: &str) -> Vec<ParcelId> {
    let found = shop.dossier(&[tracking(key)]).parcels.into_iter();
    found.map(|row| row.parcel).collect()
}

fn numbered(shop: &Shop, number: u64) -> ParcelRow {
    let number = ParcelTag::make("A00", number).unwrap();
    match shop.ask(&Query::Parcel(number)) {
        Answer::Parcel(Some(row)) => *row,
        other => panic!("{other:?}"),
    }
}

fn photos(shop: &Shop, parcel: ParcelId) -> ParcelPhotos {
    match shop.ask(&Query::ParcelPhotos(parcel)) {
        Answer::ParcelPhotos(Some(photos)) => *photos,
        other => panic!("{other:?}"),
    }
}

fn of_load(shop: &Shop) -> u32 {
    match shop.ask(&Query::Load(LoadId(7))) {
        Answer::Load(Some(view)) => view.count.parcels,
        other => panic!("{other:?}"),
    }
}

fn holds(shop: &Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn two_labels_on_one_box_become_one_parcel_that_either_scan_finds() {
    let mut shop = a_shop();
    shop.must(Command::OpenLoad {
        load: LoadId(7),
        name: "PLT-1".to_owned(),
        said: Some(1),
    });
    let (first, second) = (dock(&mut shop, 1, FIRST), dock(&mut shop, 2, SECOND));
    let wet = Command::DamageParcel {
        parcel: second,
        damage: vec![Damage::Wet],
    };
    lead_says(&mut shop, wet).unwrap();
    let photo = NamedPhoto {
        photo: Hash([8; 32]),
        parcel: second,
        unit: None,
        kind: PhotoKind::Label,
        source: PhotoSource::Folder,
        taken_at: MORNING,
        width: 1600,
        height: 1200,
        bytes: 224_000,
    };
    shop.must(Command::NamePhoto(photo));
    assert_eq!(of_load(&shop), 2);
    let key = lead_says(&mut shop, merge(second, first)).unwrap();
    for key in [FIRST, SECOND] {
        assert_eq!(scanned(&shop, key), [first], "{key}");
    }
    assert_eq!(of_load(&shop), 1, "the driver's one");
    let goes = numbered(&shop, 2);
    assert_eq!(goes.state, ParcelState::Merged);
    assert_eq!(goes.merged.unwrap().number, numbered(&shop, 1).number);
    assert_eq!(numbered(&shop, 1).damage, [Damage::Wet]);
    assert_eq!(photos(&shop, first).photos.len(), 1);
    assert_eq!(photos(&shop, second).photos.len(), 0);
    holds(&shop);
    shop.must(Command::OpenParcel {
        parcel: first,
        chosen: None,
        finding: None,
    });
    let again = shop.order(Command::OpenParcel {
        parcel: second,
        chosen: None,
        finding: None,
    });
    let again = shop.submit(&again).map(|_| again.key);
    assert!(matches!(refused(again), Refusal::ParcelNotOpen(_)));
    let undo = Command::Undo {
        target: key,
        reason: "correction".to_owned(),
    };
    let order = shop.order(undo.clone());
    let by_anybody = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(by_anybody), Refusal::SupervisorNeeded);
    lead_says(&mut shop, undo).unwrap();
    assert_eq!(scanned(&shop, SECOND), [second]);
    assert_eq!(numbered(&shop, 2).state, ParcelState::AtDock);
    assert_eq!(photos(&shop, second).photos.len(), 1);
    assert_eq!((of_load(&shop), numbered(&shop, 1).damage), (2, Vec::new()));
    holds(&shop);
}

#[test]
fn a_dock_record_goes_into_the_bench_record_with_its_units_and_its_match() {
    let mut shop = a_shop();
    let of = line(1);
    import(&mut shop, "lines.tsv", std::slice::from_ref(&of));
    let bench = shop.receive(1, &[tracking(FIRST)]);
    let docked = dock_alone(&mut shop, 2, SECOND);
    shop.must(Command::PutUnit(Box::new(answering(1, bench, "R-01", &of))));
    shop.must(Command::IdentifyParcel {
        parcel: docked,
        candidates: Vec::new(),
        chosen: Some(of.of.clone()),
        seller: None,
    });
    let worked = lead_says(&mut shop, merge(bench, docked));
    assert_eq!(barred(worked), MergeBar::Worked, "units stand on it");
    lead_says(&mut shop, merge(docked, bench)).unwrap();
    let stands = numbered(&shop, 1);
    assert_eq!((stands.units, stands.chosen), (1, Some(of.of.clone())));
    assert_eq!(numbered(&shop, 2).units, 0);
    let twice = lead_says(&mut shop, merge(docked, bench));
    assert!(twice.is_ok(), "the same again changes nothing");
    let Answer::Found(found) = shop.ask(&Query::Find(
        SECOND.to_owned(),
        FindScope::Since(site().day(MORNING)),
    )) else {
        panic!("it is looked for");
    };
    let found: Vec<ParcelState> = found.parcels.iter().map(|row| row.state).collect();
    assert!(found.contains(&ParcelState::Merged), "{found:?}");
    holds(&shop);
}

fn dock_alone(shop: &mut Shop, number: u64, key: &str) -> ParcelId {
    shop.must(Command::OpenLoad {
        load: LoadId(7),
        name: String::new(),
        said: None,
    });
    dock(shop, number, key)
}

#[test]
fn records_on_which_something_stands_do_not_become_one() {
    let mut shop = a_shop();
    let first = a_box(&mut shop, 1, FIRST);
    let second = a_box(&mut shop, 2, SECOND);
    let open = shop.receive(3, &[tracking("1Z0000000000000303")]);
    let itself = lead_says(&mut shop, merge(first, first));
    assert_eq!(barred(itself), MergeBar::Itself);
    let worked = lead_says(&mut shop, merge(open, first));
    assert_eq!(barred(worked), MergeBar::Worked, "it is on a bench");
    for (parcel, number) in [(first, 1), (second, 2)] {
        shop.must(Command::IdentifyParcel {
            parcel,
            candidates: Vec::new(),
            chosen: Some(line(number).of),
            seller: None,
        });
    }
    let differs = lead_says(&mut shop, merge(second, first));
    assert_eq!(barred(differs), MergeBar::OtherMatch);
    let unmatch = Command::UnmatchParcel {
        parcel: second,
        reason: MatchMistake::WrongReturn,
    };
    lead_says(&mut shop, unmatch).unwrap();
    lead_says(&mut shop, merge(second, first)).unwrap();
    let gone = lead_says(&mut shop, merge(first, second));
    assert_eq!(barred(gone), MergeBar::Target);
    let order = shop.order(merge(second, open));
    let by_anybody = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(by_anybody), Refusal::SupervisorNeeded);
    let nobody = lead_says(&mut shop, merge(first, ParcelId(99)));
    assert_eq!(refused(nobody), Refusal::NoSuchParcel);
    holds(&shop);
}

#[test]
fn a_wrong_match_is_taken_back_while_nothing_came_out_of_the_parcel() {
    let mut shop = a_shop();
    let of = line(1);
    import(&mut shop, "lines.tsv", std::slice::from_ref(&of));
    let parcel = a_box(&mut shop, 1, "1Z0000000000009999");
    let unmatch = || Command::UnmatchParcel {
        parcel,
        reason: MatchMistake::OtherGoods,
    };
    let none = lead_says(&mut shop, unmatch());
    assert!(matches!(refused(none), Refusal::NotMatched(_)));
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: Some(of.of.clone()),
        seller: None,
    });
    let order = shop.order(unmatch());
    let by_anybody = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(by_anybody), Refusal::SupervisorNeeded);
    lead_says(&mut shop, unmatch()).unwrap();
    let row = numbered(&shop, 1);
    assert_eq!((row.state, row.chosen), (ParcelState::Claim, None));
    shop.must(Command::OpenParcel {
        parcel,
        chosen: Some(of.of.clone()),
        finding: None,
    });
    shop.must(Command::PutUnit(Box::new(answering(
        1, parcel, "R-01", &of,
    ))));
    let too_late = lead_says(&mut shop, unmatch());
    assert!(matches!(refused(too_late), Refusal::ParcelHasUnits(_)));
    holds(&shop);
}

#[test]
fn one_return_comes_in_two_parcels_and_one_parcel_holds_two_returns() {
    let mut shop = a_shop();
    let (one, other) = (line(1), line(2));
    let mut second = line(1);
    (second.ordinal, second.sku) = (2, Some("SKU-1b".to_owned()));
    import(
        &mut shop,
        "lines.tsv",
        &[one.clone(), second.clone(), other.clone()],
    );
    let parcels = [(1, FIRST), (2, SECOND)].map(|(number, key)| {
        let parcel = shop.receive(number, &[tracking(key)]);
        shop.must(Command::IdentifyParcel {
            parcel,
            candidates: Vec::new(),
            chosen: Some(one.of.clone()),
            seller: None,
        });
        parcel
    });
    // A line of the return in each parcel, and in the second one a line of another return beside it.
    for (number, parcel, line) in [
        (1, parcels[0], &one),
        (2, parcels[1], &second),
        (3, parcels[1], &other),
    ] {
        shop.must(Command::PutUnit(Box::new(answering(
            number, parcel, "R-01", line,
        ))));
    }
    let units = |parcel| match shop.ask(&Query::ParcelDossier(parcel, Beside::default())) {
        Answer::Dossier(found) => *found,
        other => panic!("{other:?}"),
    };
    let awaited = units(parcels[0]).lines;
    assert!(
        awaited.iter().all(|line| !line.known.awaits_units()),
        "both came"
    );
    let mut of: Vec<_> = units(parcels[1]).units.into_iter().collect();
    of.sort_by_key(|unit| unit.unit);
    let of: Vec<_> = of
        .into_iter()
        .map(|unit| unit.inspection.line.unwrap().of)
        .collect();
    assert_eq!(of, [one.of, other.of]);
    holds(&shop);
}

fn seen(title: &str) -> SeenProduct {
    SeenProduct {
        barcode: Some("05901234123457".to_owned()),
        title: title.to_owned(),
        category: Some("Kitchen".to_owned()),
        weight: Some(Grams(312)),
        photos: Vec::new(),
    }
}

#[test]
fn a_product_of_nobody_s_book_is_noted_and_guessed_once_a_book_names_its_code() {
    let mut shop = a_shop();
    let parcel = a_box(&mut shop, 1, "1Z0000000000009999");
    let note = |seen: SeenProduct| Command::NoteProduct { parcel, seen };
    shop.must(note(seen("Garlic press")));
    shop.must(note(seen("Garlic press, blue")));
    let row = numbered(&shop, 1);
    assert_eq!(row.noted.len(), 1, "the newer word of one code stands");
    assert_eq!(row.noted[0].seen, seen("Garlic press, blue"));
    let codes = row.candidates.iter();
    let codes = codes.filter(|one| one.kind == CodeKind::Product).count();
    assert_eq!(codes, 1, "it is read once");
    let guesses = |shop: &Shop| match shop.ask(&Query::Guesses(parcel)) {
        Answer::Guesses(guesses) => guesses.rows,
        other => panic!("{other:?}"),
    };
    let of = line(1);
    import(&mut shop, "lines.tsv", std::slice::from_ref(&of));
    assert_eq!(guesses(&shop), [], "no book has the code");
    // Another parcel teaches what the code is: from then on the line is a guess.
    let other = shop.receive(2, &[tracking(SECOND)]);
    let mut put = answering(1, other, "R-01", &line(2));
    put.inspection.barcode = Some("05901234123457".to_owned());
    let learned = put.learned.as_mut().unwrap();
    learned.barcode = "05901234123457".to_owned();
    learned.sku.clone_from(&of.sku);
    learned.asin.clone_from(&of.asin);
    shop.must(Command::PutUnit(Box::new(put)));
    assert_eq!(guesses(&shop)[0].of, of.of);
    holds(&shop);
}

#[test]
fn what_says_nothing_or_is_no_code_is_not_noted_and_a_merged_record_takes_its_notes_along() {
    let mut shop = a_shop();
    let parcel = a_box(&mut shop, 1, FIRST);
    for (lack, wrong) in [
        (SeenLack::Title, seen(" ")),
        (SeenLack::Title, seen(&"x".repeat(SEEN_TITLE_CHARS_MAX + 1))),
        (
            SeenLack::Category,
            SeenProduct {
                category: Some(String::new()),
                ..seen("a")
            },
        ),
        (
            SeenLack::Barcode,
            SeenProduct {
                barcode: Some("5901234123458".to_owned()),
                ..seen("a")
            },
        ),
    ] {
        let order = shop.order(Command::NoteProduct {
            parcel,
            seen: wrong,
        });
        let said = shop.submit(&order).map(|_| order.key);
        assert_eq!(refused(said), Refusal::SeenProduct(lack));
    }
    for number in 0..SEEN_PRODUCTS_MAX {
        let seen = SeenProduct {
            barcode: None,
            ..seen(&format!("Thing {number}"))
        };
        shop.must(Command::NoteProduct { parcel, seen });
    }
    let order = shop.order(Command::NoteProduct {
        parcel,
        seen: seen("One more"),
    });
    let said = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(said), Refusal::SeenProduct(SeenLack::TooMany));
    let into = a_box(&mut shop, 2, SECOND);
    lead_says(&mut shop, merge(parcel, into)).unwrap();
    assert_eq!(numbered(&shop, 2).noted.len(), SEEN_PRODUCTS_MAX);
    holds(&shop);
}
