//! Lots as the command line and the screens handle them: their sheets out, what units brought in.

use std::collections::BTreeMap;

use crate::domain::codes::{ContainerName, LotNumber};
use crate::domain::money::Currency;
use crate::domain::time::{UtcMs, Zone};
pub use crate::exchange::data::lot_templates::lot_templates;
use crate::exchange::out::{LotPaper, OutError, lot_bytes, lot_template};
use crate::exchange::proceeds::ProceedsProblem;
use crate::ledger::query::{LotAsked, LotSheet};
use crate::ledger::{Answer, Query};
use crate::text::{DeskMsg, Message, TroubleMsg, Words};

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

/// How a sheet is made.
pub struct LotForm<'a> {
    /// A buyer's columns; our own without it.
    pub template: Option<&'a str>,
    /// `xlsx` or `csv`.
    pub format: &'a str,
    /// When, and in which zone.
    pub at: (UtcMs, Zone),
    /// In whose words.
    pub words: &'a Words,
}

/// Makes the sheet of a lot.
///
/// # Errors
/// Gives the sentence: no such lot, nothing on its pallets, or what the maker of the format said.
pub fn sheet<E: From<Message>>(
    ask: impl Fn(&Query) -> Result<Answer, E>,
    of: &LotOf,
    form: &LotForm<'_>,
) -> Result<Vec<u8>, E> {
    let nothing = || E::from(TroubleMsg::NothingToExport.into());
    let (made, zone) = form.at;
    let bytes = match of {
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
    bytes.map_err(|error| {
        let failed = TroubleMsg::ExportFailed {
            name: "lot".to_owned(),
            detail: error.to_string(),
        };
        E::from(failed.into())
    })
}

fn paper(
    number: Option<&LotNumber>,
    lot: &crate::domain::lot::Lot,
    brought: BTreeMap<crate::domain::ids::UnitId, i64>,
    form: &LotForm<'_>,
) -> Result<Vec<u8>, OutError> {
    let paper = LotPaper {
        number,
        lot,
        brought,
    };
    let template = form.template.and_then(lot_template);
    lot_bytes(&paper, template, form.format, form.at.0, form.words)
}
