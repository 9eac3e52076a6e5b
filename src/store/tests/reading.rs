//! What desks read: figures, pages, manifests.

use super::imports::import;
use super::shop::{
    MORNING, Shop, answering, container, hold, line, seller, site, tag, tracking, unit,
};
use crate::domain::charge::Period;
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::limits::PAGE_ROWS;
use crate::ledger::command::PutUnit;
use crate::ledger::fact::{Inspection, ProductHow, Unseen};
use crate::ledger::query::{Beside, PageAfter, ParcelFilter, UnitFilter, UnitOnly};
use crate::ledger::review::{EXCEPTIONS, Review};
use crate::ledger::rows::UnitRow;
use crate::ledger::{Answer, Command, Query, codec};

fn review(shop: &Shop) -> Review {
    match shop.ask(&Query::Review(Period::one(site().day(MORNING)))) {
        Answer::Review(review) => *review,
        other => panic!("{other:?}"),
    }
}

fn units(
    shop: &Shop,
    filter: &UnitFilter,
    after: Option<PageAfter>,
) -> (Vec<UnitRow>, Option<PageAfter>) {
    match shop.ask(&Query::Units(filter.clone(), after)) {
        Answer::Units(page) => (page.rows, page.next),
        other => panic!("{other:?}"),
    }
}

#[expect(clippy::too_many_lines, reason = "one walk, step by step")]
#[test]
fn a_day_is_counted_and_every_number_opens_the_list_it_counts() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let announced = shop.receive(1, &[tracking(&line(1).tracking[0])]);
    let unknown = shop.receive(2, &[tracking("1Z5R89390357567127")]);
    let empty = shop.receive(3, &[tracking("1Z5R89390357567128")]);
    shop.must(Command::PutUnit(Box::new(answering(
        1,
        announced,
        "C-01",
        &line(1),
    ))));
    shop.must(Command::PutUnit(Box::new(PutUnit {
        decision: Decision::Hold,
        hold: Some(hold()),
        override_reason: Some(OverrideReason::Supervisor),
        container: container("H-01"),
        ..unit(2, announced, "C-01")
    })));
    shop.must(Command::PutUnit(Box::new(PutUnit {
        inspection: Inspection {
            how: ProductHow::NotExpected,
            seller: None,
            grade: None,
            because: None,
            ..unit(3, unknown, "H-01").inspection
        },
        ..unit(3, unknown, "H-01")
    })));
    shop.must(Command::CloseParcel {
        parcel: announced,
        unseen: vec![(codec::line_id(&line(1)), Unseen::Missing)],
    });
    shop.must(Command::EmptyParcel {
        parcel: empty,
        shelf: container("E-01"),
    });
    let found = review(&shop);
    assert_eq!(
        (found.parcels, found.units, found.graded, found.put),
        (3, 3, 2, 3)
    );
    assert_eq!(found.waiting, 1);
    // 15:00 UTC is 07:00 at the site.
    assert_eq!(found.by_hour[7], 3);
    assert_eq!(found.parcels_by_hour[7], 3);
    assert_eq!(found.by_hour.iter().sum::<u32>(), 3);
    assert_eq!(found.by_decision["hold"], 2);
    assert_eq!(found.decisions_by_hour["hold"][7], 2);
    assert_eq!(found.decisions_by_hour["hold"].iter().sum::<u32>(), 2);
    for (hour, count) in [(7, 3), (8, 0)] {
        let filter = ParcelFilter {
            day: Some(found.days.from),
            hour: Some(hour),
            ..ParcelFilter::default()
        };
        let Answer::Parcels(page) = shop.ask(&Query::Parcels(filter, None)) else {
            panic!("parcels")
        };
        assert_eq!(page.rows.len(), count, "the list is what the bar counts");
    }
    assert_eq!(found.by_seller["none"], 1);
    assert_eq!(found.by_grade["good"], 2);
    let exceptions: Vec<(&str, u32)> = found
        .exceptions
        .iter()
        .map(|(name, count)| (&name[..], *count))
        .collect();
    assert_eq!(
        exceptions,
        [
            ("empty_parcel", 1),
            ("missing_line", 1),
            ("not_expected", 1),
            ("overridden", 1),
            ("unknown_parcel", 2),
        ]
    );
    assert!(exceptions.iter().all(|(name, _)| EXCEPTIONS.contains(name)));
    let day = Some(site().day(MORNING));
    for (only, tagged) in [
        (UnitOnly::Overridden, tag(2)),
        (UnitOnly::NotExpected, tag(3)),
    ] {
        let filter = UnitFilter {
            day,
            only,
            ..UnitFilter::default()
        };
        let (rows, _) = units(&shop, &filter, None);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].inspection.tag, tagged);
    }
    let at = |hour| UnitFilter {
        day,
        hour: Some(hour),
        ..UnitFilter::default()
    };
    assert_eq!(units(&shop, &at(7), None).0.len(), 3);
    assert_eq!(units(&shop, &at(8), None).0.len(), 0);
    // The file comes after the parcel: the parcel is announced from then on.
    let mut late = line(2);
    late.tracking = vec!["1Z5R89390357567127".to_owned()];
    import(&mut shop, "b.tsv", &[late]);
    assert_eq!(review(&shop).exceptions["unknown_parcel"], 1);
}

