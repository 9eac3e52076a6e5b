//! Files of what customs ask about a seller's goods: any sheet whose heads name a SKU and something about it.

use std::collections::BTreeSet;

use crate::domain::codes::{Country, Eccn, TariffCode};
use crate::domain::goods::{
    BrandKind, Goods, GoodsSides, GoodsTrait, GoodsValue, SidesBasis, ValueBasis,
};
use crate::domain::limits::{GOODS_ROWS_MAX, GOODS_TEXT_MAX, STANDING_SKU_MAX};
use crate::domain::measure::MassUnit;
use crate::domain::money::{Currency, Money};
use crate::text::entered::{self, LengthUnit};

use super::table::columns::{Binding, Fields, Heads};
use super::table::{NotReadable, opened};

/// A field that is read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Field {
    Sku,
    NameEn,
    NameZh,
    Cn10,
    Us10,
    Origin,
    Brand,
    BrandKind,
    Model,
    Material,
    Purpose,
    Net,
    Value,
    Currency,
    Basis,
    Eccn,
    Unit,
    Unit1,
    Unit2,
    Traits,
    Sides,
    SidesBasis,
}

const TABLE: [Heads<Field>; 22] = [
    (
        Field::Sku,
        "sku",
        &["sku", "sellersku", "msku", "merchantsku", "卖家sku", "货号"],
    ),
    (
        Field::NameEn,
        "name_en",
        &[
            "nameen",
            "englishname",
            "goodsen",
            "英文品名",
            "申报英文品名",
            "产品英文品名",
        ],
    ),
    (
        Field::NameZh,
        "name_zh",
        &[
            "namezh",
            "chinesename",
            "品名",
            "中文品名",
            "申报中文品名",
            "报关中文品名",
            "产品中文品名",
        ],
    ),
    (
        Field::Cn10,
        "cn10",
        &[
            "cn10",
            "hscode",
            "hs",
            "hs(cn10)",
            "商品编号",
            "商品编码",
            "海关编码",
            "税号",
        ],
    ),
    (
        Field::Us10,
        "us10",
        &["us10", "scheduleb", "hts", "hts(us10)", "美国税号"],
    ),
    (
        Field::Origin,
        "origin",
        &["origin", "countryoforigin", "原产国", "产地"],
    ),
    (Field::Brand, "brand", &["brand", "品牌", "中文品牌名"]),
    (
        Field::BrandKind,
        "brand_kind",
        &["brandkind", "brandtype", "品牌类型"],
    ),
    (
        Field::Model,
        "model",
        &["model", "型号", "规格型号", "货物型号"],
    ),
    (Field::Material, "material", &["material", "材质"]),
    (Field::Purpose, "purpose", &["purpose", "use", "用途"]),
    (
        Field::Net,
        "net_weight",
        &[
            "netweight",
            "nw",
            "n.w.",
            "netweightg",
            "净重",
            "单件净重",
            "单件净重g",
        ],
    ),
    (
        Field::Value,
        "value",
        &[
            "value",
            "unitvalue",
            "declaredvalue",
            "unitprice",
            "申报单价",
            "申报价值",
            "单价",
        ],
    ),
    (Field::Currency, "currency", &["currency", "币制", "币种"]),
    (Field::Basis, "basis", &["basis", "valuebasis", "价值依据"]),
    (Field::Eccn, "eccn", &["eccn"]),
    (Field::Unit, "unit", &["unit", "申报单位", "单位"]),
    (Field::Unit1, "unit1", &["unit1", "法定第一单位"]),
    (Field::Unit2, "unit2", &["unit2", "法定第二单位"]),
    (Field::Traits, "traits", &["traits", "货物属性", "特性"]),
    (
        Field::Sides,
        "sides",
        &[
            "sides",
            "sidescm",
            "packedsize",
            "dimensions",
            "单件尺寸",
            "单件尺寸cm",
            "包装尺寸",
            "包装尺寸cm",
        ],
    ),
    (
        Field::SidesBasis,
        "sides_basis",
        &["sidesbasis", "尺寸依据"],
    ),
];

/// Words for how sides are known, beside their codes.
const SIDES: [(&str, SidesBasis); 2] = [
    ("实测", SidesBasis::Measured),
    ("估计", SidesBasis::Estimated),
];

