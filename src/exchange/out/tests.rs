use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use super::manifest::{manifest_csv, manifest_json, manifest_xlsx};
use super::*;
use crate::domain::charge::Period;
use crate::domain::claim::ClaimReason;
use crate::domain::codes::{
    ContainerName, OrderId, ParcelTag, PersonCode, Rma, SellerCode, StationName, UnitTag,
};
use crate::domain::deadline::{Deadline, DeadlineKind, Sure, UnitDays};
use crate::domain::decision::{Decision, OverrideReason};
use crate::domain::expected::ReturnRef;
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId};
use crate::domain::policy::Why;
use crate::domain::time::{Day, UtcMs, Zone};
use crate::ledger::PackRef;
use crate::ledger::fact::{Inspection, LineChoice, ProductHow};
use crate::ledger::figures::Figures;
use crate::ledger::query::{Checklists, ContainerCount, Manifest, ManifestLine, QueuedClaim};
use crate::ledger::review::Review;
use crate::ledger::rows::{ContainerRow, UnitRow, UnitState, Verdict};
use crate::text::{Language, Words};

const MADE: UtcMs = UtcMs(1_795_446_245_000);

fn unit(number: u64, carton: &str, title: &str) -> UnitRow {
    let of = ReturnRef {
        seller: SellerCode::parse("S-01").expect("a code"),
        order_id: OrderId::parse("113-4410982-7719451"),
        rma_id: Rma::parse("DBh1k2m3RRMA"),
    };
    UnitRow {
        unit: UnitId(u128::from(number)),
        inspection: Inspection {
            barcode: Some("00036000291452".to_owned()),
            seller: Some(of.seller.clone()),
            line: Some(LineChoice {
                line: LineId([1; 16]),
                of,
                asin: Some("B0B4WP8XYZ".to_owned()),
                sku: Some("0360".to_owned()),
                title: Some(title.to_owned()),
            }),
            checklist: Some(PackRef {
                id: "general".to_owned(),
                version: 1,
                hash: Hash::ZERO,
            }),
            answers: std::collections::BTreeMap::default(),
            grade: Some(Grade::Unsellable),
            because: Some(("function".to_owned(), "does_not_work".to_owned())),
            ..Inspection::begun(
                ParcelId(7),
                UnitTag::make("A00", number).expect("a tag"),
                ProductHow::Barcode,
            )
        },
        verdict: Some(Verdict {
            proposed: Decision::ShipChina,
            why: Why::Rule("unsellable_home".to_owned()),
            decision: Decision::ShipChina,
            hold_note: None,
            override_reason: Some(OverrideReason::Supervisor),
            hold: None,
            judged: None,
        }),
        label_units: 1,
        out_of: None,
        parked: None,
        repair: None,
        shipped_before: Vec::new(),
        left: None,
        attached: None,
        forward: None,
        basis: None,
        class: crate::domain::hazard::HazardClass::None,
        missing: None,
        written_off: None,
        moved_at: None,
        state: UnitState::Put,
        container: ContainerName::parse(carton).expect("a carton"),
        put_key: CommandKey(1),
        person: PersonCode::parse("OP-7"),
        station: StationName::parse("Dock-1").expect("a station"),
        put_at: MADE,
        day: Day::parse("2026-11-23").expect("a day"),
    }
}

fn manifest(titles: &[&str]) -> Manifest {
    let cartons = ["C-01", "C-02"].map(|name| {
        let container = ContainerName::parse(name).expect("a carton");
        ContainerCount {
            row: ContainerRow {
                pictures: Vec::new(),
                left: None,
                kind: container.kind(),
                container,
                opened_at: MADE,
                sealed_at: None,
            },
            units: 0,
            parcels: 0,
        }
    });
    let lines = (1_u64..).zip(titles).map(|(number, title)| ManifestLine {
        unit: unit(number, if number % 2 == 0 { "C-02" } else { "C-01" }, title),
        parcel_number: ParcelTag::make("A00", 42).expect("a number"),
        tracking: Some("9202090339598344170026".to_owned()),
        reason_code: Some("CR-DEFECTIVE".to_owned()),
        request_date: Day::parse("2026-11-10"),
    });
    Manifest {
        cartons: cartons.to_vec(),
        lines: lines.collect(),
        checklists: Checklists::default(),
    }
}

fn words(language: Language) -> Words {
    Words::new(language, Zone::UTC)
}

