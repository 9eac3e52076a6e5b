//! A product of nobody's book through the whole program: noted on the floor with its photo, taken into the
//! book of the seller once the parcel is matched, and known to the bench at the next scan.

use returnbay::domain::codes::{OrderId, PersonCode, Rma, SellerCode, UnitTag};
use returnbay::domain::expected::ReturnRef;
use returnbay::domain::ids::Hash;
use returnbay::domain::measure::Grams;
use returnbay::domain::pool::SeenProduct;
use returnbay::domain::product::Says;
use returnbay::domain::time::UtcMs;
use returnbay::ledger::query::{Beside, BookEntry, ParcelQueue, QueuedParcel};
use returnbay::ledger::rows::ParcelRow;
use returnbay::ledger::{Answer, Command, Query};
use returnbay::shell::Shell;
use returnbay::shell::desk::Desk;
use returnbay::shell::view::Job;

use super::cli::{HEAD, Home, TIES};
use super::pool::{clock, open_at, shelf};

const CODE: &str = "05901234123457";

fn seller() -> SellerCode {
    SellerCode::parse("S-01").unwrap()
}

fn waiting(home: &Home) -> ParcelRow {
    let desk = Desk::open(&home.data()).unwrap();
    let query = Query::queued_parcels(ParcelQueue::Claim, UtcMs(0), None);
    let Answer::QueuedParcels(page) = desk.ask(&query).unwrap() else {
        panic!("parcels are asked for");
    };
    // The first one has photos.
    let QueuedParcel(row, _) = page.rows.into_iter().next().unwrap();
    row
}

fn book(home: &Home) -> Vec<BookEntry> {
    let desk = Desk::open(&home.data()).unwrap();
    match desk.ask(&Query::Book(seller())).unwrap() {
        Answer::Book(entries) => entries,
        other => panic!("{other:?}"),
    }
}

fn known(home: &Home) -> (Says, Option<String>, Option<Grams>, Vec<String>) {
    let entry = book(home).remove(0);
    let product = entry.product.unwrap();
    (
        product.says,
        product.category,
        product.weight,
        product.barcodes,
    )
}

fn begin() -> (Home, Shell, ParcelRow) {
    let home = shelf();
    let shell = open_at(&home, clock());
    shell.sign_in(PersonCode::parse("OP-7").unwrap());
    shell.settle();
    let parcel = waiting(&home);
    (home, shell, parcel)
}

fn seen(parcel: &ParcelRow, home: &Home) -> SeenProduct {
    let desk = Desk::open(&home.data()).unwrap();
    let Answer::ParcelPhotos(Some(about)) = desk.ask(&Query::ParcelPhotos(parcel.parcel)).unwrap()
    else {
        panic!("it has photos");
    };
    // The second one, that of the box: it may leave the house.
    let photos = about.photos.iter().skip(1).map(|row| row.named.photo);
    SeenProduct {
        barcode: Some(CODE.to_owned()),
        title: "Hair band".to_owned(),
        category: Some("Beauty".to_owned()),
        weight: Some(Grams(31)),
        photos: photos.collect(),
    }
}

#[test]
fn what_was_noted_is_a_provisional_row_of_the_seller_s_book_once_the_parcel_is_matched() {
    let (home, shell, parcel) = begin();
    let noted = seen(&parcel, &home);
    assert_eq!(noted.photos.len(), 1);
    shell
        .commit(Command::NoteProduct {
            parcel: parcel.parcel,
            seen: noted.clone(),
        })
        .unwrap();
    let ties = [HEAD, TIES].concat().into_bytes();
    shell.take_text("ties.tsv", &seller(), ties.into()).unwrap();
    let desk = Desk::open(&home.data()).unwrap();
    let about = Query::ParcelDossier(parcel.parcel, Beside::default());
    let lines = || match desk.ask(&about).unwrap() {
        Answer::Dossier(found) => found.lines,
        other => panic!("{other:?}"),
    };
    assert_eq!(lines(), [], "it is nobody's");
    let Answer::Guesses(guesses) = desk.ask(&Query::Guesses(parcel.parcel)).unwrap() else {
        panic!("guesses are asked for");
    };
    assert_eq!(guesses.rows, [], "and no book has its code");
    let of = ReturnRef {
        seller: seller(),
        order_id: OrderId::parse("112-9403254-1489943"),
        rma_id: Rma::parse("Dk6aazMBRRMA"),
    };
    shell
        .commit(Command::IdentifyParcel {
            parcel: parcel.parcel,
            candidates: Vec::new(),
            chosen: Some(of),
            seller: None,
        })
        .unwrap();
    let awaited = lines();
    let product = noted.of_book(&awaited[0].known.line).unwrap();
    assert_eq!(product.sku.as_deref(), Some("P0360"));
    shell.run(Job::TakeProduct(Box::new(product))).unwrap();
    let codes = vec![CODE.to_owned()];
    let beauty = Some("Beauty".to_owned());
    let ours = (Says::Seen, beauty.clone(), Some(Grams(31)), codes.clone());
    assert_eq!(known(&home), ours);
    // At the bench the scan of its code finds the line, and is confirmed by a key.
    shell.scan(b"1Z4CJTH59083524484");
    shell.settle();
    let tag = UnitTag::make("A00", 1).unwrap();
    shell.scan(tag.as_str().as_bytes());
    shell.settle();
    shell.scan(b"5901234123457");
    shell.settle();
    let face = format!("{:?}", shell.face());
    assert!(face.contains("ConfirmProvisional"), "{face}");
    assert!(face.contains("Hair ties"), "{face}");
    // The seller's own file says it: what it leaves empty stays as it was seen here.
    let file = "Seller SKU\tEAN\tWeight (g)\nP0360\t5901234123457\t29\n";
    let bytes = file.as_bytes().to_vec().into();
    shell.take_text("book.tsv", &seller(), bytes).unwrap();
    assert_eq!(known(&home), (Says::Part, beauty, Some(Grams(29)), codes));
}

#[test]
fn the_list_for_sellers_shows_the_noted_product_s_photo_first_and_names_it_by_its_place() {
    let (home, shell, parcel) = begin();
    let noted = seen(&parcel, &home);
    let mut wrong = noted.clone();
    wrong.photos = vec![Hash([9; 32])];
    let note = |seen| Command::NoteProduct {
        parcel: parcel.parcel,
        seen,
    };
    assert!(
        shell.commit(note(wrong)).is_err(),
        "a photo of another parcel shows nothing of it"
    );
    shell.commit(note(noted.clone())).unwrap();
    let desk = Desk::open(&home.data()).unwrap();
    let today = shell.zone().day(shell.now());
    let lines = desk.unclaimed(today).unwrap();
    let line = lines
        .iter()
        .find(|line| line.parcel.parcel == parcel.parcel)
        .unwrap();
    assert_eq!(line.shows, noted.photos);
    assert_eq!(line.photos.len(), 1, "the label's stays here");
    let said = line.product_codes();
    assert!(said.contains("Hair band (1)"), "{said}");
}
