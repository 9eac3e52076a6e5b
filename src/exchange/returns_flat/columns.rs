//! Columns: which head stands for which field. Only fields of this table are ever read.

/// A field that is read from a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Order,
    Rma,
    MerchantRma,
    Tracking,
    Carrier,
    Asin,
    Sku,
    Fnsku,
    Title,
    Quantity,
    Reason,
    Status,
    Resolution,
    LabelType,
    LabelCost,
    Currency,
    OrderAmount,
    RefundedAmount,
    RequestDate,
    DeliveredDate,
    OrderQuantity,
    Category,
    InPolicy,
    AToZ,
    SafetState,
    SafetClaim,
    OrderItem,
}

/// How many fields there are.
pub(super) const FIELD_COUNT: usize = 27;

/// Every field with its name (as the `expected` verb prints it) and the heads that stand for it,
/// lower-case without spaces, dashes and underscores.
const TABLE: [(Field, &str, &[&str]); FIELD_COUNT] = [
    (Field::Order, "order_id", &["orderid"]),
    (Field::Rma, "rma_id", &["amazonrmaid", "rmaid"]),
    (Field::MerchantRma, "merchant_rma_id", &["merchantrmaid"]),
    (
        Field::Tracking,
        "tracking",
        &["trackingid", "trackingnumber", "tracking"],
    ),
    (Field::Carrier, "carrier_raw", &["returncarrier", "carrier"]),
    (Field::Asin, "asin", &["asin"]),
    (
        Field::Sku,
        "sku",
        &["merchantsku", "sku", "msku", "sellersku"],
    ),
    (Field::Fnsku, "fnsku", &["fnsku"]),
    (Field::Title, "title", &["itemname", "productname", "title"]),
    (Field::Quantity, "quantity", &["returnquantity", "quantity"]),
    (
        Field::Reason,
        "reason_code",
        &["returnreason", "returnreasoncode", "reason"],
    ),
    (Field::Status, "status", &["returnrequeststatus", "status"]),
    (Field::Resolution, "resolution", &["resolution"]),
    (Field::LabelType, "label_type", &["labeltype"]),
    (Field::LabelCost, "label_cost", &["labelcost"]),
    (Field::Currency, "currency", &["currencycode", "currency"]),
    (Field::OrderAmount, "order_amount", &["orderamount"]),
    (
        Field::RefundedAmount,
        "refunded_amount",
        &["refundedamount", "refundamount"],
    ),
    (Field::RequestDate, "request_date", &["returnrequestdate"]),
    (
        Field::DeliveredDate,
        "delivered_date",
        &["returndeliverydate"],
    ),
    (Field::OrderQuantity, "order_quantity", &["orderquantity"]),
    (Field::Category, "category", &["category"]),
    (Field::InPolicy, "in_policy", &["inpolicy"]),
    (Field::AToZ, "a_to_z", &["atozclaim"]),
    (Field::SafetState, "safet_state", &["safetclaimstate"]),
    (Field::SafetClaim, "safet_claim_id", &["safetclaimid"]),
    (Field::OrderItem, "order_item_id", &["orderitemid"]),
];

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}

/// Heads of Amazon's that are known and not kept.
const KNOWN_UNUSED: [&str; 10] = [
    "orderdate",
    "labeltobepaidby",
    "isprime",
    "returntype",
    "invoicenumber",
    "safetactionreason",
    "safetclaimcreationtime",
    "safetclaimreimbursementamount",
    "vat",
    "vatrate",
];

/// Parts of heads that may name a buyer or hold a buyer's own words.
const BUYER_PARTS: [&str; 24] = [
    "buyer",
    "recipient",
    "customer",
    "shipto",
    "shipfrom",
    "address",
    "phone",
    "email",
    "mail",
    "street",
    "city",
    "postal",
    "zip",
    "contact",
    "comment",
    "firstname",
    "lastname",
    "fullname",
    "买家",
    "收件",
    "地址",
    "电话",
    "邮",
    "姓名",
];

