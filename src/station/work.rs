//! The parcel and the unit in hand.

use crate::domain::checklist::{Answers, Checklist};
use crate::domain::codes::{ParcelTag, SellerCode, UnitTag};
use crate::domain::expected::{KnownLine, ReturnRef, ReturnStanding};
use crate::domain::finding::{Damage, UnitFinding};
use crate::domain::grade::Grade;
use crate::domain::ids::{CommandKey, Hash, LineId, ParcelId, UnitId};
use crate::domain::product::Product;
use crate::domain::reading::Candidate;
use crate::domain::standing::{Ordered, ordered_on};
use crate::domain::time::Day;
use crate::ledger::draft::{Life, Noted, Taught};
use crate::ledger::fact::{LineChoice, PackRef, ProductHow};
use crate::ledger::query::{Checklists, Dossier, ForSale, Recalled, RecalledWhat, SellerTerms};
use crate::ledger::rows::{ParcelRow, ParcelState, ProductRow, StandingRow, UnitState};

use super::at_slip::names_a_return;

/// An open parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Work {
    pub parcel: ParcelId,
    pub number: ParcelTag,
    pub candidates: Vec<Candidate>,
    pub lines: Vec<WorkLine>,
    /// Lines of other returns that its units answer, or may.
    pub elsewhere: Vec<WorkLine>,
    pub sellers: Vec<SellerTerms>,
    /// The sellers of `elsewhere`.
    pub other_sellers: Vec<SellerTerms>,
    pub products: Vec<ProductRow>,
    /// Products of the sellers' books that the lines or their barcodes name.
    pub book: Vec<Product>,
    /// What recall lists say of its lines, and of codes scanned on its units.
    pub recalled: Vec<Recalled>,
    pub finding: Option<ReturnStanding>,
    /// What is wrong with its outside.
    pub damage: Vec<Damage>,
    /// Units out of it: put, or waiting on a shelf.
    pub units: u32,
    pub life: Life,
    /// The site's day of its receipt; none for one that was just received.
    pub received: Option<Day>,
    /// Units for sale of the products of its lines.
    pub for_sale: Vec<ForSale>,
    /// What the sellers ordered for goods of the SKUs of its lines.
    pub standing: Vec<StandingRow>,
    /// Checklists by which its units that wait were begun, and the one in hand at a restart.
    pub checklists: Checklists,
}

