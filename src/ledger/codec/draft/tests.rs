//! A draft comes back as it was kept, and one kept by the version before still reads.

use proptest::prelude::*;

use super::*;
use crate::domain::finding::{OriginalState, ParkWhy, Rework, UnitFinding};
use crate::domain::ids::{LineId, LoadId};
use crate::ledger::draft::{Aside, DraftDock, NumberEnd};

const PARCEL: ParcelId = ParcelId(0x22);
const UNIT: UnitId = UnitId(0x11);

fn person() -> PersonCode {
    PersonCode::parse("OP-7").expect("a code")
}

fn unit(product: Option<DraftProduct>, asks: UnitAsks) -> DraftUnit {
    DraftUnit {
        unit: UNIT,
        tag: UnitTag::parse("UA0012P4QX7M3").expect("a tag"),
        product,
        answers: [("box".to_owned(), "missing".to_owned())].into(),
        checklist: None,
        noted: Noted::default(),
        taken_up: None,
        out_of: None,
        count: 1,
        labels: Vec::new(),
        asks,
    }
}

fn product() -> DraftProduct {
    DraftProduct {
        barcode: Some("00012345678905".to_owned()),
        how: ProductHow::Bound,
        line: Some(LineId([5; 16])),
        taught: Taught::Yes,
    }
}

fn draft(asks: Asks) -> Draft {
    Draft {
        person: person(),
        parcel: Some(DraftParcel {
            parcel: PARCEL,
            life: Life::Open,
            asks,
        }),
        scan: None,
        undo: None,
        aside: None,
        dock: None,
    }
}

fn of_unit(unit: DraftUnit) -> Draft {
    draft(Asks::Unit(Box::new(unit)))
}

fn binding(why: BindingWhy) -> Binding {
    Binding {
        barcode: (why != BindingWhy::NoBarcode).then(|| "036000291452".to_owned()),
        why,
        options: vec![LineId([5; 16]), LineId([6; 16])],
    }
}

/// What each step that keeps anything keeps.
fn drafts() -> Vec<Draft> {
    let whys = [
        BindingWhy::Unknown,
        BindingWhy::Unsure,
        BindingWhy::NoBarcode,
        BindingWhy::Elsewhere,
    ];
    let mut all: Vec<Draft> = [
        Asks::Tag,
        Asks::Unseen,
        Asks::Empty,
        Asks::EvidenceShelf,
        Asks::ClaimShelf,
    ]
    .map(draft)
    .into();
    all.extend(whys.map(|why| of_unit(unit(None, UnitAsks::Line(binding(why))))));
    all.extend(
        OverrideReason::ALL.map(|why| of_unit(unit(Some(product()), UnitAsks::Container(why)))),
    );
    all.push(of_unit(unit(None, UnitAsks::Next)));
    all.push(of_unit(unit(Some(product()), UnitAsks::Next)));
    all.push(of_unit(unit(Some(product()), UnitAsks::Reason)));
    let shelf = UnitAsks::Shelf(
        OverrideReason::Supervisor,
        crate::domain::decision::Decision::Liquidate,
    );
    all.push(of_unit(unit(Some(product()), shelf)));
    all.push(of_unit(unit(None, UnitAsks::Whose(None))));
    all.push(of_unit(DraftUnit {
        count: 40,
        labels: vec![crate::ledger::codec::samples::unknown("1Z43DTWW9020567346")],
        ..unit(Some(product()), UnitAsks::Next)
    }));
    all.push(of_unit(DraftUnit {
        checklist: Some(Hash([0xab; 32])),
        ..unit(Some(product()), UnitAsks::Next)
    }));
    all.push(of_unit(DraftUnit {
        out_of: UnitTag::parse("UA0012P4QX7M3"),
        ..unit(Some(product()), UnitAsks::Next)
    }));
    all.push(of_unit(DraftUnit {
        noted: Noted {
            finding: Some(UnitFinding::Extra),
            readings: vec!["SN 1".to_owned(), "SN 7".to_owned()],
            serial: Some("SN1".to_owned()),
            lpn: Some("LPNRR1".to_owned()),
            rework: Rework::ALL.to_vec(),
            original_state: Some(OriginalState::Kept),
        },
        taken_up: Some(CommandKey(0x44)),
        ..unit(None, UnitAsks::Whose(Some("036000291452".to_owned())))
    }));
    all.extend(aside_drafts());
    all.push(Draft {
        parcel: None,
        scan: Some(b"!?*%\xff".to_vec()),
        ..draft(Asks::Tag)
    });
    all.push(Draft {
        undo: Some(CommandKey(0x33)),
        parcel: Some(DraftParcel {
            parcel: PARCEL,
            life: Life::EndedBefore,
            asks: Asks::Tag,
        }),
        ..draft(Asks::Tag)
    });
    all.extend(dock_drafts());
    all
}

