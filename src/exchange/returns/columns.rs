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
/// lower-case without spaces, dashes and underscores: the reports' and those of the 领星 ERP, in the
/// order in which they are preferred where several stand in one file.
const TABLE: [(Field, &str, &[&str]); FIELD_COUNT] = [
    (
        Field::Order,
        "order_id",
        &[
            "orderid",
            "amazonorderid",
            "订单号",
            "平台订单号",
            "亚马逊订单号",
            "注文番号",
        ],
    ),
    (
        Field::Rma,
        "rma_id",
        &[
            "amazonrmaid",
            "rmaid",
            "rma",
            "亚马逊rmaid",
            "亚马逊rma",
            "rma编号",
            "rma号",
        ],
    ),
    (
        Field::MerchantRma,
        "merchant_rma_id",
        &["merchantrmaid", "卖家rmaid", "卖家rma"],
    ),
    (
        Field::Tracking,
        "tracking",
        &[
            "trackingid",
            "trackingnumber",
            "tracking",
            "退货跟踪号",
            "退货物流单号",
            "退货运单号",
            "物流跟踪号",
            "跟踪单号",
            "跟踪号",
            "物流单号",
            "快递单号",
            "运单号",
        ],
    ),
    (
        Field::Carrier,
        "carrier_raw",
        &[
            "returncarrier",
            "carrier",
            "退货承运商",
            "承运商",
            "物流商",
            "物流公司",
        ],
    ),
    (Field::Asin, "asin", &["asin"]),
    (
        Field::Sku,
        "sku",
        &["merchantsku", "msku", "sellersku", "卖家sku", "sku"],
    ),
    (Field::Fnsku, "fnsku", &["fnsku"]),
    (
        Field::Title,
        "title",
        &[
            "itemname",
            "productname",
            "title",
            "商品名称",
            "商品标题",
            "标题",
            "品名",
        ],
    ),
    (
        Field::Quantity,
        "quantity",
        &["returnquantity", "quantity", "退货数量", "退货数", "数量"],
    ),
    (
        Field::Reason,
        "reason_code",
        &[
            "returnreason",
            "returnreasoncode",
            "reason",
            "退货原因",
            "退货理由",
        ],
    ),
    (
        Field::Status,
        "status",
        &[
            "returnrequeststatus",
            "status",
            "退货状态",
            "退货申请状态",
            "状态",
        ],
    ),
    (
        Field::Resolution,
        "resolution",
        &["resolution", "处理方式", "解决方案"],
    ),
    (
        Field::LabelType,
        "label_type",
        &["labeltype", "标签类型", "面单类型"],
    ),
    (
        Field::LabelCost,
        "label_cost",
        &["labelcost", "标签费用", "面单费用"],
    ),
    (
        Field::Currency,
        "currency",
        &["currencycode", "currency", "币种", "货币"],
    ),
    (
        Field::OrderAmount,
        "order_amount",
        &["orderamount", "订单金额"],
    ),
    (
        Field::RefundedAmount,
        "refunded_amount",
        &["refundedamount", "refundamount", "退款金额"],
    ),
    (
        Field::RequestDate,
        "request_date",
        &[
            "returnrequestdate",
            "退货申请时间",
            "退货申请日期",
            "退货时间",
            "退货日期",
        ],
    ),
    (
        Field::DeliveredDate,
        "delivered_date",
        &[
            "returndeliverydate",
            "退货签收时间",
            "退货签收日期",
            "退货送达时间",
        ],
    ),
    (
        Field::OrderQuantity,
        "order_quantity",
        &["orderquantity", "原始数量", "订单数量", "订购数量"],
    ),
    (
        Field::Category,
        "category",
        &["category", "分类", "商品分类"],
    ),
    (Field::InPolicy, "in_policy", &["inpolicy"]),
    (Field::AToZ, "a_to_z", &["atozclaim", "atoz索赔"]),
    (Field::SafetState, "safet_state", &["safetclaimstate"]),
    (Field::SafetClaim, "safet_claim_id", &["safetclaimid"]),
    (Field::OrderItem, "order_item_id", &["orderitemid"]),
];

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}