/// Words for where a value comes from, beside its code.
const BASES: [(&str, ValueBasis); 4] = [
    ("出口单价", ValueBasis::Export),
    ("卖家成本", ValueBasis::Cost),
    ("双方约定", ValueBasis::Agreed),
    ("估计", ValueBasis::Estimated),
];
/// Words for kinds of brand, beside their codes.
const BRANDS: [(&str, BrandKind); 5] = [
    ("无品牌", BrandKind::None),
    ("境内自主品牌", BrandKind::Domestic),
    ("境内收购品牌", BrandKind::Acquired),
    ("境外品牌(贴牌生产)", BrandKind::ForeignMadeFor),
    ("境外品牌(其它)", BrandKind::Foreign),
];
/// Words for traits, beside their codes.
const TRAITS: [(&str, GoodsTrait); 10] = [
    ("带磁", GoodsTrait::Magnetic),
    ("液体", GoodsTrait::Liquid),
    ("粉末", GoodsTrait::Powder),
    ("食品", GoodsTrait::Food),
    ("机电", GoodsTrait::Electric),
    ("带电", GoodsTrait::Electric),
    ("存有数据", GoodsTrait::Data),
    ("服装鞋帽", GoodsTrait::Worn),
    ("易碎", GoodsTrait::Fragile),
    ("此面向上", GoodsTrait::Upright),
];

impl Fields for Field {
    fn table() -> &'static [Heads<Self>] {
        &TABLE
    }

    fn unused() -> &'static [&'static str] {
        &[]
    }

    fn wanted() -> &'static [Self] {
        &[Self::Sku]
    }

    fn has_many(self) -> bool {
        false
    }
}

/// Why a row is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GoodsProblem {
    /// Where it begins, counted from 1 with the header.
    pub line: u64,
    /// The stable name; its words stand in the language files under `goods-problem-<code>`.
    pub code: &'static str,
    /// What stands there.
    pub found: String,
}

/// What a file says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GoodsTold {
    /// Goods by SKU, in the file's order.
    pub goods: Vec<(String, Goods)>,
    /// Rows that are not taken.
    pub problems: Vec<GoodsProblem>,
}

/// Gives the heads of the columns, as a template has them.
pub fn heads() -> Vec<&'static str> {
    TABLE.iter().map(|(_, code, _)| *code).collect()
}

/// Reads a file of goods.
///
/// # Errors
/// Says why the file as a whole is none.
pub fn read(bytes: &[u8]) -> Result<GoodsTold, NotReadable> {
    let sheet = opened::<Field>(bytes, None)?;
    let binding: Binding<Field> = Binding::of(&sheet.header, None);
    if binding.head_of(Field::Sku).is_none() {
        return Err(NotReadable::plain("file_no_goods"));
    }
    let mut told = GoodsTold::default();
    let mut seen = BTreeSet::new();
    for line in sheet.rows.into_rows() {
        let mut row = Row::default();
        let read = match line.text {
            Ok(text) if line.open_end && text.split('\t').count() < binding.width() => {
                Err(("row_cut", text.chars().take(40).collect()))
            }
            Ok(text) => {
                for (place, cell) in text.split('\t').enumerate() {
                    if let Some(field) = binding.field_at(place) {
                        row.cells.push((field, cell.trim().to_owned()));
                    }
                }
                if row.is_empty() {
                    continue;
                }
                row.goods()
            }
            Err(_) => Err(("row_broken", String::new())),
        };
        let read = read.and_then(|(sku, goods)| {
            if seen.insert(sku.clone()) {
                Ok((sku, goods))
            } else {
                Err(("twice", sku))
            }
        });
        match read {
            Ok(one) => told.goods.push(one),
            Err((code, found)) => told.problems.push(GoodsProblem {
                line: line.number,
                code,
                found,
            }),
        }
    }
    if told.goods.len() > GOODS_ROWS_MAX {
        return Err(NotReadable::too_large());
    }
    Ok(told)
}

/// One row, as it stands in the file.
#[derive(Default)]
struct Row {
    cells: Vec<(Field, String)>,
}

