//! A made-up unit, as columns show it: what a layout looks like before it is used.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::domain::codes::{
    ConsignmentNumber, ContainerName, Country, Eccn, PalletNumber, PartyCode, SellerCode,
    ShipmentNumber, TariffCode, UnitTag,
};
use crate::domain::consignment::{
    ConsignedCarton, ConsignedPicture, ConsignedUnit, Consignment, Parties,
};
use crate::domain::goods::{BrandKind, Goods, GoodsTrait, GoodsValue, ValueBasis};
use crate::domain::grade::Grade;
use crate::domain::hazard::HazardClass;
use crate::domain::ids::{Hash, UnitId};
use crate::domain::measure::{Grams, Millimetres};
use crate::domain::money::{Currency, Money};
use crate::domain::printed::Sscc;
use crate::domain::product::Battery;
use crate::domain::shipment::{
    CartonMeasure, ConsignmentTerms, CustomsRoute, ShipMode, ShipmentTerms, WeighedBy,
};
use crate::domain::time::{Day, UtcMs};
use crate::exchange::data::paper_templates::{ColumnFormat, PaperColumn, PaperTemplate};

use super::fields::PaperField;
use super::model::{PaperKind, PapersOf, Standing, Value};
use super::pictures::Pictures;
use super::rows;
use super::said::Said;

type Cells = HashMap<(PaperField, Option<ColumnFormat>), String>;

/// Gives what a column shows of a made-up unit.
pub fn sample(field: PaperField, format: Option<ColumnFormat>) -> &'static str {
    static CELLS: OnceLock<Cells> = OnceLock::new();
    let cells = CELLS.get_or_init(cells);
    cells.get(&(field, format)).map_or("", String::as_str)
}

fn cells() -> Cells {
    let formats = ColumnFormat::ALL.iter().copied().map(Some);
    let formats: Vec<_> = [None].into_iter().chain(formats).collect();
    let each = PaperField::ALL.iter().flat_map(|field| {
        let fits = |format: &&Option<ColumnFormat>| {
            format.is_none_or(|format| format.kind() == field.kind())
        };
        formats.iter().filter(fits).map(|format| (*field, *format))
    });
    let each: Vec<_> = each.collect();
    let columns = each.iter().map(|(field, format)| PaperColumn {
        field: Some(*field),
        text: None,
        heads: [String::new(), String::new()],
        width: 1,
        format: *format,
        is_printed: true,
    });
    let day = Day(chrono::NaiveDate::default());
    let template = PaperTemplate {
        id: String::new(),
        version: 1,
        date: day,
        name: None,
        forwarder: None,
        source: String::new(),
        paper: PaperKind::Units,
        lines_max: None,
        columns: columns.collect(),
    };
    let Some(consignment) = made_up(day) else {
        return Cells::new();
    };
    let of = PapersOf {
        consignment: &consignment,
        standing: Standing::Draft(UtcMs(0)),
        day,
        pictures: Pictures::none(),
    };
    let said = Said::new();
    let grids = rows::grids(&of, &template, &said);
    let row = grids
        .into_iter()
        .next()
        .and_then(|grid| grid.rows.into_iter().next());
    let values = row.unwrap_or_default().into_iter();
    let texts = values.map(|value| match value {
        Value::Picture(_) => said.word("picture-here"),
        Value::Text(_) | Value::Number(..) | Value::Empty => value.printed(),
    });
    each.into_iter().zip(texts).collect()
}

fn made_up(day: Day) -> Option<Consignment> {
    let shipment = ShipmentNumber::parse("SH-1")?;
    let forwarder = PartyCode::parse("FWD-1")?;
    let carton = ConsignedCarton {
        container: ContainerName::parse("C-07")?,
        number: 7,
        sscc: Sscc::parse("106141412345678908"),
        pallet: PalletNumber::parse("2"),
        seal: Some("SL-4711".to_owned()),
        seal_photo: None,
        measure: Some(CartonMeasure {
            sides: [600, 400, 350].map(Millimetres),
            gross: Grams(14_200),
            tare: Grams(700),
            by: WeighedBy::Scale,
        }),
        is_sealed: true,
        units: vec![unit(day)?],
    };
    Some(Consignment {
        shipment: ShipmentTerms {
            shipment: shipment.clone(),
            mode: ShipMode::SeaLcl,
            forwarder: Some(forwarder.clone()),
            carrier: None,
            voyage: None,
            bill: None,
            cut_off: None,
            arrives: None,
        },
        terms: ConsignmentTerms {
            consignment: ConsignmentNumber::parse("SH-1-1")?,
            shipment,
            importer: forwarder,
            exporter: None,
            notify: None,
            route: CustomsRoute::DutyFree,
            currency: Currency::USD,
            invoice: None,
            incoterm: None,
            itn: None,
            reason: None,
        },
        parties: Parties::default(),
        revision: 1,
        pallets: Vec::new(),
        cartons: vec![carton],
    })
}

fn unit(day: Day) -> Option<ConsignedUnit> {
    let text = |text: &str| Some(text.to_owned());
    let value = Money {
        minor: 1_250,
        currency: Currency::USD,
    };
    Some(ConsignedUnit {
        unit: UnitId(1),
        tag: UnitTag::make("A00", 1)?,
        seller: SellerCode::parse("S-01"),
        sku: text("LAMP-01"),
        asin: text("B0B4WP8XYZ"),
        title: text("LED desk lamp, white"),
        serial: text("SN-20418"),
        grade: Some(Grade::LikeNew),
        returned: None,
        reason: text("DEFECTIVE"),
        inspected: day,
        weight: Some(Grams(520)),
        battery: Battery::None,
        class: HazardClass::None,
        original_state: None,
        facts: Vec::new(),
        photos: 3,
        picture: Some(ConsignedPicture {
            number: 1,
            photo: Hash::ZERO,
        }),
        export: None,
        exported: None,
        goods: Goods {
            name_en: text("LED desk lamp"),
            name_zh: text("台灯"),
            cn10: TariffCode::parse("9405210000"),
            us10: TariffCode::parse("9405218000"),
            origin: Country::parse("CN"),
            brand: text("LUMO"),
            brand_kind: Some(BrandKind::Domestic),
            model: text("L-20"),
            material: text("铝"),
            purpose: text("照明"),
            net: Some(Grams(400)),
            value: Some(GoodsValue {
                money: value,
                basis: ValueBasis::Cost,
            }),
            eccn: Eccn::parse("EAR99"),
            unit: text("个"),
            unit1: text("个"),
            unit2: text("千克"),
            packed: None,
            traits: vec![GoodsTrait::Magnetic],
        },
    })
}
