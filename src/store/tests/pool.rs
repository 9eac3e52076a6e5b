//! The claim pool: guesses from the store, what a match and a later file make of a parcel on the claim
//! shelf, and its way back to a bench.

use super::imports::{import, merge, take};
use super::shop::{Shop, answering, candidate, claim_days, container, line, seller, tracking};
use crate::domain::codes::{OrderId, Rma, SellerCode};
use crate::domain::expected::{ExpectedLine, ReturnRef};
use crate::domain::guess::GuessReason;
use crate::domain::ids::{Hash, MailId, ParcelId};
use crate::domain::limits::GUESSES_MAX;
use crate::domain::pool::SellerClaim;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind, How};
use crate::domain::said::{Said, SaidHow};
use crate::domain::terms::Terms;
use crate::domain::time::Day;
use crate::ledger::fact::MadeMail;
use crate::ledger::query::{Guess, ParcelQueue, Queue, QueuedParcel};
use crate::ledger::rows::{ParcelRow, ParcelState, TermsFrom};
use crate::ledger::{Answer, Command, Query};

const NUMBER: &str = "9400111899223197428490";

/// A line of a number, with days that say nothing.
fn of_number(number: u32, tracking: &str) -> ExpectedLine {
    ExpectedLine {
        tracking: vec![tracking.to_owned()],
        request_date: None,
        ..line(number)
    }
}

fn guesses(shop: &Shop, parcel: ParcelId) -> Vec<Guess> {
    match shop.ask(&Query::Guesses(parcel)) {
        Answer::Guesses(guesses) => guesses.rows,
        other => panic!("{other:?}"),
    }
}

fn named(guesses: &[Guess]) -> Vec<(ReturnRef, Vec<GuessReason>)> {
    let of = |guess: &Guess| (guess.of.clone(), guess.reasons.clone());
    guesses.iter().map(of).collect()
}

fn shelve(shop: &mut Shop, parcel: ParcelId) {
    shop.must(Command::ShelveParcel {
        parcel,
        shelf: container("Q-01"),
    });
}

fn identify(shop: &mut Shop, parcel: ParcelId, candidates: Vec<Candidate>) {
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates,
        chosen: None,
        seller: None,
    });
}

fn choose(shop: &mut Shop, parcel: ParcelId, of: &ReturnRef) {
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: Some(of.clone()),
        seller: None,
    });
}

fn waiting(shop: &Shop, queue: ParcelQueue) -> Vec<ParcelId> {
    let query = Query::queued_parcels(queue, shop.at, None);
    let Answer::QueuedParcels(page) = shop.ask(&query) else {
        panic!("parcels are asked for");
    };
    let Answer::OpenWork(figures) =
        shop.ask(&Query::open_work(shop.at, claim_days(), shop.today()))
    else {
        panic!("figures are asked for");
    };
    let figure = figures
        .iter()
        .find(|one| one.queue == Queue::Parcels(queue));
    assert_eq!(figure.unwrap().count as usize, page.rows.len());
    let rows = page.rows.into_iter();
    rows.map(|QueuedParcel(row, _)| row.parcel).collect()
}

fn found(shop: &Shop) -> Vec<ParcelId> {
    match shop.ask(&Query::PoolFound) {
        Answer::PoolFound(found) => found,
        other => panic!("{other:?}"),
    }
}

fn row(shop: &Shop, key: &str) -> ParcelRow {
    shop.dossier(&[tracking(key)]).parcels.remove(0)
}

#[test]
fn guesses_come_by_every_key_the_likeliest_first() {
    let mut shop = Shop::new();
    let near = of_number(1, "9400111899223197428491");
    let long_end = of_number(2, "9261290990997428490");
    let short_end = of_number(3, "1Z5R89390000428490");
    let by_order = of_number(4, "1Z0000000000000404");
    let by_product = of_number(5, "1Z0000000000000505");
    let of_nothing = of_number(6, "1Z0000000000000606");
    let lines = [near, long_end, short_end, by_order, by_product, of_nothing];
    import(&mut shop, "lines.tsv", &lines);
    let parcel = shop.receive(1, &[tracking(NUMBER)]);
    let slip = candidate(CodeKind::Order, "111-0000004-0000001");
    identify(&mut shop, parcel, vec![slip]);
    identify(
        &mut shop,
        parcel,
        vec![candidate(CodeKind::Product, "B000000005")],
    );
    let wanted = [
        (3, GuessReason::Order),
        (0, GuessReason::NearNumber),
        (1, GuessReason::EndsInEight),
        (2, GuessReason::EndsInSix),
        (4, GuessReason::Product),
    ];
    let wanted = wanted.map(|(at, reason)| (lines[at].of.clone(), vec![reason]));
    assert_eq!(named(&guesses(&shop, parcel)), wanted);
}