/// Why a row is not taken, and what stands there.
type Wrong = (&'static str, String);

impl Row {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|(_, cell)| cell.is_empty())
    }

    /// Gives what stands under a head; none for nothing.
    fn cell(&self, field: Field) -> Option<&str> {
        let mut cells = self.cells.iter();
        let (_, cell) = cells.find(|(of, cell)| *of == field && !cell.is_empty())?;
        Some(cell.as_str())
    }

    fn text(&self, field: Field) -> Result<Option<String>, Wrong> {
        let Some(cell) = self.cell(field) else {
            return Ok(None);
        };
        if cell.chars().count() > GOODS_TEXT_MAX {
            return Err(("too_long", cell.chars().take(40).collect()));
        }
        Ok(Some(cell.to_owned()))
    }

    fn read<T>(
        &self,
        field: Field,
        code: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        match self.cell(field) {
            None => Ok(None),
            Some(cell) => match read(cell) {
                Some(value) => Ok(Some(value)),
                None => Err((code, cell.to_owned())),
            },
        }
    }

    fn goods(&self) -> Result<(String, Goods), Wrong> {
        let hidden = |(_, cell): &&(Field, String)| cell.chars().any(is_unseen);
        if let Some((_, cell)) = self.cells.iter().find(hidden) {
            return Err(("hidden_signs", cell.clone()));
        }
        let sku = self.cell(Field::Sku).unwrap_or_default().to_owned();
        if sku.is_empty() || sku.chars().count() > STANDING_SKU_MAX {
            return Err(("no_sku", sku));
        }
        let net = |text: &str| entered::weight(text, Some(MassUnit::Gram));
        let goods = Goods {
            name_en: self.text(Field::NameEn)?,
            name_zh: self.text(Field::NameZh)?,
            cn10: self.read(Field::Cn10, "bad_tariff", TariffCode::parse)?,
            us10: self.read(Field::Us10, "bad_tariff", TariffCode::parse)?,
            origin: self.read(Field::Origin, "bad_country", country_named)?,
            brand: self.text(Field::Brand)?,
            brand_kind: self.read(Field::BrandKind, "bad_brand", brand_named)?,
            model: self.text(Field::Model)?,
            material: self.text(Field::Material)?,
            purpose: self.text(Field::Purpose)?,
            net: self
                .read(Field::Net, "bad_net", net)?
                .filter(|net| net.0 > 0),
            packed: self.packed()?,
            value: self.value()?,
            eccn: self.read(Field::Eccn, "bad_eccn", Eccn::parse)?,
            unit: self.text(Field::Unit)?,
            unit1: self.text(Field::Unit1)?,
            unit2: self.text(Field::Unit2)?,
            traits: self
                .read(Field::Traits, "bad_trait", traits)?
                .unwrap_or_default(),
        };
        if goods.is_empty() {
            return Err(("nothing_told", sku));
        }
        Ok((sku, goods))
    }

    /// Sides of which nobody says how they are known are a guess.
    fn packed(&self) -> Result<Option<GoodsSides>, Wrong> {
        let basis = self.read(Field::SidesBasis, "bad_sides_basis", |text| {
            named(text, SidesBasis::parse, &SIDES)
        })?;
        let sides = self.read(Field::Sides, "bad_sides", |text| {
            let sides = entered::sides(text, Some(LengthUnit::Centimetre))?;
            GoodsSides::can_be(&sides).then_some(sides)
        })?;
        Ok(sides.map(|sides| GoodsSides {
            sides,
            basis: basis.unwrap_or(SidesBasis::Estimated),
        }))
    }

    fn value(&self) -> Result<Option<GoodsValue>, Wrong> {
        let Some(text) = self.cell(Field::Value) else {
            return Ok(None);
        };
        let wrong = || ("bad_value", text.to_owned());
        let currency = self.read(Field::Currency, "bad_currency", Currency::parse)?;
        let money = match currency {
            Some(currency) => Money::parse_grouped(text, currency),
            None => Money::parse_named(text),
        };
        let money = money.filter(|money| money.minor > 0).ok_or_else(wrong)?;
        let basis = self.read(Field::Basis, "bad_basis", basis_named)?;
        let basis = basis.ok_or_else(|| ("no_basis", text.to_owned()))?;
        Ok(Some(GoodsValue { money, basis }))
    }
}

/// Tells whether a sign is one that nobody sees.
pub(super) fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(
            sign,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
        )
}

/// Reads a country by its code or by the Chinese word for China.
pub(super) fn country_named(text: &str) -> Option<Country> {
    match text {
        "中国" => Some(Country::china()),
        text => Country::parse(text),
    }
}

/// Reads a kind of brand by its code or by its Chinese word.
pub(super) fn brand_named(text: &str) -> Option<BrandKind> {
    named(text, BrandKind::parse, &BRANDS)
}

