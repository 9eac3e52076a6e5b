//! A seller's record out of a file and into one.

use std::path::Path;

use super::{Ended, JobsThread, export_failed, uncommitted, write};
use crate::domain::charge::Period;
use crate::domain::codes::SellerCode;
use crate::domain::limits::SELLER_FILE_BYTES_MAX;
use crate::exchange::data::seller;
use crate::exchange::out;
use crate::ledger::rows::SellerRow;
use crate::ledger::{Answer, Command, Query};
use crate::shell::view::{JobState, name_of};
use crate::text::TroubleMsg;

impl JobsThread {
    /// Takes the record of one seller whole: one command, so that it is never half applied. `wanted`
    /// refuses another seller's.
    pub(super) fn take_seller(
        &self,
        path: &Path,
        wanted: Option<&SellerCode>,
    ) -> Result<JobState, Ended> {
        let name = || name_of(path);
        let unreadable = |detail: String| TroubleMsg::FileUnreadable {
            name: name(),
            detail,
        };
        let wrong = |detail: String| TroubleMsg::SellerFileWrong {
            name: name(),
            detail,
        };
        let long = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
        if long.len() > SELLER_FILE_BYTES_MAX {
            return Err(wrong(format!("{} bytes", long.len())).into());
        }
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
        let text = text.trim_start_matches('\u{feff}');
        let code = seller::whose(text).map_err(|error| wrong(error.to_string()))?;
        if wanted.is_some_and(|wanted| *wanted != code) {
            return Err(wrong(format!("seller: {code}")).into());
        }
        let sellers = self.sellers()?;
        let known = sellers.iter().find(|row| row.seller == code);
        let today = self.shared.zone.day(self.shared.clock.now());
        let row = seller::read(text, known, today).map_err(|error| wrong(error.to_string()))?;
        let others = sellers.iter().filter(|other| other.seller != row.seller);
        for other in others {
            if let Some(hint) = row.shared_hint(other, today) {
                let detail = format!("address_hints: {hint:?} ({})", other.seller);
                return Err(wrong(detail).into());
            }
        }
        let command = Command::TakeSeller(Box::new(row));
        self.commit_alone(command).map_err(uncommitted)?;
        Ok(JobState::SellerTaken(code))
    }

    /// Writes a seller's record to a file.
    pub(super) fn export_seller(&self, code: &SellerCode, path: &Path) -> Result<JobState, Ended> {
        let sellers = self.sellers()?;
        let row = sellers.iter().find(|row| row.seller == *code);
        let row = row.ok_or(TroubleMsg::NothingToExport)?;
        let today = self.shared.zone.day(self.shared.clock.now());
        write(path, seller::write(row, today).as_bytes())
    }

    /// Writes a seller's statement of charges to a file.
    pub(super) fn export_statement(
        &self,
        seller: &SellerCode,
        period: Period,
        format: &str,
        path: &Path,
    ) -> Result<JobState, Ended> {
        let Answer::Charges(statement) = self.ask(&Query::Charges(seller.clone(), period))? else {
            return Err(TroubleMsg::NothingToExport.into());
        };
        let bytes = out::statement_bytes(&statement, format);
        write(path, &bytes.map_err(|error| export_failed(path, &error))?)
    }

    /// Gives every seller.
    pub(super) fn sellers(&self) -> Result<Vec<SellerRow>, Ended> {
        match self.ask(&Query::Sellers)? {
            Answer::Sellers(rows) => Ok(rows),
            _ => Ok(Vec::new()),
        }
    }
}
