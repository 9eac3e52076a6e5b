//! The seal at the very end of a pack: a hash over every other byte of the file, signed by the key of
//! the station's series. The format stands in `docs/evidence.md`.
//!
//! The file is hashed in pieces, so that a photo whose hash is known already is not hashed again.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::domain::ids::{Hash, hex};
use crate::domain::limits::PACK_PHOTOS_MAX;
use crate::ledger::codec;

/// How every seal begins.
const MARK: &str = "returnbay-seal/1";
/// Digits of a piece's length.
const LENGTH_DIGITS: usize = 10;
/// Each photo is a piece and stands between two others.
const PIECES_MAX: usize = 2 * PACK_PHOTOS_MAX + 1;

/// A file format that carries a seal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Carrier {
    /// A page: the seal is a comment behind its last element.
    Html,
    /// An archive: the seal is the archive's own comment.
    Zip,
}

impl Carrier {
    const ALL: [Self; 2] = [Self::Html, Self::Zip];

    /// What stands before and behind the seal's text.
    fn frame(self) -> (&'static str, &'static str) {
        match self {
            Self::Html => ("<!-- ", " -->\n"),
            Self::Zip => ("", ""),
        }
    }

    /// Gives the bytes that the seal of so many pieces takes at the end of a file.
    pub fn room(self, pieces: usize) -> usize {
        let (before, behind) = self.frame();
        let lengths = pieces * (LENGTH_DIGITS + 1) - pieces.min(1);
        let rest = " pieces= sha256= key= signature=".len() + 64 + 64 + 128;
        before.len() + MARK.len() + lengths + rest + behind.len()
    }
}

/// The private key of a station's series: it signs packs and nothing else.
pub struct SeriesKey(SigningKey);

impl SeriesKey {
    /// Takes the secret as the data folder keeps it.
    pub fn of_secret(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    /// Gives the public key, by which others check.
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }
}

/// A piece of a file whose hash is known already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hashed {
    /// Where it begins.
    pub at: usize,
    /// Its bytes.
    pub bytes: usize,
    /// Their SHA-256.
    pub hash: Hash,
}

/// What a seal says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seal {
    /// The lengths of the pieces, which are all that stands before the seal.
    pieces: Vec<usize>,
    /// SHA-256 of the pieces' own SHA-256, one behind the other.
    pub hash: Hash,
    /// The public key that it is signed with.
    pub key: [u8; 32],
    signature: [u8; 64],
}

/// Why a seal does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// The file does not end with a seal.
    Missing,
    /// A byte before the seal is another than it was.
    Hash,
    /// The seal was not signed by the key that it names.
    Signature,
}

/// What is signed: the seal's own beginning, so that a signature is good for nothing else.
fn signed(pieces: &[usize], hash: Hash) -> String {
    let lengths = pieces
        .iter()
        .map(|bytes| format!("{bytes:0LENGTH_DIGITS$}"));
    let lengths: Vec<String> = lengths.collect();
    format!("{MARK} pieces={} sha256={hash}", lengths.join(","))
}

impl Seal {
    fn text(&self) -> String {
        let signed = signed(&self.pieces, self.hash);
        let (key, signature) = (hex(&self.key), hex(&self.signature));
        format!("{signed} key={key} signature={signature}")
    }

    /// Reads the one spelling of a seal.
    fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(MARK)?.strip_prefix(" pieces=")?;
        let (lengths, rest) = rest.split_once(" sha256=")?;
        let (hash, rest) = rest.split_at_checked(64)?;
        let (key, rest) = rest.strip_prefix(" key=")?.split_at_checked(64)?;
        let (half, other) = rest.strip_prefix(" signature=")?.split_at_checked(64)?;
        let mut signature = [0; 64];
        let halves = [Hash::parse(half)?.0, Hash::parse(other)?.0].concat();
        signature.copy_from_slice(&halves);
        let pieces = lengths.split(',').map(|bytes| bytes.parse().ok());
        let seal = Self {
            pieces: pieces.collect::<Option<Vec<usize>>>()?,
            hash: Hash::parse(hash)?,
            key: Hash::parse(key)?.0,
            signature,
        };
        (seal.text() == text).then_some(seal)
    }

    /// Hashes the pieces of a file; none where they are not all that it is.
    fn hash_of(&self, mut file: &[u8]) -> Option<Hash> {
        let mut hashes = Vec::new();
        for bytes in &self.pieces {
            let (piece, rest) = file.split_at_checked(*bytes)?;
            hashes.extend(codec::sha256(piece).0);
            file = rest;
        }
        file.is_empty().then(|| codec::sha256(&hashes))
    }

    /// Tells whether the key that the seal names has signed it.
    fn is_signed(&self) -> bool {
        let Ok(key) = VerifyingKey::from_bytes(&self.key) else {
            return false;
        };
        let signature = Signature::from_bytes(&self.signature);
        let said = signed(&self.pieces, self.hash);
        key.verify_strict(said.as_bytes(), &signature).is_ok()
    }
}