#[test]
fn reasons_for_one_return_add_up_and_its_lines_stand_together() {
    let mut shop = Shop::new();
    let popular = |number: u32| ExpectedLine {
        asin: Some("B0POPULAR1".to_owned()),
        ..of_number(number, &format!("1Z00000000000{number:05}"))
    };
    let theirs = SellerCode::parse("S-02").unwrap();
    let mut other = popular(1);
    other.of.seller = theirs;
    let one = popular(2);
    let mut two = popular(2);
    (two.ordinal, two.sku) = (2, Some("SKU-2b".to_owned()));
    import(&mut shop, "lines.tsv", &[one.clone(), two, popular(3)]);
    import(&mut shop, "other.tsv", std::slice::from_ref(&other));
    let parcel = shop.receive(1, &[candidate(CodeKind::Product, "B0POPULAR1")]);
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates: vec![Candidate {
            how: How::KeyedEnd,
            ..candidate(CodeKind::Unknown, "000002")
        }],
        chosen: None,
        seller: Some(seller()),
    });
    let found = guesses(&shop, parcel);
    assert_eq!(found[0].of, one.of);
    assert_eq!(found[0].lines.len(), 2);
    assert_eq!(
        found[0].reasons,
        [
            GuessReason::EndsInSix,
            GuessReason::Product,
            GuessReason::Seller
        ]
    );
    assert_eq!(found[0].score, 800);
    assert_eq!(
        found[1].reasons,
        [GuessReason::Product, GuessReason::Seller]
    );
    assert_eq!(found[2].of, other.of, "another seller's comes last");
    assert_eq!(found.len(), 3);
}

#[test]
fn what_came_already_and_what_a_book_of_another_names_is_no_guess() {
    let mut shop = Shop::new();
    let put = of_number(1, "9400111899223197428491");
    let open = of_number(2, "9400111899223197428409");
    import(&mut shop, "lines.tsv", &[put.clone(), open.clone()]);
    let before = shop.receive(1, &[tracking("9400111899223197428491")]);
    shop.must(Command::PutUnit(Box::new(answering(
        1, before, "R-01", &put,
    ))));
    let parcel = shop.receive(2, &[tracking(NUMBER)]);
    let found = guesses(&shop, parcel);
    assert_eq!(named(&found), [(open.of, vec![GuessReason::NearNumber])]);
}

#[test]
fn at_most_a_digit_chooses_among_guesses() {
    let mut shop = Shop::new();
    let lines: Vec<ExpectedLine> = (1..=20)
        .map(|number| ExpectedLine {
            asin: Some("B0POPULAR1".to_owned()),
            ..of_number(number, &format!("1Z00000000000{number:05}"))
        })
        .collect();
    import(&mut shop, "lines.tsv", &lines);
    let parcel = shop.receive(1, &[candidate(CodeKind::Product, "B0POPULAR1")]);
    assert_eq!(guesses(&shop, parcel).len(), GUESSES_MAX);
    assert_eq!(guesses(&shop, ParcelId(77)), [], "no such parcel");
}

#[test]
fn a_file_that_is_not_merged_yet_brings_its_guesses() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking(NUMBER)]);
    let near = of_number(1, "9400111899223197428491");
    take(&mut shop, "lines.tsv", std::slice::from_ref(&near));
    let before = guesses(&shop, parcel);
    assert_eq!(named(&before), [(near.of, vec![GuessReason::NearNumber])]);
    merge(&mut shop);
    let reasons = guesses(&shop, parcel)[0].reasons.clone();
    assert_eq!(reasons, [GuessReason::NearNumber, GuessReason::Later]);
}

