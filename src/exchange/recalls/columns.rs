//! Columns of a recall list: which head stands for which field.

use crate::exchange::table::columns::{Fields, Heads};

/// A field that is read from a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Notice,
    Agency,
    Barcode,
    Asin,
    Model,
    Title,
    UnitsFrom,
    UnitsTo,
    ValidFrom,
    Ended,
    Source,
}

const TABLE: [Heads<Field>; 11] = [
    (
        Field::Notice,
        "notice",
        &[
            "recallnumber",
            "recallno",
            "recallid",
            "recallnotice",
            "recall",
            "notice",
            "noticenumber",
            "noticeno",
            "campaignnumber",
            "nhtsacampaignnumber",
            "recallurl",
            "召回编号",
            "召回号",
            "召回公告编号",
            "召回公告",
            "召回通告",
            "公告编号",
            "通告编号",
            "召回",
            "url",
            "召回链接",
        ],
    ),
    (
        Field::Agency,
        "agency",
        &[
            "agency",
            "recallagency",
            "authority",
            "regulator",
            "issuedby",
            "召回机构",
            "监管机构",
            "发布机构",
            "主管机构",
            "主管部门",
            "机构",
        ],
    ),
    (
        Field::Barcode,
        "barcode",
        &[
            "barcode",
            "barcodes",
            "upc",
            "upcs",
            "upccode",
            "upca",
            "ean",
            "ean13",
            "gtin",
            "jan",
            "upc/ean",
            "ean/upc",
            "条码",
            "条形码",
            "商品条码",
            "产品条码",
            "upc码",
            "ean码",
            "69码",
        ],
    ),
    (Field::Asin, "asin", &["asin", "asins", "asin1", "子asin"]),
    (
        Field::Model,
        "model",
        &[
            "model",
            "models",
            "modelnumber",
            "modelnumbers",
            "modelno",
            "型号",
            "产品型号",
            "商品型号",
            "规格型号",
        ],
    ),
    (
        Field::Title,
        "title",
        &[
            "title",
            "product",
            "productname",
            "recalledproduct",
            "what",
            "item",
            "itemname",
            "description",
            "召回产品",
            "产品名称",
            "商品名称",
            "品名",
            "产品",
        ],
    ),
    (
        Field::UnitsFrom,
        "units_from",
        &[
            "madefrom",
            "manufacturedfrom",
            "producedfrom",
            "soldfrom",
            "unitsfrom",
            "datefrom",
            "生产日期起",
            "生产开始日期",
            "生产起始日期",
            "销售日期起",
            "销售开始日期",
            "销售起始日期",
        ],
    ),
    (
        Field::UnitsTo,
        "units_to",
        &[
            "madeto",
            "manufacturedto",
            "producedto",
            "soldto",
            "unitsto",
            "dateto",
            "madeuntil",
            "solduntil",
            "生产日期止",
            "生产结束日期",
            "生产截止日期",
            "销售日期止",
            "销售结束日期",
            "销售截止日期",
        ],
    ),
    (
        Field::ValidFrom,
        "valid_from",
        &[
            "validfrom",
            "recalldate",
            "noticedate",
            "recalledon",
            "effectivefrom",
            "date",
            "召回日期",
            "公告日期",
            "发布日期",
            "生效日期",
        ],
    ),
    (
        Field::Ended,
        "ended",
        &[
            "ended",
            "endedon",
            "recallended",
            "terminated",
            "terminatedon",
            "terminationdate",
            "withdrawn",
            "解除",
            "解除日期",
            "召回解除日期",
            "终止日期",
        ],
    ),
    (
        Field::Source,
        "source",
        &["source", "link", "website", "来源", "数据来源", "链接"],
    ),
];

/// Heads that are known and not kept.
const KNOWN_UNUSED: &[&str] = &[
    "brand",
    "units",
    "quantity",
    "hazard",
    "remedy",
    "injuries",
    "incidents",
    "manufacturer",
    "importer",
    "country",
    "sku",
    "品牌",
    "数量",
    "缺陷",
    "危害",
    "处理措施",
    "生产商",
    "进口商",
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
        &[Self::Notice]
    }

    fn has_many(self) -> bool {
        match self {
            Self::Barcode | Self::Asin | Self::Model => true,
            Self::Notice
            | Self::Agency
            | Self::Title
            | Self::UnitsFrom
            | Self::UnitsTo
            | Self::ValidFrom
            | Self::Ended
            | Self::Source => false,
        }
    }
}

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}
