//! How a wait on the claim shelf ends: told, confirmed, done; and what hinders each.

use super::imports::import;
use super::shop::{MORNING, Shop, claim_days, container, line, seller, site, tracking};
use crate::domain::codes::{PersonCode, SellerCode};
use crate::domain::decision::Decision;
use crate::domain::ids::{CommandKey, Hash, MailId, ParcelId};
use crate::domain::leaving::LeftHow;
use crate::domain::pool::{PoolRule, SellerClaim, ToldSeller};
use crate::domain::said::{Said, SaidHow};
use crate::domain::time::UtcMs;
use crate::ledger::fact::{MadeMail, ReadAnswers, Role};
use crate::ledger::query::{ParcelQueue, ParcelsAsked, Queue, QueuedParcel};
use crate::ledger::rows::{ParcelRow, ParcelState};
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::SubmitError;

const NUMBER: &str = "9400111899223197428490";
const DAY_MS: i64 = 86_400_000;

pub fn rule() -> PoolRule {
    PoolRule {
        version: 2,
        notice_days: 30,
        default_days: 60,
        default: Decision::Dispose,
        act_days: 7,
    }
}

fn lead() -> PersonCode {
    PersonCode::parse("SV-1").unwrap()
}

fn expire(parcel: ParcelId) -> Command {
    Command::ExpireParcel {
        parcel,
        rule: rule(),
    }
}

fn bin(parcel: ParcelId, name: &str) -> Command {
    Command::BinParcel {
        parcel,
        container: container(name),
    }
}

fn reads_answers(shop: &mut Shop) {
    let none = ReadAnswers::nothing_on(shop.today());
    lead_says(shop, Command::ReadAnswers(none)).unwrap();
}

/// Reads the day's answers, and confirms a default.
fn expires(shop: &mut Shop, parcel: ParcelId) -> CommandKey {
    reads_answers(shop);
    lead_says(shop, expire(parcel)).unwrap()
}

/// Submits a command as a supervisor.
pub fn lead_says(shop: &mut Shop, command: Command) -> Result<CommandKey, SubmitError> {
    let mut order = shop.order(command);
    order.person = Some(lead());
    let key = order.key;
    shop.submit(&order).map(|_| key)
}

