//! Columns: which head stands for which field. Only fields of this table are ever read.

use crate::exchange::table::columns::{self, Fields, Heads};

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
    Serials,
    Outbound,
}

/// How many fields there are.
pub(super) const FIELD_COUNT: usize = 29;

/// Every field with its name (as the `expected` verb prints it) and the heads that stand for it,
/// lower-case without spaces, dashes and underscores: the reports' and those of the 领星 ERP, in the
/// order in which they are preferred where several stand in one file.
const TABLE: [Heads<Field>; FIELD_COUNT] = [
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
    (
        Field::Serials,
        "serials",
        &["serialnumber", "serial", "imei", "序列号", "sn码", "sn"],
    ),
    (
        Field::Outbound,
        "outbound",
        &[
            "outboundtracking",
            "outboundtrackingid",
            "outboundtrackingnumber",
            "shipmenttrackingnumber",
            "originaltrackingnumber",
            "发货跟踪号",
            "发货运单号",
            "发货物流单号",
            "发货快递单号",
            "出库运单号",
            "原运单号",
        ],
    ),
];

/// The columns of one file of returns.
pub(super) type Binding = columns::Binding<Field>;

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        KNOWN_UNUSED
    }

    fn wanted() -> &'static [Self] {
        &WANTED
    }

    fn has_many(self) -> bool {
        false
    }
}

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

/// Fields whose absence is worth saying.
const WANTED: [Field; 5] = [
    Field::Order,
    Field::Rma,
    Field::Tracking,
    Field::Quantity,
    Field::Title,
];
