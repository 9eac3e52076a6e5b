//! People: changed, left, locked; PINs that are kept beside the journal and counted before they are looked at.

use super::shop::{Shop, person};
use crate::domain::codes::PersonCode;
use crate::domain::pin::{PersonState, PinHash, PinState, PinTries};
use crate::domain::time::UtcMs;
use crate::ledger::command::PersonTold;
use crate::ledger::fact::Role;
use crate::ledger::rows::PersonRow;
use crate::ledger::{Answer, Command, Query, Refusal};
use crate::store::{PinTry, SubmitError};

const MINUTE: i64 = 60_000;

fn lead() -> PersonCode {
    PersonCode::parse("SUP-1").unwrap()
}

/// A shop that Lee leads, where Ana works with a PIN.
fn led() -> Shop {
    let mut shop = Shop::new();
    shop.must(Command::EnrolPerson {
        person: lead(),
        name: "Lee".to_owned(),
        role: Role::Supervisor,
    });
    by(&mut shop, &lead(), set_pin("$hash")).unwrap();
    shop
}

fn set_pin(text: &str) -> Command {
    Command::SetPin {
        person: person(),
        hash: PinHash::new(text.to_owned()),
    }
}

fn told(who: &PersonCode, role: Role, state: PersonState) -> Command {
    Command::SetPerson(Box::new(PersonTold {
        person: who.clone(),
        name: "Ana Li".to_owned(),
        role,
        language: Some("zh-CN".to_owned()),
        state,
    }))
}

