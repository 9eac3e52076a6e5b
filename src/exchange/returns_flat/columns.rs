//! Columns: which head stands for which field. Only fields of this table are ever read.

use crate::ledger::import::{Becomes, FileColumn};

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
    heads: Vec<Head>,
}

/// One column.
struct Head {
    shown: String,
    wish: Wish,
    /// The field that is read from it.
    field: Option<Field>,
}

/// What a column is to become by its head and by what a person said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Buyer,
    LeftOut,
    NotNeeded,
    Unknown,
    /// The field that a person chose.
    Told(Field),
    /// The field that our own table has.
    Table(Field),
}

impl Wish {
    fn of(head: &str, told: &[(String, Option<String>)]) -> Self {
        let name = normal(head);
        if names_a_buyer(&name) {
            return Self::Buyer;
        }
        if let Some((_, told)) = told.iter().find(|(known, _)| normal(known) == name) {
            let field = told.as_deref().and_then(field_named);
            return field.map_or(Self::LeftOut, Self::Told);
        }
        match field_of_head(&name) {
            Some(field) => Self::Table(field),
            None if name.is_empty() || KNOWN_UNUSED.contains(&name.as_str()) => Self::NotNeeded,
            None => Self::Unknown,
        }
    }
}

impl Binding {
    /// Binds the columns of a header. A field is read from one column: the first that a person
    /// chose for it, else the first whose head our table knows.
    pub(super) fn of(header: &str, told: Option<&[(String, Option<String>)]>) -> Self {
        let told = told.unwrap_or_default();
        let mut heads: Vec<Head> = header
            .split('\t')
            .map(|head| Head {
                shown: super::cells::shown(head, HEAD_SHOWN),
                wish: Wish::of(head, told),
                field: None,
            })
            .collect();
        while heads.last().is_some_and(|head| head.shown.is_empty()) {
            heads.pop();
        }
        for (field, ..) in TABLE {
            let wishes = [Wish::Told(field), Wish::Table(field)];
            let first = wishes
                .into_iter()
                .find_map(|wish| heads.iter().position(|head| head.wish == wish));
            if let Some(head) = first.and_then(|place| heads.get_mut(place)) {
                head.field = Some(field);
            }
        }
        Self { heads }
    }

    pub(super) fn width(&self) -> usize {
        self.heads.len()
    }

    pub(super) fn field_at(&self, column: usize) -> Option<Field> {
        self.heads.get(column).and_then(|head| head.field)
    }

    pub(super) fn head_of(&self, field: Field) -> Option<String> {
        self.heads
            .iter()
            .find(|head| head.field == Some(field))
            .map(|head| head.shown.clone())
    }

    pub(super) fn binds_something(&self) -> bool {
        self.heads.iter().any(|head| head.field.is_some())
    }

    /// Tells whether a person has said something about a column that stands here.
    pub(super) fn is_told(&self) -> bool {
        let told = |head: &Head| match head.wish {
            Wish::Told(_) | Wish::LeftOut => true,
            Wish::Buyer | Wish::NotNeeded | Wish::Unknown | Wish::Table(_) => false,
        };
        self.heads.iter().any(told)
    }

    /// Gives the places of the columns that nobody knows.
    pub(super) fn unknown(&self) -> impl Iterator<Item = usize> {
        let unknown = |(place, head): (usize, &Head)| (head.wish == Wish::Unknown).then_some(place);
        self.heads.iter().enumerate().filter_map(unknown)
    }

    /// Says what becomes of each column, with the fields proposed by place.
    pub(super) fn columns(&self, proposed: &[(usize, Field)]) -> Vec<FileColumn> {
        let heads = self.heads.iter().enumerate();
        let column = |(place, head): (usize, &Head)| FileColumn {
            head: head.shown.clone(),
            becomes: match (head.field, head.wish) {
                (Some(field), _) => Becomes::Field(name_of(field)),
                (None, Wish::Buyer) => Becomes::NeverKept,
                (None, Wish::LeftOut) => Becomes::LeftOut,
                (None, Wish::NotNeeded) => Becomes::NotNeeded,
                (None, Wish::Unknown) => Becomes::Unknown(
                    proposed
                        .iter()
                        .find(|(of, _)| *of == place)
                        .map(|(_, field)| name_of(*field)),
                ),
                (None, Wish::Told(field) | Wish::Table(field)) => Becomes::Taken {
                    field: name_of(field),
                    by: self.head_of(field).unwrap_or_default(),
                },
            },
        };
        heads.map(column).collect()
    }

    pub(super) fn missing(&self) -> impl Iterator<Item = &'static str> {
        WANTED
            .into_iter()
            .filter(|field| self.head_of(*field).is_none())
            .map(name_of)
    }
}

/// Gives how an earlier file was bound, when all its bound columns stand in this header too.
pub(super) fn told_again(
    header: &str,
    earlier: &[(String, String)],
) -> Option<Vec<(String, Option<String>)>> {
    let names: Vec<String> = header.split('\t').map(normal).collect();
    let stands = |(head, _): &(String, String)| names.contains(&normal(head));
    if earlier.is_empty() || !earlier.iter().all(stands) {
        return None;
    }
    let field = |name: &String| (!name.is_empty()).then(|| name.clone());
    Some(
        earlier
            .iter()
            .map(|(head, name)| (head.clone(), field(name)))
            .collect(),
    )
}

/// Tells whether what was said is what our own table says anyway.
pub(super) fn says_the_table(told: &[(String, Option<String>)]) -> bool {
    told.iter().all(|(head, field)| {
        field.as_deref().and_then(field_named) == field_of_head(&normal(head)) && field.is_some()
    })
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