/// The cells of a sheet, read by code that did not write them.
fn sheet(bytes: Vec<u8>, number: usize) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let name = book.sheet_names().get(number).expect("the sheet").clone();
    assert!(book.worksheet_formula(&name).expect("formulas").is_empty());
    let range = book.worksheet_range(&name).expect("a sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn text(row: &[Data], at: usize) -> String {
    match row.get(at) {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        Some(other) => panic!("no text: {other:?}"),
    }
}

fn number(row: &[Data], at: usize) -> u32 {
    match row.get(at) {
        Some(Data::Float(count)) => count.to_string().parse().expect("whole"),
        Some(Data::Int(count)) => u32::try_from(*count).expect("small"),
        other => panic!("no number: {other:?}"),
    }
}

fn place(code: &str) -> usize {
    columns::manifest_codes()
        .iter()
        .position(|known| *known == code)
        .expect("a column")
}

#[test]
fn cartons_units_csv_and_json_count_the_same() {
    let manifest = manifest(&["Hair ties, heart pearl", "发圈", "Kettle"]);
    let speech = words(Language::Chinese);
    let bytes = manifest_xlsx(&manifest, MADE, &speech).expect("a workbook");
    let cartons = sheet(bytes.clone(), 0);
    let units = sheet(bytes, 1);
    assert_eq!(text(cartons.first().expect("heads"), 2), "数量");
    let counts: Vec<(String, u32)> = cartons
        .iter()
        .skip(1)
        .map(|row| (text(row, 0), number(row, 2)))
        .collect();
    let is = |name: &str, count| (name.to_owned(), count);
    assert_eq!(counts, [is("C-01", 2), is("C-02", 1), is("合计", 3)]);
    assert_eq!(text(cartons.last().expect("totals"), 1), "箱数 2");
    assert_eq!(units.len(), 1 + 3 + 1);
    assert_eq!(number(units.last().expect("totals"), place("units")), 3);
    let csv = manifest_csv(&manifest, &speech).expect("a file");
    let body = csv.strip_prefix(b"\xef\xbb\xbf").expect("the mark");
    assert_eq!(body.split(|byte| *byte == b'\n').count(), 5);
    let mut reader = csv::Reader::from_reader(body);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows.get(1).and_then(|row| row.get(place("title"))),
        Some("发圈")
    );
    let json: serde_json::Value =
        serde_json::from_slice(&manifest_json(&manifest).expect("a file")).expect("JSON");
    let at = |path: &str| json.pointer(path).cloned().unwrap_or_default();
    assert_eq!(at("/totals/cartons"), 2);
    assert_eq!(at("/totals/units"), 3);
    assert_eq!(at("/cartons/0/units"), 2);
    assert_eq!(at("/lines/0/tracking"), "9202090339598344170026");
    assert_eq!(at("/lines/0/why"), "unsellable_home");
}

