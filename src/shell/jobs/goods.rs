//! Files of what customs ask about a seller's goods: whole or not at all, unless the good rows are wanted.

use std::path::Path;
use std::sync::Arc;

use super::import::{bytes_of, not_readable};
use super::{Ended, JobsThread, uncommitted};
use crate::domain::codes::SellerCode;
use crate::domain::limits::PROCEEDS_BYTES_MAX;
use crate::domain::product::Says;
use crate::exchange::goods;
use crate::exchange::incoming::NotReadable;
use crate::ledger::command::{DeclareGoods, ShipCommand};
use crate::ledger::{Command, codec};
use crate::shell::goods::GoodsDone;
use crate::shell::view::{JobState, TakeRows, name_of};
use crate::text::TroubleMsg;

impl JobsThread {
    /// Takes a file of goods. What it leaves empty stays as it was told before.
    pub(super) fn take_goods(
        &self,
        seller: &SellerCode,
        path: &Path,
        rows: TakeRows,
    ) -> Result<JobState, Ended> {
        let name = name_of(path);
        let bytes =
            bytes_of(path, PROCEEDS_BYTES_MAX).map_err(|error| TroubleMsg::FileUnreadable {
                name: name.clone(),
                detail: error.to_string(),
            })?;
        if u64::try_from(bytes.len()).is_ok_and(|bytes| bytes > PROCEEDS_BYTES_MAX) {
            return Err(not_readable(&name, &NotReadable::too_large()).into());
        }
        let told = goods::read(&bytes).map_err(|error| not_readable(&name, &error))?;
        let is_taken = match rows {
            TakeRows::AllOrNone => told.problems.is_empty(),
            TakeRows::Good => true,
        };
        let skus = u32::try_from(told.goods.len()).unwrap_or(u32::MAX);
        let done = |skus| GoodsDone {
            file_name: name.clone(),
            seller: seller.clone(),
            skus,
            problems: told.problems.clone(),
        };
        if !is_taken || told.goods.is_empty() {
            return Ok(JobState::GoodsTaken(Arc::new(done(0))));
        }
        let command = Command::Ship(ShipCommand::DeclareGoods(DeclareGoods {
            seller: seller.clone(),
            goods: told.goods.clone(),
            says: Says::Part,
            file: Some(codec::sha256(&bytes)),
        }));
        self.commit_alone(command).map_err(uncommitted)?;
        Ok(JobState::GoodsTaken(Arc::new(done(skus))))
    }
}
