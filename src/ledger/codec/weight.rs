//! The body of a parcel's weight.

use crate::domain::ids::ParcelId;
use crate::domain::measure::Grams;
use crate::domain::weight::{ParcelWeight, WeightMode};
use crate::ledger::fact::Body;

use super::DecodeError;
use super::json::Object;
use super::read::Fields;

pub(super) fn parcel_weighed_v1(fields: &mut Fields) -> Result<Body, DecodeError> {
    Ok(Body::ParcelWeighed {
        parcel: fields.code("parcel", ParcelId::parse)?,
        weight: ParcelWeight {
            weight: Grams(fields.number("weight_g")?),
            mode: fields.code("mode", WeightMode::parse)?,
            tare: fields.optional_number("tare_g")?.map(Grams),
        },
    })
}

pub(super) fn write_parcel_weighed(
    parcel: ParcelId,
    weight: &ParcelWeight,
    out: &mut Object<'_, '_>,
) {
    let ParcelWeight { weight, mode, tare } = weight;
    out.text("mode", mode.code());
    out.shown("parcel", parcel);
    out.optional_number("tare_g", tare.map(|tare| tare.0));
    out.number("weight_g", weight.0);
}