/// What may be asked aside.
fn aside_drafts() -> Vec<Draft> {
    let mut asides = vec![
        Aside::Damage,
        Aside::ParkWhy,
        Aside::Rework,
        Aside::ParcelTag,
        Aside::Whose,
        Aside::Quantity(None),
        Aside::Quantity(Some(40)),
        Aside::TakeOut(UNIT, 40),
        Aside::NumberEnd(NumberEnd::default()),
        Aside::NumberEnd(NumberEnd::parse("0026").unwrap()),
    ];
    asides.extend(ParkWhy::ALL.iter().map(|why| Aside::TestShelf(*why)));
    asides.extend(Rework::ALL.iter().map(|rework| Aside::Original(*rework)));
    let draft_of = |aside| Draft {
        aside: Some(aside),
        ..draft(Asks::Tag)
    };
    asides.into_iter().map(draft_of).collect()
}

/// What the dock keeps.
fn dock_drafts() -> Vec<Draft> {
    let number = |keyed| DraftDock::Number {
        load: LoadId(0x44),
        name: "PLT-0412".to_owned(),
        keyed,
    };
    let docks = [
        DraftDock::NoLoad,
        number(None),
        number(Some(40)),
        DraftDock::Parcels(LoadId(0x44)),
        DraftDock::Closing(LoadId(0x44), Some(38)),
    ];
    let draft_of = |dock| Draft {
        parcel: None,
        dock: Some(dock),
        ..draft(Asks::Tag)
    };
    docks.map(draft_of).into()
}

#[test]
fn every_draft_reads_back() {
    for one in drafts() {
        assert_eq!(decode_draft(&encode_draft(&one)), Ok(one));
    }
}

#[test]
fn a_draft_has_its_text() {
    let one = Draft {
        scan: Some(b"\x00\xffA".to_vec()),
        undo: Some(CommandKey(0x33)),
        ..of_unit(unit(None, UnitAsks::Line(binding(BindingWhy::Unsure))))
    };
    let text = concat!(
        r#"{"parcel":{"asks":"unit","life":"open","parcel":"00000000000000000000000000000022","#,
        r#""unit":{"answers":{"box":"missing"},"asks":"line","#,
        r#""binding":{"barcode":"036000291452","#,
        r#""options":["05050505050505050505050505050505","06060606060606060606060606060606"],"#,
        r#""why":"unsure"},"tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000011"}},"#,
        r#""person":"OP-7","scan":"00ff41","undo":"00000000000000000000000000000033","version":2}"#,
    );
    assert_eq!(encode_draft(&one), text);
    assert_eq!(decode_draft(text), Ok(one));
}

#[test]
fn a_draft_of_the_first_version_still_reads() {
    let bare = r#"{"parcel":"00000000000000000000000000000022","person":"OP-7"}"#;
    assert_eq!(decode_draft(bare), Ok(draft(Asks::Tag)));
    let with_unit = concat!(
        r#"{"parcel":"00000000000000000000000000000022","person":"OP-7","#,
        r#""unit":{"answers":{"box":"missing"},"#,
        r#""product":{"barcode":"00012345678905","how":"bound","#,
        r#""line":"05050505050505050505050505050505","taught":"yes"},"#,
        r#""tag":"UA0012P4QX7M3","unit":"00000000000000000000000000000011"}}"#,
    );
    let wanted = of_unit(unit(Some(product()), UnitAsks::Next));
    assert_eq!(decode_draft(with_unit), Ok(wanted));
}

#[test]
fn a_draft_that_does_not_read_says_so() {
    for text in [
        "{}",
        r#"{"person":"OP-7","version":3}"#,
        r#"{"person":"OP-7","scan":"0","version":2}"#,
        r#"{"person":"OP-7","later":"x","version":2}"#,
        r#"{"parcel":"00000000000000000000000000000022","person":"OP-7","version":2}"#,
    ] {
        assert!(decode_draft(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn any_texts_and_bytes_come_back(
        question in any::<String>(),
        answer in any::<String>(),
        barcode in any::<Option<String>>(),
        scan in any::<Option<Vec<u8>>>(),
    ) {
        let asks = UnitAsks::Line(Binding { barcode, ..binding(BindingWhy::Unknown) });
        let unit = DraftUnit { answers: [(question, answer)].into(), ..unit(None, asks) };
        let one = Draft { scan, ..of_unit(unit) };
        prop_assert_eq!(decode_draft(&encode_draft(&one)), Ok(one));
    }
}