/// Seals a file by adding the seal to its end. Of an archive `bytes` are those before its comment.
/// `known` are pieces whose hash need not be made again, in their order.
pub fn seal(bytes: &mut Vec<u8>, carrier: Carrier, known: &[Hashed], key: &SeriesKey) -> Seal {
    let (mut pieces, mut hashes) = (Vec::new(), Vec::new());
    let mut rest = bytes.as_slice();
    let mut at = 0;
    for piece in known {
        let gap = rest.split_at_checked(piece.at.saturating_sub(at));
        let Some((before, from)) = gap else { break };
        let Some((_, behind)) = from.split_at_checked(piece.bytes) else {
            break;
        };
        pieces.extend([before.len(), piece.bytes]);
        hashes.extend(codec::sha256(before).0);
        hashes.extend(piece.hash.0);
        at += before.len() + piece.bytes;
        rest = behind;
    }
    pieces.push(rest.len());
    hashes.extend(codec::sha256(rest).0);
    let hash = codec::sha256(&hashes);
    let signature = key.0.sign(signed(&pieces, hash).as_bytes()).to_bytes();
    let seal = Seal {
        pieces,
        hash,
        key: key.public(),
        signature,
    };
    let (before, behind) = carrier.frame();
    bytes.extend_from_slice(before.as_bytes());
    bytes.extend_from_slice(seal.text().as_bytes());
    bytes.extend_from_slice(behind.as_bytes());
    seal
}

/// Looks for the seal at the end of a file; gives its carrier, what it says and the bytes before it.
pub fn find(bytes: &[u8]) -> Option<(Carrier, Seal, &[u8])> {
    let most = Carrier::Html.room(PIECES_MAX);
    let from = bytes.len().saturating_sub(most);
    let (_, end) = bytes.split_at_checked(from)?;
    let mut windows = end.windows(MARK.len());
    let mark = from + windows.rposition(|part| part == MARK.as_bytes())?;
    Carrier::ALL.into_iter().find_map(|carrier| {
        let (before, behind) = carrier.frame();
        let (rest, end) = bytes.split_at_checked(mark.checked_sub(before.len())?)?;
        let text = std::str::from_utf8(end).ok()?;
        let text = text.strip_prefix(before)?.strip_suffix(behind)?;
        Some((carrier, Seal::parse(text)?, rest))
    })
}

/// Checks the seal at the end of a file.
///
/// # Errors
/// Says why it does not hold; every changed, lost or added byte is found by one of these.
pub fn check(bytes: &[u8]) -> Result<(Carrier, Seal), Broken> {
    let (carrier, seal, rest) = find(bytes).ok_or(Broken::Missing)?;
    if seal.hash_of(rest) != Some(seal.hash) {
        return Err(Broken::Hash);
    }
    if !seal.is_signed() {
        return Err(Broken::Signature);
    }
    Ok((carrier, seal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(carrier: Carrier) -> Vec<u8> {
        let mut bytes = b"what was seen at the bench".to_vec();
        let known = Hashed {
            at: 5,
            bytes: 4,
            hash: codec::sha256(b"was "),
        };
        let key = SeriesKey::of_secret(&[7; 32]);
        seal(&mut bytes, carrier, &[known], &key);
        assert_eq!(bytes.len(), 26 + carrier.room(3));
        bytes
    }

    #[test]
    fn each_bit_of_a_sealed_file_counts() {
        for carrier in Carrier::ALL {
            let good = sealed(carrier);
            assert!(check(&good).is_ok_and(|(found, _)| found == carrier));
            for place in 0..good.len() {
                for bit in 0..8 {
                    let mut bad = good.clone();
                    if let Some(byte) = bad.get_mut(place) {
                        *byte ^= 1 << bit;
                    }
                    assert!(check(&bad).is_err(), "{carrier:?} {place} {bit}");
                }
            }
        }
    }

    #[test]
    fn what_is_cut_off_or_added_is_found() {
        for carrier in Carrier::ALL {
            let good = sealed(carrier);
            for kept in 0..good.len() {
                let cut = good.get(..kept).unwrap_or_default();
                assert!(check(cut).is_err(), "{carrier:?} {kept}");
            }
            let added = [good.as_slice(), b"\n"].concat();
            assert_eq!(check(&added), Err(Broken::Missing));
            let before = [b"x", good.as_slice()].concat();
            assert_eq!(check(&before), Err(Broken::Hash));
        }
    }

    #[test]
    fn who_seals_anew_is_known_by_the_key() {
        let mut bytes = b"what was seen elsewhere".to_vec();
        let forged = seal(
            &mut bytes,
            Carrier::Zip,
            &[],
            &SeriesKey::of_secret(&[8; 32]),
        );
        let (_, found) = check(&bytes).expect("it is whole");
        assert_eq!(found, forged);
        assert_ne!(found.key, SeriesKey::of_secret(&[7; 32]).public());
        let stolen = Seal {
            key: SeriesKey::of_secret(&[7; 32]).public(),
            ..forged
        };
        let at = bytes.len() - Carrier::Zip.room(1);
        bytes.truncate(at);
        bytes.extend_from_slice(stolen.text().as_bytes());
        assert_eq!(check(&bytes), Err(Broken::Signature));
    }
}