fn refused(result: Result<CommandKey, SubmitError>) -> Refusal {
    match result {
        Err(SubmitError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// A shop with a supervisor and a box of nobody on the claim shelf since the first day.
pub fn a_box(shop: &mut Shop, number: u64, key: &str) -> ParcelId {
    let parcel = shop.receive(number, &[tracking(key)]);
    shop.must(Command::ShelveParcel {
        parcel,
        shelf: container("Q-01"),
    });
    parcel
}

pub fn a_shop() -> Shop {
    let mut shop = Shop::new();
    shop.must(Command::EnrolPerson {
        person: lead(),
        name: "Li".to_owned(),
        role: Role::Supervisor,
    });
    shop
}

/// So many days after the first morning.
fn on_day(shop: &mut Shop, days: i64) {
    shop.at = MORNING.plus_ms(days * DAY_MS);
}

/// A workbook for a seller; its answer is awaited for a day.
fn mail(shop: &mut Shop, number: u128, code: &str) -> UtcMs {
    let answer_by = shop.at.plus_ms(DAY_MS);
    let day = shop.today();
    shop.must(Command::MakeMail(MadeMail {
        mail: MailId(number),
        seller: SellerCode::parse(code).unwrap(),
        file: Hash([u8::try_from(number).unwrap(); 32]),
        file_name: "a.xlsx".to_owned(),
        day,
        answer_by,
        rows: 1,
    }));
    answer_by
}

fn queued(shop: &Shop, queue: ParcelQueue) -> Vec<ParcelId> {
    let over_since = Some(shop.today().plus_days(-60));
    let asked = ParcelsAsked {
        queue,
        opened_before: UtcMs(0),
        over_since,
    };
    let Answer::QueuedParcels(page) = shop.ask(&Query::QueuedParcels(asked, None)) else {
        panic!("parcels are asked for");
    };
    let asked = Query::open_work_over(shop.at, claim_days(), shop.today(), over_since);
    let Answer::OpenWork(figures) = shop.ask(&asked) else {
        panic!("figures are asked for");
    };
    let of = |figure: &&crate::ledger::query::QueueFigure| figure.queue == Queue::Parcels(queue);
    let figure = figures.iter().find(of).unwrap();
    assert_eq!(figure.count as usize, page.rows.len(), "{queue:?}");
    let rows = page.rows.into_iter();
    rows.map(|QueuedParcel(row, _)| row.parcel).collect()
}

fn row(shop: &Shop) -> ParcelRow {
    shop.dossier(&[tracking(NUMBER)]).parcels.remove(0)
}

fn told(shop: &Shop, parcel: ParcelId) -> Vec<ToldSeller> {
    match shop.ask(&Query::PoolTold(parcel, rule().notice_days)) {
        Answer::PoolTold(told) => told,
        other => panic!("{other:?}"),
    }
}

fn holds(shop: &Shop) {
    assert_eq!(shop.reader().verify().unwrap().first_bad, None);
}

/// All sellers were told on the 31st day, and the 60th day has come.
fn over() -> (Shop, ParcelId) {
    let mut shop = a_shop();
    let parcel = a_box(&mut shop, 1, NUMBER);
    on_day(&mut shop, 31);
    mail(&mut shop, 1, "S-01");
    on_day(&mut shop, 60);
    (shop, parcel)
}

#[test]
fn a_wait_ends_by_a_supervisor_alone_and_after_its_last_day() {
    let (mut shop, parcel) = over();
    shop.at = shop.at.plus_ms(-DAY_MS);
    let last = site().day(MORNING).plus_days(60);
    assert_eq!(queued(&shop, ParcelQueue::Over), []);
    assert_eq!(queued(&shop, ParcelQueue::Claim), [parcel]);
    let early = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(early), Refusal::PoolNotOver(last));
    on_day(&mut shop, 60);
    assert_eq!(queued(&shop, ParcelQueue::Over), [parcel]);
    assert_eq!(queued(&shop, ParcelQueue::Claim), [], "it stands once");
    let order = shop.order(expire(parcel));
    let by_anybody = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(by_anybody), Refusal::SupervisorNeeded);
    let unread = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(unread), Refusal::AnswersNotRead);
    expires(&mut shop, parcel);
    let row = row(&shop);
    assert_eq!(row.state, ParcelState::Expired);
    let expiry = row.expired.unwrap();
    assert_eq!((expiry.owner, expiry.day), (lead(), last));
    assert_eq!(expiry.due, last.plus_days(7));
    assert_eq!(queued(&shop, ParcelQueue::Over), []);
    assert_eq!(queued(&shop, ParcelQueue::Expired), [parcel]);
    let twice = lead_says(&mut shop, expire(parcel));
    assert!(twice.is_ok(), "the same again changes nothing");
    holds(&shop);
}

#[test]
fn no_default_is_confirmed_before_every_seller_was_told_and_could_answer() {
    let mut shop = a_shop();
    shop.must(Command::NameSeller {
        seller: SellerCode::parse("S-02").unwrap(),
        name: "Beta".to_owned(),
    });
    let parcel = a_box(&mut shop, 1, NUMBER);
    on_day(&mut shop, 29);
    mail(&mut shop, 1, "S-01");
    on_day(&mut shop, 31);
    let first = mail(&mut shop, 2, "S-02");
    on_day(&mut shop, 45);
    mail(&mut shop, 3, "S-02");
    on_day(&mut shop, 61);
    let all = told(&shop, parcel);
    assert_eq!(all[0].mail, None, "its workbook came before the notice");
    let day = site().day(MORNING).plus_days(31);
    assert_eq!(all[1].mail, Some((day, first)), "the first one counts");
    let untold = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(untold), Refusal::PoolUntold(vec![seller()]));
    let until = mail(&mut shop, 4, "S-01");
    let too_soon = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(too_soon), Refusal::PoolAnswersDue(until));
    on_day(&mut shop, 63);
    expires(&mut shop, parcel);
    holds(&shop);
}

#[test]
fn what_somebody_claims_announces_or_matched_is_not_given_up() {
    let (mut shop, parcel) = over();
    let has_owner =
        || Refusal::ParcelHasOwner(crate::domain::codes::ParcelTag::make("A00", 1).unwrap());
    shop.must(Command::ClaimParcel {
        mail: MailId(1),
        parcel,
        claim: claim(),
    });
    assert_eq!(queued(&shop, ParcelQueue::Over), []);
    let claimed = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(claimed), has_owner());
    let (mut shop, parcel) = over();
    let mut announced = line(1);
    announced.tracking = vec![NUMBER.to_owned()];
    import(&mut shop, "late.tsv", &[announced]);
    assert_eq!(queued(&shop, ParcelQueue::Over), []);
    assert_eq!(queued(&shop, ParcelQueue::ClaimFound), [parcel]);
    let found = lead_says(&mut shop, expire(parcel));
    assert_eq!(refused(found), has_owner());
}

