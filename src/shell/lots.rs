//! Lots as the command line and the screens handle them: their sheets out, what units brought in.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::codes::{ContainerName, LotNumber};
use crate::domain::ids::{Hash, UnitId};
use crate::domain::lot::Lot;
use crate::domain::money::Currency;
use crate::domain::time::{UtcMs, Zone};
use crate::evidence::keep::{self, Size};
pub use crate::exchange::data::lot_templates::lot_templates;
use crate::exchange::out::{LotPaper, OutError, lot_bytes, lot_template, write_whole};
use crate::exchange::proceeds::ProceedsProblem;
use crate::ledger::query::{LotAsked, LotSheet};
use crate::ledger::{Answer, Query, codec};
use crate::text::{DeskMsg, LeavingMsg, Message, TroubleMsg, Words};

/// Which lot a sheet is made of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LotOf {
    /// One that was sold.
    Sold(LotNumber),
    /// What these pallets would be; none named means every sealed one that is here.
    Pallets(Vec<ContainerName>, Currency),
}

/// What a file of proceeds came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProceedsDone {
    /// The file's name.
    pub file_name: String,
    /// The lot.
    pub lot: LotNumber,
    /// Units whose amount was taken; none where nothing was.
    pub units: u32,
    /// Whether the same file was taken before; then nothing was changed.
    pub taken_before: bool,
    /// Rows that were not taken.
    pub problems: Vec<ProceedsProblem>,
}

impl ProceedsDone {
    /// Says what it came to.
    pub fn told(&self) -> Message {
        let name = self.file_name.clone();
        let count = u32::try_from(self.problems.len()).unwrap_or(u32::MAX);
        let units = self.units;
        if self.taken_before {
            DeskMsg::LotProceedsBefore { name }
        } else if units > 0 {
            DeskMsg::LotProceedsTaken { name, units }
        } else if count > 0 {
            DeskMsg::LotProceedsNot { name, count }
        } else {
            DeskMsg::LotProceedsNothing { name }
        }
        .into()
    }
}

/// The sheet of a lot, and the pictures that go beside it.
pub struct LotFiles {
    /// The sheet.
    pub sheet: Vec<u8>,
    /// Each picture by its file's name, after its pallet.
    pub pictures: Vec<(String, Hash)>,
}

impl LotFiles {
    /// Copies the pictures into a folder beside the sheet at `path`; none is made where there is no picture.
    /// A kept picture that is not what its hash says is not passed on.
    ///
    /// # Errors
    /// Gives the sentence that names the picture, or what the disk said.
    pub fn copy_pictures(&self, photos: &Path, path: &Path) -> Result<(), Message> {
        if self.pictures.is_empty() {
            return Ok(());
        }
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push("-photos");
        let folder = path.with_file_name(name);
        let failed = |error: std::io::Error| TroubleMsg::ExportFailed {
            name: folder.display().to_string(),
            detail: error.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        for (file, hash) in &self.pictures {
            let gone = || LeavingMsg::PictureGone { file: file.clone() };
            let bytes = std::fs::read(keep::path(photos, *hash, Size::Full));
            let bytes = bytes.map_err(|_gone| gone())?;
            if codec::sha256(&bytes) != *hash {
                return Err(gone().into());
            }
            write_whole(&folder.join(file), &bytes).map_err(failed)?;
        }
        Ok(())
    }
}

/// Gives each picture of a lot by its file's name.
fn pictures_of(lot: &Lot) -> Vec<(String, Hash)> {
    let each = lot.pictures.iter().flat_map(|(pallet, photos)| {
        let numbered = (1_u32..).zip(photos);
        numbered.map(move |(number, photo)| (format!("{pallet}-{number}.jpg"), *photo))
    });
    each.collect()
}

/// Reads the small copies of a lot's pictures by their pallets; one that is not there is left out.
fn small_pictures(lot: &Lot, photos: &Path) -> Vec<(ContainerName, Vec<Vec<u8>>)> {
    let of_pallet = lot.pictures.iter().map(|(pallet, of_it)| {
        let bytes = of_it.iter().filter_map(|photo| keep::small(photos, *photo));
        (pallet.clone(), bytes.collect())
    });
    of_pallet.collect()
}

/// How a sheet is made.
pub struct LotForm<'a> {
    /// The folder of kept photos.
    pub photos: &'a Path,
    /// A buyer's columns; our own without it.
    pub template: Option<&'a str>,
    /// `xlsx` or `csv`.
    pub format: &'a str,
    /// When, and in which zone.
    pub at: (UtcMs, Zone),
    /// In whose words.
    pub words: &'a Words,
}

/// Makes the sheet of a lot, and names the pictures that go beside it.
///
/// # Errors
/// Gives the sentence: no such lot, nothing on its pallets, or what the maker of the format said.
pub fn sheet<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    of: &LotOf,
    form: &LotForm<'_>,
) -> Result<LotFiles, E> {
    let nothing = || E::from(TroubleMsg::NothingToExport.into());
    let (made, zone) = form.at;
    let files = match of {
        LotOf::Sold(number) => {
            let Answer::Lot(Some(sold)) = ask(&Query::Lot(number.clone()))? else {
                let what = number.to_string();
                return Err(E::from(TroubleMsg::NotFound { what }.into()));
            };
            let LotSheet { row, lot } = *sold;
            let brought = if row.withdrawn.is_some() {
                BTreeMap::new()
            } else {
                lot.proceeds(row.sold.price.minor, &row.told)
            };
            paper(Some(number), &lot, brought, form)
        }
        LotOf::Pallets(pallets, currency) => {
            let asked = LotAsked {
                pallets: pallets.clone(),
                currency: *currency,
                today: zone.day(made),
                claims_from: None,
            };
            let Answer::LotView(view) = ask(&Query::LotView(asked))? else {
                return Err(nothing());
            };
            if view.lot.units.is_empty() || view.beyond > 0 {
                return Err(nothing());
            }
            paper(None, &view.lot, BTreeMap::new(), form)
        }
    };
    files.map_err(|error| {
        let failed = TroubleMsg::ExportFailed {
            name: "lot".to_owned(),
            detail: error.to_string(),
        };
        E::from(failed.into())
    })
}

fn paper(
    number: Option<&LotNumber>,
    lot: &Lot,
    brought: BTreeMap<UnitId, i64>,
    form: &LotForm<'_>,
) -> Result<LotFiles, OutError> {
    let paper = LotPaper {
        number,
        lot,
        brought,
        pictures: small_pictures(lot, form.photos),
    };
    let template = form.template.and_then(lot_template);
    Ok(LotFiles {
        sheet: lot_bytes(&paper, template, form.format, form.at.0, form.words)?,
        pictures: pictures_of(lot),
    })
}