/// Fields whose absence is worth saying.
const WANTED: [Field; 5] = [
    Field::Order,
    Field::Rma,
    Field::Tracking,
    Field::Quantity,
    Field::Title,
];

/// Longest head that is shown, in characters.
const HEAD_SHOWN: usize = 80;

/// The columns of one file.
pub(super) struct Binding {
    heads: Vec<(String, Option<Field>)>,
    pub(super) dropped: Vec<String>,
    pub(super) unknown: Vec<String>,
    pub(super) doubled: Vec<String>,
}

impl Binding {
    pub(super) fn of(header: &str, saved: Option<&[(String, Option<String>)]>) -> Self {
        let mut binding = Self {
            heads: Vec::new(),
            dropped: Vec::new(),
            unknown: Vec::new(),
            doubled: Vec::new(),
        };
        for head in header.split('\t') {
            binding.add(head, saved.unwrap_or_default());
        }
        while binding
            .heads
            .last()
            .is_some_and(|(head, _)| head.is_empty())
        {
            binding.heads.pop();
        }
        binding
    }

    fn add(&mut self, head: &str, saved: &[(String, Option<String>)]) {
        let name = normal(head);
        let shown = super::cells::shown(head, HEAD_SHOWN);
        let told = saved.iter().find(|(known, _)| normal(known) == name);
        let field = if names_a_buyer(&name) {
            self.dropped.push(shown.clone());
            None
        } else if let Some((_, told)) = told {
            told.as_deref().and_then(field_named)
        } else {
            let found = field_of_head(&name);
            if found.is_none() && !name.is_empty() && !KNOWN_UNUSED.contains(&name.as_str()) {
                self.unknown.push(shown.clone());
            }
            found
        };
        let taken = self
            .heads
            .iter()
            .any(|(_, other)| field.is_some() && *other == field);
        if taken {
            self.doubled.push(shown.clone());
        }
        self.heads.push((shown, field.filter(|_| !taken)));
    }

    pub(super) fn width(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn field_at(&self, column: usize) -> Option<Field> {
        self.heads.get(column).and_then(|(_, field)| *field)
    }

    pub(super) fn head_of(&self, field: Field) -> Option<String> {
        self.heads
            .iter()
            .find(|(_, bound)| *bound == Some(field))
            .map(|(head, _)| head.clone())
    }

    pub(super) fn binds_something(&self) -> bool {
        self.heads.iter().any(|(_, field)| field.is_some())
    }

    pub(super) fn mapping(&self) -> Vec<(String, Option<String>)> {
        self.heads
            .iter()
            .map(|(head, field)| (head.clone(), field.map(|field| name_of(field).to_owned())))
            .collect()
    }

    pub(super) fn missing(&self) -> impl Iterator<Item = &'static str> {
        WANTED
            .into_iter()
            .filter(|field| self.head_of(*field).is_none())
            .map(name_of)
    }
}

/// Gives a head without spaces, dashes and underscores, in lower case.
fn normal(head: &str) -> String {
    head.chars()
        .filter(|sign| !sign.is_whitespace() && !matches!(sign, '_' | '-' | '\u{feff}'))
        .flat_map(char::to_lowercase)
        .collect()
}

fn names_a_buyer(name: &str) -> bool {
    BUYER_PARTS.iter().any(|part| name.contains(part)) || name == "name"
}

fn field_of_head(name: &str) -> Option<Field> {
    TABLE
        .iter()
        .find(|(_, _, heads)| heads.contains(&name))
        .map(|(field, _, _)| *field)
}

fn field_named(name: &str) -> Option<Field> {
    TABLE
        .iter()
        .find(|(_, known, _)| *known == name)
        .map(|(field, _, _)| *field)
}

fn name_of(field: Field) -> &'static str {
    TABLE
        .iter()
        .find(|(known, _, _)| *known == field)
        .map_or("", |(_, name, _)| name)
}
