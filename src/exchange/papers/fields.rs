//! What stands in the columns of papers: each field with its kind, and of which papers it can be.

use crate::domain::closed::closed_set;

use super::model::{Figure, PaperKind};

/// What a row of a table stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grain {
    /// Units of one carton that its columns do not tell apart.
    Carton,
    /// A line as customs see it: goods of one code, name, origin, value and export line.
    Line,
    /// One unit.
    Unit,
    /// A whole carton.
    Whole,
}

/// What kind of thing stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Text, also ids.
    Text,
    /// A count.
    Count,
    /// A weight.
    Weight,
    /// A side of a carton.
    Length,
    /// Cubic metres.
    Volume,
    /// An amount.
    Money,
    /// A picture, in workbooks alone.
    Picture,
}

/// To what a field belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    /// To the row: its number, and what is told of its first unit without keeping units apart.
    Row,
    /// To the carton: it stands on the first row of each.
    Carton,
    /// To the carton, and stands on each of its rows.
    CartonEach,
    /// To each unit: units that differ in it are rows apart.
    Unit,
    /// Added up over the units of a row.
    Sum,
}

closed_set! {
    /// A field of papers.
    PaperField {
        /// The row's number.
        Line = "line",
        /// C/NO.: the carton's number; of a line those of all its cartons.
        Carton = "carton",
        /// 件数: 1 on the first row of a carton.
        Cartons = "cartons",
        /// 数量 of the whole carton.
        CartonUnits = "carton_units",
        /// The carton's GS1 serial number.
        Sscc = "sscc",
        /// Our own name of the carton.
        Container = "container",
        /// Its seal.
        Seal = "seal",
        /// Its pallet.
        Pallet = "pallet",
        /// The pallet's sides in millimetres.
        PalletSides = "pallet_sides",
        /// Its longest side.
        Length = "length",
        /// Its second side.
        Width = "width",
        /// Its third side.
        Height = "height",
        /// Its three sides in centimetres.
        Sides = "sides",
        /// Its volume.
        Volume = "volume",
        /// Its volume as a sum of the row: the same, of the row's one carton.
        VolumeAll = "volume_all",
        /// Its gross weight.
        Gross = "gross",
        /// The unit's tag.
        Tag = "tag",
        /// Whose.
        Seller = "seller",
        /// The seller's SKU.
        Sku = "sku",
        /// Amazon's product id.
        Asin = "asin",
        /// What the seller calls it.
        Title = "title",
        /// Its serial number.
        Serial = "serial",
        /// The name on English papers.
        NameEn = "name_en",
        /// 品名
        NameZh = "name_zh",
        /// 型号
        Model = "model",
        /// 材质
        Material = "material",
        /// 用途
        Purpose = "purpose",
        /// The brand.
        Brand = "brand",
        /// 品牌类型
        BrandKind = "brand_kind",
        /// China's tariff code.
        Cn10 = "cn10",
        /// The six digits that all countries share.
        Hs6 = "hs6",
        /// The United States' code.
        Us10 = "us10",
        /// The export control classification.
        Eccn = "eccn",
        /// The country of origin.
        Origin = "origin",
        /// 数量
        Quantity = "quantity",
        /// 申报单位
        Unit = "unit",
        /// 法定第一单位
        Unit1 = "unit1",
        /// 法定第一数量, where it follows from weight or count.
        Quantity1 = "quantity1",
        /// 法定第二单位
        Unit2 = "unit2",
        /// 法定第二数量
        Quantity2 = "quantity2",
        /// What one is declared at.
        UnitValue = "unit_value",
        /// What all are declared at.
        Value = "value",
        /// Of the value.
        Currency = "currency",
        /// Where the value comes from.
        Basis = "basis",
        /// What one weighs without packing.
        NetEach = "net_each",
        /// What all weigh without packing.
        Net = "net",
        /// What one weighs with its packing.
        GrossEach = "gross_each",
        /// 成色
        Condition = "condition",
        /// 9610, 9710, 9810 or 1210.
        ExportMode = "export_mode",
        /// The export paper's number and line.
        ExportLine = "export_line",
        /// The export paper's number.
        ExportNumber = "export_number",
        /// The line's number there.
        ExportItem = "export_item",
        /// The day of its release.
        Released = "released",
        /// 危险品
        Hazard = "hazard",
        /// 带电
        Electric = "electric",
        /// 带磁
        Magnetic = "magnetic",
        /// 液体
        Liquid = "liquid",
        /// 粉末
        Powder = "powder",
        /// The order that it came back from.
        Order = "order",
        /// The return's number.
        Rma = "rma",
        /// Why, by the code of the seller's file.
        Reason = "reason",
        /// The day of its inspection.
        Inspected = "inspected",
        /// 原状
        OriginalState = "original_state",
        /// What the inspection found.
        Facts = "facts",
        /// How many photos show it.
        Photos = "photos",
        /// Their numbers in the photo index, counted through the whole list.
        PhotoNumbers = "photo_numbers",
        /// The photo that shows the unit, or the first unit of a row that has one.
        Picture = "picture",
    }
}