#[test]
fn a_match_takes_a_parcel_off_the_pool_and_a_scan_brings_it_back_to_a_bench() {
    let mut shop = Shop::new();
    let near = of_number(1, "9400111899223197428491");
    import(&mut shop, "lines.tsv", std::slice::from_ref(&near));
    let parcel = shop.receive(1, &[tracking(NUMBER)]);
    shelve(&mut shop, parcel);
    assert_eq!(waiting(&shop, ParcelQueue::Claim), [parcel]);
    assert_eq!(waiting(&shop, ParcelQueue::ClaimFound), []);
    choose(&mut shop, parcel, &near.of);
    assert_eq!(waiting(&shop, ParcelQueue::Claim), []);
    assert_eq!(waiting(&shop, ParcelQueue::ClaimFound), [parcel]);
    let on_shelf = row(&shop, NUMBER);
    let opening = shop.must(Command::OpenParcel {
        parcel,
        chosen: None,
        finding: None,
    });
    let open = row(&shop, NUMBER);
    assert_eq!(open.state, ParcelState::Open);
    assert_eq!((open.shelf, open.closed_at), (None, None));
    assert_eq!(
        (open.chosen, open.opened_at),
        (Some(near.of), Some(shop.at))
    );
    assert_eq!(waiting(&shop, ParcelQueue::ClaimFound), []);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
    // Taken back, it lies on the shelf as before; opened and shelved again, it does so once more.
    shop.must(Command::Undo {
        target: opening,
        reason: "misscan".to_owned(),
    });
    assert_eq!(row(&shop, NUMBER), on_shelf);
    shop.must(Command::OpenParcel {
        parcel,
        chosen: None,
        finding: None,
    });
    shelve(&mut shop, parcel);
    assert_eq!(row(&shop, NUMBER).state, ParcelState::Claim);
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

#[test]
fn an_import_that_announces_parcels_of_the_claim_shelf_is_told() {
    let mut shop = Shop::new();
    let named = shop.receive(1, &[tracking(NUMBER)]);
    let by_slip = shop.receive(2, &[tracking("1Z0000000000009999")]);
    let nobodys = shop.receive(3, &[tracking("1Z0000000000008888")]);
    shop.receive(4, &[tracking("1Z0000000000000444")]);
    let rma = candidate(CodeKind::Rma, "Dabc0002RRMA");
    identify(&mut shop, by_slip, vec![rma]);
    for parcel in [named, by_slip, nobodys] {
        shelve(&mut shop, parcel);
    }
    assert_eq!(found(&shop), []);
    let lines = [
        of_number(1, NUMBER),
        of_number(2, "1Z0000000000007777"),
        of_number(4, "1Z0000000000000444"),
    ];
    import(&mut shop, "lines.tsv", &lines);
    assert_eq!(found(&shop), [named, by_slip]);
    assert_eq!(waiting(&shop, ParcelQueue::ClaimFound), [named, by_slip]);
    assert_eq!(waiting(&shop, ParcelQueue::Claim), [nobodys]);
    let reasons = guesses(&shop, named)[0].reasons.clone();
    assert_eq!(reasons, [GuessReason::Number, GuessReason::Later]);
    assert_eq!(waiting(&shop, ParcelQueue::Unknown), []);
}

#[test]
fn ids_are_compared_as_a_scanner_reads_them() {
    let mut shop = Shop::new();
    let mut one = of_number(1, "1Z0000000000000101");
    one.of.rma_id = Rma::parse("DabcXyzRRMA");
    one.of.order_id = OrderId::parse("111-0000001-0000001");
    import(&mut shop, "lines.tsv", std::slice::from_ref(&one));
    let parcel = shop.receive(1, &[candidate(CodeKind::Rma, "DABCXYZRRMA")]);
    assert_eq!(
        named(&guesses(&shop, parcel)),
        [(one.of, vec![GuessReason::Rma])]
    );
}

#[test]
fn a_seller_that_says_no_more_than_ours_or_is_named_on_the_label_has_what_was_to_come_then() {
    let mut shop = Shop::new();
    let of = |number: u32, delivered: Option<&str>, asked: Option<&str>| ExpectedLine {
        delivered_date: delivered.and_then(Day::parse),
        request_date: asked.and_then(Day::parse),
        ..line(number)
    };
    // It came on the 23rd of November.
    let that_day = of(1, Some("2026-11-22"), None);
    let asked = of(2, None, Some("2026-11-10"));
    let lines = [
        that_day.clone(),
        asked.clone(),
        of(3, Some("2026-10-01"), Some("2026-09-20")),
        of(4, None, Some("2026-06-01")),
        of(5, None, None),
    ];
    import(&mut shop, "lines.tsv", &lines);
    let mut foreign = of(6, Some("2026-11-22"), None);
    foreign.of.seller = SellerCode::parse("S-02").unwrap();
    import(&mut shop, "other.tsv", &[foreign]);
    let parcel = shop.receive(1, &[tracking(NUMBER)]);
    assert_eq!(guesses(&shop, parcel), [], "nothing names anybody");
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: None,
        seller: Some(seller()),
    });
    let wanted = |reason| {
        [
            (that_day.of.clone(), vec![reason, GuessReason::Delivered]),
            (asked.of.clone(), vec![reason, GuessReason::Requested]),
        ]
    };
    assert_eq!(named(&guesses(&shop, parcel)), wanted(GuessReason::Seller));
    let claimed = shop.receive(2, &[tracking("1Z0000000000008888")]);
    shelve(&mut shop, claimed);
    shop.must(Command::MakeMail(MadeMail {
        mail: MailId(1),
        seller: seller(),
        file: Hash([1; 32]),
        file_name: "a.xlsx".to_owned(),
        day: shop.today(),
        answer_by: shop.at,
        rows: 1,
    }));
    shop.must(Command::ClaimParcel {
        mail: MailId(1),
        parcel: claimed,
        claim: SellerClaim {
            seller: seller(),
            names: None,
            note: None,
            said: Said {
                how: SaidHow::Workbook,
                who: "a.xlsx".to_owned(),
                shown: None,
            },
        },
    });
    assert_eq!(
        named(&guesses(&shop, claimed)),
        wanted(GuessReason::Claimed)
    );
    // A number that is all but the very one says more than a name and a day.
    let near = of_number(7, "9400111899223197428491");
    import(&mut shop, "near.tsv", std::slice::from_ref(&near));
    assert_eq!(guesses(&shop, parcel)[0].of, near.of);
}