/// An announced line of the parcel in hand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct WorkLine {
    pub known: KnownLine,
    /// Units of it out of this or any parcel: put, or waiting on a shelf.
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
    /// The pack of the checklist that asks, from the first question on.
    pub checklist: Option<Hash>,
    /// What was noted beside.
    pub noted: Noted,
    /// The command by which it waited on the test shelf, when it was taken from there.
    pub taken_up: Option<CommandKey>,
    /// The label of the carton that it was taken out of.
    pub out_of: Option<UnitTag>,
    /// The line that it counted for before it came into the hand.
    pub recount: Option<LineId>,
    /// How many equal units it stands for: more than one in a carton kept whole.
    pub count: u32,
    /// The old outbound labels of the units.
    pub labels: Vec<Candidate>,
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
        returns: &[ReturnRef],
    ) -> Self {
        let lines: Vec<WorkLine> = dossier
            .lines
            .iter()
            .filter(|line| returns.contains(&line.known.line.of))
            .map(|line| WorkLine::of(&line.known))
            .collect();
        let finding = lines
            .iter()
            .map(|line| line.known.line.standing())
            .max()
            .filter(|worst| *worst != ReturnStanding::Open);
        let whose = |seller: &SellerTerms| returns.iter().any(|of| of.seller == seller.row.seller);
        Self {
            parcel,
            number,
            candidates,
            elsewhere: elsewhere_of(dossier, &lines),
            other_sellers: dossier.sellers.clone(),
            lines,
            sellers: dossier
                .sellers
                .iter()
                .filter(|seller| whose(seller))
                .cloned()
                .collect(),
            products: dossier.products.clone(),
            book: dossier.book.clone(),
            recalled: dossier.recalled.clone(),
            finding,
            damage: Vec::new(),
            units: 0,
            life: Life::Open,
            received: None,
            for_sale: dossier.for_sale.clone(),
            standing: dossier.standing.clone(),
            checklists: dossier.checklists.clone(),
        }
    }

    /// A parcel of which nothing is known but its number.
    pub fn unknown(parcel: ParcelId, number: ParcelTag, candidates: Vec<Candidate>) -> Self {
        Self::received(parcel, number, candidates, &Dossier::default(), &[])
    }

    /// A parcel that the store knows already.
    pub fn resumed(row: &ParcelRow, dossier: &Dossier) -> Self {
        let returns = returns_in(row, dossier);
        let (number, candidates) = (row.number.clone(), row.candidates.clone());
        let mut work = Self::received(row.parcel, number, candidates, dossier, &returns);
        if work.sellers.is_empty() {
            let hinted = |seller: &&SellerTerms| row.hinted.as_ref() == Some(&seller.row.seller);
            work.sellers = dossier.sellers.iter().filter(hinted).cloned().collect();
        }
        let put = dossier
            .units
            .iter()
            .filter(|unit| unit.inspection.parcel == row.parcel && unit.state != UnitState::Undone);
        work.units = u32::try_from(put.count()).unwrap_or(u32::MAX);
        work.received = Some(row.day);
        work.finding = row.finding;
        work.damage.clone_from(&row.damage);
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

    /// An announced line, of this parcel's returns or of others.
    pub fn line(&self, id: LineId) -> Option<&WorkLine> {
        let all = self.lines.iter().chain(&self.elsewhere);
        all.into_iter().find(|line| line.known.id == id)
    }

    /// How the line that a unit answers lies beside the parcel's own returns.
    pub fn beside(&self, id: LineId) -> Option<UnitFinding> {
        let other = self.elsewhere.iter().find(|line| line.known.id == id)?;
        let own = self.seller().map(|terms| &terms.row.seller);
        Some(if own == Some(&other.known.line.of.seller) {
            UnitFinding::OtherReturn
        } else {
            UnitFinding::OtherSeller
        })
    }

    /// The seller whose terms hold for a unit: of its line, else of the parcel.
    pub fn terms_of(&self, hand: &Hand) -> Option<&SellerTerms> {
        let Some(line) = hand.line().and_then(|line| self.line(line)) else {
            return self.seller();
        };
        let mut known = self.sellers.iter().chain(&self.other_sellers);
        known.find(|terms| terms.row.seller == line.known.line.of.seller)
    }

    /// Finds a checklist of a seller's own by its pack.
    pub fn own_checklist(&self, hash: Hash) -> Option<&(PackRef, Checklist)> {
        let mut sellers = self.sellers.iter().chain(&self.other_sellers);
        let set = sellers.find_map(|terms| terms.checklists.get(hash));
        let begun = || self.checklists.get(hash);
        set.or_else(begun).filter(|(_, list)| list.own.is_some())
    }

    /// Counts the units for sale of the product in hand.
    pub fn for_sale(&self, hand: &Hand) -> u32 {
        let line = hand.line().and_then(|line| self.line(line));
        let known = line.and_then(|line| {
            let mut known = self.for_sale.iter();
            known.find(|known| known.is_of(&line.known.line))
        });
        known.map_or(0, |known| known.units)
    }

    /// Finds what the seller ordered for goods like the one in hand, if they are of this grade.
    pub fn ordered(&self, hand: &Hand, grade: Grade, today: Day) -> Option<Ordered> {
        let line = &self.line(hand.line()?)?.known.line;
        let is_of = |row: &&StandingRow| {
            row.seller == line.of.seller && line.sku.as_ref() == Some(&row.sku)
        };
        let row = self.standing.iter().find(is_of)?;
        ordered_on(&row.orders, grade, today)
    }

    /// Takes up the lines of other returns that await what was scanned.
    pub fn learn_elsewhere(&mut self, found: &Dossier) {
        self.for_sale.extend(found.for_sale.iter().cloned());
        for line in elsewhere_of(found, &self.lines) {
            if self.line(line.known.id).is_none() {
                self.elsewhere.push(line);
            }
        }
        add_new(&mut self.other_sellers, &found.sellers);
        add_new(&mut self.products, &found.products);
        add_new(&mut self.book, &found.book);
        add_new(&mut self.recalled, &found.recalled);
        add_new(&mut self.standing, &found.standing);
    }

    /// The notice of the recall list that concerns the unit in hand, by its line or its code.
    pub fn recalled(&self, product: &HandProduct) -> Option<&str> {
        let is_it = |one: &&Recalled| match &one.what {
            RecalledWhat::Line(line) => Some(*line) == product.line,
            RecalledWhat::Code(code) => Some(code) == product.barcode.as_ref(),
        };
        let found = self.recalled.iter().find(is_it)?;
        Some(&found.notice)
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

    pub fn count_put(&mut self, line: Option<LineId>, count: u32) {
        self.units = self.units.saturating_add(count);
        if let Some(line) = self.line_mut(line) {
            line.seen = line.seen.saturating_add(count);
        }
    }

    pub fn count_taken_back(&mut self, line: Option<LineId>, count: u32) {
        self.units = self.units.saturating_sub(count);
        if let Some(line) = self.line_mut(line) {
            line.seen = line.seen.saturating_sub(count);
        }
    }

    fn line_mut(&mut self, id: Option<LineId>) -> Option<&mut WorkLine> {
        let mut all = self.lines.iter_mut().chain(&mut self.elsewhere);
        all.find(|line| Some(line.known.id) == id)
    }
}

/// Adds what is not there yet: the same product twice would look like two of one barcode.
fn add_new<T: Clone + PartialEq>(known: &mut Vec<T>, found: &[T]) {
    for one in found {
        if !known.contains(one) {
            known.push(one.clone());
        }
    }
}

/// The lines of a dossier that belong to none of the parcel's own returns.
fn elsewhere_of(dossier: &Dossier, own: &[WorkLine]) -> Vec<WorkLine> {
    let is_own = |known: &KnownLine| own.iter().any(|line| line.known.id == known.id);
    let others = dossier.elsewhere.iter().filter(|known| !is_own(known));
    others.map(WorkLine::of).collect()
}

/// The returns that travel in a parcel: the one a person chose, or the only one that its label
/// names, and those whose own numbers were read of it.
fn returns_in(row: &ParcelRow, dossier: &Dossier) -> Vec<ReturnRef> {
    let (mut by_slip, mut by_label) = (Vec::new(), Vec::new());
    for line in &dossier.lines {
        let by = line.candidate.and_then(|place| row.candidates.get(place));
        let named = if by.is_some_and(|by| names_a_return(by.kind)) {
            &mut by_slip
        } else {
            &mut by_label
        };
        if !named.contains(&line.known.line.of) {
            named.push(line.known.line.of.clone());
        }
    }
    let mut returns = match (&row.chosen, by_label.as_slice()) {
        (Some(of), _) | (None, [of]) => vec![of.clone()],
        (None, _) => Vec::new(),
    };
    by_slip.retain(|of| !returns.contains(of));
    returns.extend(by_slip);
    returns
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
    fn of(known: &KnownLine) -> Self {
        Self {
            seen: known.put_units,
            known: known.clone(),
        }
    }

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
    /// A unit of which only the tag is known.
    pub fn new(unit: UnitId, tag: UnitTag) -> Self {
        Self {
            unit,
            tag,
            product: None,
            answers: Answers::new(),
            answered: Vec::new(),
            checklist: None,
            noted: Noted::default(),
            taken_up: None,
            out_of: None,
            recount: None,
            count: 1,
            labels: Vec::new(),
        }
    }

    pub fn line(&self) -> Option<LineId> {
        self.product.as_ref().and_then(|product| product.line)
    }
}
