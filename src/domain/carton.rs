//! What a carton wants before it can be closed, and how much more goes into it.

use super::closed::closed_set;
use super::consignment::{ConsignedCarton, Consignment};
use super::limits::CARTON_USUAL_GROSS;
use super::measure::Grams;

closed_set! {
    /// What a carton of a consignment wants before the consignment is closed.
    CartonLack {
        /// Something in it.
        Units = "units",
        /// To be sealed.
        Seal = "seal",
        /// To be measured and weighed.
        Measure = "measure",
        /// Its serial number.
        Sscc = "sscc",
    }
}

impl ConsignedCarton {
    /// Lists what it wants, in the order in which it is done.
    pub fn lacks(&self) -> Vec<CartonLack> {
        let lacks = [
            (CartonLack::Units, self.units.is_empty()),
            (CartonLack::Seal, !self.is_sealed),
            (CartonLack::Measure, self.measure.is_none()),
            (CartonLack::Sscc, self.sscc.is_none()),
        ];
        let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks);
        lacks.map(|(lack, _)| lack).collect()
    }

    /// Says how heavy it is by what is in it, and what is left.
    pub fn fill(&self) -> CartonFill {
        let tare = self.measure.map_or(0, |measure| measure.tare.0);
        let known = self.units.iter().filter_map(|unit| unit.weight);
        let content = known.fold(0_u32, |sum, Grams(weight)| sum.saturating_add(weight));
        let about = tare.saturating_add(content);
        let unknown = self.units.iter().filter(|unit| unit.weight.is_none());
        CartonFill {
            about: Grams(about),
            left: CARTON_USUAL_GROSS.checked_sub(about).map(Grams),
            unknown: u32::try_from(unknown.count()).unwrap_or(u32::MAX),
        }
    }
}

/// How full a carton is by weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CartonFill {
    /// Its tare, where it is known, with every unit whose weight is known.
    pub about: Grams,
    /// What is left of the usual limit; none where it is above it.
    pub left: Option<Grams>,
    /// Units whose weight is not known.
    pub unknown: u32,
}

impl Consignment {
    /// Tells whether every carton has what it wants.
    pub fn is_packed(&self) -> bool {
        !self.cartons.is_empty() && self.cartons.iter().all(|carton| carton.lacks().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::ContainerName;
    use crate::domain::measure::Millimetres;
    use crate::domain::printed::Sscc;
    use crate::domain::shipment::{CartonMeasure, WeighedBy};

    #[test]
    fn a_carton_says_what_it_wants_in_the_order_of_work() {
        let mut carton = ConsignedCarton {
            container: ContainerName::parse("C-01").expect("a name"),
            number: 1,
            sscc: None,
            pallet: None,
            seal: None,
            seal_photo: None,
            measure: None,
            is_sealed: false,
            units: Vec::new(),
        };
        assert_eq!(carton.lacks(), CartonLack::ALL);
        let nothing = CartonFill {
            about: Grams(0),
            left: Some(Grams(CARTON_USUAL_GROSS)),
            unknown: 0,
        };
        assert_eq!(carton.fill(), nothing);
        carton.measure = Some(CartonMeasure {
            sides: [600, 400, 350].map(Millimetres),
            gross: Grams(30_000),
            tare: Grams(CARTON_USUAL_GROSS + 1),
            by: WeighedBy::Hand,
        });
        carton.is_sealed = true;
        carton.sscc = Sscc::make("10614141000000007");
        assert_eq!(carton.lacks(), [CartonLack::Units]);
        assert_eq!(
            carton.fill().left,
            None,
            "too heavy before anything is in it"
        );
    }
}
