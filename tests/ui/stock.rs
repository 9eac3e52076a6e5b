//! What a shop has on paper: its sellers with their terms, and a product book.

use std::path::PathBuf;
use std::sync::Arc;

use returnbay::domain::codes::{PersonCode, SellerCode};
use returnbay::domain::decimal::Decimal;
use returnbay::domain::decision::Decision;
use returnbay::domain::grade::Grade;
use returnbay::domain::ids::Hash;
use returnbay::domain::leaving::LeftHow;
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::product::{Battery, Prices, PricesFrom, Product};
use returnbay::domain::recall::{Recall, RecallKey};
use returnbay::domain::terms::{PhotoLevel, Terms};
use returnbay::domain::time::Day;
use returnbay::domain::usual::Usual;
use returnbay::domain::workdays::{DaysOff, SellerCalendar};
use returnbay::exchange::data;
use returnbay::exchange::recalls::{ReadOptions, read as read_recalls};
use returnbay::ledger::PackRef;
use returnbay::ledger::book::Doubt;
use returnbay::ledger::fact::LeftContainer;
use returnbay::ledger::import::{FileLines, ImportCounts};
use returnbay::ledger::query::{BookEntry, ContainerCount, RecallEntry};
use returnbay::ledger::rows::{
    ChecklistFrom, ContainerRow, Left, PolicyFrom, ProductBinding, ProductRow, RatesFrom,
    SellerRow, TermsFrom, Trust,
};
use returnbay::shell::open::rule_tables;
use returnbay::shell::view::{ImportPreview, Job, JobState, JobView};
use returnbay::text::TroubleMsg;
use returnbay::ui::screens::Seen;

use crate::faces::{NOW, container};

/// A small book: a doubt, a product of a file, one that only the bench has learned.
pub fn book() -> Vec<BookEntry> {
    let seller = SellerCode::parse("S-01").expect("a code");
    let product = |sku: &str, title: &str| Product {
        sku: Some(sku.to_owned()),
        asin: Some("B0B4WP8XYZ".to_owned()),
        barcodes: vec!["00036000291452".to_owned()],
        title: Some(title.to_owned()),
        variant: Some("rose".to_owned()),
        weight: Some(Grams(412)),
        battery: Battery::Contained,
        ..Product::of(seller.clone())
    };
    let entry = |product, file: &str, doubt| BookEntry {
        product: Some(product),
        file: Some(file.to_owned()),
        learned: Vec::new(),
        usual: Some(Usual {
            parcels: 12,
            weight: Grams(436),
            slack: Grams(100),
        }),
        doubt,
    };
    let usd = |text: &str| Money::parse_decimal(text, Currency::USD);
    let ties = Product {
        prices: Prices {
            new_price: usd("25.99"),
            demand_per_month: Decimal::parse("12"),
            ..Prices::default()
        },
        dated: vec![PricesFrom {
            from: Day::parse("2027-01-01").expect("a day"),
            prices: Prices {
                new_price: usd("22.50"),
                ..Prices::default()
            },
        }],
        ..product("P0360", "Hair ties, heart pearl")
    };
    vec![
        entry(ties, "products-s01.xlsx", Some(Doubt::TwoProducts)),
        entry(product("E-2210-BLK", "无线耳机 充电盒版 黑色"), "", None),
        BookEntry {
            product: None,
            file: None,
            learned: vec![ProductRow {
                seller: seller.clone(),
                barcode: "05901234123457".to_owned(),
                bound: ProductBinding {
                    sku: Some("WB-32-SG".to_owned()),
                    asin: None,
                },
                parcels: 1,
                trust: Trust::Provisional,
            }],
            usual: None,
            doubt: None,
        },
    ]
}

