//! Columns of export papers: which head stands for which field. Latin names are the elements of CEB603.

use crate::exchange::table::columns::{Fields, Heads};

/// A field that is read from a paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Mode,
    Number,
    PreNumber,
    OwnNumber,
    Line,
    Released,
    Sku,
    Name,
    ItemName,
    Model,
    Cn10,
    Quantity,
    Unit,
    Price,
    Total,
    Currency,
    Exporter,
    ExporterCode,
    Order,
    Direction,
}

const TABLE: [Heads<Field>; 20] = [
    (
        Field::Mode,
        "export_mode",
        &[
            "trademode",
            "exportmode",
            "customsmode",
            "监管方式",
            "监管方式代码",
            "监管代码",
            "贸易方式",
            "贸易方式代码",
        ],
    ),
    (
        Field::Number,
        "export_number",
        &[
            "invtno",
            "declarationno",
            "declarationnumber",
            "listno",
            "清单编号",
            "清单号",
            "海关清单编号",
            "出口清单编号",
            "备案清单编号",
            "报关单号",
            "报关单编号",
            "海关编号",
        ],
    ),
    (
        Field::PreNumber,
        "export_pre_number",
        &[
            "preno",
            "预录入编号",
            "预录入号",
            "电子口岸编号",
            "电子口岸标识编号",
        ],
    ),
    (
        Field::OwnNumber,
        "export_own_number",
        &["copno", "企业内部编号", "企业内部编码", "企业唯一编号"],
    ),
    (
        Field::Line,
        "export_line",
        &[
            "gnum",
            "lineno",
            "itemline",
            "项号",
            "商品项号",
            "商品序号",
            "序号",
        ],
    ),
    (
        Field::Released,
        "released",
        &[
            "releasedon",
            "releasedate",
            "放行日期",
            "结关日期",
            "出区日期",
            "iedate",
            "exportdate",
            "出口日期",
        ],
    ),
    (
        Field::Sku,
        "sku",
        &[
            "itemno",
            "sku",
            "sellersku",
            "msku",
            "企业商品货号",
            "商品货号",
            "货号",
            "商品sku",
            "平台sku",
        ],
    ),
    (
        Field::Name,
        "name",
        &[
            "gname",
            "品名",
            "商品名称",
            "申报品名",
            "报关品名",
            "货物名称",
        ],
    ),
    (
        Field::ItemName,
        "item_name",
        &["itemname", "企业商品品名", "企业商品名称"],
    ),
    (
        Field::Model,
        "model",
        &[
            "gmodel",
            "规格型号",
            "商品规格型号",
            "商品规格、型号",
            "型号",
            "规格",
            "申报要素",
        ],
    ),
    (
        Field::Cn10,
        "cn10",
        &[
            "gcode",
            "hscode",
            "hs编码",
            "商品编码",
            "商品编号",
            "海关编码",
            "税号",
            "税则号列",
        ],
    ),
    (
        Field::Quantity,
        "quantity",
        &[
            "qty",
            "quantity",
            "申报数量",
            "成交数量",
            "数量",
            "出口数量",
        ],
    ),
    (
        Field::Unit,
        "unit",
        &[
            "unit",
            "申报单位",
            "计量单位",
            "申报计量单位",
            "成交单位",
            "成交计量单位",
            "单位",
        ],
    ),
    (
        Field::Price,
        "price",
        &["price", "unitprice", "单价", "申报单价", "成交单价"],
    ),
    (
        Field::Total,
        "total",
        &["totalprice", "总价", "申报总价", "成交总价", "总金额"],
    ),
    (
        Field::Currency,
        "currency",
        &["currency", "币制", "币种", "币制代码", "成交币制"],
    ),
    (
        Field::Exporter,
        "exporter",
        &[
            "ebcname",
            "exporter",
            "电商企业名称",
            "出口商",
            "境内发货人",
            "境内发货人名称",
            "发货人名称",
            "经营单位",
        ],
    ),
    (
        Field::ExporterCode,
        "exporter_uscc",
        &[
            "ebccode",
            "exporteruscc",
            "电商企业代码",
            "境内发货人代码",
            "境内发货人统一社会信用代码",
            "统一社会信用代码",
        ],
    ),
    (
        Field::Order,
        "order_id",
        &["orderno", "orderid", "订单编号", "订单号"],
    ),
    (Field::Direction, "direction", &["ieflag", "进出口标记"]),
];

/// Heads that are known and not kept.
const KNOWN_UNUSED: &[&str] = &[
    "guid",
    "apptype",
    "apptime",
    "appstatus",
    "customscode",
    "ebpcode",
    "ebpname",
    "logisticscode",
    "logisticsname",
    "logisticsno",
    "portcode",
    "statisticsflag",
    "agentcode",
    "agentname",
    "ownercode",
    "ownername",
    "iaccode",
    "iacname",
    "emsno",
    "trafmode",
    "trafname",
    "voyageno",
    "billno",
    "totalpackageno",
    "loctno",
    "licenseno",
    "country",
    "pod",
    "freight",
    "fcurrency",
    "fflag",
    "insuredfee",
    "icurrency",
    "iflag",
    "wraptype",
    "packno",
    "grossweight",
    "netweight",
    "note",
    "itemrecordno",
    "barcode",
    "qty1",
    "qty2",
    "unit1",
    "unit2",
    "taxamount",
    "物流运单编号",
    "运单号",
    "提单号",
    "申报日期",
    "申报地海关",
    "口岸海关",
    "出境关别",
    "运抵国",
    "运抵国（地区）",
    "最终目的国",
    "最终目的国（地区）",
    "毛重",
    "净重",
    "件数",
    "法定数量",
    "第一法定数量",
    "第二法定数量",
    "法定单位",
    "法定第一单位",
    "法定第二单位",
    "第一法定单位",
    "第二法定单位",
    "条码",
    "条形码",
    "备注",
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        KNOWN_UNUSED
    }

    fn wanted() -> &'static [Self] {
        &[Self::Released, Self::Sku, Self::Price]
    }

    fn has_many(self) -> bool {
        false
    }
}

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}
