//! Closed sets: enums whose members have one stable name each, on disk and in exports.

/// Makes an enum with `ALL`, `code()` and `parse()` out of one table.
macro_rules! closed_set {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($(#[$member_doc:meta])* $member:ident = $code:literal),+ $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$member_doc])* $member),+
        }

        impl $name {
            /// Every member, in the order people read them.
            pub const ALL: &[Self] = &[$(Self::$member),+];

            /// Gives the stable name.
            pub fn code(self) -> &'static str {
                match self { $(Self::$member => $code),+ }
            }

            /// Reads the stable name.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use closed_set;
