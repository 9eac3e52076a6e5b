//! Columns of a product book: which head stands for which field.

use crate::exchange::table::columns::{Fields, Heads};

/// A field that is read from a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Field {
    Sku,
    Asin,
    Fnsku,
    Barcode,
    Title,
    Variant,
    Picture,
    Weight,
    WeightUnit,
    Battery,
    Category,
    Recall,
    Restrictions,
    NewPrice,
    ChinaValue,
    Currency,
    Demand,
    PriceFrom,
    ExportMode,
    ExportedOn,
}

const TABLE: [Heads<Field>; 20] = [
    (
        Field::Sku,
        "sku",
        &[
            "sellersku",
            "merchantsku",
            "msku",
            "卖家sku",
            "商家sku",
            "平台sku",
            "sku",
            "产品sku",
            "商品sku",
            "货号",
        ],
    ),
    (Field::Asin, "asin", &["asin", "asin1", "子asin"]),
    (Field::Fnsku, "fnsku", &["fnsku", "fulfillmentchannelsku"]),
    (
        Field::Barcode,
        "barcode",
        &[
            "barcode",
            "barcodes",
            "upc",
            "ean",
            "gtin",
            "jan",
            "isbn",
            "upca",
            "ean13",
            "upc/ean",
            "ean/upc",
            "externalproductid",
            "条码",
            "条形码",
            "商品条码",
            "产品条码",
            "国际条码",
            "upc码",
            "ean码",
            "69码",
        ],
    ),
    (
        Field::Title,
        "title",
        &[
            "title",
            "itemname",
            "productname",
            "producttitle",
            "商品名称",
            "产品名称",
            "商品标题",
            "标题",
            "品名",
            "中文品名",
            "中文名称",
        ],
    ),
    (
        Field::Variant,
        "variant",
        &[
            "variant",
            "variation",
            "color",
            "colour",
            "size",
            "规格",
            "变体",
            "颜色",
            "尺码",
            "款式",
            "属性",
        ],
    ),
    (
        Field::Picture,
        "picture",
        &[
            "picture",
            "image",
            "photo",
            "mainimage",
            "imageurl",
            "mainimageurl",
            "图片",
            "主图",
            "产品图片",
            "商品图片",
            "图片文件名",
            "图片链接",
            "主图链接",
        ],
    ),
    (
        Field::Weight,
        "weight",
        &[
            "itemweight",
            "unitweight",
            "weight",
            "weight(g)",
            "weight(kg)",
            "weight(lb)",
            "weight(oz)",
            "weightg",
            "weightkg",
            "weightlb",
            "weightoz",
            "itemweight(g)",
            "itemweight(kg)",
            "单品重量",
            "单件重量",
            "产品重量",
            "重量",
            "重量(g)",
            "重量（g）",
            "重量(kg)",
            "重量（kg）",
            "重量(克)",
            "重量（克）",
            "单品毛重(g)",
            "单品毛重",
            "毛重",
            "毛重(g)",
            "毛重(kg)",
            "净重",
            "净重(g)",
            "净重(kg)",
            "packageweight",
        ],
    ),
    (
        Field::WeightUnit,
        "weight_unit",
        &["weightunit", "itemweightunitofmeasure", "重量单位"],
    ),
    (
        Field::Battery,
        "battery",
        &[
            "battery",
            "batteries",
            "batterytype",
            "containsbattery",
            "lithiumbattery",
            "batterypackaging",
            "电池",
            "电池类型",
            "是否带电",
            "带电",
            "带电类型",
            "是否含电池",
        ],
    ),
    (
        Field::Category,
        "category",
        &[
            "category",
            "producttype",
            "分类",
            "类目",
            "品类",
            "商品分类",
            "产品分类",
        ],
    ),
    (
        Field::Recall,
        "recall",
        &["recall", "recallnumber", "recallnotice", "召回", "召回编号"],
    ),
    (
        Field::Restrictions,
        "restrictions",
        &[
            "restriction",
            "restrictions",
            "hazmat",
            "dangerousgoods",
            "限制",
            "限制条件",
            "销售限制",
            "危险品",
            "是否危险品",
        ],
    ),
    (
        Field::NewPrice,
        "new_price",
        &[
            "newprice",
            "newprice(usd)",
            "listprice",
            "listprice(usd)",
            "sellingprice",
            "sellingprice(usd)",
            "price",
            "price(usd)",
            "priceusd",
            "售价",
            "售价(usd)",
            "售价（usd）",
            "售价(美元)",
            "售价（美元）",
            "新品售价",
            "价格",
        ],
    ),
    (
        Field::ChinaValue,
        "china_value",
        &[
            "chinavalue",
            "chinavalue(usd)",
            "chinavalue(cny)",
            "declaredvalue",
            "declaredvalue(usd)",
            "货值",
            "货值(usd)",
            "货值（美元）",
            "货值（元）",
            "申报价值",
            "申报价值(usd)",
            "申报单价",
            "国内货值",
        ],
    ),
    (
        Field::Currency,
        "currency",
        &["currency", "currencycode", "币种", "货币", "货币代码"],
    ),
    (
        Field::Demand,
        "demand_per_month",
        &[
            "demandpermonth",
            "monthlydemand",
            "monthlysales",
            "unitspermonth",
            "月销量",
            "月均销量",
            "月销",
            "30天销量",
        ],
    ),
    (
        Field::PriceFrom,
        "price_from",
        &[
            "pricefrom",
            "pricevalidfrom",
            "priceeffectivefrom",
            "priceeffectivedate",
            "effectivedate",
            "价格生效日",
            "价格生效日期",
            "售价生效日期",
            "生效日期",
        ],
    ),
    (
        Field::ExportMode,
        "export_mode",
        &[
            "exportmode",
            "customsmode",
            "supervisioncode",
            "监管方式",
            "监管代码",
            "监管方式代码",
            "出口方式",
        ],
    ),
    (
        Field::ExportedOn,
        "exported_on",
        &[
            "exportedon",
            "exportdate",
            "dateofexport",
            "出口日期",
            "放行日期",
            "报关日期",
        ],
    ),
];

/// Heads that are known and not kept.
const KNOWN_UNUSED: &[&str] = &[
    "quantity",
    "brand",
    "status",
    "itemdescription",
    "listingid",
    "opendate",
    "pendingquantity",
    "fulfillmentchannel",
    "店铺",
    "国家",
    "品牌",
    "状态",
    "采购价",
    "库存",
    "数量",
    "备注",
    "父asin",
    "创建时间",
    "更新时间",
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        KNOWN_UNUSED
    }

    fn wanted() -> &'static [Self] {
        &[Self::Sku, Self::Barcode]
    }

    fn has_many(self) -> bool {
        match self {
            Self::Barcode | Self::Variant => true,
            Self::Sku
            | Self::Asin
            | Self::Fnsku
            | Self::Title
            | Self::Picture
            | Self::Weight
            | Self::WeightUnit
            | Self::Battery
            | Self::Category
            | Self::Recall
            | Self::Restrictions
            | Self::NewPrice
            | Self::ChinaValue
            | Self::Currency
            | Self::Demand
            | Self::PriceFrom
            | Self::ExportMode
            | Self::ExportedOn => false,
        }
    }
}

/// Gives the names of the fields that a saved column map may name.
pub fn fields() -> impl Iterator<Item = &'static str> {
    TABLE.iter().map(|(_, name, _)| *name)
}