pub fn recalls() -> Vec<RecallEntry> {
    let day = |text: &str| Some(Day::parse(text).expect("a day"));
    let bottle = Recall {
        agency: Some("CPSC".to_owned()),
        barcodes: vec!["05901234123457".to_owned()],
        asins: vec!["B0B4R6SZ8V".to_owned()],
        title: Some("Stainless water bottle, 32 oz".to_owned()),
        units_from: day("2024-01-01"),
        units_to: day("2025-03-31"),
        ..Recall::of("26-101".to_owned())
    };
    let bank = Recall {
        models: vec!["PB-20K".to_owned()],
        title: Some("移动电源 20000mAh".to_owned()),
        ended: day("2026-11-01"),
        ..Recall::of("https://www.cpsc.gov/Recalls/2025/25-318".to_owned())
    };
    let entry = |kind, key: &str, recall: &Recall| RecallEntry {
        kind,
        key: key.to_owned(),
        is_in_force: recall.ended.is_none(),
        recall: recall.clone(),
        file: "recalls-2026-11.xlsx".to_owned(),
    };
    vec![
        entry(RecallKey::Code, "05901234123457", &bottle),
        entry(RecallKey::Asin, "B0B4R6SZ8V", &bottle),
        entry(RecallKey::Model, "PB-20K", &bank),
    ]
}

/// A recall list that was looked into, with a bad line.
pub fn with_recall_preview(mut seen: Seen) -> Seen {
    let text = "Recall number,Agency,UPC,ASIN,Model,Product,Sold from,Sold to,Ended\n\
        26-101,CPSC,5901234123457,B0B4R6SZ8V,,\"Stainless water bottle, 32 oz\",2024-01-01,2025-03-31,\n\
        25-318,CPSC,,,\"PB-20K, PB-10K\",移动电源 20000mAh,,,2026-11-01\n\
        26-102,CPSC,036000291453,,,Hair ties,,,\n";
    let file = read_recalls(text.as_bytes(), &ReadOptions::default());
    seen.jobs = vec![JobView {
        id: 3,
        job: Arc::new(Job::PreviewImport {
            path: PathBuf::from("/data/op/recalls-2026-11.csv"),
            seller: None,
            reading: ReadOptions::default(),
        }),
        state: JobState::Previewed(Arc::new(ImportPreview {
            file: file.expect("a list").with(FileLines::Recalls),
            counts: ImportCounts {
                new: 1,
                changed: 1,
                unchanged: 0,
            },
            reading: ReadOptions::default(),
        })),
    }];
    seen
}

pub fn sellers() -> Vec<SellerRow> {
    [("S-01", "示例店铺 Example"), ("S-02", "Blue Harbor")]
        .map(|(code, name)| SellerRow {
            seller: SellerCode::parse(code).expect("a code"),
            name: name.to_owned(),
            policies: policies(code),
            terms: dated_terms(code),
            rates: rates(code),
            checklists: checklists(code),
        })
        .to_vec()
}

/// The second seller had two checklists of its own, and one of them is not in force yet.
fn checklists(code: &str) -> Vec<ChecklistFrom> {
    if code == "S-01" {
        return Vec::new();
    }
    let set = |checklist: &str, version: u32, from: &str| ChecklistFrom {
        checklist: checklist.to_owned(),
        from: Day::parse(from).expect("a day"),
        pack: (version > 0).then(|| PackRef {
            id: checklist.to_owned(),
            version,
            hash: Hash([u8::try_from(version).expect("small"); 32]),
        }),
    };
    vec![
        set("garden_tools", 4, "2026-10-01"),
        set("garden_tools", 5, "2026-11-20"),
        set("garden_tools", 6, "2027-01-01"),
        set("small_electronics", 2, "2026-09-01"),
        set("small_electronics", 0, "2026-10-15"),
    ]
}

/// The second seller has two rate cards.
fn rates(code: &str) -> Vec<RatesFrom> {
    if code == "S-01" {
        return Vec::new();
    }
    let text = include_str!("../it/scenarios/files/rates.json");
    ["2026-10-01", "2026-11-20"]
        .map(|day| RatesFrom {
            from: Day::parse(day).expect("a day"),
            card: data::rates::read(text).expect("a rate card"),
        })
        .to_vec()
}

