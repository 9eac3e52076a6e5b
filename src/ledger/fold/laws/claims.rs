//! Sellers' claims of a parcel: each seller's newest word stands, whatever the order of the facts.

use proptest::prelude::*;

use super::PARCEL;
use crate::domain::codes::SellerCode;
use crate::domain::ids::MailId;
use crate::domain::pool::SellerClaim;
use crate::domain::said::{Said, SaidHow};
use crate::ledger::fact::Body;

pub(super) fn claim(seller: &str, names: &str) -> Body {
    Body::ParcelClaimed {
        parcel: PARCEL,
        mail: MailId(8),
        claim: SellerClaim {
            seller: SellerCode::parse(seller).expect("a code"),
            names: Some(names.to_owned()),
            note: None,
            said: Said {
                how: SaidHow::Workbook,
                who: "a.xlsx".to_owned(),
                shown: None,
            },
        },
    }
}

pub(super) fn any() -> impl Strategy<Value = Body> {
    ("S-0[12]", "[AB]").prop_map(|(seller, names)| claim(&seller, &names))
}