#[test]
fn ids_stay_text_and_nothing_becomes_a_formula() {
    let long = "长".repeat(40_000);
    let titles = [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2",
        "@SUM(A1)",
        "＝1",
        " =x",
        "\tx",
        "plain",
        long.as_str(),
    ];
    let manifest = manifest(&titles);
    let speech = words(Language::English);
    let units = sheet(
        manifest_xlsx(&manifest, MADE, &speech).expect("a workbook"),
        1,
    );
    let first = units.get(1).expect("a row");
    assert_eq!(text(first, place("tracking")), "9202090339598344170026");
    assert_eq!(text(first, place("sku")), "0360");
    for (row, title) in units.iter().skip(1).zip(titles.iter().take(5)) {
        assert_eq!(&text(row, place("title")), title);
    }
    let cut = text(
        units.get(titles.len()).expect("the last row"),
        place("title"),
    );
    assert!(cut.ends_with("(cut)"));
    assert_eq!(cut.chars().count(), 32_767);
    let csv = manifest_csv(&manifest, &speech).expect("a file");
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let read: Vec<String> = reader
        .records()
        .map(|row| {
            row.expect("a row")
                .get(place("title"))
                .expect("a title")
                .to_owned()
        })
        .collect();
    for (title, cell) in titles.iter().zip(&read) {
        let kept = matches!(*title, "plain") || title.starts_with('长');
        let wanted = if kept {
            (*title).to_owned()
        } else {
            format!("'{title}")
        };
        assert_eq!(*cell, wanted);
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let manifest = manifest(&["A", "B"]);
    let speech = words(Language::English);
    let made = || manifest_xlsx(&manifest, MADE, &speech).expect("a workbook");
    assert_eq!(made(), made());
}

#[test]
fn a_manifest_that_is_too_large_is_refused() {
    let mut big = manifest(&["A"]);
    let line = big.lines.first().expect("a line").clone();
    big.lines = vec![line; crate::domain::limits::MANIFEST_UNITS_MAX + 1];
    let refused = Err(OutError::TooManyUnits(
        crate::domain::limits::MANIFEST_UNITS_MAX + 1,
    ));
    assert_eq!(manifest_json(&big), refused);
    assert_eq!(
        manifest_xlsx(&big, MADE, &words(Language::English)),
        refused
    );
}

#[test]
fn the_days_report_has_its_figures_hours_and_units() {
    let day = Day::parse("2026-11-23").expect("a day");
    let review = Review {
        parcels: 3,
        units: 3,
        graded: 2,
        put: 2,
        units_waiting: 1,
        waiting: 1,
        by_hour: (0..24).map(|hour| u32::from(hour == 15) * 2).collect(),
        parcels_by_hour: (0..24).map(|hour| u32::from(hour == 14) * 3).collect(),
        decisions_by_hour: std::collections::BTreeMap::default(),
        by_decision: [("ship_china".to_owned(), 2)].into(),
        by_grade: [("none".to_owned(), 2)].into(),
        by_seller: [("none".to_owned(), 1), ("S-01".to_owned(), 1)].into(),
        by_person: [("OP-7".to_owned(), 2)].into(),
        exceptions: [("unknown_parcel".to_owned(), 1)].into(),
        ..Review::of(Period::one(day), &Figures::default())
    };
    let units = [unit(1, "C-01", "=1+1"), unit(2, "C-01", "B")];
    let bytes = intake_xlsx(
        &review,
        (&units, &Checklists::default()),
        MADE,
        &words(Language::Chinese),
    )
    .expect("a workbook");
    let figures: Vec<(String, u32)> = sheet(bytes.clone(), 0)
        .iter()
        .skip(1)
        .map(|row| (text(row, 1), number(row, 2)))
        .collect();
    for (said, count) in [
        ("签收退件", 3),
        ("进入单件", 3),
        ("容器内单件", 2),
        ("架上等待单件", 1),
        ("退运回国", 2),
        ("未评级", 2),
        ("S-01", 1),
        ("无头件", 1),
        ("卖家不明", 1),
    ] {
        assert!(figures.contains(&(said.to_owned(), count)), "{said}");
    }
    let hours = sheet(bytes.clone(), 1);
    let totals = hours.last().expect("totals");
    assert_eq!((number(totals, 1), number(totals, 2)), (3, 2));
    let list = sheet(bytes, 2);
    assert_eq!(number(list.last().expect("totals"), 1), 2);
}

#[test]
fn the_columns_are_these_and_have_heads_in_every_language() {
    let shown: Vec<String> = SPECS
        .iter()
        .map(|spec| {
            format!(
                "{} {}: {}",
                spec.what,
                spec.format,
                (spec.columns)().join(" ")
            )
        })
        .collect();
    let manifest = "carton tag parcel seller order_id rma_id tracking asin sku title units grade because why override reason_code request_date put_at";
    let units = "tag state seller order_id rma_id asin sku title barcode grade because decision why override container put_at person station";
    let lot = "lot pallet tag seller asin sku fnsku barcode lpn serial title category grade units unit_retail ext_retail weight_g brought";
    let unclaimed = "parcel came waits_days claim_until carrier number_end product_codes outside weight_g photos";
    let charges = "line day activity charged_on work_from work_to quantity rate amount currency card_from correction fact";
    let claims = "last_day days_left estimated claim_reason seller order_id rma_id title tag parcel grade delivered photos_owed rule";
    let listing = "resale_batch seller channel resale_sku seller_sku asin barcode title condition amazon_condition ebay_condition quantity price currency item_note";
    let loader = "sku product-id product-id-type price minimum-seller-allowed-price maximum-seller-allowed-price item-condition quantity add-delete will-ship-internationally expedited-shipping item-note fulfillment-center-id";
    let ebay = "*Action(SiteID=US|Country=US|Currency=USD) CustomLabel *Category *Title *ConditionID ConditionDescription Product:UPC Product:EAN *Description *Format *Duration *StartPrice *Quantity *Location";
    assert_eq!(
        shown,
        [
            format!("manifest xlsx: {manifest}"),
            format!("manifest csv: {manifest}"),
            format!("manifest json: {manifest}"),
            format!("lot xlsx: {lot}"),
            format!("lot csv: {lot}"),
            format!("resale-listing xlsx: {listing}"),
            format!("resale-listing txt: {loader}"),
            format!("resale-listing csv: {ebay}"),
            format!("intake-report xlsx: {units}"),
            format!("units csv: {units}"),
            "seller json: ".to_owned(),
            "checklist toml: ".to_owned(),
            format!("claim-list csv: {claims}"),
            format!("unclaimed xlsx: {unclaimed}"),
            format!("charges xlsx: {charges}"),
            format!("charges pdf: {charges}"),
            format!("charges csv: {charges}"),
            format!("charges json: {charges}"),
            "evidence html: announced parcel unit checks photos life seal".to_owned(),
            "evidence zip: page facts photos manifest".to_owned(),
        ]
    );
    for language in Language::ALL {
        let speech = words(language);
        // The heads of marketplaces are their own, whatever the language.
        let ours = |spec: &&ExportSpec| spec.what != "resale-listing" || spec.format == "xlsx";
        for code in SPECS.iter().filter(ours).flat_map(|spec| (spec.columns)()) {
            let key = format!("column-{}", code.replace('_', "-"));
            assert!(speech.term(&key).is_some(), "{key}");
        }
    }
}

#[test]
fn the_list_of_claims_tells_the_last_day_and_whether_it_is_estimated() {
    let day = |text| Day::parse(text).expect("a day");
    let line = |due, sure, title: &str| ClaimLine {
        claim: QueuedClaim {
            id: 1,
            delivered: day("2026-11-20"),
            days: UnitDays {
                received: Some(day("2026-11-20")),
                ..UnitDays::default()
            },
            reason: ClaimReason::SerialDiffers,
            of: ReturnRef {
                seller: SellerCode::parse("S-01").expect("a code"),
                order_id: OrderId::parse("113-4410982-7719451"),
                rma_id: None,
            },
            title: Some(title.to_owned()),
            unit: None,
            tag: None,
            grade: Some(Grade::Unsellable),
            container: None,
            parcel: ParcelId(7),
            number: ParcelTag::make("A00", 7).expect("a tag"),
            owed: Vec::new(),
        },
        last: Deadline {
            kind: DeadlineKind::SafeT,
            due: day(due),
            source: "the rule".to_owned(),
            sure,
        },
        today: day("2026-12-01"),
    };
    let lines = [
        line("2026-12-01", Sure::Known, "=1+1"),
        line("2026-12-20", Sure::Estimated, "lamp"),
    ];
    let bytes = claims_csv(&lines, &words(Language::Chinese)).expect("a file");
    let text = String::from_utf8(bytes[3..].to_vec()).expect("UTF-8");
    let rows: Vec<&str> = text.lines().collect();
    assert!(
        rows[0].starts_with("\"截止日\",\"剩余天数\",\"是否估算\",\"索赔原因\""),
        "{}",
        rows[0]
    );
    assert!(
        rows[1].starts_with("\"2026-12-01\",\"0\",\"\",\"序列号不符\",\"S-01\""),
        "{}",
        rows[1]
    );
    assert!(rows[1].contains("\"'=1+1\""), "{}", rows[1]);
    assert!(
        rows[2].starts_with("\"2026-12-20\",\"19\",\"估算\""),
        "{}",
        rows[2]
    );
    assert_eq!(rows.len(), 3);
}

#[test]
fn a_file_is_replaced_whole_and_no_part_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("清单 manifest.csv");
    write_whole(&path, b"first").expect("written");
    write_whole(&path, b"second").expect("written");
    assert_eq!(std::fs::read(&path).expect("there"), b"second");
    assert!(write_whole(&folder.path().join("none/x.csv"), b"x").is_err());
    std::fs::create_dir(folder.path().join("taken")).expect("a folder");
    assert!(write_whole(&folder.path().join("taken"), b"x").is_err());
    let names = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(names, 2);
}

#[test]
fn a_manifest_is_written_in_the_formats_of_the_table_and_in_no_other() {
    let manifest = manifest(&["lamp"]);
    let speech = words(Language::English);
    for spec in SPECS.iter().filter(|spec| spec.what == "manifest") {
        let bytes = manifest_bytes(&manifest, spec.format, MADE, &speech);
        assert!(
            bytes.is_ok_and(|bytes| !bytes.is_empty()),
            "{}",
            spec.format
        );
    }
    let other = manifest_bytes(&manifest, "pdf", MADE, &speech);
    assert!(matches!(other, Err(OutError::Format(_))), "{other:?}");
}
