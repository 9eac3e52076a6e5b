//! [N]: nothing on the parcel can be read. A parcel tag names it, and the seller whom our own address
//! line names. A parcel is never refused.

use std::sync::Arc;

use crate::domain::codes::{ParcelTag, SellerCode};
use crate::domain::ids::ParcelId;
use crate::domain::reading::{Candidate, CheckVerdict, CodeKind};
use crate::ledger::command::ReceiveParcel;
use crate::ledger::draft::Aside;
use crate::ledger::fact::RawScan;
use crate::ledger::query::Beside;
use crate::ledger::query::Dossier;
use crate::ledger::rows::SellerRow;
use crate::ledger::{Command, Query};
use crate::scan::Reading;
use crate::text::BenchMsg;

use super::at_aside;
use super::at_ready;
use super::context::Context;
use super::event::{Answering, Key};
use super::face::Lamp;
use super::step::{Resume, Step, Written};
use super::work::Work;

/// Sellers on one page of tiles; the digit behind them turns the page or says "none".
pub(super) const SELLERS_OFFERED: usize = 8;

/// [N] at the parcel step.
pub(super) fn begin(context: &mut Context) -> Step {
    at_aside::begin(Step::Ready, Aside::ParcelTag, context)
}

/// Gives the parcel tag of a reading.
fn tag(reading: &Reading) -> Option<&Candidate> {
    let is_tag = |one: &&Candidate| one.kind == CodeKind::Parcel && one.check != CheckVerdict::Bad;
    reading.candidates.iter().find(is_tag)
}

pub(super) fn tag_scanned(back: Box<Step>, context: &mut Context, reading: &Arc<Reading>) -> Step {
    let Some(tag) = tag(reading) else {
        context.refuse("parcel_tag_wanted", BenchMsg::ScanParcelTag);
        context.with_verbatim(&reading.text);
        return Step::Aside(back, Aside::ParcelTag);
    };
    let ticket = context.ask(Query::Dossier(vec![tag.clone()]));
    Step::NumberLooking(ticket, Arc::clone(reading))
}

/// A tag that is on a parcel already names that parcel; a fresh one is given to this.
pub(super) fn number_found(
    reading: Arc<Reading>,
    dossier: Box<Dossier>,
    context: &mut Context,
) -> Step {
    if !dossier.parcels.is_empty() {
        return at_ready::dossier(&reading, dossier, context);
    }
    let ticket = context.ask(Query::Sellers);
    Step::SellersLooking(ticket, reading)
}

pub(super) fn sellers_found(
    reading: Arc<Reading>,
    sellers: Vec<SellerRow>,
    context: &mut Context,
) -> Step {
    if sellers.is_empty() {
        return receive(&reading, None, context);
    }
    context.asked(at_aside::name(Aside::Whose));
    context.show(Lamp::Need, BenchMsg::WhoseParcel);
    Step::Whose(reading, sellers, 0)
}

/// The sellers of a page.
pub(super) fn offered(sellers: &[SellerRow], page: usize) -> &[SellerRow] {
    let from = page.saturating_mul(SELLERS_OFFERED).min(sellers.len());
    let to = from.saturating_add(SELLERS_OFFERED).min(sellers.len());
    sellers.get(from..to).unwrap_or_default()
}

/// Tells whether sellers follow behind a page.
pub(super) fn has_more(sellers: &[SellerRow], page: usize) -> bool {
    page.saturating_add(1).saturating_mul(SELLERS_OFFERED) < sellers.len()
}

pub(super) fn whose_pressed(
    reading: Arc<Reading>,
    sellers: Vec<SellerRow>,
    page: usize,
    context: &mut Context,
    key: Key,
) -> Step {
    match key.answering() {
        Answering::Digit(digit) => {
            let place = usize::from(digit).saturating_sub(1);
            let page_rows = offered(&sellers, page);
            if let Some(seller) = page_rows.get(place) {
                let seller = seller.seller.clone();
                return receive(&reading, Some(seller), context);
            }
            if place != page_rows.len() {
                return Step::Whose(reading, sellers, page);
            }
            if has_more(&sellers, page) {
                return Step::Whose(reading, sellers, page + 1);
            }
            receive(&reading, None, context)
        }
        Answering::Back => {
            context.shown = None;
            Step::Ready
        }
        Answering::Nothing => Step::Whose(reading, sellers, page),
    }
}

fn receive(reading: &Reading, seller: Option<SellerCode>, context: &mut Context) -> Step {
    let Some((tag, number)) =
        tag(reading).and_then(|tag| Some((tag.clone(), ParcelTag::parse(&tag.key)?)))
    else {
        return Step::Ready;
    };
    let parcel = ParcelId(context.fresh());
    let raw = RawScan {
        salt: context.fresh().to_be_bytes(),
        bytes: reading.raw.clone(),
    };
    let candidates = vec![tag];
    let (ticket, _) = context.commit(Command::ReceiveParcel(ReceiveParcel {
        parcel,
        number: number.clone(),
        raw,
        candidates: candidates.clone(),
        chosen: None,
        finding: None,
    }));
    let work = Box::new(Work::unknown(parcel, number, candidates));
    match seller {
        Some(seller) => {
            let back = Box::new(Step::Opened(work));
            Step::Writing(ticket, back, Written::Unlabelled(seller))
        }
        None => Step::Receiving(ticket, work, "unlabelled"),
    }
}

/// The receipt is on the disk: the seller of the address line follows.
pub(super) fn hint(back: Step, seller: SellerCode, context: &mut Context) -> Step {
    let Some(parcel) = back.work().map(|work| work.parcel) else {
        return back;
    };
    let (ticket, _) = context.commit(Command::IdentifyParcel {
        parcel,
        candidates: Vec::new(),
        chosen: None,
        seller: Some(seller),
    });
    Step::Writing(ticket, Box::new(back), Written::Hinted)
}

/// The seller is on the disk too: the parcel is loaded with its terms.
pub(super) fn hinted(back: Step, context: &mut Context) -> Step {
    match back.work() {
        Some(work) => {
            let ticket = context.ask(Query::ParcelDossier(work.parcel, Beside::default()));
            Step::Resuming(ticket, Box::new(Resume::Unlabelled))
        }
        None => back,
    }
}
