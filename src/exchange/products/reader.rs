//! Rows become products, those of one product joined; what is wrong or worth saying is listed.

use std::collections::HashMap;

use super::columns::Field;
use super::row::RowReader;
use crate::domain::codes::SellerCode;
use crate::domain::limits::PRODUCT_BARCODES_MAX;
use crate::domain::product::{Product, ProductName};
use crate::exchange::table::columns::Binding;
use crate::exchange::table::source::{Form, Row};
use crate::exchange::table::telling;
use crate::ledger::import::{Problem, ProductsFile};

/// Reads row after row.
pub(super) struct Reader<'a> {
    rows: RowReader<'a>,
    form: Form,
    file: ProductsFile,
    /// Places among the lines, by what names the product.
    known: HashMap<(ProductName, String), usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(seller: &'a SellerCode, binding: &'a Binding<Field>, form: Form) -> Self {
        let file = ProductsFile {
            encoding: form.name.to_owned(),
            ..ProductsFile::default()
        };
        Self {
            rows: RowReader { seller, binding },
            form,
            file,
            known: HashMap::new(),
        }
    }

    /// Says what becomes of each column, with the fields proposed by place.
    pub(super) fn name_columns(&mut self, proposed: &[(usize, Field)]) {
        self.file.columns = self.rows.binding.columns(proposed);
    }

    /// Takes a row in.
    pub(super) fn take(&mut self, line: &Row<'_>) {
        self.file.rows = self.file.rows.saturating_add(1);
        let text = match line.readable() {
            Ok(text) => text,
            Err(fault) => {
                return self.problem(line.number, fault.column, fault.code, String::new());
            }
        };
        match self.rows.read(text) {
            Ok((product, wrong)) => {
                for (place, code, found) in wrong {
                    self.problem(line.number, Some(place), code, found);
                }
                self.keep(line.number, product);
            }
            Err(code) => self.problem(line.number, None, code, String::new()),
        }
    }

    /// Keeps a product, or joins it with what an earlier row says of the same.
    fn keep(&mut self, line: u64, product: Product) {
        let Some((name, id)) = product.named() else {
            return self.problem(line, None, "no_product_key", String::new());
        };
        let key = (name, id.to_owned());
        let Some(place) = self.known.get(&key).copied() else {
            self.known.insert(key, self.file.lines.len());
            self.file.lines.push(product);
            return;
        };
        let Some(earlier) = self.file.lines.get_mut(place) else {
            return;
        };
        if let (Some(one), Some(other)) = (&earlier.asin, &product.asin)
            && one != other
        {
            let found = format!("{} {other}", key.1);
            return self.problem(line, None, "product_twice", found);
        }
        let mut barcodes = std::mem::take(&mut earlier.barcodes);
        let more = product.barcodes.iter();
        for barcode in more {
            if !barcodes.contains(barcode) && barcodes.len() < PRODUCT_BARCODES_MAX {
                barcodes.push(barcode.clone());
            }
        }
        // The first row stands; a later one fills what it left empty.
        let mut joined = earlier.clone().over(product, None);
        joined.barcodes = barcodes;
        *earlier = joined;
        self.file.repeated += 1;
    }

    fn problem(&mut self, line: u64, column: Option<usize>, code: &'static str, found: String) {
        self.file.list(Problem {
            line,
            column: column.and_then(|place| self.rows.binding.head_at(place)),
            code,
            found,
        });
    }

    /// Ends the file: what is worth saying of it as a whole.
    pub(super) fn finish(mut self) -> ProductsFile {
        let counts = [("joined_rows", self.file.repeated)];
        telling::end(&mut self.file, self.rows.binding, self.form, &counts);
        self.file
    }
}