/// The second seller has another rule table to come.
fn policies(code: &str) -> Vec<PolicyFrom> {
    let from = Day::parse("2027-01-01");
    let tables = rule_tables().iter().filter(|_| code != "S-01").skip(1);
    let set = tables.map(|policy| PolicyFrom {
        from,
        policy: policy.clone(),
    });
    set.take(1).collect()
}

/// The second seller has other terms to come.
fn dated_terms(code: &str) -> Vec<TermsFrom> {
    let from = Day::parse("2027-01-01").filter(|_| code != "S-01");
    let later = Terms {
        hold_days: 45,
        ..terms(code)
    };
    let later = from.map(|day| TermsFrom {
        from: Some(day),
        terms: later,
    });
    let now = TermsFrom {
        from: None,
        terms: terms(code),
    };
    [now].into_iter().chain(later).collect()
}

/// The second seller has more than the house's own terms.
fn terms(code: &str) -> Terms {
    if code == "S-01" {
        return Terms::default();
    }
    Terms {
        language: "en".to_owned(),
        address_hints: vec!["Suite 02".to_owned(), "Harbor-02".to_owned()],
        cage_from: Money::parse_decimal("250", Currency::USD),
        approve: vec![Decision::ShipChina, Decision::Dispose],
        hold_days: 21,
        hold_default: Decision::Liquidate,
        contacts: vec!["ops@blueharbor.example".to_owned()],
        photos: PhotoLevel::EveryUnit,
        resell_from: Some(Grade::Good),
        override_loss: Money::parse_decimal("5", Currency::USD),
        calendar: SellerCalendar {
            keeps: DaysOff::Nobodys,
            off: SellerCalendar::parse_days("2026-12-24, 2026-12-25").expect("days"),
            worked: SellerCalendar::parse_days("2026-12-26").expect("a day"),
        },
    }
}

/// A checklist's file that was refused, with what the program says of it.
pub fn with_refused_checklist(mut seen: Seen) -> Seen {
    let own = include_str!("../it/scenarios/files/phones-own-1.toml");
    let broken = own
        .replacen("best = \"very_good\"", "best = \"fine\"", 1)
        .replacen("photos = [\"serial\"]", "photos = [\"x_ray\"]", 1)
        .replacen("any_of = [\"flat_battery\"]", "any_of = [\"torn\"]", 1)
        .replacen("film-film_on = \"Film on, never lifted\"\n", "", 1);
    let problems = data::checklist::read_own(broken.as_bytes()).expect_err("refused");
    let name = "phones-own-1.toml".to_owned();
    let refused = TroubleMsg::checklist_refused(name, data::checklist::told(problems));
    seen.jobs = vec![JobView {
        id: 5,
        job: Arc::new(Job::TakeChecklist {
            path: PathBuf::from("/data/op/phones-own-1.toml"),
            seller: SellerCode::parse("S-01").expect("a code"),
            from: None,
        }),
        state: JobState::Failed(refused.into()),
    }];
    seen
}

/// Containers of a busy day, one of them sealed.
pub fn containers() -> Vec<ContainerCount> {
    [
        ("R-03", 41, 0),
        ("H-01", 9, 0),
        ("C-0007", 19, 0),
        ("C-0008", 3, 0),
        ("L-02", 12, 0),
        ("Q-01", 0, 2),
        ("E-01", 0, 1),
        ("D-01", 4, 0),
        ("D-02", 0, 0),
    ]
    .into_iter()
    .map(|(name, units, parcels)| ContainerCount {
        row: ContainerRow {
            pictures: Vec::new(),
            container: container(name),
            kind: container(name).kind(),
            opened_at: NOW,
            sealed_at: ["C-0008", "D-01", "D-02"].contains(&name).then_some(NOW),
            left: (name == "D-02").then(|| Left {
                at: NOW,
                person: PersonCode::parse("OP-7"),
                what: LeftContainer {
                    container: container(name),
                    how: LeftHow::Destroyed,
                    units: 7,
                    under: Some("Run 12".to_owned()),
                    witness: PersonCode::parse("OP-9"),
                    photo: None,
                    taker: None,
                },
            }),
        },
        units,
        parcels,
    })
    .collect()
}
