//! Ids: 128-bit, time-ordered (`UUIDv7`) numbers that only the program sees.

use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u128);

        impl $name {
            /// Reads 32 lower-case hexadecimal digits; anything else is `None`.
            pub fn parse(text: &str) -> Option<Self> {
                (text.len() == 32).then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
            }

            /// Gives the 16 bytes, most significant first, as the store keeps them.
            pub fn bytes(self) -> [u8; 16] {
                self.0.to_be_bytes()
            }

            /// Reads 16 bytes, most significant first; another length is `None`.
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(|raw| Self(u128::from_be_bytes(raw)))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&hex(&self.bytes()))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(out, concat!(stringify!($name), "({:032x})"), self.0)
            }
        }
    )+};
}

id! {
    /// Names one command for ever: a retry with the same key gets the first receipt.
    CommandKey,
    /// Names one fact for ever, on every station.
    EventId,
    /// Names one load at the dock: a pallet or a gaylord as it came.
    LoadId,
    /// Names one workbook that a seller was sent.
    MailId,
    /// Names one parcel: the box as it came.
    ParcelId,
    /// Names one physical unit.
    UnitId,
}

/// The first 16 bytes of the SHA-256 of an expected line's identity, so that the same line of
/// two files is one line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineId(pub [u8; 16]);

/// The first 16 bytes of the SHA-256 of seller and name of a product, so that the same product of two
/// files is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ProductId(pub [u8; 16]);

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// Gives its first half as a number: lists go on after it.
    pub fn beginning(self) -> u128 {
        let mut begins = [0; 16];
        for (to, from) in begins.iter_mut().zip(self.0) {
            *to = from;
        }
        u128::from_be_bytes(begins)
    }

    /// Stands before the first fact of a series.
    pub const ZERO: Self = Self([0; 32]);

    /// Reads 64 hexadecimal digits; anything else is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut raw = [0_u8; 32];
        for (byte, pair) in raw.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(raw))
    }

    /// Reads 32 bytes; another length is `None`.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&hex(&self.0))
    }
}

/// Prints bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| value + if value < 10 { b'0' } else { b'a' - 10 };
    let mut digits = vec![0; bytes.len() * 2];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 0xf)]);
    }
    String::from_utf8(digits).unwrap_or_default()
}

impl fmt::Debug for Hash {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Hash({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_print_as_two_digits_each() {
        assert_eq!(hex(&[0x00, 0x0a, 0xf0, 0xff]), "000af0ff");
        let hash = Hash([0xab; 32]);
        assert_eq!(Hash::parse(&hash.to_string()), Some(hash));
    }
}