fn claim() -> SellerClaim {
    SellerClaim {
        seller: seller(),
        names: None,
        note: None,
        said: Said {
            how: SaidHow::Workbook,
            who: "a.xlsx".to_owned(),
            shown: None,
        },
    }
}

#[test]
fn a_box_goes_whole_into_a_dispose_bin_which_leaves_with_it() {
    let (mut shop, parcel) = over();
    let early = lead_says(&mut shop, bin(parcel, "D-01"));
    assert!(matches!(refused(early), Refusal::ParcelNotOpen(_)));
    expires(&mut shop, parcel);
    let elsewhere = lead_says(&mut shop, bin(parcel, "R-01"));
    assert!(matches!(refused(elsewhere), Refusal::WrongContainer { .. }));
    // Whoever is signed in does what was confirmed.
    shop.must(bin(parcel, "D-01"));
    let gone = row(&shop);
    assert_eq!(gone.state, ParcelState::Binned);
    assert_eq!(gone.shelf, Some(container("D-01")));
    assert_eq!(queued(&shop, ParcelQueue::Expired), []);
    shop.must(Command::SealContainer {
        container: container("D-01"),
    });
    shop.must(Command::LeaveContainer {
        container: container("D-01"),
        how: LeftHow::Destroyed,
        under: None,
        witness: Some(lead()),
        photo: Some(Hash([6; 32])),
        taker: None,
    });
    let late = shop.order(Command::ClaimParcel {
        mail: MailId(1),
        parcel,
        claim: claim(),
    });
    let late = shop.submit(&late).map(|_| late.key);
    assert!(matches!(refused(late), Refusal::ParcelNotOpen(_)));
    holds(&shop);
}

#[test]
fn until_it_is_done_a_match_or_a_supervisor_calls_it_back_and_a_bench_may_open_it() {
    let (mut shop, parcel) = over();
    let key = expires(&mut shop, parcel);
    let undo = || Command::Undo {
        target: key,
        reason: "correction".to_owned(),
    };
    let order = shop.order(undo());
    let by_anybody = shop.submit(&order).map(|_| order.key);
    assert_eq!(refused(by_anybody), Refusal::SupervisorNeeded);
    lead_says(&mut shop, undo()).unwrap();
    assert_eq!(queued(&shop, ParcelQueue::Over), [parcel]);
    let key = expires(&mut shop, parcel);
    shop.must(Command::ClaimParcel {
        mail: MailId(1),
        parcel,
        claim: claim(),
    });
    assert_eq!(queued(&shop, ParcelQueue::Expired), [parcel]);
    shop.must(Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: Some(line(1).of),
        seller: None,
    });
    assert_eq!(queued(&shop, ParcelQueue::ClaimFound), [parcel]);
    let too_late = lead_says(
        &mut shop,
        Command::Undo {
            target: key,
            reason: "correction".to_owned(),
        },
    );
    assert!(matches!(refused(too_late), Refusal::ParcelNotOpen(_)));
    let (mut shop, parcel) = over();
    expires(&mut shop, parcel);
    shop.must(Command::OpenParcel {
        parcel,
        chosen: None,
        finding: None,
    });
    assert_eq!(row(&shop).state, ParcelState::Open);
    assert_eq!(queued(&shop, ParcelQueue::Expired), []);
    holds(&shop);
}

#[test]
fn a_house_whose_default_is_another_one_opens_the_box() {
    let (mut shop, parcel) = over();
    reads_answers(&mut shop);
    let command = Command::ExpireParcel {
        parcel,
        rule: PoolRule {
            default: Decision::Liquidate,
            ..rule()
        },
    };
    lead_says(&mut shop, command).unwrap();
    let into_bin = lead_says(&mut shop, bin(parcel, "D-01"));
    assert_eq!(
        refused(into_bin),
        Refusal::WrongContainer {
            container: container("D-01"),
            takes: Some(Decision::Dispose),
            wanted: Decision::Liquidate,
        }
    );
}
