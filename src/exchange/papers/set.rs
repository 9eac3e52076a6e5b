//! All papers of a consignment: what a broker gets, what a forwarder gets, what each seller gets of its own.

use std::collections::BTreeSet;

use crate::domain::codes::SellerCode;
use crate::domain::consignment::Consignment;
use crate::domain::printed::Paper as Stock;
use crate::exchange::data::paper_templates::{PaperTemplate, default_template};
use crate::exchange::print::{BothWords, Carton, Drawn, MARKS_MAX, PrintError, pdf_of};

use super::PaperError;
use super::documents::paper;
use super::make::{letter, workbook, written};
use super::model::{Paper, PaperKind, PapersOf};
use super::said::Said;

/// In which formats the set has each paper.
const FORMATS: [(PaperKind, &[&str]); 12] = [
    (PaperKind::PackingList, &["xlsx", "pdf", "csv", "json"]),
    (PaperKind::Invoice, &["xlsx", "pdf", "csv", "json"]),
    (PaperKind::Units, &["xlsx", "pdf", "csv", "json"]),
    (PaperKind::Declaration, &["xlsx", "pdf"]),
    (PaperKind::CheckSheet, &["pdf"]),
    (PaperKind::Reason, &["pdf"]),
    (PaperKind::Agreement, &["pdf"]),
    (PaperKind::ExportList, &["pdf"]),
    (PaperKind::TaxProof, &["pdf"]),
    (PaperKind::Wood, &["pdf"]),
    (PaperKind::Batteries, &["pdf"]),
    (PaperKind::Agency, &["pdf"]),
];

/// A file of a set.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SetFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Makes every paper of a consignment; `layouts` are those of papers that have another than our own.
/// `step` is told how many files of how many are made, and ends the work by answering with an error.
///
/// # Errors
/// Says which paper cannot be made, or what was read back and is not what it was made of; or gives what `step`
/// answered.
pub fn papers_set<E: From<PaperError>>(
    of: &PapersOf<'_>,
    layouts: &[PaperTemplate],
    mut step: impl FnMut(usize, usize) -> Result<(), E>,
) -> Result<Vec<SetFile>, E> {
    if of.consignment.cartons.is_empty() {
        return Err(PaperError::Empty.into());
    }
    let said = Said::new();
    let stem = of.stem();
    let sellers = of.consignment.sellers();
    let own: usize = FORMATS.iter().map(|(_, formats)| formats.len()).sum();
    let all = own + 1 + 2 * sellers.len();
    let mut files = Vec::with_capacity(all);
    for (kind, formats) in FORMATS {
        let made = made(of, kind, layouts, &said);
        for format in formats {
            step(files.len(), all)?;
            files.push(SetFile {
                name: format!("{stem}-{}.{format}", kind.code()),
                bytes: written(of, &made, format)?,
            });
        }
    }
    step(files.len(), all)?;
    files.push(SetFile {
        name: format!("{stem}-carton-labels.pdf"),
        bytes: labels(of.consignment, &said)?,
    });
    for seller in &sellers {
        step(files.len(), all)?;
        let part = part_of(of.consignment, seller);
        let of = PapersOf {
            consignment: &part,
            ..*of
        };
        let papers = PaperKind::OF_SELLER.map(|kind| made(&of, kind, &[], &said));
        files.push(SetFile {
            name: format!("{stem}-seller-{seller}.xlsx"),
            bytes: workbook(&papers.each_ref())?,
        });
        step(files.len(), all)?;
        let [list, ..] = &papers;
        files.push(SetFile {
            name: format!("{stem}-seller-{seller}-packing-list.pdf"),
            bytes: written(&of, list, "pdf")?,
        });
    }
    step(files.len(), all)?;
    Ok(files)
}

fn made(of: &PapersOf<'_>, kind: PaperKind, layouts: &[PaperTemplate], said: &Said) -> Paper {
    let named = layouts.iter().find(|template| template.paper == kind);
    match named.or_else(|| default_template(kind)) {
        Some(template) => paper(of, kind, Some(template), said),
        None => letter(of, kind, said),
    }
}

/// Leaves of a consignment what is of one seller. A carton that others share weighs and measures as a whole:
/// what of that is this seller's is not known.
pub fn part_of(of: &Consignment, seller: &SellerCode) -> Consignment {
    let mut part = of.clone();
    part.cartons.retain_mut(|carton| {
        let before = carton.units.len();
        carton
            .units
            .retain(|unit| unit.seller.as_ref() == Some(seller));
        if carton.units.len() != before {
            carton.measure = None;
        }
        !carton.units.is_empty()
    });
    let on: BTreeSet<_> = part
        .cartons
        .iter()
        .filter_map(|of| of.pallet.clone())
        .collect();
    part.pallets.retain(|pallet| on.contains(&pallet.pallet));
    part
}

fn labels(of: &Consignment, said: &Said) -> Result<Vec<u8>, PaperError> {
    let all = u32::try_from(of.cartons.len()).unwrap_or(u32::MAX);
    let cartons = of.cartons.iter().map(|carton| {
        let mut marks = vec![of.terms.consignment.to_string()];
        let sellers: BTreeSet<_> = carton
            .units
            .iter()
            .filter_map(|of| of.seller.as_ref())
            .collect();
        let sellers: Vec<String> = sellers.into_iter().map(ToString::to_string).collect();
        if !sellers.is_empty() {
            marks.push(sellers.join(" · "));
        }
        marks.push(format!("{} PCS", carton.units.len()));
        marks.truncate(MARKS_MAX);
        Carton {
            name: carton.container.clone(),
            number: Some((carton.number, all)),
            sscc: carton.sscc.clone(),
            marks,
        }
    });
    let words = BothWords {
        english: &said.english,
        chinese: &said.chinese,
    };
    let drawn = Drawn::Cartons(cartons.collect());
    pdf_of(&drawn, Stock::Roll, words).map_err(|error| match error {
        PrintError::NoGlyph(sign, place) => PaperError::NoGlyph(sign, place),
        other => PaperError::Format(other.to_string()),
    })
}
