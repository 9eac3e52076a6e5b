//! `found …` lines: what the house knows, said in the script itself.
//!
//! ```text
//! found expected seller=S-01 tracking=9202… order=112-… rma=D… asin=B0… sku=P0360 qty=1
//!                title="Hair ties" reason=CR-… status=Approved resolution=StandardRefund
//!                amount=12.99
//! found binding  seller=S-01 barcode=X003RBCVNT sku=P0360 trust=agreed
//! found listed   seller=S-01 sku=P0360 barcode=00036000291452 asin=B0…      in the seller's book
//!                battery=contained
//! found recalled asin=B0… notice="26-101"       on a recall list; or barcode=…
//! found parcel   scan=9202… station=Dock-2      received and open at another station
//! found terms    seller=S-01 approve=resell cage_from=10.00      in US dollars
//! found ordered  seller=S-01 sku=P0360 grade=good becomes=dispose from=2026-11-24 until=…      in a workbook
//! found sealed   R-03                           somebody seals that container now
//! found trouble  disk_full | outcome_unknown | stopped      for the next write
//! found restart                                 the program ended, and is started again
//! ```
//! The shell's runner has `import` lines instead; of these it takes `listed`, `sealed`, `terms`,
//! `ordered` and `restart`.

use std::collections::BTreeMap;

use returnbay::domain::codes::{ContainerName, OrderId, Rma, SellerCode, StationName, Tracking};
use returnbay::domain::decision::Decision;
use returnbay::domain::expected::{ExpectedLine, ReasonFamily, ReturnRef};
use returnbay::domain::grade::Grade;
use returnbay::domain::measure::Grams;
use returnbay::domain::money::{Currency, Money};
use returnbay::domain::product::{Battery, Product, Restriction, Says, barcode_key};
use returnbay::domain::standing::StandingOrder;
use returnbay::domain::terms::Terms;
use returnbay::domain::time::Day;
use returnbay::exchange::returns;
use returnbay::ledger::Command;
use returnbay::ledger::rows::{ProductBinding, ProductRow, TermsFrom, Trust};

use super::ordered;

/// What a `found` line says.
pub enum Found {
    Expected(Box<ExpectedLine>),
    Binding(ProductRow),
    Listed(Box<Product>),
    Recalled {
        barcode: Option<String>,
        asin: Option<String>,
        notice: String,
    },
    Parcel {
        scan: String,
        station: StationName,
    },
    Sealed(ContainerName),
    Terms(SellerCode, TermsFrom),
    Ordered(Vec<Command>),
    Trouble(Trouble),
    Restart,
}

/// What befalls the next write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The disk is full.
    Full,
    /// The disk could not say; it was written all the same.
    Unknown,
    /// The store stopped.
    Stopped,
}

/// Reads a line behind `found`.
pub fn parse(text: &str) -> Found {
    let (what, rest) = text.split_once(' ').unwrap_or((text, ""));
    let fields = Fields::of(rest);
    match what {
        "expected" => Found::Expected(Box::new(expected(&fields))),
        "binding" => Found::Binding(ProductRow {
            seller: SellerCode::parse(fields.must("seller")).unwrap(),
            barcode: fields.must("barcode").to_owned(),
            bound: ProductBinding {
                sku: fields.may("sku"),
                asin: fields.may("asin"),
            },
            parcels: 2,
            trust: Trust::parse(fields.must("trust")).unwrap(),
        }),
        "listed" => Found::Listed(Box::new(listed(&fields))),
        "recalled" => Found::Recalled {
            barcode: fields.may("barcode"),
            asin: fields.may("asin"),
            notice: fields.must("notice").to_owned(),
        },
        "parcel" => Found::Parcel {
            scan: fields.must("scan").to_owned(),
            station: StationName::parse(fields.must("station")).unwrap(),
        },
        "terms" => {
            let terms = Terms {
                approve: fields
                    .may("approve")
                    .map(|code| Decision::parse(&code).unwrap())
                    .into_iter()
                    .collect(),
                cage_from: fields.may("cage_from").map(|text| dollars(&text)),
                resell_from: fields
                    .may("sold_from")
                    .map(|code| Grade::parse(&code).unwrap()),
                override_loss: fields.may("may_lose").map(|text| dollars(&text)),
                hold_days: fields
                    .may("hold_days")
                    .map_or(14, |text| text.parse().unwrap()),
                ..Terms::default()
            };
            let from = fields.may("from").map(|text| Day::parse(&text).unwrap());
            let seller = SellerCode::parse(fields.must("seller")).unwrap();
            Found::Terms(seller, TermsFrom { from, terms })
        }
        "ordered" => {
            let order = StandingOrder {
                grade: fields.may("grade").map(|code| Grade::parse(&code).unwrap()),
                from: Day::parse(fields.must("from")).unwrap(),
                until: fields.may("until").map(|text| Day::parse(&text).unwrap()),
                decision: fields
                    .may("becomes")
                    .map(|code| Decision::parse(&code).unwrap()),
                said: ordered::said(),
            };
            let seller = SellerCode::parse(fields.must("seller")).unwrap();
            Found::Ordered(ordered::commands(&seller, fields.must("sku"), order).to_vec())
        }
        "sealed" => Found::Sealed(ContainerName::parse(rest).unwrap()),
        "trouble" => Found::Trouble(match rest.trim() {
            "disk_full" => Trouble::Full,
            "outcome_unknown" => Trouble::Unknown,
            "stopped" => Trouble::Stopped,
            other => panic!("no such trouble: {other}"),
        }),
        "restart" => Found::Restart,
        other => panic!("`found {other}` is not known"),
    }
}