#[test]
fn pages_of_units_hold_each_unit_once_newest_first() {
    let mut shop = Shop::new();
    let parcel = shop.receive(1, &[tracking("1Z5R89390357567127")]);
    let count = PAGE_ROWS + 30;
    for number in 1..=u64::try_from(count).unwrap() {
        shop.put(
            number,
            parcel,
            if number % 2 == 0 { "C-01" } else { "R-01" },
        );
    }
    for filter in [
        UnitFilter::default(),
        UnitFilter {
            parcel: Some(parcel),
            ..UnitFilter::default()
        },
        UnitFilter {
            seller: Some(seller()),
            ..UnitFilter::default()
        },
        UnitFilter {
            day: Some(site().day(MORNING)),
            ..UnitFilter::default()
        },
    ] {
        let (first, next) = units(&shop, &filter, None);
        assert_eq!(first.len(), PAGE_ROWS);
        let (second, end) = units(&shop, &filter, next);
        assert_eq!(second.len(), 30);
        assert_eq!(end, None);
        let all: Vec<&UnitRow> = first.iter().chain(&second).collect();
        assert!(all.windows(2).all(|pair| pair[0].put_at > pair[1].put_at));
    }
    let carton = UnitFilter {
        container: Some(container("C-01")),
        ..UnitFilter::default()
    };
    assert_eq!(units(&shop, &carton, None).0.len(), count / 2);
}

#[test]
fn a_manifest_lists_cartons_only_by_carton_and_tag() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let parcel = shop.receive(1, &[tracking(&line(1).tracking[0])]);
    shop.must(Command::PutUnit(Box::new(answering(
        2,
        parcel,
        "C-02",
        &line(1),
    ))));
    shop.put(3, parcel, "C-01");
    shop.put(1, parcel, "C-02");
    shop.put(4, parcel, "R-01");
    let Answer::Manifest(all) = shop.ask(&Query::Manifest(Vec::new())) else {
        panic!("manifest")
    };
    let tags: Vec<_> = all
        .lines
        .iter()
        .map(|line| line.unit.inspection.tag.clone())
        .collect();
    assert_eq!(tags, [tag(3), tag(1), tag(2)]);
    assert_eq!(all.cartons.len(), 2);
    assert_eq!(all.lines[2].reason_code, line(1).reason_code);
    assert_eq!(all.lines[2].request_date, line(1).request_date);
    assert_eq!(
        all.lines[0].tracking.as_deref(),
        Some(&line(1).tracking[0][..])
    );
    assert_eq!(all.lines[0].reason_code, None);
    let Answer::Manifest(one) = shop.ask(&Query::Manifest(vec![container("C-01")])) else {
        panic!("manifest")
    };
    assert_eq!(one.lines.len(), 1);
}

#[test]
fn the_short_lists_answer() {
    let mut shop = Shop::new();
    import(&mut shop, "a.tsv", &[line(1)]);
    let parcel = shop.receive(1, &[tracking(&line(1).tracking[0])]);
    shop.must(Command::PutUnit(Box::new(answering(
        1,
        parcel,
        "C-01",
        &line(1),
    ))));
    let Answer::Product(products) = shop.ask(&Query::Product("00012345678905".to_owned())) else {
        panic!("product")
    };
    assert_eq!(products.len(), 1);
    let Answer::Sellers(sellers) = shop.ask(&Query::Sellers) else {
        panic!("sellers")
    };
    assert_eq!(sellers.len(), 1);
    let Answer::People(people) = shop.ask(&Query::People) else {
        panic!("people")
    };
    assert_eq!(people.len(), 1);
    let Answer::Dossier(again) = shop.ask(&Query::ParcelDossier(parcel, Beside::default())) else {
        panic!("dossier")
    };
    assert_eq!(again.parcels[0].parcel, parcel);
    assert_eq!(again.units.len(), 1);
    assert_eq!(again.lines.len(), 1);
    let Answer::Timeline(Some(life)) = shop.ask(&Query::ParcelTimeline(parcel)) else {
        panic!("timeline")
    };
    assert!(life.entries.len() >= 2);
    let Answer::Health(health) = shop.ask(&Query::Health) else {
        panic!("health")
    };
    assert_eq!((health.parcels, health.units, health.expected), (1, 1, 1));
    assert_eq!(health.head_seq, health.facts);
}
