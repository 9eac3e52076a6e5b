//! Consolidated shipments to China: shipment 主单 → consignment 分单 → pallet → carton → unit, with what is
//! measured of a carton.

use super::closed::closed_set;
use super::codes::{ConsignmentNumber, PalletNumber, PartyCode, ShipmentNumber};
use super::measure::{Grams, Millimetres};
use super::money::Currency;
use super::time::Day;

closed_set! {
    /// How a shipment travels.
    ShipMode {
        /// By sea with others' goods in one container 拼箱.
        SeaLcl = "sea_lcl",
        /// By sea in a container of its own 整箱.
        SeaFcl = "sea_fcl",
        /// By air freight.
        Air = "air",
        /// By express carrier.
        Express = "express",
    }
}

impl ShipMode {
    /// Tells whether it flies.
    pub fn flies(self) -> bool {
        match self {
            Self::Air | Self::Express => true,
            Self::SeaLcl | Self::SeaFcl => false,
        }
    }
}

closed_set! {
    /// By which way a consignment comes into China; only the checks of its way run.
    CustomsRoute {
        /// Returned goods without duty 退运免税.
        DutyFree = "duty_free",
        /// Imported anew, duty and taxes paid.
        Taxed = "taxed",
        /// To Hong Kong.
        HongKong = "hong_kong",
        /// The forwarder clears it with taxes in its price 双清包税.
        Forwarder = "forwarder",
    }
}

closed_set! {
    /// How a carton's gross weight was found.
    WeighedBy {
        /// From a scale whose reading stood still.
        Scale = "scale",
        /// Typed in.
        Hand = "hand",
    }
}

/// What is measured of a carton.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CartonMeasure {
    /// Outer sides, the longest first.
    pub sides: [Millimetres; 3],
    /// With everything in it.
    pub gross: Grams,
    /// The empty carton with its filling.
    pub tare: Grams,
    /// How the gross weight was found.
    pub by: WeighedBy,
}

closed_set! {
    /// What a pallet is made of: wood that is not treated is not let in (ISPM 15).
    PalletMaterial {
        /// Wood with the mark of its treatment 熏蒸或热处理.
        TreatedWood = "treated_wood",
        /// Wood without it.
        UntreatedWood = "untreated_wood",
        /// Plywood or pressed wood, which needs no treatment.
        Plywood = "plywood",
        /// Plastic.
        Plastic = "plastic",
        /// Paper or cardboard.
        Paper = "paper",
    }
}

/// A pallet of a shipment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PalletTerms {
    /// Of which shipment.
    pub shipment: ShipmentNumber,
    /// Its number there.
    pub pallet: PalletNumber,
    /// What it is made of.
    pub material: PalletMaterial,
    /// Its sides with everything on it; none while it is not measured.
    pub sides: Option<[Millimetres; 3]>,
    /// What it weighs empty.
    pub tare: Grams,
}

/// A shipment 主单: what travels together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ShipmentTerms {
    /// Its number.
    pub shipment: ShipmentNumber,
    /// How it travels.
    pub mode: ShipMode,
    /// Who carries it.
    pub forwarder: Option<PartyCode>,
    /// The exporting carrier, as papers name it.
    pub carrier: Option<String>,
    /// Vessel and voyage, or flight.
    pub voyage: Option<String>,
    /// Bill of lading or air waybill.
    pub bill: Option<String>,
    /// The last day on which the carrier takes it.
    pub cut_off: Option<Day>,
    /// The day on which it is to arrive in China.
    pub arrives: Option<Day>,
}

impl ShipmentTerms {
    /// A shipment of which nothing is known but how it travels.
    pub fn of(shipment: ShipmentNumber, mode: ShipMode) -> Self {
        Self {
            shipment,
            mode,
            forwarder: None,
            carrier: None,
            voyage: None,
            bill: None,
            cut_off: None,
            arrives: None,
        }
    }
}

/// A consignment 分单: one importer and one customs route.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsignmentTerms {
    /// Its number.
    pub consignment: ConsignmentNumber,
    /// The shipment that it travels with.
    pub shipment: ShipmentNumber,
    /// The importer in China 境内收货人.
    pub importer: PartyCode,
    /// The exporter, in the United States the USPPI; none is not known yet.
    pub exporter: Option<PartyCode>,
    /// Who is told on arrival.
    pub notify: Option<PartyCode>,
    /// The way into China.
    pub route: CustomsRoute,
    /// Of every value on its papers.
    pub currency: Currency,
    /// The number of its invoice.
    pub invoice: Option<String>,
    /// Terms of delivery with their place, such as `CIF SHENZHEN`.
    pub incoterm: Option<String>,
    /// The internal transaction number of its export filing (15 CFR 30), where one was made.
    pub itn: Option<String>,
    /// Why the goods come back, as papers say it.
    pub reason: Option<String>,
}

/// Cubic millimetres of a cubic metre.
const MM3_OF_M3: u64 = 1_000_000_000;
/// Cubic millimetres of a tenth of a litre.
const MM3_OF_LITRE_TENTH: u64 = 100_000;

impl CartonMeasure {
    /// Gives the volume in cubic millimetres.
    pub fn volume(&self) -> u64 {
        box_volume(self.sides)
    }

    /// Gives what is in it by weight; none where the tare is more than the gross weight.
    pub fn content(&self) -> Option<Grams> {
        self.gross.0.checked_sub(self.tare.0).map(Grams)
    }
}

/// Prints sides as they are read: `60 × 40 × 35`, in centimetres with a tenth where there is one.
pub fn centimetres(sides: [Millimetres; 3]) -> String {
    let one = |Millimetres(side): Millimetres| match side % 10 {
        0 => (side / 10).to_string(),
        tenth => format!("{}.{tenth}", side / 10),
    };
    sides.map(one).join(" × ")
}

/// Gives the volume of a box by its three sides, in cubic millimetres.
pub fn box_volume(sides: [Millimetres; 3]) -> u64 {
    let sides = sides.iter().map(|Millimetres(side)| u64::from(*side));
    sides.fold(1, u64::saturating_mul)
}

/// Gives cubic millimetres in tenths of a litre, rounded half up.
pub fn litre_tenths(volume: u64) -> u64 {
    volume.saturating_add(MM3_OF_LITRE_TENTH / 2) / MM3_OF_LITRE_TENTH
}

/// Prints tenths of a litre, such as `45.6`.
pub fn litres(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Prints cubic millimetres as cubic metres with three digits, rounded half up (CBM on papers).
pub fn cubic_metres(volume: u64) -> String {
    let thousandths = volume.saturating_add(MM3_OF_M3 / 2000) / (MM3_OF_M3 / 1000);
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cartons_volume_is_its_sides() {
        let carton = CartonMeasure {
            sides: [Millimetres(600), Millimetres(400), Millimetres(350)],
            gross: Grams(14_200),
            tare: Grams(700),
            by: WeighedBy::Scale,
        };
        assert_eq!(carton.volume(), 84_000_000);
        assert_eq!(cubic_metres(carton.volume()), "0.084");
        assert_eq!(carton.content(), Some(Grams(13_500)));
        let wrong = CartonMeasure {
            tare: Grams(20_000),
            ..carton
        };
        assert_eq!(wrong.content(), None);
    }

    #[test]
    fn cubic_metres_are_rounded_half_up() {
        for (volume, shown) in [
            (0, "0.000"),
            (499_999, "0.000"),
            (500_000, "0.001"),
            (1_999_500_000, "2.000"),
            (67_123_456_789, "67.123"),
        ] {
            assert_eq!(cubic_metres(volume), shown);
        }
    }
}