/// Reads an amount of US dollars, such as `12.99`.
fn dollars(text: &str) -> Money {
    Money {
        minor: text.replace('.', "").parse().unwrap(),
        currency: Currency::parse("USD").unwrap(),
    }
}

fn expected(fields: &Fields) -> ExpectedLine {
    let reason = fields.may("reason");
    let tracking = fields
        .may("tracking")
        .map(|text| Tracking::parse(&text).unwrap().meeting_key().to_string());
    ExpectedLine {
        of: ReturnRef {
            seller: SellerCode::parse(fields.must("seller")).unwrap(),
            order_id: fields
                .may("order")
                .map(|text| OrderId::parse(&text).unwrap()),
            rma_id: fields.may("rma").map(|text| Rma::parse(&text).unwrap()),
        },
        ordinal: 1,
        merchant_rma_id: fields.may("merchant_rma"),
        tracking: tracking.into_iter().collect(),
        carrier: None,
        carrier_raw: None,
        asin: fields.may("asin"),
        sku: fields.may("sku"),
        fnsku: fields.may("fnsku"),
        title: fields.may("title"),
        quantity: fields.may("qty").map_or(1, |text| text.parse().unwrap()),
        reason_family: reason
            .as_deref()
            .and_then(returns::family_of)
            .unwrap_or(ReasonFamily::Other),
        reason_code: reason,
        status: fields.may("status"),
        resolution: fields.may("resolution"),
        label_type: None,
        label_cost: None,
        currency: None,
        order_amount: fields
            .may("amount")
            .map(|text| Money::parse_decimal(&text, Currency::USD).unwrap()),
        refunded_amount: None,
        request_date: None,
        delivered_date: None,
        order_quantity: None,
        category: None,
        in_policy: None,
        a_to_z: None,
        safet_state: None,
        safet_claim_id: None,
        order_item_id: None,
        outbound: fields.may("outbound").into_iter().collect(),
        serials: fields.may("serial").into_iter().collect(),
    }
}

/// `name=value` or `name="value with spaces"`, in any order.
struct Fields(BTreeMap<String, String>);

impl Fields {
    fn of(text: &str) -> Self {
        let mut fields = BTreeMap::new();
        let mut rest = text.trim();
        while let Some((name, after)) = rest.split_once('=') {
            let (value, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').expect("a closing quote"),
                None => after.split_once(' ').unwrap_or((after, "")),
            };
            fields.insert(name.trim().to_owned(), value.to_owned());
            rest = after.trim_start();
        }
        Self(fields)
    }

    fn must(&self, name: &str) -> &str {
        self.0
            .get(name)
            .unwrap_or_else(|| panic!("`{name}=` is missing"))
    }

    fn may(&self, name: &str) -> Option<String> {
        self.0.get(name).cloned()
    }
}

fn listed(fields: &Fields) -> Product {
    Product {
        says: Says::Whole,
        sku: fields.may("sku"),
        asin: fields.may("asin"),
        barcodes: vec![barcode_key(fields.must("barcode")).unwrap()],
        title: fields.may("title"),
        recall: fields.may("recall"),
        category: fields.may("category"),
        restrictions: fields
            .may("restricted")
            .map(|code| Restriction::parse(&code).unwrap())
            .into_iter()
            .collect(),
        battery: fields
            .may("battery")
            .map_or(Battery::Unknown, |code| Battery::parse(&code).unwrap()),
        weight: fields
            .may("weight")
            .map(|grams| Grams(grams.parse().unwrap())),
        export_mode: fields.may("exported").map(|_| "9610".to_owned()),
        exported_on: fields.may("exported").map(|day| Day::parse(&day).unwrap()),
        ..Product::of(SellerCode::parse(fields.must("seller")).unwrap())
    }
}