impl PaperField {
    /// Gives what kind of thing it is.
    pub fn kind(self) -> FieldKind {
        match self {
            Self::Line | Self::Cartons | Self::CartonUnits | Self::Quantity | Self::Photos => {
                FieldKind::Count
            }
            Self::Quantity1 | Self::Quantity2 => FieldKind::Count,
            Self::Length | Self::Width | Self::Height => FieldKind::Length,
            Self::Volume | Self::VolumeAll => FieldKind::Volume,
            Self::Gross | Self::NetEach | Self::Net | Self::GrossEach => FieldKind::Weight,
            Self::UnitValue | Self::Value => FieldKind::Money,
            Self::Picture => FieldKind::Picture,
            Self::Carton
            | Self::Sscc
            | Self::Container
            | Self::Seal
            | Self::Pallet
            | Self::PalletSides
            | Self::Sides
            | Self::Tag
            | Self::Seller
            | Self::Sku
            | Self::Asin
            | Self::Title
            | Self::Serial
            | Self::NameEn
            | Self::NameZh
            | Self::Model
            | Self::Material
            | Self::Purpose
            | Self::Brand
            | Self::BrandKind
            | Self::Cn10
            | Self::Hs6
            | Self::Us10
            | Self::Eccn
            | Self::Origin
            | Self::Unit
            | Self::Unit1
            | Self::Unit2
            | Self::Currency
            | Self::Basis
            | Self::Condition
            | Self::ExportMode
            | Self::ExportLine
            | Self::ExportNumber
            | Self::ExportItem
            | Self::Released
            | Self::Hazard
            | Self::Electric
            | Self::Magnetic
            | Self::Liquid
            | Self::Powder
            | Self::Order
            | Self::Rma
            | Self::Reason
            | Self::Inspected
            | Self::OriginalState
            | Self::Facts
            | Self::PhotoNumbers => FieldKind::Text,
        }
    }

    /// Tells whether it says which carton, unit, product or export line a row is: nobody fills that in anew.
    pub fn is_id(self) -> bool {
        [
            Self::Carton,
            Self::Sscc,
            Self::Container,
            Self::Tag,
            Self::Seller,
            Self::Sku,
            Self::Asin,
            Self::Serial,
            Self::ExportLine,
            Self::ExportNumber,
            Self::ExportItem,
            Self::Order,
            Self::Rma,
        ]
        .contains(&self)
    }

    pub(super) fn level(self) -> Level {
        match self {
            Self::Line | Self::PhotoNumbers | Self::Picture => Level::Row,
            Self::Cartons
            | Self::CartonUnits
            | Self::Length
            | Self::Width
            | Self::Height
            | Self::Sides
            | Self::Volume
            | Self::VolumeAll
            | Self::Gross => Level::Carton,
            Self::Carton
            | Self::Sscc
            | Self::Container
            | Self::Seal
            | Self::Pallet
            | Self::PalletSides => Level::CartonEach,
            Self::Quantity
            | Self::Quantity1
            | Self::Quantity2
            | Self::Value
            | Self::Net
            | Self::Photos => Level::Sum,
            Self::Tag
            | Self::Seller
            | Self::Sku
            | Self::Asin
            | Self::Title
            | Self::Serial
            | Self::NameEn
            | Self::NameZh
            | Self::Model
            | Self::Material
            | Self::Purpose
            | Self::Brand
            | Self::BrandKind
            | Self::Cn10
            | Self::Hs6
            | Self::Us10
            | Self::Eccn
            | Self::Origin
            | Self::Unit
            | Self::Unit1
            | Self::Unit2
            | Self::UnitValue
            | Self::Currency
            | Self::Basis
            | Self::NetEach
            | Self::GrossEach
            | Self::Condition
            | Self::ExportMode
            | Self::ExportLine
            | Self::ExportNumber
            | Self::ExportItem
            | Self::Released
            | Self::Hazard
            | Self::Electric
            | Self::Magnetic
            | Self::Liquid
            | Self::Powder
            | Self::Order
            | Self::Rma
            | Self::Reason
            | Self::Inspected
            | Self::OriginalState
            | Self::Facts => Level::Unit,
        }
    }

    /// Tells whether a paper can fill it.
    pub fn fits(self, paper: PaperKind) -> bool {
        let Some(grain) = paper.grain() else {
            return false;
        };
        match (self, grain) {
            (Self::Quantity1 | Self::Quantity2, _) => grain == Grain::Line,
            (Self::PhotoNumbers, _) => grain == Grain::Unit,
            // What is in a whole carton, one picture does not show.
            (Self::Picture, _) => grain != Grain::Whole,
            (Self::Carton, _) | (_, Grain::Carton | Grain::Unit) => true,
            // A line of goods is of several cartons, and a carton of several goods.
            (_, Grain::Line) => !matches!(self.level(), Level::Carton | Level::CartonEach),
            (_, Grain::Whole) => self.level() != Level::Unit,
        }
    }

    /// Gives the sum that stands below it.
    pub(super) fn figure(self) -> Option<Figure> {
        let below = [
            (Self::Cartons, Figure::Cartons),
            (Self::Quantity, Figure::Units),
            (Self::Net, Figure::Net),
            (Self::Gross, Figure::Gross),
            (Self::Volume, Figure::Volume),
            (Self::Value, Figure::Value),
        ];
        let mut below = below.into_iter();
        below.find_map(|(field, figure)| (field == self).then_some(figure))
    }
}