/// Heads that are known and not kept: Amazon's, then the 领星 ERP's.
const KNOWN_UNUSED: &[&str] = &[
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
    "店铺",
    "国家",
    "品牌",
    "prime订单",
    "发货仓库编号",
    "库存属性",
    "lpn编号",
    "订购时间",
    "标签",
    "备注",
];

/// Parts of heads that may name a buyer or hold a buyer's own words.
const BUYER_PARTS: &[&str] = &[
    "buyer",
    "recipient",
    "receiver",
    "consignee",
    "customer",
    "shipto",
    "shipfrom",
    "address",
    "phone",
    "mobile",
    "email",
    "mail",
    "street",
    "city",
    "postal",
    "postcode",
    "zip",
    "contact",
    "comment",
    "firstname",
    "lastname",
    "fullname",
    "买家",
    "買家",
    "买方",
    "顾客",
    "客户姓名",
    "客户名",
    "客户备注",
    "收件",
    "收货",
    "收貨",
    "地址",
    "电话",
    "電話",
    "手机",
    "联系",
    "邮",
    "姓名",
    "留言",
    "城市",
    "街道",
    "購入者",
    "氏名",
    "住所",
    "郵便",
    "メール",
    "届け先",
    "受取人",
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
    /// The field that our own table has, and the place of the head among those that stand for it.
    Table(Field, usize),
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
            Some((field, rank)) => Self::Table(field, rank),
            None if name.is_empty() || KNOWN_UNUSED.contains(&name.as_str()) => Self::NotNeeded,
            None => Self::Unknown,
        }
    }

    /// How much the column is wanted for this field: the least first, what a person chose before
    /// all; none when it is not.
    fn rank_for(self, field: Field) -> Option<usize> {
        match self {
            Self::Told(of) => (of == field).then_some(0),
            Self::Table(of, rank) => (of == field).then_some(rank + 1),
            Self::Buyer | Self::LeftOut | Self::NotNeeded | Self::Unknown => None,
        }
    }
}

impl Binding {
    /// Binds the columns of a header. A field is read from one column: the first that a person
    /// chose for it, else that whose head our table prefers, the first of equal ones.
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
            let wanted = |head: &&mut Head| head.wish.rank_for(field).is_some();
            let best = heads
                .iter_mut()
                .filter(wanted)
                .min_by_key(|head| head.wish.rank_for(field));
            if let Some(head) = best {
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

    /// Gives the head of a column by its place.
    pub(super) fn head_at(&self, column: usize) -> Option<String> {
        self.heads.get(column).map(|head| head.shown.clone())
    }

    pub(super) fn binds_something(&self) -> bool {
        self.heads.iter().any(|head| head.field.is_some())
    }

    /// Tells whether a person has said something about a column that stands here.
    pub(super) fn is_told(&self) -> bool {
        let told = |head: &Head| match head.wish {
            Wish::Told(_) | Wish::LeftOut => true,
            Wish::Buyer | Wish::NotNeeded | Wish::Unknown | Wish::Table(..) => false,
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
                (None, Wish::Told(field) | Wish::Table(field, _)) => Becomes::Taken {
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
        let of_table = field_of_head(&normal(head)).map(|(field, _)| field);
        field.as_deref().and_then(field_named) == of_table && field.is_some()
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
    BUYER_PARTS.iter().any(|part| name.contains(part)) || matches!(name, "name" | "tel")
}

/// Gives the field that a head stands for, and the head's place among those that do.
fn field_of_head(name: &str) -> Option<(Field, usize)> {
    TABLE.iter().find_map(|(field, _, heads)| {
        let rank = heads.iter().position(|head| *head == name)?;
        Some((*field, rank))
    })
}

/// Tells whether our own tables know a head, whatever is done with it.
pub(super) fn is_known(head: &str) -> bool {
    let name = normal(head);
    !name.is_empty()
        && (names_a_buyer(&name)
            || KNOWN_UNUSED.contains(&name.as_str())
            || field_of_head(&name).is_some())
}

/// Tells whether a head may name a buyer.
pub(super) fn is_a_buyers(head: &str) -> bool {
    names_a_buyer(&normal(head))
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
