//! Codes that name things: ours (tags, containers, badges, commands) and those of others
//! (tracking keys, product numbers, return and order ids). Each type holds only text that its
//! parser checked, in one normal form, so that equal codes are equal text.

mod others;
mod ours;
mod printed;
mod trade;

pub use others::{Asin, Fnsku, Gtin, Lpn, OrderId, Rma, Tracking};
pub use ours::{
    BatchNumber, ContainerName, LotNumber, ParcelTag, PersonCode, SellerCode, StationName,
    TagPrefix, UnitTag,
};
pub use printed::{
    COMMAND_SPECS, CommandSpec, CommandWord, DOCK_COMMANDS, OWN_CODE_MAGIC, OwnCode, OwnCodeError,
};
pub use trade::{
    ConsignmentNumber, Country, Eccn, HkBr, PalletNumber, PartyCode, ShipmentNumber, TariffCode,
    Uscc, UsccFault,
};

/// Makes a type over text whose only door is `parse`, with the plain traits of an id.
macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident, $check:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Takes text in any accepted spelling and keeps its normal form; `None` for any other text.
            pub fn parse(text: &str) -> Option<Self> {
                $check(text.trim()).map(Self)
            }

            /// Shows the code in its normal form.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}
use code_type;
