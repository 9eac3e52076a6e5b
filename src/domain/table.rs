//! Closed sets with one table: the stable name of a value and the way back, for all of them alike.

/// Gives a set whose `SPECS` hold a `code` a row its `code` and `parse`; `$key` is the row's field
/// that holds the value. The way from a value to its row stays a `match` of the set's own: so the
/// compiler asks for a row when a value is added.
macro_rules! coded {
    ($set:ty, $key:ident) => {
        impl $set {
            /// Gives the stable name.
            pub fn code(self) -> &'static str {
                self.spec().code
            }

            /// Reads the stable name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::SPECS
                    .iter()
                    .find(|spec| spec.code == code)
                    .map(|spec| spec.$key)
            }
        }
    };
}
pub(super) use coded;