fn by(shop: &mut Shop, who: &PersonCode, command: Command) -> Result<(), Refusal> {
    let mut order = shop.order(command);
    order.person = Some(who.clone());
    match shop.submit(&order) {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

fn row(shop: &Shop, who: &PersonCode) -> PersonRow {
    let Answer::People(rows) = shop.ask(&Query::People) else {
        panic!("people");
    };
    rows.into_iter().find(|row| row.person == *who).unwrap()
}

fn tried(shop: &mut Shop, at: UtcMs) -> PinTry {
    shop.writer
        .as_mut()
        .unwrap()
        .try_pin(&person(), at)
        .unwrap()
}

fn wrong(tried: &PinTry) -> Option<u32> {
    match tried {
        PinTry::Counted(_, PinTries { wrong, .. }) => Some(*wrong),
        PinTry::Missing | PinTry::Locked(_) => None,
    }
}

#[test]
fn a_try_is_counted_on_the_disk_before_anybody_knows_whether_it_is_right() {
    let mut shop = led();
    let noon = shop.at;
    for count in 1..5 {
        assert_eq!(wrong(&tried(&mut shop, noon)), Some(count));
        // Killed between the try and its answer: the count stands.
        shop.restart();
    }
    let fifth = tried(&mut shop, noon);
    assert_eq!(wrong(&fifth), Some(5));
    shop.restart();
    let until = UtcMs(noon.0 + 15 * MINUTE);
    assert_eq!(tried(&mut shop, noon), PinTry::Locked(until));
    assert_eq!(tried(&mut shop, UtcMs(until.0 - 1)), PinTry::Locked(until));
    assert_eq!(
        wrong(&tried(&mut shop, until)),
        Some(6),
        "it goes on from there"
    );
    shop.writer
        .as_mut()
        .unwrap()
        .pin_was_right(&person())
        .unwrap();
    shop.restart();
    assert_eq!(
        wrong(&tried(&mut shop, until)),
        Some(1),
        "a right one begins anew"
    );
}

#[test]
fn a_supervisor_opens_a_lock_and_nobody_opens_the_own_one() {
    let mut shop = led();
    let noon = shop.at;
    for _ in 0..5 {
        tried(&mut shop, noon);
    }
    let until = UtcMs(noon.0 + 15 * MINUTE);
    let lock = Command::LockPerson {
        person: person(),
        tries: 5,
        until,
    };
    by(&mut shop, &person(), lock).unwrap();
    assert_eq!(row(&shop, &person()).locked_until, Some(until));
    let unlock = || Command::UnlockPerson { person: person() };
    let own = by(&mut shop, &person(), unlock());
    assert_eq!(own, Err(Refusal::SupervisorNeeded));
    by(&mut shop, &lead(), unlock()).unwrap();
    assert_eq!(row(&shop, &person()).locked_until, None);
    assert_eq!(wrong(&tried(&mut shop, noon)), Some(1));
}

#[test]
fn no_fact_and_no_export_of_the_journal_has_the_hash() {
    let mut shop = led();
    by(&mut shop, &lead(), set_pin("$argon2id$secret")).unwrap();
    let db = shop.writer.as_ref().unwrap().connection();
    let bodies: Vec<String> = db
        .prepare("select body from fact")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(bodies.iter().any(|body| body == r#"{"person":"OP-7"}"#) || !bodies.is_empty());
    assert!(!bodies.iter().any(|body| body.contains("secret")));
    let kept: String = db
        .query_row("select phc from pin", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, "$argon2id$secret");
    // A rebuild derives the people anew and leaves the PINs.
    shop.writer.as_mut().unwrap().rebuild().unwrap();
    assert_eq!(row(&shop, &person()).pin, PinState::Set);
    let noon = shop.at;
    assert_eq!(wrong(&tried(&mut shop, noon)), Some(1));
}

#[test]
fn who_left_does_nothing_and_has_no_pin_until_a_supervisor_lets_him_return() {
    let mut shop = led();
    let left = told(&person(), Role::Operator, PersonState::Left);
    assert_eq!(
        by(&mut shop, &person(), left.clone()),
        Err(Refusal::SupervisorNeeded)
    );
    by(&mut shop, &lead(), left).unwrap();
    let open = Command::OpenContainer {
        container: crate::domain::codes::ContainerName::parse("R-09").unwrap(),
    };
    let refused = by(&mut shop, &person(), open.clone());
    assert_eq!(refused, Err(Refusal::PersonLeft(person())));
    let noon = shop.at;
    assert_eq!(tried(&mut shop, noon), PinTry::Missing);
    let again = by(&mut shop, &lead(), set_pin("$other"));
    assert_eq!(again, Err(Refusal::PersonLeft(person())));
    // The first scan of the badge does not let him in again.
    let enrol = Command::EnrolPerson {
        person: person(),
        name: "Ana".to_owned(),
        role: Role::Operator,
    };
    assert_eq!(
        by(&mut shop, &person(), enrol),
        Err(Refusal::PersonLeft(person()))
    );
    by(
        &mut shop,
        &lead(),
        told(&person(), Role::Operator, PersonState::Active),
    )
    .unwrap();
    by(&mut shop, &person(), open).unwrap();
    let now = row(&shop, &person());
    assert_eq!(
        (now.pin, now.language.as_deref()),
        (PinState::Missing, Some("zh-CN"))
    );
}

#[test]
fn a_site_keeps_one_who_leads_and_only_an_admin_names_admins_once_there_is_one() {
    let mut shop = led();
    let last = by(
        &mut shop,
        &lead(),
        told(&lead(), Role::Operator, PersonState::Active),
    );
    assert_eq!(last, Err(Refusal::LastLead(lead())));
    let left = by(
        &mut shop,
        &lead(),
        told(&lead(), Role::Supervisor, PersonState::Left),
    );
    assert_eq!(left, Err(Refusal::LastLead(lead())));
    let ana = person();
    by(
        &mut shop,
        &lead(),
        told(&ana, Role::Admin, PersonState::Active),
    )
    .unwrap();
    let taken = by(
        &mut shop,
        &lead(),
        told(&ana, Role::Operator, PersonState::Active),
    );
    assert_eq!(taken, Err(Refusal::AdminNeeded));
    assert_eq!(
        by(&mut shop, &lead(), set_pin("$other")),
        Err(Refusal::AdminNeeded),
        "nor does a supervisor take over an admin's desk"
    );
    by(
        &mut shop,
        &ana,
        told(&lead(), Role::Shipping, PersonState::Active),
    )
    .unwrap();
    let alone = by(
        &mut shop,
        &ana,
        told(&ana, Role::Supervisor, PersonState::Left),
    );
    assert_eq!(alone, Err(Refusal::LastLead(ana)));
}

#[test]
fn everybody_may_choose_the_own_language_and_nothing_else() {
    let mut shop = led();
    let speaks = |name: &str, role| {
        Command::SetPerson(Box::new(PersonTold {
            person: person(),
            name: name.to_owned(),
            role,
            language: Some("zh-CN".to_owned()),
            state: PersonState::Active,
        }))
    };
    by(&mut shop, &person(), speaks("Ana", Role::Operator)).unwrap();
    assert_eq!(row(&shop, &person()).language.as_deref(), Some("zh-CN"));
    for changed in [speaks("Eva", Role::Operator), speaks("Ana", Role::Shipping)] {
        let refused = by(&mut shop, &person(), changed);
        assert_eq!(refused, Err(Refusal::SupervisorNeeded));
    }
}

#[test]
fn terms_are_a_leaders_once_somebody_leads_and_shipping_takes_nothing_in() {
    let name = || Command::NameSeller {
        seller: super::shop::seller(),
        name: "Another".to_owned(),
    };
    let mut free = Shop::new();
    by(&mut free, &person(), name()).unwrap();
    let mut shop = led();
    let refused = by(&mut shop, &person(), name());
    assert_eq!(refused, Err(Refusal::SupervisorNeeded));
    by(&mut shop, &lead(), name()).unwrap();
    by(
        &mut shop,
        &lead(),
        told(&person(), Role::Shipping, PersonState::Active),
    )
    .unwrap();
    let close = Command::CloseParcel {
        parcel: crate::domain::ids::ParcelId(1),
        unseen: Vec::new(),
    };
    assert_eq!(by(&mut shop, &person(), close), Err(Refusal::BenchNeeded));
}