/// Reads where a value comes from by its code or by its Chinese word.
pub(super) fn basis_named(text: &str) -> Option<ValueBasis> {
    named(text, ValueBasis::parse, &BASES)
}

/// Reads a member of a closed set by its code or by its Chinese word.
fn named<T: Copy>(
    text: &str,
    parse: impl FnOnce(&str) -> Option<T>,
    words: &[(&str, T)],
) -> Option<T> {
    let plain = text.replace('（', "(").replace('）', ")");
    let word = words.iter().find(|(word, _)| *word == plain);
    word.map(|(_, of)| *of).or_else(|| parse(&plain))
}

fn traits(text: &str) -> Option<Vec<GoodsTrait>> {
    let parts = text.split([',', '，', '、', ';', '；', '/']);
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let read: Option<BTreeSet<GoodsTrait>> = parts
        .map(|part| named(part, GoodsTrait::parse, &TRAITS))
        .collect();
    read.map(|read| read.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::{Grams, Millimetres};

    #[test]
    fn a_chinese_sheet_is_read_and_each_wrong_row_named() {
        let sheet = "货号\t中文品名\t商品编号\t品牌类型\t单件净重\t申报单价\t币制\t价值依据\t货物属性\n\
            LAMP\t台灯\t9405.21 0000\t境外品牌（其它）\t380\t8.99\tUSD\t卖家成本\t带磁、机电\n\
            OIL\t精油\t33019010\t\t\t\t\t\t\n\
            TIE\t发圈\t\t\t20 g\t1.50\tUSD\t\t\n\
            LAMP\t台灯\t\t\t\t\t\t\t\n\
            \t发圈\t\t\t\t\t\t\t\n";
        let told = read(sheet.as_bytes()).expect("a sheet");
        let [(sku, goods)] = told.goods.as_slice() else {
            panic!("{told:?}");
        };
        assert_eq!((sku.as_str(), goods.net), ("LAMP", Some(Grams(380))));
        assert_eq!(
            goods.cn10.as_ref().map(TariffCode::as_str),
            Some("9405210000")
        );
        assert_eq!(goods.brand_kind, Some(BrandKind::Foreign));
        let value = goods.value.expect("a value");
        assert_eq!((value.money.minor, value.basis), (899, ValueBasis::Cost));
        assert_eq!(goods.traits, [GoodsTrait::Magnetic, GoodsTrait::Electric]);
        let problems: Vec<_> = told.problems.iter().map(|of| (of.line, of.code)).collect();
        assert_eq!(
            problems,
            [
                (3, "bad_tariff"),
                (4, "no_basis"),
                (5, "twice"),
                (6, "no_sku")
            ]
        );
    }

    #[test]
    fn sides_are_read_in_either_unit_and_are_a_guess_unless_somebody_measured() {
        let sheet = "sku\tsides\tsides_basis\ttraits\n\
            A\t30 x 20 x 10.5\t\t易碎\n\
            B\t12x8x4in\tmeasured\tupright\n\
            C\t30x20\t\t\n\
            D\t30x0x10\t\t\n\
            E\t30x20x10\tseen\t\n";
        let told = read(sheet.as_bytes()).expect("a sheet");
        let of = |sides: [u32; 3], basis| {
            Some(GoodsSides {
                sides: sides.map(Millimetres),
                basis,
            })
        };
        let packed: Vec<_> = told.goods.iter().map(|(_, goods)| goods.packed).collect();
        assert_eq!(
            packed,
            [
                of([300, 200, 105], SidesBasis::Estimated),
                of([305, 203, 102], SidesBasis::Measured)
            ]
        );
        assert!(told.goods[0].1.has(GoodsTrait::Fragile));
        assert!(told.goods[1].1.has(GoodsTrait::Upright));
        let problems: Vec<_> = told.problems.iter().map(|of| (of.line, of.code)).collect();
        assert_eq!(
            problems,
            [(4, "bad_sides"), (5, "bad_sides"), (6, "bad_sides_basis")]
        );
    }

    #[test]
    fn a_template_of_our_heads_is_read_and_another_sheet_is_none() {
        let empty = format!("{}\n", heads().join("\t"));
        assert_eq!(read(empty.as_bytes()), Ok(GoodsTold::default()));
        let code = read(b"colour\tsize\nred\tXL\n").expect_err("no goods").code;
        assert_eq!(code, "file_no_goods");
    }
}
