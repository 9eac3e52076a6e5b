//! Rules of standing orders: a seller's own word, in a workbook that we sent or keyed in by a supervisor.

use crate::domain::limits::STANDING_DAYS_MAX;
use crate::domain::standing::{StandingOrder, is_sku, ordered_of};
use crate::domain::time::Day;
use crate::ledger::fact::{Body, OrderSet};
use crate::ledger::judging::may_judge;
use crate::ledger::refusal::Refusal;

use super::{Known, Need};

pub(super) fn needs(set: &OrderSet) -> Vec<Need> {
    let standing = Need::Standing(set.seller.clone(), set.sku.clone());
    let whose = match set.mail {
        Some(mail) => Need::Mail(mail),
        None => Need::Seller(set.seller.clone()),
    };
    vec![whose, standing]
}

/// Sets an order, or ends one. It begins today or later, so that no decision of before was made by another
/// order than the one it names. What is so already writes nothing.
pub(super) fn set(set: &OrderSet, today: Day, known: &Known) -> Result<Vec<Body>, Refusal> {
    match set.mail {
        None => {
            may_judge(known.person.as_ref())?;
            if known.seller.is_none() {
                return Err(Refusal::OrderTerms);
            }
        }
        Some(_) => {
            let sent = known.mail.as_ref().ok_or(Refusal::NoSuchMail)?;
            if sent.made.seller != set.seller {
                return Err(Refusal::NoSuchMail);
            }
        }
    }
    let order = &set.order;
    if order.said.who.trim().is_empty() {
        return Err(Refusal::SaidNeeded);
    }
    if !is_sku(&set.sku) {
        return Err(Refusal::OrderTerms);
    }
    if let Some(decision) = order.decision
        && !StandingOrder::may_be(order.grade, decision)
    {
        return Err(Refusal::DecisionClosed(decision));
    }
    if !lasts(order, today) {
        return Err(Refusal::OrderDay);
    }
    let orders = known.standing.as_ref().map_or(&[][..], |row| &row.orders);
    let holds = ordered_of(orders, order.grade, order.from);
    let is_so = match (holds, order.decision) {
        (None, None) => true,
        (Some(holds), Some(decision)) => (holds.decision, holds.until) == (decision, order.until),
        (None, Some(_)) | (Some(_), None) => false,
    };
    let body = Body::SellerOrderSet(Box::new(set.clone()));
    Ok((!is_so).then_some(body).into_iter().collect())
}

/// Tells whether an order's days can be meant: they begin today or later, and an end does not come first.
fn lasts(order: &StandingOrder, today: Day) -> bool {
    let ends = order.until.is_none_or(|until| {
        let days = until.days_since(order.from);
        order.decision.is_some() && (0..=STANDING_DAYS_MAX).contains(&days)
    });
    let begins = order.from.days_since(today);
    ends && (0..=STANDING_DAYS_MAX).contains(&begins)
}

#[cfg(test)]
mod tests {
    use crate::domain::codes::{PersonCode, SellerCode};
    use crate::domain::decision::Decision;
    use crate::domain::grade::Grade;
    use crate::domain::ids::{Hash, MailId};
    use crate::domain::said::{Said, SaidHow};
    use crate::domain::time::UtcMs;
    use crate::ledger::fact::{MadeMail, Role};
    use crate::ledger::rows::{MailRow, PersonRow, SellerRow, StandingRow};

    use super::*;

