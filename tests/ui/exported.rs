//! Export papers: a file's preview, and the line that a unit goes back to China under.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use returnbay::domain::codes::SellerCode;
use returnbay::domain::decimal::Decimal;
use returnbay::domain::decision::Decision;
use returnbay::domain::export_line::{BalancedLine, ExportBalance, ExportLine};
use returnbay::domain::finding::OriginalState;
use returnbay::domain::grade::Grade;
use returnbay::domain::money::Currency;
use returnbay::domain::time::Day;
use returnbay::exchange::exports::{ReadOptions, read};
use returnbay::ledger::import::{FileLines, ImportCounts};
use returnbay::ledger::query::{ShipAnswer, ShipQuery, Timeline, UnitExports};
use returnbay::ledger::{Answer, Query};
use returnbay::shell::view::{ImportPreview, Job, JobState, JobView, View};
use returnbay::text::Language;
use returnbay::ui::screens::{Place, Screens, Seen, review};

use crate::bench::harness;
use crate::faces;
use crate::seen;

pub fn with_exports_preview(mut seen: Seen) -> Seen {
    let text = "监管方式,清单编号,项号,商品编号,品名,规格型号,申报数量,单价,币制,放行日期,货号\n\
        9610,E20260831000123456,1,9615110000,发圈,10根装,40,1.5,CNY,2026-08-31,P0360\n\
        9610,E20260831000123456,2,9405210090,LED台灯,LMP-Q10,12,35.5,CNY,2026-08-31,LMP-Q10\n\
        9810,530420260001234567,3,9617001900,不锈钢保温杯,32oz,200,21,CNY,2026-06-30,BTL-32\n\
        9610,E20260831000123456,4,,发圈,,,,,,\n";
    let seller = SellerCode::parse("S-01").expect("a code");
    let file = read(text.as_bytes(), &seller, &ReadOptions::default()).expect("a paper");
    seen.jobs = vec![JobView {
        id: 3,
        job: Arc::new(Job::PreviewImport {
            path: PathBuf::from("/data/op/exports-2026-08.csv"),
            seller: Some(seller),
            reading: ReadOptions::default(),
        }),
        state: JobState::Previewed(Arc::new(ImportPreview {
            file: file.with(FileLines::Exports),
            counts: ImportCounts {
                new: 2,
                changed: 0,
                unchanged: 1,
            },
            reading: ReadOptions::default(),
        })),
    }];
    seen
}

fn line(free_until: &str) -> BalancedLine {
    let line = ExportLine {
        seller: SellerCode::parse("S-01").expect("a code"),
        mode: "9610".to_owned(),
        number: "E20260831000123456".to_owned(),
        line: 2,
        released: Day::parse("2026-08-31"),
        sku: Some("LMP-Q10".to_owned()),
        name: "LED台灯".to_owned(),
        model: None,
        cn10: None,
        quantity: Decimal::whole(12),
        unit: None,
        price: Decimal::parse("35.5"),
        currency: Currency::parse("CNY"),
        exporter: None,
        exporter_uscc: None,
        order: None,
    };
    BalancedLine {
        line,
        balance: ExportBalance {
            out: 12,
            back: 3,
            open: 2,
            meant: 1,
        },
        free_until: Day::parse(free_until),
        back_until: Day::parse("2027-08-31"),
    }
}

/// What is known of the line of the unit whose page is open.
#[derive(Clone, Copy)]
pub enum Of {
    Proposed,
    Under,
    Over,
    StateLost,
    None,
}

/// The page of a unit that is to go to China.
pub fn unit_page(language: Language, of: Of) -> (Screens, Seen) {
    let mut seen = crate::photos::with_photos(seen::busy(language, faces::face("ready")));
    let row = seen::unit(0, Grade::Good, Decision::ShipChina, "C-01");
    let today = seen::zone().day(faces::NOW);
    let (under, lines) = match of {
        Of::Proposed => (None, vec![line("2027-02-28")]),
        Of::Under | Of::StateLost => (Some(line("2027-02-28")), Vec::new()),
        Of::Over => (Some(line("2026-10-31")), Vec::new()),
        Of::None => (None, Vec::new()),
    };
    let exports = UnitExports {
        unit: row.unit,
        tag: row.inspection.tag.clone(),
        of: under,
        original_state: matches!(of, Of::StateLost).then_some(OriginalState::Lost),
        lines,
    };
    let mut screens = Screens {
        place: Place::Review,
        ..Screens::default()
    };
    let filter = returnbay::ledger::query::UnitFilter {
        day: Some(today),
        ..Default::default()
    };
    screens.review.open_units(filter, "87".to_owned());
    screens.review.subject = Some(review::Subject::Unit(row.unit));
    let query = Query::Ship(ShipQuery::ExportsOf(row.unit, today));
    let answer = Answer::Ship(ShipAnswer::ExportsOf(Some(Box::new(exports))));
    seen.answers
        .insert(View::UnitExports, (query, Arc::new(answer)));
    let life = Timeline {
        unit: Some(row.clone()),
        ..crate::lives::timeline()
    };
    let query = Query::UnitTimeline(row.unit);
    let answer = Answer::Timeline(Some(Box::new(life)));
    seen.answers
        .insert(View::Timeline, (query, Arc::new(answer)));
    (screens, seen)
}

fn says(of: Of, wanted: &[&str]) {
    let (screens, seen) = unit_page(Language::English, of);
    let mut harness = harness(screens, seen);
    harness.run();
    for text in wanted {
        harness.get_by_label_contains(text);
    }
}

#[test]
fn the_page_of_a_unit_for_china_names_its_line_its_rest_and_its_last_days() {
    let named = "9610 / E20260831000123456 / 2";
    says(Of::Under, &[named, "6 of 12 left", "Free of duty until"]);
    says(Of::Proposed, &["Under no export line yet; proposed", named]);
    says(Of::Over, &["over"]);
    says(Of::StateLost, &["Original state lost"]);
    says(Of::None, &["Under no export line"]);
}
