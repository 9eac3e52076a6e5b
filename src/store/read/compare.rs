//! What taking a file would do, before it is taken.

use super::Reader;
use crate::domain::expected::ExpectedLine;
use crate::domain::export_line::ExportLine;
use crate::domain::product::Product;
use crate::domain::recall::Recall;
use crate::domain::time::Day;
use crate::ledger::import::{ImportCounts, ScreeningList};
use crate::store::fault::{Fault, ReadError};
use crate::store::import::compare;
use crate::store::{book, export, recall, screening};

impl Reader {
    /// Counts what taking a file's lines would do; writes nothing.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn compare(&self, lines: &[ExpectedLine]) -> std::result::Result<ImportCounts, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(compare::compare(&snapshot, lines)?)
    }

    /// Counts what taking a file's products today would do; writes nothing.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn compare_products(
        &self,
        products: &[Product],
        today: Day,
    ) -> std::result::Result<ImportCounts, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(book::compare::compare(&snapshot, products, today)?)
    }

    /// Counts what taking a recall list would do; writes nothing.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn compare_recalls(
        &self,
        recalls: &[Recall],
    ) -> std::result::Result<ImportCounts, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(recall::item::compare(&snapshot, recalls)?)
    }

    /// Counts what lines of an export paper would do.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn compare_exports(
        &self,
        lines: &[ExportLine],
    ) -> std::result::Result<ImportCounts, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(export::item::compare(&snapshot, lines)?)
    }

    /// Counts what taking a list of parties would do; writes nothing.
    ///
    /// # Errors
    /// As for [`Self::answer`].
    pub fn compare_screening(
        &self,
        list: &ScreeningList,
    ) -> std::result::Result<ImportCounts, ReadError> {
        let snapshot = self.db.unchecked_transaction().map_err(Fault::from)?;
        Ok(screening::item::compare(&snapshot, list)?)
    }
}
