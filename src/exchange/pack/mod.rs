//! Evidence packs: what was seen of a unit, a parcel or a return, for one seller, sealed.
//!
//! [`scope`] chooses what of the store's answer belongs into the pack of one seller, [`page`] makes the
//! page for people, [`card`] what programs read, [`archive`] the archive, [`seal`] signs the whole file,
//! and [`check`] finds every change. The format stands in `docs/evidence.md`. Nothing here reads a file.

pub mod archive;
pub mod bundle;
pub mod card;
pub mod check;
pub mod page;
pub mod scope;
pub mod seal;

pub use archive::archive;
pub use bundle::{BundleFile, BundleKind, BundleOf, LeftOut, bundle};
pub use card::{About, PackPhoto, PhotoState};
pub use check::{BadPart, Checked, PackWhy, check, is_pack};
pub use page::{Picture, page};
pub use scope::{NoPack, Scoped, facts, scope};
pub use seal::{Seal, SeriesKey};
