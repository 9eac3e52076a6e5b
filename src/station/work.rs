//! The parcel and the unit in hand.

use crate::domain::checklist::Answers;
use crate::domain::codes::{ParcelTag, SellerCode, UnitTag};
use crate::domain::expected::{KnownLine, ReturnRef, ReturnStanding};
use crate::domain::ids::{LineId, ParcelId, UnitId};
use crate::domain::reading::Candidate;
use crate::ledger::draft::{Life, Taught};
use crate::ledger::fact::{LineChoice, ProductHow};
use crate::ledger::query::{Dossier, SellerTerms};
use crate::ledger::rows::{ParcelRow, ParcelState, ProductRow, UnitState};

/// An open parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Work {
    pub parcel: ParcelId,
    pub number: ParcelTag,
    pub candidates: Vec<Candidate>,
    pub lines: Vec<WorkLine>,
    pub sellers: Vec<SellerTerms>,
    pub products: Vec<ProductRow>,
    pub finding: Option<ReturnStanding>,
    /// Units put out of it.
    pub units: u32,
    pub life: Life,
}

/// An announced line of the parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct WorkLine {
    pub known: KnownLine,
    /// Units of it put out of this or any parcel.
    pub seen: u32,
}

impl WorkLine {
    pub fn is_open(&self) -> bool {
        self.seen < self.known.line.quantity
    }
}

/// The unit in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Hand {
    pub unit: UnitId,
    pub tag: UnitTag,
    pub product: Option<HandProduct>,
    pub answers: Answers,
    /// Questions in the order they were answered, so that the last can be taken back.
    pub answered: Vec<String>,
}

/// What the unit in hand is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct HandProduct {
    pub barcode: Option<String>,
    pub how: ProductHow,
    pub line: Option<LineId>,
    pub taught: Taught,
}

impl Work {
    /// A parcel just received: of the return chosen, or of nobody known.
    pub fn received(
        parcel: ParcelId,
        number: ParcelTag,
        candidates: Vec<Candidate>,
        dossier: &Dossier,
        of: Option<&ReturnRef>,
    ) -> Self {
        let lines: Vec<WorkLine> = dossier
            .lines
            .iter()
            .filter(|line| of.is_some_and(|of| line.known.line.of == *of))
            .map(|line| WorkLine {
                seen: line.known.put_units,
                known: line.known.clone(),
            })
            .collect();
        let finding = lines
            .iter()
            .map(|line| line.known.line.standing())
            .max()
            .filter(|worst| *worst != ReturnStanding::Open);
        let whose = |seller: &SellerTerms| of.is_some_and(|of| of.seller == seller.row.seller);
        Self {
            parcel,
            number,
            candidates,
            lines,
            sellers: dossier
                .sellers
                .iter()
                .filter(|seller| whose(seller))
                .cloned()
                .collect(),
            products: dossier.products.clone(),
            finding,
            units: 0,
            life: Life::Open,
        }
    }

    /// A parcel that the store knows already.
    pub fn resumed(row: &ParcelRow, dossier: &Dossier) -> Self {
        let chosen = row.chosen.clone().or_else(|| only_return(dossier));
        let mut work = Self::received(
            row.parcel,
            row.number.clone(),
            row.candidates.clone(),
            dossier,
            chosen.as_ref(),
        );
        let put = dossier
            .units
            .iter()
            .filter(|unit| unit.inspection.parcel == row.parcel && unit.state == UnitState::Put);
        work.units = u32::try_from(put.count()).unwrap_or(u32::MAX);
        work.finding = row.finding;
        work.life = if row.state == ParcelState::Open {
            Life::Open
        } else {
            Life::EndedBefore
        };
        work
    }

    pub fn seller(&self) -> Option<&SellerTerms> {
        self.sellers.first()
    }

    pub fn seller_code(&self) -> Option<SellerCode> {
        self.seller().map(|terms| terms.row.seller.clone())
    }

    pub fn line(&self, id: LineId) -> Option<&WorkLine> {
        self.lines.iter().find(|line| line.known.id == id)
    }

    pub fn open_lines(&self) -> impl Iterator<Item = &WorkLine> {
        self.lines.iter().filter(|line| line.is_open())
    }

    /// The key people know the parcel by.
    pub fn key(&self) -> &str {
        self.candidates
            .first()
            .map_or("", |candidate| candidate.key.as_str())
    }

    /// Whether a scan names this very parcel again.
    pub fn is_named_by(&self, candidates: &[Candidate]) -> bool {
        let same = |candidate: &Candidate| {
            candidate.key == self.number.as_str()
                || self
                    .candidates
                    .iter()
                    .any(|own| own.kind == candidate.kind && own.key == candidate.key)
        };
        candidates.iter().any(same)
    }

    pub fn count_put(&mut self, line: Option<LineId>) {
        self.units = self.units.saturating_add(1);
        if let Some(line) = self
            .lines
            .iter_mut()
            .find(|known| Some(known.known.id) == line)
        {
            line.seen = line.seen.saturating_add(1);
        }
    }

    pub fn count_taken_back(&mut self, line: Option<LineId>) {
        self.units = self.units.saturating_sub(1);
        if let Some(line) = self
            .lines
            .iter_mut()
            .find(|known| Some(known.known.id) == line)
        {
            line.seen = line.seen.saturating_sub(1);
        }
    }
}

/// The one return that all lines of a dossier belong to; none when there are several or none.
pub(super) fn only_return(dossier: &Dossier) -> Option<ReturnRef> {
    let mut returns = returns_of(dossier).into_iter();
    returns.next().filter(|_| returns.next().is_none())
}

/// The returns that a dossier's lines belong to, in the order of the candidates that hit them.
pub(super) fn returns_of(dossier: &Dossier) -> Vec<ReturnRef> {
    let mut lines: Vec<_> = dossier.lines.iter().collect();
    lines.sort_by_key(|line| line.candidate);
    let mut returns: Vec<ReturnRef> = Vec::new();
    for line in lines {
        if !returns.contains(&line.known.line.of) {
            returns.push(line.known.line.of.clone());
        }
    }
    returns
}

impl WorkLine {
    pub fn choice(&self) -> LineChoice {
        let line = &self.known.line;
        LineChoice {
            line: self.known.id,
            of: line.of.clone(),
            asin: line.asin.clone(),
            sku: line.sku.clone(),
            title: line.title.clone(),
        }
    }

    pub fn title(&self) -> String {
        let line = &self.known.line;
        line.title
            .clone()
            .or_else(|| line.sku.clone())
            .or_else(|| line.asin.clone())
            .unwrap_or_default()
    }
}

impl Hand {
    pub fn line(&self) -> Option<LineId> {
        self.product.as_ref().and_then(|product| product.line)
    }
}