    fn seller(code: &str) -> SellerCode {
        SellerCode::parse(code).expect("a code")
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn asked(from: &str, until: Option<&str>, decision: Option<Decision>) -> OrderSet {
        OrderSet {
            seller: seller("S-01"),
            sku: "P0360".to_owned(),
            mail: None,
            order: StandingOrder {
                grade: Some(Grade::Good),
                from: day(from),
                until: until.map(day),
                decision,
                said: Said {
                    how: SaidHow::Chat,
                    who: "Li".to_owned(),
                    shown: None,
                },
            },
        }
    }

    fn desk(role: Role) -> Known {
        Known {
            person: Some(PersonRow::new(
                PersonCode::parse("SUP-1").expect("a code"),
                "Lee".to_owned(),
                role,
            )),
            seller: Some(SellerRow::unnamed(&seller("S-01"))),
            ..Known::default()
        }
    }

    fn sent_to(code: &str) -> Known {
        Known {
            mail: Some(MailRow {
                made: MadeMail {
                    mail: MailId(7),
                    seller: seller(code),
                    file: Hash([2; 32]),
                    file_name: "a.xlsx".to_owned(),
                    day: day("2026-11-30"),
                    answer_by: UtcMs(0),
                    rows: 1,
                },
                made_at: UtcMs(0),
                filled: Vec::new(),
            }),
            ..Known::default()
        }
    }

    fn on_the_30th(asked: &OrderSet, known: &Known) -> Result<usize, &'static str> {
        let written = set(asked, day("2026-11-30"), known);
        written
            .map(|bodies| bodies.len())
            .map_err(|refusal| refusal.code())
    }

    #[test]
    fn only_a_supervisor_keys_an_order_in_and_only_with_its_terms() {
        let lead = desk(Role::Supervisor);
        let good = asked("2026-11-30", Some("2026-12-31"), Some(Decision::Dispose));
        assert_eq!(on_the_30th(&good, &lead), Ok(1));
        let operator = desk(Role::Operator);
        assert_eq!(on_the_30th(&good, &operator), Err("supervisor_needed"));
        let stranger = Known {
            seller: None,
            ..lead.clone()
        };
        assert_eq!(on_the_30th(&good, &stranger), Err("order_terms"));
        let mut silent = good.clone();
        silent.order.said.who = " ".to_owned();
        assert_eq!(on_the_30th(&silent, &lead), Err("said_needed"));
        let of = |sku: &str| OrderSet {
            sku: sku.to_owned(),
            ..good.clone()
        };
        assert_eq!(on_the_30th(&of("a\nb"), &lead), Err("order_terms"));
        for (from, until, decision, why) in [
            ("2026-11-30", None, Some(Decision::Hold), "decision_closed"),
            ("2026-11-29", None, Some(Decision::Dispose), "order_day"),
            (
                "2026-12-02",
                Some("2026-12-01"),
                Some(Decision::Dispose),
                "order_day",
            ),
            (
                "2026-11-30",
                Some("2037-01-01"),
                Some(Decision::Dispose),
                "order_day",
            ),
            ("2037-01-01", None, Some(Decision::Dispose), "order_day"),
            ("2026-11-30", Some("2026-12-01"), None, "order_day"),
        ] {
            let asked = asked(from, until, decision);
            assert_eq!(on_the_30th(&asked, &lead), Err(why), "{from} {until:?}");
        }
    }

    #[test]
    fn a_workbook_speaks_for_its_own_seller_and_wants_no_badge() {
        let good = asked("2026-11-30", None, Some(Decision::Dispose));
        let in_book = OrderSet {
            mail: Some(MailId(7)),
            ..good
        };
        assert_eq!(on_the_30th(&in_book, &sent_to("S-01")), Ok(1));
        assert_eq!(on_the_30th(&in_book, &sent_to("S-02")), Err("no_such_mail"));
        assert_eq!(
            on_the_30th(&in_book, &Known::default()),
            Err("no_such_mail")
        );
    }

    #[test]
    fn what_is_so_already_writes_nothing() {
        let lead = desk(Role::Supervisor);
        let end = asked("2026-12-05", None, None);
        assert_eq!(on_the_30th(&end, &lead), Ok(0), "there is nothing to end");
        let known = Known {
            standing: Some(StandingRow {
                seller: seller("S-01"),
                sku: "P0360".to_owned(),
                orders: vec![asked("2026-11-01", None, Some(Decision::Dispose)).order],
            }),
            ..lead
        };
        for (again, written) in [
            (asked("2026-11-30", None, Some(Decision::Dispose)), 0),
            (asked("2026-11-30", None, Some(Decision::Liquidate)), 1),
            (
                asked("2026-11-30", Some("2026-12-31"), Some(Decision::Dispose)),
                1,
            ),
            (end, 1),
        ] {
            assert_eq!(on_the_30th(&again, &known), Ok(written), "{again:?}");
        }
    }
}