#[test]
fn a_zip_of_one_seller_ranks_its_returns_of_then_until_another_s_parcel_came_to_it() {
    let mut shop = Shop::new();
    let theirs = SellerCode::parse("S-02").unwrap();
    for (code, hints) in [
        (seller(), "Suite 01, 90210-1234"),
        (theirs.clone(), "Dock B"),
    ] {
        shop.must(Command::NameSeller {
            seller: code.clone(),
            name: code.to_string(),
        });
        shop.must(Command::SetSellerTerms {
            seller: code,
            set: TermsFrom {
                from: None,
                terms: Terms {
                    address_hints: Terms::parse_hints(hints),
                    ..Terms::default()
                },
            },
        });
    }
    let then = ExpectedLine {
        request_date: Some(shop.today().plus_days(-9)),
        ..of_number(1, "1Z0000000000000404")
    };
    let long_ago = ExpectedLine {
        request_date: Some(shop.today().plus_days(-200)),
        ..of_number(2, "1Z0000000000000505")
    };
    let mut other = ExpectedLine {
        request_date: then.request_date,
        ..of_number(3, "1Z0000000000000606")
    };
    other.of.seller = theirs;
    import(&mut shop, "lines.tsv", &[then.clone(), long_ago]);
    import(&mut shop, "other.tsv", std::slice::from_ref(&other));
    let routed = |zip: &str, number: &str| {
        let tracking = Candidate {
            how: How::Zip9Cut,
            check: CheckVerdict::Ok,
            ..tracking(number)
        };
        let text = format!("420{zip}{number}");
        [tracking, candidate(CodeKind::Unknown, &text)]
    };
    let parcel = shop.receive(1, &routed("902101234", NUMBER));
    let elsewhere = shop.receive(2, &routed("902105678", "9400111899223197428506"));
    let wanted = vec![GuessReason::Zip, GuessReason::Requested];
    assert_eq!(
        named(&guesses(&shop, parcel)),
        [(then.of, wanted)],
        "what was to come at another time is not guessed"
    );
    assert_eq!(guesses(&shop, elsewhere), []);
    assert_eq!(row(&shop, NUMBER).chosen, None, "nothing is matched by it");
    let third = shop.receive(3, &routed("902101234", "9400111899223197428513"));
    shop.must(Command::IdentifyParcel {
        parcel: third,
        candidates: Vec::new(),
        chosen: Some(other.of),
        seller: None,
    });
    assert_eq!(
        guesses(&shop, parcel),
        [],
        "others are sent there too: it is the house's"
    );
}
